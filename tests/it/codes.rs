//! What stands on sheets, and what must not: the digest tells one job from another, and no learner's file holds the
//! seed, however it is written.

use std::fmt::Write as _;
use std::io;

use quizpress::export::{FORMATS, Options, Writer, json};
use quizpress::sheet::{self, Answers, Job, Layout, Person, Print};
use quizpress::{Plan, Quiz, generate};

use crate::outputs::WITH_CODE;
use crate::{banks, package};

fn bytes(write: impl FnOnce(&mut dyn io::Write) -> io::Result<()>) -> Vec<u8> {
    let mut bytes = Vec::new();
    write(&mut bytes).expect("a vector takes everything");
    bytes
}

/// Every file that a learner may come to see, with its name.
fn for_learners(quiz: &Quiz) -> Vec<(String, Vec<u8>)> {
    let people = ["Ada", "Ben", "Cem"].map(Person::named);
    let copies = [
        sheet::versions(3),
        sheet::numbered(people.to_vec(), None, 1),
    ];
    let mut files = Vec::new();
    for answers in [Answers::Inline, Answers::Sheet, Answers::Both] {
        for print in [Print::Normal, Print::Large, Print::Dyslexia] {
            for copies in &copies {
                let mut layout = Layout::default();
                (layout.answers, layout.print) = (answers, print);
                let job = Job {
                    copies,
                    ..Job::new(quiz, layout)
                };
                let digest = job.digest();
                files.push(("sheets".to_owned(), bytes(|out| job.sheets(digest, out))));
                let answers = bytes(|out| job.answer_sheets(digest, out));
                files.push(("answer sheets".to_owned(), answers));
            }
        }
    }
    for format in FORMATS
        .iter()
        .filter(|format| !WITH_CODE.contains(&format.name))
    {
        let Writer::Quiz(write) = format.write else {
            continue;
        };
        let file = bytes(|out| write(quiz, &Options::default(), out).map(drop));
        match file.starts_with(b"PK") {
            true => files.extend(package::members(&file)),
            false => files.push((format.name.to_owned(), file)),
        }
    }
    files
}

fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for chunk in bytes.chunks_exact(3) {
        let bits = chunk
            .iter()
            .fold(0, |bits, &byte| bits << 8 | usize::from(byte));
        text.extend([18, 12, 6, 0].map(|shift| char::from(LETTERS[bits >> shift & 63])));
    }
    text
}

/// A text in every way in which it could come to stand in a file.
fn encodings(text: &str) -> Vec<Vec<u8>> {
    let each = |write: &dyn Fn(&mut String, char)| {
        let mut encoded = String::new();
        text.chars().for_each(|c| write(&mut encoded, c));
        encoded
    };
    let code = u32::from;
    let hexadecimal = text.bytes().fold(String::new(), |mut hexadecimal, byte| {
        let _ = write!(hexadecimal, "{byte:02x}");
        hexadecimal
    });
    let percent = text.bytes().fold(String::new(), |mut percent, byte| {
        let _ = write!(percent, "%{byte:02X}");
        percent
    });
    let rot13 = |c: char| match c {
        'a'..='z' => char::from((c as u8 - b'a' + 13) % 26 + b'a'),
        'A'..='Z' => char::from((c as u8 - b'A' + 13) % 26 + b'A'),
        c => c,
    };
    let mut texts = vec![
        text.to_owned(),
        text.to_lowercase(),
        text.to_uppercase(),
        text.chars().rev().collect(),
        text.chars().map(rot13).collect(),
        hexadecimal.to_uppercase(),
        hexadecimal,
        percent.to_lowercase(),
        percent,
        each(&|out, c| out.extend(c.is_alphanumeric().then_some(c))),
        each(&|out, c| out.push_str(&format!("&#{};", code(c)))),
        each(&|out, c| out.push_str(&format!("&#x{:x};", code(c)))),
        each(&|out, c| out.push_str(&format!("\\{:x} ", code(c)))),
        each(&|out, c| out.push_str(&format!("\\u{:04x}", code(c)))),
    ];
    // Whatever stands before it in what is encoded.
    texts.extend((0..3).map(|skipped| base64(&text.as_bytes()[skipped..])));
    let wide = |order: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(order).collect();
    let mut all: Vec<Vec<u8>> = texts.into_iter().map(String::into_bytes).collect();
    all.extend([wide(u16::to_le_bytes), wide(u16::to_be_bytes)]);
    all
}

fn holds(file: &[u8], part: &[u8]) -> bool {
    file.windows(part.len()).any(|window| window == part)
}

#[test]
fn no_file_of_a_learner_holds_the_seed_in_any_encoding() {
    for seed in ["Zebra~<4711>&kT9", "8362719405", "Grüne Öfen 42"] {
        for (_, bank) in banks::shipped() {
            let quiz = generate(&bank.facts(), &Plan::new(seed)).expect("a quiz");
            // The search finds what is there.
            let teachers = bytes(|out| json::write(&quiz, out));
            assert!(holds(&teachers, seed.as_bytes()));
            let parts = encodings(seed);
            for (name, file) in for_learners(&quiz) {
                for part in &parts {
                    assert!(
                        !holds(&file, part),
                        "{name}: {}",
                        String::from_utf8_lossy(part)
                    );
                }
                let bank_and_on = quiz.code.split_once(" · ").expect("a code").1;
                assert!(!holds(&file, bank_and_on.as_bytes()), "{name}");
            }
        }
    }
}

#[test]
fn two_classes_with_one_seed_have_different_digests() {
    let quiz = generate(&banks::shipped().remove(0).1.facts(), &Plan::new("7")).expect("a quiz");
    let digest = |names: [&str; 2]| {
        let copies = sheet::numbered(names.map(Person::named).to_vec(), Some(2), 0);
        let job = Job {
            copies: &copies,
            ..Job::new(&quiz, Layout::default())
        };
        job.digest()
    };
    assert_ne!(digest(["Ada", "Ben"]), digest(["Ada", "Cem"]));
    assert_ne!(digest(["Ada", "Ben"]), digest(["Ben", "Ada"]));
    assert_eq!(digest(["Ada", "Ben"]), digest(["Ada", "Ben"]));
}

#[test]
fn a_quiz_in_json_has_the_digest_of_its_sheet() {
    let quiz = generate(&banks::shipped().remove(0).1.facts(), &Plan::new("7")).expect("a quiz");
    let text = String::from_utf8(bytes(|out| json::write(&quiz, out))).expect("UTF-8");
    let digest = Job::new(&quiz, Layout::default()).digest();
    assert!(
        text.contains(&format!("\"digest\": \"{digest}\"")),
        "{text}"
    );
    let sheet = bytes(|out| sheet::worksheet(&quiz, &Layout::default(), out));
    assert!(holds(&sheet, digest.of_copy(1).as_bytes()));
}
