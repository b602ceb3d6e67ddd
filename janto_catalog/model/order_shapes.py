"""What is found out from orders as JSON: what comes next, what is not owned, and what moves between two.  As in `shapes`, tests outside rely on the keys."""

from __future__ import annotations

from collections.abc import Iterable

from janto_catalog.model.comparison import Comparison, Move
from janto_catalog.model.gaps import Gaps, OwnershipGap, Purchase
from janto_catalog.model.home import NextKind, NextTitles
from janto_catalog.model.shapes import Shape, reason_shape, work_shape


def next_shape(following: NextTitles) -> Shape:
    """`next`: `titles` are those of the order `by` and then those of story arcs and gaps, each once; `next_kind` is a
    value of `NextKind`, `next_by` the order in which a title comes next."""
    rows = [(one.work, NextKind.ORDER, following.reason(one), following.by) for one in following.titles]
    rows += [(one.work, one.kind, one.reason, one.by) for one in following.further]
    return {
        "by": following.by,
        "last": following.last.id if following.last else None,
        "note": following.note or None,
        "titles": [
            {**work_shape(work), "next_by": by, "next_kind": kind.value, "because": reason}
            for work, kind, reason, by in rows
        ],
    }


def gaps_shape(found: Gaps) -> Shape:
    """`gaps`: `count` is the number of titles in them."""
    return {
        "by": found.by,
        "count": found.titles,
        "gaps": [_gap(gap) for gap in found.gaps],
        "to_get": [_purchase(one) for one in found.purchases],
        "announced": [row.id for row in found.announced],
    }


def _gap(gap: OwnershipGap) -> Shape:
    """A run of titles that are not owned, and the owned ones around it, null at an end of the order."""
    return {
        "after": gap.after.id if gap.after else None,
        "before": gap.before.id if gap.before else None,
        "titles": [{**work_shape(row.work), "position": row.placement.position} for row in gap.rows],
    }


def _purchase(one: Purchase) -> Shape:
    """One thing to get: `titles` are those of the gaps that it brings, `parts` counts all that are in it, 0 for a title that
    came out by itself."""
    return {
        **work_shape(one.work),
        "titles": [row.work.id for row in one.titles],
        "parts": one.parts,
        "alone": [row.id for row in one.alone],
        "also_in": list(one.also_in),
        "publisher": one.publisher or None,
        "codes": list(one.codes),
    }


def comparison_shape(found: Comparison, moves: Iterable[Move]) -> Shape:
    """`compare`: `titles` are in both orders, `moved` of them move, `count` is the number of all moves."""
    return {
        "first": found.first,
        "second": found.second,
        "titles": found.titles,
        "moved": found.moved,
        "count": len(found.moves),
        "moves": [_move(move, found.second_name) for move in moves],
        "only_first": [row.id for row in found.only_first],
        "only_second": [row.id for row in found.only_second],
    }


def _move(move: Move, second: str) -> Shape:
    """Titles that move together: `by` is negative if they are earlier in the first order; positions are those of the first
    of them."""
    return {
        "titles": [{"id": row.id, "title": row.title} for row in move.works],
        "by": move.by,
        "position": move.here,
        "position_in_second": move.there,
        "because": reason_shape(move.reason) if move.reason else None,
        "because_in": (("second" if move.is_of_second else "first") if move.reason else None),
        "text": move.words(second),
    }
