//! Judging an answer that was typed on a card.
//!
//! In go a card and a line, out comes a [`Recall`]. Dates and numbers are read as in a quiz; a name is right in any
//! accepted spelling, and near with one letter more, less, other or exchanged. This module does not know grades.

use std::collections::BTreeSet;

use strsim::osa_distance;

use crate::deck::{Card, Written};
use crate::lang::Words;
use crate::quiz::{Form, Question};
use crate::tokens::Plain;
use crate::typed::{self, Judgement, same_name};

/// A name shorter than this, in letters, has no typo: `Iran` and `Iraq` are two countries.
const SHORTEST: usize = 5;

/// What a typed line comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Recall {
    /// It is the answer.
    Right,
    /// It is not, but for one letter of this spelling.
    Near(String),
    /// It is not the answer.
    Wrong,
    /// It is right as far as it goes, a date less precise than asked.
    Coarse,
    /// It could not be read: said why, to be asked again.
    Unclear(String),
}

/// Judges a line. `others` are the answers of other cards: one of them is no typo of this one.
pub fn judge(card: &Card, typed: &str, others: &BTreeSet<String>, words: &Words) -> Recall {
    match card.written {
        Written::Date(date) => read_as(card, Form::Date(date), typed, words),
        Written::Number(number) => read_as(card, Form::Number(number), typed, words),
        Written::Words => named(card, typed, others, words),
    }
}

fn read_as(card: &Card, form: Form, typed: &str, words: &Words) -> Recall {
    let question = Question {
        answers: card.answers.clone(),
        accept: card.accept.clone(),
        unit: card.unit.clone(),
        tolerance: card.tolerance,
        explanation: card.statement.clone(),
        ..Question::new(card.id.as_str(), card.front.as_str(), form)
    };
    match typed::judge(&question, typed, words) {
        Judgement::Read(answer) if answer.right => Recall::Right,
        Judgement::Coarse { fits: true, .. } => Recall::Coarse,
        Judgement::Read(_) | Judgement::Coarse { .. } => Recall::Wrong,
        Judgement::Unclear(why) => Recall::Unclear(why),
    }
}

fn named(card: &Card, typed: &str, others: &BTreeSet<String>, words: &Words) -> Recall {
    let same = |one: &str, other: &str| same_name(one, other, words);
    if same(typed, &card.back) {
        return Recall::Right;
    }
    let parts = match card.answers.len() {
        0 | 1 => vec![typed.trim()],
        _ => members(typed, words),
    };
    if parts.len() != card.answers.len() {
        return Recall::Wrong;
    }
    // Each part takes one answer; an accepted spelling does not say of which, so it takes any that is left.
    let mut left: Vec<&String> = card.answers.iter().collect();
    let mut near = None;
    let mut spare = 0;
    for part in parts {
        if let Some(at) = left.iter().position(|answer| same(part, answer)) {
            left.remove(at);
        } else if card.accept.iter().any(|spelling| same(part, spelling)) {
            spare += 1;
        } else if let Some(at) = left.iter().position(|answer| is_near(part, answer, words)) {
            if others.iter().any(|other| same(part, other)) {
                return Recall::Wrong;
            }
            near = Some(left.remove(at).clone());
        } else if let Some(spelling) = card
            .accept
            .iter()
            .find(|spelling| is_near(part, spelling, words))
        {
            near = Some(spelling.clone());
            spare += 1;
        } else {
            return Recall::Wrong;
        }
    }
    match (left.len() == spare, near) {
        (false, _) => Recall::Wrong,
        (true, Some(spelling)) => Recall::Near(spelling),
        (true, None) => Recall::Right,
    }
}

/// The members of a list as it was typed: between commas, semicolons and the word for "and".
fn members<'a>(typed: &'a str, words: &Words) -> Vec<&'a str> {
    let and = words.question.and;
    typed
        .split([',', ';'])
        .flat_map(|part| part.split(and))
        .map(str::trim)
        .map(|part| part.strip_prefix(and.trim_start()).unwrap_or(part).trim())
        .filter(|part| !part.is_empty())
        .collect()
}

/// Whether two names differ in one letter; a digit is no letter.
fn is_near(typed: &str, name: &str, words: &Words) -> bool {
    let digits = |text: &str| {
        text.chars()
            .filter(char::is_ascii_digit)
            .collect::<String>()
    };
    let (typed, name) = (typed.trim().to_lowercase(), name.to_lowercase());
    name.chars().count() >= SHORTEST
        && typed.chars().count() <= name.chars().count() + 1
        && digits(&typed) == digits(&name)
        && signs(&typed, words) == signs(&name, words)
        && osa_distance(&typed, &name) == 1
}

/// The signs of a text that carry a meaning.
fn signs(text: &str, words: &Words) -> String {
    let plain = Plain::of(text, words);
    let signs = plain.as_str().chars().filter(|c| !c.is_alphanumeric());
    signs.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang;
    use crate::{Facts, deck};

    const BANK: &str = "
id: crew
title: Apollo 11
entities:
  neil: { name: Neil Armstrong, class: person, aliases: [Armstrong] }
  buzz: { name: Buzz Aldrin, class: person }
  mike: { name: Michael Collins, class: person }
facts:
  - id: landing
    statement: \"{who} and {craft} landed with {crew} aboard on {day}: {crew-names}. They took {weight}.\"
    blanks:
      who: { entity: neil }
      craft: { text: LM-5 Eagle }
      crew: { number: 15_000, unit: people }
      day: { date: 1969-07-20 }
      crew-names: { list: [neil, buzz, mike], ask: Who was aboard?, ask-all: Who were aboard? }
      weight: { text: Iraq, class: country }
  - id: orbit
    statement: \"{who} stayed.\"
    blanks:
      who: { entity: mike }
";

    #[track_caller]
    fn check(blank: &str, typed: &str, verdict: Recall) {
        let facts = Facts::parse("crew.yaml", BANK).expect("a sound bank");
        let deck = deck::deck(&facts);
        let mut cards = deck.cards.iter();
        let card = cards.find(|card| card.id.ends_with(blank)).unwrap();
        let others = ["Iran".to_owned(), "Neil Armstring".to_owned()].into();
        assert_eq!(
            judge(&card, typed, &others, lang::of("en")),
            verdict,
            "{typed:?}"
        );
    }

    fn near(spelling: &str) -> Recall {
        Recall::Near(spelling.to_owned())
    }

    #[test]
    fn a_name_is_right_in_any_accepted_spelling() {
        for typed in [
            "Neil Armstrong",
            "neil  armstrong",
            "Armstrong",
            "armstrong.",
        ] {
            check("landing/who", typed, Recall::Right);
        }
        check("landing/who", "Buzz Aldrin", Recall::Wrong);
        check("landing/who", "", Recall::Wrong);
    }

    #[test]
    fn a_typo_of_one_letter_is_near() {
        check("landing/who", "Neil Armstong", near("Neil Armstrong"));
        check("landing/who", "Niel Armstrong", near("Neil Armstrong"));
        check("landing/who", "Armstrongg", near("Armstrong"));
        check("landing/who", "Nel Armstong", Recall::Wrong);
    }

    #[test]
    fn another_name_or_number_is_no_typo() {
        check("landing/who", "Neil Armstring", Recall::Wrong);
        check("landing/weight", "Iran", Recall::Wrong);
        check("landing/craft", "LM-4 Eagle", Recall::Wrong);
        check("landing/craft", "LM5 Eagle", Recall::Right);
    }

    #[test]
    fn signs_are_part_of_an_answer() {
        let check = |answer: &str, typed: &str, right: bool| {
            let mut card = deck::sample::deck().cards.iter().next().expect("a card");
            (card.back, card.answers, card.accept) =
                (answer.into(), vec![answer.into()], Vec::new());
            let verdict = judge(&card, typed, &BTreeSet::new(), lang::of("de"));
            assert_eq!(
                verdict == Recall::Right,
                right,
                "{answer} {typed}: {verdict:?}"
            );
            assert!(!matches!(verdict, Recall::Near(_)), "{answer} {typed}");
        };
        for (answer, typed) in [
            ("-273 °C", "−273 °C"),
            ("-273 °C", "- 273 °C"),
            ("-273 °C", "-273°C."),
            ("A-", "a-"),
            ("A-", "A–"),
            ("C#", "c#"),
            ("LM-5", "LM 5"),
            ("Neil Armstrong", "- Neil Armstrong"),
            ("O’Brien", "O'Brien"),
            ("Müller", "Mueller"),
            ("Mueller", "MÜLLER"),
            ("Straße", "Strasse"),
            ("Götz von Berlichingen", "Goetz von Berlichingen"),
        ] {
            check(answer, typed, true);
        }
        for (answer, typed) in [
            ("-273 °C", "273 °C"),
            ("273 °C", "-273 °C"),
            ("-273 °C", "-273 C"),
            ("A-", "A"),
            ("A", "A-"),
            ("A+", "A-"),
            ("C#", "C"),
            ("C++", "C"),
            ("10 %", "10"),
            ("$10", "10"),
            ("$10", "€10"),
            ("F♯", "F♭"),
            ("F♯", "F"),
        ] {
            check(answer, typed, false);
        }
    }

    #[test]
    fn dates_and_numbers_are_read_in_any_notation() {
        check("landing/day", "20.7.1969", Recall::Right);
        check("landing/day", "1969", Recall::Coarse);
        check("landing/day", "21 July 1969", Recall::Wrong);
        check("landing/crew", "15 000", Recall::Right);
        check("landing/crew", "15001", Recall::Wrong);
    }

    #[test]
    fn a_list_is_typed_in_any_order() {
        check(
            "crew-names",
            "Michael Collins, Armstrong and Buzz Aldrin",
            Recall::Right,
        );
        check("crew-names", "Buzz Aldrin, Neil Armstrong", Recall::Wrong);
        check(
            "crew-names",
            "Buzz Aldrin, Buzz Aldrin, Neil Armstrong",
            Recall::Wrong,
        );
        check(
            "crew-names",
            "Buz Aldrin, Neil Armstrong, Michael Collins",
            near("Buzz Aldrin"),
        );
    }
}
