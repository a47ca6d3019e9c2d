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

const OFFICES: &str = "source: { published: 2023-02-23 }
entities:
  ann:  { name: Ann Lee, class: [prime minister, person], note: was Prime Minister from 2019 to 2022 }
  bob:  { name: Bob Hart, class: [prime minister, person], note: was Prime Minister from 2016 to 2019 }
  cid:  { name: Cid Moss, class: [prime minister, person], note: was Prime Minister from 2010 to 2016 }
  dan:  { name: Dan Orr, class: [prime minister, person], note: was Prime Minister from October 2022 }
  eve:  { name: Eve Nash, class: [prime minister, person], note: was Prime Minister for seven weeks in 2022 }
  fay:  { name: Fay Wood, class: [critic, person], note: was a barrister in 2021 }
  gus:  { name: Gus Pell, class: person }
  hal:  { name: Hal Dorn, class: person, note: was an MP for Norra in 2021 }
  ida:  { name: Ida Kerr, class: person, note: was the leader of the Greens in 2021 }
  jon:  { name: Jon Vale, class: person, note: was a campaigner in 2021 }
  kit:  { name: Kit Marsh, class: person, note: was an MP for Veii in 2021 }";

#[test]
fn beside_a_holder_of_an_office_stand_other_holders_of_it() {
    let facts = bank(OFFICES, "
  - { id: a, statement: \"{x} as Prime Minister refused the plan in 2021.\", blanks: { x: { entity: ann, ask: Which Prime Minister refused the plan in 2021? } } }
  - { id: b, statement: \"{x} liked the plan in 2021.\", blanks: { x: { entity: fay, ask: Who liked the plan in 2021? } } }
  - { id: c, statement: \"{x} met nobody in 2021.\", blanks: { x: { entity: gus, ask: Who met nobody in 2021? } } }
");
    let refused = offered(&facts, "a/x/which").expect("a question");
    for other in ["Bob Hart", "Cid Moss", "Eve Nash"] {
        assert!(refused.contains(other), "{refused:?}");
    }
    for other in ["Fay Wood", "Gus Pell", "Dan Orr"] {
        assert!(!refused.contains(other), "{other} {refused:?}");
    }
}

#[test]
fn what_came_later_and_who_was_born_later_is_not_offered() {
    let facts = bank("source: { published: 2015-05-07 }
entities:
  busby:   { name: James Busby, class: briton, note: \"was Resident, 1833 to 1840\" }
  markham: { name: Albert Markham, class: briton, note: \"was an officer, 1841 to 1918\" }
  hobson:  { name: William Hobson, class: briton, note: \"was Governor, 1841 to 1842\" }
  grey:    { name: George Grey, class: briton, note: \"was Governor, between 1845 and 1868\" }
  nias:    { name: Joseph Nias, class: briton }
  mosaic:  { name: Mosaic, class: browser }
  lynx:    { name: Lynx, class: browser }
  opera:   { name: Opera, class: browser }
  chrome:  { name: Chrome, class: browser }
  cello:   { name: Cello, class: browser }", "
  - { id: a, statement: \"{x} invited the chiefs in 1834.\", blanks: { x: { entity: busby, ask: Who invited the chiefs in 1834? } } }
  - { id: b, statement: \"In the 1990s the great rival was {x}.\", blanks: { x: { entity: mosaic, ask: Which browser was the great rival in the 1990s? } } }
  - { id: c, statement: \"Google published it in {y}.\", blanks: { y: { date: 2008, event: the release of Chrome } } }
  - { id: d, statement: \"Norra published it in {y}.\", blanks: { y: { date: 1995, event: the release of Opera } } }
");
    offers(&facts, "a/x/which", &["Joseph Nias", "William Hobson"]);
    offers(&facts, "b/x/which", &["Cello", "Lynx", "Opera"]);
}

/// The facts that a quiz of so many questions asks, over some seeds.
fn asked(facts: &Facts, count: usize) -> Vec<String> {
    let quiz = |seed: usize| {
        let plan = Plan::new(&seed.to_string()).count(count);
        generate::generate(facts, &plan).expect("a quiz").questions
    };
    let mut ids: Vec<String> = (0..12)
        .flat_map(quiz)
        .map(|one| one.id.fact().to_owned())
        .collect();
    ids.sort();
    ids.dedup();
    ids
}

#[test]
fn a_question_whose_wrong_options_are_known_to_be_something_else_comes_last() {
    let weak = [
        "x: { entity: hal, wrong: [ida, jon, fay], ask: Which Norra MP spoke in 2021? }",
        "x: { entity: ann, wrong: [ida, jon, gus], ask: Who was Prime Minister in 2021? }",
    ];
    let sound = [
        "x: { entity: hal, wrong: [kit, gus, fay], ask: Which Norra MP spoke in 2021? }",
        "x: { entity: hal, wrong: [ida, jon, fay], ask: Who spoke in Norra in 2021? }",
    ];
    let facts = |blank: &str| {
        bank(OFFICES, &format!("
  - {{ id: own, statement: \"{{x}} spoke.\", blanks: {{ {blank} }} }}
  - {{ id: a, statement: \"It cost {{x}} dollars in 1998.\", blanks: {{ x: {{ number: 240, unit: dollars, ask: How many dollars did it cost in 1998? }} }} }}
  - {{ id: b, statement: \"It weighed {{x}} kilos in 1988.\", blanks: {{ x: {{ number: 37, unit: kilos, ask: How many kilos did it weigh in 1988? }} }} }}
"))
    };
    for blank in weak {
        assert_eq!(asked(&facts(blank), 2), ["a", "b"], "{blank}");
        assert_eq!(asked(&facts(blank), 3), ["a", "b", "own"], "{blank}");
    }
    for blank in sound {
        assert_eq!(asked(&facts(blank), 2), ["a", "b", "own"], "{blank}");
    }
}

#[test]
fn events_of_other_ages_are_not_compared_and_unlike_ones_come_last() {
    let dated = |id: &str, date: &str, event: &str| {
        format!(
            "  - {{ id: {id}, paragraph: {}, statement: \"It began with {event} in {{x}}.\", blanks: {{ x: {{ date: {date}, event: {event}, kinds: [event, first, order] }} }} }}\n",
            id.len()
        )
    };
    let facts = |early: &str| {
        let all = [
            dated("a", early, "the sermon of Veii"),
            dated("bb", "1995", "the fire of Norra"),
            dated("ccc", "1997", "the strike of Ostia"),
            dated("dddd", "2000", "the flood of Zara"),
        ];
        bank("source: { published: 2006 }", &all.concat())
    };
    let old = facts("1632");
    for kind in ["event", "first", "order"] {
        assert!(offered(&old, &format!("a/x/{kind}")).is_err());
    }
    let shown = offered(&old, "bb/x/event").expect("a question");
    assert!(!shown.contains("the sermon of Veii"), "{shown:?}");
    assert!(offered(&facts("1990"), "a/x/event").is_ok());
    // They share no paragraph, name or word.
    let others = "  - { id: z, statement: \"It cost {x} dollars in 1998.\", blanks: { x: { number: 240, unit: dollars, kinds: [number], ask: How many dollars did it cost in 1998? } } }\n";
    let pair = |more: &str| {
        let all = [
            dated("a", "1990", &format!("the sermon {more}")),
            dated("a2", "1995", &format!("the fire {more}")),
            dated("a33", "1997", &format!("the strike {more}")),
        ];
        bank("source: { published: 2006 }", &(all.concat() + others))
    };
    assert_eq!(asked(&pair("of it"), 1), ["z"]);
    assert!(asked(&pair("of Norra harbour"), 1).len() > 1);
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
  - { id: g, statement: \"{x} danced.\", blanks: { x: { entity: ann, open: true, wrong: [bob, cid], ask: Guests of which name danced? } } }
  - { id: h, statement: \"{x} fell.\", blanks: { x: { entity: ann, open: true, wrong: [bob, cid], ask: Norra’s king saw which person fall? } } }
");
    assert_eq!(
        stem(&facts, "g/x/which"),
        "Of these, guests of which name danced?"
    );
    assert_eq!(
        stem(&facts, "h/x/which"),
        "Of these, Norra’s king saw which person fall?"
    );
    assert_eq!(stem(&facts, "d/x/which"), "Of these, which person sang?");
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
