"""What a placement by hand does to other titles: which of them move, and because of what."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from janto_catalog import chronology
from janto_catalog.catalog.placement_trial import Trial
from janto_catalog.catalog.rising_run import heaviest_rise, is_rising
from janto_catalog.model.order import Ordering, Placement, Reason, ReasonKind


@dataclass(frozen=True, slots=True)
class MovedTitle:
    """Another title that moves too: from one position to another, and what makes it."""

    work: str
    title: str
    before: int
    after: int
    reason: str


def moved_titles(now: Ordering, trial: Trial) -> tuple[MovedTitle, ...]:
    """Return the titles whose order among the others changes with the placement of `trial`; `now` is the order without it.

    Titles that a constraint binds to the one that is placed are taken to be those that move; the one that it is placed
    next to only if that are fewer.  The parts of either are as the whole.
    """
    old = {place.work: place.position for place in now.placements}
    others = [
        place for place in trial.ordering.placements if place.work in old and place.work not in trial.parts
    ]
    if is_rising([old[place.work] for place in others]):
        return ()
    causes = _Causes(now, trial)
    kept = max((_kept(old, others, bound) for bound in (causes.bound_besides, causes.bound)), key=len)
    return tuple(
        MovedTitle(place.work, causes.titles[place.work], old[place.work], place.position, causes.of(place))
        for index, place in enumerate(others)
        if index not in kept
    )


class _Causes:
    """Why titles move: what binds them to the one that is placed, else what they are not held by any more, else what
    puts them where they are."""

    def __init__(self, now: Ordering, trial: Trial) -> None:
        self._now, self._trial = now, trial
        objects = (part for named in trial.claim.objects for part in trial.solved.parts(named))
        self.bound: Collection[str] = trial.bindings.works
        self.bound_besides: Collection[str] = trial.bindings.works.difference(objects)
        self.titles = {each.id: each.title for each in trial.story.works}
        overruled = {reason.origin for reason in newly_overruled(now, trial.ordering)}
        against = (each for each in trial.story.claims if each.id in overruled)
        self._gone = [(each, "this is set aside") for each in (*trial.dropped, *against)]
        self._gone += [
            (each, "this is placed anew" if each.id == trial.claim.id else "this is replaced")
            for each in trial.replaced
        ]

    def of(self, place: Placement) -> str:
        """Return the reason for a title that moves, in words."""
        if place.work in self.bound:
            return self._trial.bindings.reason(place.work).text
        if place.work in self._released:
            return self._no_longer_held(place.work)
        stated = (reason.text for reason in place.reasons if reason.kind is not ReasonKind.TIE)
        return next(stated, "no source says where it is: its place is a guess")

    def _no_longer_held(self, work: str) -> str:
        """The claim that is gone and is about a title, or the only one that is gone."""
        parts = self._trial.solved.parts
        about = [
            (claim, what)
            for claim, what in self._gone
            if any(work == named or work in parts(named) for named in (claim.subject, *claim.objects))
        ]
        claim, what = (about or self._gone)[0]
        if not about and len(self._gone) > 1:
            return "what is set aside or replaced kept it elsewhere"
        text = chronology.claim_text(self._trial.story, claim, brief=self._trial.claim.subject).text
        return f"{what}: {text}"

    @cached_property
    def _released(self) -> Collection[str]:
        """The titles that move already where nothing is placed and only what is set aside or replaced is missing."""
        if not self._gone:
            return ()
        gone = {each.id for each, _ in self._gone} | {self._trial.claim.id}
        claims = tuple(each for each in self._trial.story.claims if each.id not in gone)
        without = chronology.order(replace(self._trial.story, claims=claims))
        old = {place.work: place.position for place in self._now.placements}
        others = [place for place in without.placements if place.work in old]
        kept = _kept(old, others, ())
        return frozenset(place.work for index, place in enumerate(others) if index not in kept)


def _kept(old: Mapping[str, int], others: Sequence[Placement], bound: Collection[str]) -> Collection[int]:
    """The indexes of the titles that keep their order, as many as there can be; those `bound` only besides all others."""
    return heaviest_rise([old[place.work] for place in others], [place.work in bound for place in others])


def newly_overruled(now: Ordering, then: Ordering) -> Sequence[Reason]:
    """Return the claims and states that are overruled in `then` and not in `now`."""
    known = {conflict.claim.origin for conflict in now.conflicts}
    return list(
        dict.fromkeys(conflict.claim for conflict in then.conflicts if conflict.claim.origin not in known)
    )
