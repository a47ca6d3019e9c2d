//! Questions about events: which came when, first, after how many years, in what order.

use super::{Asked, Oracle, Said};
use crate::date::{Date, Precision};
use crate::facts::Answer;
use crate::quiz::{Form, Quantity};

impl Oracle<'_> {
    pub(super) fn judge_events(&self, asked: &Asked) -> Vec<Said> {
        match asked.question.kind.as_str() {
            "event" => self.judge_event(asked),
            "first" => self.judge_first(asked),
            "order" => self.judge_order(asked),
            _ => self.judge_span(asked),
        }
    }

    /// Every date that an event of this name has, in the facts of the question.
    fn dates_of(&self, asked: &Asked, name: &str) -> Vec<Date> {
        let facts = asked.question.facts.iter();
        let facts = facts.filter_map(|id| self.by_id.get(id.as_str()));
        let blanks = facts.flat_map(|fact| &fact.blanks);
        let dated = blanks.filter_map(|blank| match &blank.answer {
            Answer::Date {
                date,
                event: Some(event),
            } if event == name => Some(*date),
            _ => None,
        });
        dated.collect()
    }

    /// The date that the question is about, as precisely as the `ask` wants it.
    fn anchor(&self, asked: &Asked) -> Option<Date> {
        asked.blank.asked_date(asked.item.words)
    }

    /// The dates of all options, or what is wrong with the names.
    fn dated(&self, asked: &Asked) -> Result<Vec<Date>, Said> {
        let options = asked.item.options().iter();
        let dates = options.map(
            |option| match self.dates_of(asked, &option.text).as_slice() {
                [] => Err((
                    "unknown-event",
                    format!("`{}` is no event of these facts", option.text),
                )),
                [date, ..] => Ok(*date),
            },
        );
        dates.collect()
    }

    fn judge_event(&self, asked: &Asked) -> Vec<Said> {
        let (Some(anchor), Form::SingleChoice(choices)) =
            (self.anchor(asked), &asked.question.form)
        else {
            return Vec::new();
        };
        let dates = match self.dated(asked) {
            Ok(dates) => dates,
            Err(said) => return vec![said],
        };
        let options = choices.options().iter().zip(&dates).enumerate();
        let wrong = options.filter_map(|(position, (option, date))| {
            let then = date.first() <= anchor.last() && anchor.first() <= date.last();
            match (position == choices.key(), then) {
                (true, false) => Some((
                    "wrong-key",
                    format!("`{}` did not happen then", option.text),
                )),
                (false, true) => Some((
                    "true-distractor",
                    format!("`{}` may have happened then too", option.text),
                )),
                _ => None,
            }
        });
        wrong.collect()
    }

    /// The key certainly came before every other, or after; which of the two, the stem says.
    fn judge_first(&self, asked: &Asked) -> Vec<Said> {
        let Form::SingleChoice(choices) = &asked.question.form else {
            return Vec::new();
        };
        let dates = match self.dated(asked) {
            Ok(dates) => dates,
            Err(said) => return vec![said],
        };
        let key = dates[choices.key()];
        let first = asked.question.stem == asked.item.words.question.first[0];
        let beaten = |date: Date| match first {
            true => key.last() < date.first(),
            false => date.last() < key.first(),
        };
        let others = dates.iter().enumerate();
        let wrong = others.filter(|(position, date)| *position != choices.key() && !beaten(**date));
        wrong
            .map(|(position, _)| {
                let text = &choices.options()[position].text;
                (
                    "true-distractor",
                    format!("`{text}` may be the one that is asked for"),
                )
            })
            .collect()
    }

    fn judge_order(&self, asked: &Asked) -> Vec<Said> {
        let Form::Ordering(sequence) = &asked.question.form else {
            return Vec::new();
        };
        let dates = match self.dated(asked) {
            Ok(dates) => dates,
            Err(said) => return vec![said],
        };
        let pairs = sequence.order().windows(2);
        let wrong = pairs.filter(|pair| dates[pair[0]].last() >= dates[pair[1]].first());
        wrong
            .map(|pair| {
                let [a, b] = [pair[0], pair[1]].map(|at| &sequence.items()[at].text);
                (
                    "uncertain-order",
                    format!("`{a}` did not certainly come before `{b}`"),
                )
            })
            .collect()
    }

    /// The years between the two facts; no wrong number within one of the key unless both dates are known to the month.
    fn judge_span(&self, asked: &Asked) -> Vec<Said> {
        let Form::SingleChoice(choices) = &asked.question.form else {
            return Vec::new();
        };
        let stem = &asked.question.stem;
        let facts = asked
            .question
            .facts
            .iter()
            .filter_map(|id| self.by_id.get(id.as_str()));
        let named = facts
            .flat_map(|fact| &fact.blanks)
            .filter_map(|blank| match &blank.answer {
                Answer::Date {
                    date,
                    event: Some(event),
                } if stem.contains(event.as_str()) => Some(*date),
                _ => None,
            });
        let mut dates: Vec<Date> = named.collect();
        dates.sort_by_key(|date| date.first());
        let (Some(first), Some(last)) = (dates.first(), dates.last()) else {
            return vec![(
                "unknown-event",
                "its events are none of these facts".to_owned(),
            )];
        };
        let years = i64::from(last.year()) - i64::from(first.year());
        let exact = [first, last]
            .iter()
            .all(|date| date.precision() != Precision::Year);
        let mut said = Vec::new();
        for (position, option) in choices.options().iter().enumerate() {
            let Some(Quantity::Number(number)) = option.value else {
                continue;
            };
            let off = (number - rust_decimal::Decimal::from(years)).abs();
            let room = rust_decimal::Decimal::from(if exact { 1 } else { 2 });
            if position == choices.key() && !off.is_zero() {
                said.push((
                    "wrong-key",
                    format!("{years} years lie between the two, not {number}"),
                ));
            } else if position != choices.key() && off < room {
                said.push((
                    "true-distractor",
                    format!("`{}` may be counted as well", option.text),
                ));
            }
        }
        said
    }
}
