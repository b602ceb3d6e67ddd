"""`janto link`: say what a copy is."""

from __future__ import annotations

import argparse

from janto_catalog.cli.command import Command, Request
from janto_catalog.errors import WrongWordsError
from janto_catalog.model.files import ExtraRole, Range, Unit
from janto_catalog.model.shapes import item_shape
from janto_catalog.model.views import Changed, ItemView

_SIXTY = 60


def _options(words: argparse.ArgumentParser) -> None:
    words.add_argument("item", metavar="ITEM", help="a copy's id, from `janto items`")
    words.add_argument("work", metavar="WORK", help="a title's id or name")
    words.add_argument(
        "--from", dest="begin", metavar="TIME|PAGE", help="where it begins: 1:02:03, 95s or p14"
    )
    words.add_argument("--to", dest="end", metavar="TIME|PAGE", help="where it ends")
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
    part = _range(words.begin, words.end)
    if words.extra is None:
        return links.link(words.item, words.work, part)
    if part is not None:
        raise WrongWordsError("An extra has no range", remedy="Leave out --from and --to, or --extra.")
    return links.make_extra(words.item, words.work, _role(words.extra))


def _role(text: str) -> ExtraRole:
    try:
        return ExtraRole(text)
    except ValueError as error:
        raise WrongWordsError(
            "An extra is of another kind", where=text, remedy=f"Choose one of {', '.join(ExtraRole)}."
        ) from error


def _range(begin: str | None, end: str | None) -> Range | None:
    if begin is None and end is None:
        return None
    if begin is None or end is None:
        raise WrongWordsError("A range needs both --from and --to")
    (unit, first), (other, last) = _mark(begin), _mark(end)
    if unit is not other:
        raise WrongWordsError("A range is in time or in pages, not both", where=f"{begin} to {end}")
    return Range(unit, first, last)


def _mark(text: str) -> tuple[Unit, float]:
    """A time ("1:02:03", "95", "95s") or a page ("p14")."""
    try:
        if text[:1] in "pP":
            return Unit.PAGES, float(int(text[1:]))
        seconds = 0.0
        for part in text.rstrip("s").split(":"):
            seconds = seconds * _SIXTY + float(part)
    except ValueError as error:
        raise WrongWordsError(
            "This is neither a time nor a page", where=text, remedy="Write 1:02:03, 95s or p14."
        ) from error
    return Unit.SECONDS, seconds


COMMAND = Command("link", "say that a copy is a title (This is…)", _options, _run, order=50)
