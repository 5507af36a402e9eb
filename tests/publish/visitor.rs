//! A built site behind Apache as visitors and their browsers get it, and what servers are told for that.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;
use std::sync::LazyLock;
use std::time::Duration;

use jiff::civil::date;
use kohyo::output::{Memory, SitePath};
use kohyo::publish::VisitorView;
use kohyo::publish::headers::{Facts, Forwarding, ServerKind, files};
use kohyo::publish::host::HostErrorKind;
use kohyo::{site, source};
use snapbox::{Assert, Data};

use crate::contract;
use crate::line::{answer, answering};
use crate::web_servers::{Apache, ask, connection, host};

/// The sample city, built.
static SITE: LazyLock<BTreeMap<String, Vec<u8>>> = LazyLock::new(|| {
    let tree = source::read(Path::new(".")).unwrap();
    let checked = site::read(&tree, date(2015, 7, 31));
    let memory = Memory::default();
    site::build(&tree, checked.public().unwrap(), &checked.routes, &memory).unwrap();
    memory.into_files().into_iter().map(|(path, it)| (path.to_string(), it)).collect()
});

fn facts(base_url: Option<&str>, is_webdav: bool) -> Facts {
    let files = SITE.iter().map(|(address, bytes)| (address.as_str(), bytes.as_slice()));
    Facts::new(base_url, files, is_webdav)
}

#[test]
fn each_kind_of_server_is_told_the_same() {
    let assert = Assert::new().action_env("SNAPSHOTS");
    let kaikaku = facts(Some("https://www.example.jp/kaikaku/"), false);
    let root = facts(Some("http://www.example.jp"), true);
    let nothing = Facts::new(None, [], false);
    for (case, kind, facts) in [
        ("kaikaku.htaccess", ServerKind::Apache, &kaikaku),
        ("root-webdav.htaccess", ServerKind::Apache, &root),
        ("nothing.htaccess", ServerKind::Apache, &nothing),
        ("kaikaku.nginx.conf", ServerKind::Nginx, &kaikaku),
        ("root.nginx.conf", ServerKind::Nginx, &root),
        ("kaikaku.headers", ServerKind::HeadersFile, &kaikaku),
        ("root.headers", ServerKind::HeadersFile, &root),
    ] {
        let (_, bytes) = files(kind, facts).remove(0);
        let expected =
            Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/publish/headers").join(case);
        let text = Data::text(String::from_utf8(bytes).unwrap()).raw();
        assert.eq(text, Data::read_from(&expected, None).raw());
    }
}

/// Apache with the built site at `/kaikaku/`, and what kohyo tells it.
fn published(name: &str) -> Apache {
    // Nothing but what a host allows at least.
    let apache =
        Apache::start(name, "<Directory {folder}/www>\nAllowOverride FileInfo\n</Directory>\n");
    let root = apache.folder.join("www/kaikaku");
    let own = files(ServerKind::Apache, &facts(Some("https://www.example.jp/kaikaku/"), false));
    let own = own.iter().map(|(name, bytes)| (*name, bytes.as_slice()));
    let site = SITE.iter().map(|(address, bytes)| (address.as_str(), bytes.as_slice()));
    let drawing = &b"<svg xmlns=\"http://www.w3.org/2000/svg\"/>"[..];
    let more = [("map.svg", drawing), (".kohyo/manifest", b"ours"), (".kohyo/files/ab", b"former")];
    for (address, bytes) in site.chain(own).chain(more) {
        let path = root.join(address);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    apache
}

#[test]
fn browsers_get_what_they_are_to_be_told() {
    let apache = published("visitor-headers");
    let get = |path: &str| ask(apache.port, "GET", &format!("/kaikaku/{path}"), "");
    let hashed = SITE.keys().find(|it| it.starts_with("assets/search.")).unwrap();
    let everywhere = [
        "X-Content-Type-Options: nosniff",
        "Referrer-Policy: strict-origin-when-cross-origin",
        "Strict-Transport-Security: max-age=31536000\r\n",
        "Permissions-Policy: camera=()",
    ];
    let page = "; frame-ancestors 'self'\r\n";
    for (path, status, said) in [
        (
            "",
            "200",
            [page, "Cache-Control: no-cache\r\n", "Content-Type: text/html; charset=utf-8"],
        ),
        ("search/", "200", [page, "script-src 'self'", "text/html"]),
        ("no/such/page/", "404", [page, "default-src 'none'; ", "text/html; charset=utf-8"]),
        (hashed, "200", ["max-age=31536000, immutable\r\n", "javascript; charset=utf-8", ""]),
        ("news/atom.xml", "200", ["Content-Type: application/atom+xml", "no-cache\r\n", ""]),
        ("map.svg", "200", ["Cache-Control: no-cache", "; sandbox\r\n", "image/svg+xml"]),
        (".kohyo/manifest", "404", [page, "", ""]),
        (".kohyo/files/ab", "404", [page, "", ""]),
        (".KOHYO/manifest", "404", [page, "", ""]),
        (".kohyo/", "404", [page, "", ""]),
        (".kohyo", "404", [page, "", ""]),
    ] {
        let answer = get(path);
        assert!(answer.starts_with(&format!("HTTP/1.1 {status}")), "{path}: {answer}");
        for header in everywhere.iter().chain(&said) {
            assert!(answer.contains(header), "{path} lacks {header}: {answer}");
        }
        // Twice the same header would be one with two values.
        let twice = ["X-Content-Type-Options", "Content-Security-Policy:", "Cache-Control"];
        assert!(twice.iter().all(|it| answer.matches(it).count() <= 1), "{path}: {answer}");
        assert!(!answer.contains("former") && !answer.contains("\r\n\r\nours"));
    }
    assert!(get("no/such/page/").contains("<h1>"), "the city's own page is shown");
    // What has not changed is not sent again.
    let first = get("");
    let tag = first.lines().find_map(|it| it.strip_prefix("ETag: ")).unwrap();
    let again = ask(apache.port, "GET", "/kaikaku/", &format!("If-None-Match: {tag}\r\n"));
    assert!(again.starts_with("HTTP/1.1 304"), "{again}");
}

/// A city with addresses that moved, and what its servers are told. The names are those of a site that kohyo did not
/// make, with all that a file may be called.
fn moved(base_url: &str) -> (BTreeMap<String, Vec<u8>>, Forwarding) {
    let city = fs::read_to_string("tests/rules/base.city").unwrap();
    let city = city
        .replace("https://www.example.jp/", base_url)
        .replace(
            "担当課: 総務部\n",
            "担当課: 総務部\n旧アドレス: [/reforms/plan/1/, '/改革/個票 1号$1.pdf']\n",
        )
        .replace("contact: somu\n", &format!("contact: somu\n{MOVED}"));
    let tree = source::Tree::from_fixture(&city);
    let checked = site::read(&tree, date(2015, 7, 31));
    let memory = Memory::default();
    let public = checked.public().unwrap();
    site::build(&tree, public, &checked.routes, &memory).unwrap();
    let files = memory.into_files().into_iter().map(|(path, it)| (path.to_string(), it));
    (files.collect(), Forwarding::of(&checked.routes, public))
}

const MOVED: &str = "moved:
  - { from: '/a (1)[2]{3}+^%25.html', to: /units/kita/ }
  - { from: '/x;return 403}.pdf', to: /units/kita/ }
  - { from: '/${HOME}%25{ENV}/', to: / }
withdrawn:
  - { address: '/gone $2.pdf', day: 2015-07-01, reason: 古いため }
  - { address: /later.pdf, day: 2015-08-01, reason: 古くなるため }
";

#[test]
fn servers_are_told_where_former_addresses_lead() {
    let assert = Assert::new().action_env("SNAPSHOTS");
    let told = |base_url: &str, is_webdav| {
        let (site, forwarding) = moved(base_url);
        let site = site.iter().map(|(address, bytes)| (address.as_str(), bytes.as_slice()));
        Facts::new(Some(base_url), site, is_webdav).forwarding(forwarding)
    };
    let kaikaku = told("https://www.example.jp/kaikaku/", false);
    let root = told("https://www.example.jp/", true);
    for (case, kind, facts, at) in [
        ("moved.htaccess", ServerKind::Apache, &kaikaku, 0),
        ("moved-webdav.htaccess", ServerKind::Apache, &root, 0),
        ("moved.nginx.conf", ServerKind::Nginx, &kaikaku, 0),
        ("moved.redirects", ServerKind::HeadersFile, &kaikaku, 1),
        ("moved-root.redirects", ServerKind::HeadersFile, &root, 1),
    ] {
        let (_, bytes) = files(kind, facts).remove(at);
        let expected =
            Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/publish/headers").join(case);
        let text = Data::text(String::from_utf8(bytes).unwrap()).raw();
        assert.eq(text, Data::read_from(&expected, None).raw());
    }
}

#[test]
fn who_asks_for_a_former_address_is_led_to_the_new_one() {
    for (name, folder) in [("moved-below", "kaikaku/"), ("moved-top", "")] {
        let base_url = format!("https://www.example.jp/{folder}");
        let (site, forwarding) = moved(&base_url);
        let all = "<Directory {folder}/www>\nAllowOverride FileInfo\n</Directory>\n";
        let apache = Apache::start(name, all);
        let root = apache.folder.join("www").join(folder);
        let borrowed = || site.iter().map(|(address, it)| (address.as_str(), it.as_slice()));
        let facts = Facts::new(Some(&base_url), borrowed(), false).forwarding(forwarding);
        let own = files(ServerKind::Apache, &facts);
        for (address, bytes) in borrowed().chain(own.iter().map(|it| (it.0, it.1.as_slice()))) {
            let path = root.join(address);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, bytes).unwrap();
        }
        for (path, expected) in [
            ("reforms/plan/1/", Some("reforms/plan/001/")),
            ("reforms/plan/1/index.html", Some("reforms/plan/001/")),
            ("reforms/plan/1/form/", Some("reforms/plan/001/form/")),
            ("%E6%94%B9%E9%9D%A9/%E5%80%8B%E7%A5%A8%201%E5%8F%B7$1.pdf", Some("reforms/plan/001/")),
            ("a%20(1)%5B2%5D%7B3%7D+%5E%25.html", Some("units/kita/")),
            ("x;return%20403%7D.pdf", Some("units/kita/")),
            ("$%7BHOME%7D%25%7BENV%7D/", Some("")),
            ("reforms/plan/001/", None),
            ("units/kita/", None),
        ] {
            let answer = ask(apache.port, "GET", &format!("/{folder}{path}"), "");
            let location = answer.lines().find_map(|it| it.strip_prefix("Location: "));
            let expected =
                expected.map(|it| format!("http://127.0.0.1:{}/{folder}{it}", apache.port));
            assert_eq!(location, expected.as_deref(), "{path}: {answer}");
            let status = if expected.is_some() { "HTTP/1.1 301" } else { "HTTP/1.1 200" };
            assert!(answer.starts_with(status), "{path}: {answer}");
        }
        let gone = ask(apache.port, "GET", &format!("/{folder}gone%20$2.pdf"), "");
        assert!(gone.starts_with("HTTP/1.1 410"), "{gone}");
        let later = ask(apache.port, "GET", &format!("/{folder}later.pdf"), "");
        assert!(later.starts_with("HTTP/1.1 404"), "{later}");
    }
}

#[test]
fn the_search_page_works_under_the_policy() {
    let apache = published("visitor-browser");
    let found =
        dump(&format!("http://127.0.0.1:{}/kaikaku/search/?q=%E8%A8%BC%E6%98%8E", apache.port));
    assert!(!found.0.contains("Content Security Policy"), "{}", found.0);
    let hits = found.1.matches("reforms/").count();
    assert!(hits > 3, "the script found nothing: {}", found.1);
    // The same glass sees a violation: a page of the site with a style that no policy allows.
    let page = apache.folder.join("www/kaikaku/index.html");
    let text =
        fs::read_to_string(&page).unwrap().replace("<main", "<style>p{color:red}</style><main");
    fs::write(&page, text).unwrap();
    let seen = dump(&format!("http://127.0.0.1:{}/kaikaku/", apache.port));
    assert!(seen.0.contains("Content Security Policy"), "{}", seen.0);
}

/// What Chromium says of a page, and the page after its scripts.
fn dump(url: &str) -> (String, String) {
    let programs = ["chromium", "chromium-browser", "google-chrome"];
    let own = std::env::var("CHROMIUM").into_iter();
    let mut programs = own.chain(programs.map(str::to_owned));
    let profile = crate::web_servers::folder(&format!("browser-{}", url.len()));
    let output = programs.find_map(|program| {
        Command::new(program)
            .args([
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--enable-logging=stderr",
                "--v=0",
            ])
            .args(["--disable-background-networking", "--no-first-run", "--timeout=30000"])
            .args(["--virtual-time-budget=10000", "--dump-dom"])
            .arg("--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1")
            .arg(format!("--user-data-dir={}", profile.display()))
            .arg(url)
            .output()
            .ok()
    });
    let output = output.expect("Chromium is missing: run tests/browser/install");
    let _ = fs::remove_dir_all(profile);
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (text(&output.stderr), text(&output.stdout))
}

#[test]
fn a_file_is_seen_as_a_visitor_gets_it() {
    let apache = published("visitor-view");
    let base = format!("http://127.0.0.1:{}/kaikaku", apache.port);
    let view = VisitorView::new(&base, None, Duration::from_secs(5)).unwrap();
    let address = |it: &str| SitePath::new(it).unwrap();
    for (name, bytes) in SITE.iter().step_by(9) {
        let answer = view.get(&address(name)).unwrap();
        assert!(answer.status == 200 && answer.bytes == *bytes, "{name}: {}", answer.status);
    }
    let answer = view.get(&address("no/such/page.html")).unwrap();
    assert_eq!((answer.status, answer.location), (404, None));
    assert_eq!(answer.media_type.as_deref(), Some("text/html; charset=utf-8"));
    // A folder without its slash: what a server answers with a redirect stays one.
    let answer = view.get(&address("search")).unwrap();
    assert_eq!(answer.status, 301);
    assert!(answer.location.unwrap().ends_with("/kaikaku/search/"));
    for (name, url) in [
        ("index.html", "/"),
        ("改革/index.html", "/%E6%94%B9%E9%9D%A9/"),
        ("a b/100%.html", "/a%20b/100%25.html"),
        ("myindex.html", "/myindex.html"),
    ] {
        assert_eq!(view.url(&address(name)), format!("{base}{url}"));
    }
    // The certificate of the test's server is nobody's.
    let tls = format!("https://127.0.0.1:{}/kaikaku/", apache.tls_port);
    let ask = |fingerprint| {
        let view = VisitorView::new(&tls, fingerprint, Duration::from_secs(5)).unwrap();
        view.get(&address("index.html"))
    };
    assert_eq!(ask(None).map_err(|it| it.kind), Err(HostErrorKind::NotTheHost));
    assert_eq!(ask(Some(apache.fingerprint.as_str())).unwrap().bytes, SITE["index.html"]);
}

#[test]
fn what_is_cut_short_is_no_answer() {
    let short = "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf".to_owned();
    for (said, kind) in
        [(short, HostErrorKind::Temporary), (String::new(), HostErrorKind::Temporary)]
    {
        let base = format!("http://127.0.0.1:{}", answering(move |_| said.clone()));
        let view = VisitorView::new(&base, None, Duration::from_secs(2)).unwrap();
        let error = view.get(&SitePath::new("a.html").unwrap()).unwrap_err();
        assert_eq!(error.kind, kind, "{error}");
    }
    let elsewhere =
        answering(|_| answer("302 Found", "Location: https://elsewhere.example/\r\n", ""));
    let base = format!("http://127.0.0.1:{elsewhere}");
    let view = VisitorView::new(&base, None, Duration::from_secs(2)).unwrap();
    let answer = view.get(&SitePath::new("a.html").unwrap()).unwrap();
    assert_eq!(answer.location.as_deref(), Some("https://elsewhere.example/"));
}

/// A folder that kohyo writes to over WebDAV has the file too, and goes on working.
#[test]
fn webdav_works_in_a_folder_with_the_file_of_the_site() {
    let apache = Apache::start(
        "visitor-webdav",
        "<Directory {folder}/www/dav>\nAllowOverride FileInfo\n</Directory>\n",
    );
    let own = files(ServerKind::Apache, &facts(Some("http://127.0.0.1/dav/"), true)).remove(0);
    fs::write(apache.dav(own.0), own.1).unwrap();
    contract::holds(&*host("webdav", &connection(apache.port, "dav")).unwrap());
    assert!(apache.dav(own.0).exists(), "what is not a file of the site is left alone");
}
