# 職員が読むことば：記録の誤り。

## 誤りの種類

encoding = 文字コードが UTF-8 ではありません（{ $encoding } のようです）
    .what = ファイルの文字コードが UTF-8 ではありません。
    .why = 別の文字コードのまま読むと文字化けし、公表した文が別の文になります。
    .example =
        # Shift_JIS で保存された 045.md
    .fix = エディターの「名前を付けて保存」で、文字コードに「UTF-8」を選んで保存し直します。
too-large = ファイルが大きすぎます（{ $size } バイト）
    .what = 記録のファイルが 4 MB を超えています。
    .why = 記録は文章だけのファイルで、長いものでも 100 KB ほどです。表計算や画像のファイルの名前を変えたものが多くあります。
    .example =
        # 82 MB の 045.md
    .fix = 本来のファイルかどうか確かめます。添付のファイルなら、元の拡張子（.xlsx など）に戻します。
outside = リンクの先がフォルダーの外か、ありません
    .what = シンボリックリンクの先が、市のフォルダーの外か、どこにもありません。
    .why = 公開するつもりのないファイルが、リンクを通してサイトに写されるのを防ぎます。
    .example =
        # content/pages/a.pdf → ../../../himitsu/a.pdf
    .fix = リンクではなく、ファイルそのものを置きます。
file-name = ファイル名「{ $name }」はページのアドレスに使えません
    .what = ファイルやフォルダーの名前に、アドレスに使えない文字があります。
    .why = 名前はそのままページのアドレスになります。アドレスは、広報紙に印刷され、電話で読み上げられ、手で打たれます。
    .example =
        # content/reforms/plan/４５号.md
    .fix = 半角の英数字と「-」「_」「.」だけの名前にします。
same-address = アドレス「{ $address }」のページが2つあります
    .what = 二つのファイルが、同じアドレスのページになります。
    .why = 一方のページがもう一方を消してしまいます。大文字と小文字の違いだけでも、同じものとして扱う機械があります。
    .example =
        # content/pages/guide.md と content/pages/guide/index.md
    .fix = どちらかの名前を変えます。
stray-file = このファイルは、どのページにもなりません
    .what = 記録のファイルが、読まれない場所に置かれています。
    .why = 置いたつもりの記録が、サイトのどこにも出ません。
    .example =
        # content/reforms/045.md（計画のフォルダーの外）
    .fix = 計画のフォルダー、年度のフォルダー、pages のどれかに移します。
missing-file = 必要なファイル「{ $file }」がありません
    .what = ほかのファイルを読むのに要るファイルがありません。
    .why = 部署の一覧や計画の決まりがないと、記録の正しさを確かめられません。
    .example =
        # content/reforms/plan/045.md があり、_program.yaml がありません
    .fix = 示された名前のファイルを作ります。
empty-file = ファイルに何も書かれていません
    .what = ファイルに何も書かれていません。
    .why = 保存に失敗したか、途中で置かれたファイルです。
    .example =
        # 0バイトの 045.md
    .fix = 項目を書くか、ファイルを消します。
no-front-matter = ファイルが「---」の行で始まっていません
    .what = 記録のファイルが「---」の行で始まっていません。
    .why = 「---」の行の間に書かれたものを、項目として読みます。
    .example =
        番号: 45
        改革項目: サービス憲章の浸透・定着
    .fix = 1行目に半角の「---」だけを書きます。
unclosed-front-matter = 「---」で始まる部分が閉じられていません
    .what = 項目の終わりを示す、二つ目の「---」の行がありません。
    .why = どこまでが項目で、どこからが本文か分かりません。
    .example =
        ---
        番号: 45
        改革項目: サービス憲章の浸透・定着
    .fix = 最後の項目の下に、半角の「---」だけの行を書きます。
syntax = YAML として読めません
    .what = 項目の書き方（YAML）に誤りがあり、読めません。
    .why = 読めない部分を飛ばすと、書いたはずの内容が消えてしまいます。
    .example =
        改革項目: 窓口: 待ち時間の短縮
    .fix = 示された場所を直します。「:」「#」をふくむ文や、記号で始まる文は、全体を「"」で囲みます。
slip-no-space = 「{ $key }:」のあとに、半角の空白がありません
slip-dash = 箇条書きの「-」のあとに、半角の空白がありません
slip-wide-dash = 箇条書きの横線が、半角の「-」ではありません
slip-no-colon = 「{ $key }」のあとに「:」がありません
slip-second-key = 「{ $key }」が、ほかの項目と同じ行にあります
slip-uneven-key = 「{ $key }」の前の空白が{ $count }つ{ $kind ->
    [more] 多い
   *[fewer] 足りない
  }ようです
slip-uneven-item = 箇条書きの「-」の前の空白が{ $count }つ{ $kind ->
    [more] 多い
   *[fewer] 足りない
  }ようです
child-not-indented = 「{ $key }」は「{ $parent }」の中の項目ですが、字下げがありません
empty-key = 「{ $key }」が空です
slip-continued = 「{ $key }」の文が、次の行に続いています
slip-beside-bar = 「{ $key }: |」と同じ行に、文があります
slip-not-indented = 「{ $key }: |」の下の文に、字下げがありません
slip-uneven = 「{ $key }: |」の下の文で、この行の空白が{ $count }つ{ $kind ->
    [more] 多い
   *[fewer] 足りない
  }ようです
slip-separator = 「{ $key }」の前が、半角のコンマではなく「{ $sign }」です
slip-no-comma = 「{ $key }」の前に、コンマがありません
slip-wide-bracket = かっこ「{ $sign }」が全角です
slip-unclosed = かっこ「{ $sign }」が閉じられていません
slip-wrong-close = かっこが、始めと違う「{ $sign }」で閉じられています
slip-stray-close = 始めのかっこがないのに、「{ $sign }」があります
slip-unquoted = 「{ $key }」の文の途中の「{ $sign }」は、そのままでは書けません
slip-unquoted-start = 「{ $key }」の文の始めの「{ $sign }」は、そのままでは書けません
slip-unclosed-quote = 引用符「{ $sign }」が閉じられていません
wide-colon = 「{ $key }」のあとのコロンが全角です
    .what = 項目の名前のあとのコロンが全角です。
    .why = 全角のコロンでは、名前と内容の切れ目になりません。
    .example =
        番号：45
    .fix = 半角の「:」と半角の空白にします。
indentation = 行の始めに{ $kind ->
    [ideographic] 全角の空白
    [tab] タブ
   *[other] 特殊な空白
  }があります
    .what = 行の始めに、半角の空白ではない空白（全角の空白やタブ）があります。
    .why = 字下げの深さで、どの項目の中身かが決まります。
    .example =
        進捗管理:
        　平成25年度上半期:
        　　状況: 予定通り進捗
    .fix = 半角の空白で字下げします。
alias = YAML のこの参照（&、*、<<）は使えません
    .what = YAML の取り込み（<<）か、1万を超える値に広がる参照が使われています。値の全体に代わる参照（&、*）は読めます。
    .why = 取り込みは読み手に見えず、書いた覚えのない内容になります。
    .example =
        年度評価:
          平成25年度: &前年 {"{"} 評価: A {"}"}
          平成26年度: {"{"} <<: *前年 {"}"}
    .fix = 内容をそのまま書きます。文の始めの記号なら、全体を「"」で囲みます。
too-deep = 入れ子が深すぎます
    .what = 入れ子が24段を超えています。
    .why = 様式の項目は、最も深いものでも12段に届きません。括弧の閉じ忘れや、壊れたファイルです。
    .example =
        取組の内容: [[[[[[[[[[[[[[[[[[[[[[[[[[[[
    .fix = 括弧の組を確かめます。
too-many-rows = 1つの一覧や表に書ける行は、{ $limit }行までです
    .what = 一覧や表の行が多すぎます。記録と設定では1,000行、組織と用語集では10,000行までです。
    .why = これほど長い一覧を持つ様式はありません。別の表を貼り付けたか、同じ行が繰り返されています。
    .example =
        指標:
          - 名称: 件数
          - 名称: 件数
    .fix = 要らない行を消すか、いくつかの記録に分けます。大きい表は、CSVや表計算のファイルとして添えることもできます。
more-findings = このファイルについて示すのは、{ $limit }件までです
    .what = 1つのファイルについて見つかったことが200件を超えたため、残りは示していません。誤りは、注意より先に示します。
    .why = これほど多いときは、たいてい、1つの誤りが繰り返されています。
    .example =
        番号：1
        改革項目：窓口
    .fix = 示された誤りを直してから、もう一度確かめます。
duplicate-key = 「{ $key }」が2回書かれています
    .what = 同じ項目が二度書かれています。平成25年度とH25のように、書き方が違っても同じものと見ます。
    .why = あとに書かれたほうが、先に書かれたものを黙って消してしまいます。
    .example =
        年度評価:
          平成25年度: {"{"} 評価: A {"}"}
          H25: {"{"} 評価: B {"}"}
    .fix = 一つにまとめるか、名前を直します。
unknown-key = 「{ $key }」という項目はありません
    .what = 様式にない項目が書かれています。
    .why = 多くは書き間違いで、そのままではどこにも表示されません。
    .example =
        担当科: 人事課
    .fix = 正しい名前に直します。市独自の項目なら、様式の「追加項目」に加えます。
missing-key = 「{ $key }」がありません
    .what = 欠かせない項目がありません。
    .why = 番号や担当課がないと、誰の何の記録か示せません。
    .example =
        ---
        番号: 45
        改革項目: サービス憲章の浸透・定着
        ---
    .fix = その項目を書きます。どれを必須にするかは、様式の「必須」で決められます。
wrong-type = { $key ->
    [none] ここ
   *[other] 「{ $key }」
  }には、{ $expected ->
    [text] 文字
    [list] 一覧（「- 」で始まる行）
    [table] 「項目: 内容」の組
    [flag] true か false
   *[other] { $expected }
  }を書きます
    .what = 文、一覧、組のどれで書くかが、項目の決まりと違います。
    .why = 書いた形のままでは、表や一覧の決まった場所に置けません。
    .example =
        指標: 待ち時間を20分にする
    .fix = 示された形に書き直します。一覧は「- 」で始まる行、組は「項目: 内容」です。
not-a-date = 「{ $value }」は日付として読めません
    .what = 日付として読めません。
    .why = 公表日は、期限に間に合ったかどうかを決めます。推測では埋められません。
    .example =
        公表日: 10月末
    .fix = 「2013-10-31」「平成25年10月31日」のように、年、月、日をすべて書きます。
not-a-year = 「{ $value }」は年度として読めません
    .what = 年度として読めません。
    .why = どの年度の計画か実績か分かりません。
    .example =
        年度評価:
          初年度: {"{"} 評価: A {"}"}
    .fix = 「平成25年度」「H25」「2013年度」のように書きます。
outside-plan = { $year }は計画の期間（{ $span }）の外です
    .what = 計画の期間にない年度か、「値の年度」にない値の年度が書かれています。
    .why = 様式に場所がないので、表示できません。
    .example =
        # 期間: 平成25年度から平成26年度
        年度評価:
          平成27年度: {"{"} 評価: A {"}"}
    .fix = 年度を直すか、計画の「期間」と「値の年度」を確かめます。
unknown-period = 「{ $value }」という報告時期はありません
    .what = 計画にない報告時期が書かれています。
    .why = 期限も表示の場所も、時期の名前で決まります。
    .example =
        進捗管理:
          平成25年度第1四半期: {"{"} 状況: 予定通り進捗 {"}"}
    .fix = 計画の「報告時期」にある名前を、年度に続けて書きます。
unknown-unit = 「{ $value }」という部署はありません
    .what = organization.yaml にない部署の名前です。
    .why = 担当の部署のページとつながらず、誰の責任か示せません。
    .example =
        担当課: 人事科
    .fix = 名前を直すか、organization.yaml に加えます。
unknown-status = 「{ $value }」という進捗区分はありません
    .what = 計画の「進捗区分」にない状況です。
    .why = 区分の意味が分からず、遅れているかどうかを数えられません。
    .example =
        進捗管理:
          平成25年度上半期: {"{"} 状況: 順調 {"}"}
    .fix = 進捗区分にあることばで書きます。
unknown-grade = 「{ $value }」という評価区分はありません
    .what = 計画の「評価区分」にない評価です。
    .why = 区分の意味が分からず、比べられません。
    .example =
        年度評価:
          平成25年度: {"{"} 評価: 秀 {"}"}
    .fix = 評価区分にあることばで書きます。
unknown-level = 「{ $key }」という分類の段階はありません
    .what = 計画にない分類の段階か、段階にない分類です。
    .why = 計画のページで、どの見出しの下に並べるかが決まりません。
    .example =
        分類: {"{"} 小項目: 窓口 {"}"}
    .fix = 計画の「分類」にある名前で書きます。
unknown-choice = 「{ $value }」は選べません
    .what = 決められたことば以外が書かれています。
    .why = 同じ意味のことばがいくつもあると、数えることも絞り込むこともできません。
    .example =
        望ましい方向: 上昇
    .fix = 示されたことばから選びます。
not-a-number = 「{ $value }」は数として読めません
    .what = 数として読めません。
    .why = 金額や数値の欄は、集計と比較に使われます。
    .example =
        事業費: {"{"} 平成25年度: 約100万円 {"}"}
    .fix = 数だけを書きます。単位は様式の「単位」に書きます。
not-an-id = 「{ $value }」はアドレスに使えません
    .what = 識別子に、アドレスに使えない文字があります。
    .why = 識別子は部署のページのアドレスになります。
    .example =
        部署:
          - {"{"} 識別子: 北区, 名称: 北区 {"}"}
    .fix = 半角の小文字、数字、「-」で書きます。
not-a-rule = 「{ $value }」は{ $kind ->
    [due-rule] 期限
    [months] 月の範囲
    [month-day] 月日
    [years] 期間
    [threshold] 達成率の範囲
    [applies] 使う年度
    [time-zone] 時間帯
    [kana] 読み
    [url] サイトのアドレス
    [service-url] サービスのアドレス
    [link] リンク先のアドレス
    [mail] メールアドレス
    [municipality-code] 全国地方公共団体コード
    [region] リージョンの名前
    [color] 色
    [first-month] 年度の始まりの月
    [publish-address] 公開先のアドレス
    [fingerprint] 指紋
   *[other] 設定
  }として読めません
    .what = 期限、期間、月、時間帯などの設定として読めません。
    .why = 期限の数え方を取り違えると、遅れていない部署を遅れたと示してしまいます。
    .example =
        年度評価の期限: 年度が終わったらなるべく早く
    .fix = 示された例のように書きます。
unknown-reference = 「{ $value }」は見つかりません
    .what = 参照した先（シート、テーマ、規則など）がありません。
    .why = 参照でつながるはずの数字や見た目が、つながらないまま公開されます。
    .example =
        根拠: plan/999
    .fix = 名前を直すか、参照の先を作ります。
impossible = { $what ->
    [end-before-start] 終わり（{ $end }）が始まり（{ $start }）より前です
    [cycle] 「{ $value }」が自分自身の上位になっています
    [same-id] 「{ $value }」が2つあります
    [same-word] 「{ $value }」が2つの項目の名前になっています
    [overlap] 「{ $value }」の期間が「{ $other }」と重なっています
    [builtin-name] 「{ $value }」は、もともとある項目の名前です
    [out-of-order] 「{ $value }」が年度の順になっていないか、年度の外です
    [months-and-date] 「{ $value }」に「月」と「時点」の両方が書かれています
    [other-unit] 「{ $value }」の憲章が、「{ $other }」という名前のファイルに書かれています
    [same-number] 番号「{ $value }」のシートがもう1つあります（{ $other }）
    [same-charter] 「{ $value }」の憲章がもう1つあります（{ $other }）
    [own-successor] 「{ $value }」が自分自身の後継になっています
    [not-in-blocks] 「{ $value }」が「欄」に並んでいないので、どこにも表示されません
    [no-value-scale] 判定の列「{ $value }」がありますが、「判定区分」がありません
    [groups-too-deep] 「{ $value }」は、まとまりの中のまとまりが深すぎます（3段まで）
    [kinds-and-all] 「{ $value }」を、種類ごとの欄（「指標.成果」など）と並べて「欄」に書くことはできません
    [yearly-and-periodic] 「{ $value }」に「年度ごと」と「時期ごと」の両方が書かれています
    [no-choices] 「{ $value }」の種類は「選択」ですが、選択肢がありません
    [several-of-no-choice] 「複数選択」を書けるのは、種類が「選択」の項目だけです（{ $value }）
    [table-without-columns] 「{ $value }」の種類は「表」ですが、列がありません
    [table-in-table] 表の列「{ $value }」を表にすることはできません
    [dated-table] 「時点つき」を書けるのは、値が1つの項目だけです（{ $value }）
    [sum-of-no-table] 「合計」を書けるのは、種類が「表」の項目だけです（{ $value }）
    [parts-of-no-number] 「内訳」を書けるのは、種類が「数値」か「金額」の項目だけです（{ $value }）
    [part-unlike-sum] 内訳の「{ $value }」が、合計の項目と違う形（種類、年度ごと、時期ごと、列）です
    [incompatible-alone] 「両立しない」の組には、項目を2つ以上書きます
    [incompatible-nothing] 「{ $value }」の、どの選択が両立しないのかが書かれていません
    [incompatible-whole] 「{ $value }」は、その中のどれを選ぶものかまで書きます
    [incompatible-row] 「{ $value }」は表の行ごとに選ぶものなので、「両立しない」に書けません
    [incompatible-no-choice] 「{ $value }」は選択の項目ではないので、「両立しない」に書けません
    [two-axes] 評価の軸が決められていないのに、軸ごとの評価が書かれています
    [pale-color] この色の文字は、白や薄い灰色の上で読みにくい濃さです（コントラスト比 { $contrast }）
    [one-axis] 評価は軸（{ $axes }）ごとに書きます
    [two-official] 公式の公開先（official）は1つだけです。「{ $other }」も公式です
    [own-language] 「{ $value }」は、このサイトの主な言語です。翻訳として書くことはできません
    [conformance] 「{ $value }」と書かれていますが、達成基準 { $other } が満たされていません
    [left-out-declared] 「{ $value }」は市の追加項目です。使わないときは「追加項目」から消します
    [left-out-needed] 「{ $value }」を使わないことにすると、どの記録にも要る「{ $other }」がなくなります
    [left-out-column] 「{ $value }」は年度ごとの表の列です。どの列を使うかは「列」に書きます
    [left-out-block] 「{ $value }」が「欄」に書かれているのに、使わないことになっています
    [left-out-demanded] 「{ $value }」をここで求めているのに、「使わない項目」で様式から外しています
    [two-status-axes] 状況の軸が決められていないのに、軸ごとの状況が書かれています
    [one-status-axis] 状況は軸（{ $axes }）ごとに書きます
    [axis-of-other] 「{ $value }」は「{ $other }」の軸です
    [thresholds-overlap] 基準「{ $value }」が「{ $other }」と重なっています
    [thresholds-unordered] 基準「{ $value }」の順が、ほかの区分の順と合いません
   *[other] { $what }
  }
    .what = 互いに矛盾する値が書かれています。終わりが始まりより前、番号の重なり、上下の循環などです。
    .why = どちらが正しいかを kohyo が決めることはできません。
    .example =
        設置: 平成26年4月1日
        廃止: 平成25年3月31日
    .fix = 示された二つの値のどちらかを直します。
corrected-name = 「{ $value }」は{ $right }として読みました
    .what = 年度や日付を、書かれたのとは別の名前（平成34年度を令和4年度など）として読みました。
    .why = 改元の前に作られた計画には、来なかった年度が残っています。表示では正しい名前を添えます。
    .example =
        年度評価:
          平成34年度: {"{"} 評価: A {"}"}
    .fix = そのままでもかまいません。直すなら、示された名前にします。
unexplained = このファイルは読めません：{ $reason }
    .what = ファイルを読めず、その理由をことばで説明できません。
    .why = 起こらないはずのことなので、kohyo の誤りです。
    .example =
        # （例はありません）
    .fix = 示された英語の理由を添えて、kohyo の開発元に知らせてください。
comment-in-text = 「{ $rest }」は覚え書きとみなされ、公表されません
    .what = " で囲んでいない文のなかで、空白のあとに # があります。
    .why = 空白のあとの # から行の終わりまでは、YAML では覚え書き（コメント）です。書いたはずの内容が、何も言われずに消えてしまいます。
    .example =
        計画期間後: 内線 #1で案内
    .fix = 文の全体を「"」で囲むか、「|」と書いて次の行から字下げして書きます。覚え書きは、# で始まる行に書きます。
invisible-character = 目に見えない文字 { $code }（{ $name ->
    [null] ヌル文字
    [backspace] 後退文字
    [vertical-tab] 垂直タブ
    [form-feed] 改ページ
    [carriage-return] 復帰文字
    [escape] エスケープ文字
    [delete] 削除文字
    [next-line] 別の種類の改行
    [control] 制御文字
    [soft-hyphen] 行末でだけ見えるハイフン
    [zero-width-space] 幅のない空白
    [non-joiner] 幅のない切り離し文字
    [joiner] 幅のない結合文字
    [word-joiner] 幅のない単語結合文字
    [byte-order-mark] バイト順マーク（BOM）
    [line-separator] 行区切り文字
    [paragraph-separator] 段落区切り文字
    [direction] 文字の並ぶ向きを変える文字
    [variation-selector] 漢字や絵文字に続いていない異体字セレクタ
    [annotation] 注釈の区切り文字
    [object] 図などの代わりの文字
    [tag] タグ文字
    [noncharacter] 文字ではない符号
   *[invisible] 形のない文字
  }）があります
    .what = 目に見えない文字、画面を操作する文字、文字の並ぶ向きを変える文字があります。
    .why = 見た目は同じでも別の語になり、検索で見つからず、項目の名前にあればその項目がないことになります。画面の表示をこわしたり、書いてあることと違って見せたりもします。ほかの文書から写すと付いてくることがあります。漢字に続く異体字セレクタや、絵文字をつなぐ文字は、そのまま使えます。
    .example =
        # 「窓口」のあとに U+200B があります
        改革項目: 窓口の改善
    .fix = その文字を消します。見えないので、前後の文字ごと消して打ち直すのが確実です。

nearly-record = { $by ->
        [name] 記録のような名前ですが、記録として読まれません
       *[text] 「---」の行で始まる記録のような内容ですが、記録の名前ではありません
    }
    .what = 名前か内容が記録に似たファイルで、記録として読まれないものがあります。写し、控え、名前の付け違いなどです。
    .why = 読まれないままでは、記録が気づかれずに一つ消えます。添付として写せば、下書きや公表日の前のものが、そのまま公表されます。
    .example =
        # content/reforms/plan/099.md.bak、046.MD、099.txt（中身は記録）
    .fix = 記録なら「045.md」のような名前にします。写しや控えなら、content/ の外に移すか、消します。
secret-in-file = 「{ $key }」に、パスワードや鍵そのものが書かれているようです。この行は表示しません
    .what = kohyo.yaml の publish に、パスワードや鍵そのものが書かれています。
    .why = kohyo.yaml はリポジトリーに入り、たくさんの人の目に触れます。一度でも入れたものは、消しても履歴に残ります。
    .example =
        publish:
          honban:
            to: sftp://www@www.example.jp/kaikaku
            password: （パスワードそのもの）
    .fix = 環境変数の名前（password: {"{"} env: KOHYO_PASSWORD {"}"}）か、パスワードを出すコマンド（password: {"{"} command: "pass kohyo" {"}"}）を書きます。すでにリポジトリーに入れたパスワードや鍵は、取りかえてください。

damaged-log = 公表の記録（ledger/）が壊れています：{ $damage }
    .what = 公表の記録の行が、書きかえられたか、並びが変わったか、失われています。
    .why = 公表の記録は、いつ何を公表し、あとで何を直したかを、市の外の人も確かめられるように残すものです。行は前の行のハッシュでつながっていて、1文字でも変わると、つながりません。
    .example =
        ledger/2015.jsonl の途中の1行を消した。
    .fix = ledger/ のファイルは、手で直しません。リポジトリーの前の版から戻すか、「kohyo ledger pull」で、公開しているサイトから取りなおします。
lost-address = { $what ->
        [language] 公表した { $address } の下のページが、なくなります（{ $count }件：{ $addresses } など）
        [program] 公表した計画・年度 { $address } が、なくなります（{ $count }件のアドレス：{ $addresses } など）
        [sheet] 公表したシート { $address } が、なくなります
        [charter] 公表した憲章 { $address } が、なくなります
        [unit] 公表した部署のページ { $address } が、なくなります（{ $count }件のアドレス）
        [page] 公表したページ { $address } が、なくなります
       *[file] 公表したファイル { $address } が、なくなります
    }
    .what = 一度公表したアドレスに、何もなくなります。移った先も、公表をやめたことも書かれていません。
    .why = アドレスは、広報紙に印刷され、ほかのページや議事録から引かれ、市民が控えています。開いて何もないと、市が消したのか、どこかにあるのか、だれにも分かりません。
    .example =
        # content/reforms/gyokaku-2013/045.md（もとは 45.md）
        旧アドレス: /reforms/gyokaku-2013/45/
    .fix = 移したときは、移った先に「旧アドレス」を書きます。公表をやめたときは、記録に「取下げ」（年月日と理由）を書きます。記録のないもの（添付ファイル、やめた言語など）は、kohyo.yaml の moved か withdrawn に書きます。
former-address = { $what ->
        [spelling] 「{ $address }」は、このサイトのアドレスとして読めません
        [outside] 「{ $address }」は、このサイトの外に出るアドレスです
        [outside-unknown] 「{ $address }」が、このサイトのアドレスかどうか分かりません
        [own] { $address } は、今のアドレスです
        [taken] { $address } には、今もページかファイルがあります
        [not-gone] { $address } には、今もページかファイルがあります
        [in-use] { $address } は、今のサイトで使われています
        [twice] { $address } が、ほかのところでも前のアドレスになっています
        [loop] { $address } の移った先をたどると、もとに戻ります
       *[nowhere] { $address } の移った先 { $other } には、ページもファイルもありません
    }
    .what = 前のアドレスとして書かれたものが、前のアドレスになれません。
    .why = 前のアドレスを開いた市民を、正しいページに一度で連れて行くためです。今あるページのアドレスや、ほかのサイトのアドレスからは、連れて行けません。
    .example =
        旧アドレス: https://other.example.jp/reforms/45/
    .fix = サイトの中の、今は何もないアドレスを、「/」から書きます。一つのアドレスは、一か所だけに書きます。
published-list = 公表したファイルの一覧が読めません：{ $fault }
    .what = 最後に公表したファイルの一覧（ledger/files.sha256）が読めません。
    .why = この一覧がないと、公表したアドレスがなくなることに気づけません。
    .example =
        # ledger/files.sha256 を表計算ソフトで保存しました
    .fix = 一覧は公表のたびに作られます。手で直さず、リポジトリーにあるもとの一覧に戻します。

attachment-kind = { $ending ->
        [none] 種類の分からない（拡張子のない）ファイルは公表しません
       *[some] この種類のファイル（.{ $kind }）は公表しません
    }
    .what = 添付として公表する種類に入っていないファイルがあります。
    .why = content/ のファイルは、置いただけで公表されます。公表するつもりで置いたものだけが、サイトに出るようにします。
    .example =
        # content/pages/memo.txt、content/pages/kaigi.mp4
    .fix =
        公表しないものなら、content/ の外に移します。公表するなら、kohyo.yaml の attachments に、種類（extensions）かファイル（files）を書きます。
        HTML や SVG のように、開くとプログラムが動きうる種類は、ファイルを一つずつ書きます。PHP や EXE のように、サーバーや読む人のパソコンで動くものは、書いても公表しません。
link-target = リンクの先の { $target } は、同じようには公表されません
    .what = シンボリックリンクの先が、それ自身では公表されない（記録として読まれない）ファイルです。
    .why = 設定、下書き、隠しファイルなどが、リンクを通して公表されるのを防ぎます。
    .example =
        # content/pages/setsumei.txt → ../../kohyo.yaml
    .fix = リンクではなく、ファイルそのものを置きます。
special-file = ふつうのファイルではありません（{ $kind ->
        [fifo] 名前付きパイプ
        [socket] ソケット
       *[device] デバイス
    }）
    .what = パイプ、ソケット、デバイスなど、ふつうのファイルではないものがあります。
    .why = 読もうとすると、いつまでも終わらないことがあります。
    .example =
        # mkfifo content/pages/a.md
    .fix = 消すか、content/ の外に移します。
no-permission = 読む権限がありません
    .what = kohyo を動かす人に読む権限のないファイルかフォルダーがあります。
    .why = 読めないものを飛ばすと、記録や添付が気づかれずに消えます。
    .example =
        # chmod 000 content/pages/a.pdf
    .fix = 読めるように、ファイルやフォルダーの権限を変えます（例：chmod u+r）。
## 誤りの場所に添えることば

label-unknown-key = この項目はありません
label-wide-colon = 半角の「:」と空白にします
label-indentation = 半角の空白にします

## 次にすること

help-suggestion = もしかして「{ $word }」
help-renamed = この様式では「{ $word }」と書きます
help-keys = 書ける項目：{ $keys }
help-choices = 選べることば：{ $choices }
help-encoding = エディターの「名前を付けて保存」で、文字コードに「UTF-8」を選んでください
help-too-large = { $limit } バイトまでです。別の種類のファイルではありませんか
help-outside = リンクではなく、ファイルそのものを置いてください
help-take-out = 公表しないものなら、content/ の外に移すか、消してください
help-record-name = 記録なら、名前を「{ $name }」にしてください
help-copy-of = となりに「{ $name }」があります。その写しなら消し、別の記録なら別の名前にしてください
help-attachment-kind = この種類を公表するなら、kohyo.yaml に「attachments: {"{"} extensions: [{ $kind }] {"}"}」と書いてください
help-attachment-file = このファイルを公表するなら、kohyo.yaml に「attachments: {"{"} files: [{ $address }] {"}"}」と書いてください
help-attachment-never = サーバーや読む人のパソコンで動くもの、その設定は、kohyo.yaml に書いても公表しません
help-attachment-active = 開くとプログラムが動きうる種類です。files に、ファイルを一つずつ書いてください
help-attachment-record = 記録は添付にできません
help-attachment-always = いつでも公表できる種類：{ $kinds }
help-attachment-address = サイトでのアドレスを書いてください（例：robots.txt、files/a.html）
help-extension = 拡張子だけを書いてください（例：mp4）
help-special-file = 消すか、ふつうのファイルに替えてください
help-no-permission = 読めるように権限を変えてください（例：chmod u+r）
help-file-name = 半角の英数字と - _ . だけの、「.」で始まらない名前にしてください（例：045.md）
help-file-name-nfd = 濁点が文字と別になっている名前（macOS などの NFD）です
help-file-name-reserved = Windows などで作れない名前です。別の名前にしてください
help-same-address = もう1つは { $other } です。どちらかの名前を変えてください
help-stray-file = 置けるところ：content/reforms/計画/、content/charters/年/、content/pages/
help-missing-file = このフォルダーの記録は、{ $file } があって初めて読めます
help-empty-file = 「---」の行、項目、「---」の行を書いてください
help-front-matter = 1行目に半角の「---」だけを書き、その下に項目を書いてください
help-unclosed = 項目の最後の行の下に、半角の「---」だけの行を書いてください
help-other-lines = 同じ誤りが、ほかに{ $count }行あります
help-empty-key = 「{ $key }: 」のあとに内容を書いてください
help-free-number = 空いている番号：{ $number }
help-as-list = いくつも書くときは、[{ $list }] のように並べてください
help-usual-word = この様式では「{ $word }」といいます
help-dash = 「- 」のように、半角の「-」と半角の空白を書いてください
help-second-key = 「{ $key }」の前で行を改めてください
help-bar = 「{ $key }: |」で行を改め、文はその下の行から、行の始めに半角の空白を2つ多く入れて書いてください
help-continued = 文の続きでなければ、この行の項目の名前と「:」を確かめてください
help-not-indented = 行の始めに、「{ $key }」の行より2つ多く半角の空白を入れてください
help-uneven-lines = 一つの文の行は、行の始めの空白の数を同じにしてください
help-separator = 「, { $key }: 」のように、半角のコンマと空白で区切ってください
help-wide-bracket = 半角のかっこにしてください
help-close-bracket = 行の終わりに「{ $sign }」を書いてください
help-wrong-close = 「{ $sign }」にしてください
help-stray-close = この「{ $sign }」を消してください
help-quote-so = 全体を引用符で囲んでください（例：{ $key }: { $text }）
help-quote-text = 文の全体を引用符「"」で囲んでください
help-close-quote = 文の終わりにも「{ $sign }」を書いてください
help-wide-colon = 「{ $key }: 」のように、半角のコロンと空白を書いてください
help-indentation = 半角の空白で字下げしてください
help-more-findings = 示された誤りを直してから、もう一度確かめてください
help-alias = 内容をそのまま書くか、文の始めの記号なら全体を「"」で囲んでください
help-quote = 「:」「#」や、始めの記号（@ * & % など）をふくむ内容は、全体を「"」で囲んでください
help-dated = 値と、その時点を書いてください（例：{ $key }: {"{"} 値: "{ $value }", 時点: 2026-10-01 {"}"}）
help-quote-open = 始めの引用符に対する、終わりの引用符がありません
help-missing-key = 「{ $key }: 」の行を足してください
help-space-after-colon = 「:」のあとに半角の空白を1つ入れてください
help-date = 例：2013-10-31、平成25年10月31日
help-date-days = { $year }年{ $month }月は{ $days }日までです
help-date-year = 年も書いてください（例：2013-10-31、平成25年10月31日）
help-date-order = 年、月、日の順に書いてください（例：2013-10-31）
help-date-day = 日まで書いてください（例：2013-10-31）
help-date-fiscal = 「年度」ではなく、その日の年を書いてください（例：平成25年10月31日）
help-rest = うしろの「{ $rest }」は要りません
help-years-disagree = { $first }と{ $second }は別の年度です
help-year = 例：平成25年度、H25、2013年度
help-year-candidates = 元号か西暦を付けてください（{ $candidates }）
help-number = 例：95、1,200、－3.5
help-id = 半角の小文字、数字、「-」で書いてください（例：kita-ku）
help-due-rule = 例：10月31日、期末から30日、年度終了後60日、翌年度5月31日、なし
help-kana = ひらがなで書いてください（例：きたく）
help-color = 「#」と16進数の3桁か6桁で書き、引用符で囲んでください（例："#0017c1"）
help-pale-color = 白（#ffffff）と薄い灰色（#f2f2f2）のどちらの上でも4.5以上になる、もっと濃い色にしてください（例："#0017c1"）
help-target = 公開先の名前は、半角の小文字、数字、「-」「_」で書いてください（例：honban）
help-publish-address = 種類から書いてください（例：sftp://www@www.example.jp/kaikaku、folder:/srv/www、bundle:持ち運び）
help-fingerprint = SFTP では「SHA256:」から始まる43文字、FTPS と WebDAV では証明書の SHA-256（16進数64桁）です
help-lost-line = 移したときは、{ $file } に次の行を足してください：{ $lines }
help-lost-moved = 移したときは、移った先に次の行を足してください：{ $lines }
help-lost-restore = 公表をやめたときは、{ $file } を戻して次のことだけを書いてください：{ $lines }
help-lost-withdrawn = 公表をやめたときは、{ $file } に次の行を足してください：{ $lines }
help-lost-withheld = 公表をやめたときは、{ $file } の「下書き」や先の日付の代わりに、次の行を書いてください：{ $lines }
help-former-address = { $what ->
        [spelling] サイトの中のアドレスを「/」から書いてください（例：/reforms/gyokaku-2013/45/）。「?」や「#」は書けません
        [outside] サイトの中のアドレスを「/」から書くか、{ $other } で始まるアドレスを書いてください
        [outside-unknown] サイトの中のアドレスを「/」から書くか、kohyo.yaml に base_url を書いてください
        [own] 前のアドレスを書くところです。今のアドレスは要りません
        [taken] 今そこにあるのは { $other } です。前のアドレスを確かめてください
        [in-use] 前のアドレスを確かめてください
        [not-gone] 今そこにあるのは { $other } です。先にそれを消すか、記録に「取下げ」を書いてください
        [twice] もう1つは { $other } にあります。どちらか一方だけに書いてください
        [loop] 今あるページかファイルのアドレスを書いてください
       *[nowhere] 今あるページかファイルのアドレスを「/」から書いてください
    }
help-published-list = リポジトリーにあるもとの一覧に戻してください
published-list-line = { $line }行目が「sha256sum」の形ではありません
published-list-unreadable = { $reason }
help-secret-source = env（環境変数の名前）か command（出力するコマンド）の、どちらか一つを書いてください
help-signing-key = env（環境変数の名前）、command（出力するコマンド）、agent（ssh-agent にある鍵の指紋）の、どれか一つを書いてください
help-log-name = 公表の記録の名前になる、サイトのアドレスを書いてください（例：base_url: https://www.city.example.jp/kaikaku/）
help-at-least = { $least } 以上の数を書いてください
help-url = { $what ->
        [full-width] 半角で書いてください
        [credentials] 「@」より前の利用者名やパスワードは、書かないでください。サイトのアドレスはすべてのページで公開されます
        [host] https:// の後に、サイトのホスト名を書いてください（例：https://www.city.example.jp/）
        [port] ポート番号は1から65535までの数です。ふつうは要りません
        [space] 空白は書けません
        [query] サイトのアドレスには、「?」や「#」と、その後ろは書けません
        [step] 「.」や「..」を使わずに、サイトの場所をそのまま書いてください
        [empty-part] 「/」を続けて書くことはできません
        [percent] 「%」の後ろには、UTF-8 の文字を表す16進数2桁を書きます（例：%E6%94%B9）
        [character] サイトの場所の名前に使えるのは、文字、数字、「-」「.」「_」「~」です
        [page] ページではなく、サイトが置かれるフォルダーのアドレスを書いてください
       *[scheme] https:// から書いてください（例：https://www.city.example.jp/）
    }
help-service-url = https:// から始まるアドレスを書いてください。空白、「#」、利用者名、パスワードは書けません
help-link = https:// から始まるアドレスか、サイトの中のアドレスを「/」から書いてください（例：/about/）
help-municipality-code = 半角の数字6桁で書いてください（例：131016）
help-region = 半角の小文字、数字、「-」で書いてください（例：ap-northeast-1）
help-mail = 半角で、1つだけ書いてください（例：jinji@city.example.jp）
help-same-as = 「{ $value }」は「{ $word }」のことです
help-comma = 「,」をふくむ内容は、全体を「"」で囲んでください（例：{"{"} 計画: "1,200" {"}"}）
help-comment-quote = 文の全体を「"」で囲んでください（例：{ $key }: "{ $text }"）
help-comment-block = または「{ $key }: |」と書き、次の行から字下げして書いてください
help-invisible = 消してください。見えないので、前後の文字ごと消して打ち直すのが確実です
help-line-end = 消して、ふつうの改行にしてください
help-uneven = 字下げがそろっていません。同じ段の項目は、行の始めの空白の数を同じにしてください
help-months = 例：4月から9月
help-month-day = 例：9月30日
help-years = 例：平成25年度から平成26年度
help-threshold = 例：90以上、80以上90未満、60未満、100
help-applies = 例：平成26年度から、平成25年度まで、平成25年度から平成26年度
help-time-zone = 例：Asia/Tokyo
help-first-month = 1から12までの数です
help-axes = ここで書くのは、{ $axes }です
help-level-years = 「{ $value }」は、{ $years }の区分です
help-no-assessors = _program.yaml の「評価者」に、評価する人や組織の名前を並べてください
help-thresholds-overlap = どの達成率も1つの区分だけになるように、「{ $level }」との境目を「90以上」と「90未満」のように書き分けてください
help-thresholds-unordered = 区分は、達成率の高いものから順に（または低いものから順に）並べてください
help-first-place = { $line }行目にもあります
help-weekday = この日は{ $weekday }です
help-rules = 規則の符号か名前を書いてください（「kohyo explain」で一覧が出ます）
help-reading-rule = ファイルの読み取りの誤り（R）の重さは変えられません
help-tested = 「{ $status }」と書けるのは、試験をして結果を公表したときだけです。まだなら「配慮」と書いてください
help-left-out = この様式では使わない項目です（_program.yaml の「使わない項目」）
help-left-out-within = 一部の欄だけで使わないときは、欄の名前を付けます：{ $names }
help-left-out-name = 「今後の方針」のような記録の項目か、「計画期間の評価.計画期間後」のような欄の中の項目を書きます
help-charters-by-unit = 憲章に番号はありません。部署で指定します
help-conformance = 満たしていない達成基準があるときは「一部準拠」と書きます
