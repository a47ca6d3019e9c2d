//! Laws of what an author may say of numbers and dates: limits, a cycle, ages, units.

use quizpress::export::json;
use quizpress::generate::Plan;
use quizpress::quiz::{AnswerOption, Quantity};
use quizpress::{Facts, Question};
use serde_json::Value;

use crate::laws::LEVELS;
use crate::quizzes::{asked, every};
use crate::rules::bank;

fn plans() -> impl Iterator<Item = Plan> {
    (0..60).map(|seed| {
        Plan::new(&format!("limit {seed}"))
            .options(3 + seed % 4)
            .level(LEVELS[seed % 3])
    })
}

/// The questions of a kind about one fact, over many seeds; there is one with every seed.
fn all_asked(facts: &Facts, id: &str) -> Vec<Question> {
    let one = |plan: Plan| {
        let every = every(facts, &plan);
        asked(&every, id).clone()
    };
    plans().map(one).collect()
}

fn options(facts: &Facts, id: &str) -> Vec<AnswerOption> {
    let all = all_asked(facts, id).into_iter();
    all.flat_map(|question| question.form.options().to_vec())
        .collect()
}

/// The numbers or years among the options.
fn values(facts: &Facts, id: &str) -> Vec<f64> {
    let value = |option: &AnswerOption| match option.value {
        Some(Quantity::Number(number)) => number.to_string().parse().expect("a number"),
        Some(Quantity::Date(date)) => f64::from(date.year()),
        None => panic!("{} has no value", option.text),
    };
    options(facts, id).iter().map(value).collect()
}

fn fact(blank: &str) -> Facts {
    bank(
        "source: { published: 2022 }",
        &format!(
            "  - {{ id: f, statement: \"It was {{x}}.\", blanks: {{ x: {{ {blank} }} }} }}
  - {{ id: other, statement: \"Then it was {{x}}.\", blanks: {{ x: {{ number: 47, unit: rooms, ask: How many were left? }} }} }}
  - {{ id: year, statement: \"Later it was {{x}}.\", blanks: {{ x: {{ date: 1997, ask: When was it later? }} }} }}
"
        ),
    )
}

#[test]
fn nothing_is_offered_beyond_the_limits_of_the_author() {
    let rooms = fact("number: 40, unit: rooms, between: [20, 70], ask: How many were there?");
    assert!(
        values(&rooms, "f/x/number")
            .iter()
            .all(|value| (20.0..=70.0).contains(value))
    );
    let years = fact("date: 1994, between: [1985, 1996], ask: In which year was it?");
    assert!(
        values(&years, "f/x/when")
            .iter()
            .all(|year| (1985.0..=1996.0).contains(year))
    );
    let own = fact(
        "number: 40, unit: rooms, between: [20, 70], wrong: [10, 80, 90, 95], ask: How many were there?",
    );
    assert!(
        values(&own, "f/x/number").contains(&90.0),
        "the author's own stands all the same"
    );
}

#[test]
fn what_comes_every_so_many_years_is_offered_in_such_years_alone() {
    for (key, every) in [(1994, 4), (2010, 4), (1930, 10), (2018, 2)] {
        let cup = fact(&format!(
            "date: {key}, every: {every}, ask: In which year was the cup?"
        ));
        let in_cycle = |year: &f64| (*year as i64 - key) % every == 0;
        let years = values(&cup, "f/x/when");
        assert!(years.iter().all(in_cycle), "{key} every {every}: {years:?}");
        assert!(years.iter().any(|year| *year as i64 != key));
    }
}

#[test]
fn nothing_is_offered_before_the_first_of_what_comes_every_so_many_years() {
    let cups = |others: &str| {
        let key = "  - { id: f, statement: \"It was in {x}.\", blanks: { x: { date: 1938, every: 4, ask: In which year was the cup? } } }\n";
        let facts = bank("source: { published: 2018 }", &format!("{key}{others}"));
        values(&facts, "f/x/when")
    };
    let first = "  - { id: g, statement: \"It began in {x}.\", blanks: { x: { date: 1930, every: 4, ask: When did it begin? } } }\n";
    assert!(cups(first).iter().all(|year| *year >= 1930.0));
    assert!(cups("").iter().any(|year| *year < 1930.0));
}

#[test]
fn ages_are_those_of_a_life() {
    for (age, ask) in [
        (9, "How old was she?"),
        (38, "At what age did she?"),
        (97, "How old was she then?"),
    ] {
        let years = fact(&format!("number: {age}, unit: years, ask: \"{ask}\""));
        let offered = values(&years, "f/x/number");
        let believed =
            |value: &f64| (0.0..=100.0).contains(value) && (value - f64::from(age)).abs() <= 15.0;
        assert!(offered.iter().all(believed), "{age}: {offered:?}");
    }
}

#[test]
fn a_unit_stands_beside_each_option_just_where_the_question_names_none() {
    let shown = |ask: &str| -> Vec<bool> {
        let length = fact(&format!("number: 65, unit: metres, ask: \"{ask}\""));
        let options = options(&length, "f/x/number");
        options
            .iter()
            .map(|option| option.text.ends_with(" metres"))
            .collect()
    };
    assert!(shown("How wide is it?").into_iter().all(|with| with));
    assert!(
        shown("How many metres wide is it?")
            .into_iter()
            .all(|with| !with)
    );
    let typed = fact("number: 65, unit: metres, ask: How wide is it?");
    let question = &all_asked(&typed, "f/x/amount")[0];
    assert_eq!(question.unsaid_unit(), Some("metres"));
}

#[test]
fn json_says_what_a_number_counts_and_how_near_is_near_enough() {
    let of = |bound: &str| -> Value {
        let facts = fact(&format!(
            "number: 15000, unit: people, bound: {bound}, ask: About how many came?"
        ));
        let quiz = every(&facts, &Plan::new("1"));
        let mut bytes = Vec::new();
        json::write(&quiz, &mut bytes).expect("it is written");
        let quiz: Value = serde_json::from_slice(&bytes).expect("JSON");
        let mut questions = quiz["questions"].as_array().expect("questions").clone();
        questions.retain(|question| question["id"] == "f/x/amount");
        questions.pop().expect("the amount")
    };
    let rough = of("about");
    assert_eq!(
        (&rough["unit"], &rough["tolerance"]),
        (&"people".into(), &500.into())
    );
    let exact = of("exact");
    assert_eq!(
        (
            &exact["unit"],
            exact.get("tolerance").is_none_or(Value::is_null)
        ),
        (&"people".into(), true)
    );
}
