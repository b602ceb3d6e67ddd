"""Orders that the user makes: what is in them, how they run, and what is moved by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from janto_catalog.catalog.given_names import check_characters, checked_name
from janto_catalog.catalog.orders import Orders
from janto_catalog.catalog.saved_order_contents import SavedOrderContents, SavedOrdering
from janto_catalog.catalog.saved_order_elements import NamedElements
from janto_catalog.catalog.story_cache import StoryCache
from janto_catalog.catalog.transactions import Transactions, exclusive
from janto_catalog.catalog.works import Works
from janto_catalog.errors import JantoError, UsageError
from janto_catalog.model.saved_orders import (
    ADDED,
    OWN_ORDER,
    CountedOrder,
    Move,
    OrderRules,
    SavedOrder,
    divider_number,
    with_moves,
    without_moves_of,
)
from janto_catalog.model.text import counted, words
from janto_catalog.model.views import Changed
from janto_catalog.store import saved_orders
from janto_catalog.store.store import Session, Store

_MOST_AN_EVENING = 99


class SavedOrders:
    """Making, changing and listing the orders of the user; each act is one step of the history."""

    def __init__(
        self,
        store: Store,
        stories: StoryCache,
        titles: Works,
        orders: Orders,
        contents: SavedOrderContents,
        transactions: Transactions,
    ) -> None:
        self.store, self._stories, self._titles, self._orders = store, stories, titles, orders
        self._contents, self._transactions = contents, transactions

    def list(self) -> tuple[CountedOrder, ...]:
        """The orders of the user, by name, each with its numbers of titles, or with why it cannot be listed."""
        with self.store.reading() as connection:
            known = saved_orders.saved_orders(connection)
        return tuple(map(self._count, sorted(known, key=lambda order: (words(order.name), order.id))))

    def names(self) -> tuple[tuple[str, str], ...]:
        """(view, name) of the orders of the user, by name."""
        with self.store.reading() as connection:
            known = saved_orders.names(connection)
        return tuple(
            (f"{OWN_ORDER}{id}", name) for id, name in sorted(known, key=lambda one: (words(one[1]), one[0]))
        )

    def find(self, name: str) -> SavedOrder:
        """The order of a name or number.  Raises NotFoundError, and UsageError when several have the name."""
        return self._contents.find(name)

    def contents(self, name: str) -> SavedOrdering:
        """What is in an order now, in its sequence.  Raises as `find` does, also for a mistake in its search."""
        return self._contents.ordering(self.find(name))

    @exclusive
    def create(
        self,
        name: str,
        rules: OrderRules = OrderRules(),  # noqa: B008
        works: Sequence[str] = (),
        *,
        essential: bool = False,
    ) -> Changed:
        """Create an order with titles, by id or name, beside what its rules find.

        essential: what may be skipped of the story arc that it runs by is left out.

        Raises UsageError for a name that another order has, and for `essential` where it runs by no story arc,
        NotFoundError for an unknown title or order that it runs by, QueryError for a mistake in its search.
        """
        name = self._free_name(name)
        rules = self._checked(rules)
        ids = self._titles.several(works)[0] if works else ()
        skipped = self._orders.optional(rules.by) if essential else frozenset()

        def do(session: Session) -> None:
            order = saved_orders.create(session, name, rules)
            saved_orders.leave_out(session, order, sorted(skipped.difference(ids)))
            saved_orders.add_titles(session, order, ids)

        return self._transactions.record(f'Created the order "{name}"', do)

    @exclusive
    def rename(self, name: str, new: str) -> Changed:
        """Give an order another name.  Raises as `find` and `create` do."""
        order = self.find(name)
        new = self._free_name(new, but=order.id)
        if new == order.name:
            raise UsageError(f"The order is already called {new}", location=new)
        return self._transactions.record(
            f'Renamed the order "{order.name}" to "{new}"',
            lambda session: saved_orders.rename(session, order.id, new),
        )

    @exclusive
    def change(self, name: str, rules: OrderRules) -> Changed:
        """Change what goes into an order and how it runs.  What was added, left out and moved stays.

        Raises as `find` and `create` do.
        """
        order = self.find(name)
        rules = self._checked(rules, order.rules)
        if rules == order.rules:
            return Changed(frozenset(), f'Nothing to change in "{order.name}"')
        return self._transactions.record(
            f'Changed how "{order.name}" runs', lambda session: saved_orders.change(session, order.id, rules)
        )

    @exclusive
    def delete(self, name: str) -> Changed:
        """Delete an order.  Its titles stay as they are.  Raises as `find` does."""
        order = self.find(name)
        return self._transactions.record(
            f'Deleted the order "{order.name}"', lambda session: saved_orders.delete(session, order.id)
        )

    @exclusive
    def add(self, name: str, works: Sequence[str]) -> Changed:
        """Add titles, by id or name, to an order: at the end of one that runs as added, else in their places.

        Raises as `find` does, and NotFoundError for an unknown title.
        """
        contents = self.contents(name)
        order, (ids, what) = contents.saved, self._titles.several(works)
        new = [id for id in ids if id not in order.titles]
        # Parts that were taken out of a container that is added again.
        containers = self._stories.lookup().containers
        back = [work for work in order.left_out if not set(ids).isdisjoint(containers(work)[1:])]
        if not new and not back:
            return Changed(frozenset(), f'{what}: in "{order.name}" already')
        if new and len(new) < len(ids):
            what = counted(len(new), "title", "titles")

        def do(session: Session) -> None:
            saved_orders.put_back(session, order.id, back)
            saved_orders.add_titles(session, order.id, new)
            # One that was taken out is added where a new one would be.
            if self._is_shown_whole(contents):
                saved_orders.set_moves(session, order.id, _without_moves_of(contents, new))

        return self._transactions.record(f'Added {what} to "{order.name}"', do)

    @exclusive
    def remove(self, name: str, elements: Sequence[str]) -> Changed:
        """Take titles and dividers out of an order; what its search finds then stays out of it.

        Raises as `find` does, and NotFoundError for what is not in it.
        """
        contents = self.contents(name)
        order, (found, what) = contents.saved, self._named(contents).several(elements)
        dividers = [element for element in found if divider_number(element) is not None]
        works = frozenset(found).difference(dividers)
        # Of a container that was added, its parts leave; when all of them do, it leaves too.
        tables = self._stories.lookup()
        remaining = {
            id
            for work in frozenset(contents.elements).difference(found)
            if divider_number(work) is None
            for id in tables.containers(work)
        }
        left = {id for work in works for id in tables.containers(work) if id in order.titles} - remaining

        def do(session: Session) -> None:
            saved_orders.leave_out(session, order.id, sorted({*works, *left}))
            for divider in dividers:
                saved_orders.remove_divider(session, divider)

        return self._transactions.record(f'Took {what} out of "{order.name}"', do)

    @exclusive
    def move(
        self, name: str, elements: Sequence[str], *, after: str | None = None, before: str | None = None
    ) -> Changed:
        """Move titles and dividers directly after or before another one: `after=""` is the beginning, `before=""` the end.

        They keep their sequence.  Raises as `find` does, NotFoundError for what is not in the order, and UsageError when
        they are to be next to themselves.
        """
        contents = self.contents(name)
        order, named = contents.saved, self._named(contents)
        moved, what = named.several(elements)
        chosen = frozenset(moved)
        rest = [element for element in contents.elements if element not in chosen]
        index = named.index(rest, after, before)
        sequence = [*rest[:index], *moved, *rest[index:]]
        if sequence == list(contents.elements):
            return Changed(frozenset(), f'{what}: there already in "{order.name}"')
        moves = with_moves(order.moves, _moves(moved, rest, index))
        return self._transactions.record(
            f'Moved {what} in "{order.name}"',
            lambda session: saved_orders.set_moves(session, order.id, moves),
        )

    @exclusive
    def release(self, name: str, elements: Sequence[str]) -> Changed:
        """Let titles run as the rules of an order have them, whatever was moved.  Raises as `move` does."""
        contents = self.contents(name)
        order, (found, what) = contents.saved, self._named(contents).several(elements)
        moved = {move.element for move in order.moves}
        found = tuple(element for element in found if element in moved)
        if not found:
            return Changed(frozenset(), f'{what}: not moved in "{order.name}"')
        if not self._is_shown_whole(contents):
            raise UsageError(
                "Something in this order is kept back by the spoiler limit",
                location=order.name,
                hint="Take the limit back first.",
            )
        moves = _without_moves_of(contents, found)
        return self._transactions.record(
            f'{what} runs by the rules of "{order.name}" again',
            lambda session: saved_orders.set_moves(session, order.id, moves),
        )

    def _is_shown_whole(self, contents: SavedOrdering) -> bool:
        """Whether no spoiler limit keeps back what something was moved next to: where that is, is not known then."""
        listed = {*contents.unmoved, *(divider.id for divider in contents.saved.dividers), ""}
        anchors = {anchor for move in contents.saved.moves for anchor in (move.after, move.before)}
        return not self._stories.shown().kept or anchors <= listed

    @exclusive
    def divide(self, name: str, text: str, *, before: str = "") -> Changed:
        """Put a line with a text directly before a title of an order, by default at its end.

        Raises as `move` does, and UsageError for an empty text.
        """
        contents, text = self.contents(name), checked_name(text, "divider")
        order = contents.saved
        elements = list(contents.elements)
        index = self._named(contents).index(elements, None, before)
        anchors = elements[index - 1] if index else "", elements[index] if index < len(elements) else ""

        def do(session: Session) -> None:
            divider = saved_orders.add_divider(session, order.id, text)
            moves = with_moves(order.moves, (Move(divider, *anchors),))
            saved_orders.set_moves(session, order.id, moves)

        return self._transactions.record(f'Added the divider "{text}" to "{order.name}"', do)

    @exclusive
    def rename_divider(self, name: str, divider: str, text: str) -> Changed:
        """Give a divider another text.  Raises as `move` does."""
        contents, text = self.contents(name), checked_name(text, "divider")
        found, what = self._named(contents).several([divider])
        if divider_number(found[0]) is None:
            raise UsageError(f"{what} is a title, not a divider", location=divider)
        return self._transactions.record(
            f'Renamed the divider {what} of "{contents.saved.name}" to "{text}"',
            lambda session: saved_orders.rename_divider(session, found[0], text),
        )

    def _named(self, contents: SavedOrdering) -> NamedElements:
        return NamedElements(contents, self._stories.lookup(), self._titles)

    def _count(self, order: SavedOrder) -> CountedOrder:
        try:
            rows = self._orders.listing(by=order.view).rows
        except JantoError as error:
            return CountedOrder(order.id, order.name, order.rules, mistake=error.message)
        owned = sum(row.work.have.is_had for row in rows)
        return CountedOrder(order.id, order.name, order.rules, len(rows), owned)

    def _free_name(self, name: str, but: int = 0) -> str:
        """A name that no other order has.  Raises UsageError."""
        name = checked_name(name, "order")
        # Signs of a name do not count: "#12" is found as 12 is.
        if "".join(words(name)).isdecimal():
            raise UsageError(
                "The name of an order has a letter", location=name, hint="Numbers name orders, too."
            )
        with self.store.reading() as connection:
            known = saved_orders.names(connection)
        if any(words(other) == words(name) and id != but for id, other in known):
            raise UsageError(f"There is already an order called {name}", location=name)
        return name

    def _checked(self, rules: OrderRules, before: OrderRules | None = None) -> OrderRules:
        """Rules whose search and order are known, where they are not those of `before`: what holds no more is kept.

        Raises QueryError, UsageError, NotFoundError.
        """
        query = rules.query.strip() if rules.query is not None else None
        if query and (before is None or query != before.query):
            check_characters(query, "search")
            self._titles.parse(query)
        if not 0 <= rules.per_evening <= _MOST_AN_EVENING:
            raise UsageError(f"An evening has 1 to {_MOST_AN_EVENING} titles, or 0 for no evenings")
        is_known = rules.by == ADDED or (before is not None and rules.by == before.by)
        by = rules.by if is_known else self._orders.checked(rules.by)
        if by.startswith(OWN_ORDER):
            raise UsageError("An order cannot run by another one of yours", location=rules.by)
        return replace(rules, query=query, by=by)


def _moves(moved: Sequence[str], rest: Sequence[str], index: int) -> tuple[Move, ...]:
    """The moves that put elements at an index of the others."""
    last, following = rest[index - 1] if index else "", rest[index] if index < len(rest) else ""
    moves: list[Move] = []
    for element in moved:
        moves.append(Move(element, last, following))
        last = element
    return tuple(moves)


def _without_moves_of(contents: SavedOrdering, elements: Sequence[str]) -> tuple[Move, ...]:
    """The moves of an order without those of some elements; the others stay where they are."""
    moves = contents.saved.moves
    for element in elements:
        moves = tuple(without_moves_of(contents.unmoved, contents.saved.dividers, moves, element))
    return moves
