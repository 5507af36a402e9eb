"""The kinds of faults, in two halves. A new kind is a row of `KINDS` in the module of its group, and a row of `RULES` in rules.py."""

from . import activity, amounts, grades, indicators, series, texts, units, wording
from .kind import Kind, Place, sow

__all__ = ["HALVES", "Kind", "Place", "sow"]

HALVES = {
    "first": [
        *texts.KINDS, *activity.KINDS, *indicators.KINDS, *series.KINDS, *units.KINDS, *amounts.KINDS, *grades.KINDS, *wording.KINDS,
    ],
    # Modules of the second half are named here: section and head that disagree, outcomes that are outputs, choices against their reasons, …
    "second": [],
}
