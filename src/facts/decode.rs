//! Bytes of a file to the text of a bank, or why they are none.

use super::report::excerpt;
use super::{Place, Problem};

/// The largest bank that is read, in bytes: 256 MiB.
pub const MAX_BYTES: u64 = 256 * 1024 * 1024;

/// The text of a bank's file: UTF-8, with or without a byte order mark.
///
/// # Errors
/// Where the bytes are too many, UTF-16, no UTF-8, or hold a NUL: then the sentences say what and where, and
/// what helps.
pub fn decode(file: &str, bytes: Vec<u8>) -> Result<String, Box<Problem>> {
    const AS_UTF_8: &str =
        "save it again as UTF-8 (most editors offer it under \"Save as\", \"Encoding\")";
    if bytes.len() as u64 > MAX_BYTES {
        let message = "the file is larger than 256 MiB, the most that is read";
        let help = "split it into several banks";
        return Err(Problem::of_file(file, message, help).into());
    }
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        let message = "the file is encoded in UTF-16, not in UTF-8";
        return Err(Problem::of_file(file, message, AS_UTF_8).into());
    }
    if let Some(at) = bytes.iter().position(|&byte| byte == 0) {
        let message = "there is a NUL byte here, so this is no text";
        let problem = Problem::of_file(file, message, "is it the right file? Banks are YAML text");
        return Err(placed(problem, &bytes, at).into());
    }
    String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        let byte = error.as_bytes().get(at).copied().unwrap_or_default();
        let message = format!("the byte 0x{byte:02x} here is no UTF-8");
        placed(
            Problem::of_file(file, message, AS_UTF_8),
            error.as_bytes(),
            at,
        )
        .into()
    })
}

/// The problem, with the place of a byte.
fn placed(problem: Problem, bytes: &[u8], at: usize) -> Problem {
    const AROUND: usize = 1000;
    let (before, after) = bytes.split_at(at.min(bytes.len()));
    let from = before.len().saturating_sub(AROUND);
    let near = String::from_utf8_lossy(before.get(from..).unwrap_or_default());
    let rest = String::from_utf8_lossy(after.get(..AROUND.min(after.len())).unwrap_or_default());
    let (source, source_column) = excerpt(&format!("{near}{rest}"), near.len());
    Problem {
        place: place(before),
        source,
        source_column,
        ..problem
    }
}

/// Line and column of what follows these bytes.
fn place(before: &[u8]) -> Place {
    let before = String::from_utf8_lossy(before);
    let before = before.strip_prefix('\u{feff}').unwrap_or(&before);
    let line = before.matches('\n').count() as u32 + 1;
    let last = before.rsplit('\n').next().unwrap_or_default();
    Place {
        line,
        column: last.chars().count() as u32 + 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(bytes: &[u8], expected: &str) {
        let shown = match decode("bank.yaml", bytes.to_vec()) {
            Ok(text) => text,
            Err(problem) => problem.to_string(),
        };
        assert_eq!(shown, expected);
    }

    #[test]
    fn utf_8_is_read_as_it_is() {
        check(
            "id: mond\ntitle: Müller".as_bytes(),
            "id: mond\ntitle: Müller",
        );
        check("\u{feff}id: a".as_bytes(), "\u{feff}id: a");
        check(b"", "");
    }

    #[test]
    fn other_bytes_are_refused_at_the_first_bad_one() {
        check(
            b"id: a\ntitle: M\xfcller",
            "bank.yaml:2:9: error: the byte 0xfc here is no UTF-8",
        );
        check(
            b"\xef\xbb\xbf\xff",
            "bank.yaml:1:1: error: the byte 0xff here is no UTF-8",
        );
        check(
            "\u{feff}id"
                .encode_utf16()
                .flat_map(u16::to_le_bytes)
                .collect::<Vec<_>>()
                .as_slice(),
            "bank.yaml: error: the file is encoded in UTF-16, not in UTF-8",
        );
        check(
            b"id: a\0",
            "bank.yaml:1:6: error: there is a NUL byte here, so this is no text",
        );
    }
}
