"""Universes: works of different ones are never compared.

The facts of a pack belong to the universe that it names, by default its own.  A work that the user added is of the
universe of its series, or of what it is a part of.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from janto_catalog.model.story import Pack, Series, Story, Work


def stated_universe(work: Work, works: Mapping[str, Work], series: Mapping[str, Series]) -> str:
    """Return the universe that a work, its series or one of its containers states; "" if none does."""
    seen: set[str] = set()
    each: Work | None = work
    while each is not None and each.id not in seen:
        seen.add(each.id)
        known = series.get(each.series or "")
        if universe := each.universe or (known.universe if known is not None else ""):
            return universe
        each = works.get(each.part_of or (each.host if each.is_segment else ""))
    return ""


def in_universe(pack: Pack) -> Pack:
    """Return a pack whose works, series, calendars, eras and chronologies say to which universe they belong."""
    universe = pack.universe or pack.name
    story = replace(
        pack.story,
        works=tuple(replace(work, universe=universe) for work in pack.story.works),
        series=tuple(replace(each, universe=universe) for each in pack.story.series),
        calendars=tuple(replace(each, universe=universe) for each in pack.story.calendars),
        eras=tuple(replace(each, universe=universe) for each in pack.story.eras),
        chronologies=tuple(replace(each, universe=universe) for each in pack.story.chronologies),
    )
    return replace(pack, story=story, universe=universe)


class Universes:
    """The universes of a story: `ids` in the order of `ranked`, others after those by id.

    While there is only one, works that state none are of that one; else they are of the universe "".
    """

    def __init__(self, story: Story, ranked: Iterable[str] = ()) -> None:
        stated = {work.id: work.universe for work in story.works}
        if "" in stated.values():
            # Works that the user added, which are few.
            works = {work.id: work for work in story.works}
            series = {each.id: each for each in story.series}
            silent = (work for work in story.works if not work.universe)
            stated |= {work.id: stated_universe(work, works, series) for work in silent}
        found = set(stated.values())
        named = found - {""}
        if len(named) == 1:
            stated, found = dict.fromkeys(stated, *named), named
        order = {universe: place for place, universe in enumerate(ranked)}
        self.whole, self._of = story, stated
        self.ids = tuple(sorted(found, key=lambda id: (order.get(id, len(order)), not id, id)))
        self._stories: dict[str, Story] = {}

    def of(self, work: str) -> str:
        """Return the universe of a work, "" for an unknown one."""
        return self._of.get(work, "")

    def story(self, universe: str) -> Story:
        """Return the facts of a universe.  While there is only one, it is the whole story."""
        if len(self.ids) < 2:
            return self.whole
        if universe not in self._stories:
            works = {id for id, of in self._of.items() if of == universe}
            self._stories[universe] = _part(self.whole, universe, works)
        return self._stories[universe]


def _part(story: Story, universe: str, works: set[str]) -> Story:
    """The facts about the works of a universe.  Characters, people and sources may be of several universes."""
    own = tuple(work for work in story.works if work.id in works)
    series = _with_parents(story, {work.series for work in own if work.series})
    return replace(
        story,
        works=own,
        series=tuple(each for each in story.series if each.id in series),
        appearances=tuple(each for each in story.appearances if each.work in works),
        claims=tuple(each for each in story.claims if works.issuperset((each.subject, *each.objects))),
        states=tuple(each for each in story.states if not _bounds(each.begins, each.ends) - works),
        arcs=tuple(each for each in story.arcs if works.intersection(each.works)),
        timelines=tuple(
            each
            for each in story.timelines
            if not ({*each.works} | _bounds(each.leaves, each.rejoins)) - works
        ),
        relations=tuple(each for each in story.relations if each.work in works and each.target in works),
        eras=tuple(
            each
            for each in story.eras
            if each.universe in ("", universe) and not _bounds(each.first, each.last) - works
        ),
        chronologies=tuple(each for each in story.chronologies if each.universe == universe),
        moments=tuple(each for each in story.moments if each.work in works),
        notes=tuple(each for each in story.notes if each.work in works),
        production=tuple(each for each in story.production if each.work in works),
    )


def _with_parents(story: Story, series: Iterable[str]) -> set[str]:
    """Some series, and all that contain them."""
    parents = {each.id: each.parent for each in story.series}
    found: set[str] = set()
    for id in series:
        each: str | None = id
        while each is not None and each not in found:
            found.add(each)
            each = parents.get(each)
    return found


def _bounds(*works: str | None) -> set[str]:
    return {work for work in works if work}
