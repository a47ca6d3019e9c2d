//! The formulas of item analysis, each with its source. In go numbers, out come numbers.

/// A value, and the interval that holds the true one in 95 of 100 samples.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    /// The value that was found.
    pub value: f64,
    /// The lower end.
    pub low: f64,
    /// The upper end.
    pub high: f64,
}

/// The normal quantile of an interval of 95 %.
const Z: f64 = 1.959_963_984_540_054;

/// A share, with Wilson's interval (1927), which stays within 0 and 1 and holds for few. `None` of none.
pub fn share(count: usize, of: usize) -> Option<Interval> {
    if of == 0 {
        return None;
    }
    let n = of as f64;
    let value = count as f64 / n;
    let scale = 1.0 + Z * Z / n;
    let middle = (value + Z * Z / (2.0 * n)) / scale;
    let half = Z * (value * (1.0 - value) / n + Z * Z / (4.0 * n * n)).sqrt() / scale;
    Some(Interval {
        value,
        // Of none or of all, an end is the value, but for what is lost in rounding.
        low: (middle - half).clamp(0.0, value),
        high: (middle + half).clamp(value, 1.0),
    })
}

/// Pearson's correlation, with the interval of Fisher's z (1921): of an item's points and those of all other items the
/// corrected point-biserial. `None` where one of them does not vary, or of three or fewer.
pub fn correlation(pairs: &[(f64, f64)]) -> Option<Interval> {
    let n = pairs.len() as f64;
    if n < 4.0 {
        return None;
    }
    let [mean_x, mean_y] = [
        pairs.iter().map(|pair| pair.0).sum::<f64>() / n,
        pairs.iter().map(|pair| pair.1).sum::<f64>() / n,
    ];
    let [mut xx, mut yy, mut xy] = [0.0; 3];
    for (x, y) in pairs {
        let (x, y) = (x - mean_x, y - mean_y);
        xx += x * x;
        yy += y * y;
        xy += x * y;
    }
    // What differs only by the rounding of sums does not vary.
    let varies = |sum: f64| sum > 1e-12 * n;
    if !varies(xx) || !varies(yy) {
        return None;
    }
    let value = (xy / (xx * yy).sqrt()).clamp(-1.0, 1.0);
    let (z, half) = (value.atanh(), Z / (n - 3.0).sqrt());
    Some(Interval {
        value,
        low: (z - half).tanh(),
        high: (z + half).tanh(),
    })
}

/// The mean and the standard deviation of a sample, the latter `None` of one alone.
pub fn spread(values: &[f64]) -> Option<(f64, Option<f64>)> {
    let n = values.len() as f64;
    if values.is_empty() {
        return None;
    }
    let mean = values.iter().sum::<f64>() / n;
    let squares: f64 = values.iter().map(|value| (value - mean).powi(2)).sum();
    Some((mean, (n > 1.0).then(|| (squares / (n - 1.0)).sqrt())))
}

/// The middle value, or the mean of the two in the middle.
pub fn median(values: &[f64]) -> Option<f64> {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let middle = sorted.len() / 2;
    match sorted.len() {
        0 => None,
        even if even % 2 == 0 => Some((sorted[middle - 1] + sorted[middle]) / 2.0),
        _ => Some(sorted[middle]),
    }
}

/// Cronbach's alpha (1951) from the points of each learner in each item; where each item gives one point or none it is
/// Kuder's and Richardson's formula 20 (1937). `None` with fewer than two items or learners, or where all have the same.
pub fn alpha(learners: &[Vec<f64>]) -> Option<f64> {
    let count = learners.first()?.len();
    if count < 2 || learners.len() < 2 {
        return None;
    }
    let variance = |values: &[f64]| Some(spread(values)?.1?.powi(2));
    let column = |item: usize| {
        learners
            .iter()
            .map(|points| points[item])
            .collect::<Vec<_>>()
    };
    let totals: Vec<f64> = learners.iter().map(|points| points.iter().sum()).collect();
    let whole = variance(&totals).filter(|whole| *whole > 1e-12)?;
    let parts: f64 = (0..count).filter_map(|item| variance(&column(item))).sum();
    let k = count as f64;
    Some(k / (k - 1.0) * (1.0 - parts / whole))
}

/// How much of each learner belongs to the upper and to the lower group of so large a `share` (Kelley 1939: 0.27), by
/// their scores: 1, 0, or, for those of one score that only a part of the group has room for, that part. So the order in
/// which equal learners stand makes no difference. The sizes of the groups are whole, and one at least.
pub fn groups(scores: &[f64], share: f64) -> [Vec<f64>; 2] {
    let size = ((scores.len() as f64 * share).round()).max(1.0);
    let lower = weights(scores, size);
    let turned: Vec<f64> = scores.iter().map(|score| -score).collect();
    [weights(&turned, size), lower]
}

/// How much of each belongs to those of the lowest scores.
fn weights(scores: &[f64], size: f64) -> Vec<f64> {
    // Scores that differ by the rounding of a sum are one.
    let same = |a: f64, b: f64| (a - b).abs() < 1e-9;
    let mut order: Vec<usize> = (0..scores.len()).collect();
    order.sort_by(|&a, &b| scores[a].total_cmp(&scores[b]));
    let mut weights = vec![0.0; scores.len()];
    let mut left = size;
    for tied in order.chunk_by(|&a, &b| same(scores[a], scores[b])) {
        let part = (left / tied.len() as f64).clamp(0.0, 1.0);
        tied.iter().for_each(|&at| weights[at] = part);
        left -= tied.len() as f64;
    }
    weights
}

#[cfg(test)]
mod tests {
    use super::{alpha, correlation, groups, median, share, spread};

    #[track_caller]
    fn near(found: f64, expected: f64) {
        assert!((found - expected).abs() < 1e-9, "{found} is not {expected}");
    }

    #[test]
    fn what_cannot_be_told_is_not_told() {
        assert_eq!(share(0, 0), None);
        assert_eq!(correlation(&[(1.0, 2.0); 3]), None);
        assert_eq!(correlation(&[(1.0, 2.0); 9]), None);
        assert_eq!(spread(&[]), None);
        assert_eq!(spread(&[2.0]), Some((2.0, None)));
        assert_eq!(median(&[]), None);
        assert_eq!(alpha(&[]), None);
        assert_eq!(alpha(&[vec![1.0], vec![0.0]]), None);
        assert_eq!(alpha(&[vec![1.0, 1.0], vec![1.0, 1.0]]), None);
    }

    #[test]
    fn a_share_of_none_or_all_has_an_interval_too() {
        let none = share(0, 10).unwrap();
        assert_eq!((none.value, none.low), (0.0, 0.0));
        near(none.high, 0.277_532_799_864_000_5);
        let all = share(10, 10).unwrap();
        near(all.low, 1.0 - none.high);
        assert!((1.0 - all.high).abs() < 1e-12);
    }

    #[test]
    fn those_of_one_score_share_the_room() {
        let [upper, lower] = groups(
            &[1.0, 1.0, 1.0, 2.0, 3.0, 3.0, 3.0, 3.0, 3.0, 3.0, 3.0],
            0.27,
        );
        near(upper.iter().sum(), 3.0);
        near(upper[10], 3.0 / 7.0);
        assert_eq!(lower[..4], [1.0, 1.0, 1.0, 0.0]);
        assert_eq!(groups(&[5.0], 0.27), [[1.0], [1.0]]);
    }

    #[test]
    fn the_middle_of_an_even_number_lies_between_two() {
        assert_eq!(median(&[3.0, 1.0, 2.0]), Some(2.0));
        assert_eq!(median(&[4.0, 1.0, 2.0, 3.0]), Some(2.5));
    }
}
