//! `release/install.sh`, and what calls it in CI, against a server with right, wrong and cut archives.

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::{Arc, LazyLock};
use std::thread;

use serde_yaml::Value;
use sha2::{Digest, Sha256};

const SCRIPT: &str = "release/install.sh";
const VERSION: &str = "1.2.3";

/// What the server answers at an address.
#[derive(Clone)]
enum Answer {
    Whole(Vec<u8>),
    /// The first bytes of what was announced.
    Cut(Vec<u8>, usize),
}

/// A server of releases at an address of this machine. It ends with the tests.
fn serve(files: BTreeMap<String, Answer>) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = format!("http://{}", listener.local_addr().expect("an address"));
    let files = Arc::new(files);
    thread::spawn(move || {
        for stream in listener.incoming().filter_map(Result::ok) {
            let files = Arc::clone(&files);
            thread::spawn(move || answer(stream, &files));
        }
    });
    address
}

fn answer(mut stream: TcpStream, files: &BTreeMap<String, Answer>) {
    let lines = BufReader::new(stream.try_clone().expect("a stream")).lines();
    let head: Vec<String> = lines.map_while(Result::ok).take_while(|it| !it.is_empty()).collect();
    let path = head.first().and_then(|it| it.split(' ').nth(1)).unwrap_or_default();
    let (status, length, body) = match files.get(path) {
        None => ("404 Not Found", 0, &[][..]),
        Some(Answer::Whole(bytes)) => ("200 OK", bytes.len(), &bytes[..]),
        Some(Answer::Cut(bytes, end)) => ("200 OK", bytes.len(), &bytes[..*end]),
    };
    let head =
        format!("HTTP/1.1 {status}\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n");
    let _ = stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(body));
}

/// The name of the archive for this machine, and one with a program that only says its version.
static ARCHIVE: LazyLock<(String, Vec<u8>)> = LazyLock::new(|| {
    let name = format!("kohyo-{VERSION}-{}-linux", std::env::consts::ARCH);
    (format!("{name}.tar.gz"), packed(&name, &format!("#!/bin/sh\necho kohyo {VERSION} \"$@\"\n")))
});

fn packed(name: &str, program: &str) -> Vec<u8> {
    let folder = scratch("packed");
    let root = folder.join(name);
    fs::create_dir_all(&root).expect("a folder");
    fs::write(root.join("kohyo"), program).expect("a program");
    fs::set_permissions(root.join("kohyo"), fs::Permissions::from_mode(0o755)).expect("its mode");
    let packed = Command::new("tar").args(["-czf", "-", "-C"]).arg(&folder).arg(name).output();
    packed.expect("tar").stdout
}

/// An empty folder of this name and of no other test.
fn scratch(name: &str) -> PathBuf {
    use std::sync::atomic::{AtomicUsize, Ordering};
    static NEXT: AtomicUsize = AtomicUsize::new(0);
    let number = NEXT.fetch_add(1, Ordering::Relaxed);
    let folder =
        Path::new(env!("CARGO_TARGET_TMPDIR")).join("install").join(format!("{name}-{number}"));
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder");
    folder
}

fn checksum(bytes: &[u8]) -> String {
    let digits = Sha256::digest(bytes).iter().map(|it| format!("{it:02x}")).collect::<Vec<_>>();
    digits.concat()
}

/// A release of the archive as it should be, with what is changed of it.
fn release(change: impl FnOnce(&mut BTreeMap<String, Answer>)) -> BTreeMap<String, Answer> {
    let (name, bytes) = &*ARCHIVE;
    let at = |file: &str| format!("/v{VERSION}/{file}");
    let sums =
        format!("{}  kohyo-{VERSION}-other.zip\n{}  {name}\n", "0".repeat(64), checksum(bytes));
    let mut files = BTreeMap::from([
        (at(name), Answer::Whole(bytes.clone())),
        (at("SHA256SUMS"), Answer::Whole(sums.into_bytes())),
        (at("install.sh"), Answer::Whole(fs::read(SCRIPT).expect("the script"))),
    ]);
    change(&mut files);
    files
}

/// The script as a user runs it, with nothing of the machine but some programs.
struct Run {
    command: Command,
    bin: PathBuf,
}

impl Run {
    fn new(releases: &str) -> Self {
        let home = scratch("home");
        let bin = home.join("bin dir");
        let mut command = Command::new("sh");
        let path = std::env::var_os("PATH").expect("a path");
        command.arg(SCRIPT).env_clear().env("PATH", path).env("HOME", &home);
        command.env("KOHYO_RELEASES", releases).env("KOHYO_BIN", &bin).env("LANG", "C.UTF-8");
        Self { command, bin }
    }

    fn env(mut self, name: &str, value: &str) -> Self {
        self.command.env(name, value);
        self
    }

    /// Only these programs of the machine are there.
    fn with_programs(self, names: &[&str]) -> Self {
        let folder = scratch("programs");
        for name in
            ["sh", "uname", "mktemp", "rm", "cut", "sed", "head", "tr", "mkdir", "cp", "mv", "gzip"]
                .iter()
                .chain(names)
        {
            let found = ["/usr/bin", "/bin"].map(|it| Path::new(it).join(name));
            let found = found.into_iter().find(|it| it.exists()).expect("a program");
            std::os::unix::fs::symlink(found, folder.join(name)).expect("a link");
        }
        let folder = folder.display().to_string();
        self.env("PATH", &folder)
    }

    fn done(mut self) -> (Output, PathBuf) {
        (self.command.output().expect("sh"), self.bin)
    }
}

/// Why nothing was installed, and that nothing is there.
fn refused(run: Run) -> String {
    let (output, bin) = run.done();
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(1), "{said}");
    let left = fs::read_dir(&bin).map_or(0, Iterator::count);
    assert_eq!(left, 0, "nothing is left in the folder: {said}");
    said
}

#[test]
fn a_release_is_fetched_compared_and_put_in_its_place() {
    let address = serve(release(|_| {}));
    for run in [
        Run::new(&address).env("KOHYO_VERSION", VERSION),
        Run::new(&format!("{address}/")).env("KOHYO_VERSION", "v1.2.3"),
        Run::new(&address)
            .env("KOHYO_VERSION", VERSION)
            .env("KOHYO_SHA256", &checksum(&ARCHIVE.1).to_uppercase()),
        Run::new(&address).env("KOHYO_VERSION", VERSION).with_programs(&["tar", "wget", "openssl"]),
        Run::new(&address).env("KOHYO_VERSION", VERSION).with_programs(&[
            "tar",
            "curl",
            "sha256sum",
        ]),
    ] {
        let (output, bin) = run.done();
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.success(), "{said}");
        assert!(
            said.starts_with("kohyo 1.2.3 --version is in ") && said.contains("export PATH="),
            "{said}"
        );
        let names: Vec<_> =
            fs::read_dir(&bin).expect("a folder").flatten().map(|it| it.file_name()).collect();
        assert_eq!(names, ["kohyo"]);
    }
}

#[test]
fn an_older_program_is_replaced_and_one_that_cannot_be_compared_stays() {
    let address = serve(release(|_| {}));
    let run = Run::new(&address).env("KOHYO_VERSION", VERSION);
    fs::create_dir_all(&run.bin).expect("a folder");
    let program = run.bin.join("kohyo");
    fs::write(&program, "old").expect("a program");
    let (output, _) = Run::new(&address)
        .env("KOHYO_VERSION", "9.9.9")
        .env("KOHYO_BIN", &run.bin.display().to_string())
        .done();
    assert!(!output.status.success() && fs::read(&program).expect("a program") == b"old");
    assert!(run.done().0.status.success() && fs::read(&program).expect("a program") != b"old");
}

#[test]
fn what_is_not_the_release_is_refused() {
    let (name, bytes) = &*ARCHIVE;
    let archive = format!("/v{VERSION}/{name}");
    let sums = format!("/v{VERSION}/SHA256SUMS");
    let folder = name.trim_end_matches(".tar.gz");
    let other = packed(folder, "#!/bin/sh\necho another\n");
    let broken = packed(folder, "#!/bin/sh\nexit 1\n");
    let whole = |text: String| Answer::Whole(text.into_bytes());
    for (files, part) in [
        (
            release(|it| drop(it.insert(archive.clone(), Answer::Whole(other)))),
            "not the one that was published",
        ),
        (
            release(|it| drop(it.insert(archive.clone(), Answer::Whole(bytes[..50].to_vec())))),
            "not the one that was published",
        ),
        (
            release(|it| drop(it.insert(archive.clone(), Answer::Cut(bytes.clone(), 50)))),
            "could not be fetched whole",
        ),
        (release(|it| drop(it.remove(&archive))), "could not be fetched whole"),
        (release(|it| drop(it.remove(&sums))), "there is no version 1.2.3"),
        (
            release(|it| drop(it.insert(sums.clone(), whole(String::new())))),
            "has no archive for this machine",
        ),
        (
            release(|it| drop(it.insert(sums.clone(), whole(format!("abc  {name}\n"))))),
            "has no archive for this machine",
        ),
        (
            release(|files| {
                files.insert(sums.clone(), whole(format!("{} *{name}\n", checksum(&broken))));
                files.insert(archive.clone(), Answer::Whole(broken));
            }),
            "does not run on this machine",
        ),
    ] {
        let said = refused(Run::new(&serve(files)).env("KOHYO_VERSION", VERSION));
        assert!(said.contains(part), "{part}: {said}");
        assert!(said.lines().count() == 1, "one sentence: {said}");
    }
}

#[test]
fn what_is_missing_is_said_before_anything_is_fetched() {
    let right = || Run::new("http://127.0.0.1:1").env("KOHYO_VERSION", VERSION);
    for (run, part) in [
        (right().with_programs(&["tar", "sha256sum"]), "neither curl nor wget"),
        (right().with_programs(&["curl", "sha256sum"]), "tar is not here"),
        (right().with_programs(&["curl", "tar"]), "no program for SHA-256"),
        (right().env("KOHYO_RELEASES", ""), "say in KOHYO_RELEASES"),
        (right().env("KOHYO_RELEASES", "http://www.example.jp/kohyo"), "give the checksum"),
        (right().env("KOHYO_VERSION", ""), "say which version"),
        (right().env("KOHYO_VERSION", "../1"), "is no version"),
        (right().env("KOHYO_VERSION", "1.2.3 x"), "is no version"),
        (right(), "cannot be reached"),
        (right().env("LANG", "ja_JP.UTF-8"), "つながりません"),
        (right().env("LANG", "ja_JP.UTF-8").env("KOHYO_RELEASES", ""), "KOHYO_RELEASES に"),
    ] {
        let said = refused(run);
        assert!(said.contains(part), "{part}: {said}");
    }
}

/// Machines for which there is another archive or none.
#[test]
fn the_archive_is_that_of_the_machine() {
    let names = [
        "kohyo-1.2.3-macos.tar.gz",
        "kohyo-1.2.3-aarch64-linux.tar.gz",
        "kohyo-1.2.3-x86_64-linux.tar.gz",
    ];
    for (system, processor, part) in [
        ("Darwin", "arm64", names[0]),
        ("Darwin", "x86_64", names[0]),
        ("Linux", "aarch64", names[1]),
        ("Linux", "amd64", names[2]),
        ("Linux", "riscv64", "processors of the kind riscv64"),
        ("FreeBSD", "amd64", "no release for FreeBSD"),
        ("MINGW64_NT-10.0", "x86_64", "windows.zip"),
    ] {
        let folder = scratch("uname");
        let uname =
            format!("#!/bin/sh\ncase $1 in -s) echo {system} ;; *) echo {processor} ;; esac\n");
        fs::write(folder.join("uname"), uname).expect("a program");
        fs::set_permissions(folder.join("uname"), fs::Permissions::from_mode(0o755))
            .expect("its mode");
        let path = format!("{}:{}", folder.display(), std::env::var("PATH").expect("a path"));
        let sums = format!("/v{VERSION}/SHA256SUMS");
        let files = BTreeMap::from([(sums, Answer::Whole(Vec::new()))]);
        let said =
            refused(Run::new(&serve(files)).env("KOHYO_VERSION", VERSION).env("PATH", &path));
        assert!(said.contains(part), "{system} {processor}: {said}");
    }
}

#[test]
fn a_folder_that_cannot_be_written_is_named() {
    let address = serve(release(|_| {}));
    let file = scratch("file").join("kohyo");
    fs::write(&file, "").expect("a file");
    let run = Run::new(&address)
        .env("KOHYO_VERSION", VERSION)
        .env("KOHYO_BIN", &file.display().to_string());
    let said = refused(run);
    assert!(said.contains("cannot be written; name another folder in KOHYO_BIN"), "{said}");
}

/// Runs steps as a service does: the variables that a step hands on are those of the next one.
fn run_steps(steps: &[String], variables: &[(&str, &str)]) -> Output {
    let folder = scratch("job");
    let mut command = Command::new("bash");
    command.args(["-e", "-o", "pipefail", "-c", &steps.join("\n")]);
    command.current_dir(&folder).env("HOME", &folder).envs(variables.iter().copied());
    command.output().expect("bash")
}

#[test]
fn the_component_of_gitlab_fetches_a_release_and_runs_it() {
    let address = serve(release(|_| {}));
    let text = fs::read_to_string("templates/kohyo/template.yml").expect("the component");
    let (spec, jobs) = text.split_once("\n---\n").expect("two documents");
    let spec: Value = serde_yaml::from_str(spec).expect("YAML");
    assert!(spec["spec"]["inputs"]["version"]["default"].is_null(), "a version is chosen");
    let given = |name: &str, value: &str| (format!("$[[ inputs.{name} ]]"), value.to_owned());
    let values = [
        given("version", VERSION),
        given("releases", &address),
        given("command", "check"),
        given("arguments", "--deny warnings"),
        given("sha256", ""),
        given("job", "kohyo"),
        given("stage", "test"),
        given("image", "alpine"),
    ];
    let jobs = values.iter().fold(jobs.to_owned(), |jobs, (name, value)| jobs.replace(name, value));
    let job = &serde_yaml::from_str::<Value>(&jobs).expect("YAML")["kohyo"];
    let steps: Vec<String> = job["script"]
        .as_sequence()
        .expect("a script")
        .iter()
        .map(|it| it.as_str().expect("a step").to_owned())
        .collect();
    let text = |name: &str| job["variables"][name].as_str().expect("a variable").to_owned();
    let bin = scratch("gitlab").display().to_string();
    let (version, releases) = (text("KOHYO_VERSION"), text("KOHYO_RELEASES"));
    let variables =
        [("KOHYO_VERSION", version.as_str()), ("KOHYO_RELEASES", &releases), ("KOHYO_BIN", &bin)];
    let output = run_steps(&steps, &variables);
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(
        output.status.success() && said.ends_with("kohyo 1.2.3 check --deny warnings\n"),
        "{output:?}"
    );
    // The second time it is in the cache.
    let nowhere = [
        ("KOHYO_VERSION", version.as_str()),
        ("KOHYO_RELEASES", "http://127.0.0.1:1"),
        ("KOHYO_BIN", &bin),
    ];
    assert!(run_steps(&steps, &nowhere).status.success());
}

#[test]
fn the_action_of_github_fetches_a_release_and_runs_it() {
    let address = serve(release(|_| {}));
    let action: Value =
        serde_yaml::from_str(&fs::read_to_string("action.yml").expect("the action")).expect("YAML");
    let bin = scratch("github").display().to_string();
    let handed_on = scratch("github").join("path").display().to_string();
    let here = env!("CARGO_MANIFEST_DIR");
    let values = [
        ("${{ inputs.version }}", VERSION),
        ("${{ inputs.releases }}", &address),
        ("${{ inputs.sha256 }}", ""),
        ("${{ runner.temp }}/kohyo-bin", &bin),
        ("${{ github.action_path }}", here),
        ("${{ inputs.command }}", "check"),
        ("${{ inputs.arguments }}", "--only * --deny warnings"),
    ];
    let mut said = String::new();
    for step in action["runs"]["steps"].as_sequence().expect("steps") {
        let Some(run) = step["run"].as_str() else { continue };
        assert!(!run.contains("${{"), "what is given to a step is no part of its program: {run}");
        let mut variables = vec![("GITHUB_PATH".to_owned(), handed_on.clone())];
        for (name, value) in step["env"].as_mapping().expect("variables") {
            let value = value.as_str().expect("a text");
            let value =
                values.iter().fold(value.to_owned(), |value, (from, to)| value.replace(from, to));
            variables.push((name.as_str().expect("a name").to_owned(), value));
        }
        let added = fs::read_to_string(&handed_on).unwrap_or_default();
        let path = format!("{}:{}", added.trim(), std::env::var("PATH").expect("a path"));
        variables.push(("PATH".to_owned(), path));
        let variables: Vec<(&str, &str)> =
            variables.iter().map(|(name, value)| (&**name, &**value)).collect();
        let output = run_steps(&[run.to_owned()], &variables);
        assert!(output.status.success(), "{output:?}");
        said.push_str(&String::from_utf8_lossy(&output.stdout));
    }
    assert_eq!(said, "kohyo 1.2.3 check --only * --deny warnings\n");
}

/// What `init` writes for CI fetches the release that wrote it, where it is told where releases are.
#[test]
fn the_script_of_a_city_fetches_a_release() {
    let city = scratch("city");
    let kohyo = env!("CARGO_BIN_EXE_kohyo");
    let init = Command::new(kohyo)
        .args(["init", "--name", "あおぞら市", "--yes"])
        .arg(city.join("shi"))
        .output();
    assert!(init.expect("kohyo").status.success());
    let install = |releases: &str| {
        let mut command = Command::new("sh");
        command.args(["ci/kohyo.sh", "install"]).current_dir(city.join("shi"));
        command.env("PATH", "/usr/bin:/bin").env("CARGO_HOME", city.join("cargo"));
        command
            .env("KOHYO_RELEASES", releases)
            .env("KOHYO_VERSION", VERSION)
            .env("LANG", "C.UTF-8");
        command.output().expect("sh")
    };
    let output =
        install(&serve(release(|it| drop(it.remove(&format!("/v{VERSION}/{}", ARCHIVE.0))))));
    assert_eq!(output.status.code(), Some(2), "{output:?}");
    let output = install("http://127.0.0.1:1");
    assert!(
        output.status.code() == Some(2)
            && String::from_utf8_lossy(&output.stderr).contains("KOHYO_RELEASES")
    );
    let output = install(&serve(release(|_| {})));
    assert!(output.status.success(), "{output:?}");
    assert_eq!(String::from_utf8_lossy(&output.stdout), "kohyo 1.2.3 --version\n");
    assert!(city.join("cargo/bin/kohyo").is_file() && !city.join("shi/install-kohyo.sh").exists());
}
