"""Claims: what sources say about the order of the story, and how much authority each has."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from hashlib import sha256

STORY = "story"
"""The axis of claims about the story itself; any other axis is the life of one character."""


class Layer(IntEnum):
    """Layers of authority, strongest first. ASSUMED and STATE are derived; no pack contains them."""

    USER = 1
    CANON = 2
    REFERENCE = 3
    STATE = 4
    ASSUMED = 5
    COMMENTARY = 6
    UNVERIFIED = 7


@dataclass(frozen=True, slots=True)
class Source:
    """Who makes a claim; `layer` is the authority of its claims."""

    id: str
    title: str
    layer: Layer
    url: str = ""
    note: str = ""


def layer_of(sources: Iterable[str], layers: Mapping[str, Layer]) -> Layer:
    """Return the strongest layer of `sources`, or UNVERIFIED if none of them is known; `layers` are those of sources."""
    return min((layers[source] for source in sources if source in layers), default=Layer.UNVERIFIED)


def source_name(source: Source) -> str:
    """The name of a source beside a reason.  A source that nobody has checked is not named."""
    if source.layer is Layer.USER:
        return "your placement"
    return "not yet checked with a source" if source.layer is Layer.UNVERIFIED else source.title


class ClaimRelation(StrEnum):
    """The relations a claim can state. BETWEEN takes exactly two objects; DATED takes none, and a `date`.  Those to an era
    take none either, and an `era`."""

    BEFORE = "before"
    AFTER = "after"
    BETWEEN = "between"
    DURING = "during"
    SAME_TIME = "same-time"
    DATED = "dated"
    BEFORE_ERA = "before-era"
    WITHIN_ERA = "within-era"
    AFTER_ERA = "after-era"


OF_ERAS = frozenset({ClaimRelation.BEFORE_ERA, ClaimRelation.WITHIN_ERA, ClaimRelation.AFTER_ERA})
"""The relations of a work to an era."""


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement of placement.

    `subject` and `objects` are work ids (segments too), `certainty` 5 (stated) to 1 (a guess), `axis`
    "story" or "life:CHARACTER", `date` EDTF for DATED, `era` the id of one for the relations to eras. The layer of a claim is the strongest of its sources' layers.
    `said_at` is the page or place in the sources, several separated by " ; ".  `directly`: of AFTER and BEFORE, that
    nothing comes between the two works, unless something else says so.  `hand_number` counts the user's own claims: a
    later one has a higher number and is stronger than an earlier one as certain; 0 for claims of packs.  `chronology` is the
    id of the named chronology that a claim belongs to, "" for none: it then counts in each.
    """

    id: str
    subject: str
    relation: ClaimRelation
    objects: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    certainty: int = 3
    reason: str = ""
    date: str = ""
    apparent: bool = False
    axis: str = "story"
    timeline: str = "main"
    said_at: str = ""
    directly: bool = False
    hand_number: int = 0
    era: str = ""
    chronology: str = ""


def claim_id(claim: Claim) -> str:
    """The id of a claim that states none: its work, its relation, and a hash of its objects, era, chronology, date, axis and timeline.

    It does not depend on the source, the certainty or the reason.
    """
    statement = "\n".join(
        (
            *claim.objects,
            *((claim.era,) if claim.era else ()),
            *((f"chronology {claim.chronology}",) if claim.chronology else ()),
            claim.date,
            claim.axis,
            claim.timeline,
            "apparent" if claim.apparent else "",
        )
    )
    return f"{claim.subject}:{claim.relation}:{sha256(statement.encode()).hexdigest()[:8]}"


@dataclass(frozen=True, slots=True)
class State:
    """A span of a character's life between two works; a bound that is None is open.

    `certainty` as in a claim; `axis` as in a claim.
    """

    id: str
    character: str
    state: str
    begins: str | None = None
    begins_inclusive: bool = True
    ends: str | None = None
    ends_inclusive: bool = True
    timeline: str = "main"
    certainty: int = 3
    reason: str = ""
    reveals: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    axis: str = "story"
    said_at: str = ""
