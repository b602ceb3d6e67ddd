"""A query's tree as SQL.  A field is a column of the work index, or a table that hangs on it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeGuard

from sqlalchemy import ColumnElement, Connection, Select, and_, exists, false, func, not_, or_, select, true
from sqlalchemy.orm import aliased

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


Leaves = frozenset[OneOf]
_NO_LEAVES: Leaves = frozenset()
_MANY = 50_000


def condition(node: Node, asked_of_each: Leaves = _NO_LEAVES) -> Condition:
    """`node` as a condition on the work index; the leaves `asked_of_each` are not listed first but asked of
    each work that the rest lets through."""
    return _COMPILERS[type(node)](node, asked_of_each)


def numbers(connection: Connection, node: Node) -> Select[tuple[int]] | None:
    """The numbers of the works that match, when indexes hold them in order; None when works must be looked at."""
    if isinstance(node, Words) and node.words:
        return fulltext.numbers(node)
    if _in_an_index(node):
        return _listed_numbers(node)
    parts = [part for part in node.nodes if _in_an_index(part)] if isinstance(node, And) else []
    if not isinstance(node, And) or not parts or len(parts) < len(node.nodes):
        return None
    each = best_asked_of_each(connection, node)
    fewest = next(part for part in parts if part not in each)
    found, table = _listed_numbers(fewest), _HANGING[fewest.field].class_
    for part in each:
        other = aliased(_HANGING[part.field].class_)
        value = getattr(other, part.field)
        found = found.where(exists().where(other.number == table.number, value.in_(part.values)))
    return found


def _listed_numbers(node: OneOf) -> Select[tuple[int]]:
    column = _HANGING[node.field]
    return select(column.class_.number).distinct().where(column.in_(node.values))


def _in_an_index(node: Node) -> TypeGuard[OneOf]:
    return isinstance(node, OneOf) and node.field in ("character", "arc") and bool(node.values)


def best_asked_of_each(connection: Connection, node: Node) -> Leaves:
    """Of what must hold together: all casts and arcs but the one with fewest works, and those that must not hold."""
    if not isinstance(node, And):
        return _NO_LEAVES
    wanted = [part for part in node.nodes if _in_an_index(part)]
    unwanted = [part.node for part in node.nodes if isinstance(part, Not) and _in_an_index(part.node)]
    fewest = {min(wanted, key=lambda part: _about(connection, part))} if len(wanted) > 1 else set(wanted)
    return frozenset({*wanted, *unwanted} - fewest)


def _about(connection: Connection, node: OneOf) -> int:
    """How many works, counted no further than it matters."""
    column = _HANGING[node.field]
    some = select(column.class_.number).where(column.in_(node.values)).limit(_MANY)
    return connection.scalar(select(func.count()).select_from(some.subquery())) or 0


def _words(node: Words) -> Condition:
    return WorkIndexRow.number_in_store.in_(fulltext.numbers(node)) if node.words else true()


def _one_of(node: OneOf, asked_of_each: Leaves) -> Condition:
    if node in asked_of_each:
        column = _HANGING[node.field]
        here = column.class_.number == WorkIndexRow.number_in_store
        return exists().where(here, column.in_(node.values)).correlate(WorkIndexRow)
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


_COMPILERS: dict[type, Callable[[Any, Leaves], Condition]] = {
    Everything: lambda _node, _each: true(),
    Words: lambda node, _each: _words(node),
    OneOf: _one_of,
    Between: lambda node, _each: _between(node),
    Not: lambda node, each: not_(condition(node.node, each)),
    And: lambda node, each: and_(true(), *(condition(part, each) for part in node.nodes)),
    Or: lambda node, each: or_(false(), *(condition(part, each) for part in node.nodes)),
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
