//! Cards asked as multiple choice.
//!
//! In goes a bank, out come the questions that ask for its blanks with options, by the ids of their cards. The
//! options are drawn anew each day. This module does not know how they are shown.

use std::collections::BTreeMap;

use super::Day;
use crate::deck::CardId;
use crate::facts::{Blank, Fact, Facts};
use crate::generate::{self, KINDS, Plan};
use crate::quiz::{Form, Question};

/// For each of the wanted cards that can be asked so, its question of a day. No other one is drawn.
pub fn questions(
    facts: &Facts,
    today: Day,
    wanted: &dyn Fn(&CardId) -> bool,
) -> BTreeMap<CardId, Question> {
    // Those kinds ask for what a card asks for.
    let of_values = KINDS.iter().filter(|kind| kind.pool.is_of_values());
    let plan = Plan {
        kinds: of_values.map(|kind| kind.name.to_owned()).collect(),
        ..Plan::new(&format!("study {today}"))
    };
    let wanted = |fact: &Fact, blank: &Blank| wanted(&CardId::new(facts.id(), &fact.id, &blank.id));
    let choices = generate::of_blanks(facts, &plan, &wanted)
        .into_iter()
        .filter(|question| matches!(question.form, Form::SingleChoice(_)));
    choices
        .filter_map(|question| {
            let id = CardId::of_question(facts.id(), &question.id)?;
            Some((id, question))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_stands_by_the_name_of_its_card_and_changes_with_the_day() {
        let yaml = include_str!("../../questions/apollo-11.yaml");
        let facts = Facts::parse("apollo-11.yaml", yaml).expect("a sound bank");
        let all = |day| questions(&facts, day, &|_| true);
        let (one, other) = (all(Day(1)), all(Day(2)));
        let deck = crate::deck::deck(&facts);
        assert!(one.len() > 5);
        assert!(
            one.keys()
                .all(|name| deck.cards.iter().any(|card| card.id == *name))
        );
        assert!(one.keys().eq(other.keys()));
        assert_ne!(one, other);
        let (name, question) = one.first_key_value().expect("a question");
        let alone = questions(&facts, Day(1), &|wanted| wanted == name);
        assert!(alone.keys().eq([name]));
        assert_eq!(alone[name].stem, question.stem);
        assert_eq!(alone[name].form.options(), question.form.options());
    }
}
