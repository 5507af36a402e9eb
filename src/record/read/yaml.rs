//! The quick reading of YAML, which does not begin where a text is deeper or longer than any file of a city: the parser
//! takes the square of the time for brackets in one another, and copies what is referred to.

use serde::de::DeserializeOwned;

use crate::record::limit;
use crate::record::model::field::Extra;
use crate::record::model::form::Form;
use crate::record::read::renamed_keys;
use crate::record::validate::explain;

/// The text of a file as a struct; none where it is not sound.
pub(crate) fn from_str<T: DeserializeOwned>(file: &str, yaml: &str) -> Option<T> {
    if explain::exceeds(yaml, limit::rows_of(file)) {
        return None;
    }
    serde_yaml::from_str(yaml).ok()
}

/// The same of a record whose keys are those of a city's form, with the fields that the form declares.
pub(crate) fn with_form<T: DeserializeOwned>(
    file: &str,
    yaml: &str,
    form: &Form,
) -> Option<(T, Vec<Extra>)> {
    if explain::exceeds(yaml, limit::rows_of(file)) {
        return None;
    }
    renamed_keys::deserialize(form, serde_yaml::Deserializer::from_str(yaml)).ok()
}
