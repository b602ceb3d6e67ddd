"""A query's tree as a set of works: each leaf is asked of the store by itself, and the sets are joined as bits.

So what a query costs is what its leaves cost, however they are joined and however much they find.
"""

from __future__ import annotations

from functools import reduce
from operator import and_, or_
from typing import Any

from sqlalchemy import Connection, Select, func, select

from janto_catalog.errors import UsageError
from janto_catalog.model.search import And, Between, Everything, Node, Not, OneOf, Or, Words
from janto_catalog.model.text import sort_key
from janto_catalog.store import bits, fulltext, kept_sets
from janto_catalog.store.fields import FIELDS, RANGES
from janto_catalog.store.id_list import LISTED, listed
from janto_catalog.store.tables.decisions import ProgressRow
from janto_catalog.store.tables.story import WorkIndexRow

_NUMBER = WorkIndexRow.number_in_store


def matching(connection: Connection, node: Node) -> int:
    """The set of works that match, segments and unlisted ones too (see `bits`).

    Raises UsageError when a leaf names no field.
    """
    return _Search(connection).find(node)


class _Search:
    """The search of one tree."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._found: dict[Node, int] = {}
        self._all = bits.run(1, connection.scalar(select(func.max(_NUMBER))) or 0)

    def find(self, node: Node) -> int:
        """The works that match `node`; what stands in a tree more than once is asked once."""
        if node not in self._found:
            self._found[node] = self._look_for(node)
        return self._found[node]

    def _look_for(self, node: Node) -> int:
        match node:
            case Everything():
                return self._all
            case Not():
                return self._all & ~self.find(node.node)
            case And():
                return reduce(and_, map(self.find, node.nodes), self._all)
            case Or():
                return reduce(or_, map(self.find, node.nodes), 0)
            case _:
                return self._leaf(node)

    def _leaf(self, node: Words | OneOf | Between) -> int:
        match node:
            case Words():
                return self._words(node)
            case OneOf():
                return self._one_of(node)
            case _:
                return self._between(node)

    def _asked(self, numbers: Select[tuple[Any]]) -> int:
        return bits.asked(self._connection, numbers)

    def _words(self, node: Words) -> int:
        alone = fulltext.kept_as(node)
        if node.phrase and len(alone) > 1:
            return self._asked(fulltext.numbers(node))
        found = self._all
        for kept_as, word, itself in alone:
            kept = kept_sets.of(self._connection, kept_as, word)
            found &= self._asked(fulltext.numbers(itself)) if kept is None else kept
        return found

    def _one_of(self, node: OneOf) -> int:
        if node.field == "progress":
            return self._progress(node)
        if node.field == "id":
            return self._ids(node)
        if not node.values:
            present = self._present(node.field)
            return present if node.any else self._all & ~present
        return reduce(or_, (self._with(node.field, value) for value in node.values))

    def _with(self, name: str, value: str) -> int:
        field = FIELDS.get(name) or _unknown(name)
        kept = kept_sets.of(self._connection, name, sort_key(value) if name == "number" else value)
        if kept is not None or field.few:
            return kept or 0
        wanted = sort_key(value).encode() if name == "number" else value
        return self._asked(select(field.number).where(field.column == wanted))

    def _present(self, name: str) -> int:
        if name == "position":
            return self._stretch_of_places(None, None)
        if name in FIELDS:
            return kept_sets.of(self._connection, name, kept_sets.ANY) or 0
        return kept_sets.in_order(self._connection, name) if name in RANGES else _unknown(name)

    def _progress(self, node: OneOf) -> int:
        marks = select(_NUMBER).join(ProgressRow, ProgressRow.work == WorkIndexRow.id)
        named = [value for value in node.values if value != "none"]
        found = self._asked(marks.where(ProgressRow.state.in_(named))) if named else 0
        if len(named) < len(node.values) or not (node.values or node.any):
            found |= self._all & ~self._asked(marks)
        return self._asked(marks) if node.any and not node.values else found

    def _ids(self, node: OneOf) -> int:
        if not node.values:
            return self._all if node.any else 0
        rows = self._connection.scalars(
            select(_NUMBER).where(WorkIndexRow.id.in_(LISTED)), listed(node.values)
        )
        return bits.of(rows)

    def _between(self, node: Between) -> int:
        if node.field == "position":
            return self._stretch_of_places(node.low, node.high)
        if node.field == "certainty":
            kept = kept_sets.of_each(self._connection, node.field).items()
            return reduce(or_, (works for value, works in kept if _holds(node, float(value))), 0)
        if node.field not in RANGES:
            _unknown(node.field)
        # "2017" as an upper end takes in all of 2017: dates are compared at the end's own precision.
        high = f"{node.high}\U0010ffff" if isinstance(node.high, str) else node.high
        found = (
            kept_sets.in_order(self._connection, node.field)
            if high is None
            else kept_sets.up_to(self._connection, node.field, high, itself=True)
        )
        if node.low is not None:
            found &= ~kept_sets.up_to(self._connection, node.field, node.low, itself=False)
        return found

    def _stretch_of_places(self, low: Any, high: Any) -> int:
        """Works are numbered as the story has them, so a stretch of places is a run of numbers."""
        place = WorkIndexRow.position
        first = select(_NUMBER).where(place.is_not(None) if low is None else place >= low)
        last = select(_NUMBER).where(place.is_not(None) if high is None else place <= high)
        begin = self._connection.scalar(first.order_by(place).limit(1))
        end = self._connection.scalar(last.order_by(place.desc()).limit(1))
        return 0 if begin is None or end is None else bits.run(begin, end)


def _holds(node: Between, value: float) -> bool:
    low, high = node.low, node.high
    return (low is None or float(low) <= value) and (high is None or value <= float(high))


def _unknown(name: str) -> Any:
    raise UsageError(f"Titles cannot be searched by {name!r} here")


# A missing place, date or number comes last, and ids make every order total.
_SORTS: dict[str, tuple[Any, ...]] = {
    "story": (_NUMBER,),
    "release": (WorkIndexRow.released.is_(None), WorkIndexRow.released, WorkIndexRow.id),
    "title": (WorkIndexRow.title_key, WorkIndexRow.id),
    "series": (WorkIndexRow.series_title, WorkIndexRow.number_key, WorkIndexRow.id),
}


def sorted_by(statement: Select[Any], sort: str) -> Select[Any]:
    """`statement` in the order called `sort` ("-title" for the other way round)."""
    name = sort.removeprefix("-")
    if name not in _SORTS:
        raise UsageError(f"There is no order {name!r}", hint=f"Choose one of {', '.join(_SORTS)}.")
    columns = _SORTS[name]
    return (
        statement.order_by(*(column.desc() for column in columns))
        if sort.startswith("-")
        else statement.order_by(*columns)
    )
