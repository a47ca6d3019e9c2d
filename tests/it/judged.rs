//! What strict readers of finished questions sent back: each over a bank that is just large enough to bring it about.

use quizpress::Facts;
use quizpress::generate::{self, Plan};

use crate::quizzes::{every, of_kind};
use crate::rules::{bank, offered};

#[track_caller]
fn refuses(facts: &Facts, id: &str, why: &str) {
    assert_eq!(offered(facts, id), Err(why.to_owned()));
}

fn events(source: &str, dated: &[(&str, &str)]) -> Facts {
    let fact = |(position, (date, event)): (usize, &(&str, &str))| {
        format!(
            "  - {{ id: e{position}, statement: \"Thing {position}: {{x}}.\", blanks: {{ x: {{ date: {date}, event: {event} }} }} }}\n"
        )
    };
    let facts: String = dated.iter().enumerate().map(fact).collect();
    let head = format!(
        "{source}\nentities:\n  webb: {{ name: Webb, class: telescope, aliases: [the James Webb Space Telescope] }}"
    );
    bank(&head, &facts)
}

#[test]
fn what_is_still_to_come_has_not_happened() {
    let facts = events(
        "source: { published: 2011-04-13 }",
        &[
            ("2011-04-29", "the flight of Endeavour"),
            ("2010-04-02", "the vote"),
            ("2009-04-03", "the strike"),
            ("2008-04-05", "the flood"),
        ],
    );
    for kind in ["event", "first", "order", "span"] {
        refuses(
            &facts,
            &format!("e0/x/{kind}"),
            "it was still to come when the article was published",
        );
    }
    let shown = offered(&facts, "e1/x/event").expect("a question");
    assert!(!shown.contains("the flight of Endeavour"), "{shown:?}");
}

#[test]
fn events_of_one_thing_are_not_put_in_order() {
    let too_few = "fewer than three events have a certain order";
    let chain = [
        ("1989", "the planning of Webb"),
        ("2011", "the vote on the James Webb Space Telescope"),
        ("2021", "the launch of Webb"),
    ];
    let facts = events("", &chain);
    refuses(&facts, "e0/x/order", too_few);
    assert!(offered(&facts, "e0/x/first").is_err());
    assert!(offered(&facts, "e0/x/event").is_ok());
    // Nor those that a number puts in order.
    let numbered = [
        ("1968-12", "the launch of Apollo 8"),
        ("1969-03", "the launch of Apollo 9"),
        ("1969-05", "the launch of Apollo 10"),
    ];
    refuses(&events("", &numbered), "e0/x/order", too_few);
}

#[test]
fn what_is_known_to_the_year_is_no_option_for_a_day() {
    let facts = events(
        "",
        &[
            ("1990-04-24", "the launch"),
            ("1989", "the vote"),
            ("1991-05-02", "the strike"),
            ("1992-06-03", "the flood"),
        ],
    );
    let shown = offered(&facts, "e0/x/event").expect("a question");
    assert!(!shown.contains("the vote"), "{shown:?}");
}

#[test]
fn a_name_is_not_exchanged_before_what_fits_it_alone() {
    let facts = bank(
        "entities:
  nasa:   { name: NASA, class: agency }
  bolden: { name: Charles Bolden, class: person }
  glenn:  { name: John Glenn, class: person }
  perry:  { name: Rick Perry, class: person }
  skylab: { name: Skylab, class: craft, of: nasa }
  webb:   { name: Webb, class: craft, of: nasa }
  hubble: { name: Hubble, class: craft, of: nasa }",
        "
  - { id: a, statement: \"{who}, the head of the agency, was sorry.\", blanks: { who: { entity: bolden } } }
  - { id: b, statement: \"{who} of Texas complained.\", blanks: { who: { entity: perry } } }
  - { id: c, statement: \"{who} spoke first.\", blanks: { who: { entity: glenn } } }
  - { id: d, statement: \"{craft} was launched by NASA.\", blanks: { craft: { entity: webb } } }
",
    );
    let fits = "what follows the name in the statement fits that one alone";
    refuses(&facts, "a/who/true-false", fits);
    refuses(&facts, "b/who/true-false", fits);
    refuses(
        &facts,
        "d/craft/true-false",
        "the statement names the side of the answer, so another of that side may be right too",
    );
    let quiz = every(&facts, &Plan::new("7"));
    let claims = of_kind(&quiz, "true-false");
    let claims: Vec<&str> = claims.iter().map(|one| one.id.as_str()).collect();
    assert_eq!(claims, ["c/who/true-false"]);
}

#[test]
fn a_word_of_the_title_stands_in_more_than_the_right_answer() {
    let bank = |others: &str| {
        crate::banks::parse(&format!(
            "id: b\ntitle: The opening of the Grand Harbour\nentities:\n  key: {{ name: the Harbour Bridge, class: bridge }}\n{others}facts:\n  - {{ id: a, statement: \"{{x}} was closed.\", blanks: {{ x: {{ entity: key, ask: Which bridge was closed? }} }} }}\n"
        ))
    };
    let plain = "  b: { name: the Castle Bridge, class: bridge }\n  c: { name: the Meadow Bridge, class: bridge }\n  d: { name: the Market Bridge, class: bridge }\n";
    refuses(
        &bank(plain),
        "a/x/which",
        "the right answer alone shares a word with the question or the title: `harbour`",
    );
    let shared = format!("{plain}  e: {{ name: the Old Harbour, class: bridge }}\n");
    let shown = offered(&bank(&shared), "a/x/which").expect("a question");
    assert!(shown.contains("the Old Harbour"), "{shown:?}");
}

#[test]
fn a_day_that_somebody_set_stands_beside_such_days() {
    let facts = |wrong: &str| {
        bank(
            "source: { published: 2008-08-15 }",
            &format!("
  - {{ id: a, weight: main, statement: \"It was merged on {{x}}.\", blanks: {{ x: {{ date: 2001-01-01, {wrong}ask: On which day was it merged? }} }} }}
  - {{ id: b, weight: main, statement: \"It was split on {{x}}.\", blanks: {{ x: {{ date: 2001-01-27, ask: On which day was it split? }} }} }}
"),
        )
    };
    let shown = offered(&facts(""), "a/x/when").expect("a question");
    let is_first = |day: &&String| day.starts_with("1 ");
    assert!(
        shown.iter().filter(|day| !is_first(day)).count() <= 1,
        "{shown:?}"
    );
    assert!(
        shown.contains("1 April 2001") || shown.contains("1 July 2000"),
        "{shown:?}"
    );
    refuses(
        &facts("wrong: [2000-11-14, 2001-01-27, 2001-03-09], "),
        "a/x/when",
        "the right answer alone is the first, the 15th or the last day of a month",
    );
}

#[test]
fn of_a_day_that_nobody_knows_the_month_or_the_year_is_asked() {
    let asks = |more: &str, date: &str| {
        let facts = bank(
            "source: { published: 2008-08-15 }",
            &format!("
  - {{ id: a, {more}statement: \"They took office on {{x}}.\", blanks: {{ x: {{ date: {date}, ask: On which day did they take office? }} }} }}
  - {{ id: b, statement: \"The town burned on {{x}}.\", blanks: {{ x: {{ date: 1983-05-02 }} }} }}
"),
        );
        let quiz = every(&facts, &Plan::new("7").kinds(["when"]));
        let asked = quiz.questions.into_iter().find(|one| one.id == "a/x/when");
        let asked = asked.expect("it is asked");
        (asked.stem, asked.answers.join(""))
    };
    let when = |answer: &str| ("When did they take office?".to_owned(), answer.to_owned());
    let on_day = |answer: &str| {
        (
            "On which day did they take office?".to_owned(),
            answer.to_owned(),
        )
    };
    assert_eq!(asks("", "2005-02-06"), when("February 2005"));
    assert_eq!(asks("", "1975-04-05"), when("1975"));
    assert_eq!(asks("weight: main, ", "1975-04-05"), on_day("5 April 1975"));
    // The bank tells of days around it; it is the news.
    assert_eq!(asks("", "1983-05-20"), on_day("20 May 1983"));
    assert_eq!(asks("", "2008-02-06"), on_day("6 February 2008"));
}

#[test]
fn a_claim_is_asked_where_nothing_else_is_left_or_its_blank_names_it() {
    let facts = |kinds: &str| {
        let choices = "
  - { id: crane, statement: \"The crane at Riga was painted {x}.\", blanks: { x: { text: pink, ask: \"In which colour was the crane at Riga painted?\", wrong: [blue, teal, grey] } } }
  - { id: ferry, statement: \"The ferry to Oslo carried {x}.\", blanks: { x: { text: coal, ask: \"What did the ferry to Oslo carry?\", wrong: [iron, salt, wool] } } }";
        bank(
            "",
            &format!(
                "{choices}\n  - {{ id: claim, statement: \"The pier at Hull was built of {{x}}.\", blanks: {{ x: {{ text: oak, ask: \"Of what was the pier at Hull built?\", wrong: [elm]{kinds} }} }} }}\n"
            ),
        )
    };
    let claims = |facts: &Facts, plan: &dyn Fn(Plan) -> Plan| {
        let quizzes = (0..30).map(|seed: usize| {
            let plan = plan(Plan::new(&seed.to_string()));
            generate::generate(facts, &plan).expect("a quiz")
        });
        let asked = quizzes.map(|quiz| of_kind(&quiz, "true-false").len());
        asked.sum::<usize>()
    };
    let two = |plan: Plan| plan.count(2);
    assert_eq!(claims(&facts(""), &two), 0);
    assert_eq!(claims(&facts(""), &|plan| plan.count(3)), 30);
    assert!(claims(&facts(", kinds: [true-false]"), &two) > 5);
    assert!(claims(&facts(""), &|plan| two(plan).kinds(["true-false"])) > 30);
}

#[test]
fn what_matters_most_comes_first_but_for_a_third_of_it() {
    let word = |at: usize| {
        let (ends, middles) = (
            ["b", "d", "f", "k", "l", "m", "p", "t"],
            ["a", "e", "i", "o", "u"],
        );
        format!("{}{}{}o", ends[at % 8], middles[at / 8 % 5], ends[at / 40])
    };
    let facts = |mains: usize| {
        let fact = |at: usize| {
            let weight = if at < mains { " weight: main," } else { "" };
            let [right, one, other, third] = [0, 24, 48, 72].map(|more| word(at + more));
            format!(
                "  - {{ id: f{at},{weight} statement: \"Boat {at} was called {{x}}.\", blanks: {{ x: {{ text: {right}, ask: \"What was boat {at} called?\", wrong: [{one}, {other}, {third}] }} }} }}\n"
            )
        };
        bank("", &format!("\n{}", (0..24).map(fact).collect::<String>()))
    };
    let asked = |mains: usize| {
        let facts = facts(mains);
        let counts = (0..12).map(|seed: usize| {
            let plan = Plan::new(&seed.to_string()).count(10);
            let quiz = generate::generate(&facts, &plan).expect("a quiz");
            let is_main = |id: &str| id[1..].parse::<usize>().expect("a number") < mains;
            assert_eq!(quiz.questions.len(), 10);
            quiz.questions
                .iter()
                .filter(|one| is_main(&one.facts[0]))
                .count()
        });
        let counts: Vec<usize> = counts.collect();
        (counts.iter().min().copied(), counts.iter().sum::<usize>())
    };
    assert_eq!(asked(15), (Some(10), 120));
    assert_eq!(asked(12).0, Some(8));
    // Some quizzes leave some out, or all would be alike.
    let (least, all) = asked(9);
    assert!(least == Some(6) && all < 9 * 12, "{least:?} {all}");
    assert_eq!(asked(4), (Some(4), 48));
}
