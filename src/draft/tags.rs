//! In go the words of a sentence, out come their parts of speech, by the tags of the Penn Treebank as GUM has them.
//!
//! An averaged perceptron (Collins 2002) that goes from left to right. Its weights are whole numbers, made by
//! `examples/train_tags.rs` from GUM (src/draft/tags/NOTICE.md), so that every machine tags alike.

mod lexicon;

use std::sync::OnceLock;

/// The tags, in the order in which the weights number them.
pub const TAGS: &[&str] = &[
    "NN", "IN", "DT", "NNP", "JJ", "NNS", ",", ".", "RB", "PRP", "VB", "CC", "VBN", "VBD", "VBZ",
    "VBP", "CD", "VBG", "TO", "MD", "PRP$", ":", "-LRB-", "-RRB-", "WDT", "HYPH", "``", "''",
    "WRB", "UH", "POS", "WP", "NNPS", "RP", "JJR", "EX", "RBR", "FW", "JJS", "SYM", "PDT", "RBS",
    "$", "NFP", "WP$", "LS", "ADD", "AFX", "GW",
];

/// What the tagger has learned.
pub struct Model {
    /// Hashes of features, in ascending order.
    features: Vec<u32>,
    /// Where the weights of each begin, and where the last ones end.
    starts: Vec<u32>,
    /// A tag, and its weight.
    weights: Vec<(u8, i8)>,
}

impl Model {
    /// The model that ships.
    pub fn shipped() -> &'static Model {
        static MODEL: OnceLock<Model> = OnceLock::new();
        MODEL.get_or_init(|| Model::read(include_bytes!("tags/weights.bin")))
    }

    /// Reads what the trainer writes: for each feature how far its hash is from the last one (seven bits a byte, the least first, the highest
    /// bit where more follow), how many tags have a weight, and these, each with its tag. What does not end as it should is left out.
    pub fn read(mut bytes: &[u8]) -> Model {
        let mut model = Model {
            features: Vec::new(),
            starts: vec![0],
            weights: Vec::new(),
        };
        let mut hash = 0_u32;
        while let Some((gap, rest)) = gap(bytes) {
            let Some((count, rest)) = rest.split_first() else {
                break;
            };
            let Some((pairs, rest)) = rest.split_at_checked(2 * usize::from(*count)) else {
                break;
            };
            hash = hash.wrapping_add(gap);
            model.features.push(hash);
            let known = |pair: &[u8]| (pair[0].min(TAGS.len() as u8 - 1), pair[1] as i8);
            model.weights.extend(pairs.chunks_exact(2).map(known));
            model.starts.push(model.weights.len() as u32);
            bytes = rest;
        }
        model
    }

    fn add(&self, feature: u32, scores: &mut [i32]) {
        if let Ok(position) = self.features.binary_search(&feature) {
            let range = self.starts[position] as usize..self.starts[position + 1] as usize;
            for (tag, weight) in &self.weights[range] {
                scores[usize::from(*tag)] += i32::from(*weight);
            }
        }
    }

    /// The tags of the words of a sentence.
    pub fn tags(&self, words: &[&str]) -> Vec<&'static str> {
        let context = Context::of(words);
        let mut numbers: Vec<u8> = Vec::with_capacity(words.len());
        for position in 0..words.len() {
            let mut scores = [0; TAGS.len()];
            context.features(position, &numbers, |feature| self.add(feature, &mut scores));
            numbers.push(best(&scores));
        }
        numbers
            .into_iter()
            .map(|number| TAGS[usize::from(number)])
            .collect()
    }
}

/// A number of seven bits a byte, and what follows it.
fn gap(bytes: &[u8]) -> Option<(u32, &[u8])> {
    let last = bytes.iter().take(5).position(|byte| byte & 128 == 0)?;
    let (own, rest) = bytes.split_at(last + 1);
    let value = own
        .iter()
        .rev()
        .fold(0_u32, |value, byte| value << 7 | u32::from(byte & 127));
    Some((value, rest))
}

/// The tag with the highest score, the first of several.
pub fn best(scores: &[i32]) -> u8 {
    let mut best = 0;
    for (tag, score) in scores.iter().enumerate() {
        if *score > scores[best] {
            best = tag;
        }
    }
    best as u8
}

/// The words of a sentence as the tagger sees them.
pub struct Context<'w> {
    words: Vec<String>,
    raw: &'w [&'w str],
    /// Whether most words have capitals, so that these mark no names.
    title: bool,
    /// For each word, whether a straight quotation mark before it is still open.
    opened: Vec<bool>,
}

impl<'w> Context<'w> {
    /// The words, folded: numbers by their length, quotation marks and dashes alike.
    pub fn of(raw: &'w [&'w str]) -> Context<'w> {
        let begins =
            |wanted: fn(char) -> bool| raw.iter().filter(|word| word.starts_with(wanted)).count();
        let title = begins(char::is_uppercase) > begins(char::is_lowercase);
        let mut open = false;
        let opened = raw.iter().map(|word| {
            let before = open;
            open ^= *word == "\"";
            before
        });
        let opened = opened.collect();
        Context {
            words: raw.iter().map(|word| folded(word)).collect(),
            raw,
            title,
            opened,
        }
    }

    fn word(&self, position: usize, away: isize) -> &str {
        let at = position.checked_add_signed(away);
        at.and_then(|at| self.words.get(at))
            .map_or("-", String::as_str)
    }

    /// Gives the hash of each feature of a word, whose forerunners have these tags.
    pub fn features(&self, position: usize, tags: &[u8], mut give: impl FnMut(u32)) {
        let tag = |back: usize| position.checked_sub(back).map_or(255, |at| tags[at]);
        let (one, two) = (tag(1), tag(2));
        let word = self.word(position, 0);
        let raw = self.raw[position];
        let mut feature = |kind: u8, parts: &[&[u8]]| give(hash(kind, parts));
        let w = |away| self.word(position, away).as_bytes();
        let shape = shape(raw);
        feature(0, &[]);
        feature(1, &[w(0)]);
        for length in 1..=4 {
            feature(2, &[tail(word, length).as_bytes()]);
        }
        feature(3, &[head(word, 1).as_bytes()]);
        feature(19, &[head(word, 3).as_bytes()]);
        feature(4, &[&[one]]);
        feature(5, &[&[two]]);
        feature(6, &[&[one, two]]);
        feature(7, &[&[one], w(0)]);
        feature(8, &[w(-1)]);
        feature(9, &[tail(self.word(position, -1), 3).as_bytes()]);
        feature(10, &[w(-2)]);
        feature(11, &[w(1)]);
        feature(12, &[tail(self.word(position, 1), 3).as_bytes()]);
        feature(13, &[w(2)]);
        feature(14, &[shape.as_bytes()]);
        feature(15, &[shape.as_bytes(), &[one]]);

        feature(16, &[tail(word, 5).as_bytes()]);
        feature(17, &[w(0), w(1)]);
        feature(18, &[tail(word, 3).as_bytes(), &[one]]);
        let next = self.raw.get(position + 1).map_or("-", |word| word);
        // Straight quotation marks open and close by turns.
        if raw == "\"" {
            let open = self.opened[position];
            feature(30, &[&[u8::from(open)]]);
            feature(
                31,
                &[
                    &[u8::from(open)],
                    &[
                        u8::from(position == 0),
                        u8::from(position + 1 == self.raw.len()),
                    ],
                ],
            );
        }
        let kinds = |away| lexicon::kinds(self.word(position, away)).to_le_bytes();
        feature(23, &[&kinds(0)]);
        feature(24, &[&kinds(0), &[one]]);
        feature(25, &[&kinds(1)]);
        feature(26, &[&kinds(-1)]);
        feature(27, &[&[two], w(-1)]);
        feature(28, &[&[one], tail(self.word(position, 1), 2).as_bytes()]);
        feature(29, &[shape.as_bytes(), &[u8::from(self.title)]]);
        feature(20, &[shape.as_bytes(), self::shape(next).as_bytes()]);
        feature(21, &[&[one], w(1)]);
        feature(
            22,
            &[
                tail(word, 2).as_bytes(),
                tail(self.word(position, 1), 2).as_bytes(),
            ],
        );
    }
}

fn folded(word: &str) -> String {
    if word.starts_with(|c: char| c.is_ascii_digit()) {
        let digits = word.chars().all(|c| c.is_ascii_digit());
        return match (digits, word.len()) {
            (true, 4) => "!year".into(),
            (true, _) => "!digits".into(),
            (false, _) => "!number".into(),
        };
    }
    word.chars()
        .flat_map(|c| {
            match c {
                '’' | '‘' => '\'',
                '“' | '”' => '"',
                '–' | '—' => '-',
                c => c,
            }
            .to_lowercase()
        })
        .collect()
}

/// Capitals as `X`, small letters as `x`, digits as `d`, runs of one kind as two at most.
fn shape(word: &str) -> String {
    let mut shape = String::new();
    let mut run = 0;
    for letter in word.chars() {
        let sign = match letter {
            c if c.is_uppercase() => 'X',
            c if c.is_alphabetic() => 'x',
            c if c.is_numeric() => 'd',
            c => c,
        };
        run = if shape.ends_with(sign) { run + 1 } else { 1 };
        if run <= 2 && shape.len() < 24 {
            shape.push(sign);
        }
    }
    shape
}

fn tail(word: &str, length: usize) -> &str {
    let at = word.char_indices().rev().nth(length - 1);
    at.map_or(word, |(at, _)| &word[at..])
}

fn head(word: &str, length: usize) -> &str {
    let at = word.char_indices().nth(length);
    at.map_or(word, |(at, _)| &word[..at])
}

/// FNV-1a over the kind of a feature and its parts.
fn hash(kind: u8, parts: &[&[u8]]) -> u32 {
    let mut hash: u32 = 0x811c_9dc5;
    let mut take = |byte: u8| hash = (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    take(kind);
    for part in parts {
        part.iter().for_each(|byte| take(*byte));
        take(0);
    }
    hash
}
