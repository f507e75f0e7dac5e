//! What must hold for every record.

use std::sync::LazyLock;

use super::*;

/// One more observation; of a hole that long where it is one.
fn with_bad(record: ScanRecord, code: Code, start_ms: i64, end_ms: i64, gap_us: i64) -> ScanRecord {
    if code == Code::CadenceGap {
        record.with_facts(start_ms, end_ms, gap(gap_us))
    } else {
        record.with(code, start_ms, end_ms)
    }
}

fn rank(outcome: Outcome) -> u8 {
    match outcome {
        Pass | NotApplicable => 0,
        Review => 1,
        Fail => 2,
    }
}

fn verdict_rank(verdict: Verdict) -> u8 {
    match verdict {
        Verdict::Valid => 0,
        Verdict::NeedsReview => 1,
        Verdict::Invalid => 2,
    }
}

/// Observations that count against a video, whatever their details.
const BAD: [Code; 38] = [
    Code::SpliceCut,
    Code::SpliceDissolve,
    Code::SpliceInsert,
    Code::CadenceGap,
    Code::CadenceBackward,
    Code::CadenceRateChange,
    Code::StillnessFreeze,
    Code::StillnessRepeat,
    Code::StillnessBlack,
    Code::IntegrityTruncated,
    Code::IntegrityConcealed,
    Code::IntegrityChanged,
    Code::ProvenanceEditor,
    Code::ProvenanceEditList,
    Code::PresenceBlocked,
    Code::ClockJump,
    Code::SoundAbsent,
    Code::SoundSilent,
    Code::SoundBreak,
    Code::ContinuityBreak,
    Code::CadenceOverlap,
    Code::CadenceDrop,
    Code::CadenceSpeed,
    Code::StillnessReversal,
    Code::StillnessStall,
    Code::StillnessCovered,
    Code::PresenceMoved,
    Code::SoundGap,
    Code::SoundEndsEarly,
    Code::SoundLate,
    Code::IntegrityCorruptPacket,
    Code::IntegrityUndecodable,
    Code::IntegrityMismatch,
    Code::ProvenanceParameterChange,
    Code::ProvenanceJoin,
    Code::ProvenanceGopPhase,
    Code::WaybillConflict,
    Code::ClarityBlurred,
];

prop_compose! {
    fn bad_observation()(
        code in proptest::sample::select(&BAD),
        start in 0_i64..59_000,
        length in 1_i64..8000,
        ppm in 0_u32..=1_000_000,
        gap_us in 0_i64..3_000_000,
    ) -> (Code, i64, i64, u32, i64) {
        (code, start, (start + length).min(60_000), ppm, gap_us)
    }
}

prop_compose! {
    fn some_record()(
        bad in proptest::collection::vec(bad_observation(), 0..5),
        uncovered in proptest::collection::vec(proptest::sample::select(ObserverId::ALL), 0..3),
        gaps in proptest::collection::vec(
            (proptest::sample::select(ObserverId::ALL), 0_i64..50_000, 1_i64..9000), 0..3),
        read in proptest::bool::weighted(0.8),
        recorded_hours in 0_i64..100,
    ) -> ScanRecord {
        let at = jiff::Timestamp::from_second(1_794_967_200 + recorded_hours * 3600).unwrap().to_string();
        let mut record = recorded_at(&at);
        if !read {
            record = record.without(Code::WaybillReading);
        }
        for (observer, start, length) in gaps {
            record = record.gap(observer, start, start + length, CoverageReason::StillScene);
        }
        for (code, start, end, ppm, gap_us) in bad {
            record = with_bad(record, code, start, end, gap_us).sure(ppm);
        }
        for observer in uncovered {
            record = record.uncovered(observer);
        }
        record
    }
}

prop_compose! {
    fn some_statements()(keep in proptest::collection::vec(proptest::bool::weighted(0.8), 6)) -> Vec<bool> {
        keep
    }
}

/// Every policy that comes with the program, alone and with all that there is to ask for laid over it.
static POLICIES: LazyLock<Vec<Policy>> = LazyLock::new(|| {
    let names = crate::policy::built_in().iter().map(|one| one.id);
    let with_overlays = names.clone().map(|id| format!("{id}+packing+high-value"));
    let all = names.map(str::to_owned).chain(with_overlays);
    let policies: Vec<Policy> = all.filter_map(|name| Policy::built_in(&name).ok()).collect();
    assert!(policies.len() >= 20, "{}", policies.len());
    policies
});

fn some_policy() -> impl Strategy<Value = &'static Policy> {
    (0..POLICIES.len()).prop_map(|index| &POLICIES[index])
}

/// The report of that policy in a dispute that needs sound.
fn strict_report_of(policy: &Policy, record: &ScanRecord, drafts: Vec<crate::attest::Draft>) -> Report {
    let dispute = Some(crate::case::Dispute::SoundFault);
    let case = crate::case::Draft { dispute, ..good_case_draft() }.check(None).unwrap();
    judge(record, &case, &bound(drafts, record), policy).unwrap()
}

fn stated(keep: &[bool]) -> Vec<crate::attest::Draft> {
    good_statements().into_iter().zip(keep).filter(|(_, keep)| **keep).map(|(draft, _)| draft).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn judging_is_deterministic(policy in some_policy(), record in some_record(), keep in some_statements()) {
        let one = strict_report_of(policy, &record, stated(&keep));
        let other = strict_report_of(policy, &record, stated(&keep));
        prop_assert_eq!(onetake_report::wire::body(&one).unwrap(), onetake_report::wire::body(&other).unwrap());
    }

    #[test]
    fn removing_coverage_never_turns_review_into_pass(
        policy in some_policy(),
        record in some_record(),
        keep in some_statements(),
        observer in proptest::sample::select(ObserverId::ALL),
    ) {
        let before = strict_report_of(policy, &record, stated(&keep));
        let after = strict_report_of(policy, &record.uncovered(observer), stated(&keep));
        for (before, after) in before.findings.iter().zip(&after.findings) {
            prop_assert!(
                !(before.outcome != Pass && after.outcome == Pass),
                "{} without {}: {:?} became {:?}", before.criterion, observer, before.outcome, after.outcome
            );
        }
        prop_assert!(!(before.verdict != Verdict::Valid && after.verdict == Verdict::Valid));
    }

    #[test]
    fn a_new_gap_in_coverage_never_turns_review_into_pass(
        policy in some_policy(),
        record in some_record(),
        keep in some_statements(),
        observer in proptest::sample::select(ObserverId::ALL),
        start in 0_i64..50_000,
    ) {
        let before = strict_report_of(policy, &record, stated(&keep));
        let with_gap = if record.coverage.iter().any(|entry| entry.observer == observer) {
            record.gap(observer, start, start + 5000, CoverageReason::Damaged)
        } else {
            record
        };
        let after = strict_report_of(policy, &with_gap, stated(&keep));
        for (before, after) in before.findings.iter().zip(&after.findings) {
            prop_assert!(!(before.outcome != Pass && after.outcome == Pass), "{}", before.criterion);
        }
    }

    #[test]
    fn a_bad_observation_never_improves_anything(
        policy in some_policy(),
        record in some_record(),
        keep in some_statements(),
        bad in bad_observation(),
    ) {
        let before = strict_report_of(policy, &record, stated(&keep));
        let (code, start, end, ppm, gap_us) = bad;
        let worse = with_bad(record, code, start, end, gap_us).sure(ppm);
        let after = strict_report_of(policy, &worse, stated(&keep));
        for (before, after) in before.findings.iter().zip(&after.findings) {
            // Without sound there is nothing in it that could break off; that it is missing, FILE.AUDIO says.
            if code == Code::SoundAbsent && before.criterion == "CONT.AUDIOSPLICE" {
                continue;
            }
            prop_assert!(
                rank(after.outcome) >= rank(before.outcome),
                "{} with {code}: {:?} became {:?}", before.criterion, before.outcome, after.outcome
            );
        }
        prop_assert!(verdict_rank(after.verdict) >= verdict_rank(before.verdict));
    }
}
