//! C156: a result is the description of what it is the result of.
//!
//! 取組の内容 says what a project does; copied under 実績 it says that nothing was written down of what came of it. C104
//! has results that are the plan of their own year, C101 those that are an earlier result.

use std::collections::HashMap;

use super::super::choices::extra;
use super::super::comparable_texts;
use super::super::comparison::Folded;
use super::super::context::RecordContext;
use super::super::reporter::Reporter;
use super::super::results::{ResultText, results};
use super::super::rule::Rule;
use crate::diagnostic::code;
use crate::record::{Entry, FieldKind, FieldValue, Key, Path, Role, Step, Text};
use crate::words::Message;

pub(super) static RULE: Rule = Rule::new(&code::RESULT_COPIES_DESCRIPTION).of_record(look);

/// From how many letters on two texts are not the same by chance.
const LETTERS: usize = 15;
/// How a text is called that tells of something else than what a thing is.
const OTHER: [&str; 8] = ["理由", "根拠", "評価", "課題", "方針", "方向", "計画", "改善"];

fn look(context: &RecordContext<'_>, reporter: &mut Reporter<'_, '_>) {
    let descriptions: HashMap<String, Path> = descriptions(context)
        .into_iter()
        .map(|(text, path)| (Folded::new(text), path))
        .filter(|(folded, _)| folded.letters() >= LETTERS)
        .map(|(folded, path)| (folded.as_str().to_owned(), path))
        .collect();
    if descriptions.is_empty() {
        return;
    }
    let compare = |text: &str, path: Path, reporter: &mut Reporter<'_, '_>| {
        // A letter of Japanese takes three bytes: short cells end here.
        let folded = (text.len() >= LETTERS).then(|| Folded::new(text));
        let copied = folded.and_then(|it| descriptions.get(it.as_str()));
        if let Some(copied) = copied {
            let form = Some(&context.program.form);
            reporter
                .at(path)
                .with("place", copied.spelled(form, context.program.naming()))
                .help(Message::new("result-copies-description.help"));
        }
    };
    for ResultText { text, path } in results(context) {
        compare(text, path, reporter);
    }
    for reason in comparable_texts::reasons(context) {
        compare(reason.text, reason.path(), reporter);
    }
}

/// What a record says of what it is about.
fn descriptions<'a>(context: &RecordContext<'a>) -> Vec<(&'a Text, Path)> {
    let mut found: Vec<(&Text, Path)> = Vec::new();
    if let Some(sheet) = context.as_sheet() {
        let own = [
            (Key::Background, &sheet.background),
            (Key::Purpose, &sheet.purpose),
            (Key::Measures, &sheet.measures),
        ];
        found.extend(own.map(|(key, text)| (text, Path::default().then(key))));
    }
    if let Some(charter) = context.as_charter() {
        for (index, promise) in charter.promises.iter().enumerate() {
            let path = Path::default().then(Key::Promises).then(index).then(Key::Text);
            found.push((&promise.text, path));
        }
    }
    for addition in extra(context) {
        let field = &context.program.form.fields()[addition.field];
        let is_other = Role::usual(&field.name) != Role::None
            || OTHER.iter().any(|it| field.name.contains(it));
        if let FieldValue::Once(Entry::Text(text)) = &addition.value
            && field.kind == FieldKind::Text
            && !is_other
        {
            found.push((text, Path::default().then(Step::Written((&*field.name).into()))));
        }
    }
    found
}
