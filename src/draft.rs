//! From an article to a bank, whose facts are proposals: drafts, until a person has worded and accepted them.
//!
//! In goes the text of an article in English, out comes the text of a bank, with the article's text as it is kept beside it.
//! Offline, without a language model, the same for the same text. Each stage is a module of its own, with its yardstick in
//! `docs/DRAFT.md`:
//!
//! | stage | what goes in, what comes out |
//! |---|---|
//! | [`language`] | a text → whether it is in another language than English |
//! | [`text`] | a text, plain or Markdown → headline, dateline, paragraphs, sentences |
//! | [`sentences`], [`words`], [`tags`], [`sentence`] | a paragraph → sentences → words → parts of speech |
//! | [`names`] | sentences → named things, their classes, offices |
//! | [`dates`], [`numbers`], [`phrases`] | a sentence → dates, resolved against the day of the article; numbers with units and bounds; noun phrases |
//! | [`quotes`] | a sentence → a quotation with its speaker |
//! | [`reading`] | a text → all that it names |
//! | [`clauses`] | a sentence → clauses that can stand as statements |
//! | [`referents`] | a clause → the same with a name for `she` or `the ship` as its subject, where that is sure |
//! | [`proposals`], [`asks`], [`proposal`] | all of it → statements with holes and questions, the best first |
//! | [`rivals`] | a name that is asked for → names that could stand beside it |
//! | [`candidates`] | any sentence → all that could be a hole in it |
//! | [`entries`], [`bank`] | proposals → the entries of a bank, its YAML |

pub mod asks;
pub mod bank;
pub mod candidates;
pub mod clauses;
pub mod dates;
pub mod entries;
pub mod ids;
pub mod language;
pub mod names;
pub mod numbers;
pub mod phrases;
pub mod proposal;
pub mod proposals;
pub mod quotes;
pub mod reading;
pub mod referents;
pub mod rivals;
pub mod sentence;
pub mod sentences;
pub mod tags;
pub mod text;
pub mod words;

use std::fmt;

use crate::date::Date;
use bank::Heading;
use proposal::Proposal;
use reading::Reading;
use text::Text;

/// What is known of an article beside its text.
#[derive(Clone, Debug)]
pub struct About {
    /// When it was published; else what its dateline says.
    pub published: Option<Date>,
    /// The title of the bank; else its headline.
    pub title: Option<String>,
    /// The id of the bank; else some words of its title.
    pub id: Option<String>,
    /// So many facts are proposed at most.
    pub facts: usize,
}

impl Default for About {
    fn default() -> About {
        About {
            published: None,
            title: None,
            id: None,
            facts: 24,
        }
    }
}

/// A drafted bank.
#[derive(Clone, Debug)]
pub struct Draft {
    /// The id of the bank.
    pub id: String,
    /// Its title.
    pub title: String,
    /// What was found in the article.
    pub reading: Reading,
    /// The facts that are proposed, the best first.
    pub proposals: Vec<Proposal>,
}

impl Draft {
    /// The text of the bank, which names the file with its article's text where there is one.
    pub fn yaml(&self, article: Option<&str>) -> String {
        bank::yaml(
            &self.reading,
            &self.proposals,
            &Heading {
                id: &self.id,
                title: &self.title,
                article,
            },
        )
    }

    /// The text of the article as it is to be kept beside the bank: the headline and each paragraph is a line.
    pub fn article(&self) -> String {
        bank::article(&self.reading, &self.title)
    }
}

/// Why there is no draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The text is in another language than English, with its name.
    Language(&'static str),
    /// Nothing in the text makes a fact.
    NoFact,
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Refusal::Language(name) => write!(
                f,
                "the article is in {name}, and drafts are made of English alone"
            ),
            Refusal::NoFact => write!(f, "no fact is found in the article"),
        }
    }
}

impl std::error::Error for Refusal {}

/// Drafts a bank from the text of an article.
///
/// ```
/// use quizpress::draft::{About, draft};
/// let text = "A ship comes home\nThe Aurora left Oslo on 3 May 2019. In 2021, Norway bought 14 ships from Denmark.\n";
/// let draft = draft(text, &About::default()).expect("some facts");
/// assert_eq!(draft.id, "a-ship-comes-home");
/// assert!(draft.yaml(None).contains("On which day did the Aurora leave Oslo?"));
/// ```
///
/// # Errors
/// The text is in another language, or holds no fact.
pub fn draft(text: &str, about: &About) -> Result<Draft, Refusal> {
    if let Some(language) = language::other_than_english(text) {
        return Err(Refusal::Language(language));
    }
    let reading = Reading::of(Text::read(text, about.title.as_deref()), about.published);
    let proposals = proposals::proposals(&reading, about.facts);
    if proposals.is_empty() {
        return Err(Refusal::NoFact);
    }
    let title = about
        .title
        .clone()
        .or_else(|| reading.text.headline.clone())
        .unwrap_or_else(|| "An article".to_owned());
    let of_title = || Some(ids::id_of(&title, 5)).filter(|id| !id.is_empty());
    let id = about
        .id
        .clone()
        .or_else(of_title)
        .unwrap_or_else(|| "article".to_owned());
    Ok(Draft {
        id,
        title,
        reading,
        proposals,
    })
}
