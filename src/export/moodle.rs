//! Moodle XML, which carries every form whole.
//!
//! Every text is HTML, escaped once for the page and once for the document; there is no CDATA that a text could
//! end. Options that stand in an order are not shuffled. Moodle never updates on import: a second file goes to
//! a fresh category. A record holds every field that Moodle's own export of its type holds, since an importer
//! may make up what is not there: without `shownumcorrect` that of an order invents hints that no database takes.
//! Written after Moodle's importer (`question/format/xml/format.php`); an order needs Moodle 4.4, or its plugin
//! `ordering`.

mod numerical;

use std::fmt::{self, Write as _};
use std::io;

use super::partial::{Custom, Partial};
use super::tally::{QUESTIONS, Tally};
use super::{Exported, Options, key, xml};
use crate::answer_key;
use crate::lang::{self, Words};
use crate::quiz::{
    AnswerOption, Form, MultipleChoice, Ordering, Question, Questions, SingleChoice,
};
use crate::typed::spellings;

/// The longest tag that Moodle keeps, in characters.
const TAG: usize = 50;

/// What Moodle does where several options are right; it can only add up what each gives.
pub(super) const SEVERAL: &str =
    "Moodle gives each its share of the point, and nothing with a wrong one";

const CUSTOM: Custom = Custom {
    several: SEVERAL,
    order: "",
};

/// Writes a quiz as Moodle XML.
pub(super) fn write(
    quiz: &dyn Questions,
    _: &Options,
    out: &mut dyn io::Write,
) -> io::Result<Exported> {
    let words = lang::of(&quiz.head().language);
    let mut tally = Tally::default();
    let mut text = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<quiz>\n");
    // A string takes everything, so that only the sink can fail.
    let _ = category(&mut text, quiz);
    let mut partial = Partial::default();
    for question in quiz.each() {
        match answer_key::unaskable(&question).or_else(|| unsayable(&question)) {
            Some(reason) => tally.add(reason),
            None => {
                partial.add(&question);
                let _ = ask(&mut text, quiz, &question, words);
            }
        }
        out.write_all(text.as_bytes())?;
        text.clear();
    }
    text.push_str("</quiz>\n");
    out.write_all(text.as_bytes())?;
    let mut exported = tally.exported(quiz.count(), QUESTIONS);
    exported.notes.extend(partial.notes(&CUSTOM));
    Ok(exported)
}

/// Why a question is left out, where it is.
fn unsayable(question: &Question) -> Option<&'static str> {
    match &question.form {
        Form::MultipleChoice(selection) => answer_key::share(selection.right().len())
            .is_none()
            .then_some("more options are right than Moodle can weigh"),
        _ => None,
    }
}

/// The category that questions go to. Nothing is said of it: the article's headline answers questions, and whoever
/// browses the bank before a quiz would read it.
fn category(out: &mut String, quiz: &dyn Questions) -> fmt::Result {
    out.push_str("  <question type=\"category\">\n");
    writeln!(
        out,
        "    <category><text>$course$/top/{}</text></category>",
        xml::text(&key::category(quiz))
    )?;
    element(out, "info", "")?;
    out.push_str("    <idnumber></idnumber>\n");
    out.push_str("  </question>\n");
    Ok(())
}

fn ask(out: &mut String, quiz: &dyn Questions, question: &Question, words: &Words) -> fmt::Result {
    writeln!(out, "  <question type=\"{}\">", kind(question, words))?;
    writeln!(
        out,
        "    <name><text>{}</text></name>",
        xml::text(&answer_key::name(question))
    )?;
    element(
        out,
        "questiontext",
        &answer_key::stem(question, "\n", words),
    )?;
    element(
        out,
        "generalfeedback",
        &answer_key::explained(question, words),
    )?;
    let penalty = penalty(&question.form);
    writeln!(
        out,
        "    <defaultgrade>1</defaultgrade>\n    <penalty>{penalty}</penalty>\n    <hidden>0</hidden>"
    )?;
    let id = key::question(quiz.head(), question);
    writeln!(
        out,
        "    <idnumber>{}</idnumber>",
        xml::text(&key::at_most(key::MOODLE, &id))
    )?;
    match &question.form {
        Form::TrueFalse(choices) if choices.options().len() == 2 => true_false(out, choices)?,
        Form::SingleChoice(choices) | Form::TrueFalse(choices) => choice(out, choices)?,
        Form::MultipleChoice(selection) => select(out, selection)?,
        Form::Ordering(sequence) => order(out, sequence)?,
        Form::Date(_) | Form::Number(_) => match numerical::of(question, words) {
            Some(number) => number.write(out)?,
            None => short_answer(out, &spellings(question, words))?,
        },
    }
    tags(out, &answer_key::labels(&question.tags, &question.care))?;
    out.push_str("  </question>\n");
    Ok(())
}

fn kind(question: &Question, words: &Words) -> &'static str {
    match &question.form {
        Form::TrueFalse(choices) if choices.options().len() == 2 => "truefalse",
        Form::SingleChoice(_) | Form::TrueFalse(_) | Form::MultipleChoice(_) => "multichoice",
        Form::Ordering(_) => "ordering",
        Form::Date(_) | Form::Number(_) => match numerical::of(question, words) {
            Some(_) => "numerical",
            None => "shortanswer",
        },
    }
}

/// What a wrong try takes off, where a teacher allows several: all where there is only one other answer.
fn penalty(form: &Form) -> &'static str {
    match form {
        Form::TrueFalse(choices) if choices.options().len() == 2 => "1",
        _ => "0.3333333",
    }
}

/// The texts of the answers are Moodle's own words, whatever the options are called.
fn true_false(out: &mut String, choices: &SingleChoice) -> fmt::Result {
    for (position, (word, option)) in ["true", "false"].iter().zip(choices.options()).enumerate() {
        let fraction = if position == choices.key() {
            "100"
        } else {
            "0"
        };
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

fn choice(out: &mut String, choices: &SingleChoice) -> fmt::Result {
    multichoice(
        out,
        "true",
        if choices.ordered() { "false" } else { "true" },
    )?;
    for (position, option) in choices.options().iter().enumerate() {
        let fraction = if position == choices.key() {
            "100"
        } else {
            "0"
        };
        shown_answer(out, fraction, option)?;
    }
    Ok(())
}

/// Every wrong option takes away what the right ones give, since only the wholly right answer counts.
fn select(out: &mut String, selection: &MultipleChoice) -> fmt::Result {
    let share = answer_key::share(selection.right().len()).unwrap_or_default();
    multichoice(out, "false", "true")?;
    for (position, option) in selection.options().iter().enumerate() {
        let fraction = if selection.right().contains(&position) {
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
fn order(out: &mut String, sequence: &Ordering) -> fmt::Result {
    let count = sequence.items().len();
    writeln!(
        out,
        "    <layouttype>VERTICAL</layouttype>\n    <selecttype>ALL</selecttype>\n    <selectcount>{count}</selectcount>"
    )?;
    out.push_str("    <gradingtype>ALL_OR_NOTHING</gradingtype>\n    <showgrading>SHOW</showgrading>\n    <numberingstyle>none</numberingstyle>\n");
    // Empty says no, where nothing would say yes.
    out.push_str("    <shownumcorrect/>\n");
    combined_feedback(out)?;
    let items = sequence
        .order()
        .iter()
        .filter_map(|&position| sequence.items().get(position));
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
fn shown_answer(out: &mut String, fraction: &str, option: &AnswerOption) -> fmt::Result {
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
