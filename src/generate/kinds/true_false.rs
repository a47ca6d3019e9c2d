//! `true-false`: the statement as it is, or with one blank filled by a distractor that passes every rule. It is
//! never negated, and holds one proposition only. Of a fact one blank is asked so, the first in the statement that can be.

use std::cmp::Ordering;

use super::{Draft, Kind, Part, Pool, Refusal, Request};
use crate::date::{Date, Precision};
use crate::facts::{Answer, Blank, Bound, Care, EntityId, Fact, NumberStyle, Piece, Value};
use crate::generate::index::{BlankRef, Index};
use crate::generate::refusal::ASKED_ONCE;
use crate::generate::rivals::Asked;
use crate::generate::{dates, joints, names, numbers, threshold};
use crate::quiz::{AnswerOption, Form, SingleChoice};
use crate::sentence::{GAP, answers};
use crate::tokens::{Plain, Tokens};

pub(super) const KIND: Kind = Kind {
    name: "true-false",
    about: "is the statement true or false",
    share: 1,
    part: Part::Variety,
    pool: Pool::None,
    ask,
};

fn ask(request: &Request) -> Result<Draft, Refusal> {
    let index = request.index;
    let (fact, blank) = (request.fact(), request.blank());
    if matches!(blank.answer, Answer::List { .. }) {
        return Err(Refusal::NotMadeForThis);
    }
    let is_plain = || one_plain_proposition(index, fact);
    request
        .generator
        .is_plain(request.blank_ref.fact, is_plain)?;
    if (0..request.blank_ref.blank).any(|blank| can_be_false(request, blank)) {
        return Err(Refusal::Because(ASKED_ONCE));
    }
    // The distractor is drawn in either case: a fact that could only be true would be given away by its form.
    let wrong = wrong_filling(request);
    request
        .generator
        .is_fillable(request.blank_ref, || wrong.is_ok());
    let wrong = wrong?;
    let is_true = request.draw("truth", "") & 1 == 0;
    let sentences = index.sentences;
    let mut claims = [
        sentences.statement(fact),
        sentences.statement_with(fact, request.blank_ref.blank, &wrong.text),
    ];
    if !is_true {
        claims.reverse();
    }
    let [claim, undrawn] = claims;
    let stem = index.words.question.true_false.replace("{claim}", &claim);
    let [yes, no] = index.words.question.truth;
    let options = [yes, no].map(|text| AnswerOption {
        text: text.to_owned(),
        value: None,
        why: None,
    });
    let key = usize::from(!is_true);
    let choices = SingleChoice::new(options.to_vec(), key, true).ok_or(Refusal::NotMadeForThis)?;
    let mut question = request.question(stem, Form::TrueFalse(choices));
    question.answers = vec![[yes, no][key].to_owned()];
    Ok(Draft {
        question,
        blank_refs: vec![request.blank_ref],
        keys: answers(blank),
        worded: Vec::new(),
        // A true claim counts as if it showed the distractor too.
        foils: wrong.foils,
        undrawn: Some(undrawn),
    })
}

/// Whether another blank of the fact, a plain proposition, can be put as true or false.
fn can_be_false(request: &Request, blank: usize) -> bool {
    let (generator, blank_ref) = (
        request.generator,
        BlankRef {
            blank,
            ..request.blank_ref
        },
    );
    let wanted = request.index.blank(blank_ref).may_be(KIND.name);
    let fills = || {
        let id = generator.id(blank_ref, &KIND);
        wrong_filling(&Request::new(generator, blank_ref, &id)).is_ok()
    };
    wanted && generator.is_fillable(blank_ref, fills)
}

/// Nothing in the statement accuses, bounds a figure, or joins two clauses, so that all of it is true or one thing
/// in it is false (docs/RULES.md, rule 12; Haladyna 1: one idea an item).
fn one_plain_proposition(index: &Index, fact: &Fact) -> Result<(), Refusal> {
    let accuses = |care: &[Care]| care.contains(&Care::Accusation);
    if accuses(&fact.care) || fact.blanks.iter().any(|blank| accuses(&blank.care)) {
        return Err(Refusal::Because("what accuses is not put as true or false"));
    }
    let bounded =
        |answer: &Answer| matches!(answer, Answer::Number { bound, .. } if *bound != Bound::Exact);
    if fact.blanks.iter().any(|blank| bounded(&blank.answer)) {
        return Err(Refusal::Because(
            "a statement with a bound is neither wholly true nor false",
        ));
    }
    let words = index.words;
    let mut blanks = fact.blanks.iter().enumerate();
    let limit = |(at, blank)| {
        threshold::of_blank(fact, at, words).or_else(|| threshold::of_text(blank, words))
    };
    if let Some(limit) = blanks.find_map(limit) {
        return Err(Refusal::Limit(limit.said));
    }
    match joints::of_statement(index, fact) {
        Some(joint) => Err(Refusal::Joined(joint)),
        None => Ok(()),
    }
}

/// Nothing stands between the hole and that of another name but where one of them is ("{museum} in {city}"), or so behind
/// the hole a name that is written out ("{museum} in Chicago"): the two belong together, and who exchanges one of them
/// puts a museum where nobody would look for it.
fn stands_alone(index: &Index, blank_ref: BlankRef) -> Result<(), Refusal> {
    let (fact, words) = (index.fact(blank_ref), index.words);
    let places = words.question.places;
    let own = |piece: &Piece| matches!(piece, Piece::Blank(blank) if *blank == blank_ref.blank);
    let Some(at) = fact.statement.iter().position(own) else {
        return Ok(());
    };
    let is_name = |piece: Option<&Piece>| {
        let Some(Piece::Blank(blank)) = piece else {
            return false;
        };
        matches!(fact.blanks[*blank].answer, Answer::Entity(_))
    };
    let text = |piece: Option<&'_ Piece>| match piece {
        Some(Piece::Text(text)) => text.clone(),
        _ => String::new(),
    };
    let before = at.checked_sub(1).and_then(|at| fact.statement.get(at));
    let between = |text: &str| places.contains(&text.trim());
    let follows = at
        .checked_sub(2)
        .is_some_and(|at| is_name(fact.statement.get(at)))
        && between(&text(before));
    let behind = text(fact.statement.get(at + 1));
    let leads = is_name(fact.statement.get(at + 2)) && between(&behind);
    let mut words = behind.split_whitespace();
    let written = words.next().is_some_and(|word| places.contains(&word))
        && words
            .next()
            .is_some_and(|word| word.starts_with(char::is_uppercase));
    match follows || leads || written {
        true => Err(Refusal::Because(
            "the statement says where the one name is by the other, so exchanging one of them would be silly",
        )),
        false => Ok(()),
    }
}

/// The statement says of a name nothing that another would not fit: no apposition behind it ("{who}, the pilot, …", "{who}
/// of Texas"), nor the side that it is of, which may be why another is right as well.
fn fits_others(index: &Index, stem: &str, key: EntityId) -> Result<(), Refusal> {
    let behind = stem.split(GAP).nth(1).unwrap_or_default();
    let mut belonging = index.words.question.belonging.iter();
    if behind.starts_with(',') || belonging.any(|word| behind.starts_with(&format!(" {word} "))) {
        return Err(Refusal::Because(
            "what follows the name in the statement fits that one alone",
        ));
    }
    let tokens = Tokens::of(stem);
    let mut sides = index.entity(key).of.iter();
    match sides.any(|&side| index.gives_away(&tokens, &Value::Entity(side))) {
        true => Err(Refusal::Because(
            "the statement names the side of the answer, so another of that side may be right too",
        )),
        false => Ok(()),
    }
}

/// What makes a statement false.
struct Wrong {
    text: String,
    /// Its name, where it is never a key.
    foils: Vec<Plain>,
}

impl Wrong {
    fn plain(text: String) -> Wrong {
        Wrong {
            text,
            foils: Vec::new(),
        }
    }
}

/// A day that a claim says wrongly is so many days off at least: nobody knows it better.
const CLAIMED_APART: i64 = 7;

/// A distractor of the blank: of names the first one, of dates and numbers any.
fn wrong_filling(request: &Request) -> Result<Wrong, Refusal> {
    let index = request.index;
    let blank = request.blank();
    if blank.open {
        return Err(Refusal::Because(
            "others may be right too (`open: true`), and a claim about them would not be surely false",
        ));
    }
    if index.others_right(request.blank_ref)[0] {
        return Err(Refusal::Because(
            "a negation, a comparison or an example makes the statement true of others too",
        ));
    }
    let stem = index
        .sentences
        .statement_with(request.fact(), request.blank_ref.blank, GAP);
    let thin = Refusal::Thin { found: 0 };
    match &blank.answer {
        Answer::Date { date, .. } => {
            if blank.asked_date(index.words) != Some(*date) {
                return Err(Refusal::Because(
                    "the statement has the date more precisely than the `ask` wants it, so a claim would ask for more",
                ));
            }
            let least = match date.precision() {
                Precision::Day => CLAIMED_APART,
                Precision::Month | Precision::Year => 1,
            };
            let wrong = dates::apart(request, &stem, *date, least)?;
            // The author's own need no room; those that have it come first all the same.
            let is_near = |other: &Date| (other.ordinal() - date.ordinal()).abs() < least;
            let drawn = wrong
                .iter()
                .filter(|(other, _)| keeps_order(request, Value::Date(*other)))
                .min_by_key(|(date, _)| (is_near(date), request.draw("claim", &date.to_string())));
            drawn
                .map(|(date, _)| Wrong::plain(index.words.date(*date)))
                .ok_or(thin)
        }
        Answer::Number { value, style, .. } => {
            let wrong = numbers::claimable(request, &stem, *value)?;
            let drawn = wrong
                .iter()
                .filter(|(other, _)| keeps_order(request, Value::Number(*other)))
                .min_by_key(|(number, _)| request.draw("claim", &number.to_string()));
            let show = |number| match style {
                NumberStyle::Ordinal => index.words.ordinal(number),
                NumberStyle::Cardinal => index.words.number(number),
            };
            drawn
                .map(|(number, _)| Wrong::plain(show(*number)))
                .ok_or(thin)
        }
        Answer::Entity(_) | Answer::Text { .. } => {
            if let Answer::Entity(key) = blank.answer {
                fits_others(index, &stem, key)?;
                stands_alone(index, request.blank_ref)?;
            }
            let key: Value = answers(blank).remove(0);
            let asked = Asked::new(request, &stem, &key);
            let mut candidates = asked.narrowest().ok_or(thin.clone())?;
            let first = candidates.get(0).ok_or(thin)?;
            Ok(Wrong {
                text: index.sentences.value(&first.value),
                foils: names::foils(index, request.blank_ref, std::slice::from_ref(first)),
            })
        }
        Answer::List { .. } => Err(Refusal::NotMadeForThis),
    }
}

/// Whether a wrong value lies on the same side as the right one of every other date, or number of its unit, in the statement: no
/// tail weighs "21 per cent, less than the 20 before".
fn keeps_order(request: &Request, wrong: Value) -> bool {
    let blank = request.blank();
    let side = |value: &Value, other: &Value| match (value, other) {
        (Value::Date(one), Value::Date(other)) => one.order(*other),
        (Value::Number(one), Value::Number(other)) => one.cmp(other),
        _ => Ordering::Equal,
    };
    let is_like = |other: &&Blank| other.unit() == blank.unit();
    let others = request.fact().blanks.iter().filter(is_like);
    let mut others = others.flat_map(answers);
    let right = answers(blank).remove(0);
    others.all(|other| other == right || side(&right, &other) == side(&wrong, &other))
}
