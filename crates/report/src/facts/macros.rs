//! A struct of details, and the words that some of its texts are.

/// Defines a struct whose fields are details by their own names: `of` one code, or `of_each` of several.
macro_rules! facts {
    (
        $(#[doc = $doc:literal])+
        pub struct $Name:ident of $Code:ident { $($fields:tt)* }
    ) => {
        $crate::facts::macros::facts! {
            $(#[doc = $doc])+
            pub struct $Name of_each [$Code] { $($fields)* }
        }

        impl $crate::facts::FactsOfCode for $Name {
            const CODE: $crate::Code = $crate::Code::$Code;
        }
    };
    (
        $(#[doc = $doc:literal])+
        pub struct $Name:ident of_each [$($Code:ident),+] {
            $( $(#[doc = $about:literal])+ $field:ident: $Type:ty, )+
        }
    ) => {
        $(#[doc = $doc])+
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub struct $Name {
            $( $(#[doc = $about])+ pub $field: $Type, )+
        }

        impl $crate::facts::Facts for $Name {
            const CODES: &'static [$crate::Code] = &[ $( $crate::Code::$Code ),+ ];

            const FIELDS: &'static [&'static str] = &[ $( stringify!($field) ),+ ];

            fn read(detail: &$crate::Detail) -> Option<Self> {
                Some(Self {
                    $( $field: $crate::facts::Field::read(detail.get(stringify!($field)))?, )+
                })
            }

            fn into_detail(self) -> $crate::Detail {
                let mut detail = $crate::Detail::new();
                $(
                    if let Some(value) = $crate::facts::Field::write(self.$field) {
                        detail.set(stringify!($field), value);
                    }
                )+
                detail
            }
        }

        impl<'a> $crate::facts::Values<'a, $Name> {
            $(
                $(#[doc = $about])+
                #[must_use]
                pub fn $field(&self) -> Option<<$Type as $crate::facts::Field>::Borrowed<'a>> {
                    <$Type as $crate::facts::Field>::read_borrowed(self.detail.get(stringify!($field)))
                }
            )+
        }

        #[cfg(feature = "schema")]
        impl $crate::facts::schema::Described for $Name {
            fn schema() -> serde_json::Value {
                $crate::facts::schema::object(
                    stringify!($Name),
                    concat!($($doc),+),
                    &[ $( (
                        stringify!($field),
                        concat!($($about),+),
                        <$Type as $crate::facts::Field>::ALWAYS,
                        <$Type as $crate::facts::Field>::schema(),
                    ), )+ ],
                )
            }
        }
    };
}

/// Defines the words that a text of the details is one of. Open: a word that is not known is kept.
macro_rules! words {
    (
        $(#[doc = $doc:literal])+
        pub enum $Enum:ident {
            $( $(#[doc = $about:literal])+ $Variant:ident = $word:literal, )+
        }
    ) => {
        $(#[doc = $doc])+
        #[derive(Debug, Clone, PartialEq, Eq)]
        #[non_exhaustive]
        pub enum $Enum {
            $( $(#[doc = $about])+ $Variant, )+
            /// A word of a newer version.
            Other(String),
        }

        impl $Enum {
            /// Every word that is known.
            pub const WORDS: &'static [&'static str] = &[ $( $word ),+ ];

            /// The word on the wire.
            #[must_use]
            pub fn as_str(&self) -> &str {
                match self { $( Self::$Variant => $word, )+ Self::Other(word) => word }
            }
        }

        impl From<&str> for $Enum {
            fn from(word: &str) -> Self {
                match word { $( $word => Self::$Variant, )+ other => Self::Other(other.to_owned()) }
            }
        }

        impl From<$Enum> for $crate::Value {
            fn from(word: $Enum) -> Self {
                $crate::Value::Text(word.as_str().to_owned())
            }
        }

        impl $crate::facts::Item for $Enum {
            type Borrowed<'a> = Self;

            fn borrowed(value: &$crate::Value) -> Option<Self> {
                <Self as $crate::facts::Item>::of(value)
            }

            fn of(value: &$crate::Value) -> Option<Self> {
                match value {
                    $crate::Value::Text(word) => Some(word.as_str().into()),
                    _ => None,
                }
            }

            fn into_value(self) -> $crate::Value {
                self.into()
            }

            #[cfg(feature = "schema")]
            fn schema() -> serde_json::Value {
                serde_json::json!({
                    "type": "string",
                    "description": concat!("One of: ", $( $word, "; " ),+, "or a word of a newer version."),
                    "examples": Self::WORDS,
                })
            }
        }
    };
}

pub(crate) use {facts, words};
