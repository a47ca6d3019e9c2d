//! The quiz as plain text: the questions, then the key; and its parts, for who lays them out otherwise.
//!
//! Lines are 72 columns wide at most; what could not be seen is left out.

use std::fmt::{self, Write as _};
use std::io;

use unicode_width::UnicodeWidthStr;

use super::{Exported, Options};
use crate::answer_key;
use crate::date::Date;
use crate::instructions;
use crate::lang::{self, Words};
use crate::quiz::{Form, Question, Questions, Quiz};
use crate::sanitize::{letter, visible};

/// The longest line, in columns.
const WIDTH: usize = 72;

/// Writes a quiz as text.
pub(super) fn write(
    quiz: &dyn Questions,
    _: &Options,
    out: &mut dyn io::Write,
) -> io::Result<Exported> {
    let words = lang::of(&quiz.head().language);
    // A string takes everything, so that only the sink can fail.
    let mut put = |said: &dyn Fn(&mut String) -> fmt::Result| {
        let mut text = String::new();
        let _ = said(&mut text);
        out.write_all(text.as_bytes())
    };
    put(&|out| head(out, quiz, words))?;
    for (number, question) in (1..).zip(quiz.each()) {
        put(&|out| ask(out, number, &question, words))?;
    }
    put(&|out| key_heading(out, words))?;
    for (number, question) in (1..).zip(quiz.each()) {
        put(&|out| explain(out, number, &question, words))?;
    }
    put(&|out| colophon(out, quiz.head(), words))?;
    Ok(Exported {
        count: quiz.count(),
        notes: Vec::new(),
    })
}

/// A question as it is asked: its number, its stem, its options with their letters, or lines to write on.
pub fn asked(number: usize, question: &Question, words: &Words) -> String {
    let mut out = String::new();
    // A string takes everything.
    let _ = ask(&mut out, number, question, words);
    out
}

/// A heading with a line below it, and an empty one.
pub fn headed(text: &str) -> String {
    let mut out = String::new();
    let _ = heading(&mut out, text, '=');
    out
}

/// A text that hangs from its lead.
pub fn hanging(lead: &str, text: &str) -> String {
    let mut out = String::new();
    let _ = paragraph(&mut out, lead, text);
    out
}

fn head(out: &mut String, quiz: &dyn Questions, words: &Words) -> fmt::Result {
    heading(out, &quiz.head().title, '=')?;
    paragraph(
        out,
        "",
        &instructions::how_to_answer(quiz, None, &words.sheet),
    )?;
    paragraph(out, "", &instructions::how_it_is_scored(quiz, &words.sheet))
}

fn key_heading(out: &mut String, words: &Words) -> fmt::Result {
    out.push('\n');
    heading(out, words.sheet.key, '=')
}

fn ask(out: &mut String, number: usize, question: &Question, words: &Words) -> fmt::Result {
    out.push('\n');
    paragraph(
        out,
        &format!("{number:>3}. "),
        &answer_key::stem(question, "\n", words),
    )?;
    out.push('\n');
    let mark = match question.form {
        Form::SingleChoice(_) | Form::TrueFalse(_) => "( )",
        Form::MultipleChoice(_) | Form::Ordering(_) => "[ ]",
        Form::Date(date) => return writeln!(out, "     {}", date_lines(date, words)),
        Form::Number(_) => return writeln!(out, "     {}", line(words.sheet.number_box)),
    };
    for (position, option) in question.form.options().iter().enumerate() {
        paragraph(
            out,
            &format!("     {mark} {}  ", letter(position)),
            &option.text,
        )?;
    }
    Ok(())
}

/// `Day ____  Month ____  Year ____`, as precise as the date is asked for.
fn date_lines(date: Date, words: &Words) -> String {
    let label = |part: usize| words.sheet.date_boxes.get(part).copied();
    let parts = words.date_parts(date.precision()).into_iter();
    let lines: Vec<String> = parts.filter_map(label).map(line).collect();
    lines.join("  ")
}

fn line(label: &str) -> String {
    format!("{label} ________")
}

fn explain(out: &mut String, number: usize, question: &Question, words: &Words) -> fmt::Result {
    let mut lead = format!("{number:>3}. ");
    for right in answer_key::rights(question) {
        let mark = right.letter.map(|letter| letter + "  ").unwrap_or_default();
        paragraph(out, &format!("{lead}{mark}"), right.text)?;
        lead = " ".repeat(lead.width());
    }
    let locator = answer_key::locator(&question.paragraphs, words);
    let locator = if locator.is_empty() {
        locator
    } else {
        format!(" ({locator})")
    };
    paragraph(out, &lead, &format!("{}{locator}", question.explanation))?;
    for reason in answer_key::further_reasons(question) {
        paragraph(
            out,
            &format!("{lead}{}  ", reason.letter),
            &format!("{}{}{}", reason.named, reason.joint, reason.rest),
        )?;
    }
    let more = [
        (
            words.sheet.also_right,
            answer_key::near_or_also_right(question, words).join("; "),
        ),
        (words.sheet.care, answer_key::care(question, words)),
    ];
    for (label, text) in more.iter().filter(|(_, text)| !text.is_empty()) {
        paragraph(out, &lead, &format!("{label}: {text}"))?;
    }
    out.push('\n');
    Ok(())
}

fn colophon(out: &mut String, quiz: &Quiz, words: &Words) -> fmt::Result {
    let cited = answer_key::cited(&quiz.source, words);
    if !cited.is_empty() {
        paragraph(out, &format!("{}: ", words.sheet.source), &cited)?;
    }
    paragraph(out, &format!("{}: ", words.sheet.code), &quiz.code)
}

fn heading(out: &mut String, text: &str, rule: char) -> fmt::Result {
    let start = out.len();
    paragraph(out, "", text)?;
    let width = out[start..]
        .lines()
        .map(UnicodeWidthStr::width)
        .max()
        .unwrap_or(0);
    writeln!(out, "{}\n", rule.to_string().repeat(width))
}

/// A text that hangs from its lead.
fn paragraph(out: &mut String, lead: &str, text: &str) -> fmt::Result {
    let indent = " ".repeat(lead.width());
    let options = textwrap::Options::new(WIDTH)
        .initial_indent(lead)
        .subsequent_indent(&indent);
    for line in textwrap::wrap(visible(text).trim(), options) {
        writeln!(out, "{}", line.trim_end())?;
    }
    Ok(())
}
