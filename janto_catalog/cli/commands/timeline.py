"""`janto timeline`: a picture of the timeline."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from janto_catalog.cli.command import Command, Request, add_query, count
from janto_catalog.errors import JantoError, UsageError
from janto_catalog.model.story_threads import MOST_THREADS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from janto_catalog.catalog import Catalog

_LANES = ("medium", "series", "arc", "character")
_WIDTH, _HEIGHT = 2400, 800
_LEAST, _MOST = 400, 20_000


def _options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", help="the file to write: .svg or .png")
    add_query(parser, "mark what matches; the rest is small")
    parser.add_argument("--lanes", choices=_LANES, default="medium", help="what the lanes are by")
    parser.add_argument(
        "--threads",
        action="append",
        default=[],
        metavar="NAME",
        help="in place of lanes a line for a character, or for each of a pairing; again for more",
    )
    parser.add_argument(
        "--width", type=count, default=_WIDTH, metavar="N", help=f"in pixels, {_LEAST} to {_MOST}"
    )
    parser.add_argument("--dark", action="store_true", help="light on dark")
    parser.add_argument("--universe", metavar="NAME", help="the story world, if there are several")


def _run(request: Request) -> int:
    from janto_catalog.timeline_layout import LanesBy  # noqa: PLC0415

    # Qt is loaded only to draw.
    try:
        from janto_catalog.ui.timeline.picture import kind_of, picture_of  # noqa: PLC0415
    except ImportError as error:
        raise JantoError(
            "Qt, which draws the picture, cannot be loaded",
            location=str(error),
            hint="`sh packaging/run setup` installs what is missing, or names it.",
        ) from error
    args, kind = request.args, kind_of(request.args.file)
    catalog = request.open_catalog()
    characters = tuple(dict.fromkeys(_characters(catalog, args.threads)))
    if len(characters) > MOST_THREADS:
        raise UsageError(
            f"There is room for {MOST_THREADS} threads", location=f"{len(characters)} characters"
        )
    universe = catalog.works.universe(args.universe) if args.universe else None
    contents = catalog.timelines.contents(args.query, universe or catalog.timelines.universe_with(characters))
    content = picture_of(
        contents,
        kind,
        by=LanesBy(args.lanes),
        size=(min(max(args.width, _LEAST), _MOST), _HEIGHT),
        scheme="dark" if args.dark else "light",
        threads=catalog.timelines.threads(contents, characters) if characters else (),
    )
    catalog.timelines.save_picture(args.file, content)
    titles = len(contents.titles)
    if request.output.as_json:
        request.output.json({"written": titles})
    else:
        request.output.line(f"Wrote {titles} titles to {args.file}")
    return 0


def _characters(catalog: Catalog, names: Sequence[str]) -> Iterator[str]:
    """The ids of the characters that names mean.  Raises UsageError for the name of something else."""
    for name in names:
        kind, id = catalog.works.find(name)
        if kind not in ("character", "pairing"):
            raise UsageError("Only characters and pairings have threads", location=name)
        yield from catalog.timelines.characters_of(kind, id)


COMMAND = Command("timeline", "draw the timeline as a picture", _options, _run, position=14, has_limit=True)
