"""`janto conflicts`: the claims that contradict stronger ones."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from typing import TYPE_CHECKING

from janto_catalog.cli.command import Command, Request, add_chronology, order_of
from janto_catalog.cli.sections import count_noun
from janto_catalog.errors import UsageError
from janto_catalog.model.shapes import Shape, conflict_shape, reason_shape

if TYPE_CHECKING:
    from janto_catalog.catalog import Catalog
    from janto_catalog.model.order import Conflict


def _options(parser: argparse.ArgumentParser) -> None:
    add_chronology(parser)
    parser.add_argument(
        "--resolve",
        action="store_true",
        help="also name the placement without which each would hold; takes a while in a long story",
    )


def _run(request: Request) -> int:
    by, resolves = order_of(request.args), request.args.resolve
    if resolves and request.args.chronology:
        raise UsageError(
            "--resolve is for the contradictions of the story itself", hint="Leave --chronology out."
        )
    catalog = request.open_catalog()
    conflicts = catalog.orders.conflicts(by)
    if request.output.as_json:
        request.output.json([_shape(catalog, conflict, resolves=resolves) for conflict in conflicts])
        return 0
    for conflict in conflicts:
        request.output.line(catalog.works.describe_reason(conflict.claim))
        for reason in conflict.loop:
            request.output.line(f"    set aside by: {catalog.works.describe_reason(reason)}")
        request.output.line(f"    {conflict.outcome}")
        request.output.line(f"    {catalog.orders.conflict_details(conflict).settled_by}")
        if resolves:
            for line in _resolutions(catalog, conflict):
                request.output.line(f"    {line}")
    request.output.line(count_noun(len(conflicts), "contradiction"))
    return 0


def _shape(catalog: Catalog, conflict: Conflict, *, resolves: bool) -> Shape:
    settled_by = catalog.orders.conflict_details(conflict).settled_by
    shape = {**conflict_shape(conflict), "settled_by": settled_by}
    if resolves:
        shape["resolved_by"] = [reason_shape(reason) for reason in catalog.placing.resolving(conflict)]
    return shape


def _resolutions(catalog: Catalog, conflict: Conflict) -> Iterator[str]:
    """What would resolve a contradiction, a line each."""
    reasons = catalog.placing.resolving(conflict)
    yield from (f"would hold without: {catalog.works.describe_reason(reason)}" for reason in reasons)
    if not reasons:
        yield "no placement is alone in its way"


COMMAND = Command(
    "conflicts",
    "list contradictions: claims that are set aside (overruled)",
    _options,
    _run,
    position=13,
    has_limit=True,
)
