//! Texts that several kinds of observations have, and those of any kind.

use super::{ProvenanceMark, WaybillConflict, WaybillReturned, WaybillText};
use crate::Observation;

impl Observation {
    /// The text that was read or matched, of those kinds that have one. Hostile input: escape it wherever it is shown.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        None.or_else(|| self.values::<WaybillText>().and_then(|read| read.text()))
            .or_else(|| self.values::<WaybillConflict>().and_then(|conflict| conflict.text()))
            .or_else(|| self.values::<WaybillReturned>().and_then(|returned| returned.text()))
            .or_else(|| self.values::<ProvenanceMark>().and_then(|mark| mark.text()))
            .or_else(|| self.values::<super::ProvenanceJoin>().and_then(|join| join.text()))
    }
}
