"""The titles: searching them and showing everything known of one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from janto_catalog import chronology, query
from janto_catalog.catalog.about_works import about_work
from janto_catalog.catalog.era_works import EraWorks
from janto_catalog.catalog.eras import eras
from janto_catalog.catalog.folders import Folders
from janto_catalog.catalog.names import CatalogNames
from janto_catalog.catalog.preferred_copy import by_work, preferred_copy
from janto_catalog.catalog.saved_order_contents import SavedOrderContents
from janto_catalog.catalog.sidebar_counts import sidebar_counts
from janto_catalog.catalog.story_cache import StoryCache
from janto_catalog.catalog.story_lookup import StoryLookup
from janto_catalog.errors import NotFoundError, UsageError
from janto_catalog.model.chronologies import NamedChronology
from janto_catalog.model.claims import Source
from janto_catalog.model.eras import StoryEra
from janto_catalog.model.order import Ordering, Placement, Reason
from janto_catalog.model.searches import SearchKey, Suggestion
from janto_catalog.model.story import Appearance, Arc, Character, Pairing, Person, Series, Work
from janto_catalog.model.text import counted
from janto_catalog.model.views import (
    Era,
    SidebarCounts,
    WorkDetails,
    WorkPage,
    WorkRow,
)
from janto_catalog.query import ParsedQuery
from janto_catalog.store import installed_packs, item_summaries, remarks, works
from janto_catalog.store.derived import names
from janto_catalog.store.store import Store

_SUGGESTED = 40

Record = Character | Arc | Pairing | Series | Person | StoryEra | NamedChronology

_WORDS = {"work": "title", "arc": "story arc"}
_FEW = 8
"""So many names of a kind are listed where none is like what was written."""
_KINDS = ("work", "character", "arc", "pairing", "series", "person", "era", "chronology")


class Works:
    """Searching and showing."""

    def __init__(
        self, store: Store, stories: StoryCache, folders: Folders, saved_orders: SavedOrderContents
    ) -> None:
        self._store, self._stories, self._folders = store, stories, folders
        self._saved_orders = saved_orders
        self._names, self.era_works = CatalogNames(store, stories), EraWorks(stories)
        self._eras: tuple[Ordering, tuple[Era, ...]] | None = None

    def parse(self, text: str | ParsedQuery, *, typing: bool = False) -> ParsedQuery:
        """The query `text`, read once: a parsed query is returned as it is.

        typing: the last word may be unfinished.  Raises QueryError with the place and the nearest word.
        """
        return text if isinstance(text, ParsedQuery) else query.parse(text, self._names, typing=typing)

    def search_keys(self) -> tuple[SearchKey, ...]:
        """The keys of the query language."""
        return tuple(SearchKey(key.name, key.aliases, key.help) for key in query.KEYS)

    def search(
        self,
        text: str | ParsedQuery = "",
        *,
        limit: int | None = 50,
        sort: str = "story",
        offset: int = 0,
        typing: bool = False,
    ) -> WorkPage:
        """The titles that match; `typing`: the last word may be unfinished.  Raises QueryError."""
        node, offline = self.parse(text, typing=typing).node, self._folders.offline()
        with self._store.reading() as connection:
            return works.search(connection, node, sort=sort, limit=limit, offset=offset, offline=offline)

    def eras(self, text: str | ParsedQuery = "") -> tuple[Era, ...]:
        """Where each era begins in the list by story of the titles that match, by row; () for a single one."""
        node, known = self.parse(text).node, self._eras_of_story()
        if not known:
            return ()
        offline = self._folders.offline()
        with self._store.reading() as connection:
            rows = works.rows_before(connection, node, [era.first for era in known[:-1]], offline=offline)
            count = works.search(connection, node, limit=0, offline=offline).count
        begins = [Era(row, era.caption) for row, era in zip(rows, known, strict=True)]
        ends = [*rows[1:], count]
        found = tuple(era for era, end in zip(begins, ends, strict=True) if era.first < end)
        return found if len(found) > 1 else ()

    def _eras_of_story(self) -> tuple[Era, ...]:
        ordering = self._stories.story_order()
        if self._eras is None or self._eras[0] is not ordering:
            tables = self._stories.lookup()
            works_in = {era: self.era_works.works_in(era) for era in tables.eras}
            self._eras = ordering, eras(ordering.placements, tables, self.universes(), works_in)
        return self._eras[1]

    def universes(self) -> dict[str, str]:
        """What people call the universes of the story worlds, by id, in the order of lists."""
        with self._store.reading() as connection:
            return installed_packs.universe_titles(connection)

    def rows(self, ids: Sequence[str]) -> dict[str, WorkRow]:
        """The rows of titles by id."""
        offline = self._folders.offline()
        with self._store.reading() as connection:
            return works.rows_of(connection, ids, offline=offline)

    def one(self, text: str) -> tuple[str, str]:
        """(id, title) of the one work that `text` names, by id or title.

        Raises NotFoundError with the nearest name, UsageError when several have that name.
        """
        with self._store.reading() as connection:
            found = names.ids_named(connection, "work", text.removeprefix("work:"))
            if len(found) > 1:
                raise UsageError(
                    f"Several titles are called {text!r}",
                    location=", ".join(found),
                    hint="Give one of these ids.",
                )
            if not found:
                raise NotFoundError(f"There is no title called {text!r}", hint=self._nearest("work", text))
            return found[0], works.rows_of(connection, found)[found[0]].title

    def several(self, texts: Sequence[str]) -> tuple[tuple[str, ...], str]:
        """The ids of the works that `texts` name, each once, and what the label of a change calls them together.

        Raises NotFoundError, UsageError as `one` does.
        """
        named = [self.one(text) for text in texts]
        ids = tuple(dict.fromkeys(id for id, _ in named))
        return ids, named[0][1] if len(ids) == 1 else counted(len(ids), "title", "titles")

    def find(self, text: str) -> tuple[str, str]:
        """(kind, id) of the one thing that `[KIND:]ID` or a name means.

        Raises NotFoundError, or UsageError when two kinds share it.
        """
        kind, _, rest = text.partition(":")
        kinds, name = ((kind,), rest) if kind in _KINDS and rest else (_KINDS, text)
        with self._store.reading() as connection:
            found = [(each, id) for each in kinds for id in names.ids_named(connection, each, name)]
        if len(found) > 1:
            exact = [pair for pair in found if pair[1] == name]
            if len(exact) != 1:
                raise UsageError(
                    f"{text!r} names several",
                    location=", ".join(f"{k}:{id}" for k, id in found),
                    hint="Give one of these.",
                )
            found = exact
        if not found and len(kinds) == 1:
            word = _WORDS.get(kind, kind)
            raise NotFoundError(f"There is no {word} called {name!r}", hint=self._nearest(kind, name))
        if not found:
            raise NotFoundError(f"Nothing is called {text!r}", hint=self._nearest(kinds[0], name))
        return found[0]

    def universe(self, text: str) -> str:
        """The id of the universe that an id, or the title or name of a pack, means.  Raises NotFoundError."""
        found = self._names.resolve("universe", text)
        if len(found) != 1:
            known = ", ".join(self.universes().values())
            raise NotFoundError(f"There is no story world called {text!r}", hint=f"There are: {known}.")
        return found[0]

    def _nearest(self, kind: str, text: str) -> str:
        known = tuple(self._names.names(kind))
        if near := query.nearest(text, known):
            return f"Did you mean {near}?"
        if kind == "work" or len(known) > _FEW:
            return "`janto search` lists the titles." if kind == "work" else ""
        return f"There are: {', '.join(sorted(known))}." if known else "No story world has one."

    def details(self, work: str, *, by: str = "story") -> WorkDetails:
        """Everything known of the work with that id, with its place in the order `by`.  Raises NotFoundError."""
        tables, story = self._stories.lookup(), self._stories.story()
        if work not in tables.works:
            raise NotFoundError(f"There is no title with the id {work!r}")
        known = tables.works[work]
        place, previous, following = self._place(work, by)
        with self._store.reading() as connection:
            parts = works.parts_of(connection, work)
            offline, chain = self._folders.offline(), tables.containers(work)
            shown = [work, *parts, *filter(None, (previous, following))]
            rows = works.rows_of(connection, shown, offline=offline)
            copies = item_summaries.linked_to(connection, chain, offline=offline)
            extras = item_summaries.extras_of(connection, [work], offline=offline)
            known_remarks = remarks.remarks_on(connection, work)
        # A part has the arcs of its containers.
        arcs_of = frozenset([work] if known.is_segment else chain)
        cast = [
            (a, tables.characters[a.character]) for a in tables.cast(work) if a.character in tables.characters
        ]
        arcs = tuple(arc for arc in story.arcs if not arcs_of.isdisjoint(arc.works))
        present = {a.character for a, _ in cast}
        pairings = tuple(pairing for pairing in story.pairings if present.issuperset(pairing.members))
        relations = tuple(one for one in story.relations if work in (one.work, one.target))
        return WorkDetails(
            work=known,
            series=tables.series.get(known.series or ""),
            row=rows[work],
            placement=place,
            previous=rows.get(previous or ""),
            following=rows.get(following or ""),
            appearances=tuple(cast),
            parts=tuple(rows[part] for part in parts),
            arcs=arcs,
            pairings=pairings,
            copies=copies,
            sources=self._sources(known.sources),
            relations=relations,
            stated=chronology.claims_on(story, work),
            extras=extras,
            played=preferred_copy(chain, by_work(copies)),
            remarks=known_remarks,
            people=_names_of_people(tables, known, cast),
            eras=self.era_works.of(work) if story.eras else (),
            about=about_work(work, story, tables),
        )

    def played_files(self, ids: Sequence[str]) -> tuple[bytes, ...]:
        """The story files of the copy that is played of each of these works, in their order, each file once; works without a
        copy that is available have none."""
        tables = self._stories.lookup()
        chains = [tables.containers(work) for work in ids if work in tables.works]
        with self._store.reading() as connection:
            wanted = {id for chain in chains for id in chain}
            copies = item_summaries.linked_to(connection, wanted, offline=self._folders.offline())
        held = by_work(copies)
        played = (preferred_copy(chain, held) for chain in chains)
        files = (file for one in played if one is not None and one.available for file in one.item.files)
        return tuple(dict.fromkeys(files))

    def _place(self, work: str, by: str) -> tuple[Placement | None, str | None, str | None]:
        """A work's place in an order (a container's is that of its first part), and the works before and after it."""
        places, index = self._saved_orders.place_in(work, by)
        if index is None:
            return None, None, None
        return (
            places[index],
            places[index - 1].work if index else None,
            places[index + 1].work if index + 1 < len(places) else None,
        )

    def _sources(self, ids: Sequence[str]) -> tuple[Source, ...]:
        sources = self._stories.lookup().sources
        return tuple(sources[id] for id in ids if id in sources)

    def source(self, id: str) -> Source | None:
        """The source with that id."""
        return self._stories.lookup().sources.get(id)

    def describe_reason(self, reason: Reason) -> str:
        """A reason in words, with the name of who says so."""
        source = self.source(reason.source)
        return f"{reason.text} ({source.title})" if source else reason.text

    def characters(self) -> tuple[tuple[Character, int], ...]:
        """The characters with the number of titles they are in, most first."""
        counts = Counter(
            a.character
            for a in {(a.work, a.character): a for a in self._stories.story().appearances}.values()
        )
        known = self._stories.lookup().characters
        return tuple(
            (known[id], n)
            for id, n in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
            if id in known
        )

    def character_names(self) -> dict[str, str]:
        """The characters' names by id."""
        return {id: character.name for id, character in self._stories.lookup().characters.items()}

    def record_names(self) -> dict[tuple[str, str], str]:
        """The names of characters, pairings, people, arcs, eras, series and works by the field of a query that has their id, and id."""
        story = self._stories.story()
        records: list[tuple[str, str, str]] = [
            *(("character", pairing.id, pairing.name) for pairing in story.pairings),
            *(("character", character.id, character.name) for character in story.characters),
            *(("person", person.id, person.name) for person in story.people),
            *(("arc", arc.id, arc.shown_title) for arc in story.arcs),
            *(("era", era.id, era.shown_title) for era in story.eras),
            *(("series", series.id, series.title) for series in story.series),
            *(("universe", id, title) for id, title in self.universes().items()),
            *(("position", work.id, work.title) for work in story.works),
        ]
        return {(field, id): name for field, id, name in records}

    def all_series(self) -> tuple[Series, ...]:
        """The series."""
        return self._stories.story().series

    def arcs(self) -> tuple[Arc, ...]:
        """The story arcs."""
        return self._stories.story().arcs

    def story_eras(self) -> tuple[StoryEra, ...]:
        """The eras that packs name."""
        return self._stories.story().eras

    def pairings(self) -> tuple[Pairing, ...]:
        """The pairings."""
        return self._stories.story().pairings

    def record(self, kind: str, id: str) -> Record:
        """The record of a character, arc, pairing, series, person, era or chronology.  Raises NotFoundError."""
        story = self._stories.story()
        found: dict[str, tuple[Record, ...]] = {
            "character": story.characters,
            "arc": story.arcs,
            "pairing": story.pairings,
            "series": story.series,
            "person": story.people,
            "era": story.eras,
            "chronology": story.chronologies,
        }
        record = next((record for record in found[kind] if record.id == id), None)
        if record is None:
            raise NotFoundError(f"There is no {kind} with the id {id!r}")
        return record

    def name(self, kind: str, id: str) -> str:
        """The name or title of what has that id (kinds as in `record`), or the id where no record has it."""
        try:
            record = self.record(kind, id)
        except NotFoundError:
            return id
        return record.title if isinstance(record, Arc | Series | StoryEra | NamedChronology) else record.name

    def works_of(self, kind: str, id: str) -> tuple[str, ...]:
        """The ids of the titles of a character, pairing, arc, era or series, or that a person made or plays in, or that
        a chronology places by claims of its own; by story."""
        if kind in ("person", "chronology"):
            works_of = self._stories.lookup().works_of_person.get(id, frozenset())
            if kind == "chronology":
                works_of = frozenset(
                    one.subject for one in self._stories.story().claims if one.chronology == id
                )
            rows = self.rows(sorted(works_of)).values()
            return tuple(
                row.id for row in sorted(rows, key=lambda row: (row.position is None, row.position or 0))
            )
        key = "with" if kind in ("character", "pairing") else kind
        is_part = "" if kind == "era" else "="
        return tuple(row.id for row in self.search(f"{key}:{is_part}{id}", limit=None).rows)

    def suggest(
        self, text: str, limit: int = 8, kinds: Sequence[str] = names.SUGGESTED
    ) -> tuple[Suggestion, ...]:
        """Completions of `text`: titles, characters, pairings, arcs, eras, series; exact beginnings first.

        Of several people or pairings, those with more titles come first.
        """
        with self._store.reading() as connection:
            found = names.suggestions(connection, text, _SUGGESTED, kinds)
        lookup = self._stories.lookup()
        most_titles = sorted(found, key=lambda one: -lookup.titles_of(one.kind, one.id))
        of_kind = {
            kind: iter([one for one in most_titles if one.kind == kind]) for kind in ("character", "pairing")
        }
        return tuple(next(of_kind[one.kind]) if one.kind in of_kind else one for one in found)[:limit]

    def sidebar_counts(self) -> SidebarCounts:
        """The counts of the side bar."""
        conflicts = len(self._stories.story_order().conflicts)
        return sidebar_counts(self._store, self._folders.offline(), conflicts)


def _names_of_people(
    tables: StoryLookup, work: Work, cast: Iterable[tuple[Appearance, Character]]
) -> dict[str, str]:
    """The names of who made a work or plays in it, by id."""
    named = [credit.person for credit in work.credits] + [appearance.player for appearance, _ in cast]
    return {id: tables.people[id].name for id in named if id in tables.people}
