//! What is made a fact, from outside: kinds of sentences, each with the fact that comes of it.

use quizpress::draft::{About, Draft, draft};

fn drafted(text: &str) -> Draft {
    let text = format!("A head\n{text}\n");
    draft(&text, &About::default()).unwrap_or_else(|refusal| panic!("{refusal}: {text}"))
}

#[track_caller]
fn all_say(cases: &[(&str, &str)]) {
    let missing = |(text, expected): &(&str, &str)| {
        let proposals = drafted(text).proposals;
        let found: Vec<String> = proposals.into_iter().map(|one| one.statement).collect();
        let says = found.iter().any(|one| one == expected);
        (!says).then(|| format!("{expected}: {found:#?}"))
    };
    let missing: Vec<String> = cases.iter().filter_map(missing).collect();
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}

#[track_caller]
fn asks(text: &str, expected: &str) {
    let proposals = drafted(text).proposals;
    let asks = proposals.iter().flat_map(|one| &one.holes);
    let found: Vec<&str> = asks.filter_map(|hole| hole.ask.as_deref()).collect();
    assert!(found.contains(&expected), "{found:#?}");
}

#[test]
fn more_kinds_of_sentences_are_facts() {
    all_say(&[
        (
            "Anna Berg joined the navy of Chile aged 14.",
            "{who} joined the navy of Chile aged {age}.",
        ),
        (
            "Both teams going in, the Chilean team won the cup and $ 50,000.",
            "Both teams going in, the {nationality} team won the cup and {amount} dollars.",
        ),
        (
            "The new plan of Anna Berg costs NZ $ 26 million in all.",
            "The new plan of Anna Berg costs {amount} New Zealand dollars in all.",
        ),
        (
            "Teams from Morocco and Iran both had difficulties getting their robots across the border.",
            "Teams from {country} and Iran both had difficulties getting their robots across the border.",
        ),
        (
            "In 2021, Peter Hansen described the group as “allies in the old fight against hunger.”",
            "In {year}, Peter Hansen described the group as “allies in the old fight against {words}.”",
        ),
        (
            "There were 14 teams from Chile in the hall.",
            "There were {number} teams from {country} in the hall.",
        ),
        (
            "The taxes of Anna Berg from 2006 to 2009 were paid in Chile.",
            "The taxes of Anna Berg from {year} to {year-2} were paid in {country}.",
        ),
        (
            "Anna Berg has called the sentence of the court \"dangerous nonsense\" ((it)).",
            "{who} has called the sentence of the court “{words}”.",
        ),
        (
            "Soldiers have been placed on high alert and have been told to wait there.",
            "Soldiers have been placed on {what} and have been told to wait there.",
        ),
        (
            "In 2021, Anna Berg said: “The old library has won the war against the rain at last.”",
            "In {year}, {who} said: “The old library has won the war against the rain at last”.",
        ),
    ]);
}

#[track_caller]
fn none_says(cases: &[(&str, &str)]) {
    for (text, part) in cases {
        let text = format!("A head\n{text}\n");
        let about = About {
            published: quizpress::Date::parse("2011-04-12").ok(),
            ..About::default()
        };
        let proposals = draft(&text, &about).map_or(Vec::new(), |draft| draft.proposals);
        let found: Vec<&String> = proposals.iter().map(|one| &one.statement).collect();
        assert!(
            found.iter().all(|one| !one.contains(part)),
            "{part}: {found:#?}"
        );
    }
}

/// The candidates of one district are not all that were elected.
#[test]
fn a_list_is_not_said_of_more_than_its_sentence_says() {
    none_says(&[
        (
            "The district of Oslo voted in 2011. The old camp candidates elected were Anna Berg and Peter Hansen of Chile.",
            "candidates elected",
        ),
        (
            "The district of Oslo voted in 2011. Anna Berg and Peter Hansen were the candidates elected.",
            "candidates elected",
        ),
        (
            "The district of Oslo voted in 2011. The three elected were Anna Berg, Peter Hansen and Maria Keller.",
            "three elected",
        ),
    ]);
    all_say(&[(
        "The district of Oslo voted in 2011. The candidates elected in Oslo were Anna Berg, Peter Hansen and Maria Keller.",
        "The candidates elected in Oslo were {people}.",
    )]);
}

#[test]
fn of_two_that_ask_the_same_neither_is_drafted() {
    none_says(&[(
        "Chile met Peru. Anna Berg won the Golden Boot award.\n\nNorway met Iran. Maria Keller won the Golden Boot award.",
        "Golden Boot",
    )]);
    all_say(&[(
        "Anna Berg won the Golden Boot award in 2011. Maria Keller won the Golden Boot award in 2012.",
        "{who} won the Golden Boot award in {year}.",
    )]);
}

#[test]
fn no_condition_is_cut() {
    none_says(&[
        (
            "By 2050, hunger in Chile would grow by either 49 percent or by 27 percent, depending on the harvest.",
            "percent-2} percent.",
        ),
        (
            "The ministry of Chile sent forms to 12,000 people who had applied before last summer.",
            "people.",
        ),
        (
            "The ministry of Chile sent forms to 12,000 people who applied last summer.",
            "people",
        ),
        (
            "The ministry of Chile sent forms to 12,000 people displaced last summer.",
            "people",
        ),
        (
            "NASA celebrated the launch of the first space shuttle Tuesday at an event in Irving, Texas.",
            "2011",
        ),
    ]);
    all_say(&[(
        "The ship that left Oslo with 900 people reached Chile last week.",
        "The ship that left {city} with {number} people reached Chile.",
    )]);
}

#[test]
fn a_figure_is_asked_for_by_a_piece_that_stands_by_itself() {
    asks(
        "The ship Aurora took on a life of its own, and was used in trips from old ports to Peru over 12,000 times by the end of 2011.",
        "Which figure does the article give: “The ship Aurora was used in trips from old ports to Peru over … times by the end of 2011”?",
    );
    asks(
        "Since 2007 the Anna Berg Photographic Legacy Program has seeded art galleries all through the United States with over 28,000 Anna Berg photographs and other artifacts.",
        "Which figure does the article give: “the Anna Berg Photographic Legacy Program has seeded art galleries all through the United States with over … Anna Berg photographs and other artifacts”?",
    );
    asks(
        "According to the Interior Ministry over 345 people have been killed in a crush near Oslo.",
        "According to the Interior Ministry, over how many people have been killed in a crush near Oslo?",
    );
    let text = "Anna Berg has come from the Municipality of Bogliasco, next to Genova, and from the deputies of Chile.";
    let holes: Vec<String> = drafted(text)
        .proposals
        .into_iter()
        .flat_map(|one| one.holes)
        .filter_map(|hole| hole.ask)
        .collect();
    assert!(
        holes.iter().all(|ask| !ask.contains("rom which")),
        "{holes:?}"
    );
}

#[test]
fn what_was_to_come_is_told_in_the_past() {
    let text = "A head\nOn Wednesday, Anna Berg and her father are to travel to Norway.\n";
    let about = About {
        published: quizpress::Date::parse("2015-09-22").ok(),
        ..About::default()
    };
    let draft = draft(text, &about).expect("a draft");
    let first = &draft.proposals[0];
    assert_eq!(
        first.statement,
        "On {day}, Anna Berg and her father were to travel to {country}."
    );
    for hole in &first.holes {
        let ask = hole.ask.as_deref().unwrap_or_default();
        assert!(!ask.contains(" are "), "{ask}");
    }
}

#[test]
fn a_body_and_a_person_side_by_side_are_two() {
    let yaml = drafted("Student of law at University of Texas Arlington Amneh Jafari heard of the find in Oslo in 2011.\n\nJafari said it was old. In 2012, Jafari left Texas.").yaml(None);
    assert!(yaml.contains("Amneh Jafari left {state}."), "{yaml}");
    let yaml =
        drafted("The Church of Jesus Christ bought 12 ships in Chile in 2011. Christ said little.")
            .yaml(None);
    assert!(!yaml.contains("name: Jesus Christ"), "{yaml}");
}

#[test]
fn one_of_a_row_is_no_place() {
    let yaml =
        drafted("In the first game of Group G, Belgium faced Panama in Oslo in 2011.").yaml(None);
    assert!(!yaml.contains("class: place"), "{yaml}");
}

#[test]
fn more_is_asked_in_words() {
    asks(
        "The 22nd Fan Expo took place at the Metro Oslo Convention Centre in 2016.",
        "Where did the 22nd Fan Expo take place in 2016?",
    );
    asks(
        "The firm of Anna Berg paid $ 50,000 for the old ship.",
        "How much did the firm of Anna Berg pay for the old ship?",
    );
    asks(
        "Anna Berg was released on US$ 20,000 bail on 7 October 2010.",
        "On bail of how many US dollars was Anna Berg released on 7 October 2010?",
    );
    asks(
        "Anna Berg was released on 20,000-dollar bail in 2016.",
        "On bail of how many dollars was Anna Berg released in 2016?",
    );
    asks(
        "The firm of Anna Berg paid a 5,000-dollar fine in 2016.",
        "A fine of how many dollars did the firm of Anna Berg pay in 2016?",
    );
}

/// Who speaks for others is asked for last.
#[test]
fn who_reports_is_no_blank_before_others() {
    let text = "Anna Berg told the Daily Mirror in 2012 that Peter Hansen left Oslo. Maria Keller and Julie Hahn and Paul Dewar slept. Peter Hansen met them.";
    let yaml = drafted(text).yaml(None);
    let blanks = yaml.split("blanks:").nth(1).unwrap_or_default();
    let (year, who) = (blanks.find("date: 2012"), blanks.find("entity: anna-berg"));
    assert!(
        who.is_none_or(|who| year.is_some_and(|year| year < who)),
        "{yaml}"
    );
}

#[test]
fn no_question_tells_whether_a_man_or_a_woman_is_asked_for() {
    let text = "Anna Berg launched her novel in Oslo in 2012. Peter Hansen and Maria Keller and Julie Hahn and Paul Dewar sold their books.";
    for hole in drafted(text).proposals.iter().flat_map(|one| &one.holes) {
        let ask = hole.ask.as_deref().unwrap_or_default();
        assert!(!(ask.starts_with("Who") && ask.contains(" her ")), "{ask}");
    }
    asks(
        "Peter Hansen made the rescue of Chile one of his main tasks. Anna Berg and Maria Keller and Julie Hahn and Paul Dewar slept.",
        "Who made the rescue of Chile one of their main tasks?",
    );
}

/// `the Supreme Court` is the one that was named whole.
#[test]
fn a_court_under_two_names_is_one() {
    let text = "The request came from the Italian Supreme Court of Cassation on 8 July 2014. On 9 July 2014, Anna Berg thanked the Supreme Court.";
    let yaml = drafted(text).yaml(None);
    assert!(!yaml.contains("name: the Supreme Court"), "{yaml}");
}

/// Of a list no part is asked for that would leave it open which.
#[test]
fn lists_stay_whole() {
    let text = "Ships from Chile, Peru and Norway met in 2011.";
    for proposal in drafted(text).proposals {
        let whole = ["Chile", "Peru", "Norway"].map(|name| proposal.statement.contains(name));
        assert!(
            whole.iter().all(|held| *held == whole[0]),
            "{}",
            proposal.statement
        );
    }
}
