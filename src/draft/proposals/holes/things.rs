//! In go the names of a clause, out come their holes.

use std::ops::Range;

use super::{before, inside};
use crate::draft::asks;
use crate::draft::clauses::Clause;
use crate::draft::dates::shown::Rendered;
use crate::draft::names::classes::Mention;
use crate::draft::names::gazetteer;
use crate::draft::proposal::{Answer, Hole};
use crate::draft::reading::Reading;
use crate::draft::rivals;
use crate::draft::sentence::Sentence;

/// Whether a mention is a noun phrase by itself: no modifier of what follows, none before it but what may stand there.
pub(super) fn stands_alone(
    reading: &Reading,
    sentence: &Sentence,
    mention: &Mention,
) -> Option<Range<usize>> {
    let thing = &reading.things.things[mention.thing];
    let (start, end) = (mention.words.start, mention.words.end);
    let next = sentence.tag(end);
    let low = sentence.low(end);
    let modifies = matches!(
        next,
        "NN" | "NNS" | "NNP" | "NNPS" | "JJ" | "HYPH" | "VBG" | "CD" | "``" | "FW" | "$" | "-LRB-"
    ) || matches!(low.as_str(), "-" | "/" | "'" | "’" | "of" | "&")
        || (next == "VBN" && sentence.tag(end + 1).starts_with("NN"));
    // A name that goes on was not taken whole: `Batman: Arkham VR`.
    let is_title =
        low == ":" && !sentence.is_apart(end - 1) && sentence.tag(end + 1).starts_with("NNP");
    let goes_on = sentence.word(end).starts_with(char::is_uppercase) || is_title;
    // `South Korea 1 – 0`.
    let scored = sentence.word(end - 1).chars().all(|c| c.is_ascii_digit())
        && matches!(low.as_str(), "–" | "—");
    if modifies || goes_on || scored || mention.words.clone().any(|at| sentence.quoted[at]) {
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
        // `the goalkeeper Mouez Hassen`, `his wife Manju Sam`.
        "NN" if person => sentence.word(start - 1).starts_with(char::is_lowercase),
        "NNP" if person => gazetteer::is_job(&last_low),
        // `the journal Nature`, `the magazine MicroMega`.
        "NN" => gazetteer::is_kind(&last_low),
        _ => false,
    };
    fits.then_some(start..end)
}

/// Whether a name without a class is one all the same: it is no people, and no word that a sentence begins with.
fn is_name(reading: &Reading, sentence: &Sentence, mention: &Mention) -> bool {
    let words = mention.words.clone();
    let name = sentence.span(words.clone());
    let is_told = words.len() > 1 || reading.things.things[mention.thing].count > 1;
    let is_plain = |at: usize| {
        let word = sentence.word(at);
        matches!(sentence.tag(at), "NNP" | "IN" | "DT" | "CC") && !gazetteer::is_demonym(word)
            || word.chars().all(|c| c.is_ascii_digit())
    };
    is_told
        && (words.start > 0 || words.len() > 1)
        && name.chars().count() > 3
        && words.clone().all(is_plain)
        && words
            .clone()
            .all(|at| !gazetteer::is_job(&sentence.low(at)))
}

/// Whether a place is followed by the state or the country that it lies in: `Irving, Texas`.
fn is_within(reading: &Reading, mention: &Mention, other: &Mention) -> bool {
    let class = |mention: &Mention| reading.things.things[mention.thing].class.as_deref();
    matches!(class(mention), Some("city" | "place"))
        && matches!(class(other), Some("state" | "province" | "country"))
}

/// Whether two names may be members of one list: not a city and a person.
fn is_like(reading: &Reading, one: &Mention, other: &Mention) -> bool {
    let class = |mention: &Mention| reading.things.things[mention.thing].class.as_deref();
    match (class(one), class(other)) {
        (Some(one), Some(other)) => (one == "person") == (other == "person"),
        _ => true,
    }
}

/// How much the hole of a thing is worth: less where nothing could stand beside it as a wrong option.
fn worth(reading: &Reading, mention: &Mention) -> i32 {
    let thing = &reading.things.things[mention.thing];
    let often = 150 * i32::try_from(thing.count.min(4)).unwrap_or(4);
    let Some(class) = thing.class.as_deref() else {
        return 100 + often / 2;
    };
    match reading.classes.get(class).copied().unwrap_or_default() {
        // Itself, and three more.
        4.. => 1000 + often,
        _ if rivals::is_listed(class) || rivals::has_portfolios(&thing.name) => 800 + often,
        _ => 150 + often / 2,
    }
}

/// The hole of a named thing.
pub(super) fn thing(
    reading: &Reading,
    position: usize,
    clause: &Clause,
    mention: &Mention,
) -> Option<Hole> {
    let sentence = &reading.text.sentences[position];
    let thing = &reading.things.things[mention.thing];
    let class = match thing.class.as_deref() {
        Some("planet" | "continent") => return None,
        Some(class) => class,
        None if is_name(reading, sentence, mention) => "name",
        None => return None,
    };
    let words = stands_alone(reading, sentence, mention)?;
    if !inside(clause, &words)
        || reading.is_protagonist(mention.thing)
        || is_heard_elsewhere(reading, position, clause, mention, &words)
    {
        return None;
    }
    // `Moscow lifted a ban`: its government did.
    let acts = class == "city" && gazetteer::of_capital(&thing.name).is_some();
    let is_in = matches!(
        before(sentence, words.start, 1).as_str(),
        "in" | "near" | "at"
    );
    if acts && !is_in && words.start >= clause.subject && words.end == clause.verb {
        return None;
    }
    // One of several, or beside another in apposition: `Houston, Texas`.
    let others = &reading.things.mentions[position];
    let next = sentence.low(words.end);
    let after = words.end + 1 + usize::from(sentence.low(words.end + 1) == "the");
    let joined = matches!(next.as_str(), "and" | "or")
        && others.iter().any(|other| other.words.start == after);
    // `Syria and all refugees are covered`.
    let coordinated = matches!(next.as_str(), "and" | "or")
        && words.end < clause.verb
        && !sentence.tag(words.end + 1).starts_with("VB");
    let led = words.start > clause.words.start;
    let enumerated = led && matches!(before(sentence, words.start, 1).as_str(), "and" | "or")
        || next == ","
            && others.iter().any(|other| {
                other.words.start == after
                    && other.thing != mention.thing
                    && !is_within(reading, mention, other)
                    && is_like(reading, mention, other)
                    && matches!(
                        sentence.low(other.words.end).as_str(),
                        "," | "and" | "or" | "." | ""
                    )
            });
    // `The founder of Google, Sergey Brin, met …`: who that is stands before the name.
    let introduced = class == "person"
        && (clause.subject..words.start).any(|at| gazetteer::is_job(&sentence.low(at)));
    let nested = before(sentence, words.start, 1) == ","
        && !introduced
        && others
            .iter()
            .any(|other| other.words.end + 1 == words.start && other.thing != mention.thing);
    let pair = is_first_of_pair(reading, sentence, others, mention);
    let second = is_behind_other(reading, sentence, clause, others, mention);
    if !pair && (joined || coordinated) || enumerated && !second || nested {
        return None;
    }
    let titled = class == "person"
        && before(sentence, words.start, 1)
            .chars()
            .next()
            .is_some_and(char::is_alphabetic)
        && gazetteer::is_job(&before(sentence, words.start, 1));
    let worth = match is_dull(reading, sentence, clause, mention) {
        true => Hole::DULL.min(worth(reading, mention)),
        false => worth(reading, mention) - if titled || pair { 100 } else { 0 },
    };
    Some(Hole {
        worth,
        ..Hole::new(name(class), Answer::Thing(mention.thing), words)
    })
}

/// Whether a name is the first of two of one class, of which the other stands beside it: `teams from Morocco and Iran`.
fn is_first_of_pair(
    reading: &Reading,
    sentence: &Sentence,
    mentions: &[Mention],
    first: &Mention,
) -> bool {
    let class = |mention: &Mention| reading.things.things[mention.thing].class.as_deref();
    let end = first.words.end;
    let after = end + 1 + usize::from(sentence.low(end + 1) == "the");
    let second = mentions.iter().find(|other| other.words.start == after);
    let led = before(sentence, first.words.start, 1);
    second.is_some_and(|second| {
        let behind = second.words.end;
        let is_listed = sentence.word(behind) == "," && sentence.tag(behind + 1).starts_with("NNP");
        let goes_on = is_listed
            || matches!(sentence.low(behind).as_str(), "and" | "or" | "-")
            || matches!(sentence.tag(behind), "NN" | "NNS" | "NNP" | "POS");
        sentence.low(end) == "and"
            && class(first).is_some()
            && class(first) == class(second)
            && first.thing != second.thing
            && !goes_on
            && !matches!(led.as_str(), "," | "and" | "or" | "both")
    })
}

/// Whether a name is the second of two, of which the first is of another kind: `the Taliban and Pakistan agreed`.
fn is_behind_other(
    reading: &Reading,
    sentence: &Sentence,
    clause: &Clause,
    mentions: &[Mention],
    second: &Mention,
) -> bool {
    let class = |mention: &Mention| reading.things.things[mention.thing].class.as_deref();
    let start = second.words.start;
    let the = usize::from(before(sentence, start, 1) == "the");
    let and = start.checked_sub(1 + the);
    let first = and.and_then(|and| mentions.iter().find(|other| other.words.end == and));
    first.is_some_and(|first| {
        let led = before(sentence, first.words.start, 1);
        sentence.low(start - 1 - the) == "and"
            && first.words.start <= clause.subject + 1
            && second.words.end == clause.verb
            && class(first) != class(second)
            && !matches!(led.as_str(), "," | "and" | "or")
    })
}

/// Whether a name is seldom worth a question: who brings the news, or speaks for others.
fn is_dull(reading: &Reading, sentence: &Sentence, clause: &Clause, mention: &Mention) -> bool {
    const SPEAKERS: [&str; 7] = [
        "spokesman",
        "spokeswoman",
        "spokesperson",
        "coach",
        "attorney",
        "lawyer",
        "detective",
    ];
    if asks::is_reporter(sentence, clause, &mention.words) {
        return true;
    }
    let thing = &reading.things.things[mention.thing];
    let told = |text: &str| text.split(' ').any(|word| SPEAKERS.contains(&word));
    let before = clause
        .words
        .start
        .max(mention.words.start.saturating_sub(6))..mention.words.start;
    match thing.class.as_deref() {
        Some("person") => {
            thing.note.as_deref().is_some_and(told)
                || before
                    .into_iter()
                    .any(|at| SPEAKERS.contains(&sentence.low(at).as_str()))
        }
        Some("news outlet") => true,
        _ => false,
    }
}

/// What the hole of a thing of a class is called.
pub(in crate::draft) fn name(class: &str) -> String {
    match class {
        "person" => "who".to_owned(),
        class => class.replace(' ', "-"),
    }
}

/// Whether the rest of the clause names the thing too, or what is of it.
pub(super) fn is_heard_elsewhere(
    reading: &Reading,
    position: usize,
    clause: &Clause,
    mention: &Mention,
    hole: &Range<usize>,
) -> bool {
    let sentence = &reading.text.sentences[position];
    let thing = &reading.things.things[mention.thing];
    let gone = |at: usize| clause.without.iter().any(|gone| gone.contains(&at));
    let again = reading.things.mentions[position].iter().any(|other| {
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
    let put_in = |one: &Rendered| {
        let is_other = one.words.end <= hole.start || hole.end <= one.words.start;
        let mut words = one.text.split([' ', '\'']);
        is_other && words.any(|word| own.contains(&word) || word == thing.name)
    };
    again
        || clause.instead.iter().any(put_in)
        || clause
            .words
            .clone()
            .any(|at| (demonym(at) && !hole.contains(&at)) || part(at))
}
