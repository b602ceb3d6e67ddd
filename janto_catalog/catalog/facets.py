"""What lists of titles can be narrowed by, with counts: media, series, decades, characters, pairings, story arcs, universes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Container, Sequence

from janto_catalog.catalog.folders import Folders
from janto_catalog.catalog.story_cache import StoryCache
from janto_catalog.catalog.works import Works
from janto_catalog.errors import UsageError
from janto_catalog.model.facets import FacetValue, NamedGroup, TitlesSummary
from janto_catalog.model.kinds import Group, Kind
from janto_catalog.model.search import And, Node, Not, OneOf
from janto_catalog.model.text import fold
from janto_catalog.model.views import WorkRow
from janto_catalog.query import ParsedQuery
from janto_catalog.store import facets, works
from janto_catalog.store.store import Connection, Store

_PROGRESS = ("none", "started", "finished", "skipped")
_HAVE = ("yes", "no", "offline", "not-seen", "incomplete", "unreadable", "missing")
_CHOICES = {"have": _HAVE, "progress": _PROGRESS}
_PLACED = OneOf("position", any=True)
#: So many titles at each end are looked at for one that is no box set.
_LOOKED_AT = 20
_FIELDS = {"with": "character", "arc": "arc", "series": "series", "universe": "universe"}


class Facets:
    """Counts titles by their values, and lists what names them."""

    def __init__(self, store: Store, stories: StoryCache, folders: Folders, titles: Works) -> None:
        self._store, self._stories, self._folders, self._titles = store, stories, folders, titles

    def values(self, key: str, text: str | ParsedQuery = "") -> tuple[FacetValue, ...]:
        """The values that titles matching `text` have for a key of the query language, with their numbers of titles.

        Keys are have, progress, kind, released, series, arc, with and universe.  Decades come first to last, media by group,
        names by the number of titles.  Raises QueryError, UsageError for another key.
        """
        node, offline = self._titles.parse(text).node, self._folders.offline()
        with self._store.reading() as connection:
            if key in _CHOICES:
                return _choices(connection, node, key, offline)
            if key == "kind":
                return _media(facets.counts(connection, node, "kind", offline=offline))
            if key == "released":
                decades = sorted(facets.decades(connection, node, offline=offline).items())
                return tuple(FacetValue(f"{year}..{year + 9}", f"{year}s", n) for year, n in decades)
            if key not in _FIELDS:
                raise UsageError(f"Lists cannot be narrowed by {key!r}")
            counts = facets.counts(connection, node, _FIELDS[key], offline=offline)
        names = self._names("character" if key == "with" else key)
        found = (FacetValue(id, names[id], n) for id, n in counts.items() if id in names)
        return tuple(sorted(found, key=lambda one: (-one.titles, fold(one.name), one.value)))

    def named(self, kind: str) -> tuple[NamedGroup, ...]:
        """The characters, pairings, people, arcs or series with their numbers of titles; those of which you have most titles first.

        What has no titles is left out.  `kind` is as in `Works.record`.
        """
        with self._store.reading() as connection:
            if kind == "person":
                counts = self._of_people(connection)
            elif kind == "pairing":
                members = {one.id: one.members for one in self._stories.story().pairings}
                counts = facets.shared_counts(connection, "character", members)
            else:
                counts = facets.owned_counts(connection, kind)
        names = self._names(kind)
        found = (NamedGroup(kind, id, names[id], *n) for id, n in counts.items() if id in names and n[0])
        return tuple(sorted(found, key=lambda one: (-one.owned, -one.titles, fold(one.name), one.id)))

    def _of_people(self, connection: Connection) -> dict[str, tuple[int, int]]:
        """How many titles each person made or plays in, and how many of those you have."""
        had = works.matching_ids(connection, OneOf("have", ("yes",)), offline=self._folders.offline())
        made = self._stories.lookup().works_of_person
        return {id: (len(of_person), len(of_person & had)) for id, of_person in made.items()}

    def summary(self, text: str | ParsedQuery) -> TitlesSummary:
        """The first and last in the story of the titles that match, and how many you have and finished.

        Raises QueryError.
        """
        node, offline = self._titles.parse(text).node, self._folders.offline()
        placed = And((node, _PLACED))
        with self._store.reading() as connection:
            first = works.search(connection, placed, limit=_LOOKED_AT, offline=offline).rows
            last = works.search(connection, placed, sort="-story", limit=_LOOKED_AT, offline=offline).rows
            parts = works.parts_of_each(connection, [row.id for row in (*first, *last)])
            # Flashbacks are parts, too, but no titles of their own.
            wholes = {whole for whole, ids in parts.items() if any("#" not in each for each in ids)}
            return TitlesSummary(
                titles=len(facets.listed(connection, node, offline=offline)),
                owned=facets.count(connection, node, OneOf("have", ("yes",)), offline=offline),
                finished=facets.count(connection, node, OneOf("progress", ("finished",)), offline=offline),
                first=_first_story(first, wholes),
                last=_first_story(last, wholes),
            )

    def _names(self, kind: str) -> dict[str, str]:
        story = self._stories.story()
        if kind == "character":
            return {one.id: one.name for one in story.characters}
        if kind in ("pairing", "person"):
            named = story.pairings if kind == "pairing" else story.people
            return {one.id: one.name for one in named}
        if kind == "arc":
            return {one.id: one.shown_title for one in story.arcs}
        if kind == "universe":
            return self._titles.universes()
        return {one.id: one.title for one in story.series}


def _first_story(rows: Sequence[WorkRow], wholes: Container[str]) -> WorkRow | None:
    """The first that is no box set or anthology: that has the place of its first part, which may not match."""
    return next((row for row in rows if row.id not in wholes), rows[0] if rows else None)


def _choices(
    connection: Connection, node: Node, field: str, offline: Collection[int]
) -> tuple[FacetValue, ...]:
    numbers = (
        (value, facets.count(connection, node, _having(field, value), offline=offline))
        for value in _CHOICES[field]
    )
    return tuple(FacetValue(value, value, number) for value, number in numbers if number)


def _having(field: str, value: str) -> Node:
    """The condition that `field` has `value`; titles without a mark of progress have none."""
    if (field, value) == ("have", "no"):
        return Not(OneOf("have", ("yes",)))
    return OneOf(field) if (field, value) == ("progress", "none") else OneOf(field, (value,))


def _media(kinds: dict[str, int]) -> tuple[FacetValue, ...]:
    groups = Counter[Group]()
    for kind, number in kinds.items():
        groups[Kind(kind).group] += number
    return tuple(FacetValue(group.value, group.value, groups[group]) for group in Group if groups[group])
