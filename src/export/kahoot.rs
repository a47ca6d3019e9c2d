//! Kahoot's spreadsheet template: a question, two to four answers, the seconds, the numbers of the right ones.

mod workbook;

use std::io;

use super::partial::{Custom, Partial};
use super::tally::{QUESTIONS, Tally};
use super::{Exported, Options};
use crate::answer_key;
use crate::quiz::{Form, Question, Questions};
use crate::sanitize::visible;
use workbook::Cell;

/// The longest question and the longest answer, in characters (Kahoot counts as JavaScript does).
const QUESTION: usize = 120;
const ANSWER: usize = 75;

/// How many answers a row of the template holds.
const ANSWERS: usize = 4;

/// How long an answer may take, one of the values that the template allows.
const SECONDS: &str = "30";

/// Whether Kahoot wants all right answers or one of them is a setting that its template does not hold.
const CUSTOM: Custom = Custom {
    several: "Kahoot may take any one of them for the whole answer",
    order: "",
};

/// The rows above the questions, as many as the template has; Kahoot finds its columns by the last one.
const HEAD: [&[&str]; 7] = [
    &[],
    &["", "A quiz"],
    &["", "One row a question, with two to four answers."],
    &[
        "",
        "In the last column stand the numbers of the right answers.",
    ],
    &["", "To be imported as a spreadsheet."],
    &[],
    &[
        "",
        "Question - max 120 characters",
        "Answer 1 - max 75 characters",
        "Answer 2 - max 75 characters",
        "Answer 3 - max 75 characters",
        "Answer 4 - max 75 characters",
        "Time limit (sec) – 5, 10, 20, 30, 60, 90, 120, or 240 secs",
        "Correct answer(s) - choose at least one",
    ],
];

/// Writes the choices of a quiz as a workbook that Kahoot imports.
pub(super) fn write(
    quiz: &dyn Questions,
    _: &Options,
    out: &mut dyn io::Write,
) -> io::Result<Exported> {
    let mut tally = Tally::default();
    let mut partial = Partial::default();
    for question in quiz.each() {
        match unsayable(&question) {
            Some(reason) => tally.add(reason),
            None => partial.add(&question),
        }
    }
    let head = HEAD.iter();
    let head = head.map(|row| row.iter().map(|&text| Cell::Text(text.into())).collect());
    let said = quiz.each().filter(|question| unsayable(question).is_none());
    let rows = (1..).zip(said).map(|(number, said)| row(number, &said));
    workbook::write(head.chain(rows), out)?;
    let mut exported = tally.exported(quiz.count(), QUESTIONS);
    exported.notes.extend(partial.notes(&CUSTOM));
    Ok(exported)
}

/// Why a question is left out, where it is.
fn unsayable(question: &Question) -> Option<&'static str> {
    let options = question.form.options();
    match question.form {
        Form::SingleChoice(_) | Form::TrueFalse(_) | Form::MultipleChoice(_) => {}
        Form::Ordering(_) | Form::Date(_) | Form::Number(_) => {
            return Some("Kahoot's template has only questions with options");
        }
    }
    if options.len() > ANSWERS {
        Some("Kahoot's template has room for 4 answers")
    } else if length(&question.stem) > QUESTION {
        Some("the question is longer than Kahoot's 120 characters")
    } else if options.iter().any(|option| length(&option.text) > ANSWER) {
        Some("an answer is longer than Kahoot's 75 characters")
    } else {
        answer_key::unaskable(question)
    }
}

fn length(text: &str) -> usize {
    shown(text).encode_utf16().count()
}

fn shown(text: &str) -> String {
    visible(text).trim().to_owned()
}

fn row(number: usize, question: &Question) -> Vec<Cell> {
    let options = question.form.options();
    let mut answers: Vec<Cell> = options
        .iter()
        .map(|option| Cell::Text(shown(&option.text)))
        .collect();
    answers.resize(ANSWERS, Cell::Text(String::new()));
    let right =
        (0..options.len()).filter(|&position| question.form.correct(position) == Some(true));
    let right: Vec<String> = right.map(|position| (position + 1).to_string()).collect();
    let keys = match right.as_slice() {
        [one] => Cell::Number(one.clone()),
        several => Cell::Text(several.join(",")),
    };
    let mut row = vec![
        Cell::Number(number.to_string()),
        Cell::Text(shown(&question.stem)),
    ];
    row.append(&mut answers);
    row.extend([Cell::Number(SECONDS.into()), keys]);
    row
}

#[cfg(test)]
mod tests {
    use super::{ANSWER, QUESTION, write};
    use crate::export::Options;
    use crate::quiz::{AnswerOption, Form, SingleChoice, sample};

    /// What is said of a question with a stem and an answer that are so long.
    fn noted(stem: usize, answer: usize) -> Vec<String> {
        let option = |text: String| AnswerOption {
            text,
            value: None,
            why: None,
        };
        let mut quiz = sample::quiz();
        quiz.questions.truncate(1);
        quiz.questions[0].stem = "s".repeat(stem);
        let options = vec![option("a".repeat(answer)), option("b".into())];
        quiz.questions[0].form = Form::SingleChoice(SingleChoice::new(options, 0, false).unwrap());
        write(&quiz, &Options::default(), &mut Vec::new())
            .unwrap()
            .notes
    }

    #[test]
    fn what_is_too_long_for_the_template_is_left_out_and_counted() {
        assert!(noted(QUESTION, ANSWER).is_empty());
        let one = |text: &str| vec![format!("1 question left out: {text}")];
        assert_eq!(
            noted(QUESTION + 1, ANSWER),
            one("the question is longer than Kahoot's 120 characters")
        );
        assert_eq!(
            noted(QUESTION, ANSWER + 1),
            one("an answer is longer than Kahoot's 75 characters")
        );
    }
}
