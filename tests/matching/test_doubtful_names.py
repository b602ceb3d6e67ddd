"""Names that are nearly those of a work, each with a name like it that is linked."""

from __future__ import annotations

import pytest

from janto_catalog.matching import WorkIndex
from janto_catalog.model.files import Outcome
from janto_catalog.model.media import MediaFacts, Medium
from tests.matching.harness import MatchHarness, sound
from tests.matching.worlds import world

MINUTE = 60.0


@pytest.fixture(scope="module")
def harness(index: WorkIndex) -> MatchHarness:
    return MatchHarness(index)


def pages(count: int, **more: object) -> MediaFacts:
    return MediaFacts("CBZ", Medium.PAGES, pages=count, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("path", "facts", "works"),
    [
        # Another story that goes on from this one; a series may have a prequel.
        ("Torchwood Slow Decay (a sequel).epub", None, []),
        ("Torchwood - prequel to Slow Decay.epub", None, []),
        ("Torchwood - Slow Decay - Die Fortsetzung.epub", None, []),
        ("Torchwood Slow Decay (German).epub", None, ["tw-novel-03-slow-decay"]),
        ("Torchwood - Asylum II.mp3", sound(45 * MINUTE), []),
        ("Torchwood - Asylum Two.mp3", sound(45 * MINUTE), []),
        ("Torchwood - 02 - Asylum.mp3", sound(45 * MINUTE), ["tw-radio-02-asylum"]),
        ("Torchwood - Slow Decay I.epub", None, []),
        ("Torchwood One - I Hate Mondays.mp3", sound(180 * MINUTE), ["bf-tw1-i-hate-mondays"]),
        # Pages that an issue, a comic or a book cannot have.
        ("Books/1848562381.cbz", pages(1), []),
        ("Books/1848562381.cbz", pages(130), ["titan-rift-war-tpb"]),
        ("Books/1848562381 (1 of 4).cbz", pages(22), []),
        ("Torchwood Magazine Issue 17.cbz", pages(4), []),
        ("Torchwood Magazine Issue 17.cbz", pages(68), ["tw-mag-17"]),
        ("Torchwood Station Zero 1.cbz", pages(5), []),
        ("Torchwood Station Zero 1.cbz", pages(160), []),
        ("Torchwood Station Zero 1 (of 4).cbz", pages(24), ["titan-station-zero-1"]),
        ("Torchwood - Slow Decay.pdf", MediaFacts("PDF", Medium.PAGES, pages=12), []),
        (
            "Torchwood - Slow Decay.pdf",
            MediaFacts("PDF", Medium.PAGES, pages=250),
            ["tw-novel-03-slow-decay"],
        ),
    ],
)
def test_what_a_name_or_length_speaks_against_is_asked(
    harness: MatchHarness, path: str, facts: MediaFacts | None, works: list[str]
) -> None:
    assert harness.linked_works(path, facts) == works


def test_numbers_of_several_box_sets_are_asked_with_each(harness: MatchHarness) -> None:
    proposal = harness.match_one("Torchwood Soho 1-6.mp3", sound(180 * MINUTE))
    assert proposal.outcome is Outcome.ASK
    assert {"bf-soho-parasite", "bf-soho-ascension"} <= {each.work for each in proposal.candidates}
    assert harness.linked_works("Torchwood Soho - Parasite 1-6.mp3", sound(180 * MINUTE)) == [
        "bf-soho-parasite"
    ]


def test_a_comic_may_have_the_title_of_a_novel() -> None:
    harness = MatchHarness(WorkIndex(world("holmes")))
    name = "Sherlock Holmes - A Study in Scarlet.cbz"
    assert harness.match_one(name, pages(100)).outcome is Outcome.ASK
    assert harness.linked_works(name, pages(260)) == ["a-study-in-scarlet"]
