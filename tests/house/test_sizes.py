"""Files and functions are small, one by one and on the whole."""

from __future__ import annotations

import ast
from pathlib import Path
from statistics import median, quantiles
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tests.house.conftest import Module

LONGEST_FILE, LONGEST_FUNCTION = 400, 60
# Migrations list every table and column, one call each; splitting them would hide what they do.
MIGRATIONS = "janto_catalog.store.migrations.versions."


def test_no_file_is_longer_than_400_lines(python_files: Sequence[Path], project: Path) -> None:
    sizes = {file: lines_of(project / file) for file in python_files}
    assert not {str(file): size for file, size in sizes.items() if size > LONGEST_FILE}


def test_no_function_is_longer_than_60_lines(modules: Sequence[Module]) -> None:
    wrong = [
        f"{module.at(node.lineno)}: {node.name} has {size} lines"
        for module in modules
        if not module.name.startswith(MIGRATIONS)
        for node, size in functions(module)
        if size > LONGEST_FUNCTION
    ]
    assert not wrong, "\n".join(wrong)


def test_half_of_the_functions_have_8_lines_at_most_and_all_but_few_25(modules: Sequence[Module]) -> None:
    sizes = [size for module in modules for _node, size in functions(module)]
    assert median(sizes) <= 8
    assert quantiles(sizes, n=20)[-1] <= 25


def test_half_of_the_files_have_100_lines_at_most_and_all_but_few_300(modules: Sequence[Module]) -> None:
    sizes = [len(module.text.splitlines()) for module in modules]
    assert median(sizes) <= 100
    assert quantiles(sizes, n=20)[-1] <= 300


def functions(module: Module) -> Iterator[tuple[ast.FunctionDef | ast.AsyncFunctionDef, int]]:
    """Every function and method of a module with the number of its lines."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node, (node.end_lineno or node.lineno) - node.lineno + 1


def lines_of(path: Path) -> int:
    return len(path.read_text("utf-8").splitlines())
