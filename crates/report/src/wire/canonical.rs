//! JSON with sorted keys and no white space, written as it is serialised: the same bytes as by way of a [`serde_json::Value`] whose
//! objects are sorted, without building one. A desk computes these digests by the hundred thousand.

use std::borrow::Cow;
use std::ops::Range;

use serde::ser::{
    Error as _, Serialize, SerializeMap, SerializeSeq, SerializeStruct, SerializeStructVariant,
    SerializeTuple, SerializeTupleStruct, SerializeTupleVariant, Serializer,
};
use serde_json::Error;

/// The JSON of a value; of an object without its field of that name.
pub(super) fn to_vec<T: Serialize + ?Sized>(value: &T, without: &str) -> Result<Vec<u8>, Error> {
    let mut out = Vec::new();
    value.serialize(Canonical { out: &mut out, without: Some(without) })?;
    Ok(out)
}

struct Canonical<'a> {
    out: &'a mut Vec<u8>,
    /// A field that is left out here, and not further inside.
    without: Option<&'a str>,
}

fn inner(out: &mut Vec<u8>) -> Canonical<'_> {
    Canonical { out, without: None }
}

fn scalar<T: Serialize + ?Sized>(out: &mut Vec<u8>, value: &T) -> Result<(), Error> {
    value.serialize(&mut serde_json::Serializer::new(out))
}

/// An array that is being written, and what closes it.
struct Array<'a> {
    out: &'a mut Vec<u8>,
    is_empty: bool,
    close: &'static [u8],
}

impl<'a> Array<'a> {
    fn open(out: &'a mut Vec<u8>, variant: Option<&str>) -> Result<Self, Error> {
        let close = open_variant(out, variant, b"]", b"]}")?;
        out.push(b'[');
        Ok(Self { out, is_empty: true, close })
    }

    fn add<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        if !self.is_empty {
            self.out.push(b',');
        }
        self.is_empty = false;
        value.serialize(inner(self.out))
    }

    fn close(self) {
        self.out.extend_from_slice(self.close);
    }
}

/// Begins `{"variant":` where there is one.
fn open_variant(
    out: &mut Vec<u8>,
    variant: Option<&str>,
    plain: &'static [u8],
    wrapped: &'static [u8],
) -> Result<&'static [u8], Error> {
    let Some(variant) = variant else { return Ok(plain) };
    out.push(b'{');
    scalar(out, variant)?;
    out.push(b':');
    Ok(wrapped)
}

/// An object. Its fields are written as they come, and put into their order when all are there.
struct Object<'a> {
    out: &'a mut Vec<u8>,
    without: Option<&'a str>,
    close: &'static [u8],
    /// Where the first field begins.
    start: usize,
    /// Fields, and where each lies.
    fields: Vec<(Cow<'static, str>, Range<usize>)>,
    next: Option<String>,
}

impl<'a> Object<'a> {
    fn open(to: Canonical<'a>, variant: Option<&str>, fields: usize) -> Result<Self, Error> {
        let Canonical { out, without } = to;
        let close = open_variant(out, variant, b"}", b"}}")?;
        let without = without.filter(|_| variant.is_none());
        out.push(b'{');
        let start = out.len();
        Ok(Self { out, without, close, start, fields: Vec::with_capacity(fields), next: None })
    }

    fn add<T: Serialize + ?Sized>(&mut self, key: Cow<'static, str>, value: &T) -> Result<(), Error> {
        if self.without.is_some_and(|without| without == key) {
            return Ok(());
        }
        let start = self.out.len();
        scalar(self.out, key.as_ref())?;
        self.out.push(b':');
        value.serialize(inner(self.out))?;
        self.fields.push((key, start..self.out.len()));
        Ok(())
    }

    fn close(mut self) {
        // Of a key that comes twice the last counts, as in a map.
        self.fields.sort_by(|(one, _), (other, _)| one.cmp(other));
        let mut sorted = Vec::with_capacity(self.out.len() - self.start + self.fields.len());
        for (at, (key, field)) in self.fields.iter().enumerate() {
            if self.fields.get(at + 1).is_some_and(|(next, _)| next == key) {
                continue;
            }
            if !sorted.is_empty() {
                sorted.push(b',');
            }
            sorted.extend_from_slice(self.out.get(field.clone()).unwrap_or_default());
        }
        self.out.truncate(self.start);
        self.out.extend_from_slice(&sorted);
        self.out.extend_from_slice(self.close);
    }
}

/// A key as JSON has it: text, or what is written as text.
fn key_of<T: Serialize + ?Sized>(key: &T) -> Result<String, Error> {
    match serde_json::to_value(key)? {
        serde_json::Value::String(text) => Ok(text),
        serde_json::Value::Number(number) => Ok(number.to_string()),
        serde_json::Value::Bool(yes) => Ok(yes.to_string()),
        _ => Err(Error::custom("key must be a string")),
    }
}

impl<'a> Serializer for Canonical<'a> {
    type Ok = ();
    type Error = Error;
    type SerializeSeq = Array<'a>;
    type SerializeTuple = Array<'a>;
    type SerializeTupleStruct = Array<'a>;
    type SerializeTupleVariant = Array<'a>;
    type SerializeMap = Object<'a>;
    type SerializeStruct = Object<'a>;
    type SerializeStructVariant = Object<'a>;

    fn serialize_bool(self, value: bool) -> Result<(), Error> {
        scalar(self.out, &value)
    }
    fn serialize_i8(self, value: i8) -> Result<(), Error> {
        scalar(self.out, &value)
    }
    fn serialize_i16(self, value: i16) -> Result<(), Error> {
        scalar(self.out, &value)
    }
    fn serialize_i32(self, value: i32) -> Result<(), Error> {
        scalar(self.out, &value)
    }
    fn serialize_i64(self, value: i64) -> Result<(), Error> {
        scalar(self.out, &value)
    }
    fn serialize_u8(self, value: u8) -> Result<(), Error> {
        scalar(self.out, &value)
    }
    fn serialize_u16(self, value: u16) -> Result<(), Error> {
        scalar(self.out, &value)
    }
    fn serialize_u32(self, value: u32) -> Result<(), Error> {
        scalar(self.out, &value)
    }
    fn serialize_u64(self, value: u64) -> Result<(), Error> {
        scalar(self.out, &value)
    }
    fn serialize_f32(self, value: f32) -> Result<(), Error> {
        // A value of JSON holds it as the wider number.
        scalar(self.out, &f64::from(value))
    }
    fn serialize_f64(self, value: f64) -> Result<(), Error> {
        scalar(self.out, &value)
    }
    fn serialize_char(self, value: char) -> Result<(), Error> {
        scalar(self.out, &value)
    }
    fn serialize_str(self, value: &str) -> Result<(), Error> {
        scalar(self.out, value)
    }
    fn serialize_bytes(self, value: &[u8]) -> Result<(), Error> {
        scalar(self.out, value)
    }
    fn serialize_none(self) -> Result<(), Error> {
        self.serialize_unit()
    }
    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), Error> {
        value.serialize(self)
    }
    fn serialize_unit(self) -> Result<(), Error> {
        scalar(self.out, &())
    }
    fn serialize_unit_struct(self, _: &'static str) -> Result<(), Error> {
        self.serialize_unit()
    }
    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Result<(), Error> {
        scalar(self.out, variant)
    }
    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Result<(), Error> {
        value.serialize(self)
    }
    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        value: &T,
    ) -> Result<(), Error> {
        let close = open_variant(self.out, Some(variant), b"", b"}")?;
        value.serialize(inner(self.out))?;
        self.out.extend_from_slice(close);
        Ok(())
    }
    fn serialize_seq(self, _: Option<usize>) -> Result<Array<'a>, Error> {
        Array::open(self.out, None)
    }
    fn serialize_tuple(self, _: usize) -> Result<Array<'a>, Error> {
        Array::open(self.out, None)
    }
    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Array<'a>, Error> {
        Array::open(self.out, None)
    }
    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Array<'a>, Error> {
        Array::open(self.out, Some(variant))
    }
    fn serialize_map(self, fields: Option<usize>) -> Result<Object<'a>, Error> {
        Object::open(self, None, fields.unwrap_or(0))
    }
    fn serialize_struct(self, _: &'static str, fields: usize) -> Result<Object<'a>, Error> {
        Object::open(self, None, fields)
    }
    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        fields: usize,
    ) -> Result<Object<'a>, Error> {
        Object::open(self, Some(variant), fields)
    }
}

macro_rules! arrays {
    ($($of:ident $add:ident),*) => {$(
        impl $of for Array<'_> {
            type Ok = ();
            type Error = Error;
            fn $add<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
                self.add(value)
            }
            fn end(self) -> Result<(), Error> {
                self.close();
                Ok(())
            }
        }
    )*};
}

arrays!(
    SerializeSeq serialize_element,
    SerializeTuple serialize_element,
    SerializeTupleStruct serialize_field,
    SerializeTupleVariant serialize_field
);

macro_rules! objects {
    ($($of:ident),*) => {$(
        impl $of for Object<'_> {
            type Ok = ();
            type Error = Error;
            fn serialize_field<T: Serialize + ?Sized>(&mut self, key: &'static str, value: &T) -> Result<(), Error> {
                self.add(Cow::Borrowed(key), value)
            }
            fn end(self) -> Result<(), Error> {
                self.close();
                Ok(())
            }
        }
    )*};
}

objects!(SerializeStruct, SerializeStructVariant);

impl SerializeMap for Object<'_> {
    type Ok = ();
    type Error = Error;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), Error> {
        self.next = Some(key_of(key)?);
        Ok(())
    }
    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        let key = self.next.take().ok_or_else(|| Error::custom("a value without a key"))?;
        self.add(Cow::Owned(key), value)
    }
    fn end(self) -> Result<(), Error> {
        self.close();
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use serde::Serialize;
    use serde_json::{Value, json};

    use super::*;

    #[derive(Serialize)]
    struct Every {
        z: Option<u8>,
        run: Inner,
        a: (i64, f32, char, bool),
        texts: Vec<Option<&'static str>>,
        #[serde(skip_serializing_if = "Option::is_none")]
        none: Option<u8>,
        map: BTreeMap<u32, Vec<Kind>>,
        words: BTreeMap<&'static str, u64>,
        #[serde(flatten)]
        more: Inner,
        tagged: Vec<Tagged>,
        nothing: (),
        value: Value,
    }

    #[derive(Serialize, Clone)]
    struct Inner {
        run: u8,
        m: f64,
        b: String,
    }

    #[derive(Serialize)]
    enum Kind {
        Unit,
        New(Inner),
        Pair(i8, u64),
        Named { z: u8, a: [u16; 2] },
    }

    #[derive(Serialize)]
    #[serde(tag = "kind", rename_all = "snake_case")]
    enum Tagged {
        Alone,
        With { zeta: u8, alpha: Option<i32> },
        Wrapped(Inner),
    }

    #[test]
    fn it_is_the_same_as_by_way_of_a_sorted_value() {
        let inner = || Inner { run: 7, m: 0.1, b: "„\"\\\n\u{1}名\u{2028}".to_owned() };
        let every = Every {
            z: None,
            run: inner(),
            a: (i64::MIN, 0.1, 'ß', true),
            texts: vec![Some(""), None, Some("单号")],
            none: None,
            map: BTreeMap::from([
                (10, vec![Kind::Unit, Kind::New(inner())]),
                (9, vec![Kind::Pair(-1, u64::MAX), Kind::Named { z: 1, a: [2, 3] }]),
                (1, Vec::new()),
            ]),
            words: BTreeMap::from([("é", 1), ("e", 2), ("Z", 3)]),
            more: Inner { m: f64::NAN, ..inner() },
            tagged: vec![Tagged::Alone, Tagged::With { zeta: 1, alpha: None }, Tagged::Wrapped(inner())],
            nothing: (),
            value: json!({"y": [1.5, {"b": 1, "a": null}], "x": {}}),
        };
        let mut value = serde_json::to_value(&every).unwrap();
        value.as_object_mut().unwrap().remove("run");
        value.sort_all_objects();
        let expected = String::from_utf8(serde_json::to_vec(&value).unwrap()).unwrap();
        assert_eq!(String::from_utf8(to_vec(&every, "run").unwrap()).unwrap(), expected);
        // The field is left out at the top alone.
        assert!(expected.contains("\"run\":7") && !expected.contains("\"run\":{"), "{expected}");
        assert_eq!(to_vec(&[1, 2], "run").unwrap(), b"[1,2]");
    }
}
