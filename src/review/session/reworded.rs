//! A sentence that is reworded by rules, a key for each.
//!
//! In go keys, out come rows of what could be done, and what comes of it.

use super::super::offers::Row;
use super::super::rewordings::{Given, Rewording, first_pronoun, rewordings};
use super::super::{Input, Step};
use super::{Mode, Session};
use crate::lang::counted;
use crate::sentence::Sentences;

impl Session {
    /// What rules make of the sentence as it reads now.
    pub(super) fn rewordings_now(&self) -> Vec<Rewording> {
        let Some(look) = &self.look else {
            return Vec::new();
        };
        let filled: Vec<_> = look.filled.iter().map(|(_, range)| range.clone()).collect();
        let bank = &self.shown().bank;
        let sentences = Sentences::new(bank.whole());
        let others = bank.facts().iter().filter(|fact| fact.id != look.id);
        let others = others.map(|fact| sentences.statement(fact));
        let named: Vec<String> = self.source.opening().into_iter().chain(others).collect();
        let evidence = self.fact().map(|fact| self.source.evidence(fact));
        let position = evidence.and_then(|evidence| evidence.first().copied());
        let pronoun = first_pronoun(&look.statement);
        let persons = position
            .zip(pronoun)
            .map(|(position, pronoun)| self.source.referents(position, &pronoun));
        let given = Given {
            persons: &persons.unwrap_or_default(),
            filled: &filled,
            run: look.run.clone(),
            named: &named,
        };
        rewordings(&look.statement, &given)
    }

    pub(super) fn place_rewordings(&mut self) {
        let found = self.rewordings_now().into_iter();
        self.rewordings
            .take(found.map(|one| (vec![one.does.clone()], one)));
    }

    /// Shows what rules make of the sentence, where they make anything of it.
    pub(super) fn reword(&mut self) {
        self.choose_by(Mode::Rewordings);
        if self.rewordings.each().next().is_none() {
            self.mode = Mode::Fact;
            self.said = Some("no rule rewords this sentence: e edits it".into());
        }
    }

    pub(super) fn reworded_rows(&self) -> Vec<Row> {
        let row = |(key, one): (char, &Rewording)| Row {
            key,
            is_on: false,
            text: one.does.clone(),
        };
        self.rewordings.each().map(row).collect()
    }

    pub(super) fn by_rule(&mut self, input: &Input) -> Step {
        match input {
            Input::Key('u') => self.undo(),
            Input::Key(key) => match self.rewordings.at(*key).map(|one| one.text.clone()) {
                Some(text) => self.reworded(&text),
                None => self.stray(input),
            },
            _ => self.back(),
        }
    }

    /// Says beside the article's words in a row how many other wordings `r` offers.
    pub(super) fn tell_of_rewordings(&mut self) {
        let count = self.rewordings_now().len();
        let Some(look) = self.look.as_mut().filter(|_| count > 0) else {
            return;
        };
        let Some(copied) = look.copied.as_mut() else {
            return;
        };
        let more = format!(
            "{copied}; r offers {}",
            counted(count, ["rewording", "rewordings"])
        );
        for flag in look.flags.iter_mut().filter(|flag| flag.said == *copied) {
            flag.said.clone_from(&more);
        }
        *copied = more;
    }
}
