//! Acronyms that nobody explains: a quiz mixes facts, and who has read no other question does not know what IMU is.
//!
//! In goes a bank, out come warnings for each text that shows one.

use super::standing::{ends, has_noun_at, plain, strangers};
use crate::audit::Finding;
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
    strangers(facts, sentences, |text| {
        let found = strange(text, facts.title(), sentences.words)?;
        let said = "what is it? Who reads it has read no other question: say it there, as in “the bakers’ union \
                    {name}”, or in the bank's `title`";
        Some((found, said.replace("{name}", found)))
    })
}

/// The first acronym of a text that is strange to who has read its title.
fn strange<'t>(text: &'t str, title: &str, words: &Words) -> Option<&'t str> {
    let all: Vec<&str> = text.split_whitespace().collect();
    let found = all.iter().enumerate().find(|(at, word)| {
        let bare = plain(word);
        let is_in_title = || title.split_whitespace().any(|known| plain(known) == bare);
        let known = [KNOWN_EVERYWHERE, words.audit.known_acronyms];
        is_acronym(word)
            && !known.iter().any(|known| known.contains(&bare))
            && !is_in_title()
            && !is_explained(&all, *at)
            && !has_noun_beside(text, &all, *at, words)
    });
    found.map(|(_, word)| plain(word))
}

/// Whether a word is of capitals alone, whatever marks stand around it.
fn is_acronym(word: &str) -> bool {
    let bare = plain(word);
    bare.chars().count() >= LETTERS && bare.chars().all(char::is_uppercase)
}

/// Whether it stands in brackets or before them, has its meaning behind a comma, or is a part of a longer name.
fn is_explained(all: &[&str], at: usize) -> bool {
    let word = all[at];
    let next = all.get(at + 1).copied().unwrap_or_default();
    let before = at.checked_sub(1).map_or("", |before| all[before]);
    let is_name = |word: &str| word.starts_with(char::is_uppercase) && !is_acronym(word);
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
fn has_noun_beside(text: &str, all: &[&str], at: usize, words: &Words) -> bool {
    // What has it is something else: IMU's office.
    let owns = all[at].contains(['\'', '’']);
    let beside = [at.checked_sub(1), Some(at + 1).filter(|_| !owns)];
    let beside = beside.into_iter().flatten();
    if words.question.capital_nouns {
        let beside = beside.filter_map(|at| all.get(at));
        return beside
            .skip(usize::from(at == 1))
            .any(|word| word.starts_with(char::is_uppercase));
    }
    has_noun_at(text, all, beside)
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
