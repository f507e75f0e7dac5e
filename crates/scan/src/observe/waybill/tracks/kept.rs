//! Kept pictures of a region, and the light on them.

use crate::media::{Frame, Luma, PlanarPicture as _};
use crate::observe::waybill::cutout::Cutout;
use crate::symbol::region::{self, PatternMeasure};
use crate::symbol::upright::{RotatedRect, Upright};
use crate::symbol::{Point, Region, Resampled as _, Symbol};
use crate::time::Timestamp;

/// Grey level from which a pixel outshines everything.
const WHITE: usize = 250;

/// Pixels across the bars from which a region is looked at smaller: a usual number at five pixels a module.
const WIDE_PX: f32 = 800.0;

/// How many times smaller a region is looked at: the least that makes its bars no wider than that, at most 4.
pub(super) fn times_wide(slant: RotatedRect) -> usize {
    (1..4_u8).find(|times| slant.width <= WIDE_PX * f32::from(*times)).unwrap_or(4).into()
}

/// A kept picture of a region.
#[derive(Debug, Clone)]
pub(in crate::observe::waybill) struct Kept {
    /// Number of its frame.
    pub(in crate::observe::waybill) frame: u64,
    /// Timestamp of its frame.
    pub(in crate::observe::waybill) pts: Option<Timestamp>,
    /// Size of its frame.
    pub(in crate::observe::waybill) size: (usize, usize),
    /// Its upper left corner in the frame.
    pub(in crate::observe::waybill) origin: (usize, usize),
    /// The picture.
    pub(in crate::observe::waybill) cutout: Cutout,
    /// The same with what is printed around it, for people; the bars alone are what is read.
    pub(in crate::observe::waybill) label: Cutout,
    pub(super) slant: RotatedRect,
    pub(super) sharpness: u32,
    pub(super) tried: bool,
}

/// The light on a label, in grey levels.
#[derive(Debug, Clone, Copy)]
pub(in crate::observe::waybill) struct Light {
    pub(in crate::observe::waybill) paper: u8,
    /// Between bars and paper.
    pub(in crate::observe::waybill) contrast: u8,
    /// Share that outshines everything, in millionths.
    pub(in crate::observe::waybill) glare_ppm: u64,
}

impl Kept {
    /// A picture of a slanted rectangle of a frame; `None` where nothing of it is inside.
    pub(in crate::observe::waybill) fn of(
        frame: &Frame<'_>,
        slant: RotatedRect,
        sharpness: u32,
    ) -> Option<Self> {
        let region = Region::around(&slant.corners())?;
        let picture = frame.picture.clone();
        let (origin, cutout) = Cutout::of(&picture, region.grown(region.width.min(region.height) / 4))?;
        let label = Cutout::around(&picture, region)?;
        Some(Self {
            frame: frame.number,
            pts: frame.pts,
            size: (frame.luma.width(), frame.luma.height()),
            origin,
            cutout,
            label,
            slant: slant.moved(origin),
            sharpness,
            tried: false,
        })
    }

    /// The rectangle turned upright by its own angle.
    pub(in crate::observe::waybill) fn as_it_lies(&self, scale: f32) -> Option<Upright> {
        Upright::of(&self.cutout.luma(), self.slant, scale)
    }

    /// The region turned upright.
    pub(super) fn upright(&self, scale: f32) -> Option<Upright> {
        let luma = self.cutout.luma();
        let angle = region::direction(&luma, Region::whole(&luma)).unwrap_or(self.slant.angle);
        Upright::of(&luma, self.slant.at_angle(angle), scale)
    }

    /// What it looks like, and the light on it. Wide regions are looked at smaller, since a look reaches only so many pixels
    /// around; widths are those of the picture.
    pub(super) fn look(&self) -> Option<(PatternMeasure, Light)> {
        let times = times_wide(self.slant);
        let mut upright = self.upright(1.0)?;
        if times > 1 {
            upright = upright.reduced(times)?;
        }
        let luma = upright.luma()?;
        Some((region::look(&luma)?.times(times), Light::on(&luma)?))
    }

    /// Corners of the slanted region in pixels of the frame.
    pub(in crate::observe::waybill) fn corners(&self) -> [Point; 4] {
        self.slant.corners().map(|corner| self.in_frame(corner))
    }

    /// A symbol of the frame as it lies in the picture.
    pub(in crate::observe::waybill) fn in_cutout(&self, symbol: &Symbol) -> Symbol {
        let by = |offset: usize| i32::try_from(offset).unwrap_or(i32::MAX);
        let corners = symbol.corners.map(|corner| Point {
            x: corner.x.saturating_sub(by(self.origin.0)),
            y: corner.y.saturating_sub(by(self.origin.1)),
        });
        Symbol { corners, ..symbol.clone() }
    }

    pub(super) fn in_frame(&self, point: Point) -> Point {
        let by = |offset: usize| i32::try_from(offset).unwrap_or(i32::MAX);
        Point { x: point.x.saturating_add(by(self.origin.0)), y: point.y.saturating_add(by(self.origin.1)) }
    }
}

impl Light {
    /// Over the middle of an upright region.
    pub(in crate::observe::waybill) fn on(luma: &Luma<'_>) -> Option<Self> {
        let (left, top) = (luma.width() / 6, luma.height() / 4);
        let mut counts = [0_u64; 256];
        for y in top..luma.height() - top {
            for value in luma.row(y).get(left..luma.width() - left).unwrap_or(&[]) {
                if let Some(count) = counts.get_mut(usize::from(*value)) {
                    *count += 1;
                }
            }
        }
        let all: u64 = counts.iter().sum();
        let level = |hundredth: u64| {
            let mut left = all * hundredth / 100;
            counts.iter().position(|count| {
                let here = *count > left;
                left = left.saturating_sub(*count);
                here
            })
        };
        let (dark, paper) = (level(5)?, level(90)?);
        let white: u64 = counts.iter().skip(WHITE).sum();
        let grey = |value: usize| u8::try_from(value).unwrap_or(u8::MAX);
        Some(Self {
            paper: grey(paper),
            contrast: grey(paper.saturating_sub(dark)),
            glare_ppm: white * 1_000_000 / all.max(1),
        })
    }
}
