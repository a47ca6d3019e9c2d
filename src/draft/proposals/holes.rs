//! In goes a clause, out come its holes: what of its names, dates and numbers can be asked for.

mod dates;
mod lists;
mod past;
mod texts;
mod things;

use std::ops::Range;

use self::dates::untold;
pub(in crate::draft) use self::dates::{date, name as date_name};
use self::lists::lists;
pub(in crate::draft) use self::things::name as thing_name;
use self::things::thing;

use crate::date::Precision;
use crate::draft::asks;
use crate::draft::clauses::Clause;
use crate::draft::dates::shown::{Rendered, is_told, shown};
use crate::draft::numbers;
use crate::draft::proposal::{Answer, Hole};
use crate::draft::reading::Reading;
use crate::draft::sentence::Sentence;

/// Holes that are worth so much or more have something that can stand beside them.
const FRUITFUL: i32 = 600;

/// So many holes a statement has at most.
const MOST: usize = 5;

/// The holes of a clause in their order, and what else is written otherwise; `None` where there is no hole, or where a date cannot
/// be told without the day of the article.
pub(super) fn holes(
    reading: &Reading,
    position: usize,
    clause: &Clause,
) -> Option<(Vec<Hole>, Vec<Rendered>)> {
    let sentence = &reading.text.sentences[position];
    let mut found: Vec<Hole> = Vec::new();
    let mut rendered = Vec::new();
    for one in &reading.dates[position] {
        if !inside(clause, &one.words) {
            continue;
        }
        // `March 11 this year`: two that say one.
        if reading.dates[position]
            .iter()
            .any(|other| other.words.end == one.words.start)
        {
            return None;
        }
        match date(sentence, one) {
            Some(hole) => found.push(hole),
            None if one.full || !is_told(sentence, &one.words) => {}
            None if one.sure => rendered.push(shown(sentence, one)?),
            None => return None,
        }
    }
    if untold(sentence, clause, &found, &rendered) {
        return None;
    }
    let dates: Vec<Range<usize>> = reading.dates[position]
        .iter()
        .map(|one| one.words.clone())
        .collect();
    let listed = lists(reading, position, clause, &mut found);
    for mention in &reading.things.mentions[position] {
        let is_date = dates
            .iter()
            .any(|date| date.start < mention.words.end && mention.words.start < date.end);
        if !listed.contains(&mention.words.start) && !is_date {
            let hole = thing(reading, position, clause, mention);
            let is_free = |hole: &Hole| found.iter().all(|other| !meets(&other.words, &hole.words));
            let hole = hole.filter(is_free);
            found.extend(hole);
        }
    }
    for one in numbers::numbers(sentence) {
        let named = reading.things.mentions[position]
            .iter()
            .filter(|_| !one.is_money());
        let overlaps = dates
            .iter()
            .chain(named.map(|mention| &mention.words))
            .any(|other| other.start < one.words.end && one.words.start < other.end);
        // A small number may count what is listed.
        if !overlaps && (listed.is_empty() || one.value > 12.into()) {
            found.extend(number(sentence, clause, one));
        }
    }
    let is_free = |hole: &Hole, found: &[Hole]| {
        let words = &hole.words;
        let apart = |other: &Range<usize>| other.end <= words.start || words.end <= other.start;
        found.iter().all(|other| apart(&other.words)) && dates.iter().all(apart)
    };
    let peoples = texts::peoples(reading, position, clause);
    for hole in texts::listed(sentence, clause).into_iter().chain(peoples) {
        if is_free(&hole, &found) {
            found.push(hole);
        }
    }
    found.retain(|hole| {
        !is_counted_minus(sentence, hole)
            && stands_free(sentence, &hole.words)
            && !is_told_already(reading, hole)
    });
    without_year_of_article(reading, &mut found);
    match found.iter().all(Hole::is_dull) {
        true => {
            let last = texts::last(reading, position, clause);
            found.extend(last.filter(|hole| is_free(hole, &found)));
        }
        false => {
            let quoted = texts::quoted(reading, sentence, clause);
            found.extend(
                quoted.filter(|hole| found.iter().all(|one| !meets(&one.words, &hole.words))),
            );
        }
    }
    for at in 0..found.len() {
        found[at].ask = asks::ask(reading, position, clause, &found, at);
    }
    // A figure that is not exact is asked for in words, or not at all.
    found.retain(|hole| hole.bound.is_none() || hole.ask.is_some());
    // A day or a figure that is asked for in words needs nothing beside it.
    for hole in &mut found {
        if matches!(hole.answer, Answer::Date(_) | Answer::Number(_)) && hole.ask.is_some() {
            hole.worth += 500;
        }
    }
    let is_pair = |hole: &Hole| matches!(&hole.answer, Answer::Things(things) if things.len() < 3);
    found.retain(|hole| !is_pair(hole) || hole.ask.is_some());
    // A list is asked for in words alone; and what nothing stands beside is asked for where there is nothing better.
    for hole in &mut found {
        if matches!(hole.answer, Answer::Things(_)) && hole.ask.is_none() {
            hole.worth = 0;
        }
    }
    let is_quoted = |hole: &Hole| hole.name == texts::QUOTED;
    if found.iter().any(is_fruitful) {
        found.retain(|hole| is_fruitful(hole) || is_quoted(hole) || hole.ask.is_some());
    }
    found.sort_by_key(|hole| {
        std::cmp::Reverse((
            hole.worth,
            hole.ask.is_some(),
            std::cmp::Reverse(hole.words.start),
        ))
    });
    found.truncate(MOST);
    // A date told from the day of the article, which is no hole in the end, is written out.
    let told = reading.dates[position]
        .iter()
        .filter(|one| inside(clause, &one.words) && !one.full && is_told(sentence, &one.words));
    for one in told {
        let stands = |words: &Range<usize>| words.start == one.words.start;
        let is_known = found.iter().any(|hole| stands(&hole.words))
            || rendered.iter().any(|other| stands(&other.words));
        if !is_known {
            rendered.push(shown(sentence, one)?);
        }
    }
    past::tell(reading, position, clause, &mut found, &mut rendered)?;
    found.sort_by_key(|hole| hole.words.start);
    named(&mut found);
    (!found.is_empty()).then_some((found, rendered))
}

/// Whether a hole yields a question: numbers and dates do, names and words where others of their class are known.
fn is_fruitful(hole: &Hole) -> bool {
    match hole.answer {
        Answer::Number(_) | Answer::Date(_) => true,
        Answer::Text(_) => hole.class.is_some(),
        Answer::Thing(_) | Answer::Things(_) => hole.worth >= FRUITFUL,
    }
}

/// Whether nothing is joined to the words of a hole but space and the usual marks.
fn stands_free(sentence: &Sentence, words: &Range<usize>) -> bool {
    let (Some(first), Some(last)) = (
        sentence.words.get(words.start),
        sentence.words.get(words.end - 1),
    ) else {
        return false;
    };
    let usual = |c: Option<char>| {
        c.is_none_or(|c| c == ' ' || c.is_ascii_punctuation() || "“”‘’–—…".contains(c))
    };
    let text = &sentence.text;
    usual(text[..first.start].chars().next_back()) && usual(text[last.end..].chars().next())
}

/// Whether a number stands behind `minus`.
fn is_counted_minus(sentence: &Sentence, hole: &Hole) -> bool {
    matches!(hole.answer, Answer::Number(_)) && before(sentence, hole.words.start, 1) == "minus"
}

/// Whether the headline tells the answer, or it is a year that is far to come.
fn is_told_already(reading: &Reading, hole: &Hole) -> bool {
    match &hole.answer {
        Answer::Number(number) => reading.is_in_headline(*number),
        Answer::Date(date) => {
            let year = date.year();
            let is_year = date.precision() == Precision::Year;
            let far = reading.published.is_some_and(|now| year > now.year() + 10);
            far || is_year && reading.is_in_headline(year.into())
        }
        _ => false,
    }
}

/// The year or the day of the article itself is asked for only where nothing else is.
fn without_year_of_article(reading: &Reading, holes: &mut Vec<Hole>) {
    let is_own = |hole: &Hole| match &hole.answer {
        Answer::Date(date) => reading.published.is_some_and(|now| {
            let is_year = date.precision() == Precision::Year;
            is_year && now.year() == date.year() || *date == now
        }),
        _ => false,
    };
    if !holes.iter().all(is_own) {
        holes.retain(|hole| !is_own(hole));
    }
}

/// Gives holes of one name a number each, from the second on.
pub(in crate::draft) fn named(holes: &mut [Hole]) {
    for at in 1..holes.len() {
        let (before, rest) = holes.split_at_mut(at);
        let name = rest[0].name.clone();
        let taken = |name: &str| before.iter().any(|hole| hole.name == name);
        let mut number = 2;
        while taken(&rest[0].name) {
            rest[0].name = format!("{name}-{number}");
            number += 1;
        }
    }
}

fn meets(one: &Range<usize>, other: &Range<usize>) -> bool {
    one.start < other.end && other.start < one.end
}

fn inside(clause: &Clause, words: &Range<usize>) -> bool {
    clause.words.start <= words.start
        && words.end <= clause.words.end
        && !clause
            .without
            .iter()
            .any(|gone| gone.start < words.end && words.start < gone.end)
}

fn before(sentence: &Sentence, at: usize, back: usize) -> String {
    at.checked_sub(back)
        .map(|at| sentence.low(at))
        .unwrap_or_default()
}

/// What is written behind an amount of money for the sign before it.
pub(in crate::draft) fn tail(one: &numbers::Found, modifies: bool) -> &'static str {
    const TAILS: [(&str, &str, &str); 8] = [
        ("dollars", " dollars", "-dollar"),
        ("pounds", " pounds", "-pound"),
        ("euros", " euros", "-euro"),
        ("US dollars", " US dollars", "-dollar"),
        ("New Zealand dollars", " New Zealand dollars", "-dollar"),
        ("Australian dollars", " Australian dollars", "-dollar"),
        ("Canadian dollars", " Canadian dollars", "-dollar"),
        ("Hong Kong dollars", " Hong Kong dollars", "-dollar"),
    ];
    let found = TAILS
        .iter()
        .find(|(unit, ..)| one.is_money() && *unit == one.unit);
    found.map_or(
        "",
        |(_, behind, before)| if modifies { before } else { behind },
    )
}

/// The hole of a number with its unit.
fn number(sentence: &Sentence, clause: &Clause, one: numbers::Found) -> Option<Hole> {
    let last = before(sentence, one.start, 1);
    let next = sentence.low(one.unit_words.end);
    // `the 20-minute PlayStation demonstration`.
    let is_joined = sentence.tag(one.words.end) == "HYPH";
    let range = matches!(last.as_str(), "from" | "between" | "or")
        || last == "to"
            && (numbers::plain(&before(sentence, one.start, 2)).is_some()
                || before(sentence, one.start, 2).ends_with('%'))
        || matches!(
            sentence.low(one.words.end).as_str(),
            "to" | "or" | "and" | "of"
        )
        || matches!(next.as_str(), ":" | "'" | "’")
        || !is_joined && sentence.tag(one.unit_words.end).starts_with("NNP");
    let whole = one.words.start..one.unit_words.end.max(one.words.end);
    let word = sentence.word(one.words.start);
    // `of 2000 levels`: four digits without a comma may be a year.
    let year = one.words.len() == 1
        && word.len() == 4
        && (word.starts_with("19") || word.starts_with("20"));
    let small = one.value < 2.into() || year;
    // `the five others`, `these two` speak of what is known already.
    let known = matches!(
        last.as_str(),
        "these"
            | "those"
            | "both"
            | "other"
            | "all"
            | "its"
            | "their"
            | "his"
            | "her"
            | "every"
            | "next"
            | "last"
            | "past"
            | "first"
            | "another"
            | "any"
            | "each"
            | "than"
            | "only"
    );
    if range || small || known || one.unit.is_empty() || !inside(clause, &whole) {
        return None;
    }
    let colon = (one.words.end..clause.words.end).any(|at| sentence.word(at) == ":");
    if colon {
        return None;
    }
    let percent = matches!(
        one.unit.to_lowercase().as_str(),
        "%" | "percent" | "per cent"
    );
    let currency = one.is_money();
    let age = one.is_age(sentence);
    // `a $5 fine`: a 5-dollar one.
    let modifies = currency && matches!(sentence.tag(one.words.end), "NN" | "NNS" | "JJ" | "NNP");
    // In letters it may be written in more ways than are looked for.
    let letters = word.starts_with(char::is_alphabetic) && one.value > 12.into();
    let from = (currency || letters).then(|| sentence.span(one.words.clone()).to_owned());
    let words = one.words.clone();
    let big = one.value > 12.into();
    let name = match (percent, currency) {
        (true, _) => "percent",
        (_, true) => "amount",
        _ if age => "age",
        _ => "number",
    };
    Some(Hole {
        tail: tail(&one, modifies),
        unit: Some(one.unit),
        bound: one.bound,
        from,
        worth: if big { 700 } else { 250 },
        ..Hole::new(name, Answer::Number(one.value.normalize()), words)
    })
}
