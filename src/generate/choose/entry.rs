//! What two questions must have to stand in one quiz.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use super::exposure::Face;
use super::weak::is_weak;
use crate::date::{Date, Precision};
use crate::facts::{Answer, EntityId, FactId, NumberStyle, Value};
use crate::generate::cues::content_words;
use crate::generate::index::Index;
use crate::generate::kinds::Kind;
use crate::generate::similarity::{self, Content};
use crate::generate::{Draft, Generator, reasons};
use crate::quiz::{Form, Quantity};
use crate::tokens::{Plain, Tokens};

/// A draft, and all that it shows.
pub(super) struct Entry {
    pub(super) draft: Draft,
    pub(super) kind: &'static Kind,
    pub(super) facts: Vec<FactId>,
    /// The question, and of a claim the one that was not drawn as well: most claims of a quiz would else be of the sort that goes
    /// with more questions.
    pub(super) stem: Tokens,
    pub(super) shown: Tokens,
    pub(super) content: Content,
    /// The words of the stem that carry meaning.
    pub(super) hints: BTreeSet<String>,
    /// Where the options are words, what each is recognised by, the key first.
    pub(super) faces: Vec<Face>,
    /// The first two words of the stem: how it asks.
    pub(super) opening: String,
    /// Whether it is taken only where no other is left.
    pub(super) is_weak: bool,
    /// The words that carry meaning in all that its own fact says.
    topic: BTreeSet<String>,
    /// How many letters each of these has.
    pub(super) lengths: Vec<usize>,
    /// The entities that the stem names.
    pub(super) named: Vec<EntityId>,
    /// The words of the text in a claim by which a reader would know it, wherever they stand.
    pub(super) telling: BTreeSet<String>,
    /// The offices and trades of which it asks for one, where its options are words.
    pub(super) jobs: BTreeSet<&'static str>,
    /// The dates among the options, the right one first.
    pub(super) dates: Vec<Date>,
    /// The numbers among the options, the right one first.
    pub(super) numbers: Vec<Decimal>,
    /// What a number that it asks for counts.
    pub(super) unit: Option<Tokens>,
    /// The years that it counts, or the place in an order that it asks for.
    pub(super) years: Option<Decimal>,
}

impl Entry {
    pub(super) fn new(generator: &Generator, draft: Draft, kind: &'static Kind) -> Entry {
        let index = generator.index;
        let question = &draft.question;
        let undrawn = draft.undrawn.iter().map(String::as_str);
        let said: Vec<&str> = [question.stem.as_str()]
            .into_iter()
            .chain(undrawn)
            .collect();
        let said = said.join(" | ");
        let mut shown = vec![said.clone(), question.explanation.clone()];
        for option in question.form.options() {
            shown.push(option.text.clone());
            shown.extend(option.why.clone());
            if let Some(Quantity::Date(date)) = option.value {
                shown.extend(reasons::event_on(index, date));
            }
        }
        let mut facts: Vec<FactId> = draft
            .blank_refs
            .iter()
            .map(|blank_ref| blank_ref.fact)
            .collect();
        facts.dedup();
        let stem = Tokens::of(&said);
        let face = |value: &Value| Face {
            names: index.names_and_cues(value),
            words: content_words(&index.sentences.value(value), index.words),
        };
        let length = |value: &Value| index.sentences.value(value).chars().count();
        let hints = content_words(&said, index.words);
        let statement = index.sentences.statement(index.facts.fact(facts[0]));
        let mut topic = content_words(&statement, index.words);
        topic.extend(hints.iter().cloned());
        let named = index.named_in(&stem);
        let opening: Vec<&str> = stem.iter().take(2).collect();
        let key = draft.worded.first();
        let roles = || index.roles().wanted(index, draft.blank_refs[0], "");
        let jobs = key.map(|_| roles().jobs().clone());
        let claimed = draft.keys.first().filter(|key| {
            matches!(question.form, Form::TrueFalse(_)) && matches!(key, Value::Text(_))
        });
        let claimed = claimed.map(|text| index.sentences.value(text));
        Entry {
            jobs: jobs.unwrap_or_default(),
            telling: claimed.map_or_else(BTreeSet::new, |text| telling(index, &text)),
            dates: dates_of(&question.form),
            numbers: numbers_of(&question.form),
            unit: index.blank(draft.blank_refs[0]).unit().map(Tokens::of),
            years: years_counted(index, &draft),
            opening: opening.join(" "),
            topic,
            is_weak: is_weak(generator, &draft, kind, &named),
            named,
            hints,
            lengths: draft.worded.iter().map(length).collect(),
            faces: draft.worded.iter().map(face).collect(),
            content: Content::of(question, &stem, index.words),
            stem,
            shown: Tokens::of(&shown.join(" | ")),
            facts,
            draft,
            kind,
        }
    }
}

/// What a reader would know a text by: its words that are names, or that few facts of the bank have.
fn telling(index: &Index, text: &str) -> BTreeSet<String> {
    let capitals = text.split_whitespace().filter(|word| {
        let is_name = word.trim_start_matches(|c: char| !c.is_alphanumeric());
        is_name.starts_with(char::is_uppercase)
    });
    let names = match index.words.question.capital_nouns {
        true => BTreeSet::new(),
        false => content_words(&capitals.collect::<Vec<_>>().join(" "), index.words),
    };
    let words = content_words(text, index.words);
    let is_telling = |word: &String| names.contains(word) || index.is_rare(word);
    words.into_iter().filter(is_telling).collect()
}

/// The dates among the options of a choice, the right one first; none where it is no choice of dates.
fn dates_of(form: &Form) -> Vec<Date> {
    let dates = quantities(form).into_iter().map(|quantity| match quantity {
        Quantity::Date(date) => Some(date),
        Quantity::Number(_) => None,
    });
    dates.collect::<Option<_>>().unwrap_or_default()
}

/// The numbers among the options of a choice, the right one first; none where it is no choice of numbers.
fn numbers_of(form: &Form) -> Vec<Decimal> {
    let numbers = quantities(form).into_iter().map(|quantity| match quantity {
        Quantity::Number(number) => Some(number),
        Quantity::Date(_) => None,
    });
    numbers.collect::<Option<_>>().unwrap_or_default()
}

/// What the options of a choice are as dates or numbers, the right one first; none where one is neither.
fn quantities(form: &Form) -> Vec<Quantity> {
    let Form::SingleChoice(choices) = form else {
        return Vec::new();
    };
    let options = choices.options().iter().enumerate();
    let (right, wrong): (Vec<_>, Vec<_>) = options.partition(|(at, _)| *at == choices.key());
    let all = right.into_iter().chain(wrong);
    let all: Option<Vec<Quantity>> = all.map(|(_, option)| option.value).collect();
    all.unwrap_or_default()
}

/// How many years a question counts, from one to another: a number of years, or a place in a yearly order.
fn years_counted(index: &Index, draft: &Draft) -> Option<Decimal> {
    let Some(Value::Number(number)) = draft.keys.first() else {
        return None;
    };
    let blank = index.blank(*draft.blank_refs.first()?);
    let Answer::Number { unit, style, .. } = &blank.answer else {
        return None;
    };
    let years = index.words.dates.years;
    let is_years = unit.as_deref().is_some_and(|unit| years.contains(&unit));
    (is_years || *style == NumberStyle::Ordinal).then_some(*number)
}

/// Why two questions cannot stand in one quiz.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Clash {
    /// Both show this name, which is never a key: it would be ruled out the second time.
    Foil(String),
    /// They ask nearly the same.
    Same,
    /// One is about the fact that the other shows.
    Shown,
    /// The bank keeps their facts apart.
    Apart,
    /// The first holds the key of the second, which is this.
    Tells(String),
    /// The second holds the key of the first, which is this.
    Told(String),
}

/// Whether two questions can be in one quiz.
pub(super) fn goes(index: &Index, a: &Entry, b: &Entry) -> bool {
    clash(index, a, b).is_none()
}

/// Why two questions cannot be in one quiz: they share a name that is never a key, ask nearly the same, the bank keeps them apart, or
/// one gives the other's key away.
pub(super) fn clash(index: &Index, a: &Entry, b: &Entry) -> Option<Clash> {
    let mut foils = a.draft.foils.iter();
    if let Some(foil) = foils.find(|name| b.draft.foils.contains(name)) {
        let options = a.draft.question.form.options().iter();
        let mut texts = options.map(|option| &option.text);
        let shown = texts.find(|text| Plain::of(text, index.words) == *foil);
        return Some(Clash::Foil(shown.cloned().unwrap_or_default()));
    }
    let same = similarity::is_same(
        (&a.draft.question, &a.content),
        (&b.draft.question, &b.content),
    );
    if same {
        return Some(Clash::Same);
    }
    if a.facts.iter().any(|fact| b.facts.contains(fact)) {
        return Some(Clash::Shown);
    }
    if any_two(a, b, |one, other| index.facts.are_apart(one, other)) {
        return Some(Clash::Apart);
    }
    let shown = |key: &Value| index.sentences.value(key);
    let tells = || given_away(index, a, b).map(|key| Clash::Tells(shown(key)));
    let told = || given_away(index, b, a).map(|key| Clash::Told(shown(key)));
    tells().or_else(told)
}

/// Whether a fact of one question is linked with one of the other.
pub(super) fn are_linked(index: &Index, a: &Entry, b: &Entry) -> bool {
    any_two(a, b, |one, other| index.facts.linked(one, other))
}

/// Whether this is true of some fact of one question and some fact of the other.
fn any_two(a: &Entry, b: &Entry, is: impl Fn(FactId, FactId) -> bool) -> bool {
    let mut facts = a.facts.iter();
    facts.any(|&one| b.facts.iter().any(|&other| is(one, other)))
}

/// The key of *b* that *a* gives away: anything that it shows holds it while their facts are linked, or its stem holds
/// it where that is a date or a number, where the name of another thing holds it, or where both speak of the same: nobody
/// says of every fact what it is about (docs/RULES.md, rule 34; NBME: one item that answers another).
fn given_away<'b>(index: &Index, a: &Entry, b: &'b Entry) -> Option<&'b Value> {
    let linked = are_linked(index, a, b);
    let held = |key: &Value| match key {
        Value::Date(date) => index.holds(&a.stem, key) || tells_month(index, a, b, *date),
        Value::Number(_) => index.holds(&a.stem, key),
        Value::Entity(_) | Value::Text(_) => {
            index.holds(&a.stem, key)
                && (is_of_other_name(index, a, key) || speak_of_same(index, a, b, key))
        }
    };
    let mut keys = b.draft.keys.iter();
    keys.find(|key| held(key) || (linked && index.holds(&a.shown, key)))
}

/// Whether a stem names the month of a day that is the right one among options, and of no other option.
fn tells_month(index: &Index, a: &Entry, b: &Entry, key: Date) -> bool {
    if key.precision() != Precision::Day {
        return false;
    }
    let month = Tokens::of(&index.words.date(key.coarsened(Precision::Month)));
    let options = b.draft.question.form.options().iter();
    let in_month = options.filter(|option| Tokens::of(&option.text).hold(&month));
    a.stem.hold(&month) && in_month.count() == 1
}

/// Whether a stem holds a key in the longer name of something else: the man in the telescope that is called after him.
fn is_of_other_name(index: &Index, a: &Entry, key: &Value) -> bool {
    let own = index.names(key);
    let is_longer = |id: &EntityId| {
        let other = Value::Entity(*id);
        *key != other
            && index.names(&other).iter().any(|name| {
                own.iter()
                    .any(|own| name != own && name.hold(own) && a.stem.hold(name))
            })
    };
    a.named.iter().any(is_longer)
}

/// Whether the stems of two questions name something that both are about, the key aside, or the questions share a word,
/// those of the key aside, that few facts of the bank have.
fn speak_of_same(index: &Index, a: &Entry, b: &Entry, key: &Value) -> bool {
    let is_other = |id: &&EntityId| *key != Value::Entity(**id);
    if a.named
        .iter()
        .filter(is_other)
        .any(|id| b.named.contains(id))
    {
        return true;
    }
    let own = content_words(&index.sentences.value(key), index.words);
    let mut shared = a.topic.intersection(&b.topic);
    shared.any(|word| !own.contains(word) && index.is_rare(word))
}
