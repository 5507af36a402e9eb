//! D104: a report is asked for without a due day.
//!
//! A member of a prefecture's committee asked how long publication may take, and there was no rule;
//! without one nobody is ever late.

use super::super::context::ProgramContext;
use super::super::needs;
use super::super::reporter::Reporter;
use super::super::rule::Rule;
use crate::diagnostic::code;
use crate::disclosure::{Item, WithoutDueDate};
use crate::record::{Key, Path};
use crate::words::{Fact, Message};

pub(super) static RULE: Rule = Rule::new(&code::NO_DUE_DATE).of_program(look).needing(&[
    needs::at(Key::Reporting, &[needs::PROGRESS_PUBLISHED]),
    needs::at(Key::Reporting, &[needs::REPORT_PUBLISHED]),
    needs::at(Key::AnnualDue, &[needs::ANNUAL_PUBLISHED]),
    needs::at(Key::OverallDue, &[needs::OVERALL_PUBLISHED]),
    needs::at(Key::PostingDue, &[needs::POSTED]),
]);

fn look(context: &ProgramContext<'_>, reporter: &mut Reporter<'_, '_>) {
    let mut said: Vec<Path> = Vec::new();
    for WithoutDueDate(item) in &context.schedule.without_due_date {
        let top = |key: Key| Path::default().then(key);
        let path = match item {
            Item::Posting => top(Key::PostingDue),
            Item::Report(period) => top(Key::Reporting).then(period.index).then(Key::Due),
            Item::Annual(_) => top(Key::AnnualDue),
            Item::Provisional => top(Key::OverallDue).then(Key::Provisional),
            Item::Final => top(Key::OverallDue).then(Key::Final),
        };
        // A period of every year has one rule.
        if said.contains(&path) {
            continue;
        }
        let name: Fact = match item {
            Item::Report(period) => {
                let mut rows = context.program.file.reporting.iter().skip(period.index);
                let name = rows.next().map_or("", |it| &*it.name);
                Message::new("report-of").with("period", name).into()
            }
            Item::Annual(_) => context.program.form.heading(Key::AnnualEvaluations).into(),
            Item::Posting | Item::Provisional | Item::Final => item.name(context.program).into(),
        };
        let key = match item {
            Item::Report(_) => Key::Due.to_string(),
            Item::Posting | Item::Annual(_) | Item::Provisional | Item::Final => {
                path.spelled(None, context.program.naming())
            }
        };
        let help = Message::new("help-no-due-date").with("key", key);
        reporter.at(path.clone()).with("item", name).help(help);
        said.push(path);
    }
}
