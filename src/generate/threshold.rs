//! Words around a hole that make a threshold of what fills it: of "above 12" and "since 1990" other figures and dates are
//! true as well, so that a claim with one of them is not surely false (docs/RULES.md, rule 12).
//!
//! In goes a statement with the position of a hole, out comes what its words say of the figure or the date.

use std::ops::Range;

use crate::facts::{Answer, Blank, Bound, Fact, Piece};
use crate::lang::Words;
use crate::tokens::Tokens;

/// So many words may stand between a figure and a threshold that comes after it, and between a threshold and the `of`
/// that leads to its figure.
const BETWEEN: usize = 4;

/// What ends a clause.
const ENDS: [&str; 4] = [". ", "; ", ": ", " – "];

/// What the words around a hole make of its figure or date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Threshold {
    /// What the figure bounds; of a date always [`Bound::About`].
    pub bound: Bound,
    /// The words that say so.
    pub said: &'static str,
}

/// Bounds in the order of the lists of [`crate::lang::ThresholdWords`].
const BOUNDS: [Bound; 3] = [Bound::AtLeast, Bound::AtMost, Bound::About];

/// The threshold that a statement makes of one of its blanks; `None` also where that is neither a number nor a date.
pub(crate) fn of_blank(fact: &Fact, position: usize, words: &Words) -> Option<Threshold> {
    let [before, after] = around(fact, position).map(Tokens::of);
    let before: Vec<&str> = before.iter().collect();
    let after: Vec<&str> = after.iter().collect();
    match fact.blanks[position].answer {
        Answer::Number { .. } => of_number(&before, &after, words),
        Answer::Date { .. } => of_date(&before, &after, words),
        _ => None,
    }
}

/// The threshold with which a blank's own words begin, "larger than a third" beside "larger than two fifths"; `None` where they are no text.
pub(crate) fn of_text(blank: &Blank, words: &Words) -> Option<Threshold> {
    let Answer::Text { text, .. } = &blank.answer else {
        return None;
    };
    let tokens = Tokens::of(text);
    let all: Vec<&str> = tokens.iter().collect();
    // A single word may mean a place: "under the bridge".
    let bounds = |found: &Threshold| found.bound != Bound::About && found.said.contains(' ');
    let leads = phrases(words).filter(|(found, leads)| *leads && bounds(found));
    let mut found = leads.map(|(found, _)| found);
    found.find(|found| begins(&all, found.said))
}

/// Whether a question seeks a figure for which every smaller or every larger one does as well: at least how many?
pub(crate) fn is_loose(question: &str, words: &Words) -> bool {
    let tokens = Tokens::of(question);
    let all: Vec<&str> = tokens.iter().collect();
    words.threshold.loose.into_iter().flatten().any(|loose| {
        let asks = |how: &&str| tokens.say(&format!("{loose} {how}"));
        tokens.say(loose) && (words.threshold.how.iter().any(asks) || ends(&all, loose))
    })
}

/// Whether a question asks with the words of a bound: loose ones anywhere, others at the word that asks for the figure.
pub(crate) fn asks_bound(question: &str, bound: Bound, words: &Words) -> bool {
    bound_in(question, bound, words).is_some()
}

/// Where these words stand in a question, the longest of them first.
pub(crate) fn bound_in(question: &str, bound: Bound, words: &Words) -> Option<Range<usize>> {
    let threshold = &words.threshold;
    let (loose, firm) = match bound {
        Bound::AtLeast => (threshold.loose[0], threshold.firm[0]),
        Bound::AtMost => (threshold.loose[1], threshold.firm[1]),
        Bound::Exact | Bound::About => return None,
    };
    let anywhere = loose.iter().map(|&phrase| (phrase, phrase.to_owned()));
    let at_how = firm.iter().flat_map(|&phrase| {
        let how = threshold.how.iter();
        how.map(move |how| (phrase, format!("{phrase} {how}")))
    });
    let found = anywhere.chain(at_how).filter_map(|(phrase, whole)| {
        let at = said_at(question, &whole)?;
        Some(at..at + phrase.len())
    });
    found.max_by_key(Range::len)
}

/// Where a text says a phrase that is written as words are kept, as whole words.
pub(crate) fn said_at(text: &str, phrase: &str) -> Option<usize> {
    let lower = text.to_lowercase();
    if lower.len() != text.len() {
        return None;
    }
    let is_apart = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
    let mut all = lower.match_indices(phrase).map(|(at, _)| at);
    all.find(|&at| {
        is_apart(lower[..at].chars().next_back())
            && is_apart(lower[at + phrase.len()..].chars().next())
    })
}

/// Whether the gap of a statement stands for such a figure.
pub(crate) fn is_loose_gap(fact: &Fact, position: usize, words: &Words) -> bool {
    let loose = |found: Threshold| {
        words
            .threshold
            .loose
            .into_iter()
            .flatten()
            .any(|said| *said == found.said)
    };
    of_blank(fact, position, words).is_some_and(loose)
}

/// Whether the question about a blank says itself that a threshold of this kind is sought.
pub(crate) fn is_asked(blank: &Blank, threshold: Threshold, words: &Words) -> bool {
    let Some(ask) = &blank.ask else { return false };
    let tokens = Tokens::of(ask);
    let of_this_kind = phrases(words).filter(|(found, _)| found.bound == threshold.bound);
    let said = of_this_kind.map(|(found, _)| found.said);
    let sought = match threshold.bound {
        Bound::AtLeast => words.threshold.sought[0],
        Bound::AtMost => words.threshold.sought[1],
        Bound::Exact | Bound::About => &[],
    };
    let mut all = said.chain(sought.iter().copied());
    all.any(|phrase| tokens.say(phrase))
}

/// The threshold that the words of a sentence before and after a figure make of it.
pub(crate) fn of_figure(before: &str, after: &str, words: &Words) -> Option<Threshold> {
    let [before, after] = in_clause(before, after).map(Tokens::of);
    let before: Vec<&str> = before.iter().collect();
    let after: Vec<&str> = after.iter().collect();
    of_number(&before, &after, words)
}

/// The words of the statement before and after a hole, up to the next hole or the end of the clause.
fn around(fact: &Fact, position: usize) -> [&str; 2] {
    let pieces = &fact.statement;
    let is_hole = |piece: &Piece| matches!(piece, Piece::Blank(at) if *at == position);
    let Some(at) = pieces.iter().position(is_hole) else {
        return [""; 2];
    };
    let before = at.checked_sub(1).and_then(|at| pieces.get(at));
    let [before, after] = [before, pieces.get(at + 1)].map(|piece| match piece {
        Some(Piece::Text(text)) => text.as_str(),
        _ => "",
    });
    in_clause(before, after)
}

/// What stands before and after something, up to the ends of its clause.
fn in_clause<'t>(before: &'t str, after: &'t str) -> [&'t str; 2] {
    let last = |text, end| str::rsplit(text, end).next().unwrap_or_default();
    let first = |text, end| str::split(text, end).next().unwrap_or_default();
    [
        ENDS.into_iter().fold(before, last),
        ENDS.into_iter().fold(after, first),
    ]
}

/// Every phrase that makes a threshold of a figure, with whether it stands before it.
fn phrases(words: &Words) -> impl Iterator<Item = (Threshold, bool)> {
    let lists = [
        (&words.threshold.before, true),
        (&words.threshold.after, false),
    ];
    lists.into_iter().flat_map(|(rows, leads)| {
        BOUNDS.into_iter().zip(rows).flat_map(move |(bound, row)| {
            let one = move |&said: &&'static str| (Threshold { bound, said }, leads);
            row.iter().map(one)
        })
    })
}

/// The longest phrase at the figure: "no more than" is not "more than".
fn of_number(before: &[&str], after: &[&str], words: &Words) -> Option<Threshold> {
    // The sign of a currency belongs to the figure.
    let is_word = |word: &&str| word.contains(char::is_alphanumeric);
    let before = &before[..before.iter().rposition(is_word).map_or(0, |last| last + 1)];
    let stands = |&(threshold, leads): &(Threshold, bool)| match leads {
        true => stands_before(before, threshold.said, words),
        false => {
            // What stands behind another figure is said of that: "190 schools took one or more".
            let another = after.iter().position(|word| is_figure(word, words));
            let end = another.unwrap_or(after.len()).min(BETWEEN);
            (0..=end).any(|skipped| begins(&after[skipped..], threshold.said))
        }
    };
    let found = phrases(words).filter(stands).map(|(found, _)| found);
    found.max_by_key(|found| found.said.len())
}

/// Whether a phrase stands directly before the figure, or before what is measured and `of`: above a speed of.
fn stands_before(before: &[&str], phrase: &str, words: &Words) -> bool {
    let measures =
        !words.threshold.stretches.contains(&phrase) && before.last() == Some(&words.threshold.of);
    let most = if measures { BETWEEN + 1 } else { 0 };
    (0..=most.min(before.len())).any(|skipped| ends(&before[..before.len() - skipped], phrase))
}

fn is_figure(word: &str, words: &Words) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit()) || words.numbers.spelled.contains(&word)
}

fn of_date(before: &[&str], after: &[&str], words: &Words) -> Option<Threshold> {
    let threshold = &words.threshold;
    let is_part = |word: &&str| threshold.part_of_date.contains(word);
    let parts = before.iter().rev().take_while(|word| is_part(word)).count();
    let stands = |phrase: &&&'static str| {
        (0..=parts).any(|skipped| ends(&before[..before.len() - skipped], phrase))
    };
    let leads = threshold.before_date.iter().find(stands);
    let follows = || {
        threshold
            .after_date
            .iter()
            .find(|phrase| begins(after, phrase))
    };
    let encloses = || {
        let mut pairs = threshold.around_date.iter();
        let (said, _) = pairs.find(|(from, on)| stands(&from) && begins(after, on))?;
        Some(said)
    };
    let said = *leads.or_else(follows).or_else(encloses)?;
    let bound = Bound::About;
    Some(Threshold { bound, said })
}

// The phrases of a language are written as their words are kept.

fn ends(words: &[&str], phrase: &str) -> bool {
    let mut last = words.iter().rev();
    phrase.rsplit(' ').all(|word| last.next() == Some(&word))
}

fn begins(words: &[&str], phrase: &str) -> bool {
    let mut first = words.iter();
    phrase.split(' ').all(|word| first.next() == Some(&word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::Facts;
    use crate::lang::of;

    /// The words that make a threshold of the one blank, and what it bounds.
    fn said(language: &str, statement: &str, answer: &str) -> Option<(&'static str, Bound)> {
        let yaml = format!(
            "id: b\ntitle: Rivers\nfacts:\n  - {{ id: f, statement: \"{statement}\", blanks: {{ it: {{ {answer} }} }} }}\n"
        );
        let facts = Facts::parse("b.yaml", &yaml).expect("a sound bank");
        let found = of_blank(&facts.facts()[0], 0, of(language))?;
        Some((found.said, found.bound))
    }

    #[test]
    fn words_at_a_figure_make_a_threshold() {
        let check = |language, statement, expected| {
            assert_eq!(
                said(language, statement, "number: 12"),
                expected,
                "{statement}"
            );
        };
        let least = |said| Some((said, Bound::AtLeast));
        let most = |said| Some((said, Bound::AtMost));
        check("en", "Foam matters above {it} m/s.", least("above"));
        check(
            "en",
            "It matters above a wind speed of {it} m/s.",
            least("above"),
        );
        check("en", "No more than {it} came.", most("no more than"));
        check("en", "It cost more than $ {it}.", least("more than"));
        check("en", "It takes {it} people or more.", least("or more"));
        check("en", "In all {it} schools took one or more maps.", None);
        check("en", "In all {it} schools took 12 maps or more.", None);
        check(
            "en",
            "It took nearly {it} days.",
            Some(("nearly", Bound::About)),
        );
        check("en", "It rose by {it} metres.", None);
        check("en", "It ran over a period of {it} years.", None);
        check("en", "It is above all {it} metres long.", None);
        check("de", "Nicht mehr als {it} kamen.", most("nicht mehr als"));
        check("de", "Es gilt ab {it} Jahren.", least("ab"));
        check("de", "Es stieg um {it} Meter.", None);
    }

    #[test]
    fn a_question_may_seek_the_least_or_the_most_of_any_measure() {
        let check = |language: &str, ask: &str, expected: bool| {
            let yaml = format!(
                "id: b\ntitle: Votes\nlanguage: {language}\nfacts:\n  - {{ id: f, statement: \"More than {{it}} came.\", blanks: {{ it: {{ number: 12, bound: at-least, ask: \"{ask}\" }} }} }}\n"
            );
            let facts = Facts::parse("b.yaml", &yaml).expect("a sound bank");
            let said = "more than";
            let bound = Bound::AtLeast;
            let found = is_asked(
                &facts.facts()[0].blanks[0],
                Threshold { bound, said },
                of(language),
            );
            assert_eq!(found, expected, "{ask}");
        };
        for measure in ["number", "percentage", "share", "sum", "amount"] {
            let ask = format!("What is the lowest {measure} that the article gives?");
            check("en", &ask, true);
        }
        check(
            "en",
            "What is the percentage that the article gives?",
            false,
        );
        check("de", "Welchen niedrigsten Anteil nennt der Artikel?", true);
    }

    #[test]
    fn an_answer_in_words_may_begin_with_a_threshold() {
        let check = |language: &str, text: &str, expected: Option<&str>| {
            let yaml = format!(
                "id: b\ntitle: Votes\nfacts:\n  - {{ id: f, statement: \"It takes {{it}}.\", blanks: {{ it: {{ text: {text} }} }} }}\n"
            );
            let facts = Facts::parse("b.yaml", &yaml).expect("a sound bank");
            let found = of_text(&facts.facts()[0].blanks[0], of(language));
            assert_eq!(found.map(|found| found.said), expected, "{text}");
        };
        check("en", "more than a third", Some("more than"));
        check("en", "no more than half", Some("no more than"));
        check("en", "a third or more", None);
        check("en", "under the bridge", None);
        check("en", "close to the sea", None);
        check("de", "mehr als ein Drittel", Some("mehr als"));
        check("de", "ein Drittel", None);
    }

    #[test]
    fn words_at_a_date_make_a_threshold() {
        let check = |language, statement, expected: Option<&str>| {
            let found = said(language, statement, "date: 1990").map(|(said, _)| said);
            assert_eq!(found, expected, "{statement}");
        };
        check("en", "She has ruled since {it}.", Some("since"));
        check("en", "They had left by the end of {it}.", Some("by"));
        check("en", "It was free from {it} on.", Some("from"));
        check("en", "It opened in {it}.", None);
        check("en", "It began in {it} on the coast.", None);
        check("de", "Sie regiert seit dem Sommer {it}.", Some("seit"));
        check("de", "Sie kam im Jahr {it}.", None);
    }

    #[test]
    fn a_question_with_a_threshold_of_its_own_is_loose() {
        for loose in ["At least how many came?", "How many came at least?"] {
            assert!(is_loose(loose, of("en")), "{loose}");
        }
        let exact = "Of a league of at least ten, how many came?";
        assert!(!is_loose(exact, of("en")));
        assert!(!is_loose("Above how many m/s does foam matter?", of("en")));
        assert!(is_loose("Mindestens wie viele kamen?", of("de")));
    }
}
