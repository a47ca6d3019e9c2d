//! What a format leaves out, counted by its reason.

use super::Exported;
use crate::lang::counted;

/// A count for each reason, in the order in which the reasons first came up.
#[derive(Default)]
pub(super) struct Tally {
    counts: Vec<(&'static str, usize)>,
}

impl Tally {
    /// Counts one thing that is left out. The reason continues "3 questions left out: ".
    pub(super) fn add(&mut self, reason: &'static str) {
        match self.counts.iter_mut().find(|(known, _)| *known == reason) {
            Some((_, count)) => *count += 1,
            None => self.counts.push((reason, 1)),
        }
    }

    /// What is left of so many, with a note for each reason; `things` are what was counted.
    pub(super) fn exported(self, all: usize, things: [&str; 2]) -> Exported {
        let out: usize = self.counts.iter().map(|(_, count)| count).sum();
        let note = |(reason, count)| format!("{} left out: {reason}", counted(count, things));
        Exported {
            count: all.saturating_sub(out),
            notes: self.counts.into_iter().map(note).collect(),
        }
    }
}

/// What the formats of a quiz count.
pub(super) const QUESTIONS: [&str; 2] = ["question", "questions"];

/// What the formats of a deck count.
pub(super) const CARDS: [&str; 2] = ["card", "cards"];

#[cfg(test)]
mod tests {
    use super::{QUESTIONS, Tally};

    #[test]
    fn what_is_left_out_is_counted_by_its_reason() {
        let mut tally = Tally::default();
        for reason in ["too long", "no choice", "too long"] {
            tally.add(reason);
        }
        let exported = tally.exported(7, QUESTIONS);
        assert_eq!(exported.count, 4);
        assert_eq!(
            exported.notes,
            [
                "2 questions left out: too long",
                "1 question left out: no choice"
            ]
        );
    }
}
