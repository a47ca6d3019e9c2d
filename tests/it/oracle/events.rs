//! The truth of questions about events: which happened then, which came first, in which order, how long between.

use std::collections::BTreeSet;

use quizpress::facts::Answer;
use quizpress::quiz::{Form, Quantity};
use quizpress::{Date, Question};
use rust_decimal::Decimal;

use super::item::wanted;
use super::truth::{Bank, BlankRef, Thing};
use super::words::{self, holds, holds_any, overlap, surely_before, words};

/// Everything that a bank calls by one name.
struct Event {
    /// The dates on which it happened, or may have happened.
    dates: Vec<Date>,
    /// Whether it may have happened on other dates.
    open: bool,
}

fn event_of<'a>(blank_ref: BlankRef<'a>) -> Option<(Date, &'a str)> {
    match &blank_ref.blank.answer {
        Answer::Date {
            date,
            event: Some(event),
        } => Some((*date, event)),
        _ => None,
    }
}

fn find(bank: &Bank, name: &str) -> Result<Event, String> {
    let named = |blank_ref: &BlankRef| {
        event_of(*blank_ref).is_some_and(|(_, event)| words(event) == words(name))
    };
    let blank_refs: Vec<BlankRef> = bank.blank_refs().filter(named).collect();
    let maybe = blank_refs
        .iter()
        .flat_map(|blank_ref| bank.maybe_right(*blank_ref));
    let dates: Vec<Date> = maybe
        .filter_map(|thing| match thing {
            Thing::Date(date) => Some(date),
            _ => None,
        })
        .collect();
    if dates.is_empty() {
        return Err(format!("`{name}` is no event of the bank"));
    }
    Ok(Event {
        dates,
        open: blank_refs
            .iter()
            .flat_map(|blank_ref| bank.shared(*blank_ref))
            .any(|blank_ref| blank_ref.blank.open),
    })
}

/// Whether the name of an event holds the year of one of its dates, which answers questions about their order.
fn names_its_year(name: &str, event: &Event) -> bool {
    let year = |date: &Date| words(&words::show_year(date.year()));
    event
        .dates
        .iter()
        .any(|date| holds(&words(name), &year(date)))
}

/// `event`: the key happened then, and no other option did, or may have.
pub fn event(bank: &Bank, blank_ref: BlankRef, question: &Question) -> Result<(), String> {
    let (date, name) = event_of(blank_ref).ok_or("the blank is no event")?;
    let date = date.coarsened(wanted(blank_ref));
    let stem = words(&question.stem);
    if !holds(&stem, &words(&words::show_date(date))) {
        return Err("the stem does not say when".into());
    }
    if holds_any(&words(name), &words::date_forms(date)) {
        return Err("the key names its date".into());
    }
    for (position, option) in question.form.options().iter().enumerate() {
        let right = question.form.correct(position) == Some(true);
        if right != (words(&option.text) == words(name)) {
            return Err(format!("`{}` is not marked as it should be", option.text));
        }
        let event = find(bank, &option.text)?;
        if !right && event.open {
            return Err(format!("`{}` may have happened then too", option.text));
        }
        if !right && event.dates.iter().any(|other| overlap(*other, date)) {
            return Err(format!("`{}` happened then, or may have", option.text));
        }
    }
    Ok(())
}

fn surely_in_order(a: &Event, b: &Event) -> bool {
    let all = |later: &Date| a.dates.iter().all(|date| surely_before(*date, *later));
    !a.open && !b.open && b.dates.iter().all(all)
}

/// `first`: the key came surely before all others, or surely after them.
pub fn first(bank: &Bank, blank_ref: BlankRef, question: &Question) -> Result<(), String> {
    let (_, name) = event_of(blank_ref).ok_or("the blank is no event")?;
    let last = holds(&words(&question.stem), &words("last"));
    let key = find(bank, name)?;
    for (position, option) in question.form.options().iter().enumerate() {
        let other = find(bank, &option.text)?;
        if names_its_year(&option.text, &other) {
            return Err(format!("`{}` names its year", option.text));
        }
        if question.form.correct(position) == Some(true) {
            if words(&option.text) != words(name) {
                return Err("the key is another event".into());
            }
            continue;
        }
        let (early, late) = if last { (&other, &key) } else { (&key, &other) };
        if !surely_in_order(early, late) {
            return Err(format!("`{}` has no certain place", option.text));
        }
    }
    Ok(())
}

/// `order`: the order of any two is certain, and it is the one that is said to be right.
pub fn order(bank: &Bank, question: &Question) -> Result<(), String> {
    let Form::Ordering(sequence) = &question.form else {
        return Err("the form is no order".into());
    };
    let in_order = sequence
        .order()
        .iter()
        .map(|&at| &sequence.items()[at].text);
    let names: Vec<&String> = in_order.collect();
    if !names.iter().copied().eq(&question.answers) {
        return Err("the answers are not in the right order".into());
    }
    if sequence.order().is_sorted() {
        return Err("the events are shown in the right order already".into());
    }
    let events: Vec<Event> = names
        .iter()
        .map(|name| find(bank, name))
        .collect::<Result<_, _>>()?;
    if !(3..=5).contains(&events.len()) {
        return Err(format!("{} events are put in order", events.len()));
    }
    for (pair, names) in events.windows(2).zip(names.windows(2)) {
        if !surely_in_order(&pair[0], &pair[1]) {
            return Err(format!(
                "`{}` does not surely come before `{}`",
                names[0], names[1]
            ));
        }
    }
    for (name, event) in names.iter().zip(&events) {
        if names_its_year(name, event) {
            return Err(format!("`{name}` names its year"));
        }
    }
    Ok(())
}

/// `span`: the key is the difference of the calendar years and the number of full ones; no other option is a possible
/// one, and none is within one of it where only years are known.
pub fn span(bank: &Bank, blank_ref: BlankRef, question: &Question) -> Result<(), String> {
    let (late, second) = event_of(blank_ref).ok_or("the blank is no event")?;
    let stem = words(&question.stem);
    let other = bank.fact(question.facts.get(1).ok_or("there is no other fact")?);
    let other = other
        .blanks
        .iter()
        .filter_map(|blank| event_of(BlankRef { fact: other, blank }));
    let (early, first) = other
        .filter(|(_, name)| holds(&stem, &words(name)) && words(name) != words(second))
        .max_by_key(|(_, name)| name.len())
        .ok_or("the stem does not name the other event")?;
    if !holds(&stem, &words(second)) {
        return Err("the stem does not name the event".into());
    }
    let key = i64::from(late.year()) - i64::from(early.year());
    for (name, date) in [(first, early), (second, late)] {
        let mut named = bank.blank_refs().filter_map(event_of);
        if named.any(|(other, event)| words(event) == words(name) && other != date) {
            return Err(format!("`{name}` happened more than once"));
        }
    }
    let (first, second) = (find(bank, first)?, find(bank, second)?);
    if first.open || second.open {
        return Err("an event may have happened on other dates".into());
    }
    let possible: BTreeSet<i64> = first
        .dates
        .iter()
        .flat_map(|a| {
            second
                .dates
                .iter()
                .map(|b| i64::from(b.year()) - i64::from(a.year()))
        })
        .collect();
    let exact = late.month().is_some();
    if exact != early.month().is_some() {
        return Err("a year is counted from a day".into());
    }
    let days = late.day().and(early.day()).is_some();
    let within = |date: Date| (date.month(), date.day().filter(|_| days));
    if within(late) < within(early) {
        return Err("the last year is not full".into());
    }
    let forms = words::number_forms(Decimal::from(key));
    if holds_any(&stem, &forms) {
        return Err("the stem holds the key".into());
    }
    for date in first.dates.iter().chain(&second.dates) {
        if holds(&stem, &words(&words::show_year(date.year()))) {
            return Err("the stem holds a year that counts".into());
        }
    }
    for (position, option) in question.form.options().iter().enumerate() {
        let Some(Quantity::Number(years)) = option.value else {
            return Err(format!("`{}` has no value", option.text));
        };
        let right = question.form.correct(position) == Some(true);
        let off = (years - Decimal::from(key)).abs();
        if right != off.is_zero() {
            return Err(format!("`{}` is not marked as it should be", option.text));
        }
        if !right && possible.iter().any(|&span| Decimal::from(span) == years) {
            return Err(format!("`{}` may be right", option.text));
        }
        if !right && !exact && off <= Decimal::ONE {
            return Err(format!("`{}` is within one year of the key", option.text));
        }
        if years <= Decimal::ZERO {
            return Err(format!("`{}` is no number of years", option.text));
        }
    }
    Ok(())
}
