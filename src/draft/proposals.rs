//! In goes an article with its names, dates and numbers, out come proposals: statements with holes, each with its evidence, the
//! best first.

mod holes;
pub(super) mod asking {
    pub(in crate::draft) use super::holes::{bound_start, english, how_many, plural};
}
mod ranking;

use std::ops::Range;

use rust_decimal::Decimal;

use super::clauses::{self, Clause};
use super::dates;
use super::names::classes::{Things, things};
use super::numbers::Bound;
use super::quotes;
use super::text::{Sentence, Text};
use crate::date::Date;

/// What fills a hole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// A named thing, by its place among [`Things`].
    Thing(usize),
    /// Several of them, all that the article lists.
    Things(Vec<usize>),
    /// A date.
    Date(Date),
    /// A number.
    Number(Decimal),
}

/// A hole in a statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hole {
    /// Its name.
    pub name: String,
    /// What fills it.
    pub answer: Answer,
    /// Its words in the sentence.
    pub words: Range<usize>,
    /// What is to be written before it, where the article has it otherwise: `on ` for `yesterday`.
    pub lead: &'static str,
    /// What is counted, of a number.
    pub unit: Option<String>,
    /// Of a number, whether it is exact.
    pub bound: Option<Bound>,
    /// The article's words that its value was worked out from.
    pub from: Option<String>,
    /// The question in words.
    pub ask: Option<String>,
    /// How much it adds to the fact's rank, in thousandths.
    pub worth: i32,
}

/// A fact that is proposed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// Which sentence of the article says it.
    pub sentence: usize,
    /// The statement, with the names of holes in braces.
    pub statement: String,
    /// Its holes, in the order of the statement.
    pub holes: Vec<Hole>,
    /// The higher the better, in thousandths.
    pub score: i32,
    /// Why it wants care.
    pub care: Vec<&'static str>,
    /// Whether it quotes somebody.
    pub quotes: bool,
}

/// An article with what was found in it.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    /// The text.
    pub text: Text,
    /// When it was published.
    pub published: Option<Date>,
    /// The named things.
    pub things: Things,
    /// The dates of each sentence.
    pub dates: Vec<Vec<dates::Found>>,
}

impl Reading {
    /// Finds what the text of an article names.
    pub fn of(text: Text, published: Option<Date>) -> Reading {
        let published = published.or(text.published);
        let things = things(&text.sentences);
        let mut found = Vec::with_capacity(text.sentences.len());
        let (mut year, mut paragraph) = (None, 0);
        for sentence in &text.sentences {
            if sentence.paragraph != paragraph {
                (year, paragraph) = (None, sentence.paragraph);
            }
            found.push(dates::dates(sentence, published, &mut year));
        }
        Reading {
            published,
            things,
            dates: found,
            text,
        }
    }

    /// Whether a thing is never asked for: the headline names it, or a third of the sentences does.
    fn is_protagonist(&self, thing: usize) -> bool {
        let thing = &self.things.things[thing];
        let headline = self.text.headline.as_deref().unwrap_or_default();
        let person = thing.class.as_deref() == Some("person");
        let last = thing.name.rsplit(' ').next().filter(|_| person);
        let mut names = thing
            .aliases
            .iter()
            .map(String::as_str)
            .chain([thing.name.as_str()])
            .chain(last);
        let named = names.any(|name| holds(headline, name.strip_prefix("the ").unwrap_or(name)));
        let demonym = thing.class.as_deref() == Some("country")
            && headline.split(|c: char| !c.is_alphanumeric()).any(|word| {
                super::names::gazetteer::of_demonym(word)
                    .is_some_and(|country| country.name == thing.name)
            });
        // A word of its name that the headline has with a capital: `Webb` of `the James Webb Space Telescope`.
        const COMMON: &[&str] = &[
            "New",
            "National",
            "North",
            "South",
            "West",
            "East",
            "United",
            "International",
            "First",
            "World",
            "Space",
            "State",
        ];
        let generic = |word: &str| {
            word.chars().count() < 4
                || COMMON.contains(&word)
                || super::names::gazetteer::by_last_word(word).is_some()
        };
        let part = thing.name.split([' ', '-']).any(|word| {
            word.starts_with(char::is_uppercase) && !generic(word) && holds(headline, word)
        });
        named || demonym || part || thing.sentences * 3 >= self.text.sentences.len().max(1)
    }
}

/// Whether a phrase stands in a text as whole words.
pub(super) fn holds(text: &str, phrase: &str) -> bool {
    if phrase.is_empty() {
        return false;
    }
    let edge = |c: Option<char>| !c.is_some_and(char::is_alphanumeric);
    text.match_indices(phrase).any(|(at, _)| {
        edge(text[..at].chars().next_back()) && edge(text[at + phrase.len()..].chars().next())
    })
}

/// The proposals of an article: at most `most`, the best first.
pub fn proposals(reading: &Reading, most: usize) -> Vec<Proposal> {
    let mut all = Vec::new();
    let captions = captions(&reading.text);
    for (place, sentence) in reading.text.sentences.iter().enumerate() {
        if captions[sentence.paragraph] {
            continue;
        }
        if let Some(quote) = quotes::quote(sentence, &reading.things.mentions[place]) {
            all.extend(of_quote(reading, place, &quote));
            continue;
        }
        // An opening mark with a space behind it stands where none belongs.
        if curly(&sentence.text).contains("“ ") {
            continue;
        }
        for clause in clauses::clauses(sentence) {
            all.extend(of_clause(reading, place, &clause));
        }
    }
    ranking::best(reading, all, most)
}

/// Which paragraphs are captions, or no running text: they hold a caption's label, or do not end as a sentence.
fn captions(text: &Text) -> Vec<bool> {
    const LABELS: [&str; 6] = [
        "Image:", "Photo:", "Video:", "Audio:", "Picture:", "Credit:",
    ];
    let is_caption = |paragraph: &String| {
        LABELS.iter().any(|label| paragraph.contains(label))
            || !paragraph.contains(['.', '!', '?', '”', '"', ':'])
    };
    std::iter::once(false)
        .chain(text.paragraphs.iter().map(is_caption))
        .collect()
}

fn of_quote(reading: &Reading, place: usize, quote: &quotes::Quote) -> Option<Proposal> {
    let sentence = &reading.text.sentences[place];
    let class = reading.things.things[quote.speaker].class.as_deref()?;
    if !matches!(
        class,
        "person" | "agency" | "news outlet" | "company" | "ministry" | "organisation"
    ) || reading.is_protagonist(quote.speaker)
    {
        return None;
    }
    let said = sentence.span(quote.words.clone());
    let name = if class == "person" { "who" } else { "speaker" };
    let who = if class == "person" {
        "Who".to_owned()
    } else {
        format!("Which {class}")
    };
    let hole = Hole {
        name: name.to_owned(),
        answer: Answer::Thing(quote.speaker),
        words: quote.words.clone(),
        lead: "",
        unit: None,
        bound: None,
        from: None,
        ask: Some(format!("{who} said: “{said}”?")),
        worth: -300,
    };
    Some(Proposal {
        sentence: place,
        statement: format!("{{{name}}} said: “{said}”."),
        holes: vec![hole],
        score: 0,
        care: care(sentence),
        quotes: true,
    })
}

fn of_clause(reading: &Reading, place: usize, clause: &Clause) -> Option<Proposal> {
    let sentence = &reading.text.sentences[place];
    let (holes, rendered) = holes::holes(reading, place, clause)?;
    let mut proposal = Proposal {
        sentence: place,
        statement: String::new(),
        holes,
        score: 0,
        care: care(sentence),
        quotes: false,
    };
    proposal.statement = statement(sentence, clause, &proposal.holes, &rendered);
    Some(proposal)
}

/// A stretch of words that is written otherwise: a date that the article tells from its own day.
pub(super) struct Rendered {
    words: Range<usize>,
    text: String,
}

/// The statement of a clause, with names of holes in braces.
fn statement(
    sentence: &Sentence,
    clause: &Clause,
    holes: &[Hole],
    rendered: &[Rendered],
) -> String {
    let mut out = String::new();
    let mut at = clause.words.start;
    while at < clause.words.end {
        if let Some(gone) = clause.without.iter().find(|range| range.start == at) {
            out.truncate(out.trim_end().len());
            at = gone.end;
            if sentence.tag(at).starts_with(char::is_alphabetic) {
                out.push(' ');
            }
            continue;
        }
        let hole = holes.iter().find(|hole| hole.words.start == at);
        let other = rendered.iter().find(|one| one.words.start == at);
        let end = match (hole, other) {
            (Some(hole), _) => {
                out.push_str(hole.lead);
                out.push_str(&format!("{{{}}}", hole.name));
                hole.words.end
            }
            (None, Some(one)) => {
                out.push_str(&one.text);
                one.words.end
            }
            (None, None) => {
                out.push_str(&sentence.word(at).replace('{', "{{").replace('}', "}}"));
                at + 1
            }
        };
        at = end;
        if at < clause.words.end && sentence.is_apart(at - 1) {
            out.push(' ');
        }
    }
    let mut text = curly(out.trim());
    if let Some(first) = text.chars().next().filter(|first| first.is_lowercase()) {
        text.replace_range(..first.len_utf8(), &first.to_uppercase().to_string());
    }
    if !text.ends_with('.') && !text.ends_with(".”") && !text.ends_with("!”") {
        text.push('.');
    }
    text
}

/// Straight quotation marks as curly ones, each second one closing.
fn curly(text: &str) -> String {
    let mut open = false;
    let turn = |c: char| match c {
        '"' => {
            open = !open;
            if open { '“' } else { '”' }
        }
        c => c,
    };
    text.chars().map(turn).collect()
}

/// Why a fact wants care, by its words.
fn care(sentence: &Sentence) -> Vec<&'static str> {
    const WORDS: [(&str, &[&str]); 4] = [
        (
            "deaths",
            &[
                "killed",
                "killing",
                "kill",
                "died",
                "dead",
                "death",
                "deaths",
                "dies",
                "fatal",
                "murder",
                "murdered",
                "suicide",
                "casualties",
                "bodies",
                "victims",
                "trampled",
            ],
        ),
        (
            "religion",
            &[
                "muslim",
                "muslims",
                "islam",
                "islamic",
                "mosque",
                "hajj",
                "christian",
                "christians",
                "church",
                "jewish",
                "jews",
                "hindu",
                "buddhist",
                "catholic",
                "religious",
                "religion",
                "pilgrimage",
                "pilgrims",
                "scientology",
            ],
        ),
        (
            "rights",
            &[
                "torture",
                "slavery",
                "trafficking",
                "discrimination",
                "persecuted",
                "racism",
                "refugee",
                "refugees",
                "asylum",
            ],
        ),
        (
            "accusation",
            &[
                "charged",
                "charges",
                "alleged",
                "allegedly",
                "accused",
                "accuses",
                "arrested",
                "convicted",
                "guilty",
                "suspected",
                "manslaughter",
                "negligence",
                "crime",
                "criminal",
                "prosecuted",
                "lawsuit",
                "fraud",
                "corruption",
                "scandal",
                "theft",
                "abuse",
                "claims",
                "claimed",
                "asserted",
                "forced",
                "imprisoned",
                "interrogated",
                "quackery",
            ],
        ),
    ];
    let mut found = Vec::new();
    for (reason, words) in WORDS {
        if (0..sentence.len()).any(|at| words.contains(&sentence.low(at).as_str())) {
            found.push(reason);
        }
    }
    found
}
