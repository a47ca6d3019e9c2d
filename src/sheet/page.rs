//! What a worksheet and a key have in common: the frame of the page.

use askama::filters::Safe;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::setting::Setting;
use super::{Columns, Ink, Layout, Paper, Print};
use crate::html::css::{PageNumber, Quoted};
use crate::html::{direction, language};
use crate::lang::Words;
use crate::quiz::Quiz;

/// What stands after the last part of a page.
pub(super) const TAIL: &[u8] = b"</main>\n</body>\n</html>\n";

/// The values of `templates/page.html`.
pub(crate) struct Page<'a> {
    pub language: &'a str,
    pub direction: &'static str,
    pub size: &'static str,
    pub margin: String,
    /// How the text is set.
    pub setting: Setting,
    /// At the foot of every page that has no foot of its own. Its escapes are those of CSS: within a style element
    /// HTML has none.
    pub foot: Safe<Quoted>,
    /// The pages that have.
    pub named: Vec<Named>,
    pub number: Safe<PageNumber>,
    pub print: &'static str,
    pub columns: &'static str,
    pub ink: &'static str,
}

/// Pages with a foot of their own, which are counted from 1: the browser cannot say how many they will be.
pub(crate) struct Named {
    pub name: usize,
    pub foot: Safe<Quoted>,
    pub number: Safe<PageNumber>,
}

impl Named {
    pub(super) fn new(name: usize, foot: String, words: &Words) -> Named {
        let number = words.sheet.page_of_copy;
        let number = number.replace("{page}", &format!("{{p{name}}}"));
        Named {
            name,
            foot: Safe(Quoted(foot)),
            number: Safe(PageNumber(number.into())),
        }
    }
}

impl<'a> Page<'a> {
    /// A page with this text at its foot.
    pub(super) fn new(
        quiz: &'a Quiz,
        layout: &Layout,
        setting: Setting,
        words: &Words,
        foot: &str,
    ) -> Page<'a> {
        let [top, side, bottom] = margins(layout);
        Page {
            language: language(&quiz.language),
            direction: direction(&quiz.language),
            size: match layout.paper {
                Paper::A4 => "A4",
                Paper::Letter => "letter",
            },
            margin: format!("{top}mm {side}mm {bottom}mm"),
            setting,
            foot: Safe(Quoted(foot.to_owned())),
            named: Vec::new(),
            number: Safe(PageNumber(words.sheet.page.into())),
            print: match layout.print {
                Print::Normal => "normal",
                Print::Large => "large",
                Print::Dyslexia => "dyslexia",
            },
            columns: match columns(layout) {
                Columns::One => "one-column",
                Columns::Two => "two-columns",
            },
            ink: match layout.ink {
                Ink::Normal => "",
                Ink::Saving => " saving",
            },
        }
    }
}

/// The margins above, beside and below the text, in millimetres.
pub(super) fn margins(layout: &Layout) -> [u8; 3] {
    match (layout.print, layout.ink) {
        (Print::Large, _) => [20, 25, 22],
        (_, Ink::Saving) => [12, 15, 15],
        _ => [16, 22, 19],
    }
}

/// The code as it fits at the foot of a page: a seed that is long is cut short.
pub(super) fn short_code(seed: &str, code: &str) -> String {
    match code.strip_prefix(seed) {
        Some(rest) if !seed.is_empty() => format!("{}{}", cut(seed, 20), cut(rest, 40)),
        _ => cut(code, 60),
    }
}

/// A text that is cut where it is wider than so many columns.
pub(crate) fn cut(text: &str, columns: usize) -> String {
    let text = crate::sanitize::visible(text);
    if text.width() <= columns {
        return text.into_owned();
    }
    let mut width = 1;
    let fits = |c: &char| {
        width += c.width().unwrap_or(0);
        width <= columns
    };
    let kept: String = text.chars().take_while(fits).collect();
    format!("{}…", kept.trim_end())
}

/// Large print stands in one column.
pub(super) fn columns(layout: &Layout) -> Columns {
    match layout.print {
        Print::Normal | Print::Dyslexia => layout.columns,
        Print::Large => Columns::One,
    }
}

#[cfg(test)]
mod tests {
    use super::{cut, short_code};

    #[test]
    fn a_long_seed_is_cut_at_the_foot() {
        let rest = " · 3fa9c1d2 · 77ab01cc · r1";
        assert_eq!(short_code("7", &format!("7{rest}")), format!("7{rest}"));
        let seed = "W".repeat(64);
        let short = format!("{}…{rest}", "W".repeat(19));
        assert_eq!(short_code(&seed, &format!("{seed}{rest}")), short);
        assert_eq!(cut("日本語", 5), "日本…");
    }
}
