//! A cure that `check` proposes works when it is followed: what it was proposed for goes, and nothing else comes.

use quizpress::audit::{self, Finding};
use quizpress::facts::{Answer, Facts};
use quizpress::generate::{self, Plan, Refusal};

/// A bank of one blank.
fn bank(language: &str, statement: &str, blank: &str) -> Facts {
    let yaml = format!(
        "id: b\ntitle: Rivers\nlanguage: {language}\nsource: {{ published: 2015-09-12 }}\nfacts:\n  - {{ id: f, statement: \"{statement}\", blanks: {{ n: {{ {blank} }} }} }}\n"
    );
    Facts::parse("b.yaml", &yaml).expect("a sound bank")
}

fn found(facts: &Facts, flaw: &str) -> Vec<Finding> {
    let mut all = audit::bank(facts);
    all.retain(|finding| finding.flaw == flaw);
    all
}

/// The `ask` that is proposed for a figure with a bound, if one is.
fn proposed(language: &str, bound: &str, ask: &str) -> Option<String> {
    let statement = match (language, bound) {
        ("de", "at-least") => "Mindestens {n} kamen.",
        ("de", _) => "Höchstens {n} kamen.",
        (_, "at-least") => "At least {n} came.",
        _ => "At most {n} came.",
    };
    let ask = ask.replace('"', "'");
    let blank = format!("number: 140, unit: u, bound: {bound}, ask: \"{ask}\"");
    let all = found(&bank(language, statement, &blank), "bound");
    all.iter().find_map(|finding| {
        let (_, after) = finding.said.split_once("ask `")?;
        Some(after.strip_suffix('`').expect("an ask").to_owned())
    })
}

#[test]
fn the_ask_that_is_proposed_is_taken() {
    let mut asks: Vec<(String, String)> = Vec::new();
    for path in ["apollo-11", "berliner-mauer", "russia-recognises-taliban"] {
        let path = format!("{}/questions/{path}.yaml", env!("CARGO_MANIFEST_DIR"));
        let yaml = std::fs::read_to_string(&path).expect("a bank that ships");
        let facts = Facts::parse(&path, &yaml).expect("a sound bank");
        let blanks = facts.facts().iter().flat_map(|fact| &fact.blanks);
        let numbers = blanks.filter(|blank| matches!(blank.answer, Answer::Number { .. }));
        asks.extend(
            numbers
                .flat_map(|blank| blank.ask.clone())
                .map(|ask| (facts.language().to_owned(), ask)),
        );
    }
    assert!(asks.len() > 10);
    for (language, more) in [
        (
            "en",
            [
                "At least how many came?",
                "More than how many came, according to the article?",
                "For at least how many decades was it shut, according to the article?",
                "How many came at least, according to the police?",
                "Up to how many can sit there?",
                "No more than how many came, in the opinion of the editor?",
                "How many came over the weekend?",
                "How many died?",
            ],
        ),
        (
            "de",
            [
                "Mindestens wie viele kamen?",
                "Wie viele kamen laut dem Artikel mindestens?",
                "Mehr als wie viele kamen?",
                "Wie viele kamen höchstens, nach Ansicht der Polizei?",
                "Bis zu wie viele kamen?",
                "Wie viele passen unter das Dach?",
                "Wie viele kamen nach Angaben der Stadt?",
                "Wie viele starben?",
            ],
        ),
    ] {
        asks.extend(more.map(|ask| (language.to_owned(), ask.to_owned())));
    }
    let mut mended = 0;
    for (language, ask) in &asks {
        for bound in ["at-least", "at-most"] {
            let Some(better) = proposed(language, bound, ask) else {
                continue;
            };
            mended += 1;
            assert_eq!(proposed(language, bound, &better), None, "{ask} → {better}");
            assert_eq!(better.matches("the article").count().max(1), 1, "{better}");
            assert_eq!(better.matches("dem Artikel").count().max(1), 1, "{better}");
        }
    }
    assert!(mended > 20, "{mended}");
}

/// Why a choice is refused that would have its answer at the edge.
fn edge(facts: &Facts) -> Option<Refusal> {
    let all = generate::yields(facts, &Plan::new("1"));
    let choice = all.into_iter().find(|one| {
        matches!(one.kind, "when" | "number") && one.outcome != Err(Refusal::NotMadeForThis)
    });
    choice.expect("a choice").outcome.err()
}

#[test]
fn what_is_proposed_for_an_answer_at_the_edge_leads_out_of_it() {
    let cases: [(&str, &str, [&str; 2]); 7] = [
        (
            "It fell on {n}.",
            "date: 2015-09-11, ask: On which day did it fall?",
            ["2015-08-30, 2015-09-04, 2015-09-08", "2015-09-12"],
        ),
        (
            "It fell on {n}.",
            "date: 2015-09-12, ask: On which day did it fall?",
            ["2015-08-30, 2015-09-04, 2015-09-08", ""],
        ),
        (
            "It fell in {n}.",
            "date: 2015-09, ask: When did it fall?",
            ["2015-02, 2015-05, 2015-07", ""],
        ),
        (
            "It fell in {n}.",
            "date: 2015, ask: In which year did it fall?",
            ["2009, 2011, 2013", ""],
        ),
        (
            "It had {n} ships.",
            "number: 1, unit: ships, ask: How many ships had it?",
            ["", "2, 3, 4"],
        ),
        (
            "It had {n} per cent.",
            "number: 100, unit: per cent, ask: How many per cent had it?",
            ["70, 80, 90", ""],
        ),
        (
            "It had {n} ships.",
            "number: 40, unit: ships, between: [40, 90], ask: How many ships had it?",
            ["20, 30", "60, 80"],
        ),
    ];
    for (statement, blank, [below, above]) in cases {
        let facts = bank("en", statement, blank);
        let Some(refusal) = edge(&facts) else {
            panic!("{blank} is asked");
        };
        let told = refusal.to_string();
        assert!(refusal.is_at_the_edge(), "{blank}: {told}");
        let sides = [below, above].into_iter().filter(|side| !side.is_empty());
        let wrong = sides.collect::<Vec<_>>().join(", ");
        let wanted = if told.contains("four") { 4 } else { 3 };
        assert_eq!(wrong.split(", ").count(), wanted, "{blank}: {told}");
        let cured = bank("en", statement, &format!("{blank}, wrong: [{wrong}]"));
        assert_eq!(edge(&cured), None, "{blank}: {told}");
        for flaw in ["one-rank", "never-offered"] {
            assert!(found(&cured, flaw).is_empty(), "{blank}: {flaw}");
        }
    }
}
