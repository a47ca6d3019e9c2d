//! What a bank yields: which questions are made of each blank, why others are not, and what stands beside a name.

use std::ops::Range;

use super::index::Index;
use super::{Difficulty, Generator, Kind, Part, Plan, Refusal, in_parts, rivals};
use crate::facts::{FactId, Facts};

/// What one fact yields: for each blank and kind that is made for its type of answer, the question's id, and why
/// there is none where it is refused.
#[derive(Clone, Debug)]
pub struct Yield {
    /// The place of the fact in the bank.
    pub fact: usize,
    /// The place of the blank in the fact.
    pub blank: usize,
    /// Its kind: a name from [`KINDS`](super::KINDS).
    pub kind: &'static str,
    /// The id that the question has, or would have.
    pub id: String,
    /// How many options it has; 0 for a form without them.
    pub outcome: Result<usize, Refusal>,
    /// Whether `easy` and `hard` give a choice between values of one type other wrong options.
    pub moved: bool,
    /// For a choice between names or words, what it may offer beside the right answer.
    pub rivals: Beside,
}

/// What may stand beside a right answer; of very many, those that are looked at first.
#[derive(Clone, Debug, Default)]
pub struct Beside {
    /// The likeliest with this plan, 8 at most.
    pub likeliest: Vec<String>,
    /// How many there are.
    pub count: usize,
}

/// What a bank yields, fact by fact, in the order of the file.
pub fn yields(facts: &Facts, plan: &Plan) -> Vec<Yield> {
    let levels = [plan.level, Difficulty::Easy, Difficulty::Hard];
    let plans = levels.map(|level| Plan {
        level,
        ..plan.clone()
    });
    let index = Index::new(facts);
    in_parts::each(facts.facts().len(), |part| yields_of(&index, &plans, part))
}

/// What some facts of a bank yield, by their places, with a plan, and how that is moved by it at the other levels.
fn yields_of<'a>(index: &'a Index<'a>, plans: &'a [Plan; 3], part: Range<usize>) -> Vec<Yield> {
    let [generator, easy, hard] = plans.each_ref().map(|plan| Generator::new(index, plan));
    let moved = |spot, kind: &Kind| {
        let options = |generator: &Generator| {
            let draft = generator.ask(spot, kind).ok()?;
            let mut texts: Vec<String> = draft
                .question
                .form
                .options()
                .iter()
                .map(|one| one.text.clone())
                .collect();
            texts.sort_unstable();
            Some(texts)
        };
        kind.part == Part::Core && kind.pool.is_of_values() && options(&easy) != options(&hard)
    };
    let places = part.flat_map(|place| generator.places_of(FactId(place as u32)));
    let found = places.filter_map(|(spot, kind)| {
        let id = generator.id(spot, kind);
        let mut rivals = Beside::default();
        let outcome = match generator.ask(spot, kind) {
            Ok(draft) => {
                if kind.name == "which" {
                    rivals = rivals::rivals(&generator, spot, &id, &draft);
                }
                Ok(draft.question.form.options().len())
            }
            Err(Refusal::NotMadeForThis) => return None,
            Err(refusal) => Err(refusal),
        };
        Some(Yield {
            fact: spot.fact.0 as usize,
            blank: spot.blank,
            kind: kind.name,
            moved: outcome.is_ok() && moved(spot, kind),
            id,
            outcome,
            rivals,
        })
    });
    found.collect()
}
