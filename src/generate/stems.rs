//! Which values the questions of a bank name.

use std::cell::{OnceCell, RefCell};
use std::collections::HashMap;

use crate::concordance::Concordance;
use crate::facts::{Facts, Value};
use crate::sentence::Sentences;
use crate::tokens::Tokens;

/// What the blanks of a bank are asked with, read when it is first needed.
#[derive(Default)]
pub(crate) struct Stems {
    texts: OnceCell<Concordance>,
    /// Whether a value stands in one of them, worked out once.
    known: RefCell<HashMap<Value, bool>>,
}

impl Stems {
    /// Whether a question of the bank names a value, by one of these names.
    pub fn name(&self, facts: &Facts, value: &Value, names: &[Tokens]) -> bool {
        if let Some(&known) = self.known.borrow().get(value) {
            return known;
        }
        let texts = self.texts.get_or_init(|| read(facts));
        let stands = names
            .iter()
            .any(|name| texts.with(name.iter()).next().is_some());
        self.known.borrow_mut().insert(value.clone(), stands);
        stands
    }
}

fn read(facts: &Facts) -> Concordance {
    let sentences = Sentences::new(facts);
    let mut texts = Concordance::default();
    for fact in facts.facts() {
        for blank in 0..fact.blanks.len() {
            texts.add(Tokens::of(&sentences.question(fact, blank)).iter());
        }
    }
    texts
}
