//! Which values the questions of a bank name, and what they need not explain.

use std::collections::HashMap;
use std::sync::{Mutex, OnceLock, PoisonError};

use super::Index;
use crate::concordance::Concordance;
use crate::facts::{Facts, Value};
use crate::generate::standing::Standing;
use crate::sentence::Sentences;
use crate::tokens::Tokens;

/// What the blanks of a bank are asked with, read when it is first needed.
#[derive(Default)]
pub(crate) struct Stems {
    texts: OnceLock<Concordance>,
    /// Whether a value that is no entity stands in one of them.
    known: Mutex<HashMap<Value, bool>>,
}

impl Stems {
    /// Whether one of these names stands in a question of the bank.
    pub fn hold_any(&self, facts: &Facts, names: &[Tokens]) -> bool {
        let texts = self.texts.get_or_init(|| read(facts));
        names
            .iter()
            .any(|name| texts.with(name.iter()).next().is_some())
    }

    /// Whether a value stands in them, as `stands` finds out when it is first asked.
    pub fn known(&self, value: &Value, stands: impl FnOnce() -> bool) -> bool {
        let known = || self.known.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(&known) = known().get(value) {
            return known;
        }
        let stands = stands();
        known().insert(value.clone(), stands);
        stands
    }
}

impl Index<'_> {
    /// What its questions need not explain.
    pub fn standing(&self) -> &Standing {
        self.standing.get_or_init(|| Standing::new(self.facts))
    }
}

fn read(facts: &Facts) -> Concordance {
    let sentences = Sentences::new(facts);
    let mut texts = Concordance::default();
    for fact in facts.facts() {
        let asked = (0..fact.blanks.len()).filter(|&blank| !fact.blanks[blank].is_for_cards());
        for blank in asked {
            texts.add(Tokens::of(&sentences.question(fact, blank)).iter());
        }
    }
    texts
}
