//! In goes a paragraph, out come its sentences, as ranges of bytes without the space around them.
//!
//! Measured against GUM (docs/DRAFT.md): a sentence is right where both of its ends are.

use std::ops::Range;

/// Words before whose full stop nothing ends.
const NEVER_LAST: &[&str] = &[
    "mr", "mrs", "ms", "dr", "prof", "gen", "lt", "col", "sgt", "capt", "cmdr", "adm", "maj",
    "sen", "rep", "gov", "pres", "rev", "fr", "hon", "st", "vs", "v", "cf", "e.g", "i.e", "fig",
    "figs", "eq", "sec", "art", "vol", "pp", "approx", "messrs", "al", "mt", "supt", "det", "insp",
    "no", "nos",
];

/// Words with whose full stop a sentence may end.
const MAYBE_LAST: &[&str] = &[
    "inc", "corp", "co", "ltd", "jr", "sr", "etc", "bros", "dept", "univ", "est", "ave", "blvd",
    "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept", "sep", "oct", "nov", "dec", "a.m",
    "p.m", "u.s", "u.k", "u.n", "e.u", "d.c", "ph.d", "b.c", "a.d", "l.a",
];

/// Words that begin a sentence rather than go on with a name.
const STARTERS: &[&str] = &[
    "The",
    "A",
    "An",
    "In",
    "On",
    "At",
    "It",
    "He",
    "She",
    "They",
    "We",
    "I",
    "You",
    "This",
    "That",
    "These",
    "Those",
    "There",
    "But",
    "And",
    "However",
    "For",
    "As",
    "After",
    "Before",
    "When",
    "While",
    "If",
    "Since",
    "Although",
    "Though",
    "According",
    "Other",
    "Some",
    "Many",
    "Most",
    "All",
    "Both",
    "His",
    "Her",
    "Its",
    "Their",
    "Our",
    "My",
    "One",
    "To",
    "By",
    "From",
    "With",
    "During",
    "Under",
    "Also",
    "So",
    "Then",
    "Now",
    "Not",
    "No",
    "What",
    "Who",
    "Why",
    "How",
    "Where",
    "Earlier",
    "Later",
];

/// The sentences of a paragraph.
pub fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    for cut in cuts(text).into_iter().chain([text.len()]) {
        let part = start..cut;
        found.extend(
            unlabelled(&text[part])
                .into_iter()
                .map(|range| range.start + start..range.end + start),
        );
        start = cut;
    }
    found
}

/// Where a caption's label or a dateline begins or ends, which bring their sentence no full stop.
fn cuts(text: &str) -> Vec<usize> {
    const LABELS: [&str; 4] = [" Image: ", " Video: ", " Audio: ", " image: "];
    const DAYS: [&str; 7] = [
        "Monday, ",
        "Tuesday, ",
        "Wednesday, ",
        "Thursday, ",
        "Friday, ",
        "Saturday, ",
        "Sunday, ",
    ];
    let mut found: Vec<usize> = Vec::new();
    for label in LABELS {
        found.extend(text.match_indices(label).map(|(at, _)| at));
    }
    // `DAB's Elizabeth Quat In the New Territories`: a caption that was run into a paragraph.
    for word in [
        " In the ",
        " On the ",
        " At the ",
        " In a ",
        " After the ",
        " For the ",
    ] {
        let ran_in = |at: &usize| text[..*at].ends_with(|c: char| c.is_alphanumeric());
        found.extend(text.match_indices(word).map(|(at, _)| at).filter(ran_in));
    }
    for day in DAYS {
        for (at, _) in text.match_indices(day) {
            if let Some(length) = dateline(&text[at + day.len()..]) {
                found.extend([at, at + day.len() + length]);
            }
        }
    }
    found.sort_unstable();
    found.dedup();
    found
}

/// The length of `July 21, 2017`, where that stands at the beginning.
fn dateline(text: &str) -> Option<usize> {
    let (month, rest) = text.split_once(' ')?;
    let known = month.len() < 10
        && month.len() > 2
        && month.starts_with(char::is_uppercase)
        && month.chars().all(char::is_alphabetic);
    let (day, after) = rest.split_once(", ")?;
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let year = after.get(..4)?;
    let whole = known
        && matches!(day.len(), 1 | 2)
        && digits(day)
        && digits(year)
        && !after[4..].starts_with(|c: char| c.is_alphanumeric() || c == '.');
    // A dateline says nothing more than the day: what follows begins anew.
    let next = after[4..].trim_start().chars().next();
    (whole && next.is_none_or(|next| next.is_uppercase())).then_some(text.len() - after.len() + 4)
}

/// The sentences of a text without labels.
fn unlabelled(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut letters = text.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        if !matches!(letter, '.' | '!' | '?' | '…') {
            continue;
        }
        let mut end = at + letter.len_utf8();
        // Marks that close with it: quotation marks, brackets, more stops.
        while let Some(&(next, mark)) = letters.peek() {
            let closes = matches!(
                mark,
                '.' | '!' | '?' | '"' | '”' | '’' | '\'' | ')' | ']' | '»' | '“'
            );
            if !closes || (mark == '“' && text[next + 3..].starts_with(char::is_alphanumeric)) {
                break;
            }
            end = next + mark.len_utf8();
            letters.next();
        }
        if ends(text, start, at, letter, end) {
            push(text, start..end, &mut found);
            start = end;
        }
    }
    push(text, start..text.len(), &mut found);
    found
}

fn push(text: &str, range: Range<usize>, found: &mut Vec<Range<usize>>) {
    let part = &text[range.clone()];
    let start = range.start + (part.len() - part.trim_start().len());
    let end = range.start + part.trim_end().len();
    if start < end {
        found.push(start..end);
    }
}

/// Whether a sentence that begins at `start` ends with the stop at `at` and the marks up to `end`.
fn ends(text: &str, start: usize, at: usize, stop: char, end: usize) -> bool {
    let after = &text[end..];
    let rest = after.trim_start();
    let Some(first) = rest.chars().next() else {
        return true;
    };
    if rest.len() == after.len() {
        return false;
    }
    let opener = |c: char| matches!(c, '"' | '“' | '‘' | '\'' | '(' | '[' | '«');
    let begins = rest.trim_start_matches(|c: char| opener(c) || c == ' ');
    let first_letter = begins.chars().next().unwrap_or(first);
    let before_stop = text[start..at].rsplit(' ').next().unwrap_or_default();
    let whole_word =
        before_stop.chars().count() > 3 && before_stop.chars().all(char::is_alphabetic);
    let marks = &text[at..end];
    // `[...]` stands for sentences that were left out; dots alone are a pause.
    let left_out = marks.starts_with("...") && marks.contains(']');
    let pause = marks.starts_with("..") && !marks.contains([']', '"', '”']);
    if matches!(first, ',' | ';' | ':' | '-' | '–' | '—') || pause {
        return false;
    }
    if left_out && !first_letter.is_lowercase() {
        return true;
    }
    if first_letter.is_lowercase() && !(stop == '.' && whole_word && end == at + 1) {
        return false;
    }
    // A quotation that goes on: `"Why?" Anna asked` cannot be told from a new sentence, and is taken for one.
    if stop != '.' {
        return true;
    }
    let before = &text[start..at];
    let word = before
        .rsplit(|c: char| c.is_whitespace() || matches!(c, '(' | '[' | '"' | '“' | '—' | '/'))
        .next()
        .unwrap_or_default();
    let next = begins
        .split(|c: char| !c.is_alphanumeric())
        .next()
        .unwrap_or_default();
    is_last(word, end > at + 1, next)
}

/// Whether a word with a full stop is the last of a sentence, before this next word.
fn is_last(word: &str, closed: bool, next: &str) -> bool {
    let low = word.to_lowercase();
    let is_number = next.starts_with(|c: char| c.is_ascii_digit());
    if NEVER_LAST.contains(&low.as_str()) {
        return matches!(low.as_str(), "no" | "nos" | "sec" | "art" | "st")
            && !is_number
            && low != "st";
    }
    let starts = STARTERS.contains(&next);
    let initial = word.chars().count() == 1 && word.chars().all(char::is_uppercase);
    if initial {
        // `plan B. The` ends, `J. Smith` goes on; the pronoun is always the last.
        return starts && !closed && next != "A";
    }
    let dotted = word.len() > 1
        && word.split('.').all(|part| part.chars().count() <= 2)
        && word.contains('.')
        && !word.contains(|c: char| c.is_ascii_digit());
    if dotted || MAYBE_LAST.contains(&low.as_str()) {
        return starts || closed;
    }
    true
}

#[cfg(test)]
mod tests {
    use super::sentences;

    #[track_caller]
    fn check(text: &str) {
        let parts: Vec<&str> = text.split('|').map(str::trim).collect();
        let whole = parts.join(" ");
        let found: Vec<&str> = sentences(&whole)
            .into_iter()
            .map(|range| &whole[range])
            .collect();
        assert_eq!(found, parts);
    }

    #[test]
    fn a_sentence_ends_where_its_readers_stop() {
        check("He left. | She stayed.");
        check("Mr. Key spoke. | “It is over.” | Then he left.");
        check("The case Brown v. Board of Education was heard. | It is old.");
        check("It moved on X. | The minister left.");
        check("Troops of the U.S. Army came. | They left the U.S. | The army stayed.");
        check("L. Ron Hubbard wrote it at 5 p.m. on Monday.");
        check("It cost 6.5 metres, i.e. too much! | Why? | See no. 5 there.");
        check("“We hoped for ten years. | It now looks like more.”");
        check("Visit www.example.org for it. | Bye");
    }

    #[test]
    fn nothing_has_no_sentences() {
        assert!(sentences("").is_empty());
        assert!(sentences(" \n ").is_empty());
        assert_eq!(sentences("...").as_slice(), std::slice::from_ref(&(0..3)));
    }
}
