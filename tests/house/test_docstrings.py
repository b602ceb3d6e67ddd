"""Every public class, function and method says what it is. Ruff checks classes and functions; this adds methods."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING

from tests.house.conftest import public_definitions

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tests.house.conftest import Module

MIGRATIONS = "janto_catalog.store.migrations.versions."
# What Qt calls is described by Qt: `paintEvent`, `rowCount`, `sizeHint`.
OF_QT = re.compile(r"[a-z]+([A-Z][a-z]*)+|data|paint|count")


def test_every_public_class_function_and_method_has_a_docstring(modules: Sequence[Module]) -> None:
    classes = {
        node.name: node
        for module in modules
        for node in ast.walk(module.tree)
        if isinstance(node, ast.ClassDef)
    }
    wrong = [
        f"{module.at(node.lineno)}: {name}"
        for module in modules
        if not module.name.startswith(MIGRATIONS)
        for name, node in public_definitions(module.tree)
        if not ast.get_docstring(node) and not is_described_elsewhere(module, name, classes)
    ]
    assert not wrong, "\n".join(wrong)


def is_described_elsewhere(module: Module, name: str, classes: Mapping[str, ast.ClassDef]) -> bool:
    """Whether Qt or a base class of the program describes the method."""
    owner, _, method = name.rpartition(".")
    if not owner:
        return False
    if module.package == "ui" and OF_QT.fullmatch(method):
        return True
    return any(describes(base, method, classes) for base in bases(classes[owner.rpartition(".")[2]]))


def describes(name: str, method: str, classes: Mapping[str, ast.ClassDef]) -> bool:
    """Whether a class, or one of its bases, has a docstring for the method."""
    node = classes.get(name)
    if node is None:
        return False
    own = [each for each in node.body if isinstance(each, ast.FunctionDef) and each.name == method]
    return any(ast.get_docstring(each) for each in own) or any(
        describes(base, method, classes) for base in bases(node)
    )


def bases(node: ast.ClassDef) -> list[str]:
    """The last names of the base classes."""
    names = [base.value if isinstance(base, ast.Subscript) else base for base in node.bases]
    return [
        base.attr if isinstance(base, ast.Attribute) else base.id
        for base in names
        if isinstance(base, ast.Attribute | ast.Name)
    ]
