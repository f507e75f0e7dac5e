//! Whether one sees anything: covered, dark, out of focus.

use onetake_report::facts::BlockedKind;

use super::compare::Evidence;
use super::look::Look;
use super::usual::{Norm, Usual};

/// How the view of one picture is lost.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Lost {
    Dark,
    Covered,
    Blurred,
    Somehow,
}

impl Lost {
    pub(super) const ALL: [Self; 4] = [Self::Dark, Self::Covered, Self::Blurred, Self::Somehow];

    /// Its word in the record.
    pub(super) fn kind(self) -> BlockedKind {
        match self {
            Self::Dark => BlockedKind::Dark,
            Self::Covered => BlockedKind::Covered,
            Self::Blurred => BlockedKind::Blurred,
            Self::Somehow => BlockedKind::Unknown,
        }
    }
}

/// The light is gone below this share of the usual brightness, and below this grey level.
const DARK_SHARE: f32 = 0.4;
const DARK_LEVEL: f32 = 45.0;

/// A dark picture shows the same scene when its coarse picture correlates by more than this; else something dark lies before it.
const SAME_SCENE: f32 = 0.6;

/// The texture is gone below this share of the usual.
const TEXTURE_SHARE: f32 = 0.5;

/// Points of the free view are gone when fewer than this share are left: what lies before the whole lens leaves none, and chance finds few.
const THERE: f32 = 0.2;

/// Something lies before the lens when the coarse picture correlates by less than this with the free view.
const OTHER_SCENE: f32 = 0.75;

/// More of the areas of the picture look as they did than this share: things were taken out of it, and the rest is still seen.
const KEPT: f32 = 0.35;

/// A part of the picture is soft when it has less than this share of its usual edges.
const SOFT_SHARE: f32 = 0.35;

/// Parts with fewer edges as a rule say nothing.
const MIN_EDGES: u32 = 6;

/// Fewest parts that must have edges as a rule, and how many of them must be soft in a blurred picture.
const MIN_PARTS: usize = 3;
const SOFT_PARTS: f32 = 0.8;

/// How the view is lost; none where it is not. `evidence` compares with an earlier free view; `last` is how alike the coarse pictures of
/// this and of the last picture are, where that counts too.
pub(super) fn lost(look: &Look, evidence: &Evidence, last: f32, usual: &Usual, norm: &Norm) -> Option<Lost> {
    let same_scene = evidence.alike.max(last) > SAME_SCENE;
    if look.mean < DARK_SHARE * norm.mean && look.mean < DARK_LEVEL && same_scene {
        return Some(Lost::Dark);
    }
    if is_soft(look, norm) && same_scene {
        return Some(Lost::Blurred);
    }
    let gone = look.texture() < TEXTURE_SHARE * norm.texture && evidence.there < THERE;
    // Areas with texture cannot look as they did where it is gone.
    let kept = if gone { usual.kept(look).min(1.0 - norm.texture) } else { 1.0 };
    if !gone || kept > KEPT {
        return None;
    }
    if evidence.alike < OTHER_SCENE {
        return Some(Lost::Covered);
    }
    Some(Lost::Somehow)
}

/// Whether edges are gone in nearly all parts that have some as a rule. What lies before a part of the picture takes them from that part
/// alone; a lens out of focus from all.
fn is_soft(look: &Look, norm: &Norm) -> bool {
    let parts = norm.edges.iter().zip(&look.edges).filter(|(usual, _)| **usual >= MIN_EDGES);
    let count = parts.clone().count();
    #[expect(clippy::cast_precision_loss, reason = "counts of edges in small pictures")]
    let soft = parts.filter(|(usual, now)| (**now as f32) < SOFT_SHARE * **usual as f32).count();
    #[expect(clippy::cast_precision_loss, reason = "counts of parts")]
    let share = soft as f32 / count.max(1) as f32;
    count >= MIN_PARTS && share >= SOFT_PARTS
}
