//! What an uninterrupted take must be, and what breaks it.

use onetake_report::{Code, PPM};
use serde::{Deserialize, Serialize};

#[cfg(doc)]
use super::Predicate;
use super::possible::{Impossible, in_order, positive, require, share};
use super::scale::Scale;

/// [`Predicate::ObservedNone`]. `fail` for an observation of `fail_codes` with at least `fail_ppm` confidence, `review`
/// for any of the three lists with at least `review_ppm`. Needs the coverage of the observers of the first two lists.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ObservedNone {
    /// Codes that can fail the criterion.
    #[serde(default)]
    pub fail_codes: Vec<Code>,
    /// Codes that a person must look at, however sure the observer is.
    #[serde(default)]
    pub review_codes: Vec<Code>,
    /// Codes that a person must look at where they are observed, and whose observers need not have judged the whole take:
    /// a broken sound is a reason to look, a video without sound is none.
    #[serde(default)]
    pub hint_codes: Vec<Code>,
    /// Least confidence that fails, in parts per million.
    #[serde(default = "whole")]
    pub fail_ppm: u32,
    /// Least confidence that a person must look at, in parts per million.
    #[serde(default)]
    pub review_ppm: u32,
    /// Observations over a span that speak for the absence of what could not be seen there, such as an unbroken sound
    /// encoding through a still scene.
    #[serde(default)]
    pub covered_by: Vec<Code>,
}

fn whole() -> u32 {
    PPM
}

impl ObservedNone {
    pub(super) const SCALES: &'static [(&'static str, Scale)] = &[
        ("fail_codes", Scale::More),
        ("review_codes", Scale::MoreOr(&["fail_codes"])),
        ("hint_codes", Scale::MoreOr(&["fail_codes", "review_codes"])),
        ("fail_ppm", Scale::Lower),
        ("review_ppm", Scale::Lower),
        ("covered_by", Scale::Fewer),
    ];

    pub(super) fn check(&self) -> Result<(), Impossible> {
        require(
            !(self.fail_codes.is_empty() && self.review_codes.is_empty()),
            "review_codes",
            "without codes every video meets this: list codes in `fail_codes` or `review_codes`",
        )?;
        if let Some(code) = self.fail_codes.iter().find(|code| self.review_codes.contains(code)) {
            return Err(Impossible {
                parameter: "review_codes",
                problem: format!("`{code}` is in `fail_codes` too: leave it in one list"),
            });
        }
        if let Some(code) = self.hint_codes.iter().find(|code| self.codes().any(|other| other == **code)) {
            return Err(Impossible {
                parameter: "hint_codes",
                problem: format!("`{code}` is in another list too: leave it in one"),
            });
        }
        if let Some(code) = self.covered_by.iter().find(|code| self.codes().any(|bad| bad == **code)) {
            return Err(Impossible {
                parameter: "covered_by",
                problem: format!("`{code}` cannot speak for and against the video: leave it in one list"),
            });
        }
        share(self.fail_ppm, "fail_ppm")?;
        in_order(u64::from(self.review_ppm), u64::from(self.fail_ppm), "fail_ppm", "review_ppm")
    }

    /// The codes whose observers must have judged the take.
    pub(crate) fn codes(&self) -> impl Iterator<Item = Code> {
        self.fail_codes.iter().chain(&self.review_codes).copied()
    }
}

/// [`Predicate::Gap`]. `fail` for a hole in the timestamps of at least `fail_ms`; `review` from the larger of `review_ms`
/// and `review_medians` times the clip's median interval, and for timestamps that overlap or step backward.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Gap {
    /// Least hole that fails.
    pub fail_ms: u32,
    /// Least hole that a person must look at.
    pub review_ms: u32,
    /// The same, in median intervals of the clip.
    pub review_medians: u32,
}

impl Gap {
    pub(super) const SCALES: &'static [(&'static str, Scale)] =
        &[("fail_ms", Scale::Lower), ("review_ms", Scale::Lower), ("review_medians", Scale::Lower)];

    pub(super) fn check(&self) -> Result<(), Impossible> {
        positive(self.review_ms, "review_ms")?;
        in_order(u64::from(self.review_ms), u64::from(self.fail_ms), "fail_ms", "review_ms")
    }
}

/// [`Predicate::SpanLimit`]. `fail` for a span of `codes` longer than `fail_ms` with at least `fail_ppm` confidence;
/// `review` for one longer than `review_ms`, and for any of `review_codes`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SpanLimit {
    /// Codes whose spans are measured.
    pub codes: Vec<Code>,
    /// Codes that a person must look at, however short.
    #[serde(default)]
    pub review_codes: Vec<Code>,
    /// Length above which a person must look.
    pub review_ms: u32,
    /// Length above which the criterion fails.
    pub fail_ms: u32,
    /// Least confidence that fails, in parts per million.
    #[serde(default)]
    pub fail_ppm: u32,
    /// Least confidence that a person must look at, in parts per million.
    #[serde(default)]
    pub review_ppm: u32,
    /// Whether it fails only between the opening and the last item, as a person stated them; elsewhere, and as long as
    /// nobody stated them, a person must look.
    #[serde(default)]
    pub fail_in_key_span_only: bool,
}

impl SpanLimit {
    pub(super) const SCALES: &'static [(&'static str, Scale)] = &[
        ("codes", Scale::More),
        ("review_codes", Scale::More),
        ("review_ms", Scale::Lower),
        ("fail_ms", Scale::Lower),
        ("fail_ppm", Scale::Lower),
        ("review_ppm", Scale::Lower),
        ("fail_in_key_span_only", Scale::False),
    ];

    pub(super) fn check(&self) -> Result<(), Impossible> {
        require(!self.codes.is_empty(), "codes", "without codes every video meets this: list at least one")?;
        share(self.fail_ppm, "fail_ppm")?;
        in_order(u64::from(self.review_ppm), u64::from(self.fail_ppm), "fail_ppm", "review_ppm")?;
        in_order(u64::from(self.review_ms), u64::from(self.fail_ms), "fail_ms", "review_ms")
    }

    /// All codes of both lists.
    pub(crate) fn all_codes(&self) -> impl Iterator<Item = Code> {
        self.codes.iter().chain(&self.review_codes).copied()
    }
}

/// [`Predicate::Speed`]. `review` for a change of rate or speed, and for picture and sound whose lengths differ by more
/// than both limits: sound that stops a little earlier is usual, sound of another speed is not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Speed {
    /// Largest difference in length of picture and sound.
    pub max_difference_ms: u32,
    /// The same as a share of the length of the picture, in parts per million.
    pub max_difference_ppm: u32,
}

impl Speed {
    pub(super) const SCALES: &'static [(&'static str, Scale)] =
        &[("max_difference_ms", Scale::Lower), ("max_difference_ppm", Scale::Lower)];

    pub(super) fn check(&self) -> Result<(), Impossible> {
        share(self.max_difference_ppm, "max_difference_ppm")
    }
}

/// [`Predicate::ClockSteady`]. `fail` for a clock in the picture that jumps against the timestamps by `fail_ms` or more,
/// `review` from `review_ms` on. Without a clock in the picture there is nothing to say.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClockSteady {
    /// Least jump that a person must look at.
    pub review_ms: u32,
    /// Least jump that fails.
    pub fail_ms: u32,
}

impl ClockSteady {
    pub(super) const SCALES: &'static [(&'static str, Scale)] =
        &[("review_ms", Scale::Lower), ("fail_ms", Scale::Lower)];

    pub(super) fn check(&self) -> Result<(), Impossible> {
        positive(self.review_ms, "review_ms")?;
        in_order(u64::from(self.review_ms), u64::from(self.fail_ms), "fail_ms", "review_ms")
    }
}

/// [`Predicate::SoundSteady`]. `review` for each of `codes`. Without sound there is nothing to say.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SoundSteady {
    /// Codes that a person must look at.
    pub codes: Vec<Code>,
    /// Least confidence, in parts per million.
    #[serde(default)]
    pub review_ppm: u32,
}

impl SoundSteady {
    pub(super) const SCALES: &'static [(&'static str, Scale)] =
        &[("codes", Scale::More), ("review_ppm", Scale::Lower)];

    pub(super) fn check(&self) -> Result<(), Impossible> {
        require(!self.codes.is_empty(), "codes", "without codes every video meets this: list at least one")?;
        share(self.review_ppm, "review_ppm")
    }
}
