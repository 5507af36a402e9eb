# 命令が画面に出すことば。

severity-error = 誤り
severity-warning = 警告
severity-note = 参考
level-help = 直し方
findings-none = 誤りはありません
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
check-read = { $units } 部署、{ $records } 件の記録を調べました（{ $time }）
build-refused = 誤りがあるので、サイトは前のままです
build-nothing = 誤りがあるので、サイトは作っていません
build-done = { $units } 部署、{ $records } 件の記録から { $pages } ページを作りました（{ $time }）
build-changed = 書いたファイル { $written }、変わらないファイル { $unchanged }、消したファイル { $removed }
build-home = ホーム：{ $path }
build-failed = サイトを作れませんでした。前のサイトはそのままです
could-not-run = 実行できませんでした
no-city = kohyo.yaml が見つかりません（{ $folder } とその上のフォルダーを探しました）
no-city-here = { $folder } に kohyo.yaml がありません
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
cannot-complete = { $path } に書けません。次に作るときに続きを書きます
cannot-undo = 失敗した書き込みを元に戻せませんでした。次に作るときにもう一度試します
site-as-it-was = サイトを書けませんでした。サイトは前のままです
link-in-the-way = { $path } はリンクです。消してから作り直してください
foreign-file = { $path } は kohyo が作ったものではありません。別のところへ移してから作り直してください
foreign-files = { $path } の中の、これから書くところに、kohyo が作っていないものがあります。別のところへ移してから作り直してください：{ $names }{ $more ->
    [0] {""}
   *[other] {"\u000A"}  ほか { $more }件
  }
address-twice = アドレス { $path } のファイルが2つあります
file-and-folder = { $folder } は、ファイルであり、同時に { $path } のフォルダーであることはできません
plan-is-damaged = { $path } が壊れています。サイトのフォルダーを消して作り直してください
manifest-is-damaged = { $path } が書きかえられています。{ $line }行目がハッシュ値とアドレスになっていません。控えから戻すか、サイトのフォルダーを全部消して作り直してください
not-an-address = 「{ $path }」はサイトのアドレスに使えません：{ $fault ->
    [empty] 空の部分があります（始めと終わりの「/」、「//」は使えません）
    [dot] 「.」で始まる部分があります
    [end] Windows では「.」や空白で終わる名前を作れません
    [control] 目に見えない文字があります
    [sign] Windows では \ < > : " | ? * の入った名前を作れません
    [device] Windows が機器のために使う名前です
   *[long] 255 バイトより長い部分があります
  }
