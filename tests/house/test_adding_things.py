"""`docs/adding-things.md` is true: its examples, added to a copy of the project, work and follow all rules."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from janto_catalog import bootstrap

EXAMPLE = re.compile(
    r"^```\w+ file=(\S+)(?: (after|instead_of)=([^\n]*))?\n(.*?)^```$", re.MULTILINE | re.DOTALL
)
COPIED = ("janto_catalog", "resources", "docs", "packaging", "tests")
PAGE = "docs/adding-things.md"

# Each runs on a catalogue of its own, which the project made before anything was added.
PROOFS = {
    "An exporter": """
from xml.etree import ElementTree
from janto_catalog.exporters import exporter_for
from janto_catalog.model.export import ExportEntry, OrderList, PlayFile
from janto_catalog.model.have import Have
from janto_catalog.model.kinds import Kind
from janto_catalog.model.order import Placement, PlacementStatus
from janto_catalog.model.files import Range, Unit
place = Placement("w", 1, 1, 1, True, PlacementStatus.FIXED)
files = (PlayFile(b"/music/a #1.mp3", 200.0),)
whole = ExportEntry("w", "A & B", Kind.AUDIO_DRAMA, "", "", None, True, Have.YES, place, files)
part = ExportEntry("x", "C", Kind.AUDIO_DRAMA, "", "", None, True, Have.YES, place, files, Range(Unit.SECONDS, 60, 120))
content, result = exporter_for("list.xspf").render(OrderList("A list", "", (whole, part)), b"/lists")
found = [element.text for element in ElementTree.fromstring(content).iter() if element.text.strip()]
url = "file:///music/a%20%231.mp3"
expected = ["A list", url, "audio drama - A & B", url, "audio drama - C", "start-time=60", "stop-time=120"]
assert found == expected, found
assert result.written == 2
catalog.exports.export(folder + "/list.xspf", "day one")
assert ElementTree.parse(folder + "/list.xspf").getroot().tag.endswith("playlist")
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
    "A column of the lists of titles": """
from janto_catalog.ui.models.columns import COLUMNS, column_number
from janto_catalog.ui.models.row_texts import RowTexts
column = COLUMNS[column_number("publisher")]
rows = catalog.works.search("", limit=None).rows
published = [row for row in rows if row.publisher]
assert published and all(column.text(RowTexts(row, {})) == row.publisher for row in published)
""",
    "A setting of the window": """
from janto_catalog.ui.shell.settings import SETTINGS
assert SETTINGS["titles/large"].default is False
""",
    "A field of a fact": """
catalog.edits.set("day one", {"language": ["Welsh"]})
assert dict(catalog.edits.fields("day one"))["language"] == "Welsh"
catalog.history.undo()
assert dict(catalog.edits.fields("day one"))["language"] == ""
""",
    "A search key over a column that exists": """
found = catalog.works.search("runtime:>=3000", limit=None)
every = catalog.works.search("", limit=None)
assert 0 < found.count < every.count
assert {row.id for row in found.rows} == {row.id for row in every.rows if (row.runtime or 0) >= 3000}
""",
    "A search key over a new column": """
every = catalog.works.search("", limit=None).count
with_one, without = (catalog.works.search(f"described:{word}", limit=None).count for word in ("yes", "no"))
assert with_one + without == every
work = catalog.works.search("described:no", limit=1).rows[0].id
catalog.edits.set(work, {"description": ["It has one now."]})
assert catalog.works.search("described:yes", limit=None).count == with_one + 1
""",
    "A table with its migration": """
from pathlib import Path
from sqlalchemy import text
from janto_catalog.store import volumes
from janto_catalog.store.store import Store
catalog.close()
store = Store(Path(folder + "/catalogue.db"), lambda: "2020-01-01T00:00:00Z")
with store.writing() as connection:
    for id in (1, 2):
        values = {"id": id, "path": b"/disk%d" % id}
        connection.execute(text("INSERT INTO root (id, path, name, identity) VALUES (:id, :path, '', '')"), values)
        volumes.set_label(connection, id, f"Disk {id}")
    volumes.set_label(connection, 2, "Archive")
with store.reading() as connection:
    assert [volumes.label(connection, id) for id in (1, 2, 3)] == ["Disk 1", "Archive", ""]
with store.writing() as connection:
    connection.execute(text("DELETE FROM root WHERE id = 1"))
with store.reading() as connection:
    assert [volumes.label(connection, id) for id in (1, 2)] == ["", "Archive"]
store.close()
""",
    "A decision that can be undone": """
from janto_catalog.cli import main
changed = catalog.wishes.wish("day one", 4)
id = catalog.works.one("day one")[0]
assert [kind.value for kind in changed.kinds if kind.value == "wishes"] == ["wishes"]
assert catalog.wishes.strength(id) == 4
catalog.history.undo()
assert catalog.wishes.strength(id) is None
catalog.history.redo()
assert catalog.wishes.strength(id) == 4
assert catalog.history.list()[0].label == "Day One: wish 4"
assert main(["wish", "day one", "2", "--catalog", folder + "/catalogue.db"]) == 0
assert catalog.wishes.strength(id) == 2
""",
    "An action of the window": """
from types import SimpleNamespace
from janto_catalog.ui.title_actions import TitleActions
work = catalog.works.one("day one")[0]
class Page(TitleActions):
    selected = work
    context = SimpleNamespace(
        runner=SimpleNamespace(write=lambda call, done: done(call(catalog))),
        show_change=lambda changed: notices.append(changed.label),
    )
notices = []
Page().want_most()
assert catalog.wishes.strength(work) == 5
assert notices == ["Day One: wish 5"]
""",
    "A search key over decisions": """
catalog.wishes.wish("day one", 4)
catalog.wishes.wish("adam", 2)
def titles(query):
    return sorted(row.title for row in catalog.works.search(query, limit=None).rows)
assert titles("wish:>=4") == ["Day One"]
assert titles("wish:2") == ["Adam"]
assert titles("wish:any") == ["Adam", "Day One"]
assert len(titles("wish:none")) == len(titles("")) - 2
assert titles("-wish:none wish:<4") == ["Adam"]
""",
    "Derived data": """
import sqlite3
def counted():
    with sqlite3.connect(folder + "/catalogue.db") as database:
        return dict(database.execute("SELECT name, works FROM publisher"))
before = counted()
assert before
catalog.edits.set("day one", {"publisher": ["Somebody new"]})
assert counted() == {**before, "Somebody new": 1} or sum(counted().values()) == sum(before.values())
assert counted()["Somebody new"] == 1
""",
}
# One process for all, since starting the program takes longer than a proof.
ALL_PROOFS = """
import json, pathlib, shutil, sys, traceback
from janto_catalog import bootstrap
original, base = sys.argv[1], pathlib.Path(sys.argv[2])
shutil.copytree(original, base / "upgraded")
bootstrap.open_catalog(str(base / "upgraded" / "catalogue.db")).close()
failed = {}
for number, (section, proof) in enumerate(json.load(sys.stdin).items()):
    folder = str(shutil.copytree(base / "upgraded", base / str(number)))
    catalog = bootstrap.open_catalog(folder + "/catalogue.db")
    try:
        exec(compile(proof, section, "exec"), {"catalog": catalog, "folder": folder})
    except BaseException:
        failed[section] = traceback.format_exc()
    catalog.close()
print(json.dumps(failed))
"""
#: The contracts that the examples must keep.
CONTRACTS = (
    "tests/house", "tests/exporters/test_every_exporter.py", "tests/formats/test_contract.py",
    "tests/formats/test_file_types.py", "tests/store/test_migrations.py", "tests/packs/test_loading.py",
    "tests/ui/test_rules.py",
)  # fmt: skip


@dataclass(frozen=True)
class Example:
    """A block of the page: the file it belongs in, and the line there that it follows or replaces ("": it is the
    whole file)."""

    file: str
    line: str
    replaces: bool
    text: str


def examples(page: str) -> list[Example]:
    return [Example(file, line, how == "instead_of", text) for file, how, line, text in EXAMPLE.findall(page)]


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
        False,
        example.text.replace("HEAD", head).replace("NEXT", following),
    )


def add(folder: Path, example: Example) -> None:
    path = folder / example.file
    if not example.line:
        assert not path.exists(), f"{example.file} exists: the example is no longer an addition"
        path.write_text(example.text, encoding="utf-8")
        return
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    place = next((n for n, line in enumerate(lines) if example.line in line), None)
    assert place is not None, f"{example.file} has no line with {example.line!r}"
    kept = lines[:place] if example.replaces else lines[: place + 1]
    path.write_text("".join([*kept, example.text, *lines[place + 1 :]]), encoding="utf-8")


def run(copy: Path, *words: str, given: str = "") -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(copy), "QT_QPA_PLATFORM": "offscreen"}
    environment.pop("PYTEST_ADDOPTS", None)
    return subprocess.run(
        [sys.executable, *words], cwd=copy, env=environment, input=given, capture_output=True, text=True, check=False
    )  # fmt: skip


@pytest.fixture(scope="module")
def failures(copy: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The proofs that failed, with why."""
    original, base = tmp_path_factory.mktemp("original"), tmp_path_factory.mktemp("proofs")
    bootstrap.open_catalog(str(original / "catalogue.db")).close()
    done = run(copy, "-c", ALL_PROOFS, str(original), str(base), given=json.dumps(PROOFS))
    assert done.returncode == 0, done.stderr
    failed: dict[str, str] = json.loads(done.stdout.splitlines()[-1])
    return failed


@pytest.mark.slow
@pytest.mark.parametrize("section", PROOFS)
def test_the_example_works(failures: dict[str, str], section: str) -> None:
    assert section not in failures, failures[section]


@pytest.mark.slow
def test_a_project_with_all_examples_keeps_rules_and_contracts(copy: Path) -> None:
    done = run(
        copy, "-m", "pytest", "-q", "-p", "no:cacheprovider", *CONTRACTS,
        "--deselect", "tests/house/test_adding_things.py",
    )  # fmt: skip
    assert done.returncode == 0, done.stdout[-3000:]


@pytest.mark.slow
def test_the_examples_are_written_in_the_style_of_the_project(copy: Path) -> None:
    assert run(copy, "-m", "ruff", "check", "--no-cache", "--quiet", "janto_catalog", "tests").stdout == ""


def test_every_section_with_an_example_is_proved(page: str) -> None:
    sections = {
        heading: body for heading, _, body in (part.partition("\n") for part in page.split("\n## ")[1:])
    }
    assert {heading for heading, body in sections.items() if EXAMPLE.search(body)} == set(PROOFS)
    assert set(sections) - set(PROOFS) == {"An importer"}
