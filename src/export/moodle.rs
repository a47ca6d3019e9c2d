//! Moodle XML, which carries every form whole.
//!
//! Every text is HTML, escaped once for the page and once for the document; there is no CDATA that a text could
//! end. Options that stand in an order are not shuffled. Moodle never updates on import: a second file goes to
//! a fresh category. Written after Moodle's importer (`question/format/xml/format.php`); an order needs Moodle
//! 4.4, or its plugin `ordering`.

mod numerical;

use std::fmt::{self, Write as _};
use std::io;

use super::tally::{QUESTIONS, Tally};
use super::{Notes, Options, key, marking, xml};
use crate::quiz::{Choice, Choices, Form, Question, Quiz, Selection, Sequence};
use crate::read::spellings;
use crate::text::visible;
use crate::words::{self, Words};

/// The longest tag that Moodle keeps, in characters.
const TAG: usize = 50;

/// Writes a quiz as Moodle XML.
pub(super) fn write(quiz: &Quiz, _: &Options, out: &mut dyn io::Write) -> io::Result<Notes> {
    let words = words::of(&quiz.language);
    let mut tally = Tally::default();
    let mut text = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<quiz>\n");
    // A string takes everything, so that only the sink can fail.
    let _ = category(&mut text, quiz, words);
    for question in &quiz.questions {
        match marking::unaskable(question).or_else(|| unsayable(question)) {
            Some(reason) => tally.add(reason),
            None => {
                let _ = ask(&mut text, quiz, question, words);
            }
        }
    }
    text.push_str("</quiz>\n");
    out.write_all(text.as_bytes())?;
    Ok(tally.notes(QUESTIONS))
}

/// Why a question is left out, where it is.
fn unsayable(question: &Question) -> Option<&'static str> {
    match &question.form {
        Form::Select(selection) => marking::share(selection.right().len())
            .is_none()
            .then_some("more options are right than Moodle can weigh"),
        _ => None,
    }
}

/// The category that questions go to. A slash in its name is doubled.
fn category(out: &mut String, quiz: &Quiz, words: &Words) -> fmt::Result {
    let title = visible(&quiz.title).trim().replace('/', "//");
    if title.is_empty() {
        return Ok(());
    }
    out.push_str("  <question type=\"category\">\n");
    writeln!(
        out,
        "    <category><text>$course$/top/{}</text></category>",
        xml::text(&title)
    )?;
    element(out, "info", &marking::cited(&quiz.source, words))?;
    out.push_str("  </question>\n");
    Ok(())
}

fn ask(out: &mut String, quiz: &Quiz, question: &Question, words: &Words) -> fmt::Result {
    writeln!(out, "  <question type=\"{}\">", kind(question, words))?;
    writeln!(
        out,
        "    <name><text>{}</text></name>",
        xml::text(&marking::name(question))
    )?;
    element(out, "questiontext", &marking::stem(question, "\n", words))?;
    element(out, "generalfeedback", &marking::explained(question, words))?;
    out.push_str("    <defaultgrade>1</defaultgrade>\n    <penalty>0.3333333</penalty>\n    <hidden>0</hidden>\n");
    let id = key::question(quiz, question);
    writeln!(
        out,
        "    <idnumber>{}</idnumber>",
        xml::text(&key::at_most(key::MOODLE, &id))
    )?;
    match &question.form {
        Form::TrueFalse(choices) if choices.options().len() == 2 => true_false(out, choices)?,
        Form::Choice(choices) | Form::TrueFalse(choices) => choice(out, choices)?,
        Form::Select(selection) => select(out, selection)?,
        Form::Order(sequence) => order(out, sequence)?,
        Form::Date(_) | Form::Number(_) => match numerical::of(question, words) {
            Some(number) => number.write(out)?,
            None => short_answer(out, &spellings(question, words))?,
        },
    }
    tags(out, &marking::labels(&question.tags, &question.care))?;
    out.push_str("  </question>\n");
    Ok(())
}

fn kind(question: &Question, words: &Words) -> &'static str {
    match &question.form {
        Form::TrueFalse(choices) if choices.options().len() == 2 => "truefalse",
        Form::Choice(_) | Form::TrueFalse(_) | Form::Select(_) => "multichoice",
        Form::Order(_) => "ordering",
        Form::Date(_) | Form::Number(_) => match numerical::of(question, words) {
            Some(_) => "numerical",
            None => "shortanswer",
        },
    }
}

/// The texts of the answers are Moodle's own words, whatever the options are called.
fn true_false(out: &mut String, choices: &Choices) -> fmt::Result {
    for (place, (word, option)) in ["true", "false"].iter().zip(choices.options()).enumerate() {
        let fraction = if place == choices.key() { "100" } else { "0" };
        answer(
            out,
            fraction,
            "moodle_auto_format",
            word,
            option.why.as_deref(),
        )?;
    }
    Ok(())
}

fn choice(out: &mut String, choices: &Choices) -> fmt::Result {
    multichoice(
        out,
        "true",
        if choices.ordered() { "false" } else { "true" },
    )?;
    for (place, option) in choices.options().iter().enumerate() {
        let fraction = if place == choices.key() { "100" } else { "0" };
        shown_answer(out, fraction, option)?;
    }
    Ok(())
}

/// Every wrong option takes away what the right ones give, since only the wholly right answer counts.
fn select(out: &mut String, selection: &Selection) -> fmt::Result {
    let share = marking::share(selection.right().len()).unwrap_or_default();
    multichoice(out, "false", "true")?;
    for (place, option) in selection.options().iter().enumerate() {
        let fraction = if selection.right().contains(&place) {
            share
        } else {
            "-100"
        };
        shown_answer(out, fraction, option)?;
    }
    Ok(())
}

fn multichoice(out: &mut String, single: &str, shuffle: &str) -> fmt::Result {
    writeln!(out, "    <single>{single}</single>")?;
    writeln!(out, "    <shuffleanswers>{shuffle}</shuffleanswers>")?;
    out.push_str("    <answernumbering>ABCD</answernumbering>\n    <showstandardinstruction>0</showstandardinstruction>\n");
    combined_feedback(out)
}

/// The items in the order they belong in.
fn order(out: &mut String, sequence: &Sequence) -> fmt::Result {
    out.push_str("    <layouttype>VERTICAL</layouttype>\n    <selecttype>ALL</selecttype>\n    <selectcount>0</selectcount>\n");
    out.push_str("    <gradingtype>ALL_OR_NOTHING</gradingtype>\n    <showgrading>SHOW</showgrading>\n    <numberingstyle>none</numberingstyle>\n");
    combined_feedback(out)?;
    let items = sequence
        .order()
        .iter()
        .filter_map(|&place| sequence.items().get(place));
    for (number, item) in (1..).zip(items) {
        shown_answer(out, &number.to_string(), item)?;
    }
    Ok(())
}

/// Upper and lower case are the same; an asterisk would stand for anything.
fn short_answer(out: &mut String, spellings: &[String]) -> fmt::Result {
    out.push_str("    <usecase>0</usecase>\n");
    for spelling in spellings {
        answer(
            out,
            "100",
            "moodle_auto_format",
            &spelling.replace('*', "\\*"),
            None,
        )?;
    }
    Ok(())
}

fn combined_feedback(out: &mut String) -> fmt::Result {
    [
        "correctfeedback",
        "partiallycorrectfeedback",
        "incorrectfeedback",
    ]
    .iter()
    .try_for_each(|name| element(out, name, ""))
}

/// An answer that is shown, as HTML.
fn shown_answer(out: &mut String, fraction: &str, option: &Choice) -> fmt::Result {
    answer(
        out,
        fraction,
        "html",
        &xml::html(&option.text),
        option.why.as_deref(),
    )
}

fn answer(
    out: &mut String,
    fraction: &str,
    format: &str,
    text: &str,
    why: Option<&str>,
) -> fmt::Result {
    writeln!(
        out,
        "    <answer fraction=\"{fraction}\" format=\"{format}\">\n      <text>{}</text>",
        xml::text(text)
    )?;
    let why = xml::html(why.unwrap_or_default());
    writeln!(
        out,
        "      <feedback format=\"html\"><text>{}</text></feedback>\n    </answer>",
        xml::text(&why)
    )
}

/// An element that holds a text as HTML.
fn element(out: &mut String, name: &str, text: &str) -> fmt::Result {
    let html = xml::html(text);
    writeln!(
        out,
        "    <{name} format=\"html\"><text>{}</text></{name}>",
        xml::text(&html)
    )
}

fn tags(out: &mut String, labels: &[String]) -> fmt::Result {
    if labels.is_empty() {
        return Ok(());
    }
    out.push_str("    <tags>\n");
    for label in labels {
        writeln!(
            out,
            "      <tag><text>{}</text></tag>",
            xml::text(&key::at_most(TAG, label))
        )?;
    }
    out.push_str("    </tags>\n");
    Ok(())
}
