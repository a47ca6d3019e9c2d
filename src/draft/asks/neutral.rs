//! In goes a question for a person, out comes one whose pronouns do not say whether it is a man or a woman.

use super::View;
use crate::draft::proposal::{Answer, Hole};

/// A question for a person in which no pronoun tells a man from a woman, and so rules others out: `their` for `her`. `None` where it may be
/// said of another who is named before it, or where the verb would have to change with it.
pub(super) fn neutral(view: View, hole: &Hole, text: String) -> Option<String> {
    const OWN: [&str; 2] = ["his", "her"];
    const OTHERS: [&str; 6] = ["he", "she", "him", "himself", "herself", "hers"];
    let things = &view.reading.things;
    let is_person = |thing: usize| things.things[thing].class.as_deref() == Some("person");
    let asks_for_person = match &hole.answer {
        Answer::Thing(thing) => is_person(*thing),
        Answer::Things(asked) => asked.iter().copied().any(is_person),
        _ => false,
    };
    if !asks_for_person {
        return Some(text);
    }
    let sentence = view.sentence;
    let plain = |word: &str| {
        word.trim_matches(|c: char| !c.is_alphanumeric())
            .to_lowercase()
    };
    let words: Vec<&str> = text.split(' ').collect();
    if words
        .iter()
        .any(|word| OTHERS.contains(&plain(word).as_str()))
    {
        return None;
    }
    if !words.iter().any(|word| OWN.contains(&plain(word).as_str())) {
        return Some(text);
    }
    let mut own = view
        .clause
        .words
        .clone()
        .filter(|at| OWN.contains(&sentence.low(*at).as_str()));
    let first = own.clone().next()?;
    let others = things.mentions[view.position].iter();
    let mut before = others
        .filter(|one| one.words.end <= first && one.words != hole.words && is_person(one.thing));
    let is_own = own.all(|at| sentence.tag(at) == "PRP$" && !sentence.quoted[at]);
    if !is_own || before.next().is_some() {
        return None;
    }
    let word = |word: &&str| match OWN.contains(word) {
        true => "their".to_owned(),
        false => (*word).to_owned(),
    };
    Some(words.iter().map(word).collect::<Vec<_>>().join(" "))
}
