//! Which facts go together on a worksheet, and how it is printed.

use quizpress::Facts;
use quizpress::generate::{self, COUNTING_SEED, Plan, Selector};
use quizpress::review::{others_than_shown, unshown};

use super::Bench;
use crate::banks;

#[test]
fn ten_questions_are_printed_and_the_review_goes_on() {
    let bank = include_str!("../../../questions/apollo-11.yaml");
    let mut bench = Bench::of(bank, None);
    assert!(bench.view().head[1].ends_with("10 of 10 for a worksheet"));
    assert!(bench.view().keys.contains(&("p", "print")));
    bench.press("p");
    assert_eq!(bench.said(), "printed: b.html");
    // A sheet of that name is there: another name is asked for, with one that is free.
    bench.press("p");
    assert!(
        bench.said().contains("are there already"),
        "{}",
        bench.said()
    );
    assert_eq!(bench.view().typed.unwrap().1, "b-2.html");
    bench.press("\x1b");
    assert!(bench.view().look.is_some() && !bench.is_over);
    bench.press("p").line("b.html");
    assert_eq!(bench.view().typed.unwrap().1, "b-2.html");
    bench.line("other.html");
    assert_eq!(bench.disk.sheets, ["b.html", "other.html"]);
    // Whatever fails, the review goes on.
    bench.disk.is_full = true;
    bench.press("p");
    assert_eq!(bench.said(), "not printed: no space left on device");
    assert!(!bench.is_over);
    bench.press("q");
    assert!(bench.is_over);
}

const SHARED: &str = "\
id: pipes
title: Old pipes
facts:
  - id: old
    statement: \"The old pipes of Bergen were of {metal}.\"
    blanks: { metal: { text: copper, wrong: [lead, tin, zinc], kinds: [which] } }
  - id: gutter
    statement: \"The gutters of the town hall in Oslo are made of {metal}.\"
    draft: true
    blanks: { metal: { text: brass, wrong: [lead, steel, iron], kinds: [which] } }
";

#[test]
fn what_keeps_a_fact_out_of_a_worksheet_is_said_with_the_cure() {
    let mut bench = Bench::of(SHARED, None);
    let flags = |bench: &Bench| -> String {
        let flags = bench.view().look.unwrap().flags.into_iter();
        flags.map(|flag| flag.said + "\n").collect()
    };
    // One of the two stays out, whichever is asked.
    let shares = "stays out of a worksheet: it shares the wrong option “lead” with `";
    assert!(flags(&bench).contains(shares), "{}", flags(&bench));
    bench.press("a");
    assert!(bench.said().contains(shares), "{}", bench.said());
    assert!(
        bench
            .said()
            .contains("give one of them another wrong option"),
        "{}",
        bench.said()
    );
    assert!(bench.view().head[1].ends_with("1 of 10 for a worksheet"));
    bench.press("a");
    let end = bench.view().text.join("\n");
    assert!(end.contains("stays out: it shares"), "{end}");
    // Cured, it is in.
    bench.press("u");
    bench.press("w");
    let rows = bench.view().rows;
    let lead = rows.into_iter().find(|row| row.text == "lead").unwrap();
    bench.press(&lead.key.to_string()).press("\x1b");
    assert!(!flags(&bench).contains("it shares"), "{}", flags(&bench));
    bench.press("a");
    assert!(bench.view().head[1].ends_with("2 of 10 for a worksheet"));
    assert!(!bench.said().contains("stays out"), "{}", bench.said());
}

#[test]
fn a_fact_that_asks_nearly_the_same_stays_out_of_a_worksheet() {
    let again = SHARED
        .replace(
            "gutters of the town hall in Oslo are",
            "old pipes of Bergen were",
        )
        .replace("[lead, steel, iron]", "[gold, silver, bronze]");
    let bench = Bench::of(&again, None);
    let flags = bench.view().look.unwrap().flags;
    let same =
        |said: &str| said.contains("asks nearly the same") || said.contains("which it asks for");
    assert!(flags.iter().any(|flag| same(&flag.said)), "{flags:?}");
}

/// What a screen shows first is asked, and not another kind that the same blank yields.
#[test]
fn a_worksheet_asks_what_was_shown() {
    let mut changed = 0;
    for (name, text) in banks::shipped() {
        let facts = Facts::parse(&name, &text.yaml()).unwrap();
        let quiz = |without: Vec<String>| {
            let without = without.iter().map(|id| Selector::new(id));
            let plan = Plan::new(COUNTING_SEED).count(10).without(without);
            generate::generate(&facts, &plan).unwrap()
        };
        let (before, after) = (quiz(Vec::new()), quiz(unshown(&facts).without));
        assert_eq!(before.questions.len(), after.questions.len(), "{name}");
        let others = others_than_shown(&facts, &after);
        assert!(others.is_empty(), "{name}: {others:?}");
        changed += others_than_shown(&facts, &before).len();
    }
    assert!(changed > 0);
}
