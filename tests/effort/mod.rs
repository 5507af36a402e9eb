//! How much the tests try: little, and the same in every run, or, with `KOHYO_TEST_LONG=1`, which
//! `tests/run --long` sets, much more, and in properties something else in every run.

#![allow(dead_code, reason = "each program asks for what it has")]

use proptest::prelude::ProptestConfig;
use proptest::test_runner::RngSeed;

/// How many times as many cases of a property are tried in the long run.
const LONGER: u32 = 20;

/// This is the only place that asks for it.
fn is_long() -> bool {
    std::env::var_os("KOHYO_TEST_LONG").is_some_and(|it| !it.is_empty())
}

/// How many cases of a property are tried, and from which seed.
pub(crate) fn cases(few: u32) -> ProptestConfig {
    let (cases, rng_seed) =
        if is_long() { (few * LONGER, RngSeed::Random) } else { (few, RngSeed::Fixed(45)) };
    ProptestConfig { cases, rng_seed, ..ProptestConfig::default() }
}

/// One number for the plain run and one for the long one.
pub(crate) fn plain_or_long<T>(plain: T, long: T) -> T {
    if is_long() { long } else { plain }
}
