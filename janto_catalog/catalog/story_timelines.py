"""The timeline of a universe: its titles in the order of the story, with their windows, branches and eras."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence

from janto_catalog import chronology, exporters
from janto_catalog.catalog.eras import eras
from janto_catalog.catalog.folders import Folders
from janto_catalog.catalog.order_contents import select_works
from janto_catalog.catalog.output_files import check_output_file
from janto_catalog.catalog.story_cache import StoryCache
from janto_catalog.catalog.story_lookup import StoryLookup
from janto_catalog.catalog.story_threads import story_threads
from janto_catalog.catalog.works import Works
from janto_catalog.model.certainty import of_placement
from janto_catalog.model.dates import DateError, DaySpan, day_span
from janto_catalog.model.order import Placement, PlacementStatus
from janto_catalog.model.search import MatchAll
from janto_catalog.model.story import Timeline
from janto_catalog.model.story_dates import calendars_by_universe
from janto_catalog.model.story_threads import StoryThread
from janto_catalog.model.timeline_contents import TimelineBranch, TimelineContents, TimelineTitle
from janto_catalog.model.views import Era, WorkRow
from janto_catalog.query import ParsedQuery
from janto_catalog.store import works
from janto_catalog.store.store import Store


class StoryTimelines:
    """The timelines of the universes of the catalogue."""

    def __init__(self, store: Store, stories: StoryCache, folders: Folders, titles: Works) -> None:
        self._store, self._stories, self._folders, self._titles = store, stories, folders, titles

    def contents(self, text: str | ParsedQuery = "", universe: str | None = None) -> TimelineContents:
        """Return the timeline of a universe, by default the first one in lists, with what `text` finds in it.

        What is behind the spoiler limit is not in it.  An unknown universe is the first one.  Raises QueryError.
        """
        query, offline = self._titles.parse(text), self._folders.offline()
        places, chosen = self._places(universe)
        tables = self._stories.lookup()
        lines = self._stories.story().timelines
        branches = [each for each in lines if each.id != chronology.MAIN]
        ids = [place.work for place in places]
        on_branches = [work for branch in branches for work in branch.works]
        with self._store.reading() as connection:
            rows = works.rows_of(connection, [*ids, *on_branches], offline=offline)
            found = None
            if not isinstance(query.node, MatchAll):
                matching = works.matching_ids(connection, query.node, offline=offline)
                found = select_works([*ids, *on_branches], matching, tables.containers).works
        titles = _Titles(tables, rows)
        placed = tuple(titles.of(place) for place in places if place.is_placed and place.work in rows)
        counts = {place.universe for place in self._stories.ordering().placements}
        calendars = calendars_by_universe(self._stories.story().calendars)
        return TimelineContents(
            titles=placed,
            branches=tuple(self._branches(branches, placed, titles)),
            unplaced=tuple(
                titles.of(place) for place in places if not place.is_placed and place.work in rows
            ),
            eras=self._eras(places, tables, len(placed)),
            found=found,
            universe=chosen,
            universes=self._titles.universes() if len(counts) > 1 else {},
            arcs={arc.id: arc.shown_title for arc in tables.arcs.values()},
            characters={each.id: each.name for each in tables.characters.values()},
            calendar=calendars.get(chosen) or calendars.get(self._stories.universes().of(ids[0]))
            if ids
            else None,
            is_limited=bool(self._stories.shown().kept),
        )

    def threads(self, contents: TimelineContents, characters: Sequence[str] = ()) -> tuple[StoryThread, ...]:
        """Return the threads of characters through a timeline, by default of those with most titles there.

        Nothing that is behind the spoiler limit is in them: no death, no title, no way in which somebody is there.
        """
        return story_threads(contents, characters, self._stories.lookup(), self._stories.story().states)

    def characters_of(self, kind: str, id: str) -> tuple[str, ...]:
        """Return the ids of the characters of a pairing, or that of a character; none if there is no such one."""
        tables = self._stories.lookup()
        if kind == "pairing":
            return tables.pairings[id].members if id in tables.pairings else ()
        return (id,) if id in tables.characters else ()

    def universe_with(self, characters: Collection[str]) -> str:
        """Return the universe in which characters have most of their titles; "" for none."""
        works, universes = self._stories.lookup().works_of_character, self._stories.universes()
        counted = Counter(universes.of(work) for one in characters for work in works.get(one, ()))
        return counted.most_common(1)[0][0] if counted else ""

    def reason(self, work: str) -> str:
        """Return the first reason for the place of a title, relative to it; "" for none."""
        places = self._stories.ordering_of(work).placements
        index = self._stories.place_index(work)
        if index is None:
            return ""
        reasons = self._stories.row_reasons()
        shown = reasons.shown(reasons.of(places[index]), places[index])
        return shown[0] if shown else ""

    def save_picture(self, path: str, content: bytes) -> None:
        """Write a picture of a timeline to `path`, as `exporters.write_picture` does.

        Raises JantoError when the place cannot be written, or is one of your files.
        """
        check_output_file(path, self._store)
        exporters.write_picture(content, path)

    def _places(self, universe: str | None) -> tuple[list[Placement], str]:
        """The places of one universe, and its id."""
        places = self._stories.ordering().placements
        known = list(dict.fromkeys(place.universe for place in places))
        chosen = universe if universe in known else next(iter(known), "")
        return [place for place in places if place.universe == chosen], chosen

    def _eras(self, places: Sequence[Placement], tables: StoryLookup, count: int) -> tuple[Era, ...]:
        """The eras of the placed titles, each with the index of its first one."""
        works_in = {era: self._titles.era_works.works_in(era) for era in tables.eras}
        found = eras(_as_one_universe(places), tables, works_in=works_in)
        begins = [Era(era.first - 1, era.caption) for era in found if era.first <= count]
        ends = [*(era.first for era in begins), count][1:]
        return tuple(era for era, end in zip(begins, ends, strict=True) if era.first < end)

    def _branches(
        self, branches: Sequence[Timeline], placed: Sequence[TimelineTitle], titles: _Titles
    ) -> Iterator[TimelineBranch]:
        """The branches that leave the story, or have titles of their own."""
        index = {title.row.id: number for number, title in enumerate(placed)}
        for branch in branches:
            own = [titles.on_branch(work) for work in branch.works if work not in index]
            known = tuple(title for title in own if title is not None)
            leaves = titles.index_of(branch.leaves, index)
            if known or leaves is not None:
                rejoins = titles.index_of(branch.rejoins, index)
                yield TimelineBranch(branch.id, branch.name, branch.status, leaves, rejoins, known)


class _Titles:
    """Makes the titles of a timeline from their rows and places."""

    def __init__(self, tables: StoryLookup, rows: Mapping[str, WorkRow]) -> None:
        self._tables, self._rows = tables, rows
        self._arcs: dict[str, list[str]] = {}
        for arc in tables.arcs.values():
            for work in arc.works:
                self._arcs.setdefault(work, []).append(arc.id)

    def of(self, place: Placement) -> TimelineTitle:
        row = self._rows[place.work]
        return TimelineTitle(
            row,
            place.position,
            place.earliest,
            place.latest,
            place.status,
            of_placement(place),
            self._days(row),
            bool(place.overruled),
            self._arcs_of(place.work),
        )

    def on_branch(self, work: str) -> TimelineTitle | None:
        """A title of a branch, which has no position in the story; None if it is not shown."""
        if (row := self._rows.get(work)) is None:
            return None
        place = Placement(work, 0, 0, 0, True, PlacementStatus.FIXED)
        return TimelineTitle(
            row, 0, 0, 0, place.status, of_placement(place), None, False, self._arcs_of(work)
        )

    def index_of(self, work: str | None, index: Mapping[str, int]) -> int | None:
        """The index of a title of the main line, of a container that of its first part."""
        if work is None or work in index:
            return index.get(work or "")
        parts = (number for id, number in index.items() if work in self._tables.containers(id))
        return min(parts, default=None)

    def _days(self, row: WorkRow) -> DaySpan | None:
        """When a title takes place, if that may place it."""
        series = self._tables.series.get(row.series_id or "")
        if not row.story_date or (series is not None and not series.dates_place):
            return None
        try:
            return day_span(row.story_date)
        except DateError:
            return None

    def _arcs_of(self, work: str) -> tuple[str, ...]:
        if not self._arcs:
            return ()
        found = (arc for each in self._tables.containers(work) for arc in self._arcs.get(each, ()))
        return tuple(dict.fromkeys(found))


def _as_one_universe(places: Collection[Placement]) -> list[Placement]:
    return [place._replace(universe="") for place in places]
