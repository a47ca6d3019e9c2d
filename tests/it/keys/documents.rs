//! XML, and packages of it.

use roxmltree::{Document, Node};

use super::{Item, Right};
use crate::documents::{all, below, flat, said};
use crate::package::members;
use crate::readers::shown;

/// Moodle XML: the fractions of the answers.
pub fn moodle(bytes: &[u8]) -> Vec<Item> {
    let text = std::str::from_utf8(bytes).expect("UTF-8");
    let document = Document::parse(text).expect("well-formed");
    let questions = all(document.root(), "question");
    let asked = questions
        .into_iter()
        .filter(|node| node.attribute("type") != Some("category"));
    asked
        .map(|node| Item {
            stem: shown(below(node, "questiontext").map_or("", |node| said(node, "text"))),
            right: weighed(node),
        })
        .collect()
}

fn weighed(question: Node) -> Right {
    let fraction = |node: &Node| -> f64 {
        let fraction = node.attribute("fraction").expect("a fraction");
        fraction.parse().expect("a number")
    };
    let mut answers = all(question, "answer");
    let kind = question.attribute("type").expect("a type");
    if kind == "ordering" {
        answers.sort_by(|one, other| fraction(one).total_cmp(&fraction(other)));
    } else {
        answers.retain(|node| fraction(node) > 0.0);
    }
    let texts: Vec<String> = answers
        .iter()
        .map(|node| shown(said(*node, "text")))
        .collect();
    match kind {
        "truefalse" => Right::Truth(texts == ["true"]),
        "multichoice" | "ordering" => Right::Shown(texts),
        "shortanswer" => Right::Typed(said_plainly(&answers)),
        "numerical" => Right::Exact(said_plainly(&answers)),
        other => panic!("Moodle has no type `{other}`"),
    }
}

/// Texts that hold no markup.
fn said_plainly(answers: &[Node]) -> Vec<String> {
    let texts = answers.iter().map(|node| said(*node, "text").to_owned());
    texts.collect()
}

/// The text of a member of a package.
fn member(bytes: &[u8], is_it: impl Fn(&str) -> bool) -> Option<String> {
    let found = members(bytes).into_iter().find(|(name, _)| is_it(name));
    found.map(|(_, bytes)| String::from_utf8(bytes).expect("UTF-8"))
}

/// QTI 1.2: what scores.
pub fn qti12(bytes: &[u8]) -> Vec<Item> {
    let quizzes = members(bytes).into_iter().filter_map(|(name, bytes)| {
        let text = String::from_utf8(bytes).expect("UTF-8");
        (name.ends_with(".xml") && text.contains("<questestinterop")).then_some(text)
    });
    let mut items = Vec::new();
    for text in quizzes {
        let document = Document::parse(&text).expect("well-formed");
        items.extend(all(document.root(), "item").into_iter().map(scored));
    }
    items
}

fn scored(item: Node) -> Item {
    let asked = |node: Node| shown(all(node, "mattext")[0].text().unwrap_or_default());
    let conditions: Vec<Node> = all(item, "respcondition")
        .into_iter()
        .filter(|node| !all(*node, "setvar").is_empty())
        .collect();
    let is_wanted = |node: &Node| {
        node.parent()
            .is_some_and(|parent| parent.tag_name().name() != "not")
    };
    let named = |condition: &Node| -> Vec<(String, String)> {
        let equal = all(*condition, "varequal").into_iter().filter(is_wanted);
        let pair = |node: Node| {
            let of = node.attribute("respident").expect("what is answered");
            (of.to_owned(), node.text().unwrap_or_default().to_owned())
        };
        equal.map(pair).collect()
    };
    let wanted: Vec<(String, String)> = conditions.iter().flat_map(named).collect();
    let field = |label: &str| {
        let fields = all(item, "qtimetadatafield");
        let field = fields
            .into_iter()
            .find(|field| said(*field, "fieldlabel") == label);
        said(field.expect("a field"), "fieldentry")
    };
    let right = match field("question_type") {
        "short_answer_question" => Right::Typed(wanted.into_iter().map(|(_, text)| text).collect()),
        "matching_question" => {
            let mut rows: Vec<(usize, String)> = all(item, "response_lid")
                .into_iter()
                .map(|row| {
                    let ident = row.attribute("ident").expect("a name");
                    let rank = wanted.iter().find(|(of, _)| of == ident).expect("a rank");
                    let label = all(row, "response_label")
                        .into_iter()
                        .find(|label| label.attribute("ident") == Some(&rank.1));
                    let rank = asked(label.expect("a label")).parse();
                    (rank.expect("a number"), asked(row))
                })
                .collect();
            rows.sort();
            Right::Shown(rows.into_iter().map(|(_, text)| text).collect())
        }
        "multiple_choice_question" | "multiple_answers_question" | "true_false_question" => {
            let labels = all(item, "response_label").into_iter().filter(|label| {
                let ident = label.attribute("ident");
                wanted.iter().any(|(_, text)| Some(text.as_str()) == ident)
            });
            Right::Shown(labels.map(asked).collect())
        }
        "numerical_question" => Right::Exact(wanted.into_iter().map(|(_, text)| text).collect()),
        other => panic!("Canvas has no type `{other}`"),
    };
    Item {
        stem: asked(item),
        right,
    }
}

/// QTI 2.1: the correct responses and the mappings, in the order of the test.
pub fn qti21(bytes: &[u8]) -> Vec<Item> {
    let test = member(bytes, |name| name == "test.xml").expect("a test");
    let document = Document::parse(&test).expect("well-formed");
    let items = all(document.root(), "assessmentItemRef").into_iter();
    items
        .map(|item| {
            let href = item.attribute("href").expect("a file");
            let text = member(bytes, |name| name == href).expect("an item");
            declared(&Document::parse(&text).expect("well-formed"))
        })
        .collect()
}

fn declared(document: &Document) -> Item {
    let root = document.root();
    let body = all(root, "itemBody")[0];
    let values = |node: Node| -> Vec<String> {
        let values = all(node, "value").into_iter();
        values.map(flat).collect()
    };
    let correct = values(all(root, "correctResponse")[0]);
    let choices = all(body, "simpleChoice");
    let shown = |ident: &String| {
        let choice = choices
            .iter()
            .find(|choice| choice.attribute("identifier") == Some(ident));
        flat(*choice.expect("a choice"))
    };
    let right = if choices.is_empty() {
        let entries = all(root, "mapEntry").into_iter();
        let mapped = entries.filter(|entry| entry.attribute("mappedValue") == Some("1"));
        let mapped = mapped.map(|entry| entry.attribute("mapKey").expect("a key").to_owned());
        Right::Typed(correct.into_iter().chain(mapped).collect())
    } else {
        Right::Shown(correct.iter().map(shown).collect())
    };
    Item {
        stem: flat(all(body, "p")[0]),
        right,
    }
}

/// Kahoot's workbook: the numbers in the last column.
pub fn kahoot(bytes: &[u8]) -> Vec<Item> {
    let sheet = member(bytes, |name| name.ends_with("/sheet1.xml")).expect("a sheet");
    let strings = member(bytes, |name| name.ends_with("/sharedStrings.xml")).expect("texts");
    let strings = Document::parse(&strings).expect("well-formed");
    let strings: Vec<String> = all(strings.root(), "si").into_iter().map(flat).collect();
    let sheet = Document::parse(&sheet).expect("well-formed");
    let cell = |row: Node, column: &str| -> Option<String> {
        let name = format!("{column}{}", row.attribute("r").expect("a number"));
        let cells = all(row, "c").into_iter();
        let cell = cells
            .into_iter()
            .find(|cell| cell.attribute("r") == Some(&name))?;
        let value = said(cell, "v").to_owned();
        Some(match cell.attribute("t") {
            Some("s") => strings[value.parse::<usize>().expect("a position")].clone(),
            _ => value,
        })
    };
    // Kahoot finds the questions below its own head.
    let rows = all(sheet.root(), "row").into_iter();
    let rows = rows.skip_while(|row| {
        !cell(*row, "H").is_some_and(|text| text.starts_with("Correct answer(s)"))
    });
    let read = |row: Node| {
        let keys = cell(row, "H").expect("a key");
        let right = keys.split(',').map(|key| {
            let column = ["C", "D", "E", "F"][key.parse::<usize>().expect("a number") - 1];
            cell(row, column).expect("an answer")
        });
        Item {
            stem: cell(row, "B").expect("a question"),
            right: Right::Shown(right.collect()),
        }
    };
    rows.skip(1).map(read).collect()
}
