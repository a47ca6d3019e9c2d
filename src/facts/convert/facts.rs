//! The facts of a bank, many of them by several processors at once.
//!
//! In go their nodes, out come the facts in their order. What is reported is what would be, were they read one after the
//! other: where anything is wrong, they are.

use std::collections::HashSet;

use super::super::Fact;
use super::super::report::Reporter;
use super::super::tree::Node;
use super::{Names, fact};
use crate::in_parts;

/// A part has so many facts at least: fewer are read before another thread is up.
const LEAST: usize = 1_000;

/// Reads all facts.
pub(super) fn facts(nodes: &[Node], names: &mut Names, report: &mut Reporter) -> Vec<Fact> {
    let parts = in_parts::parts(nodes.len(), LEAST);
    let at_once = (parts > 1).then(|| at_once(nodes, parts, names, report));
    at_once
        .flatten()
        .unwrap_or_else(|| one_by_one(nodes, names, report))
}

/// Facts one after the other.
fn one_by_one(nodes: &[Node], names: &mut Names, report: &mut Reporter) -> Vec<Fact> {
    let mut facts = Vec::with_capacity(nodes.len());
    add(&mut facts, nodes, names, report);
    facts
}

/// Adds facts to a list that has room for them: a large bank is mostly facts, which get no more than they take.
fn add(facts: &mut Vec<Fact>, nodes: &[Node], names: &mut Names, report: &mut Reporter) {
    let found = nodes
        .iter()
        .filter_map(|&node| fact::fact(node, names, report));
    facts.extend(found);
}

/// Facts in so many parts; `None` where that would report something else, as where a former name stands in two of them.
fn at_once(
    nodes: &[Node],
    parts: usize,
    names: &mut Names,
    report: &mut Reporter,
) -> Option<Vec<Fact>> {
    let (known, start) = (&*names, &*report);
    let read = in_parts::of_each(&in_parts::cut(nodes.len(), parts), |part| {
        let (mut names, mut report) = (known.clone(), start.of_part());
        // The first list takes in the others.
        let room = if part.start == 0 {
            nodes.len()
        } else {
            part.len()
        };
        let mut facts = Vec::with_capacity(room);
        let nodes = nodes.get(part).unwrap_or_default();
        add(&mut facts, nodes, &mut names, &mut report);
        (facts, names.was, report)
    });
    let mut former = HashSet::new();
    let mut was = read.iter().flat_map(|(_, was, _)| was.keys());
    if !was.all(|name| former.insert(name.clone())) {
        return None;
    }
    let (mut lists, mut all, mut reports) = (Vec::new(), Vec::new(), Vec::new());
    for (facts, was, report) in read {
        lists.push(facts);
        all.extend(was);
        reports.push(report);
    }
    let is_same = report.take_in(reports);
    is_same.then(|| {
        names.was.extend(all);
        in_parts::joined(lists)
    })
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::super::super::tree::Tree;
    use super::super::entities::entities;
    use super::*;
    use crate::facts::record::Record;
    use crate::facts::report::Span;
    use crate::facts::shape::BANK;

    /// Some facts with something wrong in each sixth, more than are shown.
    fn bank(count: usize) -> String {
        let fact = |at: usize| {
            let what = [
                "about: [f-1]",
                "was: [g-1]",
                "abot: x",
                "was: [h-X]",
                "weight: min",
                "tags: []",
            ];
            let what = what[at % 6].replace('X', &at.to_string());
            format!(
                "  - {{ id: f-{at}, {what}, statement: \"{{a}} and {{b}}\", blanks: {{ a: {{ text: ann-lea }}, b: {{ entity: bob }} }} }}\n"
            )
        };
        let facts: String = (0..count).map(fact).collect();
        format!(
            "id: b\ntitle: Names\nentities:\n  ann-lee: {{ name: Ann, class: person }}\n  bob: {{ name: Bob, class: person }}\nfacts:\n{facts}"
        )
    }

    /// What is read and what is reported, in so many parts or one after the other.
    fn read(yaml: &str, parts: Option<usize>) -> Option<(String, Vec<String>)> {
        let mut report = Reporter::new("f", yaml);
        let tree = Tree::read(yaml, &mut report)?;
        let mut record = Record::read(tree.root()?, Span::default(), &BANK, &mut report)?;
        let words = crate::lang::of("en");
        let nodes = record.named("entities");
        let (_, mut names) = entities(nodes, &HashSet::new(), words, &mut report);
        let nodes = record.nodes("facts");
        let facts = match parts {
            Some(parts) => at_once(&nodes, parts, &mut names, &mut report)?,
            None => one_by_one(&nodes, &mut names, &mut report),
        };
        let problems = report.finish();
        let problems = problems.iter().map(|problem| format!("{problem:?}"));
        Some((format!("{facts:?}"), problems.collect()))
    }

    #[test]
    fn parts_give_and_report_what_one_after_the_other_does() {
        let yaml = bank(300).replace("was: [g-1], ", "");
        let expected = read(&yaml, None);
        assert_eq!(expected.as_ref().unwrap().1.len(), 101);
        for parts in 1..6 {
            assert_eq!(read(&yaml, Some(parts)), expected, "{parts}");
        }
    }

    #[test]
    fn a_former_name_in_two_parts_is_left_to_one() {
        let yaml = bank(12);
        assert_eq!(read(&yaml, Some(1)), read(&yaml, None));
        assert_eq!(read(&yaml, Some(2)), None);
    }
}
