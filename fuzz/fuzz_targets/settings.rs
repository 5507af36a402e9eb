//! The target `settings` for libFuzzer.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| kohyo_fuzz::targets::settings::run(data));
