//! The part of the picture that is the work table of a station.

use std::path::Path;
use std::str::FromStr;

use super::{CaseError, EntryFault};
use crate::text_file;

/// A file of a station holds one line of numbers; this is more than anyone writes about them.
const MAX_FILE_BYTES: u64 = 64 * 1024;

/// A part of the picture as it is shown, in thousandths of its width and height: left, top, width and height.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Region([i64; 4]);

impl Region {
    /// Left, top, width and height in thousandths of the picture as shown.
    #[must_use]
    pub const fn permille(self) -> [i64; 4] {
        self.0
    }

    /// The same from a report; none where these numbers are no part of a picture.
    #[must_use]
    pub fn of_permille(numbers: [i64; 4]) -> Option<Self> {
        let [left, top, width, height] = numbers;
        let inside = numbers.iter().all(|number| (0..=1000).contains(number));
        let fits = inside && width > 0 && height > 0 && left + width <= 1000 && top + height <= 1000;
        fits.then_some(Self(numbers))
    }

    /// Thousandths of that part of the picture that lie inside.
    #[must_use]
    pub fn share_of(self, part: [i64; 4]) -> i64 {
        let [left, top, width, height] = self.0;
        let [part_left, part_top, part_width, part_height] = part;
        let along = |start: i64, length: i64, part_start: i64, part_length: i64| {
            let end = start.saturating_add(length).min(part_start.saturating_add(part_length));
            end.saturating_sub(start.max(part_start)).max(0)
        };
        let shared = along(left, width, part_left, part_width).saturating_mul(along(
            top,
            height,
            part_top,
            part_height,
        ));
        let whole = part_width.saturating_mul(part_height);
        if whole > 0 { shared.saturating_mul(1000) / whole } else { 0 }
    }
}

/// The region in a file of a station, as it is written there: its first line that is neither empty nor begins with `#`.
///
/// # Errors
///
/// [`CaseError`] when it cannot be read.
pub fn region_in(path: &Path) -> Result<String, CaseError> {
    let error = |error| CaseError::Read { path: path.to_owned(), error };
    let text = text_file::read(path, MAX_FILE_BYTES).map_err(error)?;
    let text = text.trim_start_matches('\u{feff}');
    let line = text.lines().map(str::trim).find(|line| !line.is_empty() && !line.starts_with('#'));
    Ok(line.unwrap_or_default().to_owned())
}

impl FromStr for Region {
    type Err = CaseError;

    /// Left, top, width and height in per cent, such as `10,20,60.5,50`.
    fn from_str(text: &str) -> Result<Self, CaseError> {
        parsed(text).ok_or_else(|| CaseError::Entry {
            field: "region",
            problem: EntryFault::NoRegion { given: text.chars().take(80).collect() },
        })
    }
}

fn parsed(text: &str) -> Option<Region> {
    let numbers: Vec<i64> = text.split([',', '，']).map(permille).collect::<Option<_>>()?;
    Region::of_permille(numbers.try_into().ok()?)
}

/// A number of per cent with at most one decimal, from 0 to 100, in thousandths.
fn permille(text: &str) -> Option<i64> {
    let text = text.trim();
    let text = text.strip_suffix(['%', '％']).unwrap_or(text).trim_end();
    let (whole, tenths) = text.split_once('.').unwrap_or((text, "0"));
    let digits = |part: &str, most: usize| {
        (1..=most).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    if !digits(whole, 3) || !digits(tenths, 1) {
        return None;
    }
    let value = whole.parse::<i64>().ok()? * 10 + tenths.parse::<i64>().ok()?;
    (value <= 1000).then_some(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_region_is_four_numbers_of_per_cent() {
        let region = |text: &str| text.parse::<Region>().map(Region::permille).ok();
        assert_eq!(region("10,20,60.5,50"), Some([100, 200, 605, 500]));
        assert_eq!(region(" 0 %, 0，100%，100％ "), Some([0, 0, 1000, 1000]));
        let wrong = ["", "10,20,60", "10,20,60,50,1", "10,20,0,50", "50,0,60,10", "0,50,10,60", "-1,0,10,10"];
        for text in
            wrong.into_iter().chain(["a,b,c,d", "1e1,0,10,10", "10.55,0,10,10", "1.,0,10,10", "٣,0,10,10"])
        {
            assert_eq!(region(text), None, "{text}");
            let error = text.parse::<Region>().unwrap_err().to_string();
            assert!(error.contains("region") && error.contains("10,20,60,50"), "{error}");
        }
    }

    #[test]
    fn a_share_is_that_of_the_part() {
        let table: Region = "10,10,50,50".parse().unwrap();
        assert_eq!(table.share_of([200, 200, 100, 100]), 1000);
        assert_eq!(table.share_of([550, 100, 100, 100]), 500);
        assert_eq!(table.share_of([700, 700, 100, 100]), 0);
        assert_eq!(table.share_of([0, 0, 0, 10]), 0);
        assert_eq!(table.share_of([i64::MIN, i64::MIN, i64::MAX, i64::MAX]), 0);
    }

    #[test]
    fn a_station_has_a_file_of_its_own() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("station3.txt");
        std::fs::write(&path, "\u{feff}# station 3, camera above the table\r\n\r\n 5,10,80,85 \r\n").unwrap();
        assert_eq!(region_in(&path).unwrap().parse::<Region>().unwrap().permille(), [50, 100, 800, 850]);
        std::fs::write(&path, "# nothing yet\n").unwrap();
        assert!(region_in(&path).unwrap().parse::<Region>().is_err());
        assert!(matches!(region_in(&folder.path().join("none")), Err(CaseError::Read { .. })));
    }
}
