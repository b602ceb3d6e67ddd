"""Remembered answers of a person: applied before anything is scored."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from janto_catalog.model.matching import Answer, ReadItem, Rule
from janto_catalog.model.text import fold


class Rules:
    """Remembered answers by the items that they apply to."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._by_pattern: dict[tuple[str, str], list[Rule]] = defaultdict(list)
        for rule in rules:
            self._by_pattern[rule.scope, rule.pattern].append(rule)

    def for_item(self, item: ReadItem) -> tuple[Rule, ...]:
        """Return the rules for an item: by its content, then its name, then its folders, the nearest first."""
        return tuple(self._matching(item)) if self._by_pattern else ()

    def _matching(self, item: ReadItem) -> Iterator[Rule]:
        if item.content:
            yield from self._by_pattern.get(("print", item.content), ())
        yield from self._by_pattern.get(("name", fold(item.name)), ())
        for depth in range(len(item.folders), 0, -1):
            yield from self._by_pattern.get(("folder", "/".join(item.folders[:depth])), ())


def first_with(rules: tuple[Rule, ...], *answers: Answer) -> Rule | None:
    """Return the first of some rules with one of the answers, None without one."""
    return next((rule for rule in rules if rule.answer in answers), None)
