//! What the sentences of a bank say of its names, held against what a question says of its answer.
//!
//! In go the statements of facts and the notes of entities, out comes for a question and a name whether by these the name
//! cannot be what is asked for: it was elsewhere, it is no more, it is called the opposite, or the question itself
//! describes it; or whether another fact says of it all that the question asks for, so that it may be right as well. This is
//! docs/RULES.md, rule 53.

mod said;

use std::collections::HashMap;

use super::by_name::ByName;
use super::roles::{first_head, years_in};
use super::{BlankRef, Index};
use crate::facts::{Answer, EntityId, FactId, Value};
use crate::generate::cues::content_words;
use crate::lang::Words;
use crate::sentence::answers;
use said::{Read, Said, Source, WordNumbers, has_all, has_any};

/// The sentences of a bank, and which of them each name has.
#[derive(Debug, Default)]
pub(crate) struct Told {
    /// Those of the facts, in their order, then the notes.
    said: Vec<Said>,
    of: ByName<OfName>,
    /// The first year in which an entity was no more.
    gone: HashMap<EntityId, i16>,
    words: WordNumbers,
}

/// What a bank says of a name.
#[derive(Debug, Default)]
struct OfName {
    /// Its sentences by their positions, ascending, a note last.
    said: Vec<u32>,
    /// What all of them say: their words, ascending, and their fields.
    words: Vec<u32>,
    fields: u64,
}

/// What a question says of its answer.
pub(crate) struct Condition<'a> {
    told: &'a Told,
    asked: Read,
    /// The words of the question that have a digit.
    numbers: Vec<String>,
    fact: FactId,
    /// What it says, the statement too, and the note of the key, ascending; what no sentence of the bank says is left out.
    words: Vec<u32>,
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
    /// Those that carry meaning; none where a sentence cannot have all of them, since the bank does not have one.
    words: Option<Vec<u32>>,
    /// Those of three letters or fewer ("led", "won"), which must stand there as they are.
    short: Vec<String>,
}

impl Told {
    /// What a bank says.
    pub fn new(index: &Index) -> Told {
        let mut told = Told::default();
        for (place, fact) in index.facts.facts().iter().enumerate() {
            let read = Read::of(index, &index.sentences.statement(fact));
            let names = read.names.iter().map(|&name| Value::Entity(name));
            let mut of: Vec<Value> = fact.blanks.iter().flat_map(answers).chain(names).collect();
            of.retain(|value| matches!(value, Value::Entity(_) | Value::Text(_)));
            told.take(read, Source::Fact(FactId(place as u32)), of);
        }
        for (place, entity) in index.facts.entities().iter().enumerate() {
            let Some(note) = &entity.note else {
                continue;
            };
            let id = EntityId(place as u32);
            let read = Read::of(index, note);
            let mut gone = index.words.roles.gone.iter();
            if gone.any(|word| read.text.say(word))
                && let Some(year) = years_in(note, index.words).into_iter().max()
            {
                told.gone.insert(id, year);
            }
            told.take(read, Source::Note(id), vec![Value::Entity(id)]);
        }
        for (_, name) in told.of.each() {
            name.words.sort_unstable();
            name.words.dedup();
            name.words.shrink_to_fit();
        }
        told
    }

    /// Takes in what a sentence says of these names.
    fn take(&mut self, read: Read, source: Source, of: Vec<Value>) {
        let said = Said::of(read, source, &mut self.words);
        let place = self.said.len() as u32;
        for value in of {
            let known = self.of.of(value);
            if known.said.last() != Some(&place) {
                known.said.push(place);
                known.words.extend(&said.words);
                known.fields |= said.fields;
            }
        }
        self.said.push(said);
    }

    /// What a question says of its answer; `year` is the latest in which it was, if that is known.
    pub fn condition(
        &self,
        index: &Index,
        blank_ref: BlankRef,
        year: Option<i16>,
    ) -> Condition<'_> {
        let asked = Read::of(index, &index.question(blank_ref));
        let keys = answers(index.blank(blank_ref));
        let mut words = self.words.known(&asked.words);
        for name in keys.iter().filter_map(|key| self.of.get(key)) {
            let own = &self.said[blank_ref.fact.0 as usize];
            let last = name.said.last().map(|&last| &self.said[last as usize]);
            let note = last.filter(|last| matches!(last.source, Source::Note(_)));
            words.extend([own].into_iter().chain(note).flat_map(|said| &said.words));
        }
        words.sort_unstable();
        words.dedup();
        Condition {
            told: self,
            described: described(index, blank_ref, &asked),
            deed: Deed::new(index, blank_ref, &asked, &self.words),
            keys,
            numbers: asked
                .text
                .iter()
                .filter(|word| word.contains(char::is_numeric))
                .map(str::to_owned)
                .collect(),
            asked,
            fact: blank_ref.fact,
            words,
            year,
        }
    }

    fn sentences(&self, value: &Value) -> impl Iterator<Item = &Said> {
        let of = self.of.get(value);
        let said = of.into_iter().flat_map(|name| &name.said);
        said.map(|&at| &self.said[at as usize])
    }
}

/// The other answers of a fact that a question for one of them describes: it has all words that carry meaning of what they
/// are asked with, two at least ("Who replaced the injured goalkeeper?", "Which goalkeeper was injured?").
fn described(index: &Index, blank_ref: BlankRef, asked: &Read) -> Vec<EntityId> {
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
    fn new(index: &Index, blank_ref: BlankRef, asked: &Read, numbers: &WordNumbers) -> Deed {
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
            words: numbers.all(asked.words.difference(&heads)),
            short: asked
                .text
                .iter()
                .filter(is_short)
                .map(str::to_owned)
                .collect(),
        }
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
        self.told.of.get(value).is_some_and(|name| {
            name.fields & self.asked.fields == 0
                && !has_any(&name.words, &self.words)
                && name.said.binary_search(&self.fact.0).is_err()
        })
    }

    /// Whether a sentence has a word in common with what is asked, or one of the same field, or states the same fact.
    fn speaks_of(&self, said: &Said) -> bool {
        said.states(self.fact) || said.fields & self.asked.fields != 0 || said.has(&self.words)
    }

    /// Whether another sentence, which does not name the right answer, says of it all that the question says of that: the
    /// same deed, the same names and numbers, one of which it has at least.
    fn is_said_too(&self, index: &Index, value: &Value) -> bool {
        let Some(deed) = &self.deed.words else {
            return false;
        };
        if self.asked.names.is_empty() && self.numbers.is_empty()
            || deed.is_empty() && self.deed.short.is_empty()
        {
            return false;
        }
        let may_say_all = |said: &&Said| {
            let mut names = self.asked.names.iter();
            !said.states(self.fact)
                && has_all(&said.words, deed)
                && names.all(|name| said.names.contains(name))
        };
        let says_all = |said: &Said| {
            let text = said.text(index);
            let mut words = self.deed.short.iter().chain(&self.numbers);
            words.all(|word| text.say(word)) && !self.keys.iter().any(|key| index.holds(&text, key))
        };
        let name = self.told.of.get(value);
        let is_told = name.is_some_and(|name| has_all(&name.words, deed));
        is_told && self.told.sentences(value).filter(may_say_all).any(says_all)
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
            let classes = index.entity(place).classes.iter();
            let classes = classes.map(|class| content_words(class, index.words));
            let classes: Vec<Vec<u32>> = classes
                .filter_map(|class| self.told.words.all(&class))
                .collect();
            let of_class = |said: &Said| classes.iter().any(|class| has_all(&said.words, class));
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
            all.filter(|said| !said.states(self.fact))
        };
        (0..index.words.roles.opposites.len()).any(|pair| {
            let (own, one) = (self.asked.poles >> (2 * pair), 1);
            let (is, not) = match own & 0b11 {
                0b01 => (one << (2 * pair), one << (2 * pair + 1)),
                0b10 => (one << (2 * pair + 1), one << (2 * pair)),
                _ => return false,
            };
            let shares = |said: &Said| {
                let is_shared = |word: &&String| said.has(&self.told.words.known([*word]));
                let mut shared = self.asked.words.iter().filter(is_shared);
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
