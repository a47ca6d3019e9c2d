//! Blanks whose author leaves one position for the right answer among numbers or dates in order.

use std::cmp::Ordering;

use crate::audit::{Finding, Severity};
use crate::facts::{Blank, Facts, Value};
use crate::generate;
use crate::lang::Words;
use crate::sentence::{Sentences, asked};
use crate::tokens::Figures;

/// So many distractors a choice has, as a rule.
const WANTED: usize = 3;

/// Each blank whose `wrong` values are enough for a choice, but let the key stand at one position only. Let through: those
/// beside which none could be offered on the other side.
pub(super) fn fixed(facts: &Facts) -> Vec<Finding> {
    let (mut findings, words) = (Vec::new(), Sentences::new(facts).words);
    for (at, fact) in facts.facts().iter().enumerate() {
        for (position, blank) in fact.blanks.iter().enumerate() {
            let Some(side) = lacking(blank, words) else {
                continue;
            };
            let [below, above] = generate::offered_sides(facts, at, position);
            if !(if side == "below" { below } else { above }) {
                continue;
            }
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

/// The side of the key on which one more value would allow another rank.
fn lacking(blank: &Blank, words: &'static Words) -> Option<&'static str> {
    let key = asked(blank, words).into_iter().next()?;
    let sides = || {
        blank
            .wrong
            .iter()
            .filter_map(|wrong| side(&wrong.value, &key))
            .filter(|side| side.is_ne())
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
        (Value::Date(value), Value::Date(key)) => Some(value.order(*key)),
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
        assert_eq!(told("2011-07"), 1);
        assert_eq!(told("2011-08"), 1);
    }

    /// A value of the author's needs no room up to the day of the news, but nothing after it could be known, and nothing is
    /// fewer than one.
    #[test]
    fn no_value_is_wanted_where_nothing_believable_is_left() {
        let told = |blank: &str| {
            let yaml = format!(
                "id: b\ntitle: Rivers\nsource: {{ published: 2015-09-12 }}\nfacts:\n  - id: f\n    statement: \"It was {{n}}.\"\n    blanks:\n      n: {{ {blank} }}\n"
            );
            fixed(&Facts::parse("b.yaml", &yaml).expect("a sound bank")).len()
        };
        let days = "wrong: [2015-09-04, 2015-09-07, 2015-09-09]";
        assert_eq!(told(&format!("date: 2015-09-11, {days}")), 1);
        assert_eq!(told(&format!("date: 2015-09-12, {days}")), 0);
        // The one later day that could be known is there.
        let with_last = "wrong: [2015-09-07, 2015-09-09, 2015-09-12]";
        assert_eq!(told(&format!("date: 2015-09-11, {with_last}")), 0);
        assert_eq!(
            told("number: 1, unit: ships, ask: How many ships?, wrong: [2, 3, 4]"),
            0
        );
        assert_eq!(
            told("number: 100, unit: per cent, ask: How many per cent?, wrong: [80, 85, 90]"),
            0
        );
        assert_eq!(
            told("number: 9, unit: ships, ask: How many ships?, wrong: [12, 13, 14]"),
            1
        );
    }

    #[test]
    fn a_set_of_the_author_with_one_rank_is_told() {
        let lacking = |wrong: &str| {
            let yaml = format!(
                "id: b\ntitle: Rivers\nfacts:\n  - id: f\n    statement: \"It has {{n}}.\"\n    blanks:\n      n: {{ number: 10, wrong: {wrong} }}\n"
            );
            let facts = Facts::parse("b.yaml", &yaml).expect("a sound bank");
            lacking(&facts.facts()[0].blanks[0], crate::lang::of("en"))
        };
        assert_eq!(lacking("[8, 12, 14]"), Some("below"));
        assert_eq!(lacking("[6, 8, 12]"), Some("above"));
        assert_eq!(lacking("[12, 14, 16, 18]"), Some("below"));
        assert_eq!(lacking("[8, 12, 14, 16]"), None);
        assert_eq!(lacking("[8, 12]"), None);
    }
}
