//! No distractor may be true: one function a rule.
//!
//! In go a blank, its stem and a value, out comes whether the value is surely wrong, according to the bank.
//! Each is one of docs/RULES.md, "No distractor may be true", after Seyler, Yahya and Berberich 2017 (the key is the
//! sole result in the facts) and Ren and Zhu 2020 (plausible, and certainly false).

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use super::cues::content_words;
use super::glance::Glance;
use super::index::{BlankRef, Index, Rights};
use super::{Refusal, reach};
use crate::facts::{Answer, Bound, Care, Value, clearance};
use crate::tokens::{self, Tokens};

/// What is right, or may be right, for one blank.
pub(crate) struct Truth<'a> {
    index: &'a Index<'a>,
    blank_ref: BlankRef,
    stem: Tokens,
    /// The words of the stem that carry meaning.
    words: BTreeSet<String>,
    glance: Glance,
    rights: Rights,
    /// An `about` figure keeps wrong ones at a distance.
    figure: Option<Decimal>,
}

/// A rule, and what is said of a value that it forbids.
type Rule = (fn(&Truth, &Value) -> bool, &'static str);

/// The rules, in the order in which they are asked.
const RULES: &[Rule] = &[
    (not_right, "by another field or fact it is right, or may be"),
    (
        not_related,
        "it is part of a right answer, or the other way round, or kept `apart` from one",
    ),
    (
        not_overlapping,
        "it has a day in common with a right answer",
    ),
    (
        not_near_a_figure,
        "it is too near the figure, which is rough",
    ),
    (not_in_stem, "the question names it"),
];

impl<'a> Truth<'a> {
    pub fn new(index: &'a Index<'a>, blank_ref: BlankRef, stem: &str) -> Truth<'a> {
        let figure = match index.blank(blank_ref).answer {
            Answer::Number {
                value,
                bound: Bound::About,
                ..
            } => Some(value),
            _ => None,
        };
        let words = content_words(stem, index.words);
        let stem = Tokens::of(stem);
        Truth {
            index,
            blank_ref,
            words,
            glance: Glance::new(&stem),
            stem,
            rights: index.rights(&[blank_ref]),
            figure,
        }
    }

    /// docs/RULES.md, rule 1: whether only distractors by the author may stand here, since others may be right, by its
    /// words or the author's, or would accuse.
    pub fn only_by_the_author(&self) -> bool {
        let (fact, blank) = (
            self.index.fact(self.blank_ref),
            self.index.blank(self.blank_ref),
        );
        let accuses =
            fact.care.contains(&Care::Accusation) || blank.care.contains(&Care::Accusation);
        let names = !matches!(blank.answer, Answer::Date { .. } | Answer::Number { .. });
        (accuses && names) || self.rights.open() || self.index.others_right(self.blank_ref)[1]
    }

    /// The words of the statement or the `ask` by which others are right too.
    fn others_right(&self) -> Option<String> {
        let fact = self.index.fact(self.blank_ref);
        reach::of_choice(self.index.sentences, fact, self.blank_ref.blank)
    }

    /// The refusal of a choice, with the words that leave it too few distractors.
    pub fn refused(&self, refusal: Refusal) -> Refusal {
        match refusal {
            Refusal::Thin { found } if found < 2 => match self.others_right() {
                Some(said) => Refusal::OthersRight(said),
                None => refusal,
            },
            other => other,
        }
    }

    /// Whether an entity is itself an answer of the blank, or of one that shares its answers.
    pub fn has_answer(&self, value: &Value) -> bool {
        match value {
            Value::Entity(entity) => self.rights.any(|right| right.has(*entity)),
            _ => false,
        }
    }

    /// Whether no rule speaks against the value as a distractor.
    pub fn allows(&self, value: &Value) -> bool {
        self.objection(value).is_none()
    }

    /// Why the value can be no distractor; `None` where no rule speaks against it.
    pub fn objection(&self, value: &Value) -> Option<&'static str> {
        let broken = RULES.iter().find(|(holds, _)| !holds(self, value));
        broken.map(|&(_, why)| why)
    }
}

/// docs/RULES.md, rules 3 and 4: it is no answer of this blank, of one with the same stem or of the same relation, nor
/// an alias, an accepted spelling or a contestable value of it, nor equal to one as shown.
fn not_right(truth: &Truth, value: &Value) -> bool {
    !truth.rights.any(|right| right.holds(truth.index, value))
}

/// docs/RULES.md, rule 3: an entity is neither within a right one, nor around it, nor kept apart from it.
fn not_related(truth: &Truth, value: &Value) -> bool {
    match value {
        Value::Entity(entity) => !truth
            .rights
            .any(|right| right.is_related(truth.index, *entity)),
        _ => true,
    }
}

/// docs/RULES.md, rule 3: a date does not overlap a right one (NBME: no overlapping options).
fn not_overlapping(truth: &Truth, value: &Value) -> bool {
    match value {
        Value::Date(date) => !truth.rights.any(|right| right.overlaps(*date)),
        _ => true,
    }
}

/// docs/RULES.md, rule 6: a number beside an `about` figure is so many times as large or small that it is surely another.
fn not_near_a_figure(truth: &Truth, value: &Value) -> bool {
    match (truth.figure, value) {
        (Some(figure), Value::Number(number)) => {
            let [low, high] = [
                number.abs().min(figure.abs()),
                number.abs().max(figure.abs()),
            ];
            let same_side = number.is_sign_negative() == figure.is_sign_negative();
            !same_side
                || low
                    .checked_mul(clearance(figure))
                    .is_none_or(|near| near <= high)
        }
        _ => true,
    }
}

/// docs/RULES.md, rule 5: the stem does not name it, an alias or a cue of it, nor hold all the words of its name that carry
/// meaning.
fn not_in_stem(truth: &Truth, value: &Value) -> bool {
    let words = truth.index.words;
    match value {
        Value::Date(date) => {
            !truth.glance.may_show_date(*date)
                || !tokens::date_forms(*date, words)
                    .iter()
                    .any(|form| truth.stem.hold(form))
        }
        Value::Number(number) if !truth.glance.may_show_number(*number, words) => true,
        Value::Number(_) | Value::Text(_) => !truth.index.gives_away(&truth.stem, value),
        Value::Entity(_) => {
            let name = truth.index.sentences.value(value);
            let own = content_words(&name, words);
            let name = Tokens::of(&name);
            let question = &words.question;
            let small = [question.stop_words, question.articles];
            // Too short to be among those that carry meaning, and yet by what the name is known: Sky News.
            let mut short = name.iter().filter(|word| {
                word.contains(char::is_numeric)
                    || word.chars().count() < 4 && !small.iter().any(|list| list.contains(word))
            });
            let is_spelled = !own.is_empty()
                && own.is_subset(&truth.words)
                && short.all(|word| truth.stem.say(word));
            !is_spelled && !truth.index.gives_away(&truth.stem, value)
        }
    }
}
