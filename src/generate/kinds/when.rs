//! `when`: a date among options, in order; of a day that nobody is expected to know, its month or its year.

use super::{Draft, Kind, Part, Pool, Refusal, Request};
use crate::date::{Date, Precision};
use crate::facts::{Value, Weight};
use crate::generate::index::Index;
use crate::generate::{dates, reasons};
use crate::quiz::{AnswerOption, Form, Quantity, SingleChoice};
use crate::tokens::Tokens;

pub(super) const KIND: Kind = Kind {
    name: "when",
    about: "a date among options",
    share: 24,
    part: Part::Core,
    pool: Pool::Dates,
    ask,
};

fn ask(request: &Request) -> Result<Draft, Refusal> {
    let index = request.index;
    let date = request.asked_date()?;
    let stem = request.stem(&Value::Date(date))?;
    let (key, stem) = as_is_known(request, date, stem);
    let mut all = dates::distractors(request, &stem, key)?;
    all.push((key, None));
    all.sort_by_key(|(date, _)| date.first());
    let position = all
        .iter()
        .position(|(date, _)| *date == key)
        .unwrap_or_default();
    let option = |(date, why): (Date, Option<String>)| {
        let text = index.words.date(date);
        AnswerOption {
            why: why.map(|why| reasons::authored(&text, &why, index.words)),
            value: Some(Quantity::Date(date)),
            text,
        }
    };
    let options: Vec<AnswerOption> = all.into_iter().map(option).collect();
    let found = options.len() - 1;
    let choices = SingleChoice::new(options, position, true).ok_or(Refusal::Thin { found })?;
    let mut question = request.question(stem, Form::SingleChoice(choices));
    question.answers = vec![index.words.date(key)];
    question.accept = spellings(request, key, date);
    Ok(request.draft(question, Value::Date(key)))
}

/// The date as precisely as somebody who read of it may know it, and the question for that: of a day that is far from any other
/// of the bank, that is no main fact and no news, the month is asked, and from ten years on the year (docs/RULES.md, rule 45).
/// What the author asks for by `kinds` or with dates of their own is asked as it is.
fn as_is_known(request: &Request, date: Date, stem: String) -> (Date, String) {
    let (index, blank) = (request.index, request.blank());
    let years = index.present - date.year();
    let is_bound = !blank.wrong.is_empty() || blank.every.is_some() || blank.between.is_some();
    let is_due = date.precision() == Precision::Day
        && request.weight() != Weight::Main
        && !request.names_kind(&KIND)
        && !is_bound
        && years > 1
        && is_alone(index, date);
    let Some(open) = index.words.however_precise(&stem).filter(|_| is_due) else {
        return (date, stem);
    };
    let [year, month] =
        [Precision::Year, Precision::Month].map(|precision| date.coarsened(precision));
    let shown = |date: Date| {
        let texts = [index.facts.title(), &open];
        texts
            .iter()
            .any(|text| index.gives_away(&Tokens::of(text), &Value::Date(date)))
    };
    let says_month = index.holds(&Tokens::of(&open), &Value::Date(month));
    match (years >= 10, shown(year)) {
        _ if says_month => (date, stem),
        (true, false) => (year, open),
        _ => (month, open),
    }
}

/// Whether no other date of the bank lies within two months of a day.
fn is_alone(index: &Index, date: Date) -> bool {
    const NEAR: i64 = 61;
    let (days, day) = (index.dates_of(Precision::Day), date.ordinal());
    let first = days.partition_point(|other| other.ordinal() < day - NEAR);
    let near = days[first..].iter();
    let mut near = near.take_while(|other| other.ordinal() <= day + NEAR);
    near.all(|other| *other == date)
}

/// Other spellings that are right when typed: the ISO form, those of the author, and the date that is known where the key is
/// less precise.
pub(super) fn spellings(request: &Request, key: Date, known: Date) -> Vec<String> {
    let shown = |date: Date| [request.index.words.date(date), date.to_string()];
    let [usual, iso] = shown(key);
    let iso = (iso != usual).then_some(iso);
    let known = (key != known).then(|| shown(known));
    iso.into_iter()
        .chain(request.blank().accept.iter().cloned())
        .chain(known.into_iter().flatten())
        .collect()
}

#[cfg(test)]
mod tests {
    use crate::date::Precision;
    use crate::facts::Facts;
    use crate::generate::{Plan, every};
    use crate::quiz::{Form, Quantity};

    /// The dates that the questions of a blank show, over some seeds.
    fn shown(blank: &str, language: &str) -> Vec<crate::Date> {
        let yaml = format!(
            "id: b\ntitle: Flags\nlanguage: {language}\nsource: {{ published: 2015-05-07 }}\nfacts:\n  - {{ id: norra, statement: \"Norra chose it on {{y}}.\", blanks: {{ y: {{ {blank}, kinds: [when, date] }} }} }}\n  - {{ id: other, statement: \"Other chose it on {{y}}.\", blanks: {{ y: {{ date: 1834-01-29, ask: \"When, Otto?\" }} }} }}\n"
        );
        let facts = Facts::parse("b.yaml", &yaml).expect("a sound bank");
        let mut shown = Vec::new();
        for seed in 0..20 {
            let quiz = every(&facts, &Plan::new(&seed.to_string())).expect("some questions");
            for question in quiz
                .questions
                .iter()
                .filter(|one| one.id.starts_with("norra/"))
            {
                match &question.form {
                    Form::Date(date) => shown.push(*date),
                    Form::SingleChoice(choices) => {
                        let values = choices.options().iter().map(|option| match option.value {
                            Some(Quantity::Date(date)) => date,
                            _ => panic!("{option:?}"),
                        });
                        let values: Vec<crate::Date> = values.collect();
                        for (at, one) in values.iter().enumerate() {
                            assert!(
                                !values[..at].iter().any(|other| other.overlaps(*one)),
                                "{values:?}"
                            );
                        }
                        shown.extend(values);
                    }
                    other => panic!("{other:?}"),
                }
            }
        }
        assert!(shown.len() > 60, "{blank}: {shown:?}");
        shown
    }

    #[test]
    fn a_date_is_asked_as_precisely_as_its_question_wants() {
        for (blank, language, precision) in [
            (
                "date: 1834-03-20, ask: In which year did Norra choose it?",
                "en",
                Precision::Year,
            ),
            (
                "date: 1997-04, ask: What year was it when Norra chose it?",
                "en",
                Precision::Year,
            ),
            (
                "date: 1834-03-20, ask: In which month did Norra choose it?",
                "en",
                Precision::Month,
            ),
            (
                "date: 1834-03-20, ask: On which day did Norra choose it?",
                "en",
                Precision::Day,
            ),
            (
                "date: 1834-03-20, ask: When did Norra choose it?",
                "en",
                Precision::Day,
            ),
            (
                "date: 1834-03-20, ask: In welchem Jahr war es in Norra?",
                "de",
                Precision::Year,
            ),
            (
                "date: 1834-03-20, wrong: [1834-01-29, 1833-12-21, 1833-02-01, 1836-02-22, 1838], ask: In which year did Norra choose it?",
                "en",
                Precision::Year,
            ),
            (
                "date: 1834-03-20, between: [1800, 1870-05-01], ask: In which year did Norra choose it?",
                "en",
                Precision::Year,
            ),
            (
                "date: 1834-03-20, wrong: [1825, 1829, 1840, 1846], ask: In which year did Norra choose it?",
                "en",
                Precision::Year,
            ),
        ] {
            let shown = shown(blank, language);
            assert!(
                shown.iter().all(|date| date.precision() == precision),
                "{blank}: {shown:?}"
            );
        }
    }
}
