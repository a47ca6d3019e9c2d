//! What a question says of its answer beyond its class: which museum, in which city, at which time.
//!
//! In goes a bank, out comes for a question and a name whether the bank has it that the name is such a thing. What is
//! known of a name stands in its own words, its classes and its note, and in what it is the answer to. This is
//! docs/RULES.md, rules 48 and 49.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::cues::content_words;
use super::index::{BlankRef, Index};
use crate::facts::{Answer, Fact, FactId, Piece, Value};
use crate::lang::{QuestionWords, Words};
use crate::sentence::answers;
use crate::tokens::{self, Tokens};

/// People are in the news for so many years.
const CAREER: i16 = 35;
/// An article is of late where half of its dated facts lie within so many years of the latest.
const OF_LATE: i16 = 15;

/// What speaks for a name as an answer of a question, the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Fit {
    /// It is such a thing as the question asks for.
    Such,
    /// Nothing is known.
    Unknown,
    /// Somebody who was asked for as something else, which people can be besides.
    Unlikely,
    /// It is another thing, or was at another time or place.
    Other,
}

/// What is known of the names of a bank.
#[derive(Debug, Default)]
pub(crate) struct Roles {
    known: HashMap<Value, Role>,
    classes: HashMap<String, OfClass>,
    /// The year of what has none of its own, where the article is of late.
    late: Option<i16>,
    /// The words with which blanks ask for what they want.
    heads: HashSet<String>,
}

/// What is known of one name.
#[derive(Debug, Default)]
struct Role {
    /// What it was asked for as: a museum.
    heads: BTreeSet<String>,
    /// Its own words, and those of its classes and its note.
    words: BTreeSet<String>,
    places: BTreeSet<String>,
    years: Vec<i16>,
}

/// What is known of a class.
#[derive(Debug, Default)]
struct OfClass {
    /// Whether they are people: one of them is asked for with "who".
    of_people: bool,
    /// How many were asked for as something.
    named: usize,
    /// How many of them as each thing.
    as_this: HashMap<String, usize>,
}

/// What a question wants.
pub(crate) struct Wanted<'a> {
    roles: &'a Roles,
    /// Such a thing; empty where it does not say, or says no more than the class.
    heads: BTreeSet<String>,
    places: BTreeSet<String>,
    years: Vec<i16>,
    /// Whether names of the class are known to be different things.
    is_mixed: bool,
    of_people: bool,
}

impl Roles {
    /// What a bank knows.
    pub fn new(index: &Index) -> Roles {
        let mut roles = Roles {
            late: of_late(index),
            ..Roles::default()
        };
        let words = &index.words.question;
        let facts = index.facts.facts();
        let asks = || {
            facts
                .iter()
                .flat_map(|fact| &fact.blanks)
                .flat_map(|blank| blank.ask.iter().chain(&blank.ask_all))
        };
        roles.heads = asks()
            .filter_map(|ask| first_head(ask, words))
            .map(|head| noun(&head, index.words))
            .collect();
        for (place, fact) in facts.iter().enumerate() {
            let id = FactId(place as u32);
            let years = years_of(index, id);
            for (at, blank) in fact.blanks.iter().enumerate() {
                let values = answers(blank);
                if matches!(blank.answer, Answer::Date { .. } | Answer::Number { .. }) {
                    continue;
                }
                let asks: Vec<&String> = blank.ask.iter().chain(&blank.ask_all).collect();
                let of_people = asks.iter().any(|ask| begins_with(ask, words.who));
                let heads: BTreeSet<String> = asks
                    .iter()
                    .flat_map(|ask| roles.heads_of(ask, index.words))
                    .collect();
                let places = asks.iter().filter_map(|ask| place_of(ask, words));
                let places: BTreeSet<String> =
                    places.chain(place_behind(fact, at, words)).collect();
                for value in values {
                    for class in classes_of(index, &value, &blank.answer) {
                        let class = roles.classes.entry(class.to_owned()).or_default();
                        class.of_people |= of_people;
                    }
                    let role = roles.known.entry(value).or_default();
                    role.heads.extend(heads.iter().cloned());
                    role.places.extend(places.iter().cloned());
                    role.years.extend(&years);
                }
            }
        }
        roles.settle(index);
        roles
    }

    /// Adds what names say of themselves, and counts what classes hold.
    fn settle(&mut self, index: &Index) {
        for (value, role) in &mut self.known {
            role.words = own_words(index, value);
            if let Value::Entity(entity) = value
                && let Some(note) = &index.entity(*entity).note
            {
                role.years.extend(years_in(note, index.words));
            }
        }
        for (value, role) in self.known.iter().filter(|(_, role)| !role.heads.is_empty()) {
            let Value::Entity(entity) = value else {
                continue;
            };
            for class in &index.entity(*entity).classes {
                let class = self.classes.entry(class.clone()).or_default();
                class.named += 1;
                for head in &role.heads {
                    *class.as_this.entry(head.clone()).or_default() += 1;
                }
            }
        }
    }

    /// What a question wants whose answer is of a class.
    pub fn wanted(&self, index: &Index, spot: BlankRef, class: &str) -> Wanted<'_> {
        let words = index.words;
        let ask = index.question(spot);
        let mut heads = self.heads_of(&ask, words);
        let of_class: BTreeSet<String> = nouns(class, words).collect();
        let says_class = !heads.is_disjoint(&of_class);
        if says_class {
            heads.clear();
        }
        let of = self.classes.get(class);
        let as_this =
            |of: &OfClass| -> usize { heads.iter().filter_map(|head| of.as_this.get(head)).sum() };
        Wanted {
            roles: self,
            is_mixed: !says_class && of.is_some_and(|of| as_this(of) < of.named),
            of_people: of.is_some_and(|of| of.of_people),
            places: place_of(&ask, &words.question).into_iter().collect(),
            years: self.years(&years_of(index, spot.fact)),
            heads,
        }
    }

    /// What a question asks for, in a word or two: a museum president.
    fn heads_of(&self, ask: &str, words: &Words) -> BTreeSet<String> {
        let mut heads = head_words(ask, &words.question).map(|word| noun(word, words));
        let first = heads.next();
        let second = heads.next().filter(|word| self.heads.contains(word));
        first.into_iter().chain(second).collect()
    }

    fn years(&self, own: &[i16]) -> Vec<i16> {
        match own {
            [] => self.late.into_iter().collect(),
            own => own.to_vec(),
        }
    }
}

impl Wanted<'_> {
    /// What speaks for a name.
    pub fn fit(&self, index: &Index, value: &Value) -> Fit {
        let unknown = Role {
            words: BTreeSet::new(),
            ..Role::default()
        };
        let role = self.roles.known.get(value).unwrap_or(&unknown);
        if self.is_of_another_time(role) || self.is_elsewhere(role) {
            return Fit::Other;
        }
        if self.heads.is_empty() {
            return Fit::Such;
        }
        let own = match role.words.is_empty() {
            true => own_words(index, value),
            false => BTreeSet::new(),
        };
        let is_such = [&role.heads, &role.words, &own]
            .iter()
            .any(|words| !words.is_disjoint(&self.heads));
        match (is_such, role.heads.is_empty()) {
            (true, _) => Fit::Such,
            (false, true) => Fit::Unknown,
            (false, false) if self.of_people => Fit::Unlikely,
            (false, false) => Fit::Other,
        }
    }

    /// Whether names of which nothing is known may stand beside the key: people may, whatever they do, and where all
    /// names of a class are of one sort, a new one is as well.
    pub fn takes_unknown(&self) -> bool {
        self.of_people || !self.is_mixed
    }

    fn is_of_another_time(&self, role: &Role) -> bool {
        let years = self.roles.years(&role.years);
        let is_near = |year: &i16| {
            self.years
                .iter()
                .any(|other| year.abs_diff(*other) < CAREER as u16)
        };
        self.of_people
            && self.roles.known_years(role)
            && !self.years.is_empty()
            && !years.is_empty()
            && !years.iter().any(is_near)
    }

    fn is_elsewhere(&self, role: &Role) -> bool {
        // "Where in Florida?" says nothing else of what it asks for, so it must be there.
        let must_be_there = self.heads.is_empty() && self.is_mixed;
        let is_there_or_unknown = match role.places.is_empty() {
            true => !must_be_there,
            false => !role.places.is_disjoint(&self.places),
        };
        !self.of_people && !self.places.is_empty() && !is_there_or_unknown
    }
}

impl Roles {
    /// Whether a name is an answer at all, so that its time is known.
    fn known_years(&self, role: &Role) -> bool {
        !role.years.is_empty() || !role.heads.is_empty() || !role.words.is_empty()
    }
}

/// The words with which a question names what it asks for: after "which", to the first small word, capitals aside.
fn head_words<'t>(ask: &'t str, words: &QuestionWords) -> impl Iterator<Item = &'t str> {
    let all = ask
        .split(|c: char| !c.is_alphanumeric() && c != '-')
        .filter(|word| !word.is_empty());
    let is_which = |word: &&str| words.which.contains(&word.to_lowercase().as_str());
    let small = |word: &&str| {
        let word = word.to_lowercase();
        let word = word.as_str();
        words.opening.contains(&word)
            || words.stop_words.contains(&word)
            || words.articles.contains(&word)
    };
    let has_capital = |word: &str| word.starts_with(char::is_uppercase);
    let of_nouns = words.capital_nouns;
    let mut after = all.skip_while(move |word| !is_which(word));
    let is_any = after.next().is_some();
    let phrase = after
        .filter(move |_| is_any)
        .take_while(move |word| !small(word));
    // Where nouns have capitals they are what is asked for; elsewhere capitals mark names ("Which European detector").
    let mut begun = false;
    let phrase = phrase.filter_map(move |word| match has_capital(word) == of_nouns {
        true => {
            begun = true;
            Some(Some(word))
        }
        false => begun.then_some(None),
    });
    phrase.map_while(|word| word).take(2)
}

fn first_head(ask: &str, words: &QuestionWords) -> Option<String> {
    head_words(ask, words).next().map(str::to_owned)
}

/// A noun, the same for one and for several.
fn noun(word: &str, words: &Words) -> String {
    let root = content_words(word, words).into_iter().next();
    let root = root.unwrap_or_else(|| word.to_lowercase());
    root.trim_end_matches('y').to_owned()
}

fn nouns(text: &str, words: &Words) -> impl Iterator<Item = String> {
    let roots = content_words(text, words).into_iter();
    roots.map(|root| root.trim_end_matches('y').to_owned())
}

/// The words of a name, its aliases, its classes and its note.
fn own_words(index: &Index, value: &Value) -> BTreeSet<String> {
    match value {
        Value::Entity(entity) => {
            let entity = index.entity(*entity);
            let texts = entity
                .aliases
                .iter()
                .chain([&entity.name])
                .chain(&entity.note)
                .chain(&entity.classes);
            texts.flat_map(|text| nouns(text, index.words)).collect()
        }
        _ => nouns(&index.sentences.value(value), index.words).collect(),
    }
}

fn classes_of<'a>(index: &Index<'a>, value: &Value, answer: &'a Answer) -> Vec<&'a str> {
    match (value, answer) {
        (Value::Entity(entity), _) => index
            .entity(*entity)
            .classes
            .iter()
            .map(String::as_str)
            .collect(),
        (_, Answer::Text { class, .. } | Answer::List { class, .. }) => {
            class.iter().map(String::as_str).collect()
        }
        _ => Vec::new(),
    }
}

fn begins_with(ask: &str, words: &[&str]) -> bool {
    let first = ask
        .split_whitespace()
        .next()
        .unwrap_or_default()
        .to_lowercase();
    words.contains(&first.as_str())
}

/// The place that a question names beside what it asks for: "Which museum in New York …?", "Where in Florida …?"
fn place_of(ask: &str, words: &QuestionWords) -> Option<String> {
    let asked: Vec<&str> = ask.split_whitespace().collect();
    let is_asking = |word: &&str| {
        let word = word.to_lowercase();
        words.which.contains(&word.as_str()) || words.wherever.contains(&word.as_str())
    };
    let at = asked.iter().position(is_asking)?;
    let behind = asked
        .iter()
        .skip(at + 1)
        .take(4)
        .position(|word| words.inside.contains(word))?;
    name_at(&asked[at + 1 + behind + 1..], words.articles)
}

/// The place that a statement names right behind a hole: "{museum} in Seattle".
fn place_behind(fact: &Fact, blank: usize, words: &QuestionWords) -> Option<String> {
    let at = fact
        .statement
        .iter()
        .position(|piece| *piece == Piece::Blank(blank))?;
    let Some(Piece::Text(text)) = fact.statement.get(at + 1) else {
        return None;
    };
    let behind: Vec<&str> = text.split_whitespace().collect();
    let (first, rest) = behind.split_first()?;
    (text.starts_with(' ') && words.inside.contains(first))
        .then(|| name_at(rest, words.articles))
        .flatten()
}

/// The words with a capital that stand first, or behind an article: "New York", "the state of Washington".
fn name_at(words: &[&str], articles: &[&str]) -> Option<String> {
    let is_name = |word: &&&str| word.starts_with(char::is_uppercase);
    let small = match words.first() {
        Some(first) if articles.contains(first) => words
            .iter()
            .take(4)
            .take_while(|word| !is_name(word))
            .count(),
        _ => 0,
    };
    let names = words[small..].iter().take_while(is_name);
    let name: Vec<&str> = names
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()))
        .collect();
    (!name.is_empty()).then(|| name.join(" ").to_lowercase())
}

/// The years of a fact: of its dates, and those that its texts hold.
fn years_of(index: &Index, fact: FactId) -> Vec<i16> {
    let fact = index.facts.fact(fact);
    let dates = fact.blanks.iter().filter_map(|blank| match blank.answer {
        Answer::Date { date, .. } => Some(date.year()),
        _ => None,
    });
    let asks = fact.blanks.iter().flat_map(|blank| &blank.ask);
    let texts = fact.statement.iter().filter_map(|piece| match piece {
        Piece::Text(text) => Some(text),
        Piece::Blank(_) => None,
    });
    let told = texts
        .chain(asks)
        .flat_map(|text| years_in(text, index.words));
    dates.chain(told).collect()
}

/// What may be years in a text.
fn years_in(text: &str, words: &Words) -> Vec<i16> {
    let is_plain = text.contains(|c: char| c.is_ascii_digit());
    let numbers = is_plain.then(|| tokens::whole_numbers(&Tokens::of(text), words));
    let years = numbers
        .into_iter()
        .flatten()
        .filter(|number| (1000..=2100).contains(number));
    years.filter_map(|year| i16::try_from(year).ok()).collect()
}

/// The year of the latest date, where half of the dated facts lie near it.
fn of_late(index: &Index) -> Option<i16> {
    let facts = 0..index.facts.facts().len() as u32;
    let dated: Vec<i16> = facts
        .filter_map(|fact| years_of(index, FactId(fact)).into_iter().max())
        .collect();
    let latest = dated
        .iter()
        .copied()
        .filter(|year| *year <= index.present)
        .max()?;
    let near = dated
        .iter()
        .filter(|year| year.abs_diff(latest) <= OF_LATE as u16)
        .count();
    (near * 2 >= dated.len()).then_some(latest)
}
