//! Which language to speak.

use crate::args::Lang;

/// The language that was asked for, else that of the locale, else English.
pub(crate) fn choose(asked: Option<Lang>) -> Lang {
    asked.or_else(|| of_locale(&sys_locale::get_locale()?)).unwrap_or(Lang::English)
}

/// The language of a locale name such as `zh-Hant-HK` or `zh_CN.UTF-8`.
fn of_locale(locale: &str) -> Option<Lang> {
    let mut parts = locale.split(['-', '_', '.', '@']).map(str::to_ascii_lowercase);
    match parts.next()?.as_str() {
        "zh" => Some(if parts.any(|part| matches!(part.as_str(), "hant" | "tw" | "hk" | "mo")) {
            Lang::Traditional
        } else {
            Lang::Simplified
        }),
        "en" => Some(Lang::English),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn locales_choose_their_script() {
        for (locale, lang) in [
            ("zh-CN", Some(Lang::Simplified)),
            ("zh_CN.UTF-8", Some(Lang::Simplified)),
            ("zh", Some(Lang::Simplified)),
            ("zh-Hans-SG", Some(Lang::Simplified)),
            ("zh-TW", Some(Lang::Traditional)),
            ("zh-Hant-HK", Some(Lang::Traditional)),
            ("zh_HK.Big5", Some(Lang::Traditional)),
            ("en-GB", Some(Lang::English)),
            ("C", None),
            ("de_AT.UTF-8", None),
        ] {
            assert_eq!(of_locale(locale), lang, "{locale}");
        }
    }
}
