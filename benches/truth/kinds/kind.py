"""What a kind of fault is, and how its plantings and look-alikes are set among the sheets."""

import copy
from dataclasses import dataclass, field
from random import Random

from .rules import RULES


@dataclass
class Place:
    """Where something was planted, or looks as if: any of the spots (file, path of keys) will do."""

    kind: str
    planted: bool
    spots: list
    also: list = field(default_factory=list)


@dataclass
class Kind:
    """A kind of fault: how it is planted, and what looks like it and is in order.

    `plantings` and `look_alikes` are functions that change the sheet of a `Bed` and return the spots at which a rule may speak, or None
    where the sheet does not suit. They are taken in turn, `planted` and `alike` times in all, each on another sheet.
    """

    name: str
    # The blocks of a sheet that are written in, taken in turn. Nothing else is planted in the same block of the same sheet.
    areas: list
    plantings: list
    look_alikes: list
    planted: int = 10
    alike: int = 10
    # Rules of other kinds that are right to speak at a planting, too.
    also: list = field(default_factory=list)

    @property
    def rules(self):
        """The rules that are to speak."""
        return RULES[self.name]


class Bed:
    """A sheet in which something is planted, and what is needed for it."""

    def __init__(self, sheet, area, random, number, sheets):
        self.sheet, self.area, self.random, self.number, self.sheets = sheet, area, random, number, sheets
        self.touched = [(sheet, copy.deepcopy(sheet.data))]

    @property
    def data(self):
        """The keys of the sheet."""
        return self.sheet.data

    def at(self, *path, sheet=None):
        """A spot of this sheet, or of another."""
        return ((sheet or self.sheet).file, tuple(str(it) for it in path))

    def others(self, count, suits=lambda sheet: True):
        """Other sheets whose block is free, or None if there are not so many."""
        free = [it for it in self.sheets if it is not self.sheet and self.area not in it.taken and suits(it)]
        if len(free) < count:
            return None
        found = self.random.sample(free, count)
        self.touched += [(it, copy.deepcopy(it.data)) for it in found]
        return found

    def undo(self):
        """Puts the sheets back as they were."""
        for sheet, data in self.touched:
            sheet.data = data

    def choose(self, options):
        """One of several ways, each once before one comes again."""
        return options[self.number % len(options)]


def sow(kind, sheets, seed, leave_out=False):
    """Sets the plantings and the look-alikes of a kind among the sheets, and returns their places."""
    random, places = Random(f"{seed}/{kind.name}"), []
    for planted, functions, count in ((True, kind.plantings, kind.planted), (False, kind.look_alikes, kind.alike)):
        for number in range(count):
            function, area = functions[number % len(functions)], kind.areas[number % len(kind.areas)]
            spots = place(function, area, random, number, sheets, leave_out and planted)
            if spots is None:
                raise SystemExit(f"{kind.name}: no sheet is left for {function.__name__}; take more --sheets")
            places.append(Place(kind.name, planted, spots, kind.also))
    return places


def place(function, area, random, number, sheets, leave_out):
    """Tries sheets in any order until one suits."""
    for sheet in random.sample(sheets, len(sheets)):
        if area in sheet.taken:
            continue
        bed = Bed(sheet, area, random, number, sheets)
        spots = function(bed)
        if spots is None or leave_out:
            bed.undo()
        if spots is not None:
            for touched, _ in bed.touched:
                touched.taken.add(area)
            return spots
    return None
