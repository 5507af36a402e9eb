"""The table of recall and precision, in 80 columns and as Markdown."""

from score import passes

HEADS = ["kind of fault", "planted", "found", "recall", "alike", "else", "precision"]


def share(value):
    """A share in per cent, whole numbers only where nothing is hidden by it."""
    return "" if value is None else f"{int(value * 1000) / 10:g} %"


def cells(row):
    """The cells of a row."""
    found = row.planted - len(row.missed)
    return [row.kind, row.planted, found, share(row.recall), len(row.alike), len(row.elsewhere), share(row.precision)]


def in_columns(rows, recall, precision):
    """Two lines for each kind: its numbers, and the rules that are to speak of it."""
    widths = [36, 7, 5, 7, 5, 4, 9]
    line = lambda found: "".join(f"{it:<{width}} " if not place else f"{it:>{width}} " for place, (it, width) in enumerate(zip(found, widths))).rstrip()
    lines = [line(HEADS)]
    for row in rows:
        mark = "" if passes(row, recall, precision) else " ✗"
        lines += [line(cells(row)) + mark] + ([f"  {', '.join(row.rules)}"] if row.planted else [])
    return "\n".join(lines)


def in_markdown(rows, title):
    """The same as a table of Markdown."""
    heads = [HEADS[0], "rules", *HEADS[1:]]
    lines = [f"# {title}", "", f"| {' | '.join(heads)} |", f"|---|---|{'--:|' * (len(heads) - 2)}"]
    for row in rows:
        first, *rest = cells(row)
        rules = ", ".join(f"`{it}`" for it in row.rules)
        lines.append(f"| {' | '.join(str(it) for it in [first, rules, *rest])} |")
    return "\n".join(lines) + "\n"


def details(rows):
    """Each place that was missed, and each finding that is false."""
    for row in rows:
        for place in row.missed:
            file, path = place.spots[0]
            yield f"missed  {row.kind}: {file} {'.'.join(path)}"
        for word, findings in (("alike", row.alike), ("else", row.elsewhere)):
            for it in findings:
                yield f"{word:<7} {row.kind}: {it['file']}:{(it['range'] or {'start': {'line': 0}})['start']['line']} {it['name']}: {it['message']}"
