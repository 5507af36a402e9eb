//! A line to a server that takes its time, and is cut or hangs when a test says so.

use std::io::{Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicI64, AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::{Duration, Instant};

#[derive(Default)]
struct State {
    delay: Duration,
    /// How long a kilobyte takes on its way to the server.
    kilobyte: Duration,
    /// Bytes that still go to the server before the line is cut; below zero, any number.
    left: AtomicI64,
    hangs: AtomicBool,
    ends: AtomicBool,
    lines: AtomicUsize,
    made: AtomicUsize,
}

/// A port from which all goes to another one.
pub(crate) struct LongLine {
    pub(crate) port: u16,
    state: Arc<State>,
}

impl LongLine {
    /// Each direction takes `delay`.
    pub(crate) fn to(port: u16, delay: Duration) -> Self {
        Self::narrow(port, delay, Duration::ZERO)
    }

    /// So does each kilobyte on its way to the server, one after the other.
    pub(crate) fn narrow(port: u16, delay: Duration, kilobyte: Duration) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let own = listener.local_addr().expect("its number").port();
        let left = AtomicI64::new(-1);
        let state = Arc::new(State { delay, kilobyte, left, ..State::default() });
        let shared = Arc::clone(&state);
        std::thread::spawn(move || {
            for client in listener.incoming().flatten() {
                if shared.ends.load(Ordering::Relaxed) {
                    return;
                }
                if let Ok(server) = TcpStream::connect(("127.0.0.1", port)) {
                    join(&client, &server, &shared);
                }
            }
        });
        Self { port: own, state }
    }

    /// Cuts the line, and those that come, after so many more bytes to the server.
    pub(crate) fn cut_after(&self, bytes: i64) {
        self.state.left.store(bytes, Ordering::Relaxed);
    }

    /// Cuts no more lines.
    pub(crate) fn mend(&self) {
        self.cut_after(-1);
    }

    /// Nothing goes through any more, and nothing is cut.
    pub(crate) fn hang(&self, hangs: bool) {
        self.state.hangs.store(hangs, Ordering::Relaxed);
    }

    /// Lines that somebody holds.
    pub(crate) fn lines(&self) -> usize {
        self.state.lines.load(Ordering::Relaxed)
    }

    /// Lines that were ever made.
    pub(crate) fn made(&self) -> usize {
        self.state.made.load(Ordering::Relaxed)
    }
}

impl Drop for LongLine {
    fn drop(&mut self) {
        self.state.ends.store(true, Ordering::Relaxed);
        let _ = TcpStream::connect(("127.0.0.1", self.port));
    }
}

fn join(client: &TcpStream, server: &TcpStream, state: &Arc<State>) {
    state.made.fetch_add(1, Ordering::Relaxed);
    for (from, to, counts) in [(client, server, true), (server, client, false)] {
        let (from, to) = (from.try_clone().expect("a line"), to.try_clone().expect("a line"));
        to.set_nodelay(true).expect("no waiting for more");
        let (sender, receiver) = channel();
        let state = Arc::clone(state);
        let back = to.try_clone().expect("a line");
        let kilobyte = if counts { state.kilobyte } else { Duration::ZERO };
        std::thread::spawn(move || deliver(&receiver, &back, kilobyte));
        state.lines.fetch_add(usize::from(counts), Ordering::Relaxed);
        std::thread::spawn(move || {
            take(&from, &to, &state, counts, &sender);
            state.lines.fetch_sub(usize::from(counts), Ordering::Relaxed);
        });
    }
}

fn take(
    mut from: &TcpStream,
    to: &TcpStream,
    state: &State,
    counts: bool,
    sender: &Sender<(Instant, Vec<u8>)>,
) {
    let mut buffer = vec![0; 64 * 1024];
    while let Ok(length @ 1..) = from.read(&mut buffer) {
        while state.hangs.load(Ordering::Relaxed) && !state.ends.load(Ordering::Relaxed) {
            std::thread::sleep(Duration::from_millis(5));
        }
        let length_left = i64::try_from(length).expect("a buffer's length");
        if counts && state.left.load(Ordering::Relaxed) >= 0 {
            let left = state.left.fetch_sub(length_left, Ordering::Relaxed);
            if left <= length_left {
                // So that the next line is cut, too.
                state.left.store(0, Ordering::Relaxed);
                let _ = from.shutdown(Shutdown::Both);
                let _ = to.shutdown(Shutdown::Both);
                return;
            }
        }
        if sender.send((Instant::now() + state.delay, buffer[..length].to_vec())).is_err() {
            return;
        }
    }
}

fn deliver(receiver: &Receiver<(Instant, Vec<u8>)>, mut to: &TcpStream, kilobyte: Duration) {
    while let Ok((due, bytes)) = receiver.recv() {
        std::thread::sleep(due.saturating_duration_since(Instant::now()));
        for bytes in bytes.chunks(8 * 1024) {
            std::thread::sleep(kilobyte * u32::try_from(bytes.len() / 1024).expect("a length"));
            if to.write_all(bytes).is_err() {
                return;
            }
        }
    }
    let _ = to.shutdown(Shutdown::Both);
}
