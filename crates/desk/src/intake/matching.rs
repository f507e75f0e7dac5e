//! Which video belongs to which order.

use std::collections::{BTreeMap, HashMap, HashSet};

use onetake::case::{Draft, TableError};
use onetake::report::Direction;
use onetake::waybill::normalise;
use serde::{Deserialize, Serialize};

use super::files::VideoFile;
use super::orders::SheetOrder;
use super::twice::{add_cells, together};
use crate::ledger::SheetPlace;

/// How a video was found to belong to its case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Match {
    /// A person said which order it is of.
    ByPerson,
    /// The number in its name is that of an order; or, without a sheet, its name has a number.
    ByName,
    /// The number on its label is that of an order.
    ByReading,
    /// No order has its number, or no video has the number of the order.
    Unmatched,
    /// It could belong to several orders.
    Ambiguous,
}

/// A case as it comes in: an order and the videos of its parcel, or one without the other.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Case {
    /// Its name in the ledger: the number of its parcel, else the place of its order or the path of its video.
    pub id: String,
    /// What is known of it.
    pub draft: Draft,
    /// Where the sheet has it.
    pub sheet: Option<SheetPlace>,
    /// Cells of the sheet that cannot be meant.
    pub faults: Vec<TableError>,
    /// What stands in its rows of the sheets, by the names of the columns.
    pub cells: Vec<(String, String)>,
    /// Its videos: those of the return before those of packing, then by name.
    pub videos: Vec<VideoFile>,
    /// How they were found to belong to it.
    pub matched: Match,
    /// Of an ambiguous one: the numbers that it could be. Else numbers of other orders that were read in its videos.
    pub candidates: Vec<String>,
}

/// The orders of all sheets, by the numbers of their parcels.
#[derive(Debug, Clone, Default)]
pub(crate) struct Orders {
    orders: Vec<SheetOrder>,
    by_number: HashMap<String, Vec<usize>>,
    /// Orders of which another one says all that they do.
    said_twice: HashSet<usize>,
}

/// To which orders a number leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Ambiguity {
    None,
    One(usize),
    Several(Vec<usize>),
}

impl Orders {
    pub(crate) fn new(mut orders: Vec<SheetOrder>) -> Self {
        let mut by_number: HashMap<String, Vec<usize>> = HashMap::new();
        let mut said_twice = HashSet::new();
        for index in 0..orders.len() {
            let Some(order) = orders.get(index).cloned() else { continue };
            for number in &order.draft.expected_waybills {
                let places = by_number.entry(normalise(number).text).or_default();
                // The same order in two sheets is one order.
                let known = places.iter().find_map(|place| {
                    let both = together(&orders.get(*place)?.draft, &order.draft)?;
                    Some((*place, both))
                });
                let Some((place, both)) = known else {
                    places.push(index);
                    continue;
                };
                said_twice.insert(index);
                if let Some(first) = orders.get_mut(place) {
                    first.draft = both;
                    let new = order.faults.iter().filter(|fault| !first.faults.contains(fault));
                    first.faults.extend(new.cloned().collect::<Vec<_>>());
                    add_cells(&mut first.cells, &order.cells);
                }
            }
        }
        Self { orders, by_number, said_twice }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.orders.is_empty()
    }

    /// The orders that one of these numbers leads to.
    pub(crate) fn of<'a>(&self, numbers: impl IntoIterator<Item = &'a String>) -> Ambiguity {
        let mut found: Vec<usize> = Vec::new();
        for number in numbers {
            let exact = self.by_number.get(&normalise(number).text).cloned().unwrap_or_default();
            for place in exact {
                if !found.contains(&place) {
                    found.push(place);
                }
            }
        }
        match found[..] {
            [] => Ambiguity::None,
            [one] => Ambiguity::One(one),
            _ => Ambiguity::Several(found),
        }
    }

    /// The orders that a person means by that number: of a parcel, else of the order itself.
    fn said(&self, number: &str) -> Ambiguity {
        let number = number.trim().to_owned();
        match self.of([&number]) {
            Ambiguity::One(order) => Ambiguity::One(order),
            found => {
                let has = |order: &SheetOrder| order.draft.order_number.as_ref() == Some(&number);
                let by_order: Vec<usize> =
                    (0..).zip(&self.orders).filter(|(_, one)| has(one)).map(|(at, _)| at).collect();
                match by_order[..] {
                    [one] => Ambiguity::One(one),
                    _ => found,
                }
            }
        }
    }

    /// Whether a number is that of other orders than this one.
    fn is_of_other(&self, number: &str, place: usize) -> bool {
        self.by_number.get(&normalise(number).text).is_some_and(|places| !places.contains(&place))
    }

    pub(crate) fn numbers_of(&self, place: usize) -> &[String] {
        self.orders.get(place).map_or(&[], |order| &order.draft.expected_waybills)
    }
}

/// Where a video belongs, as far as is known.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Place {
    /// An order of the sheet.
    Order(usize, Match),
    /// A parcel that no sheet knows, by the number in the name.
    Number(String),
    /// Nowhere.
    Alone,
    /// One of several orders.
    Several(Vec<usize>),
}

/// The cases that these videos and orders make. `readings` gives the numbers that were read in a video, once it is scanned.
#[must_use]
pub fn match_files(
    videos: &[VideoFile],
    orders: &[SheetOrder],
    readings: &dyn Fn(&VideoFile) -> Option<Vec<String>>,
) -> Vec<Case> {
    cases(videos, &Orders::new(orders.to_vec()), readings)
}

fn cases(
    videos: &[VideoFile],
    orders: &Orders,
    readings: &dyn Fn(&VideoFile) -> Option<Vec<String>>,
) -> Vec<Case> {
    let mut of_order: BTreeMap<usize, (Match, Vec<VideoFile>)> = BTreeMap::new();
    let mut of_number: BTreeMap<String, Vec<VideoFile>> = BTreeMap::new();
    let mut others: Vec<Case> = Vec::new();
    for video in videos {
        match place_of(video, orders, readings(video).as_deref()) {
            Place::Order(order, matched) => {
                let (by, files) = of_order.entry(order).or_insert_with(|| (matched, Vec::new()));
                // A case is as sure as the least sure of its videos.
                *by = matched.max(*by);
                files.push(video.clone());
            }
            Place::Number(number) => of_number.entry(number).or_default().push(video.clone()),
            Place::Alone => others.push(alone(video, Match::Unmatched, Vec::new())),
            Place::Several(several) => {
                let mut numbers: Vec<String> = Vec::new();
                for number in several.iter().flat_map(|order| orders.numbers_of(*order)) {
                    if !numbers.contains(number) {
                        numbers.push(number.clone());
                    }
                }
                others.push(alone(video, Match::Ambiguous, numbers));
            }
        }
    }
    let mut cases: Vec<Case> = Vec::new();
    let once = |(place, _): &(usize, &SheetOrder)| !orders.said_twice.contains(place);
    for (place, order) in orders.orders.iter().enumerate().filter(once) {
        let (matched, videos) = of_order.remove(&place).unwrap_or((Match::Unmatched, Vec::new()));
        let read: Vec<String> = videos.iter().filter_map(readings).flatten().collect();
        let others = read.into_iter().filter(|number| orders.is_of_other(number, place));
        let mut candidates: Vec<String> = Vec::new();
        for other in others {
            if !candidates.contains(&other) {
                candidates.push(other);
            }
        }
        cases.push(Case {
            id: id_of(order),
            draft: with_direction(order.draft.clone(), &videos),
            sheet: Some(order.place.clone()),
            faults: order.faults.clone(),
            cells: order.cells.clone(),
            videos: in_order(videos),
            matched,
            candidates,
        });
    }
    for (number, videos) in of_number {
        let mut draft = Draft::default();
        draft.expected_waybills.push(number.clone());
        // With a sheet, a number that is not in it is a video without a row.
        let matched = if orders.is_empty() { Match::ByName } else { Match::Unmatched };
        cases.push(Case {
            id: number,
            draft: with_direction(draft, &videos),
            sheet: None,
            faults: Vec::new(),
            cells: Vec::new(),
            videos: in_order(videos),
            matched,
            candidates: Vec::new(),
        });
    }
    cases.extend(others);
    cases
}

fn place_of(video: &VideoFile, orders: &Orders, read: Option<&[String]>) -> Place {
    if let Some(number) = &video.assigned {
        return match orders.said(number) {
            Ambiguity::One(order) => Place::Order(order, Match::ByPerson),
            Ambiguity::Several(several) => Place::Several(several),
            Ambiguity::None => Place::Number(normalise(number).text),
        };
    }
    match orders.of(&video.name.numbers) {
        Ambiguity::Several(several) => Place::Several(several),
        // What the label says of it is for the judge.
        Ambiguity::One(named) => Place::Order(named, Match::ByName),
        Ambiguity::None => match orders.of(read.unwrap_or_default()) {
            Ambiguity::One(order) => Place::Order(order, Match::ByReading),
            Ambiguity::Several(several) => Place::Several(several),
            Ambiguity::None => match video.name.numbers.first() {
                Some(number) => Place::Number(number.clone()),
                None => Place::Alone,
            },
        },
    }
}

fn alone(video: &VideoFile, matched: Match, candidates: Vec<String>) -> Case {
    let videos = vec![video.clone()];
    Case {
        id: format!("video {}", video.key()),
        draft: with_direction(Draft::default(), &videos),
        sheet: None,
        faults: Vec::new(),
        cells: Vec::new(),
        videos,
        matched,
        candidates,
    }
}

fn id_of(order: &SheetOrder) -> String {
    match order.draft.expected_waybills.first() {
        Some(number) => normalise(number).text,
        None => {
            let SheetPlace { file, sheet, lines } = &order.place;
            let line = lines.first().copied().unwrap_or(0);
            format!("row {file} {} {line}", sheet.as_deref().unwrap_or_default())
        }
    }
}

/// What the folders of its videos say of the direction, where all say the same and the sheet says nothing else.
fn with_direction(draft: Draft, videos: &[VideoFile]) -> Draft {
    let mut said = videos.iter().map(|video| video.name.direction);
    let first = said.next().flatten();
    match first {
        Some(direction)
            if draft.direction == Direction::default() && said.all(|other| other == Some(direction)) =>
        {
            let mut draft = draft;
            draft.direction = direction;
            draft
        }
        _ => draft,
    }
}

fn in_order(mut videos: Vec<VideoFile>) -> Vec<VideoFile> {
    let rank = |video: &VideoFile| {
        let packing = video.name.direction == Some(Direction::OutboundPacking);
        (packing, video.name.part, video.path.clone())
    };
    videos.sort_by_cached_key(rank);
    videos
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::super::name::NameFacts;
    use super::*;

    fn video(path: &str) -> VideoFile {
        VideoFile {
            path: path.into(),
            bytes: 1,
            modified_ms: 0,
            name: NameFacts::of(Path::new(path)),
            assigned: None,
        }
    }

    fn order(number: &str, line: u64) -> SheetOrder {
        let mut draft = Draft::default();
        draft.expected_waybills.extend((!number.is_empty()).then(|| number.to_owned()));
        let place = SheetPlace { file: "returns.csv".to_owned(), sheet: None, lines: vec![line] };
        SheetOrder { place, draft, faults: Vec::new(), cells: Vec::new() }
    }

    fn told(cases: &[Case]) -> Vec<(String, Match, Vec<String>)> {
        let names = |case: &Case| case.videos.iter().map(VideoFile::key).collect();
        cases.iter().map(|case| (case.id.clone(), case.matched, names(case))).collect()
    }

    const A: &str = "SF1390024681357";
    const B: &str = "SF1234567890123";

    #[test]
    fn what_a_person_said_goes_before_names_and_readings() {
        let mut one = video("in/SF1390024681357_20261118093000.mp4");
        one.assigned = Some(B.to_owned());
        let mut other = video("in/VID_20261118_100000.mp4");
        other.assigned = Some("2026-7".to_owned());
        let mut twice = order("YT1234567890123", 4);
        twice.draft.order_number = Some("2026-7".to_owned());
        let orders = [order(A, 2), order(B, 3), twice];
        let cases = match_files(&[one.clone(), other], &orders, &|_| None);
        let of = |line: u64| cases.iter().find(|case| case.sheet.as_ref().unwrap().lines == [line]).unwrap();
        assert_eq!((of(3).matched, of(3).videos.len()), (Match::ByPerson, 1));
        assert_eq!((of(4).matched, of(4).videos.len()), (Match::ByPerson, 1), "by the number of the order");
        assert_eq!(of(2).videos.len(), 0);
        one.assigned = Some("JT0000000000009".to_owned());
        let alone = match_files(&[one], &orders, &|_| None);
        assert!(alone.iter().any(|case| case.id == "JT0000000000009" && case.sheet.is_none()));
    }

    #[test]
    fn names_and_readings_lead_to_orders_and_what_is_left_is_listed() {
        let videos = [
            video("in/SF1390024681357_20261118093000.mp4"),
            video("in/VID_20261118_100000.mp4"),
            video("in/75123456789012.mp4"),
            video("in/b.mp4"),
        ];
        let orders = [order(A, 2), order(B, 3), order("YT1234567890123", 4), order("", 5)];
        let read = |video: &VideoFile| {
            let vid = video.key().contains("VID");
            Some(if vid { vec![B.to_owned()] } else { Vec::new() })
        };
        let told = told(&match_files(&videos, &orders, &read));
        let expected = [
            (A, Match::ByName, vec!["in/SF1390024681357_20261118093000.mp4"]),
            (B, Match::ByReading, vec!["in/VID_20261118_100000.mp4"]),
            ("YT1234567890123", Match::Unmatched, vec![]),
            ("row returns.csv  5", Match::Unmatched, vec![]),
            ("75123456789012", Match::Unmatched, vec!["in/75123456789012.mp4"]),
            ("video in/b.mp4", Match::Unmatched, vec!["in/b.mp4"]),
        ];
        let expected = expected.map(|(id, by, names)| {
            (id.to_owned(), by, names.into_iter().map(str::to_owned).collect::<Vec<_>>())
        });
        assert_eq!(told, expected);
    }

    #[test]
    fn what_could_be_two_orders_is_ambiguous() {
        let videos = [video(&format!("{A}_{B}.mp4")), video("VID_1.mp4")];
        let orders = [order(A, 2), order(B, 3)];
        let both = |_: &VideoFile| Some(vec![A.to_owned(), B.to_owned()]);
        let cases = match_files(&videos, &orders, &both);
        let ambiguous: Vec<&Case> = cases.iter().filter(|case| case.matched == Match::Ambiguous).collect();
        assert_eq!(ambiguous.len(), 2, "{cases:?}");
        assert!(ambiguous.iter().all(|case| case.candidates == [A, B]));
        // A label that says something else than the name is for the judge to see; whose number it is, is told.
        for (label, others) in [("YT9999999999999", vec![]), (B, vec![B.to_owned()])] {
            let read = |_: &VideoFile| Some(vec![label.to_owned()]);
            let cases = match_files(&[video(&format!("{A}.mp4"))], &orders, &read);
            assert_eq!((cases[0].matched, &cases[0].candidates[..]), (Match::ByName, &others[..]));
        }
    }

    #[test]
    fn parts_and_both_directions_are_one_case() {
        let videos = [
            video("LogisticsPaking/SF1390024681357_20261110093000.mp4"),
            video("LogisticsUnpacking/SF1390024681357_2.mp4"),
            video("LogisticsUnpacking/SF1390024681357_1.mp4"),
        ];
        let none = |_: &VideoFile| None;
        let cases = match_files(&videos, &[], &none);
        let [case] = &cases[..] else { panic!("{cases:?}") };
        let names: Vec<String> = case.videos.iter().map(VideoFile::key).collect();
        assert!(names[0].ends_with("_1.mp4") && names[1].ends_with("_2.mp4"), "{names:?}");
        assert!(names[2].contains("Paking"));
        assert_eq!((case.matched, case.draft.direction), (Match::ByName, Direction::ReturnUnboxing));
    }

    #[test]
    fn the_same_order_in_two_sheets_is_one() {
        let videos = [video(&format!("{A}.mp4"))];
        let none = |_: &VideoFile| None;
        let cases = match_files(&videos, &[order(A, 2), order(A, 7)], &none);
        assert_eq!((cases.len(), cases[0].matched), (1, Match::ByName));
        let signed = |at: &str| {
            let mut signed = order(A, 7);
            signed.draft.signed_off_at = Some(format!("2026-11-17 {at}+08:00"));
            signed
        };
        // One says what the other does not.
        let cases = match_files(&videos, &[order(A, 2), signed("18:20")], &none);
        assert_eq!((cases.len(), cases[0].matched), (1, Match::ByName));
        assert!(cases[0].draft.signed_off_at.is_some());
        let cases = match_files(&videos, &[signed("18:20"), signed("18:25")], &none);
        assert!(cases.iter().any(|case| case.matched == Match::Ambiguous), "{cases:?}");
    }
}
