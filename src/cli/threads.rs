//! How many threads the work is divided among: as many as there are cores, as many as `RAYON_NUM_THREADS` asks for, or as
//! many as the system lets the program have.

use std::ffi::OsStr;
use std::sync::{Arc, Mutex};
use std::{env, thread};

use anyhow::Result;
use rayon::ThreadPoolBuilder;

use crate::words::{Failure, Message};

const VARIABLE: &str = "RAYON_NUM_THREADS";

/// More are of no use on any machine, and each costs memory.
const MOST: usize = 256;

/// Starts the threads, once and before anything is divided: where the system refuses one later, all would end.
///
/// # Errors
///
/// The variable does not say a number.
pub(super) fn start() -> Result<()> {
    let asked = asked(env::var_os(VARIABLE).as_deref())?;
    let wanted = asked.unwrap_or_else(|| thread::available_parallelism().map_or(1, usize::from));
    // The pool cannot be made a second time, so it is asked before how many there can be.
    let pool = ThreadPoolBuilder::new();
    let pool = match possible(wanted) {
        0 | 1 => pool.num_threads(1).use_current_thread(),
        threads => pool.num_threads(threads),
    };
    // Only a second pool, or a thread that the system has taken back within a moment, can be in the way.
    pool.build_global()
        .map_err(|error| Failure::new(Message::new("threads-refused")).because(error).into())
}

/// How many are asked for; none for as many as there are cores.
fn asked(typed: Option<&OsStr>) -> Result<Option<usize>> {
    let Some(typed) = typed.filter(|it| !it.is_empty()) else { return Ok(None) };
    let typed = typed.to_string_lossy();
    match typed.trim().parse::<usize>() {
        Ok(0) => Ok(None),
        Ok(number) => Ok(Some(number.min(MOST))),
        Err(_) => {
            let message = Message::new("threads-unreadable").with("name", VARIABLE);
            let failure = Failure::new(message.with("text", &*typed));
            Err(failure.help([Message::new("help-threads").with("most", MOST)]).into())
        }
    }
}

/// How many of so many threads the system lets run at one time.
fn possible(wanted: usize) -> usize {
    if wanted < 2 {
        return wanted;
    }
    let mut started = Vec::with_capacity(wanted);
    // They wait for one another at a lock that is held until the last has been started.
    let lock = Arc::new(Mutex::new(()));
    let held = lock.lock();
    for _ in 0..wanted {
        let lock = Arc::clone(&lock);
        let thread = thread::Builder::new().spawn(move || drop(lock.lock()));
        match thread {
            Ok(thread) => started.push(thread),
            Err(_) => break,
        }
    }
    drop(held);
    let count = started.len();
    for thread in started {
        // It does nothing that could panic.
        let _ = thread.join();
    }
    // What else the program starts needs one, too.
    if count < wanted { count.saturating_sub(1) } else { count }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_variable_is_a_number_or_named_as_wrong() {
        let of = |typed: &str| asked(Some(OsStr::new(typed)));
        assert_eq!(asked(None).unwrap(), None);
        assert_eq!(of("").unwrap(), None);
        assert_eq!(of("0").unwrap(), None);
        assert_eq!(of(" 3 ").unwrap(), Some(3));
        assert_eq!(of("1000").unwrap(), Some(MOST));
        for wrong in ["-1", "abc", "1.5", "99999999999999999999"] {
            let error = of(wrong).unwrap_err().to_string();
            assert!(error.contains(VARIABLE) && error.contains(wrong), "{error}");
        }
    }

    #[test]
    fn some_threads_can_be_started() {
        assert_eq!([0, 1, 4].map(possible), [0, 1, 4]);
    }
}
