"""Names with the numbers of several seasons, a range of episodes, numbers in doubt, and numbers of volumes."""

from __future__ import annotations

import pytest

from janto_catalog.model.media import MediaFacts
from tests.matching.harness import MatchHarness, film

MINUTE = 60.0
END_OF_DAYS, ADAM = "tw-s01e13-end-of-days", "tw-s02e05-adam"
KISS_KISS, RESET = "tw-s02e01-kiss-kiss-bang-bang", "tw-s02e06-reset"
FIRST_FOUR = [
    "tw-s01e01-everything-changes",
    "tw-s01e02-day-one",
    "tw-s01e03-ghost-machine",
    "tw-s01e04-cyberwoman",
]


@pytest.mark.parametrize(
    ("name", "facts", "works"),
    [
        ("S01E13-S02E01", film(98 * MINUTE), [END_OF_DAYS, KISS_KISS]),
        ("S1E13 S2E1", None, [END_OF_DAYS, KISS_KISS]),
        ("S01E13.S02E01", None, [END_OF_DAYS, KISS_KISS]),
        ("S01E13_S02E01", None, [END_OF_DAYS, KISS_KISS]),
        ("1x13-2x01", None, [END_OF_DAYS, KISS_KISS]),
        ("1x13 & 2x01", None, [END_OF_DAYS, KISS_KISS]),
        ("1x13+2x01", film(98 * MINUTE), [END_OF_DAYS, KISS_KISS]),
        ("S02E13 - S03E01", None, ["tw-s02e13-exit-wounds", "tw-s03e01-coe-day-one"]),
        ("1x05 2x06", None, ["tw-s01e05-small-worlds", RESET]),
        ("2x01 1x01", None, [KISS_KISS, "tw-s01e01-everything-changes"]),
        (
            "S01E01 S02E01 S03E01",
            None,
            ["tw-s01e01-everything-changes", KISS_KISS, "tw-s03e01-coe-day-one"],
        ),
        # There is an episode between them, which may be in it too, or one of them is misnamed.
        ("S01E12-S02E01", None, []),
        ("S01E13-S02E01 End of Days", None, []),
        ("S01E01 to S01E04", None, FIRST_FOUR),
        ("S01E01 thru S01E04", None, FIRST_FOUR),
        ("S01E01 to 04", None, FIRST_FOUR),
        ("1x01 to 1x04", None, FIRST_FOUR),
        ("S01E03 & 7", None, ["tw-s01e03-ghost-machine", "tw-s01e07-greeks-bearing-gifts"]),
        ("S02E05 and 06 [720p]", None, [ADAM, RESET]),
        ("S02E05 - Adam + S02E06 - Reset", film(98 * MINUTE), [ADAM, RESET]),
        # Only one of them is right.
        ("S02E05 (really S02E06)", None, []),
        ("S02E05 (S02E06)", None, []),
        ("2x05 aka 2x06", None, []),
        ("S02E05 or S02E06", None, []),
        ("S02E05 or 06", None, []),
        # The second of several volumes has not the second episode.
        ("Miracle Day Vol. 2", None, []),
        ("Miracle Day Vol. 2", film(55 * MINUTE), ["tw-s04e02-rendition"]),
        ("Miracle Day Volume two", None, []),
        ("Miracle Day Band 2", None, []),
        ("Miracle Day DVD two", None, []),
        ("Children of Earth Vol. 2", None, []),
        ("Miracle Day Part 2", None, ["tw-s04e02-rendition"]),
    ],
)
def test_all_numbers_of_a_name_are_read(
    harness: MatchHarness, name: str, facts: MediaFacts | None, works: list[str]
) -> None:
    assert harness.linked_works(f"TV/Torchwood {name}.mkv", facts) == works
