//! Single values: texts, ids, dates, numbers, and one of a few names.
//!
//! In goes a node of the tree and the name of its field, out comes its value; whatever it is not is reported.

use std::collections::HashSet;
use std::hash::Hash;

use rust_decimal::Decimal;

use super::problem::quoted;
use super::report::{Reporter, Span};
use super::tree::{Kind, Node};
use crate::date::{Date, DateError};
use crate::lang;
use crate::moment::Moment;
use crate::sanitize::{is_invisible, visible};
use crate::typed::{self, Unread};

/// What stands at a node, where it is no list or map and not empty.
fn scalar<'t>(
    node: Node<'t>,
    key: Span,
    field: &str,
    (what, help): (&str, &str),
    report: &mut Reporter,
) -> Option<&'t str> {
    match node.kind() {
        Kind::Text(word) => return Some(word),
        Kind::Null => empty(key, field, report),
        _ => mismatch(node, key, &format!("`{field}` is {what}"), help, report),
    }
    None
}

/// How an id is made.
pub(super) const ID: &str = "small letters, digits and single hyphens";
/// How a date is written.
pub(super) const DATE: &str = "write a year, a month or a day as `1989`, `1989-02` or `1989-02-15`";
/// How a number is written.
pub(super) const NUMBER: &str = "write digits as in `143`, `600_000_000` or `-2.5`";

/// A field without a value.
pub(super) fn empty(key: Span, field: &str, report: &mut Reporter) {
    report.error(
        key,
        format!("`{field}` is empty"),
        "write its value, or delete it; a value such as `null` or `~` goes in quotes",
    );
}

/// A list or map where something else is expected, or the reverse.
pub(super) fn mismatch(node: Node, key: Span, expected: &str, help: &str, report: &mut Reporter) {
    let found = match node.kind() {
        Kind::Bad => return,
        Kind::List => "a list",
        Kind::Map => "a map",
        Kind::Null => "nothing",
        Kind::Text(word) if word.parse::<Decimal>().is_ok() => "a number",
        Kind::Text(_) => "a text",
    };
    let at = match node.kind() {
        Kind::Text(_) => node.span(),
        _ => key,
    };
    report.error(at, format!("{expected}, and here is {found}"), help);
}

/// One of a few words.
pub(super) fn word(
    node: Node,
    key: Span,
    field: &str,
    words: &[&'static str],
    report: &mut Reporter,
) -> Option<&'static str> {
    let help = format!("write {}", either(words));
    let found = scalar(node, key, field, (&either(words), &help), report)?;
    if let Some(&word) = words.iter().find(|&&word| word == found) {
        return Some(word);
    }
    let help = match report.nearest(found, words.iter().copied()) {
        Some(word) => format!("did you mean `{word}`?"),
        None => help,
    };
    let message = format!("{} is no value of `{field}`", quoted(found));
    report.refuse(node.span(), message, help)
}

/// `true` or `false`, without quotes.
pub(super) fn flag(node: Node, key: Span, field: &str, report: &mut Reporter) -> Option<bool> {
    if node.is_plain() || node.kind() == Kind::Null {
        return word(node, key, field, &["true", "false"], report).map(|word| word == "true");
    }
    let expected = format!("`{field}` is `true` or `false`");
    mismatch(node, key, &expected, "write it without quotes", report);
    None
}

/// The same name stands twice where names differ.
pub(super) fn twice(second: Span, first: Span, word: &str, report: &mut Reporter) {
    report.error(
        second,
        format!("{} stands here a second time", quoted(word)),
        format!(
            "the first is in line {}: delete or rename one of them",
            first.place.line
        ),
    );
}

/// A text on one line, without spaces around it.
pub(super) fn text(node: Node, key: Span, field: &str, report: &mut Reporter) -> Option<String> {
    let text = one_line(&visible(raw_text(node, key, field, report)?));
    if text.is_empty() {
        empty(key, field, report);
        return None;
    }
    can_be_seen(&text, node, field, report).then_some(text)
}

/// Whether a text holds anything that a reader can see; if not, that is reported.
pub(super) fn can_be_seen(text: &str, node: Node, field: &str, report: &mut Reporter) -> bool {
    let seen = !is_invisible(text);
    if !seen {
        report.error(
            node.span(),
            format!("`{field}` holds only characters that cannot be seen"),
            "write what a reader can see, and delete spaces without width, fillers and marks",
        );
    }
    seen
}

/// A text as it stands in the file.
pub(super) fn raw_text<'t>(
    node: Node<'t>,
    key: Span,
    field: &str,
    report: &mut Reporter,
) -> Option<&'t str> {
    let help = format!("write one text, `{field}: …`; where it has brackets or braces, in quotes");
    let raw = scalar(node, key, field, ("a text", &help), report)?;
    if let Some(comment) = node.cut_off() {
        report.warning(
            node.span(),
            format!(
                "a comment begins after this text, so `{field}` is without {}",
                quoted(comment)
            ),
            "put the text in quotes to keep it; a comment that is meant has a space after its `#`",
        );
    }
    if raw.chars().any(crate::sanitize::is_hidden) {
        report.warning(
            node.span(),
            format!("`{field}` holds characters that steer the screen, and are not shown"),
            "delete them: control characters and marks of the direction of writing",
        );
    }
    Some(raw)
}

/// The date that a node holds; `None` where it is none, which is reported.
pub(super) fn date(node: Node, key: Span, field: &str, report: &mut Reporter) -> Option<Date> {
    dated(node, key, field, Date::parse, report)
}

/// A date, or a time of a day: `2026-01-03`, `2026-01-03T10:00`.
pub(super) fn moment(node: Node, key: Span, field: &str, report: &mut Reporter) -> Option<Moment> {
    dated(node, key, field, Moment::parse, report)
}

/// The dates that a text may mean in one language or another: one, or two where day and month can be either way round.
fn readings(word: &str) -> Option<[Date; 2]> {
    let read = || lang::ALL.iter().map(|words| typed::date(word, words));
    let two = read().find_map(|read| match read {
        Err(Unread::TwoDates(one, other)) => Some([one, other]),
        _ => None,
    });
    two.or_else(|| read().find_map(|read| read.ok().map(|date| [date; 2])))
}

/// What a date is read as.
fn dated<T>(
    node: Node,
    key: Span,
    field: &str,
    parse: fn(&str) -> Result<T, DateError>,
    report: &mut Reporter,
) -> Option<T> {
    const LONGEST: usize = 40;
    let word = scalar(node, key, field, ("a date", DATE), report)?.trim();
    if word.len() > LONGEST {
        return report.refuse(node.span(), format!("{} is no date", quoted(word)), DATE);
    }
    match parse(word) {
        Ok(date) => Some(date),
        Err(error) => {
            let error = error.to_string();
            let (message, help) = error.rsplit_once(": ").unwrap_or((&error, DATE));
            // Who writes it as a sentence does is told how it is written here.
            let meant = readings(word).map(|[date, other]| match date.year() {
                1.. if date != other => format!("write it as `{date}` or `{other}`"),
                1.. => format!("write it as `{date}`"),
                _ => format!("write it as `{date}`: the year 0 is 1 BC"),
            });
            report.refuse(node.span(), message, meant.as_deref().unwrap_or(help))
        }
    }
}

/// An exact decimal number: `143`, `600_000_000`, `-2.5`.
pub(super) fn number(node: Node, key: Span, field: &str, report: &mut Reporter) -> Option<Decimal> {
    let word = scalar(node, key, field, ("a number", NUMBER), report)?.trim();
    let (digits, decimals) = word.split_once('.').unwrap_or((word, "0"));
    let is_number = is_digits(digits.strip_prefix('-').unwrap_or(digits)) && is_digits(decimals);
    if !is_number {
        let plain: String = word.chars().filter(|&c| c != ',').collect();
        let help = match plain.parse::<Decimal>() {
            Ok(number) if plain.len() < word.len() => format!("without commas: `{number}`"),
            _ => NUMBER.into(),
        };
        return report.refuse(node.span(), format!("{} is no number", quoted(word)), help);
    }
    // Far within what a decimal holds, so that nobody who reckons with it need fear an overflow.
    let is_short =
        |part: &str, most: usize| part.bytes().filter(u8::is_ascii_digit).count() <= most;
    let plain: String = word.chars().filter(|&c| c != '_').collect();
    match Decimal::from_str_exact(&plain) {
        Ok(number) if number.is_zero() => Some(Decimal::ZERO),
        Ok(number) if is_short(digits, 15) && is_short(decimals, 6) => Some(number),
        _ => report.refuse(
            node.span(),
            format!("{} has too many digits", quoted(word)),
            "15 digits before the point and 6 after it are the most that is read",
        ),
    }
}

/// Digits in groups that underscores part.
fn is_digits(text: &str) -> bool {
    text.split('_')
        .all(|group| !group.is_empty() && group.bytes().all(|byte| byte.is_ascii_digit()))
}

/// A text with every run of spaces and line breaks made one space, and none around it.
pub(super) fn one_line(text: &str) -> String {
    let words: Vec<&str> = text.split_ascii_whitespace().collect();
    words.join(" ")
}

/// `a-b-1`; in ids of entities and blanks underscores may stand for hyphens.
pub(super) fn is_kebab(word: &str, separators: &[char]) -> bool {
    word.split(separators).all(|part| {
        !part.is_empty()
            && part
                .bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
    })
}

/// An id that is made of what ids are made of, or what is wrong with it.
pub(super) fn check_id(word: &str, at: Span, separators: &[char], report: &mut Reporter) {
    if is_kebab(word, separators) {
        return;
    }
    let tidy: String = word
        .to_lowercase()
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() { c } else { '-' })
        .collect();
    let parts: Vec<&str> = tidy.split('-').filter(|part| !part.is_empty()).collect();
    let help = match parts.join("-") {
        tidy if tidy.is_empty() || tidy.len() > 60 => "as in `moon-landing`".into(),
        tidy => format!("write `{tidy}`"),
    };
    report.error(at, format!("{} is no id: {ID}", quoted(word)), help);
}

/// `` `a`, `b` and `c` ``
pub(super) fn all(names: &[&str]) -> String {
    listed(names, "and")
}

/// `` `a`, `b` or `c` ``
pub(super) fn either(names: &[&str]) -> String {
    listed(names, "or")
}

fn listed(names: &[&str], last: &str) -> String {
    let quoted: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    match quoted.split_last() {
        Some((end, rest)) if !rest.is_empty() => format!("{} {last} {end}", rest.join(", ")),
        _ => quoted.concat(),
    }
}

/// Each once, in the order in which they first stand.
pub(super) fn distinct<T: Copy + Eq + Hash>(mut items: Vec<T>) -> Vec<T> {
    let mut seen = HashSet::new();
    items.retain(|&item| seen.insert(item));
    items
}
