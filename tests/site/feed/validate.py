"""Holds feeds against the schema of RFC 4287: validate.py SCHEMA FOLDER, a line for each .xml below the folder.

The line is the path in the folder and, where the feed is refused, why. The rules that the RFC adds to its grammar in
Schematron are asked, too: they stand beside the grammar, where RELAX NG does not look.
"""

import sys
from pathlib import Path

import rnc2rng
from lxml import etree

NAMES = {"atom": "http://www.w3.org/2005/Atom", "s": "http://www.ascc.net/xml/schematron"}


def grammar(path):
    # The prefix that stands for no namespace is one that XML cannot declare; what had it says so itself.
    text = rnc2rng.dumps(rnc2rng.load(str(path))).replace(' xmlns:local=""', "")
    tree = etree.fromstring(text.encode())
    rules = [
        (rule.get("context"), it.get("test"), it.text)
        for rule in tree.iterfind(".//s:rule", NAMES)
        for it in rule.iterfind("s:assert", NAMES)
    ]
    return etree.RelaxNG(tree), rules


def fault(schema, rules, path):
    try:
        feed = etree.parse(str(path))
    except etree.XMLSyntaxError as error:
        return f"no XML: {error.msg}"
    if not schema.validate(feed):
        return schema.error_log[0].message
    for context, test, message in rules:
        places = feed.xpath(f"//{context}", namespaces=NAMES)
        if not all(it.xpath(f"boolean({test})", namespaces=NAMES) for it in places):
            return message
    return ""


schema, rules = grammar(Path(sys.argv[1]))
folder = Path(sys.argv[2])
for path in sorted(folder.rglob("*.xml")):
    print(path.relative_to(folder).as_posix(), fault(schema, rules, path), sep="\t")
