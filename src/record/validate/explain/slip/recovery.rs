//! Tries what usually was meant where YAML stops reading.

use super::super::node::{self, Fault, Parsed};
use super::super::schema::Keys;
use super::patch::Patched;
use super::stop::Stop;
use super::{Recovered, Slip, blocks, brackets, indents, quotes};
use crate::diagnostic::{Replacement, Span};

/// What may have been meant where reading stops; none where there is no sign of this slip.
type Repair = fn(&Stop<'_>) -> Option<Slip>;

/// Every repair. Of two that both let the reader go on, the one that changes less of what is meant is first.
const REPAIRS: &[Repair] = &[
    blocks::beside_bar,
    blocks::not_indented,
    blocks::uneven,
    brackets::wide,
    brackets::separator,
    brackets::wrong_close,
    brackets::unclosed,
    brackets::stray_close,
    indents::second_key,
    indents::no_colon,
    indents::uneven_key,
    indents::uneven_item,
    blocks::continued,
    quotes::unclosed,
    quotes::unquoted,
];

/// As many slips of a file are mended; the rest is found in the next run.
const MOST: usize = 50;

/// As many bytes are read in all while repairs are tried, so that a large file that is no YAML at all is told quickly.
const READ: usize = 6 << 20;

/// Goes on reading behind each stop for as long as a repair helps.
pub(super) fn recover(mut recovered: Recovered, keys: &Keys, rows: usize) -> Recovered {
    let mut read = recovered.text.len();
    recovered.parsed = node::parse_within(&recovered.text, rows);
    for _ in 0..MOST {
        let Some((at, info)) = stopped(&recovered.parsed) else { break };
        let stop = Stop::new(&recovered.text, at, info, keys);
        let Some((slip, layer, parsed)) = repaired(&stop, rows, &mut read) else { break };
        let original = |span: Span| recovered.original(span);
        let edits = slip
            .edits
            .iter()
            .map(|it| Replacement { span: original(it.span), text: it.text.clone() });
        let slip = Slip { place: original(slip.place), edits: edits.collect(), kind: slip.kind };
        recovered.slips.push(slip);
        recovered.text.clone_from(&layer.text);
        recovered.layers.push(layer);
        recovered.parsed = parsed;
    }
    recovered
}

/// Where reading stopped because the text is not YAML, and the reader's words for it.
fn stopped(parsed: &Parsed) -> Option<(usize, &str)> {
    parsed.faults.iter().find_map(|fault| match fault {
        Fault::Syntax(span, info) if !info.contains("recursion limit") => {
            Some((span.start, info.as_str()))
        }
        Fault::Syntax(..)
        | Fault::Alias(_)
        | Fault::Tag(_)
        | Fault::TooDeep(_)
        | Fault::TooManyRows(_)
        | Fault::SecondDocument(_) => None,
    })
}

/// The first repair with which reading goes on behind the stop.
fn repaired(stop: &Stop<'_>, rows: usize, read: &mut usize) -> Option<(Slip, Patched, Parsed)> {
    for repair in REPAIRS {
        let Some(slip) = repair(stop) else { continue };
        *read += stop.text.len();
        if *read > READ {
            return None;
        }
        let patched = Patched::of(stop.text, &slip.edits);
        let parsed = node::parse_within(&patched.text, rows);
        let last = slip.edits.last().map_or(0, |it| it.span.end);
        let last = last.max(stop.at).max(stop.lines[stop.line].end());
        let goes_on = match stopped(&parsed) {
            None => true,
            Some((at, _)) => patched.original(Span { start: at, end: at }).start > last,
        };
        if goes_on {
            return Some((slip, patched, parsed));
        }
    }
    None
}
