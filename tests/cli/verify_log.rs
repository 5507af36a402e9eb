//! `kohyo verify` of a site that is a folder: what a newspaper does with a copy.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const KOHYO: &str = env!("CARGO_BIN_EXE_kohyo");

/// A city with an official target in a folder.
struct City(PathBuf);

impl City {
    fn new(name: &str) -> Self {
        let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join("verify").join(name);
        let _ = fs::remove_dir_all(&root);
        fs::create_dir_all(root.join("www")).expect("a folder");
        let city = Self(root);
        city.write("kohyo.yaml", &format!("{SETTINGS}{OFFICIAL}"));
        city.write("content/organization.yaml", "部署: [{ 識別子: somu-ka, 名称: 総務課 }]\n");
        city.page("はじめの文");
        let key = "ssh-keygen -q -t ed25519 -N '' -f key && ssh-keygen -q -t ed25519 -N '' -f seen";
        assert!(city.sh(key).status.success());
        city
    }

    fn write(&self, path: &str, text: &str) {
        let place = self.0.join(path);
        fs::create_dir_all(place.parent().expect("a folder")).expect("a folder");
        fs::write(place, text).expect("a file");
    }

    fn page(&self, text: &str) {
        self.write("content/pages/about.md", &format!("---\n題名: 町の話\n---\n{text}\n"));
    }

    fn sh(&self, script: &str) -> Output {
        let mut command = Command::new("sh");
        command.args(["-c", script]).current_dir(&self.0).output().expect("a shell")
    }

    /// What a command says, and how it ends.
    fn kohyo(&self, words: &[&str], day: u64) -> (Option<i32>, String, String) {
        let epoch = (1_433_127_600 + day * 86_400).to_string();
        let mut command = Command::new(KOHYO);
        command.args(words).args(["--lang", "en"]).current_dir(&self.0);
        let output = command.env("SOURCE_DATE_EPOCH", epoch).output().expect("kohyo");
        let text = |it: Vec<u8>| String::from_utf8_lossy(&it).into_owned();
        (output.status.code(), text(output.stderr), text(output.stdout))
    }

    fn publish(&self, day: u64) {
        let (code, said, _) = self.kohyo(&["publish", "honban", "--yes"], day);
        assert_eq!(code, Some(0), "{said}");
    }
}

const SETTINGS: &str = "title: みほん町
municipality: { name: みほん町 }
base_url: https://www.example.jp/
";

const OFFICIAL: &str = "publish:
  honban:
    to: folder:www
    official: true
    signing_key: { command: cat key }
";

#[test]
fn a_copy_is_verified_and_what_was_changed_in_it_is_named() {
    let city = City::new("copy");
    city.publish(0);
    let verify = ["verify", "./copy", "--remember", "seen.json"];
    assert!(city.sh("cp -rL www/current copy").status.success());
    let (code, said, _) = city.kohyo(&verify, 0);
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains("for the first time") && said.contains("signed by www.example.jp+"));

    city.page("次の文");
    city.publish(1);
    assert!(city.sh("rm -r copy && cp -rL www/current copy").status.success());
    let cosign = ["--cosign", "seen", "--cosign-as", "shimbun.example.jp"];
    let (code, said, cosigned) = city.kohyo(&[&verify[..], &cosign].concat(), 1);
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains("lines that were seen before are there unchanged"), "{said}");
    assert!(cosigned.contains("— shimbun.example.jp ") && cosigned.contains("— www.example.jp "));

    let seen = fs::read_to_string(city.0.join("seen.json")).expect("a file");
    assert!(city.sh("echo x >> copy/about/index.html; rm copy/index.html").status.success());
    let (code, said, _) = city.kohyo(&verify, 1);
    assert_eq!(code, Some(1));
    assert!(said.contains("about/index.html is not what was published"), "{said}");
    assert!(said.contains("index.html was published and is not there"), "{said}");
    let after = fs::read_to_string(city.0.join("seen.json")).expect("a file");
    assert_eq!(seen, after, "what is wrong is not remembered");
}

#[test]
fn a_rewritten_log_is_found_by_what_is_remembered() {
    let city = City::new("rewritten");
    city.publish(0);
    let verify = ["verify", "./www/current", "--remember", "seen.json"];
    assert_eq!(city.kohyo(&verify, 0).0, Some(0));
    assert!(city.sh("rm -r ledger public www/* www/.kohyo").status.success());
    city.page("はじめから こうだった");
    city.publish(0);
    let (code, said, _) = city.kohyo(&["verify", "./www/current"], 0);
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains("signed anew is not found without that"), "{said}");
    let (code, said, _) = city.kohyo(&verify, 0);
    assert_eq!(code, Some(1));
    assert!(said.contains("it was rewritten"), "{said}");
}

#[test]
fn a_site_without_a_log_and_a_target_that_cannot_go_back_say_so() {
    let city = City::new("without");
    city.write("kohyo.yaml", SETTINGS);
    assert_eq!(city.kohyo(&["build"], 0).0, Some(0));
    let (code, said, _) = city.kohyo(&["verify", "./public"], 0);
    assert_eq!(code, Some(2));
    assert!(said.contains("has no log of publications"), "{said}");
    city.write("kohyo.yaml", &format!("{SETTINGS}{OFFICIAL}"));
    city.publish(0);
    let (code, said, _) = city.kohyo(&["publish", "honban", "--rollback"], 1);
    assert_eq!(code, Some(2));
    assert!(said.contains("cannot go back"), "{said}");
    // A clock that is behind the log, and a site that speaks for a day to come.
    city.page("次の文");
    city.publish(5);
    city.page("その次の文");
    let (code, said, _) = city.kohyo(&["publish", "honban", "--yes"], 3);
    assert_eq!(code, Some(2));
    assert!(said.contains("look at this machine's clock"), "{said}");
    let to_come = ["publish", "honban", "--yes", "--as-of", "2015-12-31"];
    let (code, said, _) = city.kohyo(&to_come, 6);
    assert_eq!(code, Some(2));
    assert!(said.contains("which has not come"), "{said}");
    // A log that was signed is not gone on with unsigned, nor with another key.
    city.write("kohyo.yaml", &format!("{SETTINGS}{OFFICIAL}").replace("cat key", "cat seen"));
    let (code, said, _) = city.kohyo(&["publish", "honban", "--yes"], 6);
    assert_eq!(code, Some(2));
    assert!(said.contains("by another key") && said.contains("--new-key"), "{said}");
    let (code, said, _) = city.kohyo(&["publish", "honban", "--yes", "--new-key"], 6);
    assert_eq!(code, Some(0), "{said}");
    assert_eq!(city.kohyo(&["verify", "./www/current"], 6).0, Some(0));
}

#[test]
fn another_target_gets_the_log_as_it_is_and_no_damaged_one() {
    let city = City::new("other");
    city.publish(0);
    let other = "  shiken: { to: folder:other }\n";
    city.write("kohyo.yaml", &format!("{SETTINGS}{OFFICIAL}{other}"));
    assert!(city.sh("mkdir other").status.success());
    let publish = ["publish", "shiken", "--yes"];
    assert_eq!(city.kohyo(&publish, 1).0, Some(0));
    assert!(city.sh("diff -r ledger other/current/ledger").status.success());
    assert!(city.sh("for i in ledger/tile/0/*/*; do echo x >> $i; done").status.success());
    let (code, said, _) = city.kohyo(&publish, 2);
    assert_eq!(code, Some(2));
    assert!(said.contains("are not those of the entries") && said.contains("is damaged"), "{said}");
}

#[test]
fn a_declined_publication_leaves_no_trace() {
    let city = City::new("declined");
    let (code, said, _) = city.kohyo(&["publish", "honban", "--dry-run"], 0);
    assert_eq!(code, Some(0), "{said}");
    assert!(!city.0.join("ledger").exists());
    city.publish(0);
    let files = || city.sh("cd ledger && find . -type f | sort | xargs sha256sum").stdout;
    let before = files();
    city.page("次の文");
    city.kohyo(&["publish", "honban", "--dry-run"], 1);
    assert_eq!(files(), before);
}
