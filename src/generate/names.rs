//! Names and texts as options: candidates for distractors, the most plausible first.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashSet};

use super::index::{BlankRef, Index};
use super::kin::Kin;
use super::near::Near;
use super::ordered::Source;
use super::stem::Gap;
use super::truth::Truth;
use super::{Difficulty, Generator, Refusal, cues, reasons};
use crate::facts::{Answer, EntityId, Value};
use crate::lang::capitalised;
use crate::quiz::AnswerOption;
use crate::tokens::{Plain, Tokens};

/// A value that may stand beside the key.
#[derive(Clone, Debug)]
pub(crate) struct Candidate {
    pub value: Value,
    pub why: Option<String>,
    source: Source,
    order: u64,
}

/// The distractors of a question whose key is `key`: as many as the plan wants, or fewer, two at least.
///
/// # Errors
/// Where fewer than two are left, or where the options would point at the key.
pub(crate) fn distractors(
    generator: &Generator,
    spot: BlankRef,
    id: &str,
    stem: &str,
    key: &Value,
) -> Result<Vec<Candidate>, Refusal> {
    let mut candidates = Candidates::new(generator, spot, id, stem, key);
    let mut refusal = None;
    for wanted in (2..generator.plan.options).rev() {
        let picked = candidates.standing_together(wanted);
        if picked.len() < wanted {
            continue;
        }
        match without_cue(&mut candidates, picked, stem, key) {
            Ok(picked) => return Ok(picked),
            Err(cue) => refusal = Some(cue),
        }
    }
    Err(refusal.unwrap_or_else(|| Refusal::Thin {
        found: candidates.count(),
    }))
}

/// What may stand beside the key, the best first. Each is judged when its turn comes, since a question takes a few of
/// what may be many.
pub(crate) struct Candidates<'a> {
    index: &'a Index<'a>,
    truth: Truth<'a>,
    gap: Gap,
    seen: HashSet<Plain>,
    /// All of them.
    all: Vec<Candidate>,
    /// The places of those that are not judged yet, the best on top: a class of many is not put in order for the few
    /// that a question takes.
    rest: BinaryHeap<Reverse<(Source, u64, usize)>>,
    /// Those that may stand there.
    fit: Vec<Candidate>,
}

impl<'a> Candidates<'a> {
    pub fn new(
        generator: &Generator<'a>,
        spot: BlankRef,
        id: &str,
        stem: &str,
        key: &Value,
    ) -> Candidates<'a> {
        let index = generator.index;
        let truth = Truth::new(index, spot, stem);
        let mut all = by_the_author(generator, spot, id);
        if !truth.only_by_the_author() {
            all.extend(of_the_class(generator, spot, id, key));
        }
        let places = all.iter().enumerate();
        let rest = places.map(|(at, one)| Reverse((one.source, one.order, at)));
        let mut candidates = Candidates {
            index,
            truth,
            gap: Gap::new(stem, index.words),
            seen: HashSet::new(),
            rest: rest.collect(),
            all,
            fit: Vec::new(),
        };
        candidates.put_same_side_first(stem, key);
        candidates
    }

    /// The one at this place, if there are so many.
    pub fn get(&mut self, place: usize) -> Option<&Candidate> {
        while self.fit.len() <= place {
            let Reverse((_, _, at)) = self.rest.pop()?;
            let next = &self.all[at];
            let fits =
                self.truth.allows(&next.value) && self.gap.takes(self.index, &next.value) && {
                    let shown = self.index.sentences.value(&next.value);
                    self.seen.insert(Plain::of(&shown, self.index.words))
                };
            if fits {
                self.fit.push(next.clone());
            }
        }
        self.fit.get(place)
    }

    /// How many there are.
    fn count(&mut self) -> usize {
        while self.get(self.fit.len()).is_some() {}
        self.fit.len()
    }

    /// The best that can all stand together, no more than are wanted: none is part of another, nor kept apart from it.
    pub fn standing_together(&mut self, wanted: usize) -> Vec<Candidate> {
        let index = self.index;
        let (mut picked, mut kin) = (Vec::new(), Kin::default());
        let mut place = 0;
        while picked.len() < wanted
            && let Some(candidate) = self.get(place)
        {
            place += 1;
            match candidate.value {
                Value::Entity(entity) if kin.is_related(index, entity) => continue,
                Value::Entity(entity) => kin.add(index, entity),
                _ => {}
            }
            picked.push(candidate.clone());
        }
        picked
    }

    /// Where the stem names the key's side, up to two of that side come first within each source.
    fn put_same_side_first(&mut self, stem: &str, key: &Value) {
        let Value::Entity(key) = key else {
            return;
        };
        let index = self.index;
        let stem = Tokens::of(stem);
        let named = |side: &&EntityId| index.betrays(&stem, &Value::Entity(**side));
        let of = index.entity(*key).of.iter();
        let sides: Vec<EntityId> = of.filter(named).copied().collect();
        if sides.is_empty() {
            return;
        }
        let of_a_side = |candidate: &Candidate| match candidate.value {
            Value::Entity(entity) => {
                let mut of = index.entity(entity).of.iter();
                of.any(|side| sides.contains(side))
            }
            _ => false,
        };
        let (mut place, mut first) = (0, Vec::new());
        while first.len() < 2
            && let Some(candidate) = self.get(place)
        {
            if of_a_side(candidate) {
                first.push(place);
            }
            place += 1;
        }
        let mut sorted: Vec<Candidate> = first.iter().map(|&at| self.fit[at].clone()).collect();
        let others = self.fit.iter().enumerate();
        sorted.extend(
            others
                .filter(|(at, _)| !first.contains(at))
                .map(|(_, candidate)| candidate.clone()),
        );
        // What the author wrote comes first all the same; all of it is judged by now where anything else is.
        sorted.sort_by_key(|candidate| candidate.source != Source::Author);
        self.fit = sorted;
    }
}

fn by_the_author(generator: &Generator, spot: BlankRef, id: &str) -> Vec<Candidate> {
    let draws = generator.draws("distractor", id);
    let wrong = generator.index.blank(spot).wrong.iter();
    let candidate = |wrong: &crate::facts::Wrong| Candidate {
        value: wrong.value.clone(),
        why: wrong.why.clone(),
        source: Source::Author,
        order: draws.draw(&generator.index.sentences.value(&wrong.value)),
    };
    wrong.map(candidate).collect()
}

/// Other values of the key's class: entities, or answers of text blanks, then those of the pool.
fn of_the_class(generator: &Generator, spot: BlankRef, id: &str, key: &Value) -> Vec<Candidate> {
    let index = generator.index;
    let class = class_of(index, spot, key);
    if class.is_empty() {
        return Vec::new();
    }
    let mut found: Vec<(Value, Source)> = Vec::new();
    match key {
        Value::Entity(_) => {
            found.extend(
                index
                    .entities_of(class)
                    .iter()
                    .map(|&entity| (Value::Entity(entity), Source::Bank)),
            );
        }
        _ => found.extend(
            index
                .texts_of(class)
                .iter()
                .map(|&text| (Value::Text(text.into()), Source::Bank)),
        ),
    }
    found.extend(
        index
            .pool_of(class)
            .iter()
            .map(|&name| (Value::Text(name.into()), Source::Made)),
    );
    let draws = generator.draws("distractor", id);
    let near = Near::new(index, spot.fact);
    let candidate = |(value, source): (Value, Source)| {
        let draw = match &value {
            Value::Entity(entity) => draws.draw(index.sentences.name(*entity)),
            Value::Text(text) => draws.draw(text),
            other => draws.draw(&index.sentences.value(other)),
        };
        let closeness = match value {
            Value::Entity(entity) => near.closeness(entity),
            _ => 0,
        };
        Candidate {
            value,
            why: None,
            source,
            order: preference(generator.plan.level, closeness, draw),
        }
    };
    found.into_iter().map(candidate).collect()
}

/// The class whose values are homogeneous with the key; empty where there is none.
fn class_of<'a>(index: &Index<'a>, spot: BlankRef, key: &Value) -> &'a str {
    match (key, &index.blank(spot).answer) {
        (Value::Entity(entity), _) => &index.entity(*entity).class,
        (_, Answer::Text { class, .. } | Answer::List { class, .. }) => {
            class.as_deref().unwrap_or_default()
        }
        _ => "",
    }
}

/// The smallest come first: those in the key's company when it is to be hard, the others when it is to be easy,
/// and in between the company makes it likelier (one of weight *w* draws the smallest of *w* numbers, nearly).
fn preference(level: Difficulty, closeness: u64, draw: u64) -> u64 {
    let near = closeness.min(15);
    match level {
        Difficulty::Hard => (15 - near) << 56 | draw >> 8,
        Difficulty::Easy => near << 56 | draw >> 8,
        Difficulty::Medium => draw / (1 + near),
    }
}

/// Whether two options may stand together: neither is part of the other, nor kept apart from it.
fn clash(index: &Index, a: &Candidate, b: &Candidate) -> bool {
    match (&a.value, &b.value) {
        (Value::Entity(a), Value::Entity(b)) => index.related(*a, *b),
        _ => false,
    }
}

/// While the options point at the key, the last distractor is exchanged for the next candidate.
fn without_cue(
    candidates: &mut Candidates,
    mut picked: Vec<Candidate>,
    stem: &str,
    key: &Value,
) -> Result<Vec<Candidate>, Refusal> {
    let index = candidates.index;
    let key = index.sentences.value(key);
    let last = picked.pop();
    let known = candidates.fit.iter();
    let mut place = last.and_then(|last| {
        let mut known = known.map(|candidate| &candidate.value);
        known.position(|value| *value == last.value)
    });
    let mut found = None;
    while let Some(at) = place
        && let Some(next) = candidates.get(at).cloned()
    {
        place = Some(at + 1);
        if picked.iter().any(|other| clash(index, other, &next)) {
            continue;
        }
        let shown: Vec<String> = picked
            .iter()
            .chain([&next])
            .map(|candidate| index.sentences.value(&candidate.value))
            .collect();
        let shown: Vec<&str> = shown.iter().map(String::as_str).collect();
        match cues::among_names(stem, &key, &shown, index.words) {
            None => {
                picked.push(next);
                return Ok(picked);
            }
            Some(cue) => found = Some(Refusal::Cue(cue)),
        }
    }
    Err(found.unwrap_or_else(|| Refusal::Thin {
        found: candidates.count(),
    }))
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

    /// Its name, where it is the answer of no blank: two questions that both show it do not go together.
    pub fn foil(&self, index: &Index, class: &str) -> Option<Plain> {
        let known = match &self.value {
            Value::Entity(entity) => index.is_key(*entity),
            Value::Text(text) => index.texts_of(class).binary_search(&text.as_str()).is_ok(),
            Value::Date(_) | Value::Number(_) => true,
        };
        (!known).then(|| Plain::of(&index.sentences.value(&self.value), index.words))
    }
}

/// The names among the distractors of a blank that are never a key.
pub(crate) fn foils(
    index: &Index,
    spot: BlankRef,
    key: &Value,
    picked: &[Candidate],
) -> Vec<Plain> {
    let class = class_of(index, spot, key);
    picked
        .iter()
        .filter_map(|candidate| candidate.foil(index, class))
        .collect()
}
