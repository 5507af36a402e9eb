//! T106: a field that holds a person's name or extension.
//!
//! One city published the names and extensions of the staff of 407 sheets, because the form had
//! columns for them. Whom to ask is the office.

use super::super::context::RecordContext;
use super::super::reporter::Reporter;
use super::super::rule::Rule;
use super::super::texts::Data;
use crate::diagnostic::code;
use crate::japanese::fold;
use crate::record::{Path, Step};
use crate::words::Message;

pub(super) static RULE: Rule = Rule::new(&code::PERSONAL_NAME).of_record(look).summed(&[]);

/// What names of such fields contain.
const WORDS: [&str; 8] =
    ["氏名", "担当者", "内線", "記入者", "作成者", "職員名", "責任者名", "携帯"];

fn look(context: &RecordContext<'_>, reporter: &mut Reporter<'_, '_>) {
    let extra = match context.data {
        Data::Sheet(sheet) => &sheet.extra,
        Data::Charter(charter) => &charter.extra,
    };
    for addition in extra {
        reporter.asks();
        let name = &*context.program.form.fields()[addition.field].name;
        if is_personal(name) && !addition.value.is_empty() {
            reporter
                .at(Path::default().then(Step::Written(name.into())))
                .with("field", name)
                .help(Message::new("help-personal-name"));
        }
    }
}

fn is_personal(name: &str) -> bool {
    let name = fold(name);
    // 担当者数 is a number of people.
    let count = name.ends_with('数') || name.ends_with("人数");
    !count && (WORDS.iter().any(|it| name.contains(it)) || name.ends_with("長名"))
}
