//! Blanks whose author leaves one position for the right answer among numbers or dates in order.

use std::cmp::Ordering;

use crate::audit::{Finding, Severity};
use crate::facts::{Answer, Blank, Facts, Value};
use crate::sentence::answers;
use crate::tokens::Figures;

/// So many distractors a choice has, as a rule.
const WANTED: usize = 3;

/// Each blank whose `wrong` values are enough for a choice, but let the key stand at one position only.
pub(super) fn fixed(facts: &Facts) -> Vec<Finding> {
    let mut findings = Vec::new();
    for fact in facts.facts() {
        for blank in &fact.blanks {
            let Some(side) = lacking(blank).filter(|side| is_possible(facts, blank, side)) else {
                continue;
            };
            let said = format!(
                "the right answer has the same place in every quiz, as the `wrong` values leave no other: add a value {side} it"
            );
            let name = fact.path(blank);
            findings.push(Finding::of_bank(
                Severity::Warning,
                "one-rank",
                blank.place,
                &name,
                said,
            ));
        }
    }
    findings
}

/// Whether a value can be added on a side: no date is offered that begins after the bank was published, unless the right
/// one does.
fn is_possible(facts: &Facts, blank: &Blank, side: &str) -> bool {
    match (&blank.answer, facts.source().published) {
        (Answer::Date { date, .. }, Some(published)) => {
            let is_plan = date.first() > published.last();
            side == "below" || is_plan || date.last() < published.last()
        }
        _ => true,
    }
}

/// The side of the key on which one more value would allow another rank.
fn lacking(blank: &Blank) -> Option<&'static str> {
    let key = answers(blank).into_iter().next()?;
    let sides = || {
        blank
            .wrong
            .iter()
            .filter_map(|wrong| side(&wrong.value, &key))
    };
    let below = sides().filter(|side| side.is_lt()).count();
    let above = sides().count() - below;
    let ranks = (0..=WANTED).filter(|&rank| rank <= below && WANTED - rank <= above);
    let is_one = below + above >= WANTED && ranks.count() == 1;
    is_one.then_some(if below <= above { "below" } else { "above" })
}

fn side(value: &Value, key: &Value) -> Option<Ordering> {
    match (value, key) {
        (Value::Number(value), Value::Number(key)) => Some(value.cmp(key)),
        (Value::Date(value), Value::Date(key)) => Some(value.ordinal().cmp(&key.ordinal())),
        (Value::Text(value), Value::Text(key)) => {
            let figures = |text: &str| Figures::of(text).filter(Figures::is_measure);
            figures(value)?.order(&figures(key)?)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_value_is_wanted_that_could_not_be_offered() {
        let told = |published: &str| {
            let yaml = format!(
                "id: b\ntitle: Rivers\nsource: {{ published: {published} }}\nfacts:\n  - id: f\n    statement: \"It was {{n}}.\"\n    blanks:\n      n: {{ date: 2011-06, wrong: [2011-03, 2011-04, 2011-05] }}\n"
            );
            fixed(&Facts::parse("b.yaml", &yaml).expect("a sound bank")).len()
        };
        assert_eq!(told("2011-09"), 1);
        assert_eq!(told("2011-06"), 0);
    }

    #[test]
    fn a_set_of_the_author_with_one_rank_is_told() {
        let lacking = |wrong: &str| {
            let yaml = format!(
                "id: b\ntitle: Rivers\nfacts:\n  - id: f\n    statement: \"It has {{n}}.\"\n    blanks:\n      n: {{ number: 10, wrong: {wrong} }}\n"
            );
            let facts = Facts::parse("b.yaml", &yaml).expect("a sound bank");
            lacking(&facts.facts()[0].blanks[0])
        };
        assert_eq!(lacking("[8, 12, 14]"), Some("below"));
        assert_eq!(lacking("[6, 8, 12]"), Some("above"));
        assert_eq!(lacking("[12, 14, 16, 18]"), Some("below"));
        assert_eq!(lacking("[8, 12, 14, 16]"), None);
        assert_eq!(lacking("[8, 12]"), None);
    }
}
