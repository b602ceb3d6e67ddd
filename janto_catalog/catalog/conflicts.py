"""Conflicts in words: the chain of titles, the steps between them, and what would settle them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from janto_catalog import chronology
from janto_catalog.catalog.story_lookup import StoryLookup
from janto_catalog.model.order import Conflict, Reason, ReasonKind
from janto_catalog.model.views import WorkRow


@dataclass(frozen=True, slots=True)
class ConflictDetails:
    """A conflict as it is shown.

    `chain` lists (id, title) of the works of its loop in order, empty if they form no chain.  `named` are the works
    of the overruled claim.  `steps` are the reasons of the loop, the steps of one series as one.  `settled_by` says
    in one sentence what would settle it.
    """

    chain: tuple[tuple[str, str], ...]
    named: tuple[tuple[str, str], ...]
    steps: tuple[Reason, ...]
    settled_by: str


def works_of(conflict: Conflict) -> list[str]:
    """Return the ids of all works that `conflict` mentions."""
    reasons = (conflict.claim, *conflict.loop)
    return list(dict.fromkeys(work for reason in reasons for work in reason.works))


def describe_conflict(
    conflict: Conflict, rows: Mapping[str, WorkRow], lookup: StoryLookup
) -> ConflictDetails:
    """Return the details of `conflict`; `rows` are those of its works, by id."""
    runs = chronology.conflict_runs(conflict)
    chain = chronology.conflict_chain(conflict.claim, runs)
    if chain and _position(rows, chain[0]) > _position(rows, chain[-1]):
        chain.reverse()
    titles = lookup.titles
    layers = {source.id: source.layer for source in lookup.sources.values()}
    return ConflictDetails(
        chain=tuple((id, titles[id]) for id in chain),
        named=tuple((id, titles[id]) for id in conflict.claim.works),
        steps=tuple(_step(run, chain, titles, lookup) for run in runs),
        settled_by=chronology.settlement(conflict, layers),
    )


def _position(rows: Mapping[str, WorkRow], work: str) -> int:
    return (rows[work].position or 0) if work in rows else 0


def _step(
    run: Sequence[Reason], chain: Sequence[str], titles: Mapping[str, str], lookup: StoryLookup
) -> Reason:
    """The steps of one series as one reason, from the first to the last title."""
    series = lookup.series.get(run[0].origin)
    inside = {work for reason in run for work in reason.works}
    ends = [work for work in chain if work in inside]
    if len(run) < 2 or series is None or len(ends) < 2:
        return run[0]
    how = (
        "whose order is assumed to be the story order"
        if run[0].kind is ReasonKind.ASSUMED
        else "one continuous story"
    )
    text = f"From {titles[ends[0]]} to {titles[ends[-1]]}: {series.title}, {how}"
    return run[0]._replace(text=text)
