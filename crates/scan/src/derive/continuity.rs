//! Instants that several independent channels mark as a break.
//!
//! The picture, the sound, a burned-in clock and the container each err by themselves, and for reasons of their own: a hand
//! that reaches in says nothing to a sound encoder. So where two channels mark one instant it is a break unless all of
//! them err there, and `continuity.break` is as sure as that: one minus the product of their doubts. It relies on each
//! channel's confidence being what it says, a share of findings that are real; one channel alone derives nothing. A shift of
//! the sound that fits whole missing pictures (`whole_frames` of `sound.break`) lowers the doubt of the sound by the odds of
//! such a fit by chance.
//!
//! Holes in the timestamps are no channel here. Where a recorder lost frames the picture jumps for that reason, so the two
//! are not independent.
//!
//! Details: [`ContinuityBreak`], the confidence of each channel that marks it.

use std::cmp::Reverse;

use onetake_report::facts::{ContinuityBreak, Facts, SoundBreak};
use onetake_report::{Code, Observation, PPM, Span};

/// Marks this near are of one instant: the sound places a break to some 50 ms, and encoders shift sound against picture.
const NEAR_MS: i64 = 300;

/// Longer observations are of no instant.
const MAX_LENGTH_MS: i64 = 2_000;

/// What marks a break, apart from the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Channel {
    Picture,
    Sound,
    Clock,
    Container,
}

impl Channel {
    fn of(code: Code) -> Option<Self> {
        match code {
            Code::SpliceCut | Code::SpliceDissolve => Some(Self::Picture),
            Code::SoundBreak => Some(Self::Sound),
            Code::ClockJump => Some(Self::Clock),
            Code::ProvenanceJoin | Code::ProvenanceGopPhase => Some(Self::Container),
            _ => None,
        }
    }

    /// Where its confidence is recorded.
    fn in_facts(self, facts: &mut ContinuityBreak) -> &mut Option<u32> {
        match self {
            Self::Picture => &mut facts.picture_ppm,
            Self::Sound => &mut facts.sound_ppm,
            Self::Clock => &mut facts.clock_ppm,
            Self::Container => &mut facts.container_ppm,
        }
    }
}

/// One channel's mark.
#[derive(Debug, Clone, Copy)]
struct Mark<'a> {
    channel: Channel,
    observation: &'a Observation,
}

impl Mark<'_> {
    /// How probable it is that this channel errs here.
    ///
    /// A shift of the sound that whole missing pictures make is one in many: a false break would show it only by chance, a
    /// true one beside a joint of pictures shows it as a rule.
    fn doubt_ppm(&self) -> u64 {
        let Observation { confidence_ppm, .. } = self.observation;
        let shift = self.observation.values::<SoundBreak>();
        let (sure, doubt) = (u64::from(*confidence_ppm), u64::from(PPM.saturating_sub(*confidence_ppm)));
        let fits = shift.and_then(|shift| shift.whole_frames()) == Some(true);
        match shift.and_then(|shift| shift.whole_frames_by_chance_ppm()).filter(|_| fits) {
            Some(chance) => {
                let false_fit = doubt * chance.min(u64::from(PPM)) / u64::from(PPM);
                false_fit * u64::from(PPM) / (sure + false_fit).max(1)
            }
            None => doubt,
        }
    }
}

/// The breaks that at least two channels mark, each mark counted once, the surest first.
pub(super) fn breaks(observations: &[Observation]) -> Vec<Observation> {
    let mut marks: Vec<Mark<'_>> = observations
        .iter()
        .filter(|observation| observation.span.duration_ms() <= MAX_LENGTH_MS)
        .filter_map(|observation| Some(Mark { channel: Channel::of(observation.code)?, observation }))
        .collect();
    marks.sort_by_key(|mark| {
        let Observation { confidence_ppm, span, code, .. } = mark.observation;
        (Reverse(*confidence_ppm), span.start_ms, span.end_ms, *code)
    });
    let mut used = vec![false; marks.len()];
    let mut found = Vec::new();
    for (place, seed) in marks.iter().enumerate() {
        if used.get(place).copied().unwrap_or(true) {
            continue;
        }
        let mut group = vec![*seed];
        let mut places = vec![place];
        for (other_place, other) in marks.iter().enumerate() {
            let new = group.iter().all(|mark| mark.channel != other.channel);
            let free = !used.get(other_place).copied().unwrap_or(true);
            if new && free && apart_ms(seed.observation.span, other.observation.span) <= NEAR_MS {
                group.push(*other);
                places.push(other_place);
            }
        }
        if group.len() < 2 {
            continue;
        }
        for place in places {
            if let Some(used) = used.get_mut(place) {
                *used = true;
            }
        }
        found.extend(fused(&group));
    }
    found
}

/// One break from marks of several channels: where the picture shows it, if it does, with its stills.
fn fused(group: &[Mark<'_>]) -> Option<Observation> {
    let shown = group.iter().find(|mark| mark.channel == Channel::Picture).or(group.first())?;
    let mut facts =
        ContinuityBreak { picture_ppm: None, sound_ppm: None, clock_ppm: None, container_ppm: None };
    for mark in group {
        *mark.channel.in_facts(&mut facts) = Some(mark.observation.confidence_ppm);
    }
    let doubt_ppm =
        group.iter().fold(u64::from(PPM), |doubt, mark| doubt * mark.doubt_ppm() / u64::from(PPM));
    Some(Observation {
        id: 0,
        code: Code::ContinuityBreak,
        span: shown.observation.span,
        confidence_ppm: PPM.saturating_sub(u32::try_from(doubt_ppm).unwrap_or(PPM)),
        detail: facts.into_detail(),
        stills: shown.observation.stills.clone(),
    })
}

/// Time between two spans; 0 where they touch.
fn apart_ms(one: Span, other: Span) -> i64 {
    (one.start_ms.saturating_sub(other.end_ms)).max(other.start_ms.saturating_sub(one.end_ms)).max(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use onetake_report::facts::SoundWindow;
    use onetake_testkit::{Change as _, record};

    #[test]
    fn two_channels_at_one_instant_are_surer_than_each() {
        let record = record()
            .with(Code::SpliceCut, 10_000, 10_033)
            .sure(700_000)
            .with(Code::SoundBreak, 10_200, 10_200)
            .sure(800_000);
        let found = breaks(&record.observations);
        let [only] = found.as_slice() else { panic!("{found:#?}") };
        assert_eq!((only.code, only.confidence_ppm), (Code::ContinuityBreak, 940_000));
        assert_eq!((only.span.start_ms, only.span.end_ms), (10_000, 10_033));
        let channels: ContinuityBreak = only.facts().unwrap();
        assert_eq!((channels.picture_ppm, channels.sound_ppm), (Some(700_000), Some(800_000)));
    }

    #[test]
    fn a_shift_of_whole_pictures_lowers_the_doubt_of_the_sound() {
        let sure = |whole: bool| {
            let facts = SoundBreak {
                shift_samples: 66,
                uncertain_ms: 100,
                after_ms: 50,
                sigma_before_milli: 6_000,
                sigma_after_milli: 6_000,
                window: SoundWindow::Sine,
                whole_frames: Some(whole),
                whole_frames_by_chance_ppm: Some(100_000),
            };
            let record = record()
                .with(Code::SpliceCut, 10_000, 10_033)
                .sure(500_000)
                .with_facts(10_000, 10_100, facts)
                .sure(500_000);
            breaks(&record.observations)[0].confidence_ppm
        };
        // Odds of the sound from 1 : 1 to 10 : 1, in doubt one in eleven, and half of that with the picture.
        assert_eq!((sure(false), sure(true)), (750_000, 954_546));
    }

    #[test]
    fn one_channel_or_two_instants_derive_nothing() {
        let record = record()
            .with(Code::SpliceCut, 10_000, 10_033)
            .with(Code::SpliceDissolve, 10_000, 10_300)
            .with(Code::SoundBreak, 11_000, 11_000)
            .with(Code::CadenceGap, 9_700, 10_000)
            .with(Code::ProvenanceJoin, 0, 60_000);
        assert_eq!(breaks(&record.observations), []);
    }

    #[test]
    fn each_mark_counts_once_and_the_order_of_the_record_does_not_matter() {
        let record = record()
            .with(Code::SpliceCut, 10_000, 10_033)
            .sure(400_000)
            .with(Code::SpliceCut, 10_400, 10_433)
            .sure(600_000)
            .with(Code::SoundBreak, 10_200, 10_200)
            .sure(500_000);
        let found = breaks(&record.observations);
        let [only] = found.as_slice() else { panic!("{found:#?}") };
        assert_eq!((only.span.start_ms, only.confidence_ppm), (10_400, 800_000));
        let mut turned = record.observations.clone();
        turned.reverse();
        assert_eq!(breaks(&turned), found);
    }
}
