"""What is spoiled to try the validators: a name, who must refuse it, in which words, and the change.

The validators named must refuse, and no other that reads what was changed. Those that refuse
with others do so for reasons of their own: a word for a number is neither of the declared type, nor plain, nor
equal to a number.
"""

import re
from dataclasses import dataclass
from typing import Callable

from rdflib import DCAT, DCTERMS, FOAF, RDF, XSD, BNode, Literal, URIRef
from ways import (
    as_json,
    cell,
    column,
    empty_tables,
    fold_within_character,
    graph,
    header,
    is_foreign,
    is_free_number,
    is_key_text,
    is_number,
    is_plain_text,
    is_required,
    leave_out,
    no_records,
    objects,
    of_json,
    of_type,
    package,
    quote_number,
    schema,
    short_row,
    swap_columns,
    text,
    twice,
    with_value,
    without,
)


@dataclass
class Spoiling:
    name: str
    refused_by: list
    words: re.Pattern
    change: Callable


SPOILINGS = []


def spoiling(refused_by, name, words, change):
    SPOILINGS.append(Spoiling(name, refused_by.split(), re.compile(words), change))


# The package and the types, constraints and keys of its tables.
spoiling(
    "package manners twins",
    "a word for a number",
    "type-error|no plain number|for the cell",
    cell(is_number, lambda _: "x"),
)
spoiling("package", "a cell left empty that has to be filled", "constraint-error", cell(is_required, lambda _: ""))
spoiling("package", "a key that leads nowhere", "foreign-key", cell(is_foreign, lambda _: "nowhere-at-all"))
spoiling("package", "a row twice", "primary-key", twice)
spoiling(
    "package",
    "a hash of another file",
    "hash",
    package(lambda it: it["resources"][0].update(hash="sha256:" + "0" * 64)),
)
spoiling("package", "a size of another file", "bytes", package(lambda it: it["resources"][0].update(bytes=1)))
spoiling(
    "package manners twins",
    "a resource of no file",
    "cannot be read|names no",
    package(lambda it: it["resources"][0].update(path="none.csv")),
)
spoiling("package", "a type that is none", "numeral", schema(lambda it: it.update(type="numeral")))
spoiling(
    "package manners twins",
    "a package without resources",
    "no resources|names no table",
    package(lambda it: it["resources"].clear()),
)
spoiling("package", "a table that the package leaves out", "does not name it", leave_out)
spoiling(
    "package manners twins",
    "a package that is no JSON",
    "cannot be read: JSONDecodeError",
    text("data/datapackage.json", r"\}\s*\Z", ""),
)
spoiling(
    "package",
    "a hash of another file as JSON",
    "hash",
    package(lambda it: of_json(it).update(hash="sha256:" + "0" * 64)),
)
spoiling("package", "a resource without a name", "name", package(lambda it: it["resources"][0].pop("name")))
spoiling(
    "package twins",
    "a table without a schema",
    "without a schema|names no",
    package(lambda it: of_json(it).pop("schema")),
)
spoiling(
    "package twins",
    "a table in one form only",
    "does not name it|names no",
    package(lambda it: it["resources"].remove(of_json(it))),
)
spoiling("package", "tables without rows", "no table has a row", empty_tables)

# How cells are written.
spoiling(
    "package manners twins",
    "thousands separators",
    "thousands separators|type-error|for the cell",
    cell(is_number, lambda _: "1,234"),
)
spoiling("manners", "a space at an end of a cell", "space at an end", cell(is_plain_text, lambda it: f"{it}\u3000"))
spoiling("manners", "a new line in a key", "a new line in a cell", cell(is_key_text, lambda it: f"{it[:1]}\n{it[1:]}"))
spoiling("manners twins", "a formula", "takes for a formula|for the cell", cell(is_plain_text, lambda _: "=1+1"))
spoiling(
    "package manners",
    "a date with strokes",
    "type-error|no date as in",
    cell(of_type("date"), lambda it: it.replace("-", "/")),
)
spoiling(
    "package manners",
    "a day that is none",
    "type-error|no date as in",
    cell(of_type("date"), lambda it: it[:5] + "02-30"),
)
spoiling("manners", "no byte order mark", "no byte order mark", text("data/*.csv", "\\A\ufeff", "", reseal=True))
spoiling(
    "package manners twins",
    "an empty header",
    "empty header|blank-label|for the columns",
    header(lambda it: ["", *it[1:]]),
)
spoiling(
    "package manners twins", "a header twice", "repeated|label|for the columns", header(lambda it: [it[1], *it[1:]])
)
spoiling(
    "manners",
    "a character of one platform in a title",
    "platform-dependent character in '\u2460",
    schema(lambda it: it.update(title="\u2460\u756a")),
)
spoiling(
    "manners",
    "a half-width letter in a title",
    "platform-dependent character in '\uff76",
    schema(lambda it: it.update(title="\uff76\uff85")),
)
spoiling("manners", "dates with strokes in a text", "not as in ISO 8601", column(is_plain_text, "2014/10/31"))
spoiling("package manners twins", "a row of too few cells", "missing-cell|cells below|for the columns", short_row)

# Both forms of a table.
spoiling(
    "twins", "another number in one form", "for the cell", cell(is_free_number, lambda it: f"{it}1", only_csv=True)
)
spoiling("twins", "another text in one form", "for the cell", cell(is_plain_text, lambda it: f"{it}x", only_csv=True))
spoiling("twins", "a number as a text", "'.*' for the cell", objects(quote_number))
spoiling("twins", "columns in another order", "for the columns", objects(swap_columns))
spoiling("twins", "an object fewer", r"\d objects, \d", objects(lambda it: it and it.pop()))

# Records.
spoiling(
    "records",
    "a property of another name",
    "(?i)required|additional|unevaluated",
    text("**/data.json", r'\A(\s*\{\s*")', r"\1x-"),
)
spoiling(
    "records",
    "a record with a day that is none",
    "is not a 'date'|does not match|not valid under",
    text("**/data.json", r'"(\d{4})-\d\d-\d\d"', r'"\1-13-45"'),
)
spoiling(
    "records",
    "a list for a text",
    "is not of type|not valid under|is not one of|was expected",
    text("**/data.json", r'(":\s*)"[^"]*"', r"\1[[7]]"),
)
spoiling("records", "a record that is cut off", "no JSON", text("**/data.json", r"\}\s*\Z", ""))
spoiling("records", "a list of a record", "is not of type 'object'", text("**/data.json", r"\A(.*)\Z", r"[\1]"))
spoiling(
    "records",
    "a schema that takes anything",
    "an empty object passes",
    text("data/record.schema.json", r"\A.*\Z", '{"$schema": "https://json-schema.org/draft/2020-12/schema"}'),
)
spoiling(
    "records",
    "a schema that is none",
    "no schema",
    text("data/record.schema.json", r'("type":\s*)"[a-z]+"', r'\1"numeral"'),
)
spoiling(
    "records",
    "a schema that leads elsewhere",
    "network is asked for",
    as_json("data/record.schema.json", lambda it: it.update(allOf=[{"$ref": "https://example.invalid/schema.json"}])),
)
spoiling("records", "a schema of another draft", "of draft", text("data/record.schema.json", "2020-12", "2019-09"))
spoiling("records", "no records", "no record has", no_records)

# The calendar.
ICS = "data/calendar.ics"
spoiling("calendar", "an event without a UID", "at least 1 UID", text(ICS, r"^UID[:;].*?\r\n(?![ \t])", ""))
spoiling(
    "calendar", "an event without a time stamp", "at least 1 DTSTAMP", text(ICS, r"^DTSTAMP[:;].*?\r\n(?![ \t])", "")
)
spoiling(
    "calendar",
    "two events of one UID",
    "stands 2 times",
    text(ICS, r"^(UID:.*?\r\n)(?![ \t])(.*?)^UID:.*?\r\n(?![ \t])", r"\1\2\1"),
)
spoiling(
    "calendar",
    "an event on a day that is none",
    "out of range",
    text(ICS, r"^(DTSTART[^:\r]*:\d{4})\d{4}", r"\g<1>0230"),
)
spoiling("calendar", "a date with hyphens", "DTSTART", text(ICS, r"^(DTSTART[^:\r]*:\d{4})(\d\d)", r"\1-\2-"))
spoiling("calendar", "a time stamp of no zone", "no date or time", text(ICS, r"^(DTSTAMP:[^\r]*)Z\r", r"\1\r"))
spoiling("calendar", "an event that does not end", "closed", text(ICS, r"^END:VEVENT\r\n", ""))
spoiling("calendar", "a calendar of no program", "at least 1 PRODID", text(ICS, r"^PRODID.*?\r\n(?![ \t])", ""))
spoiling("calendar", "a line break of Unix", "no CRLF", text(ICS, r"\r\n", "\n"))
spoiling("calendar", "a line that is not folded", "75 at most", text(ICS, r"^(SUMMARY[^\r]*)", r"\1" + "x" * 75))
spoiling("calendar", "a line folded within a character", "within a character", fold_within_character)
spoiling("calendar", "a comma that is not escaped", "not escaped", text(ICS, r"^(SUMMARY[^:\r]*:)", r"\1a, "))
spoiling("calendar", "a last line without an end", "the last line", text(ICS, r"\r\n\Z", ""))
spoiling("calendar", "a calendar of no version", "no VERSION", text(ICS, r"^VERSION:2.0\r\n", ""))
spoiling("calendar", "a calendar without a component", "no component", text(ICS, r"^BEGIN:VEVENT.*^END:VEVENT\r\n", ""))
spoiling("calendar", "a calendar twice", "for one VCALENDAR", text(ICS, r"\A(.*)\Z", r"\1\1"))
spoiling("calendar", "an event on no day", "no DTSTART", text(ICS, r"^DTSTART[:;].*?\r\n(?![ \t])", ""))
spoiling("calendar", "a backslash that escapes nothing", "escapes nothing", text(ICS, r"^(SUMMARY[^:\r]*:)", r"\1\\x"))
spoiling(
    "calendar",
    "an event that ends as it starts",
    "DTEND",
    text(ICS, r"^DTSTART(;[^:\r]*)?:(\d[^\r]*)\r\n", r"\g<0>DTEND\1:\2\r\n"),
)

# The catalogue.
spoiling("catalog", "a catalogue without a title", "a title", without(DCAT.Catalog, DCTERMS.title))
spoiling("catalog", "a dataset without a description", "a description", without(DCAT.Dataset, DCTERMS.description))
spoiling("catalog", "a distribution without an access URL", "an access URL", without(DCAT.Distribution, DCAT.accessURL))
spoiling("catalog", "a catalogue of nobody", "one publisher", without(DCAT.Catalog, DCTERMS.publisher))
spoiling("catalog", "a publisher without a name", "a name", graph(lambda it: it.remove((None, FOAF.name, None))))
spoiling("catalog", "a dataset that the catalogue does not have", "led to by", without(DCAT.Catalog, DCAT.dataset))
spoiling(
    "catalog", "a text for a size", "a number of bytes", with_value(DCAT.Distribution, DCAT.byteSize, Literal("12 KB"))
)
spoiling(
    "catalog", "a text for a day", "day of change", with_value(DCAT.Dataset, DCTERMS.modified, Literal("last week"))
)
spoiling(
    "catalog",
    "a media type that is no address",
    "media type",
    with_value(DCAT.Distribution, DCAT.mediaType, Literal("text/csv")),
)
spoiling(
    "catalog",
    "a download of no file",
    "no file of the site",
    with_value(DCAT.Distribution, DCAT.downloadURL, URIRef("https://www.example.jp/data/none.csv")),
)
spoiling(
    "catalog",
    "an address that is not whole",
    "not whole",
    text("data/catalog.jsonld", r'"https?://[^"]*/data/([^"/]*\.csv)"', r'"\1"'),
)
spoiling("catalog", "a catalogue that is cut off", "no JSON-LD", text("data/catalog.jsonld", r"\}\s*\Z", ""))
spoiling(
    "catalog",
    "a context from elsewhere",
    "network is asked for",
    as_json("data/catalog.jsonld", lambda it: it.update({"@context": "https://example.invalid/context.jsonld"})),
)
SIZE = Literal("7", datatype=XSD.nonNegativeInteger)
spoiling(
    "catalog",
    "a size of another file in the catalogue",
    "bytes, not 7",
    with_value(DCAT.Distribution, DCAT.byteSize, SIZE),
)
spoiling("catalog", "two catalogues", "2 catalogues", graph(lambda it: it.add((BNode(), RDF.type, DCAT.Catalog))))
spoiling(
    "catalog", "no distributions", "nothing is a", graph(lambda it: it.remove((None, RDF.type, DCAT.Distribution)))
)
spoiling(
    "catalog", "nothing to download", "nothing leads to", graph(lambda it: it.remove((None, DCAT.downloadURL, None)))
)

# Microdata.
DATA = "data/index.html"
spoiling(
    "terms",
    "a type that is misspelt",
    "no type of schema.org: .*/GovernmentalOrganization",
    text("index.html", "schema.org/GovernmentOrganization", "schema.org/GovernmentalOrganization"),
)
spoiling(
    "terms",
    "a type of elsewhere",
    "no type of schema.org: .*example.org",
    text(DATA, "https://schema.org/DataDownload", "https://example.org/DataDownload"),
)
spoiling(
    "terms",
    "a property that is misspelt",
    "no property of schema.org: .*/descriptions",
    text(DATA, r'(itemprop="?)description\b', r"\1descriptions"),
)
spoiling(
    "terms",
    "a property of another type",
    "dataset is no property of",
    text(DATA, r'(itemprop="?)distribution\b', r"\1dataset"),
)
spoiling(
    "terms", "an address for a day", "uploadDate: no Date", text(DATA, r'(itemprop="?)contentUrl\b', r"\1uploadDate")
)
spoiling(
    "terms", "an item without a type", "an item without a type", text(DATA, r'\sitemtype="?[^"\s>]*/Dataset\b"?', "")
)
spoiling(
    "terms",
    "an organization of no address",
    "no GovernmentOrganization with",
    text("index.html", r'(itemprop="?)url\b', r"\1sameAs", every=True),
)
spoiling(
    "terms",
    "a place for a download",
    "distribution: .* for DataDownload",
    text(DATA, "schema.org/DataDownload", "schema.org/Place"),
)
