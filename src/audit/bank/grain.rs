//! Questions and statements that want a date otherwise than the bank has it.
//!
//! In goes a bank, out come the dates whose `ask` names a day where only the month or the year is known, and those that ask for
//! what is no date: a decade, a day of the week. One that asks for less ("In which year …?" of a day) is asked for so much. And out
//! come statements that put before a date what goes with another: "in" before a day.

use super::warning;
use crate::audit::Finding;
use crate::date::Precision;
use crate::facts::{Answer, Fact, Facts, Piece};
use crate::lang::Words;
use crate::sentence::Sentences;
use crate::tokens::Grain;

/// Each such date.
pub(super) fn finer(facts: &Facts, sentences: Sentences) -> Vec<Finding> {
    let words = sentences.words;
    let name = |precision| match precision {
        Precision::Year => "year",
        Precision::Month => "month",
        Precision::Day => "day",
    };
    let blanks = facts.facts().iter();
    let blanks = blanks.flat_map(|fact| fact.blanks.iter().map(move |blank| (fact, blank)));
    let found = blanks.filter_map(|(fact, blank)| {
        let Answer::Date { date, .. } = blank.answer else {
            return None;
        };
        let known = name(date.precision());
        let said = match blank.grain(words)? {
            Grain::Date(asked) if asked > date.precision() => format!(
                "the question asks for a {}, and `date: {date}` is known to the {known}, so it is not asked: ask for the {known} \
                 (“When …?” does), or write the date as precisely",
                name(asked)
            ),
            Grain::Other(asked) => format!(
                "the question asks for a `{asked}`, and an answer that is a `date` is a year, a month or a day, so it is not \
                 asked: ask for the year, or write the answer as a `text`, with `wrong` texts beside it"
            ),
            Grain::Date(_) => return None,
        };
        Some(warning("grain", fact, blank, said))
    });
    found.collect()
}

/// Each date whose statement would read “in 12 April 1981”.
pub(super) fn misjoined(facts: &Facts, sentences: Sentences) -> Vec<Finding> {
    let facts = facts.facts().iter();
    let found = facts.flat_map(|fact| misjoined_in(fact, sentences.words));
    found.collect()
}

fn misjoined_in(fact: &Fact, words: &'static Words) -> Vec<Finding> {
    let joined = fact.statement.windows(2).filter_map(|pair| {
        let [Piece::Text(text), Piece::Blank(at)] = pair else {
            return None;
        };
        let blank = &fact.blanks[*at];
        let Answer::Date { date, .. } = blank.answer else {
            return None;
        };
        let text = text.trim_end().to_lowercase();
        let ends = |before: &&str| {
            let rest = text.strip_suffix(&before.to_lowercase());
            rest.is_some_and(|rest| !rest.ends_with(char::is_alphanumeric))
        };
        let own = words.before_date(date.precision());
        let usual = words.dates.before.map(|all| all[0]);
        let other = usual.iter().find(|before| ends(before))?;
        if own.iter().any(ends) {
            return None;
        }
        let (shown, usual) = (words.date(date), own[0]);
        let said = format!(
            "the statement reads “{other} {shown}”: write `{usual}` before the blank, or the date only as precisely as it is meant"
        );
        Some(warning("grain", fact, blank, said))
    });
    joined.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_before_a_date_goes_with_it() {
        let check = |language: &str, statement: &str, date: &str, expected: &[&str]| {
            let yaml = format!(
                "id: b\ntitle: Votes\nlanguage: {language}\nfacts:\n  - id: f\n    statement: \"{statement}\"\n    blanks: {{ it: {{ date: {date} }} }}\n"
            );
            let facts = Facts::parse("b.yaml", &yaml).expect("a sound bank");
            let found = misjoined(&facts, Sentences::new(&facts));
            assert_eq!(found.len(), expected.len(), "{found:?}");
            for (finding, expected) in found.iter().zip(expected) {
                assert!(finding.said.contains(expected), "{found:?}");
            }
        };
        let in_day = ["“in 20 March 1834”: write `on`"];
        check("en", "Norra voted in {it}.", "1834-03-20", &in_day);
        check("en", "In {it} Norra voted.", "1834-03-20", &in_day);
        check(
            "en",
            "Norra voted on {it}.",
            "1834-03",
            &["“on March 1834”"],
        );
        check("en", "Norra voted in {it}.", "1834-03", &[]);
        check("en", "Norra voted in {it}.", "1834", &[]);
        check("en", "Norra voted on {it}.", "1834-03-20", &[]);
        check("en", "Norra began {it}.", "1834-03-20", &[]);
        check(
            "de",
            "Norra wählte im {it}.",
            "1834-03-20",
            &["“im 20. März 1834”: write `am`"],
        );
        check("de", "Norra wählte im {it}.", "1834-03", &[]);
        check("de", "Norra wählte im {it}.", "1834", &["write `im Jahr`"]);
        check("de", "Norra wählte im Jahr {it}.", "1834", &[]);
    }

    #[track_caller]
    fn check(date: &str, ask: &str, expected: Option<&str>) {
        let yaml = format!(
            "id: b\ntitle: Votes\nfacts:\n  - id: f\n    statement: \"Norra voted in {{it}}.\"\n    blanks:\n      it: {{ date: {date}, ask: \"{ask}\" }}\n"
        );
        let facts = Facts::parse("b.yaml", &yaml).expect("a sound bank");
        let found = finer(&facts, Sentences::new(&facts));
        let said = found.first().map_or("", |finding| &finding.said);
        assert_eq!(found.len(), usize::from(expected.is_some()), "{found:?}");
        assert!(said.contains(expected.unwrap_or_default()), "{said}");
    }

    #[test]
    fn a_date_is_asked_no_more_precisely_than_it_is_known() {
        check(
            "1834",
            "On which day did Norra vote?",
            Some("ask for the year"),
        );
        check(
            "1834-03",
            "On what date did Norra vote?",
            Some("ask for the month"),
        );
        check(
            "1834",
            "In which month did Norra vote?",
            Some("ask for the year"),
        );
        check(
            "1834-03",
            "In which decade did Norra vote?",
            Some("`decade`"),
        );
        check("1834-03-20", "On which day did Norra vote?", None);
        check("1834-03-20", "In which year did Norra vote?", None);
        check("1834-03-20", "When did Norra vote?", None);
    }
}
