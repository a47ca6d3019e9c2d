//! The program from outside: exact standard output, standard error and exit code, each empty unless said.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// One run of the program, and what is expected of it.
#[must_use]
struct Test {
    arguments: Vec<String>,
    input: Vec<u8>,
    stdout: Expected,
    stderr: Expected,
    code: i32,
}

enum Expected {
    Exactly(String),
    Containing(Vec<String>),
}

impl Expected {
    fn exactly(text: &str) -> Expected {
        Expected::Exactly(text.to_owned())
    }

    fn containing(parts: &[&str]) -> Expected {
        Expected::Containing(parts.iter().map(|&part| part.to_owned()).collect())
    }

    #[track_caller]
    fn check(&self, what: &str, found: &str) {
        match self {
            Expected::Exactly(text) => assert_eq!(found, text, "{what}"),
            Expected::Containing(parts) => {
                for part in parts {
                    assert!(
                        found.contains(part.as_str()),
                        "{what} lacks {part:?}:\n{found}"
                    );
                }
            }
        }
        let hidden = |c: char| c.is_control() && c != '\n';
        assert!(
            !found.contains(hidden),
            "{what} has control characters: {found:?}"
        );
    }
}

impl Test {
    fn new(arguments: &[&str]) -> Test {
        Test {
            arguments: arguments
                .iter()
                .map(|&argument| argument.to_owned())
                .collect(),
            input: Vec::new(),
            stdout: Expected::exactly(""),
            stderr: Expected::exactly(""),
            code: 0,
        }
    }

    fn input(self, text: impl Into<Vec<u8>>) -> Test {
        let input = text.into();
        Test { input, ..self }
    }

    fn stdout(self, text: &str) -> Test {
        let stdout = Expected::exactly(text);
        Test { stdout, ..self }
    }

    fn stdout_has(self, parts: &[&str]) -> Test {
        let stdout = Expected::containing(parts);
        Test { stdout, ..self }
    }

    fn stderr(self, text: &str) -> Test {
        let stderr = Expected::exactly(text);
        Test { stderr, ..self }
    }

    fn stderr_has(self, parts: &[&str]) -> Test {
        let stderr = Expected::containing(parts);
        Test { stderr, ..self }
    }

    fn code(self, code: i32) -> Test {
        Test { code, ..self }
    }

    #[track_caller]
    fn run(self) -> String {
        let mut child = Command::new(env!("CARGO_BIN_EXE_quizpress"))
            .args(&self.arguments)
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        // A program that reads nothing closes its end.
        let _ = child.stdin.take().unwrap().write_all(&self.input);
        let output = child.wait_with_output().unwrap();
        let (stdout, stderr) = (
            String::from_utf8(output.stdout).unwrap(),
            String::from_utf8(output.stderr).unwrap(),
        );
        assert_eq!(output.status.code(), Some(self.code), "{stdout}{stderr}");
        self.stdout.check("standard output", &stdout);
        self.stderr.check("standard error", &stderr);
        stdout
    }
}

/// A folder of this test's own.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

const SMALL: &str = "id: small\ntitle: A small bank\nfacts:\n  - id: one\n    statement: \"{n} of them.\"\n    blanks:\n      n: { number: 6, unit: things, ask: \"How many?\" }\n";

#[test]
fn a_script_answers_line_by_line() {
    let output = Test::new(&["play", "--seed", "7", "-n", "2"])
        .input("a\nc\n")
        .stdout_has(&[
            "Question 1 of 2\n",
            "Question 2 of 2\n",
            " of 2\n",
            "quizpress play --seed 7 -n 2\n",
        ])
        .run();
    assert!(output.starts_with("The Taliban and the world\n"));
}

#[test]
fn answers_that_end_early_are_an_error() {
    Test::new(&["play", "-", "--seed", "7"])
        .stderr("error: the answers come from standard input, so the bank cannot\nhelp: name the bank's file\n")
        .code(2)
        .run();
    Test::new(&["play", "--seed", "7", "-n", "2"])
        .input("a\n")
        .stdout_has(&["Question 2 of 2"])
        .stderr(
            "error: the answers ended before question 2 of 2 was answered\nhelp: give one answer a line, as `b`, `2` \
             or `1989`\n",
        )
        .code(1)
        .run();
    // A result for programs says what was played until then.
    let output = Test::new(&["play", "--seed", "7", "-n", "2", "--json"])
        .input("a\n")
        .stdout_has(&["\"finished\": false"])
        .stderr_has(&["error: the answers ended before question 2 of 2 was answered\n"])
        .code(1)
        .run();
    let result: serde_json::Value = serde_json::from_str(&output).unwrap();
    assert!(result["questions"][0]["answered"].is_string());
    assert!(result["questions"][1]["answered"].is_null());
}

#[test]
fn a_result_for_programs_stands_alone_on_standard_output() {
    let output = Test::new(&["play", "--seed", "7", "-n", "2", "--json"])
        .input("a\nc\n")
        .stdout_has(&["\"code\": \"7 · "])
        .stderr_has(&["Question 1 of 2"])
        .run();
    let result: serde_json::Value = serde_json::from_str(&output).unwrap();
    assert_eq!(result["count"], 2);
}

#[test]
fn the_same_seed_gives_the_same_bytes() {
    let export = |seed: &str| {
        Test::new(&["export", "--to", "json", "--seed", seed])
            .stdout_has(&[])
            .stderr_has(&[])
            .run()
    };
    assert_eq!(export("7"), export("7"));
    assert_ne!(export("7"), export("07"));
    assert_ne!(export("7"), export("9"));
}

#[test]
fn a_seed_that_was_drawn_is_told() {
    let note = "; give it with --seed to have the same again\n";
    Test::new(&["export", "--to", "json"])
        .stdout_has(&[])
        .stderr_has(&["note: the seed is ", note])
        .run();
}

#[test]
fn more_questions_than_there_are_is_said() {
    Test::new(&["export", "-", "--to", "text", "--seed", "7", "-n", "1000"])
        .input(SMALL)
        .stdout_has(&["A small bank"])
        .stderr("note: the bank has 1 fact, and each fact is asked once\n")
        .run();
}

#[test]
fn wrong_usage_exits_with_2_and_says_what_is_possible() {
    let cases: [(&[&str], &str); 8] = [
        (&["play", "-n", "0"], "0 is not in 1.."),
        (&["play", "--options", "7"], "7 is not in 3..=6"),
        (
            &["play", "--kinds", "wich"],
            "a similar value exists: 'which'",
        ),
        (&["export", "--to", "jsn"], "a similar value exists: 'json'"),
        (&["play", "--seed", ""], "a seed has 1 to 64 characters"),
        (&["print", "--all", "-n", "3"], "cannot be used with"),
        (
            &["play", "--without", "recogniton"],
            "did you mean `recognition`?",
        ),
        (
            &["play", "--with", "care:death"],
            "did you mean `care:deaths`?",
        ),
    ];
    for (arguments, said) in cases {
        Test::new(arguments).stderr_has(&[said]).code(2).run();
    }
}

#[test]
fn arguments_and_names_of_files_are_repeated_without_what_steers_a_screen() {
    let steering = "x\u{9b}31m\u{202e}\u{1b}[31my";
    let cases: [&[&str]; 6] = [
        &[steering],
        &["play", "--no-such\u{9b}31m\u{202e}"],
        &["play", "-n", steering],
        &["export", "--to", steering],
        &["play", "--with", steering],
        &[
            "export",
            "--to",
            "text",
            "--seed",
            "1",
            "a",
            "b\u{9b}\u{202e}",
        ],
    ];
    for arguments in cases {
        let ran = Command::new(env!("CARGO_BIN_EXE_quizpress"))
            .args(arguments)
            .output()
            .unwrap();
        assert_eq!(ran.status.code(), Some(2), "{arguments:?}");
        steers_nothing(&ran.stdout);
        steers_nothing(&ran.stderr);
    }
    let folder = folder("steering");
    let bank = folder.join("bank\u{9b}31m\u{202e}.yaml");
    fs::write(&bank, "id: a\ntitle: b\nfacts: []\n").unwrap();
    let path = bank.to_str().unwrap();
    for arguments in [&["check", "--json", path][..], &["check", path]] {
        let ran = Command::new(env!("CARGO_BIN_EXE_quizpress"))
            .args(arguments)
            .output()
            .unwrap();
        steers_nothing(&ran.stdout);
        steers_nothing(&ran.stderr);
    }
}

#[track_caller]
fn steers_nothing(output: &[u8]) {
    let text = String::from_utf8(output.to_vec()).unwrap();
    let harm = |c: char| {
        (c.is_control() && c != '\n')
            || ('\u{202a}'..='\u{202e}').contains(&c)
            || ('\u{2066}'..='\u{2069}').contains(&c)
    };
    assert!(!text.contains(harm), "{text:?}");
}

#[test]
fn a_bank_that_cannot_be_had_is_a_clear_error() {
    let cases: [(&str, &str); 3] = [
        (
            "no-such.yaml",
            "error: cannot open `no-such.yaml`: no such file or directory\n",
        ),
        (
            "src",
            "error: `src` is a directory\nhelp: name a file in it\n",
        ),
        ("", "error: cannot open ``: no such file or directory\n"),
    ];
    for (bank, said) in cases {
        Test::new(&["check", bank]).stderr(said).code(1).run();
        Test::new(&["play", bank]).stderr(said).code(1).run();
    }
}

#[test]
fn hostile_banks_are_refused_in_words() {
    let cases: [(&[u8], &str); 5] = [
        (b"", "error: "),
        (b"\xff\xfeid", "UTF-8"),
        (b"id: x\ntitle: x\nfacts: []\n", "error: "),
        (b"a: &a [x]\nb: *a\n", "error: "),
        (b"id: \x1b[31m\n", "error: "),
    ];
    for (bank, said) in cases {
        Test::new(&["check", "-"])
            .input(bank)
            .stderr_has(&[said])
            .code(1)
            .run();
    }
    let nested = "[".repeat(100_000);
    Test::new(&["check", "-"])
        .input(nested)
        .stderr_has(&["error: "])
        .code(1)
        .run();
}

#[test]
fn a_bank_over_the_limit_is_refused_by_its_size() {
    let path = folder("size").join("large.yaml");
    fs::File::create(&path).unwrap().set_len(300 << 20).unwrap();
    let path = path.to_str().unwrap();
    let said =
        format!("error: `{path}` is larger than 256 MB\nhelp: split it into several banks\n");
    Test::new(&["check", path]).stderr(&said).code(1).run();
}

#[test]
fn print_writes_the_sheet_and_its_key() {
    let folder = folder("print");
    let sheet = folder.join("quiz.html");
    Test::new(&["print", "--seed", "7", "-o", sheet.to_str().unwrap()])
        .stderr(&format!(
            "note: wrote `{0}/quiz.html`\nnote: wrote `{0}/quiz-key.html`\nnote: wrote `{0}/quiz-marking.json`\n",
            folder.to_str().unwrap()
        ))
        .run();
    let (sheet, key) = (
        fs::read_to_string(&sheet).unwrap(),
        fs::read_to_string(folder.join("quiz-key.html")).unwrap(),
    );
    assert!(key.contains("<span>print</span> <span>--seed</span> <span>7</span>"));
    assert!(!sheet.contains("Russia becomes first country"));
    let only = |arguments: &[&str]| Test::new(arguments).stdout_has(&["<!DOCTYPE html>"]).run();
    assert_eq!(only(&["print", "--seed", "7", "-o", "-"]), sheet);
    assert_eq!(only(&["print", "--seed", "7", "-o", "-", "--key"]), key);
}

#[test]
fn versions_and_personal_sheets_stand_in_one_file_or_in_many() {
    let folder = folder("versions");
    let root = folder.to_str().unwrap();
    let path = |name: &str| format!("{root}/{name}");
    fs::write(path("class.csv"), "Name;Class\nAda Lovelace;7b\nBen;7b\n").unwrap();
    let read = |name: &str| fs::read_to_string(path(name)).unwrap();
    let (sheet, key) = (path("v.html"), path("v.csv"));
    let versions = [
        "print",
        "--seed",
        "7",
        "--versions",
        "2",
        "--key-csv",
        &key,
        "-o",
        &sheet,
    ];
    Test::new(&versions)
        .stderr_has(&["v-key.html", "v.csv"])
        .run();
    assert_eq!(read("v.html").matches("<article").count(), 2);
    assert!(read("v-key.html").contains("<span>--versions</span> <span>2</span>"));
    assert_eq!(read("v.csv").lines().count(), 1 + 2 * 10);
    let (names, sheet) = (path("class.csv"), path("p.html"));
    let personal = [
        "print", "--seed", "7", "--names", &names, "--split", "-o", &sheet,
    ];
    Test::new(&personal)
        .stderr_has(&["p-1.html", "p-2.html", "p-key.html"])
        .run();
    assert!(read("p-1.html").contains("Ada Lovelace"));
    assert!(!read("p-2.html").contains("Ada Lovelace"));
    assert!(read("p-key.html").contains("Ada Lovelace"));
}

#[test]
fn answer_sheets_stand_in_a_file_of_their_own_and_one_worksheet_serves_a_version() {
    let folder = folder("answer-sheets");
    let root = folder.to_str().unwrap();
    let path = |name: &str| format!("{root}/{name}");
    let class = "name,class,id,number,email\nAda,7b,u1,4711,ada@example.org\nBen,7b,u2,,\nCem,7b,u3,,\nDan,7b,u4,,\n";
    fs::write(path("class.csv"), class).unwrap();
    let read = |name: &str| fs::read_to_string(path(name)).unwrap();
    let (names, sheet) = (path("class.csv"), path("q.html"));
    let arguments = [
        "print",
        "--seed",
        "7",
        "--answers",
        "sheet",
        "--versions",
        "3",
        "--names",
        &names,
        "--spare",
        "2",
        "-o",
        &sheet,
    ];
    Test::new(&arguments)
        .stderr_has(&[
            "q.html",
            "q-answers.html",
            "q-hand-out.html",
            "q-key.html",
            "q-marking.json",
        ])
        .run();
    let worksheets = read("q.html");
    assert_eq!(worksheets.matches("<article").count(), 3);
    // Ben alone would have version B, but a spare sheet has it too.
    assert!(!worksheets.contains("Ada") && !worksheets.contains("Ben"));
    let answers = read("q-answers.html");
    assert_eq!(answers.matches("<section").count(), 6);
    assert_eq!(answers.matches("Student number").count(), 2);
    let (ada, dan) = (answers.find("Ada").unwrap(), answers.find("Dan").unwrap());
    assert!(ada < dan && !answers.contains("ada@example.org"));
    assert_eq!(read("q-hand-out.html").matches("<tr>").count(), 1 + 6);
    assert!(read("q-key.html").contains("<span>--spare</span> <span>2</span>"));
    let marking = read("q-marking.json");
    assert!(marking.contains(
        r#""name":"Ada","class":"7b","id":"u1","student_number":"4711","email":"ada@example.org""#
    ));
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let mode = fs::metadata(path("q-marking.json"))
            .unwrap()
            .permissions()
            .mode();
        assert_eq!(mode & 0o777, 0o600);
    }
    // Once more is the same to the byte; a letter less in a name is another job, which takes nothing's place.
    Test::new(&arguments).stderr_has(&["q-marking.json"]).run();
    assert_eq!(read("q-marking.json"), marking);
    fs::write(path("class.csv"), class.replace("Dan", "Da")).unwrap();
    Test::new(&arguments)
        .stderr_has(&["belongs to other sheets", "help: ", "`-o FILE.html`"])
        .code(2)
        .run();
    assert_eq!(read("q-marking.json"), marking);
    assert_eq!(read("q-answers.html"), answers);
    // A wrong address can be put right without printing again.
    fs::write(path("class.csv"), class.replace("ada@", "lovelace@")).unwrap();
    Test::new(&arguments).stderr_has(&["q-marking.json"]).run();
    assert!(read("q-marking.json").contains("lovelace@example.org"));
}

#[test]
fn what_is_no_marking_file_is_not_written_over() {
    let folder = folder("no-marking-file");
    let (sheet, marking) = (folder.join("q.html"), folder.join("q-marking.json"));
    fs::write(&marking, "mine").unwrap();
    let sheet = sheet.to_str().unwrap();
    Test::new(&["print", "--seed", "7", "-o", sheet])
        .stderr_has(&["is there already", "help: "])
        .code(2)
        .run();
    assert_eq!(fs::read_to_string(&marking).unwrap(), "mine");
    assert!(!Path::new(sheet).exists());
    // The key alone, and what goes to standard output, need none.
    Test::new(&["print", "--seed", "7", "--key", "-o", sheet])
        .stderr_has(&["q.html"])
        .run();
    assert_eq!(fs::read_to_string(&marking).unwrap(), "mine");
}

#[test]
fn a_list_that_names_nobody_and_a_missing_article_are_said() {
    let folder = folder("nobody");
    let names = folder.join("class.csv");
    fs::write(&names, "Name,Class\n").unwrap();
    Test::new(&["print", "--seed", "7", "--names", names.to_str().unwrap()])
        .stderr_has(&["names nobody", "help: "])
        .code(1)
        .run();
    Test::new(&["print", "--seed", "7", "--article", "-o", "-", "-"])
        .input(SMALL)
        .stderr_has(&["names no text of its article", "help: "])
        .code(1)
        .run();
}

#[test]
fn cards_are_written_and_what_does_not_fit_is_named() {
    let long = SMALL.replace("How many?", &"How very many? ".repeat(80));
    Test::new(&["cards", "-", "-o", "-", "--size", "business"])
        .input(long)
        .stdout_has(&["<!DOCTYPE html>"])
        .stderr_has(&["`small/one/n` is too long", "--layout list"])
        .run();
    Test::new(&["cards", "-", "-o", "-", "--offset", "1;2"])
        .input(SMALL)
        .stderr_has(&["write two lengths in millimetres"])
        .code(2)
        .run();
}

#[test]
fn cards_of_something_else_are_not_written_over_unasked() {
    let folder = folder("cards-unasked");
    fs::write(folder.join("small.yaml"), SMALL).expect("a file");
    let page = folder.join("small-cards.html");
    let cards = |arguments: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_quizpress"));
        let command = command.current_dir(&folder).stdin(Stdio::null());
        let output = command.args(arguments).output().expect("a run");
        let said = String::from_utf8(output.stderr).expect("text");
        (output.status.code(), said)
    };
    for _ in 0..2 {
        let (code, said) = cards(&["cards", "small.yaml"]);
        assert_eq!(code, Some(0), "its own cards are written again: {said}");
    }
    fs::write(&page, "notes of mine").expect("a file");
    let (code, said) = cards(&["cards", "small.yaml"]);
    assert_eq!(code, Some(2), "{said}");
    assert!(
        said.contains("`small-cards.html` holds something else"),
        "{said}"
    );
    assert_eq!(fs::read_to_string(&page).expect("a file"), "notes of mine");
    let (code, said) = cards(&["cards", "small.yaml", "-o", "small-cards.html"]);
    assert_eq!(code, Some(0), "what is named is written over: {said}");
}

#[test]
fn a_target_that_cannot_be_written_is_said_and_leaves_nothing() {
    if Path::new("/dev/full").exists() {
        Test::new(&["export", "--to", "json", "--seed", "7", "-o", "/dev/full"])
            .stderr("error: cannot write `/dev/full`: no space left on device\n")
            .code(1)
            .run();
        assert!(Path::new("/dev/full").exists());
    }
    let folder = folder("target");
    let inside = folder.join("missing/quiz.json");
    Test::new(&[
        "export",
        "--to",
        "json",
        "--seed",
        "7",
        "-o",
        inside.to_str().unwrap(),
    ])
    .stderr_has(&["error: cannot write `", "there is no such folder\n"])
    .code(1)
    .run();
    Test::new(&[
        "export",
        "--to",
        "json",
        "--seed",
        "7",
        "-o",
        folder.to_str().unwrap(),
    ])
    .stderr_has(&["it is a directory\n"])
    .code(1)
    .run();
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 0);
}

#[test]
fn check_says_what_a_bank_yields() {
    Test::new(&["check", "-"])
        .input(SMALL)
        .stdout(
            "one: 3 questions\n  n: number, amount, true-false\n    beside: 3 things, 5 things, 7 things, …\nstandard input is sound: 1 fact yields 3 questions, \
             with 1 warning\n`--level` changes the wrong options of 1 of 1 choice\n",
        )
        .stderr_has(&["warning: `one/n`: ", "(leaning)\n"])
        .run();
    let output = Test::new(&["check", "--json", "-"])
        .input(SMALL)
        .stdout_has(&[])
        .run();
    let report: serde_json::Value = serde_json::from_str(&output).unwrap();
    assert_eq!(report["banks"][0]["sound"], true);
    assert_eq!(
        report["banks"][0]["facts"][0]["questions"][0],
        "one/n/number"
    );
}

#[test]
fn a_proof_shows_each_choice_once_and_the_key_at_its_end() {
    let bank = "id: boats\ntitle: Boats\nfacts:\n  - id: riga\n    statement: \"{n} boats came to the harbour of Riga.\"\n    blanks:\n      n: { number: 4, unit: boats, ask: How many boats came to the harbour of Riga?, wrong: [2, 3, 5, 6, 7] }\n  - id: kiel\n    statement: \"The boats of Kiel brought {what}.\"\n    blanks:\n      what: { text: coal, ask: What did the boats of Kiel bring?, wrong: [iron, salt, wool] }\n";
    let told = Test::new(&["check", "--proof", "-"])
        .input(bank)
        .stdout_has(&["Could somebody who has not read the article answer it"])
        .run();
    let (questions, key) = told.split_once("The key").expect("a key");
    // What has words of the author's as wrong options comes first, not so figures; each blank once, without its answer.
    let [own, made] = [
        "  1. What did the boats of Kiel bring?",
        "  2. How many boats came to the harbour of Riga?",
    ]
    .map(|stem| questions.find(stem).expect(stem));
    assert!(own < made);
    assert_eq!(
        questions.matches("the harbour of Riga?").count(),
        1,
        "{told}"
    );
    assert!(!questions.contains("riga/n"), "{told}");
    assert!(
        key.contains("(kiel/what, line 11)") && key.contains("(riga/n, line 7)"),
        "{told}"
    );
    // The claims come last, each as it is drawn.
    let claim = questions.find("  3. True or false: ").expect("a claim");
    assert!(made < claim, "{told}");
    assert!(
        key.contains("  3. True (") || key.contains("  3. False ("),
        "{told}"
    );
    let again = Test::new(&["check", "--proof", "-"])
        .input(bank)
        .stdout_has(&[])
        .run();
    assert_eq!(told, again);
    Test::new(&["check", "--proof", "--json", "-"])
        .stderr_has(&["cannot be used with '--json'"])
        .code(2)
        .run();
    Test::new(&["check", "--proof", "-"])
        .input("id: bad\n")
        .stdout("")
        .stderr_has(&["error: "])
        .code(1)
        .run();
}

/// Asserts that a text has all of these parts, one behind the other.
#[track_caller]
fn stand_in_order(text: &str, parts: &[&str]) {
    let places = parts.iter().map(|part| text.find(part).expect(part));
    assert!(places.is_sorted(), "{text}");
}

#[test]
fn a_proof_has_details_apart_and_asks_which_of_the_others_are_weak() {
    let bank = "id: boats\ntitle: Boats\nfacts:\n  - id: riga\n    statement: \"{n} boats came to the harbour of Riga.\"\n    blanks:\n      n: { number: 4, unit: boats, ask: How many boats came to the harbour of Riga?, wrong: [2, 3, 5, 6, 7] }\n  - id: oslo\n    statement: \"{n} ferries came to the harbour of Oslo.\"\n    blanks:\n      n: { number: 14, unit: ferries, ask: How many ferries came to the harbour of Oslo?, wrong: [12, 13, 15, 16, 17] }\n  - id: kiel\n    statement: \"The boats of Kiel brought {what}.\"\n    blanks:\n      what: { text: coal, ask: What did the boats of Kiel bring?, wrong: [iron, salt, wool], weight: detail }\n";
    let told = Test::new(&["check", "--proof", "-"])
        .input(bank)
        .stdout_has(&[
            "Last, go over the first 2 again, of which quizzes are made",
            "also: does it hang on a trifle?",
        ])
        .run();
    let parts = [
        "How many ferries came",
        "Of weight `detail`: asked only where nothing else is left.",
        "  3. What did the boats of Kiel bring?",
        "Put as true or false",
    ];
    stand_in_order(&told, &parts);
    // What most of a quiz is made of comes first, and is asked for once more.
    let main = bank.replace("], weight: detail", "], weight: main");
    let main = main.replace("15, 16, 17] }", "15, 16, 17], weight: main }");
    let told = Test::new(&["check", "--proof", "-"])
        .input(main)
        .stdout_has(&["The first 2 are of weight `main`", "Then the first 2 alone"])
        .run();
    let parts = [
        "  1. What did the boats of Kiel bring?",
        "  2. How many ferries came",
        "Of no weight: asked where no `main` is left.",
        "  3. How many boats came",
    ];
    stand_in_order(&told, &parts);
    // Of one question nobody asks which is the weakest.
    let all_marked = bank
        .replace("], weight: detail }", "] }")
        .replace("17] }", "17], weight: detail }");
    let all_marked = all_marked.replace(" 7] }", " 7], weight: detail }");
    let told = Test::new(&["check", "--proof", "-"])
        .input(all_marked)
        .stdout_has(&["Of weight `detail`"])
        .run();
    assert!(!told.contains("Last, go over"), "{told}");
}

#[test]
fn a_proof_tells_what_other_quizzes_offer() {
    let ports: String = (0..13)
        .map(|at| format!("  p-{at}: {{ name: Port {at}, class: port }}\n"))
        .collect();
    let bank = format!(
        "id: boats\ntitle: Boats\nentities:\n{ports}facts:\n  - id: kiel\n    statement: \"The boats of Kiel brought {{what}}.\"\n    blanks:\n      what: {{ text: coal, ask: What did the boats of Kiel bring?, wrong: [iron, salt, wool, corn, wine] }}\n  - id: port\n    statement: \"The boats of Riga came from {{port}}.\"\n    blanks:\n      port: {{ entity: p-3, ask: From which port did the boats of Riga come? }}\n"
    );
    let told = Test::new(&["check", "--proof", "-"])
        .input(&*bank)
        .stdout_has(&["what other quizzes offer there\ntoo (`also:`)"])
        .run();
    let also: Vec<&str> = told
        .lines()
        .filter(|line| line.starts_with("     also: "))
        .collect();
    assert_eq!(also.len(), 2, "{told}");
    assert_eq!(also[0].split(" · ").count(), 2, "{told}");
    assert!(told.contains(" and 1 more\n"), "{told}");
    // By which docs/CHECK.md cuts the key off.
    assert!(told.contains("\nThe key, with the lines to mend"), "{told}");
}

#[test]
fn a_value_that_a_choice_leaves_out_is_told_with_the_reason() {
    let bank = "id: boats\ntitle: Boats\nfacts:\n  - id: kiel\n    statement: \"The boats of Kiel came {how}.\"\n    blanks:\n      how: { text: by harbour, ask: How did the boats of Kiel come?, wrong: [by harbours, over land, through canals] }\n";
    let said = "`kiel/how` is asked with 3 options only: not `by harbours`, since with it the answer, `by harbour`";
    Test::new(&["check", "-"])
        .input(bank)
        .stdout_has(&["0 warnings"])
        .stderr_has(&["note: ", said])
        .run();
    let told = Test::new(&["check", "--proof", "-"])
        .input(bank)
        .stdout_has(&[])
        .stderr_has(&[said])
        .run();
    let (_, key) = told.split_once("The key").expect("a key");
    assert!(key.contains("3 options only"), "{told}");
}

#[test]
fn names_that_may_do_are_offered_where_a_choice_has_too_few() {
    let bank = |care: &str, language: &str| {
        format!(
            "id: ships\ntitle: Ships\nlanguage: {language}\nentities:\n  norway: {{ name: Norway, class: country, aliases: [Norge] }}\n  sweden: {{ name: Sweden, class: country }}\nfacts:\n  - id: bought\n    statement: \"{{country}} bought 14 ships from Denmark.\"\n{care}    blanks:\n      country: {{ entity: norway, ask: Which country bought 14 ships from Denmark? }}\n"
        )
    };
    let told = |bank: String| {
        let check = Test::new(&["check", "--json", "-"]).input(bank);
        check.stdout_has(&[]).run()
    };
    // Neither what the bank has, nor what the fact names.
    let offered = told(bank("", "en"));
    assert!(offered.contains("perhaps `wrong: [Finland, "), "{offered}");
    for other in ["[Sweden", " Sweden", "Denmark,", "Norge,"] {
        let (_, help) = offered.split_once("perhaps").expect("names");
        assert!(!help.contains(other), "{other}: {offered}");
    }
    // A program calls nobody a culprit, and knows no German names.
    assert!(!told(bank("    care: [accusation]\n", "en")).contains("perhaps"));
    assert!(!told(bank("", "de")).contains("perhaps"));
}

#[test]
fn check_looks_at_every_bank_and_fails_for_one() {
    let path = folder("check").join("bad.yaml");
    fs::write(&path, "id: bad\n").unwrap();
    let path = path.to_str().unwrap();
    Test::new(&["check", path, "questions/apollo-11.yaml"])
        .stdout_has(&["questions/apollo-11.yaml is sound: "])
        .stderr_has(&["error: "])
        .code(1)
        .run();
}

/// Two events, each of which only its day can be asked of.
const DATES: &str = "id: dates\ntitle: Dates\nfacts:\n  - id: one\n    statement: \"It began on {d}.\"\n    blanks:\n      d: { date: 1911-04-08, ask: \"When did it begin?\", kinds: [date] }\n";

#[test]
fn a_format_that_can_hold_nothing_of_a_quiz_fails_and_writes_nothing() {
    let folder = folder("nothing");
    let bank = folder.join("dates.yaml");
    fs::write(&bank, DATES).unwrap();
    let (bank, file) = (bank.to_str().unwrap(), folder.join("quiz.txt"));
    fs::write(&file, "as it was").unwrap();
    for format in ["aiken", "kahoot"] {
        let arguments = ["export", bank, "--to", format, "--seed", "7", "-n", "1"];
        let said =
            format!("error: `{format}` can hold none of the questions, so nothing is written\n");
        let left_out = "note: 1 question left out: ";
        Test::new(&arguments)
            .stderr_has(&[&said, left_out])
            .code(1)
            .run();
        let with_file = [&arguments[..], &["-o", file.to_str().unwrap()]].concat();
        Test::new(&with_file).stderr_has(&[&said]).code(1).run();
        assert_eq!(fs::read_to_string(&file).unwrap(), "as it was");
    }
}

#[test]
fn options_that_draw_are_left_aside_where_cards_are_written() {
    for format in ["anki", "tsv", "tsv-plain", "markdown-cards"] {
        let output = folder("cards-aside").join(format);
        let output = output.to_str().unwrap();
        let said = format!(
            "note: `{format}` is made of cards, in which nothing is drawn: `--seed`, `--level`, `--all` are left aside\n"
        );
        let drawn = ["--seed", "7", "--level", "hard", "--all"];
        let arguments = [
            &[
                "export",
                "questions/apollo-11.yaml",
                "--to",
                format,
                "-o",
                output,
            ],
            &drawn[..],
        ];
        Test::new(&arguments.concat()).stderr(&said).run();
    }
}

#[test]
fn a_second_change_on_a_day_is_told_from_the_first() {
    let folder = folder("same-day");
    let path = |name: &str| folder.join(name).to_str().unwrap().to_owned();
    let bank = |updated: &str, ask: &str| {
        let text = DATES.replace("id: dates\n", &format!("id: dates\nupdated: {updated}\n"));
        fs::write(path("b.yaml"), text.replace("When did", ask)).unwrap();
    };
    let (file, package) = (path("b.yaml"), path("b.apkg"));
    let export = || Test::new(&["export", &file, "--to", "anki", "-o", &package]);
    bank("2026-01-03", "When did");
    export().run();
    export().run();
    bank("2026-01-03", "On which day did");
    let note = "note: 1 card differs from the file that was at `";
    export()
        .stderr_has(&[note, "`2026-01-03T10:00`", "`--time`"])
        .run();
    bank("2026-01-03T10:00", "On what day did");
    export().run();
    bank("2026-01-03T10", "When did");
    export().stderr_has(&["is no time of a day"]).code(1).run();
}

#[test]
fn what_is_not_in_a_file_cannot_be_opened() {
    for command in [
        &["print", "--open", "-o", "-"][..],
        &["export", "--to", "page", "--open", "-o", "-"],
    ] {
        Test::new(command)
            .stderr_has(&["error: `--open` shows a file, and `-o -` writes none\n"])
            .code(2)
            .run();
    }
}

/// Runs the program in a folder where `xdg-open` writes down what it is given, and waits until it has so often.
#[cfg(target_os = "linux")]
fn opened(name: &str, arguments: &[&str], times: usize) -> Vec<String> {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = folder(name);
    let opener = folder.join("xdg-open");
    fs::write(&opener, "#!/bin/sh\necho \"$1\" >> opened\n").unwrap();
    fs::set_permissions(&opener, fs::Permissions::from_mode(0o755)).unwrap();
    let status = Command::new(env!("CARGO_BIN_EXE_quizpress"))
        .args(arguments)
        .current_dir(&folder)
        .env("PATH", format!("{}:/usr/bin:/bin", folder.display()))
        .stderr(Stdio::null())
        .status()
        .unwrap();
    assert!(status.success());
    for _ in 0..500 {
        let lines = fs::read_to_string(folder.join("opened")).unwrap_or_default();
        if lines.lines().count() >= times {
            let mut names: Vec<String> = lines
                .lines()
                .map(|line| {
                    line.strip_prefix(folder.to_str().unwrap())
                        .unwrap()
                        .to_owned()
                })
                .collect();
            names.sort_unstable();
            return names;
        }
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
    panic!("nothing was opened");
}

#[test]
#[cfg(target_os = "linux")]
fn what_was_written_is_opened() {
    let page = opened(
        "open-page",
        &["export", "--to", "page", "--seed", "7", "--open"],
        1,
    );
    assert_eq!(page, ["/russia-recognises-taliban-page.html"]);
    let print = [
        "print",
        "--seed",
        "7",
        "--open",
        "-o",
        "q.html",
        "--key-csv",
        "k.csv",
    ];
    assert_eq!(opened("open-print", &print, 2), ["/q-key.html", "/q.html"]);
}
