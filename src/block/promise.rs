//! What a charter promises (約束).

use serde::Serialize;

use super::result_table::ResultCell;
use super::{Block, Body, OnForm};
use crate::record::{Charter, Key, Measure};
use crate::view::prose::{Html, value_or};

/// Promises under one heading.
#[derive(Debug, Serialize)]
pub struct PromiseGroup<'a> {
    /// The heading; empty when they have none.
    pub heading: &'a str,
    /// The promises of the group, in the order of the charter.
    pub promises: Vec<PromiseView<'a>>,
}

/// What a unit promises, and how one can see whether it is kept.
#[derive(Debug, Serialize)]
pub struct PromiseView<'a> {
    /// Its number in the charter.
    pub number: &'a str,
    /// What is promised.
    pub html: Html,
    /// How it can be seen whether it is kept.
    pub measure: Option<MeasureView<'a>>,
    /// How it was kept in each period of which there are results.
    pub results: Vec<ResultCell<'a>>,
}

/// How a promise is measured.
#[derive(Debug, Serialize)]
pub struct MeasureView<'a> {
    /// What is measured; may be empty.
    pub name: &'a str,
    /// What is promised.
    pub target: Html,
}

impl<'a> OnForm<'a> {
    /// 約束, under the headings in the order of their first promise, and how each was kept.
    pub(super) fn promises(self, charter: &'a Charter) -> Body<'a> {
        let mut reports = self.charter_reports(charter);
        reports.retain(|it| !it.results.is_empty());
        let mut groups: Vec<PromiseGroup> = Vec::new();
        for (at, promise) in charter.promises.iter().enumerate() {
            let view = PromiseView {
                number: &promise.number,
                html: Html::cell(&promise.text),
                measure: promise.measure.as_ref().map(|it| self.measure(it)),
                results: reports.iter().map(|it| self.result_cell(at, it)).collect(),
            };
            match groups.iter_mut().find(|it| *it.heading == *promise.group) {
                Some(group) => group.promises.push(view),
                None => {
                    groups.push(PromiseGroup { heading: &promise.group, promises: vec![view] });
                }
            }
        }
        let (form, key) = (&self.program.form, Block::Promises.key());
        let (measure, target) = (
            self.site.heading_in(form, key, Key::Indicators),
            if form.leaves_out(&[key, Key::Indicators, Key::Target]) {
                ""
            } else {
                self.site.heading_in(form, key, Key::Target)
            },
        );
        Body::Promises {
            groups,
            measure,
            target,
            periods: self.period_names(&reports),
            actual: self.heading_of_result(Key::Actual),
            outcome: self.heading_of_result(Key::Outcome),
            rate: self.site.heading_in(form, Block::Reports.key(), Key::Rate),
            rate_note: self.result_rate_note(&reports),
        }
    }

    fn measure(self, measure: &'a Measure) -> MeasureView<'a> {
        let target = value_or(&measure.target, &measure.unit, &self.site.phrases.not_given);
        MeasureView { name: &measure.name, target }
    }
}
