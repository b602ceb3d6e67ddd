"""Trying a placement by hand on a story: what it replaces and sets aside, and the order that follows."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from janto_catalog.catalog.rising_run import heaviest_rise, is_rising
from janto_catalog.catalog.story_line import StoryLine
from janto_catalog.chronology import Bindings, SolvedStory, StoryBasis
from janto_catalog.model.claims import Claim, ClaimRelation
from janto_catalog.model.edits import YOU
from janto_catalog.model.order import Ordering
from janto_catalog.model.story import Story


@dataclass(frozen=True)
class Trial:
    """The placement `claim` by hand, tried.

    `replaced` are the user's earlier placements of the same title that are removed with it, `dropped` the claims of
    sources.  `solved` is the story without them and with the placement.
    """

    claim: Claim
    replaced: tuple[Claim, ...]
    dropped: tuple[Claim, ...]
    solved: SolvedStory

    @property
    def story(self) -> Story:
        """The story with the placement."""
        return self.solved.story

    @property
    def ordering(self) -> Ordering:
        """Its order."""
        return self.solved.ordering

    @cached_property
    def parts(self) -> Collection[str]:
        """The works that are placed for the title: itself, or its parts."""
        return frozenset(self.solved.parts(self.claim.subject))

    @cached_property
    def bindings(self) -> Bindings:
        """What binds other works to the title."""
        return self.solved.bindings(self.claim.subject)

    def kept_away(self) -> str:
        """Return what keeps the title away from the one that it is placed next to, "" where it is directly there or set
        aside."""
        if self.claim.id in {origin for _, origin in self.solved.overruled} or is_there(
            self.solved, self.claim
        ):
            return ""
        is_after = self.claim.relation is ClaimRelation.AFTER
        towards = self.solved.sequence[::-1] if is_after else self.solved.sequence
        last = max(index for index, work in enumerate(towards) if work in self.parts)
        bound = next((work for work in towards[last:] if work in self.bindings.works), None)
        return self.bindings.reason(bound).text if bound else ""


def try_placement(story: Story, now: Ordering, claim: Claim, basis: StoryBasis | None = None) -> Trial:
    """Try the user's own `claim` on `story`, whose order is `now`; `basis` is that of the story."""
    basis = basis or StoryBasis(story)
    replaced = tuple(_broken(claim, story, now))
    story = with_claim(
        replace(story, claims=tuple(each for each in story.claims if each not in replaced)), claim
    )
    dropped, solved = _Attempt(story, now, claim, basis).result()
    return Trial(claim, replaced, tuple(dropped), solved)


def with_claim(story: Story, claim: Claim) -> Story:
    """Return the story with one more claim."""
    return replace(story, claims=(*(each for each in story.claims if each.id != claim.id), claim))


def is_there(solved: SolvedStory, claim: Claim) -> bool:
    """Return whether the title is directly where a placement puts it; nothing that is listed by itself is between."""
    if not claim.directly:
        return True
    parts, others = (frozenset(solved.parts(work)) for work in (claim.subject, claim.objects[0]))
    line = [work for work in solved.sequence if work in solved.listed or work in parts | others]
    own, other = ([index for index, work in enumerate(line) if work in works] for works in (parts, others))
    if not (own and other):
        return True
    start = other[-1] + 1 if claim.relation is ClaimRelation.AFTER else other[0] - len(own)
    return own == list(range(start, start + len(own)))


def is_known(story: Story, claim: Claim) -> bool:
    """Return whether the user made the same claim before."""
    own = (each for each in story.claims if each.id == claim.id)
    return any(replace(each, hand_number=claim.hand_number) == claim for each in own)


def is_in_place(story: Story, now: Ordering, claim: Claim) -> bool:
    """Return whether the title of a claim that the user made before is where that puts it: directly there, if it says so."""
    if claim.id in {conflict.claim.origin for conflict in now.conflicts}:
        return False
    if not claim.directly:
        return True
    line = StoryLine(story, now)
    own = line.places(claim.subject)
    first, last = line.span(claim.objects[0]) or (0, 0)
    start = last + 1 if claim.relation is ClaimRelation.AFTER else first - len(own)
    return own == list(range(start, start + len(own)))


def changes(now: Ordering, trial: Trial) -> bool:
    """Return whether the order `now`, or what is set aside in it, is another one with the placement."""
    known = {conflict.claim.origin for conflict in now.conflicts}
    return (
        bool(trial.dropped)
        or any(each.id != trial.claim.id for each in trial.replaced)
        or trial.solved.line != tuple(place.work for place in now.placements)
        or known != {origin for _, origin in trial.solved.overruled}
    )


def _broken(claim: Claim, story: Story, now: Ordering) -> Iterator[Claim]:
    """The earlier placements of the same title that are not kept where `claim` moves it, and the same one."""
    yield from (each for each in story.claims if each.id == claim.id)
    if claim.relation not in (ClaimRelation.AFTER, ClaimRelation.BEFORE):
        return
    line = StoryLine(story, now)
    target = line.span(claim.objects[0]) or (0, 0)
    at = target[1] + 0.5 if claim.relation is ClaimRelation.AFTER else target[0] - 0.5
    for each in story.claims:
        is_earlier = each.subject == claim.subject and YOU.id in each.sources and each.directly
        if is_earlier and each.id != claim.id:
            other = line.span(each.objects[0]) or (0, 0)
            if at < other[1] if each.relation is ClaimRelation.AFTER else at > other[0]:
                yield each


class _Attempt:
    """Looks for what is to be set aside so that a placement moves its own title, and not other ones."""

    def __init__(self, story: Story, now: Ordering, claim: Claim, basis: StoryBasis) -> None:
        self._story, self._claim, self._basis = story, claim, basis
        self._old = {place.work: place.position for place in now.placements}
        self._known = {conflict.claim.origin for conflict in now.conflicts}
        self._with_all = SolvedStory(story, brief=claim.subject, basis=basis)
        self._own = own = frozenset((claim.subject, *self._with_all.parts(claim.subject)))
        self._stated = {
            each.id: each
            for each in story.claims
            if each.subject in own
            and YOU.id not in each.sources
            and not own.issuperset(each.objects or ("",))
        }

    def result(self) -> tuple[Sequence[Claim], SolvedStory]:
        """Return what is set aside, and the story without it."""
        return self._without_contradictions() or self._moved_alone()

    def _without_contradictions(self) -> tuple[Sequence[Claim], SolvedStory] | None:
        """What sources state about the title that contradicts its placement, and the order without it.

        None if as much is overruled without it.  If a date of the title were kept, all other dated works would be moved with
        it.
        """
        then = self._with_all
        dropped: set[str] = set()
        # Without one of them, another may contradict the placement.
        while found := self._stated.keys() & self._against(then) - dropped:
            dropped |= found
            then = self._solve_without(dropped)
        if dropped and len(self._conflicts(then)) + len(dropped) <= len(self._conflicts(self._with_all)):
            return [self._stated[id] for id in sorted(dropped)], then
        return None

    def _moved_alone(self) -> tuple[Sequence[Claim], SolvedStory]:
        """What sources state about the title that would move other works instead of it, or keep it away from the one it is
        placed next to, and the order without that.

        A constraint that is weaker than the claims of a work, such as the assumed order of a series, is dropped for them
        without a conflict.  So what they move is counted, and not the conflicts.
        """
        most = self._cost(self._with_all)
        if not (any(most) and self._stated):
            return [], self._with_all
        dropped = set(self._stated)
        then = self._solve_without(dropped)
        least = self._cost(then)
        if least >= most:
            return [], self._with_all
        batches = [self._statements()]
        while batches:
            batch = batches.pop(0)
            kept = dropped.difference(*batch)
            # All of them together do not hold: else none would be set aside.
            if kept:
                solved = self._solve_without(kept)
                if self._cost(solved) <= least and not self._conflicts(solved):
                    dropped, then = kept, solved
                    continue
            if len(batch) > 1:
                half = len(batch) // 2
                batches[:0] = [batch[:half], batch[half:]]
        return [each for each in self._stated.values() if each.id in dropped], then

    def _statements(self) -> list[set[str]]:
        """The ids of the claims about the title, the most certain first; the same one about several parts is one."""
        found: dict[Claim, set[str]] = {}
        for each in sorted(self._stated.values(), key=lambda one: (-one.certainty, one.id)):
            statement = replace(each, id="", subject="", reason="", said_at="")
            found.setdefault(statement, set()).add(each.id)
        return list(found.values())

    def _cost(self, solved: SolvedStory) -> tuple[int, bool]:
        """How many other titles move, and whether the title is kept away from the one it is placed next to."""
        return self._count_moved(solved), not is_there(solved, self._claim)

    def _solve_without(self, dropped: Collection[str]) -> SolvedStory:
        claims = tuple(each for each in self._story.claims if each.id not in dropped)
        return SolvedStory(replace(self._story, claims=claims), brief=self._claim.subject, basis=self._basis)

    def _conflicts(self, solved: SolvedStory) -> Sequence[int]:
        """The numbers of the constraints that are overruled now and were not before."""
        return [number for number, origin in solved.overruled if origin not in self._known]

    def _against(self, solved: SolvedStory) -> set[str]:
        """The origins of what overrules them."""
        return {origin for number in self._conflicts(solved) for origin in solved.against(number)}

    def _count_moved(self, solved: SolvedStory) -> int:
        """How many titles other than the one that is placed come in another order: the fewest that would have to be
        moved."""
        rest = [self._old[work] for work in solved.line if work in self._old and work not in self._own]
        return 0 if is_rising(rest) else len(rest) - len(heaviest_rise(rest, [False] * len(rest)))
