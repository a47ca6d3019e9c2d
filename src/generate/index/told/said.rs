//! What one sentence says, in few bytes: a bank has as many of them as facts.
//!
//! In goes a text, out come its words that carry meaning, the names that it holds, and of what it speaks.

use std::collections::BTreeSet;

use crate::facts::{EntityId, FactId, Value};
use crate::generate::cues::content_words;
use crate::generate::index::Index;
use crate::lang::Words;
use crate::tokens::Tokens;

/// What a text says.
pub(super) struct Read {
    pub text: Tokens,
    /// Its words that carry meaning, those of names aside.
    pub words: BTreeSet<String>,
    pub names: Vec<EntityId>,
    /// Those of the names that say where.
    pub places: Vec<EntityId>,
    /// Which of each pair of opposites it has, two bits a pair.
    pub poles: u64,
    /// Of which fields of words it speaks, a bit a field.
    pub fields: u64,
}

/// What a sentence of the bank says.
#[derive(Debug)]
pub(super) struct Said {
    pub source: Source,
    /// The numbers of its words, ascending.
    pub words: Box<[u32]>,
    pub names: Box<[EntityId]>,
    pub places: Box<[EntityId]>,
    pub poles: u64,
    pub fields: u64,
}

/// Where a sentence stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Source {
    /// It states this fact.
    Fact(FactId),
    /// It is the note of this entity.
    Note(EntityId),
}

/// The words of all sentences, each with a number.
#[derive(Debug, Default)]
pub(super) struct WordNumbers(foldhash::HashMap<String, u32>);

impl WordNumbers {
    fn of(&mut self, word: String) -> u32 {
        let next = self.0.len() as u32;
        *self.0.entry(word).or_insert(next)
    }

    /// The numbers of those words that have one.
    pub fn known<'w>(&self, words: impl IntoIterator<Item = &'w String>) -> Vec<u32> {
        let numbers = words.into_iter().filter_map(|word| self.0.get(word));
        numbers.copied().collect()
    }

    /// The numbers of these words, if all have one.
    pub fn all<'w>(&self, words: impl IntoIterator<Item = &'w String>) -> Option<Vec<u32>> {
        let numbers = words.into_iter().map(|word| self.0.get(word).copied());
        numbers.collect()
    }
}

/// Whether all of some words are among others, which ascend.
pub(super) fn has_all(words: &[u32], some: &[u32]) -> bool {
    some.iter().all(|word| words.binary_search(word).is_ok())
}

/// Whether one of some words is among others, which ascend.
pub(super) fn has_any(words: &[u32], some: &[u32]) -> bool {
    some.iter().any(|word| words.binary_search(word).is_ok())
}

impl Read {
    pub fn of(index: &Index, text: &str) -> Read {
        let tokens = Tokens::of(text);
        let names = index.named_in(&tokens);
        let mut words = content_words(text, index.words);
        for name in &names {
            for name in index.names(&Value::Entity(*name)).iter() {
                for word in name
                    .iter()
                    .flat_map(|word| content_words(word, index.words))
                {
                    words.remove(&word);
                }
            }
        }
        let is_place = |name: &EntityId| {
            let known = index.names(&Value::Entity(*name));
            known
                .iter()
                .any(|name| stands_as_place(&tokens, name, index.words))
        };
        Read {
            places: names.iter().copied().filter(is_place).collect(),
            names,
            words,
            poles: marks(&tokens, index.words.roles.opposites.iter().flatten()),
            fields: marks(&tokens, index.words.roles.fields.iter()),
            text: tokens,
        }
    }
}

impl Said {
    pub fn of(read: Read, source: Source, numbers: &mut WordNumbers) -> Said {
        let words = read.words.into_iter().map(|word| numbers.of(word));
        let mut words: Box<[u32]> = words.collect();
        words.sort_unstable();
        Said {
            source,
            words,
            names: read.names.into(),
            places: read.places.into(),
            poles: read.poles,
            fields: read.fields,
        }
    }

    /// Whether it states this fact.
    pub fn states(&self, fact: FactId) -> bool {
        self.source == Source::Fact(fact)
    }

    /// Whether it has one of some words, by their numbers.
    pub fn has(&self, words: &[u32]) -> bool {
        has_any(&self.words, words)
    }

    /// It as a text.
    pub fn text(&self, index: &Index) -> Tokens {
        match self.source {
            Source::Fact(fact) => Tokens::of(&index.sentences.statement(index.facts.fact(fact))),
            Source::Note(entity) => {
                Tokens::of(index.entity(entity).note.as_deref().unwrap_or_default())
            }
        }
    }
}

/// Whether a name stands behind a word that says where.
fn stands_as_place(text: &Tokens, name: &Tokens, words: &Words) -> bool {
    let name: Vec<&str> = name.iter().collect();
    let name = name.join(" ");
    let articles = [""]
        .into_iter()
        .chain(words.question.articles.iter().copied());
    articles.into_iter().any(|article| {
        let mut places = words.question.places.iter();
        places.any(|place| match article {
            "" => text.say(&format!("{place} {name}")),
            article => text.say(&format!("{place} {article} {name}")),
        })
    })
}

/// Which of these lists have a word in a text, a bit a list.
fn marks<'w>(text: &Tokens, lists: impl Iterator<Item = &'w &'static [&'static str]>) -> u64 {
    let found = lists
        .enumerate()
        .filter(|(_, list)| list.iter().any(|word| text.say(word)));
    found.fold(0, |bits, (at, _)| bits | 1 << at)
}
