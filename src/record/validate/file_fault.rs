//! What is said of files that are neither read nor copied to the site.

use unicode_normalization::is_nfc;

use crate::characters;
use crate::diagnostic::{Code, Diagnostic, Place, code};
use crate::record::file_role::{Fault, FileRoles, plain, split_at_ending, unfit_part};
use crate::record::layout::{GLOSSARY, ORGANIZATION, SETTINGS, is_address};
use crate::record::model::attachments::{ALWAYS, KindRule, address, extension, file_name};
use crate::record::model::settings::Settings;
use crate::source::{Content, File, LIMIT, Special, Tree, Unreadable};
use crate::words::Message;

/// Everything that is wrong with the files of a tree before they are read as records.
pub(crate) fn findings(tree: &Tree, settings: Option<&Settings>) -> Vec<Diagnostic> {
    let roles = FileRoles::new(tree, settings);
    let mut findings = Vec::new();
    for file in tree.files() {
        if let Content::Unreadable(reason) = &file.content {
            findings.push(unreadable(file, reason));
            let has_name = *reason != Unreadable::Name && file.path.starts_with("content/");
            let part = unfit_part(&file.path).filter(|_| has_name);
            findings.extend(part.map(|it| name(file, it, None)));
        } else if roles.matters(file) {
            let faults = roles.faults(file);
            findings.extend(faults.into_iter().map(|it| told(tree, file, &it)));
        }
        // Names elsewhere become no addresses, but are printed.
        let part = file.path.split('/').find(|it| characters::visible(it) != **it);
        let is_told = |it: &Diagnostic| it.code == &code::FILE_NAME && it.place.file == file.path;
        if let Some(part) = part
            && !findings.iter().any(is_told)
        {
            findings.push(name(file, part, None));
        }
    }
    findings
}

/// A file that cannot be read.
fn unreadable(file: &File, reason: &Unreadable) -> Diagnostic {
    match reason {
        Unreadable::Encoding(name) => {
            let message = Message::new(code::ENCODING.name).with("encoding", *name);
            finding(&code::ENCODING, file, message, [Message::new("help-encoding")])
        }
        Unreadable::TooLarge(size) => {
            let message = Message::new(code::TOO_LARGE.name).with("size", size.to_string());
            let help = Message::new("help-too-large").with("limit", LIMIT.to_string());
            finding(&code::TOO_LARGE, file, message, [help])
        }
        Unreadable::Outside => {
            let message = Message::new(code::OUTSIDE.name);
            finding(&code::OUTSIDE, file, message, [Message::new("help-outside")])
        }
        Unreadable::Name => name(file, &file.path, None),
        Unreadable::Special(kind) => {
            let kind = match kind {
                Special::Fifo => "fifo",
                Special::Socket => "socket",
                Special::Device => "device",
            };
            let message = Message::new(code::SPECIAL_FILE.name).with("kind", kind);
            finding(&code::SPECIAL_FILE, file, message, [Message::new("help-special-file")])
        }
        Unreadable::Denied => {
            let message = Message::new(code::NO_PERMISSION.name);
            finding(&code::NO_PERMISSION, file, message, [Message::new("help-no-permission")])
        }
    }
}

/// A file that can be read and is neither a record nor copied.
fn told(tree: &Tree, file: &File, fault: &Fault) -> Diagnostic {
    match fault {
        Fault::Name(part) => name(file, part, meant(tree, file)),
        Fault::Stray => {
            let message = Message::new(code::STRAY_FILE.name);
            finding(&code::STRAY_FILE, file, message, [Message::new("help-stray-file")])
        }
        Fault::NearlyRecord => nearly_record(tree, file, "name"),
        Fault::BeginsAsRecord => nearly_record(tree, file, "text"),
        Fault::Kind(rule) => kind(file, *rule),
        Fault::Link(target) => {
            let message = Message::new(code::LINK_TARGET.name).with("target", *target);
            finding(&code::LINK_TARGET, file, message, [Message::new("help-outside")])
        }
    }
}

/// A name that cannot be part of an address, and what may have been meant.
fn name(file: &File, part: &str, meant: Option<Message>) -> Diagnostic {
    let message = Message::new(code::FILE_NAME.name).with("name", part);
    let nfd = (!is_nfc(part)).then(|| Message::new("help-file-name-nfd"));
    let helps = meant.into_iter().chain(nfd).chain([Message::new("help-file-name")]);
    finding(&code::FILE_NAME, file, message, helps)
}

fn nearly_record(tree: &Tree, file: &File, by: &'static str) -> Diagnostic {
    let message = Message::new(code::NEARLY_RECORD.name).with("by", by);
    let take_out = Message::new("help-take-out");
    finding(&code::NEARLY_RECORD, file, message, meant(tree, file).into_iter().chain([take_out]))
}

fn kind(file: &File, rule: KindRule) -> Diagnostic {
    let extension = extension(file_name(&file.path));
    let this_file = || {
        let address = address(&file.path).unwrap_or(&file.path);
        Message::new("help-attachment-file").with("address", address)
    };
    let allow = match rule {
        KindRule::Kind => {
            vec![Message::new("help-attachment-kind").with("kind", &*extension), this_file()]
        }
        KindRule::File => vec![this_file()],
        KindRule::Never => vec![Message::new("help-attachment-never")],
    };
    let always = Message::new("help-attachment-always").with("kinds", &ALWAYS[..]);
    let ending = if extension.is_empty() { "none" } else { "some" };
    let message = Message::new(code::ATTACHMENT_KIND.name).with("kind", &*extension);
    let message = message.with("ending", ending);
    let helps = [Message::new("help-take-out")].into_iter().chain(allow).chain([always]);
    finding(&code::ATTACHMENT_KIND, file, message, helps)
}

/// What the file should be called if it is a record, or of which one it is the copy.
fn meant(tree: &Tree, file: &File) -> Option<Message> {
    let (folder, own) = file.path.rsplit_once('/')?;
    let plain = plain(own);
    let (stem, ending) = split_at_ending(&plain)
        .unwrap_or_else(|| (plain.rsplit_once('.').map_or(plain.as_str(), |(stem, _)| stem), "md"));
    let stem = without_mark_of_copy(stem);
    let lists = [SETTINGS, file_name(ORGANIZATION), file_name(GLOSSARY), "_program.yaml"];
    let list = lists.into_iter().find(|it| *it == format!("{stem}.yaml"));
    // A letter of a name may be a capital; of an ending it may not.
    let stem = own.get(..stem.len()).filter(|it| it.eq_ignore_ascii_case(stem)).unwrap_or(stem);
    let name = list.map_or_else(|| format!("{stem}.{ending}"), str::to_owned);
    if stem.is_empty() || name == own || !is_address(&name) {
        return None;
    }
    let is_there = tree.file(&format!("{folder}/{name}")).is_some();
    let help = if is_there { "help-copy-of" } else { "help-record-name" };
    Some(Message::new(help).with("name", name))
}

/// A name without what systems add to that of a copy: ` - コピー`, ` (1)`, ` copy 2`.
fn without_mark_of_copy(stem: &str) -> &str {
    let mut stem = stem.trim();
    loop {
        let uncounted = |text: &str| text.trim_end_matches(|it: char| it.is_ascii_digit()).len();
        let in_brackets =
            stem.strip_suffix(')').and_then(|it| it[..uncounted(it)].strip_suffix('('));
        let word = || {
            let bare = &stem[..uncounted(stem)];
            let word = |it: &str| bare.trim_end().strip_suffix(it);
            ["のコピー", "コピー", " copy", "-copy", "_copy"].iter().find_map(|it| word(it))
        };
        let Some(shorter) = in_brackets.or_else(word) else { return stem };
        let shorter = shorter.trim_end_matches([' ', '-', '_']);
        if shorter.is_empty() {
            return stem;
        }
        stem = shorter;
    }
}

fn finding(
    code: &'static Code,
    file: &File,
    message: Message,
    helps: impl IntoIterator<Item = Message>,
) -> Diagnostic {
    Diagnostic::new(code, Place::file(&file.path), message).help(helps)
}
