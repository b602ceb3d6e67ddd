"""`janto add`: put in what no story world has."""

from __future__ import annotations

import argparse

from janto_catalog.cli.command import Command, Request, count, everywhere
from janto_catalog.cli.commands.edit import print_changed

_LISTS = {"also_titled", "codes", "aliases"}
_TITLE = (
    "kind",
    "series",
    "number",
    "released",
    "runtime",
    "publisher",
    "description",
    "also_titled",
    "codes",
)
_OPTIONS: dict[str, tuple[str, ...]] = {
    "title": _TITLE,
    "series": ("kind", "aliases"),
    "character": ("aliases", "species", "affiliation"),
    "person": ("aliases",),
    "arc": ("description",),
    "pairing": ("aliases", "note"),
}
_APPEARANCE = ("manner", "weight", "state", "under_name", "note")
_SEVERAL = {"arc": ("works", "WORK"), "pairing": ("members", "CHARACTER")}
_PLACINGS = ("before", "after", "between", "during", "same-time", "dated")


def _options(words: argparse.ArgumentParser) -> None:
    what = words.add_subparsers(title="what", metavar="WHAT", dest="what", required=True)
    for name, fields in _OPTIONS.items():
        one = what.add_parser(name, help=f"a {name}".replace("a arc", "a story arc"))
        everywhere(one)
        one.add_argument(
            "called", metavar="NAME", nargs="?" if name == "title" else None, help="what it is called"
        )
        if name == "title":
            one.add_argument(
                "--of", metavar="ITEM", help="make it of what this copy says, and match the copy with it"
            )
        if name in _SEVERAL:
            one.add_argument("several", metavar=_SEVERAL[name][1], nargs="+", help="by id or name, in order")
        _add_fields(one, fields)
    _placement(what.add_parser("placement", help="where a title stands: your word, over every source"))
    _appearance(what.add_parser("appearance", help="who is in a title"))


def _add_fields(words: argparse.ArgumentParser, fields: tuple[str, ...]) -> None:
    for field in fields:
        many = field in _LISTS
        words.add_argument(
            f"--{field.replace('_', '-')}", dest=field, metavar="TEXT", action="append" if many else "store",
            help="again for more" if many else None,
        )  # fmt: skip


def _placement(words: argparse.ArgumentParser) -> None:
    everywhere(words)
    words.add_argument("work", metavar="WORK", help="the title that is placed")
    words.add_argument("relation", choices=_PLACINGS, help="how")
    words.add_argument(
        "objects", metavar="WORK|DATE", nargs="+", help="against which; a date of the story for dated"
    )
    words.add_argument(
        "--certainty", type=count, default=5, choices=range(1, 6), help="5 (stated) to 1 (a guess)"
    )
    words.add_argument("--reason", default="", metavar="TEXT", help="why you say so")


def _appearance(words: argparse.ArgumentParser) -> None:
    everywhere(words)
    words.add_argument("character", metavar="CHARACTER", help="who")
    words.add_argument("work", metavar="WORK", help="in which title")
    _add_fields(words, _APPEARANCE)


def _run(request: Request) -> int:
    words, edits = request.words, request.open_catalog().edits
    if words.what == "placement":
        changed = edits.place(
            words.work, words.relation, words.objects, certainty=words.certainty, reason=words.reason
        )
        return print_changed(request, changed)
    if words.what == "appearance":
        return print_changed(
            request, edits.add_appearance(words.character, words.work, _given(words, _APPEARANCE))
        )
    kind = "work" if words.what == "title" else words.what
    values = _given(words, _OPTIONS[words.what])
    if words.called:
        values["title" if kind in ("work", "series", "arc") else "name"] = [words.called]
    if kind == "work" and words.of:
        return _of_copy(request, values)
    if words.what in _SEVERAL:
        values[_SEVERAL[words.what][0]] = words.several
    id, changed = edits.add(kind, values)
    return print_changed(request, changed, id=id)


def _of_copy(request: Request, values: dict[str, list[str]]) -> int:
    new = request.open_catalog().new_titles
    said = {field: [text] for field, text in new.suggest(request.words.of).items()}
    id, changed = new.make(request.words.of, {**said, **values})
    return print_changed(request, changed, id=id)


def _given(words: argparse.Namespace, fields: tuple[str, ...]) -> dict[str, list[str]]:
    given = {field: getattr(words, field) for field in fields if getattr(words, field) is not None}
    return {field: value if isinstance(value, list) else [value] for field, value in given.items()}


COMMAND = Command("add", "put in what no story world has", _options, _run, order=53)
