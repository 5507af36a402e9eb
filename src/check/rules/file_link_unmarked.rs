//! L102: a link to a file does not say its kind and size.
//!
//! Cities write （PDF：342KB） behind such links, so that nobody on a telephone opens 80 MB by
//! accident.

use super::super::rule::Rule;
use super::super::signs::Sign;
use super::super::text_visitor::TextLocation;
use crate::diagnostic::code;
use crate::japanese::fold;
use crate::words::Message;

pub(super) static RULE: Rule = Rule::new(&code::FILE_LINK_UNMARKED).of_texts(Sign::Link, look);

/// Endings of files that are no pages, and the words by which they are called, folded.
const KINDS: [(&str, &[&str]); 15] = [
    ("pdf", &["pdf"]),
    ("xlsx", &["xlsx", "excel", "エクセル"]),
    ("xls", &["xls", "excel", "エクセル"]),
    ("xlsm", &["xlsm", "excel", "エクセル"]),
    ("docx", &["docx", "word", "ワード"]),
    ("doc", &["doc", "word", "ワード"]),
    ("pptx", &["pptx", "powerpoint", "パワーポイント"]),
    ("ppt", &["ppt", "powerpoint", "パワーポイント"]),
    ("csv", &["csv"]),
    ("zip", &["zip"]),
    ("jtd", &["jtd", "一太郎"]),
    ("txt", &["txt", "テキスト"]),
    ("mp4", &["mp4", "動画"]),
    ("mp3", &["mp3", "音声"]),
    ("json", &["json"]),
];

fn look(location: &mut TextLocation<'_, '_, '_>) {
    let text = location.text;
    for link in &text.links().links {
        let path = link.address.split(['?', '#']).next().unwrap_or_default();
        let file = path.rsplit('/').next().unwrap_or_default();
        let ending = file.rsplit_once('.').map_or("", |(_, it)| it).to_ascii_lowercase();
        let Some((kind, names)) = KINDS.iter().find(|(it, _)| *it == ending) else { continue };
        // A host's name may end like a file: https://example.zip
        if link.is_image || path.matches('/').count() == 2 && path.contains("://") {
            continue;
        }
        let said = fold(&link.text);
        if !(names.iter().any(|it| said.contains(it)) && has_size(&said)) {
            let kind = kind.to_ascii_uppercase();
            location
                .report()
                .on(&link.address)
                .with("text", &link.text)
                .with("file", file)
                .help(Message::new("help-file-link").with("kind", kind));
        }
    }
}

/// Whether a size is said: 342kb, 1.2メガバイト.
fn has_size(folded: &str) -> bool {
    const UNITS: [&str; 7] = ["kb", "mb", "gb", "kib", "mib", "バイト", "b"];
    let mut rest = folded;
    while let Some(at) = rest.find(|it: char| it.is_ascii_digit()) {
        rest =
            rest[at..].trim_start_matches(|it: char| it.is_ascii_digit() || it == ',' || it == '.');
        let unit = rest.trim_start_matches(['キ', 'ロ', 'メ', 'ガ']);
        if UNITS.iter().any(|it| unit.starts_with(it)) {
            return true;
        }
    }
    false
}
