//! Files with which a city's CI checks, builds and publishes the site.

use super::record::NewFile;
use crate::words::Words;

/// A service that runs steps on each commit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ci {
    /// GitHub Actions.
    Github,
    /// GitLab CI.
    Gitlab,
    /// Any other: a shell script.
    Plain,
}

/// The script that does the work, and the files of the services that call it.
pub(super) fn files(services: &[Ci], words: &Words) -> Vec<NewFile> {
    let mut files = Vec::new();
    if !services.is_empty() {
        files.push(("ci/kohyo.sh", include_str!("templates/ci/kohyo.sh")));
    }
    if services.contains(&Ci::Github) {
        files.push((".github/workflows/kohyo.yml", include_str!("templates/ci/github.yml")));
    }
    if services.contains(&Ci::Gitlab) {
        files.push((".gitlab-ci.yml", include_str!("templates/ci/gitlab.yml")));
    }
    let written = |(path, text): (&str, &str)| NewFile {
        path: path.to_owned(),
        text: explained(text, words),
    };
    files.into_iter().map(written).collect()
}

/// A target to publish to, as comments below the key `publish` of the settings.
pub(super) fn target(words: &Words) -> String {
    explained(include_str!("templates/publish.yaml"), words)
}

/// The address below which releases of kohyo are; empty while the repository has no public one.
fn releases() -> String {
    match env!("CARGO_PKG_REPOSITORY") {
        "" => String::new(),
        repository => format!("{repository}/releases/download"),
    }
}

/// A template with its `@names@` as sentences of the catalogues.
fn explained(template: &str, words: &Words) -> String {
    let version = env!("CARGO_PKG_VERSION");
    let template = template.replace("@version@", version).replace("@releases@", &releases());
    let mut parts = template.split("@ci-");
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        match part.split_once('@') {
            Some((name, rest)) => text.extend([words.word(&format!("ci-{name}")).as_str(), rest]),
            None => text.push_str(part),
        }
    }
    text
}
