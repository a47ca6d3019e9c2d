//! `quizpress mark` with scans, from outside.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use quizpress::code::{Digest, SheetCode};

use super::hands::{Base, Dice, Hand, Meant, Picture, fill_in};
use super::harm::harmed;
use super::{folder, named, paint};

/// A folder with a class whose sheets were scanned.
struct Desk(PathBuf);

impl Desk {
    fn new(name: &str, base: &Base, copies: &[(u32, Hand)]) -> (Desk, Vec<Vec<(Meant, bool)>>) {
        Desk::spoilt(name, base, copies, |_, _| {})
    }

    /// With pages of which something is gone: it is told their copies.
    fn spoilt(
        name: &str,
        base: &Base,
        copies: &[(u32, Hand)],
        spoil: impl Fn(u32, &mut Picture),
    ) -> (Desk, Vec<Vec<(Meant, bool)>>) {
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("scans-{name}"));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(path.join("scans")).unwrap();
        let mut marking = fs::File::create(path.join("class-marking.json")).unwrap();
        base.marking.write(&mut marking).unwrap();
        let desk = Desk(path);
        let mut meant = Vec::new();
        for &(copy, hand) in copies {
            let mut dice = Dice(u64::from(copy));
            let mut filled = fill_in(base, copy, hand, &mut dice);
            spoil(copy, &mut filled.paper);
            let page = harmed(&filled.paper, named("blurred, 150 dpi"), 0, &mut dice);
            let picture =
                image::GrayImage::from_raw(page.width as u32, page.height as u32, page.bytes())
                    .unwrap();
            picture
                .save(desk.0.join(format!("scans/{copy:02}.png")))
                .unwrap();
            meant.push(filled.meant);
        }
        (desk, meant)
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.0.join(name)).unwrap()
    }

    fn said(&self, line: &str) -> (i32, String) {
        let output = Command::new(env!("CARGO_BIN_EXE_quizpress"))
            .args(line.split(' '))
            .current_dir(&self.0)
            .output()
            .unwrap();
        (
            output.status.code().unwrap(),
            String::from_utf8(output.stderr).unwrap(),
        )
    }
}

/// The keys of what a review page asks.
fn asked(page: &str) -> Vec<[String; 5]> {
    let keys = page.split("data-key=\"").skip(1);
    let key = |part: &str| {
        let cells: Vec<String> = part
            .split('"')
            .next()
            .unwrap()
            .split("&#10;")
            .map(str::to_owned)
            .collect();
        cells.try_into().unwrap()
    };
    keys.map(key).collect()
}

#[test]
fn from_scans_to_points_and_what_was_asked_is_decided() {
    let base = Base::load(&folder(), "letter");
    let (desk, meant) = Desk::new(
        "whole",
        &base,
        &[(1, Hand::Pen), (2, Hand::Cross), (31, Hand::Pencil)],
    );
    let (code, said) = desk.said("mark class-marking.json scans -o .");
    assert!(code <= 1, "{said}");
    assert!(
        said.contains("28 absent") || said.contains("29 absent"),
        "{said}"
    );
    let page = desk.read("review.html");
    let asked = asked(&page);
    assert!(page.contains("mark class-marking.json scans -o . --decisions decisions.csv"));
    // What nobody judged is asked; whoever decides says what was meant, and right where it was forgotten.
    let forgotten = meant
        .iter()
        .flatten()
        .filter(|(meant, _)| *meant == Meant::Verdict(None))
        .count();
    assert!(
        forgotten > 0 && asked.len() >= forgotten,
        "{} {forgotten}",
        asked.len()
    );
    let answer = |[_, copy, _, _, question]: &[String; 5]| {
        let paper = match copy.as_str() {
            "1" => 0,
            "2" => 1,
            _ => 2,
        };
        match &meant[paper][question.parse::<usize>().unwrap() - 1].0 {
            Meant::Marks(marks) if marks.is_empty() => "-".to_owned(),
            Meant::Marks(marks) => marks.iter().map(|&at| (b'A' + at as u8) as char).collect(),
            Meant::Verdict(Some(false)) => "x".into(),
            Meant::Verdict(_) => "+".into(),
        }
    };
    let rows: String = asked
        .iter()
        .map(|key| format!("{},{}\n", key.join(","), answer(key)))
        .collect();
    let head = "digest,copy,number,page,question,answer\n";
    fs::write(desk.0.join("decisions.csv"), format!("{head}{rows}")).unwrap();
    let (_, said) = desk.said("mark class-marking.json scans --decisions decisions.csv");
    assert!(said.contains("3 marked, 0 open"), "{said}");
    // The points are those of what was meant.
    let key = &base.questions();
    for (copy, meant) in [(1, &meant[0]), (2, &meant[1])] {
        let right = key
            .iter()
            .zip(meant)
            .filter(|(question, (meant, _))| match meant {
                Meant::Marks(marks) => *marks == question.key,
                Meant::Verdict(verdict) => verdict.unwrap_or(true),
            });
        let row = desk.read("results.csv");
        let row = row
            .lines()
            .find(|row| row.starts_with(&format!("{copy},")))
            .unwrap();
        assert!(row.contains(&format!("marked,{},", right.count())), "{row}");
    }
    // Learners get back what each row looked like, what was decided too, in a page that fetches nothing.
    let returned = desk.read("class-returned.html");
    let pictures = returned
        .matches("<img class=\"scan\" src=\"data:image/jpeg;base64,/9j/")
        .count();
    assert_eq!(pictures, 3 * key.len());
    assert!(returned.contains("default-src 'none'; style-src 'unsafe-inline'; img-src data:\""));
    assert!(returned.len() < 3 * key.len() * 8_000, "{}", returned.len());
    let once = desk.read("results.csv");
    desk.said("mark class-marking.json scans --decisions decisions.csv");
    assert_eq!(desk.read("results.csv"), once);

    fs::write(
        desk.0.join("other.csv"),
        format!("{head}0000000000,1,,1,1,A\n"),
    )
    .unwrap();
    let (code, said) = desk.said("mark class-marking.json scans --decisions other.csv");
    assert_eq!(code, 1);
    assert!(
        said.contains("`other.csv`, line 2: ") && said.contains("another one"),
        "{said}"
    );
}

/// The table that decides one page's code.
fn code_of(key: &str, code: &str) -> String {
    format!("digest,copy,number,page,question,answer\n,,,{key},code,{code}\n")
}

#[test]
fn a_covered_code_is_typed_and_a_wrong_one_refused() {
    let base = Base::load(&folder(), "a4");
    let qr = base.geometry().qr;
    let [x, y] = base.geometry().origin.map(|at| at + 1.0);
    let over = [x + qr.x, y + qr.y, x + qr.x + 28.0, y + qr.y + 28.0];
    let copies = [(1, Hand::Pen), (2, Hand::Pen)];
    let (desk, _) = Desk::spoilt("covered", &base, &copies, |copy, paper| {
        if copy == 2 {
            paint(paper, over, 0.5);
        }
    });
    let (code, said) = desk.said("mark class-marking.json scans");
    assert_eq!(code, 1, "{said}");
    assert!(
        said.contains("02.png: an answer sheet whose code cannot be read"),
        "{said}"
    );
    let page = desk.read("review.html");
    let key = page.split("data-key=\"&#10;&#10;&#10;").nth(1).unwrap();
    let key = key.split("&#10;").next().unwrap();
    assert!(
        key.starts_with("scan-") && page.contains("class=\"code\""),
        "{key}"
    );
    let digest: Digest = base.marking.digest.parse().unwrap();
    let right = SheetCode::new(digest, 2, 1).unwrap().to_string();
    let other = SheetCode::new("0123456789".parse().unwrap(), 2, 1)
        .unwrap()
        .to_string();
    for (key, typed, cure) in [
        (
            key,
            right.replace("-2-1-", "-3-1-"),
            "a code with something misread in it",
        ),
        (key, other, "is of none of these sheets"),
        (key, "Ann".to_owned(), "is no code such as"),
        (
            "scan-0",
            right.clone(),
            "the page `scan-0` is in none of these scans",
        ),
    ] {
        fs::write(desk.0.join("wrong.csv"), code_of(key, &typed)).unwrap();
        let (code, said) = desk.said("mark class-marking.json scans --decisions wrong.csv");
        assert_eq!(code, 1, "{said}");
        assert!(
            said.contains("`wrong.csv`, line 2: ") && said.contains(cure),
            "{said}"
        );
    }
    // That of a page with other marks, here with a grid, is sound, and is told.
    let grid = SheetCode::new(digest, 31, 1).unwrap().to_string();
    fs::write(desk.0.join("unfit.csv"), code_of(key, &grid)).unwrap();
    let (code, said) = desk.said("mark class-marking.json scans --decisions unfit.csv");
    let line = format!("02.png: `{grid}` was typed for this answer sheet, but its marks are not");
    assert!(code == 1 && said.contains(&line), "{said}");
    assert!(said.contains("29 absent"), "{said}");
    let page = desk.read("review.html");
    assert!(page.contains(&format!("`{grid}` was typed")) && page.contains("class=\"code\""));
    fs::write(
        desk.0.join("decisions.csv"),
        code_of(key, &right.to_lowercase()),
    )
    .unwrap();
    let (_, said) = desk.said("mark class-marking.json scans --decisions decisions.csv");
    assert!(
        said.contains("28 absent") && !said.contains("cannot be read"),
        "{said}"
    );
    assert!(!desk.read("review.html").contains("class=\"code\""));
}

#[test]
fn the_class_of_the_examples_is_read() {
    let base = Base::load(&folder(), "letter-large");
    let (desk, _) = Desk::new("examples", &base, &[]);
    let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/marking");
    let file = |name: &str| examples.join(name).to_str().unwrap().to_owned();
    let (code, said) = desk.said(&format!(
        "mark {} {}",
        file("7b-marking.json"),
        file("7b-scans.pdf")
    ));
    assert_eq!(code, 0, "{said}");
    assert!(said.contains("0 marked, 5 open, 0 absent"), "{said}");
    // Who crossed out, and what the teacher has not judged.
    assert_eq!(asked(&desk.read("review.html")).len(), 15);
}

/// One page each as copiers and fax write them, made by `tests/clients/read_odd_scans.py`, with the class of the examples.
#[test]
fn what_copiers_write_is_read_and_what_is_locked_is_told() {
    let base = Base::load(&folder(), "letter-large");
    let (desk, _) = Desk::new("odd", &base, &[]);
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let marking = root.join("examples/marking/7b-marking.json");
    for (file, part) in [
        ("layers.pdf", "1 open, 4 absent"),
        ("jpx.pdf", "1 open, 4 absent"),
        ("fax.tif", "2 open, 3 absent"),
        ("locked.pdf", "it is locked with a password"),
    ] {
        let scan = folder().join("odd").join(file);
        let (_, said) = desk.said(&format!("mark {} {}", marking.display(), scan.display()));
        assert!(said.contains(part), "{file}: {said}");
    }
}

#[test]
fn one_bad_file_stops_no_other() {
    let base = Base::load(&folder(), "letter-large");
    let (desk, _) = Desk::new("bad", &base, &[(1, Hand::Pen)]);
    fs::write(desk.0.join("scans/00.pdf"), "%PDF-1.4\nnothing").unwrap();
    fs::write(
        desk.0.join("scans/phone.heic"),
        b"\0\0\0\x18ftypheic\0\0\0\0",
    )
    .unwrap();
    fs::write(desk.0.join("scans/cut.png"), b"\x89PNG\r\n\x1a\n\0\0").unwrap();
    let (code, said) = desk.said("mark class-marking.json scans");
    assert_eq!(code, 1, "{said}");
    assert!(
        said.contains("phone.heic`: it is a HEIC picture") && said.contains("save it as JPEG"),
        "{said}"
    );
    assert!(said.contains("00.pdf: the page cannot be read"), "{said}");
    // One that holds no page that can be read says why, and nothing is written over that was handed out.
    fs::write(desk.0.join("text.png"), b"\x89PNG\r\n\x1a\n\0\0").unwrap();
    fs::create_dir(desk.0.join("empty")).unwrap();
    let blank = image::GrayImage::from_pixel(800, 1000, image::Luma([250]));
    blank.save(desk.0.join("blank.png")).unwrap();
    for _ in 0..2 {
        let (code, said) = desk.said("mark class-marking.json blank.png text.png -o empty");
        assert!(code == 1 && said.contains("`text.png`: "), "{said}");
        assert!(said.contains("wrote `empty/class-returned.html`"), "{said}");
    }
    assert!(
        desk.read("results.csv")
            .lines()
            .nth(1)
            .unwrap()
            .starts_with("1,")
    );
}

/// A PDF, each page with what it draws; `parts` are objects of any page, called `/X0`, `/X1` … of their kind.
fn pdf(pages: &[&[u8]], parts: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let first = 3 + 2 * pages.len();
    let mut kinds: BTreeMap<&str, String> = BTreeMap::new();
    for (at, (kind, _)) in parts.iter().enumerate() {
        *kinds.entry(kind).or_default() += &format!("/X{at} {} 0 R", first + at);
    }
    let kinds = kinds
        .iter()
        .map(|(kind, names)| format!("/{kind}<<{names}>>"));
    let resources: String = kinds.collect();
    let kids: String = (0..pages.len())
        .map(|at| format!("{} 0 R ", 3 + 2 * at))
        .collect();
    let mut objects = vec![
        b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
        format!("<</Type/Pages/Kids[{kids}]/Count {}>>", pages.len()).into_bytes(),
    ];
    for (at, page) in pages.iter().enumerate() {
        let contents = 4 + 2 * at;
        let head = format!(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents {contents} 0 R/Resources<<{resources}>>>>"
        );
        objects.extend([head.into_bytes(), stream("", page)]);
    }
    objects.extend(parts.iter().map(|(_, part)| part.clone()));
    let mut file = b"%PDF-1.7\n".to_vec();
    let mut places = String::new();
    for (at, object) in (1..).zip(&objects) {
        places += &format!("{:010} 00000 n \n", file.len());
        file.extend([format!("{at} 0 obj\n").as_bytes(), object, b"\nendobj\n"].concat());
    }
    let (count, table) = (objects.len() + 1, file.len());
    let end = format!(
        "xref\n0 {count}\n0000000000 65535 f \n{places}trailer<</Size {count}/Root 1 0 R>>\nstartxref\n{table}\n%%EOF"
    );
    file.extend(end.into_bytes());
    file
}

fn stream(head: &str, data: &[u8]) -> Vec<u8> {
    let head = format!("<<{head}/Length {}>>stream\n", data.len());
    [head.as_bytes(), data, b"\nendstream"].concat()
}

/// A picture as a PDF has it.
fn drawn(path: &Path) -> (&'static str, Vec<u8>) {
    let picture = image::open(path).unwrap().into_luma8();
    let (width, height) = picture.dimensions();
    let mut jpeg = Vec::new();
    image::codecs::jpeg::JpegEncoder::new_with_quality(&mut jpeg, 80)
        .encode(&picture, width, height, image::ExtendedColorType::L8)
        .unwrap();
    let head = format!(
        "/Subtype/Image/Width {width}/Height {height}/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/DCTDecode"
    );
    ("XObject", stream(&head, &jpeg))
}

#[test]
fn a_hostile_page_stops_no_other() {
    let base = Base::load(&folder(), "letter");
    let (desk, _) = Desk::new("hostile", &base, &[(1, Hand::Pen), (2, Hand::Pen)]);
    let good = |at: usize| drawn(&desk.0.join(format!("scans/{at:02}.png")));
    let show = |at: usize| format!("q 612 0 0 792 0 0 cm /X{at} Do Q").into_bytes();
    // A picture that is none; a form that draws itself, and so on; a function too deep for a stack.
    let none = "/Subtype/Image/Width 50000/Height 50000/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/DCTDecode";
    let deep = ["{".repeat(500_000), "}".repeat(500_000)].concat();
    let form = "/Subtype/Form/BBox[0 0 612 792]/Resources<</XObject<</X3 18 0 R>>>>";
    let parts = [
        good(1),
        good(2),
        ("XObject", stream(none, b"\xff\xd8\xff\xe0")),
        ("XObject", stream(form, b"/X3 Do /X3 Do")),
        (
            "Shading",
            b"<</ShadingType 1/ColorSpace/DeviceGray/Function 20 0 R>>".to_vec(),
        ),
        (
            "Function",
            stream(
                "/FunctionType 4/Domain[0 1 0 1]/Range[0 1]",
                deep.as_bytes(),
            ),
        ),
    ];
    // A line in more dashes than there is memory.
    let dashes = b"[0.00001] 0 d 0 0 m 612 792 l S".as_slice();
    let pages = [
        &show(0),
        &show(2),
        b"/X3 Do".as_slice(),
        b"/X4 sh",
        dashes,
        &show(1),
    ];
    fs::remove_dir_all(desk.0.join("scans")).unwrap();
    fs::write(desk.0.join("class.pdf"), pdf(&pages, &parts)).unwrap();
    let (code, said) = desk.said("mark class-marking.json class.pdf");
    assert_eq!(code, 1, "{said}");
    assert!(said.contains(" 28 absent"), "{said}");
    for page in [2, 4, 5] {
        let line = format!("class.pdf, page {page}: the page cannot be read, and does not count.");
        assert!(said.contains(&line), "{page}: {said}");
    }
    assert!(
        said.contains("`class.pdf, page 2`: a picture in it is damaged"),
        "{said}"
    );
    assert!(
        said.contains("`class.pdf, page 4`: it takes too much memory, or breaks what reads it"),
        "{said}"
    );
    // The same is not told of each page.
    assert!(!said.contains("`class.pdf, page 5`:"), "{said}");
}

#[test]
fn what_is_called_wrongly_is_said() {
    let base = Base::load(&folder(), "letter-large");
    let (desk, _) = Desk::new("wrong", &base, &[]);
    fs::write(desk.0.join("notes.txt"), "nothing").unwrap();
    for (line, code, part) in [
        (
            "mark class-marking.json notes.txt -o nowhere",
            1,
            "there is no such folder",
        ),
        (
            "mark class-marking.json",
            2,
            "nothing came back that could be marked",
        ),
        ("mark scans", 2, "no marking file is named"),
        (
            "mark class-marking.json scans",
            1,
            "no scans are in the folder `scans`",
        ),
        (
            "mark class-marking.json notes.txt",
            1,
            "it is no PDF, PNG, JPEG or TIFF file",
        ),
        (
            "mark class-marking.json scans --letters notes.txt",
            2,
            "sheets are scanned, or their letters typed",
        ),
    ] {
        let (found, said) = desk.said(line);
        assert_eq!(found, code, "{line}: {said}");
        assert!(said.contains(part), "{line}: {said}");
    }
}
