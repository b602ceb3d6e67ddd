"""The pages of characters, pairings, people, story arcs, series, eras and chronologies: their titles, and what belongs to them.

All of it is read from what the spoiler limit leaves of the story.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from janto_catalog import chronology
from janto_catalog.catalog.companions import companions, ends_of
from janto_catalog.catalog.folders import Folders
from janto_catalog.catalog.lives import LifeLine, make_life
from janto_catalog.catalog.story_cache import StoryCache
from janto_catalog.catalog.story_lookup import StoryLookup
from janto_catalog.catalog.works import Works
from janto_catalog.model.chronologies import CHRONOLOGY, NamedChronology
from janto_catalog.model.eras import StoryEra
from janto_catalog.model.kinds import StoryOrder
from janto_catalog.model.search import And, OneOf
from janto_catalog.model.story import Appearance, Arc, Character, Pairing, Person, Series
from janto_catalog.model.subjects import Life, Named, Role, SubjectPage, SubjectTitle
from janto_catalog.model.text import counted
from janto_catalog.model.views import WorkRow
from janto_catalog.store import works
from janto_catalog.store.store import Store

SUBJECTS = ("character", "pairing", "person", "arc", "series", "era", "chronology")
"""The kinds of what has a page."""

_ORDERS = {
    StoryOrder.SERIAL: "one continuous story",
    StoryOrder.NUMBERED: "story in order of release",
    StoryOrder.NONE: "",
}


class Subjects:
    """What there is to know of a character, pairing, person, story arc, series, era or chronology."""

    def __init__(self, store: Store, stories: StoryCache, folders: Folders, titles: Works) -> None:
        self._store, self._stories, self._folders, self._titles = store, stories, folders, titles

    def page(self, kind: str, id: str) -> SubjectPage:
        """The page of what has that kind, as in `Works.record`, and id.  Raises NotFoundError."""
        return replace(self._page(kind, id), is_limited=bool(self._stories.shown().kept))

    def _page(self, kind: str, id: str) -> SubjectPage:
        record, tables = self._titles.record(kind, id), self._stories.lookup()
        match record:
            case Character():
                return self._character(tables, record)
            case Pairing():
                return self._pairing(tables, record)
            case Person():
                return self._person(tables, record)
            case Arc():
                return self._arc(tables, record)
            case StoryEra() | NamedChronology():
                return self._of_story(tables, record)
            case Series():
                return self._series(record)

    def life(self, character: str) -> Life:
        """The life of the character with that id.  Raises NotFoundError."""
        self._titles.record("character", character)
        tables, story = self._stories.lookup(), self._stories.story()
        states = [state for state in story.states if state.character == character]
        lived = [
            place.work for place in self._stories.ordering(f"life:{character}", segments=True).placements
        ]
        whole = [place.work for place in self._stories.ordering(segments=True).placements]
        named = (*lived, *(bound for state in states for bound in (state.begins, state.ends) if bound))
        rows = self._rows((*named, *(work.partition("#")[0] for work in named)))
        line = LifeLine([work for work in lived if work in rows], whole, tables.containers)
        return make_life(rows, line, states, tables.sources, tables.state_names)

    def _character(self, tables: StoryLookup, character: Character) -> SubjectPage:
        page = self._with_members(tables, Named("character", character.id, character.name), (character.id,))
        return replace(
            page,
            also=tuple(alias.name for alias in character.aliases),
            facts=self._facts(character),
            people=tuple(_people(tables, character.players)),
            order=f"life:{character.id}",
            sources=_sources(tables, character.sources),
        )

    def _pairing(self, tables: StoryLookup, pairing: Pairing) -> SubjectPage:
        page = self._with_members(tables, Named("pairing", pairing.id, pairing.name), pairing.members)
        known = (member for member in pairing.members if member in tables.characters)
        people = tuple(Named("character", id, tables.characters[id].name) for id in known)
        return replace(page, also=pairing.aliases, people=people, about=pairing.note, order="story")

    def _with_members(self, tables: StoryLookup, named: Named, members: Sequence[str]) -> SubjectPage:
        """The page of a character or a pairing: the titles with all of the members."""
        rows = self._search(And(tuple(OneOf("character", (member,)) for member in members)))
        titles = tuple(
            SubjectTitle(row, _roles(tables, tables.cast(row.id), lambda one: one.character in members))
            for row in rows
        )
        there = {
            title.row.id
            for title in titles
            if {role.character.id for role in title.roles if role.is_there}.issuperset(members)
        }
        first, last = ends_of(rows, tables.wholes, lambda row: row.id in there)
        names = {id: Named("character", id, one.name) for id, one in tables.characters.items()}
        pairings = self._stories.story().pairings
        together = companions(members, rows, tables.cast, tables.wholes, names, pairings)
        return SubjectPage(
            named, titles, first=first, last=last, together=together, search=f"with:{named.id}"
        )

    def _facts(self, character: Character) -> tuple[tuple[str, str], ...]:
        facts = (("species", character.species), ("affiliation", character.affiliation))
        return tuple((label, text) for label, text in facts if text and not self._stories.shown().tells(text))

    def _person(self, tables: StoryLookup, person: Person) -> SubjectPage:
        """The page of someone who made titles or plays in them.  A part of a title has its cast too, as in a search."""
        rows = self._rows(tables.works_of_person.get(person.id, ()))
        titles = tuple(
            SubjectTitle(
                row,
                _roles(tables, tables.cast(row.id), lambda one: one.player == person.id),
                tuple(one.role for one in tables.works[row.id].credits if one.person == person.id),
            )
            for row in _by_release(rows.values())
        )
        played = Counter(
            character for title in titles for character in {role.character for role in title.roles}
        )
        return SubjectPage(
            named=Named("person", person.id, person.name),
            titles=titles,
            also=tuple(alias.name for alias in person.aliases),
            people=tuple(sorted(played, key=lambda one: (-played[one], one.name))),
            facts=tuple(_credit_counts(titles)),
            first=titles[0].row if titles else None,
            last=titles[-1].row if titles else None,
            search=f"person:{person.id}",
            order="release",
        )

    def _arc(self, tables: StoryLookup, arc: Arc) -> SubjectPage:
        rows = self._rows(arc.works)
        listed = [rows[work] for work in dict.fromkeys(arc.works) if work in rows]
        optional = frozenset(arc.optional)
        first, last = ends_of(_by_story(listed), tables.wholes, lambda _row: True)
        return SubjectPage(
            named=Named("arc", arc.id, arc.shown_title),
            titles=tuple(SubjectTitle(row, optional=row.id in optional) for row in listed),
            about=arc.description,
            first=first,
            last=last,
            search=f"arc:{arc.id}",
            order=f"arc:{arc.id}",
            sources=_sources(tables, arc.sources),
        )

    def _of_story(self, tables: StoryLookup, record: StoryEra | NamedChronology) -> SubjectPage:
        """The page of a span of the story, or of an order of it."""
        if isinstance(record, StoryEra):
            return self._era(tables, record)
        return self._chronology(tables, record)

    def _era(self, tables: StoryLookup, era: StoryEra) -> SubjectPage:
        ids = self._titles.works_of("era", era.id)
        surely, rows = self._titles.era_works.surely_in(era.id), self._rows(ids)
        words = chronology.EraWords(self._stories.story(), tables.titles)
        facts = (("begins", words.begin(era)), ("ends", words.end(era)))
        return SubjectPage(
            named=Named("era", era.id, era.shown_title),
            titles=tuple(SubjectTitle(rows[id], by_place=id not in surely) for id in ids),
            facts=tuple((label, text) for label, text in facts if text),
            about=era.description,
            search=f"era:{era.id}",
            order="story",
            sources=_sources(tables, era.sources),
        )

    def _chronology(self, tables: StoryLookup, record: NamedChronology) -> SubjectPage:
        """The page of a chronology, with the titles that it places by claims of its own."""
        ids = self._titles.works_of("chronology", record.id)
        rows = self._rows(ids)
        return SubjectPage(
            named=Named("chronology", record.id, record.title),
            titles=tuple(SubjectTitle(rows[id]) for id in ids),
            about=record.description,
            order=f"{CHRONOLOGY}{record.id}",
            sources=_sources(tables, record.sources),
        )

    def _series(self, series: Series) -> SubjectPage:
        ids = self._titles.works_of("series", series.id)
        rows = self._rows(ids)
        facts = (
            ("kind", ", ".join(filter(None, (f"{series.kind.value} series", _ORDERS[series.story])))),
            ("part of", self._titles.name("series", series.parent) if series.parent else ""),
        )
        return SubjectPage(
            named=Named("series", series.id, series.title),
            titles=tuple(SubjectTitle(rows[id]) for id in ids),
            also=series.aliases,
            facts=tuple((label, text) for label, text in facts if text),
            search=f"series:{series.id}",
        )

    def _search(self, node: And) -> tuple[WorkRow, ...]:
        """The titles that match, by story."""
        with self._store.reading() as connection:
            return works.search(connection, node, offline=self._folders.offline()).rows

    def _rows(self, ids: Iterable[str]) -> dict[str, WorkRow]:
        return self._titles.rows(tuple(dict.fromkeys(ids)))


def _sources(tables: StoryLookup, ids: Iterable[str]) -> tuple[tuple[str, str], ...]:
    return tuple((tables.sources[id].title, tables.sources[id].url) for id in ids if id in tables.sources)


def _roles(
    tables: StoryLookup, cast: Iterable[Appearance], wanted: Callable[[Appearance], bool]
) -> tuple[Role, ...]:
    return tuple(
        Role(
            Named("character", one.character, tables.characters[one.character].name),
            one.manner,
            one.weight,
            tables.state_names.words(one.state),
            one.under_name,
            next(_people(tables, (one.player,)), None),
            one.apparent,
            one.note,
        )
        for one in cast
        if one.character in tables.characters and wanted(one)
    )


def _people(tables: StoryLookup, ids: Iterable[str]) -> Iterator[Named]:
    return (Named("person", id, tables.people[id].name) for id in ids if id in tables.people)


def _by_story(rows: Iterable[WorkRow]) -> list[WorkRow]:
    return sorted(rows, key=lambda row: (row.position is None, row.position or 0, row.id))


def _by_release(rows: Iterable[WorkRow]) -> list[WorkRow]:
    return sorted(rows, key=lambda row: (row.released is None, row.released or "", row.title, row.id))


def _credit_counts(titles: Iterable[SubjectTitle]) -> Iterator[tuple[str, str]]:
    """What someone did, with the number of titles: ("writer", "12 titles")."""
    counts = Counter(credit for title in titles for credit in dict.fromkeys(title.credits))
    yield from ((role, counted(n, "title", "titles")) for role, n in counts.most_common())
