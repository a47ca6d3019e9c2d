//! What is kept of a job for whoever marks its sheets: `ID-marking.json`. It suffices alone, whatever becomes of the
//! bank: nothing is drawn again.
//!
//! In goes a [`Job`]; out comes a value that is written as JSON and read back. It holds all answers and the seed, and
//! is for the teacher, like the key.

use std::collections::HashMap;
use std::{fmt, io};

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use crate::code::Digest;
use crate::export::json;
use crate::generate::version;
use crate::quiz::{self, Quiz};
use crate::sheet::answers::{job_geometry, question_slots};
use crate::sheet::geometry::Geometry;
use crate::sheet::{Answers, Job, copies};

/// The version of the contract.
const FORMAT: u32 = 1;

/// A job as it was printed.
#[derive(Debug, Serialize, Deserialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(rename = "marking-file")
)]
pub struct MarkingFile {
    /// The version of this contract, 1.
    #[cfg_attr(feature = "schema", schemars(extend("const" = FORMAT)))]
    pub format: u32,
    /// The digest on every sheet, ten hexadecimal capitals.
    pub digest: String,
    /// The quiz as [`json`] writes it, once: [`json::read`] reads it.
    #[cfg_attr(
        feature = "schema",
        schemars(
            description = "The quiz as `export --to json` writes it, once.",
            schema_with = "json::within"
        )
    )]
    pub quiz: Box<RawValue>,
    /// The versions that were printed, each once, in the order in which they are first handed out.
    pub versions: Vec<Version>,
    /// The copies, in order.
    pub copies: Vec<SheetCopy>,
    /// Where everything stands on an answer sheet; nothing where answers stand beside the questions alone.
    #[serde(default)]
    pub geometry: Option<Geometry>,
}

/// One version of the quiz.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(rename = "version")
)]
pub struct Version {
    /// Its number, 0 being the quiz itself.
    pub version: u32,
    /// What is printed for it: `B`, `17`; empty where there is only one.
    pub label: String,
    /// Its questions as they follow each other on the sheet.
    pub questions: Vec<Question>,
}

/// A question as it stands in a version.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(rename = "marked-question")
)]
pub struct Question {
    /// The bank that it is of.
    pub source: String,
    /// Its id in that bank.
    pub id: String,
    /// Its position in `quiz`, from 0.
    pub original: usize,
    /// How it was made.
    pub kind: String,
    /// How it is answered: one of [`quiz::FORMS`].
    #[cfg_attr(feature = "schema", schemars(description = "How it is answered.", extend("enum" = quiz::FORMS)))]
    pub form: String,
    /// Option by option on the sheet: its position in `quiz`, from 0. Empty for a date or a number.
    pub options: Vec<usize>,
    /// The right options by their positions on the sheet, from 0; of an order all, in the order that they belong in.
    /// Empty for a date or a number, whose answer `quiz` has.
    pub key: Vec<usize>,
    /// What it is worth.
    pub points: u32,
    /// The page of the answer sheet that it stands on, from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page: Option<u32>,
    /// The first of its rows, by its position among those of the geometry, from 0. Six options go in a row, and further
    /// ones in the next rows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub row: Option<usize>,
}

/// One printed sheet: whose it is, its version and its code.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(rename = "copy")
)]
pub struct SheetCopy {
    /// Its number, from 1, as in its code.
    pub number: u32,
    /// The number of its version.
    pub version: u32,
    /// Whose it is; nothing else is known of one that is nobody's.
    #[serde(default)]
    pub name: Option<String>,
    /// The class that the person belongs to.
    #[serde(default)]
    pub class: Option<String>,
    /// What a platform knows them by.
    #[serde(default)]
    pub id: Option<String>,
    /// The number that they write on sheets.
    #[serde(default)]
    pub student_number: Option<String>,
    /// Their address for electronic mail.
    #[serde(default)]
    pub email: Option<String>,
    /// How many pages its answer sheet has; 0 where it has none.
    pub pages: u32,
}

impl MarkingFile {
    /// What is kept of a job.
    ///
    /// # Errors
    /// Those of writing the quiz as JSON.
    pub fn of(job: &Job, digest: Digest) -> io::Result<MarkingFile> {
        let mut pages: HashMap<u32, u32> = HashMap::new();
        let mut versions = Vec::new();
        for copy in job.copies {
            if pages.contains_key(&copy.version) {
                continue;
            }
            let quiz = version(job.quiz, copy.version);
            let questions = questions(job, &quiz);
            let last = questions.iter().filter_map(|question| question.page).max();
            let empty = u32::from(job.layout.answers != Answers::Inline);
            pages.insert(copy.version, last.unwrap_or(empty));
            versions.push(Version {
                version: copy.version,
                label: copy.label.clone(),
                questions,
            });
        }
        let pages = |version| pages.get(&version).copied().unwrap_or_default();
        Ok(MarkingFile {
            format: FORMAT,
            digest: digest.to_string(),
            quiz: json::raw(job.quiz)?,
            versions,
            copies: job
                .copies
                .iter()
                .map(|copy| SheetCopy::of(copy, pages(copy.version)))
                .collect(),
            geometry: (job.layout.answers != Answers::Inline).then(|| job_geometry(job)),
        })
    }

    /// Writes it, in one line with a newline at its end.
    ///
    /// # Errors
    /// Those of the sink.
    pub fn write(&self, out: &mut dyn io::Write) -> io::Result<()> {
        serde_json::to_writer(&mut *out, self)?;
        out.write_all(b"\n")
    }

    /// Reads it back.
    ///
    /// # Errors
    /// Why the text is none, in words for the user.
    pub fn read(text: &str) -> Result<MarkingFile, Unreadable> {
        let unreadable = |error: serde_json::Error| Unreadable(error.to_string());
        let head: Head = serde_json::from_str(text).map_err(unreadable)?;
        match head.format {
            FORMAT => serde_json::from_str(text).map_err(unreadable),
            other => Err(Unreadable(format!(
                "this is format `{other}`, and only format `{FORMAT}` can be read"
            ))),
        }
    }

    /// The JSON Schema of one.
    #[cfg(feature = "schema")]
    pub fn schema() -> serde_json::Value {
        crate::schema::of::<MarkingFile>("a marking file of quizpress")
    }

    /// The digest of one that was written before, read from its beginning to its end but not kept; nothing where it
    /// is none.
    pub fn digest_of(reader: impl io::Read) -> Option<Digest> {
        let head: Head = serde_json::from_reader(reader).ok()?;
        head.digest.parse().ok()
    }
}

/// What is read first, since all else depends on it.
#[derive(Deserialize)]
struct Head {
    format: u32,
    #[serde(default)]
    digest: String,
}

/// Why a text is no marking file, in words for the user.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreadable(String);

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Unreadable {}

impl SheetCopy {
    fn of(copy: &copies::SheetCopy, pages: u32) -> SheetCopy {
        let person = copy.person.as_ref();
        let known = |of: fn(&copies::Person) -> Option<&String>| person.and_then(of).cloned();
        SheetCopy {
            number: copy.number,
            version: copy.version,
            name: known(|person| Some(&person.name)),
            class: known(|person| person.class.as_ref()),
            id: known(|person| person.id.as_ref()),
            student_number: known(|person| person.student_number.as_ref()),
            email: known(|person| person.email.as_ref()),
            pages,
        }
    }
}

/// The questions of a version.
fn questions(job: &Job, version: &Quiz) -> Vec<Question> {
    let mut originals: HashMap<&str, Vec<usize>> = HashMap::new();
    for (at, question) in job.quiz.questions.iter().enumerate().rev() {
        originals.entry(&question.id).or_default().push(at);
    }
    let slots = question_slots(version, &job.layout);
    let question = |(question, slot): (&quiz::Question, Option<crate::sheet::geometry::Slot>)| {
        // Of two with one id, which only another program's quiz has, the first is the first.
        let original = originals.get_mut(question.id.as_str()).and_then(Vec::pop);
        let original = original.unwrap_or_default();
        let options = question.form.options();
        let before = job.quiz.questions[original].form.options();
        let was =
            |option: &quiz::AnswerOption| before.iter().position(|other| other.text == option.text);
        Question {
            source: version.id.clone(),
            id: question.id.to_string(),
            original,
            kind: question.kind.clone(),
            form: question.form.name().into(),
            options: options.iter().filter_map(was).collect(),
            key: question.form.key(),
            points: 1,
            page: slot.map(|slot| slot.page),
            row: slot.map(|slot| slot.row),
        }
    };
    version.questions.iter().zip(slots).map(question).collect()
}

#[cfg(test)]
mod tests {
    use super::{Digest, MarkingFile};
    use crate::export::json;
    use crate::quiz::{Form, sample};
    use crate::sheet::geometry::Slot;
    use crate::sheet::{Answers, Job, Layout, Person, numbered};

    fn written() -> String {
        let quiz = sample::quiz();
        let mut people = ["Ada", "Ben", "Cem"].map(Person::named).to_vec();
        people[0].id = Some("u1".into());
        let copies = numbered(people, Some(2), 1);
        let layout = Layout {
            answers: Answers::Sheet,
            ..Layout::default()
        };
        let job = Job {
            copies: &copies,
            ..Job::new(&quiz, layout)
        };
        let mut bytes = Vec::new();
        let file = MarkingFile::of(&job, job.digest()).unwrap();
        file.write(&mut bytes).unwrap();
        String::from_utf8(bytes).unwrap()
    }

    #[test]
    fn it_suffices_to_mark_a_sheet() {
        let file = MarkingFile::read(&written()).unwrap();
        let quiz = json::read(file.quiz.get()).unwrap();
        assert_eq!(quiz, sample::quiz());
        assert_eq!(file.copies.len(), 4);
        assert_eq!(file.copies[0].id.as_deref(), Some("u1"));
        assert_eq!(file.copies[3].name, None);
        assert_eq!(file.versions.len(), 2);
        let geometry = file.geometry.unwrap();
        for version in &file.versions {
            for question in &version.questions {
                let original = &quiz.questions[question.original];
                assert_eq!(original.id, question.id.as_str());
                assert_eq!(question.source, quiz.id);
                let before: Vec<usize> = question
                    .key
                    .iter()
                    .map(|&at| question.options[at])
                    .collect();
                match &original.form {
                    Form::SingleChoice(choices) | Form::TrueFalse(choices) => {
                        assert_eq!(before, [choices.key()])
                    }
                    Form::MultipleChoice(selection) => {
                        let mut before = before;
                        before.sort_unstable();
                        assert_eq!(before, selection.right());
                    }
                    Form::Ordering(sequence) => assert_eq!(before, sequence.order()),
                    Form::Date(_) | Form::Number(_) => assert!(before.is_empty()),
                }
                let slot = Slot {
                    page: question.page.unwrap(),
                    row: question.row.unwrap(),
                };
                assert_eq!(geometry.mark_of(slot, 0).0, 1);
            }
        }
    }

    #[test]
    fn its_digest_is_read_without_the_rest() {
        let text = written();
        let digest = MarkingFile::digest_of(text.as_bytes()).unwrap();
        assert!(text.starts_with(&format!("{{\"format\":1,\"digest\":\"{digest}\"")));
        for other in [
            "",
            "{}",
            "[1]",
            r#"{"format":1,"digest":"soon"}"#,
            &text[..text.len() / 2],
        ] {
            assert_eq!(MarkingFile::digest_of(other.as_bytes()), None::<Digest>);
        }
    }

    #[test]
    fn another_format_is_refused() {
        let error = MarkingFile::read(r#"{"format": 2}"#)
            .unwrap_err()
            .to_string();
        assert_eq!(error, "this is format `2`, and only format `1` can be read");
        assert!(MarkingFile::read("{").is_err());
    }
}
