//! Measures against the coreference of GUM how often `quizpress draft` knows what `she` or `the ship` as a subject stands for; `docs/DRAFT.md` has
//! what it prints.
//!
//! ```sh
//! cargo run --release --example draft_referents -- GUM
//! ```
//!
//! Right is a name one of whose mentions is, in GUM, the same entity as the subject. With `--wrong`, what went wrong is printed.

mod gum;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::path::Path;

use gum::Document;
use quizpress::draft::clauses::clauses;
use quizpress::draft::reading::Reading;
use quizpress::draft::referents::Referents;
use quizpress::draft::text::Text;

/// The mentions of a document: the bytes of its text without spaces where the head stands, and the entity.
type Heads = Vec<(Range<usize>, String)>;

fn main() {
    let folder = std::env::args().nth(1).expect("the folder of GUM");
    let verbose = std::env::args().any(|argument| argument == "--wrong");
    for genre in ["news", "interview"] {
        let mut counts: BTreeMap<String, [usize; 3]> = BTreeMap::new();
        for document in gum::read(Path::new(&folder), &format!("GUM_{genre}_")) {
            measure(&document, &mut counts, verbose);
        }
        for (rule, [right, wrong, silent]) in counts {
            println!("{genre}, {rule}: {right} right, {wrong} wrong, {silent} left alone");
        }
    }
}

fn solid(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// The heads of the mentions of a document.
fn heads(document: &Document) -> Heads {
    let mut found = Vec::new();
    let mut start = 0;
    for sentence in &document.sentences {
        let mut at = start;
        let places: Vec<Range<usize>> = sentence
            .words
            .iter()
            .map(|word| {
                let from = at;
                at += solid(&word[0]).len();
                from..at
            })
            .collect();
        start += solid(&sentence.text).len();
        let mut open: Vec<(String, usize)> = Vec::new();
        for (position, word) in sentence.words.iter().enumerate() {
            let Some(marks) = word[2]
                .split('|')
                .find_map(|part| part.strip_prefix("Entity="))
            else {
                continue;
            };
            for mark in marks.replace(')', ")\n").replace('(', "\n(").split('\n') {
                let id = |text: &str| {
                    text.trim_matches(['(', ')'])
                        .split('-')
                        .next()
                        .unwrap_or_default()
                        .to_owned()
                };
                let mut close = |from: usize, entity: String| {
                    let span = from..position + 1;
                    let is_head = |at: &usize| {
                        let head: usize = sentence.words[*at][3].parse().unwrap_or(0);
                        head == 0 || !span.contains(&(head - 1))
                    };
                    if let Some(head) = span.clone().find(is_head) {
                        found.push((places[head].clone(), entity));
                    }
                };
                match (mark.starts_with('('), mark.ends_with(')')) {
                    (true, true) => close(position, id(mark)),
                    (true, false) => open.push((id(mark), position)),
                    (false, true) => {
                        let wanted = id(mark);
                        if let Some(at) = open.iter().rposition(|(id, _)| *id == wanted) {
                            let (entity, from) = open.remove(at);
                            close(from, entity);
                        }
                    }
                    _ => {}
                }
            }
        }
    }
    found
}

fn measure(document: &Document, counts: &mut BTreeMap<String, [usize; 3]>, verbose: bool) {
    let reading = Reading::of(Text::read(&document.text(), None), None);
    let referents = Referents::of(&reading);
    let heads = heads(document);
    let whole = solid(&document.text());
    // Where each sentence of the reading begins.
    let mut from = 0;
    let starts: Vec<usize> = reading
        .text
        .sentences
        .iter()
        .map(|sentence| {
            let text = solid(&sentence.text);
            let at = whole[from..].find(&text).map_or(from, |at| from + at);
            from = at + text.len();
            at
        })
        .collect();
    let place = |sentence: usize, words: &Range<usize>| {
        let read = &reading.text.sentences[sentence];
        let upto = |at: usize| {
            let end = read
                .words
                .get(at)
                .map_or(read.text.len(), |word| word.start);
            starts[sentence] + solid(&read.text[..end]).len()
        };
        upto(words.start)..upto(words.end)
    };
    let entities = |place: Range<usize>| -> BTreeSet<&str> {
        heads
            .iter()
            .filter(|(head, _)| place.start <= head.start && head.end <= place.end)
            .map(|(_, entity)| entity.as_str())
            .collect()
    };
    for (position, sentence) in reading.text.sentences.iter().enumerate() {
        for clause in clauses(sentence) {
            let subject = clause.subject..clause.verb;
            let low = sentence.low(subject.start);
            let rule = match sentence.tag(subject.start) {
                "PRP" | "PRP$" => low,
                _ if low == "the" && subject.len() == 2 => "the …".to_owned(),
                _ => "the …, whose".to_owned(),
            };
            let elsewhere = referents.elsewhere(position, &clause).into_iter();
            let beside = elsewhere.map(|one| ("the …, beside the subject".to_owned(), one));
            let mut found: Vec<_> = beside.collect();
            match referents.referent(position, subject) {
                Some(one) => found.push((rule, one)),
                None if rule == "the …, whose" => {}
                None => {
                    counts.entry(rule).or_default()[2] += 1;
                    if verbose {
                        println!("{}: left alone: {}", document.name, sentence.text);
                    }
                }
            }
            for (rule, referent) in found {
                let own = entities(place(position, &referent.words));
                let named = reading.things.mentions.iter().enumerate();
                let of_thing: BTreeSet<&str> = named
                    .flat_map(|(at, mentions)| mentions.iter().map(move |mention| (at, mention)))
                    .filter(|(_, mention)| mention.thing == referent.thing)
                    .flat_map(|(at, mention)| entities(place(at, &mention.words)))
                    .collect();
                let of_noun = |(at, word): (usize, usize)| entities(place(at, &(word..word + 1)));
                let of_thing = referent.noun.map_or(of_thing, of_noun);
                let right = own.iter().any(|entity| of_thing.contains(entity));
                counts.entry(rule).or_default()[usize::from(!right)] += 1;
                if verbose {
                    let name = &reading.things.things[referent.thing].name;
                    let verdict = if right { "right" } else { "wrong" };
                    println!("{}: {verdict}: {name}: {}", document.name, sentence.text);
                }
            }
        }
    }
}
