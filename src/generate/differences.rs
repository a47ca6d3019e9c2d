//! Where the questions that a seed gives differ from those that are counted, in words.

use std::collections::BTreeSet;

use super::Draft;

/// In which questions two sets of drafts differ: what is counted, and what a seed gives.
pub(super) fn notes(counted: &[Draft], given: &[Draft]) -> Vec<String> {
    let ids = |drafts: &[Draft]| -> BTreeSet<String> {
        drafts
            .iter()
            .map(|draft| draft.question.id.clone())
            .collect()
    };
    let (counted, given) = (ids(counted), ids(given));
    let lacking: Vec<&String> = counted.difference(&given).collect();
    let added: Vec<&String> = given.difference(&counted).collect();
    let note = |names: &[&String], one: &str, many: &str| {
        let what = match names.len() {
            0 => return None,
            1 => format!("1 question {one}"),
            count => format!("{count} questions {many}"),
        };
        let names: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
        Some(format!("with this seed {what}: {}", names.join(", ")))
    };
    let lacking = note(
        &lacking,
        "that `check` counts finds no sound options",
        "that `check` counts find no sound options",
    );
    let added = note(
        &added,
        "comes that `check` does not count",
        "come that `check` does not count",
    );
    lacking.into_iter().chain(added).collect()
}
