"""A city like a real one: an evaluation of projects (事務事業評価) of one year, with nothing wrong in it."""

from random import Random

from . import program
from .sheet import Sheet, settle, sheet
from .vocabulary import FIELDS, SUFFIXES
from .yaml_text import written

__all__ = ["Sheet", "sheets", "write"]


def sheets(seed, count):
    """The sheets of the city, in the order of their categories."""
    random, units, said, used, found = Random(f"{seed}/city"), program.sections(), set(), set(), []
    order = sorted(range(count), key=lambda it: list(FIELDS).index(units[it % len(units)][1]))
    for number, place in enumerate(order, 1):
        unit, field = units[place % len(units)]
        while True:
            thing = random.choice(FIELDS[field].things)
            name = f"{thing}{random.choice(SUFFIXES)}"
            if name not in used:
                break
        used.add(name)
        found.append(sheet(number, seed, name, thing, unit, field, said))
    return found


def write(folder, found):
    """Writes the city, and returns file → where its fields stand."""
    (folder / program.PLAN).mkdir(parents=True)
    (folder / "kohyo.yaml").write_text(program.settings(), encoding="utf-8")
    (folder / "content/organization.yaml").write_text(program.organization(), encoding="utf-8")
    (folder / program.PLAN / "_program.yaml").write_text(program.program(), encoding="utf-8")
    places = {}
    for one in found:
        if "指標" in one.taken:
            settle(one)
        text, places[one.file] = written(one.data)
        (folder / one.file).write_text(text, encoding="utf-8")
    return places
