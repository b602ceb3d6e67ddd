"""`janto why`: why one title comes before another."""

from __future__ import annotations

import argparse
from collections.abc import Container
from typing import TYPE_CHECKING

from janto_catalog.cli.command import Command, Request
from janto_catalog.model.shapes import why_shape

if TYPE_CHECKING:
    from janto_catalog.catalog.works import Works


def _options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("first", metavar="A", help="a title, by id or name")
    parser.add_argument("second", metavar="B", help="another title")


def _run(request: Request) -> int:
    catalog = request.open_catalog()
    why = catalog.orders.why(request.args.first, request.args.second)
    if request.output.as_json:
        request.output.json(why_shape(why))
        return 0
    asked = {catalog.works.one(text)[0] for text in (request.args.first, request.args.second)}
    before, after = (_title(catalog.works, id, asked) for id in (why.before, why.after))
    request.output.line(f"{before} comes before {after}")
    if why.tie:
        request.output.line(
            "  No source says so: it is a guess, or follows from a title that was placed directly next to another one."
        )
    for edge in why.chain:
        request.output.line(f"  {catalog.works.describe_reason(edge.reason)}")
    return 0


def _title(works: Works, id: str, asked: Container[str]) -> str:
    """The title of a work; of a part also that of the container in `asked` that it answers for."""
    work = works.details(id).work
    container = work
    while container.id not in asked and container.part_of:
        container = works.details(container.part_of).work
    return work.title if container is work else f"{work.title} (a part of {container.title})"


COMMAND = Command(
    "why", "explain why one title comes before another", _options, _run, position=12, has_limit=True
)
