//! Stems that ask the wrong way round, or ask nothing.

use super::{Flaw, phrase_in};
use crate::audit::item::{Item, unquoted};
use crate::facts::Severity;
use crate::lang::Words;
use crate::quiz::Form;
use crate::tokens::Tokens;

pub(super) const NEGATIVE: Flaw = Flaw {
    id: "negative-stem",
    level: Severity::Warning,
    source: "Haladyna 17: word the stem positively",
    about: "the question is put in the negative",
    check: |item| {
        let found = negators(&item.own_words(), item.words);
        found.first().map(|word| format!("`{word}`"))
    },
};

/// The words of a text that negate it. `At least`, `not only`, what is quoted and what stands in a name (`Failure Is Not
/// an Option`, but not `NOT`) negate nothing.
pub(in crate::audit) fn negators(text: &str, words: &Words) -> Vec<&'static str> {
    let mut own: String = text
        .split_inclusive(char::is_whitespace)
        .enumerate()
        .filter(|(position, word)| *position == 0 || !is_titled(word))
        .map(|(_, word)| word)
        .collect();
    own.make_ascii_lowercase();
    for phrase in words.audit.not_negative {
        own = own.replace(phrase, " ");
    }
    let tokens = Tokens::of(&own);
    let all = words.audit.negators.iter().copied();
    all.filter(|word| tokens.hold(&Tokens::of(word))).collect()
}

/// Whether only the first letter of a word is a capital.
fn is_titled(word: &str) -> bool {
    let mut letters = word.chars().filter(|c| c.is_alphabetic());
    letters.next().is_some_and(char::is_uppercase) && letters.next().is_some_and(char::is_lowercase)
}

pub(super) const DOUBLE_NEGATIVE: Flaw = Flaw {
    id: "double-negative",
    level: Severity::Error,
    source: "NBME: tricky and needlessly hard items",
    about: "a negative question with a negative in it or in an option",
    check: double_negative,
};

/// Two different negators in the stem, or one there and one in an option; the words for true and false are none.
fn double_negative(item: &Item) -> Option<String> {
    let stem = negators(&item.own_words(), item.words);
    let first = *stem.first()?;
    let options = match item.question.form {
        Form::TrueFalse(_) => &[],
        _ => item.options(),
    };
    let in_options = options
        .iter()
        .flat_map(|option| negators(&unquoted(&option.text), item.words));
    let mut others = stem[1..].iter().copied().chain(in_options);
    let second = others.next()?;
    Some(format!("`{first}` and `{second}`"))
}

pub(super) const UNFOCUSED: Flaw = Flaw {
    id: "unfocused",
    level: Severity::Warning,
    source: "NBME: cover the options; Haladyna 14",
    about: "the question asks nothing before its options are read",
    check: unfocused,
};

/// A full sentence that asks nothing, or one that asks only which option is true. An unfinished sentence, a gap and a
/// claim to be judged are questions.
fn unfocused(item: &Item) -> Option<String> {
    let stem = item.question.stem.trim();
    if stem.is_empty() {
        return Some("it is empty".into());
    }
    if let Form::TrueFalse(_) = item.question.form {
        return None;
    }
    if let Some(phrase) = phrase_in(&item.stem, item.words.audit.unfocused) {
        return Some(format!("`{phrase}`"));
    }
    let asks = stem.contains(['?', '？', '؟', ':', '…', '_']) || stem.contains("...");
    let chosen = matches!(
        item.question.form,
        Form::SingleChoice(_) | Form::MultipleChoice(_)
    );
    let states = chosen && !asks && stem.ends_with(['.', '!']);
    states.then(|| "it is a statement".into())
}

pub(super) const UNEXPLAINED: Flaw = Flaw {
    id: "no-explanation",
    level: Severity::Note,
    source: "QuizEditor",
    about: "nothing explains the answer",
    check: |item| {
        let silent = item.question.explanation.trim().is_empty();
        silent.then(|| "the explanation is empty".into())
    },
};

#[cfg(test)]
mod tests {
    use super::super::tests::{asked, ids, only};
    use super::*;

    const OPTIONS: [&str; 3] = ["*Oman", "Iran", "Fiji"];

    #[test]
    fn a_stem_is_put_in_the_positive() {
        only(
            &NEGATIVE,
            asked("Which country did not come?", &OPTIONS),
            asked(
                "Which country, not least for its “not”, sent at least two?",
                &OPTIONS,
            ),
        );
        only(
            &NEGATIVE,
            asked("Which country didn’t come?", &OPTIONS),
            asked("Which country had a nota bene?", &OPTIONS),
        );
        only(
            &NEGATIVE,
            asked("Which country did NOT come?", &OPTIONS),
            asked("Who wrote Failure Is Not an Option?", &OPTIONS),
        );
    }

    #[test]
    fn two_negatives_are_one_too_many() {
        let twice = asked("Which country did not say that it never came?", &OPTIONS);
        assert_eq!(ids(&twice), ["negative-stem", "double-negative"]);
        let options = ["*that it was not so", "that it was so", "that it may be so"];
        let in_option = asked("What did they never say?", &options);
        assert_eq!(ids(&in_option), ["negative-stem", "double-negative"]);
        let once = asked("What did they say?", &options);
        assert_eq!(ids(&once), [""; 0]);
    }

    #[test]
    fn a_stem_asks_before_its_options_are_read() {
        for flawed in [
            "The town of Riga.",
            "Which of the following is true of it?",
            " ",
        ] {
            only(
                &UNFOCUSED,
                asked(flawed, &OPTIONS),
                asked("The town of Riga lies in", &OPTIONS),
            );
        }
    }

    #[test]
    fn an_answer_is_explained() {
        let mut silent = asked("Which country came?", &OPTIONS);
        silent.questions[0].explanation = " ".into();
        only(&UNEXPLAINED, silent, asked("Which country came?", &OPTIONS));
    }
}
