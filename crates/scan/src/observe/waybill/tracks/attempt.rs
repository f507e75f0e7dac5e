//! Attempts to read a region with full effort: its sharpest pictures one by one, or lines across it together.

use super::kept::Kept;
use crate::observe::waybill::{BARS, times_for};
use crate::symbol::{Effort, Resampled as _, Symbol, SymbolReader, Symbology};
use crate::time::Timestamp;
use onetake_code128::model::{self, Joint, Print};
use onetake_code128::profile::Profile;

/// Above this many pixels a region is not enlarged: its modules are wide enough.
const ENLARGE_UP_TO: usize = 200_000;
/// Above this many they are likely so wide that a lower scale shows them better: frayed edges and what the printer left out
/// become smaller than a module.
const REDUCE_FROM: usize = 500_000;

/// A line across the bars of one frame.
#[derive(Debug, Clone)]
pub(super) struct KeptProfile {
    pub(super) profile: Profile,
    pub(super) frame: u64,
    pub(super) pts: Option<Timestamp>,
}

/// An attempt to read a track with full effort.
#[derive(Debug)]
pub(in crate::observe::waybill) struct Attempt {
    /// The track that it belongs to.
    pub(in crate::observe::waybill) track: u64,
    /// Its sharpest picture that was not yet tried, or, for profiles, its sharpest.
    pub(in crate::observe::waybill) kept: Kept,
    /// Lines across the bars, to be read together; none for an attempt on the picture.
    pub(super) profiles: Vec<KeptProfile>,
}

/// What came of an attempt.
#[derive(Default)]
pub(in crate::observe::waybill) struct Outcome {
    pub(in crate::observe::waybill) found: Vec<Found>,
    /// Its lines are no bars that the model knows, by far.
    pub(in crate::observe::waybill) unreadable: bool,
}

/// What an attempt read.
pub(in crate::observe::waybill) struct Found {
    /// The symbol, with corner points of the frame of the picture.
    pub(in crate::observe::waybill) symbol: Symbol,
    /// Further frames that it was read from, together, with their timestamps.
    pub(in crate::observe::waybill) also: Vec<(u64, Option<Timestamp>)>,
}

impl Attempt {
    /// Reads the picture turned upright and enlarged, or the profiles by the model.
    pub(in crate::observe::waybill) fn read(&self, reader: &dyn SymbolReader) -> Outcome {
        if !self.profiles.is_empty() {
            return self.read_together().unwrap_or_default();
        }
        let kept = &self.kept;
        let mut symbols = self.read_picture(reader).unwrap_or_default();
        for symbol in &mut symbols {
            symbol.corners = symbol.corners.map(|corner| kept.in_frame(corner));
        }
        let found = symbols.into_iter().map(|symbol| Found { symbol, also: Vec::new() }).collect();
        Outcome { found, unreadable: false }
    }

    /// Reads the picture at one scale or, where it is large, at several.
    fn read_picture(&self, reader: &dyn SymbolReader) -> Option<Vec<Symbol>> {
        let area = self.kept.slant.area_px();
        let scale = if area <= ENLARGE_UP_TO { 2.0 } else { 1.0 };
        let upright = self.kept.upright(scale)?;
        if area >= REDUCE_FROM {
            for times in times_for(self.kept.slant.width) {
                let reduced =
                    upright.reduced(times.into()).map(|reduced| reduced.read(reader, BARS, Effort::Rows));
                if let Some(symbols) = reduced.filter(|symbols| !symbols.is_empty()) {
                    return Some(symbols);
                }
            }
        }
        Some(upright.read(reader, BARS, Effort::Rows))
    }

    /// Reads bars too narrow for engines that look for edges. What two halves of the frames say alike counts as read in
    /// frames of both; what all of them say together counts as read in one.
    fn read_together(&self) -> Option<Outcome> {
        let profiles: Vec<&Profile> = self.profiles.iter().map(|kept| &kept.profile).collect();
        let joint = model::read_together(&profiles, model::USUAL_CHARACTERS)?;
        tracing::trace!(track = self.track, profiles = profiles.len(), ?joint, "read together");
        let Joint { print, halves_agree, unreadable } = joint;
        if !print.is_conclusive() || print.text.contains(|c: char| c.is_ascii_control()) {
            return Some(Outcome { found: Vec::new(), unreadable });
        }
        let ends = [self.profiles.first(), self.profiles.last()];
        let also = if halves_agree {
            ends.into_iter().flatten().map(|kept| (kept.frame, kept.pts)).collect()
        } else {
            Vec::new()
        };
        let found = vec![Found { symbol: self.symbol(print), also }];
        Some(Outcome { found, unreadable: false })
    }

    fn symbol(&self, print: Print) -> Symbol {
        Symbol {
            bytes: print.text.clone().into_bytes(),
            text: print.text,
            symbology: Symbology::Code128,
            corners: self.kept.corners(),
            module_millipx: Some(print.module_millipx),
            engine: model::ENGINE,
            inverted: false,
            checked: true,
        }
    }
}
