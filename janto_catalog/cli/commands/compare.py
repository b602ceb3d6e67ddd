"""`janto compare`: what moves between two orders, how far, and because of what."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from janto_catalog.cli.command import Command, Request, add_query, add_universe, count, query_of
from janto_catalog.cli.sections import count_noun
from janto_catalog.model.comparison import Comparison, Move
from janto_catalog.model.order import VIEWS
from janto_catalog.model.order_shapes import comparison_shape
from janto_catalog.model.views import WorkRow

_MOVES, _FEW = 50, 3


def _options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("first", metavar="VIEW", help=f"an order: {VIEWS}")
    parser.add_argument("second", metavar="VIEW", help="the order to compare it with")
    add_query(parser, "only titles that match")
    add_universe(parser)
    parser.add_argument(
        "--limit",
        type=count,
        default=_MOVES,
        metavar="N",
        help=f"the longest N moves (default {_MOVES}; 0: all)",
    )
    parser.epilog = (
        "Listed are the fewest titles whose moves make one order of the other, those that move farthest first: how many of the "
        "titles that keep their order each one passes, and the strongest reason for that."
    )


def _run(request: Request) -> int:
    args = request.args
    found = request.open_catalog().comparisons.compare(args.first, args.second, query_of(args))
    moves = found.moves[: args.limit] if args.limit else found.moves
    if request.output.as_json:
        request.output.json(comparison_shape(found, moves))
        return 0
    for line in _lines(found, moves):
        request.output.line(line)
    return 0


def _lines(found: Comparison, moves: tuple[Move, ...]) -> Iterator[str]:
    yield (
        f"{found.moved} of the {count_noun(found.titles, 'title')} in both move "
        f"between {found.first_name} and {found.second_name}"
    )
    for move in moves:
        yield f"{move.here:5}  {', '.join(row.title for row in move.works)}"
        yield f"       {move.words(found.second_name)}"
    if len(moves) < len(found.moves):
        yield f"       and {count_noun(len(found.moves) - len(moves), 'shorter move')}; --limit 0 lists all"
    yield from _only(found.only_first, found.first_name)
    yield from _only(found.only_second, found.second_name)


def _only(rows: tuple[WorkRow, ...], name: str) -> Iterator[str]:
    """Which titles one of the orders lacks: the first few of them."""
    if rows:
        more = ", …" if len(rows) > _FEW else ""
        titles = ", ".join(row.title for row in rows[:_FEW])
        yield f"Only in {name}, {count_noun(len(rows), 'title')}: {titles}{more}"


COMMAND = Command(
    "compare",
    "compare two orders: what moves, how far, and why",
    _options,
    _run,
    position=12,
    has_limit=True,
)
