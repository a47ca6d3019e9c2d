//! In goes a class, out come the names of it that everybody knows.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::sync::OnceLock;

/// A name without the article before it.
pub(in crate::draft) fn without_article(name: &str) -> &str {
    let lead = name
        .get(..4)
        .filter(|lead| lead.eq_ignore_ascii_case("the "));
    lead.map_or(name, |lead| &name[lead.len()..])
}

/// Whether a name is that of a place or an institution that everybody knows, and of which class. Other names of the lists are words of other
/// meanings too.
pub(in crate::draft) fn class_of_name(name: &str) -> Option<&'static str> {
    class_of(name).filter(|class| {
        matches!(
            *class,
            "city"
                | "state"
                | "province"
                | "region"
                | "university"
                | "fictional figure"
                | "platform"
        )
    })
}

/// A name with its other names: of a list, of a country, of the article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::draft) struct Known(Vec<String>);

impl Known {
    /// The first name is the one that is shown.
    pub fn new(names: impl IntoIterator<Item = String>) -> Known {
        Known(names.into_iter().collect())
    }

    pub fn shown(&self) -> &str {
        self.0.first().map_or("", String::as_str)
    }

    /// The name that does not stand out beside another: an abbreviation beside one.
    pub fn shown_beside(&self, other: &str) -> &str {
        let short = self.names().find(|name| is_abbreviation(name));
        short
            .filter(|_| is_abbreviation(other))
            .unwrap_or_else(|| self.shown())
    }

    pub fn names(&self) -> impl Iterator<Item = &str> + Clone {
        self.0.iter().map(String::as_str)
    }
}

/// Whether it is one word without small letters.
fn is_abbreviation(name: &str) -> bool {
    let is_letter = |c: char| c.is_uppercase() || c == '.';
    name.chars().count() > 1 && name.chars().all(is_letter)
}

/// Names of one class that have something in common.
struct Group {
    class: &'static str,
    name: &'static str,
    members: Vec<Vec<&'static str>>,
}

#[derive(Default)]
struct Lists {
    groups: Vec<Group>,
    /// Names in small letters without their article, by the groups that have them and their places there.
    by_name: HashMap<String, Vec<(usize, usize)>>,
}

fn lists() -> &'static Lists {
    static LISTS: OnceLock<Lists> = OnceLock::new();
    LISTS.get_or_init(|| {
        let mut lists = Lists::default();
        let lines = include_str!("known.txt").lines();
        for line in lines.filter(|line| !line.starts_with('#')) {
            let Some((head, names)) = line.split_once(": ") else {
                continue;
            };
            let (class, name) = head.split_once(", ").unwrap_or((head, ""));
            let group = lists.groups.len();
            let members: Vec<Vec<&str>> = names
                .split("; ")
                .map(|names| names.split('=').collect())
                .collect();
            for (place, names) in members.iter().enumerate() {
                for name in names {
                    let key = without_article(name).to_lowercase();
                    lists.by_name.entry(key).or_default().push((group, place));
                }
            }
            lists.groups.push(Group {
                class,
                name,
                members,
            });
        }
        lists
    })
}

fn places(name: &str) -> &'static [(usize, usize)] {
    let key = name.to_lowercase();
    lists().by_name.get(&key).map_or(&[], Vec::as_slice)
}

/// The class of a name that a list has; none of one that lists of more classes have.
pub(in crate::draft) fn class_of(name: &str) -> Option<&'static str> {
    let mut classes: Vec<&str> = places(name)
        .iter()
        .map(|(group, _)| lists().groups[*group].class)
        .collect();
    classes.dedup();
    match classes.as_slice() {
        [class] => Some(class),
        _ => None,
    }
}

/// Whether a list is of the class.
pub(in crate::draft) fn has_class(class: &str) -> bool {
    lists().groups.iter().any(|group| is_of(group, class))
}

/// Whether a group is of a class: `agency` has the space agencies too, and `news outlet` all that brings news.
fn is_of(group: &Group, class: &str) -> bool {
    let news = matches!(
        group.class,
        "newspaper" | "news agency" | "broadcaster" | "journal"
    );
    group.class == class
        || class == "news outlet" && news
        || class == "agency" && group.class == "space agency"
}

/// Whether a class is of many sorts, of which each has its own list: a charity is no alliance of states.
fn is_of_sorts(class: &str) -> bool {
    matches!(
        class,
        "organisation" | "agency" | "centre" | "hall" | "event" | "award" | "law" | "court" | "war"
    )
}

/// The group of a class that has a name, and its place there.
pub(in crate::draft) fn group_of(class: &str, name: &str) -> Option<(&'static str, usize)> {
    let mut found = places(name).iter();
    let (group, place) = found.find(|(group, _)| is_of(&lists().groups[*group], class))?;
    Some((lists().groups[*group].name, *place))
}

/// The names of a class: those of the name's own list first, of them those that stand nearest; then those of a group.
pub(in crate::draft) fn of_class(class: &str, name: &str, group: Option<&str>) -> Vec<Known> {
    let groups = &lists().groups;
    let own = places(name)
        .iter()
        .find(|(group, _)| is_of(&groups[*group], class));
    // Of what brings news, a broadcaster stands beside broadcasters, and what no list has beside newspapers and agencies.
    let kind = own.map(|(own, _)| groups[*own].class);
    let is_kind = |at: &usize| match (class, kind) {
        ("news outlet", Some(kind)) => groups[*at].class == kind,
        ("news outlet", None) => groups[*at].class != "journal",
        // Nothing rather than what is of another sort.
        (class, _) if is_of_sorts(class) => own.is_some_and(|(own, _)| own == at),
        _ => true,
    };
    let mut order: Vec<usize> = (0..groups.len())
        .filter(|at| is_of(&groups[*at], class) && is_kind(at))
        .collect();
    order.sort_by_key(|at| {
        let is_own = own.is_some_and(|(own, _)| own == at);
        Reverse((is_own, Some(groups[*at].name) == group))
    });
    order
        .into_iter()
        .flat_map(|at| {
            let place = own.filter(|(own, _)| *own == at).map_or(0, |own| own.1);
            ring(&groups[at].members, place)
        })
        .collect()
}

/// The names of a list from a place on to both sides, as if its ends met.
fn ring(members: &[Vec<&'static str>], place: usize) -> Vec<Known> {
    let mut order: Vec<usize> = (0..members.len()).collect();
    order.sort_by_key(|at| {
        let away = at.abs_diff(place);
        (away.min(members.len() - away), *at)
    });
    let known = |at: usize| Known::new(members[at].iter().map(|name| (*name).to_owned()));
    order.into_iter().map(known).collect()
}

/// The groups of a class with what they hold.
pub(in crate::draft) fn groups(
    class: &str,
) -> impl Iterator<Item = (&'static str, &'static [Vec<&'static str>])> {
    let all = lists().groups.iter();
    all.filter(move |group| group.class == class)
        .map(|group| (group.name, group.members.as_slice()))
}

/// Offices and ministries that differ from a name in what they are for: `the Foreign Ministry`, `minister of finance`.
pub(in crate::draft) fn portfolios(name: &str) -> Vec<Known> {
    const OFFICES: [&str; 5] = ["minist", "department", "secretar", "committee", "office"];
    let low = name.to_lowercase();
    if !OFFICES.iter().any(|office| low.contains(office)) {
        return Vec::new();
    }
    let all: Vec<&str> = groups("portfolio")
        .flat_map(|(_, members)| members.iter().map(|names| names[0]))
        .collect();
    let is_word = |at: usize, word: &str| {
        let is_edge = |c: Option<char>| !c.is_some_and(char::is_alphanumeric);
        is_edge(name[..at].chars().next_back()) && is_edge(name[at + word.len()..].chars().next())
    };
    // Of `Foreign Affairs` and `Foreign` the longer one.
    let found = all
        .iter()
        .filter_map(|word| {
            let at = name
                .find(word)
                .or_else(|| name.find(&word.to_lowercase()))?;
            is_word(at, word).then_some((at, *word))
        })
        .max_by_key(|(_, word)| word.len());
    let Some((at, word)) = found else {
        return Vec::new();
    };
    let is_small = name[at..].starts_with(char::is_lowercase);
    let is_american = name.contains("Defense") || low.contains("department");
    let other = |other: &&&str| match **other {
        "Defense" => is_american,
        "Defence" => !is_american,
        "Foreign" => !word.contains(' ') && !name[..at].ends_with("of "),
        "Foreign Affairs" => name[..at].ends_with("of "),
        _ => true,
    };
    let place = all.iter().position(|one| *one == word).unwrap_or(0);
    let near = |word: &&&str| {
        let at = all.iter().position(|one| one == *word).unwrap_or(0);
        at.abs_diff(place)
    };
    let mut others: Vec<&&str> = all
        .iter()
        .filter(other)
        .filter(|one| **one != word)
        .collect();
    others.sort_by_key(near);
    let instead = |other: &&str| {
        let other = match is_small {
            true => other.to_lowercase(),
            false => (*other).to_owned(),
        };
        Known::new([format!(
            "{}{other}{}",
            &name[..at],
            &name[at + word.len()..]
        )])
    };
    others.into_iter().map(instead).collect()
}
