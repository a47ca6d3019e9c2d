//! The rank of the key among options in order.
//!
//! A key near a border (a count of 1, a year just before the article) cannot have every rank; which it can have is not
//! seen in a finished question, but over many quizzes: were its ranks equally likely, so they are among those that were
//! observed. A key that never moves is told apart, since a generator that always puts it first would look like that.

use std::collections::BTreeMap;

use super::Sets;
use super::significance::{ALPHA, Raw, even, of_trials};
use crate::audit::chance::{Side, Trials};
use crate::audit::{Finding, Severity};
use crate::lang::and_more;

/// So many appearances for each rank show which of them are possible: of four, one is missed once in 2,500 times.
const SHOWN: u64 = 8;

/// The ranks that a key is seen at, or all of them where one quiz cannot tell.
fn possible(sets: &Sets, counts: &[u64]) -> Vec<usize> {
    let ranks = 0..counts.len();
    ranks
        .filter(|&rank| sets.quizzes == 1 || counts[rank] > 0)
        .collect()
}

/// The key at each rank that it can have, equally often.
pub(super) fn even_ranks(sets: &Sets) -> Vec<Raw> {
    let mut groups: BTreeMap<(usize, Vec<usize>), Vec<u64>> = BTreeMap::new();
    for ((_, options), counts) in &sets.ranks {
        let possible = possible(sets, counts);
        let group = groups.entry((*options, possible.clone()));
        let pooled = group.or_insert_with(|| vec![0; possible.len()]);
        let observed = possible.iter().map(|&rank| counts[rank]);
        pooled
            .iter_mut()
            .zip(observed)
            .for_each(|(sum, count)| *sum += count);
    }
    let test = |((options, possible), counts): (&(usize, Vec<usize>), &Vec<u64>)| {
        let ranks: Vec<String> = possible.iter().map(|rank| (rank + 1).to_string()).collect();
        let about = match possible.len() == *options {
            true => format!("rank of the key, {options} options in order"),
            false => format!(
                "rank of the key, only {} of {options} possible",
                ranks.join(" ")
            ),
        };
        even("rank", about, counts, |at| ranks[at].clone())
    };
    groups.iter().filter_map(test).collect()
}

/// Where every rank is possible, a middle one as often as it should be.
pub(super) fn middle(sets: &Sets) -> Option<Raw> {
    let mut trials = Trials::default();
    for ((_, options), counts) in &sets.ranks {
        if possible(sets, counts).len() == *options {
            let middle = (options - 1) / 2..=options / 2;
            let hits = counts[middle.clone()].iter().sum();
            trials.take_many(middle.count(), *options, counts.iter().sum(), hits);
        }
    }
    let about = "the middle option of those in order".to_owned();
    of_trials("middle", about, &trials, Side::Both)
}

/// Keys that never moved, so often that two equally likely ranks would have shown (Bonferroni over all questions).
pub(super) fn stuck(sets: &Sets) -> Vec<Finding> {
    let tests = sets.ranks.len() as f64;
    let found = sets.ranks.iter().filter_map(|((id, options), counts)| {
        let total: u64 = counts.iter().sum();
        let rank = counts.iter().position(|&count| count == total)?;
        let p = 0.5_f64.powf(total as f64 - 1.0);
        let said = format!(
            "the right answer is option {} of {options} in order in all of {total} quizzes",
            rank + 1
        );
        (p * tests < ALPHA).then(|| Finding::of_question(Severity::Error, "stuck", id, said))
    });
    found.collect()
}

/// More than half of the questions whose ranks are well known cannot have every rank: their keys are at home at one end.
pub(super) fn narrow(sets: &Sets) -> Option<Finding> {
    /// So many are named.
    const NAMED: usize = 5;
    let is_known = |counts: &Vec<u64>| counts.iter().sum::<u64>() >= SHOWN * counts.len() as u64;
    let known = sets.ranks.iter().filter(|(_, counts)| is_known(counts));
    let known: Vec<(&String, bool)> = known
        .map(|((id, _), counts)| (id, counts.contains(&0)))
        .collect();
    let narrow: Vec<&str> = known
        .iter()
        .filter(|(_, is_narrow)| *is_narrow)
        .map(|(id, _)| id.as_str())
        .collect();
    (known.len() >= 6 && narrow.len() * 2 > known.len()).then(|| {
        let named = narrow[..narrow.len().min(NAMED)].join(", ");
        let more = and_more(narrow.len().saturating_sub(NAMED));
        let said = format!(
            "in {} of {} questions with options in order the right answer cannot stand everywhere: {named}{more}",
            narrow.len(),
            known.len()
        );
        Finding::of_set(Severity::Warning, "narrow", said)
    })
}
