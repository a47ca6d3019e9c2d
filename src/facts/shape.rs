//! What a bank may hold, declared once: every field, what stands in it, what it is for, and how it is written.
//!
//! The reader walks a file along these tables; what is suggested for a misspelt name, the list of fields in the
//! documents, and a schema for editors come from them too. This module does not know how a file is read.

use super::{Bound, Care, KIND_NAMES, NumberStyle, Weight};

/// A map of a bank, and the fields that it may have.
#[derive(Debug)]
pub struct Shape {
    /// What it is, in words: "a fact".
    pub what: &'static str,
    /// How one is written.
    pub example: &'static str,
    /// Its fields, in the order in which they are listed.
    pub fields: &'static [Field],
}

/// One field of a map.
#[derive(Debug)]
pub struct Field {
    /// Its name.
    pub name: &'static str,
    /// What stands in it.
    pub content: Content,
    /// Whether the map cannot do without it.
    pub required: bool,
    /// How it is written.
    pub example: &'static str,
    /// What it is for, in a sentence without its full stop.
    pub about: &'static str,
}

/// What stands in a field.
#[derive(Clone, Copy, Debug)]
pub enum Content {
    /// A text on one line.
    Text,
    /// A text in which braces have a meaning.
    Statement,
    /// A name for ever, of small letters, digits and single ones of these signs.
    Id(&'static [char]),
    /// One such name, or a list of them.
    Ids(&'static [char]),
    /// One text, or a list of them.
    Texts,
    /// A list of texts, never one alone.
    List,
    /// A year, a month or a day, as `1989`, `1989-02` or `1989-02-15`.
    Date,
    /// A date, or a time of a day as `2026-01-03T10:00`.
    Moment,
    /// An exact decimal number.
    Number,
    /// One number of a paragraph from 0 on, or a list of them.
    Paragraphs,
    /// `true` or `false`.
    Flag,
    /// One of these words.
    Word(&'static [&'static str]),
    /// One of these words, or a list of them.
    Words(&'static [&'static str]),
    /// One value of the answer's type, or a list of them; each may be a map of this shape where there is one.
    Values(Option<&'static Shape>),
    /// A map of one shape.
    Map(&'static Shape),
    /// Maps of one shape, each under its id.
    Named(&'static Shape),
    /// A list of maps of one shape.
    Maps(&'static Shape),
    /// Lists of texts, each under a name.
    Lists,
}

const fn field(
    name: &'static str,
    content: Content,
    example: &'static str,
    about: &'static str,
) -> Field {
    Field {
        name,
        content,
        required: false,
        example,
        about,
    }
}

const fn required(field: Field) -> Field {
    Field {
        required: true,
        ..field
    }
}

impl Shape {
    /// The field with this name.
    pub fn field(&self, name: &str) -> Option<&'static Field> {
        self.fields.iter().find(|field| field.name == name)
    }

    /// The names of its fields.
    pub fn names(&self) -> impl Iterator<Item = &'static str> {
        self.fields.iter().map(|field| field.name)
    }
}

/// The whole of a bank.
pub const BANK: Shape = Shape {
    what: "a bank",
    example: "id: moon-landing",
    fields: &[
        required(field(
            "id",
            Content::Id(&['-']),
            "id: moon-landing",
            "The bank's name for ever: the ids of cards and of everything exported begin with it",
        )),
        required(field(
            "title",
            Content::Text,
            "title: The first Moon landing",
            "A neutral topic; it is printed on the sheet, so it must tell no answer",
        )),
        field(
            "language",
            Content::Text,
            "language: en",
            "The language of its texts, as BCP 47; `en` unless said. It decides every word that the program adds",
        ),
        field(
            "source",
            Content::Map(&SOURCE),
            "source: { name: First people walk on the Moon, published: 1969-08 }",
            "The article that the facts are taken from",
        ),
        field(
            "updated",
            Content::Moment,
            "updated: 2026-11-27",
            "When the bank was last changed, with a time of day where it changes twice on one (`2026-11-27T10:00`): the time stamp of exports that need one",
        ),
        field(
            "entities",
            Content::Named(&ENTITY),
            "entities: { moon: { name: the Moon, class: place } }",
            "The named things that answers and wrong options are made of, each under an id of its own",
        ),
        field(
            "pools",
            Content::Lists,
            "pools: { city: [Kabul, Moscow] }",
            "More names of a class, as wrong options only",
        ),
        required(field(
            "facts",
            Content::Maps(&FACT),
            "facts: [{ id: landing, statement: \"… on {day}.\", blanks: { day: { date: 1969-07-20 } } }]",
            "The facts, in any order",
        )),
    ],
};

/// The article of a bank.
pub const SOURCE: Shape = Shape {
    what: "a source",
    example: "source: { name: First people walk on the Moon, published: 1969-08 }",
    fields: &[
        field(
            "name",
            Content::Text,
            "name: First people walk on the Moon",
            "The article's own headline, shown after answers and on keys only",
        ),
        field(
            "published",
            Content::Date,
            "published: 1969-08",
            "The point in time from which the bank speaks, as precisely as it is known; no wrong date begins after its end",
        ),
        field(
            "by",
            Content::Text,
            "by: Jane Doe",
            "Who wrote it, for the citation",
        ),
        field(
            "publisher",
            Content::Text,
            "publisher: The Daily",
            "Who published it, for the citation",
        ),
        field(
            "url",
            Content::Text,
            "url: https://example.org/moon",
            "Where it can be read; it begins with `https://` or `http://`",
        ),
        field(
            "article",
            Content::Text,
            "article: moon.txt",
            "The path of the article's text, relative to the bank and without `..`; `check` then holds the facts against it",
        ),
    ],
};

/// A named thing.
pub const ENTITY: Shape = Shape {
    what: "an entity",
    example: "moon: { name: the Moon, class: place }",
    fields: &[
        field(
            "name",
            Content::Text,
            "name: the Moon",
            "Its name as it stands within a sentence; its id unless said",
        ),
        field(
            "class",
            Content::Text,
            "class: place",
            "What it is: entities of one class are options for each other",
        ),
        field(
            "aliases",
            Content::Texts,
            "aliases: [the lunar module, LM-5]",
            "Other names: right when typed, and never a wrong option",
        ),
        field(
            "note",
            Content::Text,
            "note: stayed in orbit around the Moon",
            "A few words that continue its name: why it is wrong where it is wrong",
        ),
        field(
            "within",
            Content::Texts,
            "within: moon",
            "What it is a part or a member of; neither is offered against the other",
        ),
        field(
            "apart",
            Content::Texts,
            "apart: columbia",
            "What it is not to be offered against, for any other reason",
        ),
        field(
            "of",
            Content::Texts,
            "of: nasa",
            "Its side, employer or nationality: where a question names that, wrong options of the same side come first",
        ),
        field(
            "cues",
            Content::Texts,
            "cues: [Russian, Moscow]",
            "Words that give it away; they are never right when typed, and may be another entity's name",
        ),
    ],
};

/// One true statement with its blanks.
pub const FACT: Shape = Shape {
    what: "a fact",
    example: "- id: landing",
    fields: &[
        required(field(
            "id",
            Content::Id(&['-']),
            "id: landing",
            "The fact's name for ever, whatever else is edited; it stands once in the bank",
        )),
        field(
            "was",
            Content::Ids(&['-']),
            "was: [touchdown]",
            "Ids that it had before: its history goes on",
        ),
        required(field(
            "statement",
            Content::Statement,
            "statement: \"Eagle landed on the Moon on {day}.\"",
            "A true sentence in your own words, `{blank}` where an answer goes, `{{` and `}}` for braces",
        )),
        field(
            "about",
            Content::Texts,
            "about: [launch]",
            "Ids of facts that this one speaks of: where one shows the other's answer they are not asked together",
        ),
        field(
            "weight",
            Content::Word(&WEIGHTS),
            "weight: main",
            "How much it matters: `main`, `normal` or `detail`; `normal` unless said",
        ),
        field(
            "according",
            Content::Text,
            "according: the broadcasters",
            "Who says so, an entity's id or words; write it into the statement and the `ask` too",
        ),
        field(
            "relation",
            Content::Text,
            "relation: crew",
            "Facts of one relation share their right answers: none is a wrong option for another",
        ),
        field(
            "care",
            Content::Words(&CARES),
            "care: [deaths]",
            "Why it wants care: marked on the key, and easy to leave out; an `accusation` gets only wrong options that you wrote",
        ),
        field(
            "paragraph",
            Content::Paragraphs,
            "paragraph: 3",
            "The paragraph of the article that says so, from 1, 0 being the headline, or a list; the first one orders",
        ),
        field(
            "evidence",
            Content::Text,
            "evidence: \"the Eagle has landed\"",
            "The few words of the article that say so",
        ),
        field(
            "tags",
            Content::Texts,
            "tags: [crew]",
            "Names of your own, for choosing",
        ),
        required(field(
            "blanks",
            Content::Named(&BLANK),
            "blanks: { day: { date: 1969-07-20 } }",
            "What fills each `{blank}` of the statement, under its name",
        )),
    ],
};

/// A hole in a statement.
pub const BLANK: Shape = Shape {
    what: "a blank",
    example: "day: { date: 1969-07-20 }",
    fields: &[
        field(
            "date",
            Content::Date,
            "date: 1969-07-20",
            "The answer: a date as precise as the article gives it; `-0043` is 44 BC",
        ),
        field(
            "number",
            Content::Number,
            "number: 600_000_000",
            "The answer: an exact number",
        ),
        field(
            "entity",
            Content::Text,
            "entity: eagle",
            "The answer: an entity, by its id",
        ),
        field(
            "text",
            Content::Text,
            "text: commander",
            "The answer: words",
        ),
        field(
            "list",
            Content::List,
            "list: [russia, china]",
            "The answer: a closed list of entities, or of texts",
        ),
        field(
            "ask",
            Content::Text,
            "ask: \"On which day did people first land on the Moon?\"",
            "The question in words; without it the statement is asked with a gap",
        ),
        field(
            "ask-all",
            Content::Text,
            "ask-all: \"Who flew to the Moon with Apollo 11?\"",
            "Of a list: the question for all its members; `ask` is the one for a single member",
        ),
        field(
            "event",
            Content::Text,
            "event: the first landing on the Moon",
            "Of a date: a noun phrase that fits after \"before\" and \"after\"; it lets the date stand in a chronology",
        ),
        field(
            "unit",
            Content::Text,
            "unit: people",
            "Of a number: what is counted; numbers of one unit are options for each other",
        ),
        field(
            "style",
            Content::Word(&STYLES),
            "style: ordinal",
            "Of a number: `ordinal` shows 6 as 6th; `cardinal` unless said",
        ),
        field(
            "bound",
            Content::Word(&BOUNDS),
            "bound: about",
            "Of a number: what the figure bounds; the statement and the `ask` must say so too",
        ),
        field(
            "class",
            Content::Text,
            "class: office",
            "Of a text or a list of texts: values of one class are options for each other",
        ),
        field(
            "wrong",
            Content::Values(Some(&WRONG)),
            "wrong: [columbia, { value: Luna 15, why: it crashed }]",
            "Wrong options of your own, used first; what they hold is of the answer's type",
        ),
        field(
            "accept",
            Content::Texts,
            "accept: [the commander]",
            "Other spellings that are right when typed",
        ),
        field(
            "avoid",
            Content::Values(None),
            "avoid: [8, 10]",
            "Contestable values: neither right nor offered",
        ),
        field(
            "open",
            Content::Flag,
            "open: true",
            "Others that are not in the bank may be right too, so only `wrong` supplies wrong options",
        ),
        field(
            "kinds",
            Content::Words(&KIND_NAMES),
            "kinds: [which]",
            "Only these kinds of question",
        ),
        field(
            "from",
            Content::Text,
            "from: In April",
            "The article's own words, where the value was worked out from them",
        ),
        field(
            "according",
            Content::Text,
            "according: nasa",
            "Who says so, where that differs from the fact's",
        ),
        field(
            "care",
            Content::Words(&CARES),
            "care: [accusation]",
            "Why it wants care, beyond the fact's own reasons",
        ),
        field(
            "was",
            Content::Ids(&['-', '_']),
            "was: [date]",
            "Names that it had before: its history goes on",
        ),
    ],
};

/// A wrong value with its reason.
pub const WRONG: Shape = Shape {
    what: "a wrong value",
    example: "{ value: columbia, why: it stayed in orbit }",
    fields: &[
        required(field(
            "value",
            Content::Text,
            "{ value: columbia, why: it stayed in orbit }",
            "The value",
        )),
        field(
            "why",
            Content::Text,
            "why: it stayed in orbit",
            "Why it is wrong, said to who chose it",
        ),
    ],
};

const WEIGHTS: [&str; 3] = [
    Weight::Main.name(),
    Weight::Normal.name(),
    Weight::Detail.name(),
];
const CARES: [&str; 4] = [
    Care::Deaths.name(),
    Care::Religion.name(),
    Care::Rights.name(),
    Care::Accusation.name(),
];
const STYLES: [&str; 2] = [NumberStyle::Cardinal.name(), NumberStyle::Ordinal.name()];
const BOUNDS: [&str; 4] = [
    Bound::Exact.name(),
    Bound::AtLeast.name(),
    Bound::AtMost.name(),
    Bound::About.name(),
];
