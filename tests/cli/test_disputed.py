"""What sources dispute about Torchwood is in the pack with each side and its source, and people see it."""

from __future__ import annotations

import re

import pytest

from .conftest import Janto

FIRST_SHOWN = {
    "Reset": ("2008-02-13", "2008-02-20"),
    "Dead Man Walking": ("2008-02-20", "2008-02-27"),
    "A Day in the Death": ("2008-02-27", "2008-03-05"),
    "Something Borrowed": ("2008-03-05", "2008-03-12"),
    "From Out of the Rain": ("2008-03-12", "2008-03-19"),
    "Adrift": ("2008-03-19", "2008-03-21"),
    "Fragments": ("2008-03-21", "2008-03-28"),
}


def page(janto: Janto, title: str) -> str:
    """What `janto show` prints for people, with the space between columns made one."""
    said = janto("show", title)
    assert said.code == 0, said.err
    return re.sub(r"(?<=\S) +", " ", said.out)


@pytest.mark.parametrize("title", FIRST_SHOWN)
def test_an_episode_was_shown_on_bbc_three_before_it_was_on_bbc_two(janto: Janto, title: str) -> None:
    three, two = FIRST_SHOWN[title]
    told = page(janto, f"work:{title}")
    assert f"{three}, BBC Three, UK (" in told
    assert f"{two}, BBC Two, UK (" in told
    assert janto("show", f"work:{title}", "--json").json["released"] == three


@pytest.mark.parametrize(
    "work", ["tw-novel-01-another-life", "tw-novel-02-border-princes", "tw-novel-03-slow-decay"]
)
def test_the_first_novels_came_out_on_11_january_2007_or_perhaps_a_week_before(
    janto: Janto, work: str
) -> None:
    told = page(janto, work)
    assert "  perhaps 2007-01-04, BBC Books, UK (Wikipedia" in told
    assert "  2007-01-11, BBC Books, UK (TARDIS Data Core" in told
    assert janto("show", work, "--json").json["released"] == "2007-01-11"


@pytest.mark.parametrize(
    ("title", "one", "other"),
    [
        ("Visiting Hours", "Visiting Hours comes after The Blood Line (TARDIS Data Core", "overruled: Visiting Hours comes between Children of Earth: Day Five and The New World"),
        ("Hidden", "Hidden comes between Kiss Kiss, Bang Bang and Exit Wounds: author", "overruled: Hidden comes between Everything Changes and End of Days: two reviewers"),
        ("Smashed", "Smashed comes after Children of Earth: Day Five", "overruled: Smashed comes before Exit Wounds: one order list"),
        ("Lost Souls", "Lost Souls is dated 2009: the year the TARDIS Wiki gives", "overruled: Lost Souls is dated 2008-09-10: the day the collider was switched on"),
        ("Department X", "Ghost Train comes after Department X: one listener", "overruled: Department X comes after Ghost Train: one order list"),
        ("Drive", "Drive comes before End of Days: series 1 or 2 disputed", "other claim: Drive comes before Exit Wounds: Series 1 or series 2 (torchwood-eu.xyz)"),
        ("The House of the Dead", "The House of the Dead comes between Children of Earth: Day Five and Six months later", "apparent: The House of the Dead comes between Exit Wounds and Children of Earth: Day One: as the play was billed"),
        ("tw-radio-07-the-house-of-the-dead", "Ianto Jones spirit, lead", "Ianto Jones seems present, lead"),
        ("tw-comic-shrouded", "Ianto Jones alternate-self", "Who survives in which of its times is disputed"),
        ("bf-sp-outbreak-3-decline", "Invasion", "also called Decline"),
        ("Absent Friends", "number 50 and withdrawn", "The Black Knight took its number"),
        ("tw-comic-broken-comic", "Nick Abadzis and Paul Grist", "Gary Russell and Adrian Salmon"),
        ("bf-tw-11-broken", "perhaps 2016-07-04", "  2016-07, Big Finish"),
    ],
)  # fmt: skip
def test_both_sides_are_told_of(janto: Janto, title: str, one: str, other: str) -> None:
    told = page(janto, title if "-" in title else f"work:{title}")
    assert one in told
    assert other in told


def test_contradictions_are_listed_with_what_they_are_against(janto: Janto) -> None:
    told = janto("conflicts").out
    for title in ("Visiting Hours", "Hidden", "Lost Souls", "Smashed", "Department X"):
        assert any(line.startswith(title) for line in told.splitlines()), title
    assert told.count("    overruled by: ") >= 5
    assert told.count(" would settle it.\n") + told.count("    It would count if ") == 5
    assert told.endswith("5 conflicts\n")


def test_the_serial_stays_in_one_piece_whatever_is_said_of_visiting_hours(janto: Janto) -> None:
    rows = janto("order", "series:tw-miracle-day", "--json").json
    assert next(row["title"] for row in rows) == "The New World"
    assert [row["released"] for row in rows] == sorted(row["released"] for row in rows)


def test_what_is_said_of_a_place_is_told_whether_it_is_followed_or_not(janto: Janto) -> None:
    stated = janto("show", "work:The House of the Dead", "--json").json["stated"]
    assert {claim["apparent"] for claim in stated if claim["axis"] == "story"} == {True, False}
    assert any(claim["axis"] == "life:jack-harkness" for claim in stated)
    assert all(claim["source"] and claim["certainty"] for claim in stated)
