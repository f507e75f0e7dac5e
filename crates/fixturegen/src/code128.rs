//! Code 128 bars (ISO/IEC 15417): sets B and C, as label printers write tracking numbers.

/// Widths of bar, space, bar, space, bar, space for the values 0 to 105; each row sums to 11 modules.
const WIDTHS: [u32; 106] = [
    212222, 222122, 222221, 121223, 121322, 131222, 122213, 122312, 132212, 221213, 221312, 231212, 112232,
    122132, 122231, 113222, 123122, 123221, 223211, 221132, 221231, 213212, 223112, 312131, 311222, 321122,
    321221, 312212, 322112, 322211, 212123, 212321, 232121, 111323, 131123, 131321, 112313, 132113, 132311,
    211313, 231113, 231311, 112133, 112331, 132131, 113123, 113321, 133121, 313121, 211331, 231131, 213113,
    213311, 213131, 311123, 311321, 331121, 312113, 312311, 332111, 314111, 221411, 431111, 111224, 111422,
    121124, 121421, 141122, 141221, 112214, 112412, 122114, 122411, 142112, 142211, 241211, 221114, 413111,
    241112, 134111, 111242, 121142, 121241, 114212, 124112, 124211, 411212, 421112, 421211, 212141, 214121,
    412121, 111143, 111341, 131141, 114113, 114311, 411113, 411311, 113141, 114131, 311141, 411131, 211412,
    211214, 211232,
];
const STOP: u32 = 2_331_112;
const START_B: u32 = 104;
const START_C: u32 = 105;
const TO_C: u32 = 99;
const TO_B: u32 = 100;

/// Symbol values of a printable ASCII text, with start and checksum, without stop. `None` for other characters.
pub(crate) fn values(text: &str) -> Option<Vec<u32>> {
    let bytes = text.as_bytes();
    if bytes.is_empty() || bytes.iter().any(|byte| !(b' '..=b'~').contains(byte)) {
        return None;
    }
    let run = |from: usize| bytes.iter().skip(from).take_while(|byte| byte.is_ascii_digit()).count();
    let mut out = Vec::new();
    let mut at = 0;
    let mut in_c = run(0) >= 4 || (run(0) == bytes.len() && bytes.len().is_multiple_of(2));
    out.push(if in_c { START_C } else { START_B });
    while at < bytes.len() {
        let digits = run(at);
        if in_c && digits < 2 {
            out.push(TO_B);
            in_c = false;
        } else if !in_c && digits >= 4 && digits.is_multiple_of(2) {
            out.push(TO_C);
            in_c = true;
        }
        if in_c {
            out.push(u32::from(bytes[at] - b'0') * 10 + u32::from(bytes[at + 1] - b'0'));
            at += 2;
        } else {
            out.push(u32::from(bytes[at] - b' '));
            at += 1;
        }
    }
    let sum = out.iter().zip(0_u32..).map(|(value, place)| value * place.max(1)).sum::<u32>();
    out.push(sum % 103);
    Some(out)
}

/// The modules of a text from first to last bar, `true` where there is ink; no quiet zones.
pub(crate) fn modules(text: &str) -> Option<Vec<bool>> {
    let values = values(text)?;
    let mut out = Vec::new();
    let mut write = |widths: u32| {
        for (digit, place) in widths.to_string().bytes().zip(0..) {
            out.extend(std::iter::repeat_n(place % 2 == 0, usize::from(digit - b'0')));
        }
    };
    for value in values {
        write(*WIDTHS.get(usize::try_from(value).ok()?)?);
    }
    write(STOP);
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_symbol_is_eleven_modules_wide_and_differs_from_the_others() {
        let mut seen = std::collections::HashSet::new();
        for widths in WIDTHS {
            let sum: u32 = widths.to_string().bytes().map(|digit| u32::from(digit - b'0')).sum();
            assert_eq!(sum, 11, "{widths}");
            // ISO/IEC 15417: the bars of every symbol sum to an even number of modules.
            let bars: u32 = widths.to_string().bytes().step_by(2).map(|digit| u32::from(digit - b'0')).sum();
            assert_eq!(bars % 2, 0, "{widths}");
            assert!(seen.insert(widths));
        }
    }

    #[test]
    fn tracking_numbers_have_the_known_widths() {
        for (text, width) in [("SF1234567890123", 145), ("JT1234567890123", 145), ("73112345678901", 112)] {
            assert_eq!(modules(text).unwrap().len(), width, "{text}");
        }
        assert_eq!(values("PJJ123C"), Some(vec![104, 48, 42, 42, 17, 18, 19, 35, 55]));
        assert!(modules("運單").is_none());
    }
}
