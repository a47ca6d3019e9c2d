//! A report as text: findings, what could be guessed, what the bank yields, what nobody looked at.

use std::fmt::Write;

use super::UNJUDGED;
use crate::article::Support;
use crate::audit::{Audit, Drawn, Finding, Severity, Test, Yields};
use crate::lang::counted;
use crate::sanitize::visible;

const WIDTH: usize = 80;

pub(super) fn text(report: &Audit) -> String {
    let mut out = String::new();
    head(report, &mut out);
    findings(report, &mut out);
    tests(&report.tests, &mut out);
    if let Some(yields) = &report.yields {
        self::yields(yields, &mut out);
    }
    if let Some(drawn) = &report.drawn {
        self::drawn(drawn, report.quizzes, &mut out);
    }
    article(report, &mut out);
    section("What a reader must judge", &mut out);
    UNJUDGED.iter().for_each(|what| item("- ", what, &mut out));
    out
}

/// Writing to a string cannot fail.
fn line(out: &mut String, text: std::fmt::Arguments) {
    let _ = out.write_fmt(text);
    out.push('\n');
}

fn section(title: &str, out: &mut String) {
    line(out, format_args!("\n{title}"));
}

/// A paragraph behind a mark, further lines a little to the right of its beginning. Ids are not broken.
fn item(mark: &str, what: &str, out: &mut String) {
    let indent = " ".repeat(mark.chars().count() + 2);
    let what = visible(what);
    let options = textwrap::Options::new(WIDTH)
        .initial_indent(mark)
        .subsequent_indent(&indent)
        .word_splitter(textwrap::WordSplitter::NoHyphenation);
    for wrapped in textwrap::wrap(&what, options) {
        line(out, format_args!("{wrapped}"));
    }
}

fn head(report: &Audit, out: &mut String) {
    let quizzes = counted(report.quizzes as usize, ["quiz", "quizzes"]);
    let questions = counted(report.questions as usize, ["question", "questions"]);
    let count = |level| report.count(level);
    line(
        out,
        format_args!("{}: {questions} in {quizzes}", visible(&report.id)),
    );
    line(
        out,
        format_args!(
            "{}, {}, {}",
            counted(count(Severity::Error), ["error", "errors"]),
            counted(count(Severity::Warning), ["warning", "warnings"]),
            counted(count(Severity::Note), ["note", "notes"])
        ),
    );
}

fn findings(report: &Audit, out: &mut String) {
    for (level, title) in [
        (Severity::Error, "Errors"),
        (Severity::Warning, "Warnings"),
        (Severity::Note, "Notes"),
    ] {
        let mut found = report
            .findings
            .iter()
            .filter(|finding| finding.level == level)
            .peekable();
        if found.peek().is_some() {
            section(title, out);
        }
        for finding in found {
            item("  ", &said(finding), out);
        }
    }
}

/// `clang  landing/craft/which: what is said (seed 7, 12 quizzes)`
fn said(finding: &Finding) -> String {
    let mut said = finding.flaw.to_owned();
    if finding.place.line > 0 {
        let _ = write!(said, "  line {}", finding.place.line);
    }
    if !finding.name.is_empty() {
        let _ = write!(said, "  {}", finding.name);
    }
    let _ = write!(said, ": {}", fitted(&finding.said, 400));
    if finding.seen > 0 && !finding.seed.is_empty() {
        let quizzes = counted(finding.seen as usize, ["quiz", "quizzes"]);
        let _ = write!(said, " (seed {}; {quizzes})", finding.seed);
    }
    said
}

fn tests(tests: &[Test], out: &mut String) {
    if tests.is_empty() {
        section(
            "Too few questions to judge whether they can be guessed",
            out,
        );
        return;
    }
    section("What could be guessed, in per cent, against chance", out);
    line(
        out,
        format_args!(
            "  {:<47} {:>7} {:>6} {:>6} {:>7}",
            "", "count", "found", "chance", "p"
        ),
    );
    for test in tests {
        let mark = if test.unfair { '!' } else { ' ' };
        let about = fitted(&test.about, 47);
        line(
            out,
            format_args!(
                "{mark} {about:<47} {:>7} {:>6.1} {:>6.1} {:>7}",
                test.count,
                100.0 * test.observed,
                100.0 * test.expected,
                probability(test.p)
            ),
        );
        if !test.detail.is_empty() {
            line(out, format_args!("    {}", fitted(&test.detail, WIDTH - 4)));
        }
    }
}

fn probability(p: f64) -> String {
    if p < 0.001 {
        "<0.001".to_owned()
    } else {
        format!("{p:.3}")
    }
}

/// A text cut to a width.
fn fitted(text: &str, width: usize) -> String {
    let text = visible(text);
    if text.chars().count() <= width {
        return text.into_owned();
    }
    let start: String = text.chars().take(width - 1).collect();
    format!("{start}…")
}

fn yields(yields: &Yields, out: &mut String) {
    section("Yield", out);
    let total: usize = yields.kinds.iter().map(|(_, count)| count).sum();
    let kinds = yields.kinds.iter().filter(|(_, count)| *count > 0);
    let kinds: Vec<String> = kinds
        .map(|(kind, count)| format!("{kind} {count}"))
        .collect();
    let of_facts = counted(yields.facts.len(), ["fact", "facts"]);
    item(
        "  ",
        &format!("{total} questions of {of_facts}: {}", kinds.join(", ")),
        out,
    );
    let few: Vec<&str> = yields
        .facts
        .iter()
        .filter(|(_, count)| *count == 1)
        .map(|(fact, _)| fact.as_str())
        .collect();
    if !few.is_empty() {
        item("  ", &format!("one question only: {}", few.join(", ")), out);
    }
    for (fact, reasons) in &yields.barren {
        item("  ", &format!("none: {fact}: {}", reasons.join("; ")), out);
    }
    if !yields.refused.is_empty() {
        section("Refused", out);
    }
    for (why, count) in &yields.refused {
        item(&format!("  {count:>5}  "), why, out);
    }
    if !yields.thin.is_empty() {
        section("Too thin", out);
    }
    for what in &yields.thin {
        item("  ", what, out);
    }
}

/// What most quizzes ask for, and what none does.
fn drawn(drawn: &Drawn, quizzes: u32, out: &mut String) {
    section("Drawn", out);
    let shared = format!("two quizzes have {:.1} facts in common", drawn.shared);
    item("  ", &shared, out);
    let most = drawn.blanks.iter().filter(|(_, count)| count * 2 > quizzes);
    let most: Vec<String> = most
        .map(|(path, count)| format!("{path} {count}"))
        .collect();
    let none = drawn.blanks.iter().filter(|(_, count)| *count == 0);
    let none: Vec<String> = none.map(|(path, _)| path.clone()).collect();
    for (what, paths) in [
        ("in more than half of all", most),
        ("in none, though no detail", none),
    ] {
        if !paths.is_empty() {
            item("  ", &format!("{what}: {}", paths.join(", ")), out);
        }
    }
}

fn article(report: &Audit, out: &mut String) {
    let Some(article) = &report.article else {
        return;
    };
    section("Held against the article", out);
    let confirmed = article.count(Support::Found);
    let of = counted(article.facts.len(), ["fact", "facts"]);
    item("  ", &format!("{confirmed} of {of} found"), out);
    for fact in &article.facts {
        if fact.verdict != Support::Found {
            item("  ", &format!("{}: {}", fact.verdict.name(), fact.id), out);
        }
        for note in &fact.notes {
            item(
                "    ",
                &format!("line {}  {}: {}", fact.place.line, fact.id, note),
                out,
            );
        }
    }
}
