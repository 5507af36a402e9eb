//! C120: a sheet measures only what was done, not what came of it.
//!
//! Of the tables of three cities about half had activity only (228 of 451, 201 of 450, 253 of 503),
//! and readers said so: ほぼアウトプット.

use super::super::context::RecordContext;
use super::super::needs;
use super::super::reporter::Reporter;
use super::super::rule::Rule;
use crate::diagnostic::code;
use crate::japanese::fold;
use crate::record::{Key, Path};
use crate::words::Message;

pub(super) static RULE: Rule = Rule::new(&code::NO_OUTCOME_INDICATOR)
    .of_record(look)
    .needing(&[needs::at(Key::Indicators, &[needs::INDICATOR_KIND])])
    .summed(&[]);

fn look(context: &RecordContext<'_>, reporter: &mut Reporter<'_, '_>) {
    let Some(sheet) = context.as_sheet().filter(|_| !context.is_draft()) else { return };
    let is_activity = |kind: &str| {
        let kind = fold(kind);
        ["活動", "アウトプット", "output"].iter().any(|it| kind.contains(it))
    };
    // An indicator of no kind may be one of outcome.
    let indicators = &sheet.indicators;
    if !indicators.is_empty() {
        reporter.asks();
    }
    if !indicators.is_empty() && indicators.iter().all(|it| is_activity(&it.kind)) {
        reporter
            .at(Path::default().then(Key::Indicators))
            .with("count", indicators.len())
            .help(Message::new("help-outcome"));
    }
}
