//! Drafts in a bank: they yield nothing, and change nothing of the rest.

use std::process::Command;

use proptest::collection::vec;
use proptest::prelude::*;
use quizpress::facts::{Bank, Standing};
use quizpress::generate::{self, Plan};
use quizpress::{Facts, deck};

use crate::banks::{self, Text};
use crate::laws;

/// All that is made of a bank, in text.
fn made(facts: &Facts) -> String {
    let plan = |seed| Plan::new(seed);
    let quizzes =
        ["1", "2"].map(|seed| laws::quiz(facts, &plan(seed)).map(|quiz| laws::json(&quiz)));
    let every = generate::every(facts, &plan("3")).ok();
    let every = every.map(|quiz| laws::json(&quiz));
    let cards: Vec<String> = deck::cards(facts).map(|card| format!("{card:?}")).collect();
    format!(
        "{}\n{quizzes:?}\n{every:?}\n{cards:#?}",
        facts.fingerprint()
    )
}

/// The id that a piece of a bank's text begins with.
fn id(piece: &str) -> &str {
    let start = piece.trim_start().trim_start_matches("- id:").trim_start();
    start.split([':', '\n']).next().unwrap_or_default()
}

fn holds(text: &str, word: &str) -> bool {
    let is_part = |c: char| c.is_alphanumeric() || c == '-' || c == '_';
    text.split(|c| !is_part(c)).any(|one| one == word)
}

/// A bank with drafts, and the same without them.
struct Pair {
    drafted: String,
    without: String,
}

/// Makes drafts of those facts, and of those entities, that `chosen` says in turn.
fn pair(text: &Text, chosen: &[u8]) -> Pair {
    let chosen = |at: usize| chosen.get(at % chosen.len().max(1)).copied().unwrap_or(0);
    // The first piece of a text may be empty lines.
    let is_draft = |at: usize| chosen(at) < 128 && !text.facts[at].trim().is_empty();
    let (mut drafts, mut accepted) = (Vec::new(), Vec::new());
    for (at, fact) in text.facts.iter().enumerate() {
        match is_draft(at) {
            true => drafts.push(fact.clone()),
            false => accepted.push(fact.clone()),
        }
    }
    // What is accepted cannot be about what is not there.
    let gone: Vec<&str> = drafts.iter().map(|fact| id(fact)).collect();
    let about = |fact: &String| -> String {
        let lines = fact.split_inclusive('\n').map(|line| {
            let Some(ids) = line.trim_start().strip_prefix("about: [") else {
                return line.to_owned();
            };
            let ids = ids.trim_end().trim_end_matches(']').split(", ");
            let ids: Vec<&str> = ids.filter(|id| !gone.contains(id)).collect();
            match ids.as_slice() {
                [] => String::new(),
                ids => format!("    about: [{}]\n", ids.join(", ")),
            }
        });
        lines.collect()
    };
    let without_facts: Vec<String> = accepted.iter().map(about).collect();
    let (mut entities, mut without_entities) = (Vec::new(), Vec::new());
    let flagged: Vec<bool> = (0..text.entities.len())
        .map(|at| chosen(at + 7) % 2 == 0)
        .collect();
    for (at, entity) in text.entities.iter().enumerate() {
        let own = id(entity);
        let by_id = format!("entity: {own}");
        let others = text.entities.iter().enumerate();
        let beside: String = others
            .filter(|(other, _)| *other != at)
            .map(|(_, other)| other.as_str())
            .collect();
        let stands = accepted.iter().any(|fact| holds(fact, own)) || holds(&beside, own);
        let is_key = accepted.iter().any(|fact| {
            fact.match_indices(&by_id)
                .any(|(from, _)| fact[from + by_id.len()..].starts_with([',', ' ', '\n']))
        });
        let flat = entity.replacen('{', "{ draft: true,", 1);
        match flagged[at] && flat != *entity {
            // An accepted fact names it, so that its flag says nothing.
            true if is_key => {
                entities.push(flat);
                without_entities.push(entity.clone());
            }
            // Nothing accepted names it.
            true if !stands => entities.push(flat),
            _ => {
                entities.push(entity.clone());
                without_entities.push(entity.clone());
            }
        }
    }
    let facts = text.facts.iter().enumerate().map(|(at, fact)| {
        let word = ["true", "dropped"][usize::from(chosen(at + 3) % 2)];
        match is_draft(at) {
            true => fact.replacen('\n', &format!("\n    draft: {word}\n"), 1),
            false => fact.clone(),
        }
    });
    Pair {
        drafted: Text {
            entities,
            facts: facts.collect(),
            ..text.clone()
        }
        .yaml(),
        without: Text {
            entities: without_entities,
            facts: without_facts,
            ..text.clone()
        }
        .yaml(),
    }
}

/// Holds the law of drafts, where what is accepted makes a bank at all.
fn assert_equal(text: &Text, chosen: &[u8]) -> bool {
    let pair = pair(text, chosen);
    let Ok(without) = Facts::parse("bank.yaml", &pair.without) else {
        return false;
    };
    let drafted = match Facts::parse("bank.yaml", &pair.drafted) {
        Ok(facts) => facts,
        Err(problems) => panic!("{problems}\n{}", pair.drafted),
    };
    assert!(
        made(&drafted) == made(&without),
        "{}\n---\n{}",
        pair.drafted,
        pair.without
    );
    let (bank, _) = Bank::read("bank.yaml", &pair.drafted);
    let bank = bank.expect("it was read before");
    let drafts = bank.facts().iter();
    let drafts = drafts.filter(|fact| fact.standing == Standing::Draft);
    assert_eq!(drafted.left_out(), drafts.count());
    assert_eq!(without.left_out(), 0);
    pair.drafted.contains("draft: true")
}

#[test]
fn a_bank_with_drafts_equals_the_same_bank_without_them() {
    for (name, text) in banks::all() {
        let held = [[0, 255, 130], [200, 101, 2], [255, 254, 3], [3, 254, 255]];
        let held = held
            .iter()
            .filter(|chosen| assert_equal(&text, &chosen[..]));
        assert!(held.count() >= 2, "{name} is not held against the law");
    }
}

proptest! {
    #![proptest_config(laws::few(64))]

    #[test]
    fn a_random_bank_with_drafts_equals_the_same_bank_without_them(
        text in banks::random(),
        chosen in vec(any::<u8>(), 1..20),
    ) {
        assert_equal(&text, &chosen);
    }
}

const BANK: &str = "\
id: b
title: T
entities:
  ann: { name: Ann, class: person }
  bob: { name: Bob, class: person }
  cat: { name: Cat, class: person }
  dan: { name: Dan, class: person, of: firm, draft: true }
  firm: { name: the Firm, class: company, draft: true }
pools: { person: [Dan] }
facts:
  - id: one
    statement: '{who} was first.'
    about: [two]
    blanks: { who: { entity: ann, ask: Who was first?, wrong: [Dan] } }
  - id: two
    draft: true
    statement: '{who} was second of about {n} people.'
    according: the firm
    blanks: { who: { entity: dan, ask: Who was second? }, n: { number: 7, unit: people, bound: about } }
  - id: three
    draft: dropped
    statement: '{who} was third.'
    blanks: { who: { entity: dan } }
  - id: four
    draft: true
    statement: '{who} was fourth.'
    blanks: { who: { entity: dan } }
";

fn bank(yaml: &str) -> Bank {
    let (bank, problems) = Bank::read("f", yaml);
    bank.unwrap_or_else(|| panic!("{problems:?}"))
}

fn ids(facts: &Facts) -> String {
    let entities = facts.entities().iter().map(|entity| entity.id.as_str());
    let facts = facts.facts().iter().map(|fact| fact.id.as_str());
    entities.chain(facts).collect::<Vec<_>>().join(" ")
}

#[test]
fn an_entity_is_a_draft_until_an_accepted_fact_names_it() {
    let accepted = bank(BANK).accepted();
    assert_eq!(ids(&accepted), "ann bob cat one");
    assert_eq!(accepted.left_out(), 2);
    // By way of an entity that is named, and by its id alone.
    let named = BANK
        .replace("wrong: [Dan]", "wrong: [dan]")
        .replace("pools: { person: [Dan] }\n", "");
    assert_eq!(ids(&bank(&named).accepted()), "ann bob cat dan firm one");
    assert!(bank(&named).entities().iter().all(|entity| !entity.draft));
}

#[test]
fn drafts_that_lack_nothing_can_be_taken_in() {
    let bank = bank(BANK);
    let all = bank.with_drafts();
    assert_eq!(ids(&all), "ann bob cat dan firm one four");
    assert_eq!(all.left_out(), 1);
    assert!(all.pools()[0].names.is_empty());
    assert_eq!(bank.facts().len(), 4);
}

#[test]
fn a_bank_of_drafts_alone_is_sound_and_yields_nothing() {
    let yaml = BANK.replace("  - id: one\n", "  - id: one\n    draft: true\n");
    let facts = bank(&yaml).into_accepted();
    assert_eq!(ids(&facts), "ann bob cat");
    assert!(generate::generate(&facts, &Plan::new("1")).is_err());
    assert_eq!(deck::cards(&facts).count(), 0);
}

#[test]
fn a_draft_must_hold_together() {
    let problems = |from: &str, to: &str| {
        let (bank, problems) = Bank::read("f", &BANK.replace(from, to));
        assert!(bank.is_none());
        problems
            .iter()
            .map(ToString::to_string)
            .collect::<Vec<_>>()
            .join("\n")
    };
    assert_eq!(
        problems("entity: dan, ask: Who was second?", "entity: don"),
        "f:19:30: error: there is no entity `don`"
    );
    assert_eq!(
        problems("draft: dropped", "draft: gone"),
        "f:21:12: error: `gone` is no value of `draft`"
    );
    assert_eq!(
        problems("name: Dan, class", "name: Ann, class"),
        "f:7:16: error: `Ann` is the name of the entity `ann` too"
    );
    // What a question needs is asked for when it is accepted, and so is a name that a pool has.
    assert_eq!(
        problems(
            "    draft: true\n    statement: '{who} was second",
            "    statement: '{who} was second"
        ),
        "f:9:19: error: `Dan` is an entity of the class `person` already\n\
         f:18:89: error: a number with a `bound` needs an `ask` that says so"
    );
}

/// What the program says of a bank: standard output, standard error, exit code.
fn program(yaml: &str, article: &str, arguments: &[&str]) -> (String, String, i32) {
    let folder = tempfile::tempdir().expect("a folder");
    let file = |name: &str, text: &str| std::fs::write(folder.path().join(name), text);
    file("b.yaml", yaml).expect("a file");
    file("b.txt", article).expect("a file");
    let output = Command::new(env!("CARGO_BIN_EXE_quizpress"))
        .args(arguments)
        .current_dir(folder.path())
        .output()
        .expect("it runs");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("a text");
    let code = output.status.code().expect("an exit code");
    (text(output.stdout), text(output.stderr), code)
}

/// [`BANK`] with an article.
fn with_article() -> String {
    BANK.replace("title: T\n", "title: T\nsource: { article: b.txt }\n")
        .replace("pools: { person: [Dan] }\n", "")
        .replace(
            "{who} was first.'",
            "{who} was the first of them who came over the old hill to the town.'",
        )
}

const ARTICLE: &str = "Head\nAnn, the first of them who came over the old hill to the town, did not sing. Dan came fourth.\n";

#[test]
fn check_says_what_each_draft_lacks() {
    let (said, problems, code) = program(&with_article(), ARTICLE, &["check", "b.yaml"]);
    assert_eq!(code, 0);
    let drafts = "left out: 2 drafts, and 1 dropped\n  two: 0 questions\n    lacks: an `ask` for `n` that says its bound\n    \
                  lacks: `n`: `7` is not heard in the article\n    look: the article has no `2`\n  four: 2 questions\n";
    assert!(said.ends_with(drafts), "{said}");
    let copied = "`one` has 13 of the article's words in a row: `the first of them who came over the old hill to the town.`";
    assert!(problems.contains(copied), "{problems}");
    assert_eq!(
        program(&with_article(), ARTICLE, &["check", "b.yaml", "--strict"]).2,
        1
    );
    let (json, ..) = program(&with_article(), ARTICLE, &["check", "b.yaml", "--json"]);
    assert!(json.contains("\"dropped\": 1"), "{json}");
}

#[test]
fn drafts_are_left_out_unless_a_look_at_them_is_wanted() {
    let yaml = with_article();
    let (quiz, told, code) = program(
        &yaml,
        ARTICLE,
        &["export", "b.yaml", "--to", "text", "--all", "-s", "7"],
    );
    assert_eq!(code, 0, "{told}");
    assert!(!quiz.contains("fourth"));
    assert!(told.contains("2 drafts of `b.yaml` are left out"), "{told}");
    assert!(
        told.contains("`one` has 8 or more of the article's words in a row"),
        "{told}"
    );
    let print = ["print", "b.yaml", "--drafts", "--all", "-s", "7", "-o", "-"];
    let (sheet, told, code) = program(&yaml, ARTICLE, &print);
    assert_eq!(code, 0, "{told}");
    assert!(
        sheet.contains("<h1 dir=\"auto\">DRAFT: T</h1>") && sheet.contains("fourth"),
        "{sheet}"
    );
    assert!(told.contains("1 draft of `b.yaml` is left out"), "{told}");
    for command in ["export", "study", "cards"] {
        let (_, told, code) = program(&yaml, ARTICLE, &[command, "b.yaml", "--drafts"]);
        assert_eq!(code, 2, "{told}");
    }
    let drafts = yaml.replace("  - id: one\n", "  - id: one\n    draft: true\n");
    for command in [
        &["cards", "b.yaml"][..],
        &["export", "b.yaml", "--to", "text"],
        &["play", "b.yaml"],
    ] {
        let (_, told, code) = program(&drafts, ARTICLE, command);
        assert_eq!(code, 1, "{told}");
        assert!(
            told.contains("`b.yaml` has 3 drafts, and no fact that is accepted"),
            "{told}"
        );
    }
}
