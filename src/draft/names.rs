//! In goes a sentence, out come its names: runs of words with capitals, as the tags guide.
//!
//! What a name is the name of is found by [`classes`] for the whole article.

mod abbreviations;
pub mod classes;
mod fused;
pub mod gazetteer;
mod head;
pub(in crate::draft) mod known;
pub mod lists;
mod office;
mod votes;

use std::ops::Range;

use super::sentence::Sentence;

/// Titles without a name, and other words with capitals that are no names by themselves.
const NEVER: [&str; 20] = [
    "i", "mr", "mr.", "mrs", "mrs.", "ms", "ms.", "dr", "dr.", "gmt", "utc", "est", "am", "pm",
    "image", "photo", "video", "the", "a", "an",
];

/// Days and months: they are no names by themselves either. `May` is left out, which is a verb and a name too.
const DATE_WORDS: [&str; 18] = [
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "january",
    "february",
    "march",
    "april",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// A name with single spaces.
fn normal(text: &str) -> String {
    let joined: Vec<&str> = text.split_whitespace().collect();
    joined.join(" ")
}

/// The names of a sentence, as ranges of its words, without an article before them.
pub fn names(sentence: &Sentence) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    while at < sentence.len() {
        if !begins(sentence, at) {
            at += 1;
            continue;
        }
        let start = at;
        at += 1;
        while let Some(next) = goes_on(sentence, start, at) {
            at = next;
        }
        let low = sentence.low(start);
        let alone = at == start + 1;
        if !(alone
            && (NEVER.contains(&low.as_str())
                || is_date_word(&low)
                || sentence.word(start).chars().count() == 1 && low != "x"))
        {
            let (country, rest) = without_country(sentence, start..at);
            found.extend(country);
            let (body, rest) = without_body(sentence, rest);
            found.extend(body);
            found.extend(without_title(sentence, rest));
        }
    }
    found
}

/// A run in two where a country stands before a person: `ambassador to the United States Hamdullah Mohib`.
fn without_country(sentence: &Sentence, run: Range<usize>) -> (Option<Range<usize>>, Range<usize>) {
    for at in (run.start + 1..run.end.saturating_sub(1)).rev() {
        let known = gazetteer::country(sentence.span(run.start..at)).is_some();
        let person = gazetteer::is_first_name(sentence.word(at))
            && gazetteer::by_last_word(sentence.word(run.end - 1)).is_none();
        if known && person {
            return (Some(run.start..at), at..run.end);
        }
    }
    (None, run)
}

/// A run in two where a body stands before whoever leads it: `CEO of the Refugee Council Enver Solomon`.
fn without_body(sentence: &Sentence, run: Range<usize>) -> (Option<Range<usize>>, Range<usize>) {
    let the = usize::from(run.start > 0 && sentence.low(run.start - 1) == "the");
    let of = run
        .start
        .checked_sub(1 + the)
        .filter(|at| sentence.low(*at) == "of");
    let job = of.and_then(|of| of.checked_sub(1));
    let is_led = job.is_some_and(|job| gazetteer::is_job(&sentence.low(job)));
    let is_body = |at: &usize| gazetteer::by_last_word(sentence.word(*at)).is_some();
    let last = run.clone().rev().find(is_body);
    match last.filter(|last| is_led && run.end - last == 3 && *last > run.start) {
        Some(last) => (Some(run.start..last + 1), last + 1..run.end),
        None => (None, run),
    }
}

/// A run without the titles before a person's name: `U.S. President Donald Trump` holds `U.S.` and `Donald Trump`. A title and
/// nothing after it is no name.
fn without_title(sentence: &Sentence, run: Range<usize>) -> Vec<Range<usize>> {
    let is_job = |at: &usize| gazetteer::is_job(&sentence.low(*at));
    let Some(last) = run.clone().rev().find(is_job) else {
        return vec![run];
    };
    let first = run.clone().find(is_job).unwrap_or(last);
    let of = matches!(
        sentence.low(last + 1).as_str(),
        "of" | "and" | "-" | "&" | "for"
    );
    // `Governor General's Office` and `King Street` are no people.
    let thing = last + 1 < run.end && gazetteer::by_last_word(sentence.word(run.end - 1)).is_some();
    if of || thing {
        return vec![run];
    }
    let before = run.start..first;
    let text = sentence.span(before.clone());
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let known = gazetteer::whole(text).is_some()
        || gazetteer::by_last_word(sentence.word(first.saturating_sub(1))).is_some()
        || (letters > 1 && !text.contains(' ') && text.chars().all(|c| !c.is_lowercase()));
    let mut names = Vec::new();
    if !before.is_empty() && known {
        names.push(before);
    }
    if last + 1 < run.end {
        names.push(last + 1..run.end);
    }
    names
}

/// Whether a title stands before a name.
pub(super) fn is_titled(sentence: &Sentence, name: &Range<usize>) -> bool {
    name.start
        .checked_sub(1)
        .is_some_and(|at| gazetteer::is_job(&sentence.low(at)))
}

fn is_proper(tag: &str) -> bool {
    matches!(tag, "NNP" | "NNPS")
}

fn is_capital(word: &str) -> bool {
    word.starts_with(|c: char| c.is_uppercase())
}

/// Whether a name begins at a word.
fn begins(sentence: &Sentence, at: usize) -> bool {
    let word = sentence.word(at);
    let low = word.to_lowercase();
    if !word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()) || low == "the" {
        return false;
    }
    // `pro-Beijing New People Party`: an adjective.
    let is_prefixed = at > 1
        && sentence.word(at - 1) == "-"
        && !sentence.is_apart(at - 1)
        && matches!(
            sentence.low(at - 2).as_str(),
            "pro" | "anti" | "non" | "ex" | "mid"
        );
    if is_prefixed {
        return false;
    }
    let digit = word.starts_with(|c: char| c.is_ascii_digit());
    if digit {
        return is_proper(sentence.tag(at)) && word.contains(char::is_alphabetic);
    }
    if low == "may"
        && sentence
            .word(at + 1)
            .starts_with(|c: char| c.is_ascii_digit())
    {
        return false;
    }
    if is_date_word(&low) && !(is_capital(sentence.word(at + 1)) && is_proper(sentence.tag(at + 1)))
    {
        return false;
    }
    if matches!(
        low.as_str(),
        "mr" | "mr." | "mrs" | "mrs." | "ms" | "ms." | "dr" | "dr."
    ) {
        return is_capital(sentence.word(at + 1));
    }
    if is_proper(sentence.tag(at)) {
        return true;
    }
    // `African Union`, `Supreme Court`: an adjective with a capital that a name follows.
    let joins = is_capital(sentence.word(at + 1))
        && is_proper(sentence.tag(at + 1))
        && sentence.is_apart(at);
    at > 0
        && joins
        && matches!(sentence.tag(at), "JJ" | "NN" | "NNS" | "VBN" | "VBG")
        && (!gazetteer::is_demonym(word) || is_institution(sentence, at + 1))
}

/// Whether a run from here ends as a body of a country does, whose name holds the adjective.
fn is_institution(sentence: &Sentence, from: usize) -> bool {
    let mut at = from;
    while is_capital(sentence.word(at)) && sentence.is_apart(at.saturating_sub(1)) {
        if gazetteer::by_last_word(sentence.word(at)).is_some() {
            return true;
        }
        at += 1;
    }
    false
}

fn is_date_word(low: &str) -> bool {
    DATE_WORDS.contains(&low)
}

/// Whether `and` within a body's name is followed by its last word and, in brackets, by its abbreviation: `the Union of Atheists and Agnostics
/// (UAAR)`.
fn is_shortened(sentence: &Sentence, start: usize, and: usize) -> bool {
    let short = sentence.word(and + 3);
    let is_short = short.chars().count() > 1 && short.chars().all(char::is_uppercase);
    let of = (start..and).any(|at| sentence.low(at) == "of");
    of && is_short
        && sentence.word(and + 2) == "("
        && sentence.word(and + 4) == ")"
        && short.chars().next() == sentence.word(start).chars().next()
}

/// Where a name that began at `start` and has come to `at` goes on to; `None` where it ends.
fn goes_on(sentence: &Sentence, start: usize, at: usize) -> Option<usize> {
    let word = sentence.word(at);
    let tag = sentence.tag(at);
    let proper = |at: usize| is_capital(sentence.word(at)) && is_proper(sentence.tag(at));
    let quote = sentence.quoted.get(at) != sentence.quoted.get(at - 1);
    if quote {
        return None;
    }
    if is_capital(word) && !is_date_word(&word.to_lowercase()) {
        let part =
            is_proper(tag) || matches!(tag, "JJ" | "NN" | "NNS" | "FW" | "VBG" | "CD" | "VBN");
        return part.then_some(at + 1);
    }
    match word.to_lowercase().as_str() {
        // ISIS-K, Al-Maeena, Kim Jong-un.
        "-" if !sentence.is_apart(at) && !sentence.is_apart(at - 1) => {
            let next = sentence.word(at + 1);
            const COMMON: &[&str] = &[
                "based", "style", "led", "born", "backed", "like", "wide", "run", "owned", "area",
                "era", "class", "old", "year", "long", "held", "made", "only", "free", "war",
                "trained", "winner", "prize",
            ];
            let lower = next.chars().count() <= 6
                && !next.is_empty()
                && next.chars().all(char::is_lowercase)
                && (is_proper(sentence.tag(at + 1)) || at > start + 1)
                && !sentence.word(at + 2).starts_with('-')
                && !COMMON.contains(&next);
            (is_capital(next) && !gazetteer::is_demonym(sentence.word(at - 1))
                || lower
                || next.chars().all(|c| c.is_ascii_digit()) && !next.is_empty())
            .then_some(at + 2)
        }
        "of" => {
            // `President Maria Keller of Denmark` ends with the person.
            let titled = (start..at).any(|at| gazetteer::is_job(&sentence.low(at)));
            let heads = gazetteer::leads_of(sentence.word(at - 1))
                || !titled && (start..at).any(|at| gazetteer::leads_of(sentence.word(at)));
            let the = usize::from(sentence.low(at + 1) == "the");
            (heads && proper(at + 1 + the)).then_some(at + 2 + the)
        }
        "and" | "&" => {
            let head = (start..at).any(|at| gazetteer::leads_and(sentence.word(at)));
            let tail = gazetteer::by_last_word(sentence.word(at + 2)).is_some() && proper(at + 2);
            let amp = word == "&";
            let short = is_shortened(sentence, start, at);
            (proper(at + 1) && (amp || head && tail || short)).then_some(at + 2)
        }
        "for" => {
            let head = sentence.word(at - 1);
            (gazetteer::by_last_word(head).is_some() && proper(at + 1)).then_some(at + 2)
        }
        "de" | "di" | "da" | "van" | "von" | "der" | "bin" | "ibn" | "al" | "del" | "la" | "el"
        | "le" => {
            let next = sentence.word(at + 1);
            let hyphen = next == "-" && is_capital(sentence.word(at + 2));
            match (proper(at + 1), hyphen) {
                (true, _) => Some(at + 2),
                (_, true) => Some(at + 3),
                _ => None,
            }
        }
        _ => {
            let number =
                word.chars().all(|c| c.is_ascii_digit()) && !word.is_empty() && word.len() < 4;
            let after = sentence.tag(at + 1);
            let is_day = is_date_word(&sentence.low(at - 1));
            (number && !is_day && after != "NNS" && after != "CD" && sentence.word(at + 1) != "%")
                .then_some(at + 1)
        }
    }
}
