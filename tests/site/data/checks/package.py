"""The data package and all its rows, by frictionless (Data Package v2, https://datapackage.org).

Frictionless holds types, constraints, primary, foreign and unique keys, headers and the shape of rows
against the schemas. What it leaves out is asked here: bytes and hashes of files that are no CSV (it reads
those as a stream that it does not count), and that no table or schema lies beside the package unnamed. A
table without rows is looked at as CSV only.
"""

import hashlib
import json

from frictionless import FrictionlessException, Package

from . import tables

# Files of data/ that describe something else than a table.
OTHER = {"datapackage.json", "record.schema.json"}
# Verdicts of this run, by all that was read for them.
known = {}


def faults(site):
    descriptor = json.loads((site / tables.PACKAGE).read_text(encoding="utf-8"))
    yield from seals(site, descriptor)
    yield from unnamed(site, descriptor)
    for resource in list(descriptor["resources"]):
        if not resource["path"].endswith(".csv"):
            resource.pop("bytes", None)
            resource.pop("hash", None)
        if is_empty_list(site, resource["path"]):
            descriptor["resources"].remove(resource)
    try:
        package = Package(descriptor, basepath=str(site / "data"))
        package.to_descriptor(validate=True)
    except FrictionlessException as error:
        for reason in error.to_errors():
            yield f"datapackage.json: {reason.type}: {reason.message}"
        return
    rows = 0
    for resource, declared in zip(package.resources, descriptor["resources"]):
        read = what_is_read(site, descriptor, declared)
        if read not in known:
            known[read] = validated(resource)
        yield from known[read][1]
        rows += known[read][0]
    if not rows:
        yield "datapackage.json: no table has a row"


def what_is_read(site, descriptor, declared):
    """All that the verdict on a resource hangs on: its declaration, schema and file, and those of tables that keys lead to.

    Most spoilings touch one table, and frictionless is slow.
    """
    found = [json.dumps(declared)]
    names = {declared["name"]}
    if "schema" in declared:
        for key in tables.schema_of(site, declared).get("foreignKeys", []):
            names.add(key["reference"].get("resource", ""))
    for resource in descriptor["resources"]:
        if resource["name"] in names:
            found.append(json.dumps(resource))
            for path in (resource["path"], resource.get("schema")):
                file = tables.inside(site, path) if isinstance(path, str) else None
                found.append(file.read_bytes() if file and file.is_file() else None)
    return tuple(found)


def validated(resource):
    """How many rows a resource has, and its faults."""
    report = resource.validate()
    found = [f"{error.type}: {error.message}" for error in report.errors]
    rows = 0
    for task in report.tasks:
        rows += task.stats.get("rows") or 0
        # A warning says that something was not looked at.
        found += [f"{task.place}: {warning}" for warning in task.warnings]
        found += [f"{task.place}: {error.type}: {error.message}" for error in task.errors]
    return rows, found


def is_empty_list(site, path):
    """Whether the file is a table of no rows as JSON, in which frictionless finds no columns and goes on no further."""
    file = tables.inside(site, path)
    return path.endswith(".json") and file.is_file() and json.loads(file.read_text(encoding="utf-8")) == []


def seals(site, descriptor):
    """Whether each resource tells the size and the hash of its file as they are."""
    if not descriptor["resources"]:
        yield "datapackage.json: no resources"
    for resource in descriptor["resources"]:
        path = resource["path"]
        try:
            content = tables.inside(site, path).read_bytes()
        except OSError as error:
            yield f"{path}: cannot be read: {error.strerror}"
            continue
        if resource.get("bytes") != len(content):
            yield f"{path}: bytes: {resource.get('bytes')} is declared, {len(content)} is right"
        digest = f"sha256:{hashlib.sha256(content).hexdigest()}"
        if resource.get("hash") != digest:
            yield f"{path}: hash: {resource.get('hash')} is declared, {digest} is right"


def unnamed(site, descriptor):
    named = {it["path"] for it in descriptor["resources"]}
    named |= {it["schema"] for it in descriptor["resources"] if isinstance(it.get("schema"), str)}
    for pattern in ("*.csv", "*.json"):
        for file in sorted((site / "data").glob(pattern)):
            if file.name not in named | OTHER:
                yield f"{file.name}: the package does not name it"
    for resource in descriptor["resources"]:
        table = resource["path"].endswith((".csv", ".json")) and resource["path"] not in OTHER
        if table and "schema" not in resource:
            yield f"{resource['path']}: a table without a schema"
