//! The upper median: what robust measures are taken from.

/// The upper median of numbers without an order of their own; 0 of nothing. Their order changes.
pub(super) fn of_floats(values: &mut [f32]) -> f32 {
    if values.is_empty() {
        return 0.0;
    }
    let middle = values.len() / 2;
    *values.select_nth_unstable_by(middle, f32::total_cmp).1
}

/// The upper median; none of nothing.
pub(super) fn of<T: Ord>(values: impl IntoIterator<Item = T>) -> Option<T> {
    let mut values: Vec<T> = values.into_iter().collect();
    values.sort_unstable();
    let middle = values.len() / 2;
    (middle < values.len()).then(|| values.swap_remove(middle))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_an_even_number_it_is_the_upper_one() {
        assert_eq!(
            (of([3, 1, 2]), of([4, 1, 3, 2]), of([7]), of::<i64>([])),
            (Some(2), Some(3), Some(7), None)
        );
        assert_eq!((of_floats(&mut [3.0, 1.0, 2.0, 4.0]), of_floats(&mut [])), (3.0, 0.0));
    }
}
