//! `review.html`: what has to be decided, as it looks, with a proposal; it saves `decisions.csv`.

use std::io;

use askama::Template;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::decide::Doubt;
use super::decisions::{CODE, COLUMNS};
use super::gather::{Gathered, Row, Why};
use super::seen::Unnamed;
use crate::html::{direction, language, write_part};
use crate::lang::{ReviewWords, Words};
use crate::marking::{Exam, Mark, Naming, Pictures, noticed};
use crate::random::Fnv;
use crate::sanitize::letter;

/// What a review page shows.
#[derive(Clone, Copy, Debug)]
pub struct Review<'a> {
    /// What was printed.
    pub exam: &'a Exam,
    /// What came back.
    pub gathered: &'a Gathered,
    /// The command that takes in what is decided.
    pub command: &'a str,
    /// What the table of decisions is called.
    pub file: &'a str,
    /// What learners are called.
    pub naming: Naming,
    /// The words of the page.
    pub words: &'static Words,
}

#[derive(Template)]
#[template(path = "review.html")]
struct Page<'a> {
    language: &'a str,
    direction: &'static str,
    title: String,
    codes: Vec<String>,
    remarks: Vec<String>,
    sheets: Vec<Sheet>,
    doubts: Vec<Card>,
    command: &'a str,
    file: &'a str,
    columns: String,
    run: String,
    said: &'static ReviewWords,
    noticed: &'static str,
}

/// A page whose code has to be typed.
struct Sheet {
    /// What tells it from others, as it stands in the table.
    key: [String; 5],
    why: String,
    source: String,
    picture: String,
    /// What its code begins with.
    begin: String,
}

/// A row that has to be decided.
struct Card {
    /// What tells it from others, as it stands in the table.
    key: [String; 5],
    heading: String,
    why: &'static str,
    source: String,
    picture: String,
    /// Whether several may be right.
    is_set: bool,
    options: Vec<Choice>,
}

/// What it may be.
struct Choice {
    value: String,
    label: String,
    is_proposed: bool,
}

/// Writes the page.
///
/// # Errors
/// Those of the sink.
pub fn review(view: &Review, out: &mut dyn io::Write) -> io::Result<()> {
    let doubts: Vec<Card> = view
        .gathered
        .doubts
        .iter()
        .map(|row| card(row, view))
        .collect();
    let sheets: Vec<Sheet> = view
        .gathered
        .unnamed
        .iter()
        .map(|(source, page)| sheet(source, page, view))
        .collect();
    let mut run = Fnv::default();
    let keys = sheets.iter().flat_map(|sheet| &sheet.key);
    for part in keys.chain(doubts.iter().flat_map(|card| &card.key)) {
        run.part(part);
    }
    let mut titles: Vec<&str> = view
        .exam
        .jobs
        .iter()
        .map(|job| job.title.as_str())
        .collect();
    titles.dedup();
    let remarks = view.gathered.pile.remarks.iter();
    let page = Page {
        language: language(view.words.code),
        direction: direction(view.words.code),
        title: titles.join(" · "),
        codes: view.exam.codes(),
        remarks: remarks
            .map(|remark| noticed(remark, view.naming, view.words))
            .collect(),
        sheets,
        doubts,
        command: view.command,
        file: view.file,
        columns: COLUMNS.join(","),
        run: format!("{:016x}", run.finish()),
        said: &view.words.review,
        noticed: view.words.marking.remarks,
    };
    write_part(&page, out)
}

/// What every row that was scanned looks like.
pub fn pictures(gathered: &Gathered) -> Pictures {
    let rows = gathered.doubts.iter().chain(&gathered.sure);
    rows.map(|row| ((row.paper, row.question), address(&row.picture)))
        .collect()
}

/// An address that holds a picture whole.
fn address(picture: &[u8]) -> String {
    format!("data:image/jpeg;base64,{}", STANDARD.encode(picture))
}

fn sheet(source: &str, page: &Unnamed, view: &Review) -> Sheet {
    let said = &view.words.review;
    let none = String::new;
    Sheet {
        key: [none(), none(), none(), page.key.clone(), CODE.to_owned()],
        why: match page.refused {
            Some(code) => said.refused.replace("{code}", &code.to_string()),
            None => said.unnamed.to_owned(),
        },
        source: source.to_owned(),
        picture: address(&page.picture),
        begin: match view.exam.jobs.as_slice() {
            [job] => job.digest.of_all() + "-",
            _ => none(),
        },
    }
}

fn card(row: &Row, view: &Review) -> Card {
    let said = &view.words.review;
    let paper = &view.gathered.pile.papers[row.paper];
    let person = paper
        .person
        .as_ref()
        .filter(|_| view.naming == Naming::Names);
    let who = person.map(|person| match person.name.is_empty() {
        true => person.student_number.clone().unwrap_or_default(),
        false => person.name.clone(),
    });
    let number = row.question + 1;
    let copy = view
        .words
        .marking
        .copy
        .replace("{n}", &paper.copy.to_string());
    let who = [Some(copy), who.filter(|who| !who.is_empty())];
    let who: Vec<String> = who.into_iter().flatten().collect();
    let heading = said.heading.replace("{n}", &number.to_string());
    let rows = &view.exam.jobs[paper.job].versions[paper.version].rows;
    let item = &view.exam.items[rows[row.question].item];
    let is_marked = item.is_marked();
    let option = |at: usize| Choice {
        value: letter(at),
        label: letter(at),
        is_proposed: matches!(&row.proposal, Mark::Options(marked) if marked.contains(&at)),
    };
    let verdict = |(at, value): (usize, &str)| Choice {
        value: value.to_owned(),
        label: said.verdict[at].to_owned(),
        is_proposed: row.proposal == Mark::Verdict(at == 1),
    };
    let options = match is_marked {
        true => (0..rows[row.question].options.len()).map(option).collect(),
        false => ["x", "+"].into_iter().enumerate().map(verdict).collect(),
    };
    Card {
        key: [
            row.code.digest().to_string(),
            row.code.copy().to_string(),
            view.gathered.number(row.paper),
            row.code.page().to_string(),
            number.to_string(),
        ],
        heading: heading.replace("{who}", &who.join(", ")),
        why: why(row.doubt, said),
        source: row.source.clone(),
        picture: address(&row.picture),
        is_set: matches!(item.question.form, crate::quiz::Form::MultipleChoice(_)),
        options,
    }
}

fn why(doubt: Option<Why>, said: &'static ReviewWords) -> &'static str {
    let [weak, second, crossed, unjudged, twice] = said.why;
    match doubt {
        Some(Why::Mark(Doubt::Weak)) => weak,
        Some(Why::Mark(Doubt::Second)) => second,
        Some(Why::Mark(Doubt::Crossed)) => crossed,
        Some(Why::Mark(Doubt::Unjudged)) => unjudged,
        Some(Why::Twice) => twice,
        None => "",
    }
}
