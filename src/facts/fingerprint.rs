//! The code of a bank's content, as it is printed on everything made from it.

use super::{Answer, Blank, Entity, Fact, FactId, Facts, Piece, Value, Who};
use crate::random::Fnv;

impl Facts {
    /// The BANK part of a printed code: 8 hex digits over the content in canonical order. Comments, spacing
    /// and the order of entities, pools, facts and blanks in the file do not matter; all else does.
    pub fn fingerprint(&self) -> String {
        let mut print = Print {
            facts: self,
            hash: Fnv::default(),
        };
        print.bank();
        print.hash.label()
    }
}

struct Print<'f> {
    facts: &'f Facts,
    hash: Fnv,
}

impl<'f> Print<'f> {
    /// A field's name, how many values it has, and these; every part with its length before it.
    fn field<T: AsRef<str>>(&mut self, name: &str, values: impl IntoIterator<Item = T>) {
        let values: Vec<T> = values.into_iter().collect();
        self.hash.part(name);
        self.hash.part(&values.len().to_string());
        for value in values {
            self.hash.part(value.as_ref());
        }
    }

    fn bank(&mut self) {
        let facts = self.facts;
        self.field("id", [&facts.id]);
        self.field("title", [&facts.title]);
        self.field("language", [&facts.language]);
        self.field("updated", facts.updated.map(|date| date.to_string()));
        self.field("source.name", &facts.source.name);
        self.field(
            "source.published",
            facts.source.published.map(|date| date.to_string()),
        );
        self.field("source.by", &facts.source.by);
        self.field("source.publisher", &facts.source.publisher);
        self.field("source.url", &facts.source.url);
        self.field("source.article", &facts.source.article);
        // Banks without this keep the code that they had, here and below.
        if facts.source.free {
            self.field("source.words", ["free"]);
        }
        for entity in sorted(&facts.entities, |entity| &entity.id) {
            self.entity(entity);
        }
        for pool in sorted(&facts.pools, |pool| &pool.class) {
            self.field("pool", [&pool.class]);
            self.field("names", &pool.names);
        }
        for fact in sorted(&facts.facts, |fact| &fact.id) {
            self.fact(fact);
        }
    }

    fn entity(&mut self, entity: &Entity) {
        let facts = self.facts;
        let id = |id: &_| facts.entity(*id).id.as_str();
        self.field("entity", [&entity.id]);
        self.field("name", [&entity.name]);
        match entity.classes.as_slice() {
            [] => self.field("class", [""]),
            classes => self.field("class", classes),
        }
        self.field("aliases", &entity.aliases);
        self.field("note", &entity.note);
        self.field("within", entity.within.iter().map(id));
        self.field("apart", entity.apart.iter().map(id));
        self.field("of", entity.of.iter().map(id));
        self.field("cues", &entity.cues);
    }

    fn fact(&mut self, fact: &Fact) {
        let facts = self.facts;
        self.field("fact", [&fact.id]);
        self.field("was", &fact.was);
        let pieces = fact.statement.iter().flat_map(|piece| match piece {
            Piece::Text(text) => ["text", text],
            Piece::Blank(at) => ["blank", fact.blanks.get(*at).map_or("", |blank| &blank.id)],
        });
        self.field("statement", pieces);
        let ids = |others: &[FactId]| {
            let ids = others.iter().map(|&id| facts.fact(id).id.as_str());
            ids.collect::<Vec<_>>()
        };
        self.field("about", ids(&fact.about));
        // Banks that do not say it keep the code that they had before there was this field.
        if !fact.apart.is_empty() {
            self.field("apart", ids(&fact.apart));
        }
        self.field("weight", [fact.weight.name()]);
        self.who(&fact.according);
        self.field("relation", &fact.relation);
        self.field("care", fact.care.iter().map(|care| care.name()));
        self.field("paragraph", fact.paragraphs.iter().map(u32::to_string));
        self.field("evidence", &fact.evidence);
        self.field("tags", &fact.tags);
        if fact.keeps_words {
            self.field("words", ["article"]);
        }
        for blank in sorted(&fact.blanks, |blank| &blank.id) {
            self.blank(blank);
        }
    }

    fn blank(&mut self, blank: &Blank) {
        self.field("id", [&blank.id]);
        self.field("was", &blank.was);
        self.answer(&blank.answer);
        self.field("ask", &blank.ask);
        self.field("ask-all", &blank.ask_all);
        self.who(&blank.according);
        if let Some(weight) = blank.weight {
            self.field("weight", [weight.name()]);
        }
        self.field("care", blank.care.iter().map(|care| care.name()));
        for wrong in &blank.wrong {
            self.values("wrong", [&wrong.value]);
            self.field("why", &wrong.why);
        }
        self.field("accept", &blank.accept);
        self.values("avoid", &blank.avoid);
        if let Some(between) = &blank.between {
            self.values("between", between);
        }
        if let Some(every) = blank.every {
            self.field("every", [every.to_string()]);
        }
        self.field("open", blank.open.then_some("true"));
        if let Some(class) = &blank.class {
            self.field("class", [class]);
        }
        self.field("kinds", &blank.kinds);
        self.field("from", &blank.from);
    }

    fn answer(&mut self, answer: &Answer) {
        match answer {
            Answer::Date { date, event } => {
                self.values("date", [&Value::Date(*date)]);
                self.field("event", event);
            }
            Answer::Number {
                value,
                unit,
                one,
                style,
                bound,
            } => {
                self.values("number", [&Value::Number(*value)]);
                if one.is_some() {
                    self.field("one", one);
                }
                self.field("unit", unit);
                self.field("style", [style.name()]);
                self.field("bound", [bound.name()]);
            }
            Answer::Entity(id) => self.values("entity", [&Value::Entity(*id)]),
            Answer::Text { text, class } => {
                self.field("text", [text]);
                self.field("class", class);
            }
            Answer::List { items, class } => {
                self.values("list", items);
                self.field("class", class);
            }
        }
    }

    fn values<'v>(&mut self, name: &str, values: impl IntoIterator<Item = &'v Value>) {
        let facts = self.facts;
        let parts = values.into_iter().flat_map(|value| match value {
            Value::Date(date) => ["date".into(), date.to_string()],
            Value::Number(number) => ["number".into(), number.to_string()],
            Value::Entity(id) => ["entity".into(), facts.entity(*id).id.clone()],
            Value::Text(text) => ["text".into(), text.clone()],
        });
        self.field(name, parts);
    }

    fn who(&mut self, who: &Option<Who>) {
        let facts = self.facts;
        let parts = who.iter().flat_map(|who| match who {
            Who::Entity(id) => ["entity", facts.entity(*id).id.as_str()],
            Who::Words(words) => ["words", words.as_str()],
        });
        self.field("according", parts);
    }
}

fn sorted<T>(items: &[T], key: fn(&T) -> &String) -> Vec<&T> {
    let mut sorted: Vec<&T> = items.iter().collect();
    sorted.sort_by_key(|item| key(item));
    sorted
}

#[cfg(test)]
mod tests {
    use super::*;

    const BANK: &str = "\
id: moon
title: The Moon
language: en
updated: 2020
source: { name: N, published: 1969-08, by: B, publisher: P, url: 'https://a.b', article: a.txt, words: free }
entities:
  eagle: { name: Eagle, class: craft, aliases: [LM-5], note: landed, within: apollo, apart: columbia, of: apollo, cues: [bird] }
  columbia: { class: craft }
  apollo: {}
  sputnik: { draft: true }
pools: { craft: [Luna], place: [Sea] }
facts:
  - id: landing
    was: first
    statement: '{craft} landed on {day} at {where} with {crew} people, seen by {all} and {some}.'
    about: launch
    apart: launch
    weight: main
    according: apollo
    relation: r
    care: deaths
    paragraph: [1, 2]
    evidence: e
    tags: t
    words: article
    blanks:
      craft: { entity: eagle, ask: A?, according: words, weight: normal, care: rights, was: ship, wrong: [columbia, { value: Luna 2, why: w }],
        accept: x, avoid: Luna 3, open: true, kinds: which, from: f }
      day: { date: 1969-07-20, event: the landing }
      where: { text: the Sea, class: place }
      crew: { number: 2.0, unit: [person, people], style: cardinal, bound: about, ask: N? }
      all: { list: [eagle, columbia], ask-all: W? }
      some: { list: [one, two], class: numbers }
  - id: launch
    statement: It began in {year}.
    blanks: { year: { date: 1969, every: 4, between: [1961, 1977] } }
  - id: beep
    statement: '{craft} beeped.'
    draft: dropped
    reason: trivial
    blanks: { craft: { entity: sputnik } }
";

    #[track_caller]
    fn print(yaml: &str) -> String {
        Facts::parse("bank.yaml", yaml).unwrap().fingerprint()
    }

    #[test]
    fn the_code_of_a_bank_is_pinned() {
        assert_eq!(print(BANK), "69628b37");
        // Without the fields that came later, it has the code that it had before them.
        let before = BANK
            .replace(", words: free", "")
            .replace("    words: article\n", "")
            .replace(" weight: normal,", "")
            .replace("    apart: launch\n", "");
        assert_eq!(print(&before), "95894a29");
    }

    #[test]
    fn order_comments_and_spacing_do_not_matter() {
        let day = "      day: { date: 1969-07-20, event: the landing }\n";
        let launch = &BANK[BANK.find("  - id: launch").unwrap()..];
        let facts = |yaml: &str| {
            let first = yaml.find("  - id: landing").unwrap();
            let last = yaml.find("  - id: launch").unwrap();
            format!("{}{launch}{}", &yaml[..first], &yaml[first..last])
        };
        let columbia = "  columbia: { class: craft }\n";
        for other in [
            BANK.replace(day, "")
                .replace("blanks:\n", &format!("blanks:\n{day}")),
            facts(BANK),
            BANK.replace(columbia, "")
                .replace("entities:\n", &format!("entities:\n{columbia}")),
            BANK.replace("facts:", "# the facts\nfacts:")
                .replace("on {day}", "on  {day}"),
            BANK.replace("title: The Moon\n", "")
                .replace("facts:", "title: 'The Moon'\nfacts:"),
            BANK.replace("craft: [Luna], place: [Sea]", "place: [Sea], craft: [Luna]"),
        ] {
            assert_ne!(other, BANK);
            assert_eq!(print(&other), print(BANK), "{other}");
        }
    }

    #[test]
    fn every_field_that_a_bank_can_have_is_in_the_bank_of_these_tests() {
        use crate::facts::shape;
        for shape in [
            shape::BANK,
            shape::SOURCE,
            shape::ENTITY,
            shape::FACT,
            shape::BLANK,
            shape::WRONG,
        ] {
            for name in shape.names() {
                assert!(
                    BANK.contains(&format!("{name}: ")) || BANK.contains(&format!("{name}:\n")),
                    "{name}"
                );
            }
        }
    }

    #[test]
    fn every_field_matters() {
        let changes = "\
id: moon|id: mond
title: The Moon|title: A Moon
language: en|language: en-GB
updated: 2020|updated: 2021
name: N|name: M
1969-08|1969-09
by: B|by: C
publisher: P|publisher: Q
https://a.b|https://a.c
article: a.txt|article: b.txt
name: Eagle|name: Eaglet
{ class: craft }|{ class: ship }
{ class: craft }|{ class: [craft, ship] }
[LM-5]|[LM-6]
note: landed|note: flew
within: apollo,|
apart: columbia,|
of: apollo,|
cues: [bird]|cues: [birds]
[Luna]|[Luno]
was: first|was: second
landed on|alighted on
about: launch|
apart: launch|
weight: main|weight: detail
according: apollo|according: Apollon
relation: r|relation: s
care: deaths|care: religion
[1, 2]|[2, 1]
evidence: e|evidence: f
tags: t|tags: u
, words: free|
words: article|# nothing
draft: true|draft: false
entity: eagle|entity: apollo
ask: A?|ask: B?
according: words|according: word
weight: normal|weight: main
care: rights|care: accusation
was: ship|was: boat
[columbia, {|[apollo, {
Luna 2|Luna 4
why: w|why: v
accept: x|accept: y
avoid: Luna 3|avoid: Luna 5
open: true|open: false
kinds: which|kinds: when
from: f|from: g
1969-07-20|1969-07-21
event: the landing|event: a landing
text: the Sea|text: the Ocean
class: place|class: plain
number: 2.0|number: 2.1
[person, people]|[person, persons]
[person, people]|people
every: 4|every: 8
[1961, 1977]|[1961, 1981]
style: cardinal|style: ordinal
bound: about|bound: at-least
[eagle, columbia]|[columbia, eagle]
ask-all: W?|ask-all: V?
[one, two]|[one, three]
class: numbers|class: digits";
        for change in changes.lines() {
            let (from, to) = change.split_once('|').unwrap();
            let other = BANK.replacen(from, to, 1);
            assert_ne!(other, BANK, "{change}");
            assert_ne!(print(&other), print(BANK), "{change}");
        }
    }
}
