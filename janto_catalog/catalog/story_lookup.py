"""The records of a story by id, with what is looked up most."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property

from janto_catalog.catalog.merged_story import ChangedFact
from janto_catalog.catalog.state_names import StateNames
from janto_catalog.chronology import WorkTitles
from janto_catalog.model.claims import Source
from janto_catalog.model.eras import StoryEra
from janto_catalog.model.story import Appearance, Arc, Character, Pairing, Person, Series, Story, Work

_TABLES = {
    "works": ("works", "wholes", "works_of_person", "titles"),
    "series": ("series", "state_names", "titles"),
    "characters": ("characters", "state_names"),
    "sources": ("sources",),
    "arcs": ("arcs",),
    "eras": ("eras",),
    "pairings": ("pairings", "state_names"),
    "people": ("people",),
    "appearances": ("works_of_character", "works_of_person", "appearances"),
}
"""The tables of a lookup that are made from facts of each kind."""


class StoryLookup:
    """The records of a story by id.  Each table is made on first use."""

    def __init__(self, story: Story) -> None:
        self._story = story

    def changed(self, story: Story, facts: Iterable[ChangedFact]) -> StoryLookup:
        """Return the lookup of `story`, in which `facts` differ.  Tables of other kinds are kept."""
        lookup = StoryLookup(story)
        dropped = {name for fact in facts for name in _TABLES.get(fact.kind, ())}
        if story.sources != self._story.sources:
            dropped.add("sources")
        kept = {name: table for name, table in vars(self).items() if name != "_story" and name not in dropped}
        vars(lookup).update(kept)
        return lookup

    @cached_property
    def works(self) -> dict[str, Work]:
        """The works."""
        return {work.id: work for work in self._story.works}

    @cached_property
    def titles(self) -> WorkTitles:
        """The titles of the works as reasons name them."""
        return WorkTitles(self._story)

    @cached_property
    def series(self) -> dict[str, Series]:
        """The series."""
        return {series.id: series for series in self._story.series}

    @cached_property
    def characters(self) -> dict[str, Character]:
        """The characters."""
        return {character.id: character for character in self._story.characters}

    @cached_property
    def sources(self) -> dict[str, Source]:
        """The sources."""
        return {source.id: source for source in self._story.sources}

    @cached_property
    def arcs(self) -> dict[str, Arc]:
        """The arcs."""
        return {arc.id: arc for arc in self._story.arcs}

    @cached_property
    def eras(self) -> dict[str, StoryEra]:
        """The eras."""
        return {era.id: era for era in self._story.eras}

    @cached_property
    def pairings(self) -> dict[str, Pairing]:
        """The pairings."""
        return {pairing.id: pairing for pairing in self._story.pairings}

    @cached_property
    def people(self) -> dict[str, Person]:
        """The people."""
        return {person.id: person for person in self._story.people}

    @cached_property
    def state_names(self) -> StateNames:
        """What writes the states of characters in words."""
        return StateNames(self._story)

    @cached_property
    def wholes(self) -> frozenset[str]:
        """The ids of the containers: box sets, anthologies, serials."""
        return frozenset(work.part_of for work in self._story.works if work.part_of and not work.is_segment)

    @cached_property
    def appearances(self) -> dict[str, list[Appearance]]:
        """The appearances that are stated for each work, by its id."""
        found: dict[str, list[Appearance]] = defaultdict(list)
        for appearance in self._story.appearances:
            found[appearance.work].append(appearance)
        return dict(found)

    def cast(self, work: str) -> list[Appearance]:
        """Return the cast of a work: a part without one of its own has that of the nearest container with one."""
        inherits = [work] if "#" in work else self.containers(work)
        return next((self.appearances[each] for each in inherits if each in self.appearances), [])

    @cached_property
    def works_of_person(self) -> dict[str, frozenset[str]]:
        """The ids of the works that each person made or plays in, segments left out."""
        works: dict[str, set[str]] = defaultdict(set)
        for work in self._story.works:
            if not work.is_segment:
                for person in (
                    *(one.person for one in work.credits),
                    *(one.player for one in self.cast(work.id)),
                ):
                    works[person].add(work.id)
        return {id: frozenset(of_person) for id, of_person in works.items() if id}

    @cached_property
    def works_of_character(self) -> dict[str, frozenset[str]]:
        """The ids of the works each character is in."""
        works: dict[str, set[str]] = defaultdict(set)
        for appearance in self._story.appearances:
            works[appearance.character].add(appearance.work)
        return {id: frozenset(of_character) for id, of_character in works.items()}

    def titles_of(self, kind: str, id: str) -> int:
        """In how many titles a character is, or all members of a pairing are."""
        members = self.pairings[id].members if kind == "pairing" else (id,)
        shared = [self.works_of_character.get(member, frozenset()) for member in members]
        return len(frozenset.intersection(*shared)) if shared else 0

    def containers(self, work: str) -> list[str]:
        """Return a work and its containers, nearest first: an item of those is an item of the work."""
        chain = [work]
        while (parent := self._parent(chain[-1])) and parent not in chain:
            chain.append(parent)
        return chain

    def nested(self, one: str, other: str) -> bool:
        """Whether one of two works is a part of the other."""
        return one in self.containers(other) or other in self.containers(one)

    def _parent(self, work: str) -> str | None:
        known = self.works.get(work)
        if known is None:
            return None
        parent = known.part_of or (known.host if known.is_segment else None)
        return parent if parent in self.works else None
