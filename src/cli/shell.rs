//! Commands as they are typed into a shell: every word stands for itself.

use std::ffi::{OsStr, OsString};
use std::path::Path;

use super::Failure;

/// A path as the argument of a command, which no dash makes an option; `-` alone is standard input or output.
pub fn path(path: &Path) -> OsString {
    let text = path.as_os_str();
    let is_like_an_option = text.as_encoded_bytes().starts_with(b"-") && text != "-";
    match is_like_an_option {
        true => Path::new(".").join(path).into_os_string(),
        false => text.to_owned(),
    }
}

/// The words of a command as a shell parts them.
pub fn split(command: &OsStr) -> Result<Vec<String>, Failure> {
    let words = command
        .to_str()
        .and_then(|text| shell_words::split(text).ok());
    words.ok_or_else(|| {
        Failure::failed(format!(
            "`{}` is no command: a quotation mark is not closed",
            command.to_string_lossy()
        ))
    })
}

/// A command from its words.
pub fn join<T: AsRef<OsStr>>(words: impl IntoIterator<Item = T>) -> String {
    let words: Vec<String> = words
        .into_iter()
        .map(|word| quoted(word.as_ref()))
        .collect();
    words.join(" ")
}

/// A word, quoted where it needs to be. What cannot be shown, or is lost on a page, as one of two spaces, is written
/// in figures: `$'\377'`.
fn quoted(word: &OsStr) -> String {
    let is_shown = |text: &str| quizpress::sanitize::visible(text) == text && !text.contains("  ");
    match word.to_str() {
        Some(text) if is_shown(text) => shell_words::quote(text).into_owned(),
        _ => {
            let mut quoted = String::from("$'");
            for &byte in word.as_encoded_bytes() {
                match byte {
                    b'\\' | b'\'' => quoted.extend(['\\', char::from(byte)]),
                    b'!'..=b'~' => quoted.push(char::from(byte)),
                    _ => quoted.push_str(&format!("\\{byte:03o}")),
                }
            }
            quoted + "'"
        }
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{join, path};

    #[test]
    fn every_word_stands_for_itself() {
        assert_eq!(
            join(["quizpress", "a b.yaml", "it's", "*", ""]),
            r"quizpress 'a b.yaml' 'it'\''s' '*' ''"
        );
        assert_eq!(join(["a\nb's\u{1b}"]), r"$'a\012b\'s\033'");
        assert_eq!(join(["a  b"]), r"$'a\040\040b'");
    }

    #[test]
    fn no_path_is_an_option() {
        assert_eq!(path(Path::new("-b.yaml")), "./-b.yaml");
        assert_eq!(path(Path::new("-")), "-");
        assert_eq!(path(Path::new("a/-b.yaml")), "a/-b.yaml");
    }

    #[cfg(unix)]
    #[test]
    fn a_name_that_is_no_text_is_written_in_figures() {
        let name: &std::ffi::OsStr = std::os::unix::ffi::OsStrExt::from_bytes(b"b\xff.yaml");
        assert_eq!(join([name]), r"$'b\377.yaml'");
    }
}
