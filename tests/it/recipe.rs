//! The recipe: what an existing plan draws changes with its number, and never without.

use std::fs;
use std::path::Path;

use quizpress::random::{Fnv, RECIPE};
use quizpress::{Facts, Plan, generate};

/// One label over what 200 seeds draw from every bank that ships.
fn drawn() -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("questions");
    let mut banks: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|bank| bank.unwrap().path())
        .collect();
    banks.sort();
    let mut hash = Fnv::default();
    for bank in banks {
        let name = bank.file_name().unwrap().to_string_lossy().into_owned();
        let facts = Facts::parse(&name, &fs::read_to_string(&bank).unwrap()).unwrap();
        for seed in 0..200 {
            let quiz = generate(&facts, &Plan::new(&seed.to_string())).unwrap();
            for question in &quiz.questions {
                hash.part(&question.id);
                for option in question.form.options() {
                    hash.part(&option.text);
                }
            }
        }
    }
    hash.label()
}

/// `tests/recipe.txt` holds a line for each recipe there was since this test. `UPDATE_GOLDEN=1` adds the line of a
/// new one, and changes no other: a bank that ships and is reworded asks for a new line as well, by hand.
#[test]
fn what_is_drawn_changes_with_the_recipe_alone() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/recipe.txt");
    let known = fs::read_to_string(&path).unwrap_or_default();
    let line = format!("r{RECIPE} {}", drawn());
    let of_this = |known: &&str| known.starts_with(&format!("r{RECIPE} "));
    match known.lines().find(of_this) {
        Some(known) => assert_eq!(
            line, known,
            "the recipe draws something else: raise random::RECIPE, and say why in the changelog"
        ),
        None if std::env::var_os("UPDATE_GOLDEN").is_some() => {
            fs::write(&path, format!("{known}{line}\n")).unwrap()
        }
        None => panic!("recipe r{RECIPE} has no line yet: UPDATE_GOLDEN=1 cargo test adds it"),
    }
}
