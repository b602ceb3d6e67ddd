"""`janto link`: say what a copy is."""

from __future__ import annotations

import argparse
import re

from janto_catalog.cli.command import Command, Request
from janto_catalog.errors import UsageError
from janto_catalog.model.files import ExtraRole, Range, Unit
from janto_catalog.model.shapes import item_shape
from janto_catalog.model.views import Changed, ItemView

_SIXTY = 60
_PAGE = re.compile(r"([pP]?)([0-9]{1,6})")
_TIME = re.compile(r"(?:(?:([0-9]{1,6}):)?([0-9]{1,6}):)?([0-9]{1,9}(?:\.[0-9]{0,9})?)s?")


def _options(words: argparse.ArgumentParser) -> None:
    words.add_argument("item", metavar="ITEM", help="a copy's id, from `janto items`")
    words.add_argument("work", metavar="WORK", help="a title's id or name")
    words.add_argument(
        "--from",
        dest="begin",
        metavar="TIME|PAGE",
        help="where it begins: 1:02:03 or 95s in what is heard or seen, 14 or p14 in what is read",
    )
    words.add_argument("--to", dest="end", metavar="TIME|PAGE", help="where it ends, by the same count")
    words.add_argument(
        "--prefer",
        action="store_true",
        help="of the copies of the title, this one is played; it is matched with it already",
    )
    words.add_argument(
        "--extra",
        metavar="ROLE",
        help=f"it is not the story but an extra of it: {', '.join(ExtraRole)}; "
        'it counts as "linked", and is neither owned nor played for the title',
    )


def _run(request: Request) -> int:
    item, changed = _decide(request)
    if request.output.as_json:
        request.output.json(item_shape(item))
    else:
        request.output.line(f"{changed.label}. `janto undo` takes it back.")
    return 0


def _decide(request: Request) -> tuple[ItemView, Changed]:
    words, links = request.words, request.open_catalog().links
    ranged = words.begin is not None or words.end is not None
    if sum((ranged, words.prefer, words.extra is not None)) > 1:
        raise UsageError(
            "A range, --prefer and --extra say different things", hint="Leave out all but one of them."
        )
    if words.prefer:
        return links.prefer(words.item, words.work)
    if words.extra is None:
        part = _range(words.begin, words.end, links.unit_of(words.item)) if ranged else None
        return links.link(words.item, words.work, part)
    return links.make_extra(words.item, words.work, _role(words.extra))


def _role(text: str) -> ExtraRole:
    try:
        return ExtraRole(text)
    except ValueError as error:
        raise UsageError(
            "An extra is of another kind", location=text, hint=f"Choose one of {', '.join(ExtraRole)}."
        ) from error


def _range(begin: str | None, end: str | None, counted: Unit | None) -> Range:
    """A range of a copy that is `counted` in time or in pages, which says what a bare number means."""
    if begin is None or end is None:
        raise UsageError("A range needs both --from and --to")
    (unit, first), (other, last) = _mark(begin, counted), _mark(end, counted)
    if unit is not other:
        raise UsageError("A range is in time or in pages, not both", location=f"{begin} to {end}")
    return Range(unit, first, last)


def _mark(text: str, counted: Unit | None) -> tuple[Unit, float]:
    """A time ("1:02:03", "95s"), a page ("p14"), or a bare number, which is what the copy is counted in."""
    if (page := _PAGE.fullmatch(text)) and (page[1] or counted is Unit.PAGES):
        return Unit.PAGES, float(page[2])
    if time := _TIME.fullmatch(text):
        hours, minutes, seconds = (float(part or 0) for part in time.groups())
        return Unit.SECONDS, (hours * _SIXTY + minutes) * _SIXTY + seconds
    raise UsageError(
        "This is neither a time nor a page", location=text[:80], hint="Write 1:02:03, 95s or p14."
    )


COMMAND = Command("link", "say that a copy is a title (This is…)", _options, _run, order=50)
