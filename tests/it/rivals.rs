//! Which rivals stand beside a name: of one class, of the key's side, of every length.

use std::collections::BTreeMap;

use quizpress::Facts;
use quizpress::generate::{self, Plan};
use quizpress::quiz::Form;

use crate::quizzes::{every, first_of, texts};
use crate::rules::{bank, offered, offers};

const MATCH: &str = "entities:
  leone: { name: Leone }
  norra: { name: Norra }
  ann: { name: Ann Lee, class: [keeper, player], of: leone }
  bea: { name: Bea Hart, class: [keeper, player], of: norra }
  cleo: { name: Cleo Moss, class: [keeper, player], of: norra }
  dora: { name: Dora Finn, class: player, of: leone }
  edda: { name: Edda Wood, class: player, of: leone }
  fay: { name: Fay Webb, class: player, of: norra }
  gwen: { name: Gwen Nash, class: player, of: norra }";

#[track_caller]
fn check(blank: &str, expected: &[&str]) {
    let fact = format!(
        "\n  - {{ id: goal, statement: \"{{who}} did it.\", blanks: {{ who: {{ {blank} }} }} }}\n"
    );
    offers(&bank(MATCH, &fact), "goal/who/which", expected);
}

#[test]
fn every_rival_is_of_the_side_that_the_stem_names_if_only_two_are() {
    check(
        "entity: dora, ask: \"Who brought the ball of Leone?\"",
        &["Ann Lee", "Edda Wood"],
    );
    // A keeper shoots none.
    let shot = "\n  - { id: goal, statement: \"{who} did it.\", blanks: { who: { entity: fay, ask: \"Who shot a goal for Norra?\" } } }\n";
    assert!(offered(&bank(MATCH, shot), "goal/who/which").is_err());
    // One alone is none, and who is known to be of another side does not join it.
    let fact = "\n  - { id: goal, statement: \"{who} did it.\", blanks: { who: { entity: bea, class: keeper, ask: \"Who kept the goal of Norra?\" } } }\n";
    assert!(offered(&bank(MATCH, fact), "goal/who/which").is_err());
    let free = MATCH.replace(
        "Ann Lee, class: [keeper, player], of: leone",
        "Ann Lee, class: [keeper, player]",
    );
    offers(
        &bank(&free, fact),
        "goal/who/which",
        &["Ann Lee", "Cleo Moss"],
    );
    // Who replaced a player was of the same team.
    check(
        "entity: fay, ask: \"Who replaced Gwen Nash?\"",
        &["Bea Hart", "Cleo Moss"],
    );
}

#[test]
fn whose_author_wrote_enough_gets_no_other_of_the_class() {
    let parties = "entities:
  lea: { name: the League, class: party }
  fed: { name: the Federation, class: party }
  all: { name: the Alliance, class: party }
  new: { name: the New Party, class: party }
  old: { name: the Old Party, class: party }";
    let fact = |wrong: &str| {
        let fact = format!(
            "\n  - {{ id: seat, statement: \"Ann sat for {{who}}.\", blanks: {{ who: {{ entity: new, ask: \"For which royal party did Ann sit?\", wrong: [{wrong}] }} }} }}\n"
        );
        offered(&bank(parties, &fact), "seat/who/which")
    };
    // The answer stands out among them: the Old Party, which may be royal too, does not mend that.
    assert!(fact("lea, fed, all").is_err());
    assert!(fact("lea").is_ok_and(|beside| beside.iter().any(|one| one == "the Old Party")));
    assert!(fact("lea, fed, all, old").is_ok());
}

#[test]
fn the_narrowest_class_is_taken_that_fills_the_options_and_none_is_mixed() {
    check(
        "entity: bea, ask: \"Who kept the goal?\"",
        &[
            "Ann Lee",
            "Cleo Moss",
            "Dora Finn",
            "Edda Wood",
            "Fay Webb",
            "Gwen Nash",
        ],
    );
    check(
        "entity: bea, class: keeper, ask: \"Who kept the goal?\"",
        &["Ann Lee", "Cleo Moss"],
    );
    let keepers = MATCH.replace(
        "Dora Finn, class: player",
        "Dora Finn, class: [keeper, player]",
    );
    let fact = "\n  - { id: goal, statement: \"{who} did it.\", blanks: { who: { entity: bea, ask: \"Who kept the goal?\" } } }\n";
    let facts = bank(&keepers, fact);
    for seed in 0..40 {
        let quiz = every(&facts, &Plan::new(&seed.to_string()));
        let mut shown = texts(first_of(&quiz, "which"));
        shown.sort_unstable();
        assert_eq!(shown, ["Ann Lee", "Bea Hart", "Cleo Moss", "Dora Finn"]);
    }
}

#[test]
fn a_class_that_an_entity_has_not_is_an_error_with_its_cure() {
    let yaml = "id: b\ntitle: T\nentities:\n  ann: { name: Ann Lee, class: [keeper, player] }\nfacts:\n  - { id: a, statement: \"{who} came.\", blanks: { who: { entity: ann, class: judge } } }\n";
    let problems = Facts::parse("b.yaml", yaml).expect_err("it is not of this class");
    let said = format!("{problems:?}");
    assert!(
        said.contains("the entity `ann` is not of the class `judge`"),
        "{said}"
    );
    assert!(
        said.contains("write `keeper` or `player`, or give `ann` this class too"),
        "{said}"
    );
}

/// The key is the longest, the shortest and in between equally often, where its candidates allow it.
#[test]
fn a_key_has_each_rank_in_length_equally_often() {
    let names = [
        "Po",
        "Ruhr",
        "Weser",
        "Danube",
        "Schelde",
        "Dniester",
        "Guadalquivir",
    ];
    let rivers: String = names
        .iter()
        .enumerate()
        .map(|(at, name)| format!("\n  r{at}: {{ name: {name}, class: river }}"))
        .collect();
    let facts = bank(
        &format!("entities:{rivers}"),
        "\n  - { id: flood, statement: \"{it} rose.\", blanks: { it: { entity: r3, ask: Which river rose? } } }\n",
    );
    assert!(offered(&facts, "flood/it/which").is_ok());
    let mut ranks: BTreeMap<usize, u32> = BTreeMap::new();
    for seed in 0..400 {
        let quiz = every(&facts, &Plan::new(&seed.to_string()));
        let Form::SingleChoice(choices) = &first_of(&quiz, "which").form else {
            panic!("it is a choice");
        };
        let length = |text: &str| text.chars().count();
        let key = length(&choices.right().text);
        let shorter = choices
            .options()
            .iter()
            .filter(|one| length(&one.text) < key);
        *ranks.entry(shorter.count()).or_default() += 1;
    }
    assert_eq!(ranks.len(), 4, "{ranks:?}");
    assert!(
        ranks.values().all(|count| (70..=130).contains(count)),
        "{ranks:?}"
    );
}

/// What a member of a list cannot be asked with, another one can: no seed decides whether there is a question.
#[test]
fn where_a_drawn_member_does_not_do_the_next_one_is_asked() {
    let facts = bank(
        "entities:
  ann: { name: Ann Lee, class: person }
  bob: { name: Bob Hart, class: person }
  cid: { name: Cid Moss, class: person }
  dan: { name: Dan Orr, class: person }",
        "\n  - { id: a, statement: \"{who} came.\", blanks: { who: { list: [ann, bob], ask: \"Who came with Ann Lee?\" } } }\n",
    );
    offers(&facts, "a/who/which", &["Cid Moss", "Dan Orr"]);
}

/// A bank of five players of three sides, with one fact.
fn players(statement: &str, who: &str, ask: &str) -> Facts {
    let head = "entities:
  sweden: { name: Sweden, class: team }
  korea: { name: South Korea, class: team }
  labour: { name: the Labour Party, class: party }
  civic: { name: the Civic Party, class: party }
  ann: { name: Ann Granqvist, class: player, of: sweden }
  bea: { name: Bea Larsson, class: player, of: sweden }
  kim: { name: Kim Min-Woo, class: player, of: [korea, labour] }
  park: { name: Park Joo-Ho, class: player, of: korea }
  hwang: { name: Hwang Hee-Chan, class: player, of: korea }
  tom: { name: Thibaut Courtois, class: player, of: civic }
  joe: { name: Joe Witsel, class: player, of: civic }";
    let fact = format!(
        "\n  - {{ id: goal, statement: \"{statement}\", blanks: {{ who: {{ entity: {who}, ask: \"{ask}\" }} }} }}\n"
    );
    bank(head, &fact)
}

#[test]
fn the_adjective_of_a_country_names_a_side() {
    offers(
        &players("{who} did it.", "kim", "Which Korean player did it?"),
        "goal/who/which",
        &["Park Joo-Ho", "Hwang Hee-Chan"],
    );
}

/// docs/RULES.md, rule 31: who is known to be of another side is ruled out by the question itself.
#[test]
fn one_other_of_the_side_is_not_joined_by_those_of_other_sides() {
    let facts = players("{who} did it.", "ann", "Which Swedish player did it?");
    let refused = offered(&facts, "goal/who/which");
    assert!(refused.is_err(), "{refused:?}");
}

/// docs/RULES.md, rule 5: who is called by the surname in the stem is ruled out there.
#[test]
fn a_surname_in_the_stem_is_a_name() {
    offers(
        &players(
            "{who} tried.",
            "kim",
            "Whose attempt was saved by Courtois?",
        ),
        "goal/who/which",
        &[
            "Ann Granqvist",
            "Bea Larsson",
            "Park Joo-Ho",
            "Hwang Hee-Chan",
            "Joe Witsel",
        ],
    );
}

/// docs/RULES.md, rule 12.
#[test]
fn of_two_names_that_belong_together_none_is_exchanged() {
    let head = "entities:
  flight: { name: the Museum of Flight, class: museum }
  adler: { name: the Adler Planetarium, class: museum }
  udvar: { name: the Udvar-Hazy Center, class: museum }
  seattle: { name: Seattle, class: city }
  chicago: { name: Chicago, class: city }
  la: { name: Los Angeles, class: city }";
    let told = |statement: &str| {
        let facts = bank(
            head,
            &format!(
                "\n  - {{ id: home, statement: \"{statement}\", blanks: {{ museum: {{ entity: flight }}, city: {{ entity: seattle }} }} }}\n"
            ),
        );
        let yields = generate::yields(&facts, &Plan::new("7"));
        let claims = yields
            .iter()
            .filter(|one| one.kind == "true-false" && one.outcome.is_ok());
        claims.count()
    };
    assert_eq!(told("A shuttle goes to {museum} in {city}."), 0);
    assert_eq!(told("In {city} a shuttle goes to {museum}."), 1);
    let facts = bank(
        head,
        "\n  - { id: home, statement: \"{museum} in Seattle gets a shuttle.\", blanks: { museum: { entity: flight } } }\n",
    );
    let yields = generate::yields(&facts, &Plan::new("7"));
    assert!(
        yields
            .iter()
            .all(|one| one.kind != "true-false" || one.outcome.is_err())
    );
}

/// Five shuttles with notes, and facts.
const SHUTTLES: &str = "entities:
  orion: { name: Orion, class: ship }
  vega: { name: Vega, class: ship, note: was destroyed in 1986 }
  lyra: { name: Lyra, class: ship, note: was destroyed in 2003 }
  norma: { name: Norma, class: ship }
  hydra: { name: Hydra, class: ship }
  corvus: { name: Corvus, class: ship }";

#[test]
fn what_is_no_more_and_what_is_the_opposite_is_not_offered() {
    let facts = "
  - { id: last, statement: \"In 2011 {ship} made the last voyage of the fleet.\", blanks: { ship: { entity: orion, ask: Which ship made the last voyage of the fleet? } } }
  - { id: first, statement: \"In 1981 {ship} made the first voyage of the fleet.\", blanks: { ship: { entity: hydra, ask: Which ship made the first voyage of the fleet? } } }\n";
    let facts = bank(SHUTTLES, facts);
    offers(&facts, "last/ship/which", &["Corvus", "Norma"]);
    offers(
        &facts,
        "first/ship/which",
        &["Corvus", "Lyra", "Norma", "Vega"],
    );
}

const SEATS: &str = "entities:
  north: { name: North Bay, class: district }
  south: { name: South Bay, class: district }
  ann: { name: Ann Lee, class: person, note: was elected in North Bay }
  bea: { name: Bea Hart, class: person, note: was defeated in North Bay }
  cleo: { name: Cleo Moss, class: person, note: was elected in North Bay }
  dora: { name: Dora Finn, class: person, note: was elected in South Bay }
  edda: { name: Edda Wood, class: person, note: was defeated in South Bay }
  fay: { name: Fay Webb, class: person, note: grew up in South Bay }";

#[test]
fn who_did_the_like_elsewhere_is_not_offered_and_who_is_described_neither() {
    let seat = "\n  - { id: seat, statement: \"{who} won the seat of North Bay.\", blanks: { who: { entity: ann, ask: Who won the seat in North Bay? } } }\n";
    offers(
        &bank(SEATS, seat),
        "seat/who/which",
        &["Bea Hart", "Cleo Moss", "Fay Webb"],
    );
    let swap = "\n  - { id: swap, statement: \"The clerk {off} fell ill, and {on} took the post.\", blanks: { off: { entity: bea, ask: Which clerk fell ill? }, on: { entity: fay, ask: Who took the post of the clerk who fell ill? } } }\n";
    let found = offered(&bank(SEATS, swap), "swap/on/which").expect("a question");
    assert!(!found.contains("Bea Hart"), "{found:?}");
}

#[test]
fn of_whom_another_fact_says_all_that_is_asked_is_not_offered() {
    let told = |other: &str| {
        let facts = format!(
            "
  - {{ id: goal, statement: \"{{who}} scored against Norra in 1990.\", blanks: {{ who: {{ entity: dora, ask: Which player scored against Norra in 1990? }} }} }}
  - {{ id: other, statement: \"{other}\", blanks: {{ how: {{ text: gladly, wrong: [sadly, madly] }} }} }}\n"
        );
        let found = offered(&bank(MATCH, &facts), "goal/who/which").expect("a question");
        found.contains("Edda Wood")
    };
    assert!(!told(
        "Edda Wood also scored against Norra in 1990, and {how}."
    ));
    assert!(told(
        "Edda Wood also scored against Norra in 1991, and {how}."
    ));
    assert!(told(
        "Edda Wood also scored against Leone in 1990, and {how}."
    ));
    assert!(told("Edda Wood stumbled against Norra in 1990, and {how}."));
    // What names the right answer too says it of that.
    assert!(told(
        "Dora Finn scored against Norra in 1990 and Edda Wood cheered {how}."
    ));
}

#[test]
fn what_is_far_in_a_series_is_refused_as_such() {
    let others = [1, 2, 3].map(|at| {
        format!("  - {{ id: f{at}, statement: \"On {{name}} it flew.\", blanks: {{ name: {{ text: Luma {at}, class: flight, ask: On which flight did cow {at} fly? }} }} }}\n")
    });
    let facts = format!(
        "
  - {{ id: a, statement: \"The crew of {{name}} came home.\", blanks: {{ name: {{ text: Luma 33, class: flight, ask: Which flight came home with a crew? }} }} }}\n{}",
        others.concat()
    );
    let refusal = offered(&bank("", &facts), "a/name/which").expect_err("all are far");
    assert!(refusal.contains("near enough in its series"), "{refusal}");
}

#[test]
fn small_numbers_in_words_stand_in_order_where_all_are_written_so() {
    let check = |language: &str, texts: [&str; 4], expected: Option<[&str; 4]>| {
        let [key, wrong @ ..] = texts;
        let yaml = format!(
            "id: b\ntitle: Points\nlanguage: {language}\nfacts:\n  - {{ id: f, statement: \"Norra: {{n}}.\", blanks: {{ n: {{ text: {key}, wrong: [{}], ask: \"Norra?\" }} }} }}\n",
            wrong.join(", ")
        );
        let facts = Facts::parse("b.yaml", &yaml).expect("a sound bank");
        for seed in 0..20 {
            let quiz = generate::every(&facts, &Plan::new(&seed.to_string())).expect("questions");
            let asked = quiz.questions.iter().find(|one| one.id == "f/n/which");
            let Some(Form::SingleChoice(choices)) = asked.map(|one| &one.form) else {
                panic!("it is a choice: {texts:?}");
            };
            assert_eq!(choices.ordered(), expected.is_some(), "{texts:?}");
            if let Some(expected) = expected {
                let shown = choices.options().iter().map(|one| one.text.as_str());
                assert_eq!(shown.collect::<Vec<_>>(), expected);
            }
        }
    };
    check(
        "en",
        ["three", "twelve", "five", "one"],
        Some(["one", "three", "five", "twelve"]),
    );
    check(
        "en",
        ["two points", "nine points", "one point", "six points"],
        Some(["one point", "two points", "six points", "nine points"]),
    );
    check(
        "de",
        [
            "drei oder vier",
            "ein oder zwei",
            "elf oder zwölf",
            "sieben oder acht",
        ],
        Some([
            "ein oder zwei",
            "drei oder vier",
            "sieben oder acht",
            "elf oder zwölf",
        ]),
    );
    check("en", ["three", "twelve", "many", "one"], None);
    // It would be the first one always.
    check("en", ["one", "twelve", "three", "five"], None);
}

#[test]
fn neighbours_in_a_series_are_offered_and_times_stand_in_order() {
    let facts = "
  - { id: a, statement: \"The crew of {name} came home.\", blanks: { name: { text: Luma 33, class: flight, ask: Which flight came home with a crew? } } }
  - { id: b, statement: \"On {name} a dog flew.\", blanks: { name: { text: Luma 1, class: flight, ask: On which flight did a dog fly? } } }
  - { id: c, statement: \"On {name} a cat flew.\", blanks: { name: { text: Luma 32, class: flight, ask: On which flight did a cat fly? } } }
  - { id: d, statement: \"On {name} a cow flew.\", blanks: { name: { text: Luma 35, class: flight, ask: On which flight did a cow fly? } } }
  - { id: e, statement: \"The doors shut at {time}.\", blanks: { time: { text: \"2:30\", wrong: [\"0:30\", \"1:30\", \"23:30\", \"3:30\"], ask: When did the doors shut? } } }\n";
    let facts = bank("", facts);
    offers(&facts, "a/name/which", &["Luma 32", "Luma 35"]);
    let mut places = BTreeMap::<usize, u32>::new();
    for seed in 0..60 {
        let quiz = generate::every(&facts, &Plan::new(&seed.to_string())).expect("questions");
        let asked = quiz.questions.iter().find(|one| one.id == "e/time/which");
        let Some(Form::SingleChoice(choices)) = asked.map(|one| &one.form) else {
            panic!("it is a choice");
        };
        let shown = choices.options().iter().map(|one| one.text.as_str());
        let minutes = |text: &str| {
            let (hours, minutes) = text.split_once(':').expect("a time");
            60 * hours.parse::<u32>().unwrap() + minutes.parse::<u32>().unwrap()
        };
        assert!(choices.ordered() && shown.map(minutes).is_sorted());
        *places.entry(choices.key()).or_default() += 1;
    }
    assert!(
        places.len() == 2 && places.values().all(|&count| count > 15),
        "{places:?}"
    );
}
