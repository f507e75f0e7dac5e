//! Writing a text as Code 128, as label printers do it, and in the other usual ways.

use super::{PATTERNS, START_B, START_C, STOP, module_count};

/// Longest text that is encoded; the standard states none, scanners stop at about 80 characters.
const MAX_CHARACTERS: usize = 128;

const CODE_C: u8 = 99;
const CODE_B: u8 = 100;

/// A text as symbol characters, check character included, stop pattern not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Encoding {
    characters: Vec<u8>,
}

impl Encoding {
    /// Symbol characters from the start character to the check character.
    #[must_use]
    pub fn characters(&self) -> &[u8] {
        &self.characters
    }

    /// Modules from the first bar to the last, quiet zones not included.
    #[must_use]
    pub fn modules(&self) -> usize {
        module_count(self.characters.len())
    }

    /// The bars: for each module whether it is dark.
    #[must_use]
    pub fn bars(&self) -> Vec<bool> {
        let patterns = self.characters.iter().filter_map(|character| PATTERNS.get(usize::from(*character)));
        let widths = patterns.flat_map(|pattern| pattern.iter()).chain(STOP.iter());
        let mut bars = Vec::with_capacity(self.modules());
        for (index, width) in widths.enumerate() {
            bars.extend(std::iter::repeat_n(index % 2 == 0, usize::from(*width)));
        }
        bars
    }

    fn checked(mut characters: Vec<u8>) -> Self {
        let weighted = characters.iter().enumerate().map(|(index, value)| index.max(1) * usize::from(*value));
        let check = weighted.sum::<usize>() % 103;
        characters.push(u8::try_from(check).unwrap_or(0));
        Self { characters }
    }
}

/// The usual short encoding of printable ASCII: code set C for runs of four or more digits, else B. `None` for other
/// characters, an empty text or one above 128 characters.
#[must_use]
pub fn encode(text: &str) -> Option<Encoding> {
    let bytes = text.as_bytes();
    if bytes.is_empty() || bytes.len() > MAX_CHARACTERS || !bytes.iter().all(|byte| matches!(byte, 32..=126))
    {
        return None;
    }
    // A start and a check character, and some changes of code sets.
    let mut characters = Vec::with_capacity(bytes.len() + 4);
    let mut in_c = false;
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        let digits = bytes.iter().skip(at).take_while(|byte| byte.is_ascii_digit()).count();
        let to_end = at + digits == bytes.len();
        let enough = digits >= 4 || (digits == 2 && at == 0 && to_end);
        if !in_c && enough && digits % 2 == 1 {
            // An odd run starts with one digit in B, so that the rest comes in pairs.
            switch(&mut characters, &mut in_c, false);
            characters.push(byte - 32);
            at += 1;
        } else if (in_c && digits >= 2) || enough {
            switch(&mut characters, &mut in_c, true);
            let pair = byte.saturating_sub(b'0') * 10
                + bytes.get(at + 1).map_or(0, |next| next.saturating_sub(b'0'));
            characters.push(pair);
            at += 2;
        } else {
            switch(&mut characters, &mut in_c, false);
            characters.push(byte - 32);
            at += 1;
        }
    }
    Some(Encoding::checked(characters))
}

/// The encoding in code set B alone, as simple printers write it; `None` as for [`encode`].
#[must_use]
pub fn encode_plain(text: &str) -> Option<Encoding> {
    encode(text)?;
    let characters = std::iter::once(START_B).chain(text.bytes().map(|byte| byte - 32)).collect();
    Some(Encoding::checked(characters))
}

/// Modules of the usual short encoding; `None` where there is none.
#[must_use]
pub fn modules(text: &str) -> Option<u32> {
    u32::try_from(encode(text)?.modules()).ok()
}

fn switch(characters: &mut Vec<u8>, in_c: &mut bool, to_c: bool) {
    match (characters.is_empty(), *in_c == to_c) {
        (true, _) => characters.push(if to_c { START_C } else { START_B }),
        (false, true) => {}
        (false, false) => characters.push(if to_c { CODE_C } else { CODE_B }),
    }
    *in_c = to_c;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_character_is_eleven_modules_with_an_even_number_of_dark_ones() {
        for pattern in PATTERNS {
            assert_eq!(pattern.iter().sum::<u8>(), 11);
            assert_eq!(pattern.iter().step_by(2).sum::<u8>() % 2, 0);
        }
        let distinct: std::collections::BTreeSet<_> = PATTERNS.iter().collect();
        assert_eq!(distinct.len(), PATTERNS.len());
    }

    #[test]
    fn digits_are_paired_where_that_is_shorter() {
        // Start B, S, F, C, six pairs, check.
        assert_eq!(encode("SF123456789012").map(|code| code.modules()), Some(11 * 11 + 13));
        assert_eq!(encode("123456789012").map(|code| code.modules()), Some(11 * 8 + 13));
        assert_eq!(modules("73123456789012"), Some(112));
        assert_eq!(modules("单号"), None);
        assert_eq!(modules(""), None);
    }
}
