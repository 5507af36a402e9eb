//! The files for CI that `kohyo init` writes: their steps, run as a shell runs them, in a scratch
//! repository with a good commit and a bad one.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_yaml::Value;

const KOHYO: &str = env!("CARGO_BIN_EXE_kohyo");

/// A city's repository: its second commit is bad.
struct Repository {
    root: PathBuf,
}

impl Repository {
    fn new(name: &str) -> Self {
        let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join("ci").join(name);
        let _ = fs::remove_dir_all(&root);
        fs::create_dir_all(&root).expect("a folder");
        let repository = Self { root };
        let init = ["init", ".", "--name", "あおぞら市", "--yes"];
        assert!(repository.run(Command::new(KOHYO).args(init)).status.success());
        let kohyo = |words: &[&str]| {
            assert!(repository.run(Command::new(KOHYO).args(words)).status.success());
        };
        kohyo(&["new", "program", "plan", "plan", "--name", "計画", "--from", "R8"]);
        // A plan that names its sheets knows whose they are, even when they cannot be read.
        let program = "content/reforms/plan/_program.yaml";
        repository.edit(program, "\n# 改革項目:\n", "\n改革項目: { 1: 総務課 }\n");
        kohyo(&["new", "sheet", "plan", "1", "--title", "窓口"]);
        repository.edit("content/reforms/plan/001.md", "\n下書き: true\n", "\n");
        let text = |key: &str| (format!("\n{key}:\n"), format!("\n{key}: 書きました\n"));
        for key in ["現状と課題", "目的と効果", "取組の内容", "  - 名称"] {
            let (from, to) = text(key);
            repository.edit("content/reforms/plan/001.md", &from, &to);
        }
        repository.edit(
            "content/reforms/plan/001.md",
            "    内容:\n",
            "    内容: 待ち時間を測りました。\n",
        );
        repository.edit("content/reforms/plan/001.md", "    公表日:\n", "    公表日: 2026-10-20\n");
        // A server that is a folder here: what is published is seen in `server/current/`.
        let settings =
            repository.read("kohyo.yaml") + "publish: { production: { to: folder:server } }\n";
        fs::write(repository.root.join("kohyo.yaml"), settings).expect("the settings");
        repository.commit("good");
        repository
    }

    fn run(&self, command: &mut Command) -> Output {
        let folder = Path::new(KOHYO).parent().expect("its folder");
        let path = format!("{}:{}", folder.display(), std::env::var("PATH").expect("a path"));
        for name in ["GITHUB_ACTIONS", "GITLAB_CI", "GITHUB_STEP_SUMMARY", "GITHUB_WORKSPACE"] {
            command.env_remove(name);
        }
        command.current_dir(&self.root).env("PATH", path).output().expect("a program")
    }

    /// Replaces the first of a text in a file.
    fn edit(&self, file: &str, from: &str, to: &str) {
        let path = self.root.join(file);
        let text = fs::read_to_string(&path).expect("a file");
        assert!(text.contains(from), "{file}: {from}");
        fs::write(path, text.replacen(from, to, 1)).expect("a file");
    }

    fn commit(&self, message: &str) {
        let git = |words: &[&str]| {
            let who = ["-c", "user.name=ci", "-c", "user.email=ci@example.jp"];
            let output = self.run(Command::new("git").args(who).args(words));
            assert!(output.status.success(), "{output:?}");
        };
        git(&["init", "--quiet"]);
        git(&["add", "--all"]);
        git(&["commit", "--quiet", "--message", message]);
    }

    /// A clean copy of the newest commit, as CI works in.
    fn checkout(&self) -> Self {
        let root = self.root.with_extension("checkout");
        let _ = fs::remove_dir_all(&root);
        let target = root.display().to_string();
        let clone = ["clone", "--quiet", ".", target.as_str()];
        assert!(self.run(Command::new("git").args(clone)).status.success());
        Self { root }
    }

    /// Runs steps one after the other until one fails, as a service does.
    fn steps(&self, steps: &[String], facts: &[(&str, &str)]) -> Vec<Output> {
        let mut outputs = Vec::new();
        for step in steps {
            let mut shell = Command::new("sh");
            shell.args(["-e", "-c", step.as_str()]);
            // What a step does not take from the service comes from here.
            outputs.push(self.run_with(&mut shell, facts));
            if !outputs[outputs.len() - 1].status.success() {
                break;
            }
        }
        outputs
    }

    fn run_with(&self, command: &mut Command, facts: &[(&str, &str)]) -> Output {
        let mut wrapped = Command::new("env");
        wrapped.args(facts.iter().map(|(name, value)| format!("{name}={value}")));
        wrapped.arg(command.get_program()).args(command.get_args());
        self.run(&mut wrapped)
    }

    fn yaml(&self, file: &str) -> Value {
        serde_yaml::from_str(&self.read(file)).expect("YAML")
    }

    fn read(&self, file: &str) -> String {
        fs::read_to_string(self.root.join(file)).unwrap_or_else(|it| panic!("{file}: {it}"))
    }

    fn has(&self, file: &str) -> bool {
        self.root.join(file).exists()
    }

    /// A server without a site; one that is not there would not be published to.
    fn set_up_server(&self) {
        fs::create_dir_all(self.root.join("server")).expect("a server");
    }

    /// Whether visitors see the site that was built.
    fn shows_the_site(&self) -> bool {
        let shown = site(&self.root.join("server/current"));
        !shown.is_empty() && shown == site(&self.root.join("public"))
    }

    /// The bad commit: a status that the plan does not have.
    fn spoil(&self) {
        self.edit("content/reforms/plan/001.md", "    状況:\n", "    状況: 快調\n");
        self.commit("bad");
    }
}

fn steps_of(job: &Value) -> Vec<String> {
    let steps = job["steps"].as_sequence().expect("steps").iter();
    steps.filter_map(|it| it["run"].as_str().map(ToOwned::to_owned)).collect()
}

fn script_of(job: &Value) -> Vec<String> {
    let steps = job["script"].as_sequence().expect("a script").iter();
    steps.map(|it| it.as_str().expect("a step").to_owned()).collect()
}

fn passed(outputs: &[Output], steps: usize) {
    for output in outputs {
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    }
    assert_eq!(outputs.len(), steps);
}

/// The files of a site that citizens can see.
fn site(root: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut found = Vec::new();
    let mut folders = vec![root.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(root).expect("below").to_path_buf();
                found.push((name, fs::read(&path).expect("a file")));
            }
        }
    }
    found.retain(|(name, _)| !name.starts_with(".kohyo"));
    found.sort();
    found
}

#[test]
fn github_checks_builds_and_publishes_the_good_commit_and_stops_at_the_bad_one() {
    let repository = Repository::new("github");
    let good = repository.checkout();
    let workflow = good.yaml(".github/workflows/kohyo.yml");
    assert_eq!(workflow["on"]["schedule"][0]["cron"].as_str(), Some("5 15 * * *"));
    let steps = steps_of(&workflow["jobs"]["site"]);
    let summary = good.root.join("step-summary.md").display().to_string();
    let facts = [("GITHUB_ACTIONS", "true"), ("GITHUB_STEP_SUMMARY", summary.as_str())];
    passed(&good.steps(&steps, &facts), 3);
    assert!(good.has("public/reforms/plan/001/index.html") && good.has("summary.md"));

    let server = steps_of(&workflow["jobs"]["server"]);
    let target = [("KOHYO_TARGET", "production")];
    good.set_up_server();
    assert!(
        good.run(Command::new(KOHYO).args(["new", "page", "gone", "--title", "前"]))
            .status
            .success()
    );
    good.edit("content/pages/gone.md", "\n下書き: true\n", "\n");
    passed(&good.steps(&server, &target), 2);
    assert!(good.has("server/current/gone/index.html") && good.shows_the_site());
    fs::remove_file(good.root.join("content/pages/gone.md")).expect("a page");
    passed(&good.steps(&server, &target), 2);
    assert!(!good.has("server/current/gone/index.html") && good.shows_the_site());

    repository.spoil();
    let bad = repository.checkout();
    bad.set_up_server();
    assert_eq!(bad.steps(&server, &target)[1].status.code(), Some(1));
    assert!(!bad.has("server/current"), "nothing of a bad commit is published");
    let outputs = bad.steps(&steps, &facts);
    assert_eq!(outputs.len(), 2, "nothing is built after a failing check");
    assert_eq!(outputs[1].status.code(), Some(1));
    let said = String::from_utf8_lossy(&outputs[1].stdout).into_owned();
    let annotation = "::error file=content/reforms/plan/001.md,line=";
    assert!(said.contains(annotation) && said.contains("快調"), "{said}");
    assert!(bad.read("summary.md").contains("総務課") && !bad.has("public"));
}

#[test]
fn gitlab_checks_builds_and_publishes_the_good_commit_and_stops_at_the_bad_one() {
    let repository = Repository::new("gitlab");
    let good = repository.checkout();
    let pipeline = good.yaml(".gitlab-ci.yml");
    // A script of GitLab is one shell from its first line to its last.
    let site_job = [script_of(&pipeline["site"]).join("\n")];
    let facts = [("GITLAB_CI", "true"), ("CARGO_HOME", "/nonexistent")];
    passed(&good.steps(&site_job, &facts), 1);
    passed(&good.steps(&[script_of(&pipeline["pages"]).join("\n")], &facts), 1);
    good.set_up_server();
    let server = [script_of(&pipeline["server"]).join("\n")];
    passed(&good.steps(&server, &[("KOHYO_TARGET", "production"), facts[1]]), 1);
    assert!(good.shows_the_site());

    repository.spoil();
    let bad = repository.checkout();
    let outputs = bad.steps(&site_job, &facts);
    assert_eq!(outputs[0].status.code(), Some(1));
    let report: serde_json::Value =
        serde_json::from_str(&bad.read("gl-code-quality-report.json")).expect("a report");
    let major: Vec<&serde_json::Value> = report
        .as_array()
        .expect("findings")
        .iter()
        .filter(|it| it["severity"] == "major")
        .collect();
    assert_eq!(major.len(), 1);
    assert_eq!(major[0]["location"]["path"], "content/reforms/plan/001.md");
    assert!(major[0]["location"]["lines"]["begin"].as_u64() > Some(1));
    assert!(major[0]["fingerprint"].as_str().is_some_and(|it| it.len() >= 32));
    assert!(!bad.has("public"));
}

#[test]
fn a_report_comes_online_on_its_day() {
    let repository = Repository::new("embargo").checkout();
    let steps = ["check", "build", "publish"].map(|it| format!("sh ci/kohyo.sh {it}"));
    let page = "server/current/reforms/plan/001/index.html";
    repository.set_up_server();
    // 2026-10-19 and 2026-10-20, noon in Japan.
    for (epoch, is_online) in [("1792378800", false), ("1792465200", true)] {
        let facts = [("SOURCE_DATE_EPOCH", epoch), ("KOHYO_TARGET", "production")];
        passed(&repository.steps(&steps, &facts), 3);
        assert_eq!(repository.read(page).contains("待ち時間を測りました。"), is_online, "{epoch}");
    }
}

#[test]
fn the_script_says_what_it_lacks() {
    let repository = Repository::new("plain");
    let script = |word: &str, facts: &[(&str, &str)]| {
        let output = repository.steps(&[format!("sh ci/kohyo.sh {word}")], facts).remove(0);
        (output.status.code(), String::from_utf8_lossy(&output.stderr).into_owned())
    };
    let tools = "/usr/bin:/bin";
    for (word, facts, part) in [
        ("", [].as_slice(), "install|check|build|publish"),
        ("install", &[("PATH", tools)], "KOHYO_SOURCE"),
        ("publish", &[], "KOHYO_TARGET"),
        ("publish", &[("KOHYO_TARGET", "staging")], "production"),
        ("publish", &[("KOHYO_TARGET", "production")], "server"),
    ] {
        let (code, said) = script(word, facts);
        assert!(code == Some(2) && said.contains(part), "{word}: {said}");
    }
    assert_eq!(script("build", &[]).0, Some(0));
}

/// The target that stands in new settings as a comment: right once its fingerprint is, and without its key nothing is asked
/// of the host.
#[test]
fn the_example_of_a_target_can_be_used() {
    let repository = Repository::new("example");
    let settings = repository.read("kohyo.yaml");
    let (above, example) = settings.split_once("# publish:\n").expect("the key as a comment");
    let lines = example.lines().map_while(|it| it.strip_prefix("#"));
    let example: String = lines.flat_map(|it| [&it[1..], "\n"]).collect();
    let check = |example: &str| {
        let settings = format!("{above}publish:\n{example}");
        fs::write(repository.root.join("kohyo.yaml"), settings).expect("the settings");
        repository.run(Command::new(KOHYO).arg("check")).status.code()
    };
    assert_eq!(check(&example), Some(1), "the fingerprint has to be filled in");
    let fingerprint = format!("SHA256:{}", "A".repeat(43));
    assert_eq!(check(&example.replace("SHA256:…", &fingerprint)), Some(0), "{example}");
    let step = "sh ci/kohyo.sh publish".to_owned();
    let output = repository.steps(&[step], &[("KOHYO_TARGET", "production")]).remove(0);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.code() == Some(2) && said.contains("KOHYO_KEY"), "{said}");
}

/// Two runs do not publish at once, none is cut off, and no step but the one that publishes gets the server's key.
#[test]
fn one_run_publishes_at_a_time_and_only_it_has_the_key() {
    let repository = Repository::new("once");
    let workflow = repository.yaml(".github/workflows/kohyo.yml");
    let job = &workflow["jobs"]["server"];
    assert!(job["concurrency"]["group"].is_string());
    assert_eq!(job["concurrency"]["cancel-in-progress"].as_bool(), Some(false));
    let steps = job["steps"].as_sequence().expect("steps");
    let publishes = steps.iter().filter(|it| it["env"]["KOHYO_KEY"].is_string());
    let publishes: Vec<_> = publishes.map(|it| it["run"].as_str()).collect();
    assert_eq!(publishes, [Some("sh ci/kohyo.sh publish")]);
    let text = repository.read(".github/workflows/kohyo.yml");
    assert_eq!(text.matches("secrets.").count(), 1, "{text}");

    let job = &repository.yaml(".gitlab-ci.yml")["server"];
    assert!(job["resource_group"].is_string() && job["environment"].is_string());
}

/// Whoever changes a step, or a program that it installs, gets no key to the repository.
#[test]
fn no_step_is_left_a_key_to_the_repository() {
    let repository = Repository::new("credentials");
    let workflow = repository.read(".github/workflows/kohyo.yml");
    // The job that commits the log has one, and nothing else: no program is installed there, no secret given.
    let (workflow, log) = workflow.split_once("\n  log:\n").expect("the job of the log");
    assert!(log.contains("contents: write") && !workflow.contains("contents: write"));
    assert!(!log.contains("kohyo.sh install") && !log.contains("secrets."));
    let workflow = workflow.to_owned();
    let docs = ["docs/check.md", "docs/start.md", "docs/ja/web.md"];
    let docs = docs.map(|it| fs::read_to_string(it).expect("a document"));
    let mut checkouts = 0;
    for text in docs.iter().chain([&workflow]) {
        let lines: Vec<&str> = text.lines().collect();
        for at in (0..lines.len()).filter(|at| lines[*at].contains("actions/checkout@")) {
            let step = lines[at + 1..].iter().take_while(|it| !it.trim_start().starts_with("- "));
            let mut step = step.take(4);
            assert!(step.any(|it| it.contains("persist-credentials: false")), "{}", lines[at]);
            checkouts += 1;
        }
    }
    assert_eq!(checkouts, 3, "two jobs, and what is told of one");
}

/// A machine that publishes has the repository's log or takes over the host's, and what it adds comes back to the
/// repository.
#[test]
fn the_log_of_the_official_target_comes_back_to_the_repository() {
    let repository = Repository::new("log");
    repository.edit("kohyo.yaml", "to: folder:server", "to: folder:../log.server, official: true");
    repository.edit(
        "kohyo.yaml",
        "\n# base_url:",
        "\nbase_url: https://www.example.jp/\n# base_url:",
    );
    repository.commit("official");
    let git = |words: &[&str]| {
        let output = repository.run(Command::new("git").args(words));
        assert!(output.status.success(), "{output:?}");
        String::from_utf8_lossy(&output.stdout).trim().to_owned()
    };
    let origin = repository.root.with_extension("git");
    let server = repository.root.with_extension("server");
    for folder in [&origin, &server] {
        let _ = fs::remove_dir_all(folder);
    }
    fs::create_dir_all(&server).expect("a server");
    git(&["branch", "--move", "--force", "main"]);
    git(&["clone", "--quiet", "--bare", ".", &origin.display().to_string()]);
    let clone = |name: &str| {
        let root = repository.root.with_extension(name);
        let _ = fs::remove_dir_all(&root);
        git(&["clone", "--quiet", &origin.display().to_string(), &root.display().to_string()]);
        Repository { root }
    };
    let publish = |machine: &Repository, day: &str| {
        let facts = [("KOHYO_TARGET", "production"), ("SOURCE_DATE_EPOCH", day)];
        passed(&machine.steps(&["sh ci/kohyo.sh publish".to_owned()], &facts), 1);
    };
    let lines = |machine: &Repository| machine.read("ledger/2026.jsonl").lines().count();
    let log = ["sh ci/kohyo.sh log".to_owned()];
    let first = clone("first");
    // 2026-10-20 and the days after it, noon in Japan.
    publish(&first, "1792465200");
    passed(&first.steps(&log, &[]), 1);
    assert!(clone("seen").has("ledger/2026.jsonl"));

    // What the second machine adds does not come back; the third one takes it from the host.
    let second = clone("second");
    second.edit(
        "content/reforms/plan/001.md",
        "待ち時間を測りました。",
        "待ち時間を測り始めました。",
    );
    second.edit(
        "content/reforms/plan/001.md",
        "\n進捗管理:",
        "\n訂正: [{ 日付: 2026-10-21, 内容: 言い方を改めた。 }]\n進捗管理:",
    );
    publish(&second, "1792551600");
    let third = clone("third");
    assert!(lines(&second) > lines(&third));
    let text = second.read("content/reforms/plan/001.md");
    fs::write(third.root.join("content/reforms/plan/001.md"), text).expect("a sheet");
    publish(&third, "1792638000");
    passed(&third.steps(&log, &[]), 1);
    assert_eq!(clone("seen").read("ledger/2026.jsonl"), third.read("ledger/2026.jsonl"));
    // Pages that name their day are other ones on the next day, and that is all.
    let text = third.read("ledger/2026.jsonl");
    let added: Vec<&str> = text.lines().skip(lines(&second)).collect();
    assert!(matches!(added[..], [line] if line.contains(r#""event":"site""#)), "{added:?}");
}
