//! Drafts from outside: what is proposed of an article is sound, true to it, and the same each time.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use proptest::prelude::{any, prop, prop_assert, prop_assert_eq, proptest};
use proptest::test_runner::{Config, RngSeed};
use quizpress::article::gate::{Gate, judge};
use quizpress::article::{self, Support};
use quizpress::draft::reading::Reading;
use quizpress::draft::tags::Model;
use quizpress::draft::text::Text;
use quizpress::draft::{About, Draft, Refusal, candidates, draft, entries};
use quizpress::facts::{Bank, Severity};
use quizpress::{Date, Facts};

/// The article that ships as an example.
fn example() -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/draft/tunnel.txt");
    fs::read_to_string(path).unwrap()
}

fn drafted(text: &str) -> Draft {
    let about = About {
        published: Date::parse("2025-07-04").ok(),
        ..About::default()
    };
    draft(text, &about).unwrap_or_else(|refusal| panic!("{refusal}: {text}"))
}

fn statements(text: &str) -> Vec<String> {
    match draft(text, &About::default()) {
        Ok(draft) => draft
            .proposals
            .into_iter()
            .map(|one| one.statement)
            .collect(),
        Err(_) => Vec::new(),
    }
}

/// The bank as if a person had accepted every fact as it is.
fn accepted(yaml: &str) -> String {
    yaml.lines()
        .filter(|line| line.trim() != "draft: true")
        .flat_map(|line| [line, "\n"])
        .collect()
}

#[track_caller]
fn is_sound(yaml: &str) -> Facts {
    let (facts, problems) = Facts::read("draft.yaml", yaml);
    let grave = problems
        .iter()
        .find(|problem| problem.level == Severity::Error);
    assert!(grave.is_none(), "{grave:?}\n{yaml}");
    facts.expect("a bank")
}

#[test]
fn the_draft_of_an_article_is_a_sound_bank_that_yields_nothing_yet() {
    let draft = draft(&example(), &About::default()).unwrap();
    assert!(draft.proposals.len() >= 8, "{}", draft.yaml(None));
    assert_eq!(draft.reading.published, Date::parse("1994-05-06").ok());
    let facts = is_sound(&draft.yaml(Some("tunnel.txt")));
    assert!(facts.facts().is_empty());
}

#[test]
fn what_is_accepted_as_it_is_stands_in_the_article_that_is_kept() {
    let draft = draft(&example(), &About::default()).unwrap();
    let facts = is_sound(&accepted(&draft.yaml(None)));
    assert_eq!(facts.facts().len(), draft.proposals.len());
    for fact in article::hold(&facts, &draft.article()).facts {
        assert_eq!(
            fact.verdict,
            Support::Found,
            "{}: {:?}",
            fact.id,
            fact.notes
        );
    }
}

#[test]
fn the_article_that_is_kept_is_read_as_the_one_that_was_given() {
    for text in [
        example(),
        "One is here.\nTwo came in 2011.\n".to_owned(),
        "A head\n\nOne\nis.\n\nTwo.\n".to_owned(),
    ] {
        let Ok(first) = draft(
            &(text + "\nIn 2013 Anna Berg left Rome.\n"),
            &About::default(),
        ) else {
            continue;
        };
        let second = draft(&first.article(), &About::default()).unwrap();
        assert_eq!(
            first.reading.text.paragraphs,
            second.reading.text.paragraphs
        );
        assert_eq!(first.article(), second.article());
    }
}

#[test]
fn questions_are_english() {
    let yaml = draft(&example(), &About::default()).unwrap().yaml(None);
    for ask in [
        "In which year did the French engineer Albert Mathieu propose a road under the sea?",
        "In 1802, which French engineer proposed a road under the sea, lit by oil lamps, for coaches with horses?",
        "In which year did Britain give up an attempt for want of money?",
        "How many boring machines were used?",
        "On which day did Graham Fagg and Philippe Cozette break through the last chalk between the two halves of the service tunnel?",
    ] {
        assert!(yaml.contains(ask), "{ask}\n{yaml}");
    }
}

/// Of the trial: a document that speaks is no speaker.
#[test]
fn a_quotation_has_a_speaker_who_is_named_beside_it_or_none() {
    let readout = "A meeting ends\n“The talks in Rome were long and they were useful,” according to the ministry’s readout.\n";
    assert_eq!(statements(readout), [""; 0]);
    let lawyer = "A meeting ends\n“The talks in Rome were long and they were useful,” said Anna Berg’s lawyer.\n";
    assert_eq!(statements(lawyer), [""; 0]);
    let two = "A meeting ends\n“The talks in Rome were long and they were useful,” said Anna Berg and Maria Keller.\n";
    assert_eq!(statements(two), [""; 0]);
    let one = "A meeting ends\n“The talks in Rome were long and they were useful,” said Anna Berg, the mayor.\n";
    assert_eq!(
        statements(one),
        ["{who} said: “The talks in Rome were long and they were useful”."]
    );
}

/// Of the trial: `recognized by just {three countries}: {Pakistan}, …`
#[test]
fn what_a_list_counts_is_not_asked_beside_it() {
    let text = "A state is born\nThe new state was recognised by just three countries: Pakistan, Saudi Arabia and Qatar.\n";
    let draft = drafted(text);
    let statement = &draft.proposals[0].statement;
    assert_eq!(
        statement,
        "The new state was recognised by just three countries: {countries}."
    );
}

#[test]
fn no_hole_lies_within_another() {
    for text in [example(), include_str!("../draft/news.txt").to_owned()] {
        for proposal in drafted(&text).proposals {
            let mut words: Vec<_> = proposal
                .holes
                .iter()
                .map(|hole| hole.words.clone())
                .collect();
            words.sort_by_key(|range| range.start);
            let apart = words.windows(2).all(|pair| pair[0].end <= pair[1].start);
            assert!(apart, "{}", proposal.statement);
        }
    }
}

/// Of the trial: `USA President` of `McDonald's USA President Joe Erlinger`.
#[test]
fn a_country_in_the_name_of_a_company_is_no_side_of_its_president() {
    let text = "Burgers cost more\nMcDonald's USA President Joe Erlinger told reporters in Chicago that prices rose in 2024.\nThe United States bought 14 ships from Denmark in 2023. Norway sold 12 ships to Denmark in 2022.\n";
    let draft = drafted(text);
    let of = |name: &str| {
        draft
            .reading
            .things
            .things
            .iter()
            .find(|thing| thing.name == name)
            .map(|thing| thing.of)
    };
    assert_eq!(of("Joe Erlinger"), Some(None));
}

/// Of the trial: a cut that dropped `later revised to`.
#[test]
fn nothing_is_cut_that_takes_back_or_weakens() {
    for (text, kept) in [
        (
            "A storm hits\nThe storm in Cuba killed 40 people, which was later revised to 38.\n",
            "later revised to",
        ),
        (
            "A storm hits\nAnna Berg won the award in 2019, which she later denied.\n",
            "later denied",
        ),
        (
            "A storm hits\nThe ship left Oslo in 2019, though the owner denied it.\n",
            "though",
        ),
        (
            "A storm hits\nIn 2019, Norway allegedly sold the ships to Denmark.\n",
            "allegedly",
        ),
    ] {
        let found = statements(text);
        assert!(
            found.iter().all(|statement| statement.contains(kept)),
            "{found:?}"
        );
    }
}

#[test]
fn the_protagonist_is_never_asked_for() {
    let text = "Norway buys ships\nNorway bought 14 ships from Denmark in 2021. In 2019, Norway sold 12 ships to Chile.\n";
    for proposal in drafted(text).proposals {
        assert!(
            !proposal.statement.contains("{country} bought"),
            "{}",
            proposal.statement
        );
    }
    // The same of a name that stands in a third of the sentences.
    let text = "Ships are sold\nPeru bought 14 ships from Denmark in 2021. In 2019, Peru sold 12 ships to Chile. Peru has 40 ships.\n";
    for proposal in drafted(text).proposals {
        assert!(
            proposal.statement.contains("Peru"),
            "{}",
            proposal.statement
        );
    }
}

#[test]
fn who_he_she_and_they_are_is_asked_and_it_brings_no_statement() {
    let text = "Ships are sold\nIt sold 14 ships to Chile in 2021. Its owner left Rome in 2018. In 2019, she bought 12 ships from Peru.\n";
    assert_eq!(
        statements(text),
        ["In {year}, she bought {number} ships from {country}."]
    );
    let draft = draft(text, &About::default()).unwrap();
    let (bank, _) = Bank::read("b.yaml", &draft.yaml(None));
    let bank = bank.expect("a bank");
    let objections = Gate::new(&bank, &draft.article()).objections(&bank.facts()[0]);
    let said: Vec<&str> = objections.iter().map(|one| one.said.as_str()).collect();
    assert_eq!(said, ["the subject is a pronoun: name who `she` is"]);
}

/// `(Second)` is part of the name.
#[test]
fn brackets_within_a_name_stay() {
    let text = "A vote\nThe District Council (Second) constituency of Oslo gave Anna Berg 491,667 votes (a record) in 2012.\n";
    let found = statements(text).join(" ");
    assert!(
        found.contains("Council (Second) constituency") && !found.contains("record"),
        "{found}"
    );
}

#[test]
fn dates_are_those_of_the_day_on_which_the_article_was_published() {
    // Published on Friday, 4 July 2025.
    for (text, expected) in [
        ("Anna Berg left Rome on Thursday.", "2025-07-03"),
        ("Anna Berg left Rome yesterday.", "2025-07-03"),
        ("Anna Berg left Rome in April.", "2025-04"),
        ("Anna Berg left Rome in October.", "2024-10"),
        ("Anna Berg left Rome last year.", "2024"),
        ("Anna Berg left Rome last month.", "2025-06"),
        ("Anna Berg left Rome on 3 May 2019.", "2019-05-03"),
        ("Anna Berg left Rome on May 3rd, 2019.", "2019-05-03"),
        ("Anna Berg will leave Rome on September 2.", "2025-09-02"),
        ("Anna Berg will leave Rome next month.", "2025-08"),
    ] {
        let yaml = drafted(&format!("A farewell\n{text}\n")).yaml(None);
        assert!(
            [" }", ", "]
                .iter()
                .any(|end| yaml.contains(&format!("date: {expected}{end}"))),
            "{text}\n{yaml}"
        );
    }
    // Without that day they stay open.
    assert!(
        !statements("A farewell\nAnna Berg left Rome on Thursday.\n")
            .iter()
            .any(|statement| statement.contains("{day}"))
    );
}

#[test]
fn what_may_be_a_year_is_no_number() {
    let text = "Crops fail\nThe study found that the yields in Chile fell by 10% of 2000 levels.\n";
    assert!(!drafted(text).yaml(None).contains("number: 2000"));
}

#[test]
fn another_language_and_a_text_without_facts_are_refused() {
    let german = "Das Schiff verließ am Montag den Hafen von Oslo mit einer Mannschaft von vierzig Leuten und wurde am Abend vor der Küste wieder gesehen.";
    assert_eq!(
        draft(german, &About::default()).unwrap_err(),
        Refusal::Language("German")
    );
    assert_eq!(draft("", &About::default()).unwrap_err(), Refusal::NoFact);
    assert_eq!(
        draft("A head\n", &About::default()).unwrap_err(),
        Refusal::NoFact
    );
}

#[test]
fn the_tagger_has_learned_enough() {
    let (mut right, mut count) = (0, 0);
    for line in include_str!("../draft/tagged.txt").lines() {
        let pairs: Vec<(&str, &str)> = line
            .split(' ')
            .filter_map(|pair| pair.rsplit_once('_'))
            .collect();
        let words: Vec<&str> = pairs.iter().map(|pair| pair.0).collect();
        let found = Model::shipped().tags(&words);
        right += found
            .iter()
            .zip(&pairs)
            .filter(|(tag, pair)| **tag == pair.1)
            .count();
        count += pairs.len();
    }
    assert!(count > 170);
    let share = 100.0 * right as f64 / count as f64;
    assert!(share >= 93.5, "{share:.1} %");
}

#[test]
fn a_long_text_takes_time_that_grows_with_it() {
    let long = (example() + "\n").repeat(400);
    let hostile = [
        "(", "\"", "Anna ", "1,000 ", "Monday, ", "a-", "; said ", "“",
    ]
    .map(|part| part.repeat(200_000 / part.len()));
    for text in hostile.iter().chain([&long]) {
        let begun = Instant::now();
        let _ = draft(text, &About::default());
        // A second where nothing else runs; tests share their processors with others.
        assert!(
            begun.elapsed() < Duration::from_secs(60),
            "{:?}: {}",
            begun.elapsed(),
            &text[..40]
        );
    }
}

/// The program in a new folder, with files; what it says on standard error, and its exit code.
fn run(name: &str, files: &[(&str, &str)], commands: &[&[&str]]) -> Vec<(String, String, i32)> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("draft")
        .join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    for (file, text) in files {
        fs::write(folder.join(file), text).unwrap();
    }
    let run = |arguments: &&[&str]| {
        let output = Command::new(env!("CARGO_BIN_EXE_quizpress"))
            .args(*arguments)
            .current_dir(&folder)
            .stdin(Stdio::null())
            .output()
            .unwrap();
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        (
            text(output.stdout),
            text(output.stderr),
            output.status.code().unwrap(),
        )
    };
    commands.iter().map(run).collect()
}

#[test]
fn a_bank_and_its_article_are_written_once() {
    let again = ["draft", "a.md", "--id", "ship"];
    let article = "# A ship comes home\n\nThe **Aurora** left Oslo on 3 May 2019.\n";
    let said = run(
        "once",
        &[("a.md", article)],
        &[&again, &["check", "ship.yaml"], &again],
    );
    assert!(
        said[0].1.contains("wrote `ship.yaml`") && said[0].1.contains("wrote `ship.txt`"),
        "{said:?}"
    );
    assert_eq!((said[0].2, said[1].2), (0, 0), "{said:?}");
    assert!(
        said[2].1.contains("`ship.yaml` is there already") && said[2].2 == 2,
        "{said:?}"
    );
}

#[test]
fn an_article_is_never_written_over() {
    let article = "# A ship comes home\n\nThe **Aurora** left Oslo on 3 May 2019.\n";
    let said = run(
        "over",
        &[("ship.txt", article)],
        &[
            &["draft", "ship.txt", "--id", "ship"],
            &["check", "ship.yaml"],
        ],
    );
    assert!(
        said[0].1.contains("`ship.txt` is the article itself")
            && said[0].1.contains("wrote `ship-article.txt`")
            && (said[0].2, said[1].2) == (0, 0),
        "{said:?}"
    );
    let kept = Path::new(env!("CARGO_TARGET_TMPDIR")).join("draft/over/ship.txt");
    assert_eq!(fs::read_to_string(kept).unwrap(), article);
}

/// Two new users drafted a text in its own folder under its own name.
#[test]
fn an_article_that_is_read_as_it_would_be_written_is_used_as_it_is() {
    let article =
        "A ship comes home\n\nTuesday, September 22, 2015\n\nThe Aurora left Oslo yesterday.\n";
    let said = run(
        "own",
        &[("ship.txt", article)],
        &[
            &["draft", "ship.txt", "--id", "ship"],
            &["check", "ship.yaml"],
        ],
    );
    assert!(
        !said[0].1.contains("ship-article.txt") && (said[0].2, said[1].2) == (0, 0),
        "{said:?}"
    );
}

#[test]
fn bytes_that_are_no_text_are_refused_with_their_place() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("draft-bytes");
    fs::create_dir_all(&folder).unwrap();
    fs::write(
        folder.join("a.txt"),
        b"A ship\nleft \xff\xfe Oslo on 3 May 2019.\n",
    )
    .unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_quizpress"))
        .args(["draft", "a.txt"])
        .current_dir(&folder)
        .stdin(Stdio::null())
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(said.contains("a.txt:2:6"), "{said}");
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn standard_output_gets_the_bank_alone() {
    let article =
        "A ship comes home\nThe Aurora left Oslo on 3 May 2019. Anna Berg left Rome on Friday.\n";
    let said = run(
        "alone",
        &[("a.txt", article)],
        &[&["draft", "a.txt", "-o", "-"]],
    );
    assert!(
        said[0].0.contains("date: 2019-05-03") && !said[0].0.contains("article:"),
        "{said:?}"
    );
    assert!(
        said[0].1.contains("is not kept") && said[0].1.contains("--published"),
        "{said:?}"
    );
    assert_eq!(said[0].2, 0);
}

#[test]
fn what_gives_no_draft_leaves_no_file() {
    let said = run(
        "none",
        &[("a.txt", "A head\n")],
        &[&["draft", "a.txt"], &["check", "a-head.yaml"]],
    );
    assert!(
        said[0].1.contains("no fact is found") && said[0].2 == 1,
        "{said:?}"
    );
    assert_ne!(said[1].2, 0);
}

proptest! {
    #![proptest_config(Config {
        cases: 200,
        rng_seed: RngSeed::Fixed(7),
        failure_persistence: None,
        ..Config::default()
    })]

    #[test]
    fn any_text_gives_a_sound_bank_or_a_refusal(
        parts in prop::collection::vec((0..PARTS.len(), any::<char>(), 0..4u8), 1..80)
    ) {
        let mut text = String::new();
        for (part, letter, end) in parts {
            text.push_str(PARTS[part]);
            match end {
                0 => text.push(letter),
                1 => text.push('\n'),
                _ => text.push(' '),
            }
        }
        let about = About { published: Date::parse("2025-07-04").ok(), ..About::default() };
        if let Ok(first) = draft(&text, &about) {
            let yaml = first.yaml(Some("a.txt"));
            is_sound(&yaml);
            let facts = is_sound(&accepted(&yaml));
            prop_assert_eq!(facts.facts().len(), first.proposals.len());
            // In such a text, what a statement says besides may stand anywhere; its answers stand in its paragraph.
            for fact in article::hold(&facts, &first.article()).facts {
                let absent = fact.notes.iter().find(|note| note.contains("does not stand there"));
                prop_assert!(absent.is_none(), "{:?}\n{}", absent, yaml);
            }
            prop_assert_eq!(draft(&text, &about).unwrap().yaml(Some("a.txt")), yaml.clone());
            // Any sentence of it comes into the bank as a draft.
            let (bank, _) = Bank::read("draft.yaml", &yaml);
            let bank = bank.unwrap();
            for sentence in 0..first.reading.text.sentences.len().min(3) {
                let whole = candidates::whole(&first.reading, sentence);
                if !whole.holes.is_empty() {
                    let (id, edits) = entries::edits(&first.reading, &whole, &bank);
                    let judged = judge("draft.yaml", &yaml, (&id, &edits), &first.article());
                    prop_assert!(judged.yaml.is_some(), "{:?}\n{:?}\n{}", judged, whole, yaml);
                }
            }
        }
    }
}

/// Of strict readings of drafts: what is asked of a part of a sentence is true of one alone, and names what it speaks of.
#[test]
fn a_question_keeps_what_makes_its_answer_the_only_one() {
    let asks = |text: &str| -> Vec<String> {
        let holes = drafted(text)
            .proposals
            .into_iter()
            .flat_map(|one| one.holes);
        holes.filter_map(|hole| hole.ask).collect()
    };
    let none = [""; 0];
    assert_eq!(
        asks("A game\nAnna Berg was booked for a foul, and Maria Keller scored.\n"),
        none
    );
    assert_eq!(
        asks("A raid\nThe army killed 40 people in Rome and three in Oslo.\n"),
        none
    );
    assert_eq!(
        asks("A deal\nEnvoy Anna Berg told reporters that the company is old.\n"),
        none
    );
    assert_eq!(
        asks("A deal\nAnna Berg, a spokeswoman for the army, praised the ships of Chile.\n"),
        ["Which spokeswoman for the army praised the ships of Chile?"]
    );
    assert_eq!(
        asks("A flood\nAt least 76 people were killed by the flood of Oslo in 2019.\n")
            .last()
            .map(String::as_str),
        Some(
            "Which figure does the article give: “At least … people were killed by the flood of Oslo in 2019”?"
        )
    );
    let vote = asks("A vote\nNorway held an election on 4 May 2016, with a turnout of 58%.\n");
    assert!(
        vote.contains(&"On which day did Norway hold an election?".to_owned()),
        "{vote:?}"
    );
}

/// Of strict readings: what would have made a wrong key or a wrong option.
#[test]
fn names_that_may_be_one_things_are_never_options_of_each_other() {
    let yaml = |text: &str| drafted(text).yaml(None);
    let court = yaml(
        "A ruling\nThe Supreme Court ruled on 3 May 2019. The Italian Supreme Court of Cassation heard Anna Berg in 2018. Rome asked the Supreme Court in 2017 to rule.\n",
    );
    assert!(
        court.contains("apart: [italian-supreme-court]")
            || court.contains("apart: [supreme-court]"),
        "{court}"
    );
    let un = drafted(
        "A trip\nAnna Berg flew to the United Nations on 3 May 2019. The U.N. heard her in 2020.\n",
    );
    assert!(
        un.reading
            .things
            .things
            .iter()
            .any(|thing| thing.aliases == ["U.N."])
    );
    let party = yaml(
        "A vote\nAnna Berg left the Labour Party in 2019. The pro-Beijing New People Party praised Maria Keller in 2020.\n",
    );
    assert!(!party.contains("Beijing New People Party\n"), "{party}");
    let paris = drafted(
        "A ship\nValeska Paris left Rome in 2007. Paris told reporters in Oslo that 12 ships were lost. Paris sold 14 boats to Chile.\n",
    );
    assert!(
        paris
            .reading
            .things
            .things
            .iter()
            .any(|thing| thing.aliases == ["Paris"])
    );
    let state =
        drafted("A shuttle\nThe museum in Seattle, Washington was opened by Anna Berg in 2019.\n");
    let state = state
        .reading
        .things
        .things
        .iter()
        .find(|thing| thing.name == "Washington");
    assert_eq!(
        state.and_then(|thing| thing.class.as_deref()),
        Some("state")
    );
}

#[test]
fn a_currency_and_a_bound_hold_where_they_are_said() {
    let texts = statements("A sale\nThe firm of Anna Berg cost $ 26 million in 2016. A $5 fine was paid to Maria Keller.\n").join(" ");
    assert!(
        texts.contains("{amount} dollars in {year}") && texts.contains("A {amount}-dollar fine"),
        "{texts}"
    );
    let yaml = drafted(
        "A war\nThe war in Chile killed an estimated 100,000 people and 15,000 soldiers in 1989.\n",
    )
    .yaml(None);
    assert_eq!(yaml.matches("bound: about").count(), 2, "{yaml}");
}

#[test]
fn what_the_headline_tells_is_not_asked() {
    let yaml = drafted("Norway buys twelve ships in 2021\nNorway bought 12 ships from Denmark in 2021 for 14 crews.\n").yaml(None);
    assert!(
        !yaml.contains("number: 12") && !yaml.contains("date: 2021"),
        "{yaml}"
    );
}

/// What the text calls yesterday is told from its own dateline, whatever day somebody gives.
#[test]
fn the_day_of_the_text_is_its_own() {
    let about = About {
        published: Date::parse("2018-06-22").ok(),
        ..About::default()
    };
    let text = "A game\n\nTuesday, June 19, 2018\n\nYesterday, Sweden defeated Peru in Oslo.\n";
    let draft = draft(text, &about).unwrap();
    let yaml = draft.yaml(None);
    assert!(
        yaml.contains("On 18 June 2018") && yaml.contains("published: 2018-06-22"),
        "{yaml}"
    );
}

#[test]
fn more_sentences_are_read() {
    for (text, statement) in [
        (
            "According to the ministry, 12 people died in Kabul on 3 May 2019.",
            "According to the ministry, {number} people died in {city} on {day}.",
        ),
        (
            "The group swept back into power in Kabul in 2021.",
            "The group swept back into power in {city} in {year}.",
        ),
        (
            "The army also withdrew from Berlin in 2021.",
            "The army withdrew from {city} in {year}.",
        ),
        (
            "For example, the storm struck Berlin in 2021.",
            "The storm struck {city} in {year}.",
        ),
    ] {
        assert_eq!(statements(&format!("A head\n{text}\n")), [statement]);
    }
}

#[test]
fn any_sentence_is_a_fact_with_all_that_could_be_a_blank() {
    let text = "Ships come\nOSLO, Norway, 4 July 2025 - It saw old friends in Rome on Thursday, and about 40 ships, he said.\nDid Anna Berg come?\n";
    let about = About::default();
    let reading = Reading::of(Text::read(text, None), about.published);
    let whole = candidates::whole(&reading, 0);
    assert_eq!(
        whole.statement,
        "It saw {what} in {city} on {day}, and about {number} ships, he said."
    );
    let kept = candidates::keep(&reading, &whole, |hole| hole.name == "city");
    assert_eq!(
        kept.statement,
        "It saw old friends in {city} on 3 July 2025, and about 40 ships, he said."
    );
    assert_eq!(candidates::whole(&reading, 1).statement, "Did {who} come?");
}

#[test]
fn a_candidate_comes_into_a_bank_with_what_it_names() {
    let text = "Ships come\nAnna Berg, the mayor of Oslo, met Prime Minister Maria Keller of Denmark in 2019.\n";
    let reading = Reading::of(Text::read(text, None), None);
    let yaml = "id: b\ntitle: T\nentities:\n  anna: { name: Mayor Berg, class: person, aliases: [anna berg] }\nfacts:\n  - id: mayor\n    statement: '{who} was the mayor.'\n    blanks: { who: { entity: anna } }\n";
    let (bank, problems) = Bank::read("b.yaml", yaml);
    let bank = bank.unwrap_or_else(|| panic!("{problems:?}"));
    let proposal = candidates::whole(&reading, 0);
    let (id, edits) = entries::edits(&reading, &proposal, &bank);
    let judged = judge("b.yaml", yaml, (&id, &edits), text);
    assert_eq!(judged.objections, []);
    let yaml = judged.yaml.expect("a bank");
    for line in [
        "who: { entity: anna }",
        "who-2: { entity: maria-keller }",
        "maria-keller: { name: Maria Keller, class: person, draft: true }",
    ] {
        assert!(yaml.contains(line), "{line}\n{yaml}");
    }
}

/// Parts of texts that drafting looks at.
const PARTS: &[&str] = &[
    "Anna Berg",
    "the United States",
    "Norway",
    "In 2019,",
    "on Monday",
    "yesterday",
    "14 ships",
    "about 20 people",
    "bought",
    "was signed",
    "said",
    "“The ship is old and it is slow,”",
    "said Anna Berg.",
    "The mayor of Oslo",
    "left Rome.",
    "who",
    "which was later revised to",
    "and",
    "(NASA)",
    "$50,000",
    "58%",
    "Pakistan, Chile and Peru",
    "\"",
    "“",
    "”",
    "{",
    "}",
    ";",
    ":",
    "Mr. Berg",
    "3 May 2019",
    "2.5 million",
    "- ",
    "'s",
    "’s",
    "A head",
    "The ship sank in 1998.",
    "President",
    "of",
    "the",
    "In March",
    "told reporters that",
    "won 3 medals in Rome in 2012.",
    "#",
    "* ",
    "1,000",
    "Twenty-seven minutes",
    "X.",
    "U.S.",
    "at least 76 people were killed.",
    "Maria Keller, the mayor of Paris, opened the bridge on 2 June 2011.",
];

/// Of two new users, whose texts gave 5 and 9 facts: what can be a hole beside names of a class, plural units and led dates.
#[test]
fn more_is_asked_for() {
    for (text, statement) in [
        (
            "Anna Berg, a 14-year-old girl from Irving, Texas, was honoured yesterday.",
            "Anna Berg, a {age}-year-old girl from {city}, Texas, was honoured on {day}.",
        ),
        (
            "Five Panamanian players left the ground.",
            "{number} {nationality} players left the ground.",
        ),
        (
            "The crash killed an estimated 40 people by Thursday night.",
            "The crash killed an estimated {number} people by the night of 3 July 2025.",
        ),
        (
            "The yields rose with more carbon dioxide.",
            "The yields rose with more {gas}.",
        ),
        (
            "The founder of the choir, Anna Berg, was born in the harbour.",
            "The founder of the choir, {who}, was born in the harbour.",
        ),
        (
            "Citing costs, Norway’s Prime Minister recently left the office in Oslo.",
            "Citing costs, {country}’s Prime Minister left the office in {city}.",
        ),
    ] {
        let draft = drafted(&format!("A head\n{text}\n"));
        assert_eq!(draft.proposals[0].statement, statement);
    }
}

#[test]
fn more_is_asked_for_in_words() {
    for (text, ask) in [
        (
            "The choir was founded in Bergen, Norway, by nuns.",
            "In which city in Norway was the choir founded by nuns?",
        ),
        (
            "Anna Berg met Maria Keller in 2019.",
            "Whom did Anna Berg meet in 2019?",
        ),
        (
            "The choir was founded by Anna Berg to sing in schools.",
            "By whom was the choir founded to sing in schools?",
        ),
        (
            "Anna Berg, a painter of horses, left Rome on 3 May 2019.",
            "On which day did Anna Berg leave Rome?",
        ),
        (
            "In April, Oslo lifted the tax on ships and removed its sign.",
            "In which month did Oslo lift the tax on ships?",
        ),
        (
            "The researchers found that ozone caused 46 percent of the damage to beans.",
            "According to the researchers, what percentage of the damage to beans did ozone cause?",
        ),
        (
            "In the north, Anna Berg was elected with 84,121 votes, the most of all.",
            "In the north, with how many votes was Anna Berg elected?",
        ),
        (
            "Thomas Berg, 42, left Rome.",
            "How old was Thomas Berg, according to the article?",
        ),
        (
            "In 2019, Norway, Sweden and Denmark agreed to share 14 catalogues.",
            "In which year did Norway, Sweden and Denmark agree to share 14 catalogues?",
        ),
    ] {
        let draft = drafted(&format!("A head\n{text}\n"));
        let holes = draft.proposals.iter().flat_map(|one| &one.holes);
        let asks: Vec<&str> = holes.filter_map(|hole| hole.ask.as_deref()).collect();
        assert!(asks.contains(&ask), "{asks:?} {}", draft.yaml(None));
    }
}

/// A country by one of its names that is somebody's last name by another.
#[test]
fn a_chain_of_names_has_an_end() {
    let text = "A head\nAnna US said that it is late. US said so to 12 people. US told it again. The U.S. paid 12 crowns in 2019.\n";
    assert!(!statements(text).is_empty());
}

/// What one clause says is not torn out of another.
#[test]
fn two_main_clauses_are_two_facts_and_no_others_are() {
    let all = |text: &str| -> Vec<String> {
        let mut all = statements(&format!("A head\n{text}\n"));
        all.sort();
        all
    };
    assert_eq!(
        all("Norway paid 12 crowns for the bridge, and Denmark paid 14 crowns for the road."),
        [
            "{country} paid {number} crowns for the bridge.",
            "{country} paid {number} crowns for the road."
        ]
    );
    for whole in [
        "The note came after North and South Korea exchanged fire on 3 May 2019.",
        "Anna Berg said that Norway paid 12 crowns, and Denmark paid 14 crowns.",
        "Norway paid 12 crowns, and Denmark later revised the sum of 14 crowns.",
    ] {
        assert!(all(whole).len() < 2, "{:?}", all(whole));
        assert!(all(whole).iter().all(|one| !one.starts_with("South")));
    }
}

/// A name's class as the bank of a draft gives it; empty where it has none.
fn class_in(text: &str, name: &str) -> String {
    let draft = drafted(text);
    let things = &draft.reading.things.things;
    let named = things.iter().find(|thing| thing.name.ends_with(name));
    let named = named.unwrap_or_else(|| panic!("{name}: {things:?}"));
    named.class.clone().unwrap_or_default()
}

#[test]
fn the_news_of_an_article_is_drafted_behind_according_to() {
    let text = "Dead in a crush\nAccording to the Saudi Interior Ministry over 345 pilgrims have been killed in a crush near Mecca.\n";
    let found = statements(text).join("\n");
    assert!(
        found.contains("over {number} pilgrims have been killed"),
        "{found}"
    );
    let text = "Forms for some\nThe United Kingdom Home Office today is to begin issuing forms in place of talks to determine the legal standing for some 12,000 asylee hopefuls from Afghanistan, Eritrea, Libya, Syria and Yemen.\n";
    let draft = draft(
        text,
        &About {
            published: Date::parse("2023-02-23").ok(),
            ..About::default()
        },
    )
    .unwrap();
    let statement = &draft.proposals[0].statement;
    assert!(
        statement.contains("some {number} asylee") && statement.ends_with("Yemen."),
        "{statement}"
    );
    assert!(
        statement.contains("on 23 February 2023 was to begin"),
        "{statement}"
    );
}

/// A word that ends names of one class ends others too.
#[test]
fn a_class_is_what_the_head_noun_says_or_none() {
    let text = "A head\nAnna Berg was sent to the Rehabilitation Project Force in 2001. The Rehabilitation Project Force took 40 people.\n";
    assert_eq!(class_in(text, "Rehabilitation Project Force"), "");
    let text = "A head\nThe Italian Episcopal Conference paid 12 million euros in 2001.\n";
    assert_eq!(class_in(text, "Italian Episcopal Conference"), "");
    let text = "A head\nThe Royal Air Force sent 12 planes to Rome in 2001.\n";
    assert_eq!(class_in(text, "Royal Air Force"), "army");
}

#[test]
fn a_class_comes_from_the_shape_of_a_name_and_from_what_stands_beside_it() {
    let text = "A head\nThe request of the Municipality of Livorno came in 2010. Schools in Livorno, Tuscany, paid 422,000 euros in 2011. The president of the Lombardy region spoke in 2012.\n";
    assert_eq!(class_in(text, "Municipality of Livorno"), "municipality");
    assert_eq!(class_in(text, "Lombardy"), "region");
    let text = "A head\nThe secretary general of the council, Nunzio Galantino, called the ruling bad in 2015.\n";
    assert_eq!(class_in(text, "Nunzio Galantino"), "person");
}

/// An abbreviation in brackets is that of the whole name before it, whatever `and` joins in that.
#[test]
fn a_union_of_two_is_one_name() {
    let text = "A head\nThe Union of Rationalist Atheists and Agnostics (UAAR) has launched 12 petitions in Rome.\n";
    let draft = drafted(text);
    let things = &draft.reading.things.things;
    assert!(
        things.iter().any(
            |thing| thing.name == "the Union of Rationalist Atheists and Agnostics"
                && thing.aliases.contains(&"UAAR".to_owned())
        ),
        "{things:?}"
    );
}

#[test]
fn no_question_speaks_of_what_it_does_not_name() {
    for (text, part) in [
        (
            "A head\nA cup began in Rome. The competition ended on 12 July 2017.\n",
            "competition",
        ),
        (
            "A head\nA ship sailed from Oslo. Anna Berg left the ship in 2007.\n",
            "the ship",
        ),
        (
            "A head\nMyanmar sent 12 ships. Myanmar is mainly Buddhist.\n",
            "mainly Buddhist",
        ),
    ] {
        let yaml = drafted(text).yaml(None);
        let asks: Vec<&str> = yaml
            .lines()
            .filter(|line| line.trim().starts_with("ask"))
            .collect();
        assert!(!asks.iter().any(|ask| ask.contains(part)), "{asks:?}");
    }
}

#[test]
fn a_figure_is_asked_for_by_a_whole_piece_of_its_sentence() {
    let text = "A head\nNo injuries were reported in the attacks from either side, but South Korea evacuated about 80 people in the town of Yeoncheon after at least one shell landed near the area.\n";
    let yaml = drafted(text).yaml(None);
    assert!(!yaml.contains("“but") && !yaml.contains("“But"), "{yaml}");
}

/// What was so last week is not said of all times.
#[test]
fn a_time_that_is_cut_takes_no_present_with_it() {
    let text = "A head\nLast week, 76 people were killed when the Ghaza Hotel in Mecca fell, the cause of which is unknown.\n";
    let found = statements(text).join("\n");
    assert!(!found.contains("is unknown"), "{found}");
    let text = "A head\nLast week, 76 people came to Rome and the cause is unknown.\n";
    assert!(!statements(text).join("\n").contains("is unknown"));
}

#[test]
fn a_day_that_is_put_in_does_not_stand_beside_a_present() {
    let text = "A head\nThe system paid 3,000 refugees for fear of an amnesty, which the Home Office today rejects, and of a strain on the Red Cross.\n";
    let found = statements(text).join("\n");
    assert!(!found.contains("2025 rejects"), "{found}");
}

#[test]
fn a_measure_before_a_hyphen_is_a_unit() {
    let text = "A head\nAnna Berg found a 131-page document in Ottawa.\n";
    let yaml = drafted(text).yaml(None);
    assert!(
        yaml.contains("number: 131") && yaml.contains("unit: pages"),
        "{yaml}"
    );
}

/// `tire-marked brown envelope`: no part of it stands alone.
#[test]
fn no_blank_is_a_piece_of_a_word() {
    let text = "A head\nPassers-by found it in a tire-marked and rain-stained brown envelope on an Ottawa street.\n";
    let reading = drafted_reading(text);
    let whole = candidates::whole(&reading, 0);
    for hole in &whole.holes {
        let text = format!("{:?}", hole.answer);
        assert!(
            !["\"tire\"", "\"rain\"", "-marked"]
                .iter()
                .any(|bad| text.contains(bad)),
            "{text}"
        );
    }
}

fn drafted_reading(text: &str) -> Reading {
    Reading::of(Text::read(text, None), Date::parse("2025-07-04").ok())
}

/// What the paragraph or the headline has is no stranger.
#[test]
fn a_name_of_the_headline_or_of_the_next_sentence_raises_no_alarm() {
    let article =
        "Canada wins\nThe cup was in Lombardy. The team won 12 games.\n\nPeter stayed in Rome.\n";
    let yaml = |statement: &str| {
        format!(
            "id: a\ntitle: A\nlanguage: en\nsource:\n  name: Canada wins\n  published: 2020-01-01\nfacts:\n  - id: f\n    statement: {statement}\n    draft: true\n    paragraph: 1\n    evidence: The team won 12 games.\n    blanks:\n      n:\n        number: 12\n        unit: games\n"
        )
    };
    let said = |statement: &str| {
        let text = yaml(statement);
        let (bank, problems) = Bank::read("a.yaml", &text);
        let bank = bank.unwrap_or_else(|| panic!("{problems:?}"));
        let fact = &bank.facts()[0];
        let objections = Gate::new(&bank, article).objections(fact);
        objections
            .iter()
            .map(|one| one.said.clone())
            .collect::<Vec<_>>()
            .join("; ")
    };
    assert!(!said("The team of Canada won {n} games.").contains("has no"));
    assert!(!said("The team won {n} games in Lombardy.").contains("has no"));
    assert!(said("The team won {n} games in Rome.").contains("has no `Rome`"));
}

#[test]
fn what_wants_a_name_comes_last() {
    let text = "A head\nA ship came to Oslo.\n\nThey sold 14 boats to Denmark in 2011.\n\nAnna Berg sold 15 boats to Sweden in 2012.\n";
    let found = statements(text);
    assert!(
        found
            .first()
            .is_some_and(|first| !first.starts_with("They")),
        "{found:?}"
    );
}

#[test]
fn a_spokesman_is_asked_for_after_all_else() {
    let text = "A head\nPeter Hansen, spokesman for the navy, said 14 boats left Oslo in 2011. Anna Berg and Maria Keller and Paul Dewar and Julie Hahn met.\n";
    let holes = &drafted(text).proposals[0].holes;
    let speaker = holes.iter().find(|hole| hole.name == "who");
    let others = holes.iter().filter(|hole| hole.name != "who");
    let least = others.map(|hole| hole.worth).min();
    assert!(
        speaker.is_some_and(|one| Some(one.worth) < least),
        "{holes:?}"
    );
}

/// The mark of a source's language is no part of what is said.
#[test]
fn marks_of_the_web_are_no_part_of_a_sentence() {
    let text = "A head\nAnna Berg has called the ruling \"dangerous\" ((it)) and \"ideological\" ((it)):\n";
    let whole = candidates::whole(&drafted_reading(text), 0);
    assert!(
        whole.statement.ends_with("and “ideological”."),
        "{}",
        whole.statement
    );
    assert!(!whole.statement.contains("(("), "{}", whole.statement);
}
