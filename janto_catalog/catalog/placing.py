"""Placing titles by hand, and deciding conflicts: what it does to the order is shown before it is done."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from janto_catalog import chronology
from janto_catalog.catalog.edits import Edits
from janto_catalog.catalog.story_cache import StoryCache
from janto_catalog.catalog.transactions import exclusive
from janto_catalog.errors import UsageError
from janto_catalog.model.claims import Claim
from janto_catalog.model.edits import YOU
from janto_catalog.model.order import Conflict, Ordering, Reason
from janto_catalog.model.story import Story
from janto_catalog.model.views import Changed
from janto_catalog.store.store import Store


@dataclass(frozen=True, slots=True)
class PlacementPreview:
    """What a placement by hand would do.

    `sentence` says it, `set_aside` are the sentences that it would overrule, `against` those of your own placements that
    it contradicts: then it would be overruled itself.  `before` and `after` are the positions of the title in the story
    now and then, None without one.
    """

    sentence: str
    set_aside: tuple[str, ...]
    against: tuple[str, ...]
    before: int | None
    after: int | None


class Choice(StrEnum):
    """What to do about a conflict: follow the overruled claim (THIS), what contradicts it (OTHER), or NEITHER."""

    THIS = "this"
    OTHER = "other"
    NEITHER = "neither"


class Placing:
    """Placements by hand.  Each is one step that can be undone."""

    def __init__(self, store: Store, stories: StoryCache, edits: Edits) -> None:
        self.store, self._stories, self._edits = store, stories, edits

    def preview(self, work: str, relation: str, other: str) -> PlacementPreview:
        """Return what placing `work` "before" or "after" `other` would do.  Nothing is stored.

        Raises UsageError for the same title twice, NotFoundError for an unknown one.
        """
        claim = self._edits.own_claim(work, relation, [other])
        now, story = self._stories.ordering(), self._stories.story()
        dropped, then = self._placed(claim)
        text = chronology.claim_text(story, claim).text
        given_up = (chronology.claim_text(story, each).text for each in dropped)
        loop = next((conflict.loop for conflict in then.conflicts if conflict.claim.origin == claim.id), ())
        return PlacementPreview(
            sentence=text,
            set_aside=(
                *given_up,
                *(reason.text for reason in _newly_overruled(now, then) if reason.origin != claim.id),
            ),
            against=tuple(dict.fromkeys(reason.text for reason in loop)),
            before=_position(now, claim.subject),
            after=_position(then, claim.subject),
        )

    @exclusive
    def place(self, work: str, relation: str, other: str) -> Changed:
        """Place `work` "before" or "after" `other`.

        What sources say about the place of `work` is set aside where it would otherwise overrule what they say about
        other works.
        """
        dropped, _ = self._placed(self._edits.own_claim(work, relation, [other]))
        return self._edits.place(work, relation, [other], drop=dropped)

    def choices(self, conflict: Conflict) -> tuple[Choice, ...]:
        """Return the choices there are about a conflict.

        A state or the order of a series is derived from other facts and cannot be set aside.  It can only be followed,
        by setting aside the placements of your own that contradict it.
        """
        claims = self._claims()
        if conflict.claim.origin not in claims:
            return (Choice.THIS,) if _own_claims(conflict, claims) else ()
        against = _claims_against(conflict, claims)
        return tuple(Choice) if against else (Choice.THIS, Choice.OTHER)

    @exclusive
    def decide(self, conflict: Conflict, choice: Choice) -> Changed:
        """Follow one side of a conflict, and set the other aside so that it is a conflict no more.

        Raises UsageError if there is no such choice.
        """
        if choice not in self.choices(conflict):
            raise UsageError("This conflict has no such choice", location=choice.value)
        claims = self._claims()
        if conflict.claim.origin not in claims:
            return self._edits.replace_claims(
                f"Follow: {conflict.claim.text}", drop=_own_claims(conflict, claims)
            )
        claim = claims[conflict.claim.origin]
        if choice is Choice.OTHER:
            return self._edits.replace_claims(f"Set aside: {conflict.claim.text}", drop=[claim])
        if choice is Choice.NEITHER:
            dropped = [claim, *_claims_against(conflict, claims)]
            return self._edits.replace_claims(f"Set aside both sides: {conflict.claim.text}", drop=dropped)
        own = replace(claim, id=f"{claim.id}:you", sources=(YOU.id,), certainty=5)
        then = chronology.order(self._with(own))
        dropped = [
            claims[reason.origin]
            for reason in _newly_overruled(self._stories.ordering(), then)
            if reason.origin in claims and reason.origin != claim.id
        ]
        return self._edits.replace_claims(f"Follow: {conflict.claim.text}", add=[own], drop=[claim, *dropped])

    def _placed(self, claim: Claim) -> tuple[list[Claim], Ordering]:
        """The claims that are set aside with a placement by hand, and the order with it and without them."""
        now, story = self._stories.ordering(), self._with(claim)
        # If a date of the work were kept, all other dated works would be moved with it.
        own = {
            each.id: each
            for each in story.claims
            if each.subject == claim.subject and YOU.id not in each.sources and each.id != claim.id
        }
        with_all = then = chronology.order(story)
        dropped: set[str] = set()
        # Without one of them, another may contradict the placement.
        for _ in own:
            loops = (reason.origin for conflict in _new_conflicts(now, then) for reason in conflict.loop)
            found = own.keys() & set(loops) - dropped
            if not found:
                break
            dropped |= found
            kept = tuple(each for each in story.claims if each.id not in dropped)
            then = chronology.order(replace(story, claims=kept))
        if dropped and len(_new_conflicts(now, then)) + len(dropped) <= len(_new_conflicts(now, with_all)):
            return [own[id] for id in sorted(dropped)], then
        return self._moved_alone(claim, own, with_all)

    def _moved_alone(
        self, claim: Claim, own: dict[str, Claim], with_all: Ordering
    ) -> tuple[list[Claim], Ordering]:
        """As `_placed`: without the claims about the work that would move other works instead of it.

        A constraint that is weaker than the claims of a work, such as the assumed order of a series, is dropped for them
        without a conflict.  So what they move is counted, and not the conflicts.
        """
        now, story = self._stories.ordering(), self._with(claim)
        least = _moved(now, with_all, claim.subject)
        others = tuple(each for each in story.claims if each.id not in own)
        then = chronology.order(replace(story, claims=others))
        if _moved(now, then, claim.subject) >= least:
            return [], with_all
        least = _moved(now, then, claim.subject)
        kept, dropped = others, []
        for each in sorted(own.values(), key=lambda one: (-one.certainty, one.id)):
            ordering = chronology.order(replace(story, claims=(*kept, each)))
            if _moved(now, ordering, claim.subject) <= least and not _new_conflicts(now, ordering):
                kept, then = (*kept, each), ordering
            else:
                dropped.append(each)
        return dropped, then

    def _claims(self) -> dict[str, Claim]:
        return {claim.id: claim for claim in self._stories.story().claims}

    def _with(self, claim: Claim) -> Story:
        """The story with one more claim."""
        story = self._stories.story()
        return replace(story, claims=(*(each for each in story.claims if each.id != claim.id), claim))


def _own_claims(conflict: Conflict, claims: dict[str, Claim]) -> list[Claim]:
    """The user's own claims in the loop."""
    found = dict.fromkeys(reason.origin for reason in conflict.loop if reason.origin in claims)
    return [claims[id] for id in found if YOU.id in claims[id].sources]


def _claims_against(conflict: Conflict, claims: dict[str, Claim]) -> list[Claim]:
    """The claims of the loop about the same title; without any, the least certain one."""
    found = [claims[id] for id in dict.fromkeys(reason.origin for reason in conflict.loop) if id in claims]
    subject = claims[conflict.claim.origin].subject
    about = [claim for claim in found if claim.subject == subject]
    return about or sorted(found, key=lambda claim: claim.certainty)[:1]


def _new_conflicts(now: Ordering, then: Ordering) -> Sequence[Conflict]:
    known = {conflict.claim.origin for conflict in now.conflicts}
    return [conflict for conflict in then.conflicts if conflict.claim.origin not in known]


def _newly_overruled(now: Ordering, then: Ordering) -> Sequence[Reason]:
    return list(dict.fromkeys(conflict.claim for conflict in _new_conflicts(now, then)))


def _moved(now: Ordering, then: Ordering, work: str) -> int:
    """How many works other than `work` and its parts come in another order: the fewest that would have to be moved."""
    position = {place.work: place.position for place in now.placements}
    ends: list[int] = []
    others = [place.work for place in then.placements if place.work.partition("#")[0] != work]
    for number in (position[other] for other in others if other in position):
        # The longest run in the old order, by the least number that a run of each length ends with.
        index = bisect_right(ends, number)
        ends[index : index + 1] = [number]
    return sum(other in position for other in others) - len(ends)


def _position(ordering: Ordering, work: str) -> int | None:
    return next((place.position for place in ordering.placements if place.work == work), None)
