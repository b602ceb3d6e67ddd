"""The rooms of the house: who may see whom, and which library lives where."""

from __future__ import annotations

import ast
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from tests.house.conftest import Import, Module

WORKERS = {
    "scanning", "formats", "matching", "mentions", "chronology", "query", "exporters", "importers", "packs",
}  # fmt: skip
#: Reads file names and nothing else; the one package that workers share.
FILE_NAMES = "filenames"
DOORS = {"ui", "cli"}
WORDS = {"model", "errors"}

# What each room may import besides itself. The package's own `__init__` holds the version and may be read by all.
SEES: dict[str, set[str]] = {
    "model": {"errors"},
    "errors": set(),
    "resource_files": set(),
    "gc_pause": set(),
    "store": WORDS,
    FILE_NAMES: WORDS,
    **{worker: {FILE_NAMES, *WORDS} for worker in WORKERS},
    "chronology": {*WORDS, "gc_pause"},
    "catalog": {*WORKERS, "store", "resource_files", "gc_pause", *WORDS},
    "bootstrap": {"catalog", *WORKERS, "store", "resource_files", *WORDS},
    "demo": {"resource_files", *WORDS},
    # The search field reads a query as the catalogue does.
    "ui": {"bootstrap", "catalog", "query", "resource_files", *WORDS},
    # The command line opens the window and makes the demo, each of them only when it is asked to.
    "cli": {"bootstrap", "catalog", "resource_files", "ui", "demo", *WORDS},
    "__main__": {"cli"},
    "": set(),
}

# Rooms that alone may use a library. The demo maker writes real files, and so holds the tools that make them.
LIVES_IN: dict[str, set[str]] = {
    "PySide6": {"ui"},
    "shiboken6": {"ui"},
    "sqlalchemy": {"store"},
    "alembic": {"store"},
    "sqlite3": {"store"},
    "mutagen": {"formats", "demo"},
    "av": {"formats", "demo"},
    "pypdfium2": {"formats", "demo"},
    "zipfile": {"formats", "demo"},
    "tarfile": {"formats"},
    "guessit": {FILE_NAMES},
    "rapidfuzz": {"matching", "query", "mentions", "catalog"},
    "jinja2": {"exporters"},
    "rich": {"cli"},
}


def test_arrows_point_down_only(modules: Sequence[Module]) -> None:
    wrong = [
        f"{module.at(each.line)}: {module.room} must not see {room}"
        for module, each, room in inner_imports(modules)
        if room not in {"", module.room} | SEES.get(module.room, set())
    ]
    assert not wrong, "\n".join(wrong)


def test_every_room_is_one_of_the_plan(modules: Sequence[Module]) -> None:
    unknown = {module.room for module in modules} - set(SEES)
    assert not unknown, f"a room without a place in the plan: {', '.join(sorted(unknown))}"


@pytest.mark.parametrize("worker", sorted(WORKERS))
def test_workers_never_see_each_other_nor_the_store(modules: Sequence[Module], worker: str) -> None:
    wrong = [
        module.at(each.line)
        for module, each, room in inner_imports(modules)
        if module.room == worker and room in (WORKERS - {worker}) | {"store", "catalog"} | DOORS
    ]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("room", sorted(WORDS))
def test_the_words_need_the_standard_library_only(modules: Sequence[Module], room: str) -> None:
    allowed = {*sys.stdlib_module_names, "janto_catalog"}
    wrong = [
        f"{module.at(each.line)}: {each.target}"
        for module in modules
        if module.room == room
        for each in module.imports
        if each.target.partition(".")[0] not in allowed
    ]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("library", sorted(LIVES_IN))
def test_a_library_stays_in_its_room(modules: Sequence[Module], library: str) -> None:
    wrong = [
        f"{module.at(each.line)}: {each.target} belongs to {' and '.join(sorted(LIVES_IN[library]))}"
        for module in modules
        if module.room not in LIVES_IN[library]
        for each in module.imports
        if each.target.partition(".")[0] == library
    ]
    assert not wrong, "\n".join(wrong)


def test_the_sql_of_qt_is_used_nowhere(modules: Sequence[Module]) -> None:
    # It brings a second SQLite into the process; the two drop each other's locks.
    wrong = [module.at(each.line) for module in modules for each in module.imports if "QtSql" in each.target]
    assert not wrong, "\n".join(wrong)


def test_the_command_line_reaches_the_window_and_the_demo_only_when_asked(modules: Sequence[Module]) -> None:
    wrong = [
        module.at(each.line)
        for module, each, room in inner_imports(modules)
        if module.room == "cli" and room in {"ui", "demo"} and each.at_once
    ]
    assert not wrong, "\n".join(wrong)


def test_loading_the_command_line_loads_no_qt(modules: Sequence[Module], project: Path) -> None:
    names = [
        module.name for module in modules if module.room == "cli" and not module.name.endswith("__main__")
    ]
    program = (
        "import importlib, sys\n"
        f"for name in {names!r}: importlib.import_module(name)\n"
        "print([name for name in sys.modules if name.split('.')[0] in ('PySide6', 'shiboken6')])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=project, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout.strip()) == (0, "[]"), done.stderr


def test_only_bootstrap_builds_the_store_and_the_catalogue(modules: Sequence[Module]) -> None:

    built = {"janto_catalog.store.store.Store", "janto_catalog.store.Store", "janto_catalog.catalog.Catalog"}
    wrong = [
        f"{module.at(node.lineno)}: {module.dotted(node.func)}"
        for module in modules
        if not module.name.endswith(".bootstrap")
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Call) and module.dotted(node.func) in built
    ]
    assert not wrong, "\n".join(wrong)


def inner_imports(modules: Sequence[Module]) -> Iterator[tuple[Module, Import, str]]:
    """Every import of a part of the program, with the room it comes from ("" for the package itself)."""
    rooms = set(SEES)
    for module in modules:
        for each in module.imports:
            package, _, rest = each.target.partition(".")
            if package == "janto_catalog":
                room = rest.partition(".")[0]
                yield module, each, room if room in rooms or "." in rest else ""
