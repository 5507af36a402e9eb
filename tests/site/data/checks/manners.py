"""What Japan's ministry of internal affairs asks of tables that machines read, as far as a CSV file can show it.

Source: 総務省「統計表における機械判読可能なデータの表記方法の統一ルール」(2020-12-18), check items 1-2 (one value a
cell), 1-3 (numbers are numeric), 1-5 (no spaces or new lines for layout), 1-6 (no header left out), 1-7 (no
formulas), 1-10 (no platform-dependent characters) and 1-11 (Gregorian dates). The byte order mark is
kohyo's own rule: without it, workbooks take UTF-8 for Shift_JIS.

Types of columns are what the table's own schema declares. 1-9 (units) and 1-12 (area codes) are about
meaning, which no program can see.
"""

import re
from datetime import date

from . import tables

NUMBER = re.compile(r"-?\d+(\.\d+)?", re.ASCII)
ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
# A date in words may stand beside one as in ISO 8601, and its column is text.
OTHER_DATE = re.compile(r"\d{4}([./])\d{1,2}\1\d{1,2}|\d{4}-\d-\d{1,2}|\d{4}-\d{2}-\d", re.ASCII)
SPACE = " \t\u3000\u00a0\r\n"
FORMULA = "=+-@\t＝＋－＠"
# Rows of code page 932 that other systems have no characters for, or other ones: NEC's row 13, NEC's copy of
# IBM's extensions, and IBM's extensions.
PLATFORM_ROWS = [0x87, 0xED, 0xEE, 0xFA, 0xFB, 0xFC]


def platform_characters():
    found = set()
    for lead in PLATFORM_ROWS:
        for trail in range(0x40, 0xFD):
            found.update(bytes([lead, trail]).decode("cp932", "ignore") if trail != 0x7F else "")
    # Some of NEC's are in JIS X 0208 as well, where they do no harm. Those of one byte are no row's.
    return {it for it in found if not in_jis(it)}


def in_jis(character):
    try:
        return bool(character.encode("shift_jis")) or True
    except UnicodeEncodeError:
        return character == "\uffe2"


PLATFORM = platform_characters()


def platform_dependent(text):
    """The first character that not every system has: of a vendor, half-width kana, private use, none at all."""
    for it in text:
        if it in PLATFORM or "\uff61" <= it <= "\uff9f" or "\ue000" <= it <= "\uf8ff" or it == "\ufffd":
            return it
    return None


def faults(site):
    for table in tables.tables(site):
        for fault in table_faults(table):
            yield f"{table.path}: {fault}"


def table_faults(table):
    if not table.text.startswith("\ufeff"):
        yield "no byte order mark"
    header, *rows = table.rows()
    yield from header_faults(header, table.fields)
    for at, row in enumerate(rows, start=2):
        if len(row) != len(header):
            yield f"row {at}: {len(row)} cells below {len(header)} headers"
    for at, field in enumerate(table.fields):
        cells = [(line, row[at]) for line, row in enumerate(rows, start=2) if at < len(row) and row[at]]
        for line, cell in cells:
            for fault in cell_faults(cell, field, is_text(field, table.keys())):
                yield f"row {line}, {field['name']}: {fault}: {cell[:40]!r}"
        if field.get("type", "string") == "string" and cells:
            if all(OTHER_DATE.fullmatch(it) for _, it in cells):
                yield f"{field['name']}: dates that are not as in ISO 8601: {cells[0][1]!r}"


def header_faults(header, fields):
    for at, name in enumerate(header):
        if not name.strip(SPACE):
            yield f"column {at + 1}: an empty header"
        elif name in header[:at]:
            yield f"column {at + 1}: the header {name!r} is repeated"
        if name != name.strip(SPACE) or "\n" in name:
            yield f"column {at + 1}: space around the header, or a new line in it: {name!r}"
    words = [*header]
    for field in fields:
        words += [field.get("title", ""), *fixed_words(field)]
    for word in words:
        if character := platform_dependent(word):
            yield f"a platform-dependent character in {word!r}: U+{ord(character):04X}"


def fixed_words(field):
    """What alone may stand in the column, where that is declared."""
    words = [*field.get("constraints", {}).get("enum", []), *field.get("categories", [])]
    return [str(it.get("label", it["value"])) if isinstance(it, dict) else str(it) for it in words]


def is_text(field, keys):
    """Whether the column is declared as running text, the only place for a new line."""
    rules = field.get("constraints", {})
    free = field.get("type", "string") == "string" and field.get("format", "default") == "default"
    return free and field["name"] not in keys and not fixed_words(field) and "pattern" not in rules


def cell_faults(cell, field, text):
    if cell != cell.strip(SPACE):
        yield "space at an end"
    if not text and ("\n" in cell or "\r" in cell):
        yield "a new line in a cell that is no text"
    kind = field.get("type", "string")
    if kind in ("integer", "number", "year"):
        if re.search(r"\d[,，]\d", cell):
            yield "a number with thousands separators"
        elif not NUMBER.fullmatch(cell):
            yield "no plain number"
    elif kind == "date":
        if not is_date(cell):
            yield "no date as in ISO 8601"
    elif kind == "string" and cell[0] in FORMULA:
        yield "what a workbook takes for a formula"


def is_date(cell):
    try:
        return bool(ISO_DATE.fullmatch(cell) and date.fromisoformat(cell))
    except ValueError:
        return False
