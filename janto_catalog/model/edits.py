"""Your edits of facts: each has a fact, a field, a value, and the value it replaced.

Packs are never changed: edits override them. When a newer version of a pack has another value than the one an edit
replaced, the user is asked which value to keep.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from janto_catalog.model.claims import Layer, Source
from janto_catalog.model.story import Fact

WHOLE = ""
"""The field of an edit that adds or removes a whole fact."""

YOU = Source("you", "You", Layer.USER)
"""The source of your own claims."""


@dataclass(frozen=True, slots=True)
class Edit:
    """One edit.

    `kind` is the field of `Story` that contains the fact ("works"), `id` the fact's id, `field` the edited field or
    WHOLE. `value` and `replaced` have the type of the field. For WHOLE they are the fact itself or None: an edit that
    adds a fact replaced None, one that removes a fact has the value None.
    """

    kind: str
    id: str
    field: str
    value: Any
    replaced: Any


def edited(fact: Fact | None, edits: Iterable[Edit]) -> Fact | None:
    """`fact`, or None where there is none, with its `edits` applied; None when they remove it.

    An edit of a field does nothing when the fact does not exist.
    """
    # Edits of whole facts come first: an added fact may be edited too.
    for edit in sorted(edits, key=lambda edit: (edit.field != WHOLE, edit.field)):
        if edit.field == WHOLE:
            fact = edit.value
        elif fact is not None:
            fact = replace(fact, **{edit.field: edit.value})
    return fact


class EditState(StrEnum):
    """How an edit compares with what the packs have now.

    UNCHANGED: they have what the edit replaced. SAME_AS_PACK: they have the same value as the edit. PACK_CHANGED: they
    have another value, and the user must decide. FACT_REMOVED: they no longer have the fact; the edit applies again
    when the fact returns.
    """

    UNCHANGED = "holds"
    SAME_AS_PACK = "agrees"
    PACK_CHANGED = "changed"
    FACT_REMOVED = "gone"


@dataclass(frozen=True, slots=True)
class EditStatus:
    """An edit with the value that packs have `now` (of the type of its value; None when the fact is gone)."""

    edit: Edit
    now: Any
    state: EditState

    @property
    def needs_decision(self) -> bool:
        """Whether the user must decide which value to keep."""
        return self.state is EditState.PACK_CHANGED
