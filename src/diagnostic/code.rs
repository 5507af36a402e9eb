//! The table of codes. A code is never used again for something else.

use serde::{Deserialize, Serialize};

/// How grave a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Severity {
    /// The site cannot be built from this.
    Error,
    /// Citizens will ask about it.
    Warning,
    /// Good to know.
    Note,
}

/// What a code is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Family {
    /// Reading a file: its form, keys and values.
    Reading,
}

/// One kind of finding.
#[derive(Debug, PartialEq, Eq)]
pub struct Code {
    /// Its short name, such as `R012`.
    pub code: &'static str,
    /// Its long name in kebab case, which is also the name of its sentence in the catalogues.
    pub name: &'static str,
    /// What it is about.
    pub family: Family,
    /// How grave it is unless the city says otherwise.
    pub severity: Severity,
}

macro_rules! codes {
    ($($constant:ident = $code:literal $name:literal $severity:ident $doc:literal;)*) => {
        $(
            #[doc = $doc]
            pub static $constant: Code = Code {
                code: $code,
                name: $name,
                family: Family::Reading,
                severity: Severity::$severity,
            };
        )*
        /// Every code, in order.
        pub static CODES: &[&Code] = &[$(&$constant),*];
    };
}

codes! {
    ENCODING = "R001" "encoding" Error "The file is not in UTF-8.";
    TOO_LARGE = "R002" "too-large" Error "The file is too large to be a record.";
    OUTSIDE = "R003" "outside" Error "A symbolic link leads out of the folder.";
    FILE_NAME = "R004" "file-name" Error "The file's name cannot be an address.";
    SAME_ADDRESS = "R005" "same-address" Error "Two files would stand at one address.";
    STRAY_FILE = "R006" "stray-file" Error "A record stands where none is read.";
    MISSING_FILE = "R007" "missing-file" Error "A file that others need is not there.";
    EMPTY_FILE = "R008" "empty-file" Error "The file is empty.";
    NO_FRONT_MATTER = "R009" "no-front-matter" Error "The file does not begin with `---`.";
    UNCLOSED_FRONT_MATTER = "R010" "unclosed-front-matter" Error "The second `---` is missing.";
    SYNTAX = "R011" "syntax" Error "The file is not YAML.";
    WIDE_COLON = "R012" "wide-colon" Error "A full-width colon stands after a key.";
    INDENTATION = "R013" "indentation" Error "A line is indented with something else than spaces.";
    ALIAS = "R014" "alias" Error "An anchor, an alias or a merge key.";
    TOO_DEEP = "R015" "too-deep" Error "Brackets or levels nested beyond reason.";
    DUPLICATE_KEY = "R016" "duplicate-key" Error "A key stands twice.";
    UNKNOWN_KEY = "R017" "unknown-key" Error "A key that the form does not have.";
    MISSING_KEY = "R018" "missing-key" Error "A key that the form demands is not there.";
    WRONG_TYPE = "R019" "wrong-type" Error "A list, a table or a text where another was expected.";
    NOT_A_DATE = "R020" "not-a-date" Error "A value that is no date.";
    NOT_A_YEAR = "R021" "not-a-year" Error "A value that is no fiscal year.";
    OUTSIDE_PLAN = "R022" "outside-plan" Error "A year outside the program.";
    UNKNOWN_PERIOD = "R023" "unknown-period" Error "A period that the program does not have.";
    UNKNOWN_UNIT = "R024" "unknown-unit" Error "A unit that the organization does not have.";
    UNKNOWN_STATUS = "R025" "unknown-status" Error "A status that is not on the program's scale.";
    UNKNOWN_GRADE = "R026" "unknown-grade" Error "A grade that is not on the program's scale.";
    UNKNOWN_LEVEL = "R027" "unknown-level" Error "A category level that the program does not have.";
    UNKNOWN_CHOICE = "R028" "unknown-choice" Error "A word that is not among those allowed.";
    NOT_A_NUMBER = "R029" "not-a-number" Error "A value that is no number.";
    NOT_AN_ID = "R030" "not-an-id" Error "A value that cannot be part of an address.";
    NOT_A_RULE = "R031" "not-a-rule" Error "A value that is no due rule, span, time zone or colour.";
    UNKNOWN_REFERENCE = "R032" "unknown-reference" Error "A reference to what does not exist.";
    IMPOSSIBLE = "R033" "impossible" Error "Values that contradict each other.";
    CORRECTED_NAME = "R034" "corrected-name" Note "A year or date read under another name than typed.";
    UNEXPLAINED = "R035" "unexplained" Error "A file that could not be read.";
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::{Language, Words};

    #[test]
    fn every_code_has_its_sentence() {
        let words = Words::new(Language::Ja);
        for code in CODES {
            assert!(words.has(code.name), "{}", code.name);
        }
    }

    #[test]
    fn codes_stand_in_order_and_once() {
        assert!(CODES.windows(2).all(|it| it[0].code < it[1].code));
        let mut names: Vec<_> = CODES.iter().map(|it| it.name).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), CODES.len());
    }
}
