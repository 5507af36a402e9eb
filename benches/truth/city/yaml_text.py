"""A record as YAML, and on which lines each of its fields stands."""

import json
import re

PLAIN = re.compile(r"[^\W\d_][^:#,\[\]{}&*!|>%@`\"'\n]*|-?\d+(\.\d+)?")
WORDS_WITH_A_MEANING = {"true", "false", "null", "yes", "no", "on", "off", "y", "n"}


def scalar(value):
    """One value, in quotation marks where it would be read as something else."""
    text = str(value)
    if PLAIN.fullmatch(text) and text == text.strip() and text.lower() not in WORDS_WITH_A_MEANING:
        return text
    return json.dumps(text, ensure_ascii=False)


def flow(value):
    """A value on one line."""
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{key}: {flow(it)}" for key, it in value.items()) + " }" if value else "{}"
    return scalar(value)


class Writer:
    """Lines of a record, and path → first and last line."""

    def __init__(self):
        self.lines = ["---"]
        self.places = {}

    def put(self, path, depth, key, value):
        """One key with its value, in the style that forms of cities use."""
        start, indent = len(self.lines) + 1, "  " * depth
        if isinstance(value, list):
            self.lines.append(f"{indent}{key}:")
            for number, row in enumerate(value, 1):
                first = len(self.lines) + 1
                for name, cell in row.items():
                    self.put((*path, str(number), name), depth + 2, name, cell)
                self.lines[first - 1] = f"{indent}  - {self.lines[first - 1].lstrip()}"
                self.places[(*path, str(number))] = (first, len(self.lines))
        elif isinstance(value, dict) and any(isinstance(it, dict) or len(str(it)) > 24 for it in value.values()):
            self.lines.append(f"{indent}{key}:")
            for name, cell in value.items():
                self.put((*path, name), depth + 1, name, cell)
        elif isinstance(value, dict) and path[-1] == "評価":
            self.lines.append(f"{indent}{key}: {flow(value)}")
        elif isinstance(value, dict) and len(path) == 1 and path[0] != "分類":
            self.lines.append(f"{indent}{key}:")
            for name, cell in value.items():
                self.put((*path, name), depth + 1, name, cell)
        elif isinstance(value, dict):
            self.lines.append(f"{indent}{key}: {flow(value)}")
            for name in value:
                self.places[(*path, name)] = (start, start)
        elif "\n" in str(value):
            self.lines.append(f"{indent}{key}: |")
            self.lines += [f"{indent}  {line}" for line in str(value).split("\n")]
        else:
            self.lines.append(f"{indent}{key}: {scalar(value)}")
        self.places[path] = (start, len(self.lines))


def written(data):
    """The text of a record, and the lines of its fields."""
    writer = Writer()
    for key, value in data.items():
        writer.put((key,), 0, key, value)
    return "\n".join([*writer.lines, "---", ""]), writer.places
