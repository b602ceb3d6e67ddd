"""Writing and reading the orders that the user makes."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, func, select
from sqlalchemy.orm import Session

from janto_catalog.model.saved_orders import (
    Divider,
    Move,
    OrderRules,
    SavedOrder,
    divider_id,
    divider_number,
)
from janto_catalog.store.tables.decisions import (
    SavedOrderDividerRow,
    SavedOrderMoveRow,
    SavedOrderRow,
    SavedOrderTitleRow,
)


def create(session: Session, name: str, rules: OrderRules) -> int:
    """Create an order, and return its number."""
    row = SavedOrderRow(
        name=name, query=rules.query, view=rules.by, others=rules.others, per_evening=rules.per_evening
    )
    session.add(row)
    session.flush()
    return row.id


def rename(session: Session, order: int, name: str) -> None:
    """Give an order another name."""
    session.get_one(SavedOrderRow, order).name = name


def change(session: Session, order: int, rules: OrderRules) -> None:
    """Change what goes into an order and how it runs."""
    row = session.get_one(SavedOrderRow, order)
    row.query, row.view, row.others = rules.query, rules.by, rules.others
    row.per_evening = rules.per_evening


def delete(session: Session, order: int) -> None:
    """Delete an order with all that is in it."""
    for table in (SavedOrderTitleRow, SavedOrderDividerRow, SavedOrderMoveRow):
        for row in session.scalars(select(table).where(table.order_id == order)):
            session.delete(row)
    session.delete(session.get_one(SavedOrderRow, order))


def add_titles(session: Session, order: int, works: Iterable[str]) -> None:
    """Add works behind those that were added; one that was left out is in again."""
    last = session.scalar(
        select(func.max(SavedOrderTitleRow.ordinal)).where(SavedOrderTitleRow.order_id == order)
    )
    for ordinal, work in enumerate(works, (last or 0) + 1):
        row = session.get(SavedOrderTitleRow, (order, work))
        if row is None:
            session.add(SavedOrderTitleRow(order_id=order, work=work, added=True, ordinal=ordinal))
        elif not row.added:
            row.added, row.ordinal = True, ordinal


def leave_out(session: Session, order: int, works: Iterable[str]) -> None:
    """Leave works out of an order, whatever its rules find."""
    for work in works:
        row = session.get(SavedOrderTitleRow, (order, work))
        if row is None:
            session.add(SavedOrderTitleRow(order_id=order, work=work, added=False, ordinal=0))
        else:
            row.added = False


def put_back(session: Session, order: int, works: Iterable[str]) -> None:
    """Let works that were left out be in an order again as they were before."""
    for work in works:
        row = session.get_one(SavedOrderTitleRow, (order, work))
        if row.ordinal:
            row.added = True
        else:
            session.delete(row)


def add_divider(session: Session, order: int, text: str) -> str:
    """Add a divider, and return its id."""
    row = SavedOrderDividerRow(order_id=order, text=text)
    session.add(row)
    session.flush()
    return divider_id(row.id)


def rename_divider(session: Session, divider: str, text: str) -> None:
    """Give a divider another text."""
    session.get_one(SavedOrderDividerRow, divider_number(divider)).text = text


def remove_divider(session: Session, divider: str) -> None:
    """Remove the text of a divider, which is not listed then."""
    session.get_one(SavedOrderDividerRow, divider_number(divider)).text = ""


def set_moves(session: Session, order: int, moves: Sequence[Move]) -> None:
    """Give an order these moves, in place of those that it has.  Rows of the same elements are kept."""
    left = deque(moves)
    rows = session.scalars(
        select(SavedOrderMoveRow).where(SavedOrderMoveRow.order_id == order).order_by(SavedOrderMoveRow.id)
    )
    for row in rows:
        if left and row.element == left[0].element:
            now = left.popleft()
            row.after_element, row.before_element = now.after, now.before
        else:
            session.delete(row)
    session.add_all(
        SavedOrderMoveRow(
            order_id=order, element=move.element, after_element=move.after, before_element=move.before
        )
        for move in left
    )


def saved_orders(connection: Connection, order: int | None = None) -> tuple[SavedOrder, ...]:
    """The orders that the user made, the oldest first; only one if `order` is its number."""
    rows = select(SavedOrderRow.__table__).order_by(SavedOrderRow.id)
    if order is not None:
        rows = rows.where(SavedOrderRow.id == order)
    return tuple(
        _saved_order(
            connection, row.id, row.name, OrderRules(row.query, row.view, row.others, row.per_evening)
        )
        for row in connection.execute(rows)
    )


def names(connection: Connection) -> tuple[tuple[int, str], ...]:
    """(number, name) of the orders that the user made, the oldest first."""
    found = connection.execute(select(SavedOrderRow.id, SavedOrderRow.name).order_by(SavedOrderRow.id))
    return tuple((row.id, row.name) for row in found)


def _saved_order(connection: Connection, id: int, name: str, rules: OrderRules) -> SavedOrder:
    title, divider, move = SavedOrderTitleRow, SavedOrderDividerRow, SavedOrderMoveRow
    titles = connection.execute(
        select(title.work, title.added, title.ordinal)
        .where(title.order_id == id)
        .order_by(title.ordinal, title.work)
    ).all()
    dividers = connection.execute(
        select(divider.id, divider.text).where(divider.order_id == id).order_by(divider.id)
    )
    moves = connection.execute(
        select(move.element, move.after_element, move.before_element)
        .where(move.order_id == id)
        .order_by(move.id)
    )
    return SavedOrder(
        id,
        name,
        rules,
        tuple(row.work for row in titles if row.added),
        tuple(row.work for row in titles if not row.added),
        tuple(row.work for row in titles if row.ordinal),
        tuple(Divider(divider_id(row.id), row.text) for row in dividers),
        tuple(Move(*row) for row in moves),
    )
