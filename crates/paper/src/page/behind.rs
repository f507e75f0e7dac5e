//! The pages behind the first: everything that is not met or open with its reasons, the rest folded, sources at the end.

use onetake_render::{PagedFinding, PagedPicture};
use onetake_report::Outcome;

use super::{BODY, BOLD, Flow, MARGIN, SMALL, TITLE, WIDTH};
use crate::PaperError;

impl Flow<'_> {
    pub(super) fn behind(&mut self) -> Result<(), PaperError> {
        let paged = self.paged;
        for section in &paged.sections {
            // A heading never stands alone at the foot of a page.
            self.need(60.0);
            self.y += 4.0;
            self.line(&section.title, TITLE, 0.0)?;
            for finding in &section.findings {
                self.finding(finding)?;
            }
            for fact in &section.facts {
                let separator = self.plain("label-separator");
                self.line(&format!("{}{separator}{}", fact.name, fact.value), BODY, 0.0)?;
                if let Some(note) = &fact.note {
                    self.line(note, SMALL, 10.0)?;
                }
            }
            for line in &section.lines {
                self.line(line, BODY, 0.0)?;
            }
            self.rows(&section.pictures, 4, 110.0)?;
        }
        Ok(())
    }

    fn finding(&mut self, finding: &PagedFinding) -> Result<(), PaperError> {
        let sign = match finding.outcome {
            Outcome::Pass => "✓",
            Outcome::Fail => "✗",
            Outcome::Review => "?",
            Outcome::NotApplicable => "–",
        };
        self.need(30.0);
        let separator = self.plain("clause-separator");
        let line = format!("{sign} {}{separator}{}  {}", finding.title, finding.outcome_word, finding.id);
        self.line(&line, BOLD, 0.0)?;
        for reason in &finding.reasons {
            self.line(reason, BODY, 12.0)?;
        }
        Ok(())
    }

    /// Pictures in rows of so many, each at most that high.
    pub(super) fn rows(
        &mut self,
        pictures: &[PagedPicture],
        columns: u8,
        most: f32,
    ) -> Result<(), PaperError> {
        let gap = 8.0;
        let width = (WIDTH + gap) / f32::from(columns.max(1)) - gap;
        for row in pictures.chunks(usize::from(columns.max(1))) {
            let heights = row.iter().map(|picture| self.fitted(picture, [width, most])[1]);
            let height = heights.fold(0.0, f32::max);
            self.need(height + 28.0);
            let mut x = MARGIN;
            for picture in row {
                let y = self.y;
                self.picture(picture, [x, y, width, most])?;
                x += width + gap;
            }
            self.y += height + 28.0;
        }
        Ok(())
    }
}
