//! A city's first day: `kohyo init`, asked and told, and what can be done in its folder.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use encoding_rs::SHIFT_JIS;

const KOHYO: &str = env!("CARGO_BIN_EXE_kohyo");

/// A folder of a test's own, empty.
fn scratch(name: &str) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("init").join(name);
    let _ = fs::remove_dir_all(&path);
    fs::create_dir_all(&path).expect("a folder");
    path
}

/// Runs kohyo in a folder with answers to its questions.
fn kohyo(folder: &Path, words: &[&str], answers: &str) -> Output {
    let mut command = Command::new(KOHYO);
    command.current_dir(folder).args(words).env_remove("SOURCE_DATE_EPOCH");
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("kohyo");
    let mut input = child.stdin.take().expect("its input");
    // A command that asks nothing does not read.
    let _ = input.write_all(answers.as_bytes());
    drop(input);
    child.wait_with_output().expect("its end")
}

/// The report of a check, or what another command said.
fn said(output: &Output) -> String {
    String::from_utf8_lossy(&[&output.stdout[..], &output.stderr].concat()).into_owned()
}

fn read(folder: &Path, file: &str) -> String {
    fs::read_to_string(folder.join(file)).unwrap_or_else(|it| panic!("{file}: {it}"))
}

/// Every file below a folder, by path.
fn files(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(folder).expect("below");
                found.push(name.to_string_lossy().replace('\\', "/"));
            }
        }
    }
    found.sort();
    found
}

#[test]
fn a_new_city_is_checked_and_built_with_nothing_found() {
    for (lang, none) in [("ja", "誤りはありません"), ("en", "no mistakes")] {
        let folder = scratch(&format!("new-{lang}"));
        let told = [
            "init",
            "city",
            "--name",
            "あおぞら市",
            "--first-month",
            "10",
            "--yes",
            "--lang",
            lang,
        ];
        let output = kohyo(&folder, &told, "");
        assert!(output.status.success(), "{}", said(&output));
        let city = folder.join("city");
        assert_eq!(
            files(&city),
            [
                ".gitattributes",
                ".github/workflows/kohyo.yml",
                ".gitignore",
                ".gitlab-ci.yml",
                ".vscode/extensions.json",
                ".vscode/settings.json",
                "ci/kohyo.sh",
                "content/organization.yaml",
                "content/pages/index.md",
                "kohyo.yaml",
                "schemas/charters.schema.json",
                "schemas/glossary.schema.json",
                "schemas/organization.schema.json",
                "schemas/page.schema.json",
                "schemas/plan.schema.json",
                "schemas/settings.schema.json",
            ]
        );
        for words in
            [["check", "--deny", "notes", "--lang", lang].as_slice(), &["build", "--lang", lang]]
        {
            let output = kohyo(&city, words, "");
            assert!(
                output.status.success() && said(&output).starts_with(none),
                "{}",
                said(&output)
            );
        }
        assert!(read(&city, "public/index.html").contains("あおぞら市"));
        assert!(read(&city, "kohyo.yaml").contains("\nfirst_month: 10\n"));
        for file in files(&city).iter().filter(|it| !it.starts_with("public/")) {
            // Neither a place for a sentence nor the name of one that is in no catalogue.
            let text = read(&city, file);
            assert!(!text.contains("@ci-") && !text.contains("# ci-"), "{file}");
        }
    }
}

#[test]
fn what_is_not_told_is_asked() {
    let folder = scratch("asked");
    let answers = "みなと市\n１月\nkita-ku,北区,きたく,区,\nminato-ka、港湾課、、課、北区\n\n";
    let output = kohyo(&folder, &["init", "city", "--ci", "none"], answers);
    assert!(output.status.success(), "{}", said(&output));
    let city = folder.join("city");
    let organization = read(&city, "content/organization.yaml");
    let (_, units) = organization.split_once("部署:\n").expect("the units");
    assert_eq!(
        units,
        "  - { 識別子: kita-ku, 名称: 北区, 読み: きたく, 種別: 区 }\n  \
           - { 識別子: minato-ka, 名称: 港湾課, 種別: 課, 上位: 北区 }\n"
    );
    assert!(read(&city, "kohyo.yaml").contains("municipality: { name: みなと市 }\n"));
    assert!(read(&city, "kohyo.yaml").contains("\nfirst_month: 1\n"));
    assert!(!city.join("ci").exists() && !city.join(".github").exists());
}

#[test]
fn a_table_that_an_office_saved_gives_the_units() {
    let folder = scratch("table");
    let table = "識別子,名称,読み,種別\r\nfukushi-bu,福祉部①,ふくしぶ,部\r\n";
    let (bytes, _, _) = SHIFT_JIS.encode(table);
    fs::write(folder.join("units.csv"), bytes).expect("a table");
    // What the city is made from may lie where it is made, and nothing else may.
    fs::write(folder.join("memo.txt"), "mine").expect("a file");
    let words = ["init", ".", "--name", "市", "--units", "units.csv", "--yes"];
    let output = kohyo(&folder, &words, "");
    assert_eq!(output.status.code(), Some(2));
    assert!(said(&output).contains("空ではありません：memo.txt\n"), "{}", said(&output));
    assert_eq!(files(&folder), ["memo.txt", "units.csv"]);
    fs::remove_file(folder.join("memo.txt")).expect("the file");
    let output = kohyo(&folder, &words, "");
    assert!(output.status.success(), "{}", said(&output));
    assert!(read(&folder, "content/organization.yaml").contains("名称: 福祉部①, 読み: ふくしぶ"));
}

#[test]
fn what_cannot_be_is_told_and_nothing_is_written() {
    let folder = scratch("wrong");
    fs::write(folder.join("bad.csv"), "id,name\nKita,北区\n").expect("a table");
    for (words, part) in [
        (["--name", "", "--yes", "--lang", "en"].as_slice(), "give --name"),
        (&["--name", "市", "--first-month", "13", "--yes"], "「13」は月として読めません"),
        (&["--name", "市", "--units", "bad.csv", "--yes"], "2行目：「Kita」は識別子に使えません"),
        (&["--name", "市", "--units", "none.csv", "--yes"], "none.csv を読めません"),
        (&["--sample", "--name", "市"], "「--sample」は「--name <名前>」と同時に使えません"),
    ] {
        let output = kohyo(&folder, &[&["init", "city"], words].concat(), "");
        assert_eq!(output.status.code(), Some(2), "{words:?}");
        assert!(said(&output).contains(part), "{words:?}: {}", said(&output));
        assert_eq!(files(&folder), ["bad.csv"]);
    }
}

#[test]
fn the_sample_is_the_city_of_this_repository() {
    let folder = scratch("sample");
    fs::create_dir_all(folder.join(".git")).expect("a repository");
    let output = kohyo(&folder, &["init", ".", "--sample"], "");
    assert!(output.status.success(), "{}", said(&output));
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let records = files(&here.join("content")).into_iter().map(|it| format!("content/{it}"));
    let mut count = 0;
    for file in records.chain(["kohyo.yaml".to_owned()]) {
        assert_eq!(read(&folder, &file), read(here, &file), "{file}");
        count += 1;
    }
    let written = files(&folder);
    let copied = written.iter().filter(|it| it.starts_with("content/") || *it == "kohyo.yaml");
    assert_eq!(copied.count(), count);
    assert!(written.contains(&"schemas/sheet-gyokaku-2013.schema.json".to_owned()));
    assert!(kohyo(&folder, &["build"], "").status.success());
}

#[test]
fn the_document_can_be_followed_word_for_word() {
    let document = read(Path::new(env!("CARGO_MANIFEST_DIR")), "docs/start.md");
    let between = |start: &str| {
        let blocks = document.split(start).skip(1);
        blocks.map(|it| it.split("```").next().expect("a block")).collect::<Vec<_>>()
    };
    let folder = scratch("document");
    fs::write(folder.join("units.csv"), between("```csv\n")[0]).expect("the table");
    let commands = between("```console\n").concat();
    let mut commands = commands.lines().map(|it| it.strip_prefix("$ ").expect("a command"));
    let first = commands.next().expect("the first command");
    let words: Vec<&str> = first.split(' ').skip(1).collect();
    let output = kohyo(&folder, &words, "あおぞら市\n\nunits.csv\n");
    assert!(output.status.success(), "{first}: {}", said(&output));
    let city = folder.join("mycity");
    let program = Path::new(KOHYO).parent().expect("its folder").display().to_string();
    let path = format!("{program}:{}", std::env::var("PATH").expect("a path"));
    let mut count = 1;
    for command in commands {
        let mut shell = Command::new("sh");
        let shell = shell.args(["-e", "-c", command]).current_dir(&city).env("PATH", &path);
        let output = shell.output().expect("a shell");
        assert!(output.status.success(), "{command}: {}", said(&output));
        count += 1;
    }
    assert_eq!(count, 10, "every command of the document");
    assert!(read(&city, ".vscode/settings.json").contains("sheet-gyokaku-2026.schema.json"));
    assert!(city.join("schemas/charter-2026.schema.json").is_file());
    // Nothing that was written to start from is an error, and the drafts are not on the site.
    assert!(kohyo(&city, &["build"], "").status.success());
    assert!(!city.join("public/reforms/gyokaku-2026/001").exists());
}

#[test]
fn a_wrong_answer_is_told_and_asked_again_and_the_others_stay() {
    let folder = scratch("again");
    fs::write(folder.join("bad.csv"), "id,name\nKita,北区\n").expect("a table");
    let answers = "\nみほん\u{200b}市\nみほん市\n13\nabc\n10月\nnone.csv\nbad.csv\nKita,北区\nkita,北区\n\
                   kita,東区\nhigashi,東区,東\nhigashi,東区,,区,西区\nhigashi,東区,,区,北区\n\n";
    let output = kohyo(&folder, &["init", "city", "--ci", "none", "--lang", "en"], answers);
    assert!(output.status.success(), "{}", said(&output));
    let said = said(&output);
    for told in [
        "what the city is called is missing",
        "U+200B",
        "“13” is no month",
        "“abc” is no month",
        "cannot read none.csv",
        "error: line 2: “Kita” cannot be a 識別子",
        "error: “Kita” cannot be a 識別子",
        "there is a unit with the 識別子 “kita” already",
        "“東” is no 読み",
        "there is no unit “西区” for it to belong to",
    ] {
        assert_eq!(said.matches(told).count(), 1, "{told}: {said}");
    }
    let city = folder.join("city");
    assert!(read(&city, "kohyo.yaml").contains("municipality: { name: みほん市 }\n"));
    assert!(read(&city, "kohyo.yaml").contains("\nfirst_month: 10\n"));
    let organization = read(&city, "content/organization.yaml");
    assert!(organization.contains("{ 識別子: kita, 名称: 北区 }"), "{organization}");
    assert!(organization.contains("{ 識別子: higashi, 名称: 東区, 種別: 区, 上位: 北区 }"));
    assert!(kohyo(&city, &["check"], "").status.success());
}

#[test]
fn answers_that_end_leave_nothing_behind() {
    let folder = scratch("ended");
    let answers = ["", "みほん市\n", "みほん市\n4\n", "みほん市\n13\n", "みほん市\n4\nkita,北区\n"];
    for answers in answers {
        let output = kohyo(&folder, &["init", "city", "--lang", "en"], answers);
        assert_eq!(output.status.code(), Some(2), "{answers}");
        assert!(said(&output).contains("nothing was written"), "{}", said(&output));
        assert_eq!(files(&folder), Vec::<String>::new(), "{answers}");
        assert!(!folder.join("city").exists(), "{answers}");
    }
    // What was given wrong is told before anything is asked.
    let output = kohyo(&folder, &["init", "city", "--first-month", "0"], "みほん市\n");
    assert!(!said(&output).contains("市の名前は何ですか"), "{}", said(&output));
}

#[test]
fn whatever_a_city_is_called_its_folder_is_accepted_or_not_written() {
    let folder = scratch("called");
    let names = [
        "みほん市",
        "市: {",
        "\"市\" 'x'",
        "# 市",
        "- 市",
        "yes",
        "null",
        "~",
        "045",
        "市 #1",
        "{{ x }}",
        "<script>",
        "@市",
        "%市",
        "!市",
        "&a *b",
        "市\\n",
        "葛󠄀城市",
        "市\u{202e}x",
        "市\u{0}",
        "|",
        " 市 ",
    ];
    for (count, name) in names.into_iter().enumerate() {
        // No program is given an argument with a NUL in it.
        let Some(name) = name.split('\0').next() else { continue };
        let city = format!("folder with spaces {count}");
        let words = ["init", &city, "--name", name, "--yes", "--ci", "none"];
        let output = kohyo(&folder, &words, "");
        let root = folder.join(&city);
        if !output.status.success() {
            assert!(!root.exists() && !said(&output).is_empty(), "{name}");
            continue;
        }
        let check = kohyo(&root, &["check"], "");
        assert!(check.status.success(), "{name}: {}", said(&check));
        let settings = read(&root, "kohyo.yaml");
        let settings: serde_yaml::Value = serde_yaml::from_str(&settings).expect("the settings");
        assert_eq!(settings["municipality"]["name"].as_str(), Some(name.trim()), "{name}");
    }
}
