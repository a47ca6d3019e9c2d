//! Statistics as text: charts of blocks that fit 80 columns and need no colour.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::{Answers, Stats};
use crate::lang::{StatsWords, Words};
use crate::sanitize::visible;

/// The widest line, in columns.
const WIDTH: usize = 80;

/// The height of a chart, in lines.
const HEIGHT: usize = 6;

/// The columns of a day in a chart.
const DAY: usize = 2;

/// The columns left of a chart.
const MARGIN: usize = 7;

/// The columns of a bar of retention.
const BAR: usize = 28;

const FULL: char = '█';
const LIGHT: char = '░';
const EIGHTHS: [char; 9] = [' ', '▁', '▂', '▃', '▄', '▅', '▆', '▇', FULL];

/// The statistics as text with charts, for a terminal or a file.
pub fn text(stats: &Stats, words: &Words) -> String {
    let said = &words.study.stats;
    let mut lines = vec![
        format!("{} · {}", said.title, super::date(stats.today, words)),
        String::new(),
    ];
    lines.extend(summary(stats, words));
    let forecast = Some(said.forecast).filter(|_| stats.forecast.iter().any(|&count| count > 0));
    if let Some(title) = forecast {
        lines.extend([String::new(), title.to_owned()]);
        lines.extend(columns(&stats.forecast));
        lines.push(axis(&super::days_ahead(said)));
    }
    if stats.answers.iter().any(|day| day.all() > 0) {
        lines.extend([
            String::new(),
            format!(
                "{} ({FULL} {}, {LIGHT} {})",
                said.answers, said.known, said.missed
            ),
        ]);
        lines.extend(stacked(&stats.answers));
        lines.push(axis(&super::days_back(said)));
    }
    lines.extend(retention(stats, words));
    lines.extend(hardest(stats, said));
    lines.join("\n") + "\n"
}

/// The counts, each behind its label.
fn summary(stats: &Stats, words: &Words) -> Vec<String> {
    let rows = super::summary(stats, words);
    let widest = rows
        .iter()
        .map(|(label, _)| label.width())
        .max()
        .unwrap_or(0);
    rows.iter()
        .map(|(label, text)| format!("{label}{}  {text}", " ".repeat(widest - label.width())))
        .collect()
}

/// Bars, an eighth of a line exact.
fn columns(counts: &[usize]) -> Vec<String> {
    let most = counts.iter().copied().max().unwrap_or(0).max(1);
    let eighths = |count: usize| match count {
        0 => 0,
        _ => (count * HEIGHT * 8).div_ceil(most),
    };
    let line = |row: usize| {
        let cell = |&count: &usize| {
            let filled = eighths(count).saturating_sub(row * 8).min(8);
            EIGHTHS[filled].to_string() + &" ".repeat(DAY - 1)
        };
        counts.iter().map(cell).collect::<String>()
    };
    with_scale(most, line)
}

/// Bars of two parts, the known ones below; a part that is not empty fills half a line at least.
fn stacked(days: &[Answers]) -> Vec<String> {
    let most = days.iter().map(|day| day.all()).max().unwrap_or(0).max(1);
    let cells = |count: usize| match count {
        0 => 0,
        _ => ((count * HEIGHT * 2 + most) / (2 * most)).max(1),
    };
    let line = |row: usize| {
        let cell = |day: &Answers| {
            let (known, all) = (cells(day.known), cells(day.all()));
            // Where both fall into one cell, the one that was missed takes the next.
            let all = if day.missed > 0 && day.known > 0 {
                all.max(known + 1)
            } else {
                all
            };
            let sign = match row {
                row if row < known.min(HEIGHT - usize::from(day.missed > 0)) => FULL,
                row if row < all.min(HEIGHT) => LIGHT,
                _ => ' ',
            };
            sign.to_string() + &" ".repeat(DAY - 1)
        };
        days.iter().map(cell).collect::<String>()
    };
    with_scale(most, line)
}

/// The lines of a chart from above to below, with the most at the left of the first.
fn with_scale(most: usize, line: impl Fn(usize) -> String) -> Vec<String> {
    let label = |row: usize| match row + 1 {
        HEIGHT => most.to_string(),
        _ => String::new(),
    };
    let rows = (0..HEIGHT).rev();
    rows.map(|row| {
        let tick = if row + 1 == HEIGHT { '┤' } else { '│' };
        format!(
            "{:>width$} {tick}{}",
            label(row),
            line(row),
            width = MARGIN - 2
        )
        .trim_end()
        .to_owned()
    })
    .collect()
}

/// The line below a chart, with labels at days.
fn axis(labels: &[(usize, String)]) -> String {
    let mut line = String::new();
    for (day, label) in labels {
        let at = day * DAY;
        let width = line.width();
        // Labels that would run into each other are left out.
        if at >= width {
            line.push_str(&" ".repeat(at - width));
            line.push_str(label);
            line.push(' ');
        }
    }
    let rule = "─".repeat(super::DAYS * DAY);
    let margin = " ".repeat(MARGIN - 1);
    format!("{margin}└{rule}\n{margin} {}", line.trim_end())
}

/// A bar for young and one for mature cards, with what was desired as a mark in it.
fn retention(stats: &Stats, words: &Words) -> Vec<String> {
    let said = &words.study.stats;
    let mut lines = Vec::new();
    let widest = said
        .maturity
        .iter()
        .map(|label| label.width())
        .max()
        .unwrap_or(0);
    for (label, retention) in said.maturity.iter().zip(stats.retention) {
        let Some(share) = retention.lately.share() else {
            continue;
        };
        let filled = (share * BAR as f64).round() as usize;
        let mark = ((retention.desired * BAR as f64).round() as usize).min(BAR - 1);
        let cell = |at: usize| match at {
            at if at == mark => '|',
            at if at < filled => FULL,
            _ => LIGHT,
        };
        let bar: String = (0..BAR).map(cell).collect();
        let text = super::retention(retention, words);
        lines.push(format!(
            "{label}{}  {bar}  {text}",
            " ".repeat(widest - label.width())
        ));
    }
    if !lines.is_empty() {
        lines.splice(
            0..0,
            [
                String::new(),
                format!("{} (| {})", said.retention, said.desired),
            ],
        );
    }
    lines
}

/// The hardest cards, a line each.
fn hardest(stats: &Stats, said: &StatsWords) -> Vec<String> {
    if stats.hardest.is_empty() {
        return Vec::new();
    }
    let mut lines = vec![String::new(), said.hardest.to_owned()];
    let [missed, asked, card] = said.columns;
    lines.push(format!("{missed:>8}{asked:>8}  {card}"));
    for hard in &stats.hardest {
        let room = WIDTH - 18;
        let front = cut(&visible(&hard.front), room);
        lines.push(format!("{:>8}{:>8}  {front}", hard.missed, hard.asked));
    }
    lines
}

/// A text that fits, with a sign where it was cut.
fn cut(text: &str, room: usize) -> String {
    if text.width() <= room {
        return text.to_owned();
    }
    let mut kept = String::new();
    for c in text.chars() {
        if kept.width() + c.width().unwrap_or(0) >= room {
            break;
        }
        kept.push(c);
    }
    kept.trim_end().to_owned() + "…"
}
