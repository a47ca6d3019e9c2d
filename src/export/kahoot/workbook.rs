//! The least workbook that every spreadsheet opens (Office Open XML, ECMA-376).
//!
//! In go rows of cells, out come the members of the package. Texts stand in the table of shared strings, where
//! the simplest readers look for them.

use std::collections::HashMap;
use std::fmt::Write as _;

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

/// The members of a workbook of one sheet, the rows from the first.
pub(super) fn members(rows: &[Vec<Cell>]) -> Vec<(&'static str, String)> {
    let mut strings = Strings::default();
    let sheet = sheet(rows, &mut strings);
    let part = "application/vnd.openxmlformats-officedocument.spreadsheetml";
    vec![
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
        ("xl/worksheets/sheet1.xml", sheet),
        ("xl/sharedStrings.xml", strings.document()),
    ]
}

fn sheet(rows: &[Vec<Cell>], strings: &mut Strings) -> String {
    let mut sheet = format!(
        "{HEADER}<worksheet xmlns=\"{MAIN}\"><cols><col min=\"1\" max=\"1\" width=\"5\" customWidth=\"1\"/><col min=\"2\" max=\"2\" width=\"60\" customWidth=\"1\"/><col min=\"3\" max=\"8\" width=\"25\" customWidth=\"1\"/></cols><sheetData>"
    );
    for (number, row) in (1..).zip(rows) {
        // A string takes everything.
        let _ = write!(sheet, "<row r=\"{number}\">");
        for (column, cell) in ('A'..='Z').zip(row) {
            let _ = match cell {
                Cell::Text(text) if text.is_empty() => Ok(()),
                Cell::Text(text) => {
                    let index = strings.index_of(text);
                    write!(
                        sheet,
                        "<c r=\"{column}{number}\" t=\"s\"><v>{index}</v></c>"
                    )
                }
                Cell::Number(digits) => {
                    write!(sheet, "<c r=\"{column}{number}\"><v>{digits}</v></c>")
                }
            };
        }
        sheet.push_str("</row>");
    }
    sheet.push_str("</sheetData></worksheet>");
    sheet
}

/// The distinct texts of a workbook, in the order in which they first come up.
#[derive(Default)]
struct Strings {
    indices: HashMap<String, usize>,
    items: String,
    uses: usize,
}

impl Strings {
    fn index_of(&mut self, text: &str) -> usize {
        self.uses += 1;
        if let Some(&index) = self.indices.get(text) {
            return index;
        }
        let index = self.indices.len();
        self.indices.insert(text.to_owned(), index);
        let escaped = literal(text);
        self.items.extend([
            "<si><t xml:space=\"preserve\">",
            &xml::text(&escaped),
            "</t></si>",
        ]);
        index
    }

    fn document(&self) -> String {
        let (count, unique) = (self.uses, self.indices.len());
        format!(
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
