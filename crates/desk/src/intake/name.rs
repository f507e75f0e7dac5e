//! What the name of a video and its folder say. HIK SCAN names files by waybill and time and keeps returns and parcels that
//! go out in folders of their own; recorders of shops write `number_date_time`; phones write a time alone.

use std::path::Path;

use onetake::report::Direction;
use onetake::waybill::{is_number_like, normalise};

/// Fewest characters of a number in a name: shorter ones count something else.
const MIN_NUMBER: usize = 8;

/// Parts of names of folders that say what the videos in them are of.
const DIRECTIONS: [(&str, Direction); 12] = [
    ("logisticsunpacking", Direction::ReturnUnboxing),
    ("logisticspaking", Direction::OutboundPacking),
    ("logisticspacking", Direction::OutboundPacking),
    ("退货", Direction::ReturnUnboxing),
    ("退貨", Direction::ReturnUnboxing),
    ("拆包", Direction::ReturnUnboxing),
    ("开箱", Direction::ReturnUnboxing),
    ("開箱", Direction::ReturnUnboxing),
    ("打包", Direction::OutboundPacking),
    ("发货", Direction::OutboundPacking),
    ("出貨", Direction::OutboundPacking),
    ("đóng gói", Direction::OutboundPacking),
];

/// What the name of a video and its folders say.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct NameFacts {
    /// Numbers that may be waybills, in normal form, the likeliest first.
    pub numbers: Vec<String>,
    /// What the video is of.
    pub direction: Option<Direction>,
    /// Which part of a recording it is, from 1, where its name ends in a small number.
    pub part: Option<u32>,
}

impl NameFacts {
    /// What that path says.
    #[must_use]
    pub fn of(path: &Path) -> Self {
        let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        let mut numbers = numbers_in(&stem);
        let folders = || {
            let above = path.ancestors().skip(1).filter_map(Path::file_name);
            above.map(|name| name.to_string_lossy().to_lowercase())
        };
        if numbers.is_empty()
            && let Some(folder) = path.parent().and_then(Path::file_name)
        {
            // A folder for each parcel.
            numbers = numbers_in(&folder.to_string_lossy());
        }
        let says = |name: &String| DIRECTIONS.iter().find(|(part, _)| name.contains(part)).map(|(_, of)| *of);
        let own = stem.to_lowercase();
        let direction = says(&own).or_else(|| folders().find_map(|name| says(&name)));
        Self { numbers, direction, part: part_of(&stem) }
    }
}

/// Texts of a name that may be waybills.
fn numbers_in(stem: &str) -> Vec<String> {
    let divided = |c: char| !(c.is_ascii_alphanumeric() || c == '-') || matches!(c, '_');
    let mut likely: Vec<(u8, String)> = Vec::new();
    let tokens = stem.split(divided).flat_map(|token| {
        // Dashes stand in some numbers and divide others.
        std::iter::once(token).chain(token.split('-').filter(move |part| part.len() < token.len()))
    });
    for token in tokens {
        let token = token.trim_matches('-');
        let upper = token.to_ascii_uppercase();
        if token.len() < MIN_NUMBER || is_time(token) || !is_number_like(&upper) {
            continue;
        }
        let number = normalise(token);
        let rank = match () {
            () if number.distinctive() => 0,
            () if number.plausible() => 1,
            () => 2,
        };
        if number.text.len() >= MIN_NUMBER && likely.iter().all(|(_, known)| *known != number.text) {
            likely.push((rank, number.text));
        }
    }
    likely.sort_by_key(|(rank, _)| *rank);
    likely.into_iter().map(|(_, number)| number).collect()
}

/// Whether digits are a date, a date with a time, or milliseconds since 1970; the name of an app may stand before them.
fn is_time(token: &str) -> bool {
    let app = token.len() - token.trim_start_matches(|c: char| c.is_ascii_alphabetic()).len();
    // Carriers have two letters and more digits than a time, or letters with digits that are none.
    let token = if app > 2 { token.get(app..).unwrap_or_default() } else { token };
    let digits: String = token.chars().filter(|c| *c != '-').collect();
    if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return false;
    }
    let number = |from: usize, to: usize| digits.get(from..to).and_then(|part| part.parse::<u32>().ok());
    let date = || {
        number(0, 4).is_some_and(|year| (2000..2100).contains(&year))
            && number(4, 6).is_some_and(|month| (1..=12).contains(&month))
            && number(6, 8).is_some_and(|day| (1..=31).contains(&day))
    };
    let clock = || {
        number(8, 10).is_some_and(|hour| hour < 24)
            && number(10, 12).is_some_and(|minute| minute < 60)
            && number(12, 14).is_none_or(|second| second < 61)
    };
    match digits.len() {
        8 => date(),
        12 | 14 | 17 => date() && clock(),
        // 2001 to 2033.
        13 => number(0, 1) == Some(1) && token.len() == 13,
        _ => false,
    }
}

/// The small number at the end of a name: `_2`, `-002`, `(2)`, `_part2`.
fn part_of(stem: &str) -> Option<u32> {
    let stem = stem.trim_end_matches([')', '）', ']']);
    let digits = stem.len() - stem.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    let (head, number) = stem.split_at_checked(stem.len().checked_sub(digits)?)?;
    let divided = head.ends_with(['_', '-', '(', '（', '[', ' ', '.'])
        || ["part", "pt", "p", "cd"].iter().any(|word| head.to_lowercase().ends_with(&format!("_{word}")));
    (divided && (1..=3).contains(&number.len()))
        .then(|| number.parse().ok())
        .flatten()
        .filter(|part| *part > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(path: &str) -> Vec<String> {
        NameFacts::of(Path::new(path)).numbers
    }

    #[test]
    fn numbers_are_found_in_the_names_of_recorders() {
        for (path, expected) in [
            ("storage/LogisticsUnpacking/SF1390024681357_20261118093000.mp4", "SF1390024681357"),
            ("SF1390024681357_2026-11-18_09-30-00.webm", "SF1390024681357"),
            ("20261118_093000_SF1390024681357.mp4", "SF1390024681357"),
            ("sf1390024681357.mp4", "SF1390024681357"),
            ("退货-75123456789012-王.mp4", "75123456789012"),
            ("JDX000123456789-1-1-.mp4", "JDX000123456789"),
            ("returns/SF1390024681357/clip.mp4", "SF1390024681357"),
            ("【SF1390024681357】(2).mp4", "SF1390024681357"),
        ] {
            assert_eq!(numbers(path).first().map(String::as_str), Some(expected), "{path}");
        }
        for path in [
            "VID_20260102_030405.mp4",
            "20260102030405.mp4",
            "mmexport1795158240123.mp4",
            "IMG_0042.MOV",
            "2026-01-02 03-04-05.mkv",
            "clip.mp4",
            "DJI_20260102030405_0001.mp4",
        ] {
            assert!(numbers(path).is_empty(), "{path}: {:?}", numbers(path));
        }
    }

    #[test]
    fn folders_say_the_direction_and_endings_the_part() {
        let of = |path: &str| NameFacts::of(Path::new(path));
        let unpacking = of("HIKSCAN/storage/LogisticsUnpacking/SF1390024681357_20261118093000.mp4");
        assert_eq!((unpacking.direction, unpacking.part), (Some(Direction::ReturnUnboxing), None));
        assert_eq!(of("storage/LogisticsPaking/a.mp4").direction, Some(Direction::OutboundPacking));
        assert_eq!(of("打包/a.mp4").direction, Some(Direction::OutboundPacking));
        assert_eq!(of("a.mp4").direction, None);
        for (path, part) in [
            ("SF1390024681357_2.mp4", Some(2)),
            ("SF1390024681357-002.mp4", Some(2)),
            ("SF1390024681357 (3).mp4", Some(3)),
            ("SF1390024681357_part1.mp4", Some(1)),
            ("SF1390024681357.mp4", None),
            ("VID_20260102_030405.mp4", None),
        ] {
            assert_eq!(of(path).part, part, "{path}");
        }
    }
}
