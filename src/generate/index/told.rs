//! What the sentences of a bank say of its names, held against what a question says of its answer.
//!
//! In go the statements of facts and the notes of entities, out comes for a question and a name whether by these the name
//! cannot be what is asked for: it was elsewhere, it is no more, it is called the opposite, or the question itself
//! describes it; or whether another fact says of it all that the question asks for, so that it may be right as well. This is
//! docs/RULES.md, rule 53.

use std::collections::{BTreeSet, HashMap};

use super::roles::{first_head, years_in};
use super::{BlankRef, Index};
use crate::facts::{Answer, EntityId, FactId, Value};
use crate::generate::cues::content_words;
use crate::lang::Words;
use crate::sentence::answers;
use crate::tokens::Tokens;

/// The sentences of a bank, and which of them each name has.
#[derive(Debug, Default)]
pub(crate) struct Told {
    said: Vec<Said>,
    of: HashMap<Value, Vec<usize>>,
    /// The first year in which an entity was no more.
    gone: HashMap<EntityId, i16>,
}

/// What a sentence says.
#[derive(Debug)]
struct Said {
    text: Tokens,
    /// Its words that carry meaning, those of names aside.
    words: BTreeSet<String>,
    names: Vec<EntityId>,
    /// Those of the names that say where.
    places: Vec<EntityId>,
    /// Which of each pair of opposites it has, two bits a pair.
    poles: u64,
    /// Of which fields of words it speaks, a bit a field.
    fields: u64,
    /// The fact that it states; a note states none.
    fact: Option<FactId>,
}

/// What a question says of its answer.
pub(crate) struct Condition<'a> {
    told: &'a Told,
    asked: Said,
    /// What the statement says too, and the note of the key.
    words: BTreeSet<String>,
    deed: Deed,
    /// The right answers.
    keys: Vec<Value>,
    /// The latest year in which it was.
    year: Option<i16>,
    /// The other answers of the fact that the question describes.
    described: Vec<EntityId>,
}

/// What the answer of a question did or was: its words that are neither names nor what it asks for, as "replaced" in
/// "Which coach replaced Ann Lee?".
struct Deed {
    /// Those that carry meaning.
    words: BTreeSet<String>,
    /// Those of three letters or fewer ("led", "won"), which must stand there as they are.
    short: Vec<String>,
}

impl Told {
    /// What a bank says.
    pub fn new(index: &Index) -> Told {
        let mut told = Told::default();
        for (place, fact) in index.facts.facts().iter().enumerate() {
            let said = Said::new(
                index,
                &index.sentences.statement(fact),
                Some(FactId(place as u32)),
            );
            let names = said.names.iter().map(|&name| Value::Entity(name));
            let mut of: Vec<Value> = fact.blanks.iter().flat_map(answers).chain(names).collect();
            of.retain(|value| matches!(value, Value::Entity(_) | Value::Text(_)));
            for value in of {
                let known = told.of.entry(value).or_default();
                if known.last() != Some(&told.said.len()) {
                    known.push(told.said.len());
                }
            }
            told.said.push(said);
        }
        for (place, entity) in index.facts.entities().iter().enumerate() {
            let Some(note) = &entity.note else {
                continue;
            };
            let id = EntityId(place as u32);
            let known = told.of.entry(Value::Entity(id)).or_default();
            known.push(told.said.len());
            let tokens = Tokens::of(note);
            let mut gone = index.words.roles.gone.iter();
            if gone.any(|word| tokens.say(word))
                && let Some(year) = years_in(note, index.words).into_iter().max()
            {
                told.gone.insert(id, year);
            }
            told.said.push(Said::new(index, note, None));
        }
        told
    }

    /// What a question says of its answer; `year` is the latest in which it was, if that is known.
    pub fn condition(
        &self,
        index: &Index,
        blank_ref: BlankRef,
        year: Option<i16>,
    ) -> Condition<'_> {
        let asked = Said::new(index, &index.question(blank_ref), Some(blank_ref.fact));
        let mut words = asked.words.clone();
        let keys = answers(index.blank(blank_ref));
        for said in keys.iter().flat_map(|key| self.sentences(key)) {
            if said.fact.is_none() || said.fact == Some(blank_ref.fact) {
                words.extend(said.words.iter().cloned());
            }
        }
        Condition {
            told: self,
            described: described(index, blank_ref, &asked),
            deed: Deed::new(index, blank_ref, &asked),
            keys,
            asked,
            words,
            year,
        }
    }

    fn sentences(&self, value: &Value) -> impl Iterator<Item = &Said> {
        let of = self.of.get(value);
        of.into_iter().flatten().map(|&at| &self.said[at])
    }
}

impl Said {
    fn new(index: &Index, text: &str, fact: Option<FactId>) -> Said {
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
        Said {
            places: names.iter().copied().filter(is_place).collect(),
            names,
            words,
            poles: marks(&tokens, index.words.roles.opposites.iter().flatten()),
            fields: marks(&tokens, index.words.roles.fields.iter()),
            text: tokens,
            fact,
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

/// The other answers of a fact that a question for one of them describes: it has all words that carry meaning of what they
/// are asked with, two at least ("Who replaced the injured goalkeeper?", "Which goalkeeper was injured?").
fn described(index: &Index, blank_ref: BlankRef, asked: &Said) -> Vec<EntityId> {
    let fact = index.fact(blank_ref);
    let others = (0..fact.blanks.len()).filter(|&blank| blank != blank_ref.blank);
    let is_described = |blank: usize| {
        let ask = index.question(BlankRef { blank, ..blank_ref });
        let own = content_words(&ask, index.words);
        own.len() >= 2 && own.is_subset(&asked.words)
    };
    let entity = |blank: usize| match fact.blanks[blank].answer {
        Answer::Entity(entity) if is_described(blank) => Some(entity),
        _ => None,
    };
    others.filter_map(entity).collect()
}

impl Deed {
    fn new(index: &Index, blank_ref: BlankRef, asked: &Said) -> Deed {
        let question = &index.words.question;
        let ask = index.question(blank_ref);
        let heads = content_words(&first_head(&ask, question).unwrap_or_default(), index.words);
        let asking = [
            question.articles,
            question.which,
            question.who,
            question.wherever,
            question.opening,
            question.past,
            question.present,
            question.places,
            question.belonging,
            question.stop_words,
        ];
        let is_short = |word: &&str| {
            word.chars().count() <= 3
                && word.chars().all(char::is_alphabetic)
                && !asking.iter().any(|list| list.contains(word))
        };
        Deed {
            words: asked.words.difference(&heads).cloned().collect(),
            short: asked
                .text
                .iter()
                .filter(is_short)
                .map(str::to_owned)
                .collect(),
        }
    }

    fn is_told_by(&self, said: &Said) -> bool {
        !(self.words.is_empty() && self.short.is_empty())
            && self.words.is_subset(&said.words)
            && self.short.iter().all(|word| said.text.say(word))
    }
}

impl Condition<'_> {
    /// Whether a name cannot be what is asked for, by what the bank says of it, or may be right as well.
    pub fn excludes(&self, index: &Index, value: &Value) -> bool {
        if self.is_said_too(index, value) {
            return true;
        }
        let Value::Entity(entity) = value else {
            return self.is_opposite(index, value);
        };
        self.described.contains(entity)
            || self.is_gone(*entity)
            || self.is_elsewhere(index, *entity)
            || self.is_opposite(index, value)
    }

    /// Whether the bank says of a name nothing but what has no word in common with the question.
    pub fn is_unlike(&self, value: &Value) -> bool {
        let mut said = self.told.sentences(value).peekable();
        said.peek().is_some() && said.all(|said| !self.speaks_of(said))
    }

    /// Whether a sentence has a word in common with what is asked, or one of the same field, or states the same fact.
    fn speaks_of(&self, said: &Said) -> bool {
        said.fact == self.asked.fact
            || said.fields & self.asked.fields != 0
            || !said.words.is_disjoint(&self.words)
    }

    /// Whether another sentence, which does not name the right answer, says of it all that the question says of that: the
    /// same deed, the same names and numbers, one of which it has at least.
    fn is_said_too(&self, index: &Index, value: &Value) -> bool {
        let has_number = || {
            self.asked
                .text
                .iter()
                .any(|word| word.contains(char::is_numeric))
        };
        if self.asked.names.is_empty() && !has_number() {
            return false;
        }
        let says_all = |said: &Said| {
            let mut names = self.asked.names.iter();
            let mut numbers = self
                .asked
                .text
                .iter()
                .filter(|word| word.contains(char::is_numeric));
            self.deed.is_told_by(said)
                && names.all(|name| said.names.contains(name))
                && numbers.all(|number| said.text.say(number))
        };
        let is_of_key = |said: &Said| self.keys.iter().any(|key| index.holds(&said.text, key));
        let mut said = self.told.sentences(value);
        said.any(|said| said.fact != self.asked.fact && says_all(said) && !is_of_key(said))
    }

    fn is_gone(&self, entity: EntityId) -> bool {
        let gone = self.told.gone.get(&entity);
        gone.zip(self.year).is_some_and(|(gone, year)| *gone < year)
    }

    /// Whether it did the like in another place of the same class, and has nothing to do with this one.
    fn is_elsewhere(&self, index: &Index, entity: EntityId) -> bool {
        let value = Value::Entity(entity);
        let shares_class = |one: EntityId, other: EntityId| {
            let mut classes = index.entity(one).classes.iter();
            classes.any(|class| index.entity(other).classes.contains(class))
        };
        let places = self.asked.places.iter();
        let mut places = places.filter(|&&place| !shares_class(place, entity));
        places.any(|&place| {
            let said = || self.told.sentences(&value);
            let is_there = |said: &Said| said.names.iter().any(|&name| index.related(name, place));
            let of_class = |said: &Said| {
                let mut classes = index.entity(place).classes.iter();
                classes.any(|class| content_words(class, index.words).is_subset(&said.words))
            };
            let is_elsewhere = |said: &Said| {
                self.speaks_of(said)
                    && (of_class(said)
                        || said.places.iter().any(|&other| shares_class(other, place)))
            };
            !said().any(is_there) && said().any(is_elsewhere)
        })
    }

    /// Whether it is called the opposite of what is asked for, in another fact that speaks of the like.
    fn is_opposite(&self, index: &Index, value: &Value) -> bool {
        let said = || {
            let all = self.told.sentences(value);
            all.filter(|said| said.fact != self.asked.fact)
        };
        (0..index.words.roles.opposites.len()).any(|pair| {
            let (own, one) = (self.asked.poles >> (2 * pair), 1);
            let (is, not) = match own & 0b11 {
                0b01 => (one << (2 * pair), one << (2 * pair + 1)),
                0b10 => (one << (2 * pair + 1), one << (2 * pair)),
                _ => return false,
            };
            let shares = |said: &Said| {
                let mut shared = said.words.intersection(&self.asked.words);
                shared.any(|word| !is_pole(word, index.words))
            };
            said().all(|said| said.poles & is == 0)
                && said().any(|said| said.poles & not != 0 && shares(said))
        })
    }
}

fn is_pole(word: &str, words: &Words) -> bool {
    let mut poles = words.roles.opposites.iter().flatten().copied().flatten();
    poles.any(|pole| content_words(pole, words).contains(word))
}
