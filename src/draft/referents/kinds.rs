//! In goes an article, out come the nouns that its names go by: `ship` of `the ship Freewinds`.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::draft::names::classes::Mention;
use crate::draft::names::gazetteer;
use crate::draft::reading::Reading;
use crate::draft::sentence::Sentence;

/// Nouns in small letters with the things that they may stand for, and, where the noun is called after the thing, where it stands.
pub(super) type Kinds = HashMap<String, BTreeMap<usize, Option<(usize, usize)>>>;

/// The noun that says what a name is the name of, before it or behind it: `cruise ship Freewinds`, `Freewinds, a cruise ship`.
pub(super) fn kind_beside(sentence: &Sentence, mention: &Mention) -> Option<usize> {
    let is_noun =
        |at: usize| sentence.tag(at) == "NN" && sentence.word(at).starts_with(char::is_lowercase);
    let start = mention.words.start;
    let before = start.checked_sub(1)?;
    if is_noun(before) {
        return Some(before);
    }
    let comma = sentence.word(before) == "," && before > 0;
    if comma && is_noun(before - 1) && matches!(sentence.word(mention.words.end), "," | ".") {
        return Some(before - 1);
    }
    None
}

/// The things before whose name an article stands somewhere, where no noun follows that it would belong to.
pub(super) fn articled(reading: &Reading) -> BTreeSet<usize> {
    let sentences = reading.text.sentences.iter();
    let all = sentences.zip(&reading.things.mentions);
    let all = all.flat_map(|(sentence, mentions)| {
        mentions.iter().filter(|mention| {
            mention.words.start > 0
                && sentence.low(mention.words.start - 1) == "the"
                && !sentence.tag(mention.words.end).starts_with("NN")
        })
    });
    all.map(|mention| mention.thing).collect()
}

/// The noun that is called after a name: `the FIRST Global competition`.
pub(super) fn called_after(sentence: &Sentence, mention: &Mention) -> Option<usize> {
    let at = mention.words.end;
    let is_noun = sentence.tag(at) == "NN" && sentence.word(at).starts_with(char::is_lowercase);
    let is_last = !sentence.tag(at + 1).starts_with("NN") && sentence.word(at + 1) != "-";
    (is_noun && is_last && sentence.is_apart(at - 1)).then_some(at)
}

/// The title that stands before a person's name alone: `President Donald Trump`.
fn title(sentence: &Sentence, mention: &Mention) -> Option<String> {
    let at = mention.words.start.checked_sub(1)?;
    let low = sentence.low(at);
    (gazetteer::is_job(&low) && sentence.tag(at).starts_with("NN")).then_some(low)
}

/// Nouns with the things that they may stand for: what a name ends with, its class, the noun beside it.
pub(super) fn kinds(reading: &Reading) -> Kinds {
    let mut kinds = Kinds::new();
    let mut add = |noun: String, thing: usize, place: Option<(usize, usize)>| {
        kinds.entry(noun).or_default().entry(thing).or_insert(place);
    };
    for (position, thing) in reading.things.things.iter().enumerate() {
        let name = thing.name.trim_start_matches("the ");
        if thing.class.as_deref() == Some("person") {
            continue;
        }
        let head = name.split(" of ").next().unwrap_or(name);
        let head = head.split(" for ").next().unwrap_or(head);
        let last = head.rsplit(' ').next().unwrap_or(head);
        if last.len() < name.len() {
            add(last.to_lowercase(), position, None);
        }
        if let Some(class) = &thing.class {
            add(class.clone(), position, None);
            if class == "country" {
                add("nation".to_owned(), position, None);
            }
        }
    }
    for (position, sentence) in reading.text.sentences.iter().enumerate() {
        for mention in &reading.things.mentions[position] {
            if let Some(at) = kind_beside(sentence, mention) {
                add(sentence.low(at), mention.thing, None);
            }
            let is_person = reading.things.things[mention.thing].class.as_deref() == Some("person");
            if let Some(low) = title(sentence, mention).filter(|_| is_person) {
                add(low, mention.thing, None);
            }
            if let Some(at) = called_after(sentence, mention).filter(|_| !is_person) {
                add(sentence.low(at), mention.thing, Some((position, at)));
            }
        }
    }
    kinds
}
