# Rules: findings about dates, contradictions and text, and what explains them.

text-unchanged = this is the text of { $first }
overdue = { $item } was due on { $due } and is { $days ->
    [one] one day
   *[other] { $days } days
  } overdue
unused-waiver = this waiver is not needed: there is no "{ $rule }" at { $place }
