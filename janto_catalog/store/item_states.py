"""How many items stand in each state, without looking at each.

Nearly all items are what matching made of them, and that is counted off an index.  The few on which something else
hangs, a decision or a file that is gone or unreadable, are looked at one by one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    case,
    exists,
    func,
    literal_column,
    or_,
    select,
    union,
)

from janto_catalog.model.files import ItemKind, ItemState, Outcome, Role
from janto_catalog.store.id_list import LISTED, listed
from janto_catalog.store.items import MISSING_AFTER
from janto_catalog.store.links import LATER, effective_extras, effective_links
from janto_catalog.store.tables.decisions import DecidedExtraRow, DecidedLinkRow, RefusedLinkRow, VerdictRow
from janto_catalog.store.tables.files import FileRow, ItemRow

_MADE = {
    Outcome.LINK.value: ItemState.LINKED, Outcome.EXTRA.value: ItemState.LINKED, Outcome.ASK.value: ItemState.REVIEW,
}  # fmt: skip
# Said with literals, as the partial indexes of files have them.
_NOT_SEEN, _UNREADABLE = FileRow.missing_scans > literal_column("0"), FileRow.reason != literal_column("''")


def states(connection: Connection, roots: Collection[int] | None = None) -> dict[str, int]:
    """How many items of some roots (None: of all) stand in each state, all disks taken as connected.

    Says of all items what `item_views` says of each.
    """
    odd = frozenset(connection.scalars(_odd()))
    counted: Counter[str] = Counter()
    for outcome, count in connection.execute(_by_outcome(roots)):
        counted[_state_made(outcome)] += count
    for outcome, count in connection.execute(_by_outcome(roots).where(ItemRow.id.in_(LISTED)), listed(odd)):
        counted[_state_made(outcome)] -= count
    for state, count in connection.execute(_looked_at(roots), listed(odd)):
        counted[state] += count
    return {state: count for state, count in counted.items() if count}


def _state_made(outcome: str) -> str:
    return _MADE.get(outcome, ItemState.UNKNOWN).value


def _by_outcome(roots: Collection[int] | None) -> Select[tuple[str, int]]:
    statement = select(ItemRow.outcome, func.count()).where(*_in(roots))
    return statement.group_by(ItemRow.outcome)


def _in(roots: Collection[int] | None) -> Iterable[ColumnElement[bool]]:
    yield ItemRow.kind != ItemKind.LOOSE.value
    if roots is not None:
        yield ItemRow.root.in_(roots)


def _odd() -> Select[tuple[int]]:
    """The items on which something hangs besides what matching made of them."""
    decided = (DecidedLinkRow, DecidedExtraRow, RefusedLinkRow, VerdictRow)
    files = (select(FileRow.item).where(each, FileRow.item.is_not(None)) for each in (_NOT_SEEN, _UNREADABLE))
    return select(union(*(select(table.item) for table in decided), *files).subquery().c[0])


def _looked_at(roots: Collection[int] | None) -> Select[tuple[str, int]]:
    """The states of those items, as `item_views` has them: the first that holds."""
    story = exists().where(FileRow.item == ItemRow.id, FileRow.role == Role.STORY.value)
    # Asked of each apart: the store would make the union of both anew for every item.
    linked = or_(
        exists().where(effective_links.c.item == ItemRow.id),
        exists().where(effective_extras.c.item == ItemRow.id),
    )
    asks = (ItemRow.outcome == Outcome.ASK.value) & (
        VerdictRow.verdict.is_(None) | (VerdictRow.verdict == LATER)
    )
    state = case(
        (~story.where(FileRow.missing_scans < MISSING_AFTER), ItemState.MISSING.value),
        (story.where(FileRow.reason != ""), ItemState.UNREADABLE.value),
        (linked, ItemState.LINKED.value),
        (asks, ItemState.REVIEW.value),
        else_=ItemState.UNKNOWN.value,
    ).label("state")
    statement = select(state, func.count()).outerjoin_from(ItemRow, VerdictRow, VerdictRow.item == ItemRow.id)
    return statement.where(ItemRow.id.in_(LISTED), *_in(roots)).group_by(state)
