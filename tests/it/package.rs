//! What is in a package, in a form that can be read and compared.

use std::io::{Cursor, Read as _};

use rusqlite::Connection;
use rusqlite::types::ValueRef;
use zip::ZipArchive;

/// The members of a zip, folders aside, in their order.
pub fn members(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("a zip");
    let mut members = Vec::new();
    for position in 0..archive.len() {
        let mut member = archive.by_index(position).expect("a member");
        if member.is_file() {
            let mut bytes = Vec::new();
            member.read_to_end(&mut bytes).expect("a sound member");
            let name = member.name().expect("a name in UTF-8").into_owned();
            members.push((name, bytes));
        }
    }
    members
}

/// A database in memory, from the bytes of its file.
pub fn open(bytes: &[u8]) -> Connection {
    let mut connection = Connection::open_in_memory().expect("a database");
    connection
        .deserialize_read_exact("main", Cursor::new(bytes), bytes.len(), true)
        .expect("the file of a database");
    connection
}

/// The rows of the tables of an Anki collection, a value a line; the version of SQLite is not in them.
pub fn rows(bytes: &[u8]) -> Vec<u8> {
    let connection = open(bytes);
    let mut text = String::new();
    for table in ["col", "notes", "cards"] {
        let mut statement = connection
            .prepare(&format!("SELECT * FROM {table} ORDER BY id"))
            .expect("a table");
        let names: Vec<String> = statement.column_names().map(str::to_owned).collect();
        let mut rows = statement.query([]).expect("rows");
        while let Some(row) = rows.next().expect("a row") {
            text.push_str(&format!("# {table}\n"));
            for (column, name) in names.iter().enumerate() {
                let value = match row.get_ref(column).expect("a column") {
                    ValueRef::Integer(number) => number.to_string(),
                    ValueRef::Text(text) => {
                        String::from_utf8_lossy(text).replace('\u{1f}', "\n    ")
                    }
                    other => format!("{other:?}"),
                };
                text.push_str(&format!("{name}: {value}\n"));
            }
            text.push('\n');
        }
    }
    text.into_bytes()
}
