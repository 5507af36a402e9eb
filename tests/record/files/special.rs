//! Links, pipes, sockets, devices, and files that may not be read.

use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
use std::os::unix::net::UnixListener;
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use super::{City, DRAFT, codes, written};

const KOHYO: &str = env!("CARGO_BIN_EXE_kohyo");

/// Longer than any command takes on a busy machine, and shorter than for ever.
const PATIENCE: Duration = Duration::from_secs(30);

/// Runs kohyo in a city: whether it is content, and what it said. A command that hangs is ended.
fn run(city: &City, arguments: &[&str]) -> (bool, String) {
    let mut command = Command::new(KOHYO);
    command.args(arguments).current_dir(&city.root).stdin(Stdio::null());
    let said = city.root.with_extension("said");
    let file = fs::File::create(&said).unwrap();
    command.stdout(file.try_clone().unwrap()).stderr(file);
    let mut child = command.spawn().unwrap();
    let start = Instant::now();
    while child.try_wait().unwrap().is_none() {
        if start.elapsed() > PATIENCE {
            child.kill().unwrap();
            panic!("{arguments:?} hangs");
        }
        thread::sleep(Duration::from_millis(10));
    }
    (child.wait().unwrap().success(), fs::read_to_string(said).unwrap())
}

fn fifo(path: &Path) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    assert!(Command::new("mkfifo").arg(path).status().unwrap().success());
}

/// A link, where it leads from its folder, and the code of the error at it.
const LINKS: &[(&str, &str, &[&str])] = &[
    ("pages/g.csv", "../../.git/config", &["R042"]),
    ("pages/g.csv", "../../kohyo.yaml", &["R042"]),
    ("pages/g.csv", "draft.md", &["R042"]),
    ("pages/g.csv", "about.md", &["R042"]),
    ("pages/g.csv", ".hidden.csv", &["R042"]),
    ("pages/g.csv", "../../themes/ours/assets/own.csv", &["R042"]),
    ("pages/g.csv", "../../themes/ours/README.md", &["R042"]),
    ("pages/g.csv", "../../secret.csv", &["R042"]),
    ("pages/g.csv", "memo.txt", &["R042"]),
    ("pages/g.csv", "099.md.bak", &["R042"]),
    ("pages/g.csv", "draft.csv", &["R042"]),
    ("pages/g.csv", "a b.csv", &["R042"]),
    ("pages/g.csv", "chain.csv", &["R042"]),
    ("pages/g.csv", "outside-chain.csv", &["R003"]),
    ("pages/g.csv", "/etc/passwd", &["R003"]),
    ("pages/g.csv", "/dev/stdin", &["R003"]),
    ("pages/g.csv", "nowhere.csv", &["R003"]),
    ("pages/g.csv", "g.csv", &["R003"]),
    ("pages/g", "about", &["R003"]),
    ("pages/g.csv", "right.csv", &[]),
    ("pages/g.pdf", "right.csv", &[]),
    ("pages/g.csv", "right-chain.csv", &[]),
    ("pages/g.txt", "right.csv", &["R041"]),
    ("pages/g.md", "about.md", &[]),
    ("pages/g.md", "draft.md", &[]),
    ("pages/g.md", "../reforms/plan/001.md", &["R042"]),
    ("pages/g.md", "../organization.yaml", &["R042"]),
    ("pages/g.md", "../../kohyo.yaml", &["R042"]),
    ("pages/g.md", "../../themes/ours/README.md", &["R042"]),
    ("pages/g.md", "right.csv", &["R042"]),
    ("pages/g.md", ".hidden.md", &["R042"]),
    ("reforms/plan/077.md", "../../pages/draft.md", &["R042"]),
    ("glossary.yaml", "organization.yaml", &["R042"]),
];

#[test]
fn a_link_leads_to_what_is_published_in_the_same_way() {
    let city = City::new("links");
    for path in [
        ".git/config",
        "secret.csv",
        "content/pages/.hidden.csv",
        "content/pages/memo.txt",
        "content/pages/a b.csv",
        "themes/ours/assets/own.csv",
        "content/pages/099.md.bak",
    ] {
        city.write(path, "HIMITSU");
    }
    for path in ["content/pages/.hidden.md", "content/pages/draft.md", "content/pages/draft.csv"] {
        city.write(path, DRAFT);
    }
    city.write("themes/ours/README.md", "---\n題名: HIMITSU\n---\n");
    city.write("content/pages/right.csv", "right");
    city.write("content/pages/about/map.csv", "right");
    let pages = city.root.join("content/pages");
    symlink("../../secret.csv", pages.join("chain.csv")).unwrap();
    symlink("/etc/passwd", pages.join("outside-chain.csv")).unwrap();
    symlink("right.csv", pages.join("right-chain.csv")).unwrap();
    for (link, target, expected) in LINKS {
        let path = format!("content/{link}");
        let _ = fs::remove_file(city.root.join(&path));
        symlink(target, city.root.join(&path)).unwrap();
        let tree = city.tree();
        assert_eq!(codes(&tree, &path), *expected, "{link} → {target}");
        let (files, told) = written(&tree);
        assert!(!told, "{link} → {target}");
        let is_attachment = !link.contains(".md") && !link.contains(".yaml");
        let is_written = files.contains(link.trim_start_matches("pages/"));
        assert_eq!(is_written, is_attachment && expected.is_empty(), "{link} → {target}");
        fs::remove_file(city.root.join(&path)).unwrap();
    }
}

#[test]
fn settings_units_and_folders_are_no_links_to_elsewhere() {
    for name in
        ["kohyo.yaml", "content/organization.yaml", "content", "content/reforms/plan/_program.yaml"]
    {
        let city = City::new("links-of-lists");
        let from = city.root.join(name);
        fs::rename(&from, city.root.join("elsewhere")).unwrap();
        symlink(city.root.join("elsewhere"), &from).unwrap();
        let found = codes(&city.tree(), name);
        assert!(found == ["R042"] || found == ["R003"], "{name}: {found:?}");
        let (is_built, said) = run(&city, &["build"]);
        assert!(!is_built && said.contains(name), "{name}");
    }
}

/// Every command ends, and those that read the city name what is in the way.
#[test]
fn a_pipe_hangs_no_command() {
    let places = [
        "content/pages/a.md",
        "content/pages/a.csv",
        "content/pages/a",
        "content/organization.yaml",
        "content/reforms/plan/001.md",
        "content/reforms/plan/_program.yaml",
        "content/glossary.yaml",
        "themes/ours/assets/own.css",
        "themes/ours/templates/sheet.html",
        "themes/ours/i18n/ja.ftl",
        "kohyo.yaml",
    ];
    for place in places {
        let city = City::new("pipe");
        city.write(
            "kohyo.yaml",
            &(fs::read_to_string(city.root.join("kohyo.yaml")).unwrap() + "theme: ours\n"),
        );
        city.write("themes/ours/assets/other.css", "");
        let _ = fs::remove_file(city.root.join(place));
        fifo(&city.root.join(place));
        for arguments in [&["check"][..], &["build"], &["build", "--keep-going"]] {
            let (is_content, said) = run(&city, arguments);
            assert!(!is_content && said.contains("R043"), "{place}: {said}");
            assert!(said.contains(place), "{place}: {arguments:?}: {said}");
        }
        for arguments in [
            &["status"][..],
            &["explain", "R043"],
            &["new", "page", "x"],
            &["schema", "settings"],
            &["init", ".", "--yes"],
            &["check", "--since", "HEAD"],
        ] {
            run(&city, arguments);
        }
    }
}

#[test]
fn what_is_no_regular_file_is_an_error() {
    let city = City::new("special");
    let pages = city.root.join("content/pages");
    let _socket = UnixListener::bind(pages.join("a.csv")).unwrap();
    assert_eq!(codes(&city.tree(), "content/pages/a.csv"), ["R043"]);
    fifo(&pages.join("b.csv"));
    symlink("b.csv", pages.join("c.csv")).unwrap();
    symlink("c.csv", pages.join("d.md")).unwrap();
    let tree = city.tree();
    for name in ["b.csv", "c.csv", "d.md"] {
        assert_eq!(codes(&tree, &format!("content/pages/{name}")), ["R043"], "{name}");
    }
    let device = pages.join("e.md");
    let made =
        Command::new("mknod").arg(&device).args(["c", "1", "5"]).stderr(Stdio::null()).status();
    if made.is_ok_and(|it| it.success()) {
        assert_eq!(codes(&city.tree(), "content/pages/e.md"), ["R043"]);
    } else {
        eprintln!("skipped: only root can make a device");
    }
}

/// What was a file when it was found may be something else when it is copied.
#[test]
fn an_attachment_that_was_replaced_is_not_waited_for() {
    let city = City::new("replaced");
    let path = city.root.join("content/pages/about/a.csv");
    city.write("content/pages/about/a.csv", "right");
    city.write("secret/a.csv", "HIMITSU");
    let tree = city.tree();
    let file = tree.file("content/pages/about/a.csv").unwrap();
    assert_eq!(&*file.bytes().unwrap(), b"right");
    fs::remove_file(&path).unwrap();
    fifo(&path);
    assert!(file.bytes().is_err(), "a pipe");
    fs::remove_file(&path).unwrap();
    symlink(city.root.join("secret/a.csv"), &path).unwrap();
    assert!(file.bytes().is_err(), "a link");
    fs::remove_dir_all(path.parent().unwrap()).unwrap();
    symlink(city.root.join("secret"), path.parent().unwrap()).unwrap();
    assert!(file.bytes().is_err(), "a linked folder");
}

/// Who may read everything is asked to be someone else.
#[test]
fn what_may_not_be_read_is_named() {
    let folder = std::env::temp_dir().join(format!("kohyo-denied-{}", std::process::id()));
    let _ = fs::remove_dir_all(&folder);
    let mut city = City::new("denied");
    fs::create_dir_all(&folder).unwrap();
    let program = folder.join("kohyo");
    fs::copy(KOHYO, &program).unwrap();
    fs::rename(&city.root, folder.join("city")).unwrap();
    city.root = folder.join("city");
    let is_root = fs::metadata(&folder).unwrap().uid() == 0;
    let places = ["pages/a.csv", "pages/about.md", "organization.yaml", "reforms/plan/001.md"];
    city.write("content/pages/a.csv", "a");
    let folders = ["reforms/plan", "pages"];
    for place in places.iter().chain(&folders) {
        let path = city.root.join("content").join(place);
        let mode = fs::metadata(&path).unwrap().permissions();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o000)).unwrap();
        for arguments in [&["check"][..], &["build", "--out", "/nonexistent/site"]] {
            let mut command = Command::new(&program);
            command.args(arguments).current_dir(&city.root).stdin(Stdio::null());
            if is_root {
                command.uid(65534).gid(65534);
            }
            let output = command.output().unwrap();
            let said = String::from_utf8([output.stdout, output.stderr].concat()).unwrap();
            assert!(said.contains("R044"), "{place}: {said}");
            assert!(said.contains(&format!("content/{place}")), "{place}: {said}");
        }
        fs::set_permissions(&path, mode).unwrap();
    }
    fs::remove_dir_all(&folder).unwrap();
}
