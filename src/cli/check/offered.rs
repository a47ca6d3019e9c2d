//! Names that would do where a choice has too few.
//!
//! In go problems of blanks, out come the same with names of common knowledge and of the article in their help: whether one of these is right
//! as well, a person decides.

use std::cell::OnceCell;

use quizpress::Facts;
use quizpress::facts::{Care, Problem};
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
    left: usize,
}

impl<'a> Offered<'a> {
    pub fn new(facts: &'a Facts, article: Option<&'a str>) -> Offered<'a> {
        Offered {
            facts,
            article,
            offers: OnceCell::new(),
            left: MOST_PROBLEMS,
        }
    }

    /// Adds names to the help of a problem at a blank. Let through: an accusation, of which nobody is named by a program.
    pub fn add_to(&mut self, problem: &mut Problem) {
        let mut blanks = self
            .facts
            .facts()
            .iter()
            .enumerate()
            .flat_map(|(at, fact)| {
                let blanks = fact.blanks.iter().enumerate();
                blanks.map(move |(position, blank)| (at, fact, position, blank))
            });
        let Some((fact, of, position, blank)) =
            blanks.find(|(.., blank)| blank.place == problem.place)
        else {
            return;
        };
        let accuses = of
            .care
            .iter()
            .chain(&blank.care)
            .any(|care| *care == Care::Accusation);
        if accuses || self.left == 0 {
            return;
        }
        self.left -= 1;
        let read = || Offers::new(self.facts, self.article);
        let names = self
            .offers
            .get_or_init(read)
            .names(fact, position, MOST_NAMES);
        if names.is_empty() {
            return;
        }
        let perhaps = format!(
            "perhaps `wrong: [{}]`, as far as they are surely wrong",
            names.join(", ")
        );
        problem.help = Some(match &problem.help {
            Some(help) => format!("{help}; {perhaps}"),
            None => perhaps,
        });
    }
}
