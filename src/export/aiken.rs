//! Aiken, the plainest format of all: a stem of one line, options with letters, the letter of the right one.
//!
//! It has no feedback, no tags, no ids and one right option, and shows markup as text. What begins like an
//! option or a key would be read as one, so such a stem gets a word before it.

use std::fmt::Write as _;
use std::io;

use super::tally::{QUESTIONS, Tally};
use super::{Exported, Options, partial};
use crate::answer_key;
use crate::lang::{self, Words};
use crate::quiz::{Form, Question, Questions, SingleChoice};
use crate::sanitize::{letter, visible};

/// How many options have a letter.
const LETTERS: usize = 26;

/// Writes the choices of a quiz as Aiken.
pub(super) fn write(
    quiz: &dyn Questions,
    _: &Options,
    out: &mut dyn io::Write,
) -> io::Result<Exported> {
    let words = lang::of(&quiz.head().language);
    let mut tally = Tally::default();
    let mut reasons = 0;
    let mut shuffled = 0;
    for question in quiz.each() {
        match sayable(&question) {
            Ok(choices) => {
                out.write_all(ask(&question.stem, choices, words).as_bytes())?;
                shuffled += usize::from(question.form.ordered());
                reasons += usize::from(choices.options().iter().any(|option| option.why.is_some()));
            }
            Err(reason) => tally.add(reason),
        }
    }
    let mut exported = tally.exported(quiz.count(), QUESTIONS);
    exported.notes.extend(partial::shuffled("Aiken", shuffled));
    if reasons > 0 {
        exported
            .notes
            .push("Aiken has no feedback, ids or tags, and these are left out".to_owned());
    }
    Ok(exported)
}

/// The options of a question that Aiken can ask, or why it cannot.
fn sayable(question: &Question) -> Result<&SingleChoice, &'static str> {
    let choices = match &question.form {
        Form::SingleChoice(choices) | Form::TrueFalse(choices) => choices,
        Form::MultipleChoice(_) | Form::Ordering(_) | Form::Date(_) | Form::Number(_) => {
            return Err("Aiken has only questions with one right option");
        }
    };
    if choices.options().len() > LETTERS {
        return Err("there are more options than letters");
    }
    answer_key::unaskable(question).map_or(Ok(choices), Err)
}

fn ask(stem: &str, choices: &SingleChoice, words: &Words) -> String {
    let mut text = one_line(stem);
    if is_special(&text) {
        text = words.export.stem.replace("{stem}", &text);
    }
    text.push('\n');
    for (position, option) in choices.options().iter().enumerate() {
        // A string takes everything.
        let _ = writeln!(text, "{}. {}", letter(position), one_line(&option.text));
    }
    let _ = writeln!(text, "ANSWER: {}\n", letter(choices.key()));
    text
}

/// Whether a line would be read as an option (`U.S. …`, `J. K. …`) or as a key.
fn is_special(line: &str) -> bool {
    let mut letters = line.chars();
    let option = letters.next().is_some_and(|c| c.is_ascii_uppercase())
        && letters.next().is_some_and(|c| matches!(c, '.' | ')'));
    option || line.starts_with("ANSWER:")
}

fn one_line(text: &str) -> String {
    visible(text).trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::write;
    use crate::export::Options;
    use crate::quiz::sample;

    #[track_caller]
    fn check(stem: &str, expected: &str) {
        let mut quiz = sample::quiz();
        quiz.questions.truncate(1);
        quiz.questions[0].stem = stem.into();
        let mut bytes = Vec::new();
        write(&quiz, &Options::default(), &mut bytes).unwrap();
        let text = String::from_utf8(bytes).unwrap();
        assert_eq!(text.lines().next(), Some(expected));
        assert!(
            text.ends_with("\nA. Columbia\nB. Eagle\nC. Luna 15\nANSWER: B\n\n"),
            "{text}"
        );
    }

    #[test]
    fn a_stem_is_one_line_that_is_nothing_else() {
        check("Which craft\nlanded?\r\n", "Which craft landed?");
        check("U.S. craft?", "Question: U.S. craft?");
        check("J. K. Rowling?", "Question: J. K. Rowling?");
        check("A) or B)?", "Question: A) or B)?");
        check("ANSWER: which?", "Question: ANSWER: which?");
        check("US craft?", "US craft?");
    }

    #[test]
    fn what_is_left_out_is_said() {
        let exported = write(&sample::quiz(), &Options::default(), &mut std::io::sink()).unwrap();
        let notes = exported.notes;
        assert_eq!(
            notes[0],
            "4 questions left out: Aiken has only questions with one right option"
        );
        // Dates among options, and true and false, which Aiken makes options like all others.
        assert!(
            notes[1].contains("may shuffle those of 2 questions"),
            "{notes:?}"
        );
        assert_eq!(notes.len(), 3);
        assert_eq!(exported.count, 3);
    }
}
