//! How a field of a struct stands in the details.

use crate::Value;

/// A single value of the details.
pub trait Item: Sized {
    /// The same without a copy of its text.
    type Borrowed<'a>;

    /// The value as a borrowed one; none where it is of another kind.
    fn borrowed(value: &Value) -> Option<Self::Borrowed<'_>>;

    /// The value; none where it is of another kind.
    fn of(value: &Value) -> Option<Self>;

    /// What is written.
    fn into_value(self) -> Value;

    /// Its JSON schema.
    #[cfg(feature = "schema")]
    fn schema() -> serde_json::Value;
}

/// A field of a struct: a value, or one that may be absent.
pub trait Field: Sized {
    /// The value without a copy of its text.
    type Borrowed<'a>;

    /// Whether observers always write it.
    const ALWAYS: bool;

    /// The value alone as a borrowed one; none where it is absent or of another kind.
    fn read_borrowed(value: Option<&Value>) -> Option<Self::Borrowed<'_>>;

    /// The field; none where it does not fit.
    fn read(value: Option<&Value>) -> Option<Self>;

    /// What is written, if anything.
    fn write(self) -> Option<Value>;

    /// JSON schema of the value.
    #[cfg(feature = "schema")]
    fn schema() -> serde_json::Value;
}

impl<T: Item> Field for T {
    type Borrowed<'a> = T::Borrowed<'a>;

    const ALWAYS: bool = true;

    fn read_borrowed(value: Option<&Value>) -> Option<Self::Borrowed<'_>> {
        T::borrowed(value?)
    }

    fn read(value: Option<&Value>) -> Option<Self> {
        T::of(value?)
    }

    fn write(self) -> Option<Value> {
        Some(T::into_value(self))
    }

    #[cfg(feature = "schema")]
    fn schema() -> serde_json::Value {
        <T as Item>::schema()
    }
}

impl<T: Item> Field for Option<T> {
    type Borrowed<'a> = T::Borrowed<'a>;

    const ALWAYS: bool = false;

    fn read_borrowed(value: Option<&Value>) -> Option<Self::Borrowed<'_>> {
        T::borrowed(value?)
    }

    fn read(value: Option<&Value>) -> Option<Self> {
        match value {
            None => Some(None),
            Some(value) => T::of(value).map(Some),
        }
    }

    fn write(self) -> Option<Value> {
        self.map(T::into_value)
    }

    #[cfg(feature = "schema")]
    fn schema() -> serde_json::Value {
        <T as Item>::schema()
    }
}

macro_rules! integers {
    ($($Integer:ty: $least:expr),+) => {
        $(impl Item for $Integer {
            type Borrowed<'a> = Self;

            fn borrowed(value: &Value) -> Option<Self> {
                Self::of(value)
            }

            fn of(value: &Value) -> Option<Self> {
                match value {
                    Value::Int(number) => Self::try_from(*number).ok(),
                    _ => None,
                }
            }

            fn into_value(self) -> Value {
                self.into()
            }

            #[cfg(feature = "schema")]
            fn schema() -> serde_json::Value {
                let mut schema = serde_json::json!({ "type": "integer" });
                if let Some(least) = $least {
                    schema["minimum"] = least.into();
                }
                schema
            }
        })+
    };
}

integers!(i64: None::<i64>, u32: Some(0), u16: Some(0), u8: Some(0));

impl Item for u64 {
    type Borrowed<'a> = Self;

    fn borrowed(value: &Value) -> Option<Self> {
        <Self as Item>::of(value)
    }

    /// Numbers above `i64::MAX` are written as text.
    fn of(value: &Value) -> Option<Self> {
        match value {
            Value::Int(number) => Self::try_from(*number).ok(),
            Value::Text(text) => text.parse().ok().filter(|number| i64::try_from(*number).is_err()),
            Value::List(_) => None,
        }
    }

    fn into_value(self) -> Value {
        self.into()
    }

    #[cfg(feature = "schema")]
    fn schema() -> serde_json::Value {
        serde_json::json!({ "type": ["integer", "string"], "minimum": 0, "pattern": "^[0-9]{19,20}$" })
    }
}

impl Item for bool {
    type Borrowed<'a> = Self;

    fn borrowed(value: &Value) -> Option<Self> {
        Self::of(value)
    }

    fn of(value: &Value) -> Option<Self> {
        match value {
            Value::Int(0) => Some(false),
            Value::Int(1) => Some(true),
            _ => None,
        }
    }

    fn into_value(self) -> Value {
        self.into()
    }

    #[cfg(feature = "schema")]
    fn schema() -> serde_json::Value {
        serde_json::json!({ "type": "integer", "enum": [0, 1] })
    }
}

impl Item for String {
    type Borrowed<'a> = &'a str;

    fn borrowed(value: &Value) -> Option<&str> {
        match value {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    fn of(value: &Value) -> Option<Self> {
        Self::borrowed(value).map(str::to_owned)
    }

    fn into_value(self) -> Value {
        self.into()
    }

    #[cfg(feature = "schema")]
    fn schema() -> serde_json::Value {
        serde_json::json!({ "type": "string" })
    }
}

impl<T: Item> Item for Vec<T> {
    type Borrowed<'a> = Self;

    fn borrowed(value: &Value) -> Option<Self> {
        Self::of(value)
    }

    fn of(value: &Value) -> Option<Self> {
        match value {
            Value::List(items) => items.iter().map(T::of).collect(),
            _ => None,
        }
    }

    fn into_value(self) -> Value {
        Value::List(self.into_iter().map(T::into_value).collect())
    }

    #[cfg(feature = "schema")]
    fn schema() -> serde_json::Value {
        serde_json::json!({ "type": "array", "items": <T as Item>::schema() })
    }
}

impl<T: Item, const N: usize> Item for [T; N] {
    type Borrowed<'a> = Self;

    fn borrowed(value: &Value) -> Option<Self> {
        Self::of(value)
    }

    fn of(value: &Value) -> Option<Self> {
        <Vec<T> as Item>::of(value)?.try_into().ok()
    }

    fn into_value(self) -> Value {
        Value::List(self.into_iter().map(T::into_value).collect())
    }

    #[cfg(feature = "schema")]
    fn schema() -> serde_json::Value {
        serde_json::json!({
            "type": "array", "items": <T as Item>::schema(), "minItems": N, "maxItems": N
        })
    }
}
