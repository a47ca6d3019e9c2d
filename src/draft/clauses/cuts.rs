//! In goes a clause, out comes what of it can be left out: times that cannot be worked out, brackets, a relative clause at the end.

use std::ops::Range;

use super::turns;
use crate::draft::numbers;
use crate::draft::sentence::Sentence;

/// Leaves out a time at the beginning or at the end that says nothing without the day of the article and cannot be worked out from
/// it: `recently`, `this week`, `four years ago`.
pub(super) fn without_time(sentence: &Sentence, words: &mut Range<usize>) {
    let begin = words.start;
    let told = |range: Range<usize>| is_untold(sentence, begin, range);
    for length in 1..=3 {
        let (start, end) = (words.start, words.end);
        if words.len() < length + 5 {
            return;
        }
        if sentence.word(start + length) == "," && told(start..start + length) {
            words.start += length + 1;
        }
        let is_free = !sentence.quoted[end - 1] && !restricts(sentence, begin, end - length);
        if told(end - length..end) && is_free {
            words.end -= length;
            if sentence.word(words.end - 1) == "," {
                words.end -= 1;
            }
        }
    }
}

/// Whether words are such a time, before which nothing stands that would be left over, as in `before last summer`.
fn is_untold(sentence: &Sentence, begin: usize, range: Range<usize>) -> bool {
    let start = range.start;
    if start > begin
        && matches!(
            sentence.tag(start - 1),
            "IN" | "TO" | "DT" | "CC" | "RB" | "JJ"
        )
    {
        return false;
    }
    let all: Vec<String> = range.map(|at| sentence.low(at)).collect();
    let all: Vec<&str> = all.iter().map(String::as_str).collect();
    match all.as_slice() {
        ["recently"] => start == begin || sentence.tag(start) == "RB",
        ["earlier", "this", "year" | "month" | "week"] => true,
        [
            "this" | "last" | "next",
            "week" | "weekend" | "summer" | "winter" | "spring" | "autumn",
        ] => true,
        [count, unit, "ago"] => {
            (numbers::plain(count).is_some() || matches!(*count, "a" | "several" | "some" | "many"))
                && matches!(
                    unit.trim_end_matches('s'),
                    "day" | "week" | "month" | "year" | "decade" | "hour"
                )
        }
        _ => false,
    }
}

/// Whether brackets stand within a noun phrase, of which they may be a part: `the District Council (Second) constituency`.
fn is_within_name(sentence: &Sentence, brackets: &Range<usize>) -> bool {
    let is_part = |at: usize| {
        let tag = sentence.tag(at);
        tag.starts_with("NN") || matches!(tag, "JJ" | "HYPH" | "CD")
    };
    brackets.start > 0 && is_part(brackets.start - 1) && is_part(brackets.end)
}

/// Brackets that can be left out: nothing is, where one of them turns what is said.
pub(super) fn brackets(sentence: &Sentence, words: &Range<usize>) -> Option<Vec<Range<usize>>> {
    let mut found = Vec::new();
    let mut open = None;
    let marks = marks_of_web(sentence, words);
    for at in words.clone() {
        if marks.iter().any(|mark| mark.contains(&at)) {
            continue;
        }
        match sentence.word(at) {
            "(" if open.is_none() => open = Some(at),
            "(" => return None,
            ")" => {
                let range = open.take()?..at + 1;
                if turns(sentence, range.clone()) || sentence.quoted[at] {
                    return None;
                }
                if !is_within_name(sentence, &range) {
                    found.push(range);
                }
            }
            _ => {}
        }
    }
    found.extend(marks);
    open.is_none().then_some(found)
}

/// What the web's writers put into double brackets, such as the language of a source: `“dangerous” ((it))`.
fn marks_of_web(sentence: &Sentence, words: &Range<usize>) -> Vec<Range<usize>> {
    let is = |at: usize, word: &str| at < words.end && sentence.word(at) == word;
    let mark = |at: usize| {
        let opens = is(at, "(") && is(at + 1, "(");
        let close = (at + 2..at + 6).find(|at| is(*at, ")") && is(at + 1, ")"))?;
        opens.then_some(at..close + 2)
    };
    words.clone().filter_map(mark).collect()
}

/// Where a clause ends without the relative clause at its end.
pub(super) fn before_relative(sentence: &Sentence, words: &Range<usize>) -> usize {
    let begins = |at: &usize| {
        sentence.word(*at) == ","
            && !sentence.quoted[*at]
            && (matches!(
                sentence.low(at + 1).as_str(),
                "which" | "who" | "whose" | "where"
            ) || is_part_of_which(sentence, at + 1))
    };
    let Some(at) = words.clone().rev().find(begins) else {
        return words.end;
    };
    // A comma after it may close it, so that the clause goes on.
    let inner = (at + 1..words.end).any(|at| matches!(sentence.word(at), "," | ":"));
    let quoted = (at..words.end).any(|at| sentence.quoted[at]);
    match inner || quoted || at < words.start + 6 || turns(sentence, at..words.end) {
        true => words.end,
        false => at,
    }
}

/// `the cause of which`.
fn is_part_of_which(sentence: &Sentence, at: usize) -> bool {
    sentence.tag(at) == "DT"
        && sentence.tag(at + 1).starts_with("NN")
        && sentence.low(at + 2) == "of"
        && matches!(sentence.low(at + 3).as_str(), "which" | "whom")
}

/// Whether a time is that of what restricts things that are counted, so that without it they would be others: `12,000 people who applied
/// last summer`, `12,000 people displaced last summer`.
fn restricts(sentence: &Sentence, begin: usize, time: usize) -> bool {
    let counts = numbers::numbers(sentence);
    let is_counted = |noun: &usize| {
        counts
            .iter()
            .any(|one| begin <= one.words.start && one.unit_words.end == *noun)
    };
    let is_behind = |at: &usize| {
        counts
            .iter()
            .any(|one| begin <= one.words.start && one.unit_words.end <= *at)
    };
    let opens = |at: &usize| match sentence.tag(*at) {
        "WP" | "WDT" => sentence.word(at - 1) != "," && is_behind(at),
        "VBN" | "VBG" => is_counted(at),
        _ => false,
    };
    let own = |at: usize| usize::from(matches!(sentence.tag(at), "WP" | "WDT"));
    let mut openings = (begin + 1..time).filter(opens);
    openings.any(|opening| {
        let verbs = (opening..time).filter(|at| super::is_finite(sentence, *at));
        verbs.count() <= own(opening) && (opening..time).all(|at| sentence.word(at) != ",")
    })
}

/// Words before or behind a verb that only link the sentence with the one before it: `also`, `subsequently`.
pub(super) fn links(sentence: &Sentence, words: &Range<usize>) -> Vec<Range<usize>> {
    let is_verb = |at: usize| sentence.tag(at).starts_with("VB") || sentence.tag(at) == "MD";
    let is_link = |at: &usize| {
        matches!(
            sentence.low(*at).as_str(),
            "also" | "subsequently" | "additionally"
        ) && sentence.tag(*at) == "RB"
            && !sentence.quoted[*at]
            && at
                .checked_sub(1)
                .is_some_and(|before| is_verb(before) || is_verb(at + 1))
            && !matches!(sentence.low(at - 1).as_str(), "but" | "," | "not")
    };
    // A time in the midst that cannot be worked out: `took place in Oslo this weekend, …`, `has recently left`.
    let is_end = |at: usize| {
        at >= words.end || matches!(sentence.tag(at), "," | "IN" | "CC" | "VBN" | "VBD" | "VBG")
    };
    let times = (1..=3).flat_map(|length| {
        let ranges =
            (words.start + 1..words.end.saturating_sub(length)).map(move |at| at..at + length);
        ranges.filter(|range| {
            is_untold(sentence, words.start, range.clone())
                && is_end(range.end)
                && !sentence.quoted[range.start]
                && !restricts(sentence, words.start, range.start)
        })
    });
    let mut found: Vec<Range<usize>> = Vec::new();
    // `earlier this week` before `this week`.
    for range in times.collect::<Vec<_>>().into_iter().rev() {
        if found
            .iter()
            .all(|other| other.end <= range.start || range.end <= other.start)
        {
            found.push(range);
        }
    }
    let links = words.clone().skip(1).filter(is_link).map(|at| at..at + 1);
    found.extend(links);
    found
}
