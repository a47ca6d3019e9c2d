//! A quiz as Markdown: the questions, then the key. For reading, and for wikis.
//!
//! Texts are escaped as CommonMark has it, so that nothing in them is markup.

use std::fmt::{self, Write as _};
use std::io;

use super::xml::{legal, lines};
use super::{Exported, Options};
use crate::answer_key;
use crate::lang::{self, Words};
use crate::quiz::{Form, Question, Questions, Quiz};
use crate::sanitize::letter;

/// Writes a quiz as Markdown.
pub(super) fn write(
    quiz: &dyn Questions,
    _: &Options,
    out: &mut dyn io::Write,
) -> io::Result<Exported> {
    let words = lang::of(&quiz.head().language);
    writeln!(out, "# {}\n", inline(&quiz.head().title))?;
    // A string takes everything, so that only the sink can fail.
    let mut text = String::new();
    for (number, question) in (1..).zip(quiz.each()) {
        let _ = ask(&mut text, number, &question, words);
        out.write_all(text.as_bytes())?;
        text.clear();
    }
    writeln!(out, "## {}\n", words.sheet.key)?;
    for (number, question) in (1..).zip(quiz.each()) {
        let _ = explain(&mut text, number, &question, words);
        out.write_all(text.as_bytes())?;
        text.clear();
    }
    colophon(out, quiz.head(), words)?;
    Ok(Exported {
        count: quiz.count(),
        notes: Vec::new(),
    })
}

fn colophon(out: &mut dyn io::Write, quiz: &Quiz, words: &Words) -> io::Result<()> {
    let cited = answer_key::cited(&quiz.source, words);
    if !cited.is_empty() {
        writeln!(out, "{}: {}\n", words.sheet.source, inline(&cited))?;
    }
    writeln!(out, "{}: {}", words.sheet.code, inline(&quiz.code))
}

/// A numbered paragraph and its options. The indent is that of the widest number, so that every option belongs
/// to its question.
fn ask(out: &mut String, number: usize, question: &Question, words: &Words) -> fmt::Result {
    let lead = format!("{number}. ");
    let indent = " ".repeat(lead.len());
    writeln!(
        out,
        "{lead}{}\n",
        inline(&answer_key::stem(question, "\n", words))
    )?;
    for (position, option) in question.form.options().iter().enumerate() {
        writeln!(
            out,
            "{indent}- {}. {}",
            letter(position),
            inline(&option.text)
        )?;
    }
    let line = match question.form {
        Form::Date(_) => words.sheet.date,
        Form::Number(_) => words.sheet.number_box,
        Form::SingleChoice(_)
        | Form::TrueFalse(_)
        | Form::MultipleChoice(_)
        | Form::Ordering(_) => {
            out.push('\n');
            return Ok(());
        }
    };
    writeln!(out, "{indent}- {line}: \\_\\_\\_\\_\\_\\_\\_\\_\n")
}

fn explain(out: &mut String, number: usize, question: &Question, words: &Words) -> fmt::Result {
    let lead = format!("{number}. ");
    let indent = " ".repeat(lead.len());
    let rights: Vec<String> = answer_key::rights(question)
        .into_iter()
        .map(|right| {
            right
                .letter
                .map(|letter| format!("{letter}. "))
                .unwrap_or_default()
                + &inline(right.text)
        })
        .collect();
    writeln!(out, "{lead}**{}**\n", strong(&rights.join("; ")))?;
    let told = answer_key::explained(question, words);
    if !told.is_empty() {
        writeln!(out, "{indent}{}\n", inline(&told))?;
    }
    let reasons = answer_key::further_reasons(question);
    for reason in &reasons {
        writeln!(out, "{indent}- {}. {}", reason.letter, inline(reason.why))?;
    }
    if !reasons.is_empty() {
        out.push('\n');
    }
    Ok(())
}

/// Strong text may neither be empty nor begin or end with a space.
fn strong(text: &str) -> &str {
    match text.trim() {
        "" => "?",
        text => text,
    }
}

/// A text within a paragraph.
pub(super) fn inline(text: &str) -> String {
    let text = lines(legal(text.trim()));
    let mut written = String::with_capacity(text.len() + 8);
    for (at, c) in text.char_indices() {
        match c {
            '\n' => written.push_str("<br>"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '~' | '|' | '$' => {
                written.extend(['\\', c])
            }
            '#' | '+' | '-' | '=' | ':' if at == 0 => written.extend(['\\', c]),
            '.' | ')'
                if numbered(&text[..at])
                    && !text[at + 1..].starts_with(|c: char| !c.is_whitespace()) =>
            {
                written.extend(['\\', c])
            }
            '!' if text[at..].starts_with("![") => written.extend(['\\', c]),
            _ => written.push(c),
        }
    }
    written
}

/// Whether a text is the number before the mark of a numbered item.
fn numbered(before: &str) -> bool {
    (1..=9).contains(&before.len()) && before.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::inline;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(inline(text), expected);
    }

    #[test]
    fn nothing_in_a_text_is_markup() {
        check("1989", "1989");
        check("1989. A year", "1989\\. A year");
        check("21.5", "21.5");
        check("21.", "21\\.");
        check("- no *item*", "\\- no \\*item\\*");
        check(
            "a <b> & [c](d) \\ `e`",
            "a \\<b\\> \\& \\[c\\](d) \\\\ \\`e\\`",
        );
        check("two\r\nlines", "two<br>lines");
        check("# 1 # 2", "\\# 1 # 2");
    }
}
