//! How the carriers' numbers look: a table of data.
//!
//! Only formats with a source are listed, each with the confidence of that source; what was known from memory alone was
//! left out. Patterns apply to normalised numbers: upper case, without spaces, dashes and dots.
//!
//! Sources: the public data set `tracking_number_data` (MIT); `Courier-Validation` (MIT); public tables and code of
//! Chinese and Vietnamese carriers' numbers. A format can support a reading; it never makes one.

use super::check::Check;
use super::{CarrierFit, Confidence};

/// One way that one carrier writes its numbers.
struct Format {
    carrier: &'static str,
    pattern: &'static [Piece],
    check: Check,
    confidence: Confidence,
    /// The carrier is known from the letters or the check digit alone.
    distinctive: bool,
}

/// A piece of a pattern. Only the last piece of a pattern may vary in length.
enum Piece {
    /// Exactly this text.
    Text(&'static str),
    /// One of these characters.
    OneOf(&'static str),
    /// So many digits.
    Digits(usize, usize),
    /// So many capital letters.
    Letters(usize),
    /// So many capital letters or digits.
    Alnum(usize),
}

use Confidence::{High, Low, Medium};
use Piece::{Alnum, Digits, Letters, OneOf, Text};

const fn named(carrier: &'static str, pattern: &'static [Piece], confidence: Confidence) -> Format {
    Format { carrier, pattern, check: Check::None, confidence, distinctive: true }
}

const fn plain(carrier: &'static str, pattern: &'static [Piece], confidence: Confidence) -> Format {
    Format { carrier, pattern, check: Check::None, confidence, distinctive: false }
}

const fn checked(carrier: &'static str, pattern: &'static [Piece], check: Check) -> Format {
    Format { carrier, pattern, check, confidence: High, distinctive: true }
}

const fn checked_digits(carrier: &'static str, pattern: &'static [Piece], check: Check) -> Format {
    Format { carrier, pattern, check, confidence: High, distinctive: false }
}

const FORMATS: &[Format] = &[
    // Letters or long check digits tell these apart.
    checked("ups", &[Text("1Z"), Alnum(15), Digits(1, 1)], Check::Ups),
    checked("china-post", &[Letters(2), Digits(9, 9), Text("CN")], Check::S10),
    checked("chunghwa-post", &[Letters(2), Digits(9, 9), Text("TW")], Check::S10),
    checked("royal-mail", &[Letters(2), Digits(9, 9), Text("GB")], Check::S10),
    checked("usps", &[Letters(2), Digits(9, 9), Text("US")], Check::S10),
    checked("upu", &[Letters(2), Digits(9, 9), Letters(2)], Check::S10),
    checked("usps", &[Text("9"), OneOf("2345"), Digits(20, 20)], Check::Gs1),
    checked("usps", &[Text("9"), OneOf("2345"), Digits(24, 24)], Check::Gs1),
    checked("fedex", &[Text("96"), Digits(20, 20)], Check::Gs1Tail(15)),
    checked("fedex", &[Text("96"), Digits(32, 32)], Check::FedEx34),
    checked("fedex", &[Text("100"), Digits(31, 31)], Check::FedEx34),
    checked("dpd", &[Digits(27, 27), Alnum(1)], Check::Mod37),
    checked("gs1-sscc", &[Text("00"), Digits(18, 18)], Check::Gs1),
    named("sf-express", &[Text("SF"), Alnum(1), Digits(12, 12)], High),
    named("yto", &[Text("YT"), Digits(13, 13)], High),
    named("yunexpress", &[Text("YT"), Digits(16, 16)], High),
    named("jt-express", &[Text("JT"), Digits(12, 13)], High),
    named("jd", &[Text("JD"), Alnum(2), Digits(11, 11)], High),
    named("deppon", &[Text("DPK"), Digits(12, 12)], High),
    named("china-post", &[Text("P"), Letters(1), Digits(11, 11)], Medium),
    named("spx-vietnam", &[Text("SPXVN"), Digits(11, 11), Alnum(1)], High),
    named("amazon", &[Text("TB"), OneOf("ACM"), Digits(12, 12)], High),
    named("amazon", &[OneOf("AFC"), Digits(10, 10)], High),
    named("ups", &[OneOf("AHJKTV"), Digits(10, 10)], High),
    named("yodel", &[Text("JD"), Digits(16, 16)], High),
    named("yodel", &[Text("JJD"), Digits(16, 16)], High),
    named("gofo", &[Text("GFUS"), Digits(14, 14)], High),
    named("dhl", &[Text("J"), Letters(2), Digits(9, 10)], High),
    named("dhl", &[Text("J"), Letters(3), Digits(9, 10)], High),
    named("dhl", &[Text("GM"), Digits(10, 39)], High),
    // Plain digits: a check digit of one digit passes by chance one time in ten, of modulo 7 one time in seven.
    checked_digits("fedex", &[Digits(12, 12)], Check::FedEx12),
    checked_digits("fedex", &[Digits(15, 15)], Check::Gs1),
    checked_digits("gs1-sscc", &[Digits(18, 18)], Check::Gs1),
    checked_digits("dhl", &[Digits(10, 11)], Check::Mod7),
    checked_digits("yamato", &[Digits(12, 12)], Check::Mod7),
    checked_digits("dpd", &[Digits(14, 14), Alnum(1)], Check::Mod37),
    plain("zto", &[Text("7"), OneOf("34568"), Digits(12, 12)], Medium),
    plain("sto", &[Text("77"), Digits(12, 15)], Medium),
    plain("sto", &[Text("43"), Digits(12, 15)], Medium),
    plain("yunda", &[OneOf("34"), Digits(14, 14)], Medium),
    plain("yunda", &[Text("5"), Digits(12, 12)], Medium),
    plain("china-post", &[OneOf("123456789"), Digits(12, 12)], Medium),
    plain("sf-express", &[Digits(12, 12)], Medium),
    // Its check digit held for one of two public numbers, so it is not asked for.
    plain("t-cat", &[Digits(12, 12)], Medium),
    plain("cainiao", &[Text("621"), Digits(12, 12)], Low),
    plain("jt-vietnam", &[Text("8"), Digits(11, 11)], Low),
    plain("gls", &[Digits(11, 12)], Low),
    plain("gls", &[Digits(14, 14)], Low),
    plain("chunghwa-post", &[Digits(20, 20)], Low),
];

/// The carriers whose numbers look like this one: those whose check digit passes first, then those known from their
/// letters, then by confidence. Formats of digits alone whose check digit fails are left out.
pub(super) fn fits(number: &str) -> Vec<CarrierFit> {
    let mut fits: Vec<CarrierFit> = FORMATS
        .iter()
        .filter(|format| matches(format.pattern, number.as_bytes()))
        .map(|format| CarrierFit {
            carrier: format.carrier,
            confidence: format.confidence,
            check: format.check.of(number),
            distinctive: format.distinctive,
        })
        .filter(|fit| fit.distinctive || fit.check != Some(false))
        .collect();
    // More digits alone than any carrier's name: the first fit of a carrier is its most specific one.
    fits.sort_by_key(|fit| {
        let check = match fit.check {
            Some(true) => 0,
            None => 1,
            Some(false) => 2,
        };
        (check, !fit.distinctive, std::cmp::Reverse(fit.confidence))
    });
    let mut seen = Vec::new();
    fits.retain(|fit| {
        let new = !seen.contains(&fit.carrier);
        seen.push(fit.carrier);
        new
    });
    fits
}

fn matches(pattern: &[Piece], text: &[u8]) -> bool {
    let Some((piece, rest)) = pattern.split_first() else {
        return text.is_empty();
    };
    let class = |count: usize, is: fn(&u8) -> bool| {
        text.get(..count).is_some_and(|head| head.iter().all(is))
            && text.get(count..).is_some_and(|tail| matches(rest, tail))
    };
    match piece {
        Text(wanted) => text.strip_prefix(wanted.as_bytes()).is_some_and(|tail| matches(rest, tail)),
        OneOf(set) => text
            .split_first()
            .is_some_and(|(first, tail)| set.as_bytes().contains(first) && matches(rest, tail)),
        Digits(least, most) => (*least..=*most).any(|count| class(count, u8::is_ascii_digit)),
        Letters(count) => class(*count, u8::is_ascii_uppercase),
        Alnum(count) => class(*count, |byte| byte.is_ascii_digit() || byte.is_ascii_uppercase()),
    }
}
