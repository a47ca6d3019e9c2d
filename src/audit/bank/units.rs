//! Statements without the unit of their number: the key reads "58 of all voters took part" for 58 per cent.
//!
//! In goes a bank, out come such numbers. Options and answers bear the unit; a statement is printed as it was written.

use super::unsaid::without_blanks;
use super::warning;
use crate::audit::Finding;
use crate::facts::Facts;
use crate::sentence::{Sentences, left_out};

/// Each number whose unit its statement does not name.
pub(super) fn left_out_units(facts: &Facts, sentences: Sentences) -> Vec<Finding> {
    let found = facts.facts().iter().flat_map(|fact| {
        let statement = without_blanks(fact);
        let of_blank = move |blank| {
            let unit = left_out(blank, &statement, sentences.words)?;
            let hole = &blank.id;
            let said = format!(
                "the statement does not say the unit, `{unit}`, and is printed as it stands: write it there, as in `{{{hole}}} {unit}`"
            );
            Some(warning("unit", fact, blank, said))
        };
        fact.blanks.iter().filter_map(of_blank)
    });
    found.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_statement_says_the_unit_of_its_number() {
        let check = |language: &str, statement: &str, unit: &str, expected: usize| {
            let yaml = format!(
                "id: b\ntitle: Votes\nlanguage: {language}\nfacts:\n  - id: f\n    statement: \"{statement}\"\n    blanks: {{ it: {{ number: 58, unit: {unit} }} }}\n"
            );
            let facts = Facts::parse("b.yaml", &yaml).expect("a sound bank");
            let found = left_out_units(&facts, Sentences::new(&facts));
            assert_eq!(found.len(), expected, "{statement} {unit}: {found:?}");
        };
        check("en", "{it} of all voters took part.", "per cent", 1);
        check("en", "{it} percent of all voters took part.", "per cent", 0);
        check("en", "{it}% of all voters took part.", "per cent", 0);
        check("en", "Damage of {it} was done.", "US dollars", 1);
        check("en", "Damage of {it} dollars was done.", "US dollars", 0);
        check("en", "The tower is {it} high.", "metres", 1);
        check("en", "The tower is {it} metres high.", "[metre, metres]", 0);
        check("en", "{it} drowned.", "people", 0);
        check("en", "She was {it} when she won.", "years", 0);
        check("de", "{it} der Wahlberechtigten kamen.", "Prozent", 1);
        check(
            "de",
            "{it} Prozent der Wahlberechtigten kamen.",
            "Prozent",
            0,
        );
        check("de", "Er war {it} alt.", "Jahre", 0);
    }
}
