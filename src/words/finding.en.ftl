# What staff read: what is wrong with a file.

## Kinds of findings

encoding = the file is not in UTF-8 (it looks like { $encoding })
    .what = The file is in another encoding than UTF-8.
    .why = Read in the wrong encoding, what is published would be other words than were written.
    .example =
        # Shift_JIS で保存された 045.md
    .fix = Save it again with “UTF-8” under “Save as” of the editor.
too-large = the file is too large ({ $size } bytes)
    .what = A record's file is larger than 4 MB.
    .why = Records are texts; the longest are some 100 KB. Mostly it is a workbook or a picture that was renamed.
    .example =
        # 82 MB の 045.md
    .fix = See whether it is the right file. Give an attachment its own ending (.xlsx) back.
outside = the link leads out of the folder, or nowhere
    .what = A symbolic link leads out of the city's folder, or nowhere.
    .why = Through it, files that were never meant to be public could be copied to the site.
    .example =
        # content/pages/a.pdf → ../../../himitsu/a.pdf
    .fix = Put the file itself there.
file-name = the file name “{ $name }” cannot be part of an address
    .what = The name of a file or folder has characters that cannot be part of an address.
    .why = Names become the addresses of pages, which are printed, read out on the telephone and typed.
    .example =
        # content/reforms/plan/４５号.md
    .fix = Use ASCII letters, digits, “-”, “_” and “.” only.
same-address = two pages would stand at “{ $address }”
    .what = Two files would become pages with one address.
    .why = One would replace the other. A difference of letter case only is none on some machines.
    .example =
        # content/pages/guide.md と content/pages/guide/index.md
    .fix = Rename one of them.
stray-file = no page is made from this file
    .what = A record lies where none is read.
    .why = What its author thinks published is nowhere on the site.
    .example =
        # content/reforms/045.md（計画のフォルダーの外）
    .fix = Move it into the folder of its plan or year, or into pages.
missing-file = the file “{ $file }” is missing
    .what = A file that others need is not there.
    .why = Without the units, or the rules of a plan, records cannot be judged.
    .example =
        # content/reforms/plan/045.md があり、_program.yaml がありません
    .fix = Write the file of that name.
empty-file = the file is empty
    .what = There is nothing in the file.
    .why = It could not be saved, or was only begun.
    .example =
        # 0バイトの 045.md
    .fix = Write the keys, or take the file out.
no-front-matter = the file does not begin with a line `---`
    .what = A record does not begin with a line “---”.
    .why = The keys are what stands between two such lines.
    .example =
        番号: 45
        改革項目: サービス憲章の浸透・定着
    .fix = Write “---”, half-width and alone, on the first line.
unclosed-front-matter = the part that begins with `---` is not closed
    .what = The second line “---”, which ends the keys, is missing.
    .why = It cannot be told where the keys end and the text begins.
    .example =
        ---
        番号: 45
        改革項目: サービス憲章の浸透・定着
    .fix = Write a line of only “---” below the last key.
syntax = this is not YAML
    .what = The keys are not YAML.
    .why = To pass over what cannot be read would lose what was written.
    .example =
        改革項目: 窓口: 待ち時間の短縮
    .fix = Mend the place that is shown. Put texts with “:” or “#” in them, or that begin with a sign, in quotation marks.
slip-no-space = no half-width space follows `{ $key }:`
slip-dash = no half-width space follows the `-` of this item
slip-wide-dash = the dash of this item is not the half-width `-`
slip-no-colon = no `:` follows `{ $key }`
slip-second-key = `{ $key }` stands on the line of another key
slip-uneven-key = there seem to be { $count } { $kind ->
    [more] too many
   *[fewer] too few
  } spaces before `{ $key }`
slip-uneven-item = there seem to be { $count } { $kind ->
    [more] too many
   *[fewer] too few
  } spaces before the `-` of this item
child-not-indented = `{ $key }` belongs below `{ $parent }` and is not indented
empty-key = `{ $key }` is empty
slip-continued = the text of `{ $key }` goes on in the next line
slip-beside-bar = a text stands on the line of `{ $key }: |`
slip-not-indented = the text below `{ $key }: |` is not indented
slip-uneven = this line of the text below `{ $key }: |` seems to have { $count } { $kind ->
    [more] too many
   *[fewer] too few
  } spaces
slip-separator = before `{ $key }` stands “{ $sign }”, not a half-width comma
slip-no-comma = there is no comma before `{ $key }`
slip-wide-bracket = the bracket “{ $sign }” is full-width
slip-unclosed = the bracket `{ $sign }` is never closed
slip-wrong-close = the bracket is closed with `{ $sign }`, unlike it was opened
slip-stray-close = `{ $sign }` closes a bracket that was never opened
slip-unquoted = the `{ $sign }` in the text of `{ $key }` cannot stand there as it is
slip-unquoted-start = the text of `{ $key }` cannot begin with `{ $sign }` as it is
slip-unclosed-quote = the quotation mark { $sign } is never closed
wide-colon = the colon after “{ $key }” is full-width
    .what = The colon after a key is full-width.
    .why = Only a half-width colon parts a key from its value.
    .example =
        番号：45
    .fix = Write a half-width “:” and a space.
indentation = the line begins with { $kind ->
    [ideographic] a full-width space
    [tab] a tab
   *[other] a special space
  }
    .what = A line is indented with something else than half-width spaces.
    .why = How deep a line is indented says what it belongs to.
    .example =
        進捗管理:
        　平成25年度上半期:
        　　状況: 予定通り進捗
    .fix = Indent with half-width spaces.
alias = this reference of YAML (&, *, <<) cannot be used
    .what = A merge of YAML (<<), or references that grow beyond 10,000 values; one for a whole value (&, *) is read.
    .why = What is merged is invisible to readers and makes a record say what nobody typed.
    .example =
        年度評価:
          平成25年度: &前年 {"{"} 評価: A {"}"}
          平成26年度: {"{"} <<: *前年 {"}"}
    .fix = Write the content itself; put a text that begins with a sign in quotation marks.
too-deep = nested too deeply
    .what = Levels are nested more than 24 deep.
    .why = No field of a form is as deep as 12. A bracket was not closed, or the file is spoiled.
    .example =
        取組の内容: [[[[[[[[[[[[[[[[[[[[[[[[[[[[
    .fix = Check the pairs of brackets.
too-many-rows = a list or a table has at most { $limit } rows
    .what = A list or a table has too many rows: 1,000 are the most in a record and in settings, 10,000 in the organization and the glossary.
    .why = No form has a list as long as that. Another table was pasted, or rows repeat.
    .example =
        指標:
          - 名称: 件数
          - 名称: 件数
    .fix = Delete the rows that are not needed, or divide them among several records. A large table can be attached as CSV or as a workbook.
more-findings = no more than { $limit } findings are told of this file
    .what = More than 200 things were found in one file; the others are not told. Errors are told before notes.
    .why = Where there are so many, one mistake is mostly repeated.
    .example =
        番号：1
        改革項目：窓口
    .fix = Mend what is told and check again.
duplicate-key = “{ $key }” is written twice
    .what = A key stands twice; “平成25年度” and “H25” are one.
    .why = The later would silently replace the earlier.
    .example =
        年度評価:
          平成25年度: {"{"} 評価: A {"}"}
          H25: {"{"} 評価: B {"}"}
    .fix = Make them one, or correct the name.
unknown-key = there is no key “{ $key }”
    .what = A key is not one of the form's.
    .why = Mostly it is a slip, and what stands there would be shown nowhere.
    .example =
        担当科: 人事課
    .fix = Correct the name. A field of the city's own is declared under 追加項目.
missing-key = “{ $key }” is missing
    .what = A key that the form demands is missing.
    .why = Without a number or an owner nobody can tell whose record it is.
    .example =
        ---
        番号: 45
        改革項目: サービス憲章の浸透・定着
        ---
    .fix = Write it. Which keys are demanded is said under 必須 of the form.
wrong-type = { $key ->
    [none] this
   *[other] “{ $key }”
  } must be { $expected ->
    [text] a text
    [list] a list (lines that begin with `- `)
    [table] a table of `key: value`
    [flag] true or false
   *[other] { $expected }
  }
    .what = A text, a list or a table stands where another was expected.
    .why = As it is, it cannot be put in its place on the page.
    .example =
        指標: 待ち時間を20分にする
    .fix = Write it in the form that is shown: lists have lines that begin with “- ”, tables “key: value”.
not-a-date = “{ $value }” is not a date
    .what = A value is no date.
    .why = The day of publication decides what was in time; it is never guessed.
    .example =
        公表日: 10月末
    .fix = Write year, month and day: 2013-10-31, “平成25年10月31日”.
not-a-year = “{ $value }” is not a fiscal year
    .what = A value is no fiscal year.
    .why = Nobody can tell of which year the plan or the result is.
    .example =
        年度評価:
          初年度: {"{"} 評価: A {"}"}
    .fix = Write “平成25年度”, “H25” or “2013年度”.
outside-plan = { $year } is outside the plan ({ $span })
    .what = A year lies outside the program, or that of a value outside its 値の年度, where it has one.
    .why = The form has no place for it.
    .example =
        # 期間: 平成25年度から平成26年度
        年度評価:
          平成27年度: {"{"} 評価: A {"}"}
    .fix = Correct the year, or check the program's 期間 and 値の年度.
unknown-period = there is no reporting period “{ $value }”
    .what = A reporting period is not one of the program's.
    .why = Its name decides when it is due and where it stands.
    .example =
        進捗管理:
          平成25年度第1四半期: {"{"} 状況: 予定通り進捗 {"}"}
    .fix = Write the year and a name from 報告時期.
unknown-unit = there is no unit “{ $value }”
    .what = There is no unit of this name in organization.yaml.
    .why = The record cannot be joined to the page of who answers for it.
    .example =
        担当課: 人事科
    .fix = Correct the name, or add the unit.
unknown-status = there is no status “{ $value }”
    .what = A status is not on the program's scale.
    .why = Nobody knows what it means, and it cannot be counted.
    .example =
        進捗管理:
          平成25年度上半期: {"{"} 状況: 順調 {"}"}
    .fix = Use a word of 進捗区分.
unknown-grade = there is no grade “{ $value }”
    .what = A grade is not on the program's scale.
    .why = Nobody knows what it means or can compare it.
    .example =
        年度評価:
          平成25年度: {"{"} 評価: 秀 {"}"}
    .fix = Use a label of 評価区分.
unknown-level = there is no category level “{ $key }”
    .what = A category level is not one of the program's.
    .why = It decides under which heading the sheet is listed.
    .example =
        分類: {"{"} 小項目: 窓口 {"}"}
    .fix = Use the names of 分類 in the program.
unknown-choice = “{ $value }” is not among the choices
    .what = A word is not among those allowed.
    .why = With several words for one thing, nothing can be counted or filtered.
    .example =
        望ましい方向: 上昇
    .fix = Choose one of those shown.
not-a-number = “{ $value }” is not a number
    .what = A value is no number.
    .why = Fields of numbers and amounts are added up and compared.
    .example =
        事業費: {"{"} 平成25年度: 約100万円 {"}"}
    .fix = Write the number alone; its unit is said in the form.
not-an-id = “{ $value }” cannot be part of an address
    .what = An id has characters that cannot be part of an address.
    .why = It becomes the address of the unit's page.
    .example =
        部署:
          - {"{"} 識別子: 北区, 名称: 北区 {"}"}
    .fix = Use small ASCII letters, digits and “-”.
not-a-rule = “{ $value }” is not { $kind ->
    [due-rule] a due rule
    [months] a range of months
    [month-day] a day of a month
    [years] a span of years
    [threshold] a range of achievement rates
    [applies] the years in which something holds
    [time-zone] a time zone
    [kana] a reading in kana
    [url] the address of a site
    [service-url] the address of a service
    [link] an address to link to
    [mail] a mail address
    [municipality-code] a code of a municipality
    [region] the name of a region
    [color] a colour
    [first-month] a first month of the year
    [publish-address] the address of a target
    [fingerprint] a fingerprint
   *[other] a setting
  }
    .what = A value is no due rule, span of months or years, time zone or other setting.
    .why = A due day that was misread would call units late that were not.
    .example =
        年度評価の期限: 年度が終わったらなるべく早く
    .fix = Write it like the examples that are shown.
unknown-reference = “{ $value }” does not exist
    .what = A reference to a sheet, a theme, a rule and the like leads to nothing.
    .why = What it was to join would be published apart.
    .example =
        根拠: plan/999
    .fix = Correct the name, or write what it refers to.
impossible = { $what ->
    [end-before-start] the end ({ $end }) is before the start ({ $start })
    [cycle] “{ $value }” is above itself
    [same-id] there are two “{ $value }”
    [same-word] “{ $value }” is the name of two keys
    [overlap] the span of “{ $value }” overlaps “{ $other }”
    [builtin-name] “{ $value }” is the name of a built-in key
    [out-of-order] “{ $value }” does not follow in the order of the fiscal year, or is outside it
    [months-and-date] “{ $value }” has both 月 and 時点
    [other-unit] the charter of “{ $value }” stands in a file named “{ $other }”
    [same-number] another sheet has the number “{ $value }” ({ $other })
    [same-charter] “{ $value }” has another charter ({ $other })
    [own-successor] “{ $value }” is its own successor
    [not-in-blocks] “{ $value }” is not listed under 欄 and would be shown nowhere
    [no-value-scale] the column “{ $value }” is of judgements, and there is no 判定区分
    [groups-too-deep] “{ $value }” is too deep: groups stand in one another up to three times
    [kinds-and-all] “{ $value }” cannot be listed under 欄 next to the places of its kinds (指標.成果)
    [yearly-and-periodic] “{ $value }” has both 年度ごと and 時期ごと
    [no-choices] “{ $value }” is of the kind 選択 and has no 選択肢
    [several-of-no-choice] only a field of the kind 選択 can have 複数選択 ({ $value })
    [table-without-columns] “{ $value }” is of the kind 表 and has no 列
    [table-in-table] the column “{ $value }” of a table cannot be a table
    [dated-table] only a field of a single value can have 時点つき ({ $value })
    [sum-of-no-table] only a field of the kind 表 can have 合計 ({ $value })
    [parts-of-no-number] only a field of numbers (数値, 金額) can have 内訳 ({ $value })
    [part-unlike-sum] the part “{ $value }” is of another kind or shape, or has other 列, than the field that is the sum
    [incompatible-alone] two or more fields are needed to say what excludes what (両立しない)
    [incompatible-nothing] none of the choices of “{ $value }” is named
    [incompatible-whole] “{ $value }” has several parts, of which one must be named
    [incompatible-row] “{ $value }” is chosen in each row of a table and cannot stand in 両立しない
    [incompatible-no-choice] “{ $value }” is no field of choices (選択) and cannot stand in 両立しない
    [two-axes] the program has no axes, yet the grade is given by axis
    [pale-color] text in this colour is hard to read on white or light grey (contrast { $contrast })
    [one-axis] the grade must be given by axis ({ $axes })
    [two-official] only one target can be official; “{ $other }” is, too
    [own-language] “{ $value }” is the main language of this site and cannot be a translation
    [conformance] “{ $value }” is declared and criterion { $other } is not met
    [left-out-declared] “{ $value }” is a field of the city's own (追加項目): take it away there
    [left-out-needed] “{ $value }” would leave out “{ $other }”, which every record must have
    [left-out-column] “{ $value }” is a column of a table by year: which columns there are is said under 列
    [left-out-block] “{ $value }” is named under 欄 and left out at the same time
    [left-out-demanded] “{ $value }” is demanded here and left out of the form by 使わない項目
    [two-status-axes] there are statuses on axes, but the program has no axes for them
    [one-status-axis] a status is given on each axis ({ $axes })
    [axis-of-other] “{ $value }” is an axis of { $other }
    [thresholds-overlap] the threshold “{ $value }” overlaps with “{ $other }”
    [thresholds-unordered] the threshold “{ $value }” stands in another order than those of the other levels
   *[other] { $what }
  }
    .what = Values contradict each other: an end before its start, a number twice, a unit above itself.
    .why = Which of them is right is not for kohyo to decide.
    .example =
        設置: 平成26年4月1日
        廃止: 平成25年3月31日
    .fix = Correct one of the values that are shown.
corrected-name = “{ $value }” was read as “{ $right }”
    .what = A year or a date was read under another name than typed, such as “平成34年度” as “令和4年度”.
    .why = Plans made before a change of era speak of years that never came. The right name is shown on the page.
    .example =
        年度評価:
          平成34年度: {"{"} 評価: A {"}"}
    .fix = It may stay; if you change it, use the name that is shown.
unexplained = this file cannot be read: { $reason }
    .what = A file cannot be read, and kohyo cannot say why in its own words.
    .why = It should never happen, and is a fault of kohyo.
    .example =
        # （例はありません）
    .fix = Report it with the reason that is shown.
comment-in-text = “{ $rest }” is taken for a remark and is not published
    .what = In a text without quotation marks a # follows a space.
    .why = For YAML a # after a space begins a remark, up to the end of the line. What was written would be lost without a word.
    .example =
        計画期間後: 内線 #1で案内
    .fix = Put the whole text in quotation marks, or write “|” and the text on the next line, indented. Write remarks on lines of their own that begin with #.
invisible-character = there is an invisible character { $code } ({ $name ->
    [null] a null
    [backspace] a backspace
    [vertical-tab] a vertical tab
    [form-feed] a form feed
    [carriage-return] a carriage return
    [escape] an escape
    [delete] a delete
    [next-line] another kind of line end
    [control] a control character
    [soft-hyphen] a soft hyphen
    [zero-width-space] a zero-width space
    [non-joiner] a zero-width non-joiner
    [joiner] a zero-width joiner
    [word-joiner] a word joiner
    [byte-order-mark] a byte order mark
    [line-separator] a line separator
    [paragraph-separator] a paragraph separator
    [direction] it turns the direction of the text
    [variation-selector] a variation selector that follows no kanji or emoji
    [annotation] it parts an annotation
    [object] it stands for a picture
    [tag] a tag character
    [noncharacter] a noncharacter
   *[invisible] it has no shape
  })
    .what = A character that nobody can see, that commands a screen, or that turns the direction of the text.
    .why = It makes another word of what looks the same: search does not find it, and a key with it is no key. It can spoil a screen, or show something else than is written. Such characters come along when text is copied from other documents. Variation selectors after a kanji and what joins emoji can be used.
    .example =
        # 「窓口」のあとに U+200B があります
        改革項目: 窓口の改善
    .fix = Delete the character. Since it cannot be seen, delete the characters around it too and type them again.

nearly-record = { $by ->
        [name] this has nearly the name of a record and is not read as one
       *[text] this begins with `---` as a record does and is not called like one
    }
    .what = A file looks like a record by its name or its text and is not read as one: a copy, a backup, a slip in its name.
    .why = A record would be lost without a word. Copied as an attachment, a draft, or what is dated later, would be published as it is.
    .example =
        # content/reforms/plan/099.md.bak, 046.MD, 099.txt (with a record in it)
    .fix = Give a record a name such as 045.md. Move a copy or a backup out of content/, or delete it.
secret-in-file = `{ $key }` seems to hold a password or a key; its line is not shown
    .what = A password or key itself stands under publish in kohyo.yaml.
    .why = kohyo.yaml is in the repository, where many people read it. What was in it once stays in its history.
    .example =
        publish:
          production:
            to: sftp://www@www.example.jp/kaikaku
            password: (the password itself)
    .fix = Write the name of a variable of the environment (password: {"{"} env: KOHYO_PASSWORD {"}"}) or a command that prints it (password: {"{"} command: "pass kohyo" {"}"}). Replace a password or key that is in the repository already.

damaged-log = the log of publications (ledger/) is damaged: { $damage }
    .what = A line of the log of publications was changed, moved or lost.
    .why = The log tells what was published when and what was changed afterwards, so that people outside the city can check it. Each line has the hash of the line before; one changed character breaks the chain.
    .example =
        A line in the middle of ledger/2015.jsonl was removed.
    .fix = Files in ledger/ are not edited by hand. Take them from the repository as they were, or from the published site with `kohyo ledger pull`.
lost-address = { $what ->
        [language] the published pages below { $address } would vanish ({ $count }: { $addresses } …)
        [program] the published program { $address } would vanish ({ $count } addresses: { $addresses } …)
        [sheet] the published sheet { $address } would vanish
        [charter] the published charter { $address } would vanish
        [unit] the published page of a unit { $address } would vanish ({ $count } addresses)
        [page] the published page { $address } would vanish
       *[file] the published file { $address } would vanish
    }
    .what = Nothing would be at an address that was published, and nobody says where it went or that it was withdrawn.
    .why = Addresses are printed in newsletters, cited by other pages and in minutes, and kept by citizens. Where nothing is, nobody can tell whether the city deleted it or moved it.
    .example =
        # content/reforms/gyokaku-2013/045.md (was 45.md)
        旧アドレス: /reforms/gyokaku-2013/45/
    .fix = If it moved, write 旧アドレス (former addresses) where it is now. If it is published no more, write 取下げ (withdrawn; its day and the reason) into the record. What has no record (attachments, a language that was dropped) goes under moved or withdrawn in kohyo.yaml.
former-address = { $what ->
        [spelling] `{ $address }` cannot be read as an address of this site
        [outside] `{ $address }` leads out of this site
        [outside-unknown] nobody can tell whether `{ $address }` is an address of this site
        [own] { $address } is the present address
        [taken] a page or a file is at { $address } now
        [not-gone] a page or a file is at { $address } now
        [in-use] { $address } is in use on the site
        [twice] { $address } is a former address of something else, too
        [loop] where { $address } leads comes back to it
       *[nowhere] { $address } leads to { $other }, where neither a page nor a file is
    }
    .what = What is written as a former address cannot be one.
    .why = Whoever opens a former address is taken to the right page at once. That cannot be done from the address of a page that is there, or of another site.
    .example =
        旧アドレス: https://other.example.jp/reforms/45/
    .fix = Write an address of the site where nothing is now, from “/”, and each address in one place only.
published-list = the list of published files cannot be read: { $fault }
    .what = The list of the files that were last published (ledger/files.sha256) cannot be read.
    .why = Without it nobody notices that a published address would vanish.
    .example =
        # ledger/files.sha256 was saved by a spreadsheet program
    .fix = The list is made at each publication. Do not edit it; restore it from the repository.

attachment-kind = { $ending ->
        [none] a file without an ending is not published
       *[some] this kind of file (.{ $kind }) is not published
    }
    .what = A file is of no kind that is published as an attachment.
    .why = What lies in content/ is published because it lies there. Only what was meant to be published should be.
    .example =
        # content/pages/memo.txt, content/pages/meeting.mp4
    .fix =
        Move it out of content/ if it is not to be published. If it is, name its kind (extensions) or the file (files) under attachments in kohyo.yaml.
        Kinds that may run a script when they are opened, such as HTML and SVG, are named file by file. What runs on a server or on a reader's computer, such as PHP and EXE, is not published even if it is named.
link-target = the link leads to { $target }, which is not published in the same way
    .what = A symbolic link leads to a file that is itself not published, or not read as such a record.
    .why = Settings, drafts and hidden files must not be published through a link.
    .example =
        # content/pages/about.txt → ../../kohyo.yaml
    .fix = Put the file itself there, not a link.
special-file = this is no ordinary file ({ $kind ->
        [fifo] a named pipe
        [socket] a socket
       *[device] a device
    })
    .what = There is a pipe, a socket or a device where a file should be.
    .why = Whoever reads it may wait for ever.
    .example =
        # mkfifo content/pages/a.md
    .fix = Delete it, or move it out of content/.
no-permission = there is no permission to read this
    .what = A file or a folder may not be read by the person who runs kohyo.
    .why = If it were skipped, a record or an attachment would be missing without a word.
    .example =
        # chmod 000 content/pages/a.pdf
    .fix = Change the permissions of the file or folder so that it can be read (such as chmod u+r).
## Beside the place

label-unknown-key = no such key
label-wide-colon = use a half-width `:` and a space
label-indentation = use half-width spaces

## What to do next

help-suggestion = did you mean “{ $word }”?
help-renamed = this form calls it “{ $word }”
help-keys = possible keys: { $keys }
help-choices = choices: { $choices }
help-encoding = choose “UTF-8” under “Save as” of your editor
help-too-large = the limit is { $limit } bytes; is it another kind of file?
help-outside = put the file itself here, not a link
help-take-out = move it out of content/ or delete it if it is not to be published
help-record-name = call it “{ $name }” if it is a record
help-copy-of = “{ $name }” is next to it: delete this one if it is a copy, or give another record another name
help-attachment-kind = to publish this kind, write `attachments: {"{"} extensions: [{ $kind }] {"}"}` in kohyo.yaml
help-attachment-file = to publish this file, write `attachments: {"{"} files: [{ $address }] {"}"}` in kohyo.yaml
help-attachment-never = what runs on a server or on a reader's computer, or sets one up, is not published even if kohyo.yaml names it
help-attachment-active = this kind may run a script when it is opened: name the files one by one under files
help-attachment-record = a record cannot be an attachment
help-attachment-always = kinds that can always be published: { $kinds }
help-attachment-address = write its address on the site (such as robots.txt or files/a.html)
help-extension = write the ending only (such as mp4)
help-special-file = delete it, or put an ordinary file in its place
help-no-permission = change its permissions so that it can be read (such as chmod u+r)
help-file-name = use ASCII letters, digits, - _ . only, with no . in front (such as 045.md)
help-file-name-nfd = its accents stand apart from their letters (NFD, as macOS writes them)
help-file-name-reserved = Windows, among others, cannot create that name; choose another
help-same-address = the other is { $other }; rename one of them
help-stray-file = possible places: content/reforms/PLAN/, content/charters/YEAR/, content/pages/
help-missing-file = the records of this folder can only be read beside { $file }
help-empty-file = write a line `---`, the keys, and a line `---`
help-front-matter = write `---`, half-width and alone, on the first line and the keys below it
help-unclosed = write a line of only `---` below the last key
help-other-lines = there { $count ->
    [one] is one more line
   *[other] are { $count } more lines
  } with the same
help-empty-key = write a value after `{ $key }: `
help-free-number = free number: { $number }
help-as-list = write several as a list: [{ $list }]
help-usual-word = this form calls it `{ $word }`
help-dash = write `- `: a half-width hyphen and a space
help-second-key = begin a new line before `{ $key }`
help-bar = end the line with `{ $key }: |` and write the text on the lines below, each with two spaces more than the key
help-continued = if it is not part of the text, look at the key of this line and its `:`
help-not-indented = begin the line with two spaces more than that of `{ $key }`
help-uneven-lines = begin each line of a text with the same number of spaces
help-separator = write `, { $key }: `: a half-width comma and a space
help-wide-bracket = write half-width brackets
help-close-bracket = write `{ $sign }` at the end of the line
help-wrong-close = write `{ $sign }`
help-stray-close = delete this `{ $sign }`
help-quote-so = put all of it in quotation marks (such as { $key }: { $text })
help-quote-text = put all of the text in quotation marks
help-close-quote = write { $sign } at the end of the text, too
help-wide-colon = write `{ $key }: ` with a half-width colon and a space
help-indentation = indent with half-width spaces
help-more-findings = mend what is told and check again
help-alias = write the content itself, or quote the text with `"` if the sign belongs to it
help-quote = quote a text with `"` if it has `:` or `#` in it, or begins with a sign (@ * & % …)
help-dated = write the value and its day, as in { $key }: {"{"} 値: "{ $value }", 時点: 2026-10-01 {"}"}
help-quote-open = the quotation mark that opens here is never closed
help-missing-key = add a line `{ $key }: `
help-space-after-colon = put a space after the `:`
help-date = such as 2013-10-31, 31 October 2013 or 平成25年10月31日
help-date-days = { $year }-{ $month } has { $days } days
help-date-year = write the year too (such as 2013-10-31)
help-date-order = write year, month, day in this order (such as 2013-10-31)
help-date-day = write the day too (such as 2013-10-31)
help-date-fiscal = write the year of the day, not a fiscal year (such as 平成25年10月31日)
help-rest = leave out “{ $rest }” at the end
help-years-disagree = { $first } and { $second } are different years
help-year = such as FY2013, 2013/14, 平成25年度, H25 or 2013年度
help-year-candidates = add the era or the western year ({ $candidates })
help-number = such as 95, 1,200 or -3.5
help-id = use lower-case letters, digits and `-` (such as kita-ku)
help-due-rule = such as 31 October, 30 days after the period, 31 May of the next fiscal year or none; 10月31日, 期末から30日, 年度終了後60日, 翌年度5月31日 or なし
help-kana = write it in hiragana (such as きたく)
help-color = write # and three or six hexadecimal digits, in quotation marks (such as "#0017c1")
help-pale-color = take a darker colour, with a contrast of 4.5 or more on white (#ffffff) and on light grey (#f2f2f2), such as "#0017c1"
help-target = the name of a target is in lower-case letters, digits, `-` and `_` (such as production)
help-publish-address = begin with the kind (such as sftp://www@www.example.jp/kaikaku, folder:/srv/www or bundle:carry)
help-fingerprint = for SFTP it begins with SHA256: and has 43 letters; for FTPS and WebDAV it is the SHA-256 of the certificate, 64 hexadecimal digits
help-lost-line = if it moved, add this to { $file }:{ $lines }
help-lost-moved = if it moved, add this where it is now:{ $lines }
help-lost-restore = if it is published no more, restore { $file } with this alone:{ $lines }
help-lost-withdrawn = if it is published no more, add this to { $file }:{ $lines }
help-lost-withheld = if it is published no more, write this into { $file } instead of 下書き or a day to come:{ $lines }
help-former-address = { $what ->
        [spelling] write an address of the site from “/”, such as /reforms/gyokaku-2013/45/, without “?” and “#”
        [outside] write an address of the site from “/”, or one that begins with { $other }
        [outside-unknown] write an address of the site from “/”, or base_url in kohyo.yaml
        [own] this is for former addresses; the present one is not needed
        [taken] { $other } is there now; check the former address
        [in-use] check the former address
        [not-gone] { $other } is there now; delete it first, or write 取下げ into the record
        [twice] the other is in { $other }; write it in one of the two only
        [loop] write the address of a page or a file that is there now
       *[nowhere] write the address of a page or a file that is there now, from “/”
    }
help-published-list = restore the list from the repository
published-list-line = line { $line } is not as `sha256sum` prints it
published-list-unreadable = { $reason }
help-secret-source = write one of env (the name of a variable) and command (which prints it)
help-signing-key = write one of env (the name of a variable), command (which prints it) and agent (the fingerprint of a key in the ssh agent)
help-log-name = write the address of the site, which names the log (such as base_url: https://www.city.example.jp/kaikaku/)
help-at-least = { $least } or more
help-url = { $what ->
        [full-width] write it in half-width letters
        [credentials] leave out the name and the password before “@”: the address of the site is on every page
        [host] after https:// write the name of the host (such as https://www.city.example.jp/)
        [port] a port is a number from 1 to 65535, and rarely needed
        [space] there may be no space in it
        [query] the address of a site has no “?” or “#”, and nothing behind them
        [step] write where the site is without “.” and “..”
        [empty-part] there may be one “/” at a time only
        [percent] “%” goes before two hexadecimal digits that stand for a character in UTF-8 (such as %E6%94%B9)
        [character] the path of a site is made of letters, digits, “-”, “.”, “_” and “~”
        [page] write the address of the folder in which the site is, not that of a page
       *[scheme] begin with https:// (such as https://www.city.example.jp/)
    }
help-service-url = write an address from https:// on, without a space, a “#”, a name or a password
help-link = write an address from https:// on, or one of the site from “/” (such as /about/)
help-municipality-code = six digits (such as 131016)
help-region = lower-case letters, digits and - (such as ap-northeast-1)
help-mail = write one address, in half-width letters (such as jinji@city.example.jp)
help-same-as = “{ $value }” is “{ $word }”
help-comma = quote a text with `"` if it has a comma in it (such as {"{"} 計画: "1,200" {"}"})
help-comment-quote = put the whole text in quotation marks (such as { $key }: "{ $text }")
help-comment-block = or write “{ $key }: |” and the text on the next line, indented
help-invisible = delete it; since it cannot be seen, delete what is around it too and type that again
help-line-end = delete it, and break the line there if that is meant
help-uneven = the indentation is uneven: keys of one level begin with the same number of spaces
help-months = such as April to September or 4月から9月
help-month-day = such as 9月30日
help-years = such as FY2025 to FY2027, 2025-26 (one year) or 平成25年度から平成26年度
help-threshold = such as 95 or more, 80 to under 95, under 80, 90以上, 80以上90未満 or 100
help-applies = such as 平成26年度から, 平成25年度まで or 平成25年度から平成26年度
help-time-zone = such as Asia/Tokyo
help-first-month = a number from 1 to 12
help-axes = the axes here are { $axes }
help-level-years = “{ $value }” is a level of { $years }
help-no-assessors = name those who judge under 評価者 in _program.yaml
help-thresholds-overlap = let every rate have one level only: tell it from “{ $level }” as 90以上 is told from 90未満
help-thresholds-unordered = order the levels from the highest rates to the lowest, or the other way round
help-first-place = also on line { $line }
help-weekday = that day is a { $weekday }
help-rules = name a rule by its code or name (“kohyo explain” lists them)
help-reading-rule = how grave mistakes of reading (R) are cannot be changed
help-tested = “{ $status }” may be said after a test whose results are published; until then say “配慮”
help-left-out = this form does not have it (使わない項目 of _program.yaml)
help-left-out-within = to leave it out of some blocks only, name the block: { $names }
help-left-out-name = a field of the records, such as 今後の方針, or one of a block, such as 計画期間の評価.計画期間後
help-charters-by-unit = charters have no number: name their units (部署)
help-conformance = where a criterion is not met, say “一部準拠”
