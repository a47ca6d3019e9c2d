//! In goes a sentence of an article, whichever a person has chosen, out comes the fact that it could be, with all that could be a blank
//! in it: names, dates, numbers, and the noun phrases that are left.
//!
//! What is proposed unasked ([`super::proposals`]) is chosen so that a program can vouch for it; this is not, and a person decides.

use std::ops::Range;

use super::clauses;
use super::clauses::Clause;
use super::dates::shown::{Rendered, shown};
use super::numbers;
use super::phrases::phrases;
use super::proposal::{Answer, Hole, Proposal};
use super::proposals::{care, holes, statement};
use super::reading::Reading;
use super::sentence::Sentence;
use crate::date::Precision;

/// A sentence as a fact, by its number in [`super::text::Text::sentences`], with all that could be a blank as its holes, in their order; none
/// of an empty sentence.
pub fn whole(reading: &Reading, sentence: usize) -> Proposal {
    let read = &reading.text.sentences[sentence];
    let clause = without_marks(read, clauses::whole(read));
    let mut found: Vec<Hole> = Vec::new();
    let figures = numbers::numbers(read);
    let is_counted = |words: &Range<usize>| {
        figures
            .iter()
            .any(|one| one.unit_words.start < words.end && words.start < one.unit_words.end)
    };
    let candidates = dates(reading, sentence)
        .chain(names(reading, sentence))
        .chain(figures.iter().map(|one| figure(read, one)))
        .chain(amounts(read))
        .chain(phrases(read).filter(|hole| !is_counted(&hole.words)))
        .chain(qualities(read));
    let candidates: Vec<Hole> = candidates.collect();
    let known: Vec<Range<usize>> = candidates
        .iter()
        .filter(|hole| !matches!(hole.answer, Answer::Text(_)))
        .map(|hole| hole.words.clone())
        .collect();
    let parts = candidates.into_iter().flat_map(|hole| match hole.answer {
        Answer::Text(_) => parts(read, &hole, &known),
        _ => vec![hole],
    });
    for hole in parts {
        let words = &hole.words;
        let is_free = found
            .iter()
            .all(|other| other.words.end <= words.start || words.end <= other.words.start);
        let is_gone = clause
            .without
            .iter()
            .any(|gone| gone.start < words.end && words.start < gone.end);
        let is_inside =
            clause.words.start <= words.start && words.end <= clause.words.end && !is_gone;
        if is_free && is_inside && !words.is_empty() {
            found.push(hole);
        }
    }
    found.sort_by_key(|hole| hole.words.start);
    holes::named(&mut found);
    proposal(reading, sentence, clause, found)
}

/// A clause without what the web's writers put into double brackets, such as the language of a source: `“dangerous” ((it))`.
fn without_marks(read: &Sentence, mut clause: Clause) -> Clause {
    let mut at = clause.words.start;
    while at + 1 < clause.words.end {
        let opens = read.word(at) == "(" && read.word(at + 1) == "(";
        let mut closes = at + 2..clause.words.end.min(at + 6);
        let close = closes.find(|at| read.word(*at) == ")" && read.word(at + 1) == ")");
        match close.filter(|_| opens) {
            Some(close) => {
                clause.without.push(at..close + 2);
                at = close + 2;
            }
            None => at += 1,
        }
    }
    while let Some(last) = clause
        .without
        .last()
        .filter(|last| last.end >= clause.words.end)
    {
        clause.words.end = last.start;
        clause.without.pop();
    }
    clause
}

/// A proposal with some of its holes only: what stood in the others stands in the statement. A quotation stays as it is.
pub fn keep(reading: &Reading, of: &Proposal, keeps: impl Fn(&Hole) -> bool) -> Proposal {
    let Some(clause) = &of.clause else {
        return of.clone();
    };
    let mut holes = of.holes.clone();
    holes.retain(keeps);
    Proposal {
        score: of.score,
        ..proposal(reading, of.sentence, clause.clone(), holes)
    }
}

fn proposal(reading: &Reading, sentence: usize, clause: Clause, holes: Vec<Hole>) -> Proposal {
    let read = &reading.text.sentences[sentence];
    let is_hole = |words: &Range<usize>| {
        holes
            .iter()
            .any(|hole| hole.words.start < words.end && words.start < hole.words.end)
    };
    let told = reading.dates[sentence]
        .iter()
        .filter(|one| one.sure && !one.full && !is_hole(&one.words));
    let rendered: Vec<Rendered> = told.filter_map(|one| shown(read, one)).collect();
    Proposal {
        sentence,
        statement: statement(read, &clause, &holes, &rendered),
        clause: Some(clause),
        holes,
        score: 0,
        care: care(read),
        quotes: false,
    }
}

/// What of a phrase no name, date or number has: of `Russian President Vladimir Putin` the office.
fn parts(read: &Sentence, phrase: &Hole, known: &[Range<usize>]) -> Vec<Hole> {
    let is_known = |at: usize| known.iter().any(|words| words.contains(&at));
    if !phrase.words.clone().any(is_known) {
        return vec![phrase.clone()];
    }
    let mut found = Vec::new();
    let mut at = phrase.words.start;
    while at < phrase.words.end {
        let free = (at..phrase.words.end)
            .take_while(|at| !is_known(*at))
            .count();
        let mut words = at..at + free;
        at += free + 1;
        // `-backed` of `U.S.-backed fighters`.
        let is_joined = words.len() > 2 && read.tag(words.start) == "HYPH";
        while words.len() > 1 && read.tag(words.start) == "HYPH" {
            words.start += 2;
        }
        let last = words.end.saturating_sub(1);
        // Behind a name, what goes on may be anything.
        let is_before = words.end < phrase.words.end;
        let is_noun = read.tag(last).starts_with("NN") || read.tag(last) == "JJ";
        if (is_before || is_joined)
            && is_noun
            && !words.is_empty()
            && words.clone().all(|at| read.tag(at) != "HYPH")
        {
            let text = read.span(words.clone()).to_owned();
            found.push(Hole::new("what", Answer::Text(text), words));
        }
    }
    found
}

fn dates(reading: &Reading, sentence: usize) -> impl Iterator<Item = Hole> {
    let read = &reading.text.sentences[sentence];
    // `four years ago`: about then, which a person may take.
    let is_ago = move |one: &super::dates::Found| {
        one.date.precision() == Precision::Year && read.low(one.words.end - 1) == "ago"
    };
    let known = reading.dates[sentence]
        .iter()
        .filter(move |one| one.sure || one.full || is_ago(one));
    known.map(move |one| {
        holes::date(read, one).unwrap_or_else(|| {
            let name = holes::date_name(one.date);
            Hole {
                from: (!one.full).then(|| read.span(one.words.clone()).to_owned()),
                ..Hole::new(name, Answer::Date(one.date), one.words.clone())
            }
        })
    })
}

fn names(reading: &Reading, sentence: usize) -> impl Iterator<Item = Hole> {
    let read = &reading.text.sentences[sentence];
    reading.things.mentions[sentence]
        .iter()
        .map(move |mention| {
            let thing = &reading.things.things[mention.thing];
            let start = mention.words.start;
            let the = usize::from(
                thing.name.starts_with("the ") && start > 0 && read.low(start - 1) == "the",
            );
            let name = holes::thing_name(thing.class.as_deref().unwrap_or("name"));
            Hole::new(
                name,
                Answer::Thing(mention.thing),
                start - the..mention.words.end,
            )
        })
}

/// `billions of dollars`.
fn amounts(read: &Sentence) -> impl Iterator<Item = Hole> {
    let is_amount = |at: &usize| {
        matches!(
            read.low(*at).as_str(),
            "trillions" | "billions" | "millions" | "thousands" | "hundreds" | "dozens" | "scores"
        ) && read.low(at + 1) == "of"
            && read.tag(at + 2) == "NNS"
    };
    (0..read.len()).filter(is_amount).map(|at| {
        let words = at..at + 3;
        let text = Answer::Text(read.span(words.clone()).to_owned());
        Hole::new("what", text, words)
    })
}

/// What something is said to be: `would be more moderate`.
fn qualities(read: &Sentence) -> impl Iterator<Item = Hole> {
    let is_be = |at: usize| {
        matches!(
            read.low(at).as_str(),
            "be" | "is" | "are" | "was" | "were" | "been" | "remains" | "became" | "become"
        )
    };
    (1..read.len()).filter_map(move |at| {
        let more = usize::from(matches!(read.tag(at), "RBR" | "RB" | "JJR"));
        let last = at + more;
        let ends = !read.tag(last + 1).starts_with("NN") && read.tag(last + 1) != "JJ";
        let fits = is_be(at - 1) && read.tag(last) == "JJ" && ends && read.low(at) != "not";
        let words = at..last + 1;
        let text = Answer::Text(read.span(words.clone()).to_owned());
        fits.then(|| Hole::new("what", text, words))
    })
}

fn figure(read: &Sentence, one: &numbers::Found) -> Hole {
    Hole {
        tail: holes::tail(one, false),
        unit: Some(one.unit.clone()),
        bound: one.bound,
        from: Some(read.span(one.words.clone()).to_owned()),
        ..Hole::new(
            "number",
            Answer::Number(one.value.normalize()),
            one.words.clone(),
        )
    }
}
