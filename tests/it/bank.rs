//! Banks: what is read from them, and what is said of those that are wrong.

use quizpress::Facts;
use quizpress::facts::problem::{Look, render};
use quizpress::facts::{
    Answer, Bound, Care, NumberStyle, Piece, Problem, Severity, Value, Weight, Who,
};

/// A bank in which all is well: parts of it are replaced by what is wrong.
const GOOD: &str = "\
id: moon-landing
title: The first Moon landing
source: { published: 1969-08 }
entities:
  armstrong: { name: Neil Armstrong, class: person, of: nasa }
  nasa: { name: NASA, class: organisation }
  eagle: { name: Eagle, class: craft, aliases: [the lunar module] }
  columbia: { name: Columbia, class: craft }
facts:
  - id: landing
    statement: '{craft} landed on {day}.'
    blanks:
      craft: { entity: eagle }
      day: { date: 1969-07-20 }
  - id: step
    statement: '{who} took the first step.'
    about: landing
    blanks:
      who: { entity: armstrong }
";

/// One problem a line: place, width, message, help.
fn shown(problems: &[Problem]) -> String {
    let line = |problem: &Problem| {
        let text = problem.to_string();
        let text = text.strip_prefix("f:").or(text.strip_prefix("f: "));
        let help = problem.help.as_deref().unwrap_or("-");
        format!("{} ({}) => {help}", text.unwrap_or_default(), problem.width)
    };
    let lines: Vec<String> = problems.iter().map(line).collect();
    lines.join("\n")
}

#[track_caller]
fn check(yaml: &str, expected: &str) {
    let (facts, problems) = Facts::read("f", yaml);
    let shown = shown(&problems);
    assert_eq!(shown, expected);
    assert_eq!(
        facts.is_none(),
        shown.contains(": error: ") || shown.starts_with("error: ")
    );
}

#[test]
fn a_good_bank_has_no_problems() {
    check(GOOD, "");
}

#[test]
fn a_problem_is_shown_with_its_line_and_its_cure() {
    let yaml = GOOD
        .replace("entity: eagle", "enitty: eagle")
        .replace("about: landing", "about: [landign]");
    let (_, problems) = Facts::read("moon.yaml", &yaml);
    assert_eq!(
        render(&problems, Look::Plain),
        "\
error: a blank has no field `enitty`
  --> moon.yaml:13:16
   |
13 |       craft: { enitty: eagle }
   |                ^^^^^^
   |
   = help: did you mean `entity`?

error: there is no fact `landign`
  --> moon.yaml:17:13
   |
17 |     about: [landign]
   |             ^^^^^^^
   |
   = help: did you mean `landing`?
"
    );
}

/// `tests/problems/one-by-one.txt` holds what becomes of the good bank when one part of it is replaced: a line
/// `from -> to`, where `\\n` stands for a line break, and indented the problems that are reported then.
const CASES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/problems/one-by-one.txt");

/// Each case, and the bank that it makes.
pub fn cases() -> Vec<(String, String)> {
    let approved = std::fs::read_to_string(CASES).unwrap();
    let cases = approved
        .lines()
        .filter(|line| line.contains(" -> ") && !line.starts_with("    ="));
    let made = cases.map(|case| {
        let (from, to) = case.split_once(" -> ").unwrap();
        let (from, to) = (from.replace("\\n", "\n"), to.replace("\\n", "\n"));
        assert!(GOOD.contains(&from), "{from}");
        (case.to_owned(), GOOD.replacen(&from, &to, 1))
    });
    made.collect()
}

/// `UPDATE_GOLDEN=1 cargo test` writes the problems anew.
#[test]
fn each_kind_of_problem_is_reported_with_its_place_and_its_cure() {
    let approved = std::fs::read_to_string(CASES).unwrap();
    let mut found = String::new();
    for (case, yaml) in cases() {
        let (facts, problems) = Facts::read("f", &yaml);
        let is_wrong = problems
            .iter()
            .any(|problem| problem.level == Severity::Error);
        assert_eq!(facts.is_none(), is_wrong, "{case}");
        found.push_str(&format!("{case}\n"));
        for line in shown(&problems).lines() {
            found.push_str(&format!("    = {line}\n"));
        }
    }
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        return std::fs::write(CASES, &found).unwrap();
    }
    assert!(
        found == approved,
        "see UPDATE_GOLDEN=1 and git diff\n{found}"
    );
}

#[test]
fn a_text_that_a_comment_cuts_off_is_a_warning() {
    let bank = |title: &str| {
        format!(
            "id: a\ntitle: {title}\nfacts:\n  - {{ id: b, statement: \"{{x}}.\", blanks: {{ x: {{ number: 5 }} }} }}\n"
        )
    };
    check(
        &bank("Ride #7 of the summer"),
        "2:8: warning: a comment begins after this text, so `title` is without `#7 of the summer` (4) \
         => put the text in quotes to keep it; a comment that is meant has a space after its `#`",
    );
    for title in [
        "\"Ride #7 of the summer\"",
        "Ride # the seventh",
        "Ride#7",
        "Ride ## x",
        "'Ride' #7",
    ] {
        check(&bank(title), "");
    }
}

#[test]
fn a_name_that_cannot_be_seen_is_refused() {
    for (name, at) in [
        ("\u{200b}", 1),
        ("\u{3164}\u{115f}", 2),
        ("\u{fe0f}", 1),
        ("\u{2800}", 1),
        ("\u{ad}\u{2060}", 2),
        ("\u{a0}\u{200f}", 2),
    ] {
        let yaml = GOOD.replacen(
            "title: The first Moon landing",
            &format!("title: {name}"),
            1,
        );
        assert_ne!(yaml, GOOD);
        let (facts, problems) = Facts::read("f", &yaml);
        assert!(facts.is_none(), "{name:?}");
        let told = "`title` holds only characters that cannot be seen";
        let problem = problems.iter().find(|problem| problem.message == told);
        assert_eq!(
            problem.map(|problem| problem.width),
            Some(at),
            "{name:?}: {problems:?}"
        );
    }
    for name in ["🦅", "♯", "é", "کتاب\u{200c}ها", "\u{e000}"] {
        let yaml = GOOD.replacen(
            "title: The first Moon landing",
            &format!("title: \"{name}\""),
            1,
        );
        assert!(Facts::read("f", &yaml).0.is_some(), "{name:?}");
    }
}

#[test]
fn all_problems_are_shown_up_to_a_hundred() {
    let facts: String = (0..250).map(|i| format!("  - x{i}: 1\n")).collect();
    let (facts, problems) = Facts::read("f", &format!("id: a\ntitle: b\nfacts:\n{facts}"));
    assert!(facts.is_none());
    assert_eq!(problems.len(), 101);
    assert!(problems[..100].is_sorted_by_key(|problem| problem.place));
    assert_eq!(
        problems[0].to_string(),
        "f:4:5: error: a fact has no field `x0`"
    );
    assert_eq!(problems[100].message, "900 more problems not shown");
}

#[test]
fn every_field_is_read() {
    let yaml = "\
id: moon
title: The Moon
language: en-GB
updated: 2020-02
source: { name: N, published: 1969-08, by: B, publisher: P, url: 'https://a.b/c?d', article: texts/a.txt }
entities:
  eagle: { name: Eagle, class: craft, aliases: [LM-5, the lunar module], note: landed, within: apollo, apart: [columbia],
    of: apollo, cues: [bird] }
  columbia: { class: craft }
  apollo:
pools: { craft: Luna }
facts:
  - id: landing
    was: [first, second]
    statement: |
      {craft} landed
      on {day}, {{with}} {crew} people, as the {nth}.
    about: [launch]
    weight: main
    according: NASA
    relation: r
    care: [rights, deaths, rights]
    paragraph: [2, 0]
    evidence: e
    tags: t
    blanks:
      crew: { number: 600_000.50, unit: people, bound: about, ask: 'About how many?' }
      day: { date: 1969-07-20, event: the landing, was: date, wrong: [{ value: 1969-07-21, why: later }] }
      craft: { entity: eagle, ask: A?, according: apollo, care: accusation, wrong: [Columbia, Luna 2, columbia-2],
        accept: [x], avoid: Luna 3, open: true, kinds: [which, select], from: f }
      nth: { number: 6, style: ordinal }
  - id: launch
    statement: '{all} and {some} of {a_1}.'
    weight: detail
    blanks:
      all: { list: [eagle, columbia], ask-all: Which? }
      some: { list: ['1', 2.50], class: digits }
      a_1: { text: yes }
";
    let (facts, problems) = Facts::read("f", yaml);
    assert_eq!(
        shown(&problems),
        "29:103: warning: `columbia-2` is taken for words, as there is no such entity (10) \
         => did you mean `columbia`?"
    );
    let facts = facts.unwrap();
    let words = |words: &str| Some(words.to_owned());
    let eagle = match facts.facts()[0].blanks[0].answer {
        Answer::Entity(id) => id,
        _ => panic!("the first blank is an entity"),
    };
    let (apollo, columbia) = (facts.entity(eagle).within[0], facts.entity(eagle).apart[0]);
    assert_eq!(
        (facts.id(), facts.title(), facts.language()),
        ("moon", "The Moon", "en-GB")
    );
    assert_eq!(facts.updated().unwrap().to_string(), "2020-02");
    let source = facts.source();
    assert_eq!(
        (&source.name, &source.by, &source.publisher),
        (&words("N"), &words("B"), &words("P"))
    );
    assert_eq!(
        (&source.url, &source.article),
        (&words("https://a.b/c?d"), &words("texts/a.txt"))
    );
    assert_eq!(source.published.unwrap().to_string(), "1969-08");
    assert_eq!(facts.pools()[0].class, "craft");
    assert_eq!(facts.pools()[0].names, ["Luna"]);

    let [first, second, third] = facts.entities() else {
        panic!("three entities")
    };
    assert_eq!(
        (first.name.as_str(), first.classes[0].as_str(), &first.note),
        ("Eagle", "craft", &words("landed"))
    );
    assert_eq!(
        (&first.aliases[..], &first.cues[..]),
        (
            &["LM-5".to_owned(), "the lunar module".into()][..],
            &["bird".to_owned()][..]
        )
    );
    assert_eq!(
        (&first.within, &first.apart, &first.of),
        (&vec![apollo], &vec![columbia], &vec![apollo])
    );
    assert_eq!((first.place.line, first.place.column), (7, 3));
    assert_eq!(
        (
            second.name.as_str(),
            third.name.as_str(),
            third.classes.concat().as_str()
        ),
        ("columbia", "apollo", "")
    );

    let [landing, launch] = facts.facts() else {
        panic!("two facts")
    };
    assert_eq!(landing.was, ["first", "second"]);
    let ids: Vec<&str> = landing
        .blanks
        .iter()
        .map(|blank| blank.id.as_str())
        .collect();
    assert_eq!(ids, ["craft", "day", "crew", "nth"]);
    let text = |text: &str| Piece::Text(text.into());
    let statement = [
        Piece::Blank(0),
        text(" landed on "),
        Piece::Blank(1),
        text(", {with} "),
        Piece::Blank(2),
        text(" people, as the "),
        Piece::Blank(3),
        text("."),
    ];
    assert_eq!(landing.statement, statement);
    assert_eq!(
        landing
            .about
            .iter()
            .map(|&id| facts.fact(id).id.as_str())
            .collect::<Vec<_>>(),
        ["launch"]
    );
    assert_eq!(
        (landing.weight, launch.weight),
        (Weight::Main, Weight::Detail)
    );
    assert_eq!(landing.according, Some(Who::Words("NASA".into())));
    assert_eq!(
        (&landing.relation, &landing.evidence),
        (&words("r"), &words("e"))
    );
    assert_eq!(landing.care, [Care::Deaths, Care::Rights]);
    assert_eq!(
        (&landing.paragraphs[..], &landing.tags[..]),
        (&[2, 0][..], &["t".to_owned()][..])
    );
    let [craft, day, crew, nth] = &landing.blanks[..] else {
        panic!("four blanks")
    };
    assert_eq!(
        (&craft.answer, &craft.according),
        (&Answer::Entity(eagle), &Some(Who::Entity(apollo)))
    );
    assert_eq!(
        (&craft.ask, &craft.from, craft.open),
        (&words("A?"), &words("f"), true)
    );
    assert_eq!(
        (&craft.care[..], &craft.kinds[..]),
        (
            &[Care::Accusation][..],
            &["which".to_owned(), "select".into()][..]
        )
    );
    let values: Vec<&Value> = craft.wrong.iter().map(|wrong| &wrong.value).collect();
    let luna = Value::Text("Luna 2".into());
    assert_eq!(
        values,
        [
            &Value::Entity(columbia),
            &luna,
            &Value::Text("columbia-2".into())
        ]
    );
    assert_eq!(
        (&craft.accept[..], &craft.avoid[..]),
        (&["x".to_owned()][..], &[Value::Text("Luna 3".into())][..])
    );
    let date = |iso| quizpress::Date::parse(iso).unwrap();
    assert_eq!(
        day.answer,
        Answer::Date {
            date: date("1969-07-20"),
            event: words("the landing")
        }
    );
    assert_eq!(
        (&day.was[..], &day.wrong[0].why),
        (&["date".to_owned()][..], &words("later"))
    );
    assert_eq!(day.wrong[0].value, Value::Date(date("1969-07-21")));
    let number = |text: &str, unit, style, bound| Answer::Number {
        value: text.parse().unwrap(),
        unit,
        one: None,
        style,
        bound,
    };
    assert_eq!(
        crew.answer,
        number(
            "600000.50",
            words("people"),
            NumberStyle::Cardinal,
            Bound::About
        )
    );
    assert_eq!(
        nth.answer,
        number("6", None, NumberStyle::Ordinal, Bound::Exact)
    );
    let [all, some, text] = &launch.blanks[..] else {
        panic!("three blanks")
    };
    assert_eq!(
        all.answer,
        Answer::List {
            items: vec![Value::Entity(eagle), Value::Entity(columbia)],
            class: None
        }
    );
    assert_eq!(all.ask_all, words("Which?"));
    let items = vec![Value::Text("1".into()), Value::Text("2.50".into())];
    assert_eq!(
        some.answer,
        Answer::List {
            items,
            class: words("digits")
        }
    );
    assert_eq!(
        text.answer,
        Answer::Text {
            text: "yes".into(),
            class: None
        }
    );
}
