"""The items that must be matched again, because a fact or a remembered answer that matching uses changed.

Only the marks are written with the transaction.  Matching itself takes long and follows it, see `catalog.matcher`.
"""

from __future__ import annotations

from sqlalchemy import Connection

from janto_catalog.model.changes import Data
from janto_catalog.store import items, pending
from janto_catalog.store.changes import ALL, All, ChangeSet, Ids
from janto_catalog.store.derived.projection import Projection
from janto_catalog.store.remembered import CONTENT, FOLDER


def _affected(connection: Connection, changes: ChangeSet) -> Ids:
    rules = changes.ids(Data.RULES)
    if isinstance(rules, All) or changes.data & {Data.MATCHING_FACTS, Data.PACKS}:
        return ALL
    marked = set[int]()
    for scope, pattern in rules:
        if scope == CONTENT:
            marked.update(items.with_content(connection, pattern))
        elif scope == FOLDER:
            marked |= pending.in_folder(connection, pattern)
        else:
            return ALL
    return marked


def _refresh(connection: Connection, ids: Ids) -> Ids:
    if isinstance(ids, All):
        pending.mark_all(connection)
    else:
        pending.mark_to_match(connection, ids)
    return ids


PROJECTION = Projection(
    name="pending matches",
    reads=frozenset({Data.MATCHING_FACTS, Data.PACKS, Data.RULES}),
    writes=Data.PENDING,
    affected=_affected,
    refresh=_refresh,
    is_recomputed=False,
)
