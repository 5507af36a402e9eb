//! What is found when a log is spoiled, and that standard tools agree with `kohyo verify`.

use std::collections::BTreeMap;
use std::fs;
use std::io::{Read as _, Write as _};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use jiff::civil::{Date, date};
use kohyo::digest::Hash;
use kohyo::publication_log::{
    Checkpoint, Cosigner, Damage, DamageKind, FILES, HashTree, LogFiles, Remembered, Signer,
    Verdict, VerifierKey, stamp_request, stamped_time, sums_text, verify,
};
use kohyo::publish::{memory_files, time_stamp};
use kohyo::source::{File, Tree};

use crate::log::{self, Key};
use crate::simulated::{Site, path};

const ENTRIES: &str = "ledger/2015.jsonl";
const NAME: &str = "www.example.jp/kaikaku";
const DAYS: [Date; 3] = [date(2015, 6, 1), date(2015, 7, 1), date(2015, 7, 2)];

/// A site with its log, by path.
type Files = BTreeMap<String, Vec<u8>>;

struct Read<'a>(&'a Files);

impl LogFiles for Read<'_> {
    fn read(&self, path: &str) -> anyhow::Result<Option<Vec<u8>>> {
        Ok(self.0.get(path).cloned())
    }
}

fn verdict(files: &Files, remembered: Option<&Remembered>) -> Verdict {
    verify(&Read(files), (2010..2020).rev(), remembered).unwrap()
}

/// The kinds of what is wrong, each once.
fn damages(files: &Files, remembered: Option<&Remembered>) -> Vec<Damage> {
    let mut damages = verdict(files, remembered).damages;
    damages.sort();
    damages
}

fn base() -> Tree {
    Tree::from_fixture(&fs::read_to_string("tests/rules/base.city").unwrap())
}

/// A sheet whose result in an indicator is this number, with a 訂正 if it is not the first.
fn sheet(tree: &Tree, actual: &str) -> Tree {
    let file = "content/reforms/plan/001.md";
    let text = tree.text(file).unwrap().replace("実績: 18", &format!("実績: {actual}"));
    let correction =
        format!("訂正:\n  - {{ 日付: 2015-07-01, 内容: {actual}に訂正した。 }}\n進捗管理:");
    let text = if actual == "18" { text } else { text.replace("進捗管理:", &correction) };
    tree.with(vec![File::from_bytes(file, text.into_bytes())], &[].into())
}

/// A site that was published once for each of these results, signed by a key.
fn published(results: &[&str], key: &Key) -> Files {
    let public = key.of_log(NAME);
    let mut log: Files = Files::new();
    let mut site = Site::new();
    for (at, (actual, day)) in results.iter().zip(DAYS).enumerate() {
        site = crate::simulated::site((0..3).map(|it| (it, at)));
        let tree = sheet(&base(), actual);
        let of_log = log.iter().map(|(path, bytes)| memory_file(path, bytes));
        let tree = tree.with(of_log.collect(), &[].into());
        let read = |path: &str| log.get(path).cloned();
        let appended =
            log::append_with(&tree, day, &memory_files(&site), &read, Some((&public, key)));
        for gone in &appended.removed {
            log.remove(gone);
        }
        log.extend(appended.files);
    }
    log.extend(site.into_iter().map(|(path, bytes)| (path.to_string(), bytes)));
    log
}

fn memory_file(path: &str, bytes: &[u8]) -> File {
    let text = String::from_utf8_lossy(bytes).into_owned();
    File::new(path, kohyo::source::Content::Text(text.into()))
}

fn text(files: &Files, path: &str) -> String {
    String::from_utf8(files[path].clone()).unwrap()
}

/// Puts another text into a file.
fn put(files: &mut Files, path: &str, text: &str) {
    files.insert(path.to_owned(), text.as_bytes().to_vec());
}

fn lines(files: &Files) -> Vec<String> {
    text(files, ENTRIES).lines().map(ToOwned::to_owned).collect()
}

fn put_lines(files: &mut Files, lines: &[String]) {
    put(files, ENTRIES, &(lines.join("\n") + "\n"));
}

/// What spoils a log.
type Spoil = fn(&mut Files);

#[test]
#[expect(clippy::too_many_lines, reason = "a table")]
fn each_kind_of_damage_is_found_where_it_is() {
    let key = Key::new(7);
    let good = published(&["18", "17"], &key);
    assert_eq!(damages(&good, None), []);
    let (first, size) = (lines(&published(&["18"], &key)).len() as u64, lines(&good).len() as u64);
    let root = DamageKind::Root;
    let at = |file: &str, kind| Damage::new(file, kind);
    let entries = |kind| at(ENTRIES, kind);
    let checkpoint = |kind| at("ledger/checkpoint", kind);
    let kept = |size: u64, kind| at(&format!("ledger/checkpoints/{size}"), kind);
    let tile = |path: &str| at(path, DamageKind::Tile);
    let partial = format!("ledger/tile/0/000.p/{size}");
    let wrong_roots = || vec![checkpoint(root(size)), kept(size, root(size))];
    let cases: Vec<(&str, Spoil, Vec<Damage>)> = vec![
        (
            "a letter of a line",
            |files| {
                let text = text(files, ENTRIES).replace("17に訂正した。", "16に訂正した。");
                put(files, ENTRIES, &text);
            },
            [vec![entries(DamageKind::Broken(lines(&good).len())), tile(&partial)], wrong_roots()]
                .concat(),
        ),
        (
            "the order of two lines",
            |files| {
                let mut lines = lines(files);
                lines.swap(2, 3);
                put_lines(files, &lines);
            },
            [
                vec![
                    entries(DamageKind::Broken(3)),
                    entries(DamageKind::Broken(4)),
                    entries(DamageKind::Broken(5)),
                    tile(&partial),
                    kept(first, root(first)),
                ],
                wrong_roots(),
            ]
            .concat(),
        ),
        (
            "a line that is gone",
            |files| {
                let mut lines = lines(files);
                lines.remove(2);
                put_lines(files, &lines);
            },
            vec![],
        ),
        (
            "the last line",
            |files| {
                let mut lines = lines(files);
                lines.pop();
                put_lines(files, &lines);
            },
            vec![],
        ),
        (
            "half of the last line",
            |files| {
                let text = text(files, ENTRIES);
                put(files, ENTRIES, &text[..text.len() - 40]);
            },
            vec![],
        ),
        (
            "a line in another spelling",
            |files| {
                let text = text(files, ENTRIES);
                put(files, ENTRIES, &text.replacen("{\"", "{ \"", 1));
            },
            vec![],
        ),
        (
            "a tile",
            |files| {
                let name =
                    files.keys().find(|it| it.starts_with("ledger/tile/0/")).unwrap().clone();
                files.get_mut(&name).unwrap()[0] ^= 1;
            },
            vec![tile(&partial)],
        ),
        (
            "the signature",
            |files| {
                let other = Key::new(8);
                let public = other.of_log(NAME);
                let checkpoint = Checkpoint::parse(&files["ledger/checkpoint"]).unwrap();
                let forged =
                    Checkpoint::sign(&public, &other, checkpoint.size, checkpoint.root).unwrap();
                files.insert("ledger/checkpoint".to_owned(), forged.to_bytes());
            },
            vec![checkpoint(DamageKind::Signature)],
        ),
        (
            "the public key",
            |files| {
                let public = Key::new(8).of_log(NAME);
                put(files, "ledger/vkey", &format!("{public}\n"));
                put(files, "ledger/key.pem", &public.pem().unwrap());
            },
            vec![at("ledger/key.pem", DamageKind::Key), at("ledger/vkey", DamageKind::Key)],
        ),
        (
            "a former root",
            |files| {
                let name = files.keys().find(|it| it.starts_with("ledger/checkpoints/")).unwrap();
                files.remove(&name.clone());
            },
            vec![kept(first, DamageKind::Missing)],
        ),
        (
            "the list of files",
            |files| {
                let text = text(files, FILES);
                let more = sums_text([("kakushi.html", Hash::of(b"x"))]);
                put(files, FILES, &(text + &more));
            },
            vec![at(FILES, DamageKind::FilesHash)],
        ),
        (
            "the content of a record",
            |files| {
                let name = "ledger/records/sheet-plan.jsonl";
                let text = text(files, name).replace("\"17\"", "\"16\"");
                put(files, name, &text);
            },
            vec![at(
                "ledger/records/sheet-plan.jsonl",
                DamageKind::Record("sheet/plan/001".to_owned()),
            )],
        ),
        (
            "all entries",
            |files| _ = files.remove(ENTRIES),
            vec![at("ledger/", DamageKind::Missing)],
        ),
    ];
    for (what, spoil, mut expected) in cases {
        let mut spoiled = good.clone();
        spoil(&mut spoiled);
        let found = damages(&spoiled, None);
        assert!(!found.is_empty(), "{what}: nothing was found");
        if !expected.is_empty() {
            expected.sort();
            assert_eq!(found, expected, "{what}");
        }
    }
}

#[test]
fn a_log_that_was_rewritten_and_signed_anew_is_found_by_whoever_remembers_only() {
    let key = Key::new(7);
    let seen = Remembered::of(&verdict(&published(&["18"], &key), None));
    let seen = Remembered::parse(&seen.to_text()).unwrap();
    let goes_on = published(&["18", "17"], &key);
    assert_eq!(damages(&goes_on, Some(&seen)), []);
    assert_eq!(verdict(&goes_on, Some(&seen)).since.map(|it| it.is_kept), Some(true));
    let rewritten = published(&["16", "15"], &key);
    assert_eq!(damages(&rewritten, None), [], "nothing shows it to whoever sees it first");
    let found = damages(&rewritten, Some(&seen));
    assert!(matches!(found[..], [Damage { kind: DamageKind::Rewritten { .. }, .. }]), "{found:?}");
    let by_another = published(&["16", "15"], &Key::new(8));
    assert_eq!(damages(&by_another, None), []);
    let found = damages(&by_another, Some(&seen));
    assert!(found.iter().any(|it| it.kind == DamageKind::OtherKey), "{found:?}");
    // The end cut off together with its signature is what was there before: only who saw more knows.
    let more = Remembered::of(&verdict(&goes_on, None));
    let less = published(&["18"], &key);
    assert_eq!(damages(&less, None), []);
    let found = damages(&less, Some(&more));
    assert!(matches!(found[..], [Damage { kind: DamageKind::Rewritten { .. }, .. }]), "{found:?}");
}

#[test]
fn a_cosignature_is_of_its_signer_and_leaves_the_citys() {
    let key = Key::new(7);
    let files = published(&["18"], &key);
    let checkpoint = Checkpoint::parse(&files["ledger/checkpoint"]).unwrap();
    let (witness, at) = (Key::new(9), "2015-07-03T00:00:00Z".parse().unwrap());
    let public = witness.of_log("shimbun.example.jp");
    let cosigner = Cosigner { key: &public, signer: &witness, at };
    let bytes = checkpoint.cosigned(&cosigner).unwrap().to_bytes();
    let text = String::from_utf8(bytes.clone()).unwrap();
    assert!(text.contains("\n— shimbun.example.jp ") && text.contains(&format!("\n— {NAME} ")));
    let both = Checkpoint::parse(&bytes).unwrap();
    assert!(both.is_signed_by(&key.of_log(NAME)));
    assert!(!both.is_signed_by(&Key::new(9).of_log(NAME)));
}

/// A site in a folder, which goes with it.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str, files: &Files) -> Self {
        let folder = std::env::temp_dir().join(format!("kohyo-log-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        for (path, bytes) in files {
            let place = folder.join(path);
            fs::create_dir_all(place.parent().unwrap()).unwrap();
            fs::write(place, bytes).unwrap();
        }
        Self(folder)
    }

    fn run(&self, script: &str) -> (bool, String) {
        let Output { status, stdout, stderr } =
            Command::new("bash").args(["-c", script]).current_dir(&self.0).output().unwrap();
        let said = String::from_utf8_lossy(&[stdout, stderr].concat()).into_owned();
        (status.success(), said)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// The steps that the page about the log tells citizens, but for those that need a network.
fn steps() -> Vec<String> {
    let template = fs::read_to_string("themes/default/templates/publication-log.html").unwrap();
    let mut parts = template.split("<code>");
    parts.next();
    let steps = parts.map(|it| it.split_once("</code>").unwrap().0);
    let plain = |it: &str| it.replace("&gt;", ">").replace("&lt;", "<").replace("&amp;", "&");
    steps.filter(|it| !it.contains("{{")).map(plain).collect()
}

#[test]
fn the_steps_on_the_page_are_right_and_find_what_is_spoiled() {
    let steps = steps();
    let [pages, list, chain, signature] = steps.as_slice() else { panic!("{steps:?}") };
    let good = published(&["18", "17"], &Key::new(7));
    let folder = Folder::new("good", &good);
    assert_eq!(folder.run(pages), (true, String::new()));
    assert_eq!(folder.run(list), (true, "OK\n".to_owned()));
    assert_eq!(folder.run(chain), (true, String::new()));
    let (is_right, said) = folder.run(signature);
    assert!(is_right && said.contains("Verified Successfully"), "{said}");

    let spoiled = |name: &str, spoil: Spoil| {
        let mut files = good.clone();
        spoil(&mut files);
        Folder::new(name, &files)
    };
    let page = spoiled("page", |it| put(it, "reforms/01/index.html", "another"));
    assert!(!page.run(pages).0);
    let sums = spoiled("sums", |it| put(it, FILES, ""));
    assert!(!sums.run(list).1.contains("OK"));
    let line = spoiled("line", |files| {
        let mut lines = lines(files);
        lines.remove(3);
        put_lines(files, &lines);
    });
    assert!(line.run(chain).1.starts_with("NG: "));
    let root = spoiled("root", |files| {
        let text = text(files, "ledger/checkpoint").replacen("\n1", "\n2", 1);
        put(files, "ledger/checkpoint", &text);
    });
    assert!(!root.run(signature).0);
}

#[test]
fn another_program_for_trees_computes_the_same_root_and_proof() {
    let files = published(&["18", "17", "16"], &Key::new(7));
    let folder = Folder::new("tree", &files);
    let lines = lines(&files);
    let lines: Vec<&[u8]> = lines.iter().map(String::as_bytes).collect();
    let tree = HashTree::of(&lines);
    let script = r#"
import sys
from pymerkle import InmemoryTree, verify_consistency
tree = InmemoryTree(algorithm="sha256")
lines = open("ledger/2015.jsonl", "rb").read().split(b"\n")[:-1]
for line in lines:
    tree.append_entry(line)
print(tree.get_root().hex())
for size in map(int, sys.argv[1:]):
    former, now = tree.get_root(size), tree.get_root()
    verify_consistency(former, now, tree.prove_consistency(size, len(lines)))
    print(former.hex())
"#;
    fs::write(folder.0.join("tree.py"), script).unwrap();
    let tools = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().unwrap().join("tools/pymerkle");
    let (is_right, said) =
        folder.run(&format!("PYTHONPATH='{}' python3 tree.py 3 11", tools.display()));
    assert!(is_right, "tests/publish/install was not run? {said}");
    let roots = [tree.root(), tree.root_of(3), tree.root_of(11)].map(|it| it.unwrap().to_string());
    assert_eq!(said.lines().collect::<Vec<_>>(), roots);
    assert_eq!(verdict(&files, None).root.to_string(), roots[0]);
}

/// An authority that gives one answer, and what it was asked.
fn answering(status: &'static str, body: Vec<u8>) -> (String, JoinHandle<Vec<u8>>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}/", listener.local_addr().unwrap());
    let served = thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        let mut request = Vec::new();
        let mut part = [0; 4096];
        // A request for a stamp of a SHA-256 has 59 bytes.
        let body_of = |request: &[u8]| {
            let at = request.windows(4).position(|it| it == b"\r\n\r\n")?;
            Some(request[at + 4..].to_vec()).filter(|it| it.len() >= 59)
        };
        let sent = loop {
            let count = stream.read(&mut part).unwrap();
            request.extend(&part[..count]);
            if let Some(body) = body_of(&request) {
                break body;
            }
        };
        let head = format!("HTTP/1.1 {status}\r\nContent-Length: {}\r\n\r\n", body.len());
        stream.write_all(&[head.as_bytes(), &body].concat()).unwrap();
        sent
    });
    (url, served)
}

#[test]
fn a_time_stamp_is_asked_for_and_read_as_openssl_does() {
    let files = published(&["18"], &Key::new(7));
    let checkpoint = &files["ledger/checkpoint"];
    let folder = Folder::new("stamp", &files);
    fs::write(folder.0.join("request.tsq"), stamp_request(Hash::of(checkpoint)).unwrap()).unwrap();
    let script = r#"
set -e
cat > ca.cnf <<END
[tsa]
default_tsa = t
[t]
serial = serial
signer_cert = tsa.pem
signer_key = tsa.key
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
[req]
distinguished_name = name
[name]
[ext]
extendedKeyUsage = critical,timeStamping
END
echo 01 > serial
openssl req -x509 -newkey rsa:2048 -nodes -keyout tsa.key -out tsa.pem -subj /CN=tsa -config ca.cnf -extensions ext 2>/dev/null
openssl ts -reply -config ca.cnf -section t -queryfile request.tsq -out answer.tsr 2>/dev/null
openssl ts -verify -in answer.tsr -data ledger/checkpoint -CAfile tsa.pem
"#;
    let (is_right, said) = folder.run(script);
    assert!(is_right && said.contains("OK"), "{said}");
    let answer = fs::read(folder.0.join("answer.tsr")).unwrap();
    let time = stamped_time(&answer, Hash::of(checkpoint)).unwrap();
    assert!(time > "2026-01-01T00:00:00Z".parse().unwrap());
    assert_eq!(stamped_time(&answer, Hash::of(b"another")), None);
    assert_eq!(stamped_time(&answer[..answer.len() / 2], Hash::of(checkpoint)), None);

    // Over HTTP: the same answer, one that is no stamp, and none.
    let asked = |status: &'static str, body: Vec<u8>| {
        let (url, request) = answering(status, body);
        let got = time_stamp(&url, Hash::of(checkpoint), Duration::from_secs(20));
        (got.ok(), request.join().unwrap())
    };
    let (got, request) = asked("200 OK", answer.clone());
    assert_eq!(got.as_deref(), Some(&answer[..]));
    assert_eq!(request, stamp_request(Hash::of(checkpoint)).unwrap());
    assert_eq!(asked("200 OK", b"no stamp".to_vec()).0, None);
    assert_eq!(asked("503 Service Unavailable", answer.clone()).0, None);

    let size = lines(&files).len();
    let mut stamped = files.clone();
    stamped.insert(format!("ledger/checkpoints/{size}.tsr"), answer.clone());
    assert_eq!(verdict(&stamped, None).stamps, [(size as u64, time)]);
    let other = published(&["16"], &Key::new(7));
    let mut other = other.clone();
    other.insert(format!("ledger/checkpoints/{size}.tsr"), answer);
    assert!(damages(&other, None).iter().any(|it| it.kind == DamageKind::Stamp));
}

#[test]
fn a_key_that_is_replaced_is_told_by_an_entry_and_both_signatures_hold() {
    let (old, new) = (Key::new(7), Key::new(8));
    let mut files = published(&["18"], &old);
    let tree = sheet(&base(), "17");
    let of_log = files.iter().filter(|it| it.0.starts_with("ledger/"));
    let of_log: Vec<File> = of_log.map(|(path, bytes)| memory_file(path, bytes)).collect();
    let tree = tree.with(of_log, &[].into());
    let site: Site = [(path("index.html"), b"home".to_vec())].into_iter().collect();
    let read = |path: &str| files.get(path).cloned();
    let public = new.of_log(NAME);
    let refused =
        log::try_append(&tree, DAYS[1], &memory_files(&site), &read, (&public, &new), false);
    assert!(refused.unwrap_err().to_string().contains(&old.of_log(NAME).to_string()));
    let appended =
        log::try_append(&tree, DAYS[1], &memory_files(&site), &read, (&public, &new), true)
            .unwrap();
    let seen = Remembered::of(&verdict(&files, None));
    for gone in &appended.removed {
        files.remove(gone);
    }
    files.extend(appended.files);
    let verdict = verdict(&files, Some(&seen));
    assert_eq!(verdict.damages, []);
    assert_eq!(verdict.key, Some(VerifierKey::new(NAME, new.public_key()).unwrap()));
}
