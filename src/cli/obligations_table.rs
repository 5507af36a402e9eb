//! How obligations stand, as tables in the terminal.

use super::table::{Column, Table};
use crate::disclosure::StandingKind;
use crate::exchange::{Counts, ObligationRow, ProgramDocument};
use crate::words::{Message, Words};

/// How the items of a program stand.
pub(super) fn summary(program: &ProgramDocument<'_>, words: &Words, columns: usize) -> String {
    let heads = [("obligations-item", Column::Text), ("obligations-due", Column::Whole)];
    let heads = heads.map(|(id, column)| (words.word(id), column));
    let kinds = StandingKind::ALL.map(|it| (words.word(&it.word()), Column::Number));
    let mut table = Table::new(heads.into_iter().chain(kinds));
    for item in &program.items {
        let counts = numbers(item.counts);
        table.row([item.name.clone(), item.due.clone()].into_iter().chain(counts));
    }
    let total = [words.word("obligations-total"), String::new()];
    table.row(total.into_iter().chain(numbers(program.counts)));
    format!("{}\n{}", program.name, indented(&table, columns))
}

fn numbers(counts: Counts) -> [String; 6] {
    let Counts { on_time, late, undated, overdue, not_due, exempt } = counts;
    [on_time, late, undated, overdue, not_due, exempt].map(|it| it.to_string())
}

/// Obligations one by one, each with its days late, overdue or left.
pub(super) fn list<'a>(
    rows: impl Iterator<Item = (ObligationRow<'a>, Option<u32>)>,
    words: &Words,
    columns: usize,
) -> String {
    let rows: Vec<_> = rows.collect();
    if rows.is_empty() {
        return String::new();
    }
    let has_reason = rows.iter().any(|(row, _)| !row.reason.is_empty());
    let heads = [
        ("obligations-unit", Column::Text),
        ("obligations-record", Column::Text),
        ("obligations-item", Column::Text),
        ("obligations-due", Column::Whole),
        ("obligations-standing", Column::Whole),
        ("obligations-reason", Column::Text),
    ];
    let shown = heads.len() - usize::from(!has_reason);
    let mut table =
        Table::new(heads.into_iter().take(shown).map(|(id, column)| (words.word(id), column)));
    let comma = words.word("comma");
    for (obligation, days) in rows {
        let record = match (obligation.number, obligation.title) {
            ("", "") => obligation.program_name.to_owned(),
            (number, title) => format!("{number} {title}").trim_end().to_owned(),
        };
        let standing = standing(&obligation, days, words);
        let cells = [
            obligation.unit_names.join(&comma),
            record,
            obligation.item_name,
            obligation.due,
            standing,
            obligation.reason,
        ];
        table.row(cells.into_iter().take(shown));
    }
    indented(&table, columns)
}

/// 遅れて公表 12日
fn standing(row: &ObligationRow<'_>, days: Option<u32>, words: &Words) -> String {
    let Some(days) = days else { return row.standing_name.clone() };
    let message = Message::new("obligations-days").with("standing", row.standing_name.as_str());
    words.say(&message.with("kind", row.standing).with("days", days))
}

/// The table below a heading.
fn indented(table: &Table, columns: usize) -> String {
    let lines = table.lines(columns.saturating_sub(INDENT.len()));
    lines.iter().map(|it| format!("{INDENT}{it}")).collect::<Vec<_>>().join("\n")
}

/// What is before each line of a table.
const INDENT: &str = "  ";
