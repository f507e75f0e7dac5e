use std::fmt;

use unic_langid::{LanguageIdentifier, langid};

/// The languages of the catalogues.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Language {
    /// Chinese as written in mainland China.
    ZhCn,
    /// Chinese as written in Taiwan.
    ZhTw,
    /// English.
    En,
    /// Vietnamese.
    Vi,
}

impl Language {
    /// Every language.
    pub const ALL: [Self; 4] = [Self::ZhCn, Self::ZhTw, Self::En, Self::Vi];

    /// Its tag as in BCP 47.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::ZhCn => "zh-CN",
            Self::ZhTw => "zh-TW",
            Self::En => "en",
            Self::Vi => "vi",
        }
    }

    /// The language that a tag (`zh-Hant-HK`) or a locale (`zh_TW.UTF-8`) asks for; none for languages without a
    /// catalogue.
    #[must_use]
    pub fn from_tag(tag: &str) -> Option<Self> {
        let tag = tag.split(['.', '@']).next().unwrap_or(tag);
        let asked: LanguageIdentifier = tag.parse().ok()?;
        match asked.language.as_str() {
            "en" => Some(Self::En),
            "vi" => Some(Self::Vi),
            "zh" => {
                let traditional = match asked.script.as_ref().map(|script| script.as_str()) {
                    Some(script) => script == "Hant",
                    None => asked.region.is_some_and(|region| ["TW", "HK", "MO"].contains(&region.as_str())),
                };
                Some(if traditional { Self::ZhTw } else { Self::ZhCn })
            }
            _ => None,
        }
    }

    /// The first of the wanted tags that there is a catalogue for, else English.
    #[must_use]
    pub fn negotiate<'a>(wanted: impl IntoIterator<Item = &'a str>) -> Self {
        wanted.into_iter().find_map(Self::from_tag).unwrap_or(Self::En)
    }

    pub(super) fn identifier(self) -> LanguageIdentifier {
        match self {
            Self::ZhCn => langid!("zh-CN"),
            Self::ZhTw => langid!("zh-TW"),
            Self::En => langid!("en"),
            Self::Vi => langid!("vi"),
        }
    }

    pub(super) const fn source(self) -> &'static str {
        match self {
            Self::ZhCn => concat!(
                include_str!("../../messages/zh-CN.ftl"),
                "\n",
                include_str!("../../messages/command/zh-CN.ftl"),
                "\n",
                include_str!("../../messages/desk/zh-CN.ftl"),
                "\n",
                include_str!("../../messages/page/zh-CN.ftl"),
                "\n",
                include_str!("../../messages/paper/zh-CN.ftl"),
                "\n",
                include_str!("../../messages/hand-in/zh-CN.ftl")
            ),
            Self::ZhTw => concat!(
                include_str!("../../messages/zh-TW.ftl"),
                "\n",
                include_str!("../../messages/command/zh-TW.ftl"),
                "\n",
                include_str!("../../messages/desk/zh-TW.ftl"),
                "\n",
                include_str!("../../messages/page/zh-TW.ftl"),
                "\n",
                include_str!("../../messages/paper/zh-TW.ftl"),
                "\n",
                include_str!("../../messages/hand-in/zh-TW.ftl")
            ),
            Self::En => concat!(
                include_str!("../../messages/en.ftl"),
                "\n",
                include_str!("../../messages/command/en.ftl"),
                "\n",
                include_str!("../../messages/desk/en.ftl"),
                "\n",
                include_str!("../../messages/page/en.ftl"),
                "\n",
                include_str!("../../messages/paper/en.ftl"),
                "\n",
                include_str!("../../messages/hand-in/en.ftl")
            ),
            Self::Vi => concat!(
                include_str!("../../messages/vi.ftl"),
                "\n",
                include_str!("../../messages/command/vi.ftl"),
                "\n",
                include_str!("../../messages/desk/vi.ftl"),
                "\n",
                include_str!("../../messages/page/vi.ftl"),
                "\n",
                include_str!("../../messages/paper/vi.ftl"),
                "\n",
                include_str!("../../messages/hand-in/vi.ftl")
            ),
        }
    }
}

/// The words of the desk's page, by their names, with a name in braces where the page puts a value in.
#[must_use]
pub fn page_words(language: Language) -> Vec<(&'static str, String)> {
    let source = match language {
        Language::ZhCn => include_str!("../../messages/page/zh-CN.ftl"),
        Language::ZhTw => include_str!("../../messages/page/zh-TW.ftl"),
        Language::En => include_str!("../../messages/page/en.ftl"),
        Language::Vi => include_str!("../../messages/page/vi.ftl"),
    };
    let lines = source.lines().filter(|line| line.starts_with("page-"));
    let pairs = lines.filter_map(|line| line.split_once(" = "));
    pairs.map(|(id, text)| (id, text.replace("{ $", "{").replace(" }", "}"))).collect()
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.tag())
    }
}
