//! Runs of frames shown again, forwards or backwards.

use super::super::Notes;
use crate::features::SmallLuma;
use crate::media::Frame;

/// Finds runs that were shown before.
#[derive(Debug, Default)]
pub(super) struct Again {}

impl Again {
    pub(super) fn interrupt(&mut self) {}

    pub(super) fn frame(&mut self, _frame: &Frame<'_>, _small: &SmallLuma, _nothing: bool) {}

    pub(super) fn note(self, _notes: &mut Notes) {}
}
