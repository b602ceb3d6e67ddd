"""Names that say in words which part of how many a file is: it is that part, not the last one."""

from __future__ import annotations

import pytest

from janto_catalog.model.files import Outcome
from janto_catalog.model.media import MediaFacts
from tests.matching.harness import MatchHarness, film, pages

MINUTE = 60.0


@pytest.mark.parametrize(
    ("path", "facts", "work"),
    [
        ("TV/Torchwood Miracle Day (first of ten).mkv", film(55 * MINUTE), "tw-s04e01-the-new-world"),
        ("TV/Torchwood Miracle Day - 3rd of 10.mkv", film(55 * MINUTE), "tw-s04e03-dead-of-night"),
        ("TV/Torchwood Miracle Day - fifth episode of ten.mkv", None, "tw-s04e05-the-categories-of-life"),
        ("TV/Torchwood Miracle Day - episode 5 of 10.mkv", None, "tw-s04e05-the-categories-of-life"),
        ("TV/Torchwood Children of Earth (second of five).mkv", film(58 * MINUTE), "tw-s03e02-coe-day-two"),
        ("TV/Torchwood Children of Earth - third day of five.mkv", None, "tw-s03e03-coe-day-three"),
        ("TV/Torchwood Children of Earth Teil eins von fünf.mkv", None, "tw-s03e01-coe-day-one"),
        ("TV/Torchwood Children of Earth première de cinq.mkv", None, "tw-s03e01-coe-day-one"),
        ("TV/Torchwood Children of Earth primera de cinco.mkv", None, "tw-s03e01-coe-day-one"),
        ("TV/Torchwood Children of Earth вторая из пяти.mkv", None, "tw-s03e02-coe-day-two"),
        ("TV/Torchwood season 2 (fifth of thirteen).mkv", film(50 * MINUTE), "tw-s02e05-adam"),
        ("TV/Torchwood Series Two - second of thirteen.mkv", film(48 * MINUTE), "tw-s02e02-sleeper"),
        ("TV/Torchwood Declassified - Miracle Day second of two.mkv", None, "tw-decl-md-2"),
        ("Comics/Torchwood Station Zero (second of four).cbz", pages(24), "titan-station-zero-2"),
        ("Comics/Torchwood World Without End first of four.cbz", pages(24), "titan-world-without-end-1"),
        # Of the series there are ten, and nothing says that these two are its halves.
        ("TV/Torchwood - Miracle Day (second of two).mkv", None, ""),
        ("TV/Torchwood Children of Earth - first disc of five.mkv", None, ""),
        ("TV/Torchwood Children of Earth - disc 2 of 5.mkv", None, ""),
    ],
)
def test_a_part_in_words_is_the_part_in_digits(
    harness: MatchHarness, path: str, facts: MediaFacts | None, work: str
) -> None:
    assert harness.linked_works(path, facts) == ([work] if work else [])


@pytest.mark.parametrize(
    ("path", "work"),
    [
        ("Torchwood/Children of Earth - Day 1a.mkv", "tw-s03e01-coe-day-one"),
        ("Torchwood/Children of Earth - Day 1b.mkv", "tw-s03e01-coe-day-one"),
        ("Torchwood - Children of Earth Day 3b.avi", "tw-s03e03-coe-day-three"),
    ],
)
def test_a_letter_behind_the_number_of_a_day_is_that_of_a_part(
    harness: MatchHarness, path: str, work: str
) -> None:
    for seconds in (1740.0, None):
        proposal = harness.match_one(path, film(seconds) if seconds else None)
        assert proposal.outcome is Outcome.ASK
        assert proposal.candidates[0].work == work
