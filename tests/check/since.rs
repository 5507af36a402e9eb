//! `kohyo check` in a git repository: what has changed since a revision, and the names of files
//! from the repository's top folder.

mod selection;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;
use snapbox::dir::DirRoot;

/// A city in a folder of a repository, each of whose three sheets names a unit that is not there.
struct City {
    scratch: DirRoot,
}

impl City {
    fn new() -> Self {
        let city = Self { scratch: DirRoot::mutable_temp().expect("a folder") };
        city.git(&["init", "--quiet", "--initial-branch=main"]);
        city.write("kohyo.yaml", "title: 市\nmunicipality: { name: 市 }\nas_of: 2015-07-31\n");
        city.write("content/organization.yaml", "部署:\n  - { 識別子: a-ka, 名称: 甲課 }\n");
        for plan in ["one", "two"] {
            let program = "名称: 計画\n期間: 平成25年度から平成26年度\n年度評価の期限: なし\n計画期間の評価の期限: { 確定: なし }\n所管: 甲課\n";
            city.write(&format!("content/reforms/{plan}/_program.yaml"), program);
        }
        for sheet in ["one/001", "one/002", "two/001"] {
            city.sheet(sheet, "");
        }
        city.commit();
        city
    }

    fn top(&self) -> &Path {
        self.scratch.path().expect("a folder")
    }

    fn folder(&self) -> PathBuf {
        self.top().join("sites/市 1")
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.folder().join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    }

    fn sheet(&self, name: &str, more: &str) {
        let number = name.rsplit('/').next().expect("a name");
        let text = format!("---\n番号: {number}\n改革項目: 項目\n担当課: 無課\n{more}---\n");
        self.write(&format!("content/reforms/{name}.md"), &text);
    }

    fn git(&self, arguments: &[&str]) {
        git(self.top(), arguments);
    }

    fn commit(&self) {
        self.git(&["add", "--all"]);
        self.git(&["commit", "--quiet", "--message=records"]);
    }

    /// The files with findings that count since a revision, shortened to `one/001`.
    fn since(&self, revision: &str) -> Vec<String> {
        let output = kohyo(&self.folder(), &["--format=json", "--since", revision]);
        let findings: Value = serde_json::from_slice(&output.stdout)
            .unwrap_or_else(|_| panic!("{}", String::from_utf8_lossy(&output.stderr)));
        let findings = findings["findings"].as_array().expect("findings");
        assert_eq!(output.status.code(), Some(i32::from(!findings.is_empty())));
        let file = |it: &Value| it["file"].as_str().expect("a file").to_owned();
        let name = |it: String| it.replace("content/reforms/", "").replace(".md", "");
        findings.iter().map(file).map(name).collect()
    }
}

fn git(folder: &Path, arguments: &[&str]) {
    let output = Command::new("git")
        .args(["-c", "user.name=a", "-c", "user.email=a@example.jp", "-c", "commit.gpgsign=false"])
        .args(["-c", "protocol.file.allow=always", "-c", "core.autocrlf=false"])
        .args(arguments)
        .current_dir(folder)
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .env("GIT_CONFIG_GLOBAL", folder.join("no-such-file"))
        .output()
        .expect("git");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

fn kohyo(folder: &Path, arguments: &[&str]) -> Output {
    check(folder, arguments).output().expect("kohyo")
}

fn check(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kohyo"));
    command.arg("check").args(arguments).current_dir(folder);
    command.env("GITHUB_WORKSPACE", "").env("GITHUB_STEP_SUMMARY", "");
    command
}

/// What is said on the terminal when the command could not run.
fn refused(folder: &Path, arguments: &[&str]) -> String {
    let output = kohyo(folder, arguments);
    assert_eq!(output.status.code(), Some(2));
    assert!(output.stdout.is_empty());
    String::from_utf8(output.stderr).expect("a text")
}

#[test]
fn what_is_unchanged_does_not_count() {
    let city = City::new();
    assert_eq!(city.since("HEAD"), Vec::<String>::new());
}

#[test]
fn what_is_committed_staged_changed_or_new_counts() {
    let city = City::new();
    city.sheet("one/001", "実施部署: 甲課\n");
    assert_eq!(city.since("HEAD"), ["one/001"], "changed");
    city.git(&["add", "--all"]);
    assert_eq!(city.since("HEAD"), ["one/001"], "staged");
    city.commit();
    assert_eq!(city.since("HEAD"), Vec::<String>::new());
    assert_eq!(city.since("HEAD~1"), ["one/001"], "committed");
    assert_eq!(city.since("main^"), ["one/001"], "by another name");
    city.sheet("two/002", "");
    assert_eq!(city.since("HEAD"), ["two/002"], "new");
    city.sheet("two/folder/003", "");
    assert_eq!(city.since("HEAD~1").len(), 3, "in a new folder too");
}

#[test]
fn what_came_back_to_what_it_was_does_not_count() {
    let city = City::new();
    city.sheet("one/001", "実施部署: 甲課\n");
    city.commit();
    city.sheet("one/001", "");
    city.commit();
    assert_eq!(city.since("HEAD~2"), Vec::<String>::new());
}

#[test]
fn what_is_deleted_or_renamed_is_no_trouble() {
    let city = City::new();
    let at = |it: &str| city.folder().join(format!("content/reforms/{it}.md"));
    fs::remove_file(at("one/002")).expect("a file");
    assert_eq!(city.since("HEAD"), Vec::<String>::new());
    fs::rename(at("one/001"), at("one/009")).expect("a file");
    assert_eq!(city.since("HEAD"), ["one/009"]);
    city.commit();
    assert_eq!(city.since("HEAD~1"), ["one/009"]);
}

#[test]
fn a_changed_program_concerns_its_records_and_the_organization_all() {
    let city = City::new();
    let program = "名称: 別の計画\n期間: 平成25年度から平成26年度\n年度評価の期限: なし\n計画期間の評価の期限: { 確定: なし }\n所管: 甲課\n";
    city.write("content/reforms/one/_program.yaml", program);
    assert_eq!(city.since("HEAD"), ["one/001", "one/002"]);
    city.write("content/organization.yaml", "部署:\n  - { 識別子: a-ka, 名称: 甲課 }\n\n");
    assert_eq!(city.since("HEAD").len(), 3);
}

#[test]
fn a_revision_that_is_none_is_told() {
    let city = City::new();
    for revision in ["no-such-branch", "", "HEAD~9", "HEAD..main", "0123456789abcdef"] {
        let said = refused(&city.folder(), &["--since", revision]);
        assert!(said.contains(&format!("git の版「{revision}」が見つかりません")), "{said}");
    }
}

#[test]
fn a_shallow_clone_without_the_revision_says_how_to_get_it() {
    let city = City::new();
    city.sheet("one/001", "実施部署: 甲課\n");
    city.commit();
    let clones = DirRoot::mutable_temp().expect("a folder");
    let clones = clones.path().expect("a folder");
    let url = format!("file://{}", city.top().display());
    git(clones, &["clone", "--quiet", "--depth=1", &url, "clone"]);
    let said = refused(&clones.join("clone/sites/市 1"), &["--since", "HEAD~1", "--lang", "en"]);
    assert!(said.contains("fetch-depth: 0"), "{said}");
}

#[test]
fn annotations_and_sarif_name_files_from_the_top_of_the_repository() {
    let city = City::new();
    let text = |format| String::from_utf8(kohyo(&city.folder(), &[format]).stdout).expect("a text");
    let github = text("--format=github");
    assert!(github.starts_with("::error file=sites/市 1/content/reforms/one/001.md,"), "{github}");
    assert!(text("--format=sarif").contains("\"sites/%E5%B8%82%201/content/reforms/one/001.md\""));
    assert!(text("--format=json").contains("\"content/reforms/one/001.md\""));
}

#[test]
fn a_step_of_a_workflow_gets_its_summary_after_those_of_others() {
    let city = City::new();
    let file = city.top().join("step");
    fs::write(&file, "# Before\n").expect("a file");
    let step = |arguments: &[&str]| {
        let mut command = check(&city.folder(), arguments);
        command.env("GITHUB_STEP_SUMMARY", &file).output().expect("kohyo");
        fs::read_to_string(&file).expect("a file")
    };
    assert_eq!(step(&["--format=json"]), "# Before\n");
    let text = step(&["--format=github"]);
    assert!(text.starts_with("# Before\n\n## "), "{text}");
    assert!(text.contains("`sites/市 1/content/reforms/one/001.md:4`"), "{text}");
}
