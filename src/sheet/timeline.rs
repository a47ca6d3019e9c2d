//! Dated events along a line, drawn to scale as SVG.

use textwrap::wrap;

use crate::date::Date;
use crate::facts::{Answer, Facts};
use crate::words::Words;

/// Dated events, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Timeline {
    /// The events, the earliest first.
    pub events: Vec<Event>,
}

/// A dated event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// When.
    pub date: Date,
    /// What, in a few words.
    pub name: String,
}

impl Timeline {
    /// The dates of a bank that have an `event`.
    pub fn of(facts: &Facts) -> Timeline {
        let blanks = facts.facts().iter().flat_map(|fact| &fact.blanks);
        let dated = blanks.filter_map(|blank| match &blank.answer {
            Answer::Date {
                date,
                event: Some(name),
            } => Some(Event {
                date: *date,
                name: name.clone(),
            }),
            _ => None,
        });
        let mut events: Vec<Event> = dated.collect();
        events.sort_by(|a, b| {
            let key = |event: &Event| (event.date.first(), event.date.last());
            key(a).cmp(&key(b)).then_with(|| a.name.cmp(&b.name))
        });
        events.dedup();
        Timeline { events }
    }
}

/// A timeline as it is drawn: one that fits a page.
pub(super) struct Drawing {
    /// Its height, in the units of the drawing, of which its width has [`WIDTH`].
    pub height: u32,
    /// Where the line ends.
    pub foot: u32,
    /// The events.
    pub marks: Vec<Mark>,
}

/// An event as it is drawn.
pub(super) struct Mark {
    /// Its place on the line, to scale.
    pub at: u32,
    /// The middle of its row.
    pub row: u32,
    /// The date as shown.
    pub date: String,
    /// Its name, in lines, each with its place.
    pub lines: Vec<(u32, String)>,
}

/// The width of a drawing.
pub(super) const WIDTH: u32 = 660;

/// Where the line begins.
pub(super) const TOP: u32 = GAP + LINE / 2;

/// The distance of two lines of text, and the room between two events.
const LINE: u32 = 16;
const GAP: u32 = 8;

/// How many columns a name is wide at most, and how many events stand in one drawing.
const COLUMNS: usize = 62;
const EVENTS: usize = 28;

/// The drawings of a timeline, one after the other.
pub(super) fn drawings(timeline: &Timeline, words: &Words) -> Vec<Drawing> {
    // A single event makes no line.
    let few = timeline.events.len() < 2;
    let parts = timeline.events.chunks(EVENTS).filter(|_| !few);
    parts.map(|events| drawing(events, words)).collect()
}

fn drawing(events: &[Event], words: &Words) -> Drawing {
    let mut top = GAP;
    let mut marks = Vec::with_capacity(events.len());
    for event in events {
        let name = crate::text::visible(&event.name);
        let lines: Vec<String> = wrap(&name, COLUMNS)
            .into_iter()
            .map(|line| line.into_owned())
            .collect();
        let height = LINE * lines.len().max(1) as u32;
        let baseline = top + 12;
        marks.push(Mark {
            at: 0,
            row: top + LINE / 2,
            date: words.date(event.date),
            lines: (0..)
                .zip(lines)
                .map(|(line, text)| (baseline + line * LINE, text))
                .collect(),
        });
        top += height + GAP;
    }
    let (head, foot) = (TOP, top.saturating_sub(GAP + LINE / 2));
    let day = |event: &Event| first_day(event.date).ordinal();
    let first = events.first().map_or(0, day);
    let span = (events.last().map_or(0, day) - first).max(1);
    for (mark, event) in marks.iter_mut().zip(events) {
        let along = (day(event) - first) * i64::from(foot - head) / span;
        mark.at = head + u32::try_from(along).unwrap_or_default();
    }
    Drawing {
        height: top,
        foot,
        marks,
    }
}

/// The first day of a date, on one scale for dates of any precision.
fn first_day(date: Date) -> Date {
    let first = date.first();
    Date::from_day(first.year(), first.month(), first.day()).unwrap_or(date)
}

#[cfg(test)]
mod tests {
    use super::{Event, Timeline, drawings};
    use crate::{Date, words};

    fn event(date: &str, name: &str) -> Event {
        Event {
            date: Date::parse(date).unwrap(),
            name: name.into(),
        }
    }

    #[test]
    fn places_on_the_line_are_to_scale() {
        let events = vec![event("2000", "a"), event("2001", "b"), event("2010", "c")];
        let drawn = drawings(&Timeline { events }, words::of("en"));
        let places: Vec<u32> = drawn[0].marks.iter().map(|mark| mark.at).collect();
        let rows: Vec<u32> = drawn[0].marks.iter().map(|mark| mark.row).collect();
        assert_eq!(rows, [16, 40, 64]);
        assert_eq!((places[0], places[2]), (16, 64));
        assert!((20..22).contains(&places[1]), "{places:?}");
    }

    #[test]
    fn one_event_makes_no_line_and_many_make_several() {
        let alone = Timeline {
            events: vec![event("2000", "a")],
        };
        assert!(drawings(&alone, words::of("en")).is_empty());
        let many = Timeline {
            events: vec![event("-0043", "a"); 60],
        };
        assert_eq!(drawings(&many, words::of("en")).len(), 3);
    }
}
