//! A bank held against the text of its article.
//!
//! In go facts and the article (in the paragraphs that [`crate::text::paragraphs`] reads, 0 being the headline), out
//! comes for each fact whether the article confirms it. What is looked for is the answer of each blank, in one of its
//! names or spellings, or the article's own words that it was derived from, in the paragraphs that the fact names; that
//! the sentence as a whole is true remains for a reader to judge. This module reads no file.

mod numbers;

use crate::date::{Date, Precision};
use crate::facts::{Answer, Blank, Fact, Facts, Piece, Place, Value};
use crate::prose::{Prose, answers};
use crate::wording::{self, Tokens};

/// A bank held against an article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// One verdict for each fact, in the order of the bank.
    pub facts: Vec<Held>,
}

/// A fact held against an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held {
    /// The id of the fact.
    pub id: String,
    /// Where the bank says it.
    pub place: Place,
    /// What came of it.
    pub verdict: Verdict,
    /// What is missing, what cannot be checked and why, what the article does not have.
    pub notes: Vec<String>,
}

/// What came of a fact, the worst of its blanks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// Every answer stands where the fact says.
    Confirmed,
    /// Some answer cannot be looked for.
    NotCheckable,
    /// Some answer, or the evidence, does not stand there.
    NotFound,
}

impl Verdict {
    /// Its name as it is shown.
    pub fn name(self) -> &'static str {
        match self {
            Verdict::Confirmed => "confirmed",
            Verdict::NotCheckable => "not checkable",
            Verdict::NotFound => "not found",
        }
    }
}

impl Report {
    /// How many facts have a verdict.
    pub fn count(&self, verdict: Verdict) -> usize {
        self.facts
            .iter()
            .filter(|fact| fact.verdict == verdict)
            .count()
    }

    /// Whether every fact is confirmed.
    pub fn all_confirmed(&self) -> bool {
        self.count(Verdict::Confirmed) == self.facts.len()
    }
}

/// Holds a bank against the text of its article.
pub fn hold(facts: &Facts, text: &str) -> Report {
    let article = Article::new(facts, text);
    Report {
        facts: facts
            .facts()
            .iter()
            .map(|fact| article.held(fact))
            .collect(),
    }
}

/// An article, paragraph by paragraph.
struct Article<'a> {
    facts: &'a Facts,
    prose: Prose<'a>,
    paragraphs: Vec<Paragraph>,
}

struct Paragraph {
    text: String,
    tokens: Tokens,
    /// As [`squeezed`] leaves it.
    verbatim: String,
}

impl<'a> Article<'a> {
    fn new(facts: &'a Facts, text: &str) -> Article<'a> {
        let name = facts.source().name.as_deref();
        let (own, body) = crate::text::paragraphs(text, name);
        let headline = own.or_else(|| name.map(str::to_owned)).unwrap_or_default();
        let lines = std::iter::once(headline).chain(body);
        let paragraphs = lines.map(|line| Paragraph {
            tokens: Tokens::of(&line),
            verbatim: squeezed(&line),
            text: line,
        });
        Article {
            facts,
            prose: Prose::new(facts),
            paragraphs: paragraphs.collect(),
        }
    }

    fn held(&self, fact: &Fact) -> Held {
        let mut held = Held {
            id: fact.id.clone(),
            place: fact.place,
            verdict: Verdict::Confirmed,
            notes: Vec::new(),
        };
        let mut tell = |verdict: Verdict, note: String| {
            held.verdict = held.verdict.max(verdict);
            held.notes.push(note);
        };
        let places = self.places(fact);
        for number in &fact.paragraphs {
            if *number as usize >= self.paragraphs.len() {
                let last = self.paragraphs.len().saturating_sub(1);
                tell(
                    Verdict::NotFound,
                    format!("there is no paragraph {number}: the last one is {last}"),
                );
            }
        }
        if fact.paragraphs.is_empty() {
            tell(Verdict::NotCheckable, "it names no `paragraph`".to_owned());
        }
        if let Some(evidence) = &fact.evidence {
            let wanted = squeezed(evidence);
            if !places
                .iter()
                .any(|paragraph| paragraph.verbatim.contains(&wanted))
            {
                tell(
                    Verdict::NotFound,
                    format!("the evidence `{evidence}` does not stand there"),
                );
            }
        }
        for blank in &fact.blanks {
            for (verdict, note) in self.missing(blank, &places) {
                tell(verdict, format!("`{}`: {note}", blank.id));
            }
        }
        for stray in self.strays(fact) {
            tell(Verdict::Confirmed, stray);
        }
        held
    }

    /// The paragraphs that a fact names; all of them where it names none.
    fn places(&self, fact: &Fact) -> Vec<&Paragraph> {
        if fact.paragraphs.is_empty() {
            return self.paragraphs.iter().collect();
        }
        let numbers = fact.paragraphs.iter();
        numbers
            .filter_map(|&number| self.paragraphs.get(number as usize))
            .collect()
    }

    /// What of a blank does not stand in its paragraphs.
    fn missing(&self, blank: &Blank, places: &[&Paragraph]) -> Vec<(Verdict, String)> {
        if let Some(from) = &blank.from {
            let stands = places
                .iter()
                .any(|paragraph| paragraph.verbatim.contains(&squeezed(from)));
            let note = format!("the words `{from}`, from which it is derived, do not stand there");
            return (!stands)
                .then_some((Verdict::NotFound, note))
                .into_iter()
                .collect();
        }
        let answers = answers(blank);
        let absent = answers
            .iter()
            .filter(|value| !self.stands(blank, value, places));
        absent
            .map(|value| {
                let shown = self.prose.value(value);
                match self.elsewhere(blank, value) {
                    Some(number) => {
                        (Verdict::NotFound, format!("`{shown}` stands in paragraph {number}, not where the fact says"))
                    }
                    None => (
                        Verdict::NotFound,
                        format!("`{shown}` does not stand there: give the article's words as `from`, or as `accept`"),
                    ),
                }
            })
            .collect()
    }

    fn stands(&self, blank: &Blank, value: &Value, places: &[&Paragraph]) -> bool {
        places
            .iter()
            .any(|paragraph| self.stands_in(blank, value, paragraph))
    }

    fn elsewhere(&self, blank: &Blank, value: &Value) -> Option<usize> {
        self.paragraphs
            .iter()
            .position(|paragraph| self.stands_in(blank, value, paragraph))
    }

    fn stands_in(&self, blank: &Blank, value: &Value, paragraph: &Paragraph) -> bool {
        let words = self.prose.words;
        let holds = |name: &str| {
            paragraph.tokens.hold(&wording::name(name, words))
                || holds_inflected(paragraph, name, words)
        };
        blank.accept.iter().any(|spelling| holds(spelling))
            || match value {
                Value::Date(date) => holds_date(*date, paragraph, words),
                Value::Number(number) => {
                    numbers::of(&paragraph.text, words).contains(&number.normalize())
                }
                Value::Text(text) => holds(text),
                Value::Entity(id) => {
                    let entity = self.facts.entity(*id);
                    let names = entity
                        .aliases
                        .iter()
                        .chain(&entity.cues)
                        .chain([&entity.name]);
                    names.into_iter().any(|name| holds(name))
                }
            }
    }

    /// Dates and numbers that the statement's own words have, and the whole article has not.
    fn strays(&self, fact: &Fact) -> Vec<String> {
        let words = self.prose.words;
        let text: String = fact
            .statement
            .iter()
            .map(|piece| match piece {
                Piece::Text(text) => text.as_str(),
                Piece::Blank(_) => " \u{a4d0} ",
            })
            .collect();
        let said = numbers::of(&text, words);
        let known: Vec<_> = self
            .paragraphs
            .iter()
            .flat_map(|paragraph| numbers::of(&paragraph.text, words))
            .collect();
        // What another blank of the bank derives is known, too.
        let derived: Vec<_> = self.derived();
        let stray = said
            .into_iter()
            .filter(|number| !known.contains(number) && !derived.contains(number));
        stray
            .map(|number| format!("the statement has {number}, and the article has not"))
            .collect()
    }

    /// Years and numbers that blanks derive from other words of the article.
    fn derived(&self) -> Vec<rust_decimal::Decimal> {
        let blanks = self.facts.facts().iter().flat_map(|fact| &fact.blanks);
        let derived = blanks
            .filter(|blank| blank.from.is_some())
            .filter_map(|blank| match blank.answer {
                Answer::Date { date, .. } => Some(date.year().into()),
                Answer::Number { value, .. } => Some(value.normalize()),
                _ => None,
            });
        derived.collect()
    }
}

/// A year as a number, a month or a day by its name, with the year where the paragraph has one at all.
fn holds_date(date: Date, paragraph: &Paragraph, words: &crate::words::Words) -> bool {
    let holds = |date: Date| paragraph.tokens.hold(&Tokens::of(&words.date(date)));
    match date.precision() {
        Precision::Year => holds(date) || paragraph.text.contains(&words.date(date)),
        _ => wording::date_forms(date, words)
            .iter()
            .any(|form| paragraph.tokens.hold(form)),
    }
}

/// Whether the words of a name stand in one run, each but for its ending: `human rights record`, `restricted women`.
fn holds_inflected(paragraph: &Paragraph, name: &str, words: &crate::words::Words) -> bool {
    let root = |word: &str| {
        let cut =
            words.question.endings.iter().find(|end| {
                word.ends_with(**end) && word.chars().count() >= end.chars().count() + 3
            });
        cut.map_or(word.to_owned(), |end| {
            word[..word.len() - end.len()].to_owned()
        })
    };
    let roots = |tokens: &Tokens| -> Vec<String> { tokens.iter().map(root).collect() };
    let wanted = roots(&wording::name(name, words));
    let text = roots(&paragraph.tokens);
    !wanted.is_empty() && text.windows(wanted.len()).any(|run| run == wanted)
}

/// A text without quotation marks, with single spaces, in lower case.
fn squeezed(text: &str) -> String {
    let marks = |c: char| "“”„«»\"".contains(c);
    let plain: String = text
        .chars()
        .filter(|c| !marks(*c))
        .map(|c| match c {
            '’' | '‘' => '\'',
            c => c,
        })
        .collect();
    plain
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "Rivers shared at last\n\nAnn Lee’s team met in April after a nine-year quarrel, which cost an estimated 1 million crowns.\n\nThey signed a “lasting peace” in Riga in 1960.\n";

    /// The verdict and the notes on a fact with one blank.
    fn held(statement: &str, more: &str, blank: &str) -> (Verdict, Vec<String>) {
        let yaml = format!(
            "id: b\ntitle: Rivers\nentities:\n  ann: {{ name: the negotiator Ann Lee, class: person, aliases: [Ann Lee] }}\nfacts:\n  - id: f\n    statement: \"{statement}\"\n{more}    blanks:\n      it: {{ {blank} }}\n"
        );
        let facts = Facts::parse("b.yaml", &yaml).expect("a sound bank");
        let report = hold(&facts, TEXT);
        let fact = report.facts[0].clone();
        assert_eq!(report.all_confirmed(), fact.verdict == Verdict::Confirmed);
        (fact.verdict, fact.notes)
    }

    #[track_caller]
    fn check(paragraph: u32, blank: &str, expected: Verdict) {
        let place = format!("    paragraph: {paragraph}\n");
        let (verdict, notes) = held("It was {it}.", &place, blank);
        assert_eq!(verdict, expected, "{blank}: {notes:?}");
    }

    #[test]
    fn an_answer_stands_in_its_paragraph_in_one_of_its_spellings() {
        check(1, "entity: ann", Verdict::Confirmed);
        check(1, "number: 9", Verdict::Confirmed);
        check(
            1,
            "number: 1_000_000, bound: about, ask: About how much?",
            Verdict::Confirmed,
        );
        check(2, "date: 1960", Verdict::Confirmed);
        check(2, "text: lasting peace", Verdict::Confirmed);
        check(0, "text: sharing", Verdict::Confirmed);
        check(0, "text: parted", Verdict::NotFound);
        check(1, "date: 1960", Verdict::NotFound);
        check(2, "number: 19", Verdict::NotFound);
        check(7, "date: 1960", Verdict::NotFound);
    }

    #[test]
    fn what_is_derived_is_found_by_the_words_it_is_derived_from() {
        check(1, "date: 1960-04, from: in April", Verdict::Confirmed);
        check(1, "date: 1960-04, from: in May", Verdict::NotFound);
        check(1, "date: 1960-04", Verdict::NotFound);
    }

    #[test]
    fn evidence_stands_there_but_for_its_quotation_marks() {
        let with = |evidence: &str| {
            let more = format!("    paragraph: 2\n    evidence: '{evidence}'\n");
            held("It was {it}.", &more, "date: 1960").0
        };
        assert_eq!(
            with("signed a \"lasting  peace\" in Riga"),
            Verdict::Confirmed
        );
        assert_eq!(with("signed a lasting truce"), Verdict::NotFound);
    }

    #[test]
    fn without_a_paragraph_nothing_says_where_to_look() {
        let (verdict, notes) = held("It was {it}.", "", "date: 1960");
        assert_eq!((verdict, notes.len()), (Verdict::NotCheckable, 1));
    }

    #[test]
    fn a_number_that_the_article_has_not_is_told() {
        let (verdict, notes) = held(
            "In 1961, or {it}, 12 came.",
            "    paragraph: 2\n",
            "date: 1960",
        );
        assert_eq!(verdict, Verdict::Confirmed);
        assert_eq!(
            notes,
            [
                "the statement has 1961, and the article has not",
                "the statement has 12, and the article has not"
            ]
        );
    }
}
