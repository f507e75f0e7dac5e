//! The sample table of a track (ISO/IEC 14496-12, clauses 8.6 and 8.7): how many samples it declares, how long they last,
//! and whether their bytes lie inside the file.

use super::boxes::{BoxHead, Boxes, Budget};
use crate::container::bytes::{Fields, FourCc, ReadAt};

/// Most sample descriptions that are named.
const MAX_DESCRIPTIONS: usize = 16;

/// Most runs of durations that are kept.
const MAX_TIME_RUNS: usize = 4096;

/// What a sample table declares.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(crate) struct SampleTable {
    /// Sample descriptions, the first of them by their four-letter names.
    pub(crate) descriptions: Vec<FourCc>,
    /// How many sample descriptions there are.
    pub(crate) description_count: u32,
    /// Which sample descriptions the chunks use, by the count of changes from one to another.
    pub(crate) description_changes: u32,
    /// Samples by `stsz` or `stz2`.
    pub(crate) samples: u64,
    /// Samples by `stts`.
    pub(crate) timed_samples: u64,
    /// Duration by `stts`, in ticks of the track.
    pub(crate) timed_ticks: u64,
    /// Runs of equal durations in `stts`: count and ticks, the first of them.
    pub(crate) time_run_list: Vec<(u32, u32)>,
    /// How much later than it is decoded the first sample is shown, by `ctts`, in ticks of the track.
    pub(crate) first_offset: i64,
    /// Sync samples by `stss`; none when every sample is one.
    pub(crate) sync_samples: Option<u32>,
    /// Chunks by `stco` or `co64`.
    pub(crate) chunks: u64,
    /// Sum of the sizes of all samples.
    pub(crate) bytes: u64,
    /// Samples whose bytes reach past the end of the file.
    pub(crate) past_end: u64,
    /// The first of those, counted from 0.
    pub(crate) first_past_end: Option<u64>,
    /// Where the first sample lies.
    pub(crate) first_sample_at: Option<u64>,
    /// Samples that the chunks place; fewer than `samples` when the tables contradict each other.
    pub(crate) placed: u64,
}

impl SampleTable {
    /// Reads the `stbl` box.
    pub(crate) fn read(bytes: &dyn ReadAt, stbl: &BoxHead, budget: &mut Budget) -> Self {
        let mut table = Self::default();
        let mut to_chunk = None;
        let mut offsets = None;
        let mut sizes = None;
        let mut boxes = Boxes::inside(bytes, stbl);
        while let Some(head) = boxes.next(budget) {
            match &head.kind.0 {
                b"stsd" => table.read_descriptions(bytes, &head, budget),
                b"stts" => table.read_times(bytes, &head),
                b"ctts" => table.first_offset = first_offset(bytes, &head).unwrap_or(0),
                b"stss" => table.sync_samples = Rows::of(bytes, &head, 4).map(|rows| clip(rows.declared)),
                b"stsc" => to_chunk = Rows::of(bytes, &head, 12),
                b"stco" => offsets = Rows::of(bytes, &head, 4),
                b"co64" => offsets = Rows::of(bytes, &head, 8),
                b"stsz" => sizes = Sizes::of_stsz(bytes, &head),
                b"stz2" => sizes = Sizes::of_stz2(bytes, &head),
                _ => {}
            }
        }
        table.chunks = offsets.as_ref().map_or(0, |rows| rows.declared);
        if let Some(sizes) = sizes {
            table.samples = sizes.count;
            if let (Some(to_chunk), Some(offsets)) = (to_chunk, offsets) {
                table.place(sizes, to_chunk, offsets, bytes.len(), budget);
            }
        }
        table
    }

    fn read_descriptions(&mut self, bytes: &dyn ReadAt, stsd: &BoxHead, budget: &mut Budget) {
        let head = stsd.read(bytes, 8);
        let mut fields = Fields::new(&head);
        self.description_count = fields.skip(4).and_then(|()| fields.u32()).unwrap_or(0);
        let mut entries = Boxes::new(bytes, stsd.body.saturating_add(8), stsd.end);
        while let Some(entry) = entries.next(budget) {
            self.descriptions.push(entry.kind);
            if self.descriptions.len() >= MAX_DESCRIPTIONS {
                break;
            }
        }
    }

    fn read_times(&mut self, bytes: &dyn ReadAt, stts: &BoxHead) {
        let Some(mut rows) = Rows::of(bytes, stts, 8) else { return };
        while let Some(row) = rows.next() {
            let mut fields = Fields::new(&row);
            let (Some(count), Some(delta)) = (fields.u32(), fields.u32()) else { break };
            if self.time_run_list.len() < MAX_TIME_RUNS {
                self.time_run_list.push((count, delta));
            }
            self.timed_samples = self.timed_samples.saturating_add(u64::from(count));
            // Some writers state negative deltas; they add nothing here.
            let delta = if delta > i32::MAX as u32 { 0 } else { u64::from(delta) };
            self.timed_ticks = self.timed_ticks.saturating_add(u64::from(count) * delta);
        }
    }

    /// Follows every sample to its place in the file.
    fn place(
        &mut self,
        mut sizes: Sizes<'_>,
        mut to_chunk: Rows<'_>,
        mut offsets: Rows<'_>,
        file_len: u64,
        budget: &mut Budget,
    ) {
        let mut runs = ChunkRuns::new(&mut to_chunk);
        let mut chunk = 0_u64;
        while let Some(mut at) = offsets.next_number() {
            chunk += 1;
            let Some(in_chunk) = runs.samples_in(chunk, &mut to_chunk) else { break };
            for _ in 0..in_chunk {
                let Some(size) = sizes.next() else { return };
                if budget.spend_sample().is_none() {
                    return;
                }
                self.first_sample_at.get_or_insert(at);
                at = at.saturating_add(u64::from(size));
                self.bytes = self.bytes.saturating_add(u64::from(size));
                // A sample of no bytes loses nothing wherever it lies.
                if at > file_len && size > 0 {
                    self.past_end += 1;
                    self.first_past_end.get_or_insert(self.placed);
                }
                self.placed += 1;
            }
        }
        self.description_changes = runs.description_changes;
    }
}

fn first_offset(bytes: &dyn ReadAt, ctts: &BoxHead) -> Option<i64> {
    let start = ctts.read(bytes, 16);
    let mut fields = Fields::new(&start);
    fields.skip(4)?;
    let count = fields.u32()?;
    fields.skip(4)?;
    // Negative offsets are written in both versions of the box.
    fields.u32().filter(|_| count > 0).map(|offset| i64::from(offset.cast_signed()))
}

fn clip(count: u64) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// Rows of a `stsc` box: from a chunk on, so many samples in each chunk.
struct ChunkRuns {
    samples: u32,
    description: Option<u32>,
    description_changes: u32,
    next: Option<[u32; 3]>,
}

impl ChunkRuns {
    fn new(rows: &mut Rows<'_>) -> Self {
        let next = Self::row(rows);
        Self { samples: 0, description: None, description_changes: 0, next }
    }

    fn row(rows: &mut Rows<'_>) -> Option<[u32; 3]> {
        let row = rows.next()?;
        let mut fields = Fields::new(&row);
        Some([fields.u32()?, fields.u32()?, fields.u32()?])
    }

    /// Samples in chunk number `chunk`, counted from 1; none before the first run.
    fn samples_in(&mut self, chunk: u64, rows: &mut Rows<'_>) -> Option<u32> {
        while let Some([first, samples, description]) = self.next {
            if u64::from(first) > chunk {
                break;
            }
            self.samples = samples;
            if self.description.is_some_and(|before| before != description) {
                self.description_changes = self.description_changes.saturating_add(1);
            }
            self.description = Some(description);
            self.next = Self::row(rows);
        }
        self.description.map(|_| self.samples)
    }
}

/// Sizes of samples, one after the other.
struct Sizes<'a> {
    count: u64,
    left: u64,
    same: Option<u32>,
    rows: Option<Rows<'a>>,
    nibble: Option<u32>,
    bits: u8,
}

impl<'a> Sizes<'a> {
    fn of_stsz(bytes: &'a dyn ReadAt, head: &BoxHead) -> Option<Self> {
        let start = head.read(bytes, 12);
        let mut fields = Fields::new(&start);
        fields.skip(4)?;
        let same = Some(fields.u32()?).filter(|size| *size != 0);
        let count = u64::from(fields.u32()?);
        let rows = same.is_none().then(|| Rows::from(bytes, head, 12, 4, count));
        Some(Self { count, left: count, same, rows, nibble: None, bits: 32 })
    }

    fn of_stz2(bytes: &'a dyn ReadAt, head: &BoxHead) -> Option<Self> {
        let start = head.read(bytes, 12);
        let mut fields = Fields::new(&start);
        fields.skip(7)?;
        let bits = fields.u8()?;
        let count = u64::from(fields.u32()?);
        let (width, rows) = match bits {
            4 => (1, count.div_ceil(2)),
            8 => (1, count),
            16 => (2, count),
            _ => return None,
        };
        Some(Self {
            count,
            left: count,
            same: None,
            rows: Some(Rows::from(bytes, head, 12, width, rows)),
            nibble: None,
            bits,
        })
    }

    fn next(&mut self) -> Option<u32> {
        self.left = self.left.checked_sub(1)?;
        if let Some(same) = self.same {
            return Some(same);
        }
        if let Some(low) = self.nibble.take() {
            return Some(low);
        }
        let value = clip(self.rows.as_mut()?.next_number()?);
        if self.bits == 4 {
            self.nibble = Some(value & 0xf);
            return Some(value >> 4);
        }
        Some(value)
    }
}

/// Rows of equal width after a count, read in blocks.
struct Rows<'a> {
    bytes: &'a dyn ReadAt,
    at: u64,
    end: u64,
    width: usize,
    /// How many the box says there are.
    declared: u64,
    left: u64,
    block: Vec<u8>,
    used: usize,
}

impl<'a> Rows<'a> {
    const BLOCK_BYTES: usize = 48 << 10;

    /// The rows of a full box that states their count first.
    fn of(bytes: &'a dyn ReadAt, head: &BoxHead, width: usize) -> Option<Self> {
        let start = head.read(bytes, 8);
        let mut fields = Fields::new(&start);
        fields.skip(4)?;
        let declared = u64::from(fields.u32()?);
        Some(Self::from(bytes, head, 8, width, declared))
    }

    fn from(bytes: &'a dyn ReadAt, head: &BoxHead, skip: u64, width: usize, declared: u64) -> Self {
        let at = head.body.saturating_add(skip);
        Self { bytes, at, end: head.end, width, declared, left: declared, block: Vec::new(), used: 0 }
    }

    fn next(&mut self) -> Option<Vec<u8>> {
        self.slice().map(<[u8]>::to_vec)
    }

    fn next_number(&mut self) -> Option<u64> {
        let row = self.slice()?;
        Some(row.iter().fold(0, |number, byte| (number << 8) | u64::from(*byte)))
    }

    fn slice(&mut self) -> Option<&[u8]> {
        self.left = self.left.checked_sub(1)?;
        if self.used + self.width > self.block.len() {
            let most = Self::BLOCK_BYTES / self.width * self.width;
            self.block = self.bytes.at_most(self.at, self.end, most);
            self.at = self.at.saturating_add(self.block.len() as u64);
            self.used = 0;
        }
        let row = self.block.get(self.used..self.used + self.width)?;
        self.used += self.width;
        Some(row)
    }
}
