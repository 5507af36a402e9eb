//! The blocks of a form, in the form's order, under the form's headings.

mod cell;
mod evaluation;
mod facts;
mod field;
mod joined_fields;
mod kept;
mod progress;
mod promise;
mod publication;
mod result;
mod result_table;
mod years;

use serde::Serialize;

pub use cell::CellView;
pub use evaluation::{AssessmentView, EvaluationView};
pub use facts::UnitsView;
pub use field::{FieldView, RowTable};
pub use joined_fields::{ReasonView, YearlyFieldView};
pub use progress::ReportView;
pub use promise::{MeasureView, PromiseGroup, PromiseView};
pub use publication::PublicationView;
pub use result::{OutcomeView, RateView, ResultView};
pub use result_table::{ResultCell, ResultGroup, ResultRow, ResultTable};
pub use years::{ColumnView, YearRow, YearTable};

pub(crate) use facts::{Facts, blocks, charter_blocks, facts, posting};
pub(crate) use kept::{Kept, kept};
pub(crate) use years::When;

use crate::calendar::FiscalYear;
use crate::disclosure::{Item, Obligation, Vacancy};
use crate::record::{Block, Charter, Day, Extra, Field, FieldKind, Key, Program, Sheet};
use crate::view::Site;
use crate::view::frame::DateView;
use crate::view::prose::{Html, Labelled, prose_or};

/// Blocks that stand together on the form.
#[derive(Debug, Serialize)]
pub struct GroupView<'a> {
    /// Their common heading; empty when there is none, or when the blocks go on with a group after one in it.
    pub heading: &'a str,
    /// Which level its blocks' headings have: 2 where there is no group, 3 in one, 4 in one in another.
    pub level: usize,
    /// The headings around the blocks with the form's remarks, outermost first.
    #[serde(skip)]
    pub(crate) above: Vec<(&'a str, &'a str)>,
    /// The form's remark on the group; empty when there is none.
    pub note: &'a str,
    /// The blocks of the group, in the order of the form.
    pub blocks: Vec<BlockView<'a>>,
}

/// A block of the form.
#[derive(Debug, Serialize)]
pub struct BlockView<'a> {
    /// Its heading; empty for short fields, which have labels.
    pub heading: &'a str,
    /// The form's remark on it; empty when there is none.
    pub note: &'a str,
    /// What stands in it.
    pub body: Body<'a>,
}

/// What stands in a block. `kind` tells which.
#[derive(Debug, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Body<'a> {
    /// A text of the author's, such as 現状と課題.
    Prose {
        /// The text as HTML.
        html: Html,
    },
    /// Values by years and periods in the form's columns, a table for each row of the schedule, each indicator, or for a
    /// field that has columns.
    Values {
        /// The form's columns: 計画 and 実績, unless it has others.
        columns: Vec<ColumnView<'a>>,
        /// A table for each indicator, in the order of the record.
        tables: Vec<YearTable<'a>>,
        /// How rates of achievement are computed; empty where none is shown.
        rate_note: String,
        /// What is said when there is none.
        nothing: String,
    },
    /// A table of one value a year or period.
    Yearly {
        /// Whether it has a row for each period, not for each year.
        periodic: bool,
        /// The value of each year or period.
        table: YearTable<'a>,
    },
    /// Tables of a field of the kind 表: one, or one for each year or period.
    Table {
        /// Their columns.
        columns: Vec<ColumnView<'a>>,
        /// The tables, in order of time.
        tables: Vec<RowTable>,
    },
    /// Fields of one kind and unit with a value for each year, as one table: a row for each field, a column for
    /// each year.
    YearlyFields {
        /// Their common unit: 単位：千円. Empty where they have none, and then no value has one.
        unit: String,
        /// The fields, in the order of the form.
        fields: Vec<YearlyFieldView<'a>>,
    },
    /// Fields of the city's own with one value each, with their labels.
    Fields {
        /// The fields that the city declared, each with its value and, where one follows, its reason.
        fields: Vec<FieldView<'a>>,
    },
    /// Reports of a sheet, one for each period.
    Progress {
        /// The form's word for 状況; empty, like the next two, when the form does not have it.
        status: &'a str,
        /// The form's word for 内容.
        text: &'a str,
        /// The form's word for 公表日.
        published: &'a str,
        /// Every period of the plan, whether or not it was reported.
        reports: Vec<ReportView<'a>>,
    },
    /// Evaluations: one a year, or the one of the whole plan.
    Evaluations {
        /// The form's word for the grade: 評価, 総合評価; empty, like the next, when the form does not have it.
        grade: &'a str,
        /// The form's word for 公表日.
        published: &'a str,
        /// Every year of the plan, oldest first, whether or not it was judged.
        evaluations: Vec<EvaluationView<'a>>,
    },
    /// What a charter promises.
    Promises {
        /// The promises, under the headings that the charter gives them.
        groups: Vec<PromiseGroup<'a>>,
        /// The form's word for 指標.
        measure: &'a str,
        /// The form's word for 目標; empty when the form does not have it.
        target: &'a str,
        /// The periods of which there are results, in the order of each promise's results.
        periods: Vec<String>,
        /// The form's word for 実績; empty when the form does not have it.
        actual: &'a str,
        /// The form's word for 結果; empty when the form does not have it.
        outcome: &'a str,
        /// The form's word for 達成率.
        rate: &'a str,
        /// How rates of achievement are computed; empty where none is shown.
        rate_note: String,
    },
    /// How a charter was kept, one report for each period.
    Reports {
        /// Every period of the charter year, whether or not it was reported.
        reports: Vec<ReportView<'a>>,
        /// Every promise in every period.
        table: ResultTable<'a>,
        /// Whether the form has promises, beside which the page for reading has their results.
        is_beside_promises: bool,
        /// The form's word for 公表日; empty when the form does not have it.
        published: &'a str,
        /// The form's words for 約束, 目標, 実績, 結果, 達成率 and 判定.
        labels: ResultLabels<'a>,
        /// How rates of achievement are computed; empty where none is shown.
        rate_note: String,
    },
}

/// The form's words over a table of results; empty where the form does not have them.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct ResultLabels<'a> {
    /// 約束
    pub promise: &'a str,
    /// 目標
    pub target: &'a str,
    /// 実績
    pub actual: &'a str,
    /// 結果
    pub outcome: &'a str,
    /// 達成率
    pub rate: &'a str,
    /// 判定
    pub judgement: &'a str,
}

/// A record of either kind, for blocks that both can have.
#[derive(Clone, Copy)]
pub(crate) enum Filled<'a> {
    Sheet(&'a Sheet),
    Charter(&'a Charter),
}

/// A record on its form.
#[derive(Clone, Copy)]
pub(crate) struct OnForm<'a> {
    pub(crate) site: &'a Site<'a>,
    pub(crate) program: &'a Program,
    pub(crate) filled: Filled<'a>,
    /// What the record owes.
    pub(crate) owed: &'a [Obligation],
    /// The charter years that carry the sheet out: places in the obligations.
    pub(crate) carried_out: &'a [usize],
}

/// The blocks of a record, in the form's order.
pub(crate) fn groups(record: OnForm<'_>) -> Vec<GroupView<'_>> {
    let form = &record.program.form;
    let mut groups = Vec::with_capacity(form.groups().len());
    for group in form.groups() {
        let above: Vec<(&str, &str)> =
            group.headings.iter().map(|it| (form.group_heading(it), form.note_on(it))).collect();
        let (heading, note) = above.last().copied().unwrap_or_default();
        let alike = group.blocks.chunk_by(|before, it| record.stand_together(*before, *it));
        let blocks = alike.flat_map(|it| record.blocks(it, !heading.is_empty())).collect();
        let (heading, note) = if group.is_first { (heading, note) } else { ("", "") };
        groups.push(GroupView { heading, note, level: above.len() + 2, above, blocks });
    }
    groups
}

impl<'a> OnForm<'a> {
    fn block(self, block: Block) -> BlockView<'a> {
        let (key, form) = (block.key(), &self.program.form);
        if let Block::Field(number) = block {
            return self.field(number);
        }
        let note = form.note(key);
        let heading = if let Block::IndicatorsOfKind(kind) = block {
            form.kind_heading(kind)
        } else {
            self.site.heading(form, key)
        };
        let body = match self.filled {
            Filled::Sheet(sheet) => self.of_sheet(block, sheet),
            Filled::Charter(charter) => self.of_charter(block, charter),
        };
        BlockView { heading, note, body }
    }

    fn of_sheet(self, block: Block, sheet: &'a Sheet) -> Body<'a> {
        match block {
            Block::Background => self.prose(&sheet.background),
            Block::Purpose => self.prose(&sheet.purpose),
            Block::Measures => self.prose(&sheet.measures),
            Block::Schedule => self.schedule(&sheet.schedule),
            Block::Indicators => self.indicators(&sheet.indicators, None),
            Block::IndicatorsOfKind(kind) => {
                let kind = self.program.form.indicator_kinds().get(kind);
                self.indicators(&sheet.indicators, kind)
            }
            Block::Progress => self.progress(&sheet.progress),
            Block::AnnualEvaluations => self.annual(&sheet.annual_evaluations),
            Block::OverallEvaluation => self.overall(sheet.overall_evaluation.as_ref()),
            Block::Preamble | Block::Promises | Block::Reports | Block::Field(_) => self.prose(""),
        }
    }

    fn of_charter(self, block: Block, charter: &'a Charter) -> Body<'a> {
        match block {
            Block::Preamble => self.prose(&charter.preamble),
            Block::Promises => self.promises(charter),
            Block::Reports => self.reports(charter),
            Block::AnnualEvaluations => self.annual(&charter.annual_evaluations),
            Block::Background
            | Block::Purpose
            | Block::Measures
            | Block::Schedule
            | Block::Indicators
            | Block::IndicatorsOfKind(_)
            | Block::Progress
            | Block::OverallEvaluation
            | Block::Field(_) => self.prose(""),
        }
    }

    fn prose(self, text: &str) -> Body<'a> {
        Body::Prose { html: prose_or(text, &self.site.phrases.not_given) }
    }

    /// Prose under the form's word for a key of a block, if there is any.
    fn labelled(self, block: Block, key: Key, text: &str) -> Option<Labelled<'a>> {
        let label = self.site.heading_in(&self.program.form, block.key(), key);
        let html = || Html::cell(text);
        (!text.is_empty()).then(|| Labelled { label, html: html() })
    }

    fn extra(self) -> &'a [Extra] {
        match self.filled {
            Filled::Sheet(sheet) => &sheet.extra,
            Filled::Charter(charter) => &charter.extra,
        }
    }

    /// What is said where a report or an evaluation could be.
    fn vacancy(self, item: Item) -> String {
        self.site.vacancy(self.site.public.vacancy(self.program, self.owed, item))
    }

    /// The day of a report or an evaluation: the one that was typed, else the one on which the log first saw it.
    fn day_published(self, typed: Option<Day>, item: Item) -> Option<DateView> {
        if let Some(day) = typed {
            return Some(self.site.day(day.date));
        }
        let seen = self.owed.iter().find(|it| it.item == item && it.is_first_seen);
        self.site.day_published(seen?)
    }

    /// Why there is no value of a year.
    fn vacancy_of_year(self, year: FiscalYear) -> Vacancy<'a> {
        self.site.public.vacancy_of_year(self.program, self.owed, year)
    }

    /// Whether two blocks that follow one another can be shown as one: fields with one value each, or fields
    /// with a value of one kind and unit for each year.
    fn stand_together(self, before: Block, block: Block) -> bool {
        match (self.declared(before), self.declared(block)) {
            (Some((_, before)), Some((_, field))) => {
                let are_single =
                    joined_fields::is_single(before) && joined_fields::is_single(field);
                are_single || joined_fields::is_alike(field, before)
            }
            (Some(_) | None, _) => false,
        }
    }

    /// Blocks that can be shown as one, under the heading of their group, if it has one: without it each
    /// has its own.
    fn blocks(self, blocks: &[Block], is_grouped: bool) -> Vec<BlockView<'a>> {
        let fields: Vec<(usize, &Field)> =
            blocks.iter().filter_map(|it| self.declared(*it)).collect();
        let (one, first) = (fields.len() == 1, fields.first().map(|it| it.1));
        // Where there are only texts, each is long enough for a heading.
        let has_short = fields.iter().any(|it| it.1.kind != FieldKind::Text);
        if is_grouped && !one && first.is_some_and(joined_fields::is_counted) {
            return vec![self.yearly_fields(&fields)];
        }
        if is_grouped && has_short && first.is_some_and(joined_fields::is_single) {
            return vec![self.fields(&fields)];
        }
        blocks.iter().map(|it| self.block(*it)).collect()
    }
}
