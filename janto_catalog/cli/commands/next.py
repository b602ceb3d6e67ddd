"""`janto next`: what to play next, and why."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from janto_catalog.cli.command import Command, Request
from janto_catalog.cli.sections import describe_title, format_section
from janto_catalog.model.home import NextTitles
from janto_catalog.model.order import VIEWS
from janto_catalog.model.order_shapes import next_shape
from janto_catalog.model.views import WorkRow


def _options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--by", default="story", metavar="VIEW", help=f"the order that you follow: {VIEWS}")
    parser.epilog = (
        "Listed are titles that you have and have not started: those that come next in the order, the next one of story "
        "arcs that you have begun, and those that close a gap between titles that you have finished."
    )


def _run(request: Request) -> int:
    following = request.open_catalog().home.next_titles(by=request.args.by)
    if request.output.as_json:
        request.output.json(next_shape(following))
        return 0
    for line in _lines(following):
        request.output.line(line)
    return 0


def _lines(following: NextTitles) -> Iterator[str]:
    if not following.titles:
        yield f"Nothing that you have and have not started is in {following.name}."
    else:
        yield f"Next in {following.name}"
    for one in following.titles:
        yield from (f"  {line}" for line in _entry(one.work, following.reason(one)))
    if following.note:
        yield f"  {following.note}"
    rows = (line for one in following.further for line in _entry(one.work, one.reason))
    yield from format_section("Also next", rows)


def _entry(work: WorkRow, reason: str) -> tuple[str, str]:
    return describe_title(work), f"    {reason}"


COMMAND = Command("next", "say what to play next, and why", _options, _run, position=10, has_limit=True)
