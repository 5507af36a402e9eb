//! The obligations: who published what by when, and who did not.

use std::path::Path;
use std::sync::LazyLock;

use jiff::ToSpan;
use jiff::civil::{Date, date};
use kohyo::disclosure::RecordRef::{LeftOut, Listed, Sheet};
use kohyo::disclosure::StandingKind::{Exempt, Late, NotDue, OnTime, Overdue, Undated};
use kohyo::disclosure::{
    self, Filter, Item, Obligation, Obligations, ProgramRef, Reason, SheetRef, StandingKind, Tally,
    shares,
};
use kohyo::record::{self, Library};
use kohyo::source::{self, Tree};
use proptest::prelude::*;

use crate::effort::cases;

fn sample() -> Library {
    let tree = source::read(Path::new(".")).expect("the sample city");
    record::load(&tree).library.expect("a city that can be read")
}

/// How many stand on time, late, undated, overdue, not due yet, exempt.
fn counts(tally: Tally) -> [usize; 6] {
    StandingKind::ALL.map(|it| tally.count(it))
}

/// The late and overdue ones of a column: unit and days.
fn behind(
    obligations: &Obligations,
    library: &Library,
    program: usize,
    item: Item,
) -> Vec<(String, u32)> {
    let program = &obligations.programs[program];
    let late =
        obligations.column(program, item).filter(|it| matches!(it.standing.kind(), Late | Overdue));
    let name = |obligation: &Obligation| {
        let unit = obligations.subject(obligation).units[0];
        library.organization.units()[unit].name.to_string()
    };
    late.map(|it| (name(it), it.days(obligations.as_of).unwrap_or(0))).collect()
}

/// The day the sample city speaks for.
const AS_OF: Date = date(2015, 7, 31);

/// Counted by hand from the files; the lists are at the top of both `_program.yaml`.
#[test]
fn the_sample_city_stands_as_counted_by_hand() {
    let library = sample();
    let obligations = Obligations::new(&library, AS_OF);
    let charter_years = obligations.programs.iter().enumerate();
    let charter_years =
        charter_years.filter(|(_, it)| matches!(it.program, ProgramRef::CharterYear(_)));
    let mut text = Vec::new();
    for (index, program) in charter_years {
        let ProgramRef::CharterYear(at) = program.program else { continue };
        let slug = &library.charter_years[at].program.slug;
        for &(item, due) in &program.items {
            let counts = counts(Tally::of(obligations.column(program, item)));
            let behind: Vec<String> = behind(&obligations, &library, index, item)
                .iter()
                .map(|(unit, days)| format!("{unit} {days}"))
                .collect();
            let (key, behind) = (item.key(), behind.join(", "));
            text.push(format!("{slug} {key} {due} {counts:?} {behind}"));
        }
    }
    //                on time, late, undated, overdue, not due, exempt
    let expected = [
        "2013 posting 2013-04-30 [21, 2, 0, 0, 0, 0] 文化スポーツ部 10, 都市部 20",
        "2013 report:2013-1 2013-10-31 [21, 2, 0, 0, 0, 0] 文化スポーツ部 40, 農水部 12",
        "2013 report:2013-2 2014-04-30 [23, 0, 0, 0, 0, 0] ",
        "2014 posting 2014-04-30 [22, 1, 0, 0, 0, 0] 土木部 15",
        "2014 report:2014-1 2014-10-31 [20, 3, 0, 0, 0, 0] 文化スポーツ部 35, 経済部 25, 都市部 14",
        "2014 report:2014-2 2015-04-30 [19, 2, 1, 1, 0, 0] 文化スポーツ部 92, 経済部 12, 都市部 29",
    ];
    assert_eq!(text, expected);
}

/// Obligations as text: a line for each subject, its standings in the order of the items.
fn drawn(fixture: &str, day: Date) -> String {
    let tree = Tree::from_fixture(fixture);
    let loaded = record::load(&tree);
    let library = loaded.library.expect("a city that can be read");
    let obligations = Obligations::new(&library, day);
    let mut out = String::new();
    for (index, subject) in obligations.subjects.iter().enumerate() {
        let names: Vec<&str> =
            subject.units.iter().map(|it| &*library.organization.units()[*it].id).collect();
        let standings: Vec<String> =
            obligations.owed_by_subject(index).iter().map(|it| said(&obligations, it)).collect();
        out.extend([&names.join(","), " | ", &standings.join(" | "), "\n"]);
    }
    out
}

/// posting: late 3; with the reason of what is exempt.
fn said(obligations: &Obligations, obligation: &Obligation) -> String {
    let days = obligation.days(obligations.as_of).map(|it| format!(" {it}")).unwrap_or_default();
    let reason = match obligations.reason(obligation) {
        Some(Reason::Written(reason)) => format!(" {reason}"),
        Some(Reason::NotYet(day)) => format!(" from {day}"),
        Some(Reason::NoMore(day)) => format!(" to {day}"),
        Some(Reason::Withdrawn { day, reason }) => format!(" withdrawn {day} {reason}"),
        None => String::new(),
    };
    format!("{} {}{days}{reason}", obligation.item.key(), obligation.standing.kind().name())
}

fn assert_drawn(fixture: &str, day: Date, expected: &str) {
    assert_eq!(drawn(fixture, day).trim(), expected.trim());
}

/// Units that begin, end, split and merge inside the year, with the charter year of 2014.
const REORGANIZED: &str = "\
-- kohyo.yaml --
title: た
municipality: { name: た市 }
-- content/organization.yaml --
部署:
  - { 識別子: old, 名称: 観光国際部, 廃止: 2014-09-30, 後継: [kanko, kokusai] }
  - { 識別子: kanko, 名称: 観光部, 設置: 2014-10-01 }
  - { 識別子: kokusai, 名称: 国際部, 設置: 2014-10-01, 廃止: 2015-03-31, 後継: shimin }
  - { 識別子: shimin, 名称: 市民部 }
  - { 識別子: later, 名称: 未来部, 設置: 2015-04-01 }
-- content/charters/2014/_program.yaml --
名称: 憲章
期間: 平成26年度
掲載期限: 4月30日
報告時期:
  - { 名称: 上半期, 月: 4月から9月, 公表期限: 10月31日 }
  - { 名称: 下半期, 月: 10月から3月, 公表期限: 4月30日 }
年度評価の期限: 5月31日
";

/// A plan with a sheet that was withdrawn on a day, and a charter.
fn withdrawn(day: &str) -> String {
    let plan = "\
-- kohyo.yaml --
title: た
municipality: { name: た市 }
-- content/organization.yaml --
部署:
  - { 識別子: somu, 名称: 総務部 }
-- content/reforms/plan/_program.yaml --
名称: 計画
期間: 平成26年度
報告時期:
  - { 名称: 上半期, 月: 4月から9月, 公表期限: 10月31日 }
  - { 名称: 下半期, 月: 10月から3月, 公表期限: 4月30日 }
-- content/reforms/plan/1.md --
---
番号: 1
改革項目: 残したシート
担当課: 総務部
進捗管理:
  上半期: { 公表日: 2014-10-20 }
  下半期: { 公表日: 2015-04-20 }
取下げ: { 年月日: DAY, 理由: 移管 }
---
-- content/reforms/plan/2.md --
---
番号: 2
改革項目: 消したシート
担当課: 総務部
取下げ: { 年月日: DAY, 理由: 移管 }
---
-- content/charters/2014/_program.yaml --
名称: 憲章
期間: 平成26年度
掲載期限: 4月30日
報告時期:
  - { 名称: 上半期, 月: 4月から9月, 公表期限: 10月31日 }
-- content/charters/2014/somu.md --
---
掲載日: 2014-04-20
取下げ: { 年月日: DAY, 理由: 移管 }
---
";
    plan.replace("DAY", day)
}

#[test]
fn what_was_withdrawn_owes_no_more_and_what_it_published_stays_a_fact() {
    let exempt = "exempt withdrawn 2014-11-01 移管";
    for (day, as_of, expected) in [
        // Between the two reports.
        (
            "2014-11-01",
            date(2015, 7, 1),
            format!(
                "somu | report:2014-1 on_time | report:2014-2 {exempt}\n\
                 somu | report:2014-1 overdue 243 | report:2014-2 {exempt}\n\
                 somu | posting on_time | report:2014-1 overdue 243\n"
            ),
        ),
        // What is to come has not come.
        (
            "2014-11-01",
            date(2014, 10, 31),
            "somu | report:2014-1 on_time | report:2014-2 not_due 181\n\
             somu | report:2014-1 not_due 0 | report:2014-2 not_due 181\n\
             somu | posting on_time | report:2014-1 not_due 0\n"
                .to_owned(),
        ),
        // The due day itself is the first on which nothing is owed.
        (
            "2014-10-31",
            date(2014, 10, 31),
            "somu | report:2014-1 on_time | report:2014-2 exempt withdrawn 2014-10-31 移管\n\
             somu | report:2014-1 exempt withdrawn 2014-10-31 移管 | report:2014-2 exempt withdrawn 2014-10-31 移管\n\
             somu | posting on_time | report:2014-1 exempt withdrawn 2014-10-31 移管\n"
                .to_owned(),
        ),
    ] {
        assert_drawn(&withdrawn(day), as_of, &expected);
    }
}

#[test]
fn units_owe_what_falls_into_their_life() {
    assert_drawn(
        REORGANIZED,
        date(2015, 5, 1),
        "
old | posting overdue 366 | report:2014-1 overdue 182 | report:2014-2 exempt to 2014-09-30 | annual:2014 exempt to 2014-09-30
kanko | posting exempt from 2014-10-01 | report:2014-1 exempt from 2014-10-01 | report:2014-2 overdue 1 | annual:2014 not_due 30
kokusai | posting exempt from 2014-10-01 | report:2014-1 exempt from 2014-10-01 | report:2014-2 overdue 1 | annual:2014 not_due 30
shimin | posting overdue 366 | report:2014-1 overdue 182 | report:2014-2 overdue 1 | annual:2014 not_due 30
",
    );
}

#[test]
fn who_is_no_more_is_answered_for_by_those_who_took_over() {
    let library = record::load(&Tree::from_fixture(REORGANIZED)).library.expect("a city");
    let obligations = Obligations::new(&library, date(2015, 5, 1));
    let responsible = |subject: usize| -> Vec<&str> {
        let units = obligations
            .responsible(&library.organization, &obligations.owed_by_subject(subject)[0]);
        units.iter().map(|it| &*library.organization.units()[*it].id).collect()
    };
    // 観光国際部 became 観光部 and 国際部, and 国際部 became part of 市民部.
    assert_eq!(responsible(0), ["kanko", "shimin"]);
    assert_eq!(responsible(1), ["kanko"]);
    assert_eq!(responsible(2), ["shimin"]);
}

#[test]
fn an_exemption_has_the_reason_that_was_written() {
    let exempted = REORGANIZED.to_owned()
        + "対象外:
  - { 部署: 観光部, 時期: 下半期, 理由: 庁舎の移転 }
  - { 対象: 年度評価, 理由: 試行のため }
-- content/charters/2014/shimin.md --
---
約束: [{ 番号: 1, 内容: 待たせません }]
掲載日: 2014-05-03
実施状況:
  上半期: { 内容: した, 公表日: 2014-10-31 }
対象外: [{ 時期: H26下, 理由: 災害への対応 }]
---
";
    assert_drawn(
        &exempted,
        date(2015, 5, 1),
        "
old | posting overdue 366 | report:2014-1 overdue 182 | report:2014-2 exempt to 2014-09-30 | annual:2014 exempt 試行のため
kanko | posting exempt from 2014-10-01 | report:2014-1 exempt from 2014-10-01 | report:2014-2 exempt 庁舎の移転 | annual:2014 exempt 試行のため
kokusai | posting exempt from 2014-10-01 | report:2014-1 exempt from 2014-10-01 | report:2014-2 overdue 1 | annual:2014 exempt 試行のため
shimin | posting late 3 | report:2014-1 on_time | report:2014-2 exempt 災害への対応 | annual:2014 exempt 試行のため
",
    );
}

/// A plan of one year whose sheets are named.
const PLAN: &str = "\
-- kohyo.yaml --
title: た
municipality: { name: た市 }
-- content/organization.yaml --
部署: [{ 識別子: a, 名称: あ課 }, { 識別子: b, 名称: い課 }]
-- content/reforms/p/_program.yaml --
名称: 計画
期間: 平成26年度
報告時期:
  - { 名称: 前期, 月: 4月から9月, 公表期限: 10月31日 }
  - { 名称: 後期, 月: 10月から3月 }
年度評価の期限: なし
計画期間の評価の期限: { 中間: 11月30日, 確定: 5月31日 }
改革項目: { 1: あ課, 2: い課, 3: [あ課, い課], 4: い課 }
-- content/reforms/p/001.md --
---
番号: 1
改革項目: い
担当課: あ課
進捗管理: { 前期: { 内容: した, 公表日: 2014-11-02 } }
計画期間の評価: { 段階: 中間, 評価内容: できた, 中間公表日: 2014-11-30 }
---
-- content/reforms/p/002.md --
---
番号: 2
改革項目: ろ
担当課: い課
下書き: true
進捗管理: { 前期: { 内容: した, 公表日: 2014-10-02 } }
---
-- content/reforms/p/004.md --
---
番号: 4
改革項目: [読めない
---
";

#[test]
fn a_sheet_that_nobody_wrote_is_missed_and_a_draft_is_not_published() {
    assert_drawn(
        PLAN,
        date(2014, 12, 1),
        "
a | report:2014-1 late 2 | provisional on_time | final not_due 181
b | report:2014-1 overdue 31 | provisional overdue 1 | final not_due 181
b | report:2014-1 overdue 31 | provisional overdue 1 | final not_due 181
a,b | report:2014-1 overdue 31 | provisional overdue 1 | final not_due 181
",
    );
    let library = record::load(&Tree::from_fixture(PLAN)).library.expect("a city");
    let obligations = Obligations::new(&library, date(2014, 12, 1));
    // 後期 has no rule; 年度評価 has one, which says that there is no such day.
    let without_due_date: Vec<String> =
        obligations.programs[0].without_due_date.iter().map(|it| it.0.key()).collect();
    assert_eq!(without_due_date, ["report:2014-2"]);
    let records: Vec<disclosure::RecordRef> =
        obligations.subjects.iter().map(|it| it.record).collect();
    let sheet = |sheet| Sheet(SheetRef { plan: 0, sheet });
    let left_out = LeftOut(ProgramRef::Plan(0), 0);
    assert_eq!(records, [sheet(0), sheet(1), left_out, Listed { plan: 0, row: 2 }]);
}

#[test]
fn what_is_dated_after_the_day_is_not_published_yet() {
    let day = |day| drawn(PLAN, day).lines().next().unwrap_or_default().to_owned();
    assert_eq!(
        day(date(2014, 10, 31)),
        "a | report:2014-1 not_due 0 | provisional not_due 30 | final not_due 212"
    );
    assert_eq!(
        day(date(2014, 11, 1)),
        "a | report:2014-1 overdue 1 | provisional not_due 29 | final not_due 211"
    );
    assert_eq!(
        day(date(2014, 11, 2)),
        "a | report:2014-1 late 2 | provisional not_due 28 | final not_due 210"
    );
    assert_eq!(
        day(date(2015, 6, 1)),
        "a | report:2014-1 late 2 | provisional on_time | final overdue 1"
    );
}

#[test]
fn a_filter_keeps_what_was_asked_for() {
    let library = sample();
    let obligations = Obligations::new(&library, AS_OF);
    let unit = |name: &str| library.organization.find(name, AS_OF, AS_OF).expect("a unit");
    let count = |filter: &Filter| filter.of(&library, &obligations).len();
    let mut filter = Filter::default();
    assert_eq!(count(&filter), obligations.all.len());
    filter.program("charters/2014", &library, &obligations).expect("a program");
    assert_eq!(count(&filter), 69);
    filter.period("H26下", &library, &obligations).expect("a period");
    assert_eq!(count(&filter), 23);
    filter.standing(Late);
    assert_eq!(count(&filter), 2);
    filter.unit(unit("都市部"), &library);
    assert_eq!(count(&filter), 1);
    // A unit stands for those below it: 防災課 is part of it.
    let mut below = Filter::default();
    below.unit(unit("防災課"), &library);
    let alone = count(&below);
    let above = library.organization.parent(unit("防災課")).expect("a unit above");
    let mut whole = Filter::default();
    whole.unit(above, &library);
    assert!(count(&whole) > alone && alone > 0);
    let unknown = Filter::default().program("charters/2041", &library, &obligations);
    assert_eq!(unknown.expect_err("no program").near.as_deref(), Some("charters/2014"));
}

/// A day of the sample city's life, before it and after it.
fn days() -> impl Strategy<Value = Date> {
    (0..1500_i32).prop_map(|it| date(2012, 12, 1).saturating_add(it.days()))
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn every_obligation_stands_somehow_and_time_does_not_run_back(a in days(), b in days()) {
        let library = sample_once();
        let (first, last) = (Obligations::new(library, a.min(b)), Obligations::new(library, a.max(b)));
        prop_assert_eq!(first.all.len(), last.all.len());
        prop_assert_eq!(first.tally().total(), first.all.len());
        for (before, after) in first.all.iter().zip(&last.all) {
            prop_assert_eq!((before.subject, before.item, before.due), (after.subject, after.item, after.due));
            let (was, is) = (before.standing.kind(), after.standing.kind());
            let possible = match was {
                NotDue => true,
                Overdue => matches!(is, Overdue | Late | Undated),
                OnTime | Late | Undated | Exempt => is == was,
            };
            prop_assert!(possible, "{was:?} became {is:?}: {before:?} {after:?}");
        }
    }

    #[test]
    fn equal_counts_have_equal_shares_and_larger_ones_no_smaller(counts in prop::collection::vec(0..5000_usize, 1..9)) {
        let shares = shares(&counts);
        let total = counts.iter().sum::<usize>();
        for (count, share) in counts.iter().zip(&shares) {
            // Half a tenth of a per cent, but for what would read as nothing or as all.
            let is_near = (share * total * 2).abs_diff(count * 2000) <= total;
            prop_assert!(is_near || matches!(share, 1 | 999), "{count} of {total} is {share}");
            prop_assert_eq!(*share == 0, *count == 0);
            prop_assert_eq!(*share == 1000, *count == total && total > 0);
        }
        for (one, other) in counts.iter().zip(&shares).flat_map(|a| counts.iter().zip(&shares).map(move |b| (a, b))) {
            prop_assert!(one.0 <= other.0 || one.1 >= other.1);
        }
    }
}

fn sample_once() -> &'static Library {
    static SAMPLE: LazyLock<Library> = LazyLock::new(sample);
    &SAMPLE
}
