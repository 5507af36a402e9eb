//! How long an input may take: a fixed time and a little for each of its bytes, so that what grows faster than its
//! input is a fault like any other.

use std::time::{Duration, Instant};

/// For each input, however short. A program that is not optimised gets more.
const FIXED: Duration = Duration::from_millis(if cfg!(debug_assertions) { 1000 } else { 250 });
/// For each byte: a second for 100 KB.
const PER_BYTE: Duration = Duration::from_micros(10);

/// Does something with an input and panics if it took too long. On a machine that is busy, the best of three counts.
pub(super) fn within(bytes: usize, work: impl Fn()) {
    let allowed = FIXED + PER_BYTE * u32::try_from(bytes).unwrap_or(u32::MAX);
    let time = || {
        let begun = Instant::now();
        work();
        begun.elapsed()
    };
    let first = time();
    if first > allowed {
        let best = first.min(time()).min(time());
        assert!(best <= allowed, "{bytes} bytes took {best:?}; {allowed:?} is allowed");
    }
}
