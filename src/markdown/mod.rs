//! Markdown, made right for Japanese documents.
//!
//! `CommonMark` with tables, footnotes and ~~strikethrough~~, and with these differences:
//!
//! - Emphasis works next to 「」（）。 and kanji; a single `~` is a range and strikes nothing.
//! - A line break between Japanese characters is not a space.
//! - Lines that begin with ・, ①, （1）, ■ and the like are a list; ※ begins a line of its own.
//! - HTML and `&copy;` are text. There is no way to write a tag.
//! - Links lead to `http`, `https`, `mailto`, `tel` and relative addresses; the rest is text. The
//!   name of a file may have spaces in it.
//! - The number of an item is the one that was typed.
//! - What nobody can have meant as Markdown is text: `5*3=15`, `>5`, a lone `-`, `[注]: 速報値`. Every
//!   letter and digit that was typed is shown, in order, except in marks and addresses that took
//!   effect. A short value has no blocks at all.
//!
//! No text is an error, and every text gives well-formed HTML.

mod escape;
mod footnote;
mod html;
mod image;
mod inline;
mod link;
mod links;
mod marker;
mod place;
mod plain;
mod plain_text;
mod reading;
mod source;
mod stand_in;
mod table;
mod unintended;

use place::Place;

pub use links::{Link, Links, find_links};
pub use table::{LongRow, rows_too_long};

/// How a text stands on its page.
#[derive(Clone, Copy, Debug, Default)]
pub struct Options<'a> {
    /// By how much a heading is lowered: with 1, `#` is an `h2`. No heading is below `h6`.
    pub heading_offset: u8,
    /// Begins every id, so that several texts can stand on one page: `sheet-045` gives headings
    /// `sheet-045-1` and notes `sheet-045-fn1`.
    pub id_prefix: &'a str,
    /// What is said to those who hear the page.
    pub words: Words<'a>,
}

/// Words that are put in besides the author's own.
#[derive(Clone, Copy, Debug)]
pub struct Words<'a> {
    /// Names a wide table whose header says nothing.
    pub table: &'a str,
    /// Names the section of footnotes.
    pub footnotes: &'a str,
    /// Names the way from a footnote back to where it is referred to.
    pub back_to_text: &'a str,
}

impl Default for Words<'_> {
    fn default() -> Self {
        Words { table: "表", footnotes: "脚注", back_to_text: "本文に戻る" }
    }
}

impl Options<'_> {
    fn id(&self, name: &str) -> String {
        match self.id_prefix {
            "" => name.to_owned(),
            prefix => format!("{prefix}-{name}"),
        }
    }
}

/// The body of a page, as blocks.
///
/// ```
/// use kohyo::markdown::{Options, render};
///
/// let options = Options { heading_offset: 1, id_prefix: "charter", ..Options::default() };
/// assert_eq!(
///     render("# 約束\n\nこれは**「サービス憲章」**です。", &options),
///     "<h2 id=\"charter-1\">約束</h2>\n\
///      <p>これは<strong>「サービス憲章」</strong>です。</p>\n",
/// );
/// ```
#[must_use]
pub fn render(text: &str, options: &Options) -> String {
    if plain_text::is_plain_text(text) {
        return plain_text::render(text);
    }
    html::render(&source::prepare(text), Place::Body(options))
}

/// A field of a record: inline if it is a single paragraph, blocks if it is more.
///
/// It has no ids: headings are bold paragraphs, and footnotes are numbered but not linked.
///
/// ```
/// use kohyo::markdown::render_cell;
///
/// assert_eq!(render_cell("全庁(23部・区)で実施"), "全庁(23部・区)で実施");
/// assert_eq!(render_cell("・公表"), "<ul class=\"marked\">\n<li>・公表</li>\n</ul>");
/// ```
#[must_use]
pub fn render_cell(text: &str) -> String {
    if !plain_text::is_plain_text(text) {
        return unwrap(html::render(&source::prepare(text), Place::Cell));
    }
    plain_text::line(text).unwrap_or_else(|| unwrap(plain_text::render(text)))
}

/// A short value of a record, such as a cell of a table: lines of text with emphasis, links and code,
/// never blocks.
///
/// ```
/// use kohyo::markdown::render_value;
///
/// assert_eq!(render_value("-"), "-");
/// assert_eq!(render_value("# 3"), "# 3");
/// assert_eq!(render_value("**3**件\n>5"), "<strong>3</strong>件<br>\n&gt;5");
/// ```
#[must_use]
pub fn render_value(text: &str) -> String {
    match plain_text::value(text) {
        Some(html) => html,
        None => unwrap(html::render(&source::prepare_value(text), Place::Value)),
    }
}

/// The text alone, on one line and not escaped: for titles, descriptions and exports.
///
/// ```
/// assert_eq!(kohyo::markdown::plain("**「憲章」**の\n*浸透*"), "「憲章」の浸透");
/// ```
#[must_use]
pub fn plain(text: &str) -> String {
    if plain_text::is_plain_text(text) {
        return plain::render_literal(text);
    }
    plain::render(&source::prepare(text))
}

/// Takes the only paragraph out of its element. Text is escaped, so a `</p>` is the end of one.
fn unwrap(mut blocks: String) -> String {
    blocks.truncate(blocks.trim_end_matches('\n').len());
    if blocks.starts_with("<p>") && blocks.find("</p>") == Some(blocks.len() - "</p>".len()) {
        blocks.truncate(blocks.len() - "</p>".len());
        blocks.drain(.."<p>".len());
    }
    blocks
}

#[cfg(test)]
mod tests;
