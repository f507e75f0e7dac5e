//! How many bits a second a copy may have, so that the whole take fits.

/// Sound: enough for a voice and for tape being torn.
pub(super) const AUDIO_BITS: u64 = 64_000;

/// More would be of no use to anybody who looks.
const MAX_VIDEO_BITS: u64 = 8_000_000;

/// Below it not even a small picture can be told; whether more suffices is looked at in the copy itself.
const MIN_VIDEO_BITS: u64 = 40_000;

/// What the container adds for each frame of picture and sound, in bytes.
const FRAME_BYTES: u64 = 24;

/// A sound frame of AAC has 1024 samples: about so many in a second.
const SOUND_FRAMES_A_SECOND: u64 = 47;

/// The encoder may run ahead of its rate by what its buffer holds, two seconds of it.
pub(super) const BUFFER_SECONDS: u64 = 2;

/// Parts of a thousand of the allowed size that are used: the rest is for what cannot be foreseen.
const USED_PERMILLE: u64 = 970;

/// The greatest rate of the picture in bits a second at which a take of that length fits; none when no picture could be told
/// at it. Without a limit it is what is of use.
pub(super) fn video_bits(max_bytes: Option<u64>, duration_ms: i64, frames: u64, sound: bool) -> Option<u64> {
    let Some(max_bytes) = max_bytes else { return Some(MAX_VIDEO_BITS) };
    let ms = u64::try_from(duration_ms).unwrap_or(0).max(1);
    let sound_frames = if sound { ms.saturating_mul(SOUND_FRAMES_A_SECOND) / 1000 } else { 0 };
    let container = frames.saturating_add(sound_frames).saturating_mul(FRAME_BYTES);
    let bits = (max_bytes / 1000).saturating_mul(USED_PERMILLE).saturating_sub(container).saturating_mul(8);
    let sound_bits = if sound { AUDIO_BITS.saturating_mul(ms) / 1000 } else { 0 };
    let video = bits.saturating_sub(sound_bits).saturating_mul(1000) / (ms + BUFFER_SECONDS * 1000);
    (video >= MIN_VIDEO_BITS).then(|| video.min(MAX_VIDEO_BITS))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_minute_in_thirty_megabytes_has_some_four_megabits() {
        let bits = video_bits(Some(30_000_000), 60_000, 1800, true).unwrap();
        assert!((3_500_000..3_900_000).contains(&bits), "{bits}");
        assert_eq!(video_bits(None, 60_000, 1800, true), Some(MAX_VIDEO_BITS));
        assert_eq!(video_bits(Some(30_000_000), 1_000, 30, true), Some(MAX_VIDEO_BITS));
    }

    #[test]
    fn what_cannot_be_told_is_not_tried() {
        assert_eq!(video_bits(Some(20_000_000), 3 * 3_600_000, 324_000, true), None);
        assert_eq!(video_bits(Some(0), 1_000, 25, false), None);
    }
}
