"""Which works an item holds: what somebody decided where they did, what the program found elsewhere."""

from __future__ import annotations

from sqlalchemy import and_, exists, literal, null, select, union_all

from janto_catalog.model.files import DecidedBy
from janto_catalog.store.tables.decisions import DecidedLinkRow, RefusedLinkRow, VerdictRow
from janto_catalog.store.tables.files import FoundLinkRow, ItemRow

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
).where(
    ~exists().where(DecidedLinkRow.item == FoundLinkRow.item),
    ~exists().where(and_(RefusedLinkRow.item == FoundLinkRow.item, RefusedLinkRow.work == FoundLinkRow.work)),
    ~exists().where(and_(VerdictRow.item == FoundLinkRow.item, VerdictRow.verdict == NOT_PART)),
)

effective_links = union_all(_decided, _found).subquery("effective_link")
