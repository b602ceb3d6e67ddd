"""Writing what people decide.  Every function takes a session of `Store.recording`, which journals it."""

from __future__ import annotations

from collections.abc import Iterable

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
    ProgressRow,
    RefusedLinkRow,
    VerdictRow,
)
from janto_catalog.store.tables.files import FoundExtraRow, FoundLinkRow


def link(session: Session, item: int, work: str, part: Range | None) -> None:
    """The item holds the work, in `part` of it or as a whole.

    An item that is one work as a whole is remembered for the same content; one that holds several is not:
    a copy of it would be taken for the first of them alone.
    """
    row = session.scalar(
        select(DecidedLinkRow).where(DecidedLinkRow.item == item, DecidedLinkRow.work == work)
    )
    if row is None:
        row = DecidedLinkRow(item=item, work=work, preferred=False)
        session.add(row)
    row.unit = part.unit.value if part else None
    row.range_begin, row.range_end = (part.begin, part.end) if part else (None, None)
    _drop(session, VerdictRow, item)
    _drop(session, DecidedExtraRow, item)
    _remember_whole(session, item)


def make_extra(session: Session, item: int, extra: Extra) -> None:
    """The item holds no story: it is an extra of a work, and so is the same content elsewhere."""
    for held in session.scalars(select(DecidedLinkRow).where(DecidedLinkRow.item == item)):
        session.delete(held)
    _drop(session, VerdictRow, item)
    row = session.get(DecidedExtraRow, item)
    if row is None:
        session.add(DecidedExtraRow(item=item, work=extra.work, role=extra.role.value))
    else:
        row.work, row.role = extra.work, extra.role.value
    remembered.remember_content(session, item, Answer.IS_EXTRA, extra.work, extra.role)


def unlink(session: Session, item: int, work: str | None) -> None:
    """The item neither holds the work (None: any of those it is linked to) nor is an extra of it."""
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
        # What it still holds, if that is one work as a whole, is what its content is.
        _remember_whole(session, item)


def prefer(session: Session, item: int, work: str) -> None:
    """This copy of the work is the one to play; what else the program found in it is kept as decided too."""
    _keep_found(session, item)
    prefer_none(session, work, but=item)
    chosen = session.scalar(
        select(DecidedLinkRow).where(DecidedLinkRow.item == item, DecidedLinkRow.work == work)
    )
    if chosen is None:
        chosen = DecidedLinkRow(item=item, work=work)
        session.add(chosen)
    chosen.preferred = True


def prefer_none(session: Session, work: str, *, but: int | None = None) -> None:
    """No copy of the work is preferred, unless it is the item `but`."""
    held = select(DecidedLinkRow).where(DecidedLinkRow.work == work, DecidedLinkRow.preferred)
    for row in session.scalars(held):
        row.preferred = row.item == but


def _keep_found(session: Session, item: int) -> None:
    """Make the links the program found in an item decided ones, unless somebody decided already: a decision
    about one of them would hide the others."""
    if session.scalar(select(DecidedLinkRow.id).where(DecidedLinkRow.item == item).limit(1)) is not None:
        return
    refused = set(session.scalars(select(RefusedLinkRow.work).where(RefusedLinkRow.item == item)))
    for found in session.scalars(select(FoundLinkRow).where(FoundLinkRow.item == item)).all():
        if found.work not in refused:
            link(session, item, found.work, decode(Candidate, found.document).range)
    session.flush()


def set_verdict(session: Session, item: int, verdict: str) -> None:
    """Say `verdict` of an item as a whole."""
    row = session.get(VerdictRow, item)
    if row is None:
        session.add(VerdictRow(item=item, verdict=verdict))
    else:
        row.verdict = verdict
    if verdict == NOT_PART:
        _drop(session, DecidedExtraRow, item)
        remembered.remember_content(session, item, Answer.NOT_PART, "")


def _drop(session: Session, table: type[Base], item: int) -> None:
    """Take back what is decided of the item in a table that has one row for each."""
    if (row := session.get(table, item)) is not None:
        session.delete(row)


def _remember_whole(session: Session, item: int) -> None:
    """Remember what the item's content is, if it is one work as a whole; forget it if it is not."""
    held = session.scalars(select(DecidedLinkRow).where(DecidedLinkRow.item == item)).all()
    if len(held) == 1 and held[0].unit is None:
        remembered.remember_content(session, item, Answer.IS_WORK, held[0].work)
    else:
        remembered.forget_content(session, item, None)


def mark(session: Session, works: Iterable[str], progress: Progress, at: str) -> None:
    """Note how far somebody is with works."""
    for work in works:
        row = session.get(ProgressRow, work)
        if progress is Progress.NONE:
            if row is not None:
                session.delete(row)
        elif row is None:
            session.add(ProgressRow(work=work, state=progress.value, at=at))
        elif row.state != progress.value:
            row.state, row.at = progress.value, at
