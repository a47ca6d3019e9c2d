//! What facts share: their words, their answers, and what they say of names.

use std::collections::HashMap;

use super::{BlankRef, Index, Roles, Told};
use crate::facts::Answer;
use crate::generate::cues::content_words;

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

    /// Whether others than one answer are right for what a blank is asked with: it is a list, or open, or another blank
    /// is asked in the same words.
    pub fn has_others(&self, blank_ref: BlankRef) -> bool {
        let blank = self.blank(blank_ref);
        let is_several = matches!(&blank.answer, Answer::List { items, .. } if items.len() > 1);
        is_several || blank.open || self.sharing.is_asked_of_others(self, blank_ref)
    }
}
