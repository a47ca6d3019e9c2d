//! What is to be seen of a review, as data, and as paragraphs.
//!
//! Marks say everything; colours only repeat it.

use std::ops::Range;

use super::look::{Flag, Level, Look, Yielded};
use super::offers::Row;
use crate::facts::Standing;
use crate::play::{Paragraph, Tone};
use crate::quiz::Form;
use crate::sanitize::visible;

/// What is to be seen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct View {
    /// The title of the bank, where one is in it, and how far a worksheet has come.
    pub head: Vec<String>,
    /// Sentences of the article, where it is there.
    pub article: Vec<Shown>,
    /// The fact, where one is looked at.
    pub look: Option<Look>,
    /// Rows to choose from, each with its key.
    pub rows: Vec<Row>,
    /// The blank of the fact that they are about, where it is one.
    pub of: Option<String>,
    /// What is told instead of a fact, line by line.
    pub text: Vec<String>,
    /// What came of the last key.
    pub said: Option<String>,
    /// What can be done: keys, and what they do.
    pub keys: Vec<(&'static str, &'static str)>,
    /// What is typed now: what is asked for, and what stands there already.
    pub typed: Option<(String, String)>,
    /// Behind how many bytes of that the cursor stands, where it is not at the end.
    pub cursor: Option<usize>,
}

/// A sentence of the article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    /// Its number in the article.
    pub number: usize,
    /// It.
    pub text: String,
    /// Whether it is the evidence, or the one that is chosen.
    pub is_marked: bool,
}

/// So many names that could be wrong options are shown with a question.
const SHOWN: usize = 4;

/// The key of a row by its position: figures, then letters.
pub(super) fn key(position: usize) -> Option<char> {
    "123456789abcdefghijklmnopqrstuvwxyz".chars().nth(position)
}

/// The position of the row with this key.
pub(super) fn position(key: char) -> Option<usize> {
    "123456789abcdefghijklmnopqrstuvwxyz"
        .chars()
        .position(|own| own == key)
}

impl View {
    /// What stays at the top.
    pub fn top(&self) -> Vec<Paragraph> {
        let line = |(at, text): (usize, &String)| {
            let tone = [Tone::Strong, Tone::Dim][at.min(1)];
            Paragraph::new(tone, "", text)
        };
        self.head.iter().enumerate().map(line).collect()
    }

    /// All that is to be seen of the fact, with the paragraph of the article around its evidence.
    pub fn body(&self) -> Vec<Paragraph> {
        self.of(self.article.iter())
    }

    /// The same with the evidence alone.
    pub fn short(&self) -> Vec<Paragraph> {
        match self.look {
            Some(_) => self.of(self.article.iter().filter(|sentence| sentence.is_marked)),
            None => Vec::new(),
        }
    }

    /// The paragraph of the body that is to be seen first.
    pub fn seen(&self) -> Option<usize> {
        let marked = self.article.iter().position(|sentence| sentence.is_marked);
        marked.filter(|_| self.look.is_none())
    }

    /// What stands at the end, before the keys.
    pub fn end(&self) -> Vec<Paragraph> {
        let mut end: Vec<Paragraph> = Vec::new();
        let said = self.said.iter();
        end.extend(said.map(|said| Paragraph::new(Tone::Strong, "→ ", said)));
        if let Some((label, _)) = &self.typed {
            end.push(Paragraph::new(Tone::Dim, "", label));
        }
        end
    }

    /// The keys in one text.
    pub fn hint(&self) -> String {
        let keys = self.keys.iter();
        let pieces: Vec<String> = keys.map(|(key, does)| format!("{key} {does}")).collect();
        pieces.join(" · ")
    }

    fn of<'s>(&self, article: impl Iterator<Item = &'s Shown>) -> Vec<Paragraph> {
        let mut body: Vec<Paragraph> = article.map(sentence).collect();
        if !body.is_empty() {
            body.push(Paragraph::gap());
        }
        if let Some(look) = &self.look {
            body.extend(fact(look, !self.rows.is_empty()));
        }
        let rows = self.rows.iter().map(|row| {
            let mark = if row.is_on { "[x]" } else { "[ ]" };
            Paragraph::new(Tone::Plain, format!("{} {mark} ", row.key), &row.text)
        });
        body.extend(rows);
        let questions = self.look.iter().flat_map(|look| &look.questions);
        let mut of = questions.filter(|one| self.of.as_ref() == Some(&one.blank));
        if let Some(one) = of.next() {
            body.push(Paragraph::gap());
            body.extend(yielded(one));
        }
        let text = self.text.iter();
        body.extend(text.map(|line| Paragraph::new(Tone::Plain, "", line)));
        body
    }
}

fn sentence(sentence: &Shown) -> Paragraph {
    let (mark, tone) = match sentence.is_marked {
        true => (">", Tone::Plain),
        false => (" ", Tone::Dim),
    };
    let number = sentence.number;
    Paragraph::new(tone, format!("{mark} {number:>2}  "), &sentence.text)
}

/// A fact: its sentence, and unless something is to be chosen, what speaks against it and what it yields.
fn fact(look: &Look, is_choosing: bool) -> Vec<Paragraph> {
    let mut text = vec![Paragraph::new(Tone::Strong, "", marked_as_copied(look))];
    if !is_choosing {
        text.extend(look.flags.iter().map(flag));
    }
    text.push(Paragraph::gap());
    if !is_choosing {
        for one in &look.questions {
            text.extend(yielded(one));
            text.extend(offered(one));
        }
    }
    text
}

/// The statement with its blanks in brackets.
pub fn marked(look: &Look) -> String {
    let filled = look.filled.iter().map(|(_, range)| (range, ["[", "]"]));
    with_marks(&look.statement, filled)
}

/// The same, and the words that are the article's between ‹ and ›.
fn marked_as_copied(look: &Look) -> String {
    let filled = look.filled.iter().map(|(_, range)| (range, ["[", "]"]));
    let copied = look.run.iter().map(|range| (range, ["‹", "›"]));
    with_marks(&look.statement, filled.chain(copied))
}

/// A text with marks around some of its parts.
fn with_marks<'m>(
    text: &str,
    marks: impl Iterator<Item = (&'m Range<usize>, [&'m str; 2])>,
) -> String {
    let mut marks: Vec<_> = marks.collect();
    marks.sort_by_key(|(range, _)| range.start);
    let mut marked = String::new();
    let mut from = 0;
    for (range, [open, close]) in marks {
        marked += text.get(from..range.start).unwrap_or_default();
        let part = text.get(range.clone()).unwrap_or_default();
        marked += &format!("{open}{part}{close}");
        from = range.end;
    }
    marked + text.get(from..).unwrap_or_default()
}

fn flag(flag: &Flag) -> Paragraph {
    let (mark, tone) = match flag.level {
        Level::Refused => ("✗ ", Tone::Wrong),
        Level::Warned => ("! ", Tone::Plain),
        Level::Noted => ("· ", Tone::Dim),
    };
    Paragraph::new(tone, mark, &flag.said)
}

/// A question with its options in a row, the right one marked.
fn yielded(yielded: &Yielded) -> Vec<Paragraph> {
    let mut text = Vec::new();
    if let Some(question) = &yielded.question {
        if yielded.is_later {
            let said = "once other drafts with such names are accepted:";
            text.push(Paragraph::new(Tone::Dim, "  ", said));
        }
        text.push(Paragraph::new(Tone::Plain, "? ", &question.stem));
        let options = question.form.options().iter().enumerate();
        let options = options.map(|(position, option)| match question.form.correct(position) {
            Some(true) => format!("✓ {}", option.text),
            _ => option.text.clone(),
        });
        let options: Vec<String> = match question.form {
            Form::Date(_) | Form::Number(_) => {
                vec![format!("✓ {}", question.answers.join(", "))]
            }
            _ => options.collect(),
        };
        text.push(Paragraph::new(Tone::Dim, "  ", options.join(" · ")));
    }
    if let Some(why) = &yielded.why {
        let said = format!("[{}] no choice: {why}", yielded.blank);
        text.push(Paragraph::new(Tone::Dim, "  ", said));
    }
    if !yielded.also.is_empty() {
        let also = format!("also as {}", yielded.also.join(", "));
        text.push(Paragraph::new(Tone::Dim, "  ", also));
    }
    text
}

/// What could be wrong options, where there are too few for a choice.
fn offered(yielded: &Yielded) -> Option<Paragraph> {
    let offered = yielded.rows.iter().take(SHOWN);
    let offered = offered.map(|row| format!("{} {}", row.key, row.text));
    let offered: Vec<String> = offered.collect();
    let is_wanted = (yielded.why.is_some() || yielded.is_later) && !offered.is_empty();
    let said = format!("w offers {}", offered.join(" · "));
    is_wanted.then(|| Paragraph::new(Tone::Plain, "  ", said))
}

/// A fact's standing, in a word.
pub(super) fn standing(standing: Standing) -> &'static str {
    match standing {
        Standing::Accepted => "accepted",
        Standing::Draft => "a draft",
        Standing::Dropped => "dropped",
    }
}

/// A text in which nothing steers a terminal.
pub(super) fn plain(text: &str) -> String {
    visible(text).into_owned()
}
