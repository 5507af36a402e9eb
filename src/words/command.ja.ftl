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
