//! In go proposals, out comes the text of a bank whose facts are all drafts, and the text of its article.

use std::collections::BTreeSet;
use std::fmt::Write;

use super::names::classes::Thing;
use super::numbers::Bound;
use super::proposal::{Answer, Hole, Proposal};
use super::reading::Reading;

/// What a bank is called.
#[derive(Clone, Copy, Debug)]
pub struct Heading<'h> {
    /// The id of the bank.
    pub id: &'h str,
    /// The title of the bank.
    pub title: &'h str,
    /// The name of the file with the article's text.
    pub article: Option<&'h str>,
}

/// So many things are listed beside those that are asked for.
const MOST_OTHERS: usize = 100;

/// A name as an id: small letters, digits and single hyphens, of so many words at most.
pub fn id_of(text: &str, most: usize) -> String {
    let plain: String = text.chars().map(unaccented).collect();
    let words = plain
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty());
    let words: Vec<String> = words
        .map(|word| word.to_lowercase().chars().take(30).collect())
        .take(most)
        .collect();
    let small = |word: &String| {
        matches!(
            word.as_str(),
            "a" | "an"
                | "the"
                | "of"
                | "on"
                | "in"
                | "to"
                | "and"
                | "for"
                | "by"
                | "at"
                | "with"
                | "from"
        )
    };
    let last = words
        .iter()
        .rposition(|word| !small(word))
        .map_or(words.len(), |last| last + 1);
    words[..last].join("-")
}

/// A letter without its accent, as far as an id needs it.
fn unaccented(c: char) -> char {
    use unicode_normalization::UnicodeNormalization;
    std::iter::once(c)
        .nfd()
        .find(char::is_ascii_alphanumeric)
        .unwrap_or(c)
}

/// A taken id becomes another one with a number.
fn free(wanted: String, otherwise: &str, taken: &mut BTreeSet<String>) -> String {
    let wanted = if wanted.is_empty() {
        otherwise.to_owned()
    } else {
        wanted
    };
    let mut id = wanted.clone();
    let mut number = 2;
    while !taken.insert(id.clone()) {
        id = format!("{wanted}-{number}");
        number += 1;
    }
    id
}

/// The text of the article as it is kept beside the bank: its headline, then a paragraph a line.
pub fn article(reading: &Reading) -> String {
    let lines = reading.text.headline.iter().chain(&reading.text.paragraphs);
    lines.map(|line| format!("{line}\n")).collect()
}

/// The text of the bank.
pub fn yaml(reading: &Reading, proposals: &[Proposal], heading: &Heading<'_>) -> String {
    let mut out = String::new();
    line(&mut out, "id", heading.id);
    line(&mut out, "title", heading.title);
    out.push_str("language: en\n");
    let name = reading.text.headline.as_deref();
    if name.is_some() || reading.published.is_some() || heading.article.is_some() {
        out.push_str("source:\n");
        if let Some(name) = name {
            line(&mut out, "  name", name);
        }
        if let Some(published) = reading.published {
            let _ = writeln!(out, "  published: {published}");
        }
        if let Some(article) = heading.article {
            line(&mut out, "  article", article);
        }
    }
    let ids = entities(reading, proposals, &mut out);
    facts(reading, proposals, &ids, &mut out);
    out
}

fn line(out: &mut String, key: &str, value: &str) {
    let _ = writeln!(out, "{key}: {}", quoted(value));
}

/// A text in double quotes, as YAML reads it.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for letter in text.chars() {
        match letter {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\u{feff}' | '\u{85}' | '\u{2028}' | '\u{2029}' => {
                let _ = write!(out, "\\u{:04X}", letter as u32);
            }
            c if c.is_control() => {
                let _ = write!(out, "\\u{:04X}", c as u32);
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// The things that facts ask for, with those that may stand beside them: of their classes.
fn entities(reading: &Reading, proposals: &[Proposal], out: &mut String) -> Vec<Option<String>> {
    let things = &reading.things.things;
    let mut asked: BTreeSet<usize> = BTreeSet::new();
    for hole in proposals.iter().flat_map(|proposal| &proposal.holes) {
        match &hole.answer {
            Answer::Thing(thing) => drop(asked.insert(*thing)),
            Answer::Things(list) => asked.extend(list),
            Answer::Date(_) | Answer::Number(_) => {}
        }
    }
    let classes: BTreeSet<&str> = asked
        .iter()
        .filter_map(|thing| things[*thing].class.as_deref())
        .collect();
    let beside = |thing: &Thing| {
        thing
            .class
            .as_deref()
            .is_some_and(|class| classes.contains(class))
    };
    let mut ids: Vec<Option<String>> = vec![None; things.len()];
    let mut taken = BTreeSet::new();
    // Enough to stand beside those that are asked for.
    let others = (0..things.len())
        .filter(|position| !asked.contains(position) && beside(&things[*position]));
    let mut listed: Vec<usize> = asked
        .iter()
        .copied()
        .chain(others.take(MOST_OTHERS))
        .collect();
    listed.sort_unstable();
    for position in &listed {
        ids[*position] = Some(free(
            id_of(things[*position].name.trim_start_matches("the "), 4),
            "name",
            &mut taken,
        ));
    }
    if listed.is_empty() {
        return ids;
    }
    out.push_str("\nentities:\n");
    let mut names: BTreeSet<String> = listed
        .iter()
        .map(|position| things[*position].name.to_lowercase())
        .collect();
    for position in listed {
        let thing = &things[position];
        let id = ids[position].clone().unwrap_or_default();
        let _ = writeln!(out, "  {id}:");
        line(out, "    name", &thing.name);
        if let Some(class) = &thing.class {
            line(out, "    class", class);
        }
        let aliases: Vec<String> = thing
            .aliases
            .iter()
            .filter(|alias| names.insert(alias.to_lowercase()))
            .map(|alias| quoted(alias))
            .collect();
        if !aliases.is_empty() {
            let _ = writeln!(out, "    aliases: [{}]", aliases.join(", "));
        }
        let side = thing
            .of
            .and_then(|of| things.iter().position(|other| other.name == of))
            .and_then(|at| ids[at].clone());
        if let Some(side) = side.filter(|side| *side != id) {
            let _ = writeln!(out, "    of: {side}");
        }
        if let Some(note) = &thing.note {
            line(out, "    note", note);
        }
        out.push_str("    draft: true\n");
    }
    ids
}

fn facts(reading: &Reading, proposals: &[Proposal], things: &[Option<String>], out: &mut String) {
    out.push_str("\nfacts:\n");
    let mut taken = BTreeSet::new();
    let ids: Vec<String> = proposals
        .iter()
        .map(|proposal| free(fact_id(proposal), "fact", &mut taken))
        .collect();
    for (position, proposal) in proposals.iter().enumerate() {
        let sentence = &reading.text.sentences[proposal.sentence];
        let _ = writeln!(out, "  - id: {}", ids[position]);
        line(out, "    statement", &proposal.statement);
        out.push_str("    draft: true\n");
        if position * 3 < proposals.len() {
            out.push_str("    weight: main\n");
        }
        let near = |other: usize| {
            let there = &reading.text.sentences[proposals[other].sentence];
            other != position
                && there.paragraph == sentence.paragraph
                && proposals[other].sentence.abs_diff(proposal.sentence) <= 1
        };
        let about: Vec<&str> = (0..position)
            .filter(|other| near(*other))
            .map(|other| ids[other].as_str())
            .collect();
        if !about.is_empty() {
            let _ = writeln!(out, "    about: [{}]", about.join(", "));
        }
        if !proposal.care.is_empty() {
            let _ = writeln!(out, "    care: [{}]", proposal.care.join(", "));
        }
        let _ = writeln!(out, "    paragraph: {}", sentence.paragraph);
        line(out, "    evidence", &sentence.text);
        out.push_str("    blanks:\n");
        for hole in &proposal.holes {
            blank(hole, things, out);
        }
    }
}

fn blank(hole: &Hole, things: &[Option<String>], out: &mut String) {
    let _ = writeln!(out, "      {}:", hole.name);
    let id = |thing: &usize| things[*thing].clone().unwrap_or_default();
    let (plain, all) = match &hole.answer {
        Answer::Thing(thing) => (format!("entity: {}", id(thing)), false),
        Answer::Things(list) => {
            let list: Vec<String> = list.iter().map(id).collect();
            (format!("list: [{}]", list.join(", ")), true)
        }
        Answer::Date(date) => (format!("date: {date}"), false),
        Answer::Number(number) => (format!("number: {number}"), false),
    };
    let _ = writeln!(out, "        {plain}");
    if let Some(unit) = &hole.unit {
        line(out, "        unit", unit);
    }
    match hole.bound {
        Some(Bound::AtLeast) => out.push_str("        bound: at-least\n"),
        Some(Bound::AtMost) => out.push_str("        bound: at-most\n"),
        Some(Bound::About) => out.push_str("        bound: about\n"),
        None => {}
    }
    if let Some(from) = &hole.from {
        line(out, "        from", from);
    }
    if let Some(ask) = &hole.ask {
        line(
            out,
            if all {
                "        ask-all"
            } else {
                "        ask"
            },
            ask,
        );
    }
}

/// Two or three words of the statement that say what it is about.
fn fact_id(proposal: &Proposal) -> String {
    const EMPTY: &[&str] = &[
        "said", "have", "been", "were", "will", "that", "this", "with", "from", "they", "their",
        "there", "which", "also", "than", "into", "would", "could", "about", "after", "before",
        "over", "more", "most", "some", "when", "while", "where", "what", "such", "only", "very",
        "other", "these", "those", "other", "them", "then", "being", "between", "because",
        "through", "during", "under", "since", "until", "has", "had", "was", "the", "and", "for",
    ];
    let mut inside = false;
    let text: String = proposal
        .statement
        .chars()
        .map(|c| match c {
            '{' => {
                inside = true;
                ' '
            }
            '}' => {
                inside = false;
                ' '
            }
            _ if inside => ' ',
            c => c,
        })
        .collect();
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| {
        word.chars().count() > 3
            && !word.contains(|c: char| c.is_numeric())
            && !EMPTY.contains(&word.to_lowercase().as_str())
    });
    let words: Vec<&str> = words.take(3).collect();
    id_of(&words.join(" "), 3)
}
