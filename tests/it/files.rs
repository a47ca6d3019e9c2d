//! Nothing of a user's is written over: files by whatever name, links, devices, permissions, signals, limits.

use std::ffi::{OsStr, OsString};
use std::fs;
use std::io::Write;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

const BANK: &str = "id: small\ntitle: A small bank\nsource: { article: article.txt }\nfacts:\n  - id: one\n    \
                    statement: \"{n} of them.\"\n    paragraph: 1\n    blanks:\n      \
                    n: { number: 6, unit: things, ask: \"How many?\" }\n";

/// A folder of this test's own, with a bank, its article, a list of names and a history in it.
struct Desk(PathBuf);

impl Desk {
    fn new(name: &str) -> Desk {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("files-{name}"));
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(folder.join("sub")).unwrap();
        let desk = Desk(folder);
        fs::write(desk.at("bank.yaml"), BANK).unwrap();
        fs::write(desk.at("article.txt"), "There were 6 things.\n").unwrap();
        fs::write(desk.at("names.csv"), "Ada\nBen\n").unwrap();
        let studied = desk.run_with("study bank.yaml --store s.db", "\n3\n");
        assert!(studied.status.success(), "{studied:?}");
        let exported = desk.run("study --store s.db --export history.jsonl");
        assert!(exported.status.success(), "{exported:?}");
        desk
    }

    fn at(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }

    /// The program in the folder, with a shell around it that sets its limits and ends.
    fn shell(&self, line: &str) -> Command {
        let mut shell = Command::new("bash");
        shell
            .args(["-c", line])
            .env("quizpress", env!("CARGO_BIN_EXE_quizpress"))
            .env("PATH", path_with_the_program())
            .current_dir(&self.0)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        shell
    }

    fn run(&self, line: &str) -> Output {
        self.run_with(line, "")
    }

    fn run_with(&self, line: &str, input: &str) -> Output {
        let mut child = self.shell(&format!("quizpress {line}")).spawn().unwrap();
        let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
        child.wait_with_output().unwrap()
    }

    #[track_caller]
    fn done(&self, line: &str) -> String {
        let output = self.run(line);
        assert_eq!(output.status.code(), Some(0), "{line}: {output:?}");
        String::from_utf8(output.stdout).unwrap()
    }

    /// Every file, with what it holds.
    fn all(&self) -> Vec<(OsString, Vec<u8>)> {
        let entries = fs::read_dir(&self.0).unwrap();
        let mut files: Vec<(OsString, Vec<u8>)> = entries
            .map(|entry| entry.unwrap())
            .filter(|entry| entry.path().is_file())
            .map(|entry| (entry.file_name(), fs::read(entry.path()).unwrap()))
            .collect();
        files.sort();
        files
    }

    #[track_caller]
    fn refused(&self, line: &str) {
        let before = self.all();
        let output = self.run(line);
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{line}: {said}");
        assert!(
            said.contains("is read or written by this command already"),
            "{line}: {said}"
        );
        assert!(self.all() == before, "{line}");
    }
}

fn path_with_the_program() -> OsString {
    let program = Path::new(env!("CARGO_BIN_EXE_quizpress"));
    let mut path = program.parent().unwrap().as_os_str().to_owned();
    path.push(":");
    path.push(std::env::var_os("PATH").unwrap_or_default());
    path
}

/// What reads a file, and writes what is named after it.
const COMMANDS: &[(&str, &str)] = &[
    ("bank.yaml", "export bank.yaml --to text --seed 1 -o"),
    ("bank.yaml", "export bank.yaml --to anki -o"),
    ("bank.yaml", "cards bank.yaml -o"),
    ("bank.yaml", "print bank.yaml --seed 1 -o"),
    ("bank.yaml", "print bank.yaml --seed 1 --key -o"),
    ("bank.yaml", "print bank.yaml --seed 1 -o o.html --key-csv"),
    ("names.csv", "print bank.yaml --seed 1 --names names.csv -o"),
    (
        "names.csv",
        "print bank.yaml --seed 1 --names names.csv -o o.html --key-csv",
    ),
    ("article.txt", "print bank.yaml --seed 1 --article -o"),
    ("article.txt", "print bank.yaml --seed 1 -o"),
    ("article.txt", "cards bank.yaml -o"),
    ("s.db", "stats --store s.db -o"),
    ("s.db", "stats --store s.db --html -o"),
    ("s.db", "study --store s.db --export"),
    ("s.db", "study --import s.db --store"),
    ("history.jsonl", "study --import history.jsonl --store"),
    ("bank.yaml", "study bank.yaml --store"),
    ("bank.yaml", "play bank.yaml --seed 1 --remember --store"),
    ("o.html", "print bank.yaml --seed 1 -o o.html --key-csv"),
];

#[test]
fn no_command_writes_over_what_it_reads_or_writes_by_any_name() {
    let desk = Desk::new("guard");
    fs::write(desk.at("o.html"), "").unwrap();
    symlink("..", desk.at("sub/up")).unwrap();
    for (file, command) in COMMANDS {
        let (soft, hard) = (desk.at("soft"), desk.at("hard"));
        let _ = (fs::remove_file(&soft), fs::remove_file(&hard));
        symlink(format!("sub/up/{file}"), &soft).unwrap();
        fs::hard_link(desk.at(file), &hard).unwrap();
        let whole = desk.at(file);
        let whole = whole.to_str().unwrap();
        let ways = ["", "./", "sub/../", "sub/up/"].map(|way| format!("{way}{file}"));
        let names = ways.iter().map(String::as_str);
        let names = names.chain([whole, "soft", "hard"]);
        for name in names {
            desk.refused(&format!("{command} {name}"));
        }
    }
}

#[test]
fn a_file_that_is_to_be_made_is_not_made_twice() {
    let desk = Desk::new("new");
    symlink("o.html", desk.at("dangling")).unwrap();
    symlink("bank.yaml", desk.at("q-key.html")).unwrap();
    for csv in [
        "o.html",
        "./o.html",
        "sub/../o.html",
        "dangling",
        "o-key.html",
    ] {
        desk.refused(&format!(
            "print bank.yaml --seed 1 -o o.html --key-csv {csv}"
        ));
    }
    desk.refused("print bank.yaml --seed 1 -o q.html");
    desk.refused("print bank.yaml --seed 1 --versions 2 --split -o o.html --key-csv o-B.html");
    desk.refused("stats --store s.db -o s.db-journal");
    fs::write(desk.at("both.txt"), "").unwrap();
    desk.refused("print bank.yaml --seed 1 -o - --key-csv - >> both.txt");
}

#[test]
fn what_the_shell_opens_is_guarded_too() {
    let desk = Desk::new("shell");
    desk.refused("export bank.yaml --to text --seed 1 >> bank.yaml");
    desk.refused("export - --to text --seed 1 -o bank.yaml < bank.yaml");
    desk.refused("check bank.yaml >> bank.yaml");
    desk.refused("stats --store s.db >> s.db");
    let twice = desk.run("check - --article - < bank.yaml");
    assert_eq!(twice.status.code(), Some(2));
}

#[test]
fn a_link_leads_to_its_target_which_keeps_its_mode_and_its_links() {
    let desk = Desk::new("links");
    let real = desk.at("sub/real.txt");
    fs::write(&real, "old").unwrap();
    fs::set_permissions(&real, fs::Permissions::from_mode(0o640)).unwrap();
    symlink("sub/real.txt", desk.at("one")).unwrap();
    symlink("one", desk.at("two")).unwrap();
    let text = desk.done("export bank.yaml --to text --seed 1");
    desk.done("export bank.yaml --to text --seed 1 -o two");
    assert!(desk.at("two").is_symlink() && desk.at("one").is_symlink());
    assert_eq!(fs::read_to_string(&real).unwrap(), text);
    assert_eq!(real.metadata().unwrap().mode() & 0o7777, 0o640);

    // A link that leads to nothing yet makes what it leads to.
    symlink("sub/new.txt", desk.at("dangling")).unwrap();
    let made = desk.shell("umask 027; quizpress export bank.yaml --to text --seed 1 -o dangling");
    assert!({ made }.output().unwrap().status.success());
    assert!(desk.at("dangling").is_symlink());
    let made = desk.at("sub/new.txt").metadata().unwrap();
    assert_eq!(made.mode() & 0o7777, 0o640);

    // All names of a file are names of the new one.
    fs::hard_link(&real, desk.at("hard")).unwrap();
    fs::write(&real, "old and longer than the new one ".repeat(1000)).unwrap();
    desk.done("export bank.yaml --to text --seed 1 -o hard");
    assert_eq!(fs::read_to_string(&real).unwrap(), text);

    for (from, to) in [("itself", "itself"), ("here", "there"), ("there", "here")] {
        symlink(to, desk.at(from)).unwrap();
    }
    for name in ["itself", "here"] {
        let output = desk.run(&format!("export bank.yaml --to text --seed 1 -o {name}"));
        assert_eq!(output.status.code(), Some(1), "{output:?}");
        assert!(desk.at(name).is_symlink());
    }
}

#[test]
fn a_new_file_follows_the_umask() {
    let desk = Desk::new("umask");
    for (umask, mode) in [("022", 0o644), ("077", 0o600), ("000", 0o666)] {
        let line = format!("umask {umask}; quizpress print bank.yaml --seed 1 -o {umask}.html");
        assert!(desk.shell(&line).output().unwrap().status.success());
        for name in [format!("{umask}.html"), format!("{umask}-key.html")] {
            let found = desk.at(&name).metadata().unwrap().mode() & 0o7777;
            assert_eq!(found, mode, "{name}");
        }
    }
}

#[test]
fn what_is_write_protected_is_left_as_it_is() {
    let desk = Desk::new("protected");
    let file = desk.at("o.html");
    fs::write(&file, "old").unwrap();
    fs::set_permissions(&file, fs::Permissions::from_mode(0o444)).unwrap();
    symlink("o.html", desk.at("link")).unwrap();
    let before = desk.all();
    for line in [
        "export bank.yaml --to text --seed 1 -o o.html",
        "cards bank.yaml -o link",
        "print bank.yaml --seed 1 -o o.html",
        "print bank.yaml --seed 1 -o other.html --key-csv o.html",
        "stats --store s.db -o ./o.html",
    ] {
        let output = desk.run(line);
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(1), "{line}: {said}");
        assert!(said.contains("it is write-protected"), "{line}: {said}");
        assert!(desk.all() == before, "{line}");
    }
}

#[test]
fn devices_and_pipes_are_written_straight() {
    let desk = Desk::new("devices");
    let text = desk.done("export bank.yaml --to text --seed 1");
    let same = |line: &str| {
        let output = desk.shell(line).output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{line}: {output:?}");
        assert_eq!(String::from_utf8_lossy(&output.stdout), text, "{line}");
    };
    let export = "quizpress export bank.yaml --to text --seed 1 -o";
    same(&format!("{export} /dev/stdout"));
    same(&format!("{export} /dev/stdout | cat"));
    same(&format!("{export} /dev/stdout > x.txt; cat x.txt"));
    same(&format!("{export} /dev/fd/1 > x.txt; cat x.txt"));
    same(&format!("{export} /proc/self/fd/3 3> y.txt; cat y.txt"));
    same(&format!("mkfifo pipe; cat pipe & {export} pipe; wait"));
    // The link goes again: to the test itself it would be its own output, which grows where that is a file.
    same(&format!(
        "ln -s /proc/self/fd/1 out; {export} out > z.txt; test -L out && cat z.txt; rm out"
    ));
    assert!(Path::new("/dev/stdout").is_symlink());
    // What others wrote before and after stays.
    let output = desk
        .shell(&format!(
            "(echo before; {export} /dev/stdout; echo after) > w.txt; cat w.txt"
        ))
        .output()
        .unwrap();
    let found = String::from_utf8(output.stdout).unwrap();
    assert_eq!(found, format!("before\n{text}after\n"));

    let before = desk.all();
    desk.done("print bank.yaml --seed 1 -o /dev/null");
    desk.done("print bank.yaml --seed 1 --versions 3 --split -o /dev/null --key-csv /dev/null");
    assert!(!Path::new("/dev/null-key").exists() && !Path::new("/dev/null-A").exists());
    assert!(desk.all() == before);
}

#[test]
fn a_folder_is_no_file() {
    let desk = Desk::new("folders");
    let before = desk.all();
    for name in [
        "sub",
        "sub/",
        "none/",
        "none/.",
        "none/../x",
        "''",
        ".",
        "..",
        "bank.yaml/x",
    ] {
        let output = desk.run(&format!("export bank.yaml --to text --seed 1 -o {name}"));
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(!output.status.success(), "{name}");
        assert!(said.starts_with("error: "), "{name}: {said}");
        assert!(desk.all() == before, "{name}");
    }
}

#[test]
fn a_file_over_the_limit_is_an_error_that_leaves_nothing() {
    let desk = Desk::new("limit");
    fs::write(desk.at("o.html"), "old").unwrap();
    let before = desk.all();
    for line in [
        "ulimit -f 1; quizpress print bank.yaml --seed 1 -o o.html",
        "ulimit -f 1; quizpress print bank.yaml --seed 1 -o new.html",
        "ulimit -f 1; quizpress cards bank.yaml -o o.html",
    ] {
        let output = desk.shell(line).output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(1), "{line}: {output:?}");
        assert!(said.contains("error: cannot write `"), "{line}: {said}");
        assert!(desk.all() == before, "{line}");
    }
}

/// Whether the tests were started to ignore a signal.
fn is_ignored(signal: &str) -> bool {
    let bit = match signal {
        "HUP" => 0,
        "INT" => 1,
        _ => 14,
    };
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let mask = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
    let mask = mask.and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok());
    mask.unwrap_or_default() >> bit & 1 == 1
}

/// Nobody reads the pipe, so the program waits with sheet and key written and not yet in their places.
#[test]
fn a_signal_leaves_nothing_and_no_set_is_half_new() {
    let desk = Desk::new("signals");
    for signal in ["INT", "TERM", "HUP"] {
        fs::write(desk.at("o.html"), "old").unwrap();
        fs::write(desk.at("o-key.html"), "old").unwrap();
        let before = desk.all();
        let _ = fs::remove_file(desk.at("pipe"));
        let line = "mkfifo pipe; exec quizpress print bank.yaml --seed 1 -o o.html --key-csv pipe";
        let mut child = desk.shell(line).spawn().unwrap();
        // Sheet and key are written beside their places before the pipe is opened.
        let temporary = || {
            let entries = fs::read_dir(&desk.0).unwrap();
            entries
                .filter(|entry| {
                    let name = entry.as_ref().unwrap().file_name();
                    name.as_bytes().starts_with(b".quizpress-")
                })
                .count()
        };
        while temporary() < 2 {
            assert!(child.try_wait().unwrap().is_none(), "it ended too soon");
            std::thread::yield_now();
        }
        // What the tests were started to ignore, as under nohup, the program ignores too.
        for signal in [signal, "TERM"] {
            let kill = Command::new("kill")
                .args([format!("-{signal}"), child.id().to_string()])
                .status();
            assert!(kill.unwrap().success());
            if !is_ignored(signal) {
                break;
            }
        }
        let ended = child.wait().unwrap();
        assert!(!ended.success(), "{signal}");
        assert_eq!(temporary(), 0, "{signal}");
        assert!(desk.all() == before, "{signal}");
    }
}

/// Sheets that were handed out stay, unless they are named.
#[test]
fn sheets_of_another_job_are_not_written_over_by_a_default_name() {
    let desk = Desk::new("handed-out");
    desk.done("print bank.yaml --seed 1");
    desk.done("print bank.yaml --seed 1");
    let before = desk.all();
    for more in ["--versions 2", "--names names.csv", "--key --columns 2"] {
        let output = desk.run(&format!("print bank.yaml --seed 1 {more}"));
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{more}: {said}");
        assert!(said.contains("small") && said.contains("-o"), "{said}");
        assert!(desk.all() == before, "{more}");
    }
    // Even then the sheets before must not become such that nobody can mark them.
    let output = desk.run("print bank.yaml --seed 1 --versions 2 -o small.html");
    assert_eq!(output.status.code(), Some(2), "{output:?}");
    assert!(desk.all() == before);
    fs::rename(desk.at("small-marking.json"), desk.at("sub/kept.json")).unwrap();
    desk.done("print bank.yaml --seed 1 --versions 2 -o small.html");
    assert!(desk.all() != before);
    // What is no sheet at all stays too.
    fs::write(desk.at("small-key.html"), "my own page").unwrap();
    for name in ["small.html", "small-marking.json"] {
        fs::remove_file(desk.at(name)).unwrap();
    }
    assert_eq!(desk.run("print bank.yaml --seed 1").status.code(), Some(2));
    assert!(!desk.at("small.html").exists());
}

#[test]
fn a_path_need_not_be_text() {
    let desk = Desk::new("bytes");
    let name = OsStr::from_bytes(b"b \xff'.yaml");
    fs::copy(desk.at("bank.yaml"), desk.0.join(name)).unwrap();
    let run = |arguments: &[&OsStr]| {
        let output = Command::new(env!("CARGO_BIN_EXE_quizpress"))
            .args(arguments)
            .current_dir(&desk.0)
            .stdin(Stdio::null())
            .output()
            .unwrap();
        assert_eq!(output.status.code(), Some(0), "{output:?}");
        String::from_utf8(output.stdout).unwrap()
    };
    let word = OsStr::new;
    run(&[word("check"), name]);
    let target = OsStr::from_bytes(b"o\xfe.html");
    run(&[
        word("print"),
        name,
        word("--seed"),
        word("1"),
        word("-o"),
        target,
    ]);
    assert!(desk.0.join(OsStr::from_bytes(b"o\xfe-key.html")).exists());
    let store = OsStr::from_bytes(b"s\xfd.db");
    run(&[word("study"), name, word("--store"), store]);
    // The bank is found again by its path in the store.
    let again = run(&[word("study"), word("--store"), store]);
    assert!(!again.contains("not at"), "{again}");
}

/// The command that a quiz shows at its end is run by a shell, and shows the same quiz.
#[test]
fn the_command_that_repeats_a_quiz_runs_in_a_shell() {
    let desk = Desk::new("repeat");
    for name in [
        &b"-b.yaml"[..],
        b"a b.yaml",
        b"it's $HOME `x` \".yaml",
        b"b\xff\n.yaml",
    ] {
        let name = OsStr::from_bytes(name);
        fs::copy(desk.at("bank.yaml"), desk.0.join(name)).unwrap();
        let mut first = Command::new(env!("CARGO_BIN_EXE_quizpress"))
            .args([
                OsStr::new("play"),
                OsStr::new("--seed=-1"),
                OsStr::new("--"),
                name,
            ])
            .current_dir(&desk.0)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        first.stdin.take().unwrap().write_all(b"6\n").unwrap();
        let output = first.wait_with_output().unwrap();
        assert!(output.status.success(), "{output:?}");
        let told = String::from_utf8(output.stdout).unwrap();
        let command = told
            .lines()
            .map(str::trim)
            .find(|line| line.starts_with("quizpress play"))
            .unwrap_or_else(|| panic!("{told}"));
        let mut shell = desk.shell(command).spawn().unwrap();
        shell.stdin.take().unwrap().write_all(b"6\n").unwrap();
        let again = shell.wait_with_output().unwrap();
        assert_eq!(String::from_utf8_lossy(&again.stdout), told, "{command}");
    }
}

#[test]
fn an_empty_epoch_is_none() {
    let desk = Desk::new("epoch");
    let run = |epoch: &str| {
        let line =
            format!("SOURCE_DATE_EPOCH={epoch} quizpress export bank.yaml --to moodle --seed 1");
        desk.shell(&line).output().unwrap()
    };
    assert_eq!(
        run("").stdout,
        desk.done("export bank.yaml --to moodle --seed 1")
            .into_bytes()
    );
    let wrong = run("soon");
    let said = String::from_utf8_lossy(&wrong.stderr);
    assert_eq!(wrong.status.code(), Some(2));
    assert!(said.contains("SOURCE_DATE_EPOCH"), "{said}");
}

#[test]
fn a_store_is_a_file_that_keeps() {
    let desk = Desk::new("stores");
    let before = desk.all();
    for store in [
        ":memory:",
        "file:x.db",
        "'file:x.db?mode=memory'",
        "''",
        "/dev/null",
        "/dev/stdout",
    ] {
        for command in [
            "study bank.yaml",
            "stats",
            "study --export -",
            "play bank.yaml --remember",
        ] {
            let output = desk.run(&format!("{command} --store {store}"));
            let said = String::from_utf8_lossy(&output.stderr);
            assert_eq!(output.status.code(), Some(2), "{command} {store}: {said}");
            assert!(desk.all() == before, "{command} {store}");
        }
    }
    let output = desk
        .shell("QUIZPRESS_STORE=:memory: quizpress study bank.yaml")
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn an_import_without_an_end_is_refused_at_once() {
    let desk = Desk::new("endless");
    let endless = [
        "< /dev/zero -",
        "/dev/zero",
        "<(yes)",
        "<(head -1 history.jsonl; cat /dev/zero)",
    ];
    for source in endless {
        let line =
            format!("ulimit -v 400000; timeout 60 quizpress study --store n.db --import {source}");
        let output = desk.shell(&line).output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(1), "{source}: {said}");
        assert!(said.contains("error: cannot read"), "{source}: {said}");
    }
    assert!(!desk.at("n.db").exists());
}

#[test]
fn an_odd_list_is_an_error_and_a_long_one_is_told() {
    let desk = Desk::new("lists");
    let print = "print bank.yaml --seed 1 --names list.csv -o o.html";
    fs::write(desk.at("list.csv"), "\"Rosa,5a\nTarek,5b\nMila,5b\n").unwrap();
    let output = desk.run(print);
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(
        said.contains("line 1: the quotation mark of line 1 is never closed"),
        "{said}"
    );
    assert!(!desk.at("o.html").exists());

    let many: Vec<String> = (1..=7).map(|at| format!("Person {at},5a")).collect();
    fs::write(desk.at("list.csv"), many.join("\r")).unwrap();
    let output = desk.run(print);
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(
        said.contains("7 people") && said.contains("`Person 1`") && said.contains("`Person 7`"),
        "{said}"
    );

    fs::write(desk.at("list.csv"), "Somebody Else,5a\n".repeat(1 << 20)).unwrap();
    let output = desk.run(print);
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(said.contains("larger than 16 MB"), "{said}");
}
