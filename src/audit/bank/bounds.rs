//! Figures that bound others: said in the bank, in the statement and in the question alike.

use super::Bank;
use crate::article::{self, Around, Figure};
use crate::audit::flaws::phrase_in;
use crate::audit::{Finding, Severity};
use crate::facts::{Answer, Blank, Bound, Fact, Facts, Piece};
use crate::generate::figure::{self, Asked};
use crate::generate::threshold;
use crate::lang;
use crate::tokens::Tokens;

/// So many words of the article are quoted on either side of a figure.
const QUOTED: usize = 4;

/// Each figure that its article bounds wherever it says it, and that neither its blank nor its statement does: "below 1 per cent" of
/// which the bank has 1 per cent.
pub fn bounded_by(facts: &Facts, article: &str) -> Vec<Finding> {
    let words = lang::of(facts.language());
    let lost = |figure: Figure| {
        let fact = &facts.facts()[figure.fact];
        let blank = &fact.blanks[figure.blank];
        let is_exact = matches!(
            blank.answer,
            Answer::Number {
                bound: Bound::Exact,
                ..
            }
        );
        if !is_exact || threshold::of_blank(fact, figure.blank, words).is_some() {
            return None;
        }
        let of_place = |around: &Around| threshold::of_figure(&around.before, &around.after, words);
        let said: Option<Vec<_>> = figure.said.iter().map(of_place).collect();
        let found = *said?.first()?;
        let said = format!(
            "the article says “{}”, and the bank has the figure as exact: write `bound: {}`, and the words of it in the \
             statement and the `ask`",
            quoted(&figure.said[0]),
            found.bound.name()
        );
        Some(super::warning("bound", fact, blank, said))
    };
    let figures = article::figures(facts, article).into_iter();
    figures.filter_map(lost).collect()
}

/// A figure with the words beside it.
fn quoted(around: &Around) -> String {
    let before: Vec<&str> = around.before.split_whitespace().collect();
    let after: Vec<&str> = around.after.split_whitespace().collect();
    let from = before.len().saturating_sub(QUOTED);
    let to = after.len().min(QUOTED);
    let cut = |is_cut: bool| if is_cut { "…" } else { "" };
    let words = [
        cut(from > 0),
        &before[from..].join(" "),
        &around.figure,
        &after[..to].join(" "),
        cut(to < after.len()),
    ];
    let words: Vec<&str> = words.into_iter().filter(|word| !word.is_empty()).collect();
    words.join(" ")
}

impl Bank<'_> {
    /// A figure with a bound says so in the statement, and in the question, unless that asks for the article's figure.
    pub(super) fn bounds(&self, fact: &Fact) -> Vec<Finding> {
        let words = &self.sentences.words.audit;
        let statement: String = fact
            .statement
            .iter()
            .map(|piece| match piece {
                Piece::Text(text) => text.as_str(),
                Piece::Blank(_) => " ",
            })
            .collect();
        let found = fact
            .blanks
            .iter()
            .enumerate()
            .flat_map(|(position, blank)| {
                let Answer::Number { bound: kind, .. } = blank.answer else {
                    return Vec::new();
                };
                let bound = match kind {
                    Bound::AtLeast | Bound::AtMost => {
                        figure::qualifiers(kind, self.sentences.words)
                    }
                    Bound::About => words.about.to_vec(),
                    Bound::Exact => return self.unsaid(fact, position).into_iter().collect(),
                };
                let says =
                    |text: &str, phrases: &[&str]| phrase_in(&Tokens::of(text), phrases).is_some();
                let mut missing = Vec::new();
                if !says(&statement, &bound) {
                    missing.push("the statement");
                }
                let asks = |ask: &String| {
                    kind != Bound::About || says(ask, &bound) || says(ask, words.by_the_article)
                };
                if blank.ask.as_ref().is_some_and(|ask| !asks(ask)) {
                    missing.push("the question");
                }
                let name = fact.path(blank);
                let say = |what| {
                    format!(
                        "{what} does not say that the figure is no exact one, as with `{}`",
                        bound[0]
                    )
                };
                let finding = |what| {
                    Finding::of_bank(Severity::Warning, "bound", blank.place, &name, say(what))
                };
                let mut findings: Vec<Finding> = missing.into_iter().map(finding).collect();
                findings.extend(self.sought(blank, kind, &name));
                if findings.is_empty() {
                    findings.extend(self.half_said(fact, position));
                }
                findings
            });
        found.collect()
    }

    /// A note where the statement bounds a figure from one side, and the question does not: it reads as if that were exact.
    fn half_said(&self, fact: &Fact, position: usize) -> Option<Finding> {
        let (blank, words) = (&fact.blanks[position], self.sentences.words);
        let ask = blank.ask.as_ref().filter(|_| !blank.is_for_cards())?;
        let found = threshold::of_blank(fact, position, words)?;
        if found.bound == Bound::About || threshold::is_asked(blank, found, words) {
            return None;
        }
        let better = figure::proposal(ask, found.bound, words);
        let better = match better == *ask {
            true => String::new(),
            false => format!(": “{better}”"),
        };
        let said = format!(
            "`{}` stands in the statement and not in the `ask`, which reads as if the figure were exact{better}",
            found.said
        );
        let name = fact.path(blank);
        Some(Finding::of_bank(
            Severity::Note,
            "bound",
            blank.place,
            &name,
            said,
        ))
    }

    /// A figure that the statement bounds, but the blank does not: it would be asked as if it were exact. Let through: an
    /// `ask` that seeks the threshold itself.
    fn unsaid(&self, fact: &Fact, position: usize) -> Option<Finding> {
        let (blank, words) = (&fact.blanks[position], self.sentences.words);
        let is_loose = blank
            .ask
            .as_ref()
            .is_some_and(|ask| threshold::is_loose(ask, words));
        let found = threshold::of_blank(fact, position, words);
        let said = match found
            .filter(|found| is_loose || !threshold::is_asked(blank, *found, words))
        {
            Some(found) => format!(
                "`{}` in the statement makes a bound of a figure that is taken as exact: write `bound: {}`",
                found.said,
                found.bound.name()
            ),
            None if is_loose => "the question has other right answers than the figure: \
                 ask for the figure itself, or give it a `bound`"
                .to_owned(),
            None => return None,
        };
        let name = fact.path(blank);
        Some(Finding::of_bank(
            Severity::Warning,
            "bound",
            blank.place,
            &name,
            said,
        ))
    }

    /// A figure that bounds another is asked as the article's own: any other `ask` has more than one right answer.
    fn sought(&self, blank: &Blank, bound: Bound, name: &str) -> Option<Finding> {
        let ask = blank.ask.as_ref().filter(|_| !blank.is_for_cards())?;
        let said = match figure::asked(ask, bound, self.sentences.words) {
            Asked::Figure => return None,
            Asked::Bound => {
                "other figures within the bound are right too, so it is neither a choice nor typed"
            }
            Asked::Number => {
                "the question does not seek the figure that the article reports, and others are true too"
            }
        };
        let better = figure::proposal(ask, bound, self.sentences.words);
        let said = format!("{said}: ask `{better}`");
        let finding = Finding::of_bank(Severity::Error, "bound", blank.place, name, said);
        Some(finding)
    }
}
