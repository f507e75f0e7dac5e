//! What a scan proposes, and what it followed, as the page and the terminal show it.

use onetake_judge::case;
use onetake_judge::policy::Policy;
use onetake_report::facts::{
    BlockedKind, CameraState, ClockLevel, ClockReading, ParcelState, PictureEdge, PresenceBlocked,
    PresenceCamera, PresenceParcel, StageContentsShown, StageOpening,
};
use onetake_testkit::{Change as _, WAYBILL, good_record};

use super::*;
use crate::message::Catalogue;

/// A take with everything that has a lane of its own.
fn sample() -> Sample {
    let parcel = |state, edge| PresenceParcel {
        state,
        edge,
        number: WAYBILL.to_owned(),
        region_permille: None,
        way_permille: None,
    };
    let opening = StageOpening {
        activity_ms: 13_000,
        changed_cells: 40,
        same_face_after: false,
        label_after: false,
        region_permille: Some([300, 300, 200, 200]),
    };
    let clock = ClockReading {
        level: ClockLevel::DateTime,
        first: Some("2026-11-19T10:00:00".to_owned()),
        last: Some("2026-11-19T10:01:00".to_owned()),
        rate_ppm: 1_000_000,
        corners_px: vec![0, 0, 9, 0, 9, 9, 0, 9],
        dates: None,
    };
    let camera =
        PresenceCamera { state: CameraState::Handheld, fixed_ms: 9_000, moved_ms: 50_000, unknown_ms: 1_000 };
    let record = good_record()
        .with_facts(0, 60_000, camera)
        .with_facts(0, 9_000, parcel(ParcelState::In, None))
        .with_facts(9_000, 9_500, parcel(ParcelState::Edge, None))
        .with_facts(9_500, 11_500, parcel(ParcelState::Out, Some(PictureEdge::Left)))
        .with_facts(11_500, 60_000, parcel(ParcelState::Unknown, None))
        .with_facts(40_000, 42_000, PresenceBlocked { kind: BlockedKind::Covered, duration_ms: 2_000 })
        .with_facts(12_000, 25_000, opening)
        .sure(650_000)
        .with_facts(25_000, 50_000, StageContentsShown { quiet_ms: 4_000 })
        .sure(550_000)
        .with_facts(0, 60_000, clock);
    let mut draft = case::Draft::default();
    draft.expected_waybills = vec![WAYBILL.to_owned()];
    let policy = Policy::built_in("base").unwrap();
    let report = onetake_judge::judge::judge(&record, &draft.check(None).unwrap(), &[], &policy).unwrap();
    Sample { name: "proposed", report, record, stills: Vec::new() }
}

#[test]
fn the_list_of_what_is_missing_says_where_the_scan_proposes_to_look() {
    let sample = sample();
    for language in Language::ALL {
        let proposed = Catalogue::of(language).plain("missing-proposed");
        let (text, page) = (words(&sample, language), page(&sample, language));
        let line = text.lines().find(|line| line.contains("☐ 00:12.000–00:25.000")).unwrap();
        assert!(line.contains(&proposed), "{language}: {line}");
        let todo = page.split("class=\"todo\"").nth(1).unwrap().split("</ul>").next().unwrap();
        assert!(todo.contains("00:12.000–00:25.000") && todo.contains(&proposed), "{language}: {todo}");
        // Sides are not proposed here, and nothing says that they were.
        let outside = text.lines().find(|line| line.contains("COV.OUTER")).unwrap();
        assert!(!outside.contains(&proposed), "{outside}");
    }
}

#[test]
fn camera_parcel_and_steps_are_bands_with_a_legend_and_no_raw_name() {
    let sample = sample();
    for language in Language::ALL {
        let page = page(&sample, language);
        let lanes = page.split("class=\"lanes\"").nth(1).unwrap().split("</section>").next().unwrap();
        for class in ["opening", "contents", "in", "edge", "out", "unknown", "blocked", "reading"] {
            let drawn = lanes.matches(&format!("class=\"band {class}\"")).count();
            assert!(drawn >= 2, "{language}: {class} is drawn and stands in the legend: {drawn}");
        }
        assert!(!lanes.contains("band sealing"), "the legend has only what is drawn");
        let words = Catalogue::of(language);
        for id in ["timeline-camera-handheld", "timeline-parcel-out", "presence-out", "blocked-covered"] {
            let said = words.plain(id);
            assert!(said != id && lanes.contains(&said), "{language}: {id}");
        }
        for raw in ["handheld", "presence-", "timeline-", "stage.", "datetime", "code-"] {
            let shown: String =
                lanes.split('<').filter_map(|part| part.split_once('>')).map(|(_, text)| text).collect();
            assert!(!shown.contains(raw), "{language}: {raw}");
        }
    }
}

#[test]
fn details_of_camera_parcel_and_clock_have_words() {
    let sample = sample();
    for language in Language::ALL {
        let catalogue = Catalogue::of(language);
        let raw = ["handheld", "covered", "datetime"];
        for seen in &sample.record.observations {
            for value in catalogue.values(&seen.detail) {
                let kept = language == Language::En || !raw.contains(&value.value.as_str());
                assert!(kept && !value.name.contains("param-"), "{language}: {value:?}");
            }
        }
        let said: Vec<String> = sample
            .record
            .observations
            .iter()
            .flat_map(|seen| catalogue.values(&seen.detail))
            .map(|value| value.value)
            .collect();
        for id in
            ["presence-handheld", "presence-edge", "edge-left", "blocked-covered", "clock_level-datetime"]
        {
            assert!(said.contains(&catalogue.plain(id)), "{language}: {id}");
        }
    }
}
