//! `when`: a date among options, in order; of a day that nobody is expected to know, its month or its year.

use super::{Draft, Kind, Part, Pool, Refusal, Request};
use crate::date::{Date, Precision};
use crate::facts::{Answer, Value, Weight};
use crate::generate::index::Index;
use crate::generate::{dates, reasons};
use crate::quiz::{AnswerOption, Form, Quantity, SingleChoice};
use crate::tokens::Tokens;

pub(super) const KIND: Kind = Kind {
    name: "when",
    about: "a date among options",
    share: 24,
    part: Part::Core,
    pool: Pool::Dates,
    ask,
};

fn ask(request: &Request) -> Result<Draft, Refusal> {
    let index = request.index;
    let Answer::Date { date, .. } = request.blank().answer else {
        return Err(Refusal::NotMadeForThis);
    };
    let stem = request.stem(&Value::Date(date))?;
    let (key, stem) = as_is_known(request, date, stem);
    let mut all = dates::distractors(request, &stem, key)?;
    all.push((key, None));
    all.sort_by_key(|(date, _)| date.first());
    let position = all
        .iter()
        .position(|(date, _)| *date == key)
        .unwrap_or_default();
    let option = |(date, why): (Date, Option<String>)| {
        let text = index.words.date(date);
        AnswerOption {
            why: why.map(|why| reasons::authored(&text, &why, index.words)),
            value: Some(Quantity::Date(date)),
            text,
        }
    };
    let options: Vec<AnswerOption> = all.into_iter().map(option).collect();
    let found = options.len() - 1;
    let choices = SingleChoice::new(options, position, true).ok_or(Refusal::Thin { found })?;
    let mut question = request.question(stem, Form::SingleChoice(choices));
    question.answers = vec![index.words.date(key)];
    question.accept = spellings(request, key);
    if key != date {
        question
            .accept
            .extend([index.words.date(date), date.to_string()]);
    }
    Ok(request.draft(question, Value::Date(key)))
}

/// The date as precisely as somebody who read of it may know it, and the question for that: of a day that is far from any other
/// of the bank, that is no main fact and no news, the month is asked, and from ten years on the year (docs/RULES.md, rule 45).
/// What the author asks for by `kinds` or with dates of their own is asked as it is.
fn as_is_known(request: &Request, date: Date, stem: String) -> (Date, String) {
    let (index, blank) = (request.index, request.blank());
    let years = index.present - date.year();
    let is_bound = !blank.wrong.is_empty() || blank.every.is_some() || blank.between.is_some();
    let is_due = date.precision() == Precision::Day
        && request.fact().weight != Weight::Main
        && !request.names_kind(&KIND)
        && !is_bound
        && years > 1
        && is_alone(index, date);
    let Some(open) = index.words.however_precise(&stem).filter(|_| is_due) else {
        return (date, stem);
    };
    let [year, month] =
        [Precision::Year, Precision::Month].map(|precision| date.coarsened(precision));
    let shown = |date: Date| {
        let texts = [index.facts.title(), &open];
        texts
            .iter()
            .any(|text| index.gives_away(&Tokens::of(text), &Value::Date(date)))
    };
    let says_month = index.holds(&Tokens::of(&open), &Value::Date(month));
    match (years >= 10, shown(year)) {
        _ if says_month => (date, stem),
        (true, false) => (year, open),
        _ => (month, open),
    }
}

/// Whether no other date of the bank lies within two months of a day.
fn is_alone(index: &Index, date: Date) -> bool {
    const NEAR: u64 = 61;
    let days = index.dates_of(Precision::Day).iter();
    let mut near = days.filter(|day| (day.ordinal() - date.ordinal()).unsigned_abs() <= NEAR);
    near.all(|day| *day == date)
}

/// Other spellings that are right when typed: the ISO form, and those of the author.
pub(super) fn spellings(request: &Request, key: Date) -> Vec<String> {
    let iso = key.to_string();
    let shown = request.index.words.date(key);
    let iso = (iso != shown).then_some(iso);
    iso.into_iter()
        .chain(request.blank().accept.iter().cloned())
        .collect()
}
