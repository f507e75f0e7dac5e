//! Whether the opening lies in a proposal, and whether the order is right.

use onetake::report::Code;
use onetake::{Scanner, Source};

use crate::scenes::Scene;

/// What is proposed for one take.
#[derive(Debug, Clone)]
pub(crate) struct Proposed {
    pub(crate) scene: Scene,
    /// Proposals in milliseconds with their confidence.
    pub(crate) openings: Vec<(i64, i64, u32)>,
    /// When a label is first shown, in milliseconds.
    pub(crate) label_ms: Option<i64>,
}

impl Proposed {
    pub(crate) fn of(scene: &Scene) -> Self {
        let record = Scanner::new().scan(&Source::open(&scene.file).unwrap()).unwrap().record;
        let spans = |code: Code| {
            let seen = record.observations.iter().filter(move |seen| seen.code == code);
            seen.map(|seen| (seen.span.start_ms, seen.span.end_ms, seen.confidence_ppm))
        };
        Self {
            scene: scene.clone(),
            openings: spans(Code::StageOpening).collect(),
            label_ms: spans(Code::StageLabelShown).map(|(start, _, _)| start).min(),
        }
    }

    /// The share of the true opening that lies in a proposal, thousandths: of any, or of the surest.
    pub(crate) fn share(&self, surest: bool) -> i64 {
        let (start, end) = self.scene.opening_ms;
        let inside =
            |span: &(i64, i64, u32)| (span.1.min(end) - span.0.max(start)).max(0) * 1000 / (end - start);
        let of_any = || self.openings.iter().map(inside).max();
        let of_surest = || self.surest().map(|span| inside(&span));
        if surest { of_surest() } else { of_any() }.unwrap_or(0)
    }

    pub(crate) fn surest(&self) -> Option<(i64, i64, u32)> {
        let mut all = self.openings.clone();
        all.sort_by_key(|span| std::cmp::Reverse(span.2));
        all.first().copied()
    }

    /// Whether the number comes last, by where the label is first shown beside the surest opening.
    pub(crate) fn number_last(&self) -> Option<bool> {
        let (label, opening) = (self.label_ms?, self.surest()?);
        Some(label > opening.1)
    }
}
