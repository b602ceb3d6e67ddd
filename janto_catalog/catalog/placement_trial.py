"""Trying a placement by hand on a story: what it replaces and sets aside, and the order that follows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from janto_catalog import chronology
from janto_catalog.catalog.placement_effects import count_moved
from janto_catalog.model.claims import Claim, ClaimRelation
from janto_catalog.model.edits import YOU
from janto_catalog.model.order import Conflict, Ordering
from janto_catalog.model.story import Story


@dataclass(frozen=True, slots=True)
class Trial:
    """A placement by hand that was tried.

    `replaced` are the user's earlier placements of the same title that are removed with it, `dropped` the claims of
    sources.  `story` is the one without them and with the placement, `ordering` its order, and `explanations` are what that is made
    from.
    """

    replaced: tuple[Claim, ...]
    dropped: tuple[Claim, ...]
    story: Story
    ordering: Ordering
    explanations: chronology.Explanations


def try_placement(story: Story, now: Ordering, claim: Claim) -> Trial:
    """Try the user's own `claim` on `story`, whose order is `now`."""
    replaced = tuple(_broken(claim, story, now))
    story = with_claim(
        replace(story, claims=tuple(each for each in story.claims if each not in replaced)), claim
    )
    stated = {
        each.id: each
        for each in story.claims
        if each.subject == claim.subject and YOU.id not in each.sources and each.id != claim.id
    }
    dropped, then = _without_contradictions(now, story, stated)
    if dropped is None:
        dropped, then = _moved_alone(now, story, claim, stated, then)
    gone = {each.id for each in dropped}
    story = replace(story, claims=tuple(each for each in story.claims if each.id not in gone))
    return Trial(replaced, tuple(dropped), story, then.ordering, then.explanations)


class _Solved(NamedTuple):
    ordering: Ordering
    explanations: chronology.Explanations


def _solve(story: Story) -> _Solved:
    return _Solved(*chronology.order_with_explanations(story))


def with_claim(story: Story, claim: Claim) -> Story:
    """Return the story with one more claim."""
    return replace(story, claims=(*(each for each in story.claims if each.id != claim.id), claim))


def _broken(claim: Claim, story: Story, now: Ordering) -> Iterator[Claim]:
    """The earlier placements of the same title that are not kept where `claim` moves it."""
    if claim.relation not in (ClaimRelation.AFTER, ClaimRelation.BEFORE):
        return
    parts = {work.id: work.part_of for work in story.works}
    line = [place.work for place in now.placements]
    target = _span(claim.objects[0], line, parts)
    at = target[1] + 0.5 if claim.relation is ClaimRelation.AFTER else target[0] - 0.5
    for each in story.claims:
        is_earlier = each.subject == claim.subject and YOU.id in each.sources and each.directly
        if is_earlier and each.id != claim.id:
            other = _span(each.objects[0], line, parts)
            if at < other[1] if each.relation is ClaimRelation.AFTER else at > other[0]:
                yield each


def _span(work: str, line: Sequence[str], parts: Mapping[str, str | None]) -> tuple[int, int]:
    """The first and the last index of a title, or of the parts of a container, in `line`; (0, 0) without any."""
    places = [index for index, each in enumerate(line) if each == work or parts.get(each) == work]
    return (places[0], places[-1]) if places else (0, 0)


def _without_contradictions(
    now: Ordering, story: Story, stated: Mapping[str, Claim]
) -> tuple[list[Claim] | None, _Solved]:
    """What sources state about the title that contradicts its placement, and the order without it.

    None if as much is overruled without it.  If a date of the title were kept, all other dated works would be moved with
    it.
    """
    with_all = then = _solve(story)
    dropped: set[str] = set()
    # Without one of them, another may contradict the placement.
    for _ in stated:
        loops = (reason.origin for conflict in _new_conflicts(now, then.ordering) for reason in conflict.loop)
        found = stated.keys() & set(loops) - dropped
        if not found:
            break
        dropped |= found
        kept = tuple(each for each in story.claims if each.id not in dropped)
        then = _solve(replace(story, claims=kept))
    if dropped and len(_new_conflicts(now, then.ordering)) + len(dropped) <= len(
        _new_conflicts(now, with_all.ordering)
    ):
        return [stated[id] for id in sorted(dropped)], then
    return None, with_all


def _moved_alone(
    now: Ordering, story: Story, claim: Claim, stated: Mapping[str, Claim], with_all: _Solved
) -> tuple[list[Claim], _Solved]:
    """What sources state about the title that would move other works instead of it, and the order without that.

    A constraint that is weaker than the claims of a work, such as the assumed order of a series, is dropped for them
    without a conflict.  So what they move is counted, and not the conflicts.
    """
    most = count_moved(now, with_all.ordering, claim.subject)
    if not (most and stated):
        return [], with_all
    others = tuple(each for each in story.claims if each.id not in stated)
    then = _solve(replace(story, claims=others))
    least = count_moved(now, then.ordering, claim.subject)
    if least >= most:
        return [], with_all
    kept, dropped = others, []
    for each in sorted(stated.values(), key=lambda one: (-one.certainty, one.id)):
        solved = _solve(replace(story, claims=(*kept, each)))
        ordering = solved.ordering
        if count_moved(now, ordering, claim.subject) <= least and not _new_conflicts(now, ordering):
            kept, then = (*kept, each), solved
        else:
            dropped.append(each)
    return dropped, then


def _new_conflicts(now: Ordering, then: Ordering) -> Sequence[Conflict]:
    known = {conflict.claim.origin for conflict in now.conflicts}
    return [conflict for conflict in then.conflicts if conflict.claim.origin not in known]
