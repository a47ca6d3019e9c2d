//! One question as an item of QTI 2.1.

use std::fmt::{self, Write as _};

use crate::answer_key;
use crate::export::{identifier, xml};
use crate::lang::Words;
use crate::quiz::{AnswerOption, Form, Question};
use crate::typed::spellings;

/// What is told after every answer has this identifier among those of the feedback.
const TOLD: &str = "told";

/// The item of a question.
pub(super) fn write(question: &Question, ident: &str, language: &str, words: &Words) -> String {
    let mut item = String::new();
    // A string takes everything.
    let _ = compose(&mut item, question, ident, language, words);
    item
}

fn compose(
    out: &mut String,
    question: &Question,
    ident: &str,
    language: &str,
    words: &Words,
) -> fmt::Result {
    let labels = labels(question);
    out.push_str("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<assessmentItem xmlns=\"http://www.imsglobal.org/xsd/imsqti_v2p1\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:schemaLocation=\"http://www.imsglobal.org/xsd/imsqti_v2p1 http://www.imsglobal.org/xsd/qti/qtiv2p1/imsqti_v2p1.xsd\"");
    write!(
        out,
        " identifier=\"{ident}\" title=\"{}\"",
        xml::text(&answer_key::name(question))
    )?;
    if is_tag(language) {
        write!(out, " xml:lang=\"{language}\"")?;
    }
    out.push_str(" adaptive=\"false\" timeDependent=\"false\">\n");
    declaration(out, question, &labels, words)?;
    outcome(out, "SCORE", "0")?;
    outcome(out, "MAXSCORE", "1")?;
    out.push_str("  <outcomeDeclaration identifier=\"FEEDBACK\" cardinality=\"multiple\" baseType=\"identifier\"/>\n  <itemBody>\n");
    body(out, question, &labels, words)?;
    out.push_str("  </itemBody>\n  <responseProcessing>\n");
    scoring(out, question, words)?;
    feedback_rule(out, question)?;
    out.push_str("  </responseProcessing>\n");
    feedback(out, TOLD, &answer_key::explained(question, words))?;
    for (option, label) in question.form.options().iter().zip(&labels) {
        feedback(out, label, option.why.as_deref().unwrap_or_default())?;
    }
    out.push_str("</assessmentItem>\n");
    Ok(())
}

/// Whether a text can stand where the name of a language must.
fn is_tag(language: &str) -> bool {
    let part = |part: &str| {
        (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
    };
    language.starts_with(|c: char| c.is_ascii_alphabetic()) && language.split('-').all(part)
}

/// The identifiers of the options: by what they say, not by their position.
fn labels(question: &Question) -> Vec<String> {
    let label = |option: &AnswerOption| identifier::of('o', &[&question.id, &option.text]);
    question.form.options().iter().map(label).collect()
}

fn outcome(out: &mut String, name: &str, value: &str) -> fmt::Result {
    writeln!(
        out,
        "  <outcomeDeclaration identifier=\"{name}\" cardinality=\"single\" baseType=\"float\"><defaultValue><value>{value}</value></defaultValue></outcomeDeclaration>"
    )
}

fn declaration(
    out: &mut String,
    question: &Question,
    labels: &[String],
    words: &Words,
) -> fmt::Result {
    let chosen = |positions: &[usize]| -> Vec<String> {
        positions
            .iter()
            .filter_map(|&position| labels.get(position).cloned())
            .collect()
    };
    let (cardinality, base, right) = match &question.form {
        Form::SingleChoice(choices) | Form::TrueFalse(choices) => {
            ("single", "identifier", chosen(&[choices.key()]))
        }
        Form::MultipleChoice(selection) => ("multiple", "identifier", chosen(selection.right())),
        Form::Ordering(sequence) => ("ordered", "identifier", chosen(sequence.order())),
        Form::Date(_) | Form::Number(_) => match answer_key::rough(question, words) {
            Some([number, _]) => ("single", "float", vec![number.to_string()]),
            None => ("single", "string", spellings(question, words)),
        },
    };
    writeln!(
        out,
        "  <responseDeclaration identifier=\"RESPONSE\" cardinality=\"{cardinality}\" baseType=\"{base}\">"
    )?;
    out.push_str("    <correctResponse>");
    // A single response has one value; other spellings of it stand in the mapping.
    let values = if cardinality == "single" {
        1
    } else {
        right.len()
    };
    for value in right.iter().take(values) {
        write!(out, "<value>{}</value>", xml::text(value))?;
    }
    out.push_str("</correctResponse>\n");
    if base == "string" {
        out.push_str("    <mapping defaultValue=\"0\">\n");
        for spelling in &right {
            writeln!(
                out,
                "      <mapEntry mapKey=\"{}\" mappedValue=\"1\" caseSensitive=\"false\"/>",
                xml::text(spelling)
            )?;
        }
        out.push_str("    </mapping>\n");
    }
    out.push_str("  </responseDeclaration>\n");
    Ok(())
}

fn body(out: &mut String, question: &Question, labels: &[String], words: &Words) -> fmt::Result {
    writeln!(
        out,
        "    <p>{}</p>",
        xml::xhtml(&answer_key::stem(question, "\n", words))
    )?;
    let options = question.form.options();
    let (element, rules) = match &question.form {
        Form::SingleChoice(choices) | Form::TrueFalse(choices) => {
            let shuffle = if choices.ordered() { "false" } else { "true" };
            (
                "choiceInteraction",
                format!("shuffle=\"{shuffle}\" maxChoices=\"1\""),
            )
        }
        Form::MultipleChoice(_) => (
            "choiceInteraction",
            format!("shuffle=\"true\" maxChoices=\"{}\"", options.len()),
        ),
        Form::Ordering(_) => ("orderInteraction", "shuffle=\"false\"".to_owned()),
        Form::Date(_) | Form::Number(_) => {
            out.push_str("    <p><textEntryInteraction responseIdentifier=\"RESPONSE\" expectedLength=\"20\"/></p>\n");
            return Ok(());
        }
    };
    writeln!(
        out,
        "    <{element} responseIdentifier=\"RESPONSE\" {rules}>"
    )?;
    for (option, label) in options.iter().zip(labels) {
        writeln!(
            out,
            "      <simpleChoice identifier=\"{label}\">{}</simpleChoice>",
            xml::xhtml(&option.text)
        )?;
    }
    writeln!(out, "    </{element}>")
}

fn scoring(out: &mut String, question: &Question, words: &Words) -> fmt::Result {
    let condition = match &question.form {
        Form::Date(_) | Form::Number(_) if answer_key::rough(question, words).is_none() => {
            out.push_str("    <setOutcomeValue identifier=\"SCORE\"><mapResponse identifier=\"RESPONSE\"/></setOutcomeValue>\n");
            return Ok(());
        }
        Form::Date(_) | Form::Number(_) => equals(question, words),
        Form::SingleChoice(_)
        | Form::TrueFalse(_)
        | Form::MultipleChoice(_)
        | Form::Ordering(_) => {
            "<match><variable identifier=\"RESPONSE\"/><correct identifier=\"RESPONSE\"/></match>"
                .to_owned()
        }
    };
    writeln!(
        out,
        "    <responseCondition>
      <responseIf>
        {condition}
        <setOutcomeValue identifier=\"SCORE\"><baseValue baseType=\"float\">1</baseValue></setOutcomeValue>
      </responseIf>
      <responseElse>
        <setOutcomeValue identifier=\"SCORE\"><baseValue baseType=\"float\">0</baseValue></setOutcomeValue>
      </responseElse>
    </responseCondition>"
    )
}

/// Whether the response is the rough number, or another that is right.
fn equals(question: &Question, words: &Words) -> String {
    let Some([number, tolerance]) = answer_key::rough(question, words) else {
        return String::new();
    };
    let others = answer_key::accepted_numbers(question, [number, tolerance]);
    let exact = others.iter().map(|other| {
        format!(
            "<equal toleranceMode=\"exact\"><variable identifier=\"RESPONSE\"/><baseValue baseType=\"float\">{other}</baseValue></equal>"
        )
    });
    let exact: String = exact.collect();
    let near = format!(
        "<equal toleranceMode=\"absolute\" tolerance=\"{tolerance} {tolerance}\"><variable identifier=\"RESPONSE\"/><baseValue baseType=\"float\">{number}</baseValue></equal>"
    );
    if exact.is_empty() {
        near
    } else {
        format!("<or>{near}{exact}</or>")
    }
}

/// The feedback is that of the options that were chosen, and what is told after every answer.
fn feedback_rule(out: &mut String, question: &Question) -> fmt::Result {
    let chosen = match question.form {
        Form::SingleChoice(_) | Form::TrueFalse(_) | Form::MultipleChoice(_) => {
            "<variable identifier=\"RESPONSE\"/>"
        }
        Form::Ordering(_) | Form::Date(_) | Form::Number(_) => "",
    };
    writeln!(
        out,
        "    <setOutcomeValue identifier=\"FEEDBACK\"><multiple>{chosen}<baseValue baseType=\"identifier\">{TOLD}</baseValue></multiple></setOutcomeValue>"
    )
}

fn feedback(out: &mut String, name: &str, text: &str) -> fmt::Result {
    if text.trim().is_empty() {
        return Ok(());
    }
    writeln!(
        out,
        "  <modalFeedback outcomeIdentifier=\"FEEDBACK\" identifier=\"{name}\" showHide=\"show\">{}</modalFeedback>",
        xml::xhtml(text)
    )
}
