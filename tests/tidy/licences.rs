//! Every dependency has a licence under which a city may use and pass on the program.

use std::process::Command;

use serde_json::Value;

/// As in `deny.toml`, which is for people.
const ALLOWED: &[&str] = &[
    "0BSD",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "CC0-1.0",
    "ISC",
    "MIT",
    "MIT-0",
    "Unicode-3.0",
    "Unlicense",
    "Zlib",
];

/// A package's name and version, and its licence as SPDX writes it.
pub(crate) type Package = (String, Option<String>);

/// What the program is built, tested and measured with on this kind of machine.
pub(crate) fn dependencies() -> Vec<Package> {
    let version = Command::new("rustc").arg("-vV").output().expect("rustc");
    let version = String::from_utf8(version.stdout).expect("a text");
    let host = version.lines().find_map(|it| it.strip_prefix("host: ")).expect("a host");
    // Without the platform, cargo wants packages of other systems, which nobody has fetched.
    let output = Command::new(env!("CARGO"))
        .args([
            "metadata",
            "--offline",
            "--locked",
            "--format-version=1",
            "--filter-platform",
            host,
        ])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("cargo");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let metadata: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let packages = metadata["packages"].as_array().expect("packages");
    let text = |package: &Value, key: &str| package[key].as_str().map(str::to_owned);
    let package = |value: &Value| {
        let name = text(value, "name").unwrap_or_default();
        (format!("{name} {}", text(value, "version").unwrap_or_default()), text(value, "license"))
    };
    packages.iter().map(package).collect()
}

/// Packages with no licence, or with none that is allowed.
pub(crate) fn check(packages: &[Package]) -> Vec<String> {
    let mut findings = Vec::new();
    for (package, licence) in packages {
        match licence {
            Some(licence) if is_allowed(licence) => {}
            Some(licence) => findings.push(format!("{package}: {licence} is not in the list")),
            None => findings.push(format!("{package}: no licence")),
        }
    }
    findings
}

/// Of what is joined by OR one has to be allowed, of what is joined by AND each. Old packages
/// write OR as a slash.
fn is_allowed(expression: &str) -> bool {
    let expression = expression.replace('/', " OR ").replace('(', " ( ").replace(')', " ) ");
    let mut words = expression.split_whitespace().peekable();
    either(&mut words) && words.peek().is_none()
}

type Words<'a, 'b> = &'b mut std::iter::Peekable<std::str::SplitWhitespace<'a>>;

fn either(words: Words) -> bool {
    let mut allowed = both(words);
    while words.next_if_eq(&"OR").is_some() {
        allowed |= both(words);
    }
    allowed
}

fn both(words: Words) -> bool {
    let mut allowed = one(words);
    while words.next_if_eq(&"AND").is_some() {
        allowed &= one(words);
    }
    allowed
}

fn one(words: Words) -> bool {
    let Some(name) = words.next() else { return false };
    if name == "(" {
        return either(words) && words.next() == Some(")");
    }
    let mut name = name.to_owned();
    if words.next_if_eq(&"WITH").is_some() {
        name = format!("{name} WITH {}", words.next().unwrap_or_default());
    }
    ALLOWED.contains(&name.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn expressions_are_read_as_they_are_meant() {
        for licence in [
            "MIT",
            "MIT OR Apache-2.0",
            "MIT/GPL-3.0",
            "(MIT OR GPL-2.0) AND Unicode-3.0",
            "GPL-3.0 OR MIT AND ISC",
            "Apache-2.0 WITH LLVM-exception",
        ] {
            assert!(is_allowed(licence), "{licence}");
        }
        for licence in
            ["GPL-3.0", "MIT AND GPL-3.0", "(MIT OR ISC) AND AGPL-3.0", "MIT WITH A", "MIT ISC", ""]
        {
            assert!(!is_allowed(licence), "{licence}");
        }
    }

    #[test]
    fn a_planted_licence_and_a_missing_one_are_found() {
        let package =
            |name: &str, licence: Option<&str>| (name.to_owned(), licence.map(Into::into));
        let packages = [
            package("a 1.0.0", Some("MIT")),
            package("b 2.0.0", Some("GPL-3.0")),
            package("c 3", None),
        ];
        assert_eq!(check(&packages), ["b 2.0.0: GPL-3.0 is not in the list", "c 3: no licence"]);
    }

    #[test]
    fn the_list_for_people_is_the_same() {
        let deny = include_str!("../../deny.toml");
        for licence in ALLOWED {
            assert!(deny.contains(&format!("\"{licence}\"")), "deny.toml does not allow {licence}");
        }
    }
}
