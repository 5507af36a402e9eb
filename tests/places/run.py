"""Adds one of each kind of thing to a copy of the program, builds it and uses it: tests/places/run.py [KIND...]

Each KIND.txt here adds one thing: new files, and rows next to lines that are there. It may touch only what the table of
its section in CONTRIBUTING.md names, so that the tables tell all places there are.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TARGET = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target"))
COPIED = ["Cargo.toml", "Cargo.lock", "build.rs", "src", "themes", "content", "kohyo.yaml", "benches", "examples", "README.md"]
BINARY = "kohyo-with-one-more"

# Kind → the heading of its table in CONTRIBUTING.md.
SECTIONS = {
    "page": "A page",
    "rule": "A rule",
    "data": "A set of data",
    "format": "A format of findings",
    "command": "A command",
    "record": "A kind of record",
    "host": "A kind of host",
}


def fail(message):
    sys.exit(f"tests/places: {message}")


def changes(kind):
    """What a kind's file says: (what, path, where, line, text) for each of its parts."""
    text = (ROOT / "tests/places" / f"{kind}.txt").read_text(encoding="utf-8")
    parts = re.split(r'^-- (new|row) (\S+)(?: (after|before) "(.*)")? --\n', text, flags=re.M)
    assert parts[0] == "", f"{kind}.txt does not begin with a part"
    for at in range(1, len(parts), 5):
        what, path, where, line, content = parts[at : at + 5]
        yield what, path, where, (line or "").replace('\\"', '"'), content


def insert(text, where, line, content, path):
    """The text with the content next to the only line that begins so."""
    lines = text.splitlines(keepends=True)
    found = [at for at, it in enumerate(lines) if it.startswith(line)]
    if len(found) != 1:
        fail(f'{path}: {len(found)} lines begin with "{line}"')
    at = found[0] + (where == "after")
    return "".join(lines[:at]) + content + "".join(lines[at:])


def apply(kind, folder):
    """Makes the changes of a kind in a copy; the paths it touched."""
    touched = []
    for what, path, where, line, content in changes(kind):
        file = folder / path
        if what == "new":
            if file.exists():
                fail(f"{path} is there already")
            file.write_text(content, encoding="utf-8")
        else:
            file.write_text(insert(file.read_text(encoding="utf-8"), where, line, content, path), encoding="utf-8")
        touched.append(path)
    return sorted(set(touched))


def allowed(kind):
    """Patterns of the paths that the table of a kind names."""
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    section = re.search(rf"^### {SECTIONS[kind]}\n(.*?)^###? ", text, flags=re.M | re.S)
    if section is None:
        fail(f"CONTRIBUTING.md has no section {SECTIONS[kind]}")
    cells = [row.split("|")[1] for row in section[1].splitlines() if row.startswith("| `")]
    names = [name for cell in cells for name in re.findall(r"`([^`]+)`", cell)]
    return [re.compile(re.escape(it).replace("NAME", "[a-z_]+")) for it in names]


def run(*command, cwd=None, code=0, said=False):
    """What a command prints for programs, or what it says to people."""
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, encoding="utf-8", check=False)
    if done.returncode != code:
        fail(f"{' '.join(map(str, command))}: exit {done.returncode}\n{done.stdout}{done.stderr}")
    return done.stderr if said else done.stdout


def use(kohyo, city, kinds):
    """Uses what was added in the sample city; each lambda says whether one of a kind works."""
    sheet = next(it for it in sorted((city / "content/reforms").rglob("*.md")))
    sheet.write_text(re.sub(r"^改革項目: ", "改革項目: ★", sheet.read_text(encoding="utf-8"), count=1, flags=re.M), encoding="utf-8")
    notices = city / "content/notices.yaml"
    if "record" in kinds:
        notices.write_text("お知らせ: [休みます]\n", encoding="utf-8")
    if "host" in kinds:
        with (city / "kohyo.yaml").open("a", encoding="utf-8") as settings:
            settings.write("  memory: { to: 'memory://here/x' }\n")
    day = ["--as-of", "2015-07-31"]
    run(kohyo, "build", *day, "--root", city, "--out", city / "public")
    site = lambda path: (city / "public" / path).read_text(encoding="utf-8")
    codes = lambda: run(kohyo, "check", *day, "--root", city, "--format", "codes")
    check = {
        "page": lambda: "<h1>" in site("contacts/index.html") and "contacts/" in site("units/index.html"),
        "data": lambda: len(site("units.txt").splitlines()) > 20 and "units.txt" in site("status/index.html"),
        "format": lambda: re.fullmatch(r"([A-Z]\d{3} \S*\n)+", codes()) is not None,
        "rule": lambda: any(it.startswith("T199 ") for it in codes().splitlines()) or "format" not in kinds,
        "command": lambda: int(run(kohyo, "count", *day, "--root", city)) > 20,
        "host": lambda: "公開しました" in run(kohyo, "publish", "memory", "--yes", *day, "--root", city, said=True),
        "record": lambda: "市のお知らせ" in run(kohyo, "schema", "--root", city, "notices"),
    }
    for kind in kinds:
        if not check[kind]():
            fail(f"what {kind}.txt adds does not work")
    if "record" in kinds and "format" in kinds:
        notices.write_text("知らせ: [休みます]\n", encoding="utf-8")
        found = run(kohyo, "check", *day, "--root", city, "--format", "codes", code=1)
        if "content/notices.yaml" not in found:
            fail("a wrong key in the new kind of record is not found")


def main():
    kinds = sys.argv[1:] or list(SECTIONS)
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "kohyo"
        folder.mkdir()
        for name in COPIED:
            source = ROOT / name
            (shutil.copytree if source.is_dir() else shutil.copy)(source, folder / name)
        for kind in kinds:
            touched = apply(kind, folder)
            patterns = allowed(kind)
            beyond = [it for it in touched if not any(pattern.fullmatch(it) for pattern in patterns)]
            if beyond:
                fail(f"{kind}.txt touches what its table in CONTRIBUTING.md does not name: {', '.join(beyond)}")
            print(f"{kind}: {len(touched)} files: {', '.join(touched)}")
        # A name of its own, so that the program of the repository stays what it is.
        manifest = folder / "Cargo.toml"
        text = manifest.read_text(encoding="utf-8")
        manifest.write_text(text.replace('[[bin]]\nname = "kohyo"', f'[[bin]]\nname = "{BINARY}"'), encoding="utf-8")
        run("cargo", "build", "--quiet", "--locked", "--bin", BINARY, "--target-dir", TARGET, cwd=folder)
        use(TARGET / "debug" / BINARY, folder, kinds)
    print("one more of each is built and works")


main()
