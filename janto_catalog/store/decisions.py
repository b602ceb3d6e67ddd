"""Writes decisions.  Every function takes a session of `Store.recording`, which journals it."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from janto_catalog.model.files import Candidate, Extra, Range
from janto_catalog.model.matching import Answer
from janto_catalog.model.views import Progress
from janto_catalog.store import remembered
from janto_catalog.store.json_codec import decode
from janto_catalog.store.links import NOT_PART
from janto_catalog.store.tables.base import Base
from janto_catalog.store.tables.decisions import (
    DecidedExtraRow,
    DecidedLinkRow,
    ItemMarkRow,
    ProgressRow,
    RefusedLinkRow,
)
from janto_catalog.store.tables.files import FoundExtraRow, FoundLinkRow


def link(session: Session, item: int, work: str, part: Range | None) -> None:
    """Link an item to a work, with the range `part` or as a whole; links to other works are kept.

    If the item is one work as a whole, the answer is remembered for its content.  An item of several works is not:
    an identical item would be linked to the first of them only.
    """
    row = session.scalar(
        select(DecidedLinkRow).where(DecidedLinkRow.item == item, DecidedLinkRow.work == work)
    )
    if row is None:
        row = DecidedLinkRow(item=item, work=work, preferred=False)
        session.add(row)
    row.unit = part.unit.value if part else None
    row.range_begin, row.range_end = (part.begin, part.end) if part else (None, None)
    _drop(session, ItemMarkRow, item)
    _drop(session, DecidedExtraRow, item)
    _remember_whole(session, item)


def keep_only(session: Session, item: int, works: Collection[str]) -> None:
    """Remove the links of an item that the user made to works other than `works`."""
    for held in session.scalars(select(DecidedLinkRow).where(DecidedLinkRow.item == item)):
        if held.work not in works:
            session.delete(held)


def make_extra(session: Session, item: int, extra: Extra) -> None:
    """Mark an item as an extra of a work and remove its links.  The answer is remembered for its content."""
    for held in session.scalars(select(DecidedLinkRow).where(DecidedLinkRow.item == item)):
        session.delete(held)
    _drop(session, ItemMarkRow, item)
    row = session.get(DecidedExtraRow, item)
    if row is None:
        session.add(DecidedExtraRow(item=item, work=extra.work, role=extra.role.value))
    else:
        row.work, row.role = extra.work, extra.role.value
    remembered.remember_content(session, item, Answer.IS_EXTRA, extra.work, extra.role)


def unlink(session: Session, item: int, work: str | None) -> None:
    """Remove the link or extra of a work (None: of all works) from an item."""
    for table in (DecidedLinkRow, DecidedExtraRow):
        chosen = select(table).where(table.item == item)
        for row in session.scalars(chosen if work is None else chosen.where(table.work == work)):
            session.delete(row)
    for found in (FoundLinkRow, FoundExtraRow):
        offered = select(found.work).where(found.item == item)
        for refused in session.scalars(offered if work is None else offered.where(found.work == work)):
            if session.get(RefusedLinkRow, (item, refused)) is None:
                session.add(RefusedLinkRow(item=item, work=refused))
    remembered.forget_content(session, item, work)
    if work is not None:
        # If one work as a whole is left, the content is remembered as that work.
        _remember_whole(session, item)


def correct(session: Session, item: int, wrong: str, right: str, part: Range | None) -> None:
    """Link an item to the work `right` instead of `wrong`, with the range `part`; its other matches become decisions."""
    keep_found(session, item)
    unlink(session, item, wrong)
    link(session, item, right, part)


def prefer(session: Session, item: int, work: str) -> None:
    """Play this item for the work.  The other matches of the item become decisions too."""
    keep_found(session, item)
    prefer_none(session, work, but=item)
    chosen = session.scalar(
        select(DecidedLinkRow).where(DecidedLinkRow.item == item, DecidedLinkRow.work == work)
    )
    if chosen is None:
        chosen = DecidedLinkRow(item=item, work=work)
        session.add(chosen)
    chosen.preferred = True


def prefer_none(session: Session, work: str, *, but: int | None = None) -> None:
    """Remove the preference for an item of the work, except for the item `but`."""
    held = select(DecidedLinkRow).where(DecidedLinkRow.work == work, DecidedLinkRow.preferred)
    for row in session.scalars(held):
        row.preferred = row.item == but


def keep_found(session: Session, item: int) -> None:
    """Turn the matches of an item into decisions, unless it has some: a decision about one would hide the others."""
    if session.scalar(select(DecidedLinkRow.id).where(DecidedLinkRow.item == item).limit(1)) is not None:
        return
    refused = set(session.scalars(select(RefusedLinkRow.work).where(RefusedLinkRow.item == item)))
    for found in session.scalars(select(FoundLinkRow).where(FoundLinkRow.item == item)).all():
        if found.work not in refused:
            link(session, item, found.work, decode(Candidate, found.document).range)
    session.flush()


def set_item_mark(session: Session, item: int, mark: str) -> None:
    """Mark an item as "later" or "not-part"."""
    row = session.get(ItemMarkRow, item)
    if row is None:
        session.add(ItemMarkRow(item=item, verdict=mark))
    else:
        row.verdict = mark
    if mark == NOT_PART:
        _drop(session, DecidedExtraRow, item)
        remembered.remember_content(session, item, Answer.NOT_PART, "")


def _drop(session: Session, table: type[Base], item: int) -> None:
    """Delete the decision about an item from a table with one row per item."""
    if (row := session.get(table, item)) is not None:
        session.delete(row)


def _remember_whole(session: Session, item: int) -> None:
    """Remember the content of an item if it is one work as a whole, else forget it."""
    held = session.scalars(select(DecidedLinkRow).where(DecidedLinkRow.item == item)).all()
    if len(held) == 1 and held[0].unit is None:
        remembered.remember_content(session, item, Answer.IS_WORK, held[0].work)
    else:
        remembered.forget_content(session, item, None)


def set_progress(session: Session, works: Iterable[str], progress: Progress, at: str) -> None:
    """Store the progress of works."""
    for work in works:
        row = session.get(ProgressRow, work)
        if progress is Progress.NONE:
            if row is not None:
                session.delete(row)
        elif row is None:
            session.add(ProgressRow(work=work, state=progress.value, at=at))
        elif row.state != progress.value:
            row.state, row.at = progress.value, at
