//! Counts which blanks of a bank that a person wrote are found in its article by `quizpress draft`; `docs/DRAFT.md` has what it prints.
//!
//! ```sh
//! cargo run --release --example draft_coverage -- BANK.yaml ARTICLE.txt
//! ```
//!
//! A blank is found where one of the same answer is a hole in a sentence of the paragraphs that its fact names.

use quizpress::draft::candidates;
use quizpress::draft::proposal::{Answer as Found, Hole, Proposal};
use quizpress::draft::proposals::proposals;
use quizpress::draft::reading::Reading;
use quizpress::draft::text::Text;
use quizpress::facts::{Answer, Blank, Fact, Value};
use quizpress::{Date, Facts};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let bank = arguments.next().ok_or("the bank's file")?;
    let article = arguments.next().ok_or("its article's file")?;
    let facts = Facts::parse(&bank, &std::fs::read_to_string(&bank)?)?;
    let text = std::fs::read_to_string(&article)?;
    let source = facts.source();
    let published: Option<Date> = source.published;
    let reading = Reading::of(Text::read(&text, source.name.as_deref()), published);
    let wholes: Vec<Proposal> = (0..reading.text.sentences.len())
        .map(|sentence| candidates::whole(&reading, sentence))
        .collect();
    let drafted = proposals(&reading, usize::MAX);
    let blanks = || {
        let all = facts.facts().iter();
        all.flat_map(|fact| fact.blanks.iter().map(move |blank| (fact, blank)))
    };
    let count = |of: &[Proposal]| {
        blanks()
            .filter(|(fact, blank)| is_found(&facts, &reading, of, fact, blank))
            .count()
    };
    println!(
        "of {} blanks {} are candidates of their paragraph's sentences, and {} are blanks of drafted facts",
        blanks().count(),
        count(&wholes),
        count(&drafted)
    );
    if std::env::args().any(|argument| argument == "--missed") {
        let missed =
            blanks().filter(|(fact, blank)| !is_found(&facts, &reading, &wholes, fact, blank));
        missed.for_each(|(fact, blank)| println!("{}/{}: {:?}", fact.id, blank.id, blank.answer));
        let undrafted =
            blanks().filter(|(fact, blank)| !is_found(&facts, &reading, &drafted, fact, blank));
        undrafted.for_each(|(fact, blank)| {
            println!(
                "not drafted, {}/{}: {:?} {:?}",
                fact.id, blank.id, blank.answer, fact.paragraphs
            );
        });
    }
    Ok(())
}

fn is_found(facts: &Facts, reading: &Reading, of: &[Proposal], fact: &Fact, blank: &Blank) -> bool {
    let in_place = |proposal: &&Proposal| {
        let paragraph = reading.text.sentences[proposal.sentence].paragraph as u32;
        fact.paragraphs.contains(&paragraph)
    };
    let holes: Vec<(&Proposal, &Hole)> = of
        .iter()
        .filter(in_place)
        .flat_map(|proposal| proposal.holes.iter().map(move |hole| (proposal, hole)))
        .collect();
    let values: Vec<Value> = match &blank.answer {
        Answer::Date { date, .. } => vec![Value::Date(*date)],
        Answer::Number { value, .. } => vec![Value::Number(*value)],
        Answer::Entity(entity) => vec![Value::Entity(*entity)],
        Answer::Text { text, .. } => vec![Value::Text(text.clone())],
        Answer::List { items, .. } => items.clone(),
    };
    let any = |value: &Value| {
        holes
            .iter()
            .any(|(proposal, hole)| is_same(facts, reading, value, proposal, hole))
    };
    values.iter().all(any)
}

fn is_same(
    facts: &Facts,
    reading: &Reading,
    value: &Value,
    proposal: &Proposal,
    hole: &Hole,
) -> bool {
    let sentence = &reading.text.sentences[proposal.sentence];
    let stands = sentence.span(hole.words.clone());
    let plain = |name: &str| name.trim_start_matches("the ").to_lowercase();
    match (value, &hole.answer) {
        (Value::Date(date), Found::Date(found)) => date == found,
        (Value::Number(number), Found::Number(found)) => number.normalize() == found.normalize(),
        (Value::Entity(entity), found) => {
            let entity = facts.entity(*entity);
            let mut own = entity.aliases.iter().chain([&entity.name]);
            let things: Vec<&String> = match found {
                Found::Thing(thing) => vec![thing],
                Found::Things(things) => things.iter().collect(),
                _ => Vec::new(),
            }
            .into_iter()
            .flat_map(|thing| {
                let thing = &reading.things.things[*thing];
                thing.aliases.iter().chain([&thing.name])
            })
            .collect();
            own.any(|own| {
                plain(own) == plain(stands) || things.iter().any(|name| plain(name) == plain(own))
            })
        }
        (Value::Text(text), _) => plain(text) == plain(stands),
        _ => false,
    }
}
