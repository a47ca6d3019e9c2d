//! The quiz as data: the contract for programs, and the way back.
//!
//! [`write()`] and [`read`] undo each other. Fields are added in time, never renamed; [`read`] ignores those it
//! does not know and does without those that a quiz can be asked without. Texts stand as they are: whoever
//! shows them escapes them. The notes of a quiz are for the person who made it, and are left out.

mod meaning;
mod wire;

use std::fmt;
use std::io;

use serde_json::error::Category;

use super::{Exported, Options};
use crate::quiz::{Questions, Quiz};
use crate::sanitize::json_escaped;

/// The version of the contract.
const FORMAT: u32 = 1;

/// Writes a quiz as JSON, indented by two spaces, with a newline at its end.
///
/// # Errors
/// Those of the sink.
pub fn write(quiz: &dyn Questions, out: &mut dyn io::Write) -> io::Result<()> {
    serde_json::to_writer_pretty(Escaped(out), &wire::Quiz::of(quiz))?;
    out.write_all(b"\n")
}

/// A sink that takes JSON in pieces, each of which is text.
struct Escaped<'o>(&'o mut dyn io::Write);

impl io::Write for Escaped<'_> {
    fn write(&mut self, piece: &[u8]) -> io::Result<usize> {
        let text = str::from_utf8(piece).map_err(io::Error::other)?;
        self.0.write_all(json_escaped(text).as_bytes())?;
        Ok(piece.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

/// What [`write()`] writes, in one line, as a part of another document.
pub(crate) fn raw(quiz: &dyn Questions) -> serde_json::Result<Box<serde_json::value::RawValue>> {
    serde_json::value::to_raw_value(&wire::Quiz::of(quiz))
}

/// [`write()`] as a row of [`super::FORMATS`]: this format can say everything.
pub(super) fn export(
    quiz: &dyn Questions,
    _: &Options,
    out: &mut dyn io::Write,
) -> io::Result<Exported> {
    write(quiz, out)?;
    Ok(Exported {
        count: quiz.count(),
        notes: Vec::new(),
    })
}

/// Reads a quiz, be it from [`write()`] or from another program.
///
/// Needed are `format`, `title`, `questions`, and of each question `form`, `stem` and what its form is
/// answered by: `options` of which some are `correct`, the `answers` of an order, or the `value` of a date or
/// number (which may also stand first in `accept` or `answers`).
///
/// ```
/// use quizpress::export::json;
///
/// let quiz = json::read(r#"{ "format": 1, "title": "Sums", "questions": [
///     { "form": "choice", "stem": "1 + 1?", "options": [
///         { "text": "2", "correct": true }, { "text": "3", "correct": false } ] } ] }"#)?;
/// assert_eq!(quiz.questions[0].answers, ["2"]);
/// # Ok::<(), json::Unreadable>(())
/// ```
///
/// # Errors
/// Every problem with its place, 100 at most; only the first one where the text is no JSON of this shape.
pub fn read(text: &str) -> Result<Quiz, Unreadable> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let head: wire::Head = serde_json::from_str(text).map_err(shape)?;
    match head.format {
        Some(format) if format == u64::from(FORMAT) => {}
        Some(other) => {
            return Err(Unreadable::one(
                "format",
                format!("this is format `{other}`, and only format `{FORMAT}` can be read"),
            ));
        }
        None => {
            return Err(Unreadable::one(
                "format",
                format!("the field is missing; help: a quiz begins with `\"format\": {FORMAT}`"),
            ));
        }
    }
    let quiz: wire::Quiz = serde_json::from_str(text).map_err(shape)?;
    quiz.into_quiz().map_err(Unreadable)
}

/// The JSON Schema of what [`read`] reads, which is also that of what [`write()`] writes.
#[cfg(feature = "schema")]
pub fn schema() -> serde_json::Value {
    crate::schema::of::<wire::Quiz>("a quiz of quizpress")
}

/// The schema of a quiz within that of something that holds one.
#[cfg(feature = "schema")]
pub(crate) fn within(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
    generator.subschema_for::<wire::Quiz>()
}

/// Why a text is no quiz.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreadable(Vec<JsonProblem>);

/// One problem of a text that should be a quiz.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JsonProblem {
    /// Where it is: a field (`questions[2].options`), or a line and column.
    pub place: String,
    /// What is wrong, in lower case and without a full stop.
    pub message: String,
}

impl Unreadable {
    fn one(place: impl Into<String>, message: impl Into<String>) -> Unreadable {
        let (place, message) = (place.into(), message.into());
        Unreadable(vec![JsonProblem { place, message }])
    }

    /// The problems, one at least, in the order of the text.
    pub fn flaws(&self) -> &[JsonProblem] {
        &self.0
    }
}

/// One line for each problem.
impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, flaw) in self.0.iter().enumerate() {
            let newline = if i == 0 { "" } else { "\n" };
            write!(f, "{newline}{}: {}", flaw.place, flaw.message)?;
        }
        Ok(())
    }
}

impl std::error::Error for Unreadable {}

/// What serde says, with its place before it.
fn shape(error: serde_json::Error) -> Unreadable {
    let place = format!("line {}, column {}", error.line(), error.column());
    let said = error.to_string();
    let said = said
        .rsplit_once(" at line ")
        .map_or(&*said, |(said, _)| said);
    let message = match error.classify() {
        Category::Data => said.to_owned(),
        Category::Syntax | Category::Eof | Category::Io => format!("this is no JSON: {said}"),
    };
    Unreadable::one(place, message)
}

#[cfg(test)]
mod tests {
    use super::{read, write};
    use crate::quiz::{Form, sample};
    use std::path::Path;

    fn written(quiz: &crate::Quiz) -> String {
        let mut bytes = Vec::new();
        write(quiz, &mut bytes).unwrap();
        String::from_utf8(bytes).unwrap()
    }

    /// The integration tests cannot reach the sample: they read it from this file.
    #[test]
    fn the_golden_sample_is_the_sample() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/sample/quiz.json");
        let written = written(&sample::quiz());
        if std::env::var_os("UPDATE_GOLDEN").is_some() {
            std::fs::write(&path, &written).unwrap();
        }
        assert_eq!(std::fs::read_to_string(&path).unwrap(), written);
    }

    #[test]
    fn what_is_written_is_read_back() {
        assert_eq!(read(&written(&sample::quiz())), Ok(sample::quiz()));
    }

    #[test]
    fn texts_stand_as_they_are() {
        let mut quiz = sample::quiz();
        quiz.title = "</script> \"é\" \u{202e}\u{1b}\n".into();
        let text = written(&quiz);
        assert!(text.contains(r#""title": "</script> \"é\" "#), "{text}");
        assert_eq!(read(&text).map(|quiz| quiz.title), Ok(quiz.title));
    }

    fn question(json: &str) -> String {
        format!(r#"{{ "format": 1, "title": "t", "questions": [ {{ "stem": "s", {json} }} ] }}"#)
    }

    #[track_caller]
    fn refused(json: &str, expected: &str) {
        let said = read(json).map(|_| ()).map_err(|error| error.to_string());
        assert_eq!(said, Err(expected.to_owned()));
    }

    #[test]
    fn what_is_no_quiz_is_refused_with_its_place() {
        refused(
            "",
            "line 1, column 0: this is no JSON: EOF while parsing a value",
        );
        refused(
            "{]",
            "line 1, column 2: this is no JSON: key must be a string",
        );
        refused(
            "{}",
            "format: the field is missing; help: a quiz begins with `\"format\": 1`",
        );
        refused(
            r#"{"format": 2}"#,
            "format: this is format `2`, and only format `1` can be read",
        );
        refused(
            r#"{"format": 1, "title": "t"}"#,
            "line 1, column 27: missing field `questions`",
        );
        refused(
            &r#"{"a":"#.repeat(100_000),
            "line 1, column 500000: this is no JSON: EOF while parsing a value",
        );
    }

    #[test]
    fn a_question_that_cannot_be_asked_is_refused_with_its_place() {
        let two = r#""options": [{"text": "a", "correct": true}, {"text": "a"}]"#;
        refused(
            &question(&format!(r#""form": "choice", {two}"#)),
            "questions[0].options: two options look the same",
        );
        refused(
            &question(r#""form": "choice", "options": [{"text": "a"}, {"text": "b"}]"#),
            "questions[0].options: exactly one option must be `correct`",
        );
        refused(
            &question(r#""form": "select", "options": [{"text": "a"}, {"text": "b"}]"#),
            "questions[0].options: some options must be `correct` and some not",
        );
        refused(
            &question(
                r#""form": "order", "options": [{"text": "a"}, {"text": "b"}], "answers": ["a"]"#,
            ),
            "questions[0].answers: these are not the options in another order",
        );
        refused(
            &question(r#""form": "date", "answers": ["soon"]"#),
            "questions[0].value: no ISO date such as `1989-02-15`",
        );
        refused(
            &question(r#""form": "dance""#),
            "questions[0].form: no form is called `dance`; help: `choice`, `true-false`, `select`, `order`, `date` or `number`",
        );
    }

    #[test]
    fn every_flaw_is_shown_at_once() {
        let json = r#"{ "format": 1, "title": "t", "questions": [
            { "stem": "s", "form": "dance" }, { "stem": "s", "form": "number", "value": "x" } ] }"#;
        assert_eq!(read(json).unwrap_err().flaws().len(), 2);
    }

    #[test]
    fn fields_that_are_not_known_are_ignored() {
        let json = question(r#""form": "number", "value": 2.5e0, "hue": [{}]"#);
        let quiz = read(&json).unwrap();
        assert_eq!(quiz.questions[0].form, Form::Number("2.5".parse().unwrap()));
        assert_eq!(quiz.questions[0].answers, ["2.5"]);
    }

    #[test]
    fn numbers_are_exact() {
        let digits = "12345678901234567890.12345678";
        let quiz = read(&question(&format!(
            r#""form": "number", "value": {digits}"#
        )))
        .unwrap();
        assert!(written(&quiz).contains(&format!("\"value\": {digits},")));
    }
}
