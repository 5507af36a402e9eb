//! Tables in the terminal: no wider than it, and right under letters that take two columns. Where there is no room the
//! longest texts are cut; numbers and days never are.

use std::iter::repeat_n;

use crate::japanese::display_width;

/// Columns of a terminal of which nothing is known, of a file and of a pipe.
pub(super) const WIDTH: usize = 80;

/// Columns that a text keeps however little room there is.
const SHORTEST: usize = 8;

/// What stands in a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Column {
    /// A text, of which a part may be left out.
    Text,
    /// A word or a day, which is shown whole.
    Whole,
    /// A number, shown whole and at the right.
    Number,
}

/// Rows below a head.
#[derive(Debug)]
pub(super) struct Table {
    heads: Vec<String>,
    columns: Vec<Column>,
    rows: Vec<Vec<String>>,
}

/// How a table is drawn so that it fits.
struct Layout {
    gap: usize,
    heads: Vec<Vec<String>>,
    widths: Vec<usize>,
}

impl Table {
    /// A table without rows.
    pub(super) fn new(heads: impl IntoIterator<Item = (String, Column)>) -> Self {
        let (heads, columns) = heads.into_iter().unzip();
        Self { heads, columns, rows: Vec::new() }
    }

    /// Adds a row, which has as many cells as there are heads.
    pub(super) fn row(&mut self, cells: impl IntoIterator<Item = String>) {
        self.rows.push(cells.into_iter().collect());
    }

    /// How many columns it takes when nothing is cut.
    pub(super) fn natural_width(&self) -> usize {
        let layout = self.layout(usize::MAX);
        layout.width()
    }

    /// The lines of the table, none longer than the width, without blanks at their ends.
    pub(super) fn lines(&self, width: usize) -> Vec<String> {
        let layout = self.layout(width);
        let rule = layout.widths.iter().map(|it| "─".repeat(*it)).collect::<Vec<_>>();
        let heads = layout.heads.iter().map(|it| self.line(it, &layout));
        let rule = std::iter::once(rule.join(&" ".repeat(layout.gap)));
        let rows = self.rows.iter().map(|it| self.line(it, &layout));
        heads.chain(rule).chain(rows).collect()
    }

    fn line(&self, cells: &[String], layout: &Layout) -> String {
        let mut line = String::new();
        for ((cell, column), width) in cells.iter().zip(&self.columns).zip(&layout.widths) {
            let cell = cut(cell, *width);
            let blank = " ".repeat(width.saturating_sub(display_width(&cell)));
            let is_number = *column == Column::Number;
            let (before, after) =
                if is_number { (blank, String::new()) } else { (String::new(), blank) };
            line.extend([before, cell, after, " ".repeat(layout.gap)]);
        }
        line.truncate(line.trim_end().len());
        line
    }

    /// The widest layout that fits: wide gaps, else heads on two lines, else narrow gaps, else texts that are cut.
    fn layout(&self, width: usize) -> Layout {
        let layout = |gap, heads: &Vec<Vec<String>>| Layout {
            gap,
            heads: heads.clone(),
            widths: self.widths(heads),
        };
        let (whole, broken) = (vec![self.heads.clone()], self.broken_heads());
        let mut choices = [(2, &whole), (2, &broken), (1, &broken)].into_iter();
        let fitting = choices.find_map(|(gap, heads)| {
            let layout = layout(gap, heads);
            (layout.width() <= width).then_some(layout)
        });
        fitting.unwrap_or_else(|| {
            let mut narrow = layout(1, &broken);
            self.squeeze(&mut narrow, width);
            narrow
        })
    }

    fn widths(&self, heads: &[Vec<String>]) -> Vec<usize> {
        let mut widths = vec![0; self.columns.len()];
        for line in heads.iter().chain(&self.rows) {
            for (width, cell) in widths.iter_mut().zip(line) {
                *width = display_width(cell).max(*width);
            }
        }
        widths
    }

    /// Takes from the widest texts what is too much.
    fn squeeze(&self, layout: &mut Layout, width: usize) {
        while layout.width() > width {
            let texts = layout.widths.iter_mut().zip(&self.columns);
            let texts = texts.filter(|it| *it.1 == Column::Text && *it.0 > SHORTEST);
            let Some((widest, _)) = texts.max_by_key(|it| *it.0) else { break };
            *widest -= 1;
        }
    }

    /// The heads of numbers on two lines.
    fn broken_heads(&self) -> Vec<Vec<String>> {
        let pairs = self.heads.iter().zip(&self.columns).map(|(head, column)| match column {
            Column::Number => broken(head),
            Column::Text | Column::Whole => (String::new(), head.clone()),
        });
        let (above, below): (Vec<_>, Vec<_>) = pairs.unzip();
        if above.iter().all(String::is_empty) { vec![below] } else { vec![above, below] }
    }
}

impl Layout {
    fn width(&self) -> usize {
        self.widths.iter().sum::<usize>() + self.gap * self.widths.len().saturating_sub(1)
    }
}

/// A head on two lines, of which the first may be empty: between words, or in the middle of four kanji or more.
fn broken(head: &str) -> (String, String) {
    let middle = display_width(head) / 2;
    let spaces = head.match_indices(' ').map(|it| it.0);
    let nearest = spaces.min_by_key(|it| display_width(&head[..*it]).abs_diff(middle));
    if let Some(at) = nearest {
        return (head[..at].to_owned(), head[at + 1..].to_owned());
    }
    let count = head.chars().count();
    if head.is_ascii() || count < 4 {
        return (String::new(), head.to_owned());
    }
    let above: String = head.chars().take(count.div_ceil(2)).collect();
    let below = head[above.len()..].to_owned();
    (above, below)
}

/// The text, or as much of its beginning as has room before `…`.
pub(super) fn cut(text: &str, width: usize) -> String {
    if display_width(text) <= width {
        return text.to_owned();
    }
    let fits = |end: &usize| display_width(&text[..*end]) < width;
    let ends = text.char_indices().map(|it| it.0).take_while(fits);
    let end = ends.last().unwrap_or_default();
    if width == 0 { String::new() } else { format!("{}…", text[..end].trim_end()) }
}

/// Two tables beside each other, the second one from a column on.
pub(super) fn beside(left: &[String], right: &[String], from: usize) -> Vec<String> {
    let empty = String::new();
    let padded = |lines: &'_ [String]| -> Vec<String> {
        let missing = left.len().max(right.len()) - lines.len();
        lines.iter().chain(repeat_n(&empty, missing)).cloned().collect()
    };
    let pairs = padded(left).into_iter().zip(padded(right));
    let line = |(left, right): (String, String)| {
        let blank = " ".repeat(from.saturating_sub(display_width(&left)));
        format!("{left}{blank}{right}").trim_end().to_owned()
    };
    pairs.map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(title: &str) -> Table {
        let head = |text: &str, column| (text.to_owned(), column);
        let mut table = Table::new([
            head("記録", Column::Text),
            head("期限", Column::Whole),
            head("遅れて公表", Column::Number),
            head("date unknown", Column::Number),
        ]);
        table.row([title, "2015-04-30", "12", "345"].map(str::to_owned));
        table
    }

    #[test]
    fn a_table_takes_what_it_needs_or_what_there_is() {
        let title = "窓口の待ち時間を短くする";
        for (width, expected) in [
            (
                90,
                "記録                      期限        遅れて公表  date unknown\n\
                 ────────────────────────  ──────────  ──────────  ────────────\n\
                 窓口の待ち時間を短くする  2015-04-30          12           345",
            ),
            (
                56,
                "                                      遅れて     date\n\
                 記録                      期限          公表  unknown\n\
                 ────────────────────────  ──────────  ──────  ───────\n\
                 窓口の待ち時間を短くする  2015-04-30      12      345",
            ),
            (
                40,
                "                          遅れて    date\n\
                 記録           期限         公表 unknown\n\
                 ────────────── ────────── ────── ───────\n\
                 窓口の待ち時…  2015-04-30     12     345",
            ),
        ] {
            assert_eq!(table(title).lines(width).join("\n"), expected, "{width}");
        }
    }

    #[test]
    fn no_line_is_too_long_and_no_number_or_day_is_cut() {
        for title in ["", "a", "窓口", "窓口の待ち時間を短くする取組とその効果の測定について"]
        {
            for width in 34..120 {
                let lines = table(title).lines(width);
                assert!(lines.iter().all(|it| display_width(it) <= width), "{width}: {lines:?}");
                let last = lines.last().unwrap();
                assert!(last.contains("2015-04-30") && last.ends_with("345"), "{last}");
            }
        }
    }

    #[test]
    fn a_text_is_cut_between_characters() {
        for (text, width, expected) in [
            ("総務課", 6, "総務課"),
            ("総務課", 5, "総務…"),
            ("総務課", 4, "総…"),
            ("総務課", 1, "…"),
            ("総務課", 0, ""),
            ("ab c d", 4, "ab…"),
        ] {
            assert_eq!(cut(text, width), expected, "{text} {width}");
        }
    }
}
