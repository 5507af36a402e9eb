//! Footnotes: numbered as they are referred to, written at the end, leading back.

use std::collections::HashMap;
use std::fmt::Write;

use super::Options;
use super::escape::attribute;
use super::inline::fresh_line;
use super::link::label_key;

#[derive(Default)]
pub(super) struct Footnotes {
    /// How often each note is referred to, in the order of its number.
    references: Vec<usize>,
    numbers: HashMap<String, usize>,
    notes: Vec<(String, String)>,
}

impl Footnotes {
    /// The mark in the text; it leads to the note if there are `options` to make an id with.
    pub(super) fn refer(&mut self, label: &str, options: Option<&Options>) -> String {
        let next = self.references.len() + 1;
        let number = *self.numbers.entry(label_key(label)).or_insert(next);
        if number == next {
            self.references.push(0);
        }
        let mut out = String::from("<sup class=\"footnote-ref\">");
        let Some(options) = options else {
            let _ = write!(out, "{number}</sup>");
            return out;
        };
        let times = &mut self.references[number - 1];
        *times += 1;
        out.push_str("<a");
        attribute(&mut out, "href", &format!("#{}", options.id(&note_id(number))));
        attribute(&mut out, "id", &options.id(&reference_id(number, *times)));
        let _ = write!(out, " role=\"doc-noteref\">{number}</a></sup>");
        out
    }

    pub(super) fn define(&mut self, label: &str, html: String) {
        self.notes.push((label_key(label), html));
    }

    /// Notes in the order of their numbers, then those that nothing refers to: what somebody wrote
    /// is never lost.
    pub(super) fn write(self, out: &mut String, options: Option<&Options>) {
        if self.notes.is_empty() {
            return;
        }
        let mut numbered: Vec<Option<String>> = vec![None; self.references.len()];
        let mut others = Vec::new();
        for (label, html) in self.notes {
            let slot = self.numbers.get(&label).and_then(|&number| numbered.get_mut(number - 1));
            match slot {
                Some(slot @ None) => *slot = Some(html),
                _ => others.push(html),
            }
        }
        fresh_line(out);
        out.push_str("<section class=\"footnotes\"");
        if let Some(options) = options {
            out.push_str(" role=\"doc-endnotes\"");
            attribute(out, "aria-label", options.words.footnotes);
        }
        out.push_str(">\n<ol>\n");
        for ((number, html), times) in (1..).zip(numbered).zip(self.references) {
            let mut html = html.unwrap_or_default();
            out.push_str("<li");
            if let Some(options) = options {
                attribute(out, "id", &options.id(&note_id(number)));
                html = with_ways_back(html, number, times, options);
            }
            let _ = writeln!(out, ">{html}</li>");
        }
        for html in others {
            let _ = writeln!(out, "<li>{html}</li>");
        }
        out.push_str("</ol>\n</section>\n");
    }
}

/// The ways back go to the end of the note's last paragraph.
fn with_ways_back(mut html: String, number: usize, times: usize, options: &Options) -> String {
    let in_paragraph = html.ends_with("</p>\n");
    if in_paragraph {
        html.truncate(html.len() - "</p>\n".len());
    }
    for time in 1..=times {
        let id = reference_id(number, time);
        let place = id.trim_start_matches("fnref");
        html.push_str(" <a");
        attribute(&mut html, "href", &format!("#{}", options.id(&id)));
        attribute(&mut html, "aria-label", &format!("{} {place}", options.words.back_to_text));
        html.push_str(" role=\"doc-backlink\">↩</a>");
    }
    if in_paragraph {
        html.push_str("</p>\n");
    }
    html
}

fn note_id(number: usize) -> String {
    format!("fn{number}")
}

fn reference_id(number: usize, time: usize) -> String {
    if time == 1 { format!("fnref{number}") } else { format!("fnref{number}-{time}") }
}
