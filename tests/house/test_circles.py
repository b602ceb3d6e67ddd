"""No module imports itself through others, not even for its types or inside a function."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from tests.house.conftest import PACKAGE, Module

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


def test_no_module_is_in_a_circle_of_imports(modules: Sequence[Module]) -> None:
    wrong = [" ⇄ ".join(circle) for circle in circles(imported(modules))]
    assert not wrong, "\n".join(wrong)


def test_a_circle_is_found_however_long_it_is() -> None:
    imports = {"a": {"b"}, "b": {"c", "d"}, "c": {"a"}, "d": set(), "e": {"e", "a"}, "f": {"a", "d"}}
    assert circles(imports) == [["a", "b", "c"]]


def imported(modules: Sequence[Module]) -> dict[str, set[str]]:
    """For each module the modules that it imports, wherever in it the import is.

    That a module loads the package that it is in is left out: a package may collect its modules.
    """
    names = {module.name for module in modules}
    return {
        module.name: {name for each in module.imports if (name := _module_of(each.target, names))}
        for module in modules
    }


def _module_of(target: str, names: set[str]) -> str:
    """The module that an imported name is or comes from; "" for libraries."""
    while target.partition(".")[0] == PACKAGE:
        if target in names:
            return target
        target = target.rpartition(".")[0]
    return ""


def circles(imports: Mapping[str, set[str]]) -> list[list[str]]:
    """The sets of two or more modules that all reach each other, sorted."""
    reached = {module: _reached(module, imports) for module in imports}
    groups: dict[frozenset[str], list[str]] = defaultdict(list)
    for module in sorted(imports):
        together = frozenset(other for other in reached[module] if module in reached[other])
        groups[together | {module}].append(module)
    return [circle for circle in groups.values() if len(circle) > 1]


def _reached(start: str, imports: Mapping[str, set[str]]) -> set[str]:
    """The modules that `start` imports, directly or through others."""
    reached: set[str] = set()
    waiting = [start]
    while waiting:
        for each in imports.get(waiting.pop(), ()):
            if each not in reached:
                reached.add(each)
                waiting.append(each)
    return reached
