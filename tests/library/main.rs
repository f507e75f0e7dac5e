//! The library from its outside, as other programs use it.

#![expect(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod architecture;
mod cases;
mod completeness;
mod copies;
mod criteria;
mod fingerprint;
mod fixtures;
mod footage;
mod kept;
mod observers;
mod packet_hashes;
mod readers;
mod scanner;
mod support;
mod words;
