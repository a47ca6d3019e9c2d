//! In goes the text of an article, plain or Markdown, out come its headline, its date and its paragraphs, each with its
//! sentences, cut into words with their tags.

use std::ops::Range;

use super::asks::verbs;
use super::dates;
use super::sentences::sentences;
use super::tags::Model;
use super::words::words;
use crate::date::Date;
use crate::sanitize;

/// An article, read.
#[derive(Clone, Debug, Default)]
pub struct Text {
    /// Its headline.
    pub headline: Option<String>,
    /// The day that its dateline tells.
    pub published: Option<Date>,
    /// Its paragraphs; the first one is number 1.
    pub paragraphs: Vec<String>,
    /// The sentences of the paragraphs, one after the other.
    pub sentences: Vec<Sentence>,
}

/// A sentence with its words and their tags.
#[derive(Clone, Debug, Default)]
pub struct Sentence {
    /// The number of its paragraph, from 1.
    pub paragraph: usize,
    /// As it stands there.
    pub text: String,
    /// The words, as ranges of bytes of the text.
    pub words: Vec<Range<usize>>,
    /// The tag of each word.
    pub tags: Vec<&'static str>,
    /// Whether each word stands within quotation marks.
    pub quoted: Vec<bool>,
}

impl Sentence {
    /// Cuts a sentence into words and tags them; `open` says whether a quotation is open where it begins.
    pub fn of(text: &str, paragraph: usize, open: bool) -> Sentence {
        let ranges = words(text);
        let raw: Vec<&str> = ranges.iter().map(|range| &text[range.clone()]).collect();
        let mut tags = Model::shipped().tags(&raw);
        find_verb(&raw, &mut tags);
        let mut inside = open;
        let quoted = raw
            .iter()
            .map(|word| match *word {
                "“" => {
                    inside = true;
                    true
                }
                "”" => {
                    inside = false;
                    true
                }
                "\"" => {
                    inside = !inside;
                    true
                }
                _ => inside,
            })
            .collect();
        Sentence {
            paragraph,
            text: text.to_owned(),
            words: ranges,
            tags,
            quoted,
        }
    }

    /// A word; empty beyond the end.
    pub fn word(&self, place: usize) -> &str {
        self.words
            .get(place)
            .map_or("", |range| &self.text[range.clone()])
    }

    /// A word in small letters.
    pub fn low(&self, place: usize) -> String {
        self.word(place).to_lowercase()
    }

    /// A tag; empty beyond the end.
    pub fn tag(&self, place: usize) -> &'static str {
        self.tags.get(place).copied().unwrap_or_default()
    }

    /// The text of some words, with what stands between them.
    pub fn span(&self, range: Range<usize>) -> &str {
        match (
            self.words.get(range.start),
            range
                .end
                .checked_sub(1)
                .and_then(|last| self.words.get(last)),
        ) {
            (Some(first), Some(last)) if first.start < last.end => {
                &self.text[first.start..last.end]
            }
            _ => "",
        }
    }

    /// Whether a word ends with the space before the next one.
    pub fn is_apart(&self, place: usize) -> bool {
        match (self.words.get(place), self.words.get(place + 1)) {
            (Some(one), Some(next)) => one.end < next.start,
            _ => true,
        }
    }

    /// How many words and marks it has.
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// Whether it has none.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }
}

/// Gives a sentence in which the tagger has found no finite verb the one that it surely has: a form in `-ed` that no auxiliary
/// leads, or the third person of a verb behind a name or a noun in the singular.
fn find_verb(raw: &[&str], tags: &mut [&'static str]) {
    if tags
        .iter()
        .any(|tag| matches!(*tag, "VBD" | "VBZ" | "VBP" | "MD"))
    {
        return;
    }
    for at in 1..raw.len().saturating_sub(1) {
        let led = (at.saturating_sub(3)..at).any(|at| {
            matches!(
                raw[at].to_lowercase().as_str(),
                "be" | "been" | "being" | "have" | "having" | "get" | "by" | "to"
            )
        });
        let noun = matches!(tags[at - 1], "NN" | "NNP" | "NNS" | "NNPS");
        if tags[at] == "VBN"
            && noun
            && !led
            && verbs::base(raw[at]).is_some()
            && tags[at + 1] != "IN"
        {
            tags[at] = "VBD";
            return;
        }
        let singular = matches!(tags[at - 1], "NN" | "NNP")
            && matches!(tags[at + 1], "DT" | "CD" | "JJ" | "NNP" | "PRP$");
        if tags[at] == "NNS" && singular && verbs::base_of_present(raw[at]).is_some() {
            tags[at] = "VBZ";
            return;
        }
    }
}

impl Text {
    /// Reads an article; a headline that is given is looked for in its first line.
    pub fn read(text: &str, headline: Option<&str>) -> Text {
        let plain = plain(text);
        let (own, mut paragraphs) = sanitize::paragraphs(&plain, headline);
        let headline = own.or_else(|| headline.map(str::to_owned));
        let published = paragraphs
            .iter()
            .take(3)
            .find_map(|paragraph| dateline(paragraph));
        if paragraphs.first().is_some_and(|first| is_only_date(first)) {
            paragraphs.remove(0);
        }
        let mut read = Text {
            headline,
            published,
            paragraphs,
            sentences: Vec::new(),
        };
        for (place, paragraph) in read.paragraphs.iter().enumerate() {
            let mut open = false;
            for range in sentences(paragraph) {
                let sentence = Sentence::of(&paragraph[range], place + 1, open);
                let marks = sentence.text.matches('"').count() % 2 == 1;
                let last = sentence.text.rfind(['“', '”']);
                open = match last {
                    Some(at) => sentence.text[at..].starts_with('“'),
                    None => open != marks,
                };
                read.sentences.push(sentence);
            }
        }
        read
    }
}

/// The day in a dateline: `Friday, July 21, 2017`, or before a dash at the beginning.
fn dateline(paragraph: &str) -> Option<Date> {
    let begin: String = paragraph.chars().take(80).collect();
    let part = match is_only_date(&begin) {
        true => begin.as_str(),
        false => {
            begin
                .split_once(
                    [" - ", " – ", " — "]
                        .iter()
                        .find(|dash| begin.contains(**dash))?,
                )?
                .0
        }
    };
    let sentence = Sentence::of(part, 0, false);
    dates::whole(&sentence)
}

/// Whether a paragraph is nothing but a date.
fn is_only_date(paragraph: &str) -> bool {
    if paragraph.len() > 60 {
        return false;
    }
    let sentence = Sentence::of(paragraph.trim_end_matches('.'), 0, false);
    dates::is_whole(&sentence)
}

/// Markdown without its marks: headings and lists keep their text, links their words, pictures and rules go.
fn plain(text: &str) -> String {
    let text = sanitize::line_ends(text);
    let mut lines: Vec<String> = Vec::new();
    for line in text.lines() {
        let bare = line.trim();
        if bare.starts_with("![")
            || (bare.len() > 2 && bare.chars().all(|c| matches!(c, '-' | '*' | '_' | '=')))
        {
            continue;
        }
        let bare = bare.strip_prefix("> ").unwrap_or(bare);
        let heading = bare.trim_start_matches('#');
        let bare = match heading.len() < bare.len() && heading.starts_with(' ') {
            true => heading.trim(),
            false => bare,
        };
        let bare = bare
            .strip_prefix("* ")
            .or_else(|| bare.strip_prefix("- "))
            .unwrap_or(bare);
        let bare = without_links(&bare.replace("**", "").replace("__", ""));
        lines.push(sanitize::visible(&bare).trim().to_owned());
    }
    lines.join("\n")
}

/// `[words](address)` as `words`.
fn without_links(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut rest = line;
    while let Some(at) = rest.find("](") {
        let (before, after) = rest.split_at(at);
        let (Some(open), Some(close)) = (before.rfind('['), after.find(')')) else {
            break;
        };
        out.push_str(&before[..open]);
        out.push_str(&before[open + 1..]);
        rest = &after[close + 1..];
    }
    out.push_str(rest);
    out
}
