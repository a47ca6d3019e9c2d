//! GIFT, the text format of Moodle, which many other programs read.
//!
//! Every text is marked as HTML, so that whatever a bank says is text again in the page of any reader. GIFT
//! cannot say that options keep their order, nor ask for an order as such: an order becomes a matching of its
//! items with their numbers. Written after Moodle's importer (`question/format/gift/format.php`) and the
//! grammar of gift-pegjs.

use std::borrow::Cow;
use std::fmt::{self, Write as _};
use std::io;

use super::partial::{Custom, Partial};
use super::tally::{QUESTIONS, Tally};
use super::xml::{html, legal, replaced};
use super::{Exported, Options, key, partial};
use crate::answer_key;
use crate::lang::{self, Words};
use crate::quiz::{AnswerOption, Form, MultipleChoice, Ordering, Question, Questions};
use crate::sanitize::visible;
use crate::typed::spellings;

/// What Moodle does with an answer in part.
const CUSTOM: Custom = Custom {
    several: super::moodle::SEVERAL,
    order: "GIFT has only a matching for them, in which each item in its place gives its share of the point",
};

/// Writes a quiz as GIFT.
pub(super) fn write(
    quiz: &dyn Questions,
    _: &Options,
    out: &mut dyn io::Write,
) -> io::Result<Exported> {
    let words = lang::of(&quiz.head().language);
    let mut tally = Tally::default();
    let mut text = category(quiz);
    let mut shuffled = 0;
    let mut parts = Partial::default();
    for question in quiz.each() {
        if let Some(reason) = unsayable(&question) {
            tally.add(reason);
            continue;
        }
        parts.add(&question);
        shuffled += usize::from(question.form.ordered() && question.form.options().len() > 2);
        let labels = answer_key::labels(&question.tags, &question.care);
        text.push_str(&comment(&key::question(quiz.head(), &question), &labels));
        // A string takes everything, so that only the sink can fail.
        let _ = ask(&mut text, &question, words);
        out.write_all(text.as_bytes())?;
        text.clear();
    }
    out.write_all(text.as_bytes())?;
    let mut exported = tally.exported(quiz.count(), QUESTIONS);
    exported.notes.extend(partial::shuffled("GIFT", shuffled));
    exported.notes.extend(parts.notes(&CUSTOM));
    Ok(exported)
}

/// Why a question is left out, where it is.
fn unsayable(question: &Question) -> Option<&'static str> {
    let form = match &question.form {
        Form::MultipleChoice(selection) => answer_key::share(selection.right().len())
            .is_none()
            .then_some("more options are right than Moodle can weigh"),
        Form::Ordering(sequence) => {
            (sequence.items().len() < 3).then_some("an order of two is no matching")
        }
        Form::SingleChoice(_) | Form::TrueFalse(_) | Form::Date(_) | Form::Number(_) => None,
    };
    answer_key::unaskable(question).or(form)
}

/// The category that questions go to; it is a block of its own.
fn category(quiz: &dyn Questions) -> String {
    format!("$CATEGORY: {}\n\n", key::category(quiz).replace('\\', ""))
}

/// `// [id:…] [tag:…]`, from which newer Moodles take the id and the tags.
fn comment(id: &str, labels: &[String]) -> String {
    let entry =
        |name: &str, value: &str| format!(" [{name}:{}]", visible(value).replace(']', "\\]"));
    let id = key::at_most(key::MOODLE, id);
    let id = (!id.is_empty()).then(|| entry("id", &id));
    let entries: String = id
        .into_iter()
        .chain(labels.iter().map(|label| entry("tag", label)))
        .collect();
    match entries.as_str() {
        "" => String::new(),
        entries => format!("//{entries}\n"),
    }
}

fn ask(out: &mut String, question: &Question, words: &Words) -> fmt::Result {
    let name = answer_key::name(question);
    write!(
        out,
        "::{}::[html]{}",
        escaped(name.into()),
        text(&answer_key::stem(question, "\n", words))
    )?;
    match &question.form {
        Form::TrueFalse(choices) if choices.options().len() == 2 => {
            true_false(out, choices.key(), choices.options())?;
        }
        Form::SingleChoice(choices) | Form::TrueFalse(choices) => {
            out.push_str("{\n");
            for (position, option) in choices.options().iter().enumerate() {
                answer(
                    out,
                    if position == choices.key() { "=" } else { "~" },
                    option,
                )?;
            }
        }
        Form::MultipleChoice(selection) => select(out, selection)?,
        Form::Ordering(sequence) => order(out, sequence)?,
        Form::Date(_) | Form::Number(_) => written(out, question, words)?,
    }
    let told = answer_key::explained(question, words);
    if !told.is_empty() {
        writeln!(out, "\t####{}", text(&told))?;
    }
    out.push_str("}\n\n");
    Ok(())
}

/// A rough number with its tolerance; of any other typed answer its spellings.
fn written(out: &mut String, question: &Question, words: &Words) -> fmt::Result {
    match answer_key::rough(question, words) {
        Some([number, tolerance]) => {
            writeln!(out, "{{#\n\t={number}:{tolerance}")?;
            for other in answer_key::accepted_numbers(question, [number, tolerance]) {
                writeln!(out, "\t={other}:0")?;
            }
        }
        None => {
            out.push_str("{\n");
            for spelling in spellings(question, words)
                .iter()
                .filter(|text| typable(text))
            {
                writeln!(out, "\t={}", typed(spelling))?;
            }
        }
    }
    Ok(())
}

/// The feedback of a wrong answer stands first.
fn true_false(out: &mut String, key: usize, options: &[AnswerOption]) -> fmt::Result {
    let why = options
        .iter()
        .enumerate()
        .filter(|&(position, _)| position != key)
        .find_map(|(_, option)| option.why.as_deref());
    let why = why.map(|why| format!("#{}", text(why))).unwrap_or_default();
    writeln!(out, "{{{}{why}", if key == 0 { "TRUE" } else { "FALSE" })
}

/// Every wrong option takes away what the right ones give, since only the wholly right answer counts.
fn select(out: &mut String, selection: &MultipleChoice) -> fmt::Result {
    let share = answer_key::share(selection.right().len()).unwrap_or_default();
    out.push_str("{\n");
    for (position, option) in selection.options().iter().enumerate() {
        let weight = if selection.right().contains(&position) {
            share
        } else {
            "-100"
        };
        answer(out, &format!("~%{weight}%"), option)?;
    }
    Ok(())
}

/// Each item with its number in the order.
fn order(out: &mut String, sequence: &Ordering) -> fmt::Result {
    out.push_str("{\n");
    for (item, number) in sequence.items().iter().zip(answer_key::ranks(sequence)) {
        writeln!(out, "\t={} -> {number}", text(&item.text))?;
    }
    Ok(())
}

fn answer(out: &mut String, mark: &str, option: &AnswerOption) -> fmt::Result {
    write!(out, "\t{mark}{}", text(&option.text))?;
    if let Some(why) = option.why.as_deref().filter(|why| !why.trim().is_empty()) {
        write!(out, "#{}", text(why))?;
    }
    out.push('\n');
    Ok(())
}

/// A text that is shown, as HTML. A percent sign or a bracket at its beginning would be taken for a weight or
/// the name of a text format.
fn text(text: &str) -> String {
    let html = html(text.trim());
    let first = match html.chars().next() {
        Some('%') => "&percnt;",
        Some('[') => "&lbrack;",
        _ => return escaped(html).into_owned(),
    };
    format!("{first}{}", escaped(html[1..].to_owned().into()))
}

/// Whether a spelling can be said: an arrow would make the question a matching, and two ampersands may be one
/// of the signs that Moodle keeps for its own use.
fn typable(spelling: &str) -> bool {
    !spelling.contains("->") && !spelling.contains("&&")
}

/// A text that is typed, which is compared as it stands. An asterisk alone would be a wildcard; the weight
/// and the format before it keep its own beginning from being taken for either.
fn typed(spelling: &str) -> String {
    let prefix = if spelling.starts_with(['%', '[']) {
        "%100%[html]"
    } else {
        ""
    };
    let literal = replaced(legal(spelling), |c| (c == '*').then_some("\\*"));
    format!("{prefix}{}", escaped(literal))
}

fn escaped(text: Cow<'_, str>) -> Cow<'_, str> {
    replaced(text, special)
}

/// The characters that GIFT reads itself, with a backslash before them.
fn special(c: char) -> Option<&'static str> {
    Some(match c {
        '\\' => "\\\\",
        '~' => "\\~",
        '=' => "\\=",
        '#' => "\\#",
        '{' => "\\{",
        '}' => "\\}",
        ':' => "\\:",
        '\n' => "\\n",
        _ => return None,
    })
}
