//! Dates by the order of their numbers.

use jiff::civil::Date;

/// The dates that figures may mean: one, or two where day and month cannot be told apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Dates(pub(super) Vec<Date>);

/// Years that a recorder shows.
const YEARS: std::ops::RangeInclusive<i16> = 1970..=2099;

impl Dates {
    /// Of three numbers with so many figures each; none where they are no date.
    pub(super) fn of(lengths: [usize; 3], figures: &[u8]) -> Option<Self> {
        let mut numbers = [0_i16; 3];
        let mut rest = figures;
        for (number, length) in numbers.iter_mut().zip(lengths) {
            let (own, after) = rest.split_at_checked(length)?;
            *number = own.iter().fold(0, |number, figure| number * 10 + i16::from(*figure));
            rest = after;
        }
        let [first, second, third] = numbers;
        let date = |year: i16, month: i16, day: i16| {
            let small = |number: i16| i8::try_from(number).ok();
            YEARS.contains(&year).then(|| Date::new(year, small(month)?, small(day)?).ok()).flatten()
        };
        let mut dates: Vec<Date> = if lengths.first() == Some(&4) {
            date(first, second, third).into_iter().collect()
        } else {
            date(third, second, first).into_iter().chain(date(third, first, second)).collect()
        };
        dates.dedup();
        (!dates.is_empty()).then_some(Self(dates))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dates(lengths: [usize; 3], figures: &[u8]) -> Vec<String> {
        Dates::of(lengths, figures).map_or(Vec::new(), |dates| dates.0.iter().map(Date::to_string).collect())
    }

    #[test]
    fn the_year_or_a_number_above_twelve_settles_the_order() {
        assert_eq!(dates([4, 2, 2], &[2, 0, 2, 6, 1, 1, 0, 8]), ["2026-11-08"]);
        assert_eq!(dates([2, 2, 4], &[1, 6, 0, 3, 2, 0, 1, 7]), ["2017-03-16"]);
        assert_eq!(dates([2, 2, 4], &[0, 3, 1, 6, 2, 0, 1, 7]), ["2017-03-16"]);
        assert_eq!(dates([1, 2, 4], &[3, 1, 6, 2, 0, 1, 7]), ["2017-03-16"]);
        assert_eq!(dates([2, 2, 4], &[0, 5, 0, 5, 2, 0, 2, 6]), ["2026-05-05"]);
    }

    #[test]
    fn where_nothing_settles_it_both_are_told() {
        assert_eq!(dates([2, 2, 4], &[0, 3, 0, 4, 2, 0, 2, 6]), ["2026-04-03", "2026-03-04"]);
    }

    #[test]
    fn what_is_no_date_is_none() {
        assert!(dates([4, 2, 2], &[2, 0, 2, 6, 1, 3, 0, 8]).is_empty());
        assert!(dates([2, 2, 4], &[3, 1, 0, 2, 2, 0, 2, 6]).is_empty());
        assert!(dates([4, 2, 2], &[9, 9, 9, 9, 1, 1, 0, 8]).is_empty());
        assert!(dates([4, 2, 2], &[2, 0]).is_empty());
    }
}
