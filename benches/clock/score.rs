//! What was told against what was drawn.

use jiff::Timestamp;
use jiff::tz::TimeZone;
use onetake::report::facts::ClockLevel;

use crate::cases::Case;
use crate::ours::Told;

/// Confidence from which on something is claimed.
const CLAIM_PPM: u32 = 500_000;
/// A jump is told of a cut within so many seconds of it.
const NEAR_S: f64 = 1.5;

/// How one clip came out.
pub(crate) struct Scored {
    name: String,
    group: String,
    digit_px: u32,
    frames: u64,
    cpu_us: u64,
    located: bool,
    time: Verdict,
    date: Option<Verdict>,
    cut: Option<Cut>,
    false_jumps: usize,
    false_rates: usize,
    seen: f64,
    note: String,
}

#[derive(PartialEq, Eq, Clone, Copy, Debug)]
enum Verdict {
    Right,
    Wrong,
    Unread,
}

struct Cut {
    removed: f64,
    found: bool,
    claimed: bool,
}

pub(crate) fn of(case: &Case, told: &Told) -> Scored {
    let claims: Vec<_> = told.readings.iter().filter(|reading| reading.1 >= CLAIM_PPM).collect();
    let shows = |text: &Option<String>, frame: u64| -> (bool, bool) {
        let stamp = Timestamp::from_second(case.shown(frame)).unwrap().to_zoned(TimeZone::UTC);
        let (date, time) = (stamp.strftime("%Y-%m-%d").to_string(), stamp.strftime("%H:%M:%S").to_string());
        let text = text.clone().unwrap_or_default();
        match text.split_once('T') {
            Some((told_date, told_time)) => (told_time == time, told_date == date),
            None => (text == time, false),
        }
    };
    let (mut time, mut date) = (Verdict::Unread, case.format.has_date().then_some(Verdict::Unread));
    let mut seen = 0.0;
    for (reading, _, first, last) in &claims {
        seen += (last - first + 1) as f64 / case.frames() as f64;
        if reading.level == ClockLevel::Ticks {
            continue;
        }
        let (begin, end) = (shows(&reading.first, *first), shows(&reading.last, *last));
        if time != Verdict::Wrong {
            time = if begin.0 && end.0 { Verdict::Right } else { Verdict::Wrong };
        }
        if reading.level == ClockLevel::DateTime && date != Some(Verdict::Wrong) {
            date = Some(if begin.1 && end.1 { Verdict::Right } else { Verdict::Wrong });
        }
        if let Some(dates) = &reading.dates {
            let stamp = Timestamp::from_second(case.shown(*first)).unwrap().to_zoned(TimeZone::UTC);
            if dates.contains(&stamp.strftime("%Y-%m-%d").to_string()) {
                date = Some(Verdict::Right);
            }
        }
    }
    let fits = |jump: &&(i64, u32, u64)| {
        case.cut.is_some_and(|(at, removed)| {
            let near = (jump.2 as f64 / f64::from(case.fps) - at).abs() <= NEAR_S;
            let ticks = claims.iter().all(|(reading, ..)| reading.level == ClockLevel::Ticks);
            let apart = jump.0 as f64 / 1000.0 - removed;
            let apart = if ticks { (apart + 5.0).rem_euclid(10.0) - 5.0 } else { apart };
            near && apart.abs() <= 0.35
        })
    };
    let found = told.jumps.iter().find(fits);
    let cut = case.cut.map(|(_, removed)| Cut {
        removed,
        found: found.is_some(),
        claimed: found.is_some_and(|jump| jump.1 >= CLAIM_PPM),
    });
    let false_jumps = told.jumps.iter().filter(|jump| !fits(jump)).count();
    let note = if time == Verdict::Right && false_jumps == 0 && cut.as_ref().is_none_or(|cut| cut.found) {
        String::new()
    } else {
        format!("{:?} jumps {:?} (cut {:?})", told.readings, told.jumps, case.cut)
    };
    Scored {
        name: case.name.clone(),
        group: format!("{:?}", case.style),
        digit_px: case.digit_px,
        frames: told.frames,
        cpu_us: told.cpu_us,
        located: !claims.is_empty(),
        time,
        date,
        cut,
        false_jumps,
        false_rates: told.rates.len(),
        seen,
        note,
    }
}

pub(crate) fn print(mut all: Vec<Scored>) {
    all.sort_by(|one, other| one.name.cmp(&other.name));
    for scored in &all {
        if !scored.note.is_empty() || scored.date == Some(Verdict::Wrong) || scored.seen < 0.9 {
            println!(
                "{} {:?} {:?} seen {:.2} {}",
                scored.name, scored.time, scored.date, scored.seen, scored.note
            );
        }
    }
    let table = |title: &str, of: &dyn Fn(&Scored) -> String| {
        let mut names: Vec<String> = all.iter().map(of).collect();
        names.sort();
        names.dedup();
        println!(
            "\n| {title} | clips | found | time right | wrong | date right | wrong |\n|---|---|---|---|---|---|---|"
        );
        for name in names {
            let own: Vec<&Scored> = all.iter().filter(|scored| of(scored) == name).collect();
            let count = |what: &dyn Fn(&&&Scored) -> bool| own.iter().filter(what).count();
            println!(
                "| {name} | {} | {} | {} | {} | {} of {} | {} |",
                own.len(),
                count(&|scored| scored.located),
                count(&|scored| scored.time == Verdict::Right),
                count(&|scored| scored.time == Verdict::Wrong),
                count(&|scored| scored.date == Some(Verdict::Right)),
                count(&|scored| scored.date.is_some()),
                count(&|scored| scored.date == Some(Verdict::Wrong)),
            );
        }
    };
    table("all", &|_| "all".to_owned());
    table("style", &|scored| scored.group.clone());
    table("digits", &|scored| match scored.digit_px {
        0..10 => "08 to 09 px".to_owned(),
        10..14 => "10 to 13 px".to_owned(),
        14..22 => "14 to 21 px".to_owned(),
        _ => "22 to 40 px".to_owned(),
    });
    println!("\n| cut out | clips | told | as a claim |\n|---|---|---|---|");
    for (name, from, to) in [("0.4 to 1 s", 0.0, 1.5), ("2 to 5 s", 1.5, 6.0), ("7 to 60 s", 6.0, 99.0)] {
        let own: Vec<&Cut> = all
            .iter()
            .filter_map(|scored| scored.cut.as_ref())
            .filter(|cut| (from..to).contains(&cut.removed))
            .collect();
        println!(
            "| {name} | {} | {} | {} |",
            own.len(),
            own.iter().filter(|cut| cut.found).count(),
            own.iter().filter(|cut| cut.claimed).count()
        );
    }
    let (frames, cpu_us) = all.iter().fold((0, 0), |sum, one| (sum.0 + one.frames, sum.1 + one.cpu_us));
    println!(
        "\nfalse jumps {}, false rates {}, {} frames, {:.0} us a frame, {:.2} of the pictures inside of readings",
        all.iter().map(|scored| scored.false_jumps).sum::<usize>(),
        all.iter().map(|scored| scored.false_rates).sum::<usize>(),
        frames,
        cpu_us as f64 / frames.max(1) as f64,
        all.iter().map(|scored| scored.seen).sum::<f64>() / all.len().max(1) as f64
    );
}
