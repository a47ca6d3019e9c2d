//! In goes a person's name, out comes the office that stands behind it between commas.

use std::ops::Range;

use super::gazetteer;
use crate::draft::sentence::Sentence;

/// The office in the words between commas behind a name: `Fuad Basya, spokesman for the Indonesian military, said`. Only what
/// begins with a job, its article or its country is taken, and ends where the comma does.
pub(super) fn office(
    sentence: &Sentence,
    name: &Range<usize>,
) -> (Option<String>, Option<&'static str>) {
    let none = (None, None);
    let begin = name.end + 1;
    if sentence.word(name.end) != "," {
        return none;
    }
    let mut end = begin;
    while end < sentence.len()
        && !matches!(
            sentence.word(end),
            "," | "." | ";" | ":" | "-" | "–" | "\"" | "“" | "("
        )
    {
        end += 1;
    }
    let words = begin..end;
    if words.is_empty() || words.len() > 10 || !matches!(sentence.word(end), "," | ".") {
        return none;
    }
    let verb = words.clone().any(|at| {
        matches!(
            sentence.tag(at),
            "VBD" | "VBZ" | "VBP" | "MD" | "WP" | "WDT" | "PRP" | "PRP$"
        )
    });
    let head = words
        .clone()
        .take(7)
        .take_while(|at| !matches!(sentence.tag(*at), "IN" | "TO"))
        .collect::<Vec<_>>();
    let job = head
        .last()
        .is_some_and(|at| gazetteer::is_job(&sentence.low(*at)));
    let lowercase = head
        .last()
        .is_some_and(|at| sentence.word(*at).starts_with(char::is_lowercase));
    if verb || !job || !lowercase {
        return none;
    }
    let first = sentence.low(begin);
    let owned = head.iter().any(|at| sentence.tag(*at) == "POS");
    let article = match first.as_str() {
        "the" | "a" | "an" => "",
        _ if owned || head.len() > 1 || words.len() > head.len() => "",
        _ => return none,
    };
    let of = head.iter().find_map(|at| {
        let word = sentence.word(*at);
        gazetteer::of_demonym(word).or(gazetteer::country(word))
    });
    let text = sentence.span(words);
    (
        Some(format!("was {article}{text}")),
        of.map(|country| country.name),
    )
}
