"""Holds the open data of a built site against validators that others wrote: validate.py SITE_FOLDER [--spoil]

    package   data/datapackage.json and every table: frictionless (Data Package v2)
    manners   the tables as CSV: what 総務省 asks of tables that machines read
    twins     each table as JSON against the same table as CSV
    records   each record's data.json: jsonschema, with data/record.schema.json
    calendar  data/calendar.ics: vobject, and rules of RFC 5545 beside it
    catalog   data/catalog.jsonld: rdflib, and pyshacl with the shapes of DCAT-AP 3.0 in shapes/
    terms     microdata of the home page and the data page: extruct, PyLD, and the terms in schema_org.toml

Each fault is a line: the validator, a tab, and what is wrong where. What each module does not look at is said
in its first lines. The last line is a summary, and the exit code is 1 where anything is wrong.

With --spoil, the validators are tried as well: the site's data is copied into a scratch folder, one thing
after another is spoiled in it (spoilings.py), and exactly the validators that are named there must refuse, in
the words named there. What reads nothing that was spoiled is not asked again.

tests/site/install puts the packages below the target folder; PYTHONPATH leads there. No validator may
use the network: each try to do so is refused, and is a fault.
"""

import argparse
import shutil
import sys
import tempfile
from fnmatch import fnmatchcase
from pathlib import Path

TABLES = ["data/datapackage.json", "data/*.csv", "data/*.json"]
# What each validator reads. The catalogue's also knows the sizes of tables, but those change
# with every spoiled table, so it is asked about spoilings of itself only.
READS = {
    "package": TABLES,
    "manners": TABLES,
    "twins": TABLES,
    "records": ["data/record.schema.json", "*/data.json"],
    "calendar": ["data/calendar.ics"],
    "catalog": ["data/catalog.jsonld"],
    "terms": ["index.html", "data/index.html"],
}
# Further records are validated where they are, but not copied to be spoiled.
COPIED_RECORDS = 20
SHOWN = 40


# What a program does to reach another. urllib3 binds a socket of this machine as it is imported, which is none of it.
REACHING = ("connect", "sendto", "sendmsg", "getaddrinfo", "gethostbyname", "gethostbyaddr", "getnameinfo")
reached = []


def refuse_network(event, arguments):
    if event.startswith("socket.") and event.removeprefix("socket.") in REACHING:
        # A package may swallow the error, so it is remembered.
        reached.append(f"{event}{arguments[1:] if event == 'socket.connect' else arguments}")
        raise PermissionError("no validator may use the network")


def load():
    """The validators by name. Their packages are heavy, so they are imported once, and under the ban."""
    sys.addaudithook(refuse_network)
    sys.dont_write_bytecode = True
    from checks import calendar_file, catalog, manners, package, records, terms, twins

    modules = [package, manners, twins, records, calendar_file, catalog, terms]
    return dict(zip(READS, modules))


def network_is_refused():
    import socket

    try:
        socket.getaddrinfo("example.invalid", 443)
    except PermissionError:
        return len(reached) == 1
    return False


def faults(check, site):
    """What a validator finds. One that cannot go on has found something as well."""
    found = []
    before = len(reached)
    try:
        found.extend(check.faults(site))
    except Exception as error:
        found.append(f"cannot be read: {type(error).__name__}: {error}")
    found.extend(f"the network is asked for: {it}" for it in reached[before:])
    return found


def concerned(paths):
    return [name for name, reads in READS.items() if any(fnmatchcase(path, it) for path in paths for it in reads)]


def copy(site, scratch):
    shutil.copytree(site / "data", scratch / "data")
    shutil.copy(site / "index.html", scratch)
    for page in site.glob("*/data/index.html"):
        for file in (page, page.parent.parent / "index.html"):
            place = scratch / file.relative_to(site)
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(file, place)
    for file in sorted(site.glob("**/data.json"))[:COPIED_RECORDS]:
        place = scratch / file.relative_to(site)
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(file, place)


def spoiled(checks, scratch, spoiling):
    """Spoils one thing, asks, and puts it back. Gives what is wrong with the validators, if anything is."""
    before = {it: it.read_bytes() for it in scratch.rglob("*") if it.is_file()}
    try:
        spoiling.change(scratch)
        now = {it: it.read_bytes() for it in scratch.rglob("*") if it.is_file()}
        changed = [it for it in before.keys() | now.keys() if before.get(it) != now.get(it)]
        if not changed:
            return "nothing was changed"
        names = concerned([it.relative_to(scratch).as_posix() for it in changed])
        found = {name: faults(checks[name], scratch) for name in names}
    except (LookupError, ValueError) as error:
        return f"cannot be spoiled: {error}"
    finally:
        for it in set(scratch.rglob("*")) - before.keys():
            if it.is_file():
                it.unlink()
        for it, content in before.items():
            it.write_bytes(content)
    refusing = {it for it, lines in found.items() if lines}
    if refusing != set(spoiling.refused_by):
        return f"refused by {sorted(refusing)}, not by {sorted(spoiling.refused_by)}: {found}"
    for name in spoiling.refused_by:
        if not any(spoiling.words.search(it) for it in found[name]):
            return f"{name} refuses for another reason: {found[name]}"
    return None


def try_validators(checks, site):
    import spoilings

    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        scratch = Path(folder)
        copy(site, scratch)
        for spoiling in spoilings.SPOILINGS:
            wrong = spoiled(checks, scratch, spoiling)
            failed += wrong is not None
            print("spoiling", spoiling.name, wrong or f"refused by {', '.join(spoiling.refused_by)}", sep="\t")
    for name in READS:
        of = sum(name in it.refused_by for it in spoilings.SPOILINGS)
        if of < 4:
            failed += 1
            print("spoiling", name, f"only {of} spoilings", sep="\t")
    return len(spoilings.SPOILINGS), failed


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("site", type=Path)
    arguments.add_argument("--spoil", action="store_true")
    arguments = arguments.parse_args()
    checks = load()
    if not network_is_refused():
        sys.exit("the network is not refused")
    wrong = 0
    for name, check in checks.items():
        found = faults(check, arguments.site)
        wrong += len(found)
        for fault in found[:SHOWN]:
            print(name, fault, sep="\t")
        if len(found) > SHOWN:
            print(name, f"{len(found) - SHOWN} more", sep="\t")
    summary = f"{len(checks)} validators, {wrong} faults"
    if arguments.spoil and not wrong:
        spoilings, failed = try_validators(checks, arguments.site)
        wrong += failed
        summary += f"; {spoilings} spoilings, {failed} not refused as they should be"
    print(summary)
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
