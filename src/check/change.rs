//! What asks for a change of course: then 前年度と同じ is no answer, and else it may be all there is to say.

use super::context::{RecordContext, ReportOf};
use super::judgement::{is_behind, judged, of_achievement};
use super::texts::Data;
use crate::achievement::Amount;
use crate::calendar::FiscalYear;
use crate::record::{Entry, FieldValue, Present, Text};
use crate::words::Message;

/// Words of a direction (方向性), or of what is next, by which all stays as it is.
const KEEPS: [&str; 11] = [
    "維持",
    "継続",
    "現状どおり",
    "現状通り",
    "現状のまま",
    "据置",
    "据え置",
    "現行",
    "このまま",
    "maintain",
    "continue",
];

/// What asks for another plan of a year than that of the year before: how that year ended, a direction that the record
/// chose, or costs that changed by half.
pub(super) fn asked_of_plan(context: &RecordContext<'_>, year: FiscalYear) -> Option<Message> {
    let before = FiscalYear::new(year.western().saturating_sub(1))?;
    let last = context.reports.iter().rfind(|it| it.period.year == before);
    let by_status = last.filter(|it| is_behind(it.tone)).map(status);
    by_status.or_else(|| by_grade(context, before)).or_else(|| by_fields(context, year))
}

/// What asks that a text of a year tells something else than the one before: the same, or a status or a grade of the
/// year itself.
pub(super) fn asked_of_text(context: &RecordContext<'_>, year: FiscalYear) -> Option<Message> {
    let mut reports = context.reports.iter();
    let late = reports.find(|it| it.period.year == year && is_behind(it.tone));
    let of_year = late.map(status).or_else(|| by_grade(context, year));
    of_year.or_else(|| asked_of_plan(context, year))
}

fn status(report: &ReportOf<'_>) -> Message {
    let label = Message::new("asked-by-status").with("period", &report.name);
    label.with("status", report.status.names())
}

fn by_grade(context: &RecordContext<'_>, year: FiscalYear) -> Option<Message> {
    let evaluation = context.evaluations.iter().find(|it| it.year == year)?;
    let mut grades = of_achievement(judged(evaluation.judgement)).into_iter();
    let grade = grades.find(|it| is_behind(Some(it.level.tone)))?;
    let label = Message::new("asked-by-grade").with("year", &evaluation.name);
    Some(label.with("grade", grade.name()))
}

fn by_fields(context: &RecordContext<'_>, year: FiscalYear) -> Option<Message> {
    let extra = match context.data {
        Data::Sheet(sheet) => &sheet.extra,
        Data::Charter(charter) => &charter.extra,
    };
    let fields = context.program.form.fields();
    let with_field = extra.iter().map(|it| (&fields[it.field], &it.value));
    for (field, value) in with_field.clone().filter(|it| it.0.name.contains("方向")) {
        if let Some(direction) = value.texts().into_iter().find(|it| asks_for_change(it)) {
            let label = Message::new("asked-by-direction").with("field", &*field.name);
            return Some(label.with("direction", &**direction));
        }
    }
    // What all of it costs stands before where the money comes from.
    let (costs, value) = with_field.into_iter().find(|it| it.0.kind.is_numeric() && it.0.yearly)?;
    let has_changed = has_changed_by_half(value, &costs.unit, year);
    has_changed.then(|| Message::new("asked-by-costs").with("field", &*costs.name))
}

/// Whether a text says that all goes on as it does.
pub(super) fn keeps_course(text: &str) -> bool {
    KEEPS.iter().any(|it| text.contains(it))
}

fn asks_for_change(direction: &Text) -> bool {
    direction.is_given() && !keeps_course(direction)
}

/// Whether a year's amount is at least half as large again as that of the year before, or at most half of it.
fn has_changed_by_half(value: &FieldValue, unit: &str, year: FiscalYear) -> bool {
    let FieldValue::Yearly(table) = value else { return false };
    let amount = |year: i16| {
        let (_, entry) = table.iter().find(|(key, _)| key.year.western() == year)?;
        let (Entry::Text(text) | Entry::Dated { value: text, .. }) = entry else { return None };
        Amount::parse(text, unit)?.number()
    };
    let (before, now) = (amount(year.western() - 1), amount(year.western()));
    let (Some(before), Some(now)) = (before, now) else { return false };
    now >= before * 1.5 && now > before || now * 2.0 <= before && now < before
}
