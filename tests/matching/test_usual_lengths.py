"""The length of a work whose running time nobody knows, judged by those of its series."""

from __future__ import annotations

import pytest

from janto_catalog.matching import ItemMatcher, WorkIndex
from janto_catalog.model.files import Evidence, Outcome, Stance
from janto_catalog.model.kinds import Kind
from janto_catalog.model.story import Series, Story, Work
from janto_catalog.model.text import format_time
from tests.matching.harness import MatchHarness, sound
from tests.matching.make_items import item

MINUTES = 60.0


def _play(number: int, title: str, minutes: float | None, **more: object) -> Work:
    runtime = minutes * MINUTES if minutes else None
    return Work(
        f"lh-{number}",
        title,
        Kind.AUDIO_DRAMA,
        series="lh",
        number=str(number),
        runtime=runtime,
        **more,  # type: ignore[arg-type]
    )


@pytest.fixture(scope="module")
def lighthouse() -> WorkIndex:
    """Five plays, three of a known length, and a box set of three stories."""
    works = (
        _play(1, "The Lamp", 60), _play(2, "The Keeper", 65), _play(3, "The Fog Horn", 70), _play(4, "The Rocks", None),
        _play(5, "The Last Boat", None), _play(6, "Storm Season", None),
        *(
            Work(f"lh-6-{number}", title, Kind.AUDIO_DRAMA, part_of="lh-6", number=str(number), series="lh")
            for number, title in enumerate(("First Wind", "High Water", "Quiet Morning"), 1)
        ),
    )  # fmt: skip
    return WorkIndex(
        Story(works=works, series=(Series("lh", "Lighthouse", Kind.AUDIO_DRAMA, show="Lighthouse"),))
    )


def _length_evidence(index: WorkIndex, work: str, minutes: float, copies: dict[str, float]) -> list[Evidence]:
    title = index.works[work].record.title
    one = item(f"Lighthouse - {title}.mp3", sound(minutes * MINUTES))
    proposal = ItemMatcher(index).match([one], (), index.usual_lengths.with_copies(copies))[0]
    evidence = next(each.evidence for each in proposal.candidates if each.work == work)
    return [each for each in evidence if "usual length" in each.text]


def test_a_length_as_usual_supports_a_little_and_says_so(lighthouse: WorkIndex) -> None:
    [found] = _length_evidence(lighthouse, "lh-4", 63, {})
    assert found.text == "length 1:03:00, usual length of Lighthouse 1:00:00 to 1:10:00"
    assert 0 < found.weight < 1


@pytest.mark.parametrize(
    ("minutes", "how"), [(52.5, "shorter than"), (58, "near"), (72, "near"), (75, "longer than")]
)
def test_a_length_just_outside_of_what_is_usual_counts_as_much_and_is_not_said_to_agree(
    lighthouse: WorkIndex, minutes: float, how: str
) -> None:
    [inside] = _length_evidence(lighthouse, "lh-4", 63, {})
    [found] = _length_evidence(lighthouse, "lh-4", minutes, {})
    assert (
        found.text
        == f"length {format_time(minutes * MINUTES)}, {how} the usual length of Lighthouse 1:00:00 to 1:10:00"
    )
    assert (found.stance, found.weight) == (Stance.NEUTRAL, inside.weight)
    assert inside.stance is Stance.FOR


def test_a_length_far_from_usual_contradicts_a_little(lighthouse: WorkIndex) -> None:
    [found] = _length_evidence(lighthouse, "lh-4", 200, {})
    assert -2 < found.weight < 0


def test_the_collectors_copies_say_what_is_usual_where_the_pack_does_not(lighthouse: WorkIndex) -> None:
    bare = WorkIndex(
        Story(
            works=tuple(
                _play(number, title, None)
                for number, title in enumerate(("Lamp", "Keeper", "Fog", "Rock"), 1)
            ),
            series=tuple(lighthouse.series.values()),
        )
    )
    assert _length_evidence(bare, "lh-4", 45, {}) == []
    copies = {"lh-1": 44 * MINUTES, "lh-2": 45 * MINUTES, "lh-3": 46 * MINUTES}
    [found] = _length_evidence(bare, "lh-4", 45, copies)
    assert found.weight > 0


def test_a_joined_file_is_what_its_name_says_and_not_its_title_tag(lighthouse: WorkIndex) -> None:
    facts = sound(190 * MINUTES, title="First Wind", album="Storm Season")
    proposal = MatchHarness(lighthouse).match_one("Lighthouse - Storm Season.m4b", facts)
    assert proposal.candidates[0].work == "lh-6"
    assert "lh-6-1" not in [link.work for link in proposal.links]


def test_the_title_tag_of_a_file_as_long_as_a_story_is_offered(lighthouse: WorkIndex) -> None:
    facts = sound(62 * MINUTES, title="First Wind", album="Storm Season")
    proposal = MatchHarness(lighthouse).match_one("Lighthouse - Storm Season.m4b", facts)
    assert proposal.outcome is not Outcome.LINK
    assert {"lh-6", "lh-6-1"} <= {each.work for each in proposal.candidates}


def test_the_usual_length_alone_links_nothing(lighthouse: WorkIndex) -> None:
    proposal = MatchHarness(lighthouse).match_one("Lighthouse/interesting.mp3", sound(63 * MINUTES))
    assert proposal.outcome is not Outcome.LINK
