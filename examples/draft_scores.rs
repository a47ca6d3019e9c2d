//! Measures the stages of `quizpress draft` against GUM; `docs/DRAFT.md` has what it prints.
//!
//! ```sh
//! cargo run --release --example draft_scores -- GUM
//! ```
//!
//! `GUM` is a folder of CoNLL-U files. The tags that guide the names are those of the model that ships, which has seen these
//! documents: `train_tags` measures the tags on documents that it has not seen.

mod gum;

use std::ops::Range;
use std::path::Path;

use gum::{Document, Sentence};
use quizpress::Date;
use quizpress::draft::sentence::Sentence as Read;
use quizpress::draft::{About, dates, draft, names, sentences, words};

/// Found rightly, found at all, to be found.
#[derive(Default)]
struct Score(usize, usize, usize);

impl Score {
    fn take(&mut self, right: usize, found: usize, gold: usize) {
        self.0 += right;
        self.1 += found;
        self.2 += gold;
    }

    fn show(&self, what: &str) {
        let (precision, recall) = (self.0 as f64 / self.1 as f64, self.0 as f64 / self.2 as f64);
        let f = 2.0 * precision * recall / (precision + recall);
        println!(
            "{what}: P {:.1} R {:.1} F {:.1}, of {}",
            100.0 * precision,
            100.0 * recall,
            100.0 * f,
            self.2
        );
    }
}

fn main() {
    let folder = std::env::args().nth(1).expect("the folder of GUM");
    let news = gum::read(Path::new(&folder), "GUM_news_");
    let interviews = gum::read(Path::new(&folder), "GUM_interview_");
    let verbose = std::env::args().any(|argument| argument == "--wrong");
    for (name, documents) in [("news", &news), ("interviews", &interviews)] {
        let mut score = Score::default();
        documents
            .iter()
            .for_each(|document| of_sentences(document, &mut score, verbose));
        score.show(&format!("sentences, {name}"));
        let mut score = Score::default();
        documents
            .iter()
            .for_each(|document| of_words(document, &mut score));
        score.show(&format!("words, {name}"));
    }
    let mut score = Score::default();
    news.iter()
        .for_each(|document| of_names(document, &mut score, verbose));
    score.show("names, news");
    let mut counts = [0; 4];
    for document in news.iter().chain(&interviews) {
        of_dates(document, &mut counts, verbose);
    }
    println!(
        "dates, news and interviews: {} of {} found, {} right; of those that are sure, {} wrong",
        counts[1], counts[0], counts[2], counts[3]
    );
    facts(&news);
}

/// Counts what is proposed of each document, and how much of it is asked for in words.
fn facts(documents: &[Document]) {
    let (mut facts, mut blanks, mut asked, mut words) = (0, 0, 0, 0);
    for document in documents {
        let text = document.text();
        words += text.split_whitespace().count();
        let about = About {
            published: Date::parse(&document.date).ok(),
            ..About::default()
        };
        let Ok(draft) = draft(&text, &about) else {
            continue;
        };
        facts += draft.proposals.len();
        for hole in draft.proposals.iter().flat_map(|one| &one.holes) {
            blanks += 1;
            asked += usize::from(hole.ask.is_some());
        }
    }
    println!(
        "facts, news: {facts} of {} texts with {words} words; of their {blanks} blanks {asked} are asked for in words",
        documents.len()
    );
}

/// A sentence is right where both of its ends are.
fn of_sentences(document: &Document, score: &mut Score, verbose: bool) {
    for paragraph in document.paragraphs() {
        let texts: Vec<&str> = paragraph
            .iter()
            .map(|sentence| sentence.text.as_str())
            .collect();
        let joined = texts.join(" ");
        let mut gold = Vec::new();
        let mut at = 0;
        for text in &texts {
            gold.push(at..at + text.len());
            at += text.len() + 1;
        }
        let found = sentences::sentences(&joined);
        let right = found.iter().filter(|range| gold.contains(range)).count();
        if verbose {
            for range in found.iter().filter(|range| !gold.contains(range)) {
                println!("sentence: {}", &joined[range.clone()]);
            }
        }
        score.take(right, found.len(), gold.len());
    }
}

/// The words of a sentence with their positions, without the spaces.
fn positions<'t>(words: impl Iterator<Item = &'t str>) -> Vec<(usize, &'t str)> {
    let mut at = 0;
    words
        .map(|word| {
            let begun = at;
            at += word.chars().filter(|c| !c.is_whitespace()).count();
            (begun, word)
        })
        .collect()
}

fn of_words(document: &Document, score: &mut Score) {
    for sentence in &document.sentences {
        let found = words::words(&sentence.text);
        let found = positions(found.iter().map(|range| &sentence.text[range.clone()]));
        let gold = positions(sentence.words.iter().map(|word| word[0].as_str()));
        let right = found.iter().filter(|word| gold.contains(word)).count();
        score.take(right, found.len(), gold.len());
    }
}

/// The positions without spaces at which each word begins, and at which the last one ends.
fn ends(words: impl Iterator<Item = String>) -> Vec<usize> {
    let mut at = 0;
    let mut ends = vec![0];
    for word in words {
        at += word.chars().filter(|c| !c.is_whitespace()).count();
        ends.push(at);
    }
    ends
}

/// The names of a sentence of GUM: of each mention of an entity, times aside, whose head is a proper noun, that head with the
/// words around it that belong to its name: what is joined to it as a compound or a flat name, adjectives with capitals, numbers,
/// and for all but people what follows with `of`, `for` or `and`. Of names within each other the longest counts.
fn gold_names(sentence: &Sentence) -> Vec<Range<usize>> {
    let mut names: Vec<Range<usize>> = mentions(sentence)
        .into_iter()
        .filter_map(|(span, kind)| name(sentence, span, &kind))
        .collect();
    names.sort_by_key(|range| (range.start, std::cmp::Reverse(range.end)));
    names.dedup();
    let all = names.clone();
    names.retain(|one| {
        !all.iter()
            .any(|other| other != one && other.start <= one.start && one.end <= other.end)
    });
    names
}

/// The mentions of entities, each with its type.
fn mentions(sentence: &Sentence) -> Vec<(Range<usize>, String)> {
    let mut open: Vec<(String, usize, String)> = Vec::new();
    let mut spans = Vec::new();
    for (position, word) in sentence.words.iter().enumerate() {
        let Some(mut rest) = word[2]
            .split('|')
            .find_map(|part| part.strip_prefix("Entity="))
        else {
            continue;
        };
        while !rest.is_empty() {
            if let Some(after) = rest.strip_prefix('(') {
                let end = after.find(['(', ')']).unwrap_or(after.len());
                let mut parts = after[..end].split('-');
                let mut part = || parts.next().unwrap_or_default().to_owned();
                let (id, kind) = (part(), part());
                rest = &after[end..];
                match rest.strip_prefix(')') {
                    Some(after) => {
                        rest = after;
                        spans.push((position..position + 1, kind));
                    }
                    None => open.push((id, position, kind)),
                }
            } else {
                let end = rest.find(')').unwrap_or(rest.len());
                if let Some(at) = open.iter().rposition(|(known, _, _)| *known == rest[..end]) {
                    let (_, start, kind) = open.remove(at);
                    spans.push((start..position + 1, kind));
                }
                rest = rest.get(end + 1..).unwrap_or_default();
            }
        }
    }
    spans
}

fn name(sentence: &Sentence, span: Range<usize>, kind: &str) -> Option<Range<usize>> {
    let word = |at: usize| sentence.words[at][0].as_str();
    let tag = |at: usize| sentence.words[at][1].as_str();
    let head = |at: usize| sentence.words[at][3].parse::<usize>().ok()?.checked_sub(1);
    let top = span
        .clone()
        .find(|at| !head(*at).is_some_and(|head| span.contains(&head)))?;
    // `team member Rodaba Noori`: the name is joined to a word that is none.
    let joined = |at: &usize| {
        head(*at) == Some(top) && matches!(sentence.words[*at][4].as_str(), "flat" | "appos")
    };
    let joined = || {
        span.clone()
            .find(|at| joined(at) && tag(*at).starts_with("NNP") && *at == top + 1)
    };
    let top = if tag(top).starts_with("NNP") {
        top
    } else {
        joined()?
    };
    if kind == "time" {
        return None;
    }
    let of = |at: usize| {
        let case = span
            .clone()
            .find(|one| head(*one) == Some(at) && sentence.words[*one][4] == "case");
        case.is_some_and(|case| matches!(word(case), "of" | "for"))
    };
    let mut inside = vec![top];
    // What is joined to the same word goes on with the name.
    inside.extend(span.clone().filter(|at| {
        *at > top
            && head(*at) == head(top)
            && sentence.words[*at][4] == "flat"
            && sentence.words[top][4] == "flat"
    }));
    loop {
        let more: Vec<usize> = span
            .clone()
            .filter(|at| {
                !inside.contains(at) && head(*at).is_some_and(|head| inside.contains(&head))
            })
            .filter(|at| {
                let capital =
                    word(*at).starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
                match sentence.words[*at][4].as_str() {
                    "flat" | "compound" | "nummod"
                        if head(*at) != Some(top) || tag(top).starts_with("NNP") =>
                    {
                        capital || tag(*at).starts_with("NNP")
                    }
                    "amod" | "dep" | "goeswith" => capital,
                    "nmod" => {
                        kind != "person"
                            && capital
                            && tag(*at).starts_with("NNP")
                            && of(*at)
                            && *at > top
                    }
                    "conj" => {
                        kind != "person"
                            && capital
                            && inside
                                .iter()
                                .any(|one| *one != top && Some(*one) == head(*at))
                    }
                    _ => false,
                }
            })
            .collect();
        if more.is_empty() {
            break;
        }
        inside.extend(more);
    }
    let (start, end) = (*inside.iter().min()?, inside.iter().max()? + 1);
    let known = |at: usize| {
        inside.contains(&at)
            || matches!(tag(at), "HYPH" | "IN" | "CC" | "DT" | "," | "POS" | "-LRB-")
    };
    (start..end).all(known).then_some(start..end)
}

fn of_names(document: &Document, score: &mut Score, verbose: bool) {
    for sentence in &document.sentences {
        let read = Read::of(&sentence.text, 1, false);
        let ours = ends((0..read.len()).map(|at| read.word(at).to_owned()));
        let theirs = ends(sentence.words.iter().map(|word| word[0].clone()));
        let found: Vec<_> = names::names(&read)
            .into_iter()
            .map(|range| ours[range.start]..ours[range.end])
            .collect();
        let gold: Vec<_> = gold_names(sentence)
            .into_iter()
            .map(|range| theirs[range.start]..theirs[range.end])
            .collect();
        let right = found.iter().filter(|range| gold.contains(range)).count();
        if verbose {
            let letters: Vec<char> = sentence
                .text
                .chars()
                .filter(|c| !c.is_whitespace())
                .collect();
            let shown = |ranges: &[Range<usize>], others: &[Range<usize>]| -> String {
                let wrong = ranges.iter().filter(|range| !others.contains(range));
                wrong
                    .map(|range| letters[range.clone()].iter().collect::<String>() + "; ")
                    .collect()
            };
            if right < found.len() || right < gold.len() {
                println!(
                    "names found: {} | gold: {}",
                    shown(&found, &gold),
                    shown(&gold, &found)
                );
            }
        }
        score.take(right, found.len(), gold.len());
    }
}

/// The dates of GUM that are given as a year, a month or a day.
fn of_dates(document: &Document, counts: &mut [usize; 4], verbose: bool) {
    let published = Date::parse(&document.date).ok();
    for paragraph in document.paragraphs() {
        let mut year = None;
        for sentence in paragraph {
            let read = Read::of(&sentence.text, 1, false);
            let ours = ends((0..read.len()).map(|at| read.word(at).to_owned()));
            let theirs = ends(sentence.words.iter().map(|word| word[0].clone()));
            let found = dates::dates(&read, published, &mut year);
            let mut start = None;
            for (position, word) in sentence.words.iter().enumerate() {
                if let Some((_, rest)) = word[2].split_once("<date when:::\"") {
                    start = Some((
                        position,
                        rest.split('"').next().unwrap_or_default().to_owned(),
                    ));
                }
                if !word[2].contains("</date>") {
                    continue;
                }
                let Some((begin, when)) = start.take() else {
                    continue;
                };
                let Ok(when) = Date::parse(&when) else {
                    continue;
                };
                counts[0] += 1;
                let range = theirs[begin]..theirs[position + 1];
                let hit = found.iter().find(|one| {
                    ours[one.words.start] < range.end && range.start < ours[one.words.end]
                });
                counts[1] += usize::from(hit.is_some());
                let right = hit.is_some_and(|one| one.date == when);
                counts[2] += usize::from(right);
                let wrong = hit.is_some_and(|one| one.sure && !right);
                counts[3] += usize::from(wrong);
                if verbose && !right {
                    println!(
                        "date {}: gold {when}, found {:?} in: {}",
                        if wrong { "WRONG" } else { "" },
                        hit.map(|one| (one.date.to_string(), one.sure)),
                        sentence.text
                    );
                }
            }
        }
    }
}
