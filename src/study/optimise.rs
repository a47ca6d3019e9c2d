//! Fitting the schedule to one's own history.
//!
//! In go the reviews of every card, out come parameters for FSRS and how well they predict, beside those that hold
//! now. Both are judged on the latest fifth of the answers after a fit to the rest: what a fit has not seen cannot
//! flatter it. This module does not know stores.

use fsrs::{ComputeParametersInput, FSRS, FSRSItem};

use super::{Review, schedule};

/// The fewest answers on a later day that can be fitted to.
pub const FEWEST: usize = 100;

/// The parameters, and what they are worth.
#[derive(Clone, Debug, PartialEq)]
pub struct Fit {
    /// 21 parameters of FSRS-6, fitted to all answers.
    pub parameters: Vec<f32>,
    /// How many answers on a later day there are.
    pub answers: usize,
    /// How well the parameters that hold now predict the latest fifth.
    pub before: Score,
    /// How well parameters that were fitted to the rest predict it.
    pub after: Score,
}

/// How well answers were predicted, less being better.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Score {
    /// The mean of `-ln p`, where `p` is the chance that was given to what happened.
    pub log_loss: f32,
    /// By how much the share that was known is off where answers alike are put together, 0 to 1: "RMSE (bins)" of
    /// the FSRS benchmark.
    pub error: f32,
}

/// Why there is no fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unfit {
    /// So many answers are too few.
    TooFew(usize),
    /// The numbers lead nowhere.
    Failed,
}

impl Fit {
    /// Whether it predicts better than what holds now.
    pub fn is_better(&self) -> bool {
        self.after.log_loss < self.before.log_loss
    }
}

/// Fits parameters to reviews, which stand card by card in the order of time. `current` are the parameters that hold
/// now, none for the default ones.
///
/// # Errors
/// There are too few answers, or the numbers lead nowhere.
pub fn fit(cards: &[Vec<Review>], current: &[f32]) -> Result<Fit, Unfit> {
    let told = told(cards);
    if told.len() < FEWEST {
        return Err(Unfit::TooFew(told.len()));
    }
    let (seen, unseen) = told.split_at(told.len() * 4 / 5);
    Ok(Fit {
        answers: told.len(),
        before: score(current, unseen)?,
        after: score(&parameters(seen)?, unseen)?,
        parameters: parameters(&told)?,
    })
}

/// An item with the number of its card.
type Told = (i64, FSRSItem);

/// What the cards tell, in the order of time over all of them.
fn told(cards: &[Vec<Review>]) -> Vec<Told> {
    let mut told: Vec<(i64, Told)> = Vec::new();
    for (card, reviews) in (0..).zip(cards) {
        for (at, item) in schedule::items(reviews) {
            told.push((at.millis, (card, item)));
        }
    }
    told.sort_by_key(|(at, _)| *at);
    told.into_iter().map(|(_, told)| told).collect()
}

fn parameters(told: &[Told]) -> Result<Vec<f32>, Unfit> {
    let (cards, items) = told.iter().cloned().unzip();
    let input = ComputeParametersInput {
        train_set: items,
        card_ids: Some(cards),
        ..ComputeParametersInput::default()
    };
    fsrs::compute_parameters(input).map_err(|_| Unfit::Failed)
}

fn score(parameters: &[f32], told: &[Told]) -> Result<Score, Unfit> {
    let fsrs = FSRS::new(parameters).map_err(|_| Unfit::Failed)?;
    let items = told.iter().map(|(_, item)| item.clone()).collect();
    let scores = fsrs.evaluate(items, |_| true).map_err(|_| Unfit::Failed)?;
    Ok(Score {
        log_loss: scores.log_loss,
        error: scores.rmse_bins,
    })
}

#[cfg(test)]
mod tests;
