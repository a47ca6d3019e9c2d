//! Names and texts as options: candidates for distractors, the most plausible first.

use super::index::{Index, Spot};
use super::ordered::Source;
use super::truth::{Truth, only_by_the_author};
use super::{Level, Maker, Refusal, cues, reasons, stem};
use crate::facts::{Answer, EntityId, Value};
use crate::prose::capitalised;
use crate::quiz::Choice;
use crate::wording::{Plain, Tokens};

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
    maker: &Maker,
    spot: Spot,
    id: &str,
    stem: &str,
    key: &Value,
) -> Result<Vec<Candidate>, Refusal> {
    let candidates = candidates(maker, spot, id, stem, key);
    let mut refusal = Refusal::Thin {
        found: candidates.len(),
    };
    for wanted in (2..maker.plan.options).rev() {
        let picked = without_clashes(maker.index, &candidates, wanted);
        if picked.len() < wanted {
            continue;
        }
        match without_cue(maker.index, &candidates, picked, stem, key) {
            Ok(picked) => return Ok(picked),
            Err(cue) => refusal = cue,
        }
    }
    Err(refusal)
}

/// Everything that may stand beside the key, the best first.
pub(crate) fn candidates(
    maker: &Maker,
    spot: Spot,
    id: &str,
    stem: &str,
    key: &Value,
) -> Vec<Candidate> {
    let index = maker.index;
    let truth = Truth::new(index, spot, stem);
    let mut candidates = by_the_author(maker, spot, id);
    if !only_by_the_author(index, spot) {
        candidates.extend(of_the_class(maker, spot, id, key));
    }
    candidates.sort_by_key(|a| (a.source, a.order));
    let mut seen = std::collections::HashSet::new();
    candidates.retain(|candidate| {
        let name = Plain::of(&index.prose.value(&candidate.value), index.words);
        truth.allows(&candidate.value)
            && stem::fits_article(index, stem, &candidate.value)
            && seen.insert(name)
    });
    same_side_first(index, candidates, stem, key)
}

fn by_the_author(maker: &Maker, spot: Spot, id: &str) -> Vec<Candidate> {
    let wrong = maker.index.blank(spot).wrong.iter();
    let candidate = |wrong: &crate::facts::Wrong| Candidate {
        value: wrong.value.clone(),
        why: wrong.why.clone(),
        source: Source::Author,
        order: maker.draw("distractor", id, &maker.index.prose.value(&wrong.value)),
    };
    wrong.map(candidate).collect()
}

/// Other values of the key's class: entities, or answers of text blanks, then those of the pool.
fn of_the_class(maker: &Maker, spot: Spot, id: &str, key: &Value) -> Vec<Candidate> {
    let index = maker.index;
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
    let candidate = |(value, source): (Value, Source)| {
        let draw = maker.draw("distractor", id, &index.prose.value(&value));
        let closeness = match value {
            Value::Entity(entity) => index.closeness(entity, spot.fact),
            _ => 0,
        };
        Candidate {
            value,
            why: None,
            source,
            order: preference(maker.plan.level, closeness, draw),
        }
    };
    found.into_iter().map(candidate).collect()
}

/// The class whose values are homogeneous with the key; empty where there is none.
fn class_of<'a>(index: &Index<'a>, spot: Spot, key: &Value) -> &'a str {
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
fn preference(level: Level, closeness: u64, draw: u64) -> u64 {
    let near = closeness.min(15);
    match level {
        Level::Hard => (15 - near) << 56 | draw >> 8,
        Level::Easy => near << 56 | draw >> 8,
        Level::Medium => draw / (1 + near),
    }
}

/// Where the stem names the key's side, up to two of that side come first within each source.
fn same_side_first(
    index: &Index,
    candidates: Vec<Candidate>,
    stem: &str,
    key: &Value,
) -> Vec<Candidate> {
    let Value::Entity(key) = key else {
        return candidates;
    };
    let stem = Tokens::of(stem);
    let named = |side: &&EntityId| index.betrays(&stem, &Value::Entity(**side));
    let sides: Vec<EntityId> = index
        .entity(*key)
        .of
        .iter()
        .filter(named)
        .copied()
        .collect();
    if sides.is_empty() {
        return candidates;
    }
    let of_a_side = |candidate: &&Candidate| match candidate.value {
        Value::Entity(entity) => index
            .entity(entity)
            .of
            .iter()
            .any(|side| sides.contains(side)),
        _ => false,
    };
    let first: Vec<Candidate> = candidates
        .iter()
        .filter(of_a_side)
        .take(2)
        .cloned()
        .collect();
    let rest = candidates
        .into_iter()
        .filter(|candidate| !first.iter().any(|other| other.value == candidate.value));
    let mut sorted: Vec<Candidate> = first.iter().cloned().chain(rest).collect();
    sorted.sort_by_key(|candidate| candidate.source != Source::Author);
    sorted
}

/// Whether two options may stand together: neither is part of the other, nor kept apart from it.
fn clash(index: &Index, a: &Candidate, b: &Candidate) -> bool {
    match (&a.value, &b.value) {
        (Value::Entity(a), Value::Entity(b)) => index.related(*a, *b),
        _ => false,
    }
}

/// Candidates that can all stand together, the best first.
pub(crate) fn standing_together(
    maker: &Maker,
    spot: Spot,
    id: &str,
    stem: &str,
    key: &Value,
) -> Vec<Candidate> {
    let candidates = candidates(maker, spot, id, stem, key);
    let all = candidates.len();
    without_clashes(maker.index, &candidates, all)
}

fn without_clashes(index: &Index, candidates: &[Candidate], wanted: usize) -> Vec<Candidate> {
    let mut picked: Vec<Candidate> = Vec::new();
    for candidate in candidates {
        if picked.len() < wanted && !picked.iter().any(|other| clash(index, other, candidate)) {
            picked.push(candidate.clone());
        }
    }
    picked
}

/// While the options point at the key, the last distractor is exchanged for the next candidate.
fn without_cue(
    index: &Index,
    candidates: &[Candidate],
    mut picked: Vec<Candidate>,
    stem: &str,
    key: &Value,
) -> Result<Vec<Candidate>, Refusal> {
    let key = index.prose.value(key);
    let last = picked.pop();
    let place = last.and_then(|last| {
        candidates
            .iter()
            .position(|candidate| candidate.value == last.value)
    });
    let mut found = Refusal::Thin {
        found: candidates.len(),
    };
    for next in &candidates[place.unwrap_or(candidates.len())..] {
        if picked.iter().any(|other| clash(index, other, next)) {
            continue;
        }
        let shown: Vec<String> = picked
            .iter()
            .chain([next])
            .map(|candidate| index.prose.value(&candidate.value))
            .collect();
        let shown: Vec<&str> = shown.iter().map(String::as_str).collect();
        match cues::among_names(stem, &key, &shown, index.words) {
            None => {
                picked.push(next.clone());
                return Ok(picked);
            }
            Some(cue) => found = Refusal::Cue(cue),
        }
    }
    Err(found)
}

impl Candidate {
    /// As an option, with its reason: the author's, or its name with its note.
    pub fn choice(&self, index: &Index) -> Choice {
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
        let text = index.prose.value(&self.value);
        let why = self.why.as_ref();
        let why = why.map(|why| reasons::authored(&text, why, index.words));
        Choice {
            text,
            value: None,
            why: why.or_else(note),
        }
    }

    /// Its name, where it is the answer of no blank: two questions that both show it do not go together.
    pub fn stranger(&self, index: &Index, class: &str) -> Option<Plain> {
        let known = match &self.value {
            Value::Entity(entity) => index.is_key(*entity),
            Value::Text(text) => index.texts_of(class).contains(&text.as_str()),
            Value::Date(_) | Value::Number(_) => true,
        };
        (!known).then(|| Plain::of(&index.prose.value(&self.value), index.words))
    }
}

/// The names among the distractors of a blank that are never a key.
pub(crate) fn strangers(
    index: &Index,
    spot: Spot,
    key: &Value,
    picked: &[Candidate],
) -> Vec<Plain> {
    let class = class_of(index, spot, key);
    picked
        .iter()
        .filter_map(|candidate| candidate.stranger(index, class))
        .collect()
}
