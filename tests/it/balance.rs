//! What the questions of a quiz give away together, and options that cannot be: docs/RULES.md, rules 57 to 59 and others
//! of their kind.

use quizpress::Facts;
use quizpress::generate::{self, Plan};
use quizpress::quiz::{Form, Question};

use crate::banks;
use crate::quizzes::every;
use crate::rules::{bank, offered, offers};

/// In how many of these questions one option is shorter than each other one, or longer, in how many that is right, and in how many it
/// would be by chance.
fn standing_out(questions: &[Question], side: fn(&[usize]) -> usize) -> (usize, f64) {
    let (mut right, mut chance) = (0, 0.0);
    for question in questions {
        let Form::SingleChoice(choices) = &question.form else {
            continue;
        };
        let options = choices.options();
        if options.iter().any(|option| option.value.is_some()) {
            continue;
        }
        let lengths: Vec<usize> = options.iter().map(|one| one.text.chars().count()).collect();
        let wanted = side(&lengths);
        if lengths.iter().filter(|length| **length == wanted).count() == 1 {
            right += usize::from(lengths[choices.key()] == wanted);
            chance += 1.0 / options.len() as f64;
        }
    }
    (right, chance)
}

fn shortest(lengths: &[usize]) -> usize {
    lengths.iter().copied().min().unwrap_or_default()
}

fn longest(lengths: &[usize]) -> usize {
    lengths.iter().copied().max().unwrap_or_default()
}

fn seeds(few: usize) -> usize {
    std::env::var("QUIZPRESS_LONG").map_or(few, |_| 1000)
}

fn quizzes(facts: &Facts, seeds: usize) -> Vec<Question> {
    let quiz = |seed: usize| {
        let plan = Plan::new(&format!("lengths {seed}"));
        generate::generate(facts, &plan).expect("a quiz").questions
    };
    (0..seeds).flat_map(quiz).collect()
}

#[test]
fn the_shortest_option_is_right_no_more_often_than_by_chance() {
    for (name, text) in banks::shipped() {
        let questions = quizzes(&text.facts(), seeds(30));
        for side in [shortest, longest] {
            let (right, chance) = standing_out(&questions, side);
            assert!(
                right as f64 <= chance * 1.15 + 3.0,
                "{name}: {right}, by chance {chance}"
            );
        }
    }
}

#[test]
fn where_most_keys_are_the_shortest_others_are_asked_first() {
    let fact = |at: usize| {
        let letters = [b'a' + (at / 10) as u8, b'a' + (at % 10) as u8];
        let own = std::str::from_utf8(&letters).expect("letters");
        // Of every three facts two have a short key.
        let (key, wrong) = match at % 3 {
            0 => (
                format!("pew{own}stone"),
                ["b", "va", "zwumarbletone"].map(|first| format!("{first}{own}")),
            ),
            _ => (
                format!("t{own}n"),
                ["bas", "gran", "quartz"].map(|first| format!("{first}{own}ite")),
            ),
        };
        let wrong = wrong.join(", ");
        format!(
            "  - {{ id: f-{at}, statement: \"The {own}tower of {own}burg is made of {{it}}.\", blanks: {{ it: {{ text: {key}, kinds: [which], wrong: [{wrong}], ask: What is the {own}tower of {own}burg made of? }} }} }}\n"
        )
    };
    let facts: String = (0..60).map(fact).collect();
    let facts = bank("", &facts);
    let questions = quizzes(&facts, 20);
    let (right, chance) = standing_out(&questions, shortest);
    assert!(
        questions.len() == 200 && right as f64 <= chance * 1.3,
        "{right}, by chance {chance}"
    );
}

/// The middle one of three.
fn between(lengths: &[usize]) -> usize {
    let mut lengths = lengths.to_vec();
    lengths.sort_unstable();
    lengths.get(1).copied().unwrap_or_default()
}

#[test]
fn who_avoids_the_shortest_and_the_longest_is_right_no_more_often_than_by_chance() {
    let fact = |at: usize| {
        let letters = [b'A' + (at / 10) as u8, b'a' + (at % 10) as u8];
        let own = std::str::from_utf8(&letters).expect("letters");
        let all = ["lime", "granite", "quartzmarble"]
            .map(|first| format!("{first}{}stone", own.to_lowercase()));
        // Of every five facts three have a key between the others.
        let key = [1, 1, 1, 0, 2][at % 5];
        let wrong: Vec<&str> = (0..3)
            .filter(|one| *one != key)
            .map(|one| all[one].as_str())
            .collect();
        format!(
            "  - {{ id: f-{at}, statement: \"The tower of {own}burg is made of {{it}}.\", blanks: {{ it: {{ text: {}, kinds: [which], wrong: [{}], ask: What is the tower of {own}burg made of? }} }} }}\n",
            all[key],
            wrong.join(", ")
        )
    };
    let facts: String = (0..60).map(fact).collect();
    let questions = quizzes(&bank("", &facts), 20);
    let (right, chance) = standing_out(&questions, between);
    assert!(
        questions.len() == 200 && right as f64 <= chance * 1.3,
        "{right}, by chance {chance}"
    );
}

#[test]
fn where_a_third_of_the_keys_are_the_longest_they_are_right_by_chance() {
    let fact = |at: usize| {
        let letters = [b'a' + (at / 10) as u8, b'a' + (at % 10) as u8];
        let own = std::str::from_utf8(&letters).expect("letters");
        let wrong = ["bas", "gran", "quartz"].map(|first| format!("{first}{own}ite"));
        let key = match at % 3 {
            0 => format!("mag{own}marble"),
            _ => format!("tuf{own}ite"),
        };
        format!(
            "  - {{ id: f-{at}, statement: \"The {own}tower of {own}burg is made of {{it}}.\", blanks: {{ it: {{ text: {key}, kinds: [which], wrong: [{}], ask: What is the {own}tower of {own}burg made of? }} }} }}\n",
            wrong.join(", ")
        )
    };
    let facts: String = (0..24).map(fact).collect();
    let questions = quizzes(&bank("", &facts), 40);
    let (right, chance) = standing_out(&questions, longest);
    assert!(right as f64 <= chance * 1.05, "{right}, by chance {chance}");
}

#[test]
fn no_questions_strike_out_together_all_wrong_options_of_another() {
    let head = "entities:\n  sweden: { name: Sweden, class: team }\n  belgium: { name: Belgium, class: team }\n  england: { name: England, class: team }\n  korea: { name: Korea, class: team }\n  panama: { name: Panama, class: team }\n  tunisia: { name: Tunisia, class: team }\n  sochi: { name: Sochi, class: city }\n  volgograd: { name: Volgograd, class: city }\n  kazan: { name: Kazan, class: city }\n";
    let place = |id: &str, one: &str, other: &str, city: &str| {
        format!(
            "  - {{ id: {id}, statement: \"{one} met {other} in {{c}}.\", blanks: {{ c: {{ entity: {city}, ask: In which city did {one} meet {other}? }} }} }}\n"
        )
    };
    let mut facts = place("sochi", "Belgium", "Panama", "sochi")
        + &place("volgograd", "England", "Tunisia", "volgograd");
    facts += "  - { id: won, statement: \"{t} beat Korea.\", blanks: { t: { entity: sweden, wrong: [belgium, england], ask: Which team beat Korea? } } }\n";
    for at in 0..4 {
        facts += &format!(
            "  - {{ id: g-{at}, statement: \"Gate {at} is {{n}} metres high.\", blanks: {{ n: {{ number: {}, unit: metres, ask: How high is gate {at}? }} }} }}\n",
            30 + 7 * at
        );
    }
    let facts = bank(head, &facts);
    let mut won = 0;
    for seed in 0..40 {
        let plan = Plan::new(&format!("struck {seed}"))
            .count(5)
            .kinds(["which", "number"]);
        let quiz = generate::generate(&facts, &plan).expect("a quiz");
        let has = |id: &str| {
            quiz.questions
                .iter()
                .any(|question| question.id.fact() == id)
        };
        assert_eq!(quiz.questions.len(), 5);
        assert!(!(has("won") && has("sochi") && has("volgograd")), "{seed}");
        won += usize::from(has("won"));
    }
    assert!(won > 0);
}

#[test]
fn a_thing_with_another_place_in_its_name_is_not_offered() {
    let head = "entities:\n  nova: { name: Nova, class: state }\n  norra: { name: Norra, class: city }\n  a: { name: the Adler Museum, class: museum }\n  b: { name: the Burg Museum, class: museum }\n  c: { name: the Cole Museum, class: museum }\n  d: { name: the Nova Museum, class: museum }\n";
    let facts = "  - { id: f, statement: \"{m} in Norra has a bell.\", blanks: { m: { entity: a, ask: Which museum in Norra has a bell? } } }\n  - { id: g, statement: \"Ann is from {s}.\", blanks: { s: { entity: nova, ask: In which state does Ann live? } } }\n";
    offers(
        &bank(head, facts),
        "f/m/which",
        &["the Burg Museum", "the Cole Museum"],
    );
}

#[test]
fn a_factor_stands_among_powers_of_ten() {
    let facts = "  - { id: f, statement: \"A step dilutes by a factor of {n}.\", blanks: { n: { number: 100, unit: times, ask: By what factor does a step dilute? } } }\n";
    let wrong = offered(&bank("", facts), "f/n/number").expect("a choice");
    let powers = ["10", "1,000", "10,000", "100,000"];
    let is_power = |text: &String| powers.contains(&text.trim_end_matches(" times"));
    assert!(wrong.iter().all(is_power) && wrong.len() >= 3, "{wrong:?}");
}

#[test]
fn the_best_known_of_a_list_is_asked_for_last() {
    let head = "entities:\n  nasa: { name: NASA, class: agency }\n  esa: { name: ESA, class: agency }\n  csa: { name: CSA, class: agency }\n  x: { name: JAXA, class: agency }\n  y: { name: ISRO, class: agency }\n  z: { name: CNSA, class: agency }\n";
    let facts = "  - { id: f, statement: \"Webb is of {l}.\", blanks: { l: { list: [nasa, esa, csa], ask: Which agency takes part in Webb?, ask-all: Which agencies take part in Webb? } } }\n  - { id: g, statement: \"{a} paid most.\", blanks: { a: { entity: nasa, ask: Who paid most for Webb? } } }\n";
    let facts = bank(head, facts);
    let mut keys = std::collections::BTreeSet::new();
    for seed in 0..30 {
        let quiz = every(&facts, &Plan::new(&format!("list {seed}")).kinds(["which"]));
        let of_list = quiz
            .questions
            .iter()
            .filter(|question| question.id.fact() == "f");
        keys.extend(of_list.flat_map(|question| question.answers.clone()));
    }
    assert_eq!(keys.into_iter().collect::<Vec<_>>(), ["CSA", "ESA"]);
}

#[test]
fn years_from_an_act_to_a_death_are_not_counted() {
    let facts = "  - { id: b, statement: \"Ann Lee was born in {y}.\", blanks: { y: { date: 1755, event: the birth of Ann Lee } } }\n  - { id: e, statement: \"Ann Lee tried bark in {y}.\", blanks: { y: { date: 1790, event: the experiment of Ann Lee } } }\n  - { id: d, statement: \"Ann Lee died in {y}.\", blanks: { y: { date: 1843, event: the death of Ann Lee } } }\n";
    let head = "source: { published: 2009 }\nentities:\n  ann: { name: Ann Lee, class: person }\n";
    let facts = bank(head, facts);
    for seed in 0..10 {
        let quiz = every(&facts, &Plan::new(&format!("span {seed}")).kinds(["span"]));
        assert!(!quiz.questions.is_empty());
        for question in quiz.questions {
            let is_arbitrary =
                question.stem.contains("experiment") && question.stem.contains("death");
            assert!(!is_arbitrary, "{}", question.stem);
        }
    }
}

#[test]
fn what_the_title_says_of_a_date_is_not_asked() {
    let facts = |title: &str| {
        banks::parse(&format!(
            "id: tiny\ntitle: {title}\nsource: {{ published: 2018-12 }}\nfacts:\n  - {{ id: f, statement: \"The match was on {{d}}.\", blanks: {{ d: {{ date: 2018-06-18, ask: When was the match of Norra? }} }} }}\n"
        ))
    };
    let dates = |facts: &Facts| {
        let found = generate::yields(facts, &Plan::new("1")).into_iter();
        found
            .filter(|one| one.kind == "date" && one.outcome.is_ok())
            .count()
    };
    assert_eq!(dates(&facts("The cup")), 1);
    assert_eq!(dates(&facts("The cup of 2018")), 0);
    // The options of a choice lie in that year.
    let wrong = offered(&facts("The cup of 2018"), "f/d/when").expect("a choice");
    assert!(wrong.iter().all(|date| date.ends_with("2018")), "{wrong:?}");
}

/// What is more than 40 is more than 30, too: whoever sees the least of them as right has not read that.
#[test]
fn a_figure_that_is_a_bound_is_not_the_least_or_greatest_of_its_options() {
    let ends = |bound: &str| {
        let facts = bank(
            "",
            &format!(
                "  - {{ id: f, statement: \"They lost {{x}} ships.\", blanks: {{ x: {{ number: 40, unit: ships, bound: {bound}, wrong: [10, 20, 30, 50, 60, 70], kinds: [number], ask: \"How many ships did they lose, according to the article?\" }} }} }}\n"
            ),
        );
        let keys = (0..40).map(|seed| {
            let every = every(&facts, &Plan::new(&seed.to_string()));
            let form = &every.questions[0].form;
            (0..4)
                .find(|at| form.correct(*at) == Some(true))
                .expect("a key")
        });
        keys.collect::<std::collections::BTreeSet<usize>>()
    };
    assert_eq!(ends("at-least"), [1, 2, 3].into());
    assert_eq!(ends("at-most"), [0, 1, 2].into());
}
