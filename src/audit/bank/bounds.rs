//! Figures that bound others: said in the bank, in the statement and in the question alike.

use super::Bank;
use crate::audit::flaws::phrase_in;
use crate::audit::{Finding, Severity};
use crate::facts::{Answer, Blank, Bound, CARDS_ONLY, Fact, Piece};
use crate::generate::figure::{self, Asked};
use crate::generate::threshold;
use crate::tokens::Tokens;

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
                findings
            });
        found.collect()
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
        let ask = blank.ask.as_ref().filter(|_| is_asked(blank))?;
        let said = match figure::asked(ask, bound, self.sentences.words) {
            Asked::Figure => return None,
            Asked::Bound => {
                "other figures within the bound are right too, so it is neither a choice nor typed"
            }
            Asked::Number => {
                "the question does not seek the figure that the article reports, and others are true too"
            }
        };
        let better = figure::proposal(ask, self.sentences.words);
        let said = format!("{said}: ask `{better}`");
        let finding = Finding::of_bank(Severity::Error, "bound", blank.place, name, said);
        Some(finding)
    }
}

/// Whether the figure of a blank is asked for at all, and not kept for cards.
fn is_asked(blank: &Blank) -> bool {
    blank.kinds.is_empty() || blank.kinds.iter().any(|kind| kind != CARDS_ONLY)
}
