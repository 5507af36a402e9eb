# 市民が読むことば：ページの見出しと文。
# テンプレートでは、値のいらないことばを words.skip_link のように使う。
# どの文でも、市の様式の見出しを { $sheetWord }（改革シート）、{ $charterWord }（サービス憲章）と書ける。
# $sheetWordIs、$charterWordIs は、usual（ふつうの呼び名）、own（市の呼び名）、several（呼び名がいくつもある）のどれか。

## どのページにもあるもの

skip-link = 本文へ移動
menu = 主なメニュー
readings = ふりがな
here = 現在位置（パンくず）
about-site = このサイトについて
home = ホーム
plans = { $sheetWord }
charter-years = { $charterWord }
units = 部署から探す
status = 公表状況
updated = 更新日
not-known = 記載なし
notice = お知らせ
contact-heading = このページに関する問い合わせ先
contact-telephone = 電話
contact-hours = 受付時間
contact-mail = メール
contact-address = 所在地
contact-form = 問い合わせフォーム
as-of = 掲載内容の基準日
table = 表
footnotes = 脚注
back-to-text = 本文に戻る
comma = 、
colon = ：
title-bar = ｜
or = ・
open = （
close = ）
sentence-space = {""}
day = { $it }
day-first-seen = （公表の記録による）
day-short = { $it }
fiscal-year = { $it }
fiscal-year-short = { $it }
years-span = { $first }から{ $last }
more = ほか{ $count }
in-preparation = 準備中
in-preparation-note = 次のものは準備中です。確認が終わりしだい掲載します。

## 要点：ページの最初に言うこと

summary = 要点
summary-result = 結果
summary-due = 期限
summary-ask = 担当
summary-changed = 更新
summary-course = 年度と時期ごとの経過
summary-indicators = 指標の目標と実績
summary-indicator = 指標
summary-target = 目標
summary-actual = 実績
contents = このページの内容
target-met = 達成
target-missed = 未達成
summary-count = { $count }件
summary-overdue = { $who }がまだです。
summary-late = { $who }は遅れて公表しました。
summary-undated = { $who }は、公表した日が分かりません。
summary-owes = { $it }の{ $count }件
summary-item-due = { $item }（期限 { $day }）
summary-grade = { $when }：{ $meaning }
summary-graded = { $when }
summary-status = { $when }の状況です。
summary-not-judged = まだ評価していません。
summary-no-results = 約束の結果は、まだ公表していません。
summary-kept = { $when }は、{ $units ->
    [1] { "" }
   *[other] { $units }部署の
  }{ $promises }{ $total }件のうち{ $count }件を守りました。
summary-kept-all = { $when }は、{ $units ->
    [1] { "" }
   *[other] { $units }部署の
  }{ $promises }{ $total }件をすべて守りました。
summary-kept-none = { $when }は、{ $units ->
    [1] { "" }
   *[other] { $units }部署の
  }{ $promises }{ $total }件に、守れたものはありません。
summary-not-kept-named = { $promises }{ $numbers }は守れませんでした。
summary-not-kept = { $count }件は守れませんでした。
summary-partly-kept = { $count }件は一部だけ守りました。
summary-kept-unknown = { $count }件は結果の記載がありません。
summary-sheets = 担当する{ $sheetWord }{ $total }件のうち{ $count }件の評価です。
list-cut-home = ほか{ $count }件は、公表状況のページにあります。
matrix-well = ほかの{ $count }部署に、遅れや未公表、日付不明はありません（{ $units }）。
status-see-table = すべての部署の表を見る
status-undated = 公表した日が分からないもの
status-late-newest = 遅れて公表したもの（新しい順）
timeline-drawn = 公表の時期を図で見る

## 改革シート

number-prefix = No.
when = 時期
year = 年度
value = 値
value-as-of = （{ $day }現在）
value-computed = （計算値）
value-computed-as = （計算値 { $value }）
table-sum = 合計
year-and-period = { $year }{ $period }
calendar-year = { $it }（{ $year }年）
not-given = （記載なし）
to-come = （これから）
none = （なし）
not-asked = （公表の定めなし）
exempt = （対象外）
exempt-because = （対象外：{ $reason }）
vacancy-to-come = これから
vacancy-not-asked = 公表の定めなし
undated = 公表日の記載なし
all-units = 全部署（{ $count }部署）
indicator-kind = { $it }指標
indicator-unit = 単位：{ $it }
direction-higher = 増えるほどよい
direction-lower = 減るほどよい
direction-maintain = 保つのがよい
by-year = 年度ごとの計画と実績
stage-provisional = 中間
stage-final = 確定
legend = 評価区分の説明
level-from = { $year }から
level-to = { $year }まで
level-between = { $first }から{ $last }
level-in = { $year }
threshold = 達成率
assessed-by = { $assessor }の評価
remarks = 補足
previous-sheet = 前のシート
next-sheet = 次のシート
neighbours = 前後の{ $sheetWord }
tally-part = { $label }{ "\u00A0" }{ $count }
part-numbers = { $first }から{ $last }
part-in = ／
uncategorized = 分類なし
no-plans = { $sheetWord }は、まだ掲載していません。
no-sheets = { $sheetWord }は、まだ掲載していません。
years-of-plan = 期間

## 改革シートの様式

form = 様式
form-of = { $it }の様式
form-from-sheet = 様式で見る（A4横で印刷できます）
form-to-sheet = 読むためのページ
other-ways = ほかの見方
form-item = 項目
form-period = 期
form-text = 内容
form-years = { $first }から{ $last }
form-scroll = 横にスクロールできます
neighbours-form = 前後の様式
book = 一冊
book-of = { $it }の様式（一冊）
book-link = すべての様式を一冊で見る（{ $count }枚）
book-contents = 目次

## サービス憲章

charter-of = { $unit }の{ $charter }
charter-missing = まだ掲載していません
no-charter = この年度の{ $charter }はありません
unit = 部署
basis = 根拠となる{ $sheetWord }
outcome-kept = 達成
outcome-partly-kept = 一部達成
outcome-not-kept = 未達成
outcome-not-applicable = 対象外
results = 約束ごとの結果
results-scroll = 横にスクロールできます
previous-charter = 前の{ $charterWord }
next-charter = 次の{ $charterWord }
computed = 計算値
percent-sign = ％
rate-note = 達成率は、目標に対する実績の割合です。多いほどよい値では実績÷目標、少ないほどよい値では目標÷実績、保つ値では目標どおりなら100%、そうでなければ小さい方÷大きい方を、小数第1位まで（四捨五入）示します。100%を超えてもそのまま示し、目標が0のときは届けば100%、届かなければ0%とし、負の値では計算しません。「計算値」は、目標と実績からこのサイトが計算した値です。
rate-no-direction = 計算しません（望ましい方向がありません）
rate-no-number = 計算しません（数値ではありません）
rate-other-unit = 計算しません（単位が違います）
rate-against-direction = 計算しません（目標が望ましい方向と逆です）
rate-negative = 計算しません（負の値です）
other-years = ほかの年度
posted-count = 掲載している部署
no-charter-years = { $charterWord }は、まだ掲載していません。

## 図

grades = 評価の内訳
grades-good = { $caption }：{ $sheets }{ $total }件のうち、{ $labels }は{ $count }件（{ $share }％）です。
grades-plain = { $caption }：{ $sheets }{ $total }件の評価の内訳です。
grades-by-axis = 良い評価が最も多いのは{ $most }で{ $total }件のうち{ $mostCount }件、最も少ないのは{ $fewest }で{ $fewestCount }件です。
grades-axis = 評価の軸
grades-part = { $label } { $count }件
grades-sentence = 内訳は、{ $parts }です。
grades-table = 評価ごとの件数
grade = 評価
ungraded = 評価なし
heat = 部署ごとの進捗と評価
heat-headline = { $when }：{ $total }部署のうち、遅れや課題があったのは{ $count }部署です。
heat-behind = 遅れや課題があったのは、{ $units }です。
heat-without = 記載なし
heat-none = 遅れや課題があった部署はありません。
trend-headline = { $name }は、{ $from }の{ $first }{ $unit }から{ $to }の{ $last }{ $unit }になりました。
trend-part = { $when } { $value }{ $unit }
trend-sentence = { $parts }。
trend-met = { $when }の目標{ $target }{ $unit }に達しました。
trend-missed = { $when }の目標{ $target }{ $unit }に達していません。
trend-scale = 図の目盛りは、0からではなく{ $low }から始まります。
trend-target = 目標
trend-baseline = 現状
trend-goal = 目標
earlier-reports = これより前の報告
timeline-each = 期限と公表日を一件ずつ見る
timeline = 公表の時期
timeline-behind = 期限を過ぎたものは、{ $items }です。
timeline-item = { $item }（{ $standing }）
timeline-item-due = { $item }（期限 { $day }、{ $standing }）
timeline-in-time = 期限を過ぎたものはありません。
timeline-undated = { $count }件は、公表した日の記載がありません。
timeline-note = 棒は、どちらも対象の期間が終わった日から始まります。
timeline-plan = 計画（期限まで）
timeline-actual = 実績（公表まで）
timeline-late = 遅れ（期限から公表まで）
timeline-overdue = 未公表（期限から図の終わりまで）
month-short = { $year }/{ $month }
punctual = 期限内に公表した割合
punctual-headline = 期限内に公表した割合は、{ $from }が{ $first }％、{ $to }が{ $last }％です。
punctual-lowest = 最も低いのは、{ $labels }の{ $share }％です。
punctual-same = どの{ $head }も同じです。
punctual-count = 期限内/期限が来たもの

## 部署

unit-kind = 種別
unit-parent = 上位の部署
unit-children = この部署の組織
unit-from = 設置
unit-to = 廃止
unit-until = { $day }まで
predecessors = 前の部署
successors = 引き継いだ部署
owned-sheets = 担当する{ $sheetWord }
joined-sheets = 取り組む{ $sheetWord }
no-records = この部署が公表したものは、まだありません。
other-kinds = そのほか

## ホームと、見つからないページ

find-by-plan = { $sheetWord }
find-by-charter = { $charterWord }
find-by-unit = 部署から探す
not-found = ページが見つかりません
not-found-note = ページが移動したか、削除されました。次のページから探してください。

## 移ったページ、公表をやめたページ

moved = このページは移りました
moved-note = 自動で移らないときは、次のリンクを開いてください。前のアドレスを控えている方は、書きかえてください。
withdrawn-note = この記録は、公表をやめました。
withdrawn-day = 公表をやめた日
withdrawn-reason = 理由

## 公表状況

standing-on-time = 期限内
standing-late = 遅れて公表
standing-undated = 日付不明
standing-overdue = 未公表
standing-not-due = 期限前
standing-exempt = 対象外
item-posting = { $charter }の掲載
item-posting-called = { $it }の掲載
item-report = { $period }
item-annual = { $year }の{ $evaluation }
item-annual-called = { $year }の{ $it }
item-provisional = { $evaluation }（中間）
item-provisional-called = { $it }（中間）
item-final = { $evaluation }（確定）
item-final-called = { $it }（確定）
exempt-not-yet = { $day }に設置
exempt-withdrawn = { $day }に取下げ：{ $reason }
exempt-no-more = { $day }に廃止
meaning-on-time = 公表期限までに公表した
meaning-late = 公表期限を過ぎてから公表した
meaning-undated = 内容はあるが、公表した日の記載がない
meaning-overdue = 公表期限を過ぎても公表していない
meaning-not-due = まだ公表していないが、公表期限が来ていない
meaning-exempt = 理由があって公表を要しない、又はその時期に部署がなかった
cell-late = 遅れて公表 { $days }日
cell-overdue = 未公表 { $days }日
cell-not-due = { $days ->
    [0] 期限前 本日が期限
   *[other] 期限前 あと{ $days }日
  }
sum-part = { $standing } { $count }
sum-part-days = { $standing } { $count }（最長{ $days }日）
days-left = { $days ->
    [0] 本日
   *[other] あと{ $days }日
  }
status-of = { $program }の公表状況
status-until = { $day }（基準日）までに
status-in-time = { $until }期限が来た{ $due }件のうち、{ $count }件（{ $share }％）が期限どおりです。
status-all-in-time = { $until }期限が来た{ $due }件は、すべて期限どおりです。
status-none-in-time = { $until }期限が来た{ $due }件に、期限どおりと分かるものはありません。
status-all-undated = { $until }期限が来た{ $due }件は、公表した日が分かりません。
status-not-yet = { $until }期限が来たものは、まだありません。これから{ $count }件の期限が来ます。
status-nothing = 公表の期限があるものは、まだありません。
status-counts = 公表状況の内訳
status-standing = 公表状況
status-count = 件数
status-share = 割合
share-rounded = 割合はそれぞれ四捨五入しているため、合計が100.0％にならないことがあります。
status-total = 計
status-matrix-note = 部署ごとに、担当する{ $sheetWord }を合わせて数えています。複数の部署が担当するものは、それぞれの部署の行で数え、計では1回だけ数えています。
status-scroll = 横にスクロールできます
status-see-program = 公表状況をくわしく見る
status-see-all = すべての公表状況を見る
status-table = 一覧表
status-earlier = 以前の計画・憲章
status-overdue = 期限を過ぎても公表していないもの
status-overdue-none = 期限を過ぎて公表していないものは、ありません。
status-late = 遅れて公表したもの
status-late-none = 遅れて公表したものは、ありません。
status-upcoming = これから期限が来るもの
status-upcoming-none = これから期限が来るものは、ありません。
status-exempt = 対象外としたものと理由
status-unruled = 期限の定めがなく、数えていないもの
status-unruled-note = 次のものは、いつまでに公表するかが定められていないため、公表状況には数えていません。
status-data = データ
status-published = 公表日
status-reason = 理由
status-formerly = 旧
record-data = このページのデータ（JSON形式）
data-csv = 公表状況の台帳（CSV形式{ $size ->
    [none] { "" }
   *[other] 、{ $size }
  }）
data-json = 公表状況の台帳（JSON形式{ $size ->
    [none] { "" }
   *[other] 、{ $size }
  }）
bytes = { $count }バイト
change-count = 直近の{ $item }は{ $due }{ $counter ->
    [units] 部署
   *[sheets] 件
  }のうち{ $count }{ $counter ->
    [units] 部署
   *[sheets] 件
  }（{ $share }％）が期限内で、前の期（{ $before }）{ $direction ->
    [up] より{ $difference }{ $counter ->
        [units] 部署
       *[sheets] 件
      }増えました。
    [down] より{ $difference }{ $counter ->
        [units] 部署
       *[sheets] 件
      }減りました。
   *[same] と同じです。
  }
change-share = 直近の{ $item }は期限内が{ $share }％で、前の期（{ $before }、{ $then }％）{ $direction ->
    [up] より{ $difference }ポイント上がりました。
    [down] より{ $difference }ポイント下がりました。
   *[same] と同じです。
  }
fact-heading = 記録から計算した事実
fact-whole = { $count }{ $kinds }
fact-all = { $whole }のすべてが{ $parts }
fact-some = { $whole }のうち{ $parts }
fact-part = { $count }が{ $standing }
fact-plain = { $part }
fact-named = { $part }（{ $names }）
fact-named-due = { $part }（期限 { $day }：{ $names }）
fact-days = { $unit } { $days }日
fact-link = すべての部署の公表状況
status-by-program = 計画・憲章ごとの公表状況
status-due-day = 期限
list-cut = ほか{ $count }件は、計画・憲章ごとのページとデータにあります。
list-cut-data = ほか{ $count }件は、データにあります。
matrix-cut = 部署ごとの表（{ $count }行）は、次のページにあります。
matrix-cut-data = ほか{ $count }行は、データにあります。
programs-cut = ほか{ $count }件の計画・憲章は、それぞれのページにあります。

## 部署と年度でくらべるページ

compare = 部署と年度でくらべる
compare-headline = { $first }から{ $last }までに期限が来た{ $due }件のうち、{ $count }件（{ $share }％）が期限どおりで、{ $all ->
    [0] すべて期限どおりだった部署はありません。
   *[other] すべて期限どおりだったのは、{ $units }部署のうち{ $all }部署です。
  }
compare-headline-year = { $first }に期限が来た{ $due }件のうち、{ $count }件（{ $share }％）が期限どおりで、{ $all ->
    [0] すべて期限どおりだった部署はありません。
   *[other] すべて期限どおりだったのは、{ $units }部署のうち{ $all }部署です。
  }
compare-units = 部署と年度ごとの、期限どおりの件数
compare-units-note = 公表の期限が来た年度ごとに数えています。複数の部署が担当するものは、それぞれの部署の行で数え、計では1回だけ数えています。
compare-on-time = 期限が来たもののうち、期限どおりに公表した件数
compare-of = { $total }件中{ $count }件
compare-none-due = 期限が来たものなし
compare-key = { $word }：{ $meaning }
compare-key-standing = ますの色としるしは、その年度に期限が来たもののうち、いちばん悪いものを示します。
compare-key-grade = ますの色としるしは、その年度の評価のうち、いちばん悪いものを示します。
compare-results = 部署と年度ごとの、よい評価の件数
compare-good = { $grade }が{ $labels }の{ $sheetWord }の件数
compare-well = ほかの{ $count }部署に、遅れや未公表、日付不明、悪い評価はありません（{ $units }）。
compare-cut = ほか{ $count }部署は、ここには載せていません。それぞれの部署のページにあります。
compare-years-cut = これより前の{ $count }年度は、ここには載せていません。計画・憲章ごとのページにあります。
compare-programs = 計画と憲章の移り変わり
compare-programs-table = 計画と憲章の結果（古い順）
compare-program-head = 計画・憲章
compare-result = よい結果の割合
compare-result-graded = { $when }の{ $grade }が{ $labels }
compare-result-kept = { $when }に守った{ $promises }
compare-no-result = まだ結果なし
compare-program = { $program }では、期限が来た{ $due }件のうち{ $count }件（{ $share }％）が期限どおりでした。
compare-program-before = 前の{ $kind ->
    [plan] 計画
   *[charters] 年度
  }（{ $before }、{ $then }％）{ $direction ->
    [up] より{ $difference }ポイント上がりました。
    [down] より{ $difference }ポイント下がりました。
   *[same] と同じです。
  }
compare-only-one = くらべられるほかの計画や憲章は、まだありません。

## 新着・更新と訂正

news = 新着・更新
news-of = { $it }の新着・更新
news-item = { $when }の{ $it }
news-stage = { $it }（{ $stage }）
news-assessed = { $it }（{ $assessor }の評価）
news-posted = { $what }を掲載
news-published = { $what ->
    [none] 公表
   *[other] { $what }を公表
  }
news-updated = { $what ->
    [none] 更新
   *[other] { $what }を更新
  }
news-corrected = { $what ->
    [none] 訂正
   *[other] { $what }を訂正
  }
news-withdrawn = { $what ->
    [none] 取下げ
   *[other] { $what }を取下げ
  }
news-moved = { $what ->
    [none] アドレスを変更
   *[other] { $what }のアドレスを変更
  }
news-together = { $it }（{ $count }{ $counter ->
    [units] 部署
   *[sheets] 件
  }）
news-days-typed = 日付は、各記録に書かれた公表日と訂正の日です。
news-days-seen = 日付は、公表の記録で確認した日です。
news-days-both = 日付は、公表の記録で確認した日です。「記載の日」とあるものは、各記録に書かれた日です。
typed-day = （記載の日）
news-none = 公表・更新したものは、まだありません。
news-all = 新着・更新をすべて見る
news-older = これより前のものは、各記録のページの「公表と訂正の履歴」にあります。
history = 公表と訂正の履歴
history-earlier = これより前の{ $count }件
change-before = 変更前
change-after = 変更後
change-title = 題名
change-summary = 概要
change-body = 本文
corrections-of-site = 訂正の一覧
corrections-note = 公表した後に訂正したものを、新しい順に示しています。
corrections-none = 訂正したものは、まだありません。
corrections-cut = これより前の訂正が、ほかに{ $count }件あります。各記録のページの「公表と訂正の履歴」にあります。
feed = をフィード（Atom）で受け取る
feeds = フィード（Atom）
feeds-note = フィードリーダーに次のアドレスを登録すると、新しく公表したものと訂正したものを受け取れます。部署ごとのフィードは、各部署のページにあります。

## 検索

search = 検索
search-page = 案内のページ
search-field = 調べることば
search-kind = 種類
search-all = すべて
search-found = %n件見つかりました
search-none = 見つかりませんでした。ことばを短くするか、下の一覧から探してください。
search-more = 続きを表示
search-lost = 検索を使えません。下の一覧から探してください。
search-without = ことばで調べるにはJavaScriptが必要です。使えないときは、下の一覧から探してください。
search-lists = 一覧から探す

## 用語

glossary = 用語

## 利用条件

license = ライセンス
license-pdl = 公共データ利用規約（第1.0版）
license-cc-by = クリエイティブ・コモンズ 表示 4.0 国際
terms = 利用条件
terms-may = このサイトの内容は、特に記載のないかぎり、出典を示せば、次の規約にしたがって、だれでも複製、公衆送信、翻訳、変形などの利用ができます。商用の利用もできます。
terms-others = 写真、市章など、ほかの者が権利を持つものは、その者の許しを得て利用してください。
share = このページを引用する・人に知らせる
share-mail = このページのアドレスをメールで送る
terms-source = 出典の書き方
terms-source-note = 利用するときは、次のように出典を書いてください。「年月日に利用」には、利用した日を書きます。
terms-as-is = そのまま利用するとき
terms-changed = 加工して利用するとき
terms-warranty = 免責
terms-warranty-note = このサイトの内容を用いて行ういっさいの行為について、市は責任を負いません。内容は予告なく変わることがあります。
citation = 出典：「{ $title }」（{ $municipality }）（{ $url }）、{ $license }（{ $text }）
citation-dated = 出典：「{ $title }」（{ $municipality }）（{ $url }）、{ $license }（{ $text }）（○年○月○日に利用）
citation-changed = 「{ $title }」（{ $municipality }）（{ $url }）、{ $license }（{ $text }）（○年○月○日に利用）をもとに、○○が作成

## ウェブアクセシビリティ方針

accessibility = ウェブアクセシビリティ方針
accessibility-results = ウェブアクセシビリティ試験結果
accessibility-aim = 高齢の方や障害のある方をふくめ、だれもが同じように情報を得られるサイトにします。
accessibility-target = 対象範囲
accessibility-all = このサイトのすべてのページ
accessibility-level = 適合レベル
accessibility-goal = 目標は、{ $standard } の適合レベル{ $level }です。
accessibility-full = { $standard } の適合レベル{ $level }に{ $status }
accessibility-partial = { $standard } の適合レベル{ $level }に{ $status }
accessibility-heeded = { $standard } の適合レベル{ $level }に{ $status }
accessibility-words = 「準拠」「一部準拠」「配慮」という表記は、情報通信アクセス協議会 ウェブアクセシビリティ基盤委員会「ウェブコンテンツの JIS X 8341-3:2016 対応度表記ガイドライン」で定められた表記によります。
accessibility-deadline = 目標を達成する期限
accessibility-no-deadline = 達成した状態を保ちます。
accessibility-exceptions = 例外事項
accessibility-standard = 規格
accessibility-reached = 対応度
accessibility-tested-on = 試験を実施した日
accessibility-technologies = 依存した技術
accessibility-pages = 試験をしたページ
accessibility-checklist = 達成基準ごとの結果
accessibility-criterion = 達成基準
accessibility-result = 結果
accessibility-counts = { $all }の達成基準のうち、適合 { $pass }、不適合 { $fail }、適用なし { $none }
criterion-pass = 適合
criterion-fail = 不適合
criterion-none = 適用なし
criterion-untested = 未確認
criterion-1-1-1 = 非テキストコンテンツ
criterion-1-2-1 = 音声だけ及び映像だけ（収録済み）
criterion-1-2-2 = キャプション（収録済み）
criterion-1-2-3 = 音声解説又はメディアに対する代替コンテンツ（収録済み）
criterion-1-2-4 = キャプション（ライブ）
criterion-1-2-5 = 音声解説（収録済み）
criterion-1-3-1 = 情報及び関係性
criterion-1-3-2 = 意味のある順序
criterion-1-3-3 = 感覚的な特徴
criterion-1-4-1 = 色の使用
criterion-1-4-2 = 音声の制御
criterion-1-4-3 = コントラスト（最低限レベル）
criterion-1-4-4 = テキストのサイズ変更
criterion-1-4-5 = 文字画像
criterion-2-1-1 = キーボード
criterion-2-1-2 = キーボードトラップなし
criterion-2-2-1 = タイミング調整可能
criterion-2-2-2 = 一時停止、停止及び非表示
criterion-2-3-1 = 3回の閃光、又は閾値以下
criterion-2-4-1 = ブロックスキップ
criterion-2-4-2 = ページタイトル
criterion-2-4-3 = フォーカス順序
criterion-2-4-4 = リンクの目的（コンテキスト内）
criterion-2-4-5 = 複数の手段
criterion-2-4-6 = 見出し及びラベル
criterion-2-4-7 = フォーカスの可視化
criterion-3-1-1 = ページの言語
criterion-3-1-2 = 一部分の言語
criterion-3-2-1 = フォーカス時
criterion-3-2-2 = 入力時
criterion-3-2-3 = 一貫したナビゲーション
criterion-3-2-4 = 一貫した識別性
criterion-3-3-1 = エラーの特定
criterion-3-3-2 = ラベル又は説明
criterion-3-3-3 = エラー修正の提案
criterion-3-3-4 = エラー回避（法的、金融及びデータ）
criterion-4-1-1 = 構文解析
criterion-4-1-2 = 名前（name）、役割（role）及び値（value）

## 一覧とサイトマップ

sitemap = サイトマップ
all-sheets = すべての{ $sheetWord }
lists-of-plan = この計画の一覧
list-by-category = 分類から探す
list-by-status = { $word }から探す
list-by-grade = { $word }から探す
list-by-unit = { $word }から探す
list-by-year = 年度ごとの{ $word }
list-no-status = 報告なし
list-no-grade = 評価なし
units-by-reading = 五十音順
kana-row = { $kana }行
units-other-reading = 読みの記載がない部署

## 様式の項目（日本語のページでは、市の様式の言葉を使う）

form-part-sheet = 改革シート
form-part-charter = サービス憲章
any-sheet = 計画の取組
any-charter = 年度ごとの約束
form-part-number = 番号
form-part-title = 改革項目
form-part-owner = 担当課
form-part-participants = 実施部署
form-part-background = 現状と課題
form-part-purpose = 目的と効果
form-part-measures = 取組の内容
form-part-schedule = 取組工程
form-part-indicators = 指標
form-part-plan = 計画
form-part-target = 目標
form-part-actual = 実績
form-part-baseline = 現状
form-part-goal = 最終目標
form-part-progress = 進捗管理
form-part-status = 状況
form-part-text = 内容
form-part-countermeasure = 対応策
form-part-new-due = 新期限
form-part-published = 公表日
form-part-annual = 年度評価
form-part-grade = 評価
form-part-reasons = 評価内容
form-part-next-steps = 今後の方針
form-part-overall = 計画期間の評価
form-part-overall-grade = 総合評価
form-part-after-plan = 計画期間後
form-part-slogan = 標語
form-part-preamble = 前文
form-part-posted = 掲載日
form-part-promise = 約束
form-part-reports = 実施状況
form-part-outcome = 結果
form-part-note = 説明
form-part-rate = 達成率
form-part-judgement = 判定
form-part-first-half = 上半期
form-part-second-half = 下半期

# 公表の記録
publication-log = 公表の記録と、その確かめ方
log-what = このサイトは、いつ、何をはじめて公表し、あとで何を直したかを、記録に残しています。記録は ledger/ にあり、だれでも確かめることができます。市があとから書きかえると、分かるようになっています。
log-since = 記録を始めた日：
log-proves = 記録から分かること
log-proves-chain = 記録の1行ごとに、前の行の指紋（SHA-256）が入っています。1文字でも変えると、そこから先がつながりません。
log-proves-signature = 公表のたびに、記録の全体に市が署名しています。市の鍵を持たない人は、記録を作れません。
log-proves-stamp = 署名には、第三者の機関による時刻の証明（RFC 3161）が付いています。
log-proves-bytes = 公表したすべてのページの指紋の一覧が、記録に入っています。見ているページが、公表されたときのままかどうかを確かめられます。
log-limits = 記録だけでは分からないこと
log-limits-before = 記録を始める前のこと。始めたときにもう載っていたもの（taken-over）がいつからあったかは、市がそう言っているというだけです。
log-limits-truth = 書かれていることが正しいかどうか。
log-limits-rewritten = 市が記録の全部を書きかえて、署名しなおしたかどうか。これは、前に見た記録（ledger/checkpoints/ にある署名）を手もとに残している人だけが見つけられます。新聞、議会、ウェブの保存事業などが残していれば、書きかえは必ず見つかります。
log-limits-unsigned = だれが記録を作ったか。この記録に署名はありません。
log-limits-time = 公表した正確な時刻。時刻は市の時計のものです。
log-check = 自分で確かめる
log-check-note = 次の手順は、Linux や macOS の端末（sha256sum、openssl のあるもの）で行えます。何も出なければ、正しいということです。
log-check-copy = 1. サイトの写しを取る
log-check-pages = 2. ページが公表されたときのままか確かめる
log-check-list = 3. ページの一覧が、記録のとおりか確かめる（OK と出ます）
log-check-chain = 4. 記録の行がつながっているか確かめる
log-check-signature = 5. 市の署名を確かめる（Signature Verified Successfully と出ます）
log-check-kohyo = kohyo で、まとめて確かめる
log-check-remember = seen.json に、見た記録が残ります。次に同じことをすると、その間に記録が書きかえられていないことも確かめられます。

# 公開するデータ（/data/）
open-data = データで使う（オープンデータ）
open-data-description = このサイトで公表しているものを、表計算ソフトやプログラムで使える形にしたデータです。{ $sheetWord }、指標、{ $charterWord }、約束、報告、評価、公表の期限と状況などの表があります。公表していないものは入っていません。
open-data-calendar = 公表の期限のカレンダー
    .about = いつまでに何を公表するかのカレンダーです。
data-renewed = データは、サイトを公表するたびに作りなおします。新しく公表したもの、訂正したもの、期限が来たものがあると、中身が変わります。
data-use = 使い方
data-no-license = このデータの利用の条件は、市におたずねください。
data-cite = 使うときは、次のように出典を書いてください。
data-workbook = 表計算ソフトで開く
data-workbook-note = CSV形式のファイルを保存して、Excel などの表計算ソフトで開いてください。文字はUTF-8です。番号の先頭の0を残したいときは、「データ」の「テキストまたはCSVから」で読みこみ、その列を「テキスト」にしてください。
data-workbook-values = 1つのセルには、1つの値だけがあります。数だけではない値（「80％以上」など）は、「書いたとおり」の列にあり、数値の列は空です。
data-workbook-apostrophe = =、+、-、@ で始まる文字は、計算式にならないように、先頭に ' を付けています。JSON形式では付けていません。
data-workbook-empty = 値がないセルは空です。ない理由は「ない理由の種類」の列で分かります。
data-calendar-note = 公表の期限を、お使いのカレンダーで見られます。何部署が公表するかも分かります。ファイルを保存して、カレンダーに読みこんでください。
data-calendar-address = カレンダーの「URLで追加」「照会」などに次のアドレスを入れると、変わったときに自動で新しくなります。
data-programs = プログラムで使う
data-package-note = すべての表の、場所、大きさ、ハッシュ、列の説明（Data Package v2）
data-catalog-note = オープンデータのポータルサイトが読むカタログ（DCAT-AP 3）
data-record-note = { $sheetWord }と{ $charterWord }の各ページの隣にある data.json の形（JSON Schema）
data-tables = 表
data-rows = { $count }行あります。
data-file = { $format }形式、{ $size }
data-schema = 列の説明（プログラム用、JSON形式）
data-columns = 列の説明
data-example = 例
data-kind-in = { $kind }（単位は{ $unit }）
data-type-text = 文字
data-type-word = 決まった語のどれか
data-type-number = 数値
data-type-day = 日付（西暦、2014-10-31 の形）
data-type-year = 年度（西暦の数値）
data-type-address = アドレス
open-data-title = { $title }のオープンデータ
calendar-name = { $title } 公表の期限
calendar-due = 公表期限：{ $program } { $item }
calendar-owed = { $units }部署が、{ $count }件を公表します。
