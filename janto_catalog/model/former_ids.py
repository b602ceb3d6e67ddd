"""Ids that a newer version of a pack does not have any more, and what became of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from janto_catalog.model.packs import PackDecisions

_WORDS = {
    "works": "title", "series": "series", "characters": "character", "people": "person", "pairings": "pairing", "arcs": "story arc",
    "timelines": "branch", "eras": "era", "chronologies": "chronology",
}  # fmt: skip


class Fate(StrEnum):
    """What became of an id, in the word of the pack format."""

    RENAMED = "renamed"
    MERGED = "merged_into"
    SPLIT = "split_into"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class FormerId:
    """An id that a pack had: `kind` is the field of `Story` its fact was in, `becomes` the ids that stand for it now.

    `becomes` has one id where it was renamed or merged, several where it was split, none where it is gone.  `reason` is
    why it is gone, "" where the pack does not say; `title` is what the fact was called.
    """

    kind: str
    id: str
    fate: Fate
    becomes: tuple[str, ...] = ()
    reason: str = ""
    title: str = ""

    @property
    def successor(self) -> str:
        """The id that decisions follow to, "" where no single one stands for it."""
        return self.becomes[0] if self.fate in (Fate.RENAMED, Fate.MERGED) else ""


@dataclass(frozen=True, slots=True)
class LeftBehind:
    """Decisions about something that a pack does not have any more; `becomes` are the names of what it is now."""

    former: FormerId
    pack: str
    decisions: PackDecisions
    becomes: tuple[str, ...] = ()

    @property
    def word(self) -> str:
        """What it was, as people say it: "title", "story arc"."""
        return _WORDS[self.former.kind]

    @property
    def text(self) -> str:
        """What became of it, as a sentence."""
        if self.former.fate is Fate.SPLIT:
            return f"{self.pack} has it as {' and '.join(self.becomes) or 'other titles'} now."
        if self.former.fate is Fate.MERGED and self.becomes:
            return f"{self.pack} has it together with {self.becomes[0]} now, of which you decided otherwise."
        reason = self.former.reason.rstrip(".")
        return f"{self.pack} does not have it any more{f': {reason}' if reason else ''}."


def followed(former: Iterable[FormerId]) -> tuple[FormerId, ...]:
    """The same with each chain followed to its end: what was renamed twice has its newest id.

    A chain that ends in an id that was split or is gone has that fate.  A loop ends where it closes.
    """
    by_id = {(one.kind, one.id): one for one in former}

    def end(one: FormerId) -> FormerId:
        seen = {one.id}
        last = one
        while last.successor and last.successor not in seen:
            seen.add(last.successor)
            following = by_id.get((one.kind, last.successor))
            if following is None:
                break
            last = following
        merged = Fate.MERGED if one.fate is Fate.MERGED and last.successor else last.fate
        return replace(one, fate=merged, becomes=last.becomes, reason=last.reason)

    return tuple(end(one) for one in by_id.values())
