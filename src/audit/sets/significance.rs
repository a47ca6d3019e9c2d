//! One test each of whether chance alone explains some counts, before the correction for their number.

use crate::audit::Test;
use crate::audit::chance::{Side, Trials, p_of_even};

/// How seldom a fair set is called unfair, over all tests of a report.
pub(super) const ALPHA: f64 = 0.01;

/// Fewer trials than this are not judged.
pub(super) const FEW: u64 = 10;

/// A test before the correction.
pub(super) struct Raw {
    pub flaw: &'static str,
    pub test: Test,
}

/// Whether counts are even; `observed` is the largest share.
pub(super) fn even(
    flaw: &'static str,
    about: String,
    counts: &[u64],
    name: impl Fn(usize) -> String,
) -> Option<Raw> {
    let p = p_of_even(counts)?;
    let total: u64 = counts.iter().sum();
    let share = |count: u64| count as f64 / total as f64;
    let shares = counts.iter().enumerate();
    let shares: Vec<String> = shares
        .map(|(at, &count)| format!("{} {:.0}", name(at), 100.0 * share(count)))
        .collect();
    Some(Raw {
        flaw,
        test: Test {
            name: flaw.into(),
            about,
            count: total,
            observed: share(counts.iter().max().copied().unwrap_or_default()),
            expected: 1.0 / counts.len() as f64,
            detail: shares.join(", "),
            p,
            unfair: false,
        },
    })
}

/// Whether trials succeed as often as chance alone has it; nothing of too few of them.
pub(super) fn of_trials(
    flaw: &'static str,
    about: String,
    trials: &Trials,
    side: Side,
) -> Option<Raw> {
    let count = trials.count();
    (count >= FEW).then(|| Raw {
        flaw,
        test: Test {
            name: flaw.into(),
            about,
            count,
            observed: trials.hits() as f64 / count as f64,
            expected: trials.expected() / count as f64,
            detail: String::new(),
            p: trials.p(side),
            unfair: false,
        },
    })
}
