# What commands print.

severity-error = error
severity-warning = warning
severity-note = note
level-help = help
findings-none = no mistakes
findings-none-asked = nothing that was asked for
findings-summary = { $errors ->
    [0] {""}
    [one] { $errors } error
   *[other] { $errors } errors
  }{ $warnings ->
    [0] {""}
    [one] {" "}{ $warnings } warning
   *[other] {" "}{ $warnings } warnings
  }{ $notes ->
    [0] {""}
    [one] {" "}{ $notes } note
   *[other] {" "}{ $notes } notes
  }
check-not-looked-for = not looked for: { $rule } { $why ->
    [settings] (off in kohyo.yaml)
    [program] in { $program } (off in this file)
    [part] in { $parts } of { $program } (the form does not have { $fields })
   *[form] in { $program } (the form does not have { $fields })
  }
check-read = checked { $units } { $units ->
    [one] unit
   *[other] units
  } and { $records } { $records ->
    [one] record
   *[other] records
  } (as of { $day })
check-full-text = what to do: kohyo check -v for all, kohyo explain { $place } for one
output-written = written to { $path }
lang-unknown = “{ $value }” in KOHYO_LANG is no language of kohyo (ja, en) and is taken for nothing
check-time = time taken: { $time }
check-head-rule = rule
check-head-unit = unit (and below)
check-head-errors = err
check-head-warnings = warn
check-head-notes = note
check-head-fix = fix
check-whole-city = the city
check-more-rows = { $count } more (-v has all)
build-refused = there are errors, so the site stays as it was
build-nothing = there are errors, so no site was built
build-done = { $pages } { $pages ->
    [one] page
   *[other] pages
  } from { $units } { $units ->
    [one] unit
   *[other] units
  } and { $records } { $records ->
    [one] record
   *[other] records
  } ({ $time })
build-changed = { $written } files written, { $unchanged } unchanged, { $removed } removed
build-home = home: { $path }
build-more-findings = kohyo check shows the warnings and notes
build-failed = the site could not be built; the former one is untouched
could-not-run = could not run
no-city = no kohyo.yaml in { $folder } or above it
no-city-here = no kohyo.yaml in { $folder }
help-settings-name = call “{ $name }” kohyo.yaml
help-no-city = run inside a city's folder, or name it with --root
as-of-from = as of { $day } ({ $source ->
    [argument] --as-of
    [settings] kohyo.yaml
    [epoch] SOURCE_DATE_EPOCH
   *[clock] today
  })
cause = cause

## Writing the site

out-is-file = { $path } is a file; choose a folder for the site with `--out`
out-among-sources = the site cannot be written to { $path }: { $reason ->
    [closed] what is in { $place } belongs to another program
    [around] the city's folder { $place } is in it
   *[source] that is in { $place }, from which the site is made
  }
help-out-among-sources = choose a folder of its own with `--out`, such as public next to content
out-is-foreign = { $path } holds files that kohyo did not make, such as { $names }; choose another folder with `--out`, or empty this one yourself
out-is-locked = another build is writing to { $path }; wait until it is done
out-of-other-version = { $path } was built by another version of kohyo (layout { $layout }, this one knows { $known }); use that version, or delete the folder and build again
cannot-create-out = cannot create { $path }, the folder for the site
cannot-open = cannot open { $path }
cannot-read = cannot read { $path }
cannot-write = cannot write { $path }
cannot-write-in = cannot write in { $path }
cannot-create = cannot create { $path }
cannot-delete = cannot delete { $path }
cannot-rename = cannot rename { $from } to { $to }
cannot-look-at = cannot look at { $path }
cannot-lock = cannot lock { $path } against a second build
cannot-store = cannot store the new site in { $path }
cannot-stage = cannot write { $path }; the site is as it was
site-is-being-replaced = the site in { $path } is being replaced and is partly the new one; build again, which completes it
in-the-way = { $path } is in the way of the new site; move it away and build again
folder-vanished = the folder { $path } vanished from the site while it was built; build again
site-not-writable = the site in { $path } cannot be replaced; { $reason ->
    [denied] this user may not write in these folders
    [read-only] these folders are on a read-only disk
    [device] these are on another disk, or mounted by themselves
    [fixed] these are protected against changes
    [owner] these are another user's, in a folder where everybody may remove their own only (sticky bit)
    [in-use] another program has these open
   *[other] nothing can be written in these folders
  }:{ $names }{ $more ->
    [0] {""}
   *[other] {"\u000A"}  and { $more } more
  }
help-site-not-writable = { $reason ->
    [denied] let the user who builds write there (chown, chmod), or build as the user who did before
    [read-only] make it writable, or choose another folder with `--out`
    [device] a site changes as a whole only on one disk: unmount it there, or choose another folder with `--out`
    [fixed] take the protection away (chattr -i -a, chflags, the read-only mark of Windows)
    [owner] build as the user who did before, or let the files belong to the one who builds (chown)
    [in-use] close it there
   *[other] look at the cause, or choose another folder with `--out`
  }
cannot-undo = a failed build could not be undone; the next one tries
site-as-it-was = the site could not be written and is as it was
link-in-the-way = { $path } is a link; remove it and build again
template-makes-no-page = { $template } makes { $what ->
    [nothing] an empty page
   *[no-title] a page without a title
  } at { $address }
help-template-makes-no-page = every page needs a <title>: compare the template with docs/theme.md, or delete it, and the built-in one holds
template-renamed = { $path }: the template { $former } is called { $name } since this version; rename the file and compare it with docs/theme.md
word-renamed = { $path }: the sentence { $former } is called { $name } since this version; rename it
foreign-file = { $path } was not made by kohyo; move it away and build again
foreign-files = in { $path } there is something kohyo did not make where it has to write; move it away and build again:{ $names }{ $more ->
    [0] {""}
   *[other] {"\u000A"}  and { $more } more
  }
address-twice = two files of the site have the address { $path }
file-and-folder = { $folder } cannot be a file and the folder of { $path } at once
plan-was-damaged = { $path } was damaged, so that a build which was stopped can be neither completed nor undone; this build replaces the whole site. The damaged file is now { $kept }
state-was-damaged = { $path } was damaged and is made anew; what was there is now { $kept }
state-is-no-folder = { $path } is no folder, and kohyo keeps there what it knows of the site; move it away and build again
list-is-damaged = { $path }, the list of the files that kohyo wrote, is damaged or gone{ $lines ->
    [0] {""}
   *[other] {" "}(it still tells of { $lines })
  }; this build makes it anew, and of files that may be somebody else's it keeps a copy before it replaces them
files-are-kept = { $count } { $count ->
    [one] file
   *[other] files
  } of which nothing told whether kohyo wrote { $count ->
    [one] it
   *[other] them
  } had to be replaced; the former { $count ->
    [one] one is
   *[other] ones are
  } in { $path }
files-are-unknown = in { $path } there is more than the new site, and nothing tells whether kohyo wrote it; delete what is an old page:{ $names }{ $more ->
    [0] {""}
   *[other] {"\u000A"}  and { $more } more
  }
manifest-is-damaged = { $path }, the list of the files that kohyo wrote, is damaged; build again
not-an-address = `{ $path }` cannot be an address of the site: { $fault ->
    [empty] a part of it is empty (it must not start or end with `/`, nor have `//`)
    [dot] a part of it starts with a dot
    [end] Windows has no names that end with a dot or a space
    [control] it has a control character
    [sign] Windows has no names with \ < > : " | ? *
    [device] Windows keeps that name for a device
   *[long] a part of it is longer than 255 bytes
  }

## The summary for CI

summary-title = Check of the records
summary-read = as of { $day }, { $units } { $units ->
    [one] unit
   *[other] units
  }, { $records } { $records ->
    [one] record
   *[other] records
  }
summary-unit = unit
summary-no-unit = Of no unit
summary-all = all
summary-cut = { $count } more were left out, for the summary would be too long.

## Arguments

help-usage = Usage
help-usage-options = OPTIONS
help-default = {" "}[default: { $value }]
help-heading-commands = Commands
help-heading-options = Options
help-heading-common = Options of every command
help-heading-arguments = Arguments

help-values =
    .address = ADDRESS
    .assignment = KEY=VALUE
    .check = CHECK
    .ci = CI
    .command = COMMAND
    .count = COUNT
    .date = DATE
    .days = DAYS
    .dir = DIR
    .file = FILE
    .format = FORMAT
    .host = ADDRESS
    .kind = KIND
    .lang = LANG
    .month = MONTH
    .name = NAME
    .number = NUMBER
    .path = PATH
    .period = PERIOD
    .port = PORT
    .program = PROGRAM
    .release = RELEASE
    .rev = REV
    .rule = RULE
    .severity = SEVERITY
    .shell = SHELL
    .standing = STANDING
    .subject = RULE-OR-PLACE
    .target = TARGET
    .title = TITLE
    .unit = UNIT
    .when = WHEN
    .words = WORDS
    .year = YEAR

help-kohyo = Publishes what a city promised its citizens and what became of it, as a static site
    .root = The city's folder [default: the nearest one upward that has a kohyo.yaml]
    .as-of = The day the site speaks for [default: as_of in kohyo.yaml, else SOURCE_DATE_EPOCH, else today]
    .lang = The language of what is printed [default: KOHYO_LANG, else language in kohyo.yaml, else the system's, else ja]
    .lang-ja = Japanese
    .lang-en = English
    .color = When to use colours
    .color-auto = On a terminal
    .color-always = Also in files and pipes
    .color-never = Not at all
    .quiet = Print findings only
    .verbose = Print more; of check also the full text of findings, what to do, and all rows of the tables
    .help = Print help
    .version = Print the version

help-build = Check the records and write the site
    .out = Where the site is written [default: public/ in the city's folder]
    .keep-going = Leave out records with errors, show the gaps, and build all the same
    .force = Build everything anew even if nothing has changed since the last build

help-check = Check the records and write nothing
    .format = How findings are printed
    .format-human = Text for people: each finding on a line, errors first
    .format-json = JSON of kohyo's own (docs/check.md)
    .format-sarif = SARIF 2.1.0, for code hosts and editors
    .format-github = Annotations and the job summary of GitHub Actions
    .format-gitlab = A Code Quality report of GitLab
    .summary = Write a summary by unit, in Markdown, to this file
    .deny = End with exit code 1 also because of
    .deny-warnings = Warnings (or 警告)
    .deny-notes = Warnings and notes (or 参考)
    .output = Write to this file, not to standard output
    .only = Only findings of this rule (R024 or unknown-unit) or as grave as this (error, warning, note); may be given several times
    .unit = Only findings that concern this unit or one below it (id, name or alias; may be given several times)
    .since = Only findings in records that were changed since this revision of git, or that came with the change

help-help = Print what a command does
    .command = The command to explain

typed-value = “{ $value }” cannot be the value of “{ $argument }”
typed-no-value = “{ $argument }” needs a value
typed-unknown = there is no argument “{ $argument }”
typed-command = there is no command “{ $command }”
typed-conflict = “{ $argument }” cannot be used with “{ $other }”
typed-twice = “{ $argument }” can be given once
typed-missing = “{ $argument }” is missing
typed-no-command = a command is missing
typed-commands = Commands:{ $commands }
typed-count = “{ $argument }” takes another number of values
typed-utf8 = an argument is not UTF-8
typed-other = the arguments cannot be understood ({ $reason })
typed-more = For more, type --help
no-such-rule = there is no rule “{ $rule }”
as-of-unreadable = “{ $text }”, given with --as-of, is not a date
epoch-unreadable = “{ $text }” in SOURCE_DATE_EPOCH is no number of seconds since 1970
clock-unreadable = the clock of this machine stands at no day of the calendar: name the day with --as-of
threads-unreadable = “{ $text }” in { $name } is no number of threads
threads-refused = the system does not let the program start a thread
help-threads = write a number up to { $most }, or 0 for one thread on each core
since-no-repository = --since needs a git repository around the city's folder
since-no-revision = git has no revision “{ $revision }”
since-unreadable = the git repository cannot be read
help-shallow = only a part of the history was cloned: fetch the rest with `git fetch --unshallow`, or with `fetch-depth: 0` in CI
check-left-out = { $count } more { $count ->
    [one] finding was
   *[other] findings were
  } not asked for{ $errors ->
    [0] {""}
    [one] , one of them an error: the site cannot be built until it is mended
   *[other] , { $errors } of them errors: the site cannot be built until they are mended
  }
check-cannot-be-told = { $count } of the errors { $count ->
    [one] is
   *[other] are
  } shown because nobody can tell whether { $count ->
    [one] it is
   *[other] they are
  } asked for
cannot-print = cannot write to standard output

## kohyo status

help-status = Print who published what by when, and who did not
    .format = How the obligations are printed
    .format-human = Tables for people
    .format-json = JSON (docs/schema/ledger.json)
    .format-csv = CSV for workbook programs, a row for each obligation
    .program = Only this program: its address, folder or name, such as charters/2014
    .unit = Only this unit and those below it: its id, name or alias
    .period = Only this year or period, such as H26 or 平成26年度上半期
    .standing = Only what stands so
    .standing-on_time = Published in time (or 期限内)
    .standing-late = Published late (or 遅れて公表, 遅延)
    .standing-undated = Published on an unknown day (or 日付不明)
    .standing-overdue = Not published, and the due day is past (or 未公表)
    .standing-not_due = Not due yet (or 期限前)
    .standing-exempt = Not owed (or 対象外)
    .next = What falls due within so many days
    .fail-on = End with exit code 1 when there is one
    .fail-on-overdue = Something overdue (or 未公表)
    .fail-on-late = Something late or overdue (or 遅れて公表, 遅延)
    .output = Write to this file, not to standard output
obligations-title = Publication status as of { $iso }
obligations-headline = { $total ->
    [one] 1 obligation
   *[other] { $total } obligations
  }; of { $due } due, { $on-time } on time, { $late } late, { $undated } on an unknown day, { $overdue } overdue
obligations-nothing = There is nothing of the kind
obligations-unreadable = Some records cannot be read and count as not published (kohyo check shows them)
obligations-item = Item
obligations-due = Due
obligations-unit = Unit
obligations-record = Record
obligations-standing = Standing
obligations-total = Total
obligations-days = { $kind ->
    [not_due] { $days ->
        [one] 1 day
       *[other] { $days } days
      } left
    [late] { $days ->
        [one] 1 day
       *[other] { $days } days
      } late
   *[other] { $days ->
        [one] 1 day
       *[other] { $days } days
      } { $standing }
  }
obligations-reason = Reason
obligations-program = Program
obligations-address = Address
obligations-number = Number
obligations-year = Year
obligations-published = Published
obligations-published-by = Known from
obligations-published-by-record = record
obligations-published-by-log = log of publications
obligations-days-late = Days late
no-such-program = there is no program "{ $value }"

## kohyo list

help-list = List the records by number, unit or words
    .words = A number (52, No.52), a folder and a number (gyokaku-2013/52), a file, or words of the title, unit, plan or category; records that meet all of them. Width, case and the way a year is named make no difference [default: all records]
    .program = Only this plan or charter year (address, folder or name; may be given several times)
    .unit = Only this unit and those below it (id, name or alias; may be given several times)
    .drafts = Only drafts
    .format = How they are printed
    .format-human = As a table to read
    .format-json = JSON
    .format-csv = CSV
    .output = Write to this file, not to standard output
list-heading = { $program } ({ $folder })
list-pages = Pages
list-number = Number
list-title = Title
list-file = File
list-head-record = record
list-head-program = plan or charters
list-head-number = number
list-head-title = title
list-head-unit = unit
list-head-state = state
list-head-errors = errors
list-head-warnings = warnings
list-head-file = file
list-more-units = { $units } and { $count } more
list-state = { $state ->
    [draft] draft{" "}
    [withdrawn] withdrawn{" "}
   *[shown] {""}
  }{ $errors ->
    [0] {""}
    [one] { $errors } error{" "}
   *[other] { $errors } errors{" "}
  }{ $warnings ->
    [0] {""}
    [one] { $warnings } warning
   *[other] { $warnings } warnings
  }
list-count = { $count ->
    [one] one record
   *[other] { $count } records
}
list-nothing = no such records
list-unread = { $count ->
    [one] one more record cannot be read because of errors (kohyo check shows them)
   *[other] { $count } more records cannot be read because of errors (kohyo check shows them)
}
no-such-record = no record is about “{ $value }”
help-no-such-record = kohyo list shows all records

## kohyo open

help-open = Open the page of a record or a unit in the preview, which is started if none runs
    .words = A number (52, No.52, gyokaku-2013/52), a unit, words of the title, or a file
    .edit = Open the record's file in an editor (VISUAL, else EDITOR) instead of its page
open-candidate = {"  "}{ $place }: { $name } ({ $file })
open-many = { $count } records are about “{ $value }”
open-more = {"  "}{ $count } more
help-open-many = add words, or name the file
open-which = Which one (number)? [{ $offered }]
open-no-number = type a number from 1 to { $count }
open-page = opening { $url }
open-file = opening { $path }
open-no-page = { $file } has no page on this site
open-no-editor = there is no editor to open it with
help-open-editor = set the variable EDITOR to the command of one, such as export EDITOR="code --wait"
open-editor-failed = the editor ({ $command }) could not open it

## kohyo serve

help-serve = Shows the site to this machine alone while it is being written; open pages keep up with what is saved
    .port = The port to listen on; the next free one when it is taken
    .host = The address to listen on; with 0.0.0.0 other machines can look too
    .allow-host = A further name by which it may be asked for, such as that of a proxy (as many as needed)
    .open = Open the home page in a browser
    .follow = Go to the page of the record that was saved
    .poll = Look for changes instead of being told of them (network shares, WSL, where saving changes nothing)
serve-ready = look at { $url } (Ctrl-C ends it)
serve-port-taken = port { $port } is in use; the next free one is taken
serve-wrong = { $errors ->
    [one] 1 error
   *[other] { $errors } errors
  } (shown at the top of the page)
serve-changed = read { $path } { $more ->
    [0] {""}
   *[other] and { $more } more{" "}
  }again ({ $time })
serve-stopped = ended
serve-no-browser = no browser could be opened
serve-others = { $places ->
        [none] warning: others in the network can look too, also at drafts and reports that are not published yet
       *[some] warning: others in the network can look too, also at drafts and reports that are not published yet, at
    }
serve-other-url = {"  "}{ $url }
serve-polling = { $reason ->
        [limit] the system watches as many folders as it may: changes are looked for from now on, and seen a little later (on Linux, raise fs.inotify.max_user_watches)
        [untold] the system did not tell of a change: changes are looked for from now on, and seen a little later (next time, use --poll)
       *[refused] the system cannot watch the folder: changes are looked for from now on, and seen a little later
    }
serve-cannot-listen = cannot listen on { $host }, port { $port }
serve-preview = Private preview
serve-day = as of
serve-show = Show the site of this day
serve-own-day = Back to the site’s own day
serve-draft = This page is a draft (下書き): it is shown here only, not on the public site
serve-drafts = { $count ->
    [one] One draft (下書き) is
   *[other] { $count } drafts (下書き) are
} shown here that the public site does not have
serve-draft-mark = draft
serve-more-drafts = { $count } more
serve-later = Holds reports that are not published yet. Do not pass it on
serve-errors = Records with errors are shown as they were when they were right
serve-last-good = This page cannot be made; it is shown as it last could be
serve-more = { $count } more (kohyo check shows them)
serve-no-page = There is no page to show
serve-no-day = there is no day “{ $day }”
serve-no-path = no address of this site
serve-other-host = this site is to be seen at the addresses that were printed when it began; for another name give kohyo serve --allow-host

## kohyo doctor

help-doctor = Look for what may be in the way in the folder and on the machine. Nothing is changed
    .checks = What to look at [default: all of it]
    .checks-encoding = The encoding of files
    .checks-line-ends = Line ends
    .checks-unicode = The Unicode form of names
    .checks-windows-names = Names that Windows cannot hold
    .checks-letter-case = Names that differ in case only
    .checks-folder = Whether the folder can be written
    .checks-disk = Room on the disk
    .checks-git = git
    .checks-clock = The clock
    .checks-day = The day the site speaks for
    .checks-terminal = The terminal's encoding
    .checks-program = The version of kohyo
    .format = How it is printed
    .format-human = As text to read
    .format-json = JSON
    .output = Write to this file, not to standard output
doctor-good = {"ok    "}
doctor-notice = {"note  "}
doctor-wrong = {"wrong "}
doctor-more = { $count } more
doctor-run = run { $command }
doctor-encoding = { $count ->
    [one] one file is in { $encoding }
   *[other] { $count } files are in { $encoding }
}
doctor-encoding-fix = save it as UTF-8 in an editor
doctor-encoding-good = all texts are in UTF-8
doctor-mark = { $count ->
    [one] one file has a byte order mark (BOM), which is read all the same
   *[other] { $count } files have a byte order mark (BOM), which is read all the same
}
doctor-returns = { $count ->
    [one] one file has lines that end with a return only (CR)
   *[other] { $count } files have lines that end with a return only (CR)
}
doctor-mixed = { $count ->
    [one] one file has both kinds of line ends (LF and CRLF)
   *[other] { $count } files have both kinds of line ends (LF and CRLF)
}
doctor-line-ends-fix = let an editor save it with one kind, LF or CRLF
doctor-line-ends-good = each text has one kind of line ends
doctor-unicode = { $count ->
    [one] the name of one file is in decomposed characters, as older macOS writes them
   *[other] the names of { $count } files are in decomposed characters, as older macOS writes them
}
doctor-unicode-fix = type the name anew; elsewhere it is another one
doctor-unicode-good = all names are in composed characters
doctor-windows = { $count ->
    [one] Windows cannot hold the name of one file
   *[other] Windows cannot hold the names of { $count } files
}
doctor-windows-fix = use no names such as con and aux, no dot or blank at the end, and none of < > : " | ? * \
doctor-windows-good = Windows can hold all names
doctor-long = { $count ->
    [one] one path is longer than 259 characters
   *[other] { $count } paths are longer than 259 characters
}
doctor-long-fix = some programs on Windows cannot open it; shorten names, or move the folder further up
doctor-case = { $count } names differ in the case of letters only
doctor-case-fix = on Windows and macOS they are one file; rename one of them
doctor-case-good = no names differ in the case of letters only
doctor-folder = the folder cannot be written: { $cause }
doctor-folder-fix = look who owns the folder and who may write there
doctor-folder-left = delete { $path }
doctor-folder-good = files can be written and renamed in the folder
doctor-ignores-case = the folder makes no difference between small and capital letters
doctor-ignores-case-fix = it can be used; names in small letters give no trouble where the site is published
doctor-share = the folder is on another machine
doctor-share-fix = what others save may not be noticed; start the preview with kohyo serve --poll
doctor-disk = { $megabytes } MB are free
doctor-disk-fix = delete what is not needed; without room no site can be built
doctor-disk-unknown = how much room there is cannot be told here
doctor-no-git = there is no git
doctor-no-git-fix = it is not required; install it to keep a history and for kohyo check --since
doctor-no-repository = the folder is not kept in git
doctor-no-repository-fix = to keep who changed what and when, begin with git init
doctor-unsafe = git refuses to read the folder, for somebody else owns it (safe.directory)
doctor-no-branch = git is on no branch (detached HEAD)
doctor-no-branch-fix = return to a branch with git switch before you change anything
doctor-git-good = git: on { $branch }, core.autocrlf is { $autocrlf }
doctor-ignored = { $count ->
    [one] git does not keep one record
   *[other] git does not keep { $count } records
}
doctor-ignored-fix = look through .gitignore
doctor-quoted = git shows Japanese names of files as numbers (core.quotepath)
doctor-clock = the clock says that the year is { $year }
doctor-clock-fix = set the clock of the machine; what is due and public depends on it
doctor-clock-good = the clock has a year that can be
doctor-zone = the machine is in the time zone { $here } and the city in { $city }, by which days are counted
doctor-day-fixed = the site speaks for { $day }, by as_of in kohyo.yaml
doctor-day-fixed-fix = delete as_of to have it speak for today
doctor-day-epoch = the site speaks for { $day }, by SOURCE_DATE_EPOCH
doctor-day-epoch-fix = unset that variable to have it speak for today
doctor-day-unreadable = SOURCE_DATE_EPOCH is no day: “{ $value }”
doctor-day-good = the site speaks for today
doctor-terminal = the terminal does not say that it is in UTF-8 ({ $locale })
doctor-terminal-fix = if letters come out wrong: export LANG=ja_JP.UTF-8
doctor-terminal-good = the terminal is in UTF-8 ({ $locale })
doctor-program = kohyo { $version } ({ $path }; languages: { $languages })

## kohyo explain

help-explain = Say what a finding means and what to do about it
    .subjects = A rule's code or name, such as C101 or text-unchanged, or the place of findings, such as content/reforms/gyokaku-2013/045.md:12; without one, a list of all rules
explain-unknown-place = there is no file { $path }
explain-nothing = nothing was found in { $place }
explain-nothing-on-line = nothing was found on line { $line } of { $place }; something was on { $lines }

## kohyo completions

help-completions = Print a script by which a shell completes what is typed
    .shell = The shell
    .shell-bash = Bash
    .shell-elvish = Elvish
    .shell-fish = fish
    .shell-powershell = PowerShell
    .shell-zsh = Zsh

## kohyo man

help-man = Print manual pages
    .output-dir = Write the pages of all commands in English (man1/) and Japanese (ja/man1/) into this folder [default: print the page of kohyo]
man-written = wrote { $count } pages into { $path }
man-name = NAME
man-synopsis = SYNOPSIS
man-description = DESCRIPTION
man-options = OPTIONS
man-subcommands = COMMANDS
man-version = VERSION

## kohyo export

help-export = Write records as forms that units fill in (Excel), or as tables
    .program = the plan or charter year (address, folder or name)
    .form = a workbook for each unit in the city's form; only what the unit owes now is open
    .unit = only this unit (identifier, name or alias)
    .period = only what is due after this period (such as 2014 H2)
    .output = where it is written: a folder for forms, a file for a table
export-written = { $path }: { $records ->
    [one] one record
   *[other] { $records } records
}, { $open ->
    [one] one field
   *[other] { $open } fields
} to fill in
export-nothing-due = no unit has anything to fill in
export-cannot-make = the workbook cannot be made
export-ending = the name { $path } should end in .xlsx or .csv
export-table-written = { $path }: { $records ->
    [one] one record
   *[other] { $records } records
}, { $columns ->
    [one] one column
   *[other] { $columns } columns
}
table-record = Record
table-unit = Unit
export-too-long = { $field } in { $file } is longer than a cell of Excel holds (32,767 characters)
form-notice = { $unit } — { $open ->
    [0] there is nothing to fill in now.
   *[other] please fill in the yellow fields ({ $open }): { $items }
}
form-notice-item = { $item } (due { $due })
form-not-a-choice = This word is not in the list. Several are separated by “、”. Keep it?
no-such-period = there is no period “{ $value }”

## kohyo schema

help-schema = Print JSON Schemas, by which editors complete and explain what is typed
    .kind = What to print the schema of
    .kind-settings = kohyo.yaml
    .kind-organization = The units (content/organization.yaml)
    .kind-glossary = The words that are explained (content/glossary.yaml)
    .kind-plan = A reform plan (_program.yaml)
    .kind-charters = The charters of a year (_program.yaml)
    .kind-sheet = A sheet of a plan
    .kind-charter = A unit's charter
    .kind-page = A static page
    .kind-vscode = No schema: the settings with which VS Code uses those in schemas/
    .program = Of the records of which plan or charter year: its folder's name, such as gyokaku-2013
    .output = Write one schema to this file, not to standard output
    .out = Write a file for each schema into this folder; those that are there are replaced [default without KIND: schemas/ in the city's folder]
schema-written = wrote { $path } (for { $files })
schema-which-kind = say of which kind the schema is that goes to the file
schema-which-program = say with --program of which plan or charter year
schema-no-program = there is no such plan or charter year yet

## kohyo new

help-new = Write a record or a program to fill in
help-new-sheet = Write a sheet of a plan, with every key of its form
    .plan = The plan: its folder or its name
    .number = The sheet's number, such as 46; its file is named after it
    .title = Its title
    .owner = A unit that answers for it (may be given several times)
help-new-charter = Write a unit's charter, with every key of its form
    .charter-year = The charter year: its folder or its name
    .unit = The unit: its id, name or alias
help-new-program = Write a plan or the charters of a year, with scales and due days to take or change
    .kind = Which of the two
    .kind-plan = A reform plan with sheets
    .kind-charters = The charters of one year
    .slug = The name of its folder, which becomes its address, such as gyokaku-2026
    .name = What it is called
    .from = Its first fiscal year, such as R8 or 2026
    .to = Its last fiscal year [default: the first]
help-new-report = Add the entries of a report or an evaluation, to be filled in, to the records that owe it. What is written there stays as it is
    .period = The period or the year, such as 2014 H2, or 2014 (its evaluation)
    .unit = Only records of this unit and of those below it (id, name or alias; may be given several times) [default: all units; asks before it writes]
    .program = Only this plan or charter year (address, folder or name; may be given several times)
    .yes = Write without asking
    .dry-run = Show what would change and write nothing
help-new-page = Write a static page
    .page-address = Its address, such as about
    .title = Its title
file-is-there = { $path } is there already; nothing was written
folder-is-a-link = { $path } is a link that leads elsewhere; nothing is written there
new-written = wrote { $path }
new-fill-in = fill it in, take the line 下書き: true out when it is done, and run kohyo check
new-next-sheet = next: look through it, then write a sheet with kohyo new sheet { $program } NUMBER
new-next-charter = next: look through it, then write a charter with kohyo new charter { $program } UNIT
new-schemas = for editors: kohyo schema, and kohyo schema vscode > .vscode/settings.json
new-draft = A draft: it is on the site once the line 下書き: true is gone. Keys that are not needed may be deleted.
new-required = {" "}(required)
new-choices = {" "}[{ $choices }]
new-number-taken = there is a No. { $number } already: { $path }
new-unit-unbound = { $unit } is not among the units that { $program } binds
help-new-scope = see 対象部署 in { $path }
help-new-program-first = write one with kohyo new program
new-years-backward = the last year is before the first
new-one-year = charters are for one year
new-report-round = { $program }: { $item }{ $dated ->
    [yes] {" "}(due { $due })
   *[no] {" "}(no due day)
  }{ $records ->
    [none] {" "}– no records
   *[some] {""}
  }
new-report-record = { $file } ({ $units })
new-report-lacks = {"  "}to be added: { $record }
new-report-there = {"  "}written already: { $record }
new-report-blank = {"  "}there, not filled in yet: { $record }
new-report-exempt = {"  "}not owed: { $record }: { $why ->
    [not-yet] set up on { $day }
    [no-more] abolished on { $day }
    [withdrawn] withdrawn on { $day }: { $reason }
   *[written] { $reason }
  }
new-report-withdrawn = {"  "}withdrawn: { $record }
new-report-no-file = {"  "}no file yet: { $record }, write one with {"`"}{ $command }{"`"}
new-report-no-place = {"  "}no place for it in the form: { $record }
new-report-unreadable = {"  "}cannot be added because of errors: { $record }, see kohyo check
new-report-nothing = there is nothing to add
new-report-would = { $count ->
    [one] one record lacks it; nothing is written yet
   *[other] { $count } records lack it; nothing is written yet
}
new-report-say-yes = To write it, name units with --unit or add --yes
new-report-ask = { $count ->
    [one] Add it to one record, of all units?
   *[other] Add it to { $count } records, of all units?
}
new-report-written = { $count ->
    [one] added to one record
   *[other] added to { $count } records
}. Empty entries are not published. Fill them in and run kohyo check
new-report-cannot = { $path } is written in a way that a program cannot add to; nothing is written
help-report-by-hand = add it to this file by hand; the other records can be done with --unit
help-no-periods = periods are set in _program.yaml (報告時期)
help-next-period = { $item } is due next ({ $due })

## kohyo fix

help-fix = Mend what can have been meant in one way only (full-width colons, tabs, characters that nobody can see, …). What would change is shown first
    .files = Only these files
    .yes = Write without asking
    .dry-run = Show what would change and write nothing
    .only = Only findings of this rule (R012 or wide-colon; may be given several times)
    .unit = Only records of this unit and of those below it (id, name or alias; may be given several times)
    .since = Only records that changed since this revision of git
fix-nothing = Nothing is wrong that can have been meant in one way only
fix-would = { $count } { $count ->
    [one] place
   *[other] places
  } in { $files } { $files ->
    [one] file
   *[other] files
  } can be mended; nothing is written yet
fix-say-yes = To write it, add --yes
fix-ask = Mend { $count } { $count ->
    [one] place
   *[other] places
  } in { $files } { $files ->
    [one] file
   *[other] files
  } as shown above?
fix-not-written = Nothing is written
fix-written = { $path }: { $count } mended
fix-left = Left for people (kohyo check shows them):
check-can-fix = kohyo fix can mend { $count } of these

## kohyo import

help-import = Put filled-in forms and tables (Excel, ODS, CSV, texts with tables) into the records, and show first what changes
    .files = Filled-in forms or tables; of a folder, all that is in it
    .program = The plan or charter year; not needed for what kohyo wrote
    .set = A value that the form does not have (can be repeated), such as 実施部署=全部署 or 計画期間の評価.段階=確定
    .mapping = A file that says which column of a table is which field; where there is none, the guess is kept in it
    .period = The half-year of the forms; what was typed into fields of another is named and not written
    .overwrite = Take what was typed also where the record says something else
    .dry-run = Print what would be changed and write no record
    .reply = Write an answer to each file into this folder: the form with findings, and a text to send
import-read = { $file }: of { $texts } cells and paragraphs, { $labels } are headings or remarks of the form, { $fields } are in their fields{ $unread ->
    [0] {""}
   *[other] , { $unread } were not read
 }
import-field = { $field }: { $text } ({ $at })
import-place = line { $line }{ $column ->
    [0] {""}
   *[other] , column { $column }
 }
import-given = given
import-no-label = not read: { $at } “{ $text }” (no heading says what it is)
import-taken = not read: { $at } “{ $text }” (its field has another value already)
import-missing = not on the form: { $keys } (can be given by --set KEY=VALUE)
import-unread = { $file }: not read: { $sheet } { $at }: { $kind } “{ $text }”
import-hidden-sheet = { $file }: not read: the hidden sheet { $sheet } ({ $cells } cells)
import-differs = { $file }: { $sheet } { $at } shows “{ $text }”, but has the value { $stored }; what is shown was taken
unread-comment = comment
unread-text-box = text box
unread-hidden-row = hidden row
unread-hidden-column = hidden column
unread-struck-out = struck-out words
unread-formula = formula without a result
unread-error-value = error value
unread-picture = picture
unread-header-or-footer = header or footer
unread-unseeable = what cannot be seen in this format
unread-covered = value below a merged cell
unread-hidden-by-format = value that its format hides
import-lost = { $file }: the cell of { $field } of { $record } is gone; export the form anew and fill it in again
import-no-record = { $file }: not read: { $sheet } { $at } “{ $text }” (it belongs to no record or field that is known)
import-record = { $file } → { $record }: { $changes ->
    [0] nothing changes
    [one] one field changes
   *[other] { $changes } fields change
 }{ $conflicts ->
    [0] {""}
    [one] ; of one field the record says something else
   *[other] ; of { $conflicts } fields the record says something else
 }
import-change = { $at }: { $field }: { $text }
import-conflict = { $at }: { $field }: typed “{ $text }”, in the record “{ $record }”
help-import-conflict = the record has changed since the form was exported. Decide which is right: --overwrite takes what was typed; else type what the record says. Nothing of this record was written
help-import-overwrite = --overwrite takes what was typed in place of what the record says. Nothing of this record was written
import-other-period = { $at }: { $field }: “{ $text }” is not in a field of this period
help-import-other-period = have the field put back as it was, or import without --period. Nothing of this record was written
import-refused = { $file } → { $record }: not written, because what was typed has mistakes
import-whole-record = the record as a whole
import-error = { $at }: { $text }
import-help = {"  "}help: { $text }
import-drafted = { $record } is a draft, because something is missing ({ $what })
import-next = next: kohyo check
import-changed-now = { $path } has changed since it was read; run the command again
import-no-number = { $file } has no number that can be an address
help-import-no-number = give it, such as --set 番号=45
import-twice = { $file }: something else was filled in for { $path }, too. None of it was written; keep one of them
import-which-program = which plan is { $file } a form of? Give it by --program
import-other-program = { $file } is a form of { $program }, which is not the one of --program
import-other-city = { $file } is a form of { $program }, which this city does not have
import-empty-folder = there is no file in { $path }
import-too-large = { $file } is too large (at most { $megabytes } MB)
import-nothing = there is no table in { $file } that can be read
help-import-nothing = see whether its sheets are hidden, or whether it is another file
import-version = { $file } was written by a later kohyo (version { $version } of its forms)
help-import-version = use a newer kohyo
import-hidden-changed = the hidden sheet “kohyo” of { $file } was changed in row { $row }
help-import-hidden-changed = export the form anew, and carry over what was typed
import-encrypted = { $file } needs a password
help-import-encrypted = open it in Excel, and save it without a password
import-broken = { $file } is broken ({ $what })
help-import-broken = see whether Excel or LibreOffice opens it, and save it under another name
import-too-many-cells = { $file } has too many cells (at most { $limit })
import-unpacked = { $file } is too large once it is unpacked (at most { $megabytes } MB)
help-import-too-large = delete rows and columns that are not used, or part the sheets
import-unknown-format = { $file } is { $format }
help-import-formats = .xlsx, .xls, .ods, CSV, TSV and texts with tables (Markdown) can be read
import-not-text = line { $line } of { $file } is no text
help-import-not-text = its characters should be in UTF-8 or Shift_JIS (CP932)
import-cannot-edit = what was typed in { $file } cannot be put into { $record } ({ $what })
help-import-cannot-edit = look at the record with kohyo check, and mend it there by hand
import-table = { $file }: a table with one record in each row, its heads in row { $row } ({ $records ->
    [one] one record
   *[other] { $records } records
 }, { $columns } columns)
import-column = column “{ $head }” → { $field }{ $guess ->
    [yes] {" "}(a guess)
   *[no] {""}
 }
import-column-record = column “{ $head }”: says which record a row is
import-column-unknown = column “{ $head }” was not read: { $at } ({ $cells } cells). Nothing says which field it is
import-column-left = column “{ $head }” is not read: { $at } ({ $cells } cells). The file of columns leaves it empty
import-row-unread = not read: row { $row } ({ $why ->
    [above] above the table
    [below] below the table
    [no-record] nothing says which record it is
    [total] a sum
    [twice] another row has the same number; none of them was read
    [no-head] the column has no head
   *[taken] another column has a value for the field
  }): { $cells }
mapping-about = The heads of the table and the fields that they are. Mend a field, and it is read so from then on; what has none is not read
mapping-guess = a guess
mapping-written = wrote the heads of the table and their fields to { $path }; mend it, and the table is read so from then on
mapping-yaml = { $file } cannot be read as heads and their fields ({ $what })
help-mapping = write “HEAD: FIELD” below “列:”, one on each line
mapping-head = { $file }: no table has the head “{ $head }”
mapping-field = { $file }: the head “{ $head }” has the field “{ $field }”, which records do not have
import-set-no-value = --set { $value } has no “=”
import-set-unknown = --set { $value }: there is no key “{ $key }”
import-set-taken = --set { $value }: “{ $key }” is on the form
reply-notice = { $unit } — { $remarks ->
    [0] received. There is nothing to mend.
    [one] please see the finding on the right, and mend the yellow fields.
   *[other] please see the { $remarks } findings on the right, and mend the yellow fields.
 }
import-changed = changed { $path }
reply-remarks = Findings
reply-received = We have received your form of “{ $program }”. There is nothing to mend.
reply-to-mend = We have received your form of “{ $program }”. Please look at the following ({ $count }), mend the yellow fields of the enclosed workbook, and send it again.
reply-changes = fields taken over: { $changes }

## kohyo init

help-publish = Build, show what would change on a host, ask, and publish
    .target = The name of a target under publish in kohyo.yaml
    .dry-run = Show what would be done, and do nothing
    .yes = Do it without asking
    .max-deletes = How many files may be removed; when there are more, nothing is done [default: max_deletes in kohyo.yaml]
    .concurrency = How many connections at once [default: connections in kohyo.yaml]
    .break-lock = Begin although somebody else seems to be publishing
    .adopt = Replace files on the host that kohyo did not put there, or that were changed by hand
    .rollback = Go back to the former release, or to the one of a number
    .new-key = Let the log of publications be signed by another key from here on
    .confirm = Look whether what was carried by hand has arrived, and remember it

help-verify = Compare what is online with what was published
    .target = The name of a target under publish in kohyo.yaml, the address of a site, or the folder of one
    .concurrency = How many connections at once [default: connections in kohyo.yaml]
    .remember = The file that remembers the log as it was seen before: prove that the log goes on from it, and remember it as it is now
    .cosign = Print the verified checkpoint with a signature by the private key in this file
    .cosign-as = The name of whoever cosigns
    .output = Write what was cosigned to this file, not to standard output

help-ledger = Keep the log of publications (ledger/) up to date
help-ledger-pull = Take over the log of a host, once it is verified and goes on from the one in the folder
    .target = The name of a target under publish in kohyo.yaml

help-init = Write a folder for a city to start from; asks what is not given
    .folder = The folder; a new one, or an empty one
    .sample = Write みほん市, the sample city
    .from = A workbook (Excel, ODS, CSV) with one record in each row, of which units, a plan and records are made
    .plan = The name of the plan's folder (default: plan-2013, by its first year)
    .name = What the city is called
    .first-month = The first month of its fiscal year [default: 4]
    .units = A table (CSV) of its units: id,name,reading,kind,parent
    .ci = For which service to write files that check, build and publish the site (may be given several times) [default: all]
    .ci-github = GitHub Actions
    .ci-gitlab = GitLab CI
    .ci-plain = A shell script for any other
    .ci-none = None
    .yes = Ask nothing, take what is offered
init-ask-name = What is the city called?
init-ask-first-month = In which month does its fiscal year begin? [{ $offered }]
init-ask-units = Its units: a CSV file, or the first one as id,name,reading,kind,parent [one to start with]:
init-ask-more-units = The next one [no more]:
init-no-name = what the city is called is missing
help-init-no-name = give --name, or be asked by leaving out --yes
init-no-month = “{ $value }” is no month: give a number from 1 to 12
init-no-answer = the answers ended too early; nothing was written
help-init-no-answer = add --yes to be asked nothing, with --name for what the city is called
init-impossible = a city cannot be made of this
init-done = wrote { $count } files to { $folder }
init-next = next: go to { $folder }, run kohyo serve --open, and write a plan with kohyo new program
init-next-ci = before CI runs: say in ci/kohyo.sh where kohyo comes from (KOHYO_SOURCE)
init-from-no-table = { $file } has no table with one record in each row
help-init-from-no-table = it needs a sheet with 番号 or No. among its heads, and numbers below
init-from-plan = Reform plan
init-from-look = The order and the tones were guessed from the words; look at them
init-from-units = { $count ->
    [one] one unit
   *[other] { $count } units
 } in { $path } need a 読み or an 識別子: fill them in, and run the command again with --units { $path }: { $names }
init-from-proposed = plan “{ $title }” (content/reforms/{ $slug }/): { $years }{ $guess ->
    [yes] {" "}(the table names no year, so it is this one)
   *[no] {""}
 }
init-from-levels = categories: { $words }
init-from-statuses = statuses (look at their order and tones): { $words }
init-from-grades = grades (look at their order and tones): { $words }
init-from-fields = fields of its own (look at their kinds): { $words }
init-from-left-out = not written: { $at }: { $text }
init-from-no-record = record not written: { $path }
init-title = { $name }: service charters and reform
init-welcome = On this site { $name } publishes what it promised its citizens, and what became of it.
folder-is-not-empty = { $path } is not empty: { $names }{ $more ->
    [0] {""}
   *[other] {" "}and { $more } more
  }
help-empty-folder = name a new folder, or an empty one
units-unknown-column = there is no column “{ $column }”
units-no-column = there is no column { $column } ({ $name })
units-none = there is no unit
units-unreadable = line { $line } of the table cannot be read
units-wrong = { $line ->
    [typed] {""}
   *[other] line { $line }:{" "}
  }{ $what ->
    [id] “{ $value }” cannot be a 識別子: lower-case letters, digits, - and _ only
    [same-id] there is a unit with the 識別子 “{ $value }” already
    [no-name] “{ $value }” has no 名称
    [same-name] there is a unit with the 名称 “{ $value }” already
    [reading] “{ $value }” is no 読み: kana only
   *[parent] there is no unit “{ $value }” for it to belong to
  }
help-units-header = the first line may be { $header }

## The files for CI

ci-script = Checks, builds and publishes the site, wherever it runs.
ci-install = puts kohyo onto the machine, if it is not there
ci-check = checks the records; the findings by unit are in summary.md
ci-build = builds the site into public/
ci-publish = publishes to the target KOHYO_TARGET of kohyo.yaml (kohyo publish)
ci-log = commit what a publication added to the log of publications (ledger/)
ci-pull = take over the host's log of publications first, where it is ahead
ci-log-remote = where the log of publications is pushed to; what the branch does not take goes to the branch kohyo-ledger
ci-log-pending = the lines of a publication that has not ended are not of the log
ci-log-commit = Add to the log of publications
ci-github-log = Commits the log of publications (ledger/). Only this job has a key to write to the repository.
ci-github-request = Where main takes no push, a pull request is opened.
ci-gitlab-log = Commits the log of publications (ledger/). Give KOHYO_PUSH_TOKEN (a project access token, write_repository) to the environment ledger only.
ci-releases = Where releases of kohyo are, and which one is fetched: its checksum is compared, nothing is compiled. Such as
ci-source = Where no release can be fetched: where kohyo comes from, as arguments of cargo install, with a fixed version. Such as
ci-target = Which target of kohyo.yaml publish publishes to; better set as a variable of the CI service. Such as
ci-words = several words on purpose
ci-bin = Where cargo puts programs, and a release is put, too.
ci-fetch-release = The release's own install.sh compares the checksum and puts kohyo where cargo would.
ci-no-release = the release of kohyo cannot be fetched: look at KOHYO_RELEASES and KOHYO_VERSION in ci/kohyo.sh
ci-no-source = say in ci/kohyo.sh where kohyo comes from: KOHYO_RELEASES or KOHYO_SOURCE
ci-no-target = say in KOHYO_TARGET which target of kohyo.yaml the site shall be published to
ci-once = One publication at a time: the next one waits.
ci-github-secrets = What the target takes from the environment, in this step alone. What is called otherwise is added in the same way.
ci-gitlab-secrets = Give KOHYO_KEY (Settings → CI/CD → Variables) to this environment alone: then only this job has it.
ci-example = Such as a server by SFTP. fingerprint is what ssh-keygen -lf prints of the server's key.
ci-github = GitHub Actions: checks each commit, keeps the site, publishes the main branch.
ci-schedule = Each day at 00:05 in Japan, so that a report comes online on its day.
ci-github-credentials = The steps that follow have no key that can write to the repository.
ci-github-pages = To GitHub Pages, unless KOHYO_TARGET is set. In Settings → Pages, choose GitHub Actions as the source.
ci-github-server = To a server, when the variable KOHYO_TARGET names a target of kohyo.yaml.
ci-gitlab = GitLab CI: checks each commit, keeps the site, publishes the default branch. So that a report comes online on its day, add a pipeline schedule (5 0 * * *, Tokyo).
ci-gitlab-pages = To GitLab Pages, unless the variable KOHYO_TARGET is set.
ci-gitlab-server = To a server, when the variable KOHYO_TARGET names a target of kohyo.yaml.
