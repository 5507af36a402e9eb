# What staff read: what is wrong with a file.

## Kinds of findings

encoding = the file is not in UTF-8 (it looks like { $encoding })
too-large = the file is too large ({ $size } bytes)
outside = the link leads out of the folder, or nowhere
file-name = the file name “{ $name }” cannot be part of an address
same-address = two pages would stand at “{ $address }”
stray-file = no page is made from this file
missing-file = the file “{ $file }” is missing
empty-file = the file is empty
no-front-matter = the file does not begin with a line `---`
unclosed-front-matter = the part that begins with `---` is not closed
syntax = this is not YAML
wide-colon = the colon after “{ $key }” is full-width
indentation = the line begins with { $kind ->
    [ideographic] a full-width space
    [tab] a tab
   *[other] a special space
  }
alias = references of YAML (&, *, <<) cannot be used
too-deep = nested too deeply
duplicate-key = “{ $key }” is written twice
unknown-key = there is no key “{ $key }”
missing-key = “{ $key }” is missing
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
not-a-date = “{ $value }” is not a date
not-a-year = “{ $value }” is not a fiscal year
outside-plan = { $year } is outside the plan ({ $span })
unknown-period = there is no reporting period “{ $value }”
unknown-unit = there is no unit “{ $value }”
unknown-status = there is no status “{ $value }”
unknown-grade = there is no grade “{ $value }”
unknown-level = there is no category level “{ $key }”
unknown-choice = “{ $value }” is not among the choices
not-a-number = “{ $value }” is not a number
not-an-id = “{ $value }” cannot be part of an address
not-a-rule = “{ $value }” is not { $kind ->
    [due-rule] a due rule
    [months] a range of months
    [month-day] a day of a month
    [years] a span of years
    [time-zone] a time zone
    [kana] a reading in kana
    [url] the address of a site
    [color] a colour
    [first-month] a first month of the year
   *[other] a setting
  }
unknown-reference = “{ $value }” does not exist
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
    [two-axes] the program has no axes, yet the grade is given by axis
    [pale-color] text in this colour is hard to read on white or light grey (contrast { $contrast })
    [one-axis] the grade must be given by axis ({ $axes })
   *[other] { $what }
  }
corrected-name = “{ $value }” was read as { $right }
unexplained = this file cannot be read: { $reason }

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
help-file-name = use ASCII letters, digits, - _ . only (such as 045.md)
help-file-name-nfd = its accents stand apart from their letters (NFD, as macOS writes them)
help-file-name-reserved = Windows, among others, cannot create that name; choose another
help-same-address = the other is { $other }; rename one of them
help-stray-file = possible places: content/reforms/PLAN/, content/charters/YEAR/, content/pages/
help-missing-file = the records of this folder can only be read beside { $file }
help-empty-file = write a line `---`, the keys, and a line `---`
help-front-matter = write `---`, half-width and alone, on the first line and the keys below it
help-unclosed = write a line of only `---` below the last key
help-wide-colon = write `{ $key }: ` with a half-width colon and a space
help-indentation = indent with half-width spaces
help-alias = write the content itself, or quote the text with `"` if the sign belongs to it
help-quote = quote a text with `"` if it has `:` or `#` in it, or begins with a sign (@ * & % …)
help-quote-open = the quotation mark that opens here is never closed
help-missing-key = add a line `{ $key }: `
help-space-after-colon = put a space after the `:`
help-date = such as 2013-10-31 or 平成25年10月31日
help-date-days = { $year }-{ $month } has { $days } days
help-date-year = write the year too (such as 2013-10-31)
help-date-order = write year, month, day in this order (such as 2013-10-31)
help-date-day = write the day too (such as 2013-10-31)
help-date-fiscal = write the year of the day, not a fiscal year (such as 平成25年10月31日)
help-rest = leave out “{ $rest }” at the end
help-years-disagree = { $first } and { $second } are different years
help-year = such as 平成25年度, H25 or 2013年度
help-year-candidates = add the era or the western year ({ $candidates })
help-number = such as 95, 1,200 or -3.5
help-id = use lower-case letters, digits and `-` (such as kita-ku)
help-due-rule = such as 10月31日, 期末から30日, 年度終了後60日, 翌年度5月31日 or なし
help-kana = write it in hiragana (such as きたく)
help-color = write # and three or six hexadecimal digits, in quotation marks (such as "#0017c1")
help-pale-color = take a darker colour, with a contrast of 4.5 or more on white (#ffffff) and on light grey (#f2f2f2), such as "#0017c1"
help-url = begin with https:// (such as https://www.city.example.jp/)
help-same-as = “{ $value }” is “{ $word }”
help-comma = quote a text with `"` if it has a comma in it (such as {"{"} 計画: "1,200" {"}"})
help-control = there is an invisible character ({ $code }); delete it
help-uneven = the indentation is uneven: keys of one level begin with the same number of spaces
help-months = such as 4月から9月
help-month-day = such as 9月30日
help-years = such as 平成25年度から平成26年度
help-time-zone = such as Asia/Tokyo
help-first-month = a number from 1 to 12
help-first-place = also on line { $line }
help-weekday = that day is { $weekday }曜日
help-rules = write a rule's code or name (docs/rules.md lists them)
