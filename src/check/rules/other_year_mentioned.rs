//! C130: a text speaks of another year than its own.
//!
//! What is copied from last year's sheet keeps last year's number. Years that a text compares with,
//! starts from or looks ahead to are in order.

use super::super::comparable_texts::{self, ComparableText, Part};
use super::super::context::RecordContext;
use super::super::reporter::Reporter;
use super::super::rule::Rule;
use super::super::signs::Sign;
use super::super::wording::{NamedYear, fiscal_years};
use crate::calendar::FiscalYear;
use crate::diagnostic::code;
use crate::record::Key;
use crate::words::Message;

pub(super) static RULE: Rule = Rule::new(&code::OTHER_YEAR_MENTIONED).of_record(look);

fn look(context: &RecordContext<'_>, reporter: &mut Reporter<'_, '_>) {
    let texts = comparable_texts::reports(context).chain(comparable_texts::reasons(context));
    for text in texts.chain(comparable_texts::next_steps(context)) {
        let Some(own) = text.part.year() else { continue };
        if !context.texts.signs(text.text).has(Sign::FiscalYear) {
            continue;
        }
        if let Some(other) = other_year(&text, own) {
            reporter
                .at(text.path())
                .on(other.written)
                .with("other", context.program.naming().year(other.year))
                .with("own", text.part.name())
                .help(Message::new("other-year-mentioned.help"));
        }
    }
}

/// The year that a text is about, if that is not its own.
fn other_year<'t>(text: &ComparableText<'t>, own: FiscalYear) -> Option<NamedYear<'t>> {
    // What a text does with a year that it is not about.
    #[rustfmt::skip]
    const REFERS: &[&str] = &[
        "比べ", "比較", "対し", "対比", "前年", "昨年", "以来", "以降", "引き続", "引続", "策定", "作成した",
        "から", "より", "までに", "に向け", "来年", "次年", "翌年", "繰り越", "繰越", "予定", "見込", "基づ", "決め", "定め",
        "始め", "開始し", "導入", "完成",
    ];
    // How a text is about a year.
    #[rustfmt::skip]
    const ABOUT: &[&str] = &[
        "は", "の実施", "の取組", "の取り組み", "の実績", "の状況", "の進捗", "の評価", "の結果", "における",
        "上半期", "下半期", "上期", "下期", "、",
    ];
    let years: Vec<NamedYear<'_>> = fiscal_years(text.text).collect();
    if years.is_empty() || years.iter().any(|it| it.year == own) {
        return None;
    }
    if REFERS.iter().any(|it| text.text.contains(it)) {
        return None;
    }
    let is_about = |it: &NamedYear<'_>| ABOUT.iter().any(|about| it.after.starts_with(about));
    let other = years.into_iter().find(is_about)?;
    // What is to come is mentioned beforehand, and a report may build on a year that was.
    let is_in_order = match text.part {
        Part::Report(_) => text.text.contains("踏まえ") || text.text.contains("基に"),
        Part::Annual(_) | Part::Overall => text.key == Key::NextSteps && other.year > own,
    };
    (!is_in_order).then_some(other)
}
