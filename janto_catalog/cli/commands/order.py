"""`janto order`: the order to watch, listen and read in, with the reason for each place."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence

from janto_catalog.cli.command import Command, Request
from janto_catalog.cli.output import Output
from janto_catalog.model.certainty import of_place
from janto_catalog.model.shapes import order_shape
from janto_catalog.model.views import OrderRow

_LEGEND = """How sure a place is: stated (a source says so), fits one gap only, within a run (several gaps would do),
likely, a guess; where no source says anything the order of release decides, and that is said."""


def _options(words: argparse.ArgumentParser) -> None:
    words.add_argument("query", nargs="?", default="", metavar="QUERY", help="only titles this matches")
    words.add_argument(
        "--by", default="story", metavar="VIEW", help="story, release, newcomer, arc:ID or life:ID"
    )
    words.add_argument("--timeline", metavar="ID", help="a story line other than the main one")
    words.add_argument(
        "--segments", action="store_true", help="flashbacks and epilogues at places of their own"
    )
    words.epilog = _LEGEND


def _run(request: Request) -> int:
    words = request.words
    rows = request.open_catalog().orders.order(
        words.query, by=words.by, timeline=words.timeline, segments=words.segments
    )
    print_order(request.output, rows)
    return 0


def print_order(output: Output, rows: Sequence[OrderRow]) -> None:
    """An order as JSON, or as a list with the reasons under each title."""
    if output.as_json:
        output.json(order_shape(tuple(rows)))
        return
    for row in rows:
        for line in _lines(row):
            output.line(line)


def _lines(row: OrderRow) -> Iterator[str]:
    place, work = row.place, row.work
    told = (
        f"{work.series} {work.number}".strip(),
        work.released or "",
        "have" if work.owned else "",
        of_place(place).words,
    )
    yield f"{place.position:4}  {work.title}  ({', '.join(part for part in told if part)})"
    yield from (f"        {reason.text}" for reason in place.because)
    yield from (f"        set aside: {reason.text}" for reason in place.overruled)
    yield from (f"        careful: {warning}" for warning in place.warnings)


COMMAND = Command("order", "print an order with the reason for each place", _options, _run, order=11)
