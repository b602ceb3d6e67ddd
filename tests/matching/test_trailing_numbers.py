"""A number at the end of a name, as parts have: a question where nothing says that the file is the whole title."""

from __future__ import annotations

from dataclasses import replace

import pytest

from janto_catalog.matching import ItemMatcher, WorkIndex, match_items
from janto_catalog.model.files import Outcome, Proposal
from tests.matching.harness import MatchHarness, sound
from tests.matching.make_items import item
from tests.matching.trees import facts_of, identify
from tests.matching.worlds import world

FORMS = (
    "{} (1)", "{} (2)", "{} [1]", "{} (01)", "{} - 1", "{} - 02", "{} - Vol 1", "{} - Vol. 2", "{} (Volume 2)",
    "{} - 1 [64kbps]", "{} (1) (2011)",
)  # fmt: skip
#: Stories of a monthly range, of radio, of a box set and of television.
STORIES = {
    "Torchwood - Goodbye Piccadilly": "bf-tw-22-goodbye-piccadilly",
    "Torchwood - Golden Age": "tw-radio-03-golden-age",
    "Torchwood - Hostile Environment": "bf-s06-god-among-us-2-2-hostile-environment",
    "Torchwood - Adrift": "tw-s02e11-adrift",
}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("title", STORIES)
def test_a_file_of_unknown_length_may_be_a_part(harness: MatchHarness, title: str, form: str) -> None:
    extension = "mkv" if title.endswith("Adrift") else "mp3"
    found = harness.match_one(f"Torchwood/{form.format(title)}.{extension}")
    assert (found.outcome, found.candidates[0].work) == (Outcome.ASK, STORIES[title])


@pytest.mark.parametrize("form", FORMS)
def test_a_file_may_be_a_part_of_a_story_whose_length_nothing_tells(form: str) -> None:
    """A pack without running times."""
    found = MatchHarness(WorkIndex(world("harbour"))).match_one(
        f"Harbour/{form.format('Harbour - Silence')}.mp3", sound(1500)
    )
    assert found.outcome is Outcome.ASK
    assert found.candidates


@pytest.mark.parametrize("form", FORMS[:-1])
def test_a_file_as_long_as_its_story_is_the_whole(harness: MatchHarness, form: str) -> None:
    known = f"Torchwood/{form.format('Torchwood - Golden Age')}.mp3"
    assert harness.linked_works(known, sound(2700)) == ["tw-radio-03-golden-age"]
    # Its own length is not known, that of the series is.
    usual = f"Torchwood/{form.format('Torchwood - Fall to Earth')}.mp3"
    assert harness.linked_works(usual, sound(3480)) == ["bf-tw-02-fall-to-earth"]
    assert harness.match_one(usual, sound(1740)).outcome is Outcome.ASK


def test_a_usual_length_that_halves_have_too_says_nothing(harness: MatchHarness) -> None:
    """Dramas of the show are 30 to 120 minutes long."""
    path = "Torchwood/Torchwood - Orr - 1.mp3"
    assert harness.match_one(path, sound(1900)).outcome is Outcome.ASK
    assert harness.linked_works(path, sound(4500)) == ["bf-s05-aliens-among-us-1-3-orr"]


@pytest.mark.parametrize(
    ("path", "work"),
    [
        # The number of the work in its series, season or box set, or after the name of its show.
        ("Torchwood Monthly Range/Goodbye Piccadilly - 22.mp3", "bf-tw-22-goodbye-piccadilly"),
        ("Torchwood/Goodbye Piccadilly (22).mp3", "bf-tw-22-goodbye-piccadilly"),
        ("Torchwood/Season 2/Torchwood - Sleeper - 02.mkv", "tw-s02e02-sleeper"),
        ("Torchwood/God Among Us 2/Hostile Environment - 2.mp3", "bf-s06-god-among-us-2-2-hostile-environment"),
        ("The Conspiracy (Torchwood 1).mp3", "bf-tw-01-the-conspiracy"),
        # A date, and a number of the title.
        ("Torchwood - Asylum - Radio 4 - 01 July 2009.m4a", "tw-radio-02-asylum"),
        ("Torchwood - Zone 10.mp3", "bf-tw-08-zone-10"),
        # A book is one file.
        ("Torchwood - Almost Perfect (1).epub", "tw-novel-09-almost-perfect"),
    ],
)  # fmt: skip
def test_another_number_is_no_part(harness: MatchHarness, path: str, work: str) -> None:
    assert harness.linked_works(path) == [work]


def test_a_low_number_alone_is_not_that_of_the_work(harness: MatchHarness) -> None:
    """Story 2 of its series, which nothing names: most stories in parts have two."""
    assert harness.match_one("Torchwood/Torchwood - Asylum (2).mp3").outcome is Outcome.ASK


TIMED = ("{time}", "00h{time}", "Golden Age {time}", "{time}_Golden_Age", "Golden Age (00h{time})")


@pytest.mark.parametrize("name", TIMED)
def test_files_called_by_where_they_begin_are_one_item(name: str, index: WorkIndex) -> None:
    paths = [f"Torchwood/Torchwood - Golden Age/{name.format(time=f'{n:02}m00s')}.mp3" for n in (0, 15, 30)]
    files = {path: facts_of(path, {"minutes": 15}) for path in paths}
    ((item, proposal),) = identify(files, ItemMatcher(index))
    assert [file.path for file in item.files] == paths
    assert [link.work for link in proposal.links] == ["tw-radio-03-golden-age"]


@pytest.mark.parametrize("name", ["Golden Age 00m00s", "Golden Age - 00h00m00s", "00m00s Golden Age"])
def test_a_time_needs_no_explanation(harness: MatchHarness, name: str) -> None:
    path = f"Torchwood/Torchwood - {name}.mp3"
    assert harness.linked_works(path, sound(2700)) == ["tw-radio-03-golden-age"]
    # It may be where a part begins.
    assert harness.match_one(path, sound(900)).outcome is not Outcome.LINK
    assert harness.match_one(path).outcome is Outcome.ASK
    # Or the length of the whole.
    assert harness.linked_works(path.replace("00m", "45m")) == ["tw-radio-03-golden-age"]


def test_how_long_it_is_says_that_it_is_no_part(harness: MatchHarness) -> None:
    for name in ("45min", "(45 minutes)", "45 min", "45m"):
        path = f"Torchwood/Torchwood - Golden Age {name}.mp3"
        assert harness.linked_works(path, sound(2700)) == ["tw-radio-03-golden-age"]
        assert harness.match_one(path, sound(900)).outcome is not Outcome.LINK
    # Nobody knows how long it is.
    assert harness.match_one("Torchwood/Torchwood - Golden Age 45min.mp3").outcome is not Outcome.LINK
    found = harness.match_one("Torchwood/Torchwood - Broken 00-45-00.mp3", sound(2700))
    assert (found.outcome, found.candidates[0].work) == (Outcome.ASK, "bf-tw-11-broken")


def test_a_copy_that_a_system_numbered_is_a_copy(index: WorkIndex) -> None:
    def match(first: str, second: str, *seconds: float | None) -> list[Proposal]:
        prints = ("one", "one" if seconds == () else "two")
        lengths = seconds or (None, None)
        items = [
            replace(item(name, sound(length), folders=("disk", "Torchwood")), content=content)
            for name, length, content in zip((first, second), lengths, prints, strict=True)
        ]
        return list(match_items(items, index))

    first, second = "Torchwood - Fall to Earth.mp3", "Torchwood - Fall to Earth (1).mp3"
    # The same content; the same length, of a story whose own is not known; neither.
    assert {each.outcome for each in match(first, second)} == {Outcome.LINK}
    assert {each.outcome for each in match(first, second, 1700.0, 1700.4)} == {Outcome.ASK}
    assert {each.outcome for each in match(first, second, 3400.0, 3400.4)} == {Outcome.LINK}
    assert [each.outcome for each in match(first, second, None, None)] == [Outcome.LINK, Outcome.ASK]
    assert match(first, "Torchwood - The Conspiracy (1).mp3")[1].outcome is Outcome.ASK
