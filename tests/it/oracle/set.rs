//! What must hold of the questions of a quiz together.

use std::collections::{BTreeMap, BTreeSet};

use quizpress::facts::{Answer, Fact, Weight};
use quizpress::generate::Plan;
use quizpress::quiz::AnswerOption;
use quizpress::{Question, Quiz};

use super::item::{filler, kind, sides};
use super::truth::{self, Bank, Thing};
use super::words::{self, holds_any, name, words};

/// Everything that is wrong with how the questions go together.
pub fn faults(bank: &Bank, plan: &Plan, quiz: &Quiz) -> Vec<String> {
    let mut faults = Vec::new();
    for a in &quiz.questions {
        for b in &quiz.questions {
            if a.id != b.id && gives_away(bank, a, b) {
                faults.push(format!("{} tells {}: {} | {}", a.id, b.id, a.stem, b.stem));
            }
        }
    }
    faults.extend(strangers(bank, quiz));
    faults.extend(mix(bank, plan, quiz));
    faults
}

/// What a question asks for.
fn keys<'a>(bank: &Bank<'a>, question: &Question) -> Vec<Thing<'a>> {
    let blank_ref = bank.blank_ref(&question.id);
    match kind(question) {
        "which" => vec![bank.named(&question.answers[0])],
        "event" | "first" => vec![Thing::Text(question.answers[0].clone())],
        "order" => question
            .facts
            .iter()
            .flat_map(|fact| &bank.fact(fact).blanks)
            .filter_map(|blank| match &blank.answer {
                Answer::Date {
                    date,
                    event: Some(event),
                } if question.answers.contains(event) => Some(Thing::Date(*date)),
                _ => None,
            })
            .collect(),
        "span" => vec![Thing::Number(
            question.answers[0].parse().expect("a number of years"),
        )],
        _ => bank.answers(blank_ref.blank),
    }
}

/// Whether *a* gives *b* away, as docs/RULES.md has it (rule 34).
pub fn gives_away(bank: &Bank, a: &Question, b: &Question) -> bool {
    let facts = |question: &Question| -> Vec<&Fact> {
        question.facts.iter().map(|id| bank.fact(id)).collect()
    };
    let (of_a, of_b) = (facts(a), facts(b));
    let same = of_a
        .iter()
        .any(|one| of_b.iter().any(|other| one.id == other.id));
    let linked = of_a
        .iter()
        .any(|one| of_b.iter().any(|other| bank.linked(one, other)));
    let stem = words(&a.stem);
    let mut shown = stem.clone();
    let options = a.form.options().iter();
    let texts = options.flat_map(|option| [Some(&option.text), option.why.as_ref()]);
    for text in texts.flatten().chain(&a.answers).chain([&a.explanation]) {
        shown.push("|".into());
        shown.extend(words(text));
    }
    let held = |key: &Thing| match key {
        Thing::Date(date) => holds_any(&stem, &words::date_forms(*date)),
        Thing::Number(number) => holds_any(&stem, &words::number_forms(*number)),
        Thing::Entity(_) | Thing::Text(_) => false,
    };
    let told = |key: &Thing| match key {
        Thing::Entity(_) | Thing::Text(_) => holds_any(&shown, &truth::names(key)),
        other => holds_any(&shown, &truth::cues(other)),
    };
    same || keys(bank, b)
        .iter()
        .any(|key| held(key) || (linked && told(key)))
}

/// The names that a question shows as wrong.
fn wrong_names(bank: &Bank, question: &Question) -> BTreeSet<Vec<String>> {
    match kind(question) {
        "which" | "select" => sides(question)[1].iter().map(|o| name(&o.text)).collect(),
        "true-false" if question.form.correct(1) == Some(true) => {
            let filler = filler(bank, bank.blank_ref(&question.id), question);
            let named = filler.filter(|f| matches!(f, Thing::Entity(_) | Thing::Text(_)));
            named
                .iter()
                .map(|thing| name(&truth::show(thing)))
                .collect()
        }
        _ => BTreeSet::new(),
    }
}

/// Names that are no answer of any blank, shown as wrong in two questions.
fn strangers(bank: &Bank, quiz: &Quiz) -> Vec<String> {
    let known: BTreeSet<Vec<String>> = bank
        .blank_refs()
        .flat_map(|blank_ref| bank.answers(blank_ref.blank))
        .map(|answer| name(&truth::show(&answer)))
        .collect();
    let mut shown: BTreeMap<Vec<String>, &str> = BTreeMap::new();
    let mut faults = Vec::new();
    for question in &quiz.questions {
        for stranger in wrong_names(bank, question).difference(&known) {
            if let Some(other) = shown.insert(stranger.clone(), &question.id) {
                faults.push(format!(
                    "{other} and {} both show {stranger:?}, never a key",
                    question.id
                ));
            }
        }
    }
    faults
}

/// How much a question matters.
fn weight(bank: &Bank, question: &Question) -> Weight {
    let of = bank.blank_ref(&question.id);
    of.blank.weight.unwrap_or(of.fact.weight)
}

/// Main facts, details, paragraphs and kinds, as far as the notes do not say otherwise.
fn mix(bank: &Bank, plan: &Plan, quiz: &Quiz) -> Vec<String> {
    let n = plan.count;
    let mut faults = Vec::new();
    if quiz.questions.len() > n {
        faults.push(format!("{} questions instead of {n}", quiz.questions.len()));
    }
    if quiz.questions.len() < n && quiz.notes.is_empty() {
        faults.push("there are fewer questions, and no note says so".into());
    }
    if n < 5 {
        return faults;
    }
    let noted = |what: &str| quiz.notes.iter().any(|note| note.contains(what));
    let facts = quiz
        .questions
        .iter()
        .map(|question| bank.fact(&question.facts[0]));
    let facts: Vec<&Fact> = facts.collect();
    let details = quiz.questions.iter();
    let details = details
        .filter(|question| weight(bank, question) == Weight::Detail)
        .count();
    if details > n / 5 && !noted("details") {
        faults.push(format!("{details} details among {n}"));
    }
    let all = bank.facts.facts().iter();
    let paragraphs: BTreeSet<u32> = all
        .filter_map(|fact| fact.paragraphs.first().copied())
        .collect();
    // Twice as many before a detail is asked.
    let cap = 2 * (2 * n).div_ceil(paragraphs.len().max(1)).max(1);
    for paragraph in paragraphs {
        let count = facts
            .iter()
            .filter(|fact| fact.paragraphs.first() == Some(&paragraph))
            .count();
        if count > cap && !noted("paragraph") {
            faults.push(format!(
                "paragraph {paragraph} is asked {count} times, {cap} at most"
            ));
        }
    }
    let mut kinds: BTreeMap<&str, usize> = BTreeMap::new();
    for question in &quiz.questions {
        *kinds.entry(kind(question)).or_default() += 1;
    }
    for (kind, count) in kinds {
        let staple = ["which", "number", "when"].contains(&kind);
        let named = plan.kinds.iter().any(|name| name == kind);
        if !staple && !named && count > n.div_ceil(10) && !noted("kind") {
            faults.push(format!("{count} questions of kind {kind}"));
        }
    }
    faults
}

/// Of a quiz with fewer main facts than two fifths: the questions about other main facts that go with those that it
/// has, and exceed no bound with them. Those whose key is among the shortest options or the longest are left aside: how many of them
/// a quiz may have hangs on all of it; and dates of facts that are linked with one that is asked, which may tell of each other in more
/// ways than are worked out here (docs/RULES.md, rule 60).
pub fn missed_main(bank: &Bank, plan: &Plan, quiz: &Quiz, every: &Quiz) -> Vec<String> {
    let is_main = |question: &&Question| weight(bank, question) == Weight::Main;
    let mains: Vec<&Question> = quiz.questions.iter().filter(is_main).collect();
    if mains.len() >= (2 * plan.count).div_ceil(5) {
        return Vec::new();
    }
    let bounded = |question: &&Question| {
        let with: Vec<Question> = mains.iter().copied().chain([*question]).cloned().collect();
        let quiz = Quiz {
            questions: with,
            notes: vec!["there are fewer".into()],
            ..quiz.clone()
        };
        faults(bank, plan, &quiz).is_empty()
    };
    let others = every.questions.iter().filter(is_main);
    let missed =
        others.filter(|question| !mains.iter().any(|main| main.facts[0] == question.facts[0]));
    missed
        .filter(|question| !is_of_the_ends(question))
        .filter(|question| !is_linked_date(bank, question, &mains))
        .filter(bounded)
        .map(|question| question.id.to_string())
        .collect()
}

/// Whether a question asks for a date, and its fact is linked with one of these.
fn is_linked_date(bank: &Bank, question: &Question, others: &[&Question]) -> bool {
    let own = bank.fact(&question.facts[0]);
    let mut others = others.iter().map(|other| bank.fact(&other.facts[0]));
    let mut keys = keys(bank, question).into_iter();
    keys.any(|key| matches!(key, Thing::Date(_))) && others.any(|other| bank.linked(own, other))
}

/// Whether the right option is among the shortest or the longest.
fn is_of_the_ends(question: &Question) -> bool {
    let length = |option: &AnswerOption| option.text.chars().count();
    let options = question.form.options();
    let (mut least, mut most) = (usize::MAX, 0);
    for option in options {
        least = least.min(length(option));
        most = most.max(length(option));
    }
    let mut keys = (0..options.len()).filter(|at| question.form.correct(*at) == Some(true));
    keys.any(|at| [least, most].contains(&length(&options[at])))
}
