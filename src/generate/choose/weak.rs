//! What makes a question weak: it does not stand alone, or what stands beside its answer is ruled out by the question itself. A
//! quiz takes such a one where no other is left (docs/RULES.md, rule 54).
//!
//! In goes a question, out comes whether it is weak. This module only judges.

use crate::facts::{EntityId, Value};
use crate::generate::index::Index;
use crate::generate::kinds::{Kind, Pool};
use crate::generate::names::Fitting;
use crate::generate::{Draft, Generator, events, sides};
use crate::quiz::Form;

/// A wrong option by itself is no choice.
const FEWEST: usize = 2;

/// Whether a question is weak, of which the stem names these.
pub(super) fn is_weak(
    generator: &Generator,
    draft: &Draft,
    kind: &Kind,
    named: &[EntityId],
) -> bool {
    let index = generator.index;
    let leans = || {
        let standing = index.standing();
        standing
            .leaning(&draft.question.stem, !named.is_empty())
            .is_some()
    };
    let is_of_events = kind.pool == Pool::Events
        && (!draft.worded.is_empty() || matches!(draft.question.form, Form::Ordering(_)));
    leans()
        || is_unbidden_claim(generator, draft, kind)
        || match is_of_events {
            true => events::are_unlike(index, &draft.blank_refs),
            false => has_few_of_sort(index, draft) || has_few_of_side(index, draft),
        }
}

/// A claim that nobody asked for: it shows one wrong option alone, so the weakest of its author's may be all that it has, and who knows
/// nothing is right in one case of two.
fn is_unbidden_claim(generator: &Generator, draft: &Draft, kind: &Kind) -> bool {
    let asks = |name: &String| name == kind.name;
    let blank = generator.index.blank(draft.blank_refs[0]);
    let is_claim = matches!(draft.question.form, Form::TrueFalse(_));
    is_claim && !generator.plan.names(kind) && !blank.kinds.iter().any(asks)
}

/// Of the wrong options fewer than two can be what the question asks for, as far as the bank knows: which Prime Minister, a
/// barrister.
fn has_few_of_sort<'a>(index: &'a Index<'a>, draft: &Draft) -> bool {
    let Some((key, rivals)) = draft.worded.split_first() else {
        return false;
    };
    let fitting = Fitting::of_key(index, draft.blank_refs[0], key);
    rivals
        .iter()
        .filter(|rival| !fitting.is_other(rival))
        .count()
        < FEWEST
}

/// The question names the side of its answer, and of the wrong options fewer than two are of it.
fn has_few_of_side(index: &Index, draft: &Draft) -> bool {
    let Some((key, rivals)) = draft.worded.split_first() else {
        return false;
    };
    // The author knows why the others of the side do not do.
    if index.blank(draft.blank_refs[0]).wrong.len() >= FEWEST {
        return false;
    }
    let sides = sides::named(index, &draft.question.stem, key);
    let is_of_side = |rival: &&Value| match rival {
        Value::Entity(entity) => {
            let mut of = index.entity(*entity).of.iter();
            of.any(|side| sides.contains(side))
        }
        _ => false,
    };
    !sides.is_empty() && rivals.iter().filter(is_of_side).count() < FEWEST
}
