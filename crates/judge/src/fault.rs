//! What is wrong, as data. An error keeps its own sentence in English, and names its kind and its values beside, so that a
//! program can say it in its reader's language.

use std::fmt;

/// A kind of fault and what a sentence about it speaks of.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Fault {
    /// Its kind: group and name with a dash between, such as `table-no_waybill_column`.
    pub code: &'static str,
    /// The values by name.
    pub values: Vec<(&'static str, FaultValue)>,
}

impl Fault {
    /// A fault of that kind and what a sentence about it speaks of, by name.
    #[must_use]
    pub fn new(code: &'static str, values: Vec<(&'static str, FaultValue)>) -> Self {
        Self { code, values }
    }
}

/// A value that a sentence about a fault speaks of.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum FaultValue {
    /// A text or a number.
    Text(String),
    /// Several texts.
    List(Vec<String>),
    /// The name that was probably meant, if there is one.
    Suggestion(Option<String>),
    /// A fault inside.
    Fault(Box<Fault>),
}

/// Several names in a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NameList(pub Vec<String>);

impl NameList {
    pub(crate) fn of<'a>(names: impl IntoIterator<Item = &'a str>) -> Self {
        Self(names.into_iter().map(str::to_owned).collect())
    }
}

impl fmt::Display for NameList {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.join(", "))
    }
}

/// The name that was probably meant, at the end of a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion(pub Option<String>);

impl Suggestion {
    pub(crate) fn of<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Self {
        Self(crate::suggest::nearest(name, known.into_iter()).map(str::to_owned))
    }
}

impl fmt::Display for Suggestion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&crate::suggest::meant(self.0.as_deref()))
    }
}

/// What can stand in a sentence about a fault.
pub(crate) trait ToFaultValue {
    fn value(&self) -> FaultValue;
}

macro_rules! texts {
    ( $($Type:ty),+ ) => { $(
        impl ToFaultValue for $Type {
            fn value(&self) -> FaultValue {
                FaultValue::Text(self.to_string())
            }
        }
    )+ };
}

texts!(String, &'static str, usize, u64, u32, i64, crate::case::UtcTime);

impl ToFaultValue for NameList {
    fn value(&self) -> FaultValue {
        FaultValue::List(self.0.clone())
    }
}

impl ToFaultValue for Suggestion {
    fn value(&self) -> FaultValue {
        FaultValue::Suggestion(self.0.clone())
    }
}

/// Faults of one group, each with its code and its sentence in English, which may name the values.
macro_rules! faults {
    (
        $(#[$meta:meta])* pub enum $Name:ident in $group:literal {
            $( $(#[doc = $doc:literal])+ $Variant:ident { $( $field:ident : $Type:ty ),* } = $code:literal, $text:literal; )+
        }
    ) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, Eq)]
        #[non_exhaustive]
        pub enum $Name {
            $( $(#[doc = $doc])+ $Variant { $( #[doc = concat!("`", stringify!($field), "` of the sentence.")] $field: $Type ),* }, )+
        }

        impl $Name {
            /// The code of every fault, with the names of its values.
            pub const ALL: &'static [(&'static str, &'static [&'static str])] =
                &[ $( (concat!($group, "-", $code), &[ $( stringify!($field) ),* ]), )+ ];

            /// The fault as data.
            #[must_use]
            pub fn fault(&self) -> $crate::fault::Fault {
                match self {
                    $( Self::$Variant { $($field),* } => $crate::fault::Fault {
                        code: concat!($group, "-", $code),
                        values: vec![ $( (stringify!($field), $crate::fault::ToFaultValue::value($field)) ),* ],
                    }, )+
                }
            }
        }

        impl $crate::fault::ToFaultValue for $Name {
            fn value(&self) -> $crate::fault::FaultValue {
                $crate::fault::FaultValue::Fault(Box::new(self.fault()))
            }
        }

        impl std::fmt::Display for $Name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                match self {
                    $( Self::$Variant { $($field),* } => {
                        // A sentence need not speak of all that a program may want to know.
                        $( let _ = $field; )*
                        write!(f, $text)
                    } )+
                }
            }
        }
    };
}

pub(crate) use faults;

/// The codes of all faults, with the names of their values.
#[must_use]
pub fn all() -> Vec<(&'static str, &'static [&'static str])> {
    [
        crate::text_file::FileFault::ALL,
        crate::case::WaybillFault::ALL,
        crate::case::TimeFault::ALL,
        crate::case::EntryFault::ALL,
        crate::case::TableFault::ALL,
        crate::attest::StatementFault::ALL,
        crate::policy::PolicyFault::ALL,
        ShapeFault::ALL,
    ]
    .concat()
}

faults! {
    /// Why a file that people write does not have its shape, as the readers of TOML and JSON say it.
    pub enum ShapeFault in "shape" {
        /// Something that must be there is not.
        Missing { name: String, cause: String } = "missing", "{cause}";
        /// A name that is not known there.
        UnknownName { name: String, near: Suggestion, known: NameList, cause: String } = "unknown_name", "{cause}";
        /// A word that is none of those that can stand there.
        UnknownWord { given: String, near: Suggestion, known: NameList, cause: String } = "unknown_word", "{cause}";
        /// A value of another type, such as a text for a number.
        OtherType { cause: String } = "other_type", "{cause}";
        /// It is no TOML or JSON.
        Other { cause: String } = "other", "{cause}";
    }
}

impl ShapeFault {
    /// The fault that a message of these readers tells of: serde has a fixed form for each of its kinds.
    #[must_use]
    pub fn of(message: &str) -> Self {
        let cause = message.trim_end().to_owned();
        let mut quoted = message.split('`').skip(1).step_by(2).map(str::to_owned);
        let mut first = || quoted.next().unwrap_or_default();
        if message.starts_with("missing field `") {
            Self::Missing { name: first(), cause }
        } else if message.starts_with("unknown field `") {
            let name = first();
            let known: Vec<String> = quoted.collect();
            let near = Suggestion::of(&name, known.iter().map(String::as_str));
            Self::UnknownName { name, near, known: NameList(known), cause }
        } else if message.starts_with("unknown variant `") {
            let given = first();
            let known: Vec<String> = quoted.collect();
            let near = Suggestion::of(&given, known.iter().map(String::as_str));
            Self::UnknownWord { given, near, known: NameList(known), cause }
        } else if message.starts_with("invalid type: ") || message.starts_with("invalid value: ") {
            Self::OtherType { cause }
        } else {
            Self::Other { cause }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_of_readers_are_known_by_their_form() {
        let error = |text: &str| toml::from_str::<crate::case::Draft>(text).unwrap_err().message().to_owned();
        let ShapeFault::UnknownName { name, near, known, .. } = ShapeFault::of(&error("directoin = 1"))
        else {
            panic!("another kind");
        };
        assert_eq!((name.as_str(), near.0.as_deref()), ("directoin", Some("direction")));
        assert!(known.0.len() > 10);
        let ShapeFault::UnknownWord { given, .. } = ShapeFault::of(&error("direction = \"back\"")) else {
            panic!("another kind");
        };
        assert_eq!(given, "back");
        assert!(matches!(ShapeFault::of(&error("direction = [")), ShapeFault::Other { .. }));
        assert!(matches!(ShapeFault::of(&error("stated_sha256 = 1")), ShapeFault::OtherType { .. }));
        let missing = ShapeFault::of(&error("recorded_at = { at = \"x\" }"));
        assert_eq!(missing.to_string(), "missing field `clock`");
    }

    #[test]
    fn every_code_is_there_once() {
        let all = all();
        let mut codes: Vec<&str> = all.iter().map(|(code, _)| *code).collect();
        codes.sort_unstable();
        codes.dedup();
        assert_eq!(codes.len(), all.len());
        assert!(codes.len() > 60, "{}", codes.len());
    }
}
