//! The flaws of single questions: a table, and one file for each family.
//!
//! A lint looks at a finished question only, and says in words what it found. It would rather miss than cry wolf:
//! each docstring says what is let through on purpose.

mod cues;
mod grammar;
mod options;
mod stem;
mod values;

use super::item::Item;
use crate::facts::Severity;
use crate::lang::Words;
use crate::tokens::Tokens;
pub(super) use stem::negators;

/// One way in which a question can be flawed.
pub struct Flaw {
    /// Its name in reports, for ever.
    pub id: &'static str,
    /// How grave it is.
    pub level: Severity,
    /// Whose rule it is. Haladyna: Haladyna, Downing and Rodriguez 2002, with the guideline; NBME: its item-writing
    /// guide, 6th edition; SAQUET, QuizEditor: the linters of these names.
    pub source: &'static str,
    /// What is wrong, in a few words.
    pub about: &'static str,
    /// What in particular is wrong with a question, if it has the flaw.
    pub check: fn(&Item) -> Option<String>,
}

/// Every flaw that is looked for, in the order in which they are reported.
pub const FLAWS: &[Flaw] = &[
    options::KEY_COUNT,
    options::TOO_FEW,
    options::EMPTY,
    options::DUPLICATE,
    options::OVERLAP,
    options::MIXED,
    options::UNORDERED,
    options::UNSORTED,
    options::OF_THE_OPTIONS,
    options::COMBINED,
    options::UNCERTAIN_ORDER,
    cues::KEY_IN_STEM,
    cues::YEAR_IN_STEM,
    cues::OPTION_IN_STEM,
    cues::LONGEST,
    cues::CLANG,
    cues::FORM,
    cues::ROUND,
    cues::PERIOD,
    cues::END,
    cues::TWINS,
    grammar::ARTICLE,
    grammar::NUMBER,
    grammar::ABSOLUTE,
    grammar::VAGUE,
    stem::NEGATIVE,
    stem::DOUBLE_NEGATIVE,
    stem::UNFOCUSED,
    stem::UNEXPLAINED,
    values::IMPOSSIBLE,
    values::CLOSE,
];

/// What is wrong with a question: each flaw that it has, with what in particular is wrong.
pub fn flaws_of(item: &Item) -> Vec<(&'static Flaw, String)> {
    let found = FLAWS.iter().map(|flaw| (flaw, (flaw.check)(item)));
    found
        .filter_map(|(flaw, said)| Some((flaw, said?)))
        .collect()
}

/// Whether an option speaks of the others: all, none of the above.
fn speaks_of_others(option: &str, words: &Words) -> bool {
    let option = Tokens::of(option);
    let mut phrases = words.audit.of_the_options.iter();
    phrases.any(|phrase| option == Tokens::of(phrase))
}

/// Whether any of these phrases of the language stands in a text, and which.
pub(super) fn phrase_in<'p>(text: &Tokens, phrases: &[&'p str]) -> Option<&'p str> {
    let mut phrases = phrases.iter().copied();
    phrases.find(|phrase| text.say(phrase))
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::date::Date;
    use crate::quiz::{AnswerOption, Form, Quantity, Question, Quiz, SingleChoice, sample};

    /// A quiz of one question: a choice whose key is the first option in `options` with a star before it. Options
    /// as `12`, `1969-07` or `=text` get that value.
    pub fn asked(stem: &str, options: &[&str]) -> Quiz {
        let key = options.iter().position(|text| text.starts_with('*'));
        let options = options.iter().map(|text| AnswerOption {
            text: text.trim_start_matches('*').into(),
            value: None,
            why: None,
        });
        let choices = SingleChoice::new(options.collect(), key.expect("a key"), false);
        of(stem, Form::SingleChoice(choices.expect("sound options")))
    }

    /// As [`asked`], the options being dates or numbers that stand in order.
    pub fn measured(stem: &str, options: &[&str]) -> Quiz {
        let key = options.iter().position(|text| text.starts_with('*'));
        let options = options.iter().map(|text| {
            let text = text.trim_start_matches('*');
            let number = || text.replace(',', "").parse().map(Quantity::Number).ok();
            let date = Date::parse(text).map(Quantity::Date).ok();
            AnswerOption {
                text: date.map_or(text.into(), |date| match date {
                    Quantity::Date(date) => crate::lang::of("en").date(date),
                    Quantity::Number(_) => text.into(),
                }),
                value: date.or_else(number),
                why: None,
            }
        });
        let choices = SingleChoice::new(options.collect(), key.expect("a key"), true);
        of(stem, Form::SingleChoice(choices.expect("sound options")))
    }

    /// A quiz of one question of any form.
    pub fn of(stem: &str, form: Form) -> Quiz {
        let right = form.options().iter().enumerate();
        let right = right.filter(|(position, _)| form.correct(*position) == Some(true));
        let answers = right.map(|(_, option)| option.text.clone()).collect();
        let question = Question {
            answers,
            explanation: "It is so.".into(),
            paragraphs: vec![1],
            ..Question::new("fact/blank/kind", stem, form)
        };
        Quiz {
            questions: vec![question],
            ..sample::quiz()
        }
    }

    /// The ids of the flaws of a quiz's questions.
    pub fn ids(quiz: &Quiz) -> Vec<&'static str> {
        let items = quiz
            .questions
            .iter()
            .map(|question| Item::new(question, quiz));
        items
            .flat_map(|item| flaws_of(&item))
            .map(|(flaw, _)| flaw.id)
            .collect()
    }

    /// A question has this flaw and no other, and another question has none.
    #[track_caller]
    pub fn only(flaw: &Flaw, flawed: Quiz, sound: Quiz) {
        assert_eq!(ids(&flawed), [flaw.id], "{:?}", flawed.questions[0]);
        assert_eq!(ids(&sound), [""; 0], "{:?}", sound.questions[0]);
    }

    #[test]
    fn every_flaw_has_a_name_of_its_own_and_a_source() {
        let names: std::collections::BTreeSet<&str> = FLAWS.iter().map(|flaw| flaw.id).collect();
        assert_eq!(names.len(), FLAWS.len());
        assert!(FLAWS.iter().all(|flaw| !flaw.source.is_empty()));
    }

    #[test]
    fn the_sample_has_no_flaw() {
        let quiz = sample::quiz();
        let found: Vec<_> = ids(&quiz);
        assert_eq!(found, [""; 0]);
    }
}
