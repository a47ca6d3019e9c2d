//! `span`: counting by calendar year, how many years after one event came another?

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::{BlankRef, Draft, Generator, Kind, Part, Pool, Refusal};
use crate::date::{Date, Precision};
use crate::facts::Value;
use crate::generate::events::{self, Event};
use crate::generate::ordered::{Line, Source, Step};
use crate::generate::plausibility;
use crate::quiz::{AnswerOption, Form, Quantity, SingleChoice};
use crate::tokens::{Tokens, number_forms};

pub(super) const KIND: Kind = Kind {
    name: "span",
    about: "how many years lie between two events",
    share: 1,
    part: Part::Variety,
    pool: Pool::Events,
    ask,
};

/// The longest span that is asked, in years: beyond it nobody counts.
const LONGEST: i64 = 120;

fn ask(generator: &Generator, spot: BlankRef, id: &str) -> Result<Draft, Refusal> {
    let last = events::certain(generator, spot)?;
    if !events::once(generator, &last) {
        return Err(Refusal::Because("the event happened more than once"));
    }
    let earlier = |event: &Event| {
        (2..=LONGEST).contains(&years(event.date, last.date)) && events::once(generator, event)
    };
    let candidates = events::others(generator, id, &last, earlier);
    let mut refusal = Refusal::Because("no event lies two years or more before it");
    for first in candidates {
        match between(generator, id, first, last.clone()) {
            Ok(draft) => return Ok(draft),
            Err(found) => refusal = found,
        }
    }
    Err(refusal)
}

/// The question for two events.
fn between(generator: &Generator, id: &str, first: Event, last: Event) -> Result<Draft, Refusal> {
    let index = generator.index;
    let key = Decimal::from(years(first.date, last.date));
    let pattern = index.words.question.span;
    let stem = pattern
        .replace("{first}", first.name)
        .replace("{second}", last.name);
    let tokens = Tokens::of(&stem);
    if number_forms(key, index.words)
        .iter()
        .any(|form| tokens.hold(form))
    {
        return Err(Refusal::Betrayed);
    }
    let (options, place) = options(generator, id, &first, &last)?;
    let answer = options[place].text.clone();
    let found = options.len() - 1;
    let choices = SingleChoice::new(options, place, true).ok_or(Refusal::Thin { found })?;
    let mut question = generator.question(last.spot, id, stem, Form::SingleChoice(choices));
    question.answers = vec![answer];
    let spots = vec![last.spot, first.spot];
    question.facts = spots
        .iter()
        .map(|&spot| index.fact(spot).id.clone())
        .collect();
    let dates = [first.date, last.date].map(Value::Date);
    question.explanation = events::chronicle(generator, &[first, last]);
    Ok(Draft {
        question,
        spots,
        keys: [Value::Number(key)].into_iter().chain(dates).collect(),
        worded: Vec::new(),
        foils: Vec::new(),
    })
}

fn years(first: Date, last: Date) -> i64 {
    i64::from(last.year()) - i64::from(first.year())
}

/// The numbers of years, ascending. None is within one of the key unless both dates are known to the day: who counts
/// from one birthday to the next may be one off. None is right for a date that is contestable.
fn options(
    generator: &Generator,
    id: &str,
    first: &Event,
    last: &Event,
) -> Result<(Vec<AnswerOption>, usize), Refusal> {
    let key = Decimal::from(years(first.date, last.date));
    let exact = [first, last].map(|event| event.date.precision()) == [Precision::Day; 2];
    let room = if exact { Decimal::ONE } else { Decimal::TWO };
    let [earlier, later] = [first, last].map(|event| event.times.years());
    let possible = |at: Decimal| {
        let Some(span) = at.to_i16() else {
            return false;
        };
        earlier.iter().any(|year| {
            year.checked_add(span)
                .is_some_and(|year| later.binary_search(&year).is_ok())
        })
    };
    let reach = (key / Decimal::TWO).round().max(Decimal::from(8));
    let draws = generator.draws("distractor", id);
    let mut steps = Vec::new();
    let mut offset = room;
    while offset <= reach {
        for at in [key - offset, key + offset] {
            let draw = draws.draw(&at.to_string());
            let far = u64::try_from(offset.round().mantissa()).unwrap_or_default() / 3;
            let order = plausibility(generator.plan.level, far, draw);
            steps.extend((at > Decimal::ZERO && !possible(at)).then_some(Step {
                at,
                source: Source::Made,
                order,
                why: None,
            }));
        }
        offset += Decimal::ONE;
    }
    let line = Line {
        key,
        steps,
        apart: &|a, b| (a - b).abs() >= room,
        cue: &|values| crate::generate::cues::among_numbers(key, values).is_some(),
    };
    let draw =
        |options: usize, rank: usize| generator.draw("rank", id, &format!("{options} {rank}"));
    let wrong = line.distractors(generator.plan, draw)?;
    let mut values: Vec<Decimal> = wrong.into_iter().map(|step| step.at).chain([key]).collect();
    values.sort_unstable();
    let place = values
        .iter()
        .position(|&value| value == key)
        .unwrap_or_default();
    let texts = generator.index.words.numbers_of(&values);
    let option = |(text, &value): (String, &Decimal)| AnswerOption {
        text,
        value: Some(Quantity::Number(value)),
        why: None,
    };
    Ok((texts.into_iter().zip(&values).map(option).collect(), place))
}
