//! Everything in a record that has a day of publication.

use jiff::civil::Date;

use super::case::{Case, Data};
use crate::disclosure::Item;
use crate::record::{Day, Path, Stage, Written};

/// Something that is published, with the day that its author gives.
#[derive(Debug)]
pub(super) struct Dated {
    pub(super) item: Item,
    /// Where its day stands, or should.
    pub(super) path: Path,
    pub(super) day: Option<Date>,
    /// Whether anything is written that could be published.
    pub(super) content: bool,
}

impl Dated {
    /// The days that it speaks for.
    pub(super) fn interval(&self, case: &Case<'_>) -> (Date, Date) {
        self.item.interval(case.program)
    }
}

/// Everything in a record that has a day of publication, in the order of time.
pub(super) fn of(case: &Case<'_>) -> Vec<Dated> {
    let mut dated = Vec::new();
    if let Data::Charter(charter) = case.data {
        let path = Path::default().then("掲載日");
        let day = date(charter.posted);
        dated.push(Dated { item: Item::Posting, path, day, content: true });
    }
    for report in &case.reports {
        let (item, path) = (Item::Report(report.period), report.path.clone().then("公表日"));
        dated.push(Dated { item, path, day: date(report.published), content: report.is_written });
    }
    for evaluation in &case.evaluations {
        let item = Item::Annual(evaluation.year);
        let (path, day) = (evaluation.path.clone().then("公表日"), date(evaluation.said.published));
        dated.push(Dated { item, path, day, content: evaluation.said.is_written() });
    }
    if let Some(overall) = case.overall() {
        let content = overall.is_written();
        let at = |key: &'static str| Path::default().then("計画期間の評価").then(key);
        let day = date(overall.provisional_published);
        if overall.stage == Some(Stage::Provisional) {
            let (day, key) = match (day, date(overall.published)) {
                (None, Some(day)) => (Some(day), "公表日"),
                (day, _) => (day, "中間公表日"),
            };
            dated.push(Dated { item: Item::Provisional, path: at(key), day, content });
        } else {
            if day.is_some() {
                let item = Item::Provisional;
                dated.push(Dated { item, path: at("中間公表日"), day, content });
            }
            let day = date(overall.published);
            dated.push(Dated { item: Item::Final, path: at("公表日"), day, content });
        }
    }
    dated
}

/// Where the day of something owed stands in a record, or should.
pub(super) fn path_of(case: &Case<'_>, item: Item) -> Path {
    let is_final = case.overall().is_some_and(|it| it.stage != Some(Stage::Provisional));
    match item {
        Item::Posting => case.path_of(item),
        Item::Provisional if is_final || case.overall().is_none_or(|it| it.published.is_none()) => {
            case.path_of(item).then("中間公表日")
        }
        Item::Report(_) | Item::Annual(_) | Item::Provisional | Item::Final => {
            case.path_of(item).then("公表日")
        }
    }
}

fn date(day: Option<Day>) -> Option<Date> {
    day.map(|it| it.date)
}
