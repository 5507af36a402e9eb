//! Puts the bar of the preview into a page, and lets the page's own rules admit it. Built pages have
//! neither.

use std::borrow::Cow;

/// What the preview needs of a page's Content Security Policy: to load its own style and script, to
/// hear of changes, to send the form for the day.
const NEEDS: [&str; 4] = ["style-src", "script-src", "connect-src", "form-action"];

/// The page with the bar at the beginning of its body.
pub(super) fn inject(page: Vec<u8>, bar: &str) -> Vec<u8> {
    let page = match String::from_utf8(page) {
        Ok(page) => page,
        // A theme may write what it likes; what is no text is no page to write into.
        Err(error) => return error.into_bytes(),
    };
    let page = admitting(&page);
    let body = find(&page, "<body").and_then(|at| Some(at + page[at..].find('>')? + 1));
    let (before, after) = page.split_at(body.unwrap_or(0));
    [before, bar, after].concat().into_bytes()
}

/// The page with the policy that it sets for itself made wide enough.
fn admitting(page: &str) -> Cow<'_, str> {
    let Some(at) = find(page, "http-equiv=\"content-security-policy\"") else { return page.into() };
    let (Some(start), Some(end)) = (page[..at].rfind('<'), page[at..].find('>')) else {
        return page.into();
    };
    let tag = &page[start..at + end];
    let Some(value) = find(tag, "content=\"").map(|it| it + "content=\"".len()) else {
        return page.into();
    };
    let Some(length) = tag[value..].find('"') else { return page.into() };
    let value = start + value;
    let (before, after) = (&page[..value], &page[value + length..]);
    format!("{before}{}{after}", wider(&page[value..value + length])).into()
}

/// A policy that admits what the preview needs.
fn wider(policy: &str) -> String {
    let parts = policy.split(';').map(str::trim).filter(|it| !it.is_empty());
    let mut parts: Vec<String> = parts.map(ToOwned::to_owned).collect();
    let of = |part: &str, name: &str| {
        part.split_once(' ').map_or(part, |it| it.0).eq_ignore_ascii_case(name)
    };
    let default = parts.iter().find(|it| of(it, "default-src")).cloned();
    for name in NEEDS {
        if let Some(part) = parts.iter_mut().find(|it| of(it, name)) {
            *part = admitted(name, part);
        } else if let Some(default) = default.as_deref().filter(|_| name != "form-action") {
            parts.push(admitted(name, default));
        }
    }
    parts.join("; ")
}

fn admitted(name: &str, part: &str) -> String {
    let sources = part.split_ascii_whitespace().skip(1);
    let others = sources.filter(|it| !["'none'", "'self'"].contains(it));
    [name, "'self'"].into_iter().chain(others).collect::<Vec<_>>().join(" ")
}

/// Where a text in small letters stands in HTML, which may write it in capital ones.
fn find(html: &str, text: &str) -> Option<usize> {
    let text = text.as_bytes();
    html.as_bytes().windows(text.len()).position(|it| it.eq_ignore_ascii_case(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn injected(page: &str) -> String {
        String::from_utf8(inject(page.as_bytes().to_vec(), "BAR")).unwrap()
    }

    #[test]
    fn the_bar_stands_at_the_beginning_of_the_body() {
        assert_eq!(injected("<html><BODY class=\"a\"><p>"), "<html><BODY class=\"a\">BAR<p>");
        assert_eq!(injected("<p>"), "BAR<p>");
        assert_eq!(inject(vec![0xff], "BAR"), [0xff]);
    }

    #[test]
    fn the_policy_admits_the_preview_and_nothing_else() {
        let page = |it: &str| {
            format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{it}\"><body>")
        };
        for (before, after) in [
            (
                "default-src 'none'; style-src 'self'; form-action 'none'",
                "default-src 'none'; style-src 'self'; form-action 'self'; script-src 'self'; \
                 connect-src 'self'",
            ),
            (
                "default-src https:; style-src 'unsafe-inline'",
                "default-src https:; style-src 'self' 'unsafe-inline'; script-src 'self' https:; \
                 connect-src 'self' https:",
            ),
            ("img-src 'self'", "img-src 'self'"),
            ("", ""),
        ] {
            assert_eq!(injected(&page(before)), format!("{}BAR", page(after)));
        }
    }
}
