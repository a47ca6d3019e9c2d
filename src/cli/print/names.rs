//! The list of those who get a sheet of their own: comma-separated values, a name and a class, and what else a heading
//! names: an id, a number, an address.
//!
//! Commas, semicolons and tabs are taken, whichever the first line has, and quotes as RFC 4180 has them. A first
//! line that says `name`, or `first name` and `last name`, is a heading, and says where the columns are.

use std::collections::HashSet;
use std::fs::File;
use std::io::Read;

use quizpress::sheet::Person;

use crate::cli::Failure;

/// The largest list that is read.
const MAX_BYTES: u64 = 16 << 20;

/// Words that head the columns, lower case.
const NAME: [&str; 6] = [
    "name",
    "student",
    "names",
    "schüler",
    "full name",
    "student name",
];
const FIRST: [&str; 6] = [
    "first name",
    "firstname",
    "forename",
    "given name",
    "first",
    "vorname",
];
const LAST: [&str; 6] = [
    "last name",
    "lastname",
    "surname",
    "family name",
    "last",
    "nachname",
];
const CLASS: [&str; 5] = ["class", "group", "klasse", "kurs", "form"];
const ID: [&str; 1] = ["id"];
const NUMBER: [&str; 4] = ["number", "student number", "nummer", "schülernummer"];
const EMAIL: [&str; 4] = ["email", "e-mail", "email address", "mail"];

/// Reads a list.
pub fn read(path: &str) -> Result<Vec<Person>, Failure> {
    let failed = |error: std::io::Error| Failure::io("read", path, &error);
    let mut bytes = Vec::new();
    File::open(path)
        .map_err(failed)?
        .take(MAX_BYTES)
        .read_to_end(&mut bytes)
        .map_err(failed)?;
    let text = String::from_utf8(bytes).map_err(|_| Failure::Failed {
        message: format!("`{path}` is not UTF-8 text"),
        help: Some("save the list as CSV in UTF-8".into()),
    })?;
    let people = people(&text);
    match people.is_empty() {
        true => Err(Failure::Failed {
            message: format!("`{path}` names nobody"),
            help: Some(
                "write a name a line, then a comma and a class; a first line may say `name,class`"
                    .into(),
            ),
        }),
        false => Ok(people),
    }
}

/// Says whom a list names, and who stands there twice.
pub fn told(path: &str, people: &[Person]) -> Vec<String> {
    let persons = match people.len() {
        1 => "1 person",
        _ => &format!("{} people", people.len()),
    };
    let class = people.iter().any(|person| person.class.is_some());
    let classes = if class { "names and classes" } else { "names" };
    let mut notes = vec![format!(
        "`{path}` lists {persons} by {classes}: the first is {}",
        shown(&people[0])
    )];
    let named = |person: &Person| Some(format!("`{}`", person.name));
    let twice = twice(people, |person| {
        Some((person.name.clone(), person.class.clone(), person.id.clone()))
    });
    let twice: Vec<String> = twice.into_iter().filter_map(named).collect();
    if !twice.is_empty() {
        notes.push(format!(
            "`{path}` lists {} more than once",
            twice.join(", ")
        ));
    }
    for (what, of) in TELLING {
        let shared = self::twice(people, |person| of(person).clone());
        if let Some(value) = shared.first().and_then(|person| of(person).as_deref()) {
            notes.push(format!(
                "`{path}` gives the {what} `{value}` to more than one"
            ));
        }
    }
    notes
}

/// What belongs to one person alone.
type Telling = (&'static str, fn(&Person) -> &Option<String>);

const TELLING: [Telling; 3] = [
    ("id", |person| &person.id),
    ("number", |person| &person.student_number),
    ("address", |person| &person.email),
];

/// Those who have what somebody before them has.
fn twice<T: Eq + std::hash::Hash>(
    people: &[Person],
    of: impl Fn(&Person) -> Option<T>,
) -> Vec<&Person> {
    let mut seen = HashSet::new();
    let again = |person: &&Person| of(person).is_some_and(|value| !seen.insert(value));
    people.iter().filter(again).collect()
}

fn shown(person: &Person) -> String {
    match &person.class {
        Some(class) => format!("`{}` of `{class}`", person.name),
        None => format!("`{}`", person.name),
    }
}

fn people(text: &str) -> Vec<Person> {
    let rows = rows(text.trim_start_matches('\u{feff}'));
    let head: Vec<String> = rows
        .first()
        .map(|row| row.iter().map(|cell| cell.trim().to_lowercase()).collect())
        .unwrap_or_default();
    let column = |words: &[&str]| head.iter().position(|cell| words.contains(&cell.as_str()));
    let (first, last) = (column(&FIRST), column(&LAST));
    let names: Vec<usize> = match (column(&NAME), first, last) {
        (Some(name), ..) => vec![name],
        (None, first, last) => first.into_iter().chain(last).collect(),
    };
    let [id, number, email] = [&ID[..], &NUMBER, &EMAIL].map(column);
    let (skip, names, class) = match (names.as_slice(), column(&CLASS)) {
        ([], None) => (0, vec![0], Some(1)),
        (_, class) => (1, names, class),
    };
    let cell = |row: &[String], at: usize| {
        row.get(at)
            .map(|cell| cell.trim().to_owned())
            .filter(|cell| !cell.is_empty())
    };
    rows.iter()
        .skip(skip)
        .filter_map(|row| {
            let parts: Vec<String> = names.iter().filter_map(|&at| cell(row, at)).collect();
            let known = |column: Option<usize>| column.and_then(|at| cell(row, at));
            (!parts.is_empty()).then(|| Person {
                name: parts.join(" "),
                class: known(class),
                id: known(id),
                student_number: known(number),
                email: known(email),
            })
        })
        .collect()
}

/// The cells of each row.
fn rows(text: &str) -> Vec<Vec<String>> {
    let first = text.lines().next().unwrap_or_default();
    let separator = [';', '\t']
        .into_iter()
        .find(|&sign| first.contains(sign))
        .unwrap_or(',');
    let mut rows = vec![vec![String::new()]];
    let mut quoted = false;
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let Some(row) = rows.last_mut() else { break };
        let Some(cell) = row.last_mut() else { break };
        match letter {
            '"' if quoted && letters.peek() == Some(&'"') => {
                letters.next();
                cell.push('"');
            }
            '"' if quoted => quoted = false,
            '"' if cell.trim().is_empty() => {
                cell.clear();
                quoted = true;
            }
            '\r' if !quoted => {}
            '\n' if !quoted => rows.push(vec![String::new()]),
            letter if letter == separator && !quoted => row.push(String::new()),
            letter => cell.push(letter),
        }
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::{people, told};

    #[track_caller]
    fn check(text: &str, expected: &[(&str, &str)]) {
        let people = people(text);
        let found: Vec<(&str, &str)> = people
            .iter()
            .map(|person| {
                (
                    person.name.as_str(),
                    person.class.as_deref().unwrap_or_default(),
                )
            })
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_line_is_a_name_and_a_class() {
        check(
            "Ada Lovelace,7b\nBen\n",
            &[("Ada Lovelace", "7b"), ("Ben", "")],
        );
        check("", &[]);
        check("\n\n , \n", &[]);
    }

    #[test]
    fn a_heading_says_where_the_columns_are() {
        check("Class,No,Name\r\n7b,1,Ada\r\n", &[("Ada", "7b")]);
        check("\u{feff}Name;Klasse\nÖzlem;8a\n", &[("Özlem", "8a")]);
        check(
            "First name,Last name,Class\nAnna,Bär,7b\n,Cher,\n",
            &[("Anna Bär", "7b"), ("Cher", "")],
        );
        check("class\n7b\n", &[]);
    }

    #[test]
    fn a_heading_names_what_a_gradebook_knows_people_by() {
        let list = people("ID,Number,Email,Name\nu1,4711,ada@example.org,Ada\n,,,Ben\n");
        assert_eq!(list[0].id.as_deref(), Some("u1"));
        assert_eq!(list[0].student_number.as_deref(), Some("4711"));
        assert_eq!(list[0].email.as_deref(), Some("ada@example.org"));
        assert_eq!((&list[1].id, &list[1].email), (&None, &None));
        let list = people("name,id\nAda,1\nAda,2\nBen,2\nCem\nDan\n");
        assert_eq!(
            told("list.csv", &list)[1..],
            ["`list.csv` gives the id `2` to more than one"]
        );
    }

    #[test]
    fn a_list_is_told_as_it_was_read() {
        let list = people("Ada,7b\nBen\nAda,7b\n");
        assert_eq!(
            told("list.csv", &list),
            [
                "`list.csv` lists 3 people by names and classes: the first is `Ada` of `7b`",
                "`list.csv` lists `Ada` more than once"
            ]
        );
    }

    #[test]
    fn quotes_hold_separators_and_quotes() {
        check(
            "\"Lovelace, Ada\",7b\n\"Ben \"\"B\"\"\",\n",
            &[("Lovelace, Ada", "7b"), ("Ben \"B\"", "")],
        );
    }
}
