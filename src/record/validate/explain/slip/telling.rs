//! What is said of a slip, and what to type in its place.

use super::super::finding::Finding;
use super::super::invisible::Stripped;
use super::super::subject::shifted;
use super::super::walk::Walker;
use super::{Slip, SlipKind};
use crate::diagnostic::{Fix, Replacement, Span, code};
use crate::words::Message;

/// A mended text that is longer than this is not shown as an example.
const LONGEST_EXAMPLE: usize = 40;

impl Walker<'_> {
    /// Slips of a text without what nobody can see.
    pub(in super::super) fn slips(&mut self, slips: &[Slip], stripped: &Stripped<'_>) {
        for slip in slips {
            let edits = slip.edits.iter().map(|it| Replacement {
                span: shifted(stripped.original(it.span), self.subject.offset),
                text: it.text.clone(),
            });
            let fix = slip.is_certain().then(|| Fix { edits: edits.collect() });
            let place = self.place(stripped.original(slip.place));
            let mut finding = told(slip);
            let is_by_line = matches!(slip.kind, SlipKind::Indentation(_) | SlipKind::Dash { .. });
            if is_by_line && slip.edits.len() > 1 {
                let others = slip.edits.len() - 1;
                finding = finding.help(Message::new("help-other-lines").with("count", others));
            }
            self.found.push(finding.fix(fix).at(place));
        }
    }

    /// Forgets what was said of texts that are not in quotation marks yet: once they are, they may be right.
    pub(in super::super) fn forget_unquoted(&mut self, slips: &[Slip], stripped: &Stripped<'_>) {
        let spans: Vec<Span> = slips
            .iter()
            .filter(|it| matches!(it.kind, SlipKind::Unquoted { .. }))
            .flat_map(|it| &it.edits)
            .map(|it| shifted(stripped.original(it.span), self.subject.offset))
            .collect();
        let is_in =
            |it: Span| spans.iter().any(|span| span.start <= it.start && it.end <= span.end);
        self.found.retain(|it| !it.place.span.is_some_and(is_in));
    }
}

fn told(slip: &Slip) -> Finding {
    match &slip.kind {
        SlipKind::WideColon(key) => Finding::new(&code::WIDE_COLON)
            .with("key", key)
            .label("label-wide-colon")
            .help(Message::new("help-wide-colon").with("key", key)),
        SlipKind::Indentation(typed) => Finding::new(&code::INDENTATION)
            .with("kind", kind_of_space(*typed))
            .label("label-indentation")
            .help(Message::new("help-indentation")),
        SlipKind::NoSpace(key) => keyed("slip-no-space", key, "help-space-after-colon"),
        SlipKind::Dash { is_wide: false } => said("slip-dash").help(Message::new("help-dash")),
        SlipKind::Dash { is_wide: true } => said("slip-wide-dash").help(Message::new("help-dash")),
        SlipKind::NoColon(key) => keyed("slip-no-colon", key, "help-wide-colon"),
        SlipKind::SecondKey(key) => keyed("slip-second-key", key, "help-second-key"),
        SlipKind::UnevenKey { key, more, fewer } => {
            let sentence = if key == "-" { "slip-uneven-item" } else { "slip-uneven-key" };
            counted(keyed(sentence, key, "help-uneven"), *more, *fewer)
        }
        SlipKind::Continued(key) => {
            keyed("slip-continued", key, "help-bar").help(Message::new("help-continued"))
        }
        SlipKind::BesideBar(key) => keyed("slip-beside-bar", key, "help-bar"),
        SlipKind::NotIndented(key) => keyed("slip-not-indented", key, "help-not-indented"),
        SlipKind::Uneven { key, more, fewer } => {
            counted(keyed("slip-uneven", key, "help-uneven-lines"), *more, *fewer)
        }
        SlipKind::Separator { typed, key } if typed == " " => {
            keyed("slip-no-comma", key, "help-separator")
        }
        SlipKind::Separator { typed, key } => {
            keyed("slip-separator", key, "help-separator").with("sign", typed)
        }
        SlipKind::WideBracket(typed) => {
            signed("slip-wide-bracket", *typed, "help-wide-bracket", ' ')
        }
        SlipKind::Unclosed(open) => {
            let close = if *open == '{' { '}' } else { ']' };
            signed("slip-unclosed", *open, "help-close-bracket", close)
        }
        SlipKind::WrongClose { typed, right } => {
            signed("slip-wrong-close", *typed, "help-wrong-close", *right)
        }
        SlipKind::StrayClose(typed) => {
            signed("slip-stray-close", *typed, "help-stray-close", *typed)
        }
        SlipKind::Unquoted { key, sign } => unquoted(key, sign, slip),
        SlipKind::UnclosedQuote(sign) => {
            signed("slip-unclosed-quote", *sign, "help-close-quote", *sign)
        }
    }
}

/// What stands in place of spaces.
fn kind_of_space(typed: char) -> &'static str {
    match typed {
        '\u{3000}' => "ideographic",
        '\t' => "tab",
        _ => "other",
    }
}

/// A text that YAML cannot take as it is, with the text as it can.
fn unquoted(key: &str, sign: &str, slip: &Slip) -> Finding {
    let at_start = slip.edits.first().is_some_and(|it| it.span.start == slip.place.start);
    let sentence = if at_start { "slip-unquoted-start" } else { "slip-unquoted" };
    let finding = said(sentence).with("key", key).with("sign", sign);
    let mended = slip.edits.first().map_or("", |it| &it.text);
    if mended.chars().count() > LONGEST_EXAMPLE {
        return finding.help(Message::new("help-quote-text"));
    }
    finding.help(Message::new("help-quote-so").with("key", key).with("text", mended))
}

fn said(sentence: &'static str) -> Finding {
    Finding::saying(&code::SYNTAX, sentence)
}

/// What is said of a key.
fn keyed(sentence: &'static str, key: &str, help: &'static str) -> Finding {
    said(sentence).with("key", key).help(Message::new(help).with("key", key))
}

/// What is said of a sign, and which one is right.
fn signed(sentence: &'static str, typed: char, help: &'static str, right: char) -> Finding {
    let help = Message::new(help).with("sign", right.to_string());
    said(sentence).with("sign", typed.to_string()).help(help)
}

fn counted(finding: Finding, more: usize, fewer: usize) -> Finding {
    let kind = if more > 0 { "more" } else { "fewer" };
    finding.with("kind", kind).with("count", more.max(fewer))
}
