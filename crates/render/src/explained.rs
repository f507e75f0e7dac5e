//! Sudden changes that an honest cause explains better than a cut does: nobody needs to look at them, so they are counted under
//! their cause and not shown one by one.

use onetake_report::facts::{CutCause, SpliceCut};
use onetake_report::{Observation, Report, ScanRecord};

use crate::message::Catalogue;

/// What explains an observation better than a cut does; none where nothing does, and for causes of newer versions.
fn cause_of(seen: &Observation) -> Option<CutCause> {
    let cause = seen.values::<SpliceCut>()?.explained_by()?;
    (!matches!(cause, CutCause::Other(_))).then_some(cause)
}

/// How many there are of each cause, in words, without those that a finding names all the same; none where there are none.
pub(super) fn line(record: &ScanRecord, report: &Report, words: &Catalogue) -> Option<String> {
    let named: Vec<u32> = report
        .findings
        .iter()
        .flat_map(|finding| &finding.reasons)
        .filter_map(|reason| reason.observation)
        .collect();
    let passed_over = record.observations.iter().filter(|seen| !named.contains(&seen.id));
    let causes: Vec<CutCause> = passed_over.filter_map(cause_of).collect();
    let counted = |word: &&str| {
        let count = causes.iter().filter(|cause| cause.as_str() == *word).count();
        (count > 0).then(|| words.text(&format!("cause-{word}"), &[("count", count.into())]))
    };
    let told: Vec<String> = CutCause::WORDS.iter().filter_map(counted).collect();
    let what = told.join(&words.plain("list-separator"));
    (!told.is_empty()).then(|| words.text("moments-explained", &[("what", what.into())]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::message::Language;

    #[test]
    fn every_cause_has_words_in_every_language() {
        for language in Language::ALL {
            for word in CutCause::WORDS {
                for count in [1_usize, 12] {
                    let id = format!("cause-{word}");
                    let said = Catalogue::of(language).find(&id, &[("count", count.into())]);
                    assert!(said.is_some_and(|said| !said.is_empty()), "{language}: {word}");
                }
            }
        }
    }
}
