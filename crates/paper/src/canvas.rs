//! Pages in the making: what stands where, from the top down, in points of 1/72 inch.

use std::collections::HashMap;

use krilla::Document;
use krilla::color::rgb;
use krilla::geom::{PathBuilder, Point, Rect, Size, Transform};
use krilla::image::Image;
use krilla::page::PageSettings;
use krilla::paint::Fill;
use krilla::surface::Surface;
use krilla::text::{Font, GlyphId, KrillaGlyph};

use crate::PaperError;
use crate::words::Words;

/// A4 upright (ISO 216), in points.
pub(crate) const A4: [f32; 2] = [595.28, 841.89];

/// Something on a page, by its upper left corner.
pub(crate) enum Mark {
    Words { x: f32, y: f32, words: Words },
    Box { x: f32, y: f32, width: f32, height: f32, ink: [u8; 3] },
    Picture { x: f32, y: f32, width: f32, height: f32, jpeg: Vec<u8>, file: String },
}

/// One page.
#[derive(Default)]
pub(crate) struct Sheet {
    pub(crate) marks: Vec<Mark>,
}

/// The pages as PDF. Nothing in it depends on clock, place or machine.
pub(crate) fn written(
    sheets: Vec<Sheet>,
    size: [f32; 2],
    metadata: krilla::metadata::Metadata,
) -> Result<Vec<u8>, PaperError> {
    let mut document = Document::new();
    document.set_metadata(metadata);
    let mut fonts = HashMap::new();
    for sheet in sheets {
        let settings = PageSettings::from_wh(size[0], size[1]).ok_or_else(|| pdf("a page has no size"))?;
        let mut page = document.start_page_with(settings);
        let mut surface = page.surface();
        for mark in sheet.marks {
            match mark {
                Mark::Words { x, y, words } => draw_words(&mut surface, [x, y], &words, &mut fonts)?,
                Mark::Box { x, y, width, height, ink } => {
                    draw_box(&mut surface, [x, y, width, height], ink)?;
                }
                Mark::Picture { x, y, width, height, jpeg, file } => {
                    let image = Image::from_jpeg(jpeg.into(), true)
                        .map_err(|message| PaperError::Picture { file, message })?;
                    let size = Size::from_wh(width, height).ok_or_else(|| pdf("a picture has no size"))?;
                    surface.push_transform(&Transform::from_translate(x, y));
                    surface.draw_image(image, size);
                    surface.pop();
                }
            }
        }
        surface.finish();
        page.finish();
    }
    document.finish().map_err(|error| pdf(&format!("{error:?}")))
}

fn pdf(message: &str) -> PaperError {
    PaperError::Pdf { message: message.to_owned() }
}

fn fill([red, green, blue]: [u8; 3]) -> Fill {
    Fill { paint: rgb::Color::new(red, green, blue).into(), ..Fill::default() }
}

fn draw_box(
    surface: &mut Surface<'_>,
    [x, y, width, height]: [f32; 4],
    ink: [u8; 3],
) -> Result<(), PaperError> {
    let mut path = PathBuilder::new();
    path.push_rect(Rect::from_xywh(x, y, width, height).ok_or_else(|| pdf("a box has no size"))?);
    let path = path.finish().ok_or_else(|| pdf("a box has no size"))?;
    surface.set_fill(Some(fill(ink)));
    surface.draw_path(&path);
    Ok(())
}

fn draw_words(
    surface: &mut Surface<'_>,
    [left, top]: [f32; 2],
    words: &Words,
    fonts: &mut HashMap<(u64, u32), Font>,
) -> Result<(), PaperError> {
    for line in words.layout.lines() {
        let baseline = top + line.metrics().baseline;
        let mut x = left + line.metrics().offset;
        for run in line.runs() {
            let data = run.font().clone();
            let (bytes, id) = data.data.into_raw_parts();
            let font = match fonts.get(&(id, data.index)) {
                Some(font) => font.clone(),
                None => {
                    let font =
                        Font::new(bytes.into(), data.index).ok_or_else(|| pdf("a font cannot be read"))?;
                    fonts.insert((id, data.index), font.clone());
                    font
                }
            };
            let size = run.font_size();
            let start = x;
            let mut glyphs: Vec<KrillaGlyph> = Vec::new();
            for cluster in run.visual_clusters() {
                if cluster.is_ligature_continuation() {
                    if let Some(glyph) = glyphs.last_mut() {
                        glyph.text_range.end = cluster.text_range().end;
                    }
                    continue;
                }
                for glyph in cluster.glyphs() {
                    glyphs.push(KrillaGlyph::new(
                        GlyphId::new(glyph.id),
                        glyph.advance / size,
                        glyph.x / size,
                        glyph.y / size,
                        0.0,
                        cluster.text_range(),
                        None,
                    ));
                    x += glyph.advance;
                }
            }
            surface.set_fill(Some(fill(words.ink)));
            surface.draw_glyphs(Point::from_xy(start, baseline), &glyphs, font, &words.text, size, false);
        }
    }
    Ok(())
}
