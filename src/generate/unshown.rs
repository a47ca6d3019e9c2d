//! What quizzes may offer in a choice, and one drawing of it does not show.
//!
//! In go facts, a plan and the ids of choices, out come for each of them the wrong options of other drawings. Made dates and
//! numbers, of which there is no end, are left out.

use std::collections::{HashMap, HashSet};

use rust_decimal::Decimal;

use super::index::Index;
use super::names::{Candidate, Sides};
use super::ordered::Source;
use super::request::Request;
use super::rivals::Asked;
use super::unoffered::objections;
use super::{Draft, Generator, Plan, Pool, numbers};
use crate::date::Date;
use crate::facts::{Facts, Value};
use crate::quiz::{AnswerOption, Quantity, QuestionId};

/// The wrong options of a choice that one drawing does not show.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unshown {
    /// The author's, in the order of the file.
    pub own: Vec<String>,
    /// Names and texts of the bank and its pools, the likeliest first.
    pub of_class: Vec<String>,
}

/// What the choices with these ids do not show, as this plan draws them.
pub fn unshown(
    facts: &Facts,
    plan: &Plan,
    ids: &HashSet<&QuestionId>,
) -> HashMap<QuestionId, Unshown> {
    let index = Index::new(facts);
    let generator = Generator::new(&index, plan);
    let all = generator.blanks_by_kind().filter_map(|(blank_ref, kind)| {
        let id = generator.id(blank_ref, kind);
        if !ids.contains(&id) {
            return None;
        }
        let request = Request::new(&generator, blank_ref, &id);
        let draft = kind.answer(&request).ok()?;
        let unshown = match kind.pool {
            Pool::Names => of_names(&request, &draft),
            Pool::Dates | Pool::Numbers => in_order(&request, &draft),
            Pool::Events | Pool::None => Unshown::default(),
        };
        Some((id, unshown))
    });
    all.collect()
}

/// The names that another drawing may show.
fn of_names(request: &Request, draft: &Draft) -> Unshown {
    let sentences = request.index.sentences;
    let options = draft.question.form.options();
    let shows = |text: &String| options.iter().any(|option| option.text == *text);
    let offered = match draft.worded.as_slice() {
        [key, picked @ ..] => Asked::new(request, &draft.question.stem, key).offered(picked),
        [] => selectable(request, draft),
    };
    let (own, of_class): (Vec<Candidate>, _) = offered
        .into_iter()
        .partition(|one| one.source == Source::Author);
    let rest = |all: Vec<Candidate>| -> Vec<String> {
        let texts = all.iter().map(|one| sentences.value(&one.value));
        texts.filter(|text| !shows(text)).collect()
    };
    let (mut own, of_class) = (rest(own), rest(of_class));
    let as_written: Vec<String> = request
        .blank()
        .wrong
        .iter()
        .map(|wrong| sentences.value(&wrong.value))
        .collect();
    own.sort_by_key(|text| as_written.iter().position(|one| one == text));
    Unshown { own, of_class }
}

/// What may stand beside members of a list: of the class that it is drawn from, what is as good as the first of it.
fn selectable(request: &Request, draft: &Draft) -> Vec<Candidate> {
    /// So many are right at least.
    const RIGHT: usize = 2;
    let (Some(ask), Some(first)) = (&request.blank().ask_all, draft.keys.first()) else {
        return Vec::new();
    };
    let (form, sentences) = (&draft.question.form, request.index.sentences);
    let options = form.options().iter().enumerate();
    let wrong: Vec<&AnswerOption> = options
        .filter(|(at, _)| form.correct(*at) == Some(false))
        .map(|(_, option)| option)
        .collect();
    let asked = Asked::new(request, ask, first);
    let mut classes = asked.of_classes(Sides::First(Vec::new()));
    let found = classes.find_map(|mut candidates| {
        candidates.count();
        let shown = |one: &Candidate| sentences.value(&one.value);
        let texts: HashSet<String> = candidates.fit.iter().map(shown).collect();
        let has_all = wrong.iter().all(|option| texts.contains(&option.text));
        let first = candidates.standing_together(request.plan.options - RIGHT);
        has_all.then(|| {
            let is_as_good = |one: &&Candidate| first.iter().any(|other| one.is_as_good_as(other));
            candidates.fit.iter().filter(is_as_good).cloned().collect()
        })
    });
    found.unwrap_or_default()
}

/// The author's dates or numbers that another drawing may show.
fn in_order(request: &Request, draft: &Draft) -> Unshown {
    let (index, blank) = (request.index, request.blank());
    let options = draft.question.form.options();
    let objects = objections(index, request.blank_ref);
    let own = blank.wrong.iter().map(|wrong| &wrong.value);
    let own: Vec<&Value> = own.filter(|value| objects(value).is_none()).collect();
    let texts = match draft.keys.first() {
        Some(Value::Date(key)) => dates(index, *key, &own),
        _ => {
            let shown = options.iter().filter_map(|option| option.value);
            figures(request, &draft.question.stem, shown, &own)
        }
    };
    let mut own: Vec<String> = Vec::new();
    for text in texts {
        let is_shown = options.iter().any(|option| option.text == text);
        if !is_shown && !own.contains(&text) {
            own.push(text);
        }
    }
    Unshown {
        own,
        ..Unshown::default()
    }
}

/// Dates as precise as the key.
fn dates(index: &Index, key: Date, own: &[&Value]) -> Vec<String> {
    let text = |value: &&Value| match value {
        Value::Date(date) => Some(index.words.date(date.coarsened(key.precision()))),
        _ => None,
    };
    own.iter().filter_map(text).collect()
}

/// Numbers as they would stand among those that are shown.
fn figures(
    request: &Request,
    stem: &str,
    shown: impl Iterator<Item = Quantity>,
    own: &[&Value],
) -> Vec<String> {
    let shown = shown.filter_map(|quantity| match quantity {
        Quantity::Number(number) => Some(number),
        Quantity::Date(_) => None,
    });
    let shown: Vec<Decimal> = shown.collect();
    let numbers: Vec<Decimal> = own
        .iter()
        .filter_map(|value| match value {
            Value::Number(number) => Some(*number),
            _ => None,
        })
        .filter(|number| !shown.contains(number))
        .collect();
    let all: Vec<Decimal> = numbers.iter().copied().chain(shown).collect();
    let mut texts = numbers::shown(request.index, request.blank(), stem, &all);
    texts.truncate(numbers.len());
    texts
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::generate::every;
    use crate::quiz::Question;

    /// The wrong options of a question.
    fn wrong(question: &Question) -> BTreeSet<String> {
        let options = question.form.options().iter().enumerate();
        options
            .filter(|(at, _)| question.form.correct(*at) == Some(false))
            .map(|(_, option)| option.text.clone())
            .collect()
    }

    /// What one drawing shows and does not show of each choice, and what many others show of it.
    fn known_and_drawn(yaml: &str, kinds: &[&str]) -> Vec<(QuestionId, [BTreeSet<String>; 2])> {
        let facts = Facts::parse("b.yaml", yaml).expect("a sound bank");
        let plan = |seed: u32| Plan::new(&seed.to_string()).kinds(kinds.iter().copied());
        let first = every(&facts, &plan(1)).expect("choices").questions;
        let ids = first.iter().map(|question| &question.id).collect();
        let mut unshown = unshown(&facts, &plan(1), &ids);
        let known = first.iter().map(|question| {
            let Unshown { own, of_class } = unshown.remove(&question.id).expect("a choice");
            let known = wrong(question).into_iter().chain(own).chain(of_class);
            (question.id.clone(), [known.collect(), BTreeSet::new()])
        });
        let mut known: Vec<(QuestionId, [BTreeSet<String>; 2])> = known.collect();
        for seed in 2..20 {
            let drawn = every(&facts, &plan(seed)).expect("choices").questions;
            for (question, (id, [_, shown])) in drawn.iter().zip(&mut known) {
                assert_eq!(question.id, *id);
                shown.append(&mut wrong(question));
            }
        }
        known
    }

    #[test]
    fn all_names_are_told_that_other_drawings_show() {
        for yaml in [
            include_str!("../../questions/berliner-mauer.yaml"),
            include_str!("../../questions/russia-recognises-taliban.yaml"),
        ] {
            for (id, [known, drawn]) in known_and_drawn(yaml, &["which", "select"]) {
                let missed: Vec<&String> = drawn.difference(&known).collect();
                assert!(missed.is_empty(), "{id}: {missed:?}");
            }
        }
    }

    #[test]
    fn nothing_is_told_that_no_drawing_shows() {
        let bank = |entities: &str, blank: &str| {
            format!(
                "id: b\ntitle: Boats\n{entities}facts:\n  - id: f\n    statement: \"The boats brought {{it}}.\"\n    blanks:\n      it: {{ {blank}, ask: What did the boats of Norra bring? }}\n"
            )
        };
        let check = |yaml: &str, kind, expected: &[&str]| {
            let [(_, [known, drawn])] = &known_and_drawn(yaml, &[kind])[..] else {
                panic!("one choice of {yaml}");
            };
            assert_eq!(known, drawn, "{yaml}");
            let expected = expected.iter().map(|&text| text.to_owned());
            assert_eq!(*known, expected.collect(), "{yaml}");
        };
        let own = "text: coal, wrong: [iron, wool, salt, corn, the boats of Norra]";
        check(&bank("", own), "which", &["iron", "wool", "salt", "corn"]);
        let figures = "number: 60, unit: tons, bound: about, wrong: [20, 30, 70, 100, 120, 150]";
        let tons = ["20", "30", "100", "120", "150"].map(|number| format!("{number} tons"));
        check(
            &bank("", figures),
            "number",
            &tons.each_ref().map(String::as_str),
        );
        // A value is known again that is written otherwise beside others.
        let millions = "number: 1_000_000, unit: tons, wrong: [500_000, 2_000_000, 3_000_000, 4_000_000, 7_000_000, 250_000]";
        let known = known_and_drawn(&bank("", millions), &["number"]);
        assert!(known[0].1[0].len() <= 6, "{known:?}");
        // Names of the bank join those of the author's only where these do not suffice.
        let ore = "entities:\n  tin: { name: tin, class: ore }\n  zinc: { name: zinc, class: ore }\n  lead: { name: lead, class: ore }\n  gold: { name: gold, class: ore }\n  clay: { name: clay, class: soil }\n  loam: { name: loam, class: soil }\n  peat: { name: peat, class: soil }\n";
        let enough = "entity: tin, wrong: [clay, loam, peat]";
        check(&bank(ore, enough), "which", &["clay", "loam", "peat"]);
        let one = "entity: tin, wrong: [clay]";
        check(&bank(ore, one), "which", &["clay", "zinc", "lead", "gold"]);
        let members =
            "list: [tin, zinc, lead], ask-all: Which ores came?, wrong: [clay, loam, peat]";
        check(&bank(ore, members), "select", &["clay", "loam", "peat"]);
    }
}
