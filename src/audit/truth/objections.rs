//! Why a value is no wrong option of a blank: one function a rule.

use super::names;
use super::{Asked, Oracle};
use crate::facts::{Answer, Blank, Bound, Care, EntityId, Fact, Value, clearance};
use crate::quiz::Form;
use crate::sentence::answers;

impl Oracle<'_> {
    /// Why a value is not surely wrong for a blank, or no fair wrong option of it.
    pub(super) fn objection(
        &self,
        asked: &Asked,
        value: &Value,
    ) -> Option<(&'static str, &'static str)> {
        let listed = asked
            .blank
            .wrong
            .iter()
            .any(|wrong| self.same(&wrong.value, value));
        let rules: [(&'static str, &'static str, bool); 8] = [
            (
                "true-distractor",
                "is right as well",
                self.is_right_anywhere(asked, value),
            ),
            (
                "true-distractor",
                "overlaps the right answer",
                self.overlaps(asked.blank, value),
            ),
            (
                "true-distractor",
                "is accepted when typed",
                self.is_accepted(asked.blank, value),
            ),
            (
                "contestable",
                "is contestable: the bank avoids it",
                self.is_avoided(asked.blank, value),
            ),
            (
                "related",
                "is part of the right answer, around it or kept apart from it",
                self.is_related(asked.blank, value),
            ),
            (
                "too-near",
                "is too near a figure that is only about right",
                is_near_figure(asked.blank, value),
            ),
            (
                "unproven",
                "may be right: it is none of the author's wrong answers",
                must_be_listed(asked) && !listed,
            ),
            (
                "other-class",
                "is of another class than the right answer",
                !listed && !self.of_the_class(asked, value),
            ),
        ];
        let found = rules.into_iter().find(|(_, _, broken)| *broken);
        found.map(|(flaw, why, _)| (flaw, why)).or_else(|| {
            let is_plan = answers(asked.blank).iter().any(|key| self.to_come(key));
            match (is_plan, self.to_come(value)) {
                (false, true) => Some(("impossible", "lies after the article")),
                (true, false) => Some(("impossible", "was over when the article was published")),
                _ => None,
            }
        })
    }

    /// Right for this blank, for one with the same question, or for one of the same relation.
    fn is_right_anywhere(&self, asked: &Asked, value: &Value) -> bool {
        let same_question = |fact: &Fact, blank: &Blank| {
            let question = |fact: &Fact, blank: &Blank| match &blank.ask {
                Some(ask) => self.names.plain(ask),
                None => self
                    .names
                    .plain(&names::statement(self.facts, fact, &blank.id)),
            };
            question(fact, blank) == question(asked.fact, asked.blank)
        };
        let same_relation =
            |fact: &Fact| fact.relation.is_some() && fact.relation == asked.fact.relation;
        self.is_right(asked.blank, value)
            || self.facts.facts().iter().any(|fact| {
                fact.blanks.iter().any(|blank| {
                    // The cheap test first.
                    self.is_right(blank, value)
                        && (same_relation(fact) || same_question(fact, blank))
                })
            })
    }

    fn overlaps(&self, blank: &Blank, value: &Value) -> bool {
        let Value::Date(date) = value else {
            return false;
        };
        answers(blank).iter().any(|right| matches!(right, Value::Date(key) if key.first() <= date.last() && date.first() <= key.last()))
    }

    fn is_accepted(&self, blank: &Blank, value: &Value) -> bool {
        let shown = self.names.plain(&self.shown(value));
        blank
            .accept
            .iter()
            .any(|text| self.names.plain(text) == shown)
    }

    fn is_avoided(&self, blank: &Blank, value: &Value) -> bool {
        blank.avoid.iter().any(|avoided| {
            let dates = match (avoided, value) {
                (Value::Date(a), Value::Date(b)) => a.overlaps(*b),
                _ => false,
            };
            dates || self.same(avoided, value)
        })
    }

    fn is_related(&self, blank: &Blank, value: &Value) -> bool {
        let Value::Entity(entity) = value else {
            return false;
        };
        answers(blank).iter().any(|right| matches!(right, Value::Entity(key) if key != entity && self.related(*key, *entity)))
    }

    pub(super) fn related(&self, a: EntityId, b: EntityId) -> bool {
        let apart = |a: EntityId, b: EntityId| self.facts.entity(a).apart.contains(&b);
        apart(a, b) || apart(b, a) || self.within(a, b) || self.within(b, a)
    }

    /// Whether `part` lies within `whole`, over any number of steps.
    fn within(&self, part: EntityId, whole: EntityId) -> bool {
        let mut left = vec![part];
        let mut seen = std::collections::HashSet::new();
        while let Some(entity) = left.pop() {
            if seen.insert(entity) {
                left.extend(&self.facts.entity(entity).within);
            }
        }
        seen.contains(&whole)
    }

    fn of_the_class(&self, asked: &Asked, value: &Value) -> bool {
        let blank = asked.blank;
        match value {
            Value::Date(date) => {
                // As precise as what is shown as right: the month of a day may be asked for.
                let shown = self.right_options(asked);
                let rights = if shown.is_empty() {
                    answers(blank)
                } else {
                    shown
                };
                let mut rights = rights.iter();
                rights.any(
                    |right| matches!(right, Value::Date(key) if key.precision() == date.precision()),
                )
            }
            Value::Number(_) => matches!(blank.answer, Answer::Number { .. }),
            Value::Entity(_) | Value::Text(_) => {
                let keys = self.right_options(asked);
                let is_shown =
                    |item: &Value| keys.is_empty() || keys.iter().any(|key| self.same(key, item));
                let classes = self.names.classes_of(blank, is_shown);
                classes.iter().any(|class| self.names.has(class, value))
            }
        }
    }

    /// The options that are right, of a choice or a selection; of a claim there are none.
    fn right_options(&self, asked: &Asked) -> Vec<Value> {
        let form = &asked.question.form;
        if !matches!(form, Form::SingleChoice(_) | Form::MultipleChoice(_)) {
            return Vec::new();
        }
        let options = form.options().iter().enumerate();
        let right = options.filter(|(position, _)| form.correct(*position) == Some(true));
        right
            .map(|(position, option)| self.value(asked, position, &option.text))
            .collect()
    }

    /// Whether a date begins after the end of the time from which the bank speaks.
    fn to_come(&self, value: &Value) -> bool {
        let published = self.facts.source().published;
        matches!((value, published), (Value::Date(date), Some(published)) if date.first() > published.last())
    }
}

pub(super) fn accuses(asked: &Asked) -> bool {
    asked.fact.care.contains(&Care::Accusation) || asked.blank.care.contains(&Care::Accusation)
}

/// Whether only the author can say what is wrong.
fn must_be_listed(asked: &Asked) -> bool {
    let named = !matches!(
        asked.blank.answer,
        Answer::Date { .. } | Answer::Number { .. }
    );
    asked.blank.open || (accuses(asked) && named)
}

/// A figure that is about right keeps wrong ones at a distance of half of it.
fn is_near_figure(blank: &Blank, value: &Value) -> bool {
    match (&blank.answer, value) {
        (
            Answer::Number {
                value: figure,
                bound: Bound::About,
                ..
            },
            Value::Number(number),
        ) => {
            let [low, high] = [
                number.abs().min(figure.abs()),
                number.abs().max(figure.abs()),
            ];
            number.is_sign_negative() == figure.is_sign_negative()
                && high < low * clearance(*figure)
        }
        _ => false,
    }
}
