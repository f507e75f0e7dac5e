//! The one place that names FFmpeg.
