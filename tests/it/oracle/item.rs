//! What must hold of one question.

use std::collections::BTreeSet;

use quizpress::date::Precision;
use quizpress::facts::{Answer, Bound, NumberStyle, Weight};
use quizpress::generate::Plan;
use quizpress::quiz::{AnswerOption, Form, Quantity};
use quizpress::{Date, Question};
use rust_decimal::Decimal;

use super::events;
use super::truth::{self, Bank, BlankRef, Thing};
use super::words::{self, begins_after, holds, holds_any, name, words};

type Checked = Result<(), String>;

fn ensure(is: bool, fault: impl Into<String>) -> Checked {
    is.then_some(()).ok_or_else(|| fault.into())
}

pub fn kind(question: &Question) -> &str {
    question.id.kind()
}

/// The options that are right, and those that are wrong; none of either in an order.
pub fn sides(question: &Question) -> [Vec<&AnswerOption>; 2] {
    let options = question.form.options().iter().enumerate();
    let side = |wanted| {
        let of = options
            .clone()
            .filter(|(at, _)| question.form.correct(*at) == Some(wanted));
        of.map(|(_, option)| option).collect()
    };
    [side(true), side(false)]
}

/// The form fits the kind; there are as many options as there should be, distinct, and one is right.
pub fn shape(bank: &Bank, plan: &Plan, question: &Question) -> Checked {
    let blank_ref = bank.blank_ref(&question.id);
    let form = match kind(question) {
        "which" | "number" | "when" | "event" | "first" | "span" => "choice",
        "amount" => "number",
        other => other,
    };
    ensure(
        question.form.name() == form,
        "the form does not fit the kind",
    )?;
    ensure(question.kind == kind(question), "kind and id differ")?;
    ensure(
        question.facts.first() == Some(&blank_ref.fact.id),
        "its own fact is not the first",
    )?;
    let wanted = &blank_ref.blank.kinds;
    ensure(
        wanted.is_empty() || wanted.contains(&question.kind),
        "the author wants other kinds",
    )?;
    let options = question.form.options();
    let texts: BTreeSet<Vec<String>> = options.iter().map(|o| name(&o.text)).collect();
    ensure(texts.len() == options.len(), "two options are the same")?;
    let count = match question.form {
        Form::Date(_) | Form::Number(_) => 0..=0,
        Form::TrueFalse(_) => 2..=2,
        Form::SingleChoice(_) | Form::MultipleChoice(_) | Form::Ordering(_) => 3..=plan.options,
    };
    ensure(
        count.contains(&options.len()),
        format!("there are {} options", options.len()),
    )?;
    let [right, wrong] = sides(question);
    match question.form {
        Form::SingleChoice(_) | Form::TrueFalse(_) => {
            ensure(
                right.len() == 1,
                format!("{} options are right", right.len()),
            )?;
        }
        Form::MultipleChoice(_) => ensure(
            !right.is_empty() && !wrong.is_empty(),
            "all or none are right",
        )?,
        Form::Ordering(_) | Form::Date(_) | Form::Number(_) => {}
    }
    if !right.is_empty() {
        let texts: Vec<&String> = right.iter().map(|option| &option.text).collect();
        ensure(
            texts == question.answers.iter().collect::<Vec<_>>(),
            "the answers are others",
        )?;
    }
    ensure(
        right.iter().all(|option| option.why.is_none()),
        "a right option is said to be wrong",
    )?;
    ensure(
        question.paragraphs == blank_ref.fact.paragraphs,
        "the paragraphs are others",
    )?;
    let chronicle = ["first", "order", "span"].contains(&kind(question));
    ensure(
        chronicle || question.explanation == bank.statement(blank_ref),
        format!(
            "the explanation is not the statement, `{}`",
            bank.statement(blank_ref)
        ),
    )
}

/// The right option is right by the bank, and no other one is.
pub fn truth(bank: &Bank, question: &Question) -> Checked {
    let blank_ref = bank.blank_ref(&question.id);
    match kind(question) {
        "which" => which(bank, blank_ref, question),
        "when" => when(bank, blank_ref, question),
        "number" => number(bank, blank_ref, question),
        "select" => select(bank, blank_ref, question),
        "true-false" => true_false(bank, blank_ref, question),
        "date" => written(blank_ref, question),
        "amount" => written(blank_ref, question),
        "event" => events::event(bank, blank_ref, question),
        "first" => events::first(bank, blank_ref, question),
        "order" => events::order(bank, question),
        "span" => {
            ascending(question)?;
            events::span(bank, blank_ref, question)
        }
        other => Err(format!("the kind `{other}` is not known here")),
    }
}

fn wrong_ones<'a>(
    bank: &Bank<'a>,
    blank_ref: BlankRef,
    question: &Question,
    key: &Thing,
    wrong: &[Thing<'a>],
) -> Checked {
    for (at, thing) in wrong.iter().enumerate() {
        if let Some(objection) = bank.objection(blank_ref, &question.stem, key, thing) {
            return Err(format!("`{}`: {objection}", truth::show(thing)));
        }
        if let Some(other) = wrong[..at].iter().find(|other| bank.collide(other, thing)) {
            let (a, b) = (truth::show(other), truth::show(thing));
            return Err(format!("`{a}` and `{b}` cannot stand together"));
        }
    }
    Ok(())
}

fn is_answer(bank: &Bank, blank_ref: BlankRef, shown: &str) -> bool {
    bank.answers(blank_ref.blank)
        .iter()
        .any(|answer| truth::show(answer) == shown)
}

fn which(bank: &Bank, blank_ref: BlankRef, question: &Question) -> Checked {
    let [right, wrong] = sides(question);
    let key = bank.named(&right[0].text);
    ensure(
        is_answer(bank, blank_ref, &right[0].text),
        "the key is no answer of the blank",
    )?;
    let is_list = matches!(blank_ref.blank.answer, Answer::List { .. });
    ensure(
        !is_list || blank_ref.blank.ask.is_some(),
        "the hole of a whole list is to be filled by one member",
    )?;
    let stem = words(&question.stem);
    ensure(
        !holds_any(&stem, &truth::cues(&key)),
        "the stem gives the key away",
    )?;
    ensure(!question.form.ordered(), "names are not in order")?;
    let wrong: Vec<Thing> = wrong
        .iter()
        .map(|option| bank.named(&option.text))
        .collect();
    wrong_ones(bank, blank_ref, question, &key, &wrong)?;
    let articles = [&right[0].text].into_iter().map(String::as_str);
    let texts = articles.chain(question.form.options().iter().map(|o| o.text.as_str()));
    one_article(&question.stem, texts)
}

/// Where an indefinite article stands before the hole, it fits every option, by its first letter at least where
/// that settles it.
fn one_article<'t>(stem: &str, texts: impl Iterator<Item = &'t str>) -> Checked {
    let Some((before, _)) = stem.split_once("_____") else {
        return Ok(());
    };
    let article = ["a ", "an "].into_iter().find(|article| {
        before.to_lowercase() == *article || before.to_lowercase().ends_with(&format!(" {article}"))
    });
    let Some(article) = article else {
        return Ok(());
    };
    for text in texts {
        let first = text.chars().next().unwrap_or_default();
        let wanted = match first.to_ascii_lowercase() {
            'a' | 'i' => "an ",
            'b' | 'c' | 'd' | 'g' | 'j' | 'k' | 'p' | 'q' | 't' | 'v' | 'w' | 'y' | 'z' => "a ",
            _ => continue,
        };
        ensure(
            wanted == article,
            format!("`{article}` does not fit `{text}`"),
        )?;
    }
    Ok(())
}

fn select(bank: &Bank, blank_ref: BlankRef, question: &Question) -> Checked {
    ensure(!blank_ref.blank.open, "an open list has no `select`")?;
    let ask = blank_ref
        .blank
        .ask_all
        .as_ref()
        .ok_or("there is no `ask-all`")?;
    let [right, wrong] = sides(question);
    let stem = words(&question.stem);
    let says_how_many = words::whole_numbers(&stem).contains(&(right.len() as i64));
    ensure(
        question.stem.starts_with(ask.as_str())
            && (says_how_many || question.stem.len() > ask.len()),
        "the stem does not say that there may be several",
    )?;
    for option in &right {
        ensure(
            is_answer(bank, blank_ref, &option.text),
            format!("`{}` is not in the list", option.text),
        )?;
        let key = bank.named(&option.text);
        ensure(
            !holds_any(&stem, &truth::cues(&key)),
            "the stem gives a key away",
        )?;
    }
    let wrong: Vec<Thing> = wrong
        .iter()
        .map(|option| bank.named(&option.text))
        .collect();
    let key = bank.answers(blank_ref.blank).swap_remove(0);
    wrong_ones(bank, blank_ref, question, &key, &wrong)
}

/// The date, if it is as precise as the question wants: a year where it asks "In which year", the day where it does not.
fn as_asked(blank_ref: BlankRef, date: Date) -> Result<Date, String> {
    let Answer::Date { date: key, .. } = blank_ref.blank.answer else {
        return Err("the blank is no date".into());
    };
    ensure(
        date == key.coarsened(wanted(blank_ref)),
        format!("{date} is not as precise as the question wants"),
    )?;
    Ok(date)
}

/// How precisely the `ask` wants a date.
pub fn wanted(blank_ref: BlankRef) -> Precision {
    let ask = blank_ref
        .blank
        .ask
        .as_deref()
        .unwrap_or_default()
        .to_lowercase();
    let asks = |noun: &str| {
        let mut starts = ["in which", "in what", "in welchem"].iter();
        starts.any(|start| ask.contains(&format!("{start} {noun} ")))
    };
    if asks("year") || asks("jahr") {
        Precision::Year
    } else if asks("month") || asks("monat") {
        Precision::Month
    } else {
        Precision::Day
    }
}

/// A date that is typed: the month of a day, where the fact is no main one and its author does not name this kind.
fn as_typed(blank_ref: BlankRef, date: Date) -> Result<Date, String> {
    let names_kind = blank_ref.blank.kinds.iter().any(|kind| kind == "date");
    match (date.precision(), &blank_ref.blank.answer) {
        (Precision::Month, Answer::Date { date: day, .. })
            if day.precision() == Precision::Day && wanted(blank_ref) == Precision::Day =>
        {
            let of_month = blank_ref.fact.weight != Weight::Main && !names_kind;
            ensure(of_month, "the month of a day that is asked for itself")?;
            ensure(day.coarsened(Precision::Month) == date, "another month")?;
            Ok(date)
        }
        _ => as_asked(blank_ref, date),
    }
}

fn date_of(option: &AnswerOption) -> Result<Date, String> {
    match option.value {
        Some(Quantity::Date(date)) if words::show_date(date) == option.text => Ok(date),
        _ => Err(format!("`{}` is not shown as its date", option.text)),
    }
}

fn number_of(option: &AnswerOption) -> Result<Decimal, String> {
    match option.value {
        Some(Quantity::Number(number)) => Ok(number),
        _ => Err(format!("`{}` has no value", option.text)),
    }
}

fn ascending(question: &Question) -> Checked {
    ensure(
        question.form.ordered(),
        "dates and numbers are in order, and said to be",
    )?;
    let options = question.form.options();
    for pair in options.windows(2) {
        let rising = match (pair[0].value, pair[1].value) {
            (Some(Quantity::Number(a)), Some(Quantity::Number(b))) => a < b,
            (Some(Quantity::Date(a)), Some(Quantity::Date(b))) => words::surely_before(a, b),
            _ => false,
        };
        ensure(
            rising,
            format!("`{}` before `{}`", pair[0].text, pair[1].text),
        )?;
    }
    Ok(())
}

/// The date that a choice asks for: as precise as the `ask` wants it, or, of a day asked with "when", its month or year.
fn known_as(blank_ref: BlankRef, date: Date, question: &Question) -> Result<Date, String> {
    let is_open = ["When ", "Wann "]
        .iter()
        .any(|start| question.stem.starts_with(start));
    match blank_ref.blank.answer {
        Answer::Date { date: day, .. }
            if is_open && date.precision() < day.precision() && words::overlap(date, day) =>
        {
            Ok(date)
        }
        _ => as_asked(blank_ref, date),
    }
}

fn when(bank: &Bank, blank_ref: BlankRef, question: &Question) -> Checked {
    ascending(question)?;
    let [right, wrong] = sides(question);
    let key = known_as(blank_ref, date_of(right[0])?, question)?;
    no_hint(question, key)?;
    let dates: Vec<Date> = wrong.iter().map(|o| date_of(o)).collect::<Result<_, _>>()?;
    let stem = words(&question.stem);
    let year = words(&words::show_year(key.year()));
    for &date in &dates {
        if let Some(published) = bank.facts.source().published {
            ensure(
                begins_after(date, published) == begins_after(key, published),
                format!("{date} and the key are not on one side of the bank's present"),
            )?;
        }
        let framed = key.month().is_some() && holds(&stem, &year);
        ensure(
            !framed || date.year() == key.year(),
            format!("{date} is not in the stem's year"),
        )?;
    }
    spaced(bank, blank_ref, key, &dates)?;
    let wrong: Vec<Thing> = dates.into_iter().map(Thing::Date).collect();
    wrong_ones(bank, blank_ref, question, &Thing::Date(key), &wrong)
}

/// Long ago five years at least lie between years that the author did not write; before 1900 more than one year.
fn spaced(bank: &Bank, blank_ref: BlankRef, key: Date, wrong: &[Date]) -> Checked {
    let Some(present) = bank.facts.source().published else {
        return Ok(());
    };
    let room = match i32::from(present.year()) - i32::from(key.year()) {
        _ if key.month().is_some() => 0,
        200.. => 5,
        100.. => 2,
        _ => 1,
    };
    let by_author = |date: &Date| {
        let mut by_author = blank_ref.blank.wrong.iter();
        by_author.any(|wrong| wrong.value == quizpress::facts::Value::Date(*date))
    };
    for (at, date) in wrong.iter().enumerate() {
        for other in wrong[..at].iter().chain([&key]) {
            let years = (i32::from(date.year()) - i32::from(other.year())).abs();
            let free = by_author(date) && (by_author(other) || *other == key);
            ensure(
                free || years >= room,
                format!("{date} and {other} have no room"),
            )?;
        }
    }
    Ok(())
}

/// The stem of a question about a date does not hold it, nor, for a year, a duration that leads to it.
fn no_hint(question: &Question, key: Date) -> Checked {
    let stem = words(&question.stem);
    ensure(
        !holds_any(&stem, &words::date_forms(key)),
        "the stem holds the key",
    )?;
    if key.month().is_none() {
        let numbers = words::whole_numbers(&stem);
        let leads = |year: &i64| {
            let off = (year - i64::from(key.year())).abs();
            (1..1000).contains(&off) && numbers.contains(&off) && *year >= 1000
        };
        ensure(
            !numbers.iter().any(leads),
            "a duration in the stem leads to the key",
        )?;
    }
    Ok(())
}

fn number(bank: &Bank, blank_ref: BlankRef, question: &Question) -> Checked {
    ascending(question)?;
    let [right, wrong] = sides(question);
    let Answer::Number {
        value: key,
        unit,
        bound,
        style,
        ..
    } = &blank_ref.blank.answer
    else {
        return Err("the blank is no number".into());
    };
    ensure(number_of(right[0])? == *key, "the key is not the answer")?;
    ensure(
        *bound == Bound::Exact || blank_ref.blank.ask.is_some(),
        "a bound needs its `ask`",
    )?;
    let stem = words(&question.stem);
    bounded(blank_ref, *bound)?;
    ensure(
        !holds_any(&stem, &words::number_forms(*key)),
        "the stem holds the key",
    )?;
    let numbers: Vec<Decimal> = wrong
        .iter()
        .map(|o| number_of(o))
        .collect::<Result<_, _>>()?;
    let percent = unit.as_deref() == Some("percent");
    for &number in &numbers {
        possible(*key, number, percent)?;
        let whole = |number: Decimal| number.normalize().scale() == 0;
        let listed = || {
            let mut wrong = blank_ref.blank.wrong.iter();
            wrong.any(|wrong| wrong.value == quizpress::facts::Value::Number(number))
        };
        let alike = !whole(*key) || whole(number) || listed();
        ensure(
            alike,
            format!("{number} is no whole number, and the key is"),
        )?;
        ensure(
            *style != NumberStyle::Ordinal || number.normalize().scale() == 0,
            "no such ordinal",
        )?;
    }
    if blank_ref.blank.ask.is_none() {
        let one = |number: &Decimal| *number == Decimal::ONE;
        let ones = numbers
            .iter()
            .chain([key])
            .filter(|number| one(number))
            .count();
        ensure(
            ones == 0 || *style == NumberStyle::Ordinal,
            "one thing where the hole is for several",
        )?;
    }
    let wrong: Vec<Thing> = numbers.into_iter().map(Thing::Number).collect();
    wrong_ones(bank, blank_ref, question, &Thing::Number(*key), &wrong)
}

/// Of a bound on one side the article's figure is sought, since others are true too.
fn bounded(blank_ref: BlankRef, bound: Bound) -> Checked {
    let ask = words(blank_ref.blank.ask.as_deref().unwrap_or_default());
    let says = |phrases: &[&str]| phrases.iter().any(|phrase| holds(&ask, &words(phrase)));
    let one_sided = matches!(bound, Bound::AtLeast | Bound::AtMost);
    ensure(
        !one_sided || !says(&["at least", "at most", "mindestens", "höchstens"]),
        "every figure within the bound is right",
    )
}

fn possible(key: Decimal, number: Decimal, percent: bool) -> Checked {
    let hundred = Decimal::ONE_HUNDRED;
    ensure(
        key <= Decimal::ZERO || number > Decimal::ZERO,
        format!("{number} of things"),
    )?;
    ensure(
        !percent || key > hundred || number <= hundred,
        format!("{number} percent"),
    )
}

fn written(blank_ref: BlankRef, question: &Question) -> Checked {
    let stem = words(&question.stem);
    match (&question.form, &blank_ref.blank.answer) {
        (Form::Date(date), Answer::Date { .. }) => {
            let key = as_typed(blank_ref, *date)?;
            ensure(
                question.answers == [words::show_date(key)],
                "the answer is shown otherwise",
            )?;
            no_hint(question, key)
        }
        (Form::Number(number), Answer::Number { value: key, .. }) => {
            ensure(number == key, "the number is not the answer")?;
            ensure(
                !holds_any(&stem, &words::number_forms(*key)),
                "the stem holds the key",
            )
        }
        _ => Err("the form does not fit the blank".into()),
    }
}

/// The claim is the statement, or the statement with one blank filled by what passes every rule.
fn true_false(bank: &Bank, blank_ref: BlankRef, question: &Question) -> Checked {
    for blank in &blank_ref.fact.blanks {
        let accuses = truth::accuses(BlankRef { blank, ..blank_ref });
        ensure(!accuses, "what accuses is not put as true or false")?;
        let bounded =
            matches!(&blank.answer, Answer::Number { bound, .. } if *bound != Bound::Exact);
        ensure(!bounded, "a bound is neither true nor false")?;
    }
    let statement = bank.statement(blank_ref);
    let plain = statement.replace("because of", "for");
    for joint in ["; ", ", and ", ", but ", " because ", ", which ", ", who "] {
        ensure(
            !plain.contains(joint),
            format!("two propositions: `{joint}`"),
        )?;
    }
    ensure(
        !blank_ref.blank.open,
        "of what is open nothing is surely false",
    )?;
    if let Answer::Date { date, .. } = blank_ref.blank.answer {
        as_asked(blank_ref, date)?;
    }
    let is_true = question.form.correct(0) == Some(true);
    if question.stem.ends_with(&statement) {
        return ensure(is_true, "the true statement is said to be false");
    }
    ensure(!is_true, "a claim is said to be true")?;
    let thing = filler(bank, blank_ref, question)
        .ok_or("the claim is not the statement with one other answer")?;
    let mut gap = question.clone();
    gap.stem = bank.claim(blank_ref, "_____");
    let key = bank.answers(blank_ref.blank).swap_remove(0);
    if let (Thing::Number(key), Thing::Number(number)) = (&key, &thing) {
        possible(*key, *number, false)?;
        let one = *number == Decimal::ONE || *key == Decimal::ONE;
        let ordinal = matches!(
            blank_ref.blank.answer,
            Answer::Number {
                style: NumberStyle::Ordinal,
                ..
            }
        );
        ensure(
            ordinal || !one,
            "the noun cannot agree with one and with several",
        )?;
    }
    one_article(&gap.stem, [truth::show(&thing).as_str()].into_iter())?;
    wrong_ones(bank, blank_ref, &gap, &key, &[thing])
}

/// What fills the blank of a claim.
pub fn filler<'a>(bank: &Bank<'a>, blank_ref: BlankRef, question: &Question) -> Option<Thing<'a>> {
    let gap = bank.claim(blank_ref, "_____");
    let (before, after) = gap.split_once("_____")?;
    let claim = &question.stem[question.stem.find(": ")? + 2..];
    // The first letter of a sentence is in upper case.
    let found = claim.strip_prefix(before)?.strip_suffix(after)?;
    let small = |text: &str| -> String {
        let mut letters = text.chars();
        let first = letters
            .next()
            .map(|c| c.to_lowercase().to_string())
            .unwrap_or_default();
        format!("{first}{}", letters.as_str())
    };
    match &blank_ref.blank.answer {
        Answer::Date { .. } => words::read_date(found).map(Thing::Date),
        Answer::Number { style, .. } => {
            let text: String = words(found).concat();
            let digits: String = match style {
                NumberStyle::Ordinal => text.chars().filter(char::is_ascii_digit).collect(),
                NumberStyle::Cardinal => text,
            };
            let (digits, zeros) = [("trillion", 12), ("billion", 9), ("million", 6)]
                .iter()
                .find_map(|(scale, zeros)| Some((digits.strip_suffix(scale)?, *zeros)))
                .unwrap_or((&digits, 0));
            let number: Decimal = digits.parse().ok()?;
            let sign = if found.starts_with('-') {
                -Decimal::ONE
            } else {
                Decimal::ONE
            };
            Some(Thing::Number(
                number * sign * Decimal::from(10_u64.pow(zeros)),
            ))
        }
        _ => match bank.named(found) {
            Thing::Text(_) if before.is_empty() => Some(bank.named(&small(found)))
                .filter(|thing| matches!(thing, Thing::Entity(_)))
                .or(Some(Thing::Text(found.into()))),
            thing => Some(thing),
        },
    }
}

/// Nothing in the wording of the options points at the key.
pub fn cues(bank: &Bank, question: &Question) -> Checked {
    let [right, wrong] = sides(question);
    let Form::SingleChoice(_) = question.form else {
        return Ok(());
    };
    let key = right[0];
    if let Some(Quantity::Number(number)) = key.value {
        let numbers: Vec<Decimal> = wrong
            .iter()
            .map(|o| number_of(o))
            .collect::<Result<_, _>>()?;
        let round = |n: Decimal| n.abs() >= Decimal::TEN && (n % Decimal::TEN).is_zero();
        let alone = numbers.iter().all(|other| round(*other) != round(number));
        return ensure(!alone, "the key alone is round, or alone is not");
    }
    if key.value.is_some() {
        return Ok(());
    }
    let _ = bank;
    let length = |option: &&AnswerOption| option.text.chars().count();
    let longest = wrong.iter().map(length).max().unwrap_or_default();
    let own = length(&key);
    ensure(
        own < longest + 10 || own * 10 < longest * 13,
        "the key is the longest by far",
    )?;
    let content = |text: &str| -> BTreeSet<String> {
        const LITTLE: [&str; 24] = [
            "that",
            "with",
            "from",
            "this",
            "which",
            "when",
            "were",
            "what",
            "their",
            "after",
            "about",
            "have",
            "into",
            "than",
            "they",
            "these",
            "those",
            "before",
            "came",
            "first",
            "last",
            "according",
            "many",
            "most",
        ];
        let long = words(text).into_iter().filter(|w| w.chars().count() >= 4);
        long.filter(|word| !LITTLE.contains(&word.as_str()))
            .collect()
    };
    let stem = content(&question.stem);
    let others: BTreeSet<String> = wrong.iter().flat_map(|o| content(&o.text)).collect();
    let clang = content(&key.text)
        .into_iter()
        .find(|w| stem.contains(w) && !others.contains(w));
    ensure(
        clang.is_none(),
        format!("the key alone shares {clang:?} with the stem"),
    )?;
    let alone = |has: &dyn Fn(&str) -> bool| wrong.iter().all(|o| has(&o.text) != has(&key.text));
    let digit = |text: &str| text.contains(|c: char| c.is_ascii_digit());
    let capital = |text: &str| text.contains(|c: char| c.is_uppercase());
    ensure(
        !alone(&digit),
        "the key alone has a digit, or alone has none",
    )?;
    ensure(
        !alone(&capital),
        "the key alone has a capital, or alone has none",
    )
}
