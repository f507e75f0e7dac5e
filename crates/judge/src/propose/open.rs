//! Which statements are open in a report, each with what would be offered for it.

use onetake_report::{
    AttestedState, Level, Missing, MissingKind, Param, ReasonCode, Report, ScanRecord, Span,
};

use super::{ProposedStatement, proposed};
use crate::attest::{Draft, DraftSpan, Side, Statement, StatementKind};
use crate::case::Region;
use crate::policy::{Check, Criterion, Policy};
use crate::rules::Predicate;

/// A statement that a report waits for, as a person is asked for it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct OpenStatement {
    /// Which statement.
    pub kind: StatementKind,
    /// The gravest level among the criteria that need it.
    pub level: Level,
    /// The criteria that need it.
    pub criteria: Vec<String>,
    /// What only a person can say beside whether it is seen.
    pub wants: Wants,
    /// Where to look; none where nothing is proposed.
    pub span: Option<Span>,
    /// Pictures of it, by their numbers in the record.
    pub stills: Vec<u32>,
    /// Whether the place is what the scan proposes for this very statement, and so can be accepted.
    pub proposed: bool,
    /// How sure the scan is of the place, 0 to 1,000,000; none where it does not say.
    pub confidence_ppm: Option<u32>,
}

/// What belongs to a statement, with what is offered for it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Wants {
    /// Nothing more.
    Nothing,
    /// The sides of the parcel that are shown. As many are offered as the policy wants; no scan tells them apart.
    Sides(Vec<Side>),
    /// How many pieces of a line of the order.
    Count {
        /// The line, by its id in the case.
        line: String,
        /// How many were ordered.
        ordered: u32,
    },
    /// A number to read and type.
    Number,
}

/// Sides in the order in which they are offered: those first that are turned to the camera first.
const SIDES: [Side; 6] = [Side::Top, Side::Front, Side::Back, Side::Left, Side::Right, Side::Bottom];

/// The statements that a report waits for, mandatory ones first, in the order of its list; and the kinds that are open and cannot
/// be asked for so shortly, such as the items of a checklist.
#[must_use]
pub fn open_statements(
    report: &Report,
    record: &ScanRecord,
    policy: &Policy,
) -> (Vec<OpenStatement>, Vec<StatementKind>) {
    let table = report.case.region_permille.and_then(Region::of_permille);
    let mut open = Vec::new();
    let mut left = Vec::new();
    for missing in report.missing.iter().filter(|one| one.kind == MissingKind::Statement) {
        // A report of a newer version may ask for what this one cannot state.
        let Some(kind) = StatementKind::ALL.iter().copied().find(|kind| kind.as_str() == missing.what) else {
            continue;
        };
        match wants(kind, missing, report, policy) {
            Some(all) => open.extend(all.into_iter().map(|wants| asked(kind, wants, missing, record, table))),
            None => left.push(kind),
        }
    }
    (open, left)
}

/// What is to be asked for that kind of statement: one entry for each question; none where a few words do not do.
fn wants(kind: StatementKind, missing: &Missing, report: &Report, policy: &Policy) -> Option<Vec<Wants>> {
    Some(match kind {
        StatementKind::OutsideShown => vec![Wants::Sides(offered_sides(missing, policy))],
        StatementKind::LineShown => lines(missing, report),
        StatementKind::WaybillTranscribed | StatementKind::SerialRead => vec![Wants::Number],
        StatementKind::Inspected | StatementKind::EventExplained | StatementKind::FindingExplained => {
            return None;
        }
        _ => vec![Wants::Nothing],
    })
}

fn offered_sides(missing: &Missing, policy: &Policy) -> Vec<Side> {
    let of = |criterion: &&Criterion| missing.criteria.iter().any(|id| id == criterion.id());
    let least = policy.criteria().iter().filter(of).filter_map(|criterion| match criterion.check() {
        Check::Test(Predicate::Attested(rule)) if rule.statement == StatementKind::OutsideShown => {
            Some(rule.min_sides)
        }
        _ => None,
    });
    let least = least.max().unwrap_or(0).max(1);
    SIDES.into_iter().take(usize::try_from(least).unwrap_or(SIDES.len())).collect()
}

/// The lines of the order that nobody has counted.
fn lines(missing: &Missing, report: &Report) -> Vec<Wants> {
    let findings = report.findings.iter().filter(|finding| missing.criteria.contains(&finding.criterion));
    let open = findings.flat_map(|finding| &finding.reasons).filter(|reason| {
        reason.code == ReasonCode::NotAttested
            && reason.params.text(Param::Statement) == Some(StatementKind::LineShown.as_str())
    });
    let mut all: Vec<Wants> = Vec::new();
    for reason in open {
        let Some(line) = reason.params.text(Param::Line) else { continue };
        let ordered = reason.params.int(Param::Expected).and_then(|number| u32::try_from(number).ok());
        let wants = Wants::Count { line: line.to_owned(), ordered: ordered.unwrap_or(1) };
        if !all.contains(&wants) {
            all.push(wants);
        }
    }
    all
}

fn asked(
    kind: StatementKind,
    wants: Wants,
    missing: &Missing,
    record: &ScanRecord,
    table: Option<Region>,
) -> OpenStatement {
    let seen_as = |id: u32| record.observations.iter().find(|seen| seen.id == id);
    // Lines are counted where the contents are shown.
    let place = match kind {
        StatementKind::LineShown => proposed(StatementKind::ContentsShown, record, table),
        kind => proposed(kind, record, table),
    };
    let is_proposed = place.is_some();
    let (span, stills, confidence_ppm) = match place {
        Some(ProposedStatement { span, stills, confidence_ppm, .. }) => {
            (Some(span), stills, Some(confidence_ppm))
        }
        None => (
            missing.span,
            missing.stills.clone(),
            missing.observation.and_then(seen_as).map(|seen| seen.confidence_ppm),
        ),
    };
    OpenStatement {
        proposed: match kind {
            // What nothing tells has a place to look at, and no proposal.
            StatementKind::LineShown | StatementKind::NaturalSpeed => false,
            _ => is_proposed,
        },
        kind,
        level: missing.level,
        criteria: missing.criteria.clone(),
        wants,
        span,
        stills,
        confidence_ppm,
    }
}

/// Who states something, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stating {
    /// Name of the person.
    pub who: String,
    /// In which role.
    pub role: String,
    /// When, with zone.
    pub at: String,
}

impl OpenStatement {
    /// The statement that the person makes, with what only the person could say; none where that is not said.
    ///
    /// Seen needs all of it; what is not visible, or not so, needs no sides.
    #[must_use]
    pub fn statement(&self, state: AttestedState, said: Said) -> Option<Statement> {
        use StatementKind as Kind;
        Some(match (&self.wants, said) {
            (Wants::Sides(_), Said::Sides(sides)) => Statement::OutsideShown { sides },
            (Wants::Sides(_), Said::Nothing) if state != AttestedState::Seen => {
                Statement::OutsideShown { sides: Vec::new() }
            }
            (Wants::Count { line, .. }, Said::Count(count)) => {
                Statement::LineShown { line: line.clone(), count }
            }
            (Wants::Count { line, .. }, Said::Nothing) if state != AttestedState::Seen => {
                Statement::LineShown { line: line.clone(), count: 0 }
            }
            (Wants::Number, Said::Number(text)) => match self.kind {
                Kind::SerialRead => Statement::SerialRead { text, line: None },
                _ => Statement::WaybillTranscribed { text },
            },
            (Wants::Nothing, _) => match self.kind {
                Kind::SealedAtStart => Statement::SealedAtStart,
                Kind::OpeningSeen => Statement::OpeningSeen,
                Kind::ContentsShown => Statement::ContentsShown,
                Kind::StayedInFrame => Statement::StayedInFrame,
                Kind::LabelOnParcel => Statement::LabelOnParcel,
                Kind::WaybillApplied => Statement::WaybillApplied,
                Kind::ItemsPacked => Statement::ItemsPacked,
                Kind::CushioningUsed => Statement::CushioningUsed,
                Kind::FilmOn => Statement::FilmOn,
                Kind::SealedOnCamera => Statement::SealedOnCamera,
                Kind::NaturalSpeed => Statement::NaturalSpeed,
                _ => return None,
            },
            _ => return None,
        })
    }

    /// The same as it is written, with the still of the proposal where the span is that of the proposal, else the one that is
    /// nearest to the middle of the span.
    #[must_use]
    pub fn draft(
        &self,
        statement: Statement,
        state: AttestedState,
        span: DraftSpan,
        by: &Stating,
        record: &ScanRecord,
    ) -> Draft {
        let mut draft = Draft::new(&by.who, &by.role, &by.at, statement, state, span);
        let proposed = self.span.is_some_and(|known| known == Span::millis(span.start_ms, span.end_ms));
        let first = self.stills.first().copied().filter(|_| proposed);
        draft.still = first.or_else(|| still_in(record, span));
        draft
    }

    /// What the scan proposes, as a statement of that person; none where it proposes no place, or where something only a person can
    /// say belongs to it and is not given.
    #[must_use]
    pub fn accepted(&self, by: &Stating, note: &str, sides: &[Side], record: &ScanRecord) -> Option<Draft> {
        let said = match &self.wants {
            Wants::Nothing => Said::Nothing,
            Wants::Sides(_) if !sides.is_empty() => Said::Sides(sides.to_vec()),
            _ => return None,
        };
        let span = self.span.filter(|_| self.proposed)?;
        let span = DraftSpan { start_ms: span.start_ms, end_ms: span.end_ms };
        let statement = self.statement(AttestedState::Seen, said)?;
        let mut draft = self.draft(statement, AttestedState::Seen, span, by, record);
        draft.note = Some(note.to_owned());
        Some(draft)
    }
}

/// What only a person could say beside whether something is seen.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Said {
    /// Nothing.
    Nothing,
    /// These sides.
    Sides(Vec<Side>),
    /// That many pieces.
    Count(u32),
    /// This number.
    Number(String),
}

/// The still inside the span that is nearest to its middle.
#[must_use]
pub fn still_in(record: &ScanRecord, span: DraftSpan) -> Option<u32> {
    let middle = span.start_ms.saturating_add(span.end_ms) / 2;
    let inside = record.stills.iter().filter(|still| (span.start_ms..span.end_ms).contains(&still.at_ms));
    inside
        .min_by_key(|still| (still.at_ms.saturating_sub(middle).saturating_abs(), still.id))
        .map(|still| still.id)
}
