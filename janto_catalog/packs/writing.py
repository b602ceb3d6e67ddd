"""Writing a pack as a folder of TOML files, as `loading` reads it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import MISSING, fields, is_dataclass
from enum import Enum
from pathlib import Path
from typing import Any

from janto_catalog.model.claims import Claim, Layer, claim_id
from janto_catalog.model.moments import Moment
from janto_catalog.model.story import Appearance, Pack, Person, Work
from janto_catalog.packs.series import CREDITS

_MOST_HOURS = 999
_PLAIN_KEY = re.compile(r"[A-Za-z0-9_-]+")
_LAYERS = {Layer.CANON: "canon", Layer.REFERENCE: "reference", Layer.COMMENTARY: "commentary"}
Table = dict[str, Any]


def write_pack(pack: Pack, folder: Path) -> None:
    """Write a pack with its sources, people, characters, pairings, arcs, eras, chronologies, series, works, appearances,
    claims, moments, notes and facts of production.

    The folder is made, and must not have a pack yet.  Raises OSError.
    """
    for name, data in _documents(pack).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("\n".join(_lines(data, ())).lstrip("\n") + "\n", encoding="utf-8")


def _documents(pack: Pack) -> dict[str, Table]:
    """The content of each file by its name; files without facts are left out."""
    story = pack.story
    own = {work.id: work for work in story.works}
    series = {one.id for one in story.series}

    def home(work: Work) -> str | None:
        """The series whose file a work is in; a segment is beside its host."""
        host = own.get(work.host or "", work)
        return host.series if host.series in series else None

    lists: dict[str, list[Table]] = {
        "source": [{**_plain(one), "layer": _LAYERS.get(one.layer, "unverified")} for one in story.sources],
        "character": [_plain(one) for one in story.characters],
        "pairing": [_plain(one) for one in story.pairings],
        "arc": [_plain(one) for one in story.arcs],
        "era": [_plain(one, "universe") for one in story.eras],
        "moment": [_moment(one) for one in story.moments],
        "note": [_plain(one) for one in story.notes],
        "work": [
            {**_work(pack, work), **({"series": work.series} if work.series else {})}
            for work in story.works
            if home(work) is None
        ],
        "appearance": [_appearance(one, named=True) for one in story.appearances if one.work not in own],
        "claim": [{"work": one.subject, **_claim(one)} for one in story.claims if one.subject not in own],
    }
    head = {"format": 1, **_plain(pack, "story", "former_ids")}
    files: dict[str, Table] = {"pack.toml": head}
    if story.people:
        files["people.toml"] = {"people": {one.id: _person(one) for one in story.people}}
    files |= {f"{name}s.toml": {name: tables} for name, tables in lists.items() if tables}
    if story.production:
        files["production.toml"] = {"production": [_plain(one) for one in story.production]}
    if story.chronologies:
        files["chronologies.toml"] = {"chronology": [_plain(one, "universe") for one in story.chronologies]}
    for number, one in enumerate(story.series, 1):
        works = [_work(pack, work) for work in story.works if home(work) == one.id]
        files[f"series/{number:03}.toml"] = {"series": _plain(one, "universe"), "work": works}
    return files


def _moment(moment: Moment) -> Table:
    times = {key: _time(value) for key in ("begin", "end") if (value := getattr(moment, key)) is not None}
    return {**_plain(moment, "begin", "end"), **times}


def _time(seconds: float) -> str:
    """A time as packs write it."""
    minutes, rest = divmod(round(seconds), 60)
    hours = min(minutes // 60, _MOST_HOURS)
    return f"{hours}:{minutes - hours * 60:02}:{rest:02}"


def _person(person: Person) -> Table | str:
    return _plain(person, "id") if person.aliases else person.name


def _work(pack: Pack, work: Work) -> Table:
    table = _plain(work, "series", "credits", "universe", "runtime", *(["released"] if work.releases else []))
    table["kind"] = work.kind.value
    if work.runtime:
        table["runtime"] = _time(work.runtime)
    for key, role in CREDITS.items():
        if people := [credit.person for credit in work.credits if credit.role == role]:
            table[key] = people
    for key, tables in (
        ("appearances", [_appearance(one) for one in pack.story.appearances if one.work == work.id]),
        ("claims", [_claim(one) for one in pack.story.claims if one.subject == work.id]),
    ):
        if tables:
            table[key] = tables
    return table


def _appearance(appearance: Appearance, *, named: bool = False) -> Table:
    return _plain(appearance, *([] if named else ["work"]))


def _claim(claim: Claim) -> Table:
    table = _plain(
        claim,
        *(["id"] if claim.id == claim_id(claim) else []),
        "subject",
        "relation",
        "objects",
        "date",
        "era",
        "hand_number",
    )
    many = len(claim.objects) > 1
    table[claim.relation.value] = (
        claim.date or claim.era or (list(claim.objects) if many else claim.objects[0])
    )
    return table


def _plain(fact: object, *without: str) -> Table:
    """The fields of a fact that do not have their usual value."""
    return {
        each.name: _value(value)
        for each in (fields(fact) if is_dataclass(fact) else ())
        if each.name not in without
        and (value := getattr(fact, each.name)) is not None
        and (each.default is MISSING or value != each.default)
    }


def _value(value: object) -> object:
    if isinstance(value, tuple):
        return [_value(each) for each in value]
    if is_dataclass(value):
        return _plain(value)
    return value.value if isinstance(value, Enum) else value


def _lines(table: Table, path: tuple[str, ...]) -> Iterator[str]:
    """A table as lines: its values first, then the tables in it."""
    inner = {key: value for key, value in table.items() if isinstance(value, dict) or _are_tables(value)}
    for key, value in table.items():
        if key not in inner:
            yield f"{_key(key)} = {_text(value)}"
    for key, value in inner.items():
        where = (*path, key)
        header = ".".join(map(_key, where))
        if isinstance(value, dict):
            yield f"\n[{header}]"
            yield from _lines(value, where)
        else:
            for each in value:
                yield f"\n[[{header}]]"
                yield from _lines(each, where)


def _are_tables(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(each, dict) for each in value)


def _key(key: str) -> str:
    return key if _PLAIN_KEY.fullmatch(key) else _text(key)


def _text(value: object) -> str:
    """A value in TOML.  Its texts are those of JSON, but for one sign that TOML wants escaped, too."""
    if isinstance(value, list):
        return f"[{', '.join(map(_text, value))}]"
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
