//! C111: a status of delay in successive periods.
//!
//! What is late once may have been bad luck; what is late twice needs another plan. In the reform
//! sheet of the seed both halves of 平成26年度 were late, like the first of 平成25年度.

use super::super::context::{RecordContext, ReportOf};
use super::super::judgement::is_behind;
use super::super::needs;
use super::super::reporter::Reporter;
use super::super::rule::Rule;
use crate::diagnostic::code;
use crate::record::Key;
use crate::words::{Fact, Message};

pub(super) static RULE: Rule = Rule::new(&code::BEHIND_REPEATEDLY).of_record(look).needing(&[
    needs::at(Key::Progress, &[needs::PROGRESS_STATUS]),
    needs::at(Key::Reports, &[needs::REPORT_STATUS]),
]);

fn look(context: &RecordContext<'_>, reporter: &mut Reporter<'_, '_>) {
    // On axes that are told apart two delays are no repetition.
    let is_again = |a: &ReportOf<'_>, b: &ReportOf<'_>| {
        let behind = behind_on(context, a);
        behind_on(context, b).iter().any(|it| behind.contains(it))
    };
    let follows = |a: &ReportOf<'_>, b: &ReportOf<'_>| {
        is_behind(a.tone) && is_behind(b.tone) && is_again(a, b) && follows(context, a, b)
    };
    for run in context.reports.chunk_by(follows) {
        let [.., last] = run else { continue };
        if run.len() < 2 {
            continue;
        }
        let names = run.iter().map(|it| Fact::from(&it.name)).collect();
        reporter
            .at(last.path.clone().then(Key::Status))
            .with("count", run.len())
            .with("periods", Fact::Row(names))
            .with("status", last.status.names())
            .help(Message::new("behind-repeatedly.help"));
    }
}

/// The axes on which a report is behind; a single scale's axis has no name.
fn behind_on(context: &RecordContext<'_>, report: &ReportOf<'_>) -> Vec<String> {
    let axes = context.program.statuses(report.status, report.period.year);
    axes.filter(|it| is_behind(it.2.map(|level| level.tone))).map(|it| it.0.to_owned()).collect()
}

/// Whether the program has no period between the two.
fn follows(context: &RecordContext<'_>, a: &ReportOf<'_>, b: &ReportOf<'_>) -> bool {
    let count = context.program.cadence.periods().len();
    let years = i64::from(b.period.year.western()) - i64::from(a.period.year.western());
    match years {
        0 => b.period.index == a.period.index + 1,
        1 => b.period.index == 0 && a.period.index + 1 == count,
        _ => false,
    }
}
