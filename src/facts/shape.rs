//! What a bank may hold, declared once: every field, what stands in it, what it is for, and how it is written.
//!
//! The reader walks a file along these tables; what is suggested for a misspelt name, the list of fields in the
//! documents, and a schema for editors come from them too. This module does not know how a file is read.

mod fact;

pub use fact::{BLANK, FACT, REASONS, WRONG, YEARS_APART};

/// A map of a bank, and the fields that it may have.
#[derive(Debug)]
pub struct Shape {
    /// What it is, in words: "a fact".
    pub what: &'static str,
    /// How one is written.
    pub example: &'static str,
    /// Its fields, in the order in which they are listed.
    pub fields: &'static [Field],
    /// Fields of which it has exactly one; none where there is no such choice.
    pub one_of: &'static [&'static str],
}

/// One field of a map.
#[derive(Debug)]
pub struct Field {
    /// Its name, as it stands before the colon.
    pub name: &'static str,
    /// What stands in it.
    pub content: Content,
    /// Whether the map cannot do without it.
    pub required: bool,
    /// How it is written.
    pub example: &'static str,
    /// What it is for, in a sentence without its full stop.
    pub about: &'static str,
    /// The fields that it stands beside, one of them at least; none where it stands alone.
    pub beside: &'static [&'static str],
    /// How few and how many members its list has, where it is one.
    pub count: [usize; 2],
    /// What its text is like: a regular expression that JSON Schema knows.
    pub pattern: &'static str,
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
    /// A whole number from one to another.
    Whole([i16; 2]),
    /// One number of a paragraph from 0 on, or a list of them.
    Paragraphs,
    /// A truth: `true` or `false`.
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

impl Content {
    /// The shape of the maps that stand in it.
    pub fn shape(self) -> Option<&'static Shape> {
        match self {
            Content::Map(shape) | Content::Named(shape) | Content::Maps(shape) => Some(shape),
            Content::Values(shape) => shape,
            _ => None,
        }
    }
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
        beside: &[],
        count: [1, usize::MAX],
        pattern: SEEN,
    }
}

const fn required(field: Field) -> Field {
    Field {
        required: true,
        ..field
    }
}

const fn beside(others: &'static [&'static str], field: Field) -> Field {
    Field {
        beside: others,
        ..field
    }
}

const fn counted(count: [usize; 2], field: Field) -> Field {
    Field { count, ..field }
}

const fn like(pattern: &'static str, field: Field) -> Field {
    Field { pattern, ..field }
}

/// Something that takes room.
const SEEN: &str = r"\S";

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
        like(
            r"^\s*[A-Za-z0-9]{1,8}(-[A-Za-z0-9]{1,8})*\s*$",
            field(
                "language",
                Content::Text,
                "language: en",
                "The language of its texts, as BCP 47; `en` unless said. It decides every word that the program adds",
            ),
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
            "More names of a class, as wrong options only; each must be wrong wherever that class is asked for",
        ),
        required(field(
            "facts",
            Content::Maps(&FACT),
            "facts: [{ id: landing, statement: \"… on {day}.\", blanks: { day: { date: 1969-07-20 } } }]",
            "The facts, in any order",
        )),
    ],
    one_of: &[],
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
            "The point in time from which the bank speaks, as precisely as it is known; no wrong date begins after its end, not even your own, unless the right one does",
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
        like(
            r#"^\s*https?://[^/.:\s<>"`][^\s<>"`]*\s*$"#,
            field(
                "url",
                Content::Text,
                "url: https://example.org/moon",
                "Where it can be read; it begins with `https://` or `http://`",
            ),
        ),
        like(
            r"^\s*(?!/)(?!(.*/)?\.\.(/|\s*$))(?!.*//)[^\\:]*[^\\:/\s]\s*$",
            field(
                "article",
                Content::Text,
                "article: moon.txt",
                "The path of the article's text, relative to the bank and without `..`; `check` then holds the facts [against it](#the-article-beside-the-bank)",
            ),
        ),
        field(
            "words",
            Content::Word(&["free"]),
            "words: free",
            "`free` where the article's own words may be used as they are: your own text, one in the public domain or under a licence that allows it; `check` then counts [none of them](#your-own-words)",
        ),
    ],
    one_of: &[],
};

/// The fields of an entity.
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
            Content::Texts,
            "class: [keeper, player]",
            "What it is, or a list from narrow to wide: entities of one class are options for each other, and the narrowest class that fills a question is taken, never two",
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
            "Its side, employer or nationality, an entity too: where a question names that, wrong options of the same side come first",
        ),
        field(
            "cues",
            Content::Texts,
            "cues: [Russian, Moscow]",
            "Words that give it away, beside its names and the adjective of a country; they are never right when typed, and may be another entity's name",
        ),
        field(
            "draft",
            Content::Flag,
            "draft: true",
            "It came with a [draft](#drafts), and is one itself until an accepted fact, or an accepted entity, names its id",
        ),
    ],
    one_of: &[],
};
