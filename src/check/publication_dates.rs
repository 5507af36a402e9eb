//! Everything in a record that has a day of publication.

use jiff::civil::Date;

use super::context::RecordContext;
use super::facts::PublicationDate;
use super::texts::Data;
use crate::disclosure::Item;
use crate::record::{Assessment, Day, Key, Path, Stage, Step, Table, Text, Written};

/// Everything in a record that has a day of publication, in the order of time.
pub(super) fn of<'c>(context: &'c RecordContext<'_>) -> &'c [PublicationDate] {
    context.facts.publication_dates.get_or_init(|| all(context))
}

fn all(context: &RecordContext<'_>) -> Vec<PublicationDate> {
    let mut dated = Vec::new();
    if let Data::Charter(charter) = context.data {
        let path = Path::default().then(Key::Posted);
        let day = date(charter.posted);
        dated.push(PublicationDate { item: Item::Posting, path, day, content: true });
    }
    for report in &context.reports {
        let (item, path) = (Item::Report(report.period), report.path.clone().then(Key::Published));
        dated.push(PublicationDate {
            item,
            path,
            day: date(report.published),
            content: report.is_written,
        });
    }
    for evaluation in &context.evaluations {
        let item = Item::Annual(evaluation.year);
        let (data, path) = (evaluation.data, evaluation.path.clone());
        let path = day_path(path, data.published, &data.assessments);
        let day = date(data.day());
        dated.push(PublicationDate { item, path, day, content: evaluation.data.is_written() });
    }
    if let Some(overall) = context.overall() {
        let is_written = overall.is_written();
        let path_to = |key: Key| Path::default().then(Key::OverallEvaluation).then(key);
        let path_to_day = || {
            let path = Path::default().then(Key::OverallEvaluation);
            day_path(path, overall.published, &overall.assessments)
        };
        let day = date(overall.provisional_published);
        if overall.stage == Some(Stage::Provisional) {
            let (day, path) = match (day, date(overall.day())) {
                (None, Some(day)) => (Some(day), path_to_day()),
                (day, _) => (day, path_to(Key::ProvisionalPublished)),
            };
            dated.push(PublicationDate { item: Item::Provisional, path, day, content: is_written });
        } else {
            if day.is_some() {
                let item = Item::Provisional;
                dated.push(PublicationDate {
                    item,
                    path: path_to(Key::ProvisionalPublished),
                    day,
                    content: is_written,
                });
            }
            let day = date(overall.day());
            dated.push(PublicationDate {
                item: Item::Final,
                path: path_to_day(),
                day,
                content: is_written,
            });
        }
    }
    dated
}

/// Where the day of an evaluation stands: its own, else the latest of its assessors'.
fn day_path(evaluation: Path, own: Option<Day>, assessments: &Table<Text, Assessment>) -> Path {
    let dated = assessments.iter().filter(|(_, it)| own.is_none() && it.published.is_some());
    let path = match dated.max_by_key(|(_, it)| it.published) {
        Some((name, _)) => evaluation.then(Key::Assessors).then(Step::Written((&**name).into())),
        None => evaluation,
    };
    path.then(Key::Published)
}

/// Where the day of something owed stands in a record, or should.
pub(super) fn path_of(context: &RecordContext<'_>, item: Item) -> Path {
    let is_final = context.overall().is_some_and(|it| it.stage != Some(Stage::Provisional));
    match item {
        Item::Posting => context.path_of(item),
        Item::Provisional
            if is_final || context.overall().is_none_or(|it| it.published.is_none()) =>
        {
            context.path_of(item).then(Key::ProvisionalPublished)
        }
        Item::Report(_) | Item::Annual(_) | Item::Provisional | Item::Final => {
            context.path_of(item).then(Key::Published)
        }
    }
}

fn date(day: Option<Day>) -> Option<Date> {
    day.map(|it| it.date)
}
