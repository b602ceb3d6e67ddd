"""What a placement by hand does to other titles: which of them move, and because of what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from janto_catalog import chronology
from janto_catalog.model.claims import Claim, ClaimRelation
from janto_catalog.model.order import Ordering, Reason
from janto_catalog.model.story import Story


@dataclass(frozen=True, slots=True)
class MovedTitle:
    """Another title that moves too: from one position to another, and what makes it, "" if nothing but release dates does."""

    work: str
    title: str
    before: int
    after: int
    reason: str


def moved_titles(
    now: Ordering,
    then: Ordering,
    story: Story,
    claim: Claim,
    gone: Sequence[Claim] = (),
    explanations: chronology.Explanations | None = None,
) -> tuple[MovedTitle, ...]:
    """Return the titles whose order among the others changes with the placement `claim`, from `now` to `then`.

    `story` is the one of `then`, `gone` are the claims that it has no more, `explanations` those of `then`.  Titles that a constraint binds to the one
    that is placed are taken to be those that move.
    """
    work = claim.subject
    old = {place.work: place.position for place in now.placements}
    others = [place for place in then.placements if place.work in old and not _is_part(place.work, work)]
    if _is_rising([old[place.work] for place in others]):
        return ()
    explanations = explanations or chronology.Explanations(story)
    known, titles = explanations.proved(work), {each.id: each.title for each in story.works}
    bound = known.before | known.after | known.same
    overruled = {reason.origin for reason in newly_overruled(now, then)}
    gone = (*gone, *(each for each in story.claims if each.id in overruled))
    kept = _heaviest_rise([old[place.work] for place in others], [place.work in bound for place in others])
    return tuple(
        MovedTitle(
            place.work,
            titles[place.work],
            old[place.work],
            place.position,
            _reason(story, explanations, claim, place.work, known) or _without(story, gone, place.work),
        )
        for place in (place for index, place in enumerate(others) if index not in kept)
    )


def count_moved(now: Ordering, then: Ordering, work: str) -> int:
    """Return how many titles other than `work` and its parts come in another order: the fewest that would have to be
    moved."""
    old = {place.work: place.position for place in now.placements}
    rest = [
        old[place.work]
        for place in then.placements
        if place.work in old and place.work.partition("#")[0] != work
    ]
    return 0 if _is_rising(rest) else len(rest) - len(_heaviest_rise(rest, [False] * len(rest)))


def newly_overruled(now: Ordering, then: Ordering) -> Sequence[Reason]:
    """Return the claims and states that are overruled in `then` and not in `now`."""
    known = {conflict.claim.origin for conflict in now.conflicts}
    return list(
        dict.fromkeys(conflict.claim for conflict in then.conflicts if conflict.claim.origin not in known)
    )


def _is_part(other: str, work: str) -> bool:
    return other.partition("#")[0] == work


def _reason(
    story: Story, explanations: chronology.Explanations, claim: Claim, work: str, known: chronology.Proved
) -> str:
    """The first reason between a title that moved and the one that `claim` places; "" without any."""
    if work in known.same:
        pair = {work, claim.subject}
        as_one = (each for each in story.claims if each.relation is ClaimRelation.SAME_TIME)
        return chronology.claim_text(
            story, next((each for each in as_one if pair == {each.subject, *each.objects}), claim)
        ).text
    if work not in known.before | known.after:
        return ""
    chain = explanations.why(claim.subject, work).chain
    step = next((edge for edge in chain if work in (edge.earlier, edge.later)), None)
    return step.reason.text if step else ""


def _without(story: Story, gone: Sequence[Claim], work: str) -> str:
    """The claim that kept a title where it was."""
    about = (each for each in gone if work == each.subject or work in each.objects)
    claim = next(about, None) or next(iter(gone), None)
    return f"this is set aside: {chronology.claim_text(story, claim).text}" if claim else ""


def _is_rising(numbers: Sequence[int]) -> bool:
    return all(one < two for one, two in pairwise(numbers))


def _heaviest_rise(numbers: Sequence[int], is_light: Sequence[bool]) -> frozenset[int]:
    """The indexes of a rising run with the most `numbers` that are not light, and of these one with the most light ones.

    Sums of the runs that end with a number are kept by number, so that the best one before each is found in a few steps.
    """
    best = _Best(len(numbers))
    rank = {number: place for place, number in enumerate(sorted(numbers), 1)}
    previous: dict[int, int] = {}
    heavy = len(numbers) + 1
    for index, number in enumerate(numbers):
        weight, before = best.below(rank[number])
        previous[index] = before
        best.add(rank[number], weight + (1 if is_light[index] else heavy), index)
    return frozenset(_back(previous, best.below(len(numbers) + 1)[1]))


def _back(previous: Mapping[int, int], index: int) -> Iterator[int]:
    while index >= 0:
        yield index
        index = previous[index]


class _Best:
    """The heaviest run among those that end at a rank below another one: a Fenwick tree of maxima."""

    def __init__(self, size: int) -> None:
        self._tree = [(0, -1)] * (size + 1)

    def below(self, rank: int) -> tuple[int, int]:
        """Return (weight, index of the last number) of the heaviest run that ends below `rank`."""
        best, at = (0, -1), rank - 1
        while at > 0:
            best = max(best, self._tree[at])
            at -= at & -at
        return best

    def add(self, rank: int, weight: int, index: int) -> None:
        """Add a run that ends at `rank`."""
        while rank < len(self._tree):
            self._tree[rank] = max(self._tree[rank], (weight, index))
            rank += rank & -rank
