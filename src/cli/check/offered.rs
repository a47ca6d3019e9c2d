//! Names that would do where a choice has too few.
//!
//! In go problems of blanks, out come the same with names of common knowledge and of the article in their help: whether one of these is right
//! as well, a person decides.

use std::cell::OnceCell;
use std::collections::HashMap;

use quizpress::Facts;
use quizpress::facts::{Care, Place, Problem};
use quizpress::review::Offers;

/// Of so many problems at most: reading an article takes time, and who has more of them begins with these.
const MOST_PROBLEMS: usize = 12;

/// So many names are offered at most.
const MOST_NAMES: usize = 5;

/// Names for the blanks of a bank.
pub struct Offered<'a> {
    facts: &'a Facts,
    article: Option<&'a str>,
    /// Read where some problem wants it.
    offers: OnceCell<Offers<'a>>,
    places: OnceCell<HashMap<Place, (usize, usize)>>,
    left: usize,
}

impl<'a> Offered<'a> {
    pub fn new(facts: &'a Facts, article: Option<&'a str>) -> Offered<'a> {
        Offered {
            facts,
            article,
            offers: OnceCell::new(),
            places: OnceCell::new(),
            left: MOST_PROBLEMS,
        }
    }

    /// Adds names to the help of a problem at a blank.
    pub fn add_to(&mut self, problem: &mut Problem) {
        self.add(problem, |offers, fact, blank| {
            offers.names(fact, blank, MOST_NAMES)
        });
    }

    /// The same, where a narrower sort than the class is asked for.
    pub fn add_of_its_sort(&mut self, problem: &mut Problem) {
        self.add(problem, |offers, fact, blank| {
            offers.names_of_its_sort(fact, blank, MOST_NAMES)
        });
    }

    /// Let through: an accusation, of which nobody is named by a program.
    fn add(&mut self, problem: &mut Problem, names: impl Fn(&Offers, usize, usize) -> Vec<String>) {
        if self.left == 0 {
            return;
        }
        let places = self.places.get_or_init(|| places(self.facts));
        let Some(&(fact, position)) = places.get(&problem.place) else {
            return;
        };
        let of = &self.facts.facts()[fact];
        let blank = &of.blanks[position];
        let accuses = of
            .care
            .iter()
            .chain(&blank.care)
            .any(|care| *care == Care::Accusation);
        if accuses {
            return;
        }
        self.left -= 1;
        let read = || Offers::new(self.facts, self.article);
        let names = names(self.offers.get_or_init(read), fact, position);
        if names.is_empty() {
            return;
        }
        let perhaps = format!(
            "perhaps `wrong: [{}]`, as far as they are surely wrong",
            names
                .iter()
                .map(|name| written(name))
                .collect::<Vec<_>>()
                .join(", ")
        );
        problem.help = Some(match &problem.help {
            Some(help) => format!("{help}; {perhaps}"),
            None => perhaps,
        });
    }
}

/// The fact and the blank that stand at a place, by their positions.
fn places(facts: &Facts) -> HashMap<Place, (usize, usize)> {
    let blanks = facts.facts().iter().enumerate().flat_map(|(fact, of)| {
        let blanks = of.blanks.iter().enumerate();
        blanks.map(move |(position, blank)| (blank.place, (fact, position)))
    });
    blanks.collect()
}

/// A name as it stands in a list of YAML.
fn written(name: &str) -> String {
    match name.contains([',', ':', '#', '[', ']', '{', '}', '"', '\'']) {
        true => format!("{name:?}"),
        false => name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_with_a_comma_is_one_value() {
        assert_eq!(written("Washington, D.C."), "\"Washington, D.C.\"");
        assert_eq!(written("Tromsø"), "Tromsø");
    }
}
