//! C134: two indicators of a sheet have one name, so that neither can be spoken of.

use super::super::context::RecordContext;
use super::super::needs;
use super::super::reporter::Reporter;
use super::super::rule::Rule;
use crate::diagnostic::code;
use crate::japanese::fold;
use crate::record::{Key, Path};
use crate::words::Message;

pub(super) static RULE: Rule = Rule::new(&code::DUPLICATE_INDICATOR)
    .of_record(look)
    .needing(&[needs::at(Key::Indicators, &[needs::INDICATORS])]);

fn look(context: &RecordContext<'_>, reporter: &mut Reporter<'_, '_>) {
    let Some(sheet) = context.as_sheet() else { return };
    for (index, indicator) in sheet.indicators.iter().enumerate() {
        let same = |other: &crate::record::Indicator| fold(&other.name) == fold(&indicator.name);
        if let Some(first) = sheet.indicators[..index].iter().position(same) {
            reporter
                .at(Path::default().then(Key::Indicators).then(index).then(Key::Name))
                .with("name", &*indicator.name)
                .with("first", first + 1)
                .help(Message::new("help-duplicate-indicator"));
        }
    }
}
