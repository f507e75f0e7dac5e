//! Waybill numbers: their one normal form, their check digits, the carriers whose numbers look like them, the forms in
//! which labels carry them, and the comparison of a number read with a number expected.
//!
//! A match is the equality of two normal forms and nothing else. A carrier's format or a check digit can support a reading
//! and can tell a number from a mere text; it never makes a match.

mod burned_in;
mod check;
mod format;
mod payload;
#[cfg(test)]
mod tests;

use unicode_normalization::UnicodeNormalization;

pub use burned_in::{BurnedIn, compare_burned_in};
pub use payload::{Candidate, PayloadForm, candidates, is_address, is_carrier_address};

/// Fewest characters of a piece that can be told apart from chance.
const MIN_PIECE: usize = 4;

/// Fewest and most characters of a text that is like a number: dates are shorter, the longest code of a label has 34.
const MIN_LIKE: usize = 9;
const MAX_LIKE: usize = 34;

/// Most characters of a text that are looked at; symbols hold at most about 7,000.
const MAX_CHARACTERS: usize = 8_192;

/// A number in its normal form, and what is known about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Normalised {
    /// The normal form.
    pub text: String,
    /// What had to be done to reach it, in this order. Empty when the text was in normal form.
    pub steps: Vec<Step>,
    /// Carriers whose numbers look like this one, the likeliest first.
    pub carriers: Vec<CarrierFit>,
    /// Whether the check digit fits; none where no fitting format has one.
    pub check: Option<bool>,
}

/// One step on the way to the normal form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// Full-width and other compatibility forms became plain characters (Unicode NFKC).
    CompatibilityForms,
    /// Letters became capitals.
    UpperCase,
    /// The number of a single parcel after the waybill was taken off (JD `-1-2-`, Deppon `-1`).
    ChildSuffix,
    /// The postal code of the recipient before the number was taken off (GS1 application identifier 420).
    PostalPrefix,
    /// Spaces, dashes, dots and control characters were dropped.
    Separators,
    /// Letters `O` and `I` became digits, because the check digit or the expected number says so.
    LookAlikes,
}

impl Step {
    /// Its stable name.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::CompatibilityForms => "compatibility_forms",
            Self::UpperCase => "upper_case",
            Self::ChildSuffix => "child_suffix",
            Self::PostalPrefix => "postal_prefix",
            Self::Separators => "separators",
            Self::LookAlikes => "look_alikes",
        }
    }
}

/// A carrier whose numbers look like the number at hand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CarrierFit {
    /// The carrier's stable name, such as `sf-express`.
    pub carrier: &'static str,
    /// How well the format is known.
    pub confidence: Confidence,
    /// Whether the check digit fits; none where the format has none that is known.
    pub check: Option<bool>,
    /// Whether letters or check digits tell this carrier from others; plain digits fit many.
    pub distinctive: bool,
}

/// How well a format is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Confidence {
    /// One weak source.
    Low,
    /// Sources that agree in the main.
    Medium,
    /// Published rules, or sources that agree in all.
    High,
}

impl Confidence {
    /// Its stable name.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::Medium => "medium",
            Self::High => "high",
        }
    }
}

impl Normalised {
    /// Whether a carrier may have issued this number: it fits a format that is known well enough, and no check digit
    /// speaks against it.
    #[must_use]
    pub fn plausible(&self) -> bool {
        self.carriers.iter().any(|fit| fit.confidence >= Confidence::Medium && fit.check != Some(false))
    }

    /// Whether its letters or its check digit tell it from a number of another kind.
    #[must_use]
    pub fn distinctive(&self) -> bool {
        self.carriers.iter().any(|fit| fit.distinctive && fit.check != Some(false))
    }
}

/// The normal form of a number.
///
/// In this order: compatibility forms, capitals, suffixes of single parcels, the postal code before a number of USPS,
/// separators, and last look-alike letters, these only if the result passes a check digit and the number fits no carrier
/// without. Text with characters outside ASCII is no number and stays as it is after the first step.
#[must_use]
pub fn normalise(text: &str) -> Normalised {
    let mut steps = Vec::new();
    let mut take = |step, from: &mut String, to: String| {
        if *from != to {
            *from = to;
            steps.push(step);
        }
    };
    let mut number: String = text.chars().take(MAX_CHARACTERS).collect();
    let plain: String = number.nfkc().take(MAX_CHARACTERS).collect();
    take(Step::CompatibilityForms, &mut number, plain);
    if number.is_ascii() {
        let upper = number.to_ascii_uppercase();
        take(Step::UpperCase, &mut number, upper);
        let parent = without_child_suffix(&number).to_owned();
        take(Step::ChildSuffix, &mut number, parent);
        let domestic = without_postal_prefix(&number);
        take(Step::PostalPrefix, &mut number, domestic);
        let joined = without_separators(&number);
        take(Step::Separators, &mut number, joined);
        if let Some(digits) = look_alikes_checked(&number) {
            take(Step::LookAlikes, &mut number, digits);
        }
    }
    let carriers = format::fits(&number);
    let check = carriers.iter().filter_map(|fit| fit.check).max();
    Normalised { text: number, steps, carriers, check }
}

/// What a text read says about an expected number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comparison {
    /// The outcome.
    pub outcome: Match,
    /// How the read text carries the number that was compared.
    pub form: PayloadForm,
    /// The number that was compared, in normal form.
    pub read: Normalised,
    /// The expected number, in normal form.
    pub expected: Normalised,
}

/// The outcome of a comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Match {
    /// The normal forms are equal.
    Equal,
    /// Another number or text.
    Different {
        /// Whether a carrier may have issued it; otherwise it says nothing about the waybill.
        plausible: bool,
    },
    /// A piece of the expected number, or a longer number that contains it: neither for nor against.
    Partial,
    /// Nothing that could be a number.
    Unreadable,
}

/// Compares the text of a symbol, or a transcribed number, with an expected number. Where the text is an address or a
/// label's own form, the numbers in it are compared.
#[must_use]
pub fn compare(read: &str, expected: &str) -> Comparison {
    let expected = normalise(expected);
    let pieces: Vec<Piece<'_>> = candidates(read).into_iter().map(Piece::of).collect();
    let comparison = |outcome, piece: &Piece<'_>| Comparison {
        outcome,
        form: piece.form,
        read: piece.number.clone(),
        expected: expected.clone(),
    };

    let wanted = &expected.text;
    if wanted.is_empty() {
        return comparison(Match::Unreadable, &likeliest_of(read, pieces.into_iter()));
    }
    if let Some(piece) = pieces.iter().find(|piece| piece.number.text == *wanted) {
        return comparison(Match::Equal, piece);
    }
    let look_alike = digits_for_look_alikes(wanted);
    if let Some(piece) = pieces.iter().find(|piece| digits_for_look_alikes(&piece.number.text) == look_alike)
    {
        let mut equal = comparison(Match::Equal, piece);
        equal.read.text.clone_from(wanted);
        equal.read.steps.push(Step::LookAlikes);
        return equal;
    }
    if let Some(piece) = pieces.iter().find(|piece| is_piece(&piece.number.text, wanted)) {
        return comparison(Match::Partial, piece);
    }
    let piece = likeliest_of(read, pieces.into_iter());
    if piece.number.text.chars().filter(char::is_ascii_digit).count() < MIN_PIECE {
        return comparison(Match::Unreadable, &piece);
    }
    comparison(Match::Different { plausible: piece.number.plausible() }, &piece)
}

/// A piece of a symbol's text, with its normal form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece<'a> {
    /// How the text carries it.
    pub form: PayloadForm,
    /// The piece as it stands in the text.
    pub text: &'a str,
    /// Its normal form.
    pub number: Normalised,
}

impl<'a> Piece<'a> {
    fn of(candidate: Candidate<'a>) -> Self {
        Self { form: candidate.form, text: candidate.text, number: normalise(candidate.text) }
    }
}

/// The piece of a symbol's text that is the likeliest number: the first that a carrier may have issued, else the first.
#[must_use]
pub fn likeliest(text: &str) -> Piece<'_> {
    likeliest_of(text, candidates(text).into_iter().map(Piece::of))
}

fn likeliest_of<'a>(text: &'a str, mut pieces: impl Iterator<Item = Piece<'a>>) -> Piece<'a> {
    let whole = || Piece::of(Candidate { form: PayloadForm::Number, text });
    let first = pieces.next().unwrap_or_else(whole);
    if first.number.plausible() {
        return first;
    }
    pieces.find(|piece| piece.number.plausible()).unwrap_or(first)
}

fn is_piece(one: &str, other: &str) -> bool {
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    short.len() >= MIN_PIECE && long.contains(short)
}

/// JD writes parcel `i` of `n` as `-i-n-` after the waybill, Deppon as `-i`.
fn without_child_suffix(number: &str) -> &str {
    let number = number.trim();
    let suffixes = match number.get(..2) {
        Some("JD") => 2,
        Some("DP") if number.starts_with("DPK") => 1,
        _ => return number,
    };
    let mut rest = if suffixes == 2 { number.strip_suffix('-').unwrap_or(number) } else { number };
    for _ in 0..suffixes {
        let Some((parent, child)) = rest.rsplit_once('-') else { return number };
        if child.is_empty() || !child.bytes().all(|byte| byte.is_ascii_digit()) {
            return number;
        }
        rest = parent;
    }
    let parent = rest.bytes().filter(u8::is_ascii_alphanumeric).count();
    // A number that is itself divided by dashes ends in pieces, not in suffixes.
    if parent == 15 && !rest.contains('-') { rest } else { number }
}

/// `(420)ZIP` before a number of USPS. It is taken off only if what remains is such a number.
fn without_postal_prefix(number: &str) -> String {
    let digits: String =
        number.chars().filter(|c| !matches!(c, ' ' | '(' | ')') && !c.is_ascii_control()).collect();
    let Some(routed) = digits.strip_prefix("420") else { return number.to_owned() };
    let found = [5, 9]
        .into_iter()
        .filter_map(|zip| routed.get(zip..))
        .find(|rest| format::fits(rest).iter().any(|fit| fit.carrier == "usps" && fit.check == Some(true)));
    found.map_or_else(|| number.to_owned(), str::to_owned)
}

/// The parcel that a number of JD speaks of: `-2-3-` after the waybill is the second of three.
#[must_use]
pub fn parcel_of(text: &str) -> Option<(u32, u32)> {
    let number = text.trim().to_ascii_uppercase();
    let parent = without_child_suffix(&number);
    let suffix = number.strip_prefix(parent).filter(|_| number.starts_with("JD"))?;
    let mut counts = suffix.split('-').filter(|count| !count.is_empty()).map(str::parse);
    let (Some(Ok(parcel)), Some(Ok(parcels)), None) = (counts.next(), counts.next(), counts.next()) else {
        return None;
    };
    (1..=parcels).contains(&parcel).then_some((parcel, parcels))
}

/// Whether a text is like a number without being one that is known: one word of capitals, digits and dashes, most of it digits.
#[must_use]
pub fn is_number_like(text: &str) -> bool {
    let text = text.trim();
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let plain = text.bytes().all(|byte| byte.is_ascii_digit() || byte.is_ascii_uppercase() || byte == b'-');
    plain && (MIN_LIKE..=MAX_LIKE).contains(&text.len()) && 2 * digits > text.len()
}

fn without_separators(number: &str) -> String {
    number.chars().filter(|c| !matches!(c, ' ' | '-' | '.') && !c.is_ascii_control()).collect()
}

/// The number with digits for `O` and `I`, if only that makes it pass a check digit.
fn look_alikes_checked(number: &str) -> Option<String> {
    let fits = format::fits(number);
    if fits.iter().any(|fit| fit.check != Some(false)) {
        return None;
    }
    let all = digits_for_look_alikes(number);
    // The letters at both ends of an S10 number stay letters.
    let middle = match (number.get(..2), number.get(2..11), number.get(11..)) {
        (Some(head), Some(middle), Some(tail)) if number.len() == 13 => {
            Some(format!("{head}{}{tail}", digits_for_look_alikes(middle)))
        }
        _ => None,
    };
    [Some(all), middle].into_iter().flatten().filter(|candidate| candidate != number).find(|candidate| {
        format::fits(candidate).iter().any(|fit| fit.distinctive && fit.check == Some(true))
    })
}

fn digits_for_look_alikes(number: &str) -> String {
    number
        .chars()
        .map(|c| match c {
            'O' => '0',
            'I' => '1',
            other => other,
        })
        .collect()
}
