//! What people type and what they see: `tests/cmd/*.md`.
//!
//! `NAME.in/` is the city that the commands of `NAME.md` run in, one after the other in one copy;
//! what is in `NAME.out/` must be there afterwards. `TRYCMD=overwrite cargo test --test cli commands` writes
//! the answers anew.

#[test]
fn commands_answer_as_shown() {
    trycmd::TestCases::new()
        // Help is wrapped to the width of the terminal.
        .env("COLUMNS", "100")
        // The machine that runs the tests may itself be a step of a workflow.
        .env("GITHUB_STEP_SUMMARY", "")
        .env("GITHUB_WORKSPACE", "")
        .case("tests/cmd/*.md");
}
