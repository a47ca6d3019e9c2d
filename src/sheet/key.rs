//! The key as `templates/key.html` takes it.

use askama::Template;
use askama::filters::Safe;

use super::css::Quoted;
use super::page::Page;
use super::{Columns, Layout, instructions};
use crate::export::marking::{self, Reason, Right};
use crate::quiz::{Question, Quiz};
use crate::words::{self, SheetWords, Words};

#[derive(Template)]
#[template(path = "key.html")]
pub(super) struct Key<'a> {
    page: Page<'a>,
    title: &'a str,
    document: String,
    /// Tells its foot from that of the sheet.
    foot: Safe<Quoted<'static>>,
    code: &'a str,
    how_it_is_scored: String,
    /// The answers in short, in groups of five.
    fives: Vec<Vec<Short>>,
    explained: Vec<Explained<'a>>,
    source: Cited<'a>,
    command: &'a str,
    words: &'static SheetWords,
}

/// An answer in short.
struct Short {
    number: usize,
    answer: String,
}

/// An answer and all that is known about it.
struct Explained<'a> {
    number: usize,
    stem: &'a str,
    rights: Vec<Right<'a>>,
    explanation: &'a str,
    place: String,
    reasons: Vec<Reason<'a>>,
    also_right: String,
    care: String,
}

/// The article.
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

impl<'a> Key<'a> {
    pub(super) fn new(quiz: &'a Quiz, layout: &Layout, command: &'a str) -> Key<'a> {
        let words = words::of(&quiz.language);
        let layout = Layout {
            columns: Columns::One,
            ..*layout
        };
        let shorts: Vec<Short> = (1..)
            .zip(&quiz.questions)
            .map(|(number, question)| Short {
                number,
                answer: marking::brief(question, words),
            })
            .collect();
        Key {
            page: Page::new(quiz, &layout, words),
            title: &quiz.title,
            document: words.sheet.key_title.replace("{title}", &quiz.title),
            foot: Safe(Quoted(words.sheet.key)),
            code: &quiz.code,
            how_it_is_scored: instructions::how_it_is_scored(&quiz.questions, &words.sheet),
            fives: fives(shorts),
            explained: (1..)
                .zip(&quiz.questions)
                .map(|(number, question)| explained(number, question, words))
                .collect(),
            source: Cited {
                name: quiz.source.name.as_deref().map(marking::stopped),
                imprint: marking::imprint(&quiz.source, words),
                url: quiz.source.url.as_deref(),
            },
            command,
            words: &words.sheet,
        }
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

fn explained<'a>(number: usize, question: &'a Question, words: &Words) -> Explained<'a> {
    Explained {
        number,
        stem: &question.stem,
        rights: marking::rights(question),
        explanation: &question.explanation,
        place: marking::place(&question.paragraphs, words),
        reasons: marking::reasons(question),
        also_right: marking::also_right(question).join("; "),
        care: marking::care(question, words),
    }
}
