//! The program itself, with a city of its own and a password in the environment: what it prints, and what is left
//! when it is killed.

use std::fs;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::Duration;

use super::Site;
use crate::effort::plain_or_long;
use crate::sftp::password_server::{Asks, PASSWORD, PasswordServer};
use crate::sftp::sshd::{fingerprint, fresh};

/// A city and where it is published.
struct Place {
    city: PathBuf,
    /// The folder of the site, and what visitors see of it.
    folder: PathBuf,
    shown: PathBuf,
    password: String,
    _server: Option<PasswordServer>,
}

/// What the program printed, and how it ended.
struct Ended {
    code: Option<i32>,
    text: String,
}

impl Place {
    fn new(name: &str, city: &[&str], to: impl FnOnce(&Path) -> (String, &'static str)) -> Self {
        let root = fresh(&format!("real-program-{name}"));
        let place = Self {
            city: root.join("city"),
            folder: root.join("www"),
            shown: PathBuf::new(),
            password: PASSWORD.to_owned(),
            _server: None,
        };
        for folder in [&place.city, &place.folder] {
            fs::create_dir(folder).expect("a folder");
        }
        for part in city {
            let copied = Command::new("cp").arg("-r").arg(part).arg(&place.city).status();
            assert!(copied.expect("cp").success());
        }
        let (target, shown) = to(&place.folder);
        let settings = place.city.join("kohyo.yaml");
        let text = fs::read_to_string(&settings).expect("the settings");
        fs::write(settings, format!("{text}\npublish:\n  www:\n{target}")).expect("the settings");
        let shown = place.folder.join(shown);
        Self { shown, ..place }
    }

    fn folder(city: &[&str]) -> Self {
        let target = |folder: &Path| (format!("    to: folder:{}\n", folder.display()), "current");
        Self::new(&format!("folder-{}", city.len()), city, target)
    }

    fn sftp(city: &[&str]) -> Self {
        let server = PasswordServer::start(Asks::Plainly);
        let target = |folder: &Path| {
            let (port, folder) = (server.port, folder.display());
            let key = fingerprint("host_ed25519");
            let text = format!(
                "    to: sftp://www@127.0.0.1:{port}/{folder}\n    fingerprint: {key}\n    \
                 password: {{ env: KOHYO_TEST_PASSWORD }}\n"
            );
            (text, "")
        };
        let place = Self::new(&format!("sftp-{}", city.len()), city, target);
        Self { _server: Some(server), ..place }
    }

    fn command(&self, arguments: &str) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_kohyo"));
        command.args(arguments.split(' ')).args(["--lang", "en", "--root"]).arg(&self.city);
        command.env("KOHYO_TEST_PASSWORD", &self.password).env_remove("SSH_AUTH_SOCK");
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        // What it starts is in its group.
        command.process_group(0);
        command
    }

    /// Runs it to its end. It prints no secret and leaves no process.
    fn run(&self, arguments: &str) -> Ended {
        let child = self.command(arguments).spawn().expect("the program");
        let group = child.id();
        let output = child.wait_with_output().expect("its end");
        let text =
            String::from_utf8_lossy(&output.stdout) + String::from_utf8_lossy(&output.stderr);
        let text = text.into_owned();
        assert!(!text.contains(PASSWORD) && !text.contains(&self.password), "{text}");
        assert_eq!(of_group(group), "", "{arguments}");
        Ended { code: output.status.code(), text }
    }

    fn succeeds(&self, arguments: &str) -> String {
        let ended = self.run(arguments);
        assert_eq!(ended.code, Some(0), "{arguments}: {}", ended.text);
        ended.text
    }

    fn replace_in_settings(&self, from: &str, to: &str) {
        let settings = self.city.join("kohyo.yaml");
        let text = fs::read_to_string(&settings).expect("the settings");
        assert!(text.contains(from), "{text}");
        fs::write(settings, text.replace(from, to)).expect("the settings");
    }

    /// The site as it was built.
    fn built(&self) -> Site {
        files(&self.city.join("public"))
    }

    /// Starts a publication and kills it as soon as something is so; true when it was killed before it ended.
    fn kill(&self, when: impl Fn() -> bool) -> bool {
        let mut command = self.command("publish www --yes");
        let mut child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        while !when() && is_running(&mut child) {
            thread::yield_now();
        }
        child.kill().expect("SIGKILL");
        !child.wait().expect("its end").success()
    }
}

fn is_running(child: &mut Child) -> bool {
    child.try_wait().expect("a child").is_none()
}

fn of_group(group: u32) -> String {
    let found = Command::new("pgrep").arg("-g").arg(group.to_string()).output();
    String::from_utf8_lossy(&found.expect("pgrep").stdout).trim().to_owned()
}

/// What is in a folder, but for what is ours.
fn files(folder: &Path) -> Site {
    let entries = walkdir::WalkDir::new(folder).follow_root_links(true).into_iter();
    let entries = entries.filter_entry(|it| it.file_name() != ".kohyo").flatten();
    let files = entries.filter(|it| it.file_type().is_file());
    let file = |entry: walkdir::DirEntry| {
        let name = entry.path().strip_prefix(folder).expect("below the folder");
        Some((super::path(&name.display().to_string()), fs::read(entry.path()).ok()?))
    };
    files.filter_map(file).collect()
}

fn count(folder: &Path) -> usize {
    walkdir::WalkDir::new(folder).into_iter().flatten().filter(|it| it.path().is_file()).count()
}

const SMALL: &[&str] = &["tests/sites/miya/in/content", "tests/sites/miya/in/kohyo.yaml"];
const SAMPLE: &[&str] = &["content", "kohyo.yaml", "themes"];

fn smoke(place: &Place) {
    let said = place.succeeds("publish www --yes");
    assert!(said.contains("published to `www` (release 1"), "{said}");
    assert!(files(&place.shown) == place.built());
    let said = place.succeeds("publish www --yes --verbose");
    assert!(said.contains("has the site as it is"), "{said}");
    let said = place.succeeds("verify www");
    assert!(said.contains("is what was published"), "{said}");

    let page = place.shown.join("index.html");
    let former = fs::read(&page).expect("the home page");
    fs::remove_file(&page).expect("a file");
    fs::write(&page, "by hand").expect("a file");
    let verified = place.run("verify www");
    assert_eq!(verified.code, Some(1), "{}", verified.text);
    assert!(verified.text.contains("index.html"), "{}", verified.text);
    // What is the same everywhere else, so that each kind of host has to look at the page.
    place.replace_in_settings("title: 宮之浜市 集中改革", "title: 宮之浜市 新しい改革");
    let refused = place.run("publish www --yes");
    let is_release = place.shown.ends_with("current");
    if !is_release {
        assert_eq!(refused.code, Some(1), "{}", refused.text);
        assert!(refused.text.contains("index.html"), "{}", refused.text);
        assert_eq!(fs::read(&page).expect("the home page"), b"by hand");
        place.succeeds("publish www --yes --adopt");
    }
    assert!(files(&place.shown) == place.built());
    assert_ne!(fs::read(&page).expect("the home page"), former);
    place.succeeds("verify www");
}

#[test]
fn a_city_is_published_to_a_folder() {
    smoke(&Place::folder(SMALL));
}

#[test]
fn a_city_is_published_by_sftp_with_a_password_that_is_never_shown() {
    let mut place = Place::sftp(SMALL);
    smoke(&place);
    place.password = "another-himitsu".to_owned();
    let refused = place.run("publish www --yes --verbose");
    assert_eq!(refused.code, Some(2), "{}", refused.text);
    assert!(refused.text.contains("does not accept the user"), "{}", refused.text);
}

/// More removals than are allowed: nothing is done, and the exit code says that it was not.
#[test]
fn more_removals_than_are_allowed_are_not_done() {
    let place = Place::new("deletes", SMALL, |folder| {
        (format!("    to: folder:{}\n    headers: apache\n", folder.display()), "current")
    });
    place.succeeds("publish www --yes");
    let before = files(&place.shown);
    assert!(place.shown.join(".htaccess").exists());
    place.replace_in_settings("    headers: apache\n", "");
    let refused = place.run("publish www --yes --max-deletes 0");
    assert_eq!(refused.code, Some(1), "{}", refused.text);
    assert!(refused.text.contains("--max-deletes 1"), "{}", refused.text);
    assert!(files(&place.shown) == before);
    place.succeeds("publish www --yes --max-deletes 1");
    assert!(!place.shown.join(".htaccess").exists());
}

/// Whether it stays in our folder on the host.
fn is_kept(name: &str) -> bool {
    ["manifest.json", "files", "releases"].contains(&name)
}

/// Killed at several moments, of a first publication and of one that changes every page.
fn killed(place: &Place) {
    let (mut old, mut kills) = (Site::new(), 0);
    for (round, least) in [30, 120, 250].into_iter().enumerate() {
        place.replace_in_settings("title: みほん市", &format!("title: みほん市{round}"));
        place.succeeds("build");
        let new = place.built();
        assert!(new.len() > 250, "{}", new.len());
        let before = count(&place.folder);
        let was_killed = place.kill(|| count(&place.folder) >= before + least);
        // What the server still has of the line, it does.
        thread::sleep(Duration::from_millis(200));
        for (path, bytes) in files(&place.shown) {
            let is_whole = [&old, &new].iter().any(|it| it.get(&path) == Some(&bytes));
            assert!(is_whole, "half of {path} after {round}");
        }
        if was_killed {
            kills += 1;
            goes_on(place);
        }
        assert!(files(&place.shown) == new, "{round}");
        place.succeeds("verify www");
        let own = place.folder.join(".kohyo");
        let of_us = fs::read_dir(&own).expect("a folder").flatten();
        let of_us = of_us.filter(|it| !is_kept(&it.file_name().to_string_lossy()));
        let left: usize = of_us.map(|it| count(&it.path())).sum();
        assert_eq!(left, 0, "{}", own.display());
        old = new;
    }
    assert!(kills > 1, "it was faster than whoever kills it");
}

/// The lock is told of, and broken when that is asked for.
fn goes_on(place: &Place) {
    let locked = place.run("publish www --yes");
    assert_eq!(locked.code, Some(2), "{}", locked.text);
    assert!(locked.text.contains("has been publishing for 0 minutes"), "{}", locked.text);
    let said = place.succeeds("publish www --yes --break-lock");
    assert!(said.contains("the last publication did not end"), "{said}");
}

fn is_long() -> bool {
    plain_or_long(false, true)
}

#[test]
fn a_publication_to_a_folder_that_is_killed_is_completed_by_the_next() {
    is_long().then(|| killed(&Place::folder(SAMPLE)));
}

#[test]
fn a_publication_by_sftp_that_is_killed_is_completed_by_the_next() {
    is_long().then(|| killed(&Place::sftp(SAMPLE)));
}
