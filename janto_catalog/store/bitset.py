"""Sets of works as Roaring bitmaps of their row ids.

A work's row id never changes, so a set is written again only when its members change.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from pyroaring import BitMap
from sqlalchemy import Connection, Select, Text, cast, func, select

__all__ = ["BitMap", "as_text", "dump", "fetch", "load", "parse", "union"]


def load(stored: bytes) -> BitMap:
    """The set that `dump` wrote."""
    return BitMap.deserialize(stored)


def dump(works: BitMap) -> bytes:
    """A set as bytes (https://github.com/RoaringBitmap/RoaringFormatSpec).  Equal sets may have different bytes."""
    works.run_optimize()
    return works.serialize()


def union(sets: Iterable[BitMap]) -> BitMap:
    """All members of any of `sets`."""
    return BitMap.union(BitMap(), *sets)


def fetch(connection: Connection, row_ids: Select[tuple[Any]]) -> BitMap:
    """The set of the row ids that a statement selects, in any order and with repetitions."""
    selected = row_ids.subquery()
    # As one text: reading a row for each id takes twice as long.
    return parse(connection.scalar(select(as_text(selected.c[0]))))


def as_text(row_id: Any) -> Any:
    """An SQL expression: all row ids of a group in one text, for `parse`."""
    return func.aggregate_strings(cast(row_id, Text), ",")


def parse(text: str | None) -> BitMap:
    """The set of the row ids in a text that `as_text` made; None is the empty set."""
    return BitMap(json.loads(f"[{text}]")) if text else BitMap()
