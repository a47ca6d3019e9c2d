//! The list that a teacher ticks off: who has which copy, what was handed out, what came back, who was absent.

use std::io;

use askama::Template;

use super::page::Page;
use super::page::TAIL;
use super::{Job, SheetCopy, setting};
use crate::code::Digest;
use crate::html::write_part;
use crate::lang::SheetWords;

#[derive(Template)]
#[template(path = "hand-out.html")]
struct List<'a> {
    page: Page<'a>,
    document: String,
    title: &'a str,
    copies: &'a [SheetCopy],
    digest: String,
    words: &'static SheetWords,
}

/// Writes the list of a job's copies.
pub(super) fn write(job: &Job, digest: Digest, out: &mut dyn io::Write) -> io::Result<()> {
    let words = &job.words.sheet;
    let list = List {
        page: Page::new(
            job.quiz,
            &job.layout,
            setting::of_key(&job.layout),
            job.words,
            &digest.of_all(),
        ),
        document: words.hand_out_title.replace("{title}", &job.quiz.title),
        title: &job.quiz.title,
        copies: job.copies,
        digest: digest.of_all(),
        words,
    };
    write_part(&list, out)?;
    out.write_all(TAIL)
}
