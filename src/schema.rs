//! JSON Schemas of what is written as JSON, by its types.
//!
//! In goes a type with its fields and what is said of them, out comes its schema (2020-12): what reading needs is required,
//! and a field that is not known may stand there too.

use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde_json::Value;

/// The schema of a type, under a title.
pub(crate) fn of<T: JsonSchema>(title: &str) -> Value {
    let generator = SchemaSettings::draft2020_12().into_generator();
    let mut schema = generator.into_root_schema_for::<T>();
    schema.insert("title".into(), title.into());
    schema.to_value()
}
