//! Which language to speak.

use std::env;

use onetake::message::Language;

use crate::args::Lang;

/// The language that was asked for, else the first of the user's that there are words in, else English.
pub(crate) fn choose(asked: Option<Lang>) -> Language {
    match asked {
        Some(Lang::English) => Language::En,
        Some(Lang::Simplified) => Language::ZhCn,
        Some(Lang::Traditional) => Language::ZhTw,
        Some(Lang::Vietnamese) => Language::Vi,
        None => {
            let variable = |name: &str| env::var_os(name)?.into_string().ok();
            let locales = stated(variable).unwrap_or_else(|| sys_locale::get_locales().collect());
            Language::negotiate(locales.iter().map(String::as_str))
        }
    }
}

/// The locales that the environment asks for, as POSIX and gettext have it: the first of three variables that says
/// something decides, `LANGUAGE` refines it, and who asks for `C` asks for no language. None where no variable is set: then
/// the system may have a setting of its own.
fn stated(variable: impl Fn(&str) -> Option<String>) -> Option<Vec<String>> {
    let said = |name: &&str| variable(name).filter(|value| !value.is_empty());
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].iter().find_map(said)?;
    if matches!(locale.split('.').next(), Some("C" | "POSIX")) {
        return Some(Vec::new());
    }
    let first = variable("LANGUAGE").unwrap_or_default();
    let first = first.split(':').filter(|language| !language.is_empty()).map(str::to_owned);
    Some(first.chain([locale.clone()]).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn language(set: &[(&str, &str)]) -> Option<Language> {
        let variable =
            |name: &str| set.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned());
        stated(variable).map(|locales| Language::negotiate(locales.iter().map(String::as_str)))
    }

    #[test]
    fn the_environment_is_read_as_posix_has_it() {
        let chinese = ("LANG", "zh_CN.UTF-8");
        assert_eq!(language(&[chinese]), Some(Language::ZhCn));
        assert_eq!(language(&[("LC_ALL", ""), chinese]), Some(Language::ZhCn));
        for (name, value) in
            [("LC_ALL", "C"), ("LC_ALL", "C.UTF-8"), ("LC_MESSAGES", "POSIX"), ("LC_ALL", "en_US.UTF-8")]
        {
            assert_eq!(language(&[(name, value), chinese]), Some(Language::En), "{name}={value}");
        }
        assert_eq!(language(&[("LC_ALL", "vi_VN"), chinese]), Some(Language::Vi));
        assert_eq!(language(&[("LANGUAGE", "fr:zh_TW:en"), chinese]), Some(Language::ZhTw));
        assert_eq!(language(&[("LANGUAGE", "zh_TW"), ("LANG", "C")]), Some(Language::En));
        assert_eq!(language(&[]), None);
    }
}
