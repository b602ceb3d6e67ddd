"""`janto add`: add a title, character, arc, era or placement that no pack has."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import TYPE_CHECKING

from janto_catalog.cli.command import Command, Request, add_global_options, count
from janto_catalog.cli.commands.edit import print_changed

if TYPE_CHECKING:
    from janto_catalog.catalog.placing import PlacementPreview

#: So many placements and titles are printed; `--json` has all of them.
_FEW = 5
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
    "era": ("start", "end", "first", "last", "description"),
    "pairing": ("aliases", "note"),
}
_HELP = {
    "title": "a title",
    "series": "a series",
    "character": "someone in the story",
    "person": "someone who made or plays in a title",
    "arc": "a story arc",
    "era": "a named span of the story, from a date or title to another",
    "pairing": "characters people look for together",
}
_APPEARANCE = ("manner", "weight", "state", "under_name", "note")
_MEMBERS = {"arc": ("works", "WORK"), "pairing": ("members", "CHARACTER")}
_RELATIONS = (
    "before", "after", "between", "during", "same-time", "dated", "before-era", "within-era", "after-era",
)  # fmt: skip


def _options(parser: argparse.ArgumentParser) -> None:
    what = parser.add_subparsers(title="what", metavar="WHAT", dest="what", required=True)
    for name, fields in _OPTIONS.items():
        subparser = what.add_parser(name, help=_HELP[name])
        add_global_options(subparser)
        subparser.add_argument(
            "new_name", metavar="NAME", nargs="?" if name == "title" else None, help="its name or title"
        )
        if name == "title":
            subparser.add_argument(
                "--of",
                metavar="ITEM",
                help="create it from this item's metadata and match the item (copy) to it",
            )
        if name in _MEMBERS:
            subparser.add_argument(
                "members", metavar=_MEMBERS[name][1], nargs="+", help="by id or name, in order"
            )
        _add_fields(subparser, fields)
    _add_placement_options(
        what.add_parser("placement", help="place a title in the story; overrides every source")
    )
    _add_appearance_options(what.add_parser("appearance", help="record that a character is in a title"))


def _add_fields(parser: argparse.ArgumentParser, fields: tuple[str, ...]) -> None:
    for field in fields:
        many = field in _LISTS
        parser.add_argument(
            f"--{field.replace('_', '-')}", dest=field, metavar="TEXT", action="append" if many else "store",
            help="repeat for more" if many else None,
        )  # fmt: skip


def _add_placement_options(parser: argparse.ArgumentParser) -> None:
    add_global_options(parser)
    parser.add_argument("work", metavar="WORK", help="the title to place")
    parser.add_argument("relation", choices=_RELATIONS, help="how it relates to the others")
    parser.add_argument(
        "objects",
        metavar="WORK|DATE|ERA",
        nargs="+",
        help='the other title or titles; for "dated" a date in the story, for "within-era" and the like an era',
    )
    parser.add_argument(
        "--certainty", type=count, default=5, choices=range(1, 6), help="5 (stated) to 1 (a guess)"
    )
    parser.add_argument("--reason", default="", metavar="TEXT", help="why you place it there")
    parser.add_argument("--dry-run", action="store_true", help="say what it would do, and change nothing")


def _add_appearance_options(parser: argparse.ArgumentParser) -> None:
    add_global_options(parser)
    parser.add_argument("character", metavar="CHARACTER", help="a character, by id or name")
    parser.add_argument("work", metavar="WORK", help="a title, by id or name")
    _add_fields(parser, _APPEARANCE)


def _run(request: Request) -> int:
    args, edits = request.args, request.open_catalog().edits
    if args.what == "placement":
        return _place(request)
    if args.what == "appearance":
        return print_changed(
            request, edits.add_appearance(args.character, args.work, _given_values(args, _APPEARANCE))
        )
    kind = "work" if args.what == "title" else args.what
    values = _given_values(args, _OPTIONS[args.what])
    if args.new_name:
        values["title" if kind in ("work", "series", "arc", "era") else "name"] = [args.new_name]
    if kind == "work" and args.of:
        return _from_item(request, values)
    if args.what in _MEMBERS:
        values[_MEMBERS[args.what][0]] = args.members
    id, changed = edits.add(kind, values)
    return print_changed(request, changed, id=id)


def _place(request: Request) -> int:
    args, placing = request.args, request.open_catalog().placing
    preview = placing.preview(
        args.work, args.relation, args.objects, certainty=args.certainty, reason=args.reason
    )
    if not request.output.as_json and (args.dry_run or not preview.is_known):
        for line in _effects(preview):
            request.output.line(line)
    if args.dry_run:
        if request.output.as_json:
            request.output.json({"changed": preview.sentence, "change": None, **_effect_shape(preview)})
        return 0
    changed = placing.place(
        args.work, args.relation, args.objects, certainty=args.certainty, reason=args.reason
    )
    return print_changed(request, changed, **_effect_shape(preview))


def _effects(preview: PlacementPreview) -> list[str]:
    """What a placement does, a line each."""
    if preview.is_known:
        return [f"{preview.sentence}. You placed it there already; nothing would change."]
    return [
        f"{preview.sentence} ({_where(preview)}).",
        *(f"    replaces your earlier placement: {text}" for text in preview.replaced),
        *(f"    contradicts your earlier placement, which is set aside: {text}" for text in preview.against),
        *_shortened("    sets aside: ", preview.set_aside),
        *(f"    set aside itself, because this is more certain: {text}" for text in preview.stronger),
        *([f"    not directly there, because: {preview.kept_away}"] if preview.kept_away else []),
        *_shortened("    moves too: ", preview.moved_texts),
    ]


def _where(preview: PlacementPreview) -> str:
    """Where the title, or the parts of a container, goes from and to."""
    if preview.before is None and preview.after is None:
        return "it is not listed in the story by itself"
    return " → ".join(map(_places, (preview.before, preview.after)))


def _places(places: tuple[int, int] | None) -> str:
    if places is None:
        return "no place"
    first, last = places
    return str(first) if first == last else f"{first}–{last}"


def _shortened(before: str, texts: Sequence[str]) -> list[str]:
    lines = [before + text for text in texts[:_FEW]]
    return [*lines, f"{before}{len(texts) - _FEW} more"] if len(texts) > _FEW else lines


def _effect_shape(preview: PlacementPreview) -> dict[str, object]:
    moved = [
        {"id": one.work, "before": one.before, "after": one.after, "reason": one.reason}
        for one in preview.moved
    ]
    return {
        "before": preview.before and preview.before[0],
        "after": preview.after and preview.after[0],
        "before_last": preview.before and preview.before[1],
        "after_last": preview.after and preview.after[1],
        "already": preview.is_known,
        "replaced": list(preview.replaced),
        "contradicts": list(preview.against),
        "set_aside": list(preview.set_aside),
        "overruled_by": list(preview.stronger),
        "kept_away_by": preview.kept_away,
        "moved": moved,
    }


def _from_item(request: Request, values: dict[str, list[str]]) -> int:
    new = request.open_catalog().new_titles
    suggested = {field: [text] for field, text in new.suggest(request.args.of).items()}
    id, changed = new.make(request.args.of, {**suggested, **values})
    return print_changed(request, changed, id=id)


def _given_values(args: argparse.Namespace, fields: tuple[str, ...]) -> dict[str, list[str]]:
    given = {field: getattr(args, field) for field in fields if getattr(args, field) is not None}
    return {field: value if isinstance(value, list) else [value] for field, value in given.items()}


COMMAND = Command(
    "add",
    "add a title, character, arc, placement … that no pack (story world) has",
    _options,
    _run,
    position=53,
)
