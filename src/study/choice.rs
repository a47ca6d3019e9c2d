//! Cards asked as multiple choice.
//!
//! In goes a bank, out come the questions that ask for its blanks with options, by the names of their cards. The
//! options are drawn anew each day. This module does not know how they are shown.

use std::collections::BTreeMap;

use super::Day;
use crate::facts::Facts;
use crate::generate::{self, KINDS, Plan};
use crate::quiz::{Form, Question};

/// For each card that can be asked so, its question of a day.
pub fn questions(facts: &Facts, today: Day) -> BTreeMap<String, Question> {
    // Those kinds ask for what a card asks for.
    let of_values = KINDS.iter().filter(|kind| kind.pool.is_of_values());
    let plan = Plan {
        kinds: of_values.map(|kind| kind.name.to_owned()).collect(),
        ..Plan::new(&format!("study {today}"))
    };
    // Where no question at all can be made, every card is asked as a card.
    let questions =
        generate::every(facts, &plan).map_or_else(|_| Vec::new(), |quiz| quiz.questions);
    let choices = questions
        .into_iter()
        .filter(|question| matches!(question.form, Form::SingleChoice(_)));
    choices
        .filter_map(|question| {
            let (blank, _) = question.id.rsplit_once('/')?;
            Some((format!("{}/{blank}", facts.id()), question))
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
        let (one, other) = (questions(&facts, Day(1)), questions(&facts, Day(2)));
        let deck = crate::deck::deck(&facts);
        assert!(one.len() > 5);
        assert!(
            one.keys()
                .all(|name| deck.cards.iter().any(|card| card.id == *name))
        );
        assert!(one.keys().eq(other.keys()));
        assert_ne!(one, other);
    }
}
