//! Who published what and when, as citizens read it.

#![expect(clippy::unwrap_used, reason = "a test may fail")]

use std::fmt::Write as _;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use jiff::civil::{Date, date};
use kohyo::disclosure::{Audience, Obligations, Public};
use kohyo::page::{self, Site};
use kohyo::route::Routes;
use kohyo::site;
use kohyo::source::{self, Tree};
use kohyo::theme::{self, Theme};
use kohyo::words::Language;

/// A city whose units change, with a sheet that reports once a year on charters that report twice.
const CITY: &str = include_str!("status/city.txt");

/// Every page of a city on a day, by address.
fn pages_in(language: Language, tree: &Tree, day: Date) -> Vec<(String, String)> {
    let checked = site::read(tree, day);
    render(language, tree, checked.public().unwrap(), &checked.routes)
}

fn render(
    language: Language,
    tree: &Tree,
    public: Public,
    routes: &Routes,
) -> Vec<(String, String)> {
    let words = theme::words(tree, public.settings(), language).unwrap();
    let site = Site::new(public, routes, &routes.languages()[0], &words);
    let theme = Theme::new(tree, &site).unwrap();
    let render = |it: &page::Page| (it.route.address.to_string(), theme.render(it, &site).unwrap());
    page::pages(&site).iter().map(render).collect()
}

fn pages(tree: &Tree, day: Date) -> Vec<(String, String)> {
    pages_in(Language::Ja, tree, day)
}

fn page(tree: &Tree, day: Date, address: &str) -> String {
    pages(tree, day).into_iter().find(|(it, _)| it == address).unwrap().1
}

fn sample() -> Tree {
    source::read(Path::new(".")).unwrap()
}

fn city() -> Tree {
    Tree::from_fixture(CITY)
}

/// The words of a piece of HTML, with one space where there were tags.
fn text(html: &str) -> String {
    let mut out = String::new();
    for piece in html.split('<') {
        let words = piece.split_once('>').map_or(piece, |(_, words)| words).trim();
        if !words.is_empty() {
            write!(out, "{}{words}", if out.is_empty() { "" } else { " " }).unwrap();
        }
    }
    out
}

/// The words of each piece of HTML between two marks.
fn between(html: &str, start: &str, end: &str) -> Vec<String> {
    html.split(start).skip(1).map(|it| text(it.split(end).next().unwrap())).collect()
}

/// The part of a page below the heading that reads so.
fn below<'a>(html: &'a str, heading: &str) -> &'a str {
    let start = html.find(&format!(">{heading}</h2>")).unwrap();
    let rest = &html[start + heading.len() + 6..];
    rest.split("<h2").next().unwrap()
}

/// The day the sample city speaks for.
const AS_OF: Date = date(2015, 7, 31);

/// A day on which the other city is behind.
const BEHIND: Date = date(2014, 6, 30);

/// Counted by hand from the files; the lists are at the top of both `_program.yaml`.
#[test]
fn each_half_year_has_the_numbers_counted_by_hand() {
    let html = page(&sample(), AS_OF, "status/");
    for (id, expected) in [
        (
            "charters-2013",
            "計 期限内 21 遅れて公表 2 日付不明 0 未公表 0 計 23 \
             期限内 21 遅れて公表 2 日付不明 0 未公表 0 計 23 \
             期限内 23 遅れて公表 0 日付不明 0 未公表 0 計 23",
        ),
        (
            "charters-2014",
            "計 期限内 22 遅れて公表 1 日付不明 0 未公表 0 計 23 \
             期限内 20 遅れて公表 3 日付不明 0 未公表 0 計 23 \
             期限内 19 遅れて公表 2 日付不明 1 未公表 1 計 23",
        ),
    ] {
        let table = html.split(&format!("id=\"{id}\"")).nth(1).unwrap();
        let sums = &between(table, "<tbody class=\"sums\">", "</tbody>")[0];
        assert_eq!(sums, expected, "{id}");
    }
}

#[test]
fn the_home_page_begins_with_who_is_late_and_has_every_program() {
    let html = page(&sample(), AS_OF, "");
    let overdue = between(below(&html, "期限を過ぎても公表していないもの"), "<li>", "</li>");
    let expected =
        "未公表 92日 文化スポーツ部 平成26年度サービス憲章 平成26年度下半期 期限 平成27年4月30日";
    assert_eq!((overdue.len(), &*overdue[1]), (4, expected));
    let late = between(below(&html, "遅れて公表したもの（新しい順）"), "<li>", "</li>");
    assert_eq!(late.len(), 5);
    assert!(late[0].contains("公表日 平成27年6月12日"), "{late:?}");
    let programs = between(&html, "<div class=\"standing\">", "</div>");
    assert_eq!(
        programs,
        [
            "公表状況 期限内 103 遅れて公表 12 日付不明 10 未公表 3 計 128",
            "公表状況 期限内 61 遅れて公表 6 日付不明 1 未公表 1 計 69",
            "公表状況 期限内 65 遅れて公表 4 日付不明 0 未公表 0 計 69",
        ]
    );
    assert!(html.contains("<a href=\"./status/\">"), "{html}");
}

#[test]
fn every_standing_is_counted_and_explained() {
    let html = page(&sample(), AS_OF, "status/charters/2014/");
    let first = "（ きじゅんび ） ）までに期限が来た69件のうち、61件（88.4％）が期限どおりです。";
    assert!(text(&html).contains(first), "{}", text(&html));
    let table = &html[html.find("<table class=\"figures\">").unwrap()..];
    let rows = between(table.split("</table>").next().unwrap(), "<tr><th scope=\"row\">", "</tr>");
    assert_eq!(
        rows,
        [
            "期限内 公表期限 （ こうひょうきげん ） までに公表した 61 88.4%",
            "遅れて公表 公表期限を過ぎてから公表した 6 8.7%",
            "日付不明 内容はあるが、公表した日の記載がない 1 1.4%",
            "未公表 公表期限を過ぎても公表していない 1 1.4%",
            "期限前 まだ公表していないが、公表期限が来ていない 0 0.0%",
            "対象外 理由があって公表を要しない、又はその時期に部署がなかった 0 0.0%",
            "計 69 100.0%",
        ]
    );
}

#[test]
fn each_cell_says_the_standing_and_its_days_and_leads_to_the_record() {
    let html = page(&sample(), AS_OF, "status/charters/2014/");
    let row = html.split("文化スポーツ部</a></th>").nth(1).unwrap().split("</tr>").next().unwrap();
    let charter = "../../../charters/2014/bunka-sports-bu/";
    let cell = |tone: &str, text: &str| {
        format!("<td data-tone=\"{tone}\"><a href=\"{charter}\">{text}</a></td>")
    };
    // What is as it should be is no link.
    let expected = [
        "<td data-tone=\"good\">期限内</td>".to_owned(),
        cell("caution", "遅れて公表 35日"),
        cell("bad", "未公表 92日"),
    ];
    assert_eq!(row, expected.concat());
}

#[test]
fn the_newest_period_is_compared_with_the_one_before() {
    for (address, expected) in [
        (
            "status/charters/2014/",
            "直近の平成26年度下半期は23部署のうち19部署（82.6％）が期限内で、\
             前の期（平成26年度上半期）より1部署減りました。",
        ),
        (
            "status/charters/2013/",
            "直近の平成25年度下半期は23部署のうち23部署（100.0％）が期限内で、\
             前の期（平成25年度上半期）より2部署増えました。",
        ),
    ] {
        let html = page(&sample(), AS_OF, address);
        assert!(html.contains(expected), "{address}: {}", text(&html));
    }
    // The first period of a year is compared with the last of the year before.
    let html = page(&sample(), date(2014, 11, 15), "status/charters/2014/");
    let expected = "前の期（平成25年度下半期）より3部署減りました。";
    assert!(html.contains(expected), "{}", text(&html));
}

#[test]
fn next_to_what_the_sheet_says_is_what_the_obligations_say() {
    let html = page(&sample(), AS_OF, "reforms/gyokaku-2013/045/");
    let facts = between(&html, "<div class=\"fact\" role=\"note\">", "</div>");
    let expected = [
        "記録から計算した事実 すべての部署の公表状況 \
         サービス憲章の掲載：23部・区のうち21が期限内、2が遅れて公表（都市部 20日、文化スポーツ部 10日） \
         平成25年度上半期：23部・区のうち21が期限内、2が遅れて公表（文化スポーツ部 40日、農水部 12日）",
        "記録から計算した事実 すべての部署の公表状況 平成25年度下半期：23部・区のすべてが期限内",
        "記録から計算した事実 すべての部署の公表状況 \
         サービス憲章の掲載：23部・区のうち22が期限内、1が遅れて公表（土木部 15日） \
         平成26年度上半期：23部・区のうち20が期限内、\
         3が遅れて公表（文化スポーツ部 35日、経済部 25日、都市部 14日）",
        "記録から計算した事実 すべての部署の公表状況 \
         平成26年度下半期：23部・区のうち19が期限内、2が遅れて公表（都市部 29日、経済部 12日）、\
         1が日付不明（健康部）、1が未公表（期限 平成27年4月30日：文化スポーツ部）",
    ];
    assert_eq!(facts, expected);
    assert!(html.contains("<a href=\"../../../status/charters/2013/\">"), "{html}");
    // Only the sheet that the charters carry out has them.
    let other = page(&sample(), AS_OF, "reforms/gyokaku-2013/043/");
    assert!(!other.contains("class=\"fact\""));
}

#[test]
fn a_sheet_that_reports_once_a_year_has_the_facts_of_both_halves() {
    let html = page(&city(), BEHIND, "reforms/plan/1/");
    let facts = between(&html, "<div class=\"fact\" role=\"note\">", "</div>");
    let expected = ["記録から計算した事実 すべての部署の公表状況 \
         サービス憲章の掲載：4部・区のうち2が期限内、1が未公表（期限 平成25年4月30日：南区）、1が対象外（秋区） \
         平成25年度上半期：4部・区のうち1が遅れて公表（旧部 5日）、1が未公表（期限 平成25年10月31日：南区）、\
         2が対象外（北区、秋区） \
         平成25年度下半期：4部・区のうち1が期限内、3が未公表（期限 平成26年4月30日：旧部、南区、秋区）"];
    assert_eq!(facts, expected);
}

#[test]
fn many_units_are_named_up_to_ten() {
    let mut fixture = CITY.replace("種別: [部, 区]", "種別: [課]");
    let units = (1..=14).map(|it| format!("  - {{ 識別子: ka-{it}, 名称: 第{it}課, 種別: 課 }}\n"));
    fixture = fixture.replace("部署:\n", &format!("部署:\n{}", units.collect::<String>()));
    let html = page(&Tree::from_fixture(&fixture), BEHIND, "reforms/plan/1/");
    let all = "14課のすべてが未公表（期限 平成26年4月30日：第1課、第2課、第3課、第4課、第5課、\
               第6課、第7課、第8課、第9課、第10課、ほか4）";
    assert!(html.contains(all), "{}", text(&html));
}

#[test]
fn what_is_overdue_is_told_with_the_units_that_answer_for_it_today() {
    let html = page(&city(), BEHIND, "status/");
    let rows = between(below(&html, "期限を過ぎても公表していないもの"), "<li>", "</li>");
    let due = "平成26年4月30日";
    let expected = [
        "未公表 426日 南区 平成25年度憲章 サービス憲章の掲載 期限 平成25年4月30日".to_owned(),
        "未公表 242日 南区 平成25年度憲章 平成25年度上半期 期限 平成25年10月31日".to_owned(),
        format!("未公表 61日 北区 No.2 窓口 平成25年度 期限 {due}"),
        format!("未公表 61日 新部 （旧 旧部） 平成25年度憲章 平成25年度下半期 期限 {due}"),
        format!("未公表 61日 南区 平成25年度憲章 平成25年度下半期 期限 {due}"),
        format!("未公表 61日 秋区 平成25年度憲章 平成25年度下半期 期限 {due}"),
    ];
    assert_eq!(rows, expected);
    let late = between(below(&html, "遅れて公表したもの"), "<li>", "</li>");
    let expected = "遅れて公表 5日 新部 （旧 旧部） 平成25年度憲章 平成25年度上半期 \
                    期限 平成25年10月31日 公表日 平成25年11月5日";
    assert_eq!(late, [expected]);
}

#[test]
fn what_is_exempt_has_its_reason_and_what_has_no_rule_is_named() {
    let html = page(&city(), BEHIND, "status/");
    let rows = between(below(&html, "対象外としたものと理由"), "<li>", "</li>");
    assert_eq!(
        rows,
        [
            "北区 平成25年度憲章 平成25年度上半期 理由：庁舎の移転で窓口を閉じていたため",
            "秋区 平成25年度憲章 サービス憲章の掲載、平成25年度上半期 理由：平成25年（2013年）10月15日に設置",
        ]
    );
    let without_due_date =
        between(below(&html, "期限の定めがなく、数えていないもの"), "<li>", "</li>");
    assert_eq!(without_due_date, ["改革プラン ：平成25年度の年度評価、計画期間の評価（確定）"]);
}

#[test]
fn a_unit_has_its_own_rows() {
    let html = page(&city(), BEHIND, "units/minami-ku/");
    let section = below(&html, "公表状況");
    assert!(html.contains("期限が来た3件に、期限どおりと分かるものはありません。"), "{html}");
    assert!(html.contains("平成25年度憲章の3件"), "{html}");
    let years = between(section, "<tr><th scope=\"row\">", "</tr>");
    assert_eq!(years[..2], ["平成25年度（2013年度） 0/2 0.0%", "平成26年度（2014年度） 0/1 0.0%"]);
    let rows = between(
        section.split_once("class=\"matrix\"").unwrap().1,
        "<tr><th scope=\"row\">",
        "</tr>",
    );
    assert_eq!(rows, ["平成25年度憲章 この年度のサービス憲章はありません 未公表 未公表 未公表"]);
    assert!(!section.contains("units/minami-ku/"), "nothing there leads to the page itself");
    let successor = page(&city(), BEHIND, "units/shin-bu/");
    let rows = between(below(&successor, "公表状況"), "<tr><th scope=\"row\">", "</tr>");
    assert_eq!(rows, ["No.1 憲章 期限内"]);
}

#[test]
fn a_unit_with_many_sheets_has_them_added_up_without_the_days_that_are_passing() {
    let sheet = |number: usize| {
        format!(
            "-- content/reforms/plan/{number}.md --\n---\n番号: {number}\n改革項目: 第{number}の項目\n担当課: 南区\n---\n"
        )
    };
    let city = CITY.to_owned() + &(100..150).map(sheet).collect::<String>();
    let html = page(&Tree::from_fixture(&city), BEHIND, "units/minami-ku/");
    assert!(html.contains(">未公表 50</a>"), "{}", text(&html));
    let status = page(&Tree::from_fixture(&city), BEHIND, "status/");
    assert!(status.contains(">未公表 50（最長61日）</a>"), "{}", text(&status));
}

#[test]
fn the_next_days_are_told_with_how_much_is_due() {
    let html = page(&city(), date(2013, 10, 31), "status/");
    let days = between(below(&html, "これから期限が来るもの"), "<dt>", "</dd>");
    assert_eq!(
        days,
        [
            "平成25年（2013年）10月31日 本日 平成25年度憲章 平成25年度上半期 2",
            "平成26年（2014年）4月30日 あと181日 改革プラン 平成25年度 2 平成25年度憲章 平成25年度下半期 4",
        ]
    );
}

#[test]
fn before_anything_is_due_and_without_programs_the_pages_say_so() {
    for (address, html) in pages(&city(), date(2012, 1, 1)) {
        assert!(!html.contains("NaN") && !html.contains("inf%"), "{address}");
    }
    let html = page(&city(), date(2012, 1, 1), "status/");
    assert!(html.contains("まだありません。これから11件の期限が来ます。"), "{}", text(&html));
    assert!(html.contains("期限を過ぎて公表していないものは、ありません。"));
    let sheet = page(&city(), date(2012, 1, 1), "reforms/plan/1/");
    assert!(sheet.contains("4部・区のうち3が期限前、1が対象外（秋区）"), "{}", text(&sheet));
    let empty = CITY.split("-- content/reforms").next().unwrap();
    let html = page(&Tree::from_fixture(empty), BEHIND, "status/");
    assert!(html.contains("公表の期限があるものは、まだありません。"));
    assert_eq!(between(&html, "<tr><th scope=\"row\">計", "</tr>"), ["0 0.0%"]);
    assert!(!page(&Tree::from_fixture(empty), BEHIND, "").contains("/status/"));
}

#[test]
fn obligations_without_programs_do_no_harm() {
    let checked = site::read(&city(), BEHIND);
    let nothing = Obligations::empty(BEHIND);
    let public = Public::of(checked.library.as_ref().unwrap(), &nothing, Audience::Citizens);
    let pages = render(Language::Ja, &city(), public, &checked.routes);
    let status = pages.iter().find(|(address, _)| address == "status/charters/2013/").unwrap();
    assert!(status.1.contains("公表の期限があるものは、まだありません。"));
}

#[test]
fn nothing_that_is_dated_after_the_day_stands_on_any_page() {
    for (texts, day) in [
        (&["北区の後期", "2014-04-25", "平成26年（2014年）4月25日"][..], date(2014, 4, 25)),
        (&["憲章の前期", "2013-11-05", "平成25年（2013年）11月5日"], date(2013, 11, 5)),
        (&["早くする", "旧部の考え", "2013-04-20"], date(2013, 4, 20)),
        (&["目標を直した", "平成26年（2014年）9月1日"], date(2014, 9, 1)),
        (&["年の評価", "平成26年（2014年）8月1日"], date(2014, 8, 1)),
        (&["平成26年（2014年）10月1日"], date(2014, 10, 1)),
    ] {
        let before = pages(&city(), day.yesterday().unwrap());
        for found in texts {
            let holders = before.iter().filter(|(_, html)| html.contains(found));
            let holders: Vec<_> = holders.map(|(address, _)| address).collect();
            assert!(holders.is_empty(), "{found} before {day}: {holders:?}");
        }
        let on_the_day = pages(&city(), day);
        for found in texts {
            assert!(on_the_day.iter().any(|(_, html)| html.contains(found)), "{found} on {day}");
        }
    }
}

#[test]
fn a_draft_is_known_by_its_number_only() {
    let fixture = CITY.replace("改革項目: 窓口", "改革項目: 窓口\n下書き: true");
    let tree = Tree::from_fixture(&fixture);
    let holders = pages(&tree, BEHIND).into_iter().filter(|(_, html)| html.contains("窓口</a>"));
    assert_eq!(holders.map(|(address, _)| address).collect::<Vec<_>>(), Vec::<String>::new());
    let html = page(&tree, BEHIND, "status/reforms/plan/");
    assert!(html.contains("<a href=\"../../../units/kita-ku/\">No.2</a>"), "{html}");
}

#[test]
fn the_data_is_named_with_its_kind() {
    let html = page(&city(), BEHIND, "status/");
    for link in [
        "<a href=\"../status/ledger.csv\">公表状況の台帳（CSV形式）</a>",
        "<a href=\"../status/ledger.json\">公表状況の台帳（JSON形式）</a>",
    ] {
        assert!(html.contains(link), "{html}");
    }
}

#[test]
fn the_pages_speak_english_too() {
    let pages = pages_in(Language::En, &city(), BEHIND);
    let html = |address: &str| {
        let html = &pages.iter().find(|(it, _)| it == address).unwrap().1;
        html.replace("<span lang=\"ja\">", "").replace("</span>", "")
    };
    let headline =
        "11 came due by 30 Jun 2014 (reference day); 4 of them (36.4%) were published on time.";
    assert!(html("status/").contains(headline), "{}", text(&html("status/")));
    let fact = "Of 4 departments: 1 late (旧部, 5 days), 1 overdue (due 31 Oct 2013: 南区), 2 exempt (北区, 秋区)";
    assert!(html("reforms/plan/1/").contains(fact), "{}", text(&html("reforms/plan/1/")));
}

/// How large a page is when it is sent.
pub(super) fn gzipped(html: &str) -> usize {
    let mut gzip = Command::new("gzip")
        .arg("-6c")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = gzip.stdin.take().unwrap();
    let html = html.to_owned();
    let writer = std::thread::spawn(move || stdin.write_all(html.as_bytes()));
    let output = gzip.wait_with_output().unwrap();
    writer.join().unwrap().unwrap();
    output.stdout.len()
}

/// A city of 300 units with ten years of charters that nobody wrote and a plan of 2,000 sheets.
fn large() -> Tree {
    let (head, _) = CITY.split_once("部署:\n").unwrap();
    let mut city = format!("{head}部署:\n");
    for unit in 0..300 {
        writeln!(city, "  - {{ 識別子: ka-{unit}, 名称: 第{unit}課, 種別: 課 }}").unwrap();
    }
    for year in 2004..2014 {
        writeln!(city, "-- content/charters/{year}/_program.yaml --").unwrap();
        writeln!(city, "名称: {year}年度憲章\n期間: {year}年度\n掲載期限: 4月30日").unwrap();
        city.push_str("報告時期: [{ 名称: 上半期, 月: 4月から9月, 公表期限: 10月31日 }]\n");
    }
    city.push_str("-- content/reforms/plan/_program.yaml --\n名称: 大きな計画\n期間: 平成25年度\n");
    city.push_str("報告時期: [{ 名称: 年間, 月: 通年, 公表期限: 期末から30日 }]\n");
    for number in 1..=2_000 {
        let owner = number % 300;
        write!(
            city,
            "-- content/reforms/plan/{number}.md --\n\
             ---\n番号: {number}\n改革項目: 第{number}の項目\n担当課: 第{owner}課\n---\n"
        )
        .unwrap();
    }
    Tree::from_fixture(&city)
}

#[test]
fn the_page_of_the_whole_city_stays_small_and_says_what_it_leaves_out() {
    const MOST: usize = 30 << 10;
    let small = gzipped(&page(&sample(), AS_OF, "status/"));
    assert!(small <= MOST, "{small}");
    let pages = pages(&large(), BEHIND);
    let html = |address: &str| &pages.iter().find(|(it, _)| it == address).unwrap().1;
    let status = html("status/");
    assert!(gzipped(status) <= MOST, "{}", gzipped(status));
    // 10 years of 300 charters and reports, 2,000 sheets; 20 are shown.
    assert!(status.contains("ほか7980件は、計画・憲章ごとのページとデータにあります。"));
    assert!(status.contains("部署ごとの表（300行）は、次のページにあります。"));
    let plan = html("status/reforms/plan/");
    assert!(plan.contains(">第7課</a></th><td data-tone=\"bad\">"), "it adds up by unit");
    assert!(plan.contains("未公表 7（最長61日）"));
    assert!(plan.contains("ほか1800件は、データにあります。"));
}
