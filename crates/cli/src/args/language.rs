//! The language that is asked for, by whatever name people have for it.

use std::ffi::OsStr;

use clap::ValueEnum;
use clap::builder::{EnumValueParser, PossibleValue, TypedValueParser};
use onetake::message::Language;

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Lang {
    /// English
    #[value(name = "en")]
    English,
    /// 简体中文
    #[value(name = "zh-CN")]
    Simplified,
    /// 繁體中文
    #[value(name = "zh-TW")]
    Traditional,
    /// Tiếng Việt
    #[value(name = "vi")]
    Vietnamese,
}

/// Reads a language by its tag, a locale (`zh_CN.UTF-8`), the name of its country, or its own name.
#[derive(Debug, Clone, Copy)]
pub(super) struct LangParser;

impl TypedValueParser for LangParser {
    type Value = Lang;

    fn parse_ref(
        &self,
        command: &clap::Command,
        arg: Option<&clap::Arg>,
        value: &OsStr,
    ) -> Result<Lang, clap::Error> {
        let known = value.to_str().and_then(Lang::named);
        match known {
            Some(lang) => Ok(lang),
            // It lists what there is.
            None => EnumValueParser::<Lang>::new().parse_ref(command, arg, value),
        }
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new(Lang::value_variants().iter().filter_map(Lang::to_possible_value)))
    }
}

impl Lang {
    /// The language that goes by that name.
    pub(crate) fn named(text: &str) -> Option<Self> {
        match text.to_lowercase().as_str() {
            "cn" | "chs" | "chinese" | "中文" | "简体" | "简体中文" => Some(Self::Simplified),
            "tw" | "hk" | "mo" | "cht" | "繁體" | "繁体" | "繁體中文" | "繁体中文" => {
                Some(Self::Traditional)
            }
            "vn" | "vietnamese" | "tiếng việt" => Some(Self::Vietnamese),
            "english" => Some(Self::English),
            _ => Language::from_tag(text).map(Self::from),
        }
    }
}

impl From<Language> for Lang {
    fn from(language: Language) -> Self {
        match language {
            Language::En => Self::English,
            Language::ZhCn => Self::Simplified,
            Language::ZhTw => Self::Traditional,
            Language::Vi => Self::Vietnamese,
        }
    }
}

#[cfg(test)]
mod tests {
    use clap::Parser as _;

    use crate::args::Args;

    use super::*;

    #[test]
    fn a_language_is_known_by_its_tag_its_locale_and_its_country() {
        let lang =
            |text: &str| Args::try_parse_from(["onetake", "policies", "--lang", text]).map(|args| args.lang);
        for (expected, texts) in [
            (
                Lang::Simplified,
                &["zh-CN", "zh", "zh_CN", "zh_cn.UTF-8", "ZH-Hans", "zh-Hans-SG", "cn", "CN", "中文"][..],
            ),
            (Lang::Traditional, &["zh-TW", "zh_TW", "zh-Hant", "zh_HK.UTF-8", "tw", "TW", "繁體中文"]),
            (Lang::English, &["en", "EN", "en_GB.UTF-8", "en-US"]),
            (Lang::Vietnamese, &["vi", "vi_VN", "vi-VN", "vn"]),
        ] {
            for text in texts {
                assert_eq!(lang(text).unwrap(), Some(expected), "{text}");
            }
        }
        for text in ["", "tlh", "fr_FR", "z"] {
            assert!(lang(text).unwrap_err().to_string().contains("zh-CN"), "{text}");
        }
    }
}
