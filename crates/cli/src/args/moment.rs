//! Times in a video as they are typed.

/// A time on the video's own clock, as a player shows it: seconds, `min:sec` or `h:min:sec`, with a fraction.
pub(super) fn moment(text: &str) -> Result<i64, String> {
    onetake::propose::moment_ms(text)
        .ok_or_else(|| format!("{text:?} is no time in a video: write it as 1:02.5"))
}
