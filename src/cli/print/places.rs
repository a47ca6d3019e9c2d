//! Where the sheets and their key go.

use std::path::{Path, PathBuf};

use quizpress::sheet::Copy;

use super::PrintArgs;
use crate::cli::Failure;
use crate::cli::files::Files;
use crate::cli::target::Target;

/// Where the sheets and their key go.
pub struct Places {
    /// One for all sheets, or one for each; none where the key alone is wanted.
    pub sheets: Vec<Target>,
    /// The key, which is kept from standard output, devices and pipes that take the sheets.
    pub key: Option<Target>,
    /// The key as a table.
    pub key_csv: Option<Target>,
}

impl Places {
    /// Looks at every file that is to be written, and touches none.
    pub fn claim(
        files: &mut Files,
        args: &PrintArgs,
        id: &str,
        copies: &[Copy],
    ) -> Result<Places, Failure> {
        let named = args.output.clone();
        let name = named.unwrap_or_else(|| format!("{id}.html").into());
        let has_room = !Target::of(&name).is_ok_and(|target| !target.is_file());
        let sheets = match (args.key, args.split && has_room && copies.len() > 1) {
            (true, _) => Vec::new(),
            (_, true) => apart(&name, copies),
            _ => vec![name.clone()],
        };
        let key = match (args.key, args.output.is_some()) {
            (true, true) => Some(name),
            _ => has_room.then(|| beside(&name, "key")),
        };
        let mut claim = |path: &PathBuf| files.claim(path);
        Ok(Places {
            sheets: sheets.iter().map(&mut claim).collect::<Result<_, _>>()?,
            key: key.as_ref().map(&mut claim).transpose()?,
            key_csv: args.key_csv.as_ref().map(&mut claim).transpose()?,
        })
    }
}

/// A file for each sheet: `NAME-A.html`, `NAME-B.html`, or numbered where they have names.
fn apart(name: &Path, copies: &[Copy]) -> Vec<PathBuf> {
    let personal = copies.iter().any(|copy| copy.person.is_some());
    let digits = copies.len().to_string().len();
    let part = |(place, copy): (usize, &Copy)| match personal {
        true => beside(name, &format!("{place:0digits$}")),
        false => beside(name, &copy.label),
    };
    (1..).zip(copies).map(part).collect()
}

/// `NAME.html` and `key`: `NAME-key.html`.
fn beside(name: &Path, part: &str) -> PathBuf {
    let (stem, suffix) = match name.extension() {
        Some(html) if html == "html" => (name.file_stem(), ".html"),
        _ => (name.file_name(), ""),
    };
    let mut file = stem.unwrap_or_default().to_owned();
    file.push(format!("-{part}{suffix}"));
    name.with_file_name(file)
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::beside;

    #[test]
    fn a_part_stands_before_the_ending() {
        let name = |name: &str| beside(Path::new(name), "key").display().to_string();
        assert_eq!(name("a/b.html"), "a/b-key.html");
        assert_eq!(name("b.c"), "b.c-key");
        assert_eq!(name("../b"), "../b-key");
    }
}
