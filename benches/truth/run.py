"""How much of what is wrong `kohyo check` finds, and how much of what it says is right: benches/truth/run.py --kohyo PROGRAM

Makes a city without a fault, plants faults of many kinds and what only looks like them, checks it, and prints a table. Ends with 1 where
recall or precision of a kind is below what is asked for, or where a rule speaks of what is in order.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

import city
import table
from kinds import HALVES, sow
from score import passes, score


def arguments():
    """What was typed."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--kohyo", type=Path, required=True, help="the program")
    parser.add_argument("--seed", type=int, default=1, help="another seed makes another city")
    parser.add_argument("--sheets", type=int, default=407, help="how many sheets the city has")
    parser.add_argument("--half", choices=[*HALVES, "both"], default="first", help="which kinds of faults are planted")
    parser.add_argument("--kind", action="append", help="only kinds that have this in their name; may be repeated")
    parser.add_argument("--leave-out", action="append", default=[], help="a kind that is counted as planted and is not")
    parser.add_argument("--recall", type=float, default=0.95, help="the least recall of a kind")
    parser.add_argument("--precision", type=float, default=0.8, help="the least precision of a kind")
    parser.add_argument("--markdown", type=Path, help="a file for the table in Markdown")
    parser.add_argument("--details", action="store_true", help="name what was missed and what is false")
    parser.add_argument("--keep", type=Path, help="a new folder in which the city stays")
    return parser.parse_args()


def check(kohyo, folder):
    """What the program finds in a city."""
    command = [kohyo.resolve(), "check", "--format", "json"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False)
    try:
        findings = json.loads(done.stdout)["findings"]
    except ValueError:
        sys.exit(f"kohyo check ended with {done.returncode} and no findings\n{done.stdout}{done.stderr}")
    errors = [it for it in findings if it["code"].startswith("R")]
    if errors:
        sys.exit("the city cannot be read as it was meant:\n" + "\n".join(f"{it['file']} {it['range']}: {it['message']}" for it in errors[:9]))
    return findings


def main():
    """Makes the city, checks it, prints the table."""
    asked = arguments()
    kinds = [it for name, half in HALVES.items() if asked.half in (name, "both") for it in half]
    kinds = [it for it in kinds if not asked.kind or any(part in it.name for part in asked.kind)]
    unknown = set(asked.leave_out) - {it.name for it in kinds}
    if unknown or not kinds:
        sys.exit(f"no such kind: {', '.join(sorted(unknown)) or asked.kind or asked.half}")
    sheets = city.sheets(asked.seed, asked.sheets)
    places = [place for kind in kinds for place in sow(kind, sheets, asked.seed, kind.name in asked.leave_out)]
    with tempfile.TemporaryDirectory() as temporary:
        folder = asked.keep or Path(temporary) / "city"
        rows = score(kinds, places, city.write(folder, sheets), check(asked.kohyo, folder))
    print(table.in_columns(rows, asked.recall, asked.precision))
    if asked.details:
        print("", *table.details(rows), sep="\n")
    if asked.markdown:
        title = f"Recall and precision: {asked.sheets} sheets, seed {asked.seed}, {asked.half} half"
        asked.markdown.write_text(table.in_markdown(rows, title), encoding="utf-8")
    return 0 if all(passes(it, asked.recall, asked.precision) for it in rows) else 1


if __name__ == "__main__":
    sys.exit(main())
