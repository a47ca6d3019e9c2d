//! Names and texts as options: candidates for distractors, the most plausible first.

mod fitting;
mod of_class;

use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashSet};

use super::gap::Gap;
use super::index::{BlankRef, Index};
use super::ordered::Source;
use super::request::Request;

use super::reasons;
use super::search::{self, Field, Trait};
use super::truth::Truth;
use crate::facts::{Answer, EntityId, Value};
use crate::lang::capitalised;
use crate::quiz::AnswerOption;
use crate::tokens::Plain;
pub(crate) use fitting::Fitting;
use of_class::of_the_class;

/// A value that may stand beside the key.
#[derive(Clone, Debug)]
pub(crate) struct Candidate {
    pub value: Value,
    pub why: Option<String>,
    pub source: Source,
    /// 0 is of the key's side, where the stem names it; then how well it fits what is asked for, and how near the level has
    /// it: what is of a later tier is taken only after what is of an earlier one.
    pub tier: u64,
    /// The same, whether the bank speaks of it in the like way left aside: whatever lengths are drawn, as many are taken of
    /// each share.
    pub share: u64,
    order: u64,
}

/// Why one of a class is left out.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum LeftOut {
    /// It is too far from the key in a series of names.
    Far,
    /// It is no such thing as the question asks for, as far as the bank knows.
    Other,
}

/// What is taken of a class.
#[derive(Clone, Copy)]
pub(crate) struct Of<'o, 'a> {
    pub class: &'a str,
    /// What the author wrote stays, of whatever side.
    pub sides: &'o Sides,
    pub reach: Reach,
}

/// Which sides are taken.
pub(crate) enum Sides {
    /// These and no other.
    Only(Vec<EntityId>),
    /// These before those of which no side is known; all, where there are none.
    First(Vec<EntityId>),
}

impl Sides {
    /// Whether an entity is of one of these sides.
    fn have(&self, index: &Index, entity: EntityId) -> bool {
        let (Sides::Only(sides) | Sides::First(sides)) = self;
        let mut of = index.entity(entity).of.iter();
        of.any(|side| sides.contains(side))
    }

    /// Whether an entity may stand beside the key: who is known to be of another side may not.
    fn take(&self, index: &Index, entity: EntityId) -> bool {
        match self {
            Sides::Only(_) => self.have(index, entity),
            Sides::First(sides) => {
                sides.is_empty() || index.entity(entity).of.is_empty() || self.have(index, entity)
            }
        }
    }
}

/// How much of a class is taken.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reach {
    /// Of many, some that are drawn for the question and those in the company of its fact.
    Some,
    /// All of it.
    All,
}

/// What may stand beside the key, the best first. Each is judged when its turn comes, since a question takes a few of
/// what may be many.
pub(crate) struct Candidates<'a> {
    pub index: &'a Index<'a>,
    pub class: &'a str,
    truth: Truth<'a>,
    gap: Gap,
    seen: HashSet<Plain>,
    /// All of them.
    all: Vec<Candidate>,
    /// The positions of those that are not judged yet, the best on top: a class of many is not put in order for the few
    /// that a question takes.
    rest: BinaryHeap<Reverse<(Source, u64, u64, usize)>>,
    /// Those that may stand there.
    pub fit: Vec<Candidate>,
    /// Why some of the class are left out, if some are.
    pub left_out: Option<LeftOut>,
}

impl<'a> Candidates<'a> {
    /// Those of a class, after those by the author, where these are too few to fill the options: who wrote enough left the others out.
    pub fn new(request: &Request<'_, 'a>, stem: &str, of: Of<'_, 'a>) -> Candidates<'a> {
        let index = request.index;
        let truth = Truth::new(index, request.blank_ref, stem);
        let mut all = by_the_author(request);
        let mut left_out = None;
        let is_filled = request.blank().wrong.len() + 1 >= request.plan.options;
        if !is_filled && !truth.only_by_the_author() && !of.class.is_empty() {
            let of_class = of_the_class(request, of, &truth);
            left_out = of_class
                .iter()
                .filter_map(|one| one.as_ref().err())
                .copied()
                .max();
            all.extend(of_class.into_iter().flatten());
        }
        let positions = all.iter().enumerate();
        let rest = positions.map(|(at, one)| Reverse((one.source, one.tier, one.order, at)));
        Candidates {
            index,
            class: of.class,
            truth,
            gap: Gap::new(stem, index.words),
            seen: HashSet::new(),
            rest: rest.collect(),
            all,
            fit: Vec::new(),
            left_out,
        }
    }

    /// The one at this position, if there are so many.
    pub fn get(&mut self, position: usize) -> Option<&Candidate> {
        while self.fit.len() <= position {
            let Reverse((.., at)) = self.rest.pop()?;
            let next = &self.all[at];
            let fits =
                self.truth.allows(&next.value) && self.gap.takes(self.index, &next.value) && {
                    let names = self.index.plain_names(&next.value);
                    names
                        .first()
                        .is_some_and(|name| self.seen.insert(name.clone()))
                };
            if fits {
                self.fit.push(next.clone());
            }
        }
        self.fit.get(position)
    }

    /// The values that the author wrote.
    pub fn by_the_author(&self) -> impl Iterator<Item = &Value> {
        let own = self
            .all
            .iter()
            .take_while(|one| one.source == Source::Author);
        own.map(|one| &one.value)
    }

    /// How many there are.
    pub fn count(&mut self) -> usize {
        while self.get(self.fit.len()).is_some() {}
        self.fit.len()
    }

    /// The best that can all stand together, as many as are wanted or as there are: none is part of another, nor kept
    /// apart from it.
    pub fn standing_together(&mut self, wanted: usize) -> Vec<Candidate> {
        let together = (1..=wanted).rev().find_map(|wanted| {
            let mut field = Plainly(self);
            search::first_set(&mut field, wanted, 0, &mut [wanted])
        });
        let positions = together.unwrap_or_default();
        positions
            .iter()
            .map(|&position| self.fit[position].clone())
            .collect()
    }
}

/// Candidates of which only kinship counts.
struct Plainly<'c, 'a>(&'c mut Candidates<'a>);

impl Field for Plainly<'_, '_> {
    fn get(&mut self, position: usize) -> Option<Trait> {
        self.0.get(position)?;
        Some(Trait { meets: 0, slot: 0 })
    }

    fn clash(&self, one: usize, other: usize) -> bool {
        clash(self.0.index, &self.0.fit[one], &self.0.fit[other])
    }

    fn refuses(&self, _: &[usize]) -> bool {
        false
    }
}

fn by_the_author(request: &Request) -> Vec<Candidate> {
    let draws = request.draws("distractor");
    let (index, wrong) = (request.index, request.blank().wrong.iter());
    if request.blank().wrong.is_empty() {
        return Vec::new();
    }
    let key = crate::sentence::answers(request.blank()).remove(0);
    let fitting = Fitting::of_key(index, request.blank_ref, &key);
    let candidate = |wrong: &crate::facts::Wrong| {
        // Who is known to be something else, or was not there, comes after the others.
        let tier = u64::from(fitting.is_other(&wrong.value));
        Candidate {
            value: wrong.value.clone(),
            why: wrong.why.clone(),
            source: Source::Author,
            tier,
            share: tier,
            order: draws.draw(&index.sentences.value(&wrong.value)),
        }
    };
    wrong.map(candidate).collect()
}

/// The classes whose values are homogeneous with the key, narrow to wide: the one that the blank names, or those of the
/// entity, of a list those that all members have; one without a name where there is none.
pub(crate) fn classes_of<'a>(index: &Index<'a>, blank_ref: BlankRef, key: &Value) -> Vec<&'a str> {
    let blank = index.blank(blank_ref);
    let classes: Vec<&str> = match (key, &blank.answer) {
        (Value::Entity(_), _) if blank.class.is_some() => {
            blank.class.iter().map(String::as_str).collect()
        }
        (Value::Entity(entity), answer) => {
            let of_all = |class: &&str| match answer {
                Answer::List { items, .. } => items.iter().all(|item| match item {
                    Value::Entity(other) => {
                        let other = index.entity(*other).classes.iter();
                        other.into_iter().any(|other| other == class)
                    }
                    _ => false,
                }),
                _ => true,
            };
            let own: Vec<&str> = index
                .entity(*entity)
                .classes
                .iter()
                .map(String::as_str)
                .collect();
            let shared: Vec<&str> = own.iter().copied().filter(of_all).collect();
            if shared.is_empty() { own } else { shared }
        }
        (_, Answer::Text { class, .. } | Answer::List { class, .. }) => {
            class.iter().map(String::as_str).collect()
        }
        _ => Vec::new(),
    };
    if classes.is_empty() {
        vec![""]
    } else {
        classes
    }
}

/// Whether two options may stand together: neither is part of the other, nor kept apart from it.
pub(crate) fn clash(index: &Index, a: &Candidate, b: &Candidate) -> bool {
    match (&a.value, &b.value) {
        (Value::Entity(a), Value::Entity(b)) => index.related(*a, *b),
        _ => false,
    }
}

impl Candidate {
    /// As an option, with its reason: the author's, or its name with its note.
    pub fn choice(&self, index: &Index) -> AnswerOption {
        let note = || match self.value {
            Value::Entity(entity) => {
                let entity = index.entity(entity);
                let note = entity.note.as_ref()?;
                let pattern = index.words.reasons.note;
                let sentence = pattern
                    .replace("{name}", &entity.name)
                    .replace("{note}", note);
                Some(capitalised(&sentence))
            }
            _ => None,
        };
        let text = index.sentences.value(&self.value);
        let why = self.why.as_ref();
        let why = why.map(|why| reasons::authored(&text, why, index.words));
        AnswerOption {
            text,
            value: None,
            why: why.or_else(note),
        }
    }

    /// Whether it comes from the bank, and nothing asks for it.
    pub fn is_filler(&self, index: &Index, class: &str) -> bool {
        self.source == Source::Bank && !self.is_asked_for(index, class)
    }

    /// Whether nothing but chance takes the one before the other.
    pub fn is_as_good_as(&self, other: &Candidate) -> bool {
        (self.source, self.share) == (other.source, other.share)
    }

    /// Its name, where it is the answer of no blank: two questions that both show it do not go together.
    pub fn foil(&self, index: &Index, class: &str) -> Option<Plain> {
        let shown = || Plain::of(&index.sentences.value(&self.value), index.words);
        (!self.is_asked_for(index, class)).then(shown)
    }

    /// Whether it is the answer of some blank.
    fn is_asked_for(&self, index: &Index, class: &str) -> bool {
        match &self.value {
            Value::Entity(entity) => index.is_key(*entity),
            Value::Text(text) => index.texts_of(class).binary_search(&text.as_str()).is_ok(),
            Value::Date(_) | Value::Number(_) => true,
        }
    }
}

/// The names among the distractors of a blank that are never a key.
pub(crate) fn foils(index: &Index, blank_ref: BlankRef, picked: &[Candidate]) -> Vec<Plain> {
    let class = match &index.blank(blank_ref).answer {
        Answer::Text { class, .. } | Answer::List { class, .. } => class.as_deref(),
        _ => None,
    };
    picked
        .iter()
        .filter_map(|candidate| candidate.foil(index, class.unwrap_or_default()))
        .collect()
}
