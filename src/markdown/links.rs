//! What is in an author's text besides words: links, addresses that are none, tags, rows too long.

use pulldown_cmark::{Event, Parser, Tag, TagEnd};

use super::escape::shown;
use super::place::DIALECT;
use super::source;

/// What [`find_links`] saw in a text.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Links {
    /// Its links and images, in order.
    pub links: Vec<Link>,
    /// Addresses of the web that stand in the text without being a link.
    pub bare: Vec<String>,
    /// Names of HTML elements that stand in the text, each once, and how it was typed; `!--` for a
    /// comment.
    pub tags: Vec<(String, String)>,
}

/// A link or an image.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Link {
    /// What it says.
    pub text: String,
    /// Where it leads, as it was written.
    pub address: String,
    /// Whether it is an image.
    pub is_image: bool,
}

/// Looks a text over.
///
/// ```
/// let seen = kohyo::markdown::find_links("[要綱](/a.pdf)と https://www.example.jp/ を見てください。");
/// assert_eq!(seen.links[0].text, "要綱");
/// assert_eq!(seen.bare, ["https://www.example.jp/"]);
/// ```
#[must_use]
pub fn find_links(text: &str) -> Links {
    let source = source::prepare(text);
    let mut seen = Links::default();
    let mut walk = Walk::default();
    for event in Parser::new_ext(&source, DIALECT) {
        match event {
            Event::Start(Tag::Link { dest_url, .. }) => walk.open(&dest_url, false),
            Event::Start(Tag::Image { dest_url, .. }) => walk.open(&dest_url, true),
            Event::End(TagEnd::Link | TagEnd::Image) => seen.links.extend(walk.open.pop()),
            Event::Start(Tag::CodeBlock(_)) => walk.in_code = true,
            Event::End(TagEnd::CodeBlock) => walk.in_code = false,
            Event::Text(text) => {
                walk.text(&text);
                continue;
            }
            Event::Code(text) => walk.said(&text),
            Event::Start(_)
            | Event::End(_)
            | Event::Html(_)
            | Event::InlineHtml(_)
            | Event::InlineMath(_)
            | Event::DisplayMath(_)
            | Event::FootnoteReference(_)
            | Event::TaskListMarker(_)
            | Event::SoftBreak
            | Event::HardBreak
            | Event::Rule => {}
        }
        walk.flush(&mut seen);
    }
    walk.flush(&mut seen);
    seen
}

/// Where the walk is.
#[derive(Default)]
struct Walk {
    open: Vec<Link>,
    in_code: bool,
    /// Text outside links since the last mark.
    text: String,
}

impl Walk {
    fn open(&mut self, address: &str, is_image: bool) {
        let address = shown(address).collect();
        self.open.push(Link { text: String::new(), address, is_image });
    }

    fn text(&mut self, text: &str) {
        self.said(text);
        if self.open.is_empty() && !self.in_code {
            self.text.extend(shown(text));
        }
    }

    fn said(&mut self, text: &str) {
        for link in &mut self.open {
            link.text.extend(shown(text));
        }
    }

    fn flush(&mut self, seen: &mut Links) {
        let mut rest = self.text.as_str();
        while let Some(at) = ["https://", "http://"].iter().filter_map(|it| rest.find(it)).min() {
            let address = &rest[at..];
            let end = address.find(|it: char| !it.is_ascii_graphic() || "<>\"".contains(it));
            let (address, after) = address.split_at(end.unwrap_or(address.len()));
            seen.bare.push(address.trim_end_matches(['.', ',', ')', ';']).to_owned());
            rest = after;
        }
        tags(&self.text, &mut seen.tags);
        self.text.clear();
    }
}

/// The elements that HTML has and an author may reach for.
const ELEMENTS: [&str; 37] = [
    "a",
    "b",
    "big",
    "blockquote",
    "br",
    "center",
    "code",
    "del",
    "div",
    "em",
    "font",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "i",
    "img",
    "ins",
    "li",
    "mark",
    "ol",
    "p",
    "pre",
    "rt",
    "ruby",
    "s",
    "small",
    "span",
    "strike",
    "strong",
    "sub",
    "sup",
    "u",
    "ul",
];

/// Looks for tags. A `<` in other company is a sign: 「<3」, 「a<b」.
fn tags(text: &str, seen: &mut Vec<(String, String)>) {
    for (at, _) in text.match_indices('<') {
        let tag = &text[at + 1..];
        let word = tag.trim_start_matches('/');
        let end = word.find(|it: char| !it.is_ascii_alphanumeric()).unwrap_or(word.len());
        let (word, rest) = word.split_at(end);
        let is_comment = tag.starts_with("!--");
        let name = if is_comment { "!--".to_owned() } else { word.to_ascii_lowercase() };
        let is_element = ELEMENTS.contains(&&*name) || TABLE.contains(&&*name);
        let is_tag = is_element && rest.starts_with(['>', ' ', '/']) && rest.contains('>');
        if (is_comment || is_tag) && !seen.iter().any(|(it, _)| *it == name) {
            let typed = if is_comment { 4 } else { text[at..].find('>').map_or(1, |it| it + 1) };
            seen.push((name, text[at..at + typed].to_owned()));
        }
    }
}

/// The elements of a table.
const TABLE: [&str; 8] = ["caption", "table", "tbody", "td", "tfoot", "th", "thead", "tr"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_and_images_are_seen_with_what_they_say() {
        let seen = find_links("![地図](map.png) [**要綱**（PDF：1KB）](</a b.pdf>)");
        let link = |text: &str, address: &str, is_image| Link {
            text: text.to_owned(),
            address: address.to_owned(),
            is_image,
        };
        let expected = [link("地図", "map.png", true), link("要綱（PDF：1KB）", "/a b.pdf", false)];
        assert_eq!(seen.links, expected);
    }

    #[test]
    fn an_address_in_a_link_or_in_code_is_not_bare() {
        let text = "<https://a.example/> [b](https://b.example/) `https://c.example/`\n\n```\nhttps://d.example/\n```";
        assert_eq!(find_links(text).bare, Vec::<String>::new());
        assert_eq!(find_links("窓口（https://e.example/a_b）へ").bare, ["https://e.example/a_b"]);
    }

    #[test]
    fn tags_are_told_from_signs() {
        let tags = |text: &str| {
            let tags = find_links(text).tags;
            tags.into_iter().map(|(name, typed)| format!("{name} {typed}")).collect::<Vec<_>>()
        };
        let text = "変更を<u>下線</u>で<FONT color=red>示す</FONT><!-- 注 -->。`<b>`";
        assert_eq!(tags(text), ["u <u>", "font <FONT color=red>", "!-- <!--"]);
        assert_eq!(tags("<3件、a<b>c、<user@example.jp>"), ["b <b>"]);
        assert_eq!(tags("5<10、I <3 it>"), Vec::<String>::new());
    }
}
