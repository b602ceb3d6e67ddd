"""How long works like one usually are: learned where running times are known, used where they are not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from janto_catalog.matching.index.indexed_work import IndexedWork

#: From so many known lengths on they say what is usual.
_LEAST_KNOWN = 3


@dataclass(frozen=True, slots=True)
class UsualLength:
    """The lengths of works of one kind in seconds.

    name: of the series or show that they are of.
    """

    name: str
    shortest: float
    longest: float


class UsualLengths:
    """The usual lengths of the works of each series, and of each show, by kind; box sets apart from stories."""

    def __init__(
        self,
        works: Mapping[str, IndexedWork],
        parts: Mapping[str, Sequence[str]],
        copies: Mapping[str, float] | None = None,
    ) -> None:
        """Learn from running times, and from `copies`: the seconds of copies that are linked, by the work's id."""
        self._works, self._parts, self._copies = works, parts, copies or {}
        self._known: dict[tuple[str, ...], dict[str, float]] = defaultdict(dict)
        self._found: dict[str, UsualLength | None] = {}
        for work in works.values():
            seconds = self._length(work)
            if seconds:
                self._learn(work, seconds)
                self._learn_stories(work, seconds)

    def with_copies(self, copies: Mapping[str, float]) -> UsualLengths:
        """Return what is usual with copies that a collector has."""
        return UsualLengths(self._works, self._parts, copies) if copies else self

    def like(self, work: IndexedWork) -> UsualLength | None:
        """Return the usual length of the other works of its series, else of its show; None when too few are known.

        A box set of which nothing is known is as long as its stories usually are together.
        """
        if work.id not in self._found:
            self._found[work.id] = self._find(work)
        return self._found[work.id]

    def _length(self, work: IndexedWork) -> float | None:
        return work.record.runtime or self._copies.get(work.id)

    def _learn(self, work: IndexedWork, seconds: float) -> None:
        for _, group in self._groups(work):
            self._known[group][work.id] = seconds

    def _learn_stories(self, work: IndexedWork, seconds: float) -> None:
        """Where only the length of a box set is known, each of its stories has an equal share of it."""
        stories = [self._works[part] for part in self._parts.get(work.id, ())]
        if stories and not any(map(self._length, stories)):
            for story in stories:
                self._learn(story, seconds / len(stories))

    def _find(self, work: IndexedWork) -> UsualLength | None:
        usual = [self._of_group(work, name, group) for name, group in self._groups(work)]
        # How many stories a box set has says more than how long the box sets of other series are.
        usual.insert(1, self._of_stories(work))
        return next((found for found in usual if found is not None), None)

    def _of_group(self, work: IndexedWork, name: str, group: tuple[str, ...]) -> UsualLength | None:
        known = {id: seconds for id, seconds in self._known.get(group, {}).items() if id != work.id}
        sure = [seconds for id, seconds in known.items() if id not in self._copies]
        lengths = sure if len(sure) >= _LEAST_KNOWN else list(known.values())
        return UsualLength(name, min(lengths), max(lengths)) if len(lengths) >= _LEAST_KNOWN else None

    def _of_stories(self, work: IndexedWork) -> UsualLength | None:
        stories = [self.like(self._works[part]) for part in self._parts.get(work.id, ())]
        usual = [story for story in stories if story is not None]
        if not usual or len(usual) < len(stories):
            return None
        return UsualLength(
            f"the {len(usual)} stories of {work.record.title}",
            sum(story.shortest for story in usual),
            sum(story.longest for story in usual),
        )

    def _groups(self, work: IndexedWork) -> Iterator[tuple[str, tuple[str, ...]]]:
        """The name and key of each group that a work is in, the narrowest first."""
        kind = (work.record.kind.value, "whole" if work.id in self._parts else "story")
        if work.series is not None:
            yield work.series.title, ("series", work.series.id, *kind)
            if work.series.show:
                yield work.series.show, ("show", work.series.show, *kind)
