//! What a question says of its answer beyond its class: which museum, in which city, at which time.
//!
//! In goes a bank, out comes for a question and a name whether the bank has it that the name is such a thing. What is
//! known of a name stands in its own words, its classes and its note, and in what it is the answer to. This is
//! docs/RULES.md, rules 48 and 49.

mod jobs;
mod lack;
mod offices;
mod places;
mod said;

use std::collections::{BTreeSet, HashMap, HashSet};

use super::by_name::ByName;
use super::{BlankRef, Index};
use crate::facts::{Answer, EntityId, FactId, Value};
use crate::lang::Words;
use crate::sentence::answers;
use said::{
    begins_with, classes_of, head_words, noun, nouns, of_late, own_words, place_behind, place_of,
    title_in, years_of,
};
pub(super) use said::{first_head, since_in, until_in, years_in, years_told};

/// People are in the news for so many years.
const CAREER: i16 = 35;

/// What speaks for a name as an answer of a question, the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Fit {
    /// It is such a thing as the question asks for.
    Such,
    /// Nothing is known.
    Unknown,
    /// It is such a thing, but was in its office at another time.
    Away,
    /// Somebody of whom the bank tells something else, or who was asked for as something else, which people can be besides.
    Unlikely,
    /// It is another thing, or was at another time or place.
    Other,
}

/// What is known of the names of a bank.
#[derive(Debug, Default)]
pub(crate) struct Roles {
    known: ByName<Role>,
    classes: HashMap<String, OfClass>,
    /// The year of what has none of its own, where the article is of late.
    late: Option<i16>,
    /// The words with which blanks ask for what they want.
    heads: HashSet<String>,
    jobs: jobs::Known,
}

/// What is known of one name.
#[derive(Debug, Default)]
struct Role {
    /// What it was asked for as: a museum.
    heads: BTreeSet<String>,
    /// Its own words, and those of its classes and its note.
    words: BTreeSet<String>,
    places: BTreeSet<String>,
    /// Ascending, each once.
    years: Vec<i16>,
}

/// What is known of a class.
#[derive(Debug, Default)]
struct OfClass {
    /// Whether they are people: one of them is asked for with "who".
    of_people: bool,
    /// Whether one of them is asked for with "where".
    asked_where: bool,
    /// Whether one of them is asked for as the place in which, or from which, something is.
    of_places: bool,
    /// How many were asked for as something.
    named: usize,
    /// How many of them as each thing.
    as_this: HashMap<String, usize>,
}

impl OfClass {
    /// "Who in Chicago?" may ask for a museum.
    fn are_people(&self) -> bool {
        self.of_people && !self.asked_where
    }
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
    /// Whether what is asked for is a narrower class of the key: which king, of persons.
    is_narrow: bool,
    of_people: bool,
    jobs: jobs::Wanted,
    /// What it calls the answer with capitals, which the bank says of it: an MP.
    title: Option<String>,
}

impl Roles {
    /// What a bank knows.
    pub fn new(index: &Index) -> Roles {
        let mut roles = Roles {
            late: of_late(index),
            jobs: jobs::Known::new(index),
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
        for (position, fact) in facts.iter().enumerate() {
            let id = FactId(position as u32);
            let mut years = years_of(index, id);
            if years.is_empty() {
                years = fact
                    .about
                    .iter()
                    .flat_map(|&about| years_of(index, about))
                    .collect();
            }
            for (at, blank) in fact.blanks.iter().enumerate() {
                let values = answers(blank);
                if matches!(blank.answer, Answer::Date { .. } | Answer::Number { .. }) {
                    continue;
                }
                let asks: Vec<&String> = blank.ask.iter().chain(&blank.ask_all).collect();
                let begins = |list| asks.iter().any(|ask| begins_with(ask, list));
                let (of_people, asked_where) = (begins(words.who), begins(words.wherever));
                let of_places = asked_where || begins(words.inside) || begins(words.belonging);
                let heads: BTreeSet<String> = asks
                    .iter()
                    .flat_map(|ask| roles.heads_of(ask, index.words))
                    .collect();
                let places = asks.iter().filter_map(|ask| place_of(ask, words));
                let places = places.chain(place_behind(index, fact, at));
                let places: BTreeSet<String> = places.map(|place| place.to_lowercase()).collect();
                for value in values {
                    for class in classes_of(index, &value, &blank.answer) {
                        let class = roles.classes.entry(class.to_owned()).or_default();
                        class.of_people |= of_people;
                        class.asked_where |= asked_where;
                        class.of_places |= of_places;
                    }
                    let role = roles.known.of(value);
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
        // Whom nothing but a note tells of has a time all the same.
        for (position, entity) in index.facts.entities().iter().enumerate() {
            let note = entity.note.as_deref().unwrap_or_default();
            let years = years_told(note, index.words);
            if !years.is_empty() {
                let id = EntityId(position as u32);
                self.known.of(Value::Entity(id)).years.extend(years);
            }
        }
        for (value, role) in self.known.each() {
            role.words = own_words(index, &value);
            role.years.sort_unstable();
            role.years.dedup();
        }
        for (value, role) in self.known.each().filter(|(_, role)| !role.heads.is_empty()) {
            let Value::Entity(entity) = value else {
                continue;
            };
            for class in &index.entity(entity).classes {
                let class = self.classes.entry(class.clone()).or_default();
                class.named += 1;
                for head in &role.heads {
                    *class.as_this.entry(head.clone()).or_default() += 1;
                }
            }
        }
    }

    /// What a question wants whose answer is of a class.
    pub fn wanted(&self, index: &Index, blank_ref: BlankRef, class: &str) -> Wanted<'_> {
        let words = index.words;
        let ask = index.question(blank_ref);
        let mut heads = self.heads_of(&ask, words);
        let of_class: BTreeSet<String> = nouns(class, words).collect();
        // "Which public holiday …?" asks for a holiday.
        let says_class =
            head_words(&ask, &words.question).any(|word| of_class.contains(&noun(word, words)));
        let jobs = self.jobs.wanted(index, blank_ref);
        let is_narrow = narrower_than(index, blank_ref, class).any(|narrower| {
            nouns(narrower, words).any(|noun| heads.contains(&noun))
                || self.jobs.is_office(narrower, &jobs, words)
        });
        if says_class {
            heads.clear();
        }
        let of = self.classes.get(class);
        let as_this =
            |of: &OfClass| -> usize { heads.iter().filter_map(|head| of.as_this.get(head)).sum() };
        Wanted {
            roles: self,
            is_mixed: !says_class && (is_narrow || of.is_some_and(|of| as_this(of) < of.named)),
            is_narrow: !says_class && is_narrow,
            of_people: of.is_some_and(OfClass::are_people),
            places: place_of(&ask, &words.question)
                .map(|place| place.to_lowercase())
                .into_iter()
                .collect(),
            years: self.years(&self.own_years(index, blank_ref)).to_vec(),
            title: title_in(&ask, words).filter(|title| {
                let keys = answers(index.blank(blank_ref));
                keys.iter().any(|key| own_words(index, key).contains(title))
            }),
            jobs,
            heads,
        }
    }

    /// The years of a question: those of its fact, or of an answer of the first millennium, whose years no fact is read for.
    fn own_years(&self, index: &Index, blank_ref: BlankRef) -> Vec<i16> {
        let years = years_of(index, blank_ref.fact);
        if !years.is_empty() {
            return years;
        }
        let keys = answers(index.blank(blank_ref));
        let roles = keys.iter().filter_map(|key| self.known.get(key));
        let is_early = |role: &&Role| role.years.last().is_some_and(|&last| last < 1000);
        let early = roles.filter(is_early);
        early.flat_map(|role| role.years.iter().copied()).collect()
    }

    /// What a question asks for, in a word or two: a museum president.
    fn heads_of(&self, ask: &str, words: &Words) -> BTreeSet<String> {
        let mut heads = head_words(ask, &words.question).map(|word| noun(word, words));
        let first = heads.next();
        let second = heads.next().filter(|word| self.heads.contains(word));
        first.into_iter().chain(second).collect()
    }

    /// The latest year of what a fact says, if that is known.
    pub fn year_of(&self, index: &Index, fact: FactId) -> Option<i16> {
        self.years(&years_of(index, fact)).iter().copied().max()
    }

    /// Whether a class is one of people.
    pub fn are_people(&self, class: &str) -> bool {
        self.classes.get(class).is_some_and(OfClass::are_people)
    }

    /// Whether an entity is of a class of places.
    fn is_place(&self, index: &Index, entity: EntityId) -> bool {
        let mut classes = index.entity(entity).classes.iter();
        classes.any(|class| {
            let of = self.classes.get(class);
            of.is_some_and(|of| of.of_places && !of.are_people())
        })
    }

    fn years<'y>(&'y self, own: &'y [i16]) -> &'y [i16] {
        match own {
            [] => self.late.as_slice(),
            own => own,
        }
    }
}

/// The classes of a key before this one, which is wider.
fn narrower_than<'a>(
    index: &Index<'a>,
    blank_ref: BlankRef,
    class: &str,
) -> impl Iterator<Item = &'a String> {
    let classes = match index.blank(blank_ref).answer {
        Answer::Entity(key) => index.entity(key).classes.as_slice(),
        _ => &[],
    };
    let at = classes.iter().position(|own| own == class).unwrap_or(0);
    classes[..at].iter()
}

impl Wanted<'_> {
    /// What is asked for, in the words of the question, where it is narrower than the class, and names of which nothing is
    /// known are offered all the same.
    pub fn sort(&self, ask: &str, words: &Words) -> Option<String> {
        let asking = [words.question.present, words.question.past];
        let is_noun = |word: &&str| !asking.iter().any(|list| list.contains(word));
        let sort = head_words(ask, &words.question).take_while(is_noun);
        let sort: Vec<&str> = sort.collect();
        let is_told = !self.heads.is_empty() && !sort.is_empty() && self.takes(Fit::Unknown);
        is_told.then(|| sort.join(" "))
    }

    /// What speaks for a name.
    pub fn fit(&self, index: &Index, value: &Value) -> Fit {
        let unknown = Role {
            words: BTreeSet::new(),
            ..Role::default()
        };
        let role = self.roles.known.get(value).unwrap_or(&unknown);
        let is_there = !self.is_of_another_time(role) && !self.is_elsewhere(index, value, role);
        if !is_there || self.against(index, value).is_some() {
            return Fit::Other;
        }
        match self.has_office(index, value) {
            Some(true) => return Fit::Such,
            Some(false) if self.is_told_of(index, value) => return Fit::Unlikely,
            Some(false) => return Fit::Unknown,
            None if self.heads.is_empty() => return Fit::Such,
            None => {}
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
            (false, false) if self.of_people && !self.is_narrow => Fit::Unlikely,
            (false, false) => Fit::Other,
        }
    }

    /// The jobs of which it asks for one; none where it says no job.
    pub fn jobs(&self) -> &BTreeSet<&'static str> {
        &self.jobs.jobs
    }

    /// A job of a name with which it cannot be what is asked for (docs/RULES.md, rule 57).
    pub fn against(&self, index: &Index, value: &Value) -> Option<&'static str> {
        self.roles.jobs.against(index, &self.jobs, value)
    }

    /// Whether names of which it is not known that they are such things may stand beside the key: where all names of a class
    /// are of one sort, a new one is as well.
    pub fn takes(&self, fit: Fit) -> bool {
        match fit {
            Fit::Such | Fit::Away => true,
            Fit::Unknown | Fit::Unlikely if self.heads.is_empty() => !self.is_narrow,
            Fit::Unknown | Fit::Unlikely => !self.is_mixed,
            Fit::Other => false,
        }
    }

    fn is_of_another_time(&self, role: &Role) -> bool {
        let years = self.roles.years(&role.years);
        // They ascend.
        let has_near = |year: &i16| {
            let earlier = years.partition_point(|other| *other <= year.saturating_sub(CAREER));
            let next = years.get(earlier);
            next.is_some_and(|other| *other < year.saturating_add(CAREER))
        };
        self.of_people
            && role.is_known()
            && !self.years.is_empty()
            && !years.is_empty()
            && !self.years.iter().any(has_near)
    }
}

impl Role {
    /// Whether a name is an answer at all, so that its time is known.
    fn is_known(&self) -> bool {
        !self.years.is_empty() || !self.heads.is_empty() || !self.words.is_empty()
    }
}
