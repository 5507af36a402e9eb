"""Each record's own JSON against data/record.schema.json, by jsonschema (draft 2020-12), formats of dates included.

Formats that jsonschema asks further packages about (uri among them) are not looked at.
"""

import json
from itertools import islice

from jsonschema import Draft202012Validator
from jsonschema.exceptions import SchemaError

SCHEMA = "data/record.schema.json"
DRAFT = "https://json-schema.org/draft/2020-12/schema"
# As many of one file's faults are enough.
SHOWN = 5


def faults(site):
    try:
        schema = json.loads((site / SCHEMA).read_text(encoding="utf-8"))
        Draft202012Validator.check_schema(schema)
    except (ValueError, SchemaError) as error:
        yield f"{SCHEMA}: no schema: {getattr(error, 'message', error)}"
        return
    if schema.get("$schema") != DRAFT:
        yield f"{SCHEMA}: of draft {schema.get('$schema')}, not {DRAFT}"
    validator = Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)
    # A schema that takes anything would pass every record.
    if validator.is_valid({}):
        yield f"{SCHEMA}: an empty object passes"
    files = sorted(site.glob("**/data.json"))
    if not files:
        yield "no record has a data.json"
    for file in files:
        path = file.relative_to(site).as_posix()
        try:
            record = json.loads(file.read_text(encoding="utf-8"))
        except ValueError as error:
            yield f"{path}: no JSON: {error}"
            continue
        for error in islice(validator.iter_errors(record), SHOWN):
            yield f"{path}: {error.json_path}: {shortened(error.message)}"


def shortened(message):
    """Without the middle: it begins with all of what is wrong, and ends with why."""
    return message if len(message) <= 200 else f"{message[:60]} … {message[-120:]}"
