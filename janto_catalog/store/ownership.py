"""What is owned: a work that is linked, a part of one that is, a container all of whose parts are, a segment of one."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from typing import Any

from sqlalchemy import Connection, bindparam, func, or_, select, union, update

from janto_catalog.model.kinds import Kind
from janto_catalog.store import kept_sets
from janto_catalog.store.links import effective_links
from janto_catalog.store.tables.decisions import DecidedLinkRow
from janto_catalog.store.tables.files import FoundLinkRow
from janto_catalog.store.tables.journal import ChangedRow
from janto_catalog.store.tables.story import WorkIndexRow

_BATCH = 200
_ISSUES = select(WorkIndexRow.id).where(WorkIndexRow.kind == Kind.MAGAZINE_ISSUE.value)

# Tables whose rows say which works a copy holds; a rule or a mark of progress changes nothing here.
_LINKING = ("decided_link", "decided_extra", "refused_link", "verdict")


def refresh_owned(connection: Connection) -> None:
    """Say anew of all works whether they are owned, after a scan or with other story worlds."""
    parents: dict[str, str | None] = {
        id: part_of for id, part_of in connection.execute(select(WorkIndexRow.id, WorkIndexRow.part_of))
    }
    held = select(effective_links.c.work, func.count(effective_links.c.item.distinct()))
    copies: dict[str, int] = {
        work: n for work, n in connection.execute(held.group_by(effective_links.c.work))
    }
    present = select(WorkIndexRow.id, WorkIndexRow.owned, WorkIndexRow.copies)
    _write(connection, connection.execute(present), parents, copies)


def refresh_owned_after(connection: Connection, change: int | None) -> None:
    """The same after a decision: only the works its copies held or hold, their containers and parts, can differ."""
    if change is None:
        return
    parents = _families(connection, _touched(connection, change))
    copies: dict[str, int] = {}
    present: list[Any] = []
    for some in _batches(parents):
        held = select(effective_links.c.work, func.count(effective_links.c.item.distinct()))
        held = held.where(effective_links.c.work.in_(some)).group_by(effective_links.c.work)
        copies.update((work, n) for work, n in connection.execute(held))
        rows = select(WorkIndexRow.id, WorkIndexRow.owned, WorkIndexRow.copies)
        present += connection.execute(rows.where(WorkIndexRow.id.in_(some))).all()
    _write(connection, present, parents, copies)


def _touched(connection: Connection, change: int) -> set[str]:
    """The works a change names, and those that the copies it names hold, whoever says so."""
    rows = connection.execute(
        select(ChangedRow.before, ChangedRow.after).where(
            ChangedRow.change == change, ChangedRow.table.in_(_LINKING)
        )
    )
    values = [json.loads(document) for row in rows for document in row if document]
    items = {value["item"] for value in values}
    works = {value["work"] for value in values if "work" in value}
    for some in _batches(items):
        asked = [select(table.work).where(table.item.in_(some)) for table in (DecidedLinkRow, FoundLinkRow)]
        works.update(connection.scalars(union(*asked)))
    return works


def _families(connection: Connection, works: Collection[str]) -> dict[str, str | None]:
    """Every work that hangs together with `works` by being a part, with what it is a part of."""
    family: dict[str, str | None] = {}
    explored: set[str] = set()
    asked = set(works)
    while asked:
        explored |= asked
        found = dict(_around(connection, asked))
        family.update(found)
        asked = {other for pair in found.items() for other in pair if other} - explored
    return family


def _around(connection: Connection, works: Collection[str]) -> Iterator[tuple[str, str | None]]:
    """(work, what it is a part of) of `works`, their parts and their segments."""
    columns = select(WorkIndexRow.id, WorkIndexRow.part_of)
    for some in _batches(works):
        yield from _pairs(connection.execute(columns.where(WorkIndexRow.id.in_(some))))
        yield from _pairs(connection.execute(columns.where(WorkIndexRow.part_of.in_(some))))
        # A segment is "host#slug": between the host with "#" and with the character that follows it.
        within = [(WorkIndexRow.id > f"{work}#") & (WorkIndexRow.id < f"{work}$") for work in some]
        yield from _pairs(connection.execute(columns.where(or_(*within))))


def _pairs(rows: Iterable[Any]) -> Iterator[tuple[str, str | None]]:
    return ((id, part_of or id.partition("#")[0]) if "#" in id else (id, part_of) for id, part_of in rows)


def _batches(ids: Collection[Any]) -> Iterator[list[Any]]:
    listed = list(ids)
    return (listed[start : start + _BATCH] for start in range(0, len(listed), _BATCH))


def _write(
    connection: Connection, present: Iterable[Any], parents: dict[str, str | None], copies: dict[str, int]
) -> None:
    issues = frozenset(connection.scalars(_ISSUES))
    owned = _owned(copies.keys() & parents.keys(), parents, issues)
    changed = [
        {"wanted": id, "owned": id in owned, "copies": copies.get(id, 0)}
        for id, was_owned, had in present
        if (was_owned, had) != (id in owned, copies.get(id, 0))
    ]
    if changed:
        table: Any = WorkIndexRow.__table__
        statement = (
            update(table)
            .where(table.c.id == bindparam("wanted"))
            .values(owned=bindparam("owned"), copies=bindparam("copies"))
        )
        connection.execute(statement, changed)
        kept_sets.turn(connection, "owned", {one["wanted"]: one["owned"] for one in changed})


def _owned(linked: set[str], parents: dict[str, str | None], issues: Collection[str]) -> set[str]:
    parts: dict[str, list[str]] = defaultdict(list)
    for id, parent in parents.items():
        if parent and "#" not in id:
            parts[parent].append(id)
    owned, down = set(linked), list(linked)
    while down:
        found = [part for part in parts.get(down.pop(), ()) if part not in owned]
        owned.update(found)
        down.extend(found)
    # An issue holds more than the strips and articles anybody has listed: to have those is not to have it.
    up = [parent for parent in parts if parent not in owned and parent not in issues]
    while True:
        found = [
            parent for parent in up if parent not in owned and all(part in owned for part in parts[parent])
        ]
        if not found:
            break
        owned.update(found)
    return owned | {id for id in parents if "#" in id and id.partition("#")[0] in owned}
