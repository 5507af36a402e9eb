//! The tables of a page, as a browser lays them out.

use std::collections::BTreeSet;

/// A table.
#[derive(Debug, Default)]
pub(crate) struct Table {
    pub(crate) kind: String,
    pub(crate) caption: String,
    /// The widths of its groups of columns.
    pub(crate) groups: Vec<usize>,
    /// How many columns the groups have together.
    pub(crate) columns: usize,
    rows: Vec<Vec<Cell>>,
}

/// A cell.
#[derive(Debug, Clone, Default)]
pub(crate) struct Cell {
    pub(crate) head: bool,
    pub(crate) id: String,
    pub(crate) scope: String,
    pub(crate) headers: Vec<String>,
    pub(crate) col_span: usize,
    pub(crate) row_span: usize,
    pub(crate) text: String,
}

/// The values of an attribute, in order.
pub(crate) fn values<'a>(html: &'a str, name: &str) -> impl Iterator<Item = &'a str> {
    let start = format!(" {name}=\"");
    let tags = html.split('<').skip(1).filter_map(|it| it.split_once('>')).map(|it| it.0);
    tags.filter_map(move |tag| tag.split_once(start.as_str())?.1.split('"').next())
}

fn attribute(tag: &str, name: &str) -> String {
    let value = tag.split_once(&format!(" {name}=\"")).and_then(|it| it.1.split('"').next());
    value.unwrap_or_default().to_owned()
}

fn number(tag: &str, name: &str) -> usize {
    attribute(tag, name).parse().unwrap_or(1)
}

/// The tables of a page.
pub(crate) fn tables(html: &str) -> Vec<Table> {
    let mut tables: Vec<Table> = Vec::new();
    let mut in_caption = false;
    let mut in_cell = false;
    for piece in html.split('<').skip(1) {
        let (tag, text) = piece.split_once('>').unwrap_or((piece, ""));
        let name = tag.split([' ', '\n']).next().unwrap_or_default();
        if name == "table" {
            tables.push(Table { kind: attribute(tag, "class"), ..Table::default() });
        }
        let Some(table) = tables.last_mut() else { continue };
        match name {
            "caption" | "/caption" => in_caption = name == "caption",
            "colgroup" => {
                table.groups.push(number(tag, "span"));
                table.columns += number(tag, "span");
            }
            "tr" => table.rows.push(Vec::new()),
            "th" | "td" => table.rows.last_mut().into_iter().for_each(|it| it.push(cell(tag))),
            _ => {}
        }
        in_cell = matches!(name, "th" | "td") || in_cell && !matches!(name, "/th" | "/td");
        if in_caption {
            table.caption.push_str(text);
        } else if in_cell && let Some(cell) = table.rows.last_mut().and_then(|it| it.last_mut()) {
            cell.text.push_str(text.trim_matches('\n'));
        }
    }
    tables
}

fn cell(tag: &str) -> Cell {
    Cell {
        head: tag.starts_with("th"),
        id: attribute(tag, "id"),
        scope: attribute(tag, "scope"),
        headers: attribute(tag, "headers").split_whitespace().map(str::to_owned).collect(),
        col_span: number(tag, "colspan"),
        row_span: number(tag, "rowspan"),
        text: String::new(),
    }
}

impl Table {
    pub(crate) fn cells(&self) -> impl Iterator<Item = &Cell> {
        self.rows.iter().flatten()
    }

    /// Which cell is at each place.
    fn slots(&self) -> Vec<Vec<Option<&Cell>>> {
        let mut slots: Vec<Vec<Option<&Cell>>> = vec![Vec::new(); self.rows.len()];
        for (at, row) in self.rows.iter().enumerate() {
            let mut column = 0;
            for cell in row {
                while slots[at].get(column).is_some_and(Option::is_some) {
                    column += 1;
                }
                for row in slots.iter_mut().skip(at).take(cell.row_span) {
                    let end = column + cell.col_span;
                    row.resize(row.len().max(end), None);
                    row[column..end].fill(Some(cell));
                }
            }
        }
        slots
    }

    /// How many columns each row fills.
    pub(crate) fn widths(&self) -> Vec<usize> {
        self.slots().iter().map(|it| it.iter().flatten().count()).collect()
    }

    /// Each data cell, and the ids of the heads next to and above it.
    pub(crate) fn heads(&self) -> Vec<(&Cell, BTreeSet<&str>)> {
        let slots = self.slots();
        let mut found: Vec<(&Cell, BTreeSet<&str>)> = Vec::new();
        for (at, row) in slots.iter().enumerate() {
            for (column, cell) in row.iter().enumerate() {
                let Some(cell) = cell.filter(|it| !it.head) else { continue };
                let before = || row[..column].iter().rev().flatten();
                // A fact is besides its own head only.
                let most = if self.kind == "facts" { 1 } else { usize::MAX };
                let nearest = before().filter(|it| !std::ptr::eq(**it, cell));
                let row_heads: Vec<&str> = nearest
                    .filter(|it| it.head)
                    .take(most)
                    .filter(|it| it.scope == "row")
                    .map(|it| &*it.id)
                    .collect();
                let above = slots[..at].iter().filter_map(|it| it.get(column).copied().flatten());
                let above = above.filter(|it| it.scope.starts_with("col")).map(|it| &*it.id);
                let heads = row_heads.into_iter().chain(above);
                match found.iter_mut().find(|it| std::ptr::eq(it.0, cell)) {
                    Some((_, known)) => known.extend(heads),
                    None => found.push((cell, heads.collect())),
                }
            }
        }
        found
    }
}
