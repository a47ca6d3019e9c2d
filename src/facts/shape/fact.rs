//! The shapes of a fact, of its blanks, and of wrong values.

use super::{Content, Shape, beside, counted, field, required};
use crate::facts::{Bound, CARDS_ONLY, Care, KIND_NAMES, NumberStyle, Standing, Weight};

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
            "draft",
            Content::Word(&STANDINGS),
            "draft: true",
            "`true` for a fact that nobody has accepted yet, `dropped` for one that somebody has turned down: [neither](#drafts) is asked, printed or offered",
        ),
        field(
            "reason",
            Content::Word(&REASONS),
            "reason: trivial",
            "Of a fact that was dropped: why, in one of these words",
        ),
        field(
            "was",
            Content::Ids(&['-']),
            "was: [touchdown]",
            "Ids that it had before, so that cards which were studied under them keep their history",
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
            "Ids of facts that this one speaks of: where one shows the other's answer they are not asked together; said on one of the two, it holds for both",
        ),
        field(
            "apart",
            Content::Texts,
            "apart: [launch]",
            "Ids of facts that are in no quiz together with this one, for any other reason; said on one of the two, it holds for both",
        ),
        field(
            "weight",
            Content::Word(&WEIGHTS),
            "weight: main",
            "How much it matters: `main`, `normal` or `detail`; `normal` unless said. Two thirds of the `main` facts come before any other, and two fifths of a quiz are `main` at least, where the bank has so many; a `detail` is asked only where nothing else is left",
        ),
        field(
            "according",
            Content::Text,
            "according: the broadcasters",
            "Who says so, an entity's id or words; write it into the statement and the `ask` too, but not into the `ask` for that very name",
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
        field(
            "words",
            Content::Word(&["article"]),
            "words: article",
            "`article` where the statement keeps to the article's words on purpose; `check` then does not count [how many](#your-own-words)",
        ),
        required(field(
            "blanks",
            Content::Named(&BLANK),
            "blanks: { day: { date: 1969-07-20 } }",
            "What fills each `{blank}` of the statement, under its name",
        )),
    ],
    one_of: &[],
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
            "The answer: a date as precise as the article gives it, asked as precisely as its `ask` wants it (`In which year …?`); `-0043` is 44 BC",
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
        counted(
            [2, usize::MAX],
            field(
                "list",
                Content::List,
                "list: [russia, china]",
                "The answer: a closed list of entities, or of texts",
            ),
        ),
        field(
            "ask",
            Content::Text,
            "ask: \"On which day did people first land on the Moon?\"",
            "The question in words; without it the statement is asked with a gap",
        ),
        beside(
            &["list"],
            field(
                "ask-all",
                Content::Text,
                "ask-all: \"Who flew to the Moon with Apollo 11?\"",
                "Of a list: the question for all its members; `ask` is the one for a single member",
            ),
        ),
        beside(
            &["date"],
            field(
                "event",
                Content::Text,
                "event: the first landing on the Moon",
                "Of a date: a noun phrase for what happened, which fits after \"before\" and answers \"Which of these happened on …?\"; it lets the date stand in a chronology. A plan that may come to nothing has none",
            ),
        ),
        beside(
            &["number"],
            counted(
                [1, 2],
                field(
                    "unit",
                    Content::Texts,
                    "unit: [person, people]",
                    "Of a number: what is counted, or one and several of it; numbers of one unit are options for each other",
                ),
            ),
        ),
        beside(
            &["number"],
            field(
                "style",
                Content::Word(&STYLES),
                "style: ordinal",
                "Of a number: `ordinal` shows 6 as 6th; `cardinal` unless said",
            ),
        ),
        beside(
            &["number"],
            field(
                "bound",
                Content::Word(&BOUNDS),
                "bound: about",
                "Of a number that is not exact: `about`, `at-least` or `at-most`; the statement says so in words. The `ask` says `about` too; of the others it asks for the article's figure, and says the bound as well (`At least how many …, according to the article?`, `What is the lowest number of … that the article gives?`)",
            ),
        ),
        beside(
            &["text", "list", "entity"],
            field(
                "class",
                Content::Text,
                "class: office",
                "Of a text or a list of texts: values of one class are options for each other, after those under `wrong`. Of entities: the one of their classes that wrong options are drawn from",
            ),
        ),
        field(
            "wrong",
            Content::Values(Some(&WRONG)),
            "wrong: [columbia, { value: Luna 15, why: it crashed }]",
            "Wrong options of your own, a list, [used first](#your-own-wrong-options); what they hold is of the answer's type",
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
        beside(
            &["number", "date"],
            counted(
                [2, 2],
                field(
                    "between",
                    Content::Values(None),
                    "between: [1, 50]",
                    "Of a number or a date: the least and the greatest value that may be offered, beside your own `wrong` ones",
                ),
            ),
        ),
        beside(
            &["date"],
            field(
                "every",
                Content::Whole(YEARS_APART),
                "every: 4",
                "Of a date: it comes every so many years, as a cup or an election does, so only such years are offered",
            ),
        ),
        field(
            "open",
            Content::Flag,
            "open: true",
            "Others that are not in the bank may be right too, so only `wrong` supplies wrong options",
        ),
        field(
            "kinds",
            Content::Words(&KINDS_OR_NONE),
            "kinds: [which]",
            "Only these [kinds of question](COMMANDS.md#the-kinds-of-question); `none` keeps the blank for cards",
        ),
        field(
            "from",
            Content::Text,
            "from: In April",
            "The article's own words, where the value was worked out from them: `check` looks for these in its place",
        ),
        field(
            "according",
            Content::Text,
            "according: nasa",
            "Who says so, where that differs from the fact's",
        ),
        field(
            "weight",
            Content::Word(&WEIGHTS),
            "weight: detail",
            "How much it matters, where that differs from the fact's: `detail` for a question that is weaker than the others",
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
    one_of: ANSWERS,
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
    one_of: &[],
};

/// The fields that hold an answer, one for each type.
const ANSWERS: &[&str] = &["date", "number", "entity", "text", "list"];

/// How far apart the years may be in which something comes again.
pub const YEARS_APART: [i16; 2] = [2, 1000];

/// The kinds, and the word for none of them.
const KINDS_OR_NONE: [&str; KIND_NAMES.len() + 1] = {
    let mut names = [CARDS_ONLY; KIND_NAMES.len() + 1];
    let mut at = 0;
    while at < KIND_NAMES.len() {
        names[at] = KIND_NAMES[at];
        at += 1;
    }
    names
};
const STANDINGS: [&str; 3] = [
    Standing::Draft.name(),
    Standing::Dropped.name(),
    Standing::Accepted.name(),
];
/// Why a fact was dropped.
pub const REASONS: [&str; 5] = ["untrue", "unclear", "trivial", "said", "other"];
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
