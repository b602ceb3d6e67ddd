"""Folders of modules that each offer one constant, by which they are found: a new one is one new file."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.house.conftest import Module

FOLDERS = {
    "janto_catalog.formats": "FORMAT",
    "janto_catalog.exporters": "EXPORTER",
    "janto_catalog.matching.evidence": "EVIDENCE",
    "janto_catalog.cli.commands": "COMMAND",
    "janto_catalog.ui.views": "VIEW",
    "janto_catalog.store.derived": "PROJECTION",
}


@pytest.mark.parametrize(("folder", "constant"), FOLDERS.items())
def test_each_module_of_the_folder_offers_its_constant_once(
    modules: Sequence[Module], folder: str, constant: str
) -> None:
    """A module of such a folder offers the constant once, or is imported by others, as their base is."""
    used = {each.target for module in modules for each in module.imports}
    members = [module for module in modules if module.name.rpartition(".")[0] == folder]
    assert any(constant in constants(module) for module in members), (
        "nothing is offered: the rule would be empty"
    )
    wrong = []
    for module in members:
        offered = constants(module).count(constant)
        shared = any(name == module.name or name.startswith(f"{module.name}.") for name in used)
        if offered > 1 or not (offered or shared):
            wrong.append(
                f"{module.name} offers {constant} {offered} times"
                + ("" if shared else " and is not imported")
            )
    assert not wrong, "\n".join(wrong)


def constants(module: Module) -> list[str]:
    """The names that a module gives a value at its top level."""
    names = []
    for node in module.tree.body:
        targets = node.targets if isinstance(node, ast.Assign) else []
        if isinstance(node, ast.AnnAssign) and node.value is not None:
            targets = [node.target]
        names += [target.id for target in targets if isinstance(target, ast.Name)]
    return names
