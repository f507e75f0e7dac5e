//! FLV files, as far as the duration that they state goes (Adobe, "Flash Video File Format Specification 10.1", annex E).
//! A media library that finds none estimates one from the last tag of the file, which states nothing.

use super::bytes::{Fields, ReadAt, find};

/// How much of the file is searched: metadata stand in the first tag.
const SEARCHED_BYTES: usize = 64 << 10;
/// The key of the duration as a property of `onMetaData`: its length, its name, and the marker of a number.
const DURATION: &[u8] = b"\x00\x08duration\x00";

/// The duration that an FLV file states, in microseconds; `None` when it is of another kind or states none: recorders write
/// 0 at the start and the length at the end of a recording.
pub(crate) fn duration_us(bytes: &dyn ReadAt) -> Option<i64> {
    let head = bytes.at_most(0, bytes.len(), SEARCHED_BYTES);
    if !head.starts_with(b"FLV") {
        return None;
    }
    let at = find(&head, b"onMetaData")?;
    let script = head.get(at..)?;
    let value = script.get(find(script, DURATION)? + DURATION.len()..)?;
    let seconds = f64::from_bits(Fields::new(value).u64()?);
    let us = seconds * 1_000_000.0;
    #[expect(clippy::cast_possible_truncation, reason = "the range was checked")]
    (us.is_finite() && (1.0..3.2e16).contains(&us)).then_some(us.round() as i64)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(seconds: f64) -> Vec<u8> {
        let mut file =
            b"FLV\x01\x01\x00\x00\x00\x09\x00\x00\x00\x00\x12\x00\x00\x50\x00\x00\x00\x00\x00\x00\x00"
                .to_vec();
        file.extend(b"\x02\x00\x0aonMetaData\x08\x00\x00\x00\x02");
        file.extend(DURATION);
        file.extend(seconds.to_be_bytes());
        file.extend(b"\x00\x05width\x00");
        file.extend(640.0_f64.to_be_bytes());
        file
    }

    #[test]
    fn only_a_positive_number_states_a_duration() {
        assert_eq!(duration_us(&file(5.005)), Some(5_005_000));
        for nothing in [0.0, -1.0, f64::NAN, f64::INFINITY, 1e300] {
            assert_eq!(duration_us(&file(nothing)), None, "{nothing}");
        }
        assert_eq!(duration_us(&b"another kind".to_vec()), None);
        let mut cut = file(5.0);
        cut.truncate(60);
        assert_eq!(duration_us(&cut), None);
    }
}
