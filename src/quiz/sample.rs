//! A small quiz of every form, for tests.

use super::{
    AnswerOption, Citation, Form, MultipleChoice, Ordering, Quantity, Question, Quiz, SingleChoice,
};
use crate::date::Date;

fn choice(text: &str, why: &str) -> AnswerOption {
    AnswerOption {
        text: text.into(),
        value: None,
        why: (!why.is_empty()).then(|| why.into()),
    }
}

fn dated(iso: &str, text: &str, why: &str) -> AnswerOption {
    AnswerOption {
        value: Date::parse(iso).ok().map(Quantity::Date),
        ..choice(text, why)
    }
}

fn question(id: &str, stem: &str, form: Form, answers: &[&str], explanation: &str) -> Question {
    Question {
        answers: answers.iter().map(|&answer| answer.into()).collect(),
        explanation: explanation.into(),
        paragraphs: vec![3],
        ..Question::new(id, stem, form)
    }
}

/// Six questions, one of each form, on the first Moon landing.
pub(crate) fn quiz() -> Quiz {
    let landing = "Eagle landed on the Moon on 20 July 1969 with 2 people aboard.";
    let craft = vec![
        choice("Columbia", "Columbia stayed in orbit."),
        choice("Eagle", ""),
        choice("Luna 15", ""),
    ];
    let days = vec![
        dated("1969-07-16", "16 July 1969", "16 July 1969: the launch."),
        dated("1969-07-20", "20 July 1969", ""),
        dated("1969-07-24", "24 July 1969", "4 days too late."),
    ];
    let truth = vec![choice("True", ""), choice("False", "")];
    let crew = [
        "Buzz Aldrin",
        "Frank Borman",
        "Neil Armstrong",
        "Michael Collins",
    ];
    let crew = crew.map(|name| choice(name, "")).to_vec();
    let events = ["the landing on the Moon", "the launch", "the splashdown"];
    let events = events.map(|name| choice(name, "")).to_vec();
    let day = Date::parse("1969-07-20").expect("a date");
    let mut number = question(
        "rocks/kilograms/amount",
        "How many kilograms of rock came home?",
        Form::Number("21.5".parse().expect("a number")),
        &["21.5"],
        "The crew brought home 21.5 kg of rock.",
    );
    number.accept = vec!["21.55".into()];
    let mut claim = question(
        "deaths/who/true-false",
        "True or false: Three astronauts died in a fire in 1967.",
        Form::TrueFalse(SingleChoice::new(truth, 0, true).expect("choices")),
        &["True"],
        "Three astronauts died in a fire in 1967.",
    );
    claim.care = vec!["deaths".into()];
    Quiz {
        id: "moon-landing".into(),
        title: "The first Moon landing".into(),
        language: "en".into(),
        source: Citation {
            name: Some("First people walk on the Moon".into()),
            published: Date::parse("1969-08").ok(),
            ..Citation::default()
        },
        updated: None,
        seed: "7".into(),
        code: "7 · 3fa9c1d2 · 77ab01cc · r1".into(),
        questions: vec![
            question(
                "landing/craft/which",
                "Which spacecraft carried the first people to land on the Moon?",
                Form::SingleChoice(SingleChoice::new(craft, 1, false).expect("choices")),
                &["Eagle"],
                landing,
            ),
            question(
                "landing/day/when",
                "On which day did people first land on the Moon?",
                Form::SingleChoice(SingleChoice::new(days, 1, true).expect("choices")),
                &["20 July 1969"],
                landing,
            ),
            claim,
            question(
                "crew/names/select",
                "Who flew on Apollo 11? There may be more than one right answer.",
                Form::MultipleChoice(
                    MultipleChoice::new(crew, vec![0, 2, 3]).expect("a selection"),
                ),
                &["Buzz Aldrin", "Neil Armstrong", "Michael Collins"],
                "Buzz Aldrin, Neil Armstrong and Michael Collins flew on Apollo 11.",
            ),
            question(
                "launch/day/order",
                "Put these events in order, the earliest first:",
                Form::Ordering(Ordering::new(events, vec![1, 0, 2]).expect("a sequence")),
                &["the launch", "the landing on the Moon", "the splashdown"],
                "16 July 1969: the launch. 20 July 1969: the landing on the Moon. 24 July 1969: the splashdown.",
            ),
            question(
                "landing/day/date",
                "On which day did people first land on the Moon?",
                Form::Date(day),
                &["20 July 1969"],
                landing,
            ),
            number,
        ],
        notes: Vec::new(),
    }
}
