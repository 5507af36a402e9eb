//! Templates print texts only where escaping guards them: in the inside of an element, or between the
//! double quotes of an attribute.

use std::fs;
use std::path::Path;

/// Every template of the built-in theme: its path, and its text.
pub(crate) fn all() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let files = walkdir::WalkDir::new(root.join("themes/default/templates")).sort_by_file_name();
    let files = files.into_iter().filter_map(Result::ok).filter(|it| it.file_type().is_file());
    let template = |file: walkdir::DirEntry| {
        let path = file.path().strip_prefix(root).expect("inside").to_string_lossy().into_owned();
        (path, fs::read_to_string(file.path()).expect("a text"))
    };
    files.map(template).collect()
}

/// What is printed in a tag and not between double quotes, in a script or a style, and what is said
/// to need no escaping.
pub(crate) fn check(path: &str, text: &str) -> Vec<String> {
    let mut findings = Vec::new();
    let mut rest = text;
    let mut place = Place::Text;
    while let Some(first) = rest.chars().next() {
        let line = text[..text.len() - rest.len()].matches('\n').count() + 1;
        if let Some((kind, end)) = Braces::open(rest) {
            let inside = &rest[2..end - 2];
            let place_fault = match place {
                Place::Tag(_) => Some("in a tag, outside double quotes"),
                Place::Raw(_) => Some("where nothing is escaped"),
                Place::Text | Place::Value(_) => None,
            };
            if kind == Braces::Print
                && let Some(fault) = place_fault
            {
                findings.push(format!("{path}:{line}: {{{{{inside}}}}} stands {fault}"));
            }
            let words = inside.split(|it: char| !it.is_alphanumeric() && it != '_');
            if kind != Braces::Comment
                && words.into_iter().any(|it| it == "safe" || it == "autoescape")
            {
                findings.push(format!("{path}:{line}: '{}' turns escaping off", inside.trim()));
            }
            rest = &rest[end..];
            continue;
        }
        place = place.after(rest);
        rest = &rest[first.len_utf8()..];
    }
    findings
}

/// Where a template is in its HTML.
#[derive(Clone, Copy)]
enum Place {
    Text,
    /// In the tag of an element; its name where its inside is no HTML.
    Tag(Option<&'static str>),
    /// Between double quotes in such a tag.
    Value(Option<&'static str>),
    /// In an element of this name, whose inside is no HTML.
    Raw(&'static str),
}

/// Elements whose inside is no HTML.
const RAW: [&str; 2] = ["script", "style"];

impl Place {
    /// The place behind the next character.
    fn after(self, rest: &str) -> Self {
        match (self, rest.as_bytes()[0]) {
            (Self::Text, b'<') => Self::Tag(RAW.into_iter().find(|it| rest[1..].starts_with(it))),
            (Self::Raw(name), b'<') if rest[1..].starts_with(&format!("/{name}")) => {
                Self::Tag(None)
            }
            (Self::Tag(raw), b'"') => Self::Value(raw),
            (Self::Value(raw), b'"') => Self::Tag(raw),
            (Self::Tag(raw), b'>') => raw.map_or(Self::Text, Self::Raw),
            (place, _) => place,
        }
    }
}

/// What braces stand for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Braces {
    Print,
    Tag,
    Comment,
}

impl Braces {
    /// The braces that open here, and where they end.
    fn open(text: &str) -> Option<(Self, usize)> {
        let (kind, end) = match text.get(..2)? {
            "{{" => (Self::Print, "}}"),
            "{%" => (Self::Tag, "%}"),
            "{#" => (Self::Comment, "#}"),
            _ => return None,
        };
        let end = text.find(end).map_or(text.len(), |it| it + 2);
        Some((kind, end))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_escaping_does_not_guard_is_found() {
        for (text, fault) in [
            ("<p class={{ a }}>", "{{ a }} stands in a tag, outside double quotes"),
            ("<p {{ a }}>", "{{ a }} stands in a tag, outside double quotes"),
            ("<p class='{{ a }}'>", "{{ a }} stands in a tag, outside double quotes"),
            ("{{ a | safe }}", "'a | safe' turns escaping off"),
            ("{% set a = b | safe %}", "'set a = b | safe' turns escaping off"),
            ("<script>{{ a }}</script>", "{{ a }} stands where nothing is escaped"),
            ("<style>{{ a }}</style>", "{{ a }} stands where nothing is escaped"),
        ] {
            assert_eq!(check("a.html", text), [format!("a.html:1: {fault}")], "{text}");
        }
    }

    #[test]
    fn what_is_guarded_is_no_finding() {
        for text in [
            "<p class=\"a{{ b }}\" id=\"{{ c }}\">{{ d }}</p>",
            "<p{% if a > b %} class=\"{{ c }}\"{% endif %}>",
            "<p>{{ <chip grade={a}/> }}</p>{# safe #}",
            "<script src=\"{{ a }}\"></script>{{ b }}",
            "{{ unsafe_a }}",
        ] {
            assert_eq!(check("a.html", text), Vec::<String>::new(), "{text}");
        }
    }
}
