//! An article, read once: in which paragraphs a name, a date, a number or some words stand.
//!
//! In go a bank and paragraphs, out come the numbers of those that have what is looked for.

use std::cell::{OnceCell, RefCell};
use std::collections::{HashMap, HashSet};

use rust_decimal::Decimal;

use super::numbers;
use super::own::ArticleWords;
use super::sentences::{Places, root};
use crate::concordance::Concordance;
use crate::date::{Date, Precision};
use crate::facts::{Answer, Blank, Entity, Fact, Facts, Value};
use crate::sentence::Sentences;
use crate::tokens::{self, Tokens};

/// The class of persons, in a bank of any language.
const PERSON: &str = "person";

/// An article, read once: what is looked for is looked up, paragraph by paragraph.
pub(super) struct Article<'a> {
    pub facts: &'a Facts,
    pub sentences: Sentences<'a>,
    pub paragraphs: Vec<Paragraph>,
    /// The words of each paragraph.
    words: Concordance,
    /// The same but for their endings.
    roots: Concordance,
    /// In which paragraphs a number stands, however it is written.
    pub numbers: HashMap<Decimal, Vec<usize>>,
    /// Years and numbers that blanks derive from other words of the article.
    pub derived: HashSet<Decimal>,
    /// In which paragraphs a text stands letter by letter, as far as that was asked.
    letters: RefCell<HashMap<String, Vec<usize>>>,
    /// In which sentences its words stand, once that was asked.
    places: OnceCell<Places>,
    /// The classes of persons beside [`PERSON`], once they were asked.
    persons: OnceCell<HashSet<&'a str>>,
    /// How many of the bank have each surname, once that was asked.
    bearers: OnceCell<HashMap<&'a str, usize>>,
}

/// A paragraph of an article.
pub(super) struct Paragraph {
    pub text: String,
    /// As [`squeezed`] leaves it.
    pub verbatim: String,
}

impl<'a> Article<'a> {
    pub fn new(facts: &'a Facts, text: &str) -> Article<'a> {
        let name = facts.source().name.as_deref();
        let (own, body) = crate::sanitize::paragraphs(text, name);
        let headline = own.or_else(|| name.map(str::to_owned)).unwrap_or_default();
        let mut article = Article::empty(facts);
        article.derived = derived(facts);
        for line in std::iter::once(headline).chain(body) {
            article.take_in(line);
        }
        article
    }

    fn empty(facts: &'a Facts) -> Article<'a> {
        Article {
            facts,
            sentences: Sentences::new(facts),
            paragraphs: Vec::new(),
            words: Concordance::default(),
            roots: Concordance::default(),
            numbers: HashMap::new(),
            derived: HashSet::new(),
            letters: RefCell::default(),
            places: OnceCell::new(),
            persons: OnceCell::new(),
            bearers: OnceCell::new(),
        }
    }

    /// A part of the article by itself.
    pub fn part(&self, text: &str) -> Article<'a> {
        let mut part = Article::empty(self.facts);
        part.take_in(text.to_owned());
        part
    }

    /// For each paragraph the most words of a statement that one of its sentences has; none of a paragraph without any.
    pub fn most_in_common(&self, statement: &str) -> HashMap<usize, usize> {
        let texts = || self.paragraphs.iter().map(|one| one.text.as_str());
        let words = self.sentences.words;
        let places = self.places.get_or_init(|| Places::of(texts(), words));
        places.most_in_common(statement, words)
    }

    /// Its words, as statements are compared with them.
    pub fn own_words(&self) -> ArticleWords {
        let mut words = ArticleWords::default();
        for paragraph in &self.paragraphs {
            words.add(&paragraph.text);
        }
        words
    }

    fn take_in(&mut self, text: String) {
        let (words, paragraph) = (self.sentences.words, self.paragraphs.len());
        let tokens = Tokens::of(&text);
        self.words.add(tokens.iter());
        self.roots.add(tokens.iter().map(|word| root(word, words)));
        for number in numbers::of(&text, words) {
            let paragraphs = self.numbers.entry(number).or_default();
            if paragraphs.last() != Some(&paragraph) {
                paragraphs.push(paragraph);
            }
        }
        self.paragraphs.push(Paragraph {
            verbatim: squeezed(&text),
            text,
        });
    }

    /// The paragraphs that a fact names; all of them where it names none.
    pub fn paragraphs_of(&self, fact: &Fact) -> Vec<usize> {
        if fact.paragraphs.is_empty() {
            return (0..self.paragraphs.len()).collect();
        }
        let numbers = fact.paragraphs.iter().map(|&number| number as usize);
        numbers
            .filter(|&number| number < self.paragraphs.len())
            .collect()
    }

    /// The paragraphs in which a value stands, in one of its names or spellings.
    pub fn with(&self, blank: &Blank, value: &Value) -> HashSet<usize> {
        let mut found: HashSet<usize> = HashSet::new();
        for spelling in &blank.accept {
            found.extend(self.with_name(spelling));
        }
        match value {
            Value::Date(date) => found.extend(self.with_date(*date)),
            Value::Number(number) => {
                found.extend(self.numbers.get(&number.normalize()).into_iter().flatten());
            }
            Value::Text(text) => found.extend(self.with_name(text)),
            Value::Entity(id) => {
                let entity = self.facts.entity(*id);
                let names = entity
                    .aliases
                    .iter()
                    .chain(&entity.cues)
                    .chain([&entity.name]);
                found.extend(names.flat_map(|name| self.with_name(name)));
                found.extend(self.with_surname(entity));
            }
        }
        found
    }

    /// The paragraphs in which a person whom some paragraph names in full is called by the surname, with its capital. Let through: a
    /// surname that several of the bank have.
    fn with_surname(&self, entity: &Entity) -> Vec<usize> {
        let persons = self.persons.get_or_init(|| self.sentences.persons());
        let is_person = |class: &String| class == PERSON || persons.contains(class.as_str());
        let Some(surname) = surname(entity).filter(|_| entity.classes.iter().any(is_person)) else {
            return Vec::new();
        };
        let bearers = self.bearers.get_or_init(|| bearers(self.facts));
        if bearers.get(surname) != Some(&1) || self.with_name(&entity.name).is_empty() {
            return Vec::new();
        }
        let has_capital = |paragraph: &usize| {
            let text = &self.paragraphs[*paragraph].text;
            let mut found = text.match_indices(surname).map(|(at, _)| at);
            found.any(|at| !text[..at].ends_with(char::is_alphabetic))
        };
        let tokens = Tokens::of(surname);
        let with = self.words.with(tokens.iter());
        with.filter(has_capital).collect()
    }

    /// The paragraphs in which the words of a name stand in one run, each but for its ending: `human rights record`,
    /// `restricted women`.
    pub fn with_name(&self, name: &str) -> Vec<usize> {
        let words = self.sentences.words;
        let name = tokens::name(name, words);
        let verbatim = self.words.with(name.iter());
        let inflected = self.roots.with(name.iter().map(|word| root(word, words)));
        verbatim.chain(inflected).collect()
    }

    /// Whether a word belongs to the name of an entity of which another word stands here: `Ahmed` where there is `Mohamed` for Ahmed Mohamed.
    pub fn has_another_part(&self, word: &str) -> bool {
        self.facts.entities().iter().any(|entity| {
            let mut names = entity.aliases.iter().chain([&entity.name]);
            let has = names.any(|name| Tokens::of(name).iter().any(|own| own == word));
            let tokens = Tokens::of(&entity.name);
            let mut others = tokens
                .iter()
                .filter(|own| *own != word && *own != "the" && own.chars().count() > 2);
            has && others.any(|own| !self.with_name(own).is_empty())
        })
    }

    /// A year as a number, a month or a day by its name, with the year where the paragraph has one at all.
    fn with_date(&self, date: Date) -> Vec<usize> {
        let words = self.sentences.words;
        let form = |form: &Tokens| -> Vec<usize> { self.words.with(form.iter()).collect() };
        match date.precision() {
            Precision::Year => {
                let shown = words.date(date);
                let mut found = form(&Tokens::of(&shown));
                found.extend(self.with_letters(shown));
                found
            }
            _ => tokens::date_forms(date, words)
                .iter()
                .flat_map(form)
                .collect(),
        }
    }

    /// The paragraphs in which a text stands letter by letter.
    fn with_letters(&self, text: String) -> Vec<usize> {
        if let Some(known) = self.letters.borrow().get(&text) {
            return known.clone();
        }
        let holds = |paragraph: &usize| self.paragraphs[*paragraph].text.contains(&text);
        let found: Vec<usize> = (0..self.paragraphs.len()).filter(holds).collect();
        self.letters.borrow_mut().insert(text, found.clone());
        found
    }
}

/// The last word of a name of several, where it has a capital.
fn surname(entity: &Entity) -> Option<&str> {
    let (_, last) = entity.name.rsplit_once(' ')?;
    last.starts_with(char::is_uppercase).then_some(last)
}

/// How many of a bank have each surname.
fn bearers(facts: &Facts) -> HashMap<&str, usize> {
    let mut bearers = HashMap::new();
    for surname in facts.entities().iter().filter_map(surname) {
        *bearers.entry(surname).or_default() += 1;
    }
    bearers
}

/// Years and numbers that blanks derive from other words of the article.
fn derived(facts: &Facts) -> HashSet<Decimal> {
    let blanks = facts.facts().iter().flat_map(|fact| &fact.blanks);
    let derived = blanks
        .filter(|blank| blank.from.is_some())
        .filter_map(|blank| match blank.answer {
            Answer::Date { date, .. } => Some(date.year().into()),
            Answer::Number { value, .. } => Some(value.normalize()),
            _ => None,
        });
    derived.collect()
}

/// A text without quotation marks, with single spaces, in lower case.
pub(super) fn squeezed(text: &str) -> String {
    let marks = |c: char| "“”„«»\"".contains(c);
    let plain: String = text
        .chars()
        .filter(|c| !marks(*c))
        .map(|c| match c {
            '’' | '‘' => '\'',
            c => c,
        })
        .collect();
    plain
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .to_lowercase()
}
