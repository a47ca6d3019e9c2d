//! The gate that a proposed fact passes before a person sees it, whoever proposed it: rules, a language model, a person.
//!
//! In go a bank with proposals and its article, out come objections to one of them. What is refused is surely not what the
//! article says; what is shown wants a look. What passes may still be untrue: that is for a person to judge. A fact that is
//! accepted is never refused.

mod named;

use super::Article;
use super::own::{ArticleWords, quotations};

use super::{Run, sentences, squeezed};
use crate::facts::splice::{Edit, splice};
use crate::facts::{Answer, Bank, Blank, Bound, Fact, Standing};
use crate::sentence::answers;
use crate::tokens::Tokens;

/// How much an objection weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Weight {
    /// A person is to look at it.
    Shown,
    /// The proposal is no fact of this article.
    Refused,
}

/// What speaks against a proposal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Objection {
    /// How much it weighs.
    pub weight: Weight,
    /// What it is, in words that end without a full stop.
    pub said: String,
}

impl Objection {
    fn refused(said: impl Into<String>) -> Objection {
        Objection {
            weight: Weight::Refused,
            said: said.into(),
        }
    }

    fn shown(said: impl Into<String>) -> Objection {
        Objection {
            weight: Weight::Shown,
            said: said.into(),
        }
    }
}

/// So many bytes has a line below the headline at most that is no sentence.
const LONGEST_DATELINE: usize = 60;

/// A proposal that has come to the gate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judged {
    /// The bank's text with the proposal in it, where that is a bank.
    pub yaml: Option<String>,
    /// What speaks against it; it is refused where one of them refuses it.
    pub objections: Vec<Objection>,
}

impl Judged {
    /// Whether it is refused.
    pub fn is_refused(&self) -> bool {
        let refuses = |objection: &Objection| objection.weight == Weight::Refused;
        self.objections.iter().any(refuses)
    }
}

/// Brings a proposal to the gate: the fact with this id, as these edits put it into the text of a bank, with the entities
/// that it brings.
pub fn judge(file: &str, yaml: &str, (id, edits): (&str, &[Edit]), article: &str) -> Judged {
    let yaml = match splice(file, yaml, edits) {
        Ok(yaml) => yaml,
        Err(why) => {
            return Judged {
                yaml: None,
                objections: vec![Objection::refused(format!("it is no fact: {why}"))],
            };
        }
    };
    let (bank, _) = Bank::read(file, &yaml);
    let fact = bank.as_ref().and_then(|bank| {
        let fact = bank.facts().iter().find(|fact| fact.id == id)?;
        Some((Gate::new(bank, article), fact))
    });
    Judged {
        objections: match &fact {
            Some((gate, fact)) => gate.objections(fact),
            None => vec![Objection::refused(format!(
                "it is no fact: there is none with the id `{id}`"
            ))],
        },
        yaml: Some(yaml),
    }
}

/// A bank and its article, read once for all of its facts.
pub struct Gate<'a> {
    article: Article<'a>,
    words: ArticleWords,
}

fn told_taken((word, name): &(String, String)) -> String {
    format!("“{word}” is taken for {name}")
}

impl<'a> Gate<'a> {
    /// The gate of a bank with its drafts.
    pub fn new(bank: &'a Bank, article: &str) -> Gate<'a> {
        let article = Article::new(bank.whole(), article);
        Gate {
            words: article.own_words(),
            article,
        }
    }

    /// The article's words that a fact's statement has in a row, where there are too many: see [`super::copied`].
    pub fn copied(&self, fact: &Fact) -> Option<Run> {
        self.words.copied(self.article.facts, fact)
    }

    /// What speaks against one of the bank's facts, what refuses it first.
    pub fn objections(&self, fact: &Fact) -> Vec<Objection> {
        let paragraphs = self.paragraphs(fact);
        let (near, lost) = match &fact.evidence {
            None => (paragraphs.join(" "), None),
            Some(evidence) => match around(&paragraphs, evidence) {
                Some(sentences) => (sentences, None),
                None => (paragraphs.join(" "), Some(evidence)),
            },
        };
        let lost = lost.map(|evidence| {
            Objection::refused(format!(
                "the evidence `{evidence}` does not stand in its paragraph"
            ))
        });
        let near = self.article.part(&near);
        let part = match (&fact.evidence, fact.paragraphs.is_empty()) {
            (Some(_), _) if lost.is_none() => "the sentence of its evidence",
            (_, false) => "its paragraph",
            _ => "the article",
        };
        let mut objections: Vec<Objection> = lost.into_iter().collect();
        objections.extend(
            fact.blanks
                .iter()
                .flat_map(|blank| unheard(blank, &near, part)),
        );
        objections.extend(self.misquoted(fact, &paragraphs));
        objections.extend(self.unhedged(fact));
        objections.extend(self.unnamed(fact));
        let taken = self.taken(fact);
        objections.extend(taken.iter().map(told_taken).map(Objection::shown));
        let heading = self.heading();
        let around = heading.into_iter().chain(paragraphs.iter().copied());
        let around = self.article.part(&around.collect::<Vec<_>>().join(" "));
        let part = match fact.paragraphs.is_empty() {
            true => part,
            false => "its paragraph",
        };
        let names: Vec<&str> = taken.iter().map(|(_, name)| name.as_str()).collect();
        objections.extend(self.strange(fact, &around, part, &names));
        if fact.standing == Standing::Accepted {
            for objection in &mut objections {
                objection.weight = Weight::Shown;
            }
        }
        objections
    }

    /// What is said of the names that a fact has where its evidence has a pronoun, or `the ship`.
    pub fn names_put_in(&self, fact: &Fact) -> Vec<String> {
        self.taken(fact).iter().map(told_taken).collect()
    }

    /// The paragraphs that a fact names; all of them where it names none.
    fn paragraphs(&self, fact: &Fact) -> Vec<&str> {
        let paragraphs = self.article.paragraphs_of(fact).into_iter();
        paragraphs
            .map(|paragraph| self.article.paragraphs[paragraph].text.as_str())
            .collect()
    }

    /// What stands above the article: its headline, and a line without a sentence below it, such as its day.
    fn heading(&self) -> Vec<&str> {
        let texts = self
            .article
            .paragraphs
            .iter()
            .map(|paragraph| paragraph.text.as_str());
        let is_short = |(at, text): &(usize, &str)| *at == 0 || text.len() <= LONGEST_DATELINE;
        let above = texts.take(2).enumerate().filter(is_short);
        above.map(|(_, text)| text).collect()
    }

    /// Quotations of the statement that the article does not have word for word.
    fn misquoted(&self, fact: &Fact, paragraphs: &[&str]) -> Vec<Objection> {
        let statement = self.article.sentences.statement(fact);
        let said: Vec<String> = paragraphs.iter().map(|text| squeezed(text)).collect();
        let stands = |part: &str| {
            let part = squeezed(part);
            let part = part.trim_matches(|c: char| c.is_whitespace() || ",.;:".contains(c));
            said.iter().any(|text| text.contains(part))
        };
        // What is left out of a quotation, and what is put into it, is marked.
        let parts = |quotation: &str| -> Vec<String> {
            let parts = quotation.split(['…', '[', ']']);
            parts.map(str::to_owned).collect()
        };
        let changed = |quotation: &&str| {
            let inserted = |at: usize| quotation.contains('[') && at % 2 == 1;
            let mut parts = parts(quotation).into_iter().enumerate();
            parts.any(|(at, part)| !inserted(at) && !stands(&part))
        };
        let changed: Vec<&str> = quotations(&statement).into_iter().filter(changed).collect();
        let objection = |quotation: &str| {
            Objection::refused(format!(
                "“{quotation}” is not what the article says word for word"
            ))
        };
        changed.into_iter().map(objection).collect()
    }

    /// Hedges and negations of the evidence that the statement has lost.
    fn unhedged(&self, fact: &Fact) -> Option<Objection> {
        let evidence = Tokens::of(fact.evidence.as_deref()?);
        let statement = Tokens::of(&self.article.sentences.statement(fact));
        let words = self.article.sentences.words;
        let said = |all: &[&'static str], tokens: &Tokens| {
            let mut said = all.iter().filter(|word| tokens.hold(&Tokens::of(word)));
            said.next().copied()
        };
        let hedges = words.audit.hedges.iter().copied();
        let lost = hedges
            .chain([words.audit.negators])
            .filter_map(|all| said(all, &evidence).filter(|_| said(all, &statement).is_none()));
        let bounds = [Bound::AtLeast, Bound::AtMost, Bound::About];
        let bounds = bounds
            .iter()
            .zip(words.threshold.before)
            .filter_map(|(bound, all)| {
                let found = before_a_figure(all, &evidence)?;
                let kept = fact.blanks.iter().any(|blank| has_bound(blank, *bound));
                (!kept && said(all, &statement).is_none()).then_some(found)
            });
        let lost: Vec<String> = lost.chain(bounds).map(|word| format!("`{word}`")).collect();
        (!lost.is_empty()).then(|| {
            Objection::shown(format!(
                "the statement has lost {} of its evidence",
                lost.join(", ")
            ))
        })
    }
}

/// The sentences of a paragraph that some words stand in, or touch.
fn around(paragraphs: &[&str], evidence: &str) -> Option<String> {
    let wanted = squeezed(evidence);
    paragraphs.iter().find_map(|paragraph| {
        let at = squeezed(paragraph).find(&wanted)?;
        let end = at + wanted.len();
        let mut from = 0;
        let touched = sentences::split(paragraph).filter(|sentence| {
            let start = from;
            from += squeezed(sentence).len() + 1;
            start < end && from > at
        });
        Some(touched.collect())
    })
}

/// The answers of a blank that are not heard in a part of the article.
fn unheard(blank: &Blank, near: &Article, part: &str) -> Vec<Objection> {
    let id = &blank.id;
    if let Some(from) = &blank.from {
        let stands = near
            .paragraphs
            .iter()
            .any(|text| text.verbatim.contains(&squeezed(from)));
        let said =
            format!("`{id}`: the words `{from}`, from which it is derived, do not stand in {part}");
        return (!stands)
            .then(|| Objection::refused(said))
            .into_iter()
            .collect();
    }
    let values = answers(blank);
    let missing = values
        .iter()
        .filter(|value| near.with(blank, value).is_empty());
    let objection = |value| {
        let shown = near.sentences.value(value);
        Objection::refused(format!("`{id}`: `{shown}` is not heard in {part}"))
    };
    missing.map(objection).collect()
}

/// The first of these words that stands before a figure.
fn before_a_figure(all: &[&'static str], tokens: &Tokens) -> Option<&'static str> {
    let words: Vec<&str> = tokens.iter().collect();
    let is_figure = |word: &&str| word.contains(|c: char| c.is_ascii_digit());
    let stands = |phrase: &&&str| {
        let phrase = Tokens::of(phrase);
        let phrase: Vec<&str> = phrase.iter().collect();
        let mut runs = words.windows(phrase.len() + 1);
        runs.any(|run| run.starts_with(&phrase) && run.last().is_some_and(is_figure))
    };
    all.iter().find(stands).copied()
}

fn has_bound(blank: &Blank, wanted: Bound) -> bool {
    matches!(blank.answer, Answer::Number { bound, .. } if bound == wanted)
}
