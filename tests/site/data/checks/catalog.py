"""The catalogue: rdflib parses it, pyshacl holds it against the shapes in shapes/dcat-ap.ttl.

Asked here, since it is about this site: addresses are whole, each dataset and distribution belongs to the
catalogue, and what can be downloaded is a file of the site and as large as is said.
"""

from pathlib import Path

import rdflib
from pyshacl import validate
from rdflib import RDF, Namespace

from . import tables

PATH = "data/catalog.jsonld"
SHAPES = Path(__file__).parent.parent / "shapes" / "dcat-ap.ttl"
DCAT = Namespace("http://www.w3.org/ns/dcat#")
SH = Namespace("http://www.w3.org/ns/shacl#")
# What an address that is not whole is resolved against, to be told apart.
NOWHERE = "https://nowhere.invalid/"
shapes = None


def faults(site):
    graph = rdflib.Graph()
    text = (site / PATH).read_text(encoding="utf-8")
    try:
        graph.parse(data=text, format="json-ld", publicID=NOWHERE)
    except Exception as error:  # rdflib lets through whatever its parser raises.
        yield f"{PATH}: no JSON-LD: {error}"
        return
    yield from shape_faults(graph)
    yield from address_faults(graph)
    yield from belonging_faults(graph)
    yield from file_faults(graph, site)


def shape_faults(graph):
    global shapes
    if shapes is None:
        shapes = rdflib.Graph().parse(SHAPES, format="turtle")
    conforms, report, _ = validate(graph, shacl_graph=shapes, inference="none", advanced=False)
    results = sorted(report.subjects(RDF.type, SH.ValidationResult), key=str)
    for result in results:
        node, path = report.value(result, SH.focusNode), report.value(result, SH.resultPath)
        yield f"{PATH}: {node}: {path}: {report.value(result, SH.resultMessage)}"
    if not conforms and not results:
        yield f"{PATH}: the shapes refuse it"


def address_faults(graph):
    for it in sorted({str(it) for triple in graph for it in triple if isinstance(it, rdflib.URIRef)}):
        if it.startswith(NOWHERE) or "://" not in it and not it.startswith(("mailto:", "tel:", "urn:")):
            yield f"{PATH}: an address that is not whole: {it.removeprefix(NOWHERE)}"


def belonging_faults(graph):
    catalogs = list(graph.subjects(RDF.type, DCAT.Catalog))
    if len(catalogs) != 1:
        yield f"{PATH}: {len(catalogs)} catalogues for one"
    for kind, link in ((DCAT.Dataset, DCAT.dataset), (DCAT.Distribution, DCAT.distribution)):
        nodes = set(graph.subjects(RDF.type, kind))
        if not nodes:
            yield f"{PATH}: nothing is a {kind}"
        for node in sorted(nodes ^ set(graph.objects(None, link))):
            yield f"{PATH}: {node} is not both a {kind} and led to by {link}"


def file_faults(graph, site):
    listed = {it["path"] for it in tables.resources(site)}
    found = set()
    for node, address in graph.subject_objects(DCAT.downloadURL):
        # The site may lie in a folder of its server, so the name alone counts.
        path = str(address).partition("/data/")[2]
        size = graph.value(node, DCAT.byteSize)
        file = tables.inside(site, path)
        if not path or not file.is_file():
            yield f"{PATH}: {address} is no file of the site"
        elif size is not None and str(size) != str(file.stat().st_size):
            yield f"{PATH}: {address} has {file.stat().st_size} bytes, not {size}"
        found.add(path)
    for path in sorted(listed - found):
        yield f"{PATH}: nothing leads to {path}, which the package has"
