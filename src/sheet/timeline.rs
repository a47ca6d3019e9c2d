//! Dated events along a line, drawn to scale as SVG.

use textwrap::wrap;
use unicode_width::UnicodeWidthStr;

use crate::date::Date;
use crate::facts::{Answer, Facts};
use crate::lang::Words;

/// Dated events, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Timeline {
    /// The events, the earliest first.
    pub events: Vec<Event>,
}

/// An event of the quiz, told on the key with its date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// When it happened, as precisely as that is known.
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
            let key = |event: &Event| (middle(event.date), event.date.first());
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
    /// Where the names begin, beside the widest date.
    pub names: u32,
    pub marks: Vec<Mark>,
}

/// A date as it is drawn, with all that happened then.
pub(super) struct Mark {
    /// Its position on the line, to scale.
    pub at: u32,
    /// The middle of its row.
    pub row: u32,
    /// The date as shown.
    pub date: String,
    /// The names of its events, in lines, each with its position.
    pub lines: Vec<(u32, String)>,
}

/// The width of a drawing, and where the dates begin.
pub(super) const WIDTH: u32 = 660;
pub(super) const DATES: u32 = 58;

/// Where the line begins.
pub(super) const TOP: u32 = GAP + LINE / 2;

/// The distance of two lines of text, the room between two dates, and between two events of one date.
const LINE: u32 = 16;
const GAP: u32 = 10;
const BETWEEN: u32 = 2;

/// The width of a column of text, from above, in bold and not.
const BOLD: u32 = 9;
const LETTER: u32 = 8;

/// How many events stand in one drawing.
const EVENTS: usize = 28;

/// The drawings of a timeline, one after the other.
pub(super) fn drawings(timeline: &Timeline, words: &Words) -> Vec<Drawing> {
    // A single event makes no line.
    let few = timeline.events.len() < 2;
    let parts = timeline.events.chunks(EVENTS).filter(|_| !few);
    parts.map(|events| drawing(events, words)).collect()
}

fn drawing(events: &[Event], words: &Words) -> Drawing {
    let dates: Vec<&[Event]> = events.chunk_by(|a, b| a.date == b.date).collect();
    let shown = |events: &&[Event]| words.date(events[0].date);
    let widest = dates.iter().map(shown).map(|date| date.width()).max();
    let names = DATES + BOLD * widest.unwrap_or(0) as u32 + 2 * LETTER;
    let columns = (WIDTH.saturating_sub(names) / LETTER).max(20) as usize;
    let mut top = GAP;
    let mut marks = Vec::with_capacity(dates.len());
    for events in &dates {
        let row = top + LINE / 2;
        let mut lines = Vec::new();
        for event in *events {
            for line in wrap(&crate::sanitize::visible(&event.name), columns) {
                lines.push((top + LINE * 3 / 4, line.into_owned()));
                top += LINE;
            }
            top += BETWEEN;
        }
        marks.push(Mark {
            at: 0,
            row,
            date: shown(events),
            lines,
        });
        top += GAP - BETWEEN;
    }
    let foot = marks.last().map_or(TOP, |mark| mark.row).max(TOP);
    let day = |date: Option<&&[Event]>| date.map_or(0, |events| middle(events[0].date));
    let first = day(dates.first());
    let span = (day(dates.last()) - first).max(1);
    for (mark, events) in marks.iter_mut().zip(&dates) {
        let along = (middle(events[0].date) - first) * i64::from(foot - TOP) / span;
        mark.at = TOP + u32::try_from(along).unwrap_or_default();
    }
    Drawing {
        height: top,
        foot,
        names,
        marks,
    }
}

/// The day in the middle of a date: where a year stands among its months, and on the line.
fn middle(date: Date) -> i64 {
    let day = |day: Option<Date>| day.map_or(0, Date::ordinal);
    let (first, last) = (date.first(), date.last());
    let first = day(Date::from_day(first.year(), first.month(), first.day()));
    let last = day(Date::from_day(last.year(), last.month(), last.day()));
    first + (last - first) / 2
}

#[cfg(test)]
mod tests {
    use super::{Event, Timeline, drawings};
    use crate::{Date, Facts, lang};

    fn event(date: &str, name: &str) -> Event {
        Event {
            date: Date::parse(date).unwrap(),
            name: name.into(),
        }
    }

    /// For each date its position on the line, its row, its words, and how many lines its events take.
    fn drawn(events: Vec<Event>, language: &str) -> Vec<(u32, u32, String, usize)> {
        let drawings = drawings(&Timeline { events }, lang::of(language));
        let marks = drawings.into_iter().flat_map(|drawing| drawing.marks);
        marks
            .map(|mark| (mark.at, mark.row, mark.date, mark.lines.len()))
            .collect()
    }

    #[test]
    fn positions_on_the_line_are_to_scale() {
        let drawn = drawn(
            vec![event("2000", "a"), event("2001", "b"), event("2010", "c")],
            "en",
        );
        let rows: Vec<u32> = drawn.iter().map(|mark| mark.1).collect();
        assert_eq!(rows, [18, 44, 70]);
        let positions: Vec<u32> = drawn.iter().map(|mark| mark.0).collect();
        assert_eq!((positions[0], positions[2]), (18, 70));
        assert!((22..24).contains(&positions[1]), "{positions:?}");
    }

    #[test]
    fn what_happened_at_one_date_stands_beside_it() {
        let drawn = drawn(
            vec![event("2000", "a"), event("2000", "b"), event("2010", "c")],
            "en",
        );
        let dates: Vec<(&str, usize)> =
            drawn.iter().map(|mark| (mark.2.as_str(), mark.3)).collect();
        assert_eq!(dates, [("2000", 2), ("2010", 1)]);
    }

    #[test]
    fn a_year_stands_in_the_middle_of_its_months() {
        let bank = "id: years\ntitle: Years\nfacts:\n";
        let fact = |id: &str, date: &str| {
            format!(
                "  - id: {id}\n    statement: \"{id} began in {{when}}.\"\n    blanks:\n      \
                 when: {{ date: {date}, event: {id}, ask: \"When did {id} begin?\" }}\n"
            )
        };
        let facts = [
            ("year", "2025"),
            ("spring", "2025-04"),
            ("autumn", "2025-10"),
        ];
        let facts: String = facts.iter().map(|(id, date)| fact(id, date)).collect();
        let facts = Facts::parse("years.yaml", &format!("{bank}{facts}")).unwrap();
        let order: Vec<String> = Timeline::of(&facts)
            .events
            .into_iter()
            .map(|event| event.name)
            .collect();
        assert_eq!(order, ["spring", "year", "autumn"]);
    }

    #[test]
    fn a_long_date_keeps_clear_of_the_names() {
        let events = vec![event("1989-09-11", "a"), event("1990", "b")];
        let wide = &drawings(&Timeline { events }, lang::of("de"))[0];
        // `11. September 1989` in Verdana's bold digits and letters.
        assert!(wide.names >= 58 + 18 * 9, "{}", wide.names);
    }

    #[test]
    fn one_event_makes_no_line_and_many_make_several() {
        let alone = Timeline {
            events: vec![event("2000", "a")],
        };
        assert!(drawings(&alone, lang::of("en")).is_empty());
        let many = Timeline {
            events: vec![event("-0043", "a"); 60],
        };
        assert_eq!(drawings(&many, lang::of("en")).len(), 3);
    }
}
