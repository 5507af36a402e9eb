"""Parts a component of GitLab for a schema: python3 release/component.py TEMPLATE FOLDER

Writes spec.yml and jobs.yml, in which each input has its default or a value that its pattern takes. An input that is used
and not declared, or declared and not used, is an error, as is one that says nothing of itself.
"""

import re
import sys
from pathlib import Path

import ruamel.yaml

EXAMPLES = {"version": "0.1.0", "releases": "https://git.example.jp/kohyo/releases"}


def main(template: str, folder: str) -> None:
    spec, jobs = re.split(r"^---\n", Path(template).read_text(encoding="utf-8"), flags=re.MULTILINE)
    inputs = ruamel.yaml.YAML(typ="safe").load(spec)["spec"]["inputs"]
    used = set(re.findall(r"\$\[\[ inputs\.(\w+) \]\]", jobs))
    if used != set(inputs):
        sys.exit(f"{template}: used are {sorted(used)}, declared are {sorted(inputs)}")
    for name, facts in inputs.items():
        if "description" not in facts:
            sys.exit(f"{template}: {name} says nothing of itself")
        value = str(facts.get("default", EXAMPLES.get(name, "")))
        if not re.search(facts.get("regex", ""), value):
            sys.exit(f"{template}: {name} does not take {value}")
        jobs = jobs.replace(f"$[[ inputs.{name} ]]", value)
    Path(folder, "spec.yml").write_text(spec, encoding="utf-8")
    Path(folder, "jobs.yml").write_text(jobs, encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
