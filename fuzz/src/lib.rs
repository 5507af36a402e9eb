//! What is tried of kohyo with bytes that nobody has chosen. The same functions are driven by libFuzzer
//! (`fuzz_targets/`) and, for a few seconds, by the tests of the program (`tests/limits/fuzz.rs`).

pub mod targets;
