//! Which cell of a table belongs to which field: by the labels beside it and above it.
//!
//! What converters make of merged cells moves columns by one or two in some rows. So the columns of a row are counted from the
//! first one behind its own labels, and those of the heads above from the first head.

use super::document::Text;
use super::draft::FieldStep;
use super::form_reader::Imported;
use super::label::{Label, Labels, TableBlock};
use crate::japanese::{fold, is_japanese, suggest};
use crate::record::{Key, Program, Scales};

/// The columns below a head.
pub(super) struct Head {
    label: Label,
    first: usize,
    /// One behind the last.
    end: usize,
    /// Where each of its columns is, and its number in the block, where a row of heads below says so.
    inner: Vec<(usize, usize)>,
}

/// A table being read.
pub(super) struct TableReader<'a, 'p> {
    labels: &'a Labels<'p>,
    program: &'p Program,
    imported: &'a mut Imported,
    block: Option<TableBlock>,
    part: Option<Key>,
    season: Option<Label>,
    heads: Vec<Head>,
    /// Whether the columns are where they were drawn.
    is_exact: bool,
    /// Rows of 取組工程 or 指標 until the last of them is known, each with the places of its values.
    course: Vec<(&'a [Text], Vec<usize>)>,
}

impl<'a, 'p> TableReader<'a, 'p> {
    /// A reader that knows which block the table belongs to, if a heading says so, and the heads of the table above.
    pub(super) fn new(
        (labels, program): (&'a Labels<'p>, &'p Program),
        imported: &'a mut Imported,
        block: Option<TableBlock>,
        (heads, is_exact): (Vec<Head>, bool),
    ) -> Self {
        let (part, season, course) = (None, None, Vec::new());
        Self { labels, program, imported, block, part, season, heads, is_exact, course }
    }

    /// Reads the rows; returns the heads for the next table.
    pub(super) fn read(mut self, rows: &'a [Vec<Text>]) -> Vec<Head> {
        for row in rows {
            self.row(row);
        }
        self.end_course();
        self.heads
    }

    fn row(&mut self, row: &'a [Text]) {
        let found: Vec<Option<Label>> = row.iter().map(|it| self.labels.find(&it.text)).collect();
        let is_value = |at: &usize| {
            let text = &row[*at].text;
            !text.is_empty() && found[*at].is_none() && !self.labels.is_remark(text)
        };
        let first = (0..row.len()).find(is_value);
        let has_fields = found.iter().flatten().any(|it| is_field(*it));
        // Behind the first value of a block's row everything is one: a year can be what is aimed at.
        let is_filled = |at: &usize| {
            let is_behind = !has_fields && first.is_some_and(|first| *at > first);
            is_value(at) || is_behind && found[*at].is_some()
        };
        let values: Vec<usize> = (0..row.len()).filter(is_filled).collect();
        let filled = row.iter().filter(|it| !it.text.is_empty()).count();
        self.imported.labels += filled - values.len();
        if first.is_none() && is_row_of_heads(&found) {
            return self.head(row.len(), &found);
        }
        let start = self.beside(&found, first);
        if has_fields {
            self.fields(row, &found);
        } else if let Some(block) = self.block {
            match block {
                TableBlock::Schedule | TableBlock::Indicators => self.course.push((row, values)),
                TableBlock::Progress | TableBlock::Annual | TableBlock::Overall => {
                    self.judged(row, &values, block, start);
                }
            }
        } else {
            for at in values {
                self.imported.not_read(&row[at]);
            }
        }
    }

    /// Takes up the labels before the first value of a row; returns where its values begin.
    fn beside(&mut self, found: &[Option<Label>], first_value: Option<usize>) -> usize {
        let mut start = 0;
        for (at, label) in found.iter().enumerate().take(first_value.unwrap_or(found.len())) {
            let Some(label) = label else { continue };
            start = at + 1;
            match label {
                Label::Block(key) => self.begin(Some(*key)),
                Label::Part(key) => self.part = Some(*key),
                Label::Season(_) | Label::Period(_) | Label::Year(_) => self.season = Some(*label),
                Label::Group => self.begin(None),
                Label::Field(_)
                | Label::Level(_)
                | Label::Declared(_)
                | Label::Column(_)
                | Label::Baseline
                | Label::Goal
                | Label::OverallGrade => {}
            }
        }
        start
    }

    /// Begins a block.
    fn begin(&mut self, block: Option<TableBlock>) {
        self.end_course();
        (self.block, self.part, self.season) = (block, None, None);
    }

    /// Heads above the rows that follow, or what stands below such heads.
    fn head(&mut self, width: usize, found: &[Option<Label>]) {
        self.end_course();
        let above = || found.iter().enumerate().filter_map(|(at, it)| Some((at, (*it)?)));
        let inner: Option<Vec<(usize, usize)>> = above()
            .map(
                |(at, label)| {
                    if let Label::Column(column) = label { Some((at, column)) } else { None }
                },
            )
            .collect();
        if let Some(inner) = inner.filter(|_| !self.heads.is_empty()) {
            for head in &mut self.heads {
                let below = |it: &&(usize, usize)| (head.first..head.end).contains(&it.0);
                head.inner = inner.iter().filter(below).copied().collect();
            }
            return;
        }
        for (_, label) in above() {
            if let Label::Block(key) = label {
                self.begin(Some(key));
            }
        }
        let heads: Vec<(usize, Label)> =
            above().filter(|it| is_head(it.1) || is_part(it.1)).collect();
        let ends = heads.iter().skip(1).map(|it| it.0).chain([width]);
        self.heads = heads
            .iter()
            .zip(ends)
            .map(|((first, label), end)| Head {
                label: *label,
                first: *first,
                end,
                inner: Vec::new(),
            })
            .collect();
    }

    /// Texts beside what they are called.
    fn fields(&mut self, row: &[Text], found: &[Option<Label>]) {
        let mut label_before = None;
        for (text, label) in row.iter().zip(found) {
            if let Some(label) = label {
                label_before = Some(*label);
            } else if !text.text.is_empty() && !self.labels.is_remark(&text.text) {
                match label_before.take().and_then(|it| it.field(self.program)) {
                    Some(path) => self.imported.put(path, &text.text, text),
                    None => self.imported.not_read(text),
                }
            }
        }
    }

    /// Reads the rows of 取組工程 or 指標 that were met: their names, if they have some, and what stands below each head.
    fn end_course(&mut self) {
        let rows = std::mem::take(&mut self.course);
        let Some(block) = self.block else { return };
        let leaves = self.leaves(block);
        let Some((begin, end)) = leaves.first().zip(leaves.last()).map(|(a, b)| (a.0, b.0)) else {
            let unread = rows.iter().flat_map(|(row, values)| values.iter().map(|at| &row[*at]));
            return unread.for_each(|it| self.imported.not_read(it));
        };
        // An indicator has a name. Rows of the schedule have some where one has more cells than there are heads.
        let is_longer = |values: &[usize]| match (values.first(), values.last()) {
            (Some(first), Some(last)) => *first < begin && last + begin > end + first,
            _ => false,
        };
        let is_named = block == TableBlock::Indicators || rows.iter().any(|it| is_longer(&it.1));
        for (row, values) in rows {
            self.course_row(row, &values, (block, is_named), (begin, &leaves));
        }
    }

    fn course_row(
        &mut self,
        row: &[Text],
        values: &[usize],
        (block, is_named): (TableBlock, bool),
        (begin, leaves): (usize, &[(usize, Vec<FieldStep>)]),
    ) {
        let Some(first) = values.first().copied() else { return };
        let has_name = is_named && (first < begin || block == TableBlock::Indicators);
        let base = match (first < begin, has_name) {
            (true, false) => first,
            (false, true) => first + 1,
            (true, true) | (false, false) => begin,
        };
        let base = if self.is_exact { begin } else { base };
        let item = FieldStep::Item(self.imported.record.items(block.key()));
        let path =
            |rest: &[FieldStep]| [&[FieldStep::key(block.key()), item.clone()], rest].concat();
        if has_name {
            let name = if block == TableBlock::Indicators { Key::Name } else { Key::Action };
            self.imported.put(path(&[FieldStep::key(name)]), &row[first].text, &row[first]);
        }
        for at in values.iter().skip(usize::from(has_name)) {
            let mut leaves = leaves.iter().rev();
            let is_above = |column: usize| {
                let place = column - begin + base;
                if self.is_exact { place <= *at } else { place == *at }
            };
            match leaves.find(|(column, _)| is_above(*column)) {
                Some((_, rest)) => self.imported.put(path(rest), &row[*at].text, &row[*at]),
                None => self.imported.not_read(&row[*at]),
            }
        }
    }

    /// The columns below the heads, and the field in a row that each is for.
    fn leaves(&self, block: TableBlock) -> Vec<(usize, Vec<FieldStep>)> {
        let columns = self.program.form.columns(block.key());
        let mut leaves = Vec::new();
        for head in &self.heads {
            let (key, time) = match head.label {
                Label::Baseline => (Key::Baseline, None),
                Label::Goal => (Key::Goal, None),
                Label::Year(year) => (Key::ByYear, Some(FieldStep::Year(year))),
                Label::Period(period) => (Key::When, Some(FieldStep::Period(period))),
                Label::Field(_)
                | Label::Level(_)
                | Label::Declared(_)
                | Label::Block(_)
                | Label::Group
                | Label::Part(_)
                | Label::Season(_)
                | Label::Column(_)
                | Label::OverallGrade => continue,
            };
            let Some(time) = time else {
                leaves.push((head.first, vec![FieldStep::key(key)]));
                continue;
            };
            let in_order = || (head.first..head.end).zip(0..columns.len()).collect();
            let inner: Vec<(usize, usize)> =
                if head.inner.is_empty() { in_order() } else { head.inner.clone() };
            for (at, column) in inner {
                let Some(name) = columns.get(column).map(|it| it.name.to_string()) else {
                    continue;
                };
                let column = FieldStep::Column(column, name);
                leaves.push((at, vec![FieldStep::key(key), time.clone(), column]));
            }
        }
        leaves
    }

    /// A row of reports or evaluations: what stands below each year.
    fn judged(&mut self, row: &[Text], values: &[usize], block: TableBlock, start: usize) {
        let begin = self.heads.first().map_or(start, |it| it.first);
        let base = if start == 0 || self.is_exact { begin } else { start };
        for at in values {
            let column = (at + begin).checked_sub(base);
            let head = column.and_then(|it| self.heads.iter().rev().find(|head| head.first <= it));
            let path = self.judgement(block, head.map(|it| it.label), &row[*at].text);
            match path {
                Some(path) => self.imported.put(path, &row[*at].text, &row[*at]),
                None => self.imported.not_read(&row[*at]),
            }
        }
    }

    /// The field of a text in a block of reports or evaluations, below a head.
    fn judgement(
        &self,
        block: TableBlock,
        head: Option<Label>,
        text: &str,
    ) -> Option<Vec<FieldStep>> {
        let times = || [head, self.season].into_iter().flatten();
        let year =
            times().find_map(|it| if let Label::Year(year) = it { Some(year) } else { None });
        let whole =
            times().find_map(|it| if let Label::Period(period) = it { Some(period) } else { None });
        let season =
            times().find_map(|it| if let Label::Season(at) = it { Some(at) } else { None });
        let period = whole.or_else(|| self.labels.period(year?, season?));
        let own = if let Some(Label::Part(part)) = head { Some(part) } else { self.part };
        let file = &self.program.file;
        let (level, scales, prose, time) = match block {
            TableBlock::Progress => {
                (Key::Status, &file.statuses, Key::Text, Some(FieldStep::Period(period?)))
            }
            TableBlock::Annual => {
                (Key::Grade, &file.grades, Key::ReasonForGrade, Some(FieldStep::Year(year?)))
            }
            TableBlock::Overall => (Key::Grade, &file.grades, Key::ReasonForGrade, None),
            TableBlock::Schedule | TableBlock::Indicators => return None,
        };
        let part = if own != Some(Key::AfterPlan) && is_level(scales, text) {
            level
        } else {
            own.unwrap_or(prose)
        };
        let block = FieldStep::key(block.key());
        Some([block].into_iter().chain(time).chain([FieldStep::key(part)]).collect())
    }
}

/// Whether a text is a level of a scale, or was meant to be one.
fn is_level(scales: &Scales, text: &str) -> bool {
    /// No level is a sentence.
    const LONGEST: usize = 16;
    let labels = || scales.axes.iter().flat_map(|it| &it.scale.0).map(|it| &*it.label);
    let length = text.chars().count();
    labels().any(|it| fold(it) == fold(text))
        || length <= LONGEST && suggest(text, labels()).is_some()
        || length <= 2 && !text.chars().any(is_japanese)
}

/// Whether labels stand above columns, and not beside what is still to be filled in.
fn is_row_of_heads(labels: &[Option<Label>]) -> bool {
    let count = |of: fn(Label) -> bool| labels.iter().flatten().filter(|it| of(**it)).count();
    let (times, parts) = (count(is_head), count(is_part));
    times > 1
        || parts > 1
        || times == 1 && parts == 0 && count(|it| matches!(it, Label::Season(_))) == 0
}

/// Whether a label may stand above columns.
fn is_head(label: Label) -> bool {
    matches!(
        label,
        Label::Year(_)
            | Label::Period(_)
            | Label::Baseline
            | Label::Goal
            | Label::Column(_)
            | Label::OverallGrade
            | Label::Part(Key::AfterPlan)
    )
}

/// Whether a label says what of a report or an evaluation is beside or below it.
fn is_part(label: Label) -> bool {
    matches!(label, Label::Part(_)) && !is_head(label)
}

/// Whether a label stands beside the text of a field.
fn is_field(label: Label) -> bool {
    matches!(label, Label::Field(_) | Label::Level(_) | Label::Declared(_))
}
