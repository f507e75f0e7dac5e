//! Which way a parameter is stricter, so that two editions of a rule can be compared.

use serde_json::Value;

/// The way in which a parameter is stricter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Strictness {
    /// A smaller number.
    Lower,
    /// A larger number.
    Higher,
    /// `true`.
    True,
    /// `false`.
    False,
    /// A list that holds more.
    More,
    /// A list that holds more; what is in one of the named lists of the same test instead is held as strictly.
    MoreOr(&'static [&'static str]),
    /// A list that holds more; an empty one stands for all there are.
    MoreOrAll,
    /// A list that holds less.
    Fewer,
    /// The word that comes first here, the strictest first.
    Order(&'static [&'static str]),
    /// A smaller `amount_minor` of the same currency; a value that is not there is the smallest.
    Value,
    /// Neither way: what is stricter for one video is looser for another.
    Neither,
}

/// How one value compares with another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// It asks for more.
    Stricter,
    /// It asks for less.
    Looser,
    /// It asks for something else; whether that is more or less cannot be told.
    Incomparable,
    /// It asks for the same in other words.
    Words,
}

impl Strictness {
    /// How `after` compares with `before`, two values of one parameter that differ; `others` are the other parameters of
    /// the test that `after` belongs to. A value that is missing sets no limit.
    pub(crate) fn compare(
        self,
        before: &Value,
        after: &Value,
        others: &serde_json::Map<String, Value>,
    ) -> Change {
        let stricter_if = |stricter: bool| if stricter { Change::Stricter } else { Change::Looser };
        if self == Self::Value {
            return value(before, after);
        }
        match (before.is_null(), after.is_null()) {
            (true, false) => {
                return if self == Self::Neither { Change::Incomparable } else { Change::Stricter };
            }
            (false, true) => return Change::Looser,
            _ => {}
        }
        let numbers = before.as_i64().zip(after.as_i64());
        match self {
            Self::Lower => {
                numbers.map_or(Change::Incomparable, |(before, after)| stricter_if(after < before))
            }
            Self::Higher => {
                numbers.map_or(Change::Incomparable, |(before, after)| stricter_if(after > before))
            }
            Self::True => stricter_if(after.as_bool() == Some(true)),
            Self::False => stricter_if(after.as_bool() == Some(false)),
            Self::More => holds_all(after, before, &[]),
            Self::MoreOrAll => match (is_empty(before), is_empty(after)) {
                (_, true) => Change::Stricter,
                (true, false) => Change::Looser,
                (false, false) => holds_all(after, before, &[]),
            },
            Self::MoreOr(names) => {
                let also: Vec<&Value> = names.iter().filter_map(|name| others.get(*name)).collect();
                holds_all(after, before, &also)
            }
            Self::Fewer => holds_all(before, after, &[]),
            Self::Order(words) => {
                let place = |value: &Value| words.iter().position(|word| value.as_str() == Some(*word));
                match place(before).zip(place(after)) {
                    Some((before, after)) => stricter_if(after < before),
                    None => Change::Incomparable,
                }
            }
            Self::Value | Self::Neither => Change::Incomparable,
        }
    }
}

fn is_empty(list: &Value) -> bool {
    list.as_array().is_none_or(Vec::is_empty)
}

/// A rule that holds from a smaller value on holds for more orders.
fn value(before: &Value, after: &Value) -> Change {
    let amount = |value: &Value| value.get("amount_minor").and_then(Value::as_u64);
    match (amount(before), amount(after)) {
        (Some(_), None) => Change::Stricter,
        (None, Some(_)) => Change::Looser,
        (Some(one), Some(other)) if before.get("currency") == after.get("currency") => {
            if other < one {
                Change::Stricter
            } else {
                Change::Looser
            }
        }
        _ => Change::Incomparable,
    }
}

/// `Stricter` when `large`, or one of the other lists, holds all of `small`.
fn holds_all(large: &Value, small: &Value, also: &[&Value]) -> Change {
    let items = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let held: Vec<Value> = items(large).into_iter().chain(also.iter().flat_map(|list| items(list))).collect();
    if items(small).iter().all(|item| held.contains(item)) { Change::Stricter } else { Change::Looser }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_value_is_stricter_looser_or_untold() {
        let none = serde_json::Map::new();
        for (scale, before, after, change) in [
            (Strictness::Lower, json!(72), json!(48), Change::Stricter),
            (Strictness::Lower, json!(72), json!(96), Change::Looser),
            (Strictness::Lower, json!(72), json!(null), Change::Looser),
            (Strictness::Lower, json!(null), json!(72), Change::Stricter),
            (Strictness::Higher, json!(4), json!(6), Change::Stricter),
            (Strictness::False, json!(true), json!(false), Change::Stricter),
            (Strictness::More, json!(["a"]), json!(["a", "b"]), Change::Stricter),
            (Strictness::More, json!(["a", "b"]), json!(["a", "c"]), Change::Looser),
            (Strictness::Fewer, json!(["a", "b"]), json!(["b"]), Change::Stricter),
            (Strictness::Fewer, json!([]), json!(["b"]), Change::Looser),
            (Strictness::Order(&["fail", "review"]), json!("review"), json!("fail"), Change::Stricter),
            (Strictness::Order(&["fail", "review"]), json!("review"), json!("shrug"), Change::Incomparable),
            (Strictness::MoreOrAll, json!(["a"]), json!([]), Change::Stricter),
            (Strictness::MoreOrAll, json!([]), json!(["a"]), Change::Looser),
            (Strictness::Value, json!(null), json!({ "amount_minor": 9, "currency": "CNY" }), Change::Looser),
            (
                Strictness::Value,
                json!({ "amount_minor": 9, "currency": "CNY" }),
                json!({ "amount_minor": 8, "currency": "CNY" }),
                Change::Stricter,
            ),
            (
                Strictness::Value,
                json!({ "amount_minor": 9, "currency": "CNY" }),
                json!({ "amount_minor": 8, "currency": "TWD" }),
                Change::Incomparable,
            ),
            (Strictness::Neither, json!(5), json!(6), Change::Incomparable),
        ] {
            assert_eq!(scale.compare(&before, &after, &none), change, "{scale:?} {before} {after}");
        }
    }

    #[test]
    fn what_moves_to_a_stricter_list_is_not_lost() {
        let others = json!({ "fail_codes": ["a"] });
        let scale = Strictness::MoreOr(&["fail_codes"]);
        let change = scale.compare(&json!(["a", "b"]), &json!(["b"]), others.as_object().unwrap());
        assert_eq!(change, Change::Stricter);
    }
}
