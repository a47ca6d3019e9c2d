//! The id of a card, by which a history finds it again.

use crate::quiz::QuestionId;
use crate::quiz::id::is_text;

/// The id of a card: `bank/fact/blank`, its name for ever.
///
/// ```
/// use quizpress::deck::CardId;
///
/// let id = CardId::new("crew", "landing", "day");
/// assert_eq!(id, "crew/landing/day");
/// assert_eq!((id.bank(), id.fact(), id.blank()), ("crew", "landing", "day"));
/// assert_eq!(id.of_fact(), "crew/landing");
/// assert_eq!(CardId::parse("crew/landing/day"), Some(id));
/// assert_eq!(CardId::parse("crew/landing"), None);
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CardId(String);

impl CardId {
    /// The id of the card of a blank.
    pub fn new(bank: &str, fact: &str, blank: &str) -> CardId {
        CardId(format!("{bank}/{fact}/{blank}"))
    }

    /// The id of the card that asks for the same blank as a question of its bank does; `None` where that is of no blank.
    pub fn of_question(bank: &str, question: &QuestionId) -> Option<CardId> {
        let blank = question.of_blank()?;
        Some(CardId(format!("{bank}/{blank}")))
    }

    /// The id in a text that comes from outside, if it is one: three names, none of them empty.
    pub fn parse(text: &str) -> Option<CardId> {
        let parts: Vec<&str> = text.split('/').collect();
        let sound = parts.len() == 3
            && parts.iter().all(|part| !part.is_empty())
            && !text.contains(char::is_control);
        sound.then(|| CardId(text.to_owned()))
    }

    /// As a text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The id of the bank.
    pub fn bank(&self) -> &str {
        self.0.split('/').next().unwrap_or_default()
    }

    /// The id of the fact in its bank.
    pub fn fact(&self) -> &str {
        self.0.split('/').nth(1).unwrap_or_default()
    }

    /// The id of the blank in its fact.
    pub fn blank(&self) -> &str {
        self.0.rsplit('/').next().unwrap_or_default()
    }

    /// `bank/fact`: cards of one fact are siblings, of which each gives away the others.
    pub fn of_fact(&self) -> &str {
        self.0.rsplit_once('/').map_or(&self.0, |(fact, _)| fact)
    }
}

is_text!(CardId);
