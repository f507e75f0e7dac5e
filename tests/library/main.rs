//! The library from its outside, as other programs use it.

#![expect(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod cases;
mod completeness;
mod fixtures;
mod footage;
mod observers;
mod readers;
mod support;
