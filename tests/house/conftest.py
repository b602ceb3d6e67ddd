"""The house as its rules see it: every module read as text and as a tree, nothing imported."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pytest

PACKAGE = "janto_catalog"


@dataclass(frozen=True)
class Import:
    """One name that a module imports: where it comes from, what it is called here, and when it happens."""

    target: str
    name: str
    line: int
    at_once: bool


@dataclass(frozen=True)
class Module:
    """One module of the program; `name` is dotted, `room` the folder (or single file) right under the package."""

    path: Path
    name: str
    text: str

    @property
    def room(self) -> str:
        return self.name.removeprefix(PACKAGE).lstrip(".").partition(".")[0]

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.text, filename=str(self.path))

    @cached_property
    def imports(self) -> tuple[Import, ...]:
        return tuple(_imports(self, self.tree, at_once=True))

    @cached_property
    def names(self) -> dict[str, str]:
        """What each imported name stands for, dotted."""
        return {each.name: each.target for each in self.imports}

    def dotted(self, node: ast.expr) -> str:
        """What an expression such as `dt.datetime.now` stands for: "datetime.datetime.now"; "" for others."""
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
    # `import a.b` binds `a` but loads `a.b`: no name of its own here, so that `a.x` keeps standing for itself.
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
