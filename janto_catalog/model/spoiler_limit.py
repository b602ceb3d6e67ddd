"""The spoiler limit: what the user wants to know nothing of yet.

It imports no story: the window shows the limit before it has read any fact.
"""

from __future__ import annotations

from dataclasses import dataclass

Key = tuple[str, str]
"""A kind of fact (a field of `Story`) and an id."""


@dataclass(frozen=True, slots=True)
class SpoilerLimit:
    """What the user wants to know nothing of yet.

    until: a work; what comes after it in the story is kept back.  "" for no such limit.
    keep_back: works and arcs, as ("works" or "arcs", id), that are kept back whatever else is known.
    seen: facts that reveal works which are not marked finished are not shown; works that are finished are listed also after
        `until`.
    """

    until: str = ""
    keep_back: tuple[Key, ...] = ()
    seen: bool = False

    def __bool__(self) -> bool:
        """Whether anything is limited."""
        return bool(self.until or self.keep_back or self.seen)
