//! A preview that runs, and a city of its own to run in.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::Value;

/// Longer than anything takes on a busy machine.
const PATIENCE: Duration = Duration::from_secs(30);

/// A copy of the small city of the mistakes.
pub(crate) struct City {
    pub(crate) root: PathBuf,
}

/// `kohyo serve`, which ends with this.
pub(crate) struct Preview {
    child: Child,
    pub(crate) address: SocketAddr,
    pub(crate) url: String,
    printed: Arc<Mutex<String>>,
    events: BufReader<TcpStream>,
}

/// What came back.
pub(crate) struct Reply {
    pub(crate) status: u16,
    pub(crate) headers: String,
    pub(crate) body: Vec<u8>,
}

impl City {
    pub(crate) fn new(name: &str) -> Self {
        let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join("serve").join(name);
        let _ = fs::remove_dir_all(&root);
        copy(Path::new("tests/mistakes/city"), &root);
        Self { root }
    }

    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.root.join(path)
    }

    pub(crate) fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap()
    }

    pub(crate) fn write(&self, path: &str, text: &str) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    pub(crate) fn change(&self, path: &str, from: &str, to: &str) {
        let text = self.read(path);
        assert!(text.contains(from), "{from} stands in {path}");
        self.write(path, &text.replace(from, to));
    }

    pub(crate) fn remove(&self, path: &str) {
        fs::remove_file(self.path(path)).unwrap();
    }

    pub(crate) fn serve(&self, arguments: &[&str]) -> Preview {
        Preview::start(Command::new(env!("CARGO_BIN_EXE_kohyo")), &self.root, arguments)
    }

    /// The same by another program, which is given that of kohyo and its arguments.
    #[cfg(target_os = "linux")]
    pub(crate) fn serve_by(&self, mut program: Command) -> Preview {
        program.arg(env!("CARGO_BIN_EXE_kohyo"));
        Preview::start(program, &self.root, &[])
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

impl Preview {
    fn start(mut command: Command, root: &Path, arguments: &[&str]) -> Self {
        command.arg("serve").arg("--root").arg(root).args(["--lang", "en"]);
        if !arguments.contains(&"--port") {
            command.args(["--port", "0"]);
        }
        let mut child = command.args(arguments).stderr(Stdio::piped()).spawn().unwrap();
        let mut said = BufReader::new(child.stderr.take().unwrap());
        let mut all = String::new();
        let url = loop {
            let before = all.len();
            assert_ne!(said.read_line(&mut all).unwrap(), 0, "ended: {all}");
            if let Some((_, rest)) = all[before..].split_once("look at ") {
                break rest.split_once(' ').unwrap().0.to_owned();
            }
        };
        let printed = Arc::new(Mutex::new(all));
        let more = Arc::clone(&printed);
        thread::spawn(move || {
            for line in said.lines().map_while(Result::ok) {
                more.lock().unwrap().extend([line.as_str(), "\n"]);
            }
        });
        let host = url.strip_prefix("http://").unwrap().split('/').next().unwrap();
        let host = host.replace("localhost", "127.0.0.1");
        let address: SocketAddr = host.parse().unwrap();
        let mut stream = TcpStream::connect(address).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        stream.write_all(b"GET /_kohyo/events HTTP/1.1\r\nHost: localhost\r\n\r\n").unwrap();
        Self { child, address, url, printed, events: BufReader::new(stream) }
    }

    /// Waits until something is printed: all that is by then.
    pub(crate) fn until_printed(&self, text: &str) -> String {
        let start = Instant::now();
        loop {
            let printed = self.printed.lock().unwrap().clone();
            if printed.contains(text) {
                return printed;
            }
            assert!(start.elapsed() < PATIENCE, "{text} is not printed: {printed}");
            thread::sleep(Duration::from_millis(20));
        }
    }

    /// What is at a path, word for word as it is given.
    pub(crate) fn get(&self, path: &str) -> Reply {
        self.ask(path, "localhost")
    }

    pub(crate) fn ask(&self, path: &str, host: &str) -> Reply {
        let mut stream = TcpStream::connect(self.address).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        let request = format!("GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");
        stream.write_all(request.as_bytes()).unwrap();
        let mut all = Vec::new();
        stream.read_to_end(&mut all).unwrap();
        let end = all.windows(4).position(|it| it == b"\r\n\r\n").unwrap();
        let headers = String::from_utf8(all[..end].to_vec()).unwrap();
        let status = headers[9..12].parse().unwrap();
        Reply { status, headers, body: all[end + 4..].to_vec() }
    }

    /// A page that is there.
    pub(crate) fn page(&self, path: &str) -> String {
        let reply = self.get(path);
        assert_eq!(reply.status, 200, "{path}: {}", reply.text());
        reply.text()
    }

    /// The next word to open pages.
    pub(crate) fn heard(&mut self) -> Value {
        let start = Instant::now();
        loop {
            // That the stream is still there is said again and again.
            assert!(start.elapsed() < PATIENCE, "nothing is told any more");
            let mut line = String::new();
            assert_ne!(self.events.read_line(&mut line).unwrap(), 0, "the events have ended");
            if let Some(data) = line.strip_prefix("data: ") {
                return serde_json::from_str(data).unwrap();
            }
        }
    }

    /// Waits until open pages are told something that fits.
    pub(crate) fn until(&mut self, fits: impl Fn(&Value) -> bool) -> Value {
        loop {
            let state: Value = serde_json::from_str(&self.page("/_kohyo/state")).unwrap();
            if fits(&state) {
                return state;
            }
            self.heard();
        }
    }

    /// Waits until the page at a path fits.
    pub(crate) fn until_page(&mut self, path: &str, fits: impl Fn(&Reply) -> bool) -> String {
        loop {
            let reply = self.get(path);
            if fits(&reply) {
                return reply.text();
            }
            self.heard();
        }
    }

    /// Ends it as Ctrl-C does.
    #[cfg(unix)]
    pub(crate) fn interrupt(mut self) -> Option<i32> {
        let id = self.child.id().to_string();
        assert!(Command::new("kill").args(["-INT", &id]).status().unwrap().success());
        self.child.wait().unwrap().code()
    }
}

impl Drop for Preview {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Reply {
    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let mut lines = self.headers.lines().filter_map(|it| it.split_once(": "));
        lines.find(|(it, _)| it.eq_ignore_ascii_case(name)).map(|it| it.1)
    }

    pub(crate) fn has(&self, text: &str) -> bool {
        self.text().contains(text)
    }
}
