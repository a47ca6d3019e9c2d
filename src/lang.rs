//! Every word that the program adds to a question or a page, and dates and numbers as they are shown.
//!
//! One value a language: [`of`] finds it, [`ALL`] lists them. A second language is one more file below this
//! one and its row in [`ALL`]. This module does not know banks or quizzes.

mod audit;
mod clumsy;
mod dates;
mod de;
mod en;
mod marking;
mod page;
mod reach;
mod review;
mod roles;
pub mod show;
mod sides;
mod study;
mod threshold;

pub use audit::AuditWords;
pub use clumsy::ClumsyWords;
pub use dates::Dates;
pub use marking::MarkingWords;
pub use page::{CardWords, ScreenWords, SheetWords};
pub use reach::ReachWords;
pub use review::ReviewWords;
pub use roles::RoleWords;
pub(crate) use show::uncapitalised;
pub use show::{and_more, capitalised, counted};
pub use sides::SideWords;
pub use study::{StatsWords, StudyWords};
pub use threshold::ThresholdWords;

/// All that is particular to one language.
#[derive(Debug)]
pub struct Words {
    /// Its BCP 47 code.
    pub code: &'static str,
    /// Its name in itself: `Deutsch`.
    pub name: &'static str,
    /// How dates are shown and read.
    pub dates: Dates,
    /// How numbers are shown and read.
    pub numbers: Numbers,
    /// What is added to stems and options.
    pub question: QuestionWords,
    /// Why an option is wrong.
    pub reasons: Reasons,
    /// What is said when a quiz is asked at a terminal.
    pub play: PlayWords,
    /// What is printed on worksheets and keys.
    pub sheet: SheetWords,
    /// What is added to files for other programs.
    pub export: ExportWords,
    /// What gives a question away, or wears out.
    pub audit: AuditWords,
    /// How a question reads badly.
    pub clumsy: ClumsyWords,
    /// What names a side, or a man or a woman.
    pub sides: SideWords,
    /// What rules a name out.
    pub roles: RoleWords,
    /// What makes a threshold of a figure or a date.
    pub threshold: ThresholdWords,
    /// What makes others right besides the one that a statement names.
    pub reach: ReachWords,
    /// What is printed on flashcards.
    pub cards: CardWords,
    /// What a page says that asks a quiz in a browser.
    pub screen: ScreenWords,
    /// What is said when cards are studied.
    pub study: StudyWords,
    /// What is said of marked sheets.
    pub marking: MarkingWords,
    /// What is said where somebody decides what was marked.
    pub review: ReviewWords,
}

/// How numbers are shown and read.
#[derive(Debug)]
pub struct Numbers {
    /// Between groups of three digits.
    pub group: &'static str,
    /// Between the whole number and its decimals.
    pub point: &'static str,
    /// The smallest number of digits that is grouped.
    pub grouped_from: usize,
    /// A power of ten with its name in the singular and the plural, the largest first.
    pub scales: &'static [(u32, &'static str, &'static str)],
    /// Words and signs for a hundredth, small letters: what is counted in them cannot pass 100.
    pub percent: &'static [&'static str],
    /// What differences between percentages are counted in, small letters.
    pub percent_points: &'static [&'static str],
    /// What asks for the age of somebody, small letters.
    pub ages: &'static [&'static str],
    /// Words that ask for the number by which something is multiplied, or count so: lower case.
    pub factors: &'static [&'static str],
    /// The cardinals from zero in words, as a statement may spell them.
    pub spelled: &'static [&'static str],
    /// The ordinal of a whole number, from its digits.
    pub ordinal: fn(u64) -> String,
}

/// What is added to stems and options.
#[derive(Debug)]
pub struct QuestionWords {
    /// Articles that may stand before a name, lower case.
    pub articles: &'static [&'static str],
    /// Endings of inflected words, the longest first.
    pub endings: &'static [&'static str],
    /// Indefinite articles, lower case.
    pub indefinite: &'static [&'static str],
    /// The indefinite article that goes before these words, by their sound; `None` where it cannot be told
    /// or the words take none.
    pub indefinite_for: fn(&str) -> Option<&'static str>,
    /// Signs, and words with their commas, between clauses or sentences that could stand by themselves: with one of them there
    /// is more than one proposition.
    pub joints: &'static [&'static str],
    /// Words that join two things in other ways, with a comma where only that makes them such.
    pub joined: &'static [&'static str],
    /// Phrases with such a word that join nothing, lower case.
    pub no_joints: &'static [&'static str],
    /// Titles and the like whose full stop ends no sentence, lower case, without it.
    pub titles: &'static [&'static str],
    /// Words behind a name that say whose it is, or where from.
    pub belonging: &'static [&'static str],
    /// Words between two names that say where one is.
    pub places: &'static [&'static str],
    /// Words before two that `and` makes one place or time, lower case.
    pub between: &'static [&'static str],
    /// Between the last two of a list, spaces included.
    pub and: &'static str,
    /// Words that tell of a birth, lower case.
    pub born: &'static [&'static str],
    /// Words that tell of a death, lower case.
    pub died: &'static [&'static str],
    /// Common words that in capitals are names of something else, lower case.
    pub acronyms: &'static [&'static str],
    /// Words that carry no meaning of their own, lower case, of four letters or more.
    pub stop_words: &'static [&'static str],
    /// The words for true and false, as options.
    pub truth: [&'static str; 2],
    /// Before the claim of a true-false question; `{claim}` stands for it.
    pub true_false: &'static str,
    /// Which of the options, all of them events, happened then; `{date}` stands for the date as a phrase.
    pub event: &'static str,
    /// `{date}` of [`QuestionWords::event`] for a year, a month and a day, where `{date}` is the date as shown.
    pub event_when: [&'static str; 3],
    /// Which event came first, and which last.
    pub first: [&'static str; 2],
    /// Put events in order.
    pub order: &'static str,
    /// How many years after `{first}` came `{second}`.
    pub span: &'static str,
    /// Added to the stem where several options may be right.
    pub several: &'static str,
    /// With the stem where one option is right and others that are not shown would be as well; `{ask}` stands for it.
    pub of_these: &'static str,
    /// How a stem begins that can say so by itself, and how it begins then.
    pub of_these_opening: &'static [(&'static str, &'static str)],
    /// What tells whose words a stem asks for, lower case.
    pub citing: &'static [&'static str],
    /// What says as much in the stem itself, lower case.
    pub of_several: &'static [&'static str],
    /// Words that ask for one of several things, small letters.
    pub which: &'static [&'static str],
    /// Words that ask for a person, small letters.
    pub who: &'static [&'static str],
    /// Words that ask for a place, small letters.
    pub wherever: &'static [&'static str],
    /// Words between a thing and the place where it is.
    pub inside: &'static [&'static str],
    /// Definite articles, lower case.
    pub definite: &'static [&'static str],
    /// Where nouns have capitals, those that mean one of many, lower case: a survey of what, a match of whom? In other
    /// languages every noun does, but those of [`QuestionWords::unique`].
    pub relational: &'static [&'static str],
    /// Nouns of which there is one for everybody, or for each body, so that nobody asks which is meant, lower case; and phrases of
    /// such (`on the way`).
    pub unique: &'static [&'static str],
    /// Nouns that a name in the same sentence explains, lower case: of two that fight, "the war" is theirs.
    pub of_a_name: &'static [&'static str],
    /// Those that a name before them in the sentence explains, lower case: who is arrested is "the man", and a ship has "the crew".
    pub behind_a_name: &'static [&'static str],
    /// Those that are some of several which the same sentence names before, lower case: of the spores, "the survivors".
    pub of_a_group: &'static [&'static str],
    /// Words before "the pupils pay" that make all such of some, lower case.
    pub general: &'static [&'static str],
    /// Words behind a noun with which what follows says which one is meant, lower case.
    pub explaining: &'static [&'static str],
    /// Pronouns that leave open who is meant where a sentence begins with them, lower case.
    pub opening_pronouns: &'static [&'static str],
    /// Pronouns that leave open what is meant where a question ends with them behind a verb of being, lower case.
    pub closing_pronouns: &'static [&'static str],
    /// Words with which a clause behind a comma says which thing is meant, lower case.
    pub relatives: &'static [&'static str],
    /// Verbs of the present that say what is, and ask for what changes, lower case.
    pub present: &'static [&'static str],
    /// Verbs with which it asks for what was, or will be, lower case.
    pub past: &'static [&'static str],
    /// Verbs with which it asks for what may be, lower case: another verb behind them does not say what is.
    pub modals: &'static [&'static str],
    /// Offices that change hands, lower case.
    pub offices: &'static [&'static str],
    /// What comes again with the years, so that a rank in its order needs a year, lower case.
    pub recurring: &'static [&'static str],
    /// Those whose number changes with the years, lower case.
    pub groups: &'static [&'static str],
    /// Verbs of the past that may follow what is asked for, small letters.
    pub verbs: &'static [&'static str],
    /// The endings of such verbs, and of adverbs before them.
    pub verb_endings: &'static [&'static str],
    /// Nouns with such an ending, small letters.
    pub nouns_like_verbs: &'static [&'static str],
    /// Whether nouns are written with a capital.
    pub capital_nouns: bool,
    /// Words with which a question begins and which are written small within a sentence, small letters.
    pub opening: &'static [&'static str],
}

/// Why an option is wrong.
#[derive(Debug)]
pub struct Reasons {
    /// An entity's `{name}` and its `{note}`, as one sentence.
    pub note: &'static str,
    /// A `{date}` and its `{event}`.
    pub event: &'static str,
}

/// What is said when a quiz is asked at a terminal. In a pattern a name in braces stands for a value.
#[derive(Debug)]
pub struct PlayWords {
    /// The number of a question, `{n}` of `{count}`.
    pub question: &'static str,
    /// The verdicts, with their marks: right, not right.
    pub verdicts: [[&'static str; 2]; 2],
    /// Before the right answer, before several, and before all in order.
    pub answer: [&'static str; 3],
    /// The headline says so; a paragraph does; several do, with `{list}` for their numbers.
    pub says_so: [&'static str; 3],
    /// The headline and a paragraph say so; the headline and several do.
    pub headline_too: [&'static str; 2],
    /// Between the last two of a list.
    pub and: &'static str,
    /// The score at the end: `{right}` answers of `{count}` were right.
    pub score: &'static str,
    /// The quiz was ended after `{n}` of `{count}` questions.
    pub ended: &'static str,
    /// Before what was answered, and before the right answer, in the line of a miss.
    pub miss: [&'static str; 2],
    /// Ask the one missed question again, or the `{n}` missed ones?
    pub again: [&'static str; 2],
    /// Whether to end the quiz before its end.
    pub leave: &'static str,
    /// Before the command that goes on with a quiz that was ended.
    pub resume: &'static str,
    /// The quiz goes on after `{n}` of `{count}` questions.
    pub taken_up: &'static str,
    /// The keys for yes and no, lower case.
    pub yes_no: [char; 2],
    /// The question was flagged; it is flagged no longer.
    pub flagged: [&'static str; 2],
    /// Before the option that leaves out what was flagged.
    pub without: &'static str,
    /// Before the article's citation, after the last question.
    pub source: &'static str,
    /// An author in the citation: `{name}`.
    pub by: &'static str,
    /// Before the command that repeats the quiz.
    pub repeat: &'static str,
    /// What can be done at a question.
    pub hints: Hints,
    /// How typed answers are read, and what is said where they cannot be.
    pub typed: TypedWords,
}

/// What can be done at a question, each a key and a verb. `{last}` is the last option's letter, `{key}` the key
/// that flags.
#[derive(Debug)]
pub struct Hints {
    /// To choose one option, to choose several, to order them, to type an answer.
    pub keys: [&'static [&'static str]; 4],
    /// What flags, with a key of its own and on a line of its own.
    pub flag: [&'static str; 2],
    /// The mark of a question that is flagged.
    pub flagged: &'static str,
    /// What goes back to the question before.
    pub back: &'static str,
    /// What ends the quiz.
    pub end: &'static str,
    /// How to answer where whole lines are read.
    pub lines: &'static str,
    /// How to go back where whole lines are read.
    pub lines_back: &'static str,
    /// A year, a month and a day to be typed, with an example that is no likely answer.
    pub dates: [&'static str; 3],
    /// A number to be typed; `{example}` stands for one or two.
    pub number: &'static str,
    /// Between two examples, spaces included.
    pub or: &'static str,
    /// Added where the question does not name the `{unit}`.
    pub unit: &'static str,
}

/// How typed answers are read, and what is said where they cannot be. `{typed}` is what was typed.
#[derive(Debug)]
pub struct TypedWords {
    /// Articles before a name, lower case.
    pub articles: &'static [&'static str],
    /// Words within a date that add nothing, lower case.
    pub date_fillers: &'static [&'static str],
    /// How a year of our era is marked, in the usual case. Points and spaces in it mean nothing.
    pub era_marks: &'static [&'static str],
    /// What makes an ordinal of a day's number, lower case.
    pub ordinal_suffixes: &'static [&'static str],
    /// Words before a number that make it a rough one, lower case.
    pub about: &'static [&'static str],
    /// Words in a list or a number that add nothing, lower case.
    pub and: &'static [&'static str],
    /// Words for a minus, lower case.
    pub minus: &'static [&'static str],
    /// Units, lower case: a row is one unit in all its spellings, signs and abbreviations among them.
    pub units: &'static [&'static [&'static str]],
    /// Letters that are also written as two: both are read as the two.
    pub digraphs: &'static [(&'static str, &'static str)],
    /// Words for numbers beyond those of [`Numbers::spelled`] and [`Numbers::scales`], lower case.
    pub numerals: &'static [(&'static str, u64)],
    /// A year, a month and a day, as what is asked.
    pub precisions: [&'static str; 3],
    /// The figure to the last digit, as what is asked.
    pub exact_figure: &'static str,
    /// The answer is right, but `{asked}` is asked.
    pub right_but_coarse: &'static str,
    /// `{asked}` is asked, whether the answer is right or not.
    pub coarse: &'static str,
    /// What is said where nothing was typed.
    pub empty: &'static str,
    /// What is said where what was typed is no date.
    pub no_date: &'static str,
    /// A date that can be `{one}` or `{other}`.
    pub two_dates: &'static str,
    /// A date without its year.
    pub no_year: &'static str,
    /// A year of one or two digits, `{year}`.
    pub short_year: &'static str,
    /// The year zero, which was not.
    pub year_zero: &'static str,
    /// A minus before a year that has not four digits.
    pub minus_year: &'static str,
    /// A year that is out of range.
    pub far_year: &'static str,
    /// A month, `{n}`, that is none.
    pub no_month: &'static str,
    /// A day that `{month}` does not have: `{last}` is its last.
    pub no_day: &'static str,
    /// What is said where what was typed is no number.
    pub no_number: &'static str,
    /// None of the options; they go to `{last}`.
    pub no_option: &'static str,
    /// What can mean two options: by its letter or number, and by its text.
    pub two_options: &'static str,
    /// An order that does not name each of the `{count}` options once.
    pub not_each_once: &'static str,
}

/// What is added to files for other programs.
#[derive(Debug)]
pub struct ExportWords {
    /// A stem that would be taken for something else as it stands; `{stem}` stands for it.
    pub stem: &'static str,
}

/// Every language that ships; the first one serves where a bank's own is missing.
pub const ALL: &[&Words] = &[&en::WORDS, &de::WORDS];

/// The words of a language, by its BCP 47 code; a region or script that is unknown is ignored (`en-GB`).
pub fn known(language: &str) -> Option<&'static Words> {
    let primary = language.split('-').next().unwrap_or_default();
    let find = |code: &str| {
        ALL.iter()
            .copied()
            .find(|words| words.code.eq_ignore_ascii_case(code))
    };
    find(language).or_else(|| find(primary))
}

/// The words of a language, or English where there are none for it.
pub fn of(language: &str) -> &'static Words {
    known(language).unwrap_or(ALL[0])
}
