//! Which addresses a page may lead to.

use super::escape::shown;

/// What a link leads to, or none if it must not be live.
pub(super) fn href(destination: &str) -> Option<String> {
    address(destination, &["http", "https", "mailto", "tel"])
}

/// Where an image comes from, or none if it must not be loaded.
pub(super) fn src(destination: &str) -> Option<String> {
    address(destination, &["http", "https"])
}

/// Whether what stands where a link's destination would is one: 「[％](平成25年度)」 and
/// 「[注]: 速報値」 lead nowhere.
pub(super) fn is_address(destination: &str) -> bool {
    let destination = destination.trim();
    if href(destination).is_none() {
        return false;
    }
    let path = destination.split(['?', '#']).next().unwrap_or_default();
    let has_scheme = path.split('/').next().is_some_and(|it| it.contains(':'));
    let extension = path.rsplit_once('.').map_or("", |(_, it)| it);
    let is_file = (1..=5).contains(&extension.len())
        && extension.bytes().all(|it| it.is_ascii_alphanumeric())
        && extension.bytes().any(|it| it.is_ascii_alphabetic());
    let plain = |it: u8| it.is_ascii_alphanumeric() || b"-_./~%?=&#+".contains(&it);
    let is_name = destination.starts_with(|it: char| it.is_ascii_alphabetic())
        && destination.bytes().all(plain);
    let leads = ["/", "./", "../", "#", "?"].iter().any(|it| destination.starts_with(it));
    has_scheme || leads || is_file || is_name
}

/// The form under which two labels of definitions are one: case does not matter.
pub(super) fn label_key(label: &str) -> String {
    label.to_uppercase().to_lowercase()
}

fn address(destination: &str, schemes: &[&str]) -> Option<String> {
    // Browsers drop these before they read the scheme: `java\nscript:` runs.
    let address: String = shown(destination).filter(|c| !matches!(c, '\t' | '\n')).collect();
    let address = address.trim();
    let scheme = address.split(['/', '?', '#']).next()?.split_once(':').map(|(scheme, _)| scheme);
    let live = match scheme {
        Some(scheme) => schemes.iter().any(|it| it.eq_ignore_ascii_case(scheme)),
        None => !address.is_empty(),
    };
    live.then(|| encode(address))
}

/// Only what may not stand in an address is encoded; Japanese stays legible in the source.
fn encode(address: &str) -> String {
    let mut out = String::with_capacity(address.len());
    for c in address.chars() {
        match c {
            ' ' => out.push_str("%20"),
            '"' => out.push_str("%22"),
            '\'' => out.push_str("%27"),
            '<' => out.push_str("%3C"),
            '>' => out.push_str("%3E"),
            '\\' => out.push_str("%5C"),
            '^' => out.push_str("%5E"),
            '`' => out.push_str("%60"),
            '{' => out.push_str("%7B"),
            '|' => out.push_str("%7C"),
            '}' => out.push_str("%7D"),
            _ => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{href, src};

    #[test]
    fn what_runs_or_reads_the_disk_is_not_live() {
        for destination in [
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            " javascript:alert(1)",
            "java\nscript:alert(1)",
            "java\tscript:alert(1)",
            "\u{1}javascript:alert(1)",
            "java\u{FDD0}script:alert(1)",
            "vbscript:x",
            "data:text/html,x",
            "file:///etc/passwd",
            "",
            " ",
        ] {
            assert_eq!(href(destination), None, "{destination:?}");
            assert_eq!(src(destination), None, "{destination:?}");
        }
    }

    #[test]
    fn what_leads_to_a_page_or_a_person_is_live() {
        for destination in [
            "https://www.example.lg.jp/a?b=c:d#e",
            "HTTP://example.jp/",
            "//example.jp/",
            "資料.pdf",
            "./a:b",
            "#a:b",
        ] {
            assert_eq!(href(destination).as_deref(), Some(destination));
        }
        assert_eq!(href("mailto:a@example.jp").as_deref(), Some("mailto:a@example.jp"));
        assert_eq!(href("tel:053-457-2111").as_deref(), Some("tel:053-457-2111"));
        assert_eq!(src("tel:053-457-2111"), None);
    }
}
