//! In goes a finite verb, out comes its base form, where it is certain.

use std::collections::{HashMap, HashSet};
use std::sync::OnceLock;

/// A form of a verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// `go`.
    Base,
    /// `went`.
    Past,
    /// `gone`.
    Participle,
    /// `goes`.
    Present,
    /// `going`.
    Gerund,
}

/// Every verb of the list in its forms.
pub fn forms() -> impl Iterator<Item = (String, Form)> {
    entries().flat_map(|(base, past, participle)| {
        let past = past.map_or_else(|| regular(base), str::to_owned);
        let participle = participle.map_or_else(|| past.clone(), str::to_owned);
        let gerund = format!("{}ing", base.strip_suffix('e').unwrap_or(base));
        [
            (base.to_owned(), Form::Base),
            (past, Form::Past),
            (participle, Form::Participle),
            (present_of(base), Form::Present),
            (gerund, Form::Gerund),
        ]
    })
}

/// The list: base form, past tense and participle, as far as they are not regular.
fn entries() -> impl Iterator<Item = (&'static str, Option<&'static str>, Option<&'static str>)> {
    let lines = include_str!("verbs.txt")
        .lines()
        .filter(|line| !line.starts_with('#'));
    lines.flat_map(str::split_whitespace).map(|entry| {
        let mut parts = entry.split(':');
        (parts.next().unwrap_or_default(), parts.next(), parts.next())
    })
}

/// The base form of a past tense; `None` where the list does not have it, or two verbs have it.
pub fn base(past: &str) -> Option<&'static str> {
    static PAST: OnceLock<HashMap<String, Option<&'static str>>> = OnceLock::new();
    let past_forms = PAST.get_or_init(|| {
        let mut forms: HashMap<String, Option<&'static str>> = HashMap::new();
        for (base, past, _) in entries() {
            let past = past.map_or_else(|| regular(base), str::to_owned);
            let form = forms.entry(past).or_insert(Some(base));
            if *form != Some(base) {
                *form = None;
            }
        }
        forms
    });
    past_forms.get(past).copied().flatten()
}

/// Whether a form is a past tense and no participle, as `began` is, and `announced` is not.
pub fn is_past_alone(word: &str) -> bool {
    static ALONE: OnceLock<HashSet<&'static str>> = OnceLock::new();
    let alone = ALONE.get_or_init(|| {
        let pasts = entries().filter_map(|(base, past, participle)| {
            let (past, participle) = (past?, participle?);
            (past != participle && past != base).then_some(past)
        });
        pasts.collect()
    });
    alone.contains(word)
}

/// The base form of a present tense in the third person; `None` where the list does not have it.
pub fn base_of_present(present: &str) -> Option<&'static str> {
    static PRESENT: OnceLock<HashMap<String, &'static str>> = OnceLock::new();
    let forms = PRESENT.get_or_init(|| {
        entries()
            .map(|(base, ..)| (present_of(base), base))
            .collect()
    });
    forms.get(present).copied()
}

/// The past tense of a present; `None` where the list does not have it.
pub fn past_of_present(present: &str) -> Option<String> {
    match present {
        "is" => return Some("was".to_owned()),
        "are" => return Some("were".to_owned()),
        "has" | "have" => return Some("had".to_owned()),
        _ => {}
    }
    let (base, past, _) =
        entries().find(|(base, ..)| *base == present || present_of(base) == present)?;
    Some(past.map_or_else(|| regular(base), str::to_owned))
}

fn present_of(base: &str) -> String {
    match (base, base.strip_suffix('y')) {
        ("have", _) => "has".into(),
        (_, Some(stem)) if !stem.ends_with(['a', 'e', 'o', 'u']) => format!("{stem}ies"),
        _ if base.ends_with(['s', 'x', 'z', 'o'])
            || base.ends_with("ch")
            || base.ends_with("sh") =>
        {
            format!("{base}es")
        }
        _ => format!("{base}s"),
    }
}

fn regular(base: &str) -> String {
    let vowel = |c: char| "aeiou".contains(c);
    match base.strip_suffix('y') {
        Some(stem) if !stem.ends_with(vowel) => format!("{stem}ied"),
        _ if base.ends_with('e') => format!("{base}d"),
        _ => format!("{base}ed"),
    }
}

#[cfg(test)]
mod tests {
    use super::base;

    #[test]
    fn a_base_form_is_given_where_it_is_certain() {
        for (past, expected) in [
            ("announced", Some("announce")),
            ("carried", Some("carry")),
            ("banned", Some("ban")),
            ("fell", Some("fall")),
            ("stayed", Some("stay")),
            // Of `find` and of nothing else in the past tense; `founded` is of `found`.
            ("found", Some("find")),
            ("founded", Some("found")),
            ("blorped", None),
        ] {
            assert_eq!(base(past), expected, "{past}");
        }
    }
}
