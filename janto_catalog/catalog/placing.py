"""Placing titles by hand, and deciding conflicts: what it does to the order is shown before it is done."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from janto_catalog import chronology
from janto_catalog.catalog.edits import Edits
from janto_catalog.catalog.placement_effects import MovedTitle, moved_titles, newly_overruled
from janto_catalog.catalog.placement_trial import (
    Trial,
    changes,
    is_in_place,
    is_known,
    try_placement,
    with_claim,
)
from janto_catalog.catalog.story_cache import StoryCache
from janto_catalog.catalog.story_line import StoryLine
from janto_catalog.catalog.transactions import exclusive
from janto_catalog.chronology import SolvedStory
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

    `sentence` says it, `set_aside` are the sentences of sources that it would overrule.  `replaced` are those of your
    earlier placements of the same title that it would replace, `against` those of your earlier placements of other titles
    that it contradicts: they are set aside, and listed as conflicts.  `stronger` are those that are more certain, by which
    it would be overruled itself.  `kept_away` says why it does not come directly next to the other title.  `moved` are the
    other titles that move.  `before` and `after` are the first and the last position of the title, or of the parts of a
    container, in the story now and then; None if it is not listed there.  `is_known` tells that it is placed so already,
    and nothing would change.
    """

    sentence: str
    set_aside: tuple[str, ...] = ()
    replaced: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    stronger: tuple[str, ...] = ()
    kept_away: str = ""
    moved: tuple[MovedTitle, ...] = ()
    before: tuple[int, int] | None = None
    after: tuple[int, int] | None = None
    is_known: bool = False

    @property
    def moved_texts(self) -> tuple[str, ...]:
        """The other titles that move, each with where to and why."""
        texts = (f"{each.title}: {each.before} → {each.after}" for each in self.moved)
        return tuple(
            f"{text} ({each.reason})" if each.reason else text
            for text, each in zip(texts, self.moved, strict=True)
        )


class Choice(StrEnum):
    """What to do about a conflict: follow the overruled claim (THIS), what contradicts it (OTHER), or NEITHER."""

    THIS = "this"
    OTHER = "other"
    NEITHER = "neither"


class Placing:
    """Placements by hand.  Each is one step that can be undone."""

    def __init__(self, store: Store, stories: StoryCache, edits: Edits) -> None:
        self.store, self._stories, self._edits = store, stories, edits
        #: The last placement that was tried, on which story and order: what is shown is often done next.
        self._tried: tuple[Story, Ordering, Claim, Trial] | None = None

    def preview(
        self, work: str, relation: str, objects: Sequence[str], *, certainty: int = 5, reason: str = ""
    ) -> PlacementPreview:
        """Return what `place` would do.  Nothing is stored.

        Raises UsageError for the same title twice, NotFoundError for an unknown one.
        """
        claim = self._edits.own_claim(work, relation, objects, certainty=certainty, reason=reason)
        now, story = self._stories.ordering_of(claim.subject), self._stories.story_of(claim.subject)
        sentence, before = self._sentence(claim), StoryLine(story, now).span(claim.subject)
        tried = self._try(claim)
        if tried is None:
            return PlacementPreview(sentence, before=before, after=before, is_known=True)
        own = {each.id for each in story.claims if YOU.id in each.sources}
        overruled = [each for each in newly_overruled(now, tried.ordering) if each.origin != claim.id]
        loops = (each.loop for each in tried.ordering.conflicts if each.claim.origin == claim.id)
        dropped = (each.text for each in overruled if each.origin not in own)
        preview = PlacementPreview(
            sentence,
            set_aside=(*_texts(story, tried.dropped, claim.subject), *dropped),
            replaced=_texts(story, tried.replaced, claim.subject),
            against=tuple(each.text for each in overruled if each.origin in own),
            stronger=tuple(dict.fromkeys(each.text for loop in loops for each in loop)),
            kept_away=tried.kept_away(),
            moved=moved_titles(now, tried),
            before=before,
            after=StoryLine(tried.story, tried.ordering).span(claim.subject),
        )
        return self._shown(preview)

    def _shown(self, preview: PlacementPreview) -> PlacementPreview:
        """A preview without what is behind the spoiler limit."""
        shown = self._stories.shown()
        if not shown.kept:
            return preview
        works, tells = self._stories.lookup().works, shown.tells

        def harmless(texts: Iterable[str]) -> tuple[str, ...]:
            return tuple(text for text in texts if not tells(text))

        moved = (each for each in preview.moved if each.work in works)
        return replace(
            preview,
            set_aside=harmless(preview.set_aside),
            replaced=harmless(preview.replaced),
            against=harmless(preview.against),
            stronger=harmless(preview.stronger),
            kept_away="" if tells(preview.kept_away) else preview.kept_away,
            moved=tuple(replace(each, reason="") if tells(each.reason) else each for each in moved),
        )

    @exclusive
    def place(
        self, work: str, relation: str, objects: Sequence[str], *, certainty: int = 5, reason: str = ""
    ) -> Changed:
        """Place `work` by hand; arguments as of `Edits.own_claim`.

        An earlier placement of `work` that it would break is replaced.  One of another title that contradicts it is set
        aside and kept.  What sources say about the place of `work` is set aside where it would otherwise overrule what
        they say about other works.  Nothing is stored if `work` is placed so already.
        """
        claim = self._edits.own_claim(work, relation, objects, certainty=certainty, reason=reason)
        tried = self._try(claim)
        if tried is None:
            return Changed(frozenset(), f"You placed it there already: {self._sentence(claim)}")
        replaced = (each for each in tried.replaced if each.id != claim.id)
        drop = (*replaced, *tried.dropped)
        return self._edits.place(work, relation, objects, certainty=certainty, reason=reason, drop=drop)

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
            raise UsageError("This contradiction has no such choice", location=choice.value)
        claims = self._claims()
        if conflict.claim.origin not in claims:
            return self._edits.replace_claims(
                f"{conflict.claim.text}: holds now", drop=_own_claims(conflict, claims)
            )
        claim = claims[conflict.claim.origin]
        statement = self._statement(claim)
        if choice is Choice.OTHER:
            return self._edits.replace_claims(f"Set aside: {statement}", drop=[claim])
        if choice is Choice.NEITHER:
            dropped = [claim, *_claims_against(conflict, claims)]
            return self._edits.replace_claims(f"Neither side holds: {statement}", drop=dropped)
        own = self._edits.as_own(replace(claim, certainty=5))
        then = chronology.order(with_claim(self._stories.story_of(own.subject), own))
        dropped = [
            claims[reason.origin]
            for reason in newly_overruled(self._stories.ordering_of(own.subject), then)
            if reason.origin in claims and reason.origin != claim.id
        ]
        if own.id != claim.id:
            dropped.append(claim)
        return self._edits.replace_claims(f"{statement}: holds now", add=[own], drop=dropped)

    def resolving(self, conflict: Conflict) -> tuple[Reason, ...]:
        """Return the placements of the loop of a conflict each of which is alone in the way: without it the overruled claim
        holds, and nothing else is overruled for that."""
        claims = self._claims()
        reasons = {each.origin: each for each in conflict.loop if each.origin in claims}
        found = list[Reason]()
        for origin, reason in reasons.items():
            story = self._stories.story_of(claims[origin].subject)
            known = {
                each.claim.origin for each in self._stories.ordering_of(claims[origin].subject).conflicts
            }
            rest = tuple(each for each in story.claims if each.id != origin)
            solved = SolvedStory(
                replace(story, claims=rest), basis=self._stories.basis_of(claims[origin].subject)
            )
            if {each for _, each in solved.overruled} <= known - {conflict.claim.origin}:
                found.append(reason)
        return tuple(found)

    def sides(self, conflict: Conflict) -> tuple[str, str]:
        """Return what the two sides of a conflict say: the overruled claim, and what contradicts it, without reasons."""
        claims = self._claims()
        claim = claims.get(conflict.claim.origin)
        against = _own_claims(conflict, claims) if claim is None else _claims_against(conflict, claims)
        others = [self._statement(each) for each in against] or [reason.text for reason in conflict.loop]
        this = conflict.claim.text if claim is None else self._statement(claim)
        return this, "; ".join(dict.fromkeys(others))

    def _statement(self, claim: Claim) -> str:
        """The sentence of a claim without its reason."""
        return chronology.claim_text(self._stories.story(), replace(claim, reason="")).text

    def _sentence(self, claim: Claim) -> str:
        return chronology.claim_text(self._stories.story(), claim).text

    def _try(self, claim: Claim) -> Trial | None:
        """None if the placement is there already and would change nothing."""
        story, now = self._stories.story_of(claim.subject), self._stories.ordering_of(claim.subject)
        known = is_known(story, claim)
        if known and is_in_place(story, now, claim):
            return None
        last = self._tried
        if last is not None and last[0] is story and last[1] is now and last[2] == claim:
            tried = last[3]
        else:
            tried = try_placement(story, now, claim, self._stories.basis_of(claim.subject))
            self._tried = story, now, claim, tried
        return None if known and not changes(now, tried) else tried

    def _claims(self) -> dict[str, Claim]:
        return {claim.id: claim for claim in self._stories.story().claims}


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


def _texts(story: Story, claims: Iterable[Claim], brief: str) -> tuple[str, ...]:
    """The sentences of claims; the title of `brief` is without its series."""
    return tuple(chronology.claim_text(story, claim, brief=brief).text for claim in claims)
