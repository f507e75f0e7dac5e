//! What a record is compared with, as the options say.

use std::path::Path;

use onetake::inputs::{Inputs, ReadInputs};
use onetake::report::Direction;

use super::input::read;
use crate::failure::Failure;
use crate::{args, clock};

/// Everything that needs no record, read before the long work so that its faults are met first.
pub(super) fn inputs(asked: &args::Rules) -> Result<ReadInputs, Failure> {
    inputs_with(asked, None)
}

/// The same with one more file of statements.
pub(super) fn inputs_with(asked: &args::Rules, more: Option<&Path>) -> Result<ReadInputs, Failure> {
    let mut inputs =
        Inputs::new().policy_named(&asked.policy).file_clocks(asked.file_clocks).keep_words(asked.keep_words);
    if let Some(path) = &asked.case {
        inputs = inputs.case_file(path);
    }
    if let Some(row) = &asked.row {
        inputs = inputs.row(row);
    }
    for number in &asked.waybill {
        inputs = inputs.waybill(number);
    }
    if let Some(order) = &asked.order {
        inputs = inputs.order_number(order);
    }
    if let Some(reference) = &asked.reference {
        inputs = inputs.reference(reference);
    }
    if let Some(region) = &asked.region {
        inputs = inputs.region(region);
    }
    if let Some(time) = &asked.signed_at {
        inputs = inputs.signed_off_at(time);
    }
    if let Some(direction) = asked.direction {
        inputs = inputs.direction(match direction {
            args::Direction::ReturnUnboxing => Direction::ReturnUnboxing,
            args::Direction::OutboundPacking => Direction::OutboundPacking,
            args::Direction::BuyerUnboxing => Direction::BuyerUnboxing,
        });
    }
    if let Some(dispute) = asked.dispute {
        inputs = inputs.dispute(dispute);
    }
    for path in asked.attest.iter().map(std::path::PathBuf::as_path).chain(more) {
        inputs = inputs.statements(path);
    }
    match asked.other_report.as_deref() {
        Some(path) if path == Path::new("-") => inputs = inputs.other_report_json(path, read(path)?),
        Some(path) => inputs = inputs.other_report(path),
        None => {}
    }
    Ok(inputs.read(clock::now())?)
}
