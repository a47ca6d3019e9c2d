//! Which questions make a quiz: the rules across questions (docs/RULES.md, rules 34 to 40, 58 to 60). They only choose; no
//! question changes by them.

mod balance;
mod caps;
mod entry;
mod exposure;
mod leaks;
mod left_out;
mod lengths;
mod notes;
mod seen;
mod struck;
mod weak;

use std::collections::HashSet;
use std::fmt;
use std::rc::Rc;

use super::index::BlankRef;
use super::kinds::{Kind, Part};
use super::{Draft, Generator, Plan};
use crate::facts::{Fact, FactId, Weight};
use crate::quiz::QuestionId;
use balance::Balance;
use caps::{Caps, NO_CAP};
use entry::{Entry, goes};
use leaks::Leaks;
pub(super) use left_out::filled;
pub use left_out::{Filled, LeftOut, Obstacle};
use seen::{Seen, Turn};

/// Why there is no quiz.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shortage(String);

impl fmt::Display for Shortage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Shortage {}

/// The drafts of a quiz as they were taken, and what could not be had.
pub(super) fn choose(generator: &Generator) -> Result<(Vec<Draft>, Vec<String>), Shortage> {
    let mut chooser = Chooser::new(generator);
    chooser.take_all(&|_| true);
    if !generator.plan.without.is_empty() {
        let stays = |draft: &Draft| {
            !generator
                .plan
                .without
                .iter()
                .any(|selector| selector.names(draft))
        };
        chooser.taken.retain(|entry| stays(&entry.draft));
        // What did not go with all of those may go with what is left of them.
        chooser
            .seen
            .retain(|_, seen| !matches!(seen, Seen::Out { .. } | Seen::Leaking));
        let taken = chooser.taken.iter().map(Rc::as_ref);
        chooser.balance = chooser.balance.again(taken);
        chooser.take_all(&stays);
    }
    let notes = chooser.notes();
    if chooser.taken.is_empty() {
        return Err(shortage(generator.plan));
    }
    let drafts = chooser
        .taken
        .iter()
        .map(|entry| entry.draft.clone())
        .collect();
    Ok((drafts, notes))
}

/// Every draft of a fact that the plan names, with its kind.
pub(super) fn every<'g>(
    generator: &'g Generator,
    fact: FactId,
) -> impl Iterator<Item = (&'static Kind, Draft)> + 'g {
    let drafts = generator
        .blanks_of(fact)
        .filter_map(|(blank_ref, kind)| Some((kind, generator.ask(blank_ref, kind).ok()?)));
    let stays = |draft: &Draft| {
        !generator
            .plan
            .without
            .iter()
            .any(|selector| selector.names(draft))
    };
    drafts.filter(move |(_, draft)| wanted(generator, draft) && stays(draft))
}

fn wanted(generator: &Generator, draft: &Draft) -> bool {
    generator.plan.with.is_empty()
        || generator
            .plan
            .with
            .iter()
            .any(|selector| selector.names(draft))
}

pub(super) fn shortage(plan: &Plan) -> Shortage {
    let narrowed = !plan.kinds.is_empty() || !plan.with.is_empty() || !plan.without.is_empty();
    let of_what = if narrowed {
        " of the kinds and facts that are wanted"
    } else {
        ""
    };
    Shortage(format!("the bank yields not one question{of_what}"))
}

/// The question about a blank, where one can be made.
fn entry_of(generator: &Generator, blank_ref: BlankRef, kind: &'static Kind) -> Option<Rc<Entry>> {
    let draft = generator.ask(blank_ref, kind).ok()?;
    Some(Rc::new(Entry::new(generator, draft, kind)))
}

struct Chooser<'a, 'm> {
    generator: &'m Generator<'a>,
    ranked: Vec<FactId>,
    /// What is known of the questions that had their turn.
    seen: foldhash::HashMap<(BlankRef, &'static str), Seen>,
    /// The facts of those that could be made.
    yielding: HashSet<FactId>,
    taken: Vec<Rc<Entry>>,
    balance: Balance,
    leaks: Leaks<'a>,
    /// The ids of the questions taken that point at an option of another, or it at theirs.
    leaking: HashSet<QuestionId>,
}

impl<'a, 'm> Chooser<'a, 'm> {
    fn new(generator: &'m Generator<'a>) -> Chooser<'a, 'm> {
        let facts = generator.index.facts.facts();
        let mut ranked: Vec<FactId> = (0..facts.len() as u32).map(FactId).collect();
        ranked.sort_by_cached_key(|&fact| {
            let id = &generator.index.facts.fact(fact).id;
            (generator.draw("fact", id, ""), id)
        });
        let round =
            |measure: &str, below: u32| generator.dice.stream(&["exposed", measure]).below(below);
        Chooser {
            generator,
            ranked,
            seen: foldhash::HashMap::default(),
            yielding: HashSet::new(),
            taken: Vec::new(),
            balance: Balance::new(generator.plan.count, round),
            leaks: Leaks::new(generator.index),
            leaking: HashSet::new(),
        }
    }

    /// Fills the quiz: first facts that matter most, up to their minimum, then all; where that falls short, the caps
    /// are dropped one after the other.
    fn take_all(&mut self, allowed: &dyn Fn(&Draft) -> bool) {
        let count = self.generator.plan.count;
        let caps = self.caps();
        if count >= 5 {
            let is_main = |weight| weight == Weight::Main;
            let (least, first) = self.main_first();
            let [opening, uneven, crowded, weak] = caps.slightly_relaxed();
            for caps in [caps, opening, uneven, crowded, weak] {
                self.pass(least, caps, allowed, &is_main);
            }
            for caps in [caps, opening, uneven, crowded] {
                self.pass(first, caps, allowed, &is_main);
            }
        }
        self.pass(count, caps, allowed, &|_| true);
        for relaxed in caps.relaxed(caps::some_details(count)) {
            self.pass(count, relaxed, allowed, &|_| true);
        }
    }

    /// How many questions are about what matters most: so many at least, and so many before any other. A third of what matters most is
    /// left to the rest of the quiz, or quizzes of other seeds would be much the same.
    fn main_first(&self) -> (usize, usize) {
        let count = self.generator.plan.count;
        let least = count.saturating_mul(2).div_ceil(5);
        let facts = self.generator.index.facts.facts().iter();
        let has_main = |fact: &&Fact| {
            let mut blanks = fact.blanks.iter();
            blanks.any(|blank| fact.weight_of(blank) == Weight::Main)
        };
        let first = facts.filter(has_main).count().saturating_mul(2).div_ceil(3);
        (least, first.clamp(least, count))
    }

    fn caps(&self) -> Caps {
        Caps::new(self.generator.plan.count, self.generator.index.paragraphs)
    }

    /// Takes, fact by fact in rank order, the first question of each that goes with all taken.
    fn pass(
        &mut self,
        until: usize,
        caps: Caps,
        allowed: &dyn Fn(&Draft) -> bool,
        weighs: &dyn Fn(Weight) -> bool,
    ) {
        let mut counted = self.weighing(weighs);
        for position in 0..self.ranked.len() {
            let fact = self.ranked[position];
            if counted >= until || self.taken.len() >= self.generator.plan.count {
                return;
            }
            if !self.has_room(fact, caps) {
                continue;
            }
            let has_room = |weight| weighs(weight) && self.has_room_for_weight(weight, caps);
            let asked = self.generator.blanks_of(fact);
            let asked = asked.filter(|(blank, _)| has_room(self.generator.index.weight(*blank)));
            if let Some(entry) = self.first_that_goes(asked.collect(), caps, allowed) {
                self.balance.take(&entry);
                self.taken.push(entry);
                counted += 1;
            }
        }
    }

    fn has_room_for_weight(&self, weight: Weight, caps: Caps) -> bool {
        let of_detail = || self.weighing(&|weight| weight == Weight::Detail);
        weight != Weight::Detail || of_detail() < caps.detail
    }

    /// How many of the questions taken are of such a weight.
    fn weighing(&self, weighs: &dyn Fn(Weight) -> bool) -> usize {
        let index = self.generator.index;
        let weights = self.taken.iter();
        let weights = weights.map(|entry| index.weight(entry.draft.blank_refs[0]));
        weights.filter(|weight| weighs(*weight)).count()
    }

    /// Whether the cap of paragraphs leaves room for a fact, and it is not asked yet.
    fn has_room(&self, fact: FactId, caps: Caps) -> bool {
        let facts = self.generator.index.facts;
        let paragraph = facts.fact(fact).paragraphs.first();
        self.asked(|other| other == fact) == 0
            && (paragraph.is_none()
                || self.asked(|other| facts.fact(other).paragraphs.first() == paragraph)
                    < caps.paragraph)
    }

    /// How many of the questions taken are about such a fact.
    fn asked(&self, with: impl Fn(FactId) -> bool) -> usize {
        let facts = self.taken.iter().map(|entry| entry.facts[0]);
        facts.filter(|fact| with(*fact)).count()
    }

    /// The first of these questions of a fact that goes with all taken.
    fn first_that_goes(
        &mut self,
        mut asked: Vec<(BlankRef, &'static Kind)>,
        caps: Caps,
        allowed: &dyn Fn(&Draft) -> bool,
    ) -> Option<Rc<Entry>> {
        let generator = self.generator;
        asked.sort_by_cached_key(|&(blank_ref, kind)| {
            let id = generator.id(blank_ref, kind);
            (generator.draw("question", &id, "") / kind.share.max(1), id)
        });
        // What is a change among other kinds does not stand in for what may be taken later.
        let mut has_waiting = false;
        asked.into_iter().find_map(|(blank_ref, kind)| {
            if !self.has_room_for_kind(kind, caps) || (has_waiting && kind.part == Part::Variety) {
                return None;
            }
            match self.turn(blank_ref, kind, caps, allowed) {
                Turn::Goes(entry) => Some(entry),
                Turn::Waits => {
                    has_waiting |= kind.part == Part::Core;
                    None
                }
                Turn::Refused => None,
            }
        })
    }

    fn has_room_for_kind(&self, kind: &Kind, caps: Caps) -> bool {
        kind.part == Part::Core
            || self.generator.plan.names(kind)
            || self.asked_as(kind) < caps.kind
    }

    fn has_room_for_opening(&self, opening: &str, caps: Caps) -> bool {
        let same = |taken: &&Rc<Entry>| taken.opening == opening;
        caps.opening == NO_CAP || self.taken.iter().filter(same).count() < caps.opening
    }

    /// How many of the questions taken are of a kind.
    fn asked_as(&self, kind: &Kind) -> usize {
        let kinds = self.taken.iter().map(|entry| entry.kind.name);
        kinds.filter(|name| *name == kind.name).count()
    }

    /// What comes of the turn of a question.
    fn turn(
        &mut self,
        blank_ref: BlankRef,
        kind: &'static Kind,
        caps: Caps,
        allowed: &dyn Fn(&Draft) -> bool,
    ) -> Turn {
        let generator = self.generator;
        let id = (blank_ref, kind.name);
        let make = || entry_of(generator, blank_ref, kind);
        let mut entry = None;
        if !self.seen.contains_key(&id) {
            entry = make();
            if let Some(entry) = &entry {
                self.yielding.insert(blank_ref.fact);
                self.balance.meet(entry);
            }
            let seen = Seen::of(entry.as_ref(), self.seen.len());
            self.seen.insert(id, seen);
        }
        match &self.seen[&id] {
            seen if seen.is_weak() && !caps.weak => return Turn::Waits,
            Seen::Leaking if caps.leaking => {}
            Seen::Made { opening, whole, .. } if self.has_room_for_opening(opening, caps) => {
                entry = entry.or_else(|| whole.clone());
            }
            _ => return Turn::Refused,
        }
        let Some(entry) = entry.or_else(make) else {
            return Turn::Refused;
        };
        let mut taken = self.taken.iter();
        let goes = wanted(generator, &entry.draft)
            && allowed(&entry.draft)
            && taken.all(|other| goes(generator.index, &entry, other));
        if !goes {
            let is_weak = entry.is_weak;
            self.seen.insert(id, Seen::Out { is_weak });
            return Turn::Refused;
        }
        let taken = self.taken.iter().map(Rc::as_ref);
        let leaks = self.leaks.among(&entry, taken);
        if leaks && !caps.leaking {
            self.seen.insert(id, Seen::Leaking);
            return Turn::Refused;
        }
        if !caps.exposed && !self.balance.admits(generator.index, &entry) {
            return match caps.weak {
                true => Turn::Refused,
                false => Turn::Waits,
            };
        }
        if !caps.uneven && !self.balance.evens(&entry) {
            return Turn::Waits;
        }
        if leaks {
            self.leaking.insert(entry.draft.question.id.clone());
        }
        Turn::Goes(entry)
    }
}
