//! What lies in a container file, read from its bytes without the media library: an account of our own, to be set against
//! what the library delivers.
//!
//! Every reader here is made for hostile files. Sizes and counts are claims: nothing is allocated, skipped or repeated on
//! their word alone, depth is fixed by the shape of the code, and a file that exceeds a limit is looked at up to there and
//! marked so.

pub(crate) mod bytes;
pub(crate) mod ebml;
pub(crate) mod flv;
pub(crate) mod mp4;
pub(crate) mod riff;

use bytes::ReadAt;

/// The structure of a file, for the kinds of container that can be looked into.
#[derive(Debug)]
pub(crate) enum Structure {
    /// ISO base media file: MP4, MOV, 3GP.
    Mp4(Box<mp4::Movie>),
    /// Matroska and WebM.
    Matroska(Box<ebml::Matroska>),
    /// AVI.
    Avi(Box<riff::Avi>),
    /// Anything else.
    Foreign,
}

impl Structure {
    /// Looks into a file.
    pub(crate) fn read(bytes: &dyn ReadAt) -> Self {
        if let Some(movie) = mp4::Movie::read(bytes) {
            return Self::Mp4(Box::new(movie));
        }
        if let Some(matroska) = ebml::Matroska::read(bytes) {
            return Self::Matroska(Box::new(matroska));
        }
        riff::Avi::read(bytes).map_or(Self::Foreign, |avi| Self::Avi(Box::new(avi)))
    }
}

/// An element that reaches past the end of the file, or past the end of what holds it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Overrun {
    /// Name of the element.
    pub(crate) element: String,
    /// Where it starts.
    pub(crate) start: u64,
    /// Where it says that it ends.
    pub(crate) declared_end: u64,
}
