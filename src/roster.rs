//! A list of learners: comma-separated values, a name and a class, and what else a heading names: an id, a number, an
//! address. In goes its text, out come [`Person`]s.
//!
//! A first line that says `name`, or `first name` and `last name`, is a heading, and says where the columns are. A
//! line that cannot be meant as it stands is an error that names it: a sheet for nobody, or one for three, is found out
//! too late.

use std::collections::HashSet;

use crate::sanitize::is_hidden;
use crate::sheet::Person;
use crate::table::{self, Odd, Row};

/// The longest name, in characters.
const LONGEST: usize = 200;

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

/// Says whom a list names, and who stands there twice.
pub fn told(path: &str, people: &[Person]) -> Vec<String> {
    let class = people.iter().any(|person| person.class.is_some());
    let classes = if class { "names and classes" } else { "names" };
    let mut notes = match people {
        [] => Vec::new(),
        [one] => vec![format!(
            "`{path}` lists 1 person by {classes}: {}",
            shown(one)
        )],
        [first, .., last] => vec![format!(
            "`{path}` lists {} people by {classes}: the first is {}, the last {}",
            people.len(),
            shown(first),
            shown(last)
        )],
    };
    let again = twice(people, |person| {
        Some((person.name.clone(), person.class.clone(), person.id.clone()))
    });
    let again: Vec<String> = again
        .iter()
        .map(|person| format!("`{}`", person.name))
        .collect();
    if !again.is_empty() {
        notes.push(format!(
            "`{path}` lists {} more than once",
            again.join(", ")
        ));
    }
    for (what, of) in TELLING {
        let shared = twice(people, |person| of(person).clone());
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

/// Where a table says who somebody is.
pub(crate) struct Columns {
    /// The parts of a name.
    pub names: Vec<usize>,
    pub class: Option<usize>,
    pub id: Option<usize>,
    pub number: Option<usize>,
    pub email: Option<usize>,
}

impl Columns {
    /// The columns that a heading names.
    pub(crate) fn of(row: &Row) -> Columns {
        let head: Vec<String> = row.cells.iter().map(|cell| cell.to_lowercase()).collect();
        let column = |words: &[&str]| head.iter().position(|cell| words.contains(&cell.as_str()));
        let names = match column(&NAME) {
            Some(name) => vec![name],
            None => column(&FIRST).into_iter().chain(column(&LAST)).collect(),
        };
        Columns {
            names,
            class: column(&CLASS),
            id: column(&ID),
            number: column(&NUMBER),
            email: column(&EMAIL),
        }
    }

    /// Whom a row says, as far as it does; the name may be empty.
    pub(crate) fn person(&self, row: &Row) -> Person {
        let parts = self.names.iter().filter_map(|&at| row.cell(at));
        let known = |column: Option<usize>| row.cell(column?).map(str::to_owned);
        Person {
            name: parts.collect::<Vec<_>>().join(" "),
            class: known(self.class),
            id: known(self.id),
            student_number: known(self.number),
            email: known(self.email),
        }
    }
}

/// Whether a row is made of words that head columns, and of nothing else.
fn is_heading_again(row: &Row) -> bool {
    let known = |cell: &String| {
        let cell = cell.to_lowercase();
        let words = NAME.iter().chain(&FIRST).chain(&LAST).chain(&CLASS);
        let words = words.chain(&ID).chain(&NUMBER).chain(&EMAIL);
        cell.is_empty() || words.into_iter().any(|word| *word == cell)
    };
    row.cells.iter().all(known)
}

/// Reads a list.
///
/// # Errors
/// The first line that cannot be meant as it stands.
pub fn people(text: &str) -> Result<Vec<Person>, Odd> {
    let rows = table::read(text)?.rows;
    let Some(first) = rows.first() else {
        return Ok(Vec::new());
    };
    let columns = Columns::of(first);
    let (columns, count, rows) = match columns.names.is_empty() && columns.class.is_none() {
        false => (columns, first.cells.len(), &rows[1..]),
        true => {
            let columns = Columns {
                names: vec![0],
                class: Some(1),
                id: None,
                number: None,
                email: None,
            };
            (columns, first.cells.len().max(2), rows.as_slice())
        }
    };
    if columns.names.is_empty() {
        return Err(first.odd(
            "the heading has a class, but no name".into(),
            "call a column `name`, or two `first name` and `last name`",
        ));
    }
    rows.iter()
        .map(|row| person(row, &columns, count))
        .collect()
}

fn person(row: &Row, columns: &Columns, count: usize) -> Result<Person, Odd> {
    let extra = row.cells.get(count..).unwrap_or_default();
    if extra.iter().any(|cell| !cell.is_empty()) {
        return Err(row.odd(
            format!(
                "there are {} cells, and {count} in the lines before",
                row.cells.len(),
            ),
            "put what holds a comma, a semicolon or a tab itself in quotation marks",
        ));
    }
    if is_heading_again(row) {
        return Err(row.odd(
            "this is a heading".into(),
            "let the heading be the first line, and stand there once",
        ));
    }
    let person = columns.person(row);
    check(&person, row)?;
    match person.name.contains(char::is_alphanumeric) {
        true => Ok(person),
        false => Err(row.odd(
            "nobody is named".into(),
            "write a name, or take the line out",
        )),
    }
}

/// Whether what a row says of somebody can be shown on a sheet.
pub(crate) fn check(person: &Person, row: &Row) -> Result<(), Odd> {
    let Person {
        name,
        class,
        id,
        student_number,
        email,
    } = person;
    let more = [class, id, student_number, email];
    for text in more.into_iter().flatten().chain([name]) {
        if text.contains('\n') {
            return Err(row.odd(
                "quotation marks hold more than one line".into(),
                "close them on the line on which they are opened",
            ));
        }
        if text.contains(is_hidden) {
            return Err(row.odd(
                "there are characters that cannot be seen".into(),
                "save the list as CSV in UTF-8, or write the line anew",
            ));
        }
        if text.chars().count() > LONGEST {
            return Err(row.odd(
                format!("a cell is longer than {LONGEST} characters"),
                "see whether the separators between the cells are there",
            ));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{people, told};
    use crate::table;

    #[track_caller]
    fn check(text: &str, expected: &[(&str, &str)]) {
        let people = people(text).unwrap();
        let found: Vec<(&str, &str)> = people
            .iter()
            .map(|person| {
                (
                    person.name.as_str(),
                    person.class.as_deref().unwrap_or_default(),
                )
            })
            .collect();
        assert_eq!(found, expected, "{text:?}");
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
    fn a_line_ends_as_any_program_ends_it() {
        let three = [("Rosa", "5a"), ("Tarek", "5b"), ("Mila", "5b")];
        check("Rosa,5a\rTarek,5b\rMila,5b\r", &three);
        check("Rosa,5a\r\nTarek,5b\nMila,5b", &three);
    }

    #[test]
    fn a_heading_says_where_the_columns_are() {
        check("Class,No,Name\r\n7b,1,Ada\r\n", &[("Ada", "7b")]);
        check("\u{feff}Name;Klasse\nÖzlem;8a\n", &[("Özlem", "8a")]);
        check(
            "First name,Last name,Class\nAnna,Bär,7b\n,Cher,\n",
            &[("Anna Bär", "7b"), ("Cher", "")],
        );
    }

    #[test]
    fn a_heading_names_what_a_gradebook_knows_people_by() {
        let list = people("ID,Number,Email,Name\nu1,4711,ada@example.org,Ada\n,,,Ben\n").unwrap();
        assert_eq!(list[0].id.as_deref(), Some("u1"));
        assert_eq!(list[0].student_number.as_deref(), Some("4711"));
        assert_eq!(list[0].email.as_deref(), Some("ada@example.org"));
        assert_eq!((&list[1].id, &list[1].email), (&None, &None));
        let list = people("name,id\nAda,1\nAda,2\nBen,2\nCem\nDan\n").unwrap();
        assert_eq!(
            told("list.csv", &list)[1..],
            ["`list.csv` gives the id `2` to more than one"]
        );
    }

    #[test]
    fn the_separator_is_said_or_seen() {
        let two = [("Lovelace, Ada", "7b"), ("Ben", "")];
        for said in ["sep=;", "SEP=;", "\u{feff}\"sep=;\"", "sep=;\r"] {
            check(
                &format!("{said}\nName;Class\nLovelace, Ada;7b\nBen;\n"),
                &two,
            );
        }
        check("sep=,\n\"Lovelace, Ada\",7b\nBen\n", &two);
        check(
            "\"Lovelace; Ada\",7b\nBen\n",
            &[("Lovelace; Ada", "7b"), ("Ben", "")],
        );
        check(
            "Ben\nLovelace, Ada;7b\n",
            &[("Ben", ""), ("Lovelace, Ada", "7b")],
        );
    }

    #[test]
    fn a_list_is_told_as_it_was_read() {
        let list = people("Ada,7b\nBen\nAda,7b\n").unwrap();
        assert_eq!(
            told("list.csv", &list),
            [
                "`list.csv` lists 3 people by names and classes: the first is `Ada` of `7b`, the last `Ada` of `7b`",
                "`list.csv` lists `Ada` more than once"
            ]
        );
        let list = people("Ben\n").unwrap();
        assert_eq!(
            told("list.csv", &list),
            ["`list.csv` lists 1 person by names: `Ben`"]
        );
    }

    #[test]
    fn quotes_hold_separators_and_quotes() {
        check(
            "\"Lovelace, Ada\",7b\n\"Ben \"\"B\"\"\",\n",
            &[("Lovelace, Ada", "7b"), ("Ben \"B\"", "")],
        );
        check("Ben \"B\" Ali,7b\n", &[("Ben \"B\" Ali", "7b")]);
        // What is no name may hold what it will.
        check(
            "name,address\nAda,\"a\nb\"\nBen,c\n",
            &[("Ada", ""), ("Ben", "")],
        );
    }

    #[test]
    fn an_odd_line_is_named() {
        for (list, line, what) in [
            ("\"Rosa,5a\nTarek,5b\nMila,5b\n", 1, "never closed"),
            ("Rosa,5a\r\rTarek,\"5b\rMila,5b\r", 3, "never closed"),
            ("\"Rosa,5a\nTarek\",5b\n", 1, "more than one line"),
            ("Rosa,5a\n\"Tarek\" Ali,5b\n", 2, "closed"),
            ("\"Rosa,5a\nTarek,5b\n\"Mila\",5b\n", 3, "closed"),
            ("Rosa,5a\nLovelace, Ada, 5b\n", 2, "3 cells"),
            ("name,class\nRosa,5a\n,5b\n", 3, "nobody"),
            ("name,class\nRosa,5a\n\u{200b},5b\n", 3, "nobody"),
            ("Rosa,5a\n...,5b\n", 2, "nobody"),
            ("Year 5\nName,Class\nRosa,5a\n", 2, "a heading"),
            ("name\nRosa\nname\nTarek\n", 3, "a heading"),
            ("class\n7b\n", 1, "no name"),
            ("Rosa\nTa\u{0}rek\n", 2, "cannot be seen"),
            ("Rosa\nTa\u{202e}rek\n", 2, "cannot be seen"),
        ] {
            let odd = people(list).unwrap_err();
            assert_eq!(odd.line, line, "{list:?}: {}", odd.what);
            assert!(odd.what.contains(what), "{list:?}: {}", odd.what);
        }
        let long = format!("Rosa\n{}\n", "Tarek ".repeat(50));
        assert_eq!(people(&long).unwrap_err().line, 2);
        assert_eq!(
            table::decode(b"Rosa\r\nTarek\rM\xfcller\n")
                .unwrap_err()
                .line,
            3
        );
    }
}
