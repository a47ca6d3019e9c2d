//! In go the dates of a clause, out come their holes, or how they are written out.

use super::before;
use crate::date::{Date, Precision};
use crate::draft::clauses::Clause;
use crate::draft::dates::Found;
use crate::draft::dates::shown::{Rendered, is_told};
use crate::draft::proposal::{Answer, Hole};
use crate::draft::sentence::Sentence;

/// The hole of a date whose words fit before what follows.
pub(in crate::draft) fn date(sentence: &Sentence, one: &Found) -> Option<Hole> {
    let last = before(sentence, one.words.start, 1);
    let next = sentence.tag(one.words.end);
    let modifies = matches!(
        next,
        "NN" | "NNS" | "NNP" | "NNPS" | "JJ" | "CD" | "POS" | "HYPH" | "VBG" | "-LRB-"
    ) || matches!(
        sentence.low(one.words.end).as_str(),
        "night"
            | "morning"
            | "afternoon"
            | "evening"
            | "'s"
            | "’s"
            | "at"
            | "alone"
            | "and"
            | "-"
            | "–"
            | "or"
    );
    // `In 1975 Britain gave up`: what follows is the subject.
    let leads = one.words.start == 1 && matches!(last.as_str(), "in" | "on");
    if !one.sure || (modifies && !leads) || (one.words.clone()).any(|at| sentence.quoted[at]) {
        return None;
    }
    let precision = one.date.precision();
    let (fitting, lead): (&[&str], &str) = match precision {
        Precision::Day => (
            &[
                "on", "from", "since", "until", "by", "after", "before", "through",
            ],
            "on ",
        ),
        _ => (
            &["in", "from", "since", "until", "by", "after", "before"],
            "in ",
        ),
    };
    let told = is_told(sentence, &one.words);
    // `from 2006 to 2009`.
    let ends = last == "to"
        && before(sentence, one.words.start, 3) == "from"
        && precision == Precision::Year;
    let span = !ends
        && matches!(
            last.as_str(),
            "to" | "between" | "and" | "-" | "–" | "early" | "late" | "mid" | "earlier" | "later"
        );
    let season = last == "of"
        && matches!(
            before(sentence, one.words.start, 2).as_str(),
            "summer" | "winter" | "spring" | "autumn" | "fall"
        );
    let led = fitting.contains(&last.as_str()) || season || ends;
    if span
        || !(led
            || told
                && !matches!(
                    last.as_str(),
                    "of" | "the"
                        | "a"
                        | "during"
                        | "for"
                        | "every"
                        | "over"
                        | "next"
                        | "last"
                        | "this"
                        | "that"
                        | "'s"
                        | "’s"
                        | "in"
                        | "at"
                ))
    {
        return None;
    }
    let lead = match (led, told) {
        (true, _) => "",
        (false, _) if one.words.start == 0 => {
            if precision == Precision::Day {
                "On "
            } else {
                "In "
            }
        }
        _ => lead,
    };
    let from = (!one.full).then(|| {
        let start = if last == "on" || last == "in" {
            one.words.start - 1
        } else {
            one.words.start
        };
        sentence.span(start..one.words.end).to_owned()
    });
    Some(Hole {
        lead,
        from,
        worth: 200,
        ..Hole::new(name(one.date), Answer::Date(one.date), one.words.clone())
    })
}

/// What the hole of a date is called.
pub(in crate::draft) fn name(date: Date) -> &'static str {
    match date.precision() {
        Precision::Day => "day",
        Precision::Month => "month",
        Precision::Year => "year",
    }
}

/// Whether the clause tells a time from the day of the article that is not resolved.
pub(super) fn untold(
    sentence: &Sentence,
    clause: &Clause,
    holes: &[Hole],
    rendered: &[Rendered],
) -> bool {
    const TOLD: &[&str] = &[
        "today",
        "yesterday",
        "tomorrow",
        "tonight",
        "ago",
        "recently",
        "recent",
        "currently",
        "now",
        "weekend",
        "earlier",
        "soon",
        "upcoming",
        "yet",
        "later",
        "latest",
    ];
    const SPANS: &[&str] = &[
        "week", "month", "year", "summer", "winter", "spring", "autumn", "fall", "years",
        "weekend", "days", "time", "event",
    ];
    clause.words.clone().any(|at| {
        let known = holes
            .iter()
            .map(|hole| &hole.words)
            .chain(rendered.iter().map(|one| &one.words))
            .chain(&clause.without)
            .any(|words| words.contains(&at));
        let low = sentence.low(at);
        let span = low == "that" && sentence.low(at + 1) == "year"
            || matches!(low.as_str(), "this" | "last" | "next" | "past" | "coming")
                && (SPANS.contains(&sentence.low(at + 1).as_str())
                    || SPANS.contains(&sentence.low(at + 2).as_str()));
        !known && !sentence.quoted[at] && (TOLD.contains(&low.as_str()) || span)
    })
}
