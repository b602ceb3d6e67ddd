"""What is behind the spoiler limit, and the gate that every fact passes.

A limit (`spoiler_limit`) names works.  From it and the story follows what is kept back (`catalog.kept_back`): works that are not
listed, and works whose contents are not shown.  `KeptBack.visible` is the only rule that says how a fact is shown.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

from janto_catalog.model.chronologies import NamedChronology
from janto_catalog.model.claims import Claim, State
from janto_catalog.model.eras import StoryEra
from janto_catalog.model.moments import Moment, ProductionFact, StoryNote
from janto_catalog.model.spoiler_limit import Key
from janto_catalog.model.story import (
    Alias,
    Appearance,
    Arc,
    Character,
    Fact,
    Pairing,
    Person,
    Relation,
    Timeline,
    Work,
)


@dataclass(frozen=True, slots=True)
class KeptBack:
    """What is behind a spoiler limit.

    absent: the facts that are not shown at all, by (kind, id): works, the series, characters, arcs and eras that are
        only in such works, the eras that begin with one or reveal one, and the chronologies that reveal one or place
        only such works; and by `state_key` the states of characters that no appearance names.
    unknown: the works whose contents are not shown, the absent ones included: a fact that reveals one of them is not
        shown.
    apparent: the works that are shown where and as what they seem to be.
    """

    absent: frozenset[Key] = frozenset()
    unknown: frozenset[str] = frozenset()
    apparent: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        """Whether anything is kept back."""
        return bool(self.absent or self.unknown)

    def lacks(self, work: str) -> bool:
        """Whether a work is not listed."""
        return ("works", work) in self.absent

    def reveals(self, works: Collection[str]) -> bool:
        """Whether a fact that reveals these works tells too much."""
        return not self.unknown.isdisjoint(works)

    def visible(self, kind: str, fact: Fact | None) -> Fact | None:
        """Return a fact as it is shown, with its safe title where it has one, or None if it is not shown.

        `kind` is the field of `Story` that the fact is in; None is returned as it is.
        """
        if fact is None or not self:
            return fact
        if (kind, fact.id) in self.absent:
            return None
        gate = _GATES.get(kind)
        shown: Any = gate(self, fact) if gate is not None else fact
        return self._without_ids(shown)

    def _without_ids(self, fact: Any) -> Fact | None:  # noqa: ANN401 - a fact of any kind
        """A fact that names no absent work as what it reveals."""
        reveals = tuple(work for work in getattr(fact, "reveals", ()) if not self.lacks(work))
        shown: Fact | None = fact
        return shown if reveals == getattr(fact, "reveals", ()) else replace(fact, reveals=reveals)

    def may_be_played(self, work: Work, earlier: Collection[str]) -> bool:
        """Whether a work that is shown gives nothing away to who plays it after the works `earlier`.

        What a work reveals about itself is no reason to leave it out, unless it seems to be something else.
        """
        revealed = self.unknown.intersection(work.reveals).difference(earlier)
        return not (revealed if work.id in self.apparent else revealed - {work.id})


NOTHING_KEPT_BACK = KeptBack()


def state_key(character: str, state: str) -> Key:
    """The key of what a character is at a time, in `KeptBack.absent`."""
    return "states-of-characters", f"{character} {state}"


def with_kept_back(whole: Any, shown: Any, new: Any) -> Any:  # noqa: ANN401 - a value of any field
    """Return the `new` value of a field with what is not shown of its `whole` value: in a list, each part that `shown`
    lacks, after the part that it follows now."""
    if not isinstance(whole, tuple) or whole == shown:
        return new
    found = list(new)
    for number, part in enumerate(whole):
        if part not in shown and part not in found:
            earlier = [each for each in whole[:number] if each in found]
            found.insert(found.index(earlier[-1]) + 1 if earlier else 0, part)
    return tuple(found)


def _work(kept: KeptBack, work: Work) -> Work:
    if not kept.reveals((work.id, *work.reveals)):
        return work
    shown = replace(work, note="", said_at="")
    return replace(shown, title=work.safe_title, also_titled=()) if work.safe_title else shown


def _named(kept: KeptBack, fact: Character | Person) -> Character | Person:
    aliases: tuple[Alias, ...] = tuple(alias for alias in fact.aliases if not kept.reveals(alias.reveals))
    return fact if len(aliases) == len(fact.aliases) else replace(fact, aliases=aliases)


def _appearance(kept: KeptBack, appearance: Appearance) -> Appearance | None:
    if kept.lacks(appearance.work) or ("characters", appearance.character) in kept.absent:
        return None
    if appearance.state and state_key(appearance.character, appearance.state) in kept.absent:
        appearance = replace(appearance, state="")
    if appearance.apparent:
        seems = kept.reveals(appearance.reveals) or appearance.work in kept.apparent
        return replace(appearance, apparent=False, note="") if seems else appearance
    return None if kept.reveals(appearance.reveals) else appearance


def _state(kept: KeptBack, state: State) -> State | None:
    revealed = state.reveals or tuple(filter(None, (state.begins,)))
    if kept.reveals(revealed) or ("characters", state.character) in kept.absent:
        return None
    return replace(state, ends=None) if state.ends and kept.reveals((state.ends,)) else state


def _claim(kept: KeptBack, claim: Claim) -> Claim | None:
    if any(map(kept.lacks, (claim.subject, *claim.objects))):
        return None
    if claim.subject in kept.apparent and not claim.apparent:
        return None
    if ("eras", claim.era) in kept.absent or ("chronologies", claim.chronology) in kept.absent:
        return None
    seems = claim.subject in kept.apparent
    return replace(without_reason(kept, claim), apparent=claim.apparent and not seems)


def without_reason(kept: KeptBack, claim: Claim) -> Claim:
    """Return a claim without its reason if that tells what happens in a work whose contents are not shown."""
    return replace(claim, reason="") if kept.reveals((claim.subject, *claim.objects)) else claim


def _pairing(kept: KeptBack, pairing: Pairing) -> Pairing | None:
    hidden = kept.reveals(pairing.reveals) or any(
        ("characters", one) in kept.absent for one in pairing.members
    )
    return None if hidden else pairing


def _arc(kept: KeptBack, arc: Arc) -> Arc:
    works, optional = (
        tuple(work for work in listed if not kept.lacks(work)) for listed in (arc.works, arc.optional)
    )
    shown = replace(arc, works=works, optional=optional)
    if not kept.reveals(arc.reveals):
        return shown
    return replace(shown, title=arc.shown_title, safe_title="", description=arc.safe_description)


def _era(kept: KeptBack, era: StoryEra) -> StoryEra | None:
    if era.first is not None and kept.lacks(era.first):
        return None
    if kept.reveals(era.reveals) and not era.safe_title:
        return None
    era = safely_named(kept, era)
    return replace(era, last=None) if era.last is not None and kept.lacks(era.last) else era


def _chronology(kept: KeptBack, chronology: NamedChronology) -> NamedChronology | None:
    return None if kept.reveals(chronology.reveals) else chronology


def _moment(kept: KeptBack, moment: Moment) -> Moment | None:
    """It tells what happens in its work."""
    if kept.reveals((moment.work, *moment.reveals)):
        return None
    absent = {character for kind, character in kept.absent if kind == "characters"}
    speakers, characters = (
        tuple(each for each in named if each not in absent) for named in (moment.speakers, moment.characters)
    )
    return replace(moment, speakers=speakers, characters=characters)


def _note(kept: KeptBack, note: StoryNote) -> StoryNote | None:
    if kept.reveals((note.work, *note.reveals)):
        return None
    settled_by = note.settled_by
    return replace(note, settled_by=None) if settled_by is not None and kept.lacks(settled_by) else note


def _production(kept: KeptBack, fact: ProductionFact) -> ProductionFact | None:
    return None if kept.lacks(fact.work) or kept.reveals(fact.reveals) else fact


def safely_named(kept: KeptBack, era: StoryEra) -> StoryEra:
    """Return an era under its safe title, if its own one gives something away."""
    if not era.safe_title or not kept.reveals(era.reveals):
        return era
    return replace(era, title=era.safe_title, safe_title="", description=era.safe_description, said_at="")


def _timeline(kept: KeptBack, timeline: Timeline) -> Timeline | None:
    works = (*timeline.works, *filter(None, (timeline.leaves, timeline.rejoins)))
    return None if any(work in kept.apparent or kept.lacks(work) for work in works) else timeline


def _relation(kept: KeptBack, relation: Relation) -> Relation | None:
    return None if kept.lacks(relation.work) or kept.lacks(relation.target) else relation


_GATES: Mapping[str, Callable[[KeptBack, Any], Any]] = MappingProxyType(
    {
        "works": _work,
        "characters": _named,
        "people": _named,
        "appearances": _appearance,
        "states": _state,
        "claims": _claim,
        "pairings": _pairing,
        "arcs": _arc,
        "timelines": _timeline,
        "relations": _relation,
        "eras": _era,
        "chronologies": _chronology,
        "moments": _moment,
        "notes": _note,
        "production": _production,
    }
)
"""How a fact of each kind is shown behind a limit; those of other kinds are shown as they are, or are absent."""
