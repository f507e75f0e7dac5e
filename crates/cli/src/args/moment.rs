//! Times in a video as they are typed.

use unicode_normalization::UnicodeNormalization as _;

/// A time on the video's own clock, as a player shows it: seconds, `min:sec` or `h:min:sec`, with a fraction.
pub(super) fn moment(text: &str) -> Result<i64, String> {
    let error = || format!("{text:?} is no time in a video: write it as 1:02.5");
    // An input method for Chinese writes full-width digits and colons.
    let text: String = text.trim().nfkc().take(40).collect();
    let text = text.as_str();
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    if fraction.len() > 3 || !fraction.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(error());
    }
    let parts: Vec<&str> = whole.split(':').collect();
    let digits =
        |part: &&str| !part.is_empty() && part.len() <= 6 && part.bytes().all(|byte| byte.is_ascii_digit());
    if parts.len() > 3 || !parts.iter().all(digits) {
        return Err(error());
    }
    let mut seconds = 0_i64;
    for part in &parts {
        seconds = seconds * 60 + part.parse::<i64>().map_err(|_| error())?;
    }
    let millis: i64 = format!("{fraction:0<3}").parse().map_err(|_| error())?;
    Ok(seconds * 1000 + millis)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_in_a_video_are_read_as_players_show_them() {
        for (text, ms) in [
            ("0", 0),
            ("12.5", 12_500),
            ("1:02.5", 62_500),
            ("０：０２", 2_000),
            ("１：０２．５", 62_500),
            ("1:02:03.004", 3_723_004),
            ("90:00", 5_400_000),
        ] {
            assert_eq!(moment(text), Ok(ms), "{text}");
        }
        for text in ["", ":", "1:", "-1", "1.2345", "1:2:3:4", "1e3", "一"] {
            assert!(moment(text).is_err(), "{text}");
        }
    }
}
