//! In go proposals, out comes the text of a bank whose facts are all drafts, and the text of its article.

use std::collections::BTreeSet;

use super::entries::{asked, fact, thing};
use super::ids::{fact_id, free, id_of};
use super::proposal::Proposal;
use super::reading::Reading;
use crate::facts::Written;

/// What a bank is called.
#[derive(Clone, Copy, Debug)]
pub struct Heading<'h> {
    /// Its id.
    pub id: &'h str,
    /// Its title.
    pub title: &'h str,
    /// The name of the file with the article's text.
    pub article: Option<&'h str>,
}

/// So many things are listed beside those that are asked for.
const MOST_OTHERS: usize = 100;

/// The text of the article as it is kept beside the bank: its headline, or else the bank's title, so that the first paragraph is never
/// taken for one; then a paragraph a line.
pub fn article(reading: &Reading, title: &str) -> String {
    let headline = reading.text.headline.as_deref().unwrap_or(title);
    let lines = std::iter::once(headline).chain(reading.text.paragraphs.iter().map(String::as_str));
    lines.map(|line| format!("{line}\n")).collect()
}

/// The text of the bank.
pub fn yaml(reading: &Reading, proposals: &[Proposal], heading: &Heading<'_>) -> String {
    let name = reading.text.headline.as_deref().unwrap_or(heading.title);
    let mut source = vec![("name", Written::from(name))];
    source.extend(
        reading
            .published
            .map(|day| ("published", day.to_string().into())),
    );
    source.extend(heading.article.map(|name| ("article", name.into())));
    let head = [
        ("id", heading.id.into()),
        ("title", heading.title.into()),
        ("language", "en".into()),
        ("source", Written::map(source)),
    ];
    let ids = thing_ids(reading, proposals);
    let listed = ids
        .iter()
        .enumerate()
        .filter_map(|(position, id)| Some((position, id.as_deref()?)));
    let entities: Vec<(&str, Written)> = listed
        .map(|(position, id)| (id, thing(reading, position, &ids)))
        .collect();
    let mut parts = vec![Written::map(head)];
    if !entities.is_empty() {
        parts.push(Written::map([("entities", Written::map(entities))]));
    }
    parts.push(Written::map([(
        "facts",
        Written::List(facts(reading, proposals, &ids)),
    )]));
    let parts: Vec<String> = parts.iter().map(Written::to_yaml).collect();
    parts.join("\n")
}

/// The ids of the things that facts ask for, and of those that may stand beside them: of their classes.
fn thing_ids(reading: &Reading, proposals: &[Proposal]) -> Vec<Option<String>> {
    let things = &reading.things.things;
    let asked: BTreeSet<usize> = proposals.iter().flat_map(asked).collect();
    let class = |position: usize| things[position].class.as_deref();
    let classes: BTreeSet<&str> = asked
        .iter()
        .filter_map(|position| class(*position))
        .collect();
    let is_beside =
        |position: &usize| class(*position).is_some_and(|class| classes.contains(class));
    // Who is named in captions alone, such as a photographer, stands beside nobody.
    let mut in_text = vec![false; things.len()];
    for (sentence, mentions) in reading.text.sentences.iter().zip(&reading.things.mentions) {
        if !reading.text.is_caption(sentence.paragraph) {
            mentions
                .iter()
                .for_each(|mention| in_text[mention.thing] = true);
        }
    }
    let is_beside = |position: &usize| in_text[*position] && is_beside(position);
    let others =
        (0..things.len()).filter(|position| !asked.contains(position) && is_beside(position));
    let listed: BTreeSet<usize> = others
        .take(MOST_OTHERS)
        .chain(asked.iter().copied())
        .collect();
    let mut taken = BTreeSet::new();
    let mut ids = vec![None; things.len()];
    for position in listed {
        let wanted = id_of(things[position].name.trim_start_matches("the "), 4);
        ids[position] = Some(free(wanted, "name", &mut taken));
    }
    ids
}

fn facts(reading: &Reading, proposals: &[Proposal], things: &[Option<String>]) -> Vec<Written> {
    let mut taken = BTreeSet::new();
    let ids: Vec<String> = proposals
        .iter()
        .map(|proposal| free(fact_id(proposal), "fact", &mut taken))
        .collect();
    let paragraph =
        |position: usize| reading.text.sentences[proposals[position].sentence].paragraph;
    let is_near = |one: usize, other: usize| {
        paragraph(one) == paragraph(other)
            && proposals[one].sentence.abs_diff(proposals[other].sentence) <= 1
    };
    let written = |(position, proposal): (usize, &Proposal)| {
        let about: Vec<&str> = (0..position)
            .filter(|other| is_near(position, *other))
            .map(|other| ids[other].as_str())
            .collect();
        let is_main = position * 3 < proposals.len();
        fact(reading, proposal, &ids[position], things, is_main, &about)
    };
    proposals.iter().enumerate().map(written).collect()
}
