"""The works of an item: the decisions of the user if there are any, else the results of matching."""

from __future__ import annotations

from sqlalchemy import ColumnElement, and_, exists, func, literal, null, or_, select, union_all

from janto_catalog.model.files import DecidedBy
from janto_catalog.store.tables.decisions import (
    DecidedExtraRow,
    DecidedLinkRow,
    ItemMarkRow,
    RefusedLinkRow,
)
from janto_catalog.store.tables.files import CopyConflictRow, FoundExtraRow, FoundLinkRow, ItemRow

NOT_PART = "not-part"
LATER = "later"

_decided = (
    select(
        DecidedLinkRow.item,
        DecidedLinkRow.work,
        literal(1.0).label("confidence"),
        literal(DecidedBy.USER.value).label("decided_by"),
        DecidedLinkRow.unit,
        DecidedLinkRow.range_begin,
        DecidedLinkRow.range_end,
        DecidedLinkRow.preferred,
        null().label("document"),
    )
    # A decision outlives its item's files, but an item that is gone for good holds nothing.
    .where(exists().where(ItemRow.id == DecidedLinkRow.item))
)


def _left_to_the_program(found: type[FoundLinkRow | FoundExtraRow]) -> ColumnElement[bool]:
    """True if neither a decision about the item nor a copy of it that is another work hides what matching found."""
    return and_(
        ~exists().where(DecidedLinkRow.item == found.item),
        ~exists().where(DecidedExtraRow.item == found.item),
        ~exists().where(and_(RefusedLinkRow.item == found.item, RefusedLinkRow.work == found.work)),
        ~exists().where(and_(ItemMarkRow.item == found.item, ItemMarkRow.verdict == NOT_PART)),
        ~exists().where(CopyConflictRow.item == found.item),
    )


_found = select(
    FoundLinkRow.item,
    FoundLinkRow.work,
    FoundLinkRow.confidence,
    literal(DecidedBy.PROGRAM.value),
    null(),
    null(),
    null(),
    literal(False),
    FoundLinkRow.document,
).where(_left_to_the_program(FoundLinkRow))

current_links = union_all(_decided, _found).subquery("effective_link")
is_range = or_(
    current_links.c.unit.is_not(None),
    func.json_extract(current_links.c.document, "$.range").is_not(None),
)
"""Whether a link is to a range of its item: the item is several works."""

current_extras = union_all(
    select(
        DecidedExtraRow.item,
        DecidedExtraRow.work,
        DecidedExtraRow.role,
        literal(DecidedBy.USER.value).label("decided_by"),
    ).where(exists().where(ItemRow.id == DecidedExtraRow.item)),
    select(
        FoundExtraRow.item, FoundExtraRow.work, FoundExtraRow.role, literal(DecidedBy.PROGRAM.value)
    ).where(_left_to_the_program(FoundExtraRow)),
).subquery("effective_extra")
