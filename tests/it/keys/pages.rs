//! What people read, and programs that show it: Markdown, plain text, JSON and the page.

use serde_json::Value;

use super::tables::lettered;
use super::{Item, Right, squeezed};
use crate::readers::shown;

/// A text of Markdown in which every mark is escaped.
pub fn unescaped(text: &str) -> String {
    let mut read = String::new();
    let text = text.replace("<br>", "\n");
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        read.extend(if c == '\\' { chars.next() } else { Some(c) });
    }
    read
}

/// The text of a line that begins with a number and a full stop.
fn numbered(line: &str) -> Option<&str> {
    let rest = line
        .trim_start()
        .trim_start_matches(|c: char| c.is_ascii_digit());
    (rest.len() < line.trim_start().len()).then(|| rest.strip_prefix(". "))?
}

/// A stem and its options.
type Asked = (String, Vec<String>);

/// What a key says of a question, in pieces: a letter and the text of its option, or no letter and a text to be typed.
type Entry = Vec<(Option<String>, String)>;

/// Adds to the questions what the key says of them.
fn keyed(questions: Vec<Asked>, entries: Vec<Entry>) -> Vec<Item> {
    assert_eq!(questions.len(), entries.len(), "a key for every question");
    let read = |((stem, options), entry): (Asked, Entry)| {
        let texts = entry.into_iter().map(|(letter, text)| {
            if let Some(letter) = letter {
                let option = lettered(&letter, options.iter().map(String::as_str));
                assert_eq!(squeezed(&option), squeezed(&text), "two keys");
            }
            text
        });
        let texts: Vec<String> = texts.collect();
        let right = if options.is_empty() {
            Right::Typed(texts)
        } else {
            Right::Shown(texts)
        };
        Item { stem, right }
    };
    questions.into_iter().zip(entries).map(read).collect()
}

/// Questions with lettered options, then `**B. text; C. text**` for each.
pub fn markdown(bytes: &[u8]) -> Vec<Item> {
    let text = std::str::from_utf8(bytes).expect("UTF-8");
    let (asked, key) = text.split_once("\n## ").expect("a key");
    let mut questions: Vec<Asked> = Vec::new();
    for line in asked.lines() {
        let option = line.trim_start().strip_prefix("- ");
        if let Some(stem) = numbered(line).filter(|_| !line.starts_with(' ')) {
            questions.push((unescaped(stem), Vec::new()));
        } else if let Some((_, text)) = option.and_then(|option| option.split_once(". ")) {
            let (_, options) = questions.last_mut().expect("a question");
            options.push(unescaped(text));
        }
    }
    let strong = key.lines().filter(|line| !line.starts_with(' '));
    let strong = strong.filter_map(|line| numbered(line)?.strip_prefix("**")?.strip_suffix("**"));
    let pieces = |(text, (_, options)): (&str, &Asked)| {
        let text = unescaped(text);
        if options.is_empty() {
            return vec![(None, text)];
        }
        // A text may hold a semicolon: a piece begins with a letter.
        let mut pieces: Entry = Vec::new();
        for part in text.split("; ") {
            match (part.split_once(". "), pieces.last_mut()) {
                (Some((letter, text)), _) if letter.len() == 1 => {
                    pieces.push((Some(letter.to_owned()), text.to_owned()));
                }
                (_, Some((_, text))) => *text = format!("{text}; {part}"),
                _ => panic!("no letter: {part}"),
            }
        }
        pieces
    };
    let entries = strong.zip(&questions).map(pieces).collect();
    keyed(questions, entries)
}

/// A line of plain text: its indent, and what follows a number, a mark to fill in, and a letter.
struct Line<'t> {
    indent: usize,
    is_numbered: bool,
    is_marked: bool,
    letter: Option<&'t str>,
    text: &'t str,
}

impl<'t> Line<'t> {
    fn of(line: &'t str) -> Line<'t> {
        let indent = line.len() - line.trim_start().len();
        // The number of a question is the only one that stands so far to the left.
        let number = numbered(line).filter(|_| indent < 3);
        let rest = number.unwrap_or(line).trim_start();
        let marked = ["( ) ", "[ ] "]
            .iter()
            .find_map(|mark| rest.strip_prefix(mark));
        let rest = marked.unwrap_or(rest);
        let lettered = rest
            .split_once("  ")
            .filter(|(letter, _)| letter.len() == 1);
        Line {
            indent,
            is_numbered: number.is_some(),
            is_marked: marked.is_some(),
            letter: lettered.map(|(letter, _)| letter),
            text: lettered.map_or(rest, |(_, text)| text.trim_start()),
        }
    }
}

/// Adds a wrapped line to a text.
fn go_on(text: &mut String, line: &Line) {
    text.push(' ');
    text.push_str(line.text);
}

/// The stems and their options; an empty line ends what is wrapped.
fn asked_in_text(asked: &str) -> Vec<Asked> {
    let mut questions: Vec<Asked> = Vec::new();
    let mut is_open = false;
    for line in asked.lines() {
        let read = Line::of(line);
        match questions.last_mut() {
            _ if line.is_empty() => is_open = false,
            _ if read.is_numbered => {
                questions.push((read.text.to_owned(), Vec::new()));
                is_open = true;
            }
            Some((_, options)) if read.is_marked => {
                options.push(read.text.to_owned());
                is_open = true;
            }
            Some((stem, options)) if is_open => go_on(options.last_mut().unwrap_or(stem), &read),
            _ => {}
        }
    }
    questions
}

/// What the key begins with for each question; the lines of a right option hang deeper than what is told after it.
fn keyed_in_text(key: &str) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::new();
    let mut is_open = false;
    for line in key.lines() {
        let read = Line::of(line);
        let piece = || (read.letter.map(str::to_owned), read.text.to_owned());
        match entries.last_mut() {
            _ if read.is_numbered => {
                entries.push(vec![piece()]);
                is_open = true;
            }
            Some(entry) if is_open && read.indent < 8 && read.letter.is_some() => {
                entry.push(piece());
            }
            Some(entry) if is_open && read.indent >= 8 => {
                go_on(&mut entry.last_mut().expect("a piece").1, &read);
            }
            _ => is_open = false,
        }
    }
    entries
}

/// Questions with marked options, then a letter and its text, one a line, for each.
pub fn text(bytes: &[u8]) -> Vec<Item> {
    let text = std::str::from_utf8(bytes).expect("UTF-8");
    let (asked, key) = text.rsplit_once("\n===").expect("a key");
    keyed(asked_in_text(asked), keyed_in_text(key))
}

fn texts(values: &Value) -> Vec<String> {
    let values = values.as_array().expect("a list").iter();
    values
        .map(|value| value.as_str().expect("a text").to_owned())
        .collect()
}

/// What is exact, as a text.
fn exact(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        number => number.to_string(),
    }
}

/// The contract: `correct` of each option and `answers` say the same.
pub fn json(bytes: &[u8]) -> Vec<Item> {
    let quiz: Value = serde_json::from_slice(bytes).expect("JSON");
    let read = |question: &Value| {
        let answers = texts(&question["answers"]);
        let right = match question["form"].as_str().expect("a form") {
            "choice" | "true-false" | "select" => {
                let options = question["options"].as_array().expect("options").iter();
                let correct = options.filter(|option| option["correct"] == true);
                let correct = correct.map(|option| exact(&option["text"]));
                let correct: Vec<String> = correct.collect();
                assert_eq!(answers, correct, "two keys");
                Right::Shown(correct)
            }
            "order" => Right::Shown(answers),
            "date" | "number" => Right::Exact(vec![exact(&question["value"])]),
            other => panic!("there is no form `{other}`"),
        };
        Item {
            stem: exact(&question["stem"]),
            right,
        }
    };
    let questions = quiz["questions"].as_array().expect("questions");
    questions.iter().map(read).collect()
}

/// What stands between two marks, each time.
fn between<'t>(text: &'t str, open: &str, close: &str) -> Vec<&'t str> {
    let parts = text.split(open).skip(1);
    parts
        .map(|part| part.split_once(close).expect("an end").0)
        .collect()
}

/// The page: the forms that are seen, and the data by which its script judges.
pub fn page(bytes: &[u8]) -> Vec<Item> {
    let page = std::str::from_utf8(bytes).expect("UTF-8");
    let data = between(
        page,
        "<script type=\"application/json\" id=\"data\">",
        "</script>",
    );
    let data: Value = serde_json::from_str(data[0]).expect("JSON");
    let keys = data["questions"].as_array().expect("questions");
    let forms = between(page, "<form class=\"question\"", "</form>");
    assert_eq!(forms.len(), keys.len(), "a key for every form");
    let read = |(form, key): (&str, &Value)| {
        let legend = between(form, "<legend", "</legend>")[0];
        let stem = between(legend, "<span dir=\"auto\">", "</span>")[0];
        let options = between(form, "<span class=\"text\" dir=\"auto\">", "</span>");
        let answers = texts(&key["answers"]);
        let right = if options.is_empty() {
            Right::Exact(vec![exact(&key["value"])])
        } else {
            let positions = key["right"].as_array().expect("positions").iter();
            let positions =
                positions.map(|position| position.as_u64().expect("a position") as usize);
            let right: Vec<String> = positions.map(|position| shown(options[position])).collect();
            assert_eq!(answers, right, "two keys");
            Right::Shown(right)
        };
        Item {
            stem: shown(stem),
            right,
        }
    };
    forms.into_iter().zip(keys).map(read).collect()
}
