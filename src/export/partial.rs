//! What other programs make of an answer that is right in part.
//!
//! A question is worth one point, and only the wholly right answer gets it. Not every program can be told so:
//! where one cannot, the user is told what it does. In go questions, out come notes.

use super::tally::QUESTIONS;
use crate::lang::counted;
use crate::quiz::{Form, Question};

/// How many questions can be answered in part.
#[derive(Default)]
pub(super) struct Partial {
    /// Those of which several options are right.
    several: usize,
    /// Those in which items are put in order.
    orders: usize,
}

/// What a program does with an answer in part; empty where it counts as wrong.
pub(super) struct Custom {
    /// Where several options are right.
    pub several: &'static str,
    /// Where items are put in order.
    pub order: &'static str,
}

impl Partial {
    /// Counts a question that is written.
    pub(super) fn add(&mut self, question: &Question) {
        match &question.form {
            Form::MultipleChoice(selection) => {
                self.several += usize::from(selection.right().len() > 1)
            }
            Form::Ordering(_) => self.orders += 1,
            Form::SingleChoice(_) | Form::TrueFalse(_) | Form::Date(_) | Form::Number(_) => {}
        }
    }

    /// What is said of them, by what a program does.
    pub(super) fn notes(&self, custom: &Custom) -> impl Iterator<Item = String> {
        let asked = [
            (self.several, "several right options", custom.several),
            (self.orders, "items to be put in order", custom.order),
        ];
        let told = asked
            .into_iter()
            .filter(|(count, _, does)| *count > 0 && !does.is_empty());
        told.map(|(count, what, does)| {
            let questions = counted(count, QUESTIONS);
            format!(
                "{questions} with {what}: {does}, where here only the wholly right answer counts"
            )
        })
    }
}

/// What is said where a format cannot keep the order of options that stand in one.
pub(super) fn shuffled(format: &str, count: usize) -> Option<String> {
    let questions = counted(count, QUESTIONS);
    (count > 0).then(|| {
        format!(
            "{format} cannot say that options keep their order, and Moodle may shuffle those of {questions}; help: `--to moodle` keeps it"
        )
    })
}

#[cfg(test)]
mod tests {
    use super::{Custom, Partial, shuffled};
    use crate::quiz::sample;

    #[test]
    fn what_a_program_does_is_said_of_those_it_concerns() {
        let mut partial = Partial::default();
        sample::quiz()
            .questions
            .iter()
            .for_each(|question| partial.add(question));
        let said =
            |several, order| -> Vec<String> { partial.notes(&Custom { several, order }).collect() };
        assert!(said("", "").is_empty());
        let parts = said("it gives a third", "");
        assert_eq!(parts.len(), 1);
        assert!(parts[0].starts_with("1 question with several right options: it gives a third,"));
        assert_eq!(
            Partial::default()
                .notes(&Custom {
                    several: "x",
                    order: "y"
                })
                .count(),
            0
        );
    }

    #[test]
    fn what_may_be_shuffled_is_counted() {
        assert_eq!(shuffled("Aiken", 0), None);
        assert!(shuffled("Aiken", 2).is_some_and(|note| note.contains("those of 2 questions;")));
    }
}
