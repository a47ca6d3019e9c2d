//! In goes a clause whose day is told from that of the article, as `today`, out comes its verb as it is written beside the date: in the past.

use super::inside;
use crate::date::Precision;
use crate::draft::asks::verbs;
use crate::draft::clauses::{Clause, is_finite};
use crate::draft::dates::shown::{Rendered, is_told};
use crate::draft::proposal::Hole;
use crate::draft::reading::Reading;

/// Writes a present beside such a day in the past; `None` where its past is unknown.
pub(super) fn tell(
    reading: &Reading,
    position: usize,
    clause: &Clause,
    holes: &mut Vec<Hole>,
    rendered: &mut Vec<Rendered>,
) -> Option<()> {
    let sentence = &reading.text.sentences[position];
    let told = reading.dates[position].iter().filter(|one| {
        inside(clause, &one.words)
            && !one.full
            && one.date.precision() == Precision::Day
            && is_told(sentence, &one.words)
    });
    for one in told {
        let (start, end) = (one.words.start, one.words.end);
        let behind = Some(end).filter(|at| *at < clause.words.end && is_finite(sentence, *at));
        let before = || {
            let mut before = (clause.words.start..start).rev();
            let at = before.find(|at| is_finite(sentence, *at) || sentence.word(*at) == ",")?;
            is_finite(sentence, at).then_some(at)
        };
        // `On Wednesday, the team is to travel`.
        let led = || (end <= clause.subject).then_some(clause.verb);
        let Some(verb) = behind.or_else(before).or_else(led) else {
            continue;
        };
        // Of what is yet to come `is to begin` is written in the past, too, which stays true.
        let is_over = reading
            .published
            .is_some_and(|now| !now.certainly_before(one.date));
        let is_planned = matches!(sentence.low(verb).as_str(), "is" | "are")
            && sentence.tag(verb + 1) == "TO"
            && sentence.tag(verb + 2) == "VB";
        let is_present = matches!(sentence.tag(verb), "VBZ" | "VBP") && !sentence.quoted[verb];
        if !is_present || !(is_over || is_planned) {
            continue;
        }
        let text = verbs::past_of_present(&sentence.low(verb))?;
        // A question with the verb as it stands is written otherwise, too; one that turned it is none.
        let (present, past) = (format!(" {} ", sentence.low(verb)), format!(" {text} "));
        for hole in holes.iter_mut() {
            let is_kept = |ask: &String| {
                let has = ask.matches(&present).count();
                has == 1 || has == 0 && ask.starts_with("Which figure")
            };
            let ask = hole.ask.take().filter(is_kept);
            hole.ask = ask.map(|ask| ask.replace(&present, &past));
        }
        holes.retain(|hole| hole.bound.is_none() || hole.ask.is_some());
        rendered.push(Rendered {
            words: verb..verb + 1,
            text,
        });
    }
    Some(())
}
