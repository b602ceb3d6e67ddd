"""The glossary agrees with the code: its names exist, and public names use none of the words it retired."""

from __future__ import annotations

import ast
import importlib
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.house.conftest import public_definitions

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tests.house.conftest import Module

# Words inside a name: "file_paths", "AssignedGrouping" and "readTOML" have two each.
PART = re.compile(r"[A-Z]+(?=[A-Z][a-z])|[A-Z]?[a-z]+|[A-Z]+")
# What is read aloud in docstrings and comments, and belongs to the same private language.
PROSE = re.compile(
    r"\b(mend(s|ed|ing)?|(lay|lays|laid|lies) over|hears?|heard|stands? (for itself|by|over|on|as|in|at|before|after|between)"
    r"|nobody else|one cannot|what is said of|asks of|let no|take no|it is there)\b"
)
# A key of pack files and a stored column, which keep their name.
STORED = {"said_at"}
# A path in backticks: a folder and a file with an ending that the repository uses; "NNNN" is a placeholder.
FILE_NAME = re.compile(r"`(?!\S*NNNN)([a-z_]+(?:/[\w.-]+)+\.(?:py|md|toml|tsv|txt))`")
# Packages that another change is still rewriting.
UNWRITTEN: set[str] = set()


@pytest.fixture(scope="session")
def glossary(project: Path) -> tuple[str, str]:
    """The page up to the retired words, and the rest."""
    text = (project / "docs" / "glossary.md").read_text(encoding="utf-8")
    words, heading, retired = text.partition("## Words that are not used")
    assert heading
    return words, retired


def rows(text: str) -> Iterator[list[str]]:
    """The cells of each row of the tables, without headings."""
    for line in text.splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("|") and not set(line) <= set("|- ") and cells[0] not in {"word", "not"}:
            yield cells


def test_every_name_in_the_glossary_exists(glossary: tuple[str, str]) -> None:
    entries = list(rows(glossary[0]))
    assert len(entries) >= 40
    missing = [name for *_, cell in entries for name in re.findall(r"`([\w.]+)`", cell) if not exists(name)]
    assert not missing
    assert all("`" in cell for *_, cell in entries)


def exists(name: str) -> bool:
    """Whether a module, or something in a module, below janto_catalog has that dotted name."""
    try:
        importlib.import_module(f"janto_catalog.{name}")
    except ModuleNotFoundError:
        module, _, attribute = name.rpartition(".")
        return bool(module) and hasattr(importlib.import_module(f"janto_catalog.{module}"), attribute)
    return True


def test_no_word_has_two_meanings(glossary: tuple[str, str]) -> None:
    words = [word.strip() for first, *_ in rows(glossary[0]) for word in first.split(",")]
    assert len(words) == len(set(words))


def test_no_public_name_uses_a_retired_word(modules: Sequence[Module], glossary: tuple[str, str]) -> None:
    retired = {word.strip() for first, *_ in rows(glossary[1]) for word in first.split(",")}
    assert len(retired) >= 20
    wrong = [
        f"{module.name}: {name}"
        for module in modules
        if module.package not in UNWRITTEN
        for name in names(module)
        if retired & {part.lower() for part in PART.findall(name)}
    ]
    assert not wrong, "\n".join(wrong)


def names(module: Module) -> Iterator[str]:
    """The module's own name, and those of its public classes, functions and methods."""
    yield module.name.rpartition(".")[2]
    yield from (name for name, _node in public_definitions(module.tree))


def test_no_variable_uses_a_retired_word(modules: Sequence[Module], glossary: tuple[str, str]) -> None:
    retired = {word.strip() for first, *_ in rows(glossary[1]) for word in first.split(",")}
    wrong = [
        f"{module.at(line)}: {name}"
        for module in modules
        for line, name in variables(module.tree)
        if name not in STORED and retired & {part.lower() for part in PART.findall(name)}
    ]
    assert not wrong, "\n".join(wrong)


def variables(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Each parameter, local, field, constant, assigned attribute and private function, with its line."""
    for node in ast.walk(tree):
        match node:
            case (
                ast.Name(id=name, ctx=ast.Store())
                | ast.Attribute(attr=name, ctx=ast.Store())
                | ast.arg(arg=name)
            ):
                yield node.lineno, name
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
                yield node.lineno, name


@pytest.mark.parametrize(
    "source",
    [
        "told = 1",
        "x.told = 1",
        "told: int = 1",
        "def f(told): ...",
        "def _told(): ...",
        "for told in (): ...",
    ],
)
def test_a_variable_is_found_wherever_it_is_assigned(source: str) -> None:
    assert any("told" in name for _line, name in variables(ast.parse(source)))


def test_file_names_in_docs_and_docstrings_exist(project: Path, modules: Sequence[Module]) -> None:
    texts = [(str(page), page.read_text(encoding="utf-8")) for page in (project / "docs").rglob("*.md")]
    texts += [(module.name, text) for module in modules for _line, text in docstrings(module.tree)]
    found = [(where, name) for where, text in texts for name in FILE_NAME.findall(text)]
    assert len(found) >= 20
    folders = (project, project / "janto_catalog")
    missing = [
        f"{where}: {name}" for where, name in found if not any((each / name).exists() for each in folders)
    ]
    assert not missing, "\n".join(missing)


def test_docstrings_are_plain_english(modules: Sequence[Module]) -> None:
    wrong = [
        f"{module.at(line)}: {found[0]!r}"
        for module in modules
        if module.package not in UNWRITTEN
        for line, text in docstrings(module.tree)
        if (found := PROSE.search(text))
    ]
    assert not wrong, "\n".join(wrong)


def docstrings(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Each docstring with the line where its owner begins."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            yield getattr(node, "lineno", 1), ast.get_docstring(node) or ""


@pytest.mark.parametrize("name", ["mended", "MendedFile", "lay_over", "said_by"])
def test_a_retired_word_is_found_in_every_form_of_name(name: str, glossary: tuple[str, str]) -> None:
    retired = {word.strip() for first, *_ in rows(glossary[1]) for word in first.split(",")}
    assert retired & {part.lower() for part in PART.findall(name)}
