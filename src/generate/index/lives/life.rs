//! What is known of one person, or of a thing that began, and what a sentence tells of them.
//!
//! In go notes and statements, out come years. This is docs/RULES.md, rules 28 and 49.

use crate::generate::index::roles::{since_in, until_in, years_told};
use crate::lang::Words;
use crate::tokens::Tokens;

/// Nobody does at an earlier age what is told of later.
pub(super) const GROWN_UP: i16 = 12;
/// Nobody who died so many years before is in the news.
const REMEMBERED: i16 = 35;
/// Nobody who left an office so many years before speaks for those who have it.
const RETIRED: i16 = 20;
/// Who took an office may have done other things so many years before, but was not known long before.
const BEFORE: i16 = 10;
/// Nobody lives longer.
const AGE: i16 = 90;
/// Between the first and the last year of a life lie so many; nobody has an office so long.
const WHOLE_LIFE: i16 = 50;

/// What is known of one of them, in years.
#[derive(Debug, Default)]
pub(crate) struct Life {
    pub(super) born: Option<i16>,
    pub(super) died: Option<i16>,
    /// When something else is told, ascending, each once.
    pub(super) acts: Vec<i16>,
    /// Whether the bank speaks of them in the present.
    pub(super) is_present: bool,
    /// The years from which and up to which they were in office, or whatever their note says.
    pub(super) since: Option<i16>,
    pub(super) until: Option<i16>,
    /// Of a thing the year in which it began.
    pub(super) begun: Option<i16>,
}

/// What a sentence tells of somebody.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Told {
    Birth,
    Death,
    Act,
}

impl Told {
    pub fn of(text: &str, words: &Words) -> Told {
        let tokens = Tokens::of(text);
        let says = |list: &[&str]| list.iter().any(|word| tokens.say(word));
        match (says(words.question.born), says(words.question.died)) {
            (true, false) => Told::Birth,
            (false, true) => Told::Death,
            _ => Told::Act,
        }
    }
}

impl Life {
    /// Takes in a note, of which the years of a birth or a death those of the clause that says so, and all others as what is told else.
    pub fn tell(&mut self, note: &str, words: &Words) {
        let first = note.split_whitespace().next().unwrap_or_default();
        self.is_present |= words.question.present.contains(&first);
        self.until = until_in(note, words);
        self.since = since_in(note, words);
        if let (Some(since), Some(until)) = (self.since, self.until)
            && until.saturating_sub(since) >= WHOLE_LIFE
        {
            (self.born, self.died) = (Some(since), Some(until));
        }
        let whole = Told::of(note, words);
        let is_of = |clause: &&str| whole != Told::Act && Told::of(clause, words) == whole;
        let (end, acts): (Vec<&str>, Vec<&str>) = clauses(note, words).into_iter().partition(is_of);
        let years = |clauses: &[&str]| years_told(&clauses.join(", "), words);
        match whole {
            Told::Birth => self.born = years(&end).first().copied(),
            Told::Death => self.died = years(&end).last().copied(),
            Told::Act => return self.acts.extend(years_told(note, words)),
        }
        self.acts.extend(years(&acts));
    }

    /// Whether somebody was what is told of them in other years only: they had left before all of these, or whatever is told of
    /// them came after or before.
    pub fn was_away(&self, years: &[i16]) -> bool {
        let ends = |first: Option<i16>, last: Option<i16>| {
            let left = |last| years.iter().all(|&year| year > last);
            let comes = |first| years.iter().all(|&year| year < first);
            last.is_some_and(left) || first.is_some_and(comes)
        };
        let is_told = self.since.is_some() || self.until.is_some();
        !years.is_empty()
            && match is_told {
                true => ends(None, self.until),
                false => ends(self.acts.first().copied(), self.acts.last().copied()),
            }
    }

    /// Whether somebody came into the office, or whatever is told of them, after all of these years.
    pub fn came_later(&self, years: &[i16]) -> bool {
        let later = |since| !years.is_empty() && years.iter().all(|&year| year < since);
        self.since.is_some_and(later)
    }

    /// Whether somebody was not there in any of these years, `present` being the one from which the bank speaks.
    pub fn rules_out(&self, years: &[i16], present: i16) -> bool {
        let all =
            |is: &dyn Fn(i16) -> bool| !years.is_empty() && years.iter().all(|&year| is(year));
        if let Some(begun) = self.begun {
            return all(&|year| year < begun);
        }
        let unborn = self
            .born
            .is_some_and(|born| all(&|year| year < born + GROWN_UP));
        let dead = self
            .died
            .is_some_and(|died| all(&|year| year > died + REMEMBERED));
        let later = self.is_present && all(&|year| year < present - AGE);
        // Who did all that is told of them so long before was dead.
        let last_act = self.acts.last();
        let long_ago = last_act.is_some_and(|&act| all(&|year| year > act.saturating_add(AGE)));
        let left_long_ago = self
            .until
            .is_some_and(|until| all(&|year| year > until.saturating_add(RETIRED)));
        let unknown = self
            .since
            .is_some_and(|since| all(&|year| year < since.saturating_sub(BEFORE)));
        unborn || dead || later || long_ago || left_long_ago || unknown
    }
}

/// What stands between commas, semicolons, "and", and a relative pronoun, where that is no article: "born in Canada", "won a prize
/// in 2005". A comma within a date parts nothing.
pub(super) fn clauses<'t>(text: &'t str, words: &Words) -> Vec<&'t str> {
    let relatives = match words.question.capital_nouns {
        true => &[],
        false => words.question.relatives,
    };
    let parts = text.split(words.question.and);
    let mut clauses = Vec::new();
    for part in parts {
        let mut start = 0;
        let mut end = 0;
        for word in part.split_inclusive(' ') {
            let is_relative = relatives.contains(&word.trim_end());
            let is_in_date = word.starts_with(|c: char| c.is_ascii_digit());
            if is_relative || (part[..end].trim_end().ends_with([',', ';']) && !is_in_date) {
                clauses.push(&part[start..end]);
                start = end;
            }
            end += word.len();
        }
        clauses.push(&part[start..]);
    }
    clauses
}

#[cfg(test)]
mod tests {
    use super::Life;

    #[test]
    fn a_year_is_that_of_a_birth_where_its_clause_says_so() {
        let words = crate::lang::of("en");
        let told = |note: &str| {
            let mut life = Life::default();
            life.tell(note, words);
            (life.born, life.died, life.acts)
        };
        let acts = |years: [i16; 1]| (None, None, years.to_vec());
        assert_eq!(
            told("was born in Canada and won a prize in 2013"),
            acts([2013])
        );
        assert_eq!(
            told("is a writer born in Canada who won in 2013"),
            acts([2013])
        );
        assert_eq!(told("was born in Norra, won a prize in 2013"), acts([2013]));
        assert_eq!(told("was born on May 3, 1943"), (Some(1943), None, vec![]));
        assert_eq!(
            told("sailed in 1901; died in Norra in 1943"),
            (None, Some(1943), vec![1901])
        );
    }
}
