//! Zip files whose bytes depend on nothing but their members.

use std::io::{self, BufWriter, Cursor};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// How hard members are pressed: markup shrinks to a tenth at once, and more work takes off little.
const LEVEL: i64 = 1;

/// What writes the bytes of a member.
type Writing<'a> = Box<dyn FnOnce(&mut dyn io::Write) -> io::Result<()> + 'a>;

/// A member of a zip: its name, which ends with a slash where it is a folder, and what writes it when its turn comes.
pub(super) struct Member<'a> {
    name: String,
    write: Writing<'a>,
}

impl<'a> Member<'a> {
    /// A member that is written when its turn comes.
    pub fn new(
        name: impl Into<String>,
        write: impl FnOnce(&mut dyn io::Write) -> io::Result<()> + 'a,
    ) -> Member<'a> {
        Member {
            name: name.into(),
            write: Box::new(write),
        }
    }

    /// A member that is there as a whole.
    pub fn whole(name: impl Into<String>, bytes: impl AsRef<[u8]> + 'a) -> Member<'a> {
        Member::new(name, move |out| out.write_all(bytes.as_ref()))
    }
}

/// A member that is no longer than this is pressed in one piece, so that its bytes are the same however it is written.
const PIECE: usize = 8 << 20;

/// Writes a zip of these members, in their order; every member bears the first time that a zip can hold.
///
/// # Errors
/// Those of the sink, or members beyond what a zip can hold.
pub(super) fn write<'a>(
    members: impl IntoIterator<Item = Member<'a>>,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for member in members {
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .compression_level(Some(LEVEL))
            .last_modified_time(DateTime::default())
            .unix_permissions(0o644);
        if member.name.ends_with('/') {
            zip.add_directory(member.name, options)?;
        } else {
            zip.start_file(member.name, options)?;
            let mut whole = BufWriter::with_capacity(PIECE, &mut zip);
            (member.write)(&mut whole)?;
            // Not flushed: that would end a block of what is pressed.
            whole.into_inner().map_err(io::IntoInnerError::into_error)?;
        }
    }
    let file = zip.finish()?;
    out.write_all(file.get_ref())
}

#[cfg(test)]
mod tests {
    use super::{Member, write};
    use std::io::{Cursor, Read as _};

    #[test]
    fn members_come_back_in_their_order_and_without_a_time() {
        let mut bytes = Vec::new();
        let members = [
            Member::whole("b/b.xml", "<b/>"),
            Member::new("a.xml", |out| {
                out.write_all(b"<a")?;
                out.write_all(b"/>")
            }),
        ];
        write(members, &mut bytes).unwrap();
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
