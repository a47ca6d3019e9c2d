//! A small deck, for tests.

use super::{Card, Cards, Deck, Written};
use crate::date::Date;
use crate::quiz::sample;

/// Two cards on the first Moon landing: one asks a question, one shows the statement with a hole.
pub(crate) fn deck() -> Deck<'static> {
    let quiz = sample::quiz();
    let craft = Card {
        id: "moon-landing/landing/craft".into(),
        was: Vec::new(),
        origin: "moon-landing/landing/craft".into(),
        front: "Which craft landed?".into(),
        back: "Eagle".into(),
        around: [String::new(), " landed on 20 July 1969.".into()],
        statement: "Eagle landed on 20 July 1969.".into(),
        answers: vec!["Eagle".into()],
        accept: vec!["the lunar module".into()],
        unit: None,
        tolerance: rust_decimal::Decimal::ZERO,
        written: Written::Words,
        paragraphs: vec![3],
        care: Vec::new(),
        tags: vec!["the Moon".into()],
    };
    let day = Card {
        id: "moon-landing/landing/day".into(),
        origin: "moon-landing/landing/day".into(),
        front: "Eagle landed on _____.".into(),
        back: "20 July 1969".into(),
        around: ["Eagle landed on ".into(), ".".into()],
        answers: vec!["20 July 1969".into()],
        accept: Vec::new(),
        written: Written::Date(Date::parse("1969-07-20").expect("a date")),
        care: vec!["deaths".into()],
        ..craft.clone()
    };
    Deck {
        id: quiz.id,
        title: quiz.title,
        language: quiz.language,
        source: quiz.source,
        updated: crate::moment::Moment::parse("2025-04-17").ok(),
        code: "3fa9c1d2".into(),
        cards: Cards::List(vec![craft, day]),
    }
}
