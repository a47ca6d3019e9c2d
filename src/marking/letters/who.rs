//! Whose a row is: in goes what it says, out comes a copy.

use std::collections::HashMap;

use super::super::exam::{Exam, SheetCopy};
use super::super::pile::Who;
use crate::code::Digest;
use crate::sanitize::line_ends;
use crate::sheet::Person;
use crate::table::{Odd, Row};

/// Whose a row is, as it says.
pub(super) struct Claim {
    copy: Option<u32>,
    digest: Option<Digest>,
    version: Option<String>,
    person: Person,
}

/// Where a row belongs.
pub(super) enum Found {
    /// To a copy, by the positions of its job and of itself.
    Copy(usize, usize),
    Nowhere,
}

impl Claim {
    pub(super) fn of(
        copy: Option<String>,
        version: Option<String>,
        person: Person,
        row: &Row,
    ) -> Result<Claim, Odd> {
        let code = copy.as_deref().map(|text| number(text, row)).transpose()?;
        let (digest, copy) = code.unwrap_or_default();
        let claim = Claim {
            copy,
            digest,
            version,
            person,
        };
        let is_said = claim.copy.is_some() || claim.version.is_some() || claim.key().is_some();
        match !is_said {
            true => Err(row.odd(
                "the row does not say whose it is".into(),
                "write a copy, an id or a name, or take the line out",
            )),
            false => Ok(claim),
        }
    }

    /// What tells the person from others, in the words of the row.
    fn keys(&self) -> Vec<(Key, String)> {
        keys(&self.person)
    }

    /// What tells those who share a copy from each other.
    pub(super) fn key(&self) -> Option<String> {
        let keys = self.keys();
        let key = keys.into_iter().find(|(kind, _)| *kind != Key::Class);
        key.map(|(_, text)| text)
    }

    /// Who it is, where a copy is nobody's.
    pub(super) fn known(&self) -> Option<Person> {
        (!self.keys().is_empty()).then(|| self.person.clone())
    }

    /// As it is named in a remark.
    pub(super) fn who(&self) -> Who {
        let person = &self.person;
        let known = [
            Some(&person.name).filter(|name| !name.is_empty()),
            person.class.as_ref(),
            person.id.as_ref(),
            person.student_number.as_ref(),
            person.email.as_ref(),
            self.version.as_ref(),
        ];
        Who {
            copy: self.copy,
            said: known.into_iter().flatten().cloned().collect(),
        }
    }

    /// As it is named in an error.
    fn shown(&self) -> String {
        let who = self.who();
        let copy = who.copy.map(|copy| format!("copy {copy}"));
        copy.into_iter()
            .chain(who.said)
            .collect::<Vec<_>>()
            .join(", ")
    }
}

/// A copy as a number, as `QP1-8D40CC4C01-17`, or as the code of one of its pages.
fn number(text: &str, row: &Row) -> Result<(Option<Digest>, Option<u32>), Odd> {
    let parts: Vec<&str> = text.split('-').collect();
    let read = match parts.as_slice() {
        [number] => number.parse().ok().map(|copy| (None, Some(copy))),
        [form, digest, number, ..] if form.eq_ignore_ascii_case("QP1") => {
            let code = digest.to_uppercase().parse().ok().zip(number.parse().ok());
            let is_page = parts.len() == 3 || text.parse::<crate::code::SheetCode>().is_ok();
            code.filter(|_| is_page)
                .map(|(digest, copy)| (Some(digest), Some(copy)))
        }
        _ => None,
    };
    read.ok_or_else(|| {
        row.odd(
            format!("`{text}` is no copy"),
            "write its number, or the code of its sheet, such as `QP1-8D40CC4C01-17`",
        )
    })
}

/// By what somebody is known.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Key {
    Id,
    Number,
    Email,
    Name,
    Class,
}

/// What tells a person from others, as it is compared.
fn keys(person: &Person) -> Vec<(Key, String)> {
    let loose = |text: &String| {
        let text = line_ends(text).to_lowercase();
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let name = Some(&person.name).filter(|name| !name.is_empty());
    let known = [
        (Key::Id, person.id.clone()),
        (Key::Number, person.student_number.clone()),
        (Key::Email, person.email.as_ref().map(loose)),
        (Key::Name, name.map(loose)),
        (Key::Class, person.class.as_ref().map(loose)),
    ];
    let known = known.into_iter();
    known.filter_map(|(key, text)| Some((key, text?))).collect()
}

/// A sheet that was printed, and what its person is known by.
struct Entry {
    job: usize,
    position: usize,
    keys: HashMap<Key, String>,
}

/// All sheets that were printed, to be found.
pub(super) struct Register<'e> {
    exam: &'e Exam,
    entries: Vec<Entry>,
    by_number: HashMap<u32, Vec<usize>>,
    by_key: HashMap<(Key, String), Vec<usize>>,
}

impl<'e> Register<'e> {
    pub(super) fn of(exam: &'e Exam) -> Register<'e> {
        let mut register = Register {
            exam,
            entries: Vec::new(),
            by_number: HashMap::new(),
            by_key: HashMap::new(),
        };
        for (job, printed) in exam.jobs.iter().enumerate() {
            for (position, copy) in printed.copies.iter().enumerate() {
                let at = register.entries.len();
                let keys = copy.person.as_ref().map(keys).unwrap_or_default();
                register.by_number.entry(copy.number).or_default().push(at);
                for key in &keys {
                    register.by_key.entry(key.clone()).or_default().push(at);
                }
                let keys = keys.into_iter().collect();
                register.entries.push(Entry {
                    job,
                    position,
                    keys,
                });
            }
        }
        register
    }

    /// The copy that a row belongs to.
    pub(super) fn find(&self, claim: &Claim, row: &Row) -> Result<Found, Odd> {
        let keys = claim.keys();
        let mut found: Vec<usize> = match (claim.copy, &claim.version) {
            (Some(copy), _) => self.by_number.get(&copy).cloned().unwrap_or_default(),
            (None, Some(_)) => (0..self.entries.len()).collect(),
            (None, None) => {
                let telling = keys.iter().filter(|(key, _)| *key != Key::Class);
                let mut found: Vec<usize> = telling
                    .filter_map(|key| self.by_key.get(key))
                    .flatten()
                    .copied()
                    .collect();
                found.sort_unstable();
                found.dedup();
                found
            }
        };
        found.retain(|&at| self.fits(at, claim));
        let numbered = found.clone();
        found.retain(|&at| self.is_of(at, &keys));
        if let (true, Some(&other), Some(copy)) = (found.is_empty(), numbered.first(), claim.copy) {
            return Err(row.odd(
                format!("copy {copy} is that of {}", self.name(other)),
                "look which of the two is meant, and correct or take out the other",
            ));
        }
        if claim.copy.is_none() {
            self.prefer_named(&mut found);
        }
        match found.as_slice() {
            [] => Ok(Found::Nowhere),
            [one] => Ok(Found::Copy(
                self.entries[*one].job,
                self.entries[*one].position,
            )),
            [one, other, ..] => Err(row.odd(
                format!(
                    "`{}` can be {} and {}",
                    claim.shown(),
                    self.code(*one),
                    self.code(*other)
                ),
                "say which by a column `copy`, `id` or `class`",
            )),
        }
    }

    /// Of the copies of a version that somebody's row names, their own comes first; and one of those that are
    /// nobody's stands for all.
    fn prefer_named(&self, found: &mut Vec<usize>) {
        let is_named = |at: &usize| !self.entries[*at].keys.is_empty();
        if found.iter().any(is_named) {
            found.retain(is_named);
        } else {
            found.truncate(1);
        }
    }

    fn copy(&self, at: usize) -> &SheetCopy {
        let entry = &self.entries[at];
        &self.exam.jobs[entry.job].copies[entry.position]
    }

    /// Whether a copy is of the job and the version that a row says.
    fn fits(&self, at: usize, claim: &Claim) -> bool {
        let job = &self.exam.jobs[self.entries[at].job];
        let label = &job.versions[self.copy(at).version].label;
        let is_version = |said: &String| said.eq_ignore_ascii_case(label);
        claim.digest.is_none_or(|digest| digest == job.digest)
            && claim.version.as_ref().is_none_or(is_version)
    }

    /// Whether a copy is nobody's, or of whom a row says: nothing that both know differs, and where the row says
    /// something, something is the same.
    fn is_of(&self, at: usize, keys: &[(Key, String)]) -> bool {
        let known = &self.entries[at].keys;
        let mut same = keys
            .iter()
            .filter_map(|(key, said)| Some(said == known.get(key)?))
            .peekable();
        known.is_empty() || keys.is_empty() || (same.peek().is_some() && same.all(|same| same))
    }

    fn name(&self, at: usize) -> String {
        let person = self.copy(at).person.as_ref();
        person.map_or(String::new(), |person| format!("`{}`", person.name))
    }

    fn code(&self, at: usize) -> String {
        let job = &self.exam.jobs[self.entries[at].job];
        format!("`{}`", job.digest.of_copy(self.copy(at).number))
    }
}
