# The words of kohyo publish and kohyo verify

# When a host refuses or cannot be reached
host-temporary = the line to the host was cut, or the host is out of order ({ $place }: { $detail })
    .help = type the same command again; it goes on where it ended
host-too-many-connections = the host takes no more connections ({ $place }: { $detail })
    .help = wait until others have ended, or type it again with --concurrency 1
host-missing = a file that must be on the host is not there ({ $place }: { $detail })
    .help = look at the files on the host with kohyo verify
host-forbidden = the host does not allow it ({ $place }: { $detail })
    .help = see whether the user of the host may write to this folder
host-unauthorized = the host does not accept the user, the password or the key ({ $place }: { $detail })
    .help = see the user in kohyo.yaml, and where the password or key comes from (env, command)
host-not-the-host = it is not certain that this is the right host; nothing was sent to it ({ $place }: { $detail })
    .help = the first time, ask the administrator whether the fingerprint above is that of the host, and write it under fingerprint in kohyo.yaml; if it was right before, ask whether the key or certificate was replaced before you change it
host-full = the host has no room left ({ $place }: { $detail })
    .help = make room on the host, or keep fewer former releases (keep in kohyo.yaml)
host-unsupported = the host cannot do this ({ $place }: { $detail })
    .help = see the kind of the host and its settings
host-failed = the host failed ({ $place }: { $detail })
    .help = look at the host and type the command again

# What was written down on the host
publish-manifest-damaged = what is written down on the host cannot be read: { $path }
publish-manifest-later = { $path } on the host was written by a later version of kohyo; use that version

# One publication at a time
publish-locked = { $owner } has been publishing for { $minutes } minutes
publish-lock-break = if you know that nothing is running, --break-lock begins at once; without it the lock is taken over when nothing has moved for 15 minutes
publish-lock-unreadable = there is a lock on the host, .kohyo/lock, and it does not say whose it is
publish-lock-taken-over = the publication of { $owner } (since { $since }) seems to have stopped; it is taken over
publish-lock-lost = { $owner } has taken over while this was publishing; this stops
publish-lock-gone = the lock .kohyo/lock has gone while this was publishing; somebody else may be publishing, so this stops
publish-lock-stays = the lock .kohyo/lock could not be removed; in 15 minutes the next publication begins all the same ({ $detail })
publish-meanwhile = somebody else has published since the plan was made; type it again

# When it cannot be published
publish-in-place-refused = this host cannot replace a file as a whole: who opens a page in that moment may see half of it
    .help = if that is acceptable, write allow_in_place: true for this target in kohyo.yaml
publish-in-place = this host cannot replace a file as a whole: who opens a page in that moment may see half of it
publish-differs = { $path } is not what was sent; nothing was removed
publish-built-changed = { $path } has changed since the plan was made; type it again
publish-edited = { $count ->
        [one] a file on the host was
       *[other] { $count } files on the host were
    } changed by hand since the last publication:{ $files }
publish-take-over = to replace them by the files of the site, add --adopt
publish-no-release = release { $release } is not kept on the host
publish-no-former-release = no former release is kept on the host
publish-releases = kept are { $releases }
publish-release-not-whole = { $path } of release { $release } is not kept on the host

# What is said on the way
publish-fewer-connections = the host takes no more connections; from now on { $count } at once
publish-not-tidied = published, but old releases could not be tidied up ({ $detail })

# The plan in records
publish-record = { $item }{ $name }: { $change ->
        [new] { $kind ->
            [sheet] new sheet
            [charter] new charter
           *[page] new page
        }
        [published] published
        [correction] corrected
        [corrected] changed
        [withdrawn] withdrawn
       *[moved] at another address
    }
publish-item = { $kind ->
        [report] { $name }
        [annual] evaluation of { $name }
        [provisional] { $name }
        [final] { $name }
       *[correction] {""}
    }{ $kind ->
        [correction] {""}
       *[other] {" "}
    }

# What is carried by hand
publish-bundle-steps = How to bring release { $release } (as of { $day }) to the host

    1. Open this zip on a computer that reaches the server.
    2. Put what is inside the folder `site` ({ $files } files) into the folder of the site there, over files of the same name.
       Put in what is inside it, not the folder `site` itself.
       If you can choose the order: the folder assets, the other folders, then index.html at the top.
    3. Remove the files that remove.txt names ({ $removals } files) from the server.
       Do so when all of step 2 is done. Remove nothing else.
    4. Look whether it is right.
       - on that computer, in the folder `site`: sha256sum -c ../SHA256SUMS
       - in the office: kohyo publish TARGET --confirm
       - Open the site{ $url ->
            [none] {""}
           *[other] {" "}({ $url })
        } and see that the new pages are there.

    Until --confirm is done, the next zip has what is in this one, too.
publish-command-not-started = cannot start `{ $program }`
publish-command-failed = `{ $program }` failed ({ $status })

# The plan
publish-plan-title = To be published to `{ $target }` (as of { $day })
publish-records = { $count ->
        [one] one change of records
       *[other] { $count } changes of records
    }
publish-records-none = no change of records
publish-files = files: { $new } new, { $changed } changed{ $lost ->
        [0] {""}
       *[other] , { $lost } lost
    }{ $taken-over ->
        [0] {""}
       *[other] , { $taken-over } taken over
    }, { $removed } to remove, { $unchanged } as they are ({ $size } to send)
publish-file = { $reason ->
        [new] new
        [changed] changed
        [lost] lost
        [taken-over] taken over
       *[removed] removed
    } { $path }
publish-line = {"  "}{ $text }
publish-more = and { $count } more (--verbose shows them all)
publish-present = { $count ->
        [one] a file is
       *[other] { $count } files are
    } on the host already and not sent
publish-obstacles = { $count ->
        [one] a file on the host is
       *[other] { $count } files on the host are
    } not as kohyo left them; nothing was changed
publish-obstacle = { $path } ({ $reason ->
        [foreign] not put there by kohyo
        [edited] changed by hand since it was published
       *[edited-and-gone] changed by hand since it was published, and no longer of the site
    })
publish-obstacles-help = copy what you need to another place or into content/; to replace them by the files of the site, type it again with --adopt

# The command that publishes
publish-no-target = there is no target `{ $target }` under publish in kohyo.yaml
publish-no-targets = write publish: with the name of a target into kohyo.yaml (docs/publish.md)
publish-no-kind = there is no kind of target `{ $kind }`
publish-no-host = nothing can be asked of the target `{ $target }`
publish-no-variable = the variable { $name }, which has the { $key } of the target, is not set
publish-secret-command = the command that prints the { $key } of the target has failed
publish-no-view = { $url } cannot be looked at
publish-settings-unreadable = kohyo.yaml cannot be read; see kohyo check
publish-nothing = the target `{ $target }` has the site as it is
publish-resumed = the last publication did not end; this one goes on from there
publish-too-many-deletes = { $count } files would be removed, which is more than { $max }, so nothing is done; if it is right, add --max-deletes { $count }
publish-dry-run = nothing was done
publish-ask = publish to `{ $target }`? (yes: y, no: Enter)
publish-not-done = nothing was published
publish-not-asked = nobody is there to be asked
    .help = if the plan is right, type { $command }
publish-done = published to `{ $target }` (release { $release }: { $uploaded } files sent, { $size }; { $removed } removed)
publish-kept = { $count ->
        [one] one former release is kept
       *[other] { $count } former releases are kept
    } (files for them: { $size })
publish-bundle-done = { $path } is written; bring it to the host as README.en.txt in it says, then type kohyo publish { $target } --confirm
publish-confirm-host = what is published to `{ $target }` was compared when it was published; kohyo verify looks again
publish-confirm-nothing = nothing is waiting to be confirmed of `{ $target }`
publish-confirmed = release { $release } of `{ $target }` { $checked ->
        [yes] has arrived
       *[no] is taken to have arrived (without public_url nothing was looked at)
    }
publish-progress = { $work ->
        [inspect] looking
        [keep] keeping the former release
        [upload] uploading
        [compare] comparing
        [place] moving to its place
       *[remove] removing
    } { $done }/{ $all } { $speed }{ $left ->
        [0] {""}
       *[other] {" "}{ $left } left
    }

# The command that compares
verify-nothing = nothing was published to `{ $target }` so far
verify-no-url = the target `{ $target }` has no public_url, so there is nothing to look at
verify-unknown-url = no target has the public_url { $url }
    .help = write public_url for the target in kohyo.yaml
verify-missing = { $count ->
        [one] a file is
       *[other] { $count } files are
    } missing
verify-changed = { $count ->
        [one] a file has
       *[other] { $count } files have
    } another content
verify-still-there = { $count ->
        [one] a file was
       *[other] { $count } files were
    } removed and can still be read
verify-foreign = { $count ->
        [one] a file
       *[other] { $count } files
    } in the folders of the site that kohyo did not put there (left as they are)
verify-interrupted = a publication is under way or did not end; kohyo publish goes on from there
verify-right = { $place } is what was published ({ $files } files)
verify-wrong = { $place } is not what was published ({ $files } files were looked at)

# Damage to the log of publications (ledger/)
help-damaged-log = take it from the repository as it was, or from the published site with `kohyo ledger pull`
log-missing = { $file } is not there
log-line = line { $line } of { $file } is no entry ({ $why })
log-not-canonical = line { $line } of { $file } is not in canonical form (RFC 8785)
log-broken = line { $line } of { $file } does not follow the line before: one of them was changed, moved or taken out
log-order = line { $line } of { $file } is out of the order of years or times
log-cut = the last line of { $file } is cut off
log-tile = the hashes in { $file } are not those of the entries
log-no-checkpoint = { $file } is no signed root (checkpoint)
log-root = the root in { $file } is not that of the first { $size } lines
log-short = { $signed } lines are signed in { $file }, and only { $there } are there: the end was cut off
log-unsigned = { $signed } lines are signed in { $file }, and { $there } are there
log-signature = the signature in { $file } is not that of the city's key
log-key = the key in { $file } is not the one in the log
log-files-hash = { $file } is not the list of the files of the site as it was last published
log-files-list = { $file } is no list of files as sha256sum prints it
log-changed = { $file } is not what was published
log-gone = { $file } was published and is not there
log-record = the content of “{ $record }” in { $file } is not the one in the log
log-stamp = { $file } is no time stamp of this checkpoint
log-rewritten = the { $size } lines that were seen before (root { $seen }) are not the beginning of this log: it was rewritten
log-other-key = the key is not the one that was seen before, and no entry says that it was replaced
log-other-log = this is another log than the one that was seen before

# The log of publications (ledger/)
publish-log-later = the log of publications has an entry of a later time than now ({ $at }): look at this machine's clock
publish-log-day = the site speaks for { $day }, which has not come: no such site is published to the official target
publish-log-unsigned = the log of publications has been signed so far, and the target has no signing_key
publish-log-other-key = the log of publications has been signed by another key ({ $known }) than this one ({ $key })
    .help = if the key was replaced, add --new-key: an entry will say so
publish-log-no-key = signing_key is no key that can sign (Ed25519, without a passphrase)
    .help = make one with ssh-keygen -t ed25519 -N "" -f kohyo-ledger; one with a passphrase belongs into the ssh agent, and its fingerprint under agent:
publish-log-not-in-agent = the ssh agent has no Ed25519 key with the fingerprint { $key }; look with ssh-add -l
publish-log-agent = the ssh agent cannot be used (SSH_AUTH_SOCK)
publish-log-no-stamp = no time stamp was to be had; going on without: { $detail }
publish-log-chain-only = there is no key to sign the log of publications (signing_key): it is a chain of lines only
publish-log-done = { $count } lines were added to the log of publications: commit ledger/
publish-log-completed = the last publication had arrived on the host; it is in the log now
publish-log-behind = the log of publications here (ledger/) is behind that of “{ $target }”; nothing is published
publish-log-apart = the log of publications here (ledger/) and that of “{ $target }” contradict each other
    .help = find out which of them was published, and put ledger/ in the repository back to what the host's log begins with
publish-log-damaged = the log of publications of “{ $target }” is damaged; look with kohyo verify
publish-log-pull =
    .help = take over the host's log first: { $command }
publish-log-rollback = “{ $target }” is the official target, whose log cannot go back: --rollback does not work there
    .help = put the records back in the repository (git revert), say why in a 訂正, and publish
publish-log-not-whole = the log of publications (ledger/) is damaged; nothing is published to “{ $target }”
ledger-pull-nothing = “{ $target }” has no log of publications that is not here
ledger-pulled = { $count } lines of the log of publications were taken over from “{ $target }”: commit ledger/

# Verifying the log of publications
verify-log-right = the log of publications of { $place } is right, and the { $files } files of the site are what it says ({ $entries } lines, the last of { $day })
verify-log-wrong = { $place } is not what the log of publications says ({ $entries } lines and { $files } files were looked at)
verify-log-signed = signed by { $key }
verify-log-chain-only = it is not signed: only the chain of lines was verified, which does not tell whether the city rewrote all of it
verify-log-stamps = { $count } time stamps: the first { $size } lines were there at { $time } (verify the stamp itself with openssl ts -verify)
verify-log-since = the { $size } lines that were seen before are there unchanged
verify-log-first = the log was seen for the first time; from now on it can be proved that it was not rewritten
verify-log-not-proved = it was not compared with what was seen before: a log that was rewritten and signed anew is not found without that (--remember FILE)
verify-log-remembered = what is there now is remembered in { $path }
verify-log-not-remembered = { $path } is not what kohyo verify --remember wrote
verify-log-none = { $place } has no log of publications (ledger/)
verify-log-status = the server answered { $status } when { $path } was asked for
verify-log-time = time to verify the log: { $time }
verify-log-cosign-unsigned = the log of publications is not signed, so that nothing can be cosigned
verify-log-cosign-name = “{ $name }” cannot name who cosigns: write a name without spaces and +
