//! What one question of a quiz tells of another by what it prints: docs/RULES.md, rule 60. Each over a bank that is just large
//! enough to bring it about, beside the same bank without the leak.

use quizpress::Facts;
use quizpress::generate::{self, Plan};

use crate::rules::bank;

/// Whether two facts are ever asked in one quiz of four, for which there are three others.
#[track_caller]
fn check(head: &str, pair: [&str; 2], together: bool) {
    let facts = bank(
        &format!("source: {{ published: 2016-09-07 }}\n{head}"),
        &format!(
            "  - {{ id: a, {} }}\n  - {{ id: b, {} }}
  - {{ id: c, statement: \"It cost {{x}} dollars.\", blanks: {{ x: {{ number: 240, unit: dollars, ask: How many dollars did it cost? }} }} }}
  - {{ id: d, statement: \"It weighs {{x}} kilos.\", blanks: {{ x: {{ number: 37, unit: kilos, ask: How many kilos does it weigh? }} }} }}
  - {{ id: e, statement: \"Its wall is {{x}} metres long.\", blanks: {{ x: {{ number: 58, unit: metres, ask: How many metres long is its wall? }} }} }}
",
            pair[0], pair[1]
        ),
    );
    let stand_together = (0..24).any(|seed| {
        let plan = Plan::new(&seed.to_string()).count(4);
        let quiz = generate::generate(&facts, &plan).expect("a quiz");
        assert_eq!(quiz.questions.len(), 4);
        let mut ids = ["a/", "b/"].iter();
        ids.all(|id| quiz.questions.iter().any(|one| one.id.starts_with(id)))
    });
    assert_eq!(stand_together, together, "{pair:?}");
}

fn dated(what: &str, date: &str, wrong: &str) -> String {
    format!(
        "statement: \"{what}: {{x}}.\", blanks: {{ x: {{ date: {date}, wrong: [{wrong}], kinds: [when], ask: \"{what}: when?\" }} }}"
    )
}

#[test]
fn two_lists_of_dates_share_no_anniversary() {
    let died = dated(
        "The death",
        "1975-04-05",
        "1975-03-20, 1975-04-23, 1975-05-07",
    );
    let hall = |wrong: &str| dated("The hall", "1980-04-05", wrong);
    check(
        "",
        [&died, &hall("1980-02-15, 1980-03-22, 1980-04-27")],
        false,
    );
    check(
        "",
        [&died, &hall("1980-02-15, 1980-03-20, 1980-04-23")],
        true,
    );
    let vote = dated("The vote", "1990", "1986, 1988, 1993");
    check(
        "",
        [&vote, &dated("The flood", "1995", "1990, 1997, 1999")],
        false,
    );
    check(
        "",
        [&vote, &dated("The flood", "1995", "1991, 1997, 1999")],
        true,
    );
}

const STATIONS: &str = "entities:
  hall:   { name: the Sun Hall, class: landmark }
  tower:  { name: the Tower, class: landmark }
  temple: { name: the Old Temple, class: landmark }
  usa:    { name: the Union, class: state }
  south:  { name: the South, class: state }
  bonn:   { name: Bonn, class: city, within: usa }
  lima:   { name: Lima, class: city, within: south }
  oslo:   { name: Oslo, class: city, within: south }
  rome:   { name: Rome, class: city, within: south }
  lee:    { name: Ann Lee, class: person }
  hart:   { name: Bob Hart, class: person }
  moss:   { name: Cid Moss, class: person }
  orr:    { name: Dan Orr, class: person }
  finn:   { name: Eva Finn, class: person }
  nash:   { name: Ida Nash, class: person }
  kent:   { name: Max Kent, class: person }";

#[test]
fn two_lists_of_days_share_no_wrong_one() {
    let flight = dated(
        "The flight",
        "1961-04-12",
        "1961-03-02, 1961-07-21, 1961-08-06",
    );
    let speech = |wrong: &str| dated("The speech", "1961-05-25", wrong);
    check(
        "",
        [&flight, &speech("1961-04-17, 1961-07-21, 1961-09-02")],
        false,
    );
    check(
        "",
        [&flight, &speech("1961-04-17, 1961-07-30, 1961-09-02")],
        true,
    );
}

#[test]
fn two_lists_of_days_do_not_lend_each_other_their_right_ones() {
    let left = dated(
        "The leave",
        "2010-09-24",
        "2010-09-27, 2010-10-01, 2010-10-06",
    );
    let back = |wrong: &str| dated("The return", "2010-10-06", wrong);
    check(
        "",
        [&left, &back("2010-09-24, 2010-09-30, 2010-10-09")],
        false,
    );
    check(
        "",
        [&left, &back("2010-09-22, 2010-09-30, 2010-10-09")],
        false,
    );
    check(
        "",
        [
            &dated(
                "The leave",
                "2010-09-24",
                "2010-09-27, 2010-10-01, 2010-10-05",
            ),
            &back("2010-09-22, 2010-09-30, 2010-10-09"),
        ],
        true,
    );
}

#[test]
fn a_day_that_a_linked_question_prints_lies_not_between_the_dates() {
    let landing = "statement: \"On {y} it landed at {x}.\", blanks: { x: { text: Alpha, wrong: [Gamma, Delta, Kappa], ask: \"Where did it land on 20 July 1969?\" }, y: { date: 1969-07-20, kinds: none } }";
    let back = |about: &str, wrong: &str| {
        format!(
            "{about}{}",
            dated("The splashdown", "1969-07-24", wrong).as_str()
        )
    };
    let both = "1969-07-12, 1969-07-28, 1969-07-31";
    check("", [landing, &back("about: a, ", both)], false);
    check("", [landing, &back("", both)], true);
    let later = "1969-07-22, 1969-07-28, 1969-07-31";
    check("", [landing, &back("about: a, ", later)], true);
}

#[test]
fn how_long_it_was_is_not_asked_beside_when_it_ended() {
    let war = "statement: \"The war took {x} years.\", blanks: { x: { number: 9, unit: years, ask: How many years did the war take? } }";
    let dates = "1984, 1986, 1993";
    let end = dated("The retreat", "1989", dates);
    check("", [war, &format!("about: a, {end}")], false);
    check("", [war, &end], true);
}

#[test]
fn a_question_has_not_more_words_of_a_key_than_of_another_option() {
    let bought = "statement: \"They took the money {x}.\", blanks: { x: { text: to pay for spare drives, wrong: [to buy them a boat, to see the whole coast, to hire a new clerk], kinds: [which], ask: For what did they take the money? } }";
    let sold = |what: &str| {
        format!(
            "statement: \"Otto sold {what} for {{x}} dollars; a drive is no spare.\", blanks: {{ x: {{ number: 240, unit: dollars, ask: \"For how many dollars did Otto sell {what}?\" }} }}"
        )
    };
    check("", [bought, &sold("the spare drives")], false);
    check("", [bought, &sold("the hard drives")], false);
    check("", [bought, &sold("drives for a boat")], true);
    check("", [bought, &sold("the old sledge")], true);
}

#[test]
fn a_phrase_that_one_question_says_is_no_wrong_option_of_another() {
    let asked = |what: &str, text: &str, wrong: &str| {
        format!(
            "statement: \"{what} {{x}}.\", blanks: {{ x: {{ text: {text}, wrong: [{wrong}], kinds: [which], ask: \"{what} what?\" }} }}"
        )
    };
    let left_out = asked(
        "The study left out",
        "carbon dioxide",
        "a changing diet, more rain, less wind",
    );
    let counted = |key: &str| {
        asked(
            "The writers reckoned with",
            key,
            "new towns, bad roads, old boats",
        )
    };
    check("", [&left_out, &counted("a changing diet")], false);
    check("", [&left_out, &counted("a growing fleet")], true);
    let claimed = |what: &str| asked(what, "one half", "two thirds, one fifth, all of it");
    check(
        "",
        [&left_out, &claimed("By a changed diet they saved")],
        false,
    );
    check(
        "",
        [&left_out, &claimed("By a changed road they saved")],
        true,
    );
}

#[test]
fn a_feast_in_a_linked_question_is_its_date() {
    let launch = dated(
        "The launch",
        "1968-12-21",
        "1967-11-09, 1968-10-11, 1969-01-27",
    );
    let read = |about: &str, when: &str| {
        format!(
            "{about}statement: \"They read {{x}} lines {when}.\", blanks: {{ x: {{ number: 41, unit: lines, ask: How many lines did they read {when}? }} }}"
        )
    };
    check(
        "",
        [&launch, &read("about: [a], ", "on Christmas Eve")],
        false,
    );
    check(
        "",
        [&launch, &read("about: [a], ", "to their children")],
        true,
    );
    check("", [&launch, &read("", "on Christmas Eve")], true);
}

#[test]
fn a_word_of_the_key_stands_in_no_linked_question() {
    let office = "statement: \"Bo Hart was {x}.\", blanks: { x: { text: foreign minister, wrong: [army chief, prime minister, chief justice], kinds: [which], ask: What was Bo Hart? } }";
    let quoted = |about: &str, source: &str| {
        format!(
            "{about}statement: \"{{x}} lines were read, according to the {source}.\", blanks: {{ x: {{ number: 41, unit: lines, ask: \"How many lines were read, according to the {source}?\" }} }}"
        )
    };
    check(
        "",
        [office, &quoted("about: [a], ", "Foreign Ministry")],
        false,
    );
    check("", [office, &quoted("about: [a], ", "Norra Gazette")], true);
    // One word of another option is not as much.
    check(
        "",
        [office, &quoted("about: [a], ", "chief Foreign Minister")],
        false,
    );
    check(
        "",
        [office, &quoted("about: [a], ", "chief minister")],
        true,
    );
}

#[test]
fn a_word_of_the_key_alone_stands_in_no_other_question() {
    let queue = |key: &str| {
        format!(
            "statement: \"They queued at {{x}}.\", blanks: {{ x: {{ text: {key}, class: stop, kinds: [which], wrong: [Main Station, Shan Station, Port Station], ask: Where did they queue? }} }}"
        )
    };
    let held = "statement: \"It was held at {x}.\", blanks: { x: { entity: hall, kinds: [which], wrong: [tower, temple], ask: In which landmark was it? } }";
    // In its options, not in its stem.
    check(STATIONS, [&queue("Hall Station"), held], false);
    check(STATIONS, [&queue("North Station"), held], true);
}

#[test]
fn what_the_key_alone_lies_in_stands_in_no_other_stem() {
    let host = "statement: \"It was held in {x}.\", blanks: { x: { entity: bonn, kinds: [which], ask: In which city was it held? } }";
    let enters = |state: &str| {
        format!(
            "statement: \"{{x}} could enter {state}.\", blanks: {{ x: {{ entity: lee, kinds: [which], ask: Who could enter {state}? }} }}"
        )
    };
    check(STATIONS, [host, &enters("the Union")], false);
    check(STATIONS, [host, &enters("the South")], true);
}

#[test]
fn a_date_in_another_question_leaves_no_option_impossible() {
    let built = dated(
        "The wall",
        "1961-08-13",
        "1961-06-03, 1961-06-15, 1961-09-20",
    );
    let said = |about: &str| {
        format!(
            "{about}statement: \"In June 1961 {{x}} denied it.\", blanks: {{ x: {{ entity: lee, kinds: [which], ask: Who denied it in June 1961? }} }}"
        )
    };
    check(STATIONS, [&built, &said("about: [a], ")], false);
    check(STATIONS, [&built, &said("")], true);
    // The day itself, whatever is said of it.
    let day = "statement: \"On 20 September 1961 {x} sang.\", blanks: { x: { entity: lee, kinds: [which], ask: Who sang on 20 September 1961? } }";
    check(STATIONS, [&built, day], false);
}

#[test]
fn a_place_in_an_order_and_its_first_year_are_not_asked_together() {
    let nth = |n: u32| {
        format!(
            "statement: \"In 2016 it took place for the {{x}} time.\", blanks: {{ x: {{ number: {n}, style: ordinal, wrong: [15, 18, 27], ask: Which place in the order had it in 2016? }} }}"
        )
    };
    let first = dated("The first", "1995", "1987, 1991, 1998");
    check("", [&nth(22), &first], false);
    check("", [&nth(20), &first], true);
}

#[test]
fn speakers_of_two_quotations_are_no_wrong_speakers_of_each_other() {
    let says = |wrong: &str| {
        format!(
            "statement: \"{{x}} called it “so good”.\", blanks: {{ x: {{ entity: lee, kinds: [which], wrong: [{wrong}], ask: Who called it “so good”? }} }}"
        )
    };
    let other = "statement: \"Bob Hart said “we {x} again”.\", blanks: { x: { text: sing, class: verb, kinds: [which], wrong: [come, fall], ask: \"“We … again”: what did they do, in Bob Hart’s words?\" } }";
    check(STATIONS, [&says("hart, moss, orr"), other], false);
    check(STATIONS, [&says("moss, orr, finn"), other], true);
}

#[test]
fn who_has_one_office_is_no_wrong_holder_of_another() {
    let minister = "statement: \"{x} was the minister.\", blanks: { x: { entity: lee, kinds: [which], wrong: [hart, moss, orr], ask: Who was the minister in 2008? } }";
    let holds = |office: &str| {
        format!(
            "statement: \"{{x}} led them.\", blanks: {{ x: {{ entity: hart, kinds: [which], wrong: [lee, finn, nash], ask: \"{office}\" }} }}"
        )
    };
    check(
        STATIONS,
        [minister, &holds("Who was Prime Minister in 2009?")],
        false,
    );
    check(
        STATIONS,
        [minister, &holds("Who led them in the race of 2009?")],
        true,
    );
    let next = |whom: &str| {
        format!(
            "statement: \"{{x}} followed {whom}.\", blanks: {{ x: {{ entity: finn, kinds: [which], wrong: [lee, nash, kent], ask: Who was the minister after {whom}? }} }}"
        )
    };
    check(STATIONS, [minister, &next("Cid Moss")], false);
    check(STATIONS, [minister, &next("Uma Wood")], true);
}

#[test]
fn a_claim_about_somebody_stands_beside_no_question_that_names_them() {
    let claim = "statement: \"{x} was the minister.\", blanks: { x: { entity: lee, wrong: [hart, moss, orr], kinds: [true-false] } }";
    let names = |who: &str| {
        format!(
            "statement: \"{who} could see {{x}}.\", blanks: {{ x: {{ entity: bonn, kinds: [which], ask: Which city could {who} see? }} }}"
        )
    };
    check(STATIONS, [claim, &names("Ann Lee")], false);
    check(STATIONS, [claim, &names("Uma Finn")], true);
    // A word of a longer name tells it, too.
    let game = "statement: \"The finals were in {x}.\", blanks: { x: { text: \"Counter-Strike: Global Offensive\", wrong: [\"Rainbow Six: Siege\", \"Rocket League: Finals\", \"Team Fortress: Arena\"], kinds: [true-false] } }";
    let won = |game: &str| {
        format!(
            "statement: \"Bonn saw the {game} finals with {{x}}.\", blanks: {{ x: {{ entity: bonn, kinds: [which], ask: Which city saw the {game} finals? }} }}"
        )
    };
    check(STATIONS, [game, &won("Counter-Strike")], false);
    check(STATIONS, [game, &won("chess")], true);
}

fn counted(ask: &str, number: i64, unit: &str, wrong: &str) -> String {
    format!(
        "statement: \"There were {{x}} {unit}: {ask}\", blanks: {{ x: {{ number: {number}, unit: {unit}, kinds: [number], wrong: [{wrong}], ask: \"{ask}\" }} }}"
    )
}

#[test]
fn two_lists_of_numbers_do_not_share_their_right_ones_alone() {
    let ship = counted("How many cabins had the ship?", 14, "cabins", "6, 18, 20");
    let yard = |wrong: &str| {
        counted(
            "In the yard, to what number of cabins did Ann Wood have keys?",
            6,
            "cabins",
            wrong,
        )
    };
    check("", [&ship, &yard("4, 9, 14")], false);
    check("", [&ship, &yard("4, 9, 18")], true);
    let boat = counted(
        "Which number of sails did the boat carry?",
        6,
        "sails",
        "4, 9, 14",
    );
    check("", [&ship, &boat], true);
}

#[test]
fn the_second_of_a_row_is_not_spoken_of_beside_how_many_there_were() {
    let votes = counted(
        "How many votes were there on the flag?",
        2,
        "votes",
        "1, 3, 4",
    );
    let chosen = |nth: &str| {
        format!(
            "statement: \"The {nth} vote chose {{x}}.\", blanks: {{ x: {{ text: silver, class: colour, kinds: [which], wrong: [black, white], ask: Which colour did the {nth} vote choose? }} }}"
        )
    };
    check("", [&votes, &chosen("second")], false);
    check("", [&votes, &chosen("late")], true);
    let typed = "statement: \"There were {x} votes.\", blanks: { x: { number: 2, unit: votes, kinds: [amount], ask: How many votes were there on the flag? } }";
    check("", [typed, &chosen("second")], false);
    check("", [typed, &chosen("first")], true);
}

#[test]
fn whose_government_it_is_stands_beside_no_question_for_a_minister_of_it() {
    let minister = "statement: \"{x} was the minister.\", blanks: { x: { entity: lee, kinds: [which], wrong: [hart, moss, orr], ask: Who was the minister in 2008? } }";
    let under = |what: &str| {
        format!(
            "statement: \"The {what} of Bob Hart met in {{x}}.\", blanks: {{ x: {{ entity: bonn, kinds: [which], ask: In which city did the {what} of Bob Hart meet? }} }}"
        )
    };
    check(STATIONS, [minister, &under("government")], false);
    check(STATIONS, [minister, &under("family")], true);
}

#[test]
fn a_word_of_which_the_key_is_made_stands_in_no_other_question() {
    let field = |key: &str| {
        format!(
            "statement: \"They agreed on {{x}}.\", blanks: {{ x: {{ text: {key}, class: field, kinds: [which], wrong: [schools, railways, music], ask: On what did they agree? }} }}"
        )
    };
    let fight = "statement: \"{x} fought terrorism.\", blanks: { x: { entity: lee, kinds: [which], ask: Who fought terrorism? } }";
    check(STATIONS, [&field("counterterrorism"), fight], false);
    check(STATIONS, [&field("forests"), fight], true);
}

#[test]
fn facts_that_the_bank_keeps_apart_are_in_no_quiz_together() {
    let facts = |apart: &str| {
        let fact = |id: &str, apart: &str, text: &str, wrong: &str| {
            format!(
                "  - {{ id: {id},{apart} statement: \"The {id} of Norra was {{x}}.\", blanks: {{ x: {{ text: {text}, ask: \"What was the {id} of Norra?\", wrong: [{wrong}] }} }} }}\n"
            )
        };
        let all = [
            fact("stamp", "", "blue", "pink, teal, grey"),
            fact("grade", apart, "iron", "salt, wool, coal"),
            fact("guard", "", "tall", "thin, lame, deaf"),
        ];
        bank("", &format!("\n{}", all.concat()))
    };
    let together = |facts: &Facts, seed: usize| {
        let plan = Plan::new(&seed.to_string()).count(3);
        let quiz = generate::generate(facts, &plan).expect("a quiz");
        let asked = |id: &str| quiz.questions.iter().any(|one| one.facts[0] == id);
        asked("stamp") && asked("grade")
    };
    assert!((0..20).all(|seed| together(&facts(""), seed)));
    let apart = facts(" apart: [stamp],");
    assert!(!(0..20).any(|seed| together(&apart, seed)));
    let left = generate::filled(&apart, &Plan::new("1").count(3)).left_out;
    let said: Vec<String> = left
        .iter()
        .map(|one| format!("{}: {}", one.fact, one.obstacle))
        .collect();
    let expected = ["stamp", "grade"].map(|one| {
        let other = if one == "stamp" { "grade" } else { "stamp" };
        format!("{one}: `apart` keeps it out beside `{other}`")
    });
    assert!(said.len() == 1 && expected.contains(&said[0]), "{said:?}");
}
