//! T103: several kinds of wave dash or long dash within one record.
//!
//! ～ and 〜 look alike and are two characters: whoever searches for 4～9月 finds half of it.

use super::super::context::RecordContext;
use super::super::enumerate::listed;
use super::super::reporter::Reporter;
use super::super::rule::Rule;
use super::super::signs::Sign;
use super::super::text_visitor;
use crate::characters::code_point;
use crate::diagnostic::code;
use crate::words::Message;

pub(super) static RULE: Rule = Rule::new(&code::DASH_VARIANTS).of_record(look);

/// Characters that are drawn alike and mean one thing, the usual one first.
pub(in super::super) const ALIKE: [&[char]; 2] =
    [&['\u{FF5E}', '\u{301C}', '~'], &['\u{2015}', '\u{2014}', '\u{2500}', '\u{2013}']];

fn look<'a>(context: &RecordContext<'a>, reporter: &mut Reporter<'_, 'a>) {
    if !context.texts.all_signs().has(Sign::Dash) {
        return;
    }
    let mut counts = ALIKE.map(|it| vec![0_usize; it.len()]);
    for scanned in context.texts.iter().filter(|it| it.signs.has(Sign::Dash)) {
        for (alike, counts) in ALIKE.iter().zip(&mut counts) {
            for (sign, count) in alike.iter().zip(counts) {
                *count += occurrences(scanned.text, *sign);
            }
        }
    }
    for (alike, counts) in ALIKE.iter().zip(&counts) {
        let used = counts.iter().filter(|it| **it > 0).count();
        let most = counts.iter().max().copied().unwrap_or_default();
        let usual = counts.iter().position(|it| *it == most).filter(|_| used > 1);
        if let Some(usual) = usual {
            report(context, reporter, alike, counts, usual);
        }
    }
}

fn report<'a>(
    context: &RecordContext<'a>,
    reporter: &mut Reporter<'_, 'a>,
    alike: &[char],
    counts: &[usize],
    usual: usize,
) {
    let done = std::cell::Cell::new(false);
    let said = |sign: char| {
        let message = Message::new("sign-named").with("sign", sign.to_string());
        message.with("code", code_point(sign))
    };
    text_visitor::in_record(
        context,
        |it| it.has(Sign::Dash),
        reporter,
        |location| {
            let others = alike.iter().enumerate().filter(|(index, _)| *index != usual);
            let mut others = others.map(|(_, it)| *it);
            let other = others.find(|it| occurrences(location.as_str(), *it) > 0);
            let Some(other) = other.filter(|_| !done.replace(true)) else { return };
            let used = alike.iter().zip(counts).filter(|(_, count)| **count > 0);
            let words = used.map(|(sign, count)| {
                Message::new("word-count").with("word", said(*sign)).with("count", *count)
            });
            let words = listed(words);
            let help = Message::new("help-one-sign").with("sign", said(alike[usual]));
            location.report().on(other.encode_utf8(&mut [0; 4])).with("words", words).help(help);
        },
    );
}

fn occurrences(text: &str, sign: char) -> usize {
    if sign != '~' {
        return text.matches(sign).count();
    }
    // In an address or doubled it is no range.
    let is_range = |at: usize| {
        let before = text[..at].chars().next_back();
        let after = text[at + 1..].chars().next();
        let joins = |neighbour: Option<char>| {
            neighbour.is_some_and(|it| it.is_ascii_digit() || !it.is_ascii())
        };
        joins(before) && joins(after)
    };
    text.match_indices('~').filter(|(at, _)| is_range(*at)).count()
}
