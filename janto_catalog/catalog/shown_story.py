"""The story as it is shown behind a spoiler limit, and its orders without what is kept back.

The order is solved with all works, so that what is shown is in its true order, and what is kept back is left out of
the lists and reasons.  Works that seem to be elsewhere are solved at their apparent places.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import fields, replace
from functools import cached_property
from typing import Any

from janto_catalog import chronology
from janto_catalog.catalog.kept_back import shown_at_their_apparent_places
from janto_catalog.catalog.revealing_words import RevealingWords
from janto_catalog.model.order import Conflict, OrderedPair, Ordering, Placement, Reason, ReasonKind, Why
from janto_catalog.model.spoilers import KeptBack, safely_named, without_reason
from janto_catalog.model.story import Story, Work

_KEPT_BACK = "why it is here is kept back"
_TEXTS = ("description", "note", "reason")
"""The fields of facts that have sentences."""
_WHOLE_TEXTS = ("name", "label", "text", "quote")
"""The fields that tell what a fact is all about."""


class ShownStory:
    """What `kept` leaves of a story.  `whole` is all of it, `facts` what is shown, `placed` what orders are solved from."""

    def __init__(self, whole: Story, kept: KeptBack) -> None:
        self.whole, self.kept = whole, kept

    @cached_property
    def facts(self) -> Story:
        """The facts that are shown."""
        return _without_revealing_texts(self._visible, self._words) if self.kept else self.whole

    @cached_property
    def _visible(self) -> Story:
        """The facts that are shown, with what people wrote about them."""
        return _visible(self.whole, self.kept)

    @cached_property
    def placed(self) -> Story:
        """All facts, with works at their apparent places where these are shown."""
        story = shown_at_their_apparent_places(self.whole, self.kept.apparent)
        if not self.kept:
            return story
        return replace(
            story,
            claims=tuple(without_reason(self.kept, claim) for claim in story.claims),
            eras=tuple(safely_named(self.kept, era) for era in story.eras),
        )

    def tells(self, text: str) -> bool:
        """Whether a text names what is kept back."""
        return bool(self.kept) and self._words.are_in(text)

    def may_be_played(self, work: str, earlier: Collection[str]) -> bool:
        """Whether a work that is shown gives nothing away to who plays it after the works `earlier`."""
        return not self.kept or self.kept.may_be_played(self._works[work], earlier)

    def has_own_title(self, work: str) -> bool:
        """Whether a work is shown under its own title, not under a safe one."""
        whole = self._works.get(work) if self.kept else None
        shown = self.kept.visible("works", whole)
        return not isinstance(shown, Work) or whole is None or shown.title == whole.title

    @cached_property
    def _works(self) -> dict[str, Work]:
        return {work.id: work for work in self.whole.works}

    @cached_property
    def _titles(self) -> dict[str, str]:
        """The titles of the works that are shown."""
        return {work.id: work.title for work in self.facts.works}

    @cached_property
    def _words(self) -> RevealingWords:
        return RevealingWords(self.whole, self._visible)

    @cached_property
    def _hidden_origins(self) -> frozenset[str]:
        """The ids of the claims and states that are not shown."""
        return frozenset(_claims_and_states(self.placed) - _claims_and_states(self.facts))

    def works_to_leave_out(self, view: str) -> frozenset[str]:
        """The works that an order does not list."""
        absent = {id for kind, id in self.kept.absent if kind == "works"}
        name, _, character = view.partition(":")
        if name == "life" and self.kept:
            in_whole, shown = (
                chronology.parts_with(story, chronology.life_works(story, character))
                for story in (self.placed, self.facts)
            )
            absent |= in_whole - shown
        return frozenset(absent)

    def ordering(self, ordering: Ordering) -> Ordering:
        """An order, solved without the works to leave out, with the reasons and conflicts that may be shown."""
        if not self.kept:
            return ordering
        return Ordering(
            tuple(map(self._placement, ordering.placements)),
            tuple(conflict for conflict in ordering.conflicts if self._may_show_conflict(conflict)),
        )

    def why(self, why: Why) -> Why:
        """Why one work is before another, without the works on the way and the reasons that are kept back."""
        return replace(why, chain=tuple(self._chain(why.chain))) if self.kept else why

    def _placement(self, place: Placement) -> Placement:
        reasons = tuple(filter(self._may_show, place.reasons))
        if place.reasons and not reasons:
            reasons = (self._kept_back_reason(place.work, place.reasons[0].kind),)
        return place._replace(
            reasons=reasons,
            overruled=tuple(filter(self._may_show, place.overruled)),
            # A warning says what becomes of a character.
            warnings=(),
        )

    def _kept_back_reason(self, work: str, kind: ReasonKind) -> Reason:
        return Reason(kind, f"{self._titles[work]}: {_KEPT_BACK}", works=(work,), relative=_KEPT_BACK)

    def _may_show(self, reason: Reason) -> bool:
        return not (
            any(map(self.kept.lacks, reason.works))
            or reason.origin in self._hidden_origins
            or self._words.are_in(reason.text)
        )

    def _may_show_conflict(self, conflict: Conflict) -> bool:
        return self._may_show(conflict.claim) and all(map(self._may_show, conflict.loop))

    def _chain(self, chain: Iterable[OrderedPair]) -> Iterator[OrderedPair]:
        """The steps, several of which become one where a work or a reason between is kept back."""
        titles = self._titles
        begin: OrderedPair | None = None
        for step in chain:
            if begin is None and not self.kept.lacks(step.later) and self._may_show(step.reason):
                yield step
                continue
            begin = begin or step
            if not self.kept.lacks(step.later):
                text = f"{titles.get(begin.earlier, '')} is before {titles.get(step.later, '')}: why is kept back"
                works = (begin.earlier, step.later)
                yield OrderedPair(*works, Reason(begin.reason.kind, text, works=works))
                begin = None


def _claims_and_states(story: Story) -> set[str]:
    """The ids of the facts that reasons are made from."""
    return {claim.id for claim in story.claims} | {state.id for state in story.states}


def _visible(story: Story, kept: KeptBack) -> Story:
    shown: dict[str, tuple[Any, ...]] = {}
    for field in fields(Story):
        facts = (kept.visible(field.name, fact) for fact in getattr(story, field.name))
        shown[field.name] = tuple(fact for fact in facts if fact is not None)
    return Story(**shown)


def _without_revealing_texts(story: Story, revealing: RevealingWords) -> Story:
    """The facts without the notes, descriptions and reasons that name what is kept back, and without story lines whose names
    do: what people see of those is the name."""

    def shown(fact: Any) -> Any:  # noqa: ANN401 - a fact of any kind, returned as the same kind
        empty = {name: "" for name in _TEXTS if revealing.are_in(getattr(fact, name, ""))}
        return replace(fact, **empty) if empty else fact

    def silent(facts: Iterable[Any]) -> Any:  # noqa: ANN401 - facts of the same kind
        """Those whose texts do not name it: the name of a story line, all of a moment, a note or a fact of production."""
        return tuple(
            fact
            for fact in facts
            if not any(revealing.are_in(getattr(fact, name, "")) for name in _WHOLE_TEXTS)
        )

    story = replace(
        story,
        timelines=silent(story.timelines),
        moments=silent(story.moments),
        notes=silent(story.notes),
        production=silent(story.production),
    )
    return Story(**{field.name: tuple(map(shown, getattr(story, field.name))) for field in fields(Story)})
