//! Laws of a language: what it shows it reads, its patterns hold what those of English hold, and its words are its
//! own.
//!
//! The fields are those that `Words` shows when it is debugged, so that a new field is held to the laws by itself.

use std::collections::BTreeSet;

use quizpress::Date;
use quizpress::date::Precision;
use quizpress::lang::{ALL, Words};
use quizpress::typed;
use rust_decimal::Decimal;

/// What a language may have in common with English, each by its code, its field and its text.
const SHARED: &[(&str, &str, &str)] = &[
    ("de", "dates.months", "April"),
    ("de", "dates.months", "August"),
    ("de", "dates.months", "September"),
    ("de", "dates.months", "November"),
    ("de", "dates.month", "{m} {y}"),
    ("de", "question.inside", "in"),
    ("de", "reasons.note", "{name} {note}."),
    ("de", "reasons.event", "{date}: {event}."),
    ("de", "play.verdicts", "✓"),
    ("de", "play.verdicts", "✗"),
    ("de", "play.yes_no", "'n'"),
    ("de", "sheet.name", "Name"),
    ("de", "sheet.cares", "deaths"),
    ("de", "sheet.cares", "religion"),
    ("de", "sheet.cares", "rights"),
    ("de", "sheet.cares", "accusation"),
    ("de", "sheet.code", "Code"),
    ("de", "sheet.hand_out_columns", "Name"),
    ("de", "study.grade_keys", "'g'"),
    ("de", "study.commands", "'q'"),
    ("de", "study.enter", "/↵"),
    ("de", "study.graded", "{grade}: in {when}"),
    ("de", "study.stats.between", ", "),
    ("de", "study.stats.percent", "{n} %"),
    ("de", "study.stats.days", "+{n}"),
    ("de", "study.stats.days", "-{n}"),
    ("de", "threshold.part_of_date", "winter"),
    ("de", "marking.percent", "{n} %"),
    ("de", "marking.unknown", "–"),
    ("de", "marking.learner_columns", "Name"),
];

/// A value as it is debugged.
#[derive(Debug, PartialEq)]
enum Node {
    /// A text in its quotes, a number, a function.
    Leaf(String),
    List(Vec<Node>),
    Fields(Vec<(String, Node)>),
}

/// The value whose first line, without its name, is given, and whose other lines follow.
fn node<'t>(first: &str, lines: &mut impl Iterator<Item = &'t str>) -> Node {
    let open = first.chars().last().filter(|_| !first.starts_with('"'));
    match open {
        Some('{') => {
            let mut fields = Vec::new();
            while let Some(line) = lines
                .next()
                .map(str::trim)
                .filter(|line| !line.starts_with('}'))
            {
                let (name, rest) = line.split_once(": ").expect("a name");
                fields.push((name.to_owned(), node(rest, lines)));
            }
            Node::Fields(fields)
        }
        Some('[' | '(') => {
            let mut items = Vec::new();
            while let Some(line) = lines
                .next()
                .map(str::trim)
                .filter(|line| !line.starts_with([']', ')']))
            {
                items.push(node(line, lines));
            }
            Node::List(items)
        }
        _ => Node::Leaf(first.trim_end_matches(',').to_owned()),
    }
}

fn tree(words: &Words) -> Node {
    let text = format!("{words:#?}");
    let mut lines = text.lines();
    node(lines.next().expect("a struct"), &mut lines)
}

/// The placeholders of all texts below a node.
fn placeholders(node: &Node) -> BTreeSet<String> {
    match node {
        Node::Leaf(text) => {
            let parts = text.split('{').skip(1);
            let names = parts.filter_map(|part| part.split_once('}'));
            names.map(|(name, _)| name.to_owned()).collect()
        }
        Node::List(items) => items.iter().flat_map(placeholders).collect(),
        Node::Fields(fields) => fields
            .iter()
            .flat_map(|(_, node)| placeholders(node))
            .collect(),
    }
}

/// Whether a value is one that languages have in common: a number, a truth, nothing.
fn says_nothing(leaf: &str) -> bool {
    leaf.chars().all(|c| c.is_ascii_digit()) || ["true", "false", "[]", "None"].contains(&leaf)
}

/// What is wrong with a language against another, each with its field.
fn flaws(
    own: &Node,
    other: &Node,
    path: &str,
    is_shared: &dyn Fn(&str, &str) -> bool,
) -> Vec<String> {
    match (own, other) {
        (Node::Fields(own), Node::Fields(other)) => {
            let pairs = own.iter().zip(other);
            pairs
                .flat_map(|((name, own), (same, other))| {
                    assert_eq!(name, same);
                    let path = if path.is_empty() {
                        name.clone()
                    } else {
                        format!("{path}.{name}")
                    };
                    flaws(own, other, &path, is_shared)
                })
                .collect()
        }
        (Node::List(own), Node::List(other)) if own.len() == other.len() => {
            let pairs = own.iter().zip(other);
            pairs
                .flat_map(|(own, other)| flaws(own, other, path, is_shared))
                .collect()
        }
        // Lists of different lengths: every item is a pattern as one of the others is.
        (Node::List(own), Node::List(other)) => {
            let known: BTreeSet<_> = other.iter().map(placeholders).collect();
            let strange = own
                .iter()
                .filter(|item| !known.contains(&placeholders(item)));
            strange
                .map(|item| format!("{path}: {item:?} has not the placeholders of English"))
                .collect()
        }
        (Node::Leaf(text), Node::Leaf(english)) => {
            let mut flaws = Vec::new();
            if placeholders(own) != placeholders(other) {
                flaws.push(format!(
                    "{path}: {text} has not the placeholders of {english}"
                ));
            }
            if own == other && !says_nothing(text) && !is_shared(path, text) {
                flaws.push(format!("{path}: {text} is borrowed from English"));
            }
            flaws
        }
        // An empty list is debugged on one line.
        (Node::Leaf(_), _) | (_, Node::Leaf(_)) => Vec::new(),
        (Node::Fields(_), _) | (_, Node::Fields(_)) => panic!("{path} is of two shapes"),
    }
}

#[test]
fn every_language_keeps_the_placeholders_of_english_and_borrows_no_word() {
    let english = tree(ALL[0]);
    for words in &ALL[1..] {
        let is_shared =
            |path: &str, text: &str| SHARED.contains(&(words.code, path, text.trim_matches('"')));
        let flaws = flaws(&tree(words), &english, "", &is_shared);
        assert!(flaws.is_empty(), "{}:\n{}", words.code, flaws.join("\n"));
    }
}

#[test]
fn what_is_shared_with_english_is_still_shared() {
    for (code, path, text) in SHARED {
        let words = ALL
            .iter()
            .find(|words| words.code == *code)
            .expect("a language");
        let seen = std::cell::Cell::new(false);
        flaws(&tree(words), &tree(ALL[0]), "", &|field, same| {
            seen.set(seen.get() || (field, same.trim_matches('"')) == (path, text));
            true
        });
        assert!(seen.get(), "{code} has no longer {text:?} in {path}");
    }
}

#[track_caller]
fn reads_date(typed: &str, date: Date, words: &Words) {
    let read = typed::date(typed, words);
    assert_eq!(read, Ok(date), "{}: {typed:?}", words.code);
}

#[track_caller]
fn reads_number(typed: &str, number: Decimal, words: &Words) {
    let read = typed::number(typed, words);
    assert_eq!(read, Ok(number), "{}: {typed:?}", words.code);
}

/// Years around every change in how they are shown.
const YEARS: [i16; 14] = [
    -9998, -999, -511, -43, -1, 0, 1, 31, 79, 99, 100, 999, 1969, 9999,
];

#[test]
fn every_date_that_is_shown_is_read() {
    for words in ALL {
        for year in YEARS {
            let days = (1..=12).flat_map(|month| (1..=31).map(move |day| (month, day)));
            for day in days.filter_map(|(month, day)| Date::from_day(year, month, day)) {
                for precision in [Precision::Year, Precision::Month, Precision::Day] {
                    let date = day.coarsened(precision);
                    reads_date(&words.date(date), date, words);
                }
            }
        }
    }
}

#[test]
fn every_way_to_write_a_date_is_read() {
    for words in ALL {
        let dates = &words.dates;
        for (month, name) in (1..).zip(dates.months) {
            let date = Date::from_day(1969, month, 20).expect("a day");
            let month_of = date.coarsened(Precision::Month);
            let filled = |pattern: &str, name: &str| {
                let ordinal = words.ordinal(Decimal::from(20));
                pattern
                    .replace("{d}", "20")
                    .replace("{o}", &ordinal)
                    .replace("{m}", name)
                    .replace("{y}", "1969")
            };
            let short = dates.abbreviations.iter().filter(|(_, of)| *of == month);
            for name in short.map(|(name, _)| *name).chain([name]) {
                for pattern in dates.written_days {
                    reads_date(&filled(pattern, name), date, words);
                }
                for pattern in dates.written_months {
                    reads_date(&filled(pattern, name), month_of, words);
                }
            }
            for before in dates.before[0] {
                reads_date(&format!("{before} {}", words.date(date)), date, words);
            }
            for before in dates.before[1] {
                reads_date(
                    &format!("{before} {}", words.date(month_of)),
                    month_of,
                    words,
                );
            }
            for weekday in dates.weekdays {
                reads_date(&format!("{weekday}, {}", words.date(date)), date, words);
            }
        }
        let year = |year| {
            Date::from_day(year, 1, 1)
                .expect("a day")
                .coarsened(Precision::Year)
        };
        for before in dates.before[2] {
            reads_date(&format!("{before} 1969"), year(1969), words);
        }
        for mark in dates.before_era_marks {
            reads_date(&format!("44 {mark}"), year(-43), words);
        }
        for mark in words.play.typed.era_marks {
            reads_date(&format!("79 {mark}"), year(79), words);
        }
    }
}

#[test]
fn every_number_that_is_shown_is_read() {
    let figures = [
        "0", "1", "2", "1.5", "2.25", "999", "0.5", "12.345", "1234", "56789",
    ];
    for words in ALL {
        let scales = words.numbers.scales.iter().map(|(power, ..)| *power);
        for power in scales.chain([0, 3]) {
            for figure in figures {
                let number =
                    figure.parse::<Decimal>().expect("a number") * Decimal::from(10_u64.pow(power));
                for number in [number, -number] {
                    reads_number(&words.number(number), number.normalize(), words);
                    reads_number(&words.digits(number), number.normalize(), words);
                    // In one notation with another, the larger scale gives way.
                    let shown = words.numbers([number, Decimal::from(1_500_000)]);
                    reads_number(&shown[0], number.normalize(), words);
                }
            }
        }
    }
}

#[test]
fn every_word_for_a_number_is_read() {
    for words in ALL {
        for (number, word) in (0_u32..).zip(words.numbers.spelled) {
            reads_number(word, number.into(), words);
        }
        for &(power, one, many) in words.numbers.scales {
            let scale = Decimal::from(10_u64.pow(power));
            assert_eq!(words.number(scale), format!("1 {one}"));
            assert_eq!(words.number(scale * Decimal::TWO), format!("2 {many}"));
            let two = words.numbers.spelled[2];
            reads_number(&format!("{two} {many}"), scale * Decimal::TWO, words);
        }
        for &(word, number) in words.play.typed.numerals {
            if number < 100 {
                reads_number(word, number.into(), words);
            } else {
                let typed = format!("2 {word}");
                reads_number(&typed, Decimal::from(number) * Decimal::TWO, words);
            }
        }
        for minus in words.play.typed.minus {
            reads_number(&format!("{minus} 7"), Decimal::from(-7), words);
        }
        for about in words.play.typed.about {
            reads_number(&format!("{about} 70"), Decimal::from(70), words);
        }
    }
}

#[test]
fn every_day_is_read_as_an_ordinal() {
    for words in ALL {
        for day in 1_i8..=31 {
            let date = Date::from_day(1969, 7, day).expect("a day");
            let ordinal = words.ordinal(day.into());
            reads_date(
                &format!("{ordinal} {} 1969", words.dates.months[6]),
                date,
                words,
            );
        }
    }
}
