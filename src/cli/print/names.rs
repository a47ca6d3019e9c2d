//! The list of those who get a sheet of their own: comma-separated values, a name and a class.
//!
//! Commas, semicolons and tabs are taken, whichever the first line has, and quotes as RFC 4180 has them. A first
//! line that says `name` is a heading, and says where the columns are.

use std::fs::File;
use std::io::Read;

use quizpress::sheet::Person;

use crate::cli::Failure;

/// The largest list that is read.
const MAX_BYTES: u64 = 16 << 20;

/// Words that head the columns, lower case.
const NAME: [&str; 4] = ["name", "student", "names", "schüler"];
const CLASS: [&str; 4] = ["class", "group", "klasse", "kurs"];

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
            help: Some("write a name a line, then a comma and a class".into()),
        }),
        false => Ok(people),
    }
}

fn people(text: &str) -> Vec<Person> {
    let rows = rows(text.trim_start_matches('\u{feff}'));
    let head: Vec<String> = rows
        .first()
        .map(|row| row.iter().map(|cell| cell.trim().to_lowercase()).collect())
        .unwrap_or_default();
    let column = |words: &[&str]| head.iter().position(|cell| words.contains(&cell.as_str()));
    let (skip, name, class) = match column(&NAME) {
        Some(name) => (1, name, column(&CLASS)),
        None => (0, 0, Some(1)),
    };
    let cell = |row: &[String], at: usize| {
        row.get(at)
            .map(|cell| cell.trim().to_owned())
            .filter(|cell| !cell.is_empty())
    };
    rows.iter()
        .skip(skip)
        .filter_map(|row| {
            Some(Person {
                name: cell(row, name)?,
                class: class.and_then(|class| cell(row, class)),
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
    use super::people;

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
    }

    #[test]
    fn quotes_hold_separators_and_quotes() {
        check(
            "\"Lovelace, Ada\",7b\n\"Ben \"\"B\"\"\",\n",
            &[("Lovelace, Ada", "7b"), ("Ben \"B\"", "")],
        );
    }
}
