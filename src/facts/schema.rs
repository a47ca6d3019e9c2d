//! The JSON Schema of a bank, by which an editor completes and explains its fields.
//!
//! In goes [what a bank may hold](super::shape), out comes a schema (2020-12) that says the same, as far as one can: it
//! accepts every bank that is read, and sees what is wrong with a name, a word or a type. What refers to something
//! else in the bank is for the reader. Editors take numbers and truths for what YAML says they are, so a text may be either.

use serde_json::{Map, Value, json};

use super::report::Reporter;
use super::scalars;
use super::shape::{BANK, Content, Field, Shape};
use super::tree::{Kind, Node, Tree};

/// A date by its digits: months have two of them and run to 12, days to 31.
const DATE: &str = r"-?\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?";
/// A time of a day.
const CLOCK: &str = r"\d{2}:\d{2}(:\d{2})?[Zz]?";
/// Digits that underscores may part.
const DIGITS: &str = r"\d+(_\d+)*";
/// A point, and digits after it.
const POINT: &str = r"(\.\d+(_\d+)*)?";
/// Fifteen digits before the point are the most that is read.
const MOST: f64 = 999_999_999_999_999.0;

/// The schema of a bank.
pub fn schema() -> Value {
    let mut shapes = Vec::new();
    gather(&BANK, &mut shapes);
    let defined = shapes.iter().map(|shape| (name(shape), map(shape)));
    let mut schema = map(&BANK);
    schema["$schema"] = json!("https://json-schema.org/draft/2020-12/schema");
    schema["$defs"] = defined.collect::<Map<_, _>>().into();
    schema
}

/// The shapes within a shape, each once.
fn gather(shape: &'static Shape, found: &mut Vec<&'static Shape>) {
    for field in shape.fields {
        if let Some(inner) = field.content.shape()
            && !found.iter().any(|known| known.what == inner.what)
        {
            found.push(inner);
            gather(inner, found);
        }
    }
}

/// What a shape is known by: `wrong-value` of "a wrong value".
fn name(shape: &Shape) -> String {
    let words: Vec<&str> = shape.what.split(' ').skip(1).collect();
    words.join("-")
}

fn reference(shape: &Shape) -> Value {
    json!({ "$ref": format!("#/$defs/{}", name(shape)) })
}

/// A map of fields. Nothing, as in `moon:`, is a map without fields, where there may be none.
fn map(shape: &Shape) -> Value {
    let fields = shape.fields.iter();
    let properties: Map<String, Value> = fields
        .map(|field| (field.name.to_owned(), property(field)))
        .collect();
    let required: Vec<&str> = shape
        .fields
        .iter()
        .filter(|field| field.required)
        .map(|field| field.name)
        .collect();
    let mut schema = json!({
        "title": shape.what,
        "type": "object",
        "properties": properties,
        "additionalProperties": false,
    });
    if required.is_empty() && shape.one_of.is_empty() {
        schema["type"] = json!(["object", "null"]);
    }
    if !required.is_empty() {
        schema["required"] = json!(required);
    }
    if !shape.one_of.is_empty() {
        let message = format!(
            "{} holds one of {}",
            shape.what,
            scalars::either(shape.one_of)
        );
        schema["oneOf"] = needs_any(shape.one_of, &message);
    }
    let beside = shape.fields.iter().filter(|field| !field.beside.is_empty());
    let mut dependent: Map<String, Value> = beside
        .map(|field| {
            let message = format!("`{}` belongs to {}", field.name, scalars::all(field.beside));
            let needs = json!({ "anyOf": needs_any(field.beside, &message) });
            (field.name.to_owned(), needs)
        })
        .collect();
    let answers = shape.one_of.iter().filter_map(|name| shape.field(name));
    for answer in answers.filter(|answer| is_measured(answer)) {
        dependent.insert(answer.name.into(), of_its_type(shape, answer));
    }
    if !dependent.is_empty() {
        schema["dependentSchemas"] = dependent.into();
    }
    schema
}

/// That one of these fields is there, in a schema each, and what an editor says where it is not.
fn needs_any(names: &[&str], message: &str) -> Value {
    let needs = names
        .iter()
        .map(|name| json!({ "required": [name], "errorMessage": message }));
    needs.collect()
}

/// Whether what stands in a field has a type that its text shows.
fn is_measured(field: &Field) -> bool {
    matches!(field.content, Content::Date | Content::Number)
}

/// That the values of a map are of its answer's type.
fn of_its_type(shape: &Shape, answer: &Field) -> Value {
    let mut properties = Map::new();
    for field in shape.fields {
        let Content::Values(inner) = field.content else {
            continue;
        };
        let plain = content(answer);
        let value = match inner {
            Some(_) => {
                let reasoned =
                    json!({ "type": "object", "properties": { "value": plain.clone() } });
                json!({ "anyOf": [plain, reasoned] })
            }
            None => plain,
        };
        properties.insert(field.name.into(), one_or_several(value, field));
    }
    json!({ "properties": properties })
}

/// What may stand in a field, what it is for, and how it is written.
fn property(field: &Field) -> Value {
    let mut schema = content(field);
    schema["description"] = json!(unlinked(field.about));
    // By this, which is no word of JSON Schema, editors show what stands in backticks as code.
    schema["markdownDescription"] = schema["description"].clone();
    if let Some(example) = example(field) {
        schema["examples"] = json!([example]);
    }
    schema
}

/// The value of a field in its example, which is YAML itself.
fn example(field: &Field) -> Option<Value> {
    let mut report = Reporter::new("", field.example);
    let tree = Tree::read(field.example, &mut report)?;
    value(tree.root()?).get_mut(field.name).map(Value::take)
}

/// What stands in a node, as an editor takes it.
fn value(node: Node) -> Value {
    match node.kind() {
        Kind::Null | Kind::Bad => Value::Null,
        Kind::List => node.items().map(value).collect(),
        Kind::Map => {
            let named = |(key, inner): (Node, Node)| match key.kind() {
                Kind::Text(name) => Some((name.to_owned(), value(inner))),
                _ => None,
            };
            Value::Object(node.entries().filter_map(named).collect())
        }
        Kind::Text("true") if node.is_plain() => json!(true),
        Kind::Text(text) => match text.parse::<i32>() {
            Ok(number) if node.is_plain() && number.to_string() == text => json!(number),
            _ => json!(text),
        },
    }
}

/// A text of the documents without its links: `[words](place)` becomes `words`.
fn unlinked(text: &str) -> String {
    let mut plain = String::new();
    let mut rest = text;
    while let Some((before, (words, after))) = rest
        .split_once('[')
        .and_then(|(before, after)| Some((before, after.split_once("](")?)))
    {
        plain.extend([before, words]);
        rest = after.split_once(')').map_or("", |(_, after)| after);
    }
    plain + rest
}

fn content(field: &Field) -> Value {
    match field.content {
        Content::Text | Content::Statement => text(field),
        Content::Id(signs) => id(signs),
        Content::Ids(signs) => one_or_several(id(signs), field),
        Content::Texts => one_or_several(text(field), field),
        Content::List => list(text(field), field),
        Content::Date => date(DATE),
        Content::Moment => date(&format!("{DATE}([Tt ]{CLOCK})?")),
        Content::Number => number("number", [-MOST, MOST]),
        Content::Whole(limits) => number("integer", limits.map(f64::from)),
        Content::Paragraphs => {
            let paragraph = number("integer", [0.0, f64::from(u32::MAX)]);
            one_or_several(paragraph, field)
        }
        Content::Flag => json!({ "type": "boolean" }),
        Content::Word(words) => word(words),
        Content::Words(words) => one_or_several(word(words), field),
        Content::Values(None) => one_or_several(text(field), field),
        Content::Values(Some(shape)) => {
            let value = json!({ "anyOf": [text(field), reference(shape)] });
            one_or_several(value, field)
        }
        Content::Map(shape) => reference(shape),
        Content::Named(shape) => named(reference(shape), field),
        Content::Maps(shape) => list(reference(shape), field),
        Content::Lists => {
            let names = one_or_several(text(field), field);
            json!({ "type": "object", "additionalProperties": names })
        }
    }
}

/// Anything that stands alone: a number and a truth are texts too. Truths are not named, lest an editor offer them.
fn text(field: &Field) -> Value {
    let message = format!("write it as in `{}`", field.example);
    let text = written(&["string", "number"], field.pattern, &message);
    json!({ "anyOf": [text, { "not": { "type": ["string", "number", "array", "object", "null"] } }] })
}

fn id(signs: &[char]) -> Value {
    let types = ["string", "integer", "boolean"];
    written(&types, &id_pattern(signs), scalars::ID)
}

fn id_pattern(signs: &[char]) -> String {
    let signs: String = signs.iter().collect();
    format!(r"^\s*[a-z0-9]+([{signs}][a-z0-9]+)*\s*$")
}

/// A date that is a year alone is a number to YAML.
fn date(pattern: &str) -> Value {
    let pattern = format!(r"^\s*{pattern}\s*$");
    let mut schema = written(&["string", "integer"], &pattern, scalars::DATE);
    schema["minimum"] = json!(-9998);
    schema["maximum"] = json!(9999);
    schema
}

/// A number from one to another. Digits that underscores part are a text to YAML.
fn number(kind: &str, [least, most]: [f64; 2]) -> Value {
    let point = if kind == "integer" { "" } else { POINT };
    let pattern = format!(r"^\s*-?{DIGITS}{point}\s*$");
    let mut schema = written(&[kind, "string"], &pattern, scalars::NUMBER);
    schema["minimum"] = json!(least);
    schema["maximum"] = json!(most);
    schema
}

/// What stands alone and is written in one way, and what an editor says where it is not.
fn written(types: &[&str], pattern: &str, message: &str) -> Value {
    json!({ "type": types, "pattern": pattern, "patternErrorMessage": message })
}

/// One of these words, two of which are truths to YAML unless they stand in quotes.
fn word(words: &[&str]) -> Value {
    let plain = words.iter().map(|&word| match word {
        "true" => json!(true),
        "false" => json!(false),
        word => json!(word),
    });
    let plain: Vec<Value> = plain.collect();
    if !plain.iter().any(Value::is_boolean) {
        return json!({ "enum": plain });
    }
    json!({ "anyOf": [{ "enum": plain }, { "type": "string", "pattern": "^(true|false)$" }] })
}

fn one_or_several(one: Value, field: &Field) -> Value {
    let several = list(one.clone(), field);
    match field.count {
        [0..=1, _] => json!({ "anyOf": [one, several] }),
        _ => several,
    }
}

fn list(member: Value, field: &Field) -> Value {
    let [least, most] = field.count;
    let mut schema = json!({ "type": "array", "items": member, "minItems": least });
    if most < usize::MAX {
        schema["maxItems"] = json!(most);
    }
    schema
}

/// Maps, each under an id.
fn named(member: Value, field: &Field) -> Value {
    json!({
        "type": "object",
        "additionalProperties": member,
        "propertyNames": { "pattern": id_pattern(&['_', '-']) },
        "minProperties": usize::from(field.required),
    })
}

#[cfg(test)]
mod tests {
    use super::super::shape::{self, BANK};
    use super::{example, schema, unlinked};

    #[test]
    fn every_field_is_explained_with_an_example_of_it() {
        for shape in [
            BANK,
            shape::SOURCE,
            shape::ENTITY,
            shape::FACT,
            shape::BLANK,
            shape::WRONG,
        ] {
            for field in shape.fields {
                assert!(!field.about.is_empty(), "{}", field.name);
                assert!(example(field).is_some(), "{}", field.example);
            }
        }
    }

    #[test]
    fn links_become_their_words() {
        assert_eq!(
            unlinked("held [against it](#a), [b](c.md)."),
            "held against it, b."
        );
        assert_eq!(unlinked("a list: [a, b]"), "a list: [a, b]");
    }

    #[test]
    fn shapes_refer_to_each_other() {
        let schema = schema();
        let facts = &schema["properties"]["facts"]["items"]["$ref"];
        assert_eq!(facts, "#/$defs/fact");
        let blanks = &schema["$defs"]["fact"]["properties"]["blanks"];
        assert_eq!(blanks["additionalProperties"]["$ref"], "#/$defs/blank");
        assert_eq!(schema["$defs"]["blank"]["oneOf"][0]["required"][0], "date");
    }
}
