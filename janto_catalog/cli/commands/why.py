"""`janto why`: why one title comes before another, or why a title is where it is."""

from __future__ import annotations

import argparse
from collections.abc import Container, Iterator, Sequence
from typing import TYPE_CHECKING

from janto_catalog.cli.command import Command, Request, add_chronology, order_of
from janto_catalog.cli.sections import format_section
from janto_catalog.model.certainty import of_placement
from janto_catalog.model.shapes import Shape, reason_shape, why_shape

if TYPE_CHECKING:
    from janto_catalog.catalog import Catalog
    from janto_catalog.catalog.explanations import PlacementExplanation
    from janto_catalog.catalog.works import Works
    from janto_catalog.model.order import Reason
    from janto_catalog.model.views import WorkDetails, WorkRow


def _options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("first", metavar="A", help="a title, by id or name")
    parser.add_argument(
        "second", metavar="B", nargs="?", help="another title; without one, why the first is where it is"
    )
    add_chronology(parser)
    parser.epilog = (
        "Of a single title it says between which titles it is and why, what is set aside, how far it could be elsewhere, and "
        "what would settle that."
    )


def _run(request: Request) -> int:
    catalog = request.open_catalog()
    if request.args.second is None:
        return _explain(request, catalog)
    why = catalog.orders.why(request.args.first, request.args.second, by=order_of(request.args))
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


def _explain(request: Request, catalog: Catalog) -> int:
    """Say why a title is where it is."""
    by = catalog.orders.checked(order_of(request.args))
    details = catalog.works.details(catalog.works.one(request.args.first)[0], by=by)
    found = catalog.orders.explain(details.work.id, by=by)
    if request.output.as_json:
        request.output.json(_place_shape(details, found))
        return 0
    for line in _place(catalog.works, details, found):
        request.output.line(line)
    return 0


def _place(works: Works, details: WorkDetails, found: PlacementExplanation) -> Iterator[str]:
    place = details.placement
    if place is None:
        yield f"{details.work.title} has no place in the story."
        return
    yield f"{details.work.title} is number {place.position} of {found.total} in {found.order}: {of_placement(place).words}"
    yield from _neighbour(works, "after", details.previous, found.after)
    yield from _neighbour(works, "before", details.following, found.before)
    settling = (loop.settled_by for _, loop in found.overruled if loop is not None)
    set_aside = [*(works.describe_reason(reason) for reason, _ in found.overruled), *dict.fromkeys(settling)]
    yield from format_section("Set aside", set_aside)
    yield from format_section("Warnings", place.warnings)
    if found.undecided:
        yield from format_section("Not known", (found.limits, found.settled_by))


def _place_shape(details: WorkDetails, found: PlacementExplanation) -> Shape:
    place = details.placement

    def neighbour(other: WorkRow | None, reasons: Sequence[Reason]) -> Shape | None:
        if other is None:
            return None
        return {"id": other.id, "because": [reason_shape(reason) for reason in reasons]}

    return {
        "id": details.work.id,
        "position": place and place.position,
        "total": found.total,
        "after": neighbour(details.previous, found.after),
        "before": neighbour(details.following, found.before),
        "overruled": [
            {"claim": reason_shape(reason), "settled_by": loop and loop.settled_by}
            for reason, loop in found.overruled
        ],
        "warnings": list(place.warnings) if place else [],
        "low": found.low and found.low.id,
        "high": found.high and found.high.id,
        "undecided": list(found.undecided),
        "settled_by": found.settled_by or None,
    }


def _neighbour(works: Works, word: str, other: WorkRow | None, reasons: Sequence[Reason]) -> Iterator[str]:
    """The title that it is next to, and why."""
    if other is None:
        return
    yield f"  {word} {other.title}"
    texts = [works.describe_reason(reason) for reason in reasons]
    yield from (f"    {text}" for text in texts or ["no source says which of the two comes first"])


COMMAND = Command(
    "why",
    "explain why one title comes before another, or why a title is where it is",
    _options,
    _run,
    position=12,
    has_limit=True,
)
