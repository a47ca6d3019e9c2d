//! A bank, looked up from all the sides that making questions needs.
//!
//! Built once per quiz, in time that grows with the bank. What is worked out later is worked out once, for all threads.

mod by_name;
mod called;
mod company;
mod cycles;
mod kin;
mod last_words;
mod lives;
mod right;
mod roles;
mod shared;
mod shared_words;
mod stems;
mod times;
mod told;

use std::collections::HashMap;
use std::sync::{Arc, Mutex, OnceLock};

use rust_decimal::Decimal;

use super::ring::{Ring, rings};
use super::standing::Standing;
use crate::date::{Date, Precision};
use crate::facts::{
    Answer, Blank, Entity, EntityId, Fact, FactId, Facts, NumberStyle, Value, Weight, Who,
};
use crate::lang::{self, Words};
use crate::phrases::Phrases;
use crate::sentence::Sentences;
use crate::tokens::Plain;
use called::Called;
use company::Company;
use cycles::Cycles;
pub(crate) use last_words::LastWords;
pub(crate) use lives::{Life, Lives};
pub(crate) use right::{Rights, Sharing};
pub(crate) use roles::{Fit, Roles, Wanted};
use shared_words::SharedWords;
use stems::Stems;
pub(crate) use times::Times;
pub(crate) use told::Condition;
use told::Told;

/// One blank of one fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct BlankRef {
    pub fact: FactId,
    pub blank: usize,
}

/// How many facts that name an entity are looked at to tell its mentions.
const MENTIONS: usize = 32;

/// The numbers of a unit, by their style.
type Numbers = [Vec<Decimal>; 2];

pub(crate) struct Index<'a> {
    pub facts: &'a Facts,
    pub words: &'static Words,
    pub sentences: Sentences<'a>,
    entities: HashMap<&'a str, Vec<EntityId>>,
    texts: HashMap<&'a str, Vec<&'a str>>,
    pools: HashMap<&'a str, Vec<&'a str>>,
    /// The classes of many.
    entity_rings: HashMap<&'a str, Ring<EntityId>>,
    text_rings: HashMap<&'a str, Ring<&'a str>>,
    pool_rings: HashMap<&'a str, Ring<&'a str>>,
    shared_words: OnceLock<SharedWords<'a>>,
    numbers: HashMap<&'a str, Numbers>,
    without_unit: Numbers,
    dates: HashMap<Precision, Vec<Date>>,
    cycles: Cycles,
    events: Vec<(Date, BlankRef)>,
    named_events: HashMap<u64, Vec<BlankRef>>,
    times: Mutex<HashMap<&'a str, Arc<Times>>>,
    /// The same, for each blank by its number.
    times_of: Vec<OnceLock<Arc<Times>>>,
    sharing: Sharing<'a>,
    /// The facts that name each entity.
    mentions: Vec<Vec<FactId>>,
    company: OnceLock<Company>,
    called: Vec<OnceLock<Called>>,
    /// What entities are called, to find them in texts.
    by_name: OnceLock<Phrases<EntityId>>,
    around: Vec<OnceLock<Box<[EntityId]>>>,
    /// What blanks are asked with.
    stems: Stems,
    standing: OnceLock<Standing>,
    roles: OnceLock<Roles>,
    sayings: OnceLock<Told>,
    lives: OnceLock<Lives>,
    /// Of each blank by its number, whether others are right too: in a claim, and in a choice.
    others_right: Vec<OnceLock<[bool; 2]>>,
    /// Of each blank by its number, the first and the last year in which a wrong date may lie.
    years: Vec<OnceLock<[i16; 2]>>,
    /// In how many facts each word that carries meaning stands.
    spread: OnceLock<HashMap<String, usize>>,
    keyed: Vec<bool>,
    /// Whether an entity is a side of others.
    sides: Vec<bool>,
    /// The last words of names.
    last_words: OnceLock<LastWords>,
    /// Whether a fact is one that others are about.
    pub told: Vec<bool>,
    /// How many paragraphs have facts.
    pub paragraphs: usize,
    /// The last day on which a wrong date may begin.
    pub horizon: Option<jiff::civil::Date>,
    /// The year from which the bank speaks.
    pub present: i16,
    /// A day that shows how dates are written, and is none of the bank.
    example: OnceLock<Option<Date>>,
}

impl<'a> Index<'a> {
    pub fn new(facts: &'a Facts) -> Index<'a> {
        let sentences = Sentences::new(facts);
        let count = facts.entities().len();
        let sharing = Sharing::new(facts, sentences);
        let mut index = Index {
            facts,
            words: lang::of(facts.language()),
            sentences,
            entities: HashMap::new(),
            texts: HashMap::new(),
            pools: HashMap::new(),
            entity_rings: HashMap::new(),
            text_rings: HashMap::new(),
            pool_rings: HashMap::new(),
            shared_words: OnceLock::new(),
            numbers: HashMap::new(),
            without_unit: Numbers::default(),
            dates: HashMap::new(),
            cycles: Cycles::default(),
            events: Vec::new(),
            named_events: HashMap::new(),
            times: Mutex::default(),
            times_of: (0..sharing.blanks()).map(|_| OnceLock::new()).collect(),
            others_right: (0..sharing.blanks()).map(|_| OnceLock::new()).collect(),
            years: (0..sharing.blanks()).map(|_| OnceLock::new()).collect(),
            sharing,
            mentions: vec![Vec::new(); count],
            company: OnceLock::new(),
            called: (0..count).map(|_| OnceLock::new()).collect(),
            by_name: OnceLock::new(),
            around: (0..count).map(|_| OnceLock::new()).collect(),
            stems: Stems::default(),
            standing: OnceLock::new(),
            roles: OnceLock::new(),
            sayings: OnceLock::new(),
            lives: OnceLock::new(),
            spread: OnceLock::new(),
            keyed: vec![false; count],
            sides: vec![false; count],
            last_words: OnceLock::new(),
            told: vec![false; facts.facts().len()],
            paragraphs: 0,
            horizon: None,
            example: OnceLock::new(),
            present: 0,
        };
        for (position, entity) in facts.entities().iter().enumerate() {
            for class in &entity.classes {
                let class = index.entities.entry(class).or_default();
                class.push(EntityId(position as u32));
            }
            for side in &entity.of {
                index.sides[side.0 as usize] = true;
            }
        }
        for pool in facts.pools() {
            index
                .pools
                .entry(&pool.class)
                .or_default()
                .extend(pool.names.iter().map(String::as_str));
        }
        let mut paragraphs: std::collections::HashSet<u32> = std::collections::HashSet::new();
        for (position, fact) in facts.facts().iter().enumerate() {
            let id = FactId(position as u32);
            paragraphs.extend(fact.paragraphs.first());
            for about in &fact.about {
                index.told[about.0 as usize] = true;
            }
            if let Some(Who::Entity(entity)) = fact.according {
                index.mentions[entity.0 as usize].push(id);
            }
            for (blank, content) in fact.blanks.iter().enumerate() {
                index.take_in(content, BlankRef { fact: id, blank });
            }
        }
        index.paragraphs = paragraphs.len();
        index.settle();
        index
    }

    fn take_in(&mut self, blank: &'a Blank, blank_ref: BlankRef) {
        match &blank.answer {
            Answer::Date { date, event } => {
                for date in blank.asked_date(self.words).into_iter().chain([*date]) {
                    self.dates.entry(date.precision()).or_default().push(date);
                }
                if let Some(years) = blank.every {
                    self.cycles.take_in(*date, years);
                }
                if let Some(event) = event {
                    self.events.push((*date, blank_ref));
                    let name = Plain::of(event, self.words).hash64();
                    self.named_events.entry(name).or_default().push(blank_ref);
                }
            }
            Answer::Number {
                value, unit, style, ..
            } => {
                let numbers = match unit {
                    Some(unit) => self.numbers.entry(unit).or_default(),
                    None => &mut self.without_unit,
                };
                numbers[*style as usize].push(*value);
            }
            Answer::Entity(entity) => self.take_in_key(*entity, blank_ref.fact),
            Answer::Text { text, class } => {
                self.texts
                    .entry(class.as_deref().unwrap_or_default())
                    .or_default()
                    .push(text);
            }
            Answer::List { items, class } => {
                for item in items {
                    match item {
                        Value::Entity(entity) => self.take_in_key(*entity, blank_ref.fact),
                        Value::Text(text) => {
                            self.texts
                                .entry(class.as_deref().unwrap_or_default())
                                .or_default()
                                .push(text);
                        }
                        Value::Date(_) | Value::Number(_) => {}
                    }
                }
            }
        }
    }

    fn take_in_key(&mut self, entity: EntityId, fact: FactId) {
        self.keyed[entity.0 as usize] = true;
        self.mentions[entity.0 as usize].push(fact);
    }

    fn settle(&mut self) {
        let numbers = self.numbers.values_mut().chain([&mut self.without_unit]);
        for numbers in numbers.flatten() {
            numbers.sort_unstable();
            numbers.dedup();
        }
        for dates in self.dates.values_mut() {
            dates.sort_unstable_by_key(|date| date.first());
            dates.dedup();
        }
        for texts in self.texts.values_mut() {
            texts.sort_unstable();
            texts.dedup();
        }
        let (facts, words) = (self.facts, self.words);
        self.entity_rings = rings(&self.entities, |id| {
            Plain::of(&facts.entity(id).name, words).hash64()
        });
        self.text_rings = rings(&self.texts, |text| Plain::of(text, words).hash64());
        self.pool_rings = rings(&self.pools, |text| Plain::of(text, words).hash64());
        let ids = self.facts.facts();
        self.events.sort_by_key(|(date, blank_ref)| {
            (
                date.first(),
                &ids[blank_ref.fact.0 as usize].id,
                blank_ref.blank,
            )
        });
        let words = self.words;
        for facts in &mut self.mentions {
            // More than a few are not looked at: which ones must not depend on their order in the file.
            if facts.len() > MENTIONS {
                facts
                    .sort_by_cached_key(|fact| Plain::of(&ids[fact.0 as usize].id, words).hash64());
                facts.truncate(MENTIONS);
            }
        }
        let published = self.facts.source().published;
        let latest = self.dates.values().flatten().map(|date| date.last()).max();
        self.horizon = published
            .map(Date::last)
            .or_else(|| latest.map(|day| day.last_of_year()));
        self.present = self.horizon.map_or(2000, |day| day.year());
    }

    /// How many blanks there are.
    pub fn blanks(&self) -> usize {
        self.sharing.blanks()
    }

    /// The number of a blank: they are counted through the bank.
    pub fn number(&self, blank_ref: BlankRef) -> usize {
        self.sharing.number(blank_ref)
    }

    pub fn fact(&self, blank_ref: BlankRef) -> &'a Fact {
        self.facts.fact(blank_ref.fact)
    }

    pub fn blank(&self, blank_ref: BlankRef) -> &'a Blank {
        &self.fact(blank_ref).blanks[blank_ref.blank]
    }

    /// How much it matters.
    pub fn weight(&self, blank_ref: BlankRef) -> Weight {
        self.fact(blank_ref).weight_of(self.blank(blank_ref))
    }

    /// What a blank is asked with.
    pub fn question(&self, blank_ref: BlankRef) -> String {
        self.sentences
            .question(self.fact(blank_ref), blank_ref.blank)
    }

    pub fn entity(&self, id: EntityId) -> &'a Entity {
        self.facts.entity(id)
    }

    /// The entities of a class, in the order of the file.
    pub fn entities_of(&self, class: &str) -> &[EntityId] {
        self.entities.get(class).map_or(&[], Vec::as_slice)
    }

    /// The answers of text blanks of a class.
    pub fn texts_of(&self, class: &str) -> &[&'a str] {
        self.texts.get(class).map_or(&[], Vec::as_slice)
    }

    /// The pool of a class.
    pub fn pool_of(&self, class: &str) -> &[&'a str] {
        self.pools.get(class).map_or(&[], Vec::as_slice)
    }

    /// Whether a class is so large that some of it are looked at first.
    pub fn is_of_many(&self, class: &str) -> bool {
        let of_texts = [&self.text_rings, &self.pool_rings];
        self.entity_rings.contains_key(class)
            || of_texts.iter().any(|rings| rings.contains_key(class))
    }

    /// The ring of a class of many entities.
    pub fn entity_ring(&self, class: &str) -> Option<&Ring<EntityId>> {
        self.entity_rings.get(class)
    }

    /// The ring of the answers of text blanks of a class, where they are many.
    pub fn text_ring(&self, class: &str) -> Option<&Ring<&'a str>> {
        self.text_rings.get(class)
    }

    /// The ring of a pool of many.
    pub fn pool_ring(&self, class: &str) -> Option<&Ring<&'a str>> {
        self.pool_rings.get(class)
    }

    /// The numbers of a unit and style, ascending.
    pub fn numbers_of(&self, unit: Option<&str>, style: NumberStyle) -> &[Decimal] {
        let found = match unit {
            Some(unit) => self.numbers.get(unit),
            None => Some(&self.without_unit),
        };
        found.map_or(&[], |numbers| &numbers[style as usize])
    }

    /// The facts that name an entity as an answer or as the one who says so; of many, some.
    pub fn company_of(&self, entity: EntityId) -> &[FactId] {
        &self.mentions[entity.0 as usize]
    }

    /// Whether an entity is the answer of some blank.
    pub fn is_key(&self, entity: EntityId) -> bool {
        self.keyed[entity.0 as usize]
    }

    /// All that is right for some blanks: the answers of those with the same stem and of the same relation are right
    /// for these too.
    pub fn rights(&self, blank_refs: &[BlankRef]) -> Rights {
        self.sharing.rights(self, blank_refs)
    }
}
