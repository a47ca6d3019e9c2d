//! Rules of the generator, each over a bank that is just large enough to break it.

use std::collections::BTreeSet;

use quizpress::Facts;
use quizpress::generate::{self, Plan};
use quizpress::quiz::{Form, Quantity, Question};

use crate::banks;
use crate::laws::LEVELS;
use crate::quizzes::{asked, every, first_of, of_kind, texts};

pub fn bank(head: &str, facts: &str) -> Facts {
    banks::parse(&format!(
        "id: tiny\ntitle: Tiny things\n{head}\nfacts:\n{facts}"
    ))
}

fn plans() -> impl Iterator<Item = Plan> {
    (0..24).map(|seed| {
        Plan::new(&format!("rule {seed}"))
            .options(3 + seed % 4)
            .level(LEVELS[seed % 3])
    })
}

/// All that is offered beside the key of a question, over many seeds; `Err` is why there is no such question.
pub fn offered(facts: &Facts, id: &str) -> Result<BTreeSet<String>, String> {
    let mut offered = BTreeSet::new();
    let mut refused = String::new();
    for plan in plans() {
        let yields = generate::yields(facts, &plan);
        let found = yields.iter().find(|found| found.id == id);
        match &found
            .unwrap_or_else(|| panic!("{id} is not made at all"))
            .outcome
        {
            Err(refusal) => refused = refusal.to_string(),
            Ok(_) => {
                let every = every(facts, &plan);
                let question = asked(&every, id);
                let options = question.form.options().iter().enumerate();
                let wrong = options.filter(|(at, _)| question.form.correct(*at) != Some(true));
                offered.extend(wrong.map(|(_, option)| option.text.clone()));
            }
        }
    }
    if refused.is_empty() {
        Ok(offered)
    } else {
        Err(refused)
    }
}

#[track_caller]
pub fn offers(facts: &Facts, id: &str, expected: &[&str]) {
    let expected: BTreeSet<String> = expected.iter().map(|&text| text.to_owned()).collect();
    assert_eq!(offered(facts, id), Ok(expected));
}

#[track_caller]
fn refuses(facts: &Facts, id: &str, why: &str) {
    let found = offered(facts, id).expect_err(id);
    // What mends it, or the word by which it is so, may follow.
    let is_why = found == why || found.starts_with(&format!("{why}: "));
    assert!(is_why, "{id}: {found}");
}

const CITIES: &str = "entities:
  rome:  { name: Rome, class: city }
  veii:  { name: Veii, class: city }
  capua: { name: Capua, class: city }
  cumae: { name: Cumae, class: city }
  nola:  { name: Nola, class: city }";

#[test]
fn questions_that_read_the_same_share_their_answers_whatever_their_blanks_are_called() {
    let facts = bank(CITIES, "
  - { id: one, statement: \"{city} burned in {year}.\", blanks: { city: { entity: rome }, year: { date: 1500 } } }
  - { id: two, statement: \"{place} burned in {when}.\", blanks: { place: { entity: veii }, when: { date: 1500 } } }
  - { id: three, statement: \"{town} burned in 1500.\", blanks: { town: { entity: nola } } }
  - { id: four, statement: \"{town} burned in {year}.\", blanks: { town: { entity: cumae }, year: { date: 1501 } } }
");
    offers(&facts, "one/city/which", &["Capua", "Cumae"]);
    offers(
        &facts,
        "four/town/which",
        &["Capua", "Nola", "Rome", "Veii"],
    );
}

#[test]
fn an_article_before_the_hole_fits_every_option() {
    let facts = bank(CITIES, "
  - { id: number, statement: \"They paid an {years}-year rent.\", blanks: { years: { number: 8, unit: years, wrong: [11, 18, 5] } } }
  - { id: month, statement: \"It was an {month} evening.\", blanks: { month: { date: 1500-08 } } }
  - { id: word, statement: \"She was an {work}.\", blanks: { work: { text: actor, class: work, wrong: [envoy, usher, king] } } }
  - { id: other, statement: \"She was a {work}.\", blanks: { work: { text: envoy, class: work, wrong: [usher, king] } } }
");
    let [number, month] = ["number/years/number", "month/month/when"].map(|id| offered(&facts, id));
    assert!(
        number.is_err() || number == Ok(["11", "18"].map(String::from).into()),
        "{number:?}"
    );
    let with_vowel = |text: &String| text.starts_with("A") || text.starts_with("O");
    assert!(
        month.is_err() || month.as_ref().is_ok_and(|all| all.iter().all(with_vowel)),
        "{month:?}"
    );
    offers(&facts, "word/work/which", &["envoy", "usher"]);
    refuses(
        &facts,
        "other/work/which",
        "the article before the gap does not fit the right answer",
    );
}

#[test]
fn around_a_hole_one_and_several_do_not_mix() {
    let facts = bank(CITIES, "
  - { id: two, statement: \"It had {count} gates.\", blanks: { count: { number: 3, unit: gates, ask: How many gates were there? } } }
  - { id: one, statement: \"It had {count} gate.\", blanks: { count: { number: 1, unit: gates, wrong: [2, 4] } } }
");
    for plan in plans() {
        let every = every(&facts, &plan);
        let claims = of_kind(&every, "true-false");
        assert!(!claims.is_empty());
        let is_sound = |claim: &&Question| !claim.stem.contains(" 1 gates");
        assert!(claims.iter().all(is_sound), "{claims:?}");
    }
    let why = "the words around the hole show that one is meant: it needs an `ask`";
    refuses(&facts, "one/count/number", why);
    refuses(&facts, "one/count/amount", why);
    refuses(
        &facts,
        "one/count/true-false",
        "there is no wrong option for it, and a choice needs two",
    );
}

/// Events around one in 1500, each in a fact of its own.
fn events(extra: &str) -> Facts {
    let mut facts = String::new();
    for (id, date, event) in [
        ("a", "1500", "the fall of Rome"),
        ("b", "1530", "the rise of Veii"),
        ("c", "1560", "the end of Capua"),
        ("d", "1590", "the siege of Cumae"),
    ] {
        facts.push_str(&format!(
            "  - {{ id: {id}, paragraph: 1, statement: \"{id}: {{year}}.\", blanks: {{ year: {{ date: {date}, event: {event} }} }} }}\n"
        ));
    }
    bank("source: { published: 1800 }", &(facts + extra))
}

/// Whether an event comes in a question about events, with others than its own.
fn comes(facts: &Facts, kind: &str, event: &str) -> bool {
    plans().any(|plan| {
        let plan = plan.kinds([kind]);
        let questions = generate::every(facts, &plan).map_or(Vec::new(), |quiz| quiz.questions);
        questions.iter().any(|question| {
            let options = question.form.options().iter();
            let wrong = || options.clone().any(|option| option.text == event);
            !question.id.starts_with("e/") && (wrong() || question.stem.contains(event))
        })
    })
}

const OF_EVENTS: [&str; 4] = ["event", "first", "order", "span"];

#[test]
fn an_event_that_may_have_happened_at_other_times_is_no_option() {
    let plain = "  - { id: e, paragraph: 1, about: [a], statement: \"e: {year}.\", blanks: { year: { date: 1545, event: the flood } } }\n";
    let open = plain.replace("the flood", "the flood, open: true");
    for kind in OF_EVENTS {
        assert!(comes(&events(plain), kind, "the flood"), "{kind}");
        assert!(!comes(&events(&open), kind, "the flood"), "{kind}");
    }
    for kind in ["first", "order", "span"] {
        refuses(
            &events(&open),
            &format!("e/year/{kind}"),
            "the event may have happened at other times, too",
        );
    }
}

#[test]
fn an_event_whose_name_holds_its_year_is_asked_nowhere() {
    let dated = "  - { id: e, statement: \"e: {year}.\", blanks: { year: { date: 1620-03, event: the flood of 1620 } } }\n";
    for kind in OF_EVENTS {
        assert!(!comes(&events(dated), kind, "the flood of 1620"), "{kind}");
        refuses(
            &events(dated),
            &format!("e/year/{kind}"),
            "the question gives the right answer away",
        );
    }
}

/// What is offered in the one question of a kind about the event of 1500.
#[track_caller]
fn beside_the_fall(kind: &str, extra: &str) -> BTreeSet<String> {
    offered(&events(extra), &format!("a/year/{kind}")).expect("a question")
}

#[test]
fn contestable_dates_of_an_event_count_as_its_own() {
    let certain = "  - { id: e, statement: \"e: {year}.\", blanks: { year: { date: 1510, event: the flood } } }\n";
    let contested = certain.replace("the flood", "the flood, avoid: [1500]");
    for kind in ["event", "first", "order"] {
        assert!(
            beside_the_fall(kind, certain).contains("the flood"),
            "{kind}"
        );
        assert!(
            !beside_the_fall(kind, &contested).contains("the flood"),
            "{kind}"
        );
    }
}

#[test]
fn all_dates_of_an_event_that_happened_twice_count() {
    let once = "  - { id: e, statement: \"e: {year}.\", blanks: { year: { date: 1510, event: the flood } } }\n";
    let twice = format!(
        "{once}  - {{ id: f, statement: \"f: {{year}}.\", blanks: {{ year: {{ date: 1500, event: The flood }} }} }}\n"
    );
    assert!(beside_the_fall("event", once).contains("the flood"));
    assert!(!beside_the_fall("event", &twice).contains("the flood"));
}

#[test]
fn no_number_of_years_is_offered_that_a_contestable_date_makes_right() {
    let facts = bank("source: { published: 1800 }", "
  - { id: a, statement: \"a: {year}.\", blanks: { year: { date: 1500, event: the fall, avoid: [1495] } } }
  - { id: b, about: [a], statement: \"b: {year}.\", blanks: { year: { date: 1520, event: the rise, avoid: [1522, 1523] } } }
");
    let offered = offered(&facts, "b/year/span").expect("a question");
    for possible in ["22", "23", "25", "27", "28"] {
        assert!(!offered.contains(possible), "{offered:?}");
    }
    assert!(
        !offered.contains("19") && !offered.contains("21"),
        "{offered:?}"
    );
    assert!(offered.len() > 4, "{offered:?}");
}

#[test]
fn a_span_between_days_may_be_missed_by_one_year() {
    let facts = bank(
        "source: { published: 1800 }",
        "
  - { id: a, statement: \"a: {day}.\", blanks: { day: { date: 1500-05-01, event: the fall } } }
  - { id: b, about: [a], statement: \"b: {day}.\", blanks: { day: { date: 1507-05-02, event: the rise } } }
",
    );
    let offered = offered(&facts, "b/day/span").expect("a question");
    assert!(
        offered.contains("6") && offered.contains("8"),
        "{offered:?}"
    );
    assert!(!offered.contains("0"), "{offered:?}");
}

#[test]
fn a_span_is_not_named_by_its_events() {
    let facts = bank("source: { published: 1800 }", "
  - { id: a, statement: \"a: {year}.\", blanks: { year: { date: 1500, event: the war of the seven kings } } }
  - { id: b, about: [a], statement: \"b: {year}.\", blanks: { year: { date: 1507, event: the peace } } }
");
    refuses(
        &facts,
        "b/year/span",
        "the question gives the right answer away",
    );
}

#[test]
fn a_name_with_a_word_of_the_stem_is_not_named_there() {
    let facts = bank(
        "entities:\n  bbc: { name: BBC News, class: site }\n  sky: { name: Sky News, class: site }\n  abc: { name: ABC News, class: site }\n  daily: { name: Daily News, class: site }\n",
        "  - { id: f, statement: \"In 2008 {who} told of it.\", blanks: { who: { entity: bbc, wrong: [sky, abc, daily], ask: \"Which news site told of it in 2008?\" } } }\n",
    );
    let unoffered = quizpress::generate::unoffered(&facts);
    assert!(unoffered.is_empty(), "{unoffered:?}");
}

#[test]
fn a_stem_gives_no_key_away() {
    let given_away = "the question gives the right answer away";
    let facts = bank("entities:
  rome: { name: Rome, class: city, cues: [Roman], aliases: [the Eternal City] }
  veii: { name: Veii, class: city }
  nola: { name: Nola, class: city }
  cuma: { name: Cumae, class: city }", "
  - { id: name, statement: \"{x} fell.\", blanks: { x: { entity: rome, ask: Which city fell in Rome? } } }
  - { id: alias, statement: \"{x} sank.\", blanks: { x: { entity: rome, ask: Which was the eternal city? } } }
  - { id: cue, statement: \"{x} rose.\", blanks: { x: { entity: rome, ask: Where did the Roman army sleep? } } }
  - { id: text, statement: \"{x} blew.\", blanks: { x: { text: a gale, wrong: [a breeze, a storm], ask: Was it a gale that blew? } } }
  - { id: list, statement: \"{x} hid.\", blanks: { x: { list: [rome, nola], ask-all: Which Roman cities hid? } } }
  - { id: year, statement: \"In {x}.\", blanks: { x: { date: 1500, ask: When was the fire of 1500? } } }
  - { id: day, statement: \"On {x}.\", blanks: { x: { date: 1500-05-07, ask: When was the fire of May 7th? } } }
  - { id: span, statement: \"To {x}.\", blanks: { x: { date: 1507, ask: When did the seven-year war that began in 1500 end? } } }
  - { id: count, statement: \"With {x}.\", blanks: { x: { number: 12, ask: How many were the twelve? } } }
");
    for id in [
        "name/x/which",
        "alias/x/which",
        "cue/x/which",
        "text/x/which",
        "list/x/select",
    ] {
        refuses(&facts, id, given_away);
    }
    for id in [
        "year/x/when",
        "year/x/date",
        "day/x/when",
        "span/x/when",
        "span/x/date",
        "count/x/number",
        "count/x/amount",
    ] {
        refuses(&facts, id, given_away);
    }
    refuses(
        &facts,
        "cue/x/which",
        "the question gives the right answer away: it holds `roman`",
    );
}

#[test]
fn no_wrong_date_begins_after_the_end_of_the_publication_or_leaves_the_frame() {
    let facts = bank("source: { published: 2025-07 }", "
  - { id: late, statement: \"In {x}.\", blanks: { x: { date: 2025-04 } } }
  - { id: year, statement: \"By {x}.\", blanks: { x: { date: 2024 } } }
  - { id: framed, statement: \"In {x}.\", blanks: { x: { date: 2019-06, ask: In which month of 2019 was it? } } }
  - { id: day, statement: \"On {x}.\", blanks: { x: { date: 2019-06-15, ask: On which day of June 2019 was it? } } }
  - { id: others, statement: \"From {x} to {y} and {z}.\", blanks: { x: { date: 2019-06-02 }, y: { date: 2019-07-02 }, z: { date: 2018-11 } } }
");
    let all = |id| offered(&facts, id).expect("a question");
    assert!(
        all("late/x/when")
            .iter()
            .all(|text| !text.contains("2026") && text != "August 2025")
    );
    assert!(
        all("year/x/when")
            .iter()
            .all(|text| text.as_str() <= "2025")
    );
    assert!(
        all("framed/x/when")
            .iter()
            .all(|text| text.ends_with(" 2019"))
    );
    assert!(
        all("day/x/when")
            .iter()
            .all(|text| text.ends_with(" June 2019"))
    );
}

#[test]
fn a_key_that_can_only_stand_at_the_edge_is_not_asked() {
    let facts = bank("source: { published: 2025-07 }", "
  - { id: last, statement: \"In {x}.\", blanks: { x: { date: 2025-07, ask: In which month of 2025 was it? } } }
  - { id: near, statement: \"In {x}.\", blanks: { x: { date: 2025-06, ask: In which month of 2025 was it? } } }
  - { id: year, statement: \"In {x}.\", blanks: { x: { date: 2025, ask: In which year was it? } } }
  - { id: one, statement: \"For {x}.\", blanks: { x: { number: 1, ask: How many were there? } } }
  - { id: all, statement: \"By {x}.\", blanks: { x: { number: 100, unit: percent, ask: What was the share? } } }
  - { id: above, statement: \"Above {x}.\", blanks: { x: { number: 95, unit: per cent, bound: at-least, ask: \"What percentage was it, according to the article?\" } } }
");
    for id in ["one/x/number", "all/x/number", "above/x/number"] {
        refuses(
            &facts,
            id,
            "the right answer would always be the smallest option, or always the largest, as nothing on its other side could be right, or is surely wrong, so that it would stand there beside `wrong` values on the one side, too: leave it to be asked in writing, ask of something else, or write `kinds: none`",
        );
    }
    for id in ["last/x/when", "year/x/when"] {
        refuses(
            &facts,
            id,
            "the right answer could only be the latest option, as nothing after `published` could be known: ask of something else, or give the blank three earlier `wrong` values, with which it is the last option all the same",
        );
    }
    refuses(
        &facts,
        "near/x/when",
        "the right answer could only be the latest option, as there is no room for others between it and `published`: give the blank four `wrong` values, three earlier and one later, which need no room but may not begin after `published`",
    );
    let undated = bank(
        "",
        "
  - { id: year, statement: \"In {x}.\", blanks: { x: { date: 2025, ask: In which year was it? } } }
",
    );
    refuses(
        &undated,
        "year/x/when",
        "the right answer could only be the latest option, as the bank does not say when it was `published`",
    );
}

#[test]
fn what_mends_a_key_at_the_edge_does_mend_it() {
    let asked = |source: &str, more: &str| {
        let fact = format!(
            "  - {{ id: f, statement: \"In {{x}}.\", blanks: {{ x: {{ {more}, ask: Which was it? }} }} }}\n"
        );
        let facts = bank(source, &fact);
        ["when", "number"].map(|kind| {
            let yields = generate::yields(&facts, &Plan::new("1")).into_iter();
            let mut of_kind = yields.filter(|one| one.kind == kind);
            of_kind.any(|one| one.outcome.is_ok())
        })
    };
    assert_eq!(asked("", "date: 2025"), [false; 2]);
    assert_eq!(
        asked("source: { published: 2028 }", "date: 2025"),
        [true, false]
    );
    assert_eq!(
        asked("", "date: 2025, wrong: [2022, 2023, 2024]"),
        [true, false]
    );
    let month = "date: 2025-06, wrong: [2025-03, 2025-04, 2025-05, 2025-07]";
    assert_eq!(
        asked("source: { published: 2025-07 }", month),
        [true, false]
    );
    assert_eq!(asked("", "number: 100, unit: percent"), [false; 2]);
    assert_eq!(
        asked("", "number: 100, unit: percent, wrong: [70, 80, 90]"),
        [false, true]
    );
}

/// docs/RULES.md, rule 24: all of them are shown, and where that leaves no room, the refusal says so.
#[test]
fn a_question_that_says_how_many_needs_room_for_all_and_a_wrong_one() {
    let names = [
        "ostia", "gabii", "cumae", "nola", "capua", "luna", "volsinii",
    ];
    let entities: String = names
        .iter()
        .map(|name| format!("  {name}: {{ name: City of {name}, class: town }}\n"))
        .collect();
    let facts = bank(
        &format!("entities:\n{entities}"),
        "  - { id: f, statement: \"They were {x}.\", blanks: { x: { list: [ostia, gabii, cumae, nola], ask: Which town was it?, ask-all: Which of these were among the four towns? } } }\n",
    );
    let outcome = |options: usize| {
        let yields = generate::yields(&facts, &Plan::new("1").options(options));
        let select = yields.into_iter().find(|one| one.kind == "select");
        select
            .expect("the kind")
            .outcome
            .map_err(|refusal| refusal.to_string())
    };
    let why = "the `ask-all` says how many there are, so all of them are shown, and `--options` leaves no room for a wrong one: ask without that number, and a part of them is shown";
    assert_eq!(outcome(4), Err(why.to_owned()));
    assert_eq!(outcome(5), Ok(5));
}

#[test]
fn a_question_that_says_how_many_has_all_of_them_among_its_options() {
    let ask = |ask: &str| {
        let facts = bank(CITIES, &format!("
  - {{ id: f, statement: \"They were {{x}}.\", blanks: {{ x: {{ list: [rome, veii], ask: Which city was it?, ask-all: {ask} }} }} }}
"));
        let right = plans().flat_map(|plan| {
            let every = every(&facts, &plan);
            let select = of_kind(&every, "select");
            select.first().map(|question| question.answers.len())
        });
        right.collect::<BTreeSet<usize>>()
    };
    assert_eq!(ask("Which two cities were they?"), BTreeSet::from([2]));
    assert_eq!(ask("Which 2 cities were they?"), BTreeSet::from([2]));
    assert_eq!(ask("Which cities were they?"), BTreeSet::new());
}

#[test]
fn made_numbers_are_possible_and_of_their_kind() {
    let facts = bank("", "
  - { id: share, statement: \"By {x}.\", blanks: { x: { number: 60, unit: percent, ask: What was the share? } } }
  - { id: few, statement: \"For {x}.\", blanks: { x: { number: 3, unit: ships, ask: How many were there? } } }
  - { id: many, statement: \"For {x}.\", blanks: { x: { number: 47, unit: ships, ask: How many were they? } } }
  - { id: odd, statement: \"For {x}.\", blanks: { x: { number: 30.5, unit: ships, ask: How many came in the mean? } } }
  - { id: huge, statement: \"For {x}.\", blanks: { x: { number: 9000, unit: ships, ask: How many came in all? } } }
  - { id: near, statement: \"For {x}.\", blanks: { x: { number: 400, bound: about, ask: About how many came? } } }
");
    let numbers = |id| {
        let offered = offered(&facts, id).expect("a question");
        let plain = offered.iter().map(|text| {
            text.split(" ")
                .next()
                .unwrap_or_default()
                .replace(',', "")
                .parse::<f64>()
                .expect("a number")
        });
        plain.collect::<Vec<f64>>()
    };
    assert!(
        numbers("share/x/number")
            .iter()
            .all(|share| *share <= 100.0)
    );
    assert!(
        numbers("few/x/number")
            .iter()
            .all(|few| *few > 0.0 && *few < 20.0)
    );
    let many = numbers("many/x/number");
    assert!(
        many.iter()
            .all(|many| many.fract() == 0.0 && (10.0..200.0).contains(many)),
        "{many:?}"
    );
    assert!(
        many.iter()
            .all(|many| (many / 47.0).ln().abs() >= 1.2_f64.ln()),
        "{many:?}"
    );
    assert!(
        numbers("near/x/number")
            .iter()
            .all(|near| *near <= 267.0 || *near >= 600.0)
    );
    let odd = offered(&facts, "odd/x/number").expect("a question");
    assert!(
        odd.iter().filter(|text| text.contains('.')).count() * 2 > odd.len(),
        "{odd:?}"
    );
}

#[test]
fn no_percentage_passes_a_hundred_in_any_language() {
    let share = |language: &str, unit: &str| {
        let facts = bank(&format!("language: {language}"), &format!("
  - {{ id: share, statement: \"It was {{x}}.\", blanks: {{ x: {{ number: 60, unit: \"{unit}\", ask: How much was it? }} }} }}
"));
        let offered = offered(&facts, "share/x/number").expect("a question");
        let numbers = offered.iter().map(|text| {
            text.split(" ")
                .next()
                .unwrap_or_default()
                .parse::<f64>()
                .expect("a number")
        });
        numbers.fold(0.0, f64::max)
    };
    let units = [
        ("en", "percent"),
        ("en", "Per cent"),
        ("en", "% of the vote"),
        ("de", "Prozent"),
        ("de", "%"),
        ("de", "Prozent der Stimmen"),
    ];
    for (language, unit) in units {
        assert!(share(language, unit) <= 100.0, "{unit}");
    }
    for (language, unit) in [
        ("en", "percentage points"),
        ("de", "Prozentpunkte"),
        ("de", "km"),
    ] {
        assert!(share(language, unit) > 100.0, "{unit}");
    }
}

#[test]
fn names_that_differ_in_symbols_stand_beside_each_other() {
    let facts = bank("", "
  - { id: first, statement: \"It was written in {v}.\", blanks: { v: { text: C, wrong: [\"C#\", \"C++\", D], ask: In what was it written? } } }
  - { id: blood, statement: \"The blood was {v}.\", blanks: { v: { text: \"A+\", wrong: [\"A-\", \"B+\", \"B−\"], ask: Of which group was it? } } }
  - { id: mark, statement: \"The mark was {v}.\", blanks: { v: { text: \"🦅\", wrong: [\"🚀\", \"🌙\", \"🐟\"], ask: Which mark was it? } } }
  - { id: note, statement: \"It ends on {v}.\", blanks: { v: { text: \"F♯\", wrong: [F, \"F♭\", G], ask: On what does it end? } } }
  - { id: power, statement: \"It is {v}.\", blanks: { v: { text: \"10³\", wrong: [\"10²\", \"103\", \"10⁻³\"], ask: What is it? } } }
");
    offers(&facts, "first/v/which", &["C#", "C++", "D"]);
    offers(&facts, "blood/v/which", &["A-", "B+", "B−"]);
    offers(&facts, "mark/v/which", &["🚀", "🌙", "🐟"]);
    offers(&facts, "note/v/which", &["F", "F♭", "G"]);
    offers(&facts, "power/v/which", &["10²", "103", "10⁻³"]);
}

#[test]
fn names_that_differ_in_look_do_not_stand_beside_each_other() {
    let facts = bank("", "
  - { id: first, statement: \"It was written in {v}.\", blanks: { v: { text: \"C#\", wrong: [\"C♯\", \"the “C#”\", D, E, F], ask: In what was it written? } } }
  - { id: site, statement: \"It was found by {v}.\", blanks: { v: { text: \"Yahoo!\", wrong: [Yahoo, \"AC/DC\", ACDC, \"AC-DC\"], ask: What found it? } } }
");
    offers(&facts, "first/v/which", &["D", "E", "F"]);
    let refused = "there is one wrong option for it, and a choice needs two";
    refuses(&facts, "site/v/which", refused);
}

#[test]
fn stems_that_differ_in_symbols_ask_for_different_things() {
    let facts = bank("", "
  - { id: c, statement: \"{v} wrote C.\", blanks: { v: { text: Ann, class: author, ask: Who wrote C? } } }
  - { id: sharp, statement: \"{v} wrote C#.\", blanks: { v: { text: Bob, class: author, ask: \"Who wrote C#?\" } } }
  - { id: plus, statement: \"{v} wrote C++.\", blanks: { v: { text: Cid, class: author, ask: Who wrote C++? } } }
");
    offers(&facts, "c/v/which", &["Bob", "Cid"]);
}

#[test]
fn where_the_stem_names_a_side_two_of_that_side_come_first() {
    let facts = bank("entities:
  rome: { name: Rome, class: city }
  a: { name: Ada, class: poet, of: rome }
  b: { name: Bede, class: poet }
  c: { name: Cato, class: poet, of: rome }
  d: { name: Dido, class: poet }
  e: { name: Edda, class: poet }
  f: { name: Faun, class: poet, of: rome }
  g: { name: Gaul, class: poet }", "
  - { id: side, statement: \"{x} sang.\", blanks: { x: { entity: a, ask: Which poet of Rome sang? } } }
");
    for plan in plans() {
        let every = every(&facts, &plan);
        let texts = texts(first_of(&every, "which"));
        assert!(
            texts.contains(&"Cato") && texts.contains(&"Faun"),
            "{texts:?}"
        );
    }
}

#[test]
fn options_that_are_part_of_each_other_do_not_stand_together() {
    let facts = bank(
        "entities:
  rome: { name: Rome, class: place }
  forum: { name: the Forum, class: place, within: rome }
  steps: { name: the Steps, class: place, within: forum }
  veii: { name: Veii, class: place }
  gate: { name: the Gate, class: place, within: veii, apart: [nola] }
  nola: { name: Nola, class: place }
  capua: { name: Capua, class: place }",
        "
  - { id: key, statement: \"They met in {x}.\", blanks: { x: { entity: steps } } }
  - { id: wide, statement: \"They slept in {x}.\", blanks: { x: { entity: rome } } }
  - { id: free, statement: \"They ate in {x}.\", blanks: { x: { entity: capua } } }
",
    );
    offers(
        &facts,
        "key/x/which",
        &["Capua", "Nola", "Veii", "the Gate"],
    );
    offers(
        &facts,
        "wide/x/which",
        &["Capua", "Nola", "Veii", "the Gate"],
    );
    for plan in plans() {
        for question in every(&facts, &plan).questions {
            let texts = texts(&question);
            for pair in [
                ["the Forum", "the Steps"],
                ["Rome", "the Steps"],
                ["Veii", "the Gate"],
                ["Nola", "the Gate"],
            ] {
                assert!(!pair.iter().all(|name| texts.contains(name)), "{texts:?}");
            }
        }
    }
}

#[test]
fn what_the_author_wrote_comes_first() {
    let facts = bank(
        &format!("source: {{ published: 1600 }}\n{CITIES}"),
        "
  - { id: name, statement: \"{x} fell.\", blanks: { x: { entity: rome, wrong: [Ostia, veii] } } }
  - { id: date, statement: \"In {x}.\", blanks: { x: { date: 1500, wrong: [1499, 1502] } } }
",
    );
    for plan in plans() {
        let every = every(&facts, &plan);
        let names = texts(asked(&every, "name/x/which"));
        assert!(
            names.contains(&"Ostia") && names.contains(&"Veii"),
            "{names:?}"
        );
        let dates = texts(asked(&every, "date/x/when"));
        assert!(
            dates.contains(&"1499") || dates.contains(&"1502"),
            "{dates:?}"
        );
    }
}

/// Whether two questions ever come in one quiz of all that goes together.
pub fn go_together(facts: &Facts, pair: [&str; 2]) -> bool {
    plans().any(|plan| {
        let plan = plan.count(4);
        let quiz = generate::generate(facts, &plan).expect("a quiz");
        pair.iter().all(|id| {
            quiz.questions
                .iter()
                .any(|question| question.id.starts_with(id))
        })
    })
}

#[test]
fn no_question_answers_another() {
    let one = "statement: \"Rome fell in {x}, to the joy of Veii.\", blanks: { x: { date: 1500, ask: When did Rome fall? } }";
    let two = "statement: \"The joy was of {x}.\", blanks: { x: { entity: veii, ask: Whose joy was it? } }";
    let three = "statement: \"Snow fell.{x}\", blanks: { x: { text: \" Hard.\", wrong: [\" Soft.\", \" Sleet.\"], ask: How did snow fall in 1500?, kinds: [which] } }";
    let far = bank(
        CITIES,
        &format!("  - {{ id: one, {one} }}\n  - {{ id: two, {two} }}\n"),
    );
    assert!(go_together(&far, ["one/", "two/"]));
    let about = bank(
        CITIES,
        &format!("  - {{ id: one, {one} }}\n  - {{ id: two, about: [one], {two} }}\n"),
    );
    assert!(!go_together(&about, ["one/", "two/"]));
    let third = format!(
        "  - {{ id: far, {} }}\n",
        two.replace("joy", "grief").replace("veii", "nola")
    );
    let shared = bank(
        CITIES,
        &format!(
            "  - {{ id: one, about: [far], {one} }}\n  - {{ id: two, about: [far], {two} }}\n{third}"
        ),
    );
    assert!(!go_together(&shared, ["one/", "two/"]));
    let stem = bank(
        CITIES,
        &format!(
            "  - {{ id: one, {one} }}\n  - {{ id: three, {three} }}\n  - {{ id: two, {two} }}\n"
        ),
    );
    assert!(!go_together(&stem, ["one/", "three/"]));
    assert!(go_together(&stem, ["two/", "three/"]));
}

#[test]
fn a_stem_that_names_another_key_goes_only_with_what_speaks_of_other_things() {
    let fact = |id: &str, ask: &str, blank: &str| {
        format!(
            "  - {{ id: {id}, statement: \"{{x}}.\", blanks: {{ x: {{ {blank}, ask: \"{ask}\", kinds: [which] }} }} }}\n"
        )
    };
    let together = |naming: &str, asking: &str| {
        let head = format!("{CITIES}\n  bridge: {{ name: Veii Bridge, class: bridge }}");
        let naming = fact("naming", naming, "text: Corn, wrong: [Wine, Salt, Wool]");
        let asking = fact("asking", asking, "entity: veii");
        go_together(
            &bank(&head, &format!("{naming}{asking}")),
            ["naming/", "asking/"],
        )
    };
    assert!(together("What did Veii sell?", "Which city kept bees?"));
    // Both stems name one other thing.
    assert!(!together(
        "What did Veii sell to Rome?",
        "Which city envied Rome?"
    ));
    // Both share a word that few facts have.
    assert!(!together(
        "What did Veii plant beside the orchard?",
        "Which city burned its orchard?"
    ));
    // The name is part of another thing's.
    assert!(!together(
        "What crossed the Veii Bridge?",
        "Which city kept bees?"
    ));
}

#[test]
fn questions_that_stand_alone_come_first() {
    let asks = [
        ("alone-1", "Which harbour burned in 1901?"),
        ("alone-2", "What mill flooded in 1902?"),
        ("alone-3", "Whose parrot sang through 1903?"),
        ("alone-4", "Where did hail fall in 1904?"),
        ("alone-5", "Who juggled until 1905?"),
        ("alone-6", "Near which forest was gold found in 1906?"),
        ("nameless", "Under which bridge did boats collide?"),
        (
            "leaning",
            "How was Doctor Quill dressed at the anniversary?",
        ),
    ];
    let facts: String = asks
        .iter()
        .enumerate()
        .map(|(at, (id, ask))| {
            let own = ["Ab", "Ec", "Id", "Of", "Ug", "Yl", "Av", "Em"][at];
            format!(
                "  - {{ id: {id}, statement: \"{{x}}.\", blanks: {{ x: {{ text: {own}ron, wrong: [{own}sal, {own}tim, {own}vun], ask: \"{ask}\", kinds: [which] }} }} }}\n"
            )
        })
        .collect();
    let facts = bank("", &facts);
    for plan in plans() {
        let asked = |count| {
            let quiz = generate::generate(&facts, &plan.clone().count(count)).expect("a quiz");
            let ids = quiz.questions.iter().map(|one| one.id.fact().to_owned());
            ids.collect::<BTreeSet<_>>()
        };
        let six = asked(6);
        assert!(
            six.len() == 6 && six.iter().all(|id| id.starts_with("alone")),
            "{six:?}"
        );
        assert_eq!(asked(8).len(), 8, "then those that lean are taken");
    }
}

#[test]
fn no_quiz_asks_nearly_the_same_twice() {
    let beside = |ask: &str| {
        bank(
            CITIES,
            &format!(
                "  - {{ id: seat, statement: \"The seat was {{x}}.\", blanks: {{ x: {{ text: Ostia, class: port, wrong: [Pisa, Bari, Zara], \
                 ask: Which town had the largest harbour of the coast? }} }} }}
  - {{ id: port, statement: \"The port was {{x}}.\", blanks: {{ x: {{ text: Genoa, class: bay, wrong: [Lucca, Siena, Parma], ask: {ask} }} }} }}\n"
            ),
        )
    };
    let pair = ["seat/x/which", "port/x/which"];
    let near = "Which town had the largest old harbour of the coast?";
    assert!(!go_together(&beside(near), pair));
    let apart = "Which town had the widest streets of the coast?";
    assert!(go_together(&beside(apart), pair));
}

#[test]
fn a_date_that_is_asked_elsewhere_is_no_reason() {
    let facts = bank("source: { published: 1530 }", "
  - { id: a, statement: \"Rome fell in {x}.\", blanks: { x: { date: 1500, event: the fall, ask: When did Rome fall? } } }
  - { id: b, statement: \"Veii rose in {x}.\", blanks: { x: { date: 1510, event: the rise, ask: When did Veii rise? } } }
");
    let (mut together, mut apart) = (0, 0);
    for plan in plans() {
        for (with, seen) in [
            (vec![], &mut together),
            (vec![generate::Selector::new("a/x/when")], &mut apart),
        ] {
            let plan = plan.clone().kinds(["when"]).with(with);
            let quiz = generate::generate(&facts, &plan).expect("a quiz");
            let question = asked(&quiz, "a/x/when");
            let other = question
                .form
                .options()
                .iter()
                .find(|option| option.text == "1510");
            let Some(other) = other else {
                continue;
            };
            *seen += 1;
            let told = (quiz.questions.len() == 1).then_some("1510: the rise.");
            assert_eq!(other.why.as_deref(), told);
        }
    }
    assert!(together > 3 && apart > 3, "{together} {apart}");
}

#[test]
fn numbers_of_any_size_are_no_trouble() {
    let extremes = [
        "999999999999999",
        "-999999999999999",
        "0.000001",
        "-0.5",
        "0",
    ];
    for number in extremes {
        let wrong: Vec<&str> = extremes
            .into_iter()
            .filter(|other| *other != number)
            .collect();
        let wrong = wrong.join(", ");
        for bound in ["", ", bound: about"] {
            let facts = bank(
                "",
                &format!(
                    "
  - {{ id: a, statement: \"{{x}} of it.\", blanks: {{ x: {{ number: {number}{bound}, ask: How many came? }} }} }}
  - {{ id: b, statement: \"{{x}} of it.\", blanks: {{ x: {{ number: {number}{bound}, ask: How much came?, wrong: [{wrong}] }} }} }}
"
                ),
            );
            for plan in plans().take(8) {
                every(&facts, &plan);
            }
        }
    }
}

#[test]
fn a_quiz_of_any_length_is_as_long_as_it_can_be() {
    let facts = banks::awkward("lists").facts();
    for count in [0, 1, 1_000_000, usize::MAX] {
        let plan = Plan::new("7").count(count);
        match generate::generate(&facts, &plan) {
            Ok(quiz) => assert!(
                quiz.questions.len() <= count
                    && (count < 2 || quiz.notes.iter().any(|note| note.starts_with("only 2"))),
                "{:?}",
                quiz.notes
            ),
            Err(_) => assert_eq!(count, 0),
        }
    }
}

#[test]
fn a_claim_is_one_plain_proposition() {
    let facts = bank(CITIES, "
  - { id: joined, statement: \"{x} fell, and Nola rose.\", blanks: { x: { entity: rome } } }
  - { id: clause, statement: \"{x} fell because it was old.\", blanks: { x: { entity: rome } } }
  - { id: bound, statement: \"{x} had at least {n} gates.\", blanks: { x: { entity: rome }, n: { number: 5, bound: at-least, ask: How many gates at least? } } }
  - { id: accuses, care: [accusation], statement: \"{x} lied.\", blanks: { x: { entity: rome, wrong: [veii, nola] } } }
  - { id: blank, statement: \"{x} stole from {y}.\", blanks: { x: { entity: rome, care: [accusation] }, y: { entity: nola } } }
  - { id: plain, statement: \"{x} won.\", blanks: { x: { entity: rome } } }
");
    for (id, joint, cure) in [
        (
            "joined",
            ", and",
            "part it into two facts to have each asked so",
        ),
        (
            "clause",
            "because",
            "say it shorter, or leave it, as it is asked in other ways",
        ),
    ] {
        refuses(
            &facts,
            &format!("{id}/x/true-false"),
            &format!(
                "the statement says two things at once (`{joint}`), so half of it would stay true: {cure}"
            ),
        );
    }
    for id in ["bound/x", "bound/n"] {
        refuses(
            &facts,
            &format!("{id}/true-false"),
            "a statement with a bound is neither wholly true nor false",
        );
    }
    for id in ["accuses/x", "blank/x", "blank/y"] {
        refuses(
            &facts,
            &format!("{id}/true-false"),
            "what accuses is not put as true or false",
        );
    }
    offered(&facts, "plain/x/true-false").expect("a claim");
    offers(&facts, "accuses/x/which", &["Nola", "Veii"]);
    refuses(
        &facts,
        "blank/x/which",
        "there is no wrong option for it, and a choice needs two",
    );
}

#[test]
fn order_is_asked_of_three_events_at_least() {
    let two = "
  - { id: a, statement: \"a: {x}.\", blanks: { x: { date: 1500, event: the fall } } }
  - { id: b, statement: \"b: {x}.\", blanks: { x: { date: 1510-03, event: the rise } } }
";
    let certain = bank(
        "",
        &format!(
            "{two}  - {{ id: c, statement: \"c: {{x}}.\", blanks: {{ x: {{ date: 1511, event: the end }} }} }}\n"
        ),
    );
    assert_eq!(offered(&certain, "a/x/order").map(|all| all.len()), Ok(3));
    let uncertain = bank(
        "",
        &format!(
            "{two}  - {{ id: c, statement: \"c: {{x}}.\", blanks: {{ x: {{ date: 1510, event: the end }} }} }}\n"
        ),
    );
    refuses(
        &uncertain,
        "a/x/order",
        "fewer than three events have a certain order",
    );
    let quiz = every(&certain, &Plan::new("7"));
    let order = asked(&quiz, "a/x/order");
    assert!(matches!(order.form, Form::Ordering(_)));
    assert_eq!(order.answers, ["the fall", "the rise", "the end"]);
}

#[test]
fn an_author_who_wants_one_kind_gets_no_other() {
    let facts = bank(
        "source: { published: 1600 }",
        "
  - { id: a, statement: \"In {x}.\", blanks: { x: { date: 1500, kinds: [date] } } }
",
    );
    refuses(&facts, "a/x/when", "the blank's `kinds` leave it out");
    assert_eq!(every(&facts, &Plan::new("7")).questions.len(), 1);
}

#[test]
fn options_do_not_point_at_the_key() {
    let facts = bank("", "
  - { id: long, statement: \"It was {x}.\", blanks: { x: { text: the old harbour of the fishermen, class: p, ask: What was it? } } }
  - { id: p1, statement: \"One was {x}.\", blanks: { x: { text: the inn, class: p, ask: What was one? } } }
  - { id: p2, statement: \"Two was {x}.\", blanks: { x: { text: the mill, class: p, ask: What was two? } } }
  - { id: p3, statement: \"Three was {x}.\", blanks: { x: { text: the lane, class: p, ask: What was three? } } }
  - { id: clang, statement: \"It became {x}.\", blanks: { x: { text: a growing state, wrong: [a small town, a rich man], ask: What grows here? } } }
  - { id: digit, statement: \"It hit {x}.\", blanks: { x: { text: rock 7, wrong: [rock six, rock nine], ask: What was hit? } } }
  - { id: capital, statement: \"It met {x}.\", blanks: { x: { text: Foam, wrong: [rain, snow], ask: What was met? } } }
  - { id: letters, statement: \"It joined {x}.\", blanks: { x: { text: NATO, wrong: [Ostia, Capua], ask: What was joined? } } }
  - { id: quote, statement: \"It said {x}.\", blanks: { x: { text: “aye”, wrong: [nay, maybe], ask: What was said? } } }
  - { id: bracket, statement: \"It had {x}.\", blanks: { x: { text: sails (two), wrong: [oars, ropes], ask: What was had? } } }
  - { id: stop, statement: \"It wrote {x}\", blanks: { x: { text: all is well., wrong: [all is lost, all is over], ask: What was written? } } }
  - { id: twins, statement: \"It saw {x}.\", blanks: { x: { text: Henry Marlowe, wrong: [Henry Marlow, John Smith, Peter Jones], ask: Who was seen? } } }
  - { id: round, statement: \"For {x}.\", blanks: { x: { number: 40, open: true, wrong: [37, 43, 39], ask: For how many was it? } } }
  - { id: whole, statement: \"By {x}.\", blanks: { x: { number: 3, open: true, wrong: [1.5, 2.5, 3.5, 4.5], ask: By how many was it? } } }
");
    for (id, why) in [
        ("long/x/which", "the right answer is the longest by far"),
        (
            "clang/x/which",
            "the right answer alone shares a word with the question or the title",
        ),
        ("digit/x/which", "the right answer alone has a digit"),
        ("capital/x/which", "the right answer alone has a capital"),
        (
            "letters/x/which",
            "the right answer alone is an abbreviation",
        ),
        (
            "quote/x/which",
            "the right answer alone has quotation marks",
        ),
        ("bracket/x/which", "the right answer alone has brackets"),
        ("stop/x/which", "the right answer alone ends in a full stop"),
        (
            "round/x/number",
            "the right answer is the only round number, or the only one that is not",
        ),
        (
            "whole/x/number",
            "the right answer is the only round number, or the only one that is not",
        ),
    ] {
        refuses(&facts, id, why);
    }
    let seen = |plan: &Plan| {
        let every = every(&facts, plan);
        every
            .questions
            .into_iter()
            .find(|question| question.id == "twins/x/which")
    };
    let twins = plans()
        .filter_map(|plan| seen(&plan))
        .filter(|question| question.form.options().len() > 3);
    assert_eq!(twins.count(), 0);
}

#[test]
fn the_order_of_facts_is_irrelevant_however_often_a_name_is_asked() {
    // The company of a name is looked at only so far.
    let fact = |at: usize| {
        let about = if at >= 200 && at % 5 < 2 {
            "about: [f0], "
        } else {
            ""
        };
        let key = ["a", "b", "c", "d", "e"][at % 5];
        format!(
            "  - {{ id: f{at}, {about}statement: \"Song {at} is by {{x}}.\", blanks: {{ x: {{ entity: {key} }} }} }}\n"
        )
    };
    let facts: Vec<String> = (0..240).map(fact).collect();
    let entities =
        ["a", "b", "c", "d", "e"].map(|id| format!("  {id}: {{ name: Poet {id}, class: poet }}\n"));
    let entities = format!("entities:\n{}", entities.concat());
    let [there, back] = [
        facts.concat(),
        facts.iter().rev().cloned().collect::<String>(),
    ];
    let [there, back] = [there, back].map(|facts| bank(&entities, &facts));
    for level in LEVELS {
        let plan = Plan::new("company").level(level).options(3);
        let sorted = |facts| {
            let mut questions = every(facts, &plan).questions;
            questions.sort_by(|a, b| a.id.cmp(&b.id));
            questions
        };
        assert_eq!(sorted(&there), sorted(&back));
    }
}

#[test]
fn what_is_open_or_contestable_in_one_blank_is_so_wherever_the_same_is_asked() {
    let twin = |first: &str| {
        bank(
            CITIES,
            &format!(
                "
  - {{ id: one, statement: \"{{x}} came.\", blanks: {{ x: {{ entity: rome, ask: Who came?{first} }} }} }}
  - {{ id: two, statement: \"{{x}} came too.\", blanks: {{ x: {{ entity: veii, ask: Who came?, wrong: [nola] }} }} }}
"
            ),
        )
    };
    offers(&twin(""), "two/x/which", &["Capua", "Cumae", "Nola"]);
    refuses(
        &twin(", avoid: [capua, cumae]"),
        "two/x/which",
        "there is one wrong option for it, and a choice needs two",
    );
    refuses(
        &twin(", open: true"),
        "two/x/which",
        "there is one wrong option for it, and a choice needs two",
    );
}

#[test]
fn a_number_is_the_same_with_more_decimals() {
    let facts = bank(
        "",
        "
  - { id: a, statement: \"{x} of it.\", blanks: { x: { number: 4.5, ask: How much was it?, avoid: [6.50] } } }
  - { id: b, statement: \"{x} of it.\", blanks: { x: { number: 6.5, ask: How much was that? } } }
",
    );
    let offered = offered(&facts, "a/x/number").expect("a question");
    assert!(!offered.contains("6.5"), "{offered:?}");
}

#[test]
fn an_event_is_the_same_with_other_capitals() {
    let again = "  - { id: e, statement: \"e: {year}.\", blanks: { year: { date: 1545, event: The Rise of Veii } } }\n";
    for plan in plans() {
        for question in every(&events(again), &plan).questions {
            let texts = texts(&question);
            let distinct: BTreeSet<String> = texts.iter().map(|text| text.to_lowercase()).collect();
            assert_eq!(distinct.len(), texts.len(), "{}", question.id);
        }
    }
}

#[test]
fn within_a_year_or_a_month_there_is_room_however_long_ago() {
    let facts = bank(
        "source: { published: 2025 }",
        "
  - { id: month, statement: \"In {x}.\", blanks: { x: { date: 1789-07, ask: In which month of 1789 was it? } } }
  - { id: day, statement: \"On {x}.\", blanks: { x: { date: 1789-07-14, ask: On which day of July 1789 was it? } } }
  - { id: free, statement: \"By {x}.\", blanks: { x: { date: 1789-07, ask: In which month was it? } } }
",
    );
    for id in ["month/x/when", "day/x/when"] {
        let offered = offered(&facts, id).expect("a question");
        assert!(
            offered.len() > 5 && offered.iter().all(|text| text.ends_with("1789")),
            "{offered:?}"
        );
    }
    let near = |text: &String| text == "June 1789" || text == "August 1789";
    let free = offered(&facts, "free/x/when").expect("a question");
    assert!(!free.iter().any(near), "{free:?}");
}

#[test]
fn no_span_is_asked_of_an_event_that_happened_twice() {
    let facts = bank(
        "source: { published: 1800 }",
        "
  - { id: a, statement: \"a: {x}.\", blanks: { x: { date: 1500, event: the fall } } }
  - { id: b, about: [a], statement: \"b: {x}.\", blanks: { x: { date: 1507, event: the flood } } }
  - { id: c, about: [a], statement: \"c: {x}.\", blanks: { x: { date: 1530, event: the flood } } }
",
    );
    let why = "the event happened more than once";
    refuses(&facts, "b/x/span", why);
    refuses(&facts, "c/x/span", why);
}

#[test]
fn an_event_whose_name_holds_its_day_is_not_the_one_of_that_day() {
    let day = "  - { id: e, statement: \"e: {day}.\", blanks: { day: { date: 1545-05-07, event: the rising of 7 May } } }\n";
    refuses(
        &events(day),
        "e/day/event",
        "the question gives the right answer away",
    );
}

#[test]
fn numbers_in_one_question_keep_their_distance_and_their_roundness() {
    let facts = bank(
        "",
        "
  - { id: a, statement: \"{x} of it.\", blanks: { x: { number: 53, unit: ships, ask: How many came? } } }
  - { id: b, statement: \"{x} of it.\", blanks: { x: { number: 57, unit: ships, ask: How many left? } } }
  - { id: c, statement: \"{x} of it.\", blanks: { x: { number: 81, unit: ships, ask: How many sank? } } }
  - { id: d, statement: \"{x} of it.\", blanks: { x: { number: 84, unit: ships, ask: How many burned? } } }
",
    );
    let offered = offered(&facts, "a/x/number").expect("a question");
    assert!(!offered.contains("57"), "{offered:?}");
    assert!(
        offered.iter().all(|text| !text.ends_with('0')),
        "{offered:?}"
    );
    for plan in plans() {
        for question in every(&facts, &plan).questions {
            let texts = texts(&question).into_iter();
            let both = texts.filter(|text| ["81", "84"].contains(text)).count();
            assert!(both < 2, "{}", question.id);
        }
    }
}

#[test]
fn an_option_that_is_exchanged_does_not_bring_its_own_part() {
    let facts = bank(
        "entities:
  key:   { name: Rock 7, class: place }
  alpha: { name: Alpha, class: place }
  nine:  { name: Alpha 9, class: place, within: alpha }
  beta:  { name: Beta, class: place }
  delta: { name: Delta 4, class: place }",
        "
  - { id: a, statement: \"{x} was it.\", blanks: { x: { entity: key, ask: Where was it? } } }
",
    );
    for seed in 0..200 {
        let plan = Plan::new(&format!("exchange {seed}")).options(3);
        for question in every(&facts, &plan).questions {
            let texts = texts(&question).into_iter();
            let both = texts
                .filter(|text| ["Alpha", "Alpha 9"].contains(text))
                .count();
            assert!(both < 2, "{}", question.id);
        }
    }
}

/// docs/RULES.md, rule 8: what is planned has no wrong date that is over, and needs some that are to come too.
#[test]
fn a_plan_has_wrong_dates_that_are_to_come_as_well() {
    let facts = bank(
        "source: { published: 2011-04-13 }",
        "  - id: launch\n    statement: \"It launches on {day}.\"\n    blanks:\n      day: { date: 2011-04-29, ask: When is it to launch?, wrong: [2011-04-02, 2011-04-19, 2011-05-05, 2011-05-16, 2011-06-02, 2011-06-20] }\n",
    );
    offers(
        &facts,
        "launch/day/when",
        &[
            "19 April 2011",
            "5 May 2011",
            "16 May 2011",
            "2 June 2011",
            "20 June 2011",
        ],
    );
}

/// docs/RULES.md, rule 52: the options of a date hold no month, and no year, that is the key's alone.
#[test]
fn a_date_is_not_the_only_one_of_its_month_or_year() {
    for key in [
        "2003-02-01",
        "2003-02-04",
        "2002-12-31",
        "2003-01",
        "2002-12",
    ] {
        let facts = bank(
            "source: { published: 2011-04-13 }",
            &format!(
                "  - {{ id: loss, statement: \"It was lost on {{day}}.\", weight: main, blanks: {{ day: {{ date: {key}, ask: When was it lost? }} }} }}\n"
            ),
        );
        for plan in plans() {
            let quiz = every(&facts, &plan);
            let when = first_of(&quiz, "when");
            let right = when.answers[0].as_str();
            let mut wrong = texts(when);
            wrong.retain(|text| *text != right);
            for words in [1, 2] {
                let end = |text: &str| {
                    let all: Vec<&str> = text.split(' ').collect();
                    all[all.len().saturating_sub(words)..].join(" ")
                };
                let ends: BTreeSet<String> = wrong.iter().map(|text| end(text)).collect();
                assert!(
                    ends.len() > 1 || ends.contains(&end(right)),
                    "{right}: {wrong:?}"
                );
            }
        }
    }
}

/// docs/RULES.md, rule 45: what month and year answer does not ask for a day.
#[test]
fn a_question_that_month_and_year_answer_asks_when() {
    let stem = |weight: &str| {
        let facts = bank(
            "source: { published: 2011-04-13 }",
            &format!(
                "  - {{ id: loss, statement: \"It was lost on {{day}}.\", weight: {weight}, blanks: {{ day: {{ date: 2003-02-01, ask: On which day was it lost? }} }} }}\n"
            ),
        );
        let quiz = every(&facts, &Plan::new("7"));
        let date = first_of(&quiz, "date");
        date.stem.clone()
    };
    assert_eq!(stem("normal"), "When was it lost?");
    assert_eq!(stem("main"), "On which day was it lost?");
}

/// docs/RULES.md, rule 9: what is known to the month is put in order only with what lies half a year away.
#[test]
fn events_of_neighbouring_months_are_not_put_in_order() {
    let beside = |date: &str| {
        let facts = bank(
            "source: { published: 2019 }",
            &format!(
                "
  - {{ id: a, statement: \"It fell in {{x}}.\", blanks: {{ x: {{ date: 1966-02, event: the fall }} }} }}
  - {{ id: b, statement: \"It rose on {{x}}.\", blanks: {{ x: {{ date: {date}, event: the rise }} }} }}
  - {{ id: c, statement: \"It ended in {{x}}.\", blanks: {{ x: {{ date: 1971, event: the end }} }} }}
"
            ),
        );
        offered(&facts, "a/x/order").is_ok()
    };
    assert!(!beside("1966-03") && !beside("1966-07-31") && !beside("1965-09"));
    assert!(beside("1966-08") && beside("1966-08-01") && beside("1965-08"));
}

/// docs/RULES.md, rule 17: no key lies far off, with all others close together.
#[test]
fn a_key_does_not_stand_off() {
    let far_off = |right: f64, wrong: &mut [f64]| {
        wrong.sort_by(f64::total_cmp);
        let widest = |gap: fn(f64, f64) -> f64| {
            let gaps = wrong.windows(2).map(|pair| gap(pair[0], pair[1]));
            let nearest = wrong.iter().map(|&one| gap(one.min(right), one.max(right)));
            (nearest.fold(f64::MAX, f64::min), gaps.fold(0.0, f64::max))
        };
        let (near, wide) = widest(|low, high| high - low);
        let (times, wide_times) = widest(|low, high| high / low);
        near >= 2.0 * wide && times * times > wide_times.powi(3)
    };
    let mut seen = 0;
    for (name, text) in banks::all() {
        let facts = text.facts();
        for plan in plans().take(6) {
            for question in every(&facts, &plan).questions {
                let Form::SingleChoice(choices) = &question.form else {
                    continue;
                };
                let number = |value: &Option<Quantity>| match value {
                    Some(Quantity::Number(number)) => number.to_string().parse::<f64>().ok(),
                    _ => None,
                };
                let all = choices.options().iter().map(|one| number(&one.value));
                let Some(mut numbers) = all.collect::<Option<Vec<f64>>>() else {
                    continue;
                };
                let right = numbers.remove(choices.key());
                if right > 0.0 && numbers.iter().all(|number| *number > 0.0) {
                    seen += 1;
                    assert!(
                        !far_off(right, &mut numbers),
                        "{name} {}: {right} beside {numbers:?}",
                        question.id
                    );
                }
            }
        }
    }
    assert!(seen > 100, "{seen}");
}

#[test]
fn details_wait_until_what_matters_more_is_used_up() {
    let facts = |usual: usize, details: usize| {
        let fact = |at: usize| {
            let weight = if at < usual { "normal" } else { "detail" };
            format!(
                "  - {{ id: f{at}, weight: {weight}, statement: \"The mast of boat {at} is {{x}} feet high.\", blanks: {{ x: {{ number: {}, unit: feet, kinds: [number], ask: Boat {at} has a mast of how many feet? }} }} }}\n",
                120 + 7 * at
            )
        };
        let all: String = (0..usual + details).map(fact).collect();
        bank("", &all)
    };
    let details = |facts: &quizpress::facts::Facts, usual: usize, seed: u32| {
        let plan = Plan::new(&seed.to_string()).count(10);
        let quiz = quizpress::generate::generate(facts, &plan).expect("a quiz");
        let ids = quiz.questions.iter().map(|one| one.id.clone());
        let at = ids.map(|id| id[1..id.find('/').unwrap()].parse::<usize>().unwrap());
        at.filter(|at| *at >= usual).count()
    };
    let (many, few) = (facts(30, 30), facts(3, 30));
    for seed in 0..10 {
        assert_eq!(details(&many, 30, seed), 0, "seed {seed}");
        assert!(details(&few, 3, seed) > 0, "seed {seed}");
    }
}

#[test]
fn a_blank_may_weigh_less_than_its_fact() {
    let fact = |at: usize| {
        let feet = 120 + 7 * at;
        format!(
            "  - id: f{at}\n    statement: \"Boat {at} has a mast of {{x}} feet, and its deck one of {{y}} feet.\"\n    weight: main\n    \
             blanks:\n      x: {{ number: {feet}, unit: feet, kinds: [number], ask: Boat {at} has a mast of how many feet? }}\n      \
             y: {{ number: {}, unit: yards, weight: detail, kinds: [number], ask: Boat {at} has a deck of how many yards? }}\n",
            feet + 400
        )
    };
    let facts = bank("", &(0..40).map(fact).collect::<String>());
    for seed in 0..10 {
        let plan = Plan::new(&seed.to_string()).count(10);
        let quiz = quizpress::generate::generate(&facts, &plan).expect("a quiz");
        let asked: Vec<Option<&str>> = quiz.questions.iter().map(|one| one.id.blank()).collect();
        assert_eq!(asked, [Some("x"); 10], "seed {seed}");
    }
}

#[test]
fn a_false_figure_stands_to_the_others_of_its_statement_as_the_right_one() {
    let facts = bank("", "
  - { id: tail, statement: \"The tail weighed {new} per cent, less than the {old} per cent before.\", blanks: { new: { number: 15, unit: per cent, ask: \"What share was the new tail, in per cent?\" }, old: { number: 20, unit: per cent, kinds: none } } }
  - { id: rule, statement: \"The rule began in {start} and ended in {end}.\", blanks: { start: { date: 1985, ask: \"When did the rule begin?\" }, end: { date: 1989, ask: \"When did the rule end?\" } } }
");
    let mut claims = 0;
    for seed in 0..60 {
        let every = every(&facts, &Plan::new(&seed.to_string()));
        for claim in of_kind(&every, "true-false") {
            let stem = &claim.stem;
            let said: Vec<i32> = stem
                .split(|c: char| !c.is_ascii_digit())
                .filter_map(|word| word.parse().ok())
                .collect();
            assert!(said[0] < said[1], "{stem}");
            claims += 1;
        }
    }
    assert!(claims >= 60, "{claims}");
}

/// docs/RULES.md, rule 45: of a year that the title says no month is asked to be written, unless `kinds` names that; and what
/// the refusal proposes does bring the question.
#[test]
fn a_date_in_the_year_of_the_title_is_written_where_kinds_names_it() {
    let written = |date: &str, kinds: &str| {
        let facts = banks::parse(&format!(
            "id: b\ntitle: Floods of 2023\nfacts:\n  - {{ id: f, statement: \"It was {{x}}.\", blanks: {{ x: {{ date: {date}, ask: When was it?{kinds} }} }} }}\n"
        ));
        let yields = generate::yields(&facts, &Plan::new("1"));
        let found = yields.into_iter().find(|one| one.kind == "date");
        match found.expect("the kind").outcome {
            Ok(_) => asked(&every(&facts, &Plan::new("1")), "f/x/date")
                .answers
                .concat(),
            Err(refusal) => refusal.to_string(),
        }
    };
    let given =
        "the title says the year, so that half of it is given: name `date` in its `kinds` to";
    assert_eq!(
        written("2023-03", ""),
        format!("{given} have it asked all the same")
    );
    assert_eq!(written("2023-03", ", kinds: [date]"), "March 2023");
    assert_eq!(written("2023-03", ", kinds: [when, date]"), "March 2023");
    assert_eq!(
        written("2023-03-05", ""),
        format!("{given} ask for the day")
    );
    assert_eq!(written("2023-03-05", ", kinds: [date]"), "5 March 2023");
}
