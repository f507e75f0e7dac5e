use std::path::PathBuf;

use onetake_render::RenderError;
use thiserror::Error;

/// A page could not be made; nothing of it was written.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum PaperError {
    /// The view could not be made.
    #[error(transparent)]
    View(#[from] RenderError),
    /// A file of a font could not be read.
    #[error("cannot read the font {}: {message}; give a TTF, OTF or TTC file", path.display())]
    Font {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        message: String,
    },
    /// No font was found at all.
    #[error("no font was found; install one ({INSTALL}) or name a file with --font")]
    NoFont,
    /// No font has a character of our words. A box in its place would be no evidence.
    #[error(
        "no font has the character {character} (U+{:04X}) in “{text}”; install one ({INSTALL}) or name a file with --font",
        u32::from(*character)
    )]
    MissingGlyph {
        /// The character.
        character: char,
        /// The text that it stands in.
        text: String,
    },
    /// A picture could not be read or written.
    #[error("cannot use the picture {file}: {message}")]
    Picture {
        /// Its name in the record, or what it was to become.
        file: String,
        /// What is wrong with it.
        message: String,
    },
    /// The pages could not be written.
    #[error("cannot write the pages: {message}")]
    Pdf {
        /// What the writer says.
        message: String,
    },
    /// A page is larger than allowed, however much it is compressed.
    #[error("a sheet needs more than {most} bytes; allow more, or ask for a PDF")]
    TooLarge {
        /// The limit in bytes.
        most: usize,
    },
}

/// Which package brings a font with Chinese and Vietnamese.
const INSTALL: &str = "Debian and Ubuntu: fonts-noto-cjk; Fedora: google-noto-sans-cjk-fonts; Alpine: font-noto-cjk; \
                       Windows and macOS bring Microsoft YaHei and PingFang along";

impl PaperError {
    /// A stable name for programs.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::View(_) => "paper_view",
            Self::Font { .. } => "paper_font",
            Self::NoFont => "paper_no_font",
            Self::MissingGlyph { .. } => "paper_missing_glyph",
            Self::Picture { .. } => "paper_picture",
            Self::Pdf { .. } => "paper_pdf",
            Self::TooLarge { .. } => "paper_too_large",
        }
    }
}
