//! In go the names of an article, out come the same, a body and a person who stand side by side being two: `University of Texas Arlington Amneh
//! Jafari`.

use std::collections::HashSet;
use std::ops::Range;

use super::head::by_words;
use super::{gazetteer, known, normal};
use crate::draft::clauses::is_finite;
use crate::draft::sentence::Sentence;

/// So many words a person's name has at least and at most.
const PERSON: [usize; 2] = [2, 3];

/// Names that the article has by themselves.
#[derive(Default)]
struct Alone {
    /// Last names that do something, as in `Jafari said`.
    acting: HashSet<String>,
    /// Names of some words that begin with a given name.
    whole: HashSet<String>,
}

/// Cuts each name of a body before the name of a person at its end, whom the article names elsewhere, too.
pub(super) fn apart(
    sentences: &[Sentence],
    names: Vec<Vec<Range<usize>>>,
) -> Vec<Vec<Range<usize>>> {
    let alone = alone(sentences, &names);
    let cut = |(sentence, names): (&Sentence, Vec<Range<usize>>)| {
        let parts = names
            .into_iter()
            .flat_map(|name| match person(sentence, &name, &alone) {
                Some(at) => vec![name.start..at, at..name.end],
                None => vec![name],
            });
        parts.collect()
    };
    sentences.iter().zip(names).map(cut).collect()
}

fn alone(sentences: &[Sentence], names: &[Vec<Range<usize>>]) -> Alone {
    let mut alone = Alone::default();
    for (sentence, names) in sentences.iter().zip(names) {
        for name in names {
            let text = normal(sentence.span(name.clone()));
            let is_place = gazetteer::whole(&text).is_some() || gazetteer::country(&text).is_some();
            if is_place || by_words(&text).is_some() {
                continue;
            }
            let first = sentence.word(name.start);
            if name.len() == 1 && is_finite(sentence, name.end) {
                alone.acting.insert(text);
            } else if PERSON.contains(&name.len()) && gazetteer::is_first_name(first) {
                alone.whole.insert(text);
            }
        }
    }
    alone
}

/// Where the name of a person begins within that of a body.
fn person(sentence: &Sentence, name: &Range<usize>, alone: &Alone) -> Option<usize> {
    let begins = |at: &usize| {
        let (body, tail) = (name.start..*at, *at..name.end);
        let text = normal(sentence.span(tail.clone()));
        let is_known = alone.whole.contains(&text)
            || tail.len() == PERSON[0] && alone.acting.contains(sentence.word(name.end - 1));
        // `Church of Jesus Christ`, `University of St John`.
        let before = sentence.word(at - 1);
        let ends = before.starts_with(char::is_uppercase)
            && !matches!(before, "St" | "St." | "San" | "Saint");
        let is_name = |at: usize| {
            sentence.word(at).starts_with(char::is_uppercase)
                && gazetteer::by_last_word(sentence.word(at)).is_none()
        };
        let body = normal(sentence.span(body));
        is_known && ends && tail.clone().all(is_name) && is_body(&body)
    };
    let longest = PERSON.into_iter().rev();
    let starts =
        longest.filter_map(|count| name.end.checked_sub(count).filter(|at| *at > name.start));
    starts.into_iter().find(begins)
}

fn is_body(name: &str) -> bool {
    by_words(name).is_some()
        || gazetteer::whole(name).is_some()
        || known::class_of_name(name).is_some()
}
