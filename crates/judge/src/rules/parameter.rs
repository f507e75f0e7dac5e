//! Whether the parameters of a rule can be met, and not by every video.

use onetake_report::PPM;

/// A parameter that no video can meet, or every one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvalidParameter {
    /// The parameter concerned.
    pub parameter: &'static str,
    /// What is wrong and what to do.
    pub problem: String,
}

/// Nothing, or what is impossible.
pub(super) fn require(
    holds: bool,
    parameter: &'static str,
    problem: impl Into<String>,
) -> Result<(), InvalidParameter> {
    if holds { Ok(()) } else { Err(InvalidParameter { parameter, problem: problem.into() }) }
}

/// A limit for failing that lies below the limit for review would leave no room for review.
pub(super) fn ordered(
    lower: u64,
    upper: u64,
    parameter: &'static str,
    lower_name: &'static str,
) -> Result<(), InvalidParameter> {
    require(
        lower <= upper,
        parameter,
        format!("{upper} is below `{lower_name}` = {lower}: make it at least as large"),
    )
}

pub(super) fn share(value: u32, parameter: &'static str) -> Result<(), InvalidParameter> {
    require(value <= PPM, parameter, format!("{value} is more than {PPM}, the whole"))
}

pub(super) fn non_zero(value: u32, parameter: &'static str) -> Result<(), InvalidParameter> {
    require(value > 0, parameter, "0 can never be met: give a positive number")
}
