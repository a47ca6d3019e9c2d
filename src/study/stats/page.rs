//! Statistics as a page that stands alone: charts as SVG, no script, nothing from elsewhere.

use std::io::{self, Write};

use askama::Template;

use super::{Answers, DAYS, Stats};
use crate::lang::{StatsWords, Words};

/// The size of a chart without its labels, in units of the drawing.
const WIDTH: f64 = 600.0;
const HEIGHT: f64 = 120.0;

/// From one bar to the next.
const STEP: f64 = WIDTH / DAYS as f64;

/// The width of a bar.
const BAR: f64 = STEP - 4.0;

#[derive(Template)]
#[template(path = "stats.html")]
struct Page<'a> {
    language: &'a str,
    title: String,
    summary: Vec<(&'static str, String)>,
    charts: Vec<Chart>,
    retention: Vec<Row>,
    hardest: &'a [super::Hard],
    said: &'a StatsWords,
}

/// A chart of days.
struct Chart {
    title: &'static str,
    most: usize,
    bars: Vec<Bar>,
    labels: Vec<(f64, String)>,
    /// Whether its bars have two parts, which are explained.
    parts: bool,
}

/// A bar from `y` down, in units of the drawing.
struct Bar {
    x: f64,
    y: f64,
    height: f64,
    /// A class of the style sheet.
    part: &'static str,
    /// What it says when it is pointed at or read aloud.
    title: String,
}

/// A bar of retention, lengths in per cent.
struct Row {
    label: &'static str,
    share: f64,
    desired: f64,
    text: String,
}

/// Writes the page.
///
/// # Errors
/// The sink cannot be written.
pub fn write(stats: &Stats, words: &Words, out: &mut dyn Write) -> io::Result<()> {
    let said = &words.study.stats;
    let retention = said
        .maturity
        .iter()
        .zip(stats.retention)
        .filter_map(|(label, retention)| {
            Some(Row {
                label,
                share: rounded(retention.lately.share()? * 100.0),
                desired: rounded(retention.desired * 100.0),
                text: super::retention(retention, words),
            })
        });
    let page = Page {
        language: words.code,
        title: format!("{} · {}", said.title, super::date(stats.today, words)),
        summary: super::summary(stats, words),
        charts: vec![forecast(stats, words), answers(stats, words)],
        retention: retention.collect(),
        hardest: &stats.hardest,
        said,
    };
    page.write_into(out)
}

fn forecast(stats: &Stats, words: &Words) -> Chart {
    let most = stats.forecast.iter().copied().max().unwrap_or(0).max(1);
    let bars = stats
        .forecast
        .iter()
        .enumerate()
        .filter(|(_, count)| **count > 0);
    let bars = bars.map(|(at, &count)| {
        let day = super::date(stats.today.plus(at as u32), words);
        bar(at, 0, count, most, "due", format!("{day}: {count}"))
    });
    Chart {
        title: words.study.stats.forecast,
        most,
        bars: bars.collect(),
        labels: placed(super::days_ahead(&words.study.stats)),
        parts: false,
    }
}

fn answers(stats: &Stats, words: &Words) -> Chart {
    let said = &words.study.stats;
    let most = stats
        .answers
        .iter()
        .map(|day| day.all())
        .max()
        .unwrap_or(0)
        .max(1);
    let both = |(at, day): (usize, &Answers)| {
        let date = super::date(stats.today.minus((DAYS - 1 - at) as u32), words);
        let title = |count: usize, part: &str| format!("{date}: {count} {part}");
        let known = bar(
            at,
            0,
            day.known,
            most,
            "known",
            title(day.known, said.known),
        );
        let missed = bar(
            at,
            day.known,
            day.missed,
            most,
            "missed",
            title(day.missed, said.missed),
        );
        [(day.known, known), (day.missed, missed)]
    };
    let bars = stats.answers.iter().enumerate().flat_map(both);
    Chart {
        title: said.answers,
        most,
        bars: bars
            .filter(|(count, _)| *count > 0)
            .map(|(_, bar)| bar)
            .collect(),
        labels: placed(super::days_back(said)),
        parts: true,
    }
}

/// The bar of a day, on top of `below`.
fn bar(
    at: usize,
    below: usize,
    count: usize,
    most: usize,
    part: &'static str,
    title: String,
) -> Bar {
    let scale = HEIGHT / most as f64;
    let height = count as f64 * scale;
    Bar {
        x: rounded(at as f64 * STEP + 2.0),
        y: rounded(HEIGHT - height - below as f64 * scale),
        height: rounded(height),
        part,
        title,
    }
}

fn placed(labels: Vec<(usize, String)>) -> Vec<(f64, String)> {
    let middle = |at: usize| rounded(at as f64 * STEP + STEP / 2.0);
    labels
        .into_iter()
        .map(|(at, label)| (middle(at), label))
        .collect()
}

/// To a tenth: finer than any screen, and the same on every platform.
fn rounded(number: f64) -> f64 {
    (number * 10.0).round() / 10.0
}
