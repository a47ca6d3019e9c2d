//! YAML tree to bank.
use super::{Facts, Problem};
pub(super) fn read(_file: &str, _yaml: &str) -> (Option<Facts>, Vec<Problem>) {
    (None, vec![])
}
impl Facts {
    pub(crate) fn fingerprint(&self) -> String {
        String::new()
    }
}
