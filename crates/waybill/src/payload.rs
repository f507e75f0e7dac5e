//! What a symbol carries: a number alone, or a number wrapped in a label's own form or in a web address.

use super::check;

/// The form of a symbol's text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PayloadForm {
    /// Nothing but the number.
    Number,
    /// SF Express label code, `MMM={'k1':...,'k5':'<waybill>',...}`.
    SfLabel,
    /// A web address with the number as a path item or a query value.
    Address,
    /// A carrier's long code that contains the shorter tracking number.
    Composite,
    /// A text that contains the number as one word among others.
    Words,
}

impl PayloadForm {
    /// Its stable name.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Number => "number",
            Self::SfLabel => "sf_label",
            Self::Address => "address",
            Self::Composite => "composite",
            Self::Words => "words",
        }
    }
}

/// A piece of a symbol's text that may be a number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate<'a> {
    /// Where it stood.
    pub form: PayloadForm,
    /// The piece.
    pub text: &'a str,
}

/// Most pieces that are looked at in one text.
const MAX_CANDIDATES: usize = 64;

/// The pieces of a symbol's text that may be a number, the likeliest first. Never empty.
#[must_use]
pub fn candidates(text: &str) -> Vec<Candidate<'_>> {
    let text = text.trim();
    let mut found = Vec::new();
    if let Some(waybill) = sf_label(text) {
        found.push(Candidate { form: PayloadForm::SfLabel, text: waybill });
    } else if let Some(address) = address(text) {
        found.extend(items(address).map(|text| Candidate { form: PayloadForm::Address, text }));
    } else {
        found.push(Candidate { form: PayloadForm::Number, text });
        if let Some(short) = composite(text) {
            found.push(Candidate { form: PayloadForm::Composite, text: short });
        }
        let words = text.split(|c: char| !(c.is_ascii_alphanumeric() || c == '-'));
        found.extend(
            words
                .filter(|word| word.len() >= 8 && word.len() < text.len())
                .map(|text| Candidate { form: PayloadForm::Words, text }),
        );
    }
    found.truncate(MAX_CANDIDATES);
    if found.is_empty() {
        found.push(Candidate { form: PayloadForm::Number, text });
    }
    found
}

/// Whether the text is a web address.
#[must_use]
pub fn is_address(text: &str) -> bool {
    address(text.trim()).is_some()
}

/// Hosts of carriers whose addresses carry the bare number: SF's `ucmp.sf-express.com/...?p1=<number>` and China Post's
/// `mini.ems.com.cn/youzheng/mini/<number>`, as public code makes and reads them.
const CARRIER_HOSTS: [&str; 2] = ["sf-express.com", "ems.com.cn"];

/// Whether the text is a web address of a carrier that writes its numbers into it.
#[must_use]
pub fn is_carrier_address(text: &str) -> bool {
    let lower = text.trim().to_ascii_lowercase();
    let rest = lower.strip_prefix("https://").or_else(|| lower.strip_prefix("http://")).unwrap_or("");
    let host = rest.split(['/', '?', '#', ':']).next().unwrap_or("");
    CARRIER_HOSTS.iter().any(|carrier| {
        host.strip_suffix(carrier).is_some_and(|before| before.is_empty() || before.ends_with('.'))
    })
}

/// `k5` of an SF label code. Some printers put a prefix before `MMM=` and padding after it.
fn sf_label(text: &str) -> Option<&str> {
    let (_, body) = text.split_once("MMM")?;
    let (_, after) = body.split_once("'k5'")?;
    let value = after.trim_start().strip_prefix(':')?.trim_start().strip_prefix('\'')?;
    let (waybill, _) = value.split_once('\'')?;
    (!waybill.is_empty()).then_some(waybill)
}

/// The part of a web address after its host.
fn address(text: &str) -> Option<&str> {
    let lower = text.get(..8).unwrap_or(text).to_ascii_lowercase();
    let rest = if lower.starts_with("https://") {
        text.get(8..)?
    } else if lower.starts_with("http://") {
        text.get(7..)?
    } else {
        return None;
    };
    Some(rest.split_once(['/', '?', '#']).map_or("", |(_, path)| path))
}

/// Query values, then path items, each from the last to the first.
fn items(address: &str) -> impl Iterator<Item = &str> {
    let (path, query) = address.split_once(['?', '#']).unwrap_or((address, ""));
    let values =
        query.split(['&', ';', '#']).rev().map(|pair| pair.split_once('=').map_or(pair, |(_, value)| value));
    values.chain(path.split('/').rev()).filter(|item| !item.is_empty())
}

/// The tracking number inside FedEx's long codes: the last 12 of 34 digits after two zeros, or the last 15 of 22.
fn composite(text: &str) -> Option<&str> {
    let digits = text.bytes().all(|byte| byte.is_ascii_digit());
    if digits && text.len() == 34 && (text.starts_with("96") || text.starts_with("100")) {
        return check::Check::FedEx34.of(text)?.then(|| text.get(20..)?.strip_prefix("00"))?;
    }
    if digits && text.len() == 22 && text.starts_with("96") {
        return check::Check::Gs1Tail(15).of(text)?.then(|| text.get(7..))?;
    }
    None
}
