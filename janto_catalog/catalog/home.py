"""The home page: what to continue, what comes next in an order, what is new, and what the user has."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from zlib import crc32

from janto_catalog.catalog.folders import Folders
from janto_catalog.catalog.following import UNSEEN, find_following
from janto_catalog.catalog.further_titles import Further, FurtherTitles
from janto_catalog.catalog.orders import Orders
from janto_catalog.catalog.story_cache import StoryCache
from janto_catalog.catalog.works import Works
from janto_catalog.errors import JantoError
from janto_catalog.model.claims import STORY
from janto_catalog.model.home import FurtherTitle, HomeContent, NextKind, NextTitle, NextTitles
from janto_catalog.model.views import WorkRow
from janto_catalog.store import recent, works
from janto_catalog.store.store import Store

_CONTINUED, _NEXT, _NEW, _OWNED = 12, 3, 24, 60
# Of each kind.
_FURTHER = 2


class Home:
    """Reads the home page."""

    def __init__(
        self, store: Store, stories: StoryCache, folders: Folders, titles: Works, orders: Orders
    ) -> None:
        self._store, self._stories, self._folders = store, stories, folders
        self._titles, self._orders = titles, orders
        self._further = FurtherTitles(stories, orders)

    def key(self) -> str:
        """A short name of the catalogue, by the path of its file; to remember what was seen of it."""
        return f"{crc32(str(self._store.path).encode()):08x}"

    def read(self, seen: int | None = None, *, by: str = STORY) -> HomeContent:
        """The home page.  `seen` is the `newest_item` of the last visit, None on the first, when nothing is new.

        What comes next is that of the order `by`, of the story if that order is not known any more.
        """
        offline = self._folders.offline()
        with self._store.reading() as connection:
            newest = recent.newest_item(connection)
            started = recent.started(connection, _CONTINUED)
            new = recent.held_by_items_after(connection, seen, _NEW) if seen is not None else ()
            rows = works.rows_of(connection, [*started, *new], offline=offline)
        try:
            following = self.next_titles(by=by)
        except JantoError:
            # A pack may have been taken out, an order of the user deleted.
            following = self.next_titles()
        owned = self._titles.search("have:yes", limit=_OWNED)
        roots = self._folders.roots()
        return HomeContent(
            key=self.key(),
            newest_item=newest,
            folders=len(roots),
            counts=self._titles.sidebar_counts(),
            continued=_in_order(rows, started),
            new=_in_order(rows, new),
            following=following,
            owned=owned.rows,
            offline=tuple(root.name for root in roots if root.id in offline),
            unmarked=tuple(
                (root.name, reason)
                for root in roots
                if root.id not in offline and (reason := self._folders.unmarked.get(root.id))
            ),
        )

    def next_title(self, *, by: str = STORY) -> WorkRow | None:
        """The first of the titles that come next in an order; without any, the one that came out first of those you have
        and have not started."""
        try:
            placements = self._orders.ordering(by).placements
        except JantoError:
            placements = self._orders.ordering(STORY).placements
        with self._store.reading() as connection:
            first = find_following(placements, self._orders.marks(connection)).first
            rows = works.rows_of(connection, [first] if first else [], offline=self._folders.offline())
        found = tuple(rows.values()) or self._titles.search(UNSEEN, sort="release", limit=1).rows
        return found[0] if found else None

    def next_titles(self, *, by: str = STORY) -> NextTitles:
        """What comes next in an order, in story arcs that were begun, and in gaps.  Raises UsageError, NotFoundError for
        an unknown order."""
        by = self._orders.checked(by)
        placements = self._orders.ordering(by).placements
        with self._store.reading() as connection:
            marks = self._orders.marks(connection)
            following = find_following(placements, marks)
            places = following.places[:_NEXT]
            shown = {place.work for place in places}
            found = self._further.find(connection, by, marks)
            further = [one for kind in NextKind for one in _few(found, kind, shown)]
            named = [*shown, *(one.work for one in further), *filter(None, (following.last,))]
            rows = works.rows_of(connection, named, offline=self._folders.offline())
        last = rows[following.last] if following.last else None
        before = [None if following.starts_over else last, *(rows[place.work] for place in places)]
        reasons, also = self._orders.row_reasons(only_owned=True), {one.work: one.reason for one in found}
        titles = tuple(
            NextTitle(
                rows[place.work],
                previous,
                reasons.shown(reasons.of(place), place),
                also.get(place.work, ""),
            )
            for place, previous in zip(places, before, strict=False)
        )
        return NextTitles(
            by,
            self._orders.name(by),
            titles,
            last,
            following.passed,
            following.starts_over,
            tuple(FurtherTitle(rows[one.work], one.kind, one.reason, one.by) for one in further),
        )


def _few(found: Iterable[Further], kind: NextKind, shown: Collection[str]) -> list[Further]:
    """The first ones of a kind that are not shown otherwise."""
    return [one for one in found if one.kind is kind and one.work not in shown][:_FURTHER]


def _in_order(rows: dict[str, WorkRow], ids: Iterable[str]) -> tuple[WorkRow, ...]:
    return tuple(rows[id] for id in ids if id in rows)
