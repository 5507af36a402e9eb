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
use crate::japanese::fold;
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
                .with("other", context.program.naming().said_year(other.year))
                .with("own", text.part.name())
                .help(Message::new("other-year-mentioned.help"));
        }
    }
}

/// The year that a text is about, if that is one before its own: what is copied keeps an earlier year.
fn other_year<'t>(text: &ComparableText<'t>, own: FiscalYear) -> Option<NamedYear<'t>> {
    // What a text does with a year that it is not about.
    #[rustfmt::skip]
    const REFERS: &[&str] = &[
        "比べ", "比較", "対し", "対比", "前年", "昨年", "以来", "以降", "引き続", "引続", "策定", "作成した",
        "から", "より", "までに", "に向け", "来年", "次年", "翌年", "繰り越", "繰越", "予定", "見込", "基づ", "決め", "定め",
        "始め", "開始し", "導入", "完成", "同様", "同水準", "横ばい",
    ];
    // How a text is about a year.
    #[rustfmt::skip]
    const ABOUT: &[&str] = &[
        "は", "の実施", "の取組", "の取り組み", "の実績", "の状況", "の進捗", "の評価", "の結果", "における", "において", "中に",
        "上半期", "下半期", "上期", "下期", "、",
    ];
    let years: Vec<NamedYear<'_>> = fiscal_years(text.text).collect();
    if years.is_empty() || names_own(text.text, &years, own) {
        return None;
    }
    if REFERS.iter().any(|it| text.text.contains(it)) {
        return None;
    }
    // Several years are a series, which its own may end without being named.
    let is_one = years.windows(2).all(|it| it[0].year == it[1].year);
    let is_about = |it: &NamedYear<'_>| {
        ABOUT.iter().any(|about| it.after.starts_with(about)) && !is_in_name(text.text, it)
    };
    let other = years.into_iter().find(is_about).filter(|it| is_one && it.year < own)?;
    // A report may build on a year that was.
    let is_in_order = match text.part {
        Part::Report(_) => text.text.contains("踏まえ") || text.text.contains("基に"),
        Part::Annual(_) | Part::Overall => false,
    };
    (!is_in_order).then_some(other)
}

/// Whether a text names its own year too: by its fiscal year, or by a month of it (平成26年10月).
fn names_own(text: &str, years: &[NamedYear<'_>], own: FiscalYear) -> bool {
    if years.iter().any(|it| it.year == own) {
        return true;
    }
    let folded = fold(text);
    let names = |year: FiscalYear| {
        [year.wareki().trim_end_matches('度').to_owned(), format!("{}年", year.western())]
    };
    let begins = names(own).iter().any(|it| folded.contains(it.as_str()));
    let next = FiscalYear::new(own.western().saturating_add(1)).map(names).unwrap_or_default();
    begins
        || next.iter().any(|it| {
            ["1月", "2月", "3月"].iter().any(|month| folded.contains(&format!("{it}{month}")))
        })
}

/// Whether a year is part of a name, of a plan or a survey, or stands in brackets.
fn is_in_name(text: &str, year: &NamedYear<'_>) -> bool {
    #[rustfmt::skip]
    const NAMES: [&str; 9] =
        ["計画", "方針", "条例", "要綱", "大綱", "調査", "予算", "決算", "白書"];
    let phrase = year.after.split(['は', 'を', 'が', 'に', 'で', '、', '。']).next();
    if phrase.is_some_and(|it| NAMES.iter().any(|name| it.contains(name))) {
        return true;
    }
    let before = &text[..text.len() - year.after.len() - year.written.len()];
    [('「', '」'), ('『', '』'), ('（', '）'), ('(', ')')].iter().any(|(open, close)| {
        let opened = before.rfind(*open);
        opened.is_some_and(|at| !before[at..].contains(*close)) && year.after.contains(*close)
    })
}
