//! Dates and numbers that cannot be, or stand too close together.

use rust_decimal::Decimal;

use super::Flaw;
use crate::audit::item::Item;
use crate::date::{Date, Precision};
use crate::facts::Severity;
use crate::generate::room;
use crate::tokens;

pub(super) const IMPOSSIBLE: Flaw = Flaw {
    id: "impossible",
    level: Severity::Error,
    source: "Haladyna 29: every distractor plausible",
    about: "an option that cannot be: a count of nothing, more than all, a date to come",
    check: impossible,
};

/// A wrong number that is not positive where the right one is, a share above 100 where the right one is not, or a
/// date after that from which the quiz speaks; where the right one is itself to come, a date that was over by then.
fn impossible(item: &Item) -> Option<String> {
    let choices = item.choices()?;
    let shown = |why: &'static str| {
        move |position: usize| format!("`{}`, {why}", choices.options()[position].text)
    };
    if let Some(numbers) = item.numbers() {
        let key = *numbers.get(choices.key())?;
        let share = is_share(item) && key <= Decimal::ONE_HUNDRED;
        let nothing = |number: &Decimal| key > Decimal::ZERO && *number <= Decimal::ZERO;
        let too_much = |number: &Decimal| share && *number > Decimal::ONE_HUNDRED;
        let count = numbers.iter().position(nothing);
        let count = count.map(shown("a count that is not above nothing"));
        let all = || numbers.iter().position(too_much);
        return count.or_else(|| all().map(shown("a share above all of it")));
    }
    let last = item.published?.last();
    let key = item.asked_date()?;
    let dates = item.dates()?;
    if key.first() > last {
        // A plan: what is over when it is made is no option.
        let over = |date: &Date| date.last() <= last;
        return dates
            .iter()
            .position(over)
            .map(shown("which was over by then"));
    }
    let to_come = |date: &Date| date.first() > last;
    dates
        .iter()
        .position(to_come)
        .map(shown("which was to come"))
}

fn is_share(item: &Item) -> bool {
    let mut units = item.readings.iter().flatten();
    let options = item.options();
    units.any(|reading| tokens::is_share(&reading.unit, item.words))
        || options.iter().any(|option| option.text.contains('%'))
        || tokens::names_share(&item.stem, item.words)
}

pub(super) const CLOSE: Flaw = Flaw {
    id: "close-dates",
    level: Severity::Warning,
    source: "WikiTrivia: spacing that grows with the age",
    about: "dates closer to the right one than anybody can be expected to know",
    check: close,
};

/// A wrong year or month nearer to the right one than half of the room that its era wants: what an author sets beside
/// it on purpose may be nearer than what a program makes. Let through: days, since a story that is told by days has
/// neighbours, and months that are all of one year.
fn close(item: &Item) -> Option<String> {
    let choices = item.choices()?;
    let dates = item.dates()?;
    let key = *dates.get(choices.key())?;
    let framed = dates.iter().all(|date| date.year() == key.year());
    if key.precision() == Precision::Day || (key.precision() == Precision::Month && framed) {
        return None;
    }
    let latest = dates.iter().map(|date| date.year()).max()?;
    let room = room(key, item.published.map_or(latest, Date::year));
    let near = |date: &&Date| {
        let apart = (date.ordinal() - key.ordinal()).abs();
        date.precision() == key.precision() && apart > 0 && apart * 2 < room
    };
    let other = dates.iter().find(near)?;
    let [key, other] = [key, *other].map(|date| item.words.date(date));
    Some(format!("{key} and {other}"))
}

#[cfg(test)]
mod tests {
    use super::super::tests::{asked, measured, only};
    use super::*;

    #[test]
    fn what_cannot_be_is_no_option() {
        only(
            &IMPOSSIBLE,
            measured("How many came?", &["0", "*2", "4"]),
            measured("How cold was it?", &["-8", "*-4", "2"]),
        );
        only(
            &IMPOSSIBLE,
            measured("Which share in percent came?", &["60", "*90", "120"]),
            measured("By how many percent did it grow?", &["60", "*110", "140"]),
        );
        only(
            &IMPOSSIBLE,
            asked("How much was left?", &["40 %", "*80 %", "110 %"]),
            asked("How much was left?", &["40 %", "*80 %", "90 %"]),
        );
    }

    /// The sample quiz speaks from August 1969.
    #[test]
    fn what_is_to_come_is_no_option() {
        only(
            &IMPOSSIBLE,
            measured("When did it end?", &["1962", "*1966", "1971"]),
            measured("When did it end?", &["1962", "*1966", "1969"]),
        );
        only(
            &IMPOSSIBLE,
            measured("When is it to begin?", &["1968", "*1971", "1972"]),
            measured("When is it to begin?", &["1970", "*1971", "1972"]),
        );
    }

    #[test]
    fn old_dates_stand_far_apart() {
        only(
            &CLOSE,
            measured("When did it fall?", &["0300", "*0476", "0480"]),
            measured("When did it fall?", &["0300", "*0476", "0520"]),
        );
    }
}
