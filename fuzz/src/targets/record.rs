//! Target: a record, its program or the glossary. The first byte says which, the others are the file.

use super::city;

const FILES: [&str; 6] = [
    "content/reforms/plan/001.md",
    "content/charters/2014/somu.md",
    "content/pages/guide.md",
    "content/reforms/plan/_program.yaml",
    "content/charters/2014/_program.yaml",
    "content/glossary.yaml",
];

/// Reads, explains, checks and prints it, and makes its pages.
pub fn run(data: &[u8]) {
    let Some((which, text)) = data.split_first() else { return };
    city::try_text(FILES[usize::from(*which) % FILES.len()], text);
}
