//! Check digits. Each function takes a whole number and says whether its check digit fits the rest.
//!
//! Sources: UPU S10; GS1 General Specifications (modulo 10); ISO/IEC 7064 (modulo 37, 36); the carriers' own rules as the
//! public data set `tracking_number_data` (MIT) states them, recomputed on its test numbers.

/// How a number checks itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Check {
    /// No check digit is known.
    None,
    /// UPU S10: two letters, eight digits, a check digit, two letters.
    S10,
    /// UPS `1Z`: characters 3 to 17 against the last one.
    Ups,
    /// GS1 modulo 10 over all digits.
    Gs1,
    /// GS1 modulo 10 over the last `n` digits.
    Gs1Tail(usize),
    /// FedEx Express with 12 digits.
    FedEx12,
    /// FedEx composite with 34 digits: the last 14.
    FedEx34,
    /// The last digit is the rest modulo 7.
    Mod7,
    /// ISO/IEC 7064 modulo 37, 36 over letters and digits.
    Mod37,
}

impl Check {
    /// Whether `number` passes; `None` where no check digit is known.
    pub(super) fn of(self, number: &str) -> Option<bool> {
        let bytes = number.as_bytes();
        match self {
            Self::None => None,
            Self::S10 => Some(s10(bytes).unwrap_or(false)),
            Self::Ups => Some(ups(bytes).unwrap_or(false)),
            Self::Gs1 => Some(gs1(bytes).unwrap_or(false)),
            Self::Gs1Tail(length) => Some(tail(bytes, length).and_then(gs1).unwrap_or(false)),
            Self::FedEx12 => Some(weighted(bytes, &[3, 1, 7]).unwrap_or(false)),
            Self::FedEx34 => {
                Some(tail(bytes, 14).and_then(|last| weighted(last, &[1, 7, 3])).unwrap_or(false))
            }
            Self::Mod7 => Some(mod7(bytes).unwrap_or(false)),
            Self::Mod37 => Some(mod37(bytes).unwrap_or(false)),
        }
    }
}

fn s10(number: &[u8]) -> Option<bool> {
    const WEIGHTS: [u32; 8] = [8, 6, 4, 2, 3, 5, 9, 7];
    let serial = number.get(2..10)?;
    let mut sum = 0;
    for (digit, weight) in serial.iter().zip(WEIGHTS) {
        sum += self::digit(*digit)? * weight;
    }
    let check = match 11 - sum % 11 {
        10 => 0,
        11 => 5,
        check => check,
    };
    Some(digit(*number.get(10)?)? == check)
}

fn ups(number: &[u8]) -> Option<bool> {
    let body = number.get(2..17)?;
    let mut sum = 0;
    for (index, byte) in body.iter().enumerate() {
        let value = match byte {
            b'0'..=b'9' => u32::from(byte - b'0'),
            b'A'..=b'Z' => (u32::from(*byte) - 3) % 10,
            _ => return None,
        };
        sum += if index % 2 == 0 { value } else { 2 * value };
    }
    Some(digit(*number.get(17)?)? == (10 - sum % 10) % 10)
}

/// GS1 modulo 10: the digits of the body weigh 3, 1, 3, ... from the right.
pub(super) fn gs1(number: &[u8]) -> Option<bool> {
    let (check, body) = number.split_last()?;
    let mut sum = 0;
    for (index, byte) in body.iter().rev().enumerate() {
        sum += digit(*byte)? * if index % 2 == 0 { 3 } else { 1 };
    }
    Some(digit(*check)? == (10 - sum % 10) % 10)
}

/// FedEx: repeating weights from the left, the sum modulo 11, then modulo 10.
fn weighted(number: &[u8], weights: &[u32]) -> Option<bool> {
    let (check, body) = number.split_last()?;
    let mut sum = 0;
    for (byte, weight) in body.iter().zip(weights.iter().cycle()) {
        sum += digit(*byte)? * weight;
    }
    Some(digit(*check)? == sum % 11 % 10)
}

fn mod7(number: &[u8]) -> Option<bool> {
    let (check, body) = number.split_last()?;
    let mut rest = 0;
    for byte in body {
        rest = (rest * 10 + digit(*byte)?) % 7;
    }
    Some(digit(*check)? == rest)
}

fn mod37(number: &[u8]) -> Option<bool> {
    let (check, body) = number.split_last()?;
    let value = |byte: u8| char::from(byte).to_digit(36);
    let mut product = 36;
    for byte in body {
        let sum = (product + value(*byte)?) % 36;
        product = if sum == 0 { 36 } else { sum } * 2 % 37;
    }
    Some(value(*check)? == (37 - product) % 36)
}

fn digit(byte: u8) -> Option<u32> {
    char::from(byte).to_digit(10)
}

fn tail(number: &[u8], length: usize) -> Option<&[u8]> {
    number.get(number.len().checked_sub(length)?..)
}
