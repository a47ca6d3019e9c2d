//! `select`: all that apply, from a closed list. Two to all but one of the options are right.

use super::{Draft, Kind, Part, Pool, Refusal, Request};
use crate::facts::{Answer, Value};
use crate::generate::names::{self, Candidate, Sides};
use crate::generate::rivals::Asked;
use crate::lang::Words;
use crate::quiz::{AnswerOption, Form, MultipleChoice};
use crate::tokens::{self, Tokens};

pub(super) const KIND: Kind = Kind {
    name: "select",
    about: "all that apply, of a closed list",
    share: 3,
    part: Part::Variety,
    pool: Pool::Names,
    ask,
};

fn ask(request: &Request) -> Result<Draft, Refusal> {
    let index = request.index;
    let blank = request.blank();
    let Answer::List { items, .. } = &blank.answer else {
        return Err(Refusal::NotMadeForThis);
    };
    let Some(ask) = &blank.ask_all else {
        return Err(Refusal::Because("`select` needs an `ask-all`"));
    };
    if blank.open {
        return Err(Refusal::Because(
            "of an open list, options outside it may be right",
        ));
    }
    let tokens = Tokens::of(ask);
    let mut members = items.iter();
    members.try_for_each(|item| index.check_hidden(&tokens, item))?;
    let first = items.first().ok_or(Refusal::NotMadeForThis)?;
    let most = request.plan.options;
    let said = says_how_many(&tokens, items.len(), index.words);
    let mut refusal = Refusal::Thin { found: 0 };
    let mut best: Option<(Vec<Candidate>, (usize, usize))> = None;
    let asked = Asked::new(request, ask, first);
    for mut candidates in asked.of_classes(Sides::First(Vec::new())) {
        let together = candidates.standing_together(most);
        let counts = match said {
            true => all_right(items.len(), together.len(), most),
            false => counts(request, items.len(), together.len()),
        };
        match counts {
            Ok(counts) => {
                let known = best.as_ref().map_or(0, |(_, (right, wrong))| right + wrong);
                if counts.0 + counts.1 > known && known < most {
                    best = Some((together, counts));
                }
            }
            Err(found) => refusal = found,
        }
    }
    let (candidates, (right, wrong)) = best.ok_or(refusal)?;
    let mut drawn: Vec<&Value> = items.iter().collect();
    drawn.sort_by_cached_key(|item| request.draw("member", &index.sentences.value(item)));
    let keys: Vec<Value> = drawn.into_iter().take(right).cloned().collect();
    let picked = &candidates[..wrong];
    let mut options: Vec<AnswerOption> = keys
        .iter()
        .map(|key| AnswerOption {
            text: index.sentences.value(key),
            value: None,
            why: None,
        })
        .collect();
    options.extend(picked.iter().map(|candidate| candidate.choice(index)));
    let (before, options) = request.shuffled(options);
    let positions: Vec<usize> = (0..options.len())
        .filter(|&position| before[position] < right)
        .collect();
    let answers = positions
        .iter()
        .map(|&position| options[position].text.clone())
        .collect();
    let selection =
        MultipleChoice::new(options, positions).ok_or(Refusal::Thin { found: wrong })?;
    // Where the question says how many there are, nothing is left to say.
    let stem = match said {
        true => ask.clone(),
        false => format!("{ask} {}", index.words.question.several),
    };
    let mut question = request.question(stem, Form::MultipleChoice(selection));
    question.answers = answers;
    let foils = names::foils(index, request.blank_ref, picked);
    Ok(Draft {
        question,
        blank_refs: vec![request.blank_ref],
        keys: items.clone(),
        worded: Vec::new(),
        foils,
        undrawn: None,
    })
}

/// Whether a question says how many members the list has: which two? A number at its end counts something else.
fn says_how_many(ask: &Tokens, members: usize, words: &Words) -> bool {
    let counts = |word: &str| tokens::whole_numbers(&Tokens::of(word), words) == [members as i64];
    let all: Vec<&str> = ask.iter().collect();
    let before_others = all.split_last().map_or(&[][..], |(_, others)| others);
    before_others.iter().any(|word| counts(word))
}

/// All members and as many others as there is room for, at least one.
fn all_right(members: usize, others: usize, most: usize) -> Result<(usize, usize), Refusal> {
    match (others, most.saturating_sub(members)) {
        (0, _) => Err(Refusal::Thin { found: 0 }),
        (_, 0) => Err(Refusal::Because(
            "the `ask-all` says how many there are, so all of them are shown, and `--options` leaves no room for a wrong one: ask \
             without that number, and a part of them is shown",
        )),
        (others, room) => Ok((members, others.min(room))),
    }
}

/// How many right and how many wrong options there are: of all pairs that fill the options, each equally likely. Two are
/// right at least, since the question asks for several (docs/RULES.md, rule 24).
fn counts(request: &Request, members: usize, others: usize) -> Result<(usize, usize), Refusal> {
    if members < 3 {
        return Err(Refusal::Because(
            "of a list of two, both would be right each time: let the `ask-all` say so (\"Which two …?\")",
        ));
    }
    for total in (3..=request.plan.options).rev() {
        let pairs: Vec<(usize, usize)> = (2..total)
            .map(|right| (right, total - right))
            .filter(|&(r, w)| r <= members && w <= others)
            .collect();
        if pairs.len() >= 2 {
            let draw = request.below("right", pairs.len() as u32);
            return Ok(pairs[draw as usize]);
        }
    }
    Err(Refusal::Thin { found: others })
}
