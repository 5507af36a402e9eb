"""Forms go through LibreOffice and come back: tests/libreoffice/run.py --kohyo PROGRAM

Of each city the forms of every program are exported, opened and saved by LibreOffice as .xlsx, .ods and .xls, and imported.
Nothing may change. What LibreOffice saved as .xlsx is still protected, has the same fields open and the same lists to choose
from. What was typed in one cell of a form changes that field.
"""

import argparse
import re
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

# A day after everything of the cities was due.
DAY = "2031-04-01"
FORMATS = ["xlsx", "ods", "xls"]


def run(*command, code=0):
    """What a command prints, if it ends as it should."""
    done = subprocess.run([str(it) for it in command], capture_output=True, text=True, check=False)
    if done.returncode != code:
        sys.exit(f"{' '.join(map(str, command))}: {done.returncode}\n{done.stdout}{done.stderr}")
    return done.stdout


def programs(city):
    """The programs of a city: reforms/gyokaku-2013."""
    found = sorted(city.glob("content/*/*/_program.yaml"))
    return [f"{it.parent.parent.name}/{it.parent.name}" for it in found]


def convert(files, kind, folder, profile):
    """Opens files in LibreOffice and saves them in a format."""
    run("soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to", kind, "--outdir", folder, *files)


def sheets(file):
    """Of each visible sheet of an .xlsx file: whether it is protected, and the cells of its lists with what they refer to."""
    with zipfile.ZipFile(file) as archive:
        book = archive.read("xl/workbook.xml").decode()
        links = dict(re.findall(r'<Relationship Id="(\w+)"[^>]*Target="/?(?:xl/)?([^"]+)"', relations(archive)))
        found = {}
        for tag in re.findall(r"<sheet [^>]*/>", book):
            name = re.search(r'name="([^"]*)"', tag)[1]
            text = archive.read("xl/" + links[re.search(r'r:id="(\w+)"', tag)[1]]).decode()
            lists = re.findall(r"<dataValidation [^>]*>.*?</dataValidation>", text, re.DOTALL)
            cells = set()
            for one in lists:
                source = re.search(r"<formula1>(.*?)</formula1>", one, re.DOTALL)[1]
                places = re.search(r'sqref="([^"]*)"', one)[1].split()
                cells |= {(place, source.replace("$", "").replace("'", "").replace("&apos;", "")) for place in places}
            found[name] = ("<sheetProtection " in text, cells, "hidden" in tag.lower())
        return found


def relations(archive):
    """The relations of a workbook, with the identifier first."""
    text = archive.read("xl/_rels/workbook.xml.rels").decode()
    tags = re.findall(r"<Relationship [^>]*/>", text)
    id_of = lambda tag: re.search(r'Id="([^"]*)"', tag)[1]
    target_of = lambda tag: re.search(r'Target="([^"]*)"', tag)[1]
    return "".join(f'<Relationship Id="{id_of(it)}" Target="{target_of(it)}"/>' for it in tags)


def typed(source, target, before, after):
    """A copy of an .xlsx file in which another text stands in every cell that has this one."""
    with zipfile.ZipFile(source) as archive, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as copy:
        for name in archive.namelist():
            data = archive.read(name)
            if name == "xl/sharedStrings.xml":
                assert before.encode() in data, f"{before} is not in {source}"
                data = data.replace(before.encode(), after.encode())
            copy.writestr(name, data)


def check_city(kohyo, city, scratch, profile):
    """How many workbooks of a city went round."""
    count = 0
    for program in programs(city):
        folder = scratch / f"{city.parent.name}-{program.replace('/', '-')}"
        run(kohyo, "--root", city, "export", program, "--form", "--as-of", DAY, "--output", folder / "sent")
        sent = sorted((folder / "sent").glob("*.xlsx"))
        for kind in FORMATS:
            convert(sent, kind, folder / kind, profile)
            back = sorted((folder / kind).iterdir())
            assert len(back) == len(sent), f"{folder}: {kind}: {len(back)} of {len(sent)}"
            printed = run(kohyo, "--root", city, "import", folder / kind, "--dry-run", "--as-of", DAY)
            assert not printed, f"{folder}: {kind}:\n{printed}"
        for file in sent:
            before, after = sheets(file), sheets(folder / "xlsx" / file.name)
            assert before.keys() == after.keys(), file
            for name, (is_protected, lists, is_hidden) in before.items():
                assert is_protected and after[name][0], f"{file}: {name} is not protected"
                assert is_hidden == after[name][2], f"{file}: {name} is hidden in one of them only"
                assert lists == after[name][1], f"{file}: {name}: {lists ^ after[name][1]}"
        count += len(sent)
    return count


def check_typed(kohyo, city, scratch, profile):
    """What is typed in a cell and saved by LibreOffice changes that field."""
    before, after = "納付の26％がコンビニエンスストアになった。", "納付の27％がコンビニエンスストアになった。"
    run(kohyo, "--root", city, "export", "taiko-27", "--form", "--unit", "税務課", "--output", scratch / "one")
    [form] = (scratch / "one").iterdir()
    (scratch / "typed").mkdir()
    typed(form, scratch / "typed" / form.name, before, after)
    for kind in FORMATS:
        convert([scratch / "typed" / form.name], kind, scratch / f"back-{kind}", profile)
        printed = run(kohyo, "--root", city, "import", scratch / f"back-{kind}", "--dry-run")
        changed = [it for it in printed.splitlines() if it[:1] in "+-" and it[:3] not in ("+++", "---")]
        assert len(changed) == 2 and changed[1] == changed[0].replace(before, after).replace("-", "+", 1), f"{kind}:\n{printed}"


def main():
    """Goes through all cities."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--kohyo", type=Path, required=True)
    kohyo = arguments.parse_args().kohyo.resolve()
    root = Path(__file__).resolve().parents[2]
    with tempfile.TemporaryDirectory() as scratch:
        scratch, profile = Path(scratch), Path(scratch) / "profile"
        check_typed(kohyo, root / "tests/sites/hagino/in", scratch, profile)
        count = 0
        for city in [root, *sorted(root.glob("tests/sites/*/in"))]:
            count += check_city(kohyo, city, scratch, profile)
    print(f"{count} workbooks of forms went through LibreOffice as {', '.join(FORMATS)}, and nothing changed")


main()
