//! How much may be in a file of a city: far more than a form has, and little enough that each file is read, judged and
//! printed in a moment, whatever is in it.
//!
//! How large a file may be says `source::LIMIT`, how much may be in a workbook `workbook::Limits`.

use crate::record::layout::{GLOSSARY, ORGANIZATION};

/// How deep lists and tables may stand in one another. The deepest that a form has is 6.
pub(crate) const DEPTH: usize = 24;

/// How many rows a list or a table may have: no form that was seen has a tenth of it. What looks at each row and at all of
/// those before it is done with this many at once.
pub(crate) const ROWS: usize = 1_000;

/// How many units a city may have, and how many words may be explained; what is done with them is linear.
pub(crate) const ENTRIES: usize = 10_000;

/// How many findings are told of a file that is read. Who mends these sees the others in the next run.
pub(crate) const FINDINGS: usize = 200;

/// How many nodes references may add to a file before they are taken for an attack.
pub(crate) const REFERENCED: usize = 10_000;

/// How many signs `*` a text has before it is asked whether they are references.
const MARKS: usize = 64;

/// How many rows a list or a table of a file may have.
pub(crate) fn rows_of(file: &str) -> usize {
    if [ORGANIZATION, GLOSSARY].contains(&file) { ENTRIES } else { ROWS }
}

/// Whether a text may be deeper or longer than it should be, by its signs alone: what is none in truth, such as a bracket in
/// a sentence, counts too. Nearly no text is, so that it costs one look at each byte.
pub(crate) fn may_be_exceeded(yaml: &str, rows: usize) -> bool {
    let (mut depth, mut deepest, mut parts) = (0_usize, 0, 0_usize);
    let mut starts_line = true;
    // How many items begin in one another on a line: `- - - a`.
    let mut items = 0;
    let mut references = 0;
    for byte in yaml.bytes() {
        match byte {
            b'[' | b'{' => depth += 1,
            b']' | b'}' => depth = depth.saturating_sub(1),
            b',' | b'\n' => parts += 1,
            b'*' => references += 1,
            _ => {}
        }
        match byte {
            b'\n' => (starts_line, items) = (true, 0),
            b' ' => {}
            b'-' | b'?' | b':' if starts_line => items += 1,
            _ => starts_line = false,
        }
        deepest = deepest.max(depth).max(items);
    }
    deepest > DEPTH / 2 || parts > rows || references > MARKS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_deep_or_long_is_suspected_and_a_form_is_not() {
        let form = "番号: 1\n年度:\n  平成25年度: { 計画: 1, 実績: 2 }\n".repeat(20);
        assert!(!may_be_exceeded(&form, ROWS));
        for text in [
            "[".repeat(20),
            "{a: ".repeat(20),
            "- ".repeat(20),
            "? ".repeat(20),
            "a: *b\n".repeat(70),
        ] {
            assert!(may_be_exceeded(&text, ROWS), "{text}");
        }
        assert!(may_be_exceeded(&"- a\n".repeat(ROWS + 1), ROWS));
        assert!(!may_be_exceeded(&"- a\n".repeat(ROWS + 1), ENTRIES));
        assert!(may_be_exceeded(&"a, ".repeat(ROWS + 1), ROWS));
    }
}
