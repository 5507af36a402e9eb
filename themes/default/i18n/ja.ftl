# 市民が読むことば：ページの見出しと文。
# テンプレートでは、値のいらないことばを words.skip_link のように使う。

## どのページにもあるもの

skip-link = 本文へ移動
menu = 主なメニュー
here = 現在位置（パンくず）
about-site = このサイトについて
home = ホーム
plans = 改革シート
programmes = サービス憲章
units = 部署から探す
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
in-preparation = 準備中
in-preparation-note = 次のものは準備中です。確認が終わりしだい掲載します。

## 改革シート

number-prefix = No.
when = 時期
year = 年度
value = 値
not-given = （記載なし）
to-come = （これから）
none = （なし）
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
remarks = 補足
corrections = 訂正
previous-sheet = 前のシート
next-sheet = 次のシート
neighbours = 前後の改革シート
uncategorized = 分類なし
no-plans = 改革シートは、まだ掲載していません。
no-sheets = この計画の改革シートは、まだ掲載していません。
years-of-plan = 期間

## サービス憲章

charter-of = { $unit }の{ $charter }
charter-missing = まだ掲載していません
unit = 部署
basis = 根拠となる改革シート
outcome-kept = 達成
outcome-partly-kept = 一部達成
outcome-not-kept = 未達成
outcome-not-applicable = 対象外
results = 約束ごとの結果
other-years = ほかの年度
posted-count = 掲載している部署
no-programmes = サービス憲章は、まだ掲載していません。

## 部署

unit-kind = 種別
unit-parent = 上位の部署
unit-children = この部署の組織
unit-from = 設置
unit-to = 廃止
unit-until = まで
predecessors = 前の部署
successors = 引き継いだ部署
owned-sheets = 担当する改革シート
joined-sheets = 取り組む改革シート
no-records = この部署が公表したものは、まだありません。
other-kinds = そのほか

## ホームと、見つからないページ

find-by-plan = 改革シート
find-by-charter = サービス憲章
find-by-unit = 部署から探す
not-found = ページが見つかりません
not-found-note = ページが移動したか、削除されました。次のページから探してください。

## 公表状況

standing-on-time = 期限内
standing-late = 遅れて公表
standing-undated = 日付不明
standing-overdue = 未公表
standing-not-due = 期限前
standing-exempt = 対象外
item-posting = { $charter }の掲載
item-report = { $period }
item-annual = { $year }の{ $evaluation }
item-provisional = { $evaluation }（中間）
item-final = { $evaluation }（確定）
exempt-not-yet = { $day }に設置
exempt-no-more = { $day }に廃止
