//! In goes a text, out comes whether it is English, by the commonest words of some languages.

/// For each language, words that stand in nearly every sentence and hardly in the others' sentences.
const COMMON: &[(&str, &[&str])] = &[
    (
        "English",
        &[
            "the", "of", "and", "to", "was", "is", "that", "for", "with", "on", "by", "from",
            "said", "his", "it", "at", "are", "were", "has", "had", "have", "this", "an",
        ],
    ),
    (
        "German",
        &[
            "der", "die", "das", "und", "den", "von", "zu", "mit", "ist", "im", "des", "sich",
            "auf", "ein", "eine", "für", "nicht", "dem", "als", "wurde", "bei",
        ],
    ),
    (
        "French",
        &[
            "le", "la", "les", "des", "et", "du", "une", "est", "dans", "que", "qui", "pour",
            "sur", "au", "par", "il", "avec", "pas", "aux", "ont",
        ],
    ),
    (
        "Spanish",
        &[
            "el", "los", "las", "del", "que", "y", "una", "por", "con", "para", "su", "es", "se",
            "lo", "como", "fue", "sus", "más",
        ],
    ),
    (
        "Italian",
        &[
            "il", "di", "che", "della", "per", "gli", "nel", "con", "sono", "del", "alla", "dei",
            "una", "si", "anche", "è", "delle", "stato",
        ],
    ),
    (
        "Portuguese",
        &[
            "o", "os", "da", "do", "que", "em", "um", "uma", "para", "com", "não", "dos", "na",
            "no", "por", "mais", "foi", "ao",
        ],
    ),
    (
        "Dutch",
        &[
            "het", "een", "van", "de", "dat", "voor", "zijn", "niet", "met", "op", "te", "aan",
            "naar", "bij", "werd", "ook", "door",
        ],
    ),
    (
        "Swedish",
        &[
            "och", "att", "det", "som", "på", "är", "av", "för", "ett", "den", "till", "har",
            "inte", "med", "var",
        ],
    ),
    (
        "Danish or Norwegian",
        &[
            "og", "at", "det", "som", "på", "er", "af", "av", "til", "ikke", "med", "har", "blev",
            "ble", "fra",
        ],
    ),
    (
        "Polish",
        &[
            "w", "i", "na", "z", "się", "że", "do", "nie", "jest", "przez", "od", "po", "oraz",
            "dla", "było",
        ],
    ),
    (
        "Czech",
        &[
            "se", "na", "že", "je", "v", "a", "s", "pro", "byl", "jsou", "které", "však", "ve",
            "jako",
        ],
    ),
    (
        "Turkish",
        &[
            "ve", "bir", "bu", "için", "ile", "olarak", "da", "de", "olan", "çok", "daha", "gibi",
        ],
    ),
];

/// The name of the language of a text, where it is surely another than English.
///
/// A text that is not written with Latin letters is `another language`; one of few words is taken for English.
pub fn other_than_english(text: &str) -> Option<&'static str> {
    let letters = text.chars().filter(|c| c.is_alphabetic()).take(4000);
    let (latin, all) = letters.fold((0, 0), |(latin, all), c| {
        (latin + usize::from(c < '\u{250}'), all + 1)
    });
    if all >= 20 && latin * 2 < all {
        return Some("another language");
    }
    let words: Vec<String> = text
        .split(|c: char| !c.is_alphabetic())
        .filter(|word| !word.is_empty())
        .take(2000)
        .map(str::to_lowercase)
        .collect();
    let share = |common: &[&str]| {
        words
            .iter()
            .filter(|word| common.contains(&word.as_str()))
            .count()
    };
    let english = share(COMMON[0].1);
    let (name, most) = COMMON[1..]
        .iter()
        .map(|(name, common)| (*name, share(common)))
        .max_by_key(|(_, count)| *count)?;
    (words.len() >= 20 && most > 2 * english && most * 12 > words.len()).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::other_than_english;

    #[test]
    fn a_language_is_known_by_its_commonest_words() {
        let english = "The ship left the harbour of Oslo on Monday with a crew of forty people, and it was seen again in the evening near the coast.";
        let german = "Das Schiff verließ am Montag den Hafen von Oslo mit einer Mannschaft von vierzig Leuten und wurde am Abend vor der Küste wieder gesehen.";
        let french = "Le navire a quitté lundi le port avec un équipage de quarante personnes, et il a été revu dans la soirée près de la côte par des pêcheurs.";
        let russian = "Корабль вышел в понедельник из порта с командой из сорока человек.";
        assert_eq!(other_than_english(english), None);
        assert_eq!(other_than_english(german), Some("German"));
        assert_eq!(other_than_english(french), Some("French"));
        assert_eq!(other_than_english(russian), Some("another language"));
        assert_eq!(other_than_english("Apollo 11"), None);
        assert_eq!(other_than_english(""), None);
    }
}
