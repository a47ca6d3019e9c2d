//! Where the answers of a fact stand in a sentence that somebody has worded anew.
//!
//! In go a sentence and the blanks of a fact, out come the bytes that each of them fills: found by its value in one of its
//! spellings, by an alias, or by a date that is told shorter ("3 July" for 2025-07-03).

use std::ops::Range;

use crate::date::{Date, Precision};
use crate::facts::{Answer, Blank, Fact, Piece, Value};
use crate::lang::Words;
use crate::sentence::{Sentences, answers};
use crate::tokens::{Tokens, number_forms};

/// What a name may have before it or not.
const ARTICLES: [&str; 3] = ["the", "a", "an"];

/// Where the blanks of a fact stand in a sentence, by their positions in the fact; `None` for one that is lost.
pub(super) fn found(sentences: &Sentences, fact: &Fact, text: &str) -> Vec<Option<Range<usize>>> {
    let mut found: Vec<Option<Range<usize>>> = vec![None; fact.blanks.len()];
    let (old, stood) = filled(sentences, fact);
    // The year of a whole date is not taken for another blank's year.
    let mut order: Vec<usize> = (0..fact.blanks.len()).collect();
    order.sort_by_key(|&at| std::cmp::Reverse(sentences.filling(&fact.blanks[at]).len()));
    for at in order {
        let is_free = |range: &Range<usize>| {
            let mut taken = found.iter().flatten();
            !taken.any(|other| other.start < range.end && range.start < other.end)
        };
        let blank = &fact.blanks[at];
        // What stands there twice stays where it was, the second time for the second.
        let start = stood.iter().find(|(position, _)| *position == at);
        let start = start.map_or(0, |(_, range)| range.start);
        let nearest = |form: &String| {
            let before = nth(&old, form, start);
            let places = standing(text, form).enumerate();
            let free = places.filter(|(_, range)| is_free(range));
            let (_, range) = free.min_by_key(|(nth, _)| nth.abs_diff(before))?;
            Some(range)
        };
        let by_form = forms(sentences, blank).iter().find_map(nearest);
        let span = by_form.or_else(|| list(sentences, blank, text).filter(is_free));
        found[at] = span.map(|span| bracketed(text, span));
    }
    found
}

/// A span with the brackets around it, as a blank is shown in a review.
fn bracketed(text: &str, span: Range<usize>) -> Range<usize> {
    let before = text.get(..span.start).unwrap_or_default();
    let after = text.get(span.end..).unwrap_or_default();
    match before.ends_with('[') && after.starts_with(']') {
        true => span.start - 1..span.end + 1,
        false => span,
    }
}

/// The statement of a fact as it stands in a bank, from a sentence and what its blanks fill there.
pub(super) fn statement<'n>(
    text: &str,
    holes: impl IntoIterator<Item = (Range<usize>, &'n str)>,
) -> String {
    let mut holes: Vec<_> = holes.into_iter().collect();
    holes.sort_by_key(|(range, _)| range.start);
    let plain = |text: &str| text.replace('{', "{{").replace('}', "}}");
    let mut statement = String::new();
    let mut from = 0;
    for (range, name) in holes {
        statement += &plain(text.get(from..range.start).unwrap_or_default());
        statement += &format!("{{{name}}}");
        from = range.end;
    }
    statement + &plain(text.get(from..).unwrap_or_default())
}

/// The statement of a fact as it is read, and the bytes that each blank fills there, in the order of the sentence.
pub(super) fn filled(sentences: &Sentences, fact: &Fact) -> (String, Vec<(usize, Range<usize>)>) {
    const HERE: &str = "\u{fffc}";
    let text = sentences.statement(fact);
    let positions = fact.statement.iter().filter_map(|piece| match piece {
        Piece::Blank(position) => Some(*position),
        Piece::Text(_) => None,
    });
    let range = |position: usize| {
        let with = sentences.statement_with(fact, position, HERE);
        let start = with.find(HERE)?;
        let rest = with.len() - start - HERE.len();
        let end = text.len().checked_sub(rest)?;
        let fits = start <= end && text.is_char_boundary(start) && text.is_char_boundary(end);
        fits.then_some((position, start..end))
    };
    let ranges = positions.filter_map(range).collect();
    (text, ranges)
}

/// How often a phrase stands in a text before a byte of it.
pub(super) fn nth(text: &str, phrase: &str, start: usize) -> usize {
    let before = |range: &Range<usize>| range.start < start;
    standing(text, phrase).take_while(before).count()
}

/// Whether words are another name than that of an entity, none that only tells less of it: in its place the name would change
/// what was typed.
pub(super) fn is_other_name(typed: &str, name: &str) -> bool {
    let name = Tokens::of(name);
    let typed = Tokens::of(typed);
    let is_in = |word: &str| name.iter().any(|own| own == word);
    let mut words = typed.iter().filter(|word| !ARTICLES.contains(word));
    words.any(|word| !is_in(word))
}

/// Where a phrase stands in a text as whole words, with capitals or without.
pub(super) fn standing<'t>(
    text: &'t str,
    phrase: &'t str,
) -> impl Iterator<Item = Range<usize>> + 't {
    let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    text.char_indices().filter_map(move |(start, _)| {
        let end = start + begins(text.get(start..)?, phrase)?;
        let before = text[..start].chars().next_back();
        let after = text[end..].chars().next();
        let joins = |inner: Option<char>, outer| is_word(inner) && is_word(outer);
        let cuts = joins(phrase.chars().next(), before) || joins(phrase.chars().next_back(), after);
        // A figure goes on behind its point or comma.
        let goes_on = |c: Option<char>, next: Option<char>| {
            matches!(c, Some('.' | ',')) && next.is_some_and(|c| c.is_ascii_digit())
        };
        let is_figure = phrase.ends_with(|c: char| c.is_ascii_digit());
        let more = is_figure && goes_on(after, text[end..].chars().nth(1))
            || phrase.starts_with(|c: char| c.is_ascii_digit())
                && goes_on(before, text[..start].chars().rev().nth(1));
        (!cuts && !more).then_some(start..end)
    })
}

/// How many bytes of a text a phrase takes that it begins with.
fn begins(text: &str, phrase: &str) -> Option<usize> {
    let mut rest = text.chars();
    let plain = |c: char| match c {
        '’' | '‘' => '\'',
        '\u{a0}' | '\u{202f}' => ' ',
        c => c,
    };
    for wanted in phrase.chars() {
        let found = rest.next()?;
        let same = plain(found) == plain(wanted) || found.to_lowercase().eq(wanted.to_lowercase());
        if !same {
            return None;
        }
    }
    (!phrase.is_empty()).then(|| text.len() - rest.as_str().len())
}

/// How a blank's answer may be written, the likeliest first.
fn forms(sentences: &Sentences, blank: &Blank) -> Vec<String> {
    let words = sentences.words;
    let mut forms = vec![sentences.filling(blank)];
    let mut more = match &blank.answer {
        Answer::Date { date, .. } => dates(*date, words),
        Answer::Number { value, .. } => {
            let spellings = number_forms(*value, words).into_iter();
            let spellings = spellings.map(|form| form.iter().collect::<Vec<_>>().join(" "));
            let plain = [words.digits(*value), value.normalize().to_string()];
            plain.into_iter().chain(spellings).collect()
        }
        Answer::Entity(id) => names(sentences, &Value::Entity(*id)),
        Answer::Text { .. } | Answer::List { .. } => Vec::new(),
    };
    forms.append(&mut more);
    // Words stand there as they are, or not at all.
    if !matches!(blank.answer, Answer::Text { .. }) {
        forms.extend(blank.accept.iter().cloned());
    }
    // Its name, as who knows banks may write it.
    forms.extend([format!("[{}]", blank.id), format!("{{{}}}", blank.id)]);
    forms.retain(|form| !form.trim().is_empty());
    forms
}

/// The names of a value, the longest first; one with an article without it too.
fn names(sentences: &Sentences, value: &Value) -> Vec<String> {
    let mut names = vec![sentences.value(value)];
    if let Value::Entity(id) = value {
        names.extend(sentences.facts.entity(*id).aliases.iter().cloned());
    }
    let articles = sentences.words.question.articles;
    let bare = |name: &String| {
        let (first, rest) = name.split_once(' ')?;
        let is_article = articles.contains(&first.to_lowercase().as_str());
        is_article.then(|| rest.to_owned())
    };
    let bare: Vec<String> = names.iter().filter_map(bare).collect();
    names.extend(bare);
    names.sort_by_key(|name| std::cmp::Reverse(name.len()));
    names
}

/// How a date may be written, the fullest first.
fn dates(date: Date, words: &Words) -> Vec<String> {
    let mut forms = vec![words.date(date), date.to_string()];
    let year = words.year(date.year());
    let Some(month) = date.month().and_then(|month| month.checked_sub(1)) else {
        return forms;
    };
    let month = words.dates.months[month as usize];
    if let (Some(day), Precision::Day) = (date.day(), date.precision()) {
        let ordinal = (words.numbers.ordinal)(day as u64);
        let days = [day.to_string(), ordinal, format!("{day}.")];
        for day in &days {
            forms.extend([
                format!("{day} {month} {year}"),
                format!("{month} {day}, {year}"),
                format!("{month} {day} {year}"),
            ]);
        }
        for day in &days {
            forms.extend([
                format!("{day} of {month}"),
                format!("{day} {month}"),
                format!("{month} {day}"),
            ]);
        }
    } else {
        forms.extend([format!("{month}, {year}"), month.to_owned()]);
    }
    forms
}

/// Where the members of a list stand in one run, in whatever order.
fn list(sentences: &Sentences, blank: &Blank, text: &str) -> Option<Range<usize>> {
    let Answer::List { .. } = &blank.answer else {
        return None;
    };
    let mut positions = Vec::new();
    for value in answers(blank) {
        let names = names(sentences, &value);
        let position = names.iter().find_map(|name| standing(text, name).next())?;
        positions.push(position);
    }
    positions.sort_by_key(|position| position.start);
    let and = sentences.words.question.and.trim();
    let is_between = |pair: &[Range<usize>]| {
        let between = text.get(pair[0].end..pair[1].start).unwrap_or("?");
        let mut words = between.split([' ', ',']).filter(|word| !word.is_empty());
        words.all(|word| word == and || word == "&")
    };
    let whole = positions.first()?.start..positions.last()?.end;
    positions.windows(2).all(is_between).then_some(whole)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Facts;

    const BANK: &str = "id: b\ntitle: T\nentities:\n  sea: { name: the Red Sea, class: sea, aliases: [Yam Suph] }\n  ann: { name: Ann Lee, class: person }\n  bob: { name: Bob Hart, class: person }\nfacts:\n  - id: f\n    statement: \"On {day}, in {month} and in {year}, {n} ships left {sea} for {place} with {crew}.\"\n    blanks:\n      day: { date: 2025-07-03 }\n      month: { date: 2024-05 }\n      year: { date: 2025 }\n      n: { number: 15000, unit: ships }\n      sea: { entity: sea }\n      place: { text: harbour }\n      crew: { list: [ann, bob] }\n";

    /// The statement that a sentence comes to, what is lost behind it.
    #[track_caller]
    fn check(text: &str, expected: &str) {
        let facts = Facts::parse("b.yaml", BANK).expect("a sound bank");
        let sentences = Sentences::new(&facts);
        let fact = &facts.facts()[0];
        let found = found(&sentences, fact, text);
        let both = || fact.blanks.iter().zip(&found);
        let holes = both().filter_map(|(blank, range)| Some((range.clone()?, blank.id.as_str())));
        let mut statement = statement(text, holes);
        for (blank, _) in both().filter(|(_, range)| range.is_none()) {
            statement += &format!(" -{}", blank.id);
        }
        assert_eq!(statement, expected);
    }

    #[test]
    fn blanks_are_found_by_value_alias_and_date() {
        check(
            "On 3 July 15,000 ships left the Red Sea.",
            "On {day} {n} ships left {sea}. -month -year -place -crew",
        );
        check(
            "July 3, 2025: Yam Suph in 2025, in May.",
            "{day}: {sea} in {year}, in {month}. -n -place -crew",
        );
        check(
            "Bob Hart and Ann Lee saw the RED SEA's Harbour.",
            "{crew} saw {sea}'s {place}. -day -month -year -n",
        );
        check(
            "Bob Hart met Ann Lee.",
            "Bob Hart met Ann Lee. -day -month -year -n -sea -place -crew",
        );
        check(
            "On [3 July] [n] of {crew} left [the Red Sea] [twice].",
            "On {day} {n} of {crew} left {sea} [twice]. -month -year -place",
        );
    }

    #[test]
    fn what_stands_there_twice_stays_where_it_was() {
        let yaml = "id: b\ntitle: T\nentities:\n  oslo: { name: Oslo, class: city }\nfacts:\n  - id: f\n    statement: \"Ann left Oslo, and {city} forgot her.\"\n    blanks: { city: { entity: oslo } }\n";
        let facts = Facts::parse("b.yaml", yaml).expect("a sound bank");
        let sentences = Sentences::new(&facts);
        let at = |text: &str| {
            let found = found(&sentences, &facts.facts()[0], text);
            found[0].clone().expect("a place").start
        };
        assert_eq!(at("Ann left Oslo, and Oslo forgot Ann."), 19);
        assert_eq!(at("And so Oslo forgot Ann."), 7);
    }

    #[test]
    fn no_part_of_a_word_or_figure_is_taken() {
        check(
            "15,000,000 harbours, 115,000 {x}, in 20250.",
            "15,000,000 harbours, 115,000 {{x}}, in 20250. -day -month -year -n -sea -place -crew",
        );
    }

    #[test]
    fn what_a_blank_fills_is_known_to_the_byte() {
        let facts = Facts::parse("b.yaml", BANK).expect("a sound bank");
        let (text, ranges) = filled(&Sentences::new(&facts), &facts.facts()[0]);
        let filled: Vec<&str> = ranges
            .iter()
            .map(|(_, range)| &text[range.clone()])
            .collect();
        let expected = [
            "3 July 2025",
            "May 2024",
            "2025",
            "15,000",
            "the Red Sea",
            "harbour",
            "Ann Lee and Bob Hart",
        ];
        assert_eq!(filled, expected);
    }
}
