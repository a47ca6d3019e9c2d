//! `number`: a figure among options, in ascending order.

use rust_decimal::Decimal;

use super::{Draft, Kind, Part, Pool, Refusal, Request};
use crate::facts::{Answer, NumberStyle, Value};
use crate::generate::figure::{self, Asked};
use crate::generate::{numbers, reasons, threshold};
use crate::quiz::{AnswerOption, Form, Quantity, SingleChoice};
use crate::tokens::Tokens;

pub(super) const KIND: Kind = Kind {
    name: "number",
    about: "a figure among options",
    share: 24,
    part: Part::Core,
    pool: Pool::Numbers,
    ask,
};

fn ask(request: &Request) -> Result<Draft, Refusal> {
    let index = request.index;
    let blank = request.blank();
    let Answer::Number { value: key, .. } = blank.answer else {
        return Err(Refusal::NotMadeForThis);
    };
    let stem = stem_of(request)?;
    let distractors = numbers::distractors(request, &stem, key)?;
    let mut all: Vec<(Decimal, Option<String>)> = distractors.into_iter().collect();
    all.push((key, None));
    all.sort_by_key(|(at, _)| *at);
    let values: Vec<Decimal> = all.iter().map(|(at, _)| *at).collect();
    let texts = numbers::shown(index, blank, &stem, &values);
    let position = values
        .iter()
        .position(|&value| value == key)
        .unwrap_or_default();
    let options = all
        .into_iter()
        .zip(texts)
        .map(|((value, why), text)| AnswerOption {
            why: why.map(|why| reasons::authored(&text, &why, index.words)),
            value: Some(Quantity::Number(value)),
            text,
        });
    let options: Vec<AnswerOption> = options.collect();
    let shown = options[position].text.clone();
    let found = options.len() - 1;
    let choices = SingleChoice::new(options, position, true).ok_or(Refusal::Thin { found })?;
    let mut question = request.question(stem, Form::SingleChoice(choices));
    question.accept = spellings(request, key, &shown);
    question.answers = vec![shown];
    Ok(request.draft(question, Value::Number(key)))
}

/// The stem of a question about a number that does not give it away.
pub(super) fn stem_of(request: &Request) -> Result<String, Refusal> {
    let blank = request.blank();
    let Answer::Number {
        value,
        style,
        bound,
        ..
    } = blank.answer
    else {
        return Err(Refusal::NotMadeForThis);
    };
    let words = request.index.words;
    if blank.ask.is_none()
        && threshold::is_loose_gap(request.fact(), request.blank_ref.blank, words)
    {
        return Err(Refusal::Because(
            "other figures fit the gap as well: give it an `ask` for the figure of the article",
        ));
    }
    let asked = |ask: &String| figure::asked(ask, bound, words);
    match blank.ask.as_ref().map(asked) {
        Some(Asked::Bound) => {
            return Err(Refusal::Because(
                "other figures within the bound are right too: let the `ask` seek the figure of the article",
            ));
        }
        Some(Asked::Number) => {
            return Err(Refusal::Because(
                "the figure is a bound, and the `ask` does not seek the figure of the article",
            ));
        }
        Some(Asked::Figure) | None => {}
    }
    if value == Decimal::ONE && style == NumberStyle::Cardinal && blank.ask.is_none() {
        return Err(Refusal::Because(
            "the words around the hole show that one is meant: it needs an `ask`",
        ));
    }
    let asks_amount = |ask: &String| {
        let tokens = Tokens::of(ask);
        words.audit.amount.iter().any(|amount| tokens.say(amount))
    };
    // docs/RULES.md, rule 56.
    if style == NumberStyle::Ordinal && blank.ask.as_ref().is_some_and(asks_amount) {
        return Err(Refusal::Because(
            "the `ask` wants an amount, and the answer is a place in an order: leave `style: ordinal` out, or ask which one it was",
        ));
    }
    request.stem(&Value::Number(value))
}

/// Spellings that are right when typed, beside the one that is shown: as the statement has it, the plain digits, and
/// those of the author.
pub(super) fn spellings(request: &Request, key: Decimal, shown: &str) -> Vec<String> {
    let blank = request.blank();
    let stated = request.index.sentences.filling(blank);
    let mut spellings = vec![shown.to_owned()];
    for spelling in [stated, key.normalize().to_string()] {
        if !spellings.contains(&spelling) {
            spellings.push(spelling);
        }
    }
    spellings.remove(0);
    spellings.extend(blank.accept.iter().cloned());
    spellings
}

#[cfg(test)]
mod tests {
    use crate::facts::Facts;
    use crate::generate::{Plan, yields};

    #[test]
    fn a_place_in_an_order_is_not_asked_as_an_amount() {
        let asks = |style: &str, ask: &str| {
            let yaml = format!(
                "id: b\ntitle: Cups\nfacts:\n  - {{ id: f, statement: \"It was number {{n}} for Norra.\", blanks: {{ n: {{ number: 5, style: {style}, ask: \"{ask}\" }} }} }}\n"
            );
            let facts = Facts::parse("b.yaml", &yaml).expect("a sound bank");
            let found = yields(&facts, &Plan::new("1"));
            let numbers = found
                .iter()
                .filter(|one| ["number", "amount"].contains(&one.kind));
            numbers.filter(|one| one.outcome.is_ok()).count()
        };
        assert_eq!(asks("ordinal", "How many cups has Norra won?"), 0);
        assert_eq!(asks("ordinal", "Which cup was it for Norra?"), 2);
        assert_eq!(asks("cardinal", "How many cups has Norra won?"), 2);
    }
}
