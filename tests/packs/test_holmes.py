"""A second story world in several media: nothing in the loader knows the first."""

from __future__ import annotations

from pathlib import Path

from janto_catalog.model.kinds import Group
from janto_catalog.packs import check_pack, load_pack

HOLMES = Path(__file__).parent / "holmes"


def test_another_universe_is_clean_and_loads() -> None:
    assert check_pack(HOLMES) == ()
    story = load_pack(HOLMES).story
    assert {work.kind.group for work in story.works} == {Group.PRINT, Group.AUDIO, Group.VIDEO}
    assert len([work for work in story.works if not work.is_segment]) == 9
    assert {claim.date for claim in story.claims if claim.date} == {
        "1847-05-04",
        "1883-04",
        "1888-03-20",
        "1889",
        "1891-05",
        "1894",
    }


def test_adaptations_point_to_what_they_adapt() -> None:
    adapts = {
        (relation.work, relation.target)
        for relation in load_pack(HOLMES).story.relations
        if relation.relation == "adapts"
    }
    assert adapts == {
        ("speckled-band-1930", "the-speckled-band"),
        ("hound-1939", "the-hound-of-the-baskervilles"),
    }
