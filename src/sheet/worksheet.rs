//! The worksheet as `templates/sheet.html` takes it.
//!
//! Nothing here reads which option is right, nor what is told after an answer.

use std::io;

use askama::Template;
use unicode_width::UnicodeWidthStr;

use super::page::{Named, Page, columns, cut};
use super::{
    Answers, Article, Columns, Ink, Job, Layout, Original, Paper, Print, answers, instructions,
    write_part,
};
use crate::code::Digest;
use crate::generate::version;
use crate::quiz::{Choice, Form, Quiz};
use crate::words::{SheetWords, Words};

/// What stands before the copies.
#[derive(Template)]
#[template(path = "sheet.html")]
struct Head<'a> {
    page: Page<'a>,
    title: &'a str,
    answer_sheets: bool,
}

/// What stands after them.
pub(super) const TAIL: &[u8] = b"</main>\n</body>\n</html>\n";

/// One copy.
#[derive(Template)]
#[template(path = "copy.html")]
struct Worksheet<'a> {
    /// The name of its pages, where they have a foot of their own.
    named: Option<usize>,
    title: &'a str,
    label: &'a str,
    name: &'a str,
    class: &'a str,
    article: Option<&'a Article>,
    code: &'a str,
    how_to_answer: String,
    how_it_is_scored: String,
    questions: Vec<Item<'a>>,
    words: &'static SheetWords,
}

/// A question as it is asked.
struct Item<'a> {
    stem: &'a str,
    area: Area<'a>,
}

/// Where it is answered.
enum Area<'a> {
    Options {
        /// The class of the list: what stands before each option.
        marks: &'static str,
        /// How many stand side by side.
        across: usize,
        options: &'a [Choice],
    },
    Boxes(Vec<Field>),
    Elsewhere,
}

/// A box to write in, with what is to be written there.
pub(super) struct Field {
    pub class: &'static str,
    pub label: &'static str,
}

/// Writes worksheets one at a time, and behind them the answer sheets of all copies where their digest is given.
pub(super) fn write(
    job: &Job,
    originals: &[Original],
    answer_sheets: Option<Digest>,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let head = Head {
        page: page(job, originals),
        title: &job.quiz.title,
        answer_sheets: answer_sheets.is_some(),
    };
    write_part(&head, out)?;
    for (place, original) in originals.iter().enumerate() {
        let named = (originals.len() > 1).then_some(place);
        let quiz = version(job.quiz, original.copy.version);
        write_part(&Worksheet::new(job, original, named, &quiz), out)?;
    }
    if let Some(digest) = answer_sheets {
        answers::write_all(job, digest, out)?;
    }
    out.write_all(TAIL)
}

/// The frame: where there are several copies, each has pages with a foot of their own.
fn page<'a>(job: &Job<'a>, originals: &[Original]) -> Page<'a> {
    let foot = |original: &Original| {
        let copy = &original.copy;
        // A mark of direction keeps the code in its order behind a name that runs from right to left.
        let name = copy.person.as_ref();
        let name = name.map(|person| format!("{}\u{200e}", cut(&person.name, 24)));
        let parts = [
            Some(copy.label.clone()).filter(|label| !label.is_empty()),
            name,
            Some(original.code.clone()),
        ];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
    };
    match originals {
        [original] => Page::new(job.quiz, &job.layout, job.words, &foot(original)),
        originals => {
            let named = originals
                .iter()
                .enumerate()
                .map(|(place, original)| Named::new(place, foot(original), job.words));
            Page {
                named: named.collect(),
                ..Page::new(job.quiz, &job.layout, job.words, "")
            }
        }
    }
}

impl<'a> Worksheet<'a> {
    fn new(
        job: &Job<'a>,
        original: &'a Original,
        named: Option<usize>,
        quiz: &'a Quiz,
    ) -> Worksheet<'a> {
        let copy = &original.copy;
        let words = &job.words.sheet;
        let questions = quiz.questions.iter().map(|question| Item {
            stem: &question.stem,
            area: area(&question.form, &job.layout, job.words),
        });
        let place = (job.layout.answers != Answers::Inline).then_some(words.on_answer_sheet);
        let person = copy.person.as_ref();
        Worksheet {
            named,
            title: &quiz.title,
            label: &copy.label,
            name: person.map_or("", |person| &person.name),
            class: person
                .and_then(|person| person.class.as_deref())
                .unwrap_or(""),
            article: job.article,
            code: &original.code,
            how_to_answer: instructions::how_to_answer(quiz, place, words),
            how_it_is_scored: instructions::how_it_is_scored(&quiz.questions, words),
            questions: questions.collect(),
            words,
        }
    }
}

fn area<'a>(form: &'a Form, layout: &Layout, words: &Words) -> Area<'a> {
    let elsewhere = layout.answers == Answers::Sheet;
    let list = |marks, across| Area::Options {
        marks: if elsewhere { "letters" } else { marks },
        across,
        options: form.options(),
    };
    match form {
        Form::Choice(choices) => list("circles", across(choices.options(), figures, layout)),
        Form::TrueFalse(claim) => list("circles", across(claim.options(), |_| true, layout)),
        Form::Select(_) => list("squares", 1),
        Form::Order(_) => list("numbers", 1),
        Form::Date(_) | Form::Number(_) if elsewhere => Area::Elsewhere,
        Form::Date(_) | Form::Number(_) => Area::Boxes(written_fields(form, words)),
    }
}

/// The boxes for a date or a number; none for a form with options.
pub(super) fn written_fields(form: &Form, words: &Words) -> Vec<Field> {
    match form {
        Form::Date(date) => {
            let field = |part| {
                Some(Field {
                    class: ["day", "month", "year"].get(part).copied()?,
                    label: words.sheet.date_boxes.get(part).copied()?,
                })
            };
            let parts = words.date_parts(date.precision());
            parts.into_iter().filter_map(field).collect()
        }
        Form::Number(_) => vec![Field {
            class: "figure",
            label: words.sheet.number_box,
        }],
        Form::Choice(_) | Form::TrueFalse(_) | Form::Select(_) | Form::Order(_) => Vec::new(),
    }
}

/// Whether all options are dates or numbers.
fn figures(options: &[Choice]) -> bool {
    options.iter().all(|option| option.value.is_some())
}

/// How many of these options stand side by side: all, where they are of a sort that may and each has room,
/// else one. Four places at least, so that short lists line up from question to question.
fn across(options: &[Choice], may: fn(&[Choice]) -> bool, layout: &Layout) -> usize {
    let widest = options
        .iter()
        .map(|option| option.text.width())
        .max()
        .unwrap_or(0);
    let digit = match layout.print {
        Print::Normal | Print::Large => DIGIT,
        Print::Dyslexia => DIGIT * 1.15,
    };
    let fits = |&places: &usize| {
        let room = (width(layout) / places as f32) - PLACE;
        places <= 6 && widest as f32 * digit <= room
    };
    let places = [options.len().max(4), options.len()];
    let all = places
        .iter()
        .find(|places| fits(places))
        .filter(|_| may(options));
    all.copied().unwrap_or(1)
}

/// The width of a digit in the widest typeface of the style sheet, in em.
const DIGIT: f32 = 0.6;

/// What an option needs beside its text, in em: its mark, its letter, and the gaps between and after.
const PLACE: f32 = 4.2;

/// The widest that questions are set, and the margin their numbers hang in, in em, as in the style sheet.
const MEASURE: f32 = 38.0;
const HANG: f32 = 2.2;

/// The room beside a question's number, in em of the text.
fn width(layout: &Layout) -> f32 {
    let paper = match layout.paper {
        Paper::A4 => 210.0,
        Paper::Letter => 215.9,
    };
    let (margins, em): (f32, f32) = match (layout.print, layout.ink) {
        (Print::Large, _) => (50.0, 6.35),
        (Print::Dyslexia, Ink::Normal) => (44.0, 4.59),
        (Print::Dyslexia, Ink::Saving) => (30.0, 4.59),
        (Print::Normal, Ink::Normal) => (44.0, 4.06),
        (Print::Normal, Ink::Saving) => (30.0, 3.53),
    };
    let column: f32 = match columns(layout) {
        Columns::One => paper - margins,
        Columns::Two => (paper - margins - 10.0) / 2.0,
    };
    (column / em).min(MEASURE) - HANG
}

#[cfg(test)]
mod tests {
    use super::across;
    use crate::quiz::Choice;
    use crate::sheet::{Columns, Layout, Print};

    fn options(texts: &[&str]) -> Vec<Choice> {
        let option = |&text: &&str| Choice {
            text: text.into(),
            value: None,
            why: None,
        };
        texts.iter().map(option).collect()
    }

    #[track_caller]
    fn check(texts: &[&str], layout: Layout, expected: usize) {
        assert_eq!(across(&options(texts), |_| true, &layout), expected);
    }

    #[test]
    fn short_figures_stand_side_by_side() {
        let page = Layout::default();
        check(&["1989", "1991", "1994", "2001"], page, 4);
        check(&["True", "False"], page, 4);
        check(&["5 July 1969", "16 July 1969", "20 July 1969"], page, 3);
        check(&["1", "2", "3", "4", "5", "6"], page, 6);
        check(&["1", "2", "3", "4", "5", "6", "7"], page, 1);
        check(
            &[
                "27 September 1989",
                "1 March 1990",
                "2 May 1991",
                "3 May 1991",
            ],
            page,
            1,
        );
    }

    #[test]
    fn narrow_columns_and_large_print_hold_fewer() {
        let years = ["1989", "1991", "1994", "2001"];
        let columns = Layout {
            columns: Columns::Two,
            ..Layout::default()
        };
        let large = Layout {
            print: Print::Large,
            ..Layout::default()
        };
        check(&years, columns, 1);
        check(&["True", "False"], columns, 2);
        check(&["True", "False"], large, 2);
        check(&["1,989,000", "1,991,000", "1", "2"], large, 1);
    }

    #[test]
    fn words_stand_one_below_the_other() {
        assert_eq!(
            across(&options(&["a", "b"]), super::figures, &Layout::default()),
            1
        );
    }
}
