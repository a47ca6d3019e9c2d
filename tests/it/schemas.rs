//! The schemas, held against what is read and written by a validator that shares no code with them.

use std::path::Path;
use std::{env, fs};

use jsonschema::Validator;
use quizpress::export::json;
use quizpress::facts::{self, Bank, Severity};
use quizpress::generate::Plan;
use quizpress::marking_file::MarkingFile;
use quizpress::sheet::{Answers, Job, Layout, Person, numbered};
use quizpress::{Facts, Quiz, generate};
use serde_json::{Value, json};

use crate::bank;
use crate::docs::pages::pages;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

#[track_caller]
fn validator(schema: &Value) -> Validator {
    jsonschema::draft202012::meta::validate(schema).unwrap();
    jsonschema::draft202012::new(schema).unwrap()
}

/// What a schema says against a value, a line each.
fn against(validator: &Validator, value: &Value) -> String {
    let errors = validator.iter_errors(value);
    let lines = errors.map(|error| format!("{}: {error}\n", error.instance_path()));
    lines.collect()
}

/// A bank as an editor sees it: what YAML 1.2 says of it, where `yes` is a text.
fn seen(yaml: &str) -> Option<Value> {
    let options = serde_yaml::options! { strict_booleans: true };
    serde_yaml::from_str_with_options(yaml, options).ok()
}

/// Every bank that stands somewhere in the project, by its name: those that ship, those of tests, those of documents.
fn banks() -> Vec<(String, String)> {
    let mut banks = Vec::new();
    let folders = ["questions", "tests/banks", "tests/hostile", "tests/golden"];
    let mut left: Vec<_> = folders.iter().map(|folder| root().join(folder)).collect();
    while let Some(path) = left.pop() {
        if path.is_dir() {
            left.extend(
                fs::read_dir(path)
                    .unwrap()
                    .map(|entry| entry.unwrap().path()),
            );
        } else if path.extension().is_some_and(|kind| kind == "yaml") {
            let name = path.display().to_string();
            if let Ok(yaml) = facts::decode(&name, fs::read(&path).unwrap()) {
                banks.push((name, yaml));
            }
        }
    }
    for page in pages() {
        let blocks = page.blocks();
        let yaml = blocks.iter().filter(|block| block.language == "yaml");
        banks.extend(yaml.map(|block| (page.name.clone(), block.body.to_owned())));
    }
    banks
}

#[test]
fn every_bank_that_is_read_has_the_shape_of_its_schema() {
    let validator = validator(&facts::schema());
    let mut count = 0;
    for (name, yaml) in banks() {
        if Bank::read(&name, &yaml).0.is_none() {
            continue;
        }
        let value = seen(&yaml).unwrap_or_else(|| panic!("{name}: not seen\n{yaml}"));
        let said = against(&validator, &value);
        assert_eq!(said, "", "{name}\n{yaml}");
        count += 1;
    }
    assert!(count > 20, "{count} banks");
}

/// What no schema can see: reasons, and below each what its problems say.
fn unseen() -> Vec<String> {
    let text = fs::read_to_string(root().join("tests/problems/unseen.txt")).unwrap();
    let kinds = text.lines().filter_map(|line| line.strip_prefix("    "));
    kinds.map(str::to_owned).collect()
}

/// Each case of `tests/problems` whose trouble is one of shape is refused; what no schema can see stands in `unseen.txt`,
/// by its reason.
#[test]
fn what_is_wrong_in_shape_is_refused() {
    let validator = validator(&facts::schema());
    let unseen = unseen();
    let mut used = vec![false; unseen.len()];
    let mut wrong = String::new();
    for (case, yaml) in bank::cases() {
        let (read, problems) = Bank::read("f", &yaml);
        let Some(value) = seen(&yaml) else {
            continue;
        };
        let said = against(&validator, &value);
        let errors = problems
            .iter()
            .filter(|problem| problem.level == Severity::Error);
        let errors: Vec<&str> = errors.map(|problem| problem.message.as_str()).collect();
        let kind = |error: &&str| unseen.iter().position(|kind| error.contains(kind));
        match (read.is_some(), said.is_empty()) {
            (true, false) => wrong += &format!("{case}\n  is read, and refused: {said}"),
            (false, true) => match errors.iter().map(kind).collect::<Option<Vec<_>>>() {
                Some(kinds) => kinds.into_iter().for_each(|kind| used[kind] = true),
                None => wrong += &format!("{case}\n  is accepted, in spite of {errors:?}\n"),
            },
            _ => {}
        }
    }
    for (kind, used) in unseen.iter().zip(used) {
        if !used {
            wrong += &format!("no problem is of the kind `{kind}`\n");
        }
    }
    assert_eq!(wrong, "");
}

fn quiz(name: &str) -> Quiz {
    let yaml = fs::read_to_string(root().join("questions").join(name)).unwrap();
    let facts = Facts::parse(name, &yaml).unwrap();
    generate::every(&facts, &Plan::new("7")).unwrap()
}

fn written(quiz: &Quiz) -> Value {
    let mut bytes = Vec::new();
    json::write(quiz, &mut bytes).unwrap();
    serde_json::from_slice(&bytes).unwrap()
}

#[test]
fn every_quiz_that_is_written_or_read_has_the_shape_of_its_schema() {
    let validator = validator(&json::schema());
    let mut count = 0;
    for entry in fs::read_dir(root().join("questions")).unwrap() {
        let name = entry.unwrap().file_name();
        let quiz = written(&quiz(name.to_str().unwrap()));
        assert_eq!(against(&validator, &quiz), "");
    }
    for entry in fs::read_dir(root().join("tests/golden")).unwrap() {
        let path = entry.unwrap().path().join("quiz.json");
        if let Ok(text) = fs::read_to_string(&path) {
            let quiz = serde_json::from_str(&text).unwrap();
            assert_eq!(against(&validator, &quiz), "", "{path:?}");
            count += 1;
        }
    }
    assert!(count >= 4, "{count} quizzes");
    let least = json!({ "format": 1, "title": "Sums", "of another program": [], "questions": [
        { "form": "number", "stem": "1 + 1?", "value": 2 } ] });
    assert!(json::read(&least.to_string()).is_ok());
    assert_eq!(against(&validator, &least), "");
}

/// One thing in a value is changed, or taken away where it becomes nothing.
fn changed(value: &Value, pointer: &str, to: Value) -> Value {
    let mut value = value.clone();
    let (parent, name) = pointer.rsplit_once('/').unwrap();
    let parent = value.pointer_mut(parent).unwrap().as_object_mut().unwrap();
    match to {
        Value::Null => drop(parent.remove(name).unwrap()),
        to => drop(parent.insert(name.into(), to)),
    }
    value
}

#[test]
fn a_quiz_of_another_shape_is_refused() {
    let validator = validator(&json::schema());
    let quiz = written(&quiz("apollo-11.yaml"));
    for (pointer, to) in [
        ("/format", json!(2)),
        ("/format", Value::Null),
        ("/title", Value::Null),
        ("/title", json!(7)),
        ("/questions", json!({})),
        ("/questions/0/stem", Value::Null),
        ("/questions/0/form", json!("riddle")),
        ("/questions/0/form", Value::Null),
        ("/questions/0/answers", json!("one")),
        ("/questions/0/paragraph", json!(-1)),
        ("/questions/0/options", json!(["one"])),
        ("/questions/0/accept", json!([1])),
    ] {
        let wrong = changed(&quiz, pointer, to);
        assert_ne!(against(&validator, &wrong), "", "{pointer}");
        assert!(json::read(&wrong.to_string()).is_err(), "{pointer}");
    }
}

fn marking_file(answers: Answers, people: &[&str]) -> Value {
    let quiz = quiz("apollo-11.yaml");
    let mut people: Vec<Person> = people.iter().map(|name| Person::named(name)).collect();
    if let Some(first) = people.first_mut() {
        first.id = Some("u1".into());
    }
    let copies = numbered(people, Some(2), 1);
    let mut layout = Layout::default();
    layout.answers = answers;
    let job = Job {
        copies: &copies,
        ..Job::new(&quiz, layout)
    };
    let file = MarkingFile::of(&job, job.digest()).unwrap();
    let mut bytes = Vec::new();
    file.write(&mut bytes).unwrap();
    serde_json::from_slice(&bytes).unwrap()
}

#[test]
fn a_marking_file_has_the_shape_of_its_schema() {
    let validator = validator(&MarkingFile::schema());
    for answers in [Answers::Inline, Answers::Sheet, Answers::Both] {
        for people in [&[][..], &["Ada", "Ben"]] {
            let file = marking_file(answers, people);
            assert_eq!(against(&validator, &file), "");
        }
    }
    let file = marking_file(Answers::Sheet, &["Ada"]);
    for (pointer, to) in [
        ("/format", json!(2)),
        ("/digest", Value::Null),
        ("/quiz/questions/0/form", json!("riddle")),
        ("/versions/0/questions/0/form", json!("riddle")),
        ("/versions/0/questions/0/key", json!(["A"])),
        ("/copies/0/number", json!("one")),
        ("/geometry/rows/0/verdict", json!([[0, 0]])),
    ] {
        let wrong = changed(&file, pointer, to);
        assert_ne!(against(&validator, &wrong), "", "{pointer}");
    }
}
