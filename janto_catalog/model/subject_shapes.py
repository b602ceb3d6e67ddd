"""The pages of characters, pairings, people, story arcs and series as JSON; the rules of `model.shapes` hold."""

from __future__ import annotations

from janto_catalog.model.shapes import Shape, work_shape
from janto_catalog.model.subjects import (
    Companion,
    Life,
    LifeState,
    Named,
    Role,
    SubjectPage,
    SubjectTitle,
)
from janto_catalog.model.views import WorkRow


def subject_shape(page: SubjectPage, life: Life | None) -> Shape:
    """What `show` adds to the record of a subject; `life` is that of a character."""
    return {
        "titles": [_title(title) for title in page.titles],
        "owned": page.owned,
        "finished": page.finished,
        "first": _end(page.first),
        "last": _end(page.last),
        "people": [_named(one) for one in page.people],
        "together": [_companion(one) for one in page.together],
        "life": None
        if life is None
        else {
            "works": [title.row.id for title in life.works],
            "states": [_state(state) for state in life.states],
        },
        "query": page.search or None,
        "order": page.order or None,
    }


def _title(title: SubjectTitle) -> Shape:
    return {
        **work_shape(title.row),
        "roles": [_role(role) for role in title.roles],
        "credits": list(title.credits),
        "optional": title.optional,
        "by_place": title.by_place,
    }


def _role(role: Role) -> Shape:
    return {
        "id": role.character.id,
        "name": role.character.name,
        "manner": role.manner.value,
        "weight": role.weight.value,
        "state": role.state or None,
        "under_name": role.under_name or None,
        "player": _named(role.player) if role.player else None,
        "apparent": role.apparent,
    }


def _companion(one: Companion) -> Shape:
    return {
        "id": one.character.id,
        "name": one.character.name,
        "titles": one.titles,
        "first": _end(one.first),
        "last": _end(one.last),
        "pairing": _named(one.pairing) if one.pairing else None,
    }


def _state(state: LifeState) -> Shape:
    return {
        "state": state.name,
        "begins": _bound(state.begins),
        "begins_inclusive": state.begins_inclusive,
        "ends": _bound(state.ends),
        "ends_inclusive": state.ends_inclusive,
        "certainty": state.certainty,
        "reason": state.reason or None,
        "sources": list(state.sources),
    }


def _named(one: Named) -> Shape:
    return {"kind": one.kind, "id": one.id, "name": one.name}


def _end(row: WorkRow | None) -> Shape | None:
    return None if row is None else {"id": row.id, "title": row.title}


def _bound(named: Named | None) -> Shape | None:
    return None if named is None else {"id": named.id, "title": named.name}
