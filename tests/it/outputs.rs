//! Laws of the outputs, whatever a quiz holds.

use std::io;

use crate::quizzes::every;
use proptest::collection::{btree_set, vec};
use proptest::prelude::{Just, Strategy, any, prop, prop_oneof, proptest};
use proptest::{option, prop_assert, prop_assert_eq};
use quizpress::date::Precision;
use quizpress::export::{self, FORMATS, Options, Writer, json};
use quizpress::moment::Moment;
use quizpress::quiz::{AnswerOption, Citation, MultipleChoice, Ordering, Quantity, SingleChoice};
use quizpress::sheet::{
    self, Answers, Article, Columns, Ink, Job, Layout, Paper, Person, Print, SheetCopy,
};
use quizpress::{Date, Form, Question, Quiz};
use rust_decimal::Decimal;

/// Any text, and often one that would do harm where it is not escaped.
pub fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "[a-zA-Zא-ת ]{0,30}",
        // The marks of all formats.
        "[\\\\~=#{}:%\\[\\]/.,;'\"!$<>&+@*`|\\- \tA-DQTa0\r\n]{0,20}",
        Just("</style></title><script>alert(1)</script>".to_owned()),
        Just("\"' onload='x' --> ]]> \u{202e}\u{0}\u{1b}[31m {{ x }} {# y".to_owned()),
        Just("unbreakable".repeat(20)),
    ]
}

fn texts() -> impl Strategy<Value = Vec<String>> {
    vec(text(), 0..3)
}

fn date() -> impl Strategy<Value = Date> {
    let precision = prop_oneof![
        Just(Precision::Year),
        Just(Precision::Month),
        Just(Precision::Day)
    ];
    (-9998..=9999_i16, 1..=12_i8, 1..=28_i8, precision)
        .prop_filter_map("a date", |(y, m, d, precision)| {
            Date::from_day(y, m, d).map(|day| day.coarsened(precision))
        })
}

fn number() -> impl Strategy<Value = Decimal> {
    (any::<i64>(), 0..=10_u32).prop_map(|(digits, scale)| Decimal::new(digits, scale))
}

fn quantity() -> impl Strategy<Value = Quantity> {
    prop_oneof![
        date().prop_map(Quantity::Date),
        number().prop_map(Quantity::Number)
    ]
}

/// Options that are distinct as shown.
fn options() -> impl Strategy<Value = Vec<AnswerOption>> {
    let option = |shown: String| {
        let more = (option::of(quantity()), option::of(text()));
        more.prop_map(move |(value, why)| AnswerOption {
            text: shown.clone(),
            value,
            why,
        })
    };
    btree_set(text(), 2..8)
        .prop_flat_map(move |texts| texts.into_iter().map(option).collect::<Vec<_>>())
}

/// A form with its right answers. It is drawn from options and a number that says which of them are right,
/// so that the same options can be given another key.
fn form(shape: Shape, key: u64) -> (Form, Vec<String>) {
    let position = |len: usize| (key % len as u64) as usize;
    let shown = |options: &[AnswerOption], positions: &[usize]| {
        positions
            .iter()
            .map(|&at| options[at].text.clone())
            .collect()
    };
    match shape {
        Shape::SingleChoice(options, ordered) => {
            let at = position(options.len());
            let answers = shown(&options, &[at]);
            (
                Form::SingleChoice(SingleChoice::new(options, at, ordered).unwrap()),
                answers,
            )
        }
        Shape::TrueFalse => {
            let options: Vec<AnswerOption> = ["True", "False"].map(plain).into();
            let answers = shown(&options, &[position(2)]);
            (
                Form::TrueFalse(SingleChoice::new(options, position(2), true).unwrap()),
                answers,
            )
        }
        Shape::MultipleChoice(options) => {
            let some = 1 + key % ((1 << options.len()) - 2);
            let right: Vec<usize> = (0..options.len())
                .filter(|at| some >> at & 1 == 1)
                .collect();
            let answers = shown(&options, &right);
            (
                Form::MultipleChoice(MultipleChoice::new(options, right).unwrap()),
                answers,
            )
        }
        Shape::Ordering(items) => {
            let mut order: Vec<usize> = (0..items.len()).collect();
            order.rotate_left(position(items.len()));
            let answers = shown(&items, &order);
            (
                Form::Ordering(Ordering::new(items, order).unwrap()),
                answers,
            )
        }
        Shape::Date(dates) => {
            let date = dates[position(2)];
            (Form::Date(date), vec![date.to_string()])
        }
        Shape::Number(numbers) => {
            let number = numbers[position(2)];
            (Form::Number(number), vec![number.to_string()])
        }
    }
}

fn plain(text: &str) -> AnswerOption {
    AnswerOption {
        text: text.into(),
        value: None,
        why: None,
    }
}

/// All of a form that is seen before the answer.
#[derive(Clone, Debug)]
enum Shape {
    SingleChoice(Vec<AnswerOption>, bool),
    TrueFalse,
    MultipleChoice(Vec<AnswerOption>),
    Ordering(Vec<AnswerOption>),
    /// Two of one precision.
    Date([Date; 2]),
    Number([Decimal; 2]),
}

fn shape() -> impl Strategy<Value = Shape> {
    let dates = |(one, other): (Date, Date)| {
        let precision = one.precision().min(other.precision());
        Shape::Date([one.coarsened(precision), other.coarsened(precision)])
    };
    prop_oneof![
        (options(), any::<bool>())
            .prop_map(|(options, ordered)| Shape::SingleChoice(options, ordered)),
        Just(Shape::TrueFalse),
        options().prop_map(Shape::MultipleChoice),
        options().prop_map(Shape::Ordering),
        (date(), date()).prop_map(dates),
        (number(), number()).prop_map(|(one, other)| Shape::Number([one, other])),
    ]
}

/// The same to a learner, without what is told of an option after the answer.
fn untold(mut shape: Shape) -> Shape {
    if let Shape::SingleChoice(options, _)
    | Shape::MultipleChoice(options)
    | Shape::Ordering(options) = &mut shape
    {
        options.iter_mut().for_each(|option| option.why = None);
    }
    shape
}

/// A question from what is seen before the answer, and all that is not.
fn question(stem: String, shape: Shape, hidden: Hidden) -> Question {
    let (form, answers) = form(shape, hidden.key);
    let [id, kind, explanation] = hidden.texts;
    let [facts, accept, care, tags] = hidden.lists;
    let mut question = Question::new(id, stem, form);
    (question.facts, question.kind) = (facts, kind);
    (question.answers, question.accept) = (answers, accept);
    (question.explanation, question.paragraphs) = (explanation, hidden.paragraphs);
    (question.care, question.tags) = (care, tags);
    question
}

/// What a question holds that is told after the answer, if at all.
#[derive(Clone, Debug)]
struct Hidden {
    key: u64,
    texts: [String; 3],
    lists: [Vec<String>; 4],
    paragraphs: Vec<u32>,
}

fn hidden() -> impl Strategy<Value = Hidden> {
    let all = (
        any::<u64>(),
        [text(), text(), text()],
        [texts(), texts(), texts(), texts()],
        vec(any::<u32>(), 0..3),
    );
    all.prop_map(|(key, texts, lists, paragraphs)| Hidden {
        key,
        texts,
        lists,
        paragraphs,
    })
}

fn citation() -> impl Strategy<Value = Citation> {
    let words = || option::of(text());
    (words(), words(), words(), option::of(date()), words()).prop_map(
        |(name, by, publisher, published, url)| {
            let mut citation = Citation::default();
            (citation.name, citation.by, citation.publisher) = (name, by, publisher);
            (citation.published, citation.url) = (published, url);
            citation
        },
    )
}

/// The same quiz twice as a learner sees it, with two keys.
fn pair() -> impl Strategy<Value = [Quiz; 2]> {
    let questions = vec((text(), shape(), hidden(), hidden()), 0..6);
    let frame = (
        [text(), text(), text(), text()],
        prop_oneof![Just("en".to_owned()), text()],
    );
    let cited = (citation(), citation(), option::of(date()));
    (frame, cited, questions).prop_map(|(frame, (one, mut other, updated), questions)| {
        let ([id, title, seed, code], language) = frame;
        let quiz = |source: Citation, questions: Vec<Question>| Quiz {
            id: id.clone(),
            title: title.clone(),
            language: language.clone(),
            source,
            updated: updated.map(Moment::from),
            seed: seed.clone(),
            code: code.clone(),
            questions,
            notes: Vec::new(),
        };
        let (left, right) = questions
            .into_iter()
            .map(|(stem, shape, one, other)| {
                (
                    question(stem.clone(), shape.clone(), one),
                    question(stem, untold(shape), other),
                )
            })
            .unzip();
        // Whether the source is known is seen: the sheet says by what it is judged.
        other.name = one
            .name
            .as_ref()
            .and(other.name.or_else(|| Some("Another".into())));
        [quiz(one, left), quiz(other, right)]
    })
}

pub fn quiz() -> impl Strategy<Value = Quiz> {
    pair().prop_map(|[quiz, _]| quiz)
}

fn layout() -> impl Strategy<Value = Layout> {
    let paper = prop_oneof![Just(Paper::A4), Just(Paper::Letter)];
    let columns = prop_oneof![Just(Columns::One), Just(Columns::Two)];
    let print = prop_oneof![
        Just(Print::Normal),
        Just(Print::Large),
        Just(Print::Dyslexia)
    ];
    let answers = prop_oneof![
        Just(Answers::Inline),
        Just(Answers::Sheet),
        Just(Answers::Both)
    ];
    let ink = prop_oneof![Just(Ink::Normal), Just(Ink::Saving)];
    let layout = |(paper, columns, print, answers, ink)| {
        let mut layout = Layout::default();
        (layout.paper, layout.columns, layout.print) = (paper, columns, print);
        (layout.answers, layout.ink) = (answers, ink);
        layout
    };
    (paper, columns, print, answers, ink).prop_map(layout)
}

fn written(write: impl FnOnce(&mut dyn io::Write) -> io::Result<()>) -> String {
    let mut bytes = Vec::new();
    write(&mut bytes).expect("a vector takes everything");
    String::from_utf8(bytes).expect("every output is UTF-8")
}

pub fn exported(format: &str, quiz: &Quiz) -> String {
    let Some(Writer::Quiz(write)) = export::find(format).map(|format| format.write) else {
        panic!("`{format}` is no format of a quiz");
    };
    written(|out| write(quiz, &Options::default(), out).map(drop))
}

/// The formats that are for the one who made the quiz: they hold its whole code, the seed in it.
pub const WITH_CODE: [&str; 3] = ["json", "text", "markdown"];

/// The names of all tags of a page.
fn tags(page: &str) -> impl Iterator<Item = &str> {
    page.split('<').skip(1).map(|rest| {
        let end = rest.find([' ', '>', '\n']).unwrap_or(rest.len());
        &rest[..end]
    })
}

/// Every tag that the templates hold.
const TAGS: &str = "!DOCTYPE html head meta title style body header h1 h2 h3 div p span main ol ul li i cite code footer bdi article section b table thead tbody tr th td svg path circle text rect";

fn only_our_tags(page: &str) -> bool {
    tags(page).all(|tag| {
        TAGS.split(' ')
            .any(|known| tag.trim_start_matches('/') == known)
    })
}

fn can_be_seen(page: &str) -> bool {
    page.chars().all(|c| {
        (c == '\n' || !c.is_control())
            && !('\u{202a}'..='\u{202e}').contains(&c)
            && !('\u{2066}'..='\u{2069}').contains(&c)
    })
}

/// As [`can_be_seen`], for files that may hold tabs, carriage returns and a byte order mark.
fn steers_nothing(text: &str) -> bool {
    let plain = text
        .trim_start_matches('\u{feff}')
        .replace(['\t', '\r'], "");
    can_be_seen(&plain)
}

/// Whether a format is a text, and no package.
fn is_text(format: &export::Format) -> bool {
    !format.suffix.ends_with(".zip")
        && !format.suffix.ends_with(".xlsx")
        && !format.suffix.ends_with(".apkg")
}

/// What a bank says, in every place where a text stands, with C1 controls, escapes and overrides of direction.
const STEERING: &str = r#"
id: steering
title: "T\x9b31mRED\u202e\u2066 rtl"
source: { name: "N\x9b31m\u0085x \u202e", by: "B\x9b32m", published: 2026-01 }
entities:
  a: { name: "Ada\x9b31m", class: p, note: "n\x9b31m", aliases: ["A\u202ed"] }
  b: { name: "Bob\u202e", class: p }
  c: { name: Cy, class: p }
  d: { name: "Di\x1b[31m", class: p }
facts:
  - id: x
    statement: "{who} came\x9b31m fi\u202erst in {year}."
    according: "C\x9b1m\u2067y"
    blanks:
      who: { entity: a, ask: "Who came\x9b31m fi\u202erst?", accept: ["Aa\x9b1m"], wrong: [{ value: b, why: "w\x9b1m\u202e" }] }
      year: { date: 1999, event: "the com\x9b1ming\u202e", ask: "When\u202e?" }
"#;

#[test]
fn nothing_that_a_bank_says_steers_what_shows_it() {
    let facts = quizpress::Facts::parse("f", STEERING).expect("a sound bank");
    let mut plan = quizpress::generate::Plan::new("7");
    plan.options = 4;
    let quiz = every(&facts, &plan);
    let deck = quizpress::deck(&facts);
    for format in FORMATS {
        let mut bytes = Vec::new();
        match format.write {
            Writer::Quiz(write) => write(&quiz, &Options::default(), &mut bytes),
            Writer::Deck(write) => write(&deck, &Options::default(), &mut bytes),
        }
        .unwrap();
        match String::from_utf8(bytes) {
            Ok(text) => assert!(steers_nothing(&text), "{}: {text:?}", format.name),
            Err(_) => assert!(!is_text(format), "{}", format.name),
        }
    }
    let texts = [
        written(|out| sheet::worksheet(&quiz, &Layout::default(), out)),
        written(|out| sheet::key(&quiz, &Layout::default(), "", out)),
        written(|out| json::write(&quiz, out)),
        quizpress::audit(&facts, &plan, 3).to_text(),
    ];
    for text in texts {
        assert!(can_be_seen(&text), "{text:?}");
    }
}

proptest! {
    #[test]
    fn a_quiz_is_read_back_from_its_json_as_it_was(quiz in quiz()) {
        let text = written(|out| json::write(&quiz, out));
        prop_assert_eq!(json::read(&text), Ok(quiz));
    }

    #[test]
    fn a_sheet_does_not_change_with_its_key(quizzes in pair(), layout in layout()) {
        // Under one digest: the digest is over the key too, and names the job.
        let digest = Job::new(&quizzes[0], layout).digest();
        let sheets = quizzes.each_ref().map(|quiz| written(|out| Job::new(quiz, layout).sheets(digest, out)));
        prop_assert_eq!(&sheets[0], &sheets[1]);
    }

    #[test]
    fn nothing_that_learners_see_changes_with_the_seed(quiz in quiz(), layout in layout(), seed in text(), code in text()) {
        let other = Quiz { seed, code, ..quiz.clone() };
        let [sheets, others] = [&quiz, &other].map(|quiz| written(|out| sheet::worksheet(quiz, &layout, out)));
        prop_assert_eq!(sheets, others);
        for format in FORMATS.iter().filter(|format| !WITH_CODE.contains(&format.name)) {
            if let Writer::Quiz(write) = format.write {
                let [bytes, others] = [&quiz, &other].map(|quiz| {
                    let mut bytes = Vec::new();
                    write(quiz, &Options::default(), &mut bytes).map(|_| bytes).ok()
                });
                prop_assert_eq!(bytes, others, "{}", format.name);
            }
        }
    }

    #[test]
    fn no_text_becomes_markup(quiz in quiz(), layout in layout(), command in text()) {
        let sheet = written(|out| sheet::worksheet(&quiz, &layout, out));
        let key = written(|out| sheet::key(&quiz, &layout, &command, out));
        for page in [sheet, key] {
            prop_assert!(only_our_tags(&page), "{}", page);
            prop_assert!(can_be_seen(&page), "{:?}", page);
            prop_assert_eq!(page.matches("</style>").count(), 1);
        }
    }

    #[test]
    fn no_name_and_no_article_becomes_markup(quiz in quiz(), layout in layout(), names in vec(text(), 1..9), text in text()) {
        let people = names.into_iter().map(|name| Person { class: Some(name.clone()), ..Person::named(&name) });
        let copies: Vec<SheetCopy> = sheet::numbered(people.collect(), None, 0);
        let article = Article::read(&text, Some(&text));
        let job = Job { copies: &copies, article: Some(&article), ..Job::new(&quiz, layout) };
        let digest = job.digest();
        let pages = [
            written(|out| job.sheets(digest, out)),
            written(|out| job.key(digest, "", out)),
            written(|out| job.answer_sheets(digest, out)),
            written(|out| job.hand_out(digest, out)),
        ];
        for page in pages {
            prop_assert!(only_our_tags(&page), "{}", page);
            prop_assert!(can_be_seen(&page), "{:?}", page);
            prop_assert_eq!(page.matches("</style>").count(), 1);
        }
    }

    #[test]
    fn every_format_takes_every_quiz(quiz in quiz()) {
        for format in FORMATS {
            if let Writer::Quiz(write) = format.write {
                prop_assert!(write(&quiz, &Options::default(), &mut Vec::new()).is_ok(), "{}", format.name);
            }
        }
    }

    #[test]
    fn nothing_that_is_written_steers_what_shows_it(quiz in quiz()) {
        for format in FORMATS.iter().filter(|format| is_text(format)) {
            if let Writer::Quiz(_) = format.write {
                let text = exported(format.name, &quiz);
                prop_assert!(steers_nothing(&text), "{}: {:?}", format.name, text);
            }
        }
    }

    #[test]
    fn no_line_of_text_is_too_long(quiz in quiz()) {
        let text = exported("text", &quiz);
        prop_assert!(can_be_seen(&text), "{:?}", text);
        for line in text.lines() {
            prop_assert!(unicode_width::UnicodeWidthStr::width(line) <= 72, "{}", line);
        }
    }

    #[test]
    fn no_text_makes_the_reader_panic(text in any::<String>(), cut in any::<prop::sample::Index>(), quiz in quiz()) {
        let _ = json::read(&text);
        let whole = written(|out| json::write(&quiz, out));
        let cut = whole.floor_char_boundary(cut.index(whole.len()));
        prop_assert!(json::read(&whole[..cut]).is_err() || whole[cut..].trim().is_empty());
    }
}

/// The stem as a format asks it: with a gap and what a typed answer looks like.
pub fn asked(question: &Question, gap: &str, quiz: &Quiz) -> String {
    match quizpress::typed::hint(question, quizpress::lang::of(&quiz.language)) {
        Some(hint) => format!("{}{gap}{hint}", question.stem),
        None => question.stem.clone(),
    }
}
