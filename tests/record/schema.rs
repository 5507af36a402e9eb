//! The samples are plain YAML: what kohyo reads, every other reader of YAML can read too.

use std::path::{Path, PathBuf};

use kohyo::source;
use serde_yaml::Value;

/// The YAML of a file: all of a `.yaml`, the front matter of a record.
fn yaml<'a>(path: &str, text: &'a str) -> &'a str {
    let front = text.strip_prefix("---\n").and_then(|it| it.split_once("\n---"));
    assert!(front.is_some() == is_record(path), "front matter, or none: {path}");
    front.map_or(text, |it| it.0)
}

fn is_record(path: &str) -> bool {
    Path::new(path).extension().is_some_and(|it| it == "md")
}

#[test]
fn every_sample_is_a_map_to_a_plain_yaml_reader() {
    let mut roots = vec![PathBuf::from("."), PathBuf::from("tests/mistakes/city")];
    let sites = std::fs::read_dir("tests/sites").expect("the cities");
    roots.extend(sites.map(|it| it.expect("a city").path().join("in")));
    let mut wrong = Vec::new();
    let mut count = 0;
    for root in roots {
        let tree = source::read(&root).expect("a city");
        for file in tree.files().iter().filter(|it| !it.path.starts_with("themes/")) {
            let Some(text) = file.text() else { continue };
            count += 1;
            match serde_yaml::from_str::<Value>(yaml(&file.path, text)) {
                Ok(Value::Mapping(_)) => {}
                other => wrong.push(format!("{}/{}: {other:?}", root.display(), file.path)),
            }
        }
    }
    assert!(count > 100, "{count} files");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
