//! Banks as a newcomer writes them: wide classes, and nothing that says which facts belong together.

use std::collections::BTreeMap;

use quizpress::Facts;
use quizpress::generate::{self, Plan};

use crate::quizzes::every;
use crate::rules::{bank, go_together, offered, offers};

const COARSE: &str = "too few others of its class are known to be such as the question asks for";
const ELSEWHERE: &str =
    "the question names a place, `London`, and too few others of its class are known to be there";

const THINGS: &str = "source: { published: 2016 }
entities:
  times:  { name: the Morning Times, class: organisation }
  herald: { name: the Herald, class: organisation }
  bell:   { name: the Bell, class: organisation }
  acme:   { name: Acme, class: organisation }
  nato:   { name: NATO, class: organisation }
  grand:  { name: the Grand, class: place }
  tate:   { name: the Tate, class: place }
  prado:  { name: the Prado, class: place }
  uffizi: { name: the Uffizi, class: place }
  ann:    { name: Ann Lee, class: person }
  bob:    { name: Bob Hart, class: person }
  cid:    { name: Cid Moss, class: person }
  dan:    { name: Dan Orr, class: person, note: led Acme from 1955 to 1960 }
  eve:    { name: Eve Nash, class: person }";

/// Too few others are known to be such as the question wants: of a sort, or in a place.
#[track_caller]
fn refuses(facts: &Facts, id: &str, why: &str) {
    assert_eq!(offered(facts, id), Err(why.to_owned()), "{id}");
}

fn stem(facts: &Facts, id: &str) -> String {
    let quiz = every(facts, &Plan::new("7"));
    let question = quiz.questions.into_iter().find(|one| one.id == id);
    question.expect("it is asked").stem
}

#[test]
fn beside_such_a_thing_stand_only_such_things() {
    let facts = bank(THINGS, "
  - { id: a, statement: \"{x} praised it.\", blanks: { x: { entity: herald, ask: Which newspaper praised it? } } }
  - { id: b, statement: \"{x} liked it.\", blanks: { x: { entity: bell, ask: Which of the newspapers liked it? } } }
  - { id: c, statement: \"{x} was against it.\", blanks: { x: { entity: times, ask: Which newspaper was against it? } } }
  - { id: d, statement: \"{x} built it.\", blanks: { x: { entity: acme, ask: Which company built it? } } }
  - { id: e, statement: \"The newspaper {x} hated it.\", blanks: { x: { entity: bell, ask: Which newspaper hated it? } } }
");
    offers(&facts, "a/x/which", &["the Bell", "the Morning Times"]);
    refuses(&facts, "d/x/which", &format!("{COARSE}: `company`"));
}

#[test]
fn a_name_says_by_its_own_words_what_it_is() {
    let facts = bank(
        "entities:
  a: { name: the Museum of Flight, class: place }
  b: { name: the Glass Museum, class: place }
  c: { name: the Tate, class: place, aliases: [the Tate museum] }
  d: { name: Seattle, class: place }
  e: { name: Boston, class: place }",
        "
  - { id: a, statement: \"{x} has it.\", blanks: { x: { entity: a, ask: Which museum has it? } } }
  - { id: d, statement: \"{x} lost it.\", blanks: { x: { entity: d, ask: Which city lost it? } } }
",
    );
    offers(&facts, "a/x/which", &["the Glass Museum", "the Tate"]);
}

#[test]
fn what_is_in_another_place_is_not_offered() {
    let facts = bank(THINGS, "
  - { id: a, statement: \"{x} in London has one.\", blanks: { x: { entity: tate, ask: Which museum in London has one? } } }
  - { id: b, statement: \"{x} in Madrid lost one.\", blanks: { x: { entity: prado, ask: Which museum lost one? } } }
  - { id: c, statement: \"{x} sold one.\", blanks: { x: { entity: uffizi, ask: Which museum in Florence sold one? } } }
  - { id: d, statement: \"{x} bought one.\", blanks: { x: { entity: grand, ask: Which museum bought one? } } }
");
    refuses(&facts, "a/x/which", ELSEWHERE);
    offers(
        &facts,
        "d/x/which",
        &["the Prado", "the Tate", "the Uffizi"],
    );
}

#[test]
fn where_asks_for_what_is_there_if_places_are_of_many_sorts() {
    let facts = bank(THINGS, "
  - { id: a, statement: \"It stands at {x} in London.\", blanks: { x: { entity: tate, ask: Where in London does it stand? } } }
  - { id: b, statement: \"{x} lost one.\", blanks: { x: { entity: prado, ask: Which city lost one? } } }
");
    refuses(&facts, "a/x/which", ELSEWHERE);
}

#[test]
fn who_lived_at_another_time_is_not_offered() {
    let facts = bank(THINGS, "
  - { id: a, statement: \"{x} spoke in 2016.\", blanks: { x: { entity: ann, ask: Who spoke? } } }
  - { id: b, statement: \"{x} wrote in {y}.\", blanks: { x: { entity: bob, ask: Who wrote? }, y: { date: 2015 } } }
  - { id: c, statement: \"{x} sang in {y}.\", blanks: { x: { entity: cid, ask: Who sang? }, y: { date: 2014 } } }
  - { id: d, statement: \"It is called after {x}.\", blanks: { x: { entity: dan, ask: After whom is it called? } } }
  - { id: e, statement: \"{x} predicted it in {y}.\", blanks: { x: { entity: eve, ask: Who predicted it? }, y: { date: 1916 } } }
");
    let spoke = offered(&facts, "a/x/which").expect("a question");
    assert!(!spoke.contains("Eve Nash"), "{spoke:?}");
    assert!(
        spoke.contains("Bob Hart") && spoke.contains("Cid Moss"),
        "{spoke:?}"
    );
}

#[test]
fn one_of_several_right_answers_is_asked_for_among_the_options() {
    let facts = bank(THINGS, "
  - { id: a, statement: \"{x} came.\", blanks: { x: { list: [ann, bob], ask: Who came?, ask-all: Which two people came? } } }
  - { id: b, statement: \"{x} left.\", blanks: { x: { list: [ann, bob, eve], ask: Which of these left?, ask-all: Who left? } } }
  - { id: c, statement: \"{x} stayed.\", blanks: { x: { entity: cid, ask: Who stayed? } } }
  - { id: d, statement: \"{x} sang.\", blanks: { x: { entity: ann, open: true, wrong: [bob, cid], ask: Which person sang? } } }
  - { id: e, statement: \"{x} wept.\", blanks: { x: { entity: ann, open: true, wrong: [bob, cid], ask: 'Who wept, according to Dan?' } } }
  - { id: f, statement: \"{x} said it.\", blanks: { x: { entity: ann, open: true, wrong: [bob, cid], ask: 'Who said “I do”?' } } }
");
    assert_eq!(
        stem(&facts, "d/x/which"),
        "Which person sang? One of these is right."
    );
    assert_eq!(stem(&facts, "e/x/which"), "Who wept, according to Dan?");
    assert_eq!(stem(&facts, "f/x/which"), "Who said “I do”?");
    assert_eq!(stem(&facts, "a/x/which"), "Which of these came?");
    assert_eq!(stem(&facts, "b/x/which"), "Which of these left?");
    assert_eq!(stem(&facts, "c/x/which"), "Who stayed?");
    assert_eq!(stem(&facts, "a/x/select"), "Which two people came?");
    let several = stem(&facts, "b/x/select");
    assert!(
        several.ends_with("more than one right answer."),
        "{several}"
    );
}

#[test]
fn years_between_events_are_asked_where_these_have_to_do_with_each_other() {
    let span = |more: &str, other: &str| {
        let facts = bank(
            "source: { published: 1990 }",
            &format!(
                "
  - {{ id: a, statement: \"a: {{x}}.\", blanks: {{ x: {{ date: 1950, event: the vote }} }} }}
  - {{ id: b, {more}statement: \"b: {{x}}.\", blanks: {{ x: {{ date: 1957, event: {other} }} }} }}
"
            ),
        );
        offered(&facts, "b/x/span").is_ok()
    };
    assert!(!span("", "the flood"));
    assert!(span("about: [a], ", "the flood"));
    assert!(span("", "the second vote"));
    assert!(!span("paragraph: 3, ", "the flood"));
}

#[test]
fn years_of_long_ago_lie_as_near_as_the_others_of_the_bank() {
    let facts = bank("source: { published: 2020 }", "
  - { id: a, statement: \"He crossed it in {x}.\", blanks: { x: { date: -0048, ask: In which year did he cross it? } } }
  - { id: b, statement: \"He died in {x}.\", blanks: { x: { date: -0043, ask: In which year did he die? } } }
  - { id: c, statement: \"He won in {x}.\", blanks: { x: { date: -0051, ask: In which year did he win? } } }
");
    let years = offered(&facts, "a/x/when").expect("a question");
    let far = |year: &String| {
        let before: i32 = year.trim_end_matches(" BC").parse().expect("a year BC");
        (before - 49).abs() > 30
    };
    assert!(!years.iter().any(far), "{years:?}");
}

#[test]
fn a_stem_that_speaks_of_the_same_tells_no_key_of_it() {
    let facts = |first: &str| {
        bank(THINGS, &format!("
  - {{ id: a, statement: \"{first} {{x}}.\", blanks: {{ x: {{ entity: acme, ask: \"{first} which company?\", wrong: [nato, bell, times] }} }} }}
  - {{ id: b, statement: \"{{x}} said that the glacier melts.\", blanks: {{ x: {{ entity: ann, wrong: [bob, cid], ask: Who said that the glacier melts? }} }} }}
  - {{ id: c, statement: \"{{x}} sang.\", blanks: {{ x: {{ entity: bob, ask: Who sang? }} }} }}
  - {{ id: d, statement: \"{{x}} danced.\", blanks: {{ x: {{ entity: cid, ask: Who danced? }} }} }}
"))
    };
    assert!(!go_together(
        &facts("Ann Lee climbed the glacier for"),
        ["a/", "b/"]
    ));
    assert!(go_together(&facts("Ann Lee works for"), ["a/", "b/"]));
}

#[test]
fn a_name_within_another_tells_whose_it_is() {
    let facts = bank("entities:
  scope: { name: the Ann Lee Telescope, class: device }
  probe: { name: the Probe, class: device }
  lens:  { name: the Lens, class: device }
  ann:   { name: Ann Lee, class: person }
  bob:   { name: Bob Hart, class: person }
  cid:   { name: Cid Moss, class: person }", "
  - { id: a, statement: \"It is called after {x}.\", blanks: { x: { entity: ann, ask: After whom is it called? } } }
  - { id: b, statement: \"The Ann Lee Telescope cost {x} dollars.\", blanks: { x: { number: 400, unit: dollars, ask: How many dollars did the Ann Lee Telescope cost? } } }
  - { id: c, statement: \"{x} rose.\", blanks: { x: { entity: probe, ask: Which device rose? } } }
");
    assert!(!go_together(&facts, ["a/", "b/"]));
}

#[test]
fn not_every_question_begins_in_the_same_way() {
    let dated: String = (0..9)
        .map(|at| format!("  - {{ id: d{at}, weight: main, statement: \"Thing {at} fell on {{x}}.\", blanks: {{ x: {{ date: 1990-0{}-1{at}, ask: On which day did thing {at} fall? }} }} }}\n", at + 1))
        .collect();
    let counted: String = [("boats", 14), ("cars", 25), ("dogs", 36), ("eggs", 47), ("flags", 58), ("guns", 69), ("hats", 81)]
        .iter()
        .map(|(unit, n)| format!("  - {{ id: {unit}, statement: \"{{x}} {unit} were there.\", blanks: {{ x: {{ number: {n}, unit: {unit}, ask: \"Of {unit}, how many were there?\" }} }} }}\n"))
        .collect();
    let facts = bank("source: { published: 1999 }", &(dated + &counted));
    for seed in 0..20 {
        let quiz = generate::generate(&facts, &Plan::new(&seed.to_string())).expect("a quiz");
        assert_eq!(quiz.questions.len(), 10);
        let mut openings: BTreeMap<String, usize> = BTreeMap::new();
        for question in &quiz.questions {
            let words: Vec<&str> = question.stem.split(' ').take(2).collect();
            *openings.entry(words.join(" ")).or_default() += 1;
        }
        // Two fifths are of main facts, which are all dated.
        assert!(openings["On which"] <= 4, "{openings:?}");
    }
}
