"""A missing item is continued by another item with the same content.  Write in sessions of `Store.recording`."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Connection, select
from sqlalchemy.orm import Session

from janto_catalog.model.files import Range, Unit
from janto_catalog.store import decisions, same_content
from janto_catalog.store.tables.decisions import DecidedExtraRow, DecidedLinkRow, ItemMarkRow, RefusedLinkRow
from janto_catalog.store.tables.files import FoundExtraRow, FoundLinkRow


def same_items(connection: Connection, missing: Collection[int]) -> dict[int, list[int]]:
    """Return, for each item of `missing`, the items that hold exactly its contents.

    Left out are those that a person takes for something else.  An item with more or fewer files is another copy.
    """
    found: dict[int, list[int]] = {}
    present = same_content.read(connection, missing)
    for item in missing:
        equal = [each for each in present.others(item) if present.prints[each] == present.prints[item]]
        if kept := [each for each in equal if not _is_denied(present, item, each)]:
            found[item] = kept
    return found


def _is_denied(present: same_content.SameContent, item: int, other: int) -> bool:
    """Whether a person said that two items with one content are different works."""
    one, two = present.meanings.get(item), present.meanings.get(other)
    if one is None or two is None or not two.is_decided:
        return False
    return (one.works, one.is_extra) != (two.works, two.is_extra)


def continue_with(session: Session, missing: int, present: int) -> None:
    """Give what is decided about the item `missing` to the item `present`, and match `missing` with nothing.

    What `present` is taken for by a decision stays, with its ranges.  What is remembered about the content is kept.
    """
    taken = same_content.read(session.connection(), [missing]).meanings
    if not _has_decision(session, present) and taken.get(present) != taken.get(missing):
        decisions.keep_found(session, missing)
        _copy_decisions(session, missing, present)
        session.flush()
    preferred = {link.work for link in _links(session, missing) if link.preferred}
    for link in _links(session, present):
        link.preferred = link.preferred or link.work in preferred
    _match_with_nothing(session, missing)


def _links(session: Session, item: int) -> list[DecidedLinkRow]:
    return list(session.scalars(select(DecidedLinkRow).where(DecidedLinkRow.item == item)))


def _has_decision(session: Session, item: int) -> bool:
    kept = (session.get(table, item) for table in (DecidedExtraRow, ItemMarkRow))
    return bool(_links(session, item)) or any(row is not None for row in kept)


def _copy_decisions(session: Session, missing: int, present: int) -> None:
    for link in _links(session, missing):
        part = None
        if link.unit is not None:
            part = Range(Unit(link.unit), link.range_begin or 0.0, link.range_end or 0.0)
        decisions.link(session, present, link.work, part)
    extra, mark = session.get(DecidedExtraRow, missing), session.get(ItemMarkRow, missing)
    if extra is not None:
        session.add(DecidedExtraRow(item=present, work=extra.work, role=extra.role))
    if mark is not None:
        session.add(ItemMarkRow(item=present, verdict=mark.verdict))
    for refused in session.scalars(select(RefusedLinkRow).where(RefusedLinkRow.item == missing)).all():
        if session.get(RefusedLinkRow, (present, refused.work)) is None:
            session.add(RefusedLinkRow(item=present, work=refused.work))


def _match_with_nothing(session: Session, item: int) -> None:
    for table in (DecidedLinkRow, DecidedExtraRow, ItemMarkRow):
        for row in session.scalars(select(table).where(table.item == item)).all():
            session.delete(row)
    for found in (FoundLinkRow, FoundExtraRow):
        for work in session.scalars(select(found.work).where(found.item == item)).all():
            if session.get(RefusedLinkRow, (item, work)) is None:
                session.add(RefusedLinkRow(item=item, work=work))
