"""The lengths of copies: of those that are owned, and of those that a person linked, which are usual in their series."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, Float, func, or_, select

from janto_catalog.model.files import Candidate, Range, Role, Unit
from janto_catalog.store.id_params import IDS, bind_ids
from janto_catalog.store.json_codec import decode
from janto_catalog.store.links import current_links
from janto_catalog.store.tables.decisions import DecidedLinkRow
from janto_catalog.store.tables.files import FileRow, ItemRow

_DURATION = func.json_extract(FileRow.facts, "$.duration", type_=Float)


def decided_lengths(connection: Connection) -> dict[str, float]:
    """Return the seconds of complete items that a person linked to one whole work, by the work's id.

    What the program linked is left out, so that its own guesses do not become evidence.
    """
    one_work = (
        select(DecidedLinkRow.item, func.min(DecidedLinkRow.work).label("work"))
        .group_by(DecidedLinkRow.item)
        .having(func.count() == 1, func.count(DecidedLinkRow.unit) == 0)
        .subquery()
    )
    lengths = (
        select(one_work.c.work, func.sum(_DURATION))
        .join(ItemRow, ItemRow.id == one_work.c.item)
        .join(FileRow, (FileRow.item == ItemRow.id) & (FileRow.role == Role.STORY.value))
        .where(or_(ItemRow.complete.is_(None), ItemRow.complete.is_(True)))
        .group_by(one_work.c.work, ItemRow.id)
        .having(func.count(_DURATION) == func.count(FileRow.id))
        .order_by(ItemRow.id)
    )
    return {work: seconds for work, seconds in connection.execute(lengths)}


def owned_lengths(connection: Connection, works: Iterable[str]) -> dict[str, float]:
    """Return the seconds of the complete copies of works, by the id of the work, without those that are not known.

    Of several copies, the chosen one counts, else the one that is the work alone, else the longest.  A copy of several
    works counts for those with times in it.
    """
    wanted = select(current_links).where(current_links.c.work.in_(IDS)).subquery()
    works_of_item = select(func.count()).where(current_links.c.item == wanted.c.item).scalar_subquery()
    copies = (
        select(
            wanted.c.work,
            wanted.c.unit,
            wanted.c.range_begin,
            wanted.c.range_end,
            wanted.c.document,
            wanted.c.preferred,
            func.sum(_DURATION).label("seconds"),
            works_of_item.label("works"),
        )
        .join(ItemRow, ItemRow.id == wanted.c.item)
        .join(FileRow, (FileRow.item == ItemRow.id) & (FileRow.role == Role.STORY.value))
        .where(or_(ItemRow.complete.is_(None), ItemRow.complete.is_(True)))
        .group_by(wanted.c.work, wanted.c.item)
        .having(func.count(_DURATION) == func.count(FileRow.id))
    )
    best: dict[str, tuple[bool, bool, float]] = {}
    for row in connection.execute(copies, bind_ids(dict.fromkeys(works))):
        seconds, is_alone = _share(row)
        if seconds:
            best[row.work] = max(
                best.get(row.work, (False, False, 0.0)), (bool(row.preferred), is_alone, seconds)
            )
    return {work: seconds for work, (_, _, seconds) in best.items()}


def _share(row: Any) -> tuple[float, bool]:
    """The seconds of a work in a copy (0.0: not known), and whether the copy is that work alone."""
    part = Range(Unit(row.unit), row.range_begin, row.range_end) if row.unit else None
    if row.document:
        part = decode(Candidate, row.document).range
    if part is None:
        return (row.seconds, True) if row.works == 1 else (0.0, False)
    is_known = part.unit is Unit.SECONDS and math.isfinite(part.begin)
    return (min(part.end, row.seconds) - part.begin if is_known else 0.0), False
