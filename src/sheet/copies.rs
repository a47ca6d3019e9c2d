//! The sheets of a job: which version each one is, and whose.

use crate::text::letter;

/// One sheet of a job.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Copy {
    /// Which version of the quiz, 0 being the quiz itself.
    pub version: u32,
    /// What tells it from the others, large in its header: `B`, `17`; empty where there is only one.
    pub label: String,
    /// Whose it is.
    pub person: Option<Person>,
}

/// Who is to fill a sheet in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// The name.
    pub name: String,
    /// The class.
    pub class: Option<String>,
}

/// One sheet that need not be told from others.
pub(super) const ALONE: &[Copy] = &[Copy {
    version: 0,
    label: String::new(),
    person: None,
}];

/// So many versions, A, B, C and so on; one alone bears no letter.
///
/// ```
/// use quizpress::sheet::versions;
/// let labels: Vec<String> = versions(3).into_iter().map(|copy| copy.label).collect();
/// assert_eq!(labels, ["A", "B", "C"]);
/// assert_eq!(versions(1)[0].label, "");
/// ```
pub fn versions(count: u32) -> Vec<Copy> {
    let label = |version: u32| match count {
        1 => String::new(),
        _ => letter(version as usize),
    };
    (0..count)
        .map(|version| Copy {
            version,
            label: label(version),
            person: None,
        })
        .collect()
}

/// A sheet for each person: each has a version of their own, which is numbered, or, with `versions`, one of so many
/// in turn, which bear letters.
///
/// ```
/// use quizpress::sheet::{Person, numbered};
/// let person = |name: &str| Person { name: name.into(), class: None };
/// let list = || ["Ada", "Ben", "Cem"].map(person).to_vec();
/// let labels = |versions| numbered(list(), versions).into_iter().map(|copy| copy.label).collect::<Vec<_>>();
/// assert_eq!(labels(None), ["1", "2", "3"]);
/// assert_eq!(labels(Some(2)), ["A", "B", "A"]);
/// ```
pub fn numbered(people: Vec<Person>, versions: Option<u32>) -> Vec<Copy> {
    let copy = |(place, person): (u32, Person)| {
        let (version, label) = match versions {
            None => (place, (place + 1).to_string()),
            Some(count) => {
                let version = place % count.max(1);
                (version, letter(version as usize))
            }
        };
        Copy {
            version,
            label,
            person: Some(person),
        }
    };
    (0..).zip(people).map(copy).collect()
}
