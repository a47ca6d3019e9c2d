//! The banks that laws are held against: those that ship, those in `tests/banks`, and random ones.

use std::fs;
use std::path::Path;

use proptest::collection::{btree_set, vec};
use proptest::prelude::*;
use quizpress::Facts;

/// A bank's text in pieces, so that it can be written in another order, or with a fact more.
#[derive(Clone, Debug)]
pub struct Text {
    pub head: String,
    pub entities: Vec<String>,
    pub pools: String,
    pub facts: Vec<String>,
}

impl Text {
    pub fn yaml(&self) -> String {
        let entities = self.entities.concat();
        let facts = self.facts.concat();
        let (head, pools) = (&self.head, &self.pools);
        format!("{head}entities:\n{entities}{pools}facts:\n{facts}")
    }

    #[track_caller]
    pub fn facts(&self) -> Facts {
        parse(&self.yaml())
    }

    /// Cuts a bank's text: `entities:`, perhaps `pools:`, then `facts:`.
    fn cut(yaml: &str) -> Text {
        let (head, rest) = yaml
            .split_once("\nentities:\n")
            .expect("entities come first");
        let (before, facts) = rest.split_once("\nfacts:\n").expect("facts come last");
        let (entities, pools) = match before.split_once("\npools:") {
            Some((entities, pools)) => (entities, format!("pools:{pools}\n")),
            None => (before, String::new()),
        };
        Text {
            head: format!("{head}\n"),
            entities: pieces(entities, |line| {
                line.starts_with("  ") && !line.starts_with("   ")
            }),
            pools,
            facts: pieces(facts, |line| line.starts_with("  - ")),
        }
    }
}

/// Runs of lines of which the first one begins something.
fn pieces(text: &str, begins: impl Fn(&str) -> bool) -> Vec<String> {
    let mut pieces: Vec<String> = Vec::new();
    for line in text
        .lines()
        .filter(|line| !line.trim_start().starts_with('#'))
    {
        if pieces.is_empty() || begins(line) {
            pieces.push(String::new());
        }
        let piece = pieces.last_mut().expect("there is one now");
        piece.push_str(line);
        piece.push('\n');
    }
    pieces
}

#[track_caller]
pub fn parse(yaml: &str) -> Facts {
    match Facts::parse("bank.yaml", yaml) {
        Ok(facts) => facts,
        Err(problems) => panic!("{:#?}\n{yaml}", problems),
    }
}

/// The names and texts of the banks in a folder of the project.
pub fn read(folder: &str) -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut banks: Vec<(String, String)> = fs::read_dir(folder)
        .expect("the folder is there")
        .map(|file| {
            let path = file.expect("a file").path();
            let name = path
                .file_stem()
                .expect("a name")
                .to_string_lossy()
                .into_owned();
            (name, fs::read_to_string(path).expect("a text"))
        })
        .collect();
    banks.sort();
    banks
}

/// The English banks that ship with the program: the oracle reads dates and numbers in English only.
pub fn shipped() -> Vec<(String, Text)> {
    let cut = |(name, yaml): (String, String)| (name, Text::cut(&yaml));
    let english = |(_, yaml): &(String, String)| yaml.contains("\nlanguage: en");
    read("questions")
        .into_iter()
        .filter(english)
        .map(cut)
        .collect()
}

/// The banks that ship, and those that are made to be awkward.
pub fn all() -> Vec<(String, Text)> {
    let cut = |(name, yaml): (String, String)| (name, Text::cut(&yaml));
    let awkward = read("tests/banks").into_iter().map(cut);
    shipped().into_iter().chain(awkward).collect()
}

/// A bank in `tests/banks`.
pub fn awkward(name: &str) -> Text {
    let (_, text) = all()
        .into_iter()
        .find(|(found, _)| found == name)
        .expect("the bank is there");
    text
}

const NAMES: [&str; 12] = [
    "Ada",
    "Bede",
    "Cato",
    "Dido",
    "Edda",
    "Faun",
    "the Gaul",
    "the Hague",
    "Ilia",
    "Juno",
    "Kant",
    "Lodz",
];

const COLOURS: [&str; 6] = ["amber", "azure", "beige", "coral", "ebony", "khaki"];

/// Small banks of every type of blank, with shared stems, relations, links, aliases, parts and cues.
pub fn random() -> impl Strategy<Value = Text> {
    let entities = vec((0..2_u8, any::<u8>(), any::<u8>()), 4..NAMES.len());
    (entities, vec(fact(), 3..16), any::<bool>()).prop_map(|(entities, facts, published)| {
        let count = entities.len();
        let entity = |(at, &(class, within, extra)): (usize, &(u8, u8, u8))| {
            let mut fields = format!("name: {}, class: class-{class}", NAMES[at]);
            // Only within one that stands before it, so that there is no circle.
            if within < 80 && at > 0 {
                fields.push_str(&format!(", within: e{}", usize::from(within) % at));
            }
            match extra {
                0..60 => fields.push_str(&format!(", aliases: [Old {}]", NAMES[at])),
                60..100 if at > 0 => {
                    fields.push_str(&format!(", apart: [e{}]", usize::from(extra) % at))
                }
                100..140 if at > 0 => {
                    fields.push_str(&format!(", of: [e{}]", usize::from(extra) % at))
                }
                140..170 => fields.push_str(&format!(
                    ", cues: [{}ish]",
                    NAMES[at].trim_start_matches("the ")
                )),
                170..200 => fields.push_str(&format!(", note: was the one of number {at}")),
                _ => {}
            }
            format!("  e{at}: {{ {fields} }}\n")
        };
        Text {
            head: format!(
                "id: random\ntitle: Random things\n{}",
                if published {
                    "source: { published: 2010-06 }\n"
                } else {
                    ""
                }
            ),
            entities: entities.iter().enumerate().map(entity).collect(),
            pools: "pools: { class-0: [Mora, Nemi, Orkney], colour: [mauve, ochre] }\n".into(),
            facts: facts
                .iter()
                .enumerate()
                .map(|(at, fact)| fact.yaml(at, facts.len(), count))
                .collect(),
        }
    })
}

#[derive(Clone, Debug)]
struct RandomFact {
    blanks: Vec<RandomBlank>,
    about: std::collections::BTreeSet<u8>,
    weight: u8,
    paragraph: u8,
    extra: u8,
    stem: u8,
}

#[derive(Clone, Debug)]
struct RandomBlank {
    kind: u8,
    value: u16,
    flags: u8,
    ask: u8,
}

fn fact() -> impl Strategy<Value = RandomFact> {
    let blank =
        (0..8_u8, any::<u16>(), any::<u8>(), any::<u8>()).prop_map(|(kind, value, flags, ask)| {
            RandomBlank {
                kind,
                value,
                flags,
                ask,
            }
        });
    let about = btree_set(any::<u8>(), 0..3);
    (
        vec(blank, 1..4),
        about,
        any::<u8>(),
        0..5_u8,
        any::<u8>(),
        0..6_u8,
    )
        .prop_map(
            |(blanks, about, weight, paragraph, extra, stem)| RandomFact {
                blanks,
                about,
                weight,
                paragraph,
                extra,
                stem,
            },
        )
}

impl RandomFact {
    fn yaml(&self, at: usize, facts: usize, entities: usize) -> String {
        let mut text = format!("  - id: f{at}\n    paragraph: {}\n", self.paragraph);
        text.push_str(match self.weight {
            0..60 => "    weight: main\n",
            60..120 => "    weight: detail\n",
            _ => "",
        });
        match self.extra {
            0..30 => text.push_str("    relation: likes\n"),
            30..40 => text.push_str("    care: [accusation]\n"),
            _ => {}
        }
        let others: Vec<String> = self
            .about
            .iter()
            .map(|&other| usize::from(other) % facts)
            .filter(|&other| other != at)
            .collect::<std::collections::BTreeSet<usize>>()
            .iter()
            .map(|other| format!("f{other}"))
            .collect();
        if !others.is_empty() {
            text.push_str(&format!("    about: [{}]\n", others.join(", ")));
        }
        let holes: Vec<String> = (0..self.blanks.len())
            .map(|b| format!("{{b{b}}}"))
            .collect();
        let verb = ["met", "saw", "left", "an", "and, but", "kept"][usize::from(self.stem)];
        let subject = ["they", "some", "those"][usize::from(self.stem) % 3];
        text.push_str(&format!(
            "    statement: \"{subject} {verb} {} then.\"\n    blanks:\n",
            holes.join(" by ")
        ));
        for (position, blank) in self.blanks.iter().enumerate() {
            text.push_str(&format!(
                "      b{position}: {{ {} }}\n",
                blank.yaml(at, entities)
            ));
        }
        text
    }
}

impl RandomBlank {
    fn yaml(&self, fact: usize, entities: usize) -> String {
        let value = usize::from(self.value);
        let flag = |bit: u8| self.flags & (1 << bit) != 0;
        let mut fields = Vec::new();
        match self.kind {
            0 | 1 => {
                let year = [1, 476, 1789, 1914, 1969, 1996, 2004, 2009][value % 8] + value / 8 % 7;
                let (month, day) = (1 + value / 64 % 12, 1 + value / 512 % 28);
                let date = |year: usize| match self.kind {
                    0 => format!("{year:04}"),
                    _ if flag(0) => format!("{year:04}-{month:02}"),
                    _ => format!("{year:04}-{month:02}-{day:02}"),
                };
                fields.push(format!("date: {}", date(year)));
                if flag(1) {
                    fields.push(format!(
                        "event: the {} of {}",
                        COLOURS[value % 6],
                        NAMES[(value / 6 + fact) % 12]
                    ));
                }
                if flag(2) && flag(3) {
                    fields.push(format!("avoid: [{}]", date(year + 2)));
                }
                if flag(4) && flag(5) {
                    fields.push(format!("wrong: [{}, {}]", date(year + 1), date(year - 1)));
                }
            }
            2 | 3 => {
                const VALUES: [&str; 12] = [
                    "1",
                    "2",
                    "7",
                    "12",
                    "20",
                    "47",
                    "100",
                    "143",
                    "15000",
                    "1_000_000",
                    "21.5",
                    "98",
                ];
                let unit = ["people", "percent", "miles"][value / 12 % 3];
                fields.push(format!("number: {}, unit: {unit}", VALUES[value % 12]));
                if self.kind == 3 && flag(0) {
                    let bound = ["about", "at-least"][usize::from(flag(1))];
                    fields.push(format!(
                        "bound: {bound}, ask: \"About how many were there, {fact}-fold?\""
                    ));
                } else if value % 12 < 4 && flag(2) {
                    fields.push("style: ordinal".into());
                }
            }
            4 | 5 => {
                let key = value % entities;
                fields.push(format!("entity: e{key}"));
                let other = (key + 1 + value / 16 % (entities - 1)) % entities;
                if flag(0) && flag(1) {
                    fields.push(format!("avoid: [e{other}]"));
                } else if flag(2) {
                    fields.push(format!("wrong: [e{other}, Some Stranger, Other Stranger]"));
                }
            }
            6 => {
                fields.push(format!("text: {}, class: colour", COLOURS[value % 6]));
                if flag(0) && flag(1) {
                    fields.push(format!("accept: [{}]", COLOURS[(value + 1) % 6]));
                }
            }
            _ => {
                let members: std::collections::BTreeSet<usize> = [
                    value % entities,
                    value / 16 % entities,
                    value / 256 % entities,
                ]
                .into();
                if members.len() < 2 {
                    fields.push("text: white, class: colour".into());
                } else {
                    let members: Vec<String> = members.iter().map(|m| format!("e{m}")).collect();
                    fields.push(format!("list: [{}]", members.join(", ")));
                    if flag(1) {
                        fields.push(format!(
                            "ask-all: Which were there on occasion {}?",
                            value % 3
                        ));
                    }
                }
            }
        }
        let asks_already = fields.iter().any(|field| field.contains(" ask: "));
        if flag(6) && flag(7) && self.kind != 2 {
            fields.push("open: true".into());
        }
        if !asks_already && self.ask < 160 {
            let ask = match self.ask {
                0..40 => format!("What is wanted in the case of {}?", self.ask % 4),
                40..60 => format!("What happened in {}?", 1960 + usize::from(self.ask % 40)),
                60..80 => format!("What did {} do?", NAMES[usize::from(self.ask) % 12]),
                _ => format!("What is asked of number {}, {}?", fact + 400, self.ask),
            };
            fields.push(format!("ask: \"{ask}\""));
        }
        fields.join(", ")
    }
}
