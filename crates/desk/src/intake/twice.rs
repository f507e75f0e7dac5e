//! One order in several sheets: what they say of it together, where they do not contradict each other.

use onetake::case::{Draft, StatedTime};
use serde_json::{Map, Value};

/// What two sheets say of one order; none where they contradict each other. Where one is silent the other counts, such as the
/// list of the carrier with the times beside that of the shop with the goods.
pub(super) fn together(one: &Draft, other: &Draft) -> Option<Draft> {
    if one == other {
        return Some(one.clone());
    }
    // Field by field, whatever fields there are.
    let fields = |draft: &Draft| match serde_json::to_value(draft) {
        Ok(Value::Object(fields)) => Some(fields),
        _ => None,
    };
    let (one, other) = (fields(one)?, fields(other)?);
    let mut both: Map<String, Value> = Map::new();
    for name in one.keys().chain(other.keys()) {
        let value =
            match (one.get(name).filter(|value| says(value)), other.get(name).filter(|value| says(value))) {
                (Some(one), Some(other)) if one == other || same_time(one, other) => one,
                (Some(_), Some(_)) => return None,
                (Some(value), None) | (None, Some(value)) => value,
                (None, None) => continue,
            };
        both.insert(name.clone(), value.clone());
    }
    serde_json::from_value(Value::Object(both)).ok()
}

/// What the rows of another sheet hold beside that.
pub(super) fn add_cells(cells: &mut Vec<(String, String)>, others: &[(String, String)]) {
    for (name, text) in others {
        match cells.iter_mut().find(|(known, _)| known == name) {
            Some((_, known)) if known.split("; ").any(|one| one == text) => {}
            Some((_, known)) => {
                known.push_str("; ");
                known.push_str(text);
            }
            None => cells.push((name.clone(), text.clone())),
        }
    }
}

fn says(value: &Value) -> bool {
    match value {
        Value::Null => false,
        Value::Array(items) => !items.is_empty(),
        _ => true,
    }
}

/// Whether two texts are one time in two dresses: `2026/11/17 18:20` of a text, `2026-11-17 18:20:00` of a spreadsheet.
fn same_time(one: &Value, other: &Value) -> bool {
    let time = |value: &Value| value.as_str().and_then(|text| text.parse::<StatedTime>().ok());
    match (time(one), time(other)) {
        (Some(one), Some(other)) => {
            one.bounds() == other.bounds() && one.instant().is_some() == other.instant().is_some()
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draft(order: Option<&str>, signed: Option<&str>) -> Draft {
        let mut draft = Draft::default();
        draft.expected_waybills.push("SF1390024681357".to_owned());
        draft.order_number = order.map(str::to_owned);
        draft.signed_off_at = signed.map(str::to_owned);
        draft
    }

    #[test]
    fn sheets_complete_each_other_and_contradictions_stay_two_orders() {
        let (slash, dash) = ("2026-11-17 18:20+08:00", "2026-11-17 18:20:00+08:00");
        for (one, other, both) in [
            (draft(Some("1"), None), draft(None, Some(slash)), Some(draft(Some("1"), Some(slash)))),
            (draft(None, Some(slash)), draft(None, Some(dash)), Some(draft(None, Some(slash)))),
            (
                draft(None, Some("2026-11-17 18:20")),
                draft(None, Some("2026-11-17 18:20:00")),
                Some(draft(None, Some("2026-11-17 18:20"))),
            ),
            (draft(None, Some(slash)), draft(None, Some("2026-11-17 18:21+08:00")), None),
            (draft(None, Some(slash)), draft(None, Some("2026-11-17 18:20")), None),
            (draft(Some("1"), None), draft(Some("2"), None), None),
        ] {
            assert_eq!(together(&one, &other), both, "{one:?} {other:?}");
        }
    }
}
