"""Each table as JSON against the same table as CSV, cell by cell.

An empty cell is null. A text that a workbook would compute has an apostrophe in front in CSV only
(src/exchange/cell.rs), so that of JSON is given one before they are compared.
"""

import json
from decimal import Decimal, InvalidOperation
from pathlib import PurePath

from . import tables

FORMULA = tuple("=+-@\t\r\n＝＋－＠")


def faults(site):
    twins = {it["path"]: it for it in tables.of_kind(site, ".json")}
    for table in tables.tables(site):
        path = str(PurePath(table.path).with_suffix(".json"))
        resource = twins.pop(path, None)
        if resource is None:
            yield f"{table.path}: the package names no {path}"
            continue
        if tables.schema_of(site, resource) != table.schema:
            yield f"{path}: another schema than that of {table.path}"
        for fault in differences(table, tables.inside(site, path).read_text(encoding="utf-8")):
            yield f"{path}: {fault}"
    for path in twins:
        yield f"{path}: the package names no table of this name as CSV"


def differences(table, text):
    objects = json.loads(text, parse_float=Decimal, parse_int=Decimal, object_pairs_hook=pairs)
    header, *rows = table.rows()
    if len(objects) != len(rows):
        yield f"{len(objects)} objects, {len(rows)} rows"
    types = {it["name"]: it.get("type", "string") for it in table.fields}
    for at, (row, columns) in enumerate(zip(rows, objects), start=1):
        if list(columns) != header or len(row) != len(header):
            yield f"object {at}: names {list(columns)} for the columns {header} and {len(row)} cells"
            continue
        for name, cell in zip(header, row):
            if not same(cell, columns[name], types.get(name)):
                yield f"object {at}, {name}: {columns[name]!r} for the cell {cell!r}"


def pairs(items):
    names = [name for name, _ in items]
    if len(set(names)) != len(names):
        raise ValueError(f"a name is repeated in an object: {names}")
    return dict(items)


def same(cell, value, kind):
    if cell == "" or value is None:
        return cell == "" and value is None
    if kind in ("integer", "number", "year"):
        try:
            return isinstance(value, Decimal) and Decimal(cell) == value
        except InvalidOperation:
            return False
    if kind == "boolean":
        return isinstance(value, bool) and cell == str(value).lower()
    return isinstance(value, str) and cell == guarded(value)


def guarded(text):
    return f"'{text}" if text.lstrip("'").startswith(FORMULA) else text
