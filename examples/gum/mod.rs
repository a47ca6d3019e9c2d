//! Reads the CoNLL-U files of GUM, as far as the yardsticks of drafting need them.

use std::fs;
use std::path::Path;

/// A document of GUM.
pub struct Document {
    #[allow(dead_code)]
    /// Its name without the ending, as `GUM_news_iodine`.
    pub name: String,
    /// `meta::dateCreated`.
    pub date: String,
    /// Its sentences.
    pub sentences: Vec<Sentence>,
}

/// A sentence of GUM.
#[derive(Default)]
pub struct Sentence {
    /// Whether a paragraph begins with it.
    pub begins: bool,
    /// As it is printed.
    pub text: String,
    /// Words as the treebank has them, each with its tag, column 10, its head and its relation.
    pub words: Vec<[String; 5]>,
}

/// The documents of a folder whose names begin so, in the order of their names.
pub fn read(folder: &Path, begin: &str) -> Vec<Document> {
    let mut paths: Vec<_> = fs::read_dir(folder)
        .expect("the folder of GUM")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|end| end == "conllu"))
        .collect();
    paths.sort();
    let name = |path: &Path| {
        path.file_stem()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned()
    };
    let wanted = paths.iter().filter(|path| name(path).starts_with(begin));
    wanted
        .map(|path| document(name(path), &fs::read_to_string(path).expect("a text")))
        .collect()
}

fn document(name: String, text: &str) -> Document {
    let mut document = Document {
        name,
        date: String::new(),
        sentences: Vec::new(),
    };
    let mut sentence = Sentence::default();
    for line in text.lines().chain([""]) {
        if let Some(date) = line.strip_prefix("# meta::dateCreated = ") {
            document.date = date.to_owned();
        } else if line == "# newpar" {
            sentence.begins = true;
        } else if let Some(text) = line.strip_prefix("# text = ") {
            sentence.text = text.to_owned();
        } else if line.is_empty() && !sentence.words.is_empty() {
            document.sentences.push(std::mem::take(&mut sentence));
        } else if line.starts_with(|c: char| c.is_ascii_digit()) {
            let cells: Vec<&str> = line.split('\t').collect();
            if !cells[0].contains(['-', '.']) {
                sentence
                    .words
                    .push([cells[1], cells[4], cells[9], cells[6], cells[7]].map(str::to_owned));
            }
        }
    }
    document
}

impl Document {
    /// Its paragraphs: the sentences of each.
    pub fn paragraphs(&self) -> Vec<Vec<&Sentence>> {
        let mut paragraphs: Vec<Vec<&Sentence>> = Vec::new();
        for sentence in &self.sentences {
            match paragraphs.last_mut().filter(|_| !sentence.begins) {
                Some(paragraph) => paragraph.push(sentence),
                None => paragraphs.push(vec![sentence]),
            }
        }
        paragraphs
    }

    /// Its plain text, a paragraph a line.
    #[allow(dead_code)]
    pub fn text(&self) -> String {
        let line = |paragraph: &Vec<&Sentence>| {
            let texts: Vec<&str> = paragraph
                .iter()
                .map(|sentence| sentence.text.as_str())
                .collect();
            texts.join(" ") + "\n"
        };
        self.paragraphs().iter().map(line).collect()
    }
}
