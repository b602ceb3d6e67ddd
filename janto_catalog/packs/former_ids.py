"""The ids that a pack had in an older version, in `former_ids.toml`: renamed, merged, split or gone."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from janto_catalog.model.former_ids import Fate, FormerId
from janto_catalog.model.story import WORDS
from janto_catalog.packs.diagnostics import Diagnostics
from janto_catalog.packs.table import Table

FORMER_ID_FIELDS = frozenset({"id", "kind", *(fate.value for fate in Fate)})


class FormerKind(StrEnum):
    """What can have another id in a newer version of a pack."""

    WORK = "work"
    SERIES = "series"
    CHARACTER = "character"
    PERSON = "person"
    PAIRING = "pairing"
    ARC = "arc"
    TIMELINE = "timeline"
    ERA = "era"
    CHRONOLOGY = "chronology"


FIELDS = {FormerKind(word): kind for kind, word in WORDS.items()}
"""The field of `Story` for each kind."""


def read_former_id(table: Table) -> FormerId:
    """An id that the pack had, with what became of it."""
    kind = table.choice("kind", FormerKind.WORK)
    id = table.required("id")
    if id:
        table.diagnostics.declare("former id", f"{kind} {id}", table.locate("id"))
    stated = [fate for fate in Fate if fate in table.values]
    if len(stated) != 1:
        words = ", ".join(fate.value for fate in Fate)
        table.report("id", f"say what became of {id!r}, with one of {words}")
        return FormerId(FIELDS[kind], id, Fate.GONE)
    (fate,) = stated
    if fate is Fate.GONE:
        return FormerId(FIELDS[kind], id, fate, reason=table.required(fate))
    becomes = table.texts(fate) if fate is Fate.SPLIT else (table.required(fate),)
    if fate is Fate.SPLIT and len(becomes) < 2:
        table.report(fate, f"{fate.value} needs two ids or more")
    return FormerId(FIELDS[kind], id, fate, tuple(filter(None, becomes)))


def check_former_ids(former: Sequence[FormerId], diagnostics: Diagnostics) -> None:
    """Report an id that the pack still has, and one that becomes what the pack does not have."""
    known = {(one.kind, one.id) for one in former}
    for one in former:
        kind = WORDS[one.kind]
        location = diagnostics.location_of("former id", f"{kind} {one.id}")
        if location is None:
            continue
        if diagnostics.location_of(kind, one.id):
            diagnostics.report(location, f"the {kind} {one.id} is still in the pack: remove one of the two")
        for id in one.becomes:
            if not diagnostics.location_of(kind, id) and (one.kind, id) not in known:
                diagnostics.report(location, f"{one.id} becomes the {kind} {id!r}, which is not in the pack")
        if _is_loop(one, former):
            diagnostics.report(location, f"{one.id} becomes itself again")


def _is_loop(one: FormerId, former: Sequence[FormerId]) -> bool:
    by_id = {each.id: each for each in former if each.kind == one.kind}
    seen, last = set[str](), one
    while last.successor and last.successor in by_id:
        if last.successor in seen or last.successor == one.id:
            return True
        seen.add(last.successor)
        last = by_id[last.successor]
    return last.successor == one.id
