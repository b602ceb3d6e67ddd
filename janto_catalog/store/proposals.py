"""What matching found about items: links it made, works it offers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

from sqlalchemy import (
    Connection,
    delete,
    insert,
    select,
)

from janto_catalog.model.changes import Data
from janto_catalog.model.files import (
    Candidate,
    Proposal,
)
from janto_catalog.store.changes import changes_of
from janto_catalog.store.id_params import IDS, bind_ids
from janto_catalog.store.json_codec import decode, encode
from janto_catalog.store.tables.files import CandidateRow, FoundExtraRow, FoundLinkRow, ItemRow

_ITEMS = select(ItemRow.id).where(ItemRow.id.in_(IDS))
_FOUND_BEFORE = tuple(
    select(row.item, row.work).where(row.item.in_(IDS)) for row in (FoundLinkRow, FoundExtraRow)
)
_REMOVED = tuple(delete(row).where(row.item.in_(IDS)) for row in (FoundLinkRow, FoundExtraRow, CandidateRow))
_OUTCOME = "UPDATE item SET outcome = ?, reason = ?, pending = '' WHERE id = ?"


def write_proposals(connection: Connection, proposals: Iterable[tuple[int, Proposal]]) -> None:
    """Replace the earlier results of matching.  Decisions are not changed.

    An item that another scan grouped again meanwhile is skipped.
    """
    proposed = dict(proposals)
    found = [(id, proposed[id]) for id in connection.scalars(_ITEMS, bind_ids(proposed))]
    if not found:
        return
    changes = changes_of(connection)
    items = [id for id, _ in found]
    changes.add(Data.MATCHES, items)
    _note_old_works(connection, items)
    for removed in _REMOVED:
        connection.execute(removed, bind_ids(items))
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
    changes.add(Data.FOUND_LINKS, [link["item"] for link in links])
    changes.add(Data.LINKS, [link["work"] for link in links])
    changes.add(Data.LINKS, [extra["work"] for extra in extras])
    for table, rows in ((FoundLinkRow, links), (FoundExtraRow, extras), (CandidateRow, offered)):
        if rows:
            connection.execute(insert(table), rows)
    # As the driver takes them: most of a first scan is rows of this one statement.
    connection.exec_driver_sql(_OUTCOME, [(p.outcome.value, p.reason, id) for id, p in found])


def _note_old_works(connection: Connection, items: Collection[int]) -> None:
    """Record the links and extras of items that earlier results have, and that are now replaced."""
    links, extras = (connection.execute(before, bind_ids(items)).all() for before in _FOUND_BEFORE)
    changes_of(connection).add(Data.FOUND_LINKS, [row.item for row in links])
    changes_of(connection).add(Data.LINKS, [row.work for row in (*links, *extras)])


def _distinct(candidates: Iterable[Candidate]) -> Iterable[Candidate]:
    return {candidate.work: candidate for candidate in candidates}.values()


def links_found(connection: Connection, items: Sequence[int]) -> dict[int, tuple[Candidate, ...]]:
    """Return the links that matching made of items, the surest first."""
    links: dict[int, list[Candidate]] = defaultdict(list)
    wanted = select(FoundLinkRow.item, FoundLinkRow.document).where(FoundLinkRow.item.in_(IDS))
    order = (FoundLinkRow.item, FoundLinkRow.confidence.desc(), FoundLinkRow.work)
    for row in connection.execute(wanted.order_by(*order), bind_ids(items)):
        links[row.item].append(decode(Candidate, row.document))
    return {item: tuple(found) for item, found in links.items()}


def candidates(connection: Connection, items: Sequence[int]) -> dict[int, tuple[Candidate, ...]]:
    """The works offered for items, best first."""
    offered: dict[int, list[Candidate]] = defaultdict(list)
    wanted = select(CandidateRow.item, CandidateRow.document).where(CandidateRow.item.in_(IDS))
    for row in connection.execute(wanted.order_by(CandidateRow.item, CandidateRow.ordinal), bind_ids(items)):
        offered[row.item].append(decode(Candidate, row.document))
    return {item: tuple(found) for item, found in offered.items()}
