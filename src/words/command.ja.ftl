# 命令が画面に出すことば。

severity-error = 誤り
severity-warning = 警告
severity-note = 参考
level-help = 直し方
findings-none = 誤りはありません
findings-none-asked = 絞り込みに当たる指摘はありません
findings-summary = { $errors ->
    [0] {""}
   *[other] 誤り { $errors }件
  }{ $warnings ->
    [0] {""}
   *[other] {" "}警告 { $warnings }件
  }{ $notes ->
    [0] {""}
   *[other] {" "}参考 { $notes }件
  }
check-not-looked-for = 調べない規則：{ $rule } { $why ->
    [settings] （kohyo.yaml で off）
    [program] { $program }（このファイルで off）
    [part] { $program } の { $parts }（様式に { $fields } がない）
   *[form] { $program }（様式に { $fields } がない）
  }
check-read = { $units } 部署、{ $records } 件の記録を調べました（基準日 { $day }）
check-full-text = くわしい説明と直し方：全部は kohyo check -v、1か所は kohyo explain { $place }
output-written = { $path } に書きました
lang-unknown = KOHYO_LANG の「{ $value }」は、使えることば（ja、en）ではないので、ないものとします
check-time = かかった時間：{ $time }
check-head-rule = 規則
check-head-unit = 部署（下位を含む）
check-head-errors = 誤り
check-head-warnings = 警告
check-head-notes = 参考
check-head-fix = fix
check-whole-city = 市全体
check-more-rows = ほか { $count }（-v で全部）
build-refused = 誤りがあるので、サイトは前のままです
build-nothing = 誤りがあるので、サイトは作っていません
build-done = { $units } 部署、{ $records } 件の記録から { $pages } ページを作りました（{ $time }）
build-changed = 書いたファイル { $written }、変わらないファイル { $unchanged }、消したファイル { $removed }
build-home = ホーム：{ $path }
build-more-findings = 警告と参考の内容は kohyo check で見られます
build-failed = サイトを作れませんでした。前のサイトはそのままです
could-not-run = 実行できませんでした
no-city = kohyo.yaml が見つかりません（{ $folder } とその上のフォルダーを探しました）
no-city-here = { $folder } に kohyo.yaml がありません
help-settings-name = 「{ $name }」の名前を「kohyo.yaml」にしてください
help-no-city = 市のフォルダーの中で実行するか、--root でフォルダーを指定してください
as-of-from = 基準日：{ $day }（{ $source ->
    [argument] --as-of
    [settings] kohyo.yaml
    [epoch] SOURCE_DATE_EPOCH
   *[clock] 今日
  }）
cause = 原因

## サイトの書き込み

out-is-file = { $path } はファイルです。サイトのフォルダーを --out で選んでください
out-among-sources = サイトを { $path } に書くことはできません。{ $reason ->
    [closed] { $place } の中は、ほかのプログラムが使うところです
    [around] 市のフォルダー { $place } を含んでいます
   *[source] サイトのもとになる { $place } の中です
  }
help-out-among-sources = --out で、サイトだけのフォルダーを選んでください（content の隣の public など）
out-is-foreign = { $path } に、kohyo が作っていないファイル（{ $names } など）があります。--out で別のフォルダーを選ぶか、ご自身で空にしてください
out-is-locked = 別の kohyo が { $path } に書いています。終わるまでお待ちください
out-of-other-version = { $path } は別の版の kohyo が作りました（形式 { $layout }、この版が読めるのは { $known }）。その版を使うか、フォルダーを消して作り直してください
cannot-create-out = サイトのフォルダー { $path } を作れません
cannot-open = { $path } を開けません
cannot-read = { $path } を読めません
cannot-write = { $path } に書けません
cannot-write-in = { $path } の中に書けません
cannot-create = { $path } を作れません
cannot-delete = { $path } を消せません
cannot-rename = { $from } の名前を { $to } に変えられません
cannot-look-at = { $path } を調べられません
cannot-lock = 2つの kohyo が { $path } に同時に書くことを防げません
cannot-store = 新しいサイトを { $path } に保存できません
cannot-stage = { $path } に書けません。サイトは前のままです
site-is-being-replaced = { $path } のサイトは入れかえの途中で、一部だけが新しくなっています。もう一度作ると、続きを書きます
in-the-way = 新しいサイトを書くところに { $path } があります。別のところへ移してから作り直してください
folder-vanished = 作っている間に、サイトのフォルダー { $path } がなくなりました。もう一度作ってください
site-not-writable = { $path } のサイトを入れかえられません。{ $reason ->
    [denied] 次のフォルダーに、今のユーザーでは書けません
    [read-only] 次のフォルダーは、書けないディスク（読み取り専用）にあります
    [device] 次のものは、別のディスクにあるか、別にマウントされています
    [fixed] 次のものは、変えられないように保護されています
    [owner] 次のものは別のユーザーのもので、フォルダーの設定（スティッキービット）のため持ち主しか消せません
    [in-use] 次のものは、ほかのプログラムが開いています
   *[other] 次のフォルダーに書けません
  }：{ $names }{ $more ->
    [0] {""}
   *[other] {"\u000A"}  ほか { $more }件
  }
help-site-not-writable = { $reason ->
    [denied] サイトを作るユーザーがそこに書けるようにするか（chown、chmod）、前に作ったユーザーで作ってください
    [read-only] 書けるようにするか、--out で別のフォルダーを選んでください
    [device] サイトを一度に入れかえるには、全体が1つのディスクになければなりません。マウントを外すか、--out で別のフォルダーを選んでください
    [fixed] 保護を外してください（chattr -i -a、chflags、Windows の「読み取り専用」）
    [owner] 前に作ったユーザーで作るか、ファイルの持ち主を今のユーザーに変えてください（chown）
    [in-use] そのプログラムで閉じてください
   *[other] 原因を確かめるか、--out で別のフォルダーを選んでください
  }
cannot-undo = 失敗した書き込みを元に戻せませんでした。次に作るときにもう一度試します
site-as-it-was = サイトを書けませんでした。サイトは前のままです
link-in-the-way = { $path } はリンクです。消してから作り直してください
template-makes-no-page = { $template } で作ると、{ $address } が{ $what ->
    [nothing] 空のページになります
   *[no-title] 題名のないページになります
  }
help-template-makes-no-page = どのページにも <title> が要ります。docs/theme.md と見比べるか、そのひな型を消してください（消すと、もとからあるひな型を使います）
template-renamed = { $path } のひな型 { $former } は、この版から { $name } です。ファイルの名前を変え、docs/theme.md と見比べてください
word-renamed = { $path } の文 { $former } は、この版から { $name } です。名前を変えてください
foreign-file = { $path } は kohyo が作ったものではありません。別のところへ移してから作り直してください
foreign-files = { $path } の中の、これから書くところに、kohyo が作っていないものがあります。別のところへ移してから作り直してください：{ $names }{ $more ->
    [0] {""}
   *[other] {"\u000A"}  ほか { $more }件
  }
address-twice = アドレス { $path } のファイルが2つあります
file-and-folder = { $folder } は、ファイルであり、同時に { $path } のフォルダーであることはできません
plan-was-damaged = { $path } が壊れていて、途中で止まった書き込みの続きも取り消しもできないので、今回サイトの全体を入れかえます。壊れたファイルは { $kept } に移しました
state-was-damaged = { $path } が壊れていたので、作り直します。そこにあったものは { $kept } に移しました
state-is-no-folder = { $path } がフォルダーではありません。kohyo がサイトについての控えを置くところです。別のところへ移してから作り直してください
list-is-damaged = kohyo が書いたファイルの一覧 { $path } が、壊れているか、なくなっています{ $lines ->
    [0] {""}
   *[other] （読み取れたのは { $lines }件）
  }。今回作り直します。kohyo のものかどうか分からないファイルは、写しを残してから書きかえます
files-are-kept = kohyo が書いたものかどうか分からない { $count }件のファイルを書きかえました。前のものは { $path } にあります
files-are-unknown = { $path } に、新しいサイトにはなく、kohyo が書いたものかどうか分からないファイルがあります。古いページなら消してください：{ $names }{ $more ->
    [0] {""}
   *[other] {"\u000A"}  ほか { $more }件
  }
manifest-is-damaged = kohyo が書いたファイルの一覧 { $path } が壊れています。もう一度作ってください
not-an-address = 「{ $path }」はサイトのアドレスに使えません：{ $fault ->
    [empty] 空の部分があります（始めと終わりの「/」、「//」は使えません）
    [dot] 「.」で始まる部分があります
    [end] Windows では「.」や空白で終わる名前を作れません
    [control] 目に見えない文字があります
    [sign] Windows では \ < > : " | ? * の入った名前を作れません
    [device] Windows が機器のために使う名前です
   *[long] 255 バイトより長い部分があります
  }

## CI のためのまとめ

summary-title = 記録の点検
summary-read = 基準日 { $day }、{ $units } 部署、{ $records } 件の記録
summary-unit = 部署
summary-no-unit = 部署の決まらないもの
summary-all = 合計
summary-cut = 長すぎるので、あと { $count }件は省きました。

## 引数

help-usage = 使い方
help-usage-options = オプション
help-default = {" "}[指定しないとき: { $value }]
help-heading-commands = コマンド
help-heading-options = オプション
help-heading-common = 共通のオプション
help-heading-arguments = 引数

help-values =
    .address = アドレス
    .assignment = 項目=値
    .check = 調べるもの
    .ci = CI
    .command = コマンド
    .count = 個数
    .date = 日付
    .days = 日数
    .dir = フォルダー
    .file = ファイル
    .format = 形式
    .host = アドレス
    .kind = 種類
    .lang = 言語
    .month = 月
    .name = 名前
    .number = 番号
    .path = 場所
    .period = 時期
    .port = ポート
    .program = 制度
    .release = 公開の番号
    .rev = 版
    .rule = 規則
    .severity = 重さ
    .shell = シェル
    .standing = 状況
    .subject = 規則か場所
    .target = 公開先
    .title = 題名
    .unit = 部署
    .when = いつ
    .words = ことば
    .year = 年度

help-kohyo = 市が市民に約束したことと、その後を、静的サイトとして公表します
    .root = 市のフォルダー（指定しないとき：kohyo.yaml のある、いちばん近い上のフォルダー）
    .as-of = サイトの基準日（指定しないとき：kohyo.yaml の as_of、SOURCE_DATE_EPOCH、今日の順）
    .lang = 画面に出すことば（指定しないとき：KOHYO_LANG、kohyo.yaml の language、システムの設定、日本語の順）
    .lang-ja = 日本語
    .lang-en = 英語
    .color = 色を使うとき
    .color-auto = 画面に出すとき
    .color-always = ファイルやパイプにも
    .color-never = 使わない
    .quiet = 指摘だけを出す
    .verbose = 詳しく出す。check では、指摘の全文と直し方、表のすべての行も
    .help = 使い方を出す
    .version = 版を出す

help-build = 記録を調べて、サイトを作ります
    .out = サイトを書くフォルダー（指定しないとき：市のフォルダーの public/）
    .keep-going = 誤りのある記録を除き、欠けていることを示してサイトを作る
    .force = 前から何も変わっていなくても、全部作り直す

help-check = 記録を調べます。何も書きません
    .format = 指摘の出し方
    .format-human = 人が読む文。指摘を1行ずつ、誤りから
    .format-json = kohyo の JSON（docs/check.md）
    .format-sarif = SARIF 2.1.0。コードの管理サービスやエディターが読む
    .format-github = GitHub Actions の注釈と、ジョブのまとめ
    .format-gitlab = GitLab の Code Quality レポート
    .summary = 部署ごとのまとめを Markdown で書くファイル
    .deny = これがあるときも、終了コードを 1 にする
    .deny-warnings = 警告（「警告」と書いてもよい）
    .deny-notes = 警告と参考（「参考」と書いてもよい）
    .output = 標準出力でなく、このファイルに書く
    .only = この規則（R024 や unknown-unit）か、この重さ（誤り、警告、参考）の指摘だけを出す。何度でも指定できる
    .unit = この部署とその下の部署にかかわる指摘だけを出す（識別子、名称、別名。何度でも指定できる）
    .since = git のこの版から変わった記録の指摘と、変更で新たに出た指摘だけを出す

help-help = コマンドの使い方を出します
    .command = 使い方を出すコマンド

typed-value = 「{ $argument }」に「{ $value }」は使えません
typed-no-value = 「{ $argument }」に値がありません
typed-unknown = 「{ $argument }」という引数はありません
typed-command = 「{ $command }」というコマンドはありません
typed-conflict = 「{ $argument }」は「{ $other }」と同時に使えません
typed-twice = 「{ $argument }」は1回だけ指定できます
typed-missing = 「{ $argument }」を指定してください
typed-no-command = コマンドを指定してください
typed-commands = コマンド：{ $commands }
typed-count = 「{ $argument }」の値の数が合いません
typed-utf8 = 引数が UTF-8 ではありません
typed-other = 引数を読めません（{ $reason }）
typed-more = 詳しい使い方は --help で見られます
no-such-rule = 「{ $rule }」という規則はありません
as-of-unreadable = --as-of の「{ $text }」は日付として読めません
epoch-unreadable = SOURCE_DATE_EPOCH の「{ $text }」は、1970年からの秒数として読めません
clock-unreadable = この機械の時計が、暦にない日を指しています。--as-of で基準日を指定してください
threads-unreadable = { $name } の「{ $text }」は、スレッドの数として読めません
threads-refused = このシステムでは、スレッドを始めることができません
help-threads = { $most }までの数を書いてください。0は、コアごとに1つです
since-no-repository = 市のフォルダーが git のリポジトリの中にないので、--since は使えません
since-no-revision = git の版「{ $revision }」が見つかりません
since-unreadable = git のリポジトリを読めません
help-shallow = 履歴の一部だけが複製されています。「git fetch --unshallow」か、CI の「fetch-depth: 0」で、履歴を全部取ってください
check-left-out = 絞り込みで除いた指摘が、ほかに { $count }件あります{ $errors ->
    [0] {""}
   *[other] （うち誤り { $errors }件。直るまで、サイトは作れません）
  }
check-cannot-be-told = このうち誤り { $count }件は、絞り込みに当たるかどうかが分からないので、示しています
cannot-print = 標準出力に書けません

## kohyo status

help-status = だれが何をいつ公表したか、だれがまだかを表示します
    .format = 表示の形式
    .format-human = 人が読む表
    .format-json = JSON（docs/schema/ledger.json）
    .format-csv = 表計算ソフトで開く CSV（公表すべきもの1つが1行）
    .program = この制度・計画だけ（アドレス、フォルダー名、名称。例：charters/2014）
    .unit = この部署と、その下の部署だけ（識別子、名称、別名）
    .period = この年度か時期だけ（例：H26、平成26年度上半期）
    .standing = この状況のものだけ
    .standing-on_time = 期限内に公表（「期限内」と書いてもよい）
    .standing-late = 遅れて公表（「遅れて公表」「遅延」）
    .standing-undated = 公表したが日付が不明（「日付不明」）
    .standing-overdue = 期限を過ぎて未公表（「未公表」）
    .standing-not_due = 期限前（「期限前」）
    .standing-exempt = 対象外（「対象外」）
    .next = この日数のうちに期限が来るもの
    .fail-on = これがあれば終了コードを1にする
    .fail-on-overdue = 未公表のもの（「未公表」と書いてもよい）
    .fail-on-late = 遅れて公表したもの、未公表のもの（「遅れて公表」「遅延」）
    .output = 標準出力でなく、このファイルに書く
obligations-title = 公表状況（基準日 { $day }）
obligations-headline = 公表すべきもの { $total }件。期限が来た { $due }件のうち、期限内 { $on-time }件、遅れて公表 { $late }件、日付不明 { $undated }件、未公表 { $overdue }件
obligations-nothing = 当てはまるものはありません
obligations-unreadable = 読めない記録があります。読めない記録は、公表されていないものとして数えています（kohyo check で見られます）
obligations-item = 項目
obligations-due = 期限
obligations-unit = 部署
obligations-record = 記録
obligations-standing = 状況
obligations-total = 合計
obligations-days = { $kind ->
    [not_due] { $standing }（あと{ $days }日）
   *[other] { $standing } { $days }日
  }
obligations-reason = 理由
obligations-program = 計画・制度
obligations-address = アドレス
obligations-number = 番号
obligations-year = 年度
obligations-published = 公表日
obligations-published-by = 公表日の出所
obligations-published-by-record = 記録
obligations-published-by-log = 公表の記録
obligations-days-late = 遅れた日数
no-such-program = 「{ $value }」という制度・計画はありません

## kohyo list

help-list = 記録を、番号、部署、ことばで探して一覧にします
    .words = 番号（52、No.52）、フォルダーと番号（gyokaku-2013/52）、ファイル、題名・部署・計画・分類の中のことば。いくつか書けば、すべてに合うもの。全角と半角、大文字と小文字、元号と西暦は区別しません（書かなければ、すべての記録）
    .program = この計画や憲章だけ（アドレス、フォルダー名、名称。何度でも指定できる）
    .unit = この部署と、その下の部署だけ（識別子、名称、別名。何度でも指定できる）
    .drafts = 下書きだけ
    .format = 出し方
    .format-human = 画面で読む表
    .format-json = JSON
    .format-csv = CSV
    .output = 標準出力でなく、このファイルに書く
list-heading = { $program }（{ $folder }）
list-pages = ページ
list-number = 番号
list-title = 題名
list-file = ファイル
list-head-record = 記録
list-head-program = 計画・憲章
list-head-number = 番号
list-head-title = 題名
list-head-unit = 部署
list-head-state = 状態
list-head-errors = 誤り
list-head-warnings = 警告
list-head-file = ファイル
list-more-units = { $units }、ほか{ $count }
list-state = { $state ->
    [draft] 下書き{" "}
    [withdrawn] 取下げ{" "}
   *[shown] {""}
  }{ $errors ->
    [0] {""}
   *[other] 誤り{ $errors }{" "}
  }{ $warnings ->
    [0] {""}
   *[other] 警告{ $warnings }
  }
list-count = { $count } 件
list-nothing = 該当する記録はありません
list-unread = 誤りがあって読めない記録が、ほかに { $count } 件あります（kohyo check で見られます）
no-such-record = 「{ $value }」に合う記録はありません
help-no-such-record = kohyo list で、すべての記録を見られます

## kohyo open

help-open = 記録や部署のページを、プレビューで開きます。プレビューが動いていなければ始めます
    .words = 番号（52、No.52、gyokaku-2013/52）、部署、題名のことば、ファイル
    .edit = ページではなく、記録のファイルをエディターで開く（VISUAL、EDITOR の順）
open-candidate = {"  "}{ $place }: { $name }（{ $file }）
open-many = 「{ $value }」に合う記録が { $count } 件あります
open-more = {"  "}ほかに { $count } 件
help-open-many = ことばを足すか、ファイルの名前で指定してください
open-which = どれを開きますか（番号）[{ $offered }]
open-no-number = 1 から { $count } までの番号を入れてください
open-page = { $url } を開きます
open-file = { $path } を開きます
open-no-page = { $file } のページは、このサイトにありません
open-no-editor = どのエディターで開くか、決められていません
help-open-editor = 環境変数 EDITOR に、エディターのコマンドを入れてください（例：export EDITOR="code --wait"）
open-editor-failed = エディター（{ $command }）で開けませんでした

## kohyo serve

help-serve = 書いている間のサイトを、この機械だけに見せます。保存すると、開いているページが新しくなります
    .port = 待ち受けるポート。使われていれば、次の空いているもの
    .host = 待ち受けるアドレス。0.0.0.0 にすると、ほかの機械からも見えます
    .allow-host = ほかの名前でも答える（プロキシーを通すときなど。いくつでも）
    .open = ホームをブラウザーで開く
    .follow = 保存した記録のページへ移る
    .poll = 変更を自分で探す（共有フォルダーや WSL で、保存しても変わらないとき）
serve-ready = { $url } で見られます（Ctrl-C で終わります）
serve-port-taken = ポート { $port } は使われているので、次の空いているものを使います
serve-wrong = 誤りが { $errors }件あります（ページの上に出ています）
serve-changed = { $path } { $more ->
    [0] {""}
   *[other] ほか { $more }件{" "}
  }を読み直しました（{ $time }）
serve-stopped = 終わりました
serve-no-browser = ブラウザーを開けませんでした
serve-others = { $places ->
        [none] 注意：同じネットワークにいる人も、下書きやまだ公表していない報告を見られます
       *[some] 注意：同じネットワークにいる人も、次のアドレスで、下書きやまだ公表していない報告を見られます
    }
serve-other-url = {"  "}{ $url }
serve-polling = { $reason ->
        [limit] システムが見張れるフォルダーの数の上限に達しました。これからは変更を定期的に探すので、表示が少し遅れます（Linux では fs.inotify.max_user_watches を増やしてください）
        [untold] 変更がシステムから知らされませんでした。これからは変更を定期的に探すので、表示が少し遅れます（次からは --poll を付けてください）
       *[refused] システムがフォルダーを見張れません。これからは変更を定期的に探すので、表示が少し遅れます
    }
serve-cannot-listen = { $host } のポート { $port } で待ち受けられません
serve-preview = 非公開プレビュー
serve-day = 基準日
serve-show = この日のサイトを見る
serve-own-day = もとの基準日に戻る
serve-draft = このページは下書きです。ここだけに表示し、公開するサイトには載りません
serve-drafts = 下書き { $count }件も表示しています。公開するサイトには載りません
serve-draft-mark = 下書き
serve-more-drafts = ほか { $count }件
serve-later = まだ公表していない報告を含みます。外に出さないでください
serve-errors = 誤りのある記録は、正しかったときのものを表示しています
serve-last-good = このページを作れないので、最後に作れたときのものを表示しています
serve-more = ほかに { $count }件（kohyo check で見られます）
serve-no-page = 表示できるページがありません
serve-no-day = 「{ $day }」という日はありません
serve-no-path = このサイトにないアドレスです
serve-other-host = このサイトは、起動したときに表示したアドレスでだけ見られます。ほかの名前でも見るときは、kohyo serve に --allow-host を付けてください

## kohyo doctor

help-doctor = フォルダーとパソコンに、困りごとのもとがないかを調べます。何も変えません
    .checks = 調べるもの（書かなければ、すべて）
    .checks-encoding = ファイルの文字コード
    .checks-line-ends = 改行
    .checks-unicode = 名前の文字の組み方
    .checks-windows-names = Windows で使えない名前
    .checks-letter-case = 大文字と小文字だけが違う名前
    .checks-folder = フォルダーに書けるか
    .checks-disk = 空き容量
    .checks-git = git
    .checks-clock = 時計
    .checks-day = 基準日
    .checks-terminal = 端末の文字コード
    .checks-program = kohyo の版
    .format = 出し方
    .format-human = 画面で読む文
    .format-json = JSON
    .output = 標準出力でなく、このファイルに書く
doctor-good = 良好　
doctor-notice = 注意　
doctor-wrong = 要対応
doctor-more = ほかに { $count } 件
doctor-run = { $command } を実行してください
doctor-encoding = { $encoding } のファイルが { $count } 件あります
doctor-encoding-fix = エディターで文字コードを UTF-8 にして、保存し直してください
doctor-encoding-good = 文字コードは、どれも UTF-8 です
doctor-mark = 先頭に UTF-8 の印（BOM）のあるファイルが { $count } 件あります。そのままで読めます
doctor-returns = 改行が CR だけの行のあるファイルが { $count } 件あります
doctor-mixed = LF と CRLF の改行が混ざったファイルが { $count } 件あります
doctor-line-ends-fix = エディターで改行を LF か CRLF のどちらかにそろえて、保存し直してください
doctor-line-ends-good = 改行は、ファイルごとにそろっています
doctor-unicode = 名前の濁点や半濁点が分かれたファイルが { $count } 件あります（古い macOS で付けた名前です）
doctor-unicode-fix = 名前を付け直してください。ほかのパソコンでは、別の名前のファイルになります
doctor-unicode-good = ファイルの名前は、どれも合成済みの文字です
doctor-windows = Windows で使えない名前が { $count } 件あります
doctor-windows-fix = con、aux などの名前、末尾の「.」と空白、< > : " | ? * \ は使わないでください
doctor-windows-good = ファイルの名前は、どれも Windows で使えます
doctor-long = フォルダーから数えて 259 文字を超えるパスが { $count } 件あります
doctor-long-fix = Windows では開けないプログラムがあります。名前を短くするか、浅いフォルダーに置いてください
doctor-case = 大文字と小文字だけが違う名前が { $count } 件あります
doctor-case-fix = Windows と macOS では1つのファイルになります。名前を変えてください
doctor-case-good = 大文字と小文字だけが違う名前はありません
doctor-folder = フォルダーに書けません：{ $cause }
doctor-folder-fix = フォルダーの持ち主と権限を確かめてください
doctor-folder-left = { $path } を消してください
doctor-folder-good = フォルダーに書けて、名前も変えられます
doctor-ignores-case = このフォルダーは、大文字と小文字を区別しません
doctor-ignores-case-fix = そのままで使えます。ファイルの名前は小文字にそろえておくと、公開先でも困りません
doctor-share = このフォルダーは、ネットワークの先にあります
doctor-share-fix = ほかの人の保存が知らされないことがあります。プレビューは kohyo serve --poll で始めてください
doctor-disk = 空き容量は { $megabytes } MB です
doctor-disk-fix = 要らないファイルを消してください。足りないと、サイトを作れません
doctor-disk-unknown = 空き容量は、この環境では調べられません
doctor-no-git = git がありません
doctor-no-git-fix = なくても使えます。履歴を残すときと kohyo check --since を使うときに入れてください
doctor-no-repository = このフォルダーは git で管理されていません
doctor-no-repository-fix = 直した人と日の履歴を残すには、git init で始めてください
doctor-unsafe = フォルダーの持ち主が違うため、git が読もうとしません（safe.directory）
doctor-no-branch = git のブランチから外れています（detached HEAD）
doctor-no-branch-fix = git switch でブランチに戻ってから直してください
doctor-git-good = git：ブランチ { $branch }、core.autocrlf は { $autocrlf }
doctor-ignored = git が残さないことになっている記録が { $count } 件あります
doctor-ignored-fix = .gitignore を見直してください
doctor-quoted = git が日本語のファイル名を数字で表示する設定です（core.quotepath）
doctor-clock = 時計が { $year } 年になっています
doctor-clock-fix = パソコンの時計を合わせてください。期限と公表の判断に使います
doctor-clock-good = 時計は、あり得る年です
doctor-zone = パソコンの時刻帯は { $here }、市は { $city } です。日付は市の時刻帯で数えます
doctor-day-fixed = 基準日が kohyo.yaml の as_of で { $day } に決まっています
doctor-day-fixed-fix = 今日を基準にするには、as_of の行を消してください
doctor-day-epoch = SOURCE_DATE_EPOCH があるため、基準日は { $day } です
doctor-day-epoch-fix = 今日を基準にするには、この環境変数を消してください
doctor-day-unreadable = SOURCE_DATE_EPOCH の「{ $value }」は、日付として読めません
doctor-day-good = 基準日は、今日です
doctor-terminal = 端末の文字コードが UTF-8 と分かりません（{ $locale }）
doctor-terminal-fix = 文字が化けるときは、export LANG=ja_JP.UTF-8 としてください
doctor-terminal-good = 端末の文字コードは UTF-8 です（{ $locale }）
doctor-program = kohyo { $version }（{ $path }、ことば：{ $languages }）

## kohyo explain

help-explain = 指摘の意味と、直し方を説明します
    .subjects = 規則の符号か名前（例：C101、text-unchanged）か、指摘のある場所（例：content/reforms/gyokaku-2013/045.md:12）。書かなければ、すべての規則の一覧
explain-unknown-place = { $path } というファイルはありません
explain-nothing = { $place }：指摘はありません
explain-nothing-on-line = { $place }：{ $line }行目に指摘はありません（指摘のある行：{ $lines }）

## kohyo completions

help-completions = シェルで打ちかけのコマンドを補うためのスクリプトを出します
    .shell = 使っているシェル
    .shell-bash = Bash
    .shell-elvish = Elvish
    .shell-fish = fish
    .shell-powershell = PowerShell
    .shell-zsh = Zsh

## kohyo man

help-man = マニュアルのページを出します
    .output-dir = すべてのコマンドのページを、英語（man1/）と日本語（ja/man1/）で、このフォルダーに書く（指定しないとき：kohyo のページを画面に出す）
man-written = { $path } に { $count } ページを書きました
man-name = 名前
man-synopsis = 書式
man-description = 説明
man-options = オプション
man-subcommands = コマンド
man-version = 版

## kohyo export

help-export = 記録を、部署が記入する様式（Excel）や表にして書き出します
    .program = 計画や憲章の年度（アドレス、フォルダー名、名称）
    .form = 部署ごとに、市の様式のブックを作る。今その部署が書く欄だけを開く
    .unit = この部署だけ（識別子、名称、別名）
    .period = この時期の後に書くものだけ（例：平成26年度下半期）
    .output = 書き出す場所。様式のときはフォルダー、表のときはファイル
export-written = { $path }：記録{ $records }件、記入する欄{ $open }か所
export-nothing-due = 記入するものがある部署はありません
export-cannot-make = ブックを作れません
export-ending = { $path } の名前の終わりは .xlsx か .csv にしてください
export-table-written = { $path }：記録{ $records }件、{ $columns }列
table-record = 記録
table-unit = 部署名
export-too-long = { $file } の { $field } は、Excel の1つのセルに入る長さ（32,767文字）を超えています
form-notice = { $unit }　{ $open ->
    [0] 今、記入する欄はありません。
   *[other] 黄色の欄（{ $open }か所）に記入してください。{ $items }
}
form-notice-item = { $item }（公表期限 { $due }）
form-not-a-choice = 一覧にない言葉です。いくつか書くときは「、」で区切ります。このまま入れますか。
no-such-period = 「{ $value }」という時期はありません

## kohyo schema

help-schema = エディターが入力を補い、説明を出すための JSON Schema を出します
    .kind = スキーマを出すファイルの種類
    .kind-settings = kohyo.yaml
    .kind-organization = 部署（content/organization.yaml）
    .kind-glossary = 用語（content/glossary.yaml）
    .kind-plan = 改革の計画（_program.yaml）
    .kind-charters = 年度の憲章の制度（_program.yaml）
    .kind-sheet = 計画の改革シート
    .kind-charter = 部署の憲章
    .kind-page = 自由なページ
    .kind-vscode = スキーマではなく、schemas/ のスキーマを使うための VS Code の設定
    .program = どの計画や制度の記録か。フォルダーの名前。例：gyokaku-2013
    .output = スキーマ1つを、標準出力でなく、このファイルに書く
    .out = スキーマを1つずつファイルに書くフォルダー。前のファイルは置きかえます（種類も指定しないとき：市のフォルダーの schemas/）
schema-written = { $path } を書きました（{ $files } のスキーマ）
schema-which-kind = どの種類のスキーマをファイルに書くか、指定してください
schema-which-program = どの計画や制度のものか、--program で指定してください
schema-no-program = その種類の計画や制度は、まだありません

## kohyo new

help-new = 記入する記録や、計画・制度のファイルを作ります
help-new-sheet = 計画の改革シートを、様式のすべての項目とともに作ります
    .plan = 計画。フォルダーの名前か、計画の名前
    .number = 番号。例：46。ファイルの名前にもなります
    .title = 改革項目の名前
    .owner = 担当する部署（何度でも指定できる）
help-new-charter = 部署の憲章を、様式のすべての項目とともに作ります
    .charter-year = 憲章の制度。フォルダーの名前か、制度の名前
    .unit = 部署。識別子、名称、別名のどれか
help-new-program = 計画か、年度の憲章の制度を作ります。区分と期限は、そのまま使うことも直すこともできます
    .kind = どちらを作るか
    .kind-plan = 改革シートを持つ計画
    .kind-charters = 1年度の憲章の制度
    .slug = フォルダーの名前。アドレスになります。例：gyokaku-2026
    .name = 計画や制度の名前
    .from = 最初の年度。例：R8、2026
    .to = 最後の年度（指定しないとき：最初の年度）
help-new-report = 報告や評価の記入欄を、その時期に書くことになっている記録に加えます。すでに書いてあるところは変えません
    .period = 時期か年度。例：平成26年度下半期、H26下、平成26年度（年度の評価）
    .unit = この部署と、その下の部署の記録だけ（識別子、名称、別名。何度でも指定できる。指定しないとき：すべての部署。書く前に聞きます）
    .program = この計画や憲章だけ（アドレス、フォルダー名、名称。何度でも指定できる）
    .yes = 聞かずに書く
    .dry-run = 変わるところを示すだけで、何も書かない
help-new-page = 自由なページを作ります
    .page-address = アドレス。例：about
    .title = 題名
file-is-there = { $path } はもうあります。何も書いていません
folder-is-a-link = { $path } はほかの場所へのリンクなので、その中には書きません
new-written = { $path } を作りました
new-fill-in = 記入が終わったら「下書き: true」の行を消して、kohyo check で確かめてください
new-next-sheet = 次に：内容を確かめてから、kohyo new sheet { $program } 番号 で改革シートを作ってください
new-next-charter = 次に：内容を確かめてから、kohyo new charter { $program } 部署 で憲章を作ってください
new-schemas = エディターの補完のために：kohyo schema と kohyo schema vscode > .vscode/settings.json
new-draft = 下書きです。「下書き: true」の行を消すと、サイトに出ます。使わない項目は消してもかまいません。
new-required = （必須）
new-choices = 【{ $choices }】
new-number-taken = No.{ $number } はもうあります（{ $path }）
new-unit-unbound = { $unit }は「{ $program }」の対象の部署ではありません
help-new-scope = { $path } の「対象部署」を見てください
help-new-program-first = kohyo new program で作れます
new-years-backward = 最後の年度が、最初の年度より前です
new-one-year = 憲章の制度は1年度ごとに作ります
new-report-round = { $program }：{ $item }{ $dated ->
    [yes] （公表期限 { $due }）
   *[no] （公表期限の定めなし）
  }{ $records ->
    [none] 　該当する記録はありません
   *[some] {""}
  }
new-report-record = { $file }（{ $units }）
new-report-lacks = {"  "}加えるもの：{ $record }
new-report-there = {"  "}記入済み：{ $record }
new-report-blank = {"  "}欄があり、記入がまだ：{ $record }
new-report-exempt = {"  "}対象外：{ $record } { $why ->
    [not-yet] { $day }に設置
    [no-more] { $day }に廃止
    [withdrawn] { $day }に取下げ：{ $reason }
   *[written] { $reason }
  }
new-report-withdrawn = {"  "}取り下げたもの：{ $record }
new-report-no-file = {"  "}ファイルがまだないもの：{ $record } 作るには {"`"}{ $command }{"`"}
new-report-no-place = {"  "}様式に欄がないもの：{ $record }
new-report-unreadable = {"  "}誤りがあって加えられないもの：{ $record } kohyo check で確かめてください
new-report-nothing = 加えるものはありません
new-report-would = { $count } 件の記録に加えられます。まだ何も書いていません
new-report-say-yes = 書くには、--unit で部署を指定するか、--yes を付けてください
new-report-ask = すべての部署の { $count } 件の記録に加えますか
new-report-written = { $count } 件の記録に加えました。空の欄は公表されません。記入が終わったら kohyo check で確かめてください
new-report-cannot = { $path } には、プログラムでは加えられない書き方があります。何も書いていません
help-report-by-hand = このファイルだけは手で加えてください。ほかの記録は --unit で部署を分ければ加えられます
help-no-periods = 報告の時期は、_program.yaml の「報告時期」に書きます
help-next-period = 次に期限が来るのは{ $item }（{ $due }）

## kohyo fix

help-fix = まちがいのうち、ほかに読みようのないもの（全角のコロン、タブ、見えない文字など）を直します。変わるところを先に示します
    .files = このファイルだけ
    .yes = 聞かずに書く
    .dry-run = 変わるところを示すだけで、何も書かない
    .only = この規則の指摘だけを直す（R012 や wide-colon。何度でも指定できる）
    .unit = この部署とその下の部署の記録だけを直す（識別子、名称、別名。何度でも指定できる）
    .since = git のこの版から変わった記録だけを直す
fix-nothing = ほかに読みようのないまちがいは、ありません
fix-would = { $count } か所（{ $files } ファイル）を直せます。まだ何も書いていません
fix-say-yes = 書くには、--yes を付けてください
fix-ask = { $count } か所（{ $files } ファイル）を、上のように直しますか
fix-not-written = 何も書いていません
fix-written = { $path }：{ $count } か所を直しました
fix-left = 人が見て直すもの（kohyo check で見られます）：
check-can-fix = このうち { $count } か所は、kohyo fix で直せます

## kohyo import

help-import = 記入ずみの様式や表（Excel、ODS、CSV、文章の表）を、記録に取りこみます。変わるところを先に示します
    .files = 記入ずみの様式や表。フォルダーのときは、その中のすべて
    .program = 計画か憲章の年度。kohyo が書き出したものなら要りません
    .set = 様式にない値（何度でも指定できる）。例：実施部署=全部署、計画期間の評価.段階=確定
    .mapping = 表の見出しと項目の対応を書いたファイル。なければ、推測した対応をここに残します
    .period = この時期の様式だけを取りこむ。ほかの時期の欄への記入は示し、書かない
    .overwrite = 記録に別のことが書かれている項目も、取りこむほうの値にする
    .dry-run = 変わるところを画面に出すだけで、記録を書かない
    .reply = ファイルごとの返事（指摘のある様式と送る文章）を、このフォルダーに書く
import-read = { $file }：{ $texts } の欄と段落のうち、{ $labels } は様式の見出しと注記、{ $fields } を項目に収めました{ $unread ->
    [0] {""}
   *[other] 。{ $unread } は読んでいません
 }
import-field = { $field }：{ $text }（{ $at }）
import-place = { $line }行目{ $column ->
    [0] {""}
   *[other] の{ $column }列目
 }
import-given = 指定した値
import-no-label = 読まなかったもの：{ $at }「{ $text }」（何の欄か、見出しから分かりません）
import-taken = 読まなかったもの：{ $at }「{ $text }」（その項目には、もう別の値があります）
import-missing = 様式に書かれていない項目：{ $keys }（--set 項目=値 で書けます）
import-unread = { $file }：読まなかったもの：{ $sheet } { $at }：{ $kind }「{ $text }」
import-hidden-sheet = { $file }：読まなかったもの：隠れているシート { $sheet }（{ $cells } のセル）
import-differs = { $file }：{ $sheet } { $at }：「{ $text }」と見えていますが、入っている値は { $stored } です。見えているほうを取りました
unread-comment = コメント
unread-text-box = テキストボックス
unread-hidden-row = 隠れている行
unread-hidden-column = 隠れている列
unread-struck-out = 取り消し線の文字
unread-formula = 結果のない数式
unread-error-value = エラーの値
unread-picture = 図
unread-header-or-footer = ヘッダーかフッター
unread-unseeable = この形式では見えないもの
unread-covered = 結合したセルの下にある値
unread-hidden-by-format = 書式で見えなくしてある値
import-lost = { $file }：{ $record } の { $field } の欄が、なくなっています。新しい様式を書き出して、記入し直してください
import-no-record = { $file }：読まなかったもの：{ $sheet } { $at }「{ $text }」（どの記録のどの項目か分かりません）
import-record = { $file } → { $record }：{ $changes ->
    [0] 変わるところはありません
   *[other] { $changes } の項目が変わります
 }{ $conflicts ->
    [0] {""}
   *[other] 。{ $conflicts } の項目は、記録に別のことが書かれています
 }
import-change = { $at }：{ $field }：{ $text }
import-conflict = { $at }：{ $field }：記入「{ $text }」、記録「{ $record }」
help-import-conflict = 様式を書き出した後で、記録が変わっています。どちらにするか決めて、記入を採るなら --overwrite、記録を採るならその欄を記録のとおりにしてください。今は何も書いていません
help-import-overwrite = 記録の値を記入の値にするなら、--overwrite を付けてください。今は何も書いていません
import-other-period = { $at }：{ $field }：「{ $text }」は、この時期に書く欄ではありません
help-import-other-period = その欄は元のとおりにしてもらうか、--period を付けずに取りこんでください。今は何も書いていません
import-refused = { $file } → { $record }：記入に誤りがあるので、書いていません
import-whole-record = 記録の全体
import-error = { $at }：{ $text }
import-help = {"  "}直し方: { $text }
import-drafted = { $record }：足りない項目があるので、下書きにします（{ $what }）
import-next = 次に：kohyo check で確かめてください
import-changed-now = { $path } が、読んだ後で変わりました。もう一度実行してください
import-no-number = { $file } に、アドレスになる番号がありません
help-import-no-number = --set 番号=45 のように指定してください
import-twice = { $file }：{ $path } には、ほかにも記入されたものがあります。どれも書いていません。1つだけにしてください
import-which-program = { $file } が、どの計画の様式か分かりません。--program で指定してください
import-other-program = { $file } は { $program } の様式です。--program と違います
import-other-city = { $file } は { $program } の様式ですが、この市にありません
import-empty-folder = { $path } の中に、ファイルがありません
import-too-large = { $file } は大きすぎます（{ $megabytes } MB まで）
import-nothing = { $file } には、読める表がありません
help-import-nothing = 表のシートが隠れていないか、別のファイルでないか確かめてください
import-version = { $file } は、新しい版の kohyo（様式の版 { $version }）で書き出されています
help-import-version = kohyo を新しくしてください
import-hidden-changed = { $file } の隠れたシート「kohyo」が、{ $row }行目で書きかえられています
help-import-hidden-changed = 様式をもう一度書き出して、記入を移してください
import-encrypted = { $file } は、パスワードで開く設定になっています
help-import-encrypted = Excel で開き、パスワードを外して保存し直してください
import-broken = { $file } は壊れています（{ $what }）
help-import-broken = Excel か LibreOffice で開けるか確かめ、別の名前で保存し直してください
import-too-many-cells = { $file } には、セルが多すぎます（{ $limit } まで）
import-unpacked = { $file } は、開くと大きすぎます（{ $megabytes } MB まで）
help-import-too-large = 使っていない行や列を消すか、シートを分けてください
import-unknown-format = { $file } は { $format } です
help-import-formats = 読めるのは、.xlsx、.xls、.ods、CSV、TSV、表のある文章（Markdown）です
import-not-text = { $file } の{ $line }行目に、文字でないものがあります
help-import-not-text = 文字コードは UTF-8 か Shift_JIS（CP932）にしてください
import-cannot-edit = { $file } の記入を { $record } に書けません（{ $what }）
help-import-cannot-edit = kohyo check で記録を確かめ、そこを手で直してください
import-table = { $file }：{ $row }行目を見出しとして、1行に1件の表を読みます（{ $records } 件、{ $columns } 列）
import-column = 列「{ $head }」→ { $field }{ $guess ->
    [yes] （推測）
   *[no] {""}
 }
import-column-record = 列「{ $head }」：どの記録かを示す列
import-column-unknown = 読まなかった列「{ $head }」：{ $at }（{ $cells } のセル）。何の項目か分かりません
import-column-left = 読まない列「{ $head }」：{ $at }（{ $cells } のセル）。対応のファイルで空になっています
import-row-unread = 読まなかったもの：{ $row }行目（{ $why ->
    [above] 表の上
    [below] 表の下
    [no-record] どの記録か分かりません
    [total] 合計の行
    [twice] 同じ番号の行がほかにもあります。どれも読んでいません
    [no-head] 列に見出しがありません
   *[taken] その項目には、別の列の値があります
  }）：{ $cells }
mapping-about = 表の見出しと項目の対応。項目を直すと、次からそのとおりに読みます。空の項目は読みません
mapping-guess = 推測
mapping-written = { $path } に、表の見出しと項目の対応を書きました。直すと、次からそのとおりに読みます
mapping-yaml = { $file } は、表の見出しと項目の対応として読めません（{ $what }）
help-mapping = 「列:」の下に、「見出し: 項目」を1行ずつ書いてください
mapping-head = { $file } の見出し「{ $head }」は、どの表にもありません
mapping-field = { $file } の見出し「{ $head }」の項目「{ $field }」はありません
import-set-no-value = --set { $value } に「=」がありません
import-set-unknown = --set { $value } の「{ $key }」という項目はありません
import-set-taken = --set { $value }：「{ $key }」は様式に書かれています
reply-notice = { $unit }　{ $remarks ->
    [0] 受けとりました。直すところはありません。
   *[other] 右の「確かめた結果」（{ $remarks }件）を見て、黄色の欄を直してください。
 }
import-changed = { $path } を書きかえました
reply-remarks = 確かめた結果
reply-received = 「{ $program }」の様式を受けとりました。直すところはありません。
reply-to-mend = 「{ $program }」の様式を受けとりました。次の{ $count }か所を確かめ、添えたブックの黄色の欄を直して送ってください。
reply-changes = 取りこむ項目：{ $changes }

## kohyo init

help-publish = サイトを作り、公開先で変わることを示し、確かめてから公開する
    .target = kohyo.yaml の publish に書いた公開先の名前
    .dry-run = 何が変わるかを示すだけで、何もしない
    .yes = 確かめずに公開する
    .max-deletes = 消してよいファイルの数。これより多いと何もしない［書かなければ kohyo.yaml の max_deletes］
    .concurrency = 同時につなぐ数［書かなければ kohyo.yaml の connections］
    .break-lock = ほかの人が公開しているように見えても始める
    .adopt = kohyo が置いたのではないファイルや、手で直されたファイルを、サイトのファイルで置きかえる
    .rollback = 一つ前の公開か、番号で示した公開に戻す
    .new-key = 公表の記録を、これからは別の鍵で署名する
    .confirm = 手で運んだものが公開先に入ったことを確かめ、記録する

help-verify = いま見えているものが、公開したものと同じか確かめる
    .target = kohyo.yaml の publish に書いた公開先の名前か、サイトのアドレスか、サイトのフォルダー
    .concurrency = 同時につなぐ数［書かなければ kohyo.yaml の connections］
    .remember = 前に見た公表の記録を残すファイル。その続きであることを確かめ、いまの記録を残します
    .cosign = 確かめたチェックポイントに、このファイルの秘密鍵で連署して出します
    .cosign-as = 連署する人の名前
    .output = 連署したものを、標準出力でなく、このファイルに書く

help-ledger = 公表の記録（ledger/）の手入れをする
help-ledger-pull = 公開しているサイトの記録が、手もとの記録の続きだと確かめて、取りこみます
    .target = kohyo.yaml の publish に書いた公開先の名前

help-init = 市のフォルダーを作ります。指定のないことはたずねます
    .folder = フォルダー。新しいもの、または空のもの
    .sample = 見本の「みほん市」を書く
    .from = 1行に1件の表のあるブック（Excel、ODS、CSV）。部署、計画、記録をこれから作ります
    .plan = その計画のフォルダーの名前（指定しないとき：plan-2013 のように、最初の年度から）
    .name = 市の名前
    .first-month = 年度の始まる月（指定しないとき：4）
    .units = 部署の表（CSV）。列は 識別子,名称,読み,種別,上位
    .ci = サイトを調べ、作り、公開するファイルを、どのサービスのために書くか（何度でも指定できる。指定しないとき：すべて）
    .ci-github = GitHub Actions
    .ci-gitlab = GitLab CI
    .ci-plain = そのほかのためのシェルスクリプト
    .ci-none = 書かない
    .yes = 何もたずねず、示した値を使う
init-ask-name = 市の名前は何ですか：
init-ask-first-month = 年度は何月に始まりますか [{ $offered }]：
init-ask-units = 部署：CSV ファイルの名前か、1つ目の部署（識別子,名称,読み,種別,上位）を書いてください [見本の1部署]：
init-ask-more-units = 次の部署 [終わり]：
init-no-name = 市の名前がありません
help-init-no-name = --name で指定するか、--yes を付けずにたずねさせてください
init-no-month = 「{ $value }」は月として読めません。1 から 12 までの数で指定してください
init-no-answer = 答えが途中で終わりました。何も書いていません
help-init-no-answer = たずねられたくないときは --yes を付けてください（市の名前は --name で）
init-impossible = この内容では市のフォルダーを作れません
init-done = { $folder } に { $count } 個のファイルを書きました
init-next = 次に：{ $folder } に移って kohyo serve --open で見てください。計画は kohyo new program で作れます
init-next-ci = CI を使う前に：kohyo をどこから入れるかを、ci/kohyo.sh の KOHYO_SOURCE に書いてください
init-from-no-table = { $file } に、1行に1件の表がありません
help-init-from-no-table = 見出しの行に「番号」か「No.」があり、その下に番号が並ぶシートが要ります
init-from-plan = 行政改革の計画
init-from-look = 区分の順と色調は、言葉から推測したものです。確かめてください
init-from-units = { $path } の { $count } の部署に、「読み」か「識別子」を書いて、--units { $path } を付けてもう一度実行してください：{ $names }
init-from-proposed = 計画「{ $title }」（content/reforms/{ $slug }/）：{ $years }{ $guess ->
    [yes] （表に年度がないので、今年度としました）
   *[no] {""}
 }
init-from-levels = 分類：{ $words }
init-from-statuses = 進捗区分（順と色調を確かめてください）：{ $words }
init-from-grades = 評価区分（順と色調を確かめてください）：{ $words }
init-from-fields = 追加項目（種類を確かめてください）：{ $words }
init-from-left-out = 書かなかったもの：{ $at }：{ $text }
init-from-no-record = 書かなかった記録：{ $path }
init-title = { $name } サービス憲章と改革
init-welcome = このサイトでは、{ $name }が市民の皆さまに約束したことと、その後を公表します。
folder-is-not-empty = { $path } は空ではありません：{ $names }{ $more ->
    [0] {""}
   *[other] {" "}ほか { $more }件
  }
help-empty-folder = 新しいフォルダーか、空のフォルダーを指定してください
units-unknown-column = 「{ $column }」という列はありません
units-no-column = 「{ $column }」（{ $name }）の列がありません
units-none = 部署が1つもありません
units-unreadable = 表の { $line }行目を読めません
units-wrong = { $line ->
    [typed] {""}
   *[other] { $line }行目：
  }{ $what ->
    [id] 「{ $value }」は識別子に使えません。英小文字、数字、-、_ だけで書いてください
    [same-id] 識別子「{ $value }」の部署が、もうあります
    [no-name] 「{ $value }」に名称がありません
    [same-name] 名称「{ $value }」の部署が、もうあります
    [reading] 「{ $value }」は読みに使えません。かなだけで書いてください
   *[parent] 上位の部署「{ $value }」がありません
  }
help-units-header = 1行目の例：{ $header }

## CI のためのファイル

ci-script = どこで動かしても、サイトを調べ、作り、公開します。
ci-install = kohyo がなければ入れる
ci-check = 記録を調べる。部署ごとの指摘は summary.md に出る
ci-build = サイトを public/ に作る
ci-publish = kohyo.yaml の公開先 KOHYO_TARGET に公開する（kohyo publish）
ci-log = 公開が公表の記録（ledger/）に加えた行を、リポジトリーに入れる
ci-pull = 公開先の公表の記録が、手もとより進んでいれば、先に取りこむ
ci-log-remote = 公表の記録を入れる先。ブランチに直接入れられなければ、ブランチ kohyo-ledger に入れます
ci-log-pending = 終わっていない公開の行は、記録ではありません
ci-log-commit = 公表の記録を加える
ci-github-log = 公表の記録（ledger/）をリポジトリーに入れます。リポジトリーに書き込む鍵をもつのは、このジョブだけです。
ci-github-request = main に直接入れられないときは、プルリクエストを作ります。
ci-gitlab-log = 公表の記録（ledger/）をリポジトリーに入れます。KOHYO_PUSH_TOKEN（プロジェクトのアクセストークン、write_repository）は、環境 ledger だけに渡すようにします。
ci-releases = kohyo のリリースのあるところと、入れる版。チェックサムを確かめて入れるので、コンパイルは要りません。例
ci-source = リリースがないときに、kohyo をどこから入れるか。cargo install の引数で、版を決めて書きます。例
ci-target = publish が公開する、kohyo.yaml の公開先の名前。CI の変数で指定するほうがよいでしょう。例
ci-words = いくつかの語に分ける
ci-bin = cargo がプログラムを置くところ。リリースもここに置きます。
ci-fetch-release = リリースの install.sh が、チェックサムを確かめて、cargo と同じところに入れます。
ci-no-release = kohyo のリリースを取れません。ci/kohyo.sh の KOHYO_RELEASES と KOHYO_VERSION を確かめてください
ci-no-source = kohyo をどこから入れるかを、ci/kohyo.sh の KOHYO_RELEASES か KOHYO_SOURCE に書いてください
ci-no-target = kohyo.yaml のどの公開先に公開するかを、KOHYO_TARGET に書いてください
ci-once = 公開は一度に一つ。次の公開は待ちます。
ci-github-secrets = 公開先が環境変数から取り出すものは、この手順だけに渡します。ほかの名前のものは、同じように書き足します。
ci-gitlab-secrets = KOHYO_KEY（設定 → CI/CD → 変数）は、この環境だけに渡すようにします。ほかのジョブには渡りません。
ci-example = SFTP のサーバーの例。fingerprint は、サーバーの鍵を ssh-keygen -lf で見て書きます。
ci-github = GitHub Actions：コミットごとに調べ、サイトを残し、main ブランチを公開します。
ci-schedule = 毎日 0時5分（日本時間）。報告が公表日に出るように動かします。
ci-github-credentials = このあとの手順に、リポジトリに書き込める鍵を残しません。
ci-github-pages = KOHYO_TARGET がなければ GitHub Pages へ。Settings → Pages で GitHub Actions を選んでください。
ci-github-server = 変数 KOHYO_TARGET に kohyo.yaml の公開先の名前があれば、サーバーへ。
ci-gitlab = GitLab CI：コミットごとに調べ、サイトを残し、既定のブランチを公開します。報告が公表日に出るように、パイプラインスケジュール（5 0 * * *、東京）を足してください。
ci-gitlab-pages = 変数 KOHYO_TARGET がなければ GitLab Pages へ。
ci-gitlab-server = 変数 KOHYO_TARGET に kohyo.yaml の公開先の名前があれば、サーバーへ。
