//! Typed answers: a table of cases, which the page for the screen is held to as well, and the laws of spellings.

use std::collections::HashSet;

use proptest::prelude::{Strategy, any, prop_assert, proptest};
use quizpress::export::json;
use quizpress::generate::{Plan, every};
use quizpress::lang::{ALL, Words, of};
use quizpress::typed::{Judgement, judge, spellings};
use quizpress::{Date, Form, Question};
use rust_decimal::Decimal;
use serde_json::{Value, json};

use crate::typed_dates::dates;

/// A question whose answer is typed, from what is particular to it.
fn question(language: &str, given: &Value) -> Question {
    let quiz = json!({ "format": 1, "title": "Cases", "language": language, "questions": [given] });
    let quiz = json::read(&quiz.to_string()).expect("a sound question");
    quiz.questions.into_iter().next().expect("one question")
}

fn verdict(question: &Question, typed: &str, words: &Words) -> &'static str {
    match judge(question, typed, words) {
        Judgement::Read(answer) if answer.right => "right",
        Judgement::Read(_) => "wrong",
        Judgement::Coarse { .. } => "coarse",
        Judgement::Unclear(_) => "unclear",
    }
}

fn is_right(question: &Question, typed: &str, words: &Words) -> bool {
    verdict(question, typed, words) == "right"
}

#[test]
fn every_case_is_judged_as_the_table_says() {
    let cases: Vec<Value> = serde_json::from_str(include_str!("../typed/cases.json")).unwrap();
    let mut flaws = Vec::new();
    for case in &cases {
        let language = case["language"].as_str().unwrap();
        let question = question(language, &case["question"]);
        for expected in ["right", "wrong", "coarse", "unclear"] {
            for typed in case[expected].as_array().into_iter().flatten() {
                let typed = typed.as_str().unwrap();
                let seen = verdict(&question, typed, of(language));
                if seen != expected {
                    flaws.push(format!(
                        "{} {}: {typed:?} is {seen}, not {expected}",
                        language, question.stem
                    ));
                }
            }
        }
    }
    assert!(flaws.is_empty(), "{}", flaws.join("\n"));
}

fn dated(date: Date, words: &Words) -> Question {
    let given = json!({ "form": "date", "stem": "When?", "value": date.to_string() });
    question(words.code, &given)
}

fn numbered(number: Decimal, unit: &str, words: &Words) -> Question {
    let value: Value = serde_json::from_str(&number.normalize().to_string()).unwrap();
    let given = json!({ "form": "number", "stem": "How many?", "value": value, "unit": unit });
    question(words.code, &given)
}

/// The laws of a list of spellings: bounded, distinct, begun by what is shown, and read as right, in any case.
fn lawful(question: &Question, words: &Words) -> Result<HashSet<String>, String> {
    let all = spellings(question, words);
    if all.is_empty() || all.len() > 160 {
        return Err(format!("{} spellings: {}", all.len(), question.stem));
    }
    if all[0] != question.answers[0] {
        return Err(format!("{:?} before {:?}", all[0], question.answers));
    }
    for text in &all {
        for cased in [text.clone(), text.to_uppercase(), text.to_lowercase()] {
            if !is_right(question, &cased, words) {
                return Err(format!("{cased:?} is not right: {:?}", question.answers));
            }
        }
    }
    let distinct: HashSet<String> = all.iter().map(|text| text.to_lowercase()).collect();
    if distinct.len() < all.len() {
        return Err(format!("a spelling stands twice: {all:?}"));
    }
    Ok(distinct)
}

/// Numbers such as banks hold: few figures, some tens, some decimals.
fn numbers() -> impl Strategy<Value = Decimal> {
    (-2000_i64..2000, 0_u32..13, 0_u32..4).prop_filter_map(
        "a number in range",
        |(figures, tens, scale)| {
            Decimal::from(figures)
                .checked_mul(Decimal::from(10_u64.pow(tens)))
                .map(|number| (number / Decimal::from(10_u64.pow(scale))).normalize())
        },
    )
}

proptest! {
    #[test]
    fn what_is_shown_is_read(date in dates(), number in numbers()) {
        for words in ALL {
            let shown = words.date(date);
            prop_assert!(is_right(&dated(date, words), &shown, words), "{shown}");
            let shown = words.number(number);
            prop_assert!(is_right(&numbered(number, "people", words), &shown, words), "{shown}");
        }
    }

    #[test]
    fn spellings_of_dates_are_right_and_of_no_other_date(one in dates(), day in 1_i8..=31, month in 1_i8..=12, years in -120_i16..=120) {
        for words in ALL {
            let all = lawful(&dated(one, words), words).map_err(proptest::test_runner::TestCaseError::fail)?;
            let (year, old) = (one.year(), (one.month(), one.day()));
            let near = [(year, month, day), (year + years, old.0.unwrap_or(1), old.1.unwrap_or(1))];
            for (year, month, day) in near {
                let Some(other) = Date::from_day(year, month, day).map(|date| date.coarsened(one.precision())) else { continue };
                if other == one { continue }
                let others = lawful(&dated(other, words), words).map_err(proptest::test_runner::TestCaseError::fail)?;
                let shared: Vec<&String> = all.intersection(&others).collect();
                prop_assert!(shared.is_empty(), "{one} and {other}: {shared:?}");
            }
        }
    }

    #[test]
    fn spellings_of_numbers_are_right_and_of_no_other_number(one in numbers(), other in numbers(), near in any::<bool>(), unit in "(people|km|dollars|percent|Euro|Prozent|Mio)") {
        let other = if near { one * Decimal::from(10) + Decimal::ONE } else { other };
        for words in ALL {
            let all = lawful(&numbered(one, &unit, words), words).map_err(proptest::test_runner::TestCaseError::fail)?;
            let others = lawful(&numbered(other, &unit, words), words).map_err(proptest::test_runner::TestCaseError::fail)?;
            let shared: Vec<&String> = all.intersection(&others).collect();
            prop_assert!(one == other || shared.is_empty(), "{one} and {other}: {shared:?}");
        }
    }
}

#[test]
fn the_spellings_of_the_banks_that_ship_are_right() {
    for (file, text) in crate::banks::shipped() {
        let facts = text.facts();
        let words = of(facts.language());
        let quiz = every(&facts, &Plan::new("7")).expect("a quiz");
        let typed = |question: &&Question| matches!(question.form, Form::Date(_) | Form::Number(_));
        for question in quiz.questions.iter().filter(typed) {
            lawful(question, words).unwrap_or_else(|flaw| panic!("{file}: {flaw}"));
        }
    }
}

#[test]
fn what_people_usually_write_is_listed() {
    let of_date =
        |iso: &str, code| spellings(&dated(Date::parse(iso).unwrap(), of(code)), of(code));
    let of_number =
        |number: &str, code| spellings(&numbered(number.parse().unwrap(), "", of(code)), of(code));
    let expected = [
        (
            of_date("1989-11-09", "de"),
            "9.11.1989|09.11.1989|9. Nov. 1989|09. November 1989|am 9. November 1989|9. 11. 1989",
        ),
        (
            of_date("1990-10-03", "de"),
            "03. Oktober 1990|3. Okt. 1990|Mittwoch, 3. Oktober 1990|3 Oktober 1990",
        ),
        (
            of_date("1957-10-04", "en"),
            "4 Oct. 1957|4th of October, 1957|on 4 October 1957|Friday, 4 October 1957|04 October 1957|4.10.1957|4 October 1957.|4  October 1957|October 4, 1957|the 4th of October 1957|on the 4th of October 1957",
        ),
        (
            of_date("1989-09-03", "en"),
            "3 Sept. 1989|Sep 3, 1989|3rd Sept 1989|03.09.1989|1989-09-03|on September 3rd, 1989",
        ),
        (
            of_date("1969-07-20", "en"),
            "20/7/1969|7/20/1969|July 20th, 1969",
        ),
        (of_date("1969", "en"), "in 1969|1969.|the year 1969"),
        (
            of_date("1969-07", "en"),
            "July, 1969|in July 1969|July of 1969|7/1969|Jul. 1969",
        ),
        (
            of_date("-0043", "en"),
            "44 BC|44 BCE|44 B.C.|in 44 BC|-0043",
        ),
        (
            of_date("0079", "de"),
            "79 n. Chr.|79 n.Chr.|im Jahr 79 n. Chr.|79 nach Christus|0079",
        ),
        (
            of_number("1000000", "en"),
            "1 million|one million|1,000,000|1000000|1 000 000",
        ),
        (of_number("1200000", "en"), "1.2 million|1,200,000"),
        (of_number("70000", "de"), "70.000|70000|70 000|70 Tausend"),
        (
            of_number("1200000", "de"),
            "1,2 Millionen|1,2 Mio.|1.200.000",
        ),
        (of_number("12", "en"), "12|twelve|12."),
        (of_number("-2.5", "en"), "-2.5|\u{2212}2.5|minus 2.5|- 2.5"),
    ];
    for (all, wanted) in expected {
        let all: HashSet<String> = all.iter().map(|text| text.to_lowercase()).collect();
        for wanted in wanted.split('|') {
            assert!(
                all.contains(&wanted.to_lowercase()),
                "{wanted:?} is missing: {all:?}"
            );
        }
    }
}
