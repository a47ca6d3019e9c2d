//! How much room lies between dates that stand beside each other (docs/RULES.md, rule 28).
//!
//! In go a date and the present of a bank, out come units of its precision.

use super::neighbours;
use crate::date::{Date, Precision};
use crate::generate::index::Index;

/// The room between years of more than two centuries ago.
const LONG_AGO: i64 = 10;

/// The room between two options, in units of the key's precision: a year or two in the last decades, a decade long ago
/// (WikiTrivia spaces its cards by 3 years from 1950 on, by 120 before 500; in a choice, so wide a room leaves years in
/// which nobody of the story lived).
pub fn room(date: Date, present: i16) -> i64 {
    let years = (i64::from(present) - i64::from(date.year())).abs();
    match date.precision() {
        Precision::Year => match years {
            0..4 => 1,
            4..30 => 2,
            30..100 => 3,
            100..200 => 5,
            _ => LONG_AGO,
        },
        Precision::Month => (2 + years / 40).min(12),
        // Who reads of the news knows the day, of what was before it the time of the year.
        Precision::Day => match years {
            0..=1 => 2,
            _ => (14 + years / 60).min(30),
        },
    }
}

/// The room between years of long ago that the bank's other years suggest: half of how far the second nearest of them
/// is, within the age of its people, and half of the usual room at least.
pub(super) fn room_in_bank(index: &Index, key: Date, room: i64) -> i64 {
    if key.precision() != Precision::Year || room < LONG_AGO {
        return room;
    }
    let years = |date: &Date| (i64::from(date.year()) - i64::from(key.year())).abs();
    let precisions = [Precision::Year, Precision::Month, Precision::Day];
    let dates = precisions
        .iter()
        .flat_map(|precision| neighbours(index.dates_of(*precision), key));
    let mut away: Vec<i64> = dates.map(years).filter(|years| *years > 0).collect();
    away.sort_unstable();
    away.dedup();
    let suggested = away.get(1).or(away.first());
    suggested.map_or(room, |years| (years / 2).max(room / 2))
}

/// As [`room`], but within a frame no more than lets several options stand in it, however long ago it was.
pub(super) fn room_in_frame(index: &Index, frame: Option<Date>, key: Date) -> i64 {
    let most = match (frame, key.precision()) {
        (None, _) | (_, Precision::Year) => i64::MAX,
        (Some(_), Precision::Month) => 2,
        (Some(frame), Precision::Day) if frame.precision() == Precision::Month => 3,
        (Some(_), Precision::Day) => 30,
    };
    room(key, index.present).min(most)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn room_grows_with_the_distance_from_the_present() {
        let room = |text, present| room(Date::parse(text).unwrap(), present);
        assert_eq!(room("2024", 2025), 1);
        assert_eq!(room("2021", 2025), 2);
        assert_eq!(room("2001", 2025), 2);
        assert_eq!(room("1989", 2025), 3);
        assert_eq!(room("1789", 2025), 10);
        assert_eq!(room("-0043", 2025), 10);
        assert_eq!(room("2025-02-20", 2025), 2);
        assert_eq!(room("1969-07-20", 2019), 14);
        assert_eq!(room("-0043-03-15", 2019), 30);
    }
}
