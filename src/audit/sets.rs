//! The flaws of quizzes taken together: what many of them, of many seeds, let a reader guess.
//!
//! In go quizzes, one by one; kept are counts only, so that memory does not grow with the number of quizzes. What
//! chance alone would give is judged in [`fair`].

pub(super) mod fair;
pub(super) mod guess;
pub(super) mod pairs;
mod ranks;
mod significance;

use std::collections::BTreeMap;

use super::chance::Trials;
use super::item::Item;
use crate::quiz::{Form, Quiz, SingleChoice};
use crate::tokens::Plain;
pub(super) use guess::Called;
use guess::{Guess, STRATEGIES, Seen};

/// So many equal letters in a row are a run.
pub(super) const RUN: usize = 4;

/// What is counted over many quizzes of a bank, to be tested against chance.
#[derive(Default)]
pub(super) struct Sets {
    pub quizzes: u32,
    pub questions: u64,
    /// Where the key stands among options that are shuffled, by their number.
    pub positions: BTreeMap<usize, Vec<u64>>,
    /// Where the key stands among options in order, by question and number of options.
    pub ranks: BTreeMap<(String, usize), Vec<u64>>,
    /// Whether claims are true.
    pub truths: Trials,
    /// How many options are right where several may be, by the number of options.
    pub rights: BTreeMap<usize, BTreeMap<usize, u64>>,
    /// Quizzes with a run of equal letters.
    pub runs: u32,
    /// What each of [`STRATEGIES`] scores.
    pub guesses: Vec<Guess>,
    /// Names among shuffled options.
    pub names: BTreeMap<Plain, Name>,
    /// Under which names options may stand in other questions, where a bank says so.
    pub called: Called,
}

/// What became of a name among the options.
#[derive(Default)]
pub(super) struct Name {
    /// As it was first shown.
    pub shown: String,
    /// Quizzes in which it is a wrong option.
    pub wrong: u32,
    /// Quizzes in which it is a wrong option of two questions or more.
    pub twice: u32,
    /// Whether it is ever right.
    pub right: bool,
}

impl Sets {
    /// Takes in a quiz whose questions were read as `items`.
    pub fn take(&mut self, quiz: &Quiz, items: &[Item]) {
        self.quizzes += 1;
        self.questions += items.len() as u64;
        let mut letters = Vec::new();
        for item in items {
            match &item.question.form {
                Form::SingleChoice(choices) => {
                    letters.push(choices.key());
                    self.take_choices(&item.question.id, choices);
                }
                Form::TrueFalse(choices) => self.truths.take(1, 2, choices.key() == 0),
                Form::MultipleChoice(selection) => {
                    let rights = self.rights.entry(selection.options().len()).or_default();
                    *rights.entry(selection.right().len()).or_default() += 1;
                }
                Form::Ordering(_) | Form::Date(_) | Form::Number(_) => {}
            }
        }
        self.runs += u32::from(longest_run(&letters) >= RUN);
        self.take_guesses(items);
        self.take_names(quiz, items);
    }

    fn take_choices(&mut self, id: &str, choices: &SingleChoice) {
        let count = choices.options().len();
        let counts = match choices.ordered() {
            true => self.ranks.entry((id.to_owned(), count)).or_default(),
            false => self.positions.entry(count).or_default(),
        };
        counts.resize(count, 0);
        counts[choices.key()] += 1;
    }

    fn take_guesses(&mut self, items: &[Item]) {
        self.guesses.resize_with(STRATEGIES.len(), Guess::default);
        let seen = Seen::of(items, &self.called);
        for (position, item) in items.iter().enumerate() {
            let Some(choices) = item.choices().filter(|choices| !choices.ordered()) else {
                continue;
            };
            let others = seen.around(position);
            for (strategy, guess) in STRATEGIES.iter().zip(&mut self.guesses) {
                let picks = (strategy.pick)(item, choices, &others);
                guess.take(strategy, &item.question.id, choices, &picks);
            }
        }
    }

    fn take_names(&mut self, quiz: &Quiz, items: &[Item]) {
        let words = crate::lang::of(&quiz.language);
        let mut wrong: BTreeMap<Plain, u32> = BTreeMap::new();
        for item in items.iter().filter(|item| item.worded().is_some()) {
            for (position, option) in item.options().iter().enumerate() {
                let plain = Plain::of(&option.text, words);
                let name = self.names.entry(plain.clone()).or_insert_with(|| Name {
                    shown: option.text.clone(),
                    ..Name::default()
                });
                match item.question.form.correct(position) {
                    Some(true) => name.right = true,
                    _ => *wrong.entry(plain).or_default() += 1,
                }
            }
        }
        for (plain, times) in wrong {
            if let Some(name) = self.names.get_mut(&plain) {
                name.wrong += 1;
                name.twice += u32::from(times > 1);
            }
        }
    }
}

fn longest_run(letters: &[usize]) -> usize {
    let runs = letters.chunk_by(|a, b| a == b);
    runs.map(<[usize]>::len).max().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::longest_run;

    #[test]
    fn a_run_is_of_equal_letters_in_a_row() {
        assert_eq!(longest_run(&[0, 1, 1, 1, 0, 1]), 3);
        assert_eq!(longest_run(&[]), 0);
    }
}
