//! Days that look as if somebody had set them: the first, the 15th and the last of a month.
//!
//! In goes a day, out come those beside which it is not known by that (docs/RULES.md, rule 61).

use crate::date::{Date, Precision};

/// Whether the right day would be known by being the first, the middle or the last one of a month, as days of long ago may be
/// (docs/RULES.md, rule 61). Of the news, days lie too near for others of that kind.
pub(super) fn is_round(key: Date, room: i64) -> bool {
    /// The least room in which such days of two months may stand.
    const LONG: i64 = 14;
    key.precision() == Precision::Day && (LONG..=30).contains(&room) && place(key).is_some()
}

/// The days of a month that are taken for a date that somebody set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    First,
    Middle,
    Last,
}

fn place(date: Date) -> Option<Place> {
    match date.day()? {
        1 => Some(Place::First),
        15 => Some(Place::Middle),
        day if day == date.last().last_of_month().day() => Some(Place::Last),
        _ => None,
    }
}

/// Whether two days have one place in their months.
pub(super) fn alike(one: Date, other: Date) -> bool {
    place(one) == place(other)
}

/// Days that are as round as the key: the same place in other months, of 1 January in those with which a quarter begins.
pub(super) fn round(key: Date, reach: i64) -> impl Iterator<Item = Date> {
    let (own, month) = (place(key), key.coarsened(Precision::Month));
    let stride = match (key.month(), key.day()) {
        (Some(1), Some(1)) => 3,
        _ => 1,
    };
    let months = (1..=reach).flat_map(move |away| [-away * stride, away * stride]);
    let months =
        months.filter_map(move |away| Date::from_ordinal(month.ordinal() + away, Precision::Month));
    months.filter_map(move |month| {
        let (first, last) = (month.first(), month.last());
        let day = match own? {
            Place::First => first.day(),
            Place::Middle => 15,
            Place::Last => last.day(),
        };
        Date::from_day(first.year(), first.month(), day)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_round_day_stands_beside_such_days() {
        let beside = |key: &str| -> Vec<String> {
            let key = Date::parse(key).unwrap();
            let mut days: Vec<Date> = round(key, 24).collect();
            days.sort_unstable_by_key(|day| day.first());
            let at = days.partition_point(|day| day.first() < key.first());
            days[at - 2..at + 2].iter().map(Date::to_string).collect()
        };
        assert_eq!(
            beside("2001-01-01"),
            ["2000-07-01", "2000-10-01", "2001-04-01", "2001-07-01"]
        );
        assert_eq!(
            beside("1983-07-01"),
            ["1983-05-01", "1983-06-01", "1983-08-01", "1983-09-01"]
        );
        assert_eq!(
            beside("1999-12-31"),
            ["1999-10-31", "1999-11-30", "2000-01-31", "2000-02-29"]
        );
        assert_eq!(
            beside("1999-03-15"),
            ["1999-01-15", "1999-02-15", "1999-04-15", "1999-05-15"]
        );
        let is_round = |key: &str, room| is_round(Date::parse(key).unwrap(), room);
        assert!(is_round("2001-02-28", 14) && !is_round("2000-02-28", 14));
        assert!(!is_round("2001-01-01", 2) && !is_round("2001-01", 14));
    }
}
