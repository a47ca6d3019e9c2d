//! Texts from a bank as they may be shown.
//!
//! In goes any text, out comes what a reader can see of it. This module does not know where it is shown:
//! each output still escapes for itself.

use std::borrow::Cow;

use unicode_properties::{GeneralCategory, UnicodeGeneralCategory};

/// A text without what could not be seen but could do harm: control characters, overrides, embeddings and isolates of
/// the writing direction, and code points that are no characters. White space of any kind becomes a space.
///
/// This is the one rule for all that a bank, a quiz, a list or an argument says, wherever it is shown. Isolates go with
/// the overrides, since one that is not closed turns round all that follows; the marks U+200E, U+200F and U+061C, which
/// Arabic and Hebrew need, stay: they reach no farther than the letters beside them.
///
/// ```
/// use quizpress::sanitize::visible;
/// assert_eq!(visible("plain"), "plain");
/// assert_eq!(visible("a\tb\u{1b}[31m\u{202e}c"), "a b[31mc");
/// ```
pub fn visible(text: &str) -> Cow<'_, str> {
    if text.chars().all(|c| shown(c) == Some(c)) {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.chars().filter_map(shown).collect())
    }
}

/// Whether a character is shown as nothing, or as a space, though it is no mark of format and no white space: fillers
/// of Hangul, the braille pattern without a dot, selectors of a variant.
pub fn is_filler(c: char) -> bool {
    matches!(
        c,
        '\u{34f}'
            | '\u{115f}'..='\u{1160}'
            | '\u{17b4}'..='\u{17b5}'
            | '\u{180b}'..='\u{180f}'
            | '\u{2800}'
            | '\u{3164}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{ffa0}'
            | '\u{e0100}'..='\u{e01ef}'
    )
}

/// Whether a text has nothing that a reader can see: only spaces, and characters of format, control or filling.
///
/// ```
/// use quizpress::sanitize::is_invisible;
/// assert!(is_invisible("\u{200b} \u{3164}\u{fe0f}"));
/// assert!(!is_invisible("."));
/// ```
pub fn is_invisible(text: &str) -> bool {
    use GeneralCategory::{Control, Format, LineSeparator, ParagraphSeparator, SpaceSeparator};
    let unseen = |c: char| match c.general_category() {
        Control | Format | LineSeparator | ParagraphSeparator | SpaceSeparator => true,
        _ => is_filler(c) || is_hidden(c),
    };
    text.chars().all(unseen)
}

/// Whether a character steers what shows it instead of being shown.
pub fn is_hidden(c: char) -> bool {
    shown(c).is_none()
}

/// What is shown for a character, if anything.
fn shown(c: char) -> Option<char> {
    match c {
        '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some(' '),
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{fdd0}'..='\u{fdef}' => None,
        c if c.is_control() || u32::from(c) & 0xfffe == 0xfffe => None,
        c => Some(c),
    }
}

/// A text as [`visible`] shows it, but with a sign in place of each character that is dropped there, one for one, so
/// that the columns of a source line still hold: U+FFFD, and a space for white space.
///
/// ```
/// use quizpress::sanitize::masked;
/// assert_eq!(masked("\u{1b}[31mred\nline"), "\u{fffd}[31mred line");
/// ```
pub fn masked(text: &str) -> Cow<'_, str> {
    if text.chars().all(|c| shown(c) == Some(c)) {
        return Cow::Borrowed(text);
    }
    let mask = |c: char| shown(c).unwrap_or(char::REPLACEMENT_CHARACTER);
    Cow::Owned(text.chars().map(mask).collect())
}

/// A JSON document in which each character that [`visible`] drops or replaces is written as an escape: it says the
/// same, and steers nothing that shows it. Its own line breaks stay.
///
/// ```
/// use quizpress::sanitize::json_escaped;
/// assert_eq!(json_escaped("\"a\u{9b}31m\""), "\"a\\u009b31m\"");
/// ```
pub fn json_escaped(json: &str) -> Cow<'_, str> {
    let stays = |c: char| c == '\n' || shown(c) == Some(c);
    if json.chars().all(stays) {
        return json.into();
    }
    let mut escaped = String::with_capacity(json.len() + 16);
    for c in json.chars() {
        if stays(c) {
            escaped.push(c);
            continue;
        }
        for unit in c.encode_utf16(&mut [0; 2]) {
            escaped.push_str(&format!("\\u{unit:04x}"));
        }
    }
    escaped.into()
}

/// Whether a spreadsheet may run a cell of a table, or would take it for one that was kept from running: it begins with
/// a sign of a formula, perhaps after spaces or apostrophes, and is no plain number.
///
/// ```
/// use quizpress::sanitize::is_formula;
/// assert!(is_formula("=1+1") && is_formula("＝HYPERLINK(1)"));
/// assert!(!is_formula("-1.5") && !is_formula("a=1"));
/// ```
pub fn is_formula(cell: &str) -> bool {
    let number = cell.strip_prefix('-').unwrap_or(cell);
    let number = !number.is_empty()
        && number
            .bytes()
            .all(|byte| byte.is_ascii_digit() || byte == b'.');
    let signs = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];
    !number
        && cell
            .trim_start_matches('\'')
            .trim_start_matches(|c: char| c.is_whitespace() && !"\t\r\n".contains(c))
            .starts_with(signs)
}

/// The letter of the option at a position, from 0: A to Z, then AA, AB and so on.
///
/// ```
/// use quizpress::sanitize::letter;
/// assert_eq!([letter(0), letter(25), letter(26), letter(52)], ["A", "Z", "AA", "BA"]);
/// ```
pub fn letter(position: usize) -> String {
    let last = char::from(b'A' + (position % 26) as u8);
    match position / 26 {
        0 => last.to_string(),
        more => letter(more - 1) + &last.to_string(),
    }
}

/// What follows a name in a text that begins with it, perhaps with a capital as a sentence does; `None` where it does not.
///
/// ```
/// use quizpress::sanitize::after_name;
/// assert_eq!(after_name("The Taliban was a guest.", "the Taliban"), Some(" was a guest."));
/// assert_eq!(after_name("15 years too late.", "1"), None);
/// ```
pub fn after_name<'a>(text: &'a str, name: &str) -> Option<&'a str> {
    let first = name.chars().next()?;
    let rest = name.strip_prefix(first)?;
    let begun = text.strip_prefix(first).or_else(|| {
        let capital: String = first.to_uppercase().collect();
        text.strip_prefix(&capital)
    })?;
    let after = begun.strip_prefix(rest)?;
    (!after.starts_with(char::is_alphanumeric)).then_some(after)
}

/// The headline of an article's plain text, where it has one, and its paragraphs, of which the first is number 1.
///
/// A paragraph is a line; where a text is wrapped, which is to say that it has empty lines and no long one, it is
/// what stands between them. The headline is the one that is given, if one of the first lines is that: what stands above it, such as its
/// day, is no paragraph. Else it is the first line, if that does not end as a sentence.
///
/// ```
/// use quizpress::sanitize::paragraphs;
/// let (headline, paragraphs) = paragraphs("First people\non the Moon\n\nThey landed\nthere.\n", None);
/// assert_eq!(headline.as_deref(), Some("First people on the Moon"));
/// assert_eq!(paragraphs, ["They landed there."]);
/// ```
pub fn paragraphs(text: &str, headline: Option<&str>) -> (Option<String>, Vec<String>) {
    let text = line_ends(text);
    let lines = || text.trim_start_matches('\u{feff}').lines().map(str::trim);
    let is_wrapped = lines()
        .skip_while(|line| line.is_empty())
        .any(str::is_empty)
        && lines().all(|line| line.chars().count() <= LONGEST_WRAPPED);
    let mut paragraphs: Vec<String> = Vec::new();
    let mut begun = false;
    for line in lines() {
        match paragraphs.last_mut().filter(|_| begun && is_wrapped) {
            _ if line.is_empty() => {}
            Some(paragraph) => {
                paragraph.push(' ');
                paragraph.push_str(line);
            }
            None => paragraphs.push(line.to_owned()),
        }
        begun = !line.is_empty();
    }
    let plain = |text: &str| text.trim_start_matches('#').trim().to_lowercase();
    let mut above = paragraphs.iter().take(MOST_ABOVE + 1);
    let given = headline.and_then(|headline| above.position(|one| plain(one) == plain(headline)));
    paragraphs.drain(..given.unwrap_or(0));
    let has_headline = paragraphs.first().is_some_and(|first| {
        given.is_some() || !first.ends_with(['.', '!', '?', '…', ':', '"', '”', '“', '»', '’', ')'])
    });
    let first = has_headline.then(|| paragraphs.remove(0));
    (
        first.map(|line| line.trim_start_matches('#').trim().to_owned()),
        paragraphs,
    )
}

/// A text whose lines end with LF, whichever program ended them: with CR, with CR and LF, or with a line or paragraph
/// separator.
///
/// ```
/// use quizpress::sanitize::line_ends;
/// assert_eq!(line_ends("a\r\nb\rc\u{2029}d"), "a\nb\nc\nd");
/// ```
pub fn line_ends(text: &str) -> Cow<'_, str> {
    match text.contains(|c| c != '\n' && is_line_end(c)) {
        true => text.replace("\r\n", "\n").replace(is_line_end, "\n").into(),
        false => text.into(),
    }
}

/// Whether some program ends a line with this character; CR and LF together end one.
pub fn is_line_end(c: char) -> bool {
    matches!(
        c,
        '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}'
    )
}

/// So many lines stand above a headline at most.
const MOST_ABOVE: usize = 3;

/// The longest line of a text that is wrapped, in characters.
const LONGEST_WRAPPED: usize = 120;

#[cfg(test)]
mod tests {
    use super::{after_name, masked, paragraphs, visible};
    use std::borrow::Cow;

    #[test]
    fn paragraphs_end_as_any_program_ends_a_line() {
        let read = |end: &str| paragraphs(&["First.", "Second.", "Third."].join(end), None).1;
        let expected = read("\n");
        assert_eq!(expected.len(), 3);
        for end in ["\r", "\r\n", "\r\r", "\r\n\r\n", "\u{2028}", "\u{2029}"] {
            assert_eq!(read(end), expected, "{end:?}");
        }
    }

    #[test]
    fn a_paragraph_is_a_line_or_stands_between_empty_ones() {
        let long = "word ".repeat(40) + "end.";
        let read = |text: &str| {
            let (headline, rest) = paragraphs(text, Some("Who came?"));
            (headline.unwrap_or_default(), rest)
        };
        let expected = |headline: &str, rest: &[&str]| {
            let rest: Vec<String> = rest.iter().map(|&text| text.to_owned()).collect();
            (headline.to_owned(), rest)
        };
        assert_eq!(
            read("A head\nOne.\nTwo.\n"),
            expected("A head", &["One.", "Two."])
        );
        assert_eq!(
            read("\n\nA head\n\nOne\nis.\n\n\nTwo.\n"),
            expected("A head", &["One is.", "Two."])
        );
        assert_eq!(
            read(&format!("A head\n\n{long}\nTwo.")),
            expected("A head", &[&long, "Two."])
        );
        assert_eq!(read("# Who came?\nOne."), expected("Who came?", &["One."]));
        assert_eq!(
            read("(Date: 2016.)\nThe Daily\nWho came?\nOne."),
            expected("Who came?", &["One."])
        );
        assert_eq!(
            read("A head\nOne.\nTwo.\nThree.\nWho came?"),
            expected("A head", &["One.", "Two.", "Three.", "Who came?"])
        );
        assert_eq!(read("One.\nTwo."), expected("", &["One.", "Two."]));
        assert_eq!(read(" \n"), expected("", &[]));
    }

    #[test]
    fn a_name_may_begin_a_sentence() {
        assert_eq!(after_name("The Taliban was.", "the Taliban"), Some(" was."));
        assert_eq!(after_name("Ö: so.", "ö"), Some(": so."));
        assert_eq!(after_name("15 years too late.", "5"), None);
        assert_eq!(after_name("51 years too late.", "5"), None);
        assert_eq!(after_name("Xenon is a gas.", "X"), None);
        assert_eq!(after_name("", "5"), None);
        assert_eq!(after_name("5", ""), None);
    }

    #[test]
    fn a_text_that_can_be_seen_is_not_copied() {
        assert!(matches!(visible("Größe, 日本, שלום"), Cow::Borrowed(_)));
    }

    #[test]
    fn ordinary_text_of_any_script_stays() {
        for text in ["", "日本語", "שלום", "مرحبا", "a\u{301}", "👩\u{200d}🚀"] {
            assert_eq!((visible(text), masked(text)), (text.into(), text.into()));
        }
    }

    #[test]
    fn a_masked_text_keeps_its_columns() {
        assert_eq!(
            masked("a\0b\u{7f}c\u{9b}31md"),
            "a\u{fffd}b\u{fffd}c\u{fffd}31md"
        );
        assert_eq!(masked("x\u{202e}y\u{2066}z"), "x\u{fffd}y\u{fffd}z");
        assert_eq!(masked("a\tb\r\nc\u{85}d\u{2028}e"), "a b  c d e");
    }

    #[test]
    fn what_cannot_be_seen_is_dropped() {
        assert_eq!(visible("a\u{0}\u{7f}\u{9b}b"), "ab");
        assert_eq!(visible("\u{2066}a\u{2069}\u{fffe}\u{1ffff}"), "a");
        assert_eq!(visible("two\r\nlines"), "two  lines");
    }
}
