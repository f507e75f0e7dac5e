//! Boxes: the elements of an ISO base media file (ISO/IEC 14496-12, clause 4.2).

use crate::container::Overrun;
use crate::container::bytes::{Fields, FourCc, ReadAt};

/// Most boxes that are looked at in one file: a fragment each second for half a day makes some 300,000.
const MAX_BOXES: u64 = 1_000_000;
/// Most samples that are followed one by one in one file: twelve hours at 240 frames per second and their sound.
const MAX_SAMPLES: u64 = 16_000_000;

/// The head of a box and where its body lies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct BoxHead {
    /// Its type.
    pub(crate) kind: FourCc,
    /// Where its head starts.
    pub(crate) start: u64,
    /// Where its body starts.
    pub(crate) body: u64,
    /// Where its body ends, inside of what holds it.
    pub(crate) end: u64,
    /// Where it says that it ends; the same as `end` unless it reaches too far.
    pub(crate) declared_end: u64,
    /// The extended type of a `uuid` box.
    pub(crate) user_type: Option<[u8; 16]>,
}

impl BoxHead {
    /// Length of the body inside of what holds it.
    pub(crate) fn body_len(&self) -> u64 {
        self.end.saturating_sub(self.body)
    }

    /// The box as an overrun, if it reaches too far.
    pub(crate) fn overrun(&self) -> Option<Overrun> {
        (self.declared_end > self.end).then(|| Overrun {
            element: self.kind.to_string(),
            start: self.start,
            declared_end: self.declared_end,
        })
    }

    /// Up to `most` bytes of the body.
    pub(crate) fn read(&self, bytes: &dyn ReadAt, most: usize) -> Vec<u8> {
        bytes.at_most(self.body, self.end, most)
    }
}

/// What all walks over one file may use up together.
#[derive(Debug)]
pub(crate) struct Budget {
    boxes: u64,
    samples: u64,
    /// Whether something was left unseen for the sake of the limit.
    pub(crate) exhausted: bool,
}

impl Budget {
    pub(crate) fn new() -> Self {
        Self { boxes: MAX_BOXES, samples: MAX_SAMPLES, exhausted: false }
    }

    fn spend_box(&mut self) -> Option<()> {
        let left = self.boxes.checked_sub(1);
        self.exhausted |= left.is_none();
        self.boxes = left?;
        Some(())
    }

    pub(super) fn spend_sample(&mut self) -> Option<()> {
        let left = self.samples.checked_sub(1);
        self.exhausted |= left.is_none();
        self.samples = left?;
        Some(())
    }
}

/// Walks over the boxes between two places.
pub(crate) struct Boxes<'a> {
    bytes: &'a dyn ReadAt,
    at: u64,
    end: u64,
    /// Where the walk had to stop because what stands there is no box.
    pub(crate) broken_at: Option<u64>,
}

impl<'a> Boxes<'a> {
    pub(crate) fn new(bytes: &'a dyn ReadAt, start: u64, end: u64) -> Self {
        Self { bytes, at: start, end, broken_at: None }
    }

    /// The boxes inside of a box.
    pub(crate) fn inside(bytes: &'a dyn ReadAt, parent: &BoxHead) -> Self {
        Self::new(bytes, parent.body, parent.end)
    }

    /// The next box.
    pub(crate) fn next(&mut self, budget: &mut Budget) -> Option<BoxHead> {
        // Fewer than eight bytes hold no box; QuickTime ends user data with four zero bytes.
        if self.end.saturating_sub(self.at) < 8 {
            return None;
        }
        budget.spend_box()?;
        let head = self.head();
        match &head {
            Some(head) => self.at = head.end,
            None => self.broken_at = Some(self.at),
        }
        head
    }

    fn head(&self) -> Option<BoxHead> {
        let start = self.at;
        // Size, type, large size and extended type together.
        let head = self.bytes.at_most(start, self.end, 32);
        let mut fields = Fields::new(&head);
        let size = fields.u32()?;
        let kind = fields.code()?;
        let mut head_len = 8;
        let declared_end = match size {
            // To the end of the file; only at the top, elsewhere it is padding.
            0 => self.end,
            1 => {
                head_len = 16;
                start.saturating_add(fields.u64()?)
            }
            size => start.saturating_add(u64::from(size)),
        };
        let mut user_type = None;
        if kind == FourCc(*b"uuid") {
            user_type = Some(fields.take(16)?.try_into().ok()?);
            head_len += 16;
        }
        let body = start.checked_add(head_len)?;
        // A box that ends before its own head, or an all-zero type, is no box: padding or damage.
        if declared_end < body || kind == FourCc([0; 4]) {
            return None;
        }
        Some(BoxHead {
            kind,
            start,
            body,
            end: declared_end.min(self.end).max(body),
            declared_end,
            user_type,
        })
    }
}
