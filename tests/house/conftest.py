"""What the architecture tests read: every module as text and as a tree, parsed once a session, nothing imported."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGE = "janto_catalog"


@dataclass(frozen=True)
class Import:
    """One imported name: its target, its name here, its line, and whether it is imported when the module is."""

    target: str
    name: str
    line: int
    at_once: bool


@dataclass(frozen=True)
class Module:
    """One module of the program; `name` is dotted, `package` the folder or single file directly below janto_catalog."""

    path: Path
    name: str
    text: str

    @property
    def package(self) -> str:
        return self.name.removeprefix(PACKAGE).lstrip(".").partition(".")[0]

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.text, filename=str(self.path))

    @cached_property
    def imports(self) -> tuple[Import, ...]:
        return tuple(_imports(self, self.tree, at_once=True))

    @cached_property
    def names(self) -> dict[str, str]:
        """The dotted target of each imported name."""
        return {each.name: each.target for each in self.imports}

    def dotted(self, node: ast.expr) -> str:
        """The dotted target of an expression such as `dt.datetime.now`: "datetime.datetime.now"; "" for others."""
        if isinstance(node, ast.Name):
            return self.names.get(node.id, node.id)
        if isinstance(node, ast.Attribute) and (base := self.dotted(node.value)):
            return f"{base}.{node.attr}"
        return ""

    def at(self, line: int) -> str:
        return f"{self.name}, line {line}"


def _imports(module: Module, node: ast.AST, *, at_once: bool) -> list[Import]:
    found = []
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Import):
            found += [_plain(alias, child.lineno, at_once=at_once) for alias in child.names]
        elif isinstance(child, ast.ImportFrom):
            origin = _origin(module, child)
            found += [
                Import(f"{origin}.{alias.name}", alias.asname or alias.name, child.lineno, at_once)
                for alias in child.names
            ]
        later = isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
        found += _imports(module, child, at_once=at_once and not later)
    return found


def _plain(alias: ast.alias, line: int, *, at_once: bool) -> Import:
    if alias.asname:
        return Import(alias.name, alias.asname, line, at_once)
    # `import a.b` binds `a` but loads `a.b`: it gets no name here, so that `a.x` keeps its own target.
    return Import(alias.name, "" if "." in alias.name else alias.name, line, at_once)


def _origin(module: Module, node: ast.ImportFrom) -> str:
    if not node.level:
        return node.module or ""
    parts = module.name.split(".")
    up = node.level - (1 if module.path.name == "__init__.py" else 0)
    base = parts[: len(parts) - up]
    return ".".join([*base, node.module] if node.module else base)


@pytest.fixture(scope="session")
def modules(project: Path) -> tuple[Module, ...]:
    """Every module of the program."""
    files = sorted((project / PACKAGE).rglob("*.py"))
    return tuple(Module(path, _name(path.relative_to(project)), path.read_text("utf-8")) for path in files)


def _name(path: Path) -> str:
    parts = path.with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def public_definitions(
    scope: ast.Module | ast.ClassDef, prefix: str = ""
) -> Iterator[tuple[str, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef]]:
    """Every public class, function and method of a module with its qualified name."""
    for node in scope.body:
        if not isinstance(
            node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef
        ) or node.name.startswith("_"):
            continue
        yield prefix + node.name, node
        if isinstance(node, ast.ClassDef):
            yield from public_definitions(node, f"{prefix}{node.name}.")


@pytest.fixture(scope="session")
def python_files(project: Path) -> tuple[Path, ...]:
    """Every Python file of the project, relative to it."""
    folders = ("janto_catalog", "packaging", "tests")
    return tuple(
        path.relative_to(project) for folder in folders for path in sorted((project / folder).rglob("*.py"))
    )
