//! `report.html`: the results, and what each question is worth, for the teacher; a page that stands alone.

use std::io;

use askama::Template;
use rust_decimal::Decimal;

use super::analysis::numbers::Interval;
use super::analysis::{Analysis, Flag, OfItem};
use super::exam::{Exam, Item};
use super::pile::Remark;
use super::score::{Learner, Results, Status};
use super::{Naming, analysis, shown};
use crate::html::{direction, language};
use crate::lang::{MarkingWords, Words};

/// What a report tells of.
#[derive(Clone, Copy, Debug)]
pub struct Report<'a> {
    /// What was printed.
    pub exam: &'a Exam,
    /// What learners achieved.
    pub results: &'a Results,
    /// What the test was worth.
    pub analysis: &'a Analysis,
    /// What was noticed.
    pub remarks: &'a [Remark],
    /// What learners are called.
    pub naming: Naming,
    /// The words of the page itself.
    pub words: &'static Words,
}

#[derive(Template)]
#[template(path = "report.html")]
struct Page<'a> {
    language: &'a str,
    direction: &'static str,
    title: String,
    codes: Vec<String>,
    summary: Vec<[String; 2]>,
    caution: Option<String>,
    remarks: Vec<String>,
    chart: Option<Chart>,
    versions: Vec<[String; 4]>,
    learners: Vec<Row<'a>>,
    has_versions: bool,
    items: Vec<Card<'a>>,
    said: &'static MarkingWords,
}

/// The histogram, in units of its drawing.
struct Chart {
    most: usize,
    bars: Vec<Bar>,
}

struct Bar {
    x: f64,
    y: f64,
    width: f64,
    height: f64,
    middle: f64,
    label: String,
    title: String,
}

/// A learner's row in the table of results.
struct Row<'a> {
    copy: String,
    name: &'a str,
    class: &'a str,
    version: &'a str,
    points: String,
    /// A class of the style sheet.
    kind: &'static str,
    status: &'static str,
}

/// What the report says of one question.
struct Card<'a> {
    number: usize,
    id: &'a str,
    stem: &'a str,
    is_void: bool,
    worth: String,
    share: [String; 2],
    /// The share and the ends of its interval, in hundredths.
    bar: Option<[f64; 3]>,
    discrimination: [String; 2],
    groups: String,
    undecided: String,
    flags: Vec<String>,
    /// The same but for options that hardly anybody marks, and how many of these there are.
    short: Vec<String>,
    idle: String,
    options: Vec<Marked<'a>>,
    /// No mark, and more marks than one.
    others: Vec<[String; 2]>,
    answer: String,
}

/// How often an option of it was marked.
struct Marked<'a> {
    text: &'a str,
    is_right: bool,
    is_idle: bool,
    count: usize,
    /// In hundredths.
    share: f64,
    groups: [String; 2],
    why: &'a str,
}

/// Writes a report.
///
/// # Errors
/// Those of the sink.
pub fn report(report: &Report, out: &mut dyn io::Write) -> io::Result<()> {
    let Report {
        exam,
        results,
        analysis,
        words,
        ..
    } = *report;
    let said = &words.marking;
    let mut titles: Vec<&str> = exam.jobs.iter().map(|job| job.title.as_str()).collect();
    titles.dedup();
    let has_versions = exam.jobs.iter().any(|job| job.versions.len() > 1);
    let page = Page {
        language: language(words.code),
        direction: direction(words.code),
        title: titles.join(" · "),
        codes: exam.codes(),
        summary: summary(analysis, words),
        caution: (analysis.counts[0] < analysis::FEW)
            .then(|| said.caution.replace("{n}", &analysis::FEW.to_string())),
        remarks: report
            .remarks
            .iter()
            .map(|remark| shown::noticed(remark, report.naming, words))
            .collect(),
        chart: chart(analysis, words),
        versions: versions(analysis, words),
        learners: results
            .learners
            .iter()
            .map(|learner| row(learner, report))
            .collect(),
        has_versions,
        items: exam
            .items
            .iter()
            .zip(&analysis.items)
            .enumerate()
            .map(|(at, (item, found))| card(at, item, found, report))
            .collect(),
        said,
    };
    crate::html::write_part(&page, out)
}

fn summary(analysis: &Analysis, words: &Words) -> Vec<[String; 2]> {
    let said = &words.marking;
    let [learners, mean, median, range, kr20, alpha, error] = said.summary;
    let counts = analysis.counts.iter().zip(said.status);
    let counts: Vec<String> = counts
        .filter(|(count, _)| **count > 0)
        .map(|(count, status)| format!("{count} {status}"))
        .collect();
    let mut rows = vec![[learners.to_owned(), counts.join(", ")]];
    let figure = |number: f64| shown::figure(number, 2, words);
    if let Some(points) = analysis.points {
        let of = analysis.of.map(|of| shown::points(of, words));
        let shown = match &of {
            Some(of) => said.mean[1].replace("{of}", of),
            None => said.mean[0].to_owned(),
        };
        let mut text = shown.replace("{mean}", &figure(points.mean));
        if let Some(deviation) = points.deviation {
            let deviation = said.deviation.replace("{n}", &figure(deviation));
            text = format!("{text}, {deviation}");
        }
        let whole = |points: f64| shown::points(decimal(points), words);
        let [least, most] = points.range.map(whole);
        rows.extend([
            [mean.to_owned(), text],
            [median.to_owned(), whole(points.median)],
            [range.to_owned(), shown::range(&least, &most, words)],
        ]);
    }
    if let Some(reliability) = analysis.reliability {
        let label = if reliability.is_kr20 { kr20 } else { alpha };
        let off = said.error.replace("{n}", &figure(reliability.error));
        rows.extend([
            [label.to_owned(), figure(reliability.value)],
            [error.to_owned(), off],
        ]);
    }
    rows
}

/// Points that were added up as floating numbers, which have few decimals.
fn decimal(points: f64) -> Decimal {
    use rust_decimal::prelude::FromPrimitive;
    Decimal::from_f64(points).unwrap_or_default().round_dp(3)
}

/// The width and the height of the histogram, in units of its drawing.
const WIDTH: f64 = 600.0;
const HEIGHT: f64 = 120.0;

fn chart(analysis: &Analysis, words: &Words) -> Option<Chart> {
    let bars = &analysis.histogram;
    let most = bars
        .iter()
        .map(|bar| bar.learners)
        .max()
        .filter(|&most| most > 0)?;
    let step = WIDTH / bars.len() as f64;
    // To a tenth: finer than any screen, and the same on every platform.
    let tenth = |number: f64| (number * 10.0).round() / 10.0;
    let bar = |(at, bar): (usize, &analysis::Bar)| {
        let height = HEIGHT * bar.learners as f64 / most as f64;
        let label = match bar.to - bar.from {
            1 => bar.from.to_string(),
            _ => format!("{}\u{2013}{}", bar.from, bar.to - 1),
        };
        Bar {
            x: tenth(at as f64 * step + 1.5),
            y: tenth(HEIGHT - height),
            width: tenth(step - 3.0),
            height: tenth(height),
            middle: tenth((at as f64 + 0.5) * step),
            title: format!("{label}: {} {}", bar.learners, words.marking.histogram[1]),
            label,
        }
    };
    Some(Chart {
        most,
        bars: bars.iter().enumerate().map(bar).collect(),
    })
}

/// The means by version, where several people had one and there are several.
fn versions(analysis: &Analysis, words: &Words) -> Vec<[String; 4]> {
    let versions = &analysis.versions;
    let tells = versions.len() > 1 && versions.iter().any(|version| version.learners > 1);
    let row = |version: &analysis::OfVersion| {
        let figure = |number: f64| shown::figure(number, 2, words);
        let deviation = version.points.deviation.map(figure);
        [
            version.label.clone(),
            version.learners.to_string(),
            figure(version.points.mean),
            deviation.unwrap_or_else(|| words.marking.unknown.to_owned()),
        ]
    };
    versions.iter().filter(|_| tells).map(row).collect()
}

fn row<'a>(learner: &'a Learner, report: &Report<'a>) -> Row<'a> {
    let said = &report.words.marking;
    let paper = &learner.paper;
    let person = paper
        .person
        .as_ref()
        .filter(|_| report.naming == Naming::Names);
    let (at, kind) = match learner.status {
        Status::Marked => (0, "marked"),
        Status::Open => (1, "open"),
        Status::Absent => (2, "absent"),
    };
    let points = match learner.status {
        Status::Absent => said.unknown.to_owned(),
        _ => shown::points(learner.points, report.words),
    };
    Row {
        copy: paper.copy.to_string(),
        name: person.map_or("", |person| &person.name),
        class: person
            .and_then(|person| person.class.as_deref())
            .unwrap_or(""),
        version: &report.exam.jobs[paper.job].versions[paper.version].label,
        points,
        kind,
        status: said.status[at],
    }
}

fn card<'a>(at: usize, item: &'a Item, found: &OfItem, report: &Report<'a>) -> Card<'a> {
    let words = report.words;
    let said = &words.marking;
    let hundredths = |share: f64| (share * 1000.0).round() / 10.0;
    let two = |number: f64| shown::figure(number, 2, words);
    let groups = found.groups.map(|groups| {
        let [upper, lower] = groups.map(|share| shown::percent(share, words));
        said.groups
            .replace("{upper}", &upper)
            .replace("{lower}", &lower)
    });
    let flags = |is_meant: &dyn Fn(Flag) -> bool| {
        let meant = found.flags.iter().filter(|flag| is_meant(**flag));
        meant.map(|flag| flagged(*flag, item, said)).collect()
    };
    let bar = |share: Interval| [share.low, share.value, share.high].map(hundredths);
    let counts = [found.blank, found.several];
    let others = said.other_marks.iter().zip(counts);
    let others = others.filter(|(_, count)| item.is_marked() && *count > 0);
    Card {
        number: shown::number(report.exam, at),
        id: &item.question.id,
        stem: &item.question.stem,
        is_void: found.points.is_none(),
        worth: match found.points {
            Some(points) if points != Decimal::ONE => {
                said.error.replace("{n}", &shown::points(points, words))
            }
            _ => String::new(),
        },
        share: shown::interval(found.share, |share| shown::percent(share, words), words),
        bar: found.share.map(bar),
        discrimination: shown::interval(found.discrimination, two, words),
        groups: groups.unwrap_or_else(|| said.unknown.to_owned()),
        undecided: match found.open {
            0 => String::new(),
            open => said.undecided.replace("{n}", &open.to_string()),
        },
        flags: flags(&|_| true),
        short: flags(&|flag| !is_idle(flag)),
        idle: idle(&found.flags, said),
        options: options(item, found, words),
        others: others
            .map(|(label, count)| [label.to_string(), count.to_string()])
            .collect(),
        answer: match item.is_marked() {
            true => String::new(),
            false => shown::right(&item.question),
        },
    }
}

fn flagged(flag: Flag, item: &Item, said: &MarkingWords) -> String {
    let [check, weak, hard, easy, idle] = said.flags;
    match flag {
        Flag::CheckKey => check.to_owned(),
        Flag::Weak => weak.to_owned(),
        Flag::Hard => hard.to_owned(),
        Flag::Easy => easy.to_owned(),
        Flag::Idle(at) => idle.replace("{option}", &item.options[at].text),
    }
}

fn is_idle(flag: Flag) -> bool {
    matches!(flag, Flag::Idle(_))
}

fn idle(flags: &[Flag], said: &MarkingWords) -> String {
    match flags.iter().filter(|flag| is_idle(**flag)).count() {
        0 => String::new(),
        1 => said.idle[0].to_owned(),
        n => said.idle[1].replace("{n}", &n.to_string()),
    }
}

fn options<'a>(item: &'a Item, found: &OfItem, words: &Words) -> Vec<Marked<'a>> {
    let option = |(at, of): (usize, &analysis::OfOption)| {
        let share = of.chosen as f64 / of.seen.max(1) as f64;
        let groups = of
            .groups
            .map(|groups| groups.map(|share| shown::percent(share, words)));
        Marked {
            text: &item.options[at].text,
            is_right: of.is_right,
            is_idle: found.flags.contains(&Flag::Idle(at)),
            count: of.chosen,
            share: (share * 1000.0).round() / 10.0,
            groups: groups.unwrap_or_default(),
            why: if of.is_right {
                ""
            } else {
                shown::why(item, at)
            },
        }
    };
    found.options.iter().enumerate().map(option).collect()
}
