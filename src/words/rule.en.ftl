# Rules: findings about dates, contradictions and text, and what explains them.

## Consistency, first half

part-overall = the evaluation of the whole plan

text-unchanged = this is the text of { $first }
    .what = A report or an evaluation has the text of an earlier period or year. Width, spaces, punctuation and years make no difference.
    .why = Citizens see copy and paste. Of 407 sheets of one city, 174 (43 %) still had the text of the year before.
    .example =
        進捗管理:
          平成25年度上半期:
            内容: すべての部で取組を開始した。
          平成25年度下半期:
            内容: すべての部で取組を開始した。
    .fix = Say what was done in this period and what changed. If nothing did, say why, or waive the finding under 確認済み with the reason.
    .help = say what was done in this period and what changed since
text-near-duplicate = this is nearly the text of { $other } ({ $likeness } % alike): { $kind ->
    [added] only "{ $is }" was added
    [removed] only "{ $was }" was taken away
    [changed] only "{ $was }" became "{ $is }"
   *[other] only a few words differ
    }
    .what = A text is that of an earlier period or year but for the year and a few words: of all pairs of neighbouring letters both share 80 % or more. Texts whose numbers differ say something new and are no finding.
    .why = Last year's text with this year's number tells nothing about this year, and whoever compares the two sees it.
    .example =
        年度評価:
          平成25年度:
            今後の方針: 平成25年度の実施状況を踏まえた上で、サービス憲章を果たすための取り組みを行っていく。
          平成26年度:
            今後の方針: 平成26年度の実施状況を踏まえた上で、すべての部区でサービス憲章を果たすための取り組みを行っていく。
    .fix = Say what was learnt in this year and what is done next. If the course is kept, say why.
    .help = say what was learnt in this year, and what is done next and by when
boilerplate = { $count } records have this text (also { $others }{ $more ->
    [0] {""}
   *[other] {" "}and { $more } more
    })
    .what = One text stands in three records of a program or more: in reports, evaluations and fields of the city's own for reasons and remarks (…の理由, コメント, 所見). Each such text is told once, at the first of them.
    .why = A phrase that fits everything tells nothing. In one city 現状どおり継続して事業を実施する stood on 45 of 407 sheets.
    .example =
        今後の方針: 現状どおり継続して事業を実施する。
    .fix = Say it with the names, numbers and dates of this item. What holds for all belongs into the description of the program, once.
    .help = say what is this item's own: what, how much, when
actual-copies-plan = the result is the plan, word for word
    .what = The result of a row of the schedule, or of an indicator in words, is its plan letter by letter. Short words such as 全庁実施, and numbers, are no finding.
    .why = From the words of the plan nobody can tell whether it was carried out.
    .example =
        取組工程:
          - 年度:
              平成25年度:
                計画: ・すべての部区で実施及び、実施状況の公表
                実績: ・すべての部区で実施及び、実施状況の公表
    .fix = Say what was done, in the past tense, with dates and numbers: all 23 units, published by 31 October.
    .help = say when it was done and how much of it, not what was planned
grade-without-text = there is no reason for the grade { $grade }
    .what = There is a grade and 評価内容 is empty. A level outside the judgement, such as 対象外, needs no reason.
    .why = From a letter alone citizens cannot tell why.
    .example =
        年度評価:
          平成25年度:
            評価: B
    .fix = Say in 評価内容 how plan and result compare.
    .help = say under { $key } why it is this grade
    .all = grades have no reason: { $lacking } of { $asked } records, { $places ->
        [one] 1 place
       *[other] { $places } places
    }
text-without-grade = there is a reason and no grade
    .what = 評価内容 is filled in and there is no grade. In a program without a scale of grades this is no finding.
    .why = The item is missing from every count, and looks as if judging it was avoided. Sheets that say only 特になし, without a grade, have been published.
    .example =
        年度評価:
          平成25年度:
            評価内容: おおむね計画どおりに進んだ。
    .fix = Choose one of the program's levels.
    .help = write one of { $labels } under { $key }
    .all = reasons stand without a grade: { $lacking } of { $asked } records, { $places ->
        [one] 1 place
       *[other] { $places } places
    }
empty-remark = "{ $text }" alone says nothing
    .what = Where something is to be told it says only 特になし, なし, a dash, 前年度と同じ or 同上. That it is the same is a warning only where a direction, a status or a grade before it asks for a change, or the costs changed by half; else it is a note, and a plan that is the same is no finding. This is about the text of reports, the reasons of grades, the countermeasure of what is late, the next steps after a low grade, and 前年度と同じ in the schedule.
    .why = Citizens would have to find another year's sheet. The 407 sheets of one city have 特になし 14 times and 前年度と同じ 143 times.
    .example =
        年度評価:
          平成25年度:
            評価: C
            評価内容: 特になし
    .fix = If it is the same, say again what it is. If there is nothing to tell, say why.
    .help = say again what is the same, or why there is nothing to tell
late-without-countermeasure = it is "{ $level }", and { $kind ->
    [either] neither { $missing } nor { $or } is there
   *[each] { $missing } is missing
    }
    .what = Something that the level demands (求める記載) is empty. A level without demands whose tone is 注意 or 不良 needs a countermeasure or a new due day.
    .why = Citizens want to know what is done about it more than that it is late. One sheet was late three times and never said.
    .example =
        進捗管理:
          平成25年度上半期:
            状況: 進捗に遅れあり
            内容: 掲載が遅れた。
    .fix = Say under 対応策 who does what. If there is a day by which it will be done, write it under 新期限.
    .help = fill in { $missing }: who does what by when
late-units-unnamed = "{ $phrase }" does not say which units
    .what = A text speaks of some departments or sections and names none. If another text of the same report names one, or the sheet lists its units by name, this is no finding.
    .why = Citizens cannot tell whether it is their ward or their counter, nor whether it was put right later.
    .example =
        内容: すべての部区で取組を開始したが、一部の部でホームページへの掲載が遅れた。
    .fix = Name the units: 土木部 and 北区 were late, on 5 and 12 November.
    .help = name the units instead of "{ $phrase }"
late-unquantified = it does not say how late
    .what = A text tells of a delay with no date, no number and no unit's name. A new due day, or a countermeasure with a number, will do.
    .why = Three days and half a year are not the same to citizens.
    .example =
        内容: ホームページへの掲載が遅れた。
    .fix = Say how many days, how many cases, how many units: two of 23, 12 days late.
    .help = say how many days, cases or units
behind-repeatedly = late in { $count } successive periods ({ $periods })
    .what = A status whose tone is 注意 or 不良 in two successive periods or more. It is told once, at the last of them.
    .why = What is late twice needs another plan.
    .example =
        進捗管理:
          平成26年度上半期:
            状況: 進捗に遅れあり
          平成26年度下半期:
            状況: 進捗に遅れあり
    .fix = Say in the text or under 対応策 why the countermeasure did not help and what changes. Then it may be waived under 確認済み.
    .help = say why the countermeasure did not help, and what changes
grade-unexplained = the year went as planned, and nothing says why the grade is { $grade } and not { $best } ({ $period } is "{ $status }"; { $indicators ->
    [0] no plan was missed
   *[other] plan and indicators were met
    })
    .what = The last period of the year was on schedule, plan and indicators were met, the grade is not the best, and neither the reason nor the next steps say what was wanting. Where the best level is for more than the plan, the next one is no finding.
    .why = Citizens cannot tell what was wanting, and nobody knows what to do better.
    .example =
        進捗管理:
          平成25年度下半期:
            状況: 予定通り進捗
        年度評価:
          平成25年度:
            評価: B
            評価内容: すべての部区で取組を実施した。
    .fix = Say in 評価内容 what was wanting. If nothing was, look at the grade again.
    .help = say in the reason what was wanting, or look at the grade again
grade-despite-delay = { $period } is "{ $status }", and the grade is the best, { $grade }
    .what = The last period of the year, or of the plan, was late, and the grade is the best of its scale.
    .why = The two contradict each other on one page.
    .example =
        進捗管理:
          平成26年度下半期:
            状況: 進捗に遅れあり
        年度評価:
          平成26年度:
            評価: A
    .fix = Correct the one or the other. If both are right, say why in 評価内容 and waive it under 確認済み.
    .help = see which of the two is right
indicator-grade-conflict = { $what ->
    [promises] all promises of { $year } ({ $count }) were kept, and the status is "{ $level }"
    [grade] { $count ->
        [1] the indicator of { $year } was met ("{ $indicator }": target { $target }, result { $actual })
       *[other] all { $count } indicators of { $year } were met
        }, and the grade is { $level }
   *[status] { $count ->
        [1] the indicator of { $year } was met ("{ $indicator }": target { $target }, result { $actual })
       *[other] all { $count } indicators of { $year } were met
        }, and the last status is "{ $level }"
    }
    .what = Each indicator with a target, or each promise of a charter, was met, and the grade or the status is one of delay. If the reason speaks of indicators or targets, this is no finding.
    .why = Citizens conclude that the indicator measures the wrong thing or that its target was too low.
    .example =
        指標:
          - 名称: サービス憲章
            年度:
              平成26年度:
                計画: 実施
                実績: 実施
        年度評価:
          平成26年度:
            評価: C
    .fix = Say in 評価内容 why the grade is low although the indicators were met. If they do not measure it, change them in the next plan.
    .help = say why it did not go well although the indicators were met
target-weakened = the target of "{ $indicator }" { $kind ->
    [number] is easier than that of { $year }: { $after }{ $unit }, not { $before }{ $unit }
   *[words] is weaker than that of { $year }: "{ $after }", not "{ $before }" ("{ $lost }" is gone)
    }
    .what = The target of an indicator is a lower number than the year before, or has lost a word such as 全庁 or すべて. Numbers are compared only where 望ましい方向 says which way is better.
    .why = To meet a lowered target is no progress. A committee of one city found targets that were lowered and missed all the same.
    .example =
        指標:
          - 名称: サービス憲章
            年度:
              平成25年度:
                計画: 全庁実施
              平成26年度:
                計画: 実施
    .fix = Put the target back to what it was. If there is a reason, say when and why it was changed in the indicator's 説明 or under 訂正.
    .help = say why in the indicator's 説明 or under 訂正, or put the target back
missing-result = { $year } is over, and the result of "{ $name }" (planned: "{ $plan }") is { $kind ->
    [blank] not written
   *[absent] still "{ $actual }"
    }
    .what = A year is over, its evaluation is due, and the result of something planned for it is empty or still －, なし, 集計中 or 未測定. Reasons such as 測定せず are in order. Years that are exempt, and drafts, are no finding.
    .why = Citizens cannot tell whether it was missed or nobody looked.
    .example =
        指標:
          - 名称: 相談の件数
            年度:
              平成25年度:
                計画: 100
    .fix = Write the result. If it was not measured, write 測定せず and the reason in the indicator's 説明.
    .help = write the result, or why there is none
    .all = years are over and have no results: { $lacking } of { $asked } records, { $places ->
        [one] 1 place
       *[other] { $places } places
    }
other-year-mentioned = the text of { $own } is about { $other }
    .what = A text is about another year than the one it stands under, which it never names. Comparing with the year before, looking ahead and saying when something began are in order.
    .why = It happens when last year's sheet is copied and a year forgotten.
    .example =
        進捗管理:
          平成26年度上半期:
            内容: 平成25年度は、窓口の案内を改めた。
    .fix = Correct the year. If the other year is meant, say what it has to do with this one.
    .help = see whether the year was forgotten in copying
new-due-passed = the new due day ({ $due }) is past, and { $period } is still "{ $status }"
    .what = A report's new due day is past, and the status of the newest report is still one of delay. Until the next report is due, and where an evaluation or a correction was published since, this is no finding.
    .why = A second promise is broken without a word.
    .example =
        進捗管理:
          平成26年度上半期:
            状況: 進捗に遅れあり
            新期限: 2014-12-26
    .fix = If it is done, say so in the next report. If not, give the reason and another day there. Where no report follows, say under 訂正 when it was done.
    .help = report whether it is done; if not, give the reason and another day
new-due-too-early = the new due day ({ $due }) is before { $kind ->
    [published] the day this report was published ({ $limit })
   *[period] the end of { $period } ({ $limit })
    }
    .what = A new due day is before the day its report was published or, where that is not known, before the end of its period.
    .why = The day was over when it was promised. As a rule it is a slip of the year.
    .example =
        進捗管理:
          平成26年度上半期:
            新期限: 2013-12-26
            公表日: 2014-10-20
    .fix = See whether the year is right, and write a day that is still to come.
    .help = see whether the year is right
overall-above-annual = the overall grade { $grade } is better than every year's ({ $years })
    .what = The overall grade is better than that of every year. Before the last year is judged this is no finding.
    .why = A plan of which no year went well cannot have gone well.
    .example =
        年度評価:
          平成25年度:
            評価: B
          平成26年度:
            評価: B
        計画期間の評価:
          評価: A
    .fix = Look at the grades again. If all are right, say in 評価内容 why, and waive it under 確認済み.
    .help = bring the grades together, or say why the whole was better than its years
unused-waiver = { $kind ->
    [reading] “{ $rule }” is a mistake of reading a file, which cannot be waived
    [record] this name is not needed in the waiver: there is no “{ $rule }” at “{ $place }” of { $record }
   *[place] this waiver is not needed: there is no "{ $rule }" at “{ $place }”
  }
    .what = The finding that a waiver (確認済み) names is not there: it was put right, or the place or the rule is misspelt. A waiver in _program.yaml that names records (番号, 部署) is needed for each of them. A waiver of a rule that is switched off may stay. Mistakes of reading (R) cannot be waived.
    .why = A waiver that is not needed hides the same mistake when it is made again.
    .example =
        確認済み:
          - 規則: text-unchanged
            箇所: 進捗管理.平成25年度上半期.内容
            理由: 研修は年に2回行うため
    .fix = Take it away. If it is misspelt, write the place as the finding shows it.

# C137
misspelt-number = the value “{ $value }” of “{ $indicator }” cannot be read as a number
    .what = A value of an indicator looks like a number, but has a letter among its digits, or a comma or point in the wrong place.
    .why = It is taken for a text: the year is missing in the chart without a word, and nobody can tell whether the target was met.
    .example =
        指標:
          - 名称: 相談の件数
            年度:
              平成25年度: {"{"} 計画: 100, 実績: 1,2O0 {"}"}
    .fix = Write it in digits (0 for O, 1 for l). If it is no number, write it so that it reads as a text.
sum-differs = the total “{ $total }{ $unit }” is not the sum of its parts ({ $sum }{ $unit })
    .what = A field that has parts (内訳), or the row 合計 of a table, is not the sum of its parts. What rounding may make in units such as 千円 is not reported.
    .why = Citizens add up the parts, and cannot tell which number is right.
    .example =
        国費: {"{"} 平成26年度: 1300 {"}"}
        一般財源: {"{"} 平成26年度: 700 {"}"}
        総事業費: {"{"} 平成26年度: 2100 {"}"}
    .fix = Correct the total or the part that is wrong. Leave the total out, and the computed one is shown.
    .help = correct the total or the part that is wrong

# C144
numbers-of-another-sheet = the numbers of “{ $name }” from { $first } to { $last } are those of “{ $other }” in sheet { $number }{ $kind ->
    [parted] {" "}(from { $parted } on they differ)
   *[whole] { "" }
  }
    .what = Three numbers in a row or more, over years or periods, are those of another sheet of the same plan, with more digits than agree by chance. Indicators with similar names, those of the kind 対象, what is worked out by one rate for all, such as 人件費, and numbers that many sheets have are no finding.
    .why = Where a sheet was begun as a copy of another and only later years were filled in, the earlier ones have the numbers of something else. Citizens take them for what this one achieved.
    .example =
        指標:
          - 名称: 講座の受講者数
            年度:
              平成25年度: {"{"} 実績: 3127 {"}"}
              平成26年度: {"{"} 実績: 3481 {"}"}
              平成27年度: {"{"} 実績: 4019 {"}"}
    .fix = Find out the numbers of this item and write them. If both count the same thing, give them the same name, or waive the finding.
    .help = see in both sheets whether these numbers were copied

# C145
isolated-amount = { $kind ->
    [high] the value “{ $value }” of “{ $name }” for { $time } is { $times } times every other one or more (the others are “{ $least }” to “{ $most }”)
   *[low] the value “{ $value }” of “{ $name }” for { $time } is less than every other one by a factor of { $times } or more (the others are “{ $least }” to “{ $most }”)
    }
    .what = Of the values of one row over years or periods, one is fifty times every other, or a fiftieth of each. There must be three others of one magnitude. Small counts, percentages, and small values at the beginning or the end of a row are no finding, nor is a year in which the plan, the goal or the grants go up with it.
    .why = Yen in a column of thousand yen, or a nought too many, turns the chart into one bar. Citizens believe an amount that is a thousand times too high, or none of the others.
    .example =
        事業費: {"{"} 平成24年度: 3753, 平成25年度: 4810, 平成26年度: 3875, 平成27年度: 1696753 {"}"}
    .fix = Check the unit and the digits. If the value is right, say why, and waive the finding.

# C146
results-copy-targets = the results for { $time } are the plans in all { $count } indicators ({ $values }{ $more ->
    [0] { "" }
   *[other] {" "}and { $more } more
  })
    .what = In one year or period three indicators with numbers or more (two, where the numbers have many digits) have results that are their plans to the unit. Numbers that are met as planned, such as 12回 and 100％, and those that are the same each year do not count. Of copied texts actual-copies-plan speaks.
    .why = Things that are counted hardly ever come out as planned to the last digit, all of them. The plans were copied, and the results were never filled in.
    .example =
        指標:
          - {"{"} 名称: 相談の件数, 年度: {"{"} 平成26年度: {"{"} 計画: 345, 実績: 345 {"}"} {"}"} {"}"}
          - {"{"} 名称: 訪問の件数, 年度: {"{"} 平成26年度: {"{"} 計画: 128, 実績: 128 {"}"} {"}"} {"}"}
          - {"{"} 名称: 講座の参加者, 年度: {"{"} 平成26年度: {"{"} 計画: 76, 実績: 76 {"}"} {"}"} {"}"}
    .fix = Write what was counted. If that is not known yet, leave it empty or write 集計中.
    .help = write what was counted, or 集計中 if that is not known yet

# C147
percent-as-fraction = { $kind ->
    [others] the value “{ $value }” of “{ $name }” seems to be a fraction, and its unit is per cent (another value is “{ $other }”)
   *[quotient] the value “{ $value }” of “{ $name }” seems to be a quotient, and its unit is per cent
    }{ $more ->
    [0] { "" }
   *[other] ; there are { $more } more
  }
    .what = A value in per cent is typed as a fraction of one: 0.85 among 85 and 90, values from 0.8 to 1.0 with a goal of 95, or values of 1 and less with the digits of a quotient. Percentages that are small, and rows with a goal below 1, are no finding.
    .why = A cell of a spreadsheet that shows 85% holds 0.85, and that is what is copied. Citizens read less than one per cent.
    .example =
        指標:
          - 名称: 満足度
            単位: ％
            年度:
              平成25年度: {"{"} 計画: 85, 実績: 86 {"}"}
              平成26年度: {"{"} 計画: 90, 実績: 0.88 {"}"}
    .fix = Write a hundred times as much (88). If it is less than one per cent, waive the finding.
    .help = write it in per cent ({ $word })

# C148
zero-or-dash = where there is nothing, “{ $name }”{ $more ->
    [0] { " has" }
   *[other] {" "}and { $more } more have
    } “0” in some years and { $kind ->
    [blank] an empty value in others (“0”: { $zeros }; empty: { $dashes })
   *[sign] “{ $sign }” in others (“0”: { $zeros }; “{ $sign }”: { $dashes })
    }
    .what = The values of one row over years or periods mix 0 with － (or なし; in amounts also with nothing) for what seems to be the same. Dashes before the first number and after the last, and words that say why, such as 集計中 and 未測定, are no finding.
    .why = 0 reads as counted and none, － as not counted. Where they are mixed nobody can tell.
    .example =
        国庫支出金: {"{"} 平成24年度: 0, 平成25年度: －, 平成26年度: 0, 平成27年度: 1200 {"}"}
    .fix = Write 0 where there was none, and － or 未測定 where nobody counted.
    .help = write 0 if there was none, or 未測定 if nobody counted

# C149
indicator-contradicted = there are two values of “{ $name }” for { $time }: “{ $one }” (indicator { $first }) and “{ $other }” (here)
    .what = Two indicators of a sheet have the same name and the same unit, and different values for one year or period. Where the kind or the remark differs, they are reported only if another value is the same.
    .why = Of one thing with two numbers citizens trust neither. It happens when a table was copied and only one of both is kept up.
    .example =
        指標:
          - {"{"} 名称: 相談の件数, 単位: 件, 年度: {"{"} 平成26年度: {"{"} 実績: 140 {"}"} {"}"} {"}"}
          - {"{"} 名称: 相談の件数, 単位: 件, 年度: {"{"} 平成26年度: {"{"} 実績: 80 {"}"} {"}"} {"}"}
    .fix = Correct the value that is wrong and make them one. If they are two things, give them names that tell them apart.
    .help = correct the value that is wrong, or give them names that tell them apart

# C150
plan-copies-result = { $what ->
    [copied] the plan for { $year } is the result of the year before
   *[pointed] the plan for { $year } says no more than “{ $text }”
  }
    .what = The plan of a year is, but for width, punctuation and years, the result of the year before. Short words, texts that only count, and what a law prescribes are not reported. A plan of the city's own fields that says only 前年度と同じ (as last year) is.
    .why = On 174 of 407 evaluation sheets of one city the plan was last year's result, or said only 前年度と同じ. Citizens cannot know what is to be done in the year.
    .example =
        取組工程:
          - 年度:
              平成25年度: {"{"} 計画: 職員研修を始める, 実績: 全職員を対象に研修を実施した {"}"}
              平成26年度: {"{"} 計画: 全職員を対象に研修を実施した {"}"}
    .fix = Write what is to be done in the year. If the same goes on, write how much of it is to be done, and by when.
    .help = write what is to be done in the year

# C151
incompatible-choices = these exclude each other{ $when ->
    [none] {""}
   *[other] {" "}in { $when }
  }: { $choices }
    .what = Choices that 両立しない of _program.yaml says exclude each other were made in one record, for the same year or period.
    .why = The section says that it goes on, the head that it ends: citizens cannot know what the city will do. Section and head differed on 39 of 407 evaluation sheets of one city.
    .example =
        # _program.yaml
        両立しない:
          - {"{"} 課の方向性: 現状維持, 部長の方向性: 終了・廃止・休止 {"}"}
        # 012.md
        課の方向性: 現状維持
        部長の方向性: 終了・廃止・休止
    .fix = Correct what was mistyped. If both are meant and are published so, waive the finding and say why.

# C152
outcome-copies-output = { $what ->
    [name] the outcome indicator “{ $outcome }” counts what the activity indicator “{ $output }” counts
   *[values] the results of the outcome indicator “{ $outcome }” are those of the activity indicator “{ $output }”
  }
    .what = An indicator of outcome (成果) has the name of one of activity (活動) but for words such as 数, 件数 and 回数, or its results in two years or periods and more are exactly those of one. Rates are not reported.
    .why = How often something was done is an output; what came of it is the outcome. Readers say of the evaluations of cities that they are nearly all outputs.
    .example =
        指標:
          - {"{"} 名称: 研修の実施回数, 種類: 活動, 単位: 回 {"}"}
          - {"{"} 名称: 研修の実施, 種類: 成果, 単位: 件 {"}"}
    .fix = Measure what changed for citizens because of it.
    .help = measure what changed because of it

# C153
choice-against-reason = “{ $field }” is “{ $choice }”, but its reason ends with “{ $clause }”
    .what = A choice and the end of its reason say opposite things. The field right after it (…の理由) and the reasons for grades on axes are looked at; where either is not clear, nothing is reported.
    .why = The choice was copied from the year before and the reason written anew. Tables show the one and the text the other, and citizens cannot tell which to believe.
    .example =
        市が行う妥当性: 妥当である
        市が行う妥当性の理由: おおむね適正だが、料金は見直しが必要である。
    .fix = Correct the choice or the reason, whichever is wrong.
    .help = correct the choice or the reason

# C154
category-variants = “{ $category }” of { $level } is probably “{ $usual }” ({ $count ->
    [one] one sheet
   *[other] { $count } sheets
  })
    .what = Two categories of a level, or two values of a short field that is used like one, differ only in okurigana, in ・ or a comma, in the order of their parts, in brackets, or by の推進 at the end. Those that differ by one letter are left to category-one-letter-apart.
    .why = Each category gets a heading, a page and sums. One category falls apart into two, and neither its sheets nor its charts add up.
    .example =
        分類: {"{"} 大項目: 市民との取り組み {"}"}   # twelve others: 市民との取組
    .fix = Write it in one way. If the categories are fixed, list them under 項目 of their level in _program.yaml; then another spelling is a mistake.

# C155
result-not-past = the result ends with “{ $words }” and does not say what was done
    .what = Each sentence of a result or a report whose year or period is over ends with what is to be done (…を図る, …を実施する, …する予定である). Nouns at the end, what goes on (…している), what is repeated (毎月), and what is to come after what was done are not reported.
    .why = Either the plan was copied and not rewritten, or nothing was done. Which of the two is what citizens want to know.
    .example =
        進捗管理:
          平成26年度上半期: {"{"} 内容: 窓口の待ち時間の短縮を図る。 {"}"}
    .fix = Write what was done. If nothing was, say so and why.
    .help = write what was done; if nothing was, say so and why

# C156
result-copies-description = the result is the text of { $place }
    .what = A result, a report or the reason for a grade is the text that says what the item or the promise is, such as 取組の内容.
    .why = What the item is for is said already. What was done and what came of it is said nowhere.
    .example =
        取組の内容: 市民の健康づくりのための講座を各地区で開く。
        進捗管理:
          平成26年度上半期: {"{"} 内容: 市民の健康づくりのための講座を各地区で開く。 {"}"}
    .fix = Write when what was done, how much of it, and what came of it.
    .help = write when what was done, how much of it, and what came of it

# C158
unportable-name = { $reason ->
    [end] Windows has no names that end with a dot or a space: “{ $name }”
    [control] Windows has no names with control characters: “{ $name }”
    [sign] Windows has no names with \ < > : " | ? *: “{ $name }”
    [device] Windows keeps the name “{ $name }” for a device
    [long] the name has more than 255 bytes: “{ $name }”
    [path] the path has { $length } characters, too many for Windows
   *[twin] “{ $name }” and “{ $other }” are the same name on Windows and on Macs
  }
    .what = A file or a folder has a name that Windows or macOS cannot hold (con, nul, a.), a path of more than 180 characters, or the name of another one in other letters: capitals, or accents beside their letters.
    .why = A colleague who fetches the folder there gets an error, or one of the two files in the place of the other, without being told.
    .example =
        # content/pages/Guide/use.md と content/pages/guide/map.md があります
        題名: 利用の案内
    .fix = Give the file or the folder another name. Of what was published, say in kohyo.yaml (moved) where its address leads now.

# C138
missing-axis = no grade is given for { $axes } ({ $grade })
    .help = judge the other axes too, or type － where there is nothing to judge
    .what = Something is judged on some axes of the scale and not on the others. Of what is judged on none text-without-grade speaks.
    .why = In lists and charts by axis the year is missing, and citizens cannot tell what was forgotten from what was not judged.
    .example =
        年度評価:
          平成25年度:
            評価: {"{"} 達成度: A {"}"}
            評価内容: 予定した件数を上回った。
    .fix = Judge the other axes, or type － for them. If the form does not have an axis, take it out of 評価区分 in _program.yaml.
    .all = axes have no grade, such as { $axes }: { $lacking } of { $asked } records
    .all-help = grade the other axes too, or take axes that the form does not have out of 評価区分 in _program.yaml

# C139
result-without-outcome = there is a result of promise { $promise } ({ $actual }), and nobody says whether it was kept
    .help = write the 結果: 達成, 一部達成 or 未達成
    .what = A result has 実績 and no 結果.
    .why = From the number alone citizens cannot tell whether the promise was kept.
    .example =
        約束ごとの結果:
          1: {"{"} 実績: 95 {"}"}
    .fix = Write 結果. If the form has none, put 約束ごとの結果.結果 under 使わない項目 in _program.yaml.
    .all = results do not say whether the promise was kept: { $lacking } of { $asked } records, { $places ->
        [one] 1 place
       *[other] { $places } places
    }

# C140
letter-among-digits = there is a letter in the number “{ $number }” (in “{ $value }”)
    .what = Among the digits of a number there is one letter that looks like a digit, in full width too and in the middle of a text. Where the whole value is a number, misspelt-number may say so instead.
    .why = It is no number then: the year is missing in the chart without a word, and nobody can tell whether the target was met.
    .example =
        指標:
          - 名称: 満足度
            年度:
              平成25年度: {"{"} 計画: 90, 実績: 9S.5 {"}"}
    .fix = Write digits (0 for O, 1 for l, 5 for S). If it is a code or a model, waive the finding.

# C141
category-one-letter-apart = “{ $category }” ({ $level }) differs by one letter from “{ $usual }”, which { $count } { $count ->
    [one] sheet has
   *[other] sheets have
  }
    .what = Two categories of one level differ by one letter. If it is only the width of letters, hiragana or katakana, small kana, a long vowel or a point, it is always said; otherwise only where one stands in two sheets at most and the other in three times as many. Digits, Latin letters and kanji that are opposites, such as 上 and 下, make another category.
    .why = They are two categories then: lists and sums tear the sheets apart, and citizens do not find them.
    .example =
        分類:
          大項目: 市民サービスの向土
    .fix = Write both alike. If they are two categories, list them (項目) under 分類 in _program.yaml, or waive the finding.

## Disclosure

## What contradicts itself

# C117
judgement-contradicts-value = { $what ->
    [kept] the outcome is “{ $value }”, but the result “{ $actual }” misses the target “{ $target }”
    [not-kept] the outcome is “{ $value }”, but the result “{ $actual }” meets the target “{ $target }”
    [rate] the rate is “{ $value }”, but the target “{ $target }” and the result “{ $actual }” give { $right }%
   *[judgement] the judgement is “{ $value }”, but a rate of { $rate }% is “{ $right }”
    }
    .what = A rate or a judgement is not what the target and the result give. Rates are compared at the digits typed, and may be rounded or cut off.
    .why = Rates are copied by hand, and an old one stays when the result is corrected. Where the numbers of a row do not agree, citizens trust none of them.
    .example =
        約束:
          - 番号: 1
            内容: 15分以内に案内します
            指標: {"{"} 目標: 900, 単位: 人, 望ましい方向: 増加 {"}"}
        実施状況:
          上半期:
            約束ごとの結果:
              1: {"{"} 実績: 980, 達成率: "98.0" {"}"}
    .fix = Correct the target, the result, the rate or the judgement. Without a rate the computed one is shown. If it is computed in another way, waive the finding and say why.
claim-contradicts-obligations = it says “{ $claim }”, but { $count ->
    [one] one unit
   *[other] { $count } units
  } cannot be seen to have published in time: { $units }
    .what = A reform that charters carry out says that every unit published, while charters or reports of the same time were late, are missing or have no date.
    .why = Citizens read the sentence as the result of the reform, and the dates on the same site say otherwise. One city wrote no more than “some departments were late”: nobody could tell which, or by how much.
    .example =
        進捗管理:
          平成26年度上半期:
            状況: 予定通り進捗
            内容: すべての部区が実施状況を公表した。
    .fix = Name the units and the days, or take the claim back. If only a date is missing, write it into the charter of that unit.

# C118
indicator-without-unit = the value “{ $value }” of “{ $indicator }” has no unit
    .what = The values of an indicator are bare numbers, and there is no 単位 either.
    .why = Nobody can tell whether 300 are cases, people or thousands of yen. The national rules for machine-readable data demand a unit beside every number.
    .example =
        指標:
          - 名称: 休日の交付
            年度:
              平成25年度: {"{"} 計画: 300, 実績: 342 {"}"}
    .fix = Write the unit (件, 人, ％, 千円) under 単位. A name that ends with the unit in parentheses is accepted as well.
    .all = values of indicators have no unit: { $lacking } of { $asked } records, { $places ->
        [one] 1 place
       *[other] { $places } places
    }

# C119
unit-variants = the unit “{ $unit }” is written “{ $usual }” in { $count ->
    [one] another place
   *[other] { $count } other places
  } of this program
    .what = Within one program the same unit is spelled in several ways: ％ and %, ha and ヘクタール, 箇所 and か所. The rarer spelling is reported.
    .why = In tables and sums they count as different units. One city had 224 ％ and 28 %.
    .example =
        指標:
          - {"{"} 名称: 満足度, 単位: "%" {"}"}
          - {"{"} 名称: 利用率, 単位: ％ {"}"}
          - {"{"} 名称: 回収率, 単位: ％ {"}"}
    .fix = Use the more common spelling everywhere.

# C120
no-outcome-indicator = { $count ->
    [one] the only indicator is one
   *[other] all { $count } indicators are
  } of activity; none measures the outcome
    .what = Every indicator of a sheet is of the kind 活動 (output). Sheets with an indicator of no kind are left alone.
    .why = Readers learn what was done and not what changed for them. In what three cities published, about half of the projects had indicators of output only.
    .example =
        指標:
          - {"{"} 名称: 研修の回数, 種類: 活動, 単位: 回 {"}"}
    .fix = Add one that shows the result, such as a waiting time, satisfaction or a number of accidents, with 種類: 成果. Where the outcome cannot be measured, waive the finding and say why.
    .all = all indicators measure what is done and none what comes of it: { $lacking } of { $asked } records
    .all-help = add indicators of outcome to new sheets, or say under 確認済み in _program.yaml why it cannot be measured

# C121
indicator-without-values = “{ $indicator }” has no value at all from { $first } to { $last }
    .what = An indicator has a name, and neither targets nor results for the years that are over. － and 未測定 are no values.
    .why = What was promised to be measured was not. One city had eleven such indicators over five years.
    .example =
        指標:
          - {"{"} 名称: 市民の満足度, 単位: ％, 望ましい方向: 増加 {"}"}
    .fix = Write targets and results for each year. If it is no longer measured, take the indicator out and say why in the evaluation.
    .all = indicators have no value at all: { $lacking } of { $asked } records, { $places ->
        [one] 1 place
       *[other] { $places } places
    }
    .all-help = write the values of indicators that are measured, and take out the others

# C122
unmeasurable-promise = promise { $promise } has neither a measure nor a time or number
    .what = A promise of a charter has no 指標, and its text names no number, deadline or frequency (翌日, 毎月, 以内).
    .why = Neither citizens nor staff can tell whether it was kept. All nine promises of one department's charter were like that; the city later replaced them by “pledges that can be verified”.
    .example =
        約束:
          - {"{"} 番号: 1, 内容: 市民の皆さんに笑顔で接します。 {"}"}
    .fix = Write “within 3 days”, “once a month”, or add a 指標. For a promise that is an attitude, waive the finding and say so.
    .all = promises have neither a measure nor a time or number: { $lacking } of { $asked } records, { $places ->
        [one] 1 place
       *[other] { $places } places
    }
    .all-help = give promises a time, a number or a measure from the next charters on

# C123
direction-missing = it is not said which way is better for “{ $indicator }”
    .what = An indicator with numbers has no 望ましい方向.
    .why = Readers have to guess whether more is better. Whether a target was met is judged by it, too.
    .example =
        指標:
          - 名称: 窓口の待ち時間
            単位: 分
            年度:
              平成26年度: {"{"} 計画: 15, 実績: 14 {"}"}
    .fix = Write 増加 (more), 減少 (less), 維持 (the same) or なし (neither) under 望ましい方向.
    .all = indicators do not say which way is better: { $lacking } of { $asked } records, { $places ->
        [one] 1 place
       *[other] { $places } places
    }

# C124
target-against-direction = the target “{ $target }” of “{ $indicator }” is worse than the baseline “{ $baseline }” (better is: { $direction })
    .what = The goal, or a year's target, is worse than the baseline, by the indicator's own direction.
    .why = It would be met by doing nothing. Mostly the direction is the wrong one, or two values have changed places.
    .example =
        指標:
          - 名称: 窓口の待ち時間
            単位: 分
            望ましい方向: 減少
            現状: 15
            最終目標: 25
    .fix = Check the direction and the values. If something is expected to get worse and is to be held down, say so in 説明 and waive the finding.

# C125
scale-undefined = the level “{ $level }” has no meaning written beside it
    .what = A level of 進捗区分 or 評価区分 has no 意味.
    .why = A B alone tells citizens nothing. There are sheets whose grades are defined nowhere in public.
    .example =
        評価区分:
          - {"{"} 区分: A, 色調: 最良 {"}"}
    .fix = Write in one sentence under 意味 when the level is given.
    .all = levels have no meaning written beside them: { $lacking } of { $asked }

# C126
scale-changed = the scale differs from that of “{ $before }”: { $levels }
    .what = A scale that shares labels with the program before differs in meaning, tone or levels.
    .why = Two years cannot be compared when a B is not the same B. One city went from I–IV to A–H, another made its criteria stricter under the same letters.
    .example =
        進捗区分:          # 前の年度には「未着手」がありました
          - {"{"} 区分: 予定通り進捗, 意味: 約束どおり, 色調: 良好 {"}"}
          - {"{"} 区分: 進捗に遅れあり, 意味: 約束より遅い, 色調: 注意 {"}"}
    .fix = If it was meant, say in 説明 what was changed and why, and waive the finding. If not, copy the former scale.

# C127
number-gap = { $count ->
    [one] a number is
   *[other] { $count } numbers are
  } missing among the sheets: { $numbers }
    .what = The numbers of a plan's sheets have gaps. Plans with more gaps than sheets, and plans that list their items, are left alone.
    .why = Nobody can tell whether an item was forgotten or never existed.
    .example =
        # 001.md、002.md、004.md があり、003.md がありません
        番号: 4
    .fix = Add the sheet if there is one. With every item and its owner listed under 改革項目 those that are not there are missed by name.

# C128
owner-abolished = “{ $unit }” was abolished on { $day }, and nobody is said to have taken over
    .what = The unit in charge of a sheet or a plan was abolished before the day, and it has no successors.
    .why = Cities reorganise within a plan's life. Citizens have nobody to ask, and nobody is left to hand in what is overdue.
    .example =
        部署:
          - 識別子: koho
            名称: 広報課
            廃止: 平成26年3月31日
    .fix = Write 後継 for the unit in organization.yaml, or name the unit that is in charge now.

# C129
wrong-year = { $what ->
    [folder] the folder is named “{ $folder }”, which is not a year of the program ({ $years })
    [charter] the day of { $item } ({ $day }) lies more than a year before its year
    [far] the day of { $item } ({ $day }) lies more than ten years after its time
   *[date] the day of { $item } ({ $day }) lies before the time that it is about
  }
    .what = A folder named by a year holds a program of another year, or a report is dated before its time begins (a charter: more than a year before) or ten years after it.
    .why = It happens when last year's file is copied and a date stays, or R27 is typed for H27. One city had a file of 2024 in its list of 2025.
    .example =
        進捗管理:
          平成26年度上半期:
            内容: 予約を税の窓口にも広げた。
            公表日: 2013-10-31
    .fix = Correct the date or the 期間. If the folder is wrong, rename it; the addresses of its pages change, too.

# C131
promise-without-result = the report of { $period } does not say how measured promises were kept: { $promises }
    .what = A promise has a 指標, and a report has no result, value or remark for it under 約束ごとの結果.
    .why = To promise a figure and not to give it is not to say whether the promise was kept.
    .example =
        約束:
          - {"{"} 番号: 1, 内容: 5分以内にお渡しします。, 指標: {"{"} 単位: ％, 目標: 90 {"}"} {"}"}
        実施状況:
          上半期: {"{"} 状況: 予定通り進捗, 内容: 受付の順番を改めた。 {"}"}
    .fix = Write 結果 (達成, 一部達成, 未達成) and 実績. What is not measured in a period gets 結果: 対象外 and a 説明.
    .all = reports have no result for measured promises: { $lacking } of { $asked } records, { $places ->
        [one] 1 place
       *[other] { $places } places
    }

# C134
duplicate-indicator = indicator { $first } is called “{ $name }”, too{ $kind ->
    [same] {" "}and has the same values
    [kinds] {" "}and has the same values under another 種類
    [parts] {" "}and has the values of other years
   *[other] { "" }
  }
    .what = Two or more indicators of a sheet have the same name and the same unit. Where their values differ, indicator-contradicted says so; those of different units are no finding.
    .why = Nobody can tell which of them is spoken of, compare them, or quote one. Where the same numbers are 活動 and 成果, what was done passes for what it brought.
    .example =
        指標:
          - {"{"} 名称: 待ち時間, 単位: 分 {"}"}
          - {"{"} 名称: 待ち時間, 単位: 分 {"}"}
    .fix = Delete one if the values are the same, and make them one if each has its own years. Otherwise give them names that tell them apart, such as “待ち時間（住民票）” and “待ち時間（税）”.

## When something was published

# D101
overdue = { $item } was due on { $due } and is { $days ->
    [one] one day
   *[other] { $days } days
  } overdue


    .what = The due day is past, and the report or evaluation is not written or its day has not come.
    .why = To publish in time is a promise of the plan itself. One city never drew up a report because nobody checked what had been handed over.
    .example =
        進捗管理:
          平成26年度上半期: {"{"} 状況: 予定通り進捗, 内容: 受付を始めた。, 公表日: 2014-10-31 {"}"}
          # 平成26年度下半期の報告がないまま、期限の4月30日を過ぎました
    .fix = Write it, with its 公表日. If it is not owed, say why under 対象外; citizens see the reason.

# D102
late-publication = { $item } was published on { $day }, { $days ->
    [one] one day
   *[other] { $days } days
  } after it was due ({ $due })
    .what = The day of publication is after the due day.
    .why = A delay is to be shown, not to be mended. Cities have taken from 188 to 261 days after the year to publish its results.
    .example =
        進捗管理:
          平成26年度上半期:
            状況: 予定通り進捗
            内容: 受付を始めた。
            公表日: 2014-12-05     # 期限は10月31日
    .fix = Correct the date if it is wrong. If it is right there is nothing to change; say why, and what will be different next time.

# D103
undated-publication = it is not said when { $item } was published
    .what = A report or evaluation is there without its day of publication.
    .why = Nobody can tell whether it was in time. It is counted as undated; kohyo does not guess.
    .example =
        進捗管理:
          平成26年度上半期: {"{"} 状況: 予定通り進捗, 内容: 受付を始めた。 {"}"}
    .fix = Write the day; drafts and the record of page updates may know it. If nobody does, waive the finding and say so.
    .all = it is not known when these were published: { $lacking } of { $asked } records, { $places ->
        [one] 1 place
       *[other] { $places } places
    }

# D104
no-due-date = it is not said by when { $item } is due
    .what = A program asks for a report or an evaluation and has no due rule for it.
    .why = Without one nobody is ever late. A member of a prefecture's committee asked how long publication may take, and there was no answer.
    .example =
        報告時期:
          - {"{"} 名称: 上半期, 月: 4月から9月 {"}"}
    .fix = Write a rule such as “10月31日” or “期末から30日”. If there is to be none, write “なし”.

# D105
no-record = { $count ->
    [one] a { $record } has
   *[other] { $count } { $record } have
  } no file although something of it is due: { $missing }
    .what = A unit that the program binds has no charter, or an item listed under 改革項目 has no sheet, and something of it is due.
    .why = The department that wrote nothing is the one that matters. One city had 5 of its 134 sheets on the web.
    .example =
        改革項目:
          1: 総務部
          2: 北区          # 002.md がありません
    .fix = Write the file. Units or numbers that owe nothing go under 対象外, with a reason.

# D106
embargoed = { $item } will appear on { $day }
    .what = The day of publication is after the day the site speaks for. Until then it is not on the site.
    .why = That is fine if it was meant. If the year is wrong, something that was thought to be published is not.
    .example =
        進捗管理:
          令和18年度下半期: {"{"} 内容: すべての窓口に広げた。, 公表日: 2037-04-20 {"}"}
    .fix = Leave it, or correct the date.

# D107
published-early = { $item } is dated { $day }, before the end of its time ({ $end })
    .what = A report or evaluation is dated before the time that it speaks for was over.
    .why = What a half-year brought cannot be published before it ends; mostly the year or the month is wrong.
    .example =
        進捗管理:
          平成26年度上半期: {"{"} 内容: 税の窓口にも広げた。, 公表日: 2014-06-20 {"}"}
    .fix = Check the date. If it was published early on purpose, waive the finding and say why.

# D108
date-without-content = { $item } has a day of publication ({ $day }) and nothing else
    .what = There is a day of publication, and no status, text or grade.
    .why = The date alone would count as published in time.
    .example =
        進捗管理:
          平成26年度上半期: {"{"} 公表日: 2014-10-31 {"}"}
    .fix = Write what was published, or take the date away.

# D109
late-repeatedly = { $units } published late { $count } times in a row: { $items }
    .what = Two or more successive things of a unit's charters, or of a sheet, were published late or are overdue. Charters are counted across years.
    .why = Once can happen; in a row it is how the work is done. In one reform units were late in three of four half-years, and none was ever named.
    .example =
        進捗管理:
          平成25年度上半期: {"{"} 内容: 予約の仕組みを決めた。, 公表日: 2013-11-20 {"}"}
          平成25年度下半期: {"{"} 内容: 受付を始めた。, 公表日: 2014-06-02 {"}"}
    .fix = Say why under 対応策 or 今後の方針, and what will be different. If the due days cannot be kept, change them in the program.

# D110
not-final = { $evaluation } is still provisional, { $days ->
    [one] one day
   *[other] { $days } days
  } after the final one was due ({ $due })
    .what = The plan and the due day of its final evaluation are past, and 段階 is still 中間.
    .why = The next plan begins while nobody has said how this one ended.
    .example =
        計画期間の評価:
          段階: 中間
          評価: B
          評価内容: 目標の達成が見込まれる。
    .fix = Write the final evaluation with 段階: 確定 and its 公表日; keep the day of the provisional one under 中間公表日.

# D111
published-out-of-order = { $item } is dated { $day }, before { $earlier } ({ $before })
    .what = A later report is dated before an earlier one.
    .why = One of the dates is wrong, or the earlier report was very late.
    .example =
        進捗管理:
          平成25年度上半期: {"{"} 内容: 予約の仕組みを決めた。, 公表日: 2014-10-21 {"}"}
          平成25年度下半期: {"{"} 内容: 受付を始めた。, 公表日: 2014-04-21 {"}"}
    .fix = Check both dates. If it was so, waive the finding and say why.

# D112
exempt-but-published = { $item } is not owed (“{ $reason }”), and is there all the same
    .what = Something that is listed under 対象外 is written.
    .why = It is said not to be owed, so it does not count as published.
    .example =
        対象外:
          - {"{"} 時期: 平成25年度上半期, 対象: 報告, 理由: 10月に始めた取組のため {"}"}
        進捗管理:
          平成25年度上半期: {"{"} 状況: 予定通り進捗, 内容: 準備を進めた。 {"}"}
    .fix = Make the 対象外 narrower or take it out. If it is there for information, waive the finding.

# D113
correction-before-publication = the correction is dated { $day }, before anything was published ({ $first })
    .what = A 訂正 is dated before the first day of publication in its record.
    .why = What is not published cannot be corrected. Citizens compare by that list.
    .example =
        訂正:
          - {"{"} 日付: 2013-05-01, 内容: 件数の誤りを改めた。 {"}"}
        進捗管理:
          平成25年度上半期: {"{"} 内容: 予約の仕組みを決めた。, 公表日: 2013-10-21 {"}"}
    .fix = Correct one of the dates. What was changed before publication is no 訂正.

# D114
published-before-seen = the day of publication ({ $day }) is before the day on which it was first online ({ $seen })
    .what = A 公表日 is before the day on which the log of publications first saw it on the site.
    .why = The day of publication decides whether a due day was met. A day before it was online hides a delay. If it was published on paper before, its text says so.
    .example =
        平成26年度上半期: {"{"} 内容: 予約の仕組みを決めた。, 公表日: 2014-10-21 {"}"}
        (first online on 1 December 2014, says the log)
    .fix = Write the day on which it was online. If it was published before by other means, waive the finding (確認済み) and give the reason.

# D115
changed-without-correction = { $what } is not what was published{ $count ->
        [0] {""}
       *[some] : { $changes }
    }
    .what = What had been published says something else now, and no 訂正 says so.
    .why = Who read it before is not told when it changes without a word. The log of publications keeps what it said and the day on which it changed, so that an unexplained change stands out.
    .example =
        年度評価:
          平成25年度: {"{"} 評価: C, 評価内容: 案内の改善が遅れた。 {"}"}
        (published as 評価: B)
    .fix = Add a 訂正 with its day and what was corrected and why. If it was changed by mistake, put it back. To fill in what was empty is no correction.

# D116
respelled-after-publication = { $what } is spelled other than it was published: { $changes }
    .what = Only the width of characters or spaces changed in what had been published.
    .why = It means the same, so no 訂正 is due. The log of publications has it that it changed.
    .example =
        実績: 25件
        (published as ２５件)
    .fix = Nothing has to be done.

## Links, and whom to ask

# L101
contact-missing = “{ $unit }” has neither a telephone number nor a form
    .what = A unit with records has no telephone and no form, nor has one above it, nor the unit named under contact in kohyo.yaml.
    .why = Whoever has read the page has nobody to ask. Cities' own guidelines want a contact on every page.
    .example =
        部署:
          - {"{"} 識別子: somu, 名称: 総務部 {"}"}
    .fix = Write 電話 or 問い合わせフォーム under 連絡先 in organization.yaml, or name one office for all under contact in kohyo.yaml.
    .all = units have neither a telephone number nor a form: { $lacking } of { $asked }

# L102
file-link-unmarked = the link “{ $text }” does not say the kind and size of its file ({ $file })
    .what = A link to a file such as a PDF does not say what it is and how large, as in “（PDF：342KB）”.
    .why = Readers cannot tell what will open, which matters on a telephone and with a screen reader.
    .example =
        取組の内容: 詳しくは[実施要領](youryo.pdf)のとおり。
    .fix = Write the kind and the size at the end of the link's text.

# L103
dead-link = the link to “{ $address }” leads to nothing in this site
    .what = A link within the site leads to no page and no file. Links to other sites are not looked at.
    .why = Whoever follows it finds nothing. When one city renewed its site, all links but the first page's were dead.
    .example =
        取組の内容: 関連する取組は[No.99](/reforms/plan/099/)にあります。
    .fix = Correct the address. Pages are at /reforms/PLAN/NUMBER/, /charters/YEAR/UNIT/, /units/UNIT/ and /NAME/; files have the address of the folder they are in.

# L104
bare-url = the address “{ $url }” is not a link
    .what = An address of the web stands in a text as it is.
    .why = It cannot be clicked, and a screen reader spells it out.
    .example =
        取組の内容: 詳しくは https://www.example.jp/yoyaku を見てください。
    .fix = Write [name of the page](address).

# L105
unlinked-attachment = no page links to this file
    .what = A PDF or a picture lies in content/, and no record or page links to it.
    .why = It is copied to the site all the same, where nobody finds it, and may be something that was not to be published.
    .example =
        # content/pages/keikaku.pdf があり、どこからもリンクされていません
        題名: 計画について
    .fix = Link to it, or take it out of the folder.

# L106
telephone-without-link = there is no number in “{ $telephone }” that can be called
    .what = 電話 has no number with its area code: it has too few or too many digits, or is that of a fax or an extension.
    .why = On a page a number is a link that calls it. Without all of its digits there is none, and citizens have to type it.
    .example =
        部署:
          - 識別子: somu
            名称: 総務部
            連絡先: {"{"} 電話: 123-4567（内線12） {"}"}
    .fix = Write it with its area code. An extension, the hours and other numbers may follow; each number becomes a link.

# L107
moved-link = “{ $text }” leads to a former address ({ $address })
    .what = The page or the file that a link leads to is somewhere else by now.
    .why = The link takes readers on, but those who listen to pages or have slow lines wait twice, and some copy the former address.
    .example =
        See [the sheet](/reforms/gyokaku-2013/45/)
    .fix = Write the present address.

## How something is written

# T101
platform-characters = there are characters that some machines show or read aloud wrongly: { $words }
    .what = There are half-width kana, private characters, traces of lost ones (U+FFFD), or words in one sign such as ㈱ and ㍉. ％ ㎡ ① Ⅱ are harmless in UTF-8 and left alone.
    .why = Elsewhere they turn into others, are not read aloud, and are not found by searching. On one city's pages ①②③ had become @ABC.
    .example =
        取組の内容: ﾎｰﾑﾍﾟｰｼﾞの運営を㈱みほんに委託する。
    .fix = Write full-width kana and ordinary letters. For private characters in names use the usual ones, with a remark if that matters.

# T102
spelling-drift = one word is spelled in several ways: { $words }
    .what = Within one record a word is spelled in several ways, such as 取組, 取組み and 取り組み. Only a few words with a settled spelling in official documents are looked for; that spelling (取組, 手続, 届出, 受付) is never advised against, and a verb (取り組む, 申し込む) is never taken for the noun.
    .why = It reads badly, and a search finds half of it.
    .example =
        現状と課題: 平成24年度から取組を始めた。
        取組の内容: 取り組みの結果を毎年まとめる。
    .fix = Use one spelling. For quotations and names, waive the finding.

# T103
dash-variants = signs that look alike are mixed: { $words }
    .what = Within one record ～, 〜 and ~, or the long dashes ―, — and ─, are mixed.
    .why = They look the same and are different characters: a search for one does not find the other.
    .example =
        取組工程:
          - 現状: 4～6月に調査
            最終目標: 7〜9月に実施
    .fix = Use one of them.

# T104
placeholder = “{ $word }” was to be filled in
    .what = There is a stand-in such as ○○, XX, TODO or 要確認, or a field that says only 未定 or 調整中. Circles in quotation marks or examples, and drafts, are left alone.
    .why = Published like that, it tells everybody that nobody looked.
    .example =
        進捗管理:
          平成26年度上半期: {"{"} 状況: 予定通り進捗, 内容: ○○部と協議し、XX件を処理した。 {"}"}
    .fix = Write what it stands for. If that is not decided, write when it will be. Until then the record can be a 下書き: true.

# T106
personal-name = “{ $field }” is a field for a person's name or extension
    .what = A declared field such as 氏名, 担当者, 内線 or 課長名 is filled in.
    .why = One city published the names and extensions of staff with 407 sheets. Whom to ask is the office, not the person.
    .example =
        担当者: 見本 花子        # 追加項目
        内線: 1234
    .fix = Take the field out of the form, and write the office's telephone under 連絡先. If the city has decided to publish it, waive the finding and say so.
    .all = there are fields about single members of staff, such as “{ $field }”: { $lacking } of { $asked } records, { $places ->
        [one] 1 place
       *[other] { $places } places
    }
    .all-help = if names are not to be published, take the field out of 追加項目 in _program.yaml

# T107
html-tag = the HTML tag “{ $tag }” is shown as it is typed
    .what = A tag of HTML such as `<u>` or `<br>` stands in a text. HTML has no effect in kohyo and is shown as characters.
    .why = Citizens see signs in the sentence, and a screen reader spells them out.
    .example =
        取組の内容: 変更を<u>下線</u>で示す。
    .fix = Write it as is shown. To show the signs themselves, put them between backticks: `<u>`.

# T108
table-row-too-long = this row has more cells than its table has headings: “{ $surplus }”
    .what = A row of a table has more cells than the row of headings.
    .why = What is too much has no heading, so nobody knows what it is the value of. The table is not set as one.
    .example =
        取組の内容: |
          | 年度 | 件数 |
          |---|---|
          | 平成25年度 | 10 | 12 |
    .fix = Add a column to the row of headings and to the line below it, or delete the cell. Write “|” inside a text as “\|”.

## What to do next

help-judgement-contradicts-value = { $what ->
    [outcome] correct the result or the outcome
    [rate] correct the result or the rate; without a rate it is computed
   *[judgement] correct the result or the judgement; without one the level of the rate is shown
    }
help-isolated-amount = { $kind ->
    [likely] did you mean “{ $word }”? check the unit and the digits
   *[other] check the unit and the digits; if they are right, say why
    }
help-copied-from = the same text stands at “{ $place }”
help-incompatible-choices = correct one of them, or say in a waiver why both are right; see { $places }
choice-made = “{ $choice }” of “{ $place }”
choice-place = “{ $place }”
help-claim = name the units that were late, or check their dates
help-unit = write the unit (件, 人, ％) under 単位
help-write = write “{ $word }”
help-outcome = add an indicator of what it brought for citizens, with 種類: 成果
help-indicator-values = write targets and results, or take out an indicator that is not measured
help-measure = write a time or a number, such as within 3 days or 3日以内, or add a { $indicators }
help-fill-in-table = fill all in at once in the table of “kohyo export { $program } --output all.csv”, which “kohyo import all.csv” takes back
help-not-in-form = if the form does not have it, write “使わない項目: [{ $field }]” under 様式 in _program.yaml
help-direction = write 増加, 減少, 維持 or なし under 望ましい方向
help-against-direction = see whether the direction or one of the values is wrong
asked-by-status = { $period } is “{ $status }”
asked-by-grade = the grade of { $year } is “{ $grade }”
asked-by-direction = “{ $field }” is “{ $direction }”
asked-by-costs = “{ $field }” changed by half or more
label-baseline = the baseline is { $baseline }
help-meaning = write under 意味 when this level is given
help-scale-changed = say in 説明 what was changed and why
help-number-gap = add the sheets, or list every item of the plan under 改革項目
help-successor = write 後継 in organization.yaml, or name who is in charge now
help-wrong-date = see whether the year is wrong
help-wrong-folder = correct the 期間 or the folder's name
help-result = write { $outcome } and { $actual } under { $results }, or { $outcome }: { $idle } when nothing was to be measured
help-duplicate-indicator = { $kind ->
    [same] delete one; if they are two things, give them names that tell them apart
    [kinds] let 成果 be what it brought for citizens, or delete one
    [parts] make them one indicator; if they are two things, give them names that tell them apart
   *[other] give them names that tell them apart
    }
help-overdue = write it with its { $published }, or say under { $exemptions } why it is not owed
help-undated = write the day under “{ $key }” (such as 2013-10-31)
help-no-due-date = write “10月31日” or “期末から30日” at “{ $key }”, or “なし” if there is to be none
help-no-charter = write their charters, or the units and a reason under 対象外
help-no-sheet = write the sheets, or the numbers and a reason under 対象外
help-embargoed = if that is meant, leave it
help-published-early = check the year and the month
help-date-without-content = write what was published, or take the date away
help-late-repeatedly = say why, and what will be different next time
help-not-final = write the final evaluation, with 段階: 確定
help-out-of-order = see which of the dates is wrong
help-exempt = make the { $exemptions } narrower, or take it out
help-correction = correct the day of the correction, or of the publication
help-telephone = write the number with its area code (such as “000-123-4567（内線1234）”, 0120-000-000, +81-3-0000-0000, #7119)
help-contact = write 電話 or 問い合わせフォーム under 連絡先
help-file-link = end the link's text with its kind and size, as in “（{ $kind }：342KB）”
help-moved-link = the present address is { $to }
help-dead-link = check the address; pages of the site can be written from “/”
help-link-encoding = write a “%” that belongs to a name as %25, and a space as %20; “..” and “\” cannot be written so
help-bare-url = write [name of the page]({ $url })
help-unlinked = link to it with [name]({ $address }), or take the file out
help-unportable-name = choose another name, such as one with a letter or a number in front
help-unportable-path = shorten the names of the folders or of the file: { $limit } characters are safe, from the top of the city's folder
help-unportable-twin = give one of the two another name
help-lost-character = find out what stood there, and write it again
help-plain-characters = for example: { $words }
help-one-spelling = use “{ $word }” throughout, as in { $source ->
    [laws] the rules for laws (法令における漢字使用等について)
    [okurigana] the rules for kana (送り仮名の付け方)
    [common] the list of kanji (常用漢字表)
    [loanwords] the rules for loanwords (外来語の表記)
   *[official] the rules for official documents (公用文における漢字使用等について)
    }
help-one-sign = use { $sign } throughout
help-placeholder = write what it stands for; until then the record can be a 下書き: true
help-html-tag = { $kind ->
    [bold] write bold text as “**text**”
    [line-break] to break a line, end it with two spaces, or leave an empty line
    [strike] write struck text as “~~text~~”
    [link] write a link as “[name of the page](address)”
    [image] write an image as “![what it shows](file)”
    [rule] for a rule, write “---” after an empty line
    [heading] begin a heading with “## ”
    [list] begin each item of a list with “・”
    [table] write a table as “| year | number |” with “|---|---|” on the next line
    [code] put signs that are to be shown between backticks
    [quotation] begin each line of a quotation with “> ”
    [paragraph] part paragraphs by an empty line
    [comment] delete remarks that are not to be published; a text cannot hide them
    [raised] use characters such as “m²” and “CO₂”
    [ruby] write the reading in parentheses, such as “憲章（けんしょう）”
   *[look] there are no underlines, colours, sizes or alignments; write “**text**” to stress it, and delete the others
}
help-table-row = add a column to the headings and to the line below them, or delete the cell; write “|” inside a text as “\|”
help-personal-name = take the field out, and write how the office is reached

## Parts of sentences

list-and = { $before }, { $next }
list-more = { $before } and { $next } more
list-few-more = { $before } and { $next } more
report-of = the report of { $period }
named-program = “{ $name }”
field-changed = “{ $field }”: “{ $before }” → “{ $after }”
field-changed-much = “{ $field }”
sign-named = { $sign } ({ $code })
unit-late = { $unit } ({ $days ->
    [one] one day
   *[other] { $days } days
  } late)
unit-overdue = { $unit } ({ $days ->
    [one] one day
   *[other] { $days } days
  } overdue)
unit-undated = { $unit } (no date)
level-added = “{ $level }” is new
level-gone = “{ $level }” is gone
level-meaning = “{ $level }” means something else
level-tone = “{ $level }” has another tone
word-count = { $word } ({ $count })
word-quoted = “{ $word }”
word-coded = { $code }
word-for-word = “{ $word }” → “{ $plain }”

## What explains the rules

explain-heading = { $code } { $name } ({ $severity })
explain-why = Why
explain-example = Example
explain-fix = What to do
explain-unknown = there is no rule “{ $code }”
help-explain-list = “kohyo explain” lists them all
family-consistency = What contradicts itself (C)
family-disclosure = When something was published (D)
family-links = Links, and whom to ask (L)
family-text = How something is written (T)
family-reading = Reading the files (R)
rules-title = Rules
rules-table =
    | code | name | severity | what is found |
    |---|---|---|---|
rules-intro =
    Everything that `kohyo check` and `kohyo build` find. `kohyo explain CODE` says the same.
    This page is made from the sentences in `src/words/`.

    While there is an **error**, no site is built. A **warning** is what citizens will ask about. A **note** is good to know.

    ## Changing a severity

    How grave the rules C, D, L and T are is for the city to decide. `kohyo.yaml` names them by code or name and says
    `error`, `warning`, `note` or `off` (not looked for). Those of R cannot be changed.

    ```yaml
    rules:
      overdue: error          # no site while something is overdue
      T102: off               # spelling is not looked at
    ```

    ## Waiving a finding

    What was looked at and found in order is written under 確認済み of its record, or of `_program.yaml`, and is not reported
    any more. 箇所 is the field, its keys joined by points; it stands for everything below it too. Items of a list are counted
    from 1 (指標.2.名称). 理由, the reason, must be there. C136 tells of waivers that nothing needs any more.

    ```yaml
    確認済み:
      - 規則: text-unchanged
        箇所: 進捗管理.平成26年度下半期.内容
        理由: 半年ごとに同じ研修を行うため
    ```

# The log of publications
record-itself = the record itself
help-published-before-seen = it was first online on { $seen }: write that day
help-changed-without-correction = say what was corrected and why: 訂正: [{"{"} 日付: { $day }, 内容: … {"}"}]
