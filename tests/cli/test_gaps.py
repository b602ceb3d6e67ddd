"""`janto gaps`: what you do not own between titles of yours, and the shopping list of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Janto
from tests.cli.test_json import WORK, both_ways
from tests.media import silent_mkv

MINUTE = 60.0


@pytest.fixture
def two_ends(scanned: Janto, media: Path) -> Janto:
    """The first three episodes, and the first one of the next season."""
    silent_mkv(media / "TV" / "Torchwood.S02E01.Kiss.Kiss.Bang.Bang.mkv", 48 * MINUTE)
    assert scanned("scan").code == 0
    return scanned


def test_gaps_have_the_owned_titles_around_them(two_ends: Janto) -> None:
    found = both_ways(two_ends, "gaps", "kind:tv-episode series:any")
    assert set(found) == {"by", "count", "gaps", "to_get", "announced"}
    assert found["count"] == sum(len(gap["titles"]) for gap in found["gaps"]) >= 10
    assert all(set(gap) == {"after", "before", "titles"} for gap in found["gaps"])
    assert all(set(title) == WORK | {"position"} for gap in found["gaps"] for title in gap["titles"])
    last = found["gaps"][-1]
    assert (last["after"], last["before"]) == ("tw-s01e03-ghost-machine", "tw-s02e01-kiss-kiss-bang-bang")
    keys = WORK | {"titles", "parts", "alone", "also_in", "publisher", "codes"}
    assert all(set(one) == keys for one in found["to_get"])
    assert not [title for gap in found["gaps"] for title in gap["titles"] if title["owned"]]


def test_a_box_is_one_thing_to_get(janto: Janto) -> None:
    found = janto(
        "gaps", 'series:"torchwood soho"', "--from", "The Mould", "--to", "The Spread", "--json"
    ).json
    (one,) = found["to_get"]
    assert (one["title"], one["titles"], one["parts"]) == (
        "Torchwood Soho: Parasite",
        ["bf-soho-parasite-3-the-mould", "bf-soho-parasite-4-the-spread"],
        6,
    )


def test_people_read_where_gaps_are_and_what_to_get(two_ends: Janto) -> None:
    printed = two_ends("gaps", "kind:tv-episode series:any").out
    assert "\nBetween Ghost Machine and Kiss Kiss, Bang Bang:\n" in f"\n{printed}"
    assert "\nTo get: " in printed
    assert two_ends("gaps", "number:1 series:any kind:novel").out == (
        "Nothing that you do not own is between titles of yours in the story.\n"
    )


def test_a_shopping_list_is_exported(two_ends: Janto, tmp_path: Path) -> None:
    target = tmp_path / "list.csv"
    answer = both_ways(two_ends, "export", target, "kind:tv-episode series:any", "--gaps")
    found = two_ends("gaps", "kind:tv-episode series:any", "--json").json
    assert answer == {"written": len(found["to_get"]), "skipped": []}
    lines = target.read_text("utf-8-sig").splitlines()[1:]
    assert [one["id"] in line for one, line in zip(found["to_get"], lines, strict=True)] == [True] * len(
        lines
    )
