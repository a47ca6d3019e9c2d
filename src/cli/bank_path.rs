//! The paths of banks, as they are kept beside what was answered.

use std::path::{Path, PathBuf};

/// The whole path of a bank that was named, as the store keeps it.
pub fn whole(argument: Option<&Path>) -> Option<String> {
    let path = std::path::absolute(argument?).ok()?;
    Some(kept(&path))
}

/// How a path that is no text begins in the store; a whole path begins otherwise.
const FIGURES: &str = "file://";

/// A whole path as the store keeps it: its text or, where it is none, a URI with its bytes in figures.
fn kept(path: &Path) -> String {
    let Some(text) = path.to_str() else {
        let mut uri = FIGURES.to_owned();
        for &byte in path.as_os_str().as_encoded_bytes() {
            match byte {
                b'/' | b'.' | b'-' | b'_' | b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' => {
                    uri.push(char::from(byte));
                }
                _ => uri.push_str(&format!("%{byte:02X}")),
            }
        }
        return uri;
    };
    text.to_owned()
}

/// The path that the store keeps.
pub fn found(kept: &str) -> PathBuf {
    let Some(mut rest) = kept.strip_prefix(FIGURES) else {
        return kept.into();
    };
    let mut bytes = Vec::new();
    while let Some((plain, coded)) = rest.split_once('%') {
        bytes.extend(plain.bytes());
        let byte = coded
            .get(..2)
            .and_then(|byte| u8::from_str_radix(byte, 16).ok());
        bytes.extend(byte);
        rest = coded.get(2..).unwrap_or_default();
    }
    bytes.extend(rest.bytes());
    path_of(bytes)
}

#[cfg(unix)]
fn path_of(bytes: Vec<u8>) -> PathBuf {
    let text: std::ffi::OsString = std::os::unix::ffi::OsStringExt::from_vec(bytes);
    text.into()
}

#[cfg(not(unix))]
fn path_of(bytes: Vec<u8>) -> PathBuf {
    String::from_utf8_lossy(&bytes).into_owned().into()
}

#[cfg(all(test, unix))]
mod tests {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    use std::path::Path;

    use super::{found, kept};

    #[test]
    fn every_path_is_found_again() {
        assert_eq!(kept(Path::new("/a b/ü%41.yaml")), "/a b/ü%41.yaml");
        for name in [&b"/a b/%41.yaml"[..], b"/a/b\xff%41 %.yaml", b"/\xc3/\x80"] {
            let path = Path::new(OsStr::from_bytes(name));
            assert_eq!(found(&kept(path)), path);
        }
    }
}
