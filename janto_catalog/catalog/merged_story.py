"""The facts of all packs with the user's edits applied, updated edit by edit instead of merged again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from janto_catalog import packs
from janto_catalog.model.changes import Data, data_of
from janto_catalog.model.edits import YOU, Edit, edited
from janto_catalog.model.story import Fact, Story

Key = tuple[str, str]
"""A kind of fact (a field of `Story`) and an id."""


@dataclass(frozen=True, slots=True)
class ChangedFact:
    """A fact before and after an edit, None where there is none, and what differs."""

    kind: str
    before: Fact | None
    after: Fact | None
    data: frozenset[Data]


class MergedStory:
    """`base` is what the packs state, `story` the same with the user's edits applied.  Immutable."""

    def __init__(self, base: Story, story: Story, kinds: Mapping[str, _Facts]) -> None:
        self.base, self.story, self._kinds = base, story, kinds

    @classmethod
    def merge(cls, base: Story, edits: Sequence[Edit]) -> MergedStory:
        """Merge all `edits` over `base`."""
        return cls(base, packs.apply_edits(base, edits), {})

    def with_edits(
        self, edits: Mapping[Key, Sequence[Edit]], every_edit: Callable[[], Sequence[Edit]]
    ) -> tuple[MergedStory, list[ChangedFact]]:
        """Return the story after the edits of some facts became `edits`, and the facts that differ.

        The cost is that of those facts and a copy of the tuples that contain them.  `every_edit` is called only if an
        edit moves a work into another.
        """
        by_kind: dict[str, dict[str, Sequence[Edit]]] = defaultdict(dict)
        for (kind, id), of_fact in edits.items():
            by_kind[kind][id] = of_fact
        kinds, tuples, changed = dict(self._kinds), dict[str, Any](), list[ChangedFact]()
        for kind, of_kind in by_kind.items():
            facts = kinds.get(kind) or _Facts.of(getattr(self.base, kind), self._present(kind))
            kinds[kind], differing = facts.with_edits(of_kind)
            tuples[kind] = kinds[kind].all()
            changed += [
                ChangedFact(kind, before, after, data)
                for before, after in differing
                if (data := data_of(kind, before, after))
            ]
        if any(one.kind == "works" and Data.CONTAINMENT in one.data for one in changed):
            # A work that would be part of itself is part of nothing, which depends on other edits too.
            whole = packs.apply_edits(Story(works=self.base.works), every_edit())
            tuples["works"] = whole.works
            kinds.pop("works")
        sources = tuples.pop("sources", None) or self._present("sources")
        some_edit = any(edits.values()) or bool(every_edit())
        story = replace(self.story, **tuples, sources=(*sources, YOU) if some_edit else sources)
        return MergedStory(self.base, story, kinds), changed

    def _present(self, kind: str) -> tuple[Any, ...]:
        facts: tuple[Any, ...] = getattr(self.story, kind)
        return tuple(fact for fact in facts if fact is not YOU) if kind == "sources" else facts


class _Facts:
    """The facts of one kind: those of the packs in their order, then those that the user added, by id."""

    def __init__(
        self,
        base: Sequence[Any],
        places: Mapping[str, Sequence[int]],
        values: list[Any],
        added: dict[str, Any],
    ) -> None:
        self._base, self._places, self._values, self._added = base, places, values, added

    @classmethod
    def of(cls, base: Sequence[Any], merged: Iterable[Any]) -> _Facts:
        """Split `merged` into the facts of `base`, some edited or removed, and added ones."""
        places: dict[str, list[int]] = defaultdict(list)
        rest = list(reversed(list(merged)))
        values: list[Any] = []
        for place, fact in enumerate(base):
            places[fact.id].append(place)
            values.append(rest.pop() if rest and rest[-1].id == fact.id else None)
        return cls(base, places, values, {fact.id: fact for fact in rest})

    def with_edits(self, edits: Mapping[str, Sequence[Edit]]) -> tuple[_Facts, list[tuple[Any, Any]]]:
        """Return the facts after the edits of some became `edits`, and each of those before and after."""
        values, added, changed = list(self._values), dict(self._added), list[tuple[Any, Any]]()
        for id, of_fact in edits.items():
            places = self._places.get(id)
            if places:
                for place in places:
                    before, values[place] = values[place], edited(self._base[place], of_fact)
                    changed.append((before, values[place]))
            else:
                before, after = added.pop(id, None), edited(None, of_fact)
                if after is not None:
                    added[id] = after
                changed.append((before, after))
        return _Facts(self._base, self._places, values, added), changed

    def all(self) -> tuple[Any, ...]:
        """Return the facts in order."""
        present = [fact for fact in self._values if fact is not None]
        return (*present, *(self._added[id] for id in sorted(self._added)))
