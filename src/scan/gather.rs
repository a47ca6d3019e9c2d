//! From pages to a pile: whose each is, which are missing, there twice, or of somebody else, and what has to be looked at.

use std::collections::{BTreeMap, BTreeSet};

use super::decide::{Asks, Decision, Doubt, Sheet, decide};
use super::seen::{Found, Seen, Unnamed};
use crate::code::SheetCode;
use crate::marking::exam::{Exam, SheetCopy};
use crate::marking::{Mark, PageRemark, Paper, Pile, Remark, Who};
use crate::sheet::Person;

/// A page of a file that was scanned, and what lies in it.
#[derive(Clone, Debug, PartialEq)]
pub struct Scanned {
    /// The file and the page, as they are named to the user: `class.pdf, page 3`.
    pub source: String,
    /// The sheets in it, or why it cannot be read, in lower case and without a full stop.
    pub found: Result<Vec<Found>, String>,
}

/// What came of a batch.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Gathered {
    /// Who marked what.
    pub pile: Pile,
    /// What somebody has to look at, in the order of the pile.
    pub doubts: Vec<Row>,
    /// What every other row looks like, for the pages that learners get back.
    pub sure: Vec<Row>,
    /// The pages whose code cannot be read, and where each was scanned.
    pub unnamed: Vec<(String, Unnamed)>,
    /// The keys of those whose code somebody typed.
    pub typed: BTreeSet<String>,
}

/// A row of somebody's sheet.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// The position of its paper in the pile.
    pub paper: usize,
    /// The code of its page.
    pub code: SheetCode,
    /// Its position among the questions of its version.
    pub question: usize,
    /// What was marked, as far as it is seen.
    pub proposal: Mark,
    /// Why it is not decided, where it is not.
    pub doubt: Option<Why>,
    /// What it looks like, as a JPEG file.
    pub picture: Vec<u8>,
    /// Where it was scanned.
    pub source: String,
}

/// Why a row has to be looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// What is seen of it is not clear.
    Mark(Doubt),
    /// The sheet was scanned twice, with different marks.
    Twice,
}

/// Whose pages are one paper: the job, the position of the copy in it, and on sheets that are nobody's their number.
type Owner = (usize, usize, Option<String>);

/// A page that is ours, decided.
struct Page<'s> {
    source: &'s str,
    seen: &'s Seen,
    decisions: Vec<Decision>,
}

/// Gathers the pages of a batch, in the order in which they were scanned.
pub fn gather(exam: &Exam, scanned: &[Scanned]) -> Gathered {
    let mut gathered = Gathered::default();
    let pages = pages(scanned);
    others(exam, scanned, &mut gathered);
    let mut owned: BTreeMap<Owner, Vec<Page>> = BTreeMap::new();
    let mut before: Option<Owner> = None;
    for page in pages {
        let Some(owner) = owner(exam, &page, before.take(), &mut gathered.pile.remarks) else {
            continue;
        };
        before = Some(owner.clone());
        gathered.typed.extend(page.seen.typed.clone());
        owned.entry(owner).or_default().push(page);
    }
    for (at, job) in exam.jobs.iter().enumerate() {
        for (position, copy) in job.copies.iter().enumerate() {
            let own: Vec<Owner> = owned
                .range((at, position, None)..(at, position + 1, None))
                .map(|(owner, _)| owner.clone())
                .collect();
            if own.is_empty() && copy.person.is_some() {
                let who = Who::of(copy.number, copy.person.as_ref());
                gathered.pile.remarks.push(Remark::Missing { who });
                gathered
                    .pile
                    .papers
                    .push(paper(at, copy, copy.person.clone(), None));
            }
            for owner in own {
                let pages = owned.remove(&owner).unwrap_or_default();
                gathered.take(exam, at, copy, &owner, &pages);
            }
        }
    }
    gathered
}

/// The pages that are ours, all decided together.
fn pages(scanned: &[Scanned]) -> Vec<Page<'_>> {
    let ours = scanned.iter().flat_map(|page| {
        let sheets = page.found.iter().flatten();
        sheets.filter_map(|found| match found {
            Found::Sheet(seen) => Some((page.source.as_str(), seen.as_ref())),
            _ => None,
        })
    });
    let ours: Vec<(&str, &Seen)> = ours.collect();
    let mut hands: BTreeMap<(crate::code::Digest, u32), usize> = BTreeMap::new();
    let mut sheets: Vec<Sheet> = Vec::with_capacity(ours.len());
    for (at, (_, seen)) in ours.iter().enumerate() {
        // Pages that may be of several people are held against themselves alone.
        let hand = match seen.digits.is_empty() {
            true => *hands
                .entry((seen.code.digest(), seen.code.copy()))
                .or_insert(at),
            false => at,
        };
        let rows = seen.rows.iter().map(|row| row.line.clone());
        sheets.push(Sheet {
            hand,
            lines: rows.chain(seen.digits.iter().cloned()).collect(),
        });
    }
    let decisions = decide(&sheets);
    let page = |((source, seen), decisions)| Page {
        source,
        seen,
        decisions,
    };
    ours.into_iter().zip(decisions).map(page).collect()
}

/// Says what is on all other pages.
fn others(exam: &Exam, scanned: &[Scanned], gathered: &mut Gathered) {
    let remarks = &mut gathered.pile.remarks;
    let mut blank = 0;
    for page in scanned {
        let mut say = |what: PageRemark, who: Who| {
            let page = page.source.clone();
            remarks.push(Remark::Page { who, page, what });
        };
        match &page.found {
            Err(_) => say(PageRemark::Unreadable, Who::default()),
            Ok(found) if found.is_empty() => blank += 1,
            Ok(found) => {
                for found in found {
                    match found {
                        Found::Sheet(_) => {}
                        Found::Foreign(code) => say(PageRemark::Foreign, said(code.to_string())),
                        Found::Nameless(unnamed) => {
                            match unnamed.refused {
                                Some(code) => say(PageRemark::Refused, said(code.to_string())),
                                None => say(PageRemark::Nameless, Who::default()),
                            }
                            let entry = (page.source.clone(), unnamed.as_ref().clone());
                            gathered.unnamed.push(entry);
                        }
                        Found::Unclear(code) => say(PageRemark::Unclear, who(exam, *code)),
                    }
                }
            }
        }
    }
    if blank > 0 {
        remarks.push(Remark::Blank { count: blank });
    }
}

fn said(text: String) -> Who {
    Who {
        copy: None,
        said: vec![text],
    }
}

/// The copy that a code is of: the positions of its job and of itself.
fn find(exam: &Exam, code: SheetCode) -> Option<(usize, usize)> {
    let job = exam
        .jobs
        .iter()
        .position(|job| job.digest == code.digest())?;
    let copies = &exam.jobs[job].copies;
    Some((
        job,
        copies.iter().position(|copy| copy.number == code.copy())?,
    ))
}

fn who(exam: &Exam, code: SheetCode) -> Who {
    let copy = find(exam, code).map(|(job, copy)| &exam.jobs[job].copies[copy]);
    Who::of(code.copy(), copy.and_then(|copy| copy.person.as_ref()))
}

/// Whose a page is. One that is nobody's is known by its number; a later page without one goes with the page that was
/// scanned before it.
fn owner(
    exam: &Exam,
    page: &Page,
    before: Option<Owner>,
    remarks: &mut Vec<Remark>,
) -> Option<Owner> {
    let code = page.seen.code;
    let (job, copy) = find(exam, code)?;
    if exam.jobs[job].copies[copy].person.is_some() {
        return Some((job, copy, None));
    }
    let number = number(&page.decisions[page.seen.rows.len()..]);
    let remark = |what| Remark::Page {
        who: Who::of(code.copy(), None),
        page: page.source.to_owned(),
        what,
    };
    match number {
        Some(number) if !number.is_empty() => Some((job, copy, Some(number))),
        Some(_)
            if code.page() > 1
                && before
                    .as_ref()
                    .is_some_and(|(of, at, _)| (*of, *at) == (job, copy)) =>
        {
            remarks.push(remark(PageRemark::Joined));
            before
        }
        _ => {
            remarks.push(remark(PageRemark::Numberless));
            Some((job, copy, Some(format!("? {}", page.source))))
        }
    }
}

/// The number in a grid; empty where it is empty, `None` where it cannot be read.
fn number(digits: &[Decision]) -> Option<String> {
    let digit = |decision: &Decision| match (decision.doubt, decision.marked.as_slice()) {
        (None, [digit]) => u32::try_from(*digit)
            .ok()
            .and_then(|digit| char::from_digit(digit, 10)),
        (None, []) => Some(' '),
        _ => None,
    };
    let number: Option<String> = digits.iter().map(digit).collect();
    let number = number?.trim().to_owned();
    (!number.contains(' ')).then_some(number)
}

fn paper(job: usize, copy: &SheetCopy, person: Option<Person>, marks: Option<Vec<Mark>>) -> Paper {
    Paper {
        job,
        copy: copy.number,
        version: copy.version,
        person,
        marks,
    }
}

/// From which share of empty rows a sheet is shown.
const EMPTY: f64 = 1.0 / 3.0;

impl Gathered {
    /// Takes in the pages of one learner.
    fn take(&mut self, exam: &Exam, job: usize, copy: &SheetCopy, owner: &Owner, pages: &[Page]) {
        let person = copy
            .person
            .clone()
            .or_else(|| owner.2.clone().map(numbered));
        let who = Who::of(copy.number, person.as_ref());
        let count = exam.jobs[job].versions[copy.version].rows.len();
        let mut rows: BTreeMap<usize, Row> = BTreeMap::new();
        let mut numbers: BTreeMap<u32, Vec<&Page>> = BTreeMap::new();
        for page in pages {
            numbers.entry(page.seen.code.page()).or_default().push(page);
        }
        for same in numbers.values() {
            let first = same[0];
            let mut differ = BTreeSet::new();
            for (at, (seen, decision)) in first.seen.rows.iter().zip(&first.decisions).enumerate() {
                if same.iter().any(|page| page.decisions[at] != *decision) {
                    differ.insert(seen.question);
                }
                let doubt = match differ.contains(&seen.question) {
                    true => Some(Why::Twice),
                    false => decision.doubt.map(Why::Mark),
                };
                let row = Row {
                    paper: self.pile.papers.len(),
                    code: first.seen.code,
                    question: seen.question,
                    proposal: mark(seen.line.asks, decision),
                    doubt,
                    picture: seen.picture.clone(),
                    source: first.source.to_owned(),
                };
                rows.insert(seen.question, row);
            }
            if same.len() > 1 {
                let what = if differ.is_empty() {
                    PageRemark::Repeated
                } else {
                    PageRemark::Contested
                };
                let sources: Vec<&str> = same.iter().map(|page| page.source).collect();
                self.pile.remarks.push(Remark::Page {
                    who: who.clone(),
                    page: sources.join("; "),
                    what,
                });
            }
        }
        self.notice(&who, pages, &rows, count);
        let marks = (0..count).map(|question| match rows.get(&question) {
            Some(row) if row.doubt.is_none() => row.proposal.clone(),
            _ => Mark::Open,
        });
        self.pile
            .papers
            .push(paper(job, copy, person, Some(marks.collect())));
        let (doubts, sure) = rows
            .into_values()
            .partition::<Vec<Row>, _>(|row| row.doubt.is_some());
        self.doubts.extend(doubts);
        self.sure.extend(sure);
    }

    /// The number that tells a paper from others of its copy, where the sheet is nobody's.
    pub(super) fn number(&self, paper: usize) -> String {
        let person = self.pile.papers[paper].person.as_ref();
        let is_named = person.is_some_and(|person| !person.name.is_empty());
        let number = person
            .filter(|_| !is_named)
            .and_then(|person| person.student_number.clone());
        number.unwrap_or_default()
    }

    /// Takes a row as decided.
    pub(super) fn settle(&mut self, paper: usize, question: usize) {
        let is_it = |row: &Row| row.paper == paper && row.question == question;
        if let Some(at) = self.doubts.iter().position(is_it) {
            let mut row = self.doubts.remove(at);
            row.doubt = None;
            self.sure.push(row);
        }
    }

    /// Says where pages are missing, and where much is empty.
    fn notice(&mut self, who: &Who, pages: &[Page], rows: &BTreeMap<usize, Row>, count: usize) {
        let lost = count - rows.len();
        let source = pages
            .first()
            .map_or(String::new(), |page| page.source.to_owned());
        let is_empty =
            |row: &&Row| row.doubt.is_none() && row.proposal == Mark::Options(Vec::new());
        let empty = rows.values().filter(is_empty).count();
        let mut say = |what| {
            self.pile.remarks.push(Remark::Page {
                who: who.clone(),
                page: source.clone(),
                what,
            });
        };
        if lost > 0 {
            say(PageRemark::Incomplete);
        }
        if empty as f64 > EMPTY * rows.len() as f64 {
            say(PageRemark::Empty);
        }
    }
}

/// Who is known by their number alone.
fn numbered(number: String) -> Person {
    Person {
        student_number: Some(number),
        ..Person::named("")
    }
}

fn mark(asks: Asks, decision: &Decision) -> Mark {
    match (asks, decision.marked.as_slice()) {
        (Asks::Verdict, [which]) => Mark::Verdict(*which == 1),
        (Asks::Verdict, _) => Mark::Open,
        (Asks::One | Asks::Several, marked) => Mark::Options(marked.to_vec()),
    }
}
