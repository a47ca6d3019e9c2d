//! Sentences and questions that are worded anew.

use quizpress::facts::{Bank, Written};

use super::{ARTICLE, BANK, Bench};
use crate::banks;

#[test]
fn a_sentence_is_worded_anew_and_its_blanks_are_found_again() {
    let mut bench = Bench::new();
    bench.press("e");
    let (_, typed) = bench.view().typed.unwrap();
    assert_eq!(
        typed,
        "Workers found the remains of a ship in October 2017, and Anna Dahl of the University of Bergen said that it was built before 1400."
    );
    bench.line("It was before 1400 that a ship was built which came to light in October 2017.");
    bench.stands(
        "ship",
        &["statement"],
        Some("It was before {year} that a ship was built which came to light in {month}."),
    );
    bench.stands("ship", &["blanks", "university", "entity"], None);
    assert_eq!(
        bench.said(),
        "lost: “the University of Bergen” is no blank any more (u)"
    );
    // The comment and the other fact are as they were.
    assert!(bench.disk.text.contains("  # the ship\n  - id: ship\n"));
    bench.press("u");
    assert_eq!(bench.disk.text, BANK);
    // Without any blank it stays with what was typed.
    bench.press("e").line("A ship came to light.");
    assert!(
        bench
            .said()
            .starts_with("it has none of its blanks: October 2017"),
        "{}",
        bench.said()
    );
    assert_eq!(bench.view().typed.unwrap().1, "A ship came to light.");
    assert_eq!(bench.disk.text, BANK);
}

#[test]
fn a_question_of_a_rule_is_made_anew_and_one_typed_by_hand_is_kept_and_flagged() {
    let mut bench = Bench::new();
    bench.press("s");
    assert!(bench.statement().starts_with("The old library had [12]"));
    bench.press("?1").line("How many rooms were there?");
    bench.stands(
        "desks",
        &["blanks", "number", "ask"],
        Some("How many rooms were there?"),
    );
    bench
        .press("e")
        .line("In the old library there were 12 rooms and 90 desks.");
    bench.stands(
        "desks",
        &["blanks", "number", "ask"],
        Some("How many rooms were there?"),
    );
    let flags = bench.view().look.unwrap().flags;
    assert!(
        flags.iter().any(|flag| flag
            .said
            .contains("[number] its question was typed by hand")),
        "{flags:?}"
    );
    // An empty line takes a question out.
    bench.press("?1").line("");
    bench.stands("desks", &["blanks", "number", "ask"], None);
}

#[test]
fn a_question_of_a_rule_is_made_anew() {
    let mut bench = Bench::new();
    bench.press("4").line("4");
    let ask = |bench: &Bench| {
        let facts = bench.view().look.unwrap().questions;
        facts
            .into_iter()
            .find_map(|one| Some(one.question?.stem))
            .unwrap()
    };
    assert_eq!(
        ask(&bench),
        "In which month did Ole Berg leave Oslo for Stavanger?"
    );
    bench.press("e").line("Ole Berg gave up Oslo in May 2018.");
    assert_eq!(ask(&bench), "In which month did Ole Berg give up Oslo?");
    // No rule makes one of this, and the old one does not fit any more.
    bench
        .press("e")
        .line("It was May 2018, not later, when Ole Berg and others were seen leaving.");
    assert!(ask(&bench).starts_with("It was _____"), "{}", ask(&bench));
}

/// Of a sentence worded anew a rule may make what it could not make before.
#[test]
fn a_question_is_made_where_there_was_none_unless_a_gap_is_wanted() {
    let mut bench = Bench::new();
    bench
        .press("e")
        .line("Workers found a ship in October 2017.");
    let ask = Some("In which month did workers find a ship?");
    let made = bench.fact("ship");
    let made = made.get("blanks").and_then(|blanks| blanks.get("month"));
    let made = made
        .and_then(|month| month.get("ask"))
        .and_then(Written::text);
    assert_eq!(made, ask);
    // Taken out, it is offered again where the question is edited, and not put there unasked.
    bench.press("?").line("");
    bench
        .press("e")
        .line("Workers found a boat in October 2017.");
    bench.stands("ship", &["blanks", "month", "ask"], None);
    bench.press("?");
    let (_, text) = bench.view().typed.unwrap();
    assert_eq!(text, "In which month did workers find a boat?");
    bench.line(&text);
    bench.stands("ship", &["blanks", "month", "ask"], Some(text.as_str()));
}

#[test]
fn what_was_typed_is_typed_again_where_it_could_not_be_written() {
    let typed = "In October 2017 a ship was found.";
    let mut bench = Bench::new();
    bench.disk.is_full = true;
    bench.press("e").line(typed);
    assert_eq!(bench.view().typed.unwrap().1, typed);
    bench.disk.is_full = false;
    bench.disk.text = BANK.replace("A new library", "Libraries");
    bench.line(typed);
    assert!(
        bench.said().contains("was changed meanwhile"),
        "{}",
        bench.said()
    );
    assert_eq!(bench.view().typed.unwrap().1, typed);
    bench.line(typed);
    assert_eq!(bench.statement(), "In [October 2017] a ship was found.");
    assert!(bench.disk.text.contains("title: Libraries"));
}

#[test]
fn copied_words_are_marked_and_edited_where_they_are_best_broken() {
    let statement =
        "Workers found the remains of an extraordinary ship in the cellar of {university}.";
    let article = ARTICLE.replace(
        "the remains of a ship in October 2017, and Anna Dahl of the University of Bergen said that it was built before 1400",
        "the remains of an extraordinary ship in the cellar of the University of Bergen",
    );
    let old = "Workers found the remains of a ship in {month}, and Anna Dahl of {university} said that it was built before {year}.";
    let evidence = "Workers found the remains of a ship in October 2017, and Anna Dahl of the University of Bergen said that it was built before 1400.";
    let bank = BANK
        .replace(old, statement)
        .replace(evidence, "Workers found the remains of an extraordinary ship in the cellar of the University of Bergen.")
        .replace("      month:\n        date: 2017-10\n", "")
        .replace("      year:\n        date: 1400\n", "");
    let mut bench = Bench::of(&bank, Some(&article));
    let look = bench.view().look.unwrap();
    let run = &look.statement[look.run.clone().unwrap()];
    assert_eq!(
        run,
        "Workers found the remains of an extraordinary ship in the cellar of"
    );
    let said = "12 words in a row are the article's (‹ ›): another word for “extraordinary” is enough, where e begins; r offers 1 rewording";
    assert!(
        look.flags.iter().any(|flag| flag.said == said),
        "{:?}",
        look.flags
    );
    bench.press("e");
    let view = bench.view();
    let (_, text) = view.typed.unwrap();
    assert!(text[..view.cursor.unwrap()].ends_with("extraordinary"));
    bench.line(&text.replace("extraordinary", "old"));
    assert_eq!(bench.view().look.unwrap().run, None);
    // Of a text that is free nothing is said.
    let mut bench = Bench::of(&bank, Some(&article));
    bench.press("hf");
    assert_eq!(bench.view().look.unwrap().run, None);
    assert!(
        bench.disk.text.contains("words: free"),
        "{}",
        bench.disk.text
    );
    bench.press("u");
    assert_eq!(bench.disk.text, bank);
}

#[test]
fn the_rest_of_a_sentence_is_cut_at_the_run_and_gets_its_full_stop() {
    // A comma before what is cut goes with it.
    let clause = ", leaving her to busy servants while they embarked on a long round of social visits in the whole country";
    let evidence = format!("They took her on a trip to Norway{clause}.");
    let article = format!("{ARTICLE}\n{evidence}\n");
    let fact = format!(
        "  - id: trip\n    statement: \"Ann Lee took her on a trip to {{x}}{clause}.\"\n    draft: true\n    paragraph: 3\n    evidence: \"{evidence}\"\n    blanks: {{ x: {{ text: Norway }} }}\n"
    );
    let mut bench = Bench::of(
        &BANK.replace("facts:\n", &format!("facts:\n{fact}")),
        Some(&article),
    );
    bench.press("e");
    let view = bench.view();
    let (_, text) = view.typed.unwrap();
    let kept = text[..view.cursor.unwrap()].to_owned();
    assert_eq!(kept, "Ann Lee took her on a trip to Norway");
    bench.line(&kept);
    bench.stands(
        "trip",
        &["statement"],
        Some("Ann Lee took her on a trip to {x}."),
    );
}

#[test]
fn facts_of_banks_that_ship_are_worded_to_the_same() {
    for (name, text) in banks::shipped() {
        let text = text.yaml();
        let mut bench = Bench::of(&text, None);
        let (_, typed) = bench.press("e").view().typed.unwrap();
        bench.line(&typed);
        assert_eq!(bench.said(), "", "{name}: {}", bench.said());
        let (before, after) = (
            Bank::read("b", &text).0.unwrap(),
            Bank::read("b", &bench.disk.text).0.unwrap(),
        );
        assert_eq!(
            before.accepted().fingerprint(),
            after.accepted().fingerprint()
        );
    }
}

const UNION: &str = "\
id: union
title: A petition
entities:
  agnostics: { name: Agnostics, class: organisation, aliases: [UAAR] }
  oslo: { name: Oslo, class: city }
facts:
  - id: petition
    statement: \"The union of atheists and Agnostics ({who}) has launched a petition in Oslo, and Oslo signed.\"
    draft: true
    blanks:
      who:
        entity: agnostics
";

/// A name that is called otherwise in what was typed does not take the place of that.
#[test]
fn typed_words_stay_as_they_are() {
    let mut bench = Bench::of(UNION, None);
    bench
        .press("e")
        .line("The UAAR's petition was signed in Oslo.");
    assert_eq!(
        bench.statement(),
        "The [UAAR]'s petition was signed in Oslo."
    );
    assert_eq!(bench.said(), "“UAAR” is the answer as it was typed");
    bench.stands("petition", &["blanks", "who", "text"], Some("UAAR"));
    bench.stands(
        "petition",
        &["blanks", "who", "class"],
        Some("organisation"),
    );
    bench.stands("petition", &["blanks", "who", "entity"], None);
    // So it does where the blank stands in braces on one line, as drafts have it.
    let bank = UNION.replace(
        "who:\n        entity: agnostics",
        "who: { entity: agnostics }",
    );
    let mut bench = Bench::of(&bank, None);
    bench.press("e").line("The UAAR signed it in Oslo.");
    assert_eq!(
        bench.statement(),
        "The [UAAR] signed it in Oslo.",
        "{}",
        bench.said()
    );
    // The second of two stays the second, and is told apart from the first where blanks go on and off.
    let mut bench = Bench::of(UNION, None);
    let (_, typed) = bench.press("e").view().typed.unwrap();
    bench.line(&typed.replace("launched", "begun"));
    let second = "The union of atheists and Agnostics ([Agnostics]) has begun a petition in Oslo, and Oslo signed.";
    assert_eq!(bench.statement(), second);
}

#[test]
fn a_full_stop_is_put_behind_quotation_marks_too() {
    let mut bench = Bench::of(UNION, None);
    bench
        .press("e")
        .line("Agnostics called the petition “dangerous”");
    assert_eq!(
        bench.statement(),
        "[Agnostics] called the petition “dangerous”."
    );
    bench.press("e").line("Agnostics said: “It is dangerous.”");
    assert_eq!(bench.statement(), "[Agnostics] said: “It is dangerous.”");
}

/// Where one word is not enough, all that are needed are said at once.
#[test]
fn as_many_words_are_named_as_are_needed() {
    let evidence = "Workers found the remains of an extraordinary ship in the cellar of the University of Bergen and carried all of them to another museum near the old harbour.";
    let statement = "Workers found the remains of an extraordinary ship in the cellar of {university} and carried all of them to another museum near the old harbour.";
    let old = "Workers found the remains of a ship in {month}, and Anna Dahl of {university} said that it was built before {year}.";
    let old_evidence = "Workers found the remains of a ship in October 2017, and Anna Dahl of the University of Bergen said that it was built before 1400.";
    let bank = BANK
        .replace(old, statement)
        .replace(old_evidence, evidence)
        .replace("      month:\n        date: 2017-10\n", "")
        .replace("      year:\n        date: 1400\n", "");
    let article = ARTICLE.replace(old_evidence, evidence);
    let mut bench = Bench::of(&bank, Some(&article));
    let said = bench.view().look.unwrap().copied.unwrap();
    let start = "other words for “";
    let words = said.split_once(start).expect(&said).1;
    let (words, _) = words.split_once("” are enough").unwrap();
    let words: Vec<&str> = words.split("” and “").collect();
    assert_eq!(words.len(), 2, "{said}");
    let (_, mut text) = bench.press("e").view().typed.unwrap();
    for word in words {
        text = text.replacen(word, "xyz", 1);
    }
    bench.line(&text);
    assert_eq!(bench.view().look.unwrap().copied, None);
}

/// A bound has no question without words, so its line does not begin empty.
#[test]
fn the_question_of_a_bound_is_begun() {
    let bank = BANK.replace(
        "unit: \"rooms\"\n        ask: \"How many rooms did the old library have?\"",
        "unit: \"rooms\"\n        bound: at-least",
    );
    let mut bench = Bench::of(&bank, None);
    let (_, text) = bench.press("s?1").view().typed.unwrap();
    assert!(text.starts_with("How many rooms"), "{text}");
    assert!(text.ends_with(", according to the article?"), "{text}");
    // It is no question yet: the cursor stands where the rest of it goes.
    assert_eq!(bench.view().cursor, Some("How many rooms".len()));
}

/// A blank that was between two runs of the article's words holds them apart; without it that is said at once.
#[test]
fn a_run_that_comes_of_a_blank_that_goes_is_said() {
    let evidence = "Workers at the old harbour told Anna Dahl that they will look into the matter.";
    let statement = "Workers at the old harbour told {who} that they will look into the matter.";
    let bank = format!(
        "id: b\ntitle: T\nsource: {{ name: Harbour }}\nentities:\n  anna: {{ name: Anna Dahl, class: person }}\nfacts:\n  - id: f\n    statement: \"{statement}\"\n    draft: true\n    paragraph: 1\n    evidence: \"{evidence}\"\n    blanks:\n      who:\n        entity: anna\n      what:\n        text: harbour\n"
    );
    let bank = bank
        .replace("the old harbour told", "the old {what} told")
        .replace(
            "evidence: \"Workers at the old {what}",
            "evidence: \"Workers at the old harbour",
        );
    let mut bench = Bench::of(&bank, Some(&format!("Harbour\n\n{evidence}\n")));
    bench.press("b");
    let before = bench.view().look.unwrap().copied;
    let row = |bench: &Bench, text: &str| {
        let rows = bench.view().rows;
        let row = rows.iter().find(|row| row.text.starts_with(text));
        row.map(|row| row.key.to_string()).unwrap()
    };
    assert_eq!(before, None);
    let key = row(&bench, "Anna Dahl");
    bench.press(&key);
    assert!(
        bench.said().contains("in a row are the article's"),
        "{}",
        bench.said()
    );
}

/// A short name in brackets behind the name that it is short for is no blank beside it: it would be read as that name again.
#[test]
fn a_short_name_in_brackets_stays_as_it_is() {
    let sentence =
        "The Union of Rationalist Bakers and Agnostics (UBAR) has launched a petition in Oslo.";
    let text = format!("{ARTICLE}\n{sentence}\n");
    let mut bench = Bench::of(BANK, Some(&text));
    bench.press("5").line("5");
    for _ in 0..4 {
        let look = bench.view().look.unwrap();
        let stands = look.statement.contains("(UBAR)") || !look.statement.contains('(');
        assert!(stands, "{}", look.statement);
        bench.press("n");
    }
}

/// What is left between a subject and its verb where words were cut is no comma of a sentence, and no question is lost by it.
#[test]
fn a_comma_that_was_left_over_goes() {
    let mut bench = Bench::new();
    bench
        .press("e")
        .line("Anna Dahl of the University of Bergen, worked in October 2017.");
    assert_eq!(
        bench.statement(),
        "Anna Dahl of [the University of Bergen] worked in [October 2017]."
    );
    assert!(
        bench
            .said()
            .starts_with("the comma before “worked” has gone"),
        "{}",
        bench.said()
    );
    // Behind a time, or around what is told between, it stays.
    for kept in [
        "In October 2017, Anna Dahl sang.",
        "Anna Dahl, a singer, came in October 2017.",
    ] {
        bench.press("e").line(kept);
        let plain = bench.statement().replace(['[', ']'], "");
        assert_eq!(plain, kept);
    }
}

/// Where no rule makes a question, it is said why the line is empty.
#[test]
fn an_empty_line_for_a_question_says_why() {
    let mut bench = Bench::new();
    bench
        .press("e")
        .line("The ship was seen by Anna Dahl near the University of Bergen.");
    bench.press("?");
    let (label, begun) = bench.view().typed.unwrap();
    assert_eq!(begun, "");
    assert!(
        label.contains("(no rule asks for a name at the end of such a sentence)"),
        "{label}"
    );
}
