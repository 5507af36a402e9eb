"""The kinds of faults, in two halves. A new kind is a row of `KINDS` in the module of its group, and a row of `RULES` in rules.py."""

from . import activity, amounts, categories, choices, grades, indicators, rows, series, texts, units, wording
from .kind import Kind, Place, sow

__all__ = ["HALVES", "Kind", "Place", "sow"]

HALVES = {
    "first": [
        *texts.KINDS, *activity.KINDS, *indicators.KINDS, *series.KINDS, *units.KINDS, *amounts.KINDS, *grades.KINDS, *wording.KINDS,
    ],
    # Written after the rules.
    "second": [*choices.KINDS, *rows.KINDS, *categories.KINDS],
}
