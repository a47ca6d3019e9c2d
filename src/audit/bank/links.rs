//! One fact that shows another's date or number, and no link between them.

use std::collections::HashMap;

use crate::audit::{Finding, Severity};
use crate::concordance::Concordance;
use crate::date::Precision;
use crate::facts::{Answer, Blank, Fact, FactId, Facts, Piece};
use crate::generate::cues::content_words;
use crate::sentence::Sentences;
use crate::tokens::{self, Tokens};

/// The facts whose own words show a date or a number that another one asks for, without `about` between them. Let
/// through: the answers of a fact, since two may share a year; a small number, unless what is counted stands with it; a
/// year, unless half of the words of what happened in it stand with it.
pub(super) fn unlinked(facts: &Facts, sentences: Sentences) -> Vec<Finding> {
    let all = facts.facts();
    let texts: Vec<Tokens> = all.iter().map(own_words).collect();
    let mut words = Concordance::default();
    texts.iter().for_each(|text| words.add(text.iter()));
    let mut meanings = Meanings::default();
    let contents: Vec<Vec<u32>> = texts
        .iter()
        .map(|text| {
            let text: Vec<&str> = text.iter().collect();
            meanings.of(&text.join(" "), sentences)
        })
        .collect();
    let mut findings = Vec::new();
    for (position, fact) in all.iter().enumerate() {
        for blank in &fact.blanks {
            let what = happened(blank).map(|what| meanings.of(what, sentences));
            let forms = forms(blank, sentences);
            let mut shown: Vec<usize> = forms
                .iter()
                .flat_map(|form| words.with(form.iter()))
                .collect();
            shown.sort_unstable();
            shown.dedup();
            for other in shown {
                let speaks = what
                    .as_deref()
                    .is_none_or(|what| speaks_of(&contents[other], what));
                if !speaks || facts.linked(FactId(position as u32), FactId(other as u32)) {
                    continue;
                }
                if findings.len() == MOST {
                    let said = format!(
                        "more than {MOST} facts show what others ask: the rest is not looked at"
                    );
                    findings.push(Finding::of_set(Severity::Note, "unlinked", said));
                    return findings;
                }
                let said = format!(
                    "it shows {}, which `{}` asks: link them with `about: [{}]`",
                    sentences.filling(blank),
                    fact.path(blank),
                    fact.id
                );
                let teller = &all[other];
                findings.push(Finding::of_bank(
                    Severity::Warning,
                    "unlinked",
                    teller.place,
                    &teller.id,
                    said,
                ));
            }
        }
    }
    findings
}

/// So many facts that show what others ask are told: where all show one year there are as many as pairs of facts.
const MOST: usize = 100_000;

/// Content words, by numbers.
#[derive(Default)]
struct Meanings(HashMap<String, u32>);

impl Meanings {
    /// The content words of a text, ascending.
    fn of(&mut self, text: &str, sentences: Sentences) -> Vec<u32> {
        let words = content_words(text, sentences.words).into_iter();
        let mut numbers: Vec<u32> = words
            .map(|word| {
                let next = self.0.len() as u32;
                *self.0.entry(word).or_insert(next)
            })
            .collect();
        numbers.sort_unstable();
        numbers
    }
}

/// The words of a fact that the author wrote: statement, questions, event.
fn own_words(fact: &Fact) -> Tokens {
    let mut texts: Vec<&str> = Vec::new();
    texts.extend(fact.statement.iter().map(|piece| match piece {
        Piece::Text(text) => text.as_str(),
        Piece::Blank(_) => "\u{a4d0}",
    }));
    for blank in &fact.blanks {
        texts.push("\u{a4d0}");
        texts.extend(blank.ask.as_deref());
        texts.push("\u{a4d0}");
        texts.extend(blank.ask_all.as_deref());
        if let Answer::Date {
            event: Some(event), ..
        } = &blank.answer
        {
            texts.push("\u{a4d0}");
            texts.push(event);
        }
    }
    Tokens::of(&texts.join(" "))
}

/// What happened in the year that a blank asks for; nothing where it asks for anything but a year.
fn happened(blank: &Blank) -> Option<&str> {
    match &blank.answer {
        Answer::Date { date, event } if date.precision() == Precision::Year => {
            event.as_deref().or(blank.ask.as_deref())
        }
        _ => None,
    }
}

/// Whether a text has half of the content words of what happened.
fn speaks_of(text: &[u32], what: &[u32]) -> bool {
    let shared = what.iter().filter(|word| text.binary_search(word).is_ok());
    shared.count() * 2 >= what.len()
}

/// How another fact would show a blank's date or number.
fn forms(blank: &Blank, sentences: Sentences) -> Vec<Tokens> {
    let words = sentences.words;
    match &blank.answer {
        Answer::Date { date, .. } => {
            let mut forms = tokens::date_forms(*date, words);
            // A year alone is a number as well: it is looked for as it is shown only.
            if date.precision() == Precision::Year {
                forms.truncate(1);
            }
            forms
        }
        Answer::Number { value, unit, .. } => {
            let forms = tokens::number_forms(*value, words);
            let large = value.abs() >= rust_decimal::Decimal::ONE_HUNDRED;
            match (large, unit) {
                (true, _) => forms,
                (false, Some(unit)) => forms
                    .iter()
                    .map(|form| {
                        Tokens::of(&format!(
                            "{} {unit}",
                            form.iter().collect::<Vec<_>>().join(" ")
                        ))
                    })
                    .collect(),
                (false, None) => Vec::new(),
            }
        }
        _ => Vec::new(),
    }
}
