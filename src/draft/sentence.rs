//! In goes the text of a sentence, out come its words with their tags, and which of them are quoted.

use std::ops::Range;

use super::asks::verbs;
use super::tags::Model;
use super::words::words;

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
    pub fn word(&self, position: usize) -> &str {
        self.words
            .get(position)
            .map_or("", |range| &self.text[range.clone()])
    }

    /// A word in small letters.
    pub fn low(&self, position: usize) -> String {
        self.word(position).to_lowercase()
    }

    /// A tag; empty beyond the end.
    pub fn tag(&self, position: usize) -> &'static str {
        self.tags.get(position).copied().unwrap_or_default()
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
    pub fn is_apart(&self, position: usize) -> bool {
        match (self.words.get(position), self.words.get(position + 1)) {
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

/// Mends tags of verbs: `began` is never a participle; and a sentence in which no finite verb was found gets the one that it surely
/// has, a form in `-ed` that no auxiliary leads, or the third person of a verb behind a name or a noun in the singular.
fn find_verb(raw: &[&str], tags: &mut [&'static str]) {
    for at in 0..raw.len() {
        if tags[at] == "VBN" && verbs::is_past_alone(raw[at]) {
            tags[at] = "VBD";
        }
    }
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
        let past = verbs::is_past_alone(raw[at])
            || verbs::base(raw[at]).is_some()
                && (tags[at] == "VBN" && tags[at + 1] != "IN" || tags[at + 1] == "RB");
        // What nothing can be done to is no participle: `12 people died in Kabul`.
        let intransitive = matches!(
            raw[at],
            "died"
                | "happened"
                | "occurred"
                | "arrived"
                | "appeared"
                | "disappeared"
                | "remained"
                | "existed"
                | "emerged"
        );
        if (past || intransitive) && noun && !led {
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
