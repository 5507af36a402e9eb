# kohyo publish と kohyo verify のことば

# 公開先が断ったとき、届かないとき
host-temporary = 公開先とのやりとりが途中で切れたか、公開先が正しく動いていません（{ $place }: { $detail }）
    .help = もう一度、同じコマンドを実行してください。済んだところの続きから始まります
host-too-many-connections = 公開先が、これ以上の接続を受け付けません（{ $place }: { $detail }）
    .help = ほかの接続が終わるのを待つか、--concurrency 1 を付けて、もう一度実行してください
host-missing = 公開先に、あるはずのファイルがありません（{ $place }: { $detail }）
    .help = kohyo verify で、公開先のファイルを確かめてください
host-forbidden = 公開先が、書き込みや読み取りを許していません（{ $place }: { $detail }）
    .help = 公開先の利用者に、このフォルダーへの書き込みの権限があるか、確かめてください
host-unauthorized = 公開先が、利用者名、パスワード、鍵のどれかを受け付けません（{ $place }: { $detail }）
    .help = kohyo.yaml の user と、パスワードや鍵の取り出し方（env、command）を確かめてください
host-not-the-host = 公開先が、正しい相手かどうか確かめられません。何も送っていません（{ $place }: { $detail }）
    .help = はじめてなら、上の指紋がそのサーバーのものかを管理者に確かめて、kohyo.yaml の fingerprint に書いてください。前は公開できていたなら、鍵や証明書が正式に替わったのかを確かめてから直してください
host-full = 公開先に空きがありません（{ $place }: { $detail }）
    .help = 公開先の容量を空けるか、kohyo.yaml の keep（残しておく以前の公開の数）を小さくしてください
host-unsupported = 公開先には、この操作がありません（{ $place }: { $detail }）
    .help = 公開先の種類と設定を確かめてください
host-failed = 公開先での操作に失敗しました（{ $place }: { $detail }）
    .help = 公開先の状態を確かめてから、もう一度実行してください

# 公開先に残した記録
publish-manifest-damaged = 公開先の記録 { $path } を読めません
publish-manifest-later = 公開先の記録 { $path } は、新しい版の kohyo が書いたものです。その版を使ってください

# 同時に公開しないための印
publish-locked = { $owner } が { $minutes } 分前から公開しています
publish-lock-break = 公開が動いていないことを確かめたうえで --break-lock を付けると、すぐに始められます。付けなくても、15 分のあいだ動きがなければ引き継ぎます
publish-lock-unreadable = 公開中の印 .kohyo/lock が公開先にあり、だれのものか読めません
publish-lock-taken-over = { $owner } の公開（{ $since } から）は終わっていないようです。引き継ぎます
publish-lock-lost = 公開の途中で { $owner } に引き継がれました。こちらはやめます
publish-lock-gone = 公開の途中で、公開中の印 .kohyo/lock が消えました。ほかの人が公開しているかもしれないので、やめます
publish-lock-stays = 公開中の印 .kohyo/lock を消せませんでした。15 分たてば、次の公開はそのまま始められます（{ $detail }）
publish-meanwhile = 計画を立てたあとで、ほかの人が公開しました。もう一度実行してください

# 公開できないとき
publish-in-place-refused = この公開先では、ファイルを丸ごと入れ替えることができません。公開の途中に開いた人には、ページが半分だけ見えることがあります
    .help = それでよければ、kohyo.yaml のこの公開先に allow_in_place: true と書いてください
publish-in-place = この公開先では、ファイルを丸ごと入れ替えることができません。公開の途中に開いた人には、ページが半分だけ見えることがあります
publish-differs = { $path } が、送ったものと違います。何も消さずにやめました
publish-built-changed = { $path } が、計画を立てたあとで変わりました。もう一度実行してください
publish-edited = 公開先のファイル { $count } 個が、公開したあとで手で直されています:{ $files }
publish-take-over = サイトのファイルで置きかえてよければ、--adopt を付けてください
publish-no-release = 公開 { $release } は、公開先に残っていません
publish-no-former-release = 公開先に、以前の公開は残っていません
publish-releases = 残っているのは { $releases } です
publish-release-not-whole = 公開 { $release } のファイル { $path } が、公開先に残っていません

# 途中で伝えること
publish-fewer-connections = 公開先が受け付けないので、同時の接続を { $count } 本に減らします
publish-not-tidied = 公開は終わりましたが、古い公開の片付けができませんでした（{ $detail }）

# 計画：記録
publish-record = { $item }{ $name } { $change ->
        [new] { $kind ->
            [sheet] 新しい改革シート
            [charter] 新しいサービス憲章
           *[page] 新しいページ
        }
        [published] 新規公表
        [correction] 訂正
        [corrected] 内容の変更
        [withdrawn] 取り下げ
       *[moved] アドレスの変更
    }
publish-item = { $kind ->
        [report] { $name }
        [annual] { $name } 年度評価
        [provisional] { $name }
        [final] { $name }
       *[correction] {""}
    }{ $kind ->
        [correction] {""}
       *[other] {" "}
    }

# 手で運ぶもの
publish-bundle-steps = 公開 { $release }（基準日 { $day }）の反映の手順

    1. この zip を、公開先のサーバーにつながるパソコンで開きます。
    2. site フォルダーの中身（{ $files } 個）を、公開先のサイトのフォルダーに、同じ名前のものに上書きして入れます。
       site フォルダーそのものではなく、その中身を入れます。
       順番を選べるときは、assets フォルダー、ほかのフォルダー、いちばん上の index.html の順に入れます。
    3. remove.txt にあるファイル（{ $removals } 個）を、公開先から消します。
       2 がすべて終わってから消します。remove.txt にないものは消しません。
    4. 確かめます。
       - パソコンで確かめるとき：site フォルダーで sha256sum -c ../SHA256SUMS
       - 市役所で確かめるとき：kohyo publish 公開先の名前 --confirm
       - サイト{ $url ->
            [none] {""}
           *[other] （{ $url }）
        }を開いて、新しいページが見えることを確かめます。

    --confirm をするまで、次の zip には、今回の分もあわせて入ります。
publish-command-not-started = 「{ $program }」を動かせません
publish-command-failed = 「{ $program }」が失敗しました（{ $status }）

# 計画
publish-plan-title = 公開先「{ $target }」に公開する内容（基準日 { $day }）
publish-records = 記録の変更 { $count } 件
publish-records-none = 記録の変更はありません
publish-files = ファイル：新しい { $new }、変わった { $changed }{ $lost ->
        [0] {""}
       *[other] 、なくなっていた { $lost }
    }{ $taken-over ->
        [0] {""}
       *[other] 、置きかえる { $taken-over }
    }、消す { $removed }、そのまま { $unchanged }（送る量 { $size }）
publish-file = { $reason ->
        [new] 新規
        [changed] 変更
        [lost] 復元
        [taken-over] 置換
       *[removed] 削除
    } { $path }
publish-line = {"  "}{ $text }
publish-more = ほか { $count } 件（--verbose ですべて表示）
publish-present = { $count } 個のファイルは、すでに公開先に同じ内容であるので、送りません
publish-obstacles = 公開先のファイル { $count } 個が、kohyo の置いたままではありません。何も変えていません
publish-obstacle = { $path }（{ $reason ->
        [foreign] kohyo が置いたものではありません
        [edited] 公開したあとで手で直されています
       *[edited-and-gone] 公開したあとで手で直されていて、サイトからはなくなりました
    }）
publish-obstacles-help = 必要なものなら、よそに写すか、content/ に入れてください。サイトのファイルで置きかえてよければ、--adopt を付けて、もう一度実行してください

# 公開するコマンド
publish-no-target = 「{ $target }」という公開先は、kohyo.yaml の publish にありません
publish-no-targets = kohyo.yaml に publish: を書き、公開先に名前を付けてください（docs/ja/web.md）
publish-no-kind = 「{ $kind }」という種類の公開先はありません
publish-no-host = 公開先「{ $target }」は、つないで調べることができません
publish-no-variable = 公開先の { $key } を入れておく環境変数 { $name } がありません
publish-secret-command = 公開先の { $key } を取り出すコマンドが失敗しました
publish-no-view = { $url } を見に行くことができません
publish-settings-unreadable = kohyo.yaml を読めません。kohyo check で確かめてください
publish-nothing = 公開先「{ $target }」は、もう同じ内容です
publish-resumed = 前の公開は途中で終わっています。続きから始めます
publish-too-many-deletes = 消すファイルが { $count } 個あり、{ $max } 個より多いので、何もしません。正しければ --max-deletes { $count } を付けてください
publish-dry-run = 示しただけで、何もしていません
publish-ask = 公開先「{ $target }」に公開しますか？（はい: y、いいえ: Enter）
publish-not-done = 公開していません
publish-not-asked = 公開してよいか、確かめる相手がいません
    .help = 計画を見て、よければ次のように打ってください: { $command }
publish-done = 公開先「{ $target }」に公開しました（公開 { $release }、送った { $uploaded } 個 { $size }、消した { $removed } 個）
publish-kept = 以前の公開を { $count } 回分、残しています（そのためのファイル { $size }）
publish-bundle-done = { $path } を作りました。中の README.ja.txt のとおりに公開先に入れたあと、kohyo publish { $target } --confirm を実行してください
publish-confirm-host = 公開先「{ $target }」は、公開したときに確かめてあります。もう一度確かめるなら kohyo verify を使ってください
publish-confirm-nothing = 公開先「{ $target }」に、確かめるのを待っているものはありません
publish-confirmed = 公開先「{ $target }」の公開 { $release } は、{ $checked ->
        [yes] 入っていることを確かめました
       *[no] 入ったものとして記録しました（public_url がないので、確かめてはいません）
    }
publish-progress = { $work ->
        [inspect] 調べています
        [keep] 以前の公開を残しています
        [upload] 送っています
        [compare] 確かめています
        [place] 入れ替えています
       *[remove] 消しています
    } { $done }/{ $all } { $speed }{ $left ->
        [0] {""}
       *[other] {" "}残り { $left }
    }

# 確かめるコマンド
verify-nothing = 公開先「{ $target }」には、まだ何も公開していません
verify-no-url = 公開先「{ $target }」に public_url がないので、見に行くところがありません
verify-unknown-url = { $url } を public_url とする公開先がありません
    .help = kohyo.yaml の公開先に public_url を書いてください
verify-missing = なくなっているファイル { $count } 個
verify-changed = 内容が違うファイル { $count } 個
verify-still-there = 消したはずなのに残っているファイル { $count } 個
verify-foreign = サイトのフォルダーにある、kohyo が置いたのではないファイル { $count } 個（そのままにしてあります）
verify-interrupted = 公開の途中か、途中で終わった公開があります。kohyo publish で続きから公開できます
verify-right = { $place } は、公開したものと同じです（{ $files } ファイル）
verify-wrong = { $place } は、公開したものと違います（{ $files } ファイルを確かめました）

# 公表の記録（ledger/）の傷み
help-damaged-log = リポジトリーの前の版から戻すか、「kohyo ledger pull」で公開中のサイトから取りなおしてください
log-missing = { $file } がありません
log-line = { $file } の{ $line }行めが、公表の記録の行ではありません（{ $why }）
log-not-canonical = { $file } の{ $line }行めが、決まった書き方（RFC 8785）ではありません
log-broken = { $file } の{ $line }行めが、前の行につながりません。どちらかが、変わったか、動いたか、消えています
log-order = { $file } の{ $line }行めが、年か時刻の順になっていません
log-cut = { $file } の最後の行が、途中で切れています
log-tile = { $file } のハッシュが、記録の行と合いません
log-no-checkpoint = { $file } が、署名された根（チェックポイント）ではありません
log-root = { $file } の根が、はじめの{ $size }行の根ではありません
log-short = { $file } で署名されたのは{ $signed }行ですが、{ $there }行しかありません。終わりが切られています
log-unsigned = { $file } で署名されたのは{ $signed }行ですが、{ $there }行あります
log-signature = { $file } の署名が、市の鍵の署名ではありません
log-key = { $file } の鍵が、記録にある鍵と違います
log-files-hash = { $file } が、最後に公開したサイトのファイルの一覧ではありません
log-files-list = { $file } が、ファイルの一覧（sha256sum の形）ではありません
log-changed = { $file } が、公開したときと変わっています
log-gone = { $file } は公開されたはずですが、ありません
log-record = { $file } の「{ $record }」の内容が、記録にある内容と違います
log-stamp = { $file } が、このチェックポイントの時刻の証明ではありません
log-rewritten = 前に見た{ $size }行の記録（根 { $seen }）が、いまの記録の始まりと合いません。記録が書きかえられています
log-other-key = 鍵が、前に見たときの鍵と違います。鍵を取りかえたという記録もありません
log-other-log = 前に見たのとは、別の記録です

# 公表の記録（ledger/）
publish-log-later = 公表の記録に、いまより後の時刻（{ $at }）の行があります。この機械の時計を確かめてください
publish-log-day = サイトの基準日（{ $day }）が、今日より後です。公式の公開先には、まだ来ていない日のサイトは公開できません
publish-log-unsigned = 公表の記録はこれまで署名されていますが、公開先に signing_key がありません
publish-log-other-key = 公表の記録に署名してきた鍵（{ $known }）と、違う鍵（{ $key }）です
    .help = 鍵を取りかえたのなら、--new-key を付けてください。取りかえたことが記録に残ります
publish-log-no-key = signing_key は、署名に使える鍵（Ed25519、パスフレーズなし）ではありません
    .help = ssh-keygen -t ed25519 -N "" -f kohyo-ledger で作れます。パスフレーズを付けるなら、ssh-agent に入れて agent: に指紋を書きます
publish-log-not-in-agent = ssh-agent に、指紋が { $key } の Ed25519 の鍵がありません。ssh-add -l で確かめてください
publish-log-agent = ssh-agent が使えません（SSH_AUTH_SOCK）
publish-log-no-stamp = 時刻の証明を取れませんでした。なしで続けます：{ $detail }
publish-log-chain-only = 公表の記録に署名する鍵（signing_key）がないので、行のつながりだけを残します
publish-log-done = 公表の記録に { $count } 行を加えました。ledger/ をリポジトリーに入れてください
publish-log-completed = 前の公開は公開先に届いていました。公表の記録に取りこみました
publish-log-behind = 手もとの公表の記録（ledger/）が、公開先「{ $target }」の記録より古いので、公開しません
publish-log-apart = 手もとの公表の記録（ledger/）と、公開先「{ $target }」の記録が食いちがっています
    .help = 公開したのがどちらの記録かを確かめ、リポジトリーの ledger/ を、公開先の記録の始まりと合う版に戻してください
publish-log-damaged = 公開先「{ $target }」の公表の記録が壊れています。kohyo verify で確かめてください
publish-log-pull =
    .help = 先に「{ $command }」で、公開先の記録を取りこんでください
publish-log-rollback = 公開先「{ $target }」は公式の公開先なので、--rollback では戻せません。公表の記録は、戻すことができません
    .help = リポジトリーの記録を前の版に戻し（git revert）、訂正に理由を書いて、公開しなおしてください
publish-log-not-whole = 公表の記録（ledger/）が壊れているので、公開先「{ $target }」に公開しません
ledger-pull-nothing = 公開先「{ $target }」に、手もとにない公表の記録はありません
ledger-pulled = 公開先「{ $target }」から、公表の記録 { $count } 行を取りこみました。ledger/ をリポジトリーに入れてください

# 公表の記録を確かめる
verify-log-right = { $place } の公表の記録は正しく、サイトの { $files } ファイルは記録のとおりです（{ $entries } 行、最後は { $day }）
verify-log-wrong = { $place } は、公表の記録のとおりではありません（{ $entries } 行、{ $files } ファイルを確かめました）
verify-log-signed = 署名の鍵：{ $key }
verify-log-chain-only = 署名はありません。行のつながりだけを確かめました：市が全部を書きかえても、これだけでは分かりません
verify-log-stamps = 時刻の証明 { $count } 件：はじめの { $size } 行は { $time } にはありました（証明そのものは openssl ts -verify で確かめてください）
verify-log-since = 前に見た { $size } 行は、そのまま残っています
verify-log-first = はじめて見た記録です。次からは、書きかえられていないことを確かめられます
verify-log-not-proved = 前に見た記録と比べていません。全部が書きかえられて署名しなおされていても、これだけでは分かりません（--remember FILE で確かめられます）
verify-log-remembered = いまの記録を { $path } に残しました
verify-log-not-remembered = { $path } は、kohyo verify --remember が残したものではありません
verify-log-none = { $place } に、公表の記録（ledger/）がありません
verify-log-status = { $path } を読もうとすると、サーバーが { $status } と答えました
verify-log-time = 記録を確かめるのにかかった時間：{ $time }
verify-log-cosign-unsigned = 公表の記録に署名がないので、連署できません
verify-log-cosign-name = 連署する人の名前「{ $name }」は使えません。空白と + のない名前にしてください
