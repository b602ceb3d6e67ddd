"""`janto order`: the order to watch, listen and read in, with the reasons for each position."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from janto_catalog.cli.command import (
    Command,
    Request,
    add_chronology,
    add_essential,
    add_query,
    add_universe,
    order_of,
    query_of,
)
from janto_catalog.cli.output import Output
from janto_catalog.cli.sections import describe_have
from janto_catalog.model.certainty import of_placement
from janto_catalog.model.order import VIEWS
from janto_catalog.model.order_listing import OrderListing, OrderRow, WithoutPlace
from janto_catalog.model.shapes import order_shape

_LEGEND = """The certainty of a position: "stated" (by a source), "fits one gap only" (the only possible position), "within a
run" (a range of positions), "likely", "a guess". Titles without any source are placed by release date, and marked so."""

_MAX_NAMED = 3
"""The titles named for each reason not to have a place."""


def _options(parser: argparse.ArgumentParser) -> None:
    add_query(parser, "only titles that match")
    add_universe(parser)
    parser.add_argument("--by", default="story", metavar="VIEW", help=VIEWS)
    add_chronology(parser)
    add_essential(parser)
    parser.add_argument("--timeline", metavar="ID", help="a timeline other than the main one")
    parser.add_argument(
        "--segments", action="store_true", help="list flashbacks and epilogues as separate entries"
    )
    parser.epilog = _LEGEND


def _run(request: Request) -> int:
    args = request.args
    listing = request.open_catalog().orders.listing(
        query_of(args),
        by=order_of(args),
        timeline=args.timeline,
        segments=args.segments,
        essential=args.essential,
    )
    print_order(request.output, listing)
    # Beside JSON only what a query looked for is worth a line.
    if query_of(args).strip() or not request.output.as_json:
        for group in listing.without_place:
            request.output.error(_without_place(group))
    return 0


def _without_place(group: WithoutPlace) -> str:
    count = len(group.works)
    names = ", ".join(work.title for work in group.works[:_MAX_NAMED])
    more = ", …" if count > _MAX_NAMED else ""
    titles = "1 title has" if count == 1 else f"{count} titles have"
    return f"{titles} no place in this order: {names}{more} ({group.reason})"


def print_order(output: Output, listing: OrderListing) -> None:
    """Print an order as JSON, or as a list with the reasons under each title."""
    if output.as_json:
        output.json(order_shape(listing.rows))
        return
    dividers = listing.dividers
    for number, row in enumerate(listing.rows):
        if number in dividers:
            output.line(f"{dividers[number]}:")
        for line in _lines(row):
            output.line(line)


def _lines(row: OrderRow) -> Iterator[str]:
    place, work = row.placement, row.work
    facts = (
        f"{work.series} {work.number}".strip(),
        work.released or "",
        f"takes place: {work.takes_place}" if work.takes_place else "",
        describe_have(work.have),
        of_placement(place).words,
    )
    yield f"{place.position:4}  {work.title}  ({', '.join(fact for fact in facts if fact)})"
    yield from (f"        {reason}" for reason in row.because)
    yield from (f"        set aside: {reason.text}" for reason in place.overruled)
    yield from (f"        warning: {warning}" for warning in place.warnings)


COMMAND = Command(
    "order", "print an order with the reasons for each position", _options, _run, position=11, has_limit=True
)
