//! Labels that were read in the newest frame.

use crate::symbol::Point;

/// A symbol with a carrier's number, read in one frame: where the label lies, for whoever follows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SeenLabel {
    /// The number in normal form.
    pub number: String,
    /// Corners of the symbol in pixels of the coded picture, in turn around it.
    pub corners: [Point; 4],
}
