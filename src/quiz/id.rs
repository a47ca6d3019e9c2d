//! The id of a question, which names what it is made of.

/// The id of a question: `fact/blank/kind`, the same in every run. Another program may name its questions as it likes.
///
/// ```
/// use quizpress::quiz::QuestionId;
///
/// let id = QuestionId::from("landing/day/when");
/// assert_eq!((id.fact(), id.blank(), id.kind()), ("landing", Some("day"), "when"));
/// assert_eq!(id.of_blank(), Some("landing/day"));
/// assert_eq!(QuestionId::from("q7").blank(), None);
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct QuestionId(String);

impl QuestionId {
    /// The id of a question of some kind about a blank of a fact.
    pub fn new(fact: &str, blank: &str, kind: &str) -> QuestionId {
        QuestionId(format!("{fact}/{blank}/{kind}"))
    }

    /// As a text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The id of the fact; all of it where it names nothing else.
    pub fn fact(&self) -> &str {
        self.0.split('/').next().unwrap_or_default()
    }

    /// The id of the blank in its fact, if it names one.
    pub fn blank(&self) -> Option<&str> {
        self.0.split('/').nth(1)
    }

    /// The name of the kind; all of it where it names nothing else.
    pub fn kind(&self) -> &str {
        self.0.rsplit('/').next().unwrap_or_default()
    }

    /// `fact/blank`: it without its kind, if it names one.
    pub fn of_blank(&self) -> Option<&str> {
        self.0.rsplit_once('/').map(|(blank, _)| blank)
    }
}

/// Lets an id be read as the text that it is, and be made of one that another program or file has.
macro_rules! is_text {
    ($id:ident) => {
        impl std::ops::Deref for $id {
            type Target = str;

            fn deref(&self) -> &str {
                &self.0
            }
        }

        impl From<&str> for $id {
            fn from(id: &str) -> $id {
                $id(id.to_owned())
            }
        }

        impl From<String> for $id {
            fn from(id: String) -> $id {
                $id(id)
            }
        }

        impl PartialEq<str> for $id {
            fn eq(&self, other: &str) -> bool {
                self.0 == other
            }
        }

        impl PartialEq<&str> for $id {
            fn eq(&self, other: &&str) -> bool {
                self.0 == *other
            }
        }

        impl std::fmt::Display for $id {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(&self.0)
            }
        }
    };
}

pub(crate) use is_text;

is_text!(QuestionId);
