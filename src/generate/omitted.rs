//! Values of a blank that a choice leaves out, although it has room for them.
//!
//! In go a choice that was drawn with fewer options than were wanted, and what may stand beside its key, out comes why each value that
//! it does not show stands not there.

use super::index::Index;
use super::request::Request;
use super::truth::Truth;
use super::{Draft, cues, gap::Gap};
use crate::facts::Value;
use crate::quiz::Quantity;
use crate::tokens::Tokens;

/// A value that a choice does not show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Omitted {
    /// As it would be shown.
    pub value: String,
    /// Why it is left out, as a clause: `the question names it`.
    pub why: String,
}

/// The author's values that a choice leaves out, where they and what it shows would fill the options that the plan wants; none where it is
/// not known why.
pub(super) fn omitted<'a>(request: &Request<'_, 'a>, draft: &Draft, stem: &str) -> Vec<Omitted> {
    let (index, wanted) = (request.index, request.plan.options);
    let options = draft.question.form.options();
    let Some(key) = draft.keys.first().filter(|_| options.len() < wanted) else {
        return Vec::new();
    };
    let shown: Vec<Value> = match draft.worded.as_slice() {
        [_, picked @ ..] => picked.to_vec(),
        [] => options
            .iter()
            .filter_map(|option| option.value.map(value))
            .filter(|one| one != key)
            .collect(),
    };
    let own = request.blank().wrong.iter().map(|wrong| &wrong.value);
    let left_out: Vec<&Value> = own.filter(|one| !shown.contains(one)).collect();
    if shown.len() + left_out.len() + 1 < wanted {
        return Vec::new();
    }
    let beside: Beside<'a> = Beside {
        index,
        stem: Tokens::of(stem),
        truth: Truth::new(index, request.blank_ref, stem),
        gap: Gap::new(stem, index.words),
        key: key.clone(),
        shown,
    };
    let why = |one: &&Value| {
        Some(Omitted {
            value: index.sentences.value(one),
            why: beside.why(one)?,
        })
    };
    left_out.iter().filter_map(why).collect()
}

fn value(quantity: Quantity) -> Value {
    match quantity {
        Quantity::Date(date) => Value::Date(date),
        Quantity::Number(number) => Value::Number(number),
    }
}

/// What a choice shows, and what any value of it must keep to.
struct Beside<'a> {
    index: &'a Index<'a>,
    stem: Tokens,
    truth: Truth<'a>,
    gap: Gap,
    key: Value,
    shown: Vec<Value>,
}

impl Beside<'_> {
    fn text(&self, value: &Value) -> String {
        self.index.sentences.value(value)
    }

    /// Why a value does not join what is shown, if that is known.
    fn why(&self, value: &Value) -> Option<String> {
        if let Some(objection) = self.truth.objection(value) {
            return Some(objection.to_owned());
        }
        if !self.gap.takes(self.index, value) {
            return Some("`a` or `an` before the gap does not fit it".to_owned());
        }
        let names = self.index.plain_names(value);
        let is_same = |other: &&Value| self.index.plain_names(other).first() == names.first();
        if let Some(same) = self.shown.iter().find(is_same) {
            return Some(format!("it says the same as `{}`", self.text(same)));
        }
        let is_related = |other: &&Value| match (other, value) {
            (Value::Entity(one), Value::Entity(other)) => self.index.related(*one, *other),
            _ => false,
        };
        if let Some(other) = self.shown.iter().find(is_related) {
            let other = self.text(other);
            return Some(format!(
                "it is part of `{other}`, or the other way round, or kept `apart` from it"
            ));
        }
        self.cue(value)
    }

    /// How the key would stand out, were the value shown too.
    fn cue(&self, value: &Value) -> Option<String> {
        let all: Vec<&Value> = self.shown.iter().chain([value]).collect();
        let (mut numbers, mut dates) = (Vec::new(), Vec::new());
        for one in &all {
            match one {
                Value::Number(number) => numbers.push(*number),
                Value::Date(date) => dates.push(*date),
                Value::Entity(_) | Value::Text(_) => {}
            }
        }
        let cue = match &self.key {
            Value::Number(key) => cues::of_numbers(*key, &numbers)?,
            Value::Date(key) => cues::of_dates(&self.stem, *key, &dates, self.index.words)?,
            Value::Entity(_) | Value::Text(_) => {
                let texts: Vec<String> = all.iter().map(|one| self.text(one)).collect();
                let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
                let key = self.text(&self.key);
                let twin = cues::twin(&key, &texts)?;
                return Some(format!(
                    "with it the answer, `{key}`, and `{twin}` would be the only two that are nearly the same"
                ));
            }
        };
        Some(format!("with it, {cue}"))
    }
}

#[cfg(test)]
mod tests {
    use crate::facts::Facts;
    use crate::generate::{Plan, yields};

    /// The values that a choice leaves out, with why.
    fn told(blank: &str, plan: &Plan) -> Vec<String> {
        let yaml = format!(
            "id: b\ntitle: Boats\nentities:\n  norra: {{ name: Norra, class: port }}\n  bay: {{ name: Old Bay, class: port, within: mole }}\n  mole: {{ name: Mole Land, class: port }}\n  kiel: {{ name: Kiel, class: port }}\nfacts:\n  - id: f\n    statement: \"The boats came {{it}}.\"\n    blanks:\n      it: {{ {blank} }}\n"
        );
        let facts = Facts::parse("b.yaml", &yaml).expect("a sound bank");
        let found = yields(&facts, plan);
        let choices = found
            .into_iter()
            .filter(|one| one.outcome.as_ref().is_ok_and(|count| *count > 0));
        choices
            .flat_map(|one| one.omitted)
            .map(|one| format!("{}: {}", one.value, one.why))
            .collect()
    }

    #[test]
    fn a_value_that_is_left_out_says_why() {
        let plan = Plan::new("1");
        let text = |wrong: &str| {
            told(
                &format!(
                    "text: by harbour, ask: How did the boats of Norra come?, wrong: [{wrong}]"
                ),
                &plan,
            )
        };
        let twins = text("by harbours, over land, through canals");
        assert!(
            twins.len() == 1 && twins[0].contains("`by harbours` would be the only two"),
            "{twins:?}"
        );
        assert_eq!(text("on lakes, over land, through canals"), [""; 0]);
        // Two are no more than are shown, and a fourth takes the place of the one that is left out.
        assert_eq!(text("over land, through canals"), [""; 0]);
        assert_eq!(
            text("by harbours, over land, through canals, on lakes"),
            [""; 0]
        );
        let named = text("over land, through canals, the boats of Norra");
        assert_eq!(named, ["the boats of Norra: the question names it"]);
    }

    #[test]
    fn what_lies_in_another_is_left_out() {
        let blank =
            "entity: norra, ask: To which port did the boats come?, wrong: [bay, mole, kiel]";
        let found = told(blank, &Plan::new("1"));
        assert!(
            found.len() == 1 && found[0].contains("it is part of `"),
            "{found:?}"
        );
    }
}
