"""The user's edits applied to the facts of packs, and the state of each edit when a pack changes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from typing import Any

from janto_catalog.model.edits import WHOLE, YOU, Edit, EditState, EditStatus, edited
from janto_catalog.model.story import Story, Work


def apply_edits(story: Story, edits: Sequence[Edit]) -> Story:
    """`story` with `edits` applied.  Facts that are not edited are the same objects, in the same order.

    Added facts come last.  An edit of a fact that no longer exists has no effect.
    """
    if not edits:
        return story
    by_kind: dict[str, list[Edit]] = defaultdict(list)
    for edit in edits:
        by_kind[edit.kind].append(edit)
    changed = {kind: _with_edits(getattr(story, kind), of_kind) for kind, of_kind in by_kind.items()}
    if "works" in changed:
        changed["works"] = _without_cycles(changed["works"], {edit.id for edit in by_kind["works"]})
    sources = changed.pop("sources", story.sources)
    return replace(story, **changed, sources=(*sources, YOU))


def _with_edits(facts: Iterable[Any], edits: Iterable[Edit]) -> tuple[Any, ...]:
    """`facts` with `edits` applied; added facts come last, by id."""
    by_id: dict[str, list[Edit]] = defaultdict(list)
    for edit in edits:
        by_id[edit.id].append(edit)
    # Several packs may have one character: each of these facts is edited.
    kept = [fact if fact.id not in by_id else edited(fact, by_id[fact.id]) for fact in facts]
    present = {fact.id for fact in facts}
    added = [edited(None, by_id[id]) for id in sorted(by_id) if id not in present]
    return tuple(fact for fact in (*kept, *added) if fact is not None)


def _without_cycles(works: tuple[Work, ...], edited: AbstractSet[str]) -> tuple[Work, ...]:
    """`works` without an edited work inside itself, as an edit and a newer pack may have it; it is then part of nothing."""
    known = {work.id: work for work in works}
    for id in sorted(edited & known.keys()):
        if id in containers_of(known, id):
            known[id] = replace(known[id], part_of=None)
    return tuple(known.values())


def containers_of(works: Mapping[str, Work], id: str) -> Iterator[str]:
    """The works that contain a work, nearest first; in a cycle the work itself is the last.  A host contains its segments."""
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
    """The state of each edit; `story` has the facts of the packs without edits."""
    wanted = {edit.kind for edit in edits}
    facts = {kind: {fact.id: fact for fact in getattr(story, kind)} for kind in wanted}
    return tuple(_status(edit, facts[edit.kind]) for edit in edits)


def _status(edit: Edit, facts: Mapping[str, Any]) -> EditStatus:
    fact = facts.get(edit.id)
    if fact is None and edit.field != WHOLE:
        return EditStatus(edit, None, EditState.FACT_REMOVED)
    now = fact if edit.field == WHOLE else getattr(fact, edit.field)
    if now == edit.value:
        return EditStatus(edit, now, EditState.SAME_AS_PACK)
    return EditStatus(edit, now, EditState.UNCHANGED if now == edit.replaced else EditState.PACK_CHANGED)
