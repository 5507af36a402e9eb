//! What a preview says next to a page: that it is one, for which day, and what is wrong.
//!
//! It stands in a tree of its own (shadow DOM), so that neither it nor the theme can disturb the
//! other, and is whole without scripts.

use std::fmt::Write;

use jiff::civil::Date;

use super::findings_index::{FindingsIndex, MOST};
use super::hub::Hub;
use super::snapshot::{DraftPage, Snapshot};
use crate::diagnostic::{Diagnostic, Severity, Text};
use crate::html::{escape, escape_into};
use crate::source::Tree;
use crate::url_path;
use crate::words::{Message, Words};

/// The page that the bar is for.
#[derive(Debug, Clone, Default)]
pub(super) struct About {
    /// The day it is shown for.
    pub(super) day: Option<Date>,
    /// The path of the site on the host, for this day.
    pub(super) root: String,
    /// Its address from the top of the site.
    pub(super) address: String,
    /// The file that it was written in.
    pub(super) source: Option<String>,
    /// Why it is an older one.
    pub(super) failed: Option<String>,
}

/// The bar as it stands in a page.
pub(super) fn bar(hub: &Hub, now: &Snapshot, about: &About) -> String {
    let words = &hub.words;
    let status = hub.status();
    let mut html = format!(
        "<kohyo-preview data-server=\"{}\" data-revision=\"{}\" data-style=\"{}\" \
         data-checked=\"{}\" data-root=\"{}\" data-source=\"{}\" data-draft=\"{}\" \
         data-drafts=\"{}\"><template \
         shadowrootmode=\"open\"><link rel=\"stylesheet\" href=\"/_kohyo/preview.css\"><aside \
         lang=\"{}\" aria-label=\"{}\"><p><strong>{}</strong></p>",
        escape(&status.server),
        now.revision,
        now.style,
        now.rules.get().is_some(),
        escape(&about.root),
        escape(about.source.as_deref().unwrap_or_default()),
        escape(&words.word("serve-draft-mark")),
        escape(&draft_addresses(now, about)),
        words.language().tag(),
        escape(&words.word("serve-preview")),
        escape(&words.word("serve-preview")),
    );
    if let (Some(day), Some(shown)) = (about.day, &now.shown) {
        days(&mut html, words, about, day, shown.days.shown);
        if day > shown.days.public {
            put(&mut html, "<p class=\"later\">", &words.word("serve-later"), "</p>");
        }
    }
    drafts(&mut html, words, shown_drafts(now), about);
    html.push_str("<div id=\"panel\">");
    html.push_str(&panel(hub, now, about));
    html.push_str(
        "</div></aside></template></kohyo-preview><script src=\"/_kohyo/preview.js\" \
         defer></script>",
    );
    html
}

/// The drafts that are shown.
fn shown_drafts(now: &Snapshot) -> &[DraftPage] {
    now.shown.as_ref().map_or(&[], |it| &it.drafts)
}

/// The addresses of the drafts, by which the script marks links to them. A draft leads to itself in other languages, where
/// it says already that it is one.
fn draft_addresses(now: &Snapshot, about: &About) -> String {
    let others = shown_drafts(now).iter().filter(|it| about.source.as_ref() != Some(&it.file));
    let addresses = others.flat_map(|it| &it.addresses);
    addresses.map(|it| url_path::encode(it)).collect::<Vec<_>>().join(" ")
}

/// That the page is a draft, or which drafts are among what is shown: citizens see none of them.
fn drafts(html: &mut String, words: &Words, drafts: &[DraftPage], about: &About) {
    if about.source.as_ref().is_some_and(|it| drafts.iter().any(|draft| draft.file == *it)) {
        return put(html, "<p class=\"later\">", &words.word("serve-draft"), "</p>");
    }
    if drafts.is_empty() {
        return;
    }
    let message = Message::new("serve-drafts").with("count", drafts.len());
    put(html, "<details><summary class=\"later\">", &words.say(&message), "</summary><ul>");
    for DraftPage { file, addresses } in drafts.iter().take(MOST) {
        let address = addresses.first().map_or("", String::as_str);
        let href = format!("{}{}", about.root, url_path::encode(address));
        put(html, "<li><a href=\"", &href, "\">");
        put(html, "", file, "</a></li>");
    }
    if drafts.len() > MOST {
        let more = Message::new("serve-more-drafts").with("count", drafts.len() - MOST);
        put(html, "<li>", &words.say(&more), "</li>");
    }
    html.push_str("</ul></details>");
}

/// The form with which another day is chosen.
fn days(html: &mut String, words: &Words, about: &About, day: Date, own: Date) {
    // Writing to a string cannot fail.
    let _ = write!(
        html,
        "<form action=\"/_kohyo/day\"><label>{} <input type=\"date\" name=\"day\" value=\"{day}\" \
         required></label><input type=\"hidden\" name=\"page\" value=\"{}\"><button>{}</button>",
        escape(&words.word("serve-day")),
        escape(&about.address),
        escape(&words.word("serve-show")),
    );
    if day != own {
        let _ = write!(
            html,
            " <a href=\"{}\">{}</a>",
            escape(&format!("/_kohyo/day?day={own}&page={}", url_path::encode(&about.address))),
            escape(&words.word("serve-own-day")),
        );
    }
    html.push_str("</form>");
}

/// What is wrong, the graver first; of the same gravity, what is wrong with the page's own file.
pub(super) fn panel(hub: &Hub, now: &Snapshot, about: &About) -> String {
    let words = &hub.words;
    let total = now.findings.len() + now.rules.get().map_or(0, FindingsIndex::len);
    let errors = now.count(Severity::Error);
    if total == 0 && now.trouble.is_none() && about.failed.is_none() {
        return String::new();
    }
    let open = if errors > 0 || about.failed.is_some() { " open" } else { "" };
    let summary = Message::new("findings-summary")
        .with("errors", errors)
        .with("warnings", now.count(Severity::Warning))
        .with("notes", now.count(Severity::Note));
    let mut html = format!("<details{open}>");
    put(&mut html, "<summary>", words.say(&summary).trim(), "</summary>");
    if let Some(reason) = &about.failed {
        put(&mut html, "<p>", &words.word("serve-last-good"), "</p>");
        put(&mut html, "<pre>", reason, "</pre>");
    } else if errors > 0 {
        put(&mut html, "<p>", &words.word("serve-errors"), "</p>");
    }
    if let Some(trouble) = &now.trouble {
        put(&mut html, "<pre>", trouble, "</pre>");
    }
    html.push_str("<ol>");
    for (finding, tree) in gravest(now, about.source.as_deref()) {
        one(&mut html, words, finding, tree.text(&finding.place.file));
    }
    html.push_str("</ol>");
    if total > MOST {
        let more = Message::new("serve-more").with("count", total - MOST);
        put(&mut html, "<p>", &words.say(&more), "</p>");
    }
    html.push_str("</details>");
    html
}

/// The findings that are shown, the graver first; of the same gravity, those of a file.
fn gravest<'a>(
    now: &'a Snapshot,
    file: Option<&'a str>,
) -> impl Iterator<Item = (&'a Diagnostic, &'a Tree)> {
    let tree = now.shown.as_ref().map_or(&now.disk, |it| &it.inputs.trees[0]);
    let of = move |severity| {
        let (own, others) = now.findings.of(severity, file);
        let rules = now.rules.get().map(|it| it.of(severity, file));
        let (own_of_rules, others_of_rules) = rules.unzip();
        let read = |it| (it, &now.disk);
        let found = move |it| (it, tree);
        let own = own.map(read).chain(own_of_rules.into_iter().flatten().map(found));
        let others = others.map(read).chain(others_of_rules.into_iter().flatten().map(found));
        own.chain(others)
    };
    [Severity::Error, Severity::Warning, Severity::Note].into_iter().flat_map(of).take(MOST)
}

/// One finding: what, where, what stands there, and what to do.
fn one(html: &mut String, words: &Words, finding: &Diagnostic, text: Option<&str>) {
    let (class, severity) = match finding.severity {
        Severity::Error => ("error", "severity-error"),
        Severity::Warning => ("warning", "severity-warning"),
        Severity::Note => ("note", "severity-note"),
    };
    let title = format!("{} {}", words.word(severity), finding.code.code);
    put(html, &format!("<li class=\"{class}\"><p><b>"), &title, "</b> ");
    put(html, "", &words.say(&finding.message), "</p>");
    let mut place = finding.place.file.clone();
    if let (Some(span), Some(text)) = (finding.place.span, text.map(Text)) {
        let (from, to) = text.range(span);
        let _ = write!(place, ":{}:{}", from.line, from.column);
        put(html, "<p><code>", &place, "</code></p>");
        let start = text.0[..from.byte].rfind('\n').map_or(0, |it| it + 1);
        let end = text.0[to.byte..].find('\n').map_or(text.0.len(), |it| to.byte + it);
        put(html, "<pre>", &text.0[start..from.byte], "<mark>");
        put(html, "", &text.0[from.byte..to.byte], "</mark>");
        put(html, "", text.0[to.byte..end].trim_end(), "</pre>");
    } else {
        put(html, "<p><code>", &place, "</code></p>");
    }
    for said in finding.label.iter().chain(&finding.help) {
        put(html, "<p>", &words.say(said), "</p>");
    }
    html.push_str("</li>");
}

/// A text between two pieces of HTML.
fn put(html: &mut String, before: &str, text: &str, after: &str) {
    html.push_str(before);
    escape_into(html, text);
    html.push_str(after);
}
