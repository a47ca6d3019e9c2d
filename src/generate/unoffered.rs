//! Wrong values of the author that no question offers, and why.

use super::index::{BlankRef, Index};
use super::truth::Truth;
use super::{dates, numbers};
use crate::facts::{Answer, FactId, Facts, Value};

/// A value under `wrong` that is never offered.
#[derive(Clone, Debug)]
pub struct Unoffered {
    /// The position of the fact in the bank.
    pub fact: usize,
    /// The position of the blank in the fact.
    pub blank: usize,
    /// The value as it is shown.
    pub value: String,
    /// Why it is not offered, as a clause.
    pub why: &'static str,
}

/// Every value under `wrong` against which a rule speaks, in the order of the file.
pub fn unoffered(facts: &Facts) -> Vec<Unoffered> {
    let index = Index::new(facts);
    let mut found = Vec::new();
    for (fact, content) in facts.facts().iter().enumerate() {
        for (blank, content) in content.blanks.iter().enumerate() {
            if content.wrong.is_empty() {
                continue;
            }
            let fact_id = FactId(fact as u32);
            let objects = objections(
                &index,
                BlankRef {
                    fact: fact_id,
                    blank,
                },
            );
            let values = content.wrong.iter().map(|wrong| &wrong.value);
            found.extend(values.filter_map(|value| {
                Some(Unoffered {
                    fact,
                    blank,
                    value: index.sentences.value(value),
                    why: objects(value)?,
                })
            }));
        }
    }
    found
}

/// Of some values, whether each is never offered beside the answer of a blank of a bank, by the positions of its fact and of
/// itself there.
pub fn never_offered(facts: &Facts, fact: usize, blank: usize, values: &[Value]) -> Vec<bool> {
    let (index, fact) = (&Index::new(facts), FactId(fact as u32));
    let objects = objections(index, BlankRef { fact, blank });
    let values = values.iter();
    values.map(|value| objects(value).is_some()).collect()
}

/// Whether a value of the author's could be offered below the answer of a blank of a bank, by the positions of its fact and
/// of itself there, and whether above it, as far from it as somebody could believe; of names and words neither.
pub fn offered_sides(facts: &Facts, fact: usize, blank: usize) -> [bool; 2] {
    let (index, fact) = (&Index::new(facts), FactId(fact as u32));
    let blank_ref = BlankRef { fact, blank };
    let stem = index.question(blank_ref);
    match index.blank(blank_ref).answer {
        Answer::Date { date, .. } => {
            let key = index
                .blank(blank_ref)
                .asked_date(index.words)
                .unwrap_or(date);
            let limits = dates::Limits::new(index, blank_ref, &stem, key);
            dates::open_sides(index, &limits, key, &index.blank(blank_ref).wrong)
        }
        Answer::Number {
            value: key, style, ..
        } => numbers::open_sides(
            &numbers::Limits::new(index, blank_ref, &stem, key, style),
            key,
        ),
        _ => [false; 2],
    }
}

/// Why a value is never offered, if it is not.
pub(super) type Reason<'a> = dyn Fn(&Value) -> Option<&'static str> + 'a;

/// Why a value can be no distractor of a blank.
pub(super) fn objections<'a>(index: &'a Index<'a>, blank_ref: BlankRef) -> Box<Reason<'a>> {
    let stem = index.question(blank_ref);
    match index.blank(blank_ref).answer {
        Answer::Date { date, .. } => {
            let key = index
                .blank(blank_ref)
                .asked_date(index.words)
                .unwrap_or(date);
            let limits = dates::Limits::new(index, blank_ref, &stem, key);
            Box::new(move |value| match value {
                Value::Date(date) => limits.objection(date.coarsened(key.precision())),
                _ => None,
            })
        }
        Answer::Number {
            value: key, style, ..
        } => {
            let limits = numbers::Limits::new(index, blank_ref, &stem, key, style);
            Box::new(move |value| match value {
                Value::Number(number) => limits.objection(*number),
                _ => None,
            })
        }
        Answer::Entity(_) | Answer::Text { .. } | Answer::List { .. } => {
            let truth = Truth::new(index, blank_ref, &stem);
            Box::new(move |value| truth.objection(value))
        }
    }
}
