"""`janto link`: match an item to a title."""

from __future__ import annotations

import argparse
import re

from janto_catalog.cli.command import Command, Request
from janto_catalog.errors import UsageError
from janto_catalog.model.files import ExtraRole, Range, Unit
from janto_catalog.model.shapes import item_shape
from janto_catalog.model.views import Changed, ItemSummary

_PAGE = re.compile(r"([pP]?)([0-9]{1,6})")
_TIME = re.compile(r"(?:(?:([0-9]{1,6}):)?([0-9]{1,6}):)?([0-9]{1,9}(?:\.[0-9]{0,9})?)s?")


def _options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("item", metavar="ITEM", help="an item's id, from `janto items`")
    parser.add_argument("work", metavar="WORK", help="a title, by id or name")
    parser.add_argument(
        "--from",
        dest="begin",
        metavar="TIME|PAGE",
        help="start: a time (1:02:03, 95s) for audio and video, a page (14, p14) for books",
    )
    parser.add_argument("--to", dest="end", metavar="TIME|PAGE", help="end: a time or a page as in --from")
    parser.add_argument(
        "--also",
        action="store_true",
        help="keep the titles you matched it with before: it contains several (a range always does)",
    )
    parser.add_argument(
        "--prefer",
        action="store_true",
        help="play this copy of the title (it must be matched already)",
    )
    parser.add_argument(
        "--extra",
        metavar="ROLE",
        help=f"mark it as an extra of the title, not the story itself: {', '.join(ExtraRole)}",
    )


def _run(request: Request) -> int:
    item, changed = _decide(request)
    if request.output.as_json:
        request.output.json(item_shape(item))
    else:
        request.output.line(f"{changed.label}. `janto undo` reverts it.")
    return 0


def _decide(request: Request) -> tuple[ItemSummary, Changed]:
    args, links = request.args, request.open_catalog().links
    ranged = args.begin is not None or args.end is not None
    if sum((ranged, args.prefer, args.extra is not None)) > 1:
        raise UsageError("A range, --prefer and --extra cannot be combined", hint="Use only one of them.")
    if args.also and (args.prefer or args.extra is not None):
        raise UsageError("--also cannot be combined with --prefer or --extra", hint="Use only one of them.")
    if args.prefer:
        return links.prefer(args.item, args.work)
    if args.extra is None:
        part = _parse_range(args.begin, args.end, links.unit_of(args.item)) if ranged else None
        return links.link(args.item, args.work, part, also=args.also)
    return links.make_extra(args.item, args.work, _parse_role(args.extra))


def _parse_role(text: str) -> ExtraRole:
    try:
        return ExtraRole(text)
    except ValueError as error:
        raise UsageError(
            "Unknown role of an extra", location=text, hint=f"Use one of {', '.join(ExtraRole)}."
        ) from error


def _parse_range(begin: str | None, end: str | None, unit: Unit | None) -> Range:
    """The range of an item measured in `unit`, which gives a bare number its meaning. Raises UsageError."""
    if begin is None or end is None:
        raise UsageError("A range needs both --from and --to")
    (first_unit, first), (last_unit, last) = _parse_point(begin, unit), _parse_point(end, unit)
    if first_unit is not last_unit:
        raise UsageError("A range is in time or in pages, not both", location=f"{begin} to {end}")
    return Range(first_unit, first, last)


def _parse_point(text: str, unit: Unit | None) -> tuple[Unit, float]:
    """A time ("1:02:03", "95s"), a page ("p14"), or a bare number in `unit`. Raises UsageError."""
    if (page := _PAGE.fullmatch(text)) and (page[1] or unit is Unit.PAGES):
        return Unit.PAGES, float(page[2])
    if time := _TIME.fullmatch(text):
        hours, minutes, seconds = (float(part or 0) for part in time.groups())
        return Unit.SECONDS, (hours * 60 + minutes) * 60 + seconds
    raise UsageError(
        "This is neither a time nor a page", location=text[:80], hint="Write 1:02:03, 95s or p14."
    )


COMMAND = Command("link", "match an item (copy) to a title", _options, _run, position=50)
