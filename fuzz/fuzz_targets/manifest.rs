//! The target `manifest` for libFuzzer.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| kohyo_fuzz::targets::manifest::run(data));
