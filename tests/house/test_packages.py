"""The packages: what each may import, and which library is used where."""

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

#: Services take values and return values; they do not know each other or the store.
SERVICES = {"scanning", "formats", "matching", "chronology", "query", "exporters", "packs", "timeline_layout"}
#: Parses file names and nothing else: the one package that services may import.
FILENAMES = "filenames"
INTERFACES = {"ui", "cli"}
MODEL = {"model", "errors"}

#: What each package may import besides itself. The package's own `__init__` holds the version; all may read it.
MAY_IMPORT: dict[str, set[str]] = {
    "model": {"errors"},
    "errors": set(),
    "resource_files": set(),
    "gc_pause": set(),
    "store": MODEL,
    FILENAMES: MODEL,
    **{service: {FILENAMES, *MODEL} for service in SERVICES},
    "chronology": {*MODEL, "gc_pause"},
    # Covers are read by the readers of formats, in their processes.
    "covers": {"formats", FILENAMES, *MODEL},
    "catalog": {*SERVICES, "covers", "store", "resource_files", "gc_pause", *MODEL},
    "bootstrap": {"catalog", *SERVICES, "store", "resource_files", *MODEL},
    "demo": {"resource_files", *MODEL},
    # The search field shows a query as the catalogue parses it; the timeline is laid out for the room of its page.
    "ui": {"bootstrap", "catalog", "query", "timeline_layout", "resource_files", *MODEL},
    # The command line opens the window and makes the demo, but only when it is asked to.
    "cli": {"bootstrap", "catalog", "timeline_layout", "resource_files", "ui", "demo", *MODEL},
    "__main__": {"cli"},
    "": set(),
}

#: The packages that may use a library. The demo maker writes real files and needs the libraries that make them.
USED_IN: dict[str, set[str]] = {
    "PySide6": {"ui"},
    "shiboken6": {"ui"},
    "sqlalchemy": {"store"},
    "alembic": {"store"},
    "sqlite3": {"store"},
    "mutagen": {"formats", "covers", "demo"},
    "av": {"formats", "covers", "demo"},
    "PIL": {"covers", "demo"},
    "pypdfium2": {"formats", "covers", "demo"},
    "zipfile": {"formats", "covers", "demo"},
    "tarfile": {"formats"},
    "guessit": {FILENAMES},
    "rapidfuzz": {"matching", "query", "catalog"},
    "jinja2": {"exporters"},
    "rich": {"cli"},
}


def test_imports_point_down_only(modules: Sequence[Module]) -> None:
    wrong = [
        f"{module.at(each.line)}: {module.package} must not import {package}"
        for module, each, package in inner_imports(modules)
        if package not in {"", module.package} | MAY_IMPORT.get(module.package, set())
    ]
    assert not wrong, "\n".join(wrong)


def test_every_package_has_a_place_in_the_plan(modules: Sequence[Module]) -> None:
    # Both ways: a name without a package would make the rules about it true of nothing.
    assert {module.package for module in modules} == set(MAY_IMPORT)


@pytest.mark.parametrize("service", sorted(SERVICES))
def test_services_import_neither_each_other_nor_the_store(modules: Sequence[Module], service: str) -> None:
    wrong = [
        module.at(each.line)
        for module, each, package in inner_imports(modules)
        if module.package == service and package in (SERVICES - {service}) | {"store", "catalog"} | INTERFACES
    ]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("package", sorted(MODEL))
def test_the_model_needs_the_standard_library_only(modules: Sequence[Module], package: str) -> None:
    allowed = {*sys.stdlib_module_names, "janto_catalog"}
    wrong = [
        f"{module.at(each.line)}: {each.target}"
        for module in modules
        if module.package == package
        for each in module.imports
        if each.target.partition(".")[0] not in allowed
    ]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("library", sorted(USED_IN))
def test_a_library_is_used_only_in_its_package(modules: Sequence[Module], library: str) -> None:
    wrong = [
        f"{module.at(each.line)}: {each.target} belongs to {' and '.join(sorted(USED_IN[library]))}"
        for module in modules
        if module.package not in USED_IN[library]
        for each in module.imports
        if each.target.partition(".")[0] == library
    ]
    assert not wrong, "\n".join(wrong)


def test_the_sql_of_qt_is_used_nowhere(modules: Sequence[Module]) -> None:
    # It brings a second SQLite into the process; the two drop each other's locks.
    wrong = [module.at(each.line) for module in modules for each in module.imports if "QtSql" in each.target]
    assert not wrong, "\n".join(wrong)


def test_the_command_line_imports_the_window_and_the_demo_only_when_asked(modules: Sequence[Module]) -> None:
    wrong = [
        module.at(each.line)
        for module, each, package in inner_imports(modules)
        if module.package == "cli" and package in {"ui", "demo"} and each.at_once
    ]
    assert not wrong, "\n".join(wrong)


def test_loading_the_command_line_loads_no_qt(modules: Sequence[Module], project: Path) -> None:
    names = [
        module.name for module in modules if module.package == "cli" and not module.name.endswith("__main__")
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
    """Every import of a part of the program, with the package it comes from ("" for the version)."""
    packages = set(MAY_IMPORT)
    for module in modules:
        for each in module.imports:
            root, _, rest = each.target.partition(".")
            if root == "janto_catalog":
                package = rest.partition(".")[0]
                yield module, each, package if package in packages or "." in rest else ""
