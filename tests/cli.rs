//! What people type and what they see: `tests/cmd/*.md`.
//!
//! `NAME.in/` is the city that the commands of `NAME.md` run in, one after the other in one copy;
//! what is in `NAME.out/` must be there afterwards. `TRYCMD=overwrite cargo test --test cli` writes
//! the answers anew.

#[test]
fn commands_answer_as_shown() {
    // Help is wrapped to the width of the terminal.
    trycmd::TestCases::new().env("COLUMNS", "100").case("tests/cmd/*.md");
}
