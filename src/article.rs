//! A bank held against the text of its article.
//!
//! In go facts and the article (in the paragraphs that [`crate::sanitize::paragraphs`] reads, 0 being the headline), out
//! comes for each fact whether its answers are found there. What is looked for is the answer of each blank, in one of its
//! names or spellings, or the article's own words that it was derived from, in the paragraphs that the fact names; that
//! the sentence as a whole is true remains for a reader to judge. This module reads no file.

mod figures;
pub mod gate;
mod numbers;
mod own;
mod paragraphs;
mod sentences;
mod shifted;
mod taken;
mod text;
mod told;

use rust_decimal::Decimal;

use self::text::{Article, squeezed};
use self::told::Told;
use crate::facts::{Answer, Blank, Fact, Facts, Piece, Place, Value};
use crate::sentence::answers;
pub use figures::{Around, Figure, figures};
pub use own::{MOST, Run};
pub use shifted::Shifted;

/// A bank held against an article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ArticleCheck {
    /// One verdict for each fact, in the order of the bank.
    pub facts: Vec<Held>,
    /// Whether most facts stand as many paragraphs further on, or back, than they say.
    pub shifted: Option<Shifted>,
}

/// A fact held against an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held {
    /// The id of the fact.
    pub id: String,
    /// Where the bank says it.
    pub place: Place,
    /// What came of it.
    pub verdict: Support,
    /// What is missing, what cannot be checked and why, what the article does not have.
    pub notes: Vec<String>,
    /// The article's words that its statement has in a row, where they are [`MOST`] or more and nobody said that they may
    /// be.
    pub copied: Option<Run>,
    /// Of a fact that names no paragraph, the one that most probably has it.
    pub proposed: Option<u32>,
}

/// What came of a fact, the worst of its blanks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Support {
    /// Every answer stands where the fact says; where it does not say, in one paragraph of the article.
    Found,
    /// Every answer stands in the article, but the fact does not say where, and no paragraph has them all.
    NotCheckable,
    /// Some answer, or the evidence, does not stand there.
    NotFound,
}

impl Support {
    /// Its name as it is shown.
    pub fn name(self) -> &'static str {
        match self {
            Support::Found => "found",
            Support::NotCheckable => "not checkable",
            Support::NotFound => "not found",
        }
    }
}

impl ArticleCheck {
    /// How many facts have a verdict.
    pub fn count(&self, verdict: Support) -> usize {
        self.facts
            .iter()
            .filter(|fact| fact.verdict == verdict)
            .count()
    }

    /// Whether every fact is found.
    pub fn all_found(&self) -> bool {
        self.count(Support::Found) == self.facts.len()
    }
}

/// Holds a bank against the text of its article.
pub fn hold(facts: &Facts, text: &str) -> ArticleCheck {
    let article = Article::new(facts, text);
    let words = article.own_words();
    let held = |fact: &Fact| Held {
        copied: words.copied(facts, fact),
        ..article.held(fact)
    };
    let held: Vec<Held> = facts.facts().iter().map(held).collect();
    ArticleCheck {
        shifted: Shifted::of(&article, &held),
        facts: held,
    }
}

/// The facts of a bank whose statements have [`MOST`] or more of the article's words in a row, though neither they nor the
/// source say that they may: each with these words.
pub fn copied<'f>(facts: &'f Facts, text: &str) -> Vec<(&'f Fact, Run)> {
    let words = Article::new(facts, text).own_words();
    let copied = |fact: &'f Fact| Some((fact, words.copied(facts, fact)?));
    facts.facts().iter().filter_map(copied).collect()
}

impl Article<'_> {
    fn held(&self, fact: &Fact) -> Held {
        let mut held = Held {
            id: fact.id.clone(),
            place: fact.place,
            verdict: Support::Found,
            notes: Vec::new(),
            copied: None,
            proposed: self.proposed(fact),
        };
        let proposed = held.proposed;
        let mut tell = |verdict: Support, note: String| {
            held.verdict = held.verdict.max(verdict);
            held.notes.push(note);
        };
        let paragraphs = self.paragraphs_of(fact);
        for number in &fact.paragraphs {
            if *number as usize >= self.paragraphs.len() {
                let last = self.paragraphs.len().saturating_sub(1);
                tell(
                    Support::NotFound,
                    format!("there is no paragraph {number}: the last one is {last}"),
                );
            }
        }
        match proposed {
            Some(number) => tell(
                Support::Found,
                format!("it names no `paragraph`, and most probably stands in paragraph {number}"),
            ),
            None if fact.paragraphs.is_empty() => tell(
                Support::NotCheckable,
                "it names no `paragraph`, and no paragraph has all of its answers".to_owned(),
            ),
            None => {}
        }
        if let Some(evidence) = &fact.evidence {
            let wanted = squeezed(evidence);
            if !paragraphs
                .iter()
                .any(|&paragraph| self.paragraphs[paragraph].verbatim.contains(&wanted))
            {
                tell(
                    Support::NotFound,
                    format!("the evidence `{evidence}` does not stand there"),
                );
            }
        }
        for blank in &fact.blanks {
            let mut missing = self.missing(blank, &paragraphs);
            // Where the fact does not say where it stands, another sentence may have more of its words by chance.
            if missing.is_empty() && !fact.paragraphs.is_empty() {
                missing.extend(self.astray(fact, blank, &paragraphs));
            }
            for (verdict, note) in missing {
                tell(verdict, format!("`{}`: {note}", blank.id));
            }
        }
        for stray in self.strays(fact) {
            tell(Support::Found, stray);
        }
        held
    }

    /// What of a blank does not stand in its paragraphs.
    fn missing(&self, blank: &Blank, paragraphs: &[usize]) -> Vec<(Support, String)> {
        if let Some(from) = &blank.from {
            let wanted = squeezed(from);
            let stands = paragraphs
                .iter()
                .any(|&paragraph| self.paragraphs[paragraph].verbatim.contains(&wanted));
            let note = format!("the words `{from}`, from which it is derived, do not stand there");
            return (!stands)
                .then_some((Support::NotFound, note))
                .into_iter()
                .collect();
        }
        let missing = |value: &Value| {
            let found = self.with(blank, value);
            if paragraphs.iter().any(|paragraph| found.contains(paragraph)) {
                return None;
            }
            let shown = self.sentences.value(value);
            let note = match found.iter().min() {
                Some(number) => {
                    let cure = match blank.answer {
                        Answer::Entity(_) => "as `from`, or as one of its `aliases`",
                        _ => "as `from`",
                    };
                    format!(
                        "`{shown}` stands in paragraph {number}, not where the fact says: if the article has it in other words \
                         there, give these {cure}"
                    )
                }
                None => format!(
                    "`{shown}` does not stand there: give the article's words as `from`, or as `accept`"
                ),
            };
            Some((Support::NotFound, note))
        };
        answers(blank).iter().filter_map(missing).collect()
    }

    /// Dates and numbers that the statement's own words have, and the whole article has not.
    fn strays(&self, fact: &Fact) -> Vec<String> {
        let words = self.sentences.words;
        let text: String = fact
            .statement
            .iter()
            .map(|piece| match piece {
                Piece::Text(text) => text.as_str(),
                Piece::Blank(_) => " \u{a4d0} ",
            })
            .collect();
        let said = numbers::of(&text, words);
        let lists = fact.blanks.iter().filter_map(|blank| match &blank.answer {
            Answer::List { items, .. } => Some(Decimal::from(items.len())),
            _ => None,
        });
        let lists: Vec<Decimal> = lists.collect();
        // `on Thursday` may be told as the day that it was.
        let near: Vec<&str> = self
            .paragraphs_of(fact)
            .into_iter()
            .map(|paragraph| self.paragraphs[paragraph].text.as_str())
            .collect();
        let told = Told::of(&self.part(&near.join(" ")), self);
        let stray = said
            .into_iter()
            // `one` and `first` are seldom a figure.
            .filter(|number| *number != Decimal::ONE || text.contains('1'))
            // So many are named: `two of them, {list}`.
            .filter(|number| !lists.contains(number))
            // What another blank of the bank derives is known, too.
            .filter(|number| !self.numbers.contains_key(number) && !self.derived.contains(number))
            .filter(|number| !told.may_be_day_or_year(*number));
        stray
            .map(|number| format!("the statement has {number}, and the article has not"))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "Rivers shared at last\n\nAnn Lee’s team met in April after a nine-year quarrel, which cost an estimated 1 million crowns.\n\nThey signed a “lasting peace” in Riga in 1960.\n";

    /// The verdict and the notes on a fact with one blank.
    fn held(statement: &str, more: &str, blank: &str) -> (Support, Vec<String>) {
        let yaml = format!(
            "id: b\ntitle: Rivers\nentities:\n  ann: {{ name: the negotiator Ann Lee, class: person, aliases: [Ann Lee] }}\nfacts:\n  - id: f\n    statement: \"{statement}\"\n{more}    blanks:\n      it: {{ {blank} }}\n"
        );
        let facts = Facts::parse("b.yaml", &yaml).expect("a sound bank");
        let report = hold(&facts, TEXT);
        let fact = report.facts[0].clone();
        assert_eq!(report.all_found(), fact.verdict == Support::Found);
        (fact.verdict, fact.notes)
    }

    #[track_caller]
    fn check(paragraph: u32, blank: &str, expected: Support) {
        let place = format!("    paragraph: {paragraph}\n");
        let (verdict, notes) = held("It was {it}.", &place, blank);
        assert_eq!(verdict, expected, "{blank}: {notes:?}");
    }

    #[test]
    fn an_answer_stands_in_its_paragraph_in_one_of_its_spellings() {
        check(1, "entity: ann", Support::Found);
        check(1, "number: 9", Support::Found);
        check(
            1,
            "number: 1_000_000, bound: about, ask: About how much?",
            Support::Found,
        );
        check(2, "date: 1960", Support::Found);
        check(2, "text: lasting peace", Support::Found);
        check(0, "text: sharing", Support::Found);
        check(0, "text: parted", Support::NotFound);
        check(1, "date: 1960", Support::NotFound);
        check(2, "number: 19", Support::NotFound);
        check(7, "date: 1960", Support::NotFound);
    }

    #[test]
    fn what_is_derived_is_found_by_the_words_it_is_derived_from() {
        check(1, "date: 1960-04, from: in April", Support::Found);
        check(1, "date: 1960-04, from: in May", Support::NotFound);
        check(1, "date: 1960-04", Support::NotFound);
    }

    #[test]
    fn evidence_stands_there_but_for_its_quotation_marks() {
        let with = |evidence: &str| {
            let more = format!("    paragraph: 2\n    evidence: '{evidence}'\n");
            held("It was {it}.", &more, "date: 1960").0
        };
        assert_eq!(with("signed a \"lasting  peace\" in Riga"), Support::Found);
        assert_eq!(with("signed a lasting truce"), Support::NotFound);
    }

    #[test]
    fn without_a_paragraph_the_whole_article_is_looked_through() {
        let (verdict, notes) = held("It was {it}.", "", "date: 1960");
        assert_eq!(verdict, Support::Found);
        assert!(notes[0].contains("paragraph 2"), "{notes:?}");
        let (verdict, notes) = held("It was {it}.", "", "date: 1961");
        assert_eq!((verdict, notes.len()), (Support::NotFound, 2));
        let yaml = "id: b\ntitle: Rivers\nfacts:\n  - id: f\n    statement: \"{n} years before, in {year}.\"\n    blanks:\n      n: { number: 9 }\n      year: { date: 1960 }\n";
        let facts = Facts::parse("b.yaml", yaml).expect("a sound bank");
        let held = &hold(&facts, TEXT).facts[0];
        assert_eq!((held.verdict, held.proposed), (Support::NotCheckable, None));
    }

    #[test]
    fn of_several_paragraphs_the_one_with_the_statements_words_is_proposed() {
        let text = "Prizes\n\nBob Hart was born in Riga.\n\nThe golden medal for a novel went to Bob Hart.\n";
        let yaml = "id: b\ntitle: Prizes\nentities:\n  bob: { name: Bob Hart, class: person }\nfacts:\n  - id: f\n    statement: \"{it} won a golden medal for a novel.\"\n    blanks:\n      it: { entity: bob }\n";
        let facts = Facts::parse("b.yaml", yaml).expect("a sound bank");
        assert_eq!(hold(&facts, text).facts[0].proposed, Some(2));
    }

    #[test]
    fn one_and_the_number_of_what_is_listed_are_no_figures() {
        let told = |statement: &str, blank: &str| held(statement, "    paragraph: 2\n", blank).1;
        assert_eq!(told("In {it}, at first, one came.", "date: 1960"), [""; 0]);
        assert_eq!(told("In {it} 21 came.", "date: 1960").len(), 1);
        let list = "list: [lasting, peace], class: word, from: lasting";
        assert_eq!(told("The 2 words were {it}.", list), [""; 0]);
        assert_eq!(told("The 3 words were {it}.", list).len(), 1);
    }

    #[test]
    fn a_number_that_the_article_has_not_is_told() {
        let (verdict, notes) = held(
            "In 1961, or {it}, 12 came.",
            "    paragraph: 2\n",
            "date: 1960",
        );
        assert_eq!(verdict, Support::Found);
        assert_eq!(
            notes,
            [
                "the statement has 1961, and the article has not",
                "the statement has 12, and the article has not"
            ]
        );
    }

    #[test]
    fn a_day_that_the_article_tells_from_its_own_is_no_stray_number() {
        let notes = |text: &str| {
            let yaml = "id: b\ntitle: Prizes\nsource: { published: 2014-07-28 }\nfacts:\n  - id: f\n    statement: \"The study appeared in {it} on 27 July 2014.\"\n    paragraph: 1\n    blanks:\n      it: { text: a journal }\n";
            let facts = Facts::parse("b.yaml", yaml).expect("a sound bank");
            hold(&facts, text).facts[0].notes.clone()
        };
        let told = "Prizes\n\nThe study was published in a journal yesterday.\n";
        assert_eq!(notes(told), [""; 0]);
        // The text has a day of its own, other than the bank's.
        let dated =
            "Prizes\n\nThursday, 28 July 2011\n\nThe study was published in a journal last year.\n";
        let yaml = "id: b\ntitle: Prizes\nsource: { published: 2014-07-28 }\nfacts:\n  - id: f\n    statement: \"The study appeared in {it} in 2010.\"\n    paragraph: 2\n    blanks:\n      it: { text: a journal }\n";
        let facts = Facts::parse("b.yaml", yaml).expect("a sound bank");
        assert_eq!(hold(&facts, dated).facts[0].notes, [""; 0]);
        let untold = "Prizes\n\nThe study was published in a journal in spring.\n";
        assert_eq!(notes(untold).len(), 2);
    }

    #[test]
    fn a_name_stands_where_the_rest_of_the_statement_does() {
        let text = "Prizes\n\nBob Hart won the golden medal for his novel about rivers. It was a cold evening. Many guests danced until midnight. Later Ann Lee praised the orchestra.\n\nShe thanked the piano tuner as well.\n";
        let verdict = |statement: &str, who: &str| {
            let yaml = format!(
                "id: b\ntitle: Prizes\nentities:\n  ann: {{ name: Ann Lee, class: person }}\n  bob: {{ name: Bob Hart, class: person }}\nfacts:\n  - id: f\n    statement: \"{statement}\"\n    paragraph: [1, 2]\n    blanks:\n      it: {{ entity: {who} }}\n"
            );
            let facts = Facts::parse("b.yaml", &yaml).expect("a sound bank");
            hold(&facts, text).facts[0].verdict
        };
        for (who, expected) in [("ann", Support::Found), ("bob", Support::NotFound)] {
            assert_eq!(verdict("{it} thanked the piano tuner.", who), expected);
        }
        assert_eq!(
            verdict("{it} won a golden medal for a novel.", "bob"),
            Support::Found
        );
        assert_eq!(
            verdict("{it} won a golden medal for a novel.", "ann"),
            Support::NotFound
        );
        assert_eq!(
            verdict("{it} praised the orchestra.", "ann"),
            Support::Found
        );
        assert_eq!(
            verdict("{it} praised the orchestra.", "bob"),
            Support::NotFound
        );
    }

    /// The surname is enough where the article has the name elsewhere; of what is no person it is not.
    #[test]
    fn a_person_is_found_by_the_surname() {
        let text = "Prizes\n\nAnn Braverman and Bob Hart spoke in New Norra to Ida Berg on the Olga Fels.\n\nBraverman and Berg went to Norra, behind the Fels, and so did Stone; Kim Lee and Lee saw a hart.\n";
        let verdict = |who: &str| {
            let ask = if ["norra", "olga"].contains(&who) {
                "Which was it?"
            } else {
                "Who was it?"
            };
            let yaml = format!(
                "id: b\ntitle: Prizes\nentities:\n  ann: {{ name: Ann Braverman, class: [politician, person] }}\n  bob: {{ name: Bob Hart, class: person }}\n  eve: {{ name: Eve Stone, class: person }}\n  tom: {{ name: Tom Lee, class: person }}\n  kim: {{ name: Kim Lee, class: person }}\n  ida: {{ name: Ida Berg, class: player }}\n  olga: {{ name: Olga Fels, class: ship }}\n  norra: {{ name: New Norra, class: city }}\nfacts:\n  - id: f\n    statement: \"It was {{it}}.\"\n    paragraph: 2\n    blanks:\n      it: {{ entity: {who}, ask: {ask} }}\n"
            );
            let facts = Facts::parse("b.yaml", &yaml).expect("a sound bank");
            hold(&facts, text).facts[0].verdict
        };
        assert_eq!(verdict("ann"), Support::Found);
        // Of whatever class: who is asked for so is a person.
        assert_eq!(verdict("ida"), Support::Found);
        // Named nowhere there; nowhere in full; one of two; no person.
        for who in ["bob", "eve", "tom", "norra", "olga"] {
            assert_eq!(verdict(who), Support::NotFound, "{who}");
        }
    }
}
