//! In go the names of a clause, out come the holes of its lists, whole.

use std::ops::Range;

use super::before;
use super::things::{is_heard_elsewhere, stands_alone};
use crate::draft::asks::plural;
use crate::draft::clauses::Clause;
use crate::draft::names::classes::Mention;
use crate::draft::proposal::{Answer, Hole};
use crate::draft::reading::Reading;

/// Whether words stand in a clause, with brackets that it leaves out wholly within them or beside them.
fn holds(clause: &Clause, words: &Range<usize>) -> bool {
    let mut gone = clause.without.iter();
    clause.words.start <= words.start
        && words.end <= clause.words.end
        && gone.all(|gone| {
            let within = words.start < gone.start && gone.end < words.end;
            within || gone.end <= words.start || words.end <= gone.start
        })
}

/// Lists of three or more things of one class, and two that are the subject, become one hole each; gives where the members begin.
pub(super) fn lists(
    reading: &Reading,
    position: usize,
    clause: &Clause,
    holes: &mut Vec<Hole>,
) -> Vec<usize> {
    let sentence = &reading.text.sentences[position];
    let bracketed = |at: usize| clause.without.iter().any(|gone| gone.contains(&at));
    let mentions: Vec<Mention> = reading.things.mentions[position]
        .iter()
        .filter(|mention| !bracketed(mention.words.start))
        .cloned()
        .collect();
    let mentions = &mentions;
    let mut listed = Vec::new();
    let mut at = 0;
    while at < mentions.len() {
        let mut run = vec![at];
        while let Some(next) = mentions.get(run[run.len() - 1] + 1) {
            let end = mentions[run[run.len() - 1]].words.end;
            let between: Vec<String> = (end..next.words.start)
                .filter(|at| !bracketed(*at))
                .map(|at| sentence.low(at))
                .collect();
            let between: Vec<&str> = between
                .iter()
                .map(String::as_str)
                .filter(|word| *word != "the")
                .collect();
            let joins = matches!(between.as_slice(), [","] | ["and"] | [",", "and"]);
            if !joins {
                break;
            }
            run.push(run[run.len() - 1] + 1);
            if between.contains(&"and") {
                break;
            }
        }
        let next_at = run[run.len() - 1] + 1;
        let (first, last) = (&mentions[run[0]], &mentions[run[run.len() - 1]]);
        // Two are a list where they are the subject: `Malaysia and Indonesia have …`
        let pair = run.len() == 2
            && before(sentence, first.words.start, 1) != "both"
            && sentence.word(first.words.end) != ","
            && first.words.start <= clause.subject + 1
            && last.words.end <= clause.verb;
        let closed = (run.len() > 2 || pair)
            && (before(sentence, last.words.start, 1) == "and"
                || before(sentence, last.words.start, 2) == "and");
        if run.len() > 2 {
            listed.extend(run.iter().map(|at| mentions[*at].words.start));
        }
        let class = |at: usize| reading.things.things[mentions[at].thing].class.as_deref();
        let things: Vec<usize> = run.iter().map(|at| mentions[*at].thing).collect();
        let same = run
            .iter()
            .all(|at| class(*at).is_some() && class(*at) == class(run[0]));
        let mut distinct = things.clone();
        distinct.sort_unstable();
        distinct.dedup();
        let the = usize::from(before(sentence, first.words.start, 1) == "the");
        let words = first.words.start - the..last.words.end;
        let free = things.iter().all(|thing| !reading.is_protagonist(*thing))
            && run
                .iter()
                .all(|at| !is_heard_elsewhere(reading, position, clause, &mentions[*at], &words));
        let begins = !matches!(
            before(sentence, words.start, 1).as_str(),
            "," | "and" | "as" | "like" | "including" | "-"
        );
        let ends = stands_alone(reading, sentence, last).is_some()
            && sentence.low(words.end) != ","
            && !matches!(sentence.low(words.end).as_str(), "and" | "or" | "among");
        if closed
            && same
            && free
            && distinct.len() == things.len()
            && begins
            && ends
            && holds(clause, &words)
        {
            let class = class(run[0]).unwrap_or_default();
            let name = match class == "person" {
                true => "people".into(),
                false => plural(class).replace(' ', "-"),
            };
            holes.push(Hole {
                worth: 900,
                ..Hole::new(name, Answer::Things(things), words)
            });
        }
        at = next_at;
    }
    listed
}
