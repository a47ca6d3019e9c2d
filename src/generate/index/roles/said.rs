//! What the words of a bank say of a name: what it is asked for as, where it is, in which years it was in the news.
//!
//! In go asks, statements and notes, out come nouns, places and years.

use std::collections::BTreeSet;

use super::Index;
use crate::facts::{Answer, Fact, FactId, Piece, Value};
use crate::generate::cues::content_words;
use crate::lang::{QuestionWords, Words};
use crate::sentence::answers;
use crate::tokens::{self, Tokens};

/// Nobody is told of for longer.
const LIFE: i16 = 110;
/// So near lie the years of a life that are told of.
const STEP: usize = 20;
/// An article is of late where half of its dated facts lie within so many years of the latest.
const OF_LATE: i16 = 15;

/// The words with which a question names what it asks for: after "which", to the first small word, capitals aside.
pub(super) fn head_words<'t>(ask: &'t str, words: &QuestionWords) -> impl Iterator<Item = &'t str> {
    let all = ask
        .split(|c: char| !c.is_alphanumeric() && c != '-')
        .filter(|word| !word.is_empty());
    let is_which = |word: &&str| words.which.contains(&word.to_lowercase().as_str());
    let small = |word: &&str| {
        let word = word.to_lowercase();
        let word = word.as_str();
        words.opening.contains(&word)
            || words.stop_words.contains(&word)
            || words.articles.contains(&word)
            || words.verbs.contains(&word)
            || words.verb_endings.iter().any(|end| word.ends_with(end))
                && !words.nouns_like_verbs.contains(&word)
    };
    let has_capital = |word: &str| word.starts_with(char::is_uppercase);
    let of_nouns = words.capital_nouns;
    let mut after = all.skip_while(move |word| !is_which(word));
    let is_any = after.next().is_some();
    let phrase = after
        .filter(move |_| is_any)
        .take_while(move |word| !small(word));
    // Where nouns have capitals they are what is asked for; elsewhere capitals mark names ("Which European detector").
    let mut begun = false;
    let phrase = phrase.filter_map(move |word| match has_capital(word) == of_nouns {
        true => {
            begun = true;
            Some(Some(word))
        }
        false => begun.then_some(None),
    });
    phrase.map_while(|word| word).take(2)
}

/// The words with a capital with which a question calls its answer, behind "which": "Which Ottawa MP …?" Not told of a language
/// whose nouns have capitals.
pub(super) fn titles_in<'t>(ask: &'t str, words: &Words) -> Option<Vec<&'t str>> {
    let question = &words.question;
    let is_which = |word: &&str| question.which.contains(&word.to_lowercase().as_str());
    let all = ask.split_whitespace();
    let after = all.skip_while(|word| !is_which(word)).skip(1);
    let named = after.take_while(|word| word.starts_with(char::is_uppercase));
    let named: Vec<&str> = named.collect();
    (!named.is_empty() && !question.capital_nouns).then_some(named)
}

/// The noun at the end of these.
pub(super) fn title_in(ask: &str, words: &Words) -> Option<String> {
    Some(noun(titles_in(ask, words)?.last()?, words))
}

pub(in crate::generate::index) fn first_head(ask: &str, words: &QuestionWords) -> Option<String> {
    head_words(ask, words).next().map(str::to_owned)
}

/// A noun, the same for one and for several.
pub(super) fn noun(word: &str, words: &Words) -> String {
    let root = content_words(word, words).into_iter().next();
    let root = root.unwrap_or_else(|| word.to_lowercase());
    root.trim_end_matches('y').to_owned()
}

pub(super) fn nouns(text: &str, words: &Words) -> impl Iterator<Item = String> {
    let roots = content_words(text, words).into_iter();
    let roots = roots.map(|root| root.trim_end_matches('y').to_owned());
    // What is too short to be such a word may be what is asked for: a tax, a car, the war.
    let all = text.split(|c: char| !c.is_alphanumeric());
    let short = all.filter(|word| (2..=3).contains(&word.chars().count()));
    roots.chain(short.map(|word| noun(word, words)))
}

/// The words of a name, its aliases, its classes and its note.
pub(super) fn own_words(index: &Index, value: &Value) -> BTreeSet<String> {
    match value {
        Value::Entity(entity) => {
            let entity = index.entity(*entity);
            let texts = entity
                .aliases
                .iter()
                .chain([&entity.name])
                .chain(&entity.note)
                .chain(&entity.classes);
            texts.flat_map(|text| nouns(text, index.words)).collect()
        }
        _ => nouns(&index.sentences.value(value), index.words).collect(),
    }
}

pub(super) fn classes_of<'a>(index: &Index<'a>, value: &Value, answer: &'a Answer) -> Vec<&'a str> {
    match (value, answer) {
        (Value::Entity(entity), _) => index
            .entity(*entity)
            .classes
            .iter()
            .map(String::as_str)
            .collect(),
        (_, Answer::Text { class, .. } | Answer::List { class, .. }) => {
            class.iter().map(String::as_str).collect()
        }
        _ => Vec::new(),
    }
}

pub(super) fn begins_with(ask: &str, words: &[&str]) -> bool {
    let first = ask
        .split_whitespace()
        .next()
        .unwrap_or_default()
        .to_lowercase();
    words.contains(&first.as_str())
}

/// The place that a question names beside what it asks for: "Which museum in New York …?", "Where in Florida …?"
pub(super) fn place_of(ask: &str, words: &QuestionWords) -> Option<String> {
    let asked: Vec<&str> = ask.split_whitespace().collect();
    let is_asking = |word: &&str| {
        let word = word.to_lowercase();
        let asking = [words.which, words.wherever, words.who];
        asking.iter().any(|asking| asking.contains(&word.as_str()))
    };
    let at = asked.iter().position(is_asking)?;
    let behind = asked
        .iter()
        .skip(at + 1)
        .take(4)
        .position(|word| words.inside.contains(word))?;
    name_at(&asked[at + 1 + behind + 1..], words.articles)
}

/// The place that a statement names right behind a hole: "{museum} in Seattle", "{museum} in {city}".
pub(super) fn place_behind(index: &Index, fact: &Fact, blank: usize) -> Option<String> {
    let words = &index.words.question;
    let at = fact
        .statement
        .iter()
        .position(|piece| *piece == Piece::Blank(blank))?;
    let Some(Piece::Text(text)) = fact.statement.get(at + 1) else {
        return None;
    };
    let behind: Vec<&str> = text.split_whitespace().collect();
    let (first, rest) = behind.split_first()?;
    if !text.starts_with(' ') || !words.inside.contains(first) {
        return None;
    }
    match (rest, fact.statement.get(at + 2)) {
        ([], Some(Piece::Blank(place))) => {
            let place = answers(&fact.blanks[*place]).into_iter().next()?;
            let place = index.sentences.value(&place);
            name_at(
                &place.split_whitespace().collect::<Vec<_>>(),
                words.articles,
            )
        }
        _ => name_at(rest, words.articles),
    }
}

/// The words with a capital that stand first, or behind an article: "New York", "the state of Washington".
fn name_at(words: &[&str], articles: &[&str]) -> Option<String> {
    let is_name = |word: &&&str| word.starts_with(char::is_uppercase);
    let small = match words.first() {
        Some(first) if articles.contains(first) => words
            .iter()
            .take(4)
            .take_while(|word| !is_name(word))
            .count(),
        _ => 0,
    };
    let names = words[small..].iter().take_while(is_name);
    let name: Vec<&str> = names
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()))
        .collect();
    (!name.is_empty()).then(|| name.join(" "))
}

/// The years of a fact: of its dates, and those that its texts hold.
pub(super) fn years_of(index: &Index, fact: FactId) -> Vec<i16> {
    let fact = index.facts.fact(fact);
    let dates = fact.blanks.iter().filter_map(|blank| match blank.answer {
        Answer::Date { date, .. } => Some(date.year()),
        _ => None,
    });
    let asks = fact.blanks.iter().flat_map(|blank| &blank.ask);
    let texts = fact.statement.iter().filter_map(|piece| match piece {
        Piece::Text(text) => Some(text),
        Piece::Blank(_) => None,
    });
    let told = texts
        .chain(asks)
        .flat_map(|text| years_in(text, index.words));
    dates.chain(told).collect()
}

/// What may be years in a text.
pub(in crate::generate::index) fn years_in(text: &str, words: &Words) -> Vec<i16> {
    let is_plain = text.contains(|c: char| c.is_ascii_digit());
    let numbers = is_plain.then(|| tokens::whole_numbers(&Tokens::of(text), words));
    let years = numbers
        .into_iter()
        .flatten()
        .filter(|number| (1000..=2100).contains(number));
    years.filter_map(|year| i16::try_from(year).ok()).collect()
}

/// The years that a note tells of somebody: those that it says, all between two of them that are one life ("1710 to 1790"), and
/// those of a century ("a painter of the 18th century").
pub(in crate::generate::index) fn years_told(note: &str, words: &Words) -> Vec<i16> {
    let mut years = years_in(note, words);
    if years.is_empty() {
        years = century_in(note, words).into_iter().flatten().collect();
    }
    if years.is_empty() {
        years = reign_in(note, words).into_iter().flatten().collect();
    }
    let ends = years.iter().min().copied().zip(years.iter().max().copied());
    if let Some((first, last)) = ends.filter(|(first, last)| last - first <= LIFE) {
        years.extend((first..last).step_by(STEP));
    }
    years.sort_unstable();
    years.dedup();
    years
}

/// The first and the last year of a century that a text names by its number.
fn century_in(text: &str, words: &Words) -> Option<[i16; 2]> {
    let tokens = Tokens::of(text);
    let all: Vec<&str> = tokens.iter().collect();
    let named = all.windows(2).find_map(|pair| {
        let digits = pair[0].trim_end_matches(|c: char| !c.is_ascii_digit());
        let number: i16 = digits.parse().ok()?;
        let is_century = words.dates.centuries.contains(&pair[1]);
        (is_century && (10..=21).contains(&number)).then_some(number)
    })?;
    Some([(named - 1) * 100, named * 100 - 1])
}

/// The first and the last year of a reign of the first millennium: "ruled from 379 to 395", "until AD 14".
fn reign_in(text: &str, words: &Words) -> Option<[i16; 2]> {
    let tokens = Tokens::of(text);
    let all: Vec<&str> = tokens.iter().collect();
    let last = all.windows(3).find_map(|three| {
        let ends = words.roles.until.contains(&three[0]) && words.roles.eras.contains(&three[1]);
        let last = three[2].parse().ok()?;
        (ends && 0 < last && last < 1000).then_some([last, last])
    });
    let reign = all.windows(4).find_map(|four| {
        let ends = words.roles.from.contains(&four[0]) && words.roles.to.contains(&four[2]);
        let [first, last] = [four[1].parse().ok()?, four[3].parse().ok()?];
        (ends && 0 < first && first < last && last < 1000).then_some([first, last])
    });
    reign.or(last)
}

/// The year up to which a note says that somebody was something: "prime minister until 2008".
pub(in crate::generate::index) fn until_in(note: &str, words: &Words) -> Option<i16> {
    let tokens = Tokens::of(note);
    let all: Vec<&str> = tokens.iter().collect();
    // "from 1983 to 1987"
    let is_year = |at: Option<usize>| at.is_some_and(|at| !years_in(all[at], words).is_empty());
    let is_end = |at: &usize| {
        words.roles.until.contains(&all[*at])
            || words.roles.to.contains(&all[*at]) && is_year(at.checked_sub(1))
    };
    let at = (0..all.len()).rev().find(is_end)?;
    // "until May 2008", "until 8 May 2008"
    let behind = all.iter().skip(at + 1).take(3);
    behind
        .filter_map(|word| years_in(word, words).first().copied())
        .next()
}

/// The year from which a note says that somebody was something: "from October 2022", "1841 to 1842", "between 1845 and 1868".
pub(in crate::generate::index) fn since_in(note: &str, words: &Words) -> Option<i16> {
    let tokens = Tokens::of(note);
    let all: Vec<&str> = tokens.iter().collect();
    let year = |at: usize| {
        all.get(at)
            .and_then(|word| years_in(word, words).first().copied())
    };
    let is = |list: &[&str], at: usize| all.get(at).is_some_and(|word| list.contains(word));
    let from = (0..all.len()).filter(|&at| is(words.roles.from, at));
    let is_date = |at: &usize| {
        let is_month = |word: &str| {
            let mut months = words.dates.months.iter();
            months.any(|month| month.to_lowercase() == word)
        };
        all.get(*at)
            .is_some_and(|word| word.parse::<i16>().is_ok() || is_month(word))
    };
    // "from May 2008", "from 8 May 2008", and not "from Norra in 2008"
    let mut named = from.filter_map(|at| (at + 1..at + 4).take_while(is_date).find_map(year));
    let mut first =
        (0..all.len()).filter(|&at| is(words.roles.to, at + 1) && year(at + 2).is_some());
    named.next().or_else(|| first.find_map(year))
}

/// The year of the latest date, where half of the dated facts lie near it.
pub(super) fn of_late(index: &Index) -> Option<i16> {
    let facts = 0..index.facts.facts().len() as u32;
    let dated: Vec<i16> = facts
        .filter_map(|fact| years_of(index, FactId(fact)).into_iter().max())
        .collect();
    let latest = dated
        .iter()
        .copied()
        .filter(|year| *year <= index.present)
        .max()?;
    let near = dated
        .iter()
        .filter(|year| year.abs_diff(latest) <= OF_LATE as u16)
        .count();
    (near * 2 >= dated.len()).then_some(latest)
}
