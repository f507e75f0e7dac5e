//! What to do so that a label can be read, in words.

use onetake_judge::advice::{Advice, WANTED_MODULE_MILLI_PX};

use crate::message::Catalogue;

/// The advice in words.
#[must_use]
pub fn advice_words(advice: Advice, catalogue: &Catalogue) -> String {
    let id = format!("label-advice-{}", advice.name());
    match advice {
        Advice::TooSmall { module_milli_px } | Advice::NearLimit { module_milli_px } => {
            let tenths = (WANTED_MODULE_MILLI_PX * 10).div_euclid(module_milli_px.max(1)) + 1;
            let times = format!("{}.{}", tenths / 10, tenths % 10);
            let module = pixels(module_milli_px);
            catalogue.text(&id, &[("module", module.into()), ("times", times.into())])
        }
        _ => catalogue.plain(&id),
    }
}

/// Thousandths of a pixel as pixels with two digits.
#[must_use]
pub fn pixels(milli_px: i64) -> String {
    format!("{}.{:02}", milli_px / 1000, milli_px % 1000 / 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_advice_has_words_in_every_language() {
        for language in crate::message::Language::ALL {
            let catalogue = Catalogue::of(language);
            for advice in [
                Advice::NoLabel,
                Advice::TooSmall { module_milli_px: 1_250 },
                Advice::NearLimit { module_milli_px: 1_250 },
                Advice::TooDark,
                Advice::Glare { share_ppm: 50_000 },
                Advice::Moving { speed_milli_px: 9_000 },
                Advice::TooShort,
                Advice::Unclear,
            ] {
                let words = advice_words(advice, &catalogue);
                assert!(!words.contains("label-advice") && !words.contains('$'), "{language}: {words}");
                if matches!(advice, Advice::TooSmall { .. }) {
                    assert!(words.contains("1.25") && words.contains("2.1"), "{words}");
                }
            }
        }
    }
}
