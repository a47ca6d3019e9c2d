//! The key, part by part: the answers at a glance, where each question stands in each version, explanations.

mod crosswalk;

use std::io;

use askama::Template;

use super::answers::{Sheet, State, answer_sheets, job_geometry};
use super::page::TAIL;
use super::page::{Page, short_code};
use super::setting;
use super::space::Space;
use super::summary::{Brief, Summary, summaries};
use super::timeline::{self, Drawing};
use super::{Answers, Columns, Job, Layout};
use crate::answer_key::{self, Reason, Right};
use crate::code::Digest;
use crate::generate::version;
use crate::html::write_part;
use crate::instructions;
use crate::lang::{self, SheetWords, Words};
use crate::quiz::{Question, Quiz};

/// Up to so many versions, each has a table of its own; more stand in lines.
const FEW: usize = 6;

#[derive(Template)]
#[template(path = "key.html")]
struct Head<'a> {
    page: Page<'a>,
    title: &'a str,
    digest: String,
    document: String,
    answer_sheets: bool,
    how_it_is_scored: String,
    words: &'static SheetWords,
}

/// The answers to one version, at a glance.
#[derive(Template)]
#[template(path = "key-glance.html")]
struct Glance<'a> {
    label: &'a str,
    names: String,
    code: &'a str,
    /// In groups of five, where there is room for a table.
    fives: Vec<Vec<Short<'a>>>,
    /// In a line, where there is not.
    line: Vec<Short<'a>>,
    words: &'static SheetWords,
}

/// An answer in short.
struct Short<'a> {
    number: usize,
    answer: &'a str,
}

#[derive(Template)]
#[template(path = "key-explained.html")]
struct Explanations<'a> {
    numbered_as: String,
    /// Those before, and those that are kept together.
    explained: [Vec<Explained<'a>>; 2],
    drawings: Vec<Drawing>,
    source: Cited<'a>,
    command: &'a str,
    code: &'a str,
    words: &'static SheetWords,
}

/// An answer and all that is known about it.
struct Explained<'a> {
    number: usize,
    stem: &'a str,
    rights: Vec<Right<'a>>,
    explanation: &'a str,
    locator: String,
    reasons: Vec<Reason<'a>>,
    also_right: String,
    care: String,
}

struct Cited<'a> {
    name: Option<String>,
    imprint: String,
    url: Option<&'a str>,
}

impl Cited<'_> {
    fn is_known(&self) -> bool {
        self.name.is_some() || !self.imprint.is_empty() || self.url.is_some()
    }
}

/// Writes the key of a job.
pub(super) fn write(
    job: &Job,
    digest: Digest,
    command: &str,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let words = &job.words.sheet;
    let summaries = summaries(job);
    write_part(&head(job, digest), out)?;
    for summary in &summaries {
        write_part(&glance(summary, &summaries, words), out)?;
    }
    out.write_all(b"</div>\n")?;
    if summaries.len() > 1 {
        crosswalk::write(job, &summaries, out)?;
    }
    write_part(&explanations(job, &summaries, command), out)?;
    if job.layout.answers != Answers::Inline && summaries.len() <= FEW {
        filled_in(job, digest, &summaries, out)?;
    }
    out.write_all(TAIL)
}

fn head<'a>(job: &Job<'a>, digest: Digest) -> Head<'a> {
    let words = &job.words.sheet;
    let layout = Layout {
        columns: Columns::One,
        ..job.layout
    };
    let quiz = job.quiz;
    // Tells its foot from that of the sheets.
    let foot = format!("{} · {}", words.key, short_code(&quiz.seed, &quiz.code));
    Head {
        page: Page::new(quiz, &layout, setting::of_key(&layout), job.words, &foot),
        title: &quiz.title,
        digest: digest.of_all(),
        document: words.key_title.replace("{title}", &quiz.title),
        answer_sheets: job.layout.answers != Answers::Inline,
        how_it_is_scored: instructions::how_it_is_scored(quiz, words),
        words,
    }
}

fn glance<'a>(summary: &'a Summary, all: &[Summary], words: &'static SheetWords) -> Glance<'a> {
    let short = |(number, brief): (usize, &'a Brief)| Short {
        number,
        answer: &brief.answer,
    };
    let shorts: Vec<Short> = (1..).zip(&summary.answers).map(short).collect();
    let (fives, line) = match all.len() <= FEW {
        true => (fives(shorts), Vec::new()),
        false => (Vec::new(), shorts),
    };
    Glance {
        label: &summary.label,
        names: summary.names.join(", "),
        code: if all.len() > 1 { &summary.code } else { "" },
        fives,
        line,
        words,
    }
}

fn fives(mut shorts: Vec<Short>) -> Vec<Vec<Short>> {
    let mut groups = Vec::with_capacity(shorts.len().div_ceil(5));
    while !shorts.is_empty() {
        let rest = shorts.split_off(shorts.len().min(5));
        groups.push(std::mem::replace(&mut shorts, rest));
    }
    groups
}

fn explanations<'a>(job: &Job<'a>, summaries: &[Summary], command: &'a str) -> Explanations<'a> {
    let quiz = job.quiz;
    let own = lang::of(&quiz.language);
    let first = summaries.first().map_or("", |summary| &summary.label);
    let mut explained: Vec<Explained> = (1..)
        .zip(&quiz.questions)
        .map(|(number, question)| explained(number, question, job.words))
        .collect();
    if summaries.len() > 1 {
        explained
            .iter_mut()
            .zip(&quiz.questions)
            .for_each(without_letters);
    }
    let space = Space::new(&job.layout, setting::of_key(&job.layout));
    let heights: Vec<f32> = explained
        .iter()
        .map(|answer| height(answer, &space))
        .collect();
    let kept = explained.split_off(space.kept(&heights));
    Explanations {
        numbered_as: match summaries.len() {
            0 | 1 => String::new(),
            _ => job.words.sheet.numbered_as.replace("{version}", first),
        },
        explained: [explained, kept],
        drawings: job
            .timeline
            .map_or(Vec::new(), |timeline| timeline::drawings(timeline, own)),
        source: Cited {
            name: quiz.source.name.as_deref().map(answer_key::stopped),
            imprint: answer_key::imprint(&quiz.source, own),
            url: quiz.source.url.as_deref(),
        },
        command,
        code: &quiz.code,
        words: &job.words.sheet,
    }
}

fn explained<'a>(number: usize, question: &'a Question, words: &Words) -> Explained<'a> {
    Explained {
        number,
        stem: &question.stem,
        rights: answer_key::rights(question),
        explanation: &question.explanation,
        locator: answer_key::locator(&question.paragraphs, words),
        reasons: answer_key::further_reasons(question),
        also_right: also_right(question, words),
        care: answer_key::care(question, words),
    }
}

/// The height of an explanation, in em, about.
fn height(answer: &Explained, space: &Space) -> f32 {
    let reasons = answer.reasons.iter();
    let reasons =
        reasons.map(|reason| space.text(&format!("A {} {}", reason.named, reason.rest), 0.92));
    let care = if answer.care.is_empty() { 0.0 } else { 1.6 };
    let also = if answer.also_right.is_empty() {
        ""
    } else {
        "."
    };
    let told = [answer.stem, answer.explanation, "right", also];
    let told = told.iter().filter(|text| !text.is_empty());
    told.map(|text| space.text(text, 1.0))
        .chain(reasons)
        .sum::<f32>()
        + care
}

/// The other spellings that are right, but for the ISO dates that programs read.
fn also_right(question: &Question, words: &Words) -> String {
    let spellings = answer_key::near_or_also_right(question, words);
    let spellings = spellings.iter();
    let read: Vec<&str> = spellings
        .map(String::as_str)
        .filter(|text| {
            crate::Date::parse(text).is_err()
                || !matches!(question.form, crate::quiz::Form::Date(_))
        })
        .collect();
    read.join("; ")
}

/// An option has another letter in each version: words name it there.
fn without_letters((explained, question): (&mut Explained, &Question)) {
    let ordered = question.form.ordered();
    for right in explained.rights.iter_mut().filter(|_| !ordered) {
        right.letter = None;
    }
    for reason in explained.reasons.iter_mut().filter(|_| !ordered) {
        reason.letter.clear();
    }
}

fn filled_in(
    job: &Job,
    digest: Digest,
    summaries: &[Summary],
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let words = &job.words.sheet;
    let geometry = job_geometry(job);
    for summary in summaries {
        let Some(copy) = job
            .copies
            .iter()
            .find(|copy| copy.version == summary.version)
        else {
            continue;
        };
        // A version that several have bears nobody's name.
        let copy = super::SheetCopy {
            person: copy.person.clone().filter(|_| summary.names.len() == 1),
            ..copy.clone()
        };
        let quiz: Quiz = version(job.quiz, copy.version);
        let sheets = answer_sheets(
            &quiz,
            &copy,
            &job.layout,
            &geometry,
            words.key,
            State::Right(digest),
            job.words,
        );
        for sheet in sheets {
            write_part(&Sheet { sheet, words }, out)?;
        }
    }
    Ok(())
}
