//! Finds a preview of a folder that runs already: each says of which folder it is.

use std::io::{Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpStream};
use std::path::Path;
use std::time::Duration;

use super::hub::Hub;
use crate::digest::Hash;
use crate::source;

/// So many ports are asked, from the usual one on; a further preview takes the next.
const PORTS: u16 = 8;

/// How long a port may take to answer.
const PATIENCE: Duration = Duration::from_millis(400);

/// The longest answer; ours is shorter.
const LONGEST: u64 = 4 << 10;

/// Where a preview says of which folder it is.
pub(super) const PATH: &str = "/_kohyo/city";

/// The address of the home page of a preview of a folder, if one runs on a port from this on.
#[must_use]
pub fn running(root: &Path, port: u16) -> Option<String> {
    let identity = identity(root);
    (port..=port.saturating_add(PORTS)).find_map(|port| {
        let base = ask(port)?.strip_prefix(&identity)?.trim().to_owned();
        base.starts_with('/').then(|| format!("http://127.0.0.1:{port}{base}"))
    })
}

/// What a preview says of itself: its folder, which is not told to others in clear, and where its home page is.
pub(super) fn answer(hub: &Hub) -> String {
    let base = hub.now().shown.as_ref().map_or_else(|| "/".to_owned(), |it| it.ready.base.clone());
    format!("{} {base}\n", identity(&hub.options.root))
}

fn identity(root: &Path) -> String {
    Hash::of(source::real_folder(root).as_os_str().as_encoded_bytes()).to_string()
}

/// The last line of the answer of whatever listens on a port.
fn ask(port: u16) -> Option<String> {
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
    let mut stream = TcpStream::connect_timeout(&address, PATIENCE).ok()?;
    stream.set_read_timeout(Some(PATIENCE)).ok()?;
    stream.set_write_timeout(Some(PATIENCE)).ok()?;
    let request =
        format!("GET {PATH} HTTP/1.1\r\nHost: localhost:{port}\r\nConnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).ok()?;
    let mut answer = Vec::new();
    stream.take(LONGEST).read_to_end(&mut answer).ok()?;
    let answer = String::from_utf8(answer).ok()?;
    let (head, body) = answer.split_once("\r\n\r\n")?;
    head.starts_with("HTTP/1.1 200 ").then(|| body.trim_end().to_owned())
}
