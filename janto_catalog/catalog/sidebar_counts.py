"""The counts of the side bar."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection

from janto_catalog.catalog.left_out import left_out_folders
from janto_catalog.model.have import Have
from janto_catalog.model.kinds import Kind
from janto_catalog.model.search import MatchAll, OneOf
from janto_catalog.model.views import SidebarCounts
from janto_catalog.store import facets, overlay, pack_decisions, saved_searches, unrecognised, works
from janto_catalog.store.derived import item_states
from janto_catalog.store.store import Store

_OFFLINE = OneOf("have", (Have.OFFLINE.value,))


def sidebar_counts(store: Store, offline_roots: Collection[int], conflicts: int) -> SidebarCounts:
    """Return the counts; `offline_roots` are the ids of roots whose disk is not connected."""
    with store.reading() as connection:
        series = works.counts_by_series(connection)
        kinds = works.counts_by_kind(connection)
        states = item_states.counts(connection)
        left_out = item_states.left_out(connection)
        left_out += unrecognised.count_left_out(connection, left_out_folders(connection))
        edits = overlay.count(connection) + len(pack_decisions.decisions_left(connection))
        searches = saved_searches.count(connection)
        offline = facets.count(connection, MatchAll(), _OFFLINE, offline=offline_roots)
    groups, owned_groups = Counter[str](), Counter[str]()
    for kind, have, n in kinds:
        groups[Kind(kind).group.value] += n
        owned_groups[Kind(kind).group.value] += n if have.is_had else 0
    return SidebarCounts(
        titles=groups.total(),
        owned=owned_groups.total(),
        offline=offline,
        missing=sum(n for _, have, n in kinds if have is Have.MISSING),
        not_seen=sum(n for _, have, n in kinds if have is Have.NOT_SEEN),
        unreadable=sum(n for _, have, n in kinds if have is Have.UNREADABLE),
        to_review=states.get("review", 0),
        by_group=tuple(sorted(groups.items())),
        owned_by_group=tuple(sorted(owned_groups.items())),
        by_series=series,
        unknown=states.get("unknown", 0) - left_out,
        left_out=left_out,
        linked_items=states.get("linked", 0),
        conflicts=conflicts,
        edits=edits,
        searches=searches,
    )
