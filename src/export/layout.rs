//! Where the fields of a form stand on a worksheet: heads on the left, values on the right, on a grid of narrow columns as
//! Japanese forms have it.

use unicode_width::UnicodeWidthStr;

use super::outline::{FormField, FormPart};

/// Columns of the grid for heads, and of the whole form.
pub(super) const HEADS: u16 = 6;
pub(super) const WIDTH: u16 = 26;

/// How wide a column of the grid is, in half-width characters.
pub(super) const UNIT: u32 = 6;

/// The height of a line of text in points, and the least and greatest height of a row. The greatest is Excel's.
const LINE: u32 = 14;
const LEAST: u32 = 20;
const GREATEST: u32 = 400;

/// How many lines a field for prose has room for that is to be filled in.
const PROSE_LINES: u32 = 4;

/// What stands in an area of cells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Content {
    /// A label.
    Head(String),
    /// A field, by its number among those of the form.
    Field(usize),
}

/// An area of cells, counted from 0, its last row and column included.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Area {
    pub(super) rows: (u32, u32),
    pub(super) columns: (u16, u16),
    pub(super) content: Content,
}

/// A form on a worksheet.
#[derive(Debug, Default)]
pub(super) struct Layout<'a> {
    pub(super) areas: Vec<Area>,
    pub(super) fields: Vec<&'a FormField>,
    /// Where each field stands.
    pub(super) places: Vec<(u32, u16)>,
    /// The height of each row of the form in points.
    pub(super) heights: Vec<u32>,
}

/// A row of heads, and the part of the grid that each of them takes.
struct RowHeads {
    heads: Vec<String>,
    /// Rows with one number share their last head.
    last: usize,
}

/// Lays out a form; its first row is `top`.
pub(super) fn layout(parts: &[FormPart], top: u32) -> Layout<'_> {
    let mut layout = Layout::default();
    let mut heads: Vec<RowHeads> = Vec::new();
    for part in parts {
        let last = heads.len();
        match part {
            FormPart::Line { heads: labels, field } => {
                heads.push(RowHeads::new(labels.clone(), last));
                layout.begin_row();
                layout.field(Some(field), (HEADS, WIDTH - 1), top);
            }
            FormPart::Grid { heads: labels, columns, rows } => {
                let is_named = rows.iter().any(|it| !it.0.is_empty());
                let spans = spans(columns, rows);
                let depth = layout.column_heads(columns, &spans, top);
                for _ in 0..depth {
                    let mut row = labels.clone();
                    if is_named {
                        row.push(String::new());
                    }
                    heads.push(RowHeads::new(row, last));
                }
                for (nth, (label, fields)) in rows.iter().enumerate() {
                    let mut row = labels.clone();
                    if is_named {
                        row.push(label.clone());
                    }
                    let last = if is_named { last + depth + nth } else { last };
                    heads.push(RowHeads::new(row, last));
                    layout.begin_row();
                    for (field, span) in fields.iter().zip(&spans) {
                        layout.field(field.as_ref(), *span, top);
                    }
                }
            }
        }
    }
    layout.row_heads(&heads, top);
    layout
}

impl<'a> Layout<'a> {
    fn begin_row(&mut self) {
        self.heights.push(LEAST);
    }

    fn row(&self, top: u32) -> u32 {
        top + u32::try_from(self.heights.len().saturating_sub(1)).unwrap_or(u32::MAX)
    }

    /// Puts a field into the last row.
    fn field(&mut self, field: Option<&'a FormField>, columns: (u16, u16), top: u32) {
        let row = self.row(top);
        let Some(field) = field else { return };
        let content = Content::Field(self.fields.len());
        self.areas.push(Area { rows: (row, row), columns, content });
        self.fields.push(field);
        self.places.push((row, columns.0));
        let room = if field.is_prose && field.is_open { PROSE_LINES } else { 1 };
        self.need(lines_in(&field.text, columns).max(room));
    }

    /// Makes room for so many lines in the last row.
    fn need(&mut self, lines: u32) {
        if let Some(height) = self.heights.last_mut() {
            *height = height_of(lines).max(*height);
        }
    }

    /// Puts the heads of columns above a grid; returns how many rows they take.
    fn column_heads(
        &mut self,
        columns: &'a [Vec<String>],
        spans: &[(u16, u16)],
        top: u32,
    ) -> usize {
        let depth = columns.iter().map(Vec::len).max().unwrap_or(0);
        if columns.iter().flatten().all(String::is_empty) {
            return 0;
        }
        for level in 0..depth {
            self.begin_row();
            let row = self.row(top);
            let mut at = 0;
            while at < columns.len() {
                let own = &columns[at];
                let Some(label) = own.get(level) else {
                    at += 1;
                    continue;
                };
                let is_last = level + 1 == own.len();
                let same = |it: &&Vec<String>| {
                    !is_last && it.len() > level + 1 && it[..=level] == own[..=level]
                };
                let wide = 1 + columns[at + 1..].iter().take_while(same).count();
                let span = (spans[at].0, spans[at + wide - 1].1);
                let below = if is_last { depth - level - 1 } else { 0 };
                let end = row + u32::try_from(below).unwrap_or(0);
                self.areas.push(Area {
                    rows: (row, end),
                    columns: span,
                    content: Content::Head(label.clone()),
                });
                self.need(lines_in(label, span));
                at += wide;
            }
        }
        depth
    }

    /// Puts the heads of rows to their left, one over all rows that share it.
    fn row_heads(&mut self, heads: &[RowHeads], top: u32) {
        for level in 0..3 {
            let mut at = 0;
            while at < heads.len() {
                let own = &heads[at];
                let Some((label, columns)) = own.at(level) else {
                    at += 1;
                    continue;
                };
                let same = |it: &&RowHeads| it.shares(own, level);
                let high = 1 + heads[at + 1..].iter().take_while(same).count();
                let rows =
                    [at, at + high - 1].map(|it| top + u32::try_from(it).unwrap_or(u32::MAX));
                self.areas.push(Area {
                    rows: rows.into(),
                    columns,
                    content: Content::Head(label.to_owned()),
                });
                if high == 1
                    && let Some(height) = self.heights.get_mut(at)
                {
                    *height = height_of(lines_in(label, columns)).max(*height);
                }
                at += high;
            }
        }
    }
}

impl RowHeads {
    /// There is room for three; the others stand in the place of the third.
    fn new(mut heads: Vec<String>, last: usize) -> Self {
        if heads.len() > 3 {
            let rest = heads.split_off(2);
            heads.push(rest.into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" "));
        }
        Self { heads, last }
    }

    /// The head at a level and its columns.
    fn at(&self, level: usize) -> Option<(&str, (u16, u16))> {
        let end = HEADS - 1;
        let places: &[(u16, u16)] = match self.heads.len() {
            0 | 1 => &[(0, end)],
            2 => &[(0, 1), (2, end)],
            _ => &[(0, 1), (2, 3), (4, end)],
        };
        let columns = *places.get(level)?;
        self.heads.get(level).map(|it| (it.as_str(), columns))
    }

    /// Whether the row goes on with the head of another one at a level.
    fn shares(&self, other: &Self, level: usize) -> bool {
        let is_last = |it: &Self| level + 1 >= it.heads.len();
        self.at(level).zip(other.at(level)).is_some_and(|(own, other)| own.1 == other.1)
            && self.heads.get(..=level) == other.heads.get(..=level)
            && is_last(self) == is_last(other)
            && (!is_last(self) || self.last == other.last)
    }
}

/// The height of a row of so many lines.
pub(super) fn height_of(lines: u32) -> u32 {
    (lines.min(GREATEST) * LINE + 6).clamp(LEAST, GREATEST)
}

/// How many lines a text takes in columns of the grid.
fn lines_in(text: &str, (first, last): (u16, u16)) -> u32 {
    lines(text, (last - first + 1) * u16::try_from(UNIT).unwrap_or(u16::MAX))
}

/// How many lines a text takes in a cell of a width in half-width characters.
pub(super) fn lines(text: &str, width_of_cell: u16) -> u32 {
    let room = u32::from(width_of_cell).saturating_sub(2).max(2);
    let of_line = |line: &str| width(line).div_ceil(room).clamp(1, GREATEST);
    text.lines().map(of_line).sum::<u32>().clamp(1, GREATEST)
}

fn width(text: &str) -> u32 {
    u32::try_from(text.width()).unwrap_or(u32::MAX)
}

/// The parts of the grid that the columns of a table take: more for what is longer.
fn spans(columns: &[Vec<String>], rows: &[(String, Vec<Option<FormField>>)]) -> Vec<(u16, u16)> {
    let wants = |at: usize| {
        let fields = || rows.iter().filter_map(|it| it.1.get(at)?.as_ref());
        let text = fields().map(|it| width(&it.text)).max().unwrap_or(0);
        let words = fields().flat_map(|it| &it.choices).map(|it| width(it)).max().unwrap_or(0);
        let head = columns[at].last().map_or(0, |it| width(it));
        let prose = if fields().any(|it| it.is_prose) { 60 } else { 0 };
        // A square root, so that one long text does not leave the others without room.
        (text.max(words).max(head).max(prose).clamp(4, 160) * 16).isqrt()
    };
    let wants: Vec<u32> = (0..columns.len()).map(wants).collect();
    let total: u32 = wants.iter().sum::<u32>().max(1);
    let mut spans = Vec::with_capacity(wants.len());
    let (mut at, mut taken) = (HEADS, 0);
    for (nth, want) in wants.iter().enumerate() {
        taken += want;
        let left = u16::try_from(wants.len() - nth - 1).unwrap_or(0);
        let share = (u32::from(WIDTH - HEADS) * taken + total / 2) / total;
        let end = HEADS + u16::try_from(share).unwrap_or(0);
        let end = end.max(at + 1).min((WIDTH - left).max(at + 1));
        spans.push((at, end - 1));
        at = end;
    }
    spans
}
