//! A bank, and quizzes of it with one thing wrong each.

use super::against;
use crate::Facts;
use crate::date::Date;
use crate::quiz::{
    AnswerOption, Form, MultipleChoice, Ordering, Quantity, Question, QuestionId, Quiz,
    SingleChoice, sample,
};

const BANK: &str = r#"
id: bank
title: Rivers
source: { published: 1969-08 }
entities:
  ann: { name: Ann Lee, class: person, aliases: [Annie] }
  bob: { name: Bob Hart, class: person }
  cid: { name: Cid Moss, class: person }
  dan: { name: Dan Orr, class: person, apart: [ann] }
  riga: { name: Riga, class: town, within: latvia }
  oslo: { name: Oslo, class: town }
  bern: { name: Bern, class: town }
  latvia: { name: Latvia, class: town }
facts:
  - id: signing
    statement: "{who} signed the treaty in {town} in {year}."
    blanks:
      who: { entity: ann, avoid: [cid], ask: Who signed the treaty? }
      town: { entity: riga, ask: Where was the treaty signed? }
      year: { date: 1960, event: the treaty, ask: When was the treaty signed? }
  - id: witness
    statement: "{who} saw it."
    blanks:
      who: { entity: bob, ask: "Who saw it?", open: true, wrong: [cid, Eve Shaw] }
  - id: also
    statement: "{who} signed it, too."
    blanks:
      who: { entity: bob, ask: Who signed the treaty? }
  - id: cost
    statement: "It cost about {sum} crowns."
    blanks:
      sum: { number: 100, unit: crowns, bound: about, ask: About how much did it cost? }
  - id: guests
    statement: "The guests were {who}."
    blanks:
      who: { list: [ann, bob], ask: Who was a guest?, ask-all: Who were the guests? }
  - id: war
    statement: "The war began in {year}."
    blanks:
      year: { date: 1950-05-03, event: the war, ask: When did the war begin? }
  - id: flood
    statement: "The flood came in {year}."
    blanks:
      year: { date: 1960-04, event: the flood, ask: When did the flood come? }
  - id: bridge
    statement: "The bridge was opened on {day}."
    blanks:
      day: { date: 1963-05-02, event: the bridge, ask: When was the bridge opened? }
  - id: mixed
    statement: "The gifts were {what}."
    blanks:
      what: { list: [ann, riga], ask: What was a gift? }
  - id: old
    statement: "It fell on {day}."
    blanks:
      day: { date: 0079-08-24, ask: When did it fall? }
  - id: old-year
    statement: "It rose in {year}."
    blanks:
      year: { date: 0068, ask: When did it rise? }
  - id: theft
    statement: "{who} stole the seal."
    care: [accusation]
    blanks:
      who: { entity: cid, ask: Who stole the seal?, wrong: [dan, Eve Shaw] }
"#;

fn choice(text: &str) -> AnswerOption {
    let number = text.parse().ok().map(Quantity::Number);
    let date = Date::parse(text).ok().map(Quantity::Date);
    AnswerOption {
        text: text.into(),
        value: date.or(number),
        why: None,
    }
}

/// Options of which the one with a star is right.
fn one_of(options: &[&str]) -> Form {
    let key = options
        .iter()
        .position(|text| text.starts_with('*'))
        .unwrap();
    let options = options
        .iter()
        .map(|text| choice(text.trim_start_matches('*')));
    Form::SingleChoice(SingleChoice::new(options.collect(), key, false).unwrap())
}

fn claim(key: usize) -> Form {
    let options = ["True", "False"].map(choice);
    Form::TrueFalse(SingleChoice::new(options.to_vec(), key, true).unwrap())
}

#[track_caller]
fn check(id: &str, stem: &str, form: Form, expected: &[&str]) {
    check_of(id, &[], stem, form, expected);
}

#[track_caller]
fn check_of(id: &str, others: &[&str], stem: &str, form: Form, expected: &[&str]) {
    let facts = Facts::parse("bank.yaml", BANK).expect("a sound bank");
    let id = QuestionId::from(id);
    let question = Question {
        facts: [id.fact()]
            .iter()
            .chain(others)
            .map(|fact| (*fact).into())
            .collect(),
        kind: id.kind().into(),
        id,
        stem: stem.into(),
        form,
        ..sample::quiz().questions.remove(0)
    };
    let quiz = Quiz {
        questions: vec![question],
        ..sample::quiz()
    };
    let findings = against(&facts, &quiz);
    let found: Vec<&str> = findings.iter().map(|finding| finding.flaw).collect();
    assert_eq!(found, expected, "{findings:?}");
}

#[test]
fn what_is_right_is_no_wrong_option() {
    let who = |other: &str| one_of(&["*Ann Lee", other, "Eve Shaw, the pilot"]);
    // Asked with the same words elsewhere; an alias; contestable; kept apart.
    check(
        "signing/who/which",
        "?",
        who("Bob Hart"),
        &["true-distractor", "other-class"],
    );
    check(
        "signing/who/which",
        "?",
        who("annie"),
        &["true-distractor", "other-class"],
    );
    check(
        "signing/who/which",
        "?",
        who("Cid Moss"),
        &["contestable", "other-class"],
    );
    check(
        "signing/who/which",
        "?",
        who("Dan Orr"),
        &["related", "other-class"],
    );
    check(
        "signing/town/which",
        "?",
        one_of(&["*Riga", "Latvia", "Bern"]),
        &["related"],
    );
    check(
        "signing/town/which",
        "?",
        one_of(&["*Riga", "Oslo", "Bern"]),
        &[],
    );
    check(
        "guests/who/which",
        "?",
        one_of(&["*Ann Lee", "Bob Hart", "Cid Moss"]),
        &["true-distractor"],
    );
}

#[test]
fn the_right_option_is_that_of_the_bank() {
    check(
        "signing/town/which",
        "?",
        one_of(&["Riga", "*Oslo", "Bern"]),
        &["true-distractor", "wrong-key"],
    );
    check(
        "signing/year/date",
        "?",
        Form::Date(Date::parse("1961").unwrap()),
        &["wrong-key"],
    );
    check("cost/sum/amount", "?", Form::Number(100.into()), &[]);
}

#[test]
fn dates_keep_apart_and_before_the_article() {
    check(
        "signing/year/when",
        "?",
        one_of(&["1950", "*1960", "1966"]),
        &[],
    );
    check(
        "signing/year/when",
        "?",
        one_of(&["1950", "*1960", "1971"]),
        &["impossible"],
    );
    check(
        "flood/year/when",
        "?",
        one_of(&["1959-04", "*1960-04", "1960"]),
        &["true-distractor"],
    );
}

#[test]
fn a_wrong_option_is_of_the_class_of_the_right_one_that_is_shown() {
    let options = |key: &str| one_of(&[key, "Oslo", "Bern"]);
    check("mixed/what/which", "?", options("*Riga"), &[]);
    let broken = ["other-class", "other-class"];
    check("mixed/what/which", "?", options("*Ann Lee"), &broken);
}

#[test]
fn a_claim_about_a_year_below_100_is_read() {
    for (id, claim_of, expected) in [
        ("old/day/true-false", "It fell on 23 August AD 80.", &[][..]),
        ("old/day/true-false", "It fell on 23 August 80 BC.", &[]),
        (
            "old/day/true-false",
            "It fell in August AD 80.",
            &["other-class"],
        ),
        ("old-year/year/true-false", "It rose in AD 12.", &[]),
        ("old-year/year/true-false", "It rose in 12 BC.", &[]),
    ] {
        let stem = format!("True or false: {claim_of}");
        check(id, &stem, claim(1), expected);
    }
}

#[test]
fn a_figure_that_is_about_right_keeps_its_distance() {
    check("cost/sum/number", "?", one_of(&["50", "*100", "150"]), &[]);
    check(
        "cost/sum/number",
        "?",
        one_of(&["70", "*100", "150"]),
        &["too-near"],
    );
}

#[test]
fn where_others_may_be_right_only_the_author_says_what_is_wrong() {
    check(
        "witness/who/which",
        "?",
        one_of(&["*Bob Hart", "Cid Moss", "Eve Shaw"]),
        &[],
    );
    check(
        "witness/who/which",
        "?",
        one_of(&["*Bob Hart", "Dan Orr", "Eve Shaw"]),
        &["unproven"],
    );
    check(
        "theft/who/which",
        "?",
        one_of(&["*Cid Moss", "Dan Orr", "Eve Shaw"]),
        &[],
    );
    check(
        "theft/who/which",
        "?",
        one_of(&["*Cid Moss", "Bob Hart", "Eve Shaw"]),
        &["unproven"],
    );
}

#[test]
fn a_claim_is_keyed_as_the_bank_has_it() {
    let stem = |text: &str| format!("True or false: {text}");
    check(
        "war/year/true-false",
        &stem("The war began in 3 May 1950."),
        claim(0),
        &[],
    );
    check(
        "war/year/true-false",
        &stem("The war began in 3 May 1950."),
        claim(1),
        &["wrong-key"],
    );
    check(
        "war/year/true-false",
        &stem("The war began in 4 May 1951."),
        claim(1),
        &[],
    );
    check(
        "war/year/true-false",
        &stem("The war began in 4 May 1971."),
        claim(1),
        &["impossible"],
    );
    let of_town = |town: &str| stem(&format!("Ann Lee signed the treaty in {town} in 1960."));
    check(
        "signing/town/true-false",
        &of_town("Latvia"),
        claim(1),
        &["related"],
    );
    check("signing/town/true-false", &of_town("Oslo"), claim(1), &[]);
    check(
        "theft/who/true-false",
        &stem("Cid Moss stole the seal."),
        claim(0),
        &["unproven"],
    );
    check(
        "cost/sum/true-false",
        &stem("It cost about 100 crowns."),
        claim(0),
        &["unproven"],
    );
}

#[test]
fn a_selection_is_right_in_each_option() {
    let select = |options: [&str; 3], right: &[usize]| {
        Form::MultipleChoice(
            MultipleChoice::new(options.map(choice).to_vec(), right.to_vec()).unwrap(),
        )
    };
    let options = ["Ann Lee", "Bob Hart", "Cid Moss"];
    check("guests/who/select", "?", select(options, &[0, 1]), &[]);
    check(
        "guests/who/select",
        "?",
        select(options, &[0]),
        &["true-distractor"],
    );
    check("guests/who/select", "?", select(options, &[0, 1]), &[]);
    check(
        "guests/who/select",
        "?",
        select(options, &[1, 2]),
        &["true-distractor", "wrong-key"],
    );
}

#[test]
fn events_are_certain() {
    let others = ["war", "flood"];
    let three = |key: usize| {
        let mut options = ["the treaty", "the war", "the flood"].map(str::to_owned);
        options[key] = format!("*{}", options[key]);
        one_of(&options.each_ref().map(String::as_str))
    };
    // The flood came in the year of the treaty: which was first is not certain.
    check_of(
        "signing/year/event",
        &others,
        "?",
        three(0),
        &["true-distractor"],
    );
    let first = "Which of these came first?";
    check_of(
        "war/year/first",
        &["signing", "flood"],
        first,
        three(1),
        &[],
    );
    check_of(
        "signing/year/first",
        &others,
        first,
        three(0),
        &["true-distractor", "true-distractor"],
    );
    let order = |order: Vec<usize>| {
        let items = ["the war", "the treaty", "the flood"].map(choice);
        Form::Ordering(Ordering::new(items.to_vec(), order).unwrap())
    };
    check_of(
        "war/year/order",
        &["signing", "flood"],
        "?",
        order(vec![0, 1, 2]),
        &["uncertain-order"],
    );
    let span = "How many years after the war came the treaty?";
    check_of(
        "signing/year/span",
        &["war"],
        span,
        one_of(&["8", "*10", "12"]),
        &[],
    );
    check_of(
        "signing/year/span",
        &["war"],
        span,
        one_of(&["9", "*10", "12"]),
        &["true-distractor"],
    );
    check_of(
        "signing/year/span",
        &["war"],
        span,
        one_of(&["8", "*11", "14"]),
        &["wrong-key"],
    );
    check_of(
        "bridge/day/span",
        &["flood"],
        "How many years after the flood came the bridge?",
        one_of(&["2", "*3", "4"]),
        &[],
    );
}

#[test]
fn a_question_of_another_bank_is_told() {
    check(
        "else/who/which",
        "?",
        one_of(&["*Ann Lee", "Cid Moss", "Dan Orr"]),
        &["unknown-question"],
    );
}
