//! T107: a tag of HTML stands in a text.
//!
//! HTML has no effect here and is shown as it was typed. Whoever types `<u>` or `<br>` is told what
//! does the same, if anything does.

use super::super::rule::Rule;
use super::super::signs::Sign;
use super::super::text_visitor::TextLocation;
use crate::diagnostic::code;
use crate::words::Message;

pub(super) static RULE: Rule = Rule::new(&code::HTML_TAG).of_texts(Sign::Tag, look);

fn look(location: &mut TextLocation<'_, '_, '_>) {
    let text = location.text;
    for (tag, typed) in &text.links().tags {
        let help = Message::new("help-html-tag").with("kind", replacement(tag));
        location.report().on(typed).with("tag", typed).help(help);
    }
}

/// What can be written instead of an element.
fn replacement(tag: &str) -> &'static str {
    match tag {
        "b" | "strong" => "bold",
        "br" => "line-break",
        "del" | "s" | "strike" => "strike",
        "a" => "link",
        "img" => "image",
        "hr" => "rule",
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => "heading",
        "li" | "ol" | "ul" => "list",
        "caption" | "table" | "tbody" | "td" | "tfoot" | "th" | "thead" | "tr" => "table",
        "code" | "pre" => "code",
        "blockquote" => "quotation",
        "div" | "p" => "paragraph",
        "!--" => "comment",
        "sub" | "sup" => "raised",
        "rt" | "ruby" => "ruby",
        _ => "look",
    }
}
