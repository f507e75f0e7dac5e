//! Whether silence is worth what the program says it is: of removals at places where one of that length "would have shown", how many
//! are found.

use std::fmt::Write as _;

use onetake::report::Code;

use crate::clips::Clip;
use crate::ours::Seen;
use crate::score;
use crate::table::COUNTS_PPM;

/// Instants are tried this far apart at most, in seconds: farther from one nothing is claimed.
const APART_S: f64 = 4.0;

/// What a record says of a removal that begins at an instant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Claim {
    WouldShow,
    MightHide,
    NotTried,
}

/// What is claimed of the longest length that was tried and is no longer than the removal.
fn claim(record: &[Seen], begin_s: f64, removed_ms: u64) -> Claim {
    let number = |seen: &Seen, name: &str| {
        seen.numbers.iter().find(|(known, _)| known == name).map_or(0, |(_, value)| *value)
    };
    let length = |seen: &Seen| number(seen, "length_ms");
    let power: Vec<&Seen> =
        record.iter().filter(|seen| seen.code.parse() == Ok(Code::ContinuityPower)).collect();
    let most = i64::try_from(removed_ms).unwrap_or(i64::MAX);
    let Some(length_ms) = power.iter().map(|seen| length(seen)).filter(|&length_ms| length_ms <= most).max()
    else {
        return Claim::NotTried;
    };
    let of_length: Vec<&&Seen> = power.iter().filter(|seen| length(seen) == length_ms).collect();
    let covers = |seen: &Seen| seen.start_s - APART_S / 4.0 <= begin_s && begin_s <= seen.end_s;
    if of_length.iter().any(|seen| number(seen, "share_ppm") == 0 && covers(seen)) {
        return Claim::MightHide;
    }
    let ends_s = of_length.iter().map(|seen| seen.end_s).fold(0.0, f64::max);
    // Near the end of a take no removal of that length was tried.
    if begin_s + length_ms as f64 / 1000.0 + APART_S / 4.0 > ends_s {
        return Claim::NotTried;
    }
    Claim::WouldShow
}

/// Removals by what is claimed of them, and how many of each are found.
#[derive(Default)]
struct Counts {
    of: [(usize, usize); 3],
}

impl Counts {
    fn add(&mut self, claim: Claim, found: bool) {
        let (hits, all) = &mut self.of[claim as usize];
        *hits += usize::from(found);
        *all += 1;
    }

    fn row(&self, name: &str) -> String {
        let cells: Vec<String> = self.of.iter().map(|(hits, all)| format!("{hits}/{all}")).collect();
        let missed = |(hits, all): (usize, usize)| all - hits;
        let all_missed: usize = self.of.iter().map(|&one| missed(one)).sum();
        format!("| {name} | {} | {} of {all_missed} |\n", cells.join(" | "), missed(self.of[0]))
    }
}

/// The table: claims of the take as it was, and of the clip that has lost a part of it.
pub(crate) fn table(seen: &[(&Clip, Vec<Seen>)]) -> String {
    let mut text = String::from(
        "\nRemovals of half a second and more, by what the record says of one of that length there, and how many of them are found at \
         500,000.\n\n| record | would have shown | might hide | not tried | missed where it would have shown |\n|---|---|---|---|---|\n",
    );
    let original = |take: &str| {
        seen.iter().find(|(clip, _)| clip.take == take && clip.op == "gen1").map(|(_, record)| record)
    };
    let mut counts: [(&str, Counts); 4] = [
        ("of the take, fixed camera", Counts::default()),
        ("of the take, moving camera", Counts::default()),
        ("of the clip itself, fixed camera", Counts::default()),
        ("of the clip itself, moving camera", Counts::default()),
    ];
    for (clip, own) in seen.iter().filter(|(clip, _)| clip.op.starts_with("cut.")) {
        let [event] = clip.events.as_slice() else { continue };
        if event.removed_ms < 500 {
            continue;
        }
        let begin_s = event.first as f64 / clip.rate;
        let found = score::hit(clip, event, &score::findings(own), COUNTS_PPM).is_some();
        let moving = usize::from(clip.moving);
        if let Some(record) = original(&clip.take) {
            counts[moving].1.add(claim(record, begin_s, event.removed_ms), found);
        }
        counts[2 + moving].1.add(claim(own, begin_s, event.removed_ms), found);
    }
    for (name, counts) in &counts {
        let _ = write!(text, "{}", counts.row(name));
    }
    text
}
