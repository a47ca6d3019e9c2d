//! Why a wrong date is wrong: its event in the bank, or the distance from the right one.

use std::collections::HashSet;

use super::Draft;
use super::index::Index;
use crate::date::{Date, Precision};
use crate::facts::{Answer, Value};
use crate::quiz::{Choice, Choices, Form, Quantity};
use crate::words::Words;

/// Gives every wrong date its reason. Where a date is asked in the same quiz, its event would answer that
/// question, so the distance is told instead.
pub(super) fn settle(index: &Index, drafts: &mut [Draft]) {
    let asked = asked_dates(drafts);
    for draft in drafts {
        let Some(&Value::Date(key)) = draft.keys.first() else {
            continue;
        };
        let Form::Choice(choices) = &draft.question.form else {
            continue;
        };
        let options = choices.options().iter().enumerate().map(|(place, option)| {
            let reason = || reason(index, option, key, &asked);
            let why = if place == choices.key() {
                None
            } else {
                option.why.clone().or_else(reason)
            };
            Choice {
                why,
                ..option.clone()
            }
        });
        if let Some(told) = Choices::new(options.collect(), choices.key(), choices.ordered()) {
            draft.question.form = Form::Choice(told);
        }
    }
}

fn asked_dates(drafts: &[Draft]) -> HashSet<Date> {
    let keys = drafts.iter().flat_map(|draft| &draft.keys);
    keys.filter_map(|key| {
        if let Value::Date(date) = key {
            Some(*date)
        } else {
            None
        }
    })
    .collect()
}

fn reason(index: &Index, option: &Choice, key: Date, asked: &HashSet<Date>) -> Option<String> {
    let Some(Quantity::Date(date)) = option.value else {
        return None;
    };
    let event = event_on(index, date).filter(|_| !asked.contains(&date));
    event.or_else(|| distance(date, key, index.words))
}

/// `1996: the start of …`; of several events the one whose fact comes first by its id.
pub(super) fn event_on(index: &Index, date: Date) -> Option<String> {
    let spot = index.events_on(date).next()?;
    let Answer::Date {
        event: Some(event), ..
    } = &index.blank(spot).answer
    else {
        return None;
    };
    let pattern = index.words.reasons.event;
    Some(
        pattern
            .replace("{date}", &index.words.date(date))
            .replace("{event}", event),
    )
}

/// `1996: the start of …`
pub(super) fn dated(date: Date, event: &str, words: &Words) -> String {
    words
        .reasons
        .event
        .replace("{date}", &words.date(date))
        .replace("{event}", event)
}

/// `4 years too early.`
fn distance(date: Date, key: Date, words: &Words) -> Option<String> {
    if date.precision() != key.precision() {
        return None;
    }
    let apart = date.ordinal() - key.ordinal();
    let unit = match key.precision() {
        Precision::Year => 0,
        Precision::Month => 1,
        Precision::Day => 2,
    };
    let count = words.count(apart.unsigned_abs(), words.reasons.units[unit]);
    let pattern = words.reasons.distance[usize::from(apart > 0)];
    Some(pattern.replace("{distance}", &count))
}
