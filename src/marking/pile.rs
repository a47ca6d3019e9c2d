//! What came back: who marked what, however it was read. Whatever reads sheets makes this, and scoring reads it alone.

use crate::sheet::Person;

/// The sheets that came back, and what was noticed on the way.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pile {
    /// A paper for each learner, in the order of the jobs and their copies; those who are absent too.
    pub papers: Vec<Paper>,
    /// What whoever marks has to know.
    pub remarks: Vec<Remark>,
}

/// What one learner handed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paper {
    /// The position of its job in the exam.
    pub job: usize,
    /// The number of its copy, from 1.
    pub copy: u32,
    /// The position of its version in the job.
    pub version: usize,
    /// Whose it is, as far as that is known.
    pub person: Option<Person>,
    /// What was marked in each row of its version; `None` where nothing was handed in.
    pub marks: Option<Vec<Mark>>,
}

/// What was marked in a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mark {
    /// Options, by their positions on the sheet, from 0, ascending and each once; none where the row is empty.
    Options(Vec<usize>),
    /// The teacher's hand: right or not.
    Verdict(bool),
    /// It has still to be decided.
    Open,
}

/// Somebody as a remark names them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Who {
    /// The number of their copy, where that is known.
    pub copy: Option<u32>,
    /// Their name, class and whatever else is said of them.
    pub said: Vec<String>,
}

impl Who {
    /// Who has a copy, by name and class.
    pub fn of(copy: u32, person: Option<&Person>) -> Who {
        let name = person.map(|person| &person.name);
        let class = person.and_then(|person| person.class.as_ref());
        let said = name.into_iter().chain(class).cloned();
        Who {
            copy: Some(copy),
            said: said.filter(|part| !part.is_empty()).collect(),
        }
    }
}

/// What whoever marks has to know, with the lines of the file that say so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Remark {
    /// Of whom nothing came.
    Missing {
        /// Whom the sheet is for.
        who: Who,
    },
    /// Whose row is empty, so that they count as absent.
    Empty {
        /// Whose row it is.
        who: Who,
        /// The line of the row, from 1.
        line: usize,
    },
    /// Who stands there several times with the same marks, which count once.
    Repeated {
        /// The learner.
        who: Who,
        /// The lines of all of these rows, from 1.
        lines: Vec<usize>,
    },
    /// Who stands there several times with different marks, so that none count.
    Contested {
        /// The learner.
        who: Who,
        /// The lines of all of these rows, from 1.
        lines: Vec<usize>,
    },
    /// What belongs to no sheet that was printed.
    Foreign {
        /// Whom or what the row says.
        who: Who,
        /// The line of the row, from 1.
        line: usize,
    },
    /// A page that was scanned.
    Page {
        /// Whose it is, as far as that is known.
        who: Who,
        /// The file and the page of it.
        page: String,
        /// What is to be said of it.
        what: PageRemark,
    },
    /// Pages that were scanned and are no answer sheets, such as empty backs.
    Blank {
        /// How many.
        count: usize,
    },
    /// In whom something that counts has still to be decided.
    Undecided {
        /// The learner.
        who: Who,
        /// The questions, as they are numbered on their sheet.
        questions: Vec<usize>,
    },
}

/// What is to be said of a page that was scanned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PageRemark {
    /// It cannot be read at all.
    Unreadable,
    /// It is of sheets of another marking file.
    Foreign,
    /// Its code cannot be read, so that nobody knows whose it is.
    Nameless,
    /// The same, and the marks are not those of the page whose code was typed.
    Refused,
    /// Its marks are not where they should be.
    Unclear,
    /// It is of a sheet that is nobody's, and the number on it cannot be read.
    Numberless,
    /// It bears no number, and goes with the page that was scanned before it.
    Joined,
    /// It was scanned several times, and counts once.
    Repeated,
    /// It was scanned several times with different marks; where they differ nothing counts.
    Contested,
    /// It came without the other pages of its sheet.
    Incomplete,
    /// More than a third of its rows are empty.
    Empty,
}

/// Nobody in particular.
static NOBODY: Who = Who {
    copy: None,
    said: Vec::new(),
};

impl Remark {
    /// Whom it is about.
    pub fn who(&self) -> &Who {
        match self {
            Remark::Blank { .. } => &NOBODY,
            Remark::Page { who, .. } => who,
            Remark::Missing { who }
            | Remark::Empty { who, .. }
            | Remark::Repeated { who, .. }
            | Remark::Contested { who, .. }
            | Remark::Foreign { who, .. }
            | Remark::Undecided { who, .. } => who,
        }
    }

    /// Whether something was left out that may belong in.
    pub fn is_grave(&self) -> bool {
        match self {
            Remark::Contested { .. } | Remark::Foreign { .. } => true,
            Remark::Page { what, .. } => !matches!(
                what,
                PageRemark::Joined | PageRemark::Repeated | PageRemark::Empty
            ),
            _ => false,
        }
    }
}
