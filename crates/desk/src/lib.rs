//! The return desk: a folder of videos and a sheet of returns in, a table of judged cases out, and a ledger of all of it.
//!
//! ```no_run
//! use onetake_desk::batch::{self, BatchOptions};
//! use onetake_desk::worker::InProcess;
//! use onetake::{CancelToken, Policy};
//!
//! let mut options = BatchOptions::new(Policy::built_in("base")?);
//! options.places.push("returns".into());
//! options.sheets.push("returns.xlsx".into());
//! let outcome = batch::run(&options, &InProcess::default(), &CancelToken::new(), &|_| {})?;
//! for case in &outcome.cases {
//!     let _ = (&case.id, case.verdict, &case.reasons);
//! }
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! | module | what for |
//! |---|---|
//! | [`intake`] | videos of folders, orders of sheets, and which belongs to which |
//! | [`ledger`] | what the desk knows, chained and by digest, in one SQLite file |
//! | [`worker`] | who scans a file: this process, or one process for each |
//! | [`batch`] | all of it at once: scan what is new, judge, write the results |
//! | [`watch`] | the same for weeks: files are taken when somebody has finished writing them |
//! | [`mod@rejudge`] | all cases of a ledger under another policy, without their videos |
//! | [`page`] | the page in a browser where a person finishes a case |
//! | [`results`] | cases as a table for people and for programs |
//! | [`hand_over`] | all that goes out of the house for one video: evidence, bundle, folder to hand in |
//! | [`drawn`] | certificate and sheets of a folder to hand in |
//!
//! Unlike the library below it the desk reads the clock and starts processes; what it is told to do it does on its own.

pub mod batch;
pub mod drawn;
pub mod hand_over;
pub mod intake;
mod judging;
pub mod ledger;
pub mod page;
pub mod rejudge;
pub mod results;
pub mod watch;
pub mod worker;
