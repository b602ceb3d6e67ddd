"""Your edits laid over what the story worlds say, and how each stands when those say something new."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from typing import Any

from janto_catalog.model.overlay import WHOLE, YOU, Edit, EditState, EditStatus, edited
from janto_catalog.model.story import Story, Work


def apply_edits(story: Story, edits: Sequence[Edit]) -> Story:
    """`story` with `edits` over it; what they do not touch stays the very same, in its place.

    A fact that was put in comes after those of the story worlds.  An edit of a fact that is gone does nothing.
    """
    if not edits:
        return story
    by_kind: dict[str, list[Edit]] = defaultdict(list)
    for edit in edits:
        by_kind[edit.kind].append(edit)
    laid = {kind: _with_edits(getattr(story, kind), of_kind) for kind, of_kind in by_kind.items()}
    if "works" in laid:
        laid["works"] = _without_cycles(laid["works"], {edit.id for edit in by_kind["works"]})
    sources = laid.pop("sources", story.sources)
    return replace(story, **laid, sources=(*sources, YOU))


def _with_edits(facts: Iterable[Any], edits: Iterable[Edit]) -> tuple[Any, ...]:
    """`facts` with `edits` over them; what was put in comes last, by its id."""
    by_id: dict[str, list[Edit]] = defaultdict(list)
    for edit in edits:
        by_id[edit.id].append(edit)
    # Several packs may state one character: each statement is edited.
    laid = [fact if fact.id not in by_id else edited(fact, by_id[fact.id]) for fact in facts]
    present = {fact.id for fact in facts}
    added = [edited(None, by_id[id]) for id in sorted(by_id) if id not in present]
    return tuple(fact for fact in (*laid, *added) if fact is not None)


def _without_cycles(works: tuple[Work, ...], edited: AbstractSet[str]) -> tuple[Work, ...]:
    """`works`, none of them inside itself: an edit and a newer story world may together say so, and then the edited
    work is part of nothing."""
    known = {work.id: work for work in works}
    for id in sorted(edited & known.keys()):
        if id in containers_of(known, id):
            known[id] = replace(known[id], part_of=None)
    return tuple(known.values())


def containers_of(works: Mapping[str, Work], id: str) -> Iterator[str]:
    """What a work is part of, nearest first, itself again where it is inside itself; a segment is part of its host."""
    seen: set[str] = set()
    work = works.get(id)
    while work is not None and work.id not in seen:
        seen.add(work.id)
        parent = work.part_of or (work.host if work.is_segment else None)
        if parent is None:
            return
        yield parent
        work = works.get(parent)


def edit_statuses(story: Story, edits: Sequence[Edit]) -> tuple[EditStatus, ...]:
    """How each edit stands over `story`, which holds what the story worlds say alone."""
    wanted = {edit.kind for edit in edits}
    facts = {kind: {fact.id: fact for fact in getattr(story, kind)} for kind in wanted}
    return tuple(_status(edit, facts[edit.kind]) for edit in edits)


def _status(edit: Edit, facts: Mapping[str, Any]) -> EditStatus:
    fact = facts.get(edit.id)
    if fact is None and edit.field != WHOLE:
        return EditStatus(edit, None, EditState.GONE)
    now = fact if edit.field == WHOLE else getattr(fact, edit.field)
    if now == edit.value:
        return EditStatus(edit, now, EditState.AGREES)
    return EditStatus(edit, now, EditState.HOLDS if now == edit.replaced else EditState.CHANGED)
