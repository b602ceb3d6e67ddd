"""A query's tree as SQL.  A field is a column of the work index, or a table that hangs on it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, exists, false, func, not_, or_, select, true

from janto_catalog.errors import WrongWordsError
from janto_catalog.model.search import And, Between, Everything, Node, Not, OneOf, Or, Words
from janto_catalog.model.text import sort_key
from janto_catalog.store import fulltext
from janto_catalog.store.tables.decisions import ProgressRow
from janto_catalog.store.tables.story import WorkArcRow, WorkCharacterRow, WorkIndexRow

Condition = ColumnElement[bool]

_HANGING: dict[str, Any] = {
    "character": WorkCharacterRow.character,
    "manner": WorkCharacterRow.manner,
    "state": WorkCharacterRow.state,
    "arc": WorkArcRow.arc,
    "progress": ProgressRow.state,
}

_COLUMNS: dict[str, Any] = {
    "series": WorkIndexRow.series,
    "kind": WorkIndexRow.kind,
    "released": WorkIndexRow.released,
    "position": WorkIndexRow.position,
    "certainty": WorkIndexRow.certainty,
    "number": WorkIndexRow.number_value,
    "publisher": WorkIndexRow.publisher,
    "status": WorkIndexRow.status,
    "runtime": WorkIndexRow.runtime,
    "id": WorkIndexRow.id,
}

_FLAGS: dict[str, Any] = {
    "owned": WorkIndexRow.owned,
    "in_story": WorkIndexRow.in_story,
    "placed": WorkIndexRow.placed,
}


def condition(node: Node) -> Condition:
    """`node` as a condition on the work index."""
    return _COMPILERS[type(node)](node)


def _words(node: Words) -> Condition:
    return fulltext.matching(node, WorkIndexRow.number_in_store.expression) if node.words else true()


def _one_of(node: OneOf) -> Condition:
    if node.field in _FLAGS:
        wanted = [value == "yes" for value in node.values]
        return _FLAGS[node.field].in_(wanted) if wanted else true()
    if node.field in _HANGING:
        return _hanging(_HANGING[node.field], node)
    if node.field == "number" and node.values:
        return WorkIndexRow.number_key.in_([sort_key(value).encode() for value in node.values])
    column = WorkIndexRow.number if node.field == "number" else _column(node.field)
    if not node.values:
        present = and_(column.is_not(None), column != "")
        return present if node.any else not_(present)
    # Never NULL: what has no series at all is not of that series, and `not` shall find it.
    return and_(column.is_not(None), column.in_(node.values))


def _hanging(column: Any, node: OneOf) -> Condition:
    """On a table of its own: `none` means no row there at all."""
    rows = exists().where(column.class_.work == WorkIndexRow.id).correlate(WorkIndexRow)
    if column is WorkCharacterRow.state:
        rows = rows.where(column != "")
    if not node.values:
        return rows if node.any else not_(rows)
    named = [value for value in node.values if not (node.field == "progress" and value == "none")]
    found: Condition = _works_with(column, named) if named else false()
    return found if len(named) == len(node.values) else or_(found, not_(rows))


def _works_with(column: Any, values: list[str]) -> Condition:
    """By number where the table carries it: its index then holds them in story order."""
    table = column.class_
    by, mine = (
        (table.number, WorkIndexRow.number_in_store)
        if hasattr(table, "number")
        else (table.work, WorkIndexRow.id)
    )
    found: Condition = mine.in_(select(by).where(column.in_(values)))
    return found


def _between(node: Between) -> Condition:
    column = _column(node.field)
    ends = [column.is_not(None)]
    if node.low is not None:
        ends.append(column >= node.low)
    if node.high is not None:
        # "2017" as an upper end takes in all of 2017: dates are compared at the end's own precision.
        end = func.substr(column, 1, len(node.high)) if isinstance(node.high, str) else column
        ends.append(end <= node.high)
    return and_(*ends)


def _column(field: str) -> Any:
    if field not in _COLUMNS:
        raise WrongWordsError(f"Titles cannot be searched by {field!r} here")
    return _COLUMNS[field]


_COMPILERS: dict[type, Callable[[Any], Condition]] = {
    Everything: lambda _node: true(),
    Words: _words,
    OneOf: _one_of,
    Between: _between,
    Not: lambda node: not_(condition(node.node)),
    And: lambda node: and_(true(), *map(condition, node.nodes)),
    Or: lambda node: or_(false(), *map(condition, node.nodes)),
}

# A missing place, date or number comes last, and ids make every order total.
_SORTS: dict[str, tuple[Any, ...]] = {
    "story": (WorkIndexRow.number_in_store,),
    "release": (WorkIndexRow.released.is_(None), WorkIndexRow.released, WorkIndexRow.id),
    "title": (WorkIndexRow.title_key, WorkIndexRow.id),
    "series": (WorkIndexRow.series_title, WorkIndexRow.number_key, WorkIndexRow.id),
}


def sorted_by(statement: Select[Any], sort: str) -> Select[Any]:
    """`statement` in the order called `sort` ("-title" for the other way round)."""
    name = sort.removeprefix("-")
    if name not in _SORTS:
        raise WrongWordsError(f"There is no order {name!r}", remedy=f"Choose one of {', '.join(_SORTS)}.")
    columns = _SORTS[name]
    return (
        statement.order_by(*(column.desc() for column in columns))
        if sort.startswith("-")
        else statement.order_by(*columns)
    )
