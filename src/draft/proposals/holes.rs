//! In goes a clause, out come its holes: what of its names, dates and numbers can be asked for.

use std::ops::Range;

use super::Rendered;
use crate::date::Precision;
use crate::draft::asks::{self, english, plural};
use crate::draft::clauses::Clause;
use crate::draft::names::classes::Mention;
use crate::draft::names::gazetteer;
use crate::draft::numbers;
use crate::draft::proposal::{Answer, Hole};
use crate::draft::reading::Reading;
use crate::draft::sentence::Sentence;

/// So many holes a statement has at most.
const MOST: usize = 3;

/// The holes of a clause in their order, and what else is written otherwise; `None` where there is no hole, or where a date cannot
/// be told without the day of the article.
pub(super) fn holes(
    reading: &Reading,
    place: usize,
    clause: &Clause,
) -> Option<(Vec<Hole>, Vec<Rendered>)> {
    let sentence = &reading.text.sentences[place];
    let mut found: Vec<Hole> = Vec::new();
    let mut rendered = Vec::new();
    for one in &reading.dates[place] {
        if !inside(clause, &one.words) {
            continue;
        }
        // `March 11 this year`: two that say one.
        if reading.dates[place]
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
    let dates: Vec<Range<usize>> = reading.dates[place]
        .iter()
        .map(|one| one.words.clone())
        .collect();
    let listed = lists(reading, place, clause, &mut found);
    for mention in &reading.things.mentions[place] {
        let is_date = dates
            .iter()
            .any(|date| date.start < mention.words.end && mention.words.start < date.end);
        if !listed.contains(&mention.words.start) && !is_date {
            found.extend(thing(reading, place, clause, mention));
        }
    }
    for one in numbers::numbers(sentence) {
        let overlaps = dates
            .iter()
            .chain(
                reading.things.mentions[place]
                    .iter()
                    .map(|mention| &mention.words),
            )
            .any(|other| other.start < one.words.end && one.words.start < other.end);
        if !overlaps && listed.is_empty() {
            found.extend(number(sentence, clause, one));
        }
    }
    found.retain(|hole| !is_counted_minus(sentence, hole));
    for at in 0..found.len() {
        found[at].ask = asks::ask(reading, place, clause, &found, at);
    }
    // A figure that is not exact is asked for in words, or not at all.
    found.retain(|hole| hole.bound.is_none() || hole.ask.is_some());
    found.sort_by_key(|hole| {
        std::cmp::Reverse((
            hole.worth,
            hole.ask.is_some(),
            std::cmp::Reverse(hole.words.start),
        ))
    });
    // A date told from the day of the article, for which there is no room among the holes, is written out.
    for one in reading.dates[place]
        .iter()
        .filter(|one| inside(clause, &one.words))
    {
        let dropped = found.iter().skip(MOST).any(|hole| hole.words == one.words);
        if dropped && !one.full && is_told(sentence, &one.words) {
            rendered.push(shown(sentence, one)?);
        }
    }
    found.truncate(MOST);
    found.sort_by_key(|hole| hole.words.start);
    named(&mut found);
    (!found.is_empty()).then_some((found, rendered))
}

/// Whether a number stands behind `minus`.
fn is_counted_minus(sentence: &Sentence, hole: &Hole) -> bool {
    matches!(hole.answer, Answer::Number(_)) && before(sentence, hole.words.start, 1) == "minus"
}

/// Gives holes of one name a number each, from the second on.
fn named(holes: &mut [Hole]) {
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

fn inside(clause: &Clause, words: &Range<usize>) -> bool {
    clause.words.start <= words.start
        && words.end <= clause.words.end
        && !clause
            .without
            .iter()
            .any(|gone| gone.start < words.end && words.start < gone.end)
}

/// Whether words tell a date from the day of the article: not a month or a day by its name.
fn is_told(sentence: &Sentence, words: &Range<usize>) -> bool {
    let text = sentence.span(words.clone()).to_lowercase();
    text.ends_with("day")
        || text.contains("yester")
        || [
            "last ", "this ", "next ", "today", "tonight", "tomorrow", "ago", "that ", "same ",
        ]
        .iter()
        .any(|told| text.contains(told))
}

/// Whether the clause tells a time from the day of the article that is not resolved.
fn untold(sentence: &Sentence, clause: &Clause, holes: &[Hole], rendered: &[Rendered]) -> bool {
    const TOLD: &[&str] = &[
        "today",
        "yesterday",
        "tomorrow",
        "tonight",
        "ago",
        "recently",
        "recent",
        "currently",
        "now",
        "weekend",
        "earlier",
        "soon",
        "upcoming",
        "yet",
        "later",
        "latest",
    ];
    const SPANS: &[&str] = &[
        "week", "month", "year", "summer", "winter", "spring", "autumn", "fall", "years",
        "weekend", "days", "time", "event",
    ];
    clause.words.clone().any(|at| {
        let known = holes
            .iter()
            .map(|hole| &hole.words)
            .chain(rendered.iter().map(|one| &one.words))
            .any(|words| words.contains(&at));
        let low = sentence.low(at);
        let span = matches!(low.as_str(), "this" | "last" | "next" | "past" | "coming")
            && (SPANS.contains(&sentence.low(at + 1).as_str())
                || SPANS.contains(&sentence.low(at + 2).as_str()));
        !known && !sentence.quoted[at] && (TOLD.contains(&low.as_str()) || span)
    })
}

fn before(sentence: &Sentence, at: usize, back: usize) -> String {
    at.checked_sub(back)
        .map(|at| sentence.low(at))
        .unwrap_or_default()
}

/// The hole of a date whose words fit before what follows.
fn date(sentence: &Sentence, one: &crate::draft::dates::Found) -> Option<Hole> {
    let last = before(sentence, one.words.start, 1);
    let next = sentence.tag(one.words.end);
    let modifies = matches!(
        next,
        "NN" | "NNS" | "NNP" | "NNPS" | "JJ" | "CD" | "POS" | "HYPH" | "VBG" | "-LRB-"
    ) || matches!(
        sentence.low(one.words.end).as_str(),
        "night"
            | "morning"
            | "afternoon"
            | "evening"
            | "'s"
            | "’s"
            | "at"
            | "alone"
            | "and"
            | "-"
            | "–"
            | "or"
    );
    // `In 1975 Britain gave up`: what follows is the subject.
    let leads = one.words.start == 1 && matches!(last.as_str(), "in" | "on");
    if !one.sure || (modifies && !leads) || (one.words.clone()).any(|at| sentence.quoted[at]) {
        return None;
    }
    let precision = one.date.precision();
    let (name, fitting, lead): (&str, &[&str], &str) = match precision {
        Precision::Day => (
            "day",
            &["on", "since", "until", "by", "after", "before", "through"],
            "on ",
        ),
        Precision::Month => (
            "month",
            &["in", "since", "until", "by", "after", "before"],
            "in ",
        ),
        Precision::Year => (
            "year",
            &["in", "since", "until", "by", "after", "before"],
            "in ",
        ),
    };
    let told = is_told(sentence, &one.words);
    let span = matches!(
        last.as_str(),
        "from"
            | "to"
            | "between"
            | "and"
            | "-"
            | "–"
            | "early"
            | "late"
            | "mid"
            | "earlier"
            | "later"
    );
    let season = last == "of"
        && matches!(
            before(sentence, one.words.start, 2).as_str(),
            "summer" | "winter" | "spring" | "autumn" | "fall"
        );
    let led = fitting.contains(&last.as_str()) || season;
    if span
        || !(led
            || told
                && !matches!(
                    last.as_str(),
                    "of" | "the"
                        | "a"
                        | "during"
                        | "for"
                        | "every"
                        | "over"
                        | "next"
                        | "last"
                        | "this"
                        | "that"
                        | "'s"
                        | "’s"
                        | "in"
                        | "at"
                ))
    {
        return None;
    }
    let lead = match (led, told) {
        (true, _) => "",
        (false, _) if one.words.start == 0 => {
            if precision == Precision::Day {
                "On "
            } else {
                "In "
            }
        }
        _ => lead,
    };
    let from = (!one.full).then(|| {
        let start = if last == "on" || last == "in" {
            one.words.start - 1
        } else {
            one.words.start
        };
        sentence.span(start..one.words.end).to_owned()
    });
    Some(Hole {
        name: name.to_owned(),
        answer: Answer::Date(one.date),
        words: one.words.clone(),
        lead,
        unit: None,
        bound: None,
        from,
        ask: None,
        worth: 200,
    })
}

/// A date that is told from the day of the article, as it is written without a hole.
fn shown(sentence: &Sentence, one: &crate::draft::dates::Found) -> Option<Rendered> {
    let last = before(sentence, one.words.start, 1);
    let next = sentence.low(one.words.end);
    let text = english(one.date);
    let possessive = matches!(next.as_str(), "'s" | "’s");
    let lead = match one.date.precision() {
        _ if possessive
            || matches!(
                last.as_str(),
                "on" | "in"
                    | "since"
                    | "until"
                    | "by"
                    | "after"
                    | "before"
                    | "of"
                    | "for"
                    | "to"
                    | "from"
                    | "through"
            ) =>
        {
            ""
        }
        Precision::Day => "on ",
        _ => "in ",
    };
    let part = matches!(next.as_str(), "night" | "morning" | "afternoon" | "evening");
    (!part && !matches!(last.as_str(), "the" | "a" | "next" | "last" | "every")).then(|| Rendered {
        words: one.words.clone(),
        text: format!("{lead}{text}"),
    })
}

/// Whether a mention is a noun phrase by itself: no modifier of what follows, none before it but what may stand there.
fn stands_alone(reading: &Reading, sentence: &Sentence, mention: &Mention) -> Option<Range<usize>> {
    let thing = &reading.things.things[mention.thing];
    let (start, end) = (mention.words.start, mention.words.end);
    let next = sentence.tag(end);
    let low = sentence.low(end);
    let modifies = matches!(
        next,
        "NN" | "NNS"
            | "NNP"
            | "NNPS"
            | "JJ"
            | "HYPH"
            | "VBG"
            | "CD"
            | "POS"
            | "``"
            | "FW"
            | "-LRB-"
    ) || matches!(
        low.as_str(),
        "-" | "/" | "'s" | "’s" | "'" | "’" | "of" | "&"
    ) || (next == "VBN" && sentence.tag(end + 1).starts_with("NN"));
    // A name that goes on was not taken whole.
    let goes_on = sentence.word(end).starts_with(char::is_uppercase);
    if modifies || goes_on || mention.words.clone().any(|at| sentence.quoted[at]) {
        return None;
    }
    let last = start.checked_sub(1);
    let last_tag = last.map_or("", |at| sentence.tag(at));
    let last_low = before(sentence, start, 1);
    let with_article = thing.name.starts_with("the ");
    match (with_article, last_low.as_str()) {
        (true, "the") => return Some(start - 1..end),
        (true, _) | (false, "the" | "a" | "an") => return None,
        _ => {}
    }
    let person = thing.class.as_deref() == Some("person");
    let fits = match last_tag {
        "" | "IN" | "TO" | "," | "CC" | "VBD" | "VBZ" | "VBP" | "VB" | "VBN" | "VBG" | ":"
        | "RB" | "WRB" | "RP" => last_low != "-",
        "NN" | "NNP" => person && gazetteer::is_job(&last_low),
        _ => false,
    };
    fits.then_some(start..end)
}

/// The hole of a named thing.
fn thing(reading: &Reading, place: usize, clause: &Clause, mention: &Mention) -> Option<Hole> {
    let sentence = &reading.text.sentences[place];
    let thing = &reading.things.things[mention.thing];
    let class = thing
        .class
        .as_deref()
        .filter(|class| !matches!(*class, "planet" | "continent"))?;
    let words = stands_alone(reading, sentence, mention)?;
    if !inside(clause, &words)
        || reading.is_protagonist(mention.thing)
        || is_heard_elsewhere(reading, place, clause, mention, &words)
    {
        return None;
    }
    // One of several, or beside another in apposition: `Houston, Texas`.
    let others = &reading.things.mentions[place];
    let next = sentence.low(words.end);
    let after = words.end + 1 + usize::from(sentence.low(words.end + 1) == "the");
    let joined = matches!(next.as_str(), "and" | "or")
        && others.iter().any(|other| other.words.start == after);
    let enumerated = before(sentence, words.start, 1) == "and"
        || before(sentence, words.start, 1) == "or"
        || next == ","
            && others.iter().any(|other| {
                other.words.start == after
                    && other.thing != mention.thing
                    && matches!(
                        sentence.low(other.words.end).as_str(),
                        "," | "and" | "or" | "." | ""
                    )
            });
    let nested = before(sentence, words.start, 1) == ","
        && others
            .iter()
            .any(|other| other.words.end + 1 == words.start && other.thing != mention.thing);
    if joined || enumerated || nested {
        return None;
    }
    let titled = class == "person"
        && before(sentence, words.start, 1)
            .chars()
            .next()
            .is_some_and(char::is_alphabetic)
        && gazetteer::is_job(&before(sentence, words.start, 1));
    let name = match class {
        "person" => "who".to_owned(),
        class => class.replace(' ', "-"),
    };
    Some(Hole {
        name,
        answer: Answer::Thing(mention.thing),
        words,
        lead: "",
        unit: None,
        bound: None,
        from: None,
        ask: None,
        worth: 1000 + 150 * i32::try_from(thing.count.min(4)).unwrap_or(4)
            - if titled { 100 } else { 0 },
    })
}

/// Whether the rest of the clause names the thing too, or what is of it.
fn is_heard_elsewhere(
    reading: &Reading,
    place: usize,
    clause: &Clause,
    mention: &Mention,
    hole: &Range<usize>,
) -> bool {
    let sentence = &reading.text.sentences[place];
    let thing = &reading.things.things[mention.thing];
    let gone = |at: usize| clause.without.iter().any(|gone| gone.contains(&at));
    let again = reading.things.mentions[place].iter().any(|other| {
        other.thing == mention.thing
            && other.words != mention.words
            && !hole.contains(&other.words.start)
            && !gone(other.words.start)
    });
    let demonym = |at: usize| {
        gazetteer::of_demonym(sentence.word(at)).is_some_and(|country| country.name == thing.name)
    };
    // A word of its name that another name or word has too.
    let own: Vec<&str> = thing
        .name
        .split(' ')
        .filter(|word| word.chars().count() > 3 && word.starts_with(char::is_uppercase))
        .collect();
    let part = |at: usize| !hole.contains(&at) && !gone(at) && own.contains(&sentence.word(at));
    again
        || clause
            .words
            .clone()
            .any(|at| (demonym(at) && !hole.contains(&at)) || part(at))
}

/// Lists of three or more things of one class become one hole each; gives where the members begin.
fn lists(reading: &Reading, place: usize, clause: &Clause, holes: &mut Vec<Hole>) -> Vec<usize> {
    let sentence = &reading.text.sentences[place];
    let bracketed = |at: usize| clause.without.iter().any(|gone| gone.contains(&at));
    let mentions: Vec<Mention> = reading.things.mentions[place]
        .iter()
        .filter(|mention| !bracketed(mention.words.start))
        .cloned()
        .collect();
    let mentions = &mentions;
    let mut listed = Vec::new();
    let mut at = 0;
    while at < mentions.len() {
        let mut run = vec![at];
        while let Some(next) = mentions.get(run[run.len() - 1] + 1) {
            let end = mentions[run[run.len() - 1]].words.end;
            let between: Vec<String> = (end..next.words.start)
                .filter(|at| !bracketed(*at))
                .map(|at| sentence.low(at))
                .collect();
            let between: Vec<&str> = between
                .iter()
                .map(String::as_str)
                .filter(|word| *word != "the")
                .collect();
            let joins = matches!(between.as_slice(), [","] | ["and"] | [",", "and"]);
            if !joins {
                break;
            }
            run.push(run[run.len() - 1] + 1);
            if between.contains(&"and") {
                break;
            }
        }
        let next_at = run[run.len() - 1] + 1;
        let (first, last) = (&mentions[run[0]], &mentions[run[run.len() - 1]]);
        let closed = run.len() > 2 && before(sentence, last.words.start, 1) == "and"
            || run.len() > 2 && before(sentence, last.words.start, 2) == "and";
        if run.len() > 2 {
            listed.extend(run.iter().map(|at| mentions[*at].words.start));
        }
        let class = |at: usize| reading.things.things[mentions[at].thing].class.as_deref();
        let things: Vec<usize> = run.iter().map(|at| mentions[*at].thing).collect();
        let same = run
            .iter()
            .all(|at| class(*at).is_some() && class(*at) == class(run[0]));
        let mut distinct = things.clone();
        distinct.sort_unstable();
        distinct.dedup();
        let the = usize::from(before(sentence, first.words.start, 1) == "the");
        let words = first.words.start - the..last.words.end;
        let free = things.iter().all(|thing| !reading.is_protagonist(*thing))
            && run
                .iter()
                .all(|at| !is_heard_elsewhere(reading, place, clause, &mentions[*at], &words));
        let begins = !matches!(
            before(sentence, words.start, 1).as_str(),
            "," | "and" | "as" | "like" | "including" | "-"
        );
        let ends = stands_alone(reading, sentence, last).is_some()
            && sentence.low(words.end) != ","
            && !matches!(sentence.low(words.end).as_str(), "and" | "or" | "among");
        if closed
            && same
            && free
            && distinct.len() == things.len()
            && begins
            && ends
            && inside(clause, &words)
        {
            let class = class(run[0]).unwrap_or_default();
            holes.push(Hole {
                name: if class == "person" {
                    "people".into()
                } else {
                    plural(class).replace(' ', "-")
                },
                answer: Answer::Things(things),
                words,
                lead: "",
                unit: None,
                bound: None,
                from: None,
                ask: None,
                worth: 900,
            });
        }
        at = next_at;
    }
    listed
}

/// The hole of a number with its unit.
fn number(sentence: &Sentence, clause: &Clause, one: numbers::Found) -> Option<Hole> {
    let last = before(sentence, one.start, 1);
    let next = sentence.low(one.unit_words.end);
    let range = matches!(last.as_str(), "from" | "between" | "or")
        || last == "to"
            && (numbers::plain(&before(sentence, one.start, 2)).is_some()
                || before(sentence, one.start, 2).ends_with('%'))
        || matches!(
            sentence.low(one.words.end).as_str(),
            "to" | "or" | "and" | "of"
        )
        || matches!(next.as_str(), ":" | "'" | "’")
        || sentence.tag(one.unit_words.end).starts_with("NNP");
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
    let currency = one.unit_words.is_empty();
    let from = (currency).then(|| sentence.span(one.words.clone()).to_owned());
    let words = if currency {
        one.words.clone()
    } else {
        one.words.clone()
    };
    let big = one.value > 12.into();
    Some(Hole {
        name: match (percent, currency) {
            (true, _) => "percent".into(),
            (_, true) => "amount".into(),
            _ => "number".into(),
        },
        answer: Answer::Number(one.value.normalize()),
        words,
        lead: "",
        unit: Some(one.unit),
        bound: one.bound,
        from,
        ask: None,
        worth: if big { 700 } else { 250 },
    })
}
