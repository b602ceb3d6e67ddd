"""Orders that the user makes and keeps: what is in one, how it runs, and what was moved by hand."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

ADDED = "added"
"""The view of an order that runs in the sequence in which its titles were added."""
OWN_ORDER = "order:"
"""What the views begin with that are orders of the user: "order:3"."""


@dataclass(frozen=True, slots=True)
class Move:
    """An element of an order was moved: to directly after `after`, or, while that is not listed, directly before `before`.

    Elements are ids of works and of dividers.  `after` is "" at the beginning of the list, `before` at its end.
    """

    element: str
    after: str
    before: str


@dataclass(frozen=True, slots=True)
class Divider:
    """A line with a text between titles.  Its `id` begins with "#", as no id of a work does."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class OrderRules:
    """What goes into an order by itself, and how it runs.

    The titles that the search `query` finds are in it, none if that is None, in the order of the view `by`: one of the
    orders that the program makes, or `ADDED`.  `others`: those without a place in that view follow at the end, by release.
    `per_evening` is the number of titles of an evening, 0 for an order without evenings.
    """

    query: str | None = None
    by: str = "story"
    others: bool = False
    per_evening: int = 0


@dataclass(frozen=True, slots=True)
class SavedOrder:
    """An order of the user: `titles` were added to what its rules find, `left_out` were taken out, `moves` are those made
    by hand, the oldest first.

    `sequence` has the works in the order in which they were added, with those that were taken out since: what was moved
    next to them stays where it is.  For the same reason a divider that was removed is there without a text.
    """

    id: int
    name: str
    rules: OrderRules = OrderRules()
    titles: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    sequence: tuple[str, ...] = ()
    dividers: tuple[Divider, ...] = ()
    moves: tuple[Move, ...] = ()

    @property
    def view(self) -> str:
        """What names it as a view: "order:3"."""
        return f"{OWN_ORDER}{self.id}"


@dataclass(frozen=True, slots=True)
class CountedOrder:
    """An order of the user with the numbers of its titles and of those that are owned, or why it cannot be listed."""

    id: int
    name: str
    rules: OrderRules
    titles: int = 0
    owned: int = 0
    mistake: str = ""

    @property
    def view(self) -> str:
        """What names it as a view: "order:3"."""
        return f"{OWN_ORDER}{self.id}"


def divider_id(number: int) -> str:
    """The id of the divider with that number in the store."""
    return f"#{number}"


def divider_number(element: str) -> int | None:
    """The number of a divider, None for a work."""
    return int(element[1:]) if element[:1] == "#" and element[1:].isdecimal() else None


def arranged(
    elements: Sequence[str], dividers: Iterable[Divider], moves: Iterable[Move]
) -> tuple[list[str], frozenset[str]]:
    """The elements of an order after all moves, ids of works and dividers, and those that a move has put where they are.

    `elements` are the works as the view has them.  A work stays where it is while nothing that it was moved next to is
    listed; a divider is at the end then.
    """
    dividers = tuple(dividers)
    placed, listed, moved = list(elements), set(elements), set[str]()
    for move in moves:
        if _is_known(move, listed, dividers) and _apply(placed, move, listed):
            listed.add(move.element)
            moved.add(move.element)
    placed.extend(divider.id for divider in dividers if divider.id not in listed)
    return placed, frozenset(moved)


def without_moves_of(
    elements: Sequence[str], dividers: Iterable[Divider], moves: Iterable[Move], element: str
) -> list[Move]:
    """The moves of all other elements, so that these stay where they are: what was moved next to `element` is then moved
    next to its neighbour."""
    dividers, kept = tuple(dividers), list[Move]()
    placed, listed = list(elements), set(elements)
    for move in moves:
        if move.element != element:
            kept.append(_past(move, placed, element))
        if _is_known(move, listed, dividers) and _apply(placed, move, listed):
            listed.add(move.element)
    return kept


def still_needed(moves: Iterable[Move], element: str) -> tuple[Move, ...]:
    """The moves to keep when an element is moved again: its own are not needed unless another one was moved next to it
    since."""
    kept: list[Move] = []
    anchors = set[str]()
    for move in reversed(list(moves)):
        if move.element != element or element in anchors:
            kept.append(move)
            anchors |= {move.after, move.before}
    return tuple(reversed(kept))


def with_moves(moves: Iterable[Move], made: Iterable[Move]) -> tuple[Move, ...]:
    """The moves of an order after more were made, without those that are not needed any more."""
    after = tuple(moves)
    for move in made:
        after = (*still_needed(after, move.element), move)
    return after


def _is_known(move: Move, listed: Collection[str], dividers: Iterable[Divider]) -> bool:
    return move.element in listed or any(divider.id == move.element for divider in dividers)


def _past(move: Move, placed: Sequence[str], element: str) -> Move:
    """A move with the neighbours of an element in its place."""
    if element not in placed or element not in (move.after, move.before):
        return move
    others = [other for other in placed if other != move.element]
    index = others.index(element)
    after = move.after if move.after != element else others[index - 1] if index else ""
    before = move.before if move.before != element else others[index + 1] if index + 1 < len(others) else ""
    return Move(move.element, after, before)


def _apply(placed: list[str], move: Move, listed: Collection[str]) -> bool:
    """Move an element in `placed`, and return whether anything that it belongs next to is `listed`."""
    if move.after in listed and move.after != move.element:
        anchor, behind = move.after, 1
    elif move.after and move.before in listed and move.before != move.element:
        anchor, behind = move.before, 0
    elif move.after and move.before:
        return False
    else:
        anchor, behind = "", 0 if not move.after else len(placed)
    if move.element in placed:
        placed.remove(move.element)
    placed.insert(placed.index(anchor) + behind if anchor else behind, move.element)
    return True
