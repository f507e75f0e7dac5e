//! The command from its outside: arguments in; exit status, stdout, stderr and files out.

#![expect(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod attest;
mod bad_input;
mod batch;
mod desk;
mod evidence;
mod hand_in;
mod help;
mod interrupt;
mod judged;
mod keeping;
mod label;
mod output;
mod rules;
mod seal;
mod sheets;
mod support;
mod verdicts;
mod words;
