"""The works that match a query: the bitmap of each leaf is read, and they are joined as the tree says.

So what a query costs is what its leaves cost, however they are joined and however much they match.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import reduce
from operator import and_
from typing import Any

from sqlalchemy import ColumnElement, Connection, select

from janto_catalog.errors import UsageError
from janto_catalog.model.have import Have
from janto_catalog.model.search import And, Between, MatchAll, MatchWords, Node, Not, OneOf, Or
from janto_catalog.store import bitset, remarks
from janto_catalog.store.bitset import BitMap
from janto_catalog.store.derived import bitmap_index, positions, text_rows
from janto_catalog.store.derived.holdings import offline_works
from janto_catalog.store.fields import DECISIONS, FIELDS, RANGES, SPANS, Field, Span
from janto_catalog.store.id_params import IDS, bind_ids
from janto_catalog.store.tables.story import WorkIndexRow

_ROW_ID = WorkIndexRow.row_id
_HAD = OneOf("have", (Have.YES.value,))
_STORED_AS_HAD = (Have.YES.value, Have.NOT_SEEN.value)
_OFFLINE = OneOf("have", (Have.OFFLINE.value,))


def find_works(connection: Connection, node: Node, *, offline: Collection[int] = ()) -> BitMap:
    """The row ids of the works that match, segments and unlisted ones too.

    `offline` are the ids of roots whose disk is not connected.  Raises UsageError when a leaf names no field.
    """
    return _Search(connection, offline).find(node)


class _Search:
    """The search of one tree."""

    def __init__(self, connection: Connection, offline: Collection[int]) -> None:
        self._connection, self._offline = connection, offline
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
        if node.field == "note":
            return self._with_ids(remarks.works_with_note(self._connection, node))
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
        if node.field == "id":
            return self._ids(node)
        if not node.values:
            present = self._present(node.field)
            return present if node.any else self._all - present
        if field := DECISIONS.get(node.field):
            return self._decided(field, field.column.in_([field.value(value) for value in node.values]))
        if node == _OFFLINE:
            return self._with_ids(offline_works(self._connection, self._offline))
        field = FIELDS.get(node.field) or _unknown(node.field)
        values = _STORED_AS_HAD if node == _HAD else node.values
        return bitset.union(self._get(node.field, field.key(value)) for value in values)

    def _present(self, field: str) -> BitMap:
        if field == "position":
            return positions.between(self._connection, None, None)
        if field in DECISIONS:
            return self._decided(DECISIONS[field], DECISIONS[field].present)
        if field in FIELDS:
            return self._get(field, bitmap_index.ANY)
        if field in SPANS:
            return self._with_span(SPANS[field])
        return (
            self._get(bitmap_index.range_of(field), bitmap_index.ANY) if field in RANGES else _unknown(field)
        )

    def _decided(self, field: Field, *conditions: ColumnElement[bool]) -> BitMap:
        """The works with a row of decisions for which the conditions hold."""
        rows = select(_ROW_ID).join(field.column.class_, field.work == WorkIndexRow.id)
        return bitset.fetch(self._connection, rows.where(*conditions))

    def _with_span(self, span: Span, *conditions: ColumnElement[bool]) -> BitMap:
        """The works with a span for which the conditions hold."""
        rows = select(_ROW_ID).join(span.work.class_, span.work == WorkIndexRow.id).distinct()
        return bitset.fetch(self._connection, rows.where(*conditions))

    def _ids(self, node: OneOf) -> BitMap:
        if not node.values:
            return self._all if node.any else BitMap()
        return self._with_ids(node.values)

    def _with_ids(self, works: Collection[str]) -> BitMap:
        statement = select(_ROW_ID).where(WorkIndexRow.id.in_(IDS))
        return BitMap(list(self._connection.scalars(statement, bind_ids(works))))

    def _between(self, node: Between) -> BitMap:
        if node.field == "position":
            return positions.between(self._connection, node.low, node.high)
        # "2017" as an upper end takes in all of 2017: dates are compared at the end's own precision.
        high = f"{node.high}\U0010ffff" if isinstance(node.high, str) else node.high
        if field := DECISIONS.get(node.field):
            conditions = [] if node.low is None else [field.column >= node.low]
            conditions += [] if high is None else [field.column <= high]
            return self._decided(field, field.present, *conditions)
        if span := SPANS.get(node.field):
            overlap = [] if node.low is None else [span.last >= node.low]
            overlap += [] if high is None else [span.first <= high]
            return self._with_span(span, *overlap)
        if node.field in RANGES:
            return self._in_buckets(node.field, node.low, high)
        field = FIELDS.get(node.field) or _unknown(node.field)
        bitmaps = bitmap_index.get_all(self._connection, node.field).items()
        return bitset.union(works for text, works in bitmaps if _is_within(field.value(text), node.low, high))

    def _in_buckets(self, field: str, low: str | float | None, high: str | float | None) -> BitMap:
        if field not in self._buckets:
            self._buckets[field] = bitmap_index.get_buckets(self._connection, field)
        return bitmap_index.get_range(self._connection, field, self._buckets[field], low, high)


def _is_within(value: Any, low: Any, high: Any) -> bool:
    return (low is None or low <= value) and (high is None or value <= high)


def _unknown(field: str) -> Any:
    raise UsageError(f"Titles cannot be searched by {field!r} here")
