//! What comes in: videos of folders, orders of sheets, and which belongs to which.

mod files;
mod matching;
mod name;
mod orders;
mod twice;

pub use self::files::{Found, VideoFile, find_videos, is_pattern, is_video_name};
pub(crate) use self::files::{RESULTS, is_ours};
pub use self::matching::{Case, Match, match_files};
pub use self::name::NameFacts;
pub use self::orders::{Sheet, SheetOptions, SheetOrder, read_sheet};
