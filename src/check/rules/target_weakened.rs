//! C115: a target is lower, or worded more weakly, than the year before.
//!
//! In the reform sheet of the seed the target 全庁実施 of 平成25年度 became 実施 in 平成26年度, which
//! was then met. 佐渡市's committee complained of a target that was lowered and missed all the same.
//!
//! Silent where a 訂正 or the indicator's 説明 says that the target was changed.

use super::super::comparison::Folded;
use super::super::context::RecordContext;
use super::super::needs;
use super::super::reporter::Reporter;
use super::super::rule::Rule;
use crate::achievement::{Amount, is_planned, is_worse};
use crate::diagnostic::code;
use crate::record::{Indicator, Key, Path, Sheet, ValueRow};
use crate::words::Message;

pub(super) static RULE: Rule = Rule::new(&code::TARGET_WEAKENED)
    .of_record(look)
    .needing(&[needs::at(Key::Indicators, &[needs::INDICATOR_PLAN])]);

/// Words of a target that make it one for everybody and every time.
const ALL: &[&str] =
    &["全庁", "全市", "全", "すべて", "各", "毎", "完全", "必ず", "常時", "常に", "一斉", "原則"];
/// Words of a target that make it a lesser one: that it loses them is no loss.
const LESSER: &[&str] =
    &["一部", "準備", "検討", "試行", "予定", "調整", "モデル", "開始", "着手", "拡大", "段階"];

fn look(context: &RecordContext<'_>, reporter: &mut Reporter<'_, '_>) {
    let Some(sheet) = context.as_sheet() else { return };
    for (index, indicator) in sheet.indicators.iter().enumerate() {
        let rows = context.program.yearly_rows(indicator);
        let mut years: Vec<ValueRow> = rows.filter(|it| is_planned(it.target())).collect();
        years.sort_by_key(ValueRow::year);
        for pair in years.windows(2) {
            let [earlier, later] = pair else { continue };
            let Some(lost) = lost(indicator, earlier, later) else { continue };
            if is_explained(sheet, indicator) {
                break;
            }
            let path = later.target_path(Path::default().then(Key::Indicators).then(index));
            let kind = if lost.is_empty() { "number" } else { "words" };
            reporter
                .at(path)
                .with("indicator", &*indicator.name)
                .with("year", context.program.naming().said_year(earlier.year()))
                .with("before", &**earlier.target())
                .with("after", &**later.target())
                .with("unit", &*indicator.unit)
                .with("kind", kind)
                .with("lost", lost)
                .help(Message::new("target-weakened.help"));
        }
    }
}

/// What a later target has lost; an empty text when it is a lower number; nothing when it is as
/// strong as the earlier one, or another one.
fn lost(indicator: &Indicator, earlier: &ValueRow, later: &ValueRow) -> Option<String> {
    if earlier.target() == later.target() {
        return None;
    }
    let amount = |row: &ValueRow| Amount::parse(row.target(), &indicator.unit);
    if let (Some(was), Some(is)) = (amount(earlier), amount(later)) {
        return is_worse(&is, &was, indicator.direction).then(String::new);
    }
    let (was, is) = (Folded::new(earlier.target()), Folded::new(later.target()));
    let (was, is) = (was.as_str(), is.as_str());
    let word = ALL.iter().find(|it| was.contains(**it) && !is.contains(**it))?;
    if is.contains("一部") && !was.contains("一部") {
        return Some((*word).to_owned());
    }
    // すべての部区で実施 is 部区で実施 without すべての; 全庁で実施 is 実施 without 全庁で.
    let at = was.find(is).filter(|_| !is.is_empty())?;
    let rest = [&was[..at], &was[at + is.len()..]].concat();
    let is_loss = rest.contains(word) && !LESSER.iter().any(|it| rest.contains(it));
    is_loss.then(|| (*word).to_owned())
}

fn is_explained(sheet: &Sheet, indicator: &Indicator) -> bool {
    let of_change = |text: &str| {
        ["変更", "見直", "修正", "改め", "引き下げ", "引下げ", "下方"]
            .iter()
            .any(|it| text.contains(it))
    };
    let of_targets = |text: &str| {
        text.contains(&*indicator.name)
            || ["目標", "計画", "指標"].iter().any(|it| text.contains(it))
    };
    of_change(&indicator.note)
        || sheet.corrections.iter().any(|it| of_targets(&it.text) || of_change(&it.text))
}
