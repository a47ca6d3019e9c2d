//! Why a wrong date is wrong: its event in the bank. Where the bank tells nothing of it, nothing is said (docs/RULES.md,
//! rule 41).

use std::collections::HashSet;

use super::Draft;
use super::index::Index;
use crate::date::Date;
use crate::facts::{Answer, Value};
use crate::lang::Words;
use crate::quiz::{AnswerOption, Form, Quantity, Question, SingleChoice};
use crate::sanitize::after_name;
use crate::sentence::begun;

/// Gives every wrong date its reason, where the bank has an event on it. Where that date is asked in the same quiz, its
/// event would answer that question, and nothing is said.
pub(super) fn settle(index: &Index, drafts: &mut [Draft]) {
    let asked = asked_dates(drafts);
    for draft in drafts {
        tell(index, &mut draft.question, &asked);
    }
}

/// The same in a question, where the dates are known that the quiz asks for.
pub(super) fn tell(index: &Index, question: &mut Question, asked: &HashSet<Date>) {
    let Form::SingleChoice(choices) = &question.form else {
        return;
    };
    let options = choices.options().iter().enumerate();
    let options = options.map(|(position, option)| {
        let reason = || reason(index, option, asked);
        let why = match position == choices.key() {
            true => None,
            false => option.why.clone().or_else(reason),
        };
        AnswerOption {
            why,
            ..option.clone()
        }
    });
    if let Some(told) = SingleChoice::new(options.collect(), choices.key(), choices.ordered()) {
        question.form = Form::SingleChoice(told);
    }
}

fn asked_dates(drafts: &[Draft]) -> HashSet<Date> {
    let keys = drafts.iter().flat_map(|draft| &draft.keys);
    keys.filter_map(|key| {
        if let Value::Date(date) = key {
            Some(*date)
        } else {
            None
        }
    })
    .collect()
}

fn reason(index: &Index, option: &AnswerOption, asked: &HashSet<Date>) -> Option<String> {
    let Some(Quantity::Date(date)) = option.value else {
        return None;
    };
    let is_asked = asked.iter().any(|asked| asked.overlaps(date));
    event_on(index, date).filter(|_| !is_asked)
}

/// `1996: the start of …`; of several events the one whose fact comes first by its id.
pub(super) fn event_on(index: &Index, date: Date) -> Option<String> {
    let blank_ref = index.events_on(date).next()?;
    let Answer::Date {
        event: Some(event), ..
    } = &index.blank(blank_ref).answer
    else {
        return None;
    };
    Some(dated(date, event, index.words))
}

/// `1996: the start of …`
pub(super) fn dated(date: Date, event: &str, words: &Words) -> String {
    labelled(&words.date(date), event, words)
}

fn labelled(label: &str, told: &str, words: &Words) -> String {
    let pattern = words.reasons.event.replace("{date}", label);
    pattern.replace("{event}", told)
}

/// The author's reason as it is told, so that it stands for itself: `Pad 39B: the launch pad of Apollo 10.`
pub(super) fn authored(option: &str, why: &str, words: &Words) -> String {
    let why = why.trim();
    let told = match after_name(why, option) {
        Some(_) if why.ends_with(char::is_alphanumeric) => format!("{why}."),
        Some(_) => why.to_owned(),
        None => labelled(option, why.trim_end_matches('.'), words),
    };
    begun(&told, words)
}

#[cfg(test)]
mod tests {
    use super::authored;
    use crate::lang;

    #[test]
    fn what_the_author_says_stands_for_itself() {
        let told = |option, why| authored(option, why, lang::of("en"));
        let cases = [
            (
                "Pad 39B",
                "the launch pad of Apollo 10",
                "Pad 39B: the launch pad of Apollo 10.",
            ),
            (
                "Pad 39B",
                "It is north of it.",
                "Pad 39B: It is north of it.",
            ),
            ("the Rhine", "The Rhine is longer", "The Rhine is longer."),
            ("the Rhine", "The Rhine is longer!", "The Rhine is longer!"),
            (
                "the Red Sea",
                "the Red Sea is salty",
                "The Red Sea is salty.",
            ),
            (
                "the Red Sea",
                "a sea in the east",
                "The Red Sea: a sea in the east.",
            ),
            ("iPhone", "a telephone", "iPhone: a telephone."),
        ];
        for (option, why, expected) in cases {
            assert_eq!(told(option, why), expected);
        }
    }
}
