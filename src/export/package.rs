//! Zip files whose bytes depend on nothing but their members.

use std::io::{self, Cursor, Write as _};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// How hard members are pressed: markup shrinks to a tenth at once, and more work takes off little.
const LEVEL: i64 = 1;

/// Writes a zip of these members, in their order (a folder's name ends with a slash); every member bears the first time that a zip can hold.
///
/// # Errors
/// Those of the sink, or members beyond what a zip can hold.
pub(super) fn write<N: AsRef<str>, B: AsRef<[u8]>>(
    members: &[(N, B)],
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in members {
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .compression_level(Some(LEVEL))
            .last_modified_time(DateTime::default())
            .unix_permissions(0o644);
        if name.as_ref().ends_with('/') {
            zip.add_directory(name.as_ref(), options)?;
        } else {
            zip.start_file(name.as_ref(), options)?;
            zip.write_all(bytes.as_ref())?;
        }
    }
    let file = zip.finish()?;
    out.write_all(file.get_ref())
}

#[cfg(test)]
mod tests {
    use super::write;
    use std::io::{Cursor, Read as _};

    #[test]
    fn members_come_back_in_their_order_and_without_a_time() {
        let mut bytes = Vec::new();
        write(&[("b/b.xml", "<b/>"), ("a.xml", "<a/>")], &mut bytes).unwrap();
        let mut archive = zip::ZipArchive::new(Cursor::new(&bytes)).unwrap();
        let mut members = Vec::new();
        for at in 0..archive.len() {
            let mut member = archive.by_index(at).unwrap();
            let mut text = String::new();
            member.read_to_string(&mut text).unwrap();
            let year = member.last_modified().map(|time| time.year());
            let name = member.name().unwrap().into_owned();
            members.push((name, text, year));
        }
        let expected = [("b/b.xml", "<b/>"), ("a.xml", "<a/>")]
            .map(|(name, text)| (name.to_owned(), text.to_owned(), Some(1980)));
        assert_eq!(members, expected);
    }
}
