//! What somebody at a terminal sees while files are moved: how many, how fast, how long it will take.

use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use super::shell::Shell;
use crate::publish::{Progress, Work, spelled_size};
use crate::words::Message;

/// How often the line is written.
const EVERY: Duration = Duration::from_millis(200);

/// Progress on a terminal; elsewhere only remarks are printed.
pub(super) struct Terminal<'a> {
    shell: &'a Shell,
    state: Mutex<Option<State>>,
}

struct State {
    work: Work,
    start: Instant,
    written: Option<Instant>,
    steps: [usize; 2],
    bytes: [u64; 2],
}

impl<'a> Terminal<'a> {
    pub(super) fn new(shell: &'a Shell) -> Self {
        Self { shell, state: Mutex::new(None) }
    }

    fn write(&self, state: &mut State) {
        let is_last = state.steps[0] >= state.steps[1];
        if !is_last && state.written.is_some_and(|it| it.elapsed() < EVERY) {
            return;
        }
        state.written = Some(Instant::now());
        if is_last {
            return self.shell.clear_line();
        }
        let seconds = state.start.elapsed().as_secs_f64();
        let message = Message::new("publish-progress")
            .with("work", word(state.work))
            .with("done", state.steps[0])
            .with("all", state.steps[1])
            .with("speed", speed(state, seconds))
            .with("left", left(state, seconds));
        self.shell.write_line(&message);
    }
}

impl Progress for Terminal<'_> {
    fn begin(&self, work: Work, steps: usize, bytes: u64) {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        let start = Instant::now();
        *state = Some(State { work, start, written: None, steps: [0, steps], bytes: [0, bytes] });
    }

    fn done(&self, bytes: u64) {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(state) = state.as_mut() {
            state.steps[0] += 1;
            state.bytes[0] += bytes;
            self.write(state);
        }
    }

    fn remark(&self, remark: &Message) {
        self.shell.clear_line();
        self.shell.say(remark);
    }
}

fn word(work: Work) -> &'static str {
    match work {
        Work::Inspect => "inspect",
        Work::Keep => "keep",
        Work::Upload => "upload",
        Work::Compare => "compare",
        Work::Place => "place",
        Work::Remove => "remove",
    }
}

/// Bytes in a second, where bytes are moved; empty elsewhere.
fn speed(state: &State, seconds: f64) -> String {
    if state.bytes[1] == 0 || seconds < 1.0 {
        return String::new();
    }
    let milliseconds = state.start.elapsed().as_millis().max(1);
    let speed = u128::from(state.bytes[0]) * 1000 / milliseconds;
    format!("{}/s", spelled_size(u64::try_from(speed).unwrap_or(u64::MAX)))
}

/// How long the rest will take, as `2:05`; empty while nobody knows.
fn left(state: &State, seconds: f64) -> String {
    let [done, all] = state.steps;
    if done == 0 || seconds < 2.0 {
        return String::new();
    }
    let elapsed = state.start.elapsed().as_secs();
    let rest = elapsed.saturating_mul((all - done) as u64) / done as u64;
    format!("{}:{:02}", rest / 60, rest % 60)
}
