//! Tables in the terminal: as wide as it is, and right under Japanese text.

use comfy_table::{
    CellAlignment, ContentArrangement, ContentLineStyle, LineStyle, Table, TableStyle,
};
use terminal_size::{Width, terminal_size};

use crate::disclosure::StandingKind;
use crate::exchange::{Counts, ObligationRow, ProgramDocument};
use crate::words::{Message, Words};

/// A line under the header, nothing else that would get in the way of reading or `grep`.
const STYLE: TableStyle = TableStyle::new()
    .header_lines(ContentLineStyle::new(' ', ' ', ' '))
    .header_separator(LineStyle::new(' ', '─', ' ', ' '))
    .content_lines(ContentLineStyle::new(' ', ' ', ' '));

/// Columns of a table that goes into a file or a pipe.
const WIDTH: u16 = 120;

/// How the items of a program stand.
pub(super) fn summary(program: &ProgramDocument<'_>, words: &Words) -> String {
    let mut table = new();
    let head = ["obligations-item", "obligations-due"].map(|it| words.word(it));
    let kinds = StandingKind::ALL.map(|it| words.word(&it.word()));
    table.set_header(head.into_iter().chain(kinds));
    for item in &program.items {
        let counts = numbers(item.counts);
        table.add_row([item.name.clone(), item.due.clone()].into_iter().chain(counts));
    }
    let total = [words.word("obligations-total"), String::new()];
    table.add_row(total.into_iter().chain(numbers(program.counts)));
    for column in table.column_iter_mut().skip(2) {
        column.set_cell_alignment(CellAlignment::Right);
    }
    format!("{}\n{}", program.name, drawn(&table))
}

fn numbers(counts: Counts) -> [String; 6] {
    let Counts { on_time, late, undated, overdue, not_due, exempt } = counts;
    [on_time, late, undated, overdue, not_due, exempt].map(|it| it.to_string())
}

/// Obligations one by one, each with its days late, overdue or left.
pub(super) fn list<'a>(
    rows: impl Iterator<Item = (ObligationRow<'a>, Option<u32>)>,
    words: &Words,
) -> String {
    let mut table = new();
    let head = [
        "obligations-unit",
        "obligations-record",
        "obligations-item",
        "obligations-due",
        "obligations-standing",
    ];
    table.set_header(head.map(|it| words.word(it)));
    let (mut is_empty, comma) = (true, words.word("comma"));
    for (obligation, days) in rows {
        is_empty = false;
        let record = match (obligation.number, obligation.title) {
            ("", "") => obligation.program_name.to_owned(),
            (number, title) => format!("{number} {title}").trim_end().to_owned(),
        };
        let standing = standing(&obligation, days, words);
        table.add_row([
            obligation.unit_names.join(&comma),
            record,
            obligation.item_name,
            obligation.due,
            standing,
        ]);
    }
    if is_empty { String::new() } else { drawn(&table) }
}

/// 遅れて公表 12日
fn standing(row: &ObligationRow<'_>, days: Option<u32>, words: &Words) -> String {
    let said = match days {
        Some(days) => words.say(
            &Message::new("obligations-days")
                .with("standing", row.standing_name.as_str())
                .with("kind", row.standing)
                .with("days", days),
        ),
        None => row.standing_name.clone(),
    };
    if row.reason.is_empty() {
        return said;
    }
    let reason = Message::new("obligations-reason").with("standing", said);
    words.say(&reason.with("reason", row.reason.as_str()))
}

fn new() -> Table {
    let mut table = Table::new();
    table.load_style(STYLE).set_content_arrangement(ContentArrangement::Dynamic);
    table.set_width(terminal_size().map_or(WIDTH, |(Width(columns), _)| columns.max(40)));
    table
}

/// The table without blanks at the ends of its lines.
fn drawn(table: &Table) -> String {
    let lines: Vec<String> = table.lines().map(|it| it.trim_end().to_owned()).collect();
    lines.join("\n")
}
