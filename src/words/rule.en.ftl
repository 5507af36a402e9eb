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
    .what = One text stands in three records of a program or more. Each such text is told once, at the first of them.
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
text-without-grade = there is a reason and no grade
    .what = 評価内容 is filled in and there is no grade. In a program without a scale of grades this is no finding.
    .why = The item is missing from every count, and looks as if judging it was avoided. Sheets that say only 特になし, without a grade, have been published.
    .example =
        年度評価:
          平成25年度:
            評価内容: おおむね計画どおりに進んだ。
    .fix = Choose one of the program's levels.
    .help = write one of { $labels } under { $key }
empty-remark = "{ $text }" alone says nothing
    .what = Where something is to be told it says only 特になし, なし, a dash, 前年度と同じ or 同上. This is about the text of reports, the reasons of grades, the countermeasure of what is late, the next steps after a low grade, and 前年度と同じ in the schedule.
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
missing-result = { $year } is over, and the result of "{ $name }" (planned: "{ $plan }") is not written
    .what = A year is over, its evaluation is due, and the result of something planned for it is empty. Years that are exempt, and drafts, are no finding.
    .why = Citizens cannot tell whether it was missed or nobody looked.
    .example =
        指標:
          - 名称: 相談の件数
            年度:
              平成25年度:
                計画: 100
    .fix = Write the result. If it was not measured, write 測定せず and the reason in the indicator's 説明.
    .help = write the result, or why there is none
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
unused-waiver = this waiver is not needed: there is no "{ $rule }" at { $place }
    .what = The finding that a waiver (確認済み) names is not there: it was put right, or the place or the rule is misspelt. A waiver of a rule that is switched off may stay.
    .why = A waiver that is not needed hides the same mistake when it is made again.
    .example =
        確認済み:
          - 規則: text-unchanged
            箇所: 進捗管理.平成25年度上半期.内容
            理由: 研修は年に2回行うため
    .fix = Take it away. If it is misspelt, write the place as the finding shows it.

## Disclosure

overdue = { $item } was due on { $due } and is { $days ->
    [one] one day
   *[other] { $days } days
  } overdue
