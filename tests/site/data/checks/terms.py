"""The microdata of the home page and the data page against the vocabulary of schema.org.

extruct reads the microdata, PyLD expands it as JSON-LD, and each type and property must be one of those in
schema_org.toml, stand on a type that has it, and have a value of its kind. An unknown term is refused even where
schema.org has it: it is added to the list, with what schema.org says of it.
"""

import re
import tomllib
from pathlib import Path

from extruct.w3cmicrodata import MicrodataExtractor
from pyld import jsonld

VOCABULARY = "https://schema.org/"
LIST = tomllib.loads((Path(__file__).parent.parent / "schema_org.toml").read_text(encoding="utf-8"))
# What addresses in pages are resolved against.
HERE = "https://here.invalid/"
DATE = re.compile(
    r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01])(T\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:\d{2})?)?)?)?", re.ASCII
)
PERIOD = re.compile(rf"({DATE.pattern}|\.\.)/({DATE.pattern}|\.\.)", re.ASCII)
# What a page of this place must say, by the end of its path: a type, and its properties.
DEMANDED = {
    "index.html": ("GovernmentOrganization", {"name", "url"}),
    "data/index.html": ("Dataset", {"name", "description", "distribution"}),
}


def faults(site):
    for file in pages(site):
        path = file.relative_to(site).as_posix()
        for fault in page_faults(site, file, path):
            yield f"{path}: {fault}"


def pages(site):
    """Both pages in each language; those of the first must be there."""
    return [
        site / "index.html",
        *(it.parent.parent / "index.html" for it in site.glob("*/data/index.html")),
        site / "data/index.html",
        *site.glob("*/data/index.html"),
    ]


def page_faults(site, file, path):
    items = MicrodataExtractor().extract(file.read_text(encoding="utf-8"), base_url=HERE + path)
    document = {"@context": {"@vocab": VOCABULARY}, "@graph": [as_json_ld(it) for it in items]}
    nodes = list(walk(jsonld.expand(document, {"documentLoader": refuse})))
    for node in nodes:
        yield from node_faults(site, node)
    place = "data/index.html" if path.endswith("data/index.html") else "index.html"
    kind, properties = DEMANDED[place]
    of_kind = [it for it in nodes if VOCABULARY + kind in it.get("@type", [])]
    if not any(properties <= {name.removeprefix(VOCABULARY) for name in it} for it in of_kind):
        yield f"no {kind} with {', '.join(sorted(properties))}"


def refuse(url, _options):
    raise ValueError(f"a context from elsewhere: {url}")


def as_json_ld(item):
    if not isinstance(item, dict):
        return item
    node = {name: values(it) for name, it in item.get("properties", {}).items()}
    if "type" in item:
        node["@type"] = item["type"]
    if "id" in item:
        node["@id"] = item["id"]
    return node


def values(value):
    return [as_json_ld(it) for it in value] if isinstance(value, list) else as_json_ld(value)


def walk(value):
    """Every object that is no value, at any depth."""
    if isinstance(value, list):
        for it in value:
            yield from walk(it)
    elif isinstance(value, dict) and "@value" not in value:
        yield value
        for it in value.values():
            yield from walk(it)


def node_faults(site, node):
    if not node.get("@type"):
        yield f"an item without a type: {', '.join(node)}"
        return
    kinds = set()
    for name in node["@type"]:
        kind = name.removeprefix(VOCABULARY)
        if not name.startswith(VOCABULARY) or kind not in LIST["types"]:
            yield f"no type of schema.org: {name}"
        else:
            kinds |= with_parents(kind)
    for name, found in node.items():
        term = name.removeprefix(VOCABULARY)
        if name.startswith("@"):
            continue
        if not name.startswith(VOCABULARY) or term not in LIST["properties"]:
            yield f"no property of schema.org: {name}"
        elif kinds and not kinds & set(LIST["properties"][term]["of"]):
            yield f"{term} is no property of {' or '.join(sorted(kinds))}"
        else:
            yield from value_faults(site, term, found)


def with_parents(kind):
    found = {kind}
    for parent in LIST["types"][kind]:
        found |= with_parents(parent)
    return found


def value_faults(site, term, found):
    allowed = LIST["properties"][term]["is"]
    for it in found:
        if "@value" not in it:
            kinds = set().union(
                *(
                    with_parents(name.removeprefix(VOCABULARY))
                    for name in it.get("@type", [])
                    if name.removeprefix(VOCABULARY) in LIST["types"]
                )
            )
            if kinds and not kinds & set(allowed):
                yield f"{term}: {' or '.join(sorted(kinds))} for {' or '.join(allowed)}"
        elif not any(is_kind(site, kind, str(it["@value"]).strip()) for kind in allowed):
            yield f"{term}: no {' or '.join(allowed)}: {it['@value'][:60]!r}"


def is_kind(site, kind, text):
    if kind == "URL":
        path = text.partition("#")[0].removeprefix(HERE)
        file = site / path / "index.html" if path.endswith("/") or not path else site / path
        return bool(re.match("https?://[^ ]+$", text)) and (not text.startswith(HERE) or file.is_file())
    if kind == "Date":
        return bool(DATE.fullmatch(text))
    if kind == "Period":
        return bool(PERIOD.fullmatch(text) or DATE.fullmatch(text))
    if kind == "Number":
        return bool(re.fullmatch(r"-?\d+(\.\d+)?", text))
    if kind == "Boolean":
        return text in ("true", "false", VOCABULARY + "True", VOCABULARY + "False")
    return kind == "Text" and bool(text)
