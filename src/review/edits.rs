//! What a decision changes in a bank.
//!
//! In go the bank and what was decided of one of its facts, out come the edits that its file is to be spliced with.

use std::ops::Range;

use super::source::{Asked, Nameable, Source};
use super::spans;
use crate::draft::proposal::Proposal;
use crate::facts::shape;
use crate::facts::splice::{Edit, Unspliced, written};
use crate::facts::{Answer, Bank, Blank, Entity, Fact, Facts, Value, Written};
use crate::sentence::Sentences;

/// What a fact keeps that another candidate takes the place of.
const KEPT: [&str; 6] = ["id", "weight", "about", "apart", "tags", "relation"];

/// A bank with what stands in its file.
pub(super) struct Ground<'b> {
    pub bank: &'b Bank,
    /// The same as plain data.
    pub said: Written,
}

/// What became of a sentence that was worded anew.
pub(super) struct Reworded {
    pub edits: Vec<Edit>,
    /// What each blank that is lost had in it.
    pub lost: Vec<String>,
    /// The blanks whose questions were typed by hand, and stay.
    pub kept: Vec<String>,
    /// The questions that rules made anew.
    pub asks: Vec<String>,
    /// The answers that are words now, since they were typed under another name.
    pub worded: Vec<String>,
}

impl<'b> Ground<'b> {
    pub fn new(file: &str, yaml: &str, bank: &'b Bank) -> Result<Ground<'b>, Unspliced> {
        Ok(Ground {
            bank,
            said: written(file, yaml)?,
        })
    }

    /// What stands in the file of a fact.
    pub fn written(&self, id: &str) -> Option<&Written> {
        match self.said.get("facts")? {
            Written::List(facts) => facts
                .iter()
                .find(|fact| fact.get("id").and_then(Written::text) == Some(id)),
            _ => None,
        }
    }

    /// What stands in the file of a blank.
    pub fn blank(&self, fact: &str, blank: &str) -> Option<&Written> {
        self.written(fact)?.get("blanks")?.get(blank)
    }

    fn sentences(&self) -> Sentences<'b> {
        Sentences::new(self.bank.whole())
    }

    /// A sentence worded anew: its blanks are found again, questions that rules made are made anew, and made where there was
    /// none. `by_rule` says which questions rules made, `gaps` which blanks are to stay without.
    ///
    /// `None` where no blank is left.
    pub fn reworded(
        &self,
        fact: &Fact,
        text: &str,
        source: &Source,
        by_rule: &dyn Fn(&str) -> bool,
        gaps: &[String],
    ) -> Option<Reworded> {
        let sentences = self.sentences();
        let found = spans::found(&sentences, fact, text);
        let both = || fact.blanks.iter().zip(&found);
        let holes = both().filter_map(|(blank, range)| Some((range.clone()?, blank.id.as_str())));
        holes.clone().next()?;
        let at = ["facts", fact.id.as_str()];
        let mut edits = vec![Edit::set(
            &[at[0], at[1], "statement"],
            spans::statement(text, holes),
        )];
        let (mut lost, mut kept, mut asks) = (Vec::new(), Vec::new(), Vec::new());
        let mut worded = Vec::new();
        let made = source.asks_of(text);
        for (blank, range) in both() {
            let Some(range) = range else {
                lost.push(sentences.filling(blank));
                edits.push(Edit::unset(&[at[0], at[1], "blanks", &blank.id]));
                continue;
            };
            if let Some((typed, entity)) = self.other_name(blank, &text[range.clone()]) {
                let class = blank.class.as_ref().or(entity.classes.first());
                let mut fields = vec![("text".to_owned(), typed.into())];
                fields.extend(class.map(|class| ("class".to_owned(), class.as_str().into())));
                if let Some(Written::Map(before)) = self.blank(at[1], &blank.id) {
                    let is_by_rule = |value: &Written| value.text().is_some_and(by_rule);
                    let stays = |(name, value): &&(String, Written)| match name.as_str() {
                        "entity" | "class" => false,
                        "ask" => !is_by_rule(value),
                        _ => true,
                    };
                    fields.extend(before.iter().filter(stays).cloned());
                }
                edits.push(Edit::set(
                    &[at[0], at[1], "blanks", &blank.id],
                    Written::Map(fields),
                ));
                worded.push(typed.to_owned());
                continue;
            }
            let anew = made
                .iter()
                .find(|(asked, _)| asks_for(self.bank.whole(), asked, blank));
            let (field, old) = match blank.ask_all {
                Some(_) => ("ask-all", blank.ask_all.as_ref()),
                None => ("ask", blank.ask.as_ref()),
            };
            let way = [at[0], at[1], "blanks", blank.id.as_str(), field];
            let Some(old) = old else {
                let is_list = matches!(blank.answer, Answer::List { .. });
                if let Some((_, anew)) = anew.filter(|_| !is_list && !gaps.contains(&blank.id)) {
                    asks.push(anew.clone());
                    edits.push(Edit::set(&way, anew.as_str()));
                }
                continue;
            };
            if !by_rule(old) {
                kept.push(blank.id.clone());
                continue;
            }
            match anew {
                Some((_, anew)) => {
                    asks.push(anew.clone());
                    if anew != old {
                        edits.push(Edit::set(&way, anew.as_str()));
                    }
                }
                None => edits.push(Edit::unset(&way)),
            }
        }
        Some(Reworded {
            edits,
            lost,
            kept,
            asks,
            worded,
        })
    }

    /// The words that were typed for an entity, where its name would stand there instead of them; and the entity.
    fn other_name<'t>(&self, blank: &Blank, typed: &'t str) -> Option<(&'t str, &Entity)> {
        let Answer::Entity(id) = blank.answer else {
            return None;
        };
        // Brackets are those of a review, or hold the name of the blank.
        let bare = typed.trim_matches(['[', ']', '{', '}']);
        let is_own = bare != typed && bare == blank.id;
        let entity = self.bank.whole().entity(id);
        let is_other = !is_own && spans::is_other_name(bare, &entity.name);
        is_other.then_some((bare, entity))
    }

    /// A candidate in the place of a fact, or as a fact of its own where there is none; and its id.
    pub fn proposed(
        &self,
        source: &Source,
        candidate: &Proposal,
        instead: Option<&str>,
    ) -> (String, Vec<Edit>) {
        let (own, mut edits) = source.edits(candidate, self.bank);
        let Some(id) = instead else {
            return (own, edits);
        };
        let before = self.written(id);
        let last = edits.last_mut();
        if let Some((edit, Written::Map(fields))) =
            last.and_then(|edit| edit.value.take().map(|value| (edit, value)))
        {
            let is_own = |(name, _): &(String, Written)| !KEPT.contains(&name.as_str());
            let kept = KEPT.iter().filter_map(|&name| {
                let value = before?.get(name)?.clone();
                Some((name.to_owned(), value))
            });
            let mut fields: Vec<_> = fields.into_iter().filter(is_own).chain(kept).collect();
            fields.sort_by_key(|(name, _)| shape::FACT.names().position(|own| own == name));
            edit.at = vec!["facts".into(), id.into()];
            edit.value = Some(Written::Map(fields));
        }
        (id.to_owned(), edits)
    }

    fn free(&self, wanted: &str, is_free: impl Fn(&str) -> bool) -> String {
        let wanted = Some(wanted).filter(|id| !id.is_empty()).unwrap_or("name");
        let ids = std::iter::once(wanted.to_owned())
            .chain((2..).map(|number| format!("{wanted}-{number}")));
        ids.into_iter().find(|id| is_free(id)).unwrap_or_default()
    }

    /// A blank taken out: its words stand in the statement instead.
    pub fn without_blank(&self, fact: &Fact, blank: &str) -> Vec<Edit> {
        let (text, filled) = spans::filled(&self.sentences(), fact);
        let holes = filled.into_iter();
        let holes = holes.map(|(position, range)| (range, fact.blanks[position].id.as_str()));
        let statement = spans::statement(&text, holes.filter(|(_, name)| *name != blank));
        vec![
            Edit::set(&["facts", &fact.id, "statement"], statement),
            Edit::unset(&["facts", &fact.id, "blanks", blank]),
        ]
    }

    /// A blank put in for what a statement names, and its name.
    pub fn with_blank(
        &self,
        fact: &Fact,
        named: &Nameable,
        source: &Source,
    ) -> (String, Vec<Edit>) {
        let (text, filled) = spans::filled(&self.sentences(), fact);
        let name = self.free(&named.name, |name| {
            !fact.blanks.iter().any(|blank| blank.id == name)
        });
        let mut edits = named.entities.clone();
        let mut blank = named.blank.clone();
        let typed = text.get(named.range.clone()).unwrap_or_default();
        if let Asked::Names(names) = &named.is
            && let [own] = names.as_slice()
            && spans::is_other_name(typed, own)
        {
            // What is read stays as it is, whatever else it is called.
            edits.clear();
            blank = Written::Map(vec![("text".into(), typed.into())]);
        }
        if let (Asked::Number(number), Written::Map(fields)) = (&named.is, &mut blank)
            && let Some(words) = source.words_of(fact, *number)
        {
            // The article has its own way to write it, whatever was typed.
            fields.retain(|(name, _)| name != "from");
            let is_figure = words.replace(',', "") == number.normalize().to_string();
            let from = (!is_figure).then(|| ("from".to_owned(), words.as_str().into()));
            fields.extend(from);
        }
        let asks = source.asks_of(&text);
        let ask = asks.into_iter().find(|(asked, _)| *asked == named.is);
        if let (Some((_, ask)), Written::Map(fields)) = (ask, &mut blank) {
            fields.push(("ask".into(), ask.into()));
        }
        let holes = filled.into_iter();
        let holes = holes.map(|(position, range)| (range, fact.blanks[position].id.as_str()));
        let own: (Range<usize>, &str) = (named.range.clone(), &name);
        let statement = spans::statement(&text, holes.chain([own]));
        let statement = with_around(&statement, &name, named);
        edits.push(Edit::set(&["facts", &fact.id, "statement"], statement));
        edits.push(Edit::set(&["facts", &fact.id, "blanks", &name], blank));
        (name, edits)
    }

    /// A blank put in for what a statement names, in the place of all that it has.
    pub fn with_blank_alone(&self, fact: &Fact, named: &Nameable, source: &Source) -> Vec<Edit> {
        let (text, _) = spans::filled(&self.sentences(), fact);
        let (name, mut edits) = self.with_blank(fact, named, source);
        let statement = spans::statement(&text, [(named.range.clone(), name.as_str())]);
        let statement = with_around(&statement, &name, named);
        let blank = edits.pop().and_then(|edit| edit.value);
        edits.pop();
        let blanks = blank.map(|blank| (name, blank)).into_iter().collect();
        edits.push(Edit::set(&["facts", &fact.id, "statement"], statement));
        edits.push(Edit::set(
            &["facts", &fact.id, "blanks"],
            Written::Map(blanks),
        ));
        edits
    }

    /// The author's wrong values of a blank with these, and without those.
    pub fn with_wrong(
        &self,
        fact: &str,
        blank: &str,
        with: &[String],
        without: &[String],
    ) -> Vec<Edit> {
        let at = ["facts", fact, "blanks", blank, "wrong"];
        let before = match self.blank(fact, blank).and_then(|blank| blank.get("wrong")) {
            Some(Written::List(wrong)) => wrong.as_slice(),
            _ => &[],
        };
        let is = |one: &Written, value: &String| {
            let text = one.text().or(one.get("value").and_then(Written::text));
            text == Some(value.as_str())
        };
        let stays = |one: &&Written| !without.iter().any(|value| is(one, value));
        let mut wrong: Vec<Written> = before.iter().filter(stays).cloned().collect();
        for value in with {
            if !wrong.iter().any(|one| is(one, value)) {
                wrong.push(value.as_str().into());
            }
        }
        match wrong.is_empty() {
            true => vec![Edit::unset(&at)],
            false => vec![Edit::set(&at, Written::List(wrong))],
        }
    }

    /// The edits that bring facts and entities back to what another text says of them.
    pub fn back_to(&self, before: &Written, after: &Written) -> Vec<Edit> {
        let mut edits = Vec::new();
        for field in ["facts", "entities"] {
            let (old, new) = (members(before, field), members(after, field));
            for (id, value) in &new {
                let was = old.iter().find(|(other, _)| other == id);
                match was {
                    Some((_, was)) if was != value => {
                        edits.push(Edit::set(&[field, id], (*was).clone()));
                    }
                    None => edits.push(Edit::unset(&[field, id])),
                    Some(_) => {}
                }
            }
        }
        edits
    }
}

/// A statement with what is to stand around a blank that came into it.
fn with_around(statement: &str, name: &str, named: &Nameable) -> String {
    let [lead, tail] = named.around;
    let hole = format!("{{{name}}}");
    statement.replacen(&hole, &format!("{lead}{hole}{tail}"), 1)
}

/// The members of a map, or of a list of things with ids.
fn members<'w>(bank: &'w Written, field: &str) -> Vec<(String, &'w Written)> {
    match bank.get(field) {
        Some(Written::Map(fields)) => fields.iter().map(|(id, one)| (id.clone(), one)).collect(),
        Some(Written::List(items)) => {
            let id = |item: &Written| item.get("id").and_then(Written::text).map(str::to_owned);
            items
                .iter()
                .filter_map(|item| Some((id(item)?, item)))
                .collect()
        }
        _ => Vec::new(),
    }
}

/// Whether a question of a rule asks for what fills a blank.
pub(super) fn asks_for(facts: &Facts, asked: &Asked, blank: &Blank) -> bool {
    let is = |id, name: &String| is_called(facts.entity(id), name);
    match (asked, &blank.answer) {
        (Asked::Date(date), Answer::Date { date: own, .. }) => date == own,
        (Asked::Number(number), Answer::Number { value, .. }) => number == value,
        (Asked::Names(names), Answer::Entity(id)) => names.len() == 1 && is(*id, &names[0]),
        (Asked::Names(names), Answer::List { items, .. }) => {
            let is_item = |name: &String| {
                let mut items = items.iter();
                items.any(|item| matches!(item, Value::Entity(id) if is(*id, name)))
            };
            names.len() == items.len() && names.iter().all(is_item)
        }
        _ => false,
    }
}

fn is_called(entity: &Entity, name: &str) -> bool {
    let plain = |name: &str| name.to_lowercase().trim_start_matches("the ").to_owned();
    let mut names = entity.aliases.iter().chain([&entity.name]);
    names.any(|own| plain(own) == plain(name))
}
