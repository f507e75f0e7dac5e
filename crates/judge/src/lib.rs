//! The judge of `onetake`: compares a scan record with a platform's policy, for one case, with what persons stated. It needs
//! no pixels and no media library, and speaks no language: whatever a person reads is looked up from its codes.
//!
//! | module | what for |
//! |---|---|
//! | [`policy`] | dated files of rules, built in and read; inheritance, comparison |
//! | [`rules`] | the closed set of rules that a policy can ask for, one file each |
//! | [`case`] | what is known of an order and its video; tables of cases |
//! | [`attest`] | what named persons state about spans of the video |
//! | [`propose`] | what a person is asked to confirm, and where to look |
//! | [`mod@judge`] | record, case, statements and policy to a report |
//! | [`hand_in`] | what the form of a platform takes |
//! | [`fault`] | what is wrong with any of these, as data beside its sentence |
//! | [`advice`] | what to do so that a label can be read |
//! | [`wording`] | words that a neutral text does not use |

pub mod advice;
mod assess;
pub mod attest;
pub mod case;
pub mod fault;
pub mod hand_in;
pub mod judge;
mod names;
pub mod policy;
pub mod propose;
pub mod rules;
mod suggest;
mod text_file;
pub mod wording;

pub use attest::Attestation;
pub use case::Case;
pub use judge::{JudgeError, judge, judge_given};
pub use policy::{Policy, PolicyError};
pub use text_file::FileFault;
