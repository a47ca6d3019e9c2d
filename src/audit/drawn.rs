//! How often quizzes of many seeds ask for what a bank has.
//!
//! In go the quizzes, one by one, then the facts; out come counts. What is in most quizzes is worth the most care, and of what is in
//! none nobody would notice that it is there.

use std::collections::HashMap;

use crate::facts::Facts;
use crate::quiz::Quiz;

/// How often the quizzes of a bank ask for each of its blanks.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Drawn {
    /// For each blank that is more than a detail, and not for cards alone, its path `fact/blank` and how many quizzes ask for it, the
    /// most often asked first, then in the order of the bank.
    pub blanks: Vec<(String, u32)>,
    /// How many facts two of the quizzes have in common, on average; 0 where there are fewer than two.
    pub shared: f64,
}

/// What was counted so far.
#[derive(Default)]
pub(super) struct Tally {
    quizzes: u32,
    blanks: HashMap<String, u32>,
    facts: HashMap<String, u32>,
}

impl Tally {
    /// Takes in a quiz.
    pub fn take(&mut self, quiz: &Quiz) {
        self.quizzes += 1;
        for question in &quiz.questions {
            let id = &question.id;
            *self.facts.entry(id.fact().to_owned()).or_default() += 1;
            if let Some(path) = id.of_blank() {
                *self.blanks.entry(path.to_owned()).or_default() += 1;
            }
        }
    }

    /// What that says of a bank.
    pub fn of(&self, facts: &Facts) -> Drawn {
        let weighed = facts.facts().iter().flat_map(|fact| {
            let blanks = fact.blanks.iter();
            let asked = blanks.filter(|blank| !fact.leaves_out(blank));
            asked.map(|blank| fact.path(blank))
        });
        let counted = |path: String| {
            let count = self.blanks.get(&path).copied().unwrap_or_default();
            (path, count)
        };
        let mut blanks: Vec<(String, u32)> = weighed.map(counted).collect();
        blanks.sort_by_key(|&(_, count)| std::cmp::Reverse(count));
        Drawn {
            blanks,
            shared: self.shared(),
        }
    }

    /// A fact that *c* of *n* quizzes ask for is in both of *c* (*c* - 1) of their *n* (*n* - 1) ordered pairs.
    fn shared(&self) -> f64 {
        let pairs = |count: u32| f64::from(count) * f64::from(count.saturating_sub(1));
        let all = pairs(self.quizzes);
        match all > 0.0 {
            true => self.facts.values().map(|&count| pairs(count)).sum::<f64>() / all,
            false => 0.0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::generate::{Plan, Selector, generate};

    #[test]
    fn a_bank_is_told_what_its_quizzes_draw() {
        let yaml = "id: b\ntitle: Boats\nfacts:\n\
            \x20 - { id: masts, statement: \"The ship of Lee had {x} masts.\", blanks: { x: { number: 3 } } }\n\
            \x20 - { id: sails, statement: \"The ship of Lee had {x} sails.\", blanks: { x: { number: 14 }, y: { number: 5, weight: detail } } }\n\
            \x20 - { id: oars, statement: \"The ship of Lee had {x} oars.\", blanks: { x: { number: 40, kinds: none } } }\n";
        let yaml = yaml.replace("{x} sails", "{x} sails and {y} anchors");
        let facts = Facts::parse("b.yaml", &yaml).expect("a sound bank");
        let mut tally = Tally::default();
        assert_eq!(tally.of(&facts).shared, 0.0);
        for seed in ["1", "2"] {
            let quiz =
                generate(&facts, &Plan::new(seed).with([Selector::new("masts")])).expect("a quiz");
            tally.take(&quiz);
        }
        let drawn = tally.of(&facts);
        let path = |at: usize, count: u32| (["masts/x", "sails/x"][at].to_owned(), count);
        assert_eq!(drawn.blanks, [path(0, 2), path(1, 0)]);
        assert_eq!(drawn.shared, 1.0);
    }
}
