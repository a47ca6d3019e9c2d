//! `quizpress mark` from outside: what it writes, what it leaves alone, what it says, and its exit code.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const BANK: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/questions/apollo-11.yaml");

/// A folder with a class of three that was printed, and its letters.
struct Desk(PathBuf);

impl Desk {
    fn new(name: &str) -> Desk {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("marking-{name}"));
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(folder.join("out")).unwrap();
        let desk = Desk(folder);
        desk.write("class.csv", "name,id\nAda,u1\nBen,u2\nCem,u3\n");
        desk.write("letters.csv", "copy,1,2\n1,A,A\n2,B,B\n3,C,C\n");
        let print = format!(
            "print {BANK} --seed 7 -n 2 --kinds which --names class.csv --versions 2 -o 7b.html"
        );
        assert!(desk.run(&print).status.success());
        desk
    }

    fn write(&self, name: &str, text: &str) {
        fs::write(self.0.join(name), text).unwrap();
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.0.join(name)).unwrap()
    }

    fn run(&self, line: &str) -> Output {
        Command::new(env!("CARGO_BIN_EXE_quizpress"))
            .args(line.split(' '))
            .current_dir(&self.0)
            .output()
            .unwrap()
    }

    /// The exit code, and what was said.
    fn said(&self, line: &str) -> (i32, String) {
        let output = self.run(line);
        assert_eq!(output.stdout, b"");
        let code = output.status.code().unwrap();
        (code, String::from_utf8(output.stderr).unwrap())
    }
}

#[test]
fn everything_is_written_again_the_same() {
    let desk = Desk::new("again");
    let line = "mark 7b-marking.json --letters letters.csv -o out";
    let (code, said) = desk.said(line);
    assert_eq!(code, 0, "{said}");
    let names = [
        "results.csv",
        "items.csv",
        "report.html",
        "7b-returned.html",
    ];
    let all = || names.map(|name| desk.read(&format!("out/{name}")));
    let once = all();
    assert_eq!(desk.said(line), (0, said.clone()));
    assert_eq!(all(), once);
    assert!(
        said.starts_with("note: 3 marked, 0 open, 0 absent; the mean is "),
        "{said}"
    );
    #[cfg(unix)]
    for name in names {
        use std::os::unix::fs::PermissionsExt;
        let mode = fs::metadata(desk.0.join("out").join(name))
            .unwrap()
            .permissions()
            .mode();
        assert_eq!(mode & 0o077, 0, "{name}");
    }
}

#[test]
fn what_belongs_to_no_sheet_is_said_and_exits_with_1() {
    let desk = Desk::new("foreign");
    desk.write("letters.csv", "copy,name,1,2\n1,,A,A\n,Zed,A,A\n");
    let (code, said) = desk.said("mark 7b-marking.json --letters letters.csv");
    assert_eq!(code, 1, "{said}");
    assert!(
        said.contains("note: Zed: line 3 belongs to no sheet of these"),
        "{said}"
    );
    assert!(said.contains("Copy 2 (Ben): nothing came"), "{said}");
    assert!(desk.read("report.html").contains("Zed: line 3"));
}

#[test]
fn nothing_is_written_where_a_cell_cannot_be_meant() {
    let desk = Desk::new("cells");
    desk.write("letters.csv", "copy,1,2\n1,X,A\n2,A,9\n");
    let (code, said) = desk.said("mark 7b-marking.json --letters letters.csv");
    assert_eq!(code, 1, "{said}");
    for part in [
        "error: `letters.csv`, line 2: question 1: `X` is none of its letters",
        "error: `letters.csv`, line 3: question 2: `9` is none of its letters",
        "help: write letters from A to D",
    ] {
        assert!(said.contains(part), "{part}: {said}");
    }
    assert!(!desk.0.join("results.csv").exists());
}

#[test]
fn other_results_are_not_written_over() {
    let desk = Desk::new("spare");
    desk.write("items.csv", "my own list\n");
    let line = "mark 7b-marking.json --letters letters.csv";
    let (code, said) = desk.said(line);
    assert_eq!(code, 2, "{said}");
    assert!(said.contains("`items.csv` holds something else"), "{said}");
    assert!(said.contains("help: name another folder with -o"), "{said}");
    assert_eq!(desk.read("items.csv"), "my own list\n");
    assert!(!desk.0.join("results.csv").exists());
    fs::rename(desk.0.join("letters.csv"), desk.0.join("report.html")).unwrap();
    let (code, said) = desk.said("mark 7b-marking.json --letters report.html");
    assert_eq!(code, 2, "{said}");
    assert!(
        said.contains("read or written by this command already"),
        "{said}"
    );
}

#[test]
fn a_gradebook_is_filled_beside_itself() {
    let desk = Desk::new("book");
    let book = "Student,ID,SIS User ID,Section\nPoints Possible,,,\nBen,2,u2,7b\nZed,9,u9,7b\n";
    desk.write("canvas.csv", book);
    let line = "mark 7b-marking.json --letters letters.csv --gradebook canvas.csv --column Test";
    let (code, said) = desk.said(line);
    assert_eq!(code, 1, "{said}");
    for part in [
        "`canvas.csv`: added the column `Test` for 1 learner, known by `SIS User ID`",
        "has no row, or none for sure, for Ada, Cem",
        "nothing was written in line 4",
    ] {
        assert!(said.contains(part), "{part}: {said}");
    }
    assert_eq!(desk.read("canvas.csv"), book);
    let filled = desk.read("canvas-filled.csv");
    assert!(
        filled
            .starts_with("Student,ID,SIS User ID,Section,Test\nPoints Possible,,,,2\nBen,2,u2,7b,")
    );
    assert_eq!(desk.said(line).0, 1);
    assert_eq!(desk.read("canvas-filled.csv"), filled);
    desk.write("canvas-filled.csv", "something else\n");
    assert_eq!(desk.said(line).0, 2);
}

#[test]
fn pages_can_be_split_and_nameless() {
    let desk = Desk::new("split");
    let line = "mark 7b-marking.json --letters letters.csv --split --anonymous -o out";
    assert_eq!(desk.said(line).0, 0);
    for copy in 1..=3 {
        let page = desk.read(&format!("out/7b-returned-{copy}.html"));
        assert!(page.contains(&format!("Copy {copy}")) && !page.contains("Ada"));
        assert_eq!(page.matches("class=\"page\"").count(), 1);
    }
    assert!(!desk.read("out/results.csv").contains("u1"));
}

#[test]
fn several_classes_are_marked_together() {
    let desk = Desk::new("several");
    desk.write("other.csv", "name,id\nDora,u4\nEmil,u5\n");
    let print = format!(
        "print {BANK} --seed 7 -n 2 --kinds which --names other.csv --versions 2 -o 7c.html"
    );
    assert!(desk.run(&print).status.success());
    desk.write(
        "letters.csv",
        "id,1,2\nu1,A,A\nu5,B,B\nu2,A,A\nu3,A,A\nu4,A,A\n",
    );
    let (code, said) = desk.said("mark 7b-marking.json 7c-marking.json --letters letters.csv");
    assert_eq!(code, 0, "{said}");
    assert_eq!(desk.read("results.csv").lines().count(), 6);
    assert_eq!(desk.read("items.csv").lines().count(), 3);
    assert!(desk.0.join("7b-returned.html").exists() && desk.0.join("7c-returned.html").exists());
    // The number of a copy alone does not say of which class.
    desk.write("letters.csv", "copy,1,2\n1,A,A\n");
    let (code, said) = desk.said("mark 7b-marking.json 7c-marking.json --letters letters.csv");
    assert!(code == 1 && said.contains("can be"), "{said}");
    let (code, said) = desk.said("mark 7b-marking.json 7b-marking.json --letters letters.csv");
    assert!(code == 1 && said.contains("the same sheets"), "{said}");
}

#[test]
fn a_damaged_marking_file_is_refused() {
    let desk = Desk::new("damaged");
    let whole = desk.read("7b-marking.json");
    for (from, to) in [
        ("\"key\":[", "\"key\":[9,"),
        ("\"original\":0", "\"original\":99"),
        ("\"original\":0", "\"original\":1"),
        ("\"options\":[0,", "\"options\":[7,"),
        ("\"number\":2", "\"number\":1"),
        (
            "\"copies\":[{\"number\":1,\"version\":0",
            "\"copies\":[{\"number\":1,\"version\":5",
        ),
        ("\"digest\":\"", "\"digest\":\"zz"),
        ("{\"format\":1", "{\"format\":2"),
        ("\"form\":\"choice\"", "\"form\":\"order\""),
    ] {
        // In the versions and copies, not in the quiz.
        let at = whole.find("\"versions\":").unwrap();
        let (quiz, rest) = whole.split_at(at);
        let changed = match rest.contains(from) {
            true => format!("{quiz}{}", rest.replacen(from, to, 1)),
            false => whole.replacen(from, to, 1),
        };
        assert_ne!(changed, whole, "{from}");
        desk.write("bad-marking.json", &changed);
        let (code, said) = desk.said("mark bad-marking.json --letters letters.csv");
        assert_eq!(code, 1, "{to}: {said}");
        assert!(
            said.contains("error: `bad-marking.json` is no marking file of use"),
            "{to}: {said}"
        );
    }
    let (code, said) = desk.said("mark letters.csv --letters letters.csv");
    assert_ne!(code, 0, "{said}");
    assert!(!desk.0.join("results.csv").exists());
}

#[test]
fn rules_are_told_and_refused() {
    let desk = Desk::new("rules");
    let id = {
        desk.said("mark 7b-marking.json --letters letters.csv");
        let items = desk.read("items.csv");
        let row = items.lines().nth(1).unwrap();
        row.split(',').next().unwrap().to_owned()
    };
    let (code, said) = desk.said(&format!(
        "mark 7b-marking.json --letters letters.csv --also {id}=B"
    ));
    assert!(
        code == 0 && said.starts_with(&format!("note: `--also {id}=B`: right too is ")),
        "{said}"
    );
    let (code, said) = desk.said(&format!(
        "mark 7b-marking.json --letters letters.csv --void {id}"
    ));
    assert!(code == 0 && said.contains(" of 1 points"), "{said}");
    let (code, said) = desk.said(&format!(
        "mark 7b-marking.json --letters letters.csv --void {id}x"
    ));
    assert!(
        code == 2 && said.contains(&format!("help: did you mean `{id}`?")),
        "{said}"
    );
    desk.write("points.csv", &format!("question,points\n{id},3\n"));
    let (code, said) = desk.said("mark 7b-marking.json --letters letters.csv --points points.csv");
    assert!(code == 0 && said.contains(" of 4 points"), "{said}");
}
