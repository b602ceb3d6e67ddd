"""`janto show`: everything known of one thing, with its sources."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from janto_catalog.cli.command import Command, Request
from janto_catalog.model.shapes import Shape, item_shape, place_shape, work_shape
from janto_catalog.model.views import ItemView, WorkDetails

if TYPE_CHECKING:
    from janto_catalog.catalog.works import Works


def _options(words: argparse.ArgumentParser) -> None:
    words.add_argument(
        "id", metavar="[KIND:]ID", help="a title, character, arc, pairing, series or person, by id or name"
    )


def _run(request: Request) -> int:
    works = request.open_catalog().works
    kind, id = works.find(request.words.id)
    if kind == "work":
        details = works.details(id)
        shape = _work(details)
        lines = _lines(details, works)
    else:
        shape = {"kind": kind, **_plain(asdict(works.record(kind, id)))}
        shape["works"] = list(works.works_of(kind, id))
        lines = [f"{name}: {_said(value)}" for name, value in shape.items() if value]
    if request.output.as_json:
        request.output.json(shape)
    else:
        for line in lines:
            request.output.line(line)
    return 0


def _work(details: WorkDetails) -> Shape:
    return {
        **work_shape(details.row),
        "work": _plain(asdict(details.work)),
        "place": place_shape(details.place, details.row) if details.place else None,
        "who": [{"id": character.id, "name": character.name, **_plain(asdict(appearance))} for appearance, character in details.appearances],
        "parts": [row.id for row in details.parts],
        "arcs": [arc.id for arc in details.arcs],
        "copies": [item_shape(copy) for copy in details.copies],
        "played": {"item": details.played.item.id, "why": details.played.why} if details.played else None,
        "extras": [item_shape(extra) for extra in details.extras],
        "sources": [_plain(asdict(source)) for source in details.sources],
    }  # fmt: skip


def _plain(value: Any) -> Any:
    """Tuples as lists, enums as their values: what JSON has words for."""
    if isinstance(value, dict):
        return {name: _plain(part) for name, part in value.items()}
    return [_plain(part) for part in value] if isinstance(value, tuple | list) else value


def _lines(details: WorkDetails, works: Works) -> list[str]:
    work, row, place = details.work, details.row, details.place
    lines = [
        work.title,
        "  "
        + ", ".join(part for part in (work.kind.value, row.series, row.number, work.released or "") if part),
    ]
    if details.after or details.before:
        before = f"after {details.after.title}" if details.after else ""
        after = f"before {details.before.title}" if details.before else ""
        lines.append("  stands " + " and ".join(part for part in (before, after) if part))
    lines += [f"    {works.said(reason)}" for reason in (place.because if place else ())]
    lines += [
        f"  {character.name}: {appearance.manner.value}, {appearance.weight.value}"
        for appearance, character in details.appearances
    ]
    lines += [f"  copy {copy.id}: {copy.title} ({_copy(details, copy)})" for copy in details.copies]
    lines += [
        f"  extra {item.id}: {item.title} ({item.extra.role.words})" for item in details.extras if item.extra
    ]
    lines += [f"  source: {source.title} {source.url}" for source in details.sources]
    return lines


def _copy(details: WorkDetails, copy: ItemView) -> str:
    """Its state, and of several copies which one is played and why."""
    chosen = details.played
    if chosen is None or chosen.item.id != copy.id or not chosen.why:
        return copy.state.value
    return f"{copy.state.value}, played: {chosen.why}"


def _said(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(map(_said, value))
    # An alias or a credit is called by its own name; what it reveals is for the JSON.
    return str(value.get("name") or value) if isinstance(value, dict) else str(value)


COMMAND = Command("show", "show everything known of a title, character, arc …", _options, _run, order=15)
