"""Your edits laid over what the story worlds say, and how each stands when those say something new."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from janto_catalog.model.overlay import WHOLE, YOU, Edit, LaidEdit, Standing
from janto_catalog.model.story import Story


def lay_over(story: Story, edits: Sequence[Edit]) -> Story:
    """`story` with `edits` over it; what they do not touch stays the very same, in its place.

    A fact that was put in comes after those of the story worlds.  An edit of a fact that is gone does nothing.
    """
    if not edits:
        return story
    by_kind: dict[str, list[Edit]] = defaultdict(list)
    for edit in edits:
        by_kind[edit.kind].append(edit)
    laid = {kind: _laid(getattr(story, kind), of_kind) for kind, of_kind in by_kind.items()}
    sources = laid.pop("sources", story.sources)
    return replace(story, **laid, sources=(*sources, YOU))


def _laid(facts: Iterable[Any], edits: Iterable[Edit]) -> tuple[Any, ...]:
    present = {fact.id: fact for fact in facts}
    # Whole facts first: what was put in may be edited too.
    for edit in sorted(edits, key=lambda edit: (edit.field != WHOLE, edit.id, edit.field)):
        if edit.field != WHOLE:
            if edit.id in present:
                present[edit.id] = replace(present[edit.id], **{edit.field: edit.value})
        elif edit.value is None:
            present.pop(edit.id, None)
        else:
            present[edit.id] = edit.value
    return tuple(present.values())


def standings(story: Story, edits: Sequence[Edit]) -> tuple[LaidEdit, ...]:
    """How each edit stands over `story`, which holds what the story worlds say alone."""
    wanted = {edit.kind for edit in edits}
    facts = {kind: {fact.id: fact for fact in getattr(story, kind)} for kind in wanted}
    return tuple(_stands(edit, facts[edit.kind]) for edit in edits)


def _stands(edit: Edit, facts: Mapping[str, Any]) -> LaidEdit:
    fact = facts.get(edit.id)
    if fact is None and edit.field != WHOLE:
        return LaidEdit(edit, None, Standing.GONE)
    now = fact if edit.field == WHOLE else getattr(fact, edit.field)
    if now == edit.value:
        return LaidEdit(edit, now, Standing.AGREES)
    return LaidEdit(edit, now, Standing.HOLDS if now == edit.replaced else Standing.CHANGED)
