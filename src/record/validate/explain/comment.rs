//! Finds the texts that YAML cuts off at a ` #`.

use serde_json::Value;

use crate::calendar::{FiscalYear, parse_date};
use crate::diagnostic::{Span, code};
use crate::japanese::parse_number;
use crate::record::validate::explain::finding::Finding;
use crate::record::validate::explain::node::{Content, Node};
use crate::record::validate::explain::walk::Walker;
use crate::words::Message;

/// Whether a `#` may begin a comment after something else on its line.
pub(crate) fn has_comment(yaml: &str) -> bool {
    let mut signs = memchr::memchr_iter(b'#', yaml.as_bytes());
    // The line is looked for only where a space is before the sign: a line may have thousands.
    signs.any(|at| {
        let before = &yaml[..at];
        let line = || before.rsplit('\n').next().unwrap_or_default();
        before.ends_with([' ', '\t']) && !line().trim().is_empty()
    })
}

impl Walker<'_> {
    /// Reports what was cut off from a value that is free text.
    pub(super) fn comment_in_text(&mut self, node: &Node, schema: &Value, key: Option<&Node>) {
        if is_free_text(schema) {
            self.comment(node, key);
        }
    }

    /// Reports what was cut off from a text.
    pub(super) fn comment(&mut self, node: &Node, key: Option<&Node>) {
        let Content::Scalar { text, quoted: false } = &node.content else { return };
        let end = match key {
            Some(key) if text.is_empty() => after_colon(self.text, key.span.end),
            _ => end_of(self.text, node.span.start, text),
        };
        let Some(end) = end else { return };
        let after = &self.text[end..];
        let Some(rest) = after.trim_start_matches([' ', '\t']).strip_prefix('#') else { return };
        let start = self.text.len() - rest.len() - 1;
        let is_parted = self.text[..start].ends_with([' ', '\t']);
        // `担当課: # 未定` is a remark after a key, `番号: 45 # 欠番なし` one after a number.
        let may_be_remark = text.is_empty() || is_datum(text);
        if !is_parted || may_be_remark && rest.starts_with([' ', '\t', '\n', '\r', '#']) {
            return;
        }
        let line = rest.split(['\n', '\r']).next().unwrap_or_default().trim_end();
        let span = Span { start, end: start + 1 + line.len() };
        self.report(span, self.cut_off(node, key, text, line));
    }

    fn cut_off(&self, node: &Node, key: Option<&Node>, text: &str, rest: &str) -> Finding {
        let begins = self.text[..node.span.start].rsplit('\n').next().unwrap_or_default();
        let in_braces = begins.contains(['{', '[']);
        let closes = |it: char| in_braces && matches!(it, '}' | ']' | ' ');
        let whole = format!("{text} #{}", rest.trim_end_matches(closes));
        let name = key.and_then(Node::text).unwrap_or_default();
        let quote = Message::new("help-comment-quote").with("key", name);
        let quote = quote.with("text", whole.trim().replace('"', "”"));
        let finding =
            Finding::new(&code::COMMENT_IN_TEXT).with("rest", format!("#{rest}")).help(quote);
        if in_braces {
            return finding;
        }
        finding.help(Message::new("help-comment-block").with("key", name))
    }
}

/// Whether the schema takes any text: no choice, date, number or name of something else.
fn is_free_text(schema: &Value) -> bool {
    let takes = |kind: &str| match &schema["type"] {
        Value::String(only) => only == kind,
        Value::Array(kinds) => kinds.iter().any(|it| it == kind),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Object(_) => false,
    };
    takes("string") && schema.get("enum").is_none() && schema.get("format").is_none()
}

/// Whether a text is a number or a date, after which a remark cannot be part of it.
fn is_datum(text: &str) -> bool {
    parse_number(text).is_some() || parse_date(text).is_ok() || FiscalYear::parse(text).is_ok()
}

/// Where a value that is empty would stand: behind the colon of its key.
fn after_colon(yaml: &str, end_of_key: usize) -> Option<usize> {
    let rest = yaml.get(end_of_key..)?;
    let colon = rest.find(':').filter(|it| !rest[..*it].contains('\n'))?;
    Some(end_of_key + colon + 1)
}

/// Where in the YAML a plain text ends, which may go over several lines.
fn end_of(yaml: &str, start: usize, text: &str) -> Option<usize> {
    let mut rest = yaml.get(start..)?;
    for c in text.chars() {
        if c == ' ' || c == '\n' {
            rest = rest.trim_start_matches([' ', '\t', '\n', '\r']);
        } else {
            rest = rest.strip_prefix(c)?;
        }
    }
    Some(yaml.len() - rest.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_comment_is_looked_for_only_behind_something() {
        assert!(has_comment("a: b\nc: 内線 #1\n"));
        assert!(!has_comment("# a\n  # b\nc: d#e\n"));
    }

    #[test]
    fn a_plain_text_ends_where_its_last_word_does() {
        let yaml = "a: 一\n   二 三  # 四\n";
        assert_eq!(end_of(yaml, 3, "一 二 三"), yaml.find("  #"));
        assert_eq!(end_of("a: x", 3, "y"), None);
    }
}
