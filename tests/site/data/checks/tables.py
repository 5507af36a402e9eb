"""Reads the tables that a data package declares, for the validators that look at cells.

Nothing here judges: what cannot be read raises, and the validator that asked refuses.
"""

import csv
import io
import json
from dataclasses import dataclass
from pathlib import Path

PACKAGE = "data/datapackage.json"


@dataclass
class Table:
    """A resource of the package that is a CSV file, with its schema."""

    path: str
    name: str
    schema: dict
    text: str
    # The columns that keys of any table lead to.
    led_to: set

    @property
    def fields(self):
        return self.schema["fields"]

    def rows(self):
        """The rows as they are in the file, its header first, without the byte order mark."""
        return list(csv.reader(io.StringIO(self.text.removeprefix("\ufeff"), newline=""), strict=True))

    def keys(self):
        """The names of the columns that are part of a key of any kind."""
        names = as_list(self.schema.get("primaryKey", []))
        for key in self.schema.get("foreignKeys", []):
            names = names + as_list(key["fields"])
        return set(names)


def as_list(value):
    return [value] if isinstance(value, str) else list(value)


def resources(site):
    return json.loads((site / PACKAGE).read_text(encoding="utf-8"))["resources"]


def schema_of(site, resource):
    schema = resource["schema"]
    if isinstance(schema, dict):
        return schema
    return json.loads((site / "data" / schema).read_text(encoding="utf-8"))


def of_kind(site, ending):
    """The resources whose file ends so and that have a schema."""
    return [it for it in resources(site) if str(it.get("path")).endswith(ending) and "schema" in it]


def tables(site):
    """Every table of the package, in its order."""
    found = []
    for resource in of_kind(site, ".csv"):
        text = (site / "data" / resource["path"]).read_bytes().decode("utf-8")
        found.append(Table(resource["path"], resource.get("name"), schema_of(site, resource), text, set()))
    if not found:
        raise ValueError(f"{PACKAGE} names no table")
    for table in found:
        for key in table.schema.get("foreignKeys", []):
            reference = key["reference"]
            for it in found:
                if it.name == reference.get("resource", "") or it is table and not reference.get("resource"):
                    it.led_to.update(as_list(reference["fields"]))
    return found


def inside(site: Path, path: str) -> Path:
    """A file of the package, which may not lie elsewhere."""
    file = (site / "data" / path).resolve()
    if not file.is_relative_to(site.resolve()):
        raise ValueError(f"{path} is not below the site")
    return file
