//! Names of the library as they are typed.

use std::ffi::OsStr;

use clap::ValueEnum;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use onetake::message::{Catalogue, Language};
use unicode_normalization::UnicodeNormalization as _;

/// Reads one of the library's names, with dashes as on a command line, or its words in a report of any language.
pub(super) fn names<T: Copy + Send + Sync + 'static>(
    group: &'static str,
    all: &[T],
    name: fn(T) -> &'static str,
) -> Named<T> {
    let dashed = |value: T| name(value).replace('_', "-");
    Named { group, values: all.iter().map(|value| (PossibleValue::new(dashed(*value)), *value)).collect() }
}

/// The same for an enumeration of this command.
pub(super) fn words<T: ValueEnum + Send + Sync + 'static>(group: &'static str) -> Named<T> {
    let named = |value: &T| Some((value.to_possible_value()?, value.clone()));
    Named { group, values: T::value_variants().iter().filter_map(named).collect() }
}

/// Names, and the group of messages that says them in words, as the cells of a table may have them too.
#[derive(Debug, Clone)]
pub(super) struct Named<T> {
    group: &'static str,
    values: Vec<(PossibleValue, T)>,
}

impl<T: Clone + Send + Sync + 'static> Named<T> {
    fn find(&self, typed: &str) -> Option<T> {
        let wanted = plain(typed);
        let by_name = self.values.iter().find(|(name, _)| plain(name.get_name()) == wanted);
        let found = by_name.or_else(|| {
            let in_words = |words: &Catalogue, name: &str| {
                words.find(&format!("{}-{}", self.group, name.replace('-', "_")), &[])
            };
            let all: Vec<Catalogue> = Language::ALL.into_iter().map(Catalogue::of).collect();
            self.values.iter().find(|(name, _)| {
                all.iter()
                    .any(|words| in_words(words, name.get_name()).is_some_and(|said| plain(&said) == wanted))
            })
        });
        found.map(|(_, value)| value.clone())
    }
}

/// What tells words apart, whatever the width, the case and the spaces.
pub(crate) fn plain(text: &str) -> String {
    text.nfkc()
        .filter(|c| !c.is_whitespace() && !matches!(c, '_' | '-'))
        .flat_map(char::to_lowercase)
        .collect()
}

impl<T: Clone + Send + Sync + 'static> TypedValueParser for Named<T> {
    type Value = T;

    fn parse_ref(
        &self,
        command: &clap::Command,
        arg: Option<&clap::Arg>,
        value: &OsStr,
    ) -> Result<T, clap::Error> {
        if let Some(found) = value.to_str().and_then(|typed| self.find(typed)) {
            return Ok(found);
        }
        // It lists what there is.
        let names = PossibleValuesParser::new(self.values.iter().map(|(name, _)| name.clone()));
        let listed = names.parse_ref(command, arg, value);
        Err(listed.err().unwrap_or_else(|| clap::Error::new(clap::error::ErrorKind::InvalidValue)))
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new(self.values.iter().map(|(name, _)| name.clone())))
    }
}
