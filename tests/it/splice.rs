//! Changes to a bank's file: what is meant stands there, and all else stays as it was.

use proptest::prelude::*;
use proptest::sample::Index;
use quizpress::facts::splice::{Edit, Unspliced, splice, written};
use quizpress::facts::{Bank, Piece, Standing, Written};

use crate::{banks, laws};

const BANK: &str = "\
# A bank
id: b   # for ever
title: T
source: { published: 2020 }
entities:
  # people
  ann: { name: Ann, class: person }
  bob:
    name: Bob # the builder
    class: person
facts:
  # the first
  - id: one # a fact
    statement: '{who} wasn''t first, on {day}.'
    paragraph: 1 # really
    blanks:
      who: { entity: ann, ask: \"Who was first?\" } # who?
      # when?
      day:
        date: 2019-03-01
        ask: >-
          On which day
          was that?
  - statement: Then came {who}.
    id: two
    blanks: { who: { entity: bob } }

# the end
";

#[track_caller]
fn spliced(yaml: &str, edits: &[Edit]) -> String {
    match splice("b.yaml", yaml, edits) {
        Ok(text) => text,
        Err(why) => panic!("{why}\n{edits:?}\n{yaml}"),
    }
}

/// The lines that go, and those that come.
fn difference(before: &str, after: &str) -> String {
    let (before, after): (Vec<&str>, Vec<&str>) = (lines(before), lines(after));
    let both = before.iter().zip(&after);
    let head = both.take_while(|(one, other)| one == other).count();
    let rest = before.len().min(after.len()) - head;
    let both = before.iter().rev().zip(after.iter().rev());
    let tail = both
        .take_while(|(one, other)| one == other)
        .count()
        .min(rest);
    let gone = before[head..before.len() - tail]
        .iter()
        .map(|line| format!("-{line}"));
    let come = after[head..after.len() - tail]
        .iter()
        .map(|line| format!("+{line}"));
    gone.chain(come).collect()
}

fn lines(text: &str) -> Vec<&str> {
    text.split_inclusive('\n').collect()
}

#[track_caller]
fn check(edits: &[Edit], expected: &str) {
    let after = spliced(BANK, edits);
    assert_eq!(difference(BANK, &after), expected);
    // Whatever ends a line.
    let crlf = BANK.replace('\n', "\r\n");
    assert_eq!(spliced(&crlf, edits), after.replace('\n', "\r\n"));
}

/// As [`check`], for one field that is set.
#[track_caller]
fn sets(path: &[&str], value: impl Into<Written>, expected: &str) {
    check(&[Edit::set(path, value)], expected);
}

#[test]
fn a_field_is_added_in_its_place() {
    sets(&["facts", "one", "draft"], "true", "+    draft: true\n");
    sets(
        &["facts", "one", "evidence"],
        "so: it “is”",
        "+    evidence: \"so: it “is”\"\n",
    );
    sets(
        &["facts", "one", "words"],
        "article",
        "+    words: article\n",
    );
    sets(
        &["facts", "two", "about"],
        Written::list(["one"]),
        "+    about: [one]\n",
    );
    sets(
        &["facts", "one", "blanks", "who", "accept"],
        Written::list(["the Ann", "A, B"]),
        "-      who: { entity: ann, ask: \"Who was first?\" } # who?\n\
         +      who: { entity: ann, ask: \"Who was first?\", accept: [the Ann, \"A, B\"] } # who?\n",
    );
    sets(
        &["facts", "one", "blanks", "day", "event"],
        "the day",
        "+        event: the day\n",
    );
    sets(
        &["entities", "bob", "note"],
        "builds",
        "+    note: builds\n",
    );
}

#[test]
fn a_field_changes_alone() {
    sets(
        &["facts", "one", "statement"],
        "On {day}, {who} wasn't first.",
        "-    statement: '{who} wasn''t first, on {day}.'\n+    statement: 'On {day}, {who} wasn''t first.'\n",
    );
    sets(
        &["facts", "one", "paragraph"],
        Written::list(["1", "2"]),
        "-    paragraph: 1 # really\n+    paragraph: [1, 2] # really\n",
    );
    sets(
        &["facts", "one", "blanks", "who", "ask"],
        "Who \"was\"?",
        "-      who: { entity: ann, ask: \"Who was first?\" } # who?\n\
         +      who: { entity: ann, ask: \"Who \\\"was\\\"?\" } # who?\n",
    );
    sets(
        &["facts", "one", "blanks", "day", "ask"],
        "When was that?",
        "-        ask: >-\n-          On which day\n-          was that?\n+        ask: \"When was that?\"\n",
    );
    sets(
        &["facts", "one", "blanks", "day", "date"],
        "2019-03",
        "-        date: 2019-03-01\n+        date: 2019-03\n",
    );
}

#[test]
fn a_field_is_taken_out_and_its_comment_stays() {
    check(
        &[Edit::unset(&["facts", "one", "paragraph"])],
        "-    paragraph: 1 # really\n+    # really\n",
    );
    check(
        &[Edit::unset(&["facts", "one", "blanks", "who", "ask"])],
        "-      who: { entity: ann, ask: \"Who was first?\" } # who?\n+      who: { entity: ann } # who?\n",
    );
    check(
        &[Edit::unset(&["facts", "one", "blanks", "day", "ask"])],
        "-        ask: >-\n-          On which day\n-          was that?\n",
    );
    check(&[Edit::unset(&["facts", "one", "tags"])], "");
}

fn three() -> Written {
    Written::map([
        ("id", "three".into()),
        ("draft", "true".into()),
        ("statement", "{who} came in {year}: at last.".into()),
        (
            "blanks",
            Written::map([
                ("who", Written::map([("entity", "cat".into())])),
                (
                    "year",
                    Written::map([("date", "2018".into()), ("from", "two years ago".into())]),
                ),
            ]),
        ),
    ])
}

const THREE: &str = "  - id: three
    draft: true
    statement: \"{who} came in {year}: at last.\"
    blanks:
      who: { entity: cat }
      year: { date: 2018, from: two years ago }
";

#[test]
fn a_fact_is_added_behind_the_others_with_the_entities_that_it_names() {
    let cat = Written::map([
        ("name", "Cat".into()),
        ("class", "person".into()),
        ("draft", "true".into()),
    ]);
    let edits = [
        Edit::set(&["entities", "cat"], cat),
        Edit::set(&["facts", "three"], three()),
    ];
    let after = spliced(BANK, &edits);
    let expected = BANK
        .replace(
            "facts:\n",
            "  cat: { name: Cat, class: person, draft: true }\nfacts:\n",
        )
        .replace("\n# the end", &format!("{THREE}\n# the end"));
    assert_eq!(after, expected);
    // A bank without entities, and without a last line break.
    let bare =
        "id: b\ntitle: T\nfacts:\n- id: one\n  statement: '{n}.'\n  blanks: { n: { number: 1 } }";
    let after = spliced(bare, &edits);
    assert!(after.starts_with("id: b\ntitle: T\nentities:\n  cat: { name: Cat, class: person, draft: true }\nfacts:\n- id: one\n"), "{after}");
    assert!(after.contains("\n- id: three\n  draft: true\n"), "{after}");
    // A fact that stands as it is written here is written anew.
    let Written::Map(mut fields) = three() else {
        panic!("a map")
    };
    fields.retain(|(name, _)| name != "draft");
    fields.insert(1, ("weight".into(), "main".into()));
    let accepted = spliced(
        &expected,
        &[Edit::set(&["facts", "three"], Written::Map(fields))],
    );
    assert_eq!(
        difference(&expected, &accepted),
        "-    draft: true\n+    weight: main\n"
    );
    let gone = spliced(&expected, &[Edit::unset(&["facts", "three"])]);
    assert_eq!(gone, expected.replace(THREE, ""));
}

#[test]
fn several_changes_are_made_at_once() {
    let after = spliced(
        BANK,
        &[
            Edit::set(&["facts", "two", "draft"], "dropped"),
            Edit::set(&["facts", "one", "weight"], "main"),
            Edit::set(&["facts", "one", "draft"], "true"),
            Edit::unset(&["facts", "one", "paragraph"]),
        ],
    );
    let expected = BANK
        .replace("# a fact\n", "# a fact\n    draft: true\n")
        .replace(
            "    paragraph: 1 # really\n",
            "    weight: main\n    # really\n",
        )
        .replace("    id: two\n", "    id: two\n    draft: dropped\n");
    assert_eq!(after, expected);
}

/// The last field of a map goes and another one comes: behind it, or in its place where it was the only one.
#[test]
fn the_last_field_gives_way_to_another() {
    let bank = "id: b\ntitle: T\nfacts:\n  - id: one\n    statement: \"Ann built {n} boats.\"\n    blanks:\n      n:\n        number: 12\n        unit: boats\n  - id: two\n    statement: \"Bob built {n} boats.\"\n    blanks:\n      n: { number: 3, unit: boats }\n";
    let who = || Written::Map(vec![("text".into(), "Ann".into())]);
    for (ways, fact) in [(true, "one"), (true, "two"), (false, "one"), (false, "two")] {
        let statement = Edit::set(&["facts", fact, "statement"], "{who} built boats.");
        let edits = match ways {
            true => vec![
                statement,
                Edit::set(&["facts", fact, "blanks", "who"], who()),
                Edit::unset(&["facts", fact, "blanks", "n"]),
            ],
            false => vec![
                statement,
                Edit::set(
                    &["facts", fact, "blanks"],
                    Written::Map(vec![("who".into(), who())]),
                ),
            ],
        };
        let text = spliced(bank, &edits);
        assert!(
            text.contains("    blanks:\n      who: { text: Ann }\n"),
            "{text}"
        );
        assert!(
            text.ends_with("}\n") || text.ends_with("boats }\n"),
            "{text}"
        );
    }
}

#[track_caller]
fn refused(yaml: &str, edit: Edit, expected: &str) {
    let why = splice("b.yaml", yaml, &[edit]).expect_err("it cannot be done");
    assert_eq!(why.to_string(), expected);
}

#[test]
fn what_cannot_be_done_is_not_done() {
    let flow = "id: b\ntitle: T\nfacts:\n  - { id: one, statement: 'It was {n}.', blanks: { n: { number: 1 } } }\n";
    refused(
        flow,
        Edit::set(&["facts", "one", "draft"], "true"),
        "`facts/one` stands in braces or brackets on one line, so it is left to an editor",
    );
    refused(
        BANK,
        Edit::set(&["facts", "nine", "draft"], "true"),
        "there is no `facts/nine` in the file",
    );
    refused(
        BANK,
        Edit::set(&["facts", "one", "statement"], "{who} was first."),
        "b.yaml:19:7: error: the statement does not hold `{day}`",
    );
    refused(
        &BANK.replace("id: one", "id: One"),
        Edit::set(&["facts", "two", "draft"], "true"),
        "b.yaml:13:9: error: `One` is no id: small letters, digits and single hyphens",
    );
    refused(
        BANK,
        Edit::unset(&["facts", "one", "blanks"]),
        "b.yaml:13:5: error: a fact needs the field `blanks`\nb.yaml:14:16: error: there is no blank `who`\n\
         b.yaml:14:16: error: there is no blank `day`",
    );
    // The comment before a blank belongs to it, and yet nobody said that it may go.
    let why = splice(
        "b.yaml",
        &BANK.replace(", on {day}", ""),
        &[Edit::unset(&["facts", "one", "blanks", "day"])],
    );
    assert!(matches!(why, Err(Unspliced::Unsound(_))));
}

/// What may be done to a fact.
#[derive(Clone, Copy, Debug)]
enum Deed {
    Draft,
    Drop,
    Word,
    Ask,
    Whole,
    Add,
}

const DEEDS: [Deed; 6] = [
    Deed::Draft,
    Deed::Drop,
    Deed::Word,
    Deed::Ask,
    Deed::Whole,
    Deed::Add,
];

/// Does it to one fact of a bank, and looks at what came of it.
fn assert_done(name: &str, yaml: &str, fact: Index, blank: Index, deed: Deed) {
    let read = |yaml: &str| {
        Bank::read("b.yaml", yaml)
            .0
            .unwrap_or_else(|| panic!("{name}\n{yaml}"))
    };
    let before = read(yaml);
    let position = fact.index(before.facts().len());
    let fact = &before.facts()[position];
    let blank = fact.blanks[blank.index(fact.blanks.len())].id.clone();
    let id = fact.id.as_str();
    let texts = fact.statement.iter().map(|piece| match piece {
        Piece::Text(text) => text.replace('{', "{{").replace('}', "}}"),
        Piece::Blank(at) => format!("{{{}}}", fact.blanks[*at].id),
    });
    let statement = format!("{} “Yes: it’s #1”, we’re told.", texts.collect::<String>());
    let edit = match deed {
        Deed::Draft => Edit::set(&["facts", id, "draft"], "true"),
        Deed::Drop => Edit::set(&["facts", id, "draft"], "dropped"),
        Deed::Word => Edit::set(&["facts", id, "statement"], statement.clone()),
        Deed::Ask => Edit::set(
            &["facts", id, "blanks", &blank, "ask"],
            "What: { that } # \"is\" it?",
        ),
        // A fact as it stands, with one field changed.
        Deed::Whole => {
            let written = written("b.yaml", yaml).expect("a sound bank");
            let Some(Written::List(facts)) = written.get("facts") else {
                panic!("{name} has no facts")
            };
            let Written::Map(mut fields) = facts[position].clone() else {
                panic!("{id} is no map")
            };
            fields.retain(|(name, _)| name != "evidence");
            fields.push(("evidence".into(), "new: evidence".into()));
            Edit::set(&["facts", id], Written::Map(fields))
        }
        Deed::Add => Edit::set(
            &["facts", "quite-new"],
            Written::map([
                ("id", "quite-new".into()),
                ("statement", "It was {n}.".into()),
                (
                    "blanks",
                    Written::map([("n", Written::map([("number", "7".into())]))]),
                ),
            ]),
        ),
    };
    let text = match splice("b.yaml", yaml, std::slice::from_ref(&edit)) {
        Ok(text) => text,
        Err(why) => panic!("{name}: {why}\n{edit:?}\n{yaml}"),
    };
    let crlf = |text: &str| text.replace('\n', "\r\n");
    assert_eq!(
        splice("b.yaml", &crlf(yaml), &[edit]).as_deref(),
        Ok(crlf(&text).as_str())
    );
    let after = read(&text);
    let now = |at: usize| &after.facts()[at];
    match deed {
        Deed::Draft => assert_eq!(now(position).standing, Standing::Draft),
        Deed::Drop => assert_eq!(now(position).standing, Standing::Dropped),
        Deed::Word => assert!(
            matches!(now(position).statement.last(), Some(Piece::Text(text)) if text.ends_with("we’re told."))
        ),
        Deed::Ask => {
            let blank = now(position).blanks.iter().find(|one| one.id == blank);
            assert_eq!(
                blank.and_then(|blank| blank.ask.as_deref()),
                Some("What: { that } # \"is\" it?")
            );
        }
        Deed::Whole => assert_eq!(now(position).evidence.as_deref(), Some("new: evidence")),
        Deed::Add => assert_eq!(
            after.facts().last().map(|fact| fact.id.as_str()),
            Some("quite-new")
        ),
    }
    // Nothing else has moved or changed.
    let old: Vec<&str> = lines(yaml);
    let new: Vec<&str> = lines(&text);
    let same = old
        .iter()
        .zip(&new)
        .take_while(|(one, other)| one == other)
        .count();
    let left = (old.len() - same).min(new.len() - same);
    let tail = old.iter().rev().zip(new.iter().rev());
    let tail = tail
        .take_while(|(one, other)| one == other)
        .count()
        .min(left);
    let first = fact.place.line as usize;
    let next = before
        .facts()
        .get(position + 1)
        .map_or(old.len(), |fact| fact.place.line as usize - 1);
    match deed {
        Deed::Add => assert_eq!(same + tail, old.len(), "{name}"),
        _ => assert!(
            same >= first - 1 && old.len() - tail <= next + 1,
            "{name} {id} {deed:?}"
        ),
    }
    if matches!(deed, Deed::Draft) && fact.standing == Standing::Accepted {
        let back = splice("b.yaml", &text, &[Edit::unset(&["facts", id, "draft"])]);
        assert_eq!(back.as_deref(), Ok(yaml), "{name}");
    }
}

/// Every bank of the project, whatever its language.
fn all() -> Vec<(String, String)> {
    [banks::read("questions"), banks::read("tests/banks")].concat()
}

proptest! {
    #![proptest_config(laws::few(96))]

    #[test]
    fn a_change_of_any_bank_is_made_and_changes_nothing_else(
        bank in any::<Index>(),
        fact in any::<Index>(),
        blank in any::<Index>(),
        deed in prop::sample::select(&DEEDS[..]),
    ) {
        let banks = all();
        let (name, yaml) = bank.get(&banks);
        assert_done(name, yaml, fact, blank, deed);
    }

    #[test]
    fn a_change_of_a_random_bank_is_made_and_changes_nothing_else(
        text in banks::random(),
        fact in any::<Index>(),
        blank in any::<Index>(),
        deed in prop::sample::select(&DEEDS[..]),
    ) {
        assert_done("random", &text.yaml(), fact, blank, deed);
    }
}
