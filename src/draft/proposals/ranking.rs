//! In go all proposals, out come the best, spread over the paragraphs, no two with the same answers.
//!
//! The score was measured on 257 professional quiz questions (docs/DRAFT.md): the earlier in the article the better; names
//! before numbers before dates before quotations; more for what the headline names, and for names that stand often.

use crate::draft::asks::dangling;
use crate::draft::proposal::{Answer, Proposal};
use crate::draft::reading::Reading;
use crate::draft::sentence::Sentence;

/// An article has so many words for each fact at least, where it is not for want of them.
const WORDS_A_FACT: usize = 40;

/// What is lower than this comes last.
const LATE: i32 = -10_000;

/// The best proposals, the best first.
pub(super) fn best(reading: &Reading, mut all: Vec<Proposal>, most: usize) -> Vec<Proposal> {
    let headline = content(reading.text.headline.as_deref().unwrap_or_default());
    for proposal in &mut all {
        proposal.score = score(reading, proposal, &headline);
    }
    let mut taken: Vec<Proposal> = Vec::new();
    let mut in_paragraph = vec![0; reading.text.paragraphs.len() + 1];
    let words = reading
        .text
        .sentences
        .iter()
        .map(Sentence::len)
        .sum::<usize>();
    // The best of what is left, less for each fact that its paragraph has already; a stable order makes the same bank each time.
    while taken.len() < most && !all.is_empty() {
        let worth = |proposal: &Proposal| {
            let paragraph = reading.text.sentences[proposal.sentence].paragraph;
            proposal.score - 350 * in_paragraph[paragraph]
        };
        let Some(position) = (0..all.len())
            .max_by_key(|position| (worth(&all[*position]), std::cmp::Reverse(*position)))
        else {
            break;
        };
        let mut next = all.remove(position);
        // What asks for a word of its end alone is proposed where there is little else.
        let is_poor = next.holes.iter().all(|hole| hole.worth < 0) && !next.quotes;
        if is_poor && taken.len() * WORDS_A_FACT >= words {
            continue;
        }
        next.score = worth(&next);
        in_paragraph[reading.text.sentences[next.sentence].paragraph] += 1;
        // What asks for nothing new comes behind all that does.
        for other in all.iter_mut().filter(|other| other.score > LATE) {
            if asks_no_more(other, &next) {
                other.score += 2 * LATE;
            }
        }
        taken.push(next);
    }
    taken
}

/// Whether a fact asks for nothing that another does not ask for.
fn asks_no_more(one: &Proposal, other: &Proposal) -> bool {
    let has = |answer: &Answer| other.holes.iter().any(|hole| hole.answer == *answer);
    one.holes.iter().all(|hole| has(&hole.answer))
}

fn score(reading: &Reading, proposal: &Proposal, headline: &[String]) -> i32 {
    let sentence = &reading.text.sentences[proposal.sentence];
    let position = i32::try_from(proposal.sentence.min(60)).unwrap_or(60);
    let kind = proposal
        .holes
        .iter()
        .map(|hole| hole.worth)
        .max()
        .unwrap_or(0);
    let more = 150 * (i32::try_from(proposal.holes.len()).unwrap_or(3) - 1);
    let asked = 250 * i32::from(proposal.holes.iter().any(|hole| hole.ask.is_some()));
    let words = content(&sentence.text);
    let shared = headline.iter().filter(|word| words.contains(word)).count();
    let overlap = 500 * i32::try_from(shared).unwrap_or(0)
        / i32::try_from(headline.len().max(1)).unwrap_or(1);
    // A long statement is seldom a good one; one that speaks of what stands before it is seldom clear.
    let length = i32::try_from(proposal.statement.split(' ').count()).unwrap_or(0);
    // One of a few words, as `Norway is mainly Lutheran`, says little.
    let short = 1500 * i32::from(length <= 5);
    let long = 30 * (length - 24).max(0);
    let first = proposal.statement.split(' ').next().unwrap_or_default();
    let vague = 250
        * i32::from(matches!(
            first,
            "The" | "These" | "This" | "Her" | "His" | "Their" | "Its"
        ));
    let known = 300 * i32::from(speaks_of_known(sentence));
    let dangling = 300
        * i32::from(
            proposal
                .statement
                .split(|c: char| !c.is_alphanumeric())
                .any(|word| {
                    matches!(
                        word,
                        "they" | "it" | "them" | "this" | "these" | "those" | "she" | "he"
                    )
                }),
        );
    // What wants a name comes behind all that wants none.
    let mut clause = proposal.clause.iter();
    let unnamed = 8000
        * i32::from(
            clause.any(|clause| dangling::is_unnamed(reading, proposal.sentence, clause, None)),
        );
    kind + more + asked + overlap
        - unnamed
        - short
        - 100 * position
        - long
        - vague
        - known
        - dangling
}

/// Whether a sentence has words such as `this constituency`, `the match`, `such documents`, which stand for what was named before.
fn speaks_of_known(sentence: &Sentence) -> bool {
    (0..sentence.len()).any(|at| {
        let noun = sentence.tag(at + 1).starts_with("NN");
        match sentence.low(at).as_str() {
            "this" | "such" | "these" | "those" | "another" => noun,
            "the" => dangling::is_known(&sentence.low(at + 1)) && sentence.low(at + 2) != "of",
            "there" => sentence.tag(at) == "RB",
            _ => false,
        }
    })
}

fn content(text: &str) -> Vec<String> {
    let words = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.chars().count() > 3);
    words.map(str::to_lowercase).collect()
}
