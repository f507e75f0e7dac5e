//! Exact time: ticks of a rational time base, as the file states them. Nothing here rounds until a caller asks for
//! milliseconds, and nothing is ever clamped.

use std::cmp::Ordering;
use std::num::NonZeroU32;

/// The unit of a stream's timestamps: `num / den` seconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct TimeBase {
    num: NonZeroU32,
    den: NonZeroU32,
}

impl TimeBase {
    /// A time base of `num / den` seconds; `None` when either is zero or negative, as in damaged files.
    #[must_use]
    pub fn new(num: i32, den: i32) -> Option<Self> {
        let positive = |value: i32| u32::try_from(value).ok().and_then(NonZeroU32::new);
        Some(Self { num: positive(num)?, den: positive(den)? })
    }

    /// Numerator in seconds.
    #[must_use]
    pub fn num(self) -> u32 {
        self.num.get()
    }

    /// Denominator.
    #[must_use]
    pub fn den(self) -> u32 {
        self.den.get()
    }

    /// That many ticks in microseconds, rounded down; saturates at the ends of `i64`.
    #[must_use]
    pub fn ticks_to_us(self, ticks: i64) -> i64 {
        self.scale(i128::from(ticks), 1_000_000)
    }

    /// That many ticks in milliseconds, rounded down; saturates at the ends of `i64`.
    #[must_use]
    pub fn ticks_to_ms(self, ticks: i64) -> i64 {
        self.scale(i128::from(ticks), 1_000)
    }

    fn scale(self, ticks: i128, per_second: i128) -> i64 {
        let scaled = (ticks * i128::from(self.num())) * per_second;
        let floor = scaled.div_euclid(i128::from(self.den()));
        i64::try_from(floor).unwrap_or(if floor < 0 { i64::MIN } else { i64::MAX })
    }
}

/// An instant on the file's clock: `ticks` of a [`TimeBase`]. Instants of different time bases compare exactly.
#[derive(Debug, Clone, Copy)]
pub struct Timestamp {
    ticks: i64,
    base: TimeBase,
}

impl Timestamp {
    /// The instant `ticks` of `base`.
    #[must_use]
    pub fn new(ticks: i64, base: TimeBase) -> Self {
        Self { ticks, base }
    }

    /// Ticks of the time base.
    #[must_use]
    pub fn ticks(self) -> i64 {
        self.ticks
    }

    /// The time base.
    #[must_use]
    pub fn base(self) -> TimeBase {
        self.base
    }

    /// Microseconds from `origin` to this instant, rounded down; negative before it.
    #[must_use]
    pub fn us_since(self, origin: Self) -> i64 {
        self.since(origin, 1_000_000)
    }

    /// Milliseconds from `origin` to this instant, rounded down; negative before it.
    #[must_use]
    pub fn ms_since(self, origin: Self) -> i64 {
        self.since(origin, 1_000)
    }

    fn since(self, origin: Self, per_second: i128) -> i64 {
        // a/b - c/d = (a*d - c*b) / (b*d), with a*d below 2^127: ticks are 63 bits, the bases 32 bits each.
        let numerator = self.numerator() * i128::from(origin.base.den())
            - origin.numerator() * i128::from(self.base.den());
        let denominator = i128::from(self.base.den()) * i128::from(origin.base.den());
        let whole = numerator.div_euclid(denominator);
        let rest = numerator.rem_euclid(denominator);
        let floor = whole.saturating_mul(per_second).saturating_add(rest * per_second / denominator);
        i64::try_from(floor).unwrap_or(if floor < 0 { i64::MIN } else { i64::MAX })
    }

    fn numerator(self) -> i128 {
        i128::from(self.ticks) * i128::from(self.base.num())
    }
}

impl PartialEq for Timestamp {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Timestamp {}

impl PartialOrd for Timestamp {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Timestamp {
    fn cmp(&self, other: &Self) -> Ordering {
        let left = self.numerator().saturating_mul(i128::from(other.base.den()));
        let right = other.numerator().saturating_mul(i128::from(self.base.den()));
        left.cmp(&right)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(ticks: i64, num: i32, den: i32) -> Timestamp {
        Timestamp::new(ticks, TimeBase::new(num, den).expect("a sound time base"))
    }

    #[test]
    fn a_time_base_is_positive() {
        assert_eq!(TimeBase::new(0, 90_000), None);
        assert_eq!(TimeBase::new(1, 0), None);
        assert_eq!(TimeBase::new(1, -30), None);
    }

    #[test]
    fn instants_of_different_bases_compare_exactly() {
        assert_eq!(at(1, 1, 3), at(30_000, 1, 90_000));
        assert!(at(1, 1, 3) < at(30_001, 1, 90_000));
    }

    #[test]
    fn milliseconds_are_rounded_down_on_both_sides_of_zero() {
        let origin = at(0, 1, 1000);
        assert_eq!(at(1001, 1, 30_000).ms_since(origin), 33);
        assert_eq!(at(-1001, 1, 30_000).ms_since(origin), -34);
    }

    #[test]
    fn the_ends_of_the_range_saturate() {
        let first = at(i64::MIN, i32::MAX, 1);
        let last = at(i64::MAX, i32::MAX, 1);
        assert!(first < last);
        assert_eq!(last.ms_since(first), i64::MAX);
        assert_eq!(first.ms_since(last), i64::MIN);
    }
}
