//! What the tables of a form have in common: their captions, their words, cells without a text.

use super::FormCell;
use super::grid::{Column, Grid, Head, Placed, Row};
use crate::calendar::FiscalYear;
use crate::page::Site;
use crate::page::block::EvaluationView;
use crate::page::prose::Html;
use crate::page::scale::GradeView;
use crate::record::{Block, Program};
use crate::words::Message;

/// The way to a row: the heads beside it, outermost first.
pub(super) type Way = Vec<Head>;

/// What tables need to know beside what stands in them.
#[derive(Clone, Copy)]
pub(super) struct Around<'a> {
    pub(super) site: &'a Site<'a>,
    pub(super) program: &'a Program,
}

impl<'a> Around<'a> {
    /// What a table of several blocks is called after: each of them once.
    pub(super) fn caption<'w>(self, labels: impl Iterator<Item = &'w str>) -> String {
        let mut labels: Vec<&str> = labels.collect();
        labels.dedup();
        labels.join(&self.site.phrases.comma)
    }

    /// The years of one of several tables.
    pub(super) fn part(self, count: usize, years: &[FiscalYear]) -> String {
        match years {
            [first, .., last] if count > 1 => {
                let years = Message::new("form-years");
                let years = years.with("first", first.wareki()).with("last", last.wareki());
                self.site.words.say(&years)
            }
            [only] if count > 1 => only.wareki(),
            _ => String::new(),
        }
    }

    /// A cell with a text, or the words for none.
    pub(super) fn cell(self, html: Option<&Html>) -> FormCell<'a> {
        let nothing = || Html::nothing(&self.site.phrases.not_given);
        let html = html.filter(|it| !it.is_empty()).cloned().unwrap_or_else(nothing);
        FormCell { html, ..FormCell::default() }
    }

    /// A cell with grades, or the words for none.
    pub(super) fn graded(self, grades: Vec<GradeView<'a>>, missing: Option<&Html>) -> FormCell<'a> {
        if grades.is_empty() {
            return self.cell(missing);
        }
        FormCell { grades, ..FormCell::default() }
    }

    /// The columns of a judgement: what is said, and the grade.
    pub(super) fn judged(self, label: &str, grade: &str) -> Column {
        let inner = vec![self.site.words.word("form-text"), grade.to_owned()];
        Column { label: label.to_owned(), inner }
    }

    /// The rows of judgements that stand side by side: why, with the grade beside it, and what
    /// follows.
    pub(super) fn judgements(
        self,
        block: Block,
        judged: &[&EvaluationView<'a>],
        published: &'a str,
    ) -> Vec<Row<'a>> {
        let label = |key: &'static str| self.program.form.heading_in(block.key(), key);
        let (why, next) = (label("評価内容"), label("今後の方針"));
        let (mut above, mut below) = (Vec::new(), Vec::new());
        for (at, it) in judged.iter().enumerate() {
            let nothing = Html::nothing(it.nothing);
            let missing = Some(&nothing).filter(|_| !it.nothing.is_empty());
            let mut rows = it.rows.iter().peekable();
            // They come in this order, and two may have one label.
            let mut said = |label: &str| {
                let row = rows.next_if(|it| it.label == label);
                self.cell(row.map(|it| &it.html).or(missing))
            };
            above.push(Placed::new(2 * at, said(why)));
            let mut grade = self.graded(it.grades.clone(), missing);
            grade.stage.clone_from(&it.stage);
            grade.published.clone_from(&it.published);
            grade.published_label = if it.published.is_some() { published } else { "" };
            above.push(Placed::new(2 * at + 1, grade));
            below.push(Placed { content: said(next), column: 2 * at, across: 2, down: 1 });
        }
        let row = |label: &str, cells| Row { path: vec![Head::new(label, "")], cells };
        vec![row(why, above), row(next, below)]
    }
}

/// A table called after its block, and after the block's group, where it is in one.
pub(super) fn headed<'a>(way: &Way) -> Grid<'a> {
    let labels: Vec<&str> = way.iter().map(|it| it.label.as_str()).collect();
    let note = way.last().map(|it| it.note.clone()).unwrap_or_default();
    Grid { caption: labels.join(" "), note, ..Grid::default() }
}
