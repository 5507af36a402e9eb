# 職員が読むことば：記録の誤り。

## 誤りの種類

encoding = 文字コードが UTF-8 ではありません（{ $encoding } のようです）
too-large = ファイルが大きすぎます（{ $size } バイト）
outside = リンクの先がフォルダーの外か、ありません
file-name = ファイル名「{ $name }」はページのアドレスに使えません
same-address = アドレス「{ $address }」のページが2つあります
stray-file = このファイルは、どのページにもなりません
missing-file = 必要なファイル「{ $file }」がありません
empty-file = ファイルに何も書かれていません
no-front-matter = ファイルが「---」の行で始まっていません
unclosed-front-matter = 「---」で始まる部分が閉じられていません
syntax = YAML として読めません
wide-colon = 「{ $key }」のあとのコロンが全角です
indentation = 行の始めに{ $kind ->
    [ideographic] 全角の空白
    [tab] タブ
   *[other] 特殊な空白
  }があります
alias = YAML の参照（&、*、<<）は使えません
too-deep = 入れ子が深すぎます
duplicate-key = 「{ $key }」が2回書かれています
unknown-key = 「{ $key }」という項目はありません
missing-key = 「{ $key }」がありません
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
not-a-date = 「{ $value }」は日付として読めません
not-a-year = 「{ $value }」は年度として読めません
outside-plan = { $year }は計画の期間（{ $span }）の外です
unknown-period = 「{ $value }」という報告時期はありません
unknown-unit = 「{ $value }」という部署はありません
unknown-status = 「{ $value }」という進捗区分はありません
unknown-grade = 「{ $value }」という評価区分はありません
unknown-level = 「{ $key }」という分類の段階はありません
unknown-choice = 「{ $value }」は選べません
not-a-number = 「{ $value }」は数として読めません
not-an-id = 「{ $value }」はアドレスに使えません
not-a-rule = 「{ $value }」は{ $kind ->
    [due-rule] 期限
    [months] 月の範囲
    [month-day] 月日
    [years] 期間
    [time-zone] 時間帯
    [kana] 読み
    [url] サイトのアドレス
    [color] 色
    [first-month] 年度の始まりの月
   *[other] 設定
  }として読めません
unknown-reference = 「{ $value }」は見つかりません
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
    [two-axes] 評価の軸が決められていないのに、軸ごとの評価が書かれています
    [pale-color] この色の文字は、白や薄い灰色の上で読みにくい濃さです（コントラスト比 { $contrast }）
    [one-axis] 評価は軸（{ $axes }）ごとに書きます
   *[other] { $what }
  }
corrected-name = 「{ $value }」は{ $right }として読みました
unexplained = このファイルは読めません：{ $reason }

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
help-file-name = 半角の英数字と - _ . だけの名前にしてください（例：045.md）
help-file-name-nfd = 濁点が文字と別になっている名前（macOS などの NFD）です
help-file-name-reserved = Windows などで作れない名前です。別の名前にしてください
help-same-address = もう1つは { $other } です。どちらかの名前を変えてください
help-stray-file = 置けるところ：content/reforms/計画/、content/charters/年/、content/pages/
help-missing-file = このフォルダーの記録は、{ $file } があって初めて読めます
help-empty-file = 「---」の行、項目、「---」の行を書いてください
help-front-matter = 1行目に半角の「---」だけを書き、その下に項目を書いてください
help-unclosed = 項目の最後の行の下に、半角の「---」だけの行を書いてください
help-wide-colon = 「{ $key }: 」のように、半角のコロンと空白を書いてください
help-indentation = 半角の空白で字下げしてください
help-alias = 内容をそのまま書くか、文の始めの記号なら全体を「"」で囲んでください
help-quote = 「:」「#」や、始めの記号（@ * & % など）をふくむ内容は、全体を「"」で囲んでください
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
help-url = https:// から書いてください（例：https://www.city.example.jp/）
help-same-as = 「{ $value }」は「{ $word }」のことです
help-comma = 「,」をふくむ内容は、全体を「"」で囲んでください（例：{"{"} 計画: "1,200" {"}"}）
help-control = 目に見えない文字（{ $code }）があります。消してください
help-uneven = 字下げがそろっていません。同じ段の項目は、行の始めの空白の数を同じにしてください
help-months = 例：4月から9月
help-month-day = 例：9月30日
help-years = 例：平成25年度から平成26年度
help-time-zone = 例：Asia/Tokyo
help-first-month = 1から12までの数です
help-first-place = { $line }行目にもあります
help-weekday = この日は{ $weekday }曜日です
help-rules = 規則の符号か名前を書いてください（docs/rules.md に一覧があります）
