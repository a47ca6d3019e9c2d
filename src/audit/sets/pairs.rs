//! Two questions of one quiz: does one answer the other, do they ask the same?

use std::collections::BTreeSet;

use crate::audit::item::Item;
use crate::audit::{Finding, Level};
use crate::generate::cues::content_words;
use crate::quiz::{Form, Quantity, Question};
use crate::wording::{self, Tokens};
use crate::words::Words;

/// What is wrong between the questions of a quiz. `linked` says whether two questions speak of the same thing.
pub(in crate::audit) fn flaws(
    items: &[Item],
    linked: &dyn Fn(&Question, &Question) -> bool,
) -> Vec<Finding> {
    let read: Vec<Read> = items.iter().map(Read::new).collect();
    let mut found = Vec::new();
    for (place, b) in read.iter().enumerate() {
        for (other, a) in read.iter().enumerate() {
            if place != other {
                found.extend(tells(a, b, linked));
            }
            if other < place {
                found.extend(same(a, b));
            }
        }
    }
    found
}

/// A question, its texts broken into words once.
struct Read<'a> {
    question: &'a Question,
    stem: Tokens,
    /// Everything that it shows, before or after its answer.
    shown: Tokens,
    content: BTreeSet<String>,
    /// The ways in which a text would show its key.
    key: Vec<Tokens>,
    /// Whether the key is a date or a number.
    measured: bool,
}

impl<'a> Read<'a> {
    fn new(item: &Item<'a>) -> Read<'a> {
        let question = item.question;
        let mut shown = vec![question.stem.as_str(), &question.explanation];
        for option in question.form.options() {
            shown.push(&option.text);
            shown.extend(option.why.as_deref());
        }
        let (key, measured) = key(item, item.words);
        Read {
            question,
            stem: Tokens::of(&question.stem),
            // A word between two texts that no text has, so that no phrase runs over their border.
            shown: Tokens::of(&shown.join(" \u{a4d0}\u{a4d0} ")),
            content: content_words(&question.stem, item.words),
            key,
            measured,
        }
    }
}

/// The forms of what is asked. What is asked of a claim, or of an order, stands in no single place.
fn key(item: &Item, words: &Words) -> (Vec<Tokens>, bool) {
    if let Some(date) = item.asked_date() {
        return (wording::date_forms(date, words), true);
    }
    if let Some(number) = item.asked_number() {
        return (wording::number_forms(number, words), true);
    }
    let names = match item.question.form {
        Form::Choice(_) => item.question.answers.as_slice(),
        _ => &[],
    };
    let names = names.iter().chain(&item.question.accept);
    (
        names.map(|name| wording::name(name, words)).collect(),
        false,
    )
}

/// The stem of *a* shows the date or the number that *b* asks for; or *a* shows the key of *b* anywhere, and both speak
/// of the same thing. A name alone is no tell: the protagonists of an article stand in most stems.
fn tells(a: &Read, b: &Read, linked: &dyn Fn(&Question, &Question) -> bool) -> Option<Finding> {
    let holds = |text: &Tokens| b.key.iter().any(|form| text.hold(form));
    let in_stem = b.measured && holds(&a.stem);
    let told = in_stem || (holds(&a.shown) && linked(a.question, b.question));
    if !told {
        return None;
    }
    let said = format!(
        "`{}` shows what `{}` asks: {}",
        a.question.id,
        b.question.id,
        b.question.answers.join(", ")
    );
    Some(Finding::of_question(
        Level::Error,
        "tells",
        &b.question.id,
        said,
    ))
}

/// Stems of three content words or more that share six in ten of them (Jaccard), or the same options twice. Let through:
/// one stem for all questions of a kind, with other options.
fn same(a: &Read, b: &Read) -> Option<Finding> {
    let options = |read: &Read| -> BTreeSet<String> {
        let options = read.question.form.options().iter();
        options.map(|option| option.text.clone()).collect()
    };
    let (of_a, of_b) = (options(a), options(b));
    let apart = of_a.is_disjoint(&of_b) && !of_a.is_empty();
    if a.question.stem == b.question.stem && apart {
        return None;
    }
    let shared = a.content.intersection(&b.content).count();
    let all = a.content.union(&b.content).count();
    let alike = a.content.len() >= 3 && b.content.len() >= 3 && shared * 10 >= all * 6;
    (alike && same_type(a.question, b.question)).then(|| {
        let said = format!(
            "`{}` and `{}` ask nearly the same",
            a.question.id, b.question.id
        );
        Finding::of_question(Level::Warning, "near-duplicate", &b.question.id, said)
    })
}

/// Whether both ask for a date, both for a number, or both for something else: "When was it?" is not "Who was it?".
fn same_type(a: &Question, b: &Question) -> bool {
    let asks = |question: &Question| match &question.form {
        Form::Date(_) => 'd',
        Form::Number(_) => 'n',
        Form::Choice(choices) => match choices.right().value {
            Some(Quantity::Date(_)) => 'd',
            Some(Quantity::Number(_)) => 'n',
            None => 'w',
        },
        Form::TrueFalse(_) => 't',
        Form::Select(_) => 'w',
        Form::Order(_) => 'o',
    };
    asks(a) == asks(b)
}
