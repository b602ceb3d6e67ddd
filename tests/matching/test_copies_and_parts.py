"""Files of one name: parts of one story, copies of it, or a question."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from janto_catalog.matching import ItemMatcher, WorkIndex
from janto_catalog.model.files import Outcome, Proposal
from janto_catalog.model.matching import ReadItem
from tests.matching.make_items import shipped
from tests.matching.trees import facts_of, identify

_MATCHER = ItemMatcher(WorkIndex(shipped()))


def found(*files: tuple[str, float | None]) -> list[tuple[ReadItem, Proposal]]:
    return identify({path: facts_of(path, {"minutes": minutes}) for path, minutes in files}, _MATCHER)


def outcomes(items: Sequence[tuple[ReadItem, Proposal]]) -> list[tuple[int, str, list[str]]]:
    """The number of files, the outcome and the links of each item."""
    return [(len(item.files), each.outcome.value, [link.work for link in each.links]) for item, each in items]


def test_lengths_that_add_up_are_those_of_parts() -> None:
    files = (("Torchwood/Golden Age (1).mp3", 22.4), ("Torchwood/Golden Age (2).mp3", 22.1))
    assert outcomes(found(*files)) == [(2, "link", ["tw-radio-03-golden-age"])]


def test_files_as_long_as_the_story_are_copies_of_it() -> None:
    files = [(f"Torchwood/Torchwood - Golden Age ({n}).mp3", 45.0) for n in (1, 2)]
    assert outcomes(found(*files)) == [(1, "link", ["tw-radio-03-golden-age"])] * 2


@pytest.mark.parametrize("minutes", [(57, 57), (57, 52), (12, 12), (None, None), (28, 28)])
def test_what_may_be_either_is_asked_about(minutes: tuple[float | None, float | None]) -> None:
    names = (f"Torchwood/Torchwood - Fall to Earth ({n}).mp3" for n in (1, 2))
    for _, proposal in found(*zip(names, minutes, strict=True)):
        assert proposal.outcome is Outcome.ASK
        (candidate, *_) = proposal.candidates
        assert candidate.work == "bf-tw-02-fall-to-earth"
        assert any("it may be a part, or a copy" in each.text for each in candidate.evidence)


def test_the_same_content_twice_is_a_copy() -> None:
    items = [
        replace(item, content="57-same")
        for item, _ in found(*((f"Torchwood/Torchwood - Fall to Earth ({n}).mp3", 57.0) for n in (1, 2)))
    ]
    links = [[link.work for link in each.links] for each in _MATCHER.match(items)]
    assert links == [["bf-tw-02-fall-to-earth"]] * 2


@pytest.mark.parametrize("name", ["fte{}", "FTE0{}", "tfte{}"])
def test_tracks_called_by_the_initials_of_their_folder_are_its_title(name: str) -> None:
    files = [(f"Torchwood - Fall to Earth/{name.format(n)}.mp3", 15.0) for n in (1, 2, 3, 4)]
    assert outcomes(found(*files)) == [(4, "link", ["bf-tw-02-fall-to-earth"])]


def test_the_initials_of_another_folder_link_nothing() -> None:
    files = [(f"Torchwood - Fall to Earth/xyz{n}.mp3", 15.0) for n in (1, 2, 3, 4)]
    assert not any(each.links for _, each in found(*files))
    files = [(f"Harbour - Fall to Earth/fte{n}.mp3", 15.0) for n in (1, 2, 3, 4)]
    assert not any(each.links for _, each in found(*files))


def test_halves_by_letters_are_their_story() -> None:
    files = [(f"God Among Us 2/{t} {x}.mp3", 25.0) for t in ("Flight 405", "Eye of the Storm") for x in "ab"]
    parts = ["bf-s06-god-among-us-2-4-eye-of-the-storm", "bf-s06-god-among-us-2-1-flight-405"]
    assert outcomes(found(*files)) == [(2, "link", [part]) for part in parts]


@pytest.mark.parametrize("letter", ["a", "A"])
def test_a_half_by_its_letter_alone_is_asked_about(letter: str) -> None:
    for minutes in (None, 25.0):
        ((_, proposal),) = found((f"Torchwood/Torchwood - Golden Age {letter}.mp3", minutes))
        assert proposal.outcome is Outcome.ASK
        assert proposal.candidates[0].work == "tw-radio-03-golden-age"


@pytest.mark.parametrize(
    "name", ["Golden Age b", "Golden Age B", "Golden Age (b)", "Golden Age c", "GoldenAge_b"]
)
@pytest.mark.parametrize("minutes", [None, 25.0])
def test_a_later_part_by_its_letter_alone_is_asked_about(name: str, minutes: float | None) -> None:
    ((_, proposal),) = found((f"Torchwood/Torchwood - {name}.mp3", minutes))
    assert proposal.outcome is Outcome.ASK
    assert proposal.candidates[0].work == "tw-radio-03-golden-age"


@pytest.mark.parametrize("name", ["Golden b Age", "Golden Age x", "Golden Age by b"])
def test_a_letter_elsewhere_or_another_one_is_no_part(name: str) -> None:
    ((_, proposal),) = found((f"Torchwood/Torchwood - {name}.mp3", None))
    assert not proposal.links
    assert not any("as a part does" in each.text for one in proposal.candidates for each in one.evidence)


@pytest.mark.parametrize("place", ["Torchwood/Torchwood - Another Life", "Peter Anghelides/Another Life"])
@pytest.mark.parametrize("ending", ["epub", "mobi"])
def test_e_books_of_one_name_are_copies(place: str, ending: str) -> None:
    files = [(f"{place} ({n}).{ending}", None) for n in (1, 2)]
    assert outcomes(found(*files)) == [(1, "link", ["tw-novel-01-another-life"])] * 2


def test_pages_and_recordings_of_one_name_may_be_parts() -> None:
    for name in ("Torchwood Magazine 05 ({}).cbz", "Torchwood - Another Life ({}).pdf"):
        for _, proposal in found(*((f"Torchwood/{name.format(n)}", None) for n in (1, 2))):
            assert proposal.outcome is Outcome.ASK


@pytest.mark.parametrize("minutes", [45.0, 57.0, 75.0])
@pytest.mark.parametrize("name", ["Hidden - Part {}", "Hidden (Part {})", "Hidden pt {}", "Hidden Part {}"])
def test_each_of_two_long_parts_is_asked_about(name: str, minutes: float) -> None:
    files = [(f"Torchwood/Torchwood - {name.format(n)}.mp3", minutes) for n in (1, 2)]
    for _, proposal in found(*files):
        assert proposal.outcome is Outcome.ASK
        assert proposal.candidates[0].work == "tw-ab-hidden"


@pytest.mark.parametrize("initials", ["GD", "XX", "EM"])
def test_a_number_with_initials_that_nothing_explains_is_asked_about(initials: str) -> None:
    ((_, proposal),) = found((f"Torchwood/TW_BF_42_{initials}.mp3", 60.0))
    assert proposal.outcome is Outcome.ASK


def test_an_article_in_a_title_is_no_letter() -> None:
    for name in ("A Day in the Death", "To the Last Man", "A Kill to a View"):
        ((_, proposal),) = found((f"Torchwood/Torchwood - {name}.mkv", None))
        assert not any("at the end" in each.text for each in proposal.candidates[0].evidence)


@pytest.mark.parametrize("name", ["{:02}", "track{:02}", "gau2-{}", "gau2_{:02}", "God Among Us 2 - {}"])
def test_a_box_in_more_tracks_than_stories_is_the_box(name: str) -> None:
    folder = "Torchwood/God Among Us 2"
    files = {f"{folder}/{name.format(n)}.mp3": facts_of("a.mp3", {"minutes": 25}) for n in range(1, 9)}
    names = [path.rpartition("/")[2] for path in files]
    files[f"{folder}/all.m3u"] = facts_of("all.m3u", {"text": "\n".join(names)})
    ((item, proposal),) = identify(files, _MATCHER)
    assert len(item.files) == 9
    assert proposal.outcome is Outcome.LINK
    assert {link.work for link in proposal.links} == {"bf-s06-god-among-us-2"}


def test_more_files_than_stories_are_not_the_stories_by_their_numbers() -> None:
    files = [(f"God Among Us 2/{n:02} words {chr(96 + n) * 3}.mp3", 39.0) for n in range(1, 9)]
    assert not any(each.links for _, each in found(*files))


LONE = [
    ("Torchwood/Torchwood - Hidden (Disc 1).mp3",),
    ("Torchwood/Hidden/CD1.mp3",),
    ("Torchwood/Torchwood - Hidden - Tape 1.mp3",),
    ("Torchwood - Hidden (Disc 1)/01 Track.mp3", "Torchwood - Hidden (Disc 1)/02 Track.mp3"),
    ("Torchwood - Hidden/CD1/01 Track.mp3", "Torchwood - Hidden/CD1/02 Track.mp3"),
    ("Torchwood - Hidden/Disc 1/Torchwood - Hidden.mp3",),
]


@pytest.mark.parametrize("paths", LONE, ids=lambda paths: str(paths[0]))
@pytest.mark.parametrize("minutes", [None, 30.0])
def test_a_first_disc_alone_is_never_the_whole(paths: tuple[str, ...], minutes: float | None) -> None:
    ((item, proposal),) = found(*((path, minutes) for path in paths))
    assert proposal.candidates[0].work == "tw-ab-hidden"
    if minutes is None:
        assert item.gaps in ("the other discs", "the other tapes")
        return
    assert proposal.outcome is Outcome.ASK
    if "Disc 1/Torchwood" not in paths[0]:
        texts = [each.text for each in proposal.candidates[0].evidence]
        assert any("and the others are not here" in text for text in texts)


def test_a_first_disc_as_long_as_the_story_is_the_story() -> None:
    for name in ("Torchwood - Golden Age CD1.mp3", "Torchwood - Golden Age (Disc 1)/01.mp3"):
        ((item, proposal),) = found((f"Torchwood/{name}", 45.0))
        assert (item.gaps, [link.work for link in proposal.links]) == (None, ["tw-radio-03-golden-age"])


def test_both_discs_lack_nothing() -> None:
    ((item, proposal),) = found(*((f"Torchwood - Hidden/CD{n}.mp3", None) for n in (1, 2)))
    assert (item.gaps, [link.work for link in proposal.links]) == (None, ["tw-ab-hidden"])


LAST = [
    ("Torchwood/Torchwood - Hidden - last cd.mp3",),
    ("Torchwood/Torchwood - Hidden (final disc).mp3",),
    ("Torchwood/Torchwood - Hidden - final part.mp3",),
    ("Torchwood/Torchwood - Hidden (last tape).mp3",),
    ("Torchwood - Hidden - last disc/01 Track.mp3", "Torchwood - Hidden - last disc/02 Track.mp3"),
    ("Torchwood/Hidden/last cd/01 Track.mp3", "Torchwood/Hidden/last cd/02 Track.mp3"),
]


@pytest.mark.parametrize("paths", LAST, ids=lambda paths: str(paths[0]))
@pytest.mark.parametrize("minutes", [None, 35.0, 60.0])
def test_a_last_disc_alone_is_never_the_whole(paths: tuple[str, ...], minutes: float | None) -> None:
    for _, proposal in found(*((path, minutes) for path in paths)):
        assert proposal.links == ()
        assert all(candidate.work == "tw-ab-hidden" for candidate in proposal.candidates)


def test_a_last_disc_as_long_as_the_story_is_the_story() -> None:
    ((_, proposal),) = found(("Torchwood/Torchwood - Hidden (last disc).mp3", 150.0))
    assert [link.work for link in proposal.links] == ["tw-ab-hidden"]


@pytest.mark.parametrize("names", [("{:02} - Fall to Earth", "{:02}. Fall to Earth"), ("{:02}", "{:02} (1)")])
def test_tracks_of_the_same_lengths_are_copies(names: tuple[str, str]) -> None:
    files = [
        (f"Torchwood - Fall to Earth/{name.format(n)}.mp3", 5 + n / 10)
        for name in names
        for n in range(1, 11)
    ]
    assert outcomes(found(*files)) == [(10, "link", ["bf-tw-02-fall-to-earth"])] * 2


@pytest.mark.parametrize(("growth", "of_others"), [(0.0, 0.0), (0.1, -0.05)])
def test_tracks_of_other_lengths_or_cut_evenly_may_be_parts(growth: float, of_others: float) -> None:
    names = {"{:02} - Fall to Earth": growth, "{:02}. Fall to Earth": of_others}
    files = [
        (f"Torchwood - Fall to Earth/{name.format(n)}.mp3", 5 + n * more)
        for name, more in names.items()
        for n in range(1, 11)
    ]
    assert outcomes(found(*files)) == [(10, "ask", [])] * 2
