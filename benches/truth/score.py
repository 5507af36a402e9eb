"""Compares what was found with what was planted."""

from dataclasses import dataclass, field

from kinds.rules import NATURAL, RULES, WARNINGS_ONLY


@dataclass
class Row:
    """What came of one kind: the places that were missed, and the findings that were false, at a look-alike or elsewhere."""

    kind: str
    rules: list
    planted: int = 0
    missed: list = field(default_factory=list)
    right: list = field(default_factory=list)
    alike: list = field(default_factory=list)
    elsewhere: list = field(default_factory=list)

    @property
    def recall(self):
        """Planted places at which a rule of the kind speaks; None where nothing was planted."""
        return (self.planted - len(self.missed)) / self.planted if self.planted else None

    @property
    def precision(self):
        """Findings of these rules at planted places, of all of them; None where there is no finding."""
        found = len(self.right) + len(self.alike) + len(self.elsewhere)
        return len(self.right) / found if found else None


class Ground:
    """The places of a city, and the lines at which they stand."""

    def __init__(self, places, lines):
        self.places, self.lines = places, lines

    def touches(self, finding, place):
        """Whether a finding stands at one of the spots of a place: in the same file, at the same field or line."""
        return any(finding["file"] == file and self.at(finding, file, path) for file, path in place.spots)

    def at(self, finding, file, path):
        """Whether a finding of a file stands at a path or below it."""
        name = ".".join(path)
        if finding["field"] and f"{finding['field']}.".startswith(f"{name}."):
            return True
        if finding["range"] is None or path not in self.lines[file]:
            return False
        first, last = self.lines[file][path]
        return first <= finding["range"]["start"]["line"] <= last


def counts(kind, finding):
    """Whether a finding is one of a kind."""
    weak = kind in WARNINGS_ONLY and finding["severity"] == "note"
    return finding["name"] in RULES[kind] and not weak


def right(finding, place):
    """Whether what was planted at a place is what the finding says."""
    return place.planted and (counts(place.kind, finding) or finding["name"] in place.also)


def score(kinds, places, lines, findings):
    """A row for each kind, and one for each rule that has none and speaks."""
    ground, rows = Ground(places, lines), []
    near = [(finding, [it for it in places if ground.touches(finding, it)]) for finding in findings]
    for kind in kinds:
        row = Row(kind.name, kind.rules)
        planted = [it for it in places if it.kind == kind.name and it.planted]
        row.planted, spoken = len(planted), set()
        for finding, touched in near:
            if not counts(kind.name, finding):
                continue
            mine = [it for it in touched if it.kind == kind.name]
            if any(it.planted for it in mine):
                row.right.append(finding)
                spoken |= {id(it) for it in mine if it.planted}
            elif not any(right(finding, it) for it in touched):
                (row.alike if mine else row.elsewhere).append(finding)
        row.missed = [it for it in planted if id(it) not in spoken]
        rows.append(row)
    return rows + others({it for kind in kinds for it in kind.rules}, near)


def others(known, near):
    """Rules without a kind that speak where nothing is wrong."""
    rows = {}
    for finding, touched in near:
        name = finding["name"]
        if name in known or name in NATURAL or any(name in it.also for it in touched if it.planted):
            continue
        rows.setdefault(name, Row(f"no fault planted: {name}", [name])).elsewhere.append(finding)
    return [rows[it] for it in sorted(rows)]


def passes(row, recall, precision):
    """Whether a row reaches the thresholds."""
    enough = row.recall is None or row.recall >= recall
    return enough and (row.precision is None or row.precision >= precision)
