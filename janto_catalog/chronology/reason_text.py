"""Reasons as sentences for people: with titles, and without the technical terms of the solver."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from janto_catalog.chronology.constraints import (
    BranchMember,
    Constraint,
    DerivedOrigin,
    EraBounds,
    LifeStep,
    Prerequisite,
    SeriesStep,
    StateBound,
    StoryDefault,
)
from janto_catalog.chronology.era_words import EraWords
from janto_catalog.chronology.solver import OverruledBy
from janto_catalog.chronology.work_titles import WorkTitles
from janto_catalog.model.claims import Claim, ClaimRelation, Layer
from janto_catalog.model.dates import text_with_date_words
from janto_catalog.model.edits import YOU
from janto_catalog.model.kinds import StoryOrder
from janto_catalog.model.order import Reason, ReasonKind
from janto_catalog.model.story import Story
from janto_catalog.model.story_dates import DateWords

# Looked up once: access to an enum member takes a tenth of the time of a reason.
_AFTER, _BEFORE, _BETWEEN = ClaimRelation.AFTER, ClaimRelation.BEFORE, ClaimRelation.BETWEEN
_CLAIM, _TIE = ReasonKind.CLAIM, ReasonKind.TIE

RELEASE = "release"
"""The origin of a tie in an order by release."""

_RELATIONS = {"sequel-of": "continues", "prequel-of": "leads up to"}


class ReasonText:
    """Turns the constraints of one story into reasons: whole sentences, which are understood anywhere.

    The title of `brief` is never shown with its series: for sentences below one that names it in full.
    """

    def __init__(self, story: Story, brief: str = "") -> None:
        self._titles, self._dates = WorkTitles(story, brief), DateWords(story)
        self._characters = {character.id: character.name for character in story.characters}
        self._eras = EraWords(story, self._titles)
        self._chronologies = {each.id: each.title for each in story.chronologies}

    def title(self, work: str) -> str:
        """Return the title of `work` as reasons name it."""
        return self._titles[work]

    def reason(self, constraint: Constraint) -> Reason:
        """Return `constraint` as a reason."""
        origin = constraint.origin
        if isinstance(origin, EraBounds):
            return self._eras.reason(origin.era)
        return self.claim(origin) if isinstance(origin, Claim) else self._derived(origin)

    def _derived(self, origin: DerivedOrigin) -> Reason:
        match origin:
            case LifeStep():
                return self._life_step(origin)
            case SeriesStep():
                return self._series_step(origin)
            case StateBound():
                return self._state_bound(origin)
            case BranchMember():
                return self._branch_member(origin)
            case Prerequisite():
                return self._prerequisite(origin)
            case StoryDefault(earlier, later):
                text = f"In the story {self.title(earlier)} comes before {self.title(later)}"
                return Reason(ReasonKind.ASSUMED, text, works=(earlier, later))

    def _life_step(self, step: LifeStep) -> Reason:
        reason, name = self.claim(step.claim), character_name(self._characters, step.character)
        return reason._replace(kind=ReasonKind.ASSUMED, text=f"{reason.text}, in the life of {name}")

    def wish(self, claim: Claim, *, is_kept: bool) -> Reason:
        """Return a claim that places a work directly next to another one, as the reason for its place: `is_kept` tells
        whether nothing else comes between the two."""
        near = "" if is_kept else ", as near as the other reasons allow"
        other = self._titles.joined(claim.objects)
        side = f"{'directly ' if is_kept else ''}{claim.relation.value} {other}{near}"
        own = ", where you placed it" if YOU.id in claim.sources and is_kept else ""
        detail = text_with_date_words(claim.reason)
        return self.claim(claim)._replace(
            text=f"{self.title(claim.subject)} comes {side}{own}{f': {detail}' if detail else ''}",
            relative=f"{side}{own}{f' – {detail}' if detail else ''}",
        )

    def together(self, step: SeriesStep, work: str) -> Reason:
        """Return the step between two parts of a serial that are listed together, as the reason for the place of `work`,
        one of the two."""
        other = self.title(step.earlier if work == step.later else step.later)
        side = f"directly {'after' if work == step.later else 'before'} {other}"
        how = f"{step.series.title} is one continuous story, its parts are kept together"
        return self._series_step(step)._replace(
            text=f"{self.title(work)} comes {side}: {how}", relative=f"{side}: {how}"
        )

    def guess(self, earlier: str, later: str) -> Reason:
        """Return the reason between two neighbours that nothing but the guess of times orders."""
        text = (
            f"A guess puts {self.title(earlier)} before {self.title(later)}: no source says which comes first"
        )
        return Reason(_TIE, text, works=(earlier, later))

    def by_release(self, earlier: str, later: str) -> Reason:
        """Return the reason between two neighbours in an order by release that nothing else orders."""
        text = f"Only the release dates put {self.title(earlier)} before {self.title(later)}"
        return Reason(_TIE, text, works=(earlier, later), origin=RELEASE)

    def unplaced(self, work: str) -> Reason:
        """Return the reason for the position of a work that nothing places."""
        return Reason(
            ReasonKind.TIE,
            f"No source says where {self.title(work)} belongs; it is listed by its release date",
            works=(work,),
            relative="no source says where it belongs; listed by its release date",
        )

    def joined(self, constraints: Sequence[Constraint], works: tuple[str, str]) -> Reason:
        """Return the constraints between two works that meet over days and eras as one reason, with the source of the weakest."""
        if len(constraints) == len(works) and all(map(_is_date, constraints)):
            return self.two_dates(constraints[0], constraints[1], works)
        weakest = self.reason(max(constraints, key=lambda constraint: constraint.rank))
        text = "; ".join(self.reason(constraint).text for constraint in constraints)
        return Reason(ReasonKind.CLAIM, text, weakest.source, weakest.certainty, works, weakest.origin)

    def two_dates(self, earlier: Constraint, later: Constraint, works: tuple[str, str]) -> Reason:
        """Return two dates that do not overlap as one reason, with the source of the weaker one."""
        weaker = self.reason(max(earlier, later, key=lambda constraint: constraint.rank))
        first, last = (
            self._dates.of(constraint.origin)
            for constraint in (earlier, later)
            if isinstance(constraint.origin, Claim)
        )
        text = f"{self.title(works[0])} is dated {first}, {self.title(works[1])} {last}"
        return Reason(ReasonKind.CLAIM, text, weaker.source, weaker.certainty, works, weaker.origin)

    def bounds(self, bound: StateBound) -> str:
        """Return the bounds of a state: "after A and before B"."""
        state = bound.state
        after = f"after {self.title(state.begins)}" if state.begins else ""
        before = f"before {self.title(state.ends)}" if state.ends else ""
        return " and ".join(filter(None, (after, before)))

    def warning(self, bound: StateBound) -> str:
        """Return what does not fit about a work that stronger sources place outside a state's bounds."""
        return f"{self._who(bound)}, which applies only {self.bounds(bound)}; stronger sources place it elsewhere"

    def _who(self, bound: StateBound) -> str:
        appearance = bound.appearance
        name = character_name(self._characters, appearance.character)
        return f"{name} is {appearance.state.replace('-', ' ')} in {self.title(appearance.work)}"

    def claim(self, claim: Claim) -> Reason:
        """Return a claim as a reason, whether it was accepted or not."""
        subject, objects, sources = claim.subject, claim.objects, claim.sources
        titles = self._titles
        # The first two kinds are nearly all claims.
        if claim.relation is _AFTER and len(objects) == 1:
            text = f"{titles[subject]} comes after {titles[objects[0]]}"
        elif claim.relation is _BEFORE and len(objects) == 1:
            text = f"{titles[subject]} comes before {titles[objects[0]]}"
        else:
            text = f"{titles[subject]} {self._eras.relation(claim) if claim.era else self._relation(claim)}"
        if claim.reason:
            text = f"{text}: {text_with_date_words(claim.reason)}"
        if claim.chronology:
            text = f"{text} (in “{self._chronologies.get(claim.chronology, claim.chronology)}”)"
        source = sources[0] if sources else ""
        return Reason(_CLAIM, text, source, claim.certainty, (subject, *objects), claim.id)

    def _relation(self, claim: Claim) -> str:
        relation, objects = claim.relation, claim.objects
        if relation is _BETWEEN:
            return f"comes between {self._titles.joined(objects)}"
        if relation is _AFTER or relation is _BEFORE:
            return f"comes {relation.value} {self._titles.joined(objects)}"
        if relation is ClaimRelation.DATED:
            return f"is dated {self._dates.of(claim)}"
        if relation is ClaimRelation.SAME_TIME:
            return f"happens at the same time as {self._titles.joined(objects)}"
        if len(objects) > 1:
            return f"begins during {self.title(objects[0])} and ends during {self.title(objects[-1])}"
        return f"happens during {self._titles.joined(objects)}"

    def _series_step(self, step: SeriesStep) -> Reason:
        earlier, later = self.title(step.earlier), self.title(step.later)
        if step.series.story is StoryOrder.SERIAL:
            text = f"{later} follows {earlier} in {step.series.title}, one continuous story"
            return Reason(ReasonKind.CLAIM, text, "", 5, (step.earlier, step.later), step.series.id)
        text = (
            f"{later} follows {earlier} in {step.series.title}, whose order is assumed to be the story order"
        )
        return Reason(ReasonKind.ASSUMED, text, "", None, (step.earlier, step.later), step.series.id)

    def _state_bound(self, bound: StateBound) -> Reason:
        state, appearance = bound.state, bound.appearance
        text = f"{self._who(bound)}, which places it {self.bounds(bound)}"
        works = tuple(filter(None, (appearance.work, state.begins, state.ends)))
        source = state.sources[0] if state.sources else ""
        return Reason(
            ReasonKind.STATE, text, source, min(state.certainty, appearance.certainty), works, state.id
        )

    def _branch_member(self, member: BranchMember) -> Reason:
        timeline = member.timeline
        leaves = f"leaves after {self.title(timeline.leaves)}" if timeline.leaves else ""
        rejoins = f"rejoins before {self.title(timeline.rejoins)}" if timeline.rejoins else ""
        text = f"{self.title(member.work)} is on {timeline.name}, which {' and '.join(filter(None, (leaves, rejoins)))}"
        works = tuple(filter(None, (member.work, timeline.leaves, timeline.rejoins)))
        source = timeline.sources[0] if timeline.sources else ""
        return Reason(ReasonKind.CLAIM, text, source, 5, works, timeline.id)

    def _prerequisite(self, prerequisite: Prerequisite) -> Reason:
        first, work = self.title(prerequisite.first), self.title(prerequisite.work)
        if prerequisite.relation is None:
            text = f"{work} reveals {first}, which should be known first"
            return Reason(ReasonKind.CLAIM, text, "", None, (prerequisite.first, prerequisite.work))
        text = f"{work} {_RELATIONS[prerequisite.relation.relation]} {first}, which should be known first"
        source = prerequisite.relation.sources[0] if prerequisite.relation.sources else ""
        return Reason(ReasonKind.CLAIM, text, source, None, (prerequisite.first, prerequisite.work))


class KeptReasonText(ReasonText):
    """Keeps the reasons of claims, for many orders of stories that differ only in their claims."""

    def __init__(self, story: Story) -> None:
        super().__init__(story)
        # The key is `id(claim)`.  The value refers to the claim, so Python does not give that `id` to another object.
        self._made: dict[int, tuple[Claim, Reason]] = {}

    def claim(self, claim: Claim) -> Reason:
        """Return a claim as a reason, made once."""
        made = self._made.get(id(claim))
        if made is None:
            made = self._made[id(claim)] = claim, super().claim(claim)
        return made[1]


def _is_date(constraint: Constraint) -> bool:
    return isinstance(constraint.origin, Claim) and constraint.origin.relation is ClaimRelation.DATED


def character_name(names: Mapping[str, str], character: str) -> str:
    """Return the name of a character, made from its id if no pack has it."""
    return names.get(character) or character.replace("-", " ").title()


_LAYER_TEXT = {
    Layer.USER: "your own placement",
    Layer.CANON: "the screen or the publisher",
    Layer.REFERENCE: "a reference work",
    Layer.STATE: "the state of a character",
    Layer.ASSUMED: "the order of a series",
    Layer.COMMENTARY: "a review or a list",
    Layer.UNVERIFIED: "a statement that nobody has checked",
}


def outcome(by: OverruledBy, own: Layer, loop: Collection[Layer]) -> str:
    """Return one sentence on why a constraint of layer `own` was overruled by those of the layers `loop`."""
    if not loop:
        return "Set aside: it contradicts itself"
    if own is Layer.USER:
        stronger = "is more certain" if by is OverruledBy.MORE_CERTAIN else "is later"
        return f"Set aside: it contradicts another placement of your own, which {stronger}"
    if Layer.USER in loop and by is not OverruledBy.STRONGER:
        return "Set aside: it contradicts your own placement, together with sources that are as strong"
    # The loop is as strong as its weakest part, but the user's own placement is what made it one.
    against = Layer.USER if Layer.USER in loop else max(loop)
    return {
        OverruledBy.STRONGER: f"Set aside: it is based on {_LAYER_TEXT[own]}, and {_LAYER_TEXT[against]} is stronger",
        OverruledBy.MORE_CERTAIN: "Contradiction: equally strong sources disagree; the more certain one holds",
        OverruledBy.EQUAL: "Contradiction: equally strong and equally certain sources disagree; one of them holds",
    }[by]
