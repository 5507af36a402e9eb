//! Images: all there is between the brackets is their alternative text.

use pulldown_cmark::Event;

use super::escape::attribute;
use super::link;

pub(super) struct Image {
    destination: String,
    title: String,
    alt: String,
    /// How many elements are open in the alternative text.
    depth: usize,
}

impl Image {
    pub(super) fn new(destination: &str, title: &str) -> Self {
        Image {
            destination: destination.to_owned(),
            title: title.to_owned(),
            alt: String::new(),
            depth: 0,
        }
    }

    /// Takes in what is between the brackets, and says whether the image ends here.
    pub(super) fn hear(&mut self, event: &Event) -> bool {
        match event {
            Event::Start(_) => self.depth += 1,
            Event::End(_) if self.depth == 0 => return true,
            Event::End(_) => self.depth -= 1,
            Event::Text(text)
            | Event::Code(text)
            | Event::Html(text)
            | Event::InlineHtml(text)
            | Event::InlineMath(text)
            | Event::DisplayMath(text) => self.alt.push_str(text),
            Event::SoftBreak | Event::HardBreak => self.alt.push(' '),
            Event::Rule | Event::FootnoteReference(_) | Event::TaskListMarker(_) => {}
        }
        false
    }

    pub(super) fn alt(&self) -> &str {
        &self.alt
    }

    /// The element, or none if the image must not be loaded.
    pub(super) fn html(&self) -> Option<String> {
        let src = link::src(&self.destination)?;
        let mut tag = String::from("<img");
        attribute(&mut tag, "src", &src);
        attribute(&mut tag, "alt", &self.alt);
        if !self.title.is_empty() {
            attribute(&mut tag, "title", &self.title);
        }
        tag.push_str(" loading=\"lazy\">");
        Some(tag)
    }
}
