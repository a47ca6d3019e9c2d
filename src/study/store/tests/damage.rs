//! Stores that were cut, overwritten and emptied, what can be read of them, and the backups beside them.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use super::{folder, noon, scheduler};
use crate::deck::CardId;
use crate::random::Dice;
use crate::study::history::{History, Marks};
use crate::study::store::{Error, backup};
use crate::study::{Day, Grade, Review, ReviewMode, Store};

const CARDS: usize = 300;
const EACH: usize = 6;

/// A history that fills some twenty pages.
fn history() -> History {
    let mut history = History::default();
    for card in 0..CARDS {
        let id = CardId::new("bank", &format!("fact-{card}"), "blank");
        let marks = Marks {
            front: format!("The question of card {card}?"),
            ..Marks::default()
        };
        history.cards.insert(id.clone(), marks);
        for day in 0..EACH {
            let review = Review {
                at: noon(day as i32),
                grade: Grade::Good,
                way: ReviewMode::Card,
                interval: 1,
                desired: 0.9,
            };
            history.reviews.push((id.clone(), review));
        }
    }
    history.sort();
    history
}

fn store(path: &Path) -> Store {
    let mut store = Store::open(path).unwrap();
    store.merge(&history(), &scheduler()).unwrap();
    store
}

/// Every review of one history, as it can be compared.
fn reviews(history: &History) -> BTreeSet<(CardId, i64)> {
    let key = |(id, review): &(CardId, Review)| (id.clone(), review.at.millis);
    history.reviews.iter().map(key).collect()
}

#[track_caller]
fn is_damaged(path: &Path) {
    for opened in [Store::open(path).map(Some), Store::read(path)] {
        let Err(error) = opened else {
            panic!("a damaged store is opened");
        };
        assert!(matches!(error, Error::Damaged { .. }), "{error}");
        let said = format!("{error}");
        assert!(
            !said.contains("SELECT") && !said.contains("CREATE"),
            "{said}"
        );
        assert!(error.help().contains("study --export"), "{}", error.help());
    }
}

#[test]
fn a_store_that_was_cut_is_not_opened_and_what_is_left_is_read() {
    let folder = folder();
    let path = folder.path().join("study.db");
    drop(store(&path));
    let whole = fs::read(&path).unwrap();
    let all = reviews(&history());
    for cut in [1, 100, 4095, 4096, 4097, 5 * 4096, whole.len() / 2] {
        fs::write(&path, &whole[..whole.len() - cut]).unwrap();
        is_damaged(&path);
        let salvage = Store::salvage(&path).unwrap();
        let read = reviews(&salvage.history);
        assert!(read.is_subset(&all), "{cut}");
        let lost: usize = salvage.lost.values().sum();
        let known = read.len() + lost + salvage.nameless;
        assert!(salvage.bare > 0 || known == all.len(), "{cut}: {known}");
        assert_eq!(
            fs::read(&path).unwrap().len(),
            whole.len() - cut,
            "it is only read"
        );
    }
}

/// Whichever page is overwritten, the other answers are read.
#[test]
fn a_page_that_is_overwritten_takes_only_its_own_answers() {
    let folder = folder();
    let path = folder.path().join("study.db");
    drop(store(&path));
    let whole = fs::read(&path).unwrap();
    let all = reviews(&history());
    let pages = whole.len() / 4096;
    let mut noise = Dice::new("noise").stream(&["pages"]);
    let (mut seen, mut most) = (0, 0);
    for page in 1..pages {
        let mut bytes = whole.clone();
        for byte in &mut bytes[page * 4096..(page + 1) * 4096] {
            *byte = noise.below(256) as u8;
        }
        fs::write(&path, &bytes).unwrap();
        let Err(Error::Damaged { .. }) = Store::open(&path) else {
            panic!("page {page} is not missed");
        };
        let salvage = Store::salvage(&path).unwrap();
        let read = reviews(&salvage.history);
        assert!(read.is_subset(&all), "page {page}");
        seen += 1;
        most += usize::from(read.len() * 3 >= all.len() * 2);
    }
    // The root of a table is one page, and takes the table with it.
    assert!(seen > 15 && most + 2 >= seen, "{most} of {seen} pages");
}

#[test]
fn a_store_that_has_lost_its_version_or_a_table_is_not_opened() {
    let folder = folder();
    let path = folder.path().join("study.db");
    for harm in [
        "PRAGMA user_version = 0",
        "PRAGMA user_version = -1",
        "DROP TABLE fits",
        "DROP TABLE reviews; PRAGMA user_version = 0",
    ] {
        let _ = fs::remove_file(&path);
        let store = store(&path);
        store.db.execute_batch(harm).unwrap();
        drop(store);
        is_damaged(&path);
        let read = Store::salvage(&path).unwrap().history;
        let expected = if harm.contains("reviews") {
            0
        } else {
            CARDS * EACH
        };
        assert_eq!(read.reviews.len(), expected, "{harm}");
    }
}

#[test]
fn a_store_is_saved_once_a_day_and_five_days_are_kept() {
    let folder = folder();
    let path = folder.path().join("study.db");
    let mut empty = Store::open(&path).unwrap();
    empty.back_up(Day(0)).unwrap();
    assert!(backup::daily(&path).is_empty(), "there is nothing to save");
    empty.merge(&history(), &scheduler()).unwrap();
    for day in [1, 1, 2, 3, 5, 8, 13] {
        // A run that was killed while it saved leaves this, on whatever day.
        fs::write(folder.path().join("study.db.backup.part"), "half").unwrap();
        empty.back_up(Day(day)).unwrap();
    }
    drop(empty);
    let files = fs::read_dir(folder.path()).unwrap().flatten();
    let halves = files.filter(|file| file.path().extension().is_some_and(|end| end == "part"));
    // The second run of the first day saved nothing, and so took nothing away; the next day did.
    assert_eq!(halves.count(), 0);
    let names = |paths: Vec<PathBuf>| -> Vec<String> {
        let name = |path: PathBuf| path.file_name().unwrap().to_string_lossy().into_owned();
        paths.into_iter().map(name).collect()
    };
    let kept = ["03", "04", "06", "09", "14"].map(|day| format!("study.db.backup-1970-01-{day}"));
    assert_eq!(names(backup::daily(&path)), kept);
    let saved = Store::read(&folder.path().join(&kept[4])).unwrap().unwrap();
    assert_eq!(saved.history().unwrap(), history());

    // A damaged store is told with its last backup, and is not saved.
    let bytes = fs::read(&path).unwrap();
    fs::write(&path, &bytes[..bytes.len() - 9]).unwrap();
    let help = Store::open(&path).unwrap_err().help();
    assert!(help.contains("backup-1970-01-14"), "{help}");
    fs::write(&path, "").unwrap();
    assert!(matches!(Store::open(&path), Err(Error::Damaged { .. })));
    assert!(matches!(Store::read(&path), Err(Error::Damaged { .. })));
    assert_eq!(names(backup::daily(&path)), kept);

    // A store that was taken away is made anew.
    fs::remove_file(&path).unwrap();
    assert!(Store::read(&path).unwrap().is_none());
    assert!(Store::open(&path).is_ok());
}

#[test]
fn what_belongs_to_a_store_is_known() {
    let folder = folder();
    let path = folder.path().join("study.db");
    let store = store(&path);
    store.back_up(Day(0)).unwrap();
    let names = Store::beside(&path);
    let has = |name: &str| names.iter().any(|path| path.ends_with(name));
    assert!(has("study.db-journal") && has("study.db.backup-1970-01-01"));
}
