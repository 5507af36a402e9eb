"""Ways to spoil the open data of a site: each gives a function that changes one thing below a folder.

A place is found by pattern or by what the schemas declare, since tables and pages change. A place that is not there
makes the spoiling fail. A spoiled table is mostly spoiled in both of its forms, and its bytes and hash are declared
anew, so that it is refused for what is wrong with it and not for being another file.
"""

import csv
import hashlib
import io
import json
import re

from rdflib import RDF, Graph

from checks import tables


def first_file(site, pattern):
    files = sorted(site.glob(pattern))
    if not files:
        raise LookupError(f"no file {pattern}")
    return files[0]


def text(pattern, found, put, reseal=False, every=False):
    """Replaces the first place, or every one, in the first such file where the pattern is found."""

    def change(site):
        file = first_file(site, pattern)
        before = file.read_bytes().decode("utf-8")
        after, times = re.subn(found, put, before, count=0 if every else 1, flags=re.DOTALL | re.MULTILINE)
        if not times:
            raise LookupError(f"{found!r} is not found in {file.name}")
        file.write_bytes(after.encode("utf-8"))
        if reseal:
            seal(site)

    return change


def seal(site):
    """Declares the bytes and the hash of every resource as they are now."""
    path = site / tables.PACKAGE
    package = json.loads(path.read_text(encoding="utf-8"))
    for resource in package["resources"]:
        content = (site / "data" / resource["path"]).read_bytes()
        resource["bytes"] = len(content)
        resource["hash"] = f"sha256:{hashlib.sha256(content).hexdigest()}"
    path.write_text(json.dumps(package, ensure_ascii=False), encoding="utf-8")


def as_json(name, edit):
    """Edits a file that is an object as JSON."""

    def change(site):
        path = site / name
        content = json.loads(path.read_text(encoding="utf-8"))
        edit(content)
        path.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")

    return change


def package(edit):
    return as_json(tables.PACKAGE, edit)


def write_csv(site, table, rows):
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\r\n").writerows(rows)
    (site / "data" / table.path).write_bytes(("\ufeff" + out.getvalue()).encode("utf-8"))


def places(site, wanted):
    """Each cell that has something and stands in a column that is wanted: its table, row and column."""
    for table in tables.tables(site):
        for at, field in enumerate(table.fields):
            if wanted(table, field):
                for line, row in enumerate(table.rows()[1:], start=1):
                    if row[at]:
                        yield table, line, at
                        break


def cell(wanted, put, only_csv=False):
    """Replaces the first cell with something in the first column that is wanted, in both forms of the table."""

    def change(site):
        place = next(places(site, wanted), None)
        if place is None:
            raise LookupError("no such column with anything in it")
        table, line, at = place
        rows = table.rows()
        value = put(rows[line][at])
        rows[line][at] = value
        write_csv(site, table, rows)
        if not only_csv:
            json_cell(site, table, line, at, value)
        seal(site)

    return change


def json_cell(site, table, line, at, value):
    path = (site / "data" / table.path).with_suffix(".json")
    objects = json.loads(path.read_text(encoding="utf-8"))
    field = table.fields[at]
    if value == "":
        value = None
    elif re.fullmatch(r"-?\d+(\.\d+)?", value) and field["type"] in ("integer", "number", "year"):
        value = json.loads(value)
    objects[line - 1][field["name"]] = value
    path.write_text(json.dumps(objects, ensure_ascii=False), encoding="utf-8")


def column(wanted, put):
    """Replaces whatever stands in the first column that is wanted and has something, in both forms of the table."""

    def change(site):
        place = next(places(site, wanted), None)
        if place is None:
            raise LookupError("no such column with anything in it")
        table, _, at = place
        rows = table.rows()
        for line, row in enumerate(rows[1:], start=1):
            if row[at]:
                row[at] = put
                json_cell(site, table, line, at, put)
        write_csv(site, table, rows)
        seal(site)

    return change


def short_row(site):
    """Leaves out the last cell of the first row, as CSV."""
    for table in tables.tables(site):
        rows = table.rows()
        if len(rows) > 1 and len(rows[0]) > 1:
            rows[1] = rows[1][:-1]
            write_csv(site, table, rows)
            seal(site)
            return
    raise LookupError("no table with a row")


def twice(site):
    """Puts the first row of the first table that has a key there once more."""
    for table in tables.tables(site):
        rows = table.rows()
        if table.schema.get("primaryKey") and len(rows) > 1:
            write_csv(site, table, [*rows, rows[1]])
            path = (site / "data" / table.path).with_suffix(".json")
            objects = json.loads(path.read_text(encoding="utf-8"))
            path.write_text(json.dumps([*objects, objects[0]], ensure_ascii=False), encoding="utf-8")
            seal(site)
            return
    raise LookupError("no table with a primary key and a row")


def header(put):
    """Replaces the names of the first table with two columns, in the file only."""

    def change(site):
        table = next(it for it in tables.tables(site) if len(it.fields) > 1)
        rows = table.rows()
        rows[0] = put(rows[0])
        write_csv(site, table, rows)
        seal(site)

    return change


def schema(edit):
    """Edits the first column with a text in the first schema."""

    def change(site):
        resource = tables.of_kind(site, ".csv")[0]
        path = site / "data" / resource["schema"]
        content = json.loads(path.read_text(encoding="utf-8"))
        edit(next(it for it in content["fields"] if it.get("type", "string") == "string"))
        path.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")

    return change


def objects(edit):
    """Edits the objects of the first table as JSON where there is something to edit."""

    def change(site):
        for resource in tables.of_kind(site, ".json"):
            path = site / "data" / resource["path"]
            content = json.loads(path.read_text(encoding="utf-8"))
            if edit(content):
                path.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
                seal(site)
                return
        raise LookupError("no object to edit")

    return change


def quote_number(content):
    for columns in content:
        for name, value in columns.items():
            if isinstance(value, (int, float)) and not isinstance(value, bool):
                columns[name] = str(value)
                return True
    return False


def swap_columns(content):
    """In the last object: frictionless takes the order of the first for that of the file."""
    if len(content) < 2 or len(content[-1]) < 2:
        return False
    content[-1] = dict(reversed(content[-1].items()))
    return True


def graph(edit):
    """Edits the catalogue as a graph, whatever names its context has for things."""

    def change(site):
        path = site / "data/catalog.jsonld"
        content = Graph().parse(data=path.read_text(encoding="utf-8"), format="json-ld")
        before = set(content)
        edit(content)
        if set(content) == before:
            raise LookupError("the catalogue has nothing to edit there")
        content.serialize(path, format="json-ld")

    return change


def without(kind, name):
    return graph(lambda it: it.remove((one(it, kind), name, None)))


def with_value(kind, name, value):
    return graph(lambda it: it.set((one(it, kind), name, value)))


def one(content, kind):
    return min(content.subjects(RDF.type, kind))


def fold_within_character(site):
    path = site / "data/calendar.ics"
    content = path.read_bytes()
    at = next(at for at, byte in enumerate(content) if byte >= 0xE0)
    path.write_bytes(content[: at + 1] + b"\r\n " + content[at + 1 :])


def empty_tables(site):
    """Leaves the headers alone, in every table."""
    for table in tables.tables(site):
        write_csv(site, table, table.rows()[:1])
        (site / "data" / table.path).with_suffix(".json").write_text("[]\n", encoding="utf-8")
    seal(site)


def no_records(site):
    for file in list(site.glob("**/data.json")):
        file.unlink()


def of_json(descriptor):
    """The first resource that is a table as JSON."""
    return next(it for it in descriptor["resources"] if it["path"].endswith(".json"))


def leave_out(site):
    (site / "data/left-out.csv").write_text("a\r\n1\r\n", encoding="utf-8", newline="")


def of_type(*kinds):
    return lambda table, field: field.get("type", "string") in kinds and field["name"] not in table.keys()


def is_number(table, field):
    return of_type("integer", "number")(table, field)


def is_free_number(table, field):
    rules = field.get("constraints", {}).keys() - {"required", "minimum"}
    return is_number(table, field) and not rules and field["name"] not in table.led_to


def is_required(table, field):
    needed = field.get("constraints", {}).get("required")
    return needed and not is_foreign(table, field) and field["name"] not in table.led_to


def is_foreign(table, field):
    return any(tables.as_list(it["fields"]) == [field["name"]] for it in table.schema.get("foreignKeys", []))


def is_plain_text(table, field):
    rules = field.get("constraints", {}).keys() - {"required"}
    rules = rules or field.get("categories") or field["name"] in table.led_to
    return of_type("string")(table, field) and not rules and field.get("format", "default") == "default"


def is_key_text(table, field):
    """A text that is part of a key of its table, where no key leads to it or from it."""
    led = is_foreign(table, field) or field["name"] in table.led_to
    return field.get("type", "string") == "string" and field["name"] in table.keys() and not led


def first_resource(descriptor):
    return descriptor["resources"][0]
