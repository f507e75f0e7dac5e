//! The first page: what came of it, of which order and video, and how to check. One page, whatever there is to say.

use onetake_report::{Outcome, Verdict};
use qrcode::{Color, EcLevel, QrCode};

use super::{BLACK, BODY, BOLD, FOOT, Flow, MARGIN, SMALL, Style, TITLE, WIDTH};
use crate::PaperError;
use crate::canvas::Mark;

/// Height of what stands at the lower end of the page.
const CHECK: f32 = 118.0;
/// The side of the QR code with its quiet zone.
const QR: f32 = 92.0;
/// Most entries of a list; the pages behind have all.
const ENTRIES: usize = 6;

impl Flow<'_> {
    pub(super) fn certificate(&mut self) -> Result<(), PaperError> {
        let paged = self.paged;
        let title = format!("{} · {}", self.plain("paper-title"), paged.heading);
        self.once(&title, SMALL, 1)?;
        let (sign, ink) = match paged.verdict {
            Verdict::Valid => ("✓", [16, 110, 50]),
            Verdict::Invalid => ("✗", [176, 24, 24]),
            Verdict::NeedsReview => ("?", [150, 88, 0]),
        };
        let verdict = format!("{sign} {}", paged.verdict_word);
        self.once(&verdict, Style { size: 26.0, bold: true, ink }, 1)?;
        self.once(&paged.sentence, Style { size: 11.0, ..BODY }, 2)?;
        self.once(&paged.basis, SMALL, 2)?;
        for note in paged.notes.iter().take(3) {
            self.once(&format!("! {note}"), BOLD, 2)?;
        }
        self.y += 4.0;
        self.rule(self.y);
        self.y += 5.0;
        self.order()?;
        self.key_pictures()?;
        let failed = paged.failed.iter().map(|finding| {
            let reason = finding.reasons.first().map_or("", String::as_str);
            format!("✗ {}  {reason}", finding.title)
        });
        let failed: Vec<String> = failed.collect();
        self.list("paper-failed", &failed)?;
        let looks = paged.looks.iter().map(|finding| {
            let reason = finding.reasons.first().map_or("", String::as_str);
            format!("? {}  {reason}", finding.title)
        });
        let looks: Vec<String> = looks.collect();
        self.list("paper-looks", &looks)?;
        let to_do: Vec<String> = paged.to_do.iter().map(|one| format!("☐ {one}")).collect();
        self.list("paper-to_do", &to_do)?;
        self.list("paper-statements", &paged.statements)?;
        self.check()
    }

    /// A text at most that many lines high.
    fn once(&mut self, text: &str, style: Style, most: usize) -> Result<(), PaperError> {
        let y = self.y;
        self.y += self.put(text, style, [MARGIN, y, WIDTH], most)? + 2.0;
        Ok(())
    }

    /// The order on the left, the number on the right.
    fn order(&mut self) -> Result<(), PaperError> {
        let paged = self.paged;
        let top = self.y;
        let half = WIDTH / 2.0 - 8.0;
        let separator = self.plain("label-separator");
        let mut facts = vec![format!("{}{separator}{}", self.plain("file-name"), paged.file_name)];
        facts.extend(paged.case.iter().map(|fact| {
            let note = fact.note.as_ref().map(|note| format!(" ({note})")).unwrap_or_default();
            format!("{}{separator}{}{note}", fact.name, fact.value)
        }));
        let mut left = top;
        for fact in facts.iter().take(10) {
            left += self.put(fact, BODY, [MARGIN, left, half], 2)? + 1.0;
        }
        let x = MARGIN + WIDTH / 2.0 + 8.0;
        let mut right = top;
        let (outcome, word) = &paged.waybill;
        let sign = match outcome {
            Outcome::Pass => "✓ ",
            Outcome::Fail => "✗ ",
            Outcome::Review => "? ",
            Outcome::NotApplicable => "",
        };
        let name = self.plain("paper-waybill");
        right += self.put(&format!("{sign}{name}{separator}{word}"), TITLE, [x, right, half], 2)? + 3.0;
        let expected = paged.waybill_expected.join(" / ");
        let none = self.plain("paper-read-none");
        let read = if paged.waybill_read.is_empty() { &none } else { &paged.waybill_read };
        for (name, value) in [("paper-expected", &expected), ("paper-read", read)] {
            if value.is_empty() {
                continue;
            }
            let name = self.plain(name);
            right += self.put(&name, SMALL, [x, right, half], 1)?;
            right += self.put(value, Style { size: 13.0, ..BOLD }, [x, right, half], 2)? + 2.0;
        }
        self.y = left.max(right) + 6.0;
        Ok(())
    }

    fn key_pictures(&mut self) -> Result<(), PaperError> {
        let paged = self.paged;
        let (gap, height): (f32, f32) = (8.0, 118.0);
        let height = height.min(FOOT - CHECK - self.y - 150.0);
        if height < 40.0 || paged.pictures.is_empty() {
            return Ok(());
        }
        let width = (WIDTH - 3.0 * gap) / 4.0;
        let (mut x, mut tallest) = (MARGIN, 0.0_f32);
        for picture in &paged.pictures {
            let y = self.y;
            self.picture(picture, [x, y, width, height])?;
            let [_, shown_height] = self.fitted(picture, [width, height]);
            tallest = tallest.max(shown_height);
            x += width + gap;
        }
        self.y += tallest + 26.0;
        Ok(())
    }

    /// As many entries as there is room for, and how many more there are.
    fn list(&mut self, title: &str, entries: &[String]) -> Result<(), PaperError> {
        let end = FOOT - CHECK - 16.0;
        if entries.is_empty() {
            return Ok(());
        }
        let title = self.plain(title);
        if self.y + 46.0 > end {
            // Nothing is dropped without a word.
            let more = self.text("paper-more", &[("count", entries.len().into())]);
            return self.once(&format!("{title} {more}"), SMALL, 1);
        }
        self.once(&title, TITLE, 1)?;
        let mut told = 0;
        for entry in entries.iter().take(ENTRIES) {
            if self.y + 40.0 > end {
                break;
            }
            self.once(entry, BODY, 2)?;
            told += 1;
        }
        if told < entries.len() {
            let more = self.text("paper-more", &[("count", (entries.len() - told).into())]);
            self.once(&more, SMALL, 1)?;
        }
        self.y += 4.0;
        Ok(())
    }

    /// The digest, its QR code, and how to check, at the lower end.
    fn check(&mut self) -> Result<(), PaperError> {
        let top = FOOT - CHECK;
        self.rule(top);
        let width = WIDTH - QR - 12.0;
        let digits: Vec<char> = self.paged.sha256.chars().collect();
        let groups: Vec<String> = digits.chunks(8).map(|group| group.iter().collect()).collect();
        let mut y = top + 6.0;
        let number = format!("{} {} · {}", self.plain("paper-number"), self.paged.number, self.paged.tool);
        let lines = [
            (number, BOLD),
            (self.plain("paper-digest"), SMALL),
            (groups.join(" "), Style { size: 10.5, ..BOLD }),
            (self.plain("paper-check"), BOLD),
            (self.plain("paper-check-digest"), BODY),
            (self.plain("paper-check-report"), BODY),
        ];
        for (text, style) in lines {
            y += self.put(&text, style, [MARGIN, y, width], 2)? + 1.0;
        }
        self.qr_code([MARGIN + WIDTH - QR, top + 8.0])
    }

    /// The digest as a QR code (ISO/IEC 18004) with the quiet zone of four modules that it asks for.
    fn qr_code(&mut self, [left, top]: [f32; 2]) -> Result<(), PaperError> {
        let code = QrCode::with_error_correction_level(self.paged.sha256.as_bytes(), EcLevel::M)
            .map_err(|error| PaperError::Pdf { message: error.to_string() })?;
        let modules = u16::try_from(code.width()).unwrap_or(u16::MAX);
        let side = QR / (f32::from(modules) + 8.0);
        let colors = code.to_colors();
        for (row, line) in (0_u16..).zip(colors.chunks(usize::from(modules.max(1)))) {
            for (column, color) in (0_u16..).zip(line) {
                if *color == Color::Dark {
                    let (x, y) =
                        (left + (f32::from(column) + 4.0) * side, top + (f32::from(row) + 4.0) * side);
                    self.mark(Mark::Box { x, y, width: side, height: side, ink: BLACK });
                }
            }
        }
        Ok(())
    }
}
