"""`docs/adding-things.md` is true: its examples, added to a copy of the project, work and follow all rules."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

EXAMPLE = re.compile(r"^```\w+ file=(\S+)(?: after=([^\n]*))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
COPIED = ("janto_catalog", "resources", "docs", "packaging", "tests")
PAGE = "docs/adding-things.md"

PROOFS = {
    "An exporter": """
from janto_catalog.exporters import exporter_for
assert exporter_for("list.txt").name == "txt"
catalog.exports.export(folder + "/list.txt", "day one")
assert "Day One" in open(folder + "/list.txt").read().splitlines()
""",
    "A command": """
from janto_catalog.cli import main
assert main(["count", "with:ianto", "--catalog", folder + "/catalogue.db"]) == 0
""",
    "A file format": """
import struct
from janto_catalog import formats
path = folder + "/sound.au"
open(path, "wb").write(struct.pack(">4sIIIII", b".snd", 24, 0, 3, 8000, 1) + bytes(32000))
facts = formats.read(path.encode())
assert (facts.format, facts.duration) == ("AU", 2.0)
assert "au" in formats.extensions()
""",
    "A kind of evidence": """
from janto_catalog.matching.evidence import KINDS
assert "channel" in [kind.name for kind in KINDS]
""",
    "A view": """
from janto_catalog.ui.views import all_views
assert "arcs" in [view.name for view in all_views()]
""",
    "A setting of the window": """
from janto_catalog.ui.shell.settings import SETTINGS
assert SETTINGS["titles/large"].default is False
""",
    "A key of the query language": """
found = catalog.works.search("runtime:>=3000", limit=None)
every = catalog.works.search("", limit=None)
assert 0 < found.count < every.count
assert {row.id for row in found.rows} == {row.id for row in every.rows if (row.runtime or 0) >= 3000}
""",
    "A table of decisions, its migration, and a use case that can be undone": """
changed = catalog.ratings.rate("day one", 4)
id = catalog.works.one("day one")[0]
assert [kind.value for kind in changed.kinds if kind.value == "ratings"] == ["ratings"]
assert catalog.ratings.stars(id) == 4
catalog.history.undo()
assert catalog.ratings.stars(id) is None
catalog.history.redo()
assert catalog.ratings.stars(id) == 4
assert catalog.history.list()[0].label == "Day One: 4 stars"
""",
}
# Every proof runs on a catalogue of its own.
AROUND = """
import sys
from janto_catalog import bootstrap
folder = sys.argv[1]
catalog = bootstrap.open_catalog(folder + "/catalogue.db")
{proof}
catalog.close()
"""


@dataclass(frozen=True)
class Example:
    """A block of the page: the file it belongs in, and the text it follows there ("": it is the whole file)."""

    file: str
    after: str
    text: str


def examples(page: str) -> list[Example]:
    return [Example(file, after or "", text) for file, after, text in EXAMPLE.findall(page)]


@pytest.fixture(scope="module")
def page(project: Path) -> str:
    return (project / PAGE).read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def copy(project: Path, page: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project with every example of the page in it."""
    folder = tmp_path_factory.mktemp("copy")
    leave_out = shutil.ignore_patterns("__pycache__", "*.pyc")
    for name in COPIED:
        shutil.copytree(project / name, folder / name, ignore=leave_out)
    for path in [*project.glob("*.md"), project / "pyproject.toml", project / "LICENSE"]:
        (folder / path.name).write_bytes(path.read_bytes())
    for example in examples(page):
        add(folder, with_numbers(example, folder))
    return folder


def with_numbers(example: Example, folder: Path) -> Example:
    """The example with HEAD and NEXT as the numbers of migrations."""
    if "HEAD" not in example.text:
        return example
    versions = folder / "janto_catalog" / "store" / "migrations" / "versions"
    head = max(path.name[:4] for path in versions.glob("0*.py"))
    following = f"{int(head) + 1:04}"
    return Example(
        example.file.replace("NEXT", following),
        "",
        example.text.replace("HEAD", head).replace("NEXT", following),
    )


def add(folder: Path, example: Example) -> None:
    path = folder / example.file
    if not example.after:
        assert not path.exists(), f"{example.file} exists: the example is no longer an addition"
        path.write_text(example.text, encoding="utf-8")
        return
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    place = next((n for n, line in enumerate(lines, 1) if example.after in line), None)
    assert place is not None, f"{example.file} has no line with {example.after!r}"
    path.write_text("".join([*lines[:place], example.text, *lines[place:]]), encoding="utf-8")


def run(copy: Path, *words: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(copy), "QT_QPA_PLATFORM": "offscreen"}
    environment.pop("PYTEST_ADDOPTS", None)
    return subprocess.run(
        [sys.executable, *words], cwd=copy, env=environment, capture_output=True, text=True, check=False
    )


@pytest.mark.slow
@pytest.mark.parametrize("section", PROOFS)
def test_the_example_works(copy: Path, tmp_path: Path, section: str) -> None:
    done = run(copy, "-c", AROUND.format(proof=PROOFS[section]), str(tmp_path))
    assert done.returncode == 0, done.stderr


@pytest.mark.slow
def test_a_project_with_all_examples_follows_the_rules(copy: Path) -> None:
    done = run(
        copy, "-m", "pytest", "-q", "-p", "no:cacheprovider", "tests/house", "tests/exporters/test_every_exporter.py",
        "--deselect", "tests/house/test_adding_things.py",
    )  # fmt: skip
    assert done.returncode == 0, done.stdout[-3000:]


@pytest.mark.slow
def test_the_examples_are_written_in_the_style_of_the_project(copy: Path) -> None:
    files = [str(path.relative_to(copy)) for path in (copy / "janto_catalog").rglob("*.py")]
    assert run(copy, "-m", "ruff", "check", "--no-cache", "--quiet", *files).stdout == ""


def test_every_section_with_an_example_is_proved(page: str) -> None:
    sections = {
        heading: body for heading, _, body in (part.partition("\n") for part in page.split("\n## ")[1:])
    }
    assert {heading for heading, body in sections.items() if EXAMPLE.search(body)} == set(PROOFS)
    assert {"Derived data", "An importer"} <= set(sections)
