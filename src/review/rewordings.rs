//! Other wordings of a statement, each of which a rule is sure of: it is English, and as true as the statement.
//!
//! In go a statement, the bytes of it that are not to be touched, and texts in which names stand whole; out come statements, each with
//! what was done to it. A part that only adds to the rest goes; a time changes its place; a word gives way to another; `the final` is
//! called by the name that it has elsewhere.

mod names;
mod parts;
mod synonyms;
mod times;

use std::ops::Range;

use crate::draft::clauses;
use crate::draft::sentence::Sentence;
use crate::lang::capitalised;

/// Another wording of a statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rewording {
    /// What is done, in words.
    pub does: String,
    /// The statement then.
    pub text: String,
}

/// What is known of a statement besides its words.
pub(super) struct Given<'g> {
    /// The bytes that blanks fill.
    pub filled: &'g [Range<usize>],
    /// The bytes that are its article's words in a row.
    pub run: Option<Range<usize>>,
    /// Texts in which names may stand whole: a headline, a first paragraph, other statements.
    pub named: &'g [String],
    /// Whom its first pronoun may stand for, the likeliest first.
    pub persons: &'g [String],
}

/// The other wordings of a statement, those first that change most.
pub(super) fn rewordings(statement: &str, given: &Given) -> Vec<Rewording> {
    let sentence = Sentence::of(statement, 0, false);
    let mut found = names::persons(&sentence, given.persons);
    found.extend(names::named(&sentence, given.named));
    if is_one(&sentence) {
        found.extend(parts::shorter(&sentence, given.filled));
        found.extend(times::moved(&sentence));
    }
    found.extend(synonyms::instead(&sentence, given));
    let mut texts: Vec<String> = vec![statement.to_owned()];
    found.retain(|one| {
        let is_new = !texts.contains(&one.text);
        texts.push(one.text.clone());
        is_new
    });
    found
}

/// The first pronoun for a person in a statement, in small letters, where no name stands before it.
pub(super) fn first_pronoun(statement: &str) -> Option<String> {
    let sentence = Sentence::of(statement, 0, false);
    names::pronoun(&sentence).map(|at| sentence.low(at))
}

/// Whether it is one sentence that ends in a full stop.
fn is_one(sentence: &Sentence) -> bool {
    let last = sentence.len().saturating_sub(1);
    sentence.word(last) == "." && (0..last).all(|at| !matches!(sentence.word(at), "." | "?" | "!"))
}

/// The words of a sentence but for some, with its full stop.
fn without(sentence: &Sentence, words: Range<usize>, gone: &[Range<usize>]) -> String {
    let mut text = String::new();
    for at in words {
        if gone.iter().any(|gone| gone.contains(&at)) {
            continue;
        }
        let is_next = at.checked_sub(1).is_some_and(|before| {
            !sentence.is_apart(before) && !gone.iter().any(|gone| gone.contains(&before))
        });
        let is_mark = matches!(sentence.word(at), "," | "." | ";" | ":" | ")" | "”");
        if !text.is_empty() && !is_next && !is_mark {
            text.push(' ');
        }
        text.push_str(sentence.word(at));
    }
    let text = text.trim_end_matches([',', ';', ':', ' ']);
    let end = if text.ends_with('.') { "" } else { "." };
    capitalised(&format!("{text}{end}"))
}

/// Whether a word begins no clause of its own, and is no part of somebody's words.
fn is_plain(sentence: &Sentence, at: usize) -> bool {
    let begins = matches!(
        sentence.tag(at),
        "WDT" | "WP" | "WP$" | "WRB" | "TO" | "VBG" | ":" | "MD" | "VBZ" | "VBP"
    ) || clauses::subordinates(&sentence.low(at))
        || matches!(sentence.low(at).as_str(), "with" | "like" | "either");
    !begins && !sentence.quoted[at]
}

/// The bytes of some words.
fn bytes(sentence: &Sentence, words: &Range<usize>) -> Option<Range<usize>> {
    let first = sentence.words.get(words.start)?;
    let last = sentence.words.get(words.end.checked_sub(1)?)?;
    Some(first.start..last.end)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The statements that a statement without blanks can become, all of its words the article's.
    fn of(statement: &str, named: &[&str]) -> Vec<String> {
        let named: Vec<String> = named.iter().map(|text| (*text).to_owned()).collect();
        let given = Given {
            filled: &[],
            run: Some(0..statement.len()),
            named: &named,
            persons: &[],
        };
        let found = rewordings(statement, &given).into_iter();
        found.map(|one| one.text).collect()
    }

    #[track_caller]
    fn check(statement: &str, expected: &[&str]) {
        assert_eq!(of(statement, &[]), expected, "{statement}");
    }

    #[test]
    fn a_time_changes_its_place() {
        check(
            "On 3 July 2025, the mayor opened a library.",
            &["The mayor opened a library on 3 July 2025."],
        );
        check(
            "The mayor opened a library in May 2014.",
            &["In May 2014, the mayor opened a library."],
        );
        check(
            "Norway joined the treaty in 2014.",
            &["In 2014, Norway joined the treaty."],
        );
        // It may belong to the second verb.
        check(
            "In 2014, the mayor said that the library was closed.",
            &["In 2014, the mayor stated that the library was closed."],
        );
        check("The mayor promised to open a library in 2014.", &[]);
        check("Critics compared the storm with the flood in 1953.", &[]);
        check(
            "The request came from the sentence of the court on 8 July 2015.",
            &[],
        );
    }

    #[test]
    fn what_only_adds_goes() {
        let found = of(
            "Kevin Conroy, the voice of Batman, spoke with fans in Toronto.",
            &[],
        );
        assert!(
            found.contains(&"Kevin Conroy spoke with fans in Toronto.".to_owned()),
            "{found:?}"
        );
        let found = of(
            "The mayor opened a library and met workers of the harbour.",
            &[],
        );
        assert!(
            found.contains(&"The mayor opened a library.".to_owned()),
            "{found:?}"
        );
        let found = of(
            "The mayor opened a library in Bergen, which has 90 desks.",
            &[],
        );
        assert!(
            found.contains(&"The mayor opened a library in Bergen.".to_owned()),
            "{found:?}"
        );
        let found = of(
            "Her plan had a talk with Kevin Conroy, the voice of Batman in the series, in which he sang.",
            &[],
        );
        assert_eq!(found, ["Her plan had a talk with Kevin Conroy."]);
        check("She met Ann Lee, the mayor, and Bob.", &[]);
        let found = of("It was founded by Dean Kamen to bring up engineers.", &[]);
        assert_eq!(found, ["It was founded by Dean Kamen."]);
        check(
            "Dean Kamen was asked by teachers to bring up engineers.",
            &[],
        );
        check("The mayor opened a library, the paper wrote.", &[]);
        // What is a list, or turns what is said, stays.
        check("Anna, Bob, and Cid sang.", &[]);
        check("The mayor, who never lied, sang.", &[]);
    }

    #[test]
    fn a_blank_is_never_left_out() {
        let statement = "Kevin Conroy, the voice of Batman, spoke in Toronto.";
        let filled = 27..33;
        assert_eq!(&statement[filled.clone()], "Batman");
        let given = Given {
            filled: &[filled],
            run: None,
            named: &[],
            persons: &[],
        };
        assert_eq!(rewordings(statement, &given), []);
    }

    #[test]
    fn a_word_gives_way_to_another() {
        check(
            "Workers began a search in order to find the boat.",
            &[
                "Workers began a search to find the boat.",
                "Workers started a search in order to find the boat.",
            ],
        );
        // No name, no quotation, no part of a word, and none whose article would change.
        check("The Big Sea song “we began” of a big-hearted man.", &[]);
        check("It was an enormous boat.", &[]);
        check("It cost more than ever.", &[]);
    }

    #[test]
    fn a_noun_is_called_by_its_name() {
        let named = ["Fans met at the Northern Arena championship in Toronto."];
        assert_eq!(
            of("The championship drew fans of the game.", &named),
            ["The Northern Arena championship drew fans of the game."]
        );
        assert_eq!(of("The championship of Riga drew fans.", &named), [""; 0]);
        assert_eq!(
            of(
                "Anna met the girls.",
                &["Afghan Girls are honored in Washington"]
            ),
            ["Anna met the Afghan girls."]
        );
    }

    #[test]
    fn a_pronoun_becomes_a_name() {
        let of = |statement: &str| {
            let given = Given {
                filled: &[],
                run: None,
                named: &[],
                persons: &["Ole Berg".to_owned()],
            };
            let found = rewordings(statement, &given).into_iter();
            found.map(|one| one.text).next()
        };
        let is = |statement: &str| of(statement).unwrap_or_default();
        assert_eq!(is("He was released."), "Ole Berg was released.");
        assert_eq!(
            is("On 7 October 2010, he was released."),
            "On 7 October 2010, Ole Berg was released."
        );
        assert_eq!(is("His mother slept."), "Ole Berg's mother slept.");
        assert_eq!(of("Anna said he slept."), None);
    }
}
