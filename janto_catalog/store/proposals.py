"""What matching found about items: links it made, works it offers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from sqlalchemy import (
    Connection,
    delete,
    insert,
    select,
)

from janto_catalog.model.files import (
    Candidate,
    Proposal,
)
from janto_catalog.store.documents import decode, encode
from janto_catalog.store.id_list import LISTED, listed
from janto_catalog.store.tables.files import CandidateRow, FoundExtraRow, FoundLinkRow, ItemRow

_OUTCOME = "UPDATE item SET outcome = ?, reason = ?, pending = '' WHERE id = ?"


def write_proposals(connection: Connection, proposals: Iterable[tuple[int, Proposal]]) -> None:
    """Put what matching found in place of what it found before; nothing decided is touched.

    An item that another scan put together anew meanwhile is passed over.
    """
    proposed = dict(proposals)
    here = connection.scalars(select(ItemRow.id).where(ItemRow.id.in_(LISTED)), listed(proposed))
    found = [(id, proposed[id]) for id in here]
    if not found:
        return
    for old in (FoundLinkRow, FoundExtraRow, CandidateRow):
        connection.execute(delete(old).where(old.item.in_(LISTED)), listed(id for id, _ in found))
    links = [
        {"item": id, "work": c.work, "confidence": c.confidence, "document": encode(c)}
        for id, p in found
        for c in _distinct(p.links)
    ]
    offered = [
        {"item": id, "ordinal": n, "work": c.work, "confidence": c.confidence, "document": encode(c)}
        for id, p in found
        for n, c in enumerate(p.candidates)
    ]
    extras = [{"item": id, "work": p.extra.work, "role": p.extra.role.value} for id, p in found if p.extra]
    for table, rows in ((FoundLinkRow, links), (FoundExtraRow, extras), (CandidateRow, offered)):
        if rows:
            connection.execute(insert(table), rows)
    # As the driver takes them: most of a first scan is rows of this one statement.
    connection.exec_driver_sql(_OUTCOME, [(p.outcome.value, p.reason, id) for id, p in found])


def _distinct(candidates: Iterable[Candidate]) -> Iterable[Candidate]:
    return {candidate.work: candidate for candidate in candidates}.values()


def candidates(connection: Connection, items: Sequence[int]) -> dict[int, tuple[Candidate, ...]]:
    """The works offered for items, best first."""
    offered: dict[int, list[Candidate]] = defaultdict(list)
    for row in connection.execute(
        select(CandidateRow.item, CandidateRow.document).order_by(CandidateRow.item, CandidateRow.ordinal)
    ):
        offered[row.item].append(decode(Candidate, row.document))
    return {item: tuple(offered[item]) for item in items if item in offered}
