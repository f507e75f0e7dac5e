//! Names of few kinds of a thing, as they stand in files and reports.

/// Defines an enum whose variants carry their name, beside each other and in one place.
///
/// The crate of the wire contract has a macro much like it and keeps it to itself: what it exported would be part of the
/// contract, and its enums have schemas, which these do not.
macro_rules! names {
    ( $(#[$outer:meta])* pub enum $Enum:ident { $( $(#[doc = $doc:literal])+ $Variant:ident = $name:literal, )+ } ) => {
        $(#[$outer])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
        pub enum $Enum { $( $(#[doc = $doc])+ #[serde(rename = $name)] $Variant, )+ }

        impl $Enum {
            /// Every one.
            pub const ALL: &'static [Self] = &[ $( Self::$Variant, )+ ];

            /// Its name in files and reports.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $( Self::$Variant => $name, )+ }
            }
        }
    };
}

pub(crate) use names;
