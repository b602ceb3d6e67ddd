"""Folders of alike modules: each offers its one constant and is found by it; a new one is one new file."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.house.conftest import Module

FAMILIES = {
    "janto_catalog.formats": "FORMAT",
    "janto_catalog.exporters": "EXPORTER",
    "janto_catalog.matching.evidence": "EVIDENCE",
    "janto_catalog.importers": "IMPORTER",
    "janto_catalog.cli.commands": "COMMAND",
    "janto_catalog.ui.views": "VIEW",
    "janto_catalog.store.derived": "PROJECTION",
}


@pytest.mark.parametrize(("folder", "constant"), FAMILIES.items())
def test_an_alike_module_offers_its_one_constant(
    modules: Sequence[Module], folder: str, constant: str
) -> None:
    """A module of such a folder offers the constant once, or is something that the others are made from."""
    used = {each.target for module in modules for each in module.imports}
    wrong = []
    for module in modules:
        if module.name.rpartition(".")[0] != folder:
            continue
        offered = constants(module).count(constant)
        shared = any(name == module.name or name.startswith(f"{module.name}.") for name in used)
        if offered > 1 or not (offered or shared):
            wrong.append(
                f"{module.name} offers {constant} {offered} times"
                + ("" if shared else " and is used by nobody")
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
