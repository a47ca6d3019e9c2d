//! Which rivals stand beside a name: of one class, of the key's side, of every length.

use std::collections::BTreeMap;

use quizpress::Facts;
use quizpress::generate::{self, Plan};
use quizpress::quiz::Form;

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
        "entity: dora, ask: \"Who shot the goal of Leone?\"",
        &["Ann Lee", "Edda Wood"],
    );
    // One alone is none.
    check(
        "entity: bea, class: keeper, ask: \"Who kept the goal of Norra?\"",
        &["Ann Lee", "Cleo Moss"],
    );
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
        let quiz = generate::every(&facts, &Plan::new(&seed.to_string())).expect("questions");
        let which = quiz.questions.iter().find(|one| one.kind == "which");
        let options = which.map_or(&[][..], |one| one.form.options());
        let mut shown: Vec<&str> = options.iter().map(|one| one.text.as_str()).collect();
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
        let quiz = generate::every(&facts, &Plan::new(&seed.to_string())).expect("a question");
        let question = quiz.questions.iter().find(|one| one.kind == "which");
        let Some(Form::SingleChoice(choices)) = question.map(|one| &one.form) else {
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
