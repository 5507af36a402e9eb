//! Who may ask, and who asks without end.

use std::io::{Read, Write};
use std::net::{IpAddr, TcpStream, UdpSocket};
use std::time::{Duration, Instant};

use crate::PAGE;
use crate::preview::City;

/// An address of this machine in a network; none where there is none. Nothing is sent.
fn own_address() -> Option<IpAddr> {
    let socket = UdpSocket::bind("0.0.0.0:0").ok()?;
    socket.connect("192.0.2.254:9").ok()?;
    socket.local_addr().ok().map(|it| it.ip()).filter(|it| !it.is_loopback())
}

#[test]
fn others_are_told_of_and_the_names_of_others_refused() {
    let city = City::new("network");
    let preview = city.serve(&["--host", "0.0.0.0", "--allow-host", "Preview.Office.example.jp"]);
    let printed = preview.until_printed("others in the network can look too");
    let mut answered = vec!["localhost".to_owned(), "127.0.0.1:1".to_owned()];
    answered
        .extend(["preview.office.example.jp", "PREVIEW.office.example.jp:443"].map(str::to_owned));
    if let Some(own) = own_address() {
        let url = format!("  http://{own}:{}/\n", preview.address.port());
        let printed = preview.until_printed(&url);
        assert!(printed.contains(&url), "{printed}");
        answered.push(format!("{own}:4545"));
    } else {
        assert!(!printed.contains("\n  http"), "{printed}");
    }
    for host in answered {
        assert_eq!(preview.ask("/", &host).status, 200, "{host}");
    }
    // Names that a web site can have lead here; an address can only be typed.
    for host in ["www.example.jp", "office.example.jp", "198.51.100.7", ""] {
        let reply = preview.ask("/", host);
        assert!(reply.status == 403 && !reply.has("みほん"), "{host}: {}", reply.status);
    }
    let local = city.serve(&[]);
    assert!(!local.until_printed("look at").contains("others"));
}

#[test]
fn whoever_hangs_on_keeps_nobody_from_the_preview() {
    let city = City::new("hanging");
    let preview = city.serve(&[]);
    let connect = || {
        let stream = TcpStream::connect(preview.address).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(30))).unwrap();
        stream
    };
    let mut hanging: Vec<TcpStream> = (0..200).map(|_| connect()).collect();
    for (nth, stream) in hanging.iter_mut().enumerate() {
        // Nothing, half a line, a line, a header without an end.
        let said =
            ["", "GET / HT", "GET / HTTP/1.1\r\n", "GET / HTTP/1.1\r\nHost: localhost\r\nX: "];
        stream.write_all(said[nth % said.len()].as_bytes()).unwrap();
    }
    let begun = Instant::now();
    preview.page(PAGE);
    assert!(begun.elapsed() < Duration::from_secs(5), "{:?}", begun.elapsed());
    for stream in &mut hanging {
        let mut rest = Vec::new();
        let ended = stream.read_to_end(&mut rest);
        assert!(
            ended.is_ok()
                || ended.is_err_and(|it| it.kind() == std::io::ErrorKind::ConnectionReset)
        );
        assert!(!String::from_utf8_lossy(&rest).contains("みほん"));
    }
    assert!(begun.elapsed() < Duration::from_secs(30), "{:?}", begun.elapsed());
    // One that goes on for ever is ended too.
    let mut endless = connect();
    let line = format!("X: {}\r\n", "x".repeat(1 << 10));
    let _ = endless.write_all(b"GET / HTTP/1.1\r\nHost: localhost\r\n");
    let refused = (0..1000).any(|_| endless.write_all(line.as_bytes()).is_err());
    let mut reply = String::new();
    let is_answered =
        endless.read_to_string(&mut reply).is_ok() && reply.starts_with("HTTP/1.1 431");
    assert!(refused || is_answered, "{reply}");
    preview.page(PAGE);
}
