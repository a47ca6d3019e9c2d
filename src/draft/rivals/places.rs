//! In goes a country, a city or a people, out come others, the nearest and most alike first.

use crate::draft::names::gazetteer::{self, Country};
use crate::draft::names::known::{Known, group_of, groups, without_article};

/// Countries as far from a country as this lie elsewhere.
const ELSEWHERE: usize = 8;

/// How far a country is from another: less in its region and of its standing.
fn apart(one: &Country, other: &Country) -> usize {
    let shared = |at: usize| {
        let region = one.regions.get(at);
        region.is_some_and(|region| other.regions.contains(region))
    };
    let place = match (shared(0), shared(1)) {
        (true, _) => 0,
        (false, true) => 1,
        (false, false) if continent(one) == continent(other) => 3,
        _ => ELSEWHERE,
    };
    place + 2 * one.standing.abs_diff(other.standing)
}

/// The part of the world that a country's first region is of.
fn continent(country: &Country) -> &'static str {
    let region = country.regions.first().copied().unwrap_or_default();
    let parts = [
        ("Europe", "Europe"),
        ("Asia", "Asia"),
        ("Africa", "Africa"),
        ("America", "America"),
    ];
    let found = parts.iter().find(|(end, _)| region.ends_with(end));
    match (found, region) {
        (Some((_, part)), _) => part,
        (None, "Caribbean") => "America",
        (None, "Oceania" | "Pacific") => "Oceania",
        (None, "Caucasus") => "Europe",
        (None, region) => region,
    }
}

/// Whether one is a part of the other, as Scotland is of the United Kingdom.
fn is_part(one: &Country, other: &Country) -> bool {
    let is_british = |country: &Country| country.regions == ["Britain"];
    let is_whole = |country: &Country| country.name == "the United Kingdom";
    is_british(one) && is_whole(other) || is_british(other) && is_whole(one)
}

/// The other countries, the nearest to a country first; those that are no more are nobody's.
fn near(home: &'static Country) -> Vec<(usize, &'static Country)> {
    let is_other = |other: &&Country| {
        let british = |country: &Country| country.regions == ["Britain"];
        other.name != home.name
            && !other.regions.is_empty()
            && !is_part(home, other)
            && (british(home) || !british(other))
    };
    let others = gazetteer::countries().iter().filter(is_other);
    let mut order: Vec<(usize, &Country)> =
        others.map(|other| (apart(home, other), other)).collect();
    order.sort_by_key(|(apart, _)| *apart);
    order
}

/// Other countries, the nearest to the one named first; to another one where it is unknown.
pub(super) fn countries(name: &str, home: Option<&str>) -> Vec<Known> {
    let country = |name: &str| gazetteer::country(without_article(name));
    let Some(own) = country(name).or_else(|| country(home?)) else {
        return Vec::new();
    };
    let known = |(_, country): (usize, &Country)| {
        let others = country.others.iter().chain(&country.demonyms);
        let names = std::iter::once(&country.name).chain(others);
        Known::new(names.map(|name| (*name).to_owned()))
    };
    near(own).into_iter().map(known).collect()
}

/// Other cities: of the country of the one named, and capitals of its neighbours where it is a capital itself.
pub(super) fn cities(name: &str, home: Option<&str>) -> Vec<Known> {
    let country = |name: &str| gazetteer::country(without_article(name));
    let listed = group_of("city", name).and_then(|(group, _)| country(group));
    let capital = gazetteer::of_capital(name);
    let Some(home) = capital.or(listed).or_else(|| country(home?)) else {
        return Vec::new();
    };
    let is_capital = capital.is_some();
    let known = |name: &&str| Known::new([(*name).to_owned()]);
    let of = |country: &Country| -> Vec<Known> {
        let group = groups("city").find(|(group, _)| *group == country.name);
        let mut cities: Vec<Known> = Vec::new();
        cities.extend(
            Some(&country.capital)
                .filter(|name| !name.is_empty())
                .map(known),
        );
        let members = group.into_iter().flat_map(|(_, members)| members);
        let others = members.filter_map(|names| names.first()).map(known);
        match is_capital {
            true => cities.extend(others.take(usize::from(country.name == home.name) * 3)),
            false => cities.splice(0..0, others).for_each(drop),
        }
        cities
    };
    let others = near(home).into_iter().map(|(_, country)| country);
    let mut found: Vec<Known> = Vec::new();
    if !is_capital {
        found.extend(of(home));
    }
    for country in others {
        let cities = of(country);
        let most = if is_capital { 1 } else { 2 };
        found.extend(cities.into_iter().take(most));
    }
    if is_capital {
        let own = of(home);
        let at = found.len().min(5);
        found.splice(at..at, own);
    }
    found
}

/// Other peoples, in the same form: `Norwegian`, `Norwegians`.
pub(super) fn peoples(name: &str) -> Option<Vec<Known>> {
    let own = gazetteer::of_demonym(name)?;
    let is_many = |name: &str| name.ends_with('s') && !name.ends_with("ss");
    let form = |country: &Country| -> Option<Known> {
        let mut forms = country.demonyms.iter();
        let found = forms.find(|form| is_many(form) == is_many(name))?;
        let names = std::iter::once(found).chain([&country.name]);
        Some(Known::new(names.map(|name| (*name).to_owned())))
    };
    let others = near(own).into_iter();
    Some(others.filter_map(|(_, country)| form(country)).collect())
}
