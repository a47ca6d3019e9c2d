//! The sheets of a job: which version each one is, and whose.

use std::collections::HashMap;

use super::Answers;
use crate::code::Digest;
use crate::sanitize::letter;

/// One sheet of a job.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetCopy {
    /// Its number among those of the job, from 1.
    pub number: u32,
    /// Which version of the quiz, 0 being the quiz itself.
    pub version: u32,
    /// What tells it from the others, large in its header: `B`, `17`; empty where there is only one.
    pub label: String,
    /// Who is to fill it in; `None` where it is anybody's.
    pub person: Option<Person>,
}

/// Who is to fill a sheet in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// The name as it is printed in the sheet's header.
    pub name: String,
    /// The class, printed in the header where it is known.
    pub class: Option<String>,
    /// What a platform knows them by.
    pub id: Option<String>,
    /// The number that they write on sheets.
    pub student_number: Option<String>,
    /// Their address for electronic mail, for the marking file.
    pub email: Option<String>,
}

impl Person {
    /// Somebody of whom only the name is known.
    pub fn named(name: &str) -> Person {
        Person {
            name: name.into(),
            class: None,
            id: None,
            student_number: None,
            email: None,
        }
    }
}

/// One sheet that need not be told from others.
pub(super) const ALONE: &[SheetCopy] = &[SheetCopy {
    number: 1,
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
pub fn versions(count: u32) -> Vec<SheetCopy> {
    let label = |version: u32| match count {
        1 => String::new(),
        _ => letter(version as usize),
    };
    (0..count)
        .map(|version| SheetCopy {
            number: version + 1,
            version,
            label: label(version),
            person: None,
        })
        .collect()
}

/// A sheet for each person: each has a version of their own, which is numbered, or, with `versions`, one of so many
/// in turn, which bear letters. So many `spare` sheets, which are nobody's yet, go on behind them.
///
/// ```
/// use quizpress::sheet::{Person, numbered};
/// let list = || ["Ada", "Ben", "Cem"].map(Person::named).to_vec();
/// let labels = |versions| numbered(list(), versions, 1).into_iter().map(|copy| copy.label).collect::<Vec<_>>();
/// assert_eq!(labels(None), ["1", "2", "3", "4"]);
/// assert_eq!(labels(Some(2)), ["A", "B", "A", "B"]);
/// ```
pub fn numbered(people: Vec<Person>, versions: Option<u32>, spare: u32) -> Vec<SheetCopy> {
    let nobody = (0..spare).map(|_| None);
    let people = people.into_iter().map(Some).chain(nobody);
    let copy = |(position, person): (u32, Option<Person>)| {
        let (version, label) = match versions {
            None => (position, (position + 1).to_string()),
            Some(count) => {
                let version = position % count.max(1);
                (version, letter(version as usize))
            }
        };
        SheetCopy {
            number: position + 1,
            version,
            label,
            person,
        }
    };
    (0..).zip(people).map(copy).collect()
}

/// A worksheet as it is printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Original {
    /// The copy that it is, or the first of those that share it.
    pub copy: SheetCopy,
    /// Whether several share it: then it is nobody's, and is photocopied.
    pub is_shared: bool,
}

impl Original {
    /// What stands at its foot: the digest, and the copy where it is of one alone.
    pub(super) fn code(&self, digest: Digest) -> String {
        match self.is_shared {
            true => digest.of_all(),
            false => digest.of_copy(self.copy.number),
        }
    }
}

/// The worksheets that are printed for copies: one each, or where answers go on sheets of their own one a version.
pub fn originals(copies: &[SheetCopy], answers: Answers) -> Vec<Original> {
    let mut known: HashMap<u32, usize> = HashMap::new();
    let mut originals: Vec<Original> = Vec::new();
    for copy in copies {
        let before = known
            .get(&copy.version)
            .filter(|_| answers != Answers::Inline);
        if let Some(original) = before.and_then(|&at| originals.get_mut(at)) {
            original.copy.person = None;
            original.is_shared = true;
        } else {
            known.insert(copy.version, originals.len());
            originals.push(Original {
                copy: copy.clone(),
                is_shared: false,
            });
        }
    }
    originals
}
