//! Acronyms that nobody explains: a quiz mixes facts, and who has read no other question does not know what IMU is.
//!
//! In goes a bank, out come warnings for each text that shows one.

use super::standing::{asks, is_claimed};
use super::warning;
use crate::audit::{Finding, Severity};
use crate::draft::sentence::Sentence;
use crate::facts::Facts;
use crate::lang::Words;
use crate::sentence::Sentences;

/// A word in capitals has so many letters at least: fewer are a model, a number, initials.
const LETTERS: usize = 3;

/// What needs no explanation in any language; each language has more.
const KNOWN_EVERYWHERE: &[&str] = &[
    "NATO", "NASA", "ESA", "BBC", "CNN", "WHO", "UNESCO", "UNICEF", "OPEC", "FIFA", "UEFA", "FBI",
    "CIA", "NSA", "KGB", "DNA", "RNA", "HIV", "AIDS", "GPS", "LED", "DVD", "USB", "SMS", "PDF",
    "HTML", "WWW", "SOS", "UFO", "ISS", "IBM", "BMW", "ISIS", "COVID", "WTO", "OECD", "USA", "UNO",
];

/// Each question, and each statement that may be put as true or false, with an acronym that neither it nor the title explains. Let
/// through: what everybody knows, a part of a longer name, and where a noun beside it says what it is.
pub(super) fn unexplained(facts: &Facts, sentences: Sentences) -> Vec<Finding> {
    let words = sentences.words;
    let told = |acronym: &str, field: &str| {
        format!(
            "`{acronym}` in the {field}: what is it? Who reads it has read no other question: say it there, as in “the bakers’ union \
             {acronym}”, or in the bank's `title`"
        )
    };
    let asked = asks(facts).filter_map(|(fact, blank, ask)| {
        let found = strange(ask, facts.title(), words)?;
        Some(warning("leaning", fact, blank, told(found, "`ask`")))
    });
    let claims = facts.facts().iter().filter(|fact| is_claimed(fact));
    let claimed = claims.filter_map(|fact| {
        let statement = sentences.statement(fact);
        // What fills a blank is asked for, or shown as an answer.
        let is_filled = |found: &&str| {
            let mut blanks = fact.blanks.iter();
            !blanks.any(|blank| sentences.filling(blank).contains(found))
        };
        let found = strange(&statement, facts.title(), words).filter(is_filled)?;
        let (level, said) = (Severity::Warning, told(found, "statement"));
        Some(Finding::of_bank(
            level, "leaning", fact.place, &fact.id, said,
        ))
    });
    asked.chain(claimed).collect()
}

/// The first acronym of a text that is strange to who has read its title.
fn strange<'t>(text: &'t str, title: &str, words: &Words) -> Option<&'t str> {
    let mut tags = None;
    let all: Vec<&str> = text.split_whitespace().collect();
    let found = all.iter().enumerate().find(|(at, word)| {
        let bare = plain(word);
        let is_in_title = || title.split_whitespace().any(|known| plain(known) == bare);
        let known = [KNOWN_EVERYWHERE, words.audit.known_acronyms];
        is_acronym(word)
            && !known.iter().any(|known| known.contains(&bare))
            && !is_in_title()
            && !is_explained(&all, *at)
            && !has_noun_beside(text, &all, *at, &mut tags, words)
    });
    found.map(|(_, word)| plain(word))
}

/// Whether a word is of capitals alone, whatever marks stand around it.
fn is_acronym(word: &str) -> bool {
    let bare = plain(word);
    bare.chars().count() >= LETTERS && bare.chars().all(char::is_uppercase)
}

/// A word without the marks around it, and without what makes it a genitive.
fn plain(word: &str) -> &str {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    word.trim_end_matches("'s").trim_end_matches("’s")
}

/// Whether it stands in brackets or before them, has its meaning behind a comma, or is a part of a longer name.
fn is_explained(all: &[&str], at: usize) -> bool {
    let word = all[at];
    let next = all.get(at + 1).copied().unwrap_or_default();
    let before = at.checked_sub(1).map_or("", |before| all[before]);
    let is_name = |word: &str| word.starts_with(char::is_uppercase) && !is_acronym(word);
    let ends = |word: &str| word.ends_with([',', '.', ':', ';', '?', '!']);
    let named_before = at > 1 && is_name(before) && !ends(before);
    let named_behind = !ends(word) && is_name(next);
    let told_behind = word.ends_with(',') && next.starts_with(char::is_lowercase);
    word.starts_with(['(', '“', '„', '"'])
        || next.starts_with('(')
        || named_before
        || named_behind
        || told_behind
}

/// Whether a noun before or behind it says what it is: the tax IMU, the IMU tax.
fn has_noun_beside(
    text: &str,
    all: &[&str],
    at: usize,
    tags: &mut Option<Sentence>,
    words: &Words,
) -> bool {
    // What has it is something else: IMU's office.
    let owns = all[at].contains(['\'', '’']);
    let beside = [at.checked_sub(1), Some(at + 1).filter(|_| !owns)];
    let beside = beside.into_iter().flatten().filter_map(|at| all.get(at));
    if words.question.capital_nouns {
        return beside
            .skip(usize::from(at == 1))
            .any(|word| word.starts_with(char::is_uppercase));
    }
    let sentence = tags.get_or_insert_with(|| Sentence::of(text, 0, false));
    let is_noun = |word: &&str| {
        let start = word.as_ptr() as usize - text.as_ptr() as usize;
        let mut words = sentence.words.iter();
        let at = words.position(|one| one.start == start);
        at.is_some_and(|at| matches!(sentence.tag(at), "NN" | "NNS"))
    };
    beside.into_iter().any(is_noun)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::of;

    #[test]
    fn an_acronym_that_nothing_explains_is_strange() {
        let check = |language: &str, text: &str, expected: Option<&str>| {
            assert_eq!(
                strange(text, "The union CFK", of(language)),
                expected,
                "{text}"
            );
        };
        check(
            "en",
            "Whose government changed the tax from IMU to ICI?",
            Some("IMU"),
        );
        check("en", "Who led IMU?", Some("IMU"));
        check("en", "Who leads IMU's office?", Some("IMU"));
        for told in [
            "Who led the bakers’ union IMU?",
            "Who led the IMU party?",
            "Who led IMU, the union of bakers?",
            "Who led the Islamic Movement of Uzbekistan (IMU)?",
            "Who led IMU (a union)?",
            "Who won the IMU Games?",
            "Who led CFK?",
            "Who led NATO, the BBC and UNESCO?",
            "Who led IMU-B?",
            "Who led the C4 of Norra?",
        ] {
            check("en", told, None);
        }
        check("de", "Wer führte die IMU?", Some("IMU"));
        check("de", "Wer führte die Gewerkschaft IMU?", None);
        check("de", "Wer regierte die DDR?", None);
    }
}
