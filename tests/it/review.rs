//! A review without a terminal: what keys do to a bank, and what is to be seen.

mod rows;
mod wording;
mod worksheet;

use std::collections::{BTreeMap, VecDeque};
use std::io;

use proptest::prelude::*;
use quizpress::facts::splice::written;
use quizpress::facts::{Bank, Standing, Written};
use quizpress::review::{
    BankFile, Input, Level, Reviewer, Session, Unprinted, View, marked, review,
};

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

#[test]
fn behind_the_last_fact_come_the_sentences_without_one() {
    // Nobody is asked what a dateline or the words below a picture could become.
    let text = format!(
        "{ARTICLE}\nSunday, 2 August 2015\n\nThe old cathedral of Bergen in the evening light of May 2018\n\nGrey herons sleep on the roof of it.\n"
    );
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
    // The best comes first.
    assert_eq!(position(&bench), [1]);
    // Left for later or accepted, it leads on to the next one.
    bench.press("s");
    assert_eq!(position(&bench), [4]);
    bench.press("a");
    if position(&bench) == [4] {
        bench.press("a");
    }
    assert_eq!(position(&bench), [7]);
    assert!(bench.said().starts_with("accepted: "), "{}", bench.said());
    bench.press("\x1b");
    assert!(bench.view().look.is_none());
    bench.press("n");
    assert_eq!(bench.said(), "that was the last sentence without a fact");
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
