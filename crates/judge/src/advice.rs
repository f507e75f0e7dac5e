//! What to do so that a label can be read, from what was measured of it.

use onetake_report::facts::{SymbologyName, Values, WaybillText, WaybillUnread};
use serde::Serialize;

/// Pixels per module, in thousandths, from which labels are read in blurred and moving video too: see `benches/waybill`.
pub const WANTED_MODULE_MILLI_PX: i64 = 2_500;

/// Below this a reading is near the limit, in thousandths of a pixel.
const NEAR_LIMIT_MILLI_PX: i64 = 1_750;

/// Below this an unread label is too small, in thousandths of a pixel.
const TOO_SMALL_MILLI_PX: i64 = 2_000;

/// Paper darker than this, in grey levels, is too dark.
const DARK_PAPER: i64 = 80;

/// Bars and paper that differ by less than this, in grey levels, have too little contrast.
const MIN_CONTRAST: i64 = 40;

/// Share of a label that outshines everything, in millionths, from which it is glare.
const GLARE_PPM: u64 = 30_000;

/// One piece of advice for the next recording. The order is that of importance.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(tag = "advice", rename_all = "snake_case")]
pub enum Advice {
    /// No label was seen.
    NoLabel,
    /// The label is too small in the picture.
    TooSmall {
        /// Width of its modules in thousandths of a pixel.
        module_milli_px: i64,
    },
    /// It was read, at a size at which other light or more movement would keep it from being read.
    NearLimit {
        /// Width of its modules in thousandths of a pixel.
        module_milli_px: i64,
    },
    /// There is too little light on the label.
    TooDark,
    /// A lamp is mirrored in the label.
    Glare {
        /// Share of the label that is white, in millionths.
        share_ppm: u64,
    },
    /// The label moves while it is filmed.
    Moving {
        /// Its way from frame to frame, in thousandths of a pixel.
        speed_milli_px: u64,
    },
    /// It was seen in too few frames to count.
    TooShort,
    /// It is large, bright and still enough, and cannot be read: it may be crumpled, out of focus or damaged.
    Unclear,
}

impl Advice {
    /// Its stable name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::NoLabel => "no_label",
            Self::TooSmall { .. } => "too_small",
            Self::NearLimit { .. } => "near_limit",
            Self::TooDark => "too_dark",
            Self::Glare { .. } => "glare",
            Self::Moving { .. } => "moving",
            Self::TooShort => "too_short",
            Self::Unclear => "unclear",
        }
    }
}

/// Advice from the details of a `waybill.unread`. Never empty.
#[must_use]
pub fn advice_for_unread(label: Values<'_, WaybillUnread>) -> Vec<Advice> {
    let mut advice = Vec::new();
    let module_milli_px = label.module_milli_px().unwrap_or(i64::MAX);
    let matrix = label.symbology().is_some_and(|kind| kind != SymbologyName::Pdf417);
    if module_milli_px < if matrix { WANTED_MODULE_MILLI_PX } else { TOO_SMALL_MILLI_PX } {
        advice.push(Advice::TooSmall { module_milli_px });
    }
    if label.paper().is_some_and(|paper| paper < DARK_PAPER)
        || label.contrast().is_some_and(|contrast| contrast < MIN_CONTRAST)
    {
        advice.push(Advice::TooDark);
    }
    if let Some(share_ppm) = label.glare_ppm().filter(|share| *share >= GLARE_PPM) {
        advice.push(Advice::Glare { share_ppm });
    }
    // A way of more than a module while the shutter is open wipes the narrowest bars out.
    let wiping = u64::try_from(module_milli_px.max(1_000)).unwrap_or(u64::MAX);
    if let Some(speed_milli_px) = label.speed_milli_px().filter(|speed| *speed > wiping) {
        advice.push(Advice::Moving { speed_milli_px });
    }
    if advice.is_empty() {
        advice.push(Advice::Unclear);
    }
    advice
}

/// Advice from the details of a `waybill.reading`, or of a `waybill.sighting`, which does not count as `read`.
#[must_use]
pub fn advice_for_reading(label: Values<'_, WaybillText>, read: bool) -> Vec<Advice> {
    use SymbologyName::{Aztec, DataMatrix, MaxiCode, Qr};
    let mut advice = Vec::new();
    let bars = label.symbology().is_some_and(|kind| !matches!(kind, Qr | DataMatrix | Aztec | MaxiCode));
    let limit = if bars { NEAR_LIMIT_MILLI_PX } else { WANTED_MODULE_MILLI_PX };
    if let Some(module_milli_px) = label.module_milli_px().filter(|module| *module < limit) {
        advice.push(if read {
            Advice::NearLimit { module_milli_px }
        } else {
            Advice::TooSmall { module_milli_px }
        });
    } else if !read {
        advice.push(Advice::TooShort);
    }
    advice
}

#[cfg(test)]
mod tests {
    use onetake_report::Detail;
    use onetake_report::facts::Facts as _;
    use onetake_testkit::unread;

    use super::*;

    fn advice(label: WaybillUnread) -> Vec<Advice> {
        advice_for_unread(Values::among(&label.into_detail()))
    }

    #[test]
    fn what_stands_in_the_way_is_named() {
        assert_eq!(advice(unread()), [Advice::Unclear]);
        let small = WaybillUnread { module_milli_px: 1_100, paper: 50, ..unread() };
        assert_eq!(advice(small), [Advice::TooSmall { module_milli_px: 1_100 }, Advice::TooDark]);
        // Matrix codes need more, and rows of PDF417 as much as bars.
        let of = |kind| WaybillUnread { module_milli_px: 2_200, symbology: Some(kind), ..unread() };
        assert_eq!(advice(of(SymbologyName::DataMatrix)), [Advice::TooSmall { module_milli_px: 2_200 }]);
        assert_eq!(advice(of(SymbologyName::Pdf417)), [Advice::Unclear]);
        let shone_on = WaybillUnread { glare_ppm: 200_000, speed_milli_px: 8_000, ..unread() };
        let glare = Advice::Glare { share_ppm: 200_000 };
        assert_eq!(advice(shone_on), [glare, Advice::Moving { speed_milli_px: 8_000 }]);
    }

    #[test]
    fn a_label_of_which_nothing_is_known_is_unclear() {
        assert_eq!(advice_for_unread(Values::among(&Detail::new())), [Advice::Unclear]);
    }

    #[test]
    fn a_reading_with_little_to_spare_is_told_from_one_glimpse() {
        let advice = |module_milli_px: i64, read| {
            let facts = onetake_testkit::text("SF1403358129903");
            let symbology = Some(SymbologyName::Code128);
            let facts = WaybillText { module_milli_px: Some(module_milli_px), symbology, ..facts };
            advice_for_reading(Values::among(&facts.into_detail()), read)
        };
        assert_eq!(advice(1_400, true), [Advice::NearLimit { module_milli_px: 1_400 }]);
        assert_eq!(advice(1_400, false), [Advice::TooSmall { module_milli_px: 1_400 }]);
        assert_eq!(advice(3_400, true), []);
        assert_eq!(advice(3_400, false), [Advice::TooShort]);
    }
}
