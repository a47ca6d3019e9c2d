//! In goes a sentence, out come its clauses that stand as statements: whole, but for words that lead on from the sentence
//! before, brackets, and a relative clause at the end; two main clauses are two.
//!
//! Nothing is cut that holds a hedge, a negation or a correction. What speaks of `I` and `you`, asks, or has no finite verb gives no
//! statement. Whom `he` or `its owner` stands for is found by [`super::referents`].

mod cuts;
mod parts;
mod subject;

pub(crate) use parts::subordinates;
pub use parts::without_addition;

use std::ops::Range;

use super::dates::shown::Rendered;
use super::numbers;
use super::sentence::Sentence;

/// A statement within a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clause {
    /// Its words, without the mark at the end.
    pub words: Range<usize>,
    /// Words within it that are left out.
    pub without: Vec<Range<usize>>,
    /// Words within it that are written otherwise, whatever is asked for: a name for `She`.
    pub instead: Vec<Rendered>,
    /// Its first finite verb.
    pub verb: usize,
    /// Where its subject begins, after an adverbial with its comma.
    pub subject: usize,
}

impl Clause {
    /// Whether a name is written for a word.
    pub(super) fn names(&self, at: usize) -> bool {
        self.instead.iter().any(|one| one.words.contains(&at))
    }
}

/// Words that take back, weaken or turn what stands beside them.
const TURNS: &[&str] = &[
    "but",
    "though",
    "although",
    "however",
    "later",
    "revised",
    "denied",
    "denies",
    "deny",
    "not",
    "n't",
    "n’t",
    "never",
    "no",
    "nor",
    "without",
    "unless",
    "except",
    "alleged",
    "allegedly",
    "reportedly",
    "claimed",
    "claims",
    "possibly",
    "perhaps",
    "may",
    "might",
    "could",
    "would",
    "instead",
    "rather",
    "only",
    "until",
    "if",
    "depending",
    "assuming",
    "provided",
    "supposing",
    "yet",
    "despite",
    "retracted",
    "corrected",
    "mistakenly",
];

const LEADS: &[&str] = &[
    "and",
    "but",
    "however",
    "also",
    "meanwhile",
    "moreover",
    "furthermore",
    "additionally",
    "finally",
    "then",
    "thus",
    "so",
    "therefore",
    "nevertheless",
    "still",
    "similarly",
    "afterwards",
    "eventually",
    "instead",
    "indeed",
    "yet",
    "hence",
    "subsequently",
];

/// How many words lead on from the sentence before.
fn lead(sentence: &Sentence, at: usize) -> Option<usize> {
    const PHRASES: [&str; 8] = [
        "from there",
        "for example",
        "for instance",
        "in addition",
        "in fact",
        "as a result",
        "as well",
        "at the same time",
    ];
    if LEADS.contains(&sentence.low(at).as_str()) {
        return Some(1);
    }
    let stands = |phrase: &&&str| {
        let end = at + phrase.split(' ').count();
        sentence.word(end) == "," && sentence.span(at..end).to_lowercase() == **phrase
    };
    let phrase = PHRASES.iter().find(stands)?;
    Some(phrase.split(' ').count())
}

/// The clauses of a sentence that can stand alone.
pub fn clauses(sentence: &Sentence) -> Vec<Clause> {
    let text = &sentence.text;
    let ends = sentence
        .len()
        .checked_sub(1)
        .map(|last| sentence.word(last))
        .unwrap_or_default();
    // `X said …: “…”` stands without the quotation.
    let colon = (0..sentence.len())
        .find(|at| sentence.word(*at) == ":" && matches!(sentence.word(at + 1), "\"" | "“"));
    if let Some(colon) = colon {
        let told = (0..colon).filter(|at| is_finite(sentence, *at)).count() > 1;
        let part = &text[..sentence.words[colon].start];
        let plain = told && !unbalanced(part) && !odd(part);
        return if plain {
            clause(sentence, 0..colon).into_iter().collect()
        } else {
            Vec::new()
        };
    }
    let closed = matches!(ends, "." | "!" | ")" | "\"" | "”" | "’" | "'") || ends.ends_with('.');
    if !closed || sentence.len() < 5 || odd(text) || unbalanced(text) {
        return Vec::new();
    }
    // A list whose parts end with semicolons is whole or not at all.
    let parts = (0..sentence.len()).filter(|at| sentence.word(*at) == ";" && !sentence.quoted[*at]);
    let ends: Vec<usize> = parts.chain([sentence.len()]).collect();
    let mut begin = 0;
    for end in &ends {
        if !(begin..*end).any(|at| is_finite(sentence, at)) {
            return Vec::new();
        }
        begin = end + 1;
    }
    let mut found = Vec::new();
    let mut start = 0;
    for at in 0..=sentence.len() {
        let cuts = at == sentence.len() || (sentence.word(at) == ";" && !sentence.quoted[at]);
        if cuts {
            let whole = clause(sentence, start..at);
            found.extend(
                whole
                    .into_iter()
                    .flat_map(|whole| parts::main_clauses(sentence, whole)),
            );
            start = at + 1;
        }
    }
    found
}

/// Whether a text holds what no statement holds: a question, gaps, marks of the web, labels of captions.
fn odd(text: &str) -> bool {
    text.contains(['?', '[', '|', '…', '{', '}', '_', '<', '>', '='])
        || text.contains("...")
        || text.contains("“ ")
        || ["Source:", "Sources:", "Categories:"]
            .iter()
            .any(|label| text.contains(label))
}

/// Whether quotation marks or brackets are left open.
fn unbalanced(text: &str) -> bool {
    let count = |sign: char| text.matches(sign).count();
    count('"') % 2 == 1 || count('“') != count('”') || count('(') != count(')')
}

/// The words of a sentence's subject, up to its first finite verb, whether the sentence can stand alone or not.
pub(super) fn subject(sentence: &Sentence) -> Option<Range<usize>> {
    let mut words = after_dateline(sentence)..sentence.len();
    while let Some(lead) = lead(sentence, words.start).filter(|lead| words.len() > lead + 3) {
        words.start += lead;
        words.start += usize::from(sentence.word(words.start) == ",");
    }
    let start = subject::subject(sentence, &words)?;
    let verb = (start..words.end)
        .find(|at| is_finite(sentence, *at) && !sentence.quoted[*at])
        .filter(|verb| *verb > start)?;
    Some(start..verb)
}

/// The whole of a sentence, but for its dateline and the mark at its end, whether it can stand alone or not.
pub fn whole(sentence: &Sentence) -> Clause {
    let mut words = after_dateline(sentence)..sentence.len();
    while words.end > words.start && matches!(sentence.word(words.end - 1), "." | "!" | ":") {
        words.end -= 1;
    }
    Clause {
        without: Vec::new(),
        instead: Vec::new(),
        verb: words.start,
        subject: words.start,
        words,
    }
}

/// Where a sentence begins behind a dateline: `KOUROU, French Guiana, 25 December 2021 -`.
fn after_dateline(sentence: &Sentence) -> usize {
    let is_dash = |at: &usize| {
        matches!(sentence.word(*at), "-" | "–" | "—")
            && sentence.is_apart(*at)
            && sentence.is_apart(at.saturating_sub(1))
    };
    let is_place = |at: usize| matches!(sentence.tag(at), "NNP" | "NNPS" | "," | "CD" | ".");
    let dash = (0..sentence.len().min(12)).find(is_dash);
    dash.filter(|dash| (0..*dash).all(is_place))
        .map_or(0, |dash| dash + 1)
}

fn clause(sentence: &Sentence, mut words: Range<usize>) -> Option<Clause> {
    // The mark at the end, and words that lead on at the beginning.
    while words.end > words.start
        && matches!(sentence.word(words.end - 1), "." | "!" | "," | ";" | ":")
    {
        words.end -= 1;
    }
    if words.start == 0 {
        words.start = after_dateline(sentence);
    }
    while let Some(lead) = lead(sentence, words.start).filter(|lead| words.len() > lead + 3) {
        words.start += lead;
        if sentence.word(words.start) == "," {
            words.start += 1;
        }
    }
    if words.len() < 4
        || sentence.quoted[words.start]
        || sentence.quoted[words.end - 1] && !within_quotes(sentence, words.clone())
    {
        return None;
    }
    let whole = words.clone();
    cuts::without_time(sentence, &mut words);
    let is_undated = words != whole;
    let mut without = cuts::brackets(sentence, &words)?;
    without.extend(cuts::links(sentence, &words));
    without.sort_by_key(|range| range.start);
    words.end = cuts::before_relative(sentence, &words);
    // What is so at a time that is left out would be said of all times.
    let is_present = |at: usize| matches!(sentence.tag(at), "VBZ" | "VBP") && !sentence.quoted[at];
    if is_undated && words.clone().any(is_present) {
        return None;
    }
    if words.len() < 4 || words.len() > 56 {
        return None;
    }
    let own = |at: &usize| !sentence.quoted[*at] && !without.iter().any(|range| range.contains(at));
    let speaks = |at: usize| {
        matches!(
            sentence.low(at).as_str(),
            "i" | "we" | "you" | "my" | "our" | "your" | "me" | "us" | "ourselves" | "myself"
        ) && sentence.word(at) != "US"
    };
    if words.clone().filter(own).any(speaks) {
        return None;
    }
    // A second sentence without a stop before it, as of a caption that was run in.
    let begins_anew = |at: usize| {
        matches!(
            sentence.word(at),
            "In" | "On"
                | "At"
                | "For"
                | "After"
                | "When"
                | "This"
                | "It"
                | "He"
                | "She"
                | "They"
                | "These"
        ) && sentence.word(at - 1).ends_with(char::is_alphanumeric)
            && !sentence.quoted[at]
    };
    if words.clone().skip(1).any(begins_anew) {
        return None;
    }
    let mut subject = subject::subject(sentence, &words)?;
    // `In 1995, at age seventeen, she …`: a second adverbial.
    let is_counted = numbers::numbers(sentence)
        .iter()
        .any(|one| one.start == subject);
    if subject > words.start
        && !is_counted
        && matches!(sentence.tag(subject), "IN" | "RB" | "VBG" | "VBN")
    {
        subject = subject::subject(sentence, &(subject..words.end))?;
    }
    let verb = (subject..words.end)
        .filter(own)
        .find(|at| is_finite(sentence, *at))?;
    // `that match`, `the group whose robots`.
    let that = |at: usize| {
        let ends = at + 2 == words.end || matches!(sentence.tag(at + 2), "," | "IN");
        sentence.low(at) == "that"
            && sentence.low(at + 1) != "year"
            && !(at == words.start + 1 && sentence.low(at + 1) == "time")
            && (sentence.tag(at) == "DT" || ends && sentence.tag(at + 1).starts_with("NN"))
    };
    let these = words.clone().any(that)
        || (subject..verb)
            .any(|at| matches!(sentence.low(at).as_str(), "these" | "those" | "them"));
    if !subject::is_named(sentence, subject..verb)
        || these
        || verb == subject
        || verb > subject + 24
    {
        return None;
    }
    Some(Clause {
        words,
        without,
        instead: Vec::new(),
        verb,
        subject,
    })
}

/// Whether the quotation at the end begins within the clause.
fn within_quotes(sentence: &Sentence, words: Range<usize>) -> bool {
    words.clone().any(|at| !sentence.quoted[at]) && !sentence.quoted[words.start]
}

/// Whether a word is a finite verb.
pub(crate) fn is_finite(sentence: &Sentence, at: usize) -> bool {
    matches!(sentence.tag(at), "VBD" | "VBZ" | "VBP" | "MD")
}

pub(crate) fn turns(sentence: &Sentence, mut words: Range<usize>) -> bool {
    words.any(|at| TURNS.contains(&sentence.low(at).as_str()))
}
