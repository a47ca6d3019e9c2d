//! What values are called, and which texts hold them or give them away.

use std::borrow::Cow;
use std::sync::OnceLock;

use super::Index;
use super::last_words::LastWords;
use crate::facts::{EntityId, Value};
use crate::generate::Refusal;
use crate::phrases::Phrases;
use crate::tokens::{self, Figures, Plain, Tokens};

/// What an entity is called.
pub(super) struct Called {
    /// Its name, its aliases, and the surname by which texts call a person.
    names: Vec<Tokens>,
    /// Its name and its aliases, as they are compared with each other.
    plain: Vec<Plain>,
    /// The numbers of its name, which place it in a series.
    figures: Option<Figures>,
    /// Words that give it away; of a side, those by which questions name it too.
    cues: Vec<Tokens>,
    /// Whether a question of the bank names it.
    asked: OnceLock<bool>,
}

impl Index<'_> {
    /// The entities that a text names, ascending, each once.
    pub fn named_in(&self, text: &Tokens) -> Vec<EntityId> {
        let by_name = self.by_name.get_or_init(|| self.all_names());
        let mut named: Vec<EntityId> = by_name.held_by(text.iter()).into_iter().copied().collect();
        named.sort_unstable();
        named.dedup();
        named
    }

    fn all_names(&self) -> Phrases<EntityId> {
        let mut all = Phrases::default();
        for id in (0..self.called.len() as u32).map(EntityId) {
            for name in &self.called(id).names {
                all.add(name.iter(), id);
            }
        }
        all
    }

    fn called(&self, id: EntityId) -> &Called {
        let entity = self.entity(id);
        let name = |text: &String| tokens::name(text, self.words);
        let all = || std::iter::once(&entity.name).chain(&entity.aliases);
        let last_words = || self.last_words.get_or_init(|| LastWords::new(self.facts));
        let surname = || last_words().surname(&entity.name, self.words);
        let called = || Called {
            names: all().map(name).chain(surname()).collect(),
            plain: all().map(|text| Plain::of(text, self.words)).collect(),
            figures: Figures::of(&entity.name),
            cues: match self.sides[id.0 as usize] {
                true => entity
                    .cues
                    .iter()
                    .map(name)
                    .chain(last_words().of_side(entity, self.words))
                    .collect(),
                false => entity.cues.iter().map(name).collect(),
            },
            asked: OnceLock::new(),
        };
        self.called[id.0 as usize].get_or_init(called)
    }

    /// Whether a question of the bank names a value.
    pub fn is_asked_with(&self, value: &Value) -> bool {
        let is_in_a_stem = || self.stems.hold_any(self.facts, &self.names(value));
        match value {
            Value::Entity(id) => *self.called(*id).asked.get_or_init(is_in_a_stem),
            _ => self.stems.known(value, is_in_a_stem),
        }
    }

    /// The names under which a value is known, as they are compared with each other.
    pub fn plain_names(&self, value: &Value) -> Cow<'_, [Plain]> {
        match value {
            Value::Entity(id) => Cow::Borrowed(&self.called(*id).plain),
            _ => Cow::Owned(vec![Plain::of(&self.sentences.value(value), self.words)]),
        }
    }

    /// The numbers of what a value is called; `None` where it has none.
    pub fn figures(&self, value: &Value) -> Option<Cow<'_, Figures>> {
        match value {
            Value::Entity(id) => self.called(*id).figures.as_ref().map(Cow::Borrowed),
            _ => Figures::of(&self.sentences.value(value)).map(Cow::Owned),
        }
    }

    /// The names under which a value is known, as they are looked for in texts.
    pub fn names(&self, value: &Value) -> Cow<'_, [Tokens]> {
        match value {
            Value::Entity(id) => Cow::Borrowed(&self.called(*id).names),
            _ => Cow::Owned(vec![tokens::name(&self.sentences.value(value), self.words)]),
        }
    }

    /// Whether a text gives a value away: by a name, a cue, or a form of a date or a number.
    pub fn gives_away(&self, text: &Tokens, value: &Value) -> bool {
        match value {
            Value::Date(date) => tokens::gives_away_date(text, *date, self.words),
            Value::Number(number) => {
                let forms = tokens::number_forms(*number, self.words);
                forms.iter().any(|form| text.hold(form))
            }
            Value::Entity(id) => {
                let called = self.called(*id);
                let mut names = called.names.iter().chain(&called.cues);
                names.any(|name| text.hold(name))
            }
            Value::Text(_) => self.names(value).iter().any(|name| text.hold(name)),
        }
    }

    /// Refuses a text that gives a value away.
    pub fn check_hidden(&self, text: &Tokens, value: &Value) -> Result<(), Refusal> {
        match self.gives_away(text, value) {
            true => Err(self.given_away(text, value)),
            false => Ok(()),
        }
    }

    /// By what a stem points to a name: its names, and for an entity its cues.
    pub fn names_and_cues(&self, value: &Value) -> Vec<Tokens> {
        let mut all = self.names(value).into_owned();
        if let Value::Entity(id) = value {
            all.extend(self.called(*id).cues.iter().cloned());
        }
        all
    }

    /// That a text gives a value away, with the words by which it does.
    pub fn given_away(&self, text: &Tokens, value: &Value) -> Refusal {
        let mut forms = match value {
            Value::Date(date) => tokens::date_forms(*date, self.words),
            Value::Number(number) => tokens::number_forms(*number, self.words),
            Value::Entity(_) | Value::Text(_) => self.names_and_cues(value),
        };
        forms.retain(|form| text.hold(form));
        let words: Vec<&str> = forms
            .first()
            .map_or(Vec::new(), |form| form.iter().collect());
        Refusal::GivenAway(tokens::shown(&words.join(" ")))
    }

    /// Whether a text holds a value itself: as [`Index::gives_away`], but for the cues.
    pub fn holds(&self, text: &Tokens, value: &Value) -> bool {
        match value {
            Value::Date(date) => tokens::date_forms(*date, self.words)
                .iter()
                .any(|form| text.hold(form)),
            Value::Number(_) => self.gives_away(text, value),
            Value::Entity(_) | Value::Text(_) => {
                self.names(value).iter().any(|name| text.hold(name))
            }
        }
    }
}
