"""Follows items from one folder of the user to another one."""

from __future__ import annotations

from janto_catalog.catalog.regrouping import describe_decided
from janto_catalog.store import moved_items, pending
from janto_catalog.store.store import Connection


def follow(connection: Connection, newest: int) -> tuple[int, int]:
    """Let items that are gone go on with the same contents in another folder.

    `newest` is the highest id of a file before the scan.  Returns the number of files that moved, and how many of them
    the scan had counted as new.
    """
    moves = moved_items.find(connection, newest)
    if not moves:
        return 0, 0
    files = [new for pairs in moves.values() for _, new in pairs]
    moved_items.store(connection, moves)
    describe_decided(connection, set(moves))
    pending.mark_to_match(connection, list(moves))
    return len(files), sum(file > newest for file in files)
