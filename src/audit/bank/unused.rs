//! What an author wrote that never comes to a reader as it was meant: values that are never offered, and holes where none
//! are filled.

use std::collections::HashMap;

use super::warning;
use crate::audit::Finding;
use crate::facts::{Answer, Blank, Entity, Facts, Value};
use crate::generate;

/// Each value under `wrong` that no question offers, and why.
pub(super) fn never_offered(facts: &Facts) -> Vec<Finding> {
    let found = generate::unoffered(facts).into_iter().map(|one| {
        let fact = &facts.facts()[one.fact];
        let blank = &fact.blanks[one.blank];
        let said = format!(
            "`{}` under `wrong` is never offered: {}; write another value",
            one.value, one.why
        );
        warning("never-offered", fact, blank, said)
    });
    found.collect()
}

/// Each id of an entity under the `wrong` of a text, which is shown as it stands.
pub(super) fn ids(facts: &Facts) -> Vec<Finding> {
    let entities = facts.entities().iter();
    let by_id: HashMap<&str, &Entity> = entities
        .map(|entity| (entity.id.as_str(), entity))
        .collect();
    let by_id = &by_id;
    let blanks = facts
        .facts()
        .iter()
        .flat_map(|fact| fact.blanks.iter().map(move |blank| (fact, blank)));
    let found = blanks.flat_map(|(fact, blank)| {
        blank.wrong.iter().filter_map(move |wrong| {
            let Value::Text(text) = &wrong.value else {
                return None;
            };
            let entity = by_id.get(text.as_str())?;
            // `iron` may be meant as it stands.
            let is_word = entity.name.to_lowercase() == *text;
            let said = format!(
                "`{text}` under its `wrong` is an id, and is shown as it stands, as its answer is a `text`: write `{}`",
                entity.name
            );
            (!is_word).then(|| warning("id-as-text", fact, blank, said))
        })
    });
    found.collect()
}

/// Each `ask`, `ask-all` and `event` that holds the name of a blank in braces, which only a statement fills.
pub(super) fn holes(facts: &Facts) -> Vec<Finding> {
    let blanks = facts
        .facts()
        .iter()
        .flat_map(|fact| fact.blanks.iter().map(move |blank| (fact, blank)));
    let found = blanks.flat_map(|(fact, blank)| {
        let texts = texts(blank).into_iter();
        texts.filter_map(move |(field, text)| {
            let text = text?;
            let mut holes = fact.blanks.iter().map(|other| format!("{{{}}}", other.id));
            let hole = holes.find(|hole| text.contains(hole.as_str()))?;
            let said = format!(
                "`{hole}` in its `{field}` is shown as it stands, as only a `statement` is filled: write the words"
            );
            Some(warning("hole", fact, blank, said))
        })
    });
    found.collect()
}

/// The texts of a blank that are shown as they stand.
fn texts(blank: &Blank) -> [(&'static str, Option<&str>); 3] {
    let event = match &blank.answer {
        Answer::Date { event, .. } => event.as_deref(),
        _ => None,
    };
    [
        ("ask", blank.ask.as_deref()),
        ("ask-all", blank.ask_all.as_deref()),
        ("event", event),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is said of a bank of one blank.
    fn said(blank: &str) -> Vec<String> {
        let yaml = format!(
            "id: b\ntitle: Rivers\nsource: {{ published: 2011-02 }}\nentities:\n  ann: {{ name: Ann Lee, class: person }}\n  bob: {{ name: Bob Hart, class: person }}\nfacts:\n  - id: f\n    statement: \"It was {{it}}.\"\n    blanks:\n      it: {{ {blank} }}\n"
        );
        let facts = Facts::parse("b.yaml", &yaml).expect("a sound bank");
        let found = [never_offered(&facts), holes(&facts), ids(&facts)].concat();
        found.into_iter().map(|finding| finding.said).collect()
    }

    #[test]
    fn a_wrong_value_that_is_never_offered_is_told_with_its_reason() {
        let late = said("date: 2010-11, ask: When?, wrong: [2010-08, 2011-06]");
        assert_eq!(late.len(), 1, "{late:?}");
        assert!(
            late[0].contains("`June 2011`") && late[0].contains("`published`"),
            "{late:?}"
        );
        let framed = said("date: 2010-11, ask: When in 2010?, wrong: [2010-08, 2009-06]");
        assert!(
            framed[0].contains("`June 2009`") && framed[0].contains("holds the year"),
            "{framed:?}"
        );
        let share = said("number: 40, unit: percent, ask: What share?, wrong: [30, 140]");
        assert!(
            share[0].contains("`140`") && share[0].contains("100 per cent"),
            "{share:?}"
        );
        let named = said("entity: ann, ask: Who came with Bob Hart?, wrong: [bob]");
        assert!(
            named[0].contains("`Bob Hart`") && named[0].contains("names it"),
            "{named:?}"
        );
        let fine = said("date: 2010-11, ask: When?, wrong: [2010-08, 2010-06]");
        assert_eq!(fine, [""; 0]);
    }

    #[test]
    fn an_id_that_is_shown_as_words_is_told() {
        let told = said("text: a rower, ask: Who was it?, wrong: [ann, a miller]");
        assert_eq!(told.len(), 1, "{told:?}");
        assert!(told[0].contains("`ann`") && told[0].contains("write `Ann Lee`"));
        assert_eq!(said("entity: ann, ask: Who was it?, wrong: [bob]"), [""; 0]);
    }

    #[test]
    fn a_hole_outside_a_statement_is_told() {
        let told = said("date: 2010, event: \"the flood of {it}\", ask: \"In which year, {it}?\"");
        assert_eq!(told.len(), 2, "{told:?}");
        assert!(told[0].contains("`{it}` in its `ask`"), "{told:?}");
        assert_eq!(said("date: 2010, ask: \"When in {set}?\""), [""; 0]);
    }
}
