# 規則：公表の期限、内容の食い違い、文章についての指摘と、その説明。

text-unchanged = { $first }と同じ文章です
overdue = { $item }が期限（{ $due }）を{ $days }日過ぎて、まだ公表されていません
unused-waiver = 「{ $rule }」の指摘は「{ $place }」にはないので、この確認済みは要りません
