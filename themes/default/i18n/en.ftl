# What citizens read: headings and sentences of the pages.
# Templates use those that take no facts as words.skip_link and the like.
# Any sentence may say the form's own headings: { $sheetWord } (Reform sheet) and { $charterWord } (Service charter).
# $sheetWordIs and $charterWordIs are usual (as they are usually called), own (a word of the city's) or several (there are several words).

## On every page

skip-link = Skip to the content
menu = Main menu
readings = Furigana
here = You are here
about-site = About this site
home = Home
plans = { $sheetWordIs ->
    [usual] Reform sheets
    [several] Items of plans
   *[own] { $sheetWord }
  }
charter-years = { $charterWordIs ->
    [usual] Service charters
    [several] Promises of each year
   *[own] { $charterWord }
  }
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
as-of = This page speaks for
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
day-first-seen = {" "}(first seen online, by the log of publications)
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

## What a page says first

summary = In short
summary-result = Kept?
summary-due = On time?
summary-ask = Ask
summary-changed = Updated
summary-course = Course by year and period
summary-indicators = Targets and results of the indicators
summary-indicator = Indicator
summary-target = Target
summary-actual = Result
contents = On this page
target-met = met
target-missed = not met
summary-count = { $count }
summary-overdue = Not published yet: { $who }.
summary-late = Published late: { $who }.
summary-undated = Published on an unknown day: { $who }.
summary-owes = { $it } ({ $count })
summary-item-due = { $item } (due { $day })
summary-grade = { $when }: { $meaning }
summary-graded = { $when }
summary-status = Status of { $when }.
summary-not-judged = Not judged yet.
summary-no-results = No results of the promises have been published yet.
summary-kept = { $when }: { $count } of { $total } promises { $units ->
    [1] { "" }
   *[other] of { $units } units{ " " }
  }were kept ({ $promises }).
summary-kept-all = { $when }: all { $total } promises { $units ->
    [1] { "" }
   *[other] of { $units } units{ " " }
  }were kept ({ $promises }).
summary-kept-none = { $when }: none of { $total } promises { $units ->
    [1] { "" }
   *[other] of { $units } units{ " " }
  }was kept ({ $promises }).
summary-not-kept-named = Not kept: { $promises } { $numbers }.
summary-not-kept = { $count } not kept.
summary-partly-kept = { $count } kept in part.
summary-kept-unknown = Of { $count }, no result is given.
summary-sheets = The grades of { $count } of its { $total } sheets ({ $sheetWord }).
list-cut-home = { $count } more are on the page of the publication status.
matrix-well = { $count ->
    [1] The other unit has
   *[other] The other { $count } units have
  } nothing late, overdue or undated ({ $units }).
status-see-table = See the table of all units
status-undated = Published on an unknown day
status-late-newest = Published late, the newest first
timeline-drawn = See the days of publication as a drawing

## Reform sheets

number-prefix = No.
when = Time
year = Year
value = Value
value-as-of = (as of { $day })
value-computed = (computed)
value-computed-as = (computed: { $value })
table-sum = Total
year-and-period = { $year }, { $period }
calendar-year = { $year }
not-given = (not stated)
to-come = (still to come)
none = (none)
not-asked = (not asked for)
exempt = (exempt)
exempt-because = (exempt: { $reason })
vacancy-to-come = still to come
vacancy-not-asked = not asked for
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
level-from = from { $year }
level-to = until { $year }
level-between = { $first } to { $last }
level-in = { $year }
threshold = achievement rate
assessed-by = Judgement of { $assessor }
remarks = Remarks
previous-sheet = Previous sheet
next-sheet = Next sheet
neighbours = Sheets before and after
tally-part = { $label }{ "\u00A0" }{ $count }
part-numbers = { $first } to { $last }
part-in = { " / " }
uncategorized = Uncategorized
no-plans = { $sheetWordIs ->
    [usual] There are no reform sheets yet.
    [several] There are no plans yet.
   *[own] Nothing has been published yet under “{ $sheetWord }”.
  }
no-sheets = This plan has no sheets yet.
years-of-plan = Years

## The forms of reform sheets

form = form
form-of = { $it }: the form
form-from-sheet = See the form (prints on A4, landscape)
form-to-sheet = The page for reading
other-ways = Other ways to see it
form-item = Item
form-period = Period
form-text = Text
form-years = { $first } to { $last }
form-scroll = can be scrolled sideways
neighbours-form = Forms before and after
book = book
book-of = { $it }: all forms
book-link = All forms on one page ({ $count } { $count ->
    [one] sheet
   *[other] sheets
  })
book-contents = Contents

## Service charters

charter-of = { $charter } of { $unit }
charter-missing = not published yet
no-charter = { $charter }: none for that year
unit = Department
basis = { $sheetWordIs ->
    [usual] Reform sheet it carries out
    [several] Item of a plan it carries out
   *[own] { $sheetWord } it carries out
  }
outcome-kept = kept
outcome-partly-kept = partly kept
outcome-not-kept = not kept
outcome-not-applicable = not applicable
results = Result of each promise
results-scroll = scrolls sideways
previous-charter = Previous charter
next-charter = Next charter
computed = computed
percent-sign = %
rate-note = The achievement rate is the part of the target that came about: the result divided by the target where more is better, the target divided by the result where less is better; of what is to be maintained 100% when it is as the target says, else the smaller divided by the larger. It is given with one decimal, rounded half up. Rates over 100% are shown as they are; of a target of zero the rate is 100% if it was met and 0% if not; of negative values none is computed. “Computed” marks what this site computed from the target and the result.
rate-no-direction = not computed (no direction is the better one)
rate-no-number = not computed (not a number)
rate-other-unit = not computed (other units)
rate-against-direction = not computed (the target is against the better direction)
rate-negative = not computed (below zero)
other-years = Other years
posted-count = Departments published
no-charter-years = { $charterWordIs ->
    [usual] There are no service charters yet.
    [several] There are no promises yet.
   *[own] Nothing has been published yet under “{ $charterWord }”.
  }

## Charts

grades = Grades
grades-good = { $caption }: of { $total } sheets, { $count } ({ $share }%) were graded { $labels }.
grades-plain = { $caption }: grades of { $total } sheets.
grades-by-axis = Most grades are good for { $most } ({ $mostCount } of { $total }), fewest for { $fewest } ({ $fewestCount }).
grades-axis = Axis
grades-part = { $label }: { $count }
grades-sentence = { $parts }.
grades-table = Sheets by grade
grade = Grade
ungraded = not graded
heat = Progress and grades by department
heat-headline = { $when }: { $count } of { $total } departments were behind or fell short.
heat-behind = Behind or short: { $units }.
heat-without = not stated
heat-none = No department was behind or fell short.
trend-headline = { $name }: from { $first }{ $unit } ({ $from }) to { $last }{ $unit } ({ $to }).
trend-part = { $when }: { $value }{ $unit }
trend-sentence = { $parts }.
trend-met = The target of { $target }{ $unit } for { $when } was met.
trend-missed = The target of { $target }{ $unit } for { $when } was not met.
trend-scale = The scale begins at { $low }, not at 0.
trend-target = Target
trend-baseline = Before
trend-goal = Goal
earlier-reports = Earlier reports
timeline-each = Each due date and day of publication
timeline = When it was published
timeline-behind = Past the day it was due: { $items }.
timeline-item = { $item } ({ $standing })
timeline-item-due = { $item } ({ $standing }, due { $day })
timeline-in-time = Nothing was published or is missing after the day it was due.
timeline-undated = { $count ->
    [one] The day of publication of one item is not stated.
   *[other] The day of publication of { $count } items is not stated.
  }
timeline-note = Both bars begin on the day on which the reported time ended.
timeline-plan = Planned (until due)
timeline-actual = Actual (until published)
timeline-late = Late (from the due day until published)
timeline-overdue = Overdue (from the due day to the end of the drawing)
month-short = { $month }/{ $year }
punctual = Share published on time
punctual-headline = { $first }% were published on time in { $from }, { $last }% in { $to }.
punctual-lowest = The lowest share was { $share }%: { $labels }.
punctual-same = It was the same every time.
punctual-count = on time / due

## Departments

unit-kind = Kind
unit-parent = Part of
unit-children = Parts of this department
unit-from = Established
unit-to = Abolished
unit-until = until { $day }
predecessors = Predecessors
successors = Successors
owned-sheets = { $sheetWordIs ->
    [usual] Reform sheets it answers for
    [several] Items of plans it answers for
   *[own] { $sheetWord } (it answers for)
  }
joined-sheets = { $sheetWordIs ->
    [usual] Reform sheets it takes part in
    [several] Items of plans it takes part in
   *[own] { $sheetWord } (it takes part in)
  }
no-records = This department has published nothing yet.
other-kinds = Others

## Home, and the page that is not there

find-by-plan = { $sheetWordIs ->
    [usual] Reform sheets
    [several] Items of plans
   *[own] { $sheetWord }
  }
find-by-charter = { $charterWordIs ->
    [usual] Service charters
    [several] Promises of each year
   *[own] { $charterWord }
  }
find-by-unit = Find by department
not-found = Page not found
not-found-note = The page was moved or removed. Please look for it from here.

## Pages that moved or were withdrawn

moved = This page has moved
moved-note = If you are not taken there automatically, open this link. Please update the address if you have noted it.
withdrawn-note = This is no longer published.
withdrawn-day = Not published since
withdrawn-reason = Reason

## Publication status

standing-on-time = on time
standing-late = late
standing-undated = date unknown
standing-overdue = overdue
standing-not-due = not due yet
standing-exempt = exempt
item-posting = posting of the charter
item-posting-called = posting: { $it }
item-report = { $period }
item-annual = annual evaluation, { $year }
item-annual-called = { $it }, { $year }
item-provisional = evaluation of the whole plan (provisional)
item-provisional-called = { $it } (provisional)
item-final = evaluation of the whole plan (final)
item-final-called = { $it } (final)
exempt-not-yet = set up on { $day }
exempt-withdrawn = withdrawn on { $day }: { $reason }
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
status-until = { " " }by { $day } (reference day)
status-in-time = { $due } came due{ $until }; { $count } of them ({ $share }%) were published on time.
status-all-in-time = { $due } came due{ $until }, and all were published on time.
status-none-in-time = { $due } came due{ $until }; none is known to have been on time.
status-all-undated = { $due } came due{ $until }; of none the day of publication is known.
status-not-yet = Nothing has come due yet{ $until }. { $count } will come due.
status-nothing = There is nothing with a due day yet.
status-counts = How much stands how
status-standing = Status
status-count = Number
status-share = Share
share-rounded = Each share is rounded by itself, so they may not add up to 100.0%.
status-total = Total
status-matrix-note = The sheets of a department are counted together. A sheet of several departments is counted in the row of each, and once in the total.
status-scroll = scrolls sideways
status-see-program = Who published what and when
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
record-data = This page as data (JSON)
data-csv = Ledger of publications (CSV{ $size ->
    [none] { "" }
   *[other] , { $size }
  })
data-json = Ledger of publications (JSON{ $size ->
    [none] { "" }
   *[other] , { $size }
  })
bytes = { $count } bytes
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
fact-named-due = { $part } (due { $day }: { $names })
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

## The page that compares departments and years

compare = Compare departments and years
compare-headline = From { $first } to { $last }, { $due ->
    [one] 1 item
   *[other] { $due } items
  } came due; { $count } ({ $share }%) { $count ->
    [one] was
   *[other] were
  } published on time. { $units ->
    [one] The only department { $all ->
        [0] did not publish
       *[other] published
      } everything
   *[other] { $all ->
        [0] None
       *[other] { $all }
      } of the { $units } departments published everything
  } on time.
compare-headline-year = In { $first }, { $due ->
    [one] 1 item
   *[other] { $due } items
  } came due; { $count } ({ $share }%) { $count ->
    [one] was
   *[other] were
  } published on time. { $units ->
    [one] The only department { $all ->
        [0] did not publish
       *[other] published
      } everything
   *[other] { $all ->
        [0] None
       *[other] { $all }
      } of the { $units } departments published everything
  } on time.
compare-units = Published on time, by department and year
compare-units-note = Counted by the year in which something came due. What several departments answer for is counted in the row of each, and once in the total.
compare-on-time = How many of what came due were published on time
compare-of = { $count } of { $total }
compare-none-due = nothing came due
compare-key = { $word }: { $meaning }
compare-key-standing = The colour and the sign of a cell are those of the worst among what came due in the year.
compare-key-grade = The colour and the sign of a cell are those of the worst grade of the year.
compare-results = Good grades, by department and year
compare-good = How many were graded { $labels } ({ $grade })
compare-well = { $count ->
    [one] The other department has
   *[other] The other { $count } departments have
  } nothing late, overdue, undated or badly graded ({ $units }).
compare-cut = { $count ->
    [one] 1 more department is not shown here. It has a page
   *[other] { $count } more departments are not shown here. They have pages
  } of { $count ->
    [one] its
   *[other] their
  } own.
compare-years-cut = { $count ->
    [one] 1 year before these is not shown here. It is
   *[other] { $count } years before these are not shown here. They are
  } on the pages of the plans and charter programmes.
compare-programs = Plans and charter programmes over time
compare-programs-table = How plans and charter programmes went (the oldest first)
compare-program-head = Plan or charter programme
compare-result = Share of good results
compare-result-graded = { $when }: { $grade } { $labels }
compare-result-kept = { $when }: { $promises } kept
compare-no-result = no results yet
compare-program = { $program }: { $due ->
    [one] 1 item
   *[other] { $due } items
  } came due, and { $count } ({ $share }%) { $count ->
    [one] was
   *[other] were
  } published on time.
compare-program-before = That is { $direction ->
    [up] { $difference } points more than
    [down] { $difference } points less than
   *[same] as much as
  } { $kind ->
    [plan] the plan
   *[charters] the year
  } before ({ $before }, { $then }%).
compare-only-one = There is no other plan or charter programme to compare with yet.

## What is new, and corrections

news = What is new
news-of = { $it }: what is new
news-item = { $it }, { $when }
news-stage = { $it } ({ $stage })
news-assessed = { $it } (judgement of { $assessor })
news-posted = Posted: { $what }
news-published = { $what ->
    [none] Published
   *[other] Published: { $what }
  }
news-updated = { $what ->
    [none] Updated
   *[other] Updated: { $what }
  }
news-corrected = { $what ->
    [none] Corrected
   *[other] Corrected: { $what }
  }
news-withdrawn = { $what ->
    [none] Withdrawn
   *[other] Withdrawn: { $what }
  }
news-moved = { $what ->
    [none] Moved to another address
   *[other] Moved to another address: { $what }
  }
news-together = { $it } ({ $count } { $counter ->
    [units] departments
   *[sheets] sheets
  })
news-days-typed = The days of publication and of corrections are those that the records name.
news-days-seen = The days are those on which the log of publications saw it.
news-days-both = The days are those on which the log of publications saw it; where it says so, a day is what the record names.
typed-day = (as the record says)
news-none = Nothing has been published or changed yet.
news-all = All that is new
news-older = What is older is on the page of each record, under “Published and corrected”.
history = Published and corrected
history-earlier = { $count } before that
change-before = Before
change-after = After
change-title = Title
change-summary = Summary
change-body = Text
corrections-of-site = All corrections
corrections-note = What was corrected after it had been published, the newest first.
corrections-none = Nothing has been corrected yet.
corrections-cut = There are { $count } older corrections. They are on the page of each record, under “Published and corrected”.
feed = { " " }(Atom feed)
feeds = Feeds (Atom)
feeds-note = Add one of these addresses to a feed reader to be told of what is published or corrected. The feed of a department is on its page.

## Search

search = Search
search-page = Page
search-field = Words to look for
search-kind = Kind
search-all = All
search-found = %n found
search-none = Nothing was found. Try a shorter word, or look in the lists below.
search-more = Show more
search-lost = The search is not available. Please look in the lists below.
search-without = Looking for words needs JavaScript. Without it, please look in the lists below.
search-lists = Find in the lists

## Glossary

glossary = Glossary

## Terms of use

license = Licence
license-pdl = Public Data License (Version 1.0)
license-cc-by = Creative Commons Attribution 4.0 International
terms = Terms of use
terms-may = Unless it says otherwise, anyone may copy, publish, translate and change what this site says, also for profit, when the source is named, under the following licence: 
terms-others = What others have rights in, such as photographs and the emblem of the city, needs their permission.
share = Cite or share this page
share-mail = Send the address of this page by mail
terms-source = How to name the source
terms-source-note = Please name the source like this, with the day of use.
terms-as-is = Used as it is
terms-changed = Changed
terms-warranty = Warranty
terms-warranty-note = The city is not liable for anything done with what this site says, which may change without notice.
citation = Source: “{ $title }” ({ $municipality }) ({ $url }), { $license } ({ $text })
citation-dated = Source: “{ $title }” ({ $municipality }) ({ $url }), { $license } ({ $text }) (used on …)
citation-changed = Made by … from “{ $title }” ({ $municipality }) ({ $url }), { $license } ({ $text }) (used on …)

## Accessibility

accessibility = Web accessibility policy
accessibility-results = Web accessibility test results
accessibility-aim = Everyone, people of old age and people with disabilities included, shall get the same information from this site.
accessibility-target = Scope
accessibility-all = Every page of this site
accessibility-level = Conformance level
accessibility-goal = The aim is level { $level } of { $standard }.
accessibility-full = { $standard }, level { $level }: { $status } (conforms)
accessibility-partial = { $standard }, level { $level }: { $status } (conforms in part)
accessibility-heeded = { $standard }, level { $level }: { $status } (heeded)
accessibility-words = The words 準拠, 一部準拠 and 配慮 are those of the guideline of the Web Accessibility Infrastructure Committee (WAIC) for JIS X 8341-3:2016.
accessibility-deadline = To be reached by
accessibility-no-deadline = It is reached, and kept.
accessibility-exceptions = Exceptions
accessibility-standard = Standard
accessibility-reached = Conformance
accessibility-tested-on = Tested on
accessibility-technologies = Technologies relied upon
accessibility-pages = Pages tested
accessibility-checklist = Results by criterion
accessibility-criterion = Success criterion
accessibility-result = Result
accessibility-counts = Of { $all } criteria: { $pass } met, { $fail } not met, { $none } not applicable
criterion-pass = met
criterion-fail = not met
criterion-none = not applicable
criterion-untested = not tested
criterion-1-1-1 = Non-text content
criterion-1-2-1 = Audio-only and video-only (prerecorded)
criterion-1-2-2 = Captions (prerecorded)
criterion-1-2-3 = Audio description or media alternative (prerecorded)
criterion-1-2-4 = Captions (live)
criterion-1-2-5 = Audio description (prerecorded)
criterion-1-3-1 = Info and relationships
criterion-1-3-2 = Meaningful sequence
criterion-1-3-3 = Sensory characteristics
criterion-1-4-1 = Use of color
criterion-1-4-2 = Audio control
criterion-1-4-3 = Contrast (minimum)
criterion-1-4-4 = Resize text
criterion-1-4-5 = Images of text
criterion-2-1-1 = Keyboard
criterion-2-1-2 = No keyboard trap
criterion-2-2-1 = Timing adjustable
criterion-2-2-2 = Pause, stop, hide
criterion-2-3-1 = Three flashes or below threshold
criterion-2-4-1 = Bypass blocks
criterion-2-4-2 = Page titled
criterion-2-4-3 = Focus order
criterion-2-4-4 = Link purpose (in context)
criterion-2-4-5 = Multiple ways
criterion-2-4-6 = Headings and labels
criterion-2-4-7 = Focus visible
criterion-3-1-1 = Language of page
criterion-3-1-2 = Language of parts
criterion-3-2-1 = On focus
criterion-3-2-2 = On input
criterion-3-2-3 = Consistent navigation
criterion-3-2-4 = Consistent identification
criterion-3-3-1 = Error identification
criterion-3-3-2 = Labels or instructions
criterion-3-3-3 = Error suggestion
criterion-3-3-4 = Error prevention (legal, financial, data)
criterion-4-1-1 = Parsing
criterion-4-1-2 = Name, role, value

## Lists and the map of the site

sitemap = Site map
all-sheets = { $sheetWordIs ->
    [usual] All reform sheets
    [several] All items of plans
   *[own] { $sheetWord }: all of them
  }
lists-of-plan = Lists of this plan
list-by-category = By category
list-by-status = By { $word }
list-by-grade = By { $word }
list-by-unit = By { $word }
list-by-year = { $word } year by year
list-no-status = no report
list-no-grade = not graded
units-by-reading = In the order of the fifty sounds
kana-row = { $kana }
units-other-reading = Departments without a reading

## The parts of a form (Japanese pages have the words of the city's form)

form-part-sheet = Reform sheet
form-part-charter = Service charter
any-sheet = Item of a plan
any-charter = Promise of the year
form-part-number = Number
form-part-title = Reform item
form-part-owner = Responsible department
form-part-participants = Participating departments
form-part-background = Situation and problems
form-part-purpose = Purpose and effects
form-part-measures = Measures
form-part-schedule = Schedule
form-part-indicators = Indicators
form-part-plan = Plan
form-part-target = Target
form-part-actual = Actual
form-part-baseline = Baseline
form-part-goal = Goal
form-part-progress = Progress
form-part-status = Status
form-part-text = What was done
form-part-countermeasure = Countermeasure
form-part-new-due = New due date
form-part-published = Published
form-part-annual = Annual evaluation
form-part-grade = Grade
form-part-reasons = Reasons
form-part-next-steps = Next steps
form-part-overall = Evaluation of the whole plan
form-part-overall-grade = Overall grade
form-part-after-plan = After the plan
form-part-slogan = Slogan
form-part-preamble = Preamble
form-part-posted = Posted
form-part-promise = Promise
form-part-reports = How the promises were kept
form-part-outcome = Outcome
form-part-note = Note
form-part-rate = Achievement rate
form-part-judgement = Judgement
form-part-first-half = First half
form-part-second-half = Second half

# The log of publications
publication-log = The log of publications, and how to check it
log-what = This site keeps a log of what was first published when and of what was changed afterwards. It is in ledger/, and anyone can check it. If the city rewrote it later, that would show.
log-since = The log began on{" "}
log-proves = What the log proves
log-proves-chain = Each line has the fingerprint (SHA-256) of the line before. If one letter changes, nothing after it fits.
log-proves-signature = At each publication the city signs the whole log. Nobody without its key can make one.
log-proves-stamp = The signatures have time stamps (RFC 3161) of an authority.
log-proves-bytes = The log has the fingerprints of all pages that were published, so that you can check whether the page that you see is the one that was published.
log-limits = What it does not prove
log-limits-before = Anything of the time before it began. Since when there had been what was there then (taken-over) is only what the city says.
log-limits-truth = That what is written is true.
log-limits-rewritten = That the city did not rewrite all of it and sign it anew. Only who has kept what was seen before (the signatures in ledger/checkpoints/) can find that. If a newspaper, the council or an archive of the Web keeps them, it is found.
log-limits-unsigned = Who made the log. It is not signed.
log-limits-time = The exact time of a publication. It is that of the city's clock.
log-check = Check it yourself
log-check-note = These steps work in a terminal of Linux or macOS (with sha256sum and openssl). Nothing is printed where all is right.
log-check-copy = 1. Copy the site
log-check-pages = 2. Are the pages as they were published?
log-check-list = 3. Is the list of pages the one in the log? (prints OK)
log-check-chain = 4. Does each line of the log follow the one before?
log-check-signature = 5. Did the city sign it? (prints Signature Verified Successfully)
log-check-kohyo = All of it at once, with kohyo
log-check-remember = What you saw is kept in seen.json. If you do the same again later, it is also proved that the log was not rewritten in between.

# The open data (/data/)
open-data = Open data
open-data-description = What this site publishes, as data for workbooks and programs: tables of reform sheets, indicators, service charters, promises, reports, evaluations, and of what was to be published by when. What is not published is not in them.
open-data-calendar = Calendar of due days
    .about = By when what is to be published, as a calendar.
data-renewed = The data are made anew whenever the site is published. They change when something is published, corrected or comes due.
data-use = How to use them
data-no-license = Ask the city on what terms these data may be used.
data-cite = Name the source like this when you use them.
data-workbook = In a workbook program
data-workbook-note = Save a CSV file and open it in Excel or another workbook program. It is UTF-8. To keep zeros at the beginning of numbers, import it by 'Data', 'From Text/CSV', and make the column a text.
data-workbook-values = A cell has one value. What says more than a number, such as 'at least 80', is in the column 'as typed', and the column for numbers is empty.
data-workbook-apostrophe = A text that begins with =, +, - or @ has ' before it, so that no program computes it. In JSON it has none.
data-workbook-empty = A cell without a value is empty. The column 'Absence' says why.
data-calendar-note = See by when things are to be published in your own calendar, and how many units publish them. Save the file and import it.
data-calendar-address = If you subscribe to this address in a calendar program, it stays current by itself.
data-programs = In programs
data-package-note = where every table is, its size, hash and columns (Data Package v2)
data-catalog-note = the catalogue that portals of open data read (DCAT-AP 3)
data-record-note = the form of data.json, which lies beside the page of each sheet and charter (JSON Schema)
data-tables = Tables
data-rows = { " " }It has { $count ->
    [one] 1 row
   *[other] { $count } rows
  }.
data-file = { $format }, { $size }
data-schema = Columns for programs (JSON)
data-columns = Columns
data-example = Example
data-kind-in = { $kind } of { $unit }
data-type-text = Text
data-type-word = One of a few words
data-type-number = Number
data-type-day = Day (2014-10-31)
data-type-year = Fiscal year (number)
data-type-address = Address
open-data-title = Open data of { $title }
calendar-name = { $title }: due days
calendar-due = Due: { $program }, { $item }
calendar-owed = { $units ->
    [one] 1 unit publishes
   *[other] { $units } units publish
  } { $count ->
    [one] 1 thing
   *[other] { $count } things
  }.
