//! `kohyo build`: where a site may be written, what is left out of it, and what is said when it cannot be.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A copy of the city of the mistakes, which has none, in a folder of its own.
fn city(name: &str) -> PathBuf {
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join("build").join(name).join("city");
    let _ = fs::remove_dir_all(root.parent().expect("a folder"));
    for entry in walkdir::WalkDir::new("tests/mistakes/city") {
        let entry = entry.expect("an entry");
        let target = root.join(entry.path().strip_prefix("tests/mistakes/city").expect("inside"));
        if entry.file_type().is_dir() {
            fs::create_dir_all(target).expect("created");
        } else {
            fs::copy(entry.path(), target).expect("copied");
        }
    }
    root
}

/// How the command ended, and what it said.
fn kohyo(root: &Path, arguments: &[&str]) -> (Option<i32>, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_kohyo"))
        .args(arguments)
        .args(["--lang", "en", "--as-of", "2015-07-31"])
        .current_dir(root)
        .output()
        .expect("run");
    (output.status.code(), String::from_utf8_lossy(&output.stderr).into_owned())
}

/// Everything in a folder, by path.
fn names(root: &Path) -> Vec<PathBuf> {
    let entries = walkdir::WalkDir::new(root).sort_by_file_name().into_iter();
    entries.map(|it| it.expect("an entry").into_path()).collect()
}

#[test]
fn a_site_is_not_written_among_what_it_is_made_from_nor_around_it() {
    let root = city("out");
    for folder in [".git/objects", "themes/ours"] {
        fs::create_dir_all(root.join(folder)).expect("created");
    }
    #[cfg(unix)]
    std::os::unix::fs::symlink("content/pages", root.join("linked")).expect("linked");
    let whole = root.join("content").display().to_string();
    let cases = [
        ("content/pages/site", "that is in content, from which"),
        ("content", "that is in content, from which"),
        ("./content/../content/new/deep", "that is in content, from which"),
        (&*whole, "that is in content, from which"),
        ("themes/ours/site", "that is in themes, from which"),
        ("ledger", "that is in ledger, from which"),
        (".", "/out/city is in it"),
        ("..", "/out/city is in it"),
        ("../../..", "/out/city is in it"),
        (".git/site", "what is in .git belongs to another program"),
        ("public/.kohyo/site", "what is in .kohyo belongs to another program"),
        #[cfg(unix)]
        ("linked/site", "that is in content, from which"),
    ];
    let before = names(&root);
    for (out, expected) in cases {
        let (code, said) = kohyo(&root, &["build", "--out", out]);
        assert_eq!(code, Some(2), "{out}: {said}");
        assert!(said.contains("the site cannot be written to"), "{out}: {said}");
        assert!(said.contains(expected), "{out}: {said}");
        assert!(said.contains("help: choose a folder of its own with `--out`"), "{out}: {said}");
        assert_eq!(names(&root), before, "{out}");
    }
    for out in ["public", "contents", "../site", "a/content", "public/content"] {
        let (code, said) = kohyo(&root, &["build", "--out", out]);
        assert_eq!(code, Some(0), "{out}: {said}");
    }
}

/// What cannot be at its address is left out with what it says, and everything else is published.
#[test]
fn a_file_that_cannot_be_at_its_address_is_left_out_where_errors_are() {
    let page = "---\n題名: もう一つ\n---\n";
    for (planted, code, absent) in [
        ("content/pages/CON.md", "R004", "CON"),
        ("content/pages/nul/a.md", "R004", "nul"),
        ("content/pages/About.md", "R005", "about/index.html"),
        ("content/pages/units.md", "R005", "units/units.html"),
        ("content/pages/status/ledger.csv.md", "R005", "status/ledger.csv/index.html"),
        (
            "content/pages/search/index/words-0.bin.md",
            "R005",
            "search/index/words-0.bin/index.html",
        ),
    ] {
        let root = city("left-out");
        let file = root.join(planted);
        fs::create_dir_all(file.parent().expect("a folder")).expect("created");
        fs::write(&file, page).expect("written");
        let (status, said) = kohyo(&root, &["build"]);
        assert_eq!(status, Some(1), "{planted}: {said}");
        assert!(said.contains(code) && said.contains(planted), "{planted}: {said}");
        assert!(!root.join("public").exists(), "{planted}");
        let (status, said) = kohyo(&root, &["build", "--keep-going"]);
        assert_eq!(status, Some(1), "{planted}: {said}");
        assert!(said.contains(code) && said.contains(planted), "{planted}: {said}");
        assert!(root.join("public/units/index.html").exists(), "{planted}");
        assert!(!root.join("public").join(absent).exists(), "{planted}");
        // Nothing has changed: the same is said once more.
        assert_eq!(kohyo(&root, &["build", "--keep-going"]).0, Some(1));
    }
}

#[test]
fn two_plans_that_differ_by_case_are_named_and_nothing_is_built() {
    let root = city("two-plans");
    let plan = root.join("content/reforms/Plan");
    fs::create_dir(&plan).expect("created");
    for name in ["_program.yaml", "001.md"] {
        fs::copy(root.join("content/reforms/plan").join(name), plan.join(name)).expect("copied");
    }
    for arguments in [&["build"][..], &["build", "--keep-going"]] {
        let (status, said) = kohyo(&root, arguments);
        assert_eq!(status, Some(1), "{said}");
        for name in ["content/reforms/plan/_program.yaml", "content/reforms/Plan/_program.yaml"] {
            assert!(said.contains(name), "{name}: {said}");
        }
        assert!(!root.join("public").exists(), "{said}");
    }
}

#[test]
fn damage_is_told_and_the_site_is_made_anew() {
    let root = city("damage");
    assert_eq!(kohyo(&root, &["build"]).0, Some(0));
    let manifest = root.join("public/.kohyo/manifest");
    let text = fs::read_to_string(&manifest).expect("read");
    fs::write(&manifest, &text[..text.len() / 2]).expect("written");
    fs::write(root.join("public/own.txt"), "mine").expect("written");
    let (status, said) = kohyo(&root, &["build"]);
    assert_eq!(status, Some(0), "{said}");
    assert!(said.contains("the list of the files that kohyo wrote, is damaged or gone"), "{said}");
    assert!(said.contains("delete what is an old page:\n  own.txt\n"), "{said}");
    assert_eq!(fs::read_to_string(&manifest).expect("read"), text);
    let (status, said) = kohyo(&root, &["build"]);
    assert!(status == Some(0) && !said.contains("damaged"), "{said}");
}
