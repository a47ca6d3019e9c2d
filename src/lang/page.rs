//! What pages say: worksheets and keys, flashcards, and a quiz in a browser.

/// What is printed on worksheets and keys.
#[derive(Debug)]
pub struct SheetWords {
    /// Before the line for the learner's name.
    pub name: &'static str,
    /// Before the line for the class.
    pub class: &'static str,
    /// Before the line for the day on which the sheet is filled in.
    pub date: &'static str,
    /// Before the line for the points.
    pub score: &'static str,
    /// By what the answers are judged.
    pub according: &'static str,
    /// What to do where one option is right: when all questions are so, and when only some are.
    pub choice: [&'static str; 2],
    /// What to do where several options may be right, in the same two cases.
    pub select: [&'static str; 2],
    /// What to do where options are put in order, in the same two cases.
    pub order: [&'static str; 2],
    /// What to do where a date or a number is written, in the same two cases.
    pub written: [&'static str; 2],
    /// How questions are scored.
    pub scoring: &'static str,
    /// How questions are scored that several options may answer, or that ask for an order.
    pub scoring_whole: &'static str,
    /// Under the boxes of a date: day, month and year.
    pub date_boxes: [&'static str; 3],
    /// Under the box of a number.
    pub number_box: &'static str,
    /// The number of a page, `{page}` of `{pages}`.
    pub page: &'static str,
    /// The number of a page where several sheets stand in one file: `{page}`.
    pub page_of_copy: &'static str,
    /// The number of a page beside its code: `{page}` of `{pages}`.
    pub page_of: &'static str,
    /// After the last question, where the number of a page does not say that no page follows.
    pub end: &'static str,
    /// What a key is called.
    pub key: &'static str,
    /// The title of a key; `{title}` stands for that of its sheet.
    pub key_title: &'static str,
    /// Whom a key is for.
    pub key_note: &'static str,
    /// Before what stands on the sheets that a key is for.
    pub sheets: &'static str,
    /// Above the answers in short.
    pub answers: &'static str,
    /// Above the explanations of a key, one for each question.
    pub explanations: &'static str,
    /// Where the article says so: a paragraph `{n}`, and several.
    pub paragraph: [&'static str; 2],
    /// Where the article says so: its headline.
    pub headline: &'static str,
    /// Before the reasons why a question wants care.
    pub care: &'static str,
    /// The reasons why a question wants care: as a bank names them, and as shown.
    pub cares: &'static [(&'static str, &'static str)],
    /// Before other spellings that are right.
    pub also_right: &'static str,
    /// Above the citation of the article.
    pub source: &'static str,
    /// Above what repeats the quiz.
    pub again: &'static str,
    /// Before the code of the quiz.
    pub code: &'static str,
    /// Before the letter or number of a version.
    pub version: &'static str,
    /// Before the title of what holds drafts.
    pub draft: &'static str,
    /// Above the table that says where each question stands in each version.
    pub crosswalk: &'static str,
    /// How the table of few versions is read, and that of many.
    pub crosswalk_note: [&'static str; 2],
    /// Which version's numbers the explanations have: `{version}`.
    pub numbered_as: &'static str,
    /// Above the dated events.
    pub timeline: &'static str,
    /// What the separate answer sheet is called.
    pub answer_sheet: &'static str,
    /// How the marks of the answer sheet are filled in: circles, squares, and both.
    pub fill_in_marks: [&'static str; 3],
    /// That several squares may be marked.
    pub several_marks: &'static str,
    /// The same beside a row of squares, in two lines.
    pub several: [&'static str; 2],
    /// How its empty boxes are, and that the teacher's circles are not.
    pub fill_in_boxes: &'static str,
    /// How a mark is taken back.
    pub changed_mind: &'static str,
    /// The title of the answer sheets as a file of their own; `{title}` stands for that of the quiz.
    pub answers_title: &'static str,
    /// What the list of copies is called.
    pub hand_out: &'static str,
    /// The title of that list; `{title}` stands for that of the quiz.
    pub hand_out_title: &'static str,
    /// Its columns: copy, name, version, handed out, back, absent.
    pub hand_out_columns: [&'static str; 6],
    /// Where answers go on the separate sheet, before what to do there.
    pub on_answer_sheet: &'static str,
    /// Above the grid for the learner's number.
    pub student_number: &'static str,
    /// What the machine-readable code is called.
    pub machine_code: &'static str,
}

/// What is printed on flashcards.
#[derive(Debug)]
pub struct CardWords {
    /// The title of the page; `{title}` stands for the bank's.
    pub document: &'static str,
    /// A page of fronts, and one of backs: `{page}` of `{pages}`.
    pub sides: [&'static str; 2],
    /// How to print and cut: in duplex flipped on the long edge, on the short edge, to be folded, and the list.
    pub how: [&'static str; 4],
    /// The columns of the list.
    pub columns: [&'static str; 2],
}

/// What a page says that asks a quiz in a browser. `{n}`, `{count}`, `{right}` stand for numbers.
#[derive(Debug)]
pub struct ScreenWords {
    /// The number of a question.
    pub question: &'static str,
    /// The button that checks an answer.
    pub check: &'static str,
    /// Goes to the next question, and to the result.
    pub next: [&'static str; 2],
    /// Shows one question at a time, and all.
    pub show: [&'static str; 2],
    /// The verdicts: right and not right.
    pub verdicts: [&'static str; 2],
    /// Before the right answer.
    pub answer: &'static str,
    /// Above the score, when the quiz is over.
    pub result: &'static str,
    /// The score: `{right}` answers of `{count}` were right.
    pub score: &'static str,
    /// Asks the missed questions again, and all of them.
    pub again: [&'static str; 2],
    /// Nothing was chosen or written yet.
    pub empty: &'static str,
    /// A date and a number that cannot be read.
    pub unread: [&'static str; 2],
    /// The rank in an order, of an option: `{option}`.
    pub rank: &'static str,
    /// The keys that can be pressed.
    pub keys: &'static str,
    /// Without a script the page is a worksheet only.
    pub no_script: &'static str,
}
