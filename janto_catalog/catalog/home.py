"""The home page: what to continue, what comes next in the story, what is new, and what the user has."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from zlib import crc32

from janto_catalog import chronology
from janto_catalog.catalog.beginnings import count_looking_back
from janto_catalog.catalog.folders import Folders
from janto_catalog.catalog.orders import Orders
from janto_catalog.catalog.story_cache import StoryCache
from janto_catalog.catalog.works import Works
from janto_catalog.model.home import HomeContent, NextTitle
from janto_catalog.model.order import Placement
from janto_catalog.model.views import WorkRow
from janto_catalog.store import recent, works
from janto_catalog.store.store import Connection, Store

_CONTINUED, _NEXT, _NEW, _OWNED = 12, 3, 24, 60
_UNSEEN = "have:yes progress:none"


class Home:
    """Reads the home page."""

    def __init__(
        self, store: Store, stories: StoryCache, folders: Folders, titles: Works, orders: Orders
    ) -> None:
        self._store, self._stories, self._folders = store, stories, folders
        self._titles, self._orders = titles, orders

    def key(self) -> str:
        """A short name of the catalogue, by the path of its file; to remember what was seen of it."""
        return f"{crc32(str(self._store.path).encode()):08x}"

    def read(self, seen: int | None = None) -> HomeContent:
        """The home page.  `seen` is the `newest_item` of the last visit, None on the first, when nothing is new."""
        offline = self._folders.offline()
        with self._store.reading() as connection:
            newest = recent.newest_item(connection)
            started = recent.started(connection, _CONTINUED)
            new = recent.held_by_items_after(connection, seen, _NEW) if seen is not None else ()
            last, passed, following = self._following(connection)
            ids = [*started, *new, *passed, *(place.work for place in following)]
            rows = works.rows_of(connection, [*ids, *([last] if last else [])], offline=offline)
        owned = self._titles.search("have:yes", limit=_OWNED)
        roots = self._folders.roots()
        return HomeContent(
            key=self.key(),
            newest_item=newest,
            folders=len(roots),
            counts=self._titles.sidebar_counts(),
            continued=_in_order(rows, started),
            new=_in_order(rows, new),
            following=self._next(rows, last, _in_order(rows, passed), following),
            owned=owned.rows,
            offline=tuple(root.name for root in roots if root.id in offline),
        )

    def next_title(self) -> WorkRow | None:
        """The first of the titles that come next in the story; without any, the one that came out first of those you have
        and have not started."""
        with self._store.reading() as connection:
            _, _, following = self._following(connection)
            ids = [place.work for place in following[:1]]
            rows = works.rows_of(connection, ids, offline=self._folders.offline())
        found = _in_order(rows, ids) or self._titles.search(_UNSEEN, sort="release", limit=1).rows
        return found[0] if found else None

    def _following(self, connection: Connection) -> tuple[str | None, Sequence[str], Sequence[Placement]]:
        """The title that was finished last, those that are passed over because nothing is finished yet, and the places
        of the next ones in the story, of those you have that are not started."""
        unseen = works.matching_ids(connection, self._titles.parse(_UNSEEN).node)
        placements = self._stories.ordering().placements
        indexes = {place.work: n for n, place in enumerate(placements)}
        done = [(indexes[work], work) for work in recent.finished_last(connection) if work in indexes]
        index, last = max(done) if done else (-1, None)
        following = [place for place in placements[index + 1 :] if place.work in unseen]
        passed = 0
        if last is None:
            known = self._stories.lookup().works
            passed = count_looking_back([known[place.work].released for place in following])
        return last, [place.work for place in following[:passed]], following[passed : passed + _NEXT]

    def _next(
        self,
        rows: dict[str, WorkRow],
        last: str | None,
        passed: tuple[WorkRow, ...],
        places: Sequence[Placement],
    ) -> tuple[NextTitle, ...]:
        before = [rows[last] if last else None, *(rows[place.work] for place in places)]
        reasons = self._stories.row_reasons()
        return tuple(
            NextTitle(rows[place.work], previous, chronology.row_reason(reasons.of(place), place))
            if previous
            else NextTitle(rows[place.work], passed=passed)
            for place, previous in zip(places, before, strict=False)
        )


def _in_order(rows: dict[str, WorkRow], ids: Iterable[str]) -> tuple[WorkRow, ...]:
    return tuple(rows[id] for id in ids if id in rows)
