//! What is chosen by a key: blanks, and what could stand beside an answer.

use quizpress::review::{Row, Yielded};

use super::{ARTICLE, BANK, Bench};

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
fn any_sentence_can_become_a_fact_and_any_phrase_a_blank() {
    let text = format!("{ARTICLE}\nGrey herons sleep on the roof.\n");
    let mut bench = Bench::of(BANK, Some(&text));
    // No rule makes a fact of it, and it names nothing: its first phrase is a blank.
    bench.press("5").line("5");
    assert_eq!(bench.statement(), "[Grey herons] sleep on the roof.");
    bench.press("hb");
    let rows: Vec<String> = bench.view().rows.into_iter().map(|row| row.text).collect();
    assert_eq!(
        rows,
        ["Grey herons (the only blank: put another in first)", "roof"]
    );
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

/// Of a name that stands there twice each place goes on and off by itself.
#[test]
fn the_same_name_twice_is_two_blanks() {
    let bank = "id: b\ntitle: T\nentities:\n  oslo: { name: Oslo, class: city }\nfacts:\n  - id: f\n    statement: \"Ole Berg left {city} in May 2018, and {city-2} forgot him.\"\n    draft: true\n    blanks:\n      city:\n        entity: oslo\n      city-2:\n        entity: oslo\n";
    let mut bench = Bench::of(bank, None);
    let on = |bench: &Bench| -> Vec<(char, bool)> {
        let rows = bench.view().rows.into_iter();
        let oslo = rows.filter(|row| row.text.starts_with("Oslo"));
        oslo.map(|row| (row.key, row.is_on)).collect()
    };
    bench.press("b");
    assert_eq!(on(&bench), [('1', true), ('2', true)]);
    let marked = |first: bool, second: bool| {
        let oslo = |is_on| if is_on { "[Oslo]" } else { "Oslo" };
        format!(
            "Ole Berg left {} in May 2018, and {} forgot him.",
            oslo(first),
            oslo(second)
        )
    };
    for (key, first, second) in [("1", false, true), ("1", true, true), ("2", true, false)] {
        bench.press(key);
        assert_eq!(bench.statement(), marked(first, second), "{key}");
        assert_eq!(on(&bench), [('1', first), ('2', second)], "{key}");
    }
    // The only one stays, and says so before its key is pressed.
    let rows = bench.view().rows;
    assert!(rows[0].text.contains("the only blank"), "{rows:?}");
}

/// What can never stand beside an answer is not offered for it.
#[test]
fn what_is_kept_apart_is_not_offered() {
    let college = "  college: { name: the College of Bergen, class: university, draft: true, apart: university-of-bergen }\n";
    let bank = BANK.replace("entities:\n", &format!("entities:\n{college}"));
    let mut bench = Bench::of(&bank, Some(ARTICLE));
    let apart = "the College of Bergen";
    let look = bench.view().look.unwrap();
    let shown = |one: &Yielded| one.rows.iter().any(|row| row.text == apart);
    assert!(!look.questions.iter().any(shown), "{look:?}");
    bench.press("w2");
    let rows = bench.view().rows;
    assert!(rows.iter().any(|row| row.text == "the University of Oslo"));
    assert!(!rows.iter().any(|row| row.text == apart), "{rows:?}");
}

/// The line below a question has the same names as the list, in its order and with its keys.
#[test]
fn the_line_of_offers_is_the_list() {
    let mut bench = Bench::new();
    let look = bench.view().look.unwrap();
    let one = look.questions.iter().find(|one| one.blank == "university");
    let line = one.unwrap().rows.clone();
    assert!(line.len() > 1, "{line:?}");
    bench.press("w2");
    assert_eq!(bench.view().rows, line);
    // What is the author's own is not offered any more; the others keep their keys.
    bench.press("2\x1b");
    let look = bench.view().look.unwrap();
    let one = look.questions.iter().find(|one| one.blank == "university");
    let keys = |rows: &[Row]| rows.iter().map(|row| row.key).collect::<Vec<char>>();
    let mut others = keys(&line);
    others.remove(1);
    assert_eq!(keys(&one.unwrap().rows), others);
}

/// What the form of an answer wants of its wrong options is said before they are typed.
#[test]
fn the_form_of_an_answer_is_said_first() {
    let bank = BANK.replace("name: the University of Bergen,", "name: Movement 5,");
    let mut bench = Bench::of(&bank, None);
    bench.press("w2");
    let said = bench.view().text.join(" ");
    assert!(
        said.starts_with("One of them with a digit, else “Movement 5” stands out"),
        "{said}"
    );
    bench.press("+");
    let label = bench.view().typed.unwrap().0;
    assert!(label.contains("with a digit"), "{label}");
    bench.line("Area 51");
    let label = bench.view().typed.unwrap().0;
    assert!(!label.contains("a digit"), "{label}");
}

/// So is its length, and a word that it shares with the question.
#[test]
fn the_length_of_an_answer_is_said_first() {
    let bank = BANK.replace(
        "name: the University of Bergen,",
        "name: the Western Norway University of Applied Remains,",
    );
    let mut bench = Bench::of(&bank, None);
    bench.press("w2");
    let said = bench.view().text.join(" ");
    assert!(
        said.starts_with(
            "One of them with 37 letters or more, and one with the word “remains”, else"
        ),
        "{said}"
    );
    bench
        .press("+")
        .line("the Eastern Sweden University of Fine Arts");
    let label = bench.view().typed.unwrap().0;
    assert!(
        label.starts_with("One of them with the word “remains”, else"),
        "{label}"
    );
}

/// Several of the list, and others, in one line.
#[test]
fn the_keys_of_the_list_are_taken_in_a_line_too() {
    let mut bench = Bench::new();
    bench.press("w2");
    let rows = bench.view().rows;
    let shown = |at: usize| rows[at].text.clone();
    let written = |text: &str| match text {
        "the University of Oslo" => "university-of-oslo".to_owned(),
        other => other.to_owned(),
    };
    bench.press("+");
    assert_eq!(bench.view().rows.len(), rows.len(), "the list is seen");
    bench.line("1 3; the University of Rome; 2");
    let all = [&shown(0), &shown(2), "the University of Rome", &shown(1)];
    let all: Vec<String> = all.iter().map(|text| written(text)).collect();
    let wrong = format!("wrong: [{}]", all.join(", "));
    assert!(
        bench.disk.text.contains(&wrong),
        "{wrong}: {}",
        bench.disk.text
    );
    // What is no key of it stands as it was typed, and so does a figure for a number.
    bench.line("3 men; 1 z");
    assert!(
        bench.disk.text.contains(", 3 men, 1 z]"),
        "{}",
        bench.disk.text
    );
    bench.press("\x1b\x1bw1+").line("2001-05");
    assert!(
        bench.disk.text.contains("wrong: [2001-05]"),
        "{}",
        bench.disk.text
    );
}

/// A country under another name is what the fact speaks of.
#[test]
fn nothing_is_offered_that_the_fact_names_under_another_name() {
    let text = "A final in Riga\n\nThe final saw the US team Cloud and Lions, from Brazil, face off. Fans in America and Peru watched it.\n";
    let bank = "id: final\ntitle: A final\nsource: { name: A final in Riga, published: 2021-03-13 }\nentities:\n  brazil: { name: Brazil, class: country }\n  us: { name: US, class: country, aliases: [the United States] }\nfacts:\n  - id: teams\n    statement: \"The final was between the US team Cloud and Lions, from {country}.\"\n    draft: true\n    paragraph: 1\n    evidence: \"The final saw the US team Cloud and Lions, from Brazil, face off.\"\n    blanks:\n      country: { entity: brazil }\n";
    let mut bench = Bench::of(bank, Some(text));
    bench.press("w");
    let rows: Vec<String> = bench.view().rows.into_iter().map(|row| row.text).collect();
    assert!(rows.contains(&"Peru".to_owned()), "{rows:?}");
    let same = ["America", "US", "the United States"];
    assert!(
        !rows.iter().any(|row| same.contains(&row.as_str())),
        "{rows:?}"
    );
}

/// One key puts another blank in the place of what is there, the best first, and goes through all of them.
#[test]
fn another_blank_comes_in_with_one_key() {
    let bank = BANK
        .replace(
            "The old library had {number} rooms and {number-2} desks.",
            "The old library of Bergen sold {number} desks for $ 500 in May 2019.",
        )
        .replace(
            "      number-2:\n        number: 90\n        unit: \"desks\"\n",
            "",
        );
    let mut bench = Bench::of(&bank, Some(ARTICLE));
    bench.press("s");
    let mut seen = vec![bench.statement()];
    for _ in 0..3 {
        bench.press("i");
        seen.push(bench.statement());
    }
    assert!(bench.said().contains("instead"), "{}", bench.said());
    assert!(
        seen[0].contains("[12] desks") && seen[1].contains("[500] dollars"),
        "{seen:?}"
    );
    // No two are the same, and each has one blank.
    assert!(
        seen.iter().all(|one| one.matches('[').count() == 1),
        "{seen:?}"
    );
    let mut all = seen.clone();
    all.sort();
    all.dedup();
    assert_eq!(all.len(), seen.len(), "{seen:?}");
    for _ in 0..20 {
        bench.press("i");
        if bench.statement().contains("[12] desks") {
            break;
        }
    }
    assert_eq!(
        bench.statement(),
        "The old library of Bergen sold [12] desks for 500 dollars in May 2019."
    );
    assert!(
        bench
            .said
            .iter()
            .any(|said| said == "those were all: i begins again")
    );
    bench.press(&"u".repeat(30));
    assert_eq!(bench.disk.text, bank);
}

/// Rules reword a sentence with a key each, and the list keeps its figures.
#[test]
fn a_sentence_is_reworded_by_rules() {
    let bank = BANK
        .replace(
            "The old library had {number} rooms and {number-2} desks.",
            "In May 2019, the old library bought {number} rooms.",
        )
        .replace(
            "      number-2:\n        number: 90\n        unit: \"desks\"\n",
            "",
        );
    let mut bench = Bench::of(&bank, Some(ARTICLE));
    bench.press("sr");
    let rows: Vec<String> = bench.view().rows.into_iter().map(|row| row.text).collect();
    assert_eq!(rows, ["“In May 2019” at the end"]);
    bench.press("1");
    assert_eq!(
        bench.statement(),
        "The old library bought [12] rooms in May 2019."
    );
    let rows: Vec<(char, String)> = bench
        .view()
        .rows
        .into_iter()
        .map(|row| (row.key, row.text))
        .collect();
    assert_eq!(rows, [('2', "“in May 2019” at the beginning".to_owned())]);
    bench.press("u\x1b\x1b");
    assert_eq!(bench.disk.text, bank);
}

/// Behind the last fact the best sentence comes first, and it is said how many there are.
#[test]
fn the_best_sentence_without_a_fact_comes_first() {
    let text = format!("{ARTICLE}\nIt was a fine day for them.\n");
    let bank = BANK
        .replace("    draft: true\n    weight", "    weight")
        .replace("    draft: true\n    paragraph", "    paragraph");
    let mut bench = Bench::of(&bank, Some(&text));
    bench.press("aaaa");
    let told = bench.view().text.join(" ");
    assert!(
        told.contains("3 sentences of the article have no fact yet: n shows the best of them"),
        "{told}"
    );
    bench.press("n");
    assert!(
        bench.statement().contains("Ingrid Solberg"),
        "{}",
        bench.statement()
    );
    assert!(
        bench
            .said()
            .contains("2 more sentences without a fact behind it"),
        "{}",
        bench.said()
    );
}

/// That a wrong option stands in another fact's way is said as soon as it is taken.
#[test]
fn what_a_wrong_option_stands_in_the_way_of_is_said_at_once() {
    let people = "id: b\ntitle: The choir of Riga\nentities:\n  ann: { name: Ann Lee, class: person }\n  bob: { name: Bob Hart, class: person }\n  cid: { name: Cid Moss, class: person }\n  dan: { name: Dan Orr, class: person }\nfacts:\n  - id: first\n    statement: \"{who} built the first organ of the choir.\"\n    draft: true\n    blanks:\n      who:\n        entity: ann\n  - id: second\n    statement: \"{who} sold the old piano of the school.\"\n    draft: true\n    blanks:\n      who:\n        entity: bob\n        wrong: [cid, dan]\n";
    let mut bench = Bench::of(people, None);
    bench.press("w");
    let key = |bench: &Bench, name: &str| {
        let rows = bench.view().rows.into_iter();
        let row = rows.into_iter().find(|row| row.text == name);
        row.unwrap().key.to_string()
    };
    let (cid, dan) = (key(&bench, "Cid Moss"), key(&bench, "Dan Orr"));
    bench.press(&cid).press(&dan);
    assert!(
        bench
            .said()
            .contains("beside it `second` would not go on a worksheet"),
        "{}",
        bench.said()
    );
}

/// Beside two wrong options of the author's nothing of the bank is filled in that would keep another fact out.
#[test]
fn what_only_fills_a_choice_up_keeps_no_other_fact_out() {
    let fact = |id: &str, key: &str, wrong: &str, what: &str| {
        format!(
            "  - id: {id}\n    statement: \"{{who}} {what}.\"\n    blanks:\n      who:\n        entity: {key}\n        wrong: [{wrong}]\n"
        )
    };
    let names = [
        "Ann Lee", "Bob Hart", "Cid Moss", "Dan Orr", "Eve Fox", "Flo Kay", "Gus Ray",
    ];
    let entities = names.iter().map(|name| {
        let id = name[..3].to_lowercase();
        format!("  {id}: {{ name: {name}, class: person }}\n")
    });
    let entities: String = entities.collect();
    let first = fact(
        "first",
        "ann",
        "cid, dan",
        "built the first organ of the choir",
    );
    let second = fact(
        "second",
        "bob",
        "eve, flo",
        "sold the old piano of the school",
    );
    let bank =
        format!("id: b\ntitle: The choir of Riga\nentities:\n{entities}facts:\n{first}{second}");
    let bench = Bench::of(&bank, None);
    assert!(
        bench.view().head[1].contains("2 of 10"),
        "{:?}",
        bench.view().head
    );
    let question = bench
        .view()
        .look
        .and_then(|look| look.questions[0].question.clone());
    let options = question.map(|question| question.form.options().len());
    assert_eq!(options, Some(3));
}

/// A pronoun is called by the name that it stands for with one key, and who does so is not asked again.
#[test]
fn a_pronoun_is_named_by_a_key() {
    let article = "A town\n\nOle Berg left Oslo in May 2018. An officer met the mayor. He was released in June 2019 by Anna Dahl.\n";
    let bank = "id: b\ntitle: A town\nsource: { published: 2021-03-13 }\nfacts:\n  - id: free\n    statement: He was released in {month} by Anna Dahl.\n    draft: true\n    paragraph: 1\n    evidence: He was released in June 2019 by Anna Dahl.\n    blanks:\n      month:\n        date: 2019-06\n";
    let mut bench = Bench::of(bank, Some(article));
    bench.press("r");
    let rows = bench.view().rows;
    let row = rows.iter().find(|row| row.text == "“He” → “Ole Berg”");
    let key = row.unwrap_or_else(|| panic!("{rows:?}")).key;
    bench.press(&key.to_string());
    assert!(
        bench.statement().starts_with("Ole Berg was released"),
        "{}",
        bench.statement()
    );
    let flags = bench.view().look.map(|look| look.flags).unwrap_or_default();
    let taken = flags
        .iter()
        .find(|flag| flag.said == "“He” is taken for Ole Berg");
    assert_eq!(
        taken.map(|flag| flag.level),
        Some(quizpress::review::Level::Noted),
        "{flags:?}"
    );
}

/// Where the author's wrong options are to be all, one key says so.
#[test]
fn only_the_wrong_options_of_the_author() {
    let names = ["Ann Lee", "Bob Hart", "Cid Moss", "Dan Orr"];
    let entities = names.iter().map(|name| {
        let id = name[..3].to_lowercase();
        format!("  {id}:\n    name: {name}\n    class: person\n")
    });
    let entities: String = entities.collect();
    let bank = format!(
        "id: b\ntitle: The choir of Riga\nentities:\n{entities}facts:\n  - id: first\n    statement: \"{{who}} built the first organ of the choir.\"\n    draft: true\n    blanks:\n      who:\n        entity: ann\n        wrong: [bob]\n  - id: second\n    statement: \"{{who}} sold it.\"\n    blanks:\n      who:\n        entity: dan\n"
    );
    let mut bench = Bench::of(&bank, None);
    bench.press("w=");
    assert!(
        bench.said().contains("two wrong options"),
        "{}",
        bench.said()
    );
    bench.press("+").line("Eve Fox").line("");
    bench.press("=");
    bench.stands("first", &["blanks", "who", "open"], Some("true"));
    assert!(
        bench
            .view()
            .text
            .contains(&"Only these are offered.".to_owned())
    );
    bench.press("=");
    bench.stands("first", &["blanks", "who", "open"], None);
}

/// A number that was typed in figures is found in its evidence by its value.
#[test]
fn a_number_is_derived_from_the_words_of_its_evidence() {
    let article = "A town\n\nOle Berg left Oslo aged eighteen in June 2019.\n";
    let bank = "id: b\ntitle: A town\nsource: { published: 2021-03-13 }\nfacts:\n  - id: left\n    statement: Ole Berg left Oslo aged 18 in {month}.\n    draft: true\n    paragraph: 1\n    evidence: Ole Berg left Oslo aged eighteen in June 2019.\n    blanks:\n      month:\n        date: 2019-06\n";
    let mut bench = Bench::of(bank, Some(article));
    bench.press("b");
    let rows = bench.view().rows;
    let row = rows.iter().find(|row| row.text == "18");
    let key = row.unwrap_or_else(|| panic!("{rows:?}")).key;
    bench.press(&key.to_string()).press("\x1b");
    bench.stands("left", &["blanks", "number", "from"], Some("eighteen"));
    let look = bench.view().look;
    assert!(
        look.is_some_and(|look| !look.is_refused()),
        "{}",
        bench.disk.text
    );
}

/// Who is known to do other work is no rival of an actor.
#[test]
fn rivals_do_the_same_work() {
    let article = "A town\n\nPeter Hansen met actor Ole Berg in Oslo in May 2018. The spokesman Paul Dewar slept. Anna Berg slept. Tom Hart slept in Oslo.\n";
    let bank = "id: b\ntitle: A town\nentities:\n  ole-berg: { name: Ole Berg, class: person }\n  paul: { name: Paul Dewar, class: person, note: a spokesman }\n  tom: { name: Tom Hart, class: person }\nfacts:\n  - id: met\n    statement: \"Peter Hansen met actor {who} in Oslo in May 2018.\"\n    draft: true\n    blanks:\n      who: { entity: ole-berg }\n";
    let bench = Bench::of(bank, Some(article));
    let look = bench.view().look.expect("a fact");
    let offered: Vec<&str> = look.questions[0]
        .offered
        .iter()
        .map(|one| one.shown.as_str())
        .collect();
    assert!(offered.contains(&"Tom Hart"), "{offered:?}");
    assert!(!offered.contains(&"Paul Dewar"), "{offered:?}");
}
