//! A name for `she` and `the ship`, from outside: where it is sure, and told.

use quizpress::article::gate::Gate;
use quizpress::draft::{About, Draft, draft};
use quizpress::facts::Bank;

fn drafted(text: &str) -> Draft {
    draft(text, &About::default()).unwrap_or_else(|refusal| panic!("{refusal}: {text}"))
}

/// The statements of a text whose headline names none of it.
fn statements(text: &str) -> Vec<String> {
    let proposals = drafted(&format!("A head\n{text}\n")).proposals;
    proposals.into_iter().map(|one| one.statement).collect()
}

#[track_caller]
fn says(text: &str, expected: &str) {
    let found = statements(text);
    assert!(found.iter().any(|one| one == expected), "{found:#?}");
}

#[track_caller]
fn says_nothing_of(text: &str, name: &str) {
    let found = statements(text);
    assert!(found.iter().all(|one| !one.contains(name)), "{found:#?}");
}

#[test]
fn a_pronoun_becomes_the_one_person_of_the_sentence_before() {
    says(
        "Anna Berg was born near Oslo. In 2019, she bought 12 ships from Peru.",
        "In {year}, Anna Berg bought {number} ships from {country}.",
    );
    says(
        "Anna Berg was born near Oslo. She left home at six. Her mother sold 14 boats to Chile in 2011.",
        "Anna Berg's mother sold {number} boats to {country} in {year}.",
    );
}

#[test]
fn where_it_is_not_sure_a_pronoun_stays() {
    // Two people; a man; somebody without a name.
    for before in [
        "Anna Berg met Maria Keller near Oslo.",
        "Peter Hansen was born near Oslo.",
        "Anna Berg was born near Oslo to a rich woman.",
        "The wife of Anna Berg left Oslo.",
    ] {
        says(
            &format!("{before} In 2019, she bought 12 ships from Peru."),
            "In {year}, she bought {number} ships from {country}.",
        );
    }
}

#[test]
fn the_ship_becomes_the_one_that_is_named() {
    says(
        "Anna Berg bought the cruise ship Aurora Borealis near Oslo. In 2019, the ship carried 900 tourists to Peru.",
        "In {year}, Aurora Borealis carried {number} tourists to {country}.",
    );
    says(
        "Anna Berg bought the cruise ship Aurora Borealis near Oslo. In 2019, Anna Berg left the ship in Peru.",
        "In {year}, Anna Berg left Aurora Borealis in {country}.",
    );
    // A second ship was spoken of.
    says_nothing_of(
        "Anna Berg bought the cruise ship Aurora Borealis near Oslo. It met a ship from Chile. In 2019, the ship carried 900 tourists to Peru.",
        "Aurora Borealis carried",
    );
}

#[test]
fn a_last_name_becomes_the_whole_name_in_statements_and_questions() {
    let text = "A head\nAnna Berg was born near Oslo.\n\nBerg bought 12 ships from Peru in 2019.\n";
    let first = &drafted(text).proposals[0];
    assert_eq!(
        first.statement,
        "Anna Berg bought {number} ships from {country} in {year}."
    );
    let asks: Vec<&str> = first
        .holes
        .iter()
        .filter_map(|hole| hole.ask.as_deref())
        .collect();
    assert!(
        asks.contains(&"How many ships did Anna Berg buy from Peru in 2019?"),
        "{asks:?}"
    );
}

/// `He … had told Anna Berg` would be two people.
#[test]
fn a_last_name_behind_a_pronoun_that_stays_is_left_alone() {
    says_nothing_of(
        "Peter Hansen met Paul Dewar and Daniel Keller in Oslo. He left for Norway in 2011 with Dewar, who had told Hansen of 12 boats.",
        "told Peter Hansen",
    );
}

/// Of one sentence `his` and `she` are two.
#[test]
fn a_pronoun_beside_one_of_the_other_kind_stays() {
    says_nothing_of(
        "Kim Berg was born near Oslo. In 2019 his wife left, and she bought 12 ships from Peru.",
        "Kim Berg bought",
    );
}

#[test]
fn what_is_put_in_is_said() {
    let text = "A head\nAnna Berg was born near Oslo. In 2019, she bought 12 ships from Peru.\n";
    let draft = drafted(text);
    let (bank, _) = Bank::read("b.yaml", &draft.yaml(None));
    let bank = bank.expect("a bank");
    let gate = Gate::new(&bank, &draft.article());
    let objections: Vec<String> = bank
        .facts()
        .iter()
        .flat_map(|fact| gate.objections(fact))
        .map(|one| one.said)
        .collect();
    assert_eq!(objections, ["“she” is taken for Anna Berg"]);
}

/// A whole name for a last one is no stranger to a paragraph that has the last one alone.
#[test]
fn a_whole_name_raises_no_alarm() {
    let text =
        "A head\nAnna Berg was born near Oslo.\n\nIn 2019, Berg bought 12 ships from Peru.\n";
    let draft = drafted(text);
    let (bank, _) = Bank::read("b.yaml", &draft.yaml(None));
    let bank = bank.expect("a bank");
    let gate = Gate::new(&bank, &draft.article());
    for fact in bank.facts() {
        assert!(
            gate.objections(fact).is_empty(),
            "{:?}",
            gate.objections(fact)
        );
    }
}
