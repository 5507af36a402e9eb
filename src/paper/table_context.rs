//! What the tables of a form have in common: their captions, and judgements side by side.

use super::grid::{Cell, GridCell, Head, Row, RowHeads};
use super::writer::Caption;
use crate::block::{EvaluationView, When};
use crate::calendar::FiscalYear;
use crate::record::{Block, Key, Program};
use crate::view::Site;
use crate::words::Message;

/// What tables need to know besides what stands in them.
#[derive(Clone, Copy)]
pub(super) struct TableContext<'a> {
    pub(super) site: &'a Site<'a>,
    pub(super) program: &'a Program,
}

impl<'a> TableContext<'a> {
    /// What a table of several blocks is called after: each of them once.
    pub(super) fn joined<'v>(self, labels: impl Iterator<Item = &'v str>) -> String {
        let mut labels: Vec<&str> = labels.collect();
        labels.dedup();
        labels.join(&self.site.phrases.comma)
    }

    /// The years of one of several tables.
    pub(super) fn years(self, count: usize, years: &[FiscalYear]) -> String {
        let times: Vec<(When, &str)> = years.iter().map(|it| (When::In(*it), "")).collect();
        self.part(count, &times)
    }

    /// The years or periods of one of several tables; a period has its name next to it.
    pub(super) fn part(self, count: usize, times: &[(When, &str)]) -> String {
        let name = |(at, name): (When, &str)| match at {
            When::In(year) => self.site.short_year(year),
            When::During(_) | When::Before | When::After => name.to_owned(),
        };
        match times {
            [first, .., last] if count > 1 => {
                let years = Message::new("form-years");
                let years = years.with("first", name(*first)).with("last", name(*last));
                self.site.words.say(&years)
            }
            [only] if count > 1 => name(*only),
            _ => String::new(),
        }
    }

    /// What stands over the columns of a judgement: the text and the grade, if the form has both.
    pub(super) fn judgement_columns<'v>(self, block: Block, grade: &'v str) -> Vec<&'v str>
    where
        'a: 'v,
    {
        let reason = self.site.heading_of_judgement(self.program, block, Key::ReasonForGrade);
        if reason.is_empty() || grade.is_empty() {
            return Vec::new();
        }
        vec![&self.site.phrases.form_text, grade]
    }

    /// The rows of judgements that stand side by side: why, with the grade next to it, and what
    /// follows; without what the form does not have.
    pub(super) fn judgements<'v>(
        self,
        block: Block,
        judged: &[&'v EvaluationView<'a>],
        published: &'v str,
    ) -> Vec<Row<'v, 'a>>
    where
        'a: 'v,
    {
        let label = |key: Key| self.site.heading_of_judgement(self.program, block, key);
        let (why, grade) = (label(Key::ReasonForGrade), label(Key::Grade));
        let next = self.site.heading_in(&self.program.form, block.key(), Key::NextSteps);
        let width = self.judgement_columns(block, grade).len().max(1);
        let (mut above, mut below) = (Vec::new(), Vec::new());
        for (at, evaluation) in judged.iter().enumerate() {
            let mut rows = evaluation.rows.iter().peekable();
            // They come in this order, and two may have one label.
            let mut said = |label: &str| {
                let row = rows.next_if(|it| it.label == label && !label.is_empty());
                Cell { nothing: &evaluation.nothing, ..Cell::text(row.map(|it| &it.html)) }
            };
            let details = &*evaluation.reasons;
            let (grades, nothing, stage) =
                (evaluation.grades.clone(), &*evaluation.nothing, &*evaluation.stage);
            let reason = Cell { stage: if grade.is_empty() { stage } else { "" }, ..said(why) };
            let judgement = Cell { nothing, grades, stage, ..Cell::default() };
            let mut cells = vec![(why, reason), (grade, judgement)];
            cells.retain(|it| !it.0.is_empty());
            if let Some((_, first)) = cells.first_mut() {
                first.details = details;
                first.published = evaluation.published.as_ref().map(|day| (published, day));
            }
            let cells = cells.into_iter().zip(width * at..);
            above.extend(cells.map(|((_, cell), column)| GridCell::new(column, cell)));
            let (column, col_span) = (width * at, width);
            below.push(GridCell { content: said(next), column, col_span, row_span: 1 });
        }
        let row = |label: &'v str, cells| Row { heads: vec![Head::new(label, "")], cells };
        let first = if why.is_empty() { grade } else { why };
        let has_own = |it: &&EvaluationView| {
            !(it.grades.is_empty() && it.rows.is_empty() && it.reasons.is_empty())
        };
        // Where assessors alone judge there is no row for a judgement that is none of theirs.
        let is_theirs =
            judged.iter().any(|it| !it.assessments.is_empty()) && !judged.iter().any(has_own);
        let rows = if is_theirs { vec![] } else { vec![(first, above), (next, below)] };
        let rows = rows.into_iter().filter(|it| !it.0.is_empty()).map(|it| row(it.0, it.1));
        let columns = [!why.is_empty(), !grade.is_empty()];
        rows.chain(assessments(judged, published, columns)).collect()
    }
}

/// A row for each assessor: why, with the grade next to it, as far as the form has them.
fn assessments<'v, 'a>(
    judged: &[&'v EvaluationView<'a>],
    published: &'v str,
    columns: [bool; 2],
) -> impl Iterator<Item = Row<'v, 'a>>
where
    'a: 'v,
{
    let mut assessors: Vec<(&'v str, &'v str)> = Vec::new();
    for assessment in judged.iter().flat_map(|it| &it.assessments) {
        if !assessors.iter().any(|it| it.0 == assessment.assessor) {
            assessors.push((assessment.assessor, &assessment.heading));
        }
    }
    assessors.into_iter().map(move |(assessor, heading)| {
        let mut cells = Vec::with_capacity(2 * judged.len());
        for (at, evaluation) in judged.iter().enumerate() {
            let mut all = evaluation.assessments.iter();
            let found = all.find(|it| it.assessor == assessor);
            let text = Cell {
                details: found.map_or(&[], |it| &it.reasons),
                published: found.and_then(|it| Some((published, it.published.as_ref()?))),
                nothing: &evaluation.nothing,
                ..Cell::text(found.and_then(|it| it.rows.first()).map(|it| &it.html))
            };
            let grades = found.map_or_else(Vec::new, |it| it.grades.clone());
            let grade = Cell { grades, nothing: &evaluation.nothing, ..Cell::default() };
            let width = columns.iter().filter(|it| **it).count();
            let asked = [text, grade].into_iter().zip(columns).filter(|it| it.1);
            let placed = asked.zip(width * at..);
            cells.extend(placed.map(|((cell, _), column)| GridCell::new(column, cell)));
        }
        Row { heads: vec![Head::new(heading, "")], cells }
    })
}

/// The caption of a table called after its block, and after the block's group, where it is in one.
pub(super) fn headed<'v>(kind: &'static str, heads: &RowHeads<'v>, years: String) -> Caption<'v> {
    let labels: Vec<&str> = heads.iter().map(|it| it.label).collect();
    let note = heads.last().map_or("", |it| it.note);
    Caption { kind, text: labels.join(" "), note, years }
}
