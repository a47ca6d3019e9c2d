//! Laws of the formats that are XML documents, packages or tables of HTML: whatever a quiz or a deck says comes back
//! as it was, from parsers that are not ours.

use proptest::prelude::proptest;
use proptest::{prop_assert, prop_assert_eq};
use quizpress::export::{self, Options, Writer};
use quizpress::{Form, Question, Quiz};
use roxmltree::{Document, Node};

use crate::outputs::asked as asked_as;
use crate::outputs::{quiz, text};
use crate::package::{members, open};
use crate::readers::{alone, deck_bytes, deck_of, kept, shown, written_deck};

/// The fractions that Moodle takes (its list in `question/engine/bank.php`).
const FRACTIONS: [&str; 20] = [
    "100", "90", "83.33333", "80", "75", "70", "66.66667", "60", "50", "40", "33.33333", "30",
    "25", "20", "16.66667", "14.28571", "12.5", "11.11111", "10", "5",
];

/// The first element below a node with this name.
pub fn below<'a, 'd>(node: Node<'a, 'd>, name: &str) -> Option<Node<'a, 'd>> {
    node.descendants().find(|node| node.has_tag_name(name))
}

/// All of them.
pub fn all<'a, 'd>(node: Node<'a, 'd>, name: &str) -> Vec<Node<'a, 'd>> {
    let named = node
        .descendants()
        .filter(|node| node.tag_name().name() == name);
    named.collect()
}

/// The text of a node's child with this name.
pub fn said<'a>(node: Node<'a, '_>, name: &str) -> &'a str {
    let child = node
        .children()
        .find(|child| child.tag_name().name() == name);
    child.and_then(|child| child.text()).unwrap_or_default()
}

/// What XHTML shows, whose only elements are ends of lines.
pub fn flat(node: Node) -> String {
    let parts = node
        .descendants()
        .filter_map(|part| match part.tag_name().name() {
            "br" => Some("\n"),
            _ if part.is_text() => part.text(),
            _ => None,
        });
    parts.collect()
}

/// The texts of the right options, each by its position.
fn rights(question: &Question) -> Vec<usize> {
    let positions = 0..question.form.options().len();
    positions
        .filter(|&position| question.form.correct(position) == Some(true))
        .collect()
}

/// What a format writes of one question, and of no other, as bytes.
fn package(format: &str, question: &Question, quiz: &Quiz) -> Vec<(String, Vec<u8>)> {
    let one = Quiz {
        questions: vec![question.clone()],
        ..quiz.clone()
    };
    let Some(Writer::Quiz(write)) = export::find(format).map(|format| format.write) else {
        panic!("`{format}` is no format of a quiz");
    };
    let mut bytes = Vec::new();
    write(&one, &Options::default(), &mut bytes).expect("a vector takes everything");
    members(&bytes)
}

/// The documents of a package whose root has this name.
fn documents(members: Vec<(String, Vec<u8>)>, root: &str) -> Vec<String> {
    let texts = members
        .into_iter()
        .filter(|(name, _)| name.ends_with(".xml"))
        .map(|(_, bytes)| String::from_utf8(bytes).expect("UTF-8"));
    texts
        .filter(|text| {
            let document = Document::parse(text).expect("well-formed");
            document.root_element().tag_name().name() == root
        })
        .collect()
}

/// The fields of each note in an Anki package.
pub fn notes(package: &[u8]) -> Vec<Vec<String>> {
    let collection = members(package)
        .into_iter()
        .find(|(name, _)| name == "collection.anki2")
        .expect("a collection")
        .1;
    let database = open(&collection);
    let mut query = database
        .prepare("select flds from notes order by id")
        .expect("notes");
    let rows = query
        .query_map((), |row| row.get::<_, String>(0))
        .expect("rows");
    rows.map(|row| {
        row.expect("a row")
            .split('\u{1f}')
            .map(str::to_owned)
            .collect()
    })
    .collect()
}

/// What a field shows: its lines, and its references read.
pub fn decoded(field: &str) -> String {
    let plain = field
        .replace("<br>", "\n")
        .replace("<b>", "")
        .replace("</b>", "");
    let mut parts = plain.split('&');
    let mut read = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (name, rest) = part.split_once(';').expect("a whole reference");
        read.push(match name {
            "amp" => '&',
            "lt" => '<',
            "gt" => '>',
            "quot" => '"',
            number => {
                let code = number.strip_prefix('#').and_then(|code| code.parse().ok());
                code.and_then(char::from_u32).expect("a known reference")
            }
        });
        read.push_str(rest);
    }
    read
}

/// The cells of a line between tabs; a quoted one may hold tabs, and doubles its quotes.
pub fn cells(line: &str) -> Vec<String> {
    let (mut cells, mut is_quoted) = (vec![String::new()], false);
    let mut signs = line.chars().peekable();
    while let Some(sign) = signs.next() {
        let cell = cells.last_mut().expect("a cell");
        match sign {
            '"' if is_quoted && signs.peek() == Some(&'"') => cell.extend(signs.next()),
            '"' if is_quoted => is_quoted = false,
            '"' if cell.is_empty() => is_quoted = true,
            '\t' if !is_quoted => cells.push(String::new()),
            sign => cell.push(sign),
        }
    }
    cells
}

proptest! {
    #[test]
    fn moodle_says_what_the_quiz_says(quiz in quiz()) {
        for (question, text) in alone("moodle", &quiz) {
            let document = Document::parse(&text).expect("well-formed");
            let asked = all(document.root(), "question");
            let asked = asked.into_iter().find(|node| node.attribute("type") != Some("category"));
            let Some(asked) = asked else { continue };
            let stem = below(asked, "questiontext").map_or("", |node| said(node, "text"));
            prop_assert_eq!(shown(stem), kept(&asked_as(question, "\n", &quiz)));
            let answers = all(asked, "answer");
            let kind = asked.attribute("type").unwrap_or_default();
            let weighed = answers.iter().filter(|_| kind != "ordering");
            for answer in weighed {
                let fraction = answer.attribute("fraction").unwrap_or("0").trim_start_matches('-');
                prop_assert!(fraction == "0" || FRACTIONS.contains(&fraction), "{}", fraction);
            }
            let positive = |answer: &Node| !answer.attribute("fraction").unwrap_or("0").starts_with(['0', '-']);
            let keyed: Vec<usize> = (0..answers.len()).filter(|&at| positive(&answers[at])).collect();
            match &question.form {
                Form::TrueFalse(_) if kind == "truefalse" => {
                    let texts: Vec<&str> = answers.iter().map(|answer| said(*answer, "text")).collect();
                    prop_assert_eq!(texts, ["true", "false"]);
                    prop_assert_eq!(keyed, rights(question));
                }
                Form::SingleChoice(_) | Form::TrueFalse(_) | Form::MultipleChoice(_) => {
                    let texts: Vec<String> = answers.iter().map(|answer| shown(said(*answer, "text"))).collect();
                    let options: Vec<String> = question.form.options().iter().map(|option| kept(&option.text)).collect();
                    prop_assert_eq!(texts, options);
                    prop_assert_eq!(keyed, rights(question));
                    let shuffled = said(asked, "shuffleanswers") == "true";
                    prop_assert_eq!(shuffled, !question.form.ordered());
                }
                Form::Ordering(_) | Form::Date(_) | Form::Number(_) => {}
            }
        }
    }

    #[test]
    fn qti_says_what_the_quiz_says(quiz in quiz()) {
        for question in &quiz.questions {
            let chosen = matches!(question.form, Form::SingleChoice(_) | Form::MultipleChoice(_));
            let options: Vec<String> = question.form.options().iter().map(|option| kept(&option.text)).collect();
            for text in documents(package("qti12", question, &quiz), "questestinterop") {
                let document = Document::parse(&text).expect("well-formed");
                let Some(item) = all(document.root(), "item").into_iter().next() else { continue };
                let asked = all(item, "mattext").into_iter().next().and_then(|node| node.text());
                prop_assert_eq!(shown(asked.unwrap_or_default()), kept(&asked_as(question, "\n", &quiz)));
                if !chosen { continue; }
                let labels = all(item, "response_label");
                let texts: Vec<String> = labels
                    .iter()
                    .map(|label| shown(all(*label, "mattext")[0].text().unwrap_or_default()))
                    .collect();
                prop_assert_eq!(&texts, &options);
                let full = all(item, "respcondition").into_iter().find(|node| !all(*node, "setvar").is_empty());
                let full = full.expect("an answer scores");
                let named = |position: &usize| labels[*position].attribute("ident");
                let wanted: Vec<Option<&str>> = rights(question).iter().map(named).collect();
                let scored: Vec<Option<&str>> = all(full, "varequal")
                    .into_iter()
                    .filter(|node| node.parent().is_some_and(|parent| parent.tag_name().name() != "not"))
                    .map(|node| node.text())
                    .collect();
                prop_assert_eq!(scored, wanted);
            }
            for text in documents(package("qti21", question, &quiz), "assessmentItem") {
                let document = Document::parse(&text).expect("well-formed");
                let root = document.root();
                if !chosen { continue; }
                prop_assert_eq!(flat(all(all(root, "itemBody")[0], "p")[0]), kept(&question.stem));
                let choices = all(root, "simpleChoice");
                let texts: Vec<String> = choices.iter().map(|choice| flat(*choice)).collect();
                prop_assert_eq!(&texts, &options);
                let named = |position: &usize| choices[*position].attribute("identifier");
                let wanted: Vec<Option<&str>> = rights(question).iter().map(named).collect();
                let correct = all(all(root, "correctResponse")[0], "value");
                let correct: Vec<Option<&str>> = correct.iter().map(|value| value.text()).collect();
                prop_assert_eq!(correct, wanted);
            }
        }
    }

    #[test]
    fn anki_shows_what_the_deck_says(front in text(), back in text()) {
        let deck = deck_of(&front, &back);
        let read = notes(&deck_bytes("anki", &deck));
        let is_blank = |side: &str| quizpress::sanitize::visible(side).trim().is_empty();
        prop_assert_eq!(read.len(), usize::from(!is_blank(&front) && !is_blank(&back)));
        if read.is_empty() { return Ok(()); }
        for side in [&front, &back] {
            let wanted = kept(side.trim());
            prop_assert!(read[0].iter().any(|field| decoded(field).contains(&wanted)), "{:?} in {:?}", side, read);
        }
        let table = written_deck("tsv", &deck);
        let rows: Vec<&str> = table.lines().filter(|line| !line.starts_with('#')).collect();
        prop_assert_eq!(rows.len(), 1, "{:?}", table);
        let cells = cells(rows[0]);
        prop_assert_eq!(cells.len(), 5);
        prop_assert_eq!(&cells[0], "a/f/x");
        for (side, cell) in [(&front, 2), (&back, 3)] {
            prop_assert!(decoded(&cells[cell]).contains(&kept(side.trim())), "{:?} in {:?}", side, cells);
        }
    }
}

/// The identifiers of the options, in order, of a choice with this key.
fn identifiers(format: &str, key: usize) -> Vec<String> {
    let facts = crate::banks::shipped().remove(0).1.facts();
    let plan = quizpress::Plan::new("7").kinds(["which"]);
    let quiz = quizpress::generate(&facts, &plan).expect("a quiz");
    let whole = |question: &&Question| question.form.options().len() == 4;
    let mut question = quiz
        .questions
        .iter()
        .find(whole)
        .expect("four options")
        .clone();
    let options = question.form.options().to_vec();
    let choices = quizpress::quiz::SingleChoice::new(options, key, false).expect("a choice");
    question.form = Form::SingleChoice(choices);
    let (root, option, name) = match format {
        "qti12" => ("questestinterop", "response_label", "ident"),
        _ => ("assessmentItem", "simpleChoice", "identifier"),
    };
    let texts = documents(package(format, &question, &quiz), root);
    let document = Document::parse(&texts[0]).expect("well-formed");
    let labels = all(document.root(), option);
    let names = labels.iter().filter_map(|label| label.attribute(name));
    names.map(str::to_owned).collect()
}

#[test]
fn the_identifiers_of_options_say_nothing_of_the_key() {
    for format in ["qti12", "qti21"] {
        let [first, last] = [0, 3].map(|key| identifiers(format, key));
        assert_eq!(first.len(), 4);
        assert_eq!(first, last, "{format}");
    }
}
