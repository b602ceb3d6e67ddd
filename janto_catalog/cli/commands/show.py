"""`janto show`: everything known about a title, character, arc, era, pairing, series or person, with sources."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from typing import Any

from janto_catalog.cli.command import Command, Request
from janto_catalog.cli.details_text import details_text
from janto_catalog.cli.record_text import record_text
from janto_catalog.model.shapes import Shape, item_shape, placement_shape, reason_shape, work_shape
from janto_catalog.model.subject_shapes import subject_shape
from janto_catalog.model.views import WorkDetails


def _options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "id",
        metavar="[KIND:]ID",
        help="a title, character, arc, era, pairing, series or person, by id or name",
    )


def _run(request: Request) -> int:
    catalog = request.open_catalog()
    works, subjects = catalog.works, catalog.subjects
    kind, id = works.find(request.args.id)
    if kind == "work":
        details = works.details(id)
        shape, lines = _work(details), details_text(details, works)
    else:
        page = subjects.page(kind, id)
        life = subjects.life(id) if kind == "character" else None
        shape = {
            "kind": kind,
            **_as_json(asdict(works.record(kind, id))),
            "works": list(works.works_of(kind, id)),
            **subject_shape(page, life),
        }
        lines = record_text(page, life)
    if request.output.as_json:
        request.output.json(shape)
        return 0
    for line in lines:
        request.output.line(line)
    return 0


def _work(details: WorkDetails) -> Shape:
    return {
        **work_shape(details.row),
        "work": _as_json(asdict(details.work)),
        "place": placement_shape(details.placement, details.row) if details.placement else None,
        "stated": [{**reason_shape(reason), "axis": claim.axis, "apparent": claim.apparent} for claim, reason in details.stated],
        "who": [{"id": character.id, "name": character.name, **_as_json(asdict(appearance))} for appearance, character in details.appearances],
        "parts": [row.id for row in details.parts],
        "arcs": [arc.id for arc in details.arcs],
        "eras": [era.id for era in details.eras],
        "relations": [_as_json(asdict(relation)) for relation in details.relations],
        "moments": [_as_json(asdict(each)) for each in details.about.moments],
        "notes": [_as_json(asdict(each)) for each in details.about.notes],
        "production": [_as_json(asdict(each)) for each in details.about.production],
        "copies": [item_shape(copy) for copy in details.copies],
        "played": {"item": details.played.item.id, "why": details.played.reason} if details.played else None,
        "extras": [item_shape(extra) for extra in details.extras],
        "sources": [_as_json(asdict(source)) for source in details.sources],
        "rating": details.remarks.stars,
        "tags": list(details.remarks.tags),
        "note": details.remarks.note,
    }  # fmt: skip


def _as_json(value: Any) -> Any:
    """`value` as JSON can write it: tuples as lists."""
    if isinstance(value, dict):
        return {name: _as_json(part) for name, part in value.items()}
    return [_as_json(part) for part in value] if isinstance(value, tuple | list) else value


COMMAND = Command(
    "show",
    "show everything known about a title, character, arc …",
    _options,
    _run,
    position=15,
    has_limit=True,
)
