//! Chance: where the key stands, how often a claim is true. Seeds are fixed, so a count never comes by bad luck.

use std::collections::BTreeMap;

use quizpress::facts::Blank;
use quizpress::generate::{self, Difficulty, Plan};
use quizpress::quiz::{AnswerOption, Form, Quantity, QuestionId};
use quizpress::{Facts, Question};

use crate::banks;
use crate::laws::LEVELS;
use crate::quizzes::{every, find};

/// Chi-square of counts against equal ones, as a share of the bound that 0.01 % of fair counts pass.
fn excess(counts: &[f64]) -> f64 {
    // Quantiles of the chi-square distribution at 0.9999, for 1 to 5 degrees of freedom.
    const BOUNDS: [f64; 5] = [15.14, 18.42, 21.11, 23.51, 25.74];
    let expected = counts.iter().sum::<f64>() / counts.len() as f64;
    let square: f64 = counts
        .iter()
        .map(|count| (count - expected).powi(2) / expected)
        .sum();
    square / BOUNDS[counts.len() - 2]
}

#[track_caller]
fn assert_even(what: &str, counts: &[usize]) {
    let counts: Vec<f64> = counts.iter().map(|&count| count as f64).collect();
    assert!(excess(&counts) < 1.0, "{what}: {counts:?}");
}

/// All questions of some kinds over many seeds.
fn over_seeds(
    facts: &Facts,
    kinds: &[&str],
    options: usize,
    seeds: usize,
) -> impl Iterator<Item = Question> {
    let kinds: Vec<String> = kinds.iter().map(|&kind| kind.to_owned()).collect();
    (0..seeds).flat_map(move |seed| {
        let plan = Plan::new(&format!("chance {seed}"))
            .kinds(kinds.clone())
            .options(options)
            .level(LEVELS[seed % 3]);
        generate::every(facts, &plan).map_or(Vec::new(), |quiz| quiz.questions)
    })
}

#[test]
fn the_key_among_names_stands_at_every_position_equally_often() {
    for (name, text) in banks::shipped() {
        let facts = text.facts();
        for options in 3..=6 {
            let mut counts: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
            for question in over_seeds(&facts, &["which", "event", "first"], options, 60) {
                let Form::SingleChoice(choices) = question.form else {
                    panic!("{} is a choice", question.id);
                };
                let all = choices.options().len();
                counts.entry(all).or_insert(vec![0; all])[choices.key()] += 1;
            }
            for (all, counts) in counts {
                assert_even(&format!("{name}: the key among {all}"), &counts);
            }
        }
    }
}

/// How many wrong values the author wrote for the blank of a question.
fn written_for(facts: &Facts, id: &QuestionId) -> usize {
    let fact = facts.facts().iter().find(|one| one.id == id.fact());
    let of_id = |blank: &&Blank| Some(blank.id.as_str()) == id.blank();
    let blank = fact.and_then(|fact| fact.blanks.iter().find(of_id));
    blank.map_or(0, |blank| blank.wrong.len())
}

#[test]
fn the_key_among_dates_and_numbers_has_every_rank_equally_often() {
    for (name, text) in banks::all() {
        let facts = text.facts();
        for options in [3, 4, 6] {
            // Each question of its own: which ranks there are depends on its surroundings.
            let mut counts: BTreeMap<(QuestionId, usize), Vec<usize>> = BTreeMap::new();
            for question in over_seeds(&facts, &["when", "number"], options, 90) {
                let Form::SingleChoice(choices) = question.form else {
                    panic!("{} is a choice", question.id);
                };
                let all = choices.options().len();
                counts.entry((question.id, all)).or_insert(vec![0; all])[choices.key()] += 1;
            }
            for ((id, all), counts) in counts {
                let ranks: Vec<usize> = counts.into_iter().filter(|&count| count > 0).collect();
                let what = format!("{name}: {id} among {all} of {options}");
                // What the author wrote is taken whole where it leaves one rank.
                let is_own = written_for(&facts, &id) + 1 >= all;
                assert!(is_own || ranks.len() > 1, "{what}: one rank only");
                if ranks.len() > 1 {
                    assert_even(&what, &ranks);
                }
            }
        }
    }
}

#[test]
fn claims_are_true_and_false_equally_often() {
    for (name, text) in banks::shipped() {
        let questions = over_seeds(&text.facts(), &["true-false"], 4, 100).collect::<Vec<_>>();
        let is_true = |question: &&Question| question.form.correct(0) == Some(true);
        let count = questions.iter().filter(is_true).count();
        assert_even(&name, &[count, questions.len() - count]);
    }
}

#[test]
fn first_and_last_are_asked_equally_often() {
    let mut asked = 0;
    let things = ["flood", "fire", "strike", "feast", "trial", "vote"];
    let dated = things.iter().enumerate().map(|(at, thing)| {
        format!("  - {{ id: {thing}, statement: \"The {thing} came in {{y}}.\", blanks: {{ y: {{ date: {}, event: the {thing} }} }} }}\n", 2000 + 2 * at)
    });
    let of_late = format!(
        "id: late\ntitle: Of late\nsource: {{ published: 2016 }}\nfacts:\n{}",
        dated.collect::<String>()
    );
    let all = banks::all().into_iter();
    let all = all.map(|(name, text)| (name, text.facts()));
    for (name, facts) in all.chain([("late".to_owned(), banks::parse(&of_late))]) {
        let mut counts = [0, 0];
        let mut by_id: BTreeMap<QuestionId, [usize; 2]> = BTreeMap::new();
        for question in over_seeds(&facts, &["first"], 4, 240) {
            by_id.entry(question.id).or_default()[usize::from(question.stem.contains("last"))] += 1;
        }
        // At the ends of the bank's time there is only one way to ask.
        for ends in by_id
            .into_values()
            .filter(|ends| ends[0] > 0 && ends[1] > 0)
        {
            counts[0] += ends[0];
            counts[1] += ends[1];
        }
        asked += counts.iter().sum::<usize>();
        // A bank may have none but those at the ends.
        if counts != [0, 0] {
            assert_even(&name, &counts);
        }
    }
    assert!(asked > 200, "{asked}");
}

#[test]
fn the_number_of_right_options_varies_evenly() {
    let facts = banks::awkward("lists").facts();
    let mut counts = vec![0; 2];
    for question in over_seeds(&facts, &["select"], 4, 300) {
        let Form::MultipleChoice(selection) = question.form else {
            panic!("{} is a selection", question.id);
        };
        assert_eq!(selection.options().len(), 4);
        counts[selection.right().len() - 2] += 1;
    }
    assert_even("two or three right options", &counts);
}

#[test]
fn over_versions_the_key_stands_at_every_position_equally_often() {
    let facts = banks::shipped()[0].1.facts();
    let plan = Plan::new("versions").kinds(["which"]);
    let quiz = every(&facts, &plan);
    let mut counts: BTreeMap<(QuestionId, usize), usize> = BTreeMap::new();
    for k in 0..12 {
        for question in generate::version(&quiz, k).questions {
            if let Form::SingleChoice(choices) = question.form {
                *counts.entry((question.id, choices.key())).or_default() += 1;
            }
        }
    }
    let even = |((id, _), count): (&(QuestionId, usize), &usize)| {
        let question = find(&quiz, id);
        question.is_some_and(|question| *count * question.form.options().len() == 12)
    };
    assert!(counts.iter().all(even), "{counts:?}");
}

/// How far the wrong dates and numbers of all questions of a bank are from their keys, in the mean: the logarithm of
/// the distance, in years or as a share.
fn distance(facts: &Facts, kind: &str, level: Difficulty) -> f64 {
    let mut distances = Vec::new();
    for seed in 0..20 {
        let kinds = vec![kind.to_owned()];
        let plan = Plan::new(&format!("level {seed}"))
            .kinds(kinds)
            .level(level);
        for question in every(facts, &plan).questions {
            let options = question.form.options();
            let position = |option: &AnswerOption| match option.value {
                Some(Quantity::Date(date)) => {
                    f64::from(date.year()) + f64::from(date.month().unwrap_or(0)) / 12.0
                }
                Some(Quantity::Number(number)) => {
                    number.to_string().parse::<f64>().expect("a number").ln()
                }
                None => panic!("{} is ordered", question.id),
            };
            let key = (0..options.len())
                .find(|&at| question.form.correct(at) == Some(true))
                .expect("a key");
            let far = options
                .iter()
                .map(|option| (position(option) - position(&options[key])).abs());
            distances.extend(far.filter(|far| *far > 0.0).map(f64::ln));
        }
    }
    distances.iter().sum::<f64>() / distances.len() as f64
}

#[test]
fn the_harder_the_level_the_nearer_are_wrong_dates_and_numbers() {
    let facts = banks::awkward("levels").facts();
    for kind in ["when", "number"] {
        let [easy, medium, hard] = LEVELS.map(|level| distance(&facts, kind, level));
        assert!(
            easy > medium + 0.1 && medium > hard + 0.1,
            "{kind}: {easy} {medium} {hard}"
        );
    }
}

#[test]
fn the_harder_the_level_the_closer_is_the_company_of_wrong_names() {
    let facts = banks::awkward("levels").facts();
    let [easy, medium, hard] = LEVELS.map(|level| {
        let questions = (0..60).flat_map(|seed| {
            let with = vec![generate::Selector::new("choir/singer/which")];
            let plan = Plan::new(&format!("company {seed}"))
                .with(with)
                .level(level);
            every(&facts, &plan).questions
        });
        let options = questions.flat_map(|question| question.form.options().to_vec());
        options
            .filter(|option| ["Bede", "Cato"].contains(&option.text.as_str()))
            .count()
    });
    assert!(
        easy == 0 && medium > 10 && hard > medium + 10,
        "{easy} {medium} {hard}"
    );
}
