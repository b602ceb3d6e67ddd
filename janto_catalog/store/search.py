"""The works that match a query: the bitmap of each leaf is read, and they are joined as the tree says.

So what a query costs is what its leaves cost, however they are joined and however much they match.
"""

from __future__ import annotations

from functools import reduce
from operator import and_
from typing import Any

from sqlalchemy import Connection, select

from janto_catalog.errors import UsageError
from janto_catalog.model.search import And, Between, MatchAll, MatchWords, Node, Not, OneOf, Or
from janto_catalog.model.text import sort_key
from janto_catalog.store import bitset
from janto_catalog.store.bitset import BitMap
from janto_catalog.store.derived import bitmap_index, positions, text_rows
from janto_catalog.store.fields import FIELDS, RANGES
from janto_catalog.store.id_params import IDS, bind_ids
from janto_catalog.store.tables.decisions import ProgressRow
from janto_catalog.store.tables.story import WorkIndexRow

_ROW_ID = WorkIndexRow.row_id


def find_works(connection: Connection, node: Node) -> BitMap:
    """The row ids of the works that match, segments and unlisted ones too.

    Raises UsageError when a leaf names no field.
    """
    return _Search(connection).find(node)


class _Search:
    """The search of one tree."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._found: dict[Node, BitMap] = {}
        self._buckets: dict[str, dict[Any, BitMap]] = {}
        self._all = self._get(bitmap_index.WORKS, bitmap_index.ANY)

    def find(self, node: Node) -> BitMap:
        """The works that match `node`; a node that is in the tree more than once is looked up once."""
        if node not in self._found:
            self._found[node] = self._look_up(node)
        return self._found[node]

    def _look_up(self, node: Node) -> BitMap:
        match node:
            case MatchAll():
                return self._all
            case Not():
                return self._all - self.find(node.node)
            case And():
                return reduce(and_, map(self.find, node.nodes), self._all)
            case Or():
                return bitset.union(map(self.find, node.nodes))
            case _:
                return self._leaf(node)

    def _leaf(self, node: MatchWords | OneOf | Between) -> BitMap:
        match node:
            case MatchWords():
                return self._words(node)
            case OneOf():
                return self._one_of(node)
            case _:
                return self._between(node)

    def _get(self, field: str, value: str) -> BitMap:
        return bitmap_index.get(self._connection, field, value)

    def _words(self, node: MatchWords) -> BitMap:
        field = text_rows.field_of(node)
        if node.phrase and len(node.words) > 1:
            return bitset.fetch(self._connection, text_rows.matching(node))
        *whole, last = node.words
        found = [self._get(field, word) for word in whole]
        if node.prefix:
            found.append(bitmap_index.get_prefixed(self._connection, field, last))
        else:
            found.append(self._get(field, last))
        return reduce(and_, found)

    def _one_of(self, node: OneOf) -> BitMap:
        if node.field == "progress":
            return self._progress(node)
        if node.field == "id":
            return self._ids(node)
        if not node.values:
            present = self._present(node.field)
            return present if node.any else self._all - present
        return bitset.union(self._with(node.field, value) for value in node.values)

    def _with(self, field: str, value: str) -> BitMap:
        if field not in FIELDS:
            _unknown(field)
        return self._get(field, sort_key(value) if field == "number" else value)

    def _present(self, field: str) -> BitMap:
        if field == "position":
            return self._get("ordered", "yes")
        if field in FIELDS:
            return self._get(field, bitmap_index.ANY)
        return (
            self._get(bitmap_index.range_of(field), bitmap_index.ANY) if field in RANGES else _unknown(field)
        )

    def _progress(self, node: OneOf) -> BitMap:
        marks = select(_ROW_ID).join(ProgressRow, ProgressRow.work == WorkIndexRow.id)
        named = [value for value in node.values if value != "none"]
        if node.any and not node.values:
            return bitset.fetch(self._connection, marks)
        found = BitMap()
        if named:
            found |= bitset.fetch(self._connection, marks.where(ProgressRow.state.in_(named)))
        if len(named) < len(node.values) or not node.values:
            found |= self._all - bitset.fetch(self._connection, marks)
        return found

    def _ids(self, node: OneOf) -> BitMap:
        if not node.values:
            return self._all if node.any else BitMap()
        statement = select(_ROW_ID).where(WorkIndexRow.id.in_(IDS))
        return BitMap(list(self._connection.scalars(statement, bind_ids(node.values))))

    def _between(self, node: Between) -> BitMap:
        if node.field == "position":
            return positions.between(self._connection, node.low, node.high)
        if node.field == "certainty":
            bitmaps = bitmap_index.get_all(self._connection, node.field).items()
            return bitset.union(works for value, works in bitmaps if _is_within(node, float(value)))
        if node.field not in RANGES:
            _unknown(node.field)
        # "2017" as an upper end takes in all of 2017: dates are compared at the end's own precision.
        high = f"{node.high}\U0010ffff" if isinstance(node.high, str) else node.high
        if node.field not in self._buckets:
            self._buckets[node.field] = bitmap_index.get_buckets(self._connection, node.field)
        buckets = self._buckets[node.field]
        return bitmap_index.get_range(self._connection, node.field, buckets, node.low, high)


def _is_within(node: Between, value: float) -> bool:
    low, high = node.low, node.high
    return (low is None or float(low) <= value) and (high is None or value <= float(high))


def _unknown(field: str) -> Any:
    raise UsageError(f"Titles cannot be searched by {field!r} here")
