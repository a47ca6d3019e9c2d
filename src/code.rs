//! The code of a printed sheet: which job it is of, whose copy, which page, and a character that catches misreading.
//!
//! In goes what tells one job from another, as a hash; out comes what a learner may see: it names a sheet, and says
//! nothing of the seed. This module does not know what a job is, nor how its code is drawn.

use std::fmt;
use std::str::FromStr;

use crate::random::Fnv;

/// The form of the code, as its first characters have it.
const FORM: &str = "QP1";

/// The most copies of a job.
pub const MAX_COPIES: u32 = 100_000;

/// The most pages of a copy's answer sheet.
pub const MAX_PAGES: u32 = 99;

/// What a job was printed from, in 40 bits: shown as ten hexadecimal capitals.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Digest(u64);

const BITS: u32 = 40;
const MASK: u64 = (1 << BITS) - 1;

impl Digest {
    /// The digest of all that a hash took in; its upper bits are folded onto the lower ones.
    pub fn of(hash: Fnv) -> Digest {
        let hash = hash.finish();
        Digest((hash ^ (hash >> BITS)) & MASK)
    }

    /// What a learner sees on one copy's worksheet: `QP1-8D40CC4C01-17`.
    pub fn of_copy(self, copy: u32) -> String {
        format!("{FORM}-{self}-{copy}")
    }

    /// What stands on a sheet that is everybody's: `QP1-8D40CC4C01`.
    pub fn of_all(self) -> String {
        format!("{FORM}-{self}")
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:010X}", self.0)
    }
}

impl FromStr for Digest {
    type Err = Misread;

    fn from_str(text: &str) -> Result<Digest, Misread> {
        let hexadecimal = text.len() == 10 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
        let number = u64::from_str_radix(text, 16).ok();
        number
            .filter(|_| hexadecimal)
            .map(Digest)
            .ok_or(Misread::Form)
    }
}

/// The code of a page of an answer sheet: `QP1-DDDDDDDDDD-COPY-PAGE-C`, at most 26 characters, all of which a QR code
/// holds in its alphanumeric mode.
///
/// ```
/// use quizpress::code::{Misread, SheetCode};
/// let code: SheetCode = "QP1-8D40CC4C01-17-2-A".parse()?;
/// assert_eq!((code.copy(), code.page()), (17, 2));
/// assert_eq!(code.to_string(), "QP1-8D40CC4C01-17-2-A");
/// assert_eq!("QP1-8D40CC4C01-71-2-A".parse::<SheetCode>(), Err(Misread::Check));
/// # Ok::<(), Misread>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SheetCode {
    digest: Digest,
    copy: u32,
    page: u32,
}

impl SheetCode {
    /// The code of a page, both counted from 1; `None` beyond [`MAX_COPIES`] and [`MAX_PAGES`].
    pub fn new(digest: Digest, copy: u32, page: u32) -> Option<SheetCode> {
        let known = (1..=MAX_COPIES).contains(&copy) && (1..=MAX_PAGES).contains(&page);
        known.then_some(SheetCode { digest, copy, page })
    }

    /// The digest of its job.
    pub fn digest(self) -> Digest {
        self.digest
    }

    /// The number of its copy, from 1.
    pub fn copy(self) -> u32 {
        self.copy
    }

    /// The number of the page within the copy, from 1.
    pub fn page(self) -> u32 {
        self.page
    }
}

impl fmt::Display for SheetCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let SheetCode { digest, copy, page } = self;
        let code = format!("{FORM}-{digest}-{copy}-{page}");
        write!(f, "{code}-{}", check_character(&code))
    }
}

/// Why a text is no code of a sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Misread {
    /// It has not the form of one.
    Form,
    /// It has, but its check character is another: something in it was misread.
    Check,
}

impl fmt::Display for Misread {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Misread::Form => "no code such as `QP1-8D40CC4C01-17-2-A`",
            Misread::Check => "a code with something misread in it",
        })
    }
}

impl std::error::Error for Misread {}

/// A code as it was read, or typed: small letters do.
impl FromStr for SheetCode {
    type Err = Misread;

    fn from_str(text: &str) -> Result<SheetCode, Misread> {
        let text = text.trim().to_ascii_uppercase();
        let parts: Vec<&str> = text.split('-').collect();
        let [FORM, digest, copy, page, _] = parts.as_slice() else {
            return Err(Misread::Form);
        };
        let number = |text: &str| text.parse().map_err(|_| Misread::Form);
        let code = SheetCode::new(digest.parse()?, number(copy)?, number(page)?);
        let code = code.ok_or(Misread::Form)?;
        match code.to_string() == text {
            true => Ok(code),
            false => Err(Misread::Check),
        }
    }
}

const CHARACTERS: &[u8; 36] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

/// The check character of ISO 7064 MOD 37,36 over the digits and capitals of a text; all else is passed over. It
/// catches every single wrong character, and nearly every two that changed places.
fn check_character(text: &str) -> char {
    let values = text.bytes().filter_map(|byte| match byte {
        b'0'..=b'9' => Some(u32::from(byte - b'0')),
        b'A'..=b'Z' => Some(u32::from(byte - b'A') + 10),
        _ => None,
    });
    let product = values.fold(36, |product, value| match (product + value) % 36 {
        0 => 72 % 37,
        sum => sum * 2 % 37,
    });
    CHARACTERS[((37 - product) % 36) as usize].into()
}

#[cfg(test)]
mod tests {
    use super::{CHARACTERS, Digest, MAX_COPIES, MAX_PAGES, Misread, SheetCode, check_character};
    use crate::random::Fnv;

    fn digest(text: &str) -> Digest {
        text.parse().unwrap()
    }

    #[test]
    fn check_characters_are_those_of_the_standard() {
        // The first is the example of the Global Release Identifier, which is checked by the same standard.
        for (text, check) in [
            ("A1-2425G-ABC1234002", 'M'),
            ("A1-2425G-XYZ1234002", 'C'),
            ("QP1-8D40CC4C01-17-2", 'A'),
            ("QP1-0000000000-1-1", '7'),
            ("QP1-FFFFFFFFFF-100000-99", 'Q'),
            ("", '1'),
        ] {
            assert_eq!(check_character(text), check, "{text}");
        }
    }

    #[test]
    fn every_single_misread_character_is_caught() {
        let code = SheetCode::new(digest("8D40CC4C01"), 17, 2)
            .unwrap()
            .to_string();
        for position in (0..code.len()).filter(|&position| code.as_bytes()[position] != b'-') {
            for other in CHARACTERS
                .iter()
                .filter(|&&other| other != code.as_bytes()[position])
            {
                let mut bytes = code.clone().into_bytes();
                bytes[position] = *other;
                let misread = String::from_utf8(bytes).unwrap();
                assert!(misread.parse::<SheetCode>().is_err(), "{misread}");
            }
        }
    }

    #[test]
    fn the_longest_code_has_26_characters() {
        let code = SheetCode::new(digest("FFFFFFFFFF"), MAX_COPIES, MAX_PAGES).unwrap();
        assert_eq!(code.to_string().len(), 26);
        assert_eq!(
            SheetCode::new(digest("FFFFFFFFFF"), MAX_COPIES + 1, 1),
            None
        );
        assert_eq!(SheetCode::new(digest("FFFFFFFFFF"), 0, 1), None);
        assert_eq!(SheetCode::new(digest("FFFFFFFFFF"), 1, 0), None);
        assert_eq!(SheetCode::new(digest("FFFFFFFFFF"), 1, MAX_PAGES + 1), None);
    }

    #[test]
    fn a_code_is_read_back_as_it_was() {
        for (copy, page) in [(1, 1), (17, 2), (100_000, 99)] {
            let code = SheetCode::new(digest("00FF00FF00"), copy, page).unwrap();
            assert_eq!(code.to_string().parse(), Ok(code));
            assert_eq!(
                format!(" {} ", code.to_string().to_lowercase()).parse(),
                Ok(code)
            );
        }
    }

    #[test]
    fn what_is_no_code_is_told_from_what_is_misread() {
        for text in [
            "",
            "QP1",
            "QP2-8D40CC4C01-17-2-A",
            "QP1-8D40CC4C01-17-2",
            "QP1-8D40CC4C0G-1-1-A",
            "QP1-+D40CC4C01-1-1-A",
        ] {
            assert_eq!(text.parse::<SheetCode>(), Err(Misread::Form), "{text}");
        }
        assert_eq!(
            "QP1-8D40CC4C01-+17-2-R".parse::<SheetCode>(),
            Err(Misread::Check)
        );
    }

    #[test]
    fn a_digest_has_ten_characters() {
        let mut hash = Fnv::default();
        hash.part("a");
        assert_eq!(Digest::of(hash).to_string().len(), 10);
        assert_eq!(digest("00000000ff").to_string(), "00000000FF");
    }
}
