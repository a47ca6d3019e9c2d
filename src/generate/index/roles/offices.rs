//! Whether a name has the office, or the title, that a question asks for (docs/RULES.md, rule 57).
//!
//! In goes a question and a name, out comes whether the bank says that it has it, or tells something else of it.

use super::Wanted;
use super::said::{own_words, titles_in};
use crate::facts::Value;
use crate::generate::index::Index;
use crate::lang::Words;
use crate::tokens::Tokens;

impl Wanted<'_> {
    /// The office, or the title, that is asked for, in the words of the question.
    pub fn office(&self, ask: &str, words: &Words) -> Option<String> {
        if !self.heads.is_empty() || self.jobs.jobs.is_empty() && self.title.is_none() {
            return None;
        }
        let mut offices = words.roles.offices.iter();
        let by_job = || {
            let job = *self.jobs.jobs.first()?;
            let office = offices.find(|(_, own)| *own == job);
            Some(office.map_or(job, |(office, _)| office).to_owned())
        };
        titles_in(ask, words)
            .map(|titles| titles.join(" "))
            .or_else(by_job)
    }

    /// Whether a name is known to have the office, or the title, that the question asks for; `None` where it asks for none, or
    /// for such a thing as other questions ask for.
    pub(super) fn has_office(&self, index: &Index, value: &Value) -> Option<bool> {
        if !self.heads.is_empty() {
            return None;
        }
        let title = self.title.as_ref();
        let by_title = title.map(|title| own_words(index, value).contains(title));
        let by_job = self.roles.jobs.has_office(index, &self.jobs, value);
        by_job.or(by_title)
    }

    /// Whether the question asks for an office, or a title, and the bank tells something else of a name.
    pub fn is_of_other_office(&self, index: &Index, value: &Value) -> bool {
        self.has_office(index, value) == Some(false) && self.is_told_of(index, value)
    }

    /// Whether the bank says of a name what it is, or does.
    pub(super) fn is_told_of(&self, index: &Index, value: &Value) -> bool {
        let Value::Entity(entity) = value else {
            return false;
        };
        let words = &index.words.question;
        let tells = |note: &String| {
            let note = Tokens::of(note);
            let mut of_life = words.born.iter().chain(words.died);
            !of_life.any(|word| note.say(word))
        };
        self.roles.jobs.has_any(value) || index.entity(*entity).note.as_ref().is_some_and(tells)
    }
}
