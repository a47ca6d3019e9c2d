//! A number that is not exact is asked for by the article's sentence with a gap, or by a piece of it that stands by itself.

use std::ops::Range;

use super::when::is_listed;
use super::{LONGEST, View};
use crate::draft::clauses::is_finite;
use crate::draft::numbers::Bound;
use crate::draft::proposal::Hole;
use crate::lang::capitalised;

/// On each side of a figure so many words are looked through.
const FAR: usize = 12;

/// How a question begins that quotes the article.
const BEGIN: &str = "Which figure does the article give:";

/// What is quoted before the figure: the words up to it, behind a subject that stands further before.
struct Piece {
    subject: Range<usize>,
    words: Range<usize>,
}

impl View<'_> {
    /// A figure that is not exact, by the article's sentence with a gap.
    pub(super) fn figure(&self, hole: &Hole) -> Option<String> {
        let bound = hole.bound?;
        if bound == Bound::AtMost {
            return None;
        }
        let (words, end) = (&self.clause.words, hole.words.end);
        let or_more = (end..words.end)
            .any(|at| self.sentence.low(at) == "or" && self.sentence.low(at + 1) == "more");
        if or_more {
            return None;
        }
        let ends = [self.piece_end(end), words.end];
        let pieces = ends
            .into_iter()
            .flat_map(|end| self.pieces(hole.words.start, end));
        let mut asks = pieces.map(|piece| (self.quoted(hole, &piece), piece));
        let is_short = |text: &String| text.split(' ').count() <= LONGEST;
        let is_name = |at: usize| {
            let word = self.sentence.word(at);
            let is_year =
                word.len() == 4 && word.starts_with(['1', '2']) && self.sentence.tag(at) == "CD";
            self.sentence.tag(at).starts_with("NNP") || is_year
        };
        let names = |range: &Range<usize>| range.clone().any(is_name);
        let names_all = !names(words);
        let (text, _) = asks.find(|(text, piece)| {
            let named = names_all || names(&piece.words) || names(&piece.subject);
            is_short(text) && named
        })?;
        let is_plain = !text.contains('"') && text.matches(['“', '”']).count() == 2;
        is_plain.then_some(text)
    }

    /// The question that quotes a piece.
    fn quoted(&self, hole: &Hole, piece: &Piece) -> String {
        let subject = self.text(piece.subject.clone());
        let before = self.text(piece.words.start..hole.words.start);
        let after = self.text(hole.words.end..piece.words.end);
        let before = format!("{subject} {before}");
        let before = before.trim();
        let before = match piece.words.start == self.clause.words.start {
            true => capitalised(before),
            false => before.to_owned(),
        };
        let space = if hole.tail.is_empty() { " " } else { "" };
        let text = format!("{before} …{space}{}{after}", hole.tail);
        format!("{BEGIN} “{}”?", text.trim().trim_end_matches(','))
    }

    /// The pieces of a clause up to an end that stand by themselves: the whole, all from the subject on, the subject with the verb before the figure, and
    /// what begins a clause or a phrase with its preposition. None begins within a phrase, or without its subject.
    fn pieces(&self, figure: usize, end: usize) -> impl Iterator<Item = Piece> {
        let (start, subject) = (self.clause.words.start, self.clause.subject);
        let near = start.max(figure.saturating_sub(FAR));
        let piece = move |at: usize| Piece {
            subject: start..start,
            words: at..end,
        };
        let main = (start + 2..figure)
            .rev()
            .find(|at| self.begins_clause(at - 1));
        let verb = (near..figure).rev().find(|at| self.is_second_verb(*at));
        let second = verb.map(|verb| Piece {
            subject: self.subject_of(verb),
            words: verb..end,
        });
        let begins = (near + 1..figure).filter(move |at| self.begins_piece(*at, figure..end));
        let whole = main.into_iter().chain([start, subject]).map(piece);
        whole.chain(second).chain(begins.map(piece))
    }

    /// Whether a verb shares the subject of the clause: `grew, and was used`, `had built towers and placed`.
    fn is_second_verb(&self, at: usize) -> bool {
        let verb = self.clause.verb;
        let is_verb = is_finite(self.sentence, at)
            || self.sentence.tag(at) == "VBN" && is_auxiliary(&self.sentence.low(verb));
        at > verb + 1
            && is_verb
            && matches!(self.sentence.low(at - 1).as_str(), "and" | "but" | "then")
    }

    /// What is written before such a verb: the subject, and the auxiliary of a participle.
    fn subject_of(&self, verb: usize) -> Range<usize> {
        match self.sentence.tag(verb) {
            "VBN" => self.clause.subject..self.clause.verb + 1,
            _ => self.named_subject(),
        }
    }

    /// Whether a clause with its subject, `to determine …`, or `with …` and a name behind a comma begins here.
    fn begins_piece(&self, at: usize, figure: Range<usize>) -> bool {
        let sentence = self.sentence;
        let behind_comma = sentence.word(at - 1) == ",";
        let names = || (at..figure.end).any(|at| sentence.tag(at).starts_with("NNP"));
        match sentence.tag(at) {
            "TO" => sentence.tag(at + 1) == "VB",
            "IN" => behind_comma && sentence.low(at) != "that" && names(),
            "DT" | "NN" | "NNS" | "NNP" | "NNPS" | "JJ" => {
                let tells = (behind_comma || sentence.low(at - 1) == "that")
                    && (at..figure.start).all(|at| !matches!(sentence.tag(at), "WDT" | "WP" | ","));
                tells && (at + 1..figure.start).any(|at| is_finite(sentence, at))
            }
            _ => false,
        }
    }

    /// Where a piece ends behind a figure: before what goes on behind a comma or with a clause of its own.
    fn piece_end(&self, figure: usize) -> usize {
        let words = &self.clause.words;
        let goes_on = |at: &usize| {
            let low = self.sentence.low(*at);
            self.sentence.word(*at) == "," && !is_listed(self.sentence, *at)
                || matches!(
                    low.as_str(),
                    "when" | "after" | "because" | "while" | "which" | "who"
                )
        };
        let far = words.end.min(figure + FAR);
        (figure + 2..far).find(goes_on).unwrap_or(words.end)
    }
}

fn is_auxiliary(low: &str) -> bool {
    matches!(low, "has" | "have" | "had" | "was" | "were" | "is" | "are")
}
