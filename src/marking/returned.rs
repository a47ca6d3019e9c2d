//! The pages that learners get back: what each answered, what is right, why, and what it gave.

use std::collections::HashMap;
use std::io;

use askama::Template;

use super::exam::{Exam, Item, Row};
use super::rules::Rules;
use super::score::{Answer, Learner, Outcome, Results, Status};
use super::{Naming, shown};
use crate::html::{direction, language, write_part};
use crate::lang::{MarkingWords, Words};
use crate::quiz::Form;
use crate::sanitize::letter;
use crate::sheet::Paper;

/// What rows look like that were scanned, by the positions of the paper in the pile and of the row in its version: addresses
/// that hold a picture whole, as `data:` does.
pub type Pictures = HashMap<(usize, usize), String>;

/// How many bytes of pictures a file holds at most.
const MOST_PICTURES: usize = 32 << 20;

/// How pages are set that learners get back.
#[derive(Clone, Copy, Debug)]
pub struct Returned<'a> {
    /// What was printed.
    pub exam: &'a Exam,
    /// How it was scored.
    pub rules: &'a Rules,
    /// What learners achieved.
    pub results: &'a Results,
    /// What was scanned. Where a file of all of it would be larger than 32 MiB, rows that are right have no picture; where
    /// that is not enough, none has.
    pub pictures: &'a Pictures,
    /// What learners are called.
    pub naming: Naming,
    /// What is printed on.
    pub paper: Paper,
    /// The words of the pages themselves.
    pub words: &'static Words,
}

#[derive(Template)]
#[template(path = "returned.html")]
struct Head<'a> {
    language: &'a str,
    direction: &'static str,
    document: String,
    /// Those of the sheets, so that a file without a learner is known again.
    codes: Vec<String>,
    size: &'static str,
}

#[derive(Template)]
#[template(path = "returned-page.html")]
struct Page<'a> {
    title: &'a str,
    name: String,
    class: &'a str,
    version: &'a str,
    version_word: &'static str,
    code: String,
    achieved: String,
    rows: Vec<Line<'a>>,
    said: &'static MarkingWords,
    picture_word: &'static str,
}

/// A question as a learner gets it back.
struct Line<'a> {
    number: usize,
    stem: &'a str,
    /// A class of the style sheet, and its sign.
    kind: &'static str,
    sign: &'static str,
    picture: Option<&'a str>,
    own: Vec<Shown<'a>>,
    /// What stands where no option was marked.
    own_words: &'static str,
    right: Vec<Shown<'a>>,
    why: String,
    points: String,
}

/// An option with the letter that it has on the learner's sheet; a written answer has none.
struct Shown<'a> {
    letter: String,
    text: &'a str,
}

/// Writes a page for each of some learners, by their positions among the results, but for those who handed nothing in.
///
/// # Errors
/// Those of the sink.
pub fn returned(
    view: &Returned,
    learners: impl IntoIterator<Item = usize>,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let said = &view.words.marking;
    let title = view.exam.jobs.first().map_or("", |job| job.title.as_str());
    let head = Head {
        language: language(view.words.code),
        direction: direction(view.words.code),
        document: format!("{}: {title}", said.returned),
        codes: view.exam.codes(),
        size: match view.paper {
            Paper::A4 => "A4",
            Paper::Letter => "letter",
        },
    };
    write_part(&head, out)?;
    let back: Vec<usize> = learners
        .into_iter()
        .filter(|&at| view.results.learners[at].status != Status::Absent)
        .collect();
    let is_shown = pictured(view, &back);
    for at in back {
        write_part(&page(view, at, is_shown), out)?;
    }
    out.write_all(b"</main>\n</body>\n</html>\n")
}

/// Which rows have a picture, so that a file has no more of them than it may: all, those that are not right, or none.
fn pictured(view: &Returned, learners: &[usize]) -> fn(Outcome) -> bool {
    let size = |is_shown: fn(Outcome) -> bool| -> usize {
        let of = |&at: &usize| {
            let answers = (0..).zip(&view.results.learners[at].answers);
            let shown = answers.filter(|(_, answer)| is_shown(answer.outcome));
            let pictures = shown.filter_map(|(row, _)| view.pictures.get(&(at, row)));
            pictures.map(String::len).sum::<usize>()
        };
        learners.iter().map(of).sum()
    };
    let choices: [fn(Outcome) -> bool; 2] = [|_| true, |outcome| outcome != Outcome::Right];
    let fits = choices
        .into_iter()
        .find(|&choice| size(choice) <= MOST_PICTURES);
    fits.unwrap_or(|_| false)
}

fn page<'a>(view: &Returned<'a>, at: usize, is_shown: fn(Outcome) -> bool) -> Page<'a> {
    let words = view.words;
    let learner: &Learner = &view.results.learners[at];
    let said = &words.marking;
    let paper = &learner.paper;
    let job = &view.exam.jobs[paper.job];
    let version = &job.versions[paper.version];
    let person = paper
        .person
        .as_ref()
        .filter(|_| view.naming == Naming::Names);
    let named = person
        .map(|person| person.name.clone())
        .filter(|name| !name.is_empty());
    let pattern = match learner.status {
        Status::Open => said.so_far,
        Status::Marked | Status::Absent => said.achieved,
    };
    let achieved = pattern.replace("{points}", &shown::points(learner.points, words));
    let rows = (1..).zip(&version.rows).zip(&learner.answers);
    Page {
        title: &job.title,
        name: named.unwrap_or_else(|| said.copy.replace("{n}", &paper.copy.to_string())),
        class: person
            .and_then(|person| person.class.as_deref())
            .unwrap_or(""),
        version: &version.label,
        version_word: words.sheet.version,
        code: job.digest.of_copy(paper.copy),
        achieved: achieved.replace("{of}", &shown::points(learner.of, words)),
        rows: rows
            .map(|((number, row), answer)| Line {
                picture: view
                    .pictures
                    .get(&(at, number - 1))
                    .filter(|_| is_shown(answer.outcome))
                    .map(String::as_str),
                ..line(number, row, answer, view)
            })
            .collect(),
        said,
        picture_word: words.review.picture,
    }
}

fn line<'a>(number: usize, row: &Row, answer: &Answer, view: &Returned<'a>) -> Line<'a> {
    let said = &view.words.marking;
    let item = &view.exam.items[row.item];
    let is_right = answer.outcome == Outcome::Right;
    let key = item.question.form.key();
    let by_key = matches!(item.question.form, Form::Ordering(_)) || {
        let mut marked = answer.options.clone();
        marked.sort_unstable();
        marked == key
    };
    let (kind, sign) = match (view.rules.points[row.item], answer.outcome) {
        (None, _) => ("void", "–"),
        (_, Outcome::Right) => ("right", "✓"),
        (_, Outcome::Wrong) => ("wrong", "✗"),
        (_, Outcome::Open) => ("open", "?"),
    };
    let own_words = match answer.outcome {
        Outcome::Open => said.open,
        _ if item.is_marked() => said.no_answer,
        Outcome::Right => said.written[0],
        Outcome::Wrong => said.written[1],
    };
    Line {
        number,
        stem: &item.question.stem,
        kind,
        sign,
        picture: None,
        own: options(item, row, &answer.options),
        own_words,
        right: match item.is_marked() {
            true => options(item, row, &right(item, row, answer, view.rules)),
            false => written(item),
        },
        why: match is_right && by_key {
            true => String::new(),
            false => why(item, answer),
        },
        points: match view.rules.points[row.item] {
            None => said.void.to_owned(),
            Some(_) if answer.outcome == Outcome::Open => said.open.to_owned(),
            Some(_) => shown::points(answer.points, view.words),
        },
    }
}

/// The options that are right for a learner: all that are, or of several sets the one that they marked.
fn right(item: &Item, row: &Row, answer: &Answer, rules: &Rules) -> Vec<usize> {
    let sets = &rules.right[row.item];
    let is_set = matches!(item.question.form, Form::MultipleChoice(_));
    match is_set && answer.outcome == Outcome::Right {
        true => answer.options.clone(),
        false if is_set => item.question.form.key(),
        false => sets.iter().flatten().copied().collect(),
    }
}

/// Options with the letters of a learner's sheet.
fn options<'a>(item: &'a Item, row: &Row, positions: &[usize]) -> Vec<Shown<'a>> {
    let option = |&position: &usize| {
        let at = row.options.iter().position(|&other| other == position);
        Shown {
            letter: at.map(letter).unwrap_or_default(),
            text: &item.options[position].text,
        }
    };
    positions.iter().map(option).collect()
}

fn written(item: &Item) -> Vec<Shown<'_>> {
    let answers = item.question.answers.iter();
    let shown = answers.map(|text| Shown {
        letter: String::new(),
        text,
    });
    shown.collect()
}

/// Why what was marked is wrong, and where that is not known, what is true.
fn why(item: &Item, answer: &Answer) -> String {
    let key = item.question.form.key();
    let wrong = answer.options.iter().filter(|option| !key.contains(option));
    let reasons: Vec<&str> = wrong
        .map(|&option| shown::why(item, option))
        .filter(|why| !why.is_empty())
        .collect();
    match reasons.is_empty() {
        true => item.question.explanation.clone(),
        false => reasons.join(" "),
    }
}
