//! The target `units` for libFuzzer.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| kohyo_fuzz::targets::units::run(data));
