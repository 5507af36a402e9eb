//! What is wrong with an address of a site, of a service, of a page to link to, or of a mail box.

use url::Url;

use crate::diagnostic::code;
use crate::japanese::half_width;
use crate::record::model::site_url::{SiteUrl, UrlFaultKind, without_credentials};
use crate::record::validate::explain::finding::{Finding, rule};
use crate::url_path;
use crate::words::Message;

/// What is wrong with an address of this format.
pub(super) fn check(format: &str, text: &str) -> Option<Finding> {
    match format {
        "service-url" => service(text),
        "link" => link(text),
        "mail" => mail(text),
        _ => site(text),
    }
}

/// What is wrong with the address of a site, and at which character.
fn site(text: &str) -> Option<Finding> {
    let fault = SiteUrl::parse(text).err()?;
    let what = match fault.kind {
        UrlFaultKind::FullWidth => "full-width",
        UrlFaultKind::Scheme => "scheme",
        UrlFaultKind::Credentials => "credentials",
        UrlFaultKind::Host => "host",
        UrlFaultKind::Port => "port",
        UrlFaultKind::Space => "space",
        UrlFaultKind::Query => "query",
        UrlFaultKind::Step => "step",
        UrlFaultKind::EmptyPart => "empty-part",
        UrlFaultKind::Percent => "percent",
        UrlFaultKind::Character => "character",
        UrlFaultKind::Page => "page",
    };
    let finding = not_readable(&without_credentials(text), "url")
        .help(Message::new("help-url").with("what", what))
        .on(fault.at);
    Some(match fault.mend {
        Some(mend) => finding.help(Message::new("help-suggestion").with("word", &*mend)),
        None => finding,
    })
}

/// What is wrong with the address of a service that kohyo asks.
fn service(text: &str) -> Option<Finding> {
    let finding = || {
        not_readable(&without_credentials(text), "service-url")
            .help(Message::new("help-service-url"))
    };
    (!is_service_url(text)).then(finding)
}

/// Whether a text is the whole address of a service on the web, without a password in it.
pub(crate) fn is_service_url(text: &str) -> bool {
    is_web(text) && !text.contains('#')
}

/// What is wrong with an address that a page links to.
fn link(text: &str) -> Option<Finding> {
    let finding =
        || not_readable(&without_credentials(text), "link").help(Message::new("help-link"));
    (!is_link(text)).then(finding)
}

/// Whether a text is an address that a page can link to: of another site, or from the top of this one.
pub(crate) fn is_link(text: &str) -> bool {
    let path = text.split(['?', '#']).next().unwrap_or_default();
    let is_own = text.starts_with('/')
        && !text.starts_with("//")
        && !text.contains(char::is_whitespace)
        && url_path::decode(path).is_some();
    is_own || is_web(text)
}

fn is_web(text: &str) -> bool {
    let begins =
        |it: &&str| text.get(..it.len()).is_some_and(|start| start.eq_ignore_ascii_case(it));
    let is_plain = !text.contains(|it: char| it.is_whitespace() || "\\\"<>".contains(it));
    let is_open = |url: &Url| url.username().is_empty() && url.password().is_none();
    is_plain
        && ["https://", "http://"].iter().any(begins)
        && Url::parse(text).is_ok_and(|it| is_open(&it))
}

/// What is wrong with the address of a mail box.
fn mail(text: &str) -> Option<Finding> {
    let finding = rule(text, "mail", !is_mail(text))?;
    let narrow = half_width(text).replace(' ', "");
    Some(if is_mail(&narrow) {
        finding.help(Message::new("help-suggestion").with("word", narrow))
    } else {
        finding
    })
}

/// Whether a text is the address of one mail box, in letters that a link of a page needs no signs for.
pub(crate) fn is_mail(text: &str) -> bool {
    let is_letter = |it: u8| it.is_ascii_alphanumeric() || b"-_".contains(&it);
    let is_name = |it: u8| is_letter(it) || b".+!*=^{}|~'$".contains(&it);
    text.split_once('@').is_some_and(|(name, host)| {
        !name.is_empty()
            && name.bytes().all(is_name)
            && host.contains('.')
            && host.split('.').all(|it| !it.is_empty() && it.bytes().all(is_letter))
    })
}

fn not_readable(text: &str, kind: &str) -> Finding {
    Finding::new(&code::NOT_A_RULE).with("value", text).with("kind", kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_links_to_the_web_and_to_its_own_site_only() {
        for text in
            ["https://a.example.jp/f?id=45#x", "http://a.example.jp", "/about/", "/改/?q=1#x"]
        {
            assert!(is_link(text), "{text}");
        }
        for text in [
            "javascript:alert(1)",
            "data:text/html,x",
            "//a.example.jp/",
            "about/",
            "a.example.jp",
            "https://user:pw@a.example.jp/",
            "https://a.example.jp/ b",
            "https://a.example.jp/\"><script>",
            "/../x",
            "/a b",
            "/100%",
            "mailto:a@example.jp",
        ] {
            assert!(!is_link(text), "{text}");
        }
    }

    #[test]
    fn a_mail_box_is_one_and_sends_to_no_other() {
        for text in ["jinji@city.mihon.example.jp", "a.b+c_d-e@example.jp", "o'hara@example.jp"] {
            assert!(is_mail(text), "{text}");
        }
        for text in [
            "jinji",
            "jinji@city",
            "@example.jp",
            "jinji＠example.jp",
            "a@example.jp?bcc=b@example.jp",
            "a@example.jp,b@example.jp",
            "a%0Ab@example.jp",
            "a@example..jp",
            "jinji★city.example.jp",
            "a@b@example.jp",
            "\"a\"@example.jp",
        ] {
            assert!(!is_mail(text), "{text}");
        }
    }
}
