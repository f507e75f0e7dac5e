//! How a criterion's outcome comes about: reasons for and against, the gravest of which decides.

use onetake_report::{
    AttestedState, Code, Detail, Observation, ObserverId, Outcome, Param, Reason, ReasonCode, Span, Value,
};

use crate::propose::ProposedStatement;

/// From this many like reasons on, one line with their count says more than a list.
const LIKE_REASONS: usize = 5;

/// On which side of a limit a value lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Side {
    /// It is too small.
    Below,
    /// It is too large.
    Above,
}

impl Side {
    fn as_str(self) -> &'static str {
        match self {
            Self::Below => "below",
            Self::Above => "above",
        }
    }
}

/// A reason in the making.
#[derive(Debug, Clone)]
pub(crate) struct ReasonBuilder(Reason);

impl ReasonBuilder {
    pub(crate) fn new(code: ReasonCode) -> Self {
        let params = Detail::new();
        Self(Reason::new(code, params))
    }

    /// The reason that an observation gives, with its code, span, confidence and stills.
    pub(crate) fn observed(code: ReasonCode, observation: &Observation) -> Self {
        let mut why = Self::new(code)
            .param(Param::Code, observation.code.as_str())
            .param(Param::ConfidencePpm, observation.confidence_ppm);
        why.0.observation = Some(observation.id);
        why.0.span = Some(observation.span);
        why.0.stills.clone_from(&observation.stills);
        why
    }

    /// The same reason under another name.
    pub(crate) fn code(mut self, code: ReasonCode) -> Self {
        self.0.code = code;
        self
    }

    pub(crate) fn param(mut self, name: Param, value: impl Into<Value>) -> Self {
        self.0.params.set(name, value);
        self
    }

    /// A parameter where its value is known.
    pub(crate) fn known(self, name: Param, value: Option<impl Into<Value>>) -> Self {
        match value {
            Some(value) => self.param(name, value),
            None => self,
        }
    }

    /// That a value misses a limit, in which direction, and by their names which of the parameters these two are. Views say
    /// it in a sentence.
    pub(crate) fn misses(self, side: Side, value: Param, limit: Param) -> Self {
        self.param(Param::Side, side.as_str())
            .param(Param::MissedValue, value.as_str())
            .param(Param::MissedLimit, limit.as_str())
    }

    pub(crate) fn at(mut self, span: Span) -> Self {
        self.0.span = Some(span);
        self
    }

    /// The reason, settled by a person who explained it.
    pub(crate) fn explained_by(self, attestation: u32) -> Self {
        let was = self.0.code;
        self.stated_by(attestation).param(Param::Was, was.as_str()).code(ReasonCode::Explained)
    }

    /// With the place that a scan proposes.
    pub(crate) fn proposed_by(mut self, proposed: &ProposedStatement) -> Self {
        self.0.observation = Some(proposed.observation);
        self.0.stills.clone_from(&proposed.stills);
        self.at(proposed.span)
    }

    pub(crate) fn stated_by(mut self, attestation: u32) -> Self {
        self.0.attestation = Some(attestation);
        self
    }
}

/// Reasons gathered for one criterion, each with what it alone would lead to.
#[derive(Debug, Clone, Default)]
pub(crate) struct Assessment {
    reasons: Vec<(Outcome, Reason)>,
}

impl Assessment {
    pub(crate) fn new() -> Self {
        Self::default()
    }

    pub(crate) fn not_applicable(why: ReasonBuilder) -> Self {
        Self { reasons: vec![(Outcome::NotApplicable, why.0)] }
    }

    pub(crate) fn pass(mut self, why: ReasonBuilder) -> Self {
        self.add(Outcome::Pass, why);
        self
    }

    pub(crate) fn review(mut self, why: ReasonBuilder) -> Self {
        self.add(Outcome::Review, why);
        self
    }

    pub(crate) fn fail(mut self, why: ReasonBuilder) -> Self {
        self.add(Outcome::Fail, why);
        self
    }

    pub(crate) fn add(&mut self, outcome: Outcome, why: ReasonBuilder) {
        self.reasons.push((outcome, why.0));
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.reasons.is_empty()
    }

    /// Takes over the reasons of another assessment.
    pub(crate) fn join(&mut self, other: Self) {
        self.reasons.extend(other.reasons);
    }

    /// The gravest outcome so far; `pass` when there is no reason against it.
    pub(crate) fn outcome(&self) -> Outcome {
        self.reasons.iter().map(|(outcome, _)| *outcome).max().unwrap_or(Outcome::Pass)
    }

    /// The same, with the reasons to look that persons have answered: explained, or said to be what they look like. What rests on an
    /// observation or on a statement is settled where it is found.
    pub(crate) fn answered(mut self, said: impl Fn(&Reason) -> Option<(u32, AttestedState)>) -> Self {
        for (outcome, reason) in &mut self.reasons {
            let open =
                *outcome == Outcome::Review && reason.observation.is_none() && reason.attestation.is_none();
            let Some((attestation, state)) = open.then(|| said(reason)).flatten() else { continue };
            let why = ReasonBuilder(reason.clone());
            (*outcome, *reason) = match state {
                AttestedState::Seen => (Outcome::Pass, why.explained_by(attestation).0),
                _ => (Outcome::Fail, why.stated_by(attestation).0),
            };
        }
        self
    }

    /// The same, with what would fail for a person to look at.
    pub(crate) fn at_most_review(mut self) -> Self {
        // What would have failed still says most.
        self.reasons.sort_by_key(|(outcome, _)| std::cmp::Reverse(*outcome));
        for (outcome, _) in &mut self.reasons {
            if *outcome == Outcome::Fail {
                *outcome = Outcome::Review;
            }
        }
        self
    }

    /// Whether nothing but a statement is missing.
    pub(crate) fn waits_for_a_statement(&self) -> bool {
        self.outcome() == Outcome::Review
            && self
                .reasons
                .iter()
                .filter(|(outcome, _)| *outcome == Outcome::Review)
                .all(|(_, reason)| reason.code == ReasonCode::NotAttested)
    }

    /// The outcome and its reasons, the gravest first and then in the order of time. Never without a reason.
    pub(crate) fn decide(mut self) -> (Outcome, Vec<Reason>) {
        let outcome = self.outcome();
        // Beside a reason to look, "met" says nothing.
        if outcome != Outcome::Pass {
            self.reasons.retain(|(_, reason)| reason.code != ReasonCode::Met);
        }
        if self.reasons.is_empty() {
            self.add(Outcome::Pass, ReasonBuilder::new(ReasonCode::Met));
        }
        // Two measures of one observer lack the same coverage.
        let mut told: Vec<(Outcome, Reason)> = Vec::new();
        for reason in std::mem::take(&mut self.reasons) {
            if !told.contains(&reason) {
                told.push(reason);
            }
        }
        self.reasons = told;
        self.gather_like();
        self.reasons.sort_by_key(|(outcome, reason)| {
            // That nothing was found says less than what was found.
            let nothing_found = reason.code == ReasonCode::Met && reason.observation.is_none();
            let start = reason.span.map_or(i64::MIN, |span| span.start_ms);
            (std::cmp::Reverse(*outcome), nothing_found, start, reason.observation, reason.attestation)
        });
        (outcome, self.reasons.into_iter().map(|(_, reason)| reason).collect())
    }
}

impl Assessment {
    /// Makes one reason of many that say the same of different places: over all of them, with their count, the first and
    /// the last place, the time of all together, and the observations behind them.
    fn gather_like(&mut self) {
        let mut kinds: Vec<(Outcome, Kind)> = Vec::new();
        for (outcome, reason) in &self.reasons {
            if let Some(kind) = Kind::of(reason).filter(|kind| !kinds.contains(&(*outcome, kind.clone()))) {
                kinds.push((*outcome, kind));
            }
        }
        for (outcome, kind) in kinds {
            let is_like = |(other, reason): &(Outcome, Reason)| {
                *other == outcome && Kind::of(reason).is_some_and(|one| one == kind)
            };
            if self.reasons.iter().filter(|reason| is_like(reason)).count() < LIKE_REASONS {
                continue;
            }
            let (like, others): (Vec<_>, Vec<_>) =
                std::mem::take(&mut self.reasons).into_iter().partition(is_like);
            self.reasons = others;
            let like: Vec<Reason> = like.into_iter().map(|(_, reason)| reason).collect();
            self.reasons.extend(gathered(like).map(|reason| (outcome, reason)));
        }
    }
}

/// What makes reasons alike: what they say, of which observer or code, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Kind {
    code: ReasonCode,
    about: String,
    cause: String,
}

impl Kind {
    /// The kind of a reason that may stand for others. A break that somebody may have made stands for itself.
    fn of(reason: &Reason) -> Option<Self> {
        let text = |name: Param| reason.params.text(name).unwrap_or("").to_owned();
        if reason.attestation.is_some() || reason.span.is_none() {
            return None;
        }
        match reason.code {
            ReasonCode::PartialCoverage => {
                Some(Self { code: reason.code, about: text(Param::Observer), cause: text(Param::Cause) })
            }
            ReasonCode::ObservedReview | ReasonCode::ObservedFail => {
                let code: Code = reason.params.text(Param::Code)?.parse().ok()?;
                matches!(code.observer(), Some(ObserverId::Cadence | ObserverId::Integrity)).then(|| Self {
                    code: reason.code,
                    about: text(Param::Code),
                    cause: String::new(),
                })
            }
            _ => None,
        }
    }
}

/// One reason for all of these.
fn gathered(mut like: Vec<Reason>) -> Option<Reason> {
    like.sort_by_key(|reason| reason.span.map(|span| (span.start_ms, span.end_ms)));
    let spans: Vec<Span> = like.iter().filter_map(|reason| reason.span).collect();
    let (first, last) = (*spans.first()?, *spans.last()?);
    let end_ms = spans.iter().map(|span| span.end_ms).max()?;
    let total_ms = spans.iter().map(Span::duration_ms).fold(0, i64::saturating_add);
    // Reasons that were gathered before count for what they stand for.
    let count = like
        .iter()
        .map(|reason| reason.params.int(Param::Spans).unwrap_or(1).max(1))
        .fold(0, i64::saturating_add);
    let observations: Vec<i64> = like.iter().filter_map(|reason| reason.observation).map(i64::from).collect();
    // The longest hole stands for all.
    let gravest = like.iter().max_by_key(|reason| {
        let measured = [Param::GapUs, Param::MissingMs].iter().find_map(|name| reason.params.int(name));
        (measured.unwrap_or(0), std::cmp::Reverse(reason.observation))
    })?;
    let mut reason = gravest.clone();
    reason.span = Some(Span {
        start_ms: first.start_ms,
        end_ms,
        first_frame: first.first_frame,
        last_frame: last.last_frame,
    });
    reason.params.set(Param::Spans, count);
    reason.params.set(Param::TotalMs, total_ms);
    reason.params.set(Param::FirstMs, vec![first.start_ms, first.end_ms]);
    reason.params.set(Param::LastMs, vec![last.start_ms, last.end_ms]);
    if !observations.is_empty() {
        reason.params.set(Param::Observations, observations);
    }
    Some(reason)
}

/// The names of some codes, for the parameters of a reason.
pub(crate) fn names(codes: impl IntoIterator<Item = Code>) -> Vec<&'static str> {
    codes.into_iter().map(Code::as_str).collect()
}
