//! In goes the text of an article, plain or Markdown, out come its headline, its date and its paragraphs, each with its
//! sentences, cut into words with their tags.

use super::dates;
use super::sentence::Sentence;
use super::sentences::sentences;
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

impl Text {
    /// Reads an article; a headline that is given is looked for in its first line.
    pub fn read(text: &str, headline: Option<&str>) -> Text {
        let plain = plain(text);
        let (own, paragraphs) = sanitize::paragraphs(&plain, headline);
        let seen = |line: &String| !sanitize::is_invisible(line);
        let headline = own.filter(seen).or_else(|| headline.map(str::to_owned));
        let published = paragraphs
            .iter()
            .take(3)
            .find_map(|paragraph| dateline(paragraph));
        let mut read = Text {
            headline,
            published,
            paragraphs,
            sentences: Vec::new(),
        };
        for (position, paragraph) in read.paragraphs.iter().enumerate() {
            let mut open = false;
            for range in sentences(paragraph) {
                let sentence = Sentence::of(&paragraph[range], position + 1, open);
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

impl Text {
    /// Whether a paragraph, by its number, is a caption or no running text: it holds a caption's label, or does not end as a sentence.
    pub fn is_caption(&self, paragraph: usize) -> bool {
        const LABELS: [&str; 6] = [
            "Image:", "Photo:", "Video:", "Audio:", "Picture:", "Credit:",
        ];
        let text = paragraph
            .checked_sub(1)
            .and_then(|at| self.paragraphs.get(at));
        text.is_some_and(|text| {
            LABELS.iter().any(|label| text.contains(label))
                || is_only_date(text)
                || !text.contains(['.', '!', '?', '”', '"', ':'])
        })
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
    // `KOUROU, French Guiana, 25 December 2021`: names, figures and commas, and no sentence.
    let sentence = Sentence::of(part, 0, false);
    let is_head = |at: usize| {
        matches!(
            sentence.tag(at),
            "NNP" | "NNPS" | "," | "CD" | "." | "-LRB-" | "-RRB-"
        )
    };
    let all = (0..sentence.len()).all(is_head);
    dates::whole(&sentence).filter(|_| all || is_only_date(part))
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
    // Marks that nobody sees would only tear words apart.
    let text = text.replace(['\u{feff}', '\u{200b}', '\u{2060}', '\u{ad}'], "");
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
