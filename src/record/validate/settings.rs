//! What the settings say and cannot mean.

use crate::diagnostic::code;
use crate::record::file_role::is_nearly_record;
use crate::record::layout::is_address;
use crate::record::model::attachments::{
    Attachments, KindRule, bare, extension, file_name, is_kind,
};
use crate::record::model::policy::{Conformance, Criterion, TestResult};
use crate::record::model::publish::{SecretSource, SigningKeySource, Target, TargetAddress};
use crate::record::model::settings::Settings;
use crate::record::model::translation::Translations;
use crate::record::validate::explain::Finding;
use crate::record::validate::relations::Problem;
use crate::words::{Language, Message};

/// Everything that is wrong between the keys of `kohyo.yaml`.
pub(crate) fn problems(settings: &Settings) -> Vec<Problem> {
    let mut problems = of_accessibility(settings);
    problems.extend(of_translations(settings));
    problems.extend(of_attachments(settings));
    problems.extend(settings.publish.iter().flat_map(|(name, target)| of_target(name, target)));
    problems.extend(of_official(settings));
    problems
}

/// A word of conformance that the test does not bear out.
fn of_accessibility(settings: &Settings) -> Vec<Problem> {
    let Some(accessibility) = &settings.accessibility else { return Vec::new() };
    let path = |key: &str| vec!["accessibility".to_owned(), key.to_owned()];
    let missing = |key: &'static str| {
        let help = Message::new("help-tested").with("status", accessibility.status.word());
        (path("status"), Finding::new(&code::MISSING_KEY).with("key", key).help(help))
    };
    let mut problems = Vec::new();
    if accessibility.status == Conformance::Heeded {
        return problems;
    }
    if accessibility.tested_on.is_none() {
        problems.push(missing("tested_on"));
    }
    if accessibility.tested_pages.is_empty() {
        problems.push(missing("tested_pages"));
    }
    let result = |number: &str| {
        accessibility.results.iter().find(|(key, _)| **key == *number).map(|it| it.1)
    };
    let criteria = Criterion::up_to(accessibility.level);
    if accessibility.results.is_empty() {
        problems.push(missing("results"));
    } else if accessibility.status == Conformance::Full {
        let met = [Some(TestResult::Pass), Some(TestResult::NotApplicable)];
        if let Some(open) = criteria.iter().find(|it| !met.contains(&result(it.number))) {
            let finding = Finding::new(&code::IMPOSSIBLE)
                .with("what", "conformance")
                .with("value", accessibility.status.word())
                .with("other", open.number);
            problems.push((path("status"), finding.help(Message::new("help-conformance"))));
        }
    }
    problems
}

/// A translation into the language that the site is in.
fn of_translations(settings: &Settings) -> Vec<Problem> {
    let main = Language::from(settings.language);
    let Translations { ja, en } = &settings.translations;
    let same = [(Language::Ja, ja), (Language::En, en)];
    let same = same.into_iter().filter(|(language, it)| *language == main && it.is_some());
    let problem = |(language, _): (Language, _)| {
        let path = vec!["translations".to_owned(), language.tag().to_owned()];
        let finding = Finding::new(&code::IMPOSSIBLE).with("what", "own-language");
        (path, finding.with("value", language.tag()))
    };
    same.map(problem).collect()
}

/// What is missing in a target, or is a number that none can be.
fn of_target(name: &str, target: &Target) -> Vec<Problem> {
    let path = |key: &str| vec!["publish".to_owned(), name.to_owned(), key.to_owned()];
    let mut problems = Vec::new();
    let secrets = [
        ("password", &target.password),
        ("private_key", &target.private_key),
        ("passphrase", &target.passphrase),
        ("access_key", &target.access_key),
    ];
    for (key, secret) in secrets {
        let Some(SecretSource { env, command }) = secret else { continue };
        if env.is_empty() == command.is_empty() {
            let finding = Finding::new(&code::MISSING_KEY).with("key", "env");
            problems.push((path(key), finding.help(Message::new("help-secret-source"))));
        }
    }
    if let Some(SigningKeySource { env, command, agent }) = &target.signing_key
        && [env, command, agent].into_iter().filter(|it| !it.is_empty()).count() != 1
    {
        let finding = Finding::new(&code::MISSING_KEY).with("key", "env");
        problems.push((path("signing_key"), finding.help(Message::new("help-signing-key"))));
    }
    let least = [
        ("keep", target.keep, 0),
        ("connections", target.connections, 1),
        ("max_deletes", target.max_deletes, 0),
    ];
    for (key, number, least) in least {
        if let Some(number) = number.filter(|it| *it < least) {
            let finding = Finding::new(&code::NOT_A_NUMBER).with("value", number.to_string());
            let help = Message::new("help-at-least").with("least", least.to_string());
            problems.push((path(key), finding.help(help)));
        }
    }
    let scheme = TargetAddress::parse(&target.to).map_or("", |it| it.scheme);
    if scheme == "command" && target.run.is_empty() {
        problems.push((path("to"), Finding::new(&code::MISSING_KEY).with("key", "run")));
    }
    problems
}

/// What keeps the log of publications from being one log with a name.
fn of_official(settings: &Settings) -> Vec<Problem> {
    let path = |name: &str, key: &str| ["publish", name, key].map(ToOwned::to_owned).to_vec();
    let mut problems = Vec::new();
    let mut official = settings.publish.iter().filter(|(_, it)| it.official);
    let Some((first, target)) = official.next() else { return problems };
    if settings.base_url.is_empty() && target.public_url.is_empty() {
        let finding = Finding::new(&code::MISSING_KEY).with("key", "base_url");
        problems.push((path(first, "official"), finding.help(Message::new("help-log-name"))));
    }
    for (name, _) in official {
        let finding = Finding::new(&code::IMPOSSIBLE).with("what", "two-official");
        let finding = finding.with("value", &**name).with("other", &**first);
        problems.push((path(name, "official"), finding));
    }
    problems
}

/// What the settings name that is no kind or address, or may not be copied.
fn of_attachments(settings: &Settings) -> Vec<Problem> {
    let Attachments { extensions, files } = &settings.attachments;
    let at =
        |key: &str, index: usize| vec!["attachments".to_owned(), key.to_owned(), index.to_string()];
    let extensions = extensions.0.iter().enumerate().filter_map(|(index, typed)| {
        let kind = bare(typed);
        let finding = if is_kind(&kind) {
            refused(&format!("a.{kind}"), KindRule::Kind)?
        } else {
            not_an_id(typed).help(Message::new("help-extension"))
        };
        Some((at("extensions", index), finding))
    });
    let files = files.0.iter().enumerate().filter_map(|(index, typed)| {
        let path = typed.trim_start_matches('/');
        let finding = if path.split('/').all(is_address) {
            refused(file_name(path), KindRule::File)?
        } else {
            not_an_id(typed).help(Message::new("help-attachment-address"))
        };
        Some((at("files", index), finding))
    });
    extensions.chain(files).collect()
}

/// What is said of a name in the settings that asks for more than this.
fn refused(name: &str, at_most: KindRule) -> Option<Finding> {
    let rule = KindRule::of(name);
    let kind = extension(name);
    let finding = Finding::new(&code::ATTACHMENT_KIND).with("kind", kind).with("ending", "some");
    match rule {
        KindRule::Never => Some(finding.help(Message::new("help-attachment-never"))),
        KindRule::File if at_most == KindRule::Kind => {
            Some(finding.help(Message::new("help-attachment-active")))
        }
        KindRule::File | KindRule::Kind if is_nearly_record(name) => {
            Some(finding.help(Message::new("help-attachment-record")))
        }
        KindRule::File | KindRule::Kind => None,
    }
}

fn not_an_id(typed: &str) -> Finding {
    Finding::new(&code::NOT_AN_ID).with("value", typed)
}
