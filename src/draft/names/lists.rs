//! In go the things of an article, out come classes for those that stand in a list with others whose class is known.

use super::classes::{Mention, Thing, Things};
use super::head::is_of_row;
use crate::draft::sentence::Sentence;

/// Gives a class to what stands in a list with things of one class.
pub fn spread(sentences: &[Sentence], things: &mut Things) {
    for (sentence, mentions) in sentences.iter().zip(&things.mentions) {
        of_lists(sentence, mentions, &mut things.things);
    }
}

/// What stands in a list of three or more with things of one class is of that class too: `Stan Lee, Mark Hamill and Margaret
/// Atwood`.
fn of_lists(sentence: &Sentence, mentions: &[Mention], things: &mut [Thing]) {
    let joins = |one: &Mention, next: &Mention| {
        let words: Vec<String> = (one.words.end..next.words.start)
            .map(|at| sentence.low(at))
            .filter(|word| word != "the")
            .collect();
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        matches!(words.as_slice(), [","] | ["and"] | [",", "and"])
    };
    for run in mentions.chunk_by(joins).filter(|run| run.len() > 2) {
        let classes: Vec<&String> = run
            .iter()
            .filter_map(|mention| things[mention.thing].class.as_ref())
            .collect();
        let Some(class) = classes.first().map(|class| (*class).clone()) else {
            continue;
        };
        let is_one = classes.iter().all(|other| **other == class)
            && matches!(
                class.as_str(),
                "person" | "organisation" | "company" | "university"
            );
        if is_one && classes.len() * 2 >= run.len() {
            for mention in run {
                let thing = &mut things[mention.thing];
                let fits = !is_of_row(&thing.name)
                    && (class != "person" || (2..=3).contains(&thing.name.split(' ').count()));
                if fits {
                    thing.class.get_or_insert_with(|| class.clone());
                }
            }
        }
    }
}
