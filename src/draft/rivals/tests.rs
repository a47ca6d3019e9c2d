//! What is offered beside a name, and what is not.

use super::{Wanted, rivals};
use crate::draft::reading::Reading;
use crate::draft::text::Text;

fn offered(name: &str, class: Option<&str>, told: &str) -> Vec<String> {
    let wanted = Wanted {
        name,
        others: &[],
        class,
        of: None,
        told,
    };
    rivals(&Reading::default(), &wanted)
}

#[test]
fn a_country_has_its_neighbours_and_its_like() {
    let all = offered("Norway", Some("country"), "Norway banned it.");
    assert_eq!(all[..3], ["Denmark", "Finland", "Sweden"]);
    let all = offered("the United States", Some("country"), "");
    assert_eq!(all[..2], ["Canada", "Mexico"]);
    let all = offered("Scotland", Some("country"), "");
    assert!(all.contains(&"Wales".to_owned()) && !all.contains(&"the United Kingdom".to_owned()));
}

#[test]
fn what_the_fact_says_is_no_rival_under_any_name() {
    let told = "Norway and Danish ships left; the Finns stayed.";
    let all = offered("Norway", Some("country"), told);
    assert!(!all.contains(&"Denmark".to_owned()), "{all:?}");
    assert!(!all.contains(&"Finland".to_owned()), "{all:?}");
    assert!(all.contains(&"Sweden".to_owned()));
}

#[test]
fn cities_stand_beside_cities_of_their_country_and_capitals_beside_capitals() {
    assert!(offered("Houston", Some("city"), "").contains(&"Dallas".to_owned()));
    let all = offered("Oslo", Some("city"), "");
    assert!(all.contains(&"Stockholm".to_owned()), "{all:?}");
    assert!(!all.contains(&"Oslo".to_owned()));
}

/// A convention centre is no space centre, a charity no alliance of states; nothing rather than those.
#[test]
fn rivals_are_of_the_same_sort() {
    let all = offered("Metro Toronto Convention Centre", Some("centre"), "");
    assert!(all.iter().any(|one| one.contains("Convention")), "{all:?}");
    assert!(
        all.iter()
            .all(|one| !one.contains("Space") && !one.contains("Cosmodrome")),
        "{all:?}"
    );
    let all = offered("Make-A-Wish Foundation", Some("organisation"), "");
    assert!(all.contains(&"the Salvation Army".to_owned()), "{all:?}");
    assert!(!all.contains(&"the United Nations".to_owned()), "{all:?}");
    assert_eq!(
        offered("the Berg Foundation", Some("organisation"), ""),
        [""; 0]
    );
    let all = offered("Bruce Wayne", None, "");
    assert!(
        all.contains(&"Superman".to_owned()) && !all.contains(&"Batman".to_owned()),
        "{all:?}"
    );
}

#[test]
fn a_country_of_the_fact_is_offered_under_none_of_its_names() {
    let text = "A head\nUS teams won 12 games. America lost 14 games to Brazil. Chile slept.\n";
    let reading = Reading::of(Text::read(text, None), None);
    let wanted = Wanted {
        name: "Brazil",
        others: &[],
        class: Some("country"),
        of: None,
        told: "US teams won 12 games in Brazil.",
    };
    let all = rivals(&reading, &wanted);
    assert!(
        !all.iter()
            .any(|one| one.contains("America") || one.contains("United States")),
        "{all:?}"
    );
}

#[test]
fn where_a_fact_says_she_no_man_is_offered() {
    let text = "A head\nAnna Berg met Peter Hansen and Maria Keller.\n";
    let reading = Reading::of(Text::read(text, None), None);
    let all = |told| {
        let wanted = Wanted {
            name: "Anna Berg",
            others: &[],
            class: Some("person"),
            of: None,
            told,
        };
        rivals(&reading, &wanted)
    };
    assert_eq!(all("She launched her novel."), ["Maria Keller"]);
    assert_eq!(
        all("A novel was launched."),
        ["Maria Keller", "Peter Hansen"]
    );
}

#[test]
fn lists_are_known_without_a_class() {
    assert_eq!(offered("June", None, "")[..2], ["May", "July"]);
    assert!(offered("carbon dioxide", None, "").contains(&"methane".to_owned()));
    assert!(offered("Nature", Some("journal"), "").contains(&"Science".to_owned()));
    assert!(offered("Norwegians", None, "").contains(&"Swedes".to_owned()));
    let all = offered("the Foreign Ministry", Some("ministry"), "");
    assert!(all.contains(&"the Finance Ministry".to_owned()), "{all:?}");
    let all = offered("minister of defence", None, "");
    assert!(all.contains(&"minister of finance".to_owned()), "{all:?}");
}

#[test]
fn a_short_name_of_the_answer_is_no_rival() {
    let all = offered(
        "the Massachusetts Institute of Technology",
        Some("university"),
        "",
    );
    assert!(
        all.iter().all(|name| !name.contains("Massachusetts")),
        "{all:?}"
    );
    let all = offered("ESA", Some("agency"), "");
    assert!(
        !all.contains(&"the European Space Agency".to_owned()),
        "{all:?}"
    );
}

#[test]
fn figures_have_no_names_as_rivals() {
    for figure in ["third-largest", "46%", "two", "the first"] {
        assert!(offered(figure, None, "").is_empty(), "{figure}");
    }
}

#[test]
fn people_of_the_article_stand_beside_each_other_and_nobody_else_does() {
    let text = "A ship comes home\n\nIngrid Solberg opened the harbour. Anna Dahl said that it was late. Peter Hansen left.\n";
    let reading = Reading::of(Text::read(text, None), None);
    let wanted = Wanted {
        name: "Ingrid Solberg",
        others: &[],
        class: Some("person"),
        of: None,
        told: "Ingrid Solberg opened the harbour.",
    };
    assert_eq!(rivals(&reading, &wanted), ["Anna Dahl", "Peter Hansen"]);
}

/// Each list: no name twice in one group, and at least three to choose from.
#[test]
fn lists_are_whole() {
    for line in include_str!("../names/known.txt").lines() {
        let Some((head, names)) = line.split_once(": ").filter(|_| !line.starts_with('#')) else {
            continue;
        };
        let mut names: Vec<&str> = names.split("; ").collect();
        let count = names.len();
        names.sort_unstable();
        names.dedup();
        assert!(names.len() == count && count > 2, "{head}");
        if let Some((_, group)) = head.split_once(", ").filter(|_| head.starts_with("city")) {
            let country = super::gazetteer::country(super::without_article(group));
            assert_eq!(country.map(|country| country.name), Some(group));
        }
    }
}

#[test]
fn what_has_no_class_has_no_rivals() {
    let text = "A head\n\nMicroMega wrote on it. The Movimento left the State. Immacolata came.\n";
    let reading = Reading::of(Text::read(text, None), None);
    let wanted = Wanted {
        name: "MicroMega",
        others: &[],
        class: None,
        of: None,
        told: "MicroMega wrote on it.",
    };
    assert!(rivals(&reading, &wanted).is_empty());
}

#[test]
fn a_broadcaster_stands_beside_broadcasters_and_a_newspaper_has_its_article() {
    let all = offered("the CBC", Some("news outlet"), "");
    assert!(all.contains(&"the BBC".to_owned()), "{all:?}");
    for wrong in ["Nature", "CBC News", "The Guardian", "Reuters"] {
        assert!(!all.contains(&wrong.to_owned()), "{all:?}");
    }
    let all = offered("the Toronto Star", Some("news outlet"), "");
    assert!(
        all.iter()
            .all(|name| name.to_lowercase().starts_with("the ") || !name.ends_with("Sun")),
        "{all:?}"
    );
    assert!(!all.contains(&"Nature".to_owned()), "{all:?}");
}
