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
    /// The place of its job in the exam.
    pub job: usize,
    /// The number of its copy, from 1.
    pub copy: u32,
    /// The place of its version in the job.
    pub version: usize,
    /// Whose it is, as far as that is known.
    pub person: Option<Person>,
    /// What was marked in each row of its version; `None` where nothing was handed in.
    pub marks: Option<Vec<Mark>>,
}

/// What was marked in a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mark {
    /// Options, by their places on the sheet, from 0, ascending and each once; none where the row is empty.
    Options(Vec<usize>),
    /// The teacher's hand: right or not.
    Verdict(bool),
    /// It has still to be decided.
    Open,
}

/// What whoever marks has to know, with the lines of the file that say so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Remark {
    /// Of whom nothing came.
    Missing {
        /// Whom the sheet is for.
        who: String,
    },
    /// Whose row is empty, so that they count as absent.
    Empty {
        /// Whose.
        who: String,
        /// Where.
        line: usize,
    },
    /// Who stands there several times with the same marks, which count once.
    Repeated {
        /// Who.
        who: String,
        /// Where, all of them.
        lines: Vec<usize>,
    },
    /// Who stands there several times with different marks, so that none count.
    Contested {
        /// Who.
        who: String,
        /// Where, all of them.
        lines: Vec<usize>,
    },
    /// What belongs to no sheet that was printed.
    Foreign {
        /// Whom or what the row says.
        who: String,
        /// Where.
        line: usize,
    },
}

impl Remark {
    /// Whether something was left out that may belong in.
    pub fn is_grave(&self) -> bool {
        matches!(self, Remark::Contested { .. } | Remark::Foreign { .. })
    }
}
