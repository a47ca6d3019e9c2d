//! Other wordings of a statement, each of which a rule is sure of: it is English, and as true as the statement.
//!
//! In go a statement, the bytes of it that are not to be touched, and texts in which names stand whole; out come statements, each with
//! what was done to it. A part that only adds to the rest goes; a time changes its place; a word gives way to another; `the final` is
//! called by the name that it has elsewhere.

use std::ops::Range;
use std::sync::OnceLock;

use crate::draft::clauses;
use crate::draft::sentence::Sentence;

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
}

/// A time or a place that changes its place has so many words at most.
const LONGEST_MOVED: usize = 8;

/// So many names are offered for a noun.
const MOST_NAMES: usize = 2;

/// The other wordings of a statement, those first that change most.
pub(super) fn rewordings(statement: &str, given: &Given) -> Vec<Rewording> {
    let sentence = Sentence::of(statement, 0, false);
    let mut found = named(&sentence, given.named);
    if is_one(&sentence) {
        found.extend(shorter(&sentence, given.filled));
        found.extend(moved(&sentence));
    }
    found.extend(instead(&sentence, given));
    let mut texts: Vec<String> = vec![statement.to_owned()];
    found.retain(|one| {
        let is_new = !texts.contains(&one.text);
        texts.push(one.text.clone());
        is_new
    });
    found
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
    capital(&format!("{text}{end}"))
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}

/// The statement without what only adds to it: a second clause, an apposition, what follows a comma and tells more.
fn shorter(sentence: &Sentence, filled: &[Range<usize>]) -> Vec<Rewording> {
    let all = 0..sentence.len();
    let mut gone: Vec<Vec<Range<usize>>> = Vec::new();
    for clause in clauses::clauses(sentence) {
        let mut clauses = vec![clause.clone()];
        clauses.extend(clauses::without_addition(sentence, &clause));
        for clause in clauses {
            let mut parts = vec![0..clause.words.start, clause.words.end..sentence.len() - 1];
            parts.extend(clause.without.clone());
            parts.retain(|part| !part.is_empty());
            gone.push(parts);
        }
    }
    gone.extend(added(sentence).into_iter().map(|part| vec![part]));
    gone.extend(apposed(sentence).into_iter().map(|part| vec![part]));
    gone.extend(second_verb(sentence).into_iter().map(|part| vec![part]));
    let is_free = |parts: &Vec<Range<usize>>| {
        let mut bytes = parts.iter().filter_map(|part| bytes(sentence, part));
        !parts.is_empty()
            && bytes.all(|part| {
                let mut filled = filled.iter();
                filled.all(|blank| blank.end <= part.start || part.end <= blank.start)
            })
    };
    gone.retain(is_free);
    let shorter = gone.into_iter().map(|parts| {
        let said: Vec<&str> = parts
            .iter()
            .map(|part| sentence.span(part.clone()).trim_matches([',', ' ']))
            .collect();
        Rewording {
            does: format!("without “{}”", said.join("” and “")),
            text: without(sentence, all.clone(), &parts),
        }
    });
    shorter.collect()
}

/// The bytes of some words.
fn bytes(sentence: &Sentence, words: &Range<usize>) -> Option<Range<usize>> {
    let first = sentence.words.get(words.start)?;
    let last = sentence.words.get(words.end.checked_sub(1)?)?;
    Some(first.start..last.end)
}

/// What follows a comma to the end and tells more of what stands before it: a relative clause (`, in which …`), an apposition (`, the voice of
/// …`), each with all that follows it.
fn added(sentence: &Sentence) -> Vec<Range<usize>> {
    let end = sentence.len() - 1;
    let verb = (1..end).find(|at| clauses::is_finite(sentence, *at));
    let Some(verb) = verb else {
        return Vec::new();
    };
    let begins = |at: &usize| {
        let next = at + 1;
        let is_relative = |at: usize| {
            matches!(sentence.tag(at), "WDT" | "WP" | "WP$" | "WRB") && sentence.low(at) != "when"
        };
        let is_noun = sentence.tag(at - 1).starts_with("NN");
        let relative = is_relative(next) || sentence.tag(next) == "IN" && is_relative(next + 1);
        // `the voice of Batman`, and no second clause: `the mayor sang`.
        let rest = next..(next..end)
            .find(|at| sentence.word(*at) == ",")
            .unwrap_or(end);
        let apposed = sentence.tag(next) == "DT"
            && !rest
                .clone()
                .any(|at| clauses::is_finite(sentence, at) || sentence.tag(at) == "CC");
        sentence.word(*at) == "," && is_noun && (relative || apposed)
    };
    let start = (verb + 2..end).find(begins);
    let Some(start) = start else {
        return Vec::new();
    };
    // An earlier comma may be that of a list, or close what it opened.
    let is_first = !(0..start).any(|at| sentence.word(at) == "," && at > verb);
    let is_plain = !(start..end)
        .any(|at| sentence.quoted[at] || matches!(sentence.word(at), "(" | ")" | ";"))
        && !clauses::turns(sentence, start..end)
        && !is_told_by(sentence, start..end);
    match is_first && is_plain && is_last(sentence, start, end) {
        true => vec![start..end],
        false => Vec::new(),
    }
}

/// Whether all that follows a comma belongs to what follows it directly: behind a further comma only a relative clause.
fn is_last(sentence: &Sentence, start: usize, end: usize) -> bool {
    let mut commas = (start + 1..end).filter(|at| sentence.word(*at) == ",");
    commas.all(|at| {
        let next = at + 1;
        let is_relative = |at: usize| matches!(sentence.tag(at), "WDT" | "WP" | "WP$");
        is_relative(next) || sentence.tag(next) == "IN" && is_relative(next + 1)
    })
}

/// Whether words say whose word the rest is.
fn is_told_by(sentence: &Sentence, mut words: Range<usize>) -> bool {
    words.any(|at| {
        matches!(
            sentence.low(at).as_str(),
            "according" | "said" | "says" | "told"
        )
    })
}

/// What stands between two commas behind a noun and before its verb: who or what it is.
fn apposed(sentence: &Sentence) -> Vec<Range<usize>> {
    let is_comma = |at: &usize| sentence.word(*at) == "," && !sentence.quoted[*at];
    let commas: Vec<usize> = (1..sentence.len()).filter(is_comma).collect();
    let part = |pair: &[usize]| {
        let (open, close) = (pair[0], pair[1]);
        let words = open + 1..close;
        let is_noun = sentence.tag(open - 1).starts_with("NN");
        let relative = matches!(
            sentence.low(words.start).as_str(),
            "who" | "which" | "whose"
        );
        let is_named = matches!(
            sentence.tag(words.start),
            "DT" | "NN" | "NNP" | "PRP$" | "JJ"
        ) && !words.clone().any(|at| clauses::is_finite(sentence, at));
        let is_list =
            words.clone().any(|at| sentence.tag(at) == "CC") && !relative || commas.len() > 2;
        let goes_on = clauses::is_finite(sentence, close + 1);
        let is_sure = is_noun && goes_on && !is_list && !clauses::turns(sentence, words.clone());
        (is_sure && (relative || is_named)).then_some(open..close + 1)
    };
    commas.windows(2).filter_map(part).collect()
}

/// What a subject did besides: `… and told her brother about it`.
fn second_verb(sentence: &Sentence) -> Option<Range<usize>> {
    let end = sentence.len() - 1;
    let verb = (1..end).find(|at| clauses::is_finite(sentence, *at))?;
    let and = (verb + 2..end.saturating_sub(1)).find(|at| {
        let is_next = sentence.tag(at + 1) == sentence.tag(verb) && sentence.tag(verb) == "VBD";
        sentence.low(*at) == "and" && is_next
    })?;
    let start = and - usize::from(sentence.word(and - 1) == ",");
    let is_plain =
        (0..start).all(|at| at == verb || is_plain(sentence, at) && sentence.tag(at) != "VBD");
    let rest = !(start..end).any(|at| sentence.quoted[at]) && !clauses::turns(sentence, start..end);
    (is_plain && rest && !clauses::turns(sentence, 0..start)).then_some(start..end)
}

/// Whether a word begins no clause of its own, and is no part of somebody's words.
fn is_plain(sentence: &Sentence, at: usize) -> bool {
    let begins = matches!(
        sentence.tag(at),
        "WDT" | "WP" | "WP$" | "WRB" | "TO" | "VBG" | ":" | "MD" | "VBZ" | "VBP"
    ) || matches!(
        sentence.low(at).as_str(),
        "that"
            | "if"
            | "because"
            | "while"
            | "although"
            | "though"
            | "as"
            | "than"
            | "after"
            | "before"
            | "since"
            | "until"
            | "once"
            | "whether"
            | "with"
            | "like"
            | "both"
            | "between"
            | "either"
    );
    !begins && !sentence.quoted[at]
}

/// A time at one end of a sentence of one plain verb, at the other.
fn moved(sentence: &Sentence) -> Vec<Rewording> {
    [to_end(sentence), to_front(sentence)]
        .into_iter()
        .flatten()
        .collect()
}

/// Whether the words are a clause of one verb, to which a time can only belong.
fn is_simple(sentence: &Sentence, words: Range<usize>) -> bool {
    let finite = words.clone().filter(|at| clauses::is_finite(sentence, *at));
    let verbs: Vec<usize> = finite.collect();
    let [verb] = verbs.as_slice() else {
        return false;
    };
    *verb > words.start
        && words
            .clone()
            .all(|at| at == *verb || is_plain(sentence, at))
        && !words
            .clone()
            .any(|at| matches!(sentence.word(at), "," | ";" | "(" | ")"))
        && !clauses::turns(sentence, words)
}

/// Whether words tell a time: a preposition, and a date behind it.
fn is_time(sentence: &Sentence, words: Range<usize>) -> bool {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    const DAYS: [&str; 7] = [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
    ];
    let is_year = |at: usize| {
        let word = sentence.word(at);
        word.len() == 4 && word.starts_with(['1', '2']) && word.chars().all(|c| c.is_ascii_digit())
    };
    let is_day = |at: usize| {
        let word = sentence.word(at);
        word.len() <= 2 && !word.is_empty() && word.chars().all(|c| c.is_ascii_digit())
    };
    let is_name = |at: usize| {
        let low = sentence.low(at);
        sentence.word(at) != low && (MONTHS.contains(&low.as_str()) || DAYS.contains(&low.as_str()))
    };
    let rest = words.start + 1..words.end;
    matches!(sentence.low(words.start).as_str(), "in" | "on")
        && rest.len() <= LONGEST_MOVED
        && rest.clone().any(|at| is_year(at) || is_name(at))
        && rest
            .clone()
            .all(|at| is_year(at) || is_name(at) || is_day(at))
}

fn to_end(sentence: &Sentence) -> Option<Rewording> {
    let end = sentence.len() - 1;
    let comma = (1..end).find(|at| sentence.word(*at) == ",")?;
    let rest = comma + 1..end;
    if !is_time(sentence, 0..comma)
        || !is_simple(sentence, rest.clone())
        || has_time(sentence, rest.clone())
    {
        return None;
    }
    let time = sentence.span(0..comma);
    Some(Rewording {
        does: format!("“{time}” at the end"),
        text: capital(&format!("{} {}.", sentence.span(rest), small(time))),
    })
}

fn to_front(sentence: &Sentence) -> Option<Rewording> {
    let end = sentence.len() - 1;
    let start = (1..end).rfind(|at| sentence.tag(*at) == "IN")?;
    let rest = 0..start;
    if !is_time(sentence, start..end)
        || !is_simple(sentence, rest.clone())
        || has_time(sentence, rest.clone())
    {
        return None;
    }
    let time = sentence.span(start..end);
    let is_name = sentence.tag(0).starts_with("NNP")
        || sentence
            .word(0)
            .chars()
            .filter(|c| c.is_uppercase())
            .count()
            > 1;
    let rest = sentence.span(rest);
    let rest = if is_name {
        rest.to_owned()
    } else {
        small(rest)
    };
    Some(Rewording {
        does: format!("“{time}” at the beginning"),
        text: format!("{}, {rest}.", capital(time)),
    })
}

fn has_time(sentence: &Sentence, words: Range<usize>) -> bool {
    words.clone().any(|at| is_time(sentence, at..at + 2))
}

fn small(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().into_iter().flat_map(char::to_lowercase);
    first.chain(letters).collect()
}

/// A word, or a few, for which others stand as well.
struct Synonym {
    tags: Vec<&'static str>,
    words: Vec<&'static str>,
    before_number: bool,
    instead: &'static str,
}

fn synonyms() -> &'static [Synonym] {
    static ALL: OnceLock<Vec<Synonym>> = OnceLock::new();
    ALL.get_or_init(|| {
        let lines = include_str!("synonyms.txt").lines();
        let read = |line: &'static str| {
            let (key, instead) = line.split_once(": ")?;
            let (tags, words) = key.split_once(' ')?;
            let mut words: Vec<&str> = words.split(' ').collect();
            let before_number = words.last() == Some(&"#");
            words.truncate(words.len() - usize::from(before_number));
            let tags = if tags == "*" {
                Vec::new()
            } else {
                tags.split(',').collect()
            };
            Some(Synonym {
                tags,
                words,
                before_number,
                instead,
            })
        };
        lines
            .filter(|line| !line.starts_with('#'))
            .filter_map(read)
            .collect()
    })
}

/// The statement with another word among those that are its article's in a row, those first that break them best.
fn instead(sentence: &Sentence, given: &Given) -> Vec<Rewording> {
    let Some(run) = &given.run else {
        return Vec::new();
    };
    let mut found: Vec<(usize, Rewording)> = Vec::new();
    for at in 0..sentence.len() {
        for synonym in synonyms() {
            let words = at..at + synonym.words.len();
            let Some(range) = bytes(sentence, &words).filter(|_| fits(sentence, synonym, at))
            else {
                continue;
            };
            let is_free = given
                .filled
                .iter()
                .all(|blank| blank.end <= range.start || range.end <= blank.start);
            if !is_free || range.start < run.start || run.end < range.end {
                continue;
            }
            let old = &sentence.text[range.clone()];
            let new = match old.starts_with(char::is_uppercase) {
                true => capital(synonym.instead),
                false => synonym.instead.to_owned(),
            };
            let mut text = sentence.text.clone();
            let (before, behind) = (range.start - run.start, run.end - range.end);
            text.replace_range(range.clone(), &new);
            let does = format!("“{old}” → “{new}”");
            found.push((before.abs_diff(behind), Rewording { does, text }));
        }
    }
    found.sort_by_key(|(off, _)| *off);
    found.into_iter().map(|(_, one)| one).collect()
}

fn fits(sentence: &Sentence, synonym: &Synonym, at: usize) -> bool {
    let end = at + synonym.words.len();
    let is_there = synonym
        .words
        .iter()
        .enumerate()
        .all(|(nth, word)| sentence.low(at + nth) == *word);
    let is_tagged = synonym.tags.is_empty() || synonym.tags.contains(&sentence.tag(at));
    let is_name = at > 0 && sentence.word(at).starts_with(char::is_uppercase);
    // `a film` and `an article`: the article would have to change too.
    let before = at.checked_sub(1).map(|before| sentence.low(before));
    let is_led = before.is_some_and(|before| matches!(before.as_str(), "a" | "an"));
    let vowel = |text: &str| text.starts_with(['a', 'e', 'i', 'o', 'u']);
    let keeps = !is_led || vowel(synonym.words[0]) == vowel(synonym.instead);
    // What is joined by a hyphen is one word with it.
    let is_joined = at
        .checked_sub(1)
        .is_some_and(|before| !sentence.is_apart(before) && sentence.word(before) == "-")
        || !sentence.is_apart(end - 1) && sentence.word(end) == "-";
    is_there
        && is_tagged
        && !is_name
        && keeps
        && !is_joined
        && !sentence.quoted[at]
        && (!synonym.before_number || sentence.tag(end) == "CD")
}

/// The statement with a noun behind its article called by the name that it has elsewhere: `the championship`, which is the Northern Arena
/// championship.
fn named(sentence: &Sentence, texts: &[String]) -> Vec<Rewording> {
    let mut found = Vec::new();
    let texts: Vec<Sentence> = texts
        .iter()
        .map(|text| Sentence::of(text, 0, false))
        .collect();
    for at in 0..sentence.len().saturating_sub(1) {
        let is_noun = matches!(sentence.tag(at + 1), "NN" | "NNS")
            && sentence.word(at + 1).starts_with(char::is_lowercase);
        let goes_on = sentence.tag(at + 2).starts_with("NN")
            || matches!(sentence.low(at + 2).as_str(), "of" | "for" | "-");
        if sentence.low(at) != "the" || !is_noun || goes_on || sentence.quoted[at] {
            continue;
        }
        let noun = sentence.low(at + 1);
        let mut names: Vec<String> = Vec::new();
        for name in texts.iter().flat_map(|text| names_of(text, &noun)) {
            if !names.contains(&name) {
                names.push(name);
            }
        }
        let Some(range) = bytes(sentence, &(at..at + 2)) else {
            continue;
        };
        for name in names.into_iter().take(MOST_NAMES) {
            let (old, the) = (&sentence.text[range.clone()], sentence.word(at));
            let mut text = sentence.text.clone();
            text.replace_range(range.clone(), &format!("{the} {name}"));
            let does = format!("“{old}” → “{the} {name}”");
            found.push(Rewording { does, text });
        }
    }
    found
}

/// The names in a text that end with a noun: capitals, and it behind them.
fn names_of(text: &Sentence, noun: &str) -> Vec<String> {
    let is_capital = |at: usize| {
        let word = text.word(at);
        word.starts_with(char::is_uppercase) && text.tag(at).starts_with("NNP")
    };
    let name = |at: usize| {
        let start = (0..at).rev().take_while(|at| is_capital(*at)).last()?;
        Some(text.span(start..at + 1).to_owned())
    };
    let ends = |at: &usize| {
        let is_end = !text.tag(at + 1).starts_with("NN");
        text.low(*at) == noun && is_end && text.tag(*at).starts_with("NN")
    };
    (1..text.len()).filter(ends).filter_map(name).collect()
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
        };
        assert_eq!(rewordings(statement, &given), []);
    }

    #[test]
    fn a_word_gives_way_to_another() {
        check(
            "Workers began a search in order to find the ship.",
            &[
                "Workers began a search to find the ship.",
                "Workers started a search in order to find the ship.",
            ],
        );
        // No name, no quotation, no part of a word, and none whose article would change.
        check("The Big Sea song “we began” of a big-hearted man.", &[]);
        check("It was an enormous ship.", &[]);
        check("It cost more than ever.", &[]);
    }

    #[test]
    fn every_synonym_is_read() {
        let lines = include_str!("synonyms.txt").lines();
        let lines = lines.filter(|line| !line.starts_with('#')).count();
        assert_eq!(synonyms().len(), lines);
        assert!(
            synonyms()
                .iter()
                .all(|one| one.words.join(" ") != one.instead)
        );
    }

    #[test]
    fn a_noun_is_called_by_its_name() {
        let named = ["Fans met at the Northern Arena championship in Toronto."];
        assert_eq!(
            of("The championship drew fans of the game.", &named),
            ["The Northern Arena championship drew fans of the game."]
        );
        assert_eq!(of("The championship of Riga drew fans.", &named), [""; 0]);
    }
}
