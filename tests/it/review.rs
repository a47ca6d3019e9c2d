//! A review without a terminal: what keys do to a bank, and what is to be seen.

use std::collections::{BTreeMap, VecDeque};
use std::io;

use proptest::prelude::*;
use quizpress::facts::splice::written;
use quizpress::facts::{Bank, Standing, Written};
use quizpress::review::{
    BankFile, Input, Level, Reviewer, Session, Unprinted, View, Yielded, marked, review,
};

use crate::banks;

pub const ARTICLE: &str = "\
Town council opens a new library

The mayor of Bergen, Ingrid Solberg, opened a new library on 12 March 2021. Workers found the remains of a ship in October 2017, and Anna Dahl of the University of Bergen said that it was built before 1400.

The old library had 12 rooms, 90 desks and no lift. Ole Berg left Oslo in May 2018 for Stavanger.
";

pub const BANK: &str = "\
id: library
title: A new library
source: { name: Town council opens a new library, published: 2021-03-13 }
entities:
  university-of-bergen: { name: the University of Bergen, class: university, draft: true }
  university-of-oslo: { name: the University of Oslo, class: university, draft: true }
  anna: { name: Anna Dahl, class: person, aliases: [Dahl], draft: true }
facts:
  # the ship
  - id: ship
    statement: \"Workers found the remains of a ship in {month}, and Anna Dahl of {university} said that it was built before {year}.\"
    draft: true
    weight: main
    paragraph: 1
    evidence: \"Workers found the remains of a ship in October 2017, and Anna Dahl of the University of Bergen said that it was built before 1400.\"
    blanks:
      month:
        date: 2017-10
      university:
        entity: university-of-bergen
      year:
        date: 1400
  - id: desks
    statement: \"The old library had {number} rooms and {number-2} desks.\"
    draft: true
    paragraph: 2
    evidence: \"The old library had 12 rooms, 90 desks and no lift.\"
    blanks:
      number:
        number: 12
        unit: \"rooms\"
        ask: \"How many rooms did the old library have?\"
      number-2:
        number: 90
        unit: \"desks\"
  - id: opening
    statement: \"Ingrid Solberg opened it on {day}.\"
    paragraph: 1
    blanks: { day: { date: 2021-03-12 } }
";

/// A file that somebody else may change, or whose disk may be full.
struct Disk {
    text: String,
    /// All that was ever written.
    written: Vec<String>,
    is_full: bool,
    /// What an editor makes of a text, in turn.
    edits: VecDeque<fn(&str) -> String>,
    /// The worksheets that are there.
    sheets: Vec<String>,
}

impl BankFile for Disk {
    fn read(&mut self) -> Result<String, String> {
        Ok(self.text.clone())
    }

    fn write(&mut self, text: &str) -> Result<(), String> {
        if self.is_full {
            return Err("no space left on device".into());
        }
        self.text = text.into();
        self.written.push(text.into());
        Ok(())
    }

    fn edit(&mut self, text: &str, _: u32) -> Result<String, String> {
        let edit = self.edits.pop_front();
        edit.map(|edit| edit(text)).ok_or("no editor".into())
    }

    fn print(&mut self, name: Option<&str>) -> Result<String, Unprinted> {
        if self.is_full {
            return Err(Unprinted::Failed("no space left on device".into()));
        }
        let name = name.unwrap_or("b.html").to_owned();
        if self.sheets.contains(&name) {
            return Err(Unprinted::Taken("b-2.html".into()));
        }
        self.sheets.push(name.clone());
        Ok(name)
    }
}

/// Who has thought of all in advance.
struct Script {
    inputs: VecDeque<Input>,
    seen: Vec<View>,
    /// How many inputs were typed ahead and thrown away, all those that were left.
    forgotten: usize,
}

impl Reviewer for Script {
    fn next(&mut self, view: &View) -> io::Result<Input> {
        self.seen.push(view.clone());
        self.inputs
            .pop_front()
            .ok_or(io::Error::other("the end of the script"))
    }

    fn forget(&mut self) -> io::Result<()> {
        self.forgotten += self.inputs.drain(..).count();
        Ok(())
    }

    fn lend(&mut self, to: &mut dyn FnMut()) {
        to();
    }
}

/// A review in the midst.
struct Bench {
    session: Session,
    disk: Disk,
    /// What was said on the way.
    said: Vec<String>,
    /// How many keys were thrown away.
    forgotten: usize,
    is_over: bool,
}

impl Bench {
    fn new() -> Bench {
        Bench::of(BANK, Some(ARTICLE))
    }

    fn of(bank: &str, article: Option<&str>) -> Bench {
        let session = Session::new("b.yaml", bank, article).expect("a sound bank");
        Bench {
            session,
            disk: Disk {
                text: bank.into(),
                written: Vec::new(),
                is_full: false,
                edits: VecDeque::new(),
                sheets: Vec::new(),
            },
            said: Vec::new(),
            forgotten: 0,
            is_over: false,
        }
    }

    fn put(&mut self, inputs: impl IntoIterator<Item = Input>) -> &mut Bench {
        let mut script = Script {
            inputs: inputs.into_iter().collect(),
            seen: Vec::new(),
            forgotten: 0,
        };
        self.is_over = review(&mut self.session, &mut script, &mut self.disk).is_ok();
        self.forgotten += script.forgotten;
        self.said
            .extend(script.seen.into_iter().filter_map(|view| view.said));
        self
    }

    /// Presses keys, `\r` being Enter and `\x1b` Esc.
    fn press(&mut self, keys: &str) -> &mut Bench {
        self.put(keys.chars().map(|key| match key {
            '\r' => Input::Enter,
            '\x1b' => Input::Back,
            key => Input::Key(key),
        }))
    }

    fn line(&mut self, text: &str) -> &mut Bench {
        self.put([Input::Line(text.into())])
    }

    fn view(&self) -> View {
        self.session.view()
    }

    fn statement(&self) -> String {
        self.view()
            .look
            .map(|look| marked(&look))
            .unwrap_or_default()
    }

    fn said(&self) -> String {
        self.view().said.unwrap_or_default()
    }

    /// What stands in the file of a fact.
    fn fact(&self, id: &str) -> Written {
        let bank = written("b.yaml", &self.disk.text).expect("a sound bank");
        let Some(Written::List(facts)) = bank.get("facts") else {
            panic!("no facts in {}", self.disk.text);
        };
        let has_id = |fact: &&Written| fact.get("id").and_then(Written::text) == Some(id);
        let found = facts.iter().find(has_id);
        found
            .unwrap_or_else(|| panic!("no {id} in {}", self.disk.text))
            .clone()
    }

    #[track_caller]
    fn stands(&self, id: &str, way: &[&str], expected: Option<&str>) {
        let fact = self.fact(id);
        let mut at = Some(&fact);
        for name in way {
            at = at.and_then(|at| at.get(name));
        }
        assert_eq!(at.and_then(Written::text), expected, "{}", self.disk.text);
    }
}

#[test]
fn a_fact_is_shown_with_its_evidence_its_flags_and_its_questions() {
    let bench = Bench::new();
    let view = bench.view();
    assert_eq!(
        view.head,
        [
            "A new library",
            "1/3 ship, a draft · 1 accepted · 1 of 10 for a worksheet"
        ]
    );
    let marks: Vec<(usize, bool)> = view
        .article
        .iter()
        .map(|one| (one.number, one.is_marked))
        .collect();
    assert_eq!(marks, [(1, false), (2, true)]);
    assert_eq!(
        bench.statement(),
        "Workers found the remains of a ship in [October 2017], and Anna Dahl of [the University of Bergen] said that it was built before [1400]."
    );
    let look = view.look.unwrap();
    let copied = look
        .flags
        .iter()
        .find(|flag| flag.said.contains("in a row are the article's"));
    assert_eq!(
        copied.map(|flag| flag.level),
        Some(Level::Warned),
        "{:?}",
        look.flags
    );
    let month = look.questions[0].question.as_ref().unwrap();
    assert_eq!(month.form.options().len(), 4);
    assert!(view.keys.contains(&("a", "accept")));
    assert_eq!(bench.disk.written.len(), 0);
}

#[test]
fn what_is_only_warned_of_is_accepted_at_the_second_key_and_undone() {
    let mut bench = Bench::new();
    bench.press("a");
    assert!(
        bench.said().contains("a again accepts it"),
        "{}",
        bench.said()
    );
    // Another key in between takes the first one back.
    bench.press("x").press("a");
    assert_eq!(bench.disk.text, BANK);
    bench.press("a");
    assert_eq!(
        bench.disk.text,
        BANK.replacen("    draft: true\n    weight", "    weight", 1)
    );
    assert_eq!(bench.view().look.unwrap().id, "desks");
    bench.press("u");
    assert_eq!(
        (
            bench.disk.text.as_str(),
            bench.view().look.unwrap().id.as_str()
        ),
        (BANK, "ship")
    );
    bench.press("u");
    assert_eq!(bench.said(), "nothing was decided yet");
}

#[test]
fn what_the_gate_refuses_is_not_accepted() {
    let wrong = BANK.replace("date: 2017-10", "date: 2016-10");
    let mut bench = Bench::of(&wrong, Some(ARTICLE));
    bench.press("aaa\r");
    assert!(
        bench.said().starts_with("not accepted: "),
        "{}",
        bench.said()
    );
    assert!(bench.said().contains("October 2016"), "{}", bench.said());
    assert_eq!(bench.disk.text, wrong);
    // A bound without words for it.
    let bound = BANK.replace(
        "unit: \"rooms\"\n        ask: \"How many rooms did the old library have?\"",
        "unit: \"rooms\"\n        bound: at-least",
    );
    let mut bench = Bench::of(&bound, None);
    bench.press("saa");
    assert!(
        bench.said().contains("`ask` for `number`"),
        "{}",
        bench.said()
    );
    // The question mends it.
    bench
        .press("?1")
        .line("At least how many rooms did the old library have?");
    bench.press("aa");
    bench.stands("desks", &["draft"], None);
}

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
fn a_dropped_fact_keeps_its_place_and_the_reason() {
    let mut bench = Bench::new();
    bench.press("d");
    assert_eq!(bench.view().rows.len(), 5);
    bench.press("t");
    bench.stands("ship", &["draft"], Some("dropped"));
    bench.stands("ship", &["reason"], Some("trivial"));
    assert_eq!(bench.view().look.unwrap().id, "desks");
    bench.press("u");
    assert_eq!(bench.disk.text, BANK);
}

#[test]
fn candidates_and_sentences_of_ones_own_choice_stand_in_no_file_until_they_are_accepted() {
    let mut bench = Bench::new();
    // The last sentence has no draft yet.
    bench.press("4").line("4");
    assert!(
        bench.statement().contains("Stavanger"),
        "{} {}",
        bench.statement(),
        bench.said()
    );
    assert!(
        bench.view().head[1].contains("in no file yet"),
        "{:?}",
        bench.view().head
    );
    assert_eq!(bench.disk.written.len(), 0);
    bench.press("aa");
    let bank = Bank::read("b.yaml", &bench.disk.text).0.unwrap();
    let new = bank.facts().last().unwrap();
    assert_eq!(new.standing, Standing::Accepted);
    assert_eq!(new.paragraphs, [2]);
    // Back to where it was; a sentence with a draft leads to that.
    assert_eq!(bench.view().look.unwrap().id, "ship");
    bench.press("3").line("3");
    assert_eq!(bench.view().look.unwrap().id, "desks");
    bench.press("9").line("99");
    assert_eq!(bench.said(), "the article has the sentences 1 to 4");
}

#[test]
fn blanks_go_on_and_off() {
    let mut bench = Bench::new();
    bench.press("hb");
    let on: Vec<bool> = bench.view().rows.iter().map(|row| row.is_on).collect();
    let texts: Vec<String> = bench.view().rows.into_iter().map(|row| row.text).collect();
    assert_eq!(
        texts,
        [
            "October 2017",
            "the University of Bergen",
            "1400",
            "Anna Dahl",
            "Workers",
            "remains",
            "ship"
        ]
    );
    assert_eq!(on, [true, true, true, false, false, false, false]);
    bench.press("2");
    bench.stands("ship", &["blanks", "university"], None);
    assert!(
        bench
            .disk
            .text
            .contains("Dahl of the University of Bergen said"),
        "{}",
        bench.disk.text
    );
    bench.press("4");
    assert!(
        bench.disk.text.contains("entity: anna"),
        "{}",
        bench.disk.text
    );
    bench.press("1").press("3").press("4");
    assert_eq!(bench.said(), "it is the only blank: put another in first");
    bench.press("\x1b");
    assert!(bench.statement().contains("[Anna Dahl]"));
}

#[test]
fn a_rival_becomes_a_wrong_option_of_the_author_with_one_key() {
    let mut bench = Bench::new();
    bench.press("hw2");
    assert_eq!(bench.view().rows[0].text, "the University of Oslo");
    bench.press("1");
    assert!(
        bench.disk.text.contains("wrong: [university-of-oslo]"),
        "{}",
        bench.disk.text
    );
    bench.press("+").line("the University of Rome");
    assert!(
        bench
            .disk
            .text
            .contains("wrong: [university-of-oslo, the University of Rome]"),
        "{}",
        bench.disk.text
    );
    bench.line("");
    assert!(
        bench
            .view()
            .rows
            .iter()
            .any(|row| row.is_on && row.text == "the University of Rome")
    );
    bench.press("1");
    assert!(
        bench.disk.text.contains("wrong: [the University of Rome]"),
        "{}",
        bench.disk.text
    );
    // A class, and words that may stay.
    bench.press("\x1bhc2").line("school, house");
    assert!(
        bench.disk.text.contains("class: [school, house]"),
        "{}",
        bench.disk.text
    );
    bench.press("hk");
    bench.stands("ship", &["words"], Some("article"));
}

/// True and false are the options of a question, and no other values of its blank.
#[test]
fn what_is_put_as_true_or_false_gives_no_wrong_options() {
    let ship = "Workers found the remains of a ship in {month}, and Anna Dahl of {university} said that it was built before {year}.";
    let bank = BANK
        .replace(ship, "Workers of {university} found the remains of a ship.")
        .replace("      month:\n        date: 2017-10\n", "")
        .replace("      year:\n        date: 1400\n", "")
        .replace(", draft: true }", " }");
    let mut bench = Bench::of(&bank, None);
    let view = bench.view();
    let kinds = view.look.unwrap().questions;
    let kinds: Vec<String> = kinds
        .into_iter()
        .filter_map(|one| Some(one.question?.kind))
        .collect();
    assert_eq!(kinds, ["true-false"]);
    bench.press("hw");
    let rows: Vec<String> = bench.view().rows.into_iter().map(|row| row.text).collect();
    assert_eq!(rows[0], "the University of Oslo");
    let is_of_claim = |row: &String| ["True", "False"].contains(&row.as_str());
    assert!(!rows.iter().any(is_of_claim), "{rows:?}");
}

#[test]
fn what_somebody_else_has_changed_is_read_again_and_never_written_over() {
    let mut bench = Bench::new();
    bench.press("aa");
    let theirs = bench
        .disk
        .text
        .replace("title: A new library", "title: Libraries # mine");
    bench.disk.text = theirs.clone();
    bench.press("du");
    assert!(
        bench.said().contains("was changed meanwhile"),
        "{}",
        bench.said()
    );
    assert_eq!(bench.disk.text, theirs);
    // What was decided before is taken back without what they did.
    bench.press("u");
    bench.stands("ship", &["draft"], Some("true"));
    assert!(bench.disk.text.contains("title: Libraries # mine"));
    // What they broke is shown until it is mended.
    bench.disk.text = "facts: {".into();
    bench.press("du");
    assert!(
        bench.view().text[0].contains("error"),
        "{:?}",
        bench.view().text
    );
    bench.press("ad");
    assert_eq!(bench.disk.text, "facts: {");
    bench.disk.text = theirs;
    bench.press("r");
    assert_eq!(bench.view().look.unwrap().id, "ship");
}

#[test]
fn any_sentence_can_become_a_fact_and_any_phrase_a_blank() {
    let text = format!("{ARTICLE}\nGrey herons sleep on the roof.\n");
    let mut bench = Bench::of(BANK, Some(&text));
    // No rule makes a fact of it, and it names nothing: its first phrase is a blank.
    bench.press("5").line("5");
    assert_eq!(bench.statement(), "[Grey herons] sleep on the roof.");
    bench.press("hb");
    let rows: Vec<String> = bench.view().rows.into_iter().map(|row| row.text).collect();
    assert_eq!(rows, ["Grey herons", "roof"]);
    bench.press("21\x1b");
    assert_eq!(bench.statement(), "Grey herons sleep on the [roof].");
    bench
        .press("?")
        .line("Where do the grey herons sleep?")
        .press("aa");
    let id = "sleep-roof";
    bench.stands(id, &["blanks", "what-2", "text"], Some("roof"));
    bench.stands(id, &["draft"], None);
    bench.stands(id, &["paragraph"], Some("3"));
    // Taken back step by step, it has gone, and the review goes on where it was.
    bench.press("uuuu");
    assert_eq!(bench.disk.text, BANK);
    assert_eq!(bench.view().look.unwrap().id, "ship");
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
fn a_full_disk_loses_nothing() {
    let mut bench = Bench::new();
    bench.disk.is_full = true;
    bench.press("aa");
    assert_eq!(bench.said(), "nothing was written: no space left on device");
    assert_eq!(bench.view().look.unwrap().id, "ship");
    bench.disk.is_full = false;
    bench.press("aa");
    bench.stands("ship", &["draft"], None);
}

#[test]
fn an_editor_may_break_a_copy_and_the_file_stays_sound() {
    let mut bench = Bench::new();
    bench
        .disk
        .edits
        .push_back(|text| text.replace("title:", "titel:"));
    bench.press("ho");
    assert!(
        bench.view().text[0].contains("titel"),
        "{:?}",
        bench.view().text
    );
    assert_eq!(bench.disk.written.len(), 0);
    // Edited again, from what was typed.
    bench
        .disk
        .edits
        .push_back(|text| text.replace("titel:", "title:").replace("A new", "The new"));
    bench.press("o");
    assert_eq!(bench.view().head[0], "The new library");
    assert_eq!(
        bench.disk.text,
        BANK.replace("A new library", "The new library")
    );
    bench.disk.edits.push_back(|_| "- no bank".into());
    bench.press("or");
    assert_eq!(bench.said(), "as it was before");
    assert_eq!(bench.disk.written.len(), 1);
    bench.press("o");
    assert_eq!(bench.said(), "no editor");
}

#[test]
fn without_an_article_all_but_candidates_works() {
    let mut bench = Bench::of(BANK, None);
    assert_eq!(bench.view().article.len(), 1);
    bench.press("n4");
    assert_eq!(bench.disk.text, BANK);
    bench.press("e").line("A ship was found in October 2017.");
    bench.stands("ship", &["statement"], Some("A ship was found in {month}."));
    bench.press("aa");
    bench.stands("ship", &["draft"], None);
}

#[test]
fn a_bank_without_drafts_is_walked_through() {
    let bank = BANK.replace("    draft: true\n", "");
    let mut bench = Bench::of(&bank, Some(ARTICLE));
    for at in 1..=3 {
        let head = &bench.view().head[1];
        assert!(head.starts_with(&format!("{at}/3 ")), "{head}");
        assert!(bench.view().keys.contains(&("a", "next")));
        bench.press("\r");
    }
    assert!(bench.view().look.is_none());
    assert_eq!(bench.disk.written.len(), 0);
    bench.press("p");
    assert_eq!(bench.said(), "a worksheet has 10, and 3 go together");
    assert!(!bench.is_over);
    // Behind the last fact there are still the sentences of the article.
    bench.press("4").line("4");
    assert!(bench.statement().contains("Stavanger"), "{}", bench.said());
    bench.press("q");
    assert!(bench.is_over);
}

#[test]
fn ten_questions_are_printed_and_the_review_goes_on() {
    let bank = include_str!("../../questions/apollo-11.yaml");
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

#[test]
fn esc_leaves_a_line_a_menu_and_a_visit_but_never_the_review() {
    let mut bench = Bench::new();
    let here = bench.view();
    for keys in ["e", "?", "?1", "d", "h", "hb", "b", "hw", "w2", "hc2", "4"] {
        bench.press(keys);
        assert_ne!(bench.view().keys, here.keys, "{keys}");
        bench.press("\x1b");
        if bench.view().keys != here.keys {
            bench.press("\x1b");
        }
        assert_eq!(bench.view().keys, here.keys, "{keys}");
    }
    bench.press("\x1b\x1b\x1b");
    assert_eq!(bench.said(), "q ends the review");
    // What is looked at out of turn is left, too.
    bench.press("4").line("4").press("\x1b");
    assert_eq!(bench.view().head, here.head);
    let stands = bench.statement();
    bench.press("n");
    bench.press("\x1b");
    assert_eq!(bench.statement(), stands);
    bench.press("ss");
    bench.press("ss\x1b");
    assert!(bench.view().look.is_none() && !bench.is_over);
    assert_eq!(bench.disk.written.len(), 0);
    bench.put([Input::Stop]);
    assert!(bench.is_over);
}

#[test]
fn a_sentence_typed_where_keys_are_read_does_nothing() {
    let typed = "Ahmed Mohamed wore a shirt when duda took it.\r";
    for menu in ["", "b", "w2", "d", "h", "?"] {
        let mut bench = Bench::new();
        bench.press(menu).press(typed);
        assert_eq!(bench.disk.text, BANK, "{menu}");
        assert_eq!(bench.forgotten, typed.len() - 1, "{menu}");
        assert_eq!(
            bench.said(),
            "A is no key, they are small letters; e edits the sentence"
        );
    }
    let mut bench = Bench::new();
    bench.press("z");
    assert_eq!(bench.said(), "z is no key here");
}

#[test]
fn the_number_of_a_sentence_goes_to_the_accepted_fact_that_it_has() {
    let mut bench = Bench::new();
    bench.press("aa");
    bench.press("2").line("2");
    assert_eq!(bench.view().look.unwrap().id, "ship");
    assert_eq!(
        bench.said(),
        "sentence 2 has this fact already: n proposes another"
    );
    bench.press("n");
    let new = bench.view().look.unwrap();
    assert_ne!(new.id, "ship");
    assert!(bench.view().head[1].contains("in no file yet"));
    bench.press("aa");
    let bank = Bank::read("b.yaml", &bench.disk.text).0.unwrap();
    let of_two = bank.facts().iter().filter(|fact| {
        let evidence = fact.evidence.as_deref();
        evidence.is_some_and(|evidence| evidence.starts_with("Workers found"))
    });
    assert_eq!(of_two.count(), 2);
}

/// What a row's key does stays as it is while a fact is on the screen.
#[test]
fn rows_keep_their_keys() {
    let mut bench = Bench::new();
    let rows = |bench: &Bench| -> Vec<(char, bool, String)> {
        let rows = bench.view().rows.into_iter();
        rows.map(|row| (row.key, row.is_on, row.text)).collect()
    };
    bench.press("b");
    let first = rows(&bench);
    for keys in ["4", "2", "1", "5", "1", "2", "5", "4"] {
        bench.press(keys);
        let now = rows(&bench);
        for (key, _, text) in &first {
            let row = now.iter().find(|row| row.0 == *key);
            let row = row.unwrap_or_else(|| panic!("{keys}: no {key} {text} in {now:?}"));
            assert!(
                row.2.contains(text) || text.contains(&row.2),
                "{keys}: {row:?}"
            );
        }
    }
    assert_eq!(rows(&bench)[..first.len()], first);
    // The same blanks have the same numbers where one of them is asked for.
    bench.press("1\x1b?");
    let asked = rows(&bench);
    assert_eq!(
        asked.iter().map(|row| row.0).collect::<Vec<_>>(),
        ['2', '3'],
        "{asked:?}"
    );
    bench.press("\x1bw2");
    let before = rows(&bench);
    assert!(before.len() > 2, "{before:?}");
    for key in ["2", "1", "2"] {
        bench.press(key);
        let texts = |rows: Vec<(char, bool, String)>| -> Vec<_> {
            rows.into_iter().map(|(key, _, text)| (key, text)).collect()
        };
        assert_eq!(texts(rows(&bench)), texts(before.clone()));
    }
    let on: Vec<bool> = rows(&bench).into_iter().map(|row| row.1).collect();
    assert_eq!(on[..3], [true, false, false]);
}

#[test]
fn names_without_rivals_are_offered_some() {
    let bank = BANK.replace(
        "  university-of-oslo: { name: the University of Oslo, class: university, draft: true }\n",
        "",
    );
    let text = format!("{ARTICLE}\nIn May 2019 Norway banned plastic bags.\n");
    let mut bench = Bench::of(&bank, Some(&text));
    bench.press("5").line("5");
    bench.press("b");
    let rows = bench.view().rows;
    let row = rows.iter().rfind(|row| row.text == "Norway").unwrap();
    bench.press(&row.key.to_string()).press("\x1b");
    assert!(
        bench.statement().contains("[Norway]"),
        "{}",
        bench.statement()
    );
    let look = bench.view().look.unwrap();
    let offers = |one: &Yielded| one.offered.iter().any(|offer| offer.shown == "Sweden");
    let norway = look.questions.iter().find(|one| offers(one)).unwrap();
    assert!(norway.why.is_some(), "{norway:?}");
    // No typing: the keys of three rows make a choice of it.
    bench.press("w");
    if bench.view().keys.contains(&("1–9", "which blank")) {
        let rows = bench.view().rows;
        let row = rows.iter().find(|row| row.text.contains("Norway")).unwrap();
        bench.press(&row.key.to_string());
    }
    let rows = bench.view().rows;
    let key = |name: &str| rows.iter().find(|row| row.text == name).unwrap().key;
    let keys: String = ["Sweden", "Finland", "Iceland"].map(key).iter().collect();
    bench.press(&keys).press("\x1b");
    let look = bench.view().look.unwrap();
    let question = look.questions.iter().find_map(|one| {
        let question = one.question.as_ref()?;
        let options = question.form.options().iter();
        let texts: Vec<&str> = options.map(|option| option.text.as_str()).collect();
        texts.contains(&"Sweden").then_some(texts.len())
    });
    assert_eq!(question, Some(4), "{look:?}");
}

/// The day that is the news can only have earlier ones beside it.
#[test]
fn a_day_that_nothing_follows_is_offered_earlier_ones() {
    let bank = BANK
        .replace("date: 2021-03-12", "date: 2021-03-13")
        .replace("- id: desks", "- id: none");
    let mut bench = Bench::of(&bank, None);
    bench.press("ss");
    let why = |bench: &Bench| bench.view().look.unwrap().questions[0].why.clone();
    assert!(
        why(&bench).unwrap().contains("earlier"),
        "{:?}",
        why(&bench)
    );
    bench.press("w");
    let rows: Vec<String> = bench.view().rows.into_iter().map(|row| row.text).collect();
    assert_eq!(
        rows[..3],
        ["12 March 2021", "11 March 2021", "10 March 2021"]
    );
    bench.press("134\x1b");
    assert!(bench.disk.text.contains("wrong: ["), "{}", bench.disk.text);
    assert_eq!(why(&bench), None);
}

#[test]
fn wrong_options_are_typed_one_after_the_other() {
    let mut bench = Bench::new();
    bench.press("w2+").line("the University of Rome");
    assert_eq!(bench.view().typed.unwrap().1, "");
    bench.line("the University of Pisa; the University of Siena");
    bench.line("");
    assert!(bench.view().typed.is_none());
    let wrong = "wrong: [the University of Rome, the University of Pisa, the University of Siena]";
    assert!(bench.disk.text.contains(wrong), "{}", bench.disk.text);
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
    let said = "12 words in a row are the article's (‹ ›): another word for “extraordinary” is enough, where e begins";
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
fn behind_the_last_fact_come_the_sentences_without_one() {
    let text = format!("{ARTICLE}\nGrey herons sleep on the roof.\n");
    let mut bench = Bench::of(BANK, Some(&text));
    bench.press("sss");
    assert!(bench.view().look.is_none());
    let position = |bench: &Bench| -> Vec<usize> {
        let marked = bench.view().article.into_iter();
        marked
            .filter(|one| one.is_marked)
            .map(|one| one.number)
            .collect()
    };
    bench.press("n");
    assert_eq!(position(&bench), [1]);
    bench.press("sn");
    assert_eq!(position(&bench), [4]);
    bench.press("a");
    if bench.view().look.is_some() {
        bench.press("a");
    }
    bench.press("n");
    assert_eq!(position(&bench), [5]);
    bench.press("\x1bn");
    assert_eq!(bench.said(), "that was the last sentence without a fact");
}

#[test]
fn the_rest_of_a_sentence_is_cut_at_the_run_and_gets_its_full_stop() {
    let clause = " and leaving her to busy servants while they embarked on a long round of social visits in the whole country";
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
    assert_eq!(kept, "Ann Lee took her on a trip to Norway ");
    bench.line(&kept);
    bench.stands(
        "trip",
        &["statement"],
        Some("Ann Lee took her on a trip to {x}."),
    );
}

#[test]
fn a_fact_in_braces_is_left_to_an_editor_and_says_so_before_anything_is_typed() {
    let bank = "id: b\ntitle: T\nfacts:\n  - { id: a, statement: \"Ann Lee built {n} boats in Bergen.\", draft: true, blanks: { n: { number: 12, unit: boats } } }\n";
    let mut bench = Bench::of(bank, None);
    let flags = bench.view().look.unwrap().flags;
    assert!(
        flags.iter().any(|flag| flag.said.contains("o opens one")),
        "{flags:?}"
    );
    bench.press("a");
    assert!(bench.said().ends_with("o opens it"), "{}", bench.said());
    assert_eq!(bench.disk.text, bank);
}

#[test]
fn a_bank_with_errors_is_not_reviewed() {
    let problems = Session::new("b.yaml", "id: b\n", None).unwrap_err();
    assert!(!problems.is_empty());
}

/// What came of each fact, by what was said.
fn decided(said: &[String]) -> BTreeMap<String, Option<Standing>> {
    let mut decided = BTreeMap::new();
    for said in said {
        let first = said.split("; ").next().unwrap_or_default();
        let id = first.split('`').nth(1).unwrap_or_default().to_owned();
        let standing = match first.split(':').next() {
            Some("accepted") => Some(Standing::Accepted),
            Some("dropped") => Some(Standing::Dropped),
            Some("taken back") => None,
            _ => continue,
        };
        decided.insert(id, standing);
    }
    decided
}

fn inputs() -> impl Strategy<Value = Vec<Input>> {
    let keys = "aaaaeedd?nnhhsuubcwkf123456+otqpA "
        .chars()
        .collect::<Vec<_>>();
    let key = proptest::sample::select(keys).prop_map(Input::Key);
    let lines = [
        "",
        "4",
        "1",
        "2",
        "x",
        "person, people",
        "In October 2017 {a} ship was found, built before 1400.",
        "Oslo: 12 rooms, 90 desks on 12 March 2021.",
        "# - : \"'{}",
        "How many?",
    ];
    let line = proptest::sample::select(lines.to_vec()).prop_map(|line| Input::Line(line.into()));
    let other = prop_oneof![Just(Input::Enter), Just(Input::Back), Just(Input::Stop)];
    proptest::collection::vec(prop_oneof![6 => key, 2 => line, 1 => other], 0..40)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(40) })]

    /// Every file after any keys is a sound bank, and holds all that was decided.
    #[test]
    fn every_file_is_sound_and_holds_all_that_was_decided(inputs in inputs(), with in any::<bool>()) {
        let mut bench = Bench::of(BANK, with.then_some(ARTICLE));
        bench.disk.edits.extend([
            (|text| text.replace("title: A", "title: Our")) as fn(&str) -> String,
            |text| text.replace("facts:", "fact:"),
        ]);
        for input in inputs {
            bench.put([input]);
            prop_assert_eq!(bench.session.text(), bench.disk.text.as_str());
        }
        for text in &bench.disk.written {
            prop_assert!(Bank::read("b.yaml", text).0.is_some(), "{}", text);
            prop_assert!(text.contains("# the ship"));
        }
        let bank = Bank::read("b.yaml", &bench.disk.text).0.unwrap();
        let mut said = bench.said.clone();
        said.dedup();
        for (id, standing) in decided(&said) {
            let fact = bank.facts().iter().find(|fact| fact.id == id);
            match standing {
                Some(standing) => prop_assert_eq!(fact.map(|fact| fact.standing), Some(standing), "{}", id),
                None => prop_assert!(fact.is_none_or(|fact| fact.standing != Standing::Dropped)),
            }
        }
    }
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
