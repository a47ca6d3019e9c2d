//! `which`: a name or a text among options. Of a list, one member is drawn, and no other is offered.

use std::cmp::Ordering;

use super::{Draft, Kind, Part, Pool, Refusal, Request};
use crate::draft::sentence::Sentence;
use crate::facts::{Answer, Value};
use crate::generate::cues::has_quotation;
use crate::generate::gap::Gap;
use crate::generate::index::Index;
use crate::generate::names;
use crate::generate::rivals::Asked;
use crate::generate::truth::Truth;
use crate::lang::uncapitalised;
use crate::quiz::{AnswerOption, Form, SingleChoice};
use crate::sentence::{GAP, answers};
use crate::tokens::Tokens;

pub(super) const KIND: Kind = Kind {
    name: "which",
    about: "a name, or words, among options",
    share: 72,
    part: Part::Core,
    pool: Pool::Names,
    ask,
};

fn ask(request: &Request) -> Result<Draft, Refusal> {
    let index = request.index;
    let keys = keys(request)?;
    let blank = request.blank();
    if matches!(blank.answer, Answer::List { .. }) && blank.ask.is_none() {
        return Err(Refusal::Because(
            "one member does not fill the hole of a list: `which` needs an `ask`",
        ));
    }
    let stem = index.question(request.blank_ref);
    let mut refusal = Refusal::NotMadeForThis;
    for key in keys {
        match ask_for(request, stem.clone(), key) {
            Ok(draft) => return Ok(draft),
            Err(found) => refusal = found,
        }
    }
    Err(refusal)
}

/// The question for one answer.
fn ask_for(request: &Request, stem: String, key: Value) -> Result<Draft, Refusal> {
    let index = request.index;
    index.check_hidden(&Tokens::of(&stem), &key)?;
    if !Gap::new(&stem, index.words).takes(index, &key) {
        return Err(Refusal::Article);
    }
    let asked = Asked::new(request, &stem, &key);
    let picked = asked.distractors();
    let refused = |refusal| Truth::new(index, request.blank_ref, &stem).refused(refusal);
    let picked = picked.map_err(refused)?;
    let foils = names::foils(index, request.blank_ref, &picked);
    let shown = index.sentences.value(&key);
    let right = AnswerOption {
        text: shown.clone(),
        value: None,
        why: None,
    };
    let distractors = picked
        .iter()
        .map(|candidate| candidate.choice(index))
        .collect();
    let (mut options, mut position) = request.shuffled_with_key(right, distractors);
    let in_order = options
        .iter()
        .all(|one| asked.order(&one.text, &shown).is_some());
    if in_order {
        options.sort_by(|one, other| {
            asked
                .order(&one.text, &other.text)
                .unwrap_or(Ordering::Equal)
        });
        position = options
            .iter()
            .position(|one| one.text == shown)
            .unwrap_or(position);
    }
    let choices = SingleChoice::new(options, position, in_order).ok_or(Refusal::Thin {
        found: picked.len(),
    })?;
    let stem = of_these(request, stem);
    let mut question = request.question(stem, Form::SingleChoice(choices));
    question.answers = vec![shown];
    question.accept = spellings(request, &key);
    let rivals = picked.into_iter().map(|candidate| candidate.value);
    Ok(Draft {
        question,
        blank_refs: vec![request.blank_ref],
        worded: [key.clone()].into_iter().chain(rivals).collect(),
        keys: vec![key],
        foils,
        undrawn: None,
    })
}

/// The stem with its options: where others than the key are right too, as other members of a list are, it says that one of
/// these is meant (docs/RULES.md, rule 11).
fn of_these(request: &Request, ask: String) -> String {
    let words = &request.index.words.question;
    let tokens = Tokens::of(&ask);
    let holds = |phrases: &[&str]| phrases.iter().any(|said| tokens.hold(&Tokens::of(said)));
    // What a source says has one answer there, whoever else may have said so.
    let is_cited = || {
        let is_list = matches!(request.blank().answer, Answer::List { .. });
        !is_list && (holds(words.citing) || has_quotation(&ask))
    };
    if ask.contains(GAP)
        || !request.index.has_others(request.blank_ref)
        || holds(words.of_several)
        || is_cited()
    {
        return ask;
    }
    let mut openings = words.of_these_opening.iter();
    let opened = openings.find_map(|(open, of_these)| {
        let rest = ask.strip_prefix(open)?.strip_prefix(' ')?;
        Some(format!("{of_these} {rest}"))
    });
    // A name keeps its capital: what begins so is a question, or has it behind a preposition or a plain noun ("Letters of which kind").
    let asking = [words.which, words.who, words.wherever, words.definite].concat();
    let asks_first = || tokens.iter().take(2).any(|word| asking.contains(&word));
    let is_plain =
        || !words.capital_nouns && !Sentence::of(&ask, 0, false).tag(0).starts_with("NNP");
    let is_small = !words.of_these.starts_with("{ask}") && (asks_first() || is_plain());
    opened.unwrap_or_else(|| match is_small {
        true => words.of_these.replace("{ask}", &uncapitalised(&ask)),
        false => words.of_these.replace("{ask}", &ask),
    })
}

/// What may be the key: the answer, or the members of a list in the order in which they are drawn.
fn keys(request: &Request) -> Result<Vec<Value>, Refusal> {
    let blank = request.blank();
    match &blank.answer {
        Answer::Entity(_) | Answer::Text { .. } => Ok(answers(blank)),
        Answer::List { items, .. } => {
            let mut drawn = items.clone();
            let mentions: Vec<usize> = items
                .iter()
                .map(|item| mentions(request.index, item))
                .collect();
            let (least, most) = (mentions.iter().min(), mentions.iter().max());
            let is_best_known = |item: &Value| {
                most > least
                    && items
                        .iter()
                        .position(|one| one == item)
                        .map(|at| &mentions[at])
                        == most
            };
            drawn.sort_by_cached_key(|item| {
                let draw = request.draw("member", &request.index.sentences.value(item));
                (is_best_known(item), draw)
            });
            Ok(drawn)
        }
        Answer::Date { .. } | Answer::Number { .. } => Err(Refusal::NotMadeForThis),
    }
}

/// How many facts name a value as an answer, and whether the title does: of the members of a list the one that is named most is
/// known to everybody, and asked for last (docs/RULES.md, rule 11).
fn mentions(index: &Index, value: &Value) -> usize {
    let in_title = usize::from(index.holds(&Tokens::of(index.facts.title()), value));
    match value {
        Value::Entity(entity) => index.company_of(*entity).len() + in_title,
        _ => in_title,
    }
}

/// Other spellings that are right when typed: aliases, and those of the author where there is one answer.
fn spellings(request: &Request, key: &Value) -> Vec<String> {
    let mut spellings = match key {
        Value::Entity(entity) => request.index.entity(*entity).aliases.clone(),
        _ => Vec::new(),
    };
    let blank = request.blank();
    if !matches!(blank.answer, Answer::List { .. }) {
        spellings.extend(blank.accept.iter().cloned());
    }
    spellings
}
