# What citizens read: headings and sentences of the pages.
# Templates use those that take no facts as words.skip_link and the like.

## On every page

skip-link = Skip to the content
menu = Main menu
here = You are here
about-site = About this site
home = Home
plans = Reform sheets
programmes = Service charters
units = Departments
status = Publication status
updated = Updated
not-known = not stated
notice = Notice
contact-heading = Contact for this page
contact-telephone = Telephone
contact-hours = Hours
contact-mail = Mail
contact-address = Address
contact-form = Contact form
as-of = This site speaks for
table = Table
footnotes = Footnotes
back-to-text = Back to the text
comma = { ", " }
colon = { ": " }
title-bar = { " | " }
or = { " or " }
open = { " (" }
close = )
sentence-space = { " " }
day = { $day } { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
  } { $year }
day-short = { $day } { $month ->
    [1] Jan
    [2] Feb
    [3] Mar
    [4] Apr
    [5] May
    [6] Jun
    [7] Jul
    [8] Aug
    [9] Sep
    [10] Oct
    [11] Nov
   *[12] Dec
  } { $year }
fiscal-year = FY{ $year } ({ $short })
fiscal-year-short = FY{ $year }
years-span = { $first } to { $last }
more = { $count } more
in-preparation = in preparation
in-preparation-note = These are in preparation and will be published when they have been checked.

## Reform sheets

number-prefix = No.
when = Time
year = Year
value = Value
not-given = (not stated)
to-come = (still to come)
none = (none)
undated = date of publication not stated
all-units = every department ({ $count })
indicator-kind = Indicator: { $it }
indicator-unit = Unit: { $it }
direction-higher = higher is better
direction-lower = lower is better
direction-maintain = to be maintained
by-year = Plan and actual by year
stage-provisional = provisional
stage-final = final
legend = What the grades mean
remarks = Remarks
corrections = Corrections
previous-sheet = Previous sheet
next-sheet = Next sheet
neighbours = Sheets before and after
uncategorized = Uncategorized
no-plans = There are no reform sheets yet.
no-sheets = This plan has no sheets yet.
years-of-plan = Years

## Service charters

charter-of = { $charter } of { $unit }
charter-missing = not published yet
unit = Department
basis = Reform sheet it carries out
outcome-kept = kept
outcome-partly-kept = partly kept
outcome-not-kept = not kept
outcome-not-applicable = not applicable
results = Result of each promise
other-years = Other years
posted-count = Departments published
no-programmes = There are no service charters yet.

## Charts

grades = Grades
grades-good = { $caption }: of { $total } sheets, { $count } ({ $share }%) were graded { $labels }.
grades-plain = { $caption }: grades of { $total } sheets.
grades-part = { $label }: { $count }
grades-sentence = { $parts }.
grades-table = Sheets by grade
grade = Grade
ungraded = not graded
trend-headline = { $name }: from { $first }{ $unit } ({ $from }) to { $last }{ $unit } ({ $to }).
trend-part = { $when }: { $value }{ $unit }
trend-sentence = { $parts }.
trend-met = The target of { $target }{ $unit } for { $when } was met.
trend-missed = The target of { $target }{ $unit } for { $when } was not met.
punctual = Share published on time
punctual-headline = { $first }% were published on time in { $from }, { $last }% in { $to }.
punctual-count = on time / due

## Departments

unit-kind = Kind
unit-parent = Part of
unit-children = Parts of this department
unit-from = Established
unit-to = Abolished
unit-until = until
predecessors = Predecessors
successors = Successors
owned-sheets = Reform sheets it answers for
joined-sheets = Reform sheets it takes part in
no-records = This department has published nothing yet.
other-kinds = Others

## Home, and the page that is not there

find-by-plan = Reform sheets
find-by-charter = Service charters
find-by-unit = Find by department
not-found = Page not found
not-found-note = The page was moved or removed. Please look for it from here.

## Publication status

standing-on-time = on time
standing-late = late
standing-undated = date unknown
standing-overdue = overdue
standing-not-due = not due yet
standing-exempt = exempt
item-posting = { $charter }: posting
item-report = { $period }
item-annual = { $evaluation } { $year }
item-provisional = { $evaluation } (provisional)
item-final = { $evaluation } (final)
exempt-not-yet = set up on { $day }
exempt-no-more = abolished on { $day }
meaning-on-time = published by the day it was due
meaning-late = published after the day it was due
meaning-undated = it is there, but the day it was published is not stated
meaning-overdue = not published, though the day it was due is past
meaning-not-due = not published yet, and not due yet
meaning-exempt = not owed for a stated reason, or the department did not exist at the time
cell-late = late by { $days ->
    [one] 1 day
   *[other] { $days } days
  }
cell-overdue = overdue by { $days ->
    [one] 1 day
   *[other] { $days } days
  }
cell-not-due = { $days ->
    [0] due today
    [one] due in 1 day
   *[other] due in { $days } days
  }
sum-part = { $count } { $standing }
sum-part-days = { $count } { $standing } (up to { $days ->
    [one] 1 day
   *[other] { $days } days
  })
days-left = { $days ->
    [0] today
    [one] in 1 day
   *[other] in { $days } days
  }
status-of = Publication status: { $program }
status-headline = Of { $due } publications due so far, { $count } ({ $share }%) were made in time.
status-not-yet = Nothing is due yet. { $count } publications are still to come.
status-nothing = There is nothing with a due day yet.
status-counts = How much stands how
status-standing = Status
status-count = Number
status-share = Share
status-total = Total
status-matrix-note = The sheets of a department are counted together. A sheet of several departments is counted in the row of each, and once in the total.
status-scroll = scrolls sideways
status-see-program = Details
status-see-all = The whole publication status
status-table = Table
status-earlier = Earlier plans and charter programmes
status-overdue = Overdue
status-overdue-none = Nothing is overdue.
status-late = Published late
status-late-none = Nothing was published late.
status-upcoming = Due next
status-upcoming-none = Nothing is still to come.
status-exempt = Exempt, and why
status-unruled = Without a due day, and not counted
status-unruled-note = No rule says by when these are to be published, so they are not counted.
status-data = Data
status-published = Published
status-reason = Reason
status-formerly = formerly
status-until = until
data-csv = Ledger of publications (CSV)
data-json = Ledger of publications (JSON)
change-count = In the latest period ({ $item }), { $count } of { $due } ({ $share }%) were on time, { $direction ->
    [up] { $difference } more than
    [down] { $difference } fewer than
   *[same] as many as
  } in the period before ({ $before }).
change-share = In the latest period ({ $item }), { $share }% were on time, { $direction ->
    [up] { $difference } points more than
    [down] { $difference } points less than
   *[same] as many as
  } in the period before ({ $before }, { $then }%).
fact-heading = Worked out from the records
fact-whole = { $count } departments
fact-all = All { $whole }: { $parts }
fact-some = Of { $whole }: { $parts }
fact-part = { $count } { $standing }
fact-plain = { $part }
fact-named = { $part } ({ $names })
fact-days = { $unit }, { $days ->
    [one] 1 day
   *[other] { $days } days
  }
fact-link = Status of every department
status-by-program = Status of each plan and charter programme
status-due-day = due
list-cut = { $count } more stand on the pages of the plans and charter programmes, and in the data.
list-cut-data = { $count } more stand in the data.
matrix-cut = The table by department ({ $count } rows) stands on the next page.
matrix-cut-data = { $count } more rows stand in the data.
programs-cut = { $count } more plans and charter programmes have pages of their own.
