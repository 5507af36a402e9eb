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
