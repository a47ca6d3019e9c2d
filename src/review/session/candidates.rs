//! Facts that stand in no file yet: what a sentence of the article could become.
//!
//! In go sentences, out come proposals that are looked at like facts.

use super::{Mode, Proposed, Session, sound};
use crate::draft::proposal::Proposal;
use crate::facts::splice::splice;
use crate::facts::{Fact, Standing};
use crate::lang::counted;

impl Session {
    /// The next fact that the sentence could become: of a draft in its place, of an accepted fact one more. Behind the last
    /// one, what stands in the file.
    pub(super) fn next_candidate(&mut self) {
        let position = match &self.proposed {
            Some(proposed) => Some(proposed.position),
            None => self
                .fact()
                .filter(|_| self.has_article)
                .and_then(|fact| self.source.evidence(fact).first().copied()),
        };
        let Some(position) = position else {
            self.said = Some("its sentence is not known: name it by its number, or use e".into());
            return;
        };
        let instead = !self.is_new() && !self.fact().is_some_and(is_accepted);
        let from = self
            .proposed
            .as_ref()
            .map_or(0, |proposed| proposed.nth + 1);
        if self.propose_from(position, from, instead) {
            return self.settle();
        }
        let first_again = self.is_new() && self.propose_from(position, 0, false);
        self.said = Some(match first_again {
            true => "that was the last candidate: the first again".into(),
            false => "no other candidate: this is what stands in the file".into(),
        });
        self.settle();
    }

    /// Looks at what the next sentence could become that no fact is made of: the best of those that were not looked at yet.
    pub(super) fn next_sentence(&mut self) {
        let said = self.said.take();
        self.mode = Mode::Fact;
        for position in self.unused() {
            self.passed.push(position);
            if self.propose_from(position, 0, false) {
                let left = counted(self.unused().len(), ["more sentence", "more sentences"]);
                self.say(&format!("{left} without a fact behind it"));
                self.said = said.or(self.said.take());
                return self.settle();
            }
        }
        self.passed.clear();
        self.mode = Mode::Over;
        self.said = said;
        self.say("that was the last sentence without a fact");
    }

    /// The sentences that say something, that no fact is made of and that were not looked at yet, the best first.
    pub(super) fn unused(&self) -> Vec<usize> {
        let facts = self.read.bank.facts().iter();
        let taken = facts.flat_map(|fact| self.source.evidence(fact));
        let taken: Vec<usize> = taken.chain(self.passed.iter().copied()).collect();
        let ranked = self.source.ranked().iter().copied();
        ranked
            .filter(|position| !taken.contains(position))
            .collect()
    }

    /// Whether sentences without a fact are looked at, one after the other.
    pub(super) fn is_behind_all(&self) -> bool {
        let mut left = self.order.iter().skip(self.at);
        !self.passed.is_empty() && left.all(|id| self.is_behind(id))
    }

    /// Looks at the first candidate of a sentence, from one on, that can stand there and is in no file yet.
    fn propose_from(&mut self, position: usize, from: usize, instead: bool) -> bool {
        let visit = self.visit.clone();
        let candidates = self.source.candidates(position);
        for (nth, candidate) in candidates.iter().enumerate().skip(from) {
            if self.propose(candidate, position, nth, instead) && !self.stands_already() {
                self.said = Some(format!("candidate {} of {}", nth + 1, candidates.len()));
                return true;
            }
        }
        (self.proposed, self.visit) = (None, visit);
        false
    }

    /// Whether a fact of the file reads as what is proposed does.
    fn stands_already(&self) -> bool {
        let same = |fact: &Fact| {
            let mut facts = self.read.bank.facts().iter();
            facts.any(|other| other.statement == fact.statement)
        };
        self.fact().is_some_and(same)
    }

    /// Whether what is looked at stands in no file.
    pub(super) fn is_new(&self) -> bool {
        let id = self.current();
        !self.read.bank.facts().iter().any(|fact| fact.id == id)
    }

    /// Looks at a candidate, in the position of the fact that is looked at or as one of its own; whether it can stand there.
    fn propose(
        &mut self,
        candidate: &Proposal,
        position: usize,
        nth: usize,
        instead: bool,
    ) -> bool {
        let id = instead.then(|| self.current().to_owned());
        let made = super::Ground::new(&self.file, &self.read.text, &self.read.bank)
            .map(|ground| ground.proposed(&self.source, candidate, id.as_deref()));
        let Ok((id, edits)) = made else {
            return false;
        };
        let Ok(text) = splice(&self.file, &self.read.text, &edits) else {
            return false;
        };
        let Ok(read) = sound(&self.file, text) else {
            return false;
        };
        self.proposed = Some(Proposed {
            read,
            position,
            nth,
        });
        if !instead {
            self.visit = Some(id);
        }
        true
    }

    /// Looks at the fact of a sentence of the article, by its number: a draft or an accepted one that is there, or the best
    /// that it could become.
    pub(super) fn choose(&mut self, line: &str) {
        self.mode = Mode::Fact;
        let count = self.source.sentences().len();
        let number = line.trim().parse::<usize>().ok();
        let position = number.and_then(|number| number.checked_sub(1));
        let Some(position) = position.filter(|&position| position < count) else {
            self.said = Some(format!("the article has the sentences 1 to {count}"));
            return;
        };
        self.proposed = None;
        let of_sentence = |standing: Standing| {
            let mut facts = self.read.bank.facts().iter();
            let says = |fact: &&Fact| {
                fact.standing == standing && self.source.evidence(fact).contains(&position)
            };
            facts.find(says).map(|fact| fact.id.clone())
        };
        let draft = of_sentence(Standing::Draft);
        let accepted = || of_sentence(Standing::Accepted);
        let is_draft = draft.is_some();
        if let Some(id) = draft.or_else(accepted) {
            self.visit = Some(id).filter(|id| self.order.get(self.at) != Some(id));
            if !is_draft {
                let number = position + 1;
                self.said = Some(format!(
                    "sentence {number} has this fact already: n proposes another"
                ));
            }
            return self.settle();
        }
        self.visit = None;
        if !self.propose_from(position, 0, false) {
            self.said = Some(format!(
                "no rule makes a fact of sentence {}: write one with o",
                position + 1
            ));
        }
        self.settle();
    }
}

fn is_accepted(fact: &Fact) -> bool {
    fact.standing == Standing::Accepted
}
