//! One question as an item of QTI 1.2.

use std::fmt::{self, Write as _};

use rust_decimal::Decimal;

use super::material;
use crate::answer_key;
use crate::export::{identifier, xml};
use crate::lang::Words;
use crate::quiz::{AnswerOption, Form, Ordering, Question};
use crate::typed::spellings;

/// Writes a question as an `item`, with what scores and what is told.
pub(super) fn write(
    out: &mut String,
    question: &Question,
    ident: &str,
    words: &Words,
) -> fmt::Result {
    writeln!(
        out,
        "<item ident=\"{ident}\" title=\"{}\">",
        xml::text(&answer_key::name(question))
    )?;
    let labels = labels(question);
    let ids: Vec<&str> = labels.iter().map(String::as_str).collect();
    metadata(out, kind(question, words), &ids.join(","), ident)?;
    out.push_str("<presentation>\n");
    material(out, &answer_key::stem(question, "\n", words))?;
    response(out, question, &labels, words)?;
    out.push_str("</presentation>\n<resprocessing>\n<outcomes><decvar maxvalue=\"100\" minvalue=\"0\" varname=\"SCORE\" vartype=\"Decimal\"/></outcomes>\n");
    let told = answer_key::explained(question, words);
    if !told.is_empty() {
        out.push_str("<respcondition continue=\"Yes\"><conditionvar><other/></conditionvar><displayfeedback feedbacktype=\"Response\" linkrefid=\"general_fb\"/></respcondition>\n");
    }
    for (label, _) in reasons(question, &labels) {
        writeln!(
            out,
            "<respcondition continue=\"Yes\"><conditionvar>{}</conditionvar><displayfeedback feedbacktype=\"Response\" linkrefid=\"{label}_fb\"/></respcondition>",
            equal(label)
        )?;
    }
    scoring(out, question, &labels, words)?;
    out.push_str("</resprocessing>\n");
    if !told.is_empty() {
        feedback(out, "general", &told)?;
    }
    for (label, why) in reasons(question, &labels) {
        feedback(out, label, why)?;
    }
    out.push_str("</item>\n");
    Ok(())
}

/// The type that Canvas gives a question.
fn kind(question: &Question, words: &Words) -> &'static str {
    match &question.form {
        Form::TrueFalse(choices) if choices.options().len() == 2 => "true_false_question",
        Form::SingleChoice(_) | Form::TrueFalse(_) => "multiple_choice_question",
        Form::MultipleChoice(_) => "multiple_answers_question",
        Form::Ordering(_) => "matching_question",
        Form::Date(_) | Form::Number(_) => match answer_key::rough(question, words) {
            Some(_) => "numerical_question",
            None => "short_answer_question",
        },
    }
}

/// The identifiers of the options: by what they say, not by their position.
fn labels(question: &Question) -> Vec<String> {
    let label = |option: &AnswerOption| identifier::of('o', &[&question.id, &option.text]);
    question.form.options().iter().map(label).collect()
}

fn metadata(out: &mut String, kind: &str, answers: &str, ident: &str) -> fmt::Result {
    out.push_str("<itemmetadata><qtimetadata>\n");
    let fields = [
        ("question_type", kind),
        ("points_possible", "1"),
        ("original_answer_ids", answers),
        ("assessment_question_identifierref", &format!("{ident}_ref")),
    ];
    for (label, entry) in fields {
        writeln!(
            out,
            "<qtimetadatafield><fieldlabel>{label}</fieldlabel><fieldentry>{entry}</fieldentry></qtimetadatafield>"
        )?;
    }
    out.push_str("</qtimetadata></itemmetadata>\n");
    Ok(())
}

fn response(
    out: &mut String,
    question: &Question,
    labels: &[String],
    words: &Words,
) -> fmt::Result {
    let options = question.form.options();
    match &question.form {
        Form::SingleChoice(_) | Form::TrueFalse(_) => choices(out, "Single", options, labels),
        Form::MultipleChoice(_) => choices(out, "Multiple", options, labels),
        Form::Ordering(sequence) => matches(out, sequence, labels),
        Form::Date(_) | Form::Number(_) if answer_key::rough(question, words).is_none() => {
            out.push_str("<response_str ident=\"response1\" rcardinality=\"Single\"><render_fib><response_label ident=\"answer1\" rshuffle=\"No\"/></render_fib></response_str>\n");
            Ok(())
        }
        Form::Date(_) | Form::Number(_) => {
            out.push_str("<response_str ident=\"response1\" rcardinality=\"Single\"><render_fib fibtype=\"Decimal\"><response_label ident=\"answer1\"/></render_fib></response_str>\n");
            Ok(())
        }
    }
}

fn choices(
    out: &mut String,
    cardinality: &str,
    options: &[AnswerOption],
    labels: &[String],
) -> fmt::Result {
    writeln!(
        out,
        "<response_lid ident=\"response1\" rcardinality=\"{cardinality}\"><render_choice>"
    )?;
    for (option, label) in options.iter().zip(labels) {
        write!(out, "<response_label ident=\"{label}\">")?;
        material(out, &option.text)?;
        out.push_str("</response_label>\n");
    }
    out.push_str("</render_choice></response_lid>\n");
    Ok(())
}

/// One list of numbers for each item.
fn matches(out: &mut String, sequence: &Ordering, labels: &[String]) -> fmt::Result {
    for (item, label) in sequence.items().iter().zip(labels) {
        writeln!(out, "<response_lid ident=\"response_{label}\">")?;
        material(out, &item.text)?;
        out.push_str("<render_choice>\n");
        for number in 1..=labels.len() {
            write!(out, "<response_label ident=\"{}\">", rank(number))?;
            material(out, &number.to_string())?;
            out.push_str("</response_label>\n");
        }
        out.push_str("</render_choice></response_lid>\n");
    }
    Ok(())
}

/// The identifier of a number in an order.
fn rank(number: usize) -> String {
    format!("rank{number}")
}

fn scoring(out: &mut String, question: &Question, labels: &[String], words: &Words) -> fmt::Result {
    match &question.form {
        Form::SingleChoice(choices) | Form::TrueFalse(choices) => {
            let key = labels.get(choices.key()).map_or("", String::as_str);
            whole(out, &equal(key))
        }
        Form::MultipleChoice(selection) => {
            let condition =
                |(position, label): (usize, &String)| match selection.right().contains(&position) {
                    true => equal(label),
                    false => format!("<not>{}</not>", equal(label)),
                };
            let all: String = labels.iter().enumerate().map(condition).collect();
            whole(out, &format!("<and>{all}</and>"))
        }
        Form::Ordering(sequence) => parts(out, sequence, labels),
        Form::Date(_) | Form::Number(_) => match answer_key::rough(question, words) {
            Some(rough) => numbers(out, question, rough),
            None => {
                let spellings = spellings(question, words);
                let any: String = spellings
                    .iter()
                    .map(|spelling| equal(&xml::text(spelling)))
                    .collect();
                whole(out, &any)
            }
        },
    }
}

/// The number itself or one within its tolerance, and other numbers that are right.
fn numbers(
    out: &mut String,
    question: &Question,
    [number, tolerance]: [Decimal; 2],
) -> fmt::Result {
    let exact = answer_key::accepted_numbers(question, [number, tolerance]);
    let exact = exact.into_iter().map(|number| [number, Decimal::ZERO]);
    [[number, tolerance]].into_iter().chain(exact).try_for_each(|[number, tolerance]| {
        let [least, most] = [number - tolerance, number + tolerance];
        whole(out, &format!("<or>{}<and><vargte respident=\"response1\">{least}</vargte><varlte respident=\"response1\">{most}</varlte></and></or>", equal(&number.to_string())))
    })
}

fn equal(value: &str) -> String {
    format!("<varequal respident=\"response1\">{value}</varequal>")
}

/// All the points where the condition holds.
fn whole(out: &mut String, condition: &str) -> fmt::Result {
    writeln!(
        out,
        "<respcondition continue=\"No\"><conditionvar>{condition}</conditionvar><setvar action=\"Set\" varname=\"SCORE\">100</setvar></respcondition>"
    )
}

/// A part of the points for each item that has its number.
fn parts(out: &mut String, sequence: &Ordering, labels: &[String]) -> fmt::Result {
    let cents = 10_000 / labels.len().max(1);
    let part = format!("{}.{:02}", cents / 100, cents % 100);
    for (label, number) in labels.iter().zip(answer_key::ranks(sequence)) {
        writeln!(
            out,
            "<respcondition><conditionvar><varequal respident=\"response_{label}\">{}</varequal></conditionvar><setvar varname=\"SCORE\" action=\"Add\">{part}</setvar></respcondition>",
            rank(number)
        )?;
    }
    Ok(())
}

/// The reasons why options are wrong, each with the identifier of its option. An order has none, and nothing
/// in it is wrong.
fn reasons<'a>(
    question: &'a Question,
    labels: &'a [String],
) -> impl Iterator<Item = (&'a str, &'a str)> {
    let options = match question.form {
        Form::Ordering(_) => &[],
        _ => question.form.options(),
    };
    labels.iter().zip(options).filter_map(|(label, option)| {
        let why = option.why.as_deref().filter(|why| !why.trim().is_empty())?;
        Some((label.as_str(), why))
    })
}

fn feedback(out: &mut String, name: &str, text: &str) -> fmt::Result {
    write!(out, "<itemfeedback ident=\"{name}_fb\"><flow_mat>")?;
    material(out, text)?;
    out.push_str("</flow_mat></itemfeedback>\n");
    Ok(())
}
