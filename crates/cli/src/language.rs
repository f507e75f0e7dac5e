//! Which language to speak.

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
            let locales: Vec<String> = sys_locale::get_locales().collect();
            Language::negotiate(locales.iter().map(String::as_str))
        }
    }
}
