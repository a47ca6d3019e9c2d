//! The gate of proposals: what is refused, what is shown, and what is said of words that are not one's own.

use proptest::prelude::*;
use quizpress::Facts;
use quizpress::article::gate::{Gate, Weight, judge};
use quizpress::article::{self, MOST};
use quizpress::facts::splice::Edit;
use quizpress::facts::{Bank, Written};

use crate::{banks, laws};

const ARTICLE: &str = "\
Harbour reopened

The old harbour of Riga was reopened on 3 July, the ministry said. Ann Lee, who is accused of fraud, did not come. An estimated 40 ships were there.
“This is a good day for everyone, and a long one,” mayor Bob Ray told the crowd in the old town. He later denied it.
";

/// A bank with one fact.
fn bank(fact: &str) -> String {
    format!(
        "id: b\ntitle: T\nsource: {{ published: 2025-07 }}\nentities:\n  ann: {{ name: Ann Lee, class: person }}\n  \
         bob: {{ name: Bob Ray, class: person }}\n  riga: {{ name: Riga, class: city }}\nfacts:\n  - id: one\n{fact}"
    )
}

#[track_caller]
fn read(yaml: &str) -> Bank {
    let (bank, problems) = Bank::read("b.yaml", yaml);
    bank.unwrap_or_else(|| panic!("{problems:?}\n{yaml}"))
}

/// What speaks against a draft, a line each.
#[track_caller]
fn check(lines: &[&str], expected: &[&str]) {
    let lines = lines.iter().map(|line| format!("    {line}\n"));
    let fact = lines.collect::<String>();
    let said = |yaml: &str| -> Vec<String> {
        let bank = read(yaml);
        let gate = Gate::new(&bank, ARTICLE);
        let objections = gate.objections(&bank.facts()[0]).into_iter();
        let said = objections.map(|objection| {
            let refused = objection.weight == Weight::Refused;
            let mark = if refused { "refused" } else { "shown" };
            format!("{mark}: {}", objection.said)
        });
        said.collect()
    };
    assert_eq!(said(&bank(&format!("    draft: true\n{fact}"))), expected);
    // What somebody has accepted is never refused.
    let accepted: Vec<String> = expected
        .iter()
        .map(|line| line.replace("refused: ", "shown: "))
        .collect();
    assert_eq!(said(&bank(&fact)), accepted);
}

const WHERE: &str = "blanks: { it: { entity: riga } }";

#[test]
fn what_the_article_says_passes() {
    check(
        &[
            "statement: 'The harbour of {it} opened again on {day}, according to the ministry.'",
            "paragraph: 1",
            "evidence: was reopened on 3 July, the ministry said",
            "blanks: { it: { entity: riga }, day: { date: 2025-07-03 } }",
        ],
        &[],
    );
    check(
        &["statement: 'Ships came to {it}.'", "paragraph: 1", WHERE],
        &[],
    );
}

#[test]
fn evidence_must_stand_in_its_paragraph() {
    check(
        &[
            "statement: 'Ships came to {it}.'",
            "paragraph: 2",
            "evidence: The old harbour of Riga",
            WHERE,
        ],
        &[
            "refused: the evidence `The old harbour of Riga` does not stand in its paragraph",
            "refused: `it`: `Riga` is not heard in its paragraph",
        ],
    );
    check(
        &[
            "statement: 'Ships came to {it}.'",
            "paragraph: 1",
            "evidence: The new harbour of Riga",
            WHERE,
        ],
        &["refused: the evidence `The new harbour of Riga` does not stand in its paragraph"],
    );
}

#[test]
fn an_answer_must_be_heard_in_the_sentence_of_its_evidence() {
    check(
        &[
            "statement: '{it} did not come.'",
            "paragraph: 1",
            "evidence: the ministry said",
            "blanks: { it: { entity: ann } }",
        ],
        &["refused: `it`: `Ann Lee` is not heard in the sentence of its evidence"],
    );
    check(
        &[
            "statement: 'It was in {it}.'",
            "paragraph: 1",
            "evidence: reopened on 3 July",
            "blanks: { it: { date: 2025, from: this year } }",
        ],
        &[
            "refused: `it`: the words `this year`, from which it is derived, do not stand in the sentence of its evidence",
        ],
    );
}

#[test]
fn a_quotation_is_word_for_word() {
    let blanks = "blanks: { it: { entity: bob } }";
    check(
        &[
            "statement: '{it} said it was “a good day for everyone”.'",
            "paragraph: 2",
            blanks,
        ],
        &[],
    );
    check(
        &[
            "statement: '{it}: “This is a good day … and a long one.”'",
            "paragraph: 2",
            blanks,
        ],
        &[],
    );
    check(
        &[
            "statement: '{it}: “[It] is a good day.”'",
            "paragraph: 2",
            blanks,
        ],
        &[],
    );
    check(
        &[
            "statement: '{it} said it was “a great day for everyone”.'",
            "paragraph: 2",
            blanks,
        ],
        &["refused: “a great day for everyone” is not what the article says word for word"],
    );
}

#[test]
fn a_lost_hedge_and_strange_names_are_shown() {
    check(
        &[
            "statement: '{it} committed fraud and came.'",
            "paragraph: 1",
            "evidence: Ann Lee, who is accused of fraud, did not come",
            "blanks: { it: { entity: ann } }",
        ],
        &["shown: the statement has lost `accused`, `not` of its evidence"],
    );
    check(
        &[
            "statement: 'There were {it} ships from Oslo in 1999.'",
            "paragraph: 1",
            "evidence: An estimated 40 ships were there",
            "blanks: { it: { number: 40, unit: ships } }",
        ],
        &[
            "shown: the statement has lost `an estimated` of its evidence",
            "shown: its paragraph has no `1999`, `Oslo`",
        ],
    );
}

/// A whole name is no strange one where the evidence has a part of it.
#[test]
fn a_name_of_which_the_evidence_has_a_part_is_no_strange_one() {
    check(
        &[
            "statement: 'The town of Bob Ray has {it} ships, and Ann Lee’s has none.'",
            "paragraph: 2",
            "evidence: He later denied it",
            "blanks: { it: { text: denied } }",
        ],
        &["shown: its paragraph has no `Ann`, `Lee’s`"],
    );
    let article = "Harbour reopened\n\nRay opened the harbour of Riga with 40 ships.\n";
    let fact = "    draft: true\n    statement: 'Bob Ray opened a harbour with {it} ships.'\n    paragraph: 1\n    blanks: { it: { number: 40, unit: ships } }\n";
    let bank = read(&bank(fact));
    let objections = Gate::new(&bank, article).objections(&bank.facts()[0]);
    assert_eq!(objections, []);
}

/// A time that the article tells from its own day is written out in a statement.
#[test]
fn a_date_that_is_told_otherwise_is_no_strange_one() {
    let article =
        "Harbour reopened\n\nAnn Lee came to Riga on Thursday.\nAnn Lee left Riga in May.\n";
    let said = |paragraph: u32| {
        let fact = format!(
            "    draft: true\n    statement: 'On 3 July 2025, {{it}} was in Riga.'\n    paragraph: {paragraph}\n    blanks: {{ it: {{ entity: ann }} }}\n"
        );
        let bank = read(&bank(&fact));
        Gate::new(&bank, article).objections(&bank.facts()[0]).len()
    };
    assert_eq!(said(1), 0);
    assert!(said(2) > 0);
}

#[test]
fn a_subject_that_names_nobody_is_shown() {
    let with = |statement: &str, expected: &[&str]| {
        let statement = format!("statement: '{statement}'");
        let blanks = "blanks: { day: { date: 2025-07-03 }, it: { entity: ann } }";
        check(&[&statement, "paragraph: 1", blanks], expected);
    };
    with(
        "On {day} he did not see {it}.",
        &["shown: the subject is a pronoun: name who `he` is"],
    );
    with(
        "On {day}, in the old town, they did not see {it}.",
        &["shown: the subject is a pronoun: name who `they` is"],
    );
    with(
        "She was {it}, and it was {day}.",
        &["shown: the subject is a pronoun: name who `She` is"],
    );
    with("On {day}, {it} did not come, though she was awaited.", &[]);
    with("Riga was open on {day}, and they saw {it}.", &[]);
}

#[test]
fn a_proposal_from_anywhere_comes_through_one_door() {
    let yaml = bank("    statement: 'Ships came to {it}.'\n    blanks: { it: { entity: riga } }\n");
    let proposal = |statement: &str, entity: &str| {
        let blank = Written::map([("entity", entity.into())]);
        Written::map([
            ("id", "two".into()),
            ("draft", "true".into()),
            ("statement", statement.into()),
            ("paragraph", "1".into()),
            ("blanks", Written::map([("it", blank)])),
        ])
    };
    let judged = |statement: &str, entity: &str| {
        let edits = [Edit::set(&["facts", "two"], proposal(statement, entity))];
        judge("b.yaml", &yaml, ("two", &edits), ARTICLE)
    };
    let passed = judged("In {it} a harbour opened again.", "riga");
    assert_eq!(passed.objections, []);
    assert!(
        passed
            .yaml
            .is_some_and(|text| read(&text).facts().len() == 2)
    );
    let refused = judged("{it} came.", "bob");
    assert!(refused.is_refused() && refused.yaml.is_some());
    let broken = judged("{it} came.", "carl");
    assert!(broken.is_refused() && broken.yaml.is_none());
    assert_eq!(
        broken.objections[0].said,
        "it is no fact: b.yaml:17:21: error: there is no entity `carl`"
    );
}

/// The facts that keep to the article's words, with what a source and a fact say of them.
fn copied(source: &str, fact: &str) -> Vec<(String, usize, String)> {
    let yaml = bank(&format!(
        "    statement: 'The {{it}} harbour was open to all of the many ships on 3 July, the ministry said.'\n{fact}    \
           blanks: {{ it: {{ text: old }} }}\n  - id: two\n    statement: '{{it}} told the crowd that it was “a good day for \
           everyone, and a long one”.'\n    blanks: {{ it: {{ entity: bob }} }}\n"
    ));
    let yaml = yaml.replace("published: 2025-07", &format!("published: 2025-07{source}"));
    let facts = Facts::parse("b.yaml", &yaml).expect("a sound bank");
    let article = format!(
        "{ARTICLE}Harbour was open to all of the many ships on 3 July, the ministry said.\n"
    );
    let copied = article::copied(&facts, &article).into_iter();
    copied
        .map(|(fact, run)| (fact.id.clone(), run.words, run.text))
        .collect()
}

#[test]
fn words_of_the_article_are_counted_unless_they_may_stay() {
    assert_eq!(MOST, 8);
    let run = "harbour was open to all of the many ships on 3 July, the ministry said.";
    assert_eq!(copied("", ""), [("one".into(), 13, run.into())]);
    assert_eq!(copied(", words: free", ""), []);
    assert_eq!(copied("", "    words: article\n"), []);
}

proptest! {
    #![proptest_config(laws::few(48))]

    #[test]
    fn no_article_makes_the_gate_refuse_what_is_accepted(text in banks::random(), article in "[a-zA-Z0-9 .“”\\n]{0,300}") {
        let bank = read(&text.yaml());
        let gate = Gate::new(&bank, &article);
        for fact in bank.facts() {
            let objections = gate.objections(fact);
            prop_assert!(objections.iter().all(|objection| objection.weight == Weight::Shown));
        }
    }
}
