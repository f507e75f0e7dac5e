//! Sheets of stills with their times.

use onetake_render::PagedPicture;

use super::{Flow, SMALL, TITLE};
use crate::PaperError;

impl Flow<'_> {
    pub(super) fn stills(&mut self, stills: &[PagedPicture]) -> Result<(), PaperError> {
        let title = self.plain("paper-stills");
        self.line(&title, TITLE, 0.0)?;
        let digest = format!("SHA-256 {}", self.paged.sha256);
        self.line(&digest, SMALL, 0.0)?;
        self.rows(stills, 2, 200.0)
    }
}
