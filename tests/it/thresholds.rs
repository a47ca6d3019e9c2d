//! Statements that say no more than on which side of a figure or a date the truth lies: no claim keyed false follows from
//! one, and no choice has a second right option.

use quizpress::Facts;
use quizpress::generate::Plan;

use crate::banks;
use crate::quizzes::every;
use crate::rules::offered;

/// A bank of one fact with a figure or a date, a city, and other cities.
fn bank(language: &str, statement: &str, blank: &str) -> Facts {
    banks::parse(&format!(
        "id: tiny
title: Tiny things
language: {language}
source: {{ published: 2024 }}
entities:
  rome:  {{ name: Rome, class: city }}
  veii:  {{ name: Veii, class: city }}
  capua: {{ name: Capua, class: city }}
facts:
  - id: f
    statement: \"{statement}\"
    blanks:
      it: {{ {blank} }}
      city: {{ entity: rome, ask: Which city?, wrong: [veii, capua] }}
"
    ))
}

/// The claims of the fact that are keyed false, over some seeds.
fn false_claims(facts: &Facts) -> Vec<String> {
    let plans = (0..16).map(|seed| Plan::new(&format!("claim {seed}")));
    let quizzes = plans.map(|plan| every(facts, &plan));
    let questions = quizzes.flat_map(|quiz| quiz.questions);
    let claims = questions.filter(|question| question.kind == "true-false");
    let keyed_false = claims.filter(|claim| ["False", "Falsch"].contains(&&*claim.answers[0]));
    keyed_false.map(|claim| claim.stem).collect()
}

const NUMBER: &str = "number: 1200, unit: people, ask: How many people?";
const DATE: &str = "date: 1990, ask: When?";

/// Each with a hole where the figure or the date stands.
#[track_caller]
fn check(language: &str, blank: &str, thresholds: &[&str], exact: &str) {
    let statement = |words: &str| format!("In {{city}} {}.", words.replace('_', "{it}"));
    for words in thresholds {
        let facts = bank(language, &statement(words), blank);
        assert_eq!(false_claims(&facts), [""; 0], "{words}");
    }
    let facts = bank(language, &statement(exact), blank);
    assert_ne!(false_claims(&facts), [""; 0], "{exact}");
}

#[test]
fn no_claim_keyed_false_follows_from_a_bound_on_a_figure() {
    let english = [
        "above _ people live",
        "over _ people live",
        "more than _ people live",
        "more than € _ is paid",
        "below _ people live",
        "under _ people live",
        "fewer than _ people live",
        "less than _ people live",
        "at least _ people live",
        "at most _ people live",
        "up to _ people live",
        "no more than _ people live",
        "it takes effect beyond _ people",
        "a crowd exceeding _ people lives",
        "the crowd exceeded _ people",
        "almost _ people live",
        "nearly _ people live",
        "it works within _ metres",
        "it works above a crowd of _ people",
        "_ people or more live",
        "_ or fewer people live",
        "_ people at least live",
    ];
    check("en", NUMBER, &english, "_ people live");
    let german = [
        "leben über _ Menschen",
        "leben unter _ Menschen",
        "leben mehr als _ Menschen",
        "leben weniger als _ Menschen",
        "leben mindestens _ Menschen",
        "leben höchstens _ Menschen",
        "leben bis zu _ Menschen",
        "gilt es ab _ Menschen",
        "leben fast _ Menschen",
        "leben knapp _ Menschen",
        "leben rund _ Menschen",
        "leben _ Menschen oder mehr",
    ];
    check("de", NUMBER, &german, "leben _ Menschen");
}

#[test]
fn no_claim_keyed_false_follows_from_a_bound_on_a_date() {
    let english = [
        "they have lived since _",
        "they lived until _",
        "they lived before _",
        "they lived after _",
        "all had left by _",
        "all had left by the end of _",
        "it was allowed from _ on",
        "it was allowed from _ onwards",
    ];
    check("en", DATE, &english, "it opened in _");
    let german = [
        "leben sie seit _",
        "lebten sie bis _",
        "lebten sie vor _",
        "lebten sie nach dem Sommer _",
        "war es ab _ erlaubt",
        "war es von _ an erlaubt",
    ];
    check("de", DATE, &german, "wurde es im Jahr _ eröffnet");
}

#[test]
fn a_choice_seeks_the_threshold_itself_and_no_figure_within_it() {
    let asked = |statement: &str, ask: &str| {
        let blank = format!("number: 1200, unit: people{ask}");
        let facts = bank("en", &format!("In {{city}} {statement}."), &blank);
        ["number", "amount"].map(|kind| offered(&facts, &format!("f/it/{kind}")).is_ok())
    };
    let above = "it is closed above {it} people";
    let least = "at least {it} people came";
    assert_eq!(
        asked(above, ", ask: Above how many people is it closed?"),
        [true; 2]
    );
    assert_eq!(asked(least, ", ask: How many people came?"), [true; 2]);
    assert_eq!(
        asked(least, ", ask: At least how many people came?"),
        [false; 2]
    );
    assert_eq!(
        asked("{it} people came", ", ask: How many people came at least?"),
        [false; 2]
    );
    assert_eq!(asked(least, ""), [false; 2]);
}

#[test]
fn a_bound_that_the_blank_does_not_say_is_told_with_its_cure() {
    let told = |statement: &str, ask: &str| {
        let blank = format!("number: 1200, unit: people, ask: {ask}");
        let facts = bank("en", &format!("In {{city}} {statement}."), &blank);
        let found = quizpress::audit::bank(&facts);
        let found = found.into_iter().filter(|finding| finding.flaw == "bound");
        found
            .map(|finding| finding.said)
            .collect::<Vec<String>>()
            .join("\n")
    };
    let more = told("more than {it} people came", "How many people came?");
    assert!(
        more.contains("`more than`") && more.contains("`bound: at-least`"),
        "{more}"
    );
    let nearly = told("nearly {it} people came", "How many people came?");
    assert!(nearly.contains("`bound: about`"), "{nearly}");
    assert_eq!(
        told(
            "it is shut above {it} people",
            "Above how many people is it shut?"
        ),
        ""
    );
    assert_eq!(told("{it} people came", "How many people came?"), "");
    assert_ne!(
        told("{it} people came", "At least how many people came?"),
        ""
    );
}
