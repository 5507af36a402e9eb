//! A bad line to a server, and a server that answers what a test says.

use std::io::{Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;

/// Stands between a client and a port of this machine.
pub(crate) struct Line {
    pub(crate) port: u16,
    /// Every connection is cut when the client has sent so many bytes on it.
    pub(crate) cut_after: Arc<AtomicUsize>,
    /// Nothing is passed on.
    pub(crate) hangs: Arc<AtomicBool>,
    open: Arc<AtomicUsize>,
    is_ended: Arc<AtomicBool>,
}

impl Line {
    pub(crate) fn to(server: u16) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let line = Self {
            port: listener.local_addr().unwrap().port(),
            cut_after: Arc::new(AtomicUsize::new(usize::MAX)),
            hangs: Arc::new(AtomicBool::new(false)),
            open: Arc::new(AtomicUsize::new(0)),
            is_ended: Arc::new(AtomicBool::new(false)),
        };
        let (cut_after, hangs) = (Arc::clone(&line.cut_after), Arc::clone(&line.hangs));
        let (open, is_ended) = (Arc::clone(&line.open), Arc::clone(&line.is_ended));
        thread::spawn(move || {
            for client in listener.incoming().map_while(Result::ok) {
                if is_ended.load(Ordering::SeqCst) {
                    return;
                }
                let (cut_after, hangs) = (Arc::clone(&cut_after), Arc::clone(&hangs));
                let open = Arc::clone(&open);
                open.fetch_add(1, Ordering::SeqCst);
                thread::spawn(move || {
                    pass(client, server, &cut_after, &hangs);
                    open.fetch_sub(1, Ordering::SeqCst);
                });
            }
        });
        line
    }

    /// Connections that no side has closed.
    pub(crate) fn open(&self) -> usize {
        self.open.load(Ordering::SeqCst)
    }
}

impl Drop for Line {
    fn drop(&mut self) {
        self.is_ended.store(true, Ordering::SeqCst);
        let _ = TcpStream::connect(("127.0.0.1", self.port));
    }
}

fn pass(mut client: TcpStream, server: u16, cut_after: &AtomicUsize, hangs: &AtomicBool) {
    let mut server = TcpStream::connect(("127.0.0.1", server)).unwrap();
    // It waits for nothing by itself.
    let _ = (client.set_nodelay(true), server.set_nodelay(true));
    let (mut from, mut to) = (server.try_clone().unwrap(), client.try_clone().unwrap());
    thread::spawn(move || {
        let _ = std::io::copy(&mut from, &mut to);
        let _ = to.shutdown(Shutdown::Both);
    });
    let (mut buffer, mut passed) = ([0; 4096], 0);
    while let Ok(read @ 1..) = client.read(&mut buffer) {
        passed += read;
        if passed > cut_after.load(Ordering::SeqCst) {
            break;
        }
        if !hangs.load(Ordering::SeqCst) && server.write_all(&buffer[..read]).is_err() {
            break;
        }
    }
    let _ = (client.shutdown(Shutdown::Both), server.shutdown(Shutdown::Both));
}

/// A server that answers each request, given as its first line, with a whole answer; it ends with the test.
pub(crate) fn answering(answer: impl Fn(&str) -> String + Send + Sync + 'static) -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let answer = Arc::new(answer);
    thread::spawn(move || {
        for mut client in listener.incoming().map_while(Result::ok) {
            let answer = Arc::clone(&answer);
            thread::spawn(move || {
                let (mut request, mut buffer) = (Vec::new(), [0; 4096]);
                // A request is whole when as much has come as it said.
                while !is_whole(&request) {
                    match client.read(&mut buffer) {
                        Ok(read @ 1..) => request.extend_from_slice(&buffer[..read]),
                        Ok(_) | Err(_) => return,
                    }
                }
                let text = String::from_utf8_lossy(&request);
                let _ =
                    client.write_all(answer(text.lines().next().unwrap_or_default()).as_bytes());
            });
        }
    });
    port
}

fn is_whole(request: &[u8]) -> bool {
    let text = String::from_utf8_lossy(request);
    let Some((head, body)) = text.split_once("\r\n\r\n") else { return false };
    let head = head.to_lowercase();
    let length = head.lines().find_map(|it| it.strip_prefix("content-length:"));
    let length = length.and_then(|it| it.trim().parse::<usize>().ok());
    body.len() >= length.unwrap_or(0)
}

/// An answer with a body.
pub(crate) fn answer(status: &str, headers: &str, body: &str) -> String {
    let length = body.len();
    format!(
        "HTTP/1.1 {status}\r\nContent-Length: {length}\r\nConnection: close\r\n{headers}\r\n{body}"
    )
}
