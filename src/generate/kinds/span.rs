//! `span`: how many years after one event came another? Asked where the calendar and full years agree.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::{Draft, Kind, Part, Pool, Refusal, Request};
use crate::date::{Date, Precision};
use crate::facts::Value;
use crate::generate::cues;
use crate::generate::events::{self, Event};
use crate::generate::ordered::{Line, Source, Step};
use crate::generate::plausibility;
use crate::quiz::{AnswerOption, Form, Quantity, SingleChoice};
use crate::tokens::Tokens;

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

fn ask(request: &Request) -> Result<Draft, Refusal> {
    let last = events::certain(request.index, request.blank_ref)?;
    if !events::once(request.index, &last) {
        return Err(Refusal::Because("the event happened more than once"));
    }
    // Whoever names the kind asks it of any two.
    let any = request.names_kind(&KIND);
    let earlier = |event: &Event| {
        years(event.date, last.date).is_some_and(|years| (2..=LONGEST).contains(&years))
            && (any || events::have_to_do(request.index, event, &last))
            && events::once(request.index, event)
    };
    let mut refusal = Refusal::Because(
        "no event that has to do with it lies two years or more before it, by the calendar and in full years alike",
    );
    for first in events::nearest(request, &last, earlier) {
        match between(request, &first, &last) {
            Ok(draft) => return Ok(draft),
            Err(why) => refusal = why,
        }
    }
    Err(refusal)
}

/// The question about two events.
fn between(request: &Request, first: &Event, last: &Event) -> Result<Draft, Refusal> {
    let index = request.index;
    let key = years(first.date, last.date).ok_or(Refusal::NotMadeForThis)?;
    let key = Decimal::from(key);
    let pattern = index.words.question.span;
    let stem = pattern
        .replace("{first}", first.name)
        .replace("{second}", last.name);
    index.check_hidden(&Tokens::of(&stem), &Value::Number(key))?;
    let (options, position) = options(request, key, [first, last])?;
    let answer = options[position].text.clone();
    let found = options.len() - 1;
    let choices = SingleChoice::new(options, position, true).ok_or(Refusal::Thin { found })?;
    let mut question = request.question(stem, Form::SingleChoice(choices));
    question.answers = vec![answer];
    let blank_refs = vec![last.blank_ref, first.blank_ref];
    question.facts = blank_refs
        .iter()
        .map(|&blank_ref| index.fact(blank_ref).id.clone())
        .collect();
    let dates = [first.date, last.date].map(Value::Date);
    question.explanation = events::chronicle(request.index, &[*first, *last]);
    Ok(Draft {
        question,
        blank_refs,
        keys: [Value::Number(key)].into_iter().chain(dates).collect(),
        worded: Vec::new(),
        foils: Vec::new(),
        undrawn: None,
    })
}

/// The years from one date to another, at the coarser precision of the two, where the calendar and full years agree. A
/// year alone is counted from another only: from a day on it may be one off.
fn years(first: Date, last: Date) -> Option<i64> {
    let coarser = first.precision().min(last.precision());
    let finer = first.precision().max(last.precision());
    if (coarser == Precision::Year) != (finer == Precision::Year) {
        return None;
    }
    let [first, last] = [first, last].map(|date| date.coarsened(coarser));
    let within = |date: Date| (date.month(), date.day());
    let full = within(last) >= within(first);
    full.then(|| i64::from(last.year()) - i64::from(first.year()))
}

/// The numbers of years, ascending. Where only years are known, or from ten years on, they are two apart at least: who
/// counts from one birthday to the next, or rounds, may be one off. None is right for a date that is contestable.
fn options(
    request: &Request,
    key: Decimal,
    [first, last]: [&Event; 2],
) -> Result<(Vec<AnswerOption>, usize), Refusal> {
    let room = match first.date.precision() {
        Precision::Month | Precision::Day if key < Decimal::TEN => Decimal::ONE,
        _ => Decimal::TWO,
    };
    let [earlier, later] = [first, last].map(|event| event.times.years());
    let last_year = request.index.horizon.map(|day| i64::from(day.year()));
    let has_passed = |at: Decimal| {
        let year = at.to_i64().map(|span| i64::from(first.date.year()) + span);
        last_year.is_none_or(|last| year.is_some_and(|year| year <= last))
    };
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
    let draws = request.draws("distractor");
    let mut steps = Vec::new();
    let mut offset = room;
    while offset <= reach {
        for at in [key - offset, key + offset] {
            let draw = draws.draw(&at.to_string());
            let far = u64::try_from(offset.round().mantissa()).unwrap_or_default() / 3;
            let order = plausibility(request.plan.level, far, draw);
            let may_stand = at > Decimal::ZERO && has_passed(at) && !possible(at);
            steps.extend(may_stand.then_some(Step {
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
        of_bank: |_| usize::MAX,
        cue: &|values| cues::of_numbers(key, values),
    };
    let draw = |options: usize, rank: usize| request.draw("rank", &format!("{options} {rank}"));
    let wrong = line.distractors(request.plan, draw)?;
    let mut values: Vec<Decimal> = wrong.into_iter().map(|step| step.at).chain([key]).collect();
    values.sort_unstable();
    let position = values
        .iter()
        .position(|&value| value == key)
        .unwrap_or_default();
    let texts = request.index.words.numbers_of(&values);
    let option = |(text, &value): (String, &Decimal)| AnswerOption {
        text,
        value: Some(Quantity::Number(value)),
        why: None,
    };
    Ok((
        texts.into_iter().zip(&values).map(option).collect(),
        position,
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::Facts;
    use crate::generate::{Plan, yields};

    #[test]
    fn years_are_counted_where_the_calendar_and_full_years_agree() {
        let check = |first: &str, last: &str, expected: Option<i64>| {
            let [first, last] = [first, last].map(|text| Date::parse(text).unwrap());
            assert_eq!(years(first, last), expected, "{first} to {last}");
        };
        check("1961", "1989", Some(28));
        check("1961-08-13", "1989-11-09", Some(28));
        check("1961-08-13", "1989-08-12", None);
        check("1961-08-13", "1989-08", Some(28));
        check("1961-08-13", "1989-07", None);
        check("1961-08", "1989", None);
        check("1961", "1989-11-09", None);
    }

    #[test]
    fn an_event_that_is_to_come_again_happens_more_than_once() {
        let fact = |id: &str, date: u16, event: &str| {
            format!(
                "  - {{ id: {id}, statement: \"They met in {{y}}.\", blanks: {{ y: {{ date: {date}, event: {event}, ask: \"When was it, {id}?\" }} }} }}\n"
            )
        };
        let outcome = |again: &str| {
            let facts = fact("one", 1920, "the games of Ilia")
                + &fact("two", 1998, "the games of Edda")
                + &fact("three", 2014, again);
            let yaml =
                format!("id: b\ntitle: T\nsource: {{ published: 2010-06 }}\nfacts:\n{facts}");
            let facts = Facts::parse("b.yaml", &yaml).expect("a sound bank");
            let all = yields(&facts, &Plan::new("1").kinds(["span"])).into_iter();
            let mut spans = all.filter(|found| found.id.starts_with("two/"));
            spans
                .next()
                .expect("a span")
                .outcome
                .map_err(|why| why.to_string())
        };
        assert!(outcome("the games of Maro").is_ok());
        assert_eq!(
            outcome("the games of Edda"),
            Err("the event happened more than once".to_owned())
        );
    }
}
