"""Reasons in the words of people: sentences with titles, never the trade's own words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping

from janto_catalog.chronology.constraints import (
    BranchMember,
    Constraint,
    Prerequisite,
    SeriesStep,
    StateBound,
    StoryDefault,
)
from janto_catalog.chronology.dates import date_words
from janto_catalog.chronology.solver import OverruledBy
from janto_catalog.model.claims import Claim, Layer, Placing
from janto_catalog.model.kinds import StoryOrder
from janto_catalog.model.order import Reason, ReasonKind
from janto_catalog.model.story import Story

CERTAINTY_WORDS: Mapping[int, str] = {
    5: "stated",
    4: "fits one gap only",
    3: "within a run",
    2: "likely",
    1: "a guess",
}
"""What a certainty is called; without one it is the order of release."""

# Looked up once: asking an enumeration for a member takes as long as a tenth of a reason.
_AFTER, _BEFORE, _BETWEEN = Placing.AFTER, Placing.BEFORE, Placing.BETWEEN
_CLAIM, _TIE = ReasonKind.CLAIM, ReasonKind.TIE

_RELATIONS = {"sequel-of": "continues", "prequel-of": "leads up to"}


class _Titles(dict[str, str]):
    """Titles by id; of what is not known, the id."""

    def __missing__(self, work: str) -> str:
        return work


class ReasonText:
    """Turns statements about one story into reasons.  Works that share a title are told apart by their series."""

    def __init__(self, story: Story) -> None:
        shared = Counter(work.title for work in story.works)
        series = {one.id: one.title for one in story.series}
        self._titles = _Titles(
            (work.id, f"{work.title} ({series.get(work.series or '', work.kind.value)})")
            if shared[work.title] > 1
            else (work.id, work.title)
            for work in story.works
        )
        self._characters = {character.id: character.name for character in story.characters}

    def title(self, work: str) -> str:
        """The title of `work`, or its id when it is not known."""
        return self._titles[work]

    def reason(self, statement: Constraint) -> Reason:
        """`statement` as a reason."""
        told = statement.origin
        if isinstance(told, Claim):
            return self.claim(told)
        match told:
            case SeriesStep():
                return self._step(told)
            case StateBound():
                return self._held(told)
            case BranchMember():
                return self._branch(told)
            case Prerequisite():
                return self._known(told)
            case StoryDefault(earlier, later):
                text = f"In the story {self.title(earlier)} comes before {self.title(later)}"
                return Reason(ReasonKind.ASSUMED, text, works=(earlier, later))

    def tie(self, earlier: str, later: str) -> Reason:
        """What stands between two neighbours of which nothing is known."""
        text = f"Only the order of release decides between {self.title(earlier)} and {self.title(later)}"
        return Reason(_TIE, text, works=(earlier, later))

    def unplaced(self, work: str) -> Reason:
        """Why a work stands where it does when nothing places it."""
        return Reason(
            ReasonKind.TIE,
            f"Nothing says where {self.title(work)} belongs; it stands by its release",
            works=(work,),
        )

    def two_dates(self, earlier: Constraint, later: Constraint, works: tuple[str, str]) -> Reason:
        """Two dates that lie apart, as one reason of the weaker of the two."""
        weaker = max(earlier, later, key=lambda statement: statement.rank)
        told = self.reason(weaker)
        first, last = (
            date_words(one.origin.date) for one in (earlier, later) if isinstance(one.origin, Claim)
        )
        text = f"{self.title(works[0])} is dated {first}, {self.title(works[1])} {last}"
        return Reason(ReasonKind.CLAIM, text, told.source, told.certainty, works, told.origin)

    def bounds(self, held: StateBound) -> str:
        """Where the state of `held` lies."""
        state = held.state
        after = f"after {self.title(state.begins)}" if state.begins else ""
        before = f"before {self.title(state.ends)}" if state.ends else ""
        return " and ".join(filter(None, (after, before)))

    def warning(self, held: StateBound) -> str:
        """What is odd about a work whose state does not fit where stronger sources put it."""
        return f"{self._who(held)}, which is only so {self.bounds(held)}; stronger sources place it elsewhere"

    def _who(self, held: StateBound) -> str:
        appearance = held.appearance
        name = self._characters.get(appearance.character, appearance.character)
        return f"{name} is {appearance.state} in {self.title(appearance.work)}"

    def claim(self, claim: Claim) -> Reason:
        """What a source says, whether it is followed or not."""
        subject, objects, sources = claim.subject, claim.objects, claim.sources
        titles = self._titles
        # Nearly all claims are of the first two kinds.
        if claim.relation is _AFTER and len(objects) == 1:
            text = f"{titles[subject]} comes after {titles[objects[0]]}"
        elif claim.relation is _BEFORE and len(objects) == 1:
            text = f"{titles[subject]} comes before {titles[objects[0]]}"
        else:
            text = f"{titles[subject]} {self._placed(claim)}"
        if claim.reason:
            text = f"{text}: {claim.reason}"
        source = sources[0] if sources else ""
        return Reason(_CLAIM, text, source, claim.certainty, (subject, *objects), claim.id)

    def _placed(self, claim: Claim) -> str:
        relation, objects = claim.relation, claim.objects
        if relation is _BETWEEN:
            return f"comes between {self._listed(objects)}"
        if relation is _AFTER or relation is _BEFORE:
            return f"comes {relation.value} {self._listed(objects)}"
        if relation is Placing.DATED:
            return f"is dated {date_words(claim.date)}"
        if relation is Placing.SAME_TIME:
            return f"happens at the same time as {self._listed(objects)}"
        if len(objects) > 1:
            return f"begins during {self.title(objects[0])} and ends during {self.title(objects[-1])}"
        return f"happens during {self._listed(objects)}"

    def _listed(self, works: tuple[str, ...]) -> str:
        titles = self._titles
        if len(works) == 1:
            return titles[works[0]]
        return f"{', '.join(titles[work] for work in works[:-1])} and {titles[works[-1]]}"

    def _step(self, step: SeriesStep) -> Reason:
        earlier, later = self.title(step.earlier), self.title(step.later)
        if step.series.story is StoryOrder.SERIAL:
            text = f"{later} follows {earlier} in {step.series.title}, one continuous story"
            return Reason(ReasonKind.CLAIM, text, "", 5, (step.earlier, step.later), step.series.id)
        text = f"{later} follows {earlier} in {step.series.title}, whose order is taken for that of the story"
        return Reason(ReasonKind.ASSUMED, text, "", None, (step.earlier, step.later), step.series.id)

    def _held(self, held: StateBound) -> Reason:
        state, appearance = held.state, held.appearance
        text = f"{self._who(held)}, which puts it {self.bounds(held)}"
        works = tuple(filter(None, (appearance.work, state.begins, state.ends)))
        source = state.sources[0] if state.sources else ""
        return Reason(
            ReasonKind.STATE, text, source, min(state.certainty, appearance.certainty), works, state.id
        )

    def _branch(self, lying: BranchMember) -> Reason:
        timeline = lying.timeline
        leaves = f"leaves after {self.title(timeline.leaves)}" if timeline.leaves else ""
        rejoins = f"rejoins before {self.title(timeline.rejoins)}" if timeline.rejoins else ""
        text = f"{self.title(lying.work)} lies on {timeline.name}, which {' and '.join(filter(None, (leaves, rejoins)))}"
        works = tuple(filter(None, (lying.work, timeline.leaves, timeline.rejoins)))
        source = timeline.sources[0] if timeline.sources else ""
        return Reason(ReasonKind.CLAIM, text, source, 5, works, timeline.id)

    def _known(self, known: Prerequisite) -> Reason:
        first, work = self.title(known.first), self.title(known.work)
        if known.relation is None:
            text = f"{work} gives away {first}, which is better known first"
            return Reason(ReasonKind.CLAIM, text, "", None, (known.first, known.work))
        text = f"{work} {_RELATIONS[known.relation.relation]} {first}, which is better known first"
        source = known.relation.sources[0] if known.relation.sources else ""
        return Reason(ReasonKind.CLAIM, text, source, None, (known.first, known.work))


_LAYER_TEXT = {
    Layer.USER: "your own word",
    Layer.CANON: "the screen or the publisher",
    Layer.REFERENCE: "a reference work",
    Layer.STATE: "what is known of a character",
    Layer.ASSUMED: "the order of a series",
    Layer.COMMENTARY: "a review or a list",
    Layer.UNVERIFIED: "no source yet",
}


def outcome(against: OverruledBy, own: Layer, loop: Collection[Layer]) -> str:
    """What came of a statement of the layer `own` that those of the layers `loop` set aside, in one sentence."""
    if not loop:
        return "Set aside: it contradicts itself"
    return {
        OverruledBy.STRONGER: f"Set aside: it rests on {_LAYER_TEXT[own]}, and {_LAYER_TEXT[max(loop)]} weighs more",
        OverruledBy.MORE_CERTAIN: "Contradiction: sources of the same standing disagree; the surer word was followed",
        OverruledBy.EQUAL: "Contradiction: sources of the same standing disagree, equally sure; one of them was followed",
    }[against]
