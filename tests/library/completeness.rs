//! Is all of it there, when is each picture, and where does the file come from? Each fault is made by a recipe, and each of
//! its kin beside it.

use onetake::policy::Policy;
use onetake::report::facts::ProvenanceMark;
use onetake::report::{
    Code, CoverageReason, CoverageState, Observation, ObserverId, Outcome, Report, ScanRecord, Span,
};
use onetake::{Scanner, Source, case, judge};

use crate::support::{Room, assert_well_formed, scan};

/// A take of 4 s, a keyframe each second, coded as asked.
fn take(coding: &str, name: &str) -> String {
    format!("-f lavfi -i testsrc2=s=192x128:r=25:d=4 -g 25 {coding} {name}")
}

fn judged(record: &ScanRecord) -> Report {
    let case = case::Draft::default().check(None).unwrap();
    judge(record, &case, &[], &Policy::built_in("base").unwrap()).unwrap()
}

#[track_caller]
fn outcome(record: &ScanRecord, criterion: &str) -> Outcome {
    let report = judged(record);
    report.findings.iter().find(|finding| finding.criterion == criterion).unwrap().outcome
}

fn of_code(record: &ScanRecord, code: Code) -> Vec<&onetake::report::Observation> {
    record.observations.iter().filter(|seen| seen.code == code).collect()
}

/// Spans that an observer could not judge because no picture is there.
fn unseen(record: &ScanRecord, observer: ObserverId) -> Vec<Span> {
    let entry = record.coverage.iter().find(|entry| entry.observer == observer).unwrap();
    let damaged = entry.gaps.iter().filter(|gap| gap.reason == CoverageReason::Damaged);
    damaged.map(|gap| gap.span).collect()
}

/// What no picture came out of is told, is for a person, and is in the coverage of nobody.
#[track_caller]
fn assert_unseen_start(record: &ScanRecord, from_ms: i64, to_ms: i64, what: &str) {
    for entry in record.coverage.iter().filter(|entry| entry.state != CoverageState::None) {
        let spans = unseen(record, entry.observer);
        let found = spans.iter().any(|span| span.start_ms == 0 && (from_ms..=to_ms).contains(&span.end_ms));
        assert!(found, "{what}: {}: {spans:?}", entry.observer);
    }
    assert_eq!(outcome(record, "FILE.INTACT"), Outcome::Review, "{what}");
    assert_ne!(outcome(record, "CONT.CUT"), Outcome::Pass, "{what}");
}

#[test]
fn a_start_without_its_keyframe_is_a_span_that_nobody_saw() {
    let room = Room::new();
    for (coding, name) in [
        ("-c:v libx264 -preset veryfast -bf 2", "a.mp4"),
        ("-c:v libx264 -preset veryfast -bf 2", "b.ts"),
        ("-c:v libx264 -preset veryfast -bf 2", "c.mkv"),
        ("-c:v libx265 -preset ultrafast -x265-params log-level=none:keyint=25:open-gop=1", "d.mp4"),
        ("-c:v mpeg2video -bf 2", "e.ts"),
        ("-c:v mpeg4", "f.mp4"),
        ("-c:v libvpx -deadline realtime -cpu-used 8", "g.webm"),
    ] {
        let whole = room.ffmpeg(&take(coding, name));
        let record = scan(&whole).record;
        assert_eq!(of_code(&record, Code::IntegrityUndecodable).len(), 0, "{name} whole");
        assert_eq!(unseen(&record, ObserverId::Splice), [], "{name} whole");
        let cut = room.ffmpeg(&format!("-i {name} -c copy -bsf:v noise=drop='eq(n\\,0)' cut-{name}"));
        let found = scan(&cut);
        assert_well_formed(&found, name);
        assert_unseen_start(&found.record, 800, 1_040, name);
    }
}

#[test]
fn a_stream_that_begins_inside_a_group_is_for_a_person() {
    let room = Room::new();
    room.ffmpeg(&take("-c:v libx264 -preset veryfast", "a.mp4"));
    let late = room.ffmpeg("-i a.mp4 -c copy -bsf:v noise=drop='lt(n\\,10)' late.ts");
    assert_unseen_start(&scan(&late).record, 500, 700, "late");
    // At a keyframe nothing is missing.
    let at_keyframe = room.ffmpeg("-i a.mp4 -c copy -bsf:v noise=drop='lt(n\\,25)' keyframe.mkv");
    let record = scan(&at_keyframe).record;
    assert_eq!(of_code(&record, Code::IntegrityUndecodable).len(), 0);
    assert_eq!(outcome(&record, "FILE.INTACT"), Outcome::Pass);
}

#[test]
fn what_an_edit_list_leaves_out_is_no_loss() {
    let room = Room::new();
    room.ffmpeg(&take("-c:v libx264 -preset veryfast -bf 2", "a.mp4"));
    let trimmed = room.ffmpeg("-ss 1.5 -i a.mp4 -c copy trimmed.mp4");
    let record = scan(&trimmed).record;
    assert!(record.delivered[0].discarded_packets > 5, "{:?}", record.delivered[0]);
    assert_eq!(of_code(&record, Code::IntegrityUndecodable).len(), 0);
    assert_eq!(unseen(&record, ObserverId::Splice), []);
}

#[test]
fn zeros_in_place_of_the_end_fail_as_a_cut_file_does() {
    let room = Room::new();
    let path = room.ffmpeg(&take("-c:v libx264 -preset veryfast -movflags +faststart", "a.mp4"));
    let whole = std::fs::read(path).unwrap();
    let zeroed = |from: usize, to: usize| {
        let mut bytes = whole.clone();
        bytes[whole.len() * from / 100..whole.len() * to / 100].fill(0);
        let found = Scanner::new().scan(&room.source(&bytes));
        found.unwrap().record
    };
    for from in [45, 60, 75] {
        let record = zeroed(from, 100);
        assert_eq!(outcome(&record, "FILE.INTACT"), Outcome::Fail, "from {from} %");
        let end_ms = record.timeline.span.end_ms;
        assert!((3_900..=4_100).contains(&end_ms), "the take is as long as its packets say: {end_ms} ms");
        assert!(unseen(&record, ObserverId::Clarity).iter().any(|span| span.end_ms == end_ms));
    }
    // Without a time for each picture only times of decoding tell.
    let avi = room.ffmpeg(&take("-c:v libx264 -preset veryfast -bf 2", "b.avi"));
    let mut bytes = std::fs::read(avi).unwrap();
    let half = bytes.len() / 2;
    let index = bytes.windows(4).rposition(|window| window == b"idx1").unwrap();
    // The heads of the chunks stay: the file is whole but for what is in them.
    let mut at = bytes.windows(4).position(|window| window == b"movi").unwrap() + 4;
    while at < index {
        let length = u32::from_le_bytes(bytes[at + 4..at + 8].try_into().unwrap()) as usize;
        if at > half {
            bytes[at + 8..at + 8 + length].fill(0);
        }
        at += 8 + length + length % 2;
    }
    let found = Scanner::new().scan(&room.source(&bytes));
    assert_eq!(outcome(&found.unwrap().record, "FILE.INTACT"), Outcome::Fail, "avi");
    assert_eq!(outcome(&zeroed(50, 53), "FILE.INTACT"), Outcome::Review, "a little in the middle");
}

#[test]
fn one_bad_timestamp_is_one_hole_and_no_low_rate() {
    let room = Room::new();
    room.ffmpeg(&take("-c:v libx264 -preset veryfast -bf 2", "a.mp4"));
    for (setting, name) in [
        ("pts=PTS+gt(N\\,0)*88/TB:dts=DTS+gt(N\\,0)*88/TB", "early.mp4"),
        ("pts=if(eq(N\\,50)\\,PTS+36000000\\,PTS):dts=DTS", "future.mkv"),
        ("pts=PTS+gt(N\\,50)*40/TB:dts=DTS+gt(N\\,50)*40/TB", "middle.mp4"),
    ] {
        let path = room.ffmpeg(&format!("-i a.mp4 -c copy -bsf:v setts={setting} {name}"));
        let record = scan(&path).record;
        assert_eq!(outcome(&record, "CONT.PTSGAP"), Outcome::Fail, "{name}");
        assert_eq!(outcome(&record, "CLR.FPS"), Outcome::Pass, "{name}");
        assert_ne!(outcome(&record, "TIME.SPAN"), Outcome::Review, "{name}");
        assert_eq!(of_code(&record, Code::CadenceGap).len(), 1, "{name}");
        let report = judged(&record);
        let finding = report.findings.iter().find(|finding| finding.criterion == "CONT.PTSGAP").unwrap();
        assert!(finding.reasons.len() <= 2, "{name}: {:#?}", finding.reasons);
    }
    // A low rate is a low rate.
    let slow = room.ffmpeg("-f lavfi -i testsrc2=s=192x128:r=8:d=4 -c:v libx264 -preset veryfast slow.mp4");
    assert_eq!(outcome(&scan(&slow).record, "CLR.FPS"), Outcome::Review);
    let ten = room.ffmpeg("-f lavfi -i testsrc2=s=192x128:r=10:d=4 -c:v libx264 -preset veryfast ten.mp4");
    assert_eq!(outcome(&scan(&ten).record, "CLR.FPS"), Outcome::Review);
}

#[test]
fn a_placeholder_declares_nothing() {
    let room = Room::new();
    let webm = room.ffmpeg(&take("-c:v libvpx -deadline realtime -cpu-used 8", "a.webm"));
    let mut bytes = std::fs::read(webm).unwrap();
    let at = bytes.windows(3).position(|window| window == [0x44, 0x89, 0x88]).unwrap();
    while let Some(tag) = bytes.windows(8).position(|window| window == b"DURATION") {
        bytes[tag..tag + 8].copy_from_slice(b"XDURATIO");
    }
    for placeholder in [0.0_f64, f64::NAN, -1.0] {
        bytes[at + 3..at + 11].copy_from_slice(&placeholder.to_be_bytes());
        assert_undeclared(&room.source(&bytes), "webm");
    }
    let flv = room.ffmpeg(&take("-c:v flv1", "a.flv"));
    let mut bytes = std::fs::read(flv).unwrap();
    let at = bytes.windows(9).position(|window| window == b"duration\0").unwrap() + 9;
    assert!(of_code(&scan(&room.path("a.flv")).record, Code::IntegrityUndeclared).is_empty());
    bytes[at..at + 8].fill(0);
    assert_undeclared(&room.source(&bytes), "flv");
    let fragments =
        room.ffmpeg(&take("-c:v libx264 -movflags +frag_keyframe+empty_moov+skip_trailer", "b.mp4"));
    assert_undeclared(&Source::open(fragments).unwrap(), "fragments");
}

#[track_caller]
fn assert_undeclared(source: &Source, what: &str) {
    let record = Scanner::new().scan(source).unwrap().record;
    assert_eq!(of_code(&record, Code::IntegrityUndeclared).len(), 1, "{what}");
    assert_eq!(of_code(&record, Code::IntegrityMismatch).len(), 0, "{what}");
    let report = judged(&record);
    let finding = report.findings.iter().find(|finding| finding.criterion == "FILE.INTACT").unwrap();
    assert_eq!((finding.outcome, finding.reasons.len()), (Outcome::Review, 1), "{what}: said once");
}

/// The rule that found a mark.
fn rule(mark: &Observation) -> Option<&str> {
    mark.values::<ProvenanceMark>()?.rule()
}

#[test]
fn the_name_of_a_system_library_is_no_proof_of_an_original() {
    let room = Room::new();
    let bare = "-bsf:v filter_units=remove_types=6 -map_metadata -1 -fflags +bitexact -flags:v +bitexact -c:v libx264";
    for handler in ["VideoHandle", "SoundHandle"] {
        let copy = room.ffmpeg(&take(
            &format!("{bare} -metadata:s:v:0 handler_name={handler} -metadata:s:v:0 encoder="),
            "a.mp4",
        ));
        let record = scan(&copy).record;
        assert_eq!(outcome(&record, "FILE.NATIVE"), Outcome::Review, "{handler}");
        let named = of_code(&record, Code::ProvenanceEncoder);
        assert!(named.iter().any(|mark| rule(mark) == Some("lavf-layout")), "{handler}: {named:#?}");
        // The same from another writer of containers.
        let mut bytes = std::fs::read(copy).unwrap();
        bytes[8..40].copy_from_slice(b"mp42\0\0\0\0isommp42isommp42\0\0\0\x08free"[..32].try_into().unwrap());
        let record = Scanner::new().scan(&room.source(&bytes)).unwrap().record;
        let named = of_code(&record, Code::ProvenanceEncoder);
        assert!(named.iter().all(|mark| rule(mark) != Some("lavf-layout")), "{named:#?}");
        assert_eq!(outcome(&record, "FILE.NATIVE"), Outcome::Review, "{handler} of another writer");
    }
}

#[test]
fn a_container_without_a_time_for_each_picture_is_told_once_at_most() {
    let room = Room::new();
    for (coding, name) in [
        ("-c:v libx264 -preset veryfast -bf 2", "a.avi"),
        ("-c:v libx265 -preset ultrafast -x265-params log-level=none -f mpeg", "b.mp4"),
        ("-c:v libx264 -preset veryfast -bf 2 -f vob", "c.mpg"),
        ("-c:v mpeg2video -f vob", "d.mpg"),
    ] {
        let path = room.ffmpeg(&take(coding, name));
        let found = scan(&path);
        assert_well_formed(&found, name);
        let record = &found.record;
        assert_eq!(of_code(record, Code::IntegrityMissingPts).len(), 0, "{name}");
        assert!(of_code(record, Code::CadenceDerivedTimes).len() <= 1, "{name}");
        assert_eq!(of_code(record, Code::CadenceGap).len(), 0, "{name}");
        for criterion in ["CONT.PTSGAP", "CONT.SPEED", "CLR.FPS"] {
            assert_eq!(outcome(record, criterion), Outcome::Pass, "{name}: {criterion}");
        }
    }
}

#[test]
fn no_span_of_joined_streams_begins_before_the_take() {
    let room = Room::new();
    room.ffmpeg(
        "-f lavfi -i testsrc2=s=192x128:r=25:d=6 -f lavfi -i sine=d=6 -g 25 -c:v libx264 -preset veryfast -c:a aac a.mp4",
    );
    room.ffmpeg("-i a.mp4 -t 2 -c copy one.ts");
    room.ffmpeg("-ss 3 -i a.mp4 -t 2 -c copy two.ts");
    room.ffmpeg("-ss 3 -i a.mp4 -t 2 -c copy -muxdelay 0 three.ts");
    for second in ["two.ts", "three.ts"] {
        for order in [["one.ts", second], [second, "one.ts"]] {
            let joined: Vec<u8> =
                order.iter().flat_map(|name| std::fs::read(room.path(name)).unwrap()).collect();
            let source = room.source(&joined);
            let found = Scanner::new().scan(&source).unwrap();
            assert_well_formed(&found, &format!("{order:?}"));
        }
    }
}
