/// What the command's exit status means.
///
/// For a batch of videos the gravest one is given: 2 before 1 before 3 before 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum ExitCode {
    /// The verdict is `valid`; or the command did what it was asked for.
    Valid = 0,
    /// The verdict is `invalid`.
    Invalid = 1,
    /// Nothing could be judged: wrong usage, a file that cannot be read, a policy that cannot be used.
    CouldNotJudge = 2,
    /// The verdict is `needs_review`: a person must look.
    NeedsReview = 3,
    /// Stopped by the user.
    Cancelled = 130,
}

impl ExitCode {
    /// The number for the operating system.
    #[must_use]
    pub const fn code(self) -> u8 {
        self as u8
    }

    /// The graver of two, for a batch: what was stopped before what could not be judged, that before invalid, that before
    /// what a person must look at.
    #[must_use]
    pub const fn worse(self, other: Self) -> Self {
        const fn rank(code: ExitCode) -> u8 {
            match code {
                ExitCode::Valid => 0,
                ExitCode::NeedsReview => 1,
                ExitCode::Invalid => 2,
                ExitCode::CouldNotJudge => 3,
                ExitCode::Cancelled => 4,
            }
        }
        if rank(self) < rank(other) { other } else { self }
    }
}

impl From<crate::Verdict> for ExitCode {
    fn from(verdict: crate::Verdict) -> Self {
        match verdict {
            crate::Verdict::Valid => Self::Valid,
            crate::Verdict::Invalid => Self::Invalid,
            crate::Verdict::NeedsReview => Self::NeedsReview,
        }
    }
}
