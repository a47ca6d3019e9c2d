//! Words that are true for a while only: `now`, `still`, `last year`.
//!
//! In goes a text, out comes such a word that nothing in the text ties to a time.

use crate::audit::item::unquoted;
use crate::audit::{Finding, Severity};
use crate::facts::{Facts, Place};
use crate::lang::Words;
use crate::tokens::{self, Tokens};

/// A warning where the title, which stands on every sheet, has such a word.
pub(super) fn of_title(facts: &Facts, words: &'static Words) -> Option<Finding> {
    let word = word_in(facts.title(), words)?;
    let said = format!(
        "`{word}` in the bank's `title` is true for a while only: say when, or leave it out"
    );
    let place = Place { line: 1, column: 1 };
    Some(Finding::of_bank(
        Severity::Warning,
        "stale",
        place,
        "title",
        said,
    ))
}

/// A word that is true for a while only, outside quotations. Let through: in the middle of a sentence one with a capital, which
/// belongs to a name (`Witchcraft Today`); behind "the" what says itself which it is (`the last year for which …`); and where
/// the text says a year, what that year ties down (`still had in 2015`), unless it is said in the present (`is still there`); and
/// what was so in the past (`counted those still alive`).
pub(super) fn word_in(text: &str, words: &'static Words) -> Option<&'static str> {
    let text = unquoted(text);
    let placed = placed(&text);
    let years: Vec<usize> = placed
        .iter()
        .filter(|word| {
            let numbers = tokens::whole_numbers(&Tokens::of(&word.low), words);
            numbers.iter().any(|number| (1000..=2100).contains(number))
        })
        .map(|word| word.sentence)
        .collect();
    let mut phrases = words.audit.stale.iter().copied();
    phrases.find(|phrase| {
        let parts: Vec<&str> = phrase.split(' ').collect();
        placed.windows(parts.len()).enumerate().any(|(at, run)| {
            let is_it = run
                .iter()
                .zip(&parts)
                .all(|(word, part)| word.low == **part);
            let before = at.checked_sub(1).map(|before| placed[before].low.as_str());
            let is_name = run[0].is_capital && !run[0].begins;
            let is_told = parts.len() > 1
                && before.is_some_and(|word| words.question.definite.contains(&word));
            let is_tied = years.contains(&run[0].sentence)
                && words.audit.tied.contains(phrase)
                && !before.is_some_and(|word| words.question.present.contains(&word));
            let was_so = || words.audit.lasting.contains(phrase) && is_past(&placed, at, words);
            let is_set = || {
                let mut sets = words.audit.not_stale.iter().map(|set| set.split(' '));
                sets.any(|set| {
                    let count = set.clone().count();
                    let here = placed[at..].iter().take(count);
                    set.eq(here.map(|word| word.low.as_str()))
                })
            };
            is_it && !is_set() && !is_name && !is_told && !is_tied && !was_so()
        })
    })
}

/// Whether the last verb before a word that says when, in its sentence, says that it was: "did they count those still". What a verb in
/// the present follows is so today ("that still stands").
fn is_past(placed: &[Word], at: usize, words: &Words) -> bool {
    let question = &words.question;
    let sentence = placed[..at].iter().rev();
    let mut before = sentence.take_while(|word| word.sentence == placed[at].sentence);
    let is = |list: &[&str], word: &Word| list.contains(&word.low.as_str());
    let verb = before.find(|word| is(question.present, word) || is(question.past, word));
    let next = placed.get(at + 1);
    let goes_on = next.is_some_and(|next| {
        let ends = next.low.ends_with('s') && !next.low.ends_with("ss");
        is(question.present, next) || ends && !question.capital_nouns
    });
    verb.is_some_and(|verb| is(question.past, verb)) && !goes_on
}

/// A word of a text.
struct Word {
    /// In lower case.
    low: String,
    is_capital: bool,
    /// Whether a sentence begins with it.
    begins: bool,
    /// In which sentence it stands.
    sentence: usize,
}

fn placed(text: &str) -> Vec<Word> {
    let (mut begins, mut sentence) = (true, 0);
    let mut all = Vec::new();
    for part in text.split_whitespace() {
        for low in Tokens::of(part).iter() {
            let is_capital = part
                .chars()
                .find(|letter| letter.is_alphabetic())
                .is_some_and(char::is_uppercase);
            all.push(Word {
                low: low.to_owned(),
                is_capital,
                begins,
                sentence,
            });
            begins = false;
        }
        if part.ends_with(['.', ':', '?', '!']) {
            begins = true;
            sentence += 1;
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(language: &str, text: &str, expected: Option<&str>) {
        assert_eq!(word_in(text, crate::lang::of(language)), expected, "{text}");
    }

    #[test]
    fn a_word_that_wears_out_is_found() {
        check("en", "Ann Lee is still there.", Some("still"));
        check("en", "Who came last year?", Some("last year"));
        check("en", "Ann came now and again.", None);
        check("de", "Ann kam noch einmal.", None);
        check("en", "Ann came soon after leaving.", None);
        check("de", "Ann kam bald danach.", None);
        check("en", "Ann comes soon.", Some("soon"));
        check("en", "The old gods in Greece today", Some("today"));
        check("en", "Today Norra has two walls.", Some("today"));
        check("en", "It was built in 1961. Now it is gone.", Some("now"));
        check("en", "The wall of 1961 is still there.", Some("still"));
        check("en", "Which is the current flag of Norra?", Some("current"));
        check(
            "en",
            "Germany has had today’s flag since 1990.",
            Some("today"),
        );
        check("de", "Die Mauer steht heute noch.", Some("noch"));
        check("de", "Wer regiert derzeit?", Some("derzeit"));
        for text in [
            "Which wall that was built in Norra still stands?",
            "Which wall that was old is still there?",
            "Who was it who lives in Norra? It is still there.",
            "Who still came?",
        ] {
            check("en", text, Some("still"));
        }
        check(
            "en",
            "Which current minister was born in Norra?",
            Some("current"),
        );
    }

    #[test]
    fn what_is_a_name_or_tied_to_a_year_is_not() {
        for text in [
            "The last year for which Norra wanted taxes was 2009.",
            "Who wrote the book Witchcraft Today?",
            "Which flag that Norra still had in 2015 was designed by Ann Lee?",
            "Early in 2016 Norra was to choose between it and the current flag.",
            "Who said “it is still there”?",
            "How many days later did Bos count those still alive?",
            "Half of the spores were still alive.",
        ] {
            check("en", text, None);
        }
        check("de", "Wie viele Sporen waren noch am Leben?", None);
        check("de", "Wer kam am nächsten Morgen?", None);
        check("de", "Wer regierte 1961 noch?", None);
    }

    #[test]
    fn the_title_is_looked_at_too() {
        let of = |title: &str| {
            let yaml = format!(
                "id: b\ntitle: {title}\nfacts:\n  - id: f\n    statement: \"It was {{it}}.\"\n    blanks:\n      it: {{ number: 5 }}\n"
            );
            let facts = Facts::parse("b.yaml", &yaml).expect("a sound bank");
            of_title(&facts, crate::lang::of("en")).is_some()
        };
        assert!(of("The old gods in Greece today"));
        assert!(!of("The old gods in Greece"));
    }
}
