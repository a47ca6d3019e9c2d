//! What of a class may stand beside a key, and in which order it is tried.
//!
//! In goes a request and a class, out come candidates: those of the key's side first, then those that are such things as
//! the question asks for, then by the level.

use super::{Candidate, Fitting, LeftOut, Of, Reach, Sides};
use crate::facts::{Answer, EntityId, Value};
use crate::generate::Difficulty;
use crate::generate::near::Near;
use crate::generate::ordered::Source;
use crate::generate::request::Request;
use crate::generate::ring::{MANY, Ring};
use crate::generate::truth::Truth;
use crate::tokens::Distance;

/// More than there are tiers by the level.
const TIERS: u64 = 16;

/// How many draws more a candidate has that questions of the bank name, where they name the key.
const NAMED_TOO: u64 = 3;

/// Other values of a class: entities, or answers of text blanks, then those of the pool; in the place of one that is left
/// out, why it is. Those that are right answers themselves may be missing.
pub(super) fn of_the_class(
    request: &Request,
    of: Of,
    truth: &Truth,
) -> Vec<Result<Candidate, LeftOut>> {
    let index = request.index;
    let near = Near::new(index, request.blank_ref.fact);
    let found = values(request, &near, of);
    let draws = request.draws("distractor");
    let is_named = crate::sentence::answers(request.blank())
        .iter()
        .any(|value| index.is_asked_with(value));
    let fitting = Fitting::new(index, request.blank_ref, of.class);
    let series = crate::sentence::answers(request.blank())
        .first()
        .and_then(|key| index.figures(key));
    let candidate = |(value, source): (Value, Source)| {
        let fit = fitting.fit(&value);
        if !fitting.wanted.takes(fit) {
            return Some(Err(LeftOut::Other));
        }
        let distance = series
            .as_ref()
            .and_then(|key| key.distance(index.figures(&value)?.as_ref()));
        if distance.is_some_and(|distance| distance.is_far) {
            return Some(Err(LeftOut::Far));
        }
        // Of names that share their question most are right, and what follows is needed of a few.
        if truth.has_answer(&value) {
            return None;
        }
        let draw = match &value {
            Value::Entity(entity) => draws.draw(index.sentences.name(*entity)),
            Value::Text(text) => draws.draw(text),
            other => draws.draw(&index.sentences.value(other)),
        };
        let closeness = match value {
            Value::Entity(entity) => near.closeness(entity),
            _ => 0,
        };
        // A rival that questions name as they name the key keeps the key from being the one that they name.
        let draw = match is_named && index.is_asked_with(&value) {
            true => draw / (1 + NAMED_TOO),
            false => draw,
        };
        // Its neighbours in a series come first.
        let draw = match distance {
            Some(Distance { steps, .. }) => (draw >> 16) * steps.min(255),
            None => draw,
        };
        let (tier, order) = preference(request.plan.level, closeness, draw);
        let of_side = matches!(value, Value::Entity(entity) if of.sides.have(index, entity));
        let fit = match of_side {
            true => 0,
            false => 1 + fit as u64,
        };
        let unlike = u64::from(fitting.is_unlike(&value));
        Some(Ok(Candidate {
            value,
            why: None,
            source,
            tier: TIERS * (2 * fit + unlike) + tier,
            share: TIERS * fit + tier,
            order,
        }))
    };
    found.into_iter().filter_map(candidate).collect()
}

/// The values of a class that are taken for a blank: entities, or answers of text blanks, then names of the pool.
fn values(
    request: &Request,
    near: &Near,
    Of {
        class,
        sides,
        reach,
    }: Of,
) -> Vec<(Value, Source)> {
    let index = request.index;
    let of_entities = match &request.blank().answer {
        Answer::Entity(_) => true,
        Answer::List { items, .. } => matches!(items.first(), Some(Value::Entity(_))),
        _ => false,
    };
    let position = match reach {
        Reach::Some => Some(request.draw("ring", class)),
        Reach::All => None,
    };
    let of_side = |entity: &EntityId| sides.take(index, *entity);
    let texts = |all: &[&str], ring: Option<&Ring<&str>>, source| {
        let some = position
            .zip(ring)
            .map(|(position, ring)| ring.from(position).take(MANY));
        let texts = some.map_or_else(|| all.to_vec(), Iterator::collect);
        let value = move |text: &str| (Value::Text(text.into()), source);
        texts.into_iter().map(value).collect::<Vec<_>>()
    };
    let mut found: Vec<(Value, Source)> = Vec::new();
    if of_entities {
        let entities = index.entities_of(class);
        let some = position
            .zip(index.entity_ring(class))
            .map(|(position, ring)| {
                let drawn = ring.from(position).filter(of_side).take(MANY);
                let close = near.close(entities).into_iter().filter(of_side);
                let of_the_side = match sides {
                    Sides::First(sides) if sides.is_empty() => &[][..],
                    _ => entities,
                };
                let first = of_the_side.iter().copied();
                let first = first.filter(|one| sides.have(index, *one)).take(MANY);
                drawn.chain(close).chain(first).collect::<Vec<_>>()
            });
        let all = || entities.iter().copied().filter(of_side).collect();
        let entities = some.unwrap_or_else(all).into_iter();
        found.extend(entities.map(|entity| (Value::Entity(entity), Source::Bank)));
    } else {
        found.extend(texts(
            index.texts_of(class),
            index.text_ring(class),
            Source::Bank,
        ));
    }
    if matches!(sides, Sides::First(_)) {
        found.extend(texts(
            index.pool_of(class),
            index.pool_ring(class),
            Source::Made,
        ));
    }
    found
}

/// The smallest come first: those in the key's company when it is to be hard, the others when it is to be easy,
/// and in between the company makes it likelier (one of weight *w* draws the smallest of *w* numbers, nearly).
fn preference(level: Difficulty, closeness: u64, draw: u64) -> (u64, u64) {
    let near = closeness.min(15);
    match level {
        Difficulty::Hard => (15 - near, draw),
        Difficulty::Easy => (near, draw),
        Difficulty::Medium => (0, draw / (1 + near)),
    }
}
