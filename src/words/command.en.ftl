# What commands print.

severity-error = error
severity-warning = warning
severity-note = note
level-help = help
findings-none = no mistakes
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
check-read = checked { $units } { $units ->
    [one] unit
   *[other] units
  } and { $records } { $records ->
    [one] record
   *[other] records
  } ({ $time })
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
build-failed = the site could not be built; the former one is untouched
could-not-run = could not run
no-city = no kohyo.yaml in { $folder } or above it
no-city-here = no kohyo.yaml in { $folder }
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
cannot-complete = cannot write { $path }; the next build completes this one
cannot-undo = a failed build could not be undone; the next one tries
site-as-it-was = the site could not be written and is as it was
link-in-the-way = { $path } is a link; remove it and build again
foreign-file = { $path } was not made by kohyo; move it away and build again
foreign-files = in { $path } there is something kohyo did not make where it has to write; move it away and build again:{ $names }{ $more ->
    [0] {""}
   *[other] {"\u000A"}  and { $more } more
  }
address-twice = two files of the site have the address { $path }
file-and-folder = { $folder } cannot be a file and the folder of { $path } at once
plan-is-damaged = { $path } is damaged; delete the output folder and build again
manifest-is-damaged = { $path } was changed: line { $line } is not a checksum and an address. Take the file from a backup, or delete the whole output folder and build again
not-an-address = `{ $path }` cannot be an address of the site: { $fault ->
    [empty] a part of it is empty (it must not start or end with `/`, nor have `//`)
    [dot] a part of it starts with a dot
    [end] Windows has no names that end with a dot or a space
    [control] it has a control character
    [sign] Windows has no names with \ < > : " | ? *
    [device] Windows keeps that name for a device
   *[long] a part of it is longer than 255 bytes
  }
