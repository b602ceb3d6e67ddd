"""No neighbour is ours: nothing with a title of ours under another show, author, range or publisher is linked."""

from __future__ import annotations

from dataclasses import replace

import pytest

from janto_catalog.matching import WorkIndex, match_items
from janto_catalog.model.files import Outcome, Proposal
from janto_catalog.model.media import MediaFacts, Medium
from tests.matching.harness import MatchHarness, film, sound
from tests.matching.make_items import item
from tests.matching.neighbours import in_mixed_folders, neighbours
from tests.matching.score_names import NamedFile, works


def _match(files: list[NamedFile], index: WorkIndex) -> tuple[Proposal, ...]:
    return match_items([item(each.name, each.facts, folders=each.folders) for each in files], index)


def test_no_neighbour_is_linked(index: WorkIndex, tables: list[str]) -> None:
    made = list(neighbours(index))
    proposals = _match([named for _, named in made], index)
    linked = [
        (kind, "/".join((*named.folders[2:], named.name)))
        for (kind, named), proposal in zip(made, proposals, strict=True)
        if proposal.outcome is Outcome.LINK
    ]
    asked = sum(proposal.outcome is Outcome.ASK for proposal in proposals)
    tables.append(f"neighbours: {len(made)}, linked {len(linked)}, asked about {asked}")
    assert len(made) >= 4000
    assert linked == []


def test_in_a_mixed_folder_only_what_names_our_show_is_linked(index: WorkIndex, tables: list[str]) -> None:
    ours = linked = others = 0
    for folder in in_mixed_folders(index):
        for named, proposal in zip(folder, _match(folder, index), strict=True):
            if named.works:
                ours += 1
                linked += works(proposal) == list(named.works)
            else:
                others += 1
                assert works(proposal) == [], named
    tables.append(f"mixed folders: {linked} of {ours} of ours linked, 0 of {others} others")
    assert others >= 500
    assert linked >= 0.97 * ours


@pytest.mark.parametrize(
    ("path", "facts"),
    [
        ("Reaper - S01E13 - End of Days.mkv", film(3000)),
        ("Sliders 3x11 Utopia.avi", None),
        ("Adrift in Space S02E11.mkv", film(2940)),
        ("Combat! S01E11.mkv", None),
        ("Utopia - 3x11.mkv", None),
        ("Dexter/Season 01/Dexter - S01E02 - Day One.mkv", film(3000)),
        ("Grimm/2x04 Meat.avi", film(2900)),
        ("TV/Torchwood/Grimm/2x04 Meat.avi", film(2900)),
        ("TV/Torchwood/Grimm - 2x04 - Meat.avi", film(2900)),
        ("Big Finish/The Human Frontier/11 - Broken.m4b", sound(3600)),
        ("c7.m4b", sound(3480, album="Timeslip Volume 2", title="Broken", artists=("Big Finish Productions",))),
        ("Torchwood/c7.m4b", sound(3480, album="Timeslip Volume 2", title="Broken")),
        ("Big Finish/Sync.m4b", sound(3300)),
        ("Big Finish/27.m4b", sound(3300)),
    ],
)  # fmt: skip
def test_title_and_number_of_ours_under_another_name_are_not_linked(
    harness: MatchHarness, path: str, facts: MediaFacts | None
) -> None:
    assert harness.match_one(path, facts).outcome is not Outcome.LINK


@pytest.mark.parametrize(
    ("path", "work"),
    [
        ("Torchwood - S01E13 - End of Days.mkv", "tw-s01e13-end-of-days"),
        ("Torchwood/Season 2/Meat - S02E04.avi", "tw-s02e04-meat"),
        ("TV/Torchwood/New Files/Season 2/2x04 Meat.avi", "tw-s02e04-meat"),
        ("Big Finish/Torchwood/11 - Broken.m4b", "bf-tw-11-broken"),
        ("Big Finish/Torchwood - Sync.m4b", "bf-tw-27-sync"),
    ],
)
def test_the_same_under_our_show_is_linked(harness: MatchHarness, path: str, work: str) -> None:
    assert harness.linked_works(path) == [work]


def test_a_book_is_linked_by_its_author_and_not_by_another(harness: MatchHarness) -> None:
    title, work = "Almost Perfect", "tw-novel-09-almost-perfect"
    assert harness.linked_works(f"{title} - James Goss.epub") == [work]
    assert harness.linked_works(f"James Goss/{title}.epub") == [work]
    for author in ("Helen Marsh", "James Herbert", "Helen Goss"):
        assert harness.linked_works(f"{title} - {author}.epub") == [], author
        assert harness.linked_works(f"{author}/{title}.epub") == [], author
    assert harness.linked_works(f"{title}.epub") == []


def test_a_creator_in_the_tags_who_did_not_make_it_is_asked_about_even_with_the_show(
    harness: MatchHarness,
) -> None:
    def book(*makers: str) -> MediaFacts:
        return replace(sound(title="Almost Perfect", artists=makers), duration=None)

    path = "Torchwood/Almost Perfect.epub"
    assert harness.linked_works(path, book("James Goss"))
    assert harness.linked_works(path, book("Goss, James"))
    assert harness.linked_works(path, book("Unknown"))
    assert harness.linked_works(path, book("Helen Marsh", "James Goss"))
    assert harness.match_one(path, book("Helen Marsh")).outcome is Outcome.ASK


@pytest.mark.parametrize("number", [1, 2, 3])
def test_a_year_of_another_run_is_no_year_of_an_undated_issue(harness: MatchHarness, number: int) -> None:
    """The third issue has no date; the first two are of 2016."""
    folder = "Comics/World Without End (1990)"
    assert harness.linked_works(f"{folder}/World Without End {number:03} (1990).cbz") == []
    path = f"Torchwood - World Without End {number:03} (2016).cbz"
    assert harness.linked_works(path) == [f"titan-world-without-end-{number}"]


def test_a_series_tag_with_a_number_is_a_title(harness: MatchHarness) -> None:
    def issue(series: str, **more: str) -> MediaFacts:
        return MediaFacts("CBZ", Medium.PAGES, series=series, number="2", **more)  # type: ignore[arg-type]

    culling = issue("Torchwood: The Culling", publisher="Titan Comics", date="2017")
    assert harness.linked_works("Comics/2017/The Culling/02.cbz", culling) == ["titan-the-culling-2"]
    other = issue("Torchwood: The Long Goodbye", publisher="Titan Comics", date="2017")
    assert harness.linked_works("Comics/2017/The Long Goodbye/02.cbz", other) == []
    assert harness.linked_works("02.cbz", issue("The Culling", publisher="DC", date="1994")) == []


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("Torchwood 10 - Broken.mp3", "Moving Target"),
        ("Torchwood 11 - Broken.mp3", "Moving Target"),
        ("Torchwood 10 - Moving Target.mp3", "Broken"),
    ],
)
def test_a_name_and_a_title_tag_of_two_stories_ask_whatever_the_number(
    harness: MatchHarness, name: str, title: str
) -> None:
    proposal = harness.match_one(name, sound(title=title, album="Torchwood"))
    assert proposal.outcome is Outcome.ASK
    assert len(proposal.candidates) >= 2


def test_so_do_an_episode_and_the_tag_of_another(harness: MatchHarness) -> None:
    for title, outcome in (("Ghost Machine", Outcome.ASK), ("Day One", Outcome.LINK), ("", Outcome.LINK)):
        proposal = harness.match_one("Torchwood S01E02 Day One.mkv", film(3000, title=title))
        assert proposal.outcome is outcome


@pytest.mark.parametrize(
    ("path", "linked"),
    [
        ("Torchwood (2006)/Season 4/Torchwood (2006) - S04E01 - The New World.mkv", True),
        ("Torchwood (2006) - 4x01 - The New World (2011).mkv", True),
        ("Torchwood - 1x02 - Day One (2019 remaster).mkv", True),
        ("Doctor Who (1963)/Season 1/Doctor Who (1963) - S01E10 - The Doctor Dances.mkv", False),
        ("Doctor Who (2005)/Season 1/Doctor Who (2005) - S01E10 - The Doctor Dances.mkv", True),
    ],
)
def test_a_year_may_be_that_of_the_show_or_of_the_file(
    harness: MatchHarness, path: str, linked: bool
) -> None:
    assert bool(harness.linked_works(path)) is linked
