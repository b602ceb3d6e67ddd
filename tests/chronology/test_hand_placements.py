"""Works that the user places next to others, in stories where little is left to choose."""

from __future__ import annotations

from janto_catalog.chronology import order
from janto_catalog.model.claims import Claim, ClaimRelation, Layer, Source
from janto_catalog.model.edits import YOU
from janto_catalog.model.kinds import Kind, StoryOrder
from janto_catalog.model.story import Series, Story, Work

SERIAL = Series("run", "Run", Kind.NOVEL, StoryOrder.SERIAL)
WORKS = (
    Work("a", "A", Kind.NOVEL),
    Work("b", "B", Kind.NOVEL, "run", "1"),
    Work("c", "C", Kind.NOVEL, "run", "2"),
)


def test_a_part_is_placed_after_what_happens_at_the_time_of_another_part() -> None:
    """The other part stays with what is at its time: it cannot be moved behind itself."""
    claims = (
        Claim("same", "b", ClaimRelation.SAME_TIME, ("a",), ("talk",), 2),
        Claim("other", "a", ClaimRelation.AFTER, ("c",), ("guide",), 2),
        Claim("mine", "c", ClaimRelation.AFTER, ("a",), (YOU.id,), directly=True, hand_number=1),
    )
    sources = (Source("guide", "A guide", Layer.REFERENCE), Source("talk", "A talk", Layer.COMMENTARY))
    found = order(Story(works=WORKS, series=(SERIAL,), claims=claims, sources=sources))
    assert [place.work for place in found.placements][-1] == "c"
    assert {place.work for place in found.placements} == {"a", "b", "c"}
