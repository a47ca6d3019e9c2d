//! The least workbook that every spreadsheet opens (Office Open XML, ECMA-376).
//!
//! In go rows of cells, one at a time, out comes the package. Texts stand in the table of shared strings, where
//! the simplest readers look for them.

use std::cell::RefCell;
use std::collections::HashMap;
use std::io;

use crate::export::package::{self, Member};
use crate::export::xml;

/// What a cell holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Cell {
    /// Words; a cell without any is left out.
    Text(String),
    /// The digits of a number.
    Number(String),
}

const HEADER: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";

/// Writes a workbook of one sheet, the rows from the first.
///
/// # Errors
/// Those of the sink, or more than a zip can hold.
pub(super) fn write(
    rows: impl Iterator<Item = Vec<Cell>>,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    // The sheet is written before the strings, which are known then.
    let strings = RefCell::new(Strings::default());
    let fixed = fixed().into_iter();
    let fixed = fixed.map(|(name, content)| Member::whole(name, content));
    let sheet = Member::new("xl/worksheets/sheet1.xml", |out| {
        sheet(rows, &mut strings.borrow_mut(), out)
    });
    let shared = Member::new("xl/sharedStrings.xml", |out| {
        strings.borrow().write_document(out)
    });
    package::write(fixed.chain([sheet, shared]), out)
}

/// The members that are the same for all.
fn fixed() -> [(&'static str, String); 5] {
    let part = "application/vnd.openxmlformats-officedocument.spreadsheetml";
    [
        (
            "[Content_Types].xml",
            format!(
                "{HEADER}<Types xmlns=\"{PACKAGE}/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"{part}.sheet.main+xml\"/><Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"{part}.worksheet+xml\"/><Override PartName=\"/xl/styles.xml\" ContentType=\"{part}.styles+xml\"/><Override PartName=\"/xl/sharedStrings.xml\" ContentType=\"{part}.sharedStrings+xml\"/></Types>"
            ),
        ),
        (
            "_rels/.rels",
            format!(
                "{HEADER}<Relationships xmlns=\"{PACKAGE}/relationships\"><Relationship Id=\"rId1\" Type=\"{OFFICE}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
            ),
        ),
        (
            "xl/workbook.xml",
            format!(
                "{HEADER}<workbook xmlns=\"{MAIN}\" xmlns:r=\"{OFFICE}\"><sheets><sheet name=\"Sheet1\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            format!(
                "{HEADER}<Relationships xmlns=\"{PACKAGE}/relationships\"><Relationship Id=\"rId1\" Type=\"{OFFICE}/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"rId2\" Type=\"{OFFICE}/styles\" Target=\"styles.xml\"/><Relationship Id=\"rId3\" Type=\"{OFFICE}/sharedStrings\" Target=\"sharedStrings.xml\"/></Relationships>"
            ),
        ),
        (
            "xl/styles.xml",
            format!(
                "{HEADER}<styleSheet xmlns=\"{MAIN}\"><fonts count=\"1\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts><fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill></fills><borders count=\"1\"><border/></borders><cellStyleXfs count=\"1\"><xf/></cellStyleXfs><cellXfs count=\"1\"><xf xfId=\"0\"/></cellXfs><cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles></styleSheet>"
            ),
        ),
    ]
}

fn sheet(
    rows: impl Iterator<Item = Vec<Cell>>,
    strings: &mut Strings,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    write!(
        out,
        "{HEADER}<worksheet xmlns=\"{MAIN}\"><cols><col min=\"1\" max=\"1\" width=\"5\" customWidth=\"1\"/><col min=\"2\" max=\"2\" width=\"60\" customWidth=\"1\"/><col min=\"3\" max=\"8\" width=\"25\" customWidth=\"1\"/></cols><sheetData>"
    )?;
    for (number, row) in (1..).zip(rows) {
        write!(out, "<row r=\"{number}\">")?;
        for (column, cell) in ('A'..='Z').zip(row) {
            match cell {
                Cell::Text(text) if text.is_empty() => {}
                Cell::Text(text) => {
                    let index = strings.index_of(text);
                    write!(out, "<c r=\"{column}{number}\" t=\"s\"><v>{index}</v></c>")?;
                }
                Cell::Number(digits) => {
                    write!(out, "<c r=\"{column}{number}\"><v>{digits}</v></c>")?;
                }
            }
        }
        out.write_all(b"</row>")?;
    }
    out.write_all(b"</sheetData></worksheet>")
}

/// The distinct texts of a workbook, in the order in which they first come up.
#[derive(Default)]
struct Strings {
    indices: HashMap<String, usize>,
    items: String,
    uses: usize,
}

impl Strings {
    fn index_of(&mut self, text: String) -> usize {
        self.uses += 1;
        if let Some(&index) = self.indices.get(&text) {
            return index;
        }
        let index = self.indices.len();
        let escaped = literal(&text);
        self.items.extend([
            "<si><t xml:space=\"preserve\">",
            &xml::text(&escaped),
            "</t></si>",
        ]);
        self.indices.insert(text, index);
        index
    }

    fn write_document(&self, out: &mut dyn io::Write) -> io::Result<()> {
        let (count, unique) = (self.uses, self.indices.len());
        write!(
            out,
            "{HEADER}<sst xmlns=\"{MAIN}\" count=\"{count}\" uniqueCount=\"{unique}\">{}</sst>",
            self.items
        )
    }
}

/// A text in which `_x0041_` is no escape: spreadsheets read the code of a character in it.
fn literal(text: &str) -> String {
    let mut written = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        let rest = &text.as_bytes()[at..];
        let escape = rest.len() >= 7
            && rest.starts_with(b"_x")
            && rest[6] == b'_'
            && rest[2..6].iter().all(u8::is_ascii_hexdigit);
        if escape {
            written.push_str("_x005F");
        }
        written.push(c);
    }
    written
}

#[cfg(test)]
mod tests {
    use super::literal;

    #[test]
    fn no_text_is_read_as_the_code_of_a_character() {
        assert_eq!(literal("a_x0041_b"), "a_x005F_x0041_b");
        assert_eq!(literal("_x0041 _x004g_ é_"), "_x0041 _x004g_ é_");
    }
}
