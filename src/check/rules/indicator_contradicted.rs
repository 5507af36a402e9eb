//! C149: two indicators of a sheet have one name and one unit, and different values for one year.
//!
//! In one city 空家等に関する相談件数 is 104, 95 and 83 as 活動 and as 対象, and then 140 as the one and 80 as the other:
//! a table was copied, and only one copy was kept up.

use super::super::context::RecordContext;
use super::super::needs;
use super::super::reporter::Reporter;
use super::super::rule::Rule;
use super::super::series;
use super::duplicate_indicator::{Comparison, namesakes};
use crate::diagnostic::code;
use crate::record::Key;
use crate::words::Message;

pub(super) static RULE: Rule = Rule::new(&code::INDICATOR_CONTRADICTED)
    .of_record(look)
    .needing(&[needs::at(Key::Indicators, &[needs::INDICATORS])]);

fn look(context: &RecordContext<'_>, reporter: &mut Reporter<'_, '_>) {
    let program = context.program;
    for namesakes in namesakes(context) {
        let Comparison::Contradicting(contradiction) = namesakes.compare(program) else { continue };
        reporter
            .at(contradiction.path)
            .with("name", &*namesakes.second.1.name)
            .with("first", namesakes.first.0 + 1)
            .with("time", series::said_time(program, contradiction.time))
            .with("one", contradiction.one)
            .with("other", contradiction.other)
            .help(Message::new("indicator-contradicted.help"));
    }
}
