"""Derived data is refreshed by the end of a transaction alone, and what a write changed is computed."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tests.house.conftest import Module

CALLERS = ("janto_catalog.catalog.", "janto_catalog.cli.", "janto_catalog.ui.")
PROJECTIONS = "janto_catalog.catalog.derived."
REFRESHES = {
    "derive_all", "projection.refresh", "refresh_all", "set_values", "bitmap_index.rebuild",
    "bitmap_index.update", "bitmap_index.tracking", "positions.write", "positions.append",
}  # fmt: skip


def test_no_use_case_command_or_view_writes_derived_data(modules: Sequence[Module]) -> None:
    wrong = [
        f"{module.at(call.lineno)}: {name}"
        for module in modules
        if module.name.startswith(CALLERS) and not module.name.startswith(PROJECTIONS)
        for call, name in calls(module.tree)
        if any(f".{name}".endswith(f".{each}") for each in REFRESHES)
    ]
    assert not wrong, "\n".join(wrong)


def test_no_use_case_types_the_kinds_that_it_changed(modules: Sequence[Module]) -> None:
    wrong = [
        module.at(call.lineno)
        for module in modules
        if module.name.startswith(CALLERS)
        for call, name in calls(module.tree)
        if name == "Changed" and "Data." in ast.unparse(call)
    ]
    assert not wrong, "\n".join(wrong)


def calls(tree: ast.AST) -> Iterator[tuple[ast.Call, str]]:
    """Every call with the name of what is called."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield node, ast.unparse(node.func)
