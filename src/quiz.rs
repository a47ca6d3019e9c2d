//! The quiz: the one value that screen, sheet, key and exports read.
//!
//! All chance is already spent in it. Texts are plain: each output escapes for itself. This module does not
//! know banks, nor how any output looks.

pub(crate) mod id;
pub(crate) mod packed;
#[cfg(test)]
pub(crate) mod sample;

use std::borrow::Cow;
use std::fmt;

use rust_decimal::Decimal;

use crate::date::Date;
use crate::moment::Moment;
pub use id::QuestionId;

/// Questions in order, ready for any output.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quiz {
    /// The bank's name for ever.
    pub id: String,
    /// The bank's neutral topic.
    pub title: String,
    /// The language of its texts, as BCP 47; [`crate::lang::of`] has the words for it.
    pub language: String,
    /// The article, for after the answers and for keys.
    pub source: Citation,
    /// When the bank was last changed.
    pub updated: Option<Moment>,
    /// The seed that it was drawn with.
    pub seed: String,
    /// `SEED · BANK · QUIZ · rN`: what is printed on sheet and key, so that a wrong pairing is noticed.
    pub code: String,
    /// The questions in the order in which they are asked.
    pub questions: Vec<Question>,
    /// What could not be had, in words for the user ("only 7 questions go together").
    pub notes: Vec<String>,
}

/// The questions of a quiz, one after the other and as often as they are wanted: those of a [`Quiz`], or of one that is too
/// large to be held whole.
pub trait Questions {
    /// All that a quiz has beside its questions; these may be missing in it.
    fn head(&self) -> &Quiz;

    /// How many questions there are.
    fn count(&self) -> usize;

    /// The questions in their order.
    fn each(&self) -> Box<dyn Iterator<Item = Cow<'_, Question>> + '_>;
}

impl Questions for Quiz {
    fn head(&self) -> &Quiz {
        self
    }

    fn count(&self) -> usize {
        self.questions.len()
    }

    fn each(&self) -> Box<dyn Iterator<Item = Cow<'_, Question>> + '_> {
        Box::new(self.questions.iter().map(Cow::Borrowed))
    }
}

/// Where the facts come from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Citation {
    /// The article's headline, which answers questions: for after the answers and for keys.
    pub name: Option<String>,
    /// The people who wrote the article.
    pub by: Option<String>,
    /// The newspaper, agency or site that published the article.
    pub publisher: Option<String>,
    /// When it was published.
    pub published: Option<Date>,
    /// Where it can be read.
    pub url: Option<String>,
}

/// What is asked, what is right, and what is told afterwards.
///
/// ```
/// use quizpress::quiz::{Form, Question};
///
/// let mut question = Question::new("moons/mars/amount", "How many moons has Mars?", Form::Number(2.into()));
/// question.answers = vec!["2".into()];
/// assert_eq!((question.facts, question.kind.as_str()), (vec!["moons".to_owned()], "amount"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Question {
    /// `fact/blank/kind`: the same in every run.
    pub id: QuestionId,
    /// The ids of the facts it is made from, its own first.
    pub facts: Vec<String>,
    /// How it was made: a name from [`crate::generate::KINDS`], or another program's word.
    pub kind: String,
    /// The question in words.
    pub stem: String,
    /// How it is answered.
    pub form: Form,
    /// The right answers as shown: one, or all of a `select`, or all of an `order` in order.
    pub answers: Vec<String>,
    /// Spellings that are right when typed, beside the answers.
    pub accept: Vec<String>,
    /// Of a date that is typed: a day that shows how one is written, and is no date of the bank; `None` for a usual one.
    pub example: Option<Date>,
    /// What a number counts or measures, as the bank has it: `people`, `km`; `None` where that is not known.
    pub unit: Option<String>,
    /// How far a typed number may lie from the right one and still be right; 0 where it is exact.
    pub tolerance: Decimal,
    /// The true statement, shown after the answer.
    pub explanation: String,
    /// The paragraphs that say so, 0 being the headline.
    pub paragraphs: Vec<u32>,
    /// Why it wants care: `deaths`, `religion`, `rights`, `accusation`.
    pub care: Vec<String>,
    /// Words by which questions are chosen, as the bank has them.
    pub tags: Vec<String>,
}

impl Question {
    /// A question of the fact and the kind that its id names, all else being left empty.
    pub fn new(id: impl Into<QuestionId>, stem: impl Into<String>, form: Form) -> Question {
        let id = id.into();
        Question {
            facts: Some(id.fact().to_owned())
                .filter(|id| !id.is_empty())
                .into_iter()
                .collect(),
            kind: id.kind().to_owned(),
            id,
            stem: stem.into(),
            form,
            answers: Vec::new(),
            accept: Vec::new(),
            example: None,
            unit: None,
            tolerance: Decimal::ZERO,
            explanation: String::new(),
            paragraphs: Vec::new(),
            care: Vec::new(),
            tags: Vec::new(),
        }
    }

    /// The unit of a typed number that the question does not name, so that its answer is shown with it.
    pub fn unsaid_unit(&self) -> Option<&str> {
        let unit = self.unit.as_deref()?;
        let answer = self.answers.first()?;
        let is_shown = answer
            .strip_suffix(unit)
            .or(answer.strip_prefix(unit))
            .is_some();
        is_shown.then_some(unit)
    }
}

/// How a question is answered. Closed on purpose: a new form concerns every output.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Form {
    /// One option is right.
    SingleChoice(SingleChoice),
    /// A claim is true or false. Its options are the words for true and false, in this order.
    TrueFalse(SingleChoice),
    /// All options that are right are to be chosen; at least one is, and at least one is not.
    MultipleChoice(MultipleChoice),
    /// Options are to be put in order.
    Ordering(Ordering),
    /// A date is to be written, as precisely as this one.
    Date(Date),
    /// A number is to be written.
    Number(Decimal),
}

/// The name of each form, as in JSON.
pub const FORMS: [&str; 6] = ["choice", "true-false", "select", "order", "date", "number"];

impl Form {
    /// Its name, one of [`FORMS`].
    pub fn name(&self) -> &'static str {
        match self {
            Form::SingleChoice(_) => "choice",
            Form::TrueFalse(_) => "true-false",
            Form::MultipleChoice(_) => "select",
            Form::Ordering(_) => "order",
            Form::Date(_) => "date",
            Form::Number(_) => "number",
        }
    }

    /// The options as they are shown; empty for a form without them.
    pub fn options(&self) -> &[AnswerOption] {
        match self {
            Form::SingleChoice(choices) | Form::TrueFalse(choices) => choices.options(),
            Form::MultipleChoice(selection) => selection.options(),
            Form::Ordering(sequence) => sequence.items(),
            Form::Date(_) | Form::Number(_) => &[],
        }
    }

    /// Whether the options stand in an order that no output may change.
    pub fn ordered(&self) -> bool {
        match self {
            Form::SingleChoice(choices) => choices.ordered,
            Form::TrueFalse(_) => true,
            Form::MultipleChoice(_) | Form::Ordering(_) | Form::Date(_) | Form::Number(_) => false,
        }
    }

    /// The positions of the right options, from 0 and ascending; in an order of all of them, in order; of what is written
    /// none.
    pub fn key(&self) -> Vec<usize> {
        match self {
            Form::SingleChoice(choices) | Form::TrueFalse(choices) => vec![choices.key],
            Form::MultipleChoice(selection) => selection.right.clone(),
            Form::Ordering(sequence) => sequence.order.clone(),
            Form::Date(_) | Form::Number(_) => Vec::new(),
        }
    }

    /// Whether the option at this position is right; `None` in an order, where it means nothing.
    pub fn correct(&self, position: usize) -> Option<bool> {
        match self {
            Form::SingleChoice(choices) | Form::TrueFalse(choices) => Some(choices.key == position),
            Form::MultipleChoice(selection) => Some(selection.right.contains(&position)),
            Form::Ordering(_) | Form::Date(_) | Form::Number(_) => None,
        }
    }
}

/// An option that a learner may choose, or an item to be put in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnswerOption {
    /// As it is shown.
    pub text: String,
    /// Its exact value, for a program.
    pub value: Option<Quantity>,
    /// Why it is wrong, where it is and that is known.
    pub why: Option<String>,
}

/// What a date or a number is, apart from how it is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Quantity {
    /// A year, a month or a day.
    Date(Date),
    /// An exact decimal number, without its unit.
    Number(Decimal),
}

/// An ISO date, or a plain decimal.
impl fmt::Display for Quantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Quantity::Date(date) => date.fmt(f),
            Quantity::Number(number) => number.normalize().fmt(f),
        }
    }
}

/// Two or more options, distinct as shown, of which one is right, in the order in which they are shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SingleChoice {
    options: Vec<AnswerOption>,
    key: usize,
    ordered: bool,
}

/// Two or more options, distinct as shown, of which at least one is right and at least one is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MultipleChoice {
    options: Vec<AnswerOption>,
    right: Vec<usize>,
}

/// Two or more options, distinct as shown, and the order they belong in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ordering {
    items: Vec<AnswerOption>,
    order: Vec<usize>,
}

fn distinct(options: &[AnswerOption]) -> bool {
    let texts: std::collections::BTreeSet<&str> =
        options.iter().map(|option| option.text.as_str()).collect();
    options.len() >= 2 && texts.len() == options.len()
}

impl SingleChoice {
    /// Options in the order in which they are shown, and the position of the right one. `ordered` options stand
    /// in an order that no output may change.
    ///
    /// `None` with fewer than two options, with two that look the same, or with a key that is none of them.
    pub fn new(options: Vec<AnswerOption>, key: usize, ordered: bool) -> Option<SingleChoice> {
        (distinct(&options) && key < options.len()).then_some(SingleChoice {
            options,
            key,
            ordered,
        })
    }

    /// The options as shown.
    pub fn options(&self) -> &[AnswerOption] {
        &self.options
    }

    /// The position of the right one.
    pub fn key(&self) -> usize {
        self.key
    }

    /// The option that is right.
    pub fn right(&self) -> &AnswerOption {
        &self.options[self.key]
    }

    /// Whether they stand in an order that no output may change.
    pub fn ordered(&self) -> bool {
        self.ordered
    }
}

impl MultipleChoice {
    /// Options in the order in which they are shown, and the indices of the right ones, in any order.
    ///
    /// `None` with two options that look the same, with none right, or with none wrong.
    pub fn new(options: Vec<AnswerOption>, mut right: Vec<usize>) -> Option<MultipleChoice> {
        right.sort_unstable();
        right.dedup();
        let mixed = !right.is_empty() && right.len() < options.len();
        let known = right.last().is_some_and(|&last| last < options.len());
        (distinct(&options) && mixed && known).then_some(MultipleChoice { options, right })
    }

    /// The options as shown.
    pub fn options(&self) -> &[AnswerOption] {
        &self.options
    }

    /// The indices of the right ones, ascending.
    pub fn right(&self) -> &[usize] {
        &self.right
    }
}

impl Ordering {
    /// Items in the order in which they are shown, and their indices in the order they belong in.
    ///
    /// `None` with two items that look the same, or where `order` is no order of all indices.
    pub fn new(items: Vec<AnswerOption>, order: Vec<usize>) -> Option<Ordering> {
        let mut all = order.clone();
        all.sort_unstable();
        let all = all.iter().copied().eq(0..items.len());
        (distinct(&items) && all).then_some(Ordering { items, order })
    }

    /// The items as shown.
    pub fn items(&self) -> &[AnswerOption] {
        &self.items
    }

    /// The positions of the items in the order they belong in: `order()[0]` is that of the first.
    pub fn order(&self) -> &[usize] {
        &self.order
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn options(texts: &[&str]) -> Vec<AnswerOption> {
        texts
            .iter()
            .map(|&text| AnswerOption {
                text: text.into(),
                value: None,
                why: None,
            })
            .collect()
    }

    #[test]
    fn choices_hold_one_right_option_among_distinct_ones() {
        assert!(SingleChoice::new(options(&["a", "b"]), 1, false).is_some());
        assert!(SingleChoice::new(options(&["a", "b"]), 2, false).is_none());
        assert!(SingleChoice::new(options(&["a", "a"]), 0, false).is_none());
        assert!(SingleChoice::new(options(&["a"]), 0, false).is_none());
    }

    #[test]
    fn a_selection_holds_right_and_wrong_options() {
        assert_eq!(
            MultipleChoice::new(options(&["a", "b", "c"]), vec![2, 0, 2])
                .unwrap()
                .right(),
            [0, 2]
        );
        assert!(MultipleChoice::new(options(&["a", "b"]), vec![]).is_none());
        assert!(MultipleChoice::new(options(&["a", "b"]), vec![0, 1]).is_none());
        assert!(MultipleChoice::new(options(&["a", "b"]), vec![7]).is_none());
    }

    #[test]
    fn a_sequence_orders_every_item_once() {
        assert!(Ordering::new(options(&["a", "b", "c"]), vec![2, 0, 1]).is_some());
        assert!(Ordering::new(options(&["a", "b", "c"]), vec![0, 0, 1]).is_none());
        assert!(Ordering::new(options(&["a", "b", "c"]), vec![0, 1]).is_none());
    }
}
