//! What the programs of schools are promised: whole records, and nothing before its time.

use std::collections::BTreeSet;

use quizpress::deck::{Deck, deck};
use quizpress::export::{FORMATS, Format, Options, Writer, json};
use quizpress::generate::{Plan, every};
use quizpress::{Facts, Quiz, lang};
use roxmltree::{Document, Node};

use crate::package;

const APOLLO: &str = include_str!("../../questions/apollo-11.yaml");

/// What Moodle's own export (`writequestion` of its XML format, and that of its type `ordering`) holds for every
/// question, in its order.
const EVERY: [&str; 7] = [
    "name",
    "questiontext",
    "generalfeedback",
    "defaultgrade",
    "penalty",
    "hidden",
    "idnumber",
];

/// What it holds for each type beside that. `shownumcorrect` of an order may stand anywhere in it, but must stand.
const RECORDS: [(&str, &[&str]); 5] = [
    ("truefalse", &["answer"]),
    (
        "multichoice",
        &[
            "single",
            "shuffleanswers",
            "answernumbering",
            "showstandardinstruction",
            "correctfeedback",
            "partiallycorrectfeedback",
            "incorrectfeedback",
            "answer",
        ],
    ),
    ("shortanswer", &["usecase", "answer"]),
    (
        "numerical",
        &[
            "answer",
            "unitgradingtype",
            "unitpenalty",
            "showunits",
            "unitsleft",
            "instructions",
        ],
    ),
    (
        "ordering",
        &[
            "layouttype",
            "selecttype",
            "selectcount",
            "gradingtype",
            "showgrading",
            "numberingstyle",
            "shownumcorrect",
            "correctfeedback",
            "partiallycorrectfeedback",
            "incorrectfeedback",
            "answer",
        ],
    ),
];

/// What it holds only where there is something to say.
const WHERE_NEEDED: [&str; 2] = ["tags", "units"];

/// The texts that Moodle keeps with a format of their own.
const FORMATTED: [&str; 7] = [
    "questiontext",
    "generalfeedback",
    "correctfeedback",
    "partiallycorrectfeedback",
    "incorrectfeedback",
    "instructions",
    "feedback",
];

fn facts(yaml: &str) -> Facts {
    Facts::parse("bank.yaml", yaml).expect("a sound bank")
}

fn sample() -> Quiz {
    json::read(include_str!("../golden/sample/quiz.json")).expect("a quiz")
}

/// A quiz or a deck in a format, whichever it reads.
fn written(format: &Format, quiz: &Quiz, deck: &Deck) -> Vec<u8> {
    let (mut bytes, options) = (Vec::new(), Options::default());
    match format.write {
        Writer::Quiz(write) => write(quiz, &options, &mut bytes),
        Writer::Deck(write) => write(deck, &options, &mut bytes),
    }
    .expect("a vector takes everything");
    bytes
}

fn text_of(name: &str, quiz: &Quiz) -> String {
    let format = FORMATS.iter().find(|format| format.name == name);
    let bytes = written(format.expect("a format"), quiz, &deck(&facts(APOLLO)));
    String::from_utf8(bytes).expect("UTF-8")
}

/// The names of a node's children, each once, in their order.
fn fields<'d>(node: Node<'_, 'd>) -> Vec<&'d str> {
    let mut names = Vec::new();
    for child in node.children().filter(Node::is_element) {
        if !names.contains(&child.tag_name().name()) {
            names.push(child.tag_name().name());
        }
    }
    names
}

#[test]
fn every_moodle_record_is_whole() {
    let all = every(&facts(APOLLO), &Plan::new("7")).expect("questions");
    let mut seen = BTreeSet::new();
    for quiz in [sample(), all] {
        let xml = text_of("moodle", &quiz);
        let document = Document::parse(&xml).expect("XML");
        for node in document.root_element().children().filter(Node::is_element) {
            let kind = node.attribute("type").expect("a type");
            let mut found = fields(node);
            found.retain(|name| !WHERE_NEEDED.contains(name));
            if kind == "category" {
                assert_eq!(found, ["category", "info", "idnumber"]);
                continue;
            }
            let (kind, own) = RECORDS
                .iter()
                .find(|(name, _)| *name == kind)
                .unwrap_or_else(|| panic!("Moodle has no type `{kind}`"));
            seen.insert(*kind);
            let wanted: Vec<&str> = EVERY.iter().chain(*own).copied().collect();
            assert_eq!(found, wanted, "{kind}");
            for part in node.descendants().filter(Node::is_element) {
                let name = part.tag_name().name();
                assert!(
                    !FORMATTED.contains(&name) || part.attribute("format").is_some(),
                    "`{name}` of {kind} has no format"
                );
                if name == "answer" {
                    let mut parts = fields(part);
                    parts.sort_unstable();
                    let numerical = ["feedback", "text", "tolerance"];
                    let wanted = if *kind == "numerical" {
                        &numerical[..]
                    } else {
                        &numerical[..2]
                    };
                    assert_eq!(parts, wanted, "an answer of {kind}");
                }
            }
        }
    }
    assert_eq!(seen.len(), RECORDS.len(), "{seen:?}");
}

#[test]
fn no_order_of_moodle_invents_hints() {
    let xml = text_of("moodle", &sample());
    let orders = xml.matches("type=\"ordering\"").count();
    assert_eq!(orders, 1);
    assert_eq!(xml.matches("<shownumcorrect/>").count(), orders);
}

/// Stands in no text but the article's headline.
const HEADLINE: &str = "Zyqx headline that answers";

/// The text of a document without what is told after an answer.
fn untold(xml: &str, told: &[&str]) -> String {
    let document = Document::parse(xml).expect("XML");
    let hidden = |node: &Node| {
        node.ancestors()
            .any(|above| told.contains(&above.tag_name().name()))
    };
    let nodes = document.descendants().filter(|node| !hidden(node));
    let texts = nodes.flat_map(|node| {
        let attributes = node.attributes().map(|attribute| attribute.value());
        node.text()
            .into_iter()
            .chain(attributes)
            .collect::<Vec<_>>()
    });
    texts.collect::<Vec<_>>().join("\n")
}

/// The same of all documents in a package.
fn untold_members(package: &[u8], told: &[&str]) -> String {
    let members = package::members(package).into_iter();
    let texts = members.map(|(name, bytes)| {
        let text = String::from_utf8(bytes).expect("UTF-8");
        name + "\n" + &untold(&text, told)
    });
    texts.collect::<Vec<_>>().join("\n")
}

/// The decks of an Anki package, and of each note the fields that its front shows.
fn fronts(package: &[u8]) -> String {
    let members = package::members(package);
    let database = package::open(&members[0].1);
    let (decks, models): (String, String) = database
        .query_row("SELECT decks, models FROM col", [], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })
        .expect("a collection");
    let models: serde_json::Value = serde_json::from_str(&models).expect("JSON");
    let mut text = decks;
    let mut query = database
        .prepare("SELECT mid, flds FROM notes")
        .expect("notes");
    let mut rows = query.query([]).expect("rows");
    while let Some(row) = rows.next().expect("a row") {
        let (kind, told): (i64, String) =
            (row.get(0).expect("a type"), row.get(1).expect("fields"));
        let model = &models[kind.to_string()];
        let front = model["tmpls"][0]["qfmt"].as_str().expect("a front");
        let names = model["flds"].as_array().expect("fields");
        for (name, field) in names.iter().zip(told.split('\u{1f}')) {
            let name = name["name"].as_str().expect("a name");
            if front.contains(&format!("{name}}}}}")) {
                text.push_str(field);
            }
        }
    }
    text
}

/// What a learner sees of a file before the answers.
fn seen_first(name: &str, bytes: &[u8]) -> String {
    let text = || String::from_utf8(bytes.to_vec()).expect("UTF-8");
    let before = |mark: &str| {
        let text = text();
        let (before, _) = text
            .split_once(mark)
            .unwrap_or_else(|| panic!("{name} lacks {mark}"));
        before.to_owned()
    };
    match name {
        "moodle" => untold(&text(), &["generalfeedback", "feedback"]),
        "gift" => {
            let text = text();
            let lines = text.lines().filter(|line| !line.contains("####"));
            lines.collect::<Vec<_>>().join("\n")
        }
        "qti12" => untold_members(bytes, &["itemfeedback"]),
        "qti21" => untold_members(bytes, &["modalFeedback"]),
        "kahoot" => untold_members(bytes, &[]),
        "anki" => fronts(bytes),
        "tsv" => {
            let text = text();
            let fronts = text.lines().map(|line| match line.split('\t').nth(3) {
                Some(back) => line.replace(back, ""),
                None => line.to_owned(),
            });
            fronts.collect::<Vec<_>>().join("\n")
        }
        "markdown" => before(&format!("## {}", lang::of("en").sheet.key)),
        "text" => before(&format!("\n{}\n===", lang::of("en").sheet.key)),
        // A program decides what it shows of these, and they name what is the headline.
        "json" => before("\"source\": {"),
        "page" => before("<section id=\"result\""),
        "aiken" | "csv" | "tsv-plain" | "markdown-cards" => text(),
        other => panic!("say what a learner sees first of `{other}`"),
    }
}

#[test]
fn no_format_shows_the_headline_before_the_answers() {
    let facts = facts(APOLLO);
    let mut quiz = sample();
    quiz.source.name = Some(HEADLINE.into());
    let mut deck = deck(&facts);
    deck.source.name = Some(HEADLINE.into());
    for format in FORMATS {
        let seen = seen_first(format.name, &written(format, &quiz, &deck));
        assert!(seen.len() > 100, "{}: nothing is seen of it", format.name);
        assert!(!seen.contains(HEADLINE), "{}: {seen}", format.name);
    }
}
