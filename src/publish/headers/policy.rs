//! The content security policy of a whole site, from what its pages declare.

/// Where in a page its policy stands at the latest.
const HEAD: usize = 4096;

/// Directives in the order in which they were met, each with its sources.
type Directives<'a> = Vec<(&'a str, Vec<&'a str>)>;

/// The policy that allows what any page allows itself, and no more; none when a page declares none, or when policies
/// cannot be joined. A theme of the city thereby has its own, and each page keeps the narrower one that is in it.
pub(super) fn joined<'a>(pages: impl IntoIterator<Item = &'a [u8]>) -> Option<String> {
    let mut declared: Vec<String> = Vec::new();
    for page in pages {
        let policy = declaration(page)?;
        if !declared.contains(&policy) {
            declared.push(policy);
        }
    }
    let policies: Vec<Directives<'_>> = declared.iter().map(|it| directives(it)).collect();
    if policies.len() > 1 && declared.iter().any(|it| names_single_scripts(it)) {
        return None;
    }
    let mut names: Vec<&str> = policies.iter().flatten().map(|it| it.0).collect();
    let mut known = Vec::new();
    names.retain(|it| {
        !known.contains(it) && {
            known.push(*it);
            true
        }
    });
    let all = names.iter().filter_map(|name| {
        let mut sources: Vec<&str> = Vec::new();
        for policy in &policies {
            for source in sources_of(policy, name)? {
                if !sources.contains(source) {
                    sources.push(source);
                }
            }
        }
        if sources.len() > 1 {
            sources.retain(|it| *it != "'none'");
        }
        Some([&[*name], sources.as_slice()].concat().join(" "))
    });
    let text = all.collect::<Vec<_>>().join("; ");
    (!text.is_empty()).then_some(text)
}

/// With these `'unsafe-inline'` of another page would no longer count.
fn names_single_scripts(policy: &str) -> bool {
    ["'nonce-", "'sha", "'strict-dynamic'"].iter().any(|it| policy.contains(it))
}

/// What a page declares in its head, if it can be sent as a header.
fn declaration(page: &[u8]) -> Option<String> {
    let head = String::from_utf8_lossy(page.get(..HEAD).unwrap_or(page)).into_owned();
    let lower = head.to_ascii_lowercase();
    let at = lower.find("http-equiv=\"content-security-policy\"")?;
    let start = lower[..at].rfind("<meta")?;
    let end = at + lower[at..].find('>')?;
    let content = start + lower[start..end].find("content=\"")? + "content=\"".len();
    // The attribute's name ends in `content` too.
    let content = if content > at && content < at + "http-equiv=\"content".len() {
        content + lower[content..end].find("content=\"")? + "content=\"".len()
    } else {
        content
    };
    let policy = &head[content..content + head[content..].find('"')?];
    let is_plain =
        |it: char| matches!(it, ' '..='~') && !matches!(it, '\\' | '&' | '%' | '$' | '<');
    policy.chars().all(is_plain).then(|| policy.to_owned())
}

fn directives(policy: &str) -> Directives<'_> {
    let parts = policy.split(';').map(str::split_whitespace);
    parts.filter_map(|mut it| Some((it.next()?, it.collect()))).collect()
}

/// What a policy allows for a directive; none when it says nothing of it.
fn sources_of<'a, 'b>(policy: &'b Directives<'a>, name: &str) -> Option<&'b Vec<&'a str>> {
    let own = |name: &str| policy.iter().find(|it| it.0 == name).map(|it| &it.1);
    let wider = name.strip_suffix("-elem").or_else(|| name.strip_suffix("-attr"));
    let fallback = || if name.contains("-src") { own("default-src") } else { None };
    own(name).or_else(|| wider.and_then(own)).or_else(fallback)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(policies: &[&str]) -> Option<String> {
        let page = |it: &&str| {
            format!(
                "<!DOCTYPE html><meta charset=\"utf-8\"><meta http-equiv=\"Content-Security-Policy\" content=\"{it}\">"
            )
        };
        let pages: Vec<String> = policies.iter().map(page).collect();
        joined(pages.iter().map(String::as_bytes))
    }

    #[test]
    fn a_site_allows_what_one_of_its_pages_allows() {
        for (policies, expected) in [
            (
                &["default-src 'none'; style-src 'self'"][..],
                Some("default-src 'none'; style-src 'self'"),
            ),
            (
                &[
                    "default-src 'none'; style-src 'self'",
                    "default-src 'none'; script-src 'self'; style-src 'self'",
                ],
                Some("default-src 'none'; style-src 'self'; script-src 'self'"),
            ),
            (
                &[
                    "default-src 'self'; base-uri 'none'",
                    "default-src 'none'; font-src https://a.example",
                ],
                Some("default-src 'self'; font-src 'self' https://a.example"),
            ),
            (&["script-src 'self'", "style-src 'self'"], None),
            (&["script-src 'nonce-1'", "script-src 'unsafe-inline'"], None),
            (&["script-src 'nonce-1'"], Some("script-src 'nonce-1'")),
            (&["default-src &#39;none&#39;"], None),
            (&["default-src 'none' \\"], None),
        ] {
            assert_eq!(of(policies).as_deref(), expected, "{policies:?}");
        }
    }

    #[test]
    fn a_page_without_a_policy_leaves_the_site_without_one() {
        let page = b"<!DOCTYPE html><meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'\">";
        let turned =
            b"<META CONTENT=\"default-src 'none'\" HTTP-EQUIV=\"content-security-policy\">";
        assert_eq!(joined([&page[..], turned]).as_deref(), Some("default-src 'none'"));
        assert_eq!(joined([&page[..], b"<!DOCTYPE html><title>x</title>"]), None);
    }
}
