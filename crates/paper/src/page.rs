//! The certificate, the pages behind it and sheets of stills, laid out from the top down.

mod behind;
mod certificate;
mod stills;

use onetake_render::message::{Arg, Catalogue};
use onetake_render::{Paged, PagedPicture};

use crate::canvas::{A4, Mark, Sheet};
use crate::words::{Style, Typesetter};
use crate::{Masks, PaperError};

/// The margin at both sides, in points.
const MARGIN: f32 = 42.0;
/// The width of what is written.
const WIDTH: f32 = A4[0] - 2.0 * MARGIN;
/// Where the foot of a page begins.
const FOOT: f32 = A4[1] - 46.0;
/// Hexadecimal digits of the digest at the foot.
const SHORT_DIGEST: usize = 16;

const BLACK: [u8; 3] = [20, 20, 20];
const GREY: [u8; 3] = [90, 90, 90];
const LINE: [u8; 3] = [190, 190, 190];

const BODY: Style = Style { size: 9.0, bold: false, ink: BLACK };
const BOLD: Style = Style { size: 9.0, bold: true, ink: BLACK };
const SMALL: Style = Style { size: 7.5, bold: false, ink: GREY };
const TITLE: Style = Style { size: 11.5, bold: true, ink: BLACK };

/// Which pages are laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Pages {
    All,
    Certificate,
    Stills,
}

/// The pages in the making.
pub(crate) struct Flow<'a> {
    paged: &'a Paged,
    words: &'a Catalogue,
    masks: &'a Masks,
    typesetter: Typesetter,
    sheets: Vec<Sheet>,
    y: f32,
    /// How many places of pictures were covered.
    covered: usize,
}

/// Lays out those pages; `stills` are the pictures of the sheets.
pub(crate) fn sheets(
    (paged, stills): (&Paged, &[PagedPicture]),
    words: &Catalogue,
    masks: &Masks,
    typesetter: Typesetter,
    pages: Pages,
) -> Result<Vec<Sheet>, PaperError> {
    let mut flow =
        Flow { paged, words, masks, typesetter, sheets: vec![Sheet::default()], y: MARGIN, covered: 0 };
    match pages {
        Pages::Certificate => flow.certificate()?,
        Pages::Stills => flow.stills(stills)?,
        Pages::All => {
            flow.certificate()?;
            flow.break_page();
            flow.behind()?;
        }
    }
    flow.feet()?;
    Ok(flow.sheets)
}

impl Flow<'_> {
    fn mark(&mut self, mark: Mark) {
        if let Some(sheet) = self.sheets.last_mut() {
            sheet.marks.push(mark);
        }
    }

    fn break_page(&mut self) {
        self.sheets.push(Sheet::default());
        self.y = MARGIN;
    }

    /// Goes on to the next page where that many points do not fit.
    fn need(&mut self, height: f32) {
        if self.y + height > FOOT - 6.0 && self.y > MARGIN {
            self.break_page();
        }
    }

    /// A text at a place, in at most that many lines, the rest cut off with a sign; how high it is.
    fn put(
        &mut self,
        text: &str,
        style: Style,
        [x, y, width]: [f32; 3],
        most: usize,
    ) -> Result<f32, PaperError> {
        let mut words = self.typesetter.set(text, style, width)?;
        while words.layout.len() > most {
            let Some(end) = words.layout.get(most.saturating_sub(1)).map(|line| line.text_range().end) else {
                break;
            };
            let kept: Vec<char> =
                words.text.get(..end).unwrap_or("").trim_end().trim_end_matches('…').chars().collect();
            let kept: String = kept.iter().take(kept.len().saturating_sub(2)).collect();
            words = self.typesetter.set(&(kept + "…"), style, width)?;
        }
        let height = words.layout.height();
        self.mark(Mark::Words { x, y, words });
        Ok(height)
    }

    /// A text in the flow of the page, whole.
    fn line(&mut self, text: &str, style: Style, indent: f32) -> Result<(), PaperError> {
        let words = self.typesetter.set(text, style, WIDTH - indent)?;
        let height = words.layout.height();
        self.need(height);
        let y = self.y;
        self.mark(Mark::Words { x: MARGIN + indent, y, words });
        self.y += height + 2.0;
        Ok(())
    }

    /// A picture inside a box, its caption beneath; how high both are.
    fn picture(&mut self, picture: &PagedPicture, [x, y, width, height]: [f32; 4]) -> Result<(), PaperError> {
        let covered = self.masks.covered(&picture.still, &picture.jpeg)?;
        let (jpeg, count) = covered.unwrap_or_else(|| (picture.jpeg.clone(), 0));
        self.covered += count;
        let [shown_width, shown_height] = self.fitted(picture, [width, height]);
        let file = picture.still.file.clone();
        self.mark(Mark::Picture { x, y, width: shown_width, height: shown_height, jpeg, file });
        self.put(&picture.caption, SMALL, [x, y + shown_height + 2.0, width], 2)?;
        Ok(())
    }

    #[expect(
        clippy::cast_precision_loss,
        reason = "pictures are far smaller than the numbers that f32 holds exactly"
    )]
    fn fitted(&self, picture: &PagedPicture, [width, height]: [f32; 2]) -> [f32; 2] {
        let (own_width, own_height) =
            (picture.still.width_px.max(1) as f32, picture.still.height_px.max(1) as f32);
        let scale = (width / own_width).min(height / own_height);
        [own_width * scale, own_height * scale]
    }

    fn rule(&mut self, y: f32) {
        self.mark(Mark::Box { x: MARGIN, y, width: WIDTH, height: 0.6, ink: LINE });
    }

    /// The foot of every page: file, number, digest, place among the pages.
    fn feet(&mut self) -> Result<(), PaperError> {
        let pages = self.sheets.len();
        let short: String = self.paged.sha256.chars().take(SHORT_DIGEST).collect();
        let masked = (self.covered > 0).then(|| self.text("paper-masked", &[("count", self.covered.into())]));
        let about = format!("{} {} · SHA-256 {short}…", self.words.plain("paper-number"), self.paged.number);
        let sheets = std::mem::take(&mut self.sheets);
        for (index, sheet) in sheets.into_iter().enumerate() {
            self.sheets.push(sheet);
            self.rule(FOOT);
            let file = self.paged.file_name.clone();
            self.put(&file, SMALL, [MARGIN, FOOT + 3.0, WIDTH - 50.0], 1)?;
            let about =
                [Some(about.clone()), masked.clone()].into_iter().flatten().collect::<Vec<_>>().join(" · ");
            self.put(&about, SMALL, [MARGIN, FOOT + 13.0, WIDTH - 50.0], 2)?;
            let page = self.text("paper-page", &[("page", (index + 1).into()), ("pages", pages.into())]);
            self.put(&page, SMALL, [MARGIN + WIDTH - 40.0, FOOT + 3.0, 40.0], 1)?;
        }
        Ok(())
    }

    fn plain(&self, id: &str) -> String {
        self.words.plain(id)
    }

    fn text(&self, id: &str, args: &[(&str, Arg<'_>)]) -> String {
        self.words.text(id, args)
    }
}
