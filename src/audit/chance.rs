//! How surprising a count is where only chance is at work.
//!
//! In go counts, out come probabilities. Exact tests where they can be had: sums of trials with different chances
//! are convolved (the Poisson binomial distribution). This module does not know questions.

use std::collections::BTreeMap;

/// More trials than this are judged by the normal approximation, whose error is then far below any bound in use.
const EXACT: u64 = 20_000;

/// Independent trials, grouped by their chance.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Trials {
    /// How many trials succeed with a chance of `favourable / all`.
    groups: BTreeMap<(u32, u32), u64>,
    hits: u64,
}

/// Which side of the expectation is a surprise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    /// Only more hits than expected.
    Above,
    /// More hits or fewer than expected.
    Both,
}

impl Trials {
    /// Takes in one trial. One that cannot fail, or cannot succeed, says nothing and is left out.
    pub fn take(&mut self, favourable: usize, all: usize, hit: bool) {
        self.take_many(favourable, all, 1, u64::from(hit));
    }

    /// Takes in so many trials of one chance, with so many hits.
    pub fn take_many(&mut self, favourable: usize, all: usize, count: u64, hits: u64) {
        if favourable == 0 || favourable >= all || count == 0 {
            return;
        }
        *self
            .groups
            .entry((favourable as u32, all as u32))
            .or_default() += count;
        self.hits += hits;
    }

    pub fn count(&self) -> u64 {
        self.groups.values().sum()
    }

    pub fn hits(&self) -> u64 {
        self.hits
    }

    /// The hits that chance alone would give.
    pub fn expected(&self) -> f64 {
        self.sum(|chance| chance)
    }

    fn sum(&self, of: impl Fn(f64) -> f64) -> f64 {
        let groups = self.groups.iter();
        groups
            .map(|(&(favourable, all), &count)| {
                count as f64 * of(f64::from(favourable) / f64::from(all))
            })
            .sum()
    }

    /// The probability of a result at least as surprising; 1 without trials.
    pub fn p(&self, side: Side) -> f64 {
        match self.count() {
            0 => 1.0,
            count if count > EXACT => self.p_normal(side),
            _ => self.p_exact(side),
        }
    }

    fn p_exact(&self, side: Side) -> f64 {
        let mut pmf = vec![1.0];
        for (&(favourable, all), &count) in &self.groups {
            pmf = convolved(
                &pmf,
                &binomial(count, f64::from(favourable) / f64::from(all)),
            );
        }
        let observed = pmf.get(self.hits as usize).copied().unwrap_or(0.0);
        let p: f64 = match side {
            Side::Above => pmf.iter().skip(self.hits as usize).sum(),
            // As R's binom.test: all outcomes that are no likelier than this one.
            Side::Both => pmf
                .iter()
                .filter(|&&other| other <= observed * (1.0 + 1e-7))
                .sum(),
        };
        p.clamp(0.0, 1.0)
    }

    fn p_normal(&self, side: Side) -> f64 {
        let deviation = self.sum(|chance| chance * (1.0 - chance)).sqrt();
        let off = self.hits as f64 - self.expected();
        match side {
            Side::Above => upper_normal((off - 0.5) / deviation),
            Side::Both => (2.0 * upper_normal((off.abs() - 0.5) / deviation)).min(1.0),
        }
    }
}

/// The probabilities of 0 to `count` hits, from the likeliest outwards, so that nothing underflows on the way.
fn binomial(count: u64, chance: f64) -> Vec<f64> {
    let odds = chance / (1.0 - chance);
    let peak = ((count + 1) as f64 * chance) as usize;
    let peak = peak.min(count as usize);
    let mut pmf = vec![0.0; count as usize + 1];
    pmf[peak] = 1.0;
    for k in peak..count as usize {
        pmf[k + 1] = pmf[k] * (count as usize - k) as f64 / (k + 1) as f64 * odds;
    }
    for k in (0..peak).rev() {
        pmf[k] = pmf[k + 1] * (k + 1) as f64 / (count as usize - k) as f64 / odds;
    }
    let total: f64 = pmf.iter().sum();
    pmf.iter_mut().for_each(|p| *p /= total);
    pmf
}

fn convolved(a: &[f64], b: &[f64]) -> Vec<f64> {
    let mut sum = vec![0.0; a.len() + b.len() - 1];
    for (i, &x) in a.iter().enumerate().filter(|&(_, &x)| x > 1e-300) {
        for (j, &y) in b.iter().enumerate() {
            sum[i + j] += x * y;
        }
    }
    sum
}

/// The probability of counts at least as uneven, were all equally likely (Pearson's chi-square); `None` where
/// fewer than five are expected of each, and the approximation does not hold (Cochran 1954).
pub(super) fn p_of_even(counts: &[u64]) -> Option<f64> {
    let total: u64 = counts.iter().sum();
    let expected = total as f64 / counts.len() as f64;
    if counts.len() < 2 || expected < 5.0 {
        return None;
    }
    let off = |&count: &u64| (count as f64 - expected).powi(2) / expected;
    let chi_square: f64 = counts.iter().map(off).sum();
    Some(upper_gamma(
        (counts.len() - 1) as f64 / 2.0,
        chi_square / 2.0,
    ))
}

/// The share of a normal distribution above `z`.
fn upper_normal(z: f64) -> f64 {
    let tail = 0.5 * upper_gamma(0.5, z * z / 2.0);
    if z >= 0.0 { tail } else { 1.0 - tail }
}

/// The regularised upper incomplete gamma function Q(a, x) (Abramowitz and Stegun 6.5): its series below a + 1, its
/// continued fraction, by Lentz's method, above.
fn upper_gamma(a: f64, x: f64) -> f64 {
    if x <= 0.0 {
        return 1.0;
    }
    let scale = (a * x.ln() - x - ln_gamma(a)).exp();
    if x < a + 1.0 {
        let (mut term, mut sum) = (1.0 / a, 1.0 / a);
        for n in 1..500 {
            term *= x / (a + f64::from(n));
            sum += term;
            if term < sum * 1e-15 {
                break;
            }
        }
        return (1.0 - scale * sum).clamp(0.0, 1.0);
    }
    const TINY: f64 = 1e-300;
    let mut b = x + 1.0 - a;
    let mut c = 1.0 / TINY;
    let mut d = 1.0 / b;
    let mut fraction = d;
    for n in 1..500 {
        let n = f64::from(n);
        let an = n * (a - n);
        b += 2.0;
        d = 1.0 / nonzero(an * d + b, TINY);
        c = nonzero(b + an / c, TINY);
        fraction *= c * d;
        if (c * d - 1.0).abs() < 1e-15 {
            break;
        }
    }
    (scale * fraction).clamp(0.0, 1.0)
}

fn nonzero(x: f64, tiny: f64) -> f64 {
    if x.abs() < tiny { tiny } else { x }
}

/// ln Γ(x) for positive multiples of one half, by Γ(x + 1) = x Γ(x).
fn ln_gamma(x: f64) -> f64 {
    let (mut at, mut sum) = if x.fract() == 0.0 {
        (1.0, 0.0)
    } else {
        (0.5, std::f64::consts::PI.sqrt().ln())
    };
    while at < x {
        sum += f64::ln(at);
        at += 1.0;
    }
    sum
}

/// Probabilities corrected for the number of tests (Holm 1979): the chance that any of them would look like this.
pub(super) fn corrected(ps: &[f64]) -> Vec<f64> {
    let mut order: Vec<usize> = (0..ps.len()).collect();
    order.sort_by(|&a, &b| ps[a].total_cmp(&ps[b]));
    let mut corrected = vec![1.0; ps.len()];
    let mut least: f64 = 0.0;
    for (rank, &position) in order.iter().enumerate() {
        least = least.max(ps[position] * (ps.len() - rank) as f64).min(1.0);
        corrected[position] = least;
    }
    corrected
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn near(found: f64, expected: f64) {
        assert!(
            (found - expected).abs() <= expected.abs() * 1e-4,
            "{found}, not {expected}"
        );
    }

    /// From R: `binom.test(9, 20, 0.25)`, and `binom.test(3, 3, 0.5)`.
    #[test]
    fn a_binomial_test_agrees_with_r() {
        let mut trials = Trials::default();
        trials.take_many(1, 4, 20, 9);
        near(trials.p(Side::Above), 0.040_925_17);
        near(trials.p(Side::Both), 0.065_238_01);
        let mut coin = Trials::default();
        coin.take_many(1, 2, 3, 3);
        near(coin.p(Side::Both), 0.25);
    }

    #[test]
    fn trials_of_different_chances_are_convolved() {
        let mut trials = Trials::default();
        trials.take(1, 4, true);
        trials.take(1, 3, true);
        trials.take(3, 3, true);
        near(trials.p(Side::Above), 1.0 / 12.0);
        near(trials.expected(), 7.0 / 12.0);
        assert_eq!(trials.count(), 2);
    }

    #[test]
    fn many_trials_agree_with_few_of_the_same_shape() {
        let mut exact = Trials::default();
        exact.take_many(1, 4, 20_000, 5_130);
        let mut normal = Trials::default();
        normal.take_many(1, 4, 20_000, 5_130);
        near(
            (exact.p_exact(Side::Both) * 1000.0).round(),
            (normal.p_normal(Side::Both) * 1000.0).round(),
        );
    }

    /// From a table of the chi-square distribution: 7.815 and 16.266 at 3 degrees of freedom, 3.841 at 1.
    #[test]
    fn chi_square_agrees_with_its_table() {
        near((upper_gamma(1.5, 7.8147 / 2.0) * 1e4).round(), 500.0);
        near((upper_gamma(1.5, 16.2662 / 2.0) * 1e6).round(), 1000.0);
        near((upper_gamma(0.5, 3.8415 / 2.0) * 1e4).round(), 500.0);
        near((upper_gamma(1.0, 0.2) * 1e6).round(), 818_731.0);
        assert_eq!(p_of_even(&[4, 4]), None);
        near(p_of_even(&[25, 25, 25, 25]).unwrap(), 1.0);
    }

    #[test]
    fn a_correction_multiplies_by_the_tests_that_are_left() {
        assert_eq!(corrected(&[0.5, 0.01, 0.02]), [0.5, 0.03, 0.04]);
        assert_eq!(corrected(&[0.9, 0.9]), [1.0, 1.0]);
    }
}
