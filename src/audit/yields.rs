//! What a bank yields: questions for each kind and fact, facts that yield none and why, and pools that are too thin.

use std::collections::BTreeMap;

use crate::facts::{Answer, Blank, Care, EntityId, Facts, Value};
use crate::generate::{self, KINDS, Plan, Refusal};

/// What a bank yields under a plan.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Yields {
    /// For each kind its name and how many questions there are, in the order of the table of kinds.
    pub kinds: Vec<(&'static str, usize)>,
    /// For each fact its id and how many questions it gives, in the order of the bank.
    pub facts: Vec<(String, usize)>,
    /// For each fact that gives none its id and the reasons, each with the ids of the questions that it refuses.
    pub barren: Vec<(String, Vec<String>)>,
    /// Why questions are refused, and how many are for each reason, the commonest first.
    pub refused: Vec<(String, usize)>,
    /// What to add, so that more questions have the options that are wanted.
    pub thin: Vec<String>,
}

/// What a bank yields.
pub fn yields(facts: &Facts, plan: &Plan) -> Yields {
    let all = generate::yields(facts, plan);
    let mut found = Yields::default();
    for kind in KINDS {
        let count = all
            .iter()
            .filter(|one| one.outcome.is_ok() && one.kind == kind.name)
            .count();
        found.kinds.push((kind.name, count));
    }
    let mut refused: BTreeMap<String, usize> = BTreeMap::new();
    let mut rest = all.as_slice();
    for (position, fact) in facts.facts().iter().enumerate() {
        let (of_fact, others) = rest.split_at(rest.partition_point(|one| one.fact == position));
        rest = others;
        let count = of_fact.iter().filter(|one| one.outcome.is_ok()).count();
        found.facts.push((fact.id.clone(), count));
        let mut reasons = Vec::new();
        for (one, refusal) in of_fact
            .iter()
            .filter_map(|one| Some((one, one.outcome.as_ref().err()?)))
        {
            *refused.entry(refusal.to_string()).or_default() += 1;
            reasons.push(format!("{}: {refusal}", one.id));
        }
        if count == 0 {
            found.barren.push((fact.id.clone(), reasons));
        }
    }
    found.refused = refused.into_iter().collect();
    found
        .refused
        .sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
    found.thin = thin(facts, plan, &all);
    found
}

/// What a pool of options lacks.
#[derive(Default)]
struct Lack {
    /// How many more would do for all questions.
    more: usize,
    questions: usize,
}

/// What to add to each pool from which options are drawn. Kinds that draw on events want more events, not names.
fn thin(facts: &Facts, plan: &Plan, all: &[generate::Yield]) -> Vec<String> {
    let mut lacks: BTreeMap<String, Lack> = BTreeMap::new();
    for one in all {
        let found = match one.outcome {
            Ok(options) if options > 0 => options,
            Err(Refusal::Thin { found }) => (found + 1).min(plan.options - 1),
            _ => continue,
        };
        let fact = &facts.facts()[one.fact];
        let blank = &fact.blanks[one.blank];
        let of_values = generate::kind(one.kind).is_some_and(|kind| kind.pool.is_of_values());
        if found >= plan.options || !of_values {
            continue;
        }
        let accuses =
            fact.care.contains(&Care::Accusation) || blank.care.contains(&Care::Accusation);
        let what = what_is_lacking(facts, blank, accuses, &fact.path(blank));
        let lack = lacks.entry(what).or_default();
        lack.more = lack.more.max(plan.options - found);
        lack.questions += 1;
    }
    let mut lacks: Vec<(String, Lack)> = lacks.into_iter().collect();
    lacks.sort_by(|a, b| (b.1.questions, &a.0).cmp(&(a.1.questions, &b.0)));
    let said = lacks.into_iter().map(|(what, lack)| {
        let plural = |count: usize| if count == 1 { "" } else { "s" };
        let Lack { more, questions } = lack;
        format!(
            "{more} more name{} {what} would allow {} options in {questions} question{}",
            plural(more),
            plan.options,
            plural(questions)
        )
    });
    said.collect()
}

/// The class of an entity that a blank draws from: the one that it names, or else the widest.
fn class_of<'f>(facts: &'f Facts, blank: &'f Blank, entity: EntityId) -> Option<&'f str> {
    let widest = || facts.entity(entity).classes.last();
    blank.class.as_ref().or_else(widest).map(String::as_str)
}

fn what_is_lacking(facts: &Facts, blank: &Blank, accuses: bool, id: &str) -> String {
    let author = || format!("under `wrong` of `{id}`");
    let class = match &blank.answer {
        Answer::Date { .. } | Answer::Number { .. } => return author(),
        _ if blank.open || accuses => return author(),
        Answer::Entity(entity) => class_of(facts, blank, *entity),
        Answer::List { items, class } => match items.first() {
            Some(Value::Entity(entity)) => class_of(facts, blank, *entity),
            _ => class.as_deref(),
        },
        Answer::Text { class, .. } => class.as_deref(),
    };
    match class {
        Some(class) if !class.is_empty() => format!("of class `{class}`"),
        _ => author(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_thin_pool_is_told_with_what_mends_it() {
        let yaml = "id: b\ntitle: Rivers\nentities:\n  ann: { name: Ann Lee, class: person }\n  bob: { name: Bob Hart, class: person }\n  cid: { name: Cid Moss, class: person }\nfacts:\n  - id: a\n    statement: \"{who} signed.\"\n    blanks:\n      who: { entity: ann, ask: Who signed? }\n  - id: b\n    statement: \"{who} paid.\"\n    blanks:\n      who: { entity: bob, open: true, ask: Who paid?, kinds: [which] }\n";
        let facts = Facts::parse("b.yaml", yaml).expect("a sound bank");
        let found = yields(&facts, &Plan::new("1"));
        assert_eq!(
            found.thin,
            [
                "1 more name of class `person` would allow 4 options in 1 question",
                "3 more names under `wrong` of `b/who` would allow 4 options in 1 question"
            ]
        );
        assert_eq!(found.barren.len(), 1, "{:?}", found.barren);
        assert_eq!(found.barren[0].0, "b");
        assert!(found.kinds.contains(&("which", 1)), "{:?}", found.kinds);
    }
}
