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
