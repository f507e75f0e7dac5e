//! What a policy takes over from the one that it extends. A criterion with the id of one there states what differs; the rest
//! of it comes from there. Both are data: while the file's own entries are read, each with its place for faults, what a
//! criterion leaves out is handed on behind them as if it stood there.

use std::collections::{BTreeMap, VecDeque};
use std::fmt;

use onetake_report::{Direction, Level};
use serde::de::{
    DeserializeSeed, Deserializer, Error as _, IntoDeserializer as _, MapAccess, SeqAccess, Visitor,
};
use serde::{Serialize, forward_to_deserialize_any};
use serde_json::{Map, Value};
use toml::de::{DeTable, DeValue};

use super::{Basis, Check, Criterion, Predicate};

#[derive(Serialize)]
struct Written<'a> {
    id: &'a str,
    title: &'a BTreeMap<String, String>,
    requirement: &'a str,
    quote: Option<&'a str>,
    source: &'a str,
    read_on: &'a str,
    values: Basis,
    level: Level,
    applies_to: &'a [Direction],
    blank: Option<&'a str>,
    check: Option<&'a Predicate>,
}

impl<'a> Written<'a> {
    fn of(criterion: &'a Criterion) -> Self {
        let (check, blank) = match &criterion.check {
            Check::Test(predicate) => (Some(predicate), None),
            Check::NoRule { why } => (None, Some(why.as_str())),
        };
        Self {
            id: &criterion.id,
            title: &criterion.title,
            requirement: &criterion.requirement,
            quote: criterion.quote.as_deref(),
            source: &criterion.source,
            read_on: &criterion.read_on,
            values: criterion.values,
            level: criterion.level,
            applies_to: &criterion.applies_to,
            blank,
            check,
        }
    }
}

/// The entries of a criterion by name, as a file would have them; none of those that it does not have.
fn entries(criterion: &Criterion) -> Map<String, Value> {
    match serde_json::to_value(Written::of(criterion)) {
        Ok(Value::Object(entries)) => entries.into_iter().filter(|(_, value)| !value.is_null()).collect(),
        _ => Map::new(),
    }
}

/// Where a rule stands: a criterion that tests something else than the one it follows names its own.
const CITATION: &[&str] = &["quote", "source", "read_on", "values"];

/// What a table or a list of a file takes over.
#[derive(Debug, Default)]
pub(super) struct Defaults {
    /// How many entries it has itself.
    own: usize,
    /// What is taken over inside of one of them, by its place.
    inside: BTreeMap<usize, Defaults>,
    /// What is taken over beside them.
    beside: VecDeque<(String, Value)>,
}

impl Defaults {
    /// The one that has something inside at one place.
    fn at(own: usize, place: usize, inside: Self) -> Self {
        Self { own, inside: BTreeMap::from([(place, inside)]), beside: VecDeque::new() }
    }
}

/// What the criteria of a file take over from the criteria of the same ids in the parent.
pub(super) fn inherit_defaults(file: &DeTable<'_>, parent: &[Criterion]) -> Defaults {
    let nothing = Defaults { own: file.len(), ..Defaults::default() };
    let Some(place) = place_of("criterion", file) else { return nothing };
    let Some(list) = file.get("criterion").and_then(|list| list.get_ref().as_array()) else { return nothing };
    let of_criterion = |(index, criterion): (usize, &toml::Spanned<DeValue<'_>>)| {
        let own = criterion.get_ref().as_table()?;
        let id = own.get("id")?.get_ref().as_str()?;
        let known = parent.iter().find(|known| known.id == id)?;
        Some((index, inherit_criterion(own, &entries(known))))
    };
    let inside = list.iter().enumerate().filter_map(of_criterion).collect();
    Defaults::at(file.len(), place, Defaults { own: list.len(), inside, beside: VecDeque::new() })
}

/// The place of an entry in the order in which they are read.
fn place_of(name: &str, table: &DeTable<'_>) -> Option<usize> {
    table.keys().position(|key| key.get_ref() == name)
}

fn inherit_criterion(own: &DeTable<'_>, parent: &Map<String, Value>) -> Defaults {
    let has = |name: &str| own.contains_key(name);
    let tests_anew = has("check") || has("blank");
    let cites_anew = tests_anew || has("source");
    let taken_over = |name: &str| match name {
        "check" | "blank" => !tests_anew,
        name if CITATION.contains(&name) => !cites_anew,
        _ => true,
    };
    let left_out = parent.iter().filter(|(name, _)| taken_over(name) && !has(name));
    let beside = left_out.map(|(name, value)| (name.clone(), value.clone())).collect();
    // Parameters that are not given stay as they were, as long as the test is the same.
    let inside = inherit_check(own, parent).into_iter().collect();
    Defaults { own: own.len(), inside, beside }
}

/// What the parameters of a criterion's test take over, with the place of `check`.
fn inherit_check(own: &DeTable<'_>, parent: &Map<String, Value>) -> Option<(usize, Defaults)> {
    let check = own.get("check")?.get_ref().as_table()?;
    let before = parent.get("check")?.as_object()?;
    let of_test = |(place, (test, given)): (usize, (&toml::Spanned<_>, &toml::Spanned<DeValue<'_>>))| {
        let test: &std::borrow::Cow<'_, str> = test.get_ref();
        let before = before.get(test.as_ref())?.as_object()?;
        Some((place, inherit_parameters(given.get_ref().as_table()?, before)))
    };
    let inside = check.iter().enumerate().filter_map(of_test).collect();
    let defaults = Defaults { own: check.len(), inside, beside: VecDeque::new() };
    Some((place_of("check", own)?, defaults))
}

fn inherit_parameters(own: &DeTable<'_>, before: &Map<String, Value>) -> Defaults {
    let has = |name: &str| own.contains_key(name);
    // A window is given in hours or in days, not in both.
    let replaced = |name: &str| match name {
        "hours" => has("calendar_days"),
        "calendar_days" | "utc_offset_hours" => has("hours"),
        _ => false,
    };
    let left_out = before.iter().filter(|(name, _)| !has(name) && !replaced(name));
    let beside = left_out.map(|(name, value)| (name.clone(), value.clone())).collect();
    Defaults { own: own.len(), inside: BTreeMap::new(), beside }
}

/// Reads a value of a file together with what it takes over; as a visitor and as a seed, the same one step further in.
pub(super) struct Inheriting<T> {
    of: T,
    defaults: Defaults,
}

impl<T> Inheriting<T> {
    pub(super) fn new(of: T, defaults: Defaults) -> Self {
        Self { of, defaults }
    }
}

impl<'de, D: Deserializer<'de>> Deserializer<'de> for Inheriting<D> {
    type Error = D::Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
        self.of.deserialize_any(Inheriting::new(visitor, self.defaults))
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
        self.of.deserialize_option(Inheriting::new(visitor, self.defaults))
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, D::Error> {
        self.of.deserialize_struct(name, fields, Inheriting::new(visitor, self.defaults))
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct
        newtype_struct seq tuple tuple_struct map enum identifier ignored_any
    }
}

impl<'de, S: DeserializeSeed<'de>> DeserializeSeed<'de> for Inheriting<S> {
    type Value = S::Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<S::Value, D::Error> {
        self.of.deserialize(Inheriting::new(deserializer, self.defaults))
    }
}

impl<'de, V: Visitor<'de>> Visitor<'de> for Inheriting<V> {
    type Value = V::Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.of.expecting(f)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<V::Value, D::Error> {
        self.of.visit_some(Inheriting::new(deserializer, self.defaults))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, list: A) -> Result<V::Value, A::Error> {
        self.of.visit_seq(Entries::new(list, self.defaults))
    }

    fn visit_map<A: MapAccess<'de>>(self, table: A) -> Result<V::Value, A::Error> {
        self.of.visit_map(Entries::new(table, self.defaults))
    }
}

/// The entries of a table or a list, its own and then those that are taken over.
struct Entries<A> {
    own: A,
    defaults: Defaults,
    /// How many of its own were read.
    read: usize,
    /// The value of the entry that is taken over, while it is being read.
    taken_over: Option<Value>,
}

impl<A> Entries<A> {
    fn new(own: A, defaults: Defaults) -> Self {
        Self { own, defaults, read: 0, taken_over: None }
    }

    /// What the next own entry takes over.
    fn next_inside(&mut self) -> Option<Defaults> {
        let inside = self.defaults.inside.remove(&self.read);
        self.read += 1;
        inside
    }
}

impl<'de, A: SeqAccess<'de>> SeqAccess<'de> for Entries<A> {
    type Error = A::Error;

    fn next_element_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, A::Error> {
        match self.next_inside() {
            Some(inside) => self.own.next_element_seed(Inheriting::new(seed, inside)),
            None => self.own.next_element_seed(seed),
        }
    }
}

impl<'de, A: MapAccess<'de>> MapAccess<'de> for Entries<A> {
    type Error = A::Error;

    fn next_key_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, A::Error> {
        if self.read < self.defaults.own {
            return self.own.next_key_seed(seed);
        }
        let Some((name, value)) = self.defaults.beside.pop_front() else { return Ok(None) };
        self.taken_over = Some(value);
        seed.deserialize(name.into_deserializer()).map(Some)
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, A::Error> {
        if let Some(value) = self.taken_over.take() {
            return seed.deserialize(value).map_err(A::Error::custom);
        }
        match self.next_inside() {
            Some(inside) => self.own.next_value_seed(Inheriting::new(seed, inside)),
            None => self.own.next_value_seed(seed),
        }
    }
}

/// The parent's criteria with the own ones in their places, and those that are new at the end.
pub(super) fn overlay(parent: &[Criterion], own: Vec<Criterion>) -> Vec<Criterion> {
    let mut all = parent.to_vec();
    for criterion in own {
        match all.iter_mut().find(|known| known.id == criterion.id) {
            // Who states what differs elsewhere has not made the numbers their own.
            Some(known) => {
                let our_proposal = known.our_proposal && known.check == criterion.check;
                *known = Criterion { our_proposal, ..criterion };
            }
            None => all.push(criterion),
        }
    }
    all
}
