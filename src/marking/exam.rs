//! What was printed, checked once: in go marking files, out comes an [`Exam`] whose every position leads somewhere.
//!
//! A question that several files ask is one item, in all of their versions.

use std::collections::HashMap;
use std::fmt;

use rust_decimal::Decimal;

use crate::code::Digest;
use crate::export::json;
use crate::marking_file::{self, MarkingFile};
use crate::quiz::{AnswerOption, Form, Question, QuestionId, Quiz};
use crate::sheet::Person;

/// All that was printed and is marked together.
#[derive(Clone, Debug)]
pub struct Exam {
    /// The jobs, one for each marking file.
    pub jobs: Vec<Job>,
    /// The questions, each once, in the order of the quizzes.
    pub items: Vec<Item>,
}

/// What one marking file tells.
#[derive(Clone, Debug)]
pub struct Job {
    /// What stands on its sheets.
    pub digest: Digest,
    /// The title of its quiz.
    pub title: String,
    /// The language of its quiz.
    pub language: String,
    /// Its versions, A first.
    pub versions: Vec<Version>,
    /// Its copies, in order.
    pub copies: Vec<SheetCopy>,
}

/// A version as it was printed.
#[derive(Clone, Debug)]
pub struct Version {
    /// What is printed for it; empty where there is only one.
    pub label: String,
    /// Its questions, in the order of the sheet.
    pub rows: Vec<Row>,
}

/// A question as it stands on a sheet.
#[derive(Clone, Debug)]
pub struct Row {
    /// Which of the items it is.
    pub item: usize,
    /// For each option on the sheet, its position among those of the item.
    pub options: Vec<usize>,
}

/// A copy that was printed for somebody, or for nobody yet.
#[derive(Clone, Debug)]
pub struct SheetCopy {
    /// Its number, from 1.
    pub number: u32,
    /// The position of its version among those of the job.
    pub version: usize,
    /// Whose it is; `None` where it is nobody's.
    pub person: Option<Person>,
}

/// A question in whatever version.
#[derive(Clone, Debug)]
pub struct Item {
    /// The bank that it is of.
    pub source: String,
    /// The question, as the first file has it.
    pub question: Question,
    /// Its options: those of the question, then those that only other files have.
    pub options: Vec<AnswerOption>,
    /// What it is worth.
    pub points: Decimal,
}

impl Item {
    /// Whether marks answer it, and not the teacher's hand.
    pub fn is_marked(&self) -> bool {
        match self.question.form {
            Form::SingleChoice(_) | Form::TrueFalse(_) | Form::MultipleChoice(_) => true,
            Form::Ordering(_) | Form::Date(_) | Form::Number(_) => false,
        }
    }
}

/// Why marking files cannot be used: which of them, from 0, and what is wrong with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unusable {
    /// Its position among the files.
    pub file: usize,
    /// What is wrong, in lower case and without a full stop.
    pub what: String,
}

impl fmt::Display for Unusable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.what)
    }
}

impl std::error::Error for Unusable {}

impl Exam {
    /// What stands on the sheets of each job.
    pub fn codes(&self) -> Vec<String> {
        self.jobs.iter().map(|job| job.digest.of_all()).collect()
    }

    /// Takes what was printed.
    ///
    /// # Errors
    /// A file that says what cannot be, or that is of the same sheets as one before it.
    pub fn of(files: &[MarkingFile]) -> Result<Exam, Unusable> {
        let mut exam = Exam {
            jobs: Vec::new(),
            items: Vec::new(),
        };
        for (at, file) in files.iter().enumerate() {
            let job = exam.job(file).map_err(|what| Unusable { file: at, what })?;
            if let Some(twin) = exam
                .jobs
                .iter()
                .position(|other| other.digest == job.digest)
            {
                let what = format!("it is of the same sheets as file {} of these", twin + 1);
                return Err(Unusable { file: at, what });
            }
            exam.jobs.push(job);
        }
        Ok(exam)
    }

    fn job(&mut self, file: &MarkingFile) -> Result<Job, String> {
        let digest = file
            .digest
            .parse()
            .map_err(|_| damaged("its digest is none"))?;
        let quiz = json::read(file.quiz.get()).map_err(|error| error.to_string())?;
        let items = self.take(&quiz, file);
        let versions = file
            .versions
            .iter()
            .map(|version| self.version(version, &quiz, &items))
            .collect::<Result<Vec<Version>, String>>()?;
        let mut positions = HashMap::new();
        for (position, version) in file.versions.iter().enumerate() {
            if positions.insert(version.version, position).is_some() {
                return Err(damaged("a version stands in it twice"));
            }
        }
        let mut numbers = std::collections::HashSet::new();
        let copy = |copy: &marking_file::SheetCopy| {
            let version = positions.get(&copy.version).copied();
            let version = version.filter(|_| numbers.insert(copy.number));
            Some(SheetCopy {
                number: copy.number,
                version: version?,
                person: person(copy),
            })
        };
        let copies: Option<Vec<SheetCopy>> = file.copies.iter().map(copy).collect();
        Ok(Job {
            digest,
            title: quiz.title,
            language: quiz.language,
            versions,
            copies: copies.ok_or_else(|| damaged("a copy is of no version, or there twice"))?,
        })
    }

    /// The items of a quiz, one for each of its questions.
    fn take(&mut self, quiz: &Quiz, file: &MarkingFile) -> Vec<usize> {
        let mut taken = Vec::with_capacity(quiz.questions.len());
        let known: HashMap<(String, QuestionId), Vec<usize>> = self.by_id();
        let rows = file.versions.iter().flat_map(|version| &version.questions);
        let mut points: HashMap<usize, u32> = HashMap::new();
        rows.for_each(|row| {
            points.entry(row.original).or_insert(row.points);
        });
        for (at, question) in quiz.questions.iter().enumerate() {
            let id = (quiz.id.clone(), question.id.clone());
            let others = known.get(&id).into_iter().flatten();
            let mut same = others.filter(|&&item| {
                !taken.contains(&item) && is_same(&self.items[item].question, question)
            });
            let item = match same.next() {
                Some(&item) => item,
                None => {
                    self.items.push(Item {
                        source: quiz.id.clone(),
                        question: question.clone(),
                        options: question.form.options().to_vec(),
                        points: points.get(&at).copied().unwrap_or(1).into(),
                    });
                    self.items.len() - 1
                }
            };
            taken.push(item);
        }
        taken
    }

    fn by_id(&self) -> HashMap<(String, QuestionId), Vec<usize>> {
        let mut known: HashMap<(String, QuestionId), Vec<usize>> = HashMap::new();
        for (at, item) in self.items.iter().enumerate() {
            let id = (item.source.clone(), item.question.id.clone());
            known.entry(id).or_default().push(at);
        }
        known
    }

    fn version(
        &mut self,
        version: &marking_file::Version,
        quiz: &Quiz,
        items: &[usize],
    ) -> Result<Version, String> {
        let mut asked = std::collections::HashSet::new();
        let row = |row: &marking_file::Question| {
            let question = quiz.questions.get(row.original)?;
            let count = question.form.options().len();
            let mut sorted = row.options.clone();
            sorted.sort_unstable();
            let is_whole = sorted.into_iter().eq(0..count);
            let right: Option<Vec<usize>> = row
                .key
                .iter()
                .map(|&at| row.options.get(at).copied())
                .collect();
            let is_sound = is_whole
                && row.form == question.form.name()
                && asked.insert(row.original)
                && is_key(&question.form, right?);
            let item = items[row.original];
            is_sound.then(|| Row {
                item,
                options: self.positions(item, question, &row.options),
            })
        };
        let rows: Option<Vec<Row>> = version.questions.iter().map(row).collect();
        Ok(Version {
            label: version.label.clone(),
            rows: rows.ok_or_else(|| damaged("its versions do not fit its quiz"))?,
        })
    }

    /// The positions of options among those of their item, which takes in what it does not have.
    fn positions(&mut self, item: usize, question: &Question, options: &[usize]) -> Vec<usize> {
        let known = &mut self.items[item].options;
        let position = |&option: &usize| {
            let option = &question.form.options()[option];
            let position = known.iter().position(|other| other.text == option.text);
            position.unwrap_or_else(|| {
                known.push(option.clone());
                known.len() - 1
            })
        };
        options.iter().map(position).collect()
    }

    /// What each item is called: its id, with its bank where there are several, and a number where that is not enough.
    pub fn names(&self) -> Vec<String> {
        let first = self.items.first().map(|item| &item.source);
        let is_one = self.items.iter().all(|item| Some(&item.source) == first);
        let mut told: HashMap<String, usize> = HashMap::new();
        let name = |item: &Item| {
            let name = match is_one {
                true => item.question.id.to_string(),
                false => format!("{}/{}", item.source, item.question.id),
            };
            let times = told.entry(name.clone()).or_insert(0);
            *times += 1;
            match *times {
                1 => name,
                n => format!("{name} ({n})"),
            }
        };
        self.items.iter().map(name).collect()
    }

    /// Whether all of it is of one quiz, so that all sheets ask the same.
    pub fn asks_the_same(&self) -> bool {
        let asked = |job: &Job| {
            let rows = job.versions.first().map(|version| &version.rows);
            let mut items: Vec<usize> = rows.into_iter().flatten().map(|row| row.item).collect();
            items.sort_unstable();
            items
        };
        self.jobs
            .windows(2)
            .all(|pair| asked(&pair[0]) == asked(&pair[1]))
    }
}

fn damaged(what: &str) -> String {
    format!("{what}, so it is damaged")
}

fn person(copy: &marking_file::SheetCopy) -> Option<Person> {
    let name = copy.name.clone()?;
    Some(Person {
        name,
        class: copy.class.clone(),
        id: copy.id.clone(),
        student_number: copy.student_number.clone(),
        email: copy.email.clone(),
    })
}

/// Whether two questions of one id are one: the same is asked, and the same is right.
fn is_same(one: &Question, other: &Question) -> bool {
    one.stem == other.stem
        && one.form.name() == other.form.name()
        && one.answers == other.answers
        && right(one) == right(other)
}

fn right(question: &Question) -> Vec<&str> {
    let options = question.form.options().iter().enumerate();
    let right = options.filter(|(at, _)| question.form.correct(*at) == Some(true));
    let mut texts: Vec<&str> = right.map(|(_, option)| option.text.as_str()).collect();
    texts.sort_unstable();
    texts
}

/// Whether these options of the quiz are those that are right, in order where order is asked.
fn is_key(form: &Form, mut positions: Vec<usize>) -> bool {
    if !matches!(form, Form::Ordering(_)) {
        positions.sort_unstable();
    }
    positions == form.key()
}
