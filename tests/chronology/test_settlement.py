"""What would settle a conflict, and the chain of its works."""

from __future__ import annotations

import pytest

from janto_catalog.chronology import conflict_chain, conflict_runs, settlement
from janto_catalog.model.claims import Layer
from janto_catalog.model.order import Conflict, Reason, ReasonKind

LAYERS = {
    "me": Layer.USER,
    "screen": Layer.CANON,
    "book": Layer.REFERENCE,
    "blog": Layer.COMMENTARY,
    "rumour": Layer.UNVERIFIED,
}


def reason(works: str, source: str = "book", origin: str = "", kind: ReasonKind = ReasonKind.CLAIM) -> Reason:
    """A reason about the works named by the letters of `works`."""
    return Reason(kind, works, source, 3, tuple(works), origin or works)


@pytest.mark.parametrize(
    ("own", "against", "expected"),
    [
        ("screen", "screen", "Only your own placement would settle it."),
        ("book", "book", "The screen or the publisher would settle it."),
        ("blog", "screen", "It would hold if the screen or the publisher said the same."),
        ("blog", "blog", "A reference work, the publisher or the screen would settle it."),
        ("rumour", "rumour", "Any source that can be looked up would settle it."),
        ("unknown", "rumour", "Any source that can be looked up would settle it."),
        ("blog", "me", "It would hold without your own placement."),
        ("book", "me", "It would hold without your own placement."),
    ],
)
def test_a_stronger_source_settles_a_conflict(own: str, against: str, expected: str) -> None:
    conflict = Conflict(reason("ab", own), (reason("ba", against, "c1"),), "")
    assert settlement(conflict, LAYERS) == expected


def test_the_weakest_reason_of_the_loop_counts() -> None:
    conflict = Conflict(reason("ca", "blog"), (reason("ab", "screen"), reason("bc", "book")), "")
    assert settlement(conflict, LAYERS).startswith("It would hold if a reference work")


def test_a_derived_reason_has_its_own_layer() -> None:
    conflict = Conflict(reason("ab", "rumour"), (reason("ba", "", "s", ReasonKind.STATE),), "")
    assert settlement(conflict, LAYERS) == "It would hold if an equally strong source said the same."


def test_the_chain_leads_through_the_works_where_runs_meet() -> None:
    loop = (reason("ab", origin="series"), reason("bc", origin="series"), reason("cd", origin="claim"))
    conflict = Conflict(reason("da"), loop, "")
    runs = conflict_runs(conflict)
    assert [len(run) for run in runs] == [2, 1]
    assert conflict_chain(conflict.claim, runs) == ["a", "c", "d"]


def test_a_loop_without_common_works_has_no_chain() -> None:
    conflict = Conflict(reason("da"), (reason("ab"), reason("cd")), "")
    assert conflict_chain(conflict.claim, conflict_runs(conflict)) == []
    assert conflict_chain(reason("a"), [(reason("a"),)]) == []
    assert conflict_chain(reason("ab"), []) == []
