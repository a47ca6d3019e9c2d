//! Facts that keep to their article's words, named before they go out.

use std::cell::LazyCell;
use std::collections::BTreeSet;
use std::path::Path;

use quizpress::Facts;
use quizpress::article::{self, MOST};
use quizpress::quiz::Questions;

use super::files::Files;
use super::load::{self, Article};
use super::{Failure, failure};

/// Names those of a quiz's facts whose statements have too many of the article's words in a row.
pub fn tell_of_quiz(
    files: &mut Files,
    bank: Option<&Path>,
    facts: &Facts,
    quiz: &dyn Questions,
) -> Result<(), Failure> {
    let asked = || -> BTreeSet<String> {
        let questions = quiz.each();
        questions
            .flat_map(|question| question.into_owned().facts)
            .collect()
    };
    let asked = LazyCell::new(asked);
    tell(files, bank, facts, |id| asked.contains(id))
}

/// The same of the facts that go out of a bank. Without the article's text beside the bank nothing is said.
pub fn tell(
    files: &mut Files,
    bank: Option<&Path>,
    facts: &Facts,
    goes_out: impl Fn(&str) -> bool,
) -> Result<(), Failure> {
    let is_file = bank.is_some_and(|path| path != Path::new("-"));
    if !is_file || facts.source().article.is_none() || facts.source().free {
        return Ok(());
    }
    let Article::Text(text) = load::article(files, bank, facts.source(), None)? else {
        return Ok(());
    };
    let copied = article::copied(facts, &text);
    let ids = copied.iter().map(|(fact, _)| fact.id.as_str());
    let ids: Vec<String> = ids
        .filter(|id| goes_out(id))
        .map(|id| format!("`{id}`"))
        .collect();
    if !ids.is_empty() {
        let (have, they) = match ids.len() {
            1 => ("has", "it"),
            _ => ("have", "them"),
        };
        failure::note(&format!(
            "{} {have} {MOST} or more of the article's words in a row: put {they} in words of your own, or say that they may \
             stay (`quizpress check` shows them)",
            ids.join(", ")
        ));
    }
    Ok(())
}
