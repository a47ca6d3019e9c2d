//! A page that asks the quiz in a browser, without a network, and prints as a worksheet.
//!
//! The key stands in the page as data, which only its script reads: whoever opens the source can read it too. That
//! is why a test on paper is printed from [`crate::sheet`].

use std::borrow::Cow;
use std::fmt;
use std::io::{self, Write as _};

use askama::Template;
use askama::filters::Safe;
use serde::{Serialize, Serializer};

use super::{Exported, Options};
use crate::answer_key;
use crate::html::{direction, language};
use crate::instructions;
use crate::lang::{self, ScreenWords, SheetWords, Words};
use crate::quiz::{Form, Question, Questions, Quiz};
use crate::sanitize::visible;
use crate::sheet::digest;
use crate::typed::{self, Beside};

/// Writes the page.
///
/// # Errors
/// Those of the sink.
pub(super) fn write(
    quiz: &dyn Questions,
    _: &Options,
    out: &mut dyn io::Write,
) -> io::Result<Exported> {
    let words = lang::of(&quiz.head().language);
    let head = quiz.head();
    let page = Page {
        language: language(&head.language),
        direction: direction(&head.language),
        title: &head.title,
        code: digest::of_quiz(quiz).of_copy(1),
        how_to_answer: instructions::how_to_answer(quiz, None, &words.sheet),
        how_it_is_scored: instructions::how_it_is_scored(quiz, &words.sheet),
        quiz,
        source: source(head, words),
        data: Safe(Embedded(data(quiz, words))),
        words,
        months: &words.dates.months,
        screen: &words.screen,
        sheet: &words.sheet,
    };
    // It is written as it is made, in pieces of some size, since it may have very many questions.
    let mut out = io::BufWriter::new(out);
    page.write_into(&mut out)?;
    out.write_all(b"\n")?;
    out.flush()?;
    Ok(Exported {
        count: quiz.count(),
        notes: Vec::new(),
    })
}

#[derive(Template)]
#[template(path = "screen.html")]
struct Page<'a> {
    language: &'a str,
    direction: &'static str,
    title: &'a str,
    code: String,
    how_to_answer: String,
    how_it_is_scored: String,
    quiz: &'a dyn Questions,
    source: String,
    data: Safe<Embedded<Data<'a>>>,
    words: &'static Words,
    months: &'static [&'static str; 12],
    screen: &'static ScreenWords,
    sheet: &'static SheetWords,
}

impl Page<'_> {
    fn questions(&self) -> impl Iterator<Item = Asked<'_>> {
        let words = self.words;
        self.quiz
            .each()
            .map(move |question| Asked { question, words })
    }
}

/// A question when its turn comes.
struct Asked<'a> {
    question: Cow<'a, Question>,
    words: &'a Words,
}

impl Asked<'_> {
    fn item(&self) -> Item<'_> {
        Item::new(&self.question, self.words)
    }
}

impl Serialize for Asked<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        key(&self.question, self.words).serialize(serializer)
    }
}

/// A question as it is asked.
struct Item<'a> {
    stem: &'a str,
    /// What a typed answer looks like.
    hint: Option<Cow<'static, str>>,
    input: Input<'a>,
}

/// How it is answered.
enum Input<'a> {
    /// Options to be chosen: `radio` or `checkbox`.
    Chosen(&'static str, Vec<&'a str>),
    /// Options, each of which gets a rank, with the words that ask for it.
    Ranked(Vec<(&'a str, String)>),
    /// The parts of a date: 0 for the day, 1 for the month, 2 for the year.
    Date(Vec<usize>),
    Number,
}

impl<'a> Item<'a> {
    fn new(question: &'a Question, words: &Words) -> Item<'a> {
        let texts = || {
            question
                .form
                .options()
                .iter()
                .map(|option| option.text.as_str())
        };
        Item {
            stem: &question.stem,
            hint: typed::hint(question, words),
            input: match &question.form {
                Form::SingleChoice(_) | Form::TrueFalse(_) => {
                    Input::Chosen("radio", texts().collect())
                }
                Form::MultipleChoice(_) => Input::Chosen("checkbox", texts().collect()),
                Form::Ordering(_) => {
                    let asked = |text| (text, words.screen.rank.replace("{option}", text));
                    Input::Ranked(texts().map(asked).collect())
                }
                Form::Date(date) => Input::Date(words.date_parts(date.precision())),
                Form::Number(_) => Input::Number,
            },
        }
    }
}

/// What the script needs.
#[derive(Serialize)]
struct Data<'a> {
    words: Said<'a>,
    language: typed::Language,
    questions: Keys<'a>,
}

/// The keys of all questions, each made when it is written.
struct Keys<'a> {
    quiz: &'a dyn Questions,
    words: &'a Words,
}

impl Serialize for Keys<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let words = self.words;
        let asked = self.quiz.each();
        serializer.collect_seq(asked.map(|question| Asked { question, words }))
    }
}

/// JSON that holds nothing which could end the script element in which it stands.
struct Embedded<T>(T);

impl<T: Serialize> fmt::Display for Embedded<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        serde_json::to_writer(Escaped(f), &self.0).map_err(|_| fmt::Error)
    }
}

/// Writes JSON with the escapes that a script element needs. It comes in pieces of whole characters.
struct Escaped<'f, 'b>(&'f mut fmt::Formatter<'b>);

impl io::Write for Escaped<'_, '_> {
    fn write(&mut self, json: &[u8]) -> io::Result<usize> {
        let text = std::str::from_utf8(json).map_err(io::Error::other)?;
        self.escape(&visible(text)).map_err(io::Error::other)?;
        Ok(json.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Escaped<'_, '_> {
    /// Within a script element HTML knows no escapes, and JSON has its own.
    fn escape(&mut self, mut json: &str) -> fmt::Result {
        while let Some(at) = json.find(['<', '>', '&']) {
            self.0.write_str(&json[..at])?;
            write!(self.0, "\\u{:04x}", json.as_bytes()[at])?;
            json = &json[at + 1..];
        }
        self.0.write_str(json)
    }
}

/// The words that the script adds to the page.
#[derive(Serialize)]
struct Said<'a> {
    verdicts: &'a [&'a str; 2],
    answer: &'a str,
    next: &'a [&'a str; 2],
    show: &'a [&'a str; 2],
    score: &'a str,
    empty: &'a str,
    unread: &'a [&'a str; 2],
    /// A figure is right, but rounded.
    rounded: String,
}

/// The key of a question, and what is told after its answer.
#[derive(Serialize)]
struct Key<'a> {
    form: &'static str,
    /// The positions of the right options; of an order all, in order.
    right: Vec<usize>,
    /// The right date or number, and what else is needed to judge what is typed.
    #[serde(flatten)]
    typed: Option<Typed<'a>>,
    answers: Vec<String>,
    why: Vec<Option<&'a str>>,
    told: String,
}

/// What is needed to judge a typed answer.
#[derive(Serialize)]
struct Typed<'a> {
    value: String,
    /// Texts that are right as they stand.
    accept: Vec<&'a str>,
    /// Those of them whose date or number is right in any spelling.
    other: &'a [String],
    tolerance: String,
    /// What may stand beside a number, see [`Beside`].
    units: Vec<String>,
    said: Vec<String>,
}

fn data<'a>(quiz: &'a dyn Questions, words: &'a Words) -> Data<'a> {
    let (said, typed) = (&words.screen, &words.play.typed);
    Data {
        words: Said {
            verdicts: &said.verdicts,
            answer: said.answer,
            next: &said.next,
            show: &said.show,
            score: said.score,
            empty: said.empty,
            unread: &said.unread,
            rounded: typed
                .right_but_coarse
                .replace("{asked}", typed.exact_figure),
        },
        language: typed::Language::of(words),
        questions: Keys { quiz, words },
    }
}

fn key<'a>(question: &'a Question, words: &Words) -> Key<'a> {
    let locator = answer_key::locator(&question.paragraphs, words);
    Key {
        form: question.form.name(),
        right: question.form.key(),
        typed: typed(question, words),
        answers: answer_key::rights(question)
            .iter()
            .map(|right| visible(right.text).into_owned())
            .collect(),
        why: question
            .form
            .options()
            .iter()
            .map(|option| option.why.as_deref())
            .collect(),
        told: match locator.as_str() {
            "" => question.explanation.clone(),
            locator => format!("{} ({locator})", question.explanation),
        },
    }
}

fn typed<'a>(question: &'a Question, words: &Words) -> Option<Typed<'a>> {
    let value = match &question.form {
        Form::Date(date) => date.to_string(),
        Form::Number(number) => number.normalize().to_string(),
        _ => return None,
    };
    let Beside { units, said } = Beside::of(question, words);
    let accept = question.answers.iter().chain(&question.accept);
    Some(Typed {
        value,
        accept: accept.map(String::as_str).collect(),
        other: &question.accept,
        tolerance: question.tolerance.normalize().to_string(),
        units,
        said,
    })
}

/// The article, told at the end.
fn source(quiz: &Quiz, words: &Words) -> String {
    let name = quiz.source.name.as_deref().map(answer_key::stopped);
    let imprint = answer_key::imprint(&quiz.source, words);
    let parts = [name, Some(imprint), quiz.source.url.clone()];
    let parts: Vec<String> = parts
        .into_iter()
        .flatten()
        .filter(|part| !part.is_empty())
        .collect();
    parts.join(" ")
}

#[cfg(test)]
mod tests {
    use super::{Options, write};
    use crate::quiz::sample;

    #[test]
    fn the_data_cannot_end_its_element() {
        let mut quiz = sample::quiz();
        quiz.questions[0].explanation = "</script><!-- <script> & \u{202e}".into();
        let mut bytes = Vec::new();
        write(&quiz, &Options::default(), &mut bytes).unwrap();
        let page = String::from_utf8(bytes).unwrap();
        assert_eq!(page.matches("</script").count(), 2, "{page}");
        assert!(!page.contains("<!--"));
        assert!(page.contains("\\u003c/script\\u003e"));
    }

    #[test]
    fn nothing_is_fetched_and_nothing_is_stored() {
        let mut bytes = Vec::new();
        write(&sample::quiz(), &Options::default(), &mut bytes).unwrap();
        let page = String::from_utf8(bytes).unwrap();
        for word in [
            "src=", "href=", "fetch(", "Storage", "cookie", "@import", "url(",
        ] {
            assert!(!page.contains(word), "{word}");
        }
    }
}
