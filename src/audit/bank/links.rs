//! One fact that shows another's date or number, and no link between them.

use crate::audit::{Finding, Level};
use crate::date::Precision;
use crate::facts::{Answer, Blank, Fact, FactId, Facts, Piece};
use crate::generate::cues::content_words;
use crate::prose::Prose;
use crate::wording::{self, Tokens};

/// The facts whose own words show a date or a number that another one asks for, without `about` between them. Let
/// through: the answers of a fact, since two may share a year; a small number, unless what is counted stands with it; a
/// year, unless half of the words of what happened in it stand with it.
pub(super) fn unlinked(facts: &Facts, prose: Prose) -> Vec<Finding> {
    let all = facts.facts();
    let texts: Vec<Tokens> = all.iter().map(own_words).collect();
    let mut findings = Vec::new();
    for (place, fact) in all.iter().enumerate() {
        for blank in &fact.blanks {
            let forms = forms(blank, prose);
            if forms.is_empty() {
                continue;
            }
            for (other, text) in texts.iter().enumerate() {
                let shows = forms.iter().any(|form| text.hold(form));
                if linked(facts, place, other) || !shows || !speaks_of(text, blank, prose) {
                    continue;
                }
                let said = format!(
                    "it shows {}, which `{}/{}` asks: link them with `about: [{}]`",
                    prose.filling(blank),
                    fact.id,
                    blank.id,
                    fact.id
                );
                let teller = &all[other];
                findings.push(Finding::of_bank(
                    Level::Warning,
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

/// Whether a text is about what happened in the year that a blank asks for; of anything but a year, always.
fn speaks_of(text: &Tokens, blank: &Blank, prose: Prose) -> bool {
    let Answer::Date { date, event } = &blank.answer else {
        return true;
    };
    let what = event.as_ref().or(blank.ask.as_ref());
    let (Precision::Year, Some(what)) = (date.precision(), what) else {
        return true;
    };
    let text: Vec<&str> = text.iter().collect();
    let text = content_words(&text.join(" "), prose.words);
    let what = content_words(what, prose.words);
    what.intersection(&text).count() * 2 >= what.len()
}

/// How another fact would show a blank's date or number.
fn forms(blank: &Blank, prose: Prose) -> Vec<Tokens> {
    let words = prose.words;
    match &blank.answer {
        Answer::Date { date, .. } => {
            let mut forms = wording::date_forms(*date, words);
            // A year alone is a number as well: it is looked for as it is shown only.
            if date.precision() == Precision::Year {
                forms.truncate(1);
            }
            forms
        }
        Answer::Number { value, unit, .. } => {
            let forms = wording::number_forms(*value, words);
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

/// Whether two facts are one, or one is about the other, or both are about a third.
fn linked(facts: &Facts, one: usize, other: usize) -> bool {
    let [a, b] = [one, other].map(|place| &facts.facts()[place].about);
    let [one, other] = [one, other].map(|place| FactId(place as u32));
    one == other || a.contains(&other) || b.contains(&one) || a.iter().any(|fact| b.contains(fact))
}
