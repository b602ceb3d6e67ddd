"""What you say over what the story worlds say: each edit is (fact, field, value, what it replaced).

A story world's own facts are never changed.  A newer version of it arrives under your edits, and where it
changed what you replaced, that is shown until you say which holds.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from janto_catalog.model.claims import Layer, Source
from janto_catalog.model.story import Fact

WHOLE = ""
"""The field of an edit that puts a whole fact in or takes it out."""

YOU = Source("you", "You", Layer.USER)
"""The source of what you say yourself."""


@dataclass(frozen=True, slots=True)
class Edit:
    """One edit.

    `kind` is the field of `Story` the fact stands in ("works"), `id` the fact's own, `field` the field of the
    fact or WHOLE.  `value` and `replaced` are of the field's type; of WHOLE edits the fact itself, or None:
    a fact that was put in replaced None, one that was taken out has the value None.
    """

    kind: str
    id: str
    field: str
    value: Any
    replaced: Any

    @property
    def adds(self) -> bool:
        """Whether this puts a fact in that no story world had."""
        return self.field == WHOLE and self.replaced is None


def edited(fact: Fact | None, edits: Iterable[Edit]) -> Fact | None:
    """`fact` (None: there is none) with `edits` of it over it; None when they take it out, or it is not there.

    An edit of a field does nothing to a fact that is not there.
    """
    # Whole facts first: what was put in may be edited too.
    for edit in sorted(edits, key=lambda edit: (edit.field != WHOLE, edit.field)):
        if edit.field == WHOLE:
            fact = edit.value
        elif fact is not None:
            fact = replace(fact, **{edit.field: edit.value})
    return fact


class EditState(StrEnum):
    """How an edit stands over what the story worlds say now."""

    HOLDS = "holds"
    AGREES = "agrees"
    CHANGED = "changed"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class EditStatus:
    """An edit with what the story worlds say `now` (of the type of its value; None when the fact is gone).

    CHANGED: they no longer say what it replaced, which waits for a word of yours; AGREES: they say the same by
    now; GONE: the fact it edits is not there, and it holds again when that comes back.
    """

    edit: Edit
    now: Any
    state: EditState

    @property
    def needs_decision(self) -> bool:
        """Whether somebody has to say which holds."""
        return self.state is EditState.CHANGED
