//! Renaming and removing where another program may have the file open for a moment.
//!
//! On Windows a file that is open cannot be replaced: scanners for viruses, the search of the Explorer and programs that keep
//! folders alike open each new file, for some milliseconds. They are waited for; an editor that stays open is not.

use std::io;
use std::path::Path;
use std::time::Duration;
use std::{fs, thread};

/// How often it is tried again. The pauses double: 10 ms, 20 ms … 640 ms, 1.3 seconds in all.
const AGAIN: u32 = 7;
const FIRST_PAUSE: Duration = Duration::from_millis(10);

/// The same as [`fs::rename`].
pub(crate) fn rename(from: &Path, to: &Path) -> io::Result<()> {
    patiently(|| fs::rename(from, to))
}

/// The same as [`fs::remove_file`].
pub(super) fn remove_file(path: &Path) -> io::Result<()> {
    patiently(|| fs::remove_file(path))
}

/// The same as [`fs::remove_dir_all`].
pub(super) fn remove_dir_all(path: &Path) -> io::Result<()> {
    patiently(|| fs::remove_dir_all(path))
}

/// Does work that fails while another program has a file open, until it has not.
pub(super) fn patiently(work: impl FnMut() -> io::Result<()>) -> io::Result<()> {
    let passes =
        |error: &io::Error| cfg!(windows) && error.raw_os_error().is_some_and(is_momentary);
    try_again(work, passes, thread::sleep)
}

/// Whether an error of Windows may pass: access denied, as of a file that is being removed, a sharing violation, a lock.
fn is_momentary(code: i32) -> bool {
    const ACCESS_DENIED: i32 = 5;
    const SHARING_VIOLATION: i32 = 32;
    const LOCK_VIOLATION: i32 = 33;
    [ACCESS_DENIED, SHARING_VIOLATION, LOCK_VIOLATION].contains(&code)
}

/// Tries until it is done, or fails in another way or too often: what is told is then the last error.
fn try_again(
    mut work: impl FnMut() -> io::Result<()>,
    passes: impl Fn(&io::Error) -> bool,
    mut wait: impl FnMut(Duration),
) -> io::Result<()> {
    let mut pause = FIRST_PAUSE;
    for _ in 0..AGAIN {
        match work() {
            Err(error) if passes(&error) => wait(pause),
            done => return done,
        }
        pause *= 2;
    }
    work()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What becomes of work that fails so many times with an error of Windows, how often it was tried, and how long was waited.
    fn after(failures: usize, code: i32) -> (bool, usize, Duration) {
        let (mut tried, mut waited) = (0, Duration::ZERO);
        let work = || {
            tried += 1;
            if tried > failures { Ok(()) } else { Err(io::Error::from_raw_os_error(code)) }
        };
        let passes = |error: &io::Error| error.raw_os_error().is_some_and(is_momentary);
        let done = try_again(work, passes, |it| waited += it);
        (done.is_ok(), tried, waited)
    }

    #[test]
    fn a_file_that_is_open_for_a_moment_is_waited_for() {
        let milliseconds = Duration::from_millis;
        assert_eq!(after(0, 32), (true, 1, milliseconds(0)));
        assert_eq!(after(1, 32), (true, 2, milliseconds(10)));
        assert_eq!(after(3, 5), (true, 4, milliseconds(70)));
        assert_eq!(after(7, 33), (true, 8, milliseconds(1270)));
    }

    #[test]
    fn one_that_stays_open_is_not_waited_for_without_end() {
        assert_eq!(after(100, 32), (false, 8, Duration::from_millis(1270)));
    }

    #[test]
    fn what_does_not_pass_is_told_at_once() {
        for code in [2, 3, 17, 19, 80, 112] {
            assert_eq!(after(1, code), (false, 1, Duration::ZERO), "{code}");
        }
    }
}
