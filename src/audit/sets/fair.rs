//! Whether chance alone explains the counts: one test each, corrected for their number.

use super::guess::STRATEGIES;
use super::significance::{ALPHA, FEW, Raw, even, of_trials};
use super::{Name, RUN, Sets, ranks};
use crate::audit::chance::{Side, corrected};
use crate::audit::{Finding, Severity, Test};
use crate::sanitize::letter;

impl Sets {
    /// Every test that there is evidence for, and what is wrong.
    pub fn judged(&self) -> (Vec<Test>, Vec<Finding>) {
        let mut raw = self.positions_even();
        raw.extend(ranks::even_ranks(self));
        raw.extend(ranks::middle(self));
        raw.extend(self.claims());
        raw.extend(self.strategies());
        let ps: Vec<f64> = raw.iter().map(|raw| raw.test.p).collect();
        let mut findings = Vec::new();
        for (raw, p) in raw.iter_mut().zip(corrected(&ps)) {
            raw.test.p = p;
            raw.test.unfair = p < ALPHA;
            if raw.test.unfair {
                findings.push(Finding::of_set(Severity::Error, raw.flaw, said(&raw.test)));
            }
        }
        findings.extend(ranks::stuck(self));
        findings.extend(ranks::narrow(self));
        findings.extend(self.telling());
        findings.extend(self.runs());
        findings.extend(self.same_number_right());
        findings.extend(self.never_right());
        (raw.into_iter().map(|raw| raw.test).collect(), findings)
    }

    /// Shuffled options: the key at each position equally often.
    fn positions_even(&self) -> Vec<Raw> {
        let groups = self.positions.iter();
        let test = |(options, counts): (&usize, &Vec<u64>)| {
            even(
                "place",
                format!("place of the key, {options} options"),
                counts,
                letter,
            )
        };
        groups.filter_map(test).collect()
    }

    fn claims(&self) -> Option<Raw> {
        of_trials(
            "truth",
            "claims that are true".into(),
            &self.truths,
            Side::Both,
        )
    }

    fn strategies(&self) -> Vec<Raw> {
        let all = STRATEGIES.iter().zip(&self.guesses);
        let test = |(strategy, guess): (&super::guess::Strategy, &super::guess::Guess)| {
            if guess.trials.count() < FEW {
                return None;
            }
            Some(Raw {
                flaw: "guess",
                test: Test {
                    name: strategy.name.into(),
                    about: format!("guess: {}", strategy.about),
                    count: guess.asked,
                    observed: guess.score / guess.asked as f64,
                    expected: guess.chance / guess.asked as f64,
                    detail: match strategy.redrawn {
                        true => String::new(),
                        false => format!("{} questions", guess.trials.count()),
                    },
                    p: guess.trials.p(strategy.side),
                    unfair: false,
                },
            })
        };
        all.filter_map(test).collect()
    }

    /// What a way to guess by words or names scores off chance, beyond two points of a hundred and beyond one question:
    /// the questions of a bank are few, so no test would see it.
    fn telling(&self) -> Vec<Finding> {
        let all = STRATEGIES.iter().zip(&self.guesses);
        let found = all.filter_map(|(strategy, guess)| {
            let questions = guess.trials.count();
            if !strategy.bounded || questions < FEW || self.quizzes == 1 {
                return None;
            }
            let asked = guess.asked as f64;
            let off = (guess.score - guess.chance) / asked;
            let bound = (1.0 / questions as f64).max(0.02);
            let tells = off > bound || (strategy.side == Side::Both && -off > bound);
            tells.then(|| {
                let said = format!(
                    "guess: {}: {:.1} %, by chance {:.1} %; {:.1} points off chance would be allowed",
                    strategy.about,
                    100.0 * guess.score / asked,
                    100.0 * guess.chance / asked,
                    100.0 * bound
                );
                Finding::of_set(Severity::Warning, "telling", said)
            })
        });
        found.collect()
    }

    fn runs(&self) -> Option<Finding> {
        (self.runs > 0 && self.quizzes > 0).then(|| {
            let said = format!(
                "{} of {} quizzes have {RUN} equal letters in a row; of fair keys of ten questions 8.5 % do",
                self.runs, self.quizzes
            );
            Finding::of_set(Severity::Note, "run", said)
        })
    }

    /// Of six questions or more with several right answers, seven in ten have the same number of them; over many quizzes,
    /// where the same few questions come again and again, nine in ten of twenty.
    fn same_number_right(&self) -> Vec<Finding> {
        let (enough, tenths) = if self.quizzes == 1 { (6, 7) } else { (20, 9) };
        let groups = self.rights.iter().filter_map(|(options, counts)| {
            let total: u64 = counts.values().sum();
            let (number, most) = counts.iter().max_by_key(|(_, count)| **count)?;
            (total >= enough && most * 10 >= total * tenths && *options > 3).then(|| {
                let said = format!(
                    "{most} of {total} questions with several right answers of {options} have just {number}"
                );
                Finding::of_set(Severity::Warning, "same-number-right", said)
            })
        });
        groups.collect()
    }

    /// Names that are a wrong option again and again, and never right: who has met them can rule them out. Over few
    /// quizzes nothing is never. Those that are so within one quiz are told one by one, the others in one note.
    fn never_right(&self) -> Vec<Finding> {
        if self.quizzes < 50 {
            return Vec::new();
        }
        let never = || self.names.values().filter(|name| !name.right);
        let twice = never().filter(|name| name.twice > 0).map(|name| {
            let said = format!(
                "`{}` is never right, and wrong twice in {} quizzes",
                name.shown, name.twice
            );
            Finding::of_set(Severity::Warning, "never-right", said)
        });
        let is_often =
            |name: &&Name| name.twice == 0 && u64::from(name.wrong) * 4 >= u64::from(self.quizzes);
        let often = never().filter(is_often);
        let often = often.map(|name| format!("`{}` {}", name.shown, name.wrong));
        let often: Vec<String> = often.collect();
        let note = (!often.is_empty()).then(|| {
            let said = format!(
                "nothing to mend, unless learners get many of these quizzes: of {} so many show these names, and in none \
                 they are right: {}",
                self.quizzes,
                often.join(", ")
            );
            Finding::of_set(Severity::Note, "never-right", said)
        });
        twice.chain(note).collect()
    }
}

fn said(test: &Test) -> String {
    let mut said = format!(
        "{}: {:.1} %, by chance {:.1} %",
        test.about,
        100.0 * test.observed,
        100.0 * test.expected
    );
    if !test.detail.is_empty() {
        said.push_str(&format!(" ({})", test.detail));
    }
    said
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Quiz;
    use crate::audit::item::Item;
    use crate::quiz::{
        AnswerOption, Form, MultipleChoice, Quantity, Question, SingleChoice, sample,
    };
    use crate::random::Dice;

    /// The flaws of sets of 120 quizzes of ten questions each, made one by one.
    fn flaws(make: impl Fn(&Dice, u32, u32) -> Form) -> Vec<String> {
        let dice = Dice::new("sets");
        let mut sets = Sets::default();
        for seed in 0..120 {
            let question = |at: u32| Question {
                id: format!("fact-{at}/blank/which").into(),
                form: make(&dice, seed, at),
                ..sample::quiz().questions.remove(0)
            };
            let quiz = Quiz {
                questions: (0..10).map(question).collect(),
                ..sample::quiz()
            };
            let items: Vec<Item> = quiz
                .questions
                .iter()
                .map(|one| Item::new(one, &quiz))
                .collect();
            sets.take(&quiz, &items);
        }
        let (_, findings) = sets.judged();
        let errors = findings
            .iter()
            .filter(|finding| finding.level == Severity::Error);
        errors
            .map(|finding| {
                finding
                    .said
                    .split(':')
                    .next()
                    .unwrap_or_default()
                    .to_owned()
            })
            .collect()
    }

    fn draw(dice: &Dice, n: usize, what: &[u32]) -> usize {
        let name: Vec<String> = what.iter().map(u32::to_string).collect();
        let name: Vec<&str> = name.iter().map(String::as_str).collect();
        dice.stream(&name).below(n as u32) as usize
    }

    fn option(text: String, value: Option<Quantity>) -> AnswerOption {
        AnswerOption {
            text,
            value,
            why: None,
        }
    }

    /// Shuffled names of equal length, the key at a position.
    fn names(seed: u32, at: u32, key: usize) -> Form {
        let options =
            (0..4).map(|i| option(format!("n{}{seed:03}{at}", ["a", "b", "c", "d"][i]), None));
        Form::SingleChoice(SingleChoice::new(options.collect(), key, false).unwrap())
    }

    fn numbers(key: usize) -> Form {
        let options = (1..=4).map(|i| option(i.to_string(), Some(Quantity::Number(i.into()))));
        Form::SingleChoice(SingleChoice::new(options.collect(), key, true).unwrap())
    }

    #[test]
    fn a_fair_set_is_found_fair() {
        assert_eq!(
            flaws(|dice, seed, at| names(seed, at, draw(dice, 4, &[seed, at]))),
            [""; 0]
        );
        assert_eq!(
            flaws(|dice, seed, at| numbers(draw(dice, 4, &[seed, at]))),
            [""; 0]
        );
    }

    #[test]
    fn a_favourite_position_is_seen() {
        let found = flaws(|dice, seed, at| {
            let key = if draw(dice, 5, &[seed, at, 1]) == 0 {
                2
            } else {
                draw(dice, 4, &[seed, at])
            };
            names(seed, at, key)
        });
        assert_eq!(found[0], "place of the key, 4 options");
    }

    #[test]
    fn the_first_option_is_no_better_guess_than_others() {
        let found = flaws(|_, seed, at| names(seed, at, 0));
        assert!(found.contains(&"guess".to_owned()), "{found:?}");
    }

    /// As in professional quizzes, where the key is a middle value nine times in ten.
    #[test]
    fn a_key_in_the_middle_is_seen() {
        let found = flaws(|dice, seed, at| {
            let middle = draw(dice, 10, &[seed, at]) > 0;
            let side = draw(dice, 2, &[seed, at, 2]);
            numbers(if middle { 1 + side } else { 3 * side })
        });
        assert_eq!(
            found,
            [
                "rank of the key, 4 options in order",
                "the middle option of those in order"
            ]
        );
    }

    /// A key at the border takes the ranks that it can, and each of them equally often: that is fair.
    #[test]
    fn a_key_at_the_border_is_counted_apart() {
        let found = flaws(|dice, seed, at| numbers(draw(dice, 2 + (at % 3) as usize, &[seed, at])));
        assert_eq!(found, [""; 0]);
        let found = flaws(|dice, seed, at| numbers(draw(dice, 4, &[seed, at]) / 3));
        assert_eq!(found, ["rank of the key, only 1 2 of 4 possible"]);
    }

    #[test]
    fn a_key_that_never_moves_is_seen() {
        let found = flaws(|_, _, _| numbers(0));
        assert_eq!(found.len(), 10, "{found:?}");
        assert_eq!(
            found[0],
            "the right answer is option 1 of 4 in order in all of 120 quizzes"
        );
    }

    /// Of one quiz alone nothing tells which ranks a key could have: each is taken to be possible.
    #[test]
    fn one_quiz_is_judged_as_if_every_rank_were_possible() {
        let of_one = |key: fn(usize) -> usize| {
            let question = |at: usize| Question {
                id: format!("fact-{at}/blank/number").into(),
                form: numbers(key(at)),
                ..sample::quiz().questions.remove(0)
            };
            let quiz = Quiz {
                questions: (0..40).map(question).collect(),
                ..sample::quiz()
            };
            let items: Vec<Item> = quiz
                .questions
                .iter()
                .map(|one| Item::new(one, &quiz))
                .collect();
            let mut sets = Sets::default();
            sets.take(&quiz, &items);
            let findings = sets.judged().1.into_iter();
            let errors = findings.filter(|finding| finding.level == Severity::Error);
            errors.map(|finding| finding.flaw).collect::<Vec<_>>()
        };
        assert_eq!(of_one(|at| 1 + at % 2), ["rank", "middle"]);
        assert_eq!(of_one(|at| at % 4), [""; 0]);
    }

    #[test]
    fn claims_are_true_as_often_as_not() {
        let claims = |likely: usize| {
            flaws(move |dice, seed, at| {
                let key = usize::from(draw(dice, 10, &[seed, at]) >= likely);
                let options = ["True", "False"].map(|text| option(text.into(), None));
                Form::TrueFalse(SingleChoice::new(options.to_vec(), key, true).unwrap())
            })
        };
        assert_eq!(claims(5), [""; 0]);
        assert_eq!(claims(7), ["claims that are true"]);
    }

    /// Sixty questions, each always with the same options: the key is the longest in so many of ten.
    fn longest_in(of_ten: u32) -> Vec<String> {
        flaws(move |dice, seed, at| {
            let number = (seed % 6) * 10 + at;
            let key = draw(dice, 4, &[seed, at]);
            let longest = if number % 10 < of_ten {
                key
            } else {
                (key + 1) % 4
            };
            let options = (0..4).map(|i| {
                let tail = if i == longest { "xyz" } else { "" };
                option(format!("q{number}{i}{tail}"), None)
            });
            Form::SingleChoice(SingleChoice::new(options.collect(), key, false).unwrap())
        })
    }

    #[test]
    fn the_longest_option_is_no_better_guess_than_others() {
        // The questions of `flaws` are ten: what they show again is no new evidence.
        assert_eq!(longest_in(10), ["guess", "guess"]);
        assert_eq!(longest_in(3), [""; 0]);
    }

    #[test]
    fn the_number_of_right_options_varies() {
        let select = |fixed: bool| {
            let mut sets = Sets::default();
            for seed in 0..24_usize {
                let options = (0..4).map(|i| option(format!("o{i}"), None));
                let right = if fixed { 2 } else { 1 + seed % 3 };
                let form = MultipleChoice::new(options.collect(), (0..right).collect()).unwrap();
                let mut quiz = sample::quiz();
                quiz.questions.truncate(1);
                quiz.questions[0].form = Form::MultipleChoice(form);
                let items: Vec<Item> = quiz
                    .questions
                    .iter()
                    .map(|one| Item::new(one, &quiz))
                    .collect();
                sets.take(&quiz, &items);
            }
            sets.judged()
                .1
                .iter()
                .map(|finding| finding.flaw)
                .collect::<Vec<_>>()
        };
        assert_eq!(select(true), ["same-number-right"]);
        assert_eq!(select(false), [""; 0]);
    }

    #[test]
    fn a_name_that_is_never_right_is_told() {
        let with = |stranger: &'static str, right_once: bool| {
            let mut sets = Sets::default();
            for seed in 0..60_usize {
                let names = ["Ann", "Bob", "Cid", stranger];
                let key = if right_once && seed == 7 { 3 } else { seed % 3 };
                let options = names.map(|name| option(name.into(), None));
                let mut quiz = sample::quiz();
                quiz.questions.truncate(1);
                quiz.questions[0].form =
                    Form::SingleChoice(SingleChoice::new(options.to_vec(), key, false).unwrap());
                let items: Vec<Item> = quiz
                    .questions
                    .iter()
                    .map(|one| Item::new(one, &quiz))
                    .collect();
                sets.take(&quiz, &items);
            }
            let findings = sets.judged().1;
            findings.iter().any(|finding| finding.flaw == "never-right")
        };
        assert!(with("Dora", false));
        assert!(!with("Dora", true));
    }
}
