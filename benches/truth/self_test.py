"""The bench can fail, and can pass: benches/truth/self_test.py --kohyo PROGRAM [--seed N]

A city without plantings has no finding. Plantings that are left out have a recall of nothing. Findings at every planted place and nowhere else
give recall and precision of one, and findings at look-alikes take precision away.
"""

import argparse
import sys
import tempfile
from pathlib import Path

import city
from kinds import HALVES, sow
from kinds.rules import NATURAL
from run import check
from score import passes, score

KINDS = [kind for half in HALVES.values() for kind in half]


def expect(holds, what):
    """Ends the test where something does not hold."""
    if not holds:
        sys.exit(f"does not hold: {what}")


def said(place):
    """What a program that knows would say at a place."""
    file, path = place.spots[0]
    name = next(it for it in KINDS if it.name == place.kind).rules[0]
    return {"file": file, "field": ".".join(path), "range": None, "name": name, "severity": "warning", "message": ""}


def checked(kohyo, sheets):
    """Where the fields of a city stand, and what the program finds in it."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary) / "city"
        return city.write(folder, sheets), check(kohyo, folder)


def main():
    """Tries the bench on the natural city, on one with everything left out, and with findings that are made up."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--kohyo", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    _, findings = checked(asked.kohyo, city.sheets(asked.seed, 407))
    expect(all(it["name"] in NATURAL for it in findings), f"nothing is found in a city without plantings: {findings[:3]}")
    sheets = city.sheets(asked.seed, 407)
    places = [place for kind in KINDS for place in sow(kind, sheets, asked.seed, leave_out=True)]
    lines, findings = checked(asked.kohyo, sheets)
    for row in score(KINDS, places, lines, findings)[: len(KINDS)]:
        expect(row.recall == 0 and not passes(row, 0.95, 0.8), f"{row.kind}: a recall of nothing where nothing is planted")
    planted, alike = [it for it in places if it.planted], [it for it in places if not it.planted]
    for row in score(KINDS, places, lines, [said(it) for it in planted]):
        expect(row.recall == 1 and row.precision == 1 and passes(row, 1, 1), f"{row.kind}: all found, and nothing else")
    for row in score(KINDS, places, lines, [said(it) for it in places]):
        expect(row.recall == 1 and row.precision < 1 and row.alike, f"{row.kind}: findings at look-alikes are false")
    print(f"the bench holds: {len(KINDS)} kinds, {len(planted)} plantings, {len(alike)} look-alikes, seed {asked.seed}")


if __name__ == "__main__":
    main()
