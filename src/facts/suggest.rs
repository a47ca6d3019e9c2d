//! Which name was probably meant by a misspelt one.

/// Whether a word is a name with a slip of the pen: one letter in four, at least one, may be wrong, but not the first. Who writes `race` knows that it is not
/// `page`, and who writes `weeds` that it is not `leeds`.
pub(crate) fn is_slip(word: &str, name: &str) -> bool {
    let most = (word.chars().count() / 4).max(1);
    let (word, name) = (alike(word), alike(name));
    word.chars().next() == name.chars().next() && strsim::osa_distance(&word, &name) <= most
}

/// A name without what nobody means by a difference: capitals, and `_` for `-`.
fn alike(name: &str) -> String {
    name.to_lowercase().replace('_', "-")
}

/// The nearest of the names, where it is near enough to have been meant, and how many were compared. One
/// letter in three may be wrong, left out, added or swapped with its neighbour (Damerau 1964), and the first
/// of several equally near wins.
pub(crate) fn nearest<'n>(
    word: &str,
    names: impl IntoIterator<Item = &'n str>,
) -> (Option<&'n str>, usize) {
    const LONGEST: usize = 60;
    let length = word.chars().count();
    if length > LONGEST {
        return (None, 0);
    }
    let word = alike(word);
    let bound = |name: &str| length.max(name.len()).div_ceil(3);
    let mut compared = 0;
    let mut best: Option<(usize, &str)> = None;
    for name in names {
        compared += 1;
        let closest = best.map_or(usize::MAX, |(distance, _)| distance);
        if name.len() > 4 * LONGEST || length.abs_diff(name.chars().count()) >= closest.min(length)
        {
            continue;
        }
        let distance = strsim::osa_distance(&word, &alike(name));
        if distance < closest && distance <= bound(name) && distance < length {
            best = Some((distance, name));
        }
    }
    (best.map(|(_, name)| name), compared)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(word: &str, names: &[&str], expected: Option<&str>) {
        assert_eq!(nearest(word, names.iter().copied()).0, expected);
    }

    #[test]
    fn small_slips_are_seen_through() {
        let fields = [
            "date", "number", "entity", "text", "ask", "ask-all", "accept",
        ];
        check("entitiy", &fields, Some("entity"));
        check("enitty", &fields, Some("entity"));
        check("Number", &fields, Some("number"));
        check("ask_all", &fields, Some("ask-all"));
        check("aks", &fields, Some("ask"));
        check("persn", &["person", "place"], Some("person"));
    }

    #[test]
    fn another_word_is_no_slip() {
        for (word, name) in [
            ("nsa", "nasa"),
            ("eagl", "eagle"),
            ("columbia-2", "columbia"),
        ] {
            assert!(is_slip(word, name), "{word}");
        }
        for (word, name) in [
            ("race", "page"),
            ("weeds", "leeds"),
            ("seafood", "food"),
            ("cotton", "canton"),
        ] {
            assert!(!is_slip(word, name), "{word}");
        }
    }

    #[test]
    fn what_is_far_from_all_is_not_guessed() {
        check("colour", &["date", "number", "entity"], None);
        check("x", &["a", "b"], None);
        check("", &["a"], None);
        check(&"a".repeat(1000), &["a"], None);
    }
}
