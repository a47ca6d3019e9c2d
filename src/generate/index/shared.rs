//! What facts share: their words, their answers, and what they say of names.

use std::collections::HashMap;

use super::{BlankRef, Index, Lives, Roles, Told};
use crate::date::Date;
use crate::facts::Answer;
use crate::generate::cues::content_words;
use crate::generate::reach;

impl Index<'_> {
    /// Whether few facts have a word in what they say or ask: three, or one in a dozen.
    pub fn is_rare(&self, word: &str) -> bool {
        let spread = self.spread.get_or_init(|| self.spread());
        let most = (self.facts.facts().len() / 12).max(3);
        spread.get(word).is_none_or(|facts| *facts <= most)
    }

    fn spread(&self) -> HashMap<String, usize> {
        let mut spread: HashMap<String, usize> = HashMap::new();
        for fact in self.facts.facts() {
            let asks = fact.blanks.iter().flat_map(|blank| &blank.ask).cloned();
            let said: Vec<String> = asks.chain([self.sentences.statement(fact)]).collect();
            for word in content_words(&said.join(" "), self.words) {
                *spread.entry(word).or_default() += 1;
            }
        }
        spread
    }

    /// What is known of the names, beyond their classes.
    pub fn roles(&self) -> &Roles {
        self.roles.get_or_init(|| Roles::new(self))
    }

    /// What the sentences say of the names.
    pub fn told_of(&self) -> &Told {
        self.sayings.get_or_init(|| Told::new(self))
    }

    /// When people lived.
    pub fn lives(&self) -> &Lives {
        self.lives.get_or_init(|| Lives::new(self))
    }

    /// The first and the last year in which a wrong date of a blank may lie.
    pub fn years(&self, blank_ref: BlankRef, key: Date) -> [i16; 2] {
        let years = || self.lives().years(self, blank_ref, key);
        *self.years[self.number(blank_ref)].get_or_init(years)
    }

    /// Whether the words of a blank make others right too: in a claim, and in a choice.
    pub fn others_right(&self, blank_ref: BlankRef) -> [bool; 2] {
        let (fact, blank) = (self.fact(blank_ref), blank_ref.blank);
        let others = || {
            let of = [reach::of_claim, reach::of_choice];
            of.map(|of| of(self.sentences, fact, blank).is_some())
        };
        *self.others_right[self.number(blank_ref)].get_or_init(others)
    }

    /// Whether others than one answer are right for what a blank is asked with: it is a list, or open, or another blank
    /// is asked in the same words.
    pub fn has_others(&self, blank_ref: BlankRef) -> bool {
        let blank = self.blank(blank_ref);
        let is_several = matches!(&blank.answer, Answer::List { items, .. } if items.len() > 1);
        is_several || blank.open || self.sharing.is_asked_of_others(self, blank_ref)
    }
}
